"""The story of a judgement."""

import ast
import re
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from presskit import jobs, pipeline, review
from presskit.errors import EnvironmentFault, ReleaseError, Severity, UsageError
from presskit.pipeline import Options
from presskit.translation import po

TOP = Path(__file__).parents[1]
DATA = TOP / "tests" / "data"
SRC = TOP / "src" / "presskit"
NAME = "2024-06-02-library-bus"


@pytest.fixture
def newsroom(tmp_path):
    shutil.copytree(DATA / "library-bus", tmp_path / "bus")
    return tmp_path / "bus"


@pytest.fixture
def told(newsroom):
    """A function that tells what a review of the release says."""

    def judge(*tags):
        found = []
        (job,) = jobs.find([f"releases/{NAME}"], lambda: b"", newsroom, lambda _: None)
        review.review(job, tags, found.append)
        return found

    return judge


def change(newsroom, old, new, tag="fr", domain=NAME):
    path = newsroom / f"locales/{tag}/LC_MESSAGES/{domain}.po"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_good_release_raises_nothing(told):
    assert [] == told()


def test_the_example_releases_raise_nothing():
    told = []

    for job in jobs.find((), lambda: b"", TOP, told.append):
        review.review(replace(job, here=TOP), (), told.append)

    assert [] == told


def test_a_warning_stands_at_the_very_words(newsroom, told):
    change(newsroom, "2 500 livres", "25 000 livres")

    (found,) = told()

    assert (Severity.WARNING, "figure") == (found.severity, found.code)
    assert "25 000" == found.span.text[found.span.column - 1 :][: found.span.length]
    assert found.span.text.startswith('msgstr "25 000')


def test_a_warning_about_a_whole_text_stands_at_its_translation(newsroom, told):
    change(newsroom, "Comment participer", "How to take part")

    (found,) = told()

    assert ("same-as-source", 'msgstr "How to take part"', 1) == (found.code, found.span.text, found.span.column)


def test_words_of_the_house_are_judged_where_a_release_uses_them(newsroom, told):
    change(newsroom, "dans 40 villages.", "dans 400 villages.", domain="house")

    (found,) = told()

    assert ("figure", "locales/fr/LC_MESSAGES/house.po") == (found.code, found.span.path)


def test_an_excuse_in_the_po_excuses(newsroom, told):
    change(newsroom, "Comment participer", "How to take part")
    change(newsroom, "#. heading\n", "# presskit: ignore=same-as-source\n#. heading\n")

    assert [] == told()


def test_errors_are_those_for_which_render_refuses(newsroom, told):
    change(newsroom, 'msgstr "Écrivez-nous"', 'msgstr ""')
    change(newsroom, "dans {villages} villages", "dans les villages")
    (job,) = jobs.find([f"releases/{NAME}"], lambda: b"", newsroom, lambda _: None)
    rendered = []

    pipeline.render(job, Options(formats=("txt",)), rendered.append)

    assert {"untranslated", "missing-placeholder"} == {one.code for one in rendered}
    assert rendered == told()


def test_a_language_that_is_not_ready_is_judged_all_the_same(newsroom, told):
    change(newsroom, 'msgstr "Écrivez-nous"', 'msgstr ""')
    change(newsroom, "2 500 livres", "25 000 livres")

    assert ["untranslated", "figure"] == [one.code for one in told()]


def test_a_fuzzy_text_is_work_in_progress_and_not_judged(newsroom, told):
    change(newsroom, "#. heading\n", "#. heading\n#, fuzzy\n")
    change(newsroom, "Comment participer", "How to take part")

    assert ["fuzzy"] == [one.code for one in told()]


def test_a_catalog_that_cannot_be_read_is_told_and_the_others_are_judged(newsroom, told):
    (newsroom / f"locales/ar/LC_MESSAGES/{NAME}.po").write_text("<<<<<<< ours\n", "utf-8")
    change(newsroom, "2 500 livres", "25 000 livres")

    assert ["po-conflict", "figure"] == [one.code for one in told()]


@pytest.fixture
def forbid(newsroom, monkeypatch):
    """A function that takes the right to read a file of the newsroom away."""

    def take(path):
        read = Path.read_bytes

        def refuse(self):
            if self == newsroom / path:
                raise PermissionError(13, "Permission denied")
            return read(self)

        monkeypatch.setattr(Path, "read_bytes", refuse)

    return take


