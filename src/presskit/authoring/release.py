"""Turn the text of a release.yaml into Release[Message]: each text a message, each name known, each time an instant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from presskit.authoring import schema, source
from presskit.authoring.facts import embargo, facts, links
from presskit.authoring.faults import fit
from presskit.authoring.newsroom import Newsroom
from presskit.authoring.problems import Problems, did_you_mean
from presskit.authoring.schema import BlockForm, NoteForm, ReleaseFile
from presskit.authoring.source import Scalar
from presskit.authoring.words import Named, Words, clash, house_names, reference
from presskit.errors import Diagnostic, Place, Report, Severity, Span, error, warning
from presskit.model import (
    HOUSE,
    Block,
    Boilerplate,
    City,
    Contact,
    Fact,
    Heading,
    ItemList,
    Link,
    Message,
    Note,
    Paragraph,
    Person,
    Quote,
    Release,
)
from presskit.workspace import LABELS


def read(text: str, path: str, newsroom: Newsroom, *, release_id: str, report: Report) -> Release[Message]:
    """Read a release. Raises ReleaseError with every error of the file; warnings go to `report`.

    `release_id` is the caller's: the name of its catalogs and of the files made from it.
    """
    problems = Problems(report)
    _check_id(release_id, path, problems)
    root = source.parse(text, path, problems)
    file = fit(ReleaseFile, root, problems)
    _check_block_ids(file, problems)
    release = _Reader.of(file, root, newsroom, problems).release(release_id, path)
    problems.settle()
    return release


def _check_id(release_id: str, path: str, report: Report) -> None:
    hint = "name its folder with small letters a–z, digits and hyphens, such as 2022-09-15-launch"
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,79}", release_id):
        report(error("bad-id", f"a release cannot have the id `{release_id[:80]}`", Span(path), hint=hint))
    if release_id in {HOUSE, LABELS}:
        message = f"a release cannot have the id `{release_id}`: other catalogs have this name"
        report(error("bad-id", message, Span(path), hint=hint))


def _check_block_ids(file: ReleaseFile, report: Report) -> None:
    """An error for each id that two texts bear: translators could not tell them apart."""
    first: dict[str, Span] = {}
    blocks = () if isinstance(file.body, Scalar) else file.body
    for one in (*blocks, *file.notes):
        if isinstance(one, BlockForm | NoteForm) and one.id:
            if one.id.value in first:
                report(_same_id(one.id, first[one.id.value]))
            first.setdefault(one.id.value, one.id.span)


def _same_id(second: Scalar, first: Span) -> Diagnostic:
    places = (Place(second.span), Place(first, "already used here"))
    hint = "give one of them another id"
    return Diagnostic(Severity.ERROR, "duplicate-id", f"two texts have the id `{second.value}`", places, hint)


def _language(tag: Scalar | None, newsroom: Newsroom, report: Report) -> str:
    """The tag, which CLDR must know; the house's own where none is written."""
    if tag is None:
        return newsroom.source_language
    try:
        newsroom.language(tag.value)
    except ValueError:
        hint = "write a tag that Unicode's CLDR has, such as fr or pt_BR"
        report(error("unknown-language", f"no language is known as `{tag.value}`", tag.span, hint=hint))
    return tag.value


