from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from presskit.authoring.references import References
from presskit.authoring.source import Scalar
from presskit.authoring.words import Named
from presskit.errors import Diagnostic, Span
from presskit.model import DateFact, House, Message, NumberFact, Person

_AMRANI = Person(Message("Karima Amrani", "people/amrani/name", "house", "en", Span("presskit.yaml", 1, 1)))
NAMES: Mapping[str, Named] = {
    "villages": Named(NumberFact(Decimal(40)), Span("x")),
    "opening": Named(DateFact(date(2024, 6, 3)), Span("x")),
    "amrani": Named(_AMRANI, Span("x")),
    "broken": Named(None, Span("x")),
}


@pytest.fixture
def told() -> list[Diagnostic]:
    return []


@pytest.fixture
def references(told: list[Diagnostic]) -> References:
    return References(House(people={"amrani": _AMRANI}), ("en", "ar"), NAMES, told.append)


def test_an_id_of_the_house_is_known(references: References, told: list[Diagnostic]) -> None:
    assert "amrani" == references.id(Scalar.made("amrani"), "person")
    assert "" == references.id(None, "person")
    assert [] == told


def test_an_id_of_another_kind_is_unknown(references: References, told: list[Diagnostic]) -> None:
    references.id(Scalar.made("amrani"), "organization")

    assert ["unknown-organization"] == [one.code for one in told]


def test_a_language_is_one_of_the_releases(references: References, told: list[Diagnostic]) -> None:
    assert ("en", "de") == references.only((Scalar.made("en"), Scalar.made("de")))

    assert [("the release has no language `de`", "its languages are: en, ar")] == [
        (one.message, one.hint) for one in told
    ]


_NO_NUMBER = "count a fact such as startups: {number: 150}"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("opening", [("bad-value", _NO_NUMBER)], id="a date"),
        pytest.param("amrani", [("bad-value", _NO_NUMBER)], id="a person"),
        pytest.param("vilages", [("unknown-fact", "did you mean `villages`?")], id="misspelt"),
        pytest.param("readers", [("unknown-fact", _NO_NUMBER)], id="nothing"),
        pytest.param("broken", [], id="one whose own fault is told elsewhere"),
    ],
)
def test_what_is_no_number_cannot_be_counted(
    references: References, told: list[Diagnostic], name: str, expected: list[tuple[str, str]]
) -> None:
    assert 0 == references.count(Scalar.made(name))

    assert expected == [(one.code, one.hint) for one in told]


def test_a_number_can_be_counted(references: References, told: list[Diagnostic]) -> None:
    assert 40 == references.count(Scalar.made("villages"))
    assert [] == told
