"""Look for what a keyboard leaves in Arabic text: Latin punctuation, letters drawn out by kashida."""

from __future__ import annotations

import re
from collections.abc import Iterator

from presskit.checks import Family, reading
from presskit.checks.dossier import GAP, Dossier, Finding, Text
from presskit.language import tokens

_LETTER = "\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f"
_VOWELS = "\u064b-\u065f\u0670"

# Behind a figure a mark may be a part of it (1,200), and one between Latin words is theirs (12, rue des Livres).
_LATIN = re.compile(
    rf"""
    (?: (?P<word>[{_LETTER}{_VOWELS}]) | (?P<name>{GAP})
      | (?P<figure> (?<![A-Za-z0-9٠-٩.,/_-]) (?<![A-Za-z][ ]) [0-9٠-٩]+ (?:[.,/٫٬-][0-9٠-٩]+)* [%٪]? )
        (?=[»”")\]*]*[ \u00a0\u202f]?[,;?] (?!\s*[A-Za-z0-9]*[A-Za-z]) (?![0-9٠-٩]))
    )
    [»”")\]*]*[ \u00a0\u202f]?(?P<mark>[,;?])
    """,
    re.VERBOSE,
)
_BEHIND = {"word": "an Arabic word", "name": "a name in braces", "figure": "a figure"}
_ARABIC = {",": "،", ";": "؛", "?": "؟"}

_KASHIDA = re.compile(rf"(?P<kashida>ـ+[{_VOWELS}]*)(?P<after>[ \u00a0\u202f]?.?)")
_BEFORE = re.compile(rf"[{_LETTER}{_VOWELS}]*$")
_SIGHT = 12
"""How far back a kashida's word is read: letters that stand before another word are fewer."""

# Letters that stand before a word as they do before a letter: بـ15, للـ«…», الـCOVID.
_CLITICS = re.compile(rf"[وف]?[{_VOWELS}]*[بكل]?[{_VOWELS}]*(?:ال|ل)?[{_VOWELS}]*")
_YEAR_OF_THE_HIJRA = "ه"


def judge(dossier: Dossier) -> Iterator[Finding]:
    """What typing has left in the texts of languages written with Arabic letters."""
    for edition in dossier.editions:
        if reading.script(edition.language) == "ARABIC":
            for text in edition.texts:
                yield from _latin_marks(text)
                yield from _kashida(text)


def _latin_marks(text: Text) -> Iterator[Finding]:
    prose = text.prose
    if not re.search(f"[{_LETTER}{GAP}]", prose):
        return
    hidden = [*tokens.addresses(prose), *tokens.handles(prose)]
    found = (one for one in _LATIN.finditer(prose) if not _is_within(one.start("mark"), hidden))
    if first := next(found, None):
        mark = first["mark"]
        yield Finding(
            code="latin-punctuation",
            message=f"a Latin `{mark}` stands behind {_behind(first)}",
            hint=f"type `{_ARABIC[mark]}`",
            text=text,
            words=first.span("mark"),
        )


def _behind(found: re.Match[str]) -> str:
    return next(what for group, what in _BEHIND.items() if found[group])


def _is_within(place: int, stretches: list[tokens.Stretch]) -> bool:
    return any(start <= place < end for start, end in stretches)


def _kashida(text: Text) -> Iterator[Finding]:
    if first := next((one for one in _KASHIDA.finditer(text.prose) if not _is_right(one)), None):
        yield Finding(
            code="kashida",
            message="a kashida draws letters apart; it breaks searching and copying",
            hint="delete it: the word is the same without",
            text=text,
            words=first.span("kashida"),
        )


def _is_right(found: re.Match[str]) -> bool:
    """Whether a kashida joins a letter to what is no Arabic word, or writes the sign of the Hijri year (1445 هـ)."""
    start, after = found.start(), found["after"].strip()
    before = _BEFORE.search(found.string[max(0, start - _SIGHT) : start])
    if not before or len(found["kashida"]) > 1:
        return False
    if before[0] == _YEAR_OF_THE_HIJRA and not re.match(f"[{_LETTER}]", found["after"]):
        return True
    if re.match(f"[{_LETTER}]", after):
        return False
    is_followed = bool(after) and (after.isalnum() or after in GAP + "«“\"'‘([*{")
    return bool(before[0]) and _CLITICS.fullmatch(before[0]) is not None and is_followed


FAMILY = Family(
    "arabic",
    judge,
    {
        "latin-punctuation": "a Latin comma, semicolon or question mark in Arabic text",
        "kashida": "a letter drawn out by a kashida",
    },
)
