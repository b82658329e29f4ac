"""A good reply of REST-JSON, read from status, headers and body, and held to the shape of its operation's output."""

from __future__ import annotations

from botocore.model import OperationModel, StructureShape

import strict_json
from findings import Complain
from rest import content_values, scalar_outside
from shapes import Check, Times
from tape import Reply


def check_rest_reply(operation: OperationModel, reply: Reply, times: Times, complain: Complain) -> None:
    shape = operation.output_shape
    places = [member.serialization.get("location") for member in shape.members.values()] if shape is not None else []
    _status(operation, "statusCode" in places, reply, complain)
    if shape is None:
        if reply.body:
            complain("unknown member", "", f"the operation gives nothing, here is {reply.body[:80]!r}")
        return
    values = bound_values(shape, reply, complain) | content_values(shape, _content(shape, reply, complain), complain)
    Check(times, complain)(shape, values)


def bound_values(shape: StructureShape, reply: Reply, complain: Complain) -> dict[str, object]:
    """What stands outside the body, of an output or an error."""
    values: dict[str, object] = {}
    for name, member in shape.members.items():
        match member.serialization.get("location"):
            case "statusCode":
                values[name] = reply.status
            case "header" if (text := reply.headers.get(member.serialization.get("name", name).lower())) is not None:
                values[name] = scalar_outside(member, text, name, complain)
    return values


def _status(operation: OperationModel, says_status: bool, reply: Reply, complain: Complain) -> None:
    wanted = operation.http.get("responseCode", 200)
    if not says_status and reply.status != wanted:
        complain("status", "", f"{reply.status}, and {operation.name} answers with {wanted}")
    length = reply.headers.get("content-length")
    if reply.status == 204 and (reply.body or length is not None):
        complain("header", "content-length", "a reply of status 204 has no body, and no length of it")
    elif length is not None and length != str(len(reply.body)):
        complain("header", "content-length", f"{length} of {len(reply.body)} bytes")


def _content(shape: StructureShape, reply: Reply, complain: Complain) -> object:
    """Raises ValueError for what should be JSON, and is not."""
    payload = shape.serialization.get("payload")
    if payload and not isinstance(shape.members[payload], StructureShape):
        return reply.body
    if reply.status == 204:
        return {}
    here = reply.headers.get("content-type", "").split(";")[0]
    if here != "application/json":
        complain("header", "content-type", f"{here!r} is not 'application/json'")
    return strict_json.parsed(reply.body)
