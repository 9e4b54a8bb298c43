"""The Document: every word of one release in one language, in reading order, final. Formats draw it; nothing else.

A Phrase is a run of text with its marks, directions and links already decided. Whatever a format shows of a
release is in here, so that "no word of the Document is missing in any format" can be tested.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from presskit.mail import Mailbox
from presskit.media import Media

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


@dataclass(frozen=True, slots=True)
class ImageBlock:
    """A picture. `alt` is plain text with balanced isolates; `credit` is one line, licence included; () if absent."""

    media: Media
    alt: str
    caption: Phrase
    credit: Phrase


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table: `rows` have as many cells as `columns`. `numeric` tells of each column whether its cells are figures."""

    caption: Phrase
    columns: tuple[Phrase, ...]
    rows: tuple[tuple[Phrase, ...], ...]
    numeric: tuple[bool, ...]


DocumentBlock: TypeAlias = ParagraphBlock | HeadingBlock | ListBlock | QuoteBlock | ImageBlock | TableBlock


@dataclass(frozen=True, slots=True)
class LogoMark:
    """A logo of the letterhead; `alt` is plain text."""

    media: Media
    alt: str


@dataclass(frozen=True, slots=True)
class EventLine:
    """One line of when, where and how to come: "Where" and "Hotel Rif, Azrou, Morocco"."""

    label: Phrase
    value: Phrase


@dataclass(frozen=True, slots=True)
class Version:
    """The same release in another language: its own name for itself ("العربية"), and where it stands."""

    language: str
    direction: Direction
    name: str
    href: str


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
    if it is one; `subject` puts the embargo between the two, behind a mark of direction where an inbox needs one.
    `preheader` is 40–130 characters of such text for an inbox, "" where nothing suits. `sender` is who mails the
    release, None where nobody is named. `logos`, `issuer` (short name) and `issuer_name` (full name, () where it would
    repeat the short one) are the letterhead of html and pdf. `page_label` keeps `{page}` and `{pages}` for the pdf,
    whose page numbers are known only when it is drawn; `digits` are the ten digits it prints. `pair_label` keeps
    `{label}` and `{value}`: how a label stands before its value on one line ("Where: Azrou"), for formats that draw no
    table. `release_lines` are "For immediate release" or the embargo; `authentic` says which language's text counts,
    () where this one does. `published` is what the pdf and the mail give as their date: the embargo's instant, else
    00:00 UTC of the release's date.
    """

    id: str
    language: str
    direction: Direction
    digits: str
    title: str
    subject: str
    preheader: str
    published: datetime
    sender: Mailbox | None
    logos: tuple[LogoMark, ...]
    issuer: Phrase
    issuer_name: Phrase
    draft: Phrase
    kind: Phrase
    reference: Phrase
    release_lines: tuple[Phrase, ...]
    headline: Phrase
    subheadline: Phrase
    summary: ListBlock | None
    event: tuple[EventLine, ...]
    body: tuple[DocumentBlock, ...]
    end_mark: Phrase
    authentic: Phrase
    notes_heading: Phrase
    notes: ListBlock | None
    boilerplates: tuple[Section, ...]
    contacts_heading: Phrase
    contacts: tuple[ContactBlock, ...]
    versions: tuple[Version, ...]
    page_label: str
    pair_label: str


def plain(phrase: Phrase) -> str:
    """The words of a phrase without marks, isolates or addresses."""
    return "".join(one if isinstance(one, str) else plain(one.children) for one in phrase)


def phrases(document: Document) -> Iterator[Phrase]:
    """Every phrase that every format must show, in reading order. The letterhead and page label are not among them."""
    yield from filter(None, (document.draft, document.kind, document.reference, *document.release_lines))
    yield from filter(None, (document.headline, document.subheadline))
    if document.summary:
        yield from document.summary.items
    for line in document.event:
        yield from (line.label, line.value)
    for block in document.body:
        yield from _block_phrases(block)
    yield from filter(None, (document.end_mark, document.authentic))
    if document.notes:
        yield document.notes_heading
        yield from document.notes.items
    for section in document.boilerplates:
        yield from (section.heading, *section.paragraphs)
    if document.contacts:
        yield document.contacts_heading
    for contact in document.contacts:
        yield from contact.lines
    for version in document.versions:
        yield (version.name,)


def pictures(document: Document) -> Iterator[Media]:
    """Every picture of a Document, logos first, each once."""
    found = [logo.media for logo in document.logos]
    found += [block.media for block in document.body if isinstance(block, ImageBlock)]
    yield from dict.fromkeys(found)


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
        case ImageBlock():
            yield from filter(None, (block.caption, block.credit))
        case TableBlock():
            yield from filter(None, (block.caption, *block.columns, *(cell for row in block.rows for cell in row)))
