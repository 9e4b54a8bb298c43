"""Each exit status by a real cause, in a process of its own; never a traceback."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

DATA = Path(__file__).parents[1] / "data"
NAME = "2024-06-02-library-bus"
COMMAND = [sys.executable, "-c", "from presskit.cli import main; main()"]
# The superuser may write everywhere, unless that power is taken from it.
POWERLESS = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"] if os.geteuid() == 0 else []

pytestmark = pytest.mark.slow


@pytest.fixture
def newsroom(tmp_path):
    shutil.copytree(DATA / "library-bus", tmp_path / "bus")
    return tmp_path / "bus"


def presskit(newsroom, *arguments, prefix=(), **options):
    done = subprocess.run(
        [*prefix, *COMMAND, *arguments], cwd=newsroom, capture_output=True, text=True, check=False, **options
    )
    assert "Traceback" not in done.stderr
    return done


def test_0_when_all_is_done(newsroom):
    assert 0 == presskit(newsroom, "render", "-f", "txt").returncode


def test_1_when_a_release_needs_work(newsroom):
    (newsroom / "releases" / NAME / "release.yaml").write_text("presskit: 1\n", "utf-8")

    assert 1 == presskit(newsroom, "render").returncode


def test_1_when_a_template_needs_work(newsroom):
    (newsroom / "templates" / "email").mkdir(parents=True)
    (newsroom / "templates" / "email" / "blocks.html").write_text("{% if %}", "utf-8")

    done = presskit(newsroom, "render", "-f", "html")

    assert 1 == done.returncode
    assert "templates/email/blocks.html:1" in done.stderr


def test_2_when_it_is_used_wrongly(newsroom):
    assert 2 == presskit(newsroom, "render", "nowhere.yaml").returncode


def test_3_when_a_folder_may_not_be_written(newsroom):
    (newsroom / "dist").mkdir(mode=0o555)

    done = presskit(newsroom, "render", "-f", "txt", prefix=POWERLESS)

    assert 3 == done.returncode
    assert "error[no-permission]" in done.stderr
    assert [] == list((newsroom / "dist").iterdir())


@pytest.mark.parametrize(
    ("command", "done_for_the_other"),
    [
        ("status", f"{NAME}  fr  "),
        ("check", "2 errors in 2 releases"),
        ("update", f"locales/ar/LC_MESSAGES/{NAME}.po\n"),
        ("extract", f"locales/{NAME}.pot\n"),
        ("render -f txt", f"{NAME}.fr.txt\n"),
    ],
)
def test_3_when_one_release_may_not_be_read_and_the_others_are_done(newsroom, command, done_for_the_other):
    locked = newsroom / "releases/2030-01-01-locked/release.yaml"
    shutil.copytree(newsroom / "releases" / NAME, locked.parent)
    locked.chmod(0)
    shutil.rmtree(newsroom / "locales/ar")
    (newsroom / f"locales/{NAME}.pot").unlink()

    done = presskit(newsroom, *command.split(), prefix=POWERLESS)

    told = "error[cannot-read]: releases/2030-01-01-locked/release.yaml cannot be read: you have no right to read it\n"
    assert (3, True) == (done.returncode, told in done.stderr)
    assert done_for_the_other in done.stdout + done.stderr


@pytest.mark.parametrize("form", ["txt", "pdf"])
def test_3_when_the_disk_is_full_and_the_old_file_stays(newsroom, form):
    presskit(newsroom, "render", "-f", form, "-l", "en")
    old = (newsroom / f"dist/{NAME}/{NAME}.en.{form}").read_bytes()
    yaml = newsroom / "releases" / NAME / "release.yaml"
    yaml.write_text(yaml.read_text("utf-8").replace("Write to us", "Call us"), "utf-8")

    done = presskit(
        newsroom, "render", "-f", form, "-l", "en",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
    )  # fmt: skip

    assert 3 == done.returncode
    assert "error[disk-full]" in done.stderr
    assert old == (newsroom / f"dist/{NAME}/{NAME}.en.{form}").read_bytes()
    assert [] == list((newsroom / "dist" / NAME).glob(".*"))


def test_3_when_pango_is_missing_names_the_packages(newsroom, tmp_path):
    """The linker is told to load nothing in Pango's place."""
    (tmp_path / "sitecustomize.py").write_text(
        "import ctypes.util, cffi\n"
        "real = cffi.FFI.dlopen\n"
        "def dlopen(self, name, *flags):\n"
        "    if name and 'pango' in str(name).lower():\n"
        "        raise OSError(f'cannot load library {name!r}')\n"
        "    return real(self, name, *flags)\n"
        "cffi.FFI.dlopen = dlopen\n",
        "utf-8",
    )
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}:{os.environ.get('PYTHONPATH', '')}"}

    done = presskit(newsroom, "render", "-f", "pdf", env=environment)

    assert 3 == done.returncode
    assert "error[no-pango]" in done.stderr
    assert "libpango-1.0-0" in done.stderr
    assert "" == done.stdout


def _interrupted(newsroom):
    """Render, and interrupt it when the first file is there; the exit status and what was told."""
    shutil.rmtree(newsroom / "dist", ignore_errors=True)
    with subprocess.Popen(
        [*COMMAND, "render"], cwd=newsroom, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        while not (newsroom / "dist").exists() and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
    return process.returncode, told


def test_130_when_it_is_interrupted_and_every_file_is_whole(newsroom):
    # On a busy machine a render may be done before the signal comes; that run proves nothing.
    status, told = next((one for one in (_interrupted(newsroom) for _ in range(5)) if one[0]), (0, ""))

    assert 130 == status
    assert "interrupted" in told
    assert "Traceback" not in told
    assert [] == list((newsroom / "dist").rglob(".*"))
    assert all(path.stat().st_size for path in (newsroom / "dist").rglob("*.*") if path.is_file())


def test_a_reader_that_stops_early_sees_no_traceback(newsroom):
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -c 'from presskit.cli import main; main()' render --help | head -0"],
        cwd=newsroom, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert "Traceback" not in done.stderr
