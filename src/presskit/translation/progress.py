"""Count how far a language of a release is: the very texts that decide whether it is printed or refused."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from presskit.model import Message, Release
from presskit.translation.catalog import Catalog
from presskit.translation.localize import survey

_SPACE = re.compile("[^\\S\u00a0\u2007\u202f]+")
"""White space that parts words: the no-break spaces of “12 %” and “2 500” hold one word together."""

_IDEOGRAPH = re.compile("[\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""A character of Chinese or Japanese, which know no spaces between words."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many texts a language needs, and how many of them are in which state: each text counts once, in one.

    `words` are those of the source texts. `faulty` texts are translated, but in a way that cannot be printed.
    """

    messages: int = 0
    words: int = 0
    translated: int = 0
    fuzzy: int = 0
    untranslated: int = 0
    faulty: int = 0

    @property
    def percent(self) -> int:
        """The part that is translated without fault, rounded down: 199 of 200 is 99. Where nothing is needed, 100."""
        return 100 * self.translated // self.messages if self.messages else 100

    @property
    def is_complete(self) -> bool:
        """Whether every text can be said."""
        return self.translated == self.messages


def progress(release: Release[Message], catalog: Catalog) -> Progress:
    """Count what a release needs in the catalog's language: its own texts and the words of the house it uses.

    Texts that are written in this very language need no translation, and do not count.
    """
    needed, gaps = survey(release, catalog)
    foreign = [message for message in needed if message.language != catalog.language]
    states = Counter(gap.reason for gap in gaps)
    return Progress(
        messages=len(foreign),
        words=sum(words_in(message.msgid) for message in foreign),
        translated=len(foreign) - len(gaps),
        fuzzy=states["fuzzy"],
        untranslated=states["untranslated"],
        faulty=states["faulty"],
    )


def words_in(text: str) -> int:
    """How many words a source text has.

    A word is what stands between two spaces and has a letter or a figure: a name in braces is one, with all that
    touches it, a lone dash is none. Each character of Chinese or Japanese is one.
    """
    ideographs = len(_IDEOGRAPH.findall(text))
    others = _SPACE.split(_IDEOGRAPH.sub(" ", text))
    return ideographs + sum(any(letter.isalnum() for letter in word) for word in others)
