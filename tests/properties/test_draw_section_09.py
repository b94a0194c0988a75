"""Section 9 of the protocol: verification, in numbered steps."""

from collections.abc import Callable

import pytest
from attrs import evolve
from hypothesis import given
from tests.properties.judging import (
    WHOLE_ROUNDS,
    Json,
    changed,
    codes,
    failed,
    limits,
    outcomes,
    sample,
    second_opinion,
)

from shuangsuiji.draw.announce import FrozenRolls
from shuangsuiji.draw.announcement import Matching
from shuangsuiji.draw.evidence import Evidence
from shuangsuiji.draw.journal_entries import Voided
from shuangsuiji.draw.record import recompute
from shuangsuiji.draw.steps import _same_bytes
from shuangsuiji.draw.verify import verify
from shuangsuiji.errors import Fault, InvalidInput, Place
from shuangsuiji.testing.strategies import drawn_rounds
from shuangsuiji.testing.tasks import DrawnRound, Task

ALL = dict.fromkeys(range(1, 11), "passed")


def record_alone(change: Callable[[Json], object], **more: Json) -> Evidence:
    """Give the sample's evidence with its record changed and no announcement, extract or journal beside it."""
    drawn = sample()
    record = changed(drawn.record.encoded(), change)
    return evolve(
        drawn.evidence(), record=record, extract=None, announcement=None, journal=None, head=None, **more
    )


@pytest.mark.requirement("X-6")
class TestVerifier:
    """A verifier says which step failed, with expected and found values."""

    @WHOLE_ROUNDS
    @given(drawn_rounds())
    def test_a_sound_round_passes(self, drawn: DrawnRound) -> None:
        report = verify(drawn.evidence())
        expected = {**ALL}
        if drawn.task.announcement.inspectors is None:
            expected |= {8: "not run", 9: "not run"}
        assert outcomes(report) == expected == second_opinion(drawn.evidence())
        assert report.ok
        assert report.complete
        assert (report.drawn, report.record, report.seed) == (
            len(drawn.record.drawn),
            drawn.record.digest(),
            drawn.record.seed,
        )

    def test_expected_and_found_are_named(self) -> None:
        report = verify(record_alone(lambda it: it.update(seed="0" * 64)))
        (found,) = report.steps[5].faults
        assert dict(found.params) == {"expected": sample().record.seed, "found": "0" * 64}
        assert found.place.path == "$.seed"


@pytest.mark.requirement("X-6")
class TestNotRun:
    """It never says "valid" for a step that it did not run, and a step whose input failed says `not run: step N failed`, N the lowest: 2 to 10 need 1; 4 needs 3; 7 needs 3 and 6; 8 needs 3, 6 and 7; 9 needs 3."""

    @pytest.mark.parametrize(
        ("evidence", "because"),
        [
            (Evidence(), dict.fromkeys(range(2, 11), 1)),
            (evolve(sample().evidence(), record=b"{}"), dict.fromkeys(range(2, 11), 1)),
            (evolve(sample().evidence(), targets=b"x"), {4: 3, 7: 3, 8: 3, 9: 3}),
            (record_alone(lambda it: it.update(seed="0" * 64)), {7: 6, 8: 6}),
            (record_alone(lambda it: it.update(seed="0" * 64), targets=b"x"), {4: 3, 7: 3, 8: 3, 9: 3}),
            (record_alone(lambda it: it["drawn"].reverse()), {8: 7}),
            (record_alone(lambda it: it["drawn"].reverse(), targets=b"x"), {4: 3, 7: 3, 8: 3, 9: 3}),
        ],
    )
    def test_because_of_the_lowest(self, evidence: Evidence, because: dict[int, int]) -> None:
        report = verify(evidence)
        named = {
            step.number: dict(limit.params)["step"]
            for step in report.steps
            for limit in step.limits
            if limit.code == "SSJ-VER-STEP"
        }
        assert named == because
        assert all(outcomes(report)[number] == "not run" for number in because)
        assert outcomes(report) == second_opinion(evidence)
        assert not report.ok
        assert not report.complete

    def test_a_report_without_step_1_says_nothing_else(self) -> None:
        report = verify(Evidence())
        assert (report.task, report.seed, report.trust, report.rounds) == ("", "", "none", ())
        assert codes(report, 1) == {"SSJ-VER-NOTHING"}


