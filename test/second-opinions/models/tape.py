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
    """Epoch milliseconds, when the request was answered."""
    caller: str
    user_agent: str
    exchange: int
    """Index into the world's exchanges."""


@dataclass
class World:
    """What one simulated account has heard from its beginning to its end."""

    name: str
    exchanges: list[Exchange]
    heard: list[Heard]
    cut: bool = False
    """Its process was killed while it wrote the last line."""


class BadTape(Exception):
    """A line that no account has written."""


def worlds(folder: Path) -> Iterator[World]:
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise BadTape(f"there is no tape in {folder}")
    for file in files:
        world = World(file.stem, [], [])
        # Split before it is read: a cut may lie within a character.
        lines = file.read_bytes().split(b"\n")
        world.cut = lines.pop() != b""
        for number, line in enumerate(lines, 1):
            where = f"{file.name}:{number}"
            try:
                _add(json.loads(line), where, world)
            except (ValueError, KeyError, TypeError) as error:
                raise BadTape(f"{where} is no line of a tape: {type(error).__name__}: {error}") from error
        yield world


def _add(entry: dict, where: str, world: World) -> None:
    if "exchange" in entry:
        world.exchanges.append(_exchange(entry["exchange"], where))
        return
    heard = Heard(entry["at"], entry["caller"], entry["userAgent"], entry["of"])
    if not 0 <= heard.exchange < len(world.exchanges):
        raise ValueError(f"there is no exchange {heard.exchange} before it")
    world.heard.append(heard)


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
