"""Turn diagnostics and tables into what a person reads on a terminal, and into what a script reads.

The part of rich that draws takes long to import, and most commands show no table: it is imported where a table is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len

from presskit.errors import Diagnostic, Place, Severity, Span
from presskit.unseen import FORBIDDEN, lone_isolate

if TYPE_CHECKING:
    from rich.table import Table

_LONGEST = 400
"""Characters of a source line that are shown whole; of a longer one a window is shown around the words in question."""

_WINDOW = 60

UNSHOWN = "\ufffd"
"""What stands for a character that is not printed as it is: its line in the file is told all the same."""

_HIDDEN = re.compile(f"[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u2028\u2029{FORBIDDEN}]")
"""Controls but for tabs and line breaks, and embeddings and overrides of direction."""


def told(diagnostic: Diagnostic) -> str:
    """A diagnostic as several lines: what, where with the source line and a caret, and the way to mend it."""
    lines = [f"{diagnostic.severity}[{diagnostic.code}]: {shown(diagnostic.message)}"]
    match diagnostic.places:
        case (Place(span, ""),):
            lines += _excerpt(span)
        case places:
            several = ((_place(one.span, with_column=False), shown(one.note)) for one in places)
            lines += [f"  --> {place}  {note}".rstrip() for place, note in several]
    if diagnostic.hint:
        lines.append(f"{_REMEDY.get(diagnostic.severity, 'hint')}: {shown(diagnostic.hint)}")
    return "\n".join(lines)


def shown(text: str) -> str:
    """A text that does nothing to a terminal: � for each control, and for what would turn the letters that follow.

    A direction isolate is shown so where it is not closed, or closes none; tabs and line breaks stay.
    """
    letters = [*_HIDDEN.sub(UNSHOWN, text)]
    while (at := lone_isolate("".join(letters))) is not None:
        letters[at] = UNSHOWN
    return "".join(letters)


_REMEDY = {Severity.HINT: "try"}
"""What stands before the way to mend it: behind a hint another hint would puzzle."""


def _excerpt(span: Span) -> list[str]:
    """Where a span is; below it the source line and a caret, measured in terminal columns."""
    where = [f"  --> {_place(span, with_column=True)}"]
    if not span.text.strip() or not span.column:
        return where
    margin = " " * len(str(span.line))
    line, start, end = _window(span)
    line = shown(line)
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
    return ":".join([shown(span.path).replace("\n", UNSHOWN), *(str(number) for number in numbers if number)])


def as_json(diagnostics: Iterable[Diagnostic]) -> list[dict[str, object]]:
    """Diagnostics as plain data, one object a place; line and column are null where a problem has none."""
    return [_object(one, place) for one in diagnostics for place in one.places or (None,)]


def _object(diagnostic: Diagnostic, place: Place | None) -> dict[str, object]:
    note = f" ({place.note})" if place and place.note else ""
    return {
        "severity": str(diagnostic.severity),
        "code": diagnostic.code,
        "message": shown(diagnostic.message + note),
        "path": place.span.path if place else None,
        "line": (place.span.line or None) if place else None,
        "column": (place.span.column or None) if place else None,
        "hint": shown(diagnostic.hint) or None,
    }


def as_github(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """Diagnostics as GitHub's workflow commands, one a place, which it shows beside the line in a pull request.

    Source: "Workflow commands for GitHub Actions" and its toolkit's command.ts, which says what is escaped.
    """
    for one in diagnostics:
        level = _LEVELS.get(one.severity, one.severity)
        for place in one.places or (None,):
            yield f"::{level} {_properties(one, place)}::{_escaped(_annotation(one, place))}"


_LEVELS = {Severity.HINT: "notice"}
"""GitHub's own word, where it has another."""


def _annotation(diagnostic: Diagnostic, place: Place | None) -> str:
    note = f" ({place.note})" if place and place.note else ""
    hint = f"\nhint: {diagnostic.hint}" if diagnostic.hint else ""
    return shown(diagnostic.message + note + hint)


def _properties(diagnostic: Diagnostic, place: Place | None) -> str:
    span = place.span if place else Span("")
    several = {"file": span.path, "line": span.line, "col": span.column, "title": diagnostic.code}
    cleaned = {key: _escaped(shown(str(value))) for key, value in several.items()}
    escaped = {key: value.replace(":", "%3A").replace(",", "%2C") for key, value in cleaned.items()}
    return ",".join(f"{key}={value}" for key, value in escaped.items() if several[key])


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def colour(diagnostic: Diagnostic) -> str:
    """The colour a terminal shows it in."""
    return {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}[diagnostic.severity]


# --- tables ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; figures stand flush right."""

    title: str
    has_figures: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells, the first of which names its group, and the colour of the last on a terminal."""

    cells: tuple[str, ...]
    color: str = ""


def plain_table(columns: Sequence[Column], rows: Sequence[Row]) -> str:
    """A table as lines for a pipe: every cell whole, at least two spaces between columns, no colour.

    Where no cell is empty or has two spaces in it, a script can part the columns at those.
    """
    lines = [tuple(column.title for column in columns), *(row.cells for row in rows)]
    widths = _widths(lines)
    return "\n".join("  ".join(map(_padded, line, columns, widths)).rstrip() for line in lines)


def _padded(cell: str, column: Column, width: int) -> str:
    return cell.rjust(width) if column.has_figures else cell.ljust(width)


def _widths(lines: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(cell_len, cells)) for cells in zip(*lines, strict=True)]


_INDENT = "  "

_LAST = 9
"""The columns of the terminal that the last cell needs to be folded well."""


def terminal_table(columns: Sequence[Column], rows: Sequence[Row], *, width: int, is_colored: bool) -> str:
    """A table for a terminal of `width` columns: each group below its name, which leaves room for the figures.

    Only last cells are folded. Where even that does not fit, lines are longer than the terminal is wide.
    """
    from rich.console import Console  # noqa: PLC0415 - the module's first lines say why
    from rich.text import Text  # noqa: PLC0415 - likewise

    titles = Row(tuple(column.title for column in columns))
    widths = _widths([row.cells[1:-1] for row in (titles, *rows)])
    needed = len(_INDENT) + sum(widths) + len(widths) + _LAST
    system: Literal["standard"] | None = "standard" if is_colored else None
    screen = Console(width=max(width, needed), force_terminal=is_colored, color_system=system, _environ={})
    with screen.capture() as drawn:
        screen.print(_grid(columns, [titles], widths))
        for name, group in groupby(rows, key=lambda row: row.cells[0]):
            screen.print(Text(name, "bold"), soft_wrap=True)
            screen.print(_grid(columns, list(group), widths))
    return "\n".join(line.rstrip() for line in drawn.get().splitlines())


def _grid(columns: Sequence[Column], rows: Sequence[Row], widths: Sequence[int]) -> Table:
    """The rows of one group, without its name; `widths` are those of all columns but the first and the last."""
    from rich.table import Table  # noqa: PLC0415 - likewise
    from rich.text import Text  # noqa: PLC0415 - likewise

    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=len(_INDENT) - 1)
    for column, width in zip(columns[1:-1], widths, strict=True):
        grid.add_column(width=width, justify="right" if column.has_figures else "left", no_wrap=True)
    grid.add_column()
    for row in rows:
        *others, last = row.cells[1:]
        # Text.assemble colours the words alone, not the space that fills up their cell.
        grid.add_row("", *map(Text, others), Text.assemble((last, row.color)))
    return grid
