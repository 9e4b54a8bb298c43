"""Pictures: what is taken, where it may stand, what it is called, how large it is."""

import os
import struct
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from presskit import media
from presskit.media import MOST_BYTES, Media, MediaError, fitted, load, on_white, pixels, scaled, verified

RED, GREEN, BLUE = (200, 30, 30), (30, 200, 30), (30, 30, 200)


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


# --- what is taken, and what it is called --------------------------------------------------------


@pytest.mark.parametrize(("name", "kind"), [("a.png", "png"), ("a.jpg", "jpeg"), ("a.jpeg", "jpeg"), ("a.JPG", "jpeg")])
def test_a_png_or_jpeg_is_taken(name, kind):
    taken = verified(picture(kind=kind), name)

    assert (f"a.{'png' if kind == 'png' else 'jpg'}", kind, 40, 20) == (
        taken.name,
        taken.kind,
        taken.width,
        taken.height,
    )


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "P"])
def test_pixels_that_need_no_change_are_kept_as_they_are_compressed(mode):
    data = picture(mode, color=0)

    assert data == verified(data, "a.png").data


def test_the_scan_of_a_jpeg_is_kept_as_it_is():
    data = picture(kind="JPEG", quality=35)

    assert data == verified(data, "a.jpg").data


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("media/Meeting_2.PNG", "Meeting_2.png"),
        ("Réunion à Rabat.png", "Reunion-a-Rabat.png"),
        ("../-rf.png", "rf.png"),
        ('a"b%2f<c>.png', "a-b-2f-c.png"),
        ("a.b.png", "a-b.png"),
        ("x" * 99 + ".png", "x" * 60 + ".png"),
    ],
)
def test_its_name_is_safe_to_write(typed, name):
    assert name == verified(picture(), typed).name


def test_a_name_without_a_latin_letter_is_made_of_what_the_picture_holds():
    one, other = verified(picture(), "صورة.png"), verified(picture(color=BLUE), "شعار.png")

    assert one.name != other.name
    assert one.name.startswith("picture-")
    assert one.name.isascii()


def test_the_same_file_gives_the_same_bytes():
    data = picture(icc_profile=profile(swapped=True))

    assert verified(data, "a.png") == verified(data, "a.png")


# --- what is refused -----------------------------------------------------------------------------


MISNAMED = {
    "empty": (b"", "a.png", "a.png holds nothing"),
    "text": (b"hello", "a.png", "a.png holds no picture"),
    "no suffix": (picture(), "a", "a is neither .png nor .jpg"),
    "gif": (picture(kind="GIF"), "a.gif", "a.gif is neither .png nor .jpg"),
    "jpeg named png": (WHOLE, "m/a.png", "m/a.png holds a JPEG"),
    "png named jpeg": (picture(), "a.jpeg", "a.jpeg holds a PNG"),
    "webp named png": (picture(kind="WEBP"), "a.png", "a.png holds a WebP picture"),
    "svg named png": (b'<?xml version="1.0"?>\n<svg xmlns="x"/>', "a.png", "a.png holds an SVG drawing"),
    "photograph of a phone": (b"\0\0\0\x18ftypheic", "a.jpg", "a.jpg holds a HEIC photograph"),
}


@pytest.mark.parametrize(("data", "name", "message"), MISNAMED.values(), ids=MISNAMED)
def test_a_file_that_is_not_what_its_name_says_is_refused(data, name, message):
    problem = refused(data, name)

    assert ("bad-image", message) == (problem.code, str(problem))
    assert problem.hint


@pytest.mark.parametrize("suffix", ["png", "jpg"])
def test_a_misnamed_picture_is_told_its_right_name(suffix):
    data = picture(kind="JPEG" if suffix == "png" else "PNG")

    assert f"rename it to bus.{'jpg' if suffix == 'png' else 'png'}" == refused(data, f"media/bus.{suffix}").hint


@pytest.mark.parametrize(("width", "height"), [(50_000_001, 1), (8000, 8000), (2**31 - 1, 2**31 - 1)])
def test_over_50_megapixels_it_is_refused_before_a_pixel_is_read(monkeypatch, width, height):
    monkeypatch.setattr(pixels, "decoded", lambda _: pytest.fail("it was decoded"))

    problem = refused(png(width=width, height=height))

    assert "image-too-large" == problem.code
    assert f"a.png has {width:,} × {height:,} pixels; a picture may have 50 million" == str(problem)


def test_over_20_mebibytes_it_is_refused():
    assert "image-too-large" == refused(WHOLE + b"\0" * MOST_BYTES, "a.jpg").code


# --- where it stands -----------------------------------------------------------------------------


@pytest.fixture
def newsroom(tmp_path):
    """A newsroom with a release and its picture, and a picture outside of it."""
    release = tmp_path / "newsroom" / "releases" / "bus"
    (release / "media").mkdir(parents=True)
    (tmp_path / "newsroom" / "logo.png").write_bytes(picture(color=BLUE))
    (release / "media" / "bus.png").write_bytes(picture())
    (tmp_path / "secret.png").write_bytes(picture())
    return tmp_path / "newsroom"


def unloaded(newsroom, name):
    with pytest.raises(MediaError) as caught:
        load(name, newsroom / "releases" / "bus", newsroom)
    return caught.value


@pytest.mark.parametrize("name", ["media/bus.png", "./media/bus.png", "../../logo.png", "media/../media/bus.png"])
def test_a_path_starts_at_the_folder_of_its_file_and_may_go_up_inside_the_newsroom(newsroom, name):
    taken = load(name, newsroom / "releases" / "bus", newsroom)

    assert Path(name).name == taken.name


