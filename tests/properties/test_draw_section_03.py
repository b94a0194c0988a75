"""Section 3 of the protocol: the announcement, the journal, rounds."""

from collections.abc import Callable
from datetime import datetime
from fractions import Fraction
from math import floor

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.judging import (
    WHOLE_ROUNDS,
    Json,
    changed,
    codes,
    failed,
    outcomes,
    parsed,
    refused,
    sample,
    sample_task,
)
from tests.second import draw as second
from tests.second import forms

from shuangsuiji.digests import Hash
from shuangsuiji.draw.announce import FrozenRolls, InspectorPlan, Occasion, StratumPlan, announce
from shuangsuiji.draw.announcement import Announcement, Slot, Voids, read_announcement
from shuangsuiji.draw.entropy import Contribution, Public
from shuangsuiji.draw.evidence import Evidence
from shuangsuiji.draw.feasibility import groups_may_stop
from shuangsuiji.draw.journal import Journal, read_journal, reveal_digest
from shuangsuiji.draw.journal_entries import (
    AnnouncedEntry,
    Body,
    Confirmed,
    ConfirmedEntry,
    JournalEntry,
    Revealed,
    RevealedEntry,
    Voided,
    VoidedEntry,
)
from shuangsuiji.draw.quota import quota
from shuangsuiji.draw.record import rules_of
from shuangsuiji.draw.verify import verify
from shuangsuiji.errors import ActRefused, DrawStopped, InvalidInput
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rolls.roll import freeze
from shuangsuiji.testing.strategies import drawn_rounds, ratios, tasks
from shuangsuiji.testing.tasks import DRAW_BY, MADE_AT, DrawnRound, Task

SHA256 = Hash("sha256")
WIDTH = "ab" * 32


