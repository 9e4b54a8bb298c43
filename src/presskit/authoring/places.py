"""Know the lines of a file: turn an offset in its text into a place one can point at."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from presskit.errors import Span

LINE_BREAK = re.compile(r"\r\n|\r|\n")

_NONCHARACTERS = "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
REFUSED = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\ud800-\udfff\ufdd0-\ufdef" + _NONCHARACTERS + "]"
)
"""Characters no text may hold: controls, overrides of the reading direction, surrogates, noncharacters."""


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A file's text. `lines` are for showing: refused characters in them are U+FFFD. `starts` are their offsets."""

    path: str
    text: str
    lines: tuple[str, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str, path: str) -> Source:
        """Find the lines of a text."""
        starts = (0, *(one.end() for one in LINE_BREAK.finditer(text)))
        return cls(path, text, tuple(LINE_BREAK.split(REFUSED.sub("\ufffd", text))), starts)

    def span(self, start: int, end: int) -> Span:
        """The place from offset `start` to `end`, cut at the end of its first line; never shorter than 1."""
        row = self.row(start)
        begin, shown = self.starts[row], self.lines[row]
        length = min(end, begin + len(shown)) - start
        return Span(self.path, row + 1, start - begin + 1, max(1, length), shown)

    def row(self, offset: int) -> int:
        """The index in `lines` of the line that holds an offset."""
        return bisect_right(self.starts, offset) - 1
