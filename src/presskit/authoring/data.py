"""Turn nodes into the lists and dictionaries that pydantic reads, each with the node it comes from."""

from __future__ import annotations

from typing import TypeAlias

from presskit.authoring import source
from presskit.authoring.source import Scalar


class Fields(dict[str, "Data"]):
    """A mapping's fields, with the node they come from."""

    def __init__(self, node: source.Mapping) -> None:
        super().__init__((key.value, data(value)) for key, value in node.pairs)
        self.node = node


class Items(list["Data"]):
    """A sequence's items, with the node they come from."""

    def __init__(self, node: source.Sequence) -> None:
        super().__init__(data(one) for one in node.items)
        self.node = node


Data: TypeAlias = Scalar | Fields | Items


def data(node: source.Node) -> Data:
    """A node as pydantic wants it: a scalar stays itself."""
    match node:
        case source.Mapping():
            return Fields(node)
        case source.Sequence():
            return Items(node)
        case Scalar():
            return node
