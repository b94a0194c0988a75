"""One byte changed anywhere in a drawn round is caught, and at the right step.

Right is the step that judges the file: record 1, announcement 1, extract 1, rolls 3, recusals 3, journal 2 or 10;
a proof is refused. The journal's last line is covered by its digest, kept elsewhere.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import pytest
from attrs import evolve
from tests.properties.judging import failed, outcomes, refused, sample_sources

from shuangsuiji.digests import Hash
from shuangsuiji.draw.announce import FrozenRolls, InspectorPlan, Occasion, StratumPlan, announce
from shuangsuiji.draw.announcement import Slot
from shuangsuiji.draw.evidence import Case, Documents, Evidence
from shuangsuiji.draw.proof import check, prove, read_proof
from shuangsuiji.draw.steps import STEPS
from shuangsuiji.draw.verify import verify
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rolls.recusals import Recusal, freeze_recusals
from shuangsuiji.rolls.roll import freeze
from shuangsuiji.testing.tasks import DRAW_BY, MADE_AT, DrawnRound, Task

PARTS = 4
"""Positions are shared out over so many tests, so that they run side by side."""


@cache
def six() -> DrawnRound:
    """Draw three of six targets, with a team of two for each."""
    h = Hash("sha256")
    rows = [("甲店", "个体"), ("乙店", "个体"), ("c", "个体"), ("d", "企业"), ("e", "企业"), ("f", "企业")]
    targets = freeze([Entry(id=id_, part=part) for id_, part in rows], h)
    people = [Entry(id=f"p{i}", part="局", area="江川区") for i in range(4)]
    inspectors = freeze(people, h)
    pairs = [Recusal(target=id_, inspector=f"p{i}", reason="亲属") for i, (id_, _) in enumerate(rows[:3])]
    rolls = FrozenRolls(
        targets=targets, inspectors=inspectors, recusals=freeze_recusals(pairs, targets, inspectors)
    )
    sources = sample_sources(h, 1)
    occasion = Occasion(task="T-1", entropy=sources.entropy, made_at=MADE_AT, draw_by=DRAW_BY)
    plan = InspectorPlan(slots=(Slot(department="局", count=2, leads=True, area="any"),))
    plans = [StratumPlan(name=name, ratio=Fraction(1, 3)) for name in ("个体", "企业")]
    plans[1] = evolve(plans[1], ratio=Fraction(2, 3))
    made = announce(occasion, rolls, plans, plan)
    return Task(announcement=made, rolls=rolls, sources=sources, keys={}).drawn()


def others(byte: int) -> Iterator[int]:
    """Give what a byte is replaced by: its neighbour, and a digit, which keeps numbers and digests well-formed."""
    yield byte ^ 1
    yield ord("0") if byte != ord("0") else ord("7")


def tampered(data: bytes, part: int, *, once: bool = False) -> Iterator[bytes]:
    """Give the data with each byte replaced, twice or by turns, and at some positions deleted, doubled or moved."""
    for at in range(part, len(data), PARTS):
        found = list(others(data[at]))
        for byte in found[at // PARTS % 2 :][:1] if once else found:
            yield data[:at] + bytes([byte]) + data[at + 1 :]
        if at % 13 == 0:
            yield data[:at] + data[at + 1 :]
            yield data[:at] + data[at : at + 1] + data[at:]
            yield data[:at] + b" " + data[at:]


def first_failed(evidence: Evidence) -> int | None:
    """Give the lowest step that fails: a verification's own steps, left off at the first that does."""
    case = Case(given=evidence)
    if all(
        getattr(evidence, name) == getattr(sound(), name) for name in ("record", "extract", "announcement")
    ):
        case.documents = sound_documents()  # all that step 1 looks at is as it was
    steps = enumerate(STEPS, 1) if case.documents is None else enumerate(STEPS[1:], 2)
    return next((number for number, step in steps if step(case).faults), None)


@cache
def sound() -> Evidence:
    """Give the sound round's evidence."""
    return six().evidence()


@cache
def sound_documents() -> Documents:
    """Give what step 1 reads of the sound round."""
    case = Case(given=six().evidence())
    assert not STEPS[0](case).faults
    assert case.documents
    return case.documents


def test_the_round_is_sound() -> None:
    report = verify(six().evidence())
    assert report.complete
    assert report.drawn == 3


