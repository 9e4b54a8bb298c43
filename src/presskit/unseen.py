"""Know the characters that nobody sees and that turn how a text is read: embeddings, overrides and isolates."""

from __future__ import annotations

import re

FORBIDDEN = "\u202a\u202b\u202c\u202d\u202e"
"""Embeddings and overrides: they reach past their text when a tool cuts it, and hide what a text says."""

_ISOLATES = re.compile("[\u2066-\u2069]")
_CLOSING = "\u2069"


def lone_isolate(text: str) -> int | None:
    """The offset of the first direction isolate that is never closed, or closes none; None where all are paired."""
    opened: list[int] = []
    for one in _ISOLATES.finditer(text):
        if one[0] != _CLOSING:
            opened.append(one.start())
        elif opened:
            opened.pop()
        else:
            return one.start()
    return opened[0] if opened else None
