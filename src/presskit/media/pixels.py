"""Turn a picture's bytes into pixels and back: in sRGB, upright, of few kinds. The door to Pillow.

Pillow takes long to import, and most commands show no picture: it is imported where a picture is.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Literal, cast

from presskit.media.anatomy import Anatomy, BrokenError, Kind, check_rows

if TYPE_CHECKING:
    from PIL.Image import Image

COMMON_MODES = frozenset({"L", "RGB", "RGBA", "P"})
"""How pixels may stay as they are: every mail program and PDF reader knows these."""

_ORIENTATION = 0x0112

_FAULTS = (
    OSError,
    SyntaxError,
    ValueError,
    ArithmeticError,
    LookupError,
    TypeError,
    EOFError,
    struct.error,
    zlib.error,
)
"""What Pillow raises at a broken file, none of them its own."""


def opened(data: bytes) -> Image:
    """A picture whose pixels are read when they are needed."""
    from PIL import Image as pillow  # noqa: PLC0415, N813 - the module's first lines say why

    return pillow.open(BytesIO(data), formats=("PNG", "JPEG"))


@contextmanager
def _strictly() -> Iterator[None]:
    """Let Pillow forgive nothing: WeasyPrint, once imported, has it fill up for everyone what is cut off."""
    from PIL import ImageFile  # noqa: PLC0415 - likewise

    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def decoded(anatomy: Anatomy) -> Image:
    """The picture with all its pixels; raises BrokenError where they cannot be read."""
    try:
        if anatomy.packed:
            check_rows(anatomy)
        with _strictly():
            image = opened(anatomy.essence)
            image.load()
    except (*_FAULTS, Warning):
        raise BrokenError("is damaged: its pixels cannot be read") from None
    return image


def in_srgb(image: Image, profile: bytes) -> Image:
    """The picture in sRGB, itself where it is; a profile that is broken or made for other pixels counts for nothing."""
    if profile:
        from PIL.ImageCms import PyCMSError  # noqa: PLC0415 - likewise

        try:
            return _converted(image, profile)
        except (PyCMSError, *_FAULTS):
            pass
    return image.convert("RGB") if image.mode == "CMYK" else image


def _converted(image: Image, profile: bytes) -> Image:
    from PIL import ImageCms  # noqa: PLC0415 - likewise

    own = ImageCms.ImageCmsProfile(BytesIO(profile))
    if "srgb" in ImageCms.getProfileDescription(own).lower():
        return image
    colors = common(image)
    target = "RGBA" if colors.mode == "RGBA" else "RGB"
    done = ImageCms.profileToProfile(colors, own, ImageCms.createProfile("sRGB"), outputMode=target)
    return cast("Image", done).convert("L") if colors.mode == "L" else cast("Image", done)


def upright(image: Image, exif: bytes) -> Image:
    """The picture as its camera wants it seen, itself where it is already."""
    from PIL.Image import Transpose  # noqa: PLC0415 - likewise

    turns = (
        Transpose.FLIP_LEFT_RIGHT,
        Transpose.ROTATE_180,
        Transpose.FLIP_TOP_BOTTOM,
        Transpose.TRANSPOSE,
        Transpose.ROTATE_270,
        Transpose.TRANSVERSE,
        Transpose.ROTATE_90,
    )
    orientation = _orientation(exif)
    return image.transpose(turns[orientation - 2]) if orientation > 1 else image


def _orientation(exif: bytes) -> int:
    """How the camera was held, 1 (upright) to 8. Read here, for a table of Exif can unfold to gigabytes.

    Source: TIFF 6.0, section 2: byte order, offset of the table, its length, entries of 12 bytes.
    """
    order: Literal["little", "big"] = "little" if exif.startswith(b"II") else "big"
    table = int.from_bytes(exif[4:8], order)
    count = int.from_bytes(exif[table : table + 2], order)
    for at in range(table + 2, table + 2 + 12 * count, 12):
        if int.from_bytes(exif[at : at + 2], order) == _ORIENTATION:
            value = int.from_bytes(exif[at + 8 : at + 10], order)
            return value if value in range(1, 9) else 1
    return 1


def common(image: Image) -> Image:
    """The picture as L, RGB, RGBA or CMYK, whatever a PNG called its pixels."""
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode.startswith("I"):  # 16 bits of grey: `convert` would cut them off at 255
        return image.point(lambda grey: grey / 256).convert("L")
    gray = image.mode in {"1", "L"}
    return image if image.mode in {"L", "RGB", "CMYK"} else image.convert("L" if gray else "RGB")


def encoded(image: Image, kind: Kind) -> bytes:
    """The same pixels give the same bytes; nothing but pixels is written."""
    image.info.clear()
    file = BytesIO()
    if kind == "png":
        image.save(file, "PNG", optimize=True)
    else:
        image.save(file, "JPEG", quality=90, optimize=True)
    return file.getvalue()


def resized(image: Image, width: int, height: int) -> Image:
    """The picture in fewer pixels; one of few colours keeps few, and stays light."""
    from PIL.Image import Dither, Resampling  # noqa: PLC0415 - likewise

    # A JPEG comes out of its decoder at no less than this size, in a fraction of the time.
    image.draft(image.mode, (2 * width, 2 * height))
    smaller = common(image).resize((width, height), Resampling.LANCZOS)
    has_few_colors = image.mode == "P" and smaller.mode == "RGB"
    return smaller.quantize(256, dither=Dither.NONE) if has_few_colors else smaller


def over_white(image: Image) -> Image:
    """The picture with white where it was transparent."""
    from PIL import Image as pillow  # noqa: PLC0415, N813 - likewise

    layer = image.convert("RGBA")
    ground = pillow.new("RGBA", layer.size, "white")
    ground.alpha_composite(layer)
    return ground.convert("RGB")