@pytest.mark.requirement("X-6")
class TestStep1:
    """the record is well-formed and canonical, of a known protocol; announcement.json, where given, equals its announcement; extract.json, where given, equals 8.4"""

    @pytest.mark.parametrize(
        "change",
        [
            lambda e: evolve(e, record=e.record + b"\n\n"),
            lambda e: evolve(e, record=b" " + e.record),
            lambda e: evolve(e, record=e.record.replace(b'"round":1', b'"round":1.0', 1)),
            lambda e: evolve(e, record=e.record.replace(b"draw/1", b"draw/2")),
            lambda e: evolve(e, record=b""),
            lambda e: evolve(e, record=b"[]"),
            lambda e: evolve(e, record=b"null"),
            lambda e: evolve(e, record=b'{"\\ud800":1}'),
            lambda e: evolve(e, record=b"[" * 500 + b"]" * 500),
            lambda e: evolve(e, record=b"[" * 90_000 + b"]" * 90_000),
            lambda e: evolve(e, record=b"\xff"),
            lambda e: evolve(e, announcement=e.announcement + b" "),
            lambda e: evolve(e, announcement=b""),
            lambda e: evolve(e, announcement=sample("groups").task.announcement.encoded()),
            lambda e: evolve(e, extract=e.extract[:-1]),
            lambda e: evolve(e, extract=b""),
            lambda e: evolve(e, extract=sample("groups").extract.encoded()),
            lambda e: evolve(e, extract=changed(e.extract, lambda it: it["drawn"].reverse())),
            lambda e: evolve(e, record=None, extract=e.record),
            lambda e: evolve(e, record=e.extract, extract=None),
        ],
    )
    def test_fails(self, change: Callable[[Evidence], Evidence]) -> None:
        evidence = change(sample().evidence())
        assert failed(evidence) == 1
        assert second_opinion(evidence)[1] == "failed"

    def test_one_lf_after_each_is_fine(self) -> None:
        evidence = sample().evidence()
        assert evidence.record
        assert evidence.extract
        assert evidence.announcement
        longer = evolve(
            evidence,
            record=evidence.record + b"\n",
            extract=evidence.extract + b"\n",
            announcement=evidence.announcement + b"\n",
        )
        assert outcomes(verify(longer)) == ALL
        assert verify(longer).record == sample().record.digest()

    @pytest.mark.parametrize(("depth", "step"), [(10, 5), (99, 5), (101, 1), (300, 1), (990, 1)])
    def test_deep_reveals_never_break_the_verifier(self, depth: int, step: int) -> None:
        empty = changed(sample().record.encoded(), lambda it: it.update(reveals=[]))
        record = empty.replace(b'"reveals":[]', b'"reveals":' + b"[" * depth + b"]" * depth)
        evidence = evolve(sample().evidence(), record=record, extract=None, journal=None, head=None)
        assert failed(evidence) == step


@pytest.mark.requirement("X-2", "X-6", "X-7")
class TestStep2:
    """the announcement's digest; `round` and `voids` against the rounds before it; against the journal, where given: the order announcement, reveals, confirmation, no other announcement of this task and round, voided and abandoned rounds listed"""

    def test_a_journal_of_another_draw(self) -> None:
        other = sample("groups").evidence()
        report = verify(evolve(sample().evidence(), journal=other.journal, head=None))
        assert codes(report, 2) == {"SSJ-ROUND-DIGEST"}

    @pytest.mark.parametrize("data", [b"", b"x", b"{}\n", b"\xff\n", b"null\n", b"[" * 5000 + b"\n"])
    def test_an_unreadable_journal(self, data: bytes) -> None:
        report = verify(evolve(sample().evidence(), journal=data, head=None))
        assert outcomes(report)[2] == outcomes(report)[10] == "failed"

    def test_without_a_journal_it_says_so(self) -> None:
        report = verify(evolve(sample().evidence(), journal=None, head=None))
        assert limits(report, 2) == {"SSJ-VER-NO-JOURNAL"}
        assert not report.complete


@pytest.mark.requirement("X-6")
class TestStep3:
    """each roll and the recusals: line form, order, no repeats, size, root"""

    @pytest.mark.parametrize("name", ["targets", "inspectors", "recusals"])
    @pytest.mark.parametrize(
        "change",
        [
            lambda lines: lines[1:],
            lambda lines: lines[::-1],
            lambda lines: [*lines, lines[-1]],
            lambda lines: [*lines[:-1], lines[-1] + b"\t"],
            lambda lines: [lines[0].replace(b"\t", b" "), *lines[1:]],
            lambda _: [],
        ],
    )
    def test_fails(self, name: str, change: Callable[[list[bytes]], list[bytes]]) -> None:
        evidence = sample().evidence()
        lines = change(getattr(evidence, name).splitlines())
        made = {name: b"".join(line + b"\n" for line in lines)}
        other = evolve(evidence, **made)  # type: ignore[arg-type]
        assert failed(other) == 3
        assert second_opinion(other)[3] == "failed"


