"""The judges of the eml: four parsers that must read the same in it, and what stands in the files beside it.

They are Python's own `email`, mail-parser, postal-mime and mailparser.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory

from judges.court import Objections

HERE = Path(__file__).parent

Reading = Mapping[str, object]
"""What a parser reads: subject, name, address, date, id, text, html, and the names and hashes of the files."""

SHOWN = 80
"""Letters of a reading that an objection shows."""


def parsers(paths: Sequence[Path], installed: Path) -> Objections:
    """Where a parser reads something else than `email` does, or than the html, the txt and the pdf beside the eml."""
    readings = read(paths, installed)
    return {path: list(_objections(path, readings[path])) for path in paths}


def read(paths: Sequence[Path], installed: Path) -> Mapping[Path, Mapping[str, Reading]]:
    """What each parser reads in each mail."""
    with TemporaryDirectory() as folder:
        names = Path(folder) / "names.json"
        names.write_text(json.dumps([str(one.resolve()) for one in paths]), "utf-8")
        python = _lines([sys.executable, "mail_parsers.py", str((installed / "python").resolve()), str(names)])
        node = _lines(["node", "mail.mjs", str((installed / "node_modules").resolve()), str(names)])
    return {path: {**one, **other} for path, one, other in zip(paths, python, node, strict=True)}


def _lines(command: list[str]) -> list[Mapping[str, Reading]]:
    command[1] = str(HERE / command[1])
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.strip()[-500:])
    return [json.loads(line) for line in done.stdout.splitlines()]


# --- comparing -----------------------------------------------------------------------------------------------------


def _objections(path: Path, readings: Mapping[str, Reading]) -> Iterator[str]:
    expected = {**readings["email"], **_beside(path)}
    title = re.search("<title>(.*?)</title>", str(expected["html"]))
    for parser, reading in readings.items():
        yield from differences(parser, expected, reading)
        if not title or _parts(unescape(title[1])) - _parts(str(reading["subject"])):
            yield f"{parser}: the subject lacks a part of the title"
        if [path.with_suffix(".pdf").name, _sha256(path.with_suffix(".pdf"))] not in _files(reading):
            yield f"{parser}: the PDF in it is not the one beside it"


def differences(parser: str, expected: Reading, found: Reading) -> Iterator[str]:
    """What a parser reads otherwise than expected; spaces at the edges of lines and ids of pictures aside."""
    for field, words in expected.items():
        alike = _ALIKE.get(field, _same)
        wanted, shown = alike(words), alike(found.get(field))
        if wanted != shown:
            yield f"{parser}: {field} is {str(shown)[:SHOWN]!r}, not {str(wanted)[:SHOWN]!r}"


def _parts(words: str) -> set[str]:
    """What a title or subject is joined of, without a mark of direction: draft, embargo, headline."""
    return set(words.strip("\u200e\u200f").split(" · "))


def _beside(path: Path) -> Reading:
    return {kind: path.with_suffix(suffix).read_text("utf-8") for kind, suffix in (("text", ".txt"), ("html", ".html"))}


def _same(words: object) -> object:
    return words


def _text(words: object) -> object:
    # Some parsers take away the space that a line of format=flowed may begin with, some do not.
    return [line.strip(" ") for line in str(words).replace("\r\n", "\n").strip("\n").split("\n")]


def _html(words: object) -> object:
    return re.sub(r'(?<=src=")(?:cid:|media/)[^"]+', "picture", str(words).replace("\r\n", "\n")).strip("\n")


_ALIKE: Mapping[str, Callable[[object], object]] = {
    "text": _text,
    "html": _html,
    "files": lambda files: sorted(map(str, files)) if isinstance(files, list) else files,
}


def _files(reading: Reading) -> Sequence[object]:
    found = reading["files"]
    return found if isinstance(found, list) else []


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
