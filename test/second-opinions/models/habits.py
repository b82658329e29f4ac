"""How a caller uses operations that the models know as paginated, idempotent or batched."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from botocore.model import ListShape, StructureShape

from answered import output_of
from asked import Asked, values_of
from tape import Exchange, World

Tell = Callable[[Asked, str, str, str, str], None]
"""the call, rule, path, detail, where"""

PAGE_TOKENS = {"nextToken", "NextToken", "NextMarker", "Marker", "PaginationToken"}


@dataclass(frozen=True)
class Call:
    at: int
    asked: Asked
    values: dict
    """Of the input, by the names of the model."""
    exchange: Exchange


def check_habits(world: World, calls: dict[int, Asked], ours: Callable[[str], bool], tell: Tell) -> None:
    """`calls`: what could be read, by the index of its exchange. `ours`: whether that is a user agent of Greenlight's."""
    by_caller: dict[str, list[Call]] = defaultdict(list)
    for heard in world.heard:
        question = calls.get(heard.exchange)
        if question is None or question.model is None or not ours(heard.user_agent):
            continue
        values = values_of(question, lambda *_: None)
        by_caller[heard.caller].append(
            Call(heard.at, question, values if isinstance(values, dict) else {}, world.exchanges[heard.exchange])
        )
    for caller in by_caller.values():
        _pages(caller, tell)
        _tokens(caller, tell)
        _batches(caller, tell)


def _pages(calls: list[Call], tell: Tell) -> None:
    """A reply that says there is more is followed by a request for it. The last call of a process may be its end."""
    for index, call in enumerate(calls[:-1]):
        for name, token in _tokens_given(call).items():
            if not any(_asks_for(later, call, token) for later in calls[index + 1 :]):
                tell(call.asked, "next page", name, "the rest of the list was never read", call.exchange.where)


def _tokens_given(call: Call) -> dict[str, str]:
    value = output_of(call.asked, call.exchange)
    known = call.asked.published.paginated.get(call.asked.operation, {}).get("output_token", [])
    names = PAGE_TOKENS | set([known] if isinstance(known, str) else known)
    return {name: value[name] for name in names if isinstance(value.get(name), str) and value[name]}


def _asks_for(later: Call, call: Call, token: str) -> bool:
    return later.asked.operation == call.asked.operation and token in later.values.values()


def _tokens(calls: list[Call], tell: Tell) -> None:
    """Where the model has a token that makes a repetition harmless, it is sent."""
    for call in calls:
        shape = call.asked.model and call.asked.model.input_shape
        if not isinstance(shape, StructureShape):
            continue
        for name, member in shape.members.items():
            if member.metadata.get("idempotencyToken") and not call.values.get(name):
                tell(call.asked, "idempotency token", name, "a repetition would do it twice", call.exchange.where)


def _batches(calls: list[Call], tell: Tell) -> None:
    """What one call may ask for many of is not asked for one by one at the same moment."""
    for before, call in zip(calls, calls[1:]):
        if call.at != before.at or call.asked.operation != before.asked.operation:
            continue
        name = _list_alone_differs(before.values, call.values)
        shape = call.asked.model and call.asked.model.input_shape
        if name is None or not isinstance(shape, StructureShape) or not isinstance(shape.members.get(name), ListShape):
            continue
        limit = shape.members[name].metadata.get("max")
        if limit is None or len(before.values[name]) + len(call.values[name]) <= limit:
            detail = f"{json.dumps(before.values[name])[:120]} and {json.dumps(call.values[name])[:120]} fit into one call"
            tell(call.asked, "batch", name, detail, call.exchange.where)


def _list_alone_differs(one: dict, other: dict) -> str | None:
    """The name of the one member that differs, if it is a list in both and they have nothing in common."""
    if set(one) != set(other):
        return None
    names = [name for name in one if one[name] != other[name]]
    if len(names) != 1 or not all(isinstance(values[names[0]], list) for values in (one, other)):
        return None
    [name] = names
    return None if any(item in one[name] for item in other[name]) else name
