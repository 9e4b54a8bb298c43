"""EXAMPLE: the library bus, its three texts as the design prints them, and what is said when French lacks two."""

import shutil
from pathlib import Path

import pytest

from presskit.cli import run

DATA = Path(__file__).parent / "data"
NAME = "2024-06-02-library-bus"
INVISIBLE = str.maketrans({"⟦": "\u2066", "⟧": "\u2069", "←": "\u200f", "_": "\u00a0", "~": "\u202f"})
"""What the signs in tests/data/*.expected.txt stand for."""


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    """The example newsroom in a folder of its own, which is the working folder."""
    shutil.copytree(DATA / "library-bus", tmp_path / "bus")
    monkeypatch.chdir(tmp_path / "bus")
    return tmp_path / "bus"


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_the_text_comes_out_as_the_design_prints_it(newsroom, language):
    expected = (DATA / f"library-bus.{language}.expected.txt").read_text("utf-8").translate(INVISIBLE)

    assert 0 == run(["render", "-f", "txt", f"releases/{NAME}"])

    assert expected == (newsroom / f"dist/{NAME}/{NAME}.{language}.txt").read_text("utf-8")


def test_a_language_that_lacks_two_texts_is_refused_by_name_and_line(newsroom, capsys):
    path = newsroom / f"locales/fr/LC_MESSAGES/{NAME}.po"
    body, note = _empty(path, 'msgid "The bus of', 'msgid "The first bus')

    assert 1 == run(["render", f"releases/{NAME}"])

    printed = capsys.readouterr()
    files = [f"dist/{NAME}/{NAME}.{tag}.{suffix}" for tag in ("en", "ar") for suffix in ("html", "txt", "pdf")]
    assert files == printed.out.splitlines()
    assert [
        "error[untranslated]: 2 texts of fr are not translated",
        f'  --> locales/fr/LC_MESSAGES/{NAME}.po:{body}  body: "The bus of the {{cba.name}} ({{cba}}) stops in …"',
        f'  --> locales/fr/LC_MESSAGES/{NAME}.po:{note}  note: "The first bus ran in 1998."',
        "hint: translate them, then render again; --draft shows them in English, marked",
        "en and ar written (6 files); fr waits for 2 texts",
    ] == printed.err.splitlines()


def test_what_the_arabic_translator_is_given_is_as_the_design_prints_it(newsroom):
    text = (newsroom / f"locales/ar/LC_MESSAGES/{NAME}.po").read_text("utf-8")

    assert 0 == run(["update", f"releases/{NAME}"])

    assert text == (newsroom / f"locales/ar/LC_MESSAGES/{NAME}.po").read_text("utf-8")
    for entry in (DATA / "library-bus.ar.entries.po").read_text("utf-8").split("\n\n"):
        assert entry.strip() in text


def _empty(path, *starts):
    """Empty the translations below the msgids that begin so; the lines where those entries begin."""
    lines = path.read_text("utf-8").split("\n")
    places = [next(at for at, line in enumerate(lines) if line.startswith(start)) for start in starts]
    for at in places:
        lines[at + 1] = 'msgstr ""'
    path.write_text("\n".join(lines), "utf-8")
    return places
