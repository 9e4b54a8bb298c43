"""Where the words of a translation stand in their file."""

import pytest

from presskit.translation.places import forms

PO = r"""msgid ""
msgstr "Language: fr\n"

# a comment of hers
#| msgid "Bookes"
msgctxt "headline"
msgid "Books \"for\" all"
msgstr "Des \"livres\" pour tous"

msgid "One"
msgid_plural "Many"
msgstr[0] "Un"
msgstr[1] ""
"Plusieurs "
"livres"
"""


def form(start, index=0):
    return forms(PO.encode(), "fr.po")[start][index]


def test_words_are_found_on_the_line_of_their_translation():
    words = 'Des "livres" pour tous'
    at = words.index("pour")

    span = form((6, 1)).span(words, at, at + 4)

    assert ("fr.po", 8, "pour") == (span.path, span.line, span.text[span.column - 1 :][: span.length])


def test_an_escaped_mark_is_as_long_as_it_is_typed():
    words = 'Des "livres" pour tous'

    span = form((6, 1)).span(words, 4, 12)

    assert r"\"livres\"" == span.text[span.column - 1 :][: span.length]


@pytest.mark.parametrize(
    ("start", "end", "line", "expected"),
    [(0, 9, 14, "Plusieurs"), (10, 16, 15, "livres"), (0, 16, 14, "Plusieurs ")],
    ids=["on the first line", "on the second", "as far as one line goes"],
)
def test_words_of_a_wrapped_form_are_found_on_their_own_line(start, end, line, expected):
    span = form((10, 1), 1).span("Plusieurs livres", start, end)

    assert (line, expected) == (span.line, span.text[span.column - 1 :][: span.length])


@pytest.mark.parametrize(("words", "end"), [("Un", 9), ("Deux", 2), ("Un", 0)])
def test_what_is_not_there_is_placed_at_the_keyword(words, end):
    span = form((10, 1)).span(words, 0, end)

    assert (12, 1) == (span.line, span.column)


def test_a_previous_text_opens_no_entry():
    assert [(1, 1), (6, 1), (10, 1)] == list(forms(PO.encode(), "fr.po"))
