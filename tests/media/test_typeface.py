"""A font file judged by its own table of contents: what is taken, and why the others are not."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.media import MOST_BYTES, MediaError
from presskit.media.typeface import Typeface, verified
from presskit.workspace import fonts

REGULAR = (fonts() / "PresskitSans-Regular.ttf").read_bytes()
ITALIC = (fonts() / "PresskitSans-Italic.ttf").read_bytes()


def tables(data):
    (count,) = struct.unpack_from(">H", data, 4)
    entries = struct.iter_unpack(">4sLLL", data[12 : 12 + 16 * count])
    return {tag: data[offset : offset + length] for tag, _, offset, length in entries}


def font(**changes):
    """The regular font with some tables changed (`OS_2` is OS/2), taken out (None) or added."""
    several = tables(ITALIC)
    for name, table in changes.items():
        several[name.replace("_", "/").encode()] = table
    kept = {tag: table for tag, table in several.items() if table is not None}
    offset, directory, body = 12 + 16 * len(kept), b"", b""
    for tag, table in kept.items():
        directory += struct.pack(">4sLLL", tag, 0, offset + len(body), len(table))
        body += table
    return b"\0\1\0\0" + struct.pack(">4H", len(kept), 0, 0, 0) + directory + body


def patched(name, offset, form, value):
    table = bytearray(tables(ITALIC)[name.replace("_", "/").encode()])
    struct.pack_into(form, table, offset, value)
    return font(**{name: bytes(table)})


@pytest.mark.parametrize(
    ("name", "weight", "is_italic"), [("Regular", 400, False), ("Bold", 700, False), ("Italic", 400, True)]
)
def test_a_font_tells_its_family_weight_and_slant(name, weight, is_italic):
    data = (fonts() / f"PresskitSans-{name}.ttf").read_bytes()

    face = verified(data, f"media/{name}.ttf")

    assert Typeface(f"media/{name}.ttf", "Presskit Sans", weight, is_italic, data) == face


def test_a_font_put_together_again_is_taken():
    assert verified(font(), "a.ttf").is_italic


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "a.ttf is no font"),
        (b"a letter to the editor", "a.ttf is no font"),
        (b"wOFF" + REGULAR[4:], "a WOFF font, packed for the web"),
        (b"wOF2" + REGULAR[4:], "a WOFF2 font"),
        (b"OTTO" + REGULAR[4:], "PostScript outlines"),
        (b"ttcf" + REGULAR[4:], "a collection of several fonts"),
        (font(fvar=b"\0\1\0\0"), "is a variable font"),
        (REGULAR[:8], "ends in its header"),
        (REGULAR[:40], "ends in its table of contents"),
        (REGULAR[:-20_000], "is not where it should be"),
        (font(glyf=None), "has no table 'glyf'"),
        (font(head=b"\0" * 54), "'head' holds nonsense"),
        (font(head=b"\0" * 10), "has no table 'head'"),
        (font(hmtx=b"\0" * 8), "'hmtx' does not fit"),
        (font(loca=b"\0" * 8), "'loca' does not fit"),
        (font(glyf=b"\0" * 8), "outlines are not where"),
        (patched("maxp", 4, ">H", 65535), "'loca' does not fit"),
        (patched("OS_2", 4, ">H", 0), "its weight is 0"),
        (patched("OS_2", 8, ">H", 0x0002), "may not be embedded in files"),
        (patched("OS_2", 8, ">H", 0x0100), "may only be embedded whole"),
        (patched("OS_2", 8, ">H", 0x0200), "may not be embedded with its outlines"),
        (font(cmap=b"\xff" * 200), "cannot all be read"),
        (font(post=b"\xff" * 200), "cannot all be read"),
        (font(GSUB=b"\xff" * 200), "cannot all be read"),
        (font(GSUB=tables(ITALIC)[b"GSUB"][:100]), "cannot all be read"),
        (font(cmap=b"\0" * 200), "names no letters"),
        (font(name=b"\0\0\0\0\0\6"), "does not say its name"),
        (font(name=b"\0\0\xff\xff\0\6" + b"\0" * 15), "does not say its name"),
        (font(name=b"\0\0\xff\xff\0\6"), "does not say its name"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_font_that_cannot_be_taken_is_refused_with_the_reason(data, reason):
    with pytest.raises(MediaError) as caught:
        verified(data, "a.ttf")

    assert reason in str(caught.value)
    assert "bad-font" == caught.value.code
    assert caught.value.hint


def test_a_huge_font_is_refused_before_it_is_read():
    with pytest.raises(MediaError, match="20 MiB"):
        verified(REGULAR + bytes(MOST_BYTES), "a.ttf")


@given(st.integers(0, 400), st.binary(min_size=1, max_size=8))
def test_bytes_that_were_spoilt_give_a_typeface_or_a_reason(place, spoilt):
    assert _told(ITALIC[:place] + spoilt + ITALIC[place + len(spoilt) :]) in {"", "bad-font"}


def _told(data):
    """The code of what is wrong with a font; "" where nothing is."""
    try:
        verified(data, "a.ttf")
    except MediaError as problem:
        return problem.code
    return ""
