"""`presskit doctor`, as a user types it."""

import json

import pytest

from presskit import doctor
from presskit.cli import run
from presskit.doctor import Finding, State

GOOD = Finding("Pango", State.GOOD, "1.50.12")
OPTIONAL = Finding("gettext", State.OPTIONAL, "not installed", "a second opinion is missing", "apt install gettext")
MISSING = Finding("time zones", State.MISSING, "edition 2019a", "an hour may be wrong", "pip install tzdata")


@pytest.fixture
def finds(monkeypatch, tmp_path):
    """A function that lets the examination find what is given; the working folder is no newsroom."""
    monkeypatch.chdir(tmp_path)
    seen = []

    def find(*findings):
        def examine(assets, today):
            seen.append((assets, today))
            return iter(findings)

        monkeypatch.setattr(doctor, "examine", examine)
        return seen

    return find


@pytest.mark.parametrize(
    ("findings", "status", "summary"),
    [
        ([GOOD], 0, "this machine has all that presskit needs"),
        ([GOOD, OPTIONAL], 0, "this machine has all that presskit needs"),
        ([GOOD, MISSING], 3, "1 thing is missing"),
        ([MISSING, OPTIONAL, MISSING], 3, "2 things are missing"),
    ],
    ids=["all good", "something optional", "one missing", "two missing"],
)
def test_the_exit_status_and_the_last_line_say_whether_something_is_missing(finds, capsys, findings, status, summary):
    finds(*findings)

    assert status == run(["doctor"])

    assert f"{summary}\n" == capsys.readouterr().err


def test_what_is_missing_is_followed_by_its_cost_and_what_mends_it(finds, capsys):
    finds(GOOD, MISSING)

    run(["doctor"])

    assert [
        "good      Pango       1.50.12",
        "missing   time zones  edition 2019a",
        "                      an hour may be wrong",
        "                      → pip install tzdata",
    ] == capsys.readouterr().out.splitlines()


def test_scripts_get_an_object(finds, capsys):
    finds(GOOD, MISSING)

    assert 3 == run(["doctor", "--json"])

    printed = capsys.readouterr()
    first, second = json.loads(printed.out)["findings"]
    assert {"name": "Pango", "state": "good", "found": "1.50.12", "cost": "", "mend": ""} == first
    assert "pip install tzdata" == second["mend"]
    assert "" == printed.err


def test_the_newsrooms_own_looks_are_examined(finds, tmp_path):
    seen = finds(GOOD)
    (tmp_path / "presskit.yaml").write_text('presskit: 1\nbrand: {color: "#123456"}\n', "utf-8")
    (tmp_path / "templates").mkdir()

    run(["doctor"])

    ((assets, _),) = seen
    assert "#123456" == assets.color
    assert tmp_path / "templates" == assets.templates[0]


def test_a_newsroom_that_needs_work_is_told_and_does_not_stop_the_doctor(finds, tmp_path, capsys):
    finds(GOOD)
    (tmp_path / "presskit.yaml").write_text("presskit: 1\nbrand: {color: green}\n", "utf-8")

    assert 3 == run(["doctor"])

    printed = capsys.readouterr()
    assert "presskit.yaml:2" in printed.err
    assert "1 thing is missing" in printed.err
    assert "Pango" in printed.out


def test_a_font_that_is_refused_is_named_and_so_is_what_was_measured_instead(finds, tmp_path, capsys):
    seen = finds(GOOD)
    (tmp_path / "a.ttf").write_bytes(b"spoilt")
    (tmp_path / "presskit.yaml").write_text("presskit: 1\nbrand: {fonts: [a.ttf]}\n", "utf-8")

    assert 3 == run(["doctor", "--json"])

    first, _ = json.loads(capsys.readouterr().out)["findings"]
    assert ("newsroom", "missing", "a.ttf is no font") == (first["name"], first["state"], first["found"])
    assert "measured with presskit's own fonts" in first["cost"]
    assert () == seen[0][0].typefaces


@pytest.mark.slow
def test_this_machine_is_examined_for_real(monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(tmp_path)

    assert run(["doctor"]) in {0, 3}

    assert "good      Pango" in capsys.readouterr().out
