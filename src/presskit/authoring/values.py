"""Turn one scalar into the value its field wants, or say as the end of a sentence why it cannot be one.

A text, and an id that must be looked up, stay scalars: they are needed with their place. The field's name is put
before each sentence by `faults`. Beside each reader stands what an editor, which reads YAML 1.2, may meet there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import PurePosixPath
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    GetCoreSchemaHandler,
    PlainValidator,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import no_info_wrap_validator_function

from presskit import mail
from presskit.authoring.data import Items
from presskit.authoring.inline import ADDRESS_HINT, address_fault
from presskit.authoring.places import ISOLATE_HINT, ISOLATE_MESSAGE
from presskit.authoring.problems import did_you_mean
from presskit.authoring.source import Scalar, Sequence
from presskit.errors import Span
from presskit.language import numbers
from presskit.mail import Mailbox
from presskit.model import HOUSE
from presskit.unseen import lone_isolate
from presskit.workspace import LABELS

QUOTE_HINT = "a text that holds `: ` or begins with a brace or bracket stands in quotation marks"
MOST_DIGITS = 30

_TAGS = r"[a-z]{2,3}(?:[_-][A-Za-z0-9]{2,8}){0,3}"
_NAMES = r"[a-z][a-z0-9_]{0,79}"
_BLOCK_IDS = r"[a-z][a-z0-9_-]{0,79}"
_DAYS = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_WALL_TIMES = rf"{_DAYS}[T ][0-9]{{2}}:[0-9]{{2}}"
_NUMBERS = r"-?[0-9]+(?:\.[0-9]+)?"
_YEARS = r"[0-9]{1,4}"
_RELEASE_IDS = r"[a-z0-9][a-z0-9-]{0,79}"
_CURRENCIES = r"[A-Z]{3}"
_PHONES = r"([0-9٠-٩۰-۹][^0-9٠-٩۰-۹]*){3}"
_COLOURS = r"#[0-9A-Fa-f]{6}"
_SENDERS = r"[^\s<>@]+@[^\s<>@]+"


def refusal(code: str, message: str, hint: str = "") -> PydanticCustomError:
    """What a validator raises: our code, the end of the sentence, and the hint."""
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint})


def read_text(value: object) -> Scalar:
    """A text with at least one word."""
    if isinstance(value, list):
        raise refusal("wrong-type", "needs one text, not a list", QUOTE_HINT)
    if not isinstance(value, Scalar):
        raise refusal("wrong-type", "needs a text, not fields", QUOTE_HINT)
    if value.is_null or not value.value.strip():
        raise refusal("missing-field", "is empty", "write its text, or take the line out")
    return value


def read_line(value: object) -> str:
    """A text that no translator is given, on one line."""
    line = " ".join(read_text(value).value.split())
    if lone_isolate(line) is not None:
        raise refusal("unbalanced-isolate", f"holds {ISOLATE_MESSAGE}", ISOLATE_HINT)
    return line


def _read_shape(shape: re.Pattern[str], message: str, hint: str, value: object) -> str:
    line = read_line(value)
    if not shape.fullmatch(line):
        raise refusal("bad-value", message.replace("{}", line[:40]), hint)
    return line


def read_tag(value: object) -> Scalar:
    """A language tag, as `canonical` writes it; whether CLDR knows it is asked later."""
    scalar = read_text(value)
    if not re.fullmatch(_TAGS, scalar.value):
        raise refusal(
            "unknown-language", f"names no language: `{scalar.value[:40]}`", "write a tag such as fr or pt_BR"
        )
    return replace(scalar, value=canonical(scalar.value))


def canonical(tag: str) -> str:
    """A tag as gettext names its folders: `pt_BR` for pt-BR and pt-br, `zh_Hant_TW` for zh-hant-tw."""
    language, *others = tag.replace("-", "_").split("_")
    forms: Mapping[int, Callable[[str], str]] = {len("BR"): str.upper, len("Hant"): str.title}
    return "_".join((language, *(forms.get(len(one), str)(one) for one in others)))


def read_day(value: object) -> date:
    """A day, as 2022-09-15."""
    line = read_line(value)
    hint = "write year-month-day, such as 2022-09-15"
    if not re.fullmatch(_DAYS, line):
        raise refusal("bad-date", f"is not a date: `{line[:40]}`", hint)
    try:
        return date.fromisoformat(line)
    except ValueError:
        raise refusal("bad-date", f"is no day of the calendar: `{line}`", hint) from None


def read_wall_time(value: object) -> Scalar:
    """A day and time without a zone, as 2022-09-15T18:00; `wall_time` says which."""
    scalar = read_text(value)
    hint = 'write day and time, such as "2022-09-15T18:00", and the zone in `zone`'
    if not re.fullmatch(_WALL_TIMES, scalar.value.strip()):
        raise refusal("bad-date", f"is not a day and time: `{scalar.value.strip()[:40]}`", hint)
    try:
        wall_time(scalar)
    except ValueError:
        raise refusal("bad-date", f"is no time of the calendar: `{scalar.value.strip()}`", hint) from None
    return scalar


def wall_time(scalar: Scalar) -> datetime:
    """The naive time of a scalar that `read_wall_time` has let pass."""
    return datetime.fromisoformat(scalar.value.strip())


def read_number(value: object) -> Decimal:
    """A decimal with its digits as typed."""
    line = read_line(value)
    if not re.fullmatch(_NUMBERS, line) or len(line) > MOST_DIGITS:
        hint = "write digits and, if needed, one point: 1234.5; each language adds its own separators"
        raise refusal("bad-value", f"is not a number: `{line[:40]}`", hint)
    return Decimal(line)


def read_year(value: object) -> int:
    """A year from 1 to 9999."""
    line = read_line(value)
    if not re.fullmatch(_YEARS, line) or int(line) == 0:
        raise refusal("bad-value", f"is not a year: `{line[:40]}`", "write it in digits, such as 2025")
    return int(line)


def read_address(value: object) -> str:
    """An absolute address that may be linked to."""
    line = read_line(value)
    if fault := address_fault(line):
        raise refusal("bad-target", f"{fault}: `{line[:80]}`", ADDRESS_HINT)
    return line


def read_folder(value: object) -> str:
    """A relative path that stays inside its folder."""
    line = read_line(value)
    path = PurePosixPath(line.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:", line):
        raise refusal(
            "bad-value", f"leaves the newsroom: `{line[:80]}`", "write a path from this file's folder downward"
        )
    return line


def read_cell(value: object) -> Scalar:
    """A cell of a table, which may be empty."""
    return value if isinstance(value, Scalar) else read_text(value)


def read_address_of(*schemes: str) -> Callable[[object], str]:
    """A reader of absolute addresses of these schemes."""

    def read(value: object) -> str:
        line = read_line(value)
        listed = " or ".join(f"{one}:" for one in schemes)
        is_other = line.partition(":")[0].lower() not in schemes
        if fault := f"is no {listed} address" if is_other else address_fault(line):
            raise refusal("bad-target", f"{fault}: `{line[:80]}`", f"write an address that begins with {listed}")
        return line

    return read


def read_sender(value: object) -> Mailbox:
    """A sender, as `name <address>` or as the address alone; a name in quotation marks is read as mail programs do."""
    line = read_line(value)
    hint = 'write "Press Office <press@example.org>"'
    if line.count("@") > 1:
        raise refusal("bad-value", f"holds more than one `@`: `{line[:80]}`", f"name one sender: {hint}")
    if line.count("<") != line.count(">"):
        raise refusal("bad-value", f"has a bracket without its partner: `{line[:80]}`", hint)
    if re.fullmatch(rf"{_SENDERS} [^<>@]+|[^<>@]*<{_SENDERS}>[^<>@]+", line):
        raise refusal("bad-value", f"has words behind the address: `{line[:80]}`", f"the name stands before it: {hint}")
    found = re.fullmatch(rf"(?P<name>[^<>@]*)<(?P<angle>{_SENDERS})>|(?P<bare>{_SENDERS})", line)
    if not found:
        raise refusal("bad-value", f"holds no e-mail address: `{line[:80]}`", hint)
    name, address = _unquoted((found["name"] or "").strip()), found["angle"] or found["bare"]
    try:
        mail.routed(address)
        name = mail.checked_name(name)
    except mail.MailFault as problem:
        raise refusal("bad-value", f"cannot be taken: {problem}", problem.hint) from None
    return Mailbox(name, address)


def _unquoted(name: str) -> str:
    """A name without the quotation marks that a mail program put around it; those that belong to it stay."""
    if not re.fullmatch(r'"(?>(?:[^"\\]|\\.)*)"', name):
        return name
    return re.sub(r"\\(.)", r"\1", name[1:-1])


def one_of(*options: str) -> PlainValidator:
    """A reader of one of these words."""

    def read(value: object) -> str:
        line = read_line(value)
        if line not in options:
            listed = ", ".join(options)
            hint = did_you_mean(line, options, f"it can be: {listed}")
            raise refusal("bad-value", f"cannot be `{line[:40]}`", hint)
        return line

    return _seen(read, {"enum": [*options]})


def shaped(pattern: str, message: str, hint: str) -> PlainValidator:
    """A reader of one-line texts of one shape. `{}` in the message is what was written."""
    reader = partial(_read_shape, re.compile(pattern), message, hint)
    return _seen(reader, {"type": "string", "pattern": f"^(?:{pattern})$"})


def _seen(read: Callable[[object], object], schema: Mapping[str, object]) -> PlainValidator:
    """A reader, and the JSON Schema of what an editor meets where it reads."""
    return PlainValidator(read, json_schema_input_type=Annotated[Any, WithJsonSchema(dict(schema))])


def _check_name(name: str) -> str:
    if not re.fullmatch(_NAMES, name):
        raise refusal("bad-id", "is no name that can stand in braces", "use small letters a–z, digits and `_`")
    return name


def _read_tag_name(name: str) -> str:
    return read_tag(Scalar.made(name)).value


def read_block_id(value: object) -> Scalar:
    """A translator's handle for a text: a word, never a number."""
    scalar = read_text(value)
    if not re.fullmatch(_BLOCK_IDS, scalar.value):
        hint = "write a word in small letters, never a number: numbers change when a paragraph is added"
        raise refusal("bad-id", f"cannot be `{scalar.value[:40]}`", hint)
    return scalar


