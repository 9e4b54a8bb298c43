"""Look at embargoes: one that a text speaks of though none is set, and one that is over before the release is out.

An embargo at a time that clocks there skip, or show twice, is refused already where the release is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType

from presskit.checks import Family
from presskit.checks.dossier import Dossier, Edition, Finding
from presskit.model import Embargo, Message, Release


def judge(dossier: Dossier) -> Iterator[Finding]:
    """An embargo that is only talked about, or one that is over."""
    release = dossier.release
    if release.embargo is None:
        yield from _unset(dossier)
    else:
        yield from _over(release, release.embargo, dossier.now)


# --- talked about, and not set --------------------------------------------------------------------

# What is said of the press alone: a country or a cargo may be under an embargo, too.
_MENTIONS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "en": re.compile(
            r"""
            ^\W*embargo(?:ed)?(?:\s*[:–—-]|\s+(?:un?til|till)\b|\W*$)
            | \b(?:press|news|media|strictly)\s+embargo(?:ed)?\b
            | \bembargoed\s+(?:for|till|until)\b
            | \bunder\s+(?:an?\s+|strict\s+)*embargo\s+(?:till|until)\b (?!\s+[12]\d\d\d\b)
            | \bnot\s+(?:for|to\s+be)\s+(?:publication|release|broadcast|published|released)\s+(?:before|until)\b
            """,
            re.VERBOSE | re.IGNORECASE,
        ),
        "fr": re.compile(
            r"""
            ^\W*(?:sous\s+)?embargo(?:\s*[:–—-]|\s+(?:jusqu|avant)|\W*$)
            | \bsous\s+embargo\s+(?:strict\s+)?(?:jusqu[’']à|jusqu[’']au|avant)\b (?!\s+[12]\d\d\d\b|\s+en\b)
            | \bembargo\s+(?:de\s+presse|médiatique)\b
            | \bne\s+pas\s+(?:publier|diffuser)\s+(?:avant|jusqu)
            """,
            re.VERBOSE | re.IGNORECASE,
        ),
        "ar": re.compile(
            r"""
            \b(?:و?يحظر|و?محظور|و?ممنوع)\s+(?:من\s+)?(?:ال)?نشر(?:ه|ها)?\s+(?:قبل|حتى|إلى|لغاية)\b
            | \bحظر\s+(?:ال)?نشر(?:ه|ها)?\s+(?:قبل|حتى|إلى|لغاية)\b
            | \b(?:لا|غير)\s+(?:ينشر|تنشر|للنشر|قابل\s+للنشر)\s+(?:قبل|حتى|إلا\s+بعد)\b
            """,
            re.VERBOSE,
        ),
    }
)
_VOWELS = frozenset("\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")


def _unset(dossier: Dossier) -> Iterator[Finding]:
    """The first text that speaks of an embargo; the translations of it need not be told as well."""
    tag = dossier.release.language
    editions = sorted(dossier.editions, key=lambda edition: edition.language.tag != tag)
    if found := next((one for edition in editions for one in _mentions(edition, dossier.release)), None):
        yield found


def _mentions(edition: Edition, release: Release[Message]) -> Iterator[Finding]:
    pattern = _MENTIONS.get(edition.language.locale.language)
    for text in edition.texts if pattern else ():
        letters = [(place, one) for place, one in enumerate(text.prose) if one not in _VOWELS]
        if pattern and (found := pattern.search("".join(one for _, one in letters))):
            yield Finding(
                code="embargo-not-set",
                message="the text speaks of an embargo, but the release is for immediate release",
                hint=f'add `embargo: {{until: "{release.date}T09:00", zone: …}}` with the hour and the time zone '
                "that are meant, and take it out of the text",
                text=text,
                words=(letters[found.start()][0], letters[found.end() - 1][0] + 1),
            )


# --- over -----------------------------------------------------------------------------------------


def _over(release: Release[Message], embargo: Embargo, now: datetime | None) -> Iterator[Finding]:
    """Over before the day of the release, or by now; an old release, whose day has passed, keeps its embargo."""
    until = embargo.until.at
    if until.date() < release.date:
        yield _finding(release, f"the embargo ends on {until.date()}, before the release's own date, {release.date}")
    elif now is not None and until < now and release.date >= now.astimezone(until.tzinfo).date():
        yield _finding(release, f"the embargo ended on {until:%Y-%m-%d at %H:%M} ({embargo.until.zone})")


def _finding(release: Release[Message], message: str) -> Finding:
    hint = "write a later time, or take `embargo` out: then it is for immediate release"
    return Finding(code="embargo-past", message=message, hint=hint, span=release.span)


FAMILY = Family(
    "embargo",
    judge,
    {
        "embargo-not-set": "a text that speaks of an embargo, in a release that has none",
        "embargo-past": "an embargo that is over before the release is out",
    },
)
