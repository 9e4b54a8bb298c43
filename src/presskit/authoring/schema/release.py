"""The form of release.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Discriminator, Field, model_validator
from pydantic import Tag as Case

from presskit.authoring.schema.blocks import ABOUT_ID, ABOUT_NOTE, Block
from presskit.authoring.schema.facts import FactForm, LinkForm
from presskit.authoring.schema.form import ABOUT_ONLY, Form, Only, holds, text_or
from presskit.authoring.schema.house import OwnContactForm, PlaceForm
from presskit.authoring.schema.rules import ChecksForm
from presskit.authoring.values import (
    BlockId,
    Day,
    Id,
    Line,
    Name,
    ReleaseId,
    SecureAddress,
    SignUpAddress,
    Tag,
    TagName,
    Text,
    Version,
    WallTime,
    one_of,
    refusal,
)

Kind = Annotated[
    Literal["press-release", "statement", "media-advisory"], one_of("press-release", "statement", "media-advisory")
]

_ABOUT_ZONE = holds("Whose clocks: a zone's IANA name, a continent and a city.", "Africa/Casablanca")


class EmbargoForm(Form):
    """Until when nothing may be published. A time that clocks skip there, or show twice, is refused."""

    noun = "an embargo"
    hints: ClassVar[Mapping[str, str]] = {
        "zone": "add the place whose clock it is: zone: Asia/Almaty",
        "until": 'add until: "2022-09-15T18:00"',
    }
    until: Annotated[WallTime, holds("Day and time as clocks show them there.", '"2024-06-03T09:00"')]
    zone: Annotated[Text, _ABOUT_ZONE]
    show: Annotated[tuple[Text, ...], holds("Zones in which the same instant is said again.", "[Europe/Paris]")] = ()


class DatelineForm(Form):
    """The places a release comes from: `places`, or `city` and `country`."""

    noun = "a dateline"
    places: Annotated[
        tuple[PlaceForm, ...], holds("Ids of places of the house, or places named on the spot.", "[rabat]")
    ] = ()
    city: Annotated[Text | None, holds("The city, where it is one place named on the spot.", "Rabat")] = None
    country: Annotated[Text | None, holds("Its country.", "Morocco")] = None

    @model_validator(mode="after")
    def _somewhere(self) -> Self:
        if not self.city and not self.places:
            raise refusal(
                "missing-field", "names no city", "write {places: [rabat]} or {city: Rabat, country: Morocco}"
            )
        return self


class EventForm(Form):
    """When, where and how to come: for media advisories."""

    noun = "an event"
    hints: ClassVar[Mapping[str, str]] = {
        "zone": "add the place whose clock it is: zone: Asia/Almaty",
        "at": 'add at: "2022-09-15T10:00"',
    }
    at: Annotated[WallTime, holds("Day and time as clocks show them there.", '"2022-09-15T10:00"')]
    zone: Annotated[Text, _ABOUT_ZONE]
    place: Annotated[
        PlaceForm | None, holds("The id of a place of the house, or a place named on the spot.", "rabat")
    ] = None
    venue: Annotated[Text | None, holds("The house, the room, the street.", '"Hotel Rif, 12 Mosque Street"')] = None
    online: Annotated[SecureAddress, holds("Where it can be followed.", "https://books.example/live")] = ""
    register_: Annotated[
        SignUpAddress, holds("Where to register: an https: or mailto: address.", "mailto:press@books.example")
    ] = Field(default="", alias="register")


class NoteForm(Form):
    """A note to editors with an id, a note for translators or its own languages; else a note is just a text."""

    noun = "a note to editors"
    text: Annotated[Text, holds("Its words.", '"The first bus ran in 1998."')]
    id: Annotated[BlockId | None, ABOUT_ID] = None
    note: Annotated[Line, ABOUT_NOTE] = ""
    only: Annotated[Only, ABOUT_ONLY] = ()


class BoilerplateForm(Form):
    """What stands about somebody: an `organization` of the house, or a `heading` and a `text`."""

    noun = "a boilerplate"
    organization: Annotated[Id | None, holds("The id of an organization that has an `about`.", "cba")] = None
    heading: Annotated[Text | None, holds("A heading of its own.", '"About the bus"')] = None
    text: Annotated[Text | None, holds("A text of its own; blank lines part paragraphs.", '"It runs daily."')] = None
    only: Annotated[Only, ABOUT_ONLY] = ()

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        hint = "write an organization's id, or {heading: …, text: …}"
        if self.organization and (self.heading or self.text):
            raise refusal("bad-value", "has both `organization` and a text of its own", hint)
        if not self.organization and not (self.heading and self.text):
            raise refusal("missing-field", "needs `heading` and `text`", hint)
        return self


class ReleaseFile(Form):
    """A press release, written once; catalogs give it its other languages."""

    noun = "a release"
    hints: ClassVar[Mapping[str, str]] = {
        "headline": 'add a line `headline: "…"`',
        "date": "add a line such as `date: 2022-09-15`",
        "body": "add `body:` and below it the paragraphs, each behind `- `",
    }
    stand_ins: ClassVar[Mapping[str, str]] = {"headline": "–", "date": "2000-01-01", "body": "–"}

    presskit: Annotated[Version, holds("The version of this file's rules.", "1")] = "1"
    id: Annotated[
        ReleaseId | None,
        holds(
            "The name of its catalogs and of what is written; without it, that of its folder or file.",
            "2024-06-02-library-bus",
        ),
    ] = None
    kind: Annotated[Kind, holds("What it is: press-release, statement or media-advisory.", "statement")] = (
        "press-release"
    )
    issuers: Annotated[
        tuple[Id, ...],
        holds(
            "Ids of the organizations that issue it, several for a joint release; without it, the newsroom's own.",
            "[icesco]",
        ),
    ] = ()
    reference: Annotated[Line, holds("Its number in your files, printed as it is.", "PR-2022-118")] = ""
    language: Annotated[
        Tag | None, holds("The language it is written in; without it, the newsroom's `source_language`.", "en")
    ] = None
    languages: Annotated[
        tuple[Tag, ...], holds("The languages it is published in; without it, the newsroom's.", "[en, ar, fr]")
    ] = ()
    date: Annotated[Day, holds("The day of the release, as year-month-day.", "2022-09-15")]
    embargo: Annotated[
        EmbargoForm | None,
        holds(
            "Until when nothing may be published; without it, it is for immediate release.",
            '{until: "2024-06-03T09:00", zone: Africa/Casablanca}',
        ),
    ] = None
    dateline: Annotated[DatelineForm | None, holds("The places it comes from.", "{places: [rabat]}")] = None
    headline: Annotated[
        Text, holds("The headline, without marks; inboxes show about 90 characters.", '"A library bus for 40 villages"')
    ]
    subheadline: Annotated[Text | None, holds("One line below the headline.", '"First stop: Azrou"')] = None
    summary: Annotated[tuple[Text, ...], holds("Key points before the text.", '["2,500 books on board"]')] = ()
    event: Annotated[
        EventForm | None,
        holds("When, where and how to come.", '{at: "2022-09-15T10:00", zone: Asia/Almaty, place: nur_sultan}'),
    ] = None
    facts: Annotated[
        dict[Name, FactForm],
        holds(
            "What must be the same in every language, each under a name that texts use in braces.",
            "{startups: {number: 150}}",
        ),
    ] = Field(default_factory=dict)
    links: Annotated[
        dict[Name, LinkForm],
        holds("Addresses under a name, one for all languages or one for each.", "{programme: https://example.org/en}"),
    ] = Field(default_factory=dict)
    body: Annotated[
        Annotated[
            Annotated[Text, Case("<text>")]
            | Annotated[Annotated[tuple[Block, ...], Field(min_length=1)], Case("<list>")],
            Discriminator(text_or("<list>")),
        ],
        holds(
            "The text: one block text whose blank lines part paragraphs, or a list of blocks.", '["First.", "Then."]'
        ),
    ]
    notes: Annotated[
        tuple[
            Annotated[
                Annotated[Text, Case("<text>")] | Annotated[NoteForm, Case("<fields>")],
                Discriminator(text_or("<fields>")),
            ],
            ...,
        ],
        holds("Notes to editors, numbered in print.", '["The first bus ran in 1998."]'),
    ] = ()
    boilerplates: Annotated[
        tuple[
            Annotated[
                Annotated[Id, Case("<text>")] | Annotated[BoilerplateForm, Case("<fields>")],
                Discriminator(text_or("<fields>")),
            ],
            ...,
        ],
        holds("Ids of organizations whose `about` is printed, or texts of their own.", "[icesco]"),
    ] = ()
    contacts: Annotated[
        tuple[
            Annotated[
                Annotated[Id, Case("<text>")] | Annotated[OwnContactForm, Case("<fields>")],
                Discriminator(text_or("<fields>")),
            ],
            ...,
        ],
        holds("Ids of contacts of the house, or contacts named on the spot.", "[press]"),
    ] = ()
    authoritative: Annotated[
        Tag | None, holds("The language whose text is authentic; the others then say so.", "en")
    ] = None
    versions: Annotated[
        dict[TagName, SecureAddress],
        holds(
            "Where it stands on the web, by language; each version links to the others.", "{ar: https://x.example/ar}"
        ),
    ] = Field(default_factory=dict)
    checks: Annotated[
        ChecksForm,
        holds(
            "What `presskit check` passes over or insists on in this release, beside what `presskit.yaml` says.",
            "{ignore: [missing-quote]}",
        ),
    ] = ChecksForm()
