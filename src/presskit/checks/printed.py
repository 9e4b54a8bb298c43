"""Say a text as an edition prints it, and remember what each stretch of it came from: braces, a link, the author."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from presskit.authoring import inline
from presskit.checks.dossier import GAP, Edition, Text
from presskit.checks.reading import NAMES
from presskit.checks.voice import Voice
from presskit.model import Message, Release

Key: TypeAlias = tuple[str, str, str]
"""Domain, context and msgid of a message."""


def key(message: Message) -> Key:
    """What tells a message from all others."""
    return message.domain, message.context, message.msgid


@dataclass(slots=True)
class Printed:
    """A text as it is printed, but for typography.

    `names` and `links` are its placeholders and its links, each from one offset of `words` to another.
    """

    text: Text
    words: str = ""
    names: list[tuple[inline.Placeholder, int, int]] = field(default_factory=list)
    links: list[tuple[inline.Link, int, int]] = field(default_factory=list)

    @property
    def typed(self) -> str:
        """The words with a `GAP` for each character that the author did not type; offsets stay the same."""
        typed = self.words
        for _, start, end in self.names:
            typed = typed[:start] + GAP * (end - start) + typed[end:]
        return typed

    def sentence(self, start: int) -> str:
        """The sentence around an offset."""
        return next(self.words[one:end].strip() for one, end in _sentences(self.words) if start < end)

    def sentences(self) -> Iterator[str]:
        """All its sentences."""
        return (self.words[start:end].strip() for start, end in _sentences(self.words))


# "Dr. AlMalik", "M. Dupont", "No. 5": a short word with a capital ends no sentence.
_END = re.compile(
    r"(?<![^\w][A-Z])(?<![^\w][A-Z]\w)(?<![^\w][A-Z]\w\w)(?<!\bProf)[.!?؟…]+[»”’\"\)\]]*\s+(?=[^\W\da-z]|[«“\"(\d])"
)


def _sentences(words: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _END.finditer(" " + words):
        yield start, found.end() - 1
        start = found.end() - 1
    yield start, len(words) + 1


class Page:
    """An edition with each of its texts as it is printed."""

    def __init__(self, release: Release[Message], edition: Edition) -> None:
        self.edition = edition
        self._voice = Voice(release, edition)
        self._gaps = {key(one) for one in edition.gaps}

    @cached_property
    def texts(self) -> tuple[Printed, ...]:
        """Its texts in the order in which they are asked for; those folded away are empty."""
        return tuple(self._printed(text) for text in self.edition.texts)

    @cached_property
    def running(self) -> tuple[Printed, ...]:
        """Its texts that are no mere names."""
        return tuple(one for one in self.texts if one.words and one.text.role not in NAMES)

    @cached_property
    def by_key(self) -> dict[Key, Printed]:
        """Its texts by their messages."""
        return {key(one.text.message): one for one in self.texts}

    def is_waiting(self, keys: Iterable[Key]) -> bool:
        """Whether one of these messages still waits for its translation."""
        return not self._gaps.isdisjoint(keys)

    def words(self, message: Message) -> str:
        """What a message says here, whether a text needs it or not; "" where nobody has said it yet."""
        words = self.edition.catalog.words(message)
        return self._printed(Text(message, message.msgid, words)).words if words else ""

    def _printed(self, text: Text) -> Printed:
        printed = Printed(text)
        self._add(inline.parse(text.words, marks=text.message.marks), printed)
        return printed

    def _add(self, nodes: tuple[inline.Inline, ...], printed: Printed) -> None:
        for node in nodes:
            start = len(printed.words)
            match node:
                case inline.Text():
                    printed.words += node.text
                case inline.Placeholder():
                    printed.words += self._voice.value(node)
                    printed.names.append((node, start, len(printed.words)))
                case inline.Link():
                    self._add(node.children, printed)
                    printed.links.append((node, start, len(printed.words)))
                case _:
                    self._add(node.children, printed)
