"""Turn a template and values into text; never decide a word.

A template may be a newsroom's own: it is sandboxed, and its faults become diagnostics.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Undefined

from presskit.document import Document, plain
from presskit.errors import ReleaseError
from presskit.templating import mailguard
from presskit.templating.faults import FAULTS, fault
from presskit.templating.folders import Folders, brought
from presskit.templating.phrases import kind, markup
from presskit.templating.sandbox import NoTextError, Sandbox, allowance, named

__all__ = ["OWN_FILTERS", "brought", "draw", "kind", "markup"]

_T = TypeVar("_T")


def _taking(what: str, name: str, work: Callable[..., _T]) -> Callable[..., _T]:
    """A filter that says in plain words what it takes, where it is given anything else."""

    @wraps(work)
    def filtered(value: Any, **options: Any) -> _T:  # noqa: ANN401 - a template gives it anything
        if isinstance(value, Undefined):
            str(value)  # raises, and says which name stands for nothing
        try:
            return work(value, **options)
        except (AssertionError, AttributeError, TypeError):
            raise NoTextError(f"`|{name}` takes {what}, not {named(value)}") from None

    return filtered


OWN_FILTERS: Mapping[str, Callable[..., Any]] = {
    "markup": _taking("a phrase", "markup", markup),
    "words": _taking("a phrase", "words", plain),
    "kind": _taking("a block of the body", "kind", kind),
}
"""What templates have besides Jinja's filters: a phrase with its directions, its bare words, a block's name."""


def draw(folders: tuple[Path, ...], name: str, **values: object) -> str:
    """Draw the template `name` (`email/release.html`) of the first folder that has it; the last is presskit's own.

    Words are escaped in every template but `.css`. Raises ReleaseError, code `template`, at the file and line of a
    broken template, and at a file that is none; likewise where a newsroom's mail holds what no mail may hold.
    """
    try:
        with allowance():
            drawn = _sandbox(folders).get_template(name).render(values)
    except FAULTS as problem:
        raise ReleaseError(fault(problem, folders, name)) from None
    if name == mailguard.MAIL and isinstance(document := values.get("document"), Document):
        mailguard.check(drawn, document, folders)
    return drawn


@lru_cache(maxsize=8)
def _sandbox(folders: tuple[Path, ...]) -> Sandbox:
    """The templates of `folders`, parsed once and again when a file changes."""
    return Sandbox(Folders(folders), OWN_FILTERS)