@pytest.mark.requirement("X-1", "X-2")
class TestAnnouncement:
    """3.1 It is a JSON object"""

    @WHOLE_ROUNDS
    @given(tasks())
    def test_its_members(self, task: Task) -> None:
        data = task.announcement.encoded()
        assert second.check_announcement(forms.parse(data, "announcement")) == parsed(data)
        assert read_announcement(data) == task.announcement
        assert read_announcement(data + b"\n") == task.announcement

    @WHOLE_ROUNDS
    @given(tasks())
    def test_what_is_announced_of_the_rolls(self, task: Task) -> None:
        found = parsed(task.announcement.encoded())
        rolls = task.rolls
        assert [each["name"].encode() for each in found["targets"]["strata"]] == sorted(
            {entry.part.encode() for entry in rolls.targets.entries()}
        )
        second.check_counts(found["targets"], forms_roll(task))
        heads = [(found["targets"], rolls.targets)]
        if rolls.inspectors:
            heads.append((found["inspectors"], rolls.inspectors))
        for head, roll in heads:
            assert (head["form"], head["root"], head["size"]) == (roll.form, roll.root, roll.size)
        if rolls.inspectors:
            recusals = rolls.recusals
            expected = recusals and {"form": recusals.form, "root": recusals.root, "size": recusals.size}
            assert found["inspectors"]["recusals"] == expected
        else:
            assert found["inspectors"] is None

    @pytest.mark.parametrize(
        ("change", "code"),
        [
            (lambda it: it.update(protocol="shuangsuiji/draw/2"), "SSJ-FORM-PROTOCOL"),
            (lambda it: it.update(round=0, voids=None), "SSJ-FORM-LEAST"),
            (lambda it: it.update(round=True), "SSJ-JSON-TYPE"),
            (lambda it: it.update(round="1"), "SSJ-JSON-TYPE"),
            (lambda it: it.update(round=2), "SSJ-FORM-VOIDS"),
            (lambda it: it.update(voids={"announcement": WIDTH, "reason": ""}), "SSJ-FORM-VOIDS"),
            (lambda it: it.update(round=2, voids={"announcement": "x", "reason": ""}), "SSJ-TEXT-HEX"),
            (lambda it: it["targets"].update(form="Open"), "SSJ-JSON-CHOICE"),
            (lambda it: it["targets"].update(size=0), "SSJ-FORM-LEAST"),
            (lambda it: it["targets"].update(strata=[]), "SSJ-FORM-LEAST"),
            (lambda it: it["targets"]["strata"].reverse(), "SSJ-FORM-ORDER"),
            (lambda it: it["targets"]["strata"].append(it["targets"]["strata"][-1]), "SSJ-FORM-ORDER"),
            (lambda it: it["targets"]["strata"][0].update(quota=-1), "SSJ-FORM-LEAST"),
            (lambda it: it["targets"]["strata"][0].update(base="all"), "SSJ-JSON-CHOICE"),
            (lambda it: it["targets"]["strata"][0].update(rounding="nearest"), "SSJ-JSON-CHOICE"),
            (lambda it: it["targets"]["strata"][0].update(quota=None), "SSJ-JSON-TYPE"),
            (lambda it: it["inspectors"].update(size=0), "SSJ-FORM-LEAST"),
            (lambda it: it["inspectors"]["recusals"].update(size=0), "SSJ-FORM-LEAST"),
            (lambda it: it["inspectors"]["recusals"].update(root="0"), "SSJ-TEXT-HEX"),
            (lambda it: it["inspectors"].update(matching="luck"), "SSJ-JSON-CHOICE"),
            (lambda it: it["inspectors"].update(groups=1), "SSJ-FORM-GROUPS"),
            (lambda it: it["inspectors"].update(matching="groups"), "SSJ-FORM-GROUPS"),
            (lambda it: it["inspectors"].update(matching="groups", groups=0), "SSJ-FORM-LEAST"),
            (lambda it: it["inspectors"]["slots"][0].update(count=0), "SSJ-FORM-LEAST"),
            (lambda it: it["inspectors"]["slots"][0].update(leads=True), "SSJ-FORM-LEADING"),
            (lambda it: it["inspectors"]["slots"][1].update(leads=False), "SSJ-FORM-LEADING"),
            (lambda it: it["inspectors"]["slots"][1].update(leads=1), "SSJ-JSON-TYPE"),
            (lambda it: it["inspectors"]["slots"][0].update(department="乙局"), "SSJ-FORM-SLOT-TWICE"),
            (lambda it: it["inspectors"]["slots"][0].update(area="near"), "SSJ-JSON-CHOICE"),
            (
                lambda it: it["inspectors"].update(
                    slots=[{"department": "a", "count": 1, "leads": True, "area": "any"}]
                ),
                "SSJ-FORM-PLACES",
            ),
            (lambda it: it["inspectors"].update(slots=[]), "SSJ-FORM-LEADING"),
            (lambda it: it.update(entropy=[]), "SSJ-FORM-LEAST"),
            (lambda it: it.update(entropy={}), "SSJ-JSON-TYPE"),
            (lambda it: it.update(entropy=["public"]), "SSJ-JSON-TYPE"),
            (lambda it: it["entropy"][0].update(kind="clock"), "SSJ-JSON-CHOICE"),
            (lambda it: it["entropy"][1].update(party="市场监管局"), "SSJ-FORM-PARTY-TWICE"),
            (lambda it: it["entropy"][0].update(commitment="x"), "SSJ-TEXT-HEX"),
            (lambda it: it["entropy"][3].update(round=0), "SSJ-FORM-LEAST"),
            (lambda it: it["entropy"][3].update(chain="x"), "SSJ-TEXT-HEX"),
            (lambda it: it.update(publish_from=""), "SSJ-TEXT-INSTANT"),
            (lambda it: it.update(publish_from=MADE_AT, entropy=it["entropy"][2:]), "SSJ-FORM-SECRET"),
            (lambda it: it.update(targets=None), "SSJ-JSON-TYPE"),
        ],
    )
    def test_refused(self, change: Callable[[Json], object], code: str) -> None:
        data = changed(sample().task.announcement.encoded(), change)
        assert code in refused(read_announcement, data)
        with pytest.raises(forms.Refused):
            strict_second(parsed(data))

    def test_one_hash_one_task_in_all_rounds(self) -> None:
        first, second_round = two_rounds()
        assert failed(second_round) is None
        for before in (evolve(first.announcement, hash="sm3"), evolve(first.announcement, task="T-2")):
            voided = parsed(second_round.record or b"")["announcement"]["voids"]
            after = sample_task(round_=2, voids=Voids(announcement=before.digest(), reason=voided["reason"]))
            evidence = evolve(after.drawn().evidence(), earlier=(before.encoded(),), journal=None, head=None)
            assert codes(verify(evidence), 2) == {"SSJ-ROUND-MEMBER"}


