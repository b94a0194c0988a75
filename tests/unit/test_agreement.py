"""The library and the second implementation, which knows nothing of it, agree byte for byte and step for step.

Where the page leaves a choice the two differ, on purpose:

- a missing open roll: step 3 is not run in the library, and fails in the second (nobody says that the file was lost);
- journal times that go backwards fail step 2 in the library only;
- the reason in `voids` must equal the journal's in the library only;
- JSON nested deeper than 100 is refused by the library only;
- an empty `journal.jsonl` fails step 10 in the library (unreadable), and is "not confirmed" in the second;
- where a journal's order is broken (step 2 fails in both), the second still compares a confirmation that stands outside
  its round, and the library does not run step 10.
"""

from collections import Counter
from collections.abc import Callable, Collection

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.judging import (
    WHOLE_ROUNDS,
    Json,
    changed,
    files_of,
    outcomes,
    parsed,
    sample,
    second_opinion,
)
from tests.properties.test_draw_section_03 import two_rounds
from tests.second import draw as second
from tests.second import forms
from tests.second import journal as second_journal
from tests.second import proof as second_proof

from shuangsuiji.draw.announcement import read_announcement
from shuangsuiji.draw.evidence import Evidence
from shuangsuiji.draw.journal import Journal, read_journal
from shuangsuiji.draw.proof import check, prove, read_proof
from shuangsuiji.draw.record import read_extract
from shuangsuiji.draw.report import Outcome
from shuangsuiji.draw.verify import verify
from shuangsuiji.errors import DrawStopped, InvalidInput
from shuangsuiji.testing.strategies import drawn_rounds, tasks
from shuangsuiji.testing.tasks import DrawnRound, Task


def second_draw(task: Task) -> bytes:
    """Draw a task by the second implementation."""
    rolls = task.rolls
    return second.draw(
        task.announcement.encoded(),
        task.reveals,
        rolls.targets.file(),
        rolls.inspectors.file() if rolls.inspectors else None,
        rolls.recusals.file() if rolls.recusals else None,
    )


@pytest.mark.requirement("X-4", "A11-2", "A12-9")
@WHOLE_ROUNDS
@given(tasks(feasible=False))
def test_the_same_record_or_the_same_stop(task: Task) -> None:
    try:
        mine = task.drawn()
    except DrawStopped:
        with pytest.raises(second.Stopped):
            second_draw(task)
        return
    theirs = second_draw(task)
    assert mine.record.encoded() == theirs
    assert mine.extract.encoded() == second.extract(theirs)


@pytest.mark.requirement("X-4")
@WHOLE_ROUNDS
@given(drawn_rounds())
def test_the_same_announcement(drawn: DrawnRound) -> None:
    made = parsed(drawn.task.announcement.encoded())
    rolls = drawn.task.rolls
    people: dict[str, Json] = {}
    if rolls.inspectors:
        recusals = rolls.recusals
        people = {
            "inspectors": rolls.inspectors.file(),
            "inspectors_form": rolls.inspectors.form,
            "recusals": recusals.file() if recusals else None,
            "recusals_form": recusals.form if recusals else "open",
            **{name: made["inspectors"][name] for name in ("matching", "groups", "slots")},
        }
    theirs = second.announce(
        task=made["task"],
        targets=rolls.targets.file(),
        strata={
            each["name"]: (each["ratio"], each["base"], each["rounding"])
            for each in made["targets"]["strata"]
        },
        entropy=made["entropy"],
        made_at=made["made_at"],
        draw_by=made["draw_by"],
        hash_=made["hash"],
        targets_form=rolls.targets.form,
        publish_from=made["publish_from"],
        **people,
    )
    assert theirs == drawn.task.announcement.encoded()
    assert read_announcement(theirs) == drawn.task.announcement


@pytest.mark.requirement("X-7")
@WHOLE_ROUNDS
@given(drawn_rounds())
def test_the_same_journal(drawn: DrawnRound) -> None:
    data = b""
    h = drawn.task.announcement.hash
    for line in drawn.journal.lines:
        entry = parsed(line)
        data = second_journal.append(
            data, h, entry["announcement"], entry["at"], entry["kind"], entry["body"]
        )
    assert data == drawn.journal.file()
    assert second_journal.listed(data) == [(drawn.task.announcement.digest(), "confirmed")]


LEFT_OUT = (
    "extract",
    "announcement",
    "targets",
    "inspectors",
    "recusals",
    "journal",
    "public",
    "beacon",
    "record",
    "keys",
)


