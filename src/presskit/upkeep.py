"""The story of the catalogs: templates out of releases and the house, and each language's PO files out of those.

Everything is made first, as drafts, and saved at the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, reduce
from pathlib import Path

from presskit import workspace, writer
from presskit.authoring import inline
from presskit.authoring.problems import did_you_mean
from presskit.errors import (
    CatalogError,
    Diagnostic,
    EnvironmentFault,
    PresskitError,
    Report,
    UsageError,
    error,
    warning,
)
from presskit.jobs import Job, labels_of, language_of, read
from presskit.language import values
from presskit.language.labels import fill
from presskit.language.plurals import header, parse_header
from presskit.language.profile import Language
from presskit.model import HOUSE, Message, Release, messages, words_of
from presskit.translation import catalog as catalogs
from presskit.translation import po
from presskit.translation.catalog import Catalog, Labels
from presskit.translation.faults import known
from presskit.translation.memory import Memory, memory
from presskit.translation.merge import Advice, Merged, merge
from presskit.translation.template import Origin, Plurals, Value, author_id, creation_date, entries, template
from presskit.workspace import Workspace

ATTEMPTS = 5
"""How often a PO file is merged anew because someone else saved it meanwhile."""


@dataclass(frozen=True, slots=True)
class Domain:
    """One catalog's worth of messages, and where they come from."""

    origin: Origin
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as it is to be: `name` is its path as shown to the user, `old` what it held, None where there was none.

    `contexts` are those of its messages. Of a template, `languages` are those of its release, the author's first. Of a
    PO file, `merged` tells what became of its entries, and `renew` makes the draft again from what the file holds now.
    """

    path: Path
    name: str
    old: bytes | None
    data: bytes
    contexts: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    merged: Merged | None = None
    renew: Callable[[], Draft] | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """A draft that is on the disk now, and whether that changed the file."""

    draft: Draft
    is_written: bool


def _memories() -> Callable[[Workspace, str], Memory]:
    """A reader of all that a language of a newsroom says, which reads each language once, when first asked for it."""

    @cache
    def remember(place: Workspace, tag: str) -> Memory:
        folder = place.catalog(tag, HOUSE).parent
        paths = sorted((one for one in folder.glob("*.po") if one.stem != workspace.LABELS), reverse=True)
        return memory((one.stem, found) for one in paths if (found := _readable(one, tag)))

    return remember


def _readable(path: Path, tag: str) -> po.File | None:
    """A catalog to remember from; None for a broken one, of which its own release will tell."""
    try:
        return po.read(writer.read(path, path.name), path.name, language=tag, report=lambda _: None)
    except PresskitError:
        return None


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of an update. `now`, which is aware, dates a template whose messages have changed.

    Of a release's languages those in `languages` are made; all where none is. `same_meaning` names texts, by the
    author's id or by msgctxt, that say what they said before. One order serves a whole run: `remember` reads each
    language once.
    """

    now: datetime
    languages: tuple[str, ...] = ()
    same_meaning: frozenset[str] = frozenset()
    remember: Callable[[Workspace, str], Memory] = field(default_factory=_memories)

    def is_same(self, context: str) -> bool:
        """Whether the author says that the texts of a msgctxt mean what they meant."""
        return _is_named(context, self.same_meaning)


def domains(job: Job, release: Release[Message], language: str | None = None) -> Iterator[Domain]:
    """The catalogs that a release needs: its own, and its newsroom's.

    With `language`, what `only` withholds from it is left out.
    """
    kinds = known(release)
    yield Domain(Origin(release.id, job.origin(), kinds), tuple(messages(release, language)))
    if house := tuple(messages(job.newsroom.house)):
        yield Domain(Origin(HOUSE, workspace.NEWSROOM_FILE, kinds), house)


# --- templates ------------------------------------------------------------------------------------

Voice = Callable[[str], Value]
"""What placeholders print, by language. Raises CatalogError where the house's words in it cannot be read."""


def extract(job: Job, now: datetime, report: Report) -> tuple[Draft, ...]:
    """Make the templates that a release needs. `now`, which is aware, dates one whose messages have changed."""
    release = read(job, report)
    return tuple(_templates(job, release, _voice(job, release, Order(now), report), now))


def extract_labels(job: Job) -> Draft:
    """Make presskit's own labels a template, for a newsroom that adds a language."""
    path = job.workspace.template(workspace.LABELS)
    data = writer.read(workspace.shipped() / "locales" / path.name, path.name)
    return Draft(path, job.shown(path), _old(path, job), data)


