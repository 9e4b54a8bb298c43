import pytest

from presskit.language.labels import fill


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("{a}, {b}", "1, 2", id="each gap takes its value"),
        pytest.param("{b} {b}", "2 2", id="a gap may come twice"),
        pytest.param("{c} {a}", "{c} 1", id="a gap without a value stays"),
        pytest.param("{a.__class__} {a!r} {", "{a.__class__} {a!r} {", id="anything else is text"),
    ],
)
def test_a_label_is_filled(words, expected):
    filled = fill(words, a="1", b="2")

    assert expected == filled


def test_a_value_is_not_filled_again():
    filled = fill("{a}", a="{b}", b="2")

    assert "{b}" == filled
