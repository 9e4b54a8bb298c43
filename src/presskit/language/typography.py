"""Set a translated text with the spaces, quotation marks and punctuation that its language prints.

Only marks and spaces named here change, and never inside addresses or code; a no-break space that was typed stays.
Setting a text twice changes nothing more. Capitals are here too, because they depend on the language likewise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate
from types import MappingProxyType

from presskit.language.profile import Language
from presskit.language.tokens import untouchables

_NO_BREAK = "\u00a0"
_THIN = "\u202f"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text between its neighbours, which are read but never changed."""

    before: str
    text: str
    after: str

    @property
    def whole(self) -> str:
        return self.before + self.text + self.after

    def untouchable(self) -> bytearray:
        """One byte a character of `whole`: 1 where it is no prose."""
        whole = self.whole
        mask = bytearray(len(whole))
        for start, end in untouchables(whole):
            mask[start:end] = b"\x01" * (end - start)
        return mask

    def protected(self) -> bytearray:
        """One byte a character of `whole`: 1 where nothing may change, the neighbours included."""
        mask = self.untouchable()
        first, last = len(self.before), len(self.before) + len(self.text)
        mask[:first] = b"\x01" * first
        mask[last:] = b"\x01" * len(self.after)
        return mask


_Rule = tuple[re.Pattern[str], str]
"""What to find, and a template of what stands there instead."""

_Setter = Callable[[_Piece], _Piece]


def typeset(text: str, language: Language, *, before: str = "", after: str = "") -> str:
    """One piece of a paragraph in its language's typography.

    `before` and `after` are what stands beside it in the paragraph (a formatted value, the next piece); they decide
    whether a mark opens or closes, and are no part of the answer.
    """
    piece = _Piece(before, text, after)
    for setter in _SETTERS.get(language.typography, ()):
        piece = setter(piece)
    return piece.text


def capitals(text: str, language: Language) -> str:
    """The text in capitals, accents kept (RABAT, ÉVRY, İZMİR); unchanged in a language whose script has none."""
    own_name = str(language.locale.get_display_name(language.locale))
    if own_name.upper() == own_name.lower():
        return text
    return _dotted(text, language).upper()


def opening_capital(text: str, language: Language) -> str:
    """The text with its first letter a capital, behind any marks that open it.

    Unchanged where it opens with a digit, an address, or a name that plays with capitals (iPhone).
    """
    found = re.search(r"[^\W_]", text)
    if not found or not found[0].islower():
        return text
    place = found.start()
    first_word = re.match(r"[^\W\d_]+", text[place:])
    if (first_word and first_word[0] != first_word[0].lower()) or _is_protected(text, place):
        return text
    return text[:place] + _dotted(text[place], language).title() + text[place + 1 :]


def _dotted(text: str, language: Language) -> str:
    """Turkish and Azerbaijani keep the dot of i on its capital."""
    return text.replace("i", "İ") if language.locale.language in {"tr", "az"} else text


def _is_protected(text: str, place: int) -> bool:
    return any(start <= place < end for start, end in untouchables(text))


# --- rules ----------------------------------------------------------------------------------------


def _rules(*rules: tuple[str, str]) -> _Setter:
    """A setter that applies each rule everywhere, one rule after the other."""
    compiled: tuple[_Rule, ...] = tuple((re.compile(pattern), template) for pattern, template in rules)

    def setter(piece: _Piece) -> _Piece:
        for rule in compiled:
            piece = _applied(rule, piece)
        return piece

    return setter


def _applied(rule: _Rule, piece: _Piece) -> _Piece:
    """The piece with the rule's template in place of each match that lies wholly in free text."""
    pattern, template = rule
    mask = piece.protected()

    def changed(found: re.Match[str]) -> str:
        free = not any(mask[found.start() : found.end()])
        return found.expand(template) if free else found[0]

    whole = pattern.sub(changed, piece.whole)
    return replace(piece, text=whole[len(piece.before) : len(whole) - len(piece.after)])


# --- quotation marks ------------------------------------------------------------------------------

_OPENERS = frozenset("«“„‘([{—–-/'’")
_CLOSERS = frozenset(".,;:!?…)]}»”’\"'،؛؟")
_CLOSING: Mapping[str, str] = MappingProxyType({"«": "»", "“": "”", "‘": "’"})
_OPENING: Mapping[str, str] = MappingProxyType({"»": "«", "”": "“"})  # ’ is an apostrophe too often
# Arabic writes these letters on to the word that follows, quotation mark or not: و"الميثاق".
_PROCLITICS = re.compile(r"(?<![^\W\d_])[وفبكل]{1,2}(?:ال)?$")


