"""Turn a seed into subjects of mails, in three languages and of every sort that a press office may write, or meet.

The same seed gives the same subjects, everywhere and for ever.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from types import MappingProxyType

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "en": "Library sends bus to villages; “reading”, press (office) and R&D: 50% of 2,500 books – talks",
        "fr": "L’ONG « répond » à 40\u202f000 élèves\u00a0: été, cœur, forêt, Œuvre, n° 12, œil, garçon, maïs",
        "ar": "المكتبة تُرسل حافلة إلى 40 قرية: «القراءة» والحوار، ICESCO و12.5% من الكتب؟ مسؤولية",
    }
)
"""Common words, with the signs that stand at them."""

ODD = (
    "\u2066ISO 9001:2015\u2069",
    "\u2067القدس\u2069",
    "\u200fICESCO",
    "لـ\u2066UNESCO\u2069",
    "می\u200cخواهم",
    "👩🏽\u200d🚒",
    "🇲🇦",
    "=?utf-8?q?=41?=",
    "=?",
    "?=",
    "=20",
    "_",
    "a_b",
    '"quoted"',
    "\\back\\slash",
    "<angle@example.org>",
    "(comment (nested",
    "a,b;c:d",
    "From:",
    ">",
    ".",
    "--",
    "%0D%0A",
    "&amp;",
    "𝒳",
    "中文标题",
    "\u00a0\u202f",
    "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüssel",
    "https://www.example.org/a/very/long/address?with=parameters&and=more&and=still-more#and-a-fragment",
)
"""What header code has stumbled over."""

COUNT = 1000
"""How many subjects a language has: 3,000 in all."""


def subjects(seed: int, count: int = COUNT) -> Iterator[tuple[str, str]]:
    """For each language, `count` subjects of 1 to about 230 characters, each with its language."""
    for language, words in WORDS.items():
        chance = Random(f"{seed} {language}")  # noqa: S311 - nothing is kept secret
        for _ in range(count):
            yield language, _subject(words.split(" "), chance)


def _subject(words: Sequence[str], chance: Random) -> str:
    """Single-spaced words, some of them odd."""
    odd = chance.choice((0.0, 0.0, 0.1, 0.5))
    length = chance.choice((1, 10, 40, 76, 90, 150, 230))
    text = ""
    while len(text.strip()) < length:
        text += f" {chance.choice(ODD if chance.random() < odd else words)}"
    return text.strip()
