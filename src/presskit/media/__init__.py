"""Turn the bytes of a PNG or JPEG into Media: verified, bounded, without metadata; and scale it. The door to Pillow.

A file is first taken apart (`anatomy`), which tells its size, its end and its metadata for the price of a glance; only
what passes is decoded (`pixels`).
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from presskit.media import pixels
from presskit.media.anatomy import DISSECT, PNG, BrokenError, Kind

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 50_000_000

SUFFIXES: Mapping[str, Kind] = MappingProxyType({".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg"})

_EXPORT = "open it in an image program and export it as {kind} again"


class MediaError(ValueError):
    """A picture that cannot be taken: a lower-case sentence, its stable code, and the way to mend it."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Media:
    """A picture that is what it claims to be.

    `name` is its file name (`meeting.jpg`), safe to write and to put into an address. `data` holds pixels and no
    metadata; `width` and `height` count pixels as a viewer sees them, after any rotation a camera asked for.
    """

    name: str
    kind: Kind
    data: bytes
    width: int
    height: int


def load(name: str, folder: Path, root: Path) -> Media:
    """Read the picture that a YAML file in `folder` calls `name`; it stands somewhere below `root`.

    `name` is a path with `/`, taken letter by letter: `%2e` is no dot. Raises MediaError: `outside` for a path that
    leaves `root`, also by a symbolic link, `no-image` where no regular file stands (none is opened but a regular
    one), and what `verified` raises.
    """
    return verified(read(name, folder, root), name)


def read(name: str, folder: Path, root: Path, noun: str = "picture") -> bytes:
    """Read the file that a YAML file in `folder` calls `name`, as `load` does; `noun` is what it should hold."""
    path = _located(name, folder, root, noun)
    try:
        return _read(path, name, noun)
    except OSError as problem:
        reason = (problem.strerror or "the system refuses").lower()
        raise MediaError("no-image", f"{name} cannot be read: {reason}", "check who may read the file") from None


def verified(data: bytes, name: str) -> Media:
    """Take a PNG or JPEG that is whole, holds one picture and nothing else; drop what it tells beside its pixels.

    Pixels come out as sRGB and upright; a picture that was so already keeps its compressed pixels as they are.
    Raises MediaError: `image-too-large` over 20 MiB or 50 megapixels (by its header, before decoding), `bad-image`
    for everything else that is wrong with it.
    """
    kind = _kind(data, name)
    _check_bytes(len(data), name)
    try:
        anatomy = DISSECT[kind](data)
        _check_pixels(*anatomy.size, name)
        image = pixels.decoded(anatomy)
    except BrokenError as problem:
        raise MediaError("bad-image", f"{name} {problem}", _EXPORT.format(kind=kind.upper())) from None
    shown = pixels.upright(pixels.in_srgb(image, anatomy.profile), anatomy.exif)
    is_kept = shown is image and image.mode in pixels.COMMON_MODES
    essence = anatomy.essence if is_kept else pixels.encoded(pixels.common(shown), kind)
    return Media(_file_name(name, kind, data), kind, essence, shown.width, shown.height)


@lru_cache(maxsize=16)
def scaled(media: Media, width: int) -> Media:
    """The picture at most `width` pixels wide, its proportions kept; itself where it already is."""
    if media.width <= width:
        return media
    height = max(1, round(media.height * width / media.width))
    smaller = pixels.resized(pixels.opened(media.data), width, height)
    return replace(media, data=pixels.encoded(smaller, media.kind), width=width, height=height)


@lru_cache(maxsize=16)
def on_white(media: Media) -> Media:
    """The picture with white where it was transparent; itself where it is opaque."""
    image = pixels.opened(media.data)
    if not image.has_transparency_data:
        return media
    return replace(media, data=pixels.encoded(pixels.over_white(image), media.kind))


def fitted(media: Media, width: float, height: float) -> tuple[float, float]:
    """The largest size within `width` by `height` that keeps the picture's proportions."""
    factor = min(width / media.width, height / media.height)
    return media.width * factor, media.height * factor


# --- from a path to bytes ----------------------------------------------------------------------------------------


def _located(name: str, folder: Path, root: Path, noun: str) -> Path:
    """The file behind every symbolic link, which must stand below `root`."""
    try:
        path, home = (folder / name).resolve(), root.resolve()
    except (OSError, RuntimeError, ValueError):  # a loop of links, or a NUL
        raise _nowhere(name, noun) from None
    if PurePosixPath(name).is_absolute() or not path.is_relative_to(home):
        hint = f"copy the {noun} into the newsroom and write its path from this file, such as media/meeting.jpg"
        raise MediaError("outside", f"{name} is outside the newsroom", hint)
    return path


