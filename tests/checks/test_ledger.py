"""The ledger of whoever signs: every fact, in every language, with its sentence."""

import pytest

from presskit import jobs, review
from presskit.checks.ledger import ledger

ENTRY = 'msgctxt "body"\nmsgid "{}"\nmsgstr "{}"\n'


@pytest.fixture
def rows(reviewed, tmp_path):
    """A function that makes the ledger of a paragraph and its French: by kind and name, what is said."""

    def make(source, french, more=""):
        entry = ENTRY.format(source, french)
        reviewed(f"languages: [en, fr]\nbody: ['{source}']\n{more}", pos={"fr": entry}, without=["contacts:"])
        (job,) = jobs.find(["releases/bus"], lambda: b"", tmp_path, lambda _: None)
        found = ledger(review.dossier(job, (), lambda _: None))
        return {(row.kind, row.name): _plain(row.said) for row in found}

    return make


def _plain(said):
    return {
        tag: one if isinstance(one, str) else [(each.words, each.sentence) for each in one] for tag, one in said.items()
    }


def test_a_fact_in_braces_is_followed_by_its_name(rows):
    found = rows(
        "The bus is here. It goes to {villages} villages.",
        "Le bus est là. Il va dans {villages} villages.",
        "facts: {villages: {number: 40}}\n",
    )

    assert {
        "en": [("40", "It goes to 40 villages.")],
        "fr": [("40", "Il va dans 40 villages.")],
    } == found["number", "{villages}"]


@pytest.mark.parametrize(
    ("source", "french", "name", "said"),
    [
        ("It has 2,500 books.", "Il a 2 500 livres.", "2,500", "2 500"),
        ("It has 12 books.", "Il a douze livres.", "12", "douze"),
        ("It has twelve books.", "Il a 12 livres.", "twelve", "12"),
        ("It has 2.5 million books.", "Il a 2,5 millions de livres.", "2.5 million", "2,5 millions"),
        ("It cost US$2.5 million.", "Il a coûté 2,5 millions de dollars.", "US$2.5 million", "2,5 millions de dollars"),
        ("It is 12.5% of it.", "C’est 12,5 % du total.", "12.5%", "12,5 %"),
        ("It opens at 15:45.", "Il ouvre à 15 heures 45.", "15:45", "15 heures 45"),
        ("It has 2 to 3 million books.", "Il a de 2 à 3 millions de livres.", "2", "2"),
    ],
)
def test_a_typed_number_is_found_by_its_value(rows, source, french, name, said):
    found = rows(source, french)

    assert {"en": [(name, source)], "fr": [(said, french)]} == found["number", name]


def test_a_number_that_a_language_lacks_is_marked(rows):
    assert "missing" == rows("It has 300 books.", "Il a 3 000 livres.")["number", "300"]["fr"]


def test_a_number_in_words_may_be_said_in_others(rows):
    found = rows("The two towns met.", "Les villes se sont rencontrées.")

    assert "not found" == found["number", "two"]["fr"]


def test_a_typed_date_is_found_however_it_is_written(rows):
    found = rows("It leaves on 3 June 2024.", "Il part le 03/06/2024.")

    assert {
        "en": [("3 June 2024", "It leaves on 3 June 2024.")],
        "fr": [("03/06/2024", "Il part le 03/06/2024.")],
    } == found["date", "3 June 2024"]
    assert [] == [name for kind, name in found if kind == "number"]


def test_another_date_is_none(rows):
    assert "missing" == rows("It leaves on 3 June 2024.", "Il part le 4 juin 2024.")["date", "3 June 2024"]["fr"]


def test_a_link_has_its_address_in_each_language(rows):
    found = rows(
        "See [the timetable]({timetable}).",
        "Voir [les horaires]({timetable}).",
        "links: {timetable: {en: https://books.example/en, fr: https://books.example/fr}}\n",
    )

    assert {
        "en": [("https://books.example/en", "See the timetable.")],
        "fr": [("https://books.example/fr", "Voir les horaires.")],
    } == found["link", "{timetable}"]


@pytest.mark.parametrize("french", ["https://books.example/fr/bus", "https://books.example/le-bibliobus"])
def test_the_page_of_another_language_is_in_the_same_row(rows, french):
    found = rows("See https://books.example/en/bus now.", f"Voir {french} ici.")

    assert [("https://books.example/en/bus", "See https://books.example/en/bus now.")] == (
        found["link", "https://books.example/en/bus"]["en"]
    )
    assert [(french, f"Voir {french} ici.")] == found["link", "https://books.example/en/bus"]["fr"]
    assert 1 == sum(kind == "link" for kind, _ in found)


def test_a_typed_address_that_a_language_spells_otherwise_is_missing(rows):
    found = rows("Write to bus@books.example now.", "Écrivez à bus@livres.example.")

    assert "missing" == found["link", "bus@books.example"]["fr"]
    assert "missing" == found["link", "bus@livres.example"]["en"]


def test_a_linked_address_is_one_link(rows):
    found = rows("See [books.example](https://books.example).", "Voir [books.example](https://books.example).")

    assert [("link", "https://books.example")] == [one for one in found if one[0] == "link"]


def test_a_name_is_followed_into_each_language(rows):
    found = rows("{amrani} leads the service. {amrani.short} left.", "{amrani} dirige le service. {amrani.short} part.")

    assert [("Karima Amrani", "Karima Amrani leads the service.")] == found["name", "Karima Amrani"]["en"]
    assert "not translated" == found["name", "Karima Amrani"]["fr"]


def test_a_typed_name_of_the_house_is_in_it(rows):
    found = rows("The bus goes to Azrou.", "Le bus va à Azrou.")

    assert [("Azrou", "The bus goes to Azrou.")] == found["name", "Azrou"]["en"]


def test_what_is_in_one_language_alone_is_left_out_of_the_others(rows):
    own = '"Only 7 here."'
    found = rows("The bus is here.", "Le bus est là.", f"notes: [{{text: {own}, only: [en]}}]\n")

    assert "left out" == found["number", "7"]["fr"]


def test_what_waits_for_its_translation_is_said_to_wait(rows):
    assert "not translated" == rows("It has 300 books.", "")["number", "300"]["fr"]


def test_what_presskit_prints_by_itself_is_in_it(rows):
    found = rows(
        "The bus is here.",
        "Le bus est là.",
        'embargo: {until: "2024-06-03T09:00", zone: Africa/Casablanca}\ncontacts: [press]\n',
    )

    assert [("2 juin 2024", "")] == found["date", "date:"]["fr"]
    assert "3 juin 2024" in found["date", "embargo:"]["fr"][0][0]
    assert [("+212 5 37 00 11 22", "")] == found["number", "Press Office"]["fr"]
    assert [("press@books.example", "")] == found["link", "Press Office"]["fr"]


def test_dates_come_first_then_numbers_names_and_links(rows):
    found = rows("The bus of 300 books goes to Azrou: books.example.", "x", "contacts: [press]\n")

    kinds = [kind for kind, _ in found]
    assert kinds == sorted(kinds, key=["date", "number", "name", "link"].index)
    assert {"date", "number", "name", "link"} == set(kinds)
