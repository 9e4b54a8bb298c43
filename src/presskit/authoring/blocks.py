"""Turn the forms of a body into blocks: each text a message, each picture loaded, each row as long as the others."""

from __future__ import annotations

from dataclasses import dataclass, replace

from presskit.authoring.pictures import Pictures
from presskit.authoring.references import References
from presskit.authoring.schema import blocks as forms
from presskit.authoring.schema.house import SpeakerForm
from presskit.authoring.schema.release import NoteForm
from presskit.authoring.source import Scalar
from presskit.authoring.values import Row
from presskit.authoring.words import GENDERS, Words
from presskit.errors import error
from presskit.language.profile import english_name
from presskit.media import Media
from presskit.model import (
    Block,
    Cell,
    Heading,
    Image,
    ItemList,
    Message,
    Paragraph,
    Person,
    Plural,
    Quote,
    Table,
)

_NO_PICTURE = Media("", "png", b"", 1, 1)
"""Stands where a picture could not be taken: the release is refused for it in the end."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """Makes the blocks of one release. `categories` are the plural forms of its language, () where it is unknown."""

    words: Words
    references: References
    pictures: Pictures
    categories: tuple[str, ...]

    def body(self, body: Scalar | tuple[forms.Block, ...]) -> tuple[Block[Message], ...]:
        """The blocks of a body; a block text is parted at its blank lines."""
        if isinstance(body, Scalar):
            return tuple(Paragraph(one) for one in self.words.paragraphs(body, "body"))
        return tuple(self._block(one) for one in body)

    def _block(self, form: forms.Block) -> Block[Message]:  # noqa: PLR0911 - one line a kind of block
        match form:
            case Scalar():
                return Paragraph(self.words.message(form, "body", marks=True))
            case forms.ParagraphForm():
                return Paragraph(self._paragraph(form), self._only(form))
            case forms.HeadingForm():
                return Heading(self.text(form.heading, "heading", form, marks=False), self._only(form))
            case forms.BulletsForm():
                return ItemList(self._items(form.list, form), only=self._only(form))
            case forms.NumberedForm():
                return ItemList(self._items(form.numbered, form), numbered=True, only=self._only(form))
            case forms.QuoteForm():
                return self._quote(form)
            case forms.ImageForm():
                return self._image(form)
            case _:
                return self._table(form)

    def text(
        self, text: Scalar, role: str, form: forms.BlockForm | NoteForm, *, marks: bool = True, said_by: str = ""
    ) -> Message:
        """The message of a block's text: the author's id in its context, and what translators are told of it."""
        notes = filter(None, (said_by, form.note))
        return self.words.message(text, _context(role, form), marks=marks, notes=notes)

    def _only(self, form: forms.BlockForm) -> tuple[str, ...]:
        return self.references.only(form.only)

    def _items(self, items: tuple[Scalar, ...], form: forms.BlockForm) -> tuple[Message, ...]:
        return tuple(self.text(one, "list", form) for one in items)

    def _optional(
        self, text: Scalar | None, role: str, form: forms.BlockForm, *, marks: bool = False
    ) -> Message | None:
        return None if text is None else self.text(text, role, form, marks=marks)

    # --- a text that depends on a count ---

    def _paragraph(self, form: forms.ParagraphForm) -> Message:
        if isinstance(form.paragraph, Scalar):
            return self.text(form.paragraph, "body", form)
        plural = form.paragraph
        self._check_categories(plural)
        said = {category: self.text(text, "body", form) for category, text in plural.forms().items()}
        written = tuple((category, one.msgid) for category, one in said.items())
        number = self.references.count(plural.count)
        return replace(said.get("one", said["other"]), plural=Plural(written, plural.count.value, number))

    def _check_categories(self, form: forms.PluralForm) -> None:
        """An error for each form that the language does not have."""
        for category, text in form.forms().items():
            if self.categories and category not in self.categories:
                message = f"in {english_name(self.words.language)} there is no plural form `{category}`"
                hint = f"its forms are: {', '.join(self.categories)}"
                self.words.report(error("unknown-form", message, text.span, hint=hint))

    # --- quotes, images, tables ---

    def _quote(self, form: forms.QuoteForm) -> Quote[Message]:
        speaker = self._speaker(form.quote.speaker)
        person = self.references.house.people.get(speaker) if isinstance(speaker, str) else speaker
        said_by = f"spoken by {person.name.msgid}{GENDERS[person.gender]}" if person else ""
        return Quote(self.text(form.quote.text, "quote", form, said_by=said_by), speaker, self._only(form))

    def _speaker(self, form: Scalar | SpeakerForm) -> str | Person[Message]:
        if isinstance(form, Scalar):
            return self.references.id(form, "person")
        name = self.words.message(form.name, "speaker/name")
        return Person(
            name=name,
            role=self.words.optional(form.role, "speaker/role", notes=(f"{name.msgid}{GENDERS[form.gender]}",)),
            organization=self.references.id(form.organization, "organization"),
            gender=form.gender,
        )

    def _image(self, form: forms.ImageForm) -> Image[Message]:
        return Image(
            media=self.pictures.get(form.image.file) or _NO_PICTURE,
            alt=self.text(form.image.alt, "image/alt", form, marks=False),
            caption=self._optional(form.image.caption, "image/caption", form, marks=True),
            credit=self._optional(form.image.credit, "image/credit", form),
            licence=self._optional(form.image.licence, "image/licence", form),
            only=self._only(form),
        )

    def _table(self, form: forms.TableForm) -> Table[Message]:
        width = len(form.table.columns)
        for row in form.table.rows:
            self._check_width(row, width)
        return Table(
            caption=self._optional(form.table.caption, "table/caption", form, marks=True),
            columns=tuple(self._cell(one, "table/column", form) for one in form.table.columns),
            rows=tuple(tuple(self._cell(one, "table/cell", form) for one in row.cells) for row in form.table.rows),
            only=self._only(form),
        )

    def _cell(self, text: Scalar, role: str, form: forms.TableForm) -> Cell[Message]:
        return self.words.figure(text) or self.text(text, role, form)

    def _check_width(self, row: Row, width: int) -> None:
        """An error for a row that is shorter or longer than the columns."""
        missing = width - row.width
        if missing:
            amount = f"{missing} missing" if missing > 0 else f"{-missing} too many"
            message = f"this row has {_several(row.width, 'cell')} for {_several(width, 'column')}: {amount}"
            hint = 'an empty cell is written ""' if missing > 0 else 'a cell that holds a comma needs quotes: "1,500"'
            self.words.report(error("bad-row", message, row.span, hint=hint))


def _context(role: str, form: forms.BlockForm | NoteForm) -> str:
    return f"{role}/{form.id.value}" if form.id else role


def _several(count: int, noun: str) -> str:
    return f"{count} {noun}" + "s" * (count != 1)
