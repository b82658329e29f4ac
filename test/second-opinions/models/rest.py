"""Reads a request of REST-JSON: its operation by method and path, its input from path, query, headers and body.

Source of the places: "HTTP binding traits" and "AWS restJson1 protocol" of the Smithy specification.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote

from botocore.model import ListShape, OperationModel, ServiceModel, Shape, StructureShape

import strict_json
from findings import Complain
from form import scalar_of
from tape import Exchange


@dataclass(frozen=True)
class Parts:
    """A request taken apart, not yet read by any shape."""

    labels: dict[str, str]
    query: list[tuple[str, str]]
    """Without the items that the path of the model has already."""
    headers: dict[str, str]
    body: object
    """Bytes where a member is the whole body; else what the JSON says, {} where there is none."""


def parts_of(model: ServiceModel, exchange: Exchange, body: bytes) -> tuple[str, Parts]:
    """The name of the operation, or method and path where there is none. Raises ValueError for a body that is no JSON."""
    path, _, query = exchange.target.partition("?")
    items = parse_qsl(query, keep_blank_values=True)
    found = sorted(_leading_to(model, exchange.method, path, items), key=lambda route: route.rank)
    if not found:
        return f"{exchange.method} {path}", Parts({}, items, {}, {})
    route = found[0]
    rest = [item for item in items if item not in route.fixed]
    return route.operation.name, Parts(route.labels, rest, exchange.request.headers, _content(route.operation, body))


@dataclass(frozen=True)
class Route:
    operation: OperationModel
    labels: dict[str, str]
    fixed: list[tuple[str, str]]

    @property
    def rank(self) -> tuple[int, int]:
        """The one with more of a fixed query, then the one with fewer labels, is the more specific one."""
        return -len(self.fixed), len(self.labels)


def _leading_to(model: ServiceModel, method: str, path: str, items: list[tuple[str, str]]) -> Iterator[Route]:
    segments = path.split("/")
    for name in model.operation_names:
        operation = model.operation_model(name)
        template, _, query = operation.http["requestUri"].partition("?")
        fixed = parse_qsl(query, keep_blank_values=True)
        wanted = template.split("/")
        if operation.http["method"] != method or len(wanted) != len(segments) or not set(fixed) <= set(items):
            continue
        pairs = list(zip(wanted, segments))
        if all(segment != "" if _is_label(part) else part == segment for part, segment in pairs):
            yield Route(operation, {part[1:-1]: unquote(segment) for part, segment in pairs if _is_label(part)}, fixed)


def _is_label(part: str) -> bool:
    return part.startswith("{")


def _content(operation: OperationModel, body: bytes) -> object:
    shape = operation.input_shape
    payload = shape and shape.serialization.get("payload")
    if payload and not isinstance(shape.members[payload], StructureShape):
        return body
    return strict_json.parsed(body) if body else {}


def values_of(shape: StructureShape, parts: Parts, complain: Complain) -> dict[str, object]:
    """The input as plain values, by the names of the model; bytes are base64, as JSON would have them."""
    values: dict[str, object] = {}
    given: dict[str, list[str]] = {}
    for name, text in parts.query:
        given.setdefault(name, []).append(text)
    for name, member in shape.members.items():
        wire = member.serialization.get("name", name)
        match member.serialization.get("location"):
            case "uri" if wire in parts.labels:
                values[name] = scalar_outside(member, parts.labels[wire], name, complain)
            case "querystring" if wire in given:
                values[name] = _parameter(member, given.pop(wire), name, complain)
            case "header" if wire.lower() in parts.headers:
                values[name] = scalar_outside(member, parts.headers[wire.lower()], name, complain)
    for name in given:
        complain("unknown member", f"?{name}", f"{shape.name} has no such parameter")
    return values | content_values(shape, parts.body, complain)


def content_values(shape: StructureShape, content: object, complain: Complain) -> dict[str, object]:
    """What the body holds, of a request or a reply: a member that is all of it, or members of its JSON."""
    payload = shape.serialization.get("payload")
    if payload and isinstance(content, bytes):
        return {payload: base64.b64encode(content).decode()} if content else {}
    if payload:
        return {payload: content} if content else {}
    if not isinstance(content, dict):
        complain("type", "", f"{content!r} is not a structure ({shape.name})")
        return {}
    in_body = {
        member.serialization.get("name", name): name
        for name, member in shape.members.items()
        if "location" not in member.serialization
    }
    for wire in sorted(set(content) - set(in_body)):
        complain("unknown member", wire, f"{shape.name} has no such member in its body")
    return {in_body[wire]: value for wire, value in content.items() if wire in in_body}


def scalar_outside(shape: Shape, text: str, path: str, complain: Complain) -> object:
    """Of a path, a query or a header."""
    if shape.type_name == "timestamp":
        complain("not judged", path, "a time outside a body")
    return scalar_of(shape, text)


def _parameter(shape: Shape, texts: list[str], path: str, complain: Complain) -> object:
    if isinstance(shape, ListShape):
        return [scalar_outside(shape.member, text, path, complain) for text in texts]
    if len(texts) > 1:
        complain("type", path, f"it stands there {len(texts)} times")
    return scalar_outside(shape, texts[0], path, complain)
