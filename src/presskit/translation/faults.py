"""Tell what makes a translation unusable: the errors of an entry that `render` refuses and `check` reports."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlsplit

from presskit.authoring import inline
from presskit.language import numbers
from presskit.model import PARTS, City, Entity, Message, MoneyFact, Organization, Person, Release, words_of
from presskit.unseen import FORBIDDEN, lone_isolate

CODES: Mapping[str, str] = MappingProxyType(
    {
        "missing-placeholder": "a figure, date or link in braces that the translation leaves out",
        "unknown-placeholder": "a name in braces that names nothing, or a brace that opens no name",
        "unknown-part": "a part that what is named does not have",
        "inexact": "an amount in millions that does not come out with one decimal",
        "name-circle": "a name whose own translation leads back to it",
        "marks-differ": "strong, emphasised or linked passages that are not those of the source text",
        "bad-target": "a link that leads to no https:, mailto: or tel: address",
        "foreign-target": "a link that leads where the source text does not",
        "control-character": "an invisible control character, or an override of the reading direction",
        "presentation-form": "Arabic letters in a shape that no keyboard types",
        "unbalanced-isolate": "a direction isolate that is opened and not closed, or the reverse",
        "white-space": "a space at the beginning or the end",
    }
)
"""Every code that a fault may have, and what it stands for."""

# Arabic presentation forms come from broken converters and break search and joining; ﷺ (U+FDFA) is a word of its own,
# and the ornate brackets around a verse (U+FD3E, U+FD3F) are punctuation.
_PRESENTATION_FORMS = re.compile("[\ufb50-\ufd3d\ufd40-\ufdf9\ufdfb-\ufdff\ufe70-\ufefc]")
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Fault:
    """One reason why a translation cannot be printed: a stable code, a sentence, and the way to mend it."""

    code: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """What may stand in the braces of one release: looked up once, asked for each of its texts.

    `kinds` tells what each name is. `silent` are the parts, as (name, part), that would print nothing: the role of a
    person who has none. `inexact` are the amounts that do not come out in millions with one decimal.
    """

    kinds: Mapping[str, type]
    silent: frozenset[tuple[str, str]]
    inexact: frozenset[str]


def names(release: Release[Message]) -> Names:
    """Look up what may stand in the braces of a release."""
    entities = _entities(release)
    silent = ((name, part) for name, one in entities.items() for part in PARTS[type(one)] if not words_of(one, part))
    amounts = {name: fact.amount for name, fact in release.facts.items() if isinstance(fact, MoneyFact)}
    inexact = (name for name, amount in amounts.items() if not numbers.is_short(amount))
    return Names(known(release), frozenset(silent), frozenset(inexact))


def known(release: Release[Message]) -> dict[str, type]:
    """What each placeholder of a release is, by name."""
    tables = (release.facts, release.links, _entities(release))
    return {name: type(value) for table in tables for name, value in table.items()}


def is_required(kind: type) -> bool:
    """Whether a translator must keep a placeholder: facts and links; names she may leave out, inflect or add."""
    return kind not in (Organization, Person, City)


def faults(message: Message, words: str, allowed: Names, *, is_countless: bool = False) -> Iterator[Fault]:
    """Every fault of `words` as the translation of `message`, each once; `allowed` are its release's names.

    A plural text is held against its `other` form. With `is_countless` its count may be left out: «شركتان» says two.
    """
    source = message.plural.other if message.plural else message.msgid
    free = {message.plural.count} if message.plural and is_countless else set()
    found = [
        *_placeholder_faults(words, allowed),
        *_missing_faults(source, words, allowed, free),
        *_mark_faults(source, words, marks=message.marks),
        *_character_faults(words),
    ]
    if words != words.strip():
        found.append(Fault("white-space", "it begins or ends with white space", "take the spaces at its ends away"))
    yield from dict.fromkeys(found)


def folding_faults(message: Message, said: frozenset[str], allowed: Names) -> Iterator[Fault]:
    """What is lost when a text is folded into its neighbour: facts and links that no other text says."""
    source = message.plural.other if message.plural else message.msgid
    for name in _required(source, allowed):
        if name not in said:
            hint = f"write {{{name}}} into the text that this one is folded into"
            text = f"{{{name}}} is missing: this text is folded away, no other says it"
            yield Fault("missing-placeholder", text, hint)


# --- placeholders ---------------------------------------------------------------------------------


def _required(source: str, allowed: Names) -> list[str]:
    """The names that a text's translation must say, in order, each once."""
    several = dict.fromkeys(one.name for one in inline.placeholders(source))
    return [name for name in several if name in allowed.kinds and is_required(allowed.kinds[name])]


