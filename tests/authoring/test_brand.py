"""The files that a brand names: a family of fonts, and a drawing of the logo."""

import pytest

from presskit.authoring.newsroom import read_newsroom
from presskit.errors import ReleaseError
from presskit.media import Media, MediaError
from presskit.workspace import fonts

LOGO = Media("logo.png", "png", b"", 30, 10)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"><rect width="3" height="1"/></svg>'
BOTH = "[Regular.ttf, Bold.ttf]"


def _file(name, *, noun):
    """The fonts that come with presskit, a drawing, and a font that is none."""
    if name.endswith(".svg"):
        return SVG
    if name == "letter.ttf":
        return b"Dear editor"
    if name == "Other.ttf":
        data = (fonts() / "PresskitSans-Bold.ttf").read_bytes()
        return data.replace("Presskit Sans".encode("utf-16-be"), "Otherkid Sans".encode("utf-16-be"))
    path = fonts() / f"PresskitSans-{name}"
    if not path.is_file():
        raise MediaError("no-image", f"there is no {noun} {name}", "look again")
    return path.read_bytes()


def _read(brand):
    text = f"organization: cba\nbrand: {brand}\norganizations: {{cba: {{name: CBA}}}}\n"
    return read_newsroom(text, "presskit.yaml", print, pictures=lambda _: LOGO, files=_file)


def _refused(brand):
    with pytest.raises(ReleaseError) as caught:
        _read(brand)
    return [(one.code, one.message, one.span.line) for one in caught.value.diagnostics]


def test_a_family_is_its_styles():
    faces = _read("{fonts: [Regular.ttf, Bold.ttf, Italic.ttf]}").typefaces

    assert [(400, False), (700, False), (400, True)] == [(one.weight, one.is_italic) for one in faces]


def test_without_fonts_there_are_none():
    assert () == _read('{color: "#0b6e4f"}').typefaces


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ("[Regular.ttf]", "the bold style of Presskit Sans is not among `fonts`"),
        ("[Bold.ttf, Italic.ttf]", "the regular style of Presskit Sans is not among `fonts`"),
        ("[Regular.ttf, Bold.ttf, Regular.ttf]", "Regular.ttf is a second regular style"),
        ("[Regular.ttf, Other.ttf]", "Other.ttf is of the family Otherkid Sans, and Regular.ttf of Presskit Sans"),
        ("[Regular.ttf, Bold.ttf, letter.ttf]", "letter.ttf is no font"),
        ("[Regular.ttf, Black.ttf]", "there is no font Black.ttf"),
    ],
)
def test_a_family_that_cannot_be_used_is_refused_at_the_name(names, message):
    assert [("bad-font", message, 2)] == _refused(f"{{fonts: {names}}}")


def test_a_drawing_stands_for_the_logo():
    newsroom = _read("{logo: media/logo.png, logo_print: media/logo.svg}")

    assert (3, 1) == (newsroom.drawings[LOGO].width, newsroom.drawings[LOGO].height)


def test_a_drawing_needs_a_logo_for_the_mail():
    assert [("missing-field", "`logo_print` needs a `logo` beside it", 2)] == _refused("{logo_print: media/logo.svg}")


def test_a_drawing_that_cannot_be_taken_is_an_error_at_its_name(monkeypatch):
    monkeypatch.setitem(globals(), "SVG", b"<svg><text/></svg>")

    ((code, message, line),) = _refused("{logo: media/logo.png, logo_print: media/logo.svg}")

    assert ("bad-image", "media/logo.svg holds text, which needs a font", 2) == (code, message, line)


def test_files_are_looked_for_only_where_the_text_stands_in_a_folder():
    text = f"brand: {{fonts: {BOTH}}}\n"

    with pytest.raises(ReleaseError) as caught:
        read_newsroom(text, "presskit.yaml", print, pictures=lambda _: LOGO)

    assert ["there is no font Regular.ttf", "there is no font Bold.ttf"] == [
        one.message for one in caught.value.diagnostics
    ]
