"""polib's catalog and entry, with the little that a PO file holds and polib has no place for."""

from __future__ import annotations

from typing import cast

import polib

from presskit.errors import Span


class Entry(polib.POEntry):
    """An entry that was read from a file.

    `span` is the word that opens it (msgctxt or msgid), `linenum` that line. `bare_tcomment` and `bare_comment` tell
    one empty line of comment (`#`, `#.`) from none at all; polib keeps both as "".
    """

    span: Span
    bare_tcomment: bool = False
    bare_comment: bool = False


class File(polib.POFile):
    """A catalog that was read from a file.

    `head` is its header as it stood, None where it had none: comments, flags and the exact lines, of which `header`,
    `metadata` and `metadata_is_fuzzy` are polib's view. A change of that view is what `write` follows. `tail` are the
    comments behind the last entry, line by line with their `#`.
    """

    head: Entry | None = None
    tail: tuple[str, ...] = ()

    def entries(self) -> list[Entry]:
        """The entries as they were read, or as a template made them: never polib's bare ones."""
        return cast("list[Entry]", list(self))


def forms(entry: polib.POEntry) -> tuple[str, ...]:
    """The translations of an entry: one, or every form of a plural text in order."""
    if not is_plural(entry):
        return (entry.msgstr,)
    count = max(entry.msgstr_plural, default=1) + 1
    return tuple(entry.msgstr_plural.get(index, "") for index in range(count))


def is_plural(entry: polib.POEntry) -> bool:
    """Whether an entry has plural forms; its msgid_plural may be empty."""
    return bool(entry.msgid_plural or entry.msgstr_plural)
