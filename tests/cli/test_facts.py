"""`presskit facts`, as a user types it."""

import io
import json
import shutil
import sys
from pathlib import Path

import pytest

from presskit.cli import run

DATA = Path(__file__).parents[1] / "data"
NAME = "2024-06-02-library-bus"
FRENCH = f"locales/fr/LC_MESSAGES/{NAME}.po"


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    """The example newsroom in a folder of its own, which is the working folder."""
    shutil.copytree(DATA / "library-bus", tmp_path / "bus")
    monkeypatch.chdir(tmp_path / "bus")
    return tmp_path / "bus"


def change(newsroom, old, new):
    text = (newsroom / FRENCH).read_text("utf-8")
    assert old in text
    (newsroom / FRENCH).write_text(text.replace(old, new), "utf-8")


def lines(printed, *cells):
    return [line for line in printed.splitlines() if all(cell in line for cell in cells)]


@pytest.mark.usefixtures("newsroom")
def test_each_language_has_a_line_for_each_fact_with_its_sentence(capsys):
    assert 0 == run(["facts", f"releases/{NAME}"])

    printed = capsys.readouterr()
    found = lines(printed.out, "{villages}")
    assert [["number", tag, "40"] for tag in ("en", "ar", "fr")] == [line.split()[1:4] for line in found]
    assert found[0].endswith("  CBA sends a library bus to 40 villages")
    assert "no language lacks one" in printed.err


def test_what_a_language_lacks_is_marked_and_counted(newsroom, capsys):
    change(newsroom, "2 500 livres", "25 000 livres")

    assert 0 == run(["facts", f"releases/{NAME}"])

    printed = capsys.readouterr()
    (line,) = lines(printed.out, "2,500", " fr ")
    assert ["-", "MISSING"] == line.split()[-2:]
    assert "; fr lacks 1" in printed.err


def test_a_language_alone_is_held_against_the_source(newsroom, capsys):
    assert 0 == run(["facts", "-l", "ar", f"releases/{NAME}"])

    printed = capsys.readouterr().out
    assert {"en", "ar"} == {line.split()[2] for line in lines(printed, "{villages}")}
    assert newsroom.is_dir()


def test_json_has_every_fact_with_its_place(newsroom, capsys):
    change(newsroom, "2 500 livres", "25 000 livres")

    assert 0 == run(["facts", "--json", f"releases/{NAME}"])

    printed = capsys.readouterr()
    told = json.loads(printed.out)
    (books,) = [one for one in told["facts"] if one["fact"] == "2,500"]
    assert ("", ["facts", "diagnostics"]) == (printed.err, list(told))
    assert {"state": "missing", "mentions": []} == books["said"]["fr"]
    (english,) = books["said"]["en"]["mentions"]
    assert "2,500 books in three languages on board" == english["sentence"]
    assert (f"releases/{NAME}/release.yaml", 8) == (english["path"], english["line"])


def test_what_a_catalog_lacks_is_told_as_render_tells_it(newsroom, capsys):
    change(newsroom, 'msgstr "2 500 livres en trois langues à bord"', 'msgstr ""')

    assert 0 == run(["facts", f"releases/{NAME}"])

    printed = capsys.readouterr()
    assert "error[untranslated]" in printed.err
    (line,) = lines(printed.out, "2,500", " fr ")
    assert line.endswith("not translated")


class Terminal(io.StringIO):
    """A standard output that is a terminal."""

    def isatty(self):
        return True


@pytest.mark.usefixtures("newsroom")
def test_on_a_terminal_each_fact_stands_above_its_lines(monkeypatch):
    monkeypatch.setattr("sys.stdout", Terminal())
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")

    assert 0 == run(["facts", f"releases/{NAME}"])

    shown = sys.stdout.getvalue().splitlines()
    assert ["kind", "language", "says", "sentence"] == shown[0].split()
    assert "number" in shown[shown.index("{villages}") + 1]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([], 2, "Missing argument"),
        (["nowhere.yaml"], 2, "there is no nowhere.yaml"),
        (["-l", "de", f"releases/{NAME}"], 2, "is not published in de"),
    ],
)
def test_wrong_usage_is_told(newsroom, capsys, arguments, code, words):
    assert code == run(["facts", *arguments])

    assert words in capsys.readouterr().err
    assert newsroom.is_dir()


def test_a_release_that_needs_work_fails(newsroom, capsys):
    (newsroom / f"releases/{NAME}/release.yaml").write_text("presskit: 1\n", "utf-8")

    assert 1 == run(["facts", f"releases/{NAME}"])

    assert "missing-field" in capsys.readouterr().err


def test_help_begins_with_an_example(capsys):
    assert 0 == run(["facts", "--help"])

    assert "presskit facts releases/2022-09-15-icesco-osce" in capsys.readouterr().out
