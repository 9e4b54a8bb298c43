"""Find the dates that somebody typed into a text, in words or in figures, with the weekday beside them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from presskit.checks import amounts
from presskit.language import profile
from presskit.language.profile import Language

Style = Literal["day-first", "month-first", "figures", "iso"]


@dataclass(frozen=True, slots=True)
class TypedDate:
    """A date from offset `start` to `end`, the weekday before it left aside.

    `months` and `day` are what may be meant: 4/5/2024 is two days. `weekday` counts from Monday, 0, None where none
    stands beside it; `weekday_span` says where. `month_name` is as typed, "" in figures.
    """

    start: int
    end: int
    style: Style
    readings: tuple[tuple[int, int], ...]
    year: int | None
    month_name: str = ""
    weekday: int | None = None
    weekday_span: tuple[int, int] = (0, 0)

    def days(self, near: date) -> tuple[date, ...]:
        """The days that may be meant; without a year, those of the years around `near`."""
        years = (self.year,) if self.year else (near.year - 1, near.year, near.year + 1)
        return tuple(
            date(year, month, day)
            for year in years
            for month, day in self.readings
            if day <= monthrange(year, month)[1]
        )

    @property
    def is_possible(self) -> bool:
        """Whether the calendar has such a day, in this year or, without one, in any."""
        return any(day <= monthrange(self.year or _LEAP, month)[1] for month, day in self.readings)


_LEAP = 2024
_GAPS = "[ \u00a0\u202f]"
_DAY = r"(?:(?<![\w.,/:–-])|(?<=\bو))(?P<day>[0-3]?[0-9])(?:st|nd|rd|th|er|\.)?"
_YEAR = r"(?P<year>[12][0-9]{3})(?![\w/])"


def typed(text: str, language: Language) -> Iterator[TypedDate]:
    """Every date in a text that can be nothing else."""
    plain = amounts.latin(text)
    if language.locale.language == "ar":
        plain = plain.translate(BARE_ALIFS)
    for style, pattern in _patterns(language).items():
        for found in pattern.finditer(plain):
            if one := _date(found, style, language):
                yield one


BARE_ALIFS = str.maketrans("أإآ", "ااا")


@cache
def _patterns(language: Language) -> Mapping[Style, re.Pattern[str]]:
    """The pattern of each style; what makes a date of a month before a number is a year, a weekday or an "on"."""
    month = rf"(?P<month>{_either(months(language))})(?![^\W\d_])"
    weekdays = _either(days(language))
    free = r"(?:(?<![^\W\d_])|(?<=\b[وفبل]))"
    article = rf"(?:(?:le|the|الموافق|في|den|dem){_GAPS}+)?"
    weekday = rf"(?:{free}(?P<weekday>{weekdays})(?:{_GAPS}?[,،])?{_GAPS}+{article})"
    after = rf"(?:{_GAPS}\((?P<after>{weekdays})\))?"
    name = rf"{month}(?:/[^\W\d_]+)?"
    flags = re.IGNORECASE if language.locale.language != "en" else 0
    patterns: dict[Style, str] = {
        "day-first": rf"{weekday}?{_DAY}{_GAPS}(?:of{_GAPS}|de{_GAPS})?{name}"
        rf"(?:,?{_GAPS}(?:de{_GAPS})?{_YEAR})?{after}",
        "month-first": rf"(?:{weekday}|(?P<on>[Oo]n{_GAPS}))?(?<![^\W\d_]){month}{_GAPS}"
        rf"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?(?:[–-][0-3]?[0-9])?(?![\w/.]\d|\w)(?:,?{_GAPS}{_YEAR})?{after}",
        "figures": rf"{weekday}?"
        rf"(?:(?<![\w./:-])|(?<=\bو))(?P<day>[0-3]?[0-9])(?P<sep>[/.-])(?P<number>[0-3]?[0-9])(?P=sep){_YEAR}{after}",
        "iso": rf"{weekday}?"
        rf"(?<![\w./:-])(?P<year>[12][0-9]{{3}})-(?P<number>[01][0-9])-(?P<day>[0-3][0-9])(?![\w-]){after}",
    }
    return {style: re.compile(pattern, flags) for style, pattern in patterns.items()}


def _either(names: Mapping[str, int]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True)) or "(?!)"


def _date(found: re.Match[str], style: Style, language: Language) -> TypedDate | None:
    groups = found.groupdict()
    year, day = int(groups["year"]) if groups["year"] else None, int(found["day"])
    weekday = "after" if groups["after"] else "weekday"
    if style == "month-first" and not (year or groups[weekday] or groups.get("on")):
        return None
    readings = _readings(groups, day, language)
    if not readings:
        return None
    return TypedDate(
        start=found.start("year") if style == "iso" else min(found.start("day"), _start(found, "month")),
        end=found.start("after") - 2 if groups["after"] else found.end(),
        style=style,
        readings=readings,
        year=year,
        month_name=groups.get("month") or "",
        weekday=days(language)[_key(groups[weekday], days(language))] if groups[weekday] else None,
        weekday_span=found.span(weekday) if groups[weekday] else (0, 0),
    )


def _start(found: re.Match[str], group: str) -> int:
    """Where a group begins that not every pattern has."""
    return found.start(group) if group in found.re.groupindex else found.end()


def _readings(groups: Mapping[str, str | None], day: int, language: Language) -> tuple[tuple[int, int], ...]:
    several: tuple[tuple[int, int], ...]
    if name := groups.get("month"):
        several = ((months(language)[_key(name, months(language))], day),)
    else:
        number = int(groups["number"] or 0)
        several = ((number, day), (day, number)) if "sep" in groups else ((number, day),)
    return tuple((month, one) for month, one in several if 1 <= month <= 12 and 1 <= one <= 31)  # noqa: PLR2004 - a year's


def _key(typed: str | None, names: Mapping[str, int]) -> str:
    return next(one for one in names if one.casefold() == (typed or "").casefold())


# --- names ----------------------------------------------------------------------------------------

_SETS = ("", "ar_MA", "ar_LB")
"""Arabic has three sets of months, by region; any may be typed."""


@cache
def months(language: Language) -> Mapping[str, int]:
    """Every name of a month that may be typed in a language, and its number; Arabic hamzas left aside."""
    if language.locale.language == "ar":
        several = [profile.language("ar", cldr=one) for one in (*_SETS, "ar_DZ")]
        return {_fold(name): number for one in several for name, number in month_names(one).items()}
    own = month_names(language)
    short = language.locale.months["format"]["abbreviated"]
    more = {name: number for number, word in short.items() for name in (word, word.rstrip(".")) if len(name) > 2}  # noqa: PLR2004 - a numeral is none
    return {**more, **_MORE.get(language.locale.language, {}), **own}


_MORE: Mapping[str, Mapping[str, int]] = {
    "en": {"Jan.": 1, "Feb.": 2, "Mar.": 3, "Apr.": 4, "Aug.": 8, "Sept.": 9, "Sep.": 9, "Oct.": 10, "Nov.": 11}
    | {"Sept": 9, "Sep": 9, "Dec.": 12},
}


def region(one: TypedDate, text: str) -> str:
    """Which Arabic set of months alone has the name of a date's month, "dual" for two at once; "" where several do."""
    if not one.month_name:
        return ""
    if "/" in text[one.start : one.end]:
        return "dual"
    names = {name: month_names(profile.language("ar", cldr=cldr)) for cldr, name in zip(_SETS, _REGIONS, strict=True)}
    month = one.readings[0][0]
    has = [
        name
        for name, several in names.items()
        if month in {several[own] for own in several if _fold(own) == one.month_name}
    ]
    return has[0] if len(has) == 1 else ""


_REGIONS = ("standard", "maghreb", "levant")


def month_names(language: Language) -> Mapping[str, int]:
    """The full names of the months that a language's own locale prints."""
    return {str(word): number for number, word in language.locale.months["format"]["wide"].items()}


@cache
def days(language: Language) -> Mapping[str, int]:
    """The names of the days of the week, Monday 0."""
    names = {str(word): number for number, word in language.locale.days["format"]["wide"].items()}
    if language.locale.language == "ar":
        return {_fold(name): number for name, number in names.items()}
    return names


def _fold(name: str) -> str:
    return name.translate(BARE_ALIFS)
