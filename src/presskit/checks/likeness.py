"""Tell whether two spellings are likely to mean one name: transliterations, slips of the hand, Arabic orthography.

rapidfuzz has its second door here: names are likened letter by letter, whole texts in `translation`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

_MANY = 1 << 14
"""How many answers are kept: a release says the same words again and again."""

_VOWELLING = re.compile("[\u064b-\u065f\u0670\u0640]")
_HAMZA = str.maketrans("أإآٱؤئى", "اااا" + "ويي")
_ENDINGS = str.maketrans("ة", "ه")


def bare(word: str) -> str:
    """An Arabic word without vowel signs and kashidas."""
    return _VOWELLING.sub("", word)


@lru_cache(maxsize=_MANY)
def folded(word: str) -> str:
    """An Arabic word whatever is made of its hamzas, its ta marbuta and its last ya; other words as they are."""
    return bare(word).translate(_HAMZA).translate(_ENDINGS).replace("ء", "")


@lru_cache(maxsize=_MANY)
def without_clitics(word: str) -> frozenset[str]:
    """An Arabic word, and what it may be without the particles that are written before it: وللمنظمة → المنظمة."""
    found = {word}
    for one in ("و", "ف"):
        found |= {rest.removeprefix(one) for rest in found if rest.startswith(one)}
    for rest in tuple(found):
        if rest.startswith("لل"):
            found |= {"ال" + rest[2:], rest[2:]}
        elif rest[:1] in {"ب", "ل", "ك"}:
            found.add(rest[1:])
    return frozenset(found)


_PLAIN = 5
"""A name of fewer letters is near to too many others."""

_ALIKE = ("ckq", "ijy", "ou", "gj", "اأإآ")


@lru_cache(maxsize=_MANY)
def are_near(one: str, other: str) -> bool:
    """Whether one name is nearly the other, and no form of it: Hassani is no slip for Hassan."""
    one, other = one.casefold(), other.casefold()
    if one == other or min(len(one), len(other)) < _PLAIN or _is_form(one, other) or not _begin_alike(one, other):
        return False
    distance = OSA.distance(one, other)
    if distance == 1:
        return True
    return distance <= _allowance(one, other) and _skeleton_is_near(_skeleton(one), _skeleton(other))


def _allowance(one: str, other: str) -> int:
    longest = max(len(one), len(other))
    return 1 if longest < 8 else 2 if longest < 11 else 3  # noqa: PLR2004 - a longer name may differ in more


def _is_form(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(short) or long.endswith(short)


def _begin_alike(one: str, other: str) -> bool:
    first, second = unicodedata.normalize("NFD", one)[0], unicodedata.normalize("NFD", other)[0]
    return first == second or any(first in group and second in group for group in _ALIKE)


def _skeleton(word: str) -> str:
    """The consonants of a name, one for those that transliterations confuse, none doubled."""
    letters = "".join(one for one in unicodedata.normalize("NFD", word) if not unicodedata.combining(one))
    letters = re.sub("kh|q|ck", "k", letters.replace("kh", "h").replace("ph", "f"))
    return re.sub(r"(.)\1", r"\1", re.sub("[aeiouy'’-]", "", letters))


def _skeleton_is_near(one: str, other: str) -> bool:
    return one[-1:] == other[-1:] and OSA.distance(one, other) <= 1


def ratio(one: str, other: str) -> float:
    """How alike two phrases are, from 0 to 100."""
    return fuzz.ratio(one, other)


def is_misspelt_arabic(typed: str, known: str) -> bool:
    """Whether a word is a known one with a hamza or a ta marbuta less, or with a hamza where there is none.

    Words that merely look like it are let pass: «كتابه» is "his book", no slip for «كتابة».
    """
    if typed == known or folded(typed) != folded(known) or len(known) < _PLAIN - 1:
        return False
    if typed.endswith("ه") and known.endswith("ة") and not known.startswith("ال"):
        return False
    if known[-1] != typed[-1] and {known[-1], typed[-1]} <= {"ى", "ي"} and len(known) < _PLAIN:
        return False
    more = sum(map(typed.count, "أإآ")) > sum(map(known.count, "أإآ"))
    return known.startswith("ال") and len(known) > _PLAIN if more or _others_differ(typed, known) else True


def _others_differ(typed: str, known: str) -> bool:
    """Whether a hamza sits elsewhere (إ for أ), which may well make another word."""
    marks = [[one for one in word if one in "أإآؤئء"] for word in (typed, known)]
    return bool(marks[0]) and marks[0] != marks[1]


def is_one_apart(one: str, other: str) -> bool:
    """Whether one letter, or the order of two, is all that differs."""
    return OSA.distance(one.casefold(), other.casefold()) == 1
