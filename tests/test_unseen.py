"""Characters that nobody sees."""

import pytest

from presskit.unseen import FORBIDDEN, lone_isolate


def test_every_embedding_and_override_is_forbidden():
    assert "\u202a\u202b\u202c\u202d\u202e" == FORBIDDEN


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        pytest.param("a\u2066b\u2069", None, id="a pair"),
        pytest.param("\u2067a\u2068b\u2069\u2069", None, id="a pair in a pair"),
        pytest.param("a\u200fb", None, id="a mark"),
        pytest.param("a\u2066b", 1, id="left open"),
        pytest.param("\u2066a\u2067b\u2069", 0, id="one of two left open"),
        pytest.param("a\u2069\u2066", 1, id="closed before it is opened"),
    ],
)
def test_an_isolate_without_its_partner_is_found(text, offset):
    assert offset == lone_isolate(text)
