"""Read YAML text into a tree of nodes that remember where they stand. Decides no types: every scalar is text.

YAML 1.2 meaning: `no`, `12:30` and `0537566052` are text, and U+0085, U+2028 and U+2029 break no line. Anchors,
aliases, tags and merge keys are refused: a press release needs none, and bombs are made of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, NoReturn, TypeAlias

import yaml

from presskit.authoring.places import LINE_BREAK, MOST_MARKS, REFUSED, Source, piled_marks
from presskit.authoring.problems import Problems, twice
from presskit.authoring.syntax import explain, lost_words, stray_line, told_lost
from presskit.errors import Diagnostic, ReleaseError, Span, error

MOST_BYTES = 1024 * 1024
DEEPEST = 32
MOST_NODES = 20_000
"""Names of fields, texts, lists: a long release has some hundreds, a newsroom of a thousand people 10,000."""

MOST_CHARACTERS = 50_000
"""Characters of one text: a boilerplate has 1,000, a release as one block text 10,000."""

# libyaml is ten times as fast. Wheels of PyYAML have it; where it is missing, the slow one reads the same but for tabs.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Style: TypeAlias = Literal["", "'", '"', "|", ">"]

# YAML 1.1 broke lines at these, and libyaml skips a byte order mark at the beginning of any line; while they read,
# noncharacters (which no text holds) stand in for them.
_HIDDEN = str.maketrans("\x85\u2028\u2029\ufeff", "\U0001fffe\U0001ffff\U0002fffe\U0002ffff")
_SHOWN = str.maketrans("\U0001fffe\U0001ffff\U0002fffe\U0002ffff", "\x85\u2028\u2029\ufeff")


@dataclass(frozen=True, eq=False)
class Scalar:
    """A text; `style` is its quotation mark or block sign, "" where it stands plain. `start` and `end` are offsets."""

    value: str
    source: Source
    start: int
    end: int
    style: Style = ""

    @classmethod
    def made(cls, value: str) -> Scalar:
        """A text that stands in no file."""
        return cls(value, Source("", value), 0, len(value))

    @property
    def is_null(self) -> bool:
        """Whether nothing was written: only a plain `null`, `~` or empty value."""
        return self.style == "" and self.value in {"", "null", "~"}

    @cached_property
    def span(self) -> Span:
        """The place of the words; of the sign where there are none."""
        if self.style in {"|", ">"} and self.value.strip():
            return self.place(len(self.value) - len(self.value.lstrip()), len(self.value.rstrip()))
        return self.source.span(self.start, self.end)

    def place(self, start: int, end: int) -> Span:
        """The place of `value[start:end]` in the file, whatever folding or escapes lie between."""
        return self.source.span(self._offsets[start], self._offsets[max(start, end - 1)] + 1)

    @cached_property
    def _offsets(self) -> tuple[int, ...]:
        """For each character of the value, and its end, the offset in the file."""
        raw = self.source.text[self.start : self.end]
        return tuple(self.start + one for one in _align(raw, self.value, self.style))


@dataclass(frozen=True, slots=True, eq=False)
class Sequence:
    """A list; `span` is where it begins."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Mapping:
    """Fields in the order of the file, each name once; `span` is the first name's, or the opening brace's."""

    pairs: tuple[tuple[Scalar, Node], ...]
    span: Span

    def key(self, name: str) -> Scalar | None:
        """The node of the field's name, or None where there is no such field."""
        return next((key for key, _ in self.pairs if key.value == name), None)

    def get(self, name: str) -> Node | None:
        """The node of the field's value, or None where there is no such field."""
        return next((node for key, node in self.pairs if key.value == name), None)


Node: TypeAlias = Scalar | Sequence | Mapping


def names(root: Node, section: str) -> tuple[Scalar, ...]:
    """The names in a section of a file; () where there is no such section."""
    node = root.get(section) if isinstance(root, Mapping) else None
    return tuple(key for key, _ in node.pairs) if isinstance(node, Mapping) else ()


# --- bytes to text --------------------------------------------------------------------------------


def decode(data: bytes, path: str) -> str:
    """The text of a file: UTF-8, with or without a byte order mark. Raises ReleaseError for anything else."""
    if len(data) > MOST_BYTES:
        raise ReleaseError(_too_large(path))
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise ReleaseError(error("bad-encoding", "the file is saved as UTF-16", Span(path), hint=_SAVE_AGAIN))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise ReleaseError(_not_utf8(data, path, problem.start)) from problem


_SAVE_AGAIN: Final = "save it again as UTF-8; editors offer this under “Save as … / Encoding”"


def _not_utf8(data: bytes, path: str, at: int) -> Diagnostic:
    before = data[:at].decode("utf-8-sig", "replace")
    source = Source(path, before + data[at:].decode("utf-8", "replace"))
    return error("bad-encoding", "the file is not UTF-8 here", source.span(len(before), len(before)), hint=_SAVE_AGAIN)


def _too_large(path: str) -> Diagnostic:
    return error(
        "too-large", "the file is larger than 1 MiB", Span(path), hint="a release is text: keep media beside it"
    )