@pytest.mark.requirement("X-6")
class TestStep4:
    """each stratum's `scope`, `eligible`, and the recomputed `quota`"""

    def test_arithmetic_only_where_the_roll_is_sealed(self) -> None:
        evidence = evolve(sample(sealed=True).evidence(), targets=None)
        report = verify(evidence)
        assert outcomes(report)[4] == "passed"
        assert limits(report, 4) == {"SSJ-VER-ARITHMETIC"}

    @pytest.mark.parametrize(
        ("members", "code"),
        [
            ({"quota": 1}, "SSJ-VER-QUOTA"),
            ({"eligible": 7}, "SSJ-VER-ELIGIBLE"),
            ({"scope": 7}, "SSJ-VER-SCOPES"),
            ({"ratio": "1/3"}, "SSJ-VER-QUOTA"),
        ],
    )
    def test_fails(self, members: dict[str, Json], code: str) -> None:
        def change(it: Json) -> None:
            it["announcement"]["targets"]["strata"][1].update(members)

        evidence = evolve(record_alone(change), targets=None)
        assert code in codes(verify(evidence), 4)


@pytest.mark.requirement("X-3", "X-6")
class TestStep5:
    """each reveal against its commitment, its beacon's key, or the value given by the verifier's user; what trust results"""

    @pytest.mark.parametrize(("index", "value"), [(0, "00" * 32), (1, 7), (2, "1"), (3, None)])
    def test_fails(self, index: int, value: Json) -> None:
        evidence = record_alone(lambda it: it["reveals"].__setitem__(index, value))
        report = verify(evidence)
        assert outcomes(report)[5] == "failed" == second_opinion(evidence)[5]
        assert report.trust == "none"


@pytest.mark.requirement("X-6")
class TestStep6:
    """seed and keys"""

    @pytest.mark.parametrize(
        "change",
        [
            lambda it: it.update(seed="0" * 64),
            lambda it: it["announcement"].update(made_at="2026-04-01T09:00:00Z"),
            lambda it: it["reveals"].__setitem__(2, "1"),
        ],
    )
    def test_fails(self, change: Callable[[Json], object]) -> None:
        evidence = record_alone(change)
        assert codes(verify(evidence), 6) == {"SSJ-VER-VALUE"}
        assert second_opinion(evidence)[6] == "failed"

    def test_the_key_is_reported(self) -> None:
        report = verify(sample().evidence())
        assert report.key == sample().seed.key("targets")


@pytest.mark.requirement("X-6")
class TestStep7:
    """every drawn ticket, the order, the cutoffs, and that no eligible entry at or below a cutoff is missing"""

    @pytest.mark.parametrize(
        "change",
        [
            lambda it: it["drawn"].pop(),
            lambda it: it["drawn"].reverse(),
            lambda it: it["drawn"].append(it["drawn"][0]),
            lambda it: it["drawn"][0].update(ticket="0" * 64),
            lambda it: it["drawn"][0].update(stratum="空"),
            lambda it: it["drawn"][0].update(id="nobody"),
            lambda it: it["cutoffs"][0].update(cutoff=None),
            lambda it: it["cutoffs"].reverse(),
            lambda it: it["cutoffs"].pop(),
            lambda it: it["cutoffs"].append(it["cutoffs"][0]),
            lambda it: it["cutoffs"][0].update(stratum="别的"),
        ],
    )
    def test_fails(self, change: Callable[[Json], object]) -> None:
        evidence = record_alone(change)
        assert outcomes(verify(evidence))[7] == "failed" == second_opinion(evidence)[7]


@pytest.mark.requirement("X-6", "A12-10")
class TestStep8:
    """teams, replayed from 7.2 to 7.4; forced places counted"""

    @pytest.mark.parametrize("matching", ["dealing", "groups"])
    def test_forced_are_counted(self, matching: Matching) -> None:
        drawn = sample(matching)
        assert verify(drawn.evidence()).forced == drawn.forced


@pytest.mark.requirement("X-6", "A13-2", "A12-9")
class TestStep9:
    """every team: at least two inspectors, one leader, of the leading department; no recused pair"""

    @pytest.mark.parametrize(
        ("change", "code"),
        [
            (lambda team: team.update(members=team["members"][1:2]), "SSJ-VER-TOO-FEW"),
            (lambda team: team.update(members=[]), "SSJ-VER-TOO-FEW"),
            (lambda team: team.update(members=[team["members"][1]] * 2), "SSJ-VER-TOO-FEW"),
            (lambda team: [each.update(leader=False) for each in team["members"]], "SSJ-VER-LEADERS"),
            (lambda team: [each.update(leader=True) for each in team["members"]], "SSJ-VER-LEADERS"),
            (
                lambda team: [each.update(leader=not i) for i, each in enumerate(team["members"])],
                "SSJ-VER-LEADER",
            ),
            (
                lambda team: [
                    each.update(leader=bool(i == 1), inspector="nobody")
                    for i, each in enumerate(team["members"])
                ],
                "SSJ-VER-LEADER",
            ),
            (lambda team: team["members"][0].update(inspector="甲1"), "SSJ-VER-RECUSED"),
        ],
    )
    def test_fails(self, change: Callable[[Json], object], code: str) -> None:
        ids = [team.target for team in sample().record.teams or ()]
        at = next(index for index, id_ in enumerate(ids) if id_.startswith("企业"))
        evidence = record_alone(lambda it: change(it["teams"][at]))
        assert code in codes(verify(evidence), 9)
        assert outcomes(verify(evidence)) == second_opinion(evidence)


