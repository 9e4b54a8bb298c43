"""The documentation is true: its commands run, its examples render, its links lead somewhere."""

import re
import shlex
import shutil
from pathlib import Path

import click
import pytest
from PIL import Image

from presskit.cli import COMMANDS, presskit_command, run

TOP = Path(__file__).parents[1]
PAGES = [TOP / "README.md", TOP / "CONTRIBUTING.md", TOP / "CHANGELOG.md", *sorted((TOP / "docs").glob("*.md"))]
NAME = "2024-06-02-library-bus"
HEADER = {"presskit:": "presskit: 1\n", "date:": "date: 2024-06-02\n", "headline:": "headline: Books\n"}


def _blocks(page, language):
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```$", page.read_text("utf-8"))


def _supply_pictures(folder):
    """Any picture under each name that the guide uses."""
    folder.mkdir()
    for name in ("bus.jpg", "cba.png", "school.png"):
        Image.new("RGB", (300, 200), "#446688").save(folder / name)


def _commands(page):
    """Every `presskit …` that a page tells its reader to type."""
    text = page.read_text("utf-8")
    typed = re.findall(r"(?m)^\$ (presskit [a-z].*)$", text) + re.findall(r"`(presskit [a-z][^`]*)`", text)
    return [shlex.split(one, comments=True) for one in typed]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_and_option_that_a_page_names_exists(page):
    for _, name, *rest in _commands(page):
        assert name in COMMANDS
        command = presskit_command.get_command(click.Context(presskit_command), name)
        known = {option for one in command.params for option in one.opts} | {"--help"}
        assert {one for one in rest if one.startswith("-") and one != "-"} <= known


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_within_the_repository_leads_somewhere(page):
    targets = re.findall(r"\]\(([^)#]+)\)", re.sub(r"(?ms)^```.*?^```$|`[^`]*`", "", page.read_text("utf-8")))

    lost = [one for one in targets if "://" not in one and not (page.parent / one).exists()]

    assert [] == lost


def test_the_readme_names_every_command():
    text = (TOP / "README.md").read_text("utf-8")

    assert [] == [name for name in COMMANDS if f"| `presskit {name} " not in text]


def test_the_readmes_console_shows_what_happens(tmp_path, monkeypatch, capsys):
    (block,) = _blocks(TOP / "README.md", "console")
    command, *shown = block.splitlines()
    for name in ("presskit.yaml", "releases", "locales", "media"):
        source = TOP / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    monkeypatch.chdir(tmp_path)

    assert 0 == run(shlex.split(command.removeprefix("$ presskit ")))

    printed = capsys.readouterr()
    lines = [*printed.out.splitlines(), *printed.err.splitlines()]
    assert [one for one in shown if one != "…"] == [*lines[:3], lines[-1]]


def test_the_readmes_release_is_the_example():
    (block,) = _blocks(TOP / "README.md", "yaml")
    example = (TOP / "releases/2022-09-15-icesco-osce/release.yaml").read_text("utf-8")

    for line in block.splitlines()[1:]:
        whole = "…" not in line
        assert not whole or line.strip() in example


@pytest.mark.parametrize(
    "block", _blocks(TOP / "docs" / "authoring.md", "yaml"), ids=lambda block: block.split("\n")[0]
)
def test_the_authoring_guides_examples_render(block, tmp_path, monkeypatch):
    """Each fragment as a release of the library bus's newsroom, with what it must have and does not show."""
    shutil.copytree(TOP / "tests" / "data" / "library-bus", tmp_path / "bus")
    monkeypatch.chdir(tmp_path / "bus")
    _supply_pictures(Path("media"))
    if block.startswith("# presskit.yaml"):
        Path("presskit.yaml").write_text(block, "utf-8")
        body = "body: In {rabat}, {amrani.full} of {cba.name}.\ncontacts: [press]\nboilerplates: [cba]\n"
        block = "issuers: [cba, school]\n" if "school:" in block else body
    text = f"body:\n{block}" if block.startswith("  - ") else block
    text += "" if re.search(r"(?m)^body:", text) else "body: Text.\n"
    text = "".join(line for key, line in HEADER.items() if not re.search(rf"(?m)^{key}", text)) + text
    known = text.replace("{almalik", "{amrani").replace("{icesco", "{cba")
    known += "" if re.search(r"(?m)^languages:", known) else "languages: [en]\n"
    source = re.search(r"(?m)^language: (.*)$", known)
    Path("page.yaml").write_text(known, "utf-8")

    assert 0 == run(["render", "-f", "txt", "-l", source[1] if source else "en", "page.yaml"])


def test_the_translators_guide_shows_an_entry_as_it_is_given():
    (block,) = _blocks(TOP / "docs" / "translators.md", "po")

    assert block in (TOP / "tests/data/library-bus/locales/ar/LC_MESSAGES" / f"{NAME}.po").read_text("utf-8")


def test_the_branding_guide_names_every_template():
    text = (TOP / "docs" / "branding.md").read_text("utf-8")

    shipped = (path.relative_to(TOP / "templates") for path in (TOP / "templates").rglob("*.*"))

    assert [] == [str(one) for one in shipped if f"`{one}`" not in text]


def test_the_branding_guides_label_file_is_a_good_catalog():
    from presskit.translation import po

    (block,) = _blocks(TOP / "docs" / "branding.md", "po")

    read = po.read(block.encode(), "presskit.po", language="fr", report=lambda _: None)
    assert ["Notes to editors"] == [one.msgid for one in read]
