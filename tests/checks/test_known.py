"""Which names an edition knows."""

from dataclasses import replace

import pytest

from presskit.checks import known
from presskit.checks.known import Name
from presskit.model import Message, Person, Quote


def names(dossier):
    return known.names(dossier, dossier.editions[0])


@pytest.mark.parametrize(("tag", "name"), [("fr", "Association du livre de la cité"), ("ar", "جمعية كتاب المدينة")])
def test_a_name_is_known_as_the_edition_says_it(make_dossier, tag, name):
    assert Name(name, "organization", "{cba.name}") in names(make_dossier("Books", "x", tag=tag))


def test_people_places_and_short_names_are_known_too(make_dossier):
    found = names(make_dossier("Books", "Livres"))

    assert {
        Name("Karima Amrani", "person", "{amrani}"),
        Name("Azrou", "place", "{azrou}"),
        Name("ALC", "organization", "{cba}"),
    } <= set(found)


def test_a_name_that_is_not_translated_is_not_known(make_dossier):
    dossier = make_dossier("Books", "Livres")
    (edition,) = dossier.editions
    bare = replace(edition, catalog=replace(edition.catalog, entries={}))

    assert () == known.names(dossier, bare)


def test_a_speaker_named_on_the_spot_is_known(make_dossier):
    dossier = make_dossier("Buch", "x", tag="fr", source_tag="de")
    (edition,) = dossier.editions
    speaker = Message("Omar Alaoui", "speaker/name", "bus", "fr", dossier.release.span)
    quote = Quote(Message("Ja", "quote", "bus", "fr", dossier.release.span), Person(speaker))
    release = replace(dossier.release, body=(quote,))

    assert Name("Omar Alaoui", "person") in known.names(replace(dossier, release=release), edition)