def strict_second(value: Json) -> None:
    """Judge form and numbers, as the second implementation does in its steps 1 and 4."""
    second.check_announcement(value)
    second.check_quotas(value["targets"])


def forms_roll(task: Task) -> Json:
    from tests.second.rolls import read_roll

    return read_roll(task.rolls.targets.file(), task.rolls.targets.form, "targets")


@pytest.mark.requirement("A11-3", "A11-4")
class TestQuota:
    """3.2 The quota of a stratum is `round(ratio x base)`, computed exactly, at least 1 where the stratum has an eligible entry, never more than `eligible`."""

    @given(
        ratios(), st.integers(0, 10**12), st.integers(0, 10**12), st.sampled_from(["up", "half-up", "down"])
    )
    def test_computed_exactly(self, ratio: Fraction, base: int, eligible: int, rounding: str) -> None:
        exact = ratio * base
        half_up = floor(exact) + (exact - floor(exact) >= Fraction(1, 2))
        rounded = {"up": -floor(-exact), "down": floor(exact), "half-up": half_up}[rounding]
        expected = min(max(rounded, 1 if eligible else 0), eligible)
        assert quota(ratio, base, rounding, eligible) == expected  # type: ignore[arg-type]
        assert second.quota_of(f"{ratio.numerator}/{ratio.denominator}", base, eligible, rounding) == expected

    @pytest.mark.parametrize(
        ("ratio", "base", "rounding", "expected"),
        [
            (Fraction(3, 100), 100, "up", 3),
            (Fraction(3, 100), 101, "up", 4),
            (Fraction(1, 3), 3 * 10**17, "up", 10**17),
            (Fraction(1, 10), 25, "half-up", 3),
            (Fraction(1, 10), 24, "half-up", 2),
            (Fraction(9007199254740990, 9007199254740991), 9007199254740991, "down", 9007199254740990),
        ],
    )
    def test_examples(self, ratio: Fraction, base: int, rounding: str, expected: int) -> None:
        assert quota(ratio, base, rounding, 10**18) == expected  # type: ignore[arg-type]


@pytest.mark.requirement("A11-3")
class TestUpFirst:
    """Software offers `up` first: a rule that says 不低于3% is met, not approached."""

    def test_a_plan_rounds_up(self) -> None:
        assert StratumPlan(name="x", ratio=Fraction(3, 100)).rounding == "up"

    @given(ratios(), st.integers(1, 1000))
    def test_the_least_is_met(self, ratio: Fraction, scope: int) -> None:
        found = quota(ratio, scope, "up", scope)
        assert ratio * scope <= found < ratio * scope + 1


@pytest.mark.requirement("A11-3", "X-6")
class TestQuotaRecomputed:
    """A verifier MUST recompute it."""

    @WHOLE_ROUNDS
    @given(drawn_rounds(inspectors=False), st.data())
    def test_another_quota_fails_step_4(self, drawn: DrawnRound, data: st.DataObject) -> None:
        strata = drawn.task.announcement.targets.strata
        at = data.draw(st.integers(0, len(strata) - 1))
        other = data.draw(st.integers(0, strata[at].eligible + 1).filter(lambda n: n != strata[at].quota))
        announcement = evolve(
            drawn.task.announcement,
            targets=evolve(
                drawn.task.announcement.targets,
                strata=(*strata[:at], evolve(strata[at], quota=other), *strata[at + 1 :]),
            ),
        )
        report = verify(evolve(evolve(drawn.task, announcement=announcement).drawn().evidence(), head=None))
        assert codes(report, 4) == {"SSJ-VER-QUOTA"}

    @pytest.mark.parametrize(("scope", "eligible"), [(7, 6), (6, 5)])
    def test_other_counts_fail_step_4(self, scope: int, eligible: int) -> None:
        task = sample_task(None)
        strata = tuple(
            evolve(each, scope=scope, eligible=eligible) if each.name == "企业" else each
            for each in task.announcement.targets.strata
        )
        announcement = evolve(task.announcement, targets=evolve(task.announcement.targets, strata=strata))
        report = verify(evolve(task, announcement=announcement).drawn().evidence())
        assert "SSJ-VER-COUNT" in codes(report, 4)
        assert ("SSJ-VER-SCOPES" in codes(report, 4)) == (scope != 6)

    def test_a_hard_cap_refuses_the_announcement(self) -> None:
        roll = freeze([Entry(id=str(i), part="x") for i in range(10)], SHA256)
        occasion = Occasion(task="T", entropy=(Public(source=""),), made_at=MADE_AT, draw_by=DRAW_BY)
        plan = StratumPlan(name="x", ratio=Fraction(1, 20), cap=Fraction(1, 20), rounding="down")
        assert refused(announce, occasion, FrozenRolls(targets=roll), [plan]) == ["SSJ-PLAN-CAP"]
        assert not refused(announce, occasion, FrozenRolls(targets=roll), [evolve(plan, cap=Fraction(1, 10))])


