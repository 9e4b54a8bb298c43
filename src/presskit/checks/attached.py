"""Tell which figure of a text a sign or a word belongs to: US$3, 3 euros, between 10 and 12 per cent."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from presskit.checks import amounts
from presskit.checks.amounts import Figure
from presskit.language.profile import Language


@dataclass(frozen=True, slots=True)
class Marks:
    """The signs and words that may stand before a figure, and those that may stand behind one."""

    before: re.Pattern[str]
    behind: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Attached:
    """A figure with what stands right beside it, and what it may share with its neighbour; None for nothing."""

    figure: Figure
    own: re.Match[str] | None
    shared: re.Match[str] | None

    @property
    def mark(self) -> re.Match[str] | None:
        """What belongs to the figure, as far as one can see."""
        return self.own or self.shared


def attached(text: str, language: Language, marks: Marks) -> list[Attached]:
    """Every figure in digits with its mark, in order."""
    plain = amounts.latin(text)
    figures = sorted(amounts.figures(text, language), key=lambda one: one.start)
    ends = [amounts.reach(one, plain, language) for one in figures]
    before = [marks.before.search(plain, max(0, one.start - _SIGHT), one.start) for one in figures]
    behind = [marks.behind.match(plain, end) for end in ends]
    joined = [bool(_JOINT.fullmatch(plain, end, one.start)) for end, one in zip(ends[:-1], figures[1:], strict=True)]
    passed_on, taken_on = _from_next(behind, joined), _from_last(before, joined)
    return [
        Attached(one, before[index] or behind[index], passed_on[index] or taken_on[index])
        for index, one in enumerate(figures)
    ]


def stretch(text: str, figure: Figure, language: Language, kinds: Iterable[Marks]) -> tuple[int, int]:
    """Where a figure begins and ends with its million and what of these kinds is beside it."""
    plain = amounts.latin(text)
    end = figure.end if figure.is_worded else amounts.reach(figure, plain, language)
    places = [figure.start, end]
    for marks in kinds:
        before = marks.before.search(plain, max(0, figure.start - _SIGHT), figure.start)
        if found := before or marks.behind.match(plain, end):
            places += found.span()
    return min(places), max(places)


_SIGHT = 12
"""How far before a figure its sign may begin."""

_JOINT = re.compile(amounts.JOINT)

_Match = re.Match[str] | None


def _from_next(marks: list[_Match], joined: list[bool]) -> list[_Match]:
    """10, 11 and 12 %: each figure's own mark, or the one of the figure it is joined to behind it."""
    found: list[_Match] = []
    for index in reversed(range(len(marks))):
        is_joined = index < len(joined) and joined[index]
        found.append(marks[index] or (found[-1] if is_joined else None))
    return found[::-1]


def _from_last(marks: list[_Match], joined: list[bool]) -> list[_Match]:
    """€3 to 5 million: each figure's own mark, or the one of the figure it is joined to before it."""
    found: list[_Match] = []
    for index, mark in enumerate(marks):
        found.append(mark or (found[-1] if index and joined[index - 1] else None))
    return found
