"""Hold the dates of each text against the calendar, the dateline and each other, and its "today" against its day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from presskit.checks import Family, reading, typed_dates
from presskit.checks.dossier import Dossier, Edition, Finding, Text
from presskit.checks.typed_dates import TypedDate
from presskit.checks.voice import Voice
from presskit.language import dates
from presskit.language.profile import Language


def judge(dossier: Dossier) -> Iterator[Finding]:
    """What the dates of each text get wrong."""
    release = dossier.release
    for edition, text, prose in reading.texts(dossier):
        found = sorted(typed_dates.typed(prose, edition.language), key=lambda one: one.start)
        yield from _impossible(text, prose, found)
        yield from _styles(text, (prose, edition.language), found, release.date)
        printed = Voice(release, edition).printed(text)
        yield from _weekdays(text, printed, edition.language, release.date)
        yield from _relative(text, printed, edition, dossier)
        yield from _too_early(text, printed, edition, dossier)
    for edition in dossier.editions:
        if edition.language.locale.language == "ar":
            yield from _months(edition, Voice(release, edition))


# --- the calendar ---------------------------------------------------------------------------------


def _impossible(text: Text, prose: str, found: list[TypedDate]) -> Iterator[Finding]:
    for one in found:
        if not one.is_possible and one.style != "figures":  # 31.9.2022 may be the number of a version
            yield Finding(
                code="no-such-day",
                message=f"the calendar has no {prose[one.start : one.end]}",
                hint="look the day up",
                text=text,
                words=(one.start, one.end),
            )


_NEAR = timedelta(days=250)
"""A date without a year lies within this time of the release, or its year is anybody's guess."""

_YEAR = re.compile(r"(?<![\w.,])[12][0-9]{3}(?![\w])")


def _weekdays(text: Text, printed: str, language: Language, near: date) -> Iterator[Finding]:
    for one in typed_dates.typed(printed, language):
        days = candidates(one, printed, near)
        if days and one.weekday not in {day.weekday() for day in days}:
            right = dates.weekday(min(days, key=lambda day: abs(day - near)), language)
            wrong = printed[slice(*one.weekday_span)]
            yield Finding(
                code="weekday",
                message=f"{printed[one.start : one.end].strip()} is a {right}, not a {wrong}",
                hint="look it up: the day or the date is wrong; in the release, a date below `facts:` knows its day",
                text=text,
                words=_place(text, wrong),
            )


def candidates(one: TypedDate, prose: str, near: date) -> list[date]:
    """The days that a date of a text may mean, if a weekday stands beside it; none where its year is a guess."""
    if one.weekday is None:
        return []
    if one.year:
        return list(one.days(near))
    if _YEAR.search(reading.sentence(prose, one.start)):
        return []  # the sentence speaks of another year
    return [day for day in one.days(near) if abs(day - near) <= _NEAR]


# --- styles ---------------------------------------------------------------------------------------


def _styles(text: Text, said: tuple[str, Language], found: list[TypedDate], day: date) -> Iterator[Finding]:
    """The first date of a text that is written in another way than the dateline's."""
    prose, language = said
    if text.role not in reading.RUNNING:
        return
    for one in found:
        if one.is_possible and one.style != _own_style(language):
            meant = next(iter(one.days(day)), day)
            right = dates.long(meant, language) if one.year else dates.day_month(meant, language)
            yield Finding(
                code="date-style",
                message=f"“{prose[one.start : one.end].strip()}” is not in the style of the dateline, "
                f"“{dates.long(day, language)}”",
                hint=_way(one, prose, right),
                text=text,
                words=(one.start, one.end),
            )
            return


def _way(one: TypedDate, prose: str, right: str) -> str:
    if re.search("[0-9][–-][0-9]+, ", prose[one.start : one.end]):
        return "write the days before the month"
    return f"write “{right}”" if len(set(one.readings)) == 1 else "write the month in letters"


def _own_style(language: Language) -> str:
    """How the edition's own dates begin; a language that begins with the year has its own way."""
    pattern = str(language.locale.date_formats["long"].pattern)
    order = [one for one in re.sub("'[^']*'", "", pattern) if one in "dMLy"]
    return "month-first" if order[0] in "ML" else "day-first"


