"""Look for what a house style settles: ordinals, currencies, capitals in headlines, the words of links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from presskit.authoring import inline
from presskit.checks import Family, amounts, reading
from presskit.checks.dossier import Dossier, Edition, Finding, Text
from presskit.checks.voice import Voice


def judge(dossier: Dossier) -> Iterator[Finding]:
    """What is not as a careful house writes it."""
    for edition, text, prose in reading.texts(dossier):
        rule = _ORDINAL_RULES.get(edition.language.locale.language)
        yield from rule(text, prose) if rule else ()
        yield from _capitals(text, prose)
        yield from _links(text)
    for edition in dossier.editions:
        yield from _currencies(edition, Voice(dossier.release, edition))


# --- ordinals -------------------------------------------------------------------------------------

_FRENCH = re.compile(
    r"(?<![\w.,])(?:(?P<number>[0-9]+)[ \u00a0\u202f]?(?P<end>i?[èe]mes?|i?[èée]res?|iers?)"
    r"|(?P<roman>[IVX]+)(?P<ending>i?[èe]mes?))(?!\w)"
)
_FRENCH_RIGHT = {"plain": "e", "first": "re", "masculine": "er"}


def _french(text: Text, prose: str) -> Iterator[Finding]:
    if found := _FRENCH.search(prose):
        number, end = found["number"] or found["roman"], found["end"] or found["ending"]
        kind = "plain" if number != "1" else "masculine" if end.startswith("ier") else "first"
        plural = "s" if end.endswith("s") else ""
        yield _ordinal(text, found, number + _FRENCH_RIGHT[kind] + plural)


_ENGLISH = re.compile(r"(?<![\w.,])(?P<number>[0-9]+)(?P<end>st|nd|rd|th)(?!\w)")


def _english(text: Text, prose: str) -> Iterator[Finding]:
    for found in _ENGLISH.finditer(prose):
        last = int(found["number"])
        is_teen = 10 <= last % 100 <= 20  # noqa: PLR2004 - tenth to twentieth
        right = "th" if is_teen else {1: "st", 2: "nd", 3: "rd"}.get(last % 10, "th")
        if found["end"] != right:
            yield _ordinal(text, found, found["number"] + right)
            return


def _ordinal(text: Text, found: re.Match[str], right: str) -> Finding:
    return Finding(
        code="ordinal",
        message=f"“{found[0]}” is not how this ordinal is written",
        hint=f"write “{right}”",
        text=text,
        words=found.span(),
    )


_ORDINAL_RULES: Mapping[str, Callable[[Text, str], Iterator[Finding]]] = MappingProxyType(
    {"fr": _french, "en": _english}
)


# --- capitals -------------------------------------------------------------------------------------

_WORD = re.compile(r"[^\W\d_]+")
_SMALL = reading.words(
    "AN AND AT BY FOR FROM IN IS OF ON OR THE TO WITH AU AUX AVEC DANS DE DES DU EN ET LA LE LES PAR POUR SUR UN"
)
"""Words that stand in capitals only where all do."""

_LONG = 6


def _capitals(text: Text, prose: str) -> Iterator[Finding]:
    """A headline of capitals; one of abbreviations (ICESCO, UNESCO) has no small words."""
    words = _WORD.findall(prose) if text.role in reading.HEADLINES else []
    if not words or any(one != one.upper() or one == one.lower() for one in words):
        return
    if any(one in _SMALL for one in words[1:]) or sum(len(one) > _LONG for one in words) > 1:
        yield Finding(
            code="all-capitals",
            message="it is all in capitals, which is hard to read and hides the names",
            hint="write it as a sentence",
            text=text,
        )


# --- links ----------------------------------------------------------------------------------------

_EMPTY_WORDS = frozenset(
    {
        *("here", "click here", "this link", "link", "the link", "read more", "more", "learn more"),
        *("find out more", "more information", "this page", "see here", "website", "click", "download here"),
        *("ici", "cliquez ici", "cliquer ici", "lire la suite", "en savoir plus", "lire plus", "plus", "lien"),
        *("ce lien", "le lien", "cette page", "voir ici", "plus d'informations", "savoir plus", "par ici"),
        *("هنا", "اضغط هنا", "اضغطوا هنا", "انقر هنا", "انقروا هنا", "من هنا", "اقرأ المزيد", "للمزيد"),
        *("المزيد", "الرابط", "هذا الرابط", "رابط", "الرابط التالي", "عبر الرابط", "اقرؤوا المزيد"),
        *("مزيد من المعلومات", "لمزيد من المعلومات", "هذه الصفحة"),
    }
)
"""Words that say nothing when a screen reader lists the links of a page."""


def _links(text: Text) -> Iterator[Finding]:
    for link in _all_links(inline.parse(text.words, marks=text.message.marks)):
        words = _plain(link.children)
        if words.strip(" .:…!»«“”\u00a0\u202f").replace("’", "'").casefold() in _EMPTY_WORDS:
            place = text.words.find(words)
            yield Finding(
                code="link-text",
                message=f"the link “{words}” does not say where it leads",
                hint="set the link on the words that name what is there: the report, the programme, the map",
                text=text,
                words=(place, place + len(words)) if place >= 0 else (0, 0),
            )


def _all_links(nodes: tuple[inline.Inline, ...]) -> Iterator[inline.Link]:
    for node in nodes:
        if isinstance(node, inline.Link):
            yield node
        if isinstance(node, inline.Strong | inline.Emphasis):
            yield from _all_links(node.children)


def _plain(nodes: tuple[inline.Inline, ...]) -> str:
    return "".join(
        node.text
        if isinstance(node, inline.Text)
        else "{}"
        if isinstance(node, inline.Placeholder)
        else _plain(node.children)
        for node in nodes
    )


# --- currencies -----------------------------------------------------------------------------------

_SIGNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "USD": (r"US\$", "USD"),
        "EUR": ("€", "EUR"),
        "GBP": ("£", "GBP"),
        "SAR": ("SR", "SAR"),
        "MAD": ("DH", "Dhs?", "MAD"),
        "AED": ("AED", "Dhs"),
        "JPY": ("¥", "JPY"),
    }
)
"""The ways in which one currency is written beside a figure, in letters that are no word."""

_SCALE = (
    r"(?:[ \u00a0\u202f]?(?:million|billion|milliard|thousand|mille|مليون|مليار|ألف|bn|tn|m|k|M)s?)?"
    r"(?:[ \u00a0\u202f]d[e'’])?"
)


def _currencies(edition: Edition, voice: Voice) -> Iterator[Finding]:
    """The first text in which a currency is written in another way than it mostly is in this edition."""
    found = [
        (code, sign, text)
        for text in edition.texts
        if text.words and text.role in reading.RUNNING
        for code, sign in _signs(voice.printed(text))
    ]
    for code in dict.fromkeys(one[0] for one in found):
        counted = Counter(sign for own, sign, _ in found if own == code)
        usual, *others = (sign for sign, _ in counted.most_common())
        for other in others:
            text = next(text for own, sign, text in found if (own, sign) == (code, other))
            place = text.prose.find(other)
            yield Finding(
                code="mixed-currency",
                message=f"one currency is written in two ways: {usual} and {other}",
                hint=f"write {usual} everywhere, or give the sum below `facts:`",
                text=text,
                words=(place, place + len(other)) if place >= 0 else (0, 0),
            )


def _signs(printed: str) -> Iterator[tuple[str, str]]:
    plain = amounts.latin(printed)
    for code, several in _SIGNS.items():
        either = "|".join(several)
        before = rf"(?<![\w$])(?P<before>{either})[ \u00a0\u202f]?[0-9]"
        pattern = rf"{before}|[0-9]{_SCALE}[ \u00a0\u202f]?(?P<after>{either})(?!\w)"
        for found in re.finditer(pattern, plain):
            yield code, found["before"] or found["after"]


FAMILY = Family(
    "style",
    judge,
    {
        "ordinal": "an ordinal that is written in another way than its language writes it",
        "all-capitals": "a headline in capitals",
        "link-text": "a link whose words do not say where it leads",
        "mixed-currency": "a currency that is written in two ways",
    },
)
