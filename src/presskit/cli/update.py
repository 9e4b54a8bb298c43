"""`presskit update`: bring each language's PO files up to date with the releases and the house."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from presskit import jobs, upkeep
from presskit.cli.talk import say, tell
from presskit.errors import Diagnostic
from presskit.upkeep import Updated


@click.command()
@click.argument("release", nargs=-1)
@click.option("-l", "--lang", multiple=True, metavar="TAG", help="Only this language; may be repeated.")
def command(release: tuple[str, ...], lang: tuple[str, ...]) -> None:
    """Extract, then bring the PO files of each RELEASE up to date; a missing one is created.

    \b
    presskit update releases/2022-09-15-icesco-osce
    presskit update -l ar

    What a translator typed is never lost: what the release no longer says stays at the end of the file. A second run
    writes nothing.
    """
    told: list[Diagnostic] = []
    found = jobs.find(release, sys.stdin.buffer.read, Path.cwd(), told.append)
    done = [one for job in found for one in upkeep.update(job, lang, datetime.now(UTC), told.append)]
    for updated in done:
        if updated.is_written:
            click.echo(updated.path)
        say(_summary(updated))
    if not done:
        say("there is no language to translate into: write `languages: [en, ar, fr]` in presskit.yaml or the release")
    tell(told)


def _summary(updated: Updated) -> str:
    merged = updated.merged
    counts = {"kept": merged.kept, "revived": merged.revived, "new": merged.new, "obsolete": merged.obsolete}
    return f"{updated.path}: " + ", ".join(f"{number} {name}" for name, number in counts.items())
