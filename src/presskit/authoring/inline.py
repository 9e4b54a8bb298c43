"""Turn one text into inline nodes: placeholders and our three marks. Takes any text and never raises.

Marks: `**strong**`, `*emphasis*`, `[words](target)`. A pair works whatever letters touch it, a mark without its
partner is text, and so is one with white space on its inner side (`2 * 3 * 4`). CommonMark's rule of flanking
punctuation is left out on purpose: by it `و**«الميثاق»**` shows its asterisks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, takewhile
from typing import Literal, TypeAlias, cast


@dataclass(frozen=True, slots=True)
class Text:
    """Words as they are to be shown: an escaped asterisk or a doubled brace is already one character."""

    text: str


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`{name}` or `{name.part}`, from offset `start` to `end` of the parsed text; `part` is "" where there is none."""

    name: str
    part: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Strong:
    """**Strong** words."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """*Emphasised* words."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an absolute address, or to the one a placeholder names."""

    children: tuple[Inline, ...]
    target: str | Placeholder


Inline: TypeAlias = Text | Placeholder | Strong | Emphasis | Link


@dataclass(frozen=True, slots=True)
class Flaw:
    """What cannot be meant, from offset `start` to `end` of the text, told to whoever knows the place."""

    code: Literal["unknown-placeholder", "bad-target"]
    start: int
    end: int
    message: str
    hint: str


def parse(text: str, *, marks: bool) -> tuple[Inline, ...]:
    """The inline nodes of a text. Without `marks`, asterisks and brackets are text; placeholders always work.

    What `flaws` complains of comes out as text, as typed.
    """
    return _Parser(text, _tokens(text, marks=marks)).nodes()


def flaws(text: str, *, marks: bool) -> tuple[Flaw, ...]:
    """What cannot be meant: a brace before a letter that opens no placeholder, a link's target that leads nowhere."""
    tokens = _tokens(text, marks=marks)
    targets = _links(text, tokens).values()
    bad_targets = [flaw for one in targets if (flaw := _target_flaw(one))]
    bad_braces = [_brace_flaw(text, one.start()) for one in tokens if one.lastgroup == "brace"]
    return tuple(sorted((*bad_targets, *bad_braces), key=lambda one: one.start))


def placeholders(text: str) -> tuple[Placeholder, ...]:
    """Every placeholder of a text in order, those in link targets included."""
    return tuple(_placeholder(one) for one in _TOKEN.finditer(text) if one.lastgroup == "placeholder")


def targets(text: str) -> tuple[str | Placeholder, ...]:
    """The target of each link of a text in order."""
    return tuple(one.target for one in _walk(parse(text, marks=True)) if isinstance(one, Link))


def mark_signature(text: str) -> tuple[str, ...]:
    """The marks of a text as a sorted multiset: "strong", "emphasis" and "link", each as often as it stands."""
    names = {Strong: "strong", Emphasis: "emphasis", Link: "link"}
    return tuple(sorted(names[type(one)] for one in _walk(parse(text, marks=True)) if type(one) in names))


def address_fault(address: str) -> str:
    """Why an address cannot be a link's target, as the end of a sentence that begins with it; "" if it can."""
    scheme, colon, rest = address.partition(":")
    shape = _ADDRESSES.get(scheme.lower())
    if not colon or not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*", scheme):
        return "is no whole address"
    if shape is None:
        return f"leads to `{scheme}:`, which is not allowed"
    return "" if shape.fullmatch(rest) else f"is no complete `{scheme}:` address"


ADDRESS_HINT = "write an address that begins with https:, mailto: or tel:"

_ADDRESSES = {
    "https": re.compile(r"//[^\s/?#{}<>\"\\@]+(?:[/?#][^\s{}<>\"\\]*)?"),
    "mailto": re.compile(r"[^\s@{}<>\"\\]+@[^\s@{}<>\"\\]+"),
    "tel": re.compile(r"\+?[0-9][0-9().;=a-z-]*"),
}


