"""Turn the spot where YAML stopped making sense into advice for somebody who writes press releases, not YAML.

It looks at the file alone, never at a parser's English: what stands at the spot, and what was open there. It also
knows what YAML reads without a word and nobody means: words behind a `#`, dashes and fine spaces where a line begins.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from presskit.authoring.places import Source
from presskit.errors import Diagnostic, error

CODE = "yaml-syntax"
_QUOTE_IT = 'put the whole text in quotation marks: "…"'
_SIGNS = "{[*&!%@`|>]}"
_VALUE = re.compile(r"[ \t]*(?:- +)*(?:[\w-]+:[ \t]+)?(?:- +)*")
_QUOTED = re.compile(r"'(?>(?:[^']|'')*)'|\"(?>(?:[^\"\\]|\\.)*)\"", re.DOTALL)
_CURLY = re.compile(r"(?:^[ \t]*|[:,-][ \t]+|[\[{][ \t]*)[“”„«»‹‘’‚]")
_NUMBERED = re.compile(r"\\(?P<letter>[xuU])(?P<number>[0-9A-Fa-f]*)")
_DIGITS: Mapping[str, int] = {"x": 2, "u": 4, "U": 8}
_TYPE_IT = "type the character itself"
_FIELD = re.compile(r"[ \t]*(?:- +)*([\w-]+):(?=[ \t]|$)")
_FINE_SPACE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BEGINNING = re.compile(
    rf" *(?:(?P<space>[{_FINE_SPACE}])|(?P<glued>-(?=[^\W\d_]|[{_FINE_SPACE}]))|(?P<item>-(?=[ \t])))"
)
_LOST = re.compile(r"[ \t]+(?P<words>#[^\W_][^\r\n]*)")
_TAB = re.compile(r"(?P<before> *(?:- *)*|[ ]*(?:- +)*[\w-]+: *)\t")
_ITEM = re.compile(r" *-(?= |$)")
_BLOCK_TEXT = re.compile(r"(?:^|[ ])[|>][-+1-9]*$")


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
    def rows(self) -> tuple[int, ...]:
        """The rows where a mistake may be: where it began, the one above the stop, where it stopped."""
        row = self.source.row(self.at)
        return (*((self.source.row(self.opened),) if self.opened >= 0 else ()), *((row - 1,) if row else ()), row)

    @property
    def stops_before_value(self) -> bool:
        """Whether it stopped at the dash or at the field's name of its line, so that what follows is innocent."""
        found = _VALUE.match(self.line)
        return found is not None and self.at < self.source.starts[self.source.row(self.at)] + len(found[0].rstrip())

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


# --- what YAML reads and nobody means -------------------------------------------------------------


def lost_words(source: Source, end: int) -> tuple[int, int] | None:
    """Start and end of the words that a `#` behind a text takes from it: a remark has a space behind its `#`."""
    found = _LOST.match(source.text, end)
    return (found.start("words"), found.start("words") + len(found["words"].rstrip())) if found else None


def told_lost(source: Source, start: int, end: int) -> Diagnostic:
    """The error that these words are lost."""
    hint = f"{_QUOTE_IT}; a remark has a space behind its `#`"
    return error(
        "lost-words", "the words behind this `#` are taken for a remark, and lost", source.span(start, end), hint=hint
    )


def stray_line(source: Source, start: int, end: int) -> Diagnostic | None:
    """What is wrong with the first line of a plain text that begins as only a list, or an indentation, begins."""
    first = source.row(start)
    for row in range(first, source.row(max(start, end - 1)) + 1):
        is_first = row == first
        if is_first and source.text[source.starts[row] : start].strip(" -"):
            continue
        found = _BEGINNING.match(source.text, start if is_first else source.starts[row])
        if found and found.lastgroup != "item":
            return _told_beginning(source, found)
        if found and not is_first:
            return _told_item(source, row) or _told_row(source, row, *_RUN_ON)
    return None


