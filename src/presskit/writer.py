"""Save bytes: each file is the old one or the new one, whole, whatever happens meanwhile. And read them back."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from presskit.errors import Diagnostic, EnvironmentFault, error


def read(path: Path, name: str) -> bytes:
    """The bytes of a file that the user knows as `name`. Raises EnvironmentFault where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as problem:
        hint = "see that it is a file, and that you may read it"
        text = f"{name} cannot be read: {problem.strerror or problem}"
        raise EnvironmentFault(error("cannot-read", text, hint=hint)) from problem


def write(path: Path, data: bytes) -> bool:
    """Write `data` to `path` unless it is there already; tell whether it was written. Folders are made as needed.

    The bytes go to a temporary file beside it, to the disk, and then take its name; an old file's mode is kept.
    Raises EnvironmentFault where the disk or the permissions forbid it.
    """
    try:
        path = path.resolve()  # a link keeps leading to what it led to
        if path.is_file() and path.read_bytes() == data:
            return False
        if path.exists() and not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)
    except OSError as problem:
        raise EnvironmentFault(fault(str(path), problem)) from problem
    return True


def _replace(path: Path, data: bytes) -> None:
    # The name is known before the file is: an interrupt at any moment finds what to take away.
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o7777)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


_FULL = ("disk-full", "there is no room for it", "make room on the disk, then run the same command again")
_FORBIDDEN = ("no-permission", "it may not be written", "choose another folder with -o, or ask for the right to write")
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
