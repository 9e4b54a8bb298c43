"""Turn the comment lines of a PO file into an entry's comments, references and flags, and flags and references back.

`# ` is the translator's, `#.` the author's, `#:` says where a text comes from, `#,` and gettext 1.0's `#=` are flags.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from presskit.translation.po.objects import Entry

# --- comments -------------------------------------------------------------------------------------

_STICKY = re.compile(r"=[ \t]*[a-z]")  # `#=====` is a line that a translator drew


def add_comments(entry: Entry, comments: Iterable[str]) -> None:
    """Add comment lines, given without their `#`, to what the entry has."""
    tcomment: list[str] = []
    comment: list[str] = []
    for line in comments:
        text = line.rstrip("\r")
        if text.startswith("."):
            comment.append(text[1:].removeprefix(" "))
        elif text.startswith(":"):
            entry.occurrences += references(text[1:])
        elif text.startswith((",", "!")) or _STICKY.match(text):
            entry.flags += flags(text[1:])
        else:
            tcomment.append(text.removeprefix(" "))
    entry.tcomment, entry.bare_tcomment = "\n".join(tcomment), tcomment == [""]
    entry.comment, entry.bare_comment = "\n".join(comment), comment == [""]


# --- references -----------------------------------------------------------------------------------

_ISOLATED = re.compile("\u2068[^\u2068\u2069]*\u2069")
_NAME = rf"{_ISOLATED.pattern}|[^ \t]+"
_REFERENCE = re.compile(rf"(?P<name>{_NAME})[ \t]*:[ \t]*(?P<line>[0-9]+)(?![^ \t])|(?P<alone>{_NAME})")
_NEEDS_ISOLATE = re.compile("[ \t]|^\u2068")
_LINE = re.compile(r"(^|:)[0-9]+$")


def references(text: str) -> list[tuple[str, str]]:
    """Read the references of one `#:` line: `file:line` or `file`; U+2068…U+2069 hold a name with spaces together."""
    return [
        (match["name"], match["line"].lstrip("0") or "0") if match["name"] else (match["alone"], "")
        for match in _REFERENCE.finditer(text)
    ]


def written_references(occurrences: Iterable[tuple[str, str]]) -> list[str]:
    """Each reference as it is written, once, without a leading `./`; a name not to be read again so is isolated."""
    said = (_reference(name, str(line or "")) for name, line in occurrences)
    return list(dict.fromkeys(said))


def _reference(name: str, line: str) -> str:
    name = re.sub(r"^(\./)+(?=.)", "", name.replace("\n", " "))
    if not _ISOLATED.fullmatch(name) and (_NEEDS_ISOLATE.search(name) or (not line and _LINE.search(name))):
        name = "\u2068" + re.sub("[\u2068\u2069]", "", name) + "\u2069"
    return f"{name}:{line}" if line else name


# --- flags ----------------------------------------------------------------------------------------

# GNU gettext 1.0's order, of which 0.21's is a part.
_FORMATS = re.findall(
    r"\S+",
    "c objc c++ python python-brace java java-printf csharp javascript scheme lisp elisp librep rust go ruby sh "
    "sh-printf awk lua object-pascal modula2 d ocaml smalltalk qt qt-plural kde kde-kuit boost tcl perl perl-brace "
    "php gcc-internal gfc-internal ycp",
)
_FORMAT = re.compile(rf"(no-|possible-|impossible-|)({'|'.join(map(re.escape, _FORMATS))})-format")
_PRINTED = {"no-": "no-{}-format", "": "{}-format", "possible-": "{}-format"}
_RANGE = re.compile(r"range: ([0-9]+)\.\.([0-9]+)")
_FLAG = re.compile(r"range:[\s,]*(?P<low>[0-9]+)\.\.(?P<high>[0-9]+)[^\s,]*|[^\s,]+", re.ASCII)
_GREATEST = 2**31 - 1


def flags(text: str) -> list[str]:
    """Read the flags of one `#,` line as they stand; a range becomes `range: 1..3`."""
    return [
        f"range: {_bounded(match['low'])}..{_bounded(match['high'])}" if match["low"] else match[0]
        for match in _FLAG.finditer(text)
    ]


def _bounded(digits: str) -> int:
    digits = digits.lstrip("0") or "0"
    return _GREATEST if len(digits) > len(str(_GREATEST)) else min(int(digits), _GREATEST)


def written_flags(several: Sequence[str], *, translated: bool, obsolete: bool) -> list[str]:
    """The flags in gettext's order: fuzzy, formats, range, no-wrap, then those gettext does not know.

    `fuzzy` needs a translation to be fuzzy about; of contradicting flags the last one holds.
    """
    fuzzy = ["fuzzy"] if "fuzzy" in several and translated else []
    ranges = [] if obsolete else [one for one in several if _is_range(one)][-1:]
    wrap = [one for one in several if one in {"wrap", "no-wrap"}][-1:]
    unknown = dict.fromkeys(one for one in several if not _is_known(one))
    return [*fuzzy, *_formats(several), *ranges, *(one for one in wrap if one == "no-wrap"), *unknown]


def _formats(several: Sequence[str]) -> Iterator[str]:
    states = {match[2]: match[1] for one in several if (match := _FORMAT.fullmatch(one))}
    for name in _FORMATS:
        if states.get(name) in _PRINTED:
            yield _PRINTED[states[name]].format(name)


def _is_range(flag: str) -> bool:
    match = _RANGE.fullmatch(flag)
    return match is not None and _bounded(match[1]) <= _bounded(match[2])


def _is_known(flag: str) -> bool:
    return flag in {"fuzzy", "wrap", "no-wrap"} or _is_range(flag) or _FORMAT.fullmatch(flag) is not None
