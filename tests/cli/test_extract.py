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
