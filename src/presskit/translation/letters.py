"""Turn a letter that cannot be drawn back into the places where it is written: in the YAML, or in a PO."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from presskit.errors import Span
from presskit.model import Message, Release, spoken_in
from presskit.translation.catalog import Catalog, source_words
from presskit.translation.localize import needed_messages

Lines = Callable[[str], Sequence[str]]
"""The lines of a file, by its path as shown to the user; none where it cannot be read."""


def places(letter: str, release: Release[Message], catalog: Catalog, lines: Lines) -> tuple[Span, ...]:
    """Every text of a release, as the catalog's language says it, that holds the letter; each place once.

    Where several of a text's lines hold it, the first of them. A text that the language does not say yet stands in the
    source language.
    """
    own = spoken_in(release, catalog.language)
    found = (_place(letter, message, catalog, lines) for message in needed_messages(own, catalog))
    return tuple(dict.fromkeys(one for one in found if one))


def first(letter: str, paths: Iterable[str], lines: Lines) -> Span | None:
    """The first place in the first of these files that has the letter: for values that are no texts."""
    return next((span for path in paths for span in _written(letter, Span(path, 1, 1), lines(path))), None)


def _place(letter: str, message: Message, catalog: Catalog, lines: Lines) -> Span | None:
    entry = catalog.entry(message) if message.language != catalog.language else None
    words = catalog.words(message)
    if words is None:
        entry, words = None, source_words(message, message.language)
    if letter not in words:
        return None
    span = entry.span if entry else message.span
    start = _translation(span, lines(span.path)) if entry else span
    return next(_written(letter, start, lines(span.path)), span)


def _translation(span: Span, lines: Sequence[str]) -> Span:
    """Where the translation of an entry begins, whose first word is at `span`."""
    below = range(span.line, len(lines) + 1)
    number = next((one for one in below if lines[one - 1].startswith("msgstr")), span.line)
    return replace(span, line=number, column=1)


def _written(letter: str, start: Span, lines: Sequence[str]) -> Iterator[Span]:
    """Each line from `start` on that holds the letter, at the letter."""
    for number in range(start.line, len(lines) + 1):
        text = lines[number - 1]
        at = text.find(letter, start.column - 1 if number == start.line else 0)
        if at >= 0:
            yield Span(start.path, number, at + 1, 1, text)
