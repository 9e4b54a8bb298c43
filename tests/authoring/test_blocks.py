from collections.abc import Callable
from decimal import Decimal

import pytest

from presskit.errors import Diagnostic, ReleaseError
from presskit.model import Figure, Image, Message, Paragraph, Plural, Release, Table, messages

WithBody = Callable[..., Release[Message]]
Faults = Callable[[Callable[[], object]], list[tuple[str, int, int]]]

IMAGE = """body:
  - image:
      file: media/bus.png
      alt: A green bus, and {cba}.
      caption: The bus in **Azrou**.
      credit: "Photo: Salma Idrissi"
      licence: Free for editorial use
    id: bus
    note: of 1998
    only: [ar]
"""
TABLE = """body:
  - table:
      caption: Readers in *thousands*
      columns: [Village, Readers, ""]
      rows:
        - ["{azrou}", 150, 12.5%]
        - [Ifrane, —, ~]
"""
PLURAL = """facts: {villages: {number: 40}}
body:
  - paragraph:
      other: "It stops in {villages}  **villages**."
      one: "It stops in {villages} village."
      count: villages
    id: stops
    note: the bus
    only: [ar]
"""


# --- images ---------------------------------------------------------------------------------------


def test_an_image_is_its_picture_and_four_texts(with_body: WithBody) -> None:
    release = with_body(IMAGE)

    (image,) = release.body
    assert isinstance(image, Image)
    assert ("bus.png", ("ar",)) == (image.media.name, image.only)
    assert [
        ("image/alt/bus", "A green bus, and {cba}.", False),
        ("image/caption/bus", "The bus in **Azrou**.", True),
        ("image/credit/bus", "Photo: Salma Idrissi", False),
        ("image/licence/bus", "Free for editorial use", False),
    ] == [(one.context, one.msgid, one.marks) for one in messages(image)]
    assert {("of 1998",)} == {one.notes for one in messages(image)}


def test_an_image_needs_no_more_than_its_file_and_what_it_shows(with_body: WithBody) -> None:
    release = with_body("body:\n  - image: {file: bus.jpg, alt: A bus}\n")

    assert ["image/alt"] == [one.context for one in messages(release.body)]


def test_a_picture_that_cannot_be_taken_is_told_at_its_name_beside_other_faults(
    with_body: WithBody, faults: Faults
) -> None:
    rest = 'body:\n  - image: {file: missing.png, alt: "{nobody}"}\n'

    assert [("no-image", 4, 19), ("unknown-placeholder", 4, 38)] == faults(lambda: with_body(rest))


# --- tables ---------------------------------------------------------------------------------------


def test_a_tables_words_are_messages_and_its_figures_are_not(with_body: WithBody) -> None:
    (table,) = with_body(TABLE).body

    assert isinstance(table, Table)
    assert [
        ("table/column", "Village", True),
        ("table/column", "Readers", True),
        ("table/cell", "{azrou}", True),
        ("table/cell", "Ifrane", True),
        ("table/caption", "Readers in *thousands*", True),
    ] == [(one.context, one.msgid, one.marks) for one in messages(table)]
    assert Figure("") == table.columns[2]
    assert [Figure("150"), Figure("12.5%"), Figure("—"), Figure("")] == [
        cell for row in table.rows for cell in row if isinstance(cell, Figure)
    ]


def test_a_table_may_have_an_id_and_its_own_languages(with_body: WithBody) -> None:
    rest = "body:\n  - {table: {columns: [A], rows: [[b]]}, id: t, note: n, only: [fr]}\n"

    (table,) = with_body(rest).body

    assert ("fr",) == table.only
    assert {("table/column/t", ("n",)), ("table/cell/t", ("n",))} == {
        (one.context, one.notes) for one in messages(table)
    }


@pytest.mark.parametrize(
    ("row", "amount"),
    [
        ("[]", "0 cells for 2 columns: 2 missing"),
        ("[1]", "1 cell for 2 columns: 1 missing"),
        ("[1, 2, 3]", "3 cells for 2 columns: 1 too many"),
    ],
    ids=["empty", "short", "long"],
)
def test_a_row_is_as_long_as_the_columns(with_body: WithBody, row: str, amount: str) -> None:
    told = _errors(lambda: with_body(f"body:\n  - table: {{columns: [a, b], rows: [[1, 2], {row}]}}\n"))

    assert [("bad-row", f"this row has {amount}", 45)] == [
        (one.code, one.message, one.span.column) for one in told if one.span
    ]


