"""Turn the tokens of a PO file into polib's objects by GNU gettext's grammar, and tell each place that breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from presskit.errors import CatalogError, Diagnostic, Place, Report, Severity, error
from presskit.translation.po.comments import add_comments
from presskit.translation.po.header import fields
from presskit.translation.po.lexer import CURLY, STRAIGHT, Kind, Token, tokens, unescaped
from presskit.translation.po.objects import Entry, File, is_plural
from presskit.translation.po.source import MAX_PROBLEMS, Source

_OPENERS = ("msgctxt", "msgid")
_KEYWORDS = (*_OPENERS, "msgid_plural", "msgstr")


def parse(source: Source) -> File:
    """Read every entry of a PO file. Raises CatalogError with up to 20 problems, one a line."""
    problems: dict[int, Diagnostic] = {}

    def report(problem: Diagnostic) -> None:
        place = problem.span
        problems.setdefault(place.line if place else 0, problem)

    file = _Reader(list(tokens(source, report)), report).file()
    for problem in () if problems else _duplicates(file):
        report(problem)
    if problems:
        raise CatalogError([problems[line] for line in sorted(problems)][:MAX_PROBLEMS])
    return file


class _BrokenEntryError(Exception):
    """An entry cannot be read on; its diagnostic is reported and the next entry looked for."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _Reader:
    """Walk the tokens once, an entry at a time."""

    def __init__(self, several: list[Token], report: Report) -> None:
        self._tokens = several
        self._at = 0
        self._report = report
        self._comments: list[str] = []

    def file(self) -> File:
        """Read all of it."""
        file = File()
        for entry in self._entries():
            if file.head is None and _is_header(entry):
                file.head = entry
                file.header, file.metadata = entry.tcomment, fields(entry.msgstr)
                file.metadata_is_fuzzy = entry.fuzzy
            else:
                file.append(entry)
        file.tail = tuple(f"#{one}" for one in self._comments)
        return file

    def _entries(self) -> Iterator[Entry]:
        while self._next.kind is not Kind.END:
            if self._next.kind is Kind.COMMENT and not self._next.previous:
                self._comments.append(self._advance().text)
                continue
            try:
                yield self._entry()
            except _BrokenEntryError as broken:
                self._report(broken.problem)
                self._recover()

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _advance(self) -> Token:
        token = self._next
        if token.kind is not Kind.END:
            self._at += 1
        return token

    def _recover(self) -> None:
        """Pass over the rest of a broken entry, what stands between comments included."""
        self._comments.clear()
        while self._next.kind is not Kind.END and self._next.text not in _OPENERS:
            self._advance()

    # --- an entry ---

    def _entry(self) -> Entry:
        first = self._next
        entry = Entry()
        if first.previous:
            self._previous(entry, first)
        opener = self._opener()
        entry.span, entry.linenum, entry.obsolete = opener.span, opener.span.line, opener.obsolete
        if opener.obsolete is not first.obsolete:
            raise _BrokenEntryError(_half_obsolete(opener))
        if opener.text == "msgctxt":
            entry.msgctxt = self._field("msgctxt", opener)
        entry.msgid = self._field("msgid", opener)
        self._translation(entry, opener)
        add_comments(entry, self._comments)
        self._comments.clear()
        return entry

    def _opener(self) -> Token:
        token = self._next
        if token.kind is Kind.WORD and token.text in _OPENERS and not token.previous:
            return token
        raise self._broken(_no_opener(token))

    def _broken(self, problem: Diagnostic) -> _BrokenEntryError:
        """A problem with what comes next; right behind a text, it is what a quotation mark in that has cut off."""
        token, before = self._next, self._tokens[max(0, self._at - 1)]
        is_cut_off = before.kind is Kind.STRING and before.span.line == token.span.line
        if is_cut_off and token.kind in (Kind.WORD, Kind.NUMBER, Kind.JUNK) and token.text not in _KEYWORDS:
            return _BrokenEntryError(replace(problem, hint=r"write \" for a quotation mark inside a text"))
        return _BrokenEntryError(problem)

    def _previous(self, entry: Entry, first: Token) -> None:
        if self._is_word("msgctxt", first):
            entry.previous_msgctxt = self._field("msgctxt", first)
        entry.previous_msgid = self._field("msgid", first)
        if self._is_word("msgid_plural", first):
            entry.previous_msgid_plural = self._field("msgid_plural", first)

    def _translation(self, entry: Entry, opener: Token) -> None:
        if not self._is_word("msgid_plural", opener):
            entry.msgstr = self._field("msgstr", opener)
            return
        entry.msgid_plural = self._field("msgid_plural", opener)
        entry.msgstr_plural[0] = self._form(opener, 0)
        while self._is_word("msgstr", opener):
            index = len(entry.msgstr_plural)
            entry.msgstr_plural[index] = self._form(opener, index)

    def _form(self, opener: Token, index: int) -> str:
        word = self._keyword("msgstr", opener)
        number = self._index(word)
        if number != index:
            raise _BrokenEntryError(_wrong_index(word, index))
        return self._strings(word, opener)

    def _index(self, word: Token) -> int:
        """The number in `[…]` behind a msgstr; -1 where there is none that makes sense."""
        opening, number, closing = self._advance(), self._advance(), self._advance()
        if (opening.kind, number.kind, closing.kind) != (Kind.OPEN, Kind.NUMBER, Kind.CLOSE):
            raise _BrokenEntryError(_no_index(word))
        digits = number.text.lstrip("0") or "0"
        return int(digits) if len(digits) <= 3 else -1  # noqa: PLR2004 - no language has a thousand forms

    # --- a field ---

    def _field(self, name: str, opener: Token) -> str:
        return self._strings(self._keyword(name, opener), opener)

    def _is_word(self, name: str, opener: Token) -> bool:
        token = self._next
        return token.kind is Kind.WORD and token.text == name and token.previous is opener.previous

    def _keyword(self, name: str, opener: Token) -> Token:
        if not self._is_word(name, opener):
            raise self._broken(_missing(name, opener, self._next))
        return self._same(self._advance(), opener)

    def _strings(self, word: Token, opener: Token) -> str:
        pieces: list[bytes] = []
        while self._next.kind is Kind.STRING and self._next.previous is opener.previous:
            pieces.append(unescaped(self._same(self._advance(), opener), self._report))
        if not pieces:
            raise _BrokenEntryError(_no_string(word, self._next))
        return self._decoded(b"".join(pieces), word)

    def _same(self, token: Token, opener: Token) -> Token:
        if token.obsolete is not opener.obsolete:
            raise _BrokenEntryError(_half_obsolete(token))
        return token

    def _decoded(self, data: bytes, word: Token) -> str:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            self._report(error("po-escape", "the escapes of this text are not UTF-8", word.span))
            return ""
        if "\0" in text or "\4" in text:
            message = "this text holds a control character that ends it for gettext (NUL or EOT)"
            self._report(error("po-control", message, word.span, hint="delete it"))
        return text


