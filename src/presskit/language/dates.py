"""Say days, periods, moments and embargoes as one language does.

Order and words come from CLDR's patterns, months and digits from the profile, joiners from labels. Only wide names
are used: CLDR's short ones lack the Maghreb's and the Levant's months, and its short Arabic dates hold U+200F.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType

from babel import Locale
from babel.dates import get_month_names, parse_pattern, tokenize_pattern

from presskit.language import zones
from presskit.language.labels import fill
from presskit.language.numbers import digits
from presskit.language.profile import Label, Language
from presskit.model import Embargo

_YEAR, _MONTH, _DAY = "yYuG", "ML", "d"

# Arabic has three sets of months, by region and not by state; CLDR tells them by country.
_ARABIC_MONTHS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "standard": ("ar_001",),
        "maghreb": ("ar_MA",),
        "levant": ("ar_LB",),
        "dual": ("ar_LB", "ar_001"),
    }
)

_Token = tuple[str, int]
"""A field of a CLDR pattern as its letter and its width, or a literal text and 0."""

_Tokens = tuple[_Token, ...]


# --- days -----------------------------------------------------------------------------------------


def long(day: date, language: Language) -> str:
    """15 September 2022."""
    return _said(_long_pattern(language), day, language)


def full(day: date, language: Language) -> str:
    """Thursday, 15 September 2022."""
    if language.locale.language == "ar":
        # CLDR puts a comma behind the weekday; running Arabic has none.
        return _said(f"EEEE {_long_pattern(language)}", day, language)
    return _said(language.locale.date_formats["full"].pattern, day, language)


def weekday(day: date, language: Language) -> str:
    """Thursday."""
    return _said("EEEE", day, language)


def day_month(day: date, language: Language) -> str:
    """15 September."""
    return _said(_skeleton("MMMMd", language), day, language)


def month_year(day: date, language: Language) -> str:
    """September 2022."""
    return _said(_skeleton("yMMMM", language), day, language)


def year(value: int, language: Language) -> str:
    """2022, never grouped."""
    return digits(str(value), language)


# --- periods --------------------------------------------------------------------------------------


def period(start: date, end: date, language: Language) -> str:
    """Both days included, as a label: 1–3 April 2025 · 30 April – 2 May 2025."""
    first, last = _ends(start, end, language)
    spaced = (start.year, start.month) != (end.year, end.month) and " " in _long_pattern(language)
    return f"{first} – {last}" if spaced else f"{first}–{last}"


def span(start: date, end: date, language: Language, label: Label) -> str:
    """Both days included, in a sentence: from 3 to 5 June 2024; two neighbouring days: on 14 and 15 June 2024."""
    first, last = _ends(start, end, language)
    if end - start == timedelta(days=1):
        return fill(label("on {first} and {last}"), first=first, last=last)
    return fill(label("from {start} to {end}"), start=first, end=last)


# --- moments --------------------------------------------------------------------------------------


def clock(at: datetime, language: Language, label: Label) -> str:
    """10:30, always of 24 hours; a language may say the full hour in its own way (10 h)."""
    pattern = label("HH:mm") if at.minute else label("HH:'00'")
    return digits(str(parse_pattern(pattern).apply(at, language.locale)), language)


def offset(at: datetime, language: Language, label: Label) -> str:
    """UTC+6, UTC+5:30, or plain UTC: one name per language for every zone.

    The minus is CLDR's minus sign of the language: a hyphen in most, U+2212 in some (Persian, Swedish).
    """
    ahead = zones.minutes_from_utc(at)
    if ahead == 0:
        return label("UTC")
    hours, minutes = divmod(abs(ahead), 60)
    sign = "+" if ahead > 0 else language.locale.number_symbols["latn"]["minusSign"].strip("\u200e\u200f\u061c")
    amount = f"{sign}{hours}" + (f":{minutes:02}" if minutes else "")
    return fill(label("UTC{offset}"), offset=digits(amount, language))


def moment(at: datetime, language: Language, label: Label) -> str:
    """11 March 2025 at 10:30 (UTC+1)."""
    return fill(label("{date} at {time}"), date=long(at.date(), language), time=_zoned_clock(at, language, label))


def moment_full(at: datetime, language: Language, label: Label) -> str:
    """Tuesday, 11 March 2025 at 10:30 (UTC+1)."""
    return fill(label("{date} at {time}"), date=full(at.date(), language), time=_zoned_clock(at, language, label))


def embargo_lines(embargo: Embargo, language: Language, label: Label) -> tuple[str, ...]:
    """What stands above an embargoed release: the moment in the release's zone, then the same moment elsewhere.

    The second line says it in each zone of `show` and always in UTC, with the day where it is another one; there is
    none where it would only repeat the first.
    """
    until = embargo.until
    here = _in_city(moment_full(until.at, language, label), until.zone, language, label)
    lines = [fill(label("Embargoed until {moment}"), moment=here)]
    if others := _other_zones(embargo):
        lines.append(" · ".join(_elsewhere(until.at, zone, language, label) for zone in others))
    return tuple(lines)


def _zoned_clock(at: datetime, language: Language, label: Label) -> str:
    return fill(
        label("{time} ({zone})"),
        time=clock(at, language, label),
        zone=offset(at, language, label),
    )


def _in_city(moment_words: str, zone: str, language: Language, label: Label) -> str:
    city = zones.city(zone, language)
    return fill(label("{moment}, {city}"), moment=moment_words, city=city) if city else moment_words


def _other_zones(embargo: Embargo) -> tuple[str, ...]:
    """The zones of the second line, each once, the release's own left out, UTC last where nobody named it."""
    own = embargo.until.zone
    asked = dict.fromkeys((*embargo.show, "UTC"))
    first_utc = own if zones.is_utc(own) else next(zone for zone in asked if zones.is_utc(zone))
    return tuple(zone for zone in asked if zone != own and (zone == first_utc or not zones.is_utc(zone)))


