"""What is said about names, and where. tests/data/slips has many more."""

from dataclasses import replace

import pytest

from presskit.checks import names


def told(dossier):
    return list(names.judge(dossier))


def test_a_drifted_name_is_told_with_the_one_that_is_meant(make_dossier):
    words = "La bibliothèque de Karima Amranni est ouverte."

    (found,) = told(make_dossier("It is open.", words))

    assert "“Karima Amranni” is nearly “Karima Amrani”, a name of this house" == found.message
    assert "write it in one way: “Karima Amrani”, or {amrani}" == found.hint
    assert "Karima Amranni" == words[slice(*found.words)]


def test_a_spelling_is_told_once_a_text(make_dossier):
    assert 1 == len(told(make_dossier("It is open.", "Mme Amranni, oui, Mme Amranni est là.")))


def test_a_name_that_drifts_in_its_own_release_is_told_where_it_does(make_dossier):
    words = "M. Abdulrahmanov est venu. Plus tard, M. Abdurahmanov est reparti."

    (found,) = told(make_dossier("He came.", words))

    assert "“Abdurahmanov” is nearly “Abdulrahmanov”, as it is written elsewhere in this release" == found.message


def test_a_role_behind_a_name_is_no_part_of_it(make_dossier):
    words = "M. Khairat Abdulrahmanov, Haut-Commissaire, est venu. M. Abdurahmanov. Il est reparti."

    (found,) = told(make_dossier("He came.", words))

    assert "Abdurahmanov" == words[slice(*found.words)]


@pytest.mark.parametrize("words", ["وجمعيه كتاب المدينة مفتوحة.", "وجمعية كتب المدينة مفتوحة."])
def test_an_arabic_name_is_found_behind_its_clitics(make_dossier, words):
    assert ["name-drift"] == [one.code for one in told(make_dossier("It is open.", words, tag="ar"))]


@pytest.mark.parametrize("words", ["وجمعية كتاب المدينة مفتوحة.", "ولجمعية كتاب المدينة حافلة.", "والجمعية مفتوحة."])
def test_an_arabic_name_with_its_clitics_is_no_drift(make_dossier, words):
    assert [] == told(make_dossier("It is open.", words, tag="ar"))


def test_a_language_whose_names_are_inflected_is_left_alone(make_dossier):
    assert [] == told(make_dossier("It is open.", "Die Bücherei von Karima Amranni ist offen.", tag="de"))


def avoiding(dossier, *spellings):
    house = dossier.release.house
    one = replace(house.organizations["cba"], avoid=spellings)
    return replace(dossier, release=replace(dossier.release, house=replace(house, organizations={"cba": one})))


def test_a_spelling_to_avoid_is_told_with_the_one_that_braces_print(make_dossier):
    words = "L’A.L.C. prête des livres."

    (found,) = told(avoiding(make_dossier("It lends books.", words), "A.L.C."))

    assert ("avoided-name", "write {cba}, which prints “ALC”") == (found.code, found.hint)
    assert "A.L.C." == words[slice(*found.words)]


def test_a_spelling_to_avoid_is_told_as_that_alone(make_dossier):
    dossier = avoiding(
        make_dossier("It lends.", "L’Association du livre de la citée prête."), "Association du livre de la citée"
    )

    assert ["avoided-name"] == [one.code for one in told(dossier)]
