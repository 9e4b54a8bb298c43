"""`presskit extract`, as a user types it."""

import shutil
from pathlib import Path

from presskit.cli import run

DATA = Path(__file__).parents[1] / "data"
NAME = "2024-06-02-library-bus"


def test_the_templates_of_a_release_and_its_house_are_written(tmp_path, monkeypatch, capsys):
    shutil.copytree(DATA / "library-bus", tmp_path / "bus", ignore=shutil.ignore_patterns("locales"))
    monkeypatch.chdir(tmp_path / "bus")

    assert 0 == run(["extract", f"releases/{NAME}"])

    assert [f"locales/{NAME}.pot", "locales/house.pot"] == capsys.readouterr().out.splitlines()
    text = (tmp_path / "bus" / f"locales/{NAME}.pot").read_text("utf-8")
    assert "#. {cba} = CBA · {villages} = 40\n" in text
    assert 'msgctxt "headline"\nmsgid "{cba} sends a library bus to {villages} villages"\nmsgstr ""\n' in text


def test_a_second_run_leaves_every_byte(tmp_path, monkeypatch):
    shutil.copytree(DATA / "library-bus", tmp_path / "bus")
    monkeypatch.chdir(tmp_path / "bus")
    run(["extract"])
    before = {path: path.read_bytes() for path in Path("locales").glob("*.pot")}

    run(["extract"])

    assert before == {path: path.read_bytes() for path in Path("locales").glob("*.pot")}


def test_labels_are_written_for_one_who_adds_a_language(tmp_path, monkeypatch, capsys):
    shutil.copytree(DATA / "library-bus", tmp_path / "bus")
    monkeypatch.chdir(tmp_path / "bus")

    assert 0 == run(["extract", "--labels"])

    assert ["locales/presskit.pot"] == capsys.readouterr().out.splitlines()


def test_a_template_that_may_not_be_written_leaves_the_others_too(tmp_path, monkeypatch):
    import os

    shutil.copytree(DATA / "library-bus", tmp_path / "bus", ignore=shutil.ignore_patterns("*.pot"))
    monkeypatch.chdir(tmp_path / "bus")
    (tmp_path / "bus/locales/house.pot").touch()
    monkeypatch.setattr(os, "access", lambda path, _: not str(path).endswith("house.pot"))

    assert 3 == run(["extract"])

    assert [] == list(Path("locales").glob("2024*.pot"))
