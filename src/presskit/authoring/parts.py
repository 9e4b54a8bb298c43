"""Turn what stands around a body into its parts: dateline, event, notes to editors, boilerplates, contacts."""

from __future__ import annotations

from dataclasses import dataclass

from presskit.authoring.blocks import Blocks
from presskit.authoring.facts import moment
from presskit.authoring.references import References
from presskit.authoring.schema.house import CityForm, OwnContactForm
from presskit.authoring.schema.release import BoilerplateForm, DatelineForm, EventForm, NoteForm
from presskit.authoring.source import Scalar
from presskit.authoring.words import Words
from presskit.errors import error
from presskit.model import Boilerplate, City, Contact, Event, Message, Note


@dataclass(frozen=True, slots=True)
class Parts:
    """Makes the parts of one release that have texts and references in them."""

    words: Words
    references: References
    blocks: Blocks

    def dateline(self, form: DatelineForm | None) -> tuple[str | City[Message], ...]:
        """The places a release comes from."""
        if form is None:
            return ()
        if form.city and form.places:
            hint = "write {places: [rabat]} or {city: Rabat, country: Morocco}"
            message = "`dateline` has both `places` and `city`"
            self.words.report(error("bad-value", message, form.city.span, hint=hint))
        own = (self._city(form.city, form.country, "dateline"),) if form.city else ()
        return (*(self._place(one, "dateline") for one in form.places), *own)

    def _place(self, form: Scalar | CityForm, role: str) -> str | City[Message]:
        if isinstance(form, Scalar):
            return self.references.id(form, "place")
        return self._city(form.city, form.country, role)

    def _city(self, city: Scalar, country: Scalar | None, role: str) -> City[Message]:
        return City(self.words.message(city, f"{role}/city"), self.words.optional(country, f"{role}/country"))

    def event(self, form: EventForm | None) -> Event[Message] | None:
        """When, where and how to come; None where there is no event, or where its time is at fault."""
        if form is None:
            return None
        at = moment(form.at, form.zone, self.words.report)
        place = self._place(form.place, "event") if form.place else None
        venue = self.words.optional(form.venue, "event/venue")
        return Event(at, place, venue, form.online, form.register_) if at else None

    def note(self, form: Scalar | NoteForm) -> Note[Message]:
        """A note to editors."""
        if isinstance(form, Scalar):
            return Note(self.words.message(form, "note", marks=True))
        return Note(self.blocks.text(form.text, "note", form), self.references.only(form.only))

    def boilerplate(self, form: Scalar | BoilerplateForm) -> Boilerplate[Message]:
        """An organization's own words, or those of this release."""
        if isinstance(form, Scalar):
            return Boilerplate(self._described(form))
        return Boilerplate(
            organization=self._described(form.organization),
            heading=self.words.optional(form.heading, "boilerplate/heading"),
            text=self.words.paragraphs(form.text, "boilerplate") if form.text else (),
            only=self.references.only(form.only),
        )

    def _described(self, text: Scalar | None) -> str:
        """The id of an organization that has an `about`."""
        name = self.references.id(text, "organization")
        organization = self.references.house.organizations.get(name)
        if text and organization and not organization.about:
            hint = "add `about:` to it in presskit.yaml, or write {heading: …, text: …}"
            self.words.report(error("missing-field", f"`{name}` has no `about` to print", text.span, hint=hint))
        return name

    def contact(self, form: Scalar | OwnContactForm) -> str | Contact[Message]:
        """A contact of the house, or one of this release alone."""
        if isinstance(form, Scalar):
            return self.references.id(form, "contact")
        return Contact(
            name=self.words.optional(form.name, "contact/name"),
            role=self.words.optional(form.role, "contact/role"),
            organization=self.references.id(form.organization, "organization"),
            email=form.email,
            phone=form.phone,
            only=self.references.only(form.only),
        )
