"""Reads the XML of a Query service's reply, every element of it, so that one which no shape knows is seen."""

from __future__ import annotations

from xml.etree import ElementTree

from botocore.model import ListShape, MapShape, OperationModel, Shape, StructureShape

from findings import Complain
from form import scalar_of, wire_name


def parsed(body: bytes) -> ElementTree.Element:
    """Raises ElementTree.ParseError for what is no XML."""
    return ElementTree.fromstring(body)


def tag_of(element: ElementTree.Element) -> str:
    return element.tag.rsplit("}", 1)[-1]


def check_namespace(operation: OperationModel, root: ElementTree.Element, complain: Complain) -> None:
    namespace = operation.service_model.metadata.get("xmlNamespace")
    if namespace is not None and root.tag != f"{{{namespace}}}{tag_of(root)}":
        complain("wrapper", "", f"{root.tag} is not in {namespace}")


def value_of(shape: Shape, element: ElementTree.Element, path: str, complain: Complain) -> object:
    if isinstance(shape, (StructureShape, ListShape, MapShape)):
        stray = "".join([element.text or "", *(part.tail or "" for part in element)]).strip()
        if stray:
            complain("type", path, f"{stray!r} stands between the elements of a {shape.type_name}")
    if isinstance(shape, StructureShape):
        return _structure(shape, list(element), path, complain)
    if isinstance(shape, ListShape):
        return _list(shape, list(element), path, complain)
    if isinstance(shape, MapShape):
        key, value = wire_name(shape.key, "key"), wire_name(shape.value, "value")
        entries = [{tag_of(part): part for part in entry} for entry in element]
        return {
            entry[key].text or "": value_of(shape.value, entry[value], f"{path}{{}}", complain) for entry in entries
        }
    if len(element):
        complain("type", path, f"elements stand in what is a {shape.type_name}")
    return scalar_of(shape, element.text or "")


def _structure(shape: StructureShape, parts: list[ElementTree.Element], path: str, complain: Complain) -> dict:
    by_wire_name = {wire_name(member, name): name for name, member in shape.members.items()}
    value: dict[str, object] = {}
    for part in parts:
        name = by_wire_name.get(tag_of(part))
        if name is None:
            complain("unknown member", f"{path}.{tag_of(part)}", f"{shape.name} has no such member")
        elif name in value:
            complain("type", f"{path}.{name}", "it stands there twice")
        else:
            value[name] = value_of(shape.members[name], part, f"{path}.{name}", complain)
    return value


def _list(shape: ListShape, parts: list[ElementTree.Element], path: str, complain: Complain) -> list:
    wanted = wire_name(shape.member, "member")
    for part in parts:
        if tag_of(part) != wanted:
            complain("unknown member", f"{path}.{tag_of(part)}", f"{shape.name} lists <{wanted}>")
    return [value_of(shape.member, part, f"{path}[]", complain) for part in parts if tag_of(part) == wanted]
