"""The nouns, and the walk over their words."""

from datetime import date

import pytest

from presskit.errors import Span
from presskit.model import (
    City,
    Heading,
    House,
    ItemList,
    Link,
    Message,
    Note,
    Organization,
    Paragraph,
    Person,
    Release,
    SourceText,
    messages,
    spoken_in,
    translate,
    words_of,
)

SPAN = Span("release.yaml")


def message(text, context="body"):
    return Message(text, context, "launch", "en", SPAN)


def release(**fields):
    given = {"headline": message("Headline", "headline"), "body": (Paragraph(message("First")),), **fields}
    return Release(id="launch", span=SPAN, language="en", languages=("en", "ar"), date=date(2024, 6, 2), **given)


def test_messages_come_in_reading_order():
    made = release(
        subheadline=message("Sub"),
        summary=(message("Point"),),
        body=(Heading(message("Title")), ItemList((message("One"), message("Two")))),
        notes=(Note(message("Note")),),
    )

    assert ["Headline", "Sub", "Point", "Title", "One", "Two", "Note"] == [one.msgid for one in messages(made)]


def test_the_words_of_the_house_are_not_the_releases():
    house = House(organizations={"cba": Organization(message("City Book Association"))})

    assert ["Headline", "First"] == [one.msgid for one in messages(release(house=house))]
    assert ["City Book Association"] == [one.msgid for one in messages(house)]


def test_what_translators_are_given_is_what_is_translated():
    made = release(subheadline=message("Sub"), body=(ItemList((message("One"), message("Two"))),))
    asked = []

    translate(made, lambda one: asked.append(one.msgid) or one.msgid)

    assert [one.msgid for one in messages(made)] == asked


def test_translation_puts_words_in_the_place_of_messages():
    said = translate(release(), lambda one: one.msgid.upper())

    assert ("HEADLINE", "FIRST") == (said.headline, said.body[0].text)


def test_only_withholds_a_block_from_other_languages():
    made = release(body=(Paragraph(message("All")), Paragraph(message("Arabic"), ("ar",))))

    assert ["All"] == [one.text.msgid for one in spoken_in(made, "en").body]
    assert ["All", "Arabic"] == [one.text.msgid for one in spoken_in(made, "ar").body]


@pytest.mark.parametrize(
    ("entity", "part", "words"),
    [
        (Organization("Long", "Short"), "", ("Short",)),
        (Organization("Long"), "", ("Long",)),
        (Organization("Long", "Short"), "name", ("Long",)),
        (Organization("Long", "Short"), "short", ("Short",)),
        (Person("Karima Amrani", role="head"), "", ("Karima Amrani",)),
        (Person("Karima Amrani", "Ms Amrani"), "short", ("Ms Amrani",)),
        (Person("Karima Amrani"), "short", ("Karima Amrani",)),
        (Person("Karima Amrani", role="head"), "role", ("head",)),
        (Person("Karima Amrani", role="head"), "full", ("Karima Amrani", "head")),
        (Person("Karima Amrani"), "role", ()),
        (City("Rabat", "Morocco"), "", ("Rabat",)),
        (City("Rabat", "Morocco"), "country", ("Morocco",)),
        (City("Rabat", "Morocco"), "full", ("Rabat", "Morocco")),
    ],
)
def test_a_part_of_a_name_says(entity, part, words):
    assert words == words_of(entity, part)


@pytest.mark.parametrize(
    ("addresses", "language", "address"),
    [
        ({"": "https://a.example"}, "ar", "https://a.example"),
        ({"en": "https://a.example/en", "ar": "https://a.example/ar"}, "ar", "https://a.example/ar"),
        ({"en": "https://a.example/en", "ar": "https://a.example/ar"}, "fr", "https://a.example/en"),
    ],
    ids=["one for all", "its own", "the source's"],
)
def test_a_link_has_an_address_for_every_language(addresses, language, address):
    assert address == Link(addresses).address(language, "en")


def test_a_text_left_in_the_source_language_knows_which():
    text = SourceText("words", "en")

    assert ("words", "en") == (text, text.language)
