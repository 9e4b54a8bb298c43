"""The same release makes the same bytes, whoever makes it, where, when and on which machine."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from presskit.workspace import fonts

DATA = Path(__file__).parent / "data" / "library-bus"
NAME = "2024-06-02-library-bus"
COMMAND = [sys.executable, "-c", "from presskit.cli import main; main()", "render", "-l", "ar"]
BARE = {"PATH": os.environ["PATH"]}
ANOTHER_USER = ["unshare", "--user", "--map-user=4711"]

pytestmark = pytest.mark.slow


def _made(newsroom, *, prefix=(), arguments=(), cwd=None, **environment):
    """The SHA-256 of every file that a newsroom makes in Arabic; nothing but `environment` is set."""
    command = [*prefix, *COMMAND, "-o", str(newsroom / "made"), *arguments]
    done = subprocess.run(command, cwd=cwd or newsroom, env={**BARE, **environment}, capture_output=True, check=True)
    assert b"warning" not in done.stderr
    made = (newsroom / "made" / NAME).glob("*.ar.*")
    return {path.suffix: hashlib.sha256(path.read_bytes()).hexdigest() for path in made}


@pytest.fixture(scope="module")
def reference(tmp_path_factory):
    """What is made where nothing is set."""
    newsroom = tmp_path_factory.mktemp("reference") / "bus"
    shutil.copytree(DATA, newsroom)
    made = _made(newsroom)
    assert {".html", ".txt", ".pdf"} == set(made)
    return made


@pytest.fixture
def newsroom(tmp_path):
    shutil.copytree(DATA, tmp_path / "bus")
    return tmp_path / "bus"


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "0"},
        {
            "PYTHONHASHSEED": "4711",
            "TZ": "America/St_Johns",
            "LC_ALL": "ar_EG.UTF-8",
            "FONTCONFIG_PATH": "/nonexistent",
        },
    ],
    ids=["plain locale", "Arabic locale, without fonts"],
)
def test_the_environment_changes_nothing(newsroom, reference, environment):
    assert reference == _made(newsroom, **environment)


def test_the_user_and_the_folder_change_nothing(tmp_path, reference):
    newsroom = tmp_path / "غرفة الأخبار" / "a newsroom"
    shutil.copytree(DATA, newsroom)
    release = newsroom / "releases" / NAME / "release.yaml"
    may_change = subprocess.run([*ANOTHER_USER, "true"], capture_output=True, check=False).returncode == 0
    prefix = ANOTHER_USER if may_change else []

    made = _made(newsroom, prefix=prefix, arguments=[str(release)], cwd=tmp_path, HOME=str(tmp_path), USER="amina")

    assert reference == made


def test_the_day_changes_nothing(newsroom, tmp_path, reference):
    """Every clock that Python reads stands at another day."""
    (tmp_path / "sitecustomize.py").write_text(
        "import time\nnow = time.time()\ntime.time = lambda: now + 400 * 86_400\n"
        "read = time.gmtime\ntime.gmtime = lambda *_: read(time.time())\n",
        "utf-8",
    )

    assert reference == _made(newsroom, PYTHONPATH=str(tmp_path))


def test_a_font_of_the_machine_with_the_same_name_changes_nothing(newsroom, tmp_path, reference):
    folder = tmp_path / ".fonts"
    folder.mkdir()
    shutil.copy(fonts() / "PresskitSans-Italic.ttf", folder / "PresskitSans-Regular.ttf")
    (tmp_path / "fonts.conf").write_text(f"<fontconfig><dir>{folder}</dir></fontconfig>", "utf-8")

    made = _made(
        newsroom, HOME=str(tmp_path), XDG_DATA_HOME=str(tmp_path), FONTCONFIG_FILE=str(tmp_path / "fonts.conf")
    )

    assert reference == made


def test_another_release_made_before_it_changes_nothing(newsroom, reference):
    """Fonts and letters that an earlier PDF of the same run has noted must not show in a later one."""
    other = newsroom / "releases" / "2024-01-01-other"
    shutil.copytree(newsroom / "releases" / NAME, other)
    text = (other / "release.yaml").read_text("utf-8").replace(NAME, "2024-01-01-other")
    (other / "release.yaml").write_text(text, "utf-8")
    for path in (newsroom / "locales").rglob(f"{NAME}.po*"):
        shutil.copy(path, path.with_name(path.name.replace(NAME, "2024-01-01-other")))

    made = _made(newsroom, arguments=[str(other), str(newsroom / "releases" / NAME)])

    assert reference == made
