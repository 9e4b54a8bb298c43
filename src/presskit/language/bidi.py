"""Find the stretches of a text that read the other way than their paragraph, and draw isolates as characters.

Every format relies on `isolates`: what it names is set apart, what it leaves out needs nothing. The bidi algorithm
(UAX 9) lays out the rest correctly by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from unicodedata import bidirectional, category

from presskit.document import Direction, Isolate, Phrase, Untranslated
from presskit.language.numbers import is_currency
from presskit.language.tokens import Stretch, addresses, handles, phones

_POP = "\u2069"
_INITIATORS = {"ltr": "\u2066", "rtl": "\u2067"}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text to isolate, in characters. `language` is a BCP 47 tag, "" where unknown."""

    start: int
    end: int
    direction: Direction
    language: str = ""


def isolates(text: str, direction: Direction) -> tuple[Run, ...]:
    """The runs of `text` that must be isolated in a paragraph of `direction`: in order, apart, without outer spaces.

    In a right-to-left paragraph: addresses, phone numbers, handles, signed numbers, percentages, amounts and measures
    in Latin writing, references and words with signs or leading digits, Latin phrases of several words with their
    numbers, and a single word that would draw the number behind it to its side. In a left-to-right one: whatever is
    written from right to left. A run that is the whole text takes its quotation marks and its full stop with it.
    """
    found = _ltr_stretches(text) if direction == "rtl" else _rtl_stretches(text)
    other: Direction = "ltr" if direction == "rtl" else "rtl"
    stretches = tuple(_merged(_closed(text, one) for one in found))
    if len(stretches) == 1:
        stretches = (_with_marks(text, stretches[0]),)
    return tuple(Run(start, end, other) for start, end in stretches)


def first_strong(text: str) -> Direction | None:
    """The direction of the first strong character outside isolates (UAX 9, P2 and P3); None where there is none."""
    depth = 0
    for character in text:
        kind = bidirectional(character)
        if kind in {"LRI", "RLI", "FSI"}:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif not depth and kind in {"L", "R", "AL"}:
            return "ltr" if kind == "L" else "rtl"
    return None


def isolated(phrase: Phrase) -> str:
    """A phrase as plain text: its isolates drawn as U+2066 or U+2067 … U+2069, its links without their addresses."""
    return "".join(map(_drawn, phrase))


def _drawn(one: object) -> str:
    match one:
        case str():
            return one
        case Isolate() | Untranslated():
            return _INITIATORS[one.direction] + isolated(one.children) + _POP
    children: Phrase = getattr(one, "children", ())
    return isolated(children)


# --- the shape of a text --------------------------------------------------------------------------
# Runs are found in a text's shape, which has the same length: L and R for letters by their direction, 9 for 0–9,
# 8 for digits of other scripts, $ for currency signs, u for units of measure, NUL for what is already found or known
# to be no part of a run; all else as it is.

_MARKS_ON_LETTERS = {"Mn", "Me"}


def _shape(text: str, found: Iterable[Stretch] = (), units: Iterable[Stretch] = ()) -> str:
    classes: list[str] = []
    for character in text:
        on_letter = classes and category(character) in _MARKS_ON_LETTERS
        classes.append(classes[-1] if on_letter else _class(character))
    for sign, stretches in (("u", units), ("\0", found)):
        for start, end in stretches:
            classes[start:end] = sign * (end - start)
    return "".join(classes)


@cache
def _class(character: str) -> str:
    kind, sort = bidirectional(character), category(character)
    if character in "0123456789":
        return "9"
    if sort == "Nd":
        return "8"
    if sort == "Sc":
        return "$"
    if kind in {"R", "AL"} and sort[0] == "L":
        return "R"
    return "L" if kind == "L" and sort[0] == "L" else character


# --- left to right in a right-to-left paragraph ---------------------------------------------------

