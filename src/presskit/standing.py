"""The story of how far every release is, language by language. Reads each file once, draws nothing, writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from presskit.errors import PresskitError, Report, UsageError, error
from presskit.jobs import Job, catalog_of, entries_of, labels_of, language_of, read
from presskit.language.profile import Language
from presskit.model import Message, Release
from presskit.translation.catalog import Entry, Key, Labels
from presskit.translation.progress import Progress, progress


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one language of a release is.

    `path` is the release's YAML file as shown to the user. Where the release cannot be read, `date` is None and
    `language` ""; where it or a catalog cannot, `progress` is None and `exit_code` what INTERFACE.md §4 says of it.
    """

    release: str
    path: str
    date: date | None = None
    language: str = ""
    is_source: bool = False
    progress: Progress | None = None
    missing_labels: int = 0
    exit_code: int = 0

    @property
    def is_ready(self) -> bool:
        """Whether `render` would write this language rather than refuse it."""
        return self.progress is not None and self.progress.is_complete and not self.missing_labels

    @property
    def state(self) -> str:
        """`ready`, `not ready`, or `error` where something could not be read."""
        if self.progress is None:
            return "error"
        return "ready" if self.is_ready else "not ready"


def standings(jobs: Iterable[Job], languages: Sequence[str], report: Report) -> tuple[Standing, ...]:
    """How far each language of each release is, the newest release first; of one date, by their ids.

    What cannot be read is reported, and its row stands all the same: a release that cannot be, before all others.
    Without `languages`, all that a release has. Raises UsageError for a language that none of the releases has.
    """
    shelf = _Shelf({}, {})
    rows = [row for job in jobs for row in _of_release(job, languages, shelf, report)]
    _check_languages(rows, languages)
    # Sorting keeps the order of equals: the languages of a release stay as its author lists them.
    return tuple(sorted(rows, key=lambda row: (-(row.date or date.max).toordinal(), row.release)))


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What was read already: several releases share the house's catalogs and the labels."""

    catalogs: dict[tuple[Path, str, str], Mapping[Key, Entry]]
    labels: dict[tuple[Path, str], Labels]

    def entries_of(self, job: Job, domain: str, language: str, report: Report) -> Mapping[Key, Entry]:
        """What a PO file says."""
        key = job.workspace.root, domain, language
        if key not in self.catalogs:
            self.catalogs[key] = entries_of(job, domain, language, report)
        return self.catalogs[key]

    def labels_of(self, job: Job, language: Language, report: Report) -> Labels:
        """The labels of a language."""
        key = job.workspace.root, language.tag
        if key not in self.labels:
            self.labels[key] = labels_of(job, language, report)
        return self.labels[key]


def _of_release(job: Job, languages: Sequence[str], shelf: _Shelf, report: Report) -> Iterator[Standing]:
    try:
        release = read(job, report)
    except PresskitError as problem:
        _tell(problem, report)
        yield Standing(job.id, job.path, exit_code=problem.exit_code)
        return
    for tag in release.languages:
        if not languages or tag in languages:
            yield _of_language(job, release, tag, shelf, report)


def _of_language(job: Job, release: Release[Message], tag: str, shelf: _Shelf, report: Report) -> Standing:
    about = Standing(release.id, job.path, release.date, tag, tag == release.language)
    try:
        labels = shelf.labels_of(job, language_of(job, tag), report)
        catalog = catalog_of(job, release, tag, report, entries=shelf.entries_of)
    except PresskitError as problem:
        _tell(problem, report)
        return replace(about, exit_code=problem.exit_code)
    return replace(about, progress=progress(release, catalog), missing_labels=len(labels.missing))


def _tell(problem: PresskitError, report: Report) -> None:
    for one in problem.diagnostics:
        report(one)


def _check_languages(rows: Sequence[Standing], languages: Sequence[str]) -> None:
    """Refuse a language that no release has; of one that cannot be read nobody knows."""
    known = [row.language for row in rows]
    strange = [tag for tag in languages if tag not in known]
    if strange and "" not in known:
        hint = "`languages:` in presskit.yaml or in the release names them"
        raise UsageError(error("no-language", f"no release is published in {strange[0]}", hint=hint))