@pytest.mark.requirement("X-6")
@WHOLE_ROUNDS
@given(drawn_rounds(), st.sets(st.sampled_from(LEFT_OUT)))
def test_the_same_steps_with_anything_missing(drawn: DrawnRound, missing: set[str]) -> None:
    empty: dict[str, Json] = {"public": (), "keys": {}}
    gone: dict[str, Json] = {name: empty.get(name) for name in missing}
    evidence = evolve(drawn.evidence(), head=None, **gone)
    agree(evidence, lost=missing)


def agree(evidence: Evidence, lost: Collection[str] = ()) -> None:
    """Compare outcomes; where a file that ought to be there is lost, only what does not follow from step 3."""
    mine, theirs = outcomes(verify(evidence)), second_opinion(evidence)
    if theirs[1] == "passed" and {"targets", "inspectors", "recusals"} & set(lost):
        apart = {3, 4, 7, 8, 9}
        assert mine[3] != "passed" or theirs[3] == "passed" or limited(evidence)
        mine, theirs = ({n: it for n, it in each.items() if n not in apart} for each in (mine, theirs))
    assert mine == theirs


def limited(evidence: Evidence) -> bool:
    """Say whether step 3 passed with something left unchecked."""
    return bool(verify(evidence).steps[2].limits)


@pytest.mark.requirement("X-6")
@WHOLE_ROUNDS
@given(drawn_rounds(), st.data())
def test_the_same_steps_after_a_change(drawn: DrawnRound, data: st.DataObject) -> None:
    """Change one value anywhere in a record, keep it canonical, and both name the same first step."""
    value = parsed(drawn.record.encoded())
    place, leaf = data.draw(st.sampled_from(list(leaves(value))))
    place[leaf] = data.draw(
        st.sampled_from([None, 0, 1, 2, True, "", "x", "open", "0" * 64, "1/1", [], {}, "eligible"])
    )
    evidence = evolve(
        drawn.evidence(),
        record=forms.canonical(value),
        extract=None,
        announcement=None,
        journal=None,
        head=None,
    )
    first = [
        min((n for n, it in each.items() if it == "failed"), default=None)
        for each in (outcomes(verify(evidence)), second_opinion(evidence))
    ]
    assert first[0] == first[1], (value, first)


