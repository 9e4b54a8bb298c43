"""What is said about slips of the hand, and where. tests/data/slips has many more."""

from dataclasses import replace

import pytest

from presskit.checks import slips


def told(dossier):
    return list(slips.judge(dossier))


@pytest.mark.parametrize(
    ("words", "code", "place"),
    [
        ("Le bus est dans dans le village.", "doubled-word", "dans dans"),
        ("Le bus  est là.", "spacing", "s  e"),
        ("Le bus , puis rien.", "spacing", "s , "),
        ("Il est ici. puis là.", "stray-stop", ". puis"),
        ("Rabat (Maroc.", "unbalanced", "("),
        ("Rabat, Maroc).", "unbalanced", ")"),
    ],
)
def test_a_slip_is_told_with_its_place(make_dossier, words, code, place):
    (found,) = told(make_dossier("x", words))

    assert (code, place) == (found.code, words[slice(*found.words)])


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("كتب،وخرائط.", "a space is missing behind this mark"),
        ("كتب و خرائط.", "a space stands behind «و», which is written with its word"),
        ("كتب ، وخرائط.", "a space stands before this mark"),
        ("الرباط ( المغرب).", "a space stands inside the bracket"),
        ("الرباط(المغرب).", "a space is missing before the bracket"),
        ("كتب  وخرائط.", "there is more than one space here"),
    ],
)
def test_a_space_is_told_by_its_kind(make_dossier, words, message):
    (found,) = told(make_dossier("x", words, tag="ar"))

    assert message == found.message


def test_a_text_is_told_once_of_each_kind(make_dossier):
    found = told(make_dossier("x", "Le le bus  est là  là. puis puis ici. et là."))

    assert ["doubled-word", "spacing", "stray-stop"] == [one.code for one in found]


def test_a_language_whose_spelling_is_unknown_is_held_to_its_brackets_alone(make_dossier):
    assert ["unbalanced"] == [one.code for one in told(make_dossier("x", "die die  Bücher (bzw. die", tag="de"))]


def test_a_quotation_may_go_on_in_the_next_paragraph(make_dossier):
    dossier = make_dossier("x", "«\u00a0Un.")
    (edition,) = dossier.editions
    (text,) = edition.texts
    more = replace(edition, texts=(text, replace(text, words="«\u00a0Deux.\u00a0»")))

    assert ["unbalanced"] == [one.code for one in told(dossier)]
    assert [] == told(replace(dossier, editions=(more,)))
