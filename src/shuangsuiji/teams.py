"""检查小组与更换 (第十三条): who goes, who comes, who leads then. The draw itself is never touched.

Someone who can no longer serve is replaced, for a circumstance that is named and with somebody's approval, by another
inspector who is qualified, not in the team and not recused. No lot is drawn for that; `next_in_order` gives whom the
draw's own dealing would have given next, which anybody can check.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import ClassVar, Final, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Acknowledge, Act, Moment
from shuangsuiji.dispatch import member_lines
from shuangsuiji.draw.announcement import Slot
from shuangsuiji.draw.inspectors import Leaders
from shuangsuiji.draw.suiting import area_holds
from shuangsuiji.errors import Fault, fault
from shuangsuiji.exchange import SubstitutionNotice
from shuangsuiji.findings import Finding, article_finding, finding
from shuangsuiji.forms import (
    all_identifiers,
    at,
    filled,
    free_texts,
    identifiers,
    instants,
)
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.lock import CurrentMember, CurrentTeam, Lock
from shuangsuiji.task.rounds import ended_faults
from shuangsuiji.task.state import Pair, Substitution, Task

RECUSAL: Final = "回避"
"""The circumstance that bars somebody from the team's targets for good."""

OTHER: Final = "其他"
"""The circumstance that must be put in words."""

Method = Literal["next-in-order", "appointed"]
"""取下一位 or 选派: how the substitute was found."""


def obstacles(
    task: Task, lock: Lock, team: CurrentTeam, member: CurrentMember, candidate: Entry
) -> Iterator[Fault]:
    """Give what keeps a candidate from taking a member's place: standing, skills, recusal, area, or a place already."""
    path, id_ = at("$.substitute"), candidate.id
    if id_ in team.inspectors:
        yield fault("SSJ-TEAM-ALREADY", path, inspector=id_)
    if not candidate.eligible:
        yield fault("SSJ-TEAM-UNQUALIFIED", path, inspector=id_, standing=candidate.standing)
    if id_ in task.recused_from(team.targets):
        yield fault("SSJ-TEAM-RECUSED", path, inspector=id_)
    slot = task.slot(member.slot)
    for target in team.targets:
        drawn = lock.target(target)
        if drawn and not set(drawn.entry.codes) <= set(candidate.codes):
            needs = "、".join(drawn.entry.codes)
            yield fault("SSJ-TEAM-SKILLS", path, inspector=id_, target=target, needs=needs)
        if drawn and not area_holds(slot, candidate.area, drawn.entry.area):
            yield fault("SSJ-TEAM-AREA", path, inspector=id_, target=target)
    yield from _department_faults(slot, lock, candidate)


def _department_faults(slot: Slot, lock: Lock, candidate: Entry) -> Iterator[Fault]:
    """The leader comes from the initiating department, so that its places stay its own; the roll knows who is whose."""
    known = lock.entry(candidate.id) or candidate
    if slot.leads and known.part != slot.department:
        yield fault(
            "SSJ-TEAM-LEADING", at("$.substitute"), inspector=candidate.id, department=slot.department
        )


def candidates(task: Task, unit: str, out: str) -> list[Entry]:
    """候选人 (第十三条; spec 7.2): who of the department's roll can take a member's place, in the order of the draw's dealing.

    Those who suit every target of the team and were not substituted in this task for anything but a recusal: the
    least load now comes first, among equals the smallest ticket of the next lap.
    """
    lock, team, member = _place(task, unit, out)
    if lock is None or team is None or member is None:
        return []
    loads = Counter(id_ for each in task.teams for id_ in each.inspectors)
    gone = {each.out for each in task.substitutions if each.circumstance != RECUSAL} | {out}
    seed = lock.seed
    ticket = seed.h.after(f"{seed.key('inspectors')}:".encode())
    turns = [
        (loads[each.id], ticket(f"{loads[each.id] + 1}\t{each.id}".encode()), each.id, each)
        for each in lock.pool
        if each.part == member.department
        and each.id not in gone
        and not any(obstacles(task, lock, team, member, each))
    ]
    return [turn[3] for turn in sorted(turns, key=lambda turn: turn[:3])]


def next_in_order(task: Task, unit: str, out: str) -> Entry | None:
    """取下一位 (第十三条): whom the draw's dealing gives next for a member's place; None where nobody is left."""
    return next(iter(candidates(task, unit, out)), None)


def _place(
    task: Task, unit: str, inspector: str
) -> tuple[Lock | None, CurrentTeam | None, CurrentMember | None]:
    team = next((each for each in task.teams if each.unit == unit), None)
    return task.lock, team, team.member(inspector) if team else None


