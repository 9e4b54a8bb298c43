"""`presskit extract`: write the templates that translators' files are made from."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from presskit import jobs, upkeep
from presskit.cli.talk import tell
from presskit.errors import Diagnostic


@click.command()
@click.argument("release", nargs=-1)
@click.option("--labels", is_flag=True, help="Write locales/presskit.pot too: presskit's own labels, to be translated.")
def command(release: tuple[str, ...], labels: bool) -> None:
    """Write locales/<id>.pot and locales/house.pot: all that translators are given of each RELEASE.

    \b
    presskit extract releases/2022-09-15-icesco-osce

    A template that would say the same as before is left as it is.
    """
    told: list[Diagnostic] = []
    found = jobs.find(release, sys.stdin.buffer.read, Path.cwd(), told.append)
    paths = [path for job in found for path in upkeep.extract(job, datetime.now(UTC), told.append)]
    if labels:
        paths += dict.fromkeys(job.shown(upkeep.extract_labels(job.workspace)) for job in found)
    for path in dict.fromkeys(paths):
        click.echo(path)
    tell(told)
