"""Turn PO files into a `Catalog`: what one language says for each message; and into labels."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from presskit.errors import CatalogError, Diagnostic, Report, Span, error
from presskit.language.plurals import HEADERS, PluralRule, category, form_for, parse_header
from presskit.language.profile import Language
from presskit.model import Message
from presskit.translation import po

_MARKS = str.maketrans(dict.fromkeys("’‘‚‛ʼ", "'") | dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‐‑‒–—―−", "-"))

_SLOT = re.compile(r"\{\w+\}")

MERGED = "presskit: merged"
"""The translator's comment on an entry that she folded into its neighbour: it stays empty and prints as nothing."""

Key = tuple[str, str, str]
"""Domain, context and msgid."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a PO file says for one message: one form, or one a plural form; a form is "" where nothing is said yet.

    `rule` is the plural rule of the file, None where it has none. `comment` is the translator's own.
    """

    forms: tuple[str, ...]
    is_fuzzy: bool
    is_merged: bool
    span: Span
    is_plural: bool = False
    rule: PluralRule | None = None
    comment: str = ""

    def form(self, message: Message, locale: str) -> int:
        """Which form the message's count selects, in a language whose CLDR locale is `locale`."""
        if message.plural is None or self.rule is None:
            return 0
        return min(form_for(message.plural.number, self.rule, locale), len(self.forms) - 1)


@dataclass(frozen=True, slots=True)
class Catalog:
    """One language's words for a release and its house.

    `locale` is its CLDR locale, which knows plurals. `paths` tells, by domain, the PO file that holds the words or
    should, as it is shown to the user.
    """

    language: str
    locale: str
    entries: Mapping[Key, Entry]
    paths: Mapping[str, str]

    def entry(self, message: Message) -> Entry | None:
        """The entry of a message, or of one that differs in quotes, dashes and spaces only: what `update` would keep.

        None where the PO has neither.
        """
        domain, context = message.domain, message.context
        entry = self.entries.get((domain, context, message.msgid))
        entry = entry or self.entries.get((domain, context, folded(message.msgid)))
        # One text cannot speak for several forms, nor the reverse.
        return entry if entry and entry.is_plural == (message.plural is not None) else None

    def words(self, message: Message) -> str | None:
        """What this language says for a message; None where it says nothing yet.

        A message written in this very language speaks for itself; one folded into its neighbour says "".
        """
        if message.language == self.language:
            return source_words(message, self.locale)
        entry = self.entry(message)
        if entry is None or entry.is_fuzzy:
            return None
        words = entry.forms[entry.form(message, self.locale)]
        return words if words or entry.is_merged else None


def source_words(message: Message, locale: str) -> str:
    """The author's own words, in the form that the count selects; `locale` is her language's."""
    if message.plural is None:
        return message.msgid
    forms = dict(message.plural.forms)
    return forms.get(category(message.plural.number, locale), forms["other"])


def read(data: bytes, path: str, domain: str, language: str, report: Report) -> dict[Key, Entry]:
    """Read the entries of one PO file, each by its msgid and by that msgid `folded`.

    A live entry wins over its obsolete twin, which still counts as translated.
    Raises CatalogError with every problem of the file.
    """
    catalog = po.read(data, path, language=language, report=report)
    plural_forms = catalog.metadata.get("Plural-Forms")
    rule = parse_header(plural_forms) if plural_forms else None
    ordered = sorted(catalog.entries(), key=lambda entry: not entry.obsolete)
    read = [(domain, entry.msgctxt or "", entry.msgid, _entry(entry, rule)) for entry in ordered]
    nearly = {(domain, context, folded(msgid)): entry for domain, context, msgid, entry in read}
    return nearly | {(domain, context, _nfc(msgid)): entry for domain, context, msgid, entry in read}


def _entry(entry: po.Entry, rule: PluralRule | None) -> Entry:
    return Entry(
        forms=tuple(map(_nfc, po.forms(entry))),
        is_fuzzy=entry.fuzzy,
        is_merged=any(line.strip() == MERGED for line in entry.tcomment.split("\n")),
        span=entry.span,
        is_plural=po.is_plural(entry),
        rule=rule,
        comment=entry.tcomment,
    )


def folded(text: str) -> str:
    """A text as it reads whatever quotes, dashes and spaces its author prefers."""
    return re.sub(r"\s+", " ", _nfc(text).translate(_MARKS)).strip()


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one language: a `Label`. A msgid that `forms` lacks raises KeyError and is among `missing`."""

    language: Language
    forms: Mapping[str, tuple[str, ...]]
    plural_forms: str
    missing: tuple[str, ...] = ()

    def __call__(self, msgid: str, /, *, number: Decimal | None = None) -> str:
        """The words of a label; `number` picks its plural form."""
        forms = self.forms[msgid]
        if number is None or len(forms) == 1:
            return forms[0]
        return forms[form_for(number, parse_header(self.plural_forms), self.language.cldr)]


def labels(language: Language, template: po.File, catalogs: Iterable[po.File]) -> Labels:
    """Lay catalogs over one another, the first that says something wins; English says its msgids.

    A label that no catalog translates is among `missing`, in the template's order. Raises CatalogError for labels
    that lack a `{…}` of their msgid or have another.
    """
    several = list(catalogs)
    if problems := [_lost_slot(one) for each in several for one in each.entries() if _is_speaking(one) and _slots(one)]:
        raise CatalogError(problems)
    forms: dict[str, tuple[str, ...]] = {}
    plural_forms = HEADERS["en"]
    if language.locale.language == "en":
        forms = {one.msgid: (one.msgid, one.msgid_plural) if one.msgid_plural else (one.msgid,) for one in template}
    for catalog in reversed(several):
        plural_forms = catalog.metadata.get("Plural-Forms", plural_forms)
        forms |= {one.msgid: po.forms(one) for one in catalog.entries() if _is_speaking(one)}
    missing = tuple(entry.msgid for entry in template if entry.msgid not in forms)
    return Labels(language, forms, plural_forms, missing)


def _is_speaking(entry: po.Entry) -> bool:
    return entry.translated() and not entry.obsolete


def _slots(entry: po.Entry) -> set[str]:
    """The names in braces that a label has and its msgid has not, or the reverse."""
    source = set(_SLOT.findall(entry.msgid + entry.msgid_plural))
    return {name for form in po.forms(entry) for name in source ^ set(_SLOT.findall(form))}


def _lost_slot(entry: po.Entry) -> Diagnostic:
    names = ", ".join(sorted(_slots(entry)))
    hint = f"write the same names in braces as the msgid: {entry.msgid}"
    return error("label-placeholder", f"this label differs from its msgid in {names}", entry.span, hint=hint)
