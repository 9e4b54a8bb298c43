"""Turn the bytes of html, txt and pdf into one mail: a double-click opens it as a draft that waits for its addressees.

    mixed{ alternative{ text/plain, related{ text/html, pictures } }, application/pdf }

It goes to nobody: there is no To and no Bcc. What it wraps it does not change, but that the HTML names its pictures
by `cid:`. Written by hand, for its bytes must be the same for ever: boundaries and ids are hashes of what they mark.
"""

from __future__ import annotations

import hashlib
import re
from base64 import encodebytes
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC
from email.utils import format_datetime

from presskit import mail
from presskit.document import Document, pictures
from presskit.errors import ReleaseError, Report, error, warning
from presskit.formats import Assets, Format, SamePictureError
from presskit.media import Media, on_white, scaled

HEAVY, REFUSED = 10_000_000, 18_000_000
"""Bytes: many servers take no more than 10 MB; none of the large ones takes 25 MB, and relays add to a mail."""

CRLF = "\r\n"

_TAG = re.compile(r'<[A-Za-z](?>(?:[^>"]|"[^"]*")*)>')
_SOURCE = re.compile(r'(?P<start> (?:src|background)=")media/(?P<name>[^"]+)(?=")')
_WIDTH = re.compile(r' width="(?P<pixels>[0-9]+)"')


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a mail: its header lines, folded, and its body, both ASCII with CRLF."""

    head: tuple[str, ...]
    body: bytes

    def __bytes__(self) -> bytes:
        """The part as it stands in a mail."""
        return CRLF.join((*self.head, "", "")).encode("ascii") + self.body


def render(document: Document, assets: Assets, report: Report) -> bytes:
    """Draw the mail from `assets.wrapped`: ASCII, CRLF, lines of at most 78 characters where the address lets them.

    Warns `heavy-eml` over 10 MB. Raises ReleaseError: `no-sender`, `bad-sender`, `bad-subject` for what no header may
    hold, `same-picture` for two pictures of one name, `too-heavy-eml` over 18 MB.
    """
    head, domain = _head(document)
    txt, html, pdf = (assets.wrapped[one] for one in ("txt", "html", "pdf"))
    alternative = _multipart("alternative", (_text(txt, document), _shown(html, document, domain)))
    body = _multipart("mixed", (alternative, _attached(pdf, document)))
    identity = f"Message-ID: <{_hash(*(one.encode() for one in head), bytes(body))}@{domain}>"
    data = bytes(Part((*head, identity, "MIME-Version: 1.0", *body.head), body.body))
    _check_size(len(data), document.language, report)
    return data


# --- the header -------------------------------------------------------------------------------------------------


def _head(document: Document) -> tuple[tuple[str, ...], str]:
    """The lines that no part has, and the sender's domain."""
    subject = _subject(document)
    sender = _sender(document)
    date = format_datetime(document.published.astimezone(UTC).replace(microsecond=0))
    lines = (subject, sender, f"Date: {date}", "X-Unsent: 1", f"Content-Language: {document.language}")
    return lines, sender.rpartition("@")[2].rstrip(">")


def _subject(document: Document) -> str:
    try:
        return mail.header("Subject", document.subject)
    except mail.MailFault as problem:
        message = f"the {document.language} headline cannot be the subject of a mail: {problem}"
        raise ReleaseError(error("bad-subject", message, hint=problem.hint)) from None


def _sender(document: Document) -> str:
    hint = 'write `mail: {from: "Press Office <press@example.org>"}` in presskit.yaml'
    if document.sender is None:
        message = f"nobody sends the {document.language} mail: no contact of the release has an e-mail address"
        raise ReleaseError(error("no-sender", message, hint=hint))
    try:
        return mail.sender(document.sender)
    except mail.MailFault as problem:
        message = f"the {document.language} mail cannot be sent by its first contact: {problem}"
        raise ReleaseError(error("bad-sender", message, hint=f"{problem.hint}; or {hint}")) from None


# --- the parts ---------------------------------------------------------------------------------------------------


def _text(txt: bytes, document: Document) -> Part:
    """The plain text, its lines as they are: a space before those that RFC 3676 (4.4) would take for something else.

    No line ends with a space, so that no program joins two.
    """
    stuffed = re.sub("^(?=[ >]|From )", " ", txt.decode(), flags=re.MULTILINE)
    kind = "Content-Type: text/plain; charset=utf-8; format=flowed; delsp=no"
    return _leaf((kind, f"Content-Language: {document.language}"), stuffed.replace("\n", CRLF).encode())


