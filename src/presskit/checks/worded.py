"""Choose, of the numbers that a text says in words, those that are facts: twelve students, the third edition.

What may be no number at all, or none that every language would say, is left out: second, neuf, hundreds, one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType

from presskit.checks.numerals import Kind, Read, Spoken, numeral, spoken

_DOUBTFUL: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": frozenset({"second", "seconds"}),
        "fr": frozenset(
            [
                "neuf",
                "second",
                "seconde",
                "dizaine",
                "dizaines",
                "douzaine",
                "douzaines",
                "quinzaine",
                "vingtaine",
                "trentaine",
                "quarantaine",
                "cinquantaine",
                "soixantaine",
            ]
        ),
        "ar": frozenset({"الاثنين", "الإثنين", "الأحد", "ثنائي", "ثنائية", "ثلاثي", "ثلاثية", "رباعي"}),
    }
)
"""Words that are something else as well (new, Monday), or that other languages say otherwise (about ten)."""

_FRACTION = re.compile(
    r"[\s\-\u2010\u2011]+(?:hal(?:f|ves)|thirds?|quarters?|fourths|fifths?|sixths?|sevenths|eighths?|ninths|tenths?"
    r"|tiers|quarts?|cinquièmes?|sixièmes|septièmes|huitièmes|neuvièmes|dixièmes"
    r"|أثلاث|أرباع|أخماس|أسداس|أعشار|بالألف)\b"
)
_PLURAL = re.compile(r"(?:thirds|quarters|fifths|sixths|sevenths|eighths|ninths|tenths|\w+ièmes)")

_MONTH = re.compile(r"(?:كانون|تشرين|ربيع|جمادى)\s+$")
"""What makes an Arabic ordinal part of a month's name."""

_DAYS = re.compile(r"(?:huit|quinze)\s+jours\b", re.IGNORECASE)
"""A week and a fortnight."""

_SMALLEST = 2


def worded(text: str, language: str, read: Read) -> Iterator[Spoken]:
    """Every number from two on that is said in words without a doubt, or in words and figures together."""
    for one in spoken(text, language, read):
        if one.value >= _SMALLEST and _is_spoken(one, language) and not _is_doubtful(one, text, language):
            yield one


def _is_spoken(one: Spoken, language: str) -> bool:
    """Whether it is more than a figure and the word of a million; a bare word of a million says no number."""
    kinds = _kinds(one, language)
    counting = [kind for kind in kinds if kind not in {Kind.SCALE, Kind.HUNDRED}]
    figures = sum(token[0].isdigit() for token in one.tokens)
    if not figures:
        return bool(counting)
    return figures + len(counting) > 1 and not _is_side_by_side(one, language)


def _is_side_by_side(one: Spoken, language: str) -> bool:
    """Whether a figure and a word only stand beside each other: 1,200 first-aid kits, 756 millions un an plus tôt."""
    parts = [(token[0].isdigit(), *numeral(token, language)) for token in one.tokens]
    return (
        any(
            before[0] != after[0] and after[1] is not None and after[1].kind in {Kind.SMALL, Kind.TEEN} and not after[2]
            for before, after in pairwise(parts)
        )
        or one.tokens[-1] in _ARTICLES
    )


_ARTICLES = frozenset({"un", "une", "one"})


def _kinds(one: Spoken, language: str) -> list[Kind]:
    parts = (numeral(token, language)[0] for token in one.tokens if not token[0].isdigit())
    return [part.kind for part in parts if part]


def _is_doubtful(one: Spoken, text: str, language: str) -> bool:
    if any(token.lower() in _DOUBTFUL.get(language, ()) for token in one.tokens):
        return True
    if _FRACTION.match(text, one.end) or _PLURAL.fullmatch(one.tokens[-1].lower()):
        return True
    if Kind.HALF in (kinds := _kinds(one, language)) and not {Kind.SCALE, Kind.TWICE} & set(kinds):  # half past ten
        return True
    if language == "fr" and _DAYS.match(text, one.start):
        return True
    return language == "ar" and _MONTH.search(text[: one.start]) is not None
