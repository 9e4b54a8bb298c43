"""Hold the months and the days of the week of a text against those of its translation.

Days and years are figures; whether a date is a Monday is another family's matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from presskit.checks import Family, dates, numerals, typed_dates
from presskit.checks.amounts import latin
from presskit.checks.dossier import Dossier, Finding
from presskit.checks.parity import Pair, pairs
from presskit.language.profile import Language


def judge(dossier: Dossier) -> Iterator[Finding]:
    """Each translation that names another month or another day of the week than its source."""
    for pair in pairs(dossier):
        found = next(_months(pair), None) or next(_exchanged(pair), None)
        yield from [found] if found else []
        yield from _weekdays(pair, dossier.release.date)


# --- names ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Named:
    """The name of a month or of a day, from offset `start` to `end`; `is_sure` if it can be nothing else."""

    start: int
    end: int
    number: int
    is_sure: bool = True


_BESIDE = re.compile(
    r"(?:[0-9](?:st|nd|rd|th|er|º)?\W{0,2}(?:(?:of|de|من)\W)?"
    r"|\b(?:in|since|until|by|early|late|mid|en|début|fin|mi|dès|depuis|شهر|في|منذ)[\s-]+)\Z"
)
_FIGURE = re.compile(r"\W{1,2}[0-9]")
_SURE = 5
"""A shorter name may be another word: may, mars, آب."""
_OTHER_WORDS = frozenset({"march", "april", "نيسان"})


def _named_months(text: str, language: Language) -> Iterator[_Named]:
    plain, names = _plain(text, language), typed_dates.months(language)
    for found in _pattern(language, "months").finditer(plain):
        word = found["name"]
        is_long = len(word) >= _SURE and word.lower() not in _OTHER_WORDS
        near = _BESIDE.search(plain, max(0, found.start() - 12), found.start()) or _FIGURE.match(plain, found.end())
        yield _Named(*found.span("name"), _number(word, names), is_sure=is_long or near is not None)


def _number(word: str, names: Mapping[str, int]) -> int:
    return next(number for name, number in names.items() if name.casefold() == word.casefold())


def _plain(text: str, language: Language) -> str:
    plain = latin(text)
    return plain.translate(typed_dates.BARE_ALIFS) if language.locale.language == "ar" else plain


@cache
def _pattern(language: Language, what: str) -> re.Pattern[str]:
    names = typed_dates.months(language) if what == "months" else typed_dates.days(language)
    either = "|".join(sorted(map(re.escape, names), key=len, reverse=True)) or "(?!)"
    before = "(?:[وفبلك]|لل)?" if language.locale.language == "ar" else ""
    # English writes them with a capital letter: may and march are other words.
    flags = 0 if language.locale.language == "en" else re.IGNORECASE
    return re.compile(rf"(?<![^\W\d_]){before}(?P<name>{either})(?![^\W\d_])", flags)


# --- months ---------------------------------------------------------------------------------------

_YEAR_MONTH = re.compile(r"(?<![0-9/.-])(?P<month>0?[1-9]|1[0-2])[/.][12][0-9]{3}(?![0-9])")


def _months(pair: Pair) -> Iterator[Finding]:
    """The first month that is not named in the translation."""
    said, meant = _numbers(pair.words, pair.language), _numbers(pair.meant, pair.own)
    strays = [one for one in _named_months(pair.text.prose, pair.language) if one.is_sure and one.number not in meant]
    if not strays and pair.language.locale.language not in numerals.LANGUAGES:
        return
    for one in _typed_months(pair):
        if one.number not in said:
            yield _finding(pair, "month", one, strays)


def _numbers(text: str, language: Language) -> set[int]:
    """Every month that a text may name, in words or in figures."""
    dates = (reading for one in typed_dates.typed(text, language) for reading in one.readings)
    return {
        *(one.number for one in _named_months(text, language)),
        *(month for month, _ in dates),
        *(int(found["month"]) for found in _YEAR_MONTH.finditer(latin(text))),
    }


def _typed_months(pair: Pair) -> Iterator[_Named]:
    """The months that the source names without a doubt."""
    yield from (one for one in _named_months(pair.source, pair.own) if one.is_sure)
    for one in typed_dates.typed(pair.source, pair.own):
        if not one.month_name and len(one.readings) == 1:
            yield _Named(one.start, one.end, one.readings[0][0])


def _exchanged(pair: Pair) -> Iterator[Finding]:
    """12 March and 9 October, where the translation says 9 March and 12 October."""
    meant, said = _dates(pair.meant, pair.own), _dates(pair.words, pair.language)
    for one in typed_dates.typed(pair.source, pair.own):
        if len(one.readings) > 1 or one.readings[0] in said:
            continue
        _, day = one.readings[0]
        if any(other == day for _, other in said - meant):
            start = min(one.start, one.end)
            yield _finding(pair, "month", _Named(start, one.end, 0), [])


def _dates(text: str, language: Language) -> set[tuple[int, int]]:
    return {reading for one in typed_dates.typed(text, language) for reading in one.readings}


# --- days of the week -----------------------------------------------------------------------------


def _weekdays(pair: Pair, near: date) -> Iterator[Finding]:
    """A day that is not named, where another one is; one beside a date whose year is known, `weekday` judges."""
    meant = {one.number for one in _named_days(pair.meant, pair.own)}
    said = {one.number for one in _named_days(pair.words, pair.language)}
    typed = typed_dates.typed(pair.words, pair.language)
    judged = {one.weekday for one in typed if dates.candidates(one, pair.words, near)}
    lost = [one for one in _named_days(pair.source, pair.own) if one.number not in said]
    strays = [one for one in _named_days(pair.text.prose, pair.language) if one.number not in meant | judged]
    if lost and strays:
        yield _finding(pair, "other-weekday", lost[0], strays)


def _named_days(text: str, language: Language) -> Iterator[_Named]:
    names = typed_dates.days(language)
    for found in _pattern(language, "days").finditer(_plain(text, language)):
        yield _Named(*found.span("name"), _number(found["name"], names))


# --- what is told ---------------------------------------------------------------------------------


def _finding(pair: Pair, code: str, lost: _Named, strays: list[_Named]) -> Finding:
    first = strays[0] if strays else None
    says = f"; this text says {pair.text.words[first.start : first.end]}" if first else ""
    return Finding(
        code=code,
        message=f"{pair.source[lost.start : lost.end].strip()} is missing{says}",
        hint="name the source text’s month" if code == "month" else "name the source text’s day",
        text=pair.text,
        words=(first.start, first.end) if first else (0, 0),
    )


FAMILY = Family(
    "almanac",
    judge,
    {
        "month": "a month that the translation does not name, or names with another day",
        "other-weekday": "a day of the week that is another one in the translation",
    },
)
