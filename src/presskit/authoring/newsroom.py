"""Turn the text of presskit.yaml into a Newsroom: the house's defaults, its names and its language profiles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter

from presskit.authoring import inline, source
from presskit.authoring.faults import fit
from presskit.authoring.problems import Problems
from presskit.authoring.schema import ContactForm, LocaleForm, NewsroomFile, OrganizationForm, PersonForm
from presskit.authoring.source import Scalar
from presskit.authoring.words import Named, Names, Words, clash, house_names, normalized, reference
from presskit.errors import Report, Span, error
from presskit.language import profile
from presskit.language.profile import Language
from presskit.model import HOUSE, City, Contact, House, Message, Organization, Person

DEFAULT_COLOR = "#1a4f7a"


@dataclass(frozen=True, slots=True)
class Newsroom:
    """What a house has settled for all its releases.

    `organization` is the id of the issuer, "" where none is named. `languages` is () where each release says its own.
    `profiles` holds the languages that presskit.yaml describes; `language` knows all others too. `color` is `#rrggbb`;
    `logo`, `logo_print` and `output` are paths relative to the file, "" where absent.
    """

    organization: str = ""
    source_language: str = "en"
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ("html", "txt", "pdf")
    output: str = "dist"
    color: str = DEFAULT_COLOR
    logo: str = ""
    logo_print: str = ""
    mail_from: str = ""
    profiles: Mapping[str, Language] = field(default_factory=dict)
    house: House[Message] = field(default_factory=House)

    @classmethod
    def default(cls) -> Newsroom:
        """The newsroom of a release that stands alone."""
        return cls()

    def language(self, tag: str) -> Language:
        """How the language of a tag is written here. Raises ValueError when CLDR knows no such locale."""
        return self.profiles[tag] if tag in self.profiles else profile.language(tag)


def read_newsroom(text: str, path: str, report: Report) -> Newsroom:
    """Read presskit.yaml. Raises ReleaseError with every error of the file; warnings go to `report`."""
    problems = Problems(report)
    root = source.parse(text, path, problems)
    file = fit(NewsroomFile, root, problems)
    newsroom = _Reader(file, root, problems).newsroom()
    problems.settle()
    return newsroom


@dataclass(frozen=True, slots=True)
class _Reader:
    """A newsroom file on its way to a Newsroom."""

    file: NewsroomFile
    root: source.Node
    report: Report

    def newsroom(self) -> Newsroom:
        file = self.file
        profiles = dict(self._profiles())
        for tag in (*file.languages, *filter(None, (file.source_language,))):
            if tag.value not in profiles:
                self._language(tag.value, LocaleForm(), tag.span)
        return Newsroom(
            organization=reference(file.organization, self._ids("organizations"), "organization", self.report),
            source_language=self._source_language,
            languages=tuple(dict.fromkeys(one.value for one in file.languages)),
            formats=file.formats,
            output=file.output,
            color=file.brand.color or DEFAULT_COLOR,
            logo=file.brand.logo,
            logo_print=file.brand.logo_print,
            mail_from=file.mail.from_,
            profiles=profiles,
            house=self._house(),
        )

    @property
    def _source_language(self) -> str:
        return self.file.source_language.value if self.file.source_language else Newsroom.default().source_language

    def _ids(self, section: str) -> dict[str, Span]:
        """Every id of a section and its place, those whose entries are at fault included."""
        node = self.root.get(section) if isinstance(self.root, source.Mapping) else None
        return {key.value: key.span for key, _ in node.pairs} if isinstance(node, source.Mapping) else {}

    def _profiles(self) -> Iterator[tuple[str, Language]]:
        for tag, form in self.file.locales.items():
            span = form.cldr.span if form.cldr else self._ids("locales")[tag]
            if language := self._language(tag, form, span):
                yield tag, language

    def _language(self, tag: str, form: LocaleForm, span: Span) -> Language | None:
        try:
            return profile.language(
                tag,
                cldr=form.cldr.value if form.cldr else "",
                digits=form.digits,
                months=form.months,
                typography=form.typography,
            )
        except ValueError:
            name = form.cldr.value if form.cldr else tag
            hint = "write a tag that Unicode's CLDR has, such as fr, pt_BR or ar_001"
            self.report(error("unknown-language", f"no language is known as `{name[:40]}`", span, hint=hint))
            return None

    def _house(self) -> House[Message]:
        """The house: drawn once to learn its names, then again with its texts held against them."""
        sections = {one: self._ids(one) for one in ("people", "organizations", "places")}
        taken: dict[str, Span] = {}
        for name, span in (pair for one in sections.values() for pair in one.items()):
            if name in taken:
                self.report(clash(name, span, taken[name]))
            taken.setdefault(name, span)
        draft = _HouseReader(self.file, Words(HOUSE, self._source_language, {}, lambda _: None), sections).house()
        names = {**{name: Named(None, span) for name, span in taken.items()}, **house_names(draft)}
        house = _HouseReader(self.file, Words(HOUSE, self._source_language, names, self.report), sections).house()
        _refuse_circles(names, self.report)
        return house


@dataclass(frozen=True, slots=True)
class _HouseReader:
    """The sections of a newsroom file on their way to a House; `ids` has the written ids of each section."""

    file: NewsroomFile
    words: Words
    ids: Mapping[str, Mapping[str, Span]]

    def house(self) -> House[Message]:
        file, words = self.file, self.words
        return House(
            organizations={one: self._organization(one, form) for one, form in file.organizations.items()},
            people={one: self._person(one, form) for one, form in file.people.items()},
            places={
                one: City(
                    words.message(form.city, f"places/{one}/city"),
                    words.optional(form.country, f"places/{one}/country"),
                )
                for one, form in file.places.items()
            },
            contacts={one: self._contact(one, form) for one, form in file.contacts.items()},
            logo_alt=words.optional(file.brand.logo_alt, "brand/logo_alt"),
        )

    def _organization(self, name: str, form: OrganizationForm) -> Organization[Message]:
        context = f"organizations/{name}"
        return Organization(
            name=self.words.message(form.name, f"{context}/name"),
            short=self.words.optional(form.short, f"{context}/short"),
            about_heading=self._about_heading(form, f"{context}/about-heading"),
            about=self.words.paragraphs(form.about, f"{context}/about") if form.about else (),
            url=form.url,
        )

    def _about_heading(self, form: OrganizationForm, context: str) -> Message | None:
        """The house's own heading, else "About" and the name, in English whatever the house's language."""
        if form.about_heading or not form.about:
            return self.words.optional(form.about_heading, context)
        name = form.short or form.name
        return Message(f"About {normalized(name.value)}", context, HOUSE, "en", name.span)

    def _person(self, name: str, form: PersonForm) -> Person[Message]:
        context = f"people/{name}"
        return Person(
            name=self.words.message(form.name, f"{context}/name"),
            short=self.words.optional(form.short, f"{context}/short"),
            role=self.words.optional(form.role, f"{context}/role"),
            organization=self._organization_id(form.organization),
            gender=form.gender,
        )

    def _contact(self, name: str, form: ContactForm) -> Contact[Message]:
        return Contact(
            name=self.words.optional(form.name, f"contacts/{name}/name"),
            role=self.words.optional(form.role, f"contacts/{name}/role"),
            organization=self._organization_id(form.organization),
            email=form.email,
            phone=form.phone,
        )

    def _organization_id(self, text: Scalar | None) -> str:
        return reference(text, self.ids["organizations"], "organization", self.words.report)


# --- names that say themselves --------------------------------------------------------------------


def _refuse_circles(names: Names, report: Report) -> None:
    """An error where a name's own words lead back to it: it could never be printed."""
    try:
        TopologicalSorter({name: _said_names(named.what) for name, named in names.items()}).prepare()
    except CycleError as problem:
        circle: list[str] = problem.args[1]
        message = "the words of " + " and ".join(f"`{one}`" for one in circle[1:]) + " lead back to themselves"
        report(error("name-circle", message, names[circle[0]].span, hint="write the name itself instead of its braces"))


def _said_names(what: object) -> set[str]:
    match what:
        case Person():
            words = (what.name, what.short, what.role)
        case Organization():
            words = (what.name, what.short, None)
        case City():
            words = (what.city, what.country, None)
        case _:
            words = (None, None, None)
    return {one.name for word in words if word is not None for one in inline.placeholders(word.msgid)}
