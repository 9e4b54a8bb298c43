"""Turn Debian's fonts-noto-core package into the TrueType files that presskit's PDFs embed.

Noto Sans gives the Latin, Greek and Cyrillic letters, Noto Naskh Arabic the Arabic ones, Noto Sans Math a dozen
signs that Noto Sans lacks; each is cut down to what a press release can need, then all are merged, so that one
family serves a line in two scripts. The versions are not the newest on purpose: in later releases of Noto Naskh
Arabic the dots are glyphs of their own, and a reader who copies Arabic out of the PDF gets letters without them.

    python tools/build_fonts.py fonts-noto-core_20201225-1_all.deb src/presskit/fonts

The package is Debian 12's (`apt-get download fonts-noto-core`); `dpkg-deb` unpacks it. The same package gives the same
bytes on every run. Needs fontTools 4.68: another version may order its tables otherwise.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.merge import Options as MergeOptions
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

PACKAGE_SHA256 = "58f4f0bb6720f919f92096b3508e1412a0f1544424ade6c5b5bf1eb694dd64ba"

FAMILY = "Presskit Sans"
VERSION = "Version 1.000"
MODIFIED = 3691745245  # seconds since 1904: when Noto Sans 2.004 was made, so that no clock is read
COPYRIGHT = "Copyright 2015, 2018-2020 Google LLC. All Rights Reserved."
DESCRIPTION = "Noto Sans 2.004, Noto Naskh Arabic 2.004 and Noto Sans Math 2.001, cut down and merged for presskit."
DESIGNER = "Monotype Design Team"
LICENCE = "This Font Software is licensed under the SIL Open Font License, Version 1.1."
LICENCE_URL = "https://openfontlicense.org"

LETTERS = (
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x024F),  # Latin-1, Extended-A, Extended-B
    (0x02B0, 0x036F),  # modifier letters and combining marks: transliterated names
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic
    (0x1D2C, 0x1D6A),  # raised letters: VIIᵉ
    (0x1E00, 0x1EFF),  # Latin Extended Additional
    (0x2000, 0x209F),  # punctuation, spaces, invisible controls, raised and lowered digits
    (0x20A0, 0x20CF),  # currencies
    (0x2100, 0x214F),  # № ℃ ™
    (0x2150, 0x215F),  # ⅓ ⅔ ⅛
    (0xFEFF, 0xFEFF),
    (0xFFFD, 0xFFFD),
)
SIGNS = (
    (0x2190, 0x2194),  # arrows
    (0x2212, 0x2212),  # the minus that CLDR writes in several languages
    (0x221E, 0x221E),
    (0x2248, 0x2248),
    (0x2260, 0x2260),
    (0x2264, 0x2265),
)
ARABIC = (
    (0x0600, 0x06FF),
    (0x0750, 0x077F),  # Arabic Supplement
    (0x08A0, 0x08FF),  # Arabic Extended-A
    (0xFD3E, 0xFD3F),  # ornate parentheses
    (0xFDF0, 0xFDFD),  # words written as one sign: ﷺ ﷼
)  # the other presentation forms stay out: shaping needs only their glyphs, and a text that holds them is a mistake

ARABIC_SCALE = 1.15
"""How much Noto Naskh Arabic grows: at its own size its letters look small beside Noto Sans on the same line."""

INVISIBLE = (0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0xFEFF)
"""Controls that take no room; some are 600 units wide in Noto Sans."""

FEATURES = ("ccmp", "locl", "init", "medi", "fina", "rlig", "rclt", "calt", "kern", "mark", "mkmk")
"""What stays of the layout. Not `liga`: its Arabic ligatures are copied out of a PDF in the wrong order."""

DROPPED = ("DSIG", "GlyphOrder", "MATH", "cvt ", "fpgm", "gasp", "prep")
"""Signatures, and the hints for low-resolution screens, which a PDF does not need."""


@dataclass(frozen=True, slots=True)
class Part:
    """A font file, the ranges of codepoints taken from it, and how many times larger it is drawn."""

    file: str
    ranges: tuple[tuple[int, int], ...]
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Style:
    """One file of the family: its name, and what it is cut from."""

    name: str
    parts: tuple[Part, ...]


def naskh(style: str) -> Part:
    """The Arabic part of a style."""
    return Part(f"NotoNaskhArabic-{style}.ttf", ARABIC, ARABIC_SCALE)


MATH = Part("NotoSansMath-Regular.ttf", SIGNS)  # it has no bold
STYLES = (
    Style("Regular", (Part("NotoSans-Regular.ttf", LETTERS), naskh("Regular"), MATH)),
    Style("Bold", (Part("NotoSans-Bold.ttf", LETTERS), naskh("Bold"), MATH)),
    Style("Italic", (Part("NotoSans-Italic.ttf", LETTERS),)),  # Arabic has no italics
)


def main(package: Path, target: Path) -> None:
    """Build every style from `package` into the folder `target`, with the list of their SHA-256."""
    if hashlib.sha256(package.read_bytes()).hexdigest() != PACKAGE_SHA256:
        raise SystemExit(f"{package} is not fonts-noto-core 20201225-1: its SHA-256 differs")
    with TemporaryDirectory() as folder:
        subprocess.run(["dpkg-deb", "-x", str(package), folder], check=True)
        source = Path(folder) / "usr" / "share" / "fonts" / "truetype" / "noto"
        written = [build(style, source, target) for style in STYLES]
    sums = (f"{hashlib.sha256(one.read_bytes()).hexdigest()}  {one.name}\n" for one in sorted(written))
    (target / "SHA256SUMS").write_text("".join(sums), encoding="ascii")


def build(style: Style, source: Path, target: Path) -> Path:
    """Cut, merge and name one style; return the file written."""
    with TemporaryDirectory() as folder:
        cuts = [cut(part, source, Path(folder)) for part in style.parts]
        font = Merger(options=MergeOptions(drop_tables=list(DROPPED))).merge([str(one) for one in cuts])
    font.recalcTimestamp = False
    shape(font)
    hide(font)
    rename(font, style.name)
    written = target / f"{FAMILY.replace(' ', '')}-{style.name}.ttf"
    font.save(written)
    return written


def cut(part: Part, source: Path, target: Path) -> Path:
    """Write the part of a font that is wanted into the folder `target`; return the file."""
    options = Options(
        layout_features=list(FEATURES), drop_tables=list(DROPPED), hinting=False, glyph_names=False, notdef_outline=True
    )
    font = TTFont(source / part.file, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=list(codepoints(part.ranges)))
    subsetter.subset(font)
    grow(font, part.scale)
    font.save(target / part.file)
    return target / part.file


def grow(font: TTFont, scale: float) -> None:
    """Draw every glyph `scale` times larger in an em of the same size."""
    em = font["head"].unitsPerEm
    if scale != 1:
        scale_upem(font, round(em * scale))
        font["head"].unitsPerEm = em


def codepoints(ranges: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Every codepoint of ranges whose ends are both included."""
    for first, last in ranges:
        yield from range(first, last + 1)


