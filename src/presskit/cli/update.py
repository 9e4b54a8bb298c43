"""`presskit update`: bring each language's PO files up to date with the releases and the house."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from presskit import upkeep
from presskit.cli.each import each_job
from presskit.cli.talk import say
from presskit.errors import Report
from presskit.jobs import Job, canonical_tags
from presskit.upkeep import Updated


@click.command()
@click.argument("release", nargs=-1)
@click.option("-l", "--lang", multiple=True, metavar="TAG", help="Only this language; may be repeated.")
def command(release: tuple[str, ...], lang: tuple[str, ...]) -> int:
    """Extract, then bring the PO files of each RELEASE up to date; a missing one is created.

    \b
    presskit update releases/2022-09-15-icesco-osce
    presskit update -l ar

    What a translator typed is never lost: what the release no longer says stays at the end of the file. A second run
    writes nothing.
    """
    told: dict[str, None] = {}

    def update(job: Job, report: Report) -> None:
        for path in upkeep.extract(job, datetime.now(UTC), report):
            click.echo(path)
        for updated in upkeep.update(job, canonical_tags(lang), report):
            if updated.is_written:
                click.echo(updated.path)
            told[_summary(updated)] = None

    exit_code = each_job(release, update)
    for line in told:
        say(line)
    if not told and not exit_code:
        say("there is no language to translate into: write `languages: [en, ar, fr]` in presskit.yaml or the release")
    return exit_code


def _summary(updated: Updated) -> str:
    merged = updated.merged
    counts = {"kept": merged.kept, "revived": merged.revived, "new": merged.new, "obsolete": merged.obsolete}
    return f"{updated.path}: " + ", ".join(f"{number} {name}" for name, number in counts.items())
