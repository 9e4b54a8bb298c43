"""Tell which old entry each changed text was made from. The door to rapidfuzz."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from presskit.translation import po
from presskit.translation.catalog import folded
from presskit.translation.template import role

THRESHOLD = 60
"""Of 100: how much of a text must have stayed for its translation to be of use. Unrelated paragraphs reach 50."""

_SAME_ROLE = 10
"""What a candidate of the same role is ahead of others: a paragraph is made from a paragraph, unless it was moved."""


def likeness(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 100."""
    return fuzz.ratio(folded(one), folded(other))


def assign(texts: Sequence[po.Entry], candidates: Sequence[po.Entry], names: frozenset[str]) -> dict[int, int]:
    """Find the origin of each text that has one: its index and that of its candidate, each candidate used once.

    `names` are the contexts that name one text and no other: there a text has its origin however different it is.
    The best pair goes first, whatever stands first in the file, so no text takes a candidate from one that it fits
    better. The same input gives the same pairs.
    """
    found: dict[int, int] = {}
    taken: set[int] = set()
    for pair in sorted(_pairs(texts, candidates, names)):
        if pair.text not in found and pair.candidate not in taken:
            found[pair.text] = pair.candidate
            taken.add(pair.candidate)
    return found


_NAMED, _SAME_WORDS, _NAMED_BUT_WANTED, _ALIKE = range(4)


class _Pair(NamedTuple):
    """A text and a candidate that may be its origin; the lesser pair is the better one."""

    tier: int
    rank: tuple[float, float]
    text: int
    candidate: int


def _pairs(texts: Sequence[po.Entry], candidates: Sequence[po.Entry], names: frozenset[str]) -> Iterator[_Pair]:
    if texts and candidates:
        yield from _named_pairs(texts, candidates, names)
        yield from _alike_pairs(texts, candidates)


def _named_pairs(texts: Sequence[po.Entry], candidates: Sequence[po.Entry], names: frozenset[str]) -> Iterator[_Pair]:
    """The pairs that a name joins: the living candidate before those that were given up long ago."""
    by_context: dict[str | None, list[int]] = defaultdict(list)
    for index, candidate in enumerate(candidates):
        by_context[candidate.msgctxt].append(index)
    wanted = {text.msgid for text in texts}
    for number, text in enumerate(texts):
        for index in by_context[text.msgctxt] if text.msgctxt in names else ():
            candidate = candidates[index]
            # A name that moved to another paragraph must not take that paragraph's words from it.
            tier = _NAMED_BUT_WANTED if candidate.msgid in wanted else _NAMED
            yield _Pair(tier, (bool(candidate.obsolete), -likeness(text.msgid, candidate.msgid)), number, index)


def _alike_pairs(texts: Sequence[po.Entry], candidates: Sequence[po.Entry]) -> Iterator[_Pair]:
    """The pairs of the same words in another place, and of much the same words."""
    shelf = [(index, folded(words)) for index, one in enumerate(candidates) for words in _words(one)]
    owners = [index for index, _ in shelf]
    choices = [words for _, words in shelf]
    for number, text in enumerate(texts):
        for words in _words(text):
            near = process.extract(folded(words), choices, scorer=fuzz.ratio, score_cutoff=THRESHOLD, limit=None)
            for _, score, at in near:
                yield _alike_pair(text, candidates[owners[at]], score, (number, owners[at]))


def _alike_pair(text: po.Entry, candidate: po.Entry, score: float, places: tuple[int, int]) -> _Pair:
    is_same = text.msgid == candidate.msgid and po.is_plural(text) == po.is_plural(candidate)
    bonus = _SAME_ROLE if role(text.msgctxt or "") == role(candidate.msgctxt or "") else 0
    tier = _SAME_WORDS if is_same else _ALIKE
    return _Pair(tier, (-score - bonus, bool(candidate.obsolete)), *places)


def _words(entry: po.Entry) -> tuple[str, ...]:
    """The author's words of an entry: one text, or those of both numbers that gettext knows."""
    return tuple(dict.fromkeys((entry.msgid, entry.msgid_plural or entry.msgid)))
