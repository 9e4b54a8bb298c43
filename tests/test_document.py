"""The Document and its phrases."""

from datetime import UTC, datetime

import pytest

from presskit.document import (
    ContactBlock,
    Document,
    HeadingBlock,
    Isolate,
    Linked,
    ListBlock,
    ParagraphBlock,
    QuoteBlock,
    Section,
    Strong,
    phrases,
    plain,
)


@pytest.fixture
def document():
    """A Document in which every phrase is a different word."""
    return Document(
        id="launch", language="en", direction="ltr", digits="0123456789", title="Headline", preheader="",
        published=datetime(2024, 6, 2, tzinfo=UTC), issuer=("ISSUER",), issuer_name=("ISSUER NAME",),
        draft=("a",), kind=("b",), reference=("c",), release_lines=(("d",), ("e",)), headline=("f",),
        subheadline=("g",), summary=ListBlock((("h",),), ("•",)),
        body=(
            ParagraphBlock(("j",), ("i",)), HeadingBlock(("k",)), QuoteBlock(("l",), ("m",)),
            ListBlock((("n",), ("o",)), ("1.", "2."), numbered=True),
        ),
        end_mark=("p",), notes_heading=("q",), notes=ListBlock((("r",),), ("1.",), numbered=True),
        boilerplates=(Section(("s",), (("t",), ("u",))),), contacts_heading=("v",),
        contacts=(ContactBlock((("w",), ("x",))),), page_label="Page {page} of {pages}",
    )  # fmt: skip


def test_every_phrase_comes_once_in_reading_order(document):
    assert "abcdefghijklmnopqrstuvwx" == "".join(plain(one) for one in phrases(document))


def test_plain_words_have_no_marks_and_no_addresses():
    phrase = ("See ", Strong((Linked(("the ", Isolate(("Bus",), "ltr")), "https://a.example"),)), ".")

    assert "See the Bus." == plain(phrase)
