"""Turn Release[Message] and a Catalog into Release[str]: one language's words, or all that it still waits for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from presskit.authoring import inline
from presskit.errors import CatalogError, Diagnostic, Place, Report, Severity
from presskit.language.profile import english_name
from presskit.model import (
    Contact,
    Message,
    Organization,
    Person,
    Quote,
    Release,
    SourceText,
    messages,
    spoken_in,
    translate,
    words_of,
)
from presskit.translation.catalog import Catalog, Key, source_words
from presskit.translation.faults import Fault, Names, circles, faults, folding_faults, names

_EXCERPT = 46
"""How many characters of a source text a diagnostic quotes."""


class NotReady(CatalogError):  # noqa: N818 - it is a state of the language
    """A language still waits for texts: each is one noted place of the diagnostics."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A text that a language needs and cannot say: it is `untranslated`, `fuzzy` or `faulty`."""

    message: Message
    reason: str
    faults: tuple[Fault, ...] = ()


def localize(release: Release[Message], catalog: Catalog, report: Report, *, draft: bool = False) -> Release[str]:
    """Say a release in the catalog's language.

    Every text of the release and every word of the house that those texts use must be translated, not fuzzy and
    without fault; else NotReady names them all, one diagnostic a reason. With `draft` they are reported as
    warnings, and each stands in the source language as `SourceText`. Words of the house that this release does
    not use are "".
    """
    own = spoken_in(release, catalog.language)
    needed, gaps = survey(release, catalog)
    problems = tuple(told(gaps, catalog, Severity.WARNING if draft else Severity.ERROR))
    if gaps and not draft:
        raise NotReady(problems)
    for problem in problems:
        report(problem)
    open_texts = {_key(gap.message) for gap in gaps}
    used = {_key(message) for message in needed}

    def words(message: Message) -> str:
        if _key(message) in open_texts:
            return SourceText(source_words(message, message.language), message.language)
        return (catalog.words(message) or "") if _key(message) in used else ""

    return translate(own, words)


def survey(release: Release[Message], catalog: Catalog) -> tuple[tuple[Message, ...], tuple[Gap, ...]]:
    """Every message that a language must say to print a release, each once; and those of them that it cannot say."""
    own = spoken_in(release, catalog.language)
    needed = tuple(needed_messages(own, catalog))
    measure = _Measure(catalog, names(own), _said(needed, catalog), circles(own, catalog.words))
    return needed, tuple(gap for message in needed if (gap := _gap(message, measure)))


def needed_messages(release: Release[Message], catalog: Catalog) -> Iterator[Message]:
    """Every message that must be said to print a release in the catalog's language, each once.

    Which names of the house are needed depends on the translation: a translator may leave a name out or bring one in.
    """
    queue = [*messages(release), *_house_words(release)]
    seen: set[Key] = set()
    while queue:
        message = queue.pop(0)
        if _key(message) in seen:
            continue
        seen.add(_key(message))
        yield message
        words = catalog.words(message)
        queue.extend(_named(source_words(message, message.language) if words is None else words, release))


def _key(message: Message) -> Key:
    """What makes two texts one for translators, wherever they stand."""
    return message.domain, message.context, message.msgid


def _named(text: str, release: Release[Message]) -> Iterator[Message]:
    """The words of the house that a text's placeholders print."""
    house = release.house
    for one in inline.placeholders(text):
        for table in (house.organizations, house.people, house.places):
            if one.name in table:
                yield from words_of(table[one.name], one.part)


def _house_words(release: Release[Message]) -> Iterator[Message]:
    """The words of the house that a release prints outside its texts, in reading order."""
    house = release.house
    for issuer in release.issuers:
        yield from _letterhead(house.organizations[issuer])
    for place in release.dateline:
        if isinstance(place, str):
            yield house.places[place].city
    if release.event and isinstance(release.event.place, str):
        yield from words_of(house.places[release.event.place], "full")
    for block in release.body:
        if isinstance(block, Quote):
            yield from _speaker(block.speaker, release)
    for boilerplate in release.boilerplates:
        if boilerplate.organization:
            yield from _boilerplate(house.organizations[boilerplate.organization])
    for contact in release.contacts:
        yield from _contact(contact, release)


def _letterhead(organization: Organization[Message]) -> Iterator[Message]:
    if organization.logo:
        yield organization.logo.alt
    yield from words_of(organization, "short")
    yield organization.name


def _boilerplate(organization: Organization[Message]) -> Iterator[Message]:
    if organization.about_heading:
        yield organization.about_heading
    yield from organization.about


def _speaker(speaker: str | Person[Message], release: Release[Message]) -> Iterator[Message]:
    person = release.house.people[speaker] if isinstance(speaker, str) else speaker
    if isinstance(speaker, str):
        yield from words_of(person, "full")
    if person.organization:
        yield from words_of(release.house.organizations[person.organization], "")


