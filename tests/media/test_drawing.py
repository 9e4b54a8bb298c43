"""An SVG taken as a drawing: what is kept of it, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.media import MediaError
from presskit.media.drawing import MOST_BYTES, MOST_SHAPES, verified

BOX = '<rect width="30" height="10" fill="#0b6e4f"/>'

GRADIENT = '<linearGradient id="a"><stop offset="0" stop-color="red"/></linearGradient>'


def svg(body=BOX, opening='viewBox="0 0 30 10"'):
    return f'<svg xmlns="http://www.w3.org/2000/svg" {opening}>{body}</svg>'.encode()


def test_a_drawing_keeps_its_shapes_and_tells_its_proportions():
    drawing = verified(svg(), "media/logo.svg")

    assert (30, 10, "svg+xml") == (drawing.width, drawing.height, drawing.kind)
    assert b'fill="#0b6e4f"' in drawing.data


@pytest.mark.parametrize(
    ("opening", "size"),
    [
        ('viewBox="0 0 30 10"', (30, 10)),
        ('viewBox="-5,-5 30 10" width="900" height="1"', (30, 10)),
        ('width="60mm" height="20mm"', (60, 20)),
        ('width="60" height="20px"', (60, 20)),
    ],
    ids=["viewBox", "viewBox before width", "millimetres", "pixels"],
)
def test_the_proportions_are_those_of_its_view(opening, size):
    drawing = verified(svg(opening=opening), "a.svg")

    assert size == (drawing.width, drawing.height)
    assert b"viewBox" in drawing.data
    assert b" width=" not in drawing.data.split(b">")[0]


def test_what_draws_nothing_is_dropped():
    noted = (
        "<!-- mine --><title>Logo</title><metadata><a/></metadata>"
        '<n:view xmlns:n="urn:editor" n:zoom="2"/>'
        f'<g xmlns:n="urn:editor" n:label="Layer 1">{BOX}</g>'
    )

    data = verified(b'<?xml version="1.0"?>\n<!DOCTYPE svg>\n' + svg(noted), "a.svg").data

    assert not any(word in data for word in (b"mine", b"Logo", b"metadata", b"editor", b"Layer", b"DOCTYPE"))
    assert b"<g><rect" in data


@pytest.mark.parametrize(
    "body",
    [
        f'<defs>{GRADIENT}</defs><path d="M0 0h9v9z" fill="url(#a)"/>',
        f"<style>.a{{fill:#123456}}</style>{BOX}",
        f'<defs><clipPath id="c"><circle r="3"/></clipPath></defs><g clip-path="url(#c)">{BOX}</g>',
    ],
    ids=["a gradient", "a style sheet", "an outline"],
)
def test_colours_and_outlines_of_its_own_are_kept(body):
    assert verified(svg(body), "a.svg").data


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<text>Books</text>", "text, which needs a font"),
        (f"<g><text/>{BOX}</g>", "text, which needs a font"),
        ('<image href="a.png"/>', "a picture of its own"),
        (f'<g id="a">{BOX}</g><use href="#a"/>', "a reference to another shape"),
        ("<script>alert(1)</script>", "a script"),
        (f'<rect width="1" height="1" onload="alert(1)"/>{BOX}', "a script (`onload`)"),
        ("<foreignObject/>", "a piece of another format"),
        (f"<filter/>{BOX}", "a filter"),
        (f"<animate/>{BOX}", "<animate>"),
        ('<linearGradient id="a" href="https://example.org/a.svg#b"/>', "a reference to 'https://example.org"),
        ('<rect width="1" height="1" fill="url(https://example.org/a.svg#b)"/>', "something outside itself"),
        ('<rect width="1" height="1" style="fill:url(\'file:///etc/passwd\')"/>', "something outside itself"),
        ('<rect width="1" height="1" style="fill:u\\72l(a)"/>', "something outside itself"),
        ("<style>@import 'a.css';</style>", "does more than colour shapes"),
        ("<style>.a{clip-path:url(#c)}</style>", "does more than colour shapes"),
        (
            '<clipPath id="c"><rect width="1" height="1" clip-path="url(#c)"/></clipPath>',
            "cut out itself",
        ),
        ("", "draws nothing"),
        ("<g/>", "draws nothing"),
        ("<g>" * 70 + "</g>" * 70, "deep"),
        ("<rect>", "is no SVG"),
    ],
)
def test_what_could_reach_elsewhere_or_look_otherwise_elsewhere_is_refused(body, reason):
    with pytest.raises(MediaError) as caught:
        verified(svg(body), "a.svg")

    assert reason in str(caught.value)
    assert "bad-image" == caught.value.code
    assert caught.value.hint


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is no SVG"),
        (b"\xff\xd8\xff", "is not UTF-8"),
        (b"<html/>", "it begins with <"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg(), "entities"),
        (svg(opening=""), "viewBox"),
        (svg(opening='viewBox="0 0 0 10"'), "viewBox"),
        (svg(opening='viewBox="a b c d"'), "viewBox"),
        (svg(opening='viewBox="0 0 10"'), "viewBox"),
    ],
)
def test_what_is_no_whole_svg_is_refused(data, reason):
    with pytest.raises(MediaError, match=reason):
        verified(data, "a.svg")


@pytest.mark.parametrize(
    "data", [svg(BOX + " " * MOST_BYTES), svg(BOX + "<g/>" * MOST_SHAPES)], ids=["bytes", "elements"]
)
def test_a_drawing_that_is_too_large_is_refused(data):
    with pytest.raises(MediaError) as caught:
        verified(data, "a.svg")

    assert "image-too-large" == caught.value.code


@given(st.text(max_size=60))
def test_any_text_inside_gives_a_drawing_or_a_reason(body):
    assert _told(svg(BOX + body)) in {"", "bad-image"}


def _told(data):
    """The code of what is wrong with a drawing; "" where nothing is."""
    try:
        verified(data, "a.svg")
    except MediaError as problem:
        return problem.code
    return ""
