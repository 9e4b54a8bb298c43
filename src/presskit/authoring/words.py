"""Turn the texts of a file into messages: the words made canonical, placeholders and links held against the names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from presskit.authoring import inline
from presskit.authoring.inline import Placeholder
from presskit.authoring.places import ISOLATE_HINT, ISOLATE_MESSAGE
from presskit.authoring.problems import did_you_mean, twice
from presskit.authoring.source import Scalar
from presskit.authoring.values import canonical
from presskit.errors import Diagnostic, Report, Span, error, warning
from presskit.language import numbers
from presskit.model import (
    PARTS,
    City,
    DateFact,
    Entity,
    Fact,
    Figure,
    House,
    Link,
    Message,
    MomentFact,
    MoneyFact,
    NumberFact,
    Organization,
    PercentFact,
    PeriodFact,
    Person,
    YearFact,
    words_of,
)
from presskit.unseen import lone_isolate

_SECTIONS: Mapping[str, str] = {
    "person": "people",
    "organization": "organizations",
    "place": "places",
    "contact": "contacts",
}

KINDS: Mapping[type, str] = {
    DateFact: "a date",
    PeriodFact: "a period",
    NumberFact: "a number",
    PercentFact: "a percentage",
    YearFact: "a year",
    MoneyFact: "an amount of money",
    MomentFact: "a point in time",
    Person: "a person",
    Organization: "an organization",
    City: "a place",
    Link: "a link",
}


@dataclass(frozen=True, slots=True)
class Named:
    """What a name in braces stands for, and where it is written; None where its own definition is at fault."""

    what: Fact | Link | Entity[Message] | None
    span: Span


Names = Mapping[str, Named]


def house_names(house: House[Message]) -> dict[str, Named]:
    """The names a house brings into every release."""
    people = {name: Named(one, one.name.span) for name, one in house.people.items()}
    organizations = {name: Named(one, one.name.span) for name, one in house.organizations.items()}
    places = {name: Named(one, one.city.span) for name, one in house.places.items()}
    return {**people, **organizations, **places}


def clash(name: str, second: Span, first: Span) -> Diagnostic:
    """The error that one name stands for two things."""
    return twice("name-clash", f"`{name}` names two things", (second, first), "give one of them another name")


def check_tags(keys: Iterable[Scalar], report: Report) -> None:
    """An error for each language that is written twice, as `pt-BR` and as `pt_BR`."""
    first: dict[str, Span] = {}
    for key in keys:
        tag = canonical(key.value)
        if tag in first:
            message = f"`{key.value}` is a language that is written twice"
            report(twice("duplicate-key", message, (key.span, first[tag]), "keep one of the two"))
        first.setdefault(tag, key.span)


def reference(text: Scalar | None, known: Iterable[str], kind: str, report: Report) -> str:
    """The id that a text refers to, "" where there is no text; an error where nothing has it."""
    if text is None:
        return ""
    ids = list(known)
    if text.value not in ids:
        hint = did_you_mean(text.value, ids, f"add it below `{_SECTIONS[kind]}:` in presskit.yaml")
        report(error(f"unknown-{kind}", f"no {kind} has the id `{text.value[:40]}`", text.span, hint=hint))
    return text.value


GENDERS: Mapping[str, str] = {"f": ", woman", "m": ", man", "": ""}
"""What translators are told of a person behind the name: roles, verbs and titles follow it in many languages."""

_BLANK = " \t\n\r\f\v"


def normalized(text: str) -> str:
    """A text as translators and catalogs know it: NFC, trimmed, each run of ASCII white space one space."""
    return re.sub(f"[{_BLANK}]+", " ", unicodedata.normalize("NFC", text)).strip(" ")


@dataclass(frozen=True, slots=True)
class Words:
    """How the texts of one file become messages: their catalog, their language, and the names they may use."""

    domain: str
    language: str
    names: Names
    report: Report

    def message(self, text: Scalar, context: str, *, marks: bool = False, notes: Iterable[str] = ()) -> Message:
        """The message of a text, which is one paragraph; its placeholders and links are checked."""
        if len(_paragraphs(text)) > 1:
            self.report(_joined(text.span))
        return self._passage(text, (0, len(text.value)), context, marks=marks, notes=notes)

    def optional(self, text: Scalar | None, context: str, *, notes: Iterable[str] = ()) -> Message | None:
        """The message of a text that may be absent."""
        return None if text is None else self.message(text, context, notes=notes)

    def paragraphs(self, text: Scalar, context: str) -> tuple[Message, ...]:
        """The messages of a block text, whose blank lines part its paragraphs; marks may stand in them."""
        return tuple(self._passage(text, one, context, marks=True) for one in _paragraphs(text))

    def figure(self, text: Scalar) -> Figure | None:
        """A cell without a letter, which no translator is given; None where it has letters, marks or placeholders."""
        words = "" if text.is_null else normalized(text.value)
        nodes = inline.parse(words, marks=True)
        if (
            lone_isolate(words) is not None
            or any(map(str.isalpha, words))
            or not all(isinstance(one, inline.Text) for one in nodes)
        ):
            return None
        return Figure("".join(one.text for one in nodes if isinstance(one, inline.Text)))

    def _passage(
        self, text: Scalar, extent: tuple[int, int], context: str, *, marks: bool, notes: Iterable[str] = ()
    ) -> Message:
        start, end = extent
        for problem in self._problems(text, start, end, marks=marks):
            self.report(problem)
        span = text.span if (start, end) == (0, len(text.value)) else text.place(start, end)
        msgid = normalized(text.value[start:end])
        return Message(msgid, context, self.domain, self.language, span, marks, tuple(notes))

    def _problems(self, text: Scalar, start: int, end: int, *, marks: bool) -> Iterator[Diagnostic]:
        words = text.value[start:end]
        if (lone := lone_isolate(words)) is not None:
            span = text.place(start + lone, start + lone + 1)
            yield error("unbalanced-isolate", f"this is {ISOLATE_MESSAGE}", span, hint=ISOLATE_HINT)
        for flaw in inline.flaws(words, marks=marks):
            is_name = flaw.code == "unknown-placeholder"
            hint = did_you_mean(words[flaw.start : flaw.end].strip("{}"), self.names if is_name else (), flaw.hint)
            yield error(flaw.code, flaw.message, text.place(start + flaw.start, start + flaw.end), hint=hint)
        for one in inline.placeholders(words):
            if (fault := self._fault(one)) is not None:
                yield error(fault[0], fault[1], text.place(start + one.start, start + one.end), hint=fault[2])
        for target in inline.targets(words) if marks else ():
            if isinstance(target, Placeholder) and (fault := self._target_fault(target)) is not None:
                yield error(fault[0], fault[1], text.place(start + target.start, start + target.end), hint=fault[2])

    def _fault(self, placeholder: Placeholder) -> tuple[str, str, str] | None:
        """Code, message and hint if a placeholder names nothing, or a part that is not there."""
        name, part = placeholder.name, placeholder.part
        if name not in self.names:
            return "unknown-placeholder", f"nothing is named `{name}`", did_you_mean(name, self.names, _NAME_HINT)
        what = self.names[name].what
        if what is None:
            return None
        kind = KINDS[type(what)]
        if part not in PARTS[type(what)]:
            forms = ", ".join(f"`{{{name}.{one}}}`" if one else f"`{{{name}}}`" for one in PARTS[type(what)])
            return "unknown-part", f"{kind} has no part `{part}`", f"`{name}` can be written {forms}"
        if isinstance(what, MoneyFact) and part == "short" and not numbers.is_short(what.amount):
            message = f"{what.amount:,f} does not come out in millions with one decimal"
            return "inexact", message, f"write `{{{name}}}`, or round the amount"
        if isinstance(what, Organization | Person | City) and not words_of(what, part):
            return "unknown-part", f"`{name}` has no `{part}`", f"add `{part}:` to it in presskit.yaml"
        return None

    def _target_fault(self, target: Placeholder) -> tuple[str, str, str] | None:
        """The same for a link's target that is no link."""
        named = self.names.get(target.name)
        if named is None or named.what is None or isinstance(named.what, Link):
            return None
        message = f"`{target.name}` is {KINDS[type(named.what)]}, and no link"
        return "bad-target", message, "give the address a name below `links:`"


_NAME_HINT = (
    "people, organizations and places are named in presskit.yaml, facts and links in the release; "
    "write `{{` for a brace that is meant as text"
)


def _joined(span: Span) -> Diagnostic:
    hint = "write the second one as an item of its own"
    return warning("joined-paragraphs", "the paragraphs of this text are run together", span, hint=hint)


def _paragraphs(text: Scalar) -> list[tuple[int, int]]:
    """Start and end of each paragraph. Only behind `|` does YAML leave a blank line blank; else it is a line break."""
    parting = r"\n[ \t]*(?=\n)" if text.style == "|" else r"\n"
    breaks = [one.span() for one in re.finditer(parting, text.value)]
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(text.value)]
    trimmed = (_trimmed(text.value, start, end) for start, end in zip(starts, ends, strict=True))
    return [one for one in trimmed if one[0] < one[1]]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    if not words.strip():
        return end, end
    return start + len(words) - len(words.lstrip(_BLANK)), start + len(words.rstrip(_BLANK))