@pytest.mark.parametrize(
    "name", ["../../../secret.png", "/etc/passwd", "/", "..//../../secret.png", "../../../nothing"]
)
def test_a_path_that_leaves_the_newsroom_is_refused(newsroom, name):
    problem = unloaded(newsroom, name)

    assert ("outside", f"{name} is outside the newsroom") == (problem.code, str(problem))


def test_an_absolute_path_is_refused_even_into_the_newsroom(newsroom):
    assert "outside" == unloaded(newsroom, str(newsroom / "logo.png")).code


def test_a_link_out_of_the_newsroom_is_refused(newsroom):
    (newsroom / "releases" / "bus" / "file.png").symlink_to(newsroom.parent / "secret.png")
    (newsroom / "releases" / "bus" / "folder").symlink_to(newsroom.parent)

    assert ["outside", "outside"] == [unloaded(newsroom, one).code for one in ("file.png", "folder/secret.png")]


def test_a_link_inside_the_newsroom_is_followed(newsroom):
    (newsroom / "releases" / "bus" / "file.png").symlink_to(newsroom / "logo.png")

    assert 40 == load("file.png", newsroom / "releases" / "bus", newsroom).width


def test_a_newsroom_may_itself_stand_behind_a_link(newsroom):
    (newsroom.parent / "link").symlink_to(newsroom)

    assert 40 == load("logo.png", newsroom.parent / "link", newsroom.parent / "link").width


@pytest.mark.parametrize("name", ["%2e%2e/%2e%2e/logo.png", "media%2fbus.png", "media/bus.png%00"])
def test_percent_signs_mean_themselves(newsroom, name):
    assert "no-image" == unloaded(newsroom, name).code


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("media", "media is a folder"),
        ("media/gone.png", "there is no picture media/gone.png"),
        ("media/bus.png/x.png", "there is no picture media/bus.png/x.png"),
        ("a\0.png", "there is no picture a\0.png"),
        ("x" * 300 + ".png", f"there is no picture {'x' * 300}.png"),
    ],
    ids=["folder", "gone", "below a file", "NUL", "too long"],
)
def test_where_no_file_stands_there_is_no_picture(newsroom, name, message):
    problem = unloaded(newsroom, name)

    assert ("no-image", message) == (problem.code, str(problem))


def test_a_loop_of_links_is_no_picture(newsroom):
    (newsroom / "releases" / "bus" / "a.png").symlink_to("a.png")

    assert "no-image" == unloaded(newsroom, "a.png").code


def test_a_pipe_is_refused_without_waiting_for_a_writer(newsroom):
    os.mkfifo(newsroom / "releases" / "bus" / "pipe.png")

    problem = unloaded(newsroom, "pipe.png")

    assert ("no-image", "pipe.png is not a file") == (problem.code, str(problem))


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("media/buss.png", "did you mean media/bus.png?"),
        ("media/BUS.PNG", "did you mean media/bus.png?"),
        ("media\\bus.png", "write / between folders"),
        ("media/nothing-alike.png", "its path starts at the folder of this file"),
        ("elsewhere/bus.png", "its path starts at the folder of this file"),
    ],
)
def test_a_missing_picture_is_looked_for_nearby(newsroom, name, hint):
    assert hint == unloaded(newsroom, name).hint


def test_a_large_file_is_not_read(newsroom, monkeypatch):
    path = newsroom / "releases" / "bus" / "large.png"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    monkeypatch.setattr(media, "verified", lambda *_: pytest.fail("it was read"))

    assert "image-too-large" == unloaded(newsroom, "large.png").code


def test_a_file_that_may_not_be_read_is_told_with_the_systems_reason(newsroom, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)

    problem = unloaded(newsroom, "media/bus.png")

    assert ("no-image", "media/bus.png cannot be read: permission denied") == (problem.code, str(problem))


# --- how large it is -----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_a_wide_picture_is_scaled_down(kind):
    taken = scaled(verified(picture(kind=kind, size=(400, 200)), f"a.{kind}"), 100)

    assert ("a.png" if kind == "png" else "a.jpg", 100, 50) == (taken.name, taken.width, taken.height)
    assert (100, 50) == opened(taken).size


@pytest.mark.parametrize("width", [40, 41])
def test_a_picture_that_is_small_enough_is_left_alone(width):
    taken = verified(picture(), "a.png")

    assert scaled(taken, width) is taken


def test_a_thin_picture_keeps_a_pixel():
    assert 1 == scaled(verified(picture(size=(400, 1)), "a.png"), 100).height


def test_scaling_gives_the_same_bytes_every_time():
    taken = verified(picture(size=(400, 200)), "a.png")

    one = scaled(taken, 100)
    scaled.cache_clear()

    assert one.data == scaled(taken, 100).data


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_an_opaque_picture_stays_itself(kind):
    taken = verified(picture(kind=kind), f"a.{kind}")

    assert on_white(taken) is taken


@pytest.mark.parametrize(
    ("box", "size"), [((20, 100), (20, 10)), ((100, 5), (10, 5)), ((40, 20), (40, 20)), ((80, 80), (80, 40))]
)
def test_a_picture_fills_a_box_and_keeps_its_proportions(box, size):
    assert size == fitted(Media("a.png", "png", b"", 40, 20), *box)


# --- the door ------------------------------------------------------------------------------------


def test_pillow_is_not_loaded_before_a_picture_is():
    script = "import sys, presskit.document; sys.exit('PIL' in sys.modules)"

    assert 0 == subprocess.run([sys.executable, "-c", script], check=False).returncode
