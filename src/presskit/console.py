"""Turn diagnostics into what a person reads on a terminal, and into what a script reads as JSON."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len

from presskit.errors import Diagnostic, Place, Severity, Span

_LONGEST = 400
"""Characters of a source line that are shown whole; of a longer one a window is shown around the words in question."""

_WINDOW = 60


def told(diagnostic: Diagnostic) -> str:
    """A diagnostic as several lines: what, where with the source line and a caret, and the way to mend it."""
    lines = [f"{diagnostic.severity}[{diagnostic.code}]: {diagnostic.message}"]
    match diagnostic.places:
        case (Place(span, ""),):
            lines += _excerpt(span)
        case places:
            lines += [f"  --> {_place(place.span, with_column=False)}  {place.note}".rstrip() for place in places]
    if diagnostic.hint:
        lines.append(f"hint: {diagnostic.hint}")
    return "\n".join(lines)


def _excerpt(span: Span) -> list[str]:
    """Where a span is; below it the source line and a caret, measured in terminal columns."""
    where = [f"  --> {_place(span, with_column=True)}"]
    if not span.text.strip() or not span.column:
        return where
    margin = " " * len(str(span.line))
    line, start, end = _window(span)
    before, width = cell_len(line[:start]), max(1, cell_len(line[start:end]))
    return [*where, f"{margin} |", f"{span.line} | {line}", f"{margin} | {' ' * before}{'^' * width}"]


def _window(span: Span) -> tuple[str, int, int]:
    """The source line as far as it is shown, and where the words in question begin and end in it."""
    text, start = span.text.replace("\t", " "), span.column - 1
    end = min(start + span.length, start + _WINDOW)
    if len(text) <= _LONGEST:
        return text, start, end
    first, last = max(0, start - _WINDOW), min(len(text), end + _WINDOW)
    opening, closing = "…" if first else "", "…" if last < len(text) else ""
    shift = len(opening) - first
    return f"{opening}{text[first:last]}{closing}", start + shift, end + shift


def _place(span: Span, *, with_column: bool) -> str:
    numbers = [span.line, span.column] if with_column else [span.line]
    return ":".join([span.path, *(str(number) for number in numbers if number)])


def as_json(diagnostics: Iterable[Diagnostic]) -> list[dict[str, object]]:
    """Diagnostics as plain data, one object a place; line and column are null where a problem has none."""
    return [_object(one, place) for one in diagnostics for place in one.places or (None,)]


def _object(diagnostic: Diagnostic, place: Place | None) -> dict[str, object]:
    note = f" ({place.note})" if place and place.note else ""
    return {
        "severity": str(diagnostic.severity),
        "code": diagnostic.code,
        "message": diagnostic.message + note,
        "path": place.span.path if place else None,
        "line": (place.span.line or None) if place else None,
        "column": (place.span.column or None) if place else None,
        "hint": diagnostic.hint or None,
    }


def colour(diagnostic: Diagnostic) -> str:
    """The colour a terminal shows it in."""
    return "red" if diagnostic.severity is Severity.ERROR else "yellow"