def _elsewhere(at: datetime, zone: str, language: Language, label: Label) -> str:
    there = zones.in_zone(at, zone)
    say = _zoned_clock if there.date() == at.date() else moment_full
    return _in_city(say(there, language, label), zone, language, label)


# --- CLDR's patterns ------------------------------------------------------------------------------


def _long_pattern(language: Language) -> str:
    return str(language.locale.date_formats["long"].pattern)


def _skeleton(name: str, language: Language) -> str:
    return str(language.locale.datetime_skeletons[name].pattern)


def _said(pattern: str, day: date, language: Language) -> str:
    return _printed(_tokens(pattern), day, language)


def _tokens(pattern: str) -> _Tokens:
    return tuple(
        (value, 0) if isinstance(value, str) else (value[0], value[1]) for _, value in tokenize_pattern(pattern)
    )


def _printed(tokens: _Tokens, day: date, language: Language) -> str:
    words = (_field(one, day, language) if one[1] else one[0] for one in tokens)
    return digits("".join(words), language)


def _field(token: _Token, day: date, language: Language) -> str:
    letter, width = token
    if letter in _MONTH and width >= len("MMMM") and language.locale.language == "ar":
        sources = _ARABIC_MONTHS[language.months]
        return "/".join(get_month_names("wide", locale=Locale.parse(one))[day.month] for one in sources)
    if letter in _DAY and day.day == 1 and language.locale.language == "fr":
        return "1er"  # CLDR's French patterns cannot say an ordinal
    return str(parse_pattern(letter * width).apply(day, language.locale))


def _ends(start: date, end: date, language: Language) -> tuple[str, str]:
    """The two ends of a period, each without what the other one says: "3" and "5 June 2024".

    CLDR's own interval patterns abbreviate months, so the long pattern is cut around the fields that differ.
    """
    tokens, (first, last) = _cut(_tokens(_long_pattern(language)), _differing(start, end))
    return (
        _printed(tokens[:last], start, language),
        _printed(tokens[first:], end, language),
    )


def _differing(start: date, end: date) -> str:
    if start.year != end.year:
        return _YEAR + _MONTH + _DAY
    return _MONTH + _DAY if start.month != end.month else _DAY


def _cut(tokens: _Tokens, letters: str) -> tuple[_Tokens, tuple[int, int]]:
    """Where the stretch of those fields begins and ends, a mark that belongs to the last one ("3.", "3日") included."""
    places = [place for place, (text, width) in enumerate(tokens) if width and text in letters]
    first, last = places[0], places[-1] + 1
    if last == len(tokens) or tokens[last][1]:
        return tokens, (first, last)
    mark = re.match(r"\.|[^\W\d_]*", tokens[last][0])
    own = mark[0] if mark else ""
    rest = tokens[last][0][len(own) :]
    return (*tokens[:last], (own, 0), (rest, 0), *tokens[last + 1 :]), (first, last + 1)
