"""更换 (第十三条): whatever is done to teams after the lock, by acts that are allowed and by acts that are not."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple, TypeVar

import pytest
from attrs import evolve, frozen
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from tests.properties.judging import WHOLE_ROUNDS
from tests.properties.judging import refused as codes
from tests.second.forms import raw_digest

from shuangsuiji.acts import Act, Moment, apply
from shuangsuiji.content_digest import digest_of
from shuangsuiji.dispatch import dispatch_lists
from shuangsuiji.draw.announcement import Matching
from shuangsuiji.errors import ActRefused, Fault, OverrideNeeded
from shuangsuiji.exchange.teams import DispatchList, SubstitutionNotice
from shuangsuiji.findings import Override
from shuangsuiji.plan.ratio import settled_ratios
from shuangsuiji.procedure import owed
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.stores.memory import MemoryStore
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Task
from shuangsuiji.teams.candidates import candidates, next_in_order
from shuangsuiji.teams.recusing import DeclareRecusal
from shuangsuiji.teams.sending import substitution_notices
from shuangsuiji.teams.substituting import SubstituteInspector
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.line_strategies import DEPARTMENTS, RULES, LockedTask, locked, locked_tasks
from shuangsuiji.testing.samples import BUREAU, CODE, setup
from shuangsuiji.testing.strategies import CODES, ELSEWHERE, tasks
from shuangsuiji.testing.tasks import Task as Ready

T = TypeVar("T")
AT: Final = "2026-05-06T09:00:00+08:00"
EARLY: Final = ("2026-05-06T09:00:00+08:00", "2026-05-01T09:00:00+08:00", "2026-05-06T00:59:59Z")
SOON: Final = ("2026-04-03T08:59:59+08:00", "2026-04-03T00:59:59Z", "2026-04-03T01:00:00Z")
"""Before the lock, or at the very moment of it."""
LATE: Final = ("2026-05-06T09:00:01+08:00", "2026-05-06T01:00:01Z")
CIRCUMSTANCES: Final = ("岗位调整", "工作", "健康", "回避", "回避", "其他")

MATCHINGS: Final[tuple[Matching, ...]] = ("dealing", "groups")

CODES_OF_ACTS: Final = {
    "SSJ-TEAM-UNIT",
    "SSJ-TEAM-NOT-MEMBER",
    "SSJ-TEAM-ALREADY",
    "SSJ-TEAM-UNQUALIFIED",
    "SSJ-TEAM-RECUSED",
    "SSJ-TEAM-SKILLS",
    "SSJ-TEAM-AREA",
    "SSJ-TEAM-LEADING",
    "SSJ-TEAM-ORDER",
    "SSJ-TEAM-BACK",
    "SSJ-TEAM-CHOICE",
    "SSJ-TEAM-NOTE",
    "SSJ-TEAM-PRIVATE",
    "SSJ-TEAM-APPROVAL",
    "SSJ-TEAM-APPROVAL-EARLY",
    "SSJ-TEAM-RECUSE-MEMBER",
}


# ── the same in plain lists ───────────────────────────────────────────────────────────────────────────────


class Person(NamedTuple):
    """A line of a roll, taken apart: a target's part is its stratum, its codes are its needs."""

    id: str
    part: str
    standing: str
    area: str
    codes: frozenset[str]


def people(file: bytes) -> dict[str, Person]:
    found = [line.split("\t") for line in file.decode().splitlines()]
    return {f[0]: Person(f[0], f[1], f[2], f[3], frozenset(f[4].split(",")) - {""}) for f in found}


def person(entry: Entry) -> Person:
    return Person(entry.id, entry.part, entry.standing, entry.area, frozenset(entry.codes))


@frozen
class Place:
    """A place of a team, and who has it: with the entry by which he came to it."""

    slot: int
    holder: Person


