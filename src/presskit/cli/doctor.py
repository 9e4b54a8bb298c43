"""`presskit doctor`: say what this machine lacks for making releases, what that costs, and what mends it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click

from presskit import doctor, jobs, workspace
from presskit.authoring.newsroom import Newsroom
from presskit.cli.talk import say, tell
from presskit.doctor import Finding, State
from presskit.errors import Diagnostic, EnvironmentFault, PresskitError
from presskit.formats import Assets
from presskit.workspace import Workspace


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the findings as one JSON object.")
def command(as_json: bool) -> int:
    """Say what this machine lacks for making releases, what that costs, and the command that mends it.

    \b
    presskit doctor

    Looks at the libraries that draw PDFs, the fonts (those of the newsroom you stand in, too), the age of the
    time-zone data and gettext, and measures how well Arabic can be copied out of a PDF. Changes nothing.
    """
    told: list[Diagnostic] = []
    assets, refused = _assets(told)
    found = [*refused, *doctor.examine(assets, datetime.now(UTC).date())]
    missing = sum(one.state is State.MISSING for one in found)
    if as_json:
        click.echo(json.dumps({"findings": [asdict(one) for one in found]}, ensure_ascii=False, indent=2))
    else:
        tell(told)
        _show(found)
        say(_summary(missing))
    return EnvironmentFault.exit_code if missing else 0


def _assets(told: list[Diagnostic]) -> tuple[Assets, tuple[Finding, ...]]:
    """What the newsroom here draws with; where its presskit.yaml needs work, presskit's own, and a finding of that."""
    here = Path.cwd()
    root = workspace.find_newsroom(here)
    refused: tuple[Finding, ...] = ()
    try:
        newsroom = jobs.read_newsroom(root, here, told.append)
    except PresskitError as problem:
        told += problem.diagnostics
        refused = (_refused(problem),)
        newsroom = Newsroom.default()
    templates = Workspace(root or here).templates()
    return Assets(templates, workspace.fonts(), newsroom.color, typefaces=newsroom.typefaces), refused


def _refused(problem: PresskitError) -> Finding:
    """The newsroom's own file, with the first of what is wrong with it."""
    first = problem.diagnostics[0]
    cost = "no release can be made here; what follows was measured with presskit's own fonts, not the newsroom's"
    mend = first.hint or f"mend {workspace.NEWSROOM_FILE}, then run presskit doctor again"
    return Finding("newsroom", State.MISSING, first.message, cost, mend)


def _show(found: Sequence[Finding]) -> None:
    """A line for each finding; below what is not good, its cost and what mends it."""
    width = max(len(one.name) for one in found)
    for one in found:
        click.echo(f"{one.state:8}  {one.name:{width}}  {one.found}")
        if one.state is not State.GOOD:
            click.echo(f"{'':10}{'':{width}}  {one.cost}")
            click.echo(f"{'':10}{'':{width}}  → {one.mend}")


def _summary(missing: int) -> str:
    if missing:
        return f"{missing} thing is missing" if missing == 1 else f"{missing} things are missing"
    return "this machine has all that presskit needs"
