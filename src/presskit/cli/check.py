"""`presskit check`: judge releases and catalogs without drawing them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import click

from presskit import console, jobs, review
from presskit.authoring.problems import did_you_mean
from presskit.cli.talk import listed, say, tell
from presskit.errors import Diagnostic, PresskitError, Severity, Span, UsageError, error


@click.command()
@click.argument("release", nargs=-1)
@click.option("-l", "--lang", multiple=True, metavar="TAG", help="Only this language; may be repeated.")
@click.option("--strict", is_flag=True, help="Fail on warnings too, though not on hints: exit 1.")
@click.option("--select", multiple=True, metavar="CODE", help="Show only what has this code; may be repeated.")
@click.option("--ignore", multiple=True, metavar="CODE", help="Pass over this code; may be repeated.")
@click.option("--format", "form", type=click.Choice(["text", "github"]), help="For a person, or as GitHub annotations.")
@click.option("--json", "as_json", is_flag=True, help="Print the diagnostics as one JSON object.")
def command(
    release: tuple[str, ...],
    lang: tuple[str, ...],
    strict: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    form: Literal["text", "github"] | None,
    as_json: bool,
) -> int:
    """Tell what a careful editor would say of each RELEASE and its translations before they go out.

    \b
    presskit check releases/2022-09-15-icesco-osce
    presskit check -l ar --strict --ignore too-long

    Errors are those for which `render` refuses a language. Warnings are doubts: a figure that a translation lacks, a
    name spelt in two ways, a release without a contact. Hints are thoughts, and never fail. A translator excuses one by
    the comment `presskit: ignore=CODE` on its entry, an author by `checks: {ignore: [CODE]}` in the release. An error
    always fails, shown or not. docs/checks.md explains every code.
    """
    if as_json and form:
        hint = "take --json for a program of yours, --format github for GitHub"
        raise UsageError(error("two-formats", "--json and --format cannot go together", hint=hint))
    choice = _Choice(_known("--select", select, review.known()), _ignorable(ignore), strict=strict)
    outcome = _check(release, jobs.canonical_tags(lang))
    shown = [one for one in dict.fromkeys(outcome.told) if choice.shows(one)]
    shown.sort(key=_place)
    _print(shown, "json" if as_json else form or "text")
    if not as_json:
        say(_summary(shown, outcome, choice))
    return outcome.exit_code or int(any(map(choice.fails, outcome.told)))


def _place(problem: Diagnostic) -> tuple[bool, str, int, int]:
    """Where a problem is told: by file and line, as whoever mends it goes along; what has no line first, hints last."""
    span = problem.span or Span("")
    return problem.severity is Severity.HINT, span.path, span.line, span.column


# --- which are shown, and which fail ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Choice:
    """What the user wants to see; `select` () is everything."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    strict: bool

    def shows(self, problem: Diagnostic) -> bool:
        """Whether it is told."""
        return problem.code not in self.ignore and (not self.select or problem.code in self.select)

    def fails(self, problem: Diagnostic) -> bool:
        """Whether it makes the check fail: every error that is not ignored, even where it is not shown."""
        is_grave = problem.severity is Severity.ERROR and problem.code not in self.ignore
        return is_grave or (self.strict and problem.severity is Severity.WARNING and self.shows(problem))


def _known(option: str, codes: Sequence[str], known: Iterable[str]) -> tuple[str, ...]:
    for code in codes:
        if code not in known:
            hint = did_you_mean(code, known, "docs/checks.md explains every code")
            raise UsageError(error("no-code", f"{option}: there is no check `{code}`", hint=hint))
    return tuple(codes)


def _ignorable(codes: Sequence[str]) -> tuple[str, ...]:
    for code in codes:
        if code in review.known() and code not in review.warnings():
            hint = "mend it: the language cannot be printed like this"
            raise UsageError(error("no-code", f"--ignore: `{code}` is an error and cannot be ignored", hint=hint))
    return _known("--ignore", codes, review.warnings())


# --- checking ---------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Outcome:
    """What was found, by release; `exit_code` where something could not be read at all."""

    by_release: dict[str, list[Diagnostic]] = field(default_factory=dict)
    told: list[Diagnostic] = field(default_factory=list)
    exit_code: int = 0


def _check(targets: Sequence[str], tags: Sequence[str]) -> _Outcome:
    """Check each release on its own, so that one that needs work does not stop the others."""
    outcome, now = _Outcome(), datetime.now(UTC)
    try:
        found = jobs.find(targets, sys.stdin.buffer.read, Path.cwd(), outcome.told.append)
    except PresskitError as problem:
        outcome.told += problem.diagnostics
        outcome.exit_code = problem.exit_code
        return outcome
    for job in found:
        own = outcome.by_release.setdefault(job.path, [])
        try:
            review.review(job, tags, own.append, now=now)
        except PresskitError as problem:
            own += problem.diagnostics
            outcome.exit_code = max(outcome.exit_code, problem.exit_code)
        outcome.told += own
    return outcome


# --- saying so --------------------------------------------------------------------------------------------------


def _print(shown: Sequence[Diagnostic], form: str) -> None:
    if form == "json":
        told: Mapping[str, object] = {"files": [], "diagnostics": console.as_json(shown)}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    elif form == "github":
        for line in console.as_github(shown):
            click.echo(line)
    else:
        tell(shown)


def _summary(shown: Sequence[Diagnostic], outcome: _Outcome, choice: _Choice) -> str:
    """What was found: "2 errors and 5 warnings in 1 of 3 releases", "nothing to say about 3 releases"."""
    checked = len(outcome.by_release)
    hidden = sum(choice.fails(one) and not choice.shows(one) for one in dict.fromkeys(outcome.told))
    beside = f"; {_count(hidden, 'error')} of other codes not shown" if hidden else ""
    counts = {noun: sum(one.severity == noun for one in shown) for noun in Severity}
    parts = [_count(number, noun) for noun, number in counts.items() if number]
    if not parts:
        return f"nothing to say about {_count(checked, 'release')}{beside}"
    touched = sum(any(one in shown for one in own) for own in outcome.by_release.values())
    where = _count(checked, "release") if touched == checked else f"{touched} of {_count(checked, 'release')}"
    return f"{listed(parts)} in {where}{beside}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
