"""`presskit update`, as a user types it."""

import shutil
from pathlib import Path

import pytest

from presskit.cli import run

DATA = Path(__file__).parents[1] / "data"
NAME = "2024-06-02-library-bus"
PO = f"locales/fr/LC_MESSAGES/{NAME}.po"


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    """The example newsroom in a folder of its own, which is the working folder."""
    shutil.copytree(DATA / "library-bus", tmp_path / "bus")
    monkeypatch.chdir(tmp_path / "bus")
    return tmp_path / "bus"


def snapshot(newsroom):
    return {path: path.read_bytes() for path in (newsroom / "locales").rglob("*.po*")}


def test_an_update_without_a_change_writes_nothing(newsroom, capsys):
    before = snapshot(newsroom)

    assert 0 == run(["update"])

    printed = capsys.readouterr()
    assert ("", before) == (printed.out, snapshot(newsroom))
    assert f"{PO}: 9 kept, 0 revived, 0 fuzzy, 0 new, 0 obsolete" in printed.err


def test_missing_catalogs_are_created_in_the_layout_that_translators_tools_know(newsroom, capsys):
    shutil.rmtree(newsroom / "locales")

    assert 0 == run(["update", f"releases/{NAME}"])

    made = {str(path.relative_to(newsroom / "locales")) for path in (newsroom / "locales").rglob("*.po*")}
    assert {f"{domain}.pot" for domain in ("house", NAME)} | {
        f"{tag}/LC_MESSAGES/{domain}.po" for tag in ("ar", "fr") for domain in ("house", NAME)
    } == made
    assert made == {path.removeprefix("locales/") for path in capsys.readouterr().out.splitlines()}


def test_only_the_languages_asked_for_are_touched(newsroom):
    shutil.rmtree(newsroom / "locales")

    run(["update", "-l", "ar"])

    assert ["ar"] == [path.name for path in (newsroom / "locales").iterdir() if path.is_dir()]


def test_an_inserted_paragraph_touches_no_other_entry(newsroom):
    yaml = newsroom / f"releases/{NAME}/release.yaml"
    before = (newsroom / PO).read_text("utf-8").split("\n\n")

    yaml.write_text(yaml.read_text("utf-8").replace("  - quote:", '  - "It is green."\n  - quote:'), "utf-8")
    run(["update"])

    after = (newsroom / PO).read_text("utf-8").split("\n\n")
    assert before[1:] == [entry for entry in after[1:] if "It is green." not in entry]
    assert 'msgid "It is green."\nmsgstr ""' in (newsroom / PO).read_text("utf-8")


def test_reflowing_the_yaml_changes_nothing(newsroom):
    yaml = newsroom / f"releases/{NAME}/release.yaml"
    before = snapshot(newsroom)

    text = yaml.read_text("utf-8").replace(
        '"A book that comes to the door is opened the same evening."',
        '"A book that comes\n      to the door   is opened\n      the same evening."',
    )
    yaml.write_text("# a comment\n" + text, "utf-8")
    run(["update"])

    assert before == snapshot(newsroom)


def test_a_catalog_that_cannot_be_read_is_told_and_left_alone(newsroom, capsys):
    (newsroom / PO).write_text("<<<<<<< ours\n", "utf-8")

    assert 1 == run(["update"])

    assert f"{PO}:1" in capsys.readouterr().err
    assert "<<<<<<< ours\n" == (newsroom / PO).read_text("utf-8")


def test_what_update_writes_is_what_msgcat_writes_and_msgfmt_accepts(newsroom):
    import subprocess

    shutil.rmtree(newsroom / "locales")
    run(["update"])

    for path in (newsroom / "locales").rglob("*.po*"):
        done = subprocess.run(["msgcat", "--no-wrap", "--force-po", path], capture_output=True, check=True)
        assert done.stdout == path.read_bytes()
        subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], capture_output=True, check=True)


def test_a_release_that_needs_work_does_not_stop_the_others(newsroom, capsys):
    bad = newsroom / "releases" / "2030-01-01-bad"
    bad.mkdir()
    (bad / "release.yaml").write_text("presskit: 1\n", "utf-8")
    shutil.rmtree(newsroom / "locales")

    assert 1 == run(["update"])

    assert (newsroom / PO).is_file()
    assert "error[missing-field]" in capsys.readouterr().err


def test_an_unknown_language_is_wrong_usage(newsroom, capsys):
    assert 2 == run(["update", "-l", "xx"])

    assert "no language is known as xx" in capsys.readouterr().err
    assert not (newsroom / "locales/xx").exists()


def test_a_language_that_no_release_has_is_wrong_usage_and_writes_nothing(newsroom, capsys):
    shutil.rmtree(newsroom / "locales")

    assert 2 == run(["update", "-l", "de", "-l", "ar"])

    told = capsys.readouterr().err
    assert "error[no-language]: no release is published in de\n" in told
    assert "hint: write it into `languages:` in presskit.yaml or in the release first\n" in told
    assert not (newsroom / "locales").exists()


