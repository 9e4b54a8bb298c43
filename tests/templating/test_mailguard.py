"""A mail that a newsroom's templates drew runs, fetches and forgets nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from presskit.document import Document, ImageBlock, Isolate, ParagraphBlock, Strong
from presskit.errors import Diagnostic, ReleaseError, Severity
from presskit.media import verified
from presskit.templating.mailguard import check

PAGE = "<html><head><title>HEADLINE</title></head><body><p>KIND</p><h1>HEADLINE</h1>{}<p>END</p></body></html>"

Make = Callable[..., Document]


@pytest.fixture
def document(make_document: Make) -> Document:
    """The least Document with a picture."""
    file = BytesIO()
    Image.new("RGB", (4, 4)).save(file, "PNG")
    return replace(make_document(), body=(ImageBlock(verified(file.getvalue(), "bus.png"), "ALT", (), ()),))


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, ...]:
    """The templates of a newsroom that has its own mail, above presskit's own."""
    for one in ("newsroom", "own"):
        (tmp_path / one / "email").mkdir(parents=True)
        (tmp_path / one / "email" / "release.html").write_text("nothing\n", "utf-8")
    return tmp_path / "newsroom", tmp_path / "own"


def told(html: str, document: Document, folders: tuple[Path, ...]) -> tuple[Diagnostic, ...]:
    """What is said of a mail, whose text is that of the template too."""
    (folders[0] / "email" / "release.html").write_text(html, "utf-8")
    try:
        check(html, document, folders)
    except ReleaseError as problem:
        return problem.diagnostics
    return ()


GOOD = {
    "nothing": "",
    "a picture of the release": '<img src="media/bus.png" alt=""><table background="media/bus.png"></table>',
    "links": '<a href="https://a.example">a</a><a HREF="mailto:a@a.example">a</a><a href="tel:+1">a</a><a href="#x">',
    "styles": '<p style="color: #000000; background: #ffffff">a</p><style>@media screen { p { color: red } }</style>',
    "words about them": "<p>onclick=, url(https://a.example), &lt;script&gt;, @import</p>",
    "Outlook": '<!--[if mso]><table><tr><td style="direction:ltr"><![endif]-->',
    "an ordinary comment": "<!-- url(https://a.example) <script> -->",
    "a comment in a style": "<style>/* @import is refused */</style>",
}


@pytest.mark.parametrize("words", GOOD.values(), ids=GOOD)
def test_a_good_mail_passes(words: str, document: Document, folders: tuple[Path, ...]) -> None:
    assert () == told(PAGE.format(words), document, folders)


BAD = {
    "script": ("<script>x</script>", "holds a tag `<script>`"),
    "large letters": ("<SCRIPT>x</SCRIPT>", "holds a tag `<script>`"),
    "style sheet from elsewhere": ('<link rel="stylesheet" href="https://a.example/x.css">', "holds a tag `<link>`"),
    "form": ('<form action="https://a.example"></form>', "holds a tag `<form>`"),
    "frame": ("<iframe></iframe>", "holds a tag `<iframe>`"),
    "drawing": ("<svg></svg>", "holds a tag `<svg>`"),
    "several sizes": ('<img src="media/bus.png" srcset="media/bus.png 2x">', "holds `srcset` in a tag `<img>`"),
    "event": ('<p onclick="x()">a</p>', "runs a program by `onclick` in a tag `<p>`"),
    "refresh": ('<meta http-equiv="Refresh" content="0; url=https://a.example">', "somewhere else by a tag `<meta>`"),
    "pixel": (
        '<img src="https://a.example/p.gif" width="1" height="1">',
        "`https://a.example/p.gif`, which is fetched",
    ),
    "pixel for Outlook": (
        '<!--[if mso]><img src="https://a.example/p.gif"><![endif]-->',
        "`https://a.example/p.gif`, which is fetched",
    ),
    "picture in the mail": ('<img src="data:image/png;base64,AAAA">', "which is fetched from elsewhere"),
    "picture that is not there": ('<img src="media/nothing.png">', "`media/nothing.png`, which the release does not"),
    "ground": ('<td background="https://a.example/a.png">', "which is fetched from elsewhere"),
    "address in a style": (
        '<p style="background:url(https://a.example/a.png)">',
        "by `url` in the style of a tag `<p>`",
    ),
    "address in disguise": (r'<p style="background:u\72l(https://a.example)">', "by `url` in the style of a tag `<p>`"),
    "import": ('<style>@import "https://a.example/x.css";</style>', "by `@import` in its style sheet"),
    "import of a file": ('<style>@import "file:///x.css";</style>', "by `@import` in its style sheet"),
    "font": ("<style>@font-face { font-family: A }</style>", "by `@font-face` in its style sheet"),
    "program as a link": ('<a href="javascript:x()">a</a>', "leads in a tag `<a>` to `javascript:x()`"),
    "open link": ('<a href="http://a.example">a</a>', "leads in a tag `<a>` to `http://a.example`"),
}


