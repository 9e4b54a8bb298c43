import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.authoring.source import Scalar
from presskit.authoring.words import Named, Words, clash, house_names, normalized, reference
from presskit.errors import Diagnostic, Span
from presskit.model import City, DateFact, Figure, House, Link, Message, NumberFact, Organization, Person


def _message(text: str) -> Message:
    return Message(text, "c", "house", "en", Span("presskit.yaml", 1, 1))


NAMES: Mapping[str, Named] = {
    "day": Named(DateFact(date(2024, 6, 2)), Span("x")),
    "count": Named(NumberFact(Decimal(40)), Span("x")),
    "bus": Named(Link({"": "https://x.example"}), Span("x")),
    "cba": Named(Organization(_message("City Book Association")), Span("x")),
    "amrani": Named(Person(_message("Karima Amrani"), role=_message("head")), Span("x")),
    "driver": Named(Person(_message("Samir Idrissi")), Span("x")),
    "rabat": Named(City(_message("Rabat")), Span("x")),
    "broken": Named(None, Span("x")),
}


@pytest.fixture
def told() -> list[Diagnostic]:
    return []


@pytest.fixture
def words(told: list[Diagnostic]) -> Words:
    return Words("launch", "en", NAMES, told.append)


Read = Callable[[str], Scalar]


@pytest.mark.parametrize(
    ("text", "msgid"),
    [
        pytest.param("  one \n two\tthree ", "one two three", id="white space"),
        pytest.param("e\u0301te\u0301", "été", id="NFC"),
        pytest.param("9\xa0h\u202f; \xa0", "9\xa0h\u202f; \xa0", id="no-break spaces stay"),
        pytest.param("a\u2028b", "a\u2028b", id="a line separator stays"),
    ],
)
def test_a_msgid_is_canonical(text: str, msgid: str) -> None:
    assert msgid == normalized(text)


@given(st.text())
def test_a_canonical_text_stays_as_it_is(text: str) -> None:
    once = normalized(text)

    assert once == normalized(once) == unicodedata.normalize("NFC", once)


def test_a_message_knows_where_it_belongs(words: Words) -> None:
    message = words.message(Scalar.made("Two  words"), "body", marks=True, notes=["formal"])

    expected = ("Two words", "body", "launch", "en", True, ("formal",))
    assert expected == (
        message.msgid,
        message.context,
        message.domain,
        message.language,
        message.marks,
        message.notes,
    )


@pytest.mark.parametrize(
    "text",
    [
        "{day} {day.full} {day.month_year}",
        "{count} {bus} [words]({bus})",
        "{cba} {cba.name} {cba.short}",
        "{amrani.role} {driver.full} {rabat.full}",
        "{broken.anything} {{day.nothing}} {1}",
    ],
)
def test_known_names_and_parts_are_let_pass(words: Words, told: list[Diagnostic], text: str) -> None:
    words.message(Scalar.made(text), "body", marks=True)

    assert [] == told


@pytest.mark.parametrize(
    ("text", "code", "column", "hint"),
    [
        ("a {dayy}", "unknown-placeholder", 3, "did you mean `day`?"),
        ("a {nothing}", "unknown-placeholder", 3, "people, organizations and places are named in presskit.yaml"),
        ("a {Day}", "unknown-placeholder", 3, "did you mean `day`?"),
        ("a {count.full}", "unknown-part", 3, "`count` can be written `{count}`"),
        ("a {cba.role}", "unknown-part", 3, "`cba` can be written `{cba}`, `{cba.name}`, `{cba.short}`"),
        ("a {driver.role}", "unknown-part", 3, "add `role:` to it"),
        ("a {rabat.country}", "unknown-part", 3, "add `country:` to it"),
        ("[a]({amrani})", "bad-target", 5, "give the address a name"),
        ("[a]({buss})", "unknown-placeholder", 5, "did you mean `bus`?"),
        ("[a](http://x)", "bad-target", 5, "write an address"),
        ("a \u2066b\u2069\u2069", "unbalanced-isolate", 6, "delete it"),
    ],
)
def test_what_a_text_gets_wrong_is_told_at_its_place(text: str, code: str, column: int, hint: str) -> None:
    told: list[Diagnostic] = []

    Words("launch", "en", NAMES, told.append).message(Scalar.made(text), "body", marks=True)

    (problem,) = told
    assert problem.span
    assert (code, column) == (problem.code, problem.span.column)
    assert problem.hint.startswith(hint)


