"""Save bytes: each file is the old one or the new one, whole, whatever happens meanwhile."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from presskit.errors import Diagnostic, EnvironmentFault, error

_NEW_FILE_MODE = 0o666


def write(path: Path, data: bytes) -> bool:
    """Write `data` to `path` unless it is there already; tell whether it was written. Folders are made as needed.

    The bytes go to a temporary file beside it, to the disk, and then take its name; an old file's mode is kept.
    Raises EnvironmentFault where the disk or the permissions forbid it.
    """
    try:
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
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(path))
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    if path.exists():
        return path.stat().st_mode & 0o7777
    umask = os.umask(0)
    os.umask(umask)
    return _NEW_FILE_MODE & ~umask


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
