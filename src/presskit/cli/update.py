"""`presskit update`: bring each language's PO files up to date with the releases and the house."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import click

from presskit import upkeep
from presskit.cli.each import each_job
from presskit.cli.talk import listed, say, tell
from presskit.errors import Report
from presskit.jobs import Job, canonical_tags, language_of
from presskit.upkeep import Draft, Order

_SAME_MEANING = (
    "The text with this `id:` (or this msgctxt: headline) says what it said, as after a corrected typo: its "
    "translation is not marked fuzzy. May be repeated."
)


@click.command()
@click.argument("release", nargs=-1)
@click.option("-l", "--lang", multiple=True, metavar="TAG", help="Only this language; may be repeated.")
@click.option("--same-meaning", multiple=True, metavar="ID", help=_SAME_MEANING)
def command(release: tuple[str, ...], lang: tuple[str, ...], same_meaning: tuple[str, ...]) -> int:
    """Extract, then bring the PO files of each RELEASE up to date; a missing one is created.

    \b
    presskit update releases/2022-09-15-icesco-osce
    presskit update -l ar
    presskit update --same-meaning agreement

    A text that has changed keeps its translation, marked fuzzy, with the old words beside it for the translator to
    compare. What a translator typed is never lost: what the release no longer says stays at the end of the file. A
    second run writes nothing.
    """
    order = Order(datetime.now(UTC), canonical_tags(lang), frozenset(same_meaning))
    drafts: list[Draft] = []

    def update(job: Job, report: Report) -> None:
        for tag in order.languages:
            language_of(job, tag)  # a tag that is none is told as such
        drafts.extend(upkeep.update(job, order, report))

    exit_code = each_job(release, update)
    if not exit_code:  # else a name or a language may belong to what could not be read
        upkeep.check_languages(order.languages, drafts)
        upkeep.check_same_meaning(same_meaning, drafts)
    saved = upkeep.save(drafts)
    for one in saved:
        if one.is_written:
            click.echo(one.draft.name)
    for one in saved:
        if one.draft.merged:
            say(_summary(one.draft))
    tell(upkeep.doubted(one.draft for one in saved))
    if not any(one.draft.merged for one in saved) and not exit_code:
        say(_nothing_to_do(order.languages))
    return exit_code


def _nothing_to_do(languages: Sequence[str]) -> str:
    if not languages:
        return "there is no language to translate into: write `languages: [en, ar, fr]` in presskit.yaml or the release"
    several = "are the source languages" if len(languages) > 1 else "is the source language"
    return f"{listed(languages)} {several}, which has no PO files; name one to translate into, or none for all"


def _summary(draft: Draft) -> str:
    """What became of a PO file's entries: "…/x.po: 12 kept, 0 revived, 1 fuzzy, 2 new, 1 obsolete"."""
    if draft.merged is None:
        return ""
    names = ("kept", "revived", "fuzzy", "new", "obsolete")
    counts = [f"{getattr(draft.merged, name)} {name}" for name in names]
    if draft.merged.remembered:
        counts.append(f"{draft.merged.remembered} from memory (fuzzy)")
    return f"{draft.name}: {', '.join(counts)}"