@pytest.mark.parametrize(("words", "said"), BAD.values(), ids=BAD)
def test_what_no_mail_may_hold_is_refused_where_it_stands(
    words: str, said: str, document: Document, folders: tuple[Path, ...]
) -> None:
    problem, *_ = told(PAGE.format(words), document, folders)

    assert (Severity.ERROR, "template") == (problem.severity, problem.code)
    assert said in problem.message
    assert problem.span is not None
    assert str(folders[0] / "email" / "release.html") == problem.span.path
    assert problem.hint


def test_a_tag_is_told_at_its_line(document: Document, folders: tuple[Path, ...]) -> None:
    (problem,) = told(PAGE.format("\n  <script>x</script>"), document, folders)

    assert problem.span is not None
    assert (2, 3, 7) == (problem.span.line, problem.span.column, problem.span.length)


def test_every_fault_is_told_once(document: Document, folders: tuple[Path, ...]) -> None:
    problems = told(PAGE.format("<script></script><script></script><svg></svg>"), document, folders)

    assert ["the mail holds a tag `<script>`", "the mail holds a tag `<svg>`"] == [one.message for one in problems]


def test_presskits_own_mail_is_not_looked_at(document: Document, folders: tuple[Path, ...]) -> None:
    check("<script>", document, folders[1:])


def test_neither_is_that_of_a_newsroom_with_templates_for_the_pdf_alone(
    document: Document, folders: tuple[Path, ...], tmp_path: Path
) -> None:
    (tmp_path / "other" / "pdf").mkdir(parents=True)

    check("<script>", document, (tmp_path / "other", folders[1]))


# --- words -----------------------------------------------------------------------------------------------------------


def test_a_mail_without_words_is_refused(document: Document, folders: tuple[Path, ...]) -> None:
    (problem,) = told("", document, folders)

    assert "the mail lacks words of the release: “KIND”, and 2 more" == problem.message
    assert [str(folders[0] / "email" / "release.html")] == [one.span.path for one in problem.places]


@pytest.mark.parametrize(
    "body",
    ["", "<!-- Forty villages -->", "<p>Forty cities</p>", "<style>Forty villages</style>"],
    ids=["gone", "in a comment", "others", "in a style"],
)
def test_a_mail_that_lacks_a_paragraph_is_refused(body: str, make_document: Make, folders: tuple[Path, ...]) -> None:
    document = replace(make_document(), body=(ParagraphBlock(("Forty villages",)),))

    (problem,) = told(PAGE.format(body), document, folders)

    assert "the mail lacks words of the release: “Forty villages”" == problem.message


def test_a_headline_in_the_title_alone_is_missing(make_document: Make, folders: tuple[Path, ...]) -> None:
    page = "<html><head><title>HEADLINE</title></head><body><p>KIND</p><p>END</p></body></html>"

    (problem,) = told(page, make_document(), folders)

    assert "the mail lacks words of the release: “HEADLINE”" == problem.message


@pytest.mark.parametrize(
    "body",
    [
        "<p>Forty <strong>villages</strong> &amp; \u2066ISO\u2069</p>",
        "<p>FORTY\n VILLAGES &amp;&nbsp;ISO</p>",
        "<p>Forty</p><p>villages & <span dir='ltr'>ISO</span></p>",
    ],
    ids=["marked up", "in capitals", "in two lines"],
)
def test_words_count_however_they_are_set(body: str, make_document: Make, folders: tuple[Path, ...]) -> None:
    phrase = ("Forty ", Strong(("villages",)), " & ", Isolate(("ISO",), "ltr"))
    document = replace(make_document(), body=(ParagraphBlock(phrase),))

    assert () == told(PAGE.format(body), document, folders)


def test_a_head_that_is_not_closed_hides_no_words(make_document: Make, folders: tuple[Path, ...]) -> None:
    assert () == told("<head><title>a</title><body>KIND HEADLINE END", make_document(), folders)


def test_a_long_text_is_told_by_its_beginning(make_document: Make, folders: tuple[Path, ...]) -> None:
    document = replace(make_document(), body=(ParagraphBlock(("word " * 40,)),))

    (problem,) = told(PAGE.format(""), document, folders)

    assert f"the mail lacks words of the release: “{('word ' * 40)[:60]}…”" == problem.message
