from collections.abc import Callable

from presskit.authoring.pictures import Pictures
from presskit.authoring.source import Scalar
from presskit.errors import Diagnostic
from presskit.media import Media, MediaError


def _refuse(name: str) -> Media:
    raise MediaError("no-image", f"there is no picture {name}", "draw it")


def test_a_picture_is_asked_for_by_its_name_as_typed(pictures: Callable[[str], Media]) -> None:
    asked: list[str] = []

    def load(name: str) -> Media:
        asked.append(name)
        return pictures(name)

    got = Pictures(load, print).get(Scalar.made("media/my  bus %2e.png"))

    assert got
    assert ["media/my  bus %2e.png"] == asked


def test_a_picture_named_twice_is_loaded_once(pictures: Callable[[str], Media]) -> None:
    asked: list[str] = []

    def load(name: str) -> Media:
        asked.append(name)
        return pictures(name)

    album = Pictures(load, print)

    assert album.get(Scalar.made("a.png")) is album.get(Scalar.made("a.png"))
    assert ["a.png"] == asked


def test_a_picture_that_cannot_be_taken_is_told_in_its_own_words() -> None:
    told: list[Diagnostic] = []

    got = Pictures(_refuse, told.append).get(Scalar.made("a.png"))

    assert got is None
    assert [("no-image", "there is no picture a.png", "draw it")] == [(one.code, one.message, one.hint) for one in told]
