"""Turn a template's name into its text: the newsroom's file if there is one, else presskit's own.

`presskit/email/release.html` is presskit's own in any case, so that a newsroom's file of that name can build on it.
Nothing outside the folders is read, through a link neither.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from jinja2 import BaseLoader, Environment, TemplateNotFound
from jinja2.loaders import split_template_path

from presskit.authoring.source import decode
from presskit.errors import Place, ReleaseError, Span, error
from presskit.unseen import FORBIDDEN

OWN = "presskit"
"""What the name of one of presskit's own templates may begin with."""

MOST_BYTES = 1 << 20
"""A larger file is no template."""

_HIDDEN = re.compile(f"[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f{FORBIDDEN}]")
"""Controls, and what turns the direction of all that follows."""


class Folders(BaseLoader):
    """The templates of several folders, the first that has a file wins; the last folder is presskit's own."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002 - Jinja's signature
        """The text of a template, where it stands, and a way to know whether both are still so.

        Raises TemplateNotFound, and ReleaseError for a file that is none or no text.
        """
        path = self._find(template)
        stamp = _stamp(path)
        return _read(path), str(path), lambda: self._is(template, path, stamp)

    def _find(self, name: str) -> Path:
        """The first folder's file of this name. What is there but cannot be used is an error, not passed over."""
        pieces = split_template_path(name)
        is_own = pieces[:1] == [OWN]
        for folder in self._folders[-1:] if is_own else self._folders:
            path = folder.joinpath(*pieces[is_own:])
            if path != folder and os.path.lexists(path):
                if folder != self._folders[-1]:
                    _check_inside(path, folder)
                return path
        raise TemplateNotFound(name)

    def _is(self, name: str, path: Path, stamp: tuple[int, int]) -> bool:
        try:
            return self._find(name) == path and _stamp(path) == stamp
        except (OSError, TemplateNotFound):
            return False


def brought(folders: tuple[Path, ...], room: str, words: str = "") -> tuple[Place, ...]:
    """Where the newsroom's templates hold some words: the first line that does, those below `room` looked at first.

    Where none has them, or none are asked for: the files below `room` (`email`, `pdf`), as they are.
    """
    found = [
        path
        for folder in folders[:-1]
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    ]
    inside = [path for path in found if any(path.is_relative_to(folder / room) for folder in folders[:-1])]
    for path in dict.fromkeys((*inside, *found)) if words else ():
        for number, line in enumerate(_lines(path), 1):
            if there := re.search(re.escape(words), line, re.IGNORECASE):
                return (Place(Span(str(path), number, there.start() + 1, len(there[0]), line)),)
    return tuple(Place(Span(str(path))) for path in inside)


def _lines(path: Path) -> list[str]:
    """The lines of a template; none of what is too large to be one."""
    return path.read_text("utf-8", "replace").splitlines() if path.stat().st_size <= MOST_BYTES else []


def _stamp(path: Path) -> tuple[int, int]:
    """What changes when a file does; zeros for what is no file."""
    if not path.is_file():
        return 0, 0
    known = path.stat()
    return known.st_mtime_ns, known.st_size


def _check_inside(path: Path, folder: Path) -> None:
    """Refuse a link out of the folder; the folder itself may not be one either."""
    base = folder.parent.resolve() / folder.name
    if not Path(os.path.realpath(path)).is_relative_to(base):
        hint = f"put a copy of the file itself into {folder.name}/"
        raise ReleaseError(error("template", "the template is a link out of the newsroom", Span(str(path)), hint=hint))


def _read(path: Path) -> str:
    span = Span(str(path))
    if not path.is_file():
        what = "a folder" if path.is_dir() else "no file"
        hint = "remove it, or put a template of that name in its place"
        raise ReleaseError(error("template", f"where a template should stand is {what}", span, hint=hint))
    if path.stat().st_size > MOST_BYTES:
        hint = "pictures stand in presskit.yaml and in the release, not in a template"
        raise ReleaseError(error("template", "the template is larger than 1 MiB", span, hint=hint))
    text = decode(path.read_bytes(), str(path))
    _check_letters(text, path)
    return text


def _check_letters(text: str, path: Path) -> None:
    found = _HIDDEN.search(text)
    if not found:
        return
    number = text.count("\n", 0, found.start()) + 1
    line = text.split("\n")[number - 1].rstrip("\r")
    column = found.start() - text.rfind("\n", 0, found.start())
    message = f"the template holds the invisible character U+{ord(found[0]):04X}"
    hint = "delete it; a template tells directions by `dir`, never by such characters"
    raise ReleaseError(error("template", message, Span(str(path), number, column, 1, line), hint=hint))
