"""AWS's published models, as botocore carries them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from botocore.loaders import create_loader
from botocore.model import OperationModel, ServiceModel
from botocore.parsers import ResponseParser, create_parser
from botocore.serialize import Serializer, create_serializer

from shapes import Times

SIGNED_AS = {"elasticloadbalancing": "elbv2", "monitoring": "cloudwatch", "": "sts"}
"""Models whose folder is not named like the service that a request is signed for. Only STS is asked unsigned."""

_loader = create_loader()


@dataclass(frozen=True)
class Protocol:
    """The one that a service is spoken to in; a model may name more."""

    name: str
    serializer: Serializer
    parser: ResponseParser
    times: Times


@dataclass(frozen=True)
class Published:
    name: str
    model: ServiceModel
    paginated: dict[str, dict]

    def operation(self, name: str) -> OperationModel | None:
        return self.model.operation_model(name) if name in self.model.operation_names else None


@lru_cache(maxsize=None)
def service_signed_as(name: str) -> Published | None:
    folder = SIGNED_AS.get(name, name)
    if folder not in _loader.list_available_services("service-2"):
        return None
    pages = (
        _loader.load_service_model(folder, "paginators-1")["pagination"]
        if folder in _loader.list_available_services("paginators-1")
        else {}
    )
    return Published(folder, ServiceModel(_loader.load_service_model(folder, "service-2"), folder), pages)


@lru_cache(maxsize=None)
def protocol(name: str) -> Protocol:
    times: Times = "iso8601" if name == "query" else "epochSeconds"
    return Protocol(name, create_serializer(name, include_validation=True), create_parser(name), times)
