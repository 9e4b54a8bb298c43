"""Hold what a release refers to against what there is: ids of the house, its own languages, facts to count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from presskit.authoring.problems import did_you_mean
from presskit.authoring.source import Scalar
from presskit.authoring.words import KINDS, Names, reference
from presskit.errors import Report, error
from presskit.model import House, Message, NumberFact


@dataclass(frozen=True, slots=True)
class References:
    """What a release may refer to. `languages` are its tags; `names` are those that may stand in braces."""

    house: House[Message]
    languages: tuple[str, ...]
    names: Names
    report: Report

    def id(self, text: Scalar | None, kind: str) -> str:
        """The id of a person, organization, place or contact of the house, "" where none is written."""
        known: Mapping[str, Mapping[str, object]] = {
            "person": self.house.people,
            "organization": self.house.organizations,
            "place": self.house.places,
            "contact": self.house.contacts,
        }
        return reference(text, known[kind], kind, self.report)

    def only(self, tags: tuple[Scalar, ...]) -> tuple[str, ...]:
        """Tags that must be among the release's languages."""
        return tuple(self.language(tag) for tag in tags)

    def language(self, tag: Scalar) -> str:
        """A tag that must be among the release's languages."""
        if tag.value not in self.languages:
            hint = did_you_mean(tag.value, self.languages, f"its languages are: {', '.join(self.languages)}")
            self.report(error("unknown-language", f"the release has no language `{tag.value}`", tag.span, hint=hint))
        return tag.value

    def count(self, name: Scalar) -> Decimal:
        """The number that a text depends on; 0 where the name is that of no number, which is told."""
        what = self.names[name.value].what if name.value in self.names else None
        if isinstance(what, NumberFact):
            return what.value
        hint = "count a fact such as startups: {number: 150}"
        if name.value not in self.names:
            numbers = [one for one, named in self.names.items() if isinstance(named.what, NumberFact)]
            hint = did_you_mean(name.value, numbers, hint)
            self.report(error("unknown-fact", f"no fact is named `{name.value[:40]}`", name.span, hint=hint))
        elif what is not None:
            message = f"`{name.value}` is {KINDS[type(what)]}; only a number can be counted"
            self.report(error("bad-value", message, name.span, hint=hint))
        return Decimal(0)