@frozen(kw_only=True)
class SubstituteInspector(Act[Task]):
    """更换检查人员 (第十三条).

    Args:
        unit: the target whose team changes; of a standing group the group's id.
        out: who can no longer serve.
        substitute: who comes, as the roll of inspectors would have him today; qualified for the days that are left.
        name: the substitute's name.
        circumstance: why, one of the rulebook's.
        note: in words; for 其他, and for somebody who comes back.
        method: how the substitute was found.
        approver: who approved it.
        approved_at: when, before it takes effect.
    """

    unit: str
    out: str
    substitute: Entry
    name: str
    circumstance: str
    note: str = ""
    method: Method = "next-in-order"
    approver: str
    approved_at: str
    kind: Literal["substitute-inspector"] = "substitute-inspector"
    article: ClassVar[str] = "第十三条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        entry = self.substitute
        yield from identifiers(
            unit=self.unit, out=self.out, circumstance=self.circumstance, approver=self.approver
        )
        inner = (*identifiers(id=entry.id, part=entry.part), *free_texts(area=entry.area))
        yield from (each.at(at(f".substitute{each.place.path}")) for each in inner)
        yield from all_identifiers(".substitute.codes", entry.codes)
        yield from filled(name=self.name)
        yield from free_texts(name=self.name, note=self.note)
        yield from instants(approved_at=self.approved_at)

    def faults(self, state: Task, rules: Rulebook) -> Iterator[Fault]:
        """The list is locked, the place is held, there is a reason and an approval, and the substitute may take it."""
        lock, team, member = _place(state, self.unit, self.out)
        yield from ended_faults(state)
        if lock is None:
            yield fault("SSJ-TEAM-UNLOCKED")
        elif team is None:
            yield fault("SSJ-TEAM-UNIT", at("$.unit"), unit=self.unit)
        elif member is None:
            yield fault("SSJ-TEAM-NOT-MEMBER", at("$.out"), inspector=self.out, unit=self.unit)
        else:
            yield from obstacles(state, lock, team, member, self.substitute)
            yield from self._order_faults(state)
            yield from self._back_faults(state)
        yield from self._reason_faults(lock, rules)

    def _reason_faults(self, lock: Lock | None, rules: Rulebook) -> Iterator[Fault]:
        for path, value, known in (
            ("$.circumstance", self.circumstance, rules.keys.substitution_circumstances.value),
            ("$.method", self.method, rules.keys.substitution_methods.value),
        ):
            if value not in known:
                yield fault("SSJ-TEAM-CHOICE", at(path), value=value, known="、".join(known))
        if self.circumstance == OTHER and not self.note:
            yield fault("SSJ-TEAM-NOTE", at("$.note"))
        if datetime.fromisoformat(self.approved_at) > datetime.fromisoformat(self.at):
            yield fault("SSJ-TEAM-APPROVAL", at("$.approved_at"), approved=self.approved_at)
        if lock and datetime.fromisoformat(self.approved_at) < datetime.fromisoformat(lock.at):
            yield fault("SSJ-TEAM-APPROVAL-EARLY", at("$.approved_at"), locked=lock.at)

    def _order_faults(self, state: Task) -> Iterator[Fault]:
        if self.method == "next-in-order":
            expected = next_in_order(state, self.unit, self.out)
            if expected is None or expected.id != self.substitute.id:
                yield fault("SSJ-TEAM-ORDER", at("$.substitute"), expected=expected.id if expected else "—")

    def _back_faults(self, state: Task) -> Iterator[Fault]:
        """Who was substituted out of this team comes back only with words about it."""
        gone = any(each.unit == self.unit and each.out == self.substitute.id for each in state.substitutions)
        if gone and not self.note:
            yield fault("SSJ-TEAM-BACK", at("$.note"), inspector=self.substitute.id)

    def findings(self, state: Task, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """Every substitution goes on record; one from elsewhere is questioned."""
        lock, _, member = _place(state, self.unit, self.out)
        data = {"out": self.out, "substitute": self.substitute.id}
        yield article_finding("SSJ-A13-4", "第十三条", severity="notice", subject=self.unit, **data)
        if member and self.substitute.part != member.department:
            yield article_finding(
                "SSJ-A13-6", "第十三条", subject=self.substitute.id, department=self.substitute.part
            )
        alone = self.approver in {self.by, self.out, self.substitute.id}
        if rules.keys.separation.value and alone:
            yield finding("SSJ-A13-8", rules, "separation", subject=self.unit, approver=self.approver)
        if lock and lock.entry(self.substitute.id) != self.substitute:
            yield article_finding("SSJ-A13-6-ROLL", "第十三条", subject=self.substitute.id, name=self.name)

    def after(self, state: Task) -> Task:
        """Give the state that follows: the team has changed, the draw has not."""
        teams = tuple(self._changed(state, each) if each.unit == self.unit else each for each in state.teams)
        team = next(each for each in teams if each.unit == self.unit)
        made = Substitution(
            number=len(state.substitutions) + 1,
            unit=self.unit,
            targets=team.targets,
            out=self.out,
            substitute=self.substitute,
            name=self.name,
            circumstance=self.circumstance,
            note=self.note,
            method=self.method,
            approver=self.approver,
            at=self.at,
            members=team.members,
        )
        barred = [Pair(target=target, inspector=self.out) for target in team.targets]
        new = [each for each in barred if each not in state.recused] if self.circumstance == RECUSAL else []
        return evolve(
            state,
            teams=teams,
            substitutions=(*state.substitutions, made),
            recused=(*state.recused, *new),
        )

    def _changed(self, state: Task, team: CurrentTeam) -> CurrentTeam:
        members = tuple(
            evolve(each, inspector=self.substitute.id) if each.inspector == self.out else each
            for each in team.members
        )
        if team.leader == self.out and state.lock:
            members = led(members, state.lock, team.unit)
        return evolve(team, members=members)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {
            "unit": self.unit,
            "out": self.out,
            "substitute": self.substitute.id,
            "circumstance": self.circumstance,
            "approver": self.approver,
        }


def led(members: tuple[CurrentMember, ...], lock: Lock, unit: str) -> tuple[CurrentMember, ...]:
    """组长 (第十三条; spec 7.4): let the leading slot's member with the smallest ticket lead."""
    announced = lock.inspectors
    leading = {index for index, slot in enumerate(announced.slots if announced else ()) if slot.leads}
    leader = Leaders(lock.seed).of((each.inspector for each in members if each.slot in leading), unit)
    return tuple(evolve(each, leader=each.inspector == leader) for each in members)


@frozen(kw_only=True)
class DeclareRecusal(Act[Task]):
    """回避 (行政处罚法第四十三条): after the draw somebody turns out to be barred from a target."""

    target: str
    inspector: str
    reason: str
    kind: Literal["declare-recusal"] = "declare-recusal"
    article: ClassVar[str] = "第十二条、第十三条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from identifiers(target=self.target, inspector=self.inspector)
        yield from filled(reason=self.reason)
        yield from free_texts(reason=self.reason)

    def faults(self, state: Task, rules: Rulebook) -> Iterator[Fault]:
        """The target is drawn, and the inspector is not in its team: a member is substituted instead."""
        team = state.team(self.target)
        yield from ended_faults(state)
        if team is None:
            yield fault("SSJ-TEAM-UNIT", at("$.target"), unit=self.target)
        elif team.member(self.inspector):
            yield fault("SSJ-TEAM-RECUSE-MEMBER", at("$.inspector"), inspector=self.inspector, unit=team.unit)
        if self.inspector in state.recused_from([self.target]):
            yield fault("SSJ-TEAM-RECUSED", at("$.inspector"), inspector=self.inspector)

    def after(self, state: Task) -> Task:
        """Give the state that follows."""
        pair = Pair(target=self.target, inspector=self.inspector)
        return evolve(state, recused=(*state.recused, pair))

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"target": self.target, "inspector": self.inspector, "reason": self.reason}


def substitution_notices(task: Task) -> Iterator[SubstitutionNotice]:
    """Give what the platform is told of every substitution."""
    for each in task.substitutions:
        yield SubstitutionNotice(
            task=task.setup.code,
            number=each.number,
            targets=each.targets,
            out=each.out,
            substitute=each.substitute.id,
            # Why in words may tell of somebody's health: that stays in the bureau's journal.
            circumstance=each.circumstance,
            approver=each.approver,
            members=member_lines(task, each.members, each.number),
        )


@frozen(kw_only=True)
class ReceiveSubstitution(Acknowledge[Task]):
    """更换送达平台 (第十三条)."""

    kind: Literal["receive-substitution"] = "receive-substitution"
    article: ClassVar[str] = "第十三条"

    def documents(self, state: Task) -> Iterator[SubstitutionNotice]:
        """Give the notices of all substitutions."""
        return substitution_notices(state)
