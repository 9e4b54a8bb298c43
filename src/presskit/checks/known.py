"""Gather the names that an edition knows: those of the house and of the release, as its own language says them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from presskit.checks.dossier import Dossier, Edition, Text
from presskit.checks.voice import Voice
from presskit.model import Message, Person, Quote

Kind = Literal["person", "organization", "place"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name as an edition prints it, with what it names; `placeholder` prints it, "" where nothing does."""

    words: str
    kind: Kind
    placeholder: str = ""


def names(dossier: Dossier, edition: Edition) -> tuple[Name, ...]:
    """Every name, each once; one that is not translated yet is left out."""
    return tuple(dict.fromkeys(_names(dossier, edition)))


def _names(dossier: Dossier, edition: Edition) -> Iterator[Name]:
    say = _Sayer(edition, Voice(dossier.release, edition))
    house = dossier.release.house
    for key, person in house.people.items():
        yield from say.all("person", (key, person.name), (f"{key}.short", person.short))
    for key, organization in house.organizations.items():
        yield from say.all("organization", (f"{key}.name", organization.name), (key, organization.short))
    for key, place in house.places.items():
        yield from say.all("place", (key, place.city), (f"{key}.country", place.country))
    for block in dossier.release.body:
        if isinstance(block, Quote) and isinstance(block.speaker, Person):
            yield from say.all("person", ("", block.speaker.name))


@dataclass(frozen=True, slots=True)
class _Sayer:
    """Says the messages of names in one edition."""

    edition: Edition
    voice: Voice

    def all(self, kind: Kind, *several: tuple[str, Message | None]) -> Iterator[Name]:
        for placeholder, message in several:
            words = self.edition.catalog.words(message) if message else None
            if message and words:
                printed = self.voice.printed(Text(message, message.msgid, words))
                yield Name(printed.strip(), kind, f"{{{placeholder}}}" if placeholder else "")
