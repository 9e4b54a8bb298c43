"""The fonts that every PDF embeds: what they cover, what they are called, and that they are the ones we built."""

from __future__ import annotations

import hashlib
import runpy
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from presskit.workspace import fonts

STYLES = ("Regular", "Bold", "Italic")
SAMPLES = {
    "english": "“Quotes”, it’s – £12.50 & €3 … 100%",
    "french": "« L’œuvre, déjà ! » À Nîmes : 12\u202f400\u00a0€, 1ᵉʳ",
    "transliteration": "ʿAbd al-Raḥmān al-Ṣūfī, Noûr-Soultan",
    "other latin": "Łódź, Győr, İstanbul, Đà Nẵng, Ħamrun",
    "greek": "Η Ευρώπη, άρθρο",
    "cyrillic": "Қазақстан, Єгор, Ђорђе",
    "signs": "• № ™ © ® ° − ≤ ≥ ≈ ≠ → ← ½ ⅓ ₽ ₸ ₹ •",
    "invisible": "\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\u202f",
}
ARABIC = {
    "letters": "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىة",
    "vowels": "ًٌٍَُِّْ",
    "neighbours": "پچژگکیےڤڭ",
    "signs": "،؛؟«»ـ٪٫٬﴾﴿ﷺ﷼",
    "digits": "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹",
}


def _font(style: str) -> TTFont:
    return TTFont(fonts() / f"PresskitSans-{style}.ttf")


def _recipe() -> dict[str, Any]:
    return runpy.run_path(str(Path(__file__).parents[1] / "tools" / "build_fonts.py"))


def test_the_fonts_are_byte_for_byte_the_ones_that_were_built():
    listed = (fonts() / "SHA256SUMS").read_text(encoding="ascii")

    there = sorted(fonts().glob("*.ttf"))

    assert listed == "".join(f"{hashlib.sha256(one.read_bytes()).hexdigest()}  {one.name}\n" for one in there)
    assert [f"PresskitSans-{style}.ttf" for style in sorted(STYLES)] == [one.name for one in there]


@pytest.mark.parametrize("text", SAMPLES.values(), ids=SAMPLES.keys())
@pytest.mark.parametrize("style", ["Regular", "Bold"])
def test_upright_letters_have_a_glyph(style, text):
    cmap = _font(style).getBestCmap()

    missing = [f"U+{ord(one):04X}" for one in text if ord(one) not in cmap]

    assert [] == missing


@pytest.mark.parametrize("text", ARABIC.values(), ids=ARABIC.keys())
@pytest.mark.parametrize("style", ["Regular", "Bold"])
def test_arabic_letters_have_a_glyph(style, text):
    cmap = _font(style).getBestCmap()

    missing = [f"U+{ord(one):04X}" for one in text if ord(one) not in cmap]

    assert [] == missing


@pytest.mark.parametrize("name", ["english", "french", "transliteration", "other latin", "greek", "cyrillic"])
def test_italic_letters_have_a_glyph(name):
    cmap = _font("Italic").getBestCmap()

    missing = [f"U+{ord(one):04X}" for one in SAMPLES[name] if ord(one) not in cmap]

    assert [] == missing


@pytest.mark.parametrize("style", ["Regular", "Bold"])
def test_presentation_forms_that_shaping_does_not_need_are_left_out(style):
    cmap = _font(style).getBestCmap()

    forms = [one for one in cmap if 0xFB50 <= one <= 0xFD3D or 0xFE70 <= one <= 0xFEFC]

    assert [] == forms


@pytest.mark.parametrize("style", ["Regular", "Bold"])
def test_arabic_has_its_joining_forms_and_no_optional_ligatures(style):
    features = {one.FeatureTag for one in _font(style)["GSUB"].table.FeatureList.FeatureRecord}

    assert {"init", "medi", "fina", "rlig"} <= features
    assert not {"liga", "dlig"} & features


@pytest.mark.parametrize("style", ["Regular", "Bold"])
def test_a_dotted_arabic_letter_is_one_glyph(style):
    # From later releases of Noto Naskh Arabic, whose dots are glyphs of their own, a reader copies bare letters.
    substitutions = _font(style)["GSUB"].table.LookupList.Lookup

    taken_apart = {
        base
        for lookup in substitutions
        for table in lookup.SubTable
        if getattr(table, "ExtSubTable", table).LookupType == 2
        for base in getattr(table, "ExtSubTable", table).mapping
    }

    letters = {_font(style).getBestCmap()[ord(one)] for one in "بتثجخذزشضظغفقنية"}
    assert set() == taken_apart & letters


@pytest.mark.parametrize("style", STYLES)
def test_invisible_controls_take_no_room(style):
    font = _font(style)

    widths = {one: font["hmtx"][font.getBestCmap()[one]][0] for one in (0x200B, 0x200E, 0x200F, 0x2060, 0x2066, 0x2069)}

    assert {0} == set(widths.values())


@pytest.mark.parametrize("style", STYLES)
def test_the_family_has_a_name_of_its_own_and_keeps_the_notices(style):
    font = _font(style)

    names = {number: font["name"].getDebugName(number) for number in (0, 1, 2, 4, 6, 13)}

    assert ("Presskit Sans", style) == (names[1], names[2])
    assert not any("Noto" in names[number] for number in (1, 4, 6))
    assert "Google LLC" in names[0]
    assert "SIL Open Font License, Version 1.1" in names[13]


@pytest.mark.parametrize("style", STYLES)
def test_a_font_holds_what_the_recipe_takes_and_nothing_else(style):
    recipe = _recipe()
    parts = next(one.parts for one in recipe["STYLES"] if one.name == style)

    allowed = {one for part in parts for one in recipe["codepoints"](part.ranges)}

    assert set() == set(_font(style).getBestCmap()) - allowed
    assert recipe["MODIFIED"] == _font(style)["head"].modified


def test_the_licence_stands_beside_the_fonts_with_every_copyright():
    licence = (fonts() / "OFL.txt").read_text(encoding="utf-8")

    for name in ("Noto Sans: Copyright", "Noto Naskh Arabic: Copyright", "Noto Sans Math: Copyright"):
        assert name in licence
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
