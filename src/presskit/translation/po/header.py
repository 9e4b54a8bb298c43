"""Turn a catalog's header into fields and back without losing a line, and judge whether it suits its language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polib

from presskit.errors import Diagnostic, Report, Span, error, warning
from presskit.language.plurals import (
    PluralRule,
    header,
    is_babels_swapped_arabic,
    known_header,
    parse_header,
    same_function,
)
from presskit.translation.po.objects import Entry, File, forms, is_plural
from presskit.translation.po.source import Source, other_charset

# --- fields ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Field:
    """A field and the lines it stands on; the name is "" for what stands before the first one."""

    name: str
    value: str
    lines: tuple[str, ...]


def fields(text: str) -> dict[str, str]:
    """The fields of a header's text, in its order; a line without a colon belongs to the field above it."""
    return {one.name: one.value for one in _fields(text) if one.name}


def _fields(text: str) -> list[_Field]:
    groups: list[list[str]] = []
    for line in text.removesuffix("\n").split("\n") if text else ():
        if ":" in line or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    return [_field(lines) for lines in groups]


def _field(lines: list[str]) -> _Field:
    name, colon, value = lines[0].partition(":")
    texts = [value.strip(), *(line.strip() for line in lines[1:])]
    return _Field(name if colon else "", "\n".join(texts), tuple(lines))


def header_entry(catalog: polib.POFile) -> polib.POEntry | None:
    """The header as an entry, to be written: as it was read, but for what was changed in polib's view of it.

    None where the catalog has no header at all.
    """
    head = catalog.head if isinstance(catalog, File) else None
    if head is None and not catalog.metadata:
        return None
    entry = Entry(msgid="", msgstr=_text(head.msgstr if head else "", catalog.metadata))
    entry.tcomment, entry.flags = catalog.header, ["fuzzy"] * bool(catalog.metadata_is_fuzzy)
    if head is not None:
        entry.comment, entry.occurrences = head.comment, head.occurrences
        entry.bare_tcomment, entry.bare_comment = head.bare_tcomment, head.bare_comment
        entry.previous_msgctxt, entry.previous_msgid = head.previous_msgctxt, head.previous_msgid
        entry.previous_msgid_plural = head.previous_msgid_plural
        entry.flags += [one for one in head.flags if one != "fuzzy"]
    return entry


def _text(old: str, metadata: Mapping[str, str]) -> str:
    if metadata == fields(old):
        return old
    kept = [one for one in _fields(old) if not one.name or one.name in metadata]
    lines = [line for one in kept for line in _updated(one, metadata)]
    known = {one.name for one in kept}
    lines += [f"{name}: {value}" for name, value in metadata.items() if name not in known]
    return "".join(f"{line}\n" for line in lines)


def _updated(old: _Field, metadata: Mapping[str, str]) -> tuple[str, ...]:
    value = metadata.get(old.name, old.value)
    return old.lines if value == old.value else (f"{old.name}: {value}",)


# --- judgement ------------------------------------------------------------------------------------


def check_charset(file: File, source: Source) -> Iterator[Diagnostic]:
    """Tell when a header declares another charset than UTF-8, or none."""
    if file.head is None or not file.head.msgstr:
        return
    _, said, rest = file.metadata.get("Content-Type", "").partition("charset=")
    charset = rest.split()[0] if rest.split() else ""
    span = _place(file.head, source, "Content-Type")
    if not said or charset in {"", "CHARSET"}:
        hint = r'write "Content-Type: text/plain; charset=UTF-8\n" in it'
        yield error("po-encoding", "the header does not say the charset of the catalog", span, hint=hint)
    elif charset.upper() == "UTF8":
        yield error("po-encoding", f"the charset {charset!r} is spelled UTF-8", span, hint="write charset=UTF-8")
    elif charset.upper() != "UTF-8":
        yield other_charset(charset, span)


def check_header(file: File, source: Source, language: str | None, report: Report) -> Iterator[Diagnostic]:
    """Tell what is wrong with the header of a language's catalog, or of a template where `language` is None."""
    if file.head is None or not file.head.msgstr or is_plural(file.head):
        yield _no_header(file, source, language)
    elif language is not None:
        yield from _check_language(file, file.head, source, language, report)
        yield from _check_plurals(file, file.head, source, language)


