"""Turn messages into a template: what translators are given, each text with comments that help them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from presskit.authoring import inline
from presskit.errors import CatalogError
from presskit.language.plurals import HEADERS, PluralRule, form_for, parse_header
from presskit.model import Message, Plural
from presskit.translation import po
from presskit.translation.faults import is_required


@dataclass(frozen=True, slots=True)
class Plurals:
    """How a catalog counts: the rule of its header, and the CLDR locale of its language for numbers with decimals."""

    rule: PluralRule
    locale: str


ENGLISH = Plurals(parse_header(HEADERS["en"]), "en")
"""How a template counts, which knows gettext's two forms."""

_DATE = "%Y-%m-%d %H:%M%z"

_ROLES = {
    "headline": "headline; up to 90 characters",
    "subheadline": "subheadline",
    "summary": "key point",
    "body": "paragraph",
    "heading": "heading",
    "list": "list item",
    "quote": "quotation",
    "image/alt": "what a picture shows, for those who cannot see it",
    "image/caption": "caption of a picture",
    "image/credit": "credit of a picture",
    "image/licence": "licence of a picture",
    "table/caption": "caption of a table",
    "table/column": "heading of a table's column",
    "table/cell": "cell of a table",
    "note": "note to editors",
    "event/venue": "venue of the event",
    "event/city": "city of the event",
    "event/country": "country of the event",
    "boilerplate": "boilerplate",
    "boilerplate/heading": "heading of a boilerplate",
    "contact/name": "name of a contact",
    "contact/role": "role of a contact, as it stands inside a sentence",
    "speaker/name": "name of the speaker",
    "speaker/role": "role of the speaker, as it stands inside a sentence",
    "dateline/city": "city of the dateline",
    "dateline/country": "country of the dateline",
    "organizations/name": "name of an organization",
    "organizations/short": "short name of an organization",
    "organizations/about": "boilerplate",
    "organizations/about-heading": "heading of a boilerplate",
    "organizations/logo_alt": "what the logo shows, for those who cannot see it",
    "people/name": "name of a person, with title",
    "people/short": "short name of a person, for later mentions",
    "people/role": "role of a person, as it stands inside a sentence",
    "places/city": "city",
    "places/country": "country",
    "contacts/name": "name of a contact",
    "contacts/role": "role of a contact, as it stands inside a sentence",
    "brand/logo_alt": "what the logo shows, for those who cannot see it",
}
"""What a message is, in words, by its msgctxt without ids."""

Value = Callable[[inline.Placeholder], str]
"""What a placeholder prints in the language of the catalog that is made; "" where that is not known yet."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where messages come from: the gettext domain, the YAML file relative to the newsroom, what placeholders are."""

    domain: str
    path: str
    kinds: Mapping[str, type]


def role(context: str) -> str:
    """The role that a msgctxt tells, without an id: `body`, `image/alt`, `people/role`."""
    return _parted(context)[0]


def author_id(context: str) -> str:
    """The id that a msgctxt tells: the author's own, or the house's short name of a thing; "" where it has none."""
    return _parted(context)[1]


def _parted(context: str) -> tuple[str, str]:
    parts = context.split("/")
    if (first := "/".join(parts[:2])) in _ROLES:
        return first, "/".join(parts[2:])
    if (outer := f"{parts[0]}/{parts[-1]}") in _ROLES:
        return outer, "/".join(parts[1:-1])
    return (parts[0], "/".join(parts[1:])) if parts[0] in _ROLES else (context, "")


def entries(messages: Iterable[Message], origin: Origin, value: Value, plurals: Plurals = ENGLISH) -> list[po.Entry]:
    """Make one entry for each different message, in order. `plurals` is how the catalog counts."""
    found: dict[tuple[str, str], po.Entry] = {}
    for message in messages:
        if (message.context, message.msgid) not in found:
            found[message.context, message.msgid] = _entry(message, origin, value, plurals)
    return list(found.values())


def template(messages: Iterable[Message], origin: Origin, value: Value, *, old: bytes | None, now: datetime) -> bytes:
    """Write a template; it is dated `now`, which is aware, unless it has the messages of the `old` one, in any order.

    An old one that is broken, as by a merge, is made anew.
    """
    catalog = po.empty(None, origin.domain, now.strftime(_DATE))
    catalog.extend(entries(messages, origin, value))
    before = None if old is None else _template(old, origin.domain)
    if before is not None and set(map(_texts, before.entries())) == set(map(_texts, catalog.entries())):
        catalog.metadata["POT-Creation-Date"] = before.metadata.get("POT-Creation-Date", "")
    return po.write(catalog)


