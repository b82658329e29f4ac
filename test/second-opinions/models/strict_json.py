"""JSON as its specification has it: Python's own reader takes NaN, and the last of two members of one name."""

from __future__ import annotations

import json


def parsed(body: bytes) -> object:
    """Raises ValueError, with what is wrong."""
    return json.loads(body, object_pairs_hook=_members, parse_constant=_constant)


def _members(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError(f"a member stands there twice: {sorted(name for name, _ in pairs)}")
    return members


def _constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON")
