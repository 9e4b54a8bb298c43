"""Say what is wrong, where, and how to mend it: the one vocabulary for every problem presskit meets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a diagnostic is: an error stops its language, a warning is a doubt, a hint only a thought."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a text file.

    `path` is shown to the user as it is. `line` and `column` count from 1, columns in characters;
    0 means "the file as a whole". `length` counts characters and never passes the line's end.
    `text` is the whole source line, without its line break, for the excerpt below a message.
    """

    path: str
    line: int = 0
    column: int = 0
    length: int = 1
    text: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """One of several places a diagnostic speaks of, with what is said of this one."""

    span: Span
    note: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: a lower-case sentence, its stable code, its place or places, and the way to mend it.

    With one place and no note the console shows the line and a caret; with more it lists them.
    """

    severity: Severity
    code: str
    message: str
    places: tuple[Place, ...] = ()
    hint: str = ""

    @property
    def span(self) -> Span | None:
        """The first place, or None where the problem has none."""
        return self.places[0].span if self.places else None


Report = Callable[[Diagnostic], None]


def error(code: str, message: str, span: Span | None = None, *, hint: str = "") -> Diagnostic:
    """Make an error at one place (or none)."""
    return Diagnostic(Severity.ERROR, code, message, _places(span), hint)


def warning(code: str, message: str, span: Span | None = None, *, hint: str = "") -> Diagnostic:
    """Make a warning at one place (or none)."""
    return Diagnostic(Severity.WARNING, code, message, _places(span), hint)


def _places(span: Span | None) -> tuple[Place, ...]:
    return () if span is None else (Place(span),)


class PresskitError(Exception):
    """All the problems of one phase together; `exit_code` is what the shell answers."""

    exit_code = 1

    def __init__(self, diagnostics: Iterable[Diagnostic] | Diagnostic) -> None:
        several = (diagnostics,) if isinstance(diagnostics, Diagnostic) else tuple(diagnostics)
        self.diagnostics = several
        super().__init__("; ".join(f"{one.code}: {one.message}" for one in several))


class ReleaseError(PresskitError):
    """A release, a newsroom file or a template needs work."""


class CatalogError(PresskitError):
    """A catalog cannot be read, or a language is not ready."""


class UsageError(PresskitError):
    """The command was called in a way that cannot work."""

    exit_code = 2


class EnvironmentFault(PresskitError):  # noqa: N818 - EnvironmentError is a builtin
    """This machine cannot do it: no Pango, no room, no permission."""

    exit_code = 3