@pytest.mark.parametrize("domain", [NAME, "house", "presskit"])
def test_a_catalog_that_may_not_be_read_is_told_in_the_end_and_the_others_are_judged(newsroom, forbid, domain):
    path = f"locales/ar/LC_MESSAGES/{domain}.po"
    (newsroom / path).touch()
    change(newsroom, "2 500 livres", "25 000 livres")
    (job,) = jobs.find([f"releases/{NAME}"], lambda: b"", newsroom, lambda _: None)
    forbid(path)
    found = []

    with pytest.raises(EnvironmentFault) as caught:
        review.review(job, (), found.append)

    assert ["figure"] == [one.code for one in found]
    assert [f"{path} cannot be read: you have no right to read it"] == [one.message for one in caught.value.diagnostics]


def test_a_dossier_lacks_no_language_that_may_not_be_read(newsroom, forbid):
    (job,) = jobs.find([f"releases/{NAME}"], lambda: b"", newsroom, lambda _: None)
    forbid(f"locales/ar/LC_MESSAGES/{NAME}.po")

    with pytest.raises(EnvironmentFault):
        review.dossier(job, (), lambda _: None)


def test_labels_that_are_missing_or_broken_are_told_as_render_tells_them(newsroom, told):
    own = newsroom / "locales/fr/LC_MESSAGES/presskit.po"
    header = (newsroom / "locales/fr/LC_MESSAGES/house.po").read_text("utf-8").split("\n\n")[0]
    own.write_text(header + '\n\nmsgid "Page {page} of {pages}"\nmsgstr "Page {page}"\n', "utf-8")
    yaml = newsroom / "presskit.yaml"
    yaml.write_text(yaml.read_text("utf-8").replace("[en, ar, fr]", "[en, de, fr]"), "utf-8")

    errors = {one.code for one in told() if one.severity is Severity.ERROR}

    assert {"label-placeholder", "missing-labels", "untranslated"} == errors


# --- what the files want of checks --------------------------------------------------------------------------------


def settle(newsroom, text, path="presskit.yaml"):
    file = newsroom / path
    file.write_text(file.read_text("utf-8") + text, "utf-8")


RELEASE = f"releases/{NAME}/release.yaml"


@pytest.mark.parametrize("path", ["presskit.yaml", RELEASE])
def test_what_a_file_ignores_is_left_out(newsroom, told, path):
    change(newsroom, "2 500 livres", "25 000 livres")
    settle(newsroom, "checks: {ignore: [figure]}\n", path)

    assert [] == told()


@pytest.mark.parametrize("path", ["presskit.yaml", RELEASE])
def test_what_a_file_insists_on_is_an_error(newsroom, told, path):
    change(newsroom, "2 500 livres", "25 000 livres")
    settle(newsroom, "checks: {errors: [figure]}\n", path)

    assert [(Severity.ERROR, "figure")] == [(one.severity, one.code) for one in told()]


def test_a_release_adds_to_what_the_house_wants(newsroom, told):
    change(newsroom, "2 500 livres", "25 000 livres")
    change(newsroom, "Comment participer", "How to take part")
    settle(newsroom, "checks: {ignore: [figure]}\n")
    settle(newsroom, "checks: {ignore: [same-as-source]}\n", RELEASE)

    assert [] == told()


def test_to_insist_outweighs_to_ignore(newsroom, told):
    change(newsroom, "2 500 livres", "25 000 livres")
    settle(newsroom, "checks: {errors: [figure]}\n")
    settle(newsroom, "checks: {ignore: [figure]}\n", RELEASE)

    assert [Severity.ERROR] == [one.severity for one in told()]


def test_a_warning_of_reading_can_be_ignored(newsroom, told):
    yaml = newsroom / RELEASE
    yaml.write_text(yaml.read_text("utf-8").replace(", ar: https://books.example/ar/bus", ""), "utf-8")
    before = [one.code for one in told()]
    settle(newsroom, "checks: {ignore: [link-language]}\n", RELEASE)

    assert (["link-language"], []) == (before, told())


def test_an_error_of_the_same_code_as_a_warning_cannot_be_ignored(newsroom, told):
    change(newsroom, "Language: fr\\n", "Language: de\\n")
    settle(newsroom, "checks: {ignore: [po-language]}\n", RELEASE)

    assert [(Severity.ERROR, "po-language")] == [(one.severity, one.code) for one in told()]


@pytest.mark.parametrize("code", ["missing-field", "po-conflict", "cannot-read"])
def test_an_error_of_a_file_cannot_be_ignored(newsroom, told, code):
    settle(newsroom, f"checks: {{ignore: [{code}]}}\n", RELEASE)

    assert [f"`{code}` is an error and cannot be ignored"] == [one.message for one in told()]


