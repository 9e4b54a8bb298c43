"""Turn words and addresses into the header lines of a mail, which every mail program reads alike. The door to idna.

A line is ASCII and folded at 78 characters. What could end a header early, hide in it or turn its letters round is
refused (`MailFault`), never cleaned away.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from email.header import Header

WIDTH = 78
"""The longest line (RFC 5322, 2.1.1)."""

MOST_NAME = 45
"""Bytes of a sender's name: what one encoded-word holds (RFC 2047, 2), so that no program has to join a name."""

_HOSTILE = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ud800-\udfff]")
"""Ends of lines, other controls, embeddings and overrides of direction, halves of a letter."""

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL = re.compile(rf"{_ATOM}(?>(?:\.{_ATOM})*)")
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(?>(?:\.{_LABEL})*)")
_MOST_LOCAL, _MOST_ADDRESS = 64, 254
"""Characters before the @, and in all (RFC 5321, 4.5.3.1)."""


class MailFault(ValueError):  # noqa: N818 - a fault of the words, not of the program
    """Words or an address that no header can hold: what is wrong, as a sentence, and the way to mend it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Who sends mail: the name that inboxes show, "" where there is none, and the address, both as typed."""

    name: str
    address: str


# --- words -------------------------------------------------------------------------------------------------------


def header(field: str, text: str) -> str:
    """A header line that holds words, in NFC: ASCII as it is where it fits one line, all else in encoded-words.

    Raises MailFault for characters that no header may hold.
    """
    words = checked(text, f"the {field.lower()}")
    line = f"{field}: {words}"
    # A parser may keep the line break of a folded ASCII text, or decode what only looks like an encoded-word.
    is_plain = words.isascii() and "=?" not in words and len(line) <= WIDTH
    return line if is_plain else f"{field}: {_encoded(field, words, WIDTH - 2)}"


def checked(text: str, what: str) -> str:
    """The text in NFC, without outer spaces. Raises MailFault where it holds what ends a header or hides in one."""
    words = unicodedata.normalize("NFC", text.strip())
    if found := _HOSTILE.search(words):
        character = found[0]
        name = unicodedata.name(character, "half a letter" if character >= "\ud800" else "a control character")
        message = f"{what} holds U+{ord(character):04X} ({name.lower()}), which a mail cannot carry there"
        raise MailFault(message, "it cannot be seen: delete these words and type them anew")
    return words


def _encoded(field: str, words: str, width: int) -> str:
    # `email.policy` folds anew what it is given and drops spaces between encoded-words; `Header` never does
    # (https://github.com/python/cpython/issues/144156).
    return Header(words, "utf-8", maxlinelen=width, header_name=field).encode(linesep="\r\n")


# --- addresses -----------------------------------------------------------------------------------------------------


def sender(mailbox: Mailbox) -> str:
    """The `From` line. Raises MailFault for a name or an address that it cannot hold."""
    address = routed(mailbox.address)
    name = checked_name(mailbox.name)
    if not name:
        return f"From: {address}"
    start, end = f"From: {_phrase(name)}", f" <{address}>"
    return start + end if len(start + end) <= WIDTH else f"{start}\r\n{end}"


def checked_name(name: str) -> str:
    """A sender's name without outer spaces. Raises MailFault where it cannot be one."""
    words = checked(name, "the sender’s name")
    if (size := len(words.encode())) > MOST_NAME:
        message = f"the sender’s name is too long for an inbox, with {size} bytes of {MOST_NAME}: `{words}`"
        raise MailFault(message, "write a shorter one: at most 45 letters in English, about 24 in Arabic")
    return words


def _phrase(name: str) -> str:
    """A name as it stands before an address: one encoded-word, or ASCII in quotation marks where it has signs."""
    if not name.isascii() or re.search(r'["\\]|=\?', name):
        return _encoded("From", name, WIDTH)
    return name if re.fullmatch(rf"{_ATOM}(?>(?: {_ATOM})*)", name) else f'"{name}"'


def routed(address: str) -> str:
    """An address as servers know it: the domain in ASCII (IDNA 2008). Raises MailFault for one that has no such form.

    Letters other than Latin before the @ are refused: they need servers that few newsrooms reach (RFC 6531).
    """
    local, _, domain = address.strip().rpartition("@")
    hint = "write an address such as press@example.org"
    if not local.isascii():
        message = f"the address has other letters than Latin ones before the @: `{address}`"
        raise MailFault(message, f"few servers deliver these; {hint}")
    if not _LOCAL.fullmatch(local) or len(local) > _MOST_LOCAL:
        raise MailFault(f"this is no e-mail address: `{address}`", hint)
    done = f"{local}@{_ascii(domain, address)}"
    if len(done) > _MOST_ADDRESS:
        raise MailFault(f"the address is longer than servers take: `{address[:40]}…`", hint)
    return done


def _ascii(domain: str, address: str) -> str:
    """A domain in ASCII; idna is imported for one in other letters only: its tables take time to load."""
    if domain.isascii():
        if _HOST.fullmatch(domain):
            return domain
    else:
        import idna  # noqa: PLC0415 - the docstring says why

        try:
            # Python's own codec follows IDNA 2003, which leads mail for `straße.example` to `strasse.example`.
            return idna.encode(domain, uts46=True, std3_rules=True).decode()
        except idna.IDNAError:
            pass
    raise MailFault(f"no server can have this name: `{domain}`", f"look at what follows the @ in `{address}`")