class Plain:
    """Teams as 第十三条 and section 7 have them, in plain lists, from the record's JSON and the rolls' files alone."""

    def __init__(self, found: LockedTask) -> None:
        record = json.loads(found.record.encoded())
        announced, rolls = record["announcement"], found.rolls
        self.code: str = announced["task"]
        self.hash, self.seed = announced["hash"], record["seed"]
        self.locked = datetime.fromisoformat(found.task.lock.at if found.task.lock else "")
        self.slots: list[dict[str, Any]] = announced["inspectors"]["slots"]
        self.pool = people(rolls.inspectors.file()) if rolls.inspectors else {}
        self.needs = people(rolls.targets.file())
        lines = rolls.recusals.file().decode().splitlines() if rolls.recusals else []
        self.recused = {(line.split("\t")[0], line.split("\t")[1]) for line in lines}
        self.targets: dict[str, list[str]] = {}
        self.places: dict[str, list[Place]] = {}
        self.leaders: dict[str, str] = {}
        self.gone: list[tuple[str, str, str]] = []
        numbers = [number for number, slot in enumerate(self.slots) for _ in range(slot["count"])]
        for team in record["teams"]:
            unit = team["group"] or team["target"]
            self.targets.setdefault(unit, []).append(team["target"])
            members = zip(numbers, team["members"], strict=True)
            self.places[unit] = [Place(slot, self.pool[each["inspector"]]) for slot, each in members]
            self.leaders[unit] = next(each["inspector"] for each in team["members"] if each["leader"])

    def ids(self, unit: str) -> list[str]:
        return [each.holder.id for each in self.places[unit]]

    def slot(self, unit: str, id_: str) -> int:
        return next(each.slot for each in self.places[unit] if each.holder.id == id_)

    def unit_of(self, target: str) -> str | None:
        return next((unit for unit, targets in self.targets.items() if target in targets), None)

    def ticket(self, purpose: str, text: str) -> str:
        key = raw_digest(self.hash, f"{self.seed}/{purpose}".encode()).hex()[:32]
        return raw_digest(self.hash, f"{key}:{text}".encode()).hex()

    def unsuited(self, unit: str, slot: int, who: Person) -> list[str]:
        """7.1 for every target of a team, and what else keeps somebody from a place."""
        rule = self.slots[slot]
        found = ["ALREADY"] * (who.id in self.ids(unit))
        found += ["UNQUALIFIED"] * (who.standing != "eligible")
        found += ["RECUSED"] * any((target, who.id) in self.recused for target in self.targets[unit])
        for target in map(self.needs.__getitem__, self.targets[unit]):
            found += ["SKILLS"] * (not who.codes >= target.codes)
            known = who.area != "" and target.area != ""
            same = known and who.area == target.area
            other = known and who.area != target.area
            found += ["AREA"] * (not {"any": True, "same": same, "different": other}[rule["area"]])
        return found + ["LEADING"] * (rule["leads"] and self.department(who) != rule["department"])

    def department(self, who: Person) -> str:
        """Whose somebody is: the roll knows it, of whoever stands there."""
        return self.pool.get(who.id, who).part

    def in_order(self, unit: str, out: str) -> list[str]:
        """7.2: the least load first, among equals the smallest (ticket of the next lap, id)."""
        slot = self.slot(unit, out)
        loads = Counter(id_ for each in self.places for id_ in self.ids(each))
        gone = {id_ for _, id_, circumstance in self.gone if circumstance != "回避"}
        suiting = [
            who.id
            for who in self.pool.values()
            if who.part == self.slots[slot]["department"] and who.id not in gone
            if not self.unsuited(unit, slot, who)
        ]
        return sorted(
            suiting,
            key=lambda id_: (loads[id_], self.ticket("inspectors", f"{loads[id_] + 1}\t{id_}"), id_.encode()),
        )

    def back(self, unit: str, who: str) -> bool:
        """Say whether somebody was substituted out of a team."""
        return any((place, out) == (unit, who) for place, out, _ in self.gone)

    def refusals(self, act: Act[Task]) -> list[str]:
        """Say why an act is not allowed, one code for each cause."""
        if isinstance(act, DeclareRecusal):
            return self._recusal_refusals(act)
        assert isinstance(act, SubstituteInspector)
        found: list[str] = []
        if act.unit not in self.places:
            found.append("UNIT")
        elif act.out not in self.ids(act.unit):
            found.append("NOT-MEMBER")
        else:
            found += self.unsuited(act.unit, self.slot(act.unit, act.out), person(act.substitute))
            order = self.in_order(act.unit, act.out)
            found += ["ORDER"] * (act.method == "next-in-order" and order[:1] != [act.substitute.id])
            found += ["BACK"] * (self.back(act.unit, act.substitute.id) and not act.note)
        found += ["CHOICE"] * (act.circumstance not in CIRCUMSTANCES)
        found += ["CHOICE"] * (act.method not in {"next-in-order", "appointed"})
        found += ["PRIVATE"] * bool(
            act.circumstance == "健康" and act.note and not self.back(act.unit, act.substitute.id)
        )
        found += ["NOTE"] * (act.circumstance == "其他" and not act.note)
        approved = datetime.fromisoformat(act.approved_at)
        found += ["APPROVAL"] * (approved > datetime.fromisoformat(act.at))
        found += ["APPROVAL-EARLY"] * (approved < self.locked)
        return [f"SSJ-TEAM-{code}" for code in found]

    def _recusal_refusals(self, act: DeclareRecusal) -> list[str]:
        unit = self.unit_of(act.target)
        found = ["UNIT"] * (unit is None)
        found += ["RECUSE-MEMBER"] * (unit is not None and act.inspector in self.ids(unit))
        found += ["RECUSED"] * ((act.target, act.inspector) in self.recused)
        return [f"SSJ-TEAM-{code}" for code in found]

    def take(self, act: Act[Task]) -> None:
        """Do an act that is allowed."""
        if isinstance(act, DeclareRecusal):
            self.recused.add((act.target, act.inspector))
            return
        assert isinstance(act, SubstituteInspector)
        unit = act.unit
        self.places[unit] = [
            Place(each.slot, person(act.substitute)) if each.holder.id == act.out else each
            for each in self.places[unit]
        ]
        self.gone.append((unit, act.out, act.circumstance))
        if act.circumstance == "回避":
            self.recused |= {(target, act.out) for target in self.targets[unit]}
        if self.leaders[unit] == act.out:
            self.leaders[unit] = self.leading(unit)

    def teams(self) -> dict[str, list[tuple[str, str, int, bool]]]:
        """Give of every team (inspector, department, slot, whether he leads) of each place."""
        return {
            unit: [
                (
                    each.holder.id,
                    self.slots[each.slot]["department"],
                    each.slot,
                    each.holder.id == self.leaders[unit],
                )
                for each in places
            ]
            for unit, places in self.places.items()
        }

    def leading(self, unit: str) -> str:
        """7.4: of the leading slot's members the one with the smallest (ticket, id)."""
        ids = [each.holder.id for each in self.places[unit] if self.slots[each.slot]["leads"]]
        return min(ids, key=lambda id_: (self.ticket("leaders", f"{unit}\t{id_}"), id_.encode()))


