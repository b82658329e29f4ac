"""What is wrong, how often, and where to look at it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

Side = Literal["ours", "simulated"]
"""Whose bytes they were: a request is Greenlight's, a reply the simulated AWS's."""

Complain = Callable[[str, str, str], None]
"""rule, path of the member, detail"""


@dataclass(frozen=True)
class Key:
    side: Side
    service: str
    operation: str
    rule: str
    path: str


PLACES = 5
"""A person looks at one or two; more only make a report long."""


@dataclass
class Finding:
    detail: str
    where: list[str]
    times: int = 1


@dataclass
class Findings:
    by_key: dict[Key, Finding] = field(default_factory=dict)

    def add(self, key: Key, detail: str, where: str) -> None:
        known = self.by_key.get(key)
        if known is None:
            self.by_key[key] = Finding(detail, [where])
            return
        known.times += 1
        if len(known.where) < PLACES and where not in known.where:
            known.where.append(where)
