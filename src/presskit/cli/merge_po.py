"""`presskit merge-po`: the merge driver that git asks when a PO or POT file was changed on two sides."""

from __future__ import annotations

from pathlib import Path

import click

from presskit import writer
from presskit.cli.talk import say, tell
from presskit.errors import CatalogError, Diagnostic, UsageError, error, warning
from presskit.translation import po
from presskit.translation.threeway import merge


@click.command()
@click.argument("base")
@click.argument("ours")
@click.argument("theirs")
@click.argument("name", required=False)
def command(base: str, ours: str, theirs: str, name: str | None) -> int:
    """Merge two versions of a PO or POT file, text by text, and write the result to OURS.

    \b
    presskit merge-po %O %A %B %P

    is what git runs as a merge driver; docs/newsroom-git.md tells how to set it up. BASE is the version that both come
    from; it may be empty. NAME is what the file is called in messages. A text that both sides translated differently
    becomes fuzzy, with both translations in its comment: every PO editor opens the merged file, and the text is not
    rendered until someone has chosen. Where one side cannot be read, OURS stays as it is and the exit status is 1: git
    then calls the file a conflict. Take the merge back (git merge --abort), mend the file on its branch, merge again.
    """
    told: list[Diagnostic] = []
    files = _read({"base": base, "ours": ours, "theirs": theirs}, name, told)
    merged = merge(files["base"], files["ours"], files["theirs"], name or ours)
    writer.write(Path(ours), merged.data)
    tell([*told, *merged.conflicts])
    if count := len(merged.conflicts):
        texts = "1 text waits" if count == 1 else f"{count} texts wait"
        say(f"{name or ours}: merged; {texts} for someone to choose")
    return 0


def _read(paths: dict[str, str], name: str | None, told: list[Diagnostic]) -> dict[str, po.File]:
    """Read the three versions. Raises CatalogError with the problems of both sides, UsageError for a lost one."""
    files: dict[str, po.File] = {}
    problems: list[Diagnostic] = []
    for side, path in paths.items():
        if not Path(path).exists():
            hint = "git gives three files: presskit merge-po %O %A %B %P"
            raise UsageError(error("no-catalog", f"there is no {path}", hint=hint))
        label = f"{name} ({side})" if name else path
        try:
            files[side] = po.parse(writer.read(Path(path), path), label, told.append)
        except CatalogError as problem:
            if side == "base":  # no branch could mend it any more, so both sides count as new
                files[side] = po.File()
                told.append(_no_base(label))
            else:
                problems += problem.diagnostics
    if problems:
        raise CatalogError([*problems, _not_merged(name or paths["ours"])])
    return files


def _no_base(label: str) -> Diagnostic:
    message = f"{label}, the version that both sides come from, is broken: what they have in common cannot be told"
    hint = "see that nothing is back that one side had deleted"
    return warning("po-no-base", message, hint=hint)


def _not_merged(name: str) -> Diagnostic:
    """What to do, since the file in place looks whole, and to commit it would lose the other side's words."""
    hint = "run `git merge --abort`, mend the file on the branch where it is broken, then merge again"
    return error("po-not-merged", f"{name} is not merged: it holds your words alone, not those of both", hint=hint)