# ── what is done ──────────────────────────────────────────────────────────────────────────────────────────


@frozen(kw_only=True)
class Move:
    """What somebody does next, as far as it can be said without knowing the teams: numbers choose among who is there."""

    kind: str
    unit: int
    out: int
    candidate: int
    changed: str
    circumstance: str
    note: str
    method: Any
    approver: str
    approved_at: str


def moves() -> SearchStrategy[Move]:
    """Moves of which two in three are as they should be, as far as that can be known beforehand."""
    kinds = st.sampled_from(("next", "next", "appointed", "appointed", "stranger", "back", "recuse"))
    others = st.sampled_from(("next", "pool", "pool", "stranger", "back", "outside", "recuse"))
    regular = _moves(
        kind=kinds,
        changed=st.just(""),
        circumstance=st.sampled_from(CIRCUMSTANCES),
        note=st.sampled_from(("因公外出", "经本人申请")),
        approved_at=st.sampled_from(EARLY),
        approver=st.sampled_from(("局领导", "局领导", "局领导", "经办员甲", "out", "substitute")),
        method=st.just(""),
    )
    flawed = _moves(
        kind=others,
        changed=st.sampled_from(("", "", "standing", "area", "codes", "part")),
        circumstance=st.sampled_from((*CIRCUMSTANCES, "其他", "心情")),
        note=st.sampled_from(("", "", "因公外出")),
        approved_at=st.sampled_from((*EARLY, *LATE, *SOON)),
        approver=st.just("局领导"),
        method=st.sampled_from(("next-in-order", "appointed", "appointed", "摇号")),
    )
    return st.one_of(regular, regular, flawed)


def _moves(**members: SearchStrategy[Any]) -> SearchStrategy[Move]:
    number = st.integers(0, 11)
    return st.builds(Move, unit=number, out=number, candidate=number, **members)


