"""Find the stretches of a text that are no prose: addresses, phone numbers, handles, code. Judges nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import bidirectional, digit

Stretch = tuple[int, int]
"""Start and end, counted in characters."""

# What ends an address: white space, angle brackets, quotation marks, and Arabic punctuation, which no address holds.
_REST = r"[^\s<>\"«»“”،؛؟]"

_ADDRESS = re.compile(
    rf"""
    (?<![A-Za-z0-9]) (?:https?://|mailto:|tel:|www\.) {_REST}++
    | (?<![A-Za-z0-9._%+-]) [A-Za-z0-9._%+-]++ @ [A-Za-z0-9-]+ (?:\.[A-Za-z0-9-]+)+
    | (?<![A-Za-z0-9_.@-]) (?:[A-Za-z0-9-]+\.)+ [a-z]{{2,}}+ (?![A-Za-z0-9]) (?:/{_REST}*+)?
    """,
    re.VERBOSE,
)

_HANDLE = re.compile(r"(?<![A-Za-z0-9_@#/&])[@#][A-Za-z0-9_]++")

_SHORTEST_PHONE = 6
"""Digits; fewer behind a plus are a signed number."""

# Digits as Latin, Arabic and Persian write them; `\d` would be the Latin ones alone, here as in `\w`.
_D, _ZERO, _NO_ZERO = "[0-9٠-٩۰-۹]", "[0٠۰]", "[1-9١-٩۱-۹]"

# A hyphen before a number is a part of it, but not the one behind a Hebrew or Arabic letter (ב-05 37 …).
_FREE = r"(?:(?<![\w٠-٩۰-۹.,/+-])|(?<=[\u05d0-\u065f\u066e-\u06ef\u06fa-\u06ff]-))"

_PHONE = re.compile(
    rf"""
    (?: (?<![\w٠-٩۰-۹+]) \+ {_D}
      | {_FREE} (?<!{_D}[ \u00a0\u2009\u202f]) {_ZERO}{{2}}[ ]?{_NO_ZERO}(?!{_D}*/) ) {_D}{{0,3}}
      (?>(?: [ .\-/\u00a0\u202f]? (?: {_D}{{1,4}} | \({_D}{{1,4}}\) (?=[ .\-/\u00a0\u202f]?{_D}) ) ){{1,8}})
    | {_FREE} (?!{_ZERO}{{3}}) (?: {_ZERO}{_D}{{0,4}} | \({_ZERO}{_D}{{0,4}}\) )
      (?: (?>(?:[ ]{_D}{{2,4}}){{2,5}}) | (?>(?:[.\-]{_D}{{2,3}}){{3,5}}) ) (?!{_D})
    | {_FREE} {_D}{{1,4}} (?>(?:[ ]{_D}{{2}}){{3,6}}) (?!{_D})
    """,
    re.VERBOSE | re.ASCII,
)

_ARABIC_DIGIT = re.compile("[٠-٩]")
_BETWEEN_ARABIC_DIGITS = re.compile("(?<=[٠-٩])[^٠-٩]+(?=[٠-٩])")
_LRM = "\u200e"

# A word with a sign that no prose holds (`max_width`, `lang="fr"`, `C:\x`), from the sign's word to the next space.
_CODE = re.compile(r"(?<![\w./:-])(?>(?:[^\W_]|[./:-])*)[_\\=<>{}|~^`]\S*+")

_PAIRS = {")": "(", "]": "[", "}": "{"}
_ENDINGS = frozenset(".,;:!?…»”’،؛؟\"'") | _PAIRS.keys()


def addresses(text: str) -> Iterator[Stretch]:
    """Web and mail addresses, without the punctuation of the sentence around them."""
    found = (one.span() for one in _ADDRESS.finditer(text))
    # No address begins with a hyphen: it joins the word before (ב-press@books.example).
    return (_trimmed(text, end - len(text[start:end].lstrip("-")), end) for start, end in found)


def handles(text: str) -> Iterator[Stretch]:
    """Handles and hashtags in Latin letters."""
    return (found.span() for found in _HANDLE.finditer(text))


def phones(text: str) -> Iterator[Stretch]:
    """Phone numbers, as people type them."""
    return (found.span() for found in _PHONE.finditer(text) if sum(map(str.isdigit, found[0])) >= _SHORTEST_PHONE)


def dialled(phone: str) -> str:
    """The first number of a line as a telephone dials it, in Latin digits; "" where none is there.

    In +33 (0)4 … the bracketed nought is for callers at home; what follows letters or a stroke is another number.
    """
    latin = "".join(str(digit(one, one)) for one in phone).translate({ord(_LRM): None})
    number = re.match(r"[0-9+][0-9 ().\-\u00a0\u202f]*", latin.lstrip(" ("))
    typed = number[0] if number else ""
    return re.sub(r"[^0-9+]", "", typed.replace("(0)", "") if "+" in typed else typed)


def readable_phones(text: str) -> str:
    """A text whose phones in Arabic digits keep their order, as phones in Latin digits do by themselves.

    UAX 9 puts groups of such digits in reverse, unless a common separator parts them (W4): a no-break space is one.
    Other signs stand between two marks.
    """
    if not _ARABIC_DIGIT.search(text):
        return text
    parts, place = [], 0
    for start, end in phones(text):
        parts += [text[place:start], _BETWEEN_ARABIC_DIGITS.sub(_in_order, text[start:end])]
        place = end
    return "".join((*parts, text[place:]))


def _in_order(between: re.Match[str]) -> str:
    signs = between[0].replace(" ", "\u00a0")
    return signs if len(signs) == 1 and bidirectional(signs) == "CS" else f"{_LRM}{signs}{_LRM}"


def untouchables(text: str) -> Iterator[Stretch]:
    """Everything whose characters mean themselves, so that no typography may change them. Stretches may overlap."""
    yield from addresses(text)
    yield from handles(text)
    yield from phones(text)
    yield from (_trimmed(text, *found.span()) for found in _CODE.finditer(text))


def _trimmed(text: str, start: int, end: int) -> Stretch:
    """Give the sentence its punctuation back, but leave a closing mark with the opening one inside."""
    while end > start and text[end - 1] in _ENDINGS and not _closes_inside(text[start:end]):
        end -= 1
    return start, end


def _closes_inside(token: str) -> bool:
    last = token[-1]
    if last in "\"'":
        return token.count(last) % 2 == 0
    return last in _PAIRS and token.count(_PAIRS[last]) >= token.count(last)