def _is_header(entry: Entry) -> bool:
    """Whether this is the header; one with plural forms is an entry like others, so that its words stay."""
    return entry.msgid == "" and entry.msgctxt is None and not entry.obsolete and not is_plural(entry)


# --- what is wrong with an entry ------------------------------------------------------------------


def _no_opener(token: Token) -> Diagnostic:
    if token.kind is Kind.END:
        return _truncated(token)
    if token.kind is Kind.COMMENT:
        hint = "move the comment above the `#|` lines"
        return error("po-syntax", "a comment stands behind `#|`, before its entry", token.span, hint=hint)
    if token.previous:
        hint = "they hold msgid, and msgctxt and msgid_plural where the text had them, once each"
        return error("po-syntax", f"{_shown(token)} does not belong into these `#|` lines", token.span, hint=hint)
    if token.text == "domain" and token.kind is Kind.WORD:
        return error("po-syntax", "a catalog holds one domain; `domain` lines are not read", token.span)
    if token.text in _KEYWORDS and token.kind is Kind.WORD:
        return error("po-syntax", f"`{token.text}` stands without a `msgid` above it", token.span)
    hint = "a line of a catalog begins with #, msgctxt, msgid, msgstr or a quotation mark"
    if token.kind is Kind.JUNK:
        hint = _hint_of_junk(token) or hint
    return error("po-syntax", f"{_shown(token)} is not part of any entry", token.span, hint=hint)


