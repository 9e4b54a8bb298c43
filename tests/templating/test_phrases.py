"""Phrases become markup that no word can break, and every block has its name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.document import (
    DocumentBlock,
    Emphasis,
    HeadingBlock,
    ImageBlock,
    Isolate,
    Linked,
    ListBlock,
    ParagraphBlock,
    Phrase,
    QuoteBlock,
    Strong,
    TableBlock,
    Untranslated,
    plain,
)
from presskit.media import Media
from presskit.templating.phrases import datum, kind, markup

PHRASES: dict[str, tuple[Phrase, str]] = {
    "nothing": ((), ""),
    "text": (("a < b & c > d",), "a &lt; b &amp; c &gt; d"),
    "strong": ((Strong(("a",)),), "<strong>a</strong>"),
    "emphasis": ((Emphasis(("<",)),), "<em>&lt;</em>"),
    "link": (
        (Linked(("a",), 'https://x.example/?a="1"&b'),),
        '<a href="https://x.example/?a=&#34;1&#34;&amp;b">a</a>',
    ),
    "link with brackets": ((Linked(("a",), "https://x.example/<!--"),), '<a href="https://x.example/%3C!--">a</a>'),
    "isolate": ((Isolate(("OSCE",), "ltr", "en"),), '<span dir="ltr" lang="en">OSCE</span>'),
    "isolate of unknown language": ((Isolate(("+212 5",), "ltr"),), '<span dir="ltr">+212 5</span>'),
    "isolate in a link": (
        (Linked((Isolate(("a@b.example",), "ltr"),), "mailto:a@b.example"),),
        '<a href="mailto:a@b.example"><span dir="ltr">a@b.example</span></a>',
    ),
    "untranslated": (
        (Untranslated(("[en] ", Strong(("a",))), "ltr", "en"),),
        '<span class="untranslated" lang="en" dir="ltr">[en] <strong>a</strong></span>',
    ),
    "a phone": (
        ("Call +212 5 37 56 60 52, <now>",),
        'Call <span style="white-space: nowrap">+212 5 37 56 60 52</span>, &lt;now&gt;',
    ),
    "a phone longer than a line": (("+212 5 37 56 60 52 53 54 55 56",), "+212 5 37 56 60 52 53 54 55 56"),
    "braces": (("{}", Strong(("{0}",))), "{}<strong>{0}</strong>"),
    "decomposed letters": (("e\u0301",), "é"),
}


@pytest.mark.parametrize(("phrase", "drawn"), PHRASES.values(), ids=PHRASES)
def test_a_phrase_becomes_markup(phrase: Phrase, drawn: str) -> None:
    assert drawn == markup(phrase)


def test_a_phone_in_a_narrow_place_may_be_parted() -> None:
    assert "+212 5 37 56 60 52" == markup(("+212 5 37 56 60 52",), narrow=True)


@pytest.mark.parametrize(
    ("figure", "drawn"),
    [("2,400,000", "2,|400,|000"), ("2\u202f400 – 3", "2\u202f|400 – 3"), ("3.14159", "3.14159"), ("2024", "2024")],
    ids=["commas", "no-break spaces", "decimals", "a year"],
)
def test_a_loose_figure_parts_between_its_groups(figure: str, drawn: str) -> None:
    assert drawn == datum((figure,), loose=True).replace("<wbr>", "|")
    assert figure == datum((figure,), loose=False)


@given(st.recursive(st.text(min_size=1).map(lambda one: (one,)), lambda inner: inner.map(lambda one: (Strong(one),))))
def test_markup_never_lets_a_bracket_of_the_words_through(phrase: Phrase) -> None:
    drawn = markup(phrase)

    bare = drawn.replace("<strong>", "").replace("</strong>", "")
    assert "<" not in bare
    assert ">" not in bare
    assert bare.unescape() == markup((plain(phrase),)).unescape()


BLOCKS: dict[str, DocumentBlock] = {
    "paragraph": ParagraphBlock(("a",)),
    "heading": HeadingBlock(("a",)),
    "list": ListBlock((("a",),), ("•",)),
    "quote": QuoteBlock(("a",), ("b",)),
    "image": ImageBlock(Media("a.png", "png", b"", 1, 1), "a", (), ()),
    "table": TableBlock((), (("a",),), ((("b",),),), (False,)),
}


@pytest.mark.parametrize(("name", "block"), BLOCKS.items(), ids=BLOCKS)
def test_every_block_has_a_name_for_templates(name: str, block: DocumentBlock) -> None:
    assert name == kind(block)
