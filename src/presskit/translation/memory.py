"""Turn the catalogs of a language into a memory: what the very same words were translated to elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from presskit.translation import po
from presskit.translation.template import role

_Words = tuple[str, str]
"""msgid and msgid_plural."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Every translation of a language by its source words, each with the domain it stands in."""

    said: Mapping[_Words, tuple[tuple[str, po.Entry], ...]] = field(default_factory=dict)

    def recall(self, entry: po.Entry, domain: str) -> po.Entry | None:
        """A translation of exactly these words in another domain than `domain`, or None.

        One of the same role goes first, then a living one before an obsolete one, then the order of the catalogs.
        """
        others = [one for home, one in self.said.get(_words(entry), ()) if home != domain]
        return min(others, key=lambda one: (not _same_role(one, entry), bool(one.obsolete)), default=None)


def memory(catalogs: Iterable[tuple[str, po.File]]) -> Memory:
    """Remember what catalogs say, given with their domains; what is fuzzy or empty is nothing to go by.

    Obsolete entries count too: which of them are living changes while catalogs are updated one after the other.
    """
    said: dict[_Words, list[tuple[str, po.Entry]]] = defaultdict(list)
    for domain, catalog in catalogs:
        for entry in catalog.entries():
            if any(po.forms(entry)) and not entry.fuzzy:
                said[_words(entry)].append((domain, entry))
    return Memory({words: tuple(several) for words, several in said.items()})


def _words(entry: po.Entry) -> _Words:
    return entry.msgid, entry.msgid_plural


def _same_role(one: po.Entry, other: po.Entry) -> bool:
    return role(one.msgctxt or "") == role(other.msgctxt or "")
