"""One call of a caller's, with its values by the names of the model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from asked import Asked
from tape import Exchange

Tell = Callable[[Asked, str, str, str, str], None]
"""the call, rule, path, detail, where"""

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