@pytest.mark.requirement("X-6")
class TestStep10:
    """the record's digest against the confirmation in the journal, where given"""

    def test_without_a_confirmation(self) -> None:
        drawn = sample()
        data = b"".join(line + b"\n" for line in drawn.journal.lines[:-1])
        report = verify(evolve(drawn.evidence(), journal=data, head=None))
        assert outcomes(report)[10] == "not run"
        assert limits(report, 10) == {"SSJ-VER-UNCONFIRMED"}
        assert outcomes(verify(evolve(drawn.evidence(), journal=None)))[10] == "not run"

    def test_on_the_extract(self) -> None:
        evidence = evolve(sample().evidence(), record=None)
        assert outcomes(verify(evidence))[10] == "passed"
        assert evidence.extract
        other = evolve(evidence, extract=changed(evidence.extract, lambda it: it.update(record="0" * 64)))
        assert failed(other) == 10


@pytest.mark.requirement("X-6", "X-8")
class TestOutsider:
    """Without the sealed file an outsider runs 1, 2, 4 (arithmetic only), 5 and 6 on the extract, and 10 on its `record`. Where only the inspectors' roll or the recusals are sealed, steps 3 and 7 run for the targets too. The rest is `not run: roll sealed`."""

    def test_extract_of_a_sealed_draw(self) -> None:
        evidence = evolve(
            sample(sealed=True).evidence(), record=None, targets=None, inspectors=None, recusals=None, keys={}
        )
        report = verify(evidence)
        passed = dict.fromkeys((1, 2, 4, 5, 6, 10), "passed")
        assert (
            outcomes(report)
            == {**dict.fromkeys(range(1, 11), "not run"), **passed}
            == second_opinion(evidence)
        )
        for number in (3, 7, 8, 9):
            assert "SSJ-VER-SEALED" in limits(report, number)

    def test_only_the_inspectors_are_sealed(self) -> None:
        opened, closed = sample().task, sample(sealed=True).task
        assert opened.announcement.inspectors
        assert closed.announcement.inspectors
        made = evolve(opened.announcement, inspectors=closed.announcement.inspectors)
        rolls = FrozenRolls(
            targets=opened.rolls.targets, inspectors=closed.rolls.inspectors, recusals=closed.rolls.recusals
        )
        task = Task(announcement=made, rolls=rolls, sources=opened.sources, keys={})
        evidence = evolve(task.drawn().evidence(), record=None, inspectors=None, recusals=None)
        report = verify(evidence)
        assert outcomes(report) == {**ALL, 8: "not run", 9: "not run"} == second_opinion(evidence)
        shown: set[Fault] = {limit for number in (3, 8, 9) for limit in report.steps[number - 1].limits}
        assert {limit.code for limit in shown} == {"SSJ-VER-SEALED"}


def test_where_bytes_differ_both_are_shown_with_ten_before_and_thirty_from_there() -> None:
    """A reader finds the place in either file."""
    expected = b"0123456789" * 8
    found = expected[:50] + b"X" + expected[51:]
    (wrong,) = _same_bytes(found, expected, Place(file="extract.json"))
    data = dict(wrong.params)
    assert data["position"] == 51
    assert data["expected"] == (expected[40:80]).decode()
    assert data["found"] == (found[40:80]).decode()


def test_who_approved_a_void_is_named() -> None:
    with pytest.raises(InvalidInput) as caught:
        Voided(approver=" ", reason="", withheld=("<>\n",))
    assert len(caught.value.faults) == 2
    with pytest.raises(InvalidInput):
        Voided(approver="", reason="停电", withheld=())


def test_what_is_wrong_with_a_journal_is_told_with_its_file_and_line() -> None:
    evidence = sample().evidence()
    first, _, rest = (evidence.journal or b"").partition(b"\n")
    report = verify(
        evolve(evidence, journal=first.replace(b'"at":"20', b'"at":"19') + b"\n" + rest, head=None)
    )
    places = {(each.place.file, each.place.row) for each in report.steps[1].faults}
    assert ("journal.jsonl", 2) in places
    assert {file for file, _ in places} == {"journal.jsonl"}


def test_inspectors_beside_an_announcement_without_any_form_no_teams() -> None:
    task, inspectors = sample(matching=None).task, sample().task.rolls.inspectors
    assert inspectors
    assert recompute(task.announcement, task.reveals, task.rolls.targets, inspectors).record.teams is None
