"""`presskit render`, as a user types it."""

import json
import shutil
from pathlib import Path

import pytest

from presskit.cli import run

DATA = Path(__file__).parents[1] / "data"
NAME = "2024-06-02-library-bus"


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    """The example newsroom in a folder of its own, which is the working folder."""
    shutil.copytree(DATA / "library-bus", tmp_path / "bus")
    monkeypatch.chdir(tmp_path / "bus")
    return tmp_path / "bus"


@pytest.fixture
def broken_french(newsroom):
    """The newsroom without the French of one text."""
    path = newsroom / f"locales/fr/LC_MESSAGES/{NAME}.po"
    path.write_text(path.read_text("utf-8").replace('msgstr "Écrivez-nous"', 'msgstr ""'), "utf-8")
    return newsroom


def test_paths_go_to_stdout_and_the_summary_to_stderr(newsroom, capsys):
    assert 0 == run(["render", "-f", "txt"])

    printed = capsys.readouterr()
    assert [f"dist/{NAME}/{NAME}.{tag}.txt" for tag in ("en", "ar", "fr")] == printed.out.splitlines()
    assert "en, ar and fr written (3 files)\n" == printed.err
    assert newsroom.is_dir()


@pytest.mark.parametrize(
    "target", [f"releases/{NAME}", f"releases/{NAME}/release.yaml", f"./releases/../releases/{NAME}/"]
)
def test_a_release_is_a_file_or_a_folder(newsroom, capsys, target):
    assert 0 == run(["render", "-f", "txt", "-l", "en", target])

    assert f"dist/{NAME}/{NAME}.en.txt\n" == capsys.readouterr().out
    assert (newsroom / f"dist/{NAME}/manifest.json").is_file()


def test_languages_and_formats_may_be_chosen_and_the_folder_too(newsroom, capsys):
    assert 0 == run(["render", "-l", "fr", "-l", "ar", "-f", "txt", "-f", "html", "-o", "out"])

    made = capsys.readouterr().out.splitlines()
    assert [f"out/{NAME}/{NAME}.{tag}.{end}" for tag in ("ar", "fr") for end in ("txt", "html")] == made
    names = {path.name for path in (newsroom / "out" / NAME).iterdir()}
    assert names == {Path(one).name for one in made} | {"manifest.json"}


def test_standard_input_is_a_release_of_the_newsroom_one_stands_in(newsroom, capsys, monkeypatch):
    text = 'presskit: 1\ndate: 2024-06-02\nheadline: "{cba} opens"\nbody: Today.\nlanguages: [en]\n'
    monkeypatch.setattr("sys.stdin", _Stdin(text))

    assert 0 == run(["render", "-f", "txt", "-"])

    assert "dist/release/release.en.txt\n" == capsys.readouterr().out
    assert "CBA opens" in (newsroom / "dist/release/release.en.txt").read_text("utf-8")


def test_a_lone_release_needs_no_newsroom(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "hello.yaml").write_text("presskit: 1\ndate: 2024-06-02\nheadline: Hello\nbody: World.\n", "utf-8")

    assert 0 == run(["render", "-f", "txt", "hello.yaml"])

    assert "dist/hello/hello.en.txt\n" == capsys.readouterr().out


class _Stdin:
    """A standard input with these words."""

    def __init__(self, text):
        self.buffer = self
        self._text = text

    def read(self):
        return self._text.encode()


