"""A text as it is printed, with the stretches that braces and links have left in it."""

import pytest

from presskit.checks.dossier import GAP
from presskit.checks.printed import Page, key


@pytest.fixture
def page(make_dossier):
    """A function that makes the page of one text and its translation."""

    def make(source, words, **more):
        dossier = make_dossier(source, words, **more)
        return Page(dossier.release, dossier.editions[0])

    return make


def test_values_stand_in_the_place_of_braces(page):
    (text,) = page("{villages} villages", "{villages} villages pour {grant.short}").running

    assert "40 villages pour 1,5 million de dollars des États-Unis" == text.words.replace("\u202f", " ").replace(
        "\u00a0", " "
    )
    assert ["villages", "grant"] == [name.name for name, _, _ in text.names]
    assert ["40"] == [text.words[start:end] for name, start, end in text.names if name.name == "villages"]


def test_what_nobody_typed_is_a_gap(page):
    (text,) = page("{villages} villages", "{villages} villages").running

    assert GAP * 2 + " villages" == text.typed


def test_a_link_remembers_its_words(page):
    (text,) = page("See [**it** now]({timetable}).", "Voir [**ici** même]({timetable}).").running

    ((link, start, end),) = text.links
    assert ("timetable", "ici même") == (link.target.name, text.words[start:end])


@pytest.mark.parametrize(
    ("words", "place", "sentence"),
    [
        ("One stop. Two stops.", 0, "One stop."),
        ("One stop. Two stops.", 12, "Two stops."),
        ("We met Dr. AlMalik and M. Dupont. He left.", 20, "We met Dr. AlMalik and M. Dupont."),
        ("It costs 3.5 million. It is much.", 12, "It costs 3.5 million."),
        ("«هل وصلت الحافلة؟» نعم وصلت.", 2, "«هل وصلت الحافلة؟»"),
        ("No end", 2, "No end"),
        ("Prof. Zarwali speaks. Listen!", 3, "Prof. Zarwali speaks."),
    ],
)
def test_a_sentence_is_found_around_a_place(page, words, place, sentence):
    (text,) = page("x", words).running

    assert sentence == text.sentence(place)


def test_sentences_are_all_of_the_text(page):
    (text,) = page("x", "One stop. Two stops! Three?").running

    assert ["One stop.", "Two stops!", "Three?"] == list(text.sentences())


def test_a_page_knows_its_texts_by_their_messages(page):
    own = page("Books", "Livres")
    (text,) = own.texts

    assert text is own.by_key[key(text.text.message)]
    assert "Livres" == own.words(text.text.message)
    assert not own.is_waiting([key(text.text.message)])
