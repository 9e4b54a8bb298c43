import pytest

from presskit.authoring.schema import blocks
from presskit.authoring.schema.blocks import BLOCK_KEYS, BlockForm, PluralForm
from presskit.authoring.source import Scalar


def test_every_block_has_a_key_of_its_own() -> None:
    forms = [one for one in BlockForm.__subclasses__() if one.__module__ == blocks.__name__]

    own = [name for one in forms for name in one.fields() if name not in BlockForm.fields()]

    assert sorted(BLOCK_KEYS) == sorted(own)


@pytest.mark.parametrize(
    ("written", "order"),
    [(("other", "one"), ["one", "other"]), (("many", "zero", "other", "two"), ["zero", "two", "many", "other"])],
    ids=["two", "four"],
)
def test_the_forms_of_a_count_come_in_the_order_of_cldr(written: tuple[str, ...], order: list[str]) -> None:
    texts = {one: Scalar.made(one) for one in written}

    form = PluralForm.model_validate({**texts, "count": Scalar.made("n")})

    assert order == [*form.forms()]
