"""Say a text as an edition prints it, its values in place: for checks that measure, not for drawing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from presskit.authoring import inline
from presskit.checks.dossier import Edition, Text
from presskit.language import values
from presskit.model import Message, Release, words_of

_DEEPEST = 8
"""Names that say names that say names; a circle is told as an error elsewhere."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Says what the placeholders of a release print in one edition, as far as that is known."""

    release: Release[Message]
    edition: Edition
    depth: int = 0

    def printed(self, text: Text) -> str:
        """A text as it is printed, but for typography: no marks, no targets, and values in the place of braces."""
        return self._said(inline.parse(text.words, marks=text.message.marks))

    def _said(self, nodes: tuple[inline.Inline, ...]) -> str:
        return "".join(self._pieces(nodes))

    def _pieces(self, nodes: tuple[inline.Inline, ...]) -> Iterator[str]:
        for node in nodes:
            match node:
                case inline.Text():
                    yield node.text
                case inline.Placeholder():
                    yield self.value(node)
                case _:
                    yield self._said(node.children)

    def value(self, placeholder: inline.Placeholder) -> str:
        """What a placeholder prints; "" where that cannot be said."""
        fact = self.release.facts.get(placeholder.name)
        if fact is None:
            return ", ".join(self._names(placeholder)) if self.depth < _DEEPEST else ""
        try:
            return values.say(fact, placeholder.part, self.edition.language, self.edition.labels)
        except (KeyError, ValueError):  # a label that is missing, a value that cannot be said: told elsewhere
            return ""

    def _names(self, placeholder: inline.Placeholder) -> Iterator[str]:
        house, inner = self.release.house, replace(self, depth=self.depth + 1)
        for table in (house.organizations, house.people, house.places):
            if placeholder.name in table:
                for message in words_of(table[placeholder.name], placeholder.part):
                    words = self.edition.catalog.words(message) or message.msgid
                    yield inner._said(inline.parse(words, marks=False))  # noqa: SLF001 - it is itself, one name deeper
