"""The story of one release: what is drawn, what is refused, and what the manifest says of it."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from presskit import jobs, pipeline
from presskit.errors import Severity, UsageError
from presskit.pipeline import Options

DATA = Path(__file__).parent / "data"
NAME = "2024-06-02-library-bus"


@pytest.fixture
def newsroom(tmp_path):
    shutil.copytree(DATA / "library-bus", tmp_path / "bus")
    return tmp_path / "bus"


@pytest.fixture
def render(newsroom):
    """A function that renders the example with some options, and returns what became of it and what was told."""

    def rendered(*, formats=("txt",), **options):
        told = []
        (job,) = jobs.find([f"releases/{NAME}"], lambda: b"", newsroom, told.append)
        return pipeline.render(job, Options(formats=formats, **options), told.append), told

    return rendered


def manifest(newsroom):
    return json.loads((newsroom / "dist" / NAME / "manifest.json").read_text("utf-8"))


def untranslate(newsroom, words):
    path = newsroom / f"locales/fr/LC_MESSAGES/{NAME}.po"
    path.write_text(path.read_text("utf-8").replace(f'msgstr "{words}"', 'msgstr ""'), "utf-8")


def test_every_language_and_format_is_made_in_order(render):
    outcome, told = render(formats=("txt", "html"))

    assert [(tag, form) for tag in ("en", "ar", "fr") for form in ("txt", "html")] == [
        (one.language, one.format) for one in outcome.files
    ]
    assert [] == told


def test_a_good_render_of_every_format_has_nothing_to_tell(render):
    _, told = render(formats=())

    assert [] == told


def test_the_pdf_carries_the_very_text_that_is_written(render, newsroom):
    import pypdfium2

    render(formats=("pdf",), languages=("ar",))
    render(formats=("txt",), languages=("ar",))

    document = pypdfium2.PdfDocument(newsroom / f"dist/{NAME}/{NAME}.ar.pdf")
    text = (newsroom / f"dist/{NAME}/{NAME}.ar.txt").read_bytes()
    assert [text] == [bytes(document.get_attachment(at).get_data()) for at in range(document.count_attachments())]


def test_a_language_that_waits_is_refused_and_counted(render, newsroom):
    untranslate(newsroom, "Écrivez-nous")

    outcome, told = render()

    assert (("fr",), {"fr": 1}) == (outcome.refused, outcome.waiting)
    assert [(Severity.ERROR, "untranslated")] == [(one.severity, one.code) for one in told]


def test_a_refused_language_leaves_its_old_file_alone(render, newsroom):
    render()
    before = (newsroom / f"dist/{NAME}/{NAME}.fr.txt").read_bytes()
    untranslate(newsroom, "Écrivez-nous")

    render()

    assert before == (newsroom / f"dist/{NAME}/{NAME}.fr.txt").read_bytes()
    assert {"en", "ar"} == {one["language"] for one in manifest(newsroom)["outputs"]}


def test_a_draft_is_made_and_still_counted(render, newsroom):
    untranslate(newsroom, "Écrivez-nous")

    outcome, told = render(draft=True)

    assert ((), {"fr": 1}) == (outcome.refused, outcome.waiting)
    assert f"{NAME}.fr.draft.txt" in {Path(one.path).name for one in outcome.files}
    assert [Severity.WARNING] == [one.severity for one in told]


def test_a_language_that_lacks_labels_is_refused(render, newsroom):
    yaml = newsroom / "presskit.yaml"
    yaml.write_text(yaml.read_text("utf-8").replace("[en, ar, fr]", "[en, de]"), "utf-8")

    outcome, told = render()

    (missing,) = [one for one in told if one.code == "missing-labels"]
    assert ("de",) == outcome.refused
    assert "locales/de/LC_MESSAGES/presskit.po" in missing.hint


@pytest.mark.parametrize(
    ("options", "code"), [({"languages": ("de",)}, "no-language"), ({"formats": ("docx",)}, "no-format")]
)
def test_what_a_release_does_not_have_is_wrong_usage(render, options, code):
    with pytest.raises(UsageError) as caught:
        render(**options)

    assert code == caught.value.diagnostics[0].code


def test_the_manifest_names_what_went_in_and_what_came_out_with_their_hashes(render, newsroom):
    outcome, _ = render()

    said = manifest(newsroom)
    for one in said["inputs"]:
        assert one["sha256"] == hashlib.sha256((newsroom / one["path"]).read_bytes()).hexdigest()
    for one in said["outputs"]:
        assert one["sha256"] == hashlib.sha256((newsroom / "dist" / NAME / one["path"]).read_bytes()).hexdigest()
    assert {one.sha256 for one in outcome.files} == {one["sha256"] for one in said["outputs"]}
    assert {f"releases/{NAME}/release.yaml", "presskit.yaml", "locales/fr/LC_MESSAGES/house.po"} <= {
        one["path"] for one in said["inputs"]
    }


def test_the_manifest_says_which_languages_are_complete(render, newsroom):
    untranslate(newsroom, "Écrivez-nous")

    render()

    assert {
        "en": {"complete": True, "draft": False},
        "ar": {"complete": True, "draft": False},
        "fr": {"complete": False, "draft": False},
    } == manifest(newsroom)["languages"]


def test_nothing_in_the_manifest_tells_where_it_was_made(render, newsroom, tmp_path):
    render()

    assert str(tmp_path) not in (newsroom / "dist" / NAME / "manifest.json").read_text("utf-8")


def test_a_partial_render_keeps_what_is_still_current_in_the_manifest(render, newsroom):
    render(formats=("txt", "html"))

    render(languages=("ar",))

    assert 6 == len(manifest(newsroom)["outputs"])


def test_what_was_made_of_other_inputs_leaves_the_manifest(render, newsroom):
    render()
    untranslate(newsroom, "Écrivez-nous")

    render(languages=("ar",))

    assert [f"{NAME}.ar.txt"] == [one["path"] for one in manifest(newsroom)["outputs"]]


@pytest.mark.parametrize("text", ["", "[]", "null", "{", '{"inputs": 1}'])
def test_a_manifest_that_is_no_manifest_is_written_anew(render, newsroom, text):
    render()
    (newsroom / "dist" / NAME / "manifest.json").write_text(text, "utf-8")

    render(languages=("ar",))

    assert [f"{NAME}.ar.txt"] == [one["path"] for one in manifest(newsroom)["outputs"]]


def test_what_was_written_before_the_machine_failed_is_told(render, newsroom):
    (newsroom / f"dist/{NAME}/{NAME}.ar.txt").mkdir(parents=True)

    outcome, told = render()

    assert ([f"{NAME}.en.txt"], 3) == ([Path(one.path).name for one in outcome.files], outcome.exit_code)
    assert "cannot-write" == told[-1].code


def test_a_catalog_that_cannot_be_read_refuses_its_language_without_counting(render, newsroom):
    (newsroom / f"locales/fr/LC_MESSAGES/{NAME}.po").write_text("<<<<<<< ours\n", "utf-8")

    outcome, _ = render()

    assert (("fr",), {}) == (outcome.refused, outcome.waiting)
