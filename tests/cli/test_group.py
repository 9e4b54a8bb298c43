"""The command itself: what it answers at once, and what it says of a word it does not know."""

import subprocess
import sys

import pytest

import presskit
from presskit.cli import COMMANDS, run

HEAVY = {"babel", "jinja2", "pydantic", "polib", "weasyprint", "yaml", "PIL"}


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_and_version_import_nothing_heavy(argument):
    code = (
        f"import sys; from presskit.cli import run; run(['{argument}']); print('|'.join(sys.modules), file=sys.stderr)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert set() == HEAVY & set(done.stderr.strip().split("|"))


def test_the_version_is_the_packages(capsys):
    assert 0 == run(["--version"])

    assert f"presskit {presskit.__version__}\n" == capsys.readouterr().out


def test_help_begins_with_an_example_and_names_every_command(capsys):
    assert 0 == run(["--help"])

    text = capsys.readouterr().out
    assert text.index("presskit render releases/") < text.index("Options:")
    assert [] == [name for name in COMMANDS if f"  {name} " not in text]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command_begins_with_an_example(capsys, name):
    assert 0 == run([name, "--help"])

    text = capsys.readouterr().out
    assert text.index(f"  presskit {name}") < text.index("Options:")


@pytest.mark.parametrize(("typed", "hint"), [("rendr", "did you mean `render`?"), ("fly", "the commands are render")])
def test_a_command_that_does_not_exist_is_told_kindly(capsys, typed, hint):
    assert 2 == run([typed])

    assert hint in capsys.readouterr().err
