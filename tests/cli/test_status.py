"""`presskit status`, as a user types it."""

import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from presskit.cli import run
from presskit.cli import status as status_module

DATA = Path(__file__).parents[1] / "data"
NAME = "2024-06-02-library-bus"
PO = f"locales/fr/LC_MESSAGES/{NAME}.po"


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    """The example newsroom in a folder of its own, which is the working folder; two texts of it wait in French."""
    shutil.copytree(DATA / "library-bus", tmp_path / "bus")
    monkeypatch.chdir(tmp_path / "bus")
    po = tmp_path / "bus" / PO
    text = po.read_text("utf-8").replace('msgstr "Écrivez-nous"', 'msgstr ""')
    text = text.replace('msgctxt "heading"', '#, fuzzy\nmsgctxt "heading"')
    po.write_text(text, "utf-8")
    return tmp_path / "bus"


class Terminal(io.StringIO):
    """A standard output that is a terminal."""

    def isatty(self):
        return True


def shown_on_a_terminal(monkeypatch, columns=80):
    """What `presskit status` writes to a terminal of so many columns."""
    monkeypatch.setattr("sys.stdout", Terminal())
    monkeypatch.setenv("COLUMNS", str(columns))
    assert 0 == run(["status"])
    return sys.stdout.getvalue()


@pytest.mark.usefixtures("newsroom")
def test_what_is_piped_is_aligned_whole_and_without_colour(capsys):
    assert 0 == run(["status"])

    printed = capsys.readouterr()
    assert (
        "release                 language  messages  words  translated  fuzzy  untranslated  errors  percent  state\n"
        f"{NAME}  en               0      0           0      0             0       0   source  ready\n"
        f"{NAME}  ar              19     91          19      0             0       0    100 %  ready\n"
        f"{NAME}  fr              19     91          17      1             1       0     89 %  not ready\n"
    ) == printed.out
    assert "2 of 3 languages ready in 1 release\n" == printed.err


@pytest.mark.usefixtures("newsroom")
def test_a_terminal_of_80_columns_shows_the_whole_table_each_release_under_its_name(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)

    shown = shown_on_a_terminal(monkeypatch)

    assert "\x1b[33mnot ready" in shown
    assert [
        "  language messages words translated fuzzy untranslated errors percent state",
        NAME,
        "  en              0     0          0     0            0      0  source ready",
        "  ar             19    91         19     0            0      0   100 % ready",
        "  fr             19    91         17     1            1      0    89 % not ready",
    ] == re.sub("\x1b\\[[0-9;]*m", "", shown).splitlines()


@pytest.mark.usefixtures("newsroom")
def test_no_color_is_obeyed(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")

    shown = shown_on_a_terminal(monkeypatch)

    assert f"\n{NAME}\n" in shown
    assert "\x1b" not in shown


@pytest.mark.usefixtures("newsroom")
def test_a_long_id_is_piped_whole(capsys):
    name = "a" * 80
    shutil.copytree(f"releases/{NAME}", f"releases/{name}")

    run(["status", "-l", "fr"])

    lines = capsys.readouterr().out.splitlines()
    assert [f"{'release':80}  language", f"{NAME:80}  fr      ", f"{name}  fr      "] == [line[:90] for line in lines]


@pytest.mark.usefixtures("newsroom")
def test_only_the_languages_asked_for_are_shown(capsys):
    assert 0 == run(["status", "-l", "ar", "-l", "en", f"releases/{NAME}"])

    assert ["en", "ar"] == [line.split()[1] for line in capsys.readouterr().out.splitlines()[1:]]


def test_a_broken_catalog_is_a_row_and_a_diagnostic_and_exit_1(newsroom, capsys):
    (newsroom / PO).write_text("<<<<<<< ours\n", "utf-8")

    assert 1 == run(["status"])

    printed = capsys.readouterr()
    assert [NAME, "fr", *"-------", "error"] == printed.out.splitlines()[-1].split()
    assert "error[po-conflict]" in printed.err
    assert f"{PO}:1" in printed.err


def test_a_release_that_cannot_be_read_is_a_row_of_its_own(newsroom, capsys):
    (newsroom / "releases/bad").mkdir()
    (newsroom / "releases/bad/release.yaml").write_text("presskit: 1\n", "utf-8")

    assert 1 == run(["status"])

    printed = capsys.readouterr()
    assert ["bad", *"--------", "error"] == printed.out.splitlines()[1].split()
    assert 5 == len(printed.out.splitlines())
    assert "error[missing-field]" in printed.err
    assert "2 of 4 languages ready in 2 releases" == printed.err.splitlines()[-1]


def test_missing_labels_are_counted_in_the_row(newsroom, capsys):
    yaml = newsroom / f"releases/{NAME}/release.yaml"
    yaml.write_text(yaml.read_text("utf-8") + "languages: [en, de]\n", "utf-8")

    assert 0 == run(["status", "-l", "de"])

    assert re.search(r"  0 %  not ready \(\d+ labels missing\)\n$", capsys.readouterr().out)


def test_json_has_the_same_keys_in_every_row_and_nothing_else_is_printed(newsroom, capsys):
    (newsroom / f"locales/ar/LC_MESSAGES/{NAME}.po").write_text("<<<<<<< ours\n", "utf-8")

    assert 1 == run(["status", "--json"])

    printed = capsys.readouterr()
    told = json.loads(printed.out)
    assert "" == printed.err
    assert ["status", "diagnostics"] == list(told)
    assert {
        "release": NAME,
        "path": f"releases/{NAME}/release.yaml",
        "date": "2024-06-02",
        "language": "fr",
        "source": False,
        "messages": 19,
        "words": 91,
        "translated": 17,
        "fuzzy": 1,
        "untranslated": 1,
        "errors": 0,
        "percent": 89,
        "missing_labels": 0,
        "ready": False,
        "state": "not ready",
    } == told["status"][2]
    assert {tuple(row) for row in told["status"]} == {tuple(told["status"][2])}
    assert (None, None, False, "error") == tuple(
        told["status"][1][key] for key in ("messages", "percent", "ready", "state")
    )
    assert {"po-conflict"} == {one["code"] for one in told["diagnostics"]}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["nowhere.yaml"], "no-release"), (["-l", "de"], "no-language")],
    ids=["release", "language"],
)
@pytest.mark.usefixtures("newsroom")
def test_what_is_not_there_is_wrong_usage(capsys, arguments, code):
    assert 2 == run(["status", *arguments])
    assert 2 == run(["status", "--json", *arguments])

    printed = capsys.readouterr()
    assert f"error[{code}]" in printed.err
    assert [] == json.loads(printed.out)["status"]


@pytest.mark.usefixtures("newsroom")
def test_nothing_that_draws_is_imported():
    code = "import sys; from presskit.cli import run; run(['status']); print('|'.join(sys.modules), file=sys.stderr)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert set() == {"weasyprint", "jinja2", "css_inline", "rich.table"} & set(done.stderr.splitlines()[-1].split("|"))


def test_every_state_has_a_colour():
    assert {"ready", "not ready", "error"} == set(status_module.COLORS)
