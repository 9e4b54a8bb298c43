"""Templates are found file by file, the newsroom's before presskit's own, and nothing else is ever read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from jinja2 import Environment, TemplateNotFound

from presskit.errors import Diagnostic, ReleaseError, Span
from presskit.templating.folders import MOST_BYTES, Folders, brought


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """The templates of a newsroom and presskit's own, each with a file of its own and one that both have."""
    found = (tmp_path / "newsroom" / "templates", tmp_path / "own" / "templates")
    for folder, name in zip(found, ("newsroom", "own"), strict=True):
        (folder / "email").mkdir(parents=True)
        (folder / "email" / "both.html").write_text(name, "utf-8")
        (folder / f"{name}.html").write_text(name, "utf-8")
    (tmp_path / "newsroom" / "secret.html").write_text("secret", "utf-8")
    return found


def read(folders: tuple[Path, Path], name: str) -> str:
    return Folders(folders).get_source(Environment(autoescape=True), name)[0]


def refusal(folders: tuple[Path, Path], name: str) -> Diagnostic:
    with pytest.raises(ReleaseError) as caught:
        read(folders, name)
    (only,) = caught.value.diagnostics
    return only


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("email/both.html", "newsroom"),
        ("newsroom.html", "newsroom"),
        ("own.html", "own"),
        ("presskit/own.html", "own"),
        ("presskit/email/both.html", "own"),
    ],
)
def test_the_newsrooms_file_comes_first_and_presskits_own_has_a_name_of_its_own(folders, name, text):
    assert text == read(folders, name)


def test_no_file_of_a_newsroom_takes_the_place_of_presskits_own_name(folders):
    (folders[0] / "presskit" / "email").mkdir(parents=True)
    (folders[0] / "presskit" / "email" / "both.html").write_text("shadow", "utf-8")

    assert "own" == read(folders, "presskit/email/both.html")


@pytest.mark.parametrize(
    "name",
    [
        "../secret.html",
        "email/../../secret.html",
        "presskit/../../newsroom/secret.html",
        "/etc/passwd",
        "//etc/passwd",
        "presskit//etc/passwd",
        "presskit/newsroom.html",
        "",
        ".",
        "presskit",
        "presskit/",
        "a\0b",
        "x" * 5000,
        "~/.profile",
    ],
    ids=lambda name: name[:40] or "nothing",
)
def test_no_other_name_is_found(folders, name):
    with pytest.raises(TemplateNotFound):
        read(folders, name)


def test_a_link_out_of_the_templates_is_refused(folders):
    (folders[0] / "link.html").symlink_to(folders[0].parent / "secret.html")

    problem = refusal(folders, "link.html")

    assert ("template", "the template is a link out of the newsroom") == (problem.code, problem.message)
    assert (Span(str(folders[0] / "link.html")), "put a copy of the file itself into templates/") == (
        problem.span,
        problem.hint,
    )


def test_a_folder_that_is_a_link_out_of_the_templates_is_refused(folders, tmp_path):
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc" / "passwd").write_text("root", "utf-8")
    (folders[0] / "etc").symlink_to(tmp_path / "etc")

    assert "the template is a link out of the newsroom" == refusal(folders, "etc/passwd").message


def test_templates_that_are_a_link_themselves_are_refused(folders, tmp_path):
    (tmp_path / "hostile").mkdir()
    (tmp_path / "hostile" / "templates").symlink_to(folders[0])

    problem = refusal((tmp_path / "hostile" / "templates", folders[1]), "newsroom.html")

    assert "the template is a link out of the newsroom" == problem.message


def test_a_link_within_the_templates_is_followed(folders):
    (folders[0] / "link.html").symlink_to(folders[0] / "newsroom.html")

    assert "newsroom" == read(folders, "link.html")


def test_a_newsroom_below_a_link_is_read(folders, tmp_path):
    (tmp_path / "elsewhere").symlink_to(tmp_path / "newsroom")

    assert "newsroom" == read((tmp_path / "elsewhere" / "templates", folders[1]), "newsroom.html")


def test_presskits_own_files_may_be_links_as_some_installers_make_them(folders, tmp_path):
    (tmp_path / "cache.html").write_text("cached", "utf-8")
    (folders[1] / "link.html").symlink_to(tmp_path / "cache.html")

    assert "cached" == read(folders, "link.html")


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _lost_link(path: Path) -> None:
    path.symlink_to(path.with_name("gone.html"))


def _circle(path: Path) -> None:
    path.symlink_to(path)


