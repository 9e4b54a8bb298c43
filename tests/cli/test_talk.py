"""What every command says and how."""

import pytest

from presskit.cli.talk import listed, tell
from presskit.errors import error


@pytest.mark.parametrize(
    ("names", "words"), [(["en"], "en"), (["en", "ar"], "en and ar"), (["en", "ar", "fr"], "en, ar and fr")]
)
def test_names_are_listed_as_english_does(names, words):
    assert words == listed(names)


def test_diagnostics_go_to_stderr_without_colour_when_piped(capsys):
    tell([error("code", "what is wrong", hint="how to mend it")])

    printed = capsys.readouterr()
    assert ("", "error[code]: what is wrong\nhint: how to mend it\n") == (printed.out, printed.err)


def test_a_problem_of_one_line_leaves_no_blank_line(capsys):
    tell([error("code", "what is wrong")])

    assert "error[code]: what is wrong\n" == capsys.readouterr().err
