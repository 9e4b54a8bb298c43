"""Turn polib's objects into the canonical bytes of a PO file: those of `msgcat --no-wrap`, which Poedit saves too.

Where msgcat loses what someone typed, we keep it: flags that gettext does not know or that stand on a second `#,`
line, `fuzzy` on a plural text whose first form is empty, an obsolete entry that holds a comment or a later form only,
comments behind the last entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import polib

from presskit.translation.po.comments import written_flags, written_references
from presskit.translation.po.header import header_entry
from presskit.translation.po.objects import File, forms, is_plural

PAGE_WIDTH = 79
"""Bytes of a `#:` line, beyond which gettext begins another one. Strings and comments are never wrapped."""

_ESCAPES = str.maketrans(
    {"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t", "\r": r"\r", "\a": r"\a", "\b": r"\b", "\f": r"\f", "\v": r"\v"}
)


def write(catalog: polib.POFile) -> bytes:
    """Write a catalog: header, live entries in their order, obsolete entries. UTF-8, LF, one newline at the end."""
    header = header_entry(catalog)
    live = [one for one in catalog if not one.obsolete]
    obsolete = [one for one in catalog if one.obsolete and _holds_something(one)]
    blocks = [_entry(one) for one in ([header] if header else []) + live + obsolete]
    if isinstance(catalog, File) and catalog.tail:
        blocks.append([_comment_line("#", one.removeprefix("#")) for one in catalog.tail])
    return "\n".join("".join(f"{line}\n" for line in block) for block in blocks).encode()


def _holds_something(entry: polib.POEntry) -> bool:
    return any(forms(entry)) or bool(entry.tcomment)


def _entry(entry: polib.POEntry) -> list[str]:
    mark = "#~ " if entry.obsolete else ""
    return [*_comments(entry), *_flags(entry), *_previous(entry), *_texts(entry, mark)]


# --- comments -------------------------------------------------------------------------------------


def _comments(entry: polib.POEntry) -> Iterator[str]:
    yield from _commented("#", entry.tcomment, bare=getattr(entry, "bare_tcomment", False))
    yield from _commented("#.", entry.comment, bare=getattr(entry, "bare_comment", False))
    yield from _references(written_references(entry.occurrences))


def _commented(prefix: str, text: str, *, bare: bool) -> Iterator[str]:
    if text or bare:
        yield from (_comment_line(prefix, f" {line}" if line else "") for line in text.split("\n"))


def _comment_line(prefix: str, text: str) -> str:
    """A line of comment; a backslash or CR at its end would become part of a line break."""
    text = text.rstrip("\r")
    return f"{prefix}{text} " if text.endswith("\\") else f"{prefix}{text}"


def _references(several: Iterable[str]) -> Iterator[str]:
    line = "#:"
    for one in several:
        if line != "#:" and len(f"{line} {one}".encode()) > PAGE_WIDTH:
            yield line
            line = "#:"
        line += f" {one}"
    if line != "#:":
        yield line


def _flags(entry: polib.POEntry) -> Iterator[str]:
    flags = written_flags(entry.flags, translated=any(forms(entry)), obsolete=bool(entry.obsolete))
    if flags:
        yield f"#, {', '.join(flags)}"


# --- texts ----------------------------------------------------------------------------------------


def _previous(entry: polib.POEntry) -> Iterator[str]:
    """The texts before they changed; gettext reads none of them without a msgid."""
    mark = "#~| " if entry.obsolete else "#| "
    if entry.previous_msgid is None:
        return
    if entry.previous_msgctxt is not None:
        yield from _field(mark, "msgctxt", entry.previous_msgctxt)
    yield from _field(mark, "msgid", entry.previous_msgid)
    if entry.previous_msgid_plural is not None:
        yield from _field(mark, "msgid_plural", entry.previous_msgid_plural)


def _texts(entry: polib.POEntry, mark: str) -> Iterator[str]:
    context: str | None = entry.msgctxt
    if context is not None:
        yield from _field(mark, "msgctxt", context)
    yield from _field(mark, "msgid", entry.msgid)
    if is_plural(entry):
        yield from _field(mark, "msgid_plural", entry.msgid_plural)
        for index, text in enumerate(forms(entry)):
            yield from _field(mark, f"msgstr[{index}]", text)
    else:
        yield from _field(mark, "msgstr", entry.msgstr)


def _field(mark: str, name: str, text: str) -> Iterator[str]:
    """One line; or "" and a line for each line of the text, where it has several."""
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    if len(lines) > 1:
        yield f'{mark}{name} ""'
        yield from (f"{mark}{quoted(line)}" for line in lines)
    else:
        yield f"{mark}{name} {quoted(text)}"


def quoted(text: str) -> str:
    """A text as a PO file quotes it, on one line."""
    return f'"{text.translate(_ESCAPES)}"'
