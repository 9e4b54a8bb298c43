"""Find the releases that the user names, and read them, their newsroom, their catalogs and labels."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from presskit import media, workspace, writer
from presskit.authoring import newsroom as newsrooms
from presskit.authoring import release as releases
from presskit.authoring import source
from presskit.authoring.newsroom import Newsroom
from presskit.authoring.values import canonical
from presskit.errors import CatalogError, Diagnostic, EnvironmentFault, Report, UsageError, error
from presskit.language.profile import Language, english_name
from presskit.model import HOUSE, Message, Release
from presskit.translation import catalog as catalogs
from presskit.translation import po
from presskit.translation.catalog import Catalog, Key, Labels
from presskit.workspace import Workspace

STDIN = "-"
STDIN_NAME = "<stdin>"
RELEASE_FILE = "release.yaml"


@dataclass(frozen=True, slots=True)
class Job:
    """A release to work on: its text as read, its id, and the newsroom it stands in.

    `path` is the YAML file as shown to the user. `here` is the folder that shown paths are relative to. `fault` is why
    there is no text, None where there is: it stops this release, and no other.
    """

    id: str
    path: str
    data: bytes
    workspace: Workspace
    newsroom: Newsroom
    here: Path
    fault: EnvironmentFault | None = None

    def shown(self, path: Path) -> str:
        """A path as the user may type it: relative to where she stands, if it is below."""
        return shown(path, self.here)

    def origin(self) -> str:
        """The YAML file as catalogs name it: relative to the newsroom, on every machine the same."""
        return shown(self.here / self.path, self.workspace.root)


# --- finding releases ------------------------------------------------------------------------------------------


def find(targets: Sequence[str], stdin: Callable[[], bytes], here: Path, report: Report) -> tuple[Job, ...]:
    """Find what the user named: YAML files, folders with a release.yaml, or `-`; nothing named means all.

    One that cannot be read is a job too, of which `read` will tell. Raises UsageError for what is not there,
    ReleaseError for a newsroom that needs work.
    """
    newsroom = cache(lambda root: read_newsroom(root, here, report))
    if not targets:
        return tuple(_job_of_file(path, shown(path, here), here, newsroom) for path in _all_releases(here))
    found: dict[str, Job] = {}
    for target in targets:
        if target == STDIN:
            job = _job(None, stdin(), here, newsroom)
        else:
            path = _release_file(here / target, target)
            job = _job_of_file(path, _typed(target, path), here, newsroom)
        if found.setdefault(job.id, job).path != job.path:
            raise UsageError(_same_id(found[job.id], job))
    return tuple(found.values())


def _typed(target: str, path: Path) -> str:
    """The YAML file as the user would type it who named it, or its folder."""
    return target if Path(target).name == path.name else str(Path(target) / path.name)


def _same_id(first: Job, second: Job) -> Diagnostic:
    message = f"{first.path} and {second.path} would be written to the same files, those of `{first.id}`"
    return error("same-id", message, hint="render one after the other with another -o, or rename one folder")


def _all_releases(here: Path) -> tuple[Path, ...]:
    root = workspace.find_newsroom(here)
    if root is None:
        hint = "name a release, or go to the folder that holds presskit.yaml"
        raise UsageError(error("no-newsroom", "there is no presskit.yaml here or above", hint=hint))
    found = Workspace(root).releases()
    if not found:
        hint = "write releases/<name>/release.yaml first"
        raise UsageError(error("no-release", "this newsroom has no releases yet", hint=hint))
    return found


def _release_file(path: Path, target: str) -> Path:
    found = path / RELEASE_FILE if path.is_dir() else path
    if found.exists():
        return found
    missing = f"{target} is a folder without a {RELEASE_FILE}" if path.is_dir() else f"there is no {target}"
    raise UsageError(error("no-release", missing, hint="name a YAML file or a folder that holds release.yaml"))


def _job_of_file(path: Path, name: str, here: Path, newsroom: Callable[[Path | None], Newsroom]) -> Job:
    try:
        return _job(path, writer.read(path, name), here, newsroom)
    except EnvironmentFault as problem:
        return replace(_job(path, b"", here, newsroom), fault=problem)


def _job(path: Path | None, data: bytes, here: Path, newsroom: Callable[[Path | None], Newsroom]) -> Job:
    root = workspace.find_newsroom(path.parent if path else here)
    home = root or (path.parent if path else here).resolve()
    return Job(
        id=_id(path),
        path=shown(path, here) if path else STDIN_NAME,
        data=data,
        workspace=Workspace(home),
        newsroom=newsroom(root),
        here=here,
    )


def _id(path: Path | None) -> str:
    if path is None:
        return "release"
    return path.resolve().parent.name if path.name == RELEASE_FILE else path.stem


def read_newsroom(root: Path | None, here: Path, report: Report) -> Newsroom:
    """Read the presskit.yaml of a folder, or take the defaults where there is none."""
    if root is None:
        return Newsroom.default()
    path = root / workspace.NEWSROOM_FILE
    name = shown(path, here)
    data = source.decode(writer.read(path, name), name)
    pictures = partial(media.load, folder=root, root=root)
    files = partial(media.read, folder=root, root=root)
    return newsrooms.read_newsroom(data, name, pictures=pictures, files=files, report=report)


def shown(path: Path, here: Path) -> str:
    """A path relative to `here` if it is below, else absolute."""
    absolute, base = path.resolve(), here.resolve()
    return str(absolute.relative_to(base)) if absolute.is_relative_to(base) else str(absolute)


def read(job: Job, report: Report) -> Release[Message]:
    """Read the release of a job. Raises ReleaseError with all its problems, EnvironmentFault where it has no text."""
    if job.fault is not None:
        raise job.fault
    text = source.decode(job.data, job.path)
    folder = job.here if job.path == STDIN_NAME else (job.here / job.path).parent
    pictures = partial(media.load, folder=folder, root=job.workspace.root)
    return releases.read(text, job.path, job.newsroom, release_id=job.id, pictures=pictures, report=report)


# --- languages -------------------------------------------------------------------------------------------------


def canonical_tags(tags: Sequence[str]) -> tuple[str, ...]:
    """Language tags as folders and releases have them: `pt-BR` is `pt_BR`."""
    return tuple(map(canonical, tags))


def languages_of(release: Release[Message], tags: Sequence[str]) -> tuple[str, ...]:
    """Those of a release's languages that are named, in its order; all where none is.

    Raises UsageError for one that it does not have.
    """
    for tag in tags:
        if tag not in release.languages:
            hint = f"its languages are {', '.join(release.languages)}; `languages:` in its YAML names them"
            raise UsageError(error("no-language", f"{release.id} is not published in {tag}", hint=hint))
    return tuple(tag for tag in release.languages if not tags or tag in tags)


def language_of(job: Job, tag: str) -> Language:
    """How a language is written in this newsroom. Raises UsageError where CLDR does not know it."""
    try:
        return job.newsroom.language(tag)
    except ValueError as problem:
        hint = "write a tag that Unicode's CLDR has, such as fr or pt_BR"
        raise UsageError(error("unknown-language", f"no language is known as {tag}", hint=hint)) from problem


Entries = Callable[[Job, str, str, Report], Mapping[Key, catalogs.Entry]]
"""Reads what a newsroom's PO file says: the file of a domain in a language."""