def _missing(name: str, opener: Token, found: Token) -> Diagnostic:
    if found.kind is Kind.COMMENT:
        message = f"a comment stands inside an entry, before its `{name}`"
        return error("po-syntax", message, found.span, hint="move it above the entry")
    if found.kind is Kind.END:
        return _truncated(opener)
    if found.kind is Kind.WORD and found.text not in _KEYWORDS:
        return error("po-syntax", f"{_shown(found)} is no word that gettext knows", found.span)
    if found.kind is Kind.WORD and found.text == "msgid_plural":
        return error("po-syntax", "`msgid_plural` stands where `msgid` should", found.span)
    if found.kind is Kind.WORD or found.previous is not opener.previous:
        return error("po-syntax", f"the entry has no `{name}`", opener.span)
    return error("po-syntax", f"{_shown(found)} stands where `{name}` should", found.span)


def _truncated(token: Token) -> Diagnostic:
    hint = "the file was cut off; take it again from where it came"
    return error("po-truncated", "the catalog ends in the middle of an entry", token.span, hint=hint)


def _no_string(word: Token, found: Token) -> Diagnostic:
    if word.text == "msgstr" and found.kind is Kind.OPEN:
        return error("po-syntax", "the entry has plural forms, but no `msgid_plural`", word.span)
    if found.kind is Kind.JUNK and found.text[0] in _NO_BREAK:
        return error("po-syntax", "a no-break space stands here", found.span, hint=_hint_of_junk(found))
    hint = _hint_of_junk(found) if found.kind is Kind.JUNK else ""
    hint = hint or f'write {word.text} "" for an empty one'
    return error("po-syntax", f"no text in quotation marks follows `{word.text}`", word.span, hint=hint)


_NO_BREAK = "\u00a0\u202f"


def _hint_of_junk(token: Token) -> str:
    """What to do about characters that word processors put into files; "" for others."""
    if token.text[0] in _NO_BREAK:
        return "put an ordinary space in the place of the no-break space, or delete it"
    return STRAIGHT if token.text[0] in CURLY else ""


def _no_index(word: Token) -> Diagnostic:
    message = "a translation of a plural text needs the number of its form"
    return error("po-syntax", message, word.span, hint='write msgstr[0] "…", msgstr[1] "…" and so on')


def _wrong_index(word: Token, index: int) -> Diagnostic:
    return error("po-syntax", f"msgstr[{index}] should stand here: forms are numbered from 0 without gaps", word.span)


def _half_obsolete(token: Token) -> Diagnostic:
    message = "one part of this entry is marked obsolete and another is not"
    return error("po-syntax", message, token.span, hint="begin every line of an obsolete entry with #~")


def _shown(token: Token) -> str:
    if token.kind is Kind.STRING:
        return "a text in quotation marks"
    first = token.text[:1]
    return f"`{token.text.strip()[:20]}`" if first.isascii() and first.isprintable() else f"U+{ord(first):04X}"


# --- what is wrong with the whole -----------------------------------------------------------------


def _duplicates(file: File) -> Iterator[Diagnostic]:
    """Two entries of one msgctxt and msgid, be they live or obsolete."""
    seen: dict[tuple[str | None, str], Entry] = {}
    for entry in (file.head, *file):
        if isinstance(entry, Entry):
            first = seen.setdefault((entry.msgctxt, entry.msgid), entry)
            if first is not entry:
                yield _duplicate(entry, first)


def _duplicate(entry: Entry, first: Entry) -> Diagnostic:
    what = "the header" if _is_header(first) else "this text"
    return Diagnostic(
        Severity.ERROR,
        "po-duplicate",
        f"{what} stands twice in the catalog",
        (Place(entry.span, _noted("again", entry)), Place(first.span, _noted("first", first))),
        "keep the better translation and delete the other entry",
    )


def _noted(when: str, entry: Entry) -> str:
    return f"{when}, as obsolete" if entry.obsolete else when
