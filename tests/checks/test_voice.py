"""Texts as an edition prints them."""

from dataclasses import replace

import pytest

from presskit.checks.voice import Voice


@pytest.fixture
def printed(make_dossier):
    """A function that says a translation as it is printed."""

    def say(words, **more):
        dossier = make_dossier("Books", words, **more)
        (edition,) = dossier.editions
        return Voice(dossier.release, edition).printed(edition.texts[0])

    return say


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Vers {villages} villages", "Vers 40 villages"),
        ("**Le {day}**, *enfin*", "Le 2 juin 2024, enfin"),
        ("Voir [les horaires]({timetable})", "Voir les horaires"),
        ("{amrani.full} de l’{cba}", "Karima Amrani, cheffe du service des bibliothèques de l’ALC"),
        ("Une \\*étoile", "Une *étoile"),
    ],
)
def test_values_and_names_stand_in_the_place_of_braces(printed, words, expected):
    assert expected == printed(words)


def test_names_are_said_in_their_own_language_where_they_are_not_translated(printed):
    assert "City Book Association" == printed("{cba.name}", tag="de")


def test_a_value_whose_label_is_missing_is_left_out(printed):
    assert "Es kostet ." == printed("Es kostet {grant.short}.", tag="de")


def test_a_name_that_leads_to_itself_comes_to_an_end(make_dossier):
    dossier = make_dossier("Books", "{cba}")
    (edition,) = dossier.editions
    circle = {
        key: replace(one, forms=("x{cba}",)) if "short" in key[1] else one
        for key, one in edition.catalog.entries.items()
    }
    edition = replace(edition, catalog=replace(edition.catalog, entries=circle))

    assert "xxxxxxxx" == Voice(dossier.release, edition).printed(edition.texts[0])
