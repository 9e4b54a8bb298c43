"""What goes wrong in a template is told at the line to mend, in words for the person who wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from presskit.document import HeadingBlock
from presskit.errors import Diagnostic, ReleaseError, Severity
from presskit.templating import draw

OWN = {
    "email/base.html": '{% from "email/macros.html" import m %}\n<p>{% block a %}{{ m(1) }}{% endblock %}</p>\n',
    "email/macros.html": "{% macro m(a) %}\n{{ a.b }}\n{% endmacro %}",
}


def write(folder: Path, own: Mapping[str, str] = OWN, **files: str) -> tuple[Path, Path]:
    """A newsroom's templates (`base="…"` is email/base.html) above presskit's own."""
    folders = (folder / "newsroom" / "templates", folder / "own" / "templates")
    newsroom = {f"email/{name}.html": text for name, text in files.items()}
    for place, texts in zip(folders, (newsroom, own), strict=True):
        (place / "email").mkdir(parents=True)
        for name, text in texts.items():
            (place / name).write_text(text, "utf-8")
    return folders


def told(folder: Path, own: Mapping[str, str] = OWN, **files: str) -> Diagnostic:
    """What is said of such templates."""
    folders = write(folder, own, **files)
    with pytest.raises(ReleaseError) as caught:
        draw(folders, "email/base.html", phrase=("words",), block=HeadingBlock(("words",)))
    (only,) = caught.value.diagnostics
    return only


def place(problem: Diagnostic, folder: Path) -> tuple[str, int]:
    assert problem.span is not None
    return Path(problem.span.path).relative_to(folder).as_posix(), problem.span.line


MINE = "newsroom/templates/email/base.html"
CHILD = '{% extends "presskit/email/base.html" %}\n'

FAULTS = {
    "syntax": (CHILD + "{% block a %}\n{% if %}", "the template cannot be drawn: Expected an expression", 3),
    "tag left open": (CHILD + "{% block a %}", "the template cannot be drawn: Unexpected end of template", 2),
    "undefined name": (CHILD + "{% block a %}\n{{ gone }}{% endblock %}", "'gone' is undefined", 3),
    "phrase without markup": (CHILD + "{% block a %}\n{{ phrase }}{% endblock %}", "a phrase or list is no text", 3),
    "base that is not there": (
        '{% extends "presskit/email/x.html" %}',
        "there is no template 'presskit/email/x.html'",
        1,
    ),
    "file outside": (CHILD + '{% block a %}{% include "/etc/passwd" %}{% endblock %}', "no template '/etc/passwd'", 2),
    "file above": (CHILD + '{% block a %}{% include "../../x" %}{% endblock %}', "no template '../../x'", 2),
    "trick": (CHILD + "{% block a %}{{ ''.__class__ }}{% endblock %}", "'__class__' of 'str' object is unsafe", 2),
    "bomb": (CHILD + "{% block a %}\n{{ 'a' * 10**10 }}{% endblock %}", "the template does too much", 3),
    "wrong macro call": (CHILD + "\n{% block a %}{{ m(1) }}{% endblock %}", "has no attribute 'b'", 3),
    "itself": (CHILD + '{% block a %}{% include "email/base.html" %}{% endblock %}', "the template goes too deep", 2),
    "loops in loops": ("{% for a in [1] %}" * 30 + "{% endfor %}" * 30, "nests its loops too deeply", 0),
    "brackets": ("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}", "the template goes too deep", 0),
    "filter": ("{{ 1|random }}", "No filter named 'random'", 1),
    "carriage returns": ("one\r\n{{ gone }}\r\n", "'gone' is undefined", 2),
    "byte order mark": ("\ufeff{{ gone }}", "'gone' is undefined", 1),
}


@pytest.mark.parametrize(("text", "said", "line"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_at_its_line_with_a_remedy(tmp_path: Path, text: str, said: str, line: int) -> None:
    problem = told(tmp_path, base=text)

    assert (Severity.ERROR, "template") == (problem.severity, problem.code)
    assert said in problem.message
    assert (MINE, line) == place(problem, tmp_path)
    assert problem.hint


def test_a_wrong_call_is_told_in_the_newsrooms_file_and_not_in_presskits(tmp_path: Path) -> None:
    problem = told(tmp_path, base=CHILD + "{% block a %}\n\n{{ m('x') }}{% endblock %}")

    assert (MINE, 4) == place(problem, tmp_path)


def test_a_macro_that_a_newsrooms_file_lacks_is_named(tmp_path: Path) -> None:
    problem = told(tmp_path, macros="{% macro other() %}{% endmacro %}")

    assert "`email/macros.html` has no macro `m`, which another template calls" == problem.message
    assert ("newsroom/templates/email/macros.html", 0) == place(problem, tmp_path)
    assert "{% set m = shipped.m %}" in problem.hint


def test_a_macro_that_an_imported_template_lacks_is_named_likewise(tmp_path: Path) -> None:
    own = OWN | {"email/base.html": '{% import "email/macros.html" as macros %}{{ macros.m(1) }}'}

    problem = told(tmp_path, own, macros="{% macro other() %}{% endmacro %}")

    assert "`email/macros.html` has no macro `m`, which another template calls" == problem.message
    assert ("newsroom/templates/email/macros.html", 0) == place(problem, tmp_path)


def test_a_newsrooms_own_call_of_a_macro_that_is_not_there_is_told_at_the_call(tmp_path: Path) -> None:
    call = '{% import "presskit/email/macros.html" as shipped %}\n{{ shipped.gone() }}'

    problem = told(tmp_path, base=call)

    assert "`presskit/email/macros.html` has no macro `gone`, which another template calls" == problem.message
    assert (MINE, 2) == place(problem, tmp_path)


# --- blocks that no template has -------------------------------------------------------------------------------------


def test_a_block_that_the_base_does_not_have_is_told_with_what_was_meant(tmp_path: Path) -> None:
    own = OWN | {"email/base.html": "{% block footer %}{% endblock %}{% block a %}{% endblock %}"}

    problem = told(tmp_path, own, base=CHILD + "\n{% block foter %}x{% endblock %}")

    assert "the template fills a block `foter`, which the one it builds on does not have" == problem.message
    assert (MINE, 3) == place(problem, tmp_path)
    assert "did you mean `footer`?" == problem.hint


def test_a_block_unlike_any_other_is_told_with_those_there_are(tmp_path: Path) -> None:
    problem = told(tmp_path, base=CHILD + "{% block letterhead %}x{% endblock %}")

    assert "its blocks are a" == problem.hint


def test_blocks_of_every_base_and_new_ones_within_a_block_are_good(tmp_path: Path) -> None:
    middle = CHILD + "{% block a %}{% block inner %}{% endblock %}{% endblock %}"
    upper = (
        '{% extends "email/middle.html" %}{% block a %}{{ super() }}{% block new %}n{% endblock %}{% endblock %}'
        "{% block inner %}i{% endblock %}"
    )
    folders = write(tmp_path, OWN | {"email/macros.html": "{% macro m(a) %}{% endmacro %}"}, middle=middle, base=upper)

    assert "<p>in</p>\n" == draw(folders, "email/base.html")


# --- slips of the pen ------------------------------------------------------------------------------------------------

SLIPS = {
    "field": ("{{ block.txt }}", "a heading has no 'txt'; did you mean `text`?"),
    "field unlike any": ("{{ block.wheels }}", "a heading has no 'wheels'"),
    "number as a block": ("{{ 5|kind }}", "`|kind` takes a block of the body, not a number"),
    "number as a phrase": ("{{ 5|markup }}", "`|markup` takes a phrase, not a number"),
    "number in a phrase": ("{{ [5]|words }}", "`|words` takes a phrase, not a list"),
    "block as a phrase": ("{{ block|markup }}", "`|markup` takes a phrase, not a heading"),
    "nothing as a phrase": ("{{ gone|markup }}", "'gone' is undefined"),
    "nothing as a block": ("{{ gone|kind }}", "'gone' is undefined"),
}


@pytest.mark.parametrize(("text", "said"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_in_plain_words(tmp_path: Path, text: str, said: str) -> None:
    assert told(tmp_path, base=text).message.endswith(said)


HINTS = {
    "{{ phrase }}": "draw a phrase with `|markup`",
    "{{ phrase.__class__ }}": "not reach behind",
    '{% include "x" %}': "templates stand in the newsroom's `templates/` folder",
    "{{ 1|shout }}": "lists the filters",
    "{{ 'a' * 10**10 }}": "comes to an end",
    "{{ 1 / 0 }}": "compare the file with presskit's own",
}


@pytest.mark.parametrize(("text", "hint"), HINTS.items(), ids=HINTS)
def test_the_remedy_suits_the_fault(tmp_path: Path, text: str, hint: str) -> None:
    assert hint in told(tmp_path, base=text).hint
