"""The forms of the blocks of a body: paragraphs, headings, lists, quotes, images, tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, TypeAlias

from pydantic import Discriminator, Field
from pydantic import Tag as Case

from presskit.authoring.schema.form import ABOUT_ONLY, Form, Only, by_key, fields_or, holds, text_or
from presskit.authoring.schema.house import SpeakerForm
from presskit.authoring.source import Scalar
from presskit.authoring.values import BlockId, Cell, File, Id, Line, Row, Text

ABOUT_ID = holds("A stable name for translators: a word, never a number.", "agreement")
ABOUT_NOTE = holds("A word to translators.", '"first mention, formal"')


class BlockForm(Form):
    """What every block may carry beside its own key."""

    id: Annotated[BlockId | None, ABOUT_ID] = None
    note: Annotated[Line, ABOUT_NOTE] = ""
    only: Annotated[Only, ABOUT_ONLY] = ()


class PluralForm(Form):
    """A text that depends on a count, in the forms of the release's language: English has two, Arabic all six."""

    noun = "a text that depends on a count"
    hints: ClassVar[Mapping[str, str]] = {
        "other": 'add the words for every other number: other: "…"',
        "count": "name the fact that is counted: count: startups",
    }
    one: Annotated[Text | None, holds("The words for one.", '"It backs {startups} company."')] = None
    other: Annotated[
        Text, holds("The words for every number without a form of its own.", '"It backs {startups} companies."')
    ]
    count: Annotated[Id, holds("The fact that is counted: one with a `number`.", "startups")]
    zero: Annotated[Text | None, holds("The words for none, where the language has them.", '"It backs none."')] = None
    two: Annotated[Text | None, holds("The words for two, where the language has them.", '"It backs two."')] = None
    few: Annotated[Text | None, holds("The words for a few, where the language has them.", '"It backs a few."')] = None
    many: Annotated[Text | None, holds("The words for many, where the language has them.", '"It backs many."')] = None

    def forms(self) -> dict[str, Scalar]:
        """The written forms by CLDR category, in CLDR's order."""
        several = {one: getattr(self, one) for one in ("zero", "one", "two", "few", "many", "other")}
        return {category: text for category, text in several.items() if text is not None}


class ParagraphForm(BlockForm):
    """A paragraph with an id, a note or a count; a paragraph without them is just a text."""

    noun = "a paragraph"
    paragraph: Annotated[
        Annotated[
            Annotated[Text, Case("<text>")] | Annotated[PluralForm, Case("<fields>")],
            Discriminator(fields_or("<text>")),
        ],
        holds("Its words, or a text for each form of a count.", '"They signed the agreement."'),
    ]


class HeadingForm(BlockForm):
    """A heading between paragraphs."""

    noun = "a heading"
    heading: Annotated[Text, holds("Its words, without marks.", "Areas of cooperation")]


class BulletsForm(BlockForm):
    """A list with bullets."""

    noun = "a list"
    list: Annotated[
        tuple[Text, ...], Field(min_length=1), holds("Its items, each a text.", '["See the timetable", "Write to us"]')
    ]


class NumberedForm(BlockForm):
    """A list with numbers, in each language's digits."""

    noun = "a numbered list"
    numbered: Annotated[tuple[Text, ...], Field(min_length=1), holds("Its items, each a text.", '["First", "Then"]')]


class QuotedForm(Form):
    """The words of a quote, and whose they are."""

    noun = "a quote"
    hints: ClassVar[Mapping[str, str]] = {
        "speaker": "name a person from presskit.yaml, or write speaker: {name: …, role: …}",
        "text": 'add the words said: text: "…"',
    }
    text: Annotated[Text, holds("The words said, without quotation marks.", '"We open in June."')]
    speaker: Annotated[
        Annotated[
            Annotated[Id, Case("<text>")] | Annotated[SpeakerForm, Case("<fields>")],
            Discriminator(text_or("<fields>")),
        ],
        holds("The id of a person of the house, or a speaker named on the spot.", "almalik"),
    ]


class QuoteForm(BlockForm):
    """A quotation with its speaker."""

    noun = "a block"
    quote: Annotated[QuotedForm, holds("What was said, and by whom.", '{text: "We open in June.", speaker: almalik}')]


class ImagedForm(Form):
    """A picture and its words."""

    noun = "an image"
    hints: ClassVar[Mapping[str, str]] = {
        "file": "name the picture: file: media/meeting.jpg",
        "alt": 'say what it shows, for those who cannot see it: alt: "…"',
    }
    file: Annotated[File, holds("A PNG or JPEG below the newsroom's folder, from this file on.", "media/meeting.jpg")]
    alt: Annotated[
        Text, holds("What the picture shows, for those who cannot see it.", '"Two people shake hands at a table."')
    ]
    caption: Annotated[Text | None, holds("What is printed below it.", '"The signing in Rabat."')] = None
    credit: Annotated[Text | None, holds("Who made it.", '"Photo: Salma Idrissi"')] = None
    licence: Annotated[Text | None, holds("On which terms it may be printed.", '"Free for editorial use"')] = None


class ImageForm(BlockForm):
    """A picture with what it shows, its caption and its credit."""

    noun = "a block"
    image: Annotated[ImagedForm, holds("The picture and its words.", '{file: media/meeting.jpg, alt: "A handshake."}')]


class TabledForm(Form):
    """Columns and rows."""

    noun = "a table"
    hints: ClassVar[Mapping[str, str]] = {
        "columns": 'name the columns: columns: ["Country", "Schools"]',
        "rows": 'add the rows, each a list: rows: [["Morocco", 150]]',
    }
    caption: Annotated[Text | None, holds("What is printed above it.", '"Schools by country"')] = None
    columns: Annotated[tuple[Cell, ...], Field(min_length=1), holds("The columns' heads.", '["Country", "Schools"]')]
    rows: Annotated[
        tuple[Row, ...],
        Field(min_length=1),
        holds(
            "The rows, each with a cell for every column; figures follow the language.",
            '[["Morocco", 150], ["Jordan", 90]]',
        ),
    ]


class TableForm(BlockForm):
    """A table."""

    noun = "a block"
    table: Annotated[
        TabledForm, holds("Its caption, columns and rows.", '{columns: [Country, Schools], rows: [["Morocco", 150]]}')
    ]


BLOCK_KEYS: Mapping[str, str] = {
    "paragraph": "<paragraph>",
    "heading": "<heading>",
    "list": "<list>",
    "numbered": "<numbered>",
    "quote": "<quote>",
    "image": "<image>",
    "table": "<table>",
}

Block: TypeAlias = Annotated[
    Annotated[Text, Case("<text>")]
    | Annotated[ParagraphForm, Case("<paragraph>")]
    | Annotated[HeadingForm, Case("<heading>")]
    | Annotated[BulletsForm, Case("<list>")]
    | Annotated[NumberedForm, Case("<numbered>")]
    | Annotated[QuoteForm, Case("<quote>")]
    | Annotated[ImageForm, Case("<image>")]
    | Annotated[TableForm, Case("<table>")],
    Discriminator(by_key({**BLOCK_KEYS, "": "<text>"}), custom_error_type="no-block", custom_error_message="no block"),
]
