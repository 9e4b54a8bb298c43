"""The translators' guide is true: each command that it shows prints what the page says."""

import io
import json
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from presskit import review
from presskit.cli import run

TOP = Path(__file__).parents[1]
PAGE = (TOP / "docs" / "translators.md").read_text("utf-8")
NAME = "2024-06-02-library-bus"
FRENCH = Path(f"locales/fr/LC_MESSAGES/{NAME}.po")
RELEASE = Path(f"releases/{NAME}/release.yaml")

BLOCKS = re.findall(r"(?ms)^```console\n(.*?)^```$", PAGE)
(NOTES,) = re.findall(r"(?ms)^```text\n(.*?)^```$", PAGE)


def change(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def two_texts_are_left():
    change(FRENCH, 'msgstr "Écrivez-nous"', 'msgstr ""')
    change(FRENCH, 'msgctxt "heading"', '#, fuzzy\nmsgctxt "heading"')


def a_figure_is_lost():
    change(FRENCH, 'msgstr "Écrivez-nous"', 'msgstr ""')
    change(FRENCH, "2\u202f500" if "2\u202f500" in FRENCH.read_text("utf-8") else "2 500", "250")


def the_author_changes_texts():
    change(RELEASE, "See [the timetable]", "Look at [the timetable]")
    change(RELEASE, '"Write to us"', '"Write to us", "Or call the press office"')
    change(RELEASE, 'notes: ["The first bus ran in 1998."]\n', "")


def another_program_saves_the_file():
    FRENCH.write_bytes(FRENCH.read_bytes().replace(b"\n", b"\r\n"))


BEFORE = {
    "status": (two_texts_are_left, 0),
    "check": (a_figure_is_lost, 1),
    "render": (two_texts_are_left, 0),
    "update": (the_author_changes_texts, 0),
    "fmt": (another_program_saves_the_file, 0),
}
"""What has happened before each command, and its exit status."""


class Terminal(io.StringIO):
    """A standard output that is a terminal."""

    def isatty(self):
        return True


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    """A copy of the library bus's newsroom, which is the working folder; a terminal of 80 columns without colour."""
    shutil.copytree(TOP / "tests" / "data" / "library-bus", tmp_path / "bus")
    monkeypatch.chdir(tmp_path / "bus")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")


def pattern(lines):
    """The shown lines as a pattern: “…” stands for lines that are left out, or for the rest of one."""
    parts = ["(?:.*\n)*" if line == "…" else ".*".join(map(re.escape, line.split(" …"))) + "\n" for line in lines]
    return "".join(parts)


@pytest.mark.usefixtures("newsroom")
@pytest.mark.slow
@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.split("\n")[0])
def test_a_command_prints_what_the_page_shows(block, monkeypatch, capsys):
    typed, *shown = block.splitlines()
    _, _, *arguments = shlex.split(typed)
    prepare, exit_code = BEFORE[arguments[0]]
    prepare()
    monkeypatch.setattr("sys.stdout", Terminal())

    assert exit_code == run(arguments)

    printed = sys.stdout.getvalue() + capsys.readouterr().err
    assert shown
    assert re.fullmatch(pattern(shown), printed), printed


def test_the_page_shows_every_command_of_a_translators_day():
    assert list(BEFORE) == [shlex.split(block)[2] for block in BLOCKS]


def test_the_notes_about_plural_forms_are_those_that_translators_get(tmp_path, monkeypatch):
    for name in ("releases", "locales", "media"):
        shutil.copytree(TOP / name, tmp_path / name)
    shutil.copy(TOP / "presskit.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    run(["update", "-l", "ar", "releases/2024-03-20-example"])

    text = Path("locales/ar/LC_MESSAGES/2024-03-20-example.po").read_text("utf-8")

    assert [] == [line for line in NOTES.splitlines() if f"\n#. {line}\n" not in text]


@pytest.mark.usefixtures("newsroom")
def test_the_keys_of_the_json_are_all_named_in_order(capsys):
    run(["status", "--json"])

    keys = list(json.loads(capsys.readouterr().out)["status"][0])

    sentence = re.search(r"(?s)each row has (.*?) \(", PAGE)[1]
    assert keys == re.findall(r"`(\w+)`", sentence)


def test_the_warnings_that_a_comment_can_excuse_exist():
    excused = {code for codes in re.findall(r"presskit: ignore=([\w,-]+)", PAGE) for code in codes.split(",")}

    assert excused
    assert excused <= set(review.warnings())
