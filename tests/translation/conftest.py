"""A small release whose words are messages, and catalogs for it."""

from datetime import date
from decimal import Decimal

import pytest

from presskit.errors import Span
from presskit.model import (
    HOUSE,
    Boilerplate,
    City,
    Contact,
    House,
    Link,
    Message,
    MoneyFact,
    NumberFact,
    Organization,
    Paragraph,
    Person,
    Quote,
    Release,
)
from presskit.translation.catalog import Catalog, Entry

SPAN = Span("releases/bus/release.yaml", 3, 5)


def house_message(text, context):
    return Message(text, context, HOUSE, "en", Span("presskit.yaml", 2, 1))


@pytest.fixture
def house():
    return House(
        organizations={
            "cba": Organization(
                house_message("City Book Association", "organizations/cba/name"),
                house_message("CBA", "organizations/cba/short"),
                house_message("About CBA", "organizations/cba/about-heading"),
                (house_message("Lends books.", "organizations/cba/about"),),
            ),
        },
        people={
            "amrani": Person(
                house_message("Karima Amrani", "people/amrani/name"),
                role=house_message("head", "people/amrani/role"),
                organization="cba",
            )
        },
        places={
            "azrou": City(house_message("Azrou", "places/azrou/city"), house_message("Morocco", "places/azrou/country"))
        },
        contacts={"press": Contact(house_message("Nadia Fassi", "contacts/press/name"), organization="cba")},
    )


@pytest.fixture
def make_release(house):
    """A function that makes a release out of a headline and paragraphs."""

    def make(headline="Books", *paragraphs, **fields):
        body = tuple(Paragraph(Message(text, "body", "bus", "en", SPAN, marks=True)) for text in paragraphs)
        return Release(
            id="bus",
            span=SPAN,
            language="en",
            languages=("en", "fr"),
            date=date(2024, 6, 2),
            headline=Message(headline, "headline", "bus", "en", SPAN),
            house=house,
            **{
                "body": body,
                "facts": {
                    "villages": NumberFact(Decimal(40)),
                    "grant": MoneyFact(Decimal(1_500_000), "USD"),
                    "odd": MoneyFact(Decimal(950), "USD"),
                },
                "links": {"timetable": Link({"": "https://books.example"})},
                **fields,
            },
        )

    return make


@pytest.fixture
def make_catalog():
    """A function that makes a French catalog: fuzzy where words begin with ~, folded where they are “merged”."""

    def make(words):
        entries = {
            (HOUSE if "/" in context else "bus", context, msgid): Entry(
                ("" if said == "merged" else said.removeprefix("~"),),
                said.startswith("~"),
                said == "merged",
                Span("locales/fr.po", line),
            )
            for line, ((context, msgid), said) in enumerate(words.items(), 10)
        }
        return Catalog("fr", "fr", entries, {})

    return make


@pytest.fixture
def quote():
    return Quote(Message("It is open.", "quote", "bus", "en", SPAN, marks=True), "amrani")


@pytest.fixture
def boilerplate():
    return Boilerplate("cba")