def _templates(job: Job, release: Release[Message], voice: Voice, now: datetime) -> Iterator[Draft]:
    for domain in domains(job, release):
        path = job.workspace.template(domain.origin.domain)
        old = _old(path, job)
        # The house's comments speak the house's language, whichever release comes by.
        tag = job.newsroom.source_language if domain.origin.domain == HOUSE else release.language
        data = template(domain.messages, domain.origin, voice(tag), old=old, now=now)
        yield Draft(path, job.shown(path), old, data, _contexts(domain), _languages(release))


def _languages(release: Release[Message]) -> tuple[str, ...]:
    return release.language, *(tag for tag in release.languages if tag != release.language)


def _old(path: Path, job: Job) -> bytes | None:
    return writer.read(path, job.shown(path)) if path.is_file() else None


def _contexts(domain: Domain) -> tuple[str, ...]:
    return tuple(message.context for message in domain.messages)


# --- catalogs -------------------------------------------------------------------------------------


def update(job: Job, order: Order, report: Report) -> tuple[Draft, ...]:
    """Make the templates that a release needs, and each language's PO files from them and from what they hold.

    When they are saved, a second update makes what is there. A catalog that cannot be read is reported and has no
    draft; the others have.
    """
    release = read(job, report)
    voice = _voice(job, release, order, report)
    templates = tuple(_templates(job, release, voice, order.now))
    dates = {one.path: creation_date(one.data, one.name) for one in templates}
    drafts = list(templates)
    for task in _tasks(job, release, order, report):
        try:
            date = dates[job.workspace.template(task.domain.origin.domain)]
            drafts.append(task.draft(voice(task.language.tag), date))
        except CatalogError as problem:
            for one in problem.diagnostics:
                report(one)
    return tuple(drafts)


def _tasks(job: Job, release: Release[Message], order: Order, report: Report) -> Iterator[_Task]:
    for tag in (tag for tag in release.languages if not order.languages or tag in order.languages):
        own = [one for one in domains(job, release, tag) if any(message.language != tag for message in one.messages)]
        for domain in own:
            yield _Task(job, domain, language_of(job, tag), order, report)


@dataclass(frozen=True, slots=True)
class _Task:
    """One PO file to be brought up to date."""

    job: Job
    domain: Domain
    language: Language
    order: Order
    report: Report

    def draft(self, say: Value, date: str) -> Draft:
        """The file as it is to be; `say` and `date` are for its comments and its header."""
        name, path = self._name(), self._path()
        old = _old(path, self.job)
        merged = self.merged(old, say, date, Advice(self._recall, self.order.is_same))
        contexts = _contexts(self.domain)
        return Draft(path, name, old, merged.data, contexts, merged=merged, renew=lambda: self.draft(say, date))

    def words(self) -> Catalog:
        """What the catalog will say, whatever its comments: for the comments themselves."""
        old = _old(self._path(), self.job)
        if old is None:
            return Catalog(self.language.tag, self.language.cldr, {}, {})
        merged = self.merged(old, lambda _: "", "", Advice(is_same=self.order.is_same))
        said = catalogs.read(merged.data, self._name(), self.domain.origin.domain, self.language.tag, lambda _: None)
        return Catalog(self.language.tag, self.language.cldr, said, {})

    def merged(self, old: bytes | None, say: Value, date: str, advice: Advice) -> Merged:
        """The template's entries over what the file held."""
        tag, origin = self.language.tag, self.domain.origin
        before = po.read(old, self._name(), language=tag, report=self.report) if old is not None else None
        own_rule = None if before is None else before.metadata.get("Plural-Forms")
        plurals = Plurals(parse_header(own_rule or header(tag)), self.language.cldr)
        foreign = (message for message in self.domain.messages if message.language != tag)
        return merge(entries(foreign, origin, say, plurals), before, po.empty(tag, origin.domain, date), advice)

    def _recall(self, entry: po.Entry) -> po.Entry | None:
        said = self.order.remember(self.job.workspace, self.language.tag)
        return said.recall(entry, self.domain.origin.domain)

    def _path(self) -> Path:
        return self.job.workspace.catalog(self.language.tag, self.domain.origin.domain)

    def _name(self) -> str:
        return self.job.shown(self._path())


def check_languages(tags: Iterable[str], drafts: Iterable[Draft]) -> None:
    """Refuse a language that none of the releases has. Raises UsageError."""
    known = {tag for draft in drafts for tag in draft.languages}
    hint = "write it into `languages:` in presskit.yaml or in the release first"
    strange = [error("no-language", f"no release is published in {tag}", hint=hint) for tag in tags if tag not in known]
    if strange:
        raise UsageError(strange)


# --- what the author says means the same ----------------------------------------------------------


