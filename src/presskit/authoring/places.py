"""Know the lines of a file: turn an offset in its text into a place one can point at."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from presskit.errors import Span

LINE_BREAK = re.compile(r"\r\n|\r|\n")

_NONCHARACTERS = "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
REFUSED = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\ud800-\udfff\ufdd0-\ufdef" + _NONCHARACTERS + "]"
)
"""Characters no text may hold: controls, overrides of the reading direction, surrogates, noncharacters."""

MOST_MARKS = 30
"""Combining marks in a row. UAX #15's stream-safe text has no more; putting long runs in order takes quadratic time."""

_MAYBE_MARKS = re.compile(rf"[^\x00-\u02ff\w\s]{{{MOST_MARKS + 1},}}")


def piled_marks(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each run of combining marks that no letter can bear."""
    for run in _MAYBE_MARKS.finditer(text):
        start = run.start()
        for is_mark, several in groupby(run[0], lambda one: unicodedata.combining(one) > 0):
            length = len(list(several))
            if is_mark and length > MOST_MARKS:
                yield start, start + length
            start += length


ISOLATE_MESSAGE = "a direction isolate that is opened and not closed, or the reverse"
ISOLATE_HINT = "delete it: presskit itself says which way each run of text reads"


@dataclass(frozen=True, eq=False)
class Source:
    """A file's text; its lines are looked for when the first place is asked for."""

    path: str
    text: str

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The offset of each line."""
        return (0, *(one.end() for one in LINE_BREAK.finditer(self.text)))

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines as they are shown: refused characters in them are U+FFFD."""
        return tuple(LINE_BREAK.split(REFUSED.sub("\ufffd", self.text)))

    def span(self, start: int, end: int) -> Span:
        """The place from offset `start` to `end`, cut at the end of its first line; never shorter than 1."""
        row = self.row(start)
        begin, shown = self.starts[row], self.lines[row]
        length = min(end, begin + len(shown)) - start
        return Span(self.path, row + 1, start - begin + 1, max(1, length), shown)

    def within(self, whole: Span, text: str, words: tuple[int, int]) -> Span:
        """Where some words of a text stand, from one offset of it to another; `whole` where they cannot be found.

        The text begins at `whole` or somewhat later, and may be folded over several lines.
        """
        start, end = words
        if start == end or not 0 < whole.line <= len(self.starts):
            return whole
        before, meant = (_folded(one) for one in (text[:start], text[start:end]))
        found = re.compile(f"{before}(?P<meant>{meant})").search(self.text, self.starts[whole.line - 1])
        return self.span(*found.span("meant")) if found else whole

    def row(self, offset: int) -> int:
        """The index in `lines` of the line that holds an offset."""
        return bisect_right(self.starts, offset) - 1


def _folded(text: str) -> str:
    """A pattern of a text whose spaces may be line breaks."""
    return r"\s+".join(map(re.escape, re.split(r"\s+", text)))