def _double_quotes(outer: str, inner: str) -> _Setter:
    """A setter that turns straight double quotes into the language's own: `inner` ones inside `outer` ones."""

    def setter(piece: _Piece) -> _Piece:
        whole, mask, start = piece.whole, piece.untouchable(), len(piece.before)
        opened: list[str] = []
        done = ""
        for place, mark in enumerate(whole[: start + len(piece.text)]):
            if mark == '"' and not mask[place]:
                turn = _turn(done, whole[place + 1 :][:1], len(opened), place not in {0, start})
                done += _turned(turn, opened, outer, inner)
            else:
                _follow(mark, opened)
                done += mark
        return replace(piece, text=done[start:])

    return setter


def _turned(turn: int, opened: list[str], outer: str, inner: str) -> str:
    """The mark in place of a straight one; `opened` holds the opening marks whose quotations are not closed yet."""
    if turn > 0:
        opened.append(inner if opened and opened[-1] == outer else outer)
        return opened[-1]
    if turn < 0:
        return _CLOSING[opened.pop() if opened else outer]
    return '"'


def _follow(mark: str, opened: list[str]) -> None:
    """Note a quotation mark that was typed as it is; one that closes a quotation closes all that opened inside."""
    if mark in _OPENING.values():
        opened.append(mark)
    elif mark in _OPENING and _OPENING[mark] in opened:
        while opened.pop() != _OPENING[mark]:
            pass


def _turn(done: str, following: str, depth: int, inside: bool) -> int:  # noqa: FBT001 - four facts about one mark
    """Whether a straight quote opens (1), closes (-1), or is no quotation mark (0: inches)."""
    previous = done[-1:]
    if inside and not depth and previous.isdigit():
        return 0
    opens = bool(following) and not following.isspace() and following not in _CLOSERS
    closes = bool(previous) and not previous.isspace() and previous not in _OPENERS
    if opens != closes:
        return 1 if opens else -1
    if opens and not depth:
        return 1 if inside or _PROCLITICS.search(done[-6:]) else -1
    return -1 if depth else 1


# --- French ---------------------------------------------------------------------------------------

# A mark that ends a word, and not one inside it (12:30): space, the end, or a closing mark comes next.
_ENDS = r"(?=[;:!?]*(?:[\s.,…»”\"')\]]|\Z))"
_UNITS = (
    "(?:[€$£¥°]|°C|[kcm]?m[²³]?|[km]?g|t|ha|[cm]?l|h|min|s|[kMGT]?Wh?|[kMGT]o"
    "|millions?|milliards?|euros?|dollars?|dirhams?)"
)

_french_apostrophes = _rules((r"(?<=[^\W\d_])'(?=[\w«“\"])", "’"))

_french_spaces = _rules(
    (rf"(?<=[^\s(\[«“]) +(?=[;!?]{_ENDS})", _THIN),
    (rf"(?<=[^\s(\[«“;:!?¡¿])([;!?]){_ENDS}", rf"{_THIN}\1"),
    (rf"(?<=[^\s(\[«“]) +(?=:{_ENDS})", _NO_BREAK),
    (rf"(?<=[^\s(\[«“;:!?]):{_ENDS}", f"{_NO_BREAK}:"),
    (r"(?<=«) +(?=\S)", _NO_BREAK),
    (r"(?<=\S) +(?=»)", _NO_BREAK),
    (r"«(?=\S)", f"«{_NO_BREAK}"),
    (r"(?<=\S)»", f"{_NO_BREAK}»"),
    (r"(?<=\d) +(?=[%‰])", _NO_BREAK),
    (r"(?<=\d)([%‰])", rf"{_NO_BREAK}\1"),
    (r"(?<=\bM\.) +(?=\w)", _NO_BREAK),
    (r"(?<=\bDr) +(?=\w)", _NO_BREAK),
    (rf"(?<=\d) +(?={_UNITS}(?!\w))", _NO_BREAK),
    (r"(?<=\d[ \u00a0\u202f]h) +(?=\d\d(?!\d))", _NO_BREAK),
)

_GROUPED = re.compile(r"(?<![\d+.,/(-])(?<!\d[ \u00a0\u202f])[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?![ /-]\d)")


def _french_groups(piece: _Piece) -> _Piece:
    """Spaces between groups of digits become thin; a phone number is none, it is protected."""
    mask = piece.protected()

    def thinned(found: re.Match[str]) -> str:
        return found[0] if any(mask[found.start() : found.end()]) else found[0].replace(" ", _THIN)

    whole = _GROUPED.sub(thinned, piece.whole)
    return replace(piece, text=whole[len(piece.before) : len(whole) - len(piece.after)])


# --- English --------------------------------------------------------------------------------------

_english_apostrophes = _rules(
    (r"(?<=[^\W\d_])'(?=[^\W\d_])", "’"),
    (r"(?<=\d)'(?=s\b)", "’"),
    (r"(?<!\w)'(?=\d\ds?\b)", "’"),
    (r"(?<!\w)'(?=(?i:tis|twas|em|til|cause|n)\b)", "’"),
)