def _template(data: bytes, path: str) -> po.File | None:
    try:
        return po.read(data, path, language=None, report=lambda _: None)
    except CatalogError:
        return None


def _texts(entry: po.Entry) -> tuple[str, str, str]:
    return entry.msgctxt or "", entry.msgid, entry.msgid_plural


def creation_date(pot: bytes, path: str) -> str:
    """The date in a template's header; `path` is what diagnostics show. Raises CatalogError for a broken one."""
    catalog = po.read(pot, path, language=None, report=lambda _: None)
    return str(catalog.metadata.get("POT-Creation-Date", ""))


def _entry(message: Message, origin: Origin, value: Value, plurals: Plurals) -> po.Entry:
    placeholders = inline.placeholders(_source(message))
    plural = message.plural
    forms = _forms(plural, plurals) if plural else ()
    lines = [_ROLES.get(role(message.context), message.context), *message.notes, _values(placeholders, value), *forms]
    return po.Entry(
        msgid_plural=plural.other if plural else "",
        msgstr_plural=dict.fromkeys(range(plurals.rule.nplurals), "") if plural else {},
        msgctxt=message.context,
        msgid=message.msgid,
        comment="\n".join(line for line in lines if line),
        occurrences=[(origin.path, "")],
        flags=_flags(placeholders, origin.kinds),
    )


def _source(message: Message) -> str:
    """The author's words with all their placeholders: for a plural text both forms that gettext knows."""
    return f"{message.msgid} {message.plural.other}" if message.plural else message.msgid


# --- plural forms ---------------------------------------------------------------------------------

_TRIED = range(1001)
_SHOWN_RUNS = 2
_OPEN_END = 3
_SELECTED = " (this release)"
_SELECTED_LINE = re.compile(rf"^form ([0-9]+){re.escape(_SELECTED)}:", re.MULTILINE)


def selected_form(comment: str) -> int | None:
    """Which plural form an entry's comment says that its count selects; None where it does not say.

    This is how a later update knows that the author has changed a count, though the msgid is the same.
    """
    match = _SELECTED_LINE.search(comment)
    return int(match[1]) if match else None


def _forms(plural: Plural, plurals: Plurals) -> Iterator[str]:
    """A line a form: the numbers it stands for, and which one this release takes."""
    selected = form_for(plural.number, plurals.rule, plurals.locale)
    for index in range(plurals.rule.nplurals):
        yield f"form {index}{_SELECTED if index == selected else ''}: {_numbers(index, plurals.rule)}"


def _numbers(index: int, rule: PluralRule) -> str:
    """The numbers of a form: "3–10, 103–110 …"."""
    runs = list(_runs([n for n in _TRIED if rule.form(n) == index]))
    shown = ", ".join(_run(*one) for one in runs[:_SHOWN_RUNS])
    goes_on = len(runs) > _SHOWN_RUNS or (runs and runs[-1][1] == _TRIED[-1])
    return f"{shown} …" if goes_on else shown or f"numbers above {_TRIED[-1]}"


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each row of numbers that follow one another."""
    for _, row in groupby(enumerate(numbers), key=lambda one: one[1] - one[0]):
        several = [number for _, number in row]
        yield several[0], several[-1]


def _run(first: int, last: int) -> str:
    if last == _TRIED[-1]:  # it has no end: the first few of it
        last = min(last, first + _OPEN_END - 1)
        return ", ".join(map(str, range(first, last + 1)))
    return f"{first}–{last}" if last - first > 1 else ", ".join(map(str, range(first, last + 1)))


# --- placeholders ---------------------------------------------------------------------------------


def _values(placeholders: Iterable[inline.Placeholder], value: Value) -> str:
    """Each placeholder of a text and what it prints: "{cba} = CBA · {villages} = 40"."""
    said = {_shown(one): value(one) for one in placeholders}
    return " · ".join(f"{name} = {words}" for name, words in said.items() if words)


def _shown(placeholder: inline.Placeholder) -> str:
    part = f".{placeholder.part}" if placeholder.part else ""
    return f"{{{placeholder.name}{part}}}"


def _flags(placeholders: tuple[inline.Placeholder, ...], kinds: Mapping[str, type]) -> list[str]:
    """Let `msgfmt -c` guard the placeholders where it can.

    It calls fatal what we allow (a name left out, another part), so it may only see entries without such freedoms.
    """
    if not placeholders:
        return []
    is_strict = all(is_required(kinds[one.name]) and not one.part for one in placeholders)
    return ["python-brace-format" if is_strict else "no-python-brace-format"]
