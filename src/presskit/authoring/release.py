"""Turn the text of a release.yaml into Release[Message]: each text a message, each name known, each time an instant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from presskit.authoring import source
from presskit.authoring.blocks import Blocks
from presskit.authoring.facts import embargo, facts, links
from presskit.authoring.faults import fit
from presskit.authoring.newsroom import Newsroom, rules
from presskit.authoring.parts import Parts
from presskit.authoring.pictures import Load, Pictures
from presskit.authoring.problems import Problems, twice
from presskit.authoring.references import References
from presskit.authoring.schema.blocks import BlockForm
from presskit.authoring.schema.release import NoteForm, ReleaseFile
from presskit.authoring.source import Scalar
from presskit.authoring.values import canonical, release_id_fault
from presskit.authoring.words import Named, Words, check_tags, clash, house_names, reference
from presskit.errors import Diagnostic, Report, Span, error, warning
from presskit.language import profile
from presskit.language.plurals import categories
from presskit.model import Fact, Link, Message, Release


def read(  # noqa: PLR0913 - all that a pure reader needs of the world is handed in
    text: str, path: str, newsroom: Newsroom, *, release_id: str, pictures: Load, report: Report
) -> Release[Message]:
    """Read a release. Raises ReleaseError with every error of the file; warnings go to `report`.

    A release's id names its catalogs and the files made from it: it is the file's own `id`, else `release_id`.
    `pictures` loads the picture of a path as typed in the file, and raises MediaError where it cannot be taken.
    """
    problems = Problems(report)
    root = source.parse(text, path, problems)
    if not _has_own_id(root):
        _check_id(release_id, path, problems)
    file = fit(ReleaseFile, root, problems)
    _check_block_ids(file, problems)
    own_id = file.id.value if file.id else release_id
    release = _Reader.of(file, root, newsroom, problems).release(own_id, path, Pictures(pictures, problems))
    problems.settle()
    return release


def _has_own_id(root: source.Node) -> bool:
    own = root.get("id") if isinstance(root, source.Mapping) else None
    return own is not None and not (isinstance(own, Scalar) and own.is_null)


def _check_id(release_id: str, path: str, report: Report) -> None:
    """An error for the name of a folder or file that can be no id."""
    hint = "name its folder with small letters a–z, digits and hyphens, such as 2022-09-15-launch, or write `id: …`"
    if fault := release_id_fault(release_id):
        report(error("bad-id", f"a release cannot have the id {fault}", Span(path), hint=hint))


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
    message = f"two texts have the id `{second.value}`"
    return twice("duplicate-id", message, (second.span, first), "give one of them another id")


def _language(tag: Scalar | None, newsroom: Newsroom, report: Report) -> str:
    """The tag, which CLDR must know; the house's own where none is written."""
    if tag is None:
        return newsroom.source_language
    try:
        newsroom.language(tag.value)
    except ValueError:
        report(_unknown_language(tag.value, tag.span))
    return tag.value


def _unknown_language(tag: str, span: Span) -> Diagnostic:
    hint = "write a tag that Unicode's CLDR has, such as fr or pt_BR"
    return error("unknown-language", f"no language is known as `{tag}`", span, hint=hint)


def _categories(tag: str, newsroom: Newsroom) -> tuple[str, ...]:
    """The plural forms of a language; () where it is unknown, which has been told."""
    try:
        return categories(newsroom.language(tag).cldr)
    except ValueError:
        return ()


@dataclass(frozen=True, slots=True)
class _Reader:
    """A release's form on its way to a Release. `languages` are all its tags, the source language among them."""

    file: ReleaseFile
    root: source.Node
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
            root=root,
            newsroom=newsroom,
            facts=dict(facts(file, report)),
            links=links(file),
            language=language,
            languages=tuple(dict.fromkeys(tags if language in tags else (language, *tags))),
            report=report,
            spans=_names_of(root, report),
        )

    def release(self, release_id: str, path: str, pictures: Pictures) -> Release[Message]:
        """The whole release."""
        file, names = self.file, self._names()
        words = Words(release_id, self.language, names, self.report)
        references = References(self.newsroom.house, self.languages, names, self.report)
        blocks = Blocks(words, references, pictures, _categories(self.language, self.newsroom))
        parts = Parts(words, references, blocks)
        self._check_links()
        self._check_versions()
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
            dateline=parts.dateline(file.dateline),
            event=parts.event(file.event),
            body=blocks.body(file.body),
            notes=tuple(parts.note(one) for one in file.notes),
            boilerplates=tuple(parts.boilerplate(one) for one in file.boilerplates),
            contacts=tuple(parts.contact(one) for one in file.contacts),
            facts=self.facts,
            links=self.links,
            authoritative=references.language(file.authoritative) if file.authoritative else "",
            versions=file.versions,
            checks=rules(file.checks),
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
            tags = _link_tags(self.root, name)
            check_tags(tags, self.report)
            written = {*link.addresses, *(canonical(one.value) for one in tags)}
            lacking = [tag for tag in self.languages if tag not in written and "" not in written]
            if self.language in lacking:
                message = f"`{name}` has no address for {self.language}, the language of the release"
                self.report(error("missing-field", message, self.spans[name], hint=f"add `{self.language}: https://…`"))
            elif lacking:
                message = f"`{name}` has no address for {', '.join(lacking)}; the one for {self.language} is used"
                hint = "add it, or give one address for all languages"
                self.report(warning("link-language", message, self.spans[name], hint=hint))

    def _check_versions(self) -> None:
        """Each version prints its language's own name for itself, so CLDR must know it."""
        check_tags(source.names(self.root, "versions"), self.report)
        for key in source.names(self.root, "versions"):
            tag = canonical(key.value)
            if tag in self.file.versions:
                try:
                    profile.language(tag)
                except ValueError:
                    self.report(_unknown_language(tag, key.span))


def _link_tags(root: source.Node, link: str) -> tuple[Scalar, ...]:
    """The languages in which a link has an address, those at fault included."""
    links = root.get("links") if isinstance(root, source.Mapping) else None
    return source.names(links, link) if links else ()


def _names_of(root: source.Node, report: Report) -> dict[str, Span]:
    """Where each fact and link is named, those at fault included."""
    spans: dict[str, Span] = {}
    for section in ("facts", "links"):
        for key in source.names(root, section):
            if key.value in spans:
                report(clash(key.value, key.span, spans[key.value]))
            spans.setdefault(key.value, key.span)
    return spans
