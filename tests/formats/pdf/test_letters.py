"""Each glyph is copied out as the letters it is written for."""

from io import BytesIO
from types import SimpleNamespace

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont

from presskit.formats.pdf.letters import Fonts, written
from presskit.workspace import fonts

REGULAR = (fonts() / "PresskitSans-Regular.ttf").read_bytes()
NAMES = [".notdef", "l", "alef", "alef.final", "alef.swash", "hamza", "damma", "alefhamza", "lamalef", "old", "lone"]
FEATURES = """
languagesystem DFLT dflt;
lookup extension useExtension { sub alef by alef.final; } extension;
feature ccmp { sub alefhamza by alef hamza; } ccmp;
feature fina { lookup extension; } fina;
feature salt { sub alef from [alef.swash]; } salt;
feature liga { sub l alef.final by lamalef; } liga;
"""


@pytest.fixture(scope="module")
def made():
    """A font of ten glyphs with each kind of substitution; its letters by the glyphs' names."""
    builder = FontBuilder(1000)
    builder.setupGlyphOrder(NAMES)
    characters = {"l": "ل", "alef": "ا", "hamza": "ٔ", "damma": "ُ", "alefhamza": "أ", "old": "\ufefb"}
    builder.setupCharacterMap({ord(letter): name for name, letter in characters.items()})
    builder.setupGlyf({name: _square() for name in NAMES})
    builder.setupHorizontalMetrics(dict.fromkeys(NAMES, (500, 0)))
    builder.setupHorizontalHeader()
    builder.setupPost()
    builder.addOpenTypeFeatures(FEATURES)
    file = BytesIO()
    builder.save(file)
    numbers = written(file.getvalue())
    return {NAMES[number]: text for number, text in numbers.items()}


def _square():
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    for draw, point in ((pen.moveTo, (0, 0)), (pen.lineTo, (9, 0)), (pen.lineTo, (9, 9))):
        draw(point)
    pen.closePath()
    return pen.glyph()


@pytest.mark.parametrize(
    ("glyph", "letters"),
    [
        ("alef", "ا"),
        ("alef.final", "ا"),
        ("alef.swash", "ا"),
        ("hamza", "ٔ"),
        ("alefhamza", "أ"),
        ("lamalef", "لا"),
        ("old", "لا"),
    ],
    ids=["a character", "a shape", "an alternate", "a mark", "parted", "a ligature", "a presentation form"],
)
def test_a_glyph_is_written_for_its_letters(made, glyph, letters):
    assert letters == made[glyph]


def test_a_glyph_that_no_letter_leads_to_is_written_for_none_that_is_known(made):
    assert "lone" not in made


def test_no_glyph_of_our_own_fonts_is_written_for_a_presentation_form():
    forms = [text for text in written(REGULAR).values() if any("\ufe70" <= one <= "\ufefc" for one in text)]

    assert [] == forms


def test_every_arabic_letter_of_our_own_fonts_is_written_for_itself():
    font = TTFont(BytesIO(REGULAR))
    cmap, letters = font.getBestCmap(), written(REGULAR)

    wrong = [chr(one) for one in range(0x621, 0x64B) if one in cmap and chr(one) != letters[font.getGlyphID(cmap[one])]]

    assert [] == wrong


@pytest.fixture
def noted():
    """What a font notes, as WeasyPrint does, for glyphs."""
    font = SimpleNamespace(file_content=REGULAR, index=0)
    Fonts()["key"] = font
    return font.to_unicode


def _glyph(letter):
    font = TTFont(BytesIO(REGULAR))
    return font.getGlyphID(font.getBestCmap()[ord(letter)])


@pytest.mark.parametrize(
    ("glyph", "noticed", "kept"),
    [("ُ", "أُ", "ُ"), ("أ", "", "أ"), ("م", "م", "م")],
    ids=["a mark noted with its letter", "a letter noted for none", "a letter noted for itself"],
)
def test_what_weasyprint_notes_is_corrected_by_the_font(noted, glyph, noticed, kept):
    noted[_glyph(glyph)] = noticed

    assert kept == noted[_glyph(glyph)]


def test_what_the_font_does_not_know_stays_as_it_is_noted(noted):
    noted[65_000] = "fi"

    assert "fi" == noted[65_000]
