"""The story of a translator's day, with git as witness: the author changes three texts, nothing else moves."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from presskit.cli import run

TOP = Path(__file__).parents[1]
NAME = "2022-09-15-icesco-osce"
YAML = f"releases/{NAME}/release.yaml"
CATALOGS = {tag: f"locales/{tag}/LC_MESSAGES/{NAME}.po" for tag in ("ar", "fr")}

pytestmark = pytest.mark.slow

TYPO, CORRECTED = "to prepare an implementation plan", "to prepare the implementation plan"
OLD = "They spoke of cooperation in promoting dialogue among civilizations"
REWRITTEN = "The two sides spoke of promoting dialogue among civilizations"
INSERTED = "A joint working group meets for the first time in spring."
TRANSLATED = {
    "ar": "ويعقد فريق عمل مشترك أول اجتماع له في الربيع.",
    "fr": "Un groupe de travail commun se réunira pour la première fois au printemps.",
}


def git(*arguments):
    who = ("-c", "user.name=Press office", "-c", "user.email=press@example.org", "-c", "core.autocrlf=false")
    return subprocess.run(["git", *who, *arguments], capture_output=True, text=True, check=True).stdout


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    """A copy of the newsroom in a git repository, which is the working folder; its catalogs are up to date."""
    shutil.copy(TOP / "presskit.yaml", tmp_path)
    for name in ("releases", "locales", "media"):
        shutil.copytree(TOP / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    run(["update"])
    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "Before")
    return tmp_path


@pytest.fixture
def edited(newsroom):
    """The newsroom after the author inserted a paragraph, rewrote another and mended a typo in a third text."""
    path = newsroom / YAML
    text = path.read_text("utf-8").replace("body:\n", f"body:\n  - {INSERTED}\n")
    path.write_text(text.replace(OLD, REWRITTEN).replace(TYPO, CORRECTED), "utf-8")
    git("commit", "-qam", "The author's changes")
    return newsroom


def update():
    # The third key point is one of three `summary` texts, but the only one that has changed.
    return run(["update", f"releases/{NAME}", "--same-meaning", "summary"])


def changed(path, sign):
    """The lines that a file has lost (-) or got (+), without blank ones and the header's date."""
    lines = [one[1:] for one in git("diff", "-U0", "--", path).splitlines() if one.startswith(sign)]
    return [one for one in lines if one and not one.startswith((sign * 2, '"POT-Creation-Date'))]


@pytest.mark.usefixtures("edited")
def test_git_shows_only_what_had_to_change(capsys):
    assert 0 == update()

    assert {*CATALOGS.values(), f"locales/{NAME}.pot"} == set(git("diff", "--name-only").split())
    for path in CATALOGS.values():
        gone, come = changed(path, "-"), changed(path, "+")
        assert [f'msgid "Expert meetings {TYPO}"', True] == [gone[0], gone[1].startswith(f'msgid "{OLD}')]
        assert 2 == len(gone)
        assert [
            f'msgid "Expert meetings {CORRECTED}"',
            *("#. paragraph", f"#: {YAML}", 'msgctxt "body"', f'msgid "{INSERTED}"', 'msgstr ""'),
            *("#, fuzzy", '#| msgctxt "body"', f"#| {gone[1]}", gone[1].replace(OLD, REWRITTEN)),
        ] == come
    assert f"{CATALOGS['ar']}: 17 kept, 0 revived, 1 fuzzy, 1 new, 0 obsolete\n" in capsys.readouterr().err


@pytest.mark.usefixtures("edited")
def test_the_rewritten_text_is_fuzzy_and_shows_what_it_was():
    update()

    for path in CATALOGS.values():
        text = Path(path).read_text("utf-8")
        assert f'#, fuzzy\n#| msgctxt "body"\n#| msgid "{OLD}' in text
        assert f'msgctxt "body"\nmsgid "{REWRITTEN}' in text


def test_render_names_each_open_entry_and_its_line_and_still_writes_english(edited, capsys):
    update()
    capsys.readouterr()

    assert 1 == run(["render", f"releases/{NAME}", "-f", "txt"])

    told = capsys.readouterr().err
    for path in CATALOGS.values():
        lines = Path(path).read_text("utf-8").splitlines()
        new = next(n for n, line in enumerate(lines, 1) if INSERTED in line)
        fuzzy = next(n for n, line in enumerate(lines, 1) if line.startswith(f'msgid "{REWRITTEN}'))
        assert f"--> {path}:{new - 1}" in told  # an entry begins with its msgctxt
        assert f"--> {path}:{fuzzy - 1}" in told
    assert 2 == told.count("error[untranslated]")
    assert 2 == told.count("error[fuzzy]")
    assert [f"{NAME}.en.txt"] == [one.name for one in (edited / "dist" / NAME).glob("*.txt")]


def test_once_translated_all_nine_files_are_written(edited, capsys):
    update()
    for tag, path in CATALOGS.items():
        text = (edited / path).read_text("utf-8")
        text = text.replace(f'msgid "{INSERTED}"\nmsgstr ""', f'msgid "{INSERTED}"\nmsgstr "{TRANSLATED[tag]}"')
        (edited / path).write_text(text.replace("#, fuzzy\n", ""), "utf-8")
    assert 0 == run(["update", f"releases/{NAME}"])
    assert "#|" not in (edited / CATALOGS["ar"]).read_text("utf-8")
    capsys.readouterr()

    assert 0 == run(["render", f"releases/{NAME}", "--json"])

    written = json.loads(capsys.readouterr().out)["files"]
    assert 9 == len(written)
    assert {(tag, form) for tag in ("ar", "en", "fr") for form in ("html", "pdf", "txt")} == {
        (one["language"], one["format"]) for one in written
    }
    assert TRANSLATED["ar"] in (edited / f"dist/{NAME}/{NAME}.ar.txt").read_text("utf-8").replace("\n", " ")
