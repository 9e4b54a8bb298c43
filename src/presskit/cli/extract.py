"""`presskit extract`: write the templates that translators' files are made from."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from presskit import upkeep
from presskit.cli.each import each_job
from presskit.errors import Report
from presskit.jobs import Job
from presskit.upkeep import Draft


@click.command()
@click.argument("release", nargs=-1)
@click.option("--labels", is_flag=True, help="Write locales/presskit.pot too: presskit's own labels, to be translated.")
def command(release: tuple[str, ...], labels: bool) -> int:
    """Write locales/<id>.pot and locales/house.pot: all that translators are given of each RELEASE.

    \b
    presskit extract releases/2022-09-15-icesco-osce

    A template that would say the same as before is left as it is.
    """
    now = datetime.now(UTC)
    drafts: list[Draft] = []

    def extract(job: Job, report: Report) -> None:
        drafts.extend(upkeep.extract(job, now, report))
        if labels:
            drafts.append(upkeep.extract_labels(job))

    exit_code = each_job(release, extract)
    for one in upkeep.save(drafts):
        if one.is_written:
            click.echo(one.draft.name)
    return exit_code
