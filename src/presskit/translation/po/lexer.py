"""Turn the text of a PO file into tokens with their places: words, strings, numbers, brackets, comments.

This is GNU gettext's lexical grammar: white space never matters, `#~` marks the rest of its line as obsolete, `#|`
and `#~|` mark it as a previous version, any other `#` begins a comment. What belongs together, the reader decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from presskit.errors import Diagnostic, Report, Span, error
from presskit.translation.po.source import Source


class Kind(StrEnum):
    """What a token is."""

    COMMENT = "comment"
    WORD = "word"
    STRING = "string"
    NUMBER = "number"
    OPEN = "open"
    CLOSE = "close"
    JUNK = "junk"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """A token and its place. `text` is a comment without its `#`, a string between its quotes, still escaped."""

    kind: Kind
    text: str
    span: Span
    obsolete: bool = False
    previous: bool = False


_TOKEN = re.compile(
    r"""
    (?P<newline> \n )
    | (?P<blank> [ \t\r\f\v]+ )
    | (?P<mark> \#~\|? | \#\| )
    | \# (?P<comment> [^\n]* )
    | " (?P<string> (?: [^"\\\n]+ | \\. )* ) (?P<quote> "? )
    | (?P<word> [A-Za-z_$] [A-Za-z0-9_$]* )
    | (?P<number> [0-9]+ )
    | (?P<open> \[ )
    | (?P<close> \] )
    | (?P<junk> . [^\n"#]* )
    """,
    re.VERBOSE | re.ASCII,
)


def tokens(source: Source, report: Report) -> Iterator[Token]:
    """Every token of a PO file, then one END. A string without its closing quote is reported as an error."""
    mark = ""
    for match in _TOKEN.finditer(source.text):
        kind = match.lastgroup or ""
        if kind == "newline":
            mark = ""
        elif kind == "mark":
            mark += match["mark"]
        elif kind != "blank":
            token = _token(source, match, mark)
            if kind == "quote" and not match["quote"]:
                report(_unclosed(token))
            yield token
    yield Token(Kind.END, "", source.span(len(source.text)))


def _token(source: Source, match: re.Match[str], mark: str) -> Token:
    name = "string" if match.lastgroup == "quote" else match.lastgroup or "junk"
    span = source.span(match.start(), match.end() - match.start())
    return Token(Kind(name), match[name], span, "~" in mark, "|" in mark)


CURLY = frozenset("“”„«»‹›‘’‚")
"""Quotation marks that a word processor puts in the place of straight ones."""

STRAIGHT = 'use straight quotation marks: "…"'


def _unclosed(token: Token) -> Diagnostic:
    is_curly = token.text.rstrip()[-1:] in CURLY
    hint = STRAIGHT if is_curly else r'end the line with ", and write \" for a quotation mark inside the text'
    return error("po-unclosed-string", "a text lacks its closing quotation mark", token.span, hint=hint)


# --- strings --------------------------------------------------------------------------------------

_ESCAPE = re.compile(
    r"\\ (?: (?P<letter> [ntbrfva\\\"] ) | (?P<octal> [0-7]{1,3} ) | x (?P<hex> [0-9A-Fa-f]+ ) | (?P<wrong> .? ) )",
    re.VERBOSE | re.DOTALL,
)

_LETTERS = {"n": b"\n", "t": b"\t", "b": b"\b", "r": b"\r", "f": b"\f", "v": b"\v", "a": b"\a", "\\": b"\\", '"': b'"'}


def unescaped(token: Token, report: Report) -> bytes:
    r"""The bytes that a string stands for: `\303\251` is two bytes and one letter. A wrong escape is reported."""
    text = token.text
    if "\\" not in text:
        return text.encode()
    pieces: list[bytes] = []
    at = 0
    for match in _ESCAPE.finditer(text):
        pieces += [text[at : match.start()].encode(), _meant(match, token, report)]
        at = match.end()
    return b"".join([*pieces, text[at:].encode()])


def _meant(match: re.Match[str], token: Token, report: Report) -> bytes:
    if match["letter"]:
        return _LETTERS[match["letter"]]
    if match["octal"]:
        return bytes([int(match["octal"], 8) & 0xFF])
    if match["hex"]:
        return bytes([int(match["hex"][-2:], 16)])
    report(_wrong_escape(match, token))
    return b""


def _wrong_escape(match: re.Match[str], token: Token) -> Diagnostic:
    place = token.span
    column = min(place.column + 1 + match.start(), len(place.text) or 1)
    return error(
        "po-escape",
        f"`{match[0]}` is no escape that gettext knows",
        Span(place.path, place.line, column, len(match[0]), place.text),
        hint=r"write \\ for a backslash",
    )