@pytest.mark.parametrize(
    ("rest", "fault"),
    [
        ("{columns: [], rows: [[]]}", ("missing-field", 4, 13)),
        ("{columns: [a], rows: []}", ("missing-field", 4, 27)),
        ("{columns: [a], rows: [b]}", ("wrong-type", 4, 34)),
        ("{columns: [a], rows: [[[b]]]}", ("wrong-type", 4, 35)),
    ],
    ids=["no columns", "no rows", "a row that is no list", "a list in a cell"],
)
def test_a_table_that_is_none_is_told(
    with_body: WithBody, faults: Faults, rest: str, fault: tuple[str, int, int]
) -> None:
    assert [fault] == faults(lambda: with_body(f"body:\n  - table: {rest}\n"))


# --- texts that depend on a count -----------------------------------------------------------------


def test_a_text_that_depends_on_a_count_is_one_message(with_body: WithBody) -> None:
    (paragraph,) = with_body(PLURAL).body

    assert isinstance(paragraph, Paragraph)
    text = paragraph.text
    assert ("It stops in {villages} village.", "body/stops", True, ("the bus",)) == (
        text.msgid,
        text.context,
        text.marks,
        text.notes,
    )
    forms = (("one", "It stops in {villages} village."), ("other", "It stops in {villages} **villages**."))
    assert Plural(forms, "villages", Decimal(40)) == text.plural
    assert (7, ("ar",)) == (text.span.line, paragraph.only)


def test_a_text_without_a_form_for_one_is_known_by_its_other(with_body: WithBody) -> None:
    (paragraph,) = with_body("facts: {n: {number: 1.5}}\nbody: [{paragraph: {other: '{n} km', count: n}}]\n").body

    assert isinstance(paragraph, Paragraph)
    assert "{n} km" == paragraph.text.msgid
    assert Plural((("other", "{n} km"),), "n", Decimal("1.5")) == paragraph.text.plural


def test_a_source_language_with_six_forms_has_six(with_body: WithBody) -> None:
    forms = ", ".join(
        f"{one}: {{n}} {one}".replace("{n}", "n") for one in ("other", "zero", "many", "two", "few", "one")
    )

    release = with_body(f"language: ar\nfacts: {{n: {{number: 3}}}}\nbody: [{{paragraph: {{{forms}, count: n}}}}]\n")

    (text,) = (one for one in messages(release) if one.plural)
    assert text.plural
    assert ["zero", "one", "two", "few", "many", "other"] == [category for category, _ in text.plural.forms]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("{one: a, other: b, few: c, count: n}", [("unknown-form", 4, 44)]),
        ("{one: '{m}', other: '{x.y}', count: n}", [("unknown-placeholder", 4, 27), ("unknown-placeholder", 4, 41)]),
        ("{other: a}", [("missing-field", 4, 9)]),
        ("{other: a, count: m}", [("unknown-fact", 4, 38)]),
        ("{other: a, count: cba}", [("bad-value", 4, 38)]),
        ("{others: a, count: n}", [("missing-field", 4, 9), ("unknown-field", 4, 21)]),
        ("[a, b]", [("wrong-type", 4, 9)]),
    ],
    ids=["a form of others", "each form", "no count", "no fact", "no number", "misspelt", "a list"],
)
def test_what_is_wrong_with_a_count_is_told_at_its_place(
    with_body: WithBody, faults: Faults, paragraph: str, expected: list[tuple[str, int, int]]
) -> None:
    rest = f"facts: {{n: {{number: 1}}}}\nbody: [{{paragraph: {paragraph}}}]\n"

    assert expected == faults(lambda: with_body(rest))


def _errors(action: Callable[[], object]) -> tuple[Diagnostic, ...]:
    with pytest.raises(ReleaseError) as caught:
        action()
    return caught.value.diagnostics
