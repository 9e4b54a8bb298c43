"""The nouns of a release: frozen values, generic over their words.

`Release[Message]` is what the author wrote, each text with its place; `Release[str]` is the same release in
one language. Nothing here reads, translates or draws.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Generic, Literal, Self, TypeAlias, TypeVar, cast

from presskit.errors import Span
from presskit.media import Media

HOUSE = "house"
"""The gettext domain of the newsroom's own words."""


@dataclass(frozen=True, slots=True)
class Message:
    """A text before translation: what gettext calls a message, and the place where its author wrote it.

    `msgid` is NFC, trimmed, each run of ASCII white space one space; never empty. `context` is the msgctxt
    (`headline`, `body/agreement`, `people/almalik/role`). `domain` names the catalog: `house` or a release's id.
    `language` is the tag of the language it is written in. `marks` says whether inline marks may stand in it.
    `notes` are lines for the translator that only the author can know (her note, who speaks).
    """

    msgid: str
    context: str
    domain: str
    language: str
    span: Span
    marks: bool = False
    notes: tuple[str, ...] = ()
    plural: Plural | None = None


@dataclass(frozen=True, slots=True)
class Plural:
    """What makes a message depend on a count.

    `forms` are the author's words by CLDR category of the source language, `other` among them; `msgid` is her `one`
    (else `other`), `other` gettext's msgid_plural. `count` names the fact whose `number` selects the form.
    """

    forms: tuple[tuple[str, str], ...]
    count: str
    number: Decimal

    @property
    def other(self) -> str:
        """The form for every number that no other form is for."""
        return dict(self.forms)["other"]


class SourceText(str):
    """Words of a `Release[str]` that a draft had to leave in the source language, whose tag is `language`."""

    __slots__ = ("language",)
    language: str

    def __new__(cls, words: str, language: str) -> Self:
        """Mark `words` as being in `language`."""
        text = super().__new__(cls, words)
        text.language = language
        return text


T_co = TypeVar("T_co", covariant=True)
"""The words: `Message` before translation, `str` after."""


# --- values that must be the same in every language -----------------------------------------------


@dataclass(frozen=True, slots=True)
class DateFact:
    """A day."""

    value: date


@dataclass(frozen=True, slots=True)
class PeriodFact:
    """Days from `start` to `end`, both included; `start < end`."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class NumberFact:
    """A number with its decimals as typed: `Decimal("18.50")` keeps both."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class PercentFact:
    """A percentage: `Decimal("12.5")` is 12.5 %."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class YearFact:
    """A year, never grouped."""

    value: int


@dataclass(frozen=True, slots=True)
class MoneyFact:
    """An amount in whole units of an ISO 4217 currency."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class MomentFact:
    """An instant: `at` is aware, in the IANA zone named `zone`."""

    at: datetime
    zone: str


Fact: TypeAlias = DateFact | PeriodFact | NumberFact | PercentFact | YearFact | MoneyFact | MomentFact


@dataclass(frozen=True, slots=True)
class Link:
    """An address per language tag; `""` is the one for every language not named."""

    addresses: Mapping[str, str]

    def address(self, language: str, source: str) -> str:
        """The address for `language`; where it has none, the one for all, else the source language's."""
        for tag in (language, "", source):
            if tag in self.addresses:
                return self.addresses[tag]
        return next(iter(self.addresses.values()))


# --- the house: names that several releases use ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class Logo(Generic[T_co]):
    """An organization's mark; `alt` says it to those who cannot see it."""

    media: Media
    alt: T_co


@dataclass(frozen=True, slots=True)
class Organization(Generic[T_co]):
    """An organization; `about` is its boilerplate, one text a paragraph, under `about_heading`.

    `avoid` are spellings of its name that no text may use.
    """

    name: T_co
    short: T_co | None = None
    about_heading: T_co | None = None
    about: tuple[T_co, ...] = ()
    url: str = ""
    logo: Logo[T_co] | None = None
    avoid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person(Generic[T_co]):
    """A person; `organization` is the id of one in the same house, `gender` is for translators.

    `avoid` are spellings of the name that no text may use.
    """

    name: T_co
    short: T_co | None = None
    role: T_co | None = None
    organization: str = ""
    gender: Literal["", "m", "f"] = ""
    avoid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class City(Generic[T_co]):
    """A place one can be in."""

    city: T_co
    country: T_co | None = None


