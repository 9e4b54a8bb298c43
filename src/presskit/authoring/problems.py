"""Gather the problems of one file so that its author meets them all at once; guess the word she meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from presskit.errors import Diagnostic, ReleaseError, Report, Severity, Span, error

CODES: Mapping[str, str] = {
    "bad-character": "a control character, an override of the reading direction, half a character, a pile of marks",
    "bad-date": "no day, or no time, of the calendar; a period that ends before it begins",
    "bad-encoding": "a file that is not UTF-8",
    "bad-font": "a font that cannot be put into a PDF, or a family without its regular or bold style",
    "bad-id": "an id or a name of a shape that ids and names do not have",
    "bad-image": "a picture that is no PNG or JPEG, not the one it claims to be, or broken",
    "bad-row": "a row of a table with more or fewer cells than columns",
    "bad-target": "a link that leads to no https:, mailto: or tel: address",
    "bad-value": "a value that this field cannot have",
    "bad-wall-time": "a time that clocks in its zone skip, or show twice",
    "bad-zone": "a time zone that does not exist",
    "duplicate-id": "two texts with one id",
    "duplicate-key": "a field written twice",
    "image-too-large": "a picture over 20 MiB or 50 megapixels",
    "joined-paragraphs": "a blank line where only one paragraph can stand (a warning)",
    "link-language": "a link without an address for one of the languages (a warning)",
    "lost-words": "words behind a `#` that YAML takes for a remark",
    "missing-field": "a field that is needed and absent, or empty",
    "name-circle": "a name whose own words lead back to it",
    "name-clash": "one name for two things",
    "no-image": "no picture of this name",
    "outside": "a picture outside the newsroom",
    "too-deep": "lists and fields more than 32 levels deep",
    "too-large": "a file over 1 MiB or with over 20,000 names and texts; a text over 50,000 characters",
    "unbalanced-isolate": "a direction isolate that is opened and not closed, or the reverse",
    "unknown-block": "a block of no known kind",
    "unknown-contact": "an id that no contact has",
    "unknown-fact": "a count of what is no fact",
    "unknown-field": "a field that does not exist there",
    "unknown-form": "a plural form that the language does not have",
    "unknown-language": "a language that CLDR, or this release, does not have",
    "unknown-organization": "an id that no organization has",
    "unknown-part": "a part that what is named does not have",
    "unknown-person": "an id that no person has",
    "unknown-place": "an id that no place has",
    "unknown-placeholder": "a name in braces that names nothing",
    "wrong-type": "a list, a text or fields where another of them is needed",
    "yaml-alias": "an anchor, alias or merge key",
    "yaml-key": "a field without a plain word as its name",
    "yaml-syntax": "a spot where YAML stops making sense",
    "yaml-tag": "a tag",
}
"""Every code that reading a file may give, and what it stands for."""

MOST = 100
"""So many errors are told at once; a file with more is not read to its end."""


def _discard(_: Diagnostic) -> None:
    """Take no notice."""


class Problems:
    """The errors of one file, kept until `settle`; a warning goes to `report` as it comes."""

    def __init__(self, report: Report = _discard) -> None:
        self._report = report
        self._errors: list[Diagnostic] = []

    def __call__(self, problem: Diagnostic) -> None:
        """Keep an error or pass on a warning. Raises ReleaseError when there are too many to go on."""
        if problem.severity is Severity.WARNING:
            self._report(problem)
            return
        if problem not in self._errors:
            self._errors.append(problem)
        if len(self._errors) >= MOST:
            self.settle()

    def settle(self) -> None:
        """Raise ReleaseError with all errors in the order of their places, if there are any."""
        if self._errors:
            raise ReleaseError(sorted(self._errors, key=_position))


def _position(problem: Diagnostic) -> tuple[int, int]:
    return (problem.span.line, problem.span.column) if problem.span else (0, 0)


def twice(code: str, message: str, places: tuple[Span, Span], hint: str) -> Diagnostic:
    """The error that the second of two places repeats the first; it is shown with its line, the first is named."""
    second, first = places
    return error(code, message, second, hint=f"{hint}; the first is at {first.path}:{first.line}:{first.column}")


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """The hint that names the known word nearest to `word`; `otherwise` where none is near."""
    written = {one.lower(): one for one in known}
    sought = word[:80].lower()
    shuffled = [one for one in written if sorted(one) == sorted(sought)]
    nearest = shuffled or get_close_matches(sought, written, n=1, cutoff=0.6 if len(sought) <= _SHORT else 0.7)
    return f"did you mean `{written[nearest[0]]}`?" if nearest else otherwise


_SHORT = 4
"""In a word of so few letters a single one counts for much."""
