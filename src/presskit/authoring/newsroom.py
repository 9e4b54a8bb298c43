"""Turn the text of presskit.yaml into a Newsroom: the house's defaults, its names and its language profiles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter

from presskit.authoring import brand, inline, source
from presskit.authoring.brand import Read
from presskit.authoring.faults import fit
from presskit.authoring.pictures import Load, Pictures
from presskit.authoring.problems import Problems, twice
from presskit.authoring.schema.house import ContactForm, OrganizationForm, PersonForm
from presskit.authoring.schema.newsroom import LocaleForm, NewsroomFile
from presskit.authoring.schema.rules import ChecksForm
from presskit.authoring.source import Scalar
from presskit.authoring.values import canonical
from presskit.authoring.words import GENDERS, Named, Names, Words, check_tags, clash, house_names, normalized, reference
from presskit.errors import Diagnostic, Report, Span, error
from presskit.language import profile
from presskit.language.profile import Language
from presskit.mail import Mailbox
from presskit.media import Media
from presskit.media.drawing import Drawing
from presskit.media.typeface import Typeface
from presskit.model import HOUSE, City, Contact, House, Logo, Message, Organization, Person, Rules

DEFAULT_COLOR = "#1a4f7a"


@dataclass(frozen=True, slots=True)
class Newsroom:
    """What a house has settled for all its releases.

    `organization` is the id of the issuer, "" where none is named. `languages` is () where each release says its own.
    `profiles` holds the languages that presskit.yaml describes; `language` knows all others too. `color` is `#rrggbb`;
    `output` is a path relative to the file. `typefaces` are the styles of the house's own font, () where it has none;
    `drawings` tell which Drawing a PDF shows for a logo. `mail_from` is None where mail goes out under a release's
    first contact.
    """

    organization: str = ""
    source_language: str = "en"
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ("html", "txt", "pdf")
    output: str = "dist"
    color: str = DEFAULT_COLOR
    typefaces: tuple[Typeface, ...] = ()
    drawings: Mapping[Media, Drawing] = field(default_factory=dict)
    mail_from: Mailbox | None = None
    profiles: Mapping[str, Language] = field(default_factory=dict)
    checks: Rules = field(default_factory=Rules)
    house: House[Message] = field(default_factory=House)

    @classmethod
    def default(cls) -> Newsroom:
        """The newsroom of a release that stands alone."""
        return cls()

    def language(self, tag: str) -> Language:
        """How the language of a tag is written here. Raises ValueError when CLDR knows no such locale."""
        name = canonical(tag)
        return self.profiles[name] if name in self.profiles else profile.language(name)


def read_newsroom(text: str, path: str, report: Report, *, pictures: Load, files: Read = brand.no_files) -> Newsroom:
    """Read presskit.yaml. Raises ReleaseError with every error of the file; warnings go to `report`.

    `pictures` loads the logo of a path as typed in the file, and raises MediaError where it cannot be taken; so does
    `files`, which reads a font or a drawing.
    """
    problems = Problems(report)
    root = source.parse(text, path, problems)
    file = fit(NewsroomFile, root, problems)
    newsroom = _Reader(file, root, Pictures(pictures, problems), files, problems).newsroom()
    problems.settle()
    return newsroom


@dataclass(frozen=True, slots=True)
class _Reader:
    """A newsroom file on its way to a Newsroom."""

    file: NewsroomFile
    root: source.Node
    pictures: Pictures
    files: Read
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
            typefaces=brand.typefaces(file.brand.fonts, self.files, self.report),
            drawings=self._drawings(),
            mail_from=file.mail.from_,
            profiles=profiles,
            checks=rules(file.checks),
            house=self._house(),
        )

    @property
    def _source_language(self) -> str:
        return self.file.source_language.value if self.file.source_language else Newsroom.default().source_language

    def _ids(self, section: str) -> dict[str, Span]:
        """Every id of a section and its place, those whose entries are at fault included."""
        return {key.value: key.span for key in source.names(self.root, section)}

    def _profiles(self) -> Iterator[tuple[str, Language]]:
        check_tags(source.names(self.root, "locales"), self.report)
        for tag, form in self.file.locales.items():
            places = {canonical(name): span for name, span in self._ids("locales").items()}
            span = form.cldr.span if form.cldr else places[tag]
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
        except ValueError as problem:
            name = form.cldr.value if form.cldr else tag
            if _is_known(name):
                hint = f"take this out, or name a locale of `{tag}` itself"
                self.report(error("bad-value", str(problem), span, hint=hint))
                return None
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
        logos = self._logos()
        silent = Words(HOUSE, self._source_language, {}, lambda _: None)
        draft = _HouseReader(self.file, silent, sections, logos).house()
        names = {**{name: Named(None, span) for name, span in taken.items()}, **house_names(draft)}
        words = Words(HOUSE, self._source_language, names, self.report)
        house = _HouseReader(self.file, words, sections, logos).house()
        _refuse_circles(names, self.report)
        return house

    # --- logos ---

    def _logos(self) -> dict[str, _LogoForm]:
        """The logo of each organization that has one; the brand's is that of the newsroom's own."""
        found: dict[str, _LogoForm] = {}
        for name, form in self.file.organizations.items():
            self._add_logo(found, name, form.logo, (form.logo_alt, f"organizations/{name}/logo_alt"))
        brand, own = self.file.brand, self.file.organization
        if brand.logo and not own:
            hint = "name it: `organization: …`, with an id from `organizations`"
            message = "the brand's logo is that of the newsroom's own organization, and none is named"
            self.report(error("missing-field", message, brand.logo.span, hint=hint))
        self._add_logo(found, own.value if own else "", brand.logo, (brand.logo_alt, "brand/logo_alt"))
        return found

    def _drawings(self) -> dict[Media, Drawing]:
        """What a PDF shows in place of the brand's logo."""
        form = self.file.brand
        if form.logo_print is None:
            return {}
        if form.logo is None:
            hint = "add `logo:`, a PNG or JPEG of the same: mail cannot show an SVG"
            self.report(
                error("missing-field", "`logo_print` needs a `logo` beside it", form.logo_print.span, hint=hint)
            )
        drawn = brand.drawing_of(form.logo_print, self.files, self.report)
        shown = self.pictures.get(form.logo) if form.logo else None
        return {shown: drawn} if drawn and shown else {}

    def _add_logo(
        self, found: dict[str, _LogoForm], name: str, file: Scalar | None, said: tuple[Scalar | None, str]
    ) -> None:
        """Load a logo. A description without one, and a second one, are errors."""
        alt, context = said
        if file is None:
            if alt:
                hint = "add `logo:` beside it, or take this line out"
                self.report(error("missing-field", "`logo_alt` describes no logo", alt.span, hint=hint))
            return
        if name in found:
            self.report(_second_logo(name, file.span, found[name].span))
        if media := self.pictures.get(file):
            found[name] = _LogoForm(media, file.span, alt, context)


