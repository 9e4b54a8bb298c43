"""Turn a template and an old PO into the new PO: each text finds the translation it had, nothing typed is lost.

A text that is the same keeps its translation. One that has changed keeps it as a fuzzy suggestion, its old words
beside it, for the translator to look at. What no text wants any more stays at the end, obsolete.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from enum import Enum, auto

from presskit.translation import po
from presskit.translation.catalog import MERGED, folded
from presskit.translation.similar import assign, likeness
from presskit.translation.template import author_id, selected_form

Recall = Callable[[po.Entry], po.Entry | None]
"""What other catalogs say for the very same words; None where they say nothing."""

_NEARLY_THE_SAME = 90
"""Of 100: how alike the words before and after must be for an author to vouch for a text that is fuzzy already."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A text that the author vouched for in vain, and why."""

    context: str
    msgid: str
    reason: str


@dataclass(frozen=True, slots=True)
class Merged:
    """A PO file's new bytes, and what became of its entries: each is counted once, under one of the first five.

    `vouched` are the contexts of the texts that would be fuzzy, had the author not said that they mean the same;
    `doubted` those of which she said so, and that are fuzzy all the same.
    """

    data: bytes
    kept: int = 0
    revived: int = 0
    fuzzy: int = 0
    new: int = 0
    remembered: int = 0
    obsolete: int = 0
    vouched: tuple[str, ...] = ()
    doubted: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Advice:
    """What a merge may know beside the two files: a memory, and by msgctxt what the author says means the same."""

    recall: Recall = lambda _: None
    is_same: Callable[[str], bool] = lambda _: False


def merge(entries: Iterable[po.Entry], old: po.File | None, fresh: po.File, advice: Advice | None = None) -> Merged:
    """Lay a template's entries over an old catalog: in the template's order, what it no longer has at the end.

    `fresh` is an empty catalog: its header serves where there is no old one, its POT-Creation-Date in any case.
    Merging the result again changes nothing.
    """
    wanted = tuple(entries)
    before = po.File() if old is None else old
    match = _Match(wanted, before.entries())
    filled = tuple(_filled(entry, index, match, advice or Advice()) for index, entry in enumerate(wanted))
    left = [one for one in match.typed if id(one) not in match.spent]
    given_up = sum(not one.obsolete for one in left)
    catalog = _with_header(before, fresh, wanted)
    catalog.extend(one.entry for one in filled)
    catalog.extend(retired(one) for one in left)
    doubted = tuple(_doubts(filled, advice or Advice()))
    return _told(po.write(catalog), filled, given_up, doubted)


def _told(data: bytes, filled: tuple[_Filled, ...], given_up: int, doubted: tuple[Doubt, ...]) -> Merged:
    counts = Counter(one.fate for one in filled)
    return Merged(
        data,
        kept=counts[_Fate.KEPT],
        revived=counts[_Fate.REVIVED],
        fuzzy=counts[_Fate.FUZZY],
        new=counts[_Fate.NEW],
        remembered=counts[_Fate.REMEMBERED],
        obsolete=given_up,
        vouched=tuple(one.entry.msgctxt or "" for one in filled if one.is_vouched),
        doubted=doubted,
    )


def _doubts(filled: tuple[_Filled, ...], advice: Advice) -> Iterator[Doubt]:
    """The texts that are fuzzy though the author says that they mean the same."""
    for entry in (one.entry for one in filled):
        if entry.fuzzy and advice.is_same(entry.msgctxt or ""):
            yield Doubt(entry.msgctxt or "", entry.msgid, _reason(entry))


def _reason(entry: po.Entry) -> str:
    if entry.previous_msgid is None:
        return "nobody has confirmed this translation yet"
    if po.is_plural(entry) != (entry.previous_msgid_plural is not None):
        return "it depends on a number now, or no longer does"
    return "since it was translated, more than a slip of the pen has changed"


