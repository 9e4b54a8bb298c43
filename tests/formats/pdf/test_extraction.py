"""What is copied out of a PDF is what stands in the release: every word, every figure, in reading order."""

import runpy
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

pytestmark = pytest.mark.slow

judge = runpy.run_path(str(Path(__file__).parents[3] / "tools" / "judge_extraction.py"))


@pytest.fixture(scope="session", params=["poppler", "pdfium"])
def reader(request):
    """A reader that turns a file into what is copied out of it."""
    return request.param


def _objections(drawn, reader, folder):
    document, data, _ = drawn
    path = folder / "release.pdf"
    path.write_bytes(data)
    return judge["verdict"](judge["expected"](document), judge[reader](path), 0.95).objections


def test_every_word_and_every_figure_is_copied(everything, reader, tmp_path):
    assert () == _objections(everything, reader, tmp_path)


@pytest.mark.slow
def test_so_it_is_in_every_other_release(another, reader, tmp_path):
    parted = 1 if another[0].draft else 0

    objections = _objections(another, reader, tmp_path)

    # A draft's watermark may part the word behind which one of its letters stands.
    assert parted >= len(objections)
    assert () == tuple(one for one in objections if not one.startswith("no word "))


def test_the_text_that_is_attached_is_the_text_file(everything):
    _, data, text = everything

    with pypdfium2.PdfDocument(BytesIO(data)) as pdf:
        assert text == bytes(pdf.get_attachment(0).get_data())


# --- the judge itself -------------------------------------------------------------------------------

TEXT = "The bus calls at 12 villages (34.4%) in 2024–26. Write to press@books.example or +212 5 37 00 11."


@pytest.mark.parametrize(
    ("copied", "objections"),
    [
        (TEXT, ()),
        (TEXT.replace(" ", "\n"), ()),
        (TEXT.replace("bus ", ""), ("no word bus",)),
        (TEXT.replace("34.4%", "%34.4"), ("not literally: 34.4%",)),
        (TEXT.replace("+212 5", "5 +212"), ("not literally: +212 5 37 00 11",)),
        (TEXT.replace("press@books", "books@press"), ("not literally: press@books.example",)),
        (f"{TEXT} ﻻ", ("a presentation form: ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM",)),
        (" ".join(TEXT.split(" ")[::-1]), ("not literally: +212 5 37 00 11", "only 0.14 in reading order")),
    ],
    ids=["as it is", "on other lines", "a word less", "%34.4", "a phone", "a mail", "a form", "backwards"],
)
def test_the_judge_objects_to_what_is_not_as_it_was(copied, objections):
    assert objections == judge["verdict"](TEXT, copied, 0.9).objections


def test_the_judge_asks_for_no_vowel_marks_and_parts_two_scripts():
    assert ["محمد", "UTC", "1"] == judge["words"]("مُحَمَّد UTC+1")
    assert ["الإنترنت", "live"] == judge["words"]("الإنترنتlive")