def _contact(contact: str | Contact[Message], release: Release[Message]) -> Iterator[Message]:
    known = release.house.contacts[contact] if isinstance(contact, str) else contact
    if isinstance(contact, str):
        yield from (word for word in (known.name, known.role) if word)
    if known.organization:
        yield from words_of(release.house.organizations[known.organization], "")


FOLDABLE = frozenset({"body", "list", "note", "boilerplate", "summary"})
"""Roles whose text a translator may fold into its neighbour; a headline or a quotation must stand."""


def _said(needed: tuple[Message, ...], catalog: Catalog) -> frozenset[str]:
    """The names in braces that a language's words for these messages say."""
    return frozenset(one.name for message in needed for one in inline.placeholders(catalog.words(message) or ""))


@dataclass(frozen=True, slots=True)
class _Measure:
    """What each text of a language is held against; `said` are the names in braces that its words say."""

    catalog: Catalog
    names: Names
    said: frozenset[str]
    circles: Mapping[Message, Fault]


def _gap(message: Message, measure: _Measure) -> Gap | None:
    catalog = measure.catalog
    words = catalog.words(message)
    if words == "" and message.context.partition("/")[0] not in FOLDABLE:
        return Gap(message, "untranslated")
    if words is None:
        entry = catalog.entry(message)
        return Gap(message, "fuzzy" if entry and entry.is_fuzzy and any(entry.forms) else "untranslated")
    if message.language == catalog.language:
        return None
    found = tuple(_faults(message, words, measure))
    return Gap(message, "faulty", found) if found else None


def _faults(message: Message, words: str, measure: _Measure) -> Iterator[Fault]:
    if message in measure.circles:
        yield measure.circles[message]
    if words:
        yield from faults(message, words, measure.names, is_countless=_is_countless(message, measure.catalog))
    else:
        yield from folding_faults(message, measure.said, measure.names)


_COUNTLESS_FORMS = 3
"""Arabic's forms 0, 1 and 2 say none, one and two by the noun itself (TRANSLATION.md, "Messages")."""


def _is_countless(message: Message, catalog: Catalog) -> bool:
    entry = catalog.entry(message)
    is_arabic = catalog.locale.partition("_")[0] == "ar"
    return is_arabic and entry is not None and entry.form(message, catalog.locale) < _COUNTLESS_FORMS


REASONS: Mapping[str, tuple[str, str, str]] = {
    "untranslated": ("is not translated", "are not translated", "translate {them}"),
    "fuzzy": ("is marked fuzzy", "are marked fuzzy", "check {them} and take the fuzzy mark away"),
}
"""Why a text cannot be printed yet, by diagnostic code: said of one, of several, and the remedy."""


def told(gaps: tuple[Gap, ...], catalog: Catalog, severity: Severity = Severity.ERROR) -> Iterator[Diagnostic]:
    """The diagnostics of gaps: one for all that is untranslated, one for all that is fuzzy, one for each fault."""
    for reason in REASONS:
        alike = tuple(gap for gap in gaps if gap.reason == reason)
        if alike:
            places = tuple(_place(gap.message, gap.message.msgid, catalog) for gap in alike)
            text = _count(reason, len(alike), catalog.language)
            yield Diagnostic(severity, reason, text, places, _hint(alike, catalog))
    for gap in gaps:
        for fault in gap.faults:
            place = _place(gap.message, catalog.words(gap.message) or gap.message.msgid, catalog)
            yield Diagnostic(severity, fault.code, fault.message, (place,), fault.hint)


def _count(reason: str, count: int, language: str) -> str:
    one, several, _ = REASONS[reason]
    return f"1 text of {language} {one}" if count == 1 else f"{count} texts of {language} {several}"


def _hint(gaps: tuple[Gap, ...], catalog: Catalog) -> str:
    them = "it" if len(gaps) == 1 else "them"
    remedy = REASONS[gaps[0].reason][2].format(them=them)
    if any(catalog.entry(gap.message) is None for gap in gaps):
        remedy = f"run `presskit update`, {remedy}"
    source = english_name(gaps[0].message.language)
    return f"{remedy}, then render again; --draft shows {them} in {source}, marked"


def _place(message: Message, text: str, catalog: Catalog) -> Place:
    entry = catalog.entry(message)
    return Place(entry.span if entry else message.span, f"{message.context}: {_excerpt(text)}")


def _excerpt(text: str) -> str:
    if len(text) <= _EXCERPT:
        return f'"{text}"'
    return f'"{text[:_EXCERPT].rsplit(" ", 1)[0]} …"'
