"""The forms of people, organizations, places and contacts: in presskit.yaml with an id, in a release on the spot."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Self, TypeAlias

from pydantic import Discriminator, model_validator
from pydantic import Tag as Case

from presskit.authoring.schema.form import ABOUT_ONLY, Form, Gender, Only, holds, text_or
from presskit.authoring.values import Address, File, Id, Line, Mail, Phone, Text, refusal

_ABOUT_GENDER = holds("`f` or `m`: translators need to know; it is printed nowhere.", "f")
_ABOUT_AVOID = "Spellings that no text may use, in any language; `presskit check` tells them."
_ABOUT_ROLE = holds("Their role as it stands inside a sentence.", "Director-General")


class OrganizationForm(Form):
    """An organization of the house."""

    noun = "an organization"
    name: Annotated[Text, holds("Its full name.", "City Book Association")]
    short: Annotated[Text | None, holds("What it is called from the second mention on.", "CBA")] = None
    about: Annotated[
        Text | None,
        holds("Its boilerplate; blank lines part paragraphs.", '"The association lends books in 40 villages."'),
    ] = None
    about_heading: Annotated[
        Text | None,
        holds(
            "The boilerplate's heading; without it, “About” and the name. Needed beside `about` where the "
            "`source_language` is not English.",
            '"About the association"',
        ),
    ] = None
    url: Annotated[Address, holds("Its website.", "https://books.example")] = ""
    logo: Annotated[
        File | None, holds("Its logo for the letterhead: a PNG or JPEG below this file's folder.", "media/cba.png")
    ] = None
    logo_alt: Annotated[
        Text | None, holds("What the logo shows, for those who cannot see it; without it, the name.", '"CBA emblem"')
    ] = None
    avoid: Annotated[tuple[Line, ...], holds(_ABOUT_AVOID, "[C.B.A., City Books Association]")] = ()


class PersonForm(Form):
    """A person of the house."""

    noun = "a person"
    name: Annotated[Text, holds("The name with its title, as first mentioned.", '"Dr. Salim M. AlMalik"')]
    short: Annotated[Text | None, holds("The name as mentioned again.", '"Dr. AlMalik"')] = None
    role: Annotated[Text | None, _ABOUT_ROLE] = None
    organization: Annotated[Id | None, holds("The id of the organization they speak for.", "icesco")] = None
    gender: Annotated[Gender, _ABOUT_GENDER] = ""
    avoid: Annotated[tuple[Line, ...], holds(_ABOUT_AVOID, "[Salem Al-Malik, Dr. Al-Malik]")] = ()


class SpeakerForm(Form):
    """A speaker named on the spot, who has no id in presskit.yaml."""

    noun = "a speaker"
    name: Annotated[Text, holds("The name as it is printed.", "Omar Alaoui")]
    role: Annotated[Text | None, _ABOUT_ROLE] = None
    organization: Annotated[Id | None, holds("The id of the organization they speak for.", "icesco")] = None
    gender: Annotated[Gender, _ABOUT_GENDER] = ""


class CityForm(Form):
    """A place."""

    noun = "a place"
    hints: ClassVar[Mapping[str, str]] = {"city": "add the city: city: Azrou"}
    city: Annotated[Text, holds("The city.", "Azrou")]
    country: Annotated[Text | None, holds("The country.", "Morocco")] = None


class ContactForm(Form):
    """Whom the press may write to or call: needs `email` or `phone`."""

    noun = "a contact"
    name: Annotated[Text | None, holds("A person, or an office.", "Press Office")] = None
    role: Annotated[Text | None, _ABOUT_ROLE] = None
    organization: Annotated[Id | None, holds("The id of the organization they belong to.", "icesco")] = None
    email: Annotated[Mail, holds("The address to write to.", "press@example.org")] = ""
    phone: Annotated[Phone, holds("The number to call, printed as typed.", '"+212 5 37 00 11 22"')] = ""

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if not self.email and not self.phone:
            raise refusal("missing-field", "cannot be reached", "add `email:` or `phone:`")
        return self


class OwnContactForm(ContactForm):
    """A contact of this release alone: needs `email` or `phone`."""

    only: Annotated[Only, ABOUT_ONLY] = ()


PlaceForm: TypeAlias = Annotated[
    Annotated[Id, Case("<text>")] | Annotated[CityForm, Case("<fields>")], Discriminator(text_or("<fields>"))
]
"""The id of a place of the house, or a place named on the spot."""