def test_three_problems_of_one_file_are_told_at_once(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", _Stdin("presskit: 1\nheadline: x\nbodi: y\n"))

    assert 1 == run(["render", "-"])

    told = capsys.readouterr().err
    assert 3 == told.count("error[")
    assert "did you mean `body`" in told
    assert [] == list(tmp_path.iterdir())


def test_a_refused_language_leaves_the_others_and_exits_1(broken_french, capsys):
    assert 1 == run(["render", "-f", "txt"])

    printed = capsys.readouterr()
    assert 2 == len(printed.out.splitlines())
    assert "en and ar written (2 files); fr waits for 1 text" == printed.err.splitlines()[-1]
    assert not (broken_french / f"dist/{NAME}/{NAME}.fr.txt").exists()


def test_a_draft_is_named_so_and_says_so_in_its_language(broken_french, capsys):
    assert 0 == run(["render", "--draft", "-f", "txt", "-l", "fr"])

    text = (broken_french / f"dist/{NAME}/{NAME}.fr.draft.txt").read_text("utf-8")
    assert "PROJET – ne pas diffuser" == text.splitlines()[0]
    assert "• [EN] Write to us" in text.splitlines()
    assert "fr written as drafts (1 file); fr waits for 1 text" == capsys.readouterr().err.splitlines()[-1]


def test_json_holds_files_and_diagnostics_and_nothing_else_is_printed(broken_french, capsys):
    assert 1 == run(["render", "-f", "txt", "--json"])

    printed = capsys.readouterr()
    told = json.loads(printed.out)
    assert "" == printed.err
    assert [("en", "txt"), ("ar", "txt")] == [(one["language"], one["format"]) for one in told["files"]]
    assert ["path", "language", "format", "sha256"] == list(told["files"][0])
    (problem,) = told["diagnostics"]
    assert ("error", "untranslated", f"locales/fr/LC_MESSAGES/{NAME}.po") == (
        problem["severity"], problem["code"], problem["path"],
    )  # fmt: skip
    assert broken_french.is_dir()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["render", "nowhere.yaml"], "there is no nowhere.yaml"),
        (["render", "locales"], "locales is a folder without a release.yaml"),
        (["render", "-l", "de"], "is not published in de"),
        (["render", "-f", "docx"], "there is no format docx"),
        (["render", "--bogus"], "No such option"),
        (["rendr"], "did you mean `render`?"),
    ],
)
def test_wrong_usage_is_told_and_exits_2(newsroom, capsys, arguments, words):
    assert 2 == run(arguments)

    assert words in capsys.readouterr().err
    assert not (newsroom / "dist").exists()


def test_a_folder_that_cannot_be_written_exits_3(newsroom, capsys):
    (newsroom / "dist").touch()

    assert 3 == run(["render", "-f", "txt"])

    assert "error[cannot-write]" in capsys.readouterr().err


def test_one_release_that_needs_work_does_not_stop_the_others(newsroom, capsys):
    bad = newsroom / "releases" / "2024-07-01-bad"
    bad.mkdir()
    (bad / "release.yaml").write_text("presskit: 1\n", "utf-8")

    assert 1 == run(["render", "-f", "txt", "-l", "en"])

    printed = capsys.readouterr()
    assert [f"dist/{NAME}/{NAME}.en.txt"] == printed.out.splitlines()
    assert "releases/2024-07-01-bad/release.yaml: nothing written" in printed.err


def test_help_begins_with_an_example(capsys):
    assert 0 == run(["render", "--help"])

    assert "presskit render releases/2022-09-15-icesco-osce" in capsys.readouterr().out


def test_two_releases_of_one_id_do_not_overwrite_each_other(newsroom, capsys):
    for name in ("one", "two"):
        (newsroom / f"{name}.yaml").write_text(
            f"presskit: 1\nid: same\ndate: 2024-06-02\nheadline: {name}\nbody: Text.\nlanguages: [en]\n", "utf-8"
        )

    assert 2 == run(["render", "-f", "txt", "one.yaml", "two.yaml"])

    assert "error[same-id]" in capsys.readouterr().err
    assert "one" in (newsroom / "dist/same/same.en.txt").read_text("utf-8")


def test_a_language_may_be_named_with_a_hyphen(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    text = "presskit: 1\ndate: 2024-06-02\nheadline: Hi\nbody: Text.\nlanguage: en-GB\nlanguages: [en-GB]\n"
    (tmp_path / "hi.yaml").write_text(text, "utf-8")

    assert 0 == run(["render", "-f", "txt", "-l", "en-GB", "hi.yaml"])

    assert "dist/hi/hi.en-GB.txt\n" == capsys.readouterr().out
