from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from presskit.errors import Diagnostic
from presskit.model import (
    DateFact,
    Embargo,
    Fact,
    Link,
    Message,
    MomentFact,
    MoneyFact,
    NumberFact,
    PercentFact,
    PeriodFact,
    Release,
    YearFact,
)

WithBody = Callable[..., Release[Message]]
Faults = Callable[[Callable[[], object]], list[tuple[str, int, int]]]


@pytest.mark.parametrize(
    ("form", "fact"),
    [
        ("{date: 2022-09-15}", DateFact(date(2022, 9, 15))),
        ("{from: 2022-09-14, to: 2022-09-15}", PeriodFact(date(2022, 9, 14), date(2022, 9, 15))),
        ("{number: 150}", NumberFact(Decimal(150))),
        ('{percent: "12.50"}', PercentFact(Decimal("12.50"))),
        ("{year: 2025}", YearFact(2025)),
        ("{money: 1200000, currency: USD}", MoneyFact(Decimal(1200000), "USD")),
        (
            '{at: "2022-09-15T10:00", zone: Asia/Almaty}',
            MomentFact(datetime(2022, 9, 15, 4, 0, tzinfo=UTC), "Asia/Almaty"),
        ),
    ],
    ids=["date", "period", "number", "percent", "year", "money", "moment"],
)
def test_every_kind_of_fact_becomes_its_value(with_body: WithBody, form: str, fact: Fact) -> None:
    release = with_body(f"body: x\nfacts: {{f: {form}}}\n")

    assert {"f": fact} == release.facts


def test_an_embargo_is_an_instant_said_in_several_zones(with_body: WithBody) -> None:
    release = with_body('body: x\nembargo: {until: "2024-06-03T09:00", zone: Africa/Casablanca, show: [UTC]}\n')

    until = MomentFact(datetime(2024, 6, 3, 8, 0, tzinfo=UTC), "Africa/Casablanca")
    assert Embargo(until, ("UTC",)) == release.embargo


@pytest.mark.parametrize(
    ("rest", "fault"),
    [
        ('facts: {f: {at: "2024-06-03T09:00", zone: Mars/Base}}', ("bad-zone", 4, 43)),
        ('facts: {f: {at: "2024-10-27T02:30", zone: Europe/Paris}}', ("bad-wall-time", 4, 17)),
        ('embargo: {until: "2024-03-31T02:30", zone: Europe/Paris}', ("bad-wall-time", 4, 18)),
        ('embargo: {until: "2024-06-03T09:00", zone: UTC, show: [Paris]}', ("bad-zone", 4, 56)),
    ],
    ids=["a fact's zone", "an hour that comes twice", "an hour that is skipped", "a zone to show"],
)
def test_a_time_that_names_no_instant_is_an_error(
    with_body: WithBody, faults: Faults, rest: str, fault: tuple[str, int, int]
) -> None:
    assert [fault] == faults(lambda: with_body(f"body: x\n{rest}\n"))


def test_a_broken_fact_is_no_unknown_name_to_the_texts(with_body: WithBody, faults: Faults) -> None:
    rest = 'body: "{f} {f.part}"\nfacts: {f: {number: "1,2"}}\n'

    assert [("bad-value", 4, 21)] == faults(lambda: with_body(rest))


def test_a_link_has_one_address_or_one_a_language(with_body: WithBody) -> None:
    text = """body: x
links:
  one: https://x.example
  three: {en: https://x.example/en, ar: https://x.example/ar, fr: https://x.example/fr}
"""

    links = with_body(text).links

    assert Link({"": "https://x.example"}) == links["one"]
    assert "https://x.example/ar" == links["three"].address("ar", "en")


def test_a_link_that_lacks_a_language_is_warned_of(with_body: WithBody) -> None:
    warnings: list[Diagnostic] = []

    with_body("body: x\nlinks: {a: {en: https://x.example}}\n", warnings.append)

    assert [("link-language", 4, 9)] == [(one.code, one.span.line, one.span.column) for one in warnings if one.span]
