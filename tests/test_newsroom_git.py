"""The guide for newsrooms in git is true: its lines set up a real repository, and its example is what happens there."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
PAGE = (TOP / "docs" / "newsroom-git.md").read_text("utf-8")
PO = Path("locales/fr/LC_MESSAGES/2024-06-02-library-bus.po")
OLD = 'msgstr "Premier arrêt : {azrou}"\n'

pytestmark = pytest.mark.slow


def blocks(language):
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```$", PAGE)


def environment():
    who = {"NAME": "Nadia", "EMAIL": "nadia@books.example"}
    return {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        **{f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in who.items()},
    }


def run(command, folder):
    """Run a line as a reader would type it; its exit status and all that it printed."""
    done = subprocess.run(
        ["bash", "-ec", command],
        cwd=folder, env=environment(), check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    return done.returncode, done.stdout


def do(command, folder):
    status, printed = run(command, folder)
    assert status == 0, printed


def change(folder, old, new):
    path = folder / PO
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def repository(tmp_path):
    """The example newsroom in git, set up as the page says."""
    folder = tmp_path / "bus"
    shutil.copytree(TOP / "tests" / "data" / "library-bus", folder)
    (folder / ".gitattributes").write_text(blocks("gitattributes")[0], "utf-8")
    (folder / ".gitignore").write_text(blocks("gitignore")[0], "utf-8")
    do("git init --quiet --initial-branch=main", folder)
    do(blocks("sh")[0], folder)
    do("git add . && git commit --quiet --message=Begin", folder)
    return folder


def branched(repository, on_branch, on_main):
    """Change the French file on the branch `anna`, and on main, where one then stands."""
    do("git checkout --quiet -b anna", repository)
    change(repository, *on_branch)
    do("git commit --quiet --all --message=Anna", repository)
    do("git checkout --quiet main", repository)
    change(repository, *on_main)
    do("git commit --quiet --all --message=Main", repository)


def assert_shown(block, printed):
    """The lines of a console block stand in what was printed, in their order; `…` is what the page leaves out."""
    lines = iter(printed.splitlines())
    for line in (one for one in block.splitlines()[1:] if one != "…"):
        assert any(line == one for one in lines), f"{line!r} was not printed in its place:\n{printed}"


@pytest.fixture
def in_conflict(repository):
    """The repository before the merge of the page's example."""
    anna, main, _ = blocks("po")
    branched(repository, (OLD, anna), (OLD, main))
    return repository


def command_of(block):
    return block.splitlines()[0].removeprefix("$ ")


def test_the_example_of_a_conflict_is_what_happens(in_conflict):
    merging, rendering, _ = blocks("console")

    status, printed = run(command_of(merging), in_conflict)

    assert 0 == status
    assert_shown(merging, printed)
    assert blocks("po")[2] in (in_conflict / PO).read_text("utf-8")
    status, printed = run(command_of(rendering), in_conflict)
    assert 1 == status
    assert_shown(rendering, printed)


def test_a_conflict_that_is_settled_as_the_page_says_is_rendered(in_conflict):
    run(command_of(blocks("console")[0]), in_conflict)
    lines = (in_conflict / PO).read_text("utf-8").replace("fuzzy, ", "").splitlines(keepends=True)
    kept = [one for one in lines if not one.startswith(("# presskit: conflict", "# version "))]

    (in_conflict / PO).write_text("".join(kept), "utf-8")

    assert 0 == run("presskit render -l fr -f txt && presskit fmt --check", in_conflict)[0]


def test_two_who_translate_neighbouring_texts_are_merged_without_a_word(repository):
    other = 'msgstr "2 500 livres en trois langues à bord"\n'
    branched(repository, (OLD, blocks("po")[0]), (other, 'msgstr "À bord : 2 500 livres"\n'))

    status, printed = run("git merge anna", repository)

    text = (repository / PO).read_text("utf-8")
    assert (0, True, True) == (status, blocks("po")[0] in text, "À bord : 2 500 livres" in text)
    assert "warning" not in printed


def test_a_broken_file_stays_a_conflict_for_git(repository):
    branched(repository, (OLD, 'msgstr "Premier\n'), (OLD, blocks("po")[1]))

    status, printed = run("git merge anna", repository)

    assert 1 == status
    assert f"--> {PO} (theirs):26:8" in printed
    assert f"CONFLICT (content): Merge conflict in {PO}" in printed
    assert blocks("po")[1] in (repository / PO).read_text("utf-8")


