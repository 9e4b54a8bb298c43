"""Turn a release and what its languages say into findings: one family a file, found here by its `FAMILY`.

A family sees everything and changes nothing. What a translator has excused is left out here, for all families alike.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from presskit.checks import excuses
from presskit.checks.dossier import Dossier, Finding, Text
from presskit.errors import Diagnostic, Place, Severity, Span
from presskit.model import HOUSE

Judge = Callable[[Dossier], Iterator[Finding]]

Locate = Callable[[Text, tuple[int, int]], Span]
"""Tells where some of a text's words stand, from one offset to another; the whole text where both are the same."""


@dataclass(frozen=True, slots=True)
class Family:
    """Checks of one kind: its name, the function that judges, and each code it may give with what it stands for.

    An outsider adds a family as one module here that ends in `FAMILY = Family(…)`.
    """

    name: str
    judge: Judge
    codes: Mapping[str, str]


@cache
def families() -> tuple[Family, ...]:
    """Every family, by name."""
    modules = (importlib.import_module(f"{__name__}.{one.name}") for one in pkgutil.iter_modules(__path__))
    found: list[Family] = [module.FAMILY for module in modules if hasattr(module, "FAMILY")]
    return tuple(sorted(found, key=lambda family: family.name))


def codes() -> dict[str, str]:
    """Every code that `judge` may give, and what it stands for."""
    return {code: what for family in families() for code, what in family.codes.items()} | dict(excuses.CODES)


def at_entry(text: Text, _words: tuple[int, int]) -> Span:
    """The place of a text as a whole: its entry's, or its author's line."""
    return text.entry.span if text.entry else text.message.span


def judge(dossier: Dossier, locate: Locate = at_entry) -> Iterator[Diagnostic]:
    """What every family finds and no translator has excused; then what is wrong with comments."""
    found = [one for family in families() for one in family.judge(dossier)]
    excusable = {code for family in families() for code in family.codes}
    for one in found:
        if one.text is None or one.code not in excuses.excused(one.text):
            yield _told(one, locate)
    for one in excuses.remarks(dossier, found, excusable):
        yield _told(one, locate)


def _told(finding: Finding, locate: Locate) -> Diagnostic:
    span = locate(finding.text, finding.words) if finding.text else finding.span
    places = (Place(span),) if span else ()
    return Diagnostic(finding.severity, finding.code, finding.message, places, _hint(finding))


def _hint(finding: Finding) -> str:
    """The way to mend it, and the way to excuse it: a translator's in her entry, an author's in his file."""
    if finding.text is None or finding.code in excuses.CODES:
        return finding.hint
    if finding.text.entry is None:
        file = "presskit.yaml" if finding.text.message.domain == HOUSE else "the release"
        return f"{finding.hint}; if it is right as it is, write `checks: {{ignore: [{finding.code}]}}` in {file}"
    return f"{finding.hint}; if it is right as it is, add the comment `{excuses.PREFIX}{finding.code}`"


__all__ = ["Diagnostic", "Dossier", "Family", "Finding", "Severity", "codes", "families", "judge"]
