"""Put each text of a release beside what a translation says in its place, for checks that hold facts against facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from presskit.checks.dossier import Dossier, Edition, Text
from presskit.checks.voice import Voice
from presskit.language.profile import Language


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and its translation, each with its language, `own` being the author's.

    `source` is what its author typed: facts in braces are right in every language, and left out of it. `meant` is the
    same with those facts printed. `words` is what stands in the translation as it is printed; where a text is folded
    into its neighbour, all that the edition says. `targets` is the same with the targets of links.
    """

    text: Text
    own: Language
    language: Language
    source: str
    meant: str
    words: str
    targets: str


def pairs(dossier: Dossier) -> Iterator[Pair]:
    """Every text of every translation."""
    for edition in dossier.editions:
        voice = Voice(dossier.release, edition)
        whole = _whole(edition, voice)
        for text, _ in edition.translations():
            words, targets = (voice.printed(text), text.words) if text.words else whole()
            meant = voice.printed(replace(text, words=text.source))
            yield Pair(text, dossier.source, edition.language, text.source_prose, meant, words, targets)


def _whole(edition: Edition, voice: Voice) -> Callable[[], tuple[str, str]]:
    """All that an edition says, put together when it is first asked for."""

    @cache
    def say() -> tuple[str, str]:
        said = [text for text in edition.texts if text.words]
        return "\n".join(map(voice.printed, said)), "\n".join(text.words for text in said)

    return say
