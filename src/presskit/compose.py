"""Arrange Release[str] and a Language into a Document: reading order, labels, values, directions. Words are final.

Adds no fact, drops no word, draws nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from decimal import Decimal
from typing import assert_never

from presskit.document import (
    ContactBlock,
    Document,
    DocumentBlock,
    EventLine,
    HeadingBlock,
    ImageBlock,
    ListBlock,
    LogoMark,
    ParagraphBlock,
    Phrase,
    QuoteBlock,
    Section,
    TableBlock,
    Untranslated,
    Version,
    plain,
)
from presskit.language import bidi, dates, labels, lists, numbers, profile, tokens, typography
from presskit.language.profile import Label, Language
from presskit.mail import Mailbox
from presskit.model import (
    Block,
    Boilerplate,
    Cell,
    Contact,
    Event,
    Figure,
    Heading,
    Image,
    ItemList,
    Organization,
    Paragraph,
    Person,
    Quote,
    Release,
    SourceText,
    Table,
    words_of,
)
from presskit.phrase import Voice, fill, joined, plain_text, say, verbatim

_KINDS = {"press-release": "PRESS RELEASE", "statement": "STATEMENT", "media-advisory": "MEDIA ADVISORY"}
_BULLET = "•"
_PDI = "\u2069"
_DIRECTION_MARKS = {"ltr": "\u200e", "rtl": "\u200f"}
_LEAST_DIGITS = 3
"""The shortest number that is dialled: an emergency call."""

_PREHEADER = range(40, 131)
"""How many characters an inbox shows behind a subject."""


def compose(
    release: Release[str], language: Language, label: Label, *, source: Voice | None = None, draft: bool = False
) -> Document:
    """Arrange a release that speaks `language`; with `draft` the Document says that it is one.

    `source` is the voice of the source language, for what a draft leaves untranslated. The sender is the first contact.
    Raises ValueError where a value cannot be said (see `language.values.say`).
    """
    voice = Voice(language, label, release, source)
    headline = say(release.headline, voice, marks=False)
    draft_mark = fill(label("DRAFT – not for publication"), voice) if draft else ()
    subheadline = _optional(release.subheadline, voice)
    summary = _bullets(release.summary, voice, marks=False)
    body = _body(release, voice)
    issuers = [release.house.organizations[one] for one in release.issuers]
    return Document(
        id=release.id,
        language=language.bcp47,
        direction=language.direction,
        digits=numbers.digits("0123456789", language),
        title=bidi.isolated((*draft_mark, " · ", *headline) if draft else headline),
        subject=_subject((draft_mark, _embargo(release, voice), headline), voice),
        preheader=_preheader(subheadline, summary, body),
        published=_published(release),
        sender=_first_to_write_to(release, voice),
        logos=tuple(LogoMark(one.logo.media, plain_text(one.logo.alt, voice)) for one in issuers if one.logo),
        issuer=_issuer(issuers, voice),
        issuer_name=_issuer_name(issuers, voice),
        draft=draft_mark,
        kind=fill(label(_KINDS[release.kind]), voice),
        reference=verbatim(release.reference, voice) if release.reference else (),
        release_lines=_release_lines(release, voice),
        headline=headline,
        subheadline=subheadline,
        summary=summary,
        event=tuple(_event(release.event, voice)) if release.event else (),
        body=body,
        end_mark=fill(label("– ENDS –"), voice),
        authentic=_authentic(release, voice),
        notes_heading=fill(label("Notes to editors"), voice) if release.notes else (),
        notes=_numbered([note.text for note in release.notes], voice),
        boilerplates=tuple(one for one in (_section(each, voice) for each in release.boilerplates) if one.paragraphs),
        contacts_heading=_contacts_heading(release, voice),
        contacts=tuple(_contact(_known_contact(one, release), voice) for one in release.contacts),
        versions=tuple(_versions(release, voice)),
        page_label=label("Page {page} of {pages}"),
        pair_label=label("{label}: {value}"),
    )


def _optional(text: str | None, voice: Voice) -> Phrase:
    return say(text, voice, marks=False) if text else ()


def _published(release: Release[str]) -> datetime:
    if release.embargo:
        return release.embargo.until.at
    return datetime.combine(release.date, time(), UTC)


def _release_lines(release: Release[str], voice: Voice) -> tuple[Phrase, ...]:
    if not release.embargo:
        return (fill(voice.label("For immediate release"), voice),)
    lines = dates.embargo_lines(release.embargo, voice.language, voice.label)
    return tuple(fill("{text}", voice, text=line) for line in lines)


# --- letterhead and inbox ------------------------------------------------------------------------------------


def _issuer(issuers: list[Organization[str]], voice: Voice) -> Phrase:
    names = [word for one in issuers for word in words_of(one, "short")]
    return joined(names, voice, "{name} · {detail}") if names else ()


def _issuer_name(issuers: list[Organization[str]], voice: Voice) -> Phrase:
    """The full names below the short ones, listed as the language does; none where that would say nothing new."""
    if not any(one.short and one.short != one.name for one in issuers):
        return ()
    slots = {f"issuer{index}": one.name for index, one in enumerate(issuers)}
    return fill(lists.listed([f"{{{slot}}}" for slot in slots], voice.language), voice, **slots)


def _subject(parts: Iterable[Phrase], voice: Voice) -> str:
    """What an inbox shows in one line, which takes its direction from its first letter outside isolates."""
    text = " · ".join(bidi.isolated(one) for one in parts if one)
    direction = voice.language.direction
    return text if (bidi.first_strong(text) or "ltr") == direction else _DIRECTION_MARKS[direction] + text


def _embargo(release: Release[str], voice: Voice) -> Phrase:
    """The embargo without weekday and city, for a line that has little room."""
    if not release.embargo:
        return ()
    moment = dates.moment(release.embargo.until.at, voice.language, voice.label)
    return fill("{text}", voice, text=labels.fill(voice.label("Embargoed until {moment}"), moment=moment))


def _first_to_write_to(release: Release[str], voice: Voice) -> Mailbox | None:
    """The first contact with an e-mail address, under its own name or its organization's."""
    contact = next((one for one in (_known_contact(each, release) for each in release.contacts) if one.email), None)
    if contact is None:
        return None
    names = (contact.name, *_organization(contact.organization, voice))
    return Mailbox(next((_unmarked(one, voice) for one in names if one), ""), contact.email)


