"""`presskit fmt`, as a user types it."""

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from presskit import writer
from presskit.cli import run

DATA = Path(__file__).parents[1] / "data"
NAME = "2024-06-02-library-bus"
PO = f"locales/fr/LC_MESSAGES/{NAME}.po"
HOUSE = "locales/ar/LC_MESSAGES/house.po"
# The superuser may write everywhere, unless that power is taken from it.
POWERLESS = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"] if os.geteuid() == 0 else []


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    """The example newsroom in a folder of its own, which is the working folder."""
    shutil.copytree(DATA / "library-bus", tmp_path / "bus")
    monkeypatch.chdir(tmp_path / "bus")
    return tmp_path / "bus"


def snapshot(newsroom):
    return {path: path.read_bytes() for path in (newsroom / "locales").rglob("*.po*")}


def spoil(path, *, crlf=True):
    """Leave a file as OmegaT does: Windows line ends, and a text in two pieces."""
    data = path.read_bytes().replace(b'msgstr "', b'msgstr ""\n"')
    path.write_bytes(data.replace(b"\n", b"\r\n") if crlf else data)


def test_what_is_canonical_is_left_alone(newsroom, capsys):
    before = snapshot(newsroom)

    assert 0 == run(["fmt"])

    assert ("", "0 of 4 PO files rewritten\n") == capsys.readouterr()
    assert before == snapshot(newsroom)


def test_every_po_of_the_newsroom_is_rewritten_and_named(newsroom, capsys):
    before = snapshot(newsroom)
    spoil(newsroom / PO)
    spoil(newsroom / HOUSE, crlf=False)

    assert 0 == run(["fmt"])

    assert (f"{HOUSE}\n{PO}\n", "2 of 4 PO files rewritten\n") == capsys.readouterr()
    assert before == snapshot(newsroom)


def test_the_newsroom_is_found_from_a_folder_below(newsroom, monkeypatch, capsys):
    spoil(newsroom / PO)
    monkeypatch.chdir(newsroom / "releases")

    assert 0 == run(["fmt"])

    assert f"{newsroom / PO}\n" == capsys.readouterr().out


def test_check_names_what_would_change_and_writes_nothing(newsroom, capsys):
    spoil(newsroom / PO)
    before = snapshot(newsroom)

    assert 1 == run(["fmt", "--check"])

    assert (f"{PO}\n", "1 of 4 PO files would change\n") == capsys.readouterr()
    assert before == snapshot(newsroom)


def test_check_is_content_with_canonical_files(newsroom):
    assert newsroom.is_dir()

    assert 0 == run(["fmt", "--check"])


def test_only_the_files_that_are_named_are_rewritten(newsroom, capsys):
    spoil(newsroom / PO)
    spoil(newsroom / HOUSE)

    assert 0 == run(["fmt", HOUSE, HOUSE])

    assert (f"{HOUSE}\n", "1 of 1 PO file rewritten\n") == capsys.readouterr()


def test_entries_go_back_into_the_order_of_the_template(newsroom):
    before = (newsroom / PO).read_bytes()
    header, *entries = before.decode().removesuffix("\n").split("\n\n")
    (newsroom / PO).write_text("\n\n".join([header, *reversed(entries)]) + "\n", "utf-8")

    assert 0 == run(["fmt"])

    assert before == (newsroom / PO).read_bytes()


def test_without_a_template_entries_stay_as_they_stand(newsroom):
    (newsroom / f"locales/{NAME}.pot").unlink()
    header, *entries = (newsroom / PO).read_text("utf-8").removesuffix("\n").split("\n\n")
    turned = "\n\n".join([header, *reversed(entries)]) + "\n"
    (newsroom / PO).write_text(turned, "utf-8")

    assert 0 == run(["fmt"])

    assert turned == (newsroom / PO).read_text("utf-8")


def test_a_template_can_be_rewritten_by_its_name(newsroom):
    path = newsroom / f"locales/{NAME}.pot"
    before = path.read_bytes()
    spoil(path)

    assert 0 == run(["fmt", str(path)])

    assert before == path.read_bytes()


