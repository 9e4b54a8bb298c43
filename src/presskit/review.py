"""The story of a judgement: read a release and its catalogs, and tell all that is wrong or doubtful. Draws nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache

from presskit import checks, workspace, writer
from presskit.authoring import problems, source
from presskit.authoring.places import Source
from presskit.authoring.problems import did_you_mean
from presskit.checks import rights
from presskit.checks.dossier import Dossier, Edition, Text
from presskit.errors import CatalogError, Diagnostic, EnvironmentFault, PresskitError, Report, Severity, Span, error
from presskit.jobs import Job, catalog_of, complete_labels_of, labels_of, language_of, languages_of, read
from presskit.model import Message, Release, Rules
from presskit.translation import faults, places, po
from presskit.translation.catalog import Catalog, Labels, source_words
from presskit.translation.localize import survey, told

ERRORS: Mapping[str, str] = {
    "untranslated": "a text without a translation",
    "fuzzy": "a translation that is marked fuzzy: somebody has to look at it",
    "missing-labels": "a language that lacks some of presskit's own labels",
    "label-placeholder": "a label that has other names in braces than its msgid",
    **faults.CODES,
    **rights.CODES,
    "unknown-code": "a code in `checks:` that no check has, or an error that is to be ignored",
}
"""Every error that may be told where all files are read without trouble, and what it stands for."""

READING: Mapping[str, str] = {
    "joined-paragraphs": "a blank line where only one paragraph can stand",
    "link-language": "a link without an address for one of the languages",
    "po-byte-order-mark": "a catalog that begins with a byte order mark",
    "po-language": "a catalog whose header does not say its language",
}
"""Every warning that reading a newsroom, a release or a catalog may give."""

FINDING: Mapping[str, str] = {
    "cannot-read": "a file that cannot be read, mostly for want of permission",
    "no-language": "a language that a release does not have",
    "no-newsroom": "no presskit.yaml here or above",
    "no-release": "no release where one is named, or none at all",
    "same-id": "two releases of one id",
}
"""Every error of finding files and opening them."""


def codes() -> dict[str, str]:
    """Every code that docs/checks.md explains, and what it stands for."""
    return {**ERRORS, **READING, **checks.codes()}


def known() -> dict[str, str]:
    """Every code that a check may give, and what it stands for: those of files that cannot be read, too."""
    return {**FINDING, **problems.CODES, **po.CODES, **codes()}


def warnings() -> dict[str, str]:
    """Every code of a warning or a hint, which `--ignore` may name."""
    return {**READING, **checks.codes()}


def review(job: Job, tags: Sequence[str], report: Report, *, now: datetime | None = None) -> None:
    """Report every problem of a release in the languages named, all of its own where none is.

    A language that cannot be read, or is not translated in full, is told as `render` tells it, and what is there is
    judged all the same. What `checks:` ignores is left out, what it insists on is an error. `now` is an aware instant;
    without it nothing is held against the clock. Raises ReleaseError for a release that needs work, UsageError for a
    language it does not have; and EnvironmentFault, when all others are judged, for languages whose files it may not
    read.
    """
    told: list[Diagnostic] = []
    several = [job.newsroom.checks]
    try:
        release = read(job, told.append)
        several.append(release.checks)
        _judge(job, release, languages_of(release, tags), told.append, now)
    finally:
        for one in (*_strange_codes(several), *_settled(told, several)):
            report(one)


def _judge(job: Job, release: Release[Message], tags: Sequence[str], report: Report, now: datetime | None) -> None:
    unread: list[Diagnostic] = []
    found = replace(_dossier(job, release, tags, report, unread), now=now)
    for one in (*rights.problems(release), *checks.judge(found, _locator(job, found.editions))):
        report(one)
    if unread:
        raise EnvironmentFault(unread)


def dossier(job: Job, tags: Sequence[str], report: Report) -> Dossier:
    """A release with what its languages say: those named and the source, which comes first; all where none is named.

    A language that cannot be read, or is not translated in full, is reported as `render` tells it. Raises ReleaseError
    for a release that needs work, UsageError for a language it does not have, EnvironmentFault for files that may not
    be read.
    """
    release = read(job, report)
    own, several = release.language, languages_of(release, tags)
    unread: list[Diagnostic] = []
    found = _dossier(job, release, (own, *(tag for tag in several if tag != own)), report, unread)
    if unread:
        raise EnvironmentFault(unread)
    return found


def _dossier(
    job: Job, release: Release[Message], tags: Sequence[str], report: Report, unread: list[Diagnostic]
) -> Dossier:
    """What can be read of these languages; what may not be read at all is added to `unread`."""
    editions: list[Edition] = []
    for tag in tags:
        try:
            edition = _edition(job, release, tag, report)
        except EnvironmentFault as problem:
            unread += problem.diagnostics
        else:
            editions += [edition] if edition else []
    return Dossier(release, language_of(job, release.language), tuple(editions))


# --- what the house and the author want of checks ---------------------------------------------------------------


def _settled(told: Iterable[Diagnostic], several: Iterable[Rules]) -> Iterator[Diagnostic]:
    """What is left of all that was found once it is ignored, or raised to an error, as the files want it."""
    ignored = {code for rules in several for code in rules.ignore} & {*warnings()}
    errors = {code for rules in several for code in rules.errors}
    for one in told:
        if one.code in errors:
            yield replace(one, severity=Severity.ERROR)
        elif one.code not in ignored or one.severity is Severity.ERROR:
            yield one


def _strange_codes(several: Iterable[Rules]) -> Iterator[Diagnostic]:
    """An error for each code that does not exist, and for each error that is to be ignored."""
    for rules in several:
        for code, span in rules.ignore.items():
            if code in known() and code not in warnings():
                hint = "mend it: it is refused by `render`, too"
                yield error("unknown-code", f"`{code}` is an error and cannot be ignored", span, hint=hint)
        for code, span in {**rules.ignore, **rules.errors}.items():
            if code not in known():
                hint = did_you_mean(code, known(), "docs/checks.md explains every code")
                yield error("unknown-code", f"there is no check `{code[:40]}`", span, hint=hint)


# --- the languages of a release ---------------------------------------------------------------------------------


def _edition(job: Job, release: Release[Message], tag: str, report: Report) -> Edition | None:
    """One language, as far as it is said; None where its files cannot be read. Its errors are reported."""
    language = language_of(job, tag)
    labels = _labels(job, tag, report)
    try:
        catalog = catalog_of(job, release, tag, report)
    except CatalogError as problem:
        _tell(problem, report)
        return None
    needed, gaps = survey(release, catalog)
    for one in told(gaps, catalog):
        report(one)
    said = tuple(text for message in needed if (text := _text(message, catalog)) is not None)
    return Edition(language, catalog, labels, said, tuple(gap.message for gap in gaps))


def _labels(job: Job, tag: str, report: Report) -> Labels:
    """The labels of a language as far as there are any; what is wrong with them is reported."""
    language = language_of(job, tag)
    try:
        return complete_labels_of(job, language, report)
    except CatalogError as problem:
        _tell(problem, report)
    try:
        return labels_of(job, language, lambda _: None)
    except CatalogError:
        return Labels(language, {}, "")


def _text(message: Message, catalog: Catalog) -> Text | None:
    words = catalog.words(message)
    if words is None:
        return None
    entry = catalog.entry(message) if message.language != catalog.language else None
    source = source_words(message, message.language)
    return Text(message, source, words, entry, entry.form(message, catalog.locale) if entry else 0)


def _tell(problem: PresskitError, report: Report) -> None:
    for one in problem.diagnostics:
        report(one)


def _locator(job: Job, editions: Sequence[Edition]) -> checks.Locate:
    """Finds the words of a text in its file, which is read again only if something is told of it."""
    paths = {
        job.shown(path): path
        for edition in editions
        for domain in edition.catalog.paths
        if (path := job.workspace.catalog(edition.language.tag, domain)).is_file()
    }

    @cache
    def forms(shown: str) -> Mapping[places.Start, tuple[places.Form, ...]]:
        return places.forms(writer.read(paths[shown], shown), shown)

    @cache
    def yaml(shown: str) -> Source:
        newsroom = job.workspace.root / workspace.NEWSROOM_FILE
        return Source(shown, source.decode(job.data if shown == job.path else writer.read(newsroom, shown), shown))

    def locate(text: Text, words: tuple[int, int]) -> Span:
        whole = checks.at_entry(text, words)
        if text.entry is None:
            return yaml(whole.path).within(whole, text.words, words)
        several = forms(whole.path).get((whole.line, whole.column), ()) if whole.path in paths else ()
        return several[text.form].span(text.words, *words) if text.form < len(several) and text.words else whole

    return locate
