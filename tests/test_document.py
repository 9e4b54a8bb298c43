"""The Document and its phrases."""

from datetime import UTC, datetime

import pytest

from presskit.document import (
    ContactBlock,
    Document,
    EventLine,
    HeadingBlock,
    ImageBlock,
    Isolate,
    Linked,
    ListBlock,
    LogoMark,
    ParagraphBlock,
    QuoteBlock,
    Section,
    Strong,
    TableBlock,
    Version,
    phrases,
    plain,
)
from presskit.document import (
    pictures as pictures_of,
)
from presskit.media import Media

BUS, EMBLEM = Media("bus.jpg", "jpeg", b"bus", 4, 3), Media("cba.png", "png", b"emblem", 2, 2)


@pytest.fixture
def document():
    """A Document in which every phrase is a different word."""
    return Document(
        id="launch", language="en", direction="ltr", digits="0123456789", title="Headline", subject="Headline",
        preheader="", published=datetime(2024, 6, 2, tzinfo=UTC), sender=None, logos=(LogoMark(EMBLEM, "EMBLEM"),),
        issuer=("ISSUER",),
        issuer_name=("ISSUER NAME",), draft=("a",), kind=("b",), reference=("c",), release_lines=(("d",), ("e",)),
        headline=("f",), subheadline=("g",), summary=ListBlock((("h",),), ("•",)), event=(EventLine(("i",), ("j",)),),
        body=(
            ParagraphBlock(("l",), ("k",)), HeadingBlock(("m",)), QuoteBlock(("n",), ("o",)),
            ListBlock((("p",), ("q",)), ("1.", "2."), numbered=True), ImageBlock(BUS, "ALT", ("r",), ("s",)),
            TableBlock(("t",), (("u",), ()), ((("v",), ()),), (False, True)), ImageBlock(BUS, "ALT", (), ()),
        ),
        end_mark=("w",), authentic=("x",), notes_heading=("y",), notes=ListBlock((("z",),), ("1.",), numbered=True),
        boilerplates=(Section(("A",), (("B",), ("C",))),), contacts_heading=("D",),
        contacts=(ContactBlock((("E",), ("F",))),), versions=(Version("fr", "ltr", "G", "https://a.example/fr"),),
        page_label="Page {page} of {pages}", pair_label="{label}: {value}",
    )  # fmt: skip


def test_every_phrase_comes_once_in_reading_order(document):
    assert "abcdefghijklmnopqrstuvwxyzABCDEFG" == "".join(plain(one) for one in phrases(document))


def test_every_picture_comes_once_logos_first(document):
    assert [EMBLEM, BUS] == list(pictures_of(document))


def test_plain_words_have_no_marks_and_no_addresses():
    phrase = ("See ", Strong((Linked(("the ", Isolate(("Bus",), "ltr")), "https://a.example"),)), ".")

    assert "See the Bus." == plain(phrase)
