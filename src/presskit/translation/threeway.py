"""Turn two versions of a PO file and the version they both come from into one, text by text, as git merges lines.

What only one side changed is taken from it. Where both translated a text differently, the entry becomes fuzzy and holds
both translations in a comment: nothing that a translator typed is lost, and nothing that is in doubt can be printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar

from presskit.errors import Diagnostic, warning
from presskit.translation import po
from presskit.translation.merge import retired
from presskit.translation.po.header import fields
from presskit.translation.po.writer import quoted
from presskit.translation.template import selected_form

CONFLICT = 'presskit: conflict. Two people changed this text: keep one version, then delete "fuzzy" and these lines.'
"""The first line of the comment that an entry with two translations gets."""

_Key = tuple[str | None, str]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Merge:
    """The merged file's canonical bytes, and a warning for each text that stands in it in two versions."""

    data: bytes
    conflicts: tuple[Diagnostic, ...]


def merge(base: po.File, ours: po.File, theirs: po.File, path: str) -> Merge:
    """Merge two versions of a catalog or a template; `base` is empty where both sides have added the file.

    `path` is what the warnings show. Entries stand in the order of the side that changed it; where both did, in ours,
    with theirs where they stand there.
    """
    several = base, ours, theirs
    old, mine, other = ({_key(entry): entry for entry in file.entries()} for file in several)
    known = frozenset({""}.union(*(po.forms(entry) for entry in base.entries())))
    living, obsolete = (_ordered(*(_keys(file, obsolete=one) for file in several)) for one in (False, True))
    keys = dict.fromkeys([*obsolete, *living])
    merged = {key: _entry(old.get(key), mine.get(key), other.get(key), known=known) for key in keys}
    result = _with_header(*several)
    result.extend(entry for key in living if (entry := merged[key]) and not entry.obsolete)
    result.extend(entry for entry in merged.values() if entry and entry.obsolete)
    data = po.write(result)
    return Merge(data, tuple(_conflicts(data, path)))


def _key(entry: po.Entry) -> _Key:
    return entry.msgctxt, entry.msgid


def _keys(file: po.File, *, obsolete: bool) -> list[_Key]:
    return [_key(entry) for entry in file.entries() if bool(entry.obsolete) is obsolete]


def _conflicts(data: bytes, path: str) -> Iterator[Diagnostic]:
    """A warning for each text in two versions, those that an earlier merge left included."""
    for entry in po.parse(data, path, lambda _: None).entries():
        is_settled = not entry.fuzzy and any(po.forms(entry))
        if CONFLICT in entry.tcomment.split("\n") and not is_settled:
            message = "two people changed this text; both versions stand in its comment, and it counts as untranslated"
            hint = "keep one version, then delete `fuzzy` and the lines about the conflict"
            yield warning("po-merged", message, entry.span, hint=hint)


# --- three versions of anything -------------------------------------------------------------------


def _picked(base: _T, ours: _T, theirs: _T, other: _T) -> _T:
    """The version that one side alone has changed; `other` where both have, differently."""
    if theirs in (base, ours):
        return ours
    return theirs if ours == base else other


def _ordered(base: Sequence[_T], ours: Sequence[_T], theirs: Sequence[_T]) -> list[_T]:
    """All items of both sides, each once, in the order of the side that changed it; the other's own in their places."""
    first, second = (theirs, ours) if ours == base else (ours, theirs)
    shared = set(first) & set(second)
    own = _runs(second, shared)
    result: list[_T] = []
    last = None
    for one in dict.fromkeys(first):
        if one in shared:
            result += own.get(last, ())
            last = one
        result.append(one)
    return [*result, *own.get(last, ())]


def _runs(items: Sequence[_T], shared: set[_T]) -> dict[_T | None, list[_T]]:
    """What stands behind each shared item up to the next one; behind None what stands before the first."""
    runs: dict[_T | None, list[_T]] = {}
    last = None
    for one in dict.fromkeys(items):
        if one in shared:
            last = one
        else:
            runs.setdefault(last, []).append(one)
    return runs


def _woven(base: Sequence[_T], ours: Sequence[_T], theirs: Sequence[_T]) -> list[_T]:
    """All items of both sides but those that one of them has taken away."""
    gone = set(base) - (set(ours) & set(theirs))
    return [one for one in _ordered(base, ours, theirs) if one not in gone]


