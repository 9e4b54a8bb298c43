"""The example newsroom, this repository: complete, translated, and its pictures as their script draws them."""

import json
import shutil
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
import yaml
from PIL import Image, ImageChops

from presskit.cli import run

TOP = Path(__file__).parents[1]
JOINT = TOP / "releases" / "2024-03-20-example" / "release.yaml"


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    """A copy of the newsroom, which is the working folder."""
    shutil.copy(TOP / "presskit.yaml", tmp_path)
    for name in ("releases", "locales", "media"):
        shutil.copytree(TOP / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def script():
    """tools/make_example_media.py as a module."""
    spec = spec_from_file_location("make_example_media", TOP / "tools" / "make_example_media.py")
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


def _keys(value):
    """Every key of a tree of mappings and lists."""
    if isinstance(value, dict):
        return set(value).union(*map(_keys, value.values()))
    return set().union(*map(_keys, value)) if isinstance(value, list) else set()


def _tree(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_joint_release_holds_every_field_that_a_release_may_have():
    fields = set(json.loads((TOP / "docs/schema/release.json").read_text("utf-8"))["properties"])

    assert set() == fields - set(yaml.safe_load(JOINT.read_text("utf-8")))


def test_the_joint_release_holds_every_kind_of_block_and_fact():
    blocks = {"paragraph", "heading", "list", "numbered", "quote", "image", "table"}
    facts = {"date", "from", "to", "number", "percent", "money", "year", "at"}

    assert set() == (blocks | facts) - _keys(yaml.safe_load(JOINT.read_text("utf-8")))


@pytest.mark.usefixtures("newsroom")
def test_every_release_renders_in_each_of_its_languages_without_complaint(capsys):
    assert 0 == run(["render", "-f", "txt"])

    assert [
        "2024-05-06-family-papers: ar, en and fr written (3 files)",
        "2024-03-20-example: en, ar and fr written (3 files)",
        "2022-09-15-icesco-osce: en, ar and fr written (3 files)",
    ] == capsys.readouterr().err.splitlines()


def test_no_text_comes_out_with_a_brace_in_it(newsroom):
    assert 0 == run(["render", "-f", "txt"])

    texts = {path.name: path.read_text("utf-8") for path in newsroom.glob("dist/*/*.txt")}
    assert 9 == len(texts)
    assert [] == [name for name, text in texts.items() if "{" in text]


def test_the_catalogs_are_up_to_date(newsroom):
    before = _tree(newsroom)

    assert 0 == run(["update"])

    assert before == _tree(newsroom)


@pytest.mark.parametrize(
    ("drawn", "kept"),
    [
        ("draw_map", JOINT.parent / "media" / "map.png"),
        ("draw_archive", TOP / "media" / "water-archive.png"),
        ("draw_springs", TOP / "media" / "seven-springs.png"),
    ],
    ids=["map", "archive", "university"],
)
def test_the_pictures_are_those_that_their_script_draws(script, drawn, kept):
    picture = getattr(script, drawn)()

    with Image.open(kept) as other:
        assert other.size == picture.size
        assert None is ImageChops.difference(other.convert("RGBA"), picture.convert("RGBA")).getbbox(alpha_only=False)