def test_an_error_cannot_be_ignored(newsroom, told):
    change(newsroom, 'msgstr "Écrivez-nous"', 'msgstr ""')
    settle(newsroom, "checks: {ignore: [untranslated]}\n", RELEASE)

    found = told()
    assert ["unknown-code", "untranslated"] == [one.code for one in found]
    assert "`untranslated` is an error and cannot be ignored" == found[0].message


@pytest.mark.parametrize("field", ["ignore", "errors"])
def test_a_code_that_does_not_exist_is_told_at_its_place(newsroom, told, field):
    settle(newsroom, f"checks: {{{field}: [figur]}}\n", RELEASE)

    (found,) = told()

    assert ("unknown-code", "did you mean `figure`?") == (found.code, found.hint)
    assert "figur" == found.span.text[found.span.column - 1 :][: found.span.length]


def test_the_house_s_rules_hold_for_a_release_that_needs_work(newsroom):
    settle(newsroom, "checks: {ignore: [figur]}\n")
    (newsroom / RELEASE).write_text("presskit: 1\n", "utf-8")
    found = []
    (job,) = jobs.find([f"releases/{NAME}"], lambda: b"", newsroom, lambda _: None)

    with pytest.raises(ReleaseError):
        review.review(job, (), found.append)

    assert ["unknown-code"] == [one.code for one in found]


# --- the clock ----------------------------------------------------------------------------------------------------


def test_the_clock_is_an_argument(newsroom):
    (job,) = jobs.find([f"releases/{NAME}"], lambda: b"", newsroom, lambda _: None)
    found = []

    review.review(job, (), found.append)
    review.review(job, (), found.append, now=datetime(2024, 6, 2, 12, tzinfo=UTC))

    assert [] == found


# --- dossiers -----------------------------------------------------------------------------------------------------


def test_a_dossier_begins_with_the_source(newsroom):
    (job,) = jobs.find([f"releases/{NAME}"], lambda: b"", newsroom, lambda _: None)

    dossier = review.dossier(job, ("fr",), lambda _: None)

    assert ["en", "fr"] == [edition.language.tag for edition in dossier.editions]


def test_only_the_languages_that_are_asked_for_are_judged(newsroom, told):
    change(newsroom, "2 500 livres", "25 000 livres")

    assert [] == told("ar")
    with pytest.raises(UsageError):
        told("de")


def test_a_release_that_needs_work_is_refused(newsroom, told):
    (newsroom / f"releases/{NAME}/release.yaml").write_text("presskit: 1\n", "utf-8")

    with pytest.raises(ReleaseError):
        told()


def test_a_release_in_another_language_is_judged_by_that_language():
    (job,) = jobs.find(["releases/2024-05-06-family-papers"], lambda: b"", TOP, lambda _: None)
    told = []

    review.review(job, ("en", "fr"), told.append)

    assert [] == told


def test_every_warning_of_reading_can_be_ignored():
    found = set()
    for path in [*(SRC / "authoring").rglob("*.py"), *(SRC / "translation" / "po").rglob("*.py"), SRC / "jobs.py"]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "warning":
                found.add(node.args[0].value)

    assert found == set(review.READING)


def test_every_code_of_finding_and_reading_files_is_known():
    catalogs = [path for path in (SRC / "translation" / "po").glob("*.py") if path.stem != "__init__"]
    sources = {path: path.read_text("utf-8") for path in (*catalogs, SRC / "jobs.py", SRC / "writer.py")}

    of_catalogs = {code for path in catalogs for code in re.findall(r'"(po-[a-z-]+)"', sources[path])}
    found = {code for text in sources.values() for code in re.findall(r'\berror\(\s*"([a-z-]+)"', text)}
    assert of_catalogs == set(po.CODES)
    assert set() == found - set(review.known())


def test_every_code_of_the_broken_files_is_known():
    yaml = {
        code
        for path in (TOP / "tests" / "broken").glob("*.yaml")
        for code in re.findall(r"(?m)^# expect: (\S+) \d", path.read_text("utf-8", errors="replace"))
    }
    catalogs = {
        code
        for path in (DATA / "po").rglob("*.toml")
        for code in re.findall(r'"(po-[a-z-]+) \d', path.read_text("utf-8"))
    }

    assert min(len(yaml), len(catalogs)) >= 10
    assert set() == (yaml | catalogs) - set(review.known())


def test_no_code_is_an_error_and_a_warning_of_a_translation():
    assert set() == set(review.ERRORS) & set(review.warnings())
    assert all(re.fullmatch("[a-z]+(-[a-z]+)*", code) for code in review.codes())
