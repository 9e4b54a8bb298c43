"""Turn a template and an old PO into the new PO: what is the same keeps its translation, nothing typed is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass

from presskit.translation import po

_SAME = str.maketrans("’‘“”–—\u00a0\u202f", "''\"\"--  ")


@dataclass(frozen=True, slots=True)
class Merged:
    """A PO file's new bytes, and how many entries were kept, revived from obsolete ones, new, and made obsolete."""

    data: bytes
    kept: int
    revived: int
    new: int
    obsolete: int


def merge(entries: Iterable[po.Entry], old: po.File | None, fresh: po.File) -> Merged:
    """Lay a template's entries over an old catalog: in the template's order, what it no longer has at the end.

    An entry keeps its translation when context and msgid are the same, or differ only in quotes, dashes and spaces.
    `fresh` is an empty catalog: its header serves where there is no old one, its POT-Creation-Date in any case.
    """
    before = po.File() if old is None else old
    shelves = _shelves(before)
    used: set[int] = set()
    counts = dict.fromkeys(("kept", "revived", "new"), 0)
    merged = _with_header(before, fresh)
    for entry in entries:
        match = _match(entry, shelves, used)
        used.add(id(match))
        counts["new" if match is None else "revived" if match.obsolete else "kept"] += 1
        merged.append(entry if match is None else _filled(entry, match))
    left = [entry for entry in before.entries() if id(entry) not in used and (entry.obsolete or _is_typed(entry))]
    retired = sum(not entry.obsolete for entry in left)
    merged.extend(_retired(entry) for entry in left)
    return Merged(po.write(merged), **counts, obsolete=retired)


def _with_header(old: po.File, fresh: po.File) -> po.File:
    """A catalog without entries, with the old header, the translators', with the template's date."""
    if not old.metadata:
        return fresh
    emptied = copy(old)
    emptied[:] = []
    emptied.metadata = {**old.metadata, "POT-Creation-Date": fresh.metadata["POT-Creation-Date"]}
    return emptied


_Key = tuple[str, str, bool]
_Shelf = dict[_Key, po.Entry]


def _shelves(old: po.File) -> tuple[_Shelf, ...]:
    """The old entries by key, in the order in which they are asked: the same text before one that is nearly so."""
    alive = [entry for entry in old.entries() if not entry.obsolete]
    dead = [entry for entry in old.entries() if entry.obsolete]
    return tuple({key(entry): entry for entry in entries} for key in (_exact, _alike) for entries in (alive, dead))


def _match(entry: po.Entry, shelves: tuple[_Shelf, ...], used: set[int]) -> po.Entry | None:
    alive, dead, nearly_alive, nearly_dead = shelves
    candidates = (
        alive.get(_exact(entry)),
        dead.get(_exact(entry)),
        nearly_alive.get(_alike(entry)),
        nearly_dead.get(_alike(entry)),
    )
    return next((one for one in candidates if one is not None and id(one) not in used), None)


def _exact(entry: po.Entry) -> _Key:
    """Context, msgid, and whether it has plural forms: one text cannot take the words of several, nor the reverse."""
    return entry.msgctxt or "", entry.msgid, po.is_plural(entry)


def _alike(entry: po.Entry) -> _Key:
    """The same, whatever quotes, dashes and spaces the author prefers."""
    return entry.msgctxt or "", re.sub(r"\s+", " ", entry.msgid.translate(_SAME)).strip(), po.is_plural(entry)


def _filled(entry: po.Entry, before: po.Entry) -> po.Entry:
    """The template's entry with all that the translator typed: words, forms, comments, her fuzzy mark and flags."""
    entry.msgstr = before.msgstr
    entry.msgstr_plural = {**entry.msgstr_plural, **before.msgstr_plural}
    entry.tcomment, entry.bare_tcomment = before.tcomment, before.bare_tcomment
    entry.previous_msgctxt = before.previous_msgctxt
    entry.previous_msgid = before.previous_msgid
    entry.previous_msgid_plural = before.previous_msgid_plural
    own = [flag for flag in before.flags if not flag.endswith("-format")]
    entry.flags = own + [flag for flag in entry.flags if flag not in own]
    return entry


def _retired(entry: po.Entry) -> po.Entry:
    """An entry that the author has dropped: kept below the living, in case the words come back."""
    entry.obsolete = True
    entry.comment, entry.occurrences = "", []
    return entry


def _is_typed(entry: po.Entry) -> bool:
    return bool(entry.msgstr or entry.tcomment or any(entry.msgstr_plural.values()))
