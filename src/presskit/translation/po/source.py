"""Turn the bytes of a PO file into text whose every character still knows its line and column.

What is no UTF-8 is told here, and so are the marks that git and msgcat leave in a file they could not merge.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from presskit.errors import CatalogError, Diagnostic, Report, Span, error, warning

MAX_PROBLEMS = 20
"""Errors told of one file, as many as `msgfmt` tells."""

_BOM = "\ufeff"
_WIDE = {"UTF-32": (b"\xff\xfe\0\0", b"\0\0"), "UTF-16": (b"\xff\xfe", b"\xfe\xff", b"\0")}
_CHARSET = re.compile(rb"""charset=([^\s\\"]*)""")
_GIT_MARKER = re.compile(r"(<{7}|\|{7}|={7}|>{7})( |$)")
_MSGCAT_MARKER = re.compile(r"#-#-#-#-#  (?=\S)")


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a PO file as its grammar sees it: lines end in LF, a backslash at a line's end joins it to the next.

    `lines` are the file's own lines. `starts` holds, for each stretch of `text`, its offset and where it begins in
    the file: (offset in `text`, line from 0, column from 0).
    """

    path: str
    text: str
    lines: tuple[str, ...]
    starts: tuple[tuple[int, int, int], ...]

    def span(self, offset: int, length: int = 1) -> Span:
        """The place of `length` characters of `text`; at the end of a file, the place behind its last line's end."""
        at = bisect_right(self.starts, offset, key=lambda start: start[0]) - 1
        start, number, column = self.starts[at]
        line = self.lines[number]
        column += offset - start
        return Span(self.path, number + 1, column + 1, max(1, min(length, len(line) - column)), line)


def source(data: bytes, path: str, report: Report) -> Source:
    """Decode a PO file. A byte order mark is reported as a warning.

    Raises CatalogError where the file is no UTF-8, holds NUL, or was left half-merged.
    """
    text = _decoded(data, path)
    if text.startswith(_BOM):
        report(_bom_found(path))
        text = text.removeprefix(_BOM)
    lines = _lines(text)
    if problems := [*_markers(lines, path), *_nuls(lines, path)]:
        raise CatalogError(problems[:MAX_PROBLEMS])
    return _joined(path, lines)


def _bom_found(path: str) -> Diagnostic:
    return warning(
        "po-byte-order-mark",
        "the catalog begins with a byte order mark, which gettext refuses",
        Span(path, 1, 1),
        hint="save it as UTF-8 without; `presskit update` does so too",
    )


# --- decoding -------------------------------------------------------------------------------------


def _decoded(data: bytes, path: str) -> str:
    if wide := _wide(data):
        hint = "save it again as UTF-8"
        raise CatalogError(error("po-encoding", f"the catalog is {wide}, not UTF-8", Span(path), hint=hint))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise CatalogError(_not_utf8(data, path, problem.start)) from None


def _wide(data: bytes) -> str:
    """The encoding that spends several bytes on each letter, known by its mark or by NUL beside the first letter."""
    found = (name for name, starts in _WIDE.items() if data.startswith(starts))
    return next(found, "UTF-16" if data[1:2] == b"\0" else "")


def _not_utf8(data: bytes, path: str, at: int) -> Diagnostic:
    match = _CHARSET.search(data)
    charset = match[1].decode("ascii", "replace") if match else "UTF-8"
    if charset.upper() != "UTF-8":
        return other_charset(charset, Span(path))
    return error(
        "po-encoding",
        f"the byte 0x{data[at]:02X} is not UTF-8",
        _byte_place(data, path, at),
        hint="the file was saved in another encoding than it says, or cut in the middle of a letter; save it as UTF-8",
    )


def other_charset(charset: str, span: Span) -> Diagnostic:
    """Tell that a catalog is in another charset than UTF-8, and how to convert it."""
    return error(
        "po-encoding",
        f"the catalog is in {charset}; presskit reads UTF-8",
        span,
        hint=f"convert it: msgconv --to-code=UTF-8 --output-file={span.path} {span.path}",
    )


def _byte_place(data: bytes, path: str, at: int) -> Span:
    shown = data.decode("utf-8", "replace")
    offset = len(data[:at].decode("utf-8"))
    start = shown.rfind("\n", 0, offset) + 1
    line = shown[start:].partition("\n")[0].removesuffix("\r")
    return Span(path, shown.count("\n", 0, offset) + 1, offset - start + 1, 1, line)


# --- lines ----------------------------------------------------------------------------------------


def _lines(text: str) -> Sequence[str]:
    """The lines without their breaks: LF or CRLF, or CR in a file without any LF. U+2028 and U+0085 are text."""
    if "\n" not in text:
        return text.split("\r")
    return text.replace("\r\n", "\n").split("\n")


def _markers(lines: Sequence[str], path: str) -> Iterator[Diagnostic]:
    git = [place for place in enumerate(lines, 1) if _GIT_MARKER.match(place[1])]
    for number, line in [place for place in git if place[1].startswith("<")] or git:
        yield error(
            "po-conflict",
            "git left two versions here that it could not merge",
            Span(path, number, 1, 7, line),
            hint="keep one of them and delete the lines of <, = and >",
        )
    for number, line in enumerate(lines, 1):
        if match := _MSGCAT_MARKER.search(line):
            yield error(
                "po-conflict",
                "msgcat left two versions of a text here",
                Span(path, number, match.start() + 1, 9, line),
                hint="keep one of them and delete the lines with #-#-#-#-#",
            )


def _nuls(lines: Sequence[str], path: str) -> Iterator[Diagnostic]:
    for number, line in enumerate(lines, 1):
        if (at := line.find("\0")) >= 0:
            yield error(
                "po-control", "a NUL byte ends the text here for every reader", Span(path, number, at + 1, 1, line)
            )


def _joined(path: str, lines: Sequence[str]) -> Source:
    """Join what gettext joins: a line whose last character is a backslash, and the next."""
    pieces: list[str] = []
    starts: list[tuple[int, int, int]] = []
    offset = 0
    for number, line in enumerate(lines):
        starts.append((offset, number, 0))
        last = number == len(lines) - 1
        pieces.append(line.removesuffix("\\") if line.endswith("\\") and not last else line + "\n" * (not last))
        offset += len(pieces[-1])
    return Source(path, "".join(pieces), tuple(lines), tuple(starts))
