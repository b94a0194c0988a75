"""What the property tests share: the second implementation's opinion, and codes instead of exceptions."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from hypothesis import find, settings
from hypothesis.strategies import SearchStrategy
from tests.second import verify as second_verify

from shuangsuiji import canonical
from shuangsuiji.draw.evidence import Evidence
from shuangsuiji.draw.report import Report
from shuangsuiji.draw.verify import verify
from shuangsuiji.errors import ShuangsuijiError
from shuangsuiji.testing.strategies import drawn_rounds
from shuangsuiji.testing.tasks import DrawnRound

Json = Any
"""Parsed JSON that a test takes apart."""

BAD_IDENTIFIERS = (
    "",
    " a",
    "a ",
    "\u3000a",
    "a\u00a0",
    "a\tb",
    "a\nb",
    "a\x7f",
    "a\u0085b",
    "a\u200bb",
    "\ufeffa",
    "a\u2028b",
    "a\u2029b",
    "\ue000",
    "\U000f0000",
    "e\u0301",
    "\u212b",
    "a" * 129,
    "字" * 43,
)
"""Texts that 1.5 refuses: empty, white space at an end, every barred category, not NFC, too long."""


def refused(act: Callable[[], object]) -> list[str]:
    """Give the codes that an act is refused with; nothing where it is not."""
    try:
        act()
    except ShuangsuijiError as error:
        assert error.text("zh")
        assert error.text("en")
        return [each.code for each in error.faults]
    return []


def files_of(evidence: Evidence) -> dict[str, bytes]:
    """Give a round's folder as the second implementation takes it."""
    files = {
        "record.json": evidence.record,
        "extract.json": evidence.extract,
        "announcement.json": evidence.announcement,
        "targets.roll.tsv": evidence.targets,
        "inspectors.roll.tsv": evidence.inspectors,
        "recusals.tsv": evidence.recusals,
    }
    return {name: data for name, data in files.items() if data is not None}


def second_opinion(evidence: Evidence) -> dict[int, str]:
    """Give the second implementation's verdict on the same evidence, each step's outcome alone."""
    names = {"targets": "targets.roll.tsv", "inspectors": "inspectors.roll.tsv", "recusals": "recusals.tsv"}
    found = second_verify.verify(
        files_of(evidence),
        public=evidence.public,
        beacon=evidence.beacon,
        journal=evidence.journal,
        earlier=evidence.earlier,
        keys={names[name]: key for name, key in evidence.keys.items()},
    )
    return {number: verdict.partition(":")[0] for number, verdict in found.items()}


def outcomes(report: Report) -> dict[int, str]:
    """Give each step's outcome."""
    return {step.number: step.outcome.value for step in report.steps}


def codes(report: Report, number: int) -> set[str]:
    """Give the codes of a step's faults."""
    return {each.code for each in report.steps[number - 1].faults}


def limits(report: Report, number: int) -> set[str]:
    """Give the codes of a step's limits."""
    return {each.code for each in report.steps[number - 1].limits}


def failed(evidence: Evidence) -> int | None:
    """Give the lowest step that fails; None where none does."""
    return next((number for number, outcome in outcomes(verify(evidence)).items() if outcome == "failed"), None)


def parsed(data: bytes) -> Json:
    """Read bytes as any JSON reader would."""
    return json.loads(data)


def written(value: Json) -> bytes:
    """Write canonical bytes."""
    return canonical.encode(value)


def changed(data: bytes, change: Callable[[Json], object]) -> bytes:
    """Give a document with something changed in it, canonical all the same."""
    value = parsed(data)
    change(value)
    return written(value)


@cache
def sample(
    matching: str | None = "dealing", *, sealed: bool = False, least: int = 3, recusals: bool = False
) -> DrawnRound:
    """Give one drawn round of a kind: the simplest that hypothesis finds with `least` drawn and one not drawn."""
    strategy: SearchStrategy[DrawnRound] = drawn_rounds(
        inspectors=matching is not None,
        matching=matching,  # type: ignore[arg-type]
        sealed=sealed,
    )

    def wanted(found: DrawnRound) -> bool:
        sources = {source.kind for source in found.task.announcement.entropy}
        recused = found.task.rolls.recusals is not None
        size, drawn = found.task.rolls.targets.size, len(found.record.drawn)
        return sources >= {"contribution", "public"} and recused >= recusals and least <= drawn < size

    return find(strategy, wanted, settings=settings(max_examples=20_000, database=None))


def sections(value: Json, path: str = "$") -> Mapping[str, Json]:
    """Give every object inside a document by its path."""
    found: dict[str, Json] = {}
    if isinstance(value, dict):
        found[path] = value
        for name, inner in value.items():
            found.update(sections(inner, f"{path}.{name}"))
    if isinstance(value, list):
        for index, inner in enumerate(value):
            found.update(sections(inner, f"{path}[{index}]"))
    return found