# --- tokens ---------------------------------------------------------------------------------------

_TOKEN = re.compile(
    r"(?P<escape>\\[*\[])"
    r"|(?P<double>\{\{|\}\})"
    r"|(?P<placeholder>\{(?P<name>[a-z][a-z0-9_]*)(?:\.(?P<part>[a-z][a-z0-9_]*))?\})"
    r"|(?P<brace>\{(?=[^\W\d_]))"
    r"|(?P<stars>\*+)"
    r"|(?P<open>\[)"
    r"|(?P<close>\])"
)
_MARKS = {"escape", "stars", "open", "close"}
_TARGET = re.compile(r"\(([^\s()]*+(?>(?:\([^\s()]*+\)[^\s()]*+)*))\)")


def _tokens(text: str, *, marks: bool) -> list[re.Match[str]]:
    return [one for one in _TOKEN.finditer(text) if marks or one.lastgroup not in _MARKS]


def _placeholder(match: re.Match[str]) -> Placeholder:
    return Placeholder(match["name"], match["part"] or "", match.start(), match.end())


def _links(text: str, tokens: list[re.Match[str]]) -> dict[int, re.Match[str]]:
    """The link's target for each opening bracket (by its offset) that begins one; links hold no links."""
    links: dict[int, re.Match[str]] = {}
    opened: list[int] = []
    behind = 0
    for token in tokens:
        if token.start() < behind:
            continue
        if token.lastgroup == "open":
            opened.append(token.start())
        elif token.lastgroup == "close" and opened:
            start = opened.pop()
            has_words = token.start() > start + 1
            if has_words and (target := _TARGET.match(text, token.end())):
                links[start], behind = target, target.end()
                opened.clear()
    return links


# --- nodes ----------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Frame:
    """An open mark: its name, how it was typed, what stands in it so far, and for a link its target."""

    kind: Literal["root", "strong", "emphasis", "link"]
    typed: str = ""
    children: list[str | Inline] = field(default_factory=list)
    target: re.Match[str] | None = None

    def finished(self) -> tuple[Inline, ...]:
        """The children, neighbouring words made one Text."""
        nodes: list[Inline] = []
        for is_words, run in groupby(self.children, lambda one: isinstance(one, str)):
            several = list(run)
            nodes.extend([Text("".join(cast("list[str]", several)))] if is_words else cast("list[Inline]", several))
        return tuple(nodes)


