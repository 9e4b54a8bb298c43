"""Turn a fact of a release into the words that a placeholder prints in one language."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from presskit.language import dates, numbers
from presskit.language.profile import Label, Language
from presskit.model import (
    PARTS,
    DateFact,
    Fact,
    MomentFact,
    MoneyFact,
    NumberFact,
    PercentFact,
    PeriodFact,
    YearFact,
)


def say(fact: Fact, part: str, language: Language, label: Label) -> str:  # noqa: PLR0911 - one answer for each kind of fact
    """What `{x.part}` prints of a fact; "" is `{x}` itself.

    Raises ValueError for a part that facts of this kind lack, and its children where the value cannot be said so
    (`numbers.InexactError`, `numbers.UnsayableError`).
    """
    if part not in PARTS[type(fact)]:
        raise ValueError(f"{part!r} is no part of a {type(fact).__name__}")
    match fact:
        case DateFact():
            return _day(fact.value, part, language)
        case PeriodFact():
            return _period(fact, part, language, label)
        case NumberFact():
            return numbers.number(fact.value, language)
        case PercentFact():
            return numbers.percent(fact.value, language)
        case YearFact():
            return dates.year(fact.value, language)
        case MoneyFact():
            return _money(fact, part, language, label)
        case MomentFact():
            return _moment(fact, part, language, label)
        case _:
            assert_never(fact)


def _day(day: date, part: str, language: Language) -> str:
    match part:
        case "full":
            return dates.full(day, language)
        case "weekday":
            return dates.weekday(day, language)
        case "day_month":
            return dates.day_month(day, language)
        case "month_year":
            return dates.month_year(day, language)
        case "year":
            return dates.year(day.year, language)
        case _:
            return dates.long(day, language)


def _period(fact: PeriodFact, part: str, language: Language, label: Label) -> str:
    if part == "span":
        return dates.span(fact.start, fact.end, language, label)
    return dates.period(fact.start, fact.end, language)


def _money(fact: MoneyFact, part: str, language: Language, label: Label) -> str:
    if part == "short":
        return numbers.money_short(fact.amount, fact.currency, language, label)
    return numbers.money(fact.amount, fact.currency, language)


def _moment(fact: MomentFact, part: str, language: Language, label: Label) -> str:
    match part:
        case "date":
            return dates.long(fact.at.date(), language)
        case "time":
            return dates.clock(fact.at, language, label)
        case "full":
            return dates.moment_full(fact.at, language, label)
        case _:
            return dates.moment(fact.at, language, label)
