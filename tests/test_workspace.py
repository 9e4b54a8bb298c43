"""Where files are: the same labels and templates from a checkout, an editable install and a wheel."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from presskit.workspace import Workspace, find_newsroom, shipped

TOP = Path(__file__).parents[1]
ASK = """
from presskit.workspace import shipped
print(shipped())
for path in sorted(p for p in shipped().glob('templates/**/*') if p.is_file()): print(path.relative_to(shipped()))
for path in sorted(shipped().glob('locales/*/LC_MESSAGES/presskit.po')): print(path.relative_to(shipped()))
print((shipped() / 'locales' / 'presskit.pot').is_file())
"""


def _asked(folder, cwd):
    """What presskit, imported from a folder, says is shipped: where, and then which files."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONSAFEPATH": "1"}
    done = subprocess.run(
        [sys.executable, "-c", ASK], cwd=cwd, env=environment, capture_output=True, text=True, check=True
    )
    where, *files = done.stdout.splitlines()
    return Path(where), files


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    return _asked(TOP / "src", tmp_path_factory.mktemp("elsewhere"))


@pytest.fixture
def built(tmp_path):
    """A function that builds a kind of wheel of this checkout and unpacks it."""

    def build(hook):
        code = f"import hatchling.build as b; print(b.{hook}({str(tmp_path)!r}))"
        done = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, check=True)
        with zipfile.ZipFile(tmp_path / done.stdout.split()[-1]) as wheel:
            wheel.extractall(tmp_path / "unpacked")
        return tmp_path / "unpacked"

    return build


def test_a_checkout_finds_its_own_templates_and_labels(checkout):
    where, files = checkout

    assert TOP == where
    assert "locales/ar/LC_MESSAGES/presskit.po" in files
    assert "templates/pdf/release.html" in files
    assert "True" == files[-1]


def test_a_wheel_carries_the_same_templates_and_labels_and_no_catalog_of_the_example(built, checkout, tmp_path):
    site = built("build_wheel")

    where, files = _asked(site, tmp_path)

    assert site / "presskit" / "shipped" == where
    assert checkout[1] == files
    assert [] == [path for path in (where / "locales").rglob("*.po") if path.name != "presskit.po"]


def test_an_editable_install_looks_into_the_checkout_and_keeps_no_copy(built, checkout, tmp_path):
    site = built("build_editable")

    path = next(site.glob("*.pth")).read_text("utf-8").strip()

    assert [] == list(site.rglob("shipped"))
    assert checkout == _asked(path, tmp_path)


def test_a_newsroom_is_found_from_below(tmp_path):
    (tmp_path / "presskit.yaml").touch()
    below = tmp_path / "releases" / "launch"
    below.mkdir(parents=True)

    assert tmp_path.resolve() == find_newsroom(below)


def test_without_a_newsroom_there_is_none(tmp_path):
    assert find_newsroom(tmp_path) is None


def test_the_newsrooms_templates_win_over_the_shipped_ones(tmp_path):
    (tmp_path / "templates").mkdir()

    assert (tmp_path / "templates", shipped() / "templates") == Workspace(tmp_path).templates()


def test_the_newsrooms_labels_win_over_the_shipped_ones(tmp_path):
    own = tmp_path / "locales" / "fr" / "LC_MESSAGES" / "presskit.po"
    own.parent.mkdir(parents=True)
    own.touch()

    assert (own, shipped() / "locales/fr/LC_MESSAGES/presskit.po") == Workspace(tmp_path).labels("fr")


def test_the_checkout_is_not_named_twice_when_it_is_the_newsroom():
    assert (TOP / "templates",) == Workspace(shipped()).templates()


def test_releases_come_newest_first(tmp_path):
    for name in ("2022-09-15-a", "2024-06-02-b"):
        (tmp_path / "releases" / name).mkdir(parents=True)
        (tmp_path / "releases" / name / "release.yaml").touch()

    assert ["2024-06-02-b", "2022-09-15-a"] == [path.parent.name for path in Workspace(tmp_path).releases()]