def act_of(move: Move, plain: Plain, pool: Sequence[Entry]) -> Act[Task]:
    """Make an act of a move: many that are allowed, and some of every kind that is not."""
    if move.kind == "recuse":
        pairs = [(target, each.id) for target in [*plain.needs, "没有的"] for each in pool]
        if move.out < 3:
            pairs = sorted(plain.recused) or pairs
        elif move.out < 6:
            pairs = [(targets[0], id_) for unit, targets in plain.targets.items() for id_ in plain.ids(unit)]
        target, inspector = chosen(pairs, move.unit * 12 + move.candidate)
        return DeclareRecusal(by="科长乙", at=AT, target=target, inspector=inspector, reason="配偶任职")
    outside = move.kind == "outside"
    units = [unit for unit, _, _ in plain.gone] if move.kind == "back" else []
    units = [*(units or list(plain.places)), *(["没有的"] if outside else [])]
    unit = chosen(units, move.unit)
    out = chosen([each.id for each in pool] if outside else plain.ids(unit), move.out)
    candidate = changed(candidate_of(move, plain, pool, unit, out), move.changed)
    targets = tuple(plain.targets.get(unit, ()))
    # Of illness a regular move says nothing, unless somebody comes back.
    private = move.circumstance == "健康" and not move.method and not plain.back(unit, candidate.id)
    return SubstituteInspector(
        by="经办员甲",
        at=AT,
        task=plain.code,
        unit=unit,
        targets=targets if targets != (unit,) else (),
        out=out,
        substitute=candidate,
        name=f"{candidate.id}{move.note or '某'}",
        circumstance=move.circumstance,
        recuses=move.circumstance == "回避",
        note="" if private else move.note,
        method=move.method or ("next-in-order" if move.kind == "next" else "appointed"),
        approver={"out": out, "substitute": candidate.id}.get(move.approver, move.approver),
        approved_at=move.approved_at,
    )


def chosen(listed: Sequence[T], number: int) -> T:
    return listed[number % len(listed)]


def candidate_of(move: Move, plain: Plain, pool: Sequence[Entry], unit: str, out: str) -> Entry:
    by_id = {each.id: each for each in pool}
    if move.kind == "stranger":
        part = plain.slots[plain.slot(unit, out)]["department"]
        areas = sorted({plain.needs[target].area for target in plain.targets[unit]} | {ELSEWHERE})
        return Entry(id=f"S{move.candidate % 4}", part=part, area=chosen(areas, move.candidate), codes=CODES)
    ids: list[str] = []
    if move.kind == "back":
        ids = [id_ for where, id_, _ in plain.gone if where == unit and id_ in by_id]
    elif move.kind == "next":
        ids = plain.in_order(unit, out)[:1]
    elif move.kind == "appointed":
        slot = plain.slot(unit, out)
        ids = [who.id for who in plain.pool.values() if not plain.unsuited(unit, slot, who)]
    return by_id[chosen(ids or list(by_id), move.candidate)]


def changed(entry: Entry, member: str) -> Entry:
    """Let somebody be another today than the roll has him."""
    match member:
        case "standing":
            return evolve(entry, standing="excluded:certificate-expired")
        case "area":
            return evolve(entry, area="" if entry.area == ELSEWHERE else ELSEWHERE)
        case "codes":
            return evolve(entry, codes=())
        case "part":
            return evolve(entry, part=next(each for each in DEPARTMENTS if each != entry.part))
        case _:
            return entry


@frozen(kw_only=True)
class Step:
    """An act with the states before and after it, which are one where it was refused.

    Args:
        before: the state before.
        act: the act.
        expected: why it must be refused, one code for each cause; nothing where it is allowed.
        refused: why it was.
        after: the state after.
    """

    before: Task
    act: Act[Task]
    expected: list[str]
    refused: list[str]
    after: Task


def steps(found: LockedTask, listed: Sequence[Move], plain: Plain) -> Iterator[Step]:
    """Do one act after another; what was done is done to `plain` too."""
    task = found.task
    pool = list(found.rolls.inspectors.entries()) if found.rolls.inspectors else []
    for move in listed:
        act, before, refused = act_of(move, plain, pool), task, list[str]()
        expected = plain.refusals(act)
        try:
            task = apply(before, act, found.rules)
            plain.take(act)
        except ActRefused as error:
            refused = [each.code for each in error.faults]
        yield Step(before=before, act=act, expected=expected, refused=refused, after=task)


def several() -> SearchStrategy[list[Move]]:
    return st.lists(moves(), min_size=4, max_size=16)


