"""What one call may ask for many of, and how many of it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

from botocore.model import ListShape, StructureShape

from call import READS, Call, Tell
from limits import FILTERS, LIMITS


def check_batches(calls: list[Call], tell: Tell) -> None:
    """It is not asked for one by one at the same moment."""
    moments: dict[tuple[int, str, str], list[Call]] = defaultdict(list)
    for call in calls:
        if call.asked.operation.startswith(READS):
            moments[call.at, call.asked.service, call.asked.operation].append(call)
    for together in moments.values():
        for one, other in _pairs(together):
            reason = _fit_into_one(one, other) or _fit_into_a_filter(one, other, calls) or _has_a_batch(one, other)
            if reason is not None:
                tell(other.asked, "batch", "", reason, other.exchange.where)


def check_sizes(call: Call, tell: Tell) -> None:
    for name, value in call.values.items():
        limit = LIMITS.get((call.asked.service, call.asked.operation, name))
        if limit is not None and isinstance(value, list) and not 0 < len(value) <= limit:
            tell(call.asked, "range", name, f"{len(value)} are not 1 to {limit}", call.exchange.where)


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
    if name == "Filters":
        # What matches is what every filter lets through: two filters find no more than one of them.
        return None
    asked = [{json.dumps(item) for item in values[name]} for values in (one.values, other.values)]
    together = asked[0] | asked[1]
    # What is among what was asked for is read once more, and not one by one.
    if together in asked:
        return None
    limit = _limit(one, name)
    return f"{name} {sorted(together)} fit into one call" if limit is None or len(together) <= limit else None


def _fit_into_a_filter(one: Call, other: Call, calls: list[Call]) -> str | None:
    """
    If all that differs are the values of one filter, or of the member that stands for one value of it. Who names a thing by
    that member is refused where there is none, and who filters is not: these two are different questions. And whoever
    reads anew cannot ask at once for what the answer to the first one names.
    """
    meant = _meant(one), _meant(other)
    if set(meant[0]) != set(meant[1]) or one.without(_meaning(one)) != other.without(_meaning(other)):
        return None
    names = [name for name in meant[0] if meant[0][name] != meant[1][name]]
    if len(names) != 1:
        return None
    [name] = names
    asked = [by_name[name] for by_name in meant]
    together = asked[0] | asked[1]
    if together in asked or any(_told_between(one, other, value, calls) for value in asked[1] - asked[0]):
        return None
    return f"the filter {_filter_for(one, name) or name} takes {sorted(together)}"


def _told_between(one: Call, other: Call, value: str, calls: list[Call]) -> bool:
    first, last = (next(index for index, call in enumerate(calls) if call is asked) for asked in (one, other))
    replies = [call.exchange.reply for call in calls[first:last]]
    return any(reply is not None and value.encode() in reply.body for reply in replies)


def _meaning(call: Call) -> set[str]:
    """Members of the call that say which of all are meant."""
    return {name for name in call.values if name == "Filters" or _filter_for(call, name) is not None}


def _meant(call: Call) -> dict[str, set[str]]:
    """Values by the filter or the member that has them."""
    members = {name: {call.values[name]} for name in _meaning(call) if name != "Filters"}
    filters = {entry.get("Name", ""): set(entry.get("Values", [])) for entry in call.values.get("Filters", [])}
    return members | filters


def _filter_for(call: Call, member: str) -> str | None:
    return FILTERS.get((call.asked.service, call.asked.operation, member))


def _has_a_batch(one: Call, other: Call) -> str | None:
    name = one.asked.operation
    twin = f"Batch{name}s" if name.startswith("Get") else None
    if twin is None or twin not in one.asked.published.model.operation_names or one.values == other.values:
        return None
    return f"{twin} would take {json.dumps(one.values)} and {json.dumps(other.values)}"


def _limit(call: Call, name: str) -> int | None:
    known = LIMITS.get((call.asked.service, call.asked.operation, name))
    shape = call.asked.model and call.asked.model.input_shape
    if known is not None or not isinstance(shape, StructureShape) or not isinstance(shape.members[name], ListShape):
        return known
    return shape.members[name].metadata.get("max")