def read_release_id(value: object) -> Scalar:
    """The name of a release's catalogs and of the files made from it."""
    scalar = read_text(value)
    if fault := release_id_fault(scalar.value):
        raise refusal("bad-id", f"cannot be {fault}", "write small letters a–z, digits and hyphens")
    return scalar


def release_id_fault(name: str) -> str:
    """The name, and why no release can have it; "" for one that it can have."""
    if not re.fullmatch(_RELEASE_IDS, name):
        return f"`{name[:80]}`"
    return f"`{name}`: other catalogs have this name" if name in {HOUSE, LABELS} else ""


def read_currency(value: object) -> str:
    """The code of a currency that CLDR knows."""
    line = read_line(value)
    if not re.fullmatch(_CURRENCIES, line) or not numbers.is_currency(line):
        hint = did_you_mean(line, _USUAL, "write the three letters of its ISO 4217 code, such as USD")
        raise refusal("bad-value", f"is no currency: `{line[:40]}`", hint)
    return line


_USUAL = tuple(
    re.findall(
        "[A-Z]{3}",
        "AED AFN AUD BHD BRL CAD CHF CNY CZK DKK DZD EGP EUR GBP HKD HUF IDR INR IQD IRR JOD JPY KES KRW KWD KZT LBP "
        "LYD MAD MRU MXN MYR NGN NOK NZD OMR PHP PKR PLN QAR RON RUB SAR SDG SEK SGD SYP THB TND TRY UAH USD UZS XAF "
        "XOF YER ZAR",
    )
)
"""Currencies that a slip of the pen is held against."""


