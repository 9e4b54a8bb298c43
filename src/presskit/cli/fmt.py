"""`presskit fmt`: rewrite PO files in their canonical form, which is that of `msgcat --no-wrap`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from presskit import workspace, writer
from presskit.cli.talk import say, tell
from presskit.errors import CatalogError, Diagnostic, EnvironmentFault, Report, Severity, UsageError, error
from presskit.jobs import STDIN, STDIN_NAME, shown
from presskit.translation import po


@click.command()
@click.argument("po_file", nargs=-1, metavar="[PO]...")
@click.option("--check", is_flag=True, help="Write nothing; name the files that would change, and exit with 1 if any.")
def command(po_file: tuple[str, ...], check: bool) -> int:
    """Rewrite PO files as `presskit update` writes them, whatever OmegaT, Babel or a text editor has left in them.

    \b
    presskit fmt
    presskit fmt --check locales/ar/LC_MESSAGES/house.po

    Long lines are unwrapped, line ends become those of Unix, entries take the order of the template (locales/NAME.pot),
    obsolete ones go last. No word and no comment is changed. PO `-` is standard input, rewritten to standard output;
    none means every PO file of the newsroom. Only what cannot be read is told: `presskit check` judges the words.
    """
    if po_file == (STDIN,):
        return _filter(sys.stdin.buffer.read(), check=check)
    told: list[Diagnostic] = []
    paths = _paths(po_file, Path.cwd())
    files = list(_rewritten(paths, told))
    changed = [one for one in files if one.old != one.new]
    is_broken = any(one.severity is Severity.ERROR for one in told)
    written = changed if check else _save(changed, told)
    for one in written:
        click.echo(one.name)
    tell(told)
    say(_summary(files, written, len(paths), check=check))
    if any(one.code == "cannot-read" for one in told):
        return EnvironmentFault.exit_code
    return int(is_broken or len(written) < len(changed) or (check and bool(changed)))


def _filter(data: bytes, *, check: bool) -> int:
    told: list[Diagnostic] = []
    new = po.write(po.parse(data, STDIN_NAME, told.append))
    tell(told)
    if not check:
        click.echo(new, nl=False)
    elif new != data:
        click.echo(STDIN_NAME)
    return int(check and new != data)


@dataclass(frozen=True, slots=True)
class _File:
    """A PO file that could be read: its name as shown to the user, its bytes and its canonical bytes."""

    path: Path
    name: str
    old: bytes
    new: bytes


def _paths(names: Sequence[str], here: Path) -> tuple[Path, ...]:
    """The PO files that the user named, or all of the newsroom. Raises UsageError for what is none."""
    if not names:
        return _all_paths(here)
    for name in names:
        if not (here / name).is_file():
            what = f"{name} is a folder" if (here / name).is_dir() else f"there is no {name}"
            hint = "name PO files, or none for every one of the newsroom"
            raise UsageError(error("no-catalog", what, hint=hint))
    return tuple(dict.fromkeys(here / name for name in names))


def _all_paths(here: Path) -> tuple[Path, ...]:
    root = workspace.find_newsroom(here)
    if root is None:
        hint = "name PO files, or go to the folder that holds presskit.yaml"
        raise UsageError(error("no-newsroom", "there is no presskit.yaml here or above", hint=hint))
    return tuple(sorted(root.glob("locales/*/LC_MESSAGES/*.po")))


def _rewritten(paths: Sequence[Path], told: list[Diagnostic]) -> Iterator[_File]:
    """Each file with its canonical bytes; one that cannot be read is told, and left out."""
    for path in paths:
        name = shown(path, Path.cwd())
        try:
            old = writer.read(path, name)
            yield _File(path, name, old, _canonical(old, path, told.append))
        except (CatalogError, EnvironmentFault) as problem:
            told += problem.diagnostics


def _canonical(data: bytes, path: Path, report: Report) -> bytes:
    """The bytes of a PO file as they should be. Raises CatalogError where it or its template cannot be read."""
    file = po.parse(data, shown(path, Path.cwd()), report)
    if path.parent.name == "LC_MESSAGES":
        pot = path.absolute().parents[2] / f"{path.stem}.pot"
        if pot.is_file():
            name = shown(pot, Path.cwd())
            file = po.in_order_of(po.parse(writer.read(pot, name), name, report), file)
    return po.write(file)


def _save(files: Sequence[_File], told: list[Diagnostic]) -> Sequence[_File]:
    """Write the files, all or none; what someone has saved meanwhile is told and left as it is. What was written."""
    try:
        names = {one.path: one.name for one in files}
        writer.write_all({one.path: one.new for one in files}, seen={one.path: one.old for one in files}, names=names)
    except writer.OvertakenError as problem:
        late = (one.name for one in files if one.path in problem.paths)
        hint = "run `presskit fmt` again"
        told += [error("overtaken", f"someone else saved {name} meanwhile", hint=hint) for name in late]
        return [one for one in files if one.path in problem.written]
    return files


def _summary(files: Sequence[_File], changed: Sequence[_File], count: int, *, check: bool) -> str:
    """What was done: "2 of 6 PO files rewritten; 1 could not be read"."""
    noun, broken = "PO file" if count == 1 else "PO files", count - len(files)
    if broken and not files:
        return f"{broken} of {count} {noun} could not be read"
    done = f"{len(changed)} of {count} {noun} {'would change' if check else 'rewritten'}"
    return f"{done}; {broken} could not be read" if broken else done
