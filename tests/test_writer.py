"""Files that are the old one or the new one, whole."""

import errno
import os
from pathlib import Path

import pytest

from presskit import writer
from presskit.errors import EnvironmentFault


def test_bytes_are_written_and_folders_made(tmp_path):
    written = writer.write(tmp_path / "a" / "b.txt", b"words")

    assert written
    assert b"words" == (tmp_path / "a" / "b.txt").read_bytes()


def test_a_file_that_would_say_the_same_is_left_alone(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"words")
    before = path.stat().st_mtime_ns

    assert not writer.write(path, b"words")
    assert before == path.stat().st_mtime_ns


def test_an_old_file_keeps_its_mode(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)

    writer.write(path, b"new")

    assert 0o640 == path.stat().st_mode & 0o777


def test_a_new_file_has_the_mode_that_others_have(tmp_path):
    (tmp_path / "other").touch()

    writer.write(tmp_path / "a.txt", b"new")

    assert (tmp_path / "other").stat().st_mode == (tmp_path / "a.txt").stat().st_mode


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "disk-full"), (errno.EROFS, "no-permission"), (errno.EIO, "cannot-write")]
)
def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, number, code):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)

    with pytest.raises(EnvironmentFault) as caught:
        writer.write(path, b"new")

    assert code == caught.value.diagnostics[0].code
    assert b"old" == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(EnvironmentFault) as caught:
        writer.write(tmp_path / "file" / "a.txt", b"new")

    assert str(Path("file") / "a.txt") in caught.value.diagnostics[0].message


def test_a_read_only_file_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    # The superuser may write everything, so the answer of the system is put in its mouth.
    monkeypatch.setattr(os, "access", lambda *_: False)

    with pytest.raises(EnvironmentFault) as caught:
        writer.write(path, b"new")

    assert "no-permission" == caught.value.diagnostics[0].code
    assert b"old" == path.read_bytes()


def test_a_link_keeps_leading_to_the_file_that_is_written(tmp_path):
    (tmp_path / "real.txt").write_bytes(b"old")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")

    writer.write(tmp_path / "link.txt", b"new")

    assert (tmp_path / "link.txt").is_symlink()
    assert b"new" == (tmp_path / "real.txt").read_bytes()


# --- several files --------------------------------------------------------------------------------


def test_several_files_are_written_and_those_that_changed_are_told(tmp_path):
    (tmp_path / "b.txt").write_bytes(b"same")

    changed = writer.write_all({tmp_path / "a.txt": b"new", tmp_path / "b.txt": b"same"})

    assert (tmp_path / "a.txt",) == changed
    assert b"new" == (tmp_path / "a.txt").read_bytes()


def test_nothing_is_written_unless_all_may_be(tmp_path, monkeypatch):
    # The superuser may write everything, so the answer of the system is put in its mouth.
    (tmp_path / "b.txt").write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != "b.txt")

    with pytest.raises(EnvironmentFault) as caught:
        writer.write_all({tmp_path / "a.txt": b"new", tmp_path / "b.txt": b"new"})

    assert [f"{tmp_path / 'b.txt'} cannot be written: you have no right to change it"] == [
        one.message for one in caught.value.diagnostics
    ]
    assert not (tmp_path / "a.txt").exists()


@pytest.mark.parametrize("made", ["a file", "a folder", "a closed folder"])
def test_every_obstacle_is_told_together_before_anything_is_written(tmp_path, monkeypatch, made):
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != "closed")
    (tmp_path / "file").touch()
    (tmp_path / "closed").mkdir()
    bad = {
        "a file": tmp_path / "file" / "x",
        "a folder": tmp_path / "closed",
        "a closed folder": tmp_path / "closed/x/y",
    }

    with pytest.raises(EnvironmentFault) as caught:
        writer.write_all({tmp_path / "good": b"", bad[made]: b"", tmp_path / "closed" / "z": b""})

    assert 2 == len(caught.value.diagnostics)
    assert not (tmp_path / "good").exists()


def test_a_read_only_file_that_would_not_change_is_no_obstacle(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_bytes(b"same")
    monkeypatch.setattr(os, "access", lambda *_: False)

    assert () == writer.write_all({tmp_path / "a.txt": b"same"})


def test_what_someone_saved_meanwhile_is_not_written_over(tmp_path):
    mine, theirs = tmp_path / "a.txt", tmp_path / "b.txt"
    theirs.write_bytes(b"saved meanwhile")

    with pytest.raises(writer.OvertakenError) as caught:
        writer.write_all({theirs: b"new", mine: b"new"}, seen={theirs: b"as it was read", mine: None})

    assert ((theirs,), (mine,)) == (caught.value.paths, caught.value.written)
    assert b"saved meanwhile" == theirs.read_bytes()
    assert {mine, theirs} == set(tmp_path.iterdir())


def test_what_is_saved_while_the_bytes_go_to_the_disk_is_seen(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", lambda _: path.write_bytes(b"saved meanwhile"))

    with pytest.raises(writer.OvertakenError):
        writer.write_all({path: b"new"}, seen={path: b"old"})

    assert b"saved meanwhile" == path.read_bytes()


@pytest.mark.parametrize("before", [b"old", None])
def test_a_file_that_nobody_touched_is_written(tmp_path, before):
    path = tmp_path / "a.txt"
    if before is not None:
        path.write_bytes(before)

    assert (path,) == writer.write_all({path: b"new"}, seen={path: before})
