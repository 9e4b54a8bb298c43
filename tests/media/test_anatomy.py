"""A file taken apart: what is kept of it, what is refused and why."""

import struct
import zlib
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from presskit.media import MediaError, verified

RED, GREEN = (200, 30, 30), (30, 200, 30)


# --- making pictures -----------------------------------------------------------------------------


def picture(mode="RGB", size=(40, 20), color=RED, *, kind="PNG", **options):
    """The bytes of a picture; its upper left quarter is green in RGB, so that turning it shows."""
    image = Image.new(mode, size, color)
    if mode == "RGB":
        image.paste(GREEN, (0, 0, size[0] // 2, size[1] // 2))
    return encoded(image, kind, **options)


def encoded(image, kind="PNG", **options):
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(*chunks, width=10, height=10, color=2):
    """A PNG by hand: 10 × 10 black pixels, and what is put between its header and them."""
    header = struct.pack(">IIBBBBB", width, height, 8, color, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(b"\0" * 310))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(chunks) + pixels + chunk(b"IEND", b"")


def segment(marker, body):
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def jpeg(*segments, **options):
    """A JPEG with segments put in front of all others."""
    whole = picture(kind="JPEG", **options)
    return whole[:2] + b"".join(segments) + whole[2:]


def exif(orientation, order="<"):
    start = b"II*\0" if order == "<" else b"MM\0*"
    return start + struct.pack(f"{order}IHHHIHH", 8, 1, 0x0112, 3, 1, orientation, 0) + b"\0" * 4


def opened(taken):
    return Image.open(BytesIO(taken.data))


def refused(data, name="a.png"):
    with pytest.raises(MediaError) as caught:
        verified(data, name)
    return caught.value


WHOLE = picture(kind="JPEG")


# --- what is kept, and what is refused -----------------------------------------------------------


@pytest.mark.parametrize("size", [(1, 1), (3, 5), (8, 8), (9, 17)])
def test_a_png_may_be_interlaced(size):
    """Pillow writes none: its rows are laid out here, all of them black."""
    passes = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
    rows = b"".join(
        (b"\0" + b"\0" * 3 * len(range(left, size[0], across))) * len(range(top, size[1], down))
        for left, top, across, down in passes
        if left < size[0]
    )
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 1))
    data = b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")

    assert size == opened(verified(data, "a.png")).size


@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_may_be_drawn_in_passes(progressive):
    assert 40 == verified(picture(kind="JPEG", progressive=progressive), "a.jpg").width


def test_metadata_of_a_png_is_dropped():
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "SECRET")
    info.add_itxt("XML:com.adobe.xmp", "SECRET", zip=True)
    data = picture(pnginfo=info, exif=b"Exif\0\0" + exif(1) + b"SECRET", dpi=(300, 300))

    taken = verified(data, "a.png")

    assert b"SECRET" in data
    assert picture() == taken.data


