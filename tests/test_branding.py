"""A newsroom's own templates: what the page on branding tells of them is so, and a second house has its own looks."""

import re
import shutil
from dataclasses import fields
from html import unescape
from pathlib import Path
from typing import get_args

import html5lib
import pikepdf
import pypdfium2
import pytest
from jinja2 import DictLoader
from jinja2.meta import find_undeclared_variables
from jinja2.nodes import Block, FromImport, If, Import, Macro, Scope
from pypdfium2 import raw

from presskit import workspace
from presskit.cli import run
from presskit.document import Document, DocumentBlock, ImageBlock, LogoMark, ParagraphBlock
from presskit.formats import Assets, email, formats, pdf
from presskit.media import Media
from presskit.templating import OWN_FILTERS, draw, phrases
from presskit.templating.sandbox import OTHER_FILTERS, TEXT_FILTERS, Sandbox

pytestmark = pytest.mark.slow

TOP = Path(__file__).parents[1]
TEMPLATES = TOP / "templates"
PAGE = (TOP / "docs" / "branding.md").read_text("utf-8")
HOUSE = Path(__file__).parent / "data" / "second-brand"
NAME = "2025-03-11-night-of-the-tides"

# --- the page on branding -------------------------------------------------------------------------------------------


def _section(title):
    """What stands below a heading of the page, up to the next one."""
    return re.split(r"(?m)^##", PAGE.split(f"### {title}\n", 1)[1])[0]


def _first_cells(text):
    """What stands in backticks in the first column of each table."""
    return [one.replace("\\|", "|") for one in re.findall(r"(?m)^\| `([^`]*)` \|", text)]


def _tree(path):
    return Sandbox(DictLoader({}), OWN_FILTERS).parse((TEMPLATES / path).read_text("utf-8"))


@pytest.mark.parametrize("path", ["email/release.html", "pdf/release.html"])
def test_the_page_names_the_blocks_of_a_template_in_their_order(path):
    blocks = [one.name for one in _tree(path).find_all(Block)]

    assert blocks == _first_cells(_section(f"Blocks of `{path}`"))


def _signature(macro):
    """A macro as the page writes it: `img(picture, alt, name="")`."""
    required = len(macro.args) - len(macro.defaults)
    defaults = [_written(one.value) for one in macro.defaults]
    arguments = [one.name for one in macro.args]
    said = arguments[:required] + [f"{one}={value}" for one, value in zip(arguments[required:], defaults, strict=True)]
    return f"{macro.name}({', '.join(said)})"


def _written(value):
    return f'"{value}"' if isinstance(value, str) else str(value).lower()


@pytest.mark.parametrize("path", ["email/macros.html", "email/blocks.html", "pdf/blocks.html"])
def test_the_page_names_the_macros_of_a_template_as_they_are_called(path):
    macros = {_signature(one) for one in _tree(path).find_all(Macro)}

    assert macros == set(_first_cells(_section(f"Macros of `{path}`")))


def test_no_other_template_has_blocks_or_macros():
    told = {"email/release.html", "email/macros.html", "email/blocks.html", "pdf/release.html", "pdf/blocks.html"}
    found = {
        path.relative_to(TEMPLATES).as_posix()
        for path in TEMPLATES.rglob("*.*")
        if next(_tree(path.relative_to(TEMPLATES)).find_all((Block, Macro)), None)
    }

    assert told == found


VALUES = {
    "email/release.html": "Values of the mail",
    "pdf/release.html": "Values of `pdf/release.html` and `pdf/blocks.html`",
    "pdf/release.css": "Values of `pdf/release.css`",
}


@pytest.fixture
def given(make_document, monkeypatch):
    """The names of the values that each template is given, by its path."""
    names = {}

    def spy(folders, name, **values):
        names[name] = set(values)
        return draw(folders, name, **values)

    monkeypatch.setattr(email, "draw", spy)
    monkeypatch.setattr(pdf, "draw", spy)
    assets = Assets((TEMPLATES,), workspace.fonts(), "#0b6e4f")
    for name in ("html", "pdf"):
        formats()[name].render(make_document(), assets, lambda _: None)
    return names


def test_the_page_names_the_values_that_each_template_is_given(given):
    assert given == {path: set(_first_cells(_section(title))) for path, title in VALUES.items()}


@pytest.mark.parametrize(
    "path", sorted(TEMPLATES.rglob("*.*")), ids=lambda path: path.relative_to(TEMPLATES).as_posix()
)
def test_a_template_uses_only_values_that_the_page_names(path):
    name = path.relative_to(TEMPLATES).as_posix()
    title = "Values of the mail" if name.startswith("email/") else VALUES.get(name, VALUES["pdf/release.html"])
    tree = _tree(name)

    known = {*_first_cells(_section(title)), *Sandbox(DictLoader({}), {}).globals, *_imported(tree)}
    assert set() == find_undeclared_variables(_parted(tree)) - known


