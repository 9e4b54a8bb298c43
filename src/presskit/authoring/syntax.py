"""Turn the spot where YAML stopped making sense into advice for somebody who writes press releases, not YAML.

It looks at the file alone, never at a parser's English: what stands at the spot, and what was open there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from presskit.authoring.places import Source
from presskit.errors import Diagnostic, error

CODE = "yaml-syntax"
_QUOTE_IT = 'put the whole text in quotation marks: "…"'
_SIGNS = "{[*&!%@`|>]}"
_VALUE = re.compile(r"[ \t]*(?:- +)*(?:[\w-]+:[ \t]+)?(?:- +)*")
_QUOTED = re.compile(r"'(?>(?:[^']|'')*)'|\"(?>(?:[^\"\\]|\\.)*)\"", re.DOTALL)
_FIELD = re.compile(r"[ \t]*(?:- +)*([\w-]+):(?=[ \t]|$)")


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where the parser stopped (`at`), and where the thing it was reading began (`opened`, -1 where unknown)."""

    source: Source
    at: int
    opened: int

    def sign(self, offset: int) -> str:
        """The character at an offset, "" at the end of the file and where the offset is unknown."""
        return self.source.text[offset : offset + 1] if offset >= 0 else ""

    @property
    def line(self) -> str:
        """The line where the parser stopped."""
        return self.source.lines[self.source.row(self.at)]

    @property
    def is_below(self) -> bool:
        """Whether it stopped on another line than the one where it began."""
        return self.source.row(self.at) != self.source.row(max(0, self.opened))

    def say(self, offset: int, message: str, hint: str, length: int = 1) -> Diagnostic:
        """The error at an offset."""
        return error(CODE, message, self.source.span(offset, offset + length), hint=hint)


def explain(source: Source, at: int, opened: int | None) -> Diagnostic:
    """Say what is wrong at offset `at`, and how to mend it; `opened` is where the unfinished thing began."""
    spot = _Spot(source, min(at, len(source.text)), -1 if opened is None else opened)
    answers = (answer(spot) for answer in _ANSWERS)
    return next(one for one in answers if one is not None)


def _tab(spot: _Spot) -> Diagnostic | None:
    start = spot.source.starts[spot.source.row(spot.at)]
    indentation = spot.line[: len(spot.line) - len(spot.line.lstrip())]
    if "\t" not in indentation:
        return None
    return spot.say(start + indentation.index("\t"), "a tab stands where a line begins", "indent with spaces only")


def _escape(spot: _Spot) -> Diagnostic | None:
    if spot.sign(spot.opened) != '"' or spot.at == 0 or spot.sign(spot.at - 1) != "\\":
        return None
    said = f"\\{spot.sign(spot.at)}"
    hint = f"write `\\{said}`, or put the text in single quotation marks"
    return spot.say(spot.at - 1, f"`{said}` means nothing in double quotation marks", hint, 2)


def _open_quote(spot: _Spot) -> Diagnostic | None:
    is_torn = spot.line.startswith(("---", "..."))
    if spot.sign(spot.opened) not in {'"', "'"} or (_QUOTED.match(spot.source.text, spot.opened) and not is_torn):
        return None
    return spot.say(spot.opened, "this quotation mark is never closed", "close it where the text ends")


def _behind_quote(spot: _Spot) -> Diagnostic | None:
    before = spot.source.text[: spot.at].rstrip(" ")[-1:]
    if before not in {'"', "'"} or spot.sign(spot.at) in {"", "\n", "\r", ":"} or spot.sign(spot.opened) in {"{", "["}:
        return None
    hint = "close the quotation mark of the line above if it is open; write “…” for quotation marks inside a text"
    return spot.say(spot.at, "words stand behind the closing quotation mark", hint)


def _bracket(spot: _Spot) -> Diagnostic | None:
    bracket = spot.sign(spot.opened)
    if bracket not in {"{", "["} or spot.opened == spot.at:
        return None
    if spot.is_below or not spot.sign(spot.at).strip():
        hint = "close it; a text that holds `#` or begins with a bracket needs quotation marks"
        return spot.say(spot.opened, f"this `{bracket}` is never closed", hint)
    if spot.sign(spot.at) == ":":
        return _colon(spot)
    hint = "part the fields by commas; a text that holds a comma, colon or bracket needs quotation marks"
    return spot.say(spot.at, "a comma is missing before this", hint)


def _colon(spot: _Spot) -> Diagnostic | None:
    row = spot.source.row(spot.at)
    field = _FIELD.match(spot.line)
    if spot.sign(spot.at) != ":" or (field and spot.source.starts[row] + field.end() - 1 == spot.at):
        return None
    return spot.say(spot.at, "a colon inside a text makes a field of it", _QUOTE_IT)


def _sign(spot: _Spot) -> Diagnostic | None:
    row = spot.source.row(spot.opened if spot.sign(spot.opened) in {*"*&|>"} else spot.at)
    found = _VALUE.match(spot.source.lines[row])
    column = found.end() if found else 0
    sign = spot.source.lines[row][column : column + 1]
    if not sign or sign not in _SIGNS:
        return None
    start = spot.source.starts[row] + column
    return spot.say(start, f"a text that begins with `{sign}` needs quotation marks", _QUOTE_IT)


def _list_on_the_line(spot: _Spot) -> Diagnostic | None:
    if spot.sign(spot.at) != "-" or spot.line.lstrip().startswith("-"):
        return None
    return spot.say(spot.at, "a list begins on a line of its own", "move `- ` to the next line, two spaces in")


def _no_dash(spot: _Spot) -> Diagnostic | None:
    row = spot.source.row(spot.opened if spot.sign(spot.opened) in {'"', "'"} else spot.at)
    line = spot.source.lines[row]
    above = next((one for one in reversed(spot.source.lines[:row]) if one.strip()), "")
    in_list = spot.sign(spot.opened) == "-" or (above.lstrip().startswith("- ") and _indent(above) == _indent(line))
    if not in_list or line.lstrip().startswith("- ") or not line.strip():
        return None
    offset = spot.source.starts[row] + _indent(line)
    return spot.say(offset, "this stands among the items of a list without a dash", "begin the item with `- `")


def _no_colon(spot: _Spot) -> Diagnostic | None:
    row = spot.source.row(spot.opened) if spot.opened >= 0 else spot.source.row(spot.at) - 1
    stops_at_field = spot.sign(spot.at) == ":" and _FIELD.match(spot.line)
    if row < 0 or (spot.opened < 0 and not stops_at_field) or _FIELD.match(spot.source.lines[row]):
        return None
    shown = spot.source.lines[row]
    offset = spot.source.starts[row] + _indent(shown)
    return spot.say(offset, "this line has no colon behind its field", "write `field: text`", len(shown.strip()))


def _indentation(spot: _Spot) -> Diagnostic:
    offset = spot.source.starts[spot.source.row(spot.at)] + _indent(spot.line)
    message = "this line does not fit what stands above it"
    hint = "give it as many spaces as the fields it belongs to; look for a missing colon or quotation mark above"
    return spot.say(offset, message, hint, max(1, len(spot.line.strip())))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_ANSWERS: tuple[Callable[[_Spot], Diagnostic | None], ...] = (
    _tab,
    _escape,
    _open_quote,
    _bracket,
    _behind_quote,
    _colon,
    _sign,
    _list_on_the_line,
    _no_dash,
    _no_colon,
    _indentation,
)