@dataclass(frozen=True, slots=True)
class _Reader:
    """A release's form on its way to a Release. `languages` are all its tags, the source language among them."""

    file: ReleaseFile
    newsroom: Newsroom
    facts: Mapping[str, Fact]
    links: Mapping[str, Link]
    language: str
    languages: tuple[str, ...]
    report: Report
    spans: Mapping[str, Span]

    @classmethod
    def of(cls, file: ReleaseFile, root: source.Node, newsroom: Newsroom, report: Report) -> _Reader:
        """Work out the languages, facts and links first: every text is held against them."""
        language = _language(file.language, newsroom, report)
        tags = [_language(one, newsroom, report) for one in file.languages] or [*newsroom.languages]
        return cls(
            file=file,
            newsroom=newsroom,
            facts=dict(facts(file, report)),
            links=links(file),
            language=language,
            languages=tuple(dict.fromkeys(tags if language in tags else (language, *tags))),
            report=report,
            spans=_names_of(root, report),
        )

    def release(self, release_id: str, path: str) -> Release[Message]:
        """The whole release."""
        file, words = self.file, Words(release_id, self.language, self._names(), self.report)
        parts = _Parts(self, words)
        self._check_links()
        return Release(
            id=release_id,
            span=Span(path),
            language=self.language,
            languages=self.languages,
            kind=file.kind,
            issuers=self._issuers(),
            reference=file.reference,
            date=file.date,
            embargo=embargo(file.embargo, self.report) if file.embargo else None,
            headline=words.message(file.headline, "headline"),
            subheadline=words.optional(file.subheadline, "subheadline"),
            summary=tuple(words.message(one, "summary") for one in file.summary),
            dateline=parts.dateline(),
            body=parts.body(),
            notes=tuple(parts.note(one) for one in file.notes),
            boilerplates=tuple(parts.boilerplate(one) for one in file.boilerplates),
            contacts=tuple(parts.contact(one) for one in file.contacts),
            facts=self.facts,
            links=self.links,
            house=self.newsroom.house,
        )

    def _issuers(self) -> tuple[str, ...]:
        house = self.newsroom.house.organizations
        named = tuple(reference(one, house, "organization", self.report) for one in self.file.issuers)
        return named or tuple(filter(None, (self.newsroom.organization,)))

    def _names(self) -> dict[str, Named]:
        """What each name in braces stands for; a name of the house may not be taken again."""
        house = house_names(self.newsroom.house)
        for name, span in self.spans.items():
            if name in house:
                self.report(clash(name, span, house[name].span))
        values = {**self.facts, **self.links}
        return {**house, **{name: Named(values.get(name), span) for name, span in self.spans.items()}}

    def _check_links(self) -> None:
        """A link needs the source's address; the other languages fall back on it, with a warning."""
        for name, link in self.links.items():
            lacking = [tag for tag in self.languages if tag not in link.addresses and "" not in link.addresses]
            if self.language in lacking:
                message = f"`{name}` has no address for {self.language}, the language of the release"
                self.report(error("missing-field", message, self.spans[name], hint=f"add `{self.language}: https://…`"))
            elif lacking:
                message = f"`{name}` has no address for {', '.join(lacking)}; the one for {self.language} is used"
                hint = "add it, or give one address for all languages"
                self.report(warning("link-language", message, self.spans[name], hint=hint))


def _names_of(root: source.Node, report: Report) -> dict[str, Span]:
    """Where each fact and link is named, those at fault included."""
    spans: dict[str, Span] = {}
    for section in ("facts", "links"):
        node = root.get(section) if isinstance(root, source.Mapping) else None
        for key, _ in node.pairs if isinstance(node, source.Mapping) else ():
            if key.value in spans:
                report(clash(key.value, key.span, spans[key.value]))
            spans.setdefault(key.value, key.span)
    return spans