def _parted(tree):
    """The template, what it sets in a branch seen there alone: Jinja takes it for a value given from outside."""
    for one in tree.find_all(If):
        one.body, one.else_ = ([Scope(branch)] if branch else [] for branch in (one.body, one.else_))
    return tree


def _imported(tree):
    """What the blocks of a template have from its first lines."""
    yield from (one.target for one in tree.find_all(Import))
    yield from (name for one in tree.find_all(FromImport) for name in one.names)


def test_the_page_names_every_colour():
    colours = [one.name for one in fields(email.Palette)]

    assert "colours: " + " ".join(f"`{one}`" for one in colours) in _section("Values of the mail")


def test_the_page_names_every_field_of_the_document():
    told = [one for one in _first_cells(_section("What `document` holds")) if one.startswith("document.")]

    assert {f"document.{one.name}" for one in fields(Document)} == set(told)


def test_the_page_names_every_field_of_every_block():
    table = _section("What `document` holds").split("| `block\\|kind` | has |")[1]
    told = {
        kind: set(re.findall("`([a-z]+)`", rest)) for kind, rest in re.findall(r"(?m)^\| `([a-z]+)` \| (.*) \|$", table)
    }

    assert {_kind(one): {field.name for field in fields(one)} for one in get_args(DocumentBlock)} == told


def _kind(block):
    """What templates call a class of blocks."""
    return phrases.kind(object.__new__(block))


def test_the_page_names_the_filters():
    section = _section("Filters")
    own, others = section.split("Of Jinja's own filters there are")
    jinja, names = others.split("and beside them")

    assert set(OWN_FILTERS) == set(_first_cells(own))
    assert {*TEXT_FILTERS, *OTHER_FILTERS, "join"} == set(re.findall("`([a-z]+)`", jinja))
    assert set(Sandbox(DictLoader({}), {}).globals) == set(re.findall("`([a-z]+)`", names))


def _examples():
    """The page's own templates, by the path that their first line names."""
    blocks = re.findall(r"(?ms)^```jinja\n(\{# templates/(\S+) #\}\n.*?)^```$", PAGE)
    return {path: text for text, path in blocks}


@pytest.mark.parametrize("path", _examples())
def test_the_pages_examples_can_be_drawn(path, newsroom, capsys):
    shutil.rmtree(newsroom / "templates")
    (newsroom / "templates" / path).parent.mkdir(parents=True)
    (newsroom / "templates" / path).write_text(_examples()[path], "utf-8")

    assert 0 == run(["render", "-f", "html" if path.startswith("email") else "pdf", "-l", "en"])

    assert "warning" not in capsys.readouterr().err


def test_the_pages_font_and_drawing_are_those_of_the_pdf(newsroom, capsys):
    own = PAGE.split("## The PDF's own font and logo\n")[1]
    brand = re.search(r"(?s)```yaml\n# presskit.yaml\n(brand:\n.*?)```", own)[1]
    house = (newsroom / "presskit.yaml").read_text("utf-8")
    (newsroom / "presskit.yaml").write_text(re.sub(r"(?m)^brand: .*\n", lambda _: brand, house), "utf-8")
    (newsroom / "media" / "tide.png").rename(newsroom / "media" / "logo.png")
    (newsroom / "media" / "logo.svg").write_text('<svg viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>', "utf-8")
    (newsroom / "media" / "fonts").mkdir()
    for style in ("Regular", "Bold"):
        face = (workspace.fonts() / f"PresskitSans-{style}.ttf").read_bytes()
        (newsroom / "media" / "fonts" / f"House-{style}.ttf").write_bytes(face)

    assert 0 == run(["render", "-f", "pdf", "-l", "en"])

    assert "en written (1 file)" == capsys.readouterr().err.strip()
    (made,) = newsroom.glob("dist/*/*.pdf")
    assert ({"House", "House-Bold"}, 0) == _looks(made)


def _looks(path):
    """The fonts of a PDF's first page, and how many pictures it has."""
    with pikepdf.open(path) as pdf:
        fonts = {str(one.BaseFont).split("+")[1] for one in pdf.pages[0].Resources.Font.values()}
    pictures = pypdfium2.PdfDocument(path)[0].get_objects([raw.FPDF_PAGEOBJ_IMAGE])
    return fonts, len(list(pictures))


# --- a template that cannot be drawn ----------------------------------------------------------------------------


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    """A copy of the second house, which is the working folder."""
    shutil.copytree(HOUSE, tmp_path / "house")
    monkeypatch.chdir(tmp_path / "house")
    return tmp_path / "house"


