"""Turn the bytes of an SVG into a Drawing: shapes and colours alone, without text and without a way to anything else.

What draws nothing (what editors note for themselves, titles, remarks) is dropped; what could not be printed the same
everywhere is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from xml.etree import ElementTree as ET

from presskit.media import MediaError

MOST_BYTES = 1024 * 1024
MOST_SHAPES, DEEPEST = 20_000, 64

_SVG = "http://www.w3.org/2000/svg"

_SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
_FRAMES = frozenset({"svg", "g", "defs", "clipPath", "linearGradient", "radialGradient", "stop", "style"})
_SILENT = frozenset({"title", "desc", "metadata"})
_REFUSED: Mapping[str, str] = MappingProxyType(
    {
        "text": "text, which needs a font",
        "tspan": "text, which needs a font",
        "textPath": "text, which needs a font",
        "image": "a picture of its own",
        "use": "a reference to another shape (`use`)",
        "script": "a script",
        "foreignObject": "a piece of another format",
        "a": "a link",
        "filter": "a filter",
        "mask": "a mask",
        "pattern": "a pattern",
    }
)
"""What people call what a drawing may not hold."""

_EXPORT = "in the drawing program, turn text and objects into paths and save it as plain SVG"


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG that draws by itself. `width` and `height` are in its own units: only their ratio counts."""

    name: str
    data: bytes
    width: float
    height: float

    @property
    def kind(self) -> str:
        """Its subtype among media types of images."""
        return "svg+xml"


def verified(data: bytes, name: str) -> Drawing:
    """Take an SVG that holds shapes and their colours, and nothing else that shows.

    Raises MediaError: `image-too-large` over 1 MiB or 20,000 elements, `bad-image` for everything else.
    """
    if len(data) > MOST_BYTES:
        raise MediaError("image-too-large", f"{name} has {len(data):,} bytes; a drawing may have 1 MiB", _EXPORT)
    root = _parsed(data, name)
    _check_extent(root, name)
    own = _copy(root, name)
    if not any(one.tag in _SHAPES for one in own.iter()):
        raise MediaError("bad-image", f"{name} draws nothing", _EXPORT)
    width, height = _size(own, name)
    return Drawing(name, ET.tostring(own), width, height)


def _parsed(data: bytes, name: str) -> ET.Element:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _refusal(name, "is not UTF-8 text") from None
    if re.search(r"<!ENTITY|<!DOCTYPE[^>]*\[", text, re.IGNORECASE):
        raise _refusal(name, "defines abbreviations of its own (entities)")
    try:
        root = ET.fromstring(text)  # noqa: S314 - entities have been refused
    except (ET.ParseError, ValueError) as problem:
        raise _refusal(name, f"is no SVG: {problem}") from None
    if _tag(root) != "svg":
        raise _refusal(name, f"is no SVG: it begins with <{_tag(root) or '…'}>")
    return root


def _refusal(name: str, reason: str) -> MediaError:
    return MediaError("bad-image", f"{name} {reason}", _EXPORT)


def _check_extent(root: ET.Element, name: str) -> None:
    if sum(1 for _ in root.iter()) > MOST_SHAPES:
        raise MediaError("image-too-large", f"{name} has more than {MOST_SHAPES:,} elements", _EXPORT)
    level, depth = [root], 0
    while level:
        depth += 1
        level = [child for one in level for child in one]
    if depth > DEEPEST:
        raise _refusal(name, f"nests its shapes more than {DEEPEST} deep")


def _tag(element: ET.Element) -> str:
    """The name of an element of SVG; "" for one of another vocabulary, or a remark."""
    if not isinstance(element.tag, str):
        return ""
    space, _, name = element.tag.rpartition("}")
    return name if space in ("", f"{{{_SVG}") else ""


# --- what is kept of it -------------------------------------------------------------------------------


def _copy(root: ET.Element, name: str, *, clips: bool = False) -> ET.Element:
    """An element with all below it, without what draws nothing; `clips` tells that it stands in a clipPath."""
    tag = _tag(root)
    if tag not in _SHAPES | _FRAMES:
        raise _refusal(name, f"holds {_REFUSED.get(tag, f'<{tag}>')}")
    clips = clips or tag == "clipPath"
    own = ET.Element(tag, dict(_attributes(root, name, clips=clips)))
    if tag == "style":
        own.text = _style(root.text or "", name)
    own.extend([_copy(child, name, clips=clips) for child in root if _tag(child) and _tag(child) not in _SILENT])
    return own


def _attributes(element: ET.Element, name: str, *, clips: bool) -> Iterator[tuple[str, str]]:
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == "href":
            raise _refusal(name, f"holds a reference to {value[:60]!r}")
        if key.lower().startswith("on"):
            raise _refusal(name, f"holds a script (`{key[:20]}`)")
        if "}" not in key:
            _check_reference(value, name)
            if clips and "url(" in value:
                raise _refusal(name, "cuts out a shape by a shape that is cut out itself")
            yield key, value


def _style(text: str, name: str) -> str:
    if "@" in text or "clip-path" in text:
        raise _refusal(name, "holds a style sheet that does more than colour shapes")
    _check_reference(text, name)
    return text


def _check_reference(value: str, name: str) -> None:
    """Refuse an address other than the name of a colour gradient or outline in the same drawing."""
    rest = re.sub(r"url\(\s*(['\"]?)#[\w.:-]+\1\s*\)", "", value)
    if "\\" in rest or re.search(r"url\s*\(|://|data:|image-set|src\s*\(", rest, re.IGNORECASE):
        raise _refusal(name, f"holds a reference to something outside itself: {rest.strip()[:60]!r}")


# --- its proportions ------------------------------------------------------------------------------------


def _size(root: ET.Element, name: str) -> tuple[float, float]:
    """Width and height by the `viewBox`, which is written where there is none: so the drawing can be scaled."""
    across, down = root.attrib.pop("width", ""), root.attrib.pop("height", "")
    if "viewBox" not in root.attrib:
        root.set("viewBox", f"0 0 {_number(across)} {_number(down)}")
    numbers = [_number(one) for one in re.split(r"[\s,]+", root.get("viewBox", "").strip())]
    if len(numbers) != 4 or min(numbers[2:]) <= 0:  # noqa: PLR2004 - x, y, width, height
        raise _refusal(name, "does not tell its size by a `viewBox`")
    root.set("xmlns", _SVG)
    return numbers[2], numbers[3]


def _number(text: str) -> float:
    found = re.fullmatch(r"\s*(-?[0-9]{0,9}(?:\.[0-9]{1,9})?)(?:px|pt|mm|cm|in)?\s*", text)
    return float(found[1]) if found and found[1] not in ("", "-") else 0.0