# --- text to nodes --------------------------------------------------------------------------------


def parse(text: str, path: str, problems: Problems) -> Node:
    """Read YAML text into nodes; an empty text is a mapping without fields.

    What can be passed over (a duplicate key, a tag, a forbidden character) goes to `problems`. Where reading cannot
    go on (the syntax, the size, the depth), raises ReleaseError with all of them.
    """
    text = text.removeprefix("\ufeff")
    if len(text) > MOST_BYTES or len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise ReleaseError(_too_large(path))
    source = Source(path, text)
    for problem in _refused(text, source.span):
        problems(problem)
    return _Composer(source, problems).document()


def _refused(text: str, span: Callable[[int, int], Span]) -> Iterator[Diagnostic]:
    """What no text may hold; `span` gives the place of a piece of it."""
    for found in REFUSED.finditer(text):
        yield _refused_character(found[0], span(found.start(), found.end()))
    for start, end in piled_marks(text):
        message = f"more than {MOST_MARKS} marks stand on one letter"
        yield error("bad-character", message, span(start, end), hint="delete them: they came along with pasted text")


def _refused_character(character: str, span: Span) -> Diagnostic:
    name = unicodedata.name(character, "").lower()
    said = f"U+{ord(character):04X}" + (f" ({name})" if name else "")
    hint = "delete it: it cannot be seen and often comes along with pasted text"
    if "\u202a" <= character <= "\u202e":
        hint = "delete it: presskit itself says which way each run of text reads"
    return error("bad-character", f"the character {said} may not stand in a text", span, hint=hint)


