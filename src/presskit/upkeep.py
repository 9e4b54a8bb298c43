"""The story of the catalogs: templates out of releases and the house, and each language's PO files out of those."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce

from presskit import workspace, writer
from presskit.authoring import inline
from presskit.errors import CatalogError, Report
from presskit.jobs import Job, catalog_of, labels_of, language_of, read
from presskit.language import values
from presskit.language.labels import fill
from presskit.language.plurals import header, parse_header
from presskit.model import HOUSE, Message, Release, messages, words_of
from presskit.translation import po
from presskit.translation.catalog import Catalog
from presskit.translation.faults import known
from presskit.translation.merge import Merged, merge
from presskit.translation.template import Origin, Value, creation_date, entries, template


@dataclass(frozen=True, slots=True)
class Domain:
    """One catalog's worth of messages, and where they come from."""

    origin: Origin
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Updated:
    """What became of one PO file, its path as shown to the user."""

    path: str
    is_written: bool
    merged: Merged


def domains(job: Job, release: Release[Message], language: str | None = None) -> Iterator[Domain]:
    """The catalogs that a release needs: its own, and its newsroom's.

    With `language`, what `only` withholds from it is left out.
    """
    kinds = known(release)
    yield Domain(Origin(release.id, job.origin(), kinds), tuple(messages(release, language)))
    if house := tuple(messages(job.newsroom.house)):
        yield Domain(Origin(HOUSE, workspace.NEWSROOM_FILE, kinds), house)


def extract(job: Job, now: datetime, report: Report) -> tuple[str, ...]:
    """Write the templates that a release needs, where they change; the paths of those, as shown to the user.

    `now`, which is aware, dates a template whose messages have changed.
    """
    release = read(job, report)
    written = []
    for domain in domains(job, release):
        path = job.workspace.template(domain.origin.domain)
        old = writer.read(path, job.shown(path)) if path.is_file() else None
        # The house's comments speak the house's language, whichever release comes by.
        tag = job.newsroom.source_language if domain.origin.domain == HOUSE else release.language
        say = _sayer(job, release, tag, report)
        if writer.write(path, template(domain.messages, domain.origin, say, old=old, now=now)):
            written.append(job.shown(path))
    return tuple(written)


def extract_labels(job: Job) -> tuple[str, ...]:
    """Write presskit's own labels as a template, for a newsroom that adds a language; its path if it was written."""
    path = job.workspace.template(workspace.LABELS)
    data = writer.read(workspace.shipped() / "locales" / path.name, path.name)
    return (job.shown(path),) if writer.write(path, data) else ()


def update(job: Job, languages: Sequence[str], report: Report) -> Iterator[Updated]:
    """Bring each language's PO files up to date with the templates, creating what is missing.

    A second run writes nothing. A catalog that cannot be read is reported and left as it is; the others are renewed.
    """
    release = read(job, report)
    for tag in languages or release.languages:
        own = [one for one in domains(job, release, tag) if any(message.language != tag for message in one.messages)]
        if not own:
            continue
        try:
            say = _sayer(job, release, tag, report)
            for domain in own:
                yield _updated(job, domain, tag, say, report)
        except CatalogError as problem:
            for one in problem.diagnostics:
                report(one)


def _updated(job: Job, domain: Domain, tag: str, say: Value, report: Report) -> Updated:
    name = domain.origin.domain
    path = job.workspace.catalog(tag, name)
    old = (
        po.read(writer.read(path, job.shown(path)), job.shown(path), language=tag, report=report)
        if path.is_file()
        else None
    )
    pot = job.workspace.template(name)
    foreign = (message for message in domain.messages if message.language != tag)
    given = entries(foreign, domain.origin, say, parse_header(header(tag)))
    merged = merge(given, old, po.empty(tag, name, creation_date(writer.read(pot, job.shown(pot)), job.shown(pot))))
    return Updated(job.shown(path), writer.write(path, merged.data), merged)


def _sayer(job: Job, release: Release[Message], tag: str, report: Report) -> Value:
    """What a placeholder prints in a language, as far as that is known yet."""
    language = language_of(job, tag)
    labels = labels_of(job, language, report)
    catalog = catalog_of(job, release, tag, report)

    pattern = labels.forms.get("{name}, {detail}", ("{name}, {detail}",))[0]

    def say(placeholder: inline.Placeholder) -> str:
        if placeholder.name in release.facts:
            return _said(lambda: values.say(release.facts[placeholder.name], placeholder.part, language, labels))
        words = tuple(_words(placeholder, release, catalog))
        return reduce(lambda name, detail: fill(pattern, name=name, detail=detail), words) if words else ""

    return say


def _said(say: Callable[[], str]) -> str:
    """A value, or "" where the language lacks the label that it needs."""
    try:
        return say()
    except KeyError:
        return ""


def _words(placeholder: inline.Placeholder, release: Release[Message], catalog: Catalog) -> Iterator[str]:
    """A name in the catalog's language; in its own as long as it is not translated."""
    house = release.house
    for table in (house.organizations, house.people, house.places):
        if placeholder.name in table:
            for message in words_of(table[placeholder.name], placeholder.part):
                yield catalog.words(message) or message.msgid
