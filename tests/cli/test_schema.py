"""`presskit schema`, as a user types it."""

import json

import pytest

from presskit.cli import run


@pytest.mark.parametrize(
    ("arguments", "title"),
    [([], "a release"), (["release"], "a release"), (["newsroom"], "a newsroom")],
    ids=["nothing named", "release", "newsroom"],
)
def test_the_schema_of_a_file_is_printed(arguments, title, capsys):
    assert 0 == run(["schema", *arguments])

    assert title == json.loads(capsys.readouterr().out)["title"]


def test_another_file_is_wrong_usage(capsys):
    assert 2 == run(["schema", "catalog"])

    assert "'release', 'newsroom'" in capsys.readouterr().err