@pytest.mark.parametrize("broken", [PO, f"locales/{NAME}.pot"])
def test_what_cannot_be_read_is_told_with_its_place_and_the_others_are_rewritten(newsroom, capsys, broken):
    good = (newsroom / HOUSE).read_bytes()
    spoil(newsroom / HOUSE)
    data = (newsroom / broken).read_bytes() + b'\nmsgid "cut\n'
    (newsroom / broken).write_bytes(data)
    line = data.count(b"\n")

    assert 1 == run(["fmt"])

    assert f"  --> {broken}:{line}:7\n" in capsys.readouterr().err
    assert (data, good) == ((newsroom / broken).read_bytes(), (newsroom / HOUSE).read_bytes())


def test_files_that_cannot_be_read_are_counted(newsroom, capsys):
    (newsroom / PO).write_text("<<<<<<< ours\n", "utf-8")
    spoil(newsroom / HOUSE)

    assert (1, 1) == (run(["fmt", PO]), run(["fmt", PO, HOUSE]))

    told = capsys.readouterr().err
    assert "\n1 of 1 PO file could not be read\n" in told
    assert told.endswith("\n1 of 2 PO files rewritten; 1 could not be read\n")


def test_a_file_that_may_not_be_read_stops_no_other(newsroom, capsys, monkeypatch):
    spoil(newsroom / HOUSE)
    honest = Path.read_bytes

    def refuse(path):
        if path == newsroom / PO:
            raise PermissionError(13, "Permission denied")
        return honest(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)

    assert 3 == run(["fmt"])

    printed = capsys.readouterr()
    assert f"{HOUSE}\n" == printed.out
    assert f"error[cannot-read]: {PO} cannot be read: you have no right to read it\n" in printed.err


def test_syntax_alone_is_judged(newsroom):
    text = (newsroom / PO).read_text("utf-8").replace("Language: fr", "Language: xx").replace("{cba}", "")
    (newsroom / PO).write_text(text, "utf-8")

    assert 0 == run(["fmt"])


@pytest.mark.slow
def test_a_file_that_may_not_be_written_stops_all_before_anything_is_written(newsroom):
    spoil(newsroom / PO)
    spoil(newsroom / HOUSE)
    (newsroom / PO).chmod(0o444)
    before = snapshot(newsroom)

    command = [*POWERLESS, sys.executable, "-c", "from presskit.cli import main; main()", "fmt"]
    done = subprocess.run(command, cwd=newsroom, capture_output=True, text=True, check=False)

    assert (3, "") == (done.returncode, done.stdout)
    assert f"error[no-permission]: {PO} cannot be written: you have no right to change it\n" in done.stderr
    assert before == snapshot(newsroom)


def test_what_someone_saves_meanwhile_is_left_as_it_is(newsroom, capsys, monkeypatch):
    spoil(newsroom / PO)
    spoil(newsroom / HOUSE)
    write_all = writer.write_all

    def late(files, **options):
        (newsroom / PO).write_bytes(b"# saved in Poedit\n")
        return write_all(files, **options)

    monkeypatch.setattr(writer, "write_all", late)

    assert 1 == run(["fmt"])

    printed = capsys.readouterr()
    assert f"{HOUSE}\n" == printed.out
    assert f"someone else saved {PO} meanwhile" in printed.err
    assert b"# saved in Poedit\n" == (newsroom / PO).read_bytes()


@pytest.mark.parametrize(
    ("typed", "message"),
    [("nowhere.po", "there is no nowhere.po"), ("locales", "locales is a folder")],
)
def test_what_is_no_file_is_wrong_usage(newsroom, capsys, typed, message):
    assert newsroom.is_dir()

    assert 2 == run(["fmt", typed])

    assert message in capsys.readouterr().err


def test_outside_of_a_newsroom_files_must_be_named(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    assert 2 == run(["fmt"])

    assert "name PO files, or go to the folder that holds presskit.yaml" in capsys.readouterr().err


class _Stdin:
    def __init__(self, data):
        self.buffer = io.BytesIO(data)


@pytest.mark.parametrize(
    ("arguments", "status", "printed"),
    [
        pytest.param([], 0, b'msgid "a"\nmsgstr "bc"\n', id="rewritten"),
        pytest.param(["--check"], 1, b"<stdin>\n", id="checked"),
    ],
)
def test_standard_input_is_rewritten_to_standard_output(monkeypatch, capfdbinary, arguments, status, printed):
    monkeypatch.setattr("sys.stdin", _Stdin(b'msgid "a"\r\nmsgstr "b"\r\n"c"\r\n'))

    assert status == run(["fmt", "-", *arguments])

    assert (printed, b"") == capfdbinary.readouterr()
