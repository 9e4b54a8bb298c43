"""The forms of release.yaml and presskit.yaml: which fields there are and what each of them wants.

Texts stay scalars with their place (values.py); what a form refuses is put into words by faults.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, ClassVar, Literal, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, Discriminator, Field, ValidationInfo, model_validator
from pydantic import Tag as Case

from presskit.authoring.source import Scalar
from presskit.authoring.values import (
    Address,
    BlockId,
    Colour,
    Currency,
    Day,
    Folder,
    Id,
    Line,
    Mail,
    Name,
    Number,
    Sender,
    Tag,
    TagName,
    Text,
    Version,
    WallTime,
    Year,
    one_of,
    refusal,
)
from presskit.language import profile

Digits = Annotated[profile.Digits, one_of("latn", "arab")]
Months = Annotated[profile.Months, one_of("standard", "maghreb", "levant", "dual")]
Typography = Annotated[str, one_of("fr", "en", "ar", "none")]
Kind = Annotated[
    Literal["press-release", "statement", "media-advisory"], one_of("press-release", "statement", "media-advisory")
]
Gender = Annotated[Literal["", "m", "f"], one_of("m", "f")]
Only: TypeAlias = tuple[Tag, ...]


class Form(BaseModel):
    """A mapping with known fields. `noun` names it in a sentence; `hints` say how to fill a required field.

    A known field left empty counts as absent, save those that `insists` names. `stand_ins` are put where a required
    field of the whole file is missing, so that the rest can still be judged.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    noun: ClassVar[str]
    hints: ClassVar[Mapping[str, str]] = {}
    stand_ins: ClassVar[Mapping[str, str]] = {}
    insists: ClassVar[tuple[str, ...]] = ()

    @model_validator(mode="before")
    @classmethod
    def _meet(cls, data: object, info: ValidationInfo) -> object:
        """Tell the context which form met which fields, and pass over fields that were left empty."""
        if not isinstance(data, dict):
            return data
        if info.context is not None:
            info.context[id(data)] = cls
        passed_over = {*cls.fields()} - {*cls.insists}
        return {name: one for name, one in data.items() if not (_is_null(one) and name in passed_over)}

    @classmethod
    def fields(cls) -> tuple[str, ...]:
        """The names of the fields as they are written."""
        return tuple(one.alias or name for name, one in cls.model_fields.items())


def _is_null(value: object) -> bool:
    return isinstance(value, Scalar) and value.is_null


def _text_or(case: str) -> Callable[[object], str | None]:
    """Tell a text from something with structure."""
    return lambda value: "<text>" if isinstance(value, Scalar) else case


def _by_key(cases: Mapping[str, str]) -> Callable[[object], str | None]:
    """Tell forms apart by the one telling key they hold; a scalar is a text."""

    def tell(value: object) -> str | None:
        if isinstance(value, Scalar):
            return "<text>" if "" in cases else None
        found = {cases[key] for key in value if key in cases} if isinstance(value, dict) else set()
        return found.pop() if len(found) == 1 else None

    return tell


# --- facts and links ------------------------------------------------------------------------------


class DateForm(Form):
    """A day."""

    noun = "a date"
    date: Day


class PeriodForm(Form):
    """Several days, both ends included."""

    noun = "a period"
    hints = {"from": "write both ends: {from: 2022-09-14, to: 2022-09-15}", "to": "write both ends: {from: …, to: …}"}
    from_: Day = Field(alias="from")
    to: Day

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.to <= self.from_:
            raise refusal(
                "bad-date", "ends before its second day", "`to` is a later day than `from`; one day is a `date`"
            )
        return self


class NumberForm(Form):
    """A number."""

    noun = "a number"
    number: Number


class PercentForm(Form):
    """A percentage."""

    noun = "a percentage"
    percent: Number


class YearForm(Form):
    """A year."""

    noun = "a year"
    year: Year


class MoneyForm(Form):
    """An amount of money."""

    noun = "an amount of money"
    hints = {"currency": "add its three letters: {money: 1200000, currency: USD}", "money": "add the amount in digits"}
    money: Number
    currency: Currency


class MomentForm(Form):
    """A point in time."""

    noun = "a point in time"
    hints = {"zone": "add the place whose clock it is: zone: Asia/Almaty", "at": 'add at: "2022-09-15T10:00"'}
    at: WallTime
    zone: Text


FACT_KEYS: Mapping[str, str] = {
    "date": "<date>",
    "from": "<period>",
    "to": "<period>",
    "number": "<number>",
    "percent": "<percent>",
    "year": "<year>",
    "money": "<money>",
    "currency": "<money>",
    "at": "<moment>",
    "zone": "<moment>",
}

