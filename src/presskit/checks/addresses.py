"""Hold the web and mail addresses, the handles and the hashtags of a text against those of its translation.

A page may have a translation of its own, a hashtag one in each language: what is quite another address is none's fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from presskit.checks import Family
from presskit.checks.dossier import Dossier, Finding
from presskit.checks.parity import Pair, pairs
from presskit.language import tokens


def judge(dossier: Dossier) -> Iterator[Finding]:
    """Each translation that lacks an address, a handle or a hashtag of its source."""
    for pair in pairs(dossier):
        if lost := next(_lost_addresses(pair), None):
            yield _finding(pair, "address", lost, "copy it from the source text, or write your own page’s")
        if lost := next(_lost_tags(pair), None):
            yield _finding(pair, "hashtag", lost, "copy it from the source text, or write your language’s")


def _finding(pair: Pair, code: str, lost: str, hint: str) -> Finding:
    near = _nearest(lost, _typed(pair.text.prose, code))
    says = f"; this text says {near}" if near else ""
    start = pair.text.words.find(near) if near else -1
    place = (start, start + len(near)) if start >= 0 else (0, 0)
    return Finding(code=code, message=f"{lost} is missing{says}", hint=hint, text=pair.text, words=place)


def _typed(text: str, code: str) -> list[str]:
    return list(_addresses(text) if code == "address" else _tags(text))


# --- addresses ------------------------------------------------------------------------------------

_SCHEME = re.compile(r"^(?:https?://|mailto:|tel:)?(?:www\.)?", re.IGNORECASE)
_TONGUE = r"(?:[a-z]{2}(?:[-_][a-z]{2})?|english|french|francais|arabic|anglais|arabe)"
_TONGUES = re.compile(rf"^{_TONGUE}\.|(?<=/){_TONGUE}(?=/|$)|(?<=[?&]lang=){_TONGUE}", re.IGNORECASE)


def _addresses(text: str) -> Iterator[str]:
    return (text[start:end] for start, end in tokens.addresses(text))


def bare(address: str) -> str:
    """An address without what does not change where it leads, or only to another language."""
    return re.sub("//+", "/", _TONGUES.sub("", _SCHEME.sub("", address)).rstrip("/").lower())


def _lost_addresses(pair: Pair) -> Iterator[str]:
    said = {bare(one) for text in (pair.words, pair.targets) for one in _addresses(text)}
    for address in _addresses(pair.source):
        wanted = bare(address)
        if wanted not in said and not any(is_translated(wanted, one) for one in said):
            yield address


def is_translated(wanted: str, said: str) -> bool:
    """Whether it may be the same page in another language: of the same house, with a path in other words."""
    host, _, path = wanted.partition("/")
    other, _, page = said.partition("/")
    is_page = "@" not in wanted and host == other and bool(path) and bool(page)
    return is_page and not _is_slip(path, page)


# --- handles and hashtags -------------------------------------------------------------------------

_TAG = re.compile(r"(?<![\w@#/&.])[@#](?=\w*[^\W\d])\w+")


def _tags(text: str) -> Iterator[str]:
    hidden = list(tokens.addresses(text))
    for found in _TAG.finditer(text):
        if not any(start <= found.start() < end for start, end in hidden):
            yield found[0]


def _lost_tags(pair: Pair) -> Iterator[str]:
    """A tag that the translation lacks, if it has fewer of them, or one that is nearly the same."""
    wanted, said = list(_tags(pair.source)), list(_tags(pair.words))
    same = {one.lower() for one in said}
    own = [one for one in said if one.lower() not in {tag.lower() for tag in wanted}]
    for tag in wanted:
        is_fewer = sum(one[0] == tag[0] for one in said) < sum(one[0] == tag[0] for one in wanted)
        if tag.lower() not in same and (is_fewer or any(_is_slip(tag.lower(), one.lower()) for one in own)):
            yield tag


# --- slips ----------------------------------------------------------------------------------------

_ALIKE = 0.85


def _is_slip(wanted: str, said: str) -> bool:
    """Whether one looks like the other mistyped: some letters differ, and none is only added at an end."""
    if wanted.startswith(said) or said.startswith(wanted):
        return False
    return SequenceMatcher(None, wanted, said, autojunk=False).ratio() >= _ALIKE


def _nearest(wanted: str, said: Iterable[str]) -> str:
    ratios = ((SequenceMatcher(None, wanted, one, autojunk=False).ratio(), one) for one in said)
    ratio, best = max(ratios, default=(0.0, ""))
    return best if ratio >= _ALIKE else ""


FAMILY = Family(
    "addresses",
    judge,
    {
        "address": "a web or mail address of the source text that the translation lacks",
        "hashtag": "a hashtag or a handle of the source text that the translation lacks",
    },
)
