"""Turn messages into a template: what translators are given, each text with comments that help them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from presskit.authoring import inline
from presskit.language.plurals import HEADERS, PluralRule, parse_header
from presskit.model import Message
from presskit.translation import po
from presskit.translation.faults import is_required

ENGLISH = parse_header(HEADERS["en"])
"""The plural rule of a template, which knows gettext's two forms."""

_DATE = "%Y-%m-%d %H:%M%z"

_ROLES = {
    "headline": "headline; up to 90 characters",
    "subheadline": "subheadline",
    "summary": "key point",
    "body": "paragraph",
    "heading": "heading",
    "list": "list item",
    "quote": "quotation",
    "note": "note to editors",
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


def entries(messages: Iterable[Message], origin: Origin, value: Value, rule: PluralRule = ENGLISH) -> list[po.Entry]:
    """Make one entry for each different message, in order. `rule` is that of the catalog's plurals."""
    found: dict[tuple[str, str], po.Entry] = {}
    for message in messages:
        found.setdefault((message.context, message.msgid), _entry(message, origin, value, rule))
    return list(found.values())


def template(messages: Iterable[Message], origin: Origin, value: Value, *, old: bytes | None, now: datetime) -> bytes:
    """Write a template; it is dated `now`, which is aware, unless it says the same as the `old` one."""
    catalog = po.empty(None, origin.domain, now.strftime(_DATE))
    catalog.extend(entries(messages, origin, value))
    if old is not None:
        before = creation_date(old, origin.domain)
        undated = po.empty(None, origin.domain, before)
        undated.extend(catalog)
        if po.write(undated) == old:
            return old
    return po.write(catalog)


def creation_date(pot: bytes, path: str) -> str:
    """The date in a template's header; `path` is what diagnostics show. Raises CatalogError for a broken one."""
    catalog = po.read(pot, path, language=None, report=lambda _: None)
    return str(catalog.metadata.get("POT-Creation-Date", ""))


def _entry(message: Message, origin: Origin, value: Value, rule: PluralRule) -> po.Entry:
    placeholders = inline.placeholders(_source(message))
    plural = message.plural
    forms = [_form(index, rule) for index in range(rule.nplurals)] if plural else []
    lines = [_role(message.context), *message.notes, _values(placeholders, value), *forms]
    return po.Entry(
        msgid_plural=plural.other if plural else "",
        msgstr_plural=dict.fromkeys(range(rule.nplurals), "") if plural else {},
        msgctxt=message.context,
        msgid=message.msgid,
        comment="\n".join(line for line in lines if line),
        occurrences=[(origin.path, "")],
        flags=_flags(placeholders, origin.kinds),
    )


def _role(context: str) -> str:
    """The role of a message in words: ids, whether the author's or the house's, are no part of it."""
    parts = context.split("/")
    for candidate in ("/".join(parts[:2]), "/".join((parts[0], parts[-1])), parts[0]):
        if candidate in _ROLES:
            return _ROLES[candidate]
    return context


def _source(message: Message) -> str:
    """The author's words with all their placeholders: for a plural text both forms that gettext knows."""
    return f"{message.msgid} {message.plural.other}" if message.plural else message.msgid


_SHOWN_NUMBERS = 8
_TRIED_NUMBERS = 1001


def _form(index: int, rule: PluralRule) -> str:
    """Which numbers a plural form stands for: "form 3: 3, 4, 5, 6, 7, 8, 9, 10 …"."""
    numbers = [n for n in range(_TRIED_NUMBERS) if rule.form(n) == index]
    more = " …" if len(numbers) > _SHOWN_NUMBERS else ""
    return f"form {index}: {', '.join(map(str, numbers[:_SHOWN_NUMBERS]))}{more}"


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
