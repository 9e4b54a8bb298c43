"""What a translator excuses."""

import pytest

from presskit import checks
from presskit.checks.excuses import excused
from presskit.translation.threeway import CONFLICT


@pytest.fixture
def text(make_dossier):
    """A function that makes a text whose entry has a comment."""

    def make(comment):
        return make_dossier("Books", "Livres", comment=comment).editions[0].texts[0]

    return make


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("", ()),
        ("presskit: ignore=figure", ("figure",)),
        ("presskit: ignore=figure,ending", ("figure", "ending")),
        ("Presskit:ignore = figure, ending", ("figure", "ending")),
        ("see above\n presskit: ignore=figure\npresskit: ignore=ending figure", ("figure", "ending")),
        ("presskit: merged", ()),
        ("we do not presskit: ignore=figure", ()),
    ],
)
def test_codes_are_read_from_the_translators_comment(text, comment, expected):
    assert expected == excused(text(comment))


@pytest.mark.parametrize(
    ("code", "message", "hint"),
    [
        ("figure", "there is no `figure` here to ignore", "take `presskit: ignore=figure` away"),
        ("figur", "no warning is called `figur`, or it cannot be excused", "did you mean `figure`?"),
        ("missing-placeholder", "no warning is called `missing-placeholder`, or it cannot be excused", None),
        ("unused-ignore", "no warning is called `unused-ignore`, or it cannot be excused", None),
    ],
)
def test_an_excuse_that_excuses_nothing_is_told(make_dossier, code, message, hint):
    (found,) = checks.judge(make_dossier("Books", "Livres", comment=f"presskit: ignore={code}"))

    assert ("unused-ignore", message) == (found.code, found.message)
    assert hint is None or hint == found.hint


@pytest.mark.parametrize(
    ("comment", "hint"),
    [
        ("presskit:ignore ending", "write `presskit: ignore=ending`"),
        ("presskit: ignore: figure, ending", "write `presskit: ignore=figure,ending`"),
        ("Presskit ignore=ending", "write `presskit: ignore=ending`"),
        ("see above\n  presskit: ignore-ending ", "write `presskit: ignore=ending`"),
        ("presskit: ignore this", "write `presskit: ignore=CODE`"),
        ("presskit: ignore=", "write `presskit: ignore=CODE`"),
    ],
)
def test_an_excuse_that_is_misspelt_is_told_with_the_right_spelling(make_dossier, comment, hint):
    (found,) = checks.judge(make_dossier("Books", "Livres", comment=comment))

    assert ("unused-ignore", hint) == (found.code, found.hint)
    assert f"`{comment.splitlines()[-1].strip()}` excuses nothing" == found.message


@pytest.mark.parametrize("comment", ["presskit ignores this", "we do not presskit: ignore figure", "presskit: merged"])
def test_other_comments_are_no_excuses(codes, comment):
    assert [] == codes("Books", "Livres", comment=comment)


@pytest.mark.parametrize("comment", [CONFLICT, f'see above\n{CONFLICT}\nversion 1: "a"', "presskit: conflict"])
def test_a_conflict_comment_that_was_left_behind_is_told(make_dossier, comment):
    (found,) = checks.judge(make_dossier("Books", "Livres", comment=comment))

    assert ("conflict-comment", 12) == (found.code, found.span.line)
    assert "see that the right version stands here, then delete the lines about the conflict" == found.hint


def test_an_excuse_covers_its_own_entry_and_code_only(codes):
    comment = "presskit: ignore=ending"

    assert ["figure"] == codes("It has 300 books.", "Il a des livres", comment=comment)
