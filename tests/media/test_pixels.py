"""Pixels: in sRGB, upright, of the kinds that every program knows."""

import struct
from io import BytesIO

import pytest
from PIL import Image, ImageCms, ImageFile

from presskit.media import MediaError, on_white, scaled, verified

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


def segment(marker, body):
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def jpeg(*segments, **options):
    """A JPEG with segments put in front of all others."""
    whole = picture(kind="JPEG", **options)
    return whole[:2] + b"".join(segments) + whole[2:]


def exif(orientation, order="<"):
    start = b"II*\0" if order == "<" else b"MM\0*"
    return start + struct.pack(f"{order}IHHHIHH", 8, 1, 0x0112, 3, 1, orientation, 0) + b"\0" * 4


def profile(*, swapped=False, description=b"sRGB"):
    """A profile for RGB; with `swapped` its red is green and its green red."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    if swapped:
        data = data.replace(b"rXYZ", b"tmp0").replace(b"gXYZ", b"rXYZ").replace(b"tmp0", b"gXYZ")
        data = data.replace("sRGB".encode("utf-16-be"), "SWAP".encode("utf-16-be"))
    return data.replace(b"sRGB", description)


def opened(taken):
    return Image.open(BytesIO(taken.data))


def refused(data, name="a.png"):
    with pytest.raises(MediaError) as caught:
        verified(data, name)
    return caught.value


WHOLE = picture(kind="JPEG")


# --- what becomes of them ------------------------------------------------------------------------


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(
    ("orientation", "corner"),
    [(1, "nw"), (2, "ne"), (3, "se"), (4, "sw"), (5, "nw"), (6, "ne"), (7, "se"), (8, "sw"), (9, "nw"), (0, "nw")],
)
def test_a_picture_is_turned_as_its_camera_was_held(orientation, corner, order):
    taken = verified(picture(exif=b"Exif\0\0" + exif(orientation, order)), "a.png")

    size = (20, 40) if orientation in {5, 6, 7, 8} else (40, 20)
    at = (1 if "w" in corner else size[0] - 2, 1 if "n" in corner else size[1] - 2)
    assert size == (taken.width, taken.height)
    assert GREEN == opened(taken).getpixel(at)


def test_a_jpeg_is_turned_too_and_told_so_no_longer():
    taken = verified(jpeg(segment(0xE1, b"Exif\0\0" + exif(6))), "a.jpg")

    assert (20, 40) == (taken.width, taken.height)
    assert 1 == opened(taken).getexif().get(0x0112, 1)


@pytest.mark.parametrize("data", [b"", b"II", b"II*\0\xff\xff\xff\xff", b"II*\0\x08\0\0\0\xff\xff", b"nonsense" * 9])
def test_broken_exif_turns_nothing(data):
    assert 40 == verified(picture(exif=b"Exif\0\0" + data), "a.png").width


def test_colours_of_a_profile_become_those_of_srgb():
    taken = verified(picture(icc_profile=profile(swapped=True)), "a.png")

    red, green, _ = opened(taken).getpixel((39, 19))
    assert green > 150 > red
    assert "icc_profile" not in opened(taken).info


def test_colours_of_a_jpegs_profile_become_those_of_srgb():
    taken = verified(picture(kind="JPEG", icc_profile=profile(swapped=True)), "a.jpg")

    red, green, _ = opened(taken).getpixel((39, 19))
    assert green > 150 > red


def test_a_profile_keeps_what_is_transparent():
    taken = verified(picture("RGBA", color=(*RED, 77), icc_profile=profile(swapped=True)), "a.png")

    assert ("RGBA", 77) == (opened(taken).mode, opened(taken).getpixel((1, 1))[3])


@pytest.mark.parametrize(
    "data",
    [profile(), b"broken", profile()[:200], profile(swapped=True)[:16] + b"GRAY" + profile(swapped=True)[20:]],
    ids=["sRGB", "broken", "cut", "made for grey"],
)
def test_a_profile_that_changes_nothing_leaves_the_pixels(data):
    assert picture() == verified(picture(icc_profile=data), "a.png").data


def test_the_inks_of_a_press_become_the_colours_of_a_screen():
    taken = verified(picture("CMYK", color=(0, 255, 255, 0), kind="JPEG"), "a.jpg")

    red, green, blue = opened(taken).getpixel((1, 1))
    assert "RGB" == opened(taken).mode
    assert red > 200
    assert max(green, blue) < 60


@pytest.mark.parametrize(
    ("mode", "color", "shown"),
    [("1", 1, ("L", 255)), ("I;16", 0x8000, ("L", 128)), ("LA", (9, 7), ("RGBA", (9, 9, 9, 7)))],
)
def test_rare_kinds_of_pixels_become_common_ones(mode, color, shown):
    taken = verified(picture(mode, color=color), "a.png")

    assert shown == (opened(taken).mode, opened(taken).getpixel((1, 1)))


def test_a_broken_picture_is_refused_whatever_others_told_pillow_to_forgive(monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)

    problem = refused(WHOLE[:20] + WHOLE[WHOLE.index(b"\xff\xc0") :], "a.jpg")

    assert "a.jpg is damaged: its pixels cannot be read" == str(problem)
    assert ImageFile.LOAD_TRUNCATED_IMAGES


@pytest.mark.parametrize("mode", ["L", "P", "RGBA"])
def test_every_kind_of_pixels_can_be_scaled(mode):
    assert 10 == opened(scaled(verified(picture(mode, color=0), "a.png"), 10)).width


def test_a_drawing_of_few_colours_stays_one():
    assert "P" == opened(scaled(verified(picture("P", color=0), "a.png"), 10)).mode


def test_what_was_transparent_becomes_white():
    taken = on_white(verified(picture("RGBA", color=(0, 0, 0, 0)), "a.png"))

    assert ("RGB", (255, 255, 255)) == (opened(taken).mode, opened(taken).getpixel((1, 1)))
