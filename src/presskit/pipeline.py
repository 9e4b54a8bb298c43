"""The story of one release: read it, and for each language localize, compose, draw and save. Decides no words.

Refused languages are reported and left out; the others are made all the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import presskit
from presskit import workspace, writer
from presskit.checks import rights
from presskit.compose import compose
from presskit.document import Document
from presskit.errors import (
    CatalogError,
    Diagnostic,
    EnvironmentFault,
    Place,
    PresskitError,
    ReleaseError,
    Report,
    UsageError,
    error,
)
from presskit.formats import Assets, Format, MissingGlyphsError, formats
from presskit.jobs import Job, catalog_of, complete_labels_of, labels_of, language_of, languages_of, read
from presskit.model import HOUSE, Message, Release
from presskit.phrase import Voice
from presskit.translation import letters
from presskit.translation.localize import NotReady, localize

MANIFEST = "manifest.json"
MEDIA = "media"
"""The folder of the pictures that a mail refers to, and what is said of them in place of a format."""


@dataclass(frozen=True, slots=True)
class Options:
    """What to make: empty `languages` and `formats` mean the release's and the newsroom's own.

    `taken` are the ids of releases already made in this call, whose files another one must not overwrite.
    """

    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    output: Path | None = None
    draft: bool = False
    taken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was written, its path as shown to the user."""

    path: str
    language: str
    format: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a release: the files made, by language how many texts it still waits for, the languages refused.

    `exit_code` is what INTERFACE.md §4 says of it.
    """

    id: str
    files: tuple[Made, ...] = ()
    waiting: Mapping[str, int] = field(default_factory=dict)
    refused: tuple[str, ...] = ()
    exit_code: int = 0


# --- rendering -------------------------------------------------------------------------------------------------


def render(job: Job, options: Options, report: Report) -> Outcome:
    """Make every language and format of a release; a language that is not ready is reported and left out.

    Where the machine fails, that is reported too, and the outcome tells what was made until then.
    Raises ReleaseError where the release itself needs work, in a draft only where it must; UsageError for a language or
    format it does not have.
    """
    release = read(job, report)
    if release.id in options.taken:
        hint = "give one of the two another `id:`, or render one after the other with another -o"
        raise UsageError(error("same-id", f"{job.path} has the id of another release, `{release.id}`", hint=hint))
    if not options.draft and (unlawful := tuple(rights.problems(release))):
        raise ReleaseError(unlawful)
    run = _Run(job, options, release, _formats(options.formats or job.newsroom.formats))
    languages = languages_of(release, options.languages)
    exit_code = 0
    try:
        for tag in languages:
            run.make(tag, report)
        _save_manifest(run)
    except EnvironmentFault as problem:
        _pass_on(problem.diagnostics, report)
        exit_code = problem.exit_code
    exit_code = max(exit_code, 1 if run.refused else 0)
    return Outcome(release.id, tuple(run.files), run.waiting, tuple(run.refused), exit_code)


@dataclass(frozen=True, slots=True)
class _Run:
    """One rendering under way: what it is to make, and what it has made so far."""

    job: Job
    options: Options
    release: Release[Message]
    kinds: Sequence[Format]
    files: list[Made] = field(default_factory=list)
    waiting: dict[str, int] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)

    def make(self, tag: str, report: Report) -> None:
        """Make one language, all its formats drawn before the first is saved; or refuse it."""
        told: list[Diagnostic] = []
        try:
            document = speak(self.job, self.release, tag, told.append, draft=self.options.draft)
            self._save(document, _drawn(self.job, document, self.kinds, told.append))
            texts = _open_texts(told)
        except (CatalogError, ReleaseError) as problem:
            told += self._placed(problem, tag) if isinstance(problem, MissingGlyphsError) else problem.diagnostics
            self.refused.append(tag)
            texts = _open_texts(told) if isinstance(problem, NotReady) else 0
        finally:
            _pass_on(told, report)
        if texts:
            self.waiting[tag] = texts

    def _save(self, document: Document, drawn: Mapping[str, bytes]) -> None:
        draft = ".draft" if self.options.draft else ""
        for kind in self.kinds:
            self._save_pictures(kind.beside(document))
        for name, data in drawn.items():
            path = self.folder / f"{document.id}.{document.language}{draft}{formats()[name].suffix}"
            writer.write(path, data)
            self.files.append(Made(self.job.shown(path), document.language, name, _sha256(data)))

    def _save_pictures(self, pictures: Mapping[str, bytes]) -> None:
        """Save what a mail shows; all languages share it."""
        for name, data in pictures.items():
            path = self.folder / MEDIA / name
            made = Made(self.job.shown(path), "", MEDIA, _sha256(data))
            if made not in self.files:
                writer.write(path, data)
                self.files.append(made)

    def _placed(self, problem: MissingGlyphsError, tag: str) -> Iterator[Diagnostic]:
        """What cannot be drawn in a language, each letter at the places where it is written."""
        catalog = catalog_of(self.job, self.release, tag, lambda _: None)
        others = (self.job.path, *(self.job.shown(one) for one in self.job.workspace.labels(tag)))
        lines = partial(_lines, self.job)
        for letter, told in zip(problem.letters, problem.diagnostics, strict=True):
            found = letters.places(letter, self.release, catalog, lines)
            found = found or tuple(filter(None, (letters.first(letter, others, lines),)))
            yield replace(told, places=tuple(map(Place, found)))

    @property
    def folder(self) -> Path:
        """Where the files go."""
        job, output = self.job, self.options.output
        return (job.here / output if output else job.workspace.root / job.newsroom.output) / self.release.id


def speak(job: Job, release: Release[Message], tag: str, report: Report, *, draft: bool) -> Document:
    """Turn a release into the Document of one language, sent by the house's sender if it names one.

    Raises CatalogError with all that the language still waits for.
    """
    language = language_of(job, tag)
    label = complete_labels_of(job, language, report)
    words = localize(release, catalog_of(job, release, tag, report), report, draft=draft)
    source_voice = _source_voice(job, release, report) if draft and tag != release.language else None
    document = compose(words, language, label, source=source_voice, draft=draft)
    return replace(document, sender=job.newsroom.mail_from or document.sender)


def _lines(job: Job, path: str) -> list[str]:
    """The lines of a file that was read before; none where it is gone."""
    if path == job.path:
        return job.data.decode("utf-8", "replace").splitlines()
    try:
        return writer.read(job.here / path, path).decode("utf-8", "replace").splitlines()
    except PresskitError:
        return []


def _source_voice(job: Job, release: Release[Message], report: Report) -> Voice:
    """What says, in a draft, the passages that are not translated yet."""
    language = language_of(job, release.language)
    catalog = catalog_of(job, release, language.tag, report)
    words = localize(release, catalog, lambda _: None, draft=True)
    return Voice(language, labels_of(job, language, report), words)


def _formats(names: Sequence[str]) -> tuple[Format, ...]:
    known = formats()
    for name in names:
        if name not in known:
            hint = f"the formats are {', '.join(sorted(known))}"
            raise UsageError(error("no-format", f"there is no format {name}", hint=hint))
    return tuple(known[name] for name in dict.fromkeys(names))


def _pass_on(told: Sequence[Diagnostic], report: Report) -> None:
    for one in dict.fromkeys(told):
        report(one)


def _open_texts(told: Sequence[Diagnostic]) -> int:
    """How many texts a language waits for: what is said of each is a note at its place."""
    return len({(place.span, place.note) for one in told for place in one.places if place.note})


# --- drawing and saving --------------------------------------------------------------------------------------


def _drawn(job: Job, document: Document, kinds: Sequence[Format], report: Report) -> dict[str, bytes]:
    """The bytes of each format asked for; a format that wraps others is drawn after them.

    Raises EnvironmentFault where a format cannot keep what it needs meanwhile: WeasyPrint puts fonts on the disk.
    """
    house = job.newsroom
    assets = Assets(
        job.workspace.templates(),
        workspace.fonts(),
        house.color,
        typefaces=house.typefaces,
        drawings=house.drawings,
    )
    drawn: dict[str, bytes] = {}

    def render(one: Format, wrapped: Mapping[str, bytes]) -> bytes:
        return one.render(document, replace(assets, wrapped=wrapped), report)

    for kind in kinds:
        try:
            _draw(kind, drawn, render)
        except OSError as problem:
            raise EnvironmentFault(writer.fault(f"the {kind.name} of {document.language}", problem)) from problem
    return {kind.name: drawn[kind.name] for kind in kinds}


def _draw(kind: Format, drawn: dict[str, bytes], render: Callable[[Format, Mapping[str, bytes]], bytes]) -> None:
    """Draw a format behind those that it wraps, and these behind their own; what is drawn already is kept."""
    if kind.name in drawn:
        return
    for name in kind.wraps:
        _draw(formats()[name], drawn, render)
    drawn[kind.name] = render(kind, {name: drawn[name] for name in kind.wraps})


# --- the manifest -----------------------------------------------------------------------------------------------


def _save_manifest(run: _Run) -> None:
    """Write what went in and what came out, so that a file can be proved current.

    What an earlier run made of the very same inputs stays in it, if it is still there and this run did not try it.
    """
    inputs = [{"path": path, "sha256": digest} for path, digest in _inputs(run.job, run.release)]
    old = _old_manifest(run.folder, inputs)
    made = [_output(one) for one in run.files]
    names = {one["path"] for one in made}
    tried = {(tag, kind.name) for tag in languages_of(run.release, run.options.languages) for kind in run.kinds}
    kept = [one for one in old.get("outputs", ()) if _is_current(one, names, tried, run)]
    languages = {
        tag: {"complete": tag not in run.waiting and tag not in run.refused, "draft": run.options.draft}
        for tag in languages_of(run.release, run.options.languages)
    }
    manifest = {
        "presskit": presskit.__version__,
        "id": run.release.id,
        "inputs": inputs,
        "outputs": sorted((*made, *kept), key=lambda one: one["path"]),
        "languages": dict(sorted({**old.get("languages", {}), **languages}.items())),
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    writer.write(run.folder / MANIFEST, text.encode())


def _output(made: Made) -> dict[str, str]:
    name = made.path.rsplit("/", 1)[-1]
    name = f"{MEDIA}/{name}" if made.format == MEDIA else name
    return {"path": name, "language": made.language, "format": made.format, "sha256": made.sha256}


def _old_manifest(folder: Path, inputs: list[dict[str, str]]) -> dict[str, Any]:
    """The manifest of an earlier run, if it was made from the same inputs; else nothing."""
    try:
        old = json.loads((folder / MANIFEST).read_bytes())
        return old if old["inputs"] == inputs and old["presskit"] == presskit.__version__ else {}
    except (OSError, ValueError, TypeError, KeyError):
        return {}


def _is_current(output: dict[str, str], names: set[str], tried: set[tuple[str, str]], run: _Run) -> bool:
    """Whether an output of an earlier run is still what that run made."""
    path = run.folder / output["path"]
    if not path.resolve().is_relative_to(run.folder.resolve()):
        return False
    if output["path"] in names or not path.is_file():
        return False
    is_tried = (output["language"], output["format"]) in tried and (".draft." in output["path"]) == run.options.draft
    return not is_tried and _sha256(path.read_bytes()) == output["sha256"]


def _inputs(job: Job, release: Release[Message]) -> list[tuple[str, str]]:
    """The files of the newsroom that a release is made from, relative to the newsroom, with their hashes."""
    root = job.workspace.root
    paths = [root / workspace.NEWSROOM_FILE]
    paths += [
        job.workspace.catalog(tag, domain)
        for tag in release.languages
        for domain in (HOUSE, release.id, workspace.LABELS)
    ]
    found = [
        (one.relative_to(root).as_posix(), _sha256(writer.read(one, job.shown(one)))) for one in paths if one.is_file()
    ]
    return [(job.origin(), _sha256(job.data)), *found]


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
