"""The story of one release: what is drawn, what is refused, and what the manifest says of it."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from PIL import Image

from presskit import jobs, pipeline
from presskit.errors import ReleaseError, Severity, UsageError
from presskit.formats import Format
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


def test_a_format_of_others_is_given_what_it_wraps_and_these_what_they_wrap(render, monkeypatch):
    seen = {}

    def drawing(name, *wraps):
        def drawn(_document, assets, _report):
            seen.setdefault(name, []).append(dict(assets.wrapped))
            return name.encode()

        return Format(name, f".{name}", drawn, wraps=wraps)

    kinds = [drawing("parcel", "mail"), drawing("mail", "page"), drawing("page", "txt"), drawing("txt")]
    monkeypatch.setattr(pipeline, "formats", lambda: {one.name: one for one in kinds})

    outcome, _ = render(formats=("parcel", "txt"), languages=("en",))

    assert {"parcel": [{"mail": b"mail"}], "mail": [{"page": b"page"}], "page": [{"txt": b"txt"}], "txt": [{}]} == seen
    assert ["parcel", "txt"] == [one.format for one in outcome.files]


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


@pytest.fixture
def pictured(newsroom):
    """The newsroom with a picture in its release of which nobody knows who may print it."""
    folder = newsroom / "releases" / NAME
    Image.new("RGB", (30, 20)).save(folder / "bus.png")
    text = (folder / "release.yaml").read_text("utf-8")
    picture = "  - image: {file: bus.png, alt: A bus}\n  - heading:"
    (folder / "release.yaml").write_text(text.replace("  - heading:", picture), "utf-8")
    return folder / "release.yaml"


def test_a_picture_that_nobody_may_print_is_refused(render, pictured):
    with pytest.raises(ReleaseError) as caught:
        render(languages=("en",))

    assert ["missing-credit"] == [one.code for one in caught.value.diagnostics]
    assert not (pictured.parents[2] / "dist").exists()


def test_a_draft_may_show_a_picture_that_nobody_may_print_yet(render, pictured):
    outcome, told = render(languages=("en",), draft=True)

    assert ([f"{NAME}.en.draft.txt"], []) == ([Path(one.path).name for one in outcome.files], told)
    assert pictured.is_file()


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


@pytest.mark.parametrize(
    ("house", "sender"),
    [
        ("", "Nadia Fassi <press@books.example>"),
        ('mail: {from: "CBA Books <news@books.example>"}\n', "CBA Books <news@books.example>"),
    ],
    ids=["the first contact", "the house's own"],
)
@pytest.mark.slow
def test_a_mail_comes_from_the_house_or_from_the_first_contact(render, newsroom, house, sender):
    path = newsroom / "presskit.yaml"
    path.write_text(path.read_text("utf-8") + house, "utf-8")

    render(formats=("eml",), languages=("en",))

    assert f"\r\nFrom: {sender}\r\n" in (newsroom / f"dist/{NAME}/{NAME}.en.eml").read_bytes().decode("ascii")


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (f"locales/fr/LC_MESSAGES/{NAME}.po", "roulante", "roulante 中"),
        (f"releases/{NAME}/release.yaml", "CBA/2024/03", "CBA/中/03"),
    ],
    ids=["in a translation", "in a reference, which is no text"],
)
def test_a_letter_that_no_font_has_is_told_where_it_is_written(render, newsroom, path, old, new):
    file = newsroom / path
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    line = next(index for index, one in enumerate(file.read_text("utf-8").splitlines(), 1) if "中" in one)

    outcome, told = render(formats=("pdf",), languages=("fr",))

    assert ("fr",) == outcome.refused
    (problem,) = told
    assert ("missing-glyph", path, line) == (problem.code, problem.span.path, problem.span.line)
    assert "中" == problem.span.text[problem.span.column - 1]
