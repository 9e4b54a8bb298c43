"""Turn one scalar into the value its field wants, or say as the end of a sentence why it cannot be one.

A text, and an id that must be looked up, stay scalars: they are needed with their place. The field's name is put
before each sentence by `faults`.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import PurePosixPath
from typing import Annotated

from pydantic import AfterValidator, PlainValidator
from pydantic_core import PydanticCustomError

from presskit.authoring.inline import ADDRESS_HINT, address_fault
from presskit.authoring.problems import did_you_mean
from presskit.authoring.source import Scalar

QUOTE_HINT = "a text that holds `: ` or begins with a brace or bracket stands in quotation marks"
MOST_DIGITS = 30


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
    return " ".join(read_text(value).value.split())


def _read_shape(shape: re.Pattern[str], message: str, hint: str, value: object) -> str:
    line = read_line(value)
    if not shape.fullmatch(line):
        raise refusal("bad-value", message.replace("{}", line[:40]), hint)
    return line


def read_tag(value: object) -> Scalar:
    """A language tag; whether CLDR knows it is asked later."""
    scalar = read_text(value)
    if not re.fullmatch(r"[a-z]{2,3}(?:[_-][A-Za-z0-9]{2,8}){0,3}", scalar.value):
        raise refusal(
            "unknown-language", f"names no language: `{scalar.value[:40]}`", "write a tag such as fr or pt_BR"
        )
    return scalar


def read_day(value: object) -> date:
    """A day, as 2022-09-15."""
    line = read_line(value)
    hint = "write year-month-day, such as 2022-09-15"
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", line):
        raise refusal("bad-date", f"is not a date: `{line[:40]}`", hint)
    try:
        return date.fromisoformat(line)
    except ValueError:
        raise refusal("bad-date", f"is no day of the calendar: `{line}`", hint) from None


def read_wall_time(value: object) -> Scalar:
    """A day and time without a zone, as 2022-09-15T18:00; `wall_time` says which."""
    scalar = read_text(value)
    hint = 'write day and time, such as "2022-09-15T18:00", and the zone in `zone`'
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}", scalar.value.strip()):
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
    if not re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", line) or len(line) > MOST_DIGITS:
        hint = "write digits and, if needed, one point: 1234.5; each language adds its own separators"
        raise refusal("bad-value", f"is not a number: `{line[:40]}`", hint)
    return Decimal(line)


def read_year(value: object) -> int:
    """A year from 1 to 9999."""
    line = read_line(value)
    if not re.fullmatch(r"[0-9]{1,4}", line) or int(line) == 0:
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


def one_of(*options: str) -> PlainValidator:
    """A reader of one of these words."""

    def read(value: object) -> str:
        line = read_line(value)
        if line not in options:
            listed = ", ".join(options)
            hint = did_you_mean(line, options, f"it can be: {listed}")
            raise refusal("bad-value", f"cannot be `{line[:40]}`", hint)
        return line

    return PlainValidator(read, json_schema_input_type=str)


def shaped(pattern: str, message: str, hint: str) -> PlainValidator:
    """A reader of one-line texts of one shape. `{}` in the message is what was written."""
    reader = partial(_read_shape, re.compile(pattern), message, hint)
    return PlainValidator(reader, json_schema_input_type=str)


def _check_name(name: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,79}", name):
        raise refusal("bad-id", "is no name that can stand in braces", "use small letters a–z, digits and `_`")
    return name


def _check_tag_name(name: str) -> str:
    read_tag(Scalar.made(name))
    return name


def read_block_id(value: object) -> Scalar:
    """A translator's handle for a text: a word, never a number."""
    scalar = read_text(value)
    if not re.fullmatch(r"[a-z][a-z0-9_-]{0,79}", scalar.value):
        hint = "write a word in small letters, never a number: numbers change when a paragraph is added"
        raise refusal("bad-id", f"cannot be `{scalar.value[:40]}`", hint)
    return scalar


def read_colour(value: object) -> str:
    """A colour as six hex digits."""
    hint = 'write six digits in quotation marks: "#0b6e4f"; without them # begins a comment'
    if isinstance(value, Scalar) and value.is_null:
        raise refusal("bad-value", "is empty", hint)
    line = read_line(value)
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", line):
        raise refusal("bad-value", f"is no colour: `{line[:40]}`", hint)
    return line.lower()


Text = Annotated[Scalar, PlainValidator(read_text, json_schema_input_type=str)]
Id = Annotated[Scalar, PlainValidator(read_text, json_schema_input_type=str)]
Tag = Annotated[Scalar, PlainValidator(read_tag, json_schema_input_type=str)]
WallTime = Annotated[Scalar, PlainValidator(read_wall_time, json_schema_input_type=str)]
Line = Annotated[str, PlainValidator(read_line, json_schema_input_type=str)]
Day = Annotated[date, PlainValidator(read_day, json_schema_input_type=str)]
Number = Annotated[Decimal, PlainValidator(read_number, json_schema_input_type=str)]
Year = Annotated[int, PlainValidator(read_year, json_schema_input_type=str)]
Address = Annotated[str, PlainValidator(read_address, json_schema_input_type=str)]
Folder = Annotated[str, PlainValidator(read_folder, json_schema_input_type=str)]
Name = Annotated[str, AfterValidator(_check_name)]
TagName = Annotated[str, AfterValidator(_check_tag_name)]
BlockId = Annotated[Scalar, PlainValidator(read_block_id, json_schema_input_type=str)]
Colour = Annotated[str, PlainValidator(read_colour, json_schema_input_type=str)]
Currency = Annotated[str, shaped(r"[A-Z]{3}", "is no currency: `{}`", "write its three letters, such as USD")]
Mail = Annotated[str, shaped(r"[^\s<>@]+@[^\s<>@]+", "is no e-mail address: `{}`", "write name@example.org")]
Sender = Annotated[
    str,
    shaped(
        r"[^\s<>@]+@[^\s<>@]+|[^<>@]+ <[^\s<>@]+@[^\s<>@]+>",
        "is no sender: `{}`",
        'write "Press Office <press@example.org>"',
    ),
]
Version = Annotated[
    str, shaped(r"1", "is `{}`, which this presskit cannot read", "write `presskit: 1`, or update presskit")
]