_SPACE = "[ \u00a0\u202f]"
_DIGITS = r"9++(?>(?:[.,\u00a0\u202f]9++)*)"
# A number among Latin words, with all that hangs on it: 27001:2022, 978-3-16-148410-0, 118/A, 2024–2026.
_NUMBER = rf"{_DIGITS}(?>(?:[.,:/\-–]++[L9]++)*)(?!{_SPACE}?[%$°u])"
_SIGN = r"(?<![\w%)$°])[+\-−]"
_PERCENT = rf"{_DIGITS}{_SPACE}?+%"
_AMOUNT = rf"(?:(?:{_SIGN})?L{{0,3}}\${_SPACE}?{_DIGITS}|{_DIGITS}{_SPACE}?\$)"
_QUANTITY = r"(?<!9[:/])9++(?>(?:[.,:/\u00a0\u202f]9++)*)"
_FOREIGN = r"(?<![89])(?<!8[.,:/٫٬])8++(?>(?:[.,:/٫٬\u00a0\u202f]8++)*)"
_MEASURE = (
    rf"(?:{_SIGN})?(?:(?:{_QUANTITY}[\-–])?{_QUANTITY}{_SPACE}?(?:°L?|u++)"
    # A unit in Latin letters needs it behind other digits too: ٥ °C would read C° ٥. A bare ٥° does not.
    rf"|(?:{_FOREIGN}[\-–])?{_FOREIGN}{_SPACE}?(?:°L|u++))"
)
_SIGNED = rf"(?:{_SIGN}{_DIGITS}(?:{_SPACE}?%)?|{_DIGITS}\+(?!\w))"
_LEADING = r"(?<!9[/:\-])9++(?>(?:[.,/:\-]9++)*)[./:\-]?"
_WORD = rf"(?:{_LEADING})?L[L9]*+(?>(?:[-&'’.+#/:_@*]++[L9]++)*)(?:\+\+?|\#)?(?!\$)"
_BRACKET = r"[(\[][L9][L9 \u00a0.,;:&'’/+–-]*+[)\]]"
_VALUE = rf"(?:{_AMOUNT}|{_MEASURE}|{_PERCENT})"
_PLAIN = rf"(?:{_WORD}|{_NUMBER}|{_QUANTITY}{_SPACE}?u++|{_BRACKET})"
_GAP = rf"(?:[.,:;!?]?{_SPACE}|{_SPACE}[&+/]{_SPACE}|,)"

# A value behind a single word is rarely its part (ICESCO US$2.4 million); a bare number mostly is (ISO 9001).
# A bracket opens a phrase only where a law's number follows: (EU) 2016/679, (EC) No 1907/2006.
_LAW = rf"\(L[L, ]*+\){_SPACE}(?:L{{2,3}}\.?{_SPACE}9++|9999)/9++(?![L9/])"
_PHRASE = (
    rf"(?:{_WORD}{_GAP}(?:{_VALUE}{_GAP}{_WORD}|{_PLAIN})"
    rf"|{_AMOUNT}{_GAP}{_WORD}|{_MEASURE}{_SPACE}(?:{_WORD}|{_MEASURE})|{_LAW})"
    rf"(?>(?:{_GAP}(?:{_VALUE}|{_PLAIN}))*)"
)

# `(?<!9)…`: never from the middle of a number, which would also cost a search for each of its digits.
_LTR = re.compile(rf"(?<!9)(?<!9[.,])(?:(?P<phrase>{_PHRASE})|(?P<value>{_VALUE}|{_SIGNED})|(?P<word>{_WORD}))")

# A word that the bidi algorithm would break: a sign at its edge or in it, a digit before its letters, a reference.
_BREAKING = re.compile(r"^9|[.+#/:_@*]|^L+9*(?:-[L9]+){2,}$")

# Behind a word, no letter and then a number: UAX 9 (W7) would take the number for a part of the word's run, and what is
# between two such numbers as well.
_DRAWING = re.compile(r"[^LR9]*+9")

# An amount with its ISO 4217 code behind it, found in the text itself.
_CODED = re.compile(rf"(?<![A-Za-z0-9_.,])[0-9][0-9.,]*+{_SPACE}(?P<code>[A-Z]{{3}})(?![A-Za-z])")

