"""How a caller uses operations that the models know as paginated, idempotent or batched."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from botocore.model import ListShape, StructureShape

from answered import output_of
from asked import Asked, values_of
from limits import LIMITS
from tape import Exchange, World

Tell = Callable[[Asked, str, str, str, str], None]
"""the call, rule, path, detail, where"""

PAGE_TOKENS = {"nextToken", "NextToken", "NextMarker", "Marker", "PaginationToken"}
READS = ("Get", "List", "Describe", "BatchGet")


@dataclass(frozen=True)
class Call:
    at: int
    asked: Asked
    values: dict
    """Of the input, by the names of the model."""
    exchange: Exchange

    def same_operation(self, other: Call) -> bool:
        return (self.asked.service, self.asked.operation) == (other.asked.service, other.asked.operation)

    def without(self, names: set[str]) -> dict:
        return {name: value for name, value in self.values.items() if name not in names}


def check_habits(world: World, calls: dict[int, Asked], is_run: Callable[[str], bool], tell: Tell) -> None:
    """`calls`: what could be read, by the index of its exchange. `is_run`: whether a caller is a whole run of the action."""
    by_caller: dict[str, list[Call]] = defaultdict(list)
    for heard in world.heard:
        question = calls.get(heard.exchange)
        if question is None or question.model is None or not is_run(heard.caller):
            continue
        values = values_of(question, lambda *_: None)
        by_caller[heard.caller].append(
            Call(heard.at, question, values if isinstance(values, dict) else {}, world.exchanges[heard.exchange])
        )
    for caller in by_caller.values():
        _pages(caller, tell)
        _repetitions(caller, tell)
        _batches(caller, tell)
        for call in caller:
            _limits(call, tell)


def _pages(calls: list[Call], tell: Tell) -> None:
    """A reply that says there is more is followed by a request for it: the same one, and the token."""
    for index, call in enumerate(calls):
        for name, token in _tokens_given(call).items():
            if not any(_goes_on(later, call, token) for later in calls[index + 1 :]):
                tell(call.asked, "next page", name, "the rest of the list was never read", call.exchange.where)


def _tokens_given(call: Call) -> dict[str, str]:
    value = output_of(call.asked, call.exchange)
    known = call.asked.published.paginated.get(call.asked.operation, {}).get("output_token", [])
    names = PAGE_TOKENS | set([known] if isinstance(known, str) else known)
    return {name: value[name] for name in names if isinstance(value.get(name), str) and value[name]}


def _goes_on(later: Call, call: Call, token: str) -> bool:
    tokens = {name for name, value in later.values.items() if value == token}
    known = tokens | {name for name in call.values if name in PAGE_TOKENS}
    return bool(tokens) and later.same_operation(call) and later.without(known) == call.without(known)


def _repetitions(calls: list[Call], tell: Tell) -> None:
    """What makes a repetition harmless is sent, and sent again; what has no such thing is looked for before it is repeated."""
    sent: dict[str, tuple[Call, dict]] = {}
    for call in calls:
        name = call.asked.operation
        if name.startswith(READS):
            # Only who asks the service itself can see what has become of it.
            sent = {
                key: entry
                for key, entry in sent.items()
                if entry[1] or entry[0].asked.service != call.asked.service
            }
            continue
        tokens = _idempotency_tokens(call)
        for token in tokens:
            if not call.values.get(token):
                tell(call.asked, "idempotency token", token, "a repetition would do it twice", call.exchange.where)
        key = f"{call.asked.service}:{name} {json.dumps(call.without(tokens), sort_keys=True)}"
        given = {token: call.values.get(token) for token in tokens}
        before = sent.pop(key, None)
        if before is not None and before[1] != given:
            tell(call.asked, "idempotency token", "", "a repetition has another one", call.exchange.where)
        elif before is not None and not tokens:
            tell(call.asked, "sent again", "", "nobody looked what had become of it before", call.exchange.where)
        if call.exchange.reply is None:
            sent[key] = (call, given)


def _idempotency_tokens(call: Call) -> set[str]:
    shape = call.asked.model and call.asked.model.input_shape
    if not isinstance(shape, StructureShape):
        return set()
    return {name for name, member in shape.members.items() if member.metadata.get("idempotencyToken")}


def _batches(calls: list[Call], tell: Tell) -> None:
    """What one call may ask for many of is not asked for one by one at the same moment."""
    moments: dict[tuple[int, str, str], list[Call]] = defaultdict(list)
    for call in calls:
        if call.asked.operation.startswith(READS):
            moments[call.at, call.asked.service, call.asked.operation].append(call)
    for together in moments.values():
        for one, other in _pairs(together):
            reason = _fit_into_one(one, other) or _has_a_batch(one, other)
            if reason is not None:
                tell(other.asked, "batch", "", reason, other.exchange.where)


def _pairs(calls: list[Call]) -> Iterator[tuple[Call, Call]]:
    distinct = list({json.dumps(call.values, sort_keys=True): call for call in calls}.values())
    return zip(distinct, distinct[1:])


def _fit_into_one(one: Call, other: Call) -> str | None:
    """If the one thing that differs is a list, and both lists together are no more than the operation takes."""
    if set(one.values) != set(other.values):
        return None
    names = [name for name in one.values if one.values[name] != other.values[name]]
    if len(names) != 1 or not all(isinstance(values[names[0]], list) for values in (one.values, other.values)):
        return None
    [name] = names
    asked = [{json.dumps(item) for item in values[name]} for values in (one.values, other.values)]
    together = asked[0] | asked[1]
    # What is among what was asked for is read once more, and not one by one.
    if together in asked:
        return None
    limit = _limit(one, name)
    return f"{name} {sorted(together)} fit into one call" if limit is None or len(together) <= limit else None


def _has_a_batch(one: Call, other: Call) -> str | None:
    name = one.asked.operation
    twin = f"Batch{name}s" if name.startswith("Get") else None
    if twin is None or twin not in one.asked.published.model.operation_names or one.values == other.values:
        return None
    return f"{twin} would take {json.dumps(one.values)} and {json.dumps(other.values)}"


def _limits(call: Call, tell: Tell) -> None:
    for name, value in call.values.items():
        limit = LIMITS.get((call.asked.service, call.asked.operation, name))
        if limit is not None and isinstance(value, list) and not 0 < len(value) <= limit:
            tell(call.asked, "range", name, f"{len(value)} are not 1 to {limit}", call.exchange.where)


def _limit(call: Call, name: str) -> int | None:
    known = LIMITS.get((call.asked.service, call.asked.operation, name))
    shape = call.asked.model and call.asked.model.input_shape
    if known is not None or not isinstance(shape, StructureShape) or not isinstance(shape.members[name], ListShape):
        return known
    return shape.members[name].metadata.get("max")
