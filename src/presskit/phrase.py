"""Turn a text of Release[str] into a Phrase: placeholders said, typography set, directions decided.

The steps: inline marks and values become Pieces in reading order; letters that languages fuse are fused; each
piece is typeset in the sight of its neighbours; the whole text is parted into isolates; marks and isolates nest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial, reduce

from presskit.authoring import inline
from presskit.document import Emphasis, Inline, Isolate, Linked, Phrase, Strong, Untranslated
from presskit.language import bidi, joining, tokens, typography, values
from presskit.language.profile import Label, Language
from presskit.model import City, Organization, Person, Release, SourceText, words_of

_SLOT = re.compile(r"\{([a-z]+[0-9]*)\}")
_SIGHT = 2000
"""How many characters of its neighbours typography may look at: an open quotation mark may be far."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One language's way of saying a release. `source` says what a draft leaves untranslated."""

    language: Language
    label: Label
    release: Release[str]
    source: Voice | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Style:
    """What lies around a stretch of text. Compared by identity: two neighbouring **strong** passages are two."""

    wrap: Callable[[Phrase], Inline]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of text under way. `is_fixed`: typography leaves it alone. `may_open`: a capital where it opens."""

    text: str
    styles: tuple[_Style, ...] = ()
    is_fixed: bool = False
    may_open: bool = False
    is_value: bool = False


_Pieces = tuple[_Piece, ...]


@dataclass(frozen=True, slots=True)
class _Range:
    """Where a style or an isolate begins and ends (exclusive) in the whole text."""

    start: int
    end: int
    wrap: Callable[[Phrase], Inline]


# --- what compose calls ------------------------------------------------------------------------------------


def say(text: str, voice: Voice, *, marks: bool = True, around: str = "") -> Phrase:
    """Say a text of the release, with its placeholders and, where they may stand, its marks.

    `around` is the msgid of a label with `{text}` in it (quotation marks). A SourceText is said wholly, label
    and values too, in the source's voice.
    """
    if isinstance(text, SourceText) and voice.source:
        own = replace(voice.source, source=None)
        mark = _Piece(_mark(text), is_fixed=True)
        said = _assemble((mark, *_around(text, own, marks=marks, around=around)), own)
        return (Untranslated(said, own.language.direction, own.language.bcp47),)
    return _assemble(_around(text, voice, marks=marks, around=around), voice)


def fill(template: str, voice: Voice, **slots: str) -> Phrase:
    """Say a label with words in its slots."""
    return _assemble(_filled(template, {name: _word(word, voice) for name, word in slots.items()}), voice)


def joined(words: Iterable[str], voice: Voice, pattern: str = "") -> Phrase:
    """Say names and what is said of them in one line: "Karima Amrani, head of the library service, CBA".

    `pattern` joins each `{name}` and `{detail}`; by default it is the language's own.
    """
    return _assemble(_joined((_word(word, voice) for word in words), voice, pattern), voice)


def plain_text(text: str, voice: Voice) -> str:
    """Say a text where no marks can be drawn (alt texts): its runs in balanced isolates."""
    return bidi.isolated(say(text, voice, marks=False))


def verbatim(words: str, voice: Voice, *, href: str = "") -> Phrase:
    """Print a reference, an address or a phone as it is typed, as one run; with `href` it leads there.

    Its first letter decides its direction; without one it reads from the left, as numbers do.
    """
    direction = bidi.first_strong(words) or "ltr"
    shown = tokens.readable_phones(words)
    phrase: Phrase = (shown,) if direction == voice.language.direction else (Isolate((shown,), direction),)
    return (Linked(phrase, href),) if href else phrase


# --- from text to pieces ------------------------------------------------------------------------------------


_LINE_ENDS = str.maketrans({"\u2028": " ", "\u2029": " ", "\u0085": " "})


def _around(text: str, voice: Voice, *, marks: bool, around: str) -> _Pieces:
    inner = tuple(_pieces(inline.parse(text.translate(_LINE_ENDS), marks=marks), (), voice))
    return _filled(voice.label(around), {"text": inner}) if around else inner


def _filled(template: str, slots: dict[str, _Pieces]) -> _Pieces:
    literals = _SLOT.split(template)
    pieces: list[_Piece] = []
    for index, literal in enumerate(literals):
        pieces += slots[literal] if index % 2 else (_Piece(literal, is_fixed=True),)
    return tuple(piece for piece in pieces if piece.text)


def _pieces(nodes: Iterable[inline.Inline], styles: tuple[_Style, ...], voice: Voice) -> Iterator[_Piece]:
    for node in nodes:
        match node:
            case inline.Text():
                yield _Piece(node.text, styles)
            case inline.Placeholder():
                yield from (replace(one, styles=styles + one.styles) for one in _value(node, voice))
            case inline.Strong():
                yield from _pieces(node.children, (*styles, _Style(Strong)), voice)
            case inline.Emphasis():
                yield from _pieces(node.children, (*styles, _Style(Emphasis)), voice)
            case inline.Link():
                style = _Style(partial(Linked, href=_address(node.target, voice)))
                yield from _pieces(node.children, (*styles, style), voice)


def _address(target: str | inline.Placeholder, voice: Voice) -> str:
    if isinstance(target, str):
        return target
    return voice.release.links[target.name].address(voice.language.tag, voice.release.language)


def _value(placeholder: inline.Placeholder, voice: Voice) -> _Pieces:
    name, release = placeholder.name, voice.release
    if name in release.facts:
        said = values.say(release.facts[name], placeholder.part, voice.language, voice.label)
        return (_Piece(said, is_fixed=True, may_open=True, is_value=True),)
    if name in release.links:
        return (_Piece(_address(placeholder, voice), is_fixed=True, is_value=True),)
    words = words_of(_entity(name, release), placeholder.part)
    pieces = _joined((_word(word, voice) for word in words), voice)
    return tuple(replace(piece, may_open=placeholder.part == "role", is_value=True) for piece in pieces)


def _entity(name: str, release: Release[str]) -> Organization[str] | Person[str] | City[str]:
    house = release.house
    tables = (house.organizations, house.people, house.places)
    return next(table[name] for table in tables if name in table)


def _word(word: str, voice: Voice) -> _Pieces:
    """A name of the house, in which other names may stand; one that a draft leaves untranslated says so."""
    if isinstance(word, SourceText) and voice.source:
        own = voice.source.language
        style = _Style(partial(Untranslated, direction=own.direction, language=own.bcp47))
        return (_Piece(_mark(word) + word, (style,), is_fixed=True),)
    return tuple(_pieces(inline.parse(word, marks=False), (), voice))


def _joined(words: Iterable[_Pieces], voice: Voice, pattern: str = "") -> _Pieces:
    pattern = pattern or voice.label("{name}, {detail}")
    return reduce(lambda name, detail: _filled(pattern, {"name": name, "detail": detail}), words)


def _mark(text: SourceText) -> str:
    return f"[{text.language.upper()}] "


# --- from pieces to a phrase ----------------------------------------------------------------------------------


def _assemble(pieces: _Pieces, voice: Voice) -> Phrase:
    typeset = _typeset(_opened(_fused(pieces, voice.language), voice.language), voice.language)
    text = "".join(piece.text for piece in typeset)
    isolates = (
        _Range(run.start, run.end, partial(Isolate, direction=run.direction, language=run.language))
        for run in bidi.isolates(text, voice.language.direction)
    )
    styles = (_whole_words(one, text) for one in _style_ranges(typeset))
    ranges = sorted((*styles, *isolates), key=lambda one: (one.start, -one.end))
    return _nest(text, 0, len(text), ranges)


def _fused(pieces: _Pieces, language: Language) -> _Pieces:
    """Fuse what a language writes together at the seam of a text and a value (LANGUAGE.md, "Names")."""
    fused = list(pieces)
    for index in range(1, len(fused)):
        before, value = fused[index - 1], fused[index]
        if value.is_value and not before.is_value:
            left, right = joining.join(before.text, value.text, language)
            fused[index - 1], fused[index] = replace(before, text=left), replace(value, text=right)
    return tuple(fused)


def _opened(pieces: _Pieces, language: Language) -> _Pieces:
    """Give a role or a date that opens the text its capital."""
    if not pieces or not pieces[0].may_open:
        return pieces
    first = replace(pieces[0], text=typography.opening_capital(pieces[0].text, language))
    return (first, *pieces[1:])


def _typeset(pieces: _Pieces, language: Language) -> _Pieces:
    texts = [piece.text for piece in pieces]
    done: list[_Piece] = []
    for index, piece in enumerate(pieces):
        before = "".join(texts[:index])[-_SIGHT:]
        after = "".join(texts[index + 1 :])[:_SIGHT]
        text = piece.text if piece.is_fixed else typography.typeset(piece.text, language, before=before, after=after)
        done.append(replace(piece, text=text))
    return tuple(done)


def _style_ranges(pieces: _Pieces) -> Iterator[_Range]:
    """One range a style, the outer before the inner."""
    extents: dict[_Style, tuple[int, int]] = {}
    position = 0
    for piece in pieces:
        end = position + len(piece.text)
        for style in piece.styles:
            extents[style] = (extents.get(style, (position, 0))[0], end)
        position = end
    return (_Range(start, end, style.wrap) for style, (start, end) in extents.items() if start < end)


_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff]")
_VOWELS = re.compile("[\u064b-\u065f\u0670]")
_ARABIC_END = re.compile("[\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff]+$")
_ARABIC_START = re.compile("^[\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff]+")
_APART = frozenset("اأإآٱدذرزژوؤةىء")
"""Arabic letters that do not join the one behind them: a mark between them and it breaks nothing."""


def _whole_words(style: _Range, text: str) -> _Range:
    """Let a style that would begin or end between two joined Arabic letters cover the whole word."""
    start, end = style.start, style.end
    if _is_joint(text, start):
        start -= len(text[:start]) - len(_ARABIC_END.sub("", text[:start]))
    if _is_joint(text, end):
        end += len(text[end:]) - len(_ARABIC_START.sub("", text[end:]))
    return replace(style, start=start, end=end)


def _is_joint(text: str, place: int) -> bool:
    """Whether two Arabic letters join at a place; vowel signs between them do not part them."""
    before, after = _VOWELS.sub("", text[:place])[-1:], _VOWELS.sub("", text[place:])[:1]
    return bool(_ARABIC.fullmatch(before) and _ARABIC.fullmatch(after)) and before not in _APART


def _nest(text: str, start: int, end: int, ranges: list[_Range]) -> Phrase:
    """Nest ranges, sorted by start and longest first, around the text; one that crosses another is cut in two."""
    phrase: list[Inline] = []
    while ranges:
        first, rest = ranges[0], ranges[1:]
        phrase += filter(None, [tokens.readable_phones(text[start : first.start])])
        inner = [replace(one, end=min(one.end, first.end)) for one in rest if one.start < first.end]
        cut = [replace(one, start=first.end) for one in rest if one.start < first.end < one.end]
        phrase.append(first.wrap(_nest(text, first.start, first.end, inner)))
        start = first.end
        ranges = sorted((*cut, *(one for one in rest if one.start >= first.end)), key=lambda one: (one.start, -one.end))
    phrase += filter(None, [tokens.readable_phones(text[start:end])])
    return tuple(phrase)
