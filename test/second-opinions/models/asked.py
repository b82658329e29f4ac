"""A request held to the model of its operation, and to what botocore would have sent for the same values."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass

from botocore.exceptions import ParamValidationError
from botocore.model import OperationModel, Shape

import form
from findings import Complain
from published import Protocol, Published, protocol, service_signed_as
from shapes import check
from tape import Exchange


@dataclass(frozen=True)
class Asked:
    service: str
    operation: str
    protocol: Protocol
    published: Published
    model: OperationModel | None
    """None: the model does not know the operation."""
    fields: object
    """What stands in the body, not yet read by any shape."""


class Unreadable(Exception):
    """What was sent cannot even be told to be a call."""


def asked(exchange: Exchange) -> Asked:
    headers, body = exchange.request.headers, exchange.request.body
    published = service_signed_as(headers.get("signed-as", ""))
    if published is None:
        raise Unreadable(f"no model is known of a service signed as {headers.get('signed-as')}")
    kind = headers.get("content-type", "").split(";")[0]
    try:
        if kind.startswith("application/x-amz-json-"):
            operation = headers.get("x-amz-target", "").partition(".")[2]
            return Asked(
                published.name, operation, protocol("json"), published, published.operation(operation), json.loads(body)
            )
        if kind == "application/x-www-form-urlencoded":
            fields = form.fields(body)
            operation = fields.get("Action", "")
            return Asked(
                published.name, operation, protocol("query"), published, published.operation(operation), fields
            )
    except ValueError as error:
        raise Unreadable(f"its body: {error}") from error
    raise Unreadable(f"no reader for content of type {kind!r}")


def values_of(question: Asked, complain: Complain) -> object:
    """The input as plain values, by the names of the model."""
    shape = question.model and question.model.input_shape
    if shape is None:
        return {}
    if question.protocol.name == "json":
        return question.fields
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
        check(operation.input_shape, values, "", complain_of_shape)
    # What the model does not take, botocore would not have sent at all.
    if wrong:
        return
    try:
        ours = as_python(operation.input_shape, values)
        theirs = question.protocol.serializer.serialize_to_request(ours, operation)
    except ParamValidationError as error:
        complain("botocore refuses", "", str(error))
        return
    except (TypeError, ValueError, AttributeError) as error:
        complain("botocore refuses", "", f"{type(error).__name__}: {error}")
        return
    if (exchange.method, exchange.target) != (theirs["method"], theirs["url_path"]):
        complain("address", "", f"{exchange.method} {exchange.target}, botocore has {theirs['method']} {theirs['url_path']}")
    for name in ("X-Amz-Target", "Content-Type"):
        wanted = theirs["headers"].get(name)
        here = exchange.request.headers.get(name.lower())
        if wanted is not None and here is not None and _bare(here) != _bare(wanted):
            complain("header", name, f"{here!r}, botocore has {wanted!r}")
    difference = _difference(question, theirs["body"])
    if difference is not None:
        complain("body", "", difference)


def _difference(question: Asked, body: object) -> str | None:
    if question.protocol.name == "json":
        theirs = json.loads(body if isinstance(body, (str, bytes)) else json.dumps(body))
    else:
        theirs = {name: str(value) for name, value in dict(body).items()}  # type: ignore[call-overload]
    if theirs == question.fields:
        return None
    return f"{json.dumps(question.fields)[:300]}, botocore has {json.dumps(theirs)[:300]}"


def _bare(header: str) -> str:
    return header.split(";")[0].strip()


def as_python(shape: Shape | None, value: object) -> object:
    """What a caller of botocore would hand over: bytes for a blob, everything else as it was read."""
    if shape is None or value is None:
        return value
    match shape.type_name:
        case "structure" if isinstance(value, dict):
            return {
                name: as_python(shape.members.get(name), member) for name, member in value.items() if member is not None
            }
        case "list" if isinstance(value, list):
            return [as_python(shape.member, member) for member in value]
        case "map" if isinstance(value, dict):
            return {name: as_python(shape.value, member) for name, member in value.items()}
        case "blob" if isinstance(value, str):
            return base64.b64decode(value)
        case _:
            return value