def _unmarked(name: str, voice: Voice) -> str:
    """A name as plain words, without the mark of what a draft leaves untranslated."""
    own = voice.source if isinstance(name, SourceText) and voice.source else voice
    return plain(say(str(name), own, marks=False))


def _preheader(subheadline: Phrase, summary: ListBlock | None, body: tuple[DocumentBlock, ...]) -> str:
    """The first of subheadline, key points and opening paragraph that is long enough and wholly translated."""
    items = summary.items if summary else ()
    points = tuple(part for item in items for part in (" · ", *item))[1:]
    opening = next((block.text for block in body if isinstance(block, ParagraphBlock)), ())
    for phrase in (subheadline, points, opening):
        if len(plain(phrase)) >= _PREHEADER.start and not any(isinstance(one, Untranslated) for one in phrase):
            return _cut(bidi.isolated(phrase))
    return ""


def _cut(text: str) -> str:
    """A text that an inbox has room for, cut at a word's end and outside isolates if it can be."""
    if len(text) < _PREHEADER.stop:
        return text
    room = text[: _PREHEADER.stop - 2]
    ends = [one.start() for one in re.finditer(" ", room) if _is_outside(room[: one.start()])]
    end = next((one for one in reversed(ends) if one >= _PREHEADER.start), len(room))
    return room[:end] + ("" if _is_outside(room[:end]) else _PDI) + "…"


def _is_outside(text: str) -> bool:
    """Whether no isolate is open where a text ends."""
    return text.count("\u2066") + text.count("\u2067") == text.count(_PDI)