def entries_of(job: Job, domain: str, language: str, report: Report) -> Mapping[Key, catalogs.Entry]:
    """Read one PO file; one that does not exist says nothing. Raises CatalogError with all its problems."""
    path = job.workspace.catalog(language, domain)
    if not path.is_file():
        return {}
    return catalogs.read(writer.read(path, job.shown(path)), job.shown(path), domain, language, report)


def catalog_of(
    job: Job, release: Release[Message], language: str, report: Report, *, entries: Entries = entries_of
) -> Catalog:
    """Read one language's words for the house and for the release; a PO that does not exist holds none.

    Raises CatalogError with the problems of all files together.
    """
    found: dict[Key, catalogs.Entry] = {}
    problems: list[Diagnostic] = []
    for domain in (HOUSE, release.id):
        try:
            found |= entries(job, domain, language, report)
        except CatalogError as problem:
            problems += problem.diagnostics
    if problems:
        raise CatalogError(problems)
    paths = {domain: job.shown(job.workspace.catalog(language, domain)) for domain in (HOUSE, release.id)}
    return Catalog(language, job.newsroom.language(language).cldr, found, paths)


def labels_of(job: Job, language: Language, report: Report) -> Labels:
    """Read a language's labels, the newsroom's over the shipped ones. Raises CatalogError for a broken file."""
    pot = workspace.shipped() / "locales" / f"{workspace.LABELS}.pot"
    template = po.read(writer.read(pot, job.shown(pot)), job.shown(pot), language=None, report=report)
    found = (
        po.read(writer.read(path, job.shown(path)), job.shown(path), language=language.tag, report=report)
        for path in job.workspace.labels(language.tag)
    )
    return catalogs.labels(language, template, found)


def complete_labels_of(job: Job, language: Language, report: Report) -> Labels:
    """Read a language's labels. Raises CatalogError also where one is missing.

    Without it the language would say something in the wrong language, or nothing.
    """
    labels = labels_of(job, language, report)
    if not labels.missing:
        return labels
    count, tag = len(labels.missing), language.tag
    several = "1 label is" if count == 1 else f"{count} labels are"
    text = f"{several} not translated into {english_name(tag)}, “{labels.missing[0]}” first"
    path = job.shown(job.workspace.catalog(tag, workspace.LABELS))
    hint = f"translate them in {path}; `presskit extract --labels` writes locales/presskit.pot with them all"
    raise CatalogError(error("missing-labels", text, hint=hint))
