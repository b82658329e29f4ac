"""Holds a plain value to the shape that AWS has published for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import regex
from botocore.model import ListShape, MapShape, Shape, StringShape, StructureShape

from findings import Complain

NUMBERS = {"integer", "long"}
FRACTIONS = {"float", "double"}


def check(shape: Shape, value: object, path: str, complain: Complain) -> None:
    """`value` is what json.loads or the readers of forms and XML gave, its scalars of Python's own types."""
    if isinstance(shape, StructureShape):
        _structure(shape, value, path, complain)
    elif isinstance(shape, ListShape):
        _list(shape, value, path, complain)
    elif isinstance(shape, MapShape):
        _map(shape, value, path, complain)
    else:
        _scalar(shape, value, path, complain)


def _structure(shape: StructureShape, value: object, path: str, complain: Complain) -> None:
    if not isinstance(value, dict):
        complain("type", path, f"{_said(value)} is not a structure ({shape.name})")
        return
    for name in shape.required_members:
        if value.get(name) is None:
            complain("required", f"{path}.{name}", f"{shape.name} has to have it")
    if shape.is_tagged_union and len(value) != 1:
        complain("union", path, f"{shape.name} is one of its members, here are {sorted(value)}")
    for name, member in value.items():
        if name not in shape.members:
            complain("unknown member", f"{path}.{name}", f"{shape.name} has no such member")
        elif member is not None:
            check(shape.members[name], member, f"{path}.{name}", complain)


def _list(shape: ListShape, value: object, path: str, complain: Complain) -> None:
    if not isinstance(value, list):
        complain("type", path, f"{_said(value)} is not a list ({shape.name})")
        return
    _range(shape, len(value), path, complain)
    for member in value:
        check(shape.member, member, f"{path}[]", complain)


def _map(shape: MapShape, value: object, path: str, complain: Complain) -> None:
    if not isinstance(value, dict):
        complain("type", path, f"{_said(value)} is not a map ({shape.name})")
        return
    _range(shape, len(value), path, complain)
    for name, member in value.items():
        check(shape.key, name, f"{path}{{key}}", complain)
        check(shape.value, member, f"{path}{{}}", complain)


def _scalar(shape: Shape, value: object, path: str, complain: Complain) -> None:
    kind = shape.type_name
    if kind in NUMBERS:
        if type(value) is not int:
            complain("type", path, f"{_said(value)} is not a whole number")
        else:
            _range(shape, value, path, complain)
    elif kind in FRACTIONS:
        if type(value) not in (int, float):
            complain("type", path, f"{_said(value)} is not a number")
        else:
            _range(shape, value, path, complain)
    elif kind == "boolean":
        if type(value) is not bool:
            complain("type", path, f"{_said(value)} is neither true nor false")
    elif kind == "timestamp":
        # How a time is spelled depends on the protocol: botocore's own parser judges that.
        if type(value) not in (int, float, str):
            complain("type", path, f"{_said(value)} is not a time")
    elif kind in ("string", "character", "blob"):
        _text(shape, value, path, complain)
    else:
        complain("not judged", path, f"a shape of type {kind}")


def _text(shape: Shape, value: object, path: str, complain: Complain) -> None:
    if not isinstance(value, str):
        complain("type", path, f"{_said(value)} is not a text")
        return
    _range(shape, len(value), path, complain)
    if isinstance(shape, StringShape) and shape.enum and value not in shape.enum:
        complain("enum", path, f"{_said(value)} is none of {shape.name}")
    pattern = shape.metadata.get("pattern")
    if pattern is not None:
        matches = _compiled(pattern)
        if matches is None:
            complain("not judged", path, f"Python cannot read the pattern {pattern}")
        elif not matches(value):
            complain("pattern", path, f"{_said(value)} does not match {pattern}")


@lru_cache(maxsize=None)
def _compiled(pattern: str) -> Callable[[str], object] | None:
    """The patterns are Java's, and say how all of the text looks, anchors or not."""
    try:
        return regex.compile(pattern, regex.DOTALL | regex.V0).fullmatch
    except regex.error:
        return None


def _range(shape: Shape, size: float, path: str, complain: Complain) -> None:
    low, high = shape.metadata.get("min"), shape.metadata.get("max")
    if low is not None and size < low:
        complain("range", path, f"{size} is less than {low} ({shape.name})")
    if high is not None and size > high:
        complain("range", path, f"{size} is more than {high} ({shape.name})")


def _said(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."
