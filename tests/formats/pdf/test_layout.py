"""How large a picture is on paper, and which two share a line."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit.document import ImageBlock, ParagraphBlock
from presskit.formats.pdf.layout import (
    FIGURE,
    GAP,
    LOGO,
    NARROWEST,
    PAIR_HEIGHT,
    WIDTH,
    figures,
    pairs,
    printed,
    stands_beside,
)
from presskit.media import Media

WORDS = ParagraphBlock(("The bus leaves.",))


def _image(width, height):
    return ImageBlock(Media("a.png", "png", b"", width, height), "A bus", (), ())


UPRIGHT, SQUARE, WIDE, SMALL = _image(1200, 1600), _image(1400, 1400), _image(2000, 1300), _image(300, 200)
TINY, LOW, TOWER = _image(60, 60), _image(400, 120), _image(300, 1200)


@pytest.mark.parametrize(
    ("size", "box", "shown"),
    [
        ((3000, 2000), FIGURE, (160, 106.67)),
        ((2000, 3000), FIGURE, (76.67, 115)),
        ((600, 300), FIGURE, (101.6, 50.8)),
        ((4000, 1000), LOGO, (60, 15)),
        ((300, 300), LOGO, (16, 16)),
    ],
    ids=["landscape", "portrait", "few pixels", "wide logo", "square logo"],
)
def test_a_picture_is_as_large_as_its_place_and_its_pixels_allow(size, box, shown):
    one = printed(Media("a.png", "png", b"", *size), box, "a")

    assert shown == (one.width, one.height)


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ((UPRIGHT, SQUARE), (0,)),
        ((SMALL, SMALL), (0,)),
        ((WIDE, WIDE), ()),
        ((UPRIGHT, WIDE), ()),
        ((UPRIGHT, WORDS, UPRIGHT), ()),
        ((WORDS, UPRIGHT, UPRIGHT, UPRIGHT), (1,)),
        ((UPRIGHT, UPRIGHT, UPRIGHT, UPRIGHT), (0, 2)),
        ((), ()),
        ((TINY, UPRIGHT), ()),
        ((UPRIGHT, TINY), ()),
        ((LOW, UPRIGHT), ()),
        ((TOWER, TOWER), ()),
        ((TINY, UPRIGHT, UPRIGHT), (1,)),
    ],
    ids=[
        "upright",
        "few pixels",
        "landscapes",
        "one landscape",
        "words between",
        "three",
        "four",
        "nothing",
        "tiny, upright",
        "upright, tiny",
        "low, upright",
        "towers",
        "tiny, then two",
    ],
)
def test_two_pictures_share_a_line_that_neither_would_fill(body, places):
    assert places == pairs(body)


def test_a_pair_is_equally_high_and_fills_the_line():
    first, second = figures((UPRIGHT, SQUARE)).values()

    assert first.height == second.height
    assert first.width + second.width == pytest.approx(WIDTH - GAP, abs=0.02)


def test_a_pair_is_no_larger_than_its_pixels_allow():
    found = figures((SMALL, _image(3000, 3000), SMALL, SMALL))

    assert (50.8, 33.87) == (found[2].width, found[2].height)
    assert (50.8, 33.87) == (found[3].width, found[3].height)


SIZES = st.integers(20, 6000)


@given(st.lists(st.builds(_image, SIZES, SIZES) | st.just(WORDS), max_size=8).map(tuple))
def test_every_picture_has_its_place_and_none_leaves_the_page(body):
    found, firsts = figures(body), pairs(body)

    assert [index for index, one in enumerate(body) if isinstance(one, ImageBlock)] == sorted(found)
    assert all(one.width <= WIDTH and one.height <= FIGURE[1] for one in found.values())
    assert all(second - first > 1 for first, second in pairwise(firsts))
    for index in firsts:
        assert min(found[index].width, found[index + 1].width) >= NARROWEST
        assert found[index].width + GAP + found[index + 1].width <= WIDTH + 0.02
        assert found[index].height == found[index + 1].height <= PAIR_HEIGHT


@pytest.mark.parametrize(
    ("sizes", "is_beside"),
    [
        ([], False),
        ([(300, 300)], True),
        ([(300, 300), (300, 300)], True),
        ([(4000, 1000)], False),
        ([(300, 300)] * 3, False),
    ],
    ids=["none", "a square", "two squares", "a wide one", "three squares"],
)
def test_the_name_stands_beside_logos_that_leave_it_room(sizes, is_beside):
    several = {
        media: printed(media, LOGO, media.name)
        for media in (Media(f"{index}.png", "png", b"", *size) for index, size in enumerate(sizes))
    }

    assert is_beside == stands_beside(several)
