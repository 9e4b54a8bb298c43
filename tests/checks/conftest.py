"""A release around one text, and an edition that says it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PIL import Image

from presskit import checks, jobs, review
from presskit.checks.dossier import Dossier, Edition, Text
from presskit.errors import Span
from presskit.language.profile import language
from presskit.model import (
    HOUSE,
    City,
    Contact,
    DateFact,
    House,
    Link,
    Message,
    MoneyFact,
    NumberFact,
    Organization,
    Paragraph,
    Person,
    Release,
)
from presskit.translation.catalog import Catalog, Entry, Labels
from presskit.translation.faults import faults, names

YAML = Span("releases/bus/release.yaml", 3, 5)
PO = Span("locales/fr/LC_MESSAGES/bus.po", 12, 1)
HOUSE_PO = Span("locales/fr/LC_MESSAGES/house.po", 7, 1)
MARKED = {"body", "list", "quote", "note", "table", "image"}
NAMES = {
    "City Book Association": {"fr": "Association du livre de la cité", "ar": "جمعية كتاب المدينة"},
    "CBA": {"fr": "ALC", "ar": "الجمعية"},
    "Karima Amrani": {"fr": "Karima Amrani", "ar": "كريمة العمراني"},
    "head of the library service": {"fr": "cheffe du service des bibliothèques", "ar": "رئيسة خدمة المكتبات"},
    "Azrou": {"fr": "Azrou", "ar": "أزرو"},
}


def named(text, context):
    return Message(text, context, HOUSE, "en", Span("presskit.yaml", 2, 1))


@pytest.fixture(scope="session")
def make_dossier():
    """A function that makes the dossier of one text, of role `context`, and its translation."""

    def make(source, words, *, tag="fr", context="body", source_tag="en", **more):
        message = Message(source, context, "bus", source_tag, YAML, context.partition("/")[0] in MARKED)
        entry = replace(Entry((words,), False, not words, PO), **more)  # noqa: FBT003 - not fuzzy
        release = _release(message)
        said = {("bus", context, source): entry}
        for text, others in NAMES.items():
            for one in _house_messages(release):
                if one.msgid == text:
                    plain = Entry((others.get(tag, text),), False, False, HOUSE_PO)  # noqa: FBT003 - as it comes
                    said[HOUSE, one.context, text] = plain
        own = language(tag)
        catalog = Catalog(tag, own.cldr, said, {})
        labels = Labels(own, LABELS.get(tag, {}), "nplurals=2; plural=(n > 1);")
        text = Text(message, source, words, entry)
        return Dossier(release, language(source_tag), (Edition(own, catalog, labels, (text,)),))

    return make


MILLION = "{amount} million {currency}"
LABELS = {
    "fr": {MILLION: ("{amount} million de {currency}", "{amount} millions de {currency}")},
    "ar": {MILLION: ("{amount} مليون {currency}",)},
    "en": {"{amount} million": ("{amount} million",)},
}


def _release(message):
    house = House(
        organizations={
            "cba": Organization(
                named("City Book Association", "organizations/cba/name"), named("CBA", "organizations/cba/short")
            )
        },
        people={
            "amrani": Person(
                named("Karima Amrani", "people/amrani/name"),
                role=named("head of the library service", "people/amrani/role"),
            )
        },
        places={"azrou": City(named("Azrou", "places/azrou/city"))},
    )
    return Release(
        id="bus",
        span=YAML,
        kind="statement",
        contacts=(Contact(email="press@books.example"),),
        language=message.language,
        languages=tuple(dict.fromkeys((message.language, "en", "fr", "ar", "de", "el"))),
        date=date(2024, 6, 2),
        headline=Message("Books", "headline", "bus", message.language, YAML),
        body=(Paragraph(message),),
        facts={
            "villages": NumberFact(Decimal(40)),
            "grant": MoneyFact(Decimal(1_500_000), "USD"),
            "odd": MoneyFact(Decimal(950), "USD"),
            "day": DateFact(date(2024, 6, 2)),
        },
        links={"timetable": Link({"": "https://books.example"})},
        house=house,
    )


def _house_messages(release):
    house = release.house
    for table in (house.organizations, house.people, house.places):
        for one in table.values():
            yield from (
                value
                for value in (getattr(one, name, None) for name in ("name", "short", "role", "city"))
                if isinstance(value, Message)
            )


@pytest.fixture(scope="session")
def codes(make_dossier):
    """A function that tells the codes of all errors and warnings of a text's translation."""

    def judge(*pair, **more):
        dossier = make_dossier(*pair, **more)
        (text,) = dossier.editions[0].texts
        found = [*faults(text.message, text.words, names(dossier.release)), *checks.judge(dossier)]
        return [one.code for one in found]

    return judge


HOUSE_YAML = """presskit: 1
organization: cba
organizations:
  cba: {name: City Book Association, short: CBA, avoid: [C.B.A.], about: "The association lends books."}
  osce: {name: Organization for Security}
people:
  amrani: {name: Karima Amrani, short: Ms Amrani, role: head of the library service, gender: f}
places:
  azrou: {city: Azrou, country: Morocco}
contacts:
  press: {name: Press Office, email: press@books.example, phone: "+212 5 37 00 11 22"}
"""
FILLED = {
    "presskit:": "presskit: 1\n",
    "date:": "date: 2024-06-02\n",
    "headline:": "headline: Books\n",
    "summary:": "summary: [Books]\n",
    "body:": 'body: [{quote: {text: "We open.", speaker: amrani}}]\n',
    "boilerplates:": "boilerplates: [cba]\n",
    "contacts:": "contacts: [press]\n",
}
"""What a release has that lacks nothing; a release of a test says the rest."""


PO_HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: {}\\n"\n\n'


@pytest.fixture
def reviewed(tmp_path):
    """A function that tells what a check says of a release's text, filled up with what it does not say."""

    def judge(text, *, now=None, without=(), house=HOUSE_YAML, pos=()):
        folder = tmp_path / "releases" / "bus"
        folder.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (30, 20)).save(folder / "bus.png")
        (tmp_path / "presskit.yaml").write_text(house, "utf-8")
        for tag, entries in dict(pos).items():
            path = tmp_path / "locales" / tag / "LC_MESSAGES" / "bus.po"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(PO_HEADER.format(tag) + entries, "utf-8")
        rest = [line for key, line in FILLED.items() if key not in without and f"\n{key}" not in f"\n{text}"]
        (folder / "release.yaml").write_text("".join(rest) + text, "utf-8")
        (job,) = jobs.find(["releases/bus"], lambda: b"", tmp_path, lambda _: None)
        told = []
        review.review(job, (), told.append, now=now)
        return told

    return judge
