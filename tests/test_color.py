"""A colour that can be read on its ground."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.color import CONTRAST, contrast, readable

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(COLOURS, COLOURS)
def test_readable_reaches_the_contrast_on_any_ground_and_is_stable(color, ground):
    shade = readable(color, ground)

    assert contrast(shade, ground) >= CONTRAST
    assert shade == readable(shade, ground)


@given(COLOURS, COLOURS)
def test_a_colour_that_can_be_read_is_left_alone(color, ground):
    shade = readable(color, ground)

    assert (shade == color) == (contrast(color, ground) >= CONTRAST)


RATIOS = {
    "black on white": ("#000000", "#ffffff", 21.0),
    "white on black": ("#ffffff", "#000000", 21.0),
    "a colour on itself": ("#0b6e4f", "#0b6e4f", 1.0),
    "the grey that just fails": ("#777777", "#ffffff", 4.48),
    "red on white": ("#ff0000", "#ffffff", 4.0),
}


@pytest.mark.parametrize(("one", "other", "ratio"), RATIOS.values(), ids=RATIOS)
def test_contrast_is_the_standards(one, other, ratio):
    assert ratio == pytest.approx(contrast(one, other), abs=0.005)