def rules(form: ChecksForm) -> Rules:
    """What a file wants of checks; of a code written twice, the first place counts."""
    ignore, errors = ({one.value: one.span for one in reversed(codes)} for codes in (form.ignore, form.errors))
    return Rules(ignore, errors)


def _is_known(name: str) -> bool:
    """Whether CLDR has a locale of this name."""
    try:
        profile.language(name)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class _LogoForm:
    """A loaded logo: where it is named, what is said of it (None: the organization's name serves), in which context."""

    media: Media
    span: Span
    alt: Scalar | None
    context: str


def _second_logo(name: str, second: Span, first: Span) -> Diagnostic:
    return twice("bad-value", f"`{name}` has two logos", (second, first), "keep one of the two")


@dataclass(frozen=True, slots=True)
class _HouseReader:
    """The sections of a newsroom file on their way to a House; `ids` has the written ids of each section."""

    file: NewsroomFile
    words: Words
    ids: Mapping[str, Mapping[str, Span]]
    logos: Mapping[str, _LogoForm]

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
        )

    def _organization(self, name: str, form: OrganizationForm) -> Organization[Message]:
        context = f"organizations/{name}"
        full = self.words.message(form.name, f"{context}/name")
        return Organization(
            name=full,
            short=self.words.optional(form.short, f"{context}/short"),
            about_heading=self._about_heading(form, f"{context}/about-heading"),
            about=self.words.paragraphs(form.about, f"{context}/about") if form.about else (),
            url=form.url,
            logo=self._logo(name, full),
            avoid=form.avoid,
        )

    def _logo(self, name: str, full: Message) -> Logo[Message] | None:
        form = self.logos.get(name)
        return Logo(form.media, self.words.optional(form.alt, form.context) or full) if form else None

    def _about_heading(self, form: OrganizationForm, context: str) -> Message | None:
        """The house's own heading, else "About" and the name, which only an English house can leave to presskit."""
        if form.about_heading or not form.about:
            return self.words.optional(form.about_heading, context)
        if (tag := self.words.language.partition("_")[0]) != "en":
            message = "an organization with an `about` needs `about_heading`, for this file is not in English"
            hint = f"add `about_heading: {_HEADINGS.get(tag, '…')}`"
            self.words.report(error("missing-field", message, form.about.span, hint=hint))
        name = form.short or form.name
        return Message(f"About {normalized(name.value)}", context, HOUSE, "en", name.span)

    def _person(self, name: str, form: PersonForm) -> Person[Message]:
        context = f"people/{name}"
        full = self.words.message(form.name, f"{context}/name")
        notes = (f"{full.msgid}{GENDERS[form.gender]}",)
        return Person(
            name=full,
            short=self.words.optional(form.short, f"{context}/short", notes=notes),
            role=self.words.optional(form.role, f"{context}/role", notes=notes),
            organization=self._organization_id(form.organization),
            gender=form.gender,
            avoid=form.avoid,
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


_HEADINGS: Mapping[str, str] = {"ar": "نبذة عن الإيسيسكو", "fr": "À propos de l’ALC"}
"""A heading over a boilerplate, such as one may write in these languages."""


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