def either() -> SearchStrategy[LockedTask]:
    return st.one_of(*(locked_tasks(matching=each) for each in MATCHINGS))


@st.composite
def odd_tasks(draws: DrawFn) -> LockedTask:
    """Tasks with identifiers as odd as the protocol allows; their quotas are what the rulebook allows."""
    ready: Ready = draws(tasks(inspectors=True, bases=(RULES.keys.ratio_base.value,)))
    announced = ready.announcement
    strata = announced.targets.strata
    assume(any(stratum.quota for stratum in strata))
    assume(
        all(
            stratum.ratio not in settled_ratios(setup().ratio, stratum.scope, stratum.eligible)
            for stratum in strata
        )
    )
    assume(announced.inspectors and len(announced.inspectors.slots) > 1)
    return locked(ready, {})


def assert_sound(task: Task, plain: Plain) -> None:
    """Assert what holds of every team after every act."""
    leads = next(number for number, slot in enumerate(plain.slots) if slot["leads"])
    assert task.lock
    drawn = {each.id for each in task.lock.record.drawn}
    assert {target for team in task.teams for target in team.targets} == drawn
    assert {(each.target, each.inspector) for each in task.recused} == plain.recused
    for team in task.teams:
        holders = {each.holder.id: each.holder for each in plain.places[team.unit]}
        assert len(team.inspectors) == len(set(team.inspectors)) >= 2
        assert {holders[id_].standing for id_ in team.inspectors} == {"eligible"}
        assert [each.slot for each in team.members if each.leader] == [leads]
        assert plain.slots[leads]["department"] == task.setup.initiating
        assert plain.department(holders[team.leader]) == task.setup.initiating
        barred = {inspector for target, inspector in plain.recused if target in team.targets}
        assert not barred & set(team.inspectors)
        assert all(task.team(target) == team for target in team.targets)


@pytest.mark.requirement("A13-2", "A13-9", "A13-12")
class TestSubstitution:
    """Substitution: after any sequence the team has at least two qualified members, exactly one leader, of the initiating department, no recused pair, no repeats, and the draw record is byte for byte unchanged."""

    @given(either(), several())
    def test_after_any_sequence(self, found: LockedTask, listed: list[Move]) -> None:
        hold(found, listed)

    @settings(max_examples=20)
    @given(odd_tasks(), several())
    def test_whatever_they_are_called(self, found: LockedTask, listed: list[Move]) -> None:
        hold(found, listed)


def hold(found: LockedTask, listed: Sequence[Move]) -> None:
    plain = Plain(found)
    record, journal, lock = found.record.encoded(), found.task.draw_journal().file(), found.task.lock
    assert_sound(found.task, plain)
    for step in steps(found, listed, plain):
        assert shown(step.after) == plain.teams()
        assert_sound(step.after, plain)
        assert step.after.lock == lock
        assert step.after.lock
        assert step.after.lock.record.encoded() == record
        assert step.after.draw_journal().file() == journal


def shown(task: Task) -> dict[str, list[tuple[str, str, int, bool]]]:
    """Give the teams as `Plain.teams` does."""
    return {
        team.unit: [(each.inspector, each.department, each.slot, each.leader) for each in team.members]
        for team in task.teams
    }


@pytest.mark.requirement("A13-4", "A13-5", "A13-6", "A13-8", "A13-12")
class TestRefusal:
    """第十三条: who is unqualified, recused, in the team already, or lacks skills or area, takes no place; nobody is substituted without a circumstance and an approval. What is refused changes nothing."""

    def test_every_cause_has_its_code(self) -> None:
        seen, done = set[str](), set[tuple[str, str]]()

        def collect(found: LockedTask, listed: list[Move]) -> None:
            for step in steps(found, listed, Plain(found)):
                assert sorted(step.refused) == sorted(step.expected)
                assert not step.refused or step.after == step.before
                seen.update(step.refused)
                if not step.refused and isinstance(step.act, SubstituteInspector):
                    done.add((step.act.method, step.act.circumstance))

        for matching in MATCHINGS:
            given(locked_tasks(matching=matching), several())(collect)()
        assert seen == CODES_OF_ACTS
        assert {method for method, _ in done} == {"next-in-order", "appointed"}
        assert {circumstance for _, circumstance in done} == set(CIRCUMSTANCES)

    @settings(max_examples=20)
    @given(either(), several())
    def test_a_refused_act_leaves_the_state_to_the_byte(self, found: LockedTask, listed: list[Move]) -> None:
        """The values are frozen; that nothing in them was changed all the same is seen by their digest."""
        digest = digest_of(found.task)
        for step in steps(found, listed, Plain(found)):
            if step.refused:
                assert digest_of(step.after) == digest
            else:
                assert digest_of(step.before) == digest
                digest = digest_of(step.after)

    def test_before_the_lock_there_is_nobody(self) -> None:
        assert codes(apply, Task(setup=setup(), edition=1), substitution("对象0", "E1", "E2"), RULES) == [
            "SSJ-TEAM-UNLOCKED"
        ]


