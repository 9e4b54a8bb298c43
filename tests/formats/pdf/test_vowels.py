"""Vowel marks are seen where they were, and the words under them are copied whole."""

import re
import unicodedata
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops, ImageFilter

from presskit.formats.pdf import vowels
from presskit.formats.pdf.engine import draw
from presskit.formats.pdf.vowels import VOWELS, Face, redrawn
from presskit.workspace import fonts

STYLE = """
@font-face { font-family: P; src: url(presskit:P.ttf) } @page { size: 300px 150px; margin: 9px; font-family: P }
html { font: 24px P; font-feature-settings: "liga" 0 } p { margin: 0 }
"""
FONT = {
    "presskit:P.ttf": ("font/ttf", (fonts() / "PresskitSans-Regular.ttf").read_bytes()),
    "presskit:release.css": ("text/css", STYLE.encode()),
}
TEXTS = [
    "مُحَمَّد",
    "كِتَابٌ وقلمٌ",
    "أُقيمت الدَّورة أمس",
    "إِنَّ المدرّسين يُعِدّون دروسهم",
    "صحفيّ، ومؤتمرٌ كبير بلا شكّ",
    "ئُ ؤُ لأُسرة لأنّ",
    "هٰذا",
]


def _drawn(*paragraphs, problems):
    words = "".join(f"<p>{one}</p>" for one in paragraphs)
    head = '<meta charset="utf-8"><title>ا</title><link rel="stylesheet" href="presskit:release.css">'
    data, records = draw(
        f'<html lang="ar" dir="rtl"><head>{head}</head><body>{words}</body></html>', FONT, (), problems.append
    )
    assert [] == records
    return data


def _copied(data):
    with pypdfium2.PdfDocument(data) as pdf:
        return " ".join(page.get_textpage().get_text_range() for page in pdf).split()


def _pixels(data, scale=16, crop=(0, 0, 0, 0)):
    with pypdfium2.PdfDocument(data) as pdf:
        return pdf[0].render(scale=scale, crop=crop, grayscale=True).to_pil()


@pytest.mark.parametrize("text", TEXTS)
def test_the_words_are_copied_whole_without_their_marks(problems, text):
    copied = _copied(_drawn(text, problems=problems))

    assert VOWELS.sub("", text).split() == copied


def test_a_letter_that_once_bears_a_mark_is_copied_wherever_it_stands(problems):
    copied = _copied(_drawn("أُسرة", "أسرة", "مُدن", "مدن", problems=problems))

    assert ["أسرة", "أسرة", "مدن", "مدن"] == copied


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_changes_for_the_eye(problems, monkeypatch, text):
    """Letters and drawings are smoothed differently at their edges."""
    shown = _pixels(_drawn(text, problems=problems))
    monkeypatch.setattr(vowels, "finish", lambda *_: None)

    before = _pixels(_drawn(text, problems=problems))

    apart = ImageChops.difference(shown, before).point(lambda value: 255 * (value > 128))
    assert shown.size == before.size
    assert apart.filter(ImageFilter.MinFilter(3)).getbbox() is None


def test_no_mark_moves_by_a_thousandth_of_an_em(problems, monkeypatch):
    """At 864 pixels an em, no pixel turns from dark to light."""
    corner = (165, 75, 0, 0)
    shown = _pixels(_drawn("مُحَمَّد", problems=problems), 48, corner)
    monkeypatch.setattr(vowels, "finish", lambda *_: None)

    before = _pixels(_drawn("مُحَمَّد", problems=problems), 48, corner)

    assert 0 == before.getextrema()[0]
    assert 128 > ImageChops.difference(shown, before).getextrema()[1]


def test_a_page_without_marks_is_left_as_it_is(problems, monkeypatch):
    drawn = _drawn("الجمعية ترسل حافلة كتب", problems=problems)
    monkeypatch.setattr(vowels, "redrawn", lambda *_: pytest.fail("redrawn"))

    assert drawn == _drawn("الجمعية ترسل حافلة كتب", problems=problems)


def test_no_letter_is_raised_any_more_and_each_mark_is_filled_once(problems):
    data = _drawn("مُحَمَّد", problems=problems)

    with pikepdf.open(BytesIO(data)) as pdf:
        operators = [str(operator) for _, operator in pikepdf.parse_content_stream(pdf.pages[0])]
    assert 0 == operators.count("Ts")
    assert 3 == operators.count("f")


def test_marks_that_make_another_letter_are_no_vowels():
    assert [] == [unicodedata.name(one) for one in "\u0653\u0654\u0655" if VOWELS.match(one)]
    assert all(VOWELS.fullmatch(one) for one in "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670")


# --- operators --------------------------------------------------------------------------------------

SQUARE = (("m", ((0, 0),)), ("l", ((100, 0),)), ("l", ((100, 100),)), ("h", ()))
FACES = {"A": Face({1: 500, 2: 250, 9: 0}, {9: SQUARE}), "B": Face({1: 600}, {})}
OPENING = [b"BT", b"1 0 0 -1 50 80 Tm", b"/A 10 Tf"]


def test_letters_are_written_on_and_the_mark_is_drawn_behind_them():
    text = [*OPENING, b"[<0001>] TJ", b"2 Ts", b"[200<0009>] TJ", b"0 Ts", b"[-200<0002>] TJ", b"ET"]

    done = redrawn(text, FACES)

    assert [*OPENING, b"[<00010002>] TJ", b"ET", b"53 78 m", b"54 78 l", b"54 77 l", b"h", b"f"] == done


def test_the_place_of_a_letter_behind_a_wide_mark_stays():
    faces = {"A": Face({1: 500, 2: 250, 9: 100}, {9: SQUARE})}

    done = redrawn([*OPENING, b"[<0001><0009>0<0002>] TJ", b"ET"], faces)

    assert b"[<0001>-100<0002>] TJ" in done


def test_a_letter_that_stands_higher_stays_higher():
    text = [*OPENING, b"3 Ts", b"[<0001>] TJ", b"0 Ts", b"[<0009><0002>] TJ", b"ET"]

    done = redrawn(text, FACES)

    assert [b"3 Ts", b"[<0001>] TJ", b"0 Ts", b"[<0002>] TJ", b"ET"] == done[3:8]


def test_another_font_on_the_line_goes_on_where_the_first_ends():
    text = [*OPENING, b"[<0001><0009>] TJ", b"/B 20 Tf", b"[<0001>] TJ", b"ET"]

    done = redrawn(text, FACES)

    assert [b"[<0001>] TJ", b"/B 20 Tf", b"[<0001>] TJ", b"ET"] == done[3:7]


def test_text_without_marks_is_not_touched():
    text = [b"q", *OPENING, b"2 Ts", b"[<0001>0<0002>-33.0] TJ", b"0 Ts", b"ET", b"Q"]

    assert text == redrawn(text, FACES)


def test_a_number_is_written_as_pdf_has_it():
    text = [*OPENING, b"[<0001>5.6e-05<0009>] TJ", b"ET"]

    assert not any(re.search(rb"e-", one) for one in redrawn(text, FACES))