@pytest.mark.requirement("A11-13")
class TestStrataPlanned:
    """exactly the strata that occur in the roll"""

    def test_plans_and_roll_must_fit(self) -> None:
        roll = freeze([Entry(id="a", part="x"), Entry(id="b", part="y")], SHA256)
        occasion = Occasion(task="T", entropy=(Public(source=""),), made_at=MADE_AT, draw_by=DRAW_BY)
        plans = [StratumPlan(name=name, ratio=Fraction(1)) for name in "xxz"]
        found = refused(announce, occasion, FrozenRolls(targets=roll), plans)
        assert found == ["SSJ-PLAN-EMPTY", "SSJ-PLAN-UNPLANNED", "SSJ-PLAN-TWICE"]


@pytest.mark.requirement("X-2")
class TestDigest:
    """3.3 The announcement's digest is H of its canonical JSON."""

    @WHOLE_ROUNDS
    @given(tasks())
    def test_digest(self, task: Task) -> None:
        value = parsed(task.announcement.encoded())
        assert task.announcement.digest() == forms.json_digest(value["hash"], value)


D1, D2 = "1" * 64, "2" * 64
ENTRIES: list[tuple[type[JournalEntry], Body, str]] = [
    (kind, body, digest)
    for digest in (D1, D2)
    for kind, body in [
        (AnnouncedEntry, None),
        (RevealedEntry, Revealed(index=0, reveal=WIDTH)),
        (RevealedEntry, Revealed(index=1, reveal=WIDTH)),
        (ConfirmedEntry, Confirmed(by="张三", record=WIDTH)),
        (VoidedEntry, Voided(approver="李四", reason="停电", withheld=())),
    ]
]


def allowed(history: list[tuple[type[JournalEntry], Body, str]]) -> bool:
    """Say whether 3.4 and 3.5 allow a history, by a small machine of one's own."""
    current, state, seen, shown = "", "none", set[str](), set[int]()
    for kind, body, digest in history:
        if kind is AnnouncedEntry:
            if state in {"open", "confirmed"} or digest in seen:
                return False
            current, state, shown = digest, "open", set()
            seen.add(digest)
        elif digest != current or state != "open":
            return False
        elif isinstance(body, Revealed):
            if body.index in shown:
                return False
            shown.add(body.index)
        else:
            state = "confirmed" if kind is ConfirmedEntry else "voided"
    return True


