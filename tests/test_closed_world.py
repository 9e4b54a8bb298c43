"""A release is made of the newsroom's files and of presskit's own: nothing else is read, run or asked for."""

import json
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

import presskit
from presskit.cli import run

DATA = Path(__file__).parent / "data" / "library-bus"
NAME = "2024-06-02-library-bus"
RENDER = ["from presskit.cli import main; main()", "render", "-l", "ar"]
WATCH = """
import json, sys
seen = []
WATCHED = {"open", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "subprocess.Popen"}

def hook(event, arguments):
    if event in WATCHED or event.partition(".")[0] in {"socket", "urllib", "http", "ftplib", "smtplib"}:
        seen.append([event, str(arguments[0]) if arguments else ""])

sys.addaudithook(hook)
from presskit.cli import run
status = run(sys.argv[1:])
seen_until_now = list(seen)
print(json.dumps([status, seen_until_now]))
"""
WITHOUT_NETWORK = ["unshare", "--user", "--map-root-user", "--net"]

OF_THE_MACHINE = {"/dev/null", "/etc/mime.types", "/usr/share/zoneinfo/Etc/UTC"}
"""What Python's `mimetypes` and Babel read where it exists, when they are imported; neither shows in a release."""


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    """A newsroom in a folder of its own, which is the working folder."""
    shutil.copytree(DATA, tmp_path / "bus")
    monkeypatch.chdir(tmp_path / "bus")
    return tmp_path / "bus"


@pytest.fixture
def watched(newsroom):
    """What a rendering did that a hook can see, each event with its subject."""
    done = subprocess.run(
        [sys.executable, "-c", WATCH, "render", "-l", "ar"], cwd=newsroom, capture_output=True, text=True, check=True
    )
    status, seen = json.loads(done.stdout.splitlines()[-1])
    assert 0 == status
    return seen


@pytest.mark.slow
def test_no_file_is_opened_but_the_newsrooms_and_the_programs_own(watched, newsroom):
    own = [newsroom, Path(presskit.__file__).parents[2], Path(tempfile.gettempdir())]
    own += [Path(one) for one in (sys.prefix, sys.base_prefix, sys.exec_prefix, *sys.path) if one]
    opened = {subject for event, subject in watched if event == "open" and not subject.isdigit()} - OF_THE_MACHINE

    strays = [
        one for one in opened if not any((newsroom / one).resolve().is_relative_to(home.resolve()) for home in own)
    ]

    assert any(one.endswith("presskit.yaml") for one in opened)
    assert [] == strays


@pytest.mark.slow
def test_no_program_is_run_and_no_connection_opened(watched):
    # socket.gethostname and the like would be events too.
    assert [] == [one for one in watched if one[0] != "open"]


@pytest.mark.slow
def test_a_machine_without_a_network_makes_the_same_files(newsroom):
    has_power = subprocess.run([*WITHOUT_NETWORK, "true"], capture_output=True, check=False).returncode == 0
    prefix = WITHOUT_NETWORK if has_power else []
    for folder, before in (("with", []), ("without", prefix)):
        subprocess.run(
            [*before, sys.executable, "-c", *RENDER, "-o", folder], cwd=newsroom, capture_output=True, check=True
        )

    made = [{path.name: path.read_bytes() for path in (newsroom / one / NAME).iterdir()} for one in ("with", "without")]

    made[0].pop("manifest.json")
    made[1].pop("manifest.json")
    assert 3 == len(made[0])
    assert made[0] == made[1]


# --- hostile pictures -------------------------------------------------------------------------------


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(width=40, height=40):
    file = BytesIO()
    Image.new("RGB", (width, height), "#446688").save(file, "PNG")
    return file.getvalue()


def _bomb():
    """A picture of 60,000 × 60,000 pixels in a few bytes."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(bytes(9))) + _chunk(b"IEND", b"")
    )


def _svg(inside, before=""):
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>'.encode()


SHAPE = '<rect width="9" height="9"/>'
ENTITY = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("logo.png", _bomb()),
        ("logo.png", _png()[:-20]),
        ("logo.png", _png() + b"PK\x03\x04 a file of another kind"),
        ("logo.png", b"<html><script>alert(1)</script></html>"),
        ("logo.jpg", _png()),
        ("logo.png", b""),
    ],
    ids=["bomb", "truncated", "two files in one", "a page", "another kind", "empty"],
)
def test_a_hostile_picture_is_refused_with_its_place(newsroom, capsys, name, data):
    (newsroom / name).write_bytes(data)
    _brand(newsroom, f"{{logo: {name}, logo_alt: Emblem}}")

    assert 1 == run(["render"])

    told = capsys.readouterr().err
    assert "--> presskit.yaml:" in told
    assert "Traceback" not in told
    assert not (newsroom / "dist").exists()


@pytest.mark.parametrize(
    "data",
    [
        _svg(f"<script>alert(1)</script>{SHAPE}"),
        _svg("<text>&x;</text>", ENTITY),
        _svg(f"<desc>&b;</desc>{SHAPE}", LAUGHS),
        _svg('<image href="https://example.org/a.png" width="9" height="9"/>'),
        _svg('<use href="other.svg#a"/>'),
        _svg('<rect width="9" height="9" style="fill: url(https://example.org/a.svg)"/>'),
        _svg('<style>@import url("https://example.org/a.css");</style>' + SHAPE),
        _svg(SHAPE)[:-9],
        b"\x1f\x8b\x08\x00" + bytes(20),
    ],
    ids=["script", "entity", "laughs", "picture", "use", "paint", "import", "truncated", "compressed"],
)
def test_a_hostile_drawing_is_refused_with_its_place(newsroom, capsys, data):
    (newsroom / "logo.png").write_bytes(_png())
    (newsroom / "logo.svg").write_bytes(data)
    _brand(newsroom, "{logo: logo.png, logo_alt: Emblem, logo_print: logo.svg}")

    assert 1 == run(["render"])

    told = capsys.readouterr().err
    assert "--> presskit.yaml:" in told
    assert "Traceback" not in told
    assert not (newsroom / "dist").exists()


def _brand(newsroom, brand):
    path = newsroom / "presskit.yaml"
    kept = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("brand:")]
    path.write_text("\n".join([*kept, f"brand: {brand}", ""]), "utf-8")