# --- body ---------------------------------------------------------------------------------------------------------


def _body(release: Release[str], voice: Voice) -> tuple[DocumentBlock, ...]:
    """The blocks, the dateline in front of the first paragraph, or alone where no paragraph opens the body."""
    blocks = [drawn for block in release.body if (drawn := _block(block, voice))]
    dateline = _dateline(release, voice)
    if blocks and isinstance(blocks[0], ParagraphBlock):
        return (ParagraphBlock(blocks[0].text, dateline), *blocks[1:])
    return (ParagraphBlock((), dateline), *blocks)


def _dateline(release: Release[str], voice: Voice) -> Phrase:
    day = dates.long(release.date, voice.language)
    cities = [(release.house.places[place] if isinstance(place, str) else place).city for place in release.dateline]
    if not cities:
        return fill(voice.label("{date} –"), voice, date=day)
    slots = {f"place{index}": _capitals(city, voice) for index, city in enumerate(cities)}
    pattern = voice.label("{place}, {date} –").replace("{place}", "/".join(f"{{{slot}}}" for slot in slots))
    return fill(pattern, voice, date=day, **slots)


def _capitals(city: str, voice: Voice) -> str:
    if isinstance(city, SourceText) and voice.source:
        return SourceText(typography.capitals(city, voice.source.language), city.language)
    return typography.capitals(city, voice.language)


def _block(block: Block[str], voice: Voice) -> DocumentBlock | None:
    """A block of the body; None where a translator has folded its words into a neighbour."""
    match block:
        case Paragraph():
            return ParagraphBlock(say(block.text, voice)) if block.text else None
        case Heading():
            return HeadingBlock(say(block.text, voice, marks=False)) if block.text else None
        case ItemList():
            return _numbered(block.items, voice) if block.numbered else _bullets(block.items, voice)
        case Quote():
            return _quote(block, voice) if block.text else None
        case Image():
            return _image(block, voice)
        case Table():
            return _table(block, voice)
    assert_never(block)


def _image(image: Image[str], voice: Voice) -> ImageBlock:
    credit = joined(filter(None, (image.credit, image.licence)), voice) if image.credit or image.licence else ()
    caption = say(image.caption, voice) if image.caption else ()
    return ImageBlock(image.media, plain_text(image.alt, voice), caption, credit)


def _table(table: Table[str], voice: Voice) -> TableBlock:
    """A column is numeric where every cell below its head is a figure or empty."""
    rows = tuple(tuple(_cell(cell, voice) for cell in row) for row in table.rows)
    numeric = tuple(all(isinstance(cell, Figure) for cell in column) for column in zip(*table.rows, strict=True))
    columns = tuple(_cell(cell, voice) for cell in table.columns)
    return TableBlock(say(table.caption, voice) if table.caption else (), columns, rows, numeric)


def _cell(cell: Cell[str], voice: Voice) -> Phrase:
    if isinstance(cell, Figure):
        source = profile.language(voice.release.language)
        said = numbers.figure(cell.text, source, voice.language)
        return fill("{text}", voice, text=typography.typeset(said, voice.language)) if said else ()
    return say(cell, voice)


def _quote(quote: Quote[str], voice: Voice) -> QuoteBlock:
    return QuoteBlock(say(_unquoted(quote.text), voice, around="“{text}”"), _attribution(quote.speaker, voice))


def _unquoted(text: str) -> str:
    """A quotation without the marks that its author put around the whole of it; presskit sets the language's own."""
    inner = re.fullmatch(r"“([^“”]*)”|«\s*([^«»]*?)\s*»|\"([^\"]*)\"", text)
    if inner is None:
        return text
    words = next(group for group in inner.groups() if group is not None)
    return SourceText(words, text.language) if isinstance(text, SourceText) else words


def _attribution(speaker: str | Person[str], voice: Voice) -> Phrase:
    person = voice.release.house.people[speaker] if isinstance(speaker, str) else speaker
    return joined((*words_of(person, "full"), *_organization(person.organization, voice)), voice)


