"""An error held to what its operation declares, or to what any operation of its protocol may answer."""

from __future__ import annotations

from botocore.model import OperationModel, Shape, StructureShape

import strict_json
import xml_reply
from asked import Asked
from findings import Complain
from rest import content_values
from rest_reply import bound_values
from shapes import Check
from xml_reply import check_namespace
from tape import Exchange, Reply

COMMON = {
    "json": frozenset(
        """
        AccessDeniedException ExpiredTokenException IncompleteSignatureException InternalFailure InvalidSignatureException
        MissingAuthenticationTokenException OptInRequired RequestExpired SerializationException ServiceUnavailableException
        ThrottlingException UnknownOperationException UnrecognizedClientException ValidationException
        """.split()
    ),
    "query": frozenset(
        """
        AccessDenied ExpiredToken IncompleteSignature InternalFailure InvalidAction InvalidClientTokenId MalformedInput
        MissingAuthenticationToken OptInRequired RequestExpired ServiceUnavailable SignatureDoesNotMatch Throttling
        ValidationError
        """.split()
    ),
}
"""Any operation may answer them. Source: "Common Error Types" of each service's API reference, and the errors of the
protocols' own front ends (Smithy, "AWS JSON 1.1 protocol"; "Signature Version 4 troubleshooting")."""

OF_SERVICES = {
    # "Common Errors", RDS API reference; the texts of the first two are what people quote most.
    "rds": frozenset(
        """
        InvalidParameterCombination InvalidParameterValue InvalidQueryParameter MalformedQueryString MissingAction
        MissingParameter
        """.split()
    ),
}
"""More of what any operation of one service may answer."""

REFUSED = frozenset(
    """
    AccessDeniedException ExpiredTokenException InvalidSignatureException MissingAuthenticationTokenException
    UnrecognizedClientException
    """.split()
)
"""403 in REST, where the AWS JSON protocols have 400 for all that is the caller's fault."""

SERVER = frozenset("InternalFailure ServiceUnavailable ServiceUnavailableException".split())


def check_error(
    question: Asked, operation: OperationModel, code: str, exchange: Exchange, reply: Reply, complain: Complain
) -> None:
    declared = _declared(question, operation)
    shape = declared.get(code)
    if shape is None and code not in _common(question):
        complain("undeclared error", code, f"{operation.name} declares {sorted(declared)}")
        return
    wanted = _status(question, shape, code)
    if reply.status not in wanted:
        complain("error status", code, f"{reply.status} is not from {wanted.start} to {wanted.stop - 1}")
    if question.protocol.name != "query":
        _json(question, shape, code, exchange, reply, complain)
    else:
        _xml(operation, code, reply, complain)


def _declared(question: Asked, operation: OperationModel) -> dict[str, Shape]:
    """By the codes that they are told by: in Query these alone; a service that spoke Query once has two for each."""
    by_code = {shape.metadata.get("error", {}).get("code", shape.name): shape for shape in operation.error_shapes}
    if question.protocol.name == "query":
        return by_code
    return by_code | {shape.name: shape for shape in operation.error_shapes}


def _common(question: Asked) -> frozenset[str]:
    if "awsQueryCompatible" in question.published.model.metadata:
        return COMMON["json"] | COMMON["query"]
    common = COMMON["query" if question.protocol.name == "query" else "json"]
    return common | OF_SERVICES.get(question.service, frozenset())


def _status(question: Asked, shape: Shape | None, code: str) -> range:
    """By the model, where it says one; else by whose fault it is."""
    said = shape.metadata.get("error", {}).get("httpStatusCode") if shape is not None else None
    if said is not None:
        return range(said, said + 1)
    if code in SERVER or (shape is not None and _is_fault(shape)):
        return range(500, 600)
    if question.protocol.name == "rest-json":
        return range(403, 404) if code in REFUSED else range(400, 500)
    # The SDK's model has 403 for some that botocore's has no status for; what no model has is 400 in AWS JSON.
    return range(400, 401) if shape is None and code in COMMON["json"] else range(400, 500)


def _is_fault(shape: Shape) -> bool:
    """The service's own. Of the traits of an error it is the one that botocore's metadata leaves out."""
    return bool(shape._shape_model.get("fault"))  # noqa: SLF001


def _json(
    question: Asked, shape: Shape | None, code: str, exchange: Exchange, reply: Reply, complain: Complain
) -> None:
    body = strict_json.parsed(reply.body)
    if not isinstance(body, dict):
        complain("type", code, f"{body!r} is no error")
        return
    # The one member that every error has is spelled either way, whatever the model has.
    members = {name: member for name, member in body.items() if name not in ("__type", "message", "Message")}
    for text in (body.get("message"), body.get("Message")):
        if text is not None and not isinstance(text, str):
            complain("type", f"{code}.message", f"{text!r} is not a text")
    if isinstance(shape, StructureShape):
        values = content_values(shape, members, complain) | bound_values(shape, reply, complain)
        Check(question.protocol.times, complain)(shape, values)
    elif members:
        complain("unknown member", code, f"{sorted(members)} stand in it")
    if exchange.request.headers.get("x-amzn-query-mode") == "true":
        told = reply.headers.get("x-amzn-query-error", "")
        if told.partition(";")[2] not in ("Sender", "Receiver"):
            complain("header", "x-amzn-query-error", f"{told!r} is no code and side")


def _xml(operation: OperationModel, code: str, reply: Reply, complain: Complain) -> None:
    root = xml_reply.parsed(reply.body)
    check_namespace(operation, root, complain)
    if xml_reply.tag_of(root) != "ErrorResponse":
        complain("wrapper", code, f"<{xml_reply.tag_of(root)}> is not <ErrorResponse>")
    if root.findtext("{*}Error/{*}Type") not in ("Sender", "Receiver"):
        complain("enum", f"{code}.Type", f"{root.findtext('{*}Error/{*}Type')!r} is neither Sender nor Receiver")
    if not (root.findtext("{*}RequestId") or "").strip():
        complain("wrapper", code, "it names no RequestId")