@dataclass(frozen=True, slots=True)
class Contact(Generic[T_co]):
    """Whom the press may write to or call. `email` and `phone` are printed as typed; "" where absent."""

    name: T_co | None = None
    role: T_co | None = None
    organization: str = ""
    email: str = ""
    phone: str = ""
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class House(Generic[T_co]):
    """Everything presskit.yaml names, by id."""

    organizations: Mapping[str, Organization[T_co]] = field(default_factory=dict)
    people: Mapping[str, Person[T_co]] = field(default_factory=dict)
    places: Mapping[str, City[T_co]] = field(default_factory=dict)
    contacts: Mapping[str, Contact[T_co]] = field(default_factory=dict)


Entity: TypeAlias = Organization[T_co] | Person[T_co] | City[T_co]


# --- what is judged -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rules:
    """Codes that a check passes over, and codes that it counts as errors, each with its place.

    Whether there are such codes is asked by whoever judges.
    """

    ignore: Mapping[str, Span] = field(default_factory=dict)
    errors: Mapping[str, Span] = field(default_factory=dict)


# --- the release ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paragraph(Generic[T_co]):
    """A paragraph of the body. `only` names the languages it is printed in; () is all."""

    text: T_co
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading(Generic[T_co]):
    """A heading between paragraphs."""

    text: T_co
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemList(Generic[T_co]):
    """A bulleted or numbered list."""

    items: tuple[T_co, ...]
    numbered: bool = False
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote(Generic[T_co]):
    """Somebody's words; `speaker` is the id of a person of the house, or a person named on the spot."""

    text: T_co
    speaker: str | Person[T_co]
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Image(Generic[T_co]):
    """A picture. `credit` names who made it, `licence` under which terms it may be printed."""

    media: Media
    alt: T_co
    caption: T_co | None = None
    credit: T_co | None = None
    licence: T_co | None = None
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell of a table without a letter in it: no message, its digits follow the language."""

    text: str


Cell: TypeAlias = T_co | Figure


@dataclass(frozen=True, slots=True)
class Table(Generic[T_co]):
    """A table: every row has as many cells as there are columns."""

    columns: tuple[Cell[T_co], ...]
    rows: tuple[tuple[Cell[T_co], ...], ...]
    caption: T_co | None = None
    only: tuple[str, ...] = ()


Block: TypeAlias = Paragraph[T_co] | Heading[T_co] | ItemList[T_co] | Quote[T_co] | Image[T_co] | Table[T_co]


@dataclass(frozen=True, slots=True)
class Note(Generic[T_co]):
    """A note to editors."""

    text: T_co
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Boilerplate(Generic[T_co]):
    """What stands about somebody at the end: an organization of the house, or a heading and text of its own."""

    organization: str = ""
    heading: T_co | None = None
    text: tuple[T_co, ...] = ()
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Embargo:
    """Not to be published before `until`; said again in the zones of `show`."""

    until: MomentFact
    show: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event(Generic[T_co]):
    """When, where and how to come. `place` is the id of a place of the house, or a place named on the spot.

    `online` and `register` are https: addresses, `register` may be a mailto: too; "" where absent.
    """

    at: MomentFact
    place: str | City[T_co] | None = None
    venue: T_co | None = None
    online: str = ""
    register: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release(Generic[T_co]):
    """One press release, its fields in reading order.

    Ids in it (people, places, contacts …) are known to `house`, and every placeholder to `house`, `facts` or
    `links`. `languages` are tags, the source `language` among them. `span` is the file as a whole. `authoritative` is
    the tag of the language whose text is authentic, "" where all are; `versions` are the addresses, by tag, at which
    the release stands in other languages.
    """

    id: str
    span: Span
    language: str
    languages: tuple[str, ...]
    kind: Literal["press-release", "statement", "media-advisory"] = "press-release"
    issuers: tuple[str, ...] = ()
    reference: str = ""
    date: date
    embargo: Embargo | None = None
    headline: T_co
    subheadline: T_co | None = None
    summary: tuple[T_co, ...] = ()
    dateline: tuple[str | City[T_co], ...] = ()
    event: Event[T_co] | None = None
    body: tuple[Block[T_co], ...]
    notes: tuple[Note[T_co], ...] = ()
    boilerplates: tuple[Boilerplate[T_co], ...] = ()
    contacts: tuple[str | Contact[T_co], ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    links: Mapping[str, Link] = field(default_factory=dict)
    authoritative: str = ""
    versions: Mapping[str, str] = field(default_factory=dict)
    checks: Rules = field(default_factory=Rules)
    house: House[T_co] = field(default_factory=House)


# --- what a placeholder may say -------------------------------------------------------------------

PARTS: Mapping[type, tuple[str, ...]] = MappingProxyType(
    {
        DateFact: ("", "full", "weekday", "day_month", "month_year", "year"),
        PeriodFact: ("", "span"),
        NumberFact: ("",),
        PercentFact: ("",),
        YearFact: ("",),
        MoneyFact: ("", "short"),
        MomentFact: ("", "date", "time", "full"),
        Person: ("", "short", "role", "full"),
        Organization: ("", "name", "short"),
        City: ("", "country", "full"),
        Link: ("",),
    }
)
"""Which parts `{x.part}` may name, by what `x` is; "" is `{x}` itself."""


def words_of(entity: Entity[T_co], part: str) -> tuple[T_co, ...]:
    """The words that `{x.part}` prints of an entity, in order; () where it lacks them.

    This one table decides both what is printed and what a language needs to have translated.
    """
    match entity, part:
        case Organization(), "" | "short":
            words: tuple[T_co | None, ...] = (entity.short if entity.short is not None else entity.name,)
        case Organization(), _:
            words = (entity.name,)
        case Person(), "short":
            words = (entity.short if entity.short is not None else entity.name,)
        case Person(), "role":
            words = (entity.role,)
        case Person(), "full":
            words = (entity.name, entity.role)
        case Person(), _:
            words = (entity.name,)
        case City(), "country":
            words = (entity.country,)
        case City(), "full":
            words = (entity.city, entity.country)
        case City(), _:
            words = (entity.city,)
    return tuple(word for word in words if word is not None)


# --- walking the words ----------------------------------------------------------------------------


def messages(value: object, language: str | None = None) -> Iterator[Message]:
    """Every message in a release or a house, in the order of its fields, which is reading order.

    With `language`, whatever carries an `only` that does not name it is passed over. A release's house is
    not walked: its words are messages of the house, asked for only where a text needs them.
    """
    for child in _children(value):
        if isinstance(child, Message):
            yield child
        elif not _is_silent(child, language):
            yield from messages(child, language)


def translate(release: Release[Message], words: Callable[[Message], str]) -> Release[str]:
    """The same release with `words` in place of each message, those of its house included."""
    return cast("Release[str]", _replaced(release, words))


def spoken_in(release: Release[Message], language: str) -> Release[Message]:
    """The release without what `only` withholds from `language`."""
    return replace(
        release,
        body=tuple(one for one in release.body if not _is_silent(one, language)),
        notes=tuple(one for one in release.notes if not _is_silent(one, language)),
        boilerplates=tuple(one for one in release.boilerplates if not _is_silent(one, language)),
        contacts=tuple(one for one in release.contacts if not _is_silent(one, language)),
    )


def _is_silent(value: object, language: str | None) -> bool:
    only: tuple[str, ...] = getattr(value, "only", ())
    return language is not None and bool(only) and language not in only


def _children(value: object) -> Iterator[object]:
    if isinstance(value, Mapping):
        yield from value.values()
    elif isinstance(value, tuple):
        yield from value
    elif is_dataclass(value) and not isinstance(value, Media):
        yield from (getattr(value, one.name) for one in fields(value) if one.name != "house")


def _replaced(value: object, words: Callable[[Message], str]) -> object:
    match value:
        case Message():
            return words(value)
        case Span() | Media():
            return value
        case Mapping():
            return {key: _replaced(one, words) for key, one in value.items()}
        case tuple():
            return tuple(_replaced(one, words) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(**{one.name: _replaced(getattr(value, one.name), words) for one in fields(value)})
    return value
