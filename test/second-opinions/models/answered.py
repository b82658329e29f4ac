"""A reply held to the model of its operation, once by botocore's own parser and once byte by byte against the shapes."""

from __future__ import annotations

import json
from xml.etree.ElementTree import Element

from botocore.model import OperationModel, StructureShape
from botocore.parsers import ResponseParserError

import xml_reply
from asked import Asked
from findings import Complain
from shapes import check
from tape import Exchange, Reply

COMMON_ERRORS = frozenset(
    """
    AccessDenied AccessDeniedException ExpiredToken ExpiredTokenException IncompleteSignature IncompleteSignatureException
    InternalFailure InternalServiceError InvalidAction InvalidClientTokenId InvalidSignatureException MalformedInput
    MissingAuthenticationToken MissingAuthenticationTokenException NotAuthorized OptInRequired RequestExpired
    RequestTimeout SerializationException ServiceUnavailable ServiceUnavailableException SignatureDoesNotMatch Throttling
    ThrottlingException UnknownOperationException UnrecognizedClientException ValidationError ValidationException
    """.split()
)
"""Any operation may answer them. Source: "Common Error Types" of each service's API reference, and the errors of the
protocols' own front ends (Smithy, "AWS JSON 1.1 protocol"; "Signature Version 4 troubleshooting")."""


def check_reply(question: Asked, reply: Reply, complain: Complain) -> None:
    operation = question.model
    assert operation is not None
    try:
        parsed = _parsed(question, operation, reply)
    except (ResponseParserError, ValueError, KeyError, TypeError) as error:
        complain("botocore cannot read it", "", f"{type(error).__name__}: {error}")
        return
    if reply.status >= 300:
        _error(operation, parsed["Error"]["Code"], reply, complain)
    elif question.protocol.name == "json":
        _json(operation, reply, complain)
    else:
        _xml(operation, reply, complain)


def _json(operation: OperationModel, reply: Reply, complain: Complain) -> None:
    value = json.loads(reply.body) if reply.body else {}
    if operation.output_shape is not None:
        check(operation.output_shape, value, "", complain)
    elif value:
        complain("unknown member", "", f"the operation gives nothing, here are {sorted(value)}")


def _xml(operation: OperationModel, reply: Reply, complain: Complain) -> None:
    root = xml_reply.parsed(reply.body)
    parts = {xml_reply.tag_of(part): part for part in root}
    if xml_reply.tag_of(root) != f"{operation.name}Response":
        complain("wrapper", "", f"<{xml_reply.tag_of(root)}> is not <{operation.name}Response>")
    namespace = operation.service_model.metadata.get("xmlNamespace")
    if namespace is not None and root.tag != f"{{{namespace}}}{xml_reply.tag_of(root)}":
        complain("wrapper", "", f"{root.tag} is not in {namespace}")
    if parts.get("ResponseMetadata", Element("none")).find("{*}RequestId") is None:
        complain("wrapper", "ResponseMetadata", "it names no RequestId")
    shape = operation.output_shape
    if not isinstance(shape, StructureShape):
        return
    wrapper = shape.serialization.get("resultWrapper", f"{operation.name}Result")
    unexpected = set(parts) - {wrapper, "ResponseMetadata"}
    if unexpected:
        complain("wrapper", "", f"{sorted(unexpected)} stand beside <{wrapper}>")
    result = parts.get(wrapper)
    if result is None:
        complain("wrapper", "", f"<{wrapper}> is missing")
        return
    check(shape, xml_reply.value_of(shape, result, "", complain), "", complain)


def _error(operation: OperationModel, code: str, reply: Reply, complain: Complain) -> None:
    declared = {shape.metadata.get("error", {}).get("code", shape.name): shape for shape in operation.error_shapes}
    declared |= {shape.name: shape for shape in operation.error_shapes}
    shape = declared.get(code)
    if shape is None:
        if code not in COMMON_ERRORS:
            complain("undeclared error", code, f"{operation.name} declares {sorted(declared)}")
        return
    wanted = shape.metadata.get("error", {}).get("httpStatusCode")
    if wanted is not None and wanted != reply.status:
        complain("error status", code, f"{reply.status}, the model has {wanted}")


def error_code(question: Asked, reply: Reply) -> str | None:
    """None: it is a good reply, or one that cannot be read."""
    if reply.status < 300 or question.model is None:
        return None
    try:
        return _parsed(question, question.model, reply)["Error"]["Code"]
    except (ResponseParserError, ValueError, KeyError, TypeError):
        return None


def output_of(question: Asked, exchange: Exchange) -> dict:
    """What a good reply holds, by the names of the model; nothing of any other."""
    reply, operation = exchange.reply, question.model
    if reply is None or reply.status >= 300 or operation is None or operation.output_shape is None:
        return {}
    return _parsed(question, operation, reply)


def _parsed(question: Asked, operation: OperationModel, reply: Reply) -> dict:
    response = {"status_code": reply.status, "headers": reply.headers, "body": reply.body}
    return question.protocol.parser.parse(response, operation.output_shape)
