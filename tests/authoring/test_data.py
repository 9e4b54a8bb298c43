from collections.abc import Callable

from presskit.authoring.data import Fields, Items, data
from presskit.authoring.source import Mapping, Node, Scalar, Sequence


def test_a_node_becomes_lists_and_dictionaries_that_know_it(nodes: Callable[[str], Node]) -> None:
    root = nodes("a: [x, {b: y}]\n")

    plain = data(root)

    assert isinstance(root, Mapping)
    assert isinstance(plain, Fields)
    assert root is plain.node
    items = plain["a"]
    assert isinstance(items, Items)
    assert isinstance(items.node, Sequence)
    assert ["a", "b"] == [*plain, *(key for one in items if isinstance(one, Fields) for key in one)]


def test_a_scalar_stays_itself() -> None:
    scalar = Scalar.made("x")

    assert scalar is data(scalar)