def test_metadata_of_a_jpeg_is_dropped():
    secret = [segment(0xE1, b"Exif\0\0" + exif(1) + b"SECRET"), segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0SECRET")]
    secret += [segment(0xED, b"Photoshop 3.0\0SECRET"), segment(0xFE, b"SECRET"), segment(0xEE, b"Other SECRET")]

    taken = verified(jpeg(*secret), "a.jpg")

    assert picture(kind="JPEG") == taken.data


def test_a_thumbnail_in_the_jpegs_header_is_dropped():
    plain = picture(kind="JPEG")
    header = segment(0xE0, b"JFIF\0\x01\x01\x01\x01\x2c\x01\x2c\x08\x08" + b"SECRET" * 32)

    taken = verified(plain[:2] + header + plain[20:], "a.jpg")

    assert plain == taken.data


BROKEN = {
    "png cut off": (picture()[:-20], "a.png", "a.png is cut off"),
    "png cut in its signature": (picture()[:12], "a.png", "a.png is cut off"),
    "png without pixels": (png(width=0), "a.png", "a.png has no pixels"),
    "png with too few pixels": (png(height=11), "a.png", "a.png does not hold the pixels that it announces"),
    "png of no known colours": (png(color=7), "a.png", "a.png does not begin with its size and colours"),
    "png with too many pixels": (png(height=9), "a.png", "a.png does not hold the pixels that it announces"),
    "png with a file behind its pixels": (
        png().replace(chunk(b"IEND", b""), chunk(b"IDAT", b"PK\3\4") + chunk(b"IEND", b"")),
        "a.png",
        "a.png does not hold the pixels that it announces",
    ),
    "png with an unknown filter": (
        png(width=1, height=1)[:33] + chunk(b"IDAT", zlib.compress(b"\x09abc")) + chunk(b"IEND", b""),
        "a.png",
        "a.png is damaged: its pixels cannot be read",
    ),
    "png without palette": (png(color=3), "a.png", "a.png has lost its palette"),
    "png with a flipped bit": (picture()[:50] + b"!" + picture()[51:], "a.png", "a.png is damaged"),
    "png that begins elsewhere": (
        picture()[:8] + chunk(b"gAMA", b"\0" * 4) + picture()[8:],
        "a.png",
        "a.png does not begin with its size",
    ),
    "png with a strange part": (png(chunk(b"ABCD", b"")), "a.png", "a.png has a part that no program knows, 'ABCD'"),
    "png with a second file": (picture() + b"PK\3\4", "a.png", "a.png goes on for 4 bytes behind its picture"),
    "png that moves": (png(chunk(b"acTL", b"\0" * 8)), "a.png", "a.png moves: it holds several pictures"),
    "png of crumbs": (png(*[chunk(b"tEXt", b"")] * 50_000), "a.png", "a.png has more than 50,000 parts"),
    "jpeg cut off": (WHOLE[:-2], "a.jpg", "a.jpg is cut off"),
    "jpeg cut in its tables": (WHOLE[:100], "a.jpg", "a.jpg is cut off"),
    "jpeg without a picture": (b"\xff\xd8\xff\xd9", "a.jpg", "a.jpg does not tell its size"),
    "jpeg of two sizes": (jpeg(segment(0xC0, b"\x08" * 15)), "a.jpg", "a.jpg does not tell its size"),
    "jpeg without height": (WHOLE.replace(b"\x00\x14\x00\x28", b"\0\0\0\x28"), "a.jpg", "a.jpg has no pixels"),
    "jpeg with junk inside": (WHOLE[:2] + b"junk" + WHOLE[2:], "a.jpg", "a.jpg holds no picture"),
    "jpeg with junk later": (WHOLE[:20] + b"junk" + WHOLE[20:], "a.jpg", "a.jpg is damaged"),
    "jpeg without tables": (
        WHOLE[:20] + WHOLE[WHOLE.index(b"\xff\xc0") :],
        "a.jpg",
        "a.jpg is damaged: its pixels cannot be read",
    ),
    "jpeg with a second file": (WHOLE + WHOLE, "a.jpg", f"a.jpg goes on for {len(WHOLE)} bytes behind its picture"),
    "jpeg of a 3D camera": (jpeg(segment(0xE2, b"MPF\0")), "a.jpg", "a.jpg holds several pictures"),
    "jpeg in too many passes": (
        WHOLE[:-2] + WHOLE[WHOLE.index(b"\xff\xda") : -2] * 20 + WHOLE[-2:],
        "a.jpg",
        "a.jpg is drawn in 21 passes; 20 are enough",
    ),
    "jpeg of crumbs": (jpeg(segment(0xFE, b"") * 50_000), "a.jpg", "a.jpg has more than 50,000 parts"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "name", "message"), BROKEN.values(), ids=BROKEN)
def test_a_file_that_is_not_one_whole_picture_is_refused_with_the_reason(data, name, message):
    problem = refused(data, name)

    assert ("bad-image", message) == (problem.code, str(problem))
    assert problem.hint


def test_text_that_unpacks_to_gigabytes_is_not_unpacked():
    bomb = zlib.compress(b"\0" * 2_000_000)

    assert png() == verified(png(*[chunk(b"zTXt", b"a\0\0" + bomb)] * 100), "a.png").data


def test_a_profile_that_unpacks_to_gigabytes_is_passed_over():
    bomb = zlib.compress(b"\0" * 50_000_000)

    assert png() == verified(png(chunk(b"iCCP", b"a\0\0" + bomb)), "a.png").data


def test_zeros_behind_a_picture_are_padding():
    assert WHOLE == verified(WHOLE + b"\0\0", "a.jpg").data


@given(st.binary(max_size=60), st.integers(0, 900), st.sampled_from(["a.png", "a.jpg"]))
def test_whatever_is_done_to_a_file_it_is_taken_or_refused_and_nothing_else(noise, at, name):
    whole = picture() if name == "a.png" else WHOLE
    at %= len(whole)
    data = whole[:at] + noise + whole[at + len(noise) :]

    with suppress(MediaError):
        taken = verified(data, name)
        assert opened(taken).size == (taken.width, taken.height)