def _with_header(old: po.File, fresh: po.File, wanted: tuple[po.Entry, ...]) -> po.File:
    """A catalog without entries, with the old header, the translators', with the template's date."""
    if not old.metadata:
        return fresh
    emptied = copy(old)
    emptied[:] = []
    emptied.metadata = {**old.metadata, "POT-Creation-Date": fresh.metadata["POT-Creation-Date"]}
    if any(map(po.is_plural, wanted)) and not old.metadata.get("Plural-Forms"):
        emptied.metadata["Plural-Forms"] = fresh.metadata["Plural-Forms"]
    return emptied


# --- which old entry each text had ----------------------------------------------------------------

_Key = tuple[str, str]
_Full = tuple[str, str, str]
_Folded = tuple[str, str, bool, str]


class _Match:
    """Finds the old entry of each text, by the text's index: `same` words, or an `origin` that it was made from.

    `typed` are the old entries that hold anything of a translator's, `spent` the ids of those whose words all live
    on in another entry, `blank` those that hold nothing, by key.
    """

    def __init__(self, wanted: tuple[po.Entry, ...], old: Iterable[po.Entry]) -> None:
        several = tuple(old)
        self.typed = sorted(filter(_is_typed, several), key=lambda one: bool(one.obsolete))
        self.blank = {_key(one): one for one in several if not _is_typed(one)}
        self.same: dict[int, po.Entry] = {}
        self.origin: dict[int, po.Entry] = {}
        self.spent: set[int] = set()
        self._wanted = wanted
        self._match_keys()
        self._match_folded()
        self._match_taken_back()
        while self._match_changed():
            pass
        self.spent.update(id(one) for one in self.typed if self._is_needless(one))

    def _open(self) -> Iterator[tuple[int, po.Entry]]:
        return ((n, one) for n, one in enumerate(self._wanted) if n not in self.same and n not in self.origin)

    def _match_keys(self) -> None:
        """The same context and msgid, living or obsolete. gettext knows no two such entries, be one of them plural."""
        by_key = {_key(one): one for one in self.typed}
        for index, entry in tuple(self._open()):
            if before := by_key.get(_key(entry)):
                (self.same if _folded_key(before) == _folded_key(entry) else self.origin)[index] = before
                self.spent.add(id(before))

    def _match_folded(self) -> None:
        """The same but for quotes, dashes and spaces; a living entry before an obsolete one."""
        shelf: dict[_Folded, list[po.Entry]] = defaultdict(list)
        for one in self.typed:
            if id(one) not in self.spent:
                shelf[_folded_key(one)].append(one)
        for index, entry in tuple(self._open()):
            if candidates := shelf[_folded_key(entry)]:
                self.same[index] = candidates.pop(0)
                self.spent.add(id(self.same[index]))

    def _match_taken_back(self) -> None:
        """The words that a fuzzy translation was made for, before an author changed them."""
        by_source = {_source_key(one): one for one in self.typed if one.fuzzy and id(one) not in self.spent}
        for index, entry in tuple(self._open()):
            before = by_source.get(_full_key(entry))
            if before and id(before) not in self.spent and not _left_over(entry, before):
                self.origin[index] = before
                self.spent.add(id(before))

    def _is_needless(self, suggestion: po.Entry) -> bool:
        """Whether a suggestion that no text wants only repeats what the text it was made from says itself."""
        if id(suggestion) in self.spent or not suggestion.fuzzy or suggestion.tcomment:
            return False
        source = _source_key(suggestion)
        owners = (one for index, one in self.same.items() if _full_key(self._wanted[index]) == source)
        return any(set(po.forms(suggestion)) <= {"", *po.forms(one)} for one in owners)

    def _match_changed(self) -> bool:
        """Other words that may be the origin, each entry for one text; whether there were any.

        An entry whose words a text cannot all take stays, and may be of use to the next one.
        """
        texts = tuple(self._open())
        pool = [one for one in self.typed if id(one) not in self.spent and any(po.forms(one))]
        found = assign([entry for _, entry in texts], pool, self._names())
        for number, at in found.items():
            index, entry = texts[number]
            self.origin[index] = pool[at]
            if not _left_over(entry, pool[at]):
                self.spent.add(id(pool[at]))
        return bool(found)

    def _names(self) -> frozenset[str]:
        """The contexts that name one text: those with an id, unless it is that of a whole list."""
        counts = Counter(one.msgctxt or "" for one in self._wanted)
        return frozenset(context for context, count in counts.items() if count == 1 and author_id(context))


