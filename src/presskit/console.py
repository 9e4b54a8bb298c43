"""Turn diagnostics into what a person reads on a terminal, and into what a script reads as JSON."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len

from presskit.errors import Diagnostic, Place, Severity, Span


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
    line = span.text.replace("\t", " ")
    before = cell_len(line[: span.column - 1])
    width = max(1, cell_len(line[span.column - 1 : span.column - 1 + span.length]))
    return [*where, f"{margin} |", f"{span.line} | {line}", f"{margin} | {' ' * before}{'^' * width}"]


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