def _no_header(file: File, source: Source, language: str | None) -> Diagnostic:
    if not source.text.strip():
        hint = "delete the empty file, then run `presskit update`"
        return error("po-header", "the file is empty", Span(source.path), hint=hint)
    if language is None:
        hint = "delete the file, then run `presskit update`, which writes it anew"
    else:
        where = "in the place of its empty first entry" if file.head else "at its top, with an empty line below"
        hint = f"paste these lines into the file, {where}:\n{_minimal(language)}"
    return error("po-header", "the catalog has no header", Span(source.path), hint=hint)


def _minimal(language: str) -> str:
    """The least header that a catalog needs."""
    known = known_header(language)
    fields = [f"Language: {language}", "Content-Type: text/plain; charset=UTF-8"]
    lines = [*fields, f"Plural-Forms: {known}"] if known else fields
    return "\n".join(['msgid ""', 'msgstr ""', *(f'"{line}\\n"' for line in lines)])


def _check_language(file: File, head: Entry, source: Source, language: str, report: Report) -> Iterator[Diagnostic]:
    said = file.metadata.get("Language", "")
    span = _place(head, source, "Language")
    hint = f"write Language: {language}"
    if not said:
        report(warning("po-language", "the header does not say the language of the catalog", span, hint=hint))
    elif not _is_language(said, language):
        message = f"the header says that this catalog is in {said!r}, but it stands in the folder of {language!r}"
        yield error("po-language", message, span, hint=f"{hint}, if the texts are; else move the file")


def _is_language(said: str, language: str) -> bool:
    """Whether a header's `fr_FR` is the folder's `fr`: editors write the region where the folder has none."""
    tag, folder = said.replace("-", "_").lower(), language.replace("-", "_").lower()
    return tag == folder or ("_" not in folder and tag.partition("_")[0] == folder)


def _check_plurals(file: File, head: Entry, source: Source, language: str) -> Iterator[Diagnostic]:
    said = file.metadata.get("Plural-Forms", "")
    span = _place(head, source, "Plural-Forms")
    if not said:
        if any(is_plural(one) and not one.obsolete for one in file):
            hint = f"write Plural-Forms: {header(language)}"
            yield error("po-plural", "the header does not say the plural forms that the catalog has", span, hint=hint)
        return
    try:
        rule = parse_header(said)
    except ValueError as problem:
        yield error("po-plural", str(problem), span, hint=_write(language))
        return
    wrong = list(_check_rule(rule, language, span))
    yield from wrong or _check_forms(file, rule)


def _check_rule(rule: PluralRule, language: str, span: Span) -> Iterator[Diagnostic]:
    right = known_header(language)
    if right is None or same_function(rule, parse_header(right)):
        return
    if is_babels_swapped_arabic(rule) and right == known_header("ar"):
        message = "forms 4 and 5 of the Arabic plural are exchanged here, as Babel and sphinx-intl write them"
        hint = f"{_write(language)}, and exchange msgstr[4] and msgstr[5] of every plural text if they were written so"
        yield error("po-plural", message, span, hint=hint)
    else:
        message = f"the plural rule of the header is not that of {language!r}"
        yield error("po-plural", message, span, hint=_write(language))


def _check_forms(file: File, rule: PluralRule) -> Iterator[Diagnostic]:
    """Tell the plural texts whose forms are not as many as the header says; not the fuzzy and the empty ones."""
    for entry in file:
        if not isinstance(entry, Entry) or not is_plural(entry) or entry.obsolete or entry.fuzzy:
            continue
        count = len(forms(entry))
        if any(forms(entry)) and count != rule.nplurals:
            message = f"this text has {count} plural form{'s' * (count != 1)}, but the language has {rule.nplurals}"
            yield error("po-plural", message, entry.span, hint=f"give msgstr[0] to msgstr[{rule.nplurals - 1}]")


def _write(language: str) -> str:
    right = known_header(language)
    return f"write Plural-Forms: {right}" if right else 'write it as in "nplurals=2; plural=(n != 1);"'


def _place(head: Entry, source: Source, name: str) -> Span:
    """The field's name in the file, or the header's first word where it has no such field."""
    for number in range(head.span.line, len(source.lines) + 1):
        line = source.lines[number - 1]
        if (at := line.find(f"{name}:")) >= 0:
            return Span(source.path, number, at + 1, len(name), line)
    return head.span
