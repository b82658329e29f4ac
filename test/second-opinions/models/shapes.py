"""Holds a plain value to the shape that AWS has published for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex
from botocore.model import ListShape, MapShape, Shape, StringShape, StructureShape

from documented import bounds, filter_names, listed_values
from findings import Complain

FRACTIONS = {"float", "double"}
BITS = {"integer": 31, "long": 63}

Times = Literal["epochSeconds", "iso8601"]
"""How a protocol spells a time that its model does not spell otherwise. Source: `timestampFormat` of the Smithy protocols."""

ISO_8601 = regex.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


@dataclass(frozen=True)
class Check:
    """`value`s are what the readers of JSON, forms and XML gave, their scalars of Python's own types."""

    times: Times
    complain: Complain

    def __call__(self, shape: Shape, value: object, path: str = "") -> None:
        if value is None:
            self.complain("null", path, "AWS leaves out what is not there")
        elif isinstance(shape, StructureShape):
            _structure(self, shape, value, path)
        elif isinstance(shape, ListShape):
            _list(self, shape, value, path)
        elif isinstance(shape, MapShape):
            _map(self, shape, value, path)
        else:
            _scalar(self, shape, value, path)


def _structure(check: Check, shape: StructureShape, value: object, path: str) -> None:
    if not isinstance(value, dict):
        check.complain("type", path, f"{_said(value)} is not a structure ({shape.name})")
        return
    for name in shape.required_members:
        if name not in value:
            check.complain("required", f"{path}.{name}", f"{shape.name} has to have it")
    if shape.is_tagged_union and len(value) != 1:
        check.complain("union", path, f"{shape.name} is one of its members, here are {sorted(value)}")
    for name, member in value.items():
        if name not in shape.members:
            check.complain("unknown member", f"{path}.{name}", f"{shape.name} has no such member")
        else:
            check(shape.members[name], member, f"{path}.{name}")
            _documented(check, shape, name, member, f"{path}.{name}")


def _documented(check: Check, shape: StructureShape, name: str, value: object, path: str) -> None:
    values = listed_values(shape, name, shape.members[name])
    if isinstance(value, str) and values is not None and value not in values:
        check.complain("enum", path, f"{_said(value)} is none of {', '.join(sorted(values))}")
    limits = bounds(shape, name, shape.members[name])
    if type(value) is int and limits is not None and not limits[0] <= value <= limits[1]:
        check.complain("range", path, f"{value} is not from {limits[0]} to {limits[1]}")
    filters = filter_names(name, shape.members[name])
    for asked in value if filters is not None and isinstance(value, list) else []:
        if isinstance(asked, dict) and asked.get("Name") not in filters:
            check.complain("filter", f"{path}[]", f"{_said(asked.get('Name'))} is none of {sorted(filters)}")


def _list(check: Check, shape: ListShape, value: object, path: str) -> None:
    if not isinstance(value, list):
        check.complain("type", path, f"{_said(value)} is not a list ({shape.name})")
        return
    _range(check, shape, len(value), path)
    for member in value:
        check(shape.member, member, f"{path}[]")


def _map(check: Check, shape: MapShape, value: object, path: str) -> None:
    if not isinstance(value, dict):
        check.complain("type", path, f"{_said(value)} is not a map ({shape.name})")
        return
    _range(check, shape, len(value), path)
    for name, member in value.items():
        check(shape.key, name, f"{path}{{key}}")
        check(shape.value, member, f"{path}{{}}")


def _scalar(check: Check, shape: Shape, value: object, path: str) -> None:
    kind = shape.type_name
    if kind in BITS:
        if type(value) is not int:
            check.complain("type", path, f"{_said(value)} is not a whole number")
        elif not -(2 ** BITS[kind]) <= value < 2 ** BITS[kind]:
            check.complain("range", path, f"{value} does not fit into {BITS[kind] + 1} bits")
        else:
            _range(check, shape, value, path)
    elif kind in FRACTIONS:
        if type(value) not in (int, float):
            check.complain("type", path, f"{_said(value)} is not a number")
        else:
            _range(check, shape, value, path)
    elif kind == "boolean":
        if type(value) is not bool:
            check.complain("type", path, f"{_said(value)} is neither true nor false")
    elif kind == "timestamp":
        _time(check, shape, value, path)
    elif kind in ("string", "character", "blob"):
        _text(check, shape, value, path)
    else:
        check.complain("not judged", path, f"a shape of type {kind}")


def _time(check: Check, shape: Shape, value: object, path: str) -> None:
    """botocore's parser takes every spelling; the SDK of JavaScript does not."""
    spelling = shape.serialization.get("timestampFormat", check.times)
    if spelling in ("epochSeconds", "unixTimestamp"):
        if type(value) not in (int, float):
            check.complain("type", path, f"{_said(value)} is not seconds since 1970, as a number")
        elif value > 1e11:
            check.complain("type", path, f"{value} would be milliseconds")
    elif spelling == "iso8601":
        if not isinstance(value, str) or not ISO_8601.fullmatch(value):
            check.complain("type", path, f"{_said(value)} is not a time of ISO 8601, in UTC")
    else:
        check.complain("not judged", path, f"a time as {spelling}")


def _text(check: Check, shape: Shape, value: object, path: str) -> None:
    if not isinstance(value, str):
        check.complain("type", path, f"{_said(value)} is not a text")
        return
    _range(check, shape, len(value), path)
    if isinstance(shape, StringShape) and shape.enum and value not in shape.enum:
        check.complain("enum", path, f"{_said(value)} is none of {shape.name}")
    pattern = shape.metadata.get("pattern")
    if pattern is not None:
        matches = _compiled(pattern)
        if matches is None:
            check.complain("not judged", path, f"Python cannot read the pattern {pattern}")
        elif not matches(value):
            check.complain("pattern", path, f"{_said(value)} does not match {pattern}")


@lru_cache(maxsize=None)
def _compiled(pattern: str) -> Callable[[str], object] | None:
    """The patterns are Java's, and say how all of the text looks, anchors or not."""
    try:
        return regex.compile(pattern, regex.DOTALL | regex.V0).fullmatch
    except regex.error:
        return None


def _range(check: Check, shape: Shape, size: float, path: str) -> None:
    low, high = shape.metadata.get("min"), shape.metadata.get("max")
    if low is not None and size < low:
        check.complain("range", path, f"{size} is less than {low} ({shape.name})")
    if high is not None and size > high:
        check.complain("range", path, f"{size} is more than {high} ({shape.name})")


def _said(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."
