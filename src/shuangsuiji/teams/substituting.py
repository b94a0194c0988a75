"""更换检查人员 (第十三条): who can no longer serve is replaced, with a circumstance that is named and an approval.

No lot is drawn for that; `next_in_order` gives whom the draw's own dealing would have given next, which anybody can
check.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji import departments
from shuangsuiji.acts import Act, Moment, Others
from shuangsuiji.departments import Departments
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, approver_findings, article_finding, finding
from shuangsuiji.forms import (
    all_identifiers,
    at,
    digests,
    filled,
    free_texts,
    identifiers,
    instants,
    no_twice,
)
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.current_team import CurrentTeam, FormerMember
from shuangsuiji.task.lock import Lock
from shuangsuiji.task.rounds import ended_faults
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Pair, PassedOver, Substitution, Task
from shuangsuiji.teams.candidates import candidates, next_in_order, obstacles, place_of
from shuangsuiji.teams.leading import led
from shuangsuiji.texts import path_of

Method = Literal["next-in-order", "appointed"]
"""取下一位 or 选派: how the substitute was found."""


@frozen(kw_only=True)
class SubstituteInspector(Act[Task]):
    """更换检查人员 (第十三条).

    Args:
        task: the task's code.
        unit: the target whose team changes; of a standing group the group's id.
        targets: whom a standing group inspects; empty where the unit is the target.
        out: who can no longer serve.
        substitute: who comes, as the roll of inspectors would have him today; qualified for the days that are left.
        name: the substitute's name.
        circumstance: why, one of the rulebook's.
        recuses: whether it is 回避, which bars him from the team's targets for good.
        note: in words; for 其他, and for somebody who comes back. Never why somebody is ill.
        evidence: what bears it out: an order of transfer; for a private circumstance the digest of what is kept apart.
        method: how the substitute was found.
        passed_over: who would have come before by the draw's dealing and cannot serve now, and why.
        approver: who approved it.
        approved_at: when, before it takes effect.
        head: 负责人 of the department whose place it is, as the list of units has him; empty where it has none.
    """

    task: str
    unit: str
    out: str
    substitute: Entry
    name: str
    circumstance: str
    recuses: bool = False
    note: str = ""
    evidence: str = ""
    method: Method = "next-in-order"
    passed_over: tuple[PassedOver, ...] = ()
    approver: str
    approved_at: str
    head: str = ""
    targets: tuple[str, ...] = ()
    kind: Literal["substitute-inspector"] = "substitute-inspector"
    article: ClassVar[str] = "第十三条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        entry = self.substitute
        yield from identifiers(
            task=self.task,
            unit=self.unit,
            out=self.out,
            circumstance=self.circumstance,
            approver=self.approver,
        )
        inner = (*identifiers(id=entry.id, part=entry.part), *free_texts(area=entry.area))
        yield from (each.at(at(f".substitute{each.place.path}")) for each in inner)
        yield from all_identifiers(".substitute.codes", entry.codes)
        yield from all_identifiers(".targets", self.targets)
        yield from filled(name=self.name)
        yield from free_texts(head=self.head, name=self.name, note=self.note, evidence=self.evidence)
        yield from no_twice(".passed_over", (each.inspector for each in self.passed_over))
        yield from instants(approved_at=self.approved_at)

    def faults(self, state: Task, rules: Rulebook) -> Iterator[Fault]:
        """The list is locked, the place is held, there is a reason and an approval, and the substitute may take it."""
        lock, team, member = place_of(state, self.unit, self.out)
        yield from ended_faults(state)
        yield from self._private_faults(state, rules)
        if self.task != state.setup.code:
            yield fault("SSJ-TEAM-TASK", at("$.task"), expected=state.setup.code)
        if lock is None:
            yield fault("SSJ-TEAM-UNLOCKED")
        elif team is None:
            yield fault("SSJ-TEAM-UNIT", at("$.unit"), unit=self.unit)
        elif member is None:
            yield fault("SSJ-TEAM-NOT-MEMBER", at("$.out"), inspector=self.out, unit=self.unit)
        else:
            if team.targets != self._inspected:
                yield fault("SSJ-TEAM-TARGETS", at("$.targets"), targets="、".join(team.targets))
            yield from obstacles(state, lock, team, member, self.substitute)
            yield from self._order_faults(state)
            yield from self._back_faults(state)
            yield from self._time_faults(state)
        yield from self._reason_faults(lock, rules)

    def _reason_faults(self, lock: Lock | None, rules: Rulebook) -> Iterator[Fault]:
        for path, value, known in (
            ("$.circumstance", self.circumstance, rules.keys.substitution_circumstances.value),
            ("$.method", self.method, rules.keys.substitution_methods.value),
        ):
            if value not in known:
                yield fault("SSJ-TEAM-CHOICE", at(path), value=value, known="、".join(known))
        if self.recuses != (self.circumstance == rules.keys.recusal_circumstance.value):
            recusal = rules.keys.recusal_circumstance.value
            yield fault("SSJ-TEAM-RECUSES", at("$.recuses"), recusal=recusal)
        if self.circumstance == rules.keys.other_circumstance.value and not self.note.strip():
            yield fault("SSJ-TEAM-NOTE", at("$.note"))
        if datetime.fromisoformat(self.approved_at) > datetime.fromisoformat(self.at):
            yield fault("SSJ-TEAM-APPROVAL", at("$.approved_at"), approved=self.approved_at)
        if lock and datetime.fromisoformat(self.approved_at) < datetime.fromisoformat(lock.at):
            yield fault("SSJ-TEAM-APPROVAL-EARLY", at("$.approved_at"), locked=lock.at)

    def _private_faults(self, state: Task, rules: Rulebook) -> Iterator[Fault]:
        """隐私: of a private circumstance the journal has the word and a digest; a note only of who comes back."""
        if self.circumstance not in rules.keys.private_circumstances.value:
            return
        if self.note.strip() and not self._comes_back(state):
            yield fault("SSJ-TEAM-PRIVATE", at("$.note"), circumstance=self.circumstance)
        if self.evidence and any(True for _ in digests(evidence=self.evidence)):
            yield fault("SSJ-TEAM-PRIVATE", at("$.evidence"), circumstance=self.circumstance)

    def _order_faults(self, state: Task) -> Iterator[Fault]:
        """取下一位: nobody is passed over without a reason, and nobody who would not have come before."""
        if self.method == "next-in-order":
            skipped = [each.inspector for each in self.passed_over]
            expected = next_in_order(state, self.unit, self.out, skipped)
            if expected is None or expected.id != self.substitute.id:
                yield fault("SSJ-TEAM-ORDER", at("$.substitute"), expected=expected.id if expected else "—")
        before = self._earlier(state)
        for index, each in enumerate(self.passed_over):
            if each.inspector not in before:
                yield fault(
                    "SSJ-TEAM-PASSED", at(f"$.passed_over[{index}].inspector"), inspector=each.inspector
                )

    def _earlier(self, state: Task) -> set[str]:
        """Give who would have come before the substitute; nobody where he is appointed."""
        order = [each.id for each in candidates(state, self.unit, self.out)]
        known = self.method == "next-in-order" and self.substitute.id in order
        return set(order[: order.index(self.substitute.id)]) if known else set()

    def _back_faults(self, state: Task) -> Iterator[Fault]:
        """Who was substituted out of this team comes back only with words about it."""
        if self._comes_back(state) and not self.note.strip():
            yield fault("SSJ-TEAM-BACK", at("$.note"), inspector=self.substitute.id)

    def _time_faults(self, state: Task) -> Iterator[Fault]:
        """No team is changed behind its last change."""
        last = [each.at for each in state.substitutions if each.unit == self.unit][-1:]
        yield from self.early_faults(last[0] if last else "")

    def _comes_back(self, state: Task) -> bool:
        return any(each.unit == self.unit and each.out == self.substitute.id for each in state.substitutions)

    def findings(self, state: Task, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """Every substitution goes on record; one from elsewhere is questioned."""
        lock, _, member = place_of(state, self.unit, self.out)
        data = {"out": self.out, "substitute": self.substitute.id}
        yield article_finding("SSJ-A13-4", "第十三条", severity="notice", subject=self.unit, **data)
        if member and self.substitute.part != member.department:
            yield article_finding(
                "SSJ-A13-6", "第十三条", subject=self.substitute.id, department=self.substitute.part
            )
        doers = (self.by, self.out, self.substitute.id)
        yield from approver_findings("SSJ-A13-8", self.approver, doers, rules, self.unit)
        if rules.keys.substitution_approver.value == "head" and self.head not in {"", self.approver}:
            yield finding(
                "SSJ-A13-8-HEAD",
                rules,
                "substitution_approver",
                subject=self.unit,
                approver=self.approver,
                head=self.head,
            )
        if lock and lock.entry(self.substitute.id) != self.substitute:
            yield article_finding("SSJ-A13-6-ROLL", "第十三条", subject=self.substitute.id, name=self.name)
        for each in self.passed_over:
            yield article_finding(
                "SSJ-A13-7",
                "第十三条",
                severity="notice",
                subject=each.inspector,
                inspector=each.inspector,
                reason=each.reason,
            )
        yield from self._rate_findings(state, lock, rules)

    def _rate_findings(self, state: Task, lock: Lock | None, rules: Rulebook) -> Iterator[Finding]:
        """How many of those who were drawn are replaced by now, and who comes again and again."""
        percent = rules.keys.substitution_alert_percent.value
        drawn = {each for team in lock.drawn for each in team.inspectors} if lock else set[str]()
        gone = {self.out, *(each.out for each in state.substitutions)} & drawn
        if percent is not None and len(gone) * 100 > percent * len(drawn):
            yield finding(
                "SSJ-A13-11",
                rules,
                "substitution_alert_percent",
                gone=len(gone),
                drawn=len(drawn),
                percent=percent,
            )
        times = 1 + sum(each.substitute.id == self.substitute.id for each in state.substitutions)
        if times > 1:
            yield article_finding(
                "SSJ-A13-11-AGAIN",
                "第十三条",
                severity="notice",
                subject=self.substitute.id,
                substitute=self.substitute.id,
                times=times,
            )

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
            recuses=self.recuses,
            note=self.note,
            evidence=self.evidence,
            method=self.method,
            passed_over=self.passed_over,
            by=self.by,
            approver=self.approver,
            approved_at=self.approved_at,
            at=self.at,
            members=team.members,
        )
        barred = [Pair(target=target, inspector=self.out) for target in team.targets]
        new = [each for each in barred if each not in state.recused] if self.recuses else []
        return evolve(
            state,
            teams=teams,
            substitutions=(*state.substitutions, made),
            recused=(*state.recused, *new),
        )

    def _changed(self, state: Task, team: CurrentTeam) -> CurrentTeam:
        """Who goes stays on the records of what he did (第十三条)."""
        members = tuple(
            evolve(each, inspector=self.substitute.id, since=self.at) if each.inspector == self.out else each
            for each in team.members
        )
        if team.leader == self.out and state.lock:
            lent = {each for mode in state.modes for each in mode.lent}
            members = led(members, state.lock, team.unit, lent)
        gone = tuple(
            FormerMember(
                inspector=each.inspector, department=each.department, since=each.since, until=self.at
            )
            for each in team.members
            if each.inspector == self.out
        )
        return evolve(team, members=members, former=(*team.former, *gone))

    @property
    def _inspected(self) -> tuple[str, ...]:
        return self.targets or (self.unit,)

    def relies(self) -> tuple[str, ...]:
        """What is public stands in the targets' files; whose place it is, and who heads that department, in lists."""
        return (*self._files(), task_stream(self.task), departments.STREAM)

    def _files(self) -> tuple[str, ...]:
        return tuple(path_of("file", self.task, each) for each in self._inspected)

    def relied_faults(self, others: Others) -> Iterator[Fault]:
        """What is settled and what was done is not changed behind: the team inspects something still, and who goes is not at work later."""
        files = [each for each in map(others, self._files()) if each is not None]
        if len(files) == len(self._inspected) and all(each.settled for each in files):
            yield fault("SSJ-TEAM-PUBLISHED", at("$.unit"), unit=self.unit)
        if any(each.acted_after(self.out, self.at) for each in files):
            yield fault("SSJ-TEAM-ACTED", at("$.at"), inspector=self.out)
        task: Task | None = others(task_stream(self.task))
        member = place_of(task, self.unit, self.out)[2] if task else None
        known: Departments = others(departments.STREAM)
        unit = known.unit(member.department) if member else None
        if (unit.head if unit else "") != self.head:
            yield fault("SSJ-ACT-FACT", at("$.head"), stream=departments.STREAM)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {
            "unit": self.unit,
            "out": self.out,
            "substitute": self.substitute.id,
            "circumstance": self.circumstance,
            "approver": self.approver,
        }
