"""The forms of what must be the same in every language: facts and links."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Self, TypeAlias

from pydantic import Discriminator, Field, model_validator
from pydantic import Tag as Case

from presskit.authoring.schema.form import Form, by_key, holds, text_or
from presskit.authoring.values import Address, Currency, Day, Number, TagName, Text, WallTime, Year, refusal


class DateForm(Form):
    """A day."""

    noun = "a date"
    date: Annotated[Day, holds("The day, as year-month-day.", "2022-09-15")]


class PeriodForm(Form):
    """Several days, both ends included."""

    noun = "a period"
    hints: ClassVar[Mapping[str, str]] = {
        "from": "write both ends: {from: 2022-09-14, to: 2022-09-15}",
        "to": "write both ends: {from: …, to: …}",
    }
    from_: Annotated[Day, holds("The first day.", "2022-09-14")] = Field(alias="from")
    to: Annotated[Day, holds("The last day; later than the first.", "2022-09-15")]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.to <= self.from_:
            raise refusal(
                "bad-date", "ends before its second day", "`to` is a later day than `from`; one day is a `date`"
            )
        return self


class NumberForm(Form):
    """A number, which a text may depend on."""

    noun = "a number"
    number: Annotated[
        Number,
        holds("Digits and, if needed, one point: decimals are printed as typed. A text may depend on it.", "150"),
    ]


class PercentForm(Form):
    """A percentage."""

    noun = "a percentage"
    percent: Annotated[Number, holds("The number without its sign: each language adds its own.", "12.5")]


class YearForm(Form):
    """A year."""

    noun = "a year"
    year: Annotated[Year, holds("The year in digits: it is never grouped as 2,025.", "2025")]


class MoneyForm(Form):
    """An amount of money."""

    noun = "an amount of money"
    hints: ClassVar[Mapping[str, str]] = {
        "currency": "add its three letters: {money: 1200000, currency: USD}",
        "money": "add the amount in digits",
    }
    money: Annotated[Number, holds("The whole amount in digits, never in millions.", "1200000")]
    currency: Annotated[Currency, holds("The three letters of its ISO 4217 code.", "USD")]


class MomentForm(Form):
    """A point in time."""

    noun = "a point in time"
    hints: ClassVar[Mapping[str, str]] = {
        "zone": "add the place whose clock it is: zone: Asia/Almaty",
        "at": 'add at: "2022-09-15T10:00"',
    }
    at: Annotated[WallTime, holds("Day and time as clocks show them there.", '"2022-09-15T10:00"')]
    zone: Annotated[Text, holds("Whose clocks: a zone's IANA name, a continent and a city.", "Asia/Almaty")]


FACT_KEYS: Mapping[str, str] = {
    "date": "<date>",
    "from": "<period>",
    "to": "<period>",
    "number": "<number>",
    "percent": "<percent>",
    "year": "<year>",
    "money": "<money>",
    "currency": "<money>",
    "at": "<moment>",
    "zone": "<moment>",
}

FactForm: TypeAlias = Annotated[
    Annotated[DateForm, Case("<date>")]
    | Annotated[PeriodForm, Case("<period>")]
    | Annotated[NumberForm, Case("<number>")]
    | Annotated[PercentForm, Case("<percent>")]
    | Annotated[YearForm, Case("<year>")]
    | Annotated[MoneyForm, Case("<money>")]
    | Annotated[MomentForm, Case("<moment>")],
    Discriminator(by_key(FACT_KEYS), custom_error_type="no-fact", custom_error_message="no fact"),
]

LinkForm: TypeAlias = Annotated[
    Annotated[Address, Case("<text>")] | Annotated[dict[TagName, Address], Case("<fields>")],
    Discriminator(text_or("<fields>")),
]