BROKEN = {
    "syntax": ("email/release.html", '{% extends "presskit/email/release.html" %}\n{% if %}', 2, "Expected an"),
    "undefined": ("email/macros.html", "{{ gone }}", 1, "'gone' is undefined"),
    "unknown colour": ("email/inline.css", "a {}\n{{ light.pink }}", 2, "a palette has no 'pink'"),
    "bomb": ("email/media.css", "{{ 'a' * 10**10 }}", 1, "the template does too much"),
    "no markup": ("email/release.html", "{{ document.headline }}", 1, "a phrase or list is no text"),
    "file": ("email/release.html", '{% include "/etc/passwd" %}', 1, "no template '/etc/passwd'"),
    "file above": ("pdf/release.html", '\n{% include "../../presskit.yaml" %}', 2, "no template '../../presskit.yaml'"),
    "trick": ("pdf/release.css", "{{ digits.__class__ }}", 1, "is unsafe"),
    "left open": ("pdf/blocks.html", "{% macro draw(block) %}", 1, "Unexpected end of template"),
}


@pytest.mark.parametrize("fault", BROKEN.values(), ids=BROKEN)
def test_a_broken_template_is_told_by_line_and_nothing_is_written(newsroom, capsys, fault):
    path, text, line, said = fault
    (newsroom / "templates" / path).write_text(text, "utf-8")

    assert 1 == run(["render", "-f", "txt", "-f", "html" if path.startswith("email") else "pdf"])

    printed = capsys.readouterr()
    assert said in printed.err
    assert f"templates/{path}:{line}:" in printed.err
    assert "hint: " in printed.err
    assert "" == printed.out
    assert [] == list(newsroom.glob("dist/*/*.*.*"))


def test_a_style_sheet_that_weasyprint_fails_at_names_the_newsrooms_templates(newsroom, capsys):
    (newsroom / "templates" / "pdf" / "release.css").write_text("p { letter-spacing: 99999999px }", "utf-8")

    assert 1 == run(["render", "-f", "pdf", "-l", "en"])

    told = capsys.readouterr().err
    assert "error[template]: the pdf cannot be drawn with its templates: " in told
    assert "templates/pdf/release.css\n" in told


def test_a_style_sheet_that_asks_for_more_is_told_by_line(newsroom, capsys):
    css = '{% include "presskit/pdf/release.css" %}\nbody { background: url(https://e.example/a.png) }\n'
    (newsroom / "templates" / "pdf" / "release.css").write_text(css, "utf-8")

    assert 1 == run(["render", "-f", "pdf", "-l", "en"])

    told = capsys.readouterr().err
    assert "error[template]: a template of the pdf asks for more" in told
    assert "templates/pdf/release.css:2:24\n" in told


def test_a_mail_that_fetches_is_refused_by_the_newsrooms_line(newsroom, capsys):
    text = '{% extends "presskit/email/release.html" %}\n{% block footer %}\n<script></script>{% endblock %}'
    (newsroom / "templates" / "email" / "release.html").write_text(text, "utf-8")

    assert 1 == run(["render", "-f", "html", "-l", "en"])

    told = capsys.readouterr().err
    assert "error[template]: the mail holds a tag `<script>`" in told
    assert "templates/email/release.html:3:1\n" in told
    assert [] == list(newsroom.glob("dist/*/*.html"))


def test_a_folder_in_place_of_a_template_is_told(newsroom, capsys):
    (newsroom / "templates" / "email" / "media.css").mkdir()

    assert 1 == run(["render", "-f", "html"])

    assert "error[template]: where a template should stand is a folder" in capsys.readouterr().err


def test_a_link_to_a_file_outside_is_told(newsroom, tmp_path, capsys):
    (tmp_path / "secret").write_text("a { color: secret }", "utf-8")
    (newsroom / "templates" / "email" / "media.css").symlink_to(tmp_path / "secret")

    assert 1 == run(["render", "-f", "html"])

    assert "error[template]: the template is a link out of the newsroom" in capsys.readouterr().err


# --- the second house -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The files of the second house, with its own templates and without them, by name."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(HOUSE, folder / "own")
    shutil.copytree(HOUSE, folder / "shipped", ignore=shutil.ignore_patterns("templates"))
    for house in ("own", "shipped"):
        assert 0 == run(["render", str(folder / house / "releases" / NAME)])
    return {
        house: {path.suffix[1:] + path.suffixes[0]: path.read_bytes() for path in folder.glob(f"{house}/dist/*/*.*.*")}
        for house in ("own", "shipped")
    }


