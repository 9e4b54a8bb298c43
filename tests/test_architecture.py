"""The house rules of ARCHITECTURE: who may import whom, and one door for each library."""

import ast
import re
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src" / "presskit"

FLOORS = {
    "errors": 0,
    "unseen": 0,
    "media": 0,
    "color": 0,
    "mail": 0,
    "document": 1,
    "model": 1,
    "workspace": 1,
    "language": 2,
    "authoring": 3,
    "translation": 4,
    "checks": 5,
    "phrase": 6,
    "compose": 7,
    "templating": 7,
    "formats": 8,
    "writer": 8,
    "console": 9,
    "jobs": 9,
    "doctor": 10,
    "pipeline": 10,
    "upkeep": 10,
    "standing": 10,
    "review": 10,
    "cli": 11,
}
"""Each room's floor; a module imports only from its own room and from floors below."""

DOORS = {
    "babel": {"language"},
    "zoneinfo": {"language"},
    "yaml": {"authoring"},
    "pydantic": {"authoring"},
    "pydantic_core": {"authoring"},
    "polib": {"translation"},
    "rapidfuzz": {"translation", "checks"},  # texts are likened there, names here
    "jinja2": {"templating"},
    "markupsafe": {"templating"},
    "css_inline": {"formats"},
    "wcwidth": {"formats"},
    "idna": {"mail"},
    "weasyprint": {"formats"},
    "pydyf": {"formats"},
    "fontTools": {"formats", "media"},  # letters are told there, damaged files are refused here
    "click": {"cli"},
    "PIL": {"media"},
    "rich": {"console"},
}
"""Each third-party library's door."""

MODULES = sorted(SRC.rglob("*.py"))


def _room(path: Path) -> str:
    return path.relative_to(SRC).parts[0].removesuffix(".py")


def _imports(path: Path) -> set[str]:
    """Every module that a file imports, in full, wherever in the file the import stands."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{one.name}" for one in node.names}
    return found


def _rooms_imported(path: Path) -> set[str]:
    inside = {name.split(".")[1] for name in _imports(path) if name.startswith("presskit.")}
    return inside & set(FLOORS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SRC)))
def test_a_module_imports_only_from_rooms_below(path):
    room = _room(path)

    arrows = [f"{room} → {other}" for other in _rooms_imported(path) if other != room and _is_up(room, other)]

    assert [] == arrows


def _is_up(room: str, other: str) -> bool:
    return room != "__init__" and FLOORS[other] >= FLOORS[room]


def test_every_room_has_its_floor():
    rooms = {_room(path) for path in MODULES} - {"__init__", "fonts", "shipped"}

    assert rooms == set(FLOORS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SRC)))
def test_a_library_is_imported_through_its_door(path):
    room = _room(path)
    libraries = {name.split(".")[0] for name in _imports(path)} & set(DOORS)

    strays = [name for name in libraries if room not in DOORS[name]]

    assert [] == strays


def test_formats_do_not_import_each_other():
    names = {path.stem for path in (SRC / "formats").glob("*.py")} - {"__init__"}

    arrows = [
        f"{path.stem} → {name}"
        for path in (SRC / "formats").glob("*.py")
        for imported in _imports(path)
        for name in names
        if path.stem not in {"__init__", name} and imported.startswith(f"presskit.formats.{name}")
    ]

    assert [] == arrows


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SRC)))
def test_no_module_outgrows_600_lines_and_no_function_60(path):
    text = path.read_text("utf-8")

    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = [one.name for one in functions if (one.end_lineno or 0) - one.lineno + 1 > 60]

    assert [] == long
    assert text.count("\n") <= 600


def test_every_module_opens_by_saying_what_it_does():
    silent = [
        str(path.relative_to(SRC)) for path in MODULES if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]

    assert [] == silent


def test_every_module_has_a_test_of_its_own():
    tests = Path(__file__).parent
    exempt = {"__init__.py"}

    lonely = [
        str(path.relative_to(SRC))
        for path in MODULES
        if path.name not in exempt and not (tests / path.relative_to(SRC).parent / f"test_{path.name}").is_file()
    ]

    assert [] == lonely


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SRC)))
def test_no_pattern_repeats_a_group_possessively(path):
    """Debian 12's Python 3.11.2 matches `(…)*+` wrongly (cpython issue 106052); `(?>(…)*)` means the same."""
    found = re.findall(r"\)(?:[*+?]|\{[0-9,]+\})\+", path.read_text("utf-8"))

    assert [] == found