def _told_beginning(source: Source, found: re.Match[str]) -> Diagnostic:
    messages = {
        "space": (
            "a no-break space stands where a line begins",
            "indent with ordinary spaces: delete it and type them",
        ),
        "glued": (
            "a dash needs an ordinary space behind it",
            "write `- `; a text that begins with a dash needs quotes",
        ),
    }
    message, hint = messages[found.lastgroup or "glued"]
    return error(CODE, message, source.span(found.end() - 1, found.end()), hint=hint)


_RUN_ON = (
    "this dash begins no item: the text above runs on into it",
    "give every item a dash and the same depth; a text that goes on with a dash needs quotation marks",
)


# --- where YAML stops making sense ----------------------------------------------------------------


def _beginning(spot: _Spot) -> Diagnostic | None:
    """A tab, a no-break space or a dash without its space, in the lines around."""
    for row in spot.rows:
        line, start = spot.source.lines[row], spot.source.starts[row]
        if tab := _TAB.match(line):
            where = "behind the dash" if "-" in tab["before"] else "where a line begins"
            where = "behind the colon" if ":" in tab["before"] else where
            return spot.say(start + tab.end() - 1, f"a tab stands {where}", "write spaces only")
        found = _BEGINNING.match(line)
        if found and found.lastgroup != "item":
            return _told_beginning(spot.source, _BEGINNING.match(spot.source.text, start) or found)
    return None


def _remark(spot: _Spot) -> Diagnostic | None:
    """Words behind a `#`, in the lines around."""
    for row in spot.rows:
        line = _QUOTED.sub(lambda one: "x" * len(one[0]), spot.source.lines[row])
        found = re.search(r"(?<=[^ \t])" + _LOST.pattern, line)
        if found and not line.lstrip().startswith("#") and not _is_block_text(spot, row):
            start = spot.source.starts[row]
            return told_lost(spot.source, start + found.start("words"), start + len(line.rstrip()))
    return None


def _is_block_text(spot: _Spot, row: int) -> bool:
    """Whether a line belongs to a text behind `|` or `>`."""
    depth = _indent(spot.source.lines[row])
    above = (one for one in reversed(spot.source.lines[:row]) if one.strip() and _indent(one) < depth)
    return bool(_BLOCK_TEXT.search(next(above, "").rstrip()))


def _escape(spot: _Spot) -> Diagnostic | None:
    start = spot.at if spot.sign(spot.at) == "\\" else spot.at - 1  # libyaml stops at the backslash, PyYAML behind it
    if spot.sign(spot.opened) != '"' or spot.sign(start) != "\\":
        return None
    said = f"\\{spot.sign(start + 1)}"
    hint = f"write `\\{said}`, or put the text in single quotation marks"
    return spot.say(start, f"`{said}` means nothing in double quotation marks", hint, 2)


def _numbered_escape(spot: _Spot) -> Diagnostic | None:
    start = spot.at - len("\\u")
    found = _NUMBERED.match(spot.source.text, start) if start > max(0, spot.opened) else None
    if not found:
        return None
    digits = _DIGITS[found["letter"]]
    written = found["number"][:digits]
    length = len("\\u") + len(written)
    if len(written) < digits:
        return spot.say(start, f"`\\{found['letter']}` needs {digits} digits", _TYPE_IT, length)
    if int(written, 16) > sys.maxunicode:
        return spot.say(start, "this number is too large to mean anything", _TYPE_IT, length)
    message = f"the character U+{int(written, 16):04X} may not stand in a text"
    return error("bad-character", message, spot.source.span(start, start + length), hint=_TYPE_IT)


def _open_quote(spot: _Spot) -> Diagnostic | None:
    is_torn = spot.line.startswith(("---", "..."))
    if spot.sign(spot.opened) not in {'"', "'"} or (_QUOTED.match(spot.source.text, spot.opened) and not is_torn):
        return None
    return spot.say(spot.opened, "this quotation mark is never closed", "close it where the text ends")