def _key(entry: po.Entry) -> _Key:
    return entry.msgctxt or "", entry.msgid


def _full_key(entry: po.Entry) -> _Full:
    return entry.msgctxt or "", entry.msgid, entry.msgid_plural


def _source_key(entry: po.Entry) -> _Full | None:
    """The words that `presskit update` says a fuzzy translation was made for.

    Where the translator has doubts of her own, they stand without their context: only she can take the mark away.
    """
    if entry.previous_msgctxt is None or entry.previous_msgid is None:
        return None
    return entry.previous_msgctxt, entry.previous_msgid, entry.previous_msgid_plural or ""


def _folded_key(entry: po.Entry) -> _Folded:
    return entry.msgctxt or "", folded(entry.msgid), po.is_plural(entry), folded(entry.msgid_plural)


def _is_typed(entry: po.Entry) -> bool:
    return bool(entry.tcomment or any(po.forms(entry)))


# --- filling --------------------------------------------------------------------------------------


class _Fate(Enum):
    """What becomes of an entry."""

    KEPT = auto()
    REVIVED = auto()
    FUZZY = auto()
    NEW = auto()
    REMEMBERED = auto()


@dataclass(frozen=True, slots=True)
class _Filled:
    entry: po.Entry
    fate: _Fate
    is_vouched: bool = False


def _filled(entry: po.Entry, index: int, match: _Match, advice: Advice) -> _Filled:
    if index in match.same:
        return _kept(entry, match.same[index], advice)
    if index in match.origin:
        return _changed(entry, match.origin[index], advice)
    if blank := match.blank.get(_key(entry)):
        _take_flags(entry, blank)
        return _Filled(entry, _Fate.KEPT)
    if memory := advice.recall(entry):
        _take_words(entry, memory)
        _doubt(entry)
        return _Filled(entry, _Fate.REMEMBERED)
    return _Filled(entry, _Fate.NEW)


def _kept(entry: po.Entry, before: po.Entry, advice: Advice) -> _Filled:
    """The same text: all that the translator typed, her fuzzy mark too.

    A plural text whose count now selects another form is fuzzy all the same: nobody has read that form in its place.
    """
    was_fuzzy, is_recounted = before.fuzzy, _is_recounted(entry, before)
    _take_all(entry, before)
    if was_fuzzy and any(po.forms(before)):
        entry.previous_msgctxt, entry.previous_msgid = before.previous_msgctxt, before.previous_msgid
        entry.previous_msgid_plural = before.previous_msgid_plural
    is_vouched = (was_fuzzy or is_recounted) and _is_vouched(entry, before, advice)
    if is_vouched:
        _trust(entry)
    elif is_recounted:
        _doubt(entry)
        entry.previous_msgctxt = None  # the words of before are not all that has changed
    if is_recounted and not was_fuzzy and not is_vouched:
        return _Filled(entry, _Fate.FUZZY)
    return _Filled(entry, _Fate.REVIVED if before.obsolete else _Fate.KEPT, is_vouched)


def _changed(entry: po.Entry, before: po.Entry, advice: Advice) -> _Filled:
    """A text made from another: its translation is a suggestion, unless the author says that it means the same."""
    _take_all(entry, before)
    if not any(po.forms(before)):
        # The same key, so the comment has no other place; but nobody has folded away these words.
        entry.tcomment = re.sub(rf"^(?=\s*{MERGED}\s*$)", "before it changed: ", entry.tcomment, flags=re.MULTILINE)
        return _Filled(entry, _Fate.KEPT)
    if _is_vouched(entry, before, advice):
        _trust(entry)
        return _Filled(entry, _Fate.KEPT, is_vouched=True)
    if _is_taken_back(entry, before):
        _trust(entry)
        return _Filled(entry, _Fate.KEPT)
    _doubt(entry)
    context, msgid, plural = _source(before, entry)
    entry.previous_msgctxt = None if _is_recounted(entry, before) else context
    entry.previous_msgid, entry.previous_msgid_plural = msgid, plural
    return _Filled(entry, _Fate.FUZZY)


