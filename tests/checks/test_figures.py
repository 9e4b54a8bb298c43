"""The figures of a text and of its translation. tests/data/pairs has many more."""

from dataclasses import replace

from presskit import checks


def test_what_is_missing_is_named_beside_what_stands_there(make_dossier):
    (found,) = checks.judge(make_dossier("300 books, 12 boxes.", "3\u202f000 livres."))

    assert "the figures 300 and 12 are missing; this text says 3\u202f000" == found.message


def test_the_word_of_a_million_is_quoted_with_its_number(make_dossier):
    (found,) = checks.judge(make_dossier("It cost 6.2 billion.", "Il a coûté 6,2 millions.", context="note"))

    assert "the figure 6.2 billion is missing; this text says 6,2 millions" == found.message


def test_a_missing_figure_in_a_text_without_any_is_named_alone(make_dossier):
    (found,) = checks.judge(make_dossier("300 books.", "Des livres."))

    assert "the figure 300 is missing" == found.message


def test_a_fact_in_braces_says_its_figure(codes):
    assert [] == codes("The bus goes to 40 villages.", "Le bus va dans {villages} villages.")


def test_figures_in_braces_targets_and_addresses_are_not_asked_for(codes):
    source = "See [it](https://books.example/2024) or www.books24.example."

    assert [] == codes(source, "Voir [les horaires](https://books.example/2024) ou www.books24.example.")


def test_a_number_in_words_is_asked_for(make_dossier):
    (found,) = checks.judge(make_dossier("Twelve students came.", "Deux étudiants sont venus."))

    assert "the number Twelve is missing; this text says Deux" == found.message


def test_one_of_two_equal_figures_is_missed_where_another_stands_in_its_place(codes):
    source = "Each of the 12 regions receives 12 tablets."

    assert [] == codes(source, "Chacune des 12 régions en reçoit autant de tablettes.")
    assert ["figure"] == codes(source, "Chacune des 12 régions reçoit 21 tablettes.")


def test_the_two_sides_may_be_the_sides(codes):
    assert [] == codes("The two sides signed.", "Les parties ont signé.")
    assert ["figure"] == codes("The two sides signed.", "Les trois parties ont signé.")


def test_what_an_arabic_word_only_seems_to_say_is_told_where_another_number_stands(codes):
    assert [] == codes("Two rooms for researchers.", "قاعتان للباحثين.", tag="ar")
    assert ["figure"] == codes("Two rooms for researchers.", "ثلاث قاعات للباحثين.", tag="ar")


def test_a_language_whose_number_words_are_not_known_is_not_asked_for_those(codes):
    assert [] == codes("Twelve students came.", "Zwölf Studierende kamen.", tag="de")


def test_arabic_says_one_by_the_noun(codes):
    assert [] == codes("1 school has a well.", "في مدرسة بئر.", tag="ar")
    assert ["figure"] == codes("4 schools have a well.", "في مدرسة بئر.", tag="ar")


def test_a_language_whose_number_words_are_not_known_may_say_small_figures_in_words(codes):
    assert [] == codes("The 3 ministers met.", "Die drei Minister trafen sich.", tag="de")
    assert ["figure"] == codes("The 30 ministers met.", "Die Minister trafen sich.", tag="de")


def folded(make_dossier, neighbour):
    dossier = make_dossier("The bus has 24 seats.", "")
    (edition,) = dossier.editions
    (text,) = edition.texts
    other = replace(text, source="The bus is new.", words=neighbour)
    return checks.judge(replace(dossier, editions=(replace(edition, texts=(text, other)),)))


def test_a_text_folded_away_leaves_its_figures_to_another(make_dossier):
    assert [] == list(folded(make_dossier, "Le bus, neuf, a 24 places."))
    assert ["figure"] == [one.code for one in folded(make_dossier, "Le bus, neuf, a des places.")]