class _Composer:
    """Takes one document's events from PyYAML's parser and builds nodes of them."""

    def __init__(self, source: Source, problems: Problems) -> None:
        self._source = source
        self._problems = problems
        self._nodes = 0
        self._brackets = 0
        self._loader = _Loader(REFUSED.sub("\ufffd", source.text).translate(_HIDDEN))

    def document(self) -> Node:
        """The root node of the only document."""
        self._next()
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            return Mapping((), Span(self._source.path))
        root = self._node(self._next(), 0)
        self._next()
        if not isinstance(event := self._next(), yaml.StreamEndEvent):
            self._problems(_second_document(self._span(event)))
        return root

    def _next(self) -> yaml.Event:
        try:
            event: yaml.Event = self._loader.get_event()
        except yaml.MarkedYAMLError as problem:
            context = problem.context_mark.index if problem.context_mark else None
            at = problem.problem_mark.index if problem.problem_mark else 0
            self._give_up(explain(self._source, at, context))
        except (ValueError, OverflowError):  # the slow one converts \U… and %YAML numbers of any size
            self._give_up(explain(self._source, self._loader.index, None))
        return event

    def _give_up(self, problem: Diagnostic) -> NoReturn:
        self._problems(problem)
        self._problems.settle()
        raise AssertionError(problem)

    def _node(self, event: yaml.Event, depth: int) -> Node:
        self._nodes += 1
        if depth > DEEPEST:
            self._give_up(_too_deep(self._span(event)))
        if self._nodes > MOST_NODES:
            self._give_up(_too_many(self._span(event)))
        self._refuse_decoration(event)
        if not isinstance(event, yaml.CollectionStartEvent):
            return self._scalar(event)
        self._brackets += bool(event.flow_style)
        node = (
            self._sequence(event, depth) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(event, depth)
        )
        self._brackets -= bool(event.flow_style)
        return node

    def _scalar(self, event: yaml.Event) -> Scalar:
        value: str = getattr(event, "value", "").translate(_SHOWN)  # an alias has no value
        style: Style = getattr(event, "style", None) or ""
        scalar = Scalar(value, self._source, _offset(event.start_mark), _offset(event.end_mark), style)
        if len(value) > MOST_CHARACTERS:
            self._give_up(_too_long(len(value), self._span(event)))
        for problem in _refused(value, scalar.place) if style == '"' else ():
            self._problems(problem)
        return self._plain(scalar) if style == "" else scalar

    def _plain(self, scalar: Scalar) -> Scalar:
        """A text without quotation marks, together with what a `#` makes of it. Gives up where lines are astray."""
        stray = None if self._brackets else stray_line(self._source, scalar.start, scalar.end)
        if stray:
            self._give_up(stray)
        if (lost := lost_words(self._source, scalar.end)) is None:
            return scalar
        start, end = lost
        self._problems(told_lost(self._source, start, end))
        return scalar if scalar.value else Scalar(self._source.text[start:end], self._source, start, end)

    def _sequence(self, event: yaml.Event, depth: int) -> Sequence:
        items = []
        while not isinstance(one := self._next(), yaml.SequenceEndEvent):
            items.append(self._node(one, depth + 1))
        return Sequence(tuple(items), self._span(event))

    def _mapping(self, event: yaml.Event, depth: int) -> Mapping:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(one := self._next(), yaml.MappingEndEvent):
            key, value = self._node(one, depth + 1), self._node(self._next(), depth + 1)
            if name := self._name(key, pairs):
                pairs[name.value] = (name, value)
        opening = self._span(event)
        first = next(iter(pairs.values()), None)
        return Mapping(
            tuple(pairs.values()), first[0].span if first and not getattr(event, "flow_style", False) else opening
        )

    def _name(self, key: Node, pairs: dict[str, tuple[Scalar, Node]]) -> Scalar | None:
        """The key if it can name a field that has not been named yet."""
        if not isinstance(key, Scalar) or key.is_null:
            self._problems(_no_name(key.span))
            return None
        if key.value == "<<" and key.style == "":
            self._problems(_merge_key(key.span))
            return None
        if key.value in pairs:
            self._problems(_duplicate(key, pairs[key.value][0]))
            return None
        return key

    def _refuse_decoration(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            self._give_up(_alias(self._source, self._span(event)))
        elif getattr(event, "tag", None) is not None:
            self._problems(_tag(self._span(event)))

    def _span(self, event: yaml.Event) -> Span:
        return self._source.span(_offset(event.start_mark), _offset(event.start_mark) + 1)


def _offset(mark: object) -> int:
    return int(getattr(mark, "index", 0))


# --- what is refused, in words --------------------------------------------------------------------


def _second_document(span: Span) -> Diagnostic:
    return error("yaml-syntax", "a second document begins here", span, hint="take out the line `---`, or use two files")


def _too_deep(span: Span) -> Diagnostic:
    return error(
        "too-deep", f"this stands more than {DEEPEST} levels deep", span, hint="look for stray `-`, `[` or `{`"
    )


def _too_long(length: int, span: Span) -> Diagnostic:
    message = f"this text has {length:,} characters; a text may have {MOST_CHARACTERS:,}"
    return error("too-large", message, span, hint="make each paragraph an item of its own")


def _too_many(span: Span) -> Diagnostic:
    message = f"the file holds more than {MOST_NODES:,} names and texts"
    return error("too-large", message, span, hint="look for what was pasted in by mistake")


def _no_name(span: Span) -> Diagnostic:
    return error(
        "yaml-key", "a field needs a plain word as its name", span, hint="a text with `? `, `:` or `{` needs quotes"
    )


def _merge_key(span: Span) -> Diagnostic:
    return error("yaml-alias", "the merge key `<<` is not used here", span, hint="write the fields out")


def _alias(source: Source, span: Span) -> Diagnostic:
    sign = source.lines[span.line - 1][span.column - 1 : span.column]
    message = f"a text that begins with `{sign}` needs quotation marks"
    return error("yaml-alias", message, span, hint='put the whole text in quotation marks: "…"')


def _tag(span: Span) -> Diagnostic:
    message = "a text that begins with `!` needs quotation marks"
    return error("yaml-tag", message, span, hint='put the whole text in quotation marks: "…"')


def _duplicate(second: Scalar, first: Scalar) -> Diagnostic:
    message = f"`{second.value}` is written twice"
    return twice("duplicate-key", message, (second.span, first.span), "keep one of the two")


# --- from a value back to its place ---------------------------------------------------------------

_ESCAPE = re.compile(r"\\(?:x.{2}|u.{4}|U.{8}|\r\n|.)", re.DOTALL)
_CONTINUED = re.compile(r"\\(?:\r\n|\r|\n)[ \t]*")
_ESCAPED_BLANK = re.compile(r"\\[ \ttnr]")
_BLANK = " \t\r\n"


def _align(raw: str, value: str, style: Style) -> list[int]:
    """For each character of `value`, and for its end, the offset in `raw` where it was written.

    Folding changes white space only and escapes keep the order of what they stand for, so one walk finds all.
    """
    offsets: list[int] = []
    at = _opening(raw, style)
    for character in value:
        at = _skip(raw, at, style, blank=character in _BLANK)
        offsets.append(min(at, len(raw)))
        at = _after(raw, at, style, blank=character in _BLANK)
    return [*offsets, min(at, len(raw))]


def _opening(raw: str, style: Style) -> int:
    """Where the words begin: behind the quotation mark, or below the line of the block sign."""
    if style in {"|", ">"}:
        end = LINE_BREAK.search(raw)
        return end.end() if end else len(raw)
    return len(style)


def _skip(raw: str, at: int, style: Style, *, blank: bool) -> int:
    """Pass over what stands for nothing: indentation before a word, and a line's end behind a backslash."""
    while at < len(raw):
        if style == '"' and (joined := _CONTINUED.match(raw, at)):
            at = joined.end()
        elif not blank and style == '"' and _ESCAPED_BLANK.match(raw, at):
            at += 2
        elif not blank and raw[at] in _BLANK:
            at += 1
        else:
            break
    return at


def _after(raw: str, at: int, style: Style, *, blank: bool) -> int:
    """The offset behind the one character written at `at`."""
    if style == '"' and (escape := _ESCAPE.match(raw, at)):
        return escape.end()
    if style == "'" and raw.startswith("''", at):
        return at + 2
    if blank and raw[at : at + 1] not in set(_BLANK):
        return at
    return at + 1
