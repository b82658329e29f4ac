"""How a caller uses operations that the models know as paginated, idempotent or batched."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable

from botocore.model import StructureShape

from answered import output_of
from asked import Asked, values_of
from batches import check_batches, check_sizes
from call import READS, Call, Tell
from tape import World

PAGE_TOKENS = {"nextToken", "NextToken", "NextMarker", "Marker", "PaginationToken"}


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
        check_batches(caller, tell)
        for call in caller:
            check_sizes(call, tell)


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