def shape(font: TTFont) -> None:
    """Give the line the height of Noto Sans, in every table that states one; Arabic gets room by CSS."""
    line, metrics = font["hhea"], font["OS/2"]
    line.ascent, line.descent, line.lineGap = 1069, -293, 0
    metrics.sTypoAscender, metrics.sTypoDescender, metrics.sTypoLineGap = 1069, -293, 0


def hide(font: TTFont) -> None:
    """Take the width from controls that nobody sees."""
    glyphs, widths = font.getBestCmap(), font["hmtx"].metrics
    for codepoint in INVISIBLE:
        widths[glyphs[codepoint]] = (0, widths[glyphs[codepoint]][1])


def rename(font: TTFont, style: str) -> None:
    """Write the names of the family in place of those of its parts; "Noto" is a trademark and stays out of them."""
    postscript = f"{FAMILY.replace(' ', '')}-{style}"
    names = {
        0: COPYRIGHT,
        1: FAMILY,
        2: style,
        3: f"{VERSION};{postscript}",
        4: f"{FAMILY} {style}",
        5: VERSION,
        6: postscript,
        9: DESIGNER,
        10: DESCRIPTION,
        13: LICENCE,
        14: LICENCE_URL,
    }
    font["name"].names = []
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font["head"].created = font["head"].modified = MODIFIED
    font["head"].fontRevision = 1.0


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