@pytest.mark.requirement("X-2", "X-7")
class TestJournal:
    """3.4 The journal is an append-only, hash-chained list of announcements, reveals, confirmations and voids, each with the announcement's digest and its own time, externally time-stamped where it can be. It holds at most one announcement for a (task, round)."""

    @given(st.lists(st.sampled_from(ENTRIES), max_size=6))
    def test_order(self, history: list[tuple[type[JournalEntry], Body, str]]) -> None:
        journal = Journal()
        good: list[tuple[type[JournalEntry], Body, str]] = []
        for kind, body, digest in history:
            try:
                journal = journal.append(body, digest, MADE_AT, SHA256)
            except ActRefused:
                assert not allowed([*good, (kind, body, digest)])
            else:
                good.append((kind, body, digest))
                assert allowed(good)

    @WHOLE_ROUNDS
    @given(drawn_rounds())
    def test_chain(self, drawn: DrawnRound) -> None:
        prev = None
        lines = drawn.journal.file().split(b"\n")
        assert lines.pop() == b""
        for number, line in enumerate(lines, 1):
            entry = parsed(line)
            assert line == forms.canonical(entry)
            assert (entry["seq"], entry["prev"]) == (number, prev)
            assert entry["announcement"] == drawn.task.announcement.digest()
            prev = forms.digest(drawn.task.announcement.hash, line)
        assert read_journal(drawn.journal.file()) == drawn.journal

    @given(st.integers(0, 5), st.sampled_from(["drop", "repeat", "swap", "blank", "seq", "prev"]))
    def test_a_broken_chain_fails_step_2(self, at: int, how: str) -> None:
        drawn = sample()
        lines = list(drawn.journal.lines)
        if how == "drop":
            del lines[at]
        elif how == "repeat":
            lines.insert(at, lines[at])
        elif how == "swap":
            lines[at], lines[at - 1] = lines[at - 1], lines[at]
        elif how == "blank":
            lines.insert(at, b"")
        else:
            value = parsed(lines[at])
            value[how] = 7 if how == "seq" else WIDTH
            lines[at] = forms.canonical(value)
        data = b"".join(line + b"\n" for line in lines)
        report = verify(evolve(drawn.evidence(), journal=data))
        assert outcomes(report)[2] == "failed"

    def test_the_last_line_is_covered_by_what_was_kept_elsewhere(self) -> None:
        drawn = sample()
        last = drawn.journal.lines[-1].replace("张三".encode(), "李四".encode())
        data = b"".join(line + b"\n" for line in (*drawn.journal.lines[:-1], last))
        evidence = evolve(drawn.evidence(), journal=data)
        assert codes(verify(evidence), 2) == {"SSJ-VER-HEAD"}
        without = verify(evolve(evidence, head=None))
        assert outcomes(without)[2] == "passed"
        assert {each.code for each in without.steps[1].limits} == {"SSJ-VER-NO-HEAD"}

    def test_time_does_not_go_back(self) -> None:
        journal = Journal().append(None, D1, "2026-04-01T09:00:00+08:00", SHA256)
        body = Revealed(index=0, reveal=WIDTH)
        with pytest.raises(ActRefused) as caught:
            journal.append(body, D1, "2026-04-01T00:59:59Z", SHA256)
        assert caught.value.code == "SSJ-JOURNAL-TIME"
        assert journal.append(body, D1, "2026-04-01T01:00:00Z", SHA256).entries[1].seq == 2

    @pytest.mark.parametrize(
        ("change", "code"),
        [
            (lambda it: it.update(kind="drawn"), "SSJ-JSON-CHOICE"),
            (lambda it: it.update(seq=0), "SSJ-FORM-LEAST"),
            (lambda it: it.update(at="2026-04-01"), "SSJ-TEXT-INSTANT"),
            (lambda it: it.update(prev=""), "SSJ-TEXT-HEX"),
            (lambda it: it.update(prev=0), "SSJ-JSON-TYPE"),
            (lambda it: it.update(announcement="x"), "SSJ-TEXT-HEX"),
            (lambda it: it.update(body={}), "SSJ-JSON-TYPE"),
            (lambda it: it.update(more=1), "SSJ-JSON-EXTRA"),
        ],
    )
    def test_form(self, change: Callable[[Json], object], code: str) -> None:
        lines = sample().journal.lines
        data = changed(lines[0], change) + b"\n" + b"".join(line + b"\n" for line in lines[1:])
        assert code in refused(read_journal, data)

    @pytest.mark.parametrize("data", [b"{}", b"\n", b"{}\n\n", b" \n"])
    def test_lines(self, data: bytes) -> None:
        assert refused(read_journal, data)


