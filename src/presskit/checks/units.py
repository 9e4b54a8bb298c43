"""Hold what a text counts against what its translation counts: per cent, and money in its currency."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from presskit.checks import Family, amounts, currencies, numerals
from presskit.checks.amounts import Figure
from presskit.checks.attached import Attached, Marks, attached
from presskit.checks.currencies import Codes
from presskit.checks.dossier import Dossier, Finding
from presskit.checks.parity import Pair, pairs
from presskit.language.profile import Language


def judge(dossier: Dossier) -> Iterator[Finding]:
    """Percentages that are none in the translation, and amounts that are in another currency there."""
    for pair in pairs(dossier):
        if {pair.own.locale.language, pair.language.locale.language} <= numerals.LANGUAGES:
            yield from _percent(pair)
            yield from _currency(pair)


def _same(figure: Figure, several: Iterable[Attached]) -> list[Attached]:
    return [one for one in several if figure.is_same(one.figure)]


# --- per cent -------------------------------------------------------------------------------------

_PERCENT = r"[%٪]|per ?cent\b|pour ?cent\b|(?:في ال|بال|في )(?:مئة|مائة|ميه)"
PERCENTS = Marks(
    re.compile(r"(?<![0-9])[%٪]\Z"),
    re.compile(rf"[\s\u00a0\u202f]?(?:{_PERCENT})", re.IGNORECASE),
)
_SIGN = re.compile(_PERCENT, re.IGNORECASE)


def _percent(pair: Pair) -> Iterator[Finding]:
    shares = [one for one in attached(pair.source, pair.own, PERCENTS) if one.own]
    if not shares:
        return
    said = attached(pair.words, pair.language, PERCENTS)
    strays = [one for one in said if one.own and not any(share.figure.is_same(one.figure) for share in shares)]
    if not strays and len(_SIGN.findall(pair.words)) >= len(_SIGN.findall(pair.source)):
        return
    for share in shares:
        same = _same(share.figure, said)
        if same and not any(one.mark for one in same):
            yield _finding(pair, share, "percent", f"{_typed(pair, share)} is no percentage here")
            return


# --- currencies -----------------------------------------------------------------------------------


def _currency(pair: Pair) -> Iterator[Finding]:
    sums = [one for one in attached(pair.source, pair.own, currencies.MARKS) if one.own]
    if not sums:
        return
    said = attached(pair.words, pair.language, currencies.MARKS)
    mentioned = list(currencies.mentioned(pair.words))
    for amount in sums:
        wanted = _codes(amount)
        if not any(wanted & one for one in mentioned):
            message = f"the currency of {_typed(pair, amount)} is missing{_says(pair, amount)}"
            yield _finding(pair, amount, "currency", message)
            return
        same = _same(amount.figure, said)
        if same and all(one.mark and not wanted & _codes(one) for one in same):
            message = f"{_typed(pair, amount)} is in another currency here{_says(pair, amount)}"
            yield _finding(pair, amount, "currency", message)
            return


def _codes(amount: Attached) -> Codes:
    return currencies.codes(amount.mark) if amount.mark else frozenset()


# --- what is told ---------------------------------------------------------------------------------

_HINTS = {
    "percent": "write the sign, or the words for it, behind the figure it belongs to",
    "currency": "write the source text’s currency, as your language calls it",
}


def _typed(pair: Pair, one: Attached) -> str:
    return _whole(pair.source, one, pair.own)


def _says(pair: Pair, amount: Attached) -> str:
    """The same sum as the translation has it, with the currency that stands there."""
    text = pair.text.prose
    same = _same(amount.figure, attached(text, pair.language, currencies.MARKS))
    found = next((one for one in same if one.own), None)
    return f"; this text says {_whole(text, found, pair.language)}" if found else ""


def _whole(text: str, one: Attached, language: Language) -> str:
    """A figure with its million and its unit, as it is typed."""
    end = amounts.reach(one.figure, text, language)
    places = [one.figure.start, end, *(one.own.span() if one.own else ())]
    return text[min(places) : max(places)].strip()


def _finding(pair: Pair, wanted: Attached, code: str, message: str) -> Finding:
    return Finding(
        code=code, message=message, hint=_HINTS[code], text=pair.text, words=_place(pair, wanted.figure, code)
    )


def _place(pair: Pair, figure: Figure, code: str) -> tuple[int, int]:
    """Where the figure stands in the translation as its translator typed it; all of it where it does not."""
    marks = PERCENTS if code == "percent" else currencies.MARKS
    same = _same(figure, attached(pair.text.prose, pair.language, marks))
    return (same[0].figure.start, same[0].figure.end) if same else (0, 0)


FAMILY = Family(
    "units",
    judge,
    {
        "percent": "a percentage of the source text that is a bare figure in the translation",
        "currency": "an amount that the translation gives in another currency, or in none",
    },
)
