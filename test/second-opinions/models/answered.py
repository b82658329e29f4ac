"""A good reply held to the model of its operation, once by botocore's own parser and once byte by byte against the shapes."""

from __future__ import annotations

from xml.etree.ElementTree import Element, ParseError

from botocore.awsrequest import HeadersDict
from botocore.model import OperationModel, StructureShape
from botocore.parsers import ResponseParserError

import strict_json
import xml_reply
from asked import Asked
from findings import Complain
from refused import check_error
from rest_reply import check_rest_reply
from shapes import Check
from tape import Exchange, Reply

UNREADABLE = (ResponseParserError, ParseError, ValueError, KeyError, TypeError, AttributeError)
"""What botocore and the readers raise for bytes that are no reply."""


def check_reply(question: Asked, exchange: Exchange, reply: Reply, complain: Complain) -> None:
    operation = question.model
    assert operation is not None
    try:
        parsed = _parsed(question, operation, reply)
        if reply.status >= 300:
            check_error(question, operation, parsed["Error"]["Code"], exchange, reply, complain)
        elif question.protocol.name == "json":
            _json(question, operation, reply, complain)
        elif question.protocol.name == "rest-json":
            check_rest_reply(operation, reply, question.protocol.times, complain)
        else:
            _xml(question, operation, reply, complain)
    except UNREADABLE as error:
        complain("unreadable", "", f"{type(error).__name__}: {error}")


def _json(question: Asked, operation: OperationModel, reply: Reply, complain: Complain) -> None:
    _plain_success(reply, f"application/x-amz-json-{operation.service_model.metadata['jsonVersion']}", complain)
    if not reply.body and operation.output_shape is not None:
        complain("empty", "", "AWS JSON answers {} where there is nothing to say")
    value = strict_json.parsed(reply.body) if reply.body else {}
    if operation.output_shape is not None:
        Check(question.protocol.times, complain)(operation.output_shape, value)
    elif value != {}:
        complain("unknown member", "", f"the operation gives nothing, here is {value!r}")


def _xml(question: Asked, operation: OperationModel, reply: Reply, complain: Complain) -> None:
    _plain_success(reply, "text/xml", complain)
    root = xml_reply.parsed(reply.body)
    parts = {xml_reply.tag_of(part): part for part in root}
    if xml_reply.tag_of(root) != f"{operation.name}Response":
        complain("wrapper", "", f"<{xml_reply.tag_of(root)}> is not <{operation.name}Response>")
    xml_reply.check_namespace(operation, root, complain)
    if not (parts.get("ResponseMetadata", Element("none")).findtext("{*}RequestId") or "").strip():
        complain("wrapper", "ResponseMetadata", "it names no RequestId")
    shape = operation.output_shape
    wrapper = f"{operation.name}Result" if shape is None else shape.serialization.get("resultWrapper", "")
    unexpected = set(parts) - {wrapper, "ResponseMetadata"}
    if unexpected:
        complain("wrapper", "", f"{sorted(unexpected)} stand beside <{wrapper}>")
    result = parts.get(wrapper)
    if not isinstance(shape, StructureShape):
        return
    if result is None:
        complain("wrapper", "", f"<{wrapper}> is missing")
        return
    Check(question.protocol.times, complain)(shape, xml_reply.value_of(shape, result, "", complain))


def _plain_success(reply: Reply, content_type: str, complain: Complain) -> None:
    if reply.status != 200:
        complain("status", "", f"{reply.status}, and these protocols answer well with 200 alone")
    here = reply.headers.get("content-type", "").split(";")[0]
    if here != content_type:
        complain("header", "content-type", f"{here!r} is not {content_type!r}")
    length = reply.headers.get("content-length")
    if length is not None and length != str(len(reply.body)):
        complain("header", "content-length", f"{length} of {len(reply.body)} bytes")


def error_code(question: Asked, reply: Reply) -> str | None:
    """None: it is a good reply, or one that cannot be read."""
    if reply.status < 300 or question.model is None:
        return None
    try:
        return _parsed(question, question.model, reply)["Error"]["Code"]
    except UNREADABLE:
        return None


def output_of(question: Asked, exchange: Exchange) -> dict:
    """What a good reply holds, by the names of the model; nothing of any other, or of what cannot be read."""
    reply, operation = exchange.reply, question.model
    if reply is None or reply.status >= 300 or operation is None or operation.output_shape is None:
        return {}
    try:
        return _parsed(question, operation, reply)
    except Exception:  # noqa: BLE001
        # That it cannot be read is a finding already.
        return {}


def _parsed(question: Asked, operation: OperationModel, reply: Reply) -> dict:
    response = {"status_code": reply.status, "headers": HeadersDict(reply.headers), "body": reply.body}
    return question.protocol.parser.parse(response, operation.output_shape)