@pytest.mark.requirement("X-6")
class TestRevealsAsDigests:
    """The journal carries a reveal only as its digest, so that it can be shown at any time."""

    @WHOLE_ROUNDS
    @given(drawn_rounds())
    def test_no_reveal_stands_in_it(self, drawn: DrawnRound) -> None:
        h = drawn.task.announcement.h
        entries = [entry for entry in drawn.journal.entries if isinstance(entry, RevealedEntry)]
        assert {entry.body.index: entry.body.reveal for entry in entries} == {
            index: forms.json_digest(h.name, value) for index, value in enumerate(drawn.task.reveals)
        }
        for nonce in drawn.task.nonces.values():
            assert nonce.encode() not in drawn.journal.file()

    def test_another_reveal_fails_step_2(self) -> None:
        task = sample_task()
        digest, h = task.announcement.digest(), task.announcement.h
        journal = Journal().append(None, digest, MADE_AT, h)
        for index, value in enumerate(task.reveals):
            shown = "00" * 32 if index == 2 else value
            body = Revealed(index=index, reveal=reveal_digest(shown, h))
            journal = journal.append(body, digest, MADE_AT, h)
        evidence = evolve(task.drawn().evidence(), journal=journal.file(), head=None, beacon=None)
        assert codes(verify(evidence), 2) == {"SSJ-JOURNAL-REVEAL"}

    def test_a_reveal_that_is_missing_or_beyond_fails_step_2(self) -> None:
        task = sample_task()
        digest, h = task.announcement.digest(), task.announcement.h
        journal = Journal().append(None, digest, MADE_AT, h)
        for index in (0, 1, 2, 7):
            body = Revealed(index=index, reveal=reveal_digest(task.reveals[min(index, 3)], h))
            journal = journal.append(body, digest, MADE_AT, h)
        evidence = evolve(task.drawn().evidence(), journal=journal.file(), head=None)
        assert codes(verify(evidence), 2) == {"SSJ-JOURNAL-UNREVEALED", "SSJ-JOURNAL-INDEX"}


REASON = "公证处未揭示"


def two_rounds(
    withheld: tuple[str, ...] = ("公证处",),
    reason: str = REASON,
    change: Callable[[Task], Task] = lambda it: it,
) -> tuple[Task, Evidence]:
    """Give a first round that was voided, and what a verification of the second is given."""
    first = sample_task()
    journal = first.journal()
    body = Voided(approver="李四", reason=REASON, withheld=withheld)
    h = first.announcement.h
    journal = journal.append(body, first.announcement.digest(), "2026-04-02T14:00:00+08:00", h)
    again = change(
        sample_task(round_=2, voids=Voids(announcement=first.announcement.digest(), reason=reason))
    )
    digest = again.announcement.digest()
    journal = journal.append(None, digest, "2026-04-02T15:00:00+08:00", h)
    for index, value in enumerate(again.reveals):
        shown = Revealed(index=index, reveal=reveal_digest(value, h))
        journal = journal.append(shown, digest, "2026-04-02T16:00:00+08:00", h)
    drawn = again.drawn()
    confirmed = Confirmed(by="张三", record=drawn.record.digest())
    journal = journal.append(confirmed, digest, "2026-04-03T09:00:00+08:00", h)
    evidence = evolve(
        drawn.evidence(),
        journal=journal.file(),
        head=None,
        earlier=(first.announcement.encoded(),),
        beacon=None,
    )
    return first, evidence


