"""A piece of work for each release that the user names."""

import shutil
from pathlib import Path

import pytest

from presskit.cli.each import each_job
from presskit.errors import ReleaseError, error, warning

DATA = Path(__file__).parents[1] / "data"
NAME = "2024-06-02-library-bus"


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    shutil.copytree(DATA / "library-bus", tmp_path / "bus")
    shutil.copytree(tmp_path / "bus/releases" / NAME, tmp_path / "bus/releases/2020-01-01-first")
    monkeypatch.chdir(tmp_path / "bus")


@pytest.mark.usefixtures("newsroom")
def test_each_release_is_worked_on_whatever_becomes_of_the_others(capsys):
    done = []

    def work(job, _):
        done.append(job.id)
        raise ReleaseError(error("code", "this one needs work"))

    assert 1 == each_job((), work)
    assert [NAME, "2020-01-01-first"] == done
    assert 1 == capsys.readouterr().err.count("this one needs work")


@pytest.mark.usefixtures("newsroom")
def test_a_warning_is_told_and_changes_no_status(capsys):
    assert 0 == each_job((), lambda _, report: report(warning("code", "look here")))

    assert "warning[code]: look here" in capsys.readouterr().err


@pytest.mark.usefixtures("newsroom")
def test_an_error_that_was_only_reported_counts():
    assert 1 == each_job((), lambda _, report: report(error("code", "look here")))
