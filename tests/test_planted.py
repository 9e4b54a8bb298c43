"""A release with a fault of every family: `presskit check` tells each once, where it is, and nothing else.

Each fault is named beside it: in YAML behind a `#` on its line, or on a line of its own for the file as a whole; in a
catalog in the translator's comment.
"""

import json
import re
from pathlib import Path

import pytest

from presskit import checks
from presskit.cli import run

TOP = Path(__file__).parents[1]
PLANTED = TOP / "tests" / "data" / "planted"


def _planted():
    """Path, line and code of each fault; a fault of a whole file has no line."""
    for path in sorted(PLANTED.rglob("*.yaml")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if found := re.search(r"^(?P<words>.*)# planted: (?P<code>[a-z-]+)$", line):
                yield path.relative_to(PLANTED).as_posix(), number if found["words"].strip() else None, found["code"]
    for path in sorted(PLANTED.rglob("*.po")):
        for entry in re.finditer(r"(?ms)^# planted: ([a-z-]+)$.*?^msgstr", path.read_text("utf-8")):
            yield path.relative_to(PLANTED).as_posix(), entry.string.count("\n", 0, entry.end()) + 1, entry[1]


def _told(capsys, *options):
    code = run(["check", "--json", *options])
    return code, json.loads(capsys.readouterr().out)["diagnostics"]


def test_each_planted_fault_is_told_once_where_it_is_and_nothing_else(monkeypatch, capsys):
    monkeypatch.chdir(PLANTED)

    _, told = _told(capsys)

    assert sorted(map(str, _planted())) == sorted(str((one["path"], one["line"], one["code"])) for one in told)


def test_a_fault_of_every_family_is_planted():
    codes = {code for _, _, code in _planted()}

    assert [] == [family.name for family in checks.families() if codes.isdisjoint(family.codes)]


@pytest.mark.parametrize("newsroom", [TOP, TOP / "tests" / "data" / "library-bus"], ids=["examples", "library bus"])
def test_nothing_is_told_of_a_good_release(monkeypatch, capsys, newsroom):
    monkeypatch.chdir(newsroom)

    assert (0, []) == _told(capsys, "--strict")
