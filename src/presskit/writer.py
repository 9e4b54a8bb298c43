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
        raise EnvironmentFault(_diagnostic(path, problem)) from problem
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


_REASONS = {
    errno.ENOSPC: ("disk-full", "there is no room on the disk for it", "make room, then run the same command again"),
    errno.EDQUOT: ("disk-full", "your share of the disk is used up", "make room, then run the same command again"),
    errno.EACCES: (
        "no-permission",
        "it may not be written here",
        "choose another folder with -o, or ask for the right",
    ),
    errno.EPERM: ("no-permission", "it may not be written here", "choose another folder with -o, or ask for the right"),
    errno.EROFS: ("no-permission", "this disk is read-only", "choose another folder with -o"),
}


def _diagnostic(path: Path, problem: OSError) -> Diagnostic:
    code, reason, hint = _REASONS.get(
        problem.errno or 0, ("cannot-write", problem.strerror or str(problem), "mend that, then run it again")
    )
    return error(code, f"{path} cannot be written: {reason}", hint=hint)
