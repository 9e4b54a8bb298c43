"""The PDF's engine draws what it is given, and reaches for nothing else."""

import ctypes.util
import re
import sys
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest

from presskit.errors import ReleaseError
from presskit.formats.pdf import tags
from presskit.formats.pdf.engine import Attached, UndrawableError, draw, libraries
from presskit.workspace import fonts

DAY = datetime(2024, 6, 3, 8, tzinfo=UTC)
STYLE = """
@font-face { font-family: P; src: url(presskit:PresskitSans-Regular.ttf) }
@page { font-family: P } html { font-family: P }
"""
FONT = {
    "presskit:PresskitSans-Regular.ttf": ("font/ttf", (fonts() / "PresskitSans-Regular.ttf").read_bytes()),
    "presskit:release.css": ("text/css", STYLE.encode()),
}


def _page(words):
    head = '<meta charset="utf-8"><title>Books</title><link rel="stylesheet" href="presskit:release.css">'
    return f'<html lang="en"><head>{head}</head><body>{words}</body></html>'


def test_a_good_page_is_drawn_without_a_word_from_weasyprint(problems):
    data, records = draw(_page("<p>Books</p>"), FONT, (), problems.append)

    assert data.startswith(b"%PDF-1.7")
    assert [] == [*records, *problems]


def test_a_file_is_attached_under_its_name_as_an_alternative(problems):
    data, _ = draw(_page("<p>Books</p>"), FONT, [Attached("books.txt", "Bücher\n".encode(), DAY)], problems.append)

    with pikepdf.open(BytesIO(data)) as pdf:
        (file,) = pdf.Root.AF
        assert ("books.txt", "/Alternative") == (str(file.UF), str(file.AFRelationship))
        assert "Bücher\n".encode() == file.EF.F.read_bytes()


@pytest.mark.parametrize("address", ["file:///etc/passwd", "https://example.org/a.png", "data:image/png;base64,AAAA"])
def test_nothing_is_fetched(address, problems):
    with pytest.raises(ReleaseError) as caught:
        draw(_page(f'<p><img src="{address}" alt="x"></p>'), FONT, (), problems.append)

    assert ["template"] == [one.code for one in caught.value.diagnostics]
    assert address == caught.value.asked


SIZES = ["body { font-size: 99999999px }", "p { letter-spacing: 99999999px }", "p { font-size: 1e400px }"]


@pytest.mark.parametrize("style", SIZES)
def test_what_weasyprint_fails_at_is_an_error_of_the_template(style, problems):
    files = FONT | {"presskit:release.css": ("text/css", (STYLE + style).encode())}

    with pytest.raises(UndrawableError) as caught:
        draw(_page("<p>Books</p>"), files, (), problems.append)

    (problem,) = caught.value.diagnostics
    assert "template" == problem.code
    assert re.match("the pdf cannot be drawn with its templates: .*(int|float)", problem.message)
    assert problem.hint


@pytest.mark.parametrize("fault", [MemoryError, KeyboardInterrupt, OSError])
def test_what_is_the_machines_fault_is_no_error_of_the_template(fault, problems, monkeypatch):
    def failing(*_):
        raise fault

    monkeypatch.setattr(tags, "prepare", failing)

    with pytest.raises(fault):
        draw(_page("<p>Books</p>"), FONT, (), problems.append)


def _pages(data):
    with pikepdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages)


@pytest.mark.parametrize(
    ("height", "pages"),
    [(260, 1), (270, 1), (300, 2), (380, 2)],
    ids=["it fits", "a little more", "more than closer lines can save", "a second page that is well filled"],
)
def test_closer_lines_serve_where_they_save_a_page_that_would_be_almost_empty(height, pages, problems):
    style = STYLE.encode() + b"@page { size: A4; margin: 18.5mm } body { margin: 0 } div { height: 10mm }"
    roomy = FONT | {"presskit:release.css": ("text/css", style)}
    closer = FONT | {"presskit:release.css": ("text/css", style + b"div { height: 9.5mm }")}

    data, _ = draw(_page("<div>Books</div>" * (height // 10)), roomy, (), problems.append, tighter=closer)

    assert pages == _pages(data)


def test_the_libraries_are_told():
    found = libraries()

    assert re.fullmatch(r"1\.\d+\.\d+", found.pango)
    assert found.has_subsetter


def test_libraries_are_loaded_without_asking_a_compiler_for_them(monkeypatch):
    asked = []
    monkeypatch.setattr("ctypes.util.find_library", asked.append)
    for name in [one for one in sys.modules if one.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)

    libraries()

    assert asked.append == ctypes.util.find_library
    assert [] == asked
