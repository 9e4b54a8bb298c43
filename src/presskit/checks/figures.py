"""Hold the numbers of a text against those of its translation, by their value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from presskit.checks import Family, amounts, numerals
from presskit.checks.amounts import Figure
from presskit.checks.dossier import Dossier, Finding, Text
from presskit.checks.parity import Pair, pairs
from presskit.language.profile import Language


def judge(dossier: Dossier) -> Iterator[Finding]:
    """Each translation that lacks a number of its source, with all that it lacks."""
    for pair in pairs(dossier):
        needed = tuple(amounts.facts(pair.source, pair.own))
        if needed and (lost := _lost(pair, needed)):
            yield _finding(pair, lost, needed)


def _lost(pair: Pair, needed: Sequence[Figure]) -> list[Figure]:
    """What the translation does not say; or, where it says a number of its own, what it says too seldom."""
    tag = pair.language.locale.language
    numbers = amounts.said(pair.words, pair.language)
    lost = [one for one in needed if not one.is_said(numbers, tag) and not _may_stay_unsaid(one, tag)]
    if lost or tag not in numerals.LANGUAGES:
        return lost
    balance = _balance(pair, needed)
    if balance.strays:
        return balance.missing
    return [one for one in balance.missing if balance.surplus and not one.is_said(numbers, tag)]


def _may_stay_unsaid(one: Figure, tag: str) -> bool:
    """Two sides may be «les parties»; a language whose words are not known may say any number in words."""
    return one.is_worded and (one.numbers == {_TWO} or tag not in numerals.LANGUAGES)


_TWO = Decimal(2)


# --- one against one ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Balance:
    """What is left when each number has taken its own away on the other side.

    `missing` are the source's; `surplus` the translation's, of which the source says nothing in the case of `strays`.
    """

    missing: list[Figure]
    surplus: list[Figure]
    strays: list[Figure]


def _balance(pair: Pair, needed: Iterable[Figure]) -> _Balance:
    surplus = list(amounts.facts(pair.words, pair.language))
    missing = []
    for one in needed:
        found = next((other for other in surplus if one.is_same(other)), None)
        missing += [] if found else [one]
        surplus = [other for other in surplus if other is not found]
    meant = amounts.said(pair.meant, pair.own) | amounts.said(pair.meant, pair.language)
    meant = meant.union(*(one.numbers for one in needed))
    return _Balance(missing, surplus, [one for one in surplus if not any(reading <= meant for reading in one.readings)])


# --- what is told ---------------------------------------------------------------------------------


def _finding(pair: Pair, lost: Sequence[Figure], needed: Iterable[Figure]) -> Finding:
    text = pair.text
    typed = list(dict.fromkeys(_typed(one, text.source_prose, pair.own) for one in lost))
    kind = "number" if all(one.is_worded for one in lost) else "figure"
    what = f"the {kind} {typed[0]} is" if len(typed) == 1 else f"the {kind}s {listed(typed)} are"
    strays = _strays(text, needed, pair.language)
    says = f"; this text says {listed([_typed(one, text.words, pair.language) for one in strays])}" if strays else ""
    return Finding(
        code="figure",
        message=f"{what} missing{says}",
        hint="write it as your language does, in digits or in words" if len(typed) == 1 else "write them in this text",
        text=text,
        words=(strays[0].start, strays[0].end) if strays else (0, 0),
    )


def _typed(one: Figure, text: str, language: Language) -> str:
    """A number as it stands in a text, with the word of a million behind it: the word may be what went wrong."""
    return text[one.start : one.end if one.is_worded else amounts.reach(one, text, language)]


def _strays(text: Text, needed: Iterable[Figure], language: Language) -> list[Figure]:
    """The numbers of a translation that say nothing of the source's: one of them may be the one that went wrong."""
    meant = {number for one in needed for reading in one.readings for number in reading}
    found = amounts.facts(text.prose, language)
    return [one for one in found if not any(reading & meant for reading in one.readings)]


def listed(names: Sequence[str]) -> str:
    """«a, b and c»."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


FAMILY = Family("figures", judge, {"figure": "a number of the source text that the translation lacks"})
