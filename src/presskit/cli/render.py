"""`presskit render`: write every language and format of a release."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import click

from presskit import console, jobs, pipeline
from presskit.cli.talk import listed, say, tell
from presskit.errors import Diagnostic, PresskitError
from presskit.pipeline import Options, Outcome


@click.command()
@click.argument("release", nargs=-1)
@click.option("-l", "--lang", multiple=True, metavar="TAG", help="Only this language; may be repeated.")
@click.option("-f", "--format", "form", multiple=True, metavar="NAME", help="Only this format; may be repeated.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="DIR", help="Write below DIR, not dist/.")
@click.option("--draft", is_flag=True, help="Render what is not translated yet in the source language, marked.")
@click.option("--json", "as_json", is_flag=True, help="Print files and diagnostics as one JSON object.")
def command(
    release: tuple[str, ...],
    lang: tuple[str, ...],
    form: tuple[str, ...],
    output: Path | None,
    draft: bool,
    as_json: bool,
) -> int:
    """Write every language and format of each RELEASE.

    \b
    presskit render releases/2022-09-15-icesco-osce
    presskit render -l ar -f pdf release.yaml

    RELEASE is a YAML file, a folder that holds release.yaml, or - for standard input; none means every release of the
    newsroom. A language that is not translated in full is refused: each text is named, the others are still made.
    """
    options = Options(jobs.canonical_tags(lang), form, output, draft)
    told: list[Diagnostic] = []
    outcomes, exit_code = _render(release, options, told)
    if as_json:
        click.echo(json.dumps(_object(outcomes, told), ensure_ascii=False, indent=2))
        return exit_code
    for made in (one for outcome in outcomes for one in outcome.files):
        click.echo(made.path)
    tell(told)
    for outcome in outcomes:
        say(f"{outcome.id}: {_summary(outcome, options)}" if len(outcomes) > 1 else _summary(outcome, options))
    return exit_code


def _render(targets: Sequence[str], options: Options, told: list[Diagnostic]) -> tuple[list[Outcome], int]:
    """Render each release on its own, so that one that needs work does not stop the others; and the exit status."""
    outcomes: list[Outcome] = []
    exit_code = 0
    try:
        found = jobs.find(targets, sys.stdin.buffer.read, Path.cwd(), told.append)
    except PresskitError as problem:
        told += problem.diagnostics
        return outcomes, problem.exit_code
    for job in found:
        try:
            taken = frozenset(one.id for one in outcomes)
            outcome = pipeline.render(job, replace(options, taken=taken), told.append)
        except PresskitError as problem:
            told += problem.diagnostics
            outcome = Outcome(job.path, exit_code=problem.exit_code)
        outcomes.append(outcome)
        exit_code = max(exit_code, outcome.exit_code)
    return outcomes, exit_code


def _object(outcomes: Sequence[Outcome], told: Sequence[Diagnostic]) -> dict[str, object]:
    files = [asdict(made) for outcome in outcomes for made in outcome.files]
    return {"files": files, "diagnostics": console.as_json(told)}


def _summary(outcome: Outcome, options: Options) -> str:
    """What was made and what waits: "en and ar written (6 files); fr waits for 2 texts"."""
    parts = []
    documents = [made for made in outcome.files if made.language]
    if languages := list(dict.fromkeys(made.language for made in documents)):
        drafts = " as drafts" if options.draft else ""
        parts.append(f"{listed(languages)} written{drafts} ({_count(len(documents), 'file')})")
    parts += [f"{tag} waits for {_count(texts, 'text')}" for tag, texts in outcome.waiting.items()]
    others = [tag for tag in outcome.refused if tag not in outcome.waiting]
    parts += [f"{listed(others)} refused"] if others else []
    return "; ".join(parts) or "nothing written; mend this and render again"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
