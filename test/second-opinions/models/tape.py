"""Reads what the simulated AWS has taped: every exchange as raw bytes, and in which order a world heard them."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Message:
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Reply(Message):
    status: int


@dataclass(frozen=True)
class Exchange:
    """A request and its reply, as often as they were heard with just these bytes."""

    method: str
    target: str
    request: Message
    reply: Reply | None
    """None: the connection was cut on purpose."""
    spoiled: str | None
    """The fault that a test wrote into the reply; what is wrong with it is wrong on purpose."""
    where: str


@dataclass(frozen=True)
class Heard:
    """One occurrence of an exchange in the time of its world."""

    at: int
    """Epoch milliseconds, when the request came in."""
    caller: str
    user_agent: str
    exchange: int
    """Index into the world's exchanges."""


@dataclass(frozen=True)
class World:
    """What one simulated account has heard from its beginning to its end."""

    name: str
    exchanges: list[Exchange]
    heard: list[Heard]


def worlds(folder: Path) -> Iterator[World]:
    for file in sorted(folder.glob("*.jsonl")):
        world = World(file.stem, [], [])
        with file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                entry = json.loads(line)
                if "exchange" in entry:
                    world.exchanges.append(_exchange(entry["exchange"], f"{file.name}:{number}"))
                else:
                    world.heard.append(Heard(entry["at"], entry["caller"], entry["userAgent"], entry["of"]))
        yield world


def _exchange(entry: dict, where: str) -> Exchange:
    request, reply = entry["request"], entry["reply"]
    return Exchange(
        method=request["method"],
        target=request["target"],
        request=Message(request["headers"], base64.b64decode(request["body"])),
        reply=reply and Reply(reply["headers"], base64.b64decode(reply["body"]), reply["status"]),
        spoiled=entry.get("spoiled"),
        where=where,
    )
