"""Turn a template and values into text; never decide a word.

A template may be a newsroom's own: it is sandboxed, and its faults become diagnostics.
"""

from __future__ import annotations

import traceback
from functools import lru_cache
from pathlib import Path
from typing import assert_never
from unicodedata import normalize

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from presskit.document import (
    DocumentBlock,
    Emphasis,
    HeadingBlock,
    ImageBlock,
    Inline,
    Isolate,
    Linked,
    ListBlock,
    ParagraphBlock,
    Phrase,
    QuoteBlock,
    Strong,
    TableBlock,
    Untranslated,
    plain,
)
from presskit.errors import ReleaseError, Span, error

_FAULTS = (
    TemplateError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What an expression in a template can raise, a filter given the wrong value included."""


def draw(folders: tuple[Path, ...], name: str, **values: object) -> str:
    """Draw the template `name` (`email/release.html`) of the first folder that has it.

    Words are escaped in every template but `.css`. Filters: `markup` and `words` for phrases, `kind` for blocks.
    Raises ReleaseError, code `template`, at the file and line of a broken template.
    """
    try:
        return _environment(folders).get_template(name).render(values)
    except _FAULTS as problem:
        span = _span(problem, folders, name)
        raise ReleaseError(error("template", _reason(problem), span, hint=_hint(problem))) from None


@lru_cache(maxsize=8)
def _environment(folders: tuple[Path, ...]) -> ImmutableSandboxedEnvironment:
    """The templates of `folders`, parsed once and again when a file changes."""
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders),
        autoescape=lambda name: not (name or "").endswith(".css"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(markup=markup, words=plain, kind=kind)
    return environment


def kind(block: DocumentBlock) -> str:
    """The name by which a template tells a block: `paragraph`, `heading`, `list`, `quote`, `image` or `table`."""
    match block:
        case ParagraphBlock():
            return "paragraph"
        case HeadingBlock():
            return "heading"
        case ListBlock():
            return "list"
        case QuoteBlock():
            return "quote"
        case ImageBlock():
            return "image"
        case TableBlock():
            return "table"
        case _:
            assert_never(block)


def markup(phrase: Phrase) -> Markup:
    """Draw a phrase as HTML: `strong`, `em`, `a`, and a `span` with `dir` for a run that reads the other way.

    `dir` never stands on the `a`: Outlook then aligns the whole line by it.
    """
    return Markup().join(_tag(one) for one in phrase)


def _tag(inline: Inline) -> Markup:
    match inline:
        case str():
            return escape(normalize("NFC", inline))
        case Strong(children):
            return Markup("<strong>{}</strong>").format(markup(children))
        case Emphasis(children):
            return Markup("<em>{}</em>").format(markup(children))
        case Linked(children, href):
            return Markup('<a href="{}">{}</a>').format(_address(href), markup(children))
        case Isolate(children, direction, language):
            lang = Markup(' lang="{}"').format(language) if language else Markup()
            return Markup('<span dir="{}"{}>{}</span>').format(direction, lang, markup(children))
        case Untranslated(children, direction, language):
            opening = Markup('<span class="untranslated" lang="{}" dir="{}">').format(language, direction)
            return opening + markup(children) + Markup("</span>")
        case _:
            assert_never(inline)


def _address(href: str) -> str:
    """`href` without brackets: css-inline writes them bare, and one could look like the end of a comment."""
    return href.replace("<", "%3C").replace(">", "%3E")


def _reason(problem: BaseException) -> str:
    """What is wrong, in words for the person who wrote the template."""
    match problem:
        case TemplateNotFound():
            return f"there is no template {problem.name!r}"
        case RecursionError():
            return "the template includes itself without end"
        case UnicodeDecodeError():
            return "the template is not UTF-8 text"
        case _:
            said = str(problem.message if isinstance(problem, TemplateSyntaxError) else problem)
            return f"the template cannot be drawn: {said.rstrip('.')}"


def _hint(problem: BaseException) -> str:
    match problem:
        case TemplateNotFound():
            return (
                "templates stand in the newsroom's `templates/` folder; what is not there is taken from presskit's own"
            )
        case SecurityError():
            return "a template may read the document's values, but not reach behind them"
        case _:
            return "compare the file with presskit's own template, or remove it to use that one"


def _span(problem: BaseException, folders: tuple[Path, ...], name: str) -> Span | None:
    """The template's line that was being read or drawn, else the template; None where there is none."""
    if isinstance(problem, TemplateSyntaxError) and problem.filename:
        return _line(problem.filename, problem.lineno)
    frames = traceback.extract_tb(problem.__traceback__)
    inside = [one for one in frames if any(Path(one.filename).is_relative_to(folder) for folder in folders)]
    if inside:
        return _line(inside[-1].filename, inside[-1].lineno or 0)
    return next((Span(str(folder / name)) for folder in folders if (folder / name).is_file()), None)


def _line(path: str, number: int) -> Span:
    """The whole line as a span, from its first letter to its last."""
    lines = Path(path).read_text(encoding="utf-8", errors="replace").splitlines()
    text = lines[number - 1] if 0 < number <= len(lines) else ""
    start = len(text) - len(text.lstrip()) + 1
    return Span(path, number, start if text else 0, max(len(text.strip()), 1), text)
