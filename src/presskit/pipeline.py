"""The story of one release: read it, and for each language localize, compose, draw and save. Decides no words.

Refused languages are reported and left out; the others are made all the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import presskit
from presskit import workspace, writer
from presskit.compose import compose
from presskit.document import Document
from presskit.errors import (
    CatalogError,
    Diagnostic,
    EnvironmentFault,
    ReleaseError,
    Report,
    UsageError,
    error,
)
from presskit.formats import Assets, Format, formats
from presskit.jobs import Job, catalog_of, labels_of, read, shown
from presskit.language.profile import english_name
from presskit.model import HOUSE, Message, Release
from presskit.phrase import Voice
from presskit.translation.catalog import Labels
from presskit.translation.localize import NotReady, localize


@dataclass(frozen=True, slots=True)
class Options:
    """What to make: empty `languages` and `formats` mean the release's and the newsroom's own."""

    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    output: Path | None = None
    draft: bool = False


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

    `failed` says that the release itself could not be read.
    """

    id: str
    files: tuple[Made, ...] = ()
    waiting: Mapping[str, int] = field(default_factory=dict)
    refused: tuple[str, ...] = ()
    failed: bool = False


# --- rendering -------------------------------------------------------------------------------------------------


def render(job: Job, options: Options, report: Report) -> Outcome:
    """Make every language and format of a release; a language that is not ready is reported and left out.

    Raises ReleaseError where the release itself needs work, UsageError for a language or format it does not have,
    EnvironmentFault where files cannot be written.
    """
    release = read(job, report)
    kinds = _formats(options.formats or job.newsroom.formats)
    outcome = Outcome(release.id)
    for tag in _languages(release, options):
        told: list[Diagnostic] = []
        try:
            document = speak(job, release, tag, told.append, draft=options.draft)
            made = _save(job, options, document, _drawn(job, document, kinds, told.append))
            outcome = replace(outcome, files=outcome.files + made)
        except (CatalogError, ReleaseError) as problem:
            told += problem.diagnostics
            outcome = replace(outcome, refused=(*outcome.refused, tag))
            texts = _open_texts(told) if isinstance(problem, NotReady) else 0
        else:
            texts = _open_texts(told)
        _pass_on(told, report)
        if texts:
            outcome = replace(outcome, waiting={**outcome.waiting, tag: texts})
    _save_manifest(job, options, release, outcome)
    return outcome


def speak(job: Job, release: Release[Message], tag: str, report: Report, *, draft: bool) -> Document:
    """Turn a release into the Document of one language.

    Raises CatalogError with all that the language still waits for.
    """
    language = job.newsroom.language(tag)
    label = _complete(labels_of(job, language, report), job)
    words = localize(release, catalog_of(job, release, tag, report), report, draft=draft)
    source_voice = _source_voice(job, release, report) if draft and tag != release.language else None
    return compose(words, language, label, source=source_voice, draft=draft)


def _complete(labels: Labels, job: Job) -> Labels:
    """Refuse a language that lacks a label: it would say something in the wrong language, or nothing."""
    if not labels.missing:
        return labels
    tag = labels.language.tag
    text = f"{len(labels.missing)} labels are not translated into {english_name(tag)}, “{labels.missing[0]}” first"
    path = job.shown(job.workspace.catalog(tag, workspace.LABELS))
    hint = f"translate presskit's own labels in {path}; `presskit extract --labels` writes locales/presskit.pot with them all"
    raise CatalogError(error("missing-labels", text, hint=hint))


def _source_voice(job: Job, release: Release[Message], report: Report) -> Voice:
    """What says, in a draft, the passages that are not translated yet."""
    language = job.newsroom.language(release.language)
    catalog = catalog_of(job, release, language.tag, report)
    words = localize(release, catalog, lambda _: None, draft=True)
    return Voice(language, labels_of(job, language, report), words)


def _languages(release: Release[Message], options: Options) -> tuple[str, ...]:
    for tag in options.languages:
        if tag not in release.languages:
            hint = f"its languages are {', '.join(release.languages)}; `languages:` in its YAML names them"
            raise UsageError(error("no-language", f"{release.id} is not published in {tag}", hint=hint))
    return tuple(tag for tag in release.languages if not options.languages or tag in options.languages)


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
    assets = Assets(job.workspace.templates(), workspace.fonts(), job.newsroom.color)
    drawn: dict[str, bytes] = {}
    for kind in kinds:
        try:
            for one in (*(formats()[name] for name in kind.wraps), kind):
                if one.name not in drawn:
                    drawn[one.name] = one.render(document, replace(assets, wrapped=drawn), report)
        except OSError as problem:
            raise EnvironmentFault(writer.fault(f"the {kind.name} of {document.language}", problem)) from problem
    return {kind.name: drawn[kind.name] for kind in kinds}


def _save(job: Job, options: Options, document: Document, drawn: Mapping[str, bytes]) -> tuple[Made, ...]:
    made = []
    for name, data in drawn.items():
        draft = ".draft" if options.draft else ""
        path = _folder(job, options, document.id) / f"{document.id}.{document.language}{draft}{formats()[name].suffix}"
        writer.write(path, data)
        made.append(Made(job.shown(path), document.language, name, _sha256(data)))
    return tuple(made)


def _folder(job: Job, options: Options, release_id: str) -> Path:
    output = job.here / options.output if options.output else job.workspace.root / job.newsroom.output
    return output / release_id


def _save_manifest(job: Job, options: Options, release: Release[Message], outcome: Outcome) -> None:
    """Write what went in and what came out, so that a file can be proved current."""
    languages = {
        tag: {"complete": not outcome.waiting.get(tag) and tag not in outcome.refused, "draft": options.draft}
        for tag in _languages(release, options)
    }
    manifest = {
        "presskit": presskit.__version__,
        "id": release.id,
        "inputs": [{"path": path, "sha256": digest} for path, digest in _inputs(job, release, options)],
        "outputs": [
            {"path": Path(one.path).name, "language": one.language, "format": one.format, "sha256": one.sha256}
            for one in outcome.files
        ],
        "languages": languages,
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    writer.write(_folder(job, options, release.id) / "manifest.json", text.encode())


def _inputs(job: Job, release: Release[Message], options: Options) -> list[tuple[str, str]]:
    """The files of the newsroom that a release was made from, relative to the newsroom, with their hashes."""
    root = job.workspace.root
    paths = [root / workspace.NEWSROOM_FILE]
    paths += [
        job.workspace.catalog(tag, domain)
        for tag in _languages(release, options)
        for domain in (HOUSE, release.id, workspace.LABELS)
    ]
    read_files = [(path.relative_to(root).as_posix(), _sha256(path.read_bytes())) for path in paths if path.is_file()]
    return [(shown(job.here / job.path, root), _sha256(job.data)), *read_files]


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