@pytest.mark.requirement("A11-12", "X-7")
class TestRounds:
    """3.5 A round is void only by a journal entry with reason and approver, which names who withheld a reveal if that is the cause; the next round names it in `voids`. A task has at most one confirmed round, and no round follows it."""

    def test_a_second_round(self) -> None:
        _, evidence = two_rounds()
        report = verify(evidence)
        assert report.ok
        assert outcomes(report)[2] == outcomes(report)[10] == "passed"
        assert [(note.number, note.state) for note in report.rounds] == [(1, "voided"), (2, "confirmed")]
        assert (report.rounds[0].reason, report.rounds[0].approver) == (REASON, "李四")
        assert report.rounds[0].withheld == ("公证处",)
        assert verify(evolve(evidence, earlier=())).ok
        assert verify(evolve(evidence, journal=None)).ok

    def test_without_the_rounds_before_step_2_is_not_run(self) -> None:
        _, evidence = two_rounds()
        assert outcomes(verify(evolve(evidence, earlier=(), journal=None)))[2] == "not run"

    def test_another_announcement_before(self) -> None:
        first, evidence = two_rounds()
        other = evolve(first.announcement, made_at=DRAW_BY)
        assert codes(verify(evolve(evidence, earlier=(other.encoded(),))), 2) >= {
            "SSJ-ROUND-MEMBER",
            "SSJ-ROUND-DIGEST",
        }
        twice = (first.announcement.encoded(),) * 2
        assert "SSJ-ROUND-NUMBER" in codes(verify(evolve(evidence, earlier=twice)), 2)

    def test_the_reason_is_the_journalled_one(self) -> None:
        _, evidence = two_rounds(reason="别的原因")
        assert codes(verify(evidence), 2) == {"SSJ-ROUND-REASON"}

    def test_the_voids_are_the_journalled_ones(self) -> None:
        voids = Voids(announcement=WIDTH, reason=REASON)
        _, evidence = two_rounds(change=lambda _: sample_task(round_=2, voids=voids))
        assert "SSJ-ROUND-VOIDS" in codes(verify(evolve(evidence, earlier=())), 2)

    @pytest.mark.parametrize("kind", [ConfirmedEntry, None])
    def test_no_round_follows_one_that_is_not_void(self, kind: type[ConfirmedEntry] | None) -> None:
        task = sample_task()
        digest, h = task.announcement.digest(), task.announcement.h
        journal = task.journal()
        if kind:
            journal = journal.append(Confirmed(by="张三", record=WIDTH), digest, DRAW_BY, h)
        with pytest.raises(ActRefused) as caught:
            journal.append(None, D2, DRAW_BY, h)
        assert caught.value.code == "SSJ-JOURNAL-FOLLOWS"

    def test_a_round_that_the_journal_does_not_have(self) -> None:
        evidence = sample().evidence()
        _, other = two_rounds()
        assert codes(verify(evolve(other, journal=evidence.journal)), 2) == {"SSJ-ROUND-UNANNOUNCED"}
        assert "SSJ-ROUND-DIGEST" in codes(
            verify(evolve(sample("groups").evidence(), journal=evidence.journal, head=None)), 2
        )


@pytest.mark.requirement("X-7")
class TestAbandoned:
    """A round neither confirmed nor voided by `draw_by` is reported as abandoned, with whether its reveals were complete, so that its result could have been known."""

    @pytest.mark.parametrize("lines", [1, 3, 5, 6])
    @pytest.mark.parametrize("hours", [-1, 0, 1])
    def test_reported(self, lines: int, hours: int) -> None:
        drawn = sample()
        data = b"".join(line + b"\n" for line in drawn.journal.lines[:lines])
        now = datetime.fromisoformat(DRAW_BY).replace(hour=18 + hours)
        report = verify(evolve(drawn.evidence(), journal=data, head=None, now=now))
        state = "confirmed" if lines == 6 else "abandoned" if hours > 0 else "open"
        assert [(note.state, note.complete) for note in report.rounds] == [(state, lines >= 5)]

    def test_a_confirmation_after_draw_by_fails_step_2(self) -> None:
        drawn = sample()
        task, h = drawn.task, drawn.task.announcement.h
        body = Confirmed(by="张三", record=drawn.record.digest())
        for at, expected in ((DRAW_BY, set[str]()), ("2026-04-10T10:00:01Z", {"SSJ-JOURNAL-LATE"})):
            journal = task.journal().append(body, task.announcement.digest(), at, h)
            assert codes(verify(evolve(drawn.evidence(), journal=journal.file(), head=None)), 2) == expected


def short_places(task: Task) -> bool:
    """Say whether 3.6 is broken, entry by entry."""
    announced, rolls = task.announcement.inspectors, task.rolls
    if announced is None or rolls.inspectors is None:
        return False
    recused = rolls.recusals.by_target if rolls.recusals else {}
    inspectors = [entry for entry in rolls.inspectors.entries() if entry.standing == "eligible"]
    for slot in announced.slots:
        here = [entry for entry in inspectors if entry.part == slot.department]
        if announced.groups and announced.groups * slot.count > len(here):
            return True
        for target in rolls.targets.entries():
            suiting = [
                entry
                for entry in here
                if set(target.codes) <= set(entry.codes)
                and entry.id not in recused.get(target.id, frozenset())
                and (
                    slot.area == "any"
                    or (
                        bool(entry.area and target.area)
                        and (entry.area == target.area) == (slot.area == "same")
                    )
                )
            ]
            if target.standing == "eligible" and len(suiting) < slot.count:
                return True
    return False


