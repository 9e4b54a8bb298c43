"""`presskit facts`: list every date, number, name and link of a release by language, for the one who signs it."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from presskit import console, jobs, review
from presskit.checks.ledger import Mention, Row, ledger
from presskit.cli.talk import say, tell
from presskit.console import Column
from presskit.errors import Diagnostic, PresskitError

COLUMNS = tuple(map(Column, ("fact", "kind", "language", "says", "sentence")))

NONE = "-"
"""Stands where presskit prints something by itself: a cell is never empty, so that scripts can part the columns."""

IN_WORDS = "(in words)"


@click.command()
@click.argument("release")
@click.option("-l", "--lang", multiple=True, metavar="TAG", help="Only the source and this language; may be repeated.")
@click.option("--json", "as_json", is_flag=True, help="Print the facts and the diagnostics as one JSON object.")
def command(release: str, lang: tuple[str, ...], as_json: bool) -> int:
    """List every date, number, name and link of RELEASE, in each language with the sentence it stands in.

    \b
    presskit facts releases/2022-09-15-icesco-osce
    presskit facts -l ar releases/2022-09-15-icesco-osce

    It is for whoever signs: tick off each line. What a language lacks is marked. What it may say in other words, such
    as "both" for "two", is said to be not found.
    """
    told: list[Diagnostic] = []
    rows, exit_code = _rows(release, lang, told)
    if as_json:
        click.echo(json.dumps(_object(rows, told), ensure_ascii=False, indent=2))
        return exit_code
    if rows:
        click.echo(_table(rows))
    tell(told)
    if rows:
        say(_summary(rows))
    return exit_code


def _rows(target: str, languages: Sequence[str], told: list[Diagnostic]) -> tuple[tuple[Row, ...], int]:
    try:
        (job,) = jobs.find([target], sys.stdin.buffer.read, Path.cwd(), told.append)
        return ledger(review.dossier(job, jobs.canonical_tags(languages), told.append)), 0
    except PresskitError as problem:
        told += problem.diagnostics
        return (), problem.exit_code


# --- the table ---------------------------------------------------------------------------------------------------


def _table(rows: Sequence[Row]) -> str:
    is_terminal = sys.stdout.isatty()
    longest = _LONGEST if is_terminal else 0
    lines = [console.Row(cells, color) for row in rows for cells, color in _lines(row, longest)]
    if not is_terminal:
        return console.plain_table(COLUMNS, lines)
    width = shutil.get_terminal_size().columns
    return console.terminal_table(COLUMNS, lines, width=width, is_colored=not os.environ.get("NO_COLOR"))


_LONGEST = 30
"""Characters that are shown of what a sentence beside it says in full: a terminal is narrow."""


def _lines(row: Row, longest: int) -> Iterator[tuple[tuple[str, ...], str]]:
    """A row's lines, one a mention, each with its colour; `longest` 0 shortens nothing."""
    for tag, said in row.said.items():
        if isinstance(said, str):
            yield (row.name, row.kind, tag, NONE, said.upper() if said == "missing" else said), _COLORS[said]
        else:
            for one in said:
                yield (row.name, row.kind, tag, _words(one, longest), one.sentence or NONE), ""


def _words(mention: Mention, longest: int) -> str:
    words = mention.words or IN_WORDS
    if not longest or not mention.sentence or len(words) <= longest or words not in mention.sentence:
        return words
    return words[: longest - 1].rstrip() + "…"


_COLORS = {"missing": "red", "not found": "yellow", "not translated": "yellow", "left out": ""}


def _summary(rows: Sequence[Row]) -> str:
    """What was found: "31 facts; ar lacks 1"."""
    count = f"{len(rows)} fact{'s'[: len(rows) != 1]}"
    lacks = {tag: sum(row.said[tag] == "missing" for row in rows) for tag in rows[0].said}
    parts = [f"{tag} lacks {number}" for tag, number in lacks.items() if number]
    return "; ".join([count, *(parts or ["no language lacks one"])])


# --- the object --------------------------------------------------------------------------------------------------


def _object(rows: Sequence[Row], told: Sequence[Diagnostic]) -> dict[str, object]:
    return {"facts": [_plain(row) for row in rows], "diagnostics": console.as_json(dict.fromkeys(told))}


def _plain(row: Row) -> dict[str, object]:
    """A row as plain data: `said` has for each language a list of mentions, which is empty where `state` says why."""
    said: Mapping[str, object] = {
        tag: {"state": one, "mentions": []}
        if isinstance(one, str)
        else {"state": "said", "mentions": [*map(_mention, one)]}
        for tag, one in row.said.items()
    }
    return {"kind": row.kind, "fact": row.name, "said": said}


def _mention(mention: Mention) -> dict[str, object]:
    span = mention.span
    return {
        "says": mention.words or None,
        "sentence": mention.sentence or None,
        "path": span.path if span else None,
        "line": (span.line or None) if span else None,
    }
