"""Throw bytes at what reads the author's and the translators' files, guided by coverage, until something breaks.

    python tools/fuzz.py -max_total_time=600

Whatever the bytes are, nothing but a PresskitError may come out. Needs atheris; `make fuzz` installs it.
"""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["presskit"]):
    from presskit.authoring import inline, newsroom, release, source
    from presskit.authoring.newsroom import Newsroom
    from presskit.errors import Diagnostic, PresskitError
    from presskit.media import Media, MediaError
    from presskit.translation import po

SEEDS = ("releases/*/release.yaml", "presskit.yaml", "tests/broken/*.yaml", "locales/*/LC_MESSAGES/*.po")


def _told(_: Diagnostic) -> None:
    """Hear a warning and go on."""


def _no_picture(name: str) -> Media:
    """Find no picture under any name."""
    raise MediaError("no-image", f"there is no {name}", "fuzzing has no pictures")


def one_input(data: bytes) -> None:
    """Read the bytes as a release, a newsroom, inline text and a catalog."""
    with contextlib.suppress(PresskitError):
        text = source.decode(data, "fuzz.yaml")
        inline.flaws(text, marks=True)
        inline.parse(text, marks=True)
        release.read(text, "fuzz.yaml", Newsroom.default(), release_id="fuzz", pictures=_no_picture, report=_told)
    with contextlib.suppress(PresskitError):
        text = source.decode(data, "presskit.yaml")
        newsroom.read_newsroom(text, "presskit.yaml", pictures=_no_picture, report=_told)
    with contextlib.suppress(PresskitError):
        po.write(po.read(data, "fuzz.po", language="fr", report=_told))


def _write_seeds(folder: Path) -> None:
    """Begin from the files of this repository."""
    folder.mkdir(exist_ok=True)
    for number, path in enumerate(path for pattern in SEEDS for path in sorted(Path().glob(pattern))):
        (folder / f"{number:04}").write_bytes(path.read_bytes())


if __name__ == "__main__":
    corpus = Path(".fuzz")
    _write_seeds(corpus)
    atheris.Setup([*sys.argv, str(corpus)], one_input)
    atheris.Fuzz()