@pytest.mark.parametrize(
    ("make", "what"),
    [(_folder, "a folder"), (_pipe, "no file"), (_lost_link, "no file"), (_circle, "no file")],
    ids=["folder", "pipe", "lost link", "link in a circle"],
)
def test_what_is_no_file_is_an_error_and_not_passed_over(folders, make, what):
    make(folders[0] / "own.html")

    problem = refusal(folders, "own.html")

    assert (f"where a template should stand is {what}", Span(str(folders[0] / "own.html"))) == (
        problem.message,
        problem.span,
    )
    assert problem.hint


def test_a_file_that_is_not_utf8_is_told_by_line(folders):
    (folders[0] / "a.html").write_bytes("one\ntwo é".encode("latin-1"))

    problem = refusal(folders, "a.html")

    assert "the file is not UTF-8 here" == problem.message
    assert problem.span is not None
    assert (str(folders[0] / "a.html"), 2, 5) == (problem.span.path, problem.span.line, problem.span.column)


def test_a_file_in_utf16_is_told_as_such(folders):
    (folders[0] / "a.html").write_text("one", "utf-16")

    assert "the file is saved as UTF-16" == refusal(folders, "a.html").message


def test_a_byte_order_mark_is_no_part_of_a_template(folders):
    (folders[0] / "a.html").write_bytes(b"\xef\xbb\xbfone")

    assert "one" == read(folders, "a.html")


def test_a_file_over_one_mebibyte_is_refused(folders):
    (folders[0] / "a.html").write_text("x" * (MOST_BYTES + 1), "utf-8")

    assert "the template is larger than 1 MiB" == refusal(folders, "a.html").message


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\x7f", "\u202a", "\u202e"], ids=ascii)
def test_an_invisible_character_is_told_by_line_and_column(folders, letter):
    (folders[0] / "a.html").write_bytes(f"one\r\ntwo {letter}three\r\n".encode())

    problem = refusal(folders, "a.html")

    assert f"the template holds the invisible character U+{ord(letter):04X}" == problem.message
    assert Span(str(folders[0] / "a.html"), 2, 5, 1, f"two {letter}three") == problem.span


@pytest.mark.parametrize("name", ["own.html", "newsroom.html"])
def test_what_was_read_counts_until_something_changes(folders, name):
    _, path, is_current = Folders(folders).get_source(Environment(autoescape=True), name)

    assert is_current()
    os.utime(path, (1, 1))
    assert not is_current()


def test_a_file_that_a_newsroom_adds_counts_at_once(folders):
    _, _, is_current = Folders(folders).get_source(Environment(autoescape=True), "own.html")

    (folders[0] / "own.html").write_text("new", "utf-8")

    assert not is_current()


def test_a_file_that_a_newsroom_removes_counts_no_more(folders):
    _, path, is_current = Folders(folders).get_source(Environment(autoescape=True), "newsroom.html")

    Path(path).unlink()

    assert not is_current()


# --- where the newsroom's templates hold some words ------------------------------------------------------------------


def test_words_are_found_in_the_newsrooms_templates_whatever_their_case(folders):
    (folders[0] / "email" / "both.html").write_text("one\n  <Script>\n", "utf-8")
    (folders[1] / "email" / "own.html").write_text("<script>", "utf-8")

    (found,) = brought(folders, "email", "<script")

    assert Span(str(folders[0] / "email" / "both.html"), 2, 3, 7, "  <Script>") == found.span


def test_words_are_found_in_what_the_templates_include_too(folders):
    (folders[0] / "parts").mkdir()
    (folders[0] / "parts" / "band.html").write_text("a band\n", "utf-8")

    (found,) = brought(folders, "email", "band")

    assert folders[0] / "parts" / "band.html" == Path(found.span.path)


def test_words_are_looked_for_in_their_own_room_first(folders):
    (found,) = brought(folders, "email", "newsroom")

    assert folders[0] / "email" / "both.html" == Path(found.span.path)


@pytest.mark.parametrize("words", ["", "nowhere"])
def test_where_no_template_has_the_words_all_of_the_room_are_told(folders, words):
    assert [Span(str(folders[0] / "email" / "both.html"))] == [one.span for one in brought(folders, "email", words)]


def test_no_line_of_a_file_outside_is_told(folders):
    (folders[0] / "email" / "link.html").symlink_to(folders[0].parent / "secret.html")

    assert [folders[0] / "email" / "both.html"] == [Path(one.span.path) for one in brought(folders, "email", "secret")]
