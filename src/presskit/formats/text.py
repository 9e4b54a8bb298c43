"""Turn a Document into plain text: 72 columns, UTF-8, each line laid out by itself as mail clients do.

Nothing is stripped from HTML: every line comes from the Document.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import assert_never

from wcwidth import wcswidth

from presskit.document import (
    Direction,
    Document,
    DocumentBlock,
    HeadingBlock,
    ImageBlock,
    Inline,
    Isolate,
    Linked,
    ListBlock,
    ParagraphBlock,
    Phrase,
    QuoteBlock,
    TableBlock,
    Untranslated,
    Version,
    plain,
)
from presskit.errors import Report
from presskit.formats import Assets, Format
from presskit.language import labels
from presskit.language.tokens import dialled, phones

WIDTH = 72
"""The longest line in terminal columns."""

HEAD_WIDTH = 78
"""The longest line above the headline: an embargo is read in one line, up to what RFC 5322 §2.1.1 asks for."""

_LRM, _RLM, _PDI = "\u200e", "\u200f", "\u2069"
_OPENER = {"ltr": "\u2066", "rtl": "\u2067"}
_ISOLATE = re.compile("[\u2066\u2067][^\u2069]*\u2069")
_HELD = "\x00"
"""Stands for a space that no line may end at."""

_CONTROLS = {code: " " if chr(code).isspace() else None for code in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)}
"""A tab and a line's end are spaces here; other controls are nothing."""

_ATOM = re.compile("(?:[\u2066\u2067][^\u2069]*\u2069|[^ \u2066\u2067])+")


def render(document: Document, _assets: Assets, _report: Report) -> bytes:
    """Draw the Document as UTF-8 with LF and one final newline; parts are parted by blank lines."""
    parts = ("\n".join(part) for part in _parts(document) if part)
    return (unicodedata.normalize("NFC", "\n\n".join(parts)) + "\n").encode()


def _parts(document: Document) -> Iterator[list[str]]:
    """The lines of each part, in reading order."""
    way = document.direction
    top = (document.draft, document.kind, document.reference, *document.release_lines)
    yield [line for phrase in top for line in _lines(phrase, way, HEAD_WIDTH)]
    yield _lines(document.headline, way)
    yield _lines(document.subheadline, way)
    if document.summary:
        yield _list(document.summary, way)
    yield [line for one in document.event for line in _pair(one.label, one.value, document)]
    for block in document.body:
        yield from _block(block, document)
    yield _lines(document.end_mark, way)
    yield _lines(document.authentic, way)
    if document.notes:
        yield [*_lines(document.notes_heading, way), *_list(document.notes, way)]
    for section in document.boilerplates:
        first, *others = (_lines(paragraph, way) for paragraph in section.paragraphs)
        yield [*_lines(section.heading, way), *first]
        yield from others
    for index, contact in enumerate(document.contacts):
        heading = () if index else document.contacts_heading
        yield [line for phrase in (heading, *contact.lines) for line in _lines(phrase, way)]
    yield [line for one in document.versions for line in _version(one, way)]


def _block(block: DocumentBlock, document: Document) -> Iterator[list[str]]:
    """The parts of a block: one, but a table has one a row."""
    way = document.direction
    match block:
        case ParagraphBlock():
            yield _lines((*block.dateline, *_space(block), *block.text), way)
        case HeadingBlock():
            yield _lines(block.text, way)
        case ListBlock():
            yield _list(block, way)
        case QuoteBlock():
            yield [*_lines(block.text, way), *_lines(("— ", *block.attribution), way)]
        case ImageBlock():
            yield [*_lines(block.caption, way), *_lines(block.credit, way)]
        case TableBlock():
            yield from _table(block, document)
        case _:
            assert_never(block)


def _table(table: TableBlock, document: Document) -> Iterator[list[str]]:
    """The caption with the first row, then the other rows, each a block of lines."""
    heading = _lines(table.caption, document.direction)
    for row in table.rows:
        cells = zip(table.columns, row, strict=True)
        yield heading + [line for column, cell in cells for line in _pair(column, cell, document)]
        heading = []


def _pair(label: Phrase, value: Phrase, document: Document) -> list[str]:
    """A label and its value on one line, as the language writes it; a value without a label (a row's name) alone."""
    way = document.direction
    if not label:
        return _lines(value, way)
    said = labels.fill(document.pair_label, label=_draw(label, way), value=_draw(value, way)).rstrip()
    return [_directed(line, way) for line in _folded(said, WIDTH)]


def _version(version: Version, way: Direction) -> list[str]:
    name = Isolate((version.name,), version.direction, version.language)
    return _lines((Linked((name,), version.href),), way)


