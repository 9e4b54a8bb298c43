"""docs/pdf.md is true: its commands run and show what it says."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from presskit.cli import run

pytestmark = pytest.mark.slow

TOP = Path(__file__).parents[1]
BLOCKS = re.findall(r"(?ms)^```console\n\$ (.*?)\n(.*?)^```$", (TOP / "docs" / "pdf.md").read_text("utf-8"))
RENDER, *PROGRAMS = BLOCKS


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory):
    """A copy of the example newsroom, and what the guide's first command says there."""
    folder = tmp_path_factory.mktemp("newsroom")
    for name in ("presskit.yaml", "releases", "locales", "media"):
        source = TOP / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    return folder


@pytest.fixture(autouse=True)
def working_folder(newsroom, monkeypatch):
    monkeypatch.chdir(newsroom)


def _render(capsys):
    assert 0 == run(shlex.split(RENDER[0].removeprefix("presskit ")))
    return "".join(capsys.readouterr())


def test_the_first_command_makes_what_the_guide_shows(capsys):
    assert RENDER[1] == _render(capsys)


@pytest.mark.parametrize(("command", "shown"), PROGRAMS, ids=[shlex.split(one)[0] for one, _ in PROGRAMS])
def test_what_each_program_says_is_shown(capsys, command, shown):
    _render(capsys)

    said = subprocess.run(shlex.split(command), capture_output=True, text=True, check=True).stdout.splitlines()

    assert [] == [line for line in shown.splitlines() if line != "…" and line not in said]


def test_what_is_copied_out_is_read_by_the_command_that_the_guide_names(capsys):
    _render(capsys)
    (command,) = re.findall(r"`(pdftotext [^`]*)`", (TOP / "docs" / "pdf.md").read_text("utf-8"))

    subprocess.run(shlex.split(command), capture_output=True, check=True)

    (text,) = Path("dist").rglob("*.txt")
    assert "الإيسيسكو" in text.read_text("utf-8")
