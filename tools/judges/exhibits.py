"""Make what is judged: every release of the newsroom, as it is and as a draft that waits for words, and a long one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import polib

from presskit.formats import formats

TOP = Path(__file__).parents[2]
LONG = TOP / "tools" / "make_long_release.py"
NEWSROOM = ("presskit.yaml", "locales", "media", "releases")
EVERY = 4
"""In a draft, one text of so many is not translated yet."""


def make(folder: Path) -> Path:
    """Render all of it below `folder`; return the folder of the releases, each in a folder of its own."""
    shutil.rmtree(folder, ignore_errors=True)
    output = folder / "dist"
    _render(TOP, output)
    _make_long(folder / "long", output)
    _make_drafts(folder / "drafts", output)
    return output


def _render(newsroom: Path, output: Path, *options: str) -> None:
    names = [word for name in sorted(formats()) for word in ("--format", name)]
    program = str(Path(sys.executable).with_name("presskit"))
    command = [program, "render", *names, "-o", str(output.resolve()), *options]
    _run(command, newsroom)


def _run(command: list[str], folder: Path) -> None:
    """Run quietly; what a program says is told only where it fails."""
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stderr}")


def _make_long(newsroom: Path, output: Path) -> None:
    _run([sys.executable, str(LONG), str(newsroom.resolve())], TOP)
    _render(newsroom, output)


def _make_drafts(newsroom: Path, output: Path) -> None:
    newsroom.mkdir(parents=True)
    for name in NEWSROOM:
        source = TOP / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, newsroom / name)
    for path in newsroom.glob("locales/*/LC_MESSAGES/2*.po"):
        _forget(path)
    _render(newsroom, output, "--draft")


def _forget(path: Path) -> None:
    """Take one translation of every few out of a catalog."""
    catalog = polib.pofile(str(path), encoding="utf-8")
    for entry in catalog.translated_entries()[::EVERY]:
        entry.msgstr = ""
        entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural, "")
    catalog.save()