def _source(before: po.Entry, entry: po.Entry) -> tuple[str | None, str, str | None]:
    """The words that a translation was made for: those beside a fuzzy one, unless they are back; else its own.

    They have no context where the translator herself had marked it: see `_source_key`.
    """
    if before.fuzzy and before.previous_msgid is not None and before.previous_msgid != entry.msgid:
        return before.previous_msgctxt, before.previous_msgid, before.previous_msgid_plural
    if before.fuzzy and _source_key(before) is None:
        return None, before.msgid, before.msgid_plural or None
    return before.msgctxt, before.msgid, before.msgid_plural or None


def _is_vouched(entry: po.Entry, before: po.Entry, advice: Advice) -> bool:
    """Whether the author says that a translation still fits.

    Of one that is fuzzy already she can only mean a slip of the pen: the translator has not seen the words between.
    """
    if not advice.is_same(entry.msgctxt or "") or po.is_plural(entry) != po.is_plural(before):
        return False
    if not before.fuzzy:
        return True
    source = f"{before.previous_msgid or ''} {before.previous_msgid_plural or ''}"
    return likeness(source, f"{entry.msgid} {entry.msgid_plural}") >= _NEARLY_THE_SAME


def _is_taken_back(entry: po.Entry, before: po.Entry) -> bool:
    """Whether a translation that an update has marked stands again beside the words that it was made for."""
    if not before.fuzzy or _source_key(before) != _full_key(entry) or _is_recounted(entry, before):
        return False
    is_one_text = not po.is_plural(entry) and len(set(po.forms(before))) == 1
    return is_one_text or po.is_plural(entry) == po.is_plural(before)


def _is_recounted(entry: po.Entry, before: po.Entry) -> bool:
    old, new = selected_form(before.comment), selected_form(entry.comment)
    return None not in (old, new) and old != new and any(po.forms(before))


def _doubt(entry: po.Entry) -> None:
    entry.flags = list(dict.fromkeys(("fuzzy", *entry.flags)))


def _trust(entry: po.Entry) -> None:
    entry.flags = [one for one in entry.flags if one != "fuzzy"]
    entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None


# --- what moves from entry to entry ---------------------------------------------------------------


def _take_all(entry: po.Entry, before: po.Entry) -> None:
    """All that the translator typed: words, forms, comments, her fuzzy mark and flags."""
    entry.tcomment, entry.bare_tcomment = before.tcomment, before.bare_tcomment
    if lost := _left_over(entry, before) if _key(entry) == _key(before) else ():
        # gettext has no place for them: the obsolete entry would have this one's key.
        entry.tcomment = "\n".join(filter(None, (before.tcomment, *lost)))
    _take_flags(entry, before)
    _take_words(entry, before)


def _take_flags(entry: po.Entry, before: po.Entry) -> None:
    own = [one for one in before.flags if not one.endswith("-format")]
    entry.flags = own + [one for one in entry.flags if one not in own]


def _take_words(entry: po.Entry, before: po.Entry) -> None:
    """The translation: one text for every form where the other had none, its last form where one is wanted.

    The last form is that of the many, which CLDR calls `other` in most languages.
    """
    if po.is_plural(entry) and po.is_plural(before):
        entry.msgstr_plural = {**entry.msgstr_plural, **before.msgstr_plural}
    elif po.is_plural(entry):
        entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural, before.msgstr)
    else:
        entry.msgstr = _last_form(before)


def _last_form(entry: po.Entry) -> str:
    return next((one for one in reversed(po.forms(entry)) if one), "")


def _left_over(entry: po.Entry, before: po.Entry) -> tuple[str, ...]:
    """The forms that a text without forms cannot take, as lines of a comment."""
    if po.is_plural(entry) or not po.is_plural(before):
        return ()
    taken = _last_form(before)
    return tuple(f"form {n} was: {words}" for n, words in enumerate(po.forms(before)) if words not in ("", taken))


def retired(entry: po.Entry) -> po.Entry:
    """Make an entry that the author has dropped obsolete: kept below the living, in case the words come back."""
    entry.obsolete = True
    entry.comment, entry.bare_comment, entry.occurrences = "", False, []
    return entry
