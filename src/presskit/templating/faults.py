"""Turn what goes wrong in a template into a diagnostic: what is wrong, at which line, and how to mend it."""

from __future__ import annotations

import re
import traceback
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError

from presskit.authoring.problems import did_you_mean
from presskit.errors import Diagnostic, Span, error
from presskit.templating.sandbox import NoTextError, TooMuchError, UnknownBlockError

FAULTS = (
    TemplateError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What an expression in a template can raise, a filter given the wrong value included."""


_NO_MACRO = re.compile("the template '(?P<file>[^']+)' .*does not export the requested name '(?P<macro>[^']+)'")
"""What Jinja says of a macro that a template lacks, and Missing likewise."""


def fault(problem: BaseException, folders: tuple[Path, ...], name: str) -> Diagnostic:
    """Say what went wrong while the template `name` was read or drawn."""
    return error("template", _reason(problem), _span(problem, folders, name), hint=_hint(problem))


def _reason(problem: BaseException) -> str:  # noqa: PLR0911 - one line for each kind of fault
    """What is wrong, in words for the person who wrote the template."""
    match problem:
        case TemplateNotFound():
            return f"there is no template {problem.name!r}"
        case RecursionError():
            return "the template goes too deep: it includes itself, or nests too much"
        case SyntaxError():
            return "the template nests its loops too deeply"
        case TooMuchError() | NoTextError():
            return str(problem)
        case UnknownBlockError():
            return f"the template fills a block `{problem.block}`, which the one it builds on does not have"
        case _ if lacking := _NO_MACRO.search(str(problem)):
            return f"`{lacking['file']}` has no macro `{lacking['macro']}`, which another template calls"
        case _:
            said = str(problem.message if isinstance(problem, TemplateSyntaxError) else problem)
            return f"the template cannot be drawn: {said.rstrip('.')}"


def _hint(problem: BaseException) -> str:  # noqa: PLR0911 - one line for each kind of fault
    match problem:
        case TemplateNotFound():
            return (
                "templates stand in the newsroom's `templates/` folder; what is not there is taken from presskit's own"
            )
        case SecurityError():
            return "a template may read the document's values, but not reach behind them"
        case UnknownBlockError():
            return did_you_mean(problem.block, problem.known, f"its blocks are {', '.join(problem.known)}")
        case _ if lacking := _NO_MACRO.search(str(problem)):
            return f"write it, or pass presskit's own on: `{{% set {lacking['macro']} = shipped.{lacking['macro']} %}}`"
        case NoTextError():
            return "draw a phrase with `|markup`, or its bare words with `|words`; name one value of a list or table"
        case TooMuchError() | RecursionError() | MemoryError():
            return "see that what is repeated comes to an end, and that it makes no more than a mail can hold"
        case TemplateSyntaxError() if "No filter named" in (problem.message or ""):
            return "the page on branding lists the filters that a template may use"
        case _:
            return "compare the file with presskit's own template, or remove it to use that one"


def _span(problem: BaseException, folders: tuple[Path, ...], name: str) -> Span | None:
    """The template's line that was being read or drawn, the newsroom's own first; else the template, if there is one.

    Where a newsroom's template calls one of presskit's with the wrong values, the line to mend is the newsroom's.
    """
    if isinstance(problem, TemplateSyntaxError) and problem.filename:
        return _line(problem.filename, problem.lineno)
    frames = traceback.extract_tb(problem.__traceback__)
    own, shipped = ([one for one in frames if _is_inside(one.filename, some)] for some in (folders[:-1], folders[-1:]))
    lacking = _NO_MACRO.search(str(problem))
    if lacking and shipped and frames.index(shipped[-1]) > max(map(frames.index, own), default=0):
        # presskit's own template calls a macro that the newsroom's file should have: that file is to be mended.
        name = lacking["file"]
    elif last := own or shipped:
        return _line(last[-1].filename, last[-1].lineno or 0)
    return next((Span(str(folder / name)) for folder in folders if (folder / name).is_file()), None)


def _is_inside(path: str, folders: tuple[Path, ...]) -> bool:
    return any(Path(path).is_relative_to(folder) for folder in folders)


def _line(path: str, number: int) -> Span:
    """The whole line as a span, from its first letter to its last."""
    lines = Path(path).read_text(encoding="utf-8", errors="replace").splitlines()
    text = lines[number - 1] if 0 < number <= len(lines) else ""
    start = len(text) - len(text.lstrip()) + 1
    return Span(path, number, start if text else 0, max(len(text.strip()), 1), text)