def _nowhere(name: str, noun: str, hint: str = "") -> MediaError:
    return MediaError("no-image", f"there is no {noun} {name}", hint or "its path starts at the folder of this file")


def _read(path: Path, name: str, noun: str) -> bytes:
    """The bytes of a regular file; nothing else is opened, for a pipe would wait for ever and a device might act."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        raise _nowhere(name, noun, _guess(path, name)) from None
    _check_regular(mode, name, noun)
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        found = os.fstat(file.fileno())
        _check_regular(found.st_mode, name, noun)
        _check_bytes(found.st_size, name, noun)
        return file.read(MOST_BYTES + 1)


def _check_regular(mode: int, name: str, noun: str) -> None:
    if stat.S_ISDIR(mode):
        raise MediaError("no-image", f"{name} is a folder", f"name the {noun} in it")
    if not stat.S_ISREG(mode):
        hint = "name a PNG or JPEG file" if noun == "picture" else f"name the file of a {noun}"
        raise MediaError("no-image", f"{name} is not a file", hint)


def _guess(path: Path, name: str) -> str:
    """What may have been meant, among the names in the same folder."""
    if "\\" in name:
        return "write / between folders"
    names = [one.name for one in path.parent.iterdir()] if path.parent.is_dir() else []
    alike = get_close_matches(path.name, names, 1) or [one for one in names if one.lower() == path.name.lower()]
    return f"did you mean {PurePosixPath(name).with_name(alike[0])}?" if alike else ""


def _check_bytes(size: int, name: str, noun: str = "picture") -> None:
    if size > MOST_BYTES:
        message = f"{name} has {size:,} bytes; a {noun} may have {MOST_BYTES:,} (20 MiB)"
        raise MediaError("image-too-large", message, "export it 2400 pixels wide, which is enough to print")


def _check_pixels(width: int, height: int, name: str) -> None:
    if width * height > MOST_PIXELS:
        message = f"{name} has {width:,} × {height:,} pixels; a picture may have {MOST_PIXELS // 1_000_000} million"
        raise MediaError("image-too-large", message, "export it 2400 pixels wide, which is enough to print")


# --- what it claims to be -------------------------------------------------------------------------------------------

_LOOKS = (
    (re.compile(re.escape(PNG)), "a PNG"),
    (re.compile(b"\xff\xd8\xff"), "a JPEG"),
    (re.compile(b"GIF8"), "a GIF"),
    (re.compile(b"RIFF....WEBP", re.DOTALL), "a WebP picture"),
    (re.compile(b"....ftyp(heic|heix|mif1|msf1)", re.DOTALL), "a HEIC photograph"),
    (re.compile(b"....ftypavi", re.DOTALL), "an AVIF picture"),
    (re.compile(rb"II\*\0|MM\0\*"), "a TIFF"),
    (re.compile(b"BM"), "a BMP"),
    (re.compile(b"%PDF"), "a PDF"),
    (re.compile(rb"\s*(<\?xml.*)?(<!--.*)?<svg", re.DOTALL), "an SVG drawing"),
    (re.compile(b"version https://git-lfs"), "a Git LFS pointer; the picture itself was not fetched"),
)
"""How files begin, and what people call them."""


def _kind(data: bytes, name: str) -> Kind:
    """What a file is both by its name and by its first bytes."""
    path = PurePosixPath(name)
    claimed = SUFFIXES.get(path.suffix.lower())
    if claimed is None:
        raise MediaError("bad-image", f"{name} is neither .png nor .jpg", "export the picture as PNG or JPEG")
    held = next((look for start, look in _LOOKS if start.match(data[:1024])), "no picture") if data else "nothing"
    if held == f"a {claimed.upper()}":
        return claimed
    for suffix, kind in SUFFIXES.items():
        if held == f"a {kind.upper()}":
            raise MediaError("bad-image", f"{name} holds {held}", f"rename it to {path.with_suffix(suffix).name}")
    raise MediaError("bad-image", f"{name} holds {held}", f"export the picture as {claimed.upper()}")


def _file_name(name: str, kind: Kind, data: bytes) -> str:
    """An ASCII name for the picture; one without a Latin letter or figure is named by what it holds."""
    ascii_name = unicodedata.normalize("NFKD", PurePosixPath(name).stem).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^A-Za-z0-9_-]+", "-", ascii_name).strip("-_")[:60]
    return f"{stem or f'picture-{hashlib.sha256(data).hexdigest()[:8]}'}.{'jpg' if kind == 'jpeg' else 'png'}"
