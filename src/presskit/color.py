"""Turn a house's colour into the nearest shade that can be read on its ground."""

from __future__ import annotations

CONTRAST = 4.5
"""The least ratio between words and their ground (WCAG 2.2, success criterion 1.4.3)."""


def readable(color: str, ground: str) -> str:
    """The nearest shade of `color` that reaches CONTRAST on `ground`, mixed with black or white.

    One of the two always reaches it: the worst ground gives them 4.58.
    """
    extreme = 0 if contrast("#000000", ground) > contrast("#ffffff", ground) else 255
    shades = (_mixed(color, extreme, percent) for percent in range(101))
    return next(one for one in shades if contrast(one, ground) >= CONTRAST)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    """WCAG 2.2's relative luminance."""
    red, green, blue = (_linear(part / 255) for part in _parts(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - the standard's own number


def _mixed(color: str, extreme: int, percent: int) -> str:
    """`color` with `percent` of black (0) or white (255) in it."""
    mixed = (round(part + (extreme - part) * percent / 100) for part in _parts(color))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _parts(color: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(color.removeprefix("#")))