every_language = pytest.mark.parametrize("tag", ["en", "ar", "fr"])


def _html(made, tag, house="own"):
    return made[house][f"html.{tag}"].decode()


def _pages(data):
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]


def _words(html):
    return set(unescape(re.sub(r"(?s)<!--.*?-->|<(style|title)\b.*?</\1>|<[^>]*>", " ", html)).split())


def test_the_second_house_is_complete(newsroom, capsys):
    assert 0 == run(["render"])

    assert "en, ar and fr written (9 files)" == capsys.readouterr().err.strip()
    assert 9 == len(list(newsroom.glob(f"dist/{NAME}/*.*.*")))


@pytest.mark.usefixtures("newsroom")
def test_the_second_houses_catalogs_are_up_to_date():
    before = {path: path.read_bytes() for path in Path("locales").rglob("*.po*")}

    assert 0 == run(["update"])

    assert before == {path: path.read_bytes() for path in Path("locales").rglob("*.po*")}


@every_language
def test_its_mail_has_its_colour_its_letterhead_and_its_foot(made, tag):
    own, shipped = _html(made, tag), _html(made, tag, "shipped")

    assert "#7a1f3d" in own
    assert "#0b6e4f" not in own
    band = r'<td (?=[^>]*align="center")[^>]*>\s*<img [^>]*src="media/tide\.png"'
    assert (1, 0) == (len(re.findall(band, own)), len(re.findall(band, shipped)))
    foot = r'<td (?=[^>]*height="8")[^>]*background-color: ?#7a1f3d'
    assert (1, 0) == (len(re.findall(foot, own)), len(re.findall(foot, shipped)))


@every_language
def test_its_mail_says_the_same_words_and_leads_to_the_same_places(made, tag):
    own, shipped = _html(made, tag), _html(made, tag, "shipped")

    assert _words(own) == _words(shipped)
    assert re.findall('href="([^"]*)"', own) == re.findall('href="([^"]*)"', shipped)


@every_language
def test_its_mail_keeps_the_rules_of_every_mail(made, tag):
    html, direction = _html(made, tag), "rtl" if tag == "ar" else "ltr"
    tree = html5lib.HTMLParser(strict=True).parse(html)
    name = "{http://www.w3.org/1999/xhtml}"

    assert (tag, direction) == (tree.get("lang"), tree.get("dir"))
    assert 1 == len(tree.findall(f".//{name}h1"))
    for one in tree.iter(f"{name}img"):
        assert {"alt", "width", "height"} <= set(one.attrib)
    for one in tree.iter(f"{name}table"):
        assert direction == one.get("dir")
    wrong = "left" if direction == "rtl" else "right"
    assert [] == re.findall(rf'align="{wrong}"|text-align: ?{wrong}|padding-{wrong}|border-{wrong}', html)
    assert len(html.encode()) < 80_000


@every_language
def test_its_text_is_the_same_as_without_templates(made, tag):
    assert made["own"][f"txt.{tag}"] == made["shipped"][f"txt.{tag}"]


@every_language
def test_its_pdf_has_the_same_words_in_looks_of_its_own(made, tag):
    own, shipped = (_pages(made[house][f"pdf.{tag}"]) for house in ("own", "shipped"))

    assert made["own"][f"pdf.{tag}"] != made["shipped"][f"pdf.{tag}"]
    assert set(" ".join(own).split()) == set(" ".join(shipped).split())


def test_its_pdf_names_the_speaker_before_the_words(made):
    own, shipped = (" ".join(_pages(made[house]["pdf.en"])) for house in ("own", "shipped"))

    assert own.index("Salma Benhima") < own.index("A museum of the sea")
    assert shipped.index("Salma Benhima") > shipped.index("A museum of the sea")


def test_its_pdf_has_the_name_before_the_logo(make_document):
    """The letterhead is drawn from the newsroom's block, the rest from presskit's."""
    media = Media("tide.png", "png", b"", 10, 10)
    printed = pdf.Printed(media, "presskit:logo-1", 10.0, 10.0, 10)
    body = (ParagraphBlock(("Words.",)), ImageBlock(media, "ALT", (), ()))
    document = make_document()
    values = {name: getattr(document, name) for name in (one.name for one in fields(document))}
    values |= {"issuer": ("House",), "logos": (LogoMark(media, "A wave"),), "body": body}
    folders = (HOUSE / "templates", TEMPLATES)

    html = draw(
        folders,
        "pdf/release.html",
        document=Document(**values),
        created="",
        figures={1: printed},
        pairs=(),
        logos={media: printed},
        is_beside=False,
    )

    assert (
        html.index('<p class="wordmark">House') < html.index('alt="A wave"') < html.index("<h1>") < html.index("Words.")
    )
