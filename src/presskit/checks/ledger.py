"""Turn a dossier into the ledger of whoever signs: every date, number, name and link, by language, with its sentence.

What stands in braces is followed by its name, what is typed by its value. Nothing is judged: a gap is only marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from presskit.authoring import inline
from presskit.checks import addresses, amounts, currencies, numerals, typed_dates, units
from presskit.checks.amounts import Figure
from presskit.checks.attached import stretch
from presskit.checks.dossier import Dossier
from presskit.checks.printed import Key, Page, Printed, key
from presskit.checks.reading import NAMES
from presskit.checks.typed_dates import TypedDate
from presskit.errors import Span
from presskit.language import tokens, values
from presskit.language.profile import Language
from presskit.model import (
    Contact,
    DateFact,
    Message,
    MomentFact,
    PeriodFact,
    Release,
    YearFact,
    messages,
)
from presskit.translation.template import role

Kind = Literal["date", "number", "name", "link"]
KINDS: tuple[Kind, ...] = ("date", "number", "name", "link")

State = Literal["missing", "not found", "not translated", "left out"]
"""Why a language does not say it: it should; it may, in other words than are looked for; its text waits for a
translator; nobody asks it of this language."""


@dataclass(frozen=True, slots=True)
class Mention:
    """What one language says, and the sentence it says it in.

    `words` is "" where a number is said by words that do not stand alone («الجانبان» is two sides). `sentence` is ""
    and `span` None where presskit prints it by itself: the date of issue, a contact's number.
    """

    words: str
    sentence: str = ""
    span: Span | None = None


Said: TypeAlias = Mapping[str, tuple[Mention, ...] | State]
"""What each language says of a fact, by tag."""


@dataclass(frozen=True, slots=True)
class Row:
    """A fact: what it is called (`{startups}`, or as it is typed), and what is said of it."""

    kind: Kind
    name: str
    said: Said


Pages: TypeAlias = Mapping[str, Page]


def ledger(dossier: Dossier) -> tuple[Row, ...]:
    """Every fact of a release: dates, numbers, names, links, each in the order in which the source text has them.

    The source's edition is the first of the dossier's: what is typed nowhere but in a translation is not in the ledger.
    """
    release = dossier.release
    pages = {edition.language.tag: Page(release, edition) for edition in dossier.editions}
    rows = [*_issue(release, pages), *_keyed(release, pages), *_typed(release, pages)]
    rows += [*_names(release, pages), *_contacts(release, pages)]
    return tuple(sorted(rows, key=lambda row: KINDS.index(row.kind)))


# --- what presskit prints by itself ---------------------------------------------------------------


def _issue(release: Release[Message], pages: Pages) -> Iterator[Row]:
    facts = {"date": DateFact(release.date)} | {
        name: part
        for name, part in (
            ("embargo", release.embargo.until if release.embargo else None),
            ("event", release.event.at if release.event else None),
        )
        if part is not None
    }
    for name, fact in facts.items():
        said = {tag: values.say(fact, "", page.edition.language, page.edition.labels) for tag, page in pages.items()}
        yield Row("date", f"{name}:", {tag: (Mention(words),) for tag, words in said.items()})


def _contacts(release: Release[Message], pages: Pages) -> Iterator[Row]:
    for one in release.contacts:
        contact = one if isinstance(one, Contact) else release.house.contacts[one]
        kinds: dict[Kind, str] = {"number": contact.phone, "link": contact.email}
        for kind, words in kinds.items():
            if words:
                said: Said = {
                    tag: (Mention(words),) if not contact.only or tag in contact.only else "left out" for tag in pages
                }
                name = contact.name.msgid if contact.name else "contacts:"
                yield Row(kind, name, said)


# --- what has a name: facts, links, addresses -----------------------------------------------------


@dataclass(slots=True)
class _Entry:
    """A fact whose name or address tells it in every language, as it is gathered; `texts` are those that say it."""

    mentions: dict[str, list[Mention]] = field(default_factory=dict)
    texts: list[Key] = field(default_factory=list)


def _keyed(release: Release[Message], pages: Pages) -> Iterator[Row]:
    found: dict[tuple[Kind, str], _Entry] = {}
    for tag, page in pages.items():
        several = [
            (key(printed.text.message), *one)
            for printed in page.running
            for one in (*_facts(release, printed), *_links(release, printed, tag))
        ]
        own = {addresses.bare(name) for _, kind, name, _ in several if kind == "link"}
        for text, kind, typed, mention in several:
            is_address = kind == "link" and typed[0] not in "{@#" and tag != release.language
            free = {name: entry for (_, name), entry in found.items() if _is_free(name, entry, (tag, text), own)}
            name = _paired(typed, found, free) if is_address else typed
            entry = found.setdefault((kind, name), _Entry())
            entry.mentions.setdefault(tag, []).append(mention)
            entry.texts.append(text)
    for (kind, name), entry in found.items():
        said = {tag: _said(entry.mentions.get(tag, ()), page, entry.texts) for tag, page in pages.items()}
        yield Row(kind, name, said)


def _is_free(name: str, entry: _Entry, place: tuple[str, Key], own: set[str]) -> bool:
    """Whether a row may take another page of its site: it is of the same text, and this language has none for it."""
    tag, text = place
    return text in entry.texts and tag not in entry.mentions and addresses.bare(name) not in own


def _paired(typed: str, found: Mapping[tuple[Kind, str], _Entry], free: Iterable[str]) -> str:
    """The row of an address: its own, that of the same page in another language, or of a page whose words differ."""
    if ("link", typed) in found:
        return typed
    rows = [name for kind, name in found if kind == "link" and name[0] not in "{@#"]
    bare = addresses.bare(typed)
    same = (name for name in rows if addresses.bare(name) == bare)
    near = (name for name in free if name in rows and addresses.is_translated(addresses.bare(name), bare))
    return next(same, None) or next(near, typed)


def _said(mentions: Iterable[Mention], page: Page, texts: Iterable[Key]) -> tuple[Mention, ...] | State:
    if several := tuple(dict.fromkeys(mentions)):
        return several
    if page.is_waiting(texts):
        return "not translated"
    return "missing" if any(one in page.by_key for one in texts) else "left out"


def _facts(release: Release[Message], printed: Printed) -> Iterator[tuple[Kind, str, Mention]]:
    for placeholder, start, end in printed.names:
        fact = release.facts.get(placeholder.name)
        if fact is not None:
            kind: Kind = "date" if isinstance(fact, DateFact | PeriodFact | MomentFact | YearFact) else "number"
            yield kind, f"{{{placeholder.name}}}", _mention(printed, start, end)


def _links(release: Release[Message], printed: Printed, tag: str) -> Iterator[tuple[Kind, str, Mention]]:
    span = _span(printed)
    for link, start, _ in printed.links:
        if isinstance(link.target, inline.Placeholder):
            if known := release.links.get(link.target.name):
                address = known.address(tag, release.language)
                yield "link", f"{{{link.target.name}}}", Mention(address, printed.sentence(start), span)
        else:
            yield "link", link.target, Mention(link.target, printed.sentence(start), span)
    for start, end in (*tokens.addresses(printed.typed), *tokens.handles(printed.typed)):
        is_linked = any(one <= start < last for _, one, last in printed.links)
        if not is_linked and any(map(str.isalpha, printed.words[start:end])):
            yield "link", printed.words[start:end], _mention(printed, start, end)


def _mention(printed: Printed, start: int, end: int) -> Mention:
    return Mention(printed.words[start:end], printed.sentence(start), _span(printed))


def _span(printed: Printed) -> Span:
    text = printed.text
    return text.entry.span if text.entry else text.message.span


# --- what is typed: dates and figures -------------------------------------------------------------


def _typed(release: Release[Message], pages: Pages) -> Iterator[Row]:
    """What the author typed, looked for in the same text of each language; where that is folded away, in all."""
    source = pages.get(release.language)
    if source is None:
        return
    for printed in source.running:
        several: tuple[tuple[Kind, _Finder], ...] = (
            *(("date", _DateFinder(one, release)) for one in _dates(printed, source)),
            *(("number", _FigureFinder(one)) for one in _figures(printed, source)),
        )
        for kind, finder in several:
            own = _mention(printed, *finder.place(printed.typed, source.edition.language))
            said = {
                tag: (own,) if page is source else _found(finder, page, key(printed.text.message))
                for tag, page in pages.items()
            }
            yield Row(kind, own.words, said)


def _found(finder: _Finder, page: Page, text: Key) -> tuple[Mention, ...] | State:
    own = page.by_key.get(text)
    if own is None:
        return "not translated" if page.is_waiting([text]) else "left out"
    for printed in (own,) if own.words else page.running:
        if mention := finder.find(printed, page):
            return (mention,)
    return finder.lack


def _dates(printed: Printed, page: Page) -> list[TypedDate]:
    return sorted(typed_dates.typed(printed.typed, page.edition.language), key=lambda one: one.start)


def _figures(printed: Printed, page: Page) -> list[Figure]:
    dates = _dates(printed, page)
    found = amounts.facts(printed.typed, page.edition.language)
    return [one for one in found if not any(one.start < date.end and date.start < one.end for date in dates)]


@dataclass(frozen=True, slots=True)
class _DateFinder:
    """Finds a typed date in another language, however it is written there."""

    typed: TypedDate
    release: Release[Message]

    def place(self, _text: str, _language: Language) -> tuple[int, int]:
        """Where its author typed it."""
        return self.typed.start, self.typed.end

    @property
    def lack(self) -> State:
        """What to say where it is not found."""
        return "missing"

    def find(self, printed: Printed, page: Page) -> Mention | None:
        """Where a text says it."""
        days = {*self.typed.days(self.release.date)}
        for one in typed_dates.typed(printed.words, page.edition.language):
            if not days.isdisjoint(one.days(self.release.date)):
                return _mention(printed, one.start, one.end)
        return None


@dataclass(frozen=True, slots=True)
class _FigureFinder:
    """Finds a typed number in another language, in digits or in words."""

    typed: Figure

    def place(self, text: str, language: Language) -> tuple[int, int]:
        """Where its author typed it, with its million, its sign and its currency."""
        return stretch(text, self.typed, language, _UNITS)

    @property
    def lack(self) -> State:
        """What to say where it is not found: for the two sides one may write both, or the sides."""
        return "not found" if self.typed.is_worded else "missing"

    def find(self, printed: Printed, page: Page) -> Mention | None:
        """Where a text says it."""
        language = page.edition.language
        tag = language.locale.language
        for one in amounts.facts(printed.words, language):
            if self.typed.is_same(one):
                return _mention(printed, *stretch(printed.words, one, language, _UNITS))
        for sentence in printed.sentences():
            if self.typed.is_said(amounts.said(sentence, language), tag):
                return Mention(self._words(sentence, language), sentence, _span(printed))
        return None

    def _words(self, sentence: str, language: Language) -> str:
        """The fewest figures and words side by side that say it; "" where none stand for it alone."""
        tag = language.locale.language
        tokens_ = list(numerals.TOKEN.finditer(sentence)) if not self.typed.is_said(frozenset(), tag) else []
        for length in range(1, _MOST_WORDS + 1):
            for first, last in zip(tokens_, tokens_[length - 1 :], strict=False):
                words = sentence[first.start() : last.end()]
                has_figure = any(map(str.isdigit, words))
                if has_figure and self.typed.is_said(amounts.said(words, language), tag):
                    return words
        return ""


_MOST_WORDS = 4
_UNITS = (units.PERCENTS, currencies.MARKS)
_Finder: TypeAlias = _DateFinder | _FigureFinder


# --- names ----------------------------------------------------------------------------------------


def _names(release: Release[Message], pages: Pages) -> Iterator[Row]:
    """The names of the house and of this release, each once, that stand in a text or are asked for by one."""
    needed = (one.text for page in pages.values() for one in page.texts)
    several = [*(text.message for text in needed), *messages(release.house)]
    by_key = {key(one): one for one in several if role(one.context) in NAMES}
    rows: dict[tuple[str, ...], Row] = {}
    for one in by_key.values():
        mentions = {tag: tuple(_named(page.words(one), one, page)) for tag, page in pages.items()}
        if any(mentions.values()):
            texts = [key(one), *(text for page in pages.values() for text in _texts(page.words(one), page))]
            is_typed = not any(key(one) in page.by_key for page in pages.values())
            said = {tag: _said(mentions[tag], page, texts) for tag, page in pages.items()}
            said = {tag: "not found" if is_typed and state == "missing" else state for tag, state in said.items()}
            name = next(found[0].words for found in mentions.values() if found)
            rows.setdefault((name, *map(str, said.values())), Row("name", name, said))
    yield from rows.values()


def _named(name: str, message: Message, page: Page) -> Iterator[Mention]:
    """A name in the first text that says it; without a sentence where it is printed on its own."""
    for printed in page.running if name else ():
        if found := _pattern(name).search(printed.words):
            yield _mention(printed, *found.span())
            return
    if name and key(message) in page.by_key:
        yield Mention(name, "", _span(page.by_key[key(message)]))


def _texts(name: str, page: Page) -> Iterator[Key]:
    return (key(one.text.message) for one in page.running if name and _pattern(name).search(one.words))


def _pattern(name: str) -> re.Pattern[str]:
    """A name as a word of its own; Arabic writes particles before it."""
    before = "" if re.match("[\u0600-\u06ff]", name) else r"(?<!\w)"
    return re.compile(rf"{before}{re.escape(name)}(?!\w)")
