"""Tell what makes a translation unusable: the errors of an entry that `render` refuses and `check` reports."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from presskit.authoring import inline
from presskit.language import numbers
from presskit.language.bidi import FORBIDDEN
from presskit.model import PARTS, City, Message, MoneyFact, Organization, Person, Release

_OPENERS, _CLOSER = "\u2066\u2067\u2068", "\u2069"
# Arabic presentation forms come from broken converters and break search and joining; ﷺ (U+FDFA) is a word of its own.
_PRESENTATION_FORMS = re.compile("[\ufb50-\ufdf9\ufdfb-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True)
class Fault:
    """One reason why a translation cannot be printed: a stable code, a sentence, and the way to mend it."""

    code: str
    message: str
    hint: str = ""


def faults(message: Message, words: str, release: Release[Message], *, is_countless: bool = False) -> Iterator[Fault]:
    """Every fault of `words` as the translation of `message`; the placeholders are those of `release`.

    A plural text is held against its `other` form. With `is_countless` its count may be left out: «شركتان» says two.
    """
    source = message.plural.other if message.plural else message.msgid
    free = {message.plural.count} if message.plural and is_countless else set()
    yield from _placeholder_faults(source, words, release, free)
    yield from _mark_faults(source, words, marks=message.marks)
    yield from _character_faults(words)
    if words != words.strip():
        yield Fault("white-space", "it begins or ends with white space", "take the spaces at its ends away")


def folding_faults(message: Message, said: frozenset[str], release: Release[Message]) -> Iterator[Fault]:
    """What is lost when a text is folded into its neighbour: facts and links that no other text says."""
    kinds = known(release)
    for name in dict.fromkeys(one.name for one in inline.placeholders(message.msgid)):
        if name in kinds and is_required(kinds[name]) and name not in said:
            hint = f"write {{{name}}} into the text that this one is folded into"
            yield Fault(
                "missing-placeholder", f"{{{name}}} is missing: this text is folded away, no other says it", hint
            )


def known(release: Release[Message]) -> dict[str, type]:
    """What each placeholder of a release is, by name."""
    house = release.house
    tables = (release.facts, release.links, house.organizations, house.people, house.places)
    return {name: type(value) for table in tables for name, value in table.items()}


def is_required(kind: type) -> bool:
    """Whether a translator must keep a placeholder: facts and links; names she may leave out, inflect or add."""
    return kind not in (Organization, Person, City)


def _placeholder_faults(source: str, words: str, release: Release[Message], free: set[str]) -> Iterator[Fault]:
    kinds = known(release)
    used = inline.placeholders(words)
    for one in used:
        if one.name not in kinds:
            hint = "use the names that the source text has, letter for letter"
            yield Fault("unknown-placeholder", f"there is no {{{one.name}}}", hint)
        elif one.part not in PARTS[kinds[one.name]]:
            parts = ", ".join(f".{part}" for part in PARTS[kinds[one.name]] if part) or "none"
            yield Fault("unknown-part", f"{{{one.name}}} has no part .{one.part}", f"its parts: {parts}")
        elif _is_inexact(one, release):
            hint = f"write {{{one.name}}}: the amount does not come out in millions with one decimal"
            yield Fault("inexact", f"{{{one.name}.short}} cannot be said exactly", hint)
    there = {one.name for one in used} | free
    for name in dict.fromkeys(one.name for one in inline.placeholders(source)):
        if name in kinds and is_required(kinds[name]) and name not in there:
            hint = f"write {{{name}}} where the value belongs in the sentence"
            yield Fault("missing-placeholder", f"{{{name}}} is missing", hint)


def _is_inexact(placeholder: inline.Placeholder, release: Release[Message]) -> bool:
    fact = release.facts.get(placeholder.name)
    return placeholder.part == "short" and isinstance(fact, MoneyFact) and not numbers.is_short(fact.amount)


def _mark_faults(source: str, words: str, *, marks: bool) -> Iterator[Fault]:
    for flaw in inline.flaws(words, marks=marks):
        yield Fault(flaw.code, flaw.message, flaw.hint)
    if not marks:
        return
    source_targets = set(inline.targets(source))
    for target in inline.targets(words):
        if isinstance(target, str) and target not in source_targets:
            yield Fault("foreign-target", f"the source text does not lead to {target}", "keep the source's address")
    if inline.mark_signature(source) != inline.mark_signature(words):
        hint = "keep every **strong**, *emphasised* and [linked](…) passage of the source text"
        yield Fault("marks-differ", "its inline marks are not those of the source text", hint)


def _character_faults(words: str) -> Iterator[Fault]:
    for character in sorted(set(words)):
        is_control = unicodedata.category(character) == "Cc"
        if is_control or character in FORBIDDEN:
            code = f"U+{ord(character):04X}"
            yield Fault("control-character", f"it holds the invisible character {code}", "delete it")
    if _PRESENTATION_FORMS.search(words):
        hint = "type the plain Arabic letters; the font joins them"
        yield Fault("presentation-form", "it holds Arabic presentation forms, which break search and copying", hint)
    if not _is_balanced(words):
        yield Fault("unbalanced-isolate", "a direction isolate is opened and not closed, or the reverse", "delete it")


def _is_balanced(words: str) -> bool:
    depth = 0
    for character in words:
        depth += (character in _OPENERS) - (character == _CLOSER)
        if depth < 0:
            return False
    return depth == 0
