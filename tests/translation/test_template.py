"""What translators are given."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from presskit.errors import Span
from presskit.language.plurals import HEADERS, parse_header
from presskit.model import Message, NumberFact, Organization, Plural
from presskit.translation import po
from presskit.translation.template import (
    ENGLISH,
    Origin,
    Plurals,
    author_id,
    entries,
    role,
    selected_form,
    template,
)

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


def test_a_template_whose_texts_are_in_another_order_keeps_its_date():
    first = written("Books", "More")

    again = written("More", "Books", old=first, now=LATER)

    assert sorted(first.strip().split(b"\n\n")) == sorted(again.strip().split(b"\n\n"))
    assert first != again


def test_a_template_of_which_only_a_value_changed_keeps_its_date(monkeypatch):
    first = written("{villages} villages")
    monkeypatch.setitem(SAID, "villages", "41")

    again = written("{villages} villages", old=first, now=LATER)

    assert first.replace(b"= 40", b"= 41") == again


def test_a_template_that_a_merge_has_broken_is_made_anew():
    assert written("Books", now=LATER) == written("Books", old=b"<<<<<<< ours\n", now=LATER)


@pytest.mark.parametrize(
    ("context", "parts"),
    [
        ("headline", ("headline", "")),
        ("body/agreement", ("body", "agreement")),
        ("image/alt", ("image/alt", "")),
        ("image/alt/map", ("image/alt", "map")),
        ("people/almalik/role", ("people/role", "almalik")),
        ("organizations/cba/about-heading", ("organizations/about-heading", "cba")),
        ("boilerplate/heading", ("boilerplate/heading", "")),
        ("something/else", ("something/else", "")),
    ],
)
def test_a_context_tells_the_role_and_the_id(context, parts):
    assert parts == (role(context), author_id(context))


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parents[2] / "locales").glob("*.pot")), ids=lambda path: path.stem
)
def test_every_text_of_the_example_newsroom_has_its_role_in_words(path):
    found = po.read(path.read_bytes(), path.name, language=None, report=lambda _: None)

    silent = [one.msgctxt for one in found if one.msgctxt and one.comment.partition("\n")[0] == one.msgctxt]

    assert [] == [one for one in silent if one not in PLAIN]


PLAIN = {"headline", "subheadline", "heading", "boilerplate"}
"""Roles whose name is also the plain word for them."""


def counted(number):
    plural = Plural((("one", "{villages} village"), ("other", "{villages} villages")), "villages", Decimal(number))
    return Message("{villages} village", "body", "bus", "en", Span("release.yaml"), marks=True, plural=plural)


def form_lines(tag, number, rule=None):
    plurals = Plurals(parse_header(rule or HEADERS[tag]), tag)
    (made,) = entries([counted(number)], ORIGIN, say, plurals)
    return made.comment.split("\n")[2:]


def test_a_plural_text_has_both_numbers_and_an_empty_form_for_each_of_the_language():
    (made,) = entries([counted(40)], ORIGIN, say, Plurals(parse_header(HEADERS["ar"]), "ar"))

    assert ("{villages} village", "{villages} villages") == (made.msgid, made.msgid_plural)
    assert dict.fromkeys(range(6), "") == made.msgstr_plural
    assert ["paragraph", "{villages} = 40"] == made.comment.split("\n")[:2]


@pytest.mark.parametrize(
    ("tag", "number", "lines"),
    [
        ("en", 1, ["form 0 (this release): 1", "form 1: 0, 2, 3, 4 …"]),
        ("fr", 40, ["form 0: 0, 1", "form 1 (this release): 2, 3, 4 …"]),
        ("ja", 3, ["form 0 (this release): 0, 1, 2 …"]),
        ("ru", 22, ["form 0: 1, 21 …", "form 1 (this release): 2–4, 22–24 …", "form 2: 0, 5–20 …"]),
        (
            "ar",
            "1.5",
            [
                "form 0: 0",
                "form 1: 1",
                "form 2: 2",
                "form 3: 3–10, 103–110 …",
                "form 4: 11–99, 111–199 …",
                "form 5 (this release): 100–102, 200–202 …",
            ],
        ),
    ],
)
def test_a_comment_tells_which_numbers_a_form_is_for_and_which_one_is_needed(tag, number, lines):
    assert lines == form_lines(tag, number)


def test_a_form_for_great_numbers_only_says_so():
    lines = form_lines("fr", 1, "nplurals=3; plural=n==1 ? 0 : n<=1000 ? 1 : 2;")

    assert ["form 0 (this release): 1", "form 1: 0, 2, 3, 4 …", "form 2: numbers above 1000"] == lines


@pytest.mark.parametrize("number", [0, 1, 2, 7, 40, 100])
def test_the_needed_form_can_be_read_back_out_of_the_comment(number):
    plurals = Plurals(parse_header(HEADERS["ar"]), "ar")
    (made,) = entries([counted(number)], ORIGIN, say, plurals)

    assert plurals.rule.form(number) == selected_form(made.comment)


def test_a_comment_without_forms_tells_of_none():
    assert None is selected_form("paragraph\n{villages} = 40")
    assert "en" == ENGLISH.locale