def doubted(drafts: Iterable[Draft]) -> Iterator[Diagnostic]:
    """A warning for each text that stays fuzzy though its author says that it means the same."""
    for draft in drafts:
        reasons = {(one.context, one.msgid): one.reason for one in draft.merged.doubted} if draft.merged else {}
        for entry in po.parse(draft.data, draft.name, lambda _: None).entries() if reasons else ():
            if reason := reasons.get((entry.msgctxt or "", entry.msgid)):
                message = f"`{entry.msgctxt}` stays fuzzy: {reason}"
                hint = "if the translation is right, take its fuzzy mark away in this file"
                yield warning("still-fuzzy", message, entry.span, hint=hint)


def check_same_meaning(names: Iterable[str], drafts: Sequence[Draft]) -> None:
    """Refuse a name that no text has, and one that may stand for more than its author has in mind.

    That is a msgctxt without an id, where several of its texts have changed, and a name of changed texts in several
    catalogs. Raises UsageError.
    """
    contexts = {context for draft in drafts for context in draft.contexts}
    vouched = [(one.path, context) for one in drafts if one.merged for context in one.merged.vouched]
    problems = (
        _name_fault(name, vouched) if any(_is_named(one, {name}) for one in contexts) else _no_text(name, contexts)
        for name in names
    )
    if found := [one for one in problems if one]:
        raise UsageError(found)


def _is_named(context: str, names: AbstractSet[str]) -> bool:
    """Whether one of the names is that of a text: its msgctxt, or the id in it."""
    return context in names or (author_id(context) or context) in names


def _name_fault(name: str, vouched: Sequence[tuple[Path, str]]) -> Diagnostic | None:
    own = [(path, context) for path, context in vouched if _is_named(context, {name})]
    if len({path.stem for path, _ in own}) > 1:
        hint = "name the release too: presskit update releases/… --same-meaning …"
        return error("several-texts", f"`{name}` names changed texts of several releases", hint=hint)
    if any(count > 1 and not author_id(context) for (_, context), count in Counter(own).items()):
        hint = "give the one that means the same an `id:` in the release, and name that"
        return error("several-texts", f"`{name}` is the msgctxt of several texts that have changed", hint=hint)
    return None


def _no_text(name: str, contexts: AbstractSet[str]) -> Diagnostic:
    ids = sorted({author_id(one) for one in contexts} - {""})
    roles = sorted(one for one in contexts if not author_id(one))
    listed = f"there are {', '.join((*ids, *roles))}"
    near = did_you_mean(name, (*ids, *roles))
    return error("unknown-text", f"no text has the id or the msgctxt `{name}`", hint=f"{near} {listed}".strip())


# --- saving ---------------------------------------------------------------------------------------


def save(drafts: Iterable[Draft]) -> tuple[Saved, ...]:
    """Write what has changed, each file once, or nothing where one of them may not be written.

    A PO file that someone saved meanwhile is merged anew from what she saved. Raises EnvironmentFault.
    """
    current = {one.path: one for one in drafts}
    written: set[Path] = set()
    for _ in range(ATTEMPTS):
        overtaken = _save(current, written)
        if not overtaken:
            return tuple(Saved(one, path in written) for path, one in current.items())
        current |= {one.path: one.renew() for one in overtaken if one.renew}
    names = ", ".join(one.name for one in overtaken)
    hint = "ask whoever edits it to close it for a moment, then run it again"
    raise EnvironmentFault(error("overtaken", f"{names} is saved by someone else again and again", hint=hint))


def _save(drafts: Mapping[Path, Draft], written: set[Path]) -> tuple[Draft, ...]:
    """Write drafts and add to `written` what has changed; those that someone else was faster with."""
    seen = {path: one.old for path, one in drafts.items() if one.renew}
    try:
        names = {path: one.name for path, one in drafts.items()}
        written.update(writer.write_all({path: one.data for path, one in drafts.items()}, seen=seen, names=names))
    except writer.OvertakenError as problem:
        written.update(problem.written)
        return tuple(drafts[path] for path in problem.paths)
    return ()


# --- what placeholders print ----------------------------------------------------------------------


def _voice(job: Job, release: Release[Message], order: Order, report: Report) -> Voice:
    """What placeholders print in each language, by what the house's catalog will say once it is up to date."""
    origin = Origin(HOUSE, workspace.NEWSROOM_FILE, known(release))
    house = Domain(origin, tuple(messages(job.newsroom.house)))

    @cache
    def voice(tag: str) -> Value:
        language = language_of(job, tag)
        catalog = _Task(job, house, language, order, report).words()
        return _sayer(release, language, labels_of(job, language, report), catalog)

    return voice


def _sayer(release: Release[Message], language: Language, labels: Labels, catalog: Catalog) -> Value:
    """What a placeholder prints in a language, as far as that is known yet."""
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
