"""Turn a text of an edition into what an editor reads: its prose, with everything that means itself taken out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from presskit.checks.dossier import GAP, Dossier, Edition, Text
from presskit.language import tokens
from presskit.language.profile import Language

NAMES = frozenset(
    {
        *("organizations/name", "organizations/short", "people/name", "people/short", "speaker/name"),
        *("contacts/name", "contact/name", "places/city", "places/country", "dateline/city", "dateline/country"),
        *("event/city", "event/country"),
    }
)
"""The roles of texts that are names."""

HEADLINES = frozenset({"headline", "subheadline", "heading"})

RUNNING = frozenset({"headline", "subheadline", "summary", "body", "quote", "list", "organizations/about", "heading"})
"""The roles of running text, where a date is written out and a sum has its house style."""

TARGET = "\ufff9"
"""Stands for each character of a link's target in `read`: it is neither a space nor a letter."""


def read(text: Text) -> str:
    """The prose with addresses, handles and code as `GAP`s and targets as `TARGET`s; offsets stay the same."""
    prose = "".join(
        TARGET if shown == " " and typed != " " else shown for shown, typed in zip(text.prose, text.words, strict=True)
    )
    for start, end in (*tokens.addresses(text.prose), *tokens.handles(text.prose)):
        prose = prose[:start] + GAP * (end - start) + prose[end:]
    return prose


def texts(dossier: Dossier, *tags: str) -> Iterator[tuple[Edition, Text, str]]:
    """Every text that is not folded away, with what is read of it; in the languages of these tags, or in all."""
    for edition in dossier.editions:
        if not tags or edition.language.locale.language in tags:
            yield from ((edition, text, read(text)) for text in edition.texts if text.words)


_STOP = re.compile(r"[.!?؟…](?:[»”\")\]’]*)(?:\s|$)|\n")


def sentence(prose: str, place: int) -> str:
    """The sentence around an offset, as far as full stops tell."""
    start = max((one.end() for one in _STOP.finditer(prose, 0, place)), default=0)
    stop = _STOP.search(prose, place)
    return prose[start : stop.end() if stop else len(prose)]


def script(language: Language) -> str:
    """The script of a language, by the letters of its own name: LATIN, ARABIC."""
    name = str(language.locale.get_display_name(language.locale))
    return unicodedata.name(next(filter(str.isalpha, name), "a")).split()[0]


def words(listed: str) -> frozenset[str]:
    """The words of a list that are parted by spaces."""
    return frozenset(listed.split())