# A number whose groups are parted by plain spaces, which UAX 9 would put in reverse order in an Arabic line.
_GROUPED = re.compile(r"(?<![A-Za-z0-9_.,/+-])[0-9]{1,3}(?>(?: [0-9]{3}){2,6})(?![0-9])")

# Units behind a number (12 km): UAX 9 would part them from it; with them go all groups of the number.
_UNITS = (
    r"(?:(?:km/h|m/s|[kcmµ]?m[²³]?|[kmµ]?g|t|ha|[cm]?[lL]|[kMGT]?Wh?|[kMG]?Hz|[kMGT]B|min|s|h|[AP]M|[ap]m)"
    r"(?![\w²³’'-]|/[A-Za-z0-9])|[ap]\.m\.)"
)
_UNIT = re.compile(rf"(?<=\d)(?:{_SPACE})?(?P<unit>{_UNITS})")
_MEASURED = re.compile(rf"(?<![A-Za-z0-9_.,/+-])[0-9]{{1,3}}(?>(?: [0-9]{{3}})+){_SPACE}?{_UNITS}")

# Letters that Arabic writes on to the next word: the sign behind them is the number's (و-5), no hyphen (كوفيد-19).
_GLUED = re.compile(r"(?<![\w\u064b-\u0652])(?>(?:[وفبكل][\u064b-\u0652]?){1,2})ـ?(?=[+\-−])")


def _ltr_stretches(text: str) -> Iterator[Stretch]:
    known = list(chain(addresses(text), phones(text), handles(text), _amounts(text)))
    glued = (one.span() for one in _GLUED.finditer(text))
    units = (one.span("unit") for one in _UNIT.finditer(text))
    words: list[Stretch] = []
    for one in _LTR.finditer(_shape(text, chain(known, glued), units)):
        is_plain = one.lastgroup == "word" and not _BREAKING.search(one[0])
        (words if is_plain else known).append(one.span())
    shape = _shape(text, known)
    return chain(known, (one for one in words if _DRAWING.match(shape, one[1])))


def _amounts(text: str) -> Iterator[Stretch]:
    yield from (one.span() for one in _CODED.finditer(text) if is_currency(one["code"]))
    yield from (one.span() for one in chain(_GROUPED.finditer(text), _MEASURED.finditer(text)))


# --- right to left in a left-to-right paragraph ---------------------------------------------------

_RTL = re.compile(r"[R8](?:[^L\0\n]*[R8])?")


def _rtl_stretches(text: str) -> Iterator[Stretch]:
    known = list(chain(addresses(text), phones(text)))
    shape = _shape(text, known)
    return (found.span() for found in _RTL.finditer(shape) if "R" in found[0])


# --- edges ----------------------------------------------------------------------------------------

_PAIRS = {"(": ")", "[": "]", "«": "»", "“": "”"}


def _closed(text: str, stretch: Stretch) -> Stretch:
    """The stretch with the closing bracket that follows it, where its opening one is inside."""
    start, end = stretch
    inside, following = text[start:end], text[end : end + 1]
    for opening, closing in _PAIRS.items():
        if following == closing and inside.count(opening) > inside.count(closing):
            return start, end + 1
    return stretch


def _with_marks(text: str, stretch: Stretch) -> Stretch:
    """The whole text, where nothing but punctuation stands around a stretch with letters (Note in English.)."""
    start, end = stretch
    around = text[:start] + text[end:]
    if all(one.isspace() or category(one)[0] == "P" for one in around) and any(map(str.isalpha, text[start:end])):
        return len(text) - len(text.lstrip()), len(text.rstrip())
    return stretch


def _merged(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Stretches in order, those that overlap made one."""
    current: Stretch | None = None
    for start, end in sorted(stretches):
        if current and start < current[1]:
            current = (current[0], max(current[1], end))
            continue
        if current:
            yield current
        current = (start, end)
    if current:
        yield current
