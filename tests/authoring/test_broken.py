"""Every file below tests/broken holds one mistake and, in comments at its top, what presskit says of it."""

import re
from pathlib import Path

import pytest

from presskit.authoring.newsroom import Newsroom, read_newsroom
from presskit.authoring.release import read
from presskit.errors import Diagnostic, ReleaseError

BROKEN = Path(__file__).parents[1] / "broken"
FILES = sorted(BROKEN.glob("*.yaml"))
EXPECTED = re.compile(r"^# expect: (\S+) (\d+):(\d+) (.+)$", re.MULTILINE)


def _read(text: str, name: str, newsroom: Newsroom | None, warnings: list[Diagnostic]) -> None:
    if newsroom is None:
        read_newsroom(text, name, warnings.append)
    else:
        read(text, name, newsroom, release_id="launch", report=warnings.append)


def _problems(path: Path, newsroom: Newsroom, warnings: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    text = path.read_text(encoding="utf-8")
    is_newsroom = path.stem.endswith(".presskit")
    with pytest.raises(ReleaseError) as caught:
        _read(text, path.name, None if is_newsroom else newsroom, warnings)
    return caught.value.diagnostics


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_broken_file_gets_exactly_the_errors_it_names(path: Path, newsroom: Newsroom) -> None:
    expected = [
        (code, int(line), int(column), words) for code, line, column, words in EXPECTED.findall(path.read_text())
    ]
    warnings: list[Diagnostic] = []

    problems = _problems(path, newsroom, warnings)

    assert expected == [(one.code, one.span.line, one.span.column, one.message) for one in problems if one.span]
    assert [] == warnings


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_error_says_how_to_mend_it_in_one_lower_case_sentence(path: Path, newsroom: Newsroom) -> None:
    problems = _problems(path, newsroom, [])

    assert [] == [one for one in problems if not one.hint or one.message[0].isupper() or one.message.endswith(".")]


def test_there_are_at_least_sixty_broken_files() -> None:
    assert len(FILES) >= 60
