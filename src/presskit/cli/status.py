"""`presskit status`: tell how far each language of each release is."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from presskit import console, jobs
from presskit.cli.talk import say, tell
from presskit.console import Column, Row
from presskit.errors import Diagnostic, PresskitError
from presskit.standing import Standing, standings

COLUMNS = (
    Column("release"),
    Column("language"),
    *(Column(title, has_figures=True) for title in ("messages", "words", "translated", "fuzzy", "untranslated")),
    Column("errors", has_figures=True),
    Column("percent", has_figures=True),
    Column("state"),
)

NONE = "-"
"""What stands where nothing is known: a cell is never empty, so that scripts can part the columns."""

COLORS = {"ready": "green", "not ready": "yellow", "error": "red"}


@click.command()
@click.argument("release", nargs=-1)
@click.option("-l", "--lang", multiple=True, metavar="TAG", help="Only this language; may be repeated.")
@click.option("--json", "as_json", is_flag=True, help="Print the rows and the diagnostics as one JSON object.")
def command(release: tuple[str, ...], lang: tuple[str, ...], as_json: bool) -> int:
    """Tell how far each language of each RELEASE is, and whether `render` would write it.

    \b
    presskit status
    presskit status -l ar releases/2022-09-15-icesco-osce

    RELEASE is as for `render`; none means every release of the newsroom, the newest first. Messages are the texts that
    a release needs in a language, the words of the house that it uses among them. What is fuzzy or has an error is not
    translated yet, so 100 % is all. The exit status is 1 only where a file cannot be read.
    """
    told: list[Diagnostic] = []
    rows, exit_code = _standings(release, lang, told)
    if as_json:
        click.echo(json.dumps(_object(rows, told), ensure_ascii=False, indent=2))
        return exit_code
    if rows:
        click.echo(_table(rows))
    tell(told)
    if rows:
        say(_summary(rows))
    return exit_code


def _standings(
    targets: Sequence[str], languages: Sequence[str], told: list[Diagnostic]
) -> tuple[Sequence[Standing], int]:
    """The rows, and the exit status; no rows where the command was called in a way that cannot work."""
    try:
        found = jobs.find(targets, sys.stdin.buffer.read, Path.cwd(), told.append)
        rows = standings(found, jobs.canonical_tags(languages), told.append)
    except PresskitError as problem:
        told += problem.diagnostics
        return (), problem.exit_code
    return rows, max(row.exit_code for row in rows)


def _table(rows: Sequence[Standing]) -> str:
    """The table as a terminal shows it, or whatever else reads it."""
    lines = [Row(_cells(row), COLORS[row.state]) for row in rows]
    if not sys.stdout.isatty():
        return console.plain_table(COLUMNS, lines)
    width = shutil.get_terminal_size().columns
    return console.terminal_table(COLUMNS, lines, width=width, is_colored=not os.environ.get("NO_COLOR"))


def _cells(row: Standing) -> tuple[str, ...]:
    name, language = row.release, row.language or NONE
    if row.progress is None:
        return (name, language, *[NONE] * (len(COLUMNS) - 3), row.state)
    counts = map(str, asdict(row.progress).values())
    is_needless = row.is_source and not row.progress.messages
    percent = "source" if is_needless else f"{row.progress.percent} %"
    return (name, language, *counts, percent, row.state + _labels(row.missing_labels))


def _labels(missing: int) -> str:
    """Why a language is not ready though its texts may be."""
    return f" ({missing} label{'s'[: missing != 1]} missing)" if missing else ""


def _summary(rows: Sequence[Standing]) -> str:
    """What is ready: "5 of 6 languages are ready, in 2 releases"."""
    ready, releases = sum(row.is_ready for row in rows), len({row.path for row in rows})
    noun = "language" if len(rows) == 1 else "languages"
    return f"{ready} of {len(rows)} {noun} ready in {releases} release{'s'[: releases != 1]}"


def _object(rows: Sequence[Standing], told: Sequence[Diagnostic]) -> dict[str, object]:
    return {"status": [_plain(row) for row in rows], "diagnostics": console.as_json(dict.fromkeys(told))}


def _plain(row: Standing) -> dict[str, object]:
    """A row as plain data: the same keys always, null where nothing is known."""
    progress = row.progress
    return {
        "release": row.release,
        "path": row.path,
        "date": row.date.isoformat() if row.date else None,
        "language": row.language or None,
        "source": row.is_source,
        "messages": progress.messages if progress else None,
        "words": progress.words if progress else None,
        "translated": progress.translated if progress else None,
        "fuzzy": progress.fuzzy if progress else None,
        "untranslated": progress.untranslated if progress else None,
        "errors": progress.faulty if progress else None,
        "percent": progress.percent if progress else None,
        "missing_labels": row.missing_labels if progress else None,
        "ready": row.is_ready,
        "state": row.state,
    }
