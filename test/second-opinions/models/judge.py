"""Holds everything on a tape to AWS's published models, and prints what was checked and what is wrong as JSON.

`python judge.py FOLDER...`: the tapes of the folders, as test/aws/tape.ts writes them.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path

import botocore

from answered import check_reply, error_code
from asked import Asked, Unreadable, asked, check_request
from findings import Complain, Findings, Key, Side
from habits import check_habits
from tape import BadTape, Exchange, World, worlds

OUR_NAME = "greenlight"
"""In the user agent of every request of the action's own."""

HARNESS_KEY = "AKIATEST"
"""The access keys that the harness gives to processes of the action, and to nobody else, begin so."""

ROLE_KEY = "ASIA"
"""Of a role that a run has assumed (IAM user guide, "Unique identifiers")."""

NOT_SIMULATED = "NotImplemented"
"""The simulated AWS never makes up what it does not know: it answers this, which AWS has for nothing."""


@dataclass
class Report:
    findings: Findings = field(default_factory=Findings)
    calls: Counter[str] = field(default_factory=Counter)
    """By operation, each as often as it was heard."""
    distinct: Counter[str] = field(default_factory=Counter)
    """Exchanges of which no byte was like another's."""
    unknown: Counter[str] = field(default_factory=Counter)
    """Operations that the models do not know, and that only tests of the simulated AWS asked for: not judged."""
    requests: int = 0
    replies: int = 0
    spoiled: int = 0
    """Replies that a test had made wrong: not judged."""
    unanswered: int = 0
    unreadable: int = 0
    """Requests of tests of the simulated AWS that are no calls at all."""
    cut: list[str] = field(default_factory=list)
    """Worlds whose last line is not whole."""
    unsimulated: int = 0
    """Replies in which the simulated AWS says that it does not simulate what was asked for."""


def judge(folders: list[Path]) -> Report:
    report = Report()
    for folder in folders:
        for world in worlds(folder):
            _judge_world(world, report)
    return report


def _judge_world(world: World, report: Report) -> None:
    agents: dict[int, set[bool]] = {}
    if world.cut:
        report.cut.append(world.name)
    for heard in world.heard:
        if heard.caller.startswith(HARNESS_KEY) and not _ours(heard.user_agent):
            where = world.exchanges[heard.exchange].where
            report.findings.add(Key("ours", "", "", "user agent", ""), f"{heard.user_agent!r} names nobody", where)
        agents.setdefault(heard.exchange, set()).add(_ours(heard.user_agent))
    questions: dict[int, Asked] = {}
    names: dict[int, str] = {}
    for index, exchange in enumerate(world.exchanges):
        is_ours = True in agents.get(index, set())
        try:
            question = asked(exchange)
        except Unreadable as error:
            if is_ours:
                report.findings.add(Key("ours", "", "", "unreadable", ""), str(error), exchange.where)
            else:
                report.unreadable += 1
            continue
        names[index] = f"{question.service}:{question.operation}"
        report.distinct[names[index]] += 1
        if question.model is None:
            _unknown(question, exchange, is_ours, report)
            continue
        questions[index] = question
        try:
            _judge_exchange(question, exchange, is_ours, report)
        except Exception as error:  # noqa: BLE001
            # What the judge cannot bear is no reason to lose what it has found elsewhere.
            key = Key("simulated", question.service, question.operation, "the judge fails", type(error).__name__)
            report.findings.add(key, str(error), exchange.where)
    report.calls.update(names[heard.exchange] for heard in world.heard if heard.exchange in names)

    def tell(question: Asked, rule: str, path: str, detail: str, where: str) -> None:
        report.findings.add(Key("ours", question.service, question.operation, rule, path), detail, where)

    # Tests of single parts call them in orders of their own.
    check_habits(world, questions, lambda caller: caller.startswith((HARNESS_KEY, ROLE_KEY)), tell)


def _judge_exchange(question: Asked, exchange: Exchange, is_ours: bool, report: Report) -> None:
    def complain(side: Side) -> Complain:
        def add(rule: str, path: str, detail: str) -> None:
            key = Key(side, question.service, question.operation, rule, path.lstrip("."))
            report.findings.add(key, detail, exchange.where)

        return add

    # Tests of the simulated AWS ask for what no client should; what Greenlight asks for has to be right.
    if is_ours:
        report.requests += 1
        check_request(question, exchange, complain("ours"))
    if exchange.reply is None:
        report.unanswered += 1
    elif exchange.spoiled is not None:
        report.spoiled += 1
    elif error_code(question, exchange.reply) == NOT_SIMULATED:
        report.unsimulated += 1
    else:
        report.replies += 1
        check_reply(question, exchange, exchange.reply, complain("simulated"))


def _unknown(question: Asked, exchange: Exchange, is_ours: bool, report: Report) -> None:
    """Newer than the models, or no operation of AWS's: who asks for it as Greenlight has to be explained."""
    if is_ours:
        key = Key("ours", question.service, question.operation, "unknown operation", "")
        report.findings.add(key, "the model has no such operation", exchange.where)
    else:
        report.unknown[f"{question.service}:{question.operation}"] += 1


def _ours(user_agent: str) -> bool:
    return OUR_NAME in user_agent


def main() -> None:
    try:
        report = judge([Path(folder) for folder in sys.argv[1:]])
    except BadTape as error:
        sys.exit(str(error))
    print(
        json.dumps(
            {
                "botocore": botocore.__version__,
                "calls": dict(sorted(report.calls.items())),
                "distinct": sum(report.distinct.values()),
                "requests": report.requests,
                "replies": report.replies,
                "spoiled": report.spoiled,
                "unanswered": report.unanswered,
                "unreadable": report.unreadable,
                "unsimulated": report.unsimulated,
                "cut": report.cut,
                "unknown": dict(report.unknown),
                "findings": [
                    asdict(key) | asdict(finding) for key, finding in report.findings.by_key.items()
                ],
            }
        )
    )


if __name__ == "__main__":
    main()