def _organization(name: str, voice: Voice) -> tuple[str, ...]:
    return words_of(voice.release.house.organizations[name], "") if name else ()


def _bullets(items: Iterable[str], voice: Voice, *, marks: bool = True) -> ListBlock | None:
    said = tuple(say(item, voice, marks=marks) for item in items if item)
    return ListBlock(said, (_BULLET,) * len(said)) if said else None


def _numbered(items: Iterable[str], voice: Voice) -> ListBlock | None:
    said = tuple(say(item, voice) for item in items if item)
    markers = tuple(f"{numbers.number(Decimal(index), voice.language)}." for index in range(1, len(said) + 1))
    return ListBlock(said, markers, numbered=True) if said else None


# --- an event, and other versions --------------------------------------------------------------------------


def _event(event: Event[str], voice: Voice) -> Iterator[EventLine]:
    """When, where, and how to follow or to register."""
    label = voice.label
    moment = dates.moment_full(event.at.at, voice.language, label)
    yield EventLine(
        fill(label("When"), voice), fill("{text}", voice, text=typography.opening_capital(moment, voice.language))
    )
    if where := tuple(_where(event, voice)):
        yield EventLine(fill(label("Where"), voice), joined(where, voice))
    for name, address in (("Online", event.online), ("Register", event.register)):
        if address:
            shown = address.removeprefix("mailto:").removeprefix("https://").rstrip("/")
            yield EventLine(fill(label(name), voice), verbatim(shown, voice, href=address))


def _where(event: Event[str], voice: Voice) -> Iterator[str]:
    """The venue, the city, the country."""
    if event.venue:
        yield event.venue
    if event.place:
        known = voice.release.house.places[event.place] if isinstance(event.place, str) else event.place
        yield from words_of(known, "full")


def _authentic(release: Release[str], voice: Voice) -> Phrase:
    """What the languages that are not authentic say of it."""
    if release.authoritative in ("", voice.language.tag):
        return ()
    name = voice.language.adjective(release.authoritative)
    return fill(voice.label("Only the {language} text is authentic."), voice, language=name)


def _versions(release: Release[str], voice: Voice) -> Iterator[Version]:
    for tag, address in release.versions.items():
        if tag != voice.language.tag:
            other = profile.language(tag)
            yield Version(other.bcp47, other.direction, other.own_name, address)


# --- what follows the end mark ------------------------------------------------------------------------------


def _section(boilerplate: Boilerplate[str], voice: Voice) -> Section:
    heading, texts = boilerplate.heading, boilerplate.text
    if boilerplate.organization:
        organization = voice.release.house.organizations[boilerplate.organization]
        heading, texts = organization.about_heading, organization.about
    return Section(_optional(heading, voice), tuple(say(text, voice) for text in texts if text))


def _known_contact(contact: str | Contact[str], release: Release[str]) -> Contact[str]:
    return release.house.contacts[contact] if isinstance(contact, str) else contact


def _contacts_heading(release: Release[str], voice: Voice) -> Phrase:
    if not release.contacts:
        return ()
    return fill(voice.label("Media contact" if len(release.contacts) == 1 else "Media contacts"), voice)


def _contact(contact: Contact[str], voice: Voice) -> ContactBlock:
    """Who it is on one line, each address on a line of its own (PDFium reverses a phone beside Arabic)."""
    who = [word for word in (contact.name, contact.role, *_organization(contact.organization, voice)) if word]
    lines = [joined(who, voice)] if who else []
    if contact.email:
        lines.append(verbatim(contact.email, voice, href=f"mailto:{contact.email}"))
    if contact.phone:
        lines.append(verbatim(contact.phone, voice, href=_dialled(contact.phone)))
    return ContactBlock(tuple(lines))


def _dialled(phone: str) -> str:
    """The address by which a telephone dials it; "" where no number is there."""
    number = tokens.dialled(phone)
    return f"tel:{number}" if len(number) >= _LEAST_DIGITS else ""