def _months(edition: Edition, voice: Voice) -> Iterator[Finding]:
    """Each Arabic text with a month by another region's name than this edition has elsewhere: غشت beside أيلول."""
    found = [
        (text, printed[one.start : one.end], region)
        for text in edition.texts
        if text.words and text.role in reading.RUNNING
        for printed in (voice.printed(text),)
        for one in typed_dates.typed(printed, edition.language)
        if (region := typed_dates.region(one, printed))
    ]
    regions = [region for _, _, region in found]
    usual = edition.language.months if edition.language.months in regions else next(iter(regions), "")
    for text, typed, region in found:
        place = _place(text, typed)
        if region != usual and place != (0, 0):
            other = next(words for _, words, own in found if own == usual)
            yield Finding(
                code="date-style",
                message=f"“{typed}” has another region's name of the month than “{other}”",
                hint="write the months of one region throughout, as `months:` in presskit.yaml has them",
                text=text,
                words=place,
            )


# --- today ----------------------------------------------------------------------------------------

_DAYS: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {
        "en": {"today": 0, "yesterday": -1, "tomorrow": 1},
        "fr": {"aujourd'hui": 0, "hier": -1, "demain": 1},
        "ar": {"اليوم": 0, "أمس": -1, "غدا": 1, "غدًا": 1},
    }
)
"""What each language calls the day of the release, the one before and the one after."""

_PUBLISHED = (
    "announced signed launched opened inaugurated presented published released unveiled adopted approved elected "
    "appointed awarded met held welcomed received concluded began started ended"
)
_NEWS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "en": re.compile(
            rf"\b(?:{_PUBLISHED.replace(' ', '|')})\s(?:here\s)?today\b(?!['’])"
            rf"|\btoday\s(?:{_PUBLISHED.replace(' ', '|')})\b",
            re.IGNORECASE,
        ),
        "fr": re.compile(
            r"\b(?:a|ont|est|sont|s'est|se sont)\s(?:été\s)?(?:\w+(?:é|i|u|is|ert))(?:e?s?)\saujourd'hui\b"
            r"|\b(?:a|ont)\saujourd'hui\s\w+(?:é|i|u|is|ert)\b",
            re.IGNORECASE,
        ),
        "ar": re.compile(
            r"(?<!\w)و?(?:أعلن|وقّ?ع|افتتح|أطلق|دشّ?ن|نظّ?م|استقبل|انطلق|اختتم|التقى|التقت|عقد)ت?(?:\s\w+)?\sاليوم"
            r"(?!\s(?:العالمي|الدولي|الوطني|الأول|الثاني|نفس))(?!\w)"
        ),
    }
)


def _relative(text: Text, printed: str, edition: Edition, dossier: Dossier) -> Iterator[Finding]:
    """A "today" beside another day than the release's, or in one that is to be published on another day."""
    release, tag = dossier.release, edition.language.locale.language
    plain = printed.replace("’", "'")
    for one in typed_dates.typed(plain, edition.language):
        if (word := _beside(plain, one, tag)) and _is_another_day(one, release.date, _DAYS[tag][word]):
            yield _not_today(text, printed, word, f"but it is dated {dates.long(release.date, edition.language)}")
            return
    until = release.embargo.until.at.date() if release.embargo else release.date
    if until != release.date and (found := _NEWS[tag].search(plain) if tag in _NEWS else None):
        word = next(one for one, ahead in _DAYS[tag].items() if not ahead)
        day = dates.long(until, edition.language)
        yield _not_today(text, printed, word, f"but it may be published on {day}", found.span())


def _beside(plain: str, one: TypedDate, tag: str) -> str:
    """The word for a day that stands right before a date: "today, 14 September", «اليوم الخميس 14 سبتمبر»."""
    start = one.weekday_span[0] if one.weekday is not None and one.weekday_span[0] < one.start else one.start
    words = "|".join(map(re.escape, _DAYS.get(tag, {}))) or "(?!)"
    found = re.search(
        rf"(?<!\w)(?<!until )(?<!till )(?<!jusqu'à )(?<!حتى )(?P<word>{words})(?:[,،]?\s\(?)$",
        plain[:start],
        re.IGNORECASE,
    )
    return found["word"].casefold() if found else ""


def _is_another_day(one: TypedDate, day: date, ahead: int) -> bool:
    return day + timedelta(days=ahead) not in one.days(day)


def _not_today(text: Text, printed: str, word: str, but: str, span: tuple[int, int] = (0, 0)) -> Finding:
    place = text.prose.replace("’", "'").casefold().find(word)
    shown = printed[span[0] : span[1]] or word
    return Finding(
        code="relative-day",
        message=f"the text says “{shown}”, {but}",
        hint="name the day, so that it stays true whenever it is read",
        text=text,
        words=(place, place + len(word)) if place >= 0 else (0, 0),
    )


