"""Templates draw phrases safely, and a broken one is told by file and line."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from presskit.document import HeadingBlock, Strong
from presskit.errors import Diagnostic, ReleaseError, Severity, Span
from presskit.templating import draw

Write = Callable[..., tuple[Path, ...]]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write templates (`a_html="…"` is a.html) into a folder, and give the folders to draw from."""

    def written(folder: str = "templates", **files: str) -> tuple[Path, ...]:
        (tmp_path / folder).mkdir(exist_ok=True)
        for name, text in files.items():
            (tmp_path / folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
        return (tmp_path / folder,)

    return written


def fault(folders: tuple[Path, ...], name: str = "a.html", **values: object) -> Diagnostic:
    with pytest.raises(ReleaseError) as caught:
        draw(folders, name, **values)
    (only,) = caught.value.diagnostics
    return only


# --- drawing --------------------------------------------------------------------------------------


def test_values_are_escaped_in_html(write: Write) -> None:
    folders = write(a_html="{{ words }}")

    drawn = draw(folders, "a.html", words='<b> & "')

    assert "&lt;b&gt; &amp; &#34;" == drawn


def test_values_are_bare_in_css(write: Write) -> None:
    folders = write(a_css="{{ font }}")

    drawn = draw(folders, "a.css", font='"Segoe UI" > a')

    assert '"Segoe UI" > a' == drawn


def test_css_included_in_html_stays_css(write: Write) -> None:
    folders = write(a_html='{% include "b.css" %}{{ font }}', b_css="{{ font }} ")

    drawn = draw(folders, "a.html", font='"A"')

    assert '"A" &#34;A&#34;' == drawn


def test_the_first_folder_that_has_a_template_wins(write: Write) -> None:
    folders = (*write("own", b_html="own"), *write("shipped", a_html='{% include "b.html" %}', b_html="shipped"))

    drawn = draw(folders, "a.html")

    assert "own" == drawn


def test_template_syntax_in_a_value_is_text(write: Write) -> None:
    folders = write(a_html="{{ words }}")

    drawn = draw(folders, "a.html", words="{{ 7 * 7 }}{% raw %}{# x #}")

    assert "{{ 7 * 7 }}{% raw %}{# x #}" == drawn


def test_lines_that_hold_only_a_tag_leave_no_trace(write: Write) -> None:
    folders = write(a_html="a\n  {% if true %}\nb\n  {% endif %}\n")

    drawn = draw(folders, "a.html")

    assert "a\nb\n" == drawn


def test_the_filters_draw_phrases_and_name_blocks(write: Write) -> None:
    folders = write(a_html="{{ block|kind }} {{ block.text|markup }} {{ block.text|words }}")

    drawn = draw(folders, "a.html", block=HeadingBlock((Strong(("a",)), " & b")))

    assert "heading <strong>a</strong> &amp; b a &amp; b" == drawn


def test_a_changed_template_is_read_again(write: Write, tmp_path: Path) -> None:
    folders = write(a_html="long ago")
    draw(folders, "a.html")
    (tmp_path / "templates" / "a.html").write_text("now", encoding="utf-8")
    os.utime(tmp_path / "templates" / "a.html", (1, 1))

    drawn = draw(folders, "a.html")

    assert "now" == drawn


# --- broken templates -----------------------------------------------------------------------------

BROKEN = {
    "syntax": ("one\n  {% if %}", (2, 3, 8), "end of statement block"),
    "undefined name": ("{{ nothing }}", (1, 1, 13), "'nothing' is undefined"),
    "undefined attribute": ("\n{{ words.nothing }}", (2, 1, 19), "has no attribute 'nothing'"),
    "unknown filter": ("{{ words|shout }}", (1, 1, 17), "No filter named 'shout'"),
    "filter given the wrong value": (
        "{{ words|kind }}",
        (1, 1, 16),
        "`|kind` takes a block of the body, not a phrase or list",
    ),
    "missing include": ('\n{% include "gone.html" %}', (2, 1, 25), "there is no template 'gone.html'"),
    "including a file outside": ('{% include "../x.html" %}', (1, 1, 25), "there is no template '../x.html'"),
    "including itself": ('{% include "a.html" %}', (1, 1, 22), "the template goes too deep"),
    "reaching behind a value": ("{{ words.__class__.__mro__ }}", (1, 1, 29), "'__class__' of 'tuple' object is unsafe"),
    "reaching behind by format": (
        '{{ "{0.__class__}".format(words) }}',
        (1, 1, 35),
        "'format' of 'str' object is unsafe",
    ),
    "changing a value": ("{{ list.append(1) }}", (1, 1, 20), "'append' of 'list' object is unsafe"),
    "a flood": ("{{ range(9999999)|list }}", (1, 1, 25), "Range too big"),
    "arithmetic": ("{{ 1 / 0 }}", (1, 1, 11), "division by zero"),
    "mixed types": ('{{ 1 + "a" }}', (1, 1, 13), "unsupported operand"),
}


@pytest.mark.parametrize(("text", "place", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_template_is_told_by_file_and_line(
    write: Write, text: str, place: tuple[int, int, int], said: str
) -> None:
    folders = write(a_html=text)

    problem = fault(folders, words=("a",), list=[])

    assert (Severity.ERROR, "template") == (problem.severity, problem.code)
    assert Span(str(folders[0] / "a.html"), *place, text.splitlines()[place[0] - 1]) == problem.span
    assert said in problem.message
    assert problem.hint


def test_a_fault_in_an_imported_macro_is_placed_in_the_macro(write: Write) -> None:
    folders = write(
        a_html='{% import "b.html" as b %}{{ b.m() }}', b_html="{% macro m() %}\n{{ gone }}\n{% endmacro %}"
    )

    problem = fault(folders)

    assert problem.span is not None
    assert (str(folders[0] / "b.html"), 2) == (problem.span.path, problem.span.line)


def test_a_template_that_is_nowhere_has_no_place(write: Write) -> None:
    folders = write()

    problem = fault(folders)

    assert ("there is no template 'a.html'", None) == (problem.message, problem.span)
