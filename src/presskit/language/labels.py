"""Fill the named gaps of a label with values. Knows no label by name."""

from __future__ import annotations

import re

_GAP = re.compile(r"\{(\w+)\}")


def fill(words: str, **values: str) -> str:
    """Put each value in the place of its `{name}`; a gap without a value stays as it is.

    Not `str.format`: a label is a translator's text, and `{x.__class__}` in it must stay text.
    """
    return _GAP.sub(lambda gap: values.get(gap[1], gap[0]), words)