def substitution(unit: str, out: str, substitute: str, **members: Any) -> SubstituteInspector:  # noqa: ANN401  -- an act's members
    plain: dict[str, Any] = {
        "by": "经办员甲",
        "at": AT,
        "task": CODE,
        "unit": unit,
        "out": out,
        "substitute": Entry(id=substitute, part=BUREAU),
        "name": "某人",
        "circumstance": "健康",
        "approver": "局领导",
        "approved_at": AT,
    }
    return SubstituteInspector(**{**plain, **members})


@pytest.mark.requirement("A13-7")
class TestNextInOrder:
    """7.2 A place goes, among those who suit and are not yet in the team, to the least load; among equals to the smallest `(ticket, id)`, load being what everybody holds now."""

    @WHOLE_ROUNDS
    @given(either(), several())
    def test_as_section_7_has_it(self, found: LockedTask, listed: list[Move]) -> None:
        plain = Plain(found)
        assert_in_order(found.task, plain)
        for step in steps(found, listed, plain):
            if step.after is not step.before:
                assert_in_order(step.after, plain)


def assert_in_order(task: Task, plain: Plain) -> None:
    for unit in plain.places:
        for out in plain.ids(unit):
            expected = plain.in_order(unit, out)
            assert [each.id for each in candidates(task, unit, out)] == expected
            first = next_in_order(task, unit, out)
            assert (first.id if first else None) == next(iter(expected), None)


@pytest.mark.requirement("A13-2", "A13-10")
class TestLeader:
    """7.4 The leader (组长) is, among the members placed by the leading slot, the one with the smallest `(H(key("leaders") ":" unit TAB inspector-id), inspector-id)`; who leads goes on leading until he is substituted himself."""

    @WHOLE_ROUNDS
    @given(either(), several())
    def test_only_a_leaders_substitution_changes_the_leader(
        self, found: LockedTask, listed: list[Move]
    ) -> None:
        plain = Plain(found)
        for step in steps(found, listed, plain):
            for before, team in zip(step.before.teams, step.after.teams, strict=True):
                if before.leader in team.inspectors:
                    assert team.leader == before.leader
                else:
                    assert isinstance(step.act, SubstituteInspector)
                    assert (step.act.unit, step.act.out) == (team.unit, before.leader)
                    assert team.leader == plain.leading(team.unit)


@pytest.mark.requirement("A11-10", "A13-9")
class TestDocuments:
    """第十一条、第十三条: what was dispatched stays as it was dispatched; every substitution is told once, and stays as it was told."""

    @WHOLE_ROUNDS
    @given(either(), several())
    def test_no_document_changes(self, found: LockedTask, listed: list[Move]) -> None:
        lists = list(dispatch_lists(found.task))
        assert len(lists) == len(found.task.setup.departments)
        told: list[SubstitutionNotice] = []
        done = 0
        for step in steps(found, listed, Plain(found)):
            done += not step.refused and isinstance(step.act, SubstituteInspector)
            assert list(dispatch_lists(step.after)) == lists
            notices = list(substitution_notices(step.after))
            assert notices[: len(told)] == told
            assert len(notices) == done
            told = notices

    @WHOLE_ROUNDS
    @given(either(), several())
    def test_a_notice_says_who_goes_who_comes_and_who_is_in_the_team(
        self, found: LockedTask, listed: list[Move]
    ) -> None:
        plain = Plain(found)
        for step in steps(found, listed, plain):
            if step.refused or not isinstance(step.act, SubstituteInspector):
                continue
            act, notice = step.act, list(substitution_notices(step.after))[-1]
            assert (notice.out, notice.substitute) == (act.out, act.substitute.id)
            assert notice.targets == tuple(plain.targets[act.unit])
            assert [(each.inspector, each.department, each.leader) for each in notice.members] == [
                (inspector, department, leader)
                for inspector, department, _, leader in plain.teams()[act.unit]
            ]
            assert (notice.circumstance, notice.approver) == (act.circumstance, act.approver)


