"""Turn the bytes of a PO file into the places of its translations, so that a caret can stand below the very words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from presskit.errors import Span
from presskit.translation.po.lexer import Kind, Token, tokens
from presskit.translation.po.source import source

_UNIT = re.compile(r"\\(?:[0-7]{1,3}|x[0-9A-Fa-f]+|.)|[^\\]", re.DOTALL)
_LETTERS: Mapping[str, str] = {r"\n": "\n", r"\t": "\t", r"\"": '"', r"\\": "\\"}

Start = tuple[int, int]
"""The line and the column of the word that opens an entry."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a translation in its file: the word before it (`msgstr`), and each character's place, in order."""

    word: Span
    text: str
    places: tuple[Span, ...]

    def span(self, words: str, start: int, end: int) -> Span:
        """The place of `words[start:end]`, as far as it stands on one line.

        That of the word before the translation where it says something else than `words`, or nothing stands there.
        """
        if self.text != words or not 0 <= start < end <= len(self.places):
            return self.word
        first = self.places[start]
        beside = (one for one in self.places[start:end] if one.line == first.line)
        return replace(first, length=max(one.column + one.length for one in beside) - first.column)


def forms(data: bytes, path: str) -> dict[Start, tuple[Form, ...]]:
    """Every translation of a PO file that can be read, by the place of its entry; `path` is what spans show."""
    found: dict[Start, list[Form]] = {}
    start, word = (0, 0), None
    several = list(tokens(source(data, path, lambda _: None), lambda _: None))
    for index, token in enumerate(several):
        if token.previous or token.kind is not Kind.WORD:
            continue
        if token.text == "msgctxt" or (token.text == "msgid" and word != "msgctxt"):
            start = (token.span.line, token.span.column)
        elif token.text == "msgstr":
            found.setdefault(start, []).append(_form(several, index))
        word = token.text
    return {place: tuple(forms) for place, forms in found.items()}


def _form(several: Sequence[Token], index: int) -> Form:
    units = [unit for token in _strings(several, index + 1) for unit in _units(token)]
    return Form(several[index].span, "".join(text for text, _ in units), tuple(span for _, span in units))


def _strings(several: Sequence[Token], index: int) -> Iterator[Token]:
    """The strings from a place on, past the number in brackets of a `msgstr`."""
    while several[index].kind not in {Kind.WORD, Kind.COMMENT, Kind.END}:
        if several[index].kind is Kind.STRING:
            yield several[index]
        index += 1


def _units(token: Token) -> Iterator[tuple[str, Span]]:
    """Each character that a string stands for, and its place; an escape is one, as long as it is typed."""
    for one in _UNIT.finditer(token.text):
        typed = one[0]
        span = replace(token.span, column=token.span.column + 1 + one.start(), length=len(typed))
        yield _LETTERS.get(typed, typed), span
