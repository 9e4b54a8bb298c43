"""Read what a translator excuses: `presskit: ignore=code` in her comment on an entry. And tell comments without use."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from types import MappingProxyType

from presskit.checks.dossier import Dossier, Finding, Text
from presskit.translation.threeway import CONFLICT

PREFIX = "presskit: ignore="

_IGNORE = re.compile(r"^[ \t]*presskit:[ \t]*ignore[ \t]*=(?P<codes>.*)$", re.IGNORECASE | re.MULTILINE)

# What is meant as one: `presskit: ignore ending`, `presskit ignore=ending`, `presskit: ignore: ending`.
_MEANT = re.compile(
    r"^[ \t]*(?P<all>presskit[ \t]*:?[ \t]*ignore\b[ \t:=-]*(?P<codes>.*))$", re.IGNORECASE | re.MULTILINE
)

_CONFLICT = re.compile(rf"^[ \t]*{re.escape(CONFLICT.partition('.')[0])}\b", re.IGNORECASE | re.MULTILINE)

CODES: Mapping[str, str] = MappingProxyType(
    {
        "unused-ignore": "a comment `presskit: ignore=…` that excuses nothing, names no warning, or is misspelt",
        "conflict-comment": "a comment about two versions of a text that is no longer marked fuzzy",
    }
)


def excused(text: Text) -> tuple[str, ...]:
    """The codes that the comment on a text's entry excuses, in order, each once."""
    comment = text.entry.comment if text.entry else ""
    codes = (code for line in _IGNORE.finditer(comment) for code in _parted(line["codes"]))
    return tuple(dict.fromkeys(codes))


def _parted(codes: str) -> list[str]:
    return [code for code in re.split(r"[\s,;]+", codes) if code]


def remarks(dossier: Dossier, found: Iterable[Finding], excusable: AbstractSet[str]) -> Iterator[Finding]:
    """What is wrong with comments: excuses without use or misspelt, and what a merge left there."""
    yield from unused(dossier, found, excusable)
    for edition in dossier.editions:
        for text, entry in edition.translations():
            yield from _misspelt(text, entry.comment, excusable)
            if _CONFLICT.search(entry.comment):
                yield _conflict(text)


def _misspelt(text: Text, comment: str, excusable: AbstractSet[str]) -> Iterator[Finding]:
    for line in _MEANT.finditer(comment):
        codes = _parted(line["codes"])
        if not codes or not _IGNORE.match(line[0]):
            right = ",".join(codes) if codes and set(codes) <= excusable else "CODE"
            yield _finding(text, f"`{line['all'].strip()[:60]}` excuses nothing", f"write `{PREFIX}{right}`")


def _conflict(text: Text) -> Finding:
    return Finding(
        code="conflict-comment",
        message="the comment says that two people changed this text, but it is no longer marked fuzzy",
        hint="see that the right version stands here, then delete the lines about the conflict",
        text=text,
    )


def unused(dossier: Dossier, found: Iterable[Finding], excusable: AbstractSet[str]) -> Iterator[Finding]:
    """Tell each excuse that excuses nothing of what was found; `excusable` are the codes that may be excused."""
    needed = {(one.text, one.code) for one in found}
    for edition in dossier.editions:
        for text, _ in edition.translations():
            for code in excused(text):
                if code not in excusable:
                    yield _finding(
                        text, f"no warning is called `{code}`, or it cannot be excused", _near(code, excusable)
                    )
                elif (text, code) not in needed:
                    yield _finding(text, f"there is no `{code}` here to ignore", f"take `{PREFIX}{code}` away")


def _finding(text: Text, message: str, hint: str) -> Finding:
    return Finding(code="unused-ignore", message=message, hint=hint, text=text)


def _near(code: str, known: AbstractSet[str]) -> str:
    near = difflib.get_close_matches(code, sorted(known), 1)
    return f"did you mean `{near[0]}`?" if near else f"what can be excused: {', '.join(sorted(known))}"