@dataclass(frozen=True, slots=True)
class _Parts:
    """Makes the parts of a release that have texts and references in them."""

    reader: _Reader
    words: Words

    def dateline(self) -> tuple[str | City[Message], ...]:
        form = self.reader.file.dateline
        if form is None:
            return ()
        if form.city:
            return (self._city(form.city, form.country),)
        return tuple(
            self._id(one, "place") if isinstance(one, Scalar) else self._city(one.city, one.country)
            for one in form.places
        )

    def _city(self, city: Scalar, country: Scalar | None) -> City[Message]:
        return City(self.words.message(city, "dateline/city"), self.words.optional(country, "dateline/country"))

    def body(self) -> tuple[Block[Message], ...]:
        body = self.reader.file.body
        if isinstance(body, Scalar):
            return tuple(Paragraph(one) for one in self.words.paragraphs(body, "body"))
        return tuple(self._block(one) for one in body)

    def _block(self, form: schema.Block) -> Block[Message]:
        match form:
            case Scalar():
                return Paragraph(self.words.message(form, "body", marks=True))
            case schema.ParagraphForm():
                return Paragraph(self._text(form.paragraph, "body", form), self._only(form.only))
            case schema.HeadingForm():
                return Heading(self._text(form.heading, "heading", form), self._only(form.only))
            case schema.BulletsForm():
                return ItemList(self._items(form.list, form), only=self._only(form.only))
            case schema.NumberedForm():
                return ItemList(self._items(form.numbered, form), numbered=True, only=self._only(form.only))
            case _:
                return self._quote(form)

    def _text(self, text: Scalar, role: str, form: BlockForm | NoteForm, said_by: str = "") -> Message:
        """The message of a block's text: the author's id in its context, and what translators are told of it."""
        context = f"{role}/{form.id.value}" if form.id else role
        notes = filter(None, (said_by, form.note))
        return self.words.message(text, context, marks=role != "heading", notes=notes)

    def _items(self, items: tuple[Scalar, ...], form: BlockForm) -> tuple[Message, ...]:
        return tuple(self._text(one, "list", form) for one in items)

    def _quote(self, form: schema.QuoteForm) -> Quote[Message]:
        speaker = self._speaker(form.quote.speaker)
        person = self.reader.newsroom.house.people.get(speaker) if isinstance(speaker, str) else speaker
        said_by = f"spoken by {person.name.msgid}{_GENDERS[person.gender]}" if person else ""
        return Quote(self._text(form.quote.text, "quote", form, said_by), speaker, self._only(form.only))

    def _speaker(self, form: Scalar | schema.SpeakerForm) -> str | Person[Message]:
        if isinstance(form, Scalar):
            return self._id(form, "person")
        return Person(
            name=self.words.message(form.name, "speaker/name"),
            role=self.words.optional(form.role, "speaker/role"),
            organization=self._id(form.organization, "organization"),
            gender=form.gender,
        )

    def note(self, form: Scalar | NoteForm) -> Note[Message]:
        """A note to editors."""
        if isinstance(form, Scalar):
            return Note(self.words.message(form, "note", marks=True))
        return Note(self._text(form.text, "note", form), self._only(form.only))

    def boilerplate(self, form: Scalar | schema.BoilerplateForm) -> Boilerplate[Message]:
        """An organization's own words, or those of this release."""
        if isinstance(form, Scalar):
            return Boilerplate(self._described(form))
        return Boilerplate(
            organization=self._described(form.organization),
            heading=self.words.optional(form.heading, "boilerplate/heading"),
            text=self.words.paragraphs(form.text, "boilerplate") if form.text else (),
            only=self._only(form.only),
        )

    def _described(self, text: Scalar | None) -> str:
        """The id of an organization that has an `about`."""
        name = self._id(text, "organization")
        organization = self.reader.newsroom.house.organizations.get(name)
        if text and organization and not organization.about:
            hint = "add `about:` to it in presskit.yaml, or write {heading: …, text: …}"
            self.reader.report(error("missing-field", f"`{name}` has no `about` to print", text.span, hint=hint))
        return name

    def contact(self, form: Scalar | schema.OwnContactForm) -> str | Contact[Message]:
        """A contact of the house, or one of this release alone."""
        if isinstance(form, Scalar):
            return self._id(form, "contact")
        return Contact(
            name=self.words.optional(form.name, "contact/name"),
            role=self.words.optional(form.role, "contact/role"),
            organization=self._id(form.organization, "organization"),
            email=form.email,
            phone=form.phone,
            only=self._only(form.only),
        )

    def _only(self, tags: tuple[Scalar, ...]) -> tuple[str, ...]:
        """The tags of `only`, which must be among the release's languages."""
        for tag in tags:
            if tag.value not in self.reader.languages:
                otherwise = f"its languages are: {', '.join(self.reader.languages)}"
                hint = did_you_mean(tag.value, self.reader.languages, otherwise)
                message = f"the release has no language `{tag.value}`"
                self.reader.report(error("unknown-language", message, tag.span, hint=hint))
        return tuple(one.value for one in tags)

    def _id(self, text: Scalar | None, kind: str) -> str:
        house = self.reader.newsroom.house
        known: Mapping[str, Mapping[str, object]] = {
            "person": house.people,
            "organization": house.organizations,
            "place": house.places,
            "contact": house.contacts,
        }
        return reference(text, known[kind], kind, self.reader.report)


_GENDERS: Mapping[str, str] = {"f": ", woman", "m": ", man", "": ""}
