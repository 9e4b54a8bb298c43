"""Turn mails into what Python's own `email` and mail-parser read in each, one line of JSON a mail, as mail.mjs does.

    python mail_parsers.py <folder of mail-parser> <list of paths.json>

A program of its own, so that mail-parser is never imported beside presskit.
"""

from __future__ import annotations

import base64
import hashlib
import importlib
import json
import sys
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any


def main(installed: str, paths: str) -> None:
    """Print a line a mail."""
    sys.path.insert(0, installed)
    mail_parser = importlib.import_module("mailparser")
    for path in json.loads(Path(paths).read_text("utf-8")):
        raw = Path(path).read_bytes()
        both = {"email": _email(raw), "mail-parser": _mail_parser(mail_parser.parse_from_bytes(raw))}
        print(json.dumps(both))


def _email(raw: bytes) -> dict[str, object]:
    read = message_from_bytes(raw, policy=policy.default)
    sender = read["From"].addresses[0]
    leaves = [one for one in read.walk() if isinstance(one, EmailMessage) and not one.is_multipart()]
    texts = {one.get_content_subtype(): one.get_content() for one in leaves if one.get_content_maintype() == "text"}
    return {
        "subject": str(read["Subject"]),
        "name": sender.display_name,
        "address": sender.addr_spec,
        "date": _iso(read["Date"].datetime),
        "id": str(read["Message-ID"]),
        "text": texts["plain"],
        "html": texts["html"],
        "files": [[one.get_filename(), _sha256(one.get_content())] for one in leaves if one.get_filename()],
    }


def _mail_parser(read: Any) -> dict[str, object]:  # noqa: ANN401 - mail-parser has no types
    name, address = read.from_[0]
    files = [[one["filename"], _sha256(base64.b64decode(one["payload"]))] for one in read.attachments]
    return {
        "subject": read.subject,
        "name": name,
        "address": address,
        "date": _iso(read.date.replace(tzinfo=UTC)),
        "id": read.message_id,
        "text": "\n".join(read.text_plain),
        "html": "\n".join(read.text_html),
        "files": files,
    }


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