class _Parser:
    """Keeps a stack of open marks; no mark stands in its like, save inside a link, so it stays shallow."""

    def __init__(self, text: str, tokens: list[re.Match[str]]) -> None:
        self._text = text
        self._tokens = tokens
        self._links = _links(text, tokens)
        self._stack = [_Frame("root")]
        self._at = 0

    def nodes(self) -> tuple[Inline, ...]:
        for token in self._tokens:
            if token.start() >= self._at:
                self._add(self._text[self._at : token.start()])
                self._at = token.end()
                self._take(token)
        self._add(self._text[self._at :])
        self._dissolve(1)
        return self._stack[0].finished()

    def _add(self, *children: str | Inline) -> None:
        self._stack[-1].children.extend(one for one in children if one)

    def _take(self, token: re.Match[str]) -> None:
        match token.lastgroup:
            case "escape":
                self._add(token[0][1:])
            case "double":
                self._add(token[0][0])
            case "placeholder":
                self._add(_placeholder(token))
            case "stars":
                self._stars(token)
            case "open" if (target := self._links.get(token.start())) and not _target_flaw(target):
                self._stack.append(_Frame("link", "[", target=target))
            case "close" if self._closes_link(token):
                self._close_link()
            case _:
                self._add(token[0])

    def _closes_link(self, token: re.Match[str]) -> bool:
        """Whether the innermost open link ends with this bracket."""
        frame = next((one for one in reversed(self._stack) if one.kind == "link"), None)
        return frame is not None and frame.target is not None and frame.target.start() == token.end()

    def _close_link(self) -> None:
        place = max(index for index, one in enumerate(self._stack) if one.kind == "link")
        self._dissolve(place + 1)
        frame = self._stack.pop()
        if frame.target is not None:
            self._at = frame.target.end()
            self._add(Link(frame.finished(), _target(frame.target)))

    def _stars(self, token: re.Match[str]) -> None:
        before, behind = (
            self._text[max(0, token.start() - 1) : token.start()],
            self._text[token.end() : token.end() + 1],
        )
        count = token.end() - token.start()
        if count <= len("***"):
            while before.strip() and (closed := self._close_stars(count)):
                count -= closed
            if behind.strip() and self._open_stars(count):
                return
        self._add("*" * count)

    def _close_stars(self, count: int) -> int:
        """Close the innermost mark that so many asterisks can close; answer how many it took."""
        for place in range(len(self._stack) - 1, 0, -1):
            frame = self._stack[place]
            if frame.kind == "link":
                return 0
            if len(frame.typed) == count or count == len("***"):
                return self._close(place)
        return 0

    def _close(self, place: int) -> int:
        """Close the mark at `place`. `***a** b*` opens both at once: the one that closes first is the inner one."""
        if place == len(self._stack) - 2 and not self._stack[place].children:
            outer, inner = self._stack[place:]
            outer.children, inner.children = inner.children, []
            self._stack[place:] = [inner, outer]
            place += 1
        self._dissolve(place + 1)
        frame = self._stack.pop()
        self._add((Strong if frame.kind == "strong" else Emphasis)(frame.finished()))
        return len(frame.typed)

    def _open_stars(self, count: int) -> bool:
        """Open what so many asterisks open, unless one of them is open already."""
        frames = [_Frame("strong", "**")] * (count >= len("**")) + [_Frame("emphasis", "*")] * (count % 2)
        if not frames or any(one.kind in self._open_kinds() for one in frames):
            return False
        self._stack.extend(frames)
        return True

    def _open_kinds(self) -> set[str]:
        """The kinds of marks that are open since the innermost link began."""
        open_ones = takewhile(lambda one: one.kind not in {"link", "root"}, reversed(self._stack))
        return {one.kind for one in open_ones}

    def _dissolve(self, place: int) -> None:
        """Turn the open marks from `place` upward back into the text they were typed as."""
        lost = self._stack[place:]
        del self._stack[place:]
        for frame in lost:
            self._add(frame.typed, *frame.children)


def _target(match: re.Match[str]) -> str | Placeholder:
    found = _TOKEN.fullmatch(match[1])
    if found and found.lastgroup == "placeholder":
        inner = _placeholder(found)
        return Placeholder(inner.name, inner.part, match.start(1), match.end(1))
    return match[1]


def _walk(nodes: tuple[Inline, ...]) -> Iterator[Inline]:
    for one in nodes:
        yield one
        if isinstance(one, Strong | Emphasis | Link):
            yield from _walk(one.children)


# --- flaws ----------------------------------------------------------------------------------------


def _target_flaw(match: re.Match[str]) -> Flaw | None:
    target = _target(match)
    if isinstance(target, Placeholder) or not (fault := address_fault(target)):
        return None
    message = f"`{target}` {fault}" if target else "a link leads nowhere"
    hint = f"{ADDRESS_HINT}, or a name from `links` in braces; `\\[` begins no link"
    return Flaw("bad-target", match.start(1), max(match.end(1), match.start(1) + 1), message, hint)


def _brace_flaw(text: str, start: int) -> Flaw:
    found = _BRACED.match(text, start)
    end = found.end() if found else start + 1
    hint = "a name has small letters a–z, digits and `_`; write `{{` for a brace that is meant as text"
    return Flaw("unknown-placeholder", start, end, f"`{text[start:end]}` is no placeholder", hint)


_BRACED = re.compile(r"\{[^\s{}]{0,40}\}?")
