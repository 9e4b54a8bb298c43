"""Hold the mail that a newsroom's own templates drew to what every mail keeps: nothing that runs, fetches or spies.

And no word of the release may be missing in it. presskit's own templates keep this by themselves: the tests see to it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

from presskit.document import Document, phrases, pictures, plain
from presskit.errors import Diagnostic, Place, ReleaseError, Severity
from presskit.templating.folders import brought

MAIL = "email/release.html"
"""The template that draws a whole mail."""

FORBIDDEN_TAGS = frozenset(
    {"applet", "audio", "base", "button", "embed", "form", "frame", "frameset", "iframe", "input", "link", "object"}
    | {"picture", "script", "select", "source", "svg", "textarea", "video"}
)

_SCHEMES = ("https:", "mailto:", "tel:", "#")
_CSS = re.compile(r"@import|@font-face|(?:url|image-set|expression) *\(", re.IGNORECASE)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_ESCAPE = re.compile(r"\\([0-9A-Fa-f]{1,6})\s?")
_CONDITION = re.compile(r"\[if [^\]]*\]>(?P<inside>.*)<!\[endif\]", re.DOTALL)
_UNSEEN = re.compile("[\\s\u00ad\u061c\u200b-\u200f\u2060\u2066-\u2069\ufeff]+")

_NO_WORDS = frozenset({"head", "style", "script", "title"})


def check(html: str, document: Document, folders: tuple[Path, ...]) -> None:
    """Refuse a mail that a newsroom's templates drew; presskit's own are not looked at.

    Raises ReleaseError, code `template`, for each tag that no mail may hold and for words of the release that are gone.
    """
    if not any((folder / "email").is_dir() for folder in folders[:-1]):
        return
    reader = _read(html, {f"media/{one.name}" for one in pictures(document)})
    problems = [_refused(said, clue, folders) for said, clue in dict.fromkeys(reader.faults)]
    lacking = [*_lacking(document, reader.words)]
    if lacking:
        problems.append(_incomplete(lacking, folders))
    if problems:
        raise ReleaseError(problems)


class _Reader(HTMLParser):
    """What a mail must not hold, each with what to look for in the template, and the words that a reader sees."""

    def __init__(self, media: set[str]) -> None:
        super().__init__()
        self.faults: list[tuple[str, str]] = []
        self.seen: list[str] = []
        self._media = media
        self._mute = ""

    @property
    def words(self) -> str:
        return _bare("".join(self.seen))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # A page may leave out `</head>`: its body begins all the same.
        self._mute = "" if tag == "body" else self._mute or (tag if tag in _NO_WORDS else "")
        if tag in FORBIDDEN_TAGS:
            self.faults.append((f"holds a tag `<{tag}>`", f"<{tag}"))
        for name, value in attrs:
            self.faults += _attribute_faults(tag, name, value or "", self._media)
        is_refresh = tag == "meta" and ("http-equiv", "refresh") in ((one, (said or "").lower()) for one, said in attrs)
        if is_refresh:
            self.faults.append(("leads somewhere else by a tag `<meta>`", "http-equiv"))

    def handle_endtag(self, tag: str) -> None:
        if tag == self._mute:
            self._mute = ""

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "style":
            self.faults += _css_faults(data, "its style sheet")
        if not self._mute:
            self.seen.append(data)

    def handle_comment(self, data: str) -> None:
        """Read what Outlook alone sees. Its words count for nobody else."""
        if found := _CONDITION.search(data):
            self.faults += _read(found["inside"], self._media).faults


def _read(html: str, media: set[str]) -> _Reader:
    reader = _Reader(media)
    reader.feed(html)
    reader.close()
    return reader


def _attribute_faults(tag: str, name: str, value: str, media: set[str]) -> Iterator[tuple[str, str]]:
    address = value.strip()
    if name.startswith("on"):
        yield f"runs a program by `{name}` in a tag `<{tag}>`", f"{name}="
    elif name in {"srcset", "poster", "data", "formaction", "manifest"}:
        yield f"holds `{name}` in a tag `<{tag}>`", f"{name}="
    elif name in {"src", "background"} and address not in media:
        is_ours = address.startswith("media/")
        what = "which the release does not show" if is_ours else "which is fetched from elsewhere"
        yield f"shows in a tag `<{tag}>` the picture `{address[:80]}`, {what}", address
    elif name in {"href", "xlink:href", "action"} and not address.lower().startswith(_SCHEMES):
        yield f"leads in a tag `<{tag}>` to `{address[:80]}`", address
    elif name == "style":
        yield from _css_faults(value, f"the style of a tag `<{tag}>`")


def _css_faults(css: str, where: str) -> Iterator[tuple[str, str]]:
    bare = _CSS_COMMENT.sub("", _CSS_ESCAPE.sub(lambda one: chr(min(int(one[1], 16), 0x10FFFF)), css))
    for found in dict.fromkeys(_CSS.findall(bare)):
        yield f"fetches by `{found.rstrip('( ')}` in {where}", found


def _refused(said: str, clue: str, folders: tuple[Path, ...]) -> Diagnostic:
    hint = "a mail fetches and runs nothing: pictures are those of the release and the house, links begin with https:"
    return _told(f"the mail {said}", brought(folders, "email", clue), hint)


# --- words -------------------------------------------------------------------------------------------------------


def _lacking(document: Document, words: str) -> Iterator[str]:
    """The phrases of the Document that do not stand in the mail."""
    return (plain(one) for one in dict.fromkeys(phrases(document)) if _bare(plain(one)) not in words)


def _bare(text: str) -> str:
    """Letters alone, large and small ones alike: what is compared."""
    return unicodedata.normalize("NFD", _UNSEEN.sub("", text)).casefold()


def _incomplete(lacking: list[str], folders: tuple[Path, ...]) -> Diagnostic:
    first = lacking[0] if len(lacking[0]) <= _SHOWN else f"{lacking[0][:_SHOWN]}…"
    others = f", and {len(lacking) - 1} more" if len(lacking) > 1 else ""
    hint = "all formats hold the same words: draw what is missing, or leave the block to presskit's own template"
    places = tuple(one for one in brought(folders, "email") if one.span.path.endswith(".html"))
    return _told(f"the mail lacks words of the release: “{first}”{others}", places, hint)


_SHOWN = 60


def _told(message: str, places: Iterable[Place], hint: str) -> Diagnostic:
    return Diagnostic(Severity.ERROR, "template", message, tuple(places), hint)