@pytest.mark.requirement("A13-4", "A13-6")
class TestFindings:
    """第十三条: 已抽取的执法检查人员原则上不得更换: every substitution goes on record; a substitute of another department, or who is not as the roll has him, is questioned, and so is an approval by one of those concerned."""

    @WHOLE_ROUNDS
    @given(either(), several())
    def test_what_is_questioned(self, found: LockedTask, listed: list[Move]) -> None:
        plain = Plain(found)
        for step in steps(found, listed, plain):
            if step.refused or not isinstance(step.act, SubstituteInspector):
                continue
            act = step.act
            place = next(p for p in plain.places[act.unit] if p.holder.id == act.substitute.id)
            expected = {("SSJ-A13-4", "notice", act.unit)}
            if act.substitute.part != plain.slots[place.slot]["department"]:
                expected.add(("SSJ-A13-6", "warning", act.substitute.id))
            if plain.pool.get(act.substitute.id) != person(act.substitute):
                expected.add(("SSJ-A13-6-ROLL", "warning", act.substitute.id))
            if act.approver in {act.by, act.out, act.substitute.id}:
                expected.add(("SSJ-A13-8", "warning", act.unit))
            if any(each.substitute.id == act.substitute.id for each in step.before.substitutions):
                expected.add(("SSJ-A13-11-AGAIN", "notice", act.substitute.id))
            findings = list(act.findings(step.before, found.rules, Moment(recorded=AT)))
            assert {(each.code, each.severity, each.subject) for each in findings} == expected
            assert len(findings) == len(expected)


@pytest.mark.requirement("A13-9", "A04-1")
class TestOffice:
    """全程留痕: through the office the same holds, what is refused or unanswered leaves no trace, and the journal replays to the same teams."""

    @settings(max_examples=8)
    @given(st.lists(moves().filter(lambda each: each.method != "摇号"), min_size=6, max_size=16))
    def test_the_whole_line(self, listed: list[Move]) -> None:
        store = MemoryStore()
        line, found = drawn_line(store)
        plain, stream = Plain(found), task_stream(found.task.setup.code)
        for move in listed:
            act = act_of(move, plain, line.inspectors)
            expected, lines = plain.refusals(act), len(store.read(stream))
            refused, questioned = tried(line, stream, act)
            assert sorted(refused) == sorted(expected)
            if questioned:
                assert len(store.read(stream)) == lines
                assert {each.code for each in questioned} <= {"SSJ-A13-6", "SSJ-A13-6-ROLL", "SSJ-A13-8"}
                line.do(stream, act, *(answer(each.code, each.place.path) for each in questioned))
            assert len(store.read(stream)) == lines + (not refused)
            if not refused:
                plain.take(act)
            assert shown(line.task()) == plain.teams()
        replayed = line.office.replay()
        assert replayed.ok
        assert replayed.states[stream] == line.task()
        assert_sound(line.task(), plain)
        documents = owed(stream, line.task())
        numbers = [each.number for each in documents if isinstance(each, SubstitutionNotice)]
        assert numbers == list(range(1, len(plain.gone) + 1))
        assert sum(isinstance(each, DispatchList) for each in documents) == 3


def tried(line: Line, stream: str, act: Act[Task]) -> tuple[list[str], tuple[Fault, ...]]:
    """Try an act; give why it is not allowed, or what questions it."""
    try:
        line.do(stream, act)
    except OverrideNeeded as error:
        return [], error.faults
    except ActRefused as error:
        return [each.code for each in error.faults], ()
    return [], ()


def drawn_line(store: MemoryStore) -> tuple[Line, LockedTask]:
    """Give the small bureau with its drawn task: three teams of four."""
    line = Line(store, targets=30, inspectors=12)
    line.prepare()
    task = line.drawn()
    return line, LockedTask(task=task, rolls=line.rolls, rules=line.rules)


def answer(code: str, subject: str) -> Override:
    return Override(code=code, subject=subject, reason="本科室人手不足", by="局领导", at=AT)
