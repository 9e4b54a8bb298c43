"""Every file below tests/broken holds one mistake and, in comments at its top, what presskit says of it."""

import re
from functools import partial
from pathlib import Path

import pytest

from presskit.authoring.newsroom import Newsroom, read_newsroom
from presskit.authoring.release import read
from presskit.authoring.source import decode
from presskit.errors import Diagnostic, ReleaseError
from presskit.media import load

BROKEN = Path(__file__).parents[1] / "broken"
FILES = sorted(BROKEN.glob("*.yaml"))
EXPECTED = re.compile(r"^# expect: (\S+) (\d+):(\d+) (.+?)\r?$", re.MULTILINE)
PICTURES = partial(load, folder=BROKEN, root=BROKEN)


def _read(text: str, name: str, newsroom: Newsroom | None, warnings: list[Diagnostic]) -> None:
    if newsroom is None:
        read_newsroom(text, name, warnings.append, pictures=PICTURES)
    else:
        read(text, name, newsroom, release_id="launch", pictures=PICTURES, report=warnings.append)


def _problems(path: Path, newsroom: Newsroom, warnings: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    text = decode(path.read_bytes(), path.name)
    is_newsroom = path.stem.endswith(".presskit")
    with pytest.raises(ReleaseError) as caught:
        _read(text, path.name, None if is_newsroom else newsroom, warnings)
    return caught.value.diagnostics


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_broken_file_gets_exactly_the_errors_it_names(path: Path, newsroom: Newsroom) -> None:
    told = EXPECTED.findall(decode(path.read_bytes(), path.name))
    expected = [(code, int(line), int(column), words) for code, line, column, words in told]
    warnings: list[Diagnostic] = []

    problems = _problems(path, newsroom, warnings)

    assert expected == [(one.code, one.span.line, one.span.column, one.message) for one in problems if one.span]
    assert [] == warnings


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_error_says_how_to_mend_it_in_one_lower_case_sentence(path: Path, newsroom: Newsroom) -> None:
    problems = _problems(path, newsroom, [])

    assert [] == [one for one in problems if not one.hint or one.message[0].isupper() or one.message.endswith(".")]


def test_there_are_at_least_a_hundred_broken_files() -> None:
    assert len(FILES) >= 100
