"""Languages of the example and their labels, read from the repository's own catalogs."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import polib
import pytest

from presskit.language.profile import Label, Language, language

LOCALES = Path(__file__).parents[2] / "locales"


def _english_form(number: Decimal) -> int:
    return 0 if number == 1 else 1


def _french_form(number: Decimal) -> int:
    return 0 if number < 2 else 1


def _arabic_form(number: Decimal) -> int:
    if number != number.to_integral_value():
        return 5
    if number <= 2:
        return int(number)
    if 3 <= number % 100 <= 10:
        return 3
    return 4 if number % 100 >= 11 else 5


FORMS: dict[str, Callable[[Decimal], int]] = {"en": _english_form, "fr": _french_form, "ar": _arabic_form}


def read_labels(tag: str) -> Label:
    entries = {one.msgid: one for one in polib.pofile(str(LOCALES / "presskit.pot"))}
    if tag != "en":
        entries |= {one.msgid: one for one in polib.pofile(str(LOCALES / tag / "LC_MESSAGES" / "presskit.po"))}

    def label(msgid: str, /, *, number: Decimal | None = None) -> str:
        entry = entries[msgid]
        if number is None:
            return entry.msgstr or msgid
        return entry.msgstr_plural[FORMS[tag](number)] or msgid

    return label


@pytest.fixture(scope="session")
def labels() -> dict[str, Label]:
    return {tag: read_labels(tag) for tag in FORMS}


@pytest.fixture(scope="session")
def languages() -> dict[str, Language]:
    return {tag: language(tag) for tag in FORMS}
