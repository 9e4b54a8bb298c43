"""Turn the names of pictures in a file into Media, each loaded once; say at the name why one cannot be taken."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TypeAlias

from presskit.authoring.source import Scalar
from presskit.errors import Report, error
from presskit.media import Media, MediaError

Load: TypeAlias = Callable[[str], Media]
"""Loads the picture of a path as typed in a file. Raises MediaError."""


class Pictures:
    """The pictures of one file."""

    def __init__(self, load: Load, report: Report) -> None:
        self._load = cache(load)
        self._report = report

    def get(self, name: Scalar) -> Media | None:
        """The picture of a name; None, and an error, where it cannot be taken."""
        try:
            return self._load(name.value)
        except MediaError as problem:
            self._report(error(problem.code, str(problem), name.span, hint=problem.hint))
            return None