FactForm: TypeAlias = Annotated[
    Annotated[DateForm, Case("<date>")]
    | Annotated[PeriodForm, Case("<period>")]
    | Annotated[NumberForm, Case("<number>")]
    | Annotated[PercentForm, Case("<percent>")]
    | Annotated[YearForm, Case("<year>")]
    | Annotated[MoneyForm, Case("<money>")]
    | Annotated[MomentForm, Case("<moment>")],
    Discriminator(_by_key(FACT_KEYS), custom_error_type="no-fact", custom_error_message="no fact"),
]

LinkForm: TypeAlias = Annotated[
    Annotated[Address, Case("<text>")] | Annotated[dict[TagName, Address], Case("<fields>")],
    Discriminator(_text_or("<fields>")),
]


# --- people, organizations, places, contacts ------------------------------------------------------


class OrganizationForm(Form):
    """An organization of the house."""

    noun = "an organization"
    name: Text
    short: Text | None = None
    about: Text | None = None
    about_heading: Text | None = None
    url: Address = ""


class PersonForm(Form):
    """A person of the house."""

    noun = "a person"
    name: Text
    short: Text | None = None
    role: Text | None = None
    organization: Id | None = None
    gender: Gender = ""


class SpeakerForm(Form):
    """A person named on the spot."""

    noun = "a speaker"
    name: Text
    role: Text | None = None
    organization: Id | None = None
    gender: Gender = ""


class CityForm(Form):
    """A place."""

    noun = "a place"
    city: Text
    country: Text | None = None


class ContactForm(Form):
    """A contact of the house."""

    noun = "a contact"
    name: Text | None = None
    role: Text | None = None
    organization: Id | None = None
    email: Mail = ""
    phone: Line = ""

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if not self.email and not self.phone:
            raise refusal("missing-field", "cannot be reached", "add `email:` or `phone:`")
        return self


class OwnContactForm(ContactForm):
    """A contact named on the spot."""

    only: Only = ()


# --- blocks ---------------------------------------------------------------------------------------


class BlockForm(Form):
    """What every block may carry beside its own key."""

    id: BlockId | None = None
    note: Line = ""
    only: Only = ()


class ParagraphForm(BlockForm):
    """A paragraph with an id or a note."""

    noun = "a paragraph"
    paragraph: Text


class HeadingForm(BlockForm):
    """A heading."""

    noun = "a heading"
    heading: Text


class BulletsForm(BlockForm):
    """A list with bullets."""

    noun = "a list"
    list: Annotated[tuple[Text, ...], Field(min_length=1)]


class NumberedForm(BlockForm):
    """A list with numbers."""

    noun = "a numbered list"
    numbered: Annotated[tuple[Text, ...], Field(min_length=1)]


class QuotedForm(Form):
    """The words of a quote, and whose they are."""

    noun = "a quote"
    hints = {
        "speaker": "name a person from presskit.yaml, or write speaker: {name: …, role: …}",
        "text": 'add the words said: text: "…"',
    }
    text: Text
    speaker: Annotated[
        Annotated[Id, Case("<text>")] | Annotated[SpeakerForm, Case("<fields>")], Discriminator(_text_or("<fields>"))
    ]


class QuoteForm(BlockForm):
    """A quote."""

    noun = "a block"
    quote: QuotedForm


BLOCK_KEYS: Mapping[str, str] = {
    "paragraph": "<paragraph>",
    "heading": "<heading>",
    "list": "<list>",
    "numbered": "<numbered>",
    "quote": "<quote>",
}

Block: TypeAlias = Annotated[
    Annotated[Text, Case("<text>")]
    | Annotated[ParagraphForm, Case("<paragraph>")]
    | Annotated[HeadingForm, Case("<heading>")]
    | Annotated[BulletsForm, Case("<list>")]
    | Annotated[NumberedForm, Case("<numbered>")]
    | Annotated[QuoteForm, Case("<quote>")],
    Discriminator(_by_key({**BLOCK_KEYS, "": "<text>"}), custom_error_type="no-block", custom_error_message="no block"),
]


# --- a release ------------------------------------------------------------------------------------


class EmbargoForm(Form):
    """Until when nothing may be published."""

    noun = "an embargo"
    hints = {"zone": "add the place whose clock it is: zone: Asia/Almaty", "until": 'add until: "2022-09-15T18:00"'}
    until: WallTime
    zone: Text
    show: tuple[Text, ...] = ()


