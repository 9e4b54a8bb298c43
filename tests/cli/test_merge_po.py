"""`presskit merge-po`, as git calls it."""

import pytest

from presskit.cli import run

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def entry(text):
    return f'msgid "Books"\nmsgstr "{text}"\n'


@pytest.fixture
def merge(tmp_path, monkeypatch):
    """A function that merges three bodies under the names that git gives them; the exit status and what ours became."""
    monkeypatch.chdir(tmp_path)

    def merged(base, ours, theirs, *name):
        names = (".merge_file_a", ".merge_file_b", ".merge_file_c")
        for path, body in zip(names, (base, ours, theirs), strict=True):
            (tmp_path / path).write_bytes(body if isinstance(body, bytes) else (HEADER + body).encode())
        status = run(["merge-po", *names, *name])
        return status, (tmp_path / names[1]).read_bytes()

    return merged


def test_ours_becomes_the_merged_file_without_a_word(merge, capsys):
    status, data = merge(entry(""), "# relu\n" + entry(""), entry("Livres"))

    assert (0, (HEADER + "# relu\n" + entry("Livres")).encode()) == (status, data)
    assert ("", "") == capsys.readouterr()


def test_a_conflict_is_told_by_the_name_that_git_knows_and_is_no_failure(merge, capsys):
    status, data = merge(entry(""), entry("Livres"), entry("Ouvrages"), "locales/fr/LC_MESSAGES/bus.po")

    assert 0 == status
    assert b'#, fuzzy\nmsgid "Books"\n' in data
    printed = capsys.readouterr()
    assert "" == printed.out
    assert "  --> locales/fr/LC_MESSAGES/bus.po:8:1\n" in printed.err
    assert printed.err.endswith("locales/fr/LC_MESSAGES/bus.po: merged; 1 text waits for someone to choose\n")


def test_several_conflicts_are_counted(merge, capsys):
    other = 'msgid "Bus"\nmsgstr "{}"\n'

    merge("", entry("a") + "\n" + other.format("c"), entry("b") + "\n" + other.format("d"))

    assert ".merge_file_b: merged; 2 texts wait for someone to choose\n" in capsys.readouterr().err


def test_an_empty_base_is_a_file_that_both_sides_have_added(merge):
    assert (0, (HEADER + entry("Livres")).encode()) == merge(b"", entry("Livres"), entry(""))


def test_broken_versions_are_told_together_and_ours_stays(merge, capsys):
    broken = entry("Livres").removesuffix('"\n')

    status, data = merge(entry(""), broken, b"<<<<<<< a\n=======\n>>>>>>> b\n", "bus.po")

    assert (1, (HEADER + broken).encode()) == (status, data)
    told = capsys.readouterr().err
    assert "  --> bus.po (ours):5:8\n" in told
    assert "  --> bus.po (theirs):1:1\n" in told
    assert told.endswith(
        "error[po-not-merged]: bus.po is not merged: it holds your words alone, not those of both\n"
        "hint: run `git merge --abort`, mend the file on the branch where it is broken, then merge again\n"
    )


def test_a_broken_base_that_both_sides_have_mended_keeps_nobody_from_merging(merge, capsys):
    other = 'msgid "Bus"\nmsgstr "{}"\n'
    broken = entry("Livres").removesuffix('"\n')

    status, data = merge(broken, entry("Livres") + "\n" + other.format(""), entry("") + "\n" + other.format("Car"))

    assert (0, (HEADER + entry("Livres") + "\n" + other.format("Car")).encode()) == (status, data)
    assert "warning[po-no-base]: .merge_file_a, the version that both sides come from" in capsys.readouterr().err


def test_a_version_that_is_not_there_is_wrong_usage(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    assert 2 == run(["merge-po", "a", "b", "c"])

    assert "there is no a" in capsys.readouterr().err