_english_single_quotes = _rules(
    (r"(?<![^\s(\[{“‘—–/\"-])'(?=[^\s.,;:!?…)\]}”’\"'])", "‘"),
    (r"(?<=[^\s\d(\[{“‘’—–/'\"-])'(?!\w)", "’"),
    # Behind a digit the mark closes only what is open; else it means feet or minutes.
    (r"(‘(?:[^‘’']|(?<=\w)’(?=\w))*\d)'(?!\w)", r"\1’"),
)

# --- Arabic ---------------------------------------------------------------------------------------

_ARABIC_MARKS: Mapping[str, str] = MappingProxyType({",": "،", ";": "؛", "?": "؟"})


def _arabic_punctuation(piece: _Piece) -> _Piece:
    """Arabic comma, semicolon and question mark, except in a number and between words of another script."""
    whole, mask = piece.whole, piece.protected()
    if not _speaks_arabic(piece):
        return piece
    left = list(accumulate(whole, _nearer, initial=""))
    right = list(accumulate(reversed(whole), _nearer, initial=""))[::-1]
    start = len(piece.before)
    marks = (
        _ARABIC_MARKS.get(mark, mark)
        if not mask[place] and _is_arabic_mark(whole, place, left[place], right[place + 1])
        else mark
        for place, mark in enumerate(piece.text, start)
    )
    return replace(piece, text="".join(marks))


def _nearer(last: str, character: str) -> str:
    return character if character.isalpha() else last


def _speaks_arabic(piece: _Piece) -> bool:
    """Whether a mark in the piece can be Arabic: its letters are, or it has none of its own."""
    return any(map(_is_arabic, piece.whole)) or not any(map(str.isalpha, piece.text))


def _is_arabic(letter: str) -> bool:
    return "\u0600" <= letter <= "\u08ff" or "\ufb50" <= letter <= "\ufefc"


def _is_arabic_mark(whole: str, place: int, left: str, right: str) -> bool:
    """Whether the mark at `place` belongs to the Arabic sentence, by the letters next to it on either side."""
    previous, following = whole[place - 1 : place] if place else "", whole[place + 1 : place + 2]
    if previous.isdigit() and following.isdigit():
        return False
    is_foreign = bool(left) and not _is_arabic(left)
    return not (is_foreign and ((right and not _is_arabic(right)) or following in _CLOSERS))


_SHORT = 3
"""Digits: two numbers of so many at most make a range whatever their lengths (5-10), as a year and a number do not."""

# Two numbers with a hyphen between, none of them part of a word, a date, a code or a Latin phrase.
_HYPHENED = re.compile(
    r"""
    (?<![A-Za-z0-9_@#/+\-–−]) (?<![A-Za-z0-9][.,:]) (?<![A-Za-z][ \u00a0]) (?<![A-Za-z]\.[ \u00a0])
    (?P<first>[0-9]++(?>(?:[.,:/][0-9]++)*)) - (?P<last>[0-9]++(?>(?:[.,:/][0-9]++)*))
    (?![A-Za-z0-9_@+\-–−]|[/:]\w)
    """,
    re.VERBOSE,
)


def _arabic_ranges(piece: _Piece) -> _Piece:
    """An en dash for the hyphen of a range (10:30-12:00), so that a reader meets the first value first everywhere.

    UAX 9 (W4) takes a hyphen between Latin digits for a part of one number, which reads from left to right, but not
    behind an Arabic letter; a dash never. A phone number, a date (2022-09-15), a reference and a code keep theirs.
    """
    mask = piece.protected()

    def dashed(found: re.Match[str]) -> str:
        is_free = not mask[found.end("first")]
        return "–".join(found.groups()) if is_free and _is_range(*found.groups()) else found[0]

    whole = _HYPHENED.sub(dashed, piece.whole)
    return replace(piece, text=whole[len(piece.before) : len(whole) - len(piece.after)])


def _is_range(first: str, last: str) -> bool:
    """Whether two numbers have one shape: the same signs inside, or whole and rising, of one length or both short."""
    if not (first + last).isdigit():
        return re.findall(r"[^0-9]", first) == re.findall(r"[^0-9]", last)
    return (len(first) == len(last) or len(last) <= _SHORT) and _rises(first, last)


def _rises(first: str, last: str) -> bool:
    return f"{int(first)}" == first and f"{int(last)}" == last and int(first) < int(last)


_SETTERS: Mapping[str, tuple[_Setter, ...]] = MappingProxyType(
    {
        "fr": (_french_apostrophes, _double_quotes("«", "“"), _french_spaces, _french_groups),
        "en": (_english_apostrophes, _double_quotes("“", "‘"), _english_single_quotes),
        "ar": (_double_quotes("«", "“"), _arabic_punctuation, _arabic_ranges),
    }
)