def _missing_faults(source: str, words: str, allowed: Names, free: set[str]) -> Iterator[Fault]:
    there = {one.name for one in inline.placeholders(words)} | free
    for name in _required(source, allowed):
        if name not in there:
            hint = f"write {{{name}}} where the value belongs in the sentence"
            yield Fault("missing-placeholder", f"{{{name}}} is missing", hint)


def _placeholder_faults(words: str, allowed: Names) -> Iterator[Fault]:
    for one in inline.placeholders(words):
        if one.name not in allowed.kinds:
            hint = "use the names that the source text has, letter for letter"
            yield Fault("unknown-placeholder", f"there is no {{{one.name}}}", hint)
        elif one.part not in PARTS[allowed.kinds[one.name]]:
            parts = ", ".join(f".{part}" for part in PARTS[allowed.kinds[one.name]] if part) or "none"
            yield Fault("unknown-part", f"{{{one.name}}} has no part .{one.part}", f"its parts: {parts}")
        elif (one.name, one.part) in allowed.silent:
            hint = f"take another part of it, or ask the press office to add its `{one.part}` to presskit.yaml"
            yield Fault("unknown-part", f"{{{one.name}.{one.part}}} would print nothing", hint)
        elif one.part == "short" and one.name in allowed.inexact:
            hint = f"write {{{one.name}}}: the amount does not come out in millions with one decimal"
            yield Fault("inexact", f"{{{one.name}.short}} cannot be said exactly", hint)


# --- names that say themselves --------------------------------------------------------------------


def circles(release: Release[Message], words: Callable[[Message], str | None]) -> Mapping[Message, Fault]:
    """The names whose words in one language lead back to themselves, and could never be printed."""
    own = {name: tuple(_own_words(entity)) for name, entity in _entities(release).items()}
    leads = {name: {one for text in texts for one in _named(words(text))} for name, texts in own.items()}
    hint = "write the name itself instead of its braces"
    return {
        text: Fault("name-circle", f"{{{name}}} leads back to itself", hint)
        for name, texts in own.items()
        for text in texts
        if any(name in _reached(one, leads) for one in _named(words(text)))
    }


def _entities(release: Release[Message]) -> dict[str, Entity[Message]]:
    house = release.house
    return {**house.organizations, **house.people, **house.places}


def _own_words(entity: Entity[Message]) -> Iterator[Message]:
    yield from dict.fromkeys(text for part in PARTS[type(entity)] for text in words_of(entity, part))


def _named(words: str | None) -> set[str]:
    return {one.name for one in inline.placeholders(words or "")}


def _reached(name: str, leads: Mapping[str, set[str]]) -> set[str]:
    """Every name that a name's words lead to, itself included."""
    reached: set[str] = set()
    queue = [name]
    while queue:
        one = queue.pop()
        if one not in reached:
            reached.add(one)
            queue.extend(leads.get(one, ()))
    return reached


# --- marks and characters -------------------------------------------------------------------------


def _mark_faults(source: str, words: str, *, marks: bool) -> Iterator[Fault]:
    for flaw in inline.flaws(words, marks=marks):
        yield Fault(flaw.code, flaw.message, flaw.hint)
    if not marks:
        return
    allowed = {_leading(target) for target in inline.targets(source)}
    for target in map(_leading, inline.targets(words)):
        if target not in allowed:
            hint = "keep the source's address"
            if any(_site(target) and _site(target) == _site(one) for one in allowed):
                hint += "; for your language's own page, ask for `links: {programme: {en: …, fr: …}}` in the release"
            yield Fault("foreign-target", f"the source text does not lead to {target}", hint)
    if inline.mark_signature(source) != inline.mark_signature(words):
        hint = "keep every **strong**, *emphasised* and [linked](…) passage of the source text"
        yield Fault("marks-differ", "its inline marks are not those of the source text", hint)


def _site(target: str) -> str:
    """The host of a web address."""
    return (urlsplit(target).hostname or "").removeprefix("www.") if target.startswith("https:") else ""


def _leading(target: str | inline.Placeholder) -> str:
    """Where a link leads, as it is typed."""
    return target if isinstance(target, str) else f"{{{target.name}}}"


def _character_faults(words: str) -> Iterator[Fault]:
    for character in sorted(set(words)):
        is_control = unicodedata.category(character) == "Cc"
        if is_control or character in FORBIDDEN or character == _BYTE_ORDER_MARK:
            code = f"U+{ord(character):04X}"
            yield Fault("control-character", f"it holds the invisible character {code}", "delete it")
    if _PRESENTATION_FORMS.search(words):
        hint = "type the plain Arabic letters; the font joins them"
        yield Fault("presentation-form", "it holds Arabic presentation forms, which break search and copying", hint)
    if lone_isolate(words) is not None:
        yield Fault("unbalanced-isolate", "a direction isolate is opened and not closed, or the reverse", "delete it")
