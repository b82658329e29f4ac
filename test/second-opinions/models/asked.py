"""A request held to the model of its operation, and to what botocore would have sent for the same values."""

from __future__ import annotations

import base64
import gzip
import json
import re
import zlib
from dataclasses import dataclass
from urllib.parse import parse_qsl

from botocore.exceptions import ParamValidationError
from botocore.model import OperationModel, Shape
from botocore.utils import percent_encode_sequence

import form
import rest
import strict_json
from findings import Complain
from published import Protocol, Published, protocol, service_signed_as
from shapes import ISO_8601, Check
from tape import Exchange, Message

FRACTION_OF_A_SECOND = re.compile(r"(\.\d*?)0*Z$")


@dataclass(frozen=True)
class Asked:
    service: str
    operation: str
    protocol: Protocol
    published: Published
    model: OperationModel | None
    """None: the model does not know the operation."""
    fields: object
    """What stands in the body, or all over the request (`rest.Parts`), not yet read by any shape."""


class Unreadable(Exception):
    """What was sent cannot even be told to be a call."""


def asked(exchange: Exchange) -> Asked:
    headers = exchange.request.headers
    published = service_signed_as(headers.get("signed-as", ""))
    if published is None:
        raise Unreadable(f"no model is known of a service signed as {headers.get('signed-as')!r}")
    name = _protocol_of(headers.get("content-type", ""), published)
    try:
        operation, fields = _read(name, published, exchange)
    except ValueError as error:
        raise Unreadable(f"its body: {error}") from error
    return Asked(published.name, operation, protocol(name), published, published.operation(operation), fields)


def _read(name: str, published: Published, exchange: Exchange) -> tuple[str, object]:
    """The operation's name, and the fields."""
    body = _plain(exchange.request)
    if name == "json":
        return exchange.request.headers.get("x-amz-target", "").partition(".")[2], strict_json.parsed(body)
    if name == "rest-json":
        return rest.parts_of(published.model, exchange, body)
    fields = form.fields(body)
    form.tree_of(fields)
    return fields.get("Action", ""), fields


def _protocol_of(content_type: str, published: Published) -> str:
    spoken = published.model.metadata.get("protocols", [published.model.metadata["protocol"]])
    # Its content is of any type, or of none: reads have no body.
    if spoken == ["rest-json"]:
        return "rest-json"
    kind = content_type.split(";")[0]
    if kind.startswith("application/x-amz-json-"):
        name = "json"
    elif kind == "application/x-www-form-urlencoded":
        name = "query"
    else:
        raise Unreadable(f"no reader for content of type {kind!r}")
    if name not in spoken:
        raise Unreadable(f"{published.name} speaks {', '.join(spoken)}, and {kind!r} is {name}")
    return name


def _plain(request: Message) -> bytes:
    """Raises ValueError for a body that is not what its header says."""
    encoding = request.headers.get("content-encoding", "identity")
    if encoding == "identity":
        return request.body
    if encoding != "gzip":
        raise ValueError(f"no reader for the encoding {encoding!r}")
    try:
        return gzip.decompress(request.body)
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError(f"it is said to be gzip, and is not: {error}") from error


def values_of(question: Asked, complain: Complain) -> object:
    """The input as plain values, by the names of the model."""
    shape = question.model and question.model.input_shape
    if shape is None:
        return {}
    if question.protocol.name == "json":
        return question.fields
    if question.protocol.name == "rest-json":
        return rest.values_of(shape, question.fields, complain)
    flat = {name: text for name, text in question.fields.items() if name not in ("Action", "Version")}
    return form.value_of(shape, form.tree_of(flat), "", complain)


def check_request(question: Asked, exchange: Exchange, complain: Complain) -> None:
    operation = question.model
    assert operation is not None
    wrong = False

    def complain_of_shape(rule: str, path: str, detail: str) -> None:
        nonlocal wrong
        wrong = True
        complain(rule, path, detail)

    values = values_of(question, complain_of_shape)
    if operation.input_shape is not None:
        Check(question.protocol.times, complain_of_shape)(operation.input_shape, values)
    # What the model does not take, botocore would not have sent at all.
    if not wrong:
        _compare(question, operation, values, exchange, complain)


def _compare(question: Asked, operation: OperationModel, values: object, exchange: Exchange, complain: Complain) -> None:
    try:
        ours = as_python(operation.input_shape, values)
        theirs = question.protocol.serializer.serialize_to_request(ours, operation)
    except ParamValidationError as error:
        complain("botocore refuses", "", str(error))
        return
    target = _target(theirs)
    if (exchange.method, _taken_apart(exchange.target)) != (theirs["method"], _taken_apart(target)):
        complain("address", "", f"{exchange.method} {exchange.target}, botocore has {theirs['method']} {target}")
    for name, wanted in theirs["headers"].items():
        here = exchange.request.headers.get(name.lower())
        if here is None or _bare(here) != _bare(wanted):
            complain("header", name, f"{here!r}, botocore has {wanted!r}")
    # botocore sends it wherever the model has the trait; without it errors have no code of former times.
    if "awsQueryCompatible" in question.published.model.metadata and question.protocol.name == "json":
        if exchange.request.headers.get("x-amzn-query-mode") != "true":
            complain("header", "x-amzn-query-mode", "is not true")
    difference = _difference(question, theirs["body"])
    if difference is not None:
        complain("body", "", difference)


def _target(theirs: dict) -> str:
    path, query = theirs["url_path"], percent_encode_sequence(theirs["query_string"] or {})
    return path if not query else f"{path}{'&' if '?' in path else '?'}{query}"


def _taken_apart(target: str) -> tuple[str, list[tuple[str, str]]]:
    """Parameters stand in any order."""
    path, _, query = target.partition("?")
    return path, sorted(parse_qsl(query, keep_blank_values=True))


def _difference(question: Asked, body: object) -> str | None:
    ours: object = question.fields
    theirs: object
    if isinstance(ours, rest.Parts):
        ours = ours.body
    if isinstance(ours, bytes):
        theirs = body
    elif question.protocol.name == "query":
        theirs = {name: _moment(str(value)) for name, value in dict(body).items()}  # type: ignore[call-overload]
        ours = {name: _moment(value) for name, value in dict(ours).items()}  # type: ignore[call-overload]
    else:
        theirs = json.loads(body or "{}")  # type: ignore[arg-type]
    return None if theirs == ours else f"{_said(ours)}, botocore has {_said(theirs)}"


def _moment(text: str) -> str:
    """A time with no more digits than it needs: the SDK of JavaScript gives milliseconds, and botocore microseconds."""
    return FRACTION_OF_A_SECOND.sub(r"\1Z", text) if ISO_8601.fullmatch(text) else text


def _said(value: object) -> str:
    return (repr(value) if isinstance(value, bytes) else json.dumps(value))[:300]


def _bare(header: str) -> str:
    return header.split(";")[0].strip()


def as_python(shape: Shape | None, value: object) -> object:
    """What a caller of botocore would hand over: bytes for a blob, everything else as it was read."""
    if shape is None:
        return value
    match shape.type_name:
        case "structure" if isinstance(value, dict):
            return {name: as_python(shape.members[name], member) for name, member in value.items()}
        case "list" if isinstance(value, list):
            return [as_python(shape.member, member) for member in value]
        case "map" if isinstance(value, dict):
            return {name: as_python(shape.value, member) for name, member in value.items()}
        case "blob" if isinstance(value, str):
            return base64.b64decode(value)
        case _:
            return value