def _apostrophe(spot: _Spot) -> Diagnostic | None:
    before, behind = spot.source.text[max(0, spot.at - 2) : spot.at], spot.sign(spot.at)
    if before[1:] != "'" or not before[0].isalpha() or not behind.isalpha():
        return None
    message = "words stand behind the closing quotation mark, which was meant as an apostrophe"
    return spot.say(spot.at, message, 'put the text between double ones: "…", or write the apostrophe twice')


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


def _curly_quote(spot: _Spot) -> Diagnostic | None:
    start = spot.source.starts[spot.source.row(spot.at)]
    opening = [one.end() - 1 for one in _CURLY.finditer(spot.line[: spot.at - start])]
    if not opening or spot.sign(spot.at) != ":":
        return None
    hint = 'put straight ones around the whole text: "…"'
    return spot.say(start + opening[-1], "curly quotation marks do not hold a text together", hint)


def _item(spot: _Spot) -> Diagnostic | None:
    """A dash, or what stands behind it, where no item can begin: the lines above have no dash, or another depth."""
    row = spot.source.row(spot.at)
    if not _ITEM.match(spot.line) or not spot.stops_before_value or spot.sign(spot.opened) in {"{", "["}:
        return None
    return _told_item(spot.source, row)


def _told_item(source: Source, row: int) -> Diagnostic | None:
    """Why a dash begins no item: it stands at another depth than those above, or the line above has none."""
    owner, depths = _list_above(source, row)
    depth = _indent(source.lines[row])
    if depths and depth not in depths:
        near = sorted(sorted(depths, key=lambda one: abs(one - depth))[:2])
        spaces = f"{' or '.join(map(str, near))} space{'s' * (near != [1])}"
        hint = f"put {spaces} before it; a text that goes on with a dash needs quotation marks"
        return _told_row(source, row, "this dash is not in line with the dashes above it", hint)
    first = next((one for one in range(owner + 1, row) if _has_words(source.lines[one])), None)
    if depths or first is None or not source.lines[owner].rstrip().endswith(":"):
        return None
    return _told_row(source, first, *_DASHLESS)


def _list_above(source: Source, row: int) -> tuple[int, set[int]]:
    """The row of the field that stands at the left above a line, and the depths of the lists open between them."""
    limit, depths = sys.maxsize, set()
    for above in range(row - 1, -1, -1):
        line = source.lines[above]
        if not _has_words(line) or _indent(line) >= limit:
            continue
        if _ITEM.match(line):
            limit = _indent(line)
            depths.add(limit)
        elif _FIELD.match(line):
            limit = _indent(line)
        if limit == 0 and not _ITEM.match(line):
            return above, depths
    return 0, depths


def _has_words(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _told_row(source: Source, row: int, message: str, hint: str) -> Diagnostic:
    """The error at the beginning of a line."""
    offset = source.starts[row] + _indent(source.lines[row])
    return error(CODE, message, source.span(offset, offset + 1), hint=hint)


_DASHLESS = (
    "this stands among the items of a list without a dash",
    "begin the item with `- `, with as many spaces before it as before the others",
)


def _colon(spot: _Spot) -> Diagnostic | None:
    row = spot.source.row(spot.at)
    field = _FIELD.match(spot.line)
    if spot.sign(spot.at) != ":" or (field and spot.source.starts[row] + field.end() - 1 == spot.at):
        return None
    return spot.say(spot.at, "a colon inside a text makes a field of it", _QUOTE_IT)


def _sign(spot: _Spot) -> Diagnostic | None:
    is_opened = spot.sign(spot.opened) in {*"*&|>"}
    if spot.stops_before_value and not is_opened:
        return None
    row = spot.source.row(spot.opened if is_opened else spot.at)
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
    return _told_row(spot.source, row, *_DASHLESS)


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
    _escape,
    _numbered_escape,
    _open_quote,
    _beginning,
    _remark,
    _curly_quote,
    _apostrophe,
    _item,
    _bracket,
    _behind_quote,
    _colon,
    _sign,
    _list_on_the_line,
    _no_dash,
    _no_colon,
    _indentation,
)