@pytest.mark.requirement("X-6")
@pytest.mark.each_nth(2)
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("record", 1),
        ("extract", 1),
        ("announcement", 1),
        ("targets", 3),
        ("inspectors", 3),
        ("recusals", 3),
        ("journal", 2),
    ],
)
def test_every_byte_of_every_file(name: str, step: int, part: int) -> None:
    evidence = six().evidence()
    original: bytes = getattr(evidence, name)
    tried = 0
    # Extract and announcement are compared with the record byte by byte: one other value says it all.
    for data in tampered(original, part, once=name in {"extract", "announcement"}):
        if data == original:
            continue
        made = evolve(evidence, **{name: data})  # type: ignore[arg-type]
        assert first_failed(made) == step, data
        if tried % 97 == 0:
            assert failed(made) == step
        tried += 1
    assert tried >= len(original) // PARTS


@pytest.mark.requirement("X-6")
@pytest.mark.each_nth(2)
@pytest.mark.parametrize("part", range(PARTS))
def test_every_byte_of_the_record_with_nothing_beside_it_but_rolls(part: int) -> None:
    """Without announcement, extract and journal a changed byte is still caught: by form (1), by a count or quota
    (4), by a roll (3), by a reveal (5), by the seed (6), by a ticket (7), by a team (8, 9)."""
    evidence = evolve(six().evidence(), extract=None, announcement=None, journal=None, head=None)
    assert first_failed(evidence) is None
    assert evidence.record
    seen = set()
    for data in tampered(evidence.record, part):
        step = None if data == evidence.record else first_failed(evolve(evidence, record=data))
        assert step is not None or data == evidence.record, data
        seen.add(step)
    assert seen >= {1, 3, 5, 6, 7}


@pytest.mark.requirement("X-6")
@pytest.mark.each_nth(2)
@pytest.mark.parametrize("part", range(PARTS))
def test_every_byte_of_a_confirmed_record_alone(part: int) -> None:
    """With the journal the confirmation covers every byte: nothing that step 1 takes passes 2 and 10."""
    whole = six().evidence()
    evidence = Evidence(record=whole.record, journal=whole.journal, head=whole.head)
    assert evidence.record
    for data in tampered(evidence.record, part, once=True):
        if data == evidence.record:
            continue
        found = outcomes(verify(evolve(evidence, record=data)))
        assert found[1] == "failed" or (found[10] == "failed") or found[2] == "failed", data


@pytest.mark.requirement("X-6", "X-7")
@pytest.mark.each_nth(2)
@pytest.mark.parametrize("part", range(PARTS))
def test_every_byte_of_a_journal_without_its_last_digest(part: int) -> None:
    """Without the digest of the last line everything is caught but that line's own time and name."""
    evidence = evolve(six().evidence(), head=None)
    assert evidence.journal
    last = evidence.journal.rstrip(b"\n").rfind(b"\n") + 1
    for data in tampered(evidence.journal, part, once=True):
        step = first_failed(evolve(evidence, journal=data, targets=None, inspectors=None, recusals=None))
        at = next(
            (i for i, (a, b) in enumerate(zip(data, evidence.journal, strict=False)) if a != b), len(data)
        )
        if data != evidence.journal and at < last:
            assert step == 2, data
        elif data != evidence.journal and step is None:
            line = data[last:]
            name = evidence.journal[last:]
            assert line.partition(b'"at":')[0] == name.partition(b'"at":')[0]
            assert line.rpartition(b'"record":')[2] == name.rpartition(b'"record":')[2]


@pytest.mark.requirement("X-6")
@pytest.mark.parametrize(
    "name", ["targets", "inspectors", "recusals", "journal", "record", "extract", "announcement"]
)
def test_a_file_cut_short_anywhere(name: str) -> None:
    evidence = six().evidence()
    original: bytes = getattr(evidence, name)
    step = {"targets": 3, "inspectors": 3, "recusals": 3, "journal": 2}.get(name, 1)
    for end in range(0, len(original), 17):
        made = {name: original[:end]}
        assert first_failed(evolve(evidence, **made)) == step, end  # type: ignore[arg-type]


@pytest.mark.requirement("X-6")
@pytest.mark.parametrize("id_", ["甲店", "f"])
def test_every_byte_of_a_proof(id_: str) -> None:
    drawn = six()
    proof = prove(drawn.task.announcement, drawn.task.rolls.targets, id_, drawn.seed).encoded()
    assert not refused(lambda: check(read_proof(proof), drawn.extract, drawn.journal))
    for part in range(PARTS):
        for data in tampered(proof, part):
            if data != proof:
                assert refused(lambda given: check(read_proof(given), drawn.extract), data), data