def both_are_there(folder):
    """Whether the words of both sides stand in the file."""
    text = (folder / PO).read_text("utf-8")
    return all(one.strip().partition(" ")[2] in text for one in blocks("po")[:2])


def test_a_broken_file_that_is_mended_as_the_page_says_loses_no_words(repository):
    branched(repository, (OLD, 'msgstr "Première halte : {azrou}\n'), (OLD, blocks("po")[1]))
    _, printed = run("git merge anna", repository)
    assert "hint: run `git merge --abort`, mend the file" in printed
    assert all(line in printed for line in blocks("text")[0].splitlines())

    do(blocks("sh")[1], repository)
    before, after = blocks("sh")[2].split("# mend the file, and see that `presskit fmt` can read it\n")
    do(before, repository)
    change(repository, 'msgstr "Première halte : {azrou}\n', blocks("po")[0])
    do("presskit fmt --check", repository)
    do(after, repository)

    assert both_are_there(repository)


def test_a_merge_without_presskit_is_repeated_as_the_page_says(in_conflict):
    do("""git config merge.presskit-po.driver "'/gone/presskit' merge-po %O %A %B %P" """, in_conflict)

    status, printed = run("git merge anna", in_conflict)

    assert (1, True) == (status, re.search(r"(?m)not found$", printed) is not None)
    assert all(line in printed for line in blocks("text")[0].splitlines())
    assert not both_are_there(in_conflict)
    do(f"{blocks('sh')[1]}{blocks('sh')[0]}git merge anna", in_conflict)
    assert both_are_there(in_conflict)


def test_git_finds_presskit_whoever_calls_it(in_conflict):
    do("git config merge.presskit-po.driver | grep --quiet '^./.*presskit. merge-po'", in_conflict)

    do("PATH=/usr/bin:/bin git merge anna", in_conflict)

    assert both_are_there(in_conflict)


def test_a_file_that_both_sides_have_added_is_merged(repository):
    do(f"git rm --quiet {PO} && git commit --quiet --message=Without", repository)
    for branch, text in (("anna", blocks("po")[0]), ("main", blocks("po")[1])):
        do(f"git checkout --quiet {'-b anna' if branch == 'anna' else 'main'}", repository)
        do(f"git checkout HEAD~1 -- {PO}", repository)
        change(repository, OLD, text)
        do(f"git commit --quiet --all --message={branch}", repository)

    status, _ = run("git merge anna", repository)

    assert 0 == status
    assert blocks("po")[2] in (repository / PO).read_text("utf-8")


def test_templates_are_merged_too(repository):
    yaml = repository / "releases/2024-06-02-library-bus/release.yaml"
    before = yaml.read_text("utf-8")
    for branch, text in (("-b anna", "It is green."), ("main", "It is blue.")):
        do(f"git checkout --quiet {branch}", repository)
        yaml.write_text(before.replace("  - quote:", f'  - "{text}"\n  - quote:'), "utf-8")
        do("presskit update && git checkout releases && git commit --quiet --all --message=Text", repository)

    status, printed = run("git merge anna", repository)

    assert 0 == status, printed
    text = (repository / "locales/2024-06-02-library-bus.pot").read_text("utf-8")
    assert ("It is green." in text, "It is blue." in text) == (True, True)


def test_the_check_before_a_change_is_accepted_is_as_shown(repository):
    block = blocks("console")[2]
    path = repository / "locales/ar/LC_MESSAGES/house.po"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    status, printed = run(command_of(block), repository)

    assert (1, block.splitlines()[1:]) == (status, printed.splitlines())
    assert 0 == run("presskit fmt && presskit fmt --check && git diff --exit-code", repository)[0]


def test_what_is_rendered_is_not_kept(repository):
    do("presskit render -l en -f txt", repository)

    assert (0, "") == run("git status --short", repository)


def test_every_command_of_the_page_is_run_here():
    commands = [command_of(block) for block in blocks("console")] + blocks("sh")[0].splitlines()

    assert ["git", "presskit", "presskit", "git", "git"] == [shlex.split(one)[0] for one in commands]
