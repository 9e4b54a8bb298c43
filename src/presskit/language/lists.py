"""Turn several names into one pattern that lists them as a language does. CLDR knows how."""

from __future__ import annotations

from collections.abc import Sequence

from babel.lists import format_list

from presskit.language.profile import Language


def listed(names: Sequence[str], language: Language) -> str:
    """The names in one line: "A, B and C", « A, B et C », «A وB وC». One name is itself; none is ""."""
    return str(format_list(list(names), locale=language.locale))
