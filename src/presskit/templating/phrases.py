"""Turn the phrases of a Document into markup, and its blocks into the names by which templates tell them apart."""

from __future__ import annotations

import re
from functools import partial
from typing import assert_never
from unicodedata import normalize

from markupsafe import Markup, escape

from presskit.document import (
    DocumentBlock,
    Emphasis,
    HeadingBlock,
    ImageBlock,
    Inline,
    Isolate,
    Linked,
    ListBlock,
    ParagraphBlock,
    Phrase,
    QuoteBlock,
    Strong,
    TableBlock,
    Untranslated,
)
from presskit.language import tokens


def kind(block: DocumentBlock) -> str:
    """The name by which a template tells a block: `paragraph`, `heading`, `list`, `quote`, `image` or `table`."""
    match block:
        case ParagraphBlock():
            return "paragraph"
        case HeadingBlock():
            return "heading"
        case ListBlock():
            return "list"
        case QuoteBlock():
            return "quote"
        case ImageBlock():
            return "image"
        case TableBlock():
            return "table"
        case _:
            assert_never(block)


LONGEST = 24
"""Characters of a phone that stays on one line: a longer one might be wider than a telephone's screen."""

SEAM = re.compile(r"(?<=\d[,.٬\u00a0\u202f])(?=\d{3}(?!\d))")
"""Within a figure: between groups of its digits."""


def datum(phrase: Phrase, *, loose: bool) -> Markup:
    """Draw what stands in a cell of a table, which may be narrow; a figure that is `loose` may part at its seams."""
    drawn = markup(phrase, narrow=True)
    return Markup(SEAM.sub("<wbr>", drawn)) if loose else drawn  # noqa: S704 - figures, drawn and escaped


def markup(phrase: Phrase, *, narrow: bool = False) -> Markup:
    """Draw a phrase as HTML: `strong`, `em`, `a`, and a `span` with `dir` for a run that reads the other way.

    `dir` never stands on the `a`: Outlook then aligns the whole line by it. A phone stays on one line by a `span`, but
    not where it is `narrow`, as in a table.
    """
    return Markup().join(_tag(one, narrow=narrow) for one in phrase)


def _tag(inline: Inline, *, narrow: bool) -> Markup:
    draw = partial(markup, narrow=narrow)
    match inline:
        case str():
            return _words(normalize("NFC", inline), narrow=narrow)
        case Strong(children):
            return Markup("<strong>{}</strong>").format(draw(children))
        case Emphasis(children):
            return Markup("<em>{}</em>").format(draw(children))
        case Linked(children, href):
            return Markup('<a href="{}">{}</a>').format(_address(href), draw(children))
        case Isolate(children, direction, language):
            lang = Markup(' lang="{}"').format(language) if language else Markup()
            return Markup('<span dir="{}"{}>{}</span>').format(direction, lang, draw(children))
        case Untranslated(children, direction, language):
            opening = Markup('<span class="untranslated" lang="{}" dir="{}">').format(language, direction)
            return opening + draw(children) + Markup("</span>")
        case _:
            assert_never(inline)


def _words(text: str, *, narrow: bool) -> Markup:
    """Words, their phones kept from breaking. No character is put between digits: what is copied is what was typed."""
    drawn, place = Markup(), 0
    for start, end in () if narrow else tokens.phones(text):
        if end - start <= LONGEST:
            phone = Markup('<span style="white-space: nowrap">{}</span>').format(text[start:end])
            drawn, place = drawn + escape(text[place:start]) + phone, end
    return drawn + escape(text[place:])


def _address(href: str) -> str:
    """`href` without brackets: css-inline writes them bare, and one could look like the end of a comment."""
    return href.replace("<", "%3C").replace(">", "%3E")
