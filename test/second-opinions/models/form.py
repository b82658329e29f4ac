"""Reads a request of the Query protocol: flat names with dots, made a tree by the shape of the operation's input.

Source of the names: "AWS query protocol" of the Smithy specification, as ELB version 2, RDS, STS and IAM speak it.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

from botocore.model import ListShape, MapShape, Shape, StructureShape

from findings import Complain

Tree = dict[str, "Tree | str"]

WORDS = {"true": True, "false": False}
WHOLE = re.compile(r"-?[0-9]+")
FRACTION = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")


def fields(body: bytes) -> dict[str, str]:
    """Raises ValueError for what is not a form."""
    pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, strict_parsing=True)
    if len(dict(pairs)) != len(pairs):
        raise ValueError("a name stands there twice")
    return dict(pairs)


def tree_of(flat: dict[str, str]) -> Tree:
    root: Tree = {}
    for name, value in flat.items():
        *above, leaf = name.split(".")
        node = root
        for part in above:
            node = node.setdefault(part, {})  # type: ignore[assignment]
            if isinstance(node, str):
                raise ValueError(f"{name} is below what is a text")
        node[leaf] = value
    return root


def value_of(shape: Shape, node: Tree | str, path: str, complain: Complain) -> object:
    """The tree as plain values; a scalar of the wrong type stays the text that it is, for the check to complain of."""
    if isinstance(shape, StructureShape) and isinstance(node, dict):
        by_wire_name = {wire_name(member, name): name for name, member in shape.members.items()}
        value = {}
        for wire, child in node.items():
            name = by_wire_name.get(wire)
            if name is None:
                complain("unknown member", f"{path}.{wire}", f"{shape.name} has no such member")
            else:
                value[name] = value_of(shape.members[name], child, f"{path}.{name}", complain)
        return value
    if isinstance(shape, ListShape):
        if node == "":
            return []
        entries = node if shape.serialization.get("flattened") else _below(node, wire_name(shape.member, "member"))
        return [value_of(shape.member, child, f"{path}[]", complain) for child in _numbered(entries, path, complain)]
    if isinstance(shape, MapShape):
        entries = node if shape.serialization.get("flattened") else _below(node, "entry")
        key, value = wire_name(shape.key, "key"), wire_name(shape.value, "value")
        found = _numbered(entries, path, complain)
        if not all(isinstance(child, dict) and {key, value} <= set(child) for child in found):
            complain("type", path, f"an entry has no {key}, or no {value}")
            return {}
        return {str(child[key]): value_of(shape.value, child[value], f"{path}{{}}", complain) for child in found}
    return scalar_of(shape, node)


def scalar_of(shape: Shape, text: object) -> object:
    if not isinstance(text, str):
        return text
    match shape.type_name:
        case "integer" | "long" if WHOLE.fullmatch(text):
            return int(text)
        case "float" | "double" if FRACTION.fullmatch(text):
            return float(text)
        case "boolean":
            return WORDS.get(text, text)
        case _:
            return text


def wire_name(shape: Shape, name: str) -> str:
    return shape.serialization.get("name", name)


def _below(node: Tree | str, name: str) -> Tree | str:
    return node.get(name, node) if isinstance(node, dict) and set(node) == {name} else node


def _numbered(node: Tree | str, path: str, complain: Complain) -> list[Tree | str]:
    if not isinstance(node, dict) or sorted(node) != sorted(str(number + 1) for number in range(len(node))):
        complain("numbering", path, f"entries are numbered from 1 on, here are {sorted(node)}")
        return []
    return [node[str(number + 1)] for number in range(len(node))]