def _woven_lines(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """The same for lines, of which some, such as empty ones, may stand several times."""
    return [line for line, _ in _woven(*(_numbered(lines) for lines in (base, ours, theirs)))]


def _numbered(lines: Sequence[str]) -> list[tuple[str, int]]:
    """Each line and which of its kind it is."""
    counts: Counter[str] = Counter()
    numbered = []
    for line in lines:
        numbered.append((line, counts[line]))
        counts[line] += 1
    return numbered


# --- an entry -------------------------------------------------------------------------------------


def _entry(
    base: po.Entry | None, ours: po.Entry | None, theirs: po.Entry | None, *, known: frozenset[str]
) -> po.Entry | None:
    """One entry out of its versions; None where one side has deleted it and the other has not touched its words.

    `known` are all translations of the base.
    """
    if ours is None or theirs is None:
        only = ours or theirs
        return only if base is None or only is None else _left(base, only)
    before = base or po.Entry(obsolete=True)  # so that an entry that both have added lives if it lives in one
    words, told = _settled(_words(before), _words(ours), _words(theirs), known)
    entry = _with_words(copy(ours), words)
    comment = _join_comments(entry, before, ours, theirs)
    _set_comment(entry, [*comment, *(line for line in told if line not in comment)])
    entry.flags += ["fuzzy"] * (words.fuzzy or _is_recounted(before, ours, theirs))
    entry.obsolete = _picked(bool(before.obsolete), bool(ours.obsolete), bool(theirs.obsolete), other=False)
    if entry.obsolete and ours.obsolete != theirs.obsolete:
        _take_author_lines(entry, ours if ours.obsolete else theirs)
    return entry


def _is_recounted(base: po.Entry, ours: po.Entry, theirs: po.Entry) -> bool:
    """Whether one side alone has a count that selects another form, which nobody has read in its place yet."""
    old, *new = (selected_form(one.comment) for one in (base, ours, theirs))
    sides = zip((ours, theirs), new, reversed(new), strict=True)
    return any(side.fuzzy and None not in (old, one) and one != old and other == old for side, one, other in sides)


def _left(base: po.Entry, only: po.Entry) -> po.Entry | None:
    """What is left of an entry that one side has deleted: as obsolete, what the other has typed since."""
    if (_words(only), only.tcomment) == (_words(base), base.tcomment):
        return None
    return retired(copy(only))


# --- comments, references and flags ---------------------------------------------------------------


def _join_comments(entry: po.Entry, base: po.Entry, ours: po.Entry, theirs: po.Entry) -> list[str]:
    """Merge into `entry` what stands above the words, but for `fuzzy`; the lines of the translator's comment."""
    several = base, ours, theirs
    comment = _woven_lines(*(_lines(one.comment, bare=one.bare_comment) for one in several))
    entry.comment, entry.bare_comment = "\n".join(comment), comment == [""]
    entry.occurrences = _woven(*(one.occurrences for one in several))
    entry.flags = _woven(*([flag for flag in one.flags if flag != "fuzzy"] for one in several))
    return _woven_lines(*(_lines(one.tcomment, bare=one.bare_tcomment) for one in several))


def _take_author_lines(entry: po.Entry, side: po.Entry) -> None:
    entry.comment, entry.bare_comment, entry.occurrences = side.comment, side.bare_comment, side.occurrences


def _lines(comment: str, *, bare: bool) -> list[str]:
    return comment.split("\n") if comment or bare else []


def _set_comment(entry: po.Entry, lines: list[str]) -> None:
    entry.tcomment, entry.bare_tcomment = "\n".join(lines), lines == [""]


# --- words ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Words:
    """A translation as it stands: its forms, whether it is fuzzy, and the author's texts that it was made for.

    `plural` is the author's second text, None where there is one text only.
    """

    plural: str | None
    forms: tuple[str, ...]
    fuzzy: bool
    previous: tuple[str | None, str | None, str | None]

    @property
    def shape(self) -> tuple[str | None, int]:
        """What two translations must share for their forms to be compared one by one."""
        return self.plural, len(self.forms)


def _words(entry: po.Entry) -> _Words:
    previous = entry.previous_msgctxt, entry.previous_msgid, entry.previous_msgid_plural
    plural = entry.msgid_plural if po.is_plural(entry) else None
    return _Words(plural, po.forms(entry), bool(entry.fuzzy), previous)


def _with_words(entry: po.Entry, words: _Words) -> po.Entry:
    is_plural = words.plural is not None
    entry.msgstr = "" if is_plural else words.forms[0]
    entry.msgid_plural = words.plural or ""
    entry.msgstr_plural = dict(enumerate(words.forms)) if is_plural else {}
    entry.previous_msgctxt, entry.previous_msgid, entry.previous_msgid_plural = words.previous
    return entry


def _settled(base: _Words, ours: _Words, theirs: _Words, known: frozenset[str]) -> tuple[_Words, list[str]]:
    """A translation out of its versions, and the lines of comment that hold what could not stand beside it."""
    if theirs in (base, ours):
        return ours, []
    if ours == base:
        return theirs, []
    for final, guess in ((ours, theirs), (theirs, ours)):
        is_guess = guess.fuzzy and not any(base.forms) and known.issuperset(guess.forms)
        if is_guess and not final.fuzzy and any(final.forms):
            return final, []  # what `presskit update` guessed from the base gives way to what a person wrote
    if ours.shape == theirs.shape:
        return _by_forms(base, ours, theirs)
    return _of_one_shape(base, ours, theirs)


def _by_forms(base: _Words, ours: _Words, theirs: _Words) -> tuple[_Words, list[str]]:
    """Each form from the side that changed it; of a form that both changed, ours, with both in the comment."""
    before = base.forms if base.shape == ours.shape else ("",) * len(ours.forms)
    forms, told = [], []
    for index, (old, one, other) in enumerate(zip(before, ours.forms, theirs.forms, strict=True)):
        forms.append(_picked(old, one, other, one or other))
        if one != other and old not in (one, other):
            where = f", form {index}" if ours.plural is not None else ""
            told += [f"version 1{where}: {quoted(one)}", f"version 2{where}: {quoted(other)}"]
    is_fuzzy = bool(told) or _is_fuzzy(base, ours, theirs)
    previous = _picked(base.previous, ours.previous, theirs.previous, ours.previous)
    if ours.fuzzy != theirs.fuzzy:
        previous = ours.previous if ours.fuzzy is is_fuzzy else theirs.previous
    return _Words(ours.plural, tuple(forms), is_fuzzy, previous), [CONFLICT, *told] if told else []


def _is_fuzzy(base: _Words, ours: _Words, theirs: _Words) -> bool:
    """Whether it is fuzzy: of the same words, the side that changed the mark says so; else one doubt is enough."""
    either = ours.fuzzy or theirs.fuzzy
    return _picked(base.fuzzy, ours.fuzzy, theirs.fuzzy, either) if ours.forms == theirs.forms else either


def _of_one_shape(base: _Words, ours: _Words, theirs: _Words) -> tuple[_Words, list[str]]:
    """One text cannot take the forms of several: the side whose author changed that holds, the other's go below it."""
    changed = [one for one in (ours, theirs) if one.shape != base.shape]
    ours_typed, theirs_typed = _typed(base, ours), _typed(base, theirs)
    typed = {*ours_typed, *theirs_typed}
    chosen = min(changed, key=lambda one: len(typed.difference(one.forms)))
    if typed.issubset(chosen.forms):
        return replace(chosen, fuzzy=ours.fuzzy or theirs.fuzzy), []
    versions = [("version 1", text) for text in ours_typed] + [("version 2", text) for text in theirs_typed]
    return replace(chosen, fuzzy=True), [CONFLICT, *(f"{name}: {quoted(text)}" for name, text in versions)]


def _typed(base: _Words, side: _Words) -> list[str]:
    """What a side has written since the base."""
    return [text for text in dict.fromkeys(side.forms) if text not in ("", *base.forms)]


# --- the header -----------------------------------------------------------------------------------

_CREATED = "POT-Creation-Date"
_REVISED = "PO-Revision-Date"
_REVISION = (_REVISED, "Last-Translator")


def _with_header(base: po.File, ours: po.File, theirs: po.File) -> po.File:
    """A catalog without entries: the header, and the comments behind the last entry."""
    result = po.File()
    result.tail = tuple(_woven_lines(base.tail, ours.tail, theirs.tail))
    one, other = ours.head or theirs.head, theirs.head or ours.head
    if one is None or other is None:
        return result
    before, head = base.head or po.Entry(), copy(one)
    _set_comment(head, _join_comments(head, before, one, other))
    head.msgstr = _picked(before.msgstr, one.msgstr, other.msgstr, one.msgstr)
    texts = [fields(entry.msgstr) for entry in (before, one, other)]
    is_settled = head.msgstr == other.msgstr or before.msgstr in (one.msgstr, other.msgstr)
    result.head, result.header = head, head.tcomment
    result.metadata = fields(head.msgstr) if is_settled else _merged_fields(*texts)
    result.metadata_is_fuzzy = _picked(bool(before.fuzzy), bool(one.fuzzy), bool(other.fuzzy), other=False)
    return result


def _merged_fields(base: Mapping[str, str], ours: Mapping[str, str], theirs: Mapping[str, str]) -> dict[str, str]:
    """Each field from the side that changed it; what both changed, from the side that was revised later."""
    later = max(ours, theirs, key=lambda one: _moment(one.get(_REVISED)))
    names = _woven(list(base), list(ours), list(theirs))
    result = {name: _picked(base.get(name), ours.get(name), theirs.get(name), later.get(name)) or "" for name in names}
    if _CREATED in result and base.get(_CREATED) not in (ours.get(_CREATED), theirs.get(_CREATED)):
        result[_CREATED] = max(ours.get(_CREATED, ""), theirs.get(_CREATED, ""), key=_moment)
    if base.get(_REVISED) not in (ours.get(_REVISED), theirs.get(_REVISED)):
        result |= {name: later[name] for name in _REVISION if name in later and name in result}
    return result


def _moment(date: str | None) -> datetime:
    """When a header says that something was; what is no date was long ago."""
    try:
        return datetime.strptime(date or "", "%Y-%m-%d %H:%M%z")
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
