"""What a family of checks is given."""

from dataclasses import replace

import pytest

from presskit.checks.dossier import GAP, prose


@pytest.mark.parametrize(
    ("words", "marks", "expected"),
    [
        ("To {villages} villages", True, f"To {GAP * 10} villages"),
        ("See [it]({timetable}).", True, "See [it]             ."),
        ("See [it](https://a.example/x_(y)).", True, "See [it]                         ."),
        ("[a](b) {x.y}", False, f"[a](b) {GAP * 5}"),
        ("A **plain** text", True, "A **plain** text"),
    ],
)
def test_prose_has_neither_braces_nor_targets_and_keeps_every_offset(words, marks, expected):
    assert expected == prose(words, marks=marks)
    assert len(words) == len(expected)


def test_a_role_is_without_ids(make_dossier):
    (text,) = make_dossier("Books", "Livres", context="body/agreement").editions[0].texts

    assert "body" == text.role


def test_a_text_in_the_authors_own_language_is_no_translation(make_dossier):
    (edition,) = make_dossier("Books", "Livres").editions
    (text,) = edition.texts

    assert [(text, text.entry)] == list(edition.translations())
    assert [] == list(replace(edition, texts=(replace(text, entry=None),)).translations())
