"""The form of presskit.yaml."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from presskit.authoring.schema.form import Form, holds
from presskit.authoring.schema.house import CityForm, ContactForm, OrganizationForm, PersonForm
from presskit.authoring.schema.rules import ChecksForm
from presskit.authoring.values import (
    Colour,
    DrawingFile,
    File,
    Folder,
    FontFile,
    Id,
    Line,
    Name,
    Sender,
    Tag,
    TagName,
    Text,
    Version,
    one_of,
)
from presskit.language import profile

Digits = Annotated[profile.Digits, one_of("latn", "arab")]
Months = Annotated[profile.Months, one_of("standard", "maghreb", "levant", "dual")]
Typography = Annotated[str, one_of("fr", "en", "ar", "none")]


class BrandForm(Form):
    """How the house looks."""

    noun = "a brand"
    insists = ("color",)
    color: Annotated[Colour, holds("The colour of lines and headings: `#` and six hex digits.", '"#0b6e4f"')] = ""
    logo: Annotated[
        File | None,
        holds("The logo of the newsroom's own `organization`: a PNG or JPEG below this folder.", "media/logo.png"),
    ] = None
    logo_print: Annotated[
        DrawingFile | None,
        holds("An SVG of the logo for the PDF, without text or references; mail shows `logo`.", "media/logo.svg"),
    ] = None
    logo_alt: Annotated[
        Text | None, holds("What the logo shows, for those who cannot see it; without it, the name.", '"CBA emblem"')
    ] = None
    fonts: Annotated[
        tuple[FontFile, ...],
        holds(
            "The PDF's own font: TrueType files of one family, its regular and bold styles and, if there are, its "
            "italics. Letters that it lacks come from the font that presskit brings.",
            "[media/fonts/House-Regular.ttf, media/fonts/House-Bold.ttf]",
        ),
    ] = ()


class MailForm(Form):
    """How the house writes mail."""

    noun = "`mail`"
    from_: Annotated[
        Sender | None,
        holds("Who sends it; without it, the release's first contact.", '"Press Office <press@example.org>"'),
    ] = Field(default=None, alias="from")


class LocaleForm(Form):
    """How one language is written here; everything has a default."""

    noun = "a locale"
    cldr: Annotated[Text | None, holds("The locale of Unicode's CLDR whose dates and numbers are used.", "ar_001")] = (
        None
    )
    digits: Annotated[Digits, holds("Which digits: latn (1 2 3) or arab (١ ٢ ٣).", "latn")] = "latn"
    months: Annotated[
        Months, holds("Which names of months in Arabic: standard, maghreb, levant or dual.", "maghreb")
    ] = "standard"
    typography: Annotated[
        Typography | None, holds("Whose fine spaces and quotation marks: fr, en, ar or none.", "none")
    ] = None


class NewsroomFile(Form):
    """The house: what every release of this newsroom may use."""

    noun = "a newsroom"

    presskit: Annotated[Version, holds("The version of this file's rules.", "1")] = "1"
    organization: Annotated[
        Id | None, holds("The id of the organization that issues a release when it names none.", "icesco")
    ] = None
    source_language: Annotated[Tag | None, holds("The language of this file's words; without it, en.", "en")] = None
    languages: Annotated[
        tuple[Tag, ...], holds("The languages of every release that does not name its own.", "[en, ar, fr]")
    ] = ()
    formats: Annotated[tuple[Line, ...], holds("What is written for each language.", "[html, txt, pdf]")] = (
        "html",
        "txt",
        "pdf",
    )
    output: Annotated[Folder, holds("The folder for what is written.", "dist")] = "dist"
    brand: Annotated[BrandForm, holds("How the house looks.", '{color: "#0b6e4f"}')] = BrandForm()
    mail: Annotated[MailForm, holds("How the house writes mail.", '{from: "Press Office <press@example.org>"}')] = (
        MailForm()
    )
    checks: Annotated[
        ChecksForm, holds("What `presskit check` passes over or insists on.", "{ignore: [missing-licence]}")
    ] = ChecksForm()
    locales: Annotated[
        dict[TagName, LocaleForm], holds("How each language is written here.", "{ar: {months: maghreb}}")
    ] = Field(default_factory=dict)
    organizations: Annotated[
        dict[Name, OrganizationForm],
        holds("Organizations, each under an id.", "{cba: {name: City Book Association, short: CBA}}"),
    ] = Field(default_factory=dict)
    people: Annotated[
        dict[Name, PersonForm], holds("People, each under an id.", "{amrani: {name: Karima Amrani, gender: f}}")
    ] = Field(default_factory=dict)
    places: Annotated[
        dict[Name, CityForm], holds("Places, each under an id.", "{rabat: {city: Rabat, country: Morocco}}")
    ] = Field(default_factory=dict)
    contacts: Annotated[
        dict[Name, ContactForm], holds("Contacts, each under an id.", "{press: {email: press@example.org}}")
    ] = Field(default_factory=dict)
