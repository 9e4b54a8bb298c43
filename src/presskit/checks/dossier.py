"""The nouns of judgement: a release with all that its languages say, and what a family of checks finds in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from presskit.authoring import inline
from presskit.errors import Severity, Span
from presskit.language.profile import Language
from presskit.model import Message, Release
from presskit.translation import template
from presskit.translation.catalog import Catalog, Entry, Labels

GAP = "\ufffc"
"""Stands in `Text.prose` for each character of a placeholder."""

_TARGET = re.compile(r"(?<=\])\([^\s()]*(?:\([^\s()]*\)[^\s()]*)*\)")


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a release as one language says it: `words`, "" where it is folded into its neighbour.

    `source` is what its author wrote, in the form that her count selects. `entry` is where it was translated, None
    where it was written in this very language; `form` is the plural form that is printed.
    """

    message: Message
    source: str
    words: str
    entry: Entry | None = None
    form: int = 0

    @property
    def role(self) -> str:
        """What kind of text it is, without anybody's id: `body`, `image/alt`, `people/role`."""
        return template.role(self.message.context)

    @property
    def prose(self) -> str:
        """The words with each placeholder as so many `GAP`s and each link's target as spaces: offsets stay the same."""
        return prose(self.words, marks=self.message.marks)

    @property
    def source_prose(self) -> str:
        """The same of the source."""
        return prose(self.source, marks=self.message.marks)


def prose(words: str, *, marks: bool) -> str:
    """Words without what stands in braces and without the targets of links; offsets stay the same."""
    if marks:
        words = _TARGET.sub(lambda found: " " * len(found[0]), words)
    for one in inline.placeholders(words):
        words = words[: one.start] + GAP * (one.end - one.start) + words[one.end :]
    return words


@dataclass(frozen=True, slots=True)
class Edition:
    """One language of a release: every text it needs that it can say, in the order in which they are asked for.

    A text that is not translated yet, or marked fuzzy, is work in progress and not among `texts`. `labels` may lack
    some. `gaps` are the messages that this language cannot say yet, or not without fault.
    """

    language: Language
    catalog: Catalog
    labels: Labels
    texts: tuple[Text, ...]
    gaps: tuple[Message, ...] = ()

    def translations(self) -> Iterator[tuple[Text, Entry]]:
        """The texts that a translator wrote, each with its entry; those she folded away included."""
        return ((text, text.entry) for text in self.texts if text.entry is not None)


@dataclass(frozen=True, slots=True)
class Dossier:
    """All there is to judge: a release, the language it is written in, and its editions, the source's among them.

    `now` is the instant of the judgement, aware; None where nobody says.
    """

    release: Release[Message]
    source: Language
    editions: tuple[Edition, ...]
    now: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that a family noticed: a code, a lower-case sentence, and what to type.

    It is about a `text`, whose translator may excuse it: its `words` from one offset to another, or all of it where
    both are the same. Or, where it is about no text, about a place of the YAML: `span`. `severity` is WARNING or HINT.
    """

    code: str
    message: str
    hint: str
    text: Text | None = None
    words: tuple[int, int] = (0, 0)
    span: Span | None = None
    severity: Severity = Severity.WARNING
