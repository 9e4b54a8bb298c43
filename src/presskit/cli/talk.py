"""What every command says and how: results to stdout, all talk to stderr."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

import click

from presskit import console
from presskit.errors import Diagnostic


def tell(diagnostics: Iterable[Diagnostic]) -> None:
    """Print diagnostics to stderr, each once; coloured on a terminal, unless NO_COLOR is set."""
    for one in dict.fromkeys(diagnostics):
        first, _, rest = console.told(one).partition("\n")
        click.secho(first, err=True, fg=console.colour(one), bold=True, color=_color())
        click.echo(rest, err=True, nl=bool(rest), color=_color())


def say(text: str) -> None:
    """Print a line of talk to stderr."""
    click.echo(text, err=True, color=_color())


def listed(names: Sequence[str]) -> str:
    """Names as English lists them: "en", "en and ar", "en, ar and fr"."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _color() -> bool | None:
    return False if os.environ.get("NO_COLOR") else None