def announce_again(task: Task) -> Announcement:
    """Make the announcement by the public function, which looks at 3.6."""
    made = task.announcement
    assert made.inspectors
    plans = [
        StratumPlan(name=each.name, ratio=each.fraction, base=each.base, rounding=each.rounding)
        for each in made.targets.strata
    ]
    occasion = Occasion(
        task=made.task,
        entropy=made.entropy,
        made_at=made.made_at,
        draw_by=made.draw_by,
        publish_from=made.publish_from,
    )
    plan = InspectorPlan(
        slots=made.inspectors.slots, matching=made.inspectors.matching, groups=made.inspectors.groups
    )
    return announce(occasion, task.rolls, plans, plan)


@pytest.mark.requirement("A12-8")
class TestFeasible:
    """3.6 Before announcing, the maker checks: for every eligible target and every slot at least `count` eligible inspectors of the department suit it; with groups, for every slot, groups x count does not exceed the department's eligible inspectors."""

    @WHOLE_ROUNDS
    @given(tasks(inspectors=True, feasible=False))
    def test_checked(self, task: Task) -> None:
        found = refused(announce_again, task)
        departments = {part.name for part in task.rolls.inspectors.parts} if task.rolls.inspectors else set()
        slots = task.announcement.inspectors.slots if task.announcement.inspectors else ()
        unknown = any(slot.department not in departments for slot in slots)
        assert bool(found) == (short_places(task) or unknown)
        assert all(code.startswith("SSJ-PLAN-") for code in found)

    @WHOLE_ROUNDS
    @given(tasks(inspectors=True))
    def test_what_is_feasible_is_announced(self, task: Task) -> None:
        assert not short_places(task)
        assert announce_again(task) == task.announcement


@pytest.mark.requirement("A12-9")
class TestDealingNeverStops:
    """With dealing this rules out a stop."""

    @WHOLE_ROUNDS
    @given(tasks(inspectors=True, matching="dealing", feasible=False))
    def test_no_stop(self, task: Task) -> None:
        try:
            announce_again(task)
        except InvalidInput:
            return
        task.drawn()


@pytest.mark.requirement("A12-9")
class TestGroupsMayStop:
    """With groups it does not: software says so and offers dealing where needs, recusals or area rules exist."""

    @WHOLE_ROUNDS
    @given(tasks(inspectors=True, matching="groups", feasible=False))
    def test_said(self, task: Task) -> None:
        announced, rolls = task.announcement.inspectors, task.rolls
        assert announced
        assert rolls.inspectors
        rules = rules_of(announced, rolls.inspectors, rolls.recusals)
        needs = any(entry.codes for entry in rolls.targets.entries())
        said = groups_may_stop(rolls.targets, rules)
        assert said == bool(needs or rolls.recusals or any(slot.area != "any" for slot in announced.slots))
        if not said and not short_places(task):
            task.drawn()

    def test_a_stop_that_was_not_ruled_out(self) -> None:
        targets = freeze([Entry(id="t", part="x", codes=("a",))], SHA256)
        people = [Entry(id=f"i{n}", part="d", codes=("a",) if n < 2 else ()) for n in range(4)]
        rolls = FrozenRolls(targets=targets, inspectors=freeze(people, SHA256))
        slots = (Slot(department="d", count=2, leads=True, area="any"),)
        stops = []
        for number in range(20):
            occasion = Occasion(
                task=f"T{number}", entropy=(Public(source=""),), made_at=MADE_AT, draw_by=DRAW_BY
            )
            plan = InspectorPlan(slots=slots, matching="groups", groups=2)
            made = announce(occasion, rolls, [StratumPlan(name="x", ratio=Fraction(1))], plan)
            task = evolve(sample_task(), announcement=made, rolls=rolls)
            try:
                task = evolve(task, sources=evolve(task.sources, entropy=made.entropy, reveals=("1",)))
                task.drawn()
            except DrawStopped as stop:
                stops.append(stop.code)
        assert set(stops) == {"SSJ-STOP-SKILLS"}
        assert len(stops) < 20


def test_contributions_have_their_own_kind() -> None:
    kinds = [source.kind for source in sample_task().announcement.entropy]
    assert kinds == ["contribution", "contribution", "public", "drand"]
    assert isinstance(sample_task().announcement.entropy[0], Contribution)
