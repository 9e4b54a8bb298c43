"""Do a piece of work for each release that the user names. Not in `talk`, since `presskit --help` reads no release."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from presskit import jobs
from presskit.cli.talk import tell
from presskit.errors import Diagnostic, PresskitError, Report, Severity
from presskit.jobs import Job


def each_job(targets: Sequence[str], work: Callable[[Job, Report], None]) -> int:
    """Do a piece of work for each release that is named, whatever becomes of the others; the exit status.

    All problems are told at the end, each once.
    """
    told: list[Diagnostic] = []
    exit_code = 0
    for job in jobs.find(targets, sys.stdin.buffer.read, Path.cwd(), told.append):
        try:
            work(job, told.append)
        except PresskitError as problem:
            told += problem.diagnostics
            exit_code = max(exit_code, problem.exit_code)
    tell(told)
    return exit_code or int(any(one.severity is Severity.ERROR for one in told))
