"""Judges of direction: Arabic mails run and keep to the right, mirror the English ones, and fit on a phone.

Chromium shows the mail as it is and what mail clients leave of it: without its style sheet, without the attributes of
html and body, without `dir` on tables and cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from judges.chromium import Browser, browser
from judges.court import Objections

RIGHT_TO_LEFT = (".ar.", ".fa.", ".ur.")
PHONE, DESK = 320, 800
WIDTHS = (PHONE, 375, DESK)

AS_IS = "as it is"
MUTATIONS = {
    AS_IS: "0",
    "without <style>": "document.querySelectorAll('style').forEach(one => one.remove())",
    "without the attributes of html and body": """
        for (const one of [document.documentElement, document.body])
          for (const name of one.getAttributeNames()) one.removeAttribute(name)""",
    "without dir on tables and cells": """
        document.querySelectorAll('table, td, th').forEach(one => one.removeAttribute('dir'))""",
}
"""What clients do to a mail, in JavaScript."""

Box = dict[str, Any]
"""What boxes.js says of one: its name, direction, alignment, what is at its left and right, and the boxes in it."""

ALIKE = 0.9
"""The least share of boxes that two languages of a release must have in common; texts may add a note or a row."""


def narrow(paths: Sequence[Path], _: Path) -> Objections:
    """No sideways scroll on a phone, whatever a client leaves of the mail; and nothing asked of the network."""
    with browser() as page:
        return {path: list(_too_wide(page, path)) for path in paths}


def _too_wide(page: Browser, path: Path) -> Iterator[str]:
    for name, mutation in MUTATIONS.items():
        page.open(path, width=PHONE)
        page.ask(mutation)
        if (wide := page.ask("document.scrollingElement.scrollWidth")) > PHONE:
            yield f"{name}: {wide} px wide on a screen of {PHONE}"
        yield from (f"{name}: asks the network for {url}" for url in page.strangers())


def rtl(paths: Sequence[Path], _: Path) -> Objections:
    """Every Arabic word runs from right to left, every line of them keeps to the right edge of its cell."""
    script = Path(__file__).with_name("direction.js").read_text("utf-8")
    with browser() as page:
        return {path: list(_astray(page, path, script)) for path in paths}


def _astray(page: Browser, path: Path, script: str) -> Iterator[str]:
    for width in WIDTHS:
        for name, mutation in MUTATIONS.items():
            page.open(path, width=width)
            page.ask(mutation)
            yield from (f"{width} px, {name}: {said}" for said in page.ask(script))


def mirror(paths: Sequence[Path], _: Path) -> Objections:
    """Every box of the Arabic mail is the mirror image of the same box in the English one."""
    script = Path(__file__).with_name("boxes.js").read_text("utf-8")
    with browser() as page:
        return {path: list(_unlike(page, path, script)) for path in paths}


def _unlike(page: Browser, path: Path, script: str) -> Iterator[str]:
    english = path.with_name(path.name.replace(".ar.", ".en."))
    for width in WIDTHS:
        page.open(english, width=width)
        first = page.ask(script)
        page.open(path, width=width)
        pairs = list(_pairs(first, page.ask(script)))
        said = [f"{one['name']}: {what}" for one, other in pairs if other for what in _differences(one, other)]
        lonely = sum(other is None for _, other in pairs)
        if lonely > (1 - ALIKE) * len(pairs):
            said.append(f"{lonely} of {len(pairs)} boxes are only in the English mail")
        yield from (f"{width} px: {one}" for one in said)


def _pairs(ours: Box, theirs: Box) -> Iterator[tuple[Box, Box | None]]:
    """Each box of a tree, and the same box of the other: rows of the same shape are taken for the same row."""
    yield ours, theirs
    first, second = ours["children"], theirs["children"]
    shapes = [_shape(one) for one in first], [_shape(one) for one in second]
    for step, start, end, begin, stop in SequenceMatcher(None, *shapes, autojunk=False).get_opcodes():
        for index, one in enumerate(first[start:end], begin):
            if index < stop and (step == "equal" or one["name"] == second[index]["name"]):
                yield from _pairs(one, second[index])
            else:
                yield from ((box, None) for box in _all(one))


def _differences(ours: Box, theirs: Box) -> Iterator[str]:
    for here, there in (("left", "right"), ("right", "left")):
        for key, value in ours[here].items():
            if value != theirs[there][key]:
                yield f"{key} {value} at the {here}, but {theirs[there][key]} at the {there} in the mirror"
    if ours["direction"] == theirs["direction"]:
        yield f"direction {ours['direction']} in both"
    if not _aligned(ours, theirs):
        yield f"words aligned {ours['align']}, in the mirror {theirs['align']}"
    if len(ours["children"]) == len(theirs["children"]) and _order(ours) != {(b, a) for a, b in _order(theirs)}:
        yield "its cells do not change sides"


def _aligned(ours: Box, theirs: Box) -> bool:
    """Whether the words change sides. Figures do not: their units line up at the right in every language."""
    if ours["data"] and ours["align"] == "right":
        return bool(theirs["align"] == "right")
    mirrored = {"left": "right", "right": "left"}
    return bool(mirrored.get(ours["align"], ours["align"]) == theirs["align"])


def _order(box: Box) -> set[tuple[int, int]]:
    """Each pair of children that stand beside each other, by number, the left one first."""
    spans = list(enumerate(one["across"] for one in box["children"]))
    return {(one, other) for one, ours in spans for other, theirs in spans if ours[1] <= theirs[0] and one != other}


def _shape(box: Box) -> str:
    """A box and what is in it, by name."""
    return f"{box['name']}({','.join(_shape(one) for one in box['children'])})"


def _all(box: Box) -> Iterator[Box]:
    yield box
    for one in box["children"]:
        yield from _all(one)