def test_the_source_language_is_told_as_such(newsroom, capsys):
    before = snapshot(newsroom)

    assert 0 == run(["update", "-l", "en"])

    assert "en is the source language, which has no PO files" in capsys.readouterr().err
    assert before == snapshot(newsroom)


def test_a_release_that_cannot_be_read_at_all_does_not_stop_the_others(newsroom, capsys):
    (newsroom / "releases/2030-01-01-folder/release.yaml").mkdir(parents=True)
    shutil.rmtree(newsroom / "locales")

    assert 3 == run(["update"])

    assert (newsroom / PO).is_file()
    assert "releases/2030-01-01-folder/release.yaml cannot be read: it is a folder" in capsys.readouterr().err


def test_a_text_that_is_named_in_vain_is_told(newsroom, capsys):
    change(newsroom, "How to take part", "How to take part now")
    run(["update"])

    assert 0 == run(["update", "-l", "fr", "--same-meaning", "heading"])

    assert "warning[still-fuzzy]: `heading` stays fuzzy: " in capsys.readouterr().err


def test_a_newsroom_of_one_language_has_nothing_to_translate(newsroom, capsys):
    yaml = newsroom / "presskit.yaml"
    yaml.write_text(yaml.read_text("utf-8").replace("languages: [en, ar, fr]\n", ""), "utf-8")
    release = newsroom / "releases" / NAME / "release.yaml"
    release.write_text(
        release.read_text("utf-8").replace(", fr: https://books.example/fr/bus, ar: https://books.example/ar/bus", ""),
        "utf-8",
    )

    assert 0 == run(["update"])

    assert "there is no language to translate into" in capsys.readouterr().err


def change(newsroom, old, new):
    yaml = newsroom / f"releases/{NAME}/release.yaml"
    yaml.write_text(yaml.read_text("utf-8").replace(old, new), "utf-8")


def test_a_rewritten_text_is_told_as_fuzzy_and_a_typo_that_is_named_as_kept(newsroom, capsys):
    change(newsroom, "The first bus ran in 1998.", "The first bus ran in the year 1998.")
    change(newsroom, "How to take part", "How to take pert")

    assert 0 == run(["update", "-l", "fr", "--same-meaning", "heading"])

    assert f"{PO}: 8 kept, 0 revived, 1 fuzzy, 0 new, 0 obsolete\n" in capsys.readouterr().err
    assert 'msgid "How to take pert"\nmsgstr "Comment participer"' in (newsroom / PO).read_text("utf-8")


def test_what_comes_from_memory_is_told(newsroom, capsys):
    shutil.copytree(newsroom / f"releases/{NAME}", newsroom / "releases/2025-01-01-second")

    run(["update", "releases/2025-01-01-second"])

    path = "locales/fr/LC_MESSAGES/2025-01-01-second.po"
    assert f"{path}: 0 kept, 0 revived, 0 fuzzy, 0 new, 0 obsolete, 9 from memory (fuzzy)\n" in capsys.readouterr().err


def test_a_name_that_no_text_has_is_wrong_usage_and_writes_nothing(newsroom, capsys):
    change(newsroom, "Write to us", "Call us")
    before = snapshot(newsroom)

    assert 2 == run(["update", "--same-meaning", "hedline"])

    assert "hint: did you mean `headline`? there are amrani, " in capsys.readouterr().err
    assert before == snapshot(newsroom)


def test_a_catalog_that_may_not_be_written_stops_everything_before_it_begins(newsroom, capsys, monkeypatch):
    import os

    change(newsroom, "Write to us", "Call us")
    before = snapshot(newsroom)
    # The superuser may write everything, so the answer of the system is put in its mouth.
    monkeypatch.setattr(os, "access", lambda path, _: not str(path).endswith(PO))

    assert 3 == run(["update"])

    printed = capsys.readouterr()
    assert (before, "") == (snapshot(newsroom), printed.out)
    assert f"error[no-permission]: {PO} cannot be written: you have no right to change it\n" in printed.err


def test_a_folder_that_may_not_be_written_stops_everything_before_it_begins(newsroom, monkeypatch):
    import os

    shutil.rmtree(newsroom / "locales/ar")
    change(newsroom, "Write to us", "Call us")
    before = snapshot(newsroom)
    monkeypatch.setattr(os, "access", lambda path, _: Path(path) != newsroom / "locales")

    assert 3 == run(["update"])

    assert before == snapshot(newsroom)


def test_a_catalog_keeps_its_mode(newsroom):
    (newsroom / PO).chmod(0o664)
    change(newsroom, "Write to us", "Call us")

    run(["update"])

    assert 0o664 == (newsroom / PO).stat().st_mode & 0o777


@pytest.mark.slow
def test_two_updates_at_once_leave_one_good_file(newsroom):
    import subprocess
    import sys

    change(newsroom, "Write to us", "Call us")
    command = [sys.executable, "-c", "from presskit.cli import main; main()", "update"]

    several = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    errors = [one.communicate()[1] for one in several]

    assert [0, 0, 0] == [one.returncode for one in several], errors
    settled = snapshot(newsroom)
    assert 0 == run(["update"])
    assert settled == snapshot(newsroom)
    assert [] == list(newsroom.rglob("*.tmp"))
