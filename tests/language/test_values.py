from datetime import date, datetime
from decimal import Decimal

import pytest

from presskit.language.values import say
from presskit.language.zones import instant
from presskit.model import (
    PARTS,
    DateFact,
    MomentFact,
    MoneyFact,
    NumberFact,
    PercentFact,
    PeriodFact,
    YearFact,
)

_wall = datetime.fromisoformat

_DAY = DateFact(date(2022, 9, 15))
_PERIOD = PeriodFact(date(2022, 9, 14), date(2022, 9, 15))
_MOMENT = MomentFact(instant(_wall("2025-03-11T10:30"), "Africa/Lagos"), "Africa/Lagos")
_MONEY = MoneyFact(Decimal(2400000), "USD")
_FACTS = [
    _DAY,
    _PERIOD,
    _MOMENT,
    _MONEY,
    NumberFact(Decimal("18.5")),
    PercentFact(Decimal("18.5")),
    YearFact(2025),
]


@pytest.mark.parametrize(
    ("fact", "part", "expected"),
    [
        pytest.param(_DAY, "", "15 September 2022", id="date"),
        pytest.param(_DAY, "full", "Thursday, 15 September 2022", id="date.full"),
        pytest.param(_DAY, "weekday", "Thursday", id="date.weekday"),
        pytest.param(_DAY, "day_month", "15 September", id="date.day_month"),
        pytest.param(_DAY, "month_year", "September 2022", id="date.month_year"),
        pytest.param(_DAY, "year", "2022", id="date.year"),
        pytest.param(_PERIOD, "", "14–15 September 2022", id="period"),
        pytest.param(_PERIOD, "span", "on 14 and 15 September 2022", id="period.span"),
        pytest.param(NumberFact(Decimal("18.50")), "", "18.50", id="number"),
        pytest.param(PercentFact(Decimal("12.5")), "", "12.5%", id="percent"),
        pytest.param(YearFact(2025), "", "2025", id="year"),
        pytest.param(_MONEY, "", "US$2,400,000", id="money"),
        pytest.param(_MONEY, "short", "US$2.4 million", id="money.short"),
        pytest.param(_MOMENT, "", "11 March 2025 at 10:30 (UTC+1)", id="moment"),
        pytest.param(_MOMENT, "date", "11 March 2025", id="moment.date"),
        pytest.param(_MOMENT, "time", "10:30", id="moment.time"),
        pytest.param(_MOMENT, "full", "Tuesday, 11 March 2025 at 10:30 (UTC+1)", id="moment.full"),
    ],
)
def test_each_part_of_each_fact_is_said(fact, part, expected, languages, labels):
    said = say(fact, part, languages["en"], labels["en"])

    assert expected == said


@pytest.mark.parametrize("fact", _FACTS, ids=lambda fact: type(fact).__name__)
@pytest.mark.parametrize("tag", ["en", "fr", "ar"])
def test_no_part_is_silent_in_any_language(fact, tag, languages, labels):
    said = [say(fact, part, languages[tag], labels[tag]) for part in PARTS[type(fact)]]

    assert all(said)


@pytest.mark.parametrize("fact", _FACTS, ids=lambda fact: type(fact).__name__)
def test_a_part_that_a_fact_lacks_is_refused(fact, languages, labels):
    with pytest.raises(ValueError, match="'colour' is no part of a"):
        say(fact, "colour", languages["en"], labels["en"])


def test_an_amount_that_cannot_be_shortened_is_refused(languages, labels):
    with pytest.raises(ValueError, match="2450000 does not come out"):
        say(MoneyFact(Decimal(2450000), "USD"), "short", languages["en"], labels["en"])
