"""Files that were made to do harm are met in few steps: time is not measured, the parser's events are counted."""

import unicodedata

import pytest
import yaml

from presskit.authoring import source
from presskit.authoring.newsroom import Newsroom
from presskit.authoring.places import MOST_MARKS
from presskit.authoring.release import read
from presskit.errors import Diagnostic, PresskitError
from presskit.media import Media, MediaError

PIECES = {
    "lists in lists": "[",
    "items in items": "- ",
    "fields in fields": "a: ",
    "quotation marks": '"',
    "anchors": "&a ",
    "braces": "{",
    "a deep flow": "[1, ",
    "a flat list": "- x\n",
    "a flat flow": "x, ",
    "one word": "x",
    "tabs": "\t",
    "spaces": " ",
    "comments": "#",
    "line ends": "\n",
    "documents": "--- \n",
}


def _no_picture(name: str) -> Media:
    raise MediaError("no-image", f"there is no picture {name}", "draw it")


def _told(text: str) -> list[Diagnostic]:
    told: list[Diagnostic] = []
    try:
        read(text, "x", Newsroom.default(), release_id="x", pictures=_no_picture, report=told.append)
    except PresskitError as problem:
        told.extend(problem.diagnostics)
    return told


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[yaml.Event]:
    """Every event that is taken from the parser."""
    taken: list[yaml.Event] = []
    take = source._Composer._next

    def counted(composer: source._Composer) -> yaml.Event:
        taken.append(take(composer))
        return taken[-1]

    monkeypatch.setattr(source._Composer, "_next", counted)
    return taken


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_a_mebibyte_of_one_thing_is_refused_in_few_steps(steps: list[yaml.Event], piece: str) -> None:
    told = _told(piece * (source.MOST_BYTES // len(piece)))

    assert told
    assert len(steps) <= source.MOST_NODES + 2 * source.DEEPEST


@pytest.mark.parametrize(
    ("words", "problems"),
    [
        pytest.param("{x} ", 100, id="unknown names"),
        pytest.param("[a](x)", 100, id="bad targets"),
        pytest.param("**x", 0, id="lone marks"),
        pytest.param("[", 0, id="brackets"),
        pytest.param("***a* ", 0, id="marks in marks"),
    ],
)
def test_a_text_as_long_as_may_be_is_read_whole(words: str, problems: int) -> None:
    text = words * (source.MOST_CHARACTERS // len(words))

    told = _told(f'date: 2024-06-02\nheadline: x\nbody: "{text}"\n')

    assert problems == len(told)


def test_what_takes_long_to_put_in_order_is_refused() -> None:
    pile = "a" + "\u0301\u0316" * MOST_MARKS

    told = _told(f"date: 2024-06-02\nheadline: {pile}\nbody: x\n")

    assert ["bad-character"] == [one.code for one in told]
    assert pile != unicodedata.normalize("NFC", pile)
