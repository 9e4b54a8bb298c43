"""Turn a language tag and a newsroom's profile into a `Language`: what decides how values are said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import Literal, Protocol

from babel import Locale, UnknownLocaleError

from presskit.document import Direction

Digits = Literal["latn", "arab"]
Months = Literal["standard", "maghreb", "levant", "dual"]

# The defaults of LANGUAGE.md: what a press office in Rabat, Geneva or Paris writes. Other tags stand for themselves.
CLDR_DEFAULTS: Mapping[str, str] = MappingProxyType({"en": "en_GB", "ar": "ar_001"})


class Label(Protocol):
    """A label of the `presskit` domain in one language.

    `number` selects the plural form of a label that has several. Raises KeyError for a label that does not exist.
    """

    def __call__(self, msgid: str, /, *, number: Decimal | None = None) -> str:
        """The label's words, its `{…}` still in place."""


@dataclass(frozen=True)
class Language:
    """How one language is written here.

    `tag` is the name of its folder below `locales/`, as it was given (`ar`, `pt_BR`, `pt-BR`); `cldr` is the locale
    its data comes from.
    `typography` is `fr`, `en`, `ar` or `none`.
    """

    tag: str
    cldr: str
    digits: Digits = "latn"
    months: Months = "standard"
    typography: str = "none"

    @cached_property
    def locale(self) -> Locale:
        """Babel's data for `cldr`."""
        return Locale.parse(self.cldr)

    @property
    def direction(self) -> Direction:
        """The way its script runs, by CLDR."""
        return "rtl" if self.locale.character_order == "right-to-left" else "ltr"

    @property
    def bcp47(self) -> str:
        """The tag as HTML, PDF and mail want it (`pt-BR`)."""
        return self.tag.replace("_", "-")

    @property
    def own_name(self) -> str:
        """What the language calls itself ("العربية"), with the capital that a menu gives it."""
        name = Locale.parse(self.tag.replace("-", "_")).get_display_name(self.locale) or self.tag
        return name[0].upper() + name[1:]

    def adjective(self, tag: str) -> str:
        """What this language calls a text in another: "English", "anglais", «الإنجليزي»; the tag where it has no word.

        CLDR has languages' names only. In Arabic they are the feminine of the adjective; a text is masculine.
        """
        try:
            name = Locale.parse(tag.replace("-", "_")).get_language_name(self.locale) or tag
        except (UnknownLocaleError, ValueError):
            return tag
        return name.removesuffix("ة") if self.locale.language == "ar" else name


def language(
    tag: str,
    *,
    cldr: str = "",
    digits: Digits = "latn",
    months: Months = "standard",
    typography: str | None = None,
) -> Language:
    """Make the Language of a tag; what is not given takes LANGUAGE.md's default.

    A language that CLDR does not know may borrow another's `cldr`. Raises ValueError when CLDR knows no such locale,
    or knows it as another language than the tag's.
    """
    name = (cldr or CLDR_DEFAULTS.get(tag, tag)).replace("-", "_")
    try:
        base = Locale.parse(name).language
    except UnknownLocaleError as problem:
        raise ValueError(f"CLDR knows no locale {name!r}") from problem
    if base != _base(tag, base):
        raise ValueError(f"the locale {name!r} is another language than {tag!r}")
    own = base if base in {"en", "fr", "ar"} else "none"
    return Language(tag, name, digits, months, own if typography is None else typography)


def _base(tag: str, unknown: str) -> str:
    """CLDR's language of a tag (`pt` for pt-BR), or what is said for one that it does not know."""
    try:
        return Locale.parse(tag.replace("-", "_")).language
    except UnknownLocaleError:
        return unknown


def english_name(tag: str) -> str:
    """What English calls the language of a tag ("Arabic"), for presskit's own messages; the tag where unknown."""
    try:
        return Locale.parse(tag.replace("-", "_")).get_display_name("en") or tag
    except (UnknownLocaleError, ValueError):
        return tag
