"""What each profile prints, row by row of tests/data/language.tsv, as a professional of the language writes it.

In the table `_` is U+00A0, `~` U+202F, `⟦` U+2066, `⟪` U+2067, `⟧` U+2069, `←` U+200F, and ` ⏎ ` a new line. Of the
six forms of an Arabic plural the last two look alike in print, so that the table says behind them which one it is.
"""

import csv
from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from presskit.language import bidi, dates, joining, numbers, plurals, typography, values
from presskit.language.labels import fill
from presskit.language.profile import language
from presskit.language.zones import instant
from presskit.model import (
    DateFact,
    Embargo,
    MomentFact,
    MoneyFact,
    NumberFact,
    PercentFact,
    PeriodFact,
    YearFact,
)
from presskit.phrase import Voice, joined

TABLE = Path(__file__).parents[1] / "data" / "language.tsv"
with TABLE.open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file, delimiter="\t", quoting=csv.QUOTE_NONE))

PROFILES = {
    "en": language("en"),
    "fr": language("fr"),
    "fr none": language("fr", typography="none"),
    "ar": language("ar"),
    "ar maghreb": language("ar", months="maghreb"),
    "ar levant": language("ar", months="levant"),
    "ar dual": language("ar", months="dual"),
    "ar arab": language("ar", digits="arab"),
}

_SIGNS = str.maketrans({"\u00a0": "_", "\u202f": "~", "\u2066": "⟦", "\u2067": "⟪", "\u2069": "⟧", "\u200f": "←"})

_COMPANIES = {
    "en": ("{n} company", "{n} companies"),
    "fr": ("{n} entreprise", "{n} entreprises"),
    "ar": ("لا شركات", "شركة واحدة", "شركتان", "{n} شركات", "{n} شركة (11–99)", "{n} شركة (100–102)"),
}


def _day(value, part, language, label):
    return values.say(DateFact(date.fromisoformat(value)), part, language, label)


def _period(value, part, language, label):
    return values.say(PeriodFact(*map(date.fromisoformat, value.split("/"))), part, language, label)


def _instant(wall, zone):
    return MomentFact(instant(datetime.fromisoformat(wall), zone), zone)


def _moment(value, part, language, label):
    return values.say(_instant(*value.split(" ")), part, language, label)


def _embargo(value, _part, language, label):
    wall, zone, *others = value.split(" ")
    return " ⏎ ".join(dates.embargo_lines(Embargo(_instant(wall, zone), tuple(others)), language, label))


def _money(value, part, language, label):
    amount, currency = value.split(" ")
    try:
        return values.say(MoneyFact(Decimal(amount), currency), part, language, label)
    except numbers.InexactError:
        return "refused"


def _plural(value, _part, language, _label):
    rule = plurals.parse_header(plurals.header(language.tag))
    words = _COMPANIES[language.tag][plurals.form_for(Decimal(value), rule, language.cldr)]
    return fill(words, n=numbers.number(Decimal(value), language))


def _join(value, _part, language, _label):
    before, _, name = value.rstrip("}").partition("{")
    return "".join(joining.join(before, name, language))


def _names(value, _part, language, label):
    return bidi.isolated(joined(value.split("/"), Voice(language, label, None)))


def _direction(value, _part, language, _label):
    opener = "⟦" if language.direction == "rtl" else "⟪"
    for run in reversed(bidi.isolates(value, language.direction)):
        value = f"{value[: run.start]}{opener}{value[run.start : run.end]}⟧{value[run.end :]}"
    return value


SAY = {
    "date": _day,
    "month": _day,
    "weekday": _day,
    "period": _period,
    "moment": _moment,
    "embargo": _embargo,
    "number": lambda value, part, *voice: values.say(NumberFact(Decimal(value)), part, *voice),
    "percent": lambda value, part, *voice: values.say(PercentFact(Decimal(value)), part, *voice),
    "year": lambda value, part, *voice: values.say(YearFact(int(value)), part, *voice),
    "money": _money,
    "plural": _plural,
    "figure": lambda value, _part, spoken, _label: numbers.figure(value, PROFILES["en"], spoken),
    "capitals": lambda value, _part, spoken, _label: typography.capitals(value, spoken),
    "opening": lambda value, _part, spoken, _label: typography.opening_capital(value, spoken),
    "typography": lambda value, _part, spoken, _label: typography.typeset(value, spoken),
    "join": _join,
    "names": _names,
    "direction": _direction,
    "adjective": lambda value, _part, spoken, _label: spoken.adjective(value),
    "own_name": lambda _value, _part, spoken, _label: spoken.own_name,
}


def _id(row):
    return " ".join(filter(None, (row["topic"], row["part"], row["profile"], row["value"])))


@pytest.mark.parametrize("row", ROWS, ids=_id)
def test_a_value_is_said_as_the_table_has_it(row, labels):
    spoken = PROFILES[row["profile"]]

    said = SAY[row["topic"]](row["value"], row["part"], spoken, labels[spoken.tag])

    assert row["expected"] == said.translate(_SIGNS)


def test_the_table_has_300_rows_and_each_names_its_source():
    assert len(ROWS) >= 300
    assert [] == [row for row in ROWS if not row["source"] or not row["expected"]]


def test_no_row_of_the_table_is_there_twice():
    counted = Counter((row["topic"], row["value"], row["part"], row["profile"]) for row in ROWS)

    assert [] == [row for row, count in counted.items() if count > 1]


def test_every_topic_and_every_profile_has_rows():
    assert SAY.keys() == {row["topic"] for row in ROWS}
    assert PROFILES.keys() == {row["profile"] for row in ROWS}
