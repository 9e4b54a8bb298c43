"""`presskit check`, as a user types it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from presskit.cli import run

DATA = Path(__file__).parents[1] / "data"
NAME = "2024-06-02-library-bus"
FRENCH = f"locales/fr/LC_MESSAGES/{NAME}.po"


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    """The example newsroom in a folder of its own, which is the working folder."""
    shutil.copytree(DATA / "library-bus", tmp_path / "bus")
    monkeypatch.chdir(tmp_path / "bus")
    return tmp_path / "bus"


def change(newsroom, old, new, path=FRENCH):
    text = (newsroom / path).read_text("utf-8")
    assert old in text
    (newsroom / path).write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def doubtful(newsroom):
    """The newsroom with one warning."""
    change(newsroom, "2 500 livres", "25 000 livres")
    return newsroom


@pytest.fixture
def wrong(doubtful):
    """The newsroom with one warning and one error."""
    change(doubtful, 'msgstr "Écrivez-nous"', 'msgstr ""')
    return doubtful


def test_a_good_newsroom_is_told_so(newsroom, capsys):
    assert 0 == run(["check"])

    printed = capsys.readouterr()
    assert ("", "nothing to say about 1 release\n") == (printed.out, printed.err)
    assert not (newsroom / "dist").exists()


def test_a_warning_shows_its_line_a_caret_and_the_way_to_mend_it(doubtful, capsys):
    assert 0 == run(["check", f"releases/{NAME}"])

    assert (
        "warning[figure]: the figure 2,500 is missing; this text says 25 000\n"
        f"  --> {FRENCH}:32:9\n"
        "   |\n"
        '32 | msgstr "25 000 livres en trois langues à bord"\n'
        "   |         ^^^^^^\n"
        "hint: write it as your language does, in digits or in words; if it is right as it is, add the comment "
        "`presskit: ignore=figure`\n"
        "1 warning in 1 release\n"
    ) == capsys.readouterr().err
    assert doubtful.is_dir()


def test_strict_fails_on_a_warning(doubtful):
    assert 1 == run(["check", "--strict"])
    assert 0 == run(["check", "--strict", "--ignore", "figure"])
    assert 0 == run(["check", "--strict", "--select", "ending"])
    assert doubtful.is_dir()


def test_an_error_fails_and_is_counted(wrong, capsys):
    assert 1 == run(["check"])

    assert "1 error and 1 warning in 1 release" == capsys.readouterr().err.splitlines()[-1]
    assert wrong.is_dir()


def test_select_shows_one_code_and_an_error_fails_all_the_same(wrong, capsys):
    assert 1 == run(["check", "--select", "figure"])

    told = capsys.readouterr().err
    assert "warning[figure]" in told
    assert "error[" not in told
    assert "1 warning in 1 release; 1 error of other codes not shown" == told.splitlines()[-1]
    assert wrong.is_dir()


def test_select_may_name_an_error_and_several_codes(wrong, capsys):
    assert 1 == run(["check", "--select", "untranslated", "--select", "ending"])

    assert "1 error in 1 release" == capsys.readouterr().err.splitlines()[-1]
    assert wrong.is_dir()


def test_select_may_name_every_code_that_check_prints(newsroom, capsys):
    change(newsroom, "headline:", "headlines:", f"releases/{NAME}/release.yaml")

    assert 1 == run(["check", "--select", "missing-field"])

    told = capsys.readouterr().err
    assert ("error[missing-field]" in told, "error[unknown-field]" in told) == (True, False)


def test_problems_are_told_by_file_and_line(wrong, capsys):
    change(wrong, "dans 40 villages.", "dans 400 villages.", "locales/fr/LC_MESSAGES/house.po")
    change(wrong, "Comment participer", "How to take part")

    run(["check", "--json"])

    told = [(one["path"], one["line"]) for one in json.loads(capsys.readouterr().out)["diagnostics"]]
    assert told == sorted(told)
    assert {FRENCH, "locales/fr/LC_MESSAGES/house.po"} == {path for path, _ in told}
    assert 4 == len(set(told))


def test_a_catalog_that_may_not_be_read_stops_its_own_language_only(doubtful, capsys, monkeypatch):
    path, read = f"locales/ar/LC_MESSAGES/{NAME}.po", Path.read_bytes

    def refuse(self):
        if self == doubtful / path:
            raise PermissionError(13, "Permission denied")
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)

    assert 3 == run(["check"])

    told = capsys.readouterr().err
    assert f"error[cannot-read]: {path} cannot be read: you have no right to read it" in told
    assert "warning[figure]" in told
    assert "1 error and 1 warning in 1 release" == told.splitlines()[-1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--select", "figur"], "did you mean `figure`?"),
        (["--ignore", "kashidas"], "did you mean `kashida`?"),
        (["--ignore", "untranslated"], "`untranslated` is an error and cannot be ignored"),
        (["--ignore", "missing-field"], "`missing-field` is an error and cannot be ignored"),
        (["--select", "missing-fields"], "did you mean `missing-field`?"),
        (["--json", "--format", "github"], "--json and --format cannot go together"),
        (["-l", "de"], "is not published in de"),
        (["nowhere.yaml"], "there is no nowhere.yaml"),
        (["--format", "docx"], "Invalid value"),
    ],
)
def test_wrong_usage_is_told_and_exits_2(newsroom, capsys, arguments, words):
    assert 2 == run(["check", *arguments])

    assert words in capsys.readouterr().err
    assert newsroom.is_dir()


def test_json_has_the_object_of_render_and_nothing_else_is_printed(wrong, capsys):
    assert 1 == run(["check", "--json"])

    printed = capsys.readouterr()
    told = json.loads(printed.out)
    assert ("", ["files", "diagnostics"], []) == (printed.err, list(told), told["files"])
    assert [("warning", "figure"), ("error", "untranslated")] == [
        (one["severity"], one["code"]) for one in told["diagnostics"]
    ]
    assert (FRENCH, 32, 9) == tuple(told["diagnostics"][0][key] for key in ("path", "line", "column"))
    assert wrong.is_dir()


def test_github_gets_annotations_on_stdout(doubtful, capsys):
    assert 0 == run(["check", "--format", "github"])

    printed = capsys.readouterr()
    assert printed.out.startswith(f"::warning file={FRENCH},line=32,col=9,title=figure::the figure 2,500 is missing")
    assert "1 warning in 1 release\n" == printed.err
    assert doubtful.is_dir()


def test_a_release_that_needs_work_does_not_stop_the_others(doubtful, capsys):
    bad = doubtful / "releases" / "2024-07-01-bad"
    bad.mkdir()
    (bad / "release.yaml").write_text("presskit: 1\n", "utf-8")
    shutil.copytree(doubtful / "releases" / NAME, doubtful / "releases" / "2020-01-01-good")

    assert 1 == run(["check", "-l", "en", "-l", "fr"])

    told = capsys.readouterr().err
    assert "releases/2024-07-01-bad/release.yaml" in told
    assert "warning[figure]" in told


def test_what_two_releases_share_is_told_once(newsroom, capsys):
    change(newsroom, "dans 40 villages.", "dans 400 villages.", "locales/fr/LC_MESSAGES/house.po")
    other = newsroom / "releases" / "2020-01-01-other"
    other.mkdir()
    text = "presskit: 1\ndate: 2020-01-01\nheadline: '{cba}'\nbody: '{cba}'\nboilerplates: [cba]\nlanguages: [en, fr]\n"
    text += "contacts: [press]\nsummary: ['{cba}']\nchecks: {ignore: [missing-quote]}\n"
    (other / "release.yaml").write_text(text, "utf-8")
    (newsroom / "locales/fr/LC_MESSAGES/2020-01-01-other.po").write_text(
        (newsroom / FRENCH).read_text("utf-8").split("\n\n")[0]
        + '\n\nmsgctxt "headline"\nmsgid "{cba}"\nmsgstr "{cba}"\n\nmsgctxt "body"\nmsgid "{cba}"\nmsgstr "{cba}"\n'
        + '\nmsgctxt "summary"\nmsgid "{cba}"\nmsgstr "{cba}"\n',
        "utf-8",
    )

    assert 0 == run(["check"])

    assert "1 warning in 2 releases" == capsys.readouterr().err.splitlines()[-1]


def test_a_release_without_problems_is_not_counted_among_those_with(doubtful, capsys):
    text = (
        "presskit: 1\ndate: 2024-06-02\nheadline: Hi\nbody: Ho.\nlanguages: [en]\nkind: statement\ncontacts: [press]\n"
    )
    (doubtful / "hello.yaml").write_text(text)

    assert 0 == run(["check", f"releases/{NAME}", "hello.yaml"])

    assert "1 warning in 1 of 2 releases" == capsys.readouterr().err.splitlines()[-1]


@pytest.fixture
def lone(newsroom):
    """A release with two warnings, no contact and no boilerplate, and two hints."""
    (newsroom / "hello.yaml").write_text("presskit: 1\ndate: 2024-06-02\nheadline: Hi\nbody: Ho.\nlanguages: [en]\n")
    return newsroom


def test_hints_come_last_and_say_what_to_try(lone, capsys):
    assert 0 == run(["check", "hello.yaml"])

    told = capsys.readouterr().err.splitlines()
    firsts = [line.partition("]")[0] for line in told if "[missing-" in line]
    assert [
        "warning[missing-contact",
        "warning[missing-boilerplate",
        "hint[missing-summary",
        "hint[missing-quote",
    ] == firsts
    assert "try: let somebody speak: `- quote: {text: …, speaker: …}`" in told
    assert "2 warnings and 2 hints in 1 release" == told[-1]
    assert lone.is_dir()


def test_hints_never_fail_not_even_strictly(lone):
    assert 1 == run(["check", "--strict", "hello.yaml"])
    change(lone, "body:", "checks: {ignore: [missing-contact, missing-boilerplate]}\nbody:", "hello.yaml")
    assert 0 == run(["check", "--strict", "hello.yaml"])


def test_a_hint_is_a_notice_to_github_and_a_hint_in_json(lone, capsys):
    run(["check", "--format", "github", "--select", "missing-quote", "hello.yaml"])
    annotation = capsys.readouterr().out
    run(["check", "--json", "--select", "missing-quote", "hello.yaml"])

    assert annotation.startswith("::notice file=hello.yaml,title=missing-quote::nobody is quoted")
    assert ["hint"] == [one["severity"] for one in json.loads(capsys.readouterr().out)["diagnostics"]]
    assert lone.is_dir()


def test_a_release_may_say_what_is_passed_over(lone, capsys):
    change(lone, "body:", "checks: {ignore: [missing-contact, missing-quote]}\nbody:", "hello.yaml")

    assert 0 == run(["check", "hello.yaml"])

    assert "1 warning and 1 hint in 1 release" == capsys.readouterr().err.splitlines()[-1]


def test_a_house_may_insist_on_a_check_for_all_its_releases(lone, capsys):
    change(lone, "organization: cba\n", "organization: cba\nchecks: {errors: [missing-contact]}\n", "presskit.yaml")

    assert 1 == run(["check", "hello.yaml"])

    assert "error[missing-contact]" in capsys.readouterr().err
    assert 0 == run(["render", "-f", "txt", "hello.yaml"])


def test_ignore_on_the_command_line_has_the_last_word(lone, capsys):
    change(lone, "body:", "checks: {errors: [missing-contact]}\nbody:", "hello.yaml")

    assert 0 == run(["check", "--ignore", "missing-contact", "hello.yaml"])

    assert "missing-contact" not in capsys.readouterr().err


def test_a_code_that_does_not_exist_is_told_at_its_place(lone, capsys):
    change(lone, "body:", "checks: {ignore: [missing-contct]}\nbody:", "hello.yaml")

    assert 1 == run(["check", "hello.yaml"])

    told = capsys.readouterr().err
    assert "error[unknown-code]: there is no check `missing-contct`\n  --> hello.yaml:4:19" in told
    assert "hint: did you mean `missing-contact`?" in told


def test_help_begins_with_an_example(capsys):
    assert 0 == run(["check", "--help"])

    assert "presskit check releases/2022-09-15-icesco-osce" in capsys.readouterr().out


@pytest.mark.slow
def test_nothing_is_drawn_and_what_draws_is_not_even_loaded(newsroom):
    script = (
        "import sys; from presskit.cli import run; assert run(['check']) == 0\n"
        "assert not {'weasyprint', 'jinja2', 'css_inline', 'presskit.formats'} & set(sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", script], cwd=newsroom, capture_output=True, text=True, check=False)

    assert (0, "nothing to say about 1 release\n") == (done.returncode, done.stderr)