def _space(block: ParagraphBlock) -> Phrase:
    return (" ",) if block.dateline and block.text else ()


def _list(block: ListBlock, way: Direction) -> list[str]:
    """Each item behind its marker, further lines indented below the words."""
    lines: list[str] = []
    for marker, item in zip(block.markers, block.items, strict=True):
        indent = " " * (len(marker) + 1)
        first, *others = _folded(_draw(item, way), WIDTH - len(indent))
        lines += [_directed(f"{marker} {first}", way), *(_directed(indent + line, way) for line in others)]
    return lines


def _lines(phrase: Phrase, way: Direction, width: int = WIDTH) -> list[str]:
    return [_directed(line, way) for line in _folded(_draw(phrase, way), width)]


# --- from a phrase to characters -----------------------------------------------------------------------------


def _draw(phrase: Phrase, way: Direction) -> str:
    return "".join(_inline(one, way) for one in phrase)


def _inline(one: Inline, way: Direction) -> str:
    """Emphasis leaves no mark; a link is followed by its address, unless its words are that address."""
    match one:
        case str():
            return one.translate(_CONTROLS)
        case Isolate() | Untranslated() if one.direction != way:
            return _isolated(_draw(one.children, one.direction), one.direction)
        case Linked():
            words = _draw(one.children, way)
            shown = one.href.removeprefix("mailto:")
            address = shown if way == "ltr" and not _has_rtl(shown) else _isolated(shown, "ltr")
            return words if _says(one.href, plain(one.children)) else f"{words} <{address}>"
        case _:
            return _draw(one.children, way)


def _isolated(text: str, direction: Direction) -> str:
    """Isolate a run. Isolates do not nest in text: viewers that know them honour one level at most."""
    inner = text.translate(dict.fromkeys(map(ord, (*_OPENER.values(), _PDI))))
    return f"{_OPENER[direction]}{inner}{_PDI}"


def _has_rtl(text: str) -> bool:
    return any(unicodedata.bidirectional(one) in {"R", "AL"} for one in text)


def _says(href: str, words: str) -> bool:
    """Whether the words of a link already are its address, so that it need not be printed twice."""
    scheme, _, rest = href.partition(":")
    if scheme == "tel":
        return rest in (dialled(words), re.sub(r"[^0-9+]", "", words))
    return words in (href, rest, rest.removeprefix("//"))


# --- from characters to lines ----------------------------------------------------------------------------------


def _folded(text: str, width: int) -> list[str]:
    """Fold at plain spaces, none of them in an isolate or a phone number, so that no line is wider than `width`.

    A longer word keeps a line of its own. An isolate wider than a line is closed at its end and opened on the next.
    """
    atoms: list[str] = _ATOM.findall(_phones_held(text))
    words = [word for atom in atoms for word in ([atom] if _columns(atom) <= width else _split(atom, width))]
    lines = words[:1]
    for word in words[1:]:
        if _columns(lines[-1]) + 1 + _columns(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return list(_balanced(line.replace(_HELD, " ") for line in lines))


def _columns(text: str) -> int:
    return wcswidth(text.replace(_HELD, " "))


def _phones_held(text: str) -> str:
    letters = list(text)
    for start, end in phones(text):
        letters[start:end] = text[start:end].replace(" ", _HELD)
    return "".join(letters)


def _split(atom: str, width: int) -> list[str]:
    """The words of what is wider than a line; an isolate that fits a line stays whole."""
    held = _ISOLATE.sub(lambda one: one[0].replace(" ", _HELD) if _columns(one[0]) <= width else one[0], atom)
    return [word for word in held.split(" ") if word]


def _balanced(lines: Iterable[str]) -> Iterator[str]:
    """Close at each line's end the isolate that is open there, and open it again on the next line."""
    opener = ""
    for line in lines:
        whole = opener + line
        last = max(whole.rfind(one) for one in _OPENER.values())
        opener = whole[last] if last > whole.rfind(_PDI) else ""
        yield whole + (_PDI if opener else "")


def _directed(line: str, way: Direction) -> str:
    """Let a line's first letter or figure outside isolates run the document's way, by a mark in front if need be.

    Every line is its own paragraph to a viewer (UAX 9, P2 and P3).
    """
    classes = [unicodedata.bidirectional(one) for one in _ISOLATE.sub("", line)]
    if way == "rtl":
        first = next((one for one in classes if one in {"L", "R", "AL", "EN", "AN"}), "")
        return line if first in {"R", "AL"} else _RLM + line
    first = next((one for one in classes if one in {"L", "R", "AL"}), "L")
    return line if first == "L" else _LRM + line


FORMAT = Format("txt", ".txt", render)