def read_phone(value: object) -> str:
    """A number to call, printed as typed."""
    line = read_line(value)
    if not re.search(_PHONES, line):
        hint = 'write the number with its country: "+212 5 37 00 11 22"'
        raise refusal("bad-value", f"holds no number to call: `{line[:40]}`", hint)
    return line


def read_colour(value: object) -> str:
    """A colour as six hex digits."""
    hint = 'write six digits in quotation marks: "#0b6e4f"; without them # begins a comment'
    if isinstance(value, Scalar) and value.is_null:
        raise refusal("bad-value", "is empty", hint)
    line = read_line(value)
    if not re.fullmatch(_COLOURS, line):
        raise refusal("bad-value", f"is no colour: `{line[:40]}`", hint)
    return line.lower()


_OTHER_VERSION = "is `{}`, which this presskit cannot read"
_VERSION_HINT = "write `presskit: 1`, or update presskit"

_WORDS: Mapping[str, object] = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_LINES: Mapping[str, object] = {"type": "string", "pattern": r"\S"}


def _only(pattern: str) -> Mapping[str, object]:
    return {"type": "string", "pattern": f"^(?:{pattern})$"}


Text = Annotated[Scalar, _seen(read_text, _WORDS)]
Id = Annotated[Scalar, _seen(read_text, _LINES)]
File = Annotated[Scalar, _seen(read_text, {"type": "string", "pattern": r"\.([Pp][Nn][Gg]|[Jj][Pp][Ee]?[Gg])$"})]
FontFile = Annotated[Scalar, _seen(read_text, {"type": "string", "pattern": r"\.[Tt][Tt][Ff]$"})]
DrawingFile = Annotated[Scalar, _seen(read_text, {"type": "string", "pattern": r"\.[Ss][Vv][Gg]$"})]
Cell = Annotated[Scalar, _seen(read_cell, {"type": ["string", "number", "boolean", "null"]})]
Tag = Annotated[Scalar, _seen(read_tag, _only(_TAGS))]
WallTime = Annotated[Scalar, _seen(read_wall_time, _only(_WALL_TIMES))]
Line = Annotated[str, _seen(read_line, _WORDS)]
Day = Annotated[date, _seen(read_day, {**_only(_DAYS), "format": "date"})]
Number = Annotated[Decimal, _seen(read_number, {"type": ["number", "string"], "pattern": f"^(?:{_NUMBERS})$"})]
Year = Annotated[
    int,
    _seen(read_year, {"type": ["integer", "string"], "minimum": 1, "maximum": 9999, "pattern": f"^(?:{_YEARS})$"}),
]
Address = Annotated[str, _seen(read_address, _only(r"(https|mailto|tel):\S+"))]
SecureAddress = Annotated[str, _seen(read_address_of("https"), _only(r"https:\S+"))]
SignUpAddress = Annotated[str, _seen(read_address_of("https", "mailto"), _only(r"(https|mailto):\S+"))]
Folder = Annotated[str, _seen(read_folder, _LINES)]
Name = Annotated[str, AfterValidator(_check_name), WithJsonSchema(dict(_only(_NAMES)))]
TagName = Annotated[str, AfterValidator(_read_tag_name), WithJsonSchema(dict(_only(_TAGS)))]
BlockId = Annotated[Scalar, _seen(read_block_id, _only(_BLOCK_IDS))]
Colour = Annotated[str, _seen(read_colour, _only(_COLOURS))]
Currency = Annotated[str, _seen(read_currency, _only(_CURRENCIES))]
Phone = Annotated[str, _seen(read_phone, {**_WORDS, "pattern": _PHONES})]
ReleaseId = Annotated[Scalar, _seen(read_release_id, {**_only(_RELEASE_IDS), "type": ["string", "integer"]})]
Mail = Annotated[str, shaped(r"[^\s<>@]+@[^\s<>@]+", "is no e-mail address: `{}`", "write name@example.org")]
Sender = Annotated[Mailbox, _seen(read_sender, {"type": "string", "pattern": "@"})]
Version = Annotated[
    str, _seen(partial(_read_shape, re.compile("1"), _OTHER_VERSION, _VERSION_HINT), {"enum": [1, "1"]})
]


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a table's row, how many were written (those at fault included), and where it begins."""

    cells: tuple[Scalar, ...]
    width: int
    span: Span

    @classmethod
    def __get_pydantic_core_schema__(cls, _: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read cells, and keep the place that their list has."""
        return no_info_wrap_validator_function(cls._placed, handler.generate_schema(tuple[Cell, ...]))

    @classmethod
    def _placed(cls, value: object, cells: ValidatorFunctionWrapHandler) -> Row:
        several = cells(value)
        node = value.node if isinstance(value, Items) else Sequence((), Span(""))
        return cls(several, len(node.items), node.span)
