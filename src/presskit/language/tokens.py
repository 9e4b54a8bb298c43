"""Find the stretches of a text that are no prose: addresses, phone numbers, handles, code. Judges nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

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

# A hyphen before a number is a part of it, but not the one behind a Hebrew or Arabic letter (ב-05 37 …).
_FREE = r"(?:(?<![\w.,/+-])|(?<=[\u05d0-\u06ff]-))"

_PHONE = re.compile(
    rf"""
    (?: (?<![\w+]) \+ \d | {_FREE} (?<!\d[ ]) 00[ ]?[1-9](?!\d*/) ) \d{{0,3}}
      (?>(?: [ .\-/\u00a0\u202f]? (?: \d{{1,4}} | \(\d{{1,4}}\) (?=[ .\-/\u00a0\u202f]?\d) ) ){{1,8}})
    | {_FREE} (?!000) (?: 0\d{{0,4}} | \(0\d{{0,4}}\) )
      (?: (?>(?:[ ]\d{{2,4}}){{2,5}}) | (?>(?:[.\-]\d{{2,3}}){{3,5}}) ) (?!\d)
    | {_FREE} \d{{1,4}} (?>(?:[ ]\d{{2}}){{3,6}}) (?!\d)
    """,
    re.VERBOSE | re.ASCII,
)

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
