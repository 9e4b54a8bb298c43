"""Follow the people of a release through its body: in full where they come first, by their short name from then on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from presskit.authoring import inline
from presskit.checks import Family
from presskit.checks.dossier import Dossier, Edition, Finding, Text
from presskit.errors import Severity
from presskit.model import Heading, Message, Paragraph, Quote, messages, spoken_in


def judge(dossier: Dossier) -> Iterator[Finding]:
    """What each edition's first mentions get wrong."""
    for edition in dossier.editions:
        found = tuple(_mentions(dossier, edition))
        for name, one in dossier.release.house.people.items():
            if one.short is not None:
                yield from _judge_one(name, [mention for mention in found if mention.name == name])


@dataclass(frozen=True, slots=True)
class _Mention:
    """A placeholder for a person; without a text where a quotation says who speaks."""

    name: str
    is_full: bool
    text: Text | None = None
    words: tuple[int, int] = (0, 0)


def _mentions(dossier: Dossier, edition: Edition) -> Iterator[_Mention]:
    """Every mention in the paragraphs and quotations of the body, in reading order; headings may be brief."""
    said = {(text.message.domain, text.message.context, text.message.msgid): text for text in edition.texts}
    for block in spoken_in(dossier.release, edition.language.tag).body:
        if isinstance(block, Heading):
            continue
        is_running = isinstance(block, Paragraph)
        for message in messages(block):
            yield from _in_text(message, said.get(_key(message)), is_running=is_running)
        if isinstance(block, Quote) and isinstance(block.speaker, str):
            yield _Mention(block.speaker, is_full=True)


def _key(message: Message) -> tuple[str, str, str]:
    return message.domain, message.context, message.msgid


def _in_text(message: Message, text: Text | None, *, is_running: bool) -> Iterator[_Mention]:
    """The mentions of a text; where it is folded away or not translated yet, those that its author wrote."""
    words = text.words if text and text.words else message.msgid
    for one in inline.placeholders(words):
        is_full = one.part in {"", "full"}
        if is_full or (is_running and one.part == "short"):
            is_told = is_running and text is not None and bool(text.words)
            yield _Mention(one.name, is_full, text if is_told else None, (one.start, one.end))


def _judge_one(name: str, found: list[_Mention]) -> Iterator[Finding]:
    if not found:
        return
    first = found[0]
    if not first.is_full and first.text:
        yield Finding(
            code="first-mention",
            message=f"the short name of `{name}` comes first: nobody knows yet who that is",
            hint=f"write {{{name}}} here, and {{{name}.short}} from then on",
            text=first.text,
            words=first.words,
        )
    again = next((one for one in found[1:] if one.is_full and one.text and first.is_full), None)
    if again:
        yield Finding(
            code="full-again",
            message=f"`{name}` has been named in full before",
            hint=f"write {{{name}.short}} from the second mention on",
            severity=Severity.HINT,
            text=again.text,
            words=again.words,
        )


FAMILY = Family(
    "mentions",
    judge,
    {
        "first-mention": "a person whose short name comes before the full one",
        "full-again": "a person who is named in full a second time",
    },
)
