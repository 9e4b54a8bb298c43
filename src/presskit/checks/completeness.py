"""Look for what an editor misses in a release of its kind: whom to call, who speaks, when and where to come.

What is absent has no line of its own, so it is told of the file as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from presskit.authoring import inline
from presskit.checks import Family
from presskit.checks.dossier import Dossier, Finding
from presskit.errors import Severity
from presskit.model import Image, Message, Paragraph, Quote, Release, spoken_in


def judge(dossier: Dossier) -> Iterator[Finding]:
    """What the release lacks, in all of its languages or in some."""
    release = dossier.release
    yield from _contact(release)
    match release.kind:
        case "press-release":
            yield from _boilerplate(release)
            yield from _summary(release)
            yield from _quote(release)
        case "media-advisory":
            yield from _event(release)
    yield from _licences(release)


def _contact(release: Release[Message]) -> Iterator[Finding]:
    where = _where(release, lambda spoken: not spoken.contacts)
    if where is not None:
        own = next(iter(release.house.contacts), "")
        hint = f"add `contacts: [{own}]`" if own else "add `contacts: [{name: Press Office, email: press@example.org}]`"
        yield _finding(release, "missing-contact", f"nobody is named whom the press may ask{where}", hint)


def _boilerplate(release: Release[Message]) -> Iterator[Finding]:
    where = _where(release, lambda spoken: not spoken.boilerplates)
    if where is not None:
        message = f"it does not say at its end who its issuer is{where}: there is no boilerplate"
        yield _finding(release, "missing-boilerplate", message, _boilerplate_hint(release))


def _boilerplate_hint(release: Release[Message]) -> str:
    known = release.house.organizations
    ready = [one for one in (*release.issuers, *known) if one in known and known[one].about]
    if ready:
        return f"add `boilerplates: [{ready[0]}]`"
    if release.issuers:
        own = release.issuers[0]
        return f"write the `about:` of `{own}` in presskit.yaml, and here `boilerplates: [{own}]`"
    return "add `boilerplates: [{heading: About us, text: …}]`"


def _summary(release: Release[Message]) -> Iterator[Finding]:
    if not release.summary:
        message = "it has no key points before the text"
        yield _thought(release, "missing-summary", message, 'add two or three: `summary: ["…", "…"]`')


def _quote(release: Release[Message]) -> Iterator[Finding]:
    where = _where(release, lambda spoken: not any(_is_quoted(one, spoken) for one in spoken.body))
    if where is not None:
        hint = "let somebody speak: `- quote: {text: …, speaker: …}`"
        yield _thought(release, "missing-quote", f"nobody is quoted{where}", hint)


_QUOTED = re.compile('[«“„"][^«“„"»”]+[»”"]')


def _is_quoted(block: object, release: Release[Message]) -> bool:
    """Whether a block is a quotation, or a paragraph that names somebody beside quotation marks."""
    if not isinstance(block, Paragraph):
        return isinstance(block, Quote)
    words, people = block.text.msgid, release.house.people
    is_named = any(one.name in people for one in inline.placeholders(words))
    is_named = is_named or any(one.name.msgid in words for one in people.values())
    return is_named and _QUOTED.search(words) is not None


def _event(release: Release[Message]) -> Iterator[Finding]:
    event = release.event
    if event is None:
        hint = 'add `event: {at: "2024-06-03T10:00", zone: Africa/Casablanca, place: …, venue: …}`'
        yield _finding(release, "missing-event", "a media advisory has to say when and where to come", hint)
    elif not (event.place or event.venue or event.online):
        hint = "add `place:` and `venue:`, or `online:` with an address"
        yield _finding(release, "missing-event", "the event says when to come, but not where", hint)


def _licences(release: Release[Message]) -> Iterator[Finding]:
    """A credit says whose a picture is, but not whether papers may print it."""
    for block in release.body:
        if isinstance(block, Image) and block.credit is not None and block.licence is None:
            yield Finding(
                code="missing-licence",
                message=f"{block.media.name} does not say on which terms it may be printed",
                hint='add `licence: "Free for editorial use"`, or whatever holds',
                span=block.credit.span,
            )


def _where(release: Release[Message], is_lacking: Callable[[Release[Message]], bool]) -> str | None:
    """In which languages something is lacking, as the end of a phrase: "" for all; None where it is there in each."""
    tags = [tag for tag in release.languages if is_lacking(spoken_in(release, tag))]
    if not tags:
        return None
    return "" if len(tags) == len(release.languages) else f" in {', '.join(tags)}"


def _finding(release: Release[Message], code: str, message: str, hint: str) -> Finding:
    return Finding(code=code, message=message, hint=hint, span=release.span)


def _thought(release: Release[Message], code: str, message: str, hint: str) -> Finding:
    return Finding(code=code, message=message, hint=hint, span=release.span, severity=Severity.HINT)


FAMILY = Family(
    "completeness",
    judge,
    {
        "missing-contact": "a release that names nobody whom the press may ask",
        "missing-boilerplate": "a press release that does not say who its issuer is",
        "missing-event": "a media advisory that does not say when, or where, to come",
        "missing-licence": "a picture with a credit that does not say who may print it",
        "missing-summary": "a press release without key points (a hint)",
        "missing-quote": "a press release in which nobody speaks (a hint)",
    },
)