# --- before the facts -----------------------------------------------------------------------------

_HAPPENED: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "en": re.compile(r"\b(?:took place|(?:was|were) (?:held|signed|opened|inaugurated)|met|gathered|convened)\b"),
        "fr": re.compile(
            r"\b(?:a|ont) (?:eu lieu|été (?:signée?s?|inaugurée?s?|ouverte?s?|organisée?s?))\b"
            r"|\b(?:s'est|se sont) (?:tenue?s?|déroulée?s?|réunie?s?|rencontrée?s?)\b"
        ),
        "ar": re.compile(r"(?<!\w)و?(?:عُقدت?|عقدت|انعقدت?|جرى|جرت|أقيمت?|أُقيمت?|التقى|التقت|اجتمعت?|نُظّ?مت?)(?!\w)"),
    }
)
"""What tells in each language that something is over."""

_DONE: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "en": re.compile(
            r"(?<!be )(?<!is )(?<!are )(?<!ly )\b(?P<verb>signed|opened|launched|visited)\b[^,;:()]{0,30}?\son\s\Z"
        ),
        "fr": re.compile(r"\b(?P<verb>(?:a|ont) (?:signé|inauguré|lancé))\b[^,;:()]{0,30}?\sle\s\Z"),
        "ar": re.compile(r"(?<!\w)و?(?P<verb>وقّ?عت?|افتتحت?|أطلقت?|زارت?)\s[^،؛:()]{0,30}?(?:في|يوم|بتاريخ)\s\Z"),
    }
)
"""What somebody did right before a date; further away, the date may be that of what was signed."""

_NOT_THEN = re.compile(
    r"\b(?:will|to|until|before|by|for|that|which|who|would|ahead|start|starts|starting|ending|scheduled|planned|due"
    r"|pour|afin|avant|qui|que|qu'|jusqu|prévue?s?|veille|devait|sera|seront|doit)\b"
    r"|[.;:!?؟؛]|(?<!\w)(?:المقررة?|المقبلة?|القادمة?|قبل|حتى|استعدادا|تمهيدا|سوف|لبحث|الذي|التي|س[يتن]\w+)(?!\w)",
    re.IGNORECASE,
)
"""What parts a verb from a date that is not its own."""

_REACH = 90
"""How far behind its verb a date may stand."""


def _too_early(text: Text, printed: str, edition: Edition, dossier: Dossier) -> Iterator[Finding]:
    """A text that tells as past what lies behind the day of its publication."""
    release, plain = dossier.release, printed.replace("’", "'")
    last = max(release.date, release.embargo.until.at.date() if release.embargo else release.date)
    tag = edition.language.locale.language
    pattern = _HAPPENED.get(tag)
    if pattern is None:
        return
    for one in typed_dates.typed(plain, edition.language):
        start = one.weekday_span[0] if one.weekday is not None else one.start
        verbs = list(pattern.finditer(plain, max(0, one.start - _REACH), one.start))
        verbs = verbs or list(_DONE[tag].finditer(plain, max(0, start - _REACH), min(start, one.start)))
        days = one.days(release.date) if one.year else ()
        if verbs and days and min(days) > last and not _NOT_THEN.search(plain, _behind(verbs[-1]), one.start):
            typed = printed[one.start : one.end]
            yield Finding(
                code="too-early",
                message=f"the text says that it happened on {typed}, and is published on "
                f"{dates.long(last, edition.language)}",
                hint="one of the two dates is wrong: look at `date:` and at the text",
                text=text,
                words=_place(text, typed),
            )
            return


def _behind(verb: re.Match[str]) -> int:
    """Where a verb that was found, maybe with what stands behind it, ends."""
    return verb.end("verb" if "verb" in verb.re.groupindex else 0)


def _place(text: Text, typed: str) -> tuple[int, int]:
    """Where words that are printed were typed; the whole text where they come from braces."""
    start = text.prose.find(typed)
    return (start, start + len(typed)) if start >= 0 else (0, 0)


FAMILY = Family(
    "dates",
    judge,
    {
        "weekday": "a weekday that is not that of the date beside it",
        "no-such-day": "a day that the calendar does not have",
        "date-style": "a date that is written in another style than the dateline's",
        "relative-day": "a “today” that will be another day when it is read",
        "too-early": "something told as past that is later than the release",
    },
)