class DatelineForm(Form):
    """The places a release comes from: ids and places named on the spot, or one place's own fields."""

    noun = "a dateline"
    places: tuple[
        Annotated[
            Annotated[Id, Case("<text>")] | Annotated[CityForm, Case("<fields>")], Discriminator(_text_or("<fields>"))
        ],
        ...,
    ] = ()
    city: Text | None = None
    country: Text | None = None

    @model_validator(mode="after")
    def _somewhere(self) -> Self:
        hint = "write {places: [rabat]} or {city: Rabat, country: Morocco}"
        if self.city and self.places:
            raise refusal("bad-value", "has both `places` and `city`", hint)
        if not self.city and not self.places:
            raise refusal("missing-field", "names no city", hint)
        return self


class NoteForm(Form):
    """A note to editors with an id, a note for translators or its own languages."""

    noun = "a note to editors"
    text: Text
    id: BlockId | None = None
    note: Line = ""
    only: Only = ()


class BoilerplateForm(Form):
    """What stands about somebody: an organization of the house, or a heading and text."""

    noun = "a boilerplate"
    organization: Id | None = None
    heading: Text | None = None
    text: Text | None = None
    only: Only = ()

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        hint = "write an organization's id, or {heading: …, text: …}"
        if self.organization and (self.heading or self.text):
            raise refusal("bad-value", "has both `organization` and a text of its own", hint)
        if not self.organization and not (self.heading and self.text):
            raise refusal("missing-field", "needs `heading` and `text`", hint)
        return self


class ReleaseFile(Form):
    """release.yaml."""

    noun = "a release"
    hints = {
        "headline": 'add a line `headline: "…"`',
        "date": "add a line such as `date: 2022-09-15`",
        "body": "add `body:` and below it the paragraphs, each behind `- `",
    }
    stand_ins = {"headline": "–", "date": "2000-01-01", "body": "–"}

    presskit: Version = "1"
    kind: Kind = "press-release"
    issuers: tuple[Id, ...] = ()
    reference: Line = ""
    language: Tag | None = None
    languages: tuple[Tag, ...] = ()
    date: Day
    embargo: EmbargoForm | None = None
    dateline: DatelineForm | None = None
    headline: Text
    subheadline: Text | None = None
    summary: tuple[Text, ...] = ()
    facts: dict[Name, FactForm] = {}
    links: dict[Name, LinkForm] = {}
    body: Annotated[
        Annotated[Text, Case("<text>")] | Annotated[Annotated[tuple[Block, ...], Field(min_length=1)], Case("<list>")],
        Discriminator(_text_or("<list>")),
    ]
    notes: tuple[
        Annotated[
            Annotated[Text, Case("<text>")] | Annotated[NoteForm, Case("<fields>")], Discriminator(_text_or("<fields>"))
        ],
        ...,
    ] = ()
    boilerplates: tuple[
        Annotated[
            Annotated[Id, Case("<text>")] | Annotated[BoilerplateForm, Case("<fields>")],
            Discriminator(_text_or("<fields>")),
        ],
        ...,
    ] = ()
    contacts: tuple[
        Annotated[
            Annotated[Id, Case("<text>")] | Annotated[OwnContactForm, Case("<fields>")],
            Discriminator(_text_or("<fields>")),
        ],
        ...,
    ] = ()


# --- a newsroom -----------------------------------------------------------------------------------


class BrandForm(Form):
    """How the house looks."""

    noun = "a brand"
    insists = ("color",)
    color: Colour = ""
    logo: Folder = ""
    logo_print: Folder = ""
    logo_alt: Text | None = None


class MailForm(Form):
    """How the house writes mail."""

    noun = "`mail`"
    from_: Sender = Field(default="", alias="from")


class LocaleForm(Form):
    """How one language is written here."""

    noun = "a locale"
    cldr: Text | None = None
    digits: Digits = "latn"
    months: Months = "standard"
    typography: Typography | None = None


class NewsroomFile(Form):
    """presskit.yaml."""

    noun = "a newsroom"

    presskit: Version = "1"
    organization: Id | None = None
    source_language: Tag | None = None
    languages: tuple[Tag, ...] = ()
    formats: tuple[Line, ...] = ("html", "txt", "pdf")
    output: Folder = "dist"
    brand: BrandForm = BrandForm()
    mail: MailForm = MailForm()
    locales: dict[TagName, LocaleForm] = {}
    organizations: dict[Name, OrganizationForm] = {}
    people: dict[Name, PersonForm] = {}
    places: dict[Name, CityForm] = {}
    contacts: dict[Name, ContactForm] = {}
