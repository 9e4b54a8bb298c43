"""Save bytes: each file is the old one or the new one, whole, whatever happens meanwhile. And read them back."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from presskit.errors import Diagnostic, EnvironmentFault, error


def read(path: Path, name: str) -> bytes:
    """The bytes of a file that the user knows as `name`. Raises EnvironmentFault where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as problem:
        why, hint = _READING.get(problem.errno or 0, (problem.strerror or str(problem), "mend that, then run it again"))
        raise EnvironmentFault(error("cannot-read", f"{name} cannot be read: {why}", hint=hint)) from problem


_NOT_YOURS = ("you have no right to read it", "ask whoever owns the file for that right")
_READING = {
    errno.EACCES: _NOT_YOURS,
    errno.EPERM: _NOT_YOURS,
    errno.EISDIR: ("it is a folder", "give the folder another name, or take it away"),
}


class OvertakenError(Exception):
    """Files that someone else saved since they were read, which are left as they are; the others are `written`."""

    def __init__(self, paths: Iterable[Path], written: Iterable[Path]) -> None:
        self.paths = tuple(paths)
        self.written = tuple(written)
        super().__init__(", ".join(map(str, self.paths)))


def write(path: Path, data: bytes) -> bool:
    """Write `data` to `path` unless it is there already; tell whether it was written. Folders are made as needed.

    The bytes go to a temporary file beside it, to the disk, and then take its name; an old file's mode is kept.
    Raises EnvironmentFault where the disk or the permissions forbid it.
    """
    return bool(write_all({path: data}))


def write_all(
    files: Mapping[Path, bytes],
    *,
    seen: Mapping[Path, bytes | None] | None = None,
    names: Mapping[Path, str] | None = None,
) -> tuple[Path, ...]:
    """Write each file as `write` does, in the order given; the paths of those that changed.

    Nothing is written unless every file that would change may be. `seen` tells what a file held when its new bytes
    were made from it, None for one that was not there: what someone else saved since is not written over, but told
    by OvertakenError in the end. `names` are the paths as shown to the user, where they are other than these. Raises
    EnvironmentFault with every file that may not be written.
    """
    shown = {path: (names or {}).get(path, str(path)) for path in files}
    changed = {path: data for path, data in files.items() if _read(path, shown[path]) != data}
    problems = [fault(shown[path], problem) for path in changed if (problem := _refusal(path))]
    if problems:
        raise EnvironmentFault(problems)
    written = tuple(path for path, data in changed.items() if _written(path, shown[path], data, seen or {}))
    if len(written) < len(changed):
        raise OvertakenError((path for path in changed if path not in written), written)
    return written


def _read(path: Path, name: str) -> bytes | None:
    """What a file holds, None where there is none."""
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError as problem:
        raise EnvironmentFault(fault(name, problem)) from problem


def _refusal(path: Path) -> OSError | None:
    """Why a file may not be written, as far as the folder tree tells; None where it may."""
    try:
        target = path.resolve()
        number = _obstacle(target, next(one for one in target.parents if one.exists()))
    except OSError as problem:
        return problem
    return OSError(number, os.strerror(number)) if number else None


def _obstacle(path: Path, folder: Path) -> int:
    """The error number that writing a file would end in, 0 for none; `folder` is the nearest one that exists."""
    if path.is_dir():
        return errno.EISDIR
    if not folder.is_dir():
        return errno.ENOTDIR
    is_allowed = os.access(folder, os.W_OK | os.X_OK) and (not path.exists() or os.access(path, os.W_OK))
    return 0 if is_allowed else errno.EACCES


def _written(path: Path, name: str, data: bytes, seen: Mapping[Path, bytes | None]) -> bool:
    """Whether a file was written; not so where it holds something else than what was seen."""

    def is_overtaken() -> bool:
        return path in seen and _read(path, name) != seen[path]

    try:
        target = path.resolve()  # a link keeps leading to what it led to
        target.parent.mkdir(parents=True, exist_ok=True)
        return _replaced(target, data, is_overtaken)
    except OSError as problem:
        raise EnvironmentFault(fault(name, problem)) from problem


def _replaced(path: Path, data: bytes, is_overtaken: Callable[[], bool]) -> bool:
    # The name is known before the file is: an interrupt at any moment finds what to take away.
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o7777)
        if is_overtaken():
            temporary.unlink()
            return False
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return True


_FULL = ("disk-full", "there is no room for it", "make room on the disk, then run the same command again")
_FORBIDDEN = (
    "no-permission",
    "you have no right to change it",
    "ask whoever owns the file and its folder for that right, then run the same command again",
)
_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _FORBIDDEN,
}


def fault(name: str, problem: OSError) -> Diagnostic:
    """Say why what is called `name` cannot be written."""
    reason = problem.strerror or str(problem)
    code, words, hint = _REASONS.get(problem.errno or 0, ("cannot-write", reason, "mend that, then run it again"))
    return error(code, f"{name} cannot be written: {words}", hint=hint)
