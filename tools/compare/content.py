"""Turn a Document into what an author types into MJML or react-email: plain strings, some with strong words and links.

The words are the Document's. What is left out is what those tools have no word for: the isolates around a number or an
address that reads the other way.
"""

from __future__ import annotations

import dataclasses
from html import escape
from typing import Any

from presskit.document import Document, Emphasis, Inline, Linked, Phrase, Strong
from presskit.formats.email import figure, logo


def content(document: Document) -> dict[str, Any]:
    """The release, as JSON can say it: phrases as HTML, pictures as address, size and alt text."""
    plain: dict[str, Any] = _plain(document)
    plain["logos"] = [{**_picture(logo(one.media)), "alt": one.alt} for one in document.logos]
    return plain


def _plain(thing: Any) -> Any:  # noqa: ANN401 - whatever a Document holds
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        fields = {one.name: getattr(thing, one.name) for one in dataclasses.fields(thing)}
        if "media" in fields:
            return {"type": type(thing).__name__, **_rest(fields), **_picture(figure(fields["media"]))}
        return {"type": type(thing).__name__, **_rest(fields)}
    if isinstance(thing, tuple):
        return _html(thing) if _is_phrase(thing) else [_plain(one) for one in thing]
    return thing if isinstance(thing, str | int | float | None) else str(thing)


def _rest(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in fields.items() if name not in {"media", "logos"}}


def _picture(picture: Any) -> dict[str, Any]:  # noqa: ANN401 - a Picture of the HTML
    return {"src": picture.src, "width": picture.width, "height": picture.height}


def _is_phrase(thing: tuple[Any, ...]) -> bool:
    return bool(thing) and all(isinstance(one, Inline) for one in thing)


def _html(phrase: Phrase) -> str:
    return "".join(_inline(one) for one in phrase)


def _inline(inline: Inline) -> str:
    match inline:
        case str():
            return escape(inline, quote=False)
        case Strong():
            return f"<strong>{_html(inline.children)}</strong>"
        case Emphasis():
            return f"<em>{_html(inline.children)}</em>"
        case Linked():
            return f'<a href="{escape(inline.href)}">{_html(inline.children)}</a>'
        case _:
            return _html(inline.children)