def _shown(html: bytes, document: Document, domain: str) -> Part:
    """The HTML, with the pictures that it shows."""
    text = html.decode()
    images = _images(text, document)
    ids = {name: f"{_hash(name.encode(), one.data)}@{domain}" for name, one in images.items()}
    kind = ("Content-Type: text/html; charset=utf-8", f"Content-Language: {document.language}")
    page = _leaf(kind, _with_ids(text, ids).encode())
    if not images:
        return page
    shown = (_image(one, ids[name]) for name, one in images.items())
    return _multipart("related", (page, *shown), 'type="text/html"')


def _image(media: Media, content_id: str) -> Part:
    head = (
        *_named(f"Content-Type: image/{media.kind}", "name", media.name),
        *_named("Content-Disposition: inline", "filename", media.name),
        f"Content-ID: <{content_id}>",
    )
    return _leaf(head, media.data)


def _attached(pdf: bytes, document: Document) -> Part:
    draft = ".draft" if document.draft else ""
    name = f"{document.id}.{document.language}{draft}.pdf"
    head = (
        *_named("Content-Type: application/pdf", "name", name),
        *_named("Content-Disposition: attachment", "filename", name),
    )
    return _leaf(head, pdf)


def _named(line: str, parameter: str, name: str) -> tuple[str, ...]:
    """A header line with a file name on a line below, or on several (RFC 2231, 3) where it fits none."""
    whole = f' {parameter}="{name}"'
    if len(whole) <= mail.WIDTH:
        return (f"{line};", whole)
    room = mail.WIDTH - len(f' {parameter}*0="";')
    pieces = [name[at : at + room] for at in range(0, len(name), room)]
    lines = [f' {parameter}*{index}="{piece}"' for index, piece in enumerate(pieces)]
    return (f"{line};", *(f"{one};" for one in lines[:-1]), lines[-1])


def _leaf(head: Iterable[str], data: bytes) -> Part:
    return Part((*head, "Content-Transfer-Encoding: base64"), encodebytes(data).replace(b"\n", b"\r\n"))


def _multipart(kind: str, parts: Iterable[Part], *parameters: str) -> Part:
    """Parts in one. Its boundary has a `_` in it, which no line of base64 has."""
    bodies = [bytes(one) for one in parts]
    boundary = f"{kind}_{_hash(*bodies)}"
    between = f"--{boundary}{CRLF}".encode()
    body = b"".join(between + one + b"\r\n" for one in bodies) + f"--{boundary}--{CRLF}".encode()
    lines = (f"Content-Type: multipart/{kind}", *(f" {one}" for one in parameters), f' boundary="{boundary}"')
    return Part((f";{CRLF}".join(lines),), body)


def _hash(*data: bytes) -> str:
    """96 bits of a SHA-256, in hex."""
    return hashlib.sha256(b"\0".join(data)).hexdigest()[:24]


# --- pictures -----------------------------------------------------------------------------------------------------


def _images(html: str, document: Document) -> Mapping[str, Media]:
    """The pictures that the HTML refers to, by name, opaque, with a pixel for each of CSS where they are shown widest.

    Outlook shows a picture that came with the mail by its own pixels.
    """
    known = _by_name(document)
    widths: dict[str, int] = {}
    for tag in _TAG.findall(html):
        for name in (one["name"] for one in _SOURCE.finditer(tag) if one["name"] in known):
            width = _WIDTH.search(tag)
            widths[name] = max(widths.get(name, 1), int(width["pixels"]) if width else known[name].width)
    return {name: on_white(scaled(known[name], max(1, width))) for name, width in widths.items()}


def _by_name(document: Document) -> Mapping[str, Media]:
    found: dict[str, Media] = {}
    for one in pictures(document):
        if found.setdefault(one.name, one) != one:
            raise SamePictureError(one.name)
    return found


def _with_ids(html: str, ids: Mapping[str, str]) -> str:
    """The HTML with `cid:` for `media/…`, inside tags only: whoever writes of `src="media/…"` is left alone."""

    def named(found: re.Match[str]) -> str:
        name = found["name"]
        return f"{found['start']}cid:{ids[name]}" if name in ids else found[0]

    return _TAG.sub(lambda tag: _SOURCE.sub(named, tag[0]), html)


def _check_size(size: int, language: str, report: Report) -> None:
    hint = "take pictures out of the release, or make those with the most details smaller"
    if size > REFUSED:
        message = f"the {language} eml has {size:,} bytes; few servers pass on more than {REFUSED:,}"
        raise ReleaseError(error("too-heavy-eml", message, hint=hint))
    if size > HEAVY:
        message = f"the {language} eml has {size:,} bytes; many servers refuse more than {HEAVY:,}"
        report(warning("heavy-eml", message, hint=hint))


FORMAT = Format("eml", ".eml", render, wraps=("txt", "html", "pdf"))