def test_an_isolate_ends_with_its_paragraph(told: list[Diagnostic], words: Words) -> None:
    words.paragraphs(_block("a \u2066b\n\nc\u2069 d", "|"), "body")

    assert ["unbalanced-isolate", "unbalanced-isolate"] == [one.code for one in told]


def test_an_isolate_that_is_closed_stays(told: list[Diagnostic], words: Words) -> None:
    message = words.message(Scalar.made("a \u2066b\u2069"), "body")

    assert ("a \u2066b\u2069", []) == (message.msgid, told)


def test_where_no_marks_stand_a_target_is_text(words: Words, told: list[Diagnostic]) -> None:
    words.message(Scalar.made("[a](http://x) {amrani}"), "headline")

    assert [] == told


def test_a_blank_line_in_a_paragraph_is_warned_of(words: Words, told: list[Diagnostic]) -> None:
    message = words.message(Scalar.made("one\ntwo"), "body")

    assert "one two" == message.msgid
    assert ["joined-paragraphs"] == [one.code for one in told]


def _block(text: str, style: str) -> Scalar:
    made = Scalar.made(text)
    return Scalar(made.value, made.source, 0, len(text), style)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "style", "msgids"),
    [
        pytest.param("one\ntwo\n\n\nthree\n \nfour\n", "|", ["one two", "three", "four"], id="as typed"),
        pytest.param("one two\nthree\n\nfour\n", ">", ["one two", "three", "four"], id="folded"),
        pytest.param("one", "", ["one"], id="one"),
    ],
)
def test_blank_lines_part_paragraphs(words: Words, text: str, style: str, msgids: list[str]) -> None:
    assert msgids == [one.msgid for one in words.paragraphs(_block(text, style), "body")]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("150", "150"),
        (" 12.5\u00a0% ", "12.5\u00a0%"),
        ("2 400\n000", "2 400 000"),
        ("—", "—"),
        ("~", ""),
        ("null", ""),
        ("", ""),
        ("150\\*", "150*"),
        ("{{1}}", "{1}"),
        ("٤٠", "٤٠"),
    ],
)
def test_a_cell_without_a_letter_is_a_figure(words: Words, text: str, figure: str) -> None:
    assert Figure(figure) == words.figure(Scalar.made(text))


@pytest.mark.parametrize("text", ["150 km", "{count}", "**150**", "[1](https://x.example)", "سبعة", "\u20661"])
def test_a_cell_with_letters_marks_or_names_is_none(words: Words, text: str) -> None:
    assert words.figure(Scalar.made(text)) is None


def test_the_names_of_a_house_are_those_of_its_people_organizations_and_places() -> None:
    house = House(people={"a": Person(_message("A"))}, organizations={"b": Organization(_message("B"))})

    assert {"a", "b"} == set(house_names(house))


def test_an_unknown_reference_is_told_with_the_one_that_was_meant(told: list[Diagnostic]) -> None:
    assert "amrany" == reference(Scalar.made("amrany"), ["amrani"], "person", told.append)
    assert [("unknown-person", "did you mean `amrani`?")] == [(one.code, one.hint) for one in told]


def test_no_reference_is_no_fault(told: list[Diagnostic]) -> None:
    assert "" == reference(None, [], "person", told.append)
    assert [] == told


def test_a_clash_names_both_places() -> None:
    problem = clash("cba", Span("r.yaml", 3, 1), Span("presskit.yaml", 1, 1))

    assert [Span("r.yaml", 3, 1)] == [one.span for one in problem.places]
    assert problem.hint.endswith("the first is at presskit.yaml:1:1")
