"""What translators are given."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from presskit.errors import Span
from presskit.language.plurals import HEADERS, parse_header
from presskit.model import Message, NumberFact, Organization, Plural
from presskit.translation.template import Origin, entries, template

NOW = datetime(2024, 6, 2, 10, tzinfo=UTC)
LATER = datetime(2025, 1, 1, 10, tzinfo=UTC)
ORIGIN = Origin("bus", "releases/bus/release.yaml", {"cba": Organization, "villages": NumberFact})
SAID = {"cba": "ALC", "villages": "40"}


def message(text, context="body", notes=()):
    return Message(text, context, "bus", "en", Span("release.yaml"), marks=True, notes=notes)


def say(placeholder):
    return SAID[placeholder.name]


def entry(text, context="body", notes=()):
    (made,) = entries([message(text, context, notes)], ORIGIN, say)
    return made


def written(*texts, old=None, now=NOW):
    return template([message(text) for text in texts], ORIGIN, say, old=old, now=now)


@pytest.mark.parametrize(
    ("context", "role"),
    [
        ("headline", "headline; up to 90 characters"),
        ("body/agreement", "paragraph"),
        ("contact/name", "name of a contact"),
        ("people/amrani/role", "role of a person, as it stands inside a sentence"),
        ("organizations/cba/about-heading", "heading of a boilerplate"),
    ],
)
def test_a_comment_says_what_a_text_is(context, role):
    assert role == entry("Books", context).comment


def test_comments_tell_the_authors_note_and_what_each_placeholder_prints():
    comment = entry("{cba} in {villages} villages of {cba}", notes=("first mention",)).comment

    assert "paragraph\nfirst mention\n{cba} = ALC · {villages} = 40" == comment


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("Books", []),
        ("{villages} villages", ["python-brace-format"]),
        ("{cba} books", ["no-python-brace-format"]),
        ("{villages} villages of {cba}", ["no-python-brace-format"]),
        ("Text with {{braces}}", []),
    ],
)
def test_msgfmt_guards_placeholders_only_where_translators_have_no_freedom(text, flags):
    assert flags == entry(text).flags


def test_a_text_that_occurs_twice_is_given_once():
    made = entries([message("Books"), message("Books"), message("Books", "heading")], ORIGIN, say)

    assert [("body", "Books"), ("heading", "Books")] == [(one.msgctxt, one.msgid) for one in made]


def test_a_reference_is_the_file_without_a_line():
    assert [("releases/bus/release.yaml", "")] == entry("Books").occurrences
    assert b"#: releases/bus/release.yaml\n" in written("Books")


def test_a_template_that_says_the_same_keeps_its_date():
    first = written("Books")

    assert first == written("Books", old=first, now=LATER)


def test_a_template_that_says_something_else_takes_the_new_date():
    first = written("Books")

    assert b"2025-01-01 10:00+0000" in written("Books", "More", old=first, now=LATER)


def test_a_plural_text_has_both_forms_and_tells_which_numbers_each_is_for():
    plural = Plural((("one", "{villages} village"), ("other", "{villages} villages")), "villages", Decimal(40))
    text = Message("{villages} village", "body", "bus", "en", Span("release.yaml"), marks=True, plural=plural)

    (made,) = entries([text], ORIGIN, say, parse_header(HEADERS["ar"]))

    assert ("{villages} village", "{villages} villages") == (made.msgid, made.msgid_plural)
    assert dict.fromkeys(range(6), "") == made.msgstr_plural
    assert [
        "paragraph",
        "{villages} = 40",
        "form 0: 0",
        "form 1: 1",
        "form 2: 2",
        "form 3: 3, 4, 5, 6, 7, 8, 9, 10 …",
        "form 4: 11, 12, 13, 14, 15, 16, 17, 18 …",
        "form 5: 100, 101, 102, 200, 201, 202, 300, 301 …",
    ] == made.comment.split("\n")
