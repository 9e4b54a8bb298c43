"""The Document: every word of one release in one language, in reading order, final. Formats draw it; nothing else.

A Phrase is a run of text with its marks, directions and links already decided. Whatever a format shows of a
release is in here, so that "no word of the Document is missing in any format" can be tested.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

Direction: TypeAlias = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class Strong:
    """**Strong** words."""

    children: Phrase


@dataclass(frozen=True, slots=True)
class Emphasis:
    """*Emphasised* words."""

    children: Phrase


@dataclass(frozen=True, slots=True)
class Linked:
    """Words that lead to `href`, an absolute https:, mailto: or tel: address."""

    children: Phrase
    href: str


@dataclass(frozen=True, slots=True)
class Isolate:
    """A run that reads the other way than its surroundings. `language` is a BCP 47 tag, "" where unknown."""

    children: Phrase
    direction: Direction
    language: str = ""


@dataclass(frozen=True, slots=True)
class Untranslated:
    """A passage of a draft that still stands in the source language; its visible mark is part of `children`."""

    children: Phrase
    direction: Direction
    language: str


Inline: TypeAlias = str | Strong | Emphasis | Linked | Isolate | Untranslated
Phrase: TypeAlias = tuple[Inline, ...]
"""Text in reading (logical) order. No `str` in it is empty or holds a direction control."""


@dataclass(frozen=True, slots=True)
class ParagraphBlock:
    """A paragraph; `dateline` opens the first one ("RABAT, 2 June 2024 –") and a space follows it."""

    text: Phrase
    dateline: Phrase = ()


@dataclass(frozen=True, slots=True)
class HeadingBlock:
    """A heading of the body, one level below the headline."""

    text: Phrase


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list. `markers` holds one printed marker an item ("•", or "1." in the language's digits)."""

    items: tuple[Phrase, ...]
    markers: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class QuoteBlock:
    """A quotation with its quotation marks, and who said it ("Karima Amrani, head of the library service, CBA")."""

    text: Phrase
    attribution: Phrase


DocumentBlock: TypeAlias = ParagraphBlock | HeadingBlock | ListBlock | QuoteBlock


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part behind the end mark: a boilerplate."""

    heading: Phrase
    paragraphs: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class ContactBlock:
    """One contact: a line of words, then addresses, each on a line of its own."""

    lines: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One release in one language.

    `language` is a BCP 47 tag. `title` is the headline as plain text with balanced isolates, behind the draft's mark
    if it is one. `preheader` is 40–130 characters of such text for an inbox, "" where nothing suits. `issuer` (short
    name) and `issuer_name` (full name, () where it would repeat the short one) are the letterhead of html and pdf.
    `page_label` keeps `{page}` and `{pages}` for the pdf, whose page numbers are known only when it is drawn;
    `digits` are the ten digits it prints. `release_lines` are "For immediate release" or the embargo. `published`
    is what the pdf and the mail give as their date: the embargo's instant, else 00:00 UTC of the release's date.
    """

    id: str
    language: str
    direction: Direction
    digits: str
    title: str
    preheader: str
    published: datetime
    issuer: Phrase
    issuer_name: Phrase
    draft: Phrase
    kind: Phrase
    reference: Phrase
    release_lines: tuple[Phrase, ...]
    headline: Phrase
    subheadline: Phrase
    summary: ListBlock | None
    body: tuple[DocumentBlock, ...]
    end_mark: Phrase
    notes_heading: Phrase
    notes: ListBlock | None
    boilerplates: tuple[Section, ...]
    contacts_heading: Phrase
    contacts: tuple[ContactBlock, ...]
    page_label: str


def plain(phrase: Phrase) -> str:
    """The words of a phrase without marks, isolates or addresses."""
    return "".join(one if isinstance(one, str) else plain(one.children) for one in phrase)


def phrases(document: Document) -> Iterator[Phrase]:
    """Every phrase that every format must show, in reading order. The letterhead and page label are not among them."""
    yield from filter(None, (document.draft, document.kind, document.reference, *document.release_lines))
    yield from filter(None, (document.headline, document.subheadline))
    if document.summary:
        yield from document.summary.items
    for block in document.body:
        yield from _block_phrases(block)
    yield document.end_mark
    if document.notes:
        yield document.notes_heading
        yield from document.notes.items
    for section in document.boilerplates:
        yield from (section.heading, *section.paragraphs)
    if document.contacts:
        yield document.contacts_heading
    for contact in document.contacts:
        yield from contact.lines


def _block_phrases(block: DocumentBlock) -> Iterator[Phrase]:
    match block:
        case ParagraphBlock():
            yield from filter(None, (block.dateline, block.text))
        case HeadingBlock():
            yield block.text
        case ListBlock():
            yield from block.items
        case QuoteBlock():
            yield from filter(None, (block.text, block.attribution))