def leaves(value: Json) -> list[tuple[Json, Json]]:
    """Give each place of a document that holds no other."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    found: list[tuple[Json, Json]] = []
    for key, inner in items:
        if isinstance(inner, dict | list) and inner:
            found += leaves(inner)
        else:
            found.append((value, key))
    return found


@pytest.mark.requirement("X-6")
@WHOLE_ROUNDS
@given(drawn_rounds(), st.sampled_from(["targets", "inspectors", "recusals"]), st.data())
def test_the_same_steps_after_a_changed_roll(drawn: DrawnRound, name: str, data: st.DataObject) -> None:
    evidence = evolve(drawn.evidence(), head=None)
    original: bytes | None = getattr(evidence, name)
    if original is None:
        return
    at = data.draw(st.integers(0, len(original) - 1))
    byte = data.draw(st.sampled_from(b"\t\n,a0\xff"))
    made: dict[str, Json] = {name: original[:at] + bytes([byte]) + original[at + 1 :]}
    agree(evolve(evidence, **made))


@pytest.mark.requirement("X-6", "X-7")
@WHOLE_ROUNDS
@given(drawn_rounds(), st.data())
def test_the_same_steps_after_a_changed_journal(drawn: DrawnRound, data: st.DataObject) -> None:
    entries = [parsed(line) for line in drawn.journal.lines]
    h = drawn.task.announcement.hash
    order = data.draw(st.lists(st.sampled_from(range(len(entries))), max_size=len(entries) + 1))
    made = b""
    for index in order:
        entry = entries[index]
        made = second_journal.append(
            made, h, entry["announcement"], "2026-04-02T12:30:00+08:00", entry["kind"], entry["body"]
        )
    evidence = evolve(drawn.evidence(), journal=made or b"x", head=None, beacon=None)
    mine, theirs = outcomes(verify(evidence)), second_opinion(evidence)
    if theirs[2] == "failed":
        del mine[10], theirs[10]
    assert mine == theirs


@WHOLE_ROUNDS
@given(drawn_rounds(inspectors=False))
def test_proofs_both_ways(drawn: DrawnRound) -> None:
    roll = drawn.task.rolls.targets
    record, extract, journal = drawn.record.encoded(), drawn.extract.encoded(), drawn.journal.file()
    for entry in roll.entries():
        mine = prove(drawn.task.announcement, roll, entry.id, drawn.seed).encoded()
        theirs = second_proof.make(record, roll.file(), entry.id)
        assert mine == theirs
        answer = check(read_proof(theirs), read_extract(extract), read_journal(journal))
        standing = entry.standing if answer.standing == "excluded" else answer.standing
        assert second_proof.check(mine, extract, journal) == standing


@WHOLE_ROUNDS
@given(drawn_rounds(inspectors=False), st.data())
def test_changed_proofs_and_extracts_are_refused_by_both(drawn: DrawnRound, data: st.DataObject) -> None:
    roll = drawn.task.rolls.targets
    target = data.draw(st.sampled_from([entry.id for entry in roll.entries()]))
    proof = parsed(prove(drawn.task.announcement, roll, target, drawn.seed).encoded())
    extract = parsed(drawn.extract.encoded())
    place, leaf = data.draw(st.sampled_from([*leaves(proof), *leaves(extract)]))
    place[leaf] = data.draw(st.sampled_from([None, 0, 1, "", "x", "0" * 64, [], {}]))
    given_ = forms.canonical(proof), forms.canonical(extract)
    try:
        second_proof.check(*given_)
    except forms.Refused:
        with pytest.raises(InvalidInput):
            check(read_proof(given_[0]), read_extract(given_[1]))
    else:
        check(read_proof(given_[0]), read_extract(given_[1]))


class TestReadings:
    """Where the two differ, precisely."""

    def test_a_missing_open_roll(self) -> None:
        evidence = evolve(sample().evidence(), targets=None, inspectors=None, recusals=None)
        assert outcomes(verify(evidence))[3] == "not run"
        assert second_opinion(evidence)[3] == "failed"

    def test_journal_times_that_go_backwards(self) -> None:
        drawn = sample()
        lines = [parsed(line) for line in drawn.journal.lines]
        made = b""
        for number, entry in enumerate(lines):
            at = f"2026-04-02T{11 - number:02}:00:00+08:00"
            made = second_journal.append(
                made, "sha256", entry["announcement"], at, entry["kind"], entry["body"]
            )
        evidence = evolve(drawn.evidence(), journal=made, head=None)
        assert (outcomes(verify(evidence))[2], second_opinion(evidence)[2]) == ("failed", "passed")

    def test_the_reason_of_a_void(self) -> None:
        _, evidence = two_rounds(reason="别的原因")
        assert (outcomes(verify(evidence))[2], second_opinion(evidence)[2]) == ("failed", "passed")

    def test_an_empty_journal(self) -> None:
        evidence = evolve(sample().evidence(), journal=b"", head=None)
        assert (outcomes(verify(evidence))[10], second_opinion(evidence)[10]) == ("failed", "not run")
        assert outcomes(verify(evidence))[2] == second_opinion(evidence)[2] == "failed"

    def test_without_a_journal_step_2_passes_with_a_limit(self) -> None:
        evidence = evolve(sample().evidence(), journal=None, head=None)
        assert outcomes(verify(evidence))[2] == second_opinion(evidence)[2] == "passed"
        assert verify(evidence).steps[1].limits

    def test_deep_nesting(self) -> None:
        empty = changed(sample().record.encoded(), lambda it: it.update(reveals=[]))
        record = empty.replace(b'"reveals":[]', b'"reveals":' + b"[" * 200 + b"]" * 200)
        evidence = evolve(sample().evidence(), record=record, extract=None, journal=None, head=None)
        assert outcomes(verify(evidence))[1] == "failed"
        assert (second_opinion(evidence)[1], second_opinion(evidence)[5]) == ("passed", "failed")


@pytest.mark.parametrize(
    "change",
    [
        lambda e: e,
        lambda e: evolve(e, earlier=()),
        lambda e: evolve(e, journal=None),
        lambda e: evolve(e, earlier=e.earlier * 2),
        lambda e: evolve(e, earlier=(b"{}",)),
        lambda e: evolve(e, earlier=(sample("groups").task.announcement.encoded(),)),
        lambda e: evolve(e, journal=sample().evidence().journal),
    ],
)
def test_second_rounds(change: Callable[[Evidence], Evidence]) -> None:
    _, evidence = two_rounds()
    agree(change(evidence))


def test_all_kinds_of_outcome_occur() -> None:
    """What is compared above would say little if every step always passed."""
    whole = sample(sealed=True).evidence()
    seen = Counter(step.outcome for step in verify(evolve(whole, record=None, targets=None)).steps)
    assert set(seen) >= {Outcome.PASSED, Outcome.NOT_RUN}
    assert set(files_of(whole)) >= {"record.json", "recusals.tsv"}
    assert Journal().file() == b""
