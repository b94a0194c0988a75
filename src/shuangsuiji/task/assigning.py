"""直接委派 (第十二条): where no department draws, the teams are assigned after the list is locked, out of confirmed people."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Act, Others
from shuangsuiji.draw.announcement import Slot
from shuangsuiji.draw.suiting import area_holds
from shuangsuiji.errors import Fault, fault
from shuangsuiji.forms import all_identifiers, at, at_least_one, free_texts, no_twice
from shuangsuiji.registries.confirmation import Confirmation, Confirmations, registry_stream, titles_of
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.current_team import CurrentMember, CurrentTeam
from shuangsuiji.task.lock import Assignment, Lock, Named
from shuangsuiji.task.rounds import ended_faults
from shuangsuiji.task.selection_rules import pool_faults, slot_faults, team_size_faults
from shuangsuiji.task.state import Task


@frozen(kw_only=True)
class AssignTeams(Act[Task]):
    """委派检查小组 (第十二条).

    Args:
        slots: each executing department's places in every team.
        teams: who inspects whom, members in the order of the slots.
        pool: the executing departments' people, as the registry has them today.
        names: their names.
        confirmed: the latest confirmation of the inspectors' registry.
    """

    slots: tuple[Slot, ...]
    teams: tuple[CurrentTeam, ...]
    pool: tuple[Entry, ...]
    names: tuple[Named, ...]
    confirmed: Confirmation
    kind: Literal["assign-teams"] = "assign-teams"
    article: ClassVar[str] = "第十二条"
    checkpoint: ClassVar[bool] = True

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from at_least_one(".teams", self.teams)
        yield from no_twice(".teams", (each.unit for each in self.teams))
        yield from no_twice(".pool", (each.id for each in self.pool))
        for index, entry in enumerate(self.pool):
            yield from all_identifiers(f".pool[{index}]", (entry.id, entry.part, *entry.codes))
            yield from (each.at(at(f".pool[{index}]")) for each in free_texts(area=entry.area))
        for index, team in enumerate(self.teams):
            yield from all_identifiers(f".teams[{index}]", (team.unit, *team.targets, *team.inspectors))
            yield from no_twice(f".teams[{index}].members", team.inspectors)

    def faults(self, state: Task, rules: Rulebook) -> Iterator[Fault]:
        """The list is locked and nobody was drawn for it; each target has one team, of people who suit it."""
        yield from ended_faults(state)
        lock = state.lock
        if lock is None:
            yield fault("SSJ-TEAM-UNLOCKED")
        elif lock.inspectors or lock.assignment:
            yield fault("SSJ-TASK-TEAMS-THERE", at("$.teams"))
        else:
            yield from slot_faults(self.slots, state.setup, "$.slots")
            yield from team_size_faults(self.slots, rules, "$.slots")
            yield from pool_faults(state.modes, self.pool)
            yield from self._target_faults(lock)
            for index, team in enumerate(self.teams):
                yield from self._team_faults(f"$.teams[{index}]", team, state, lock)
        late = datetime.fromisoformat(self.confirmed.at) > datetime.fromisoformat(self.at)
        if self.confirmed.registry != "inspectors" or self.confirmed.at[:4] != self.at[:4] or late:
            yield fault(
                "SSJ-TASK-UNCONFIRMED",
                at("$.confirmed"),
                year=self.at[:4],
                registries=titles_of(["inspectors"]),
            )

    def _target_faults(self, lock: Lock) -> Iterator[Fault]:
        times = Counter(target for team in self.teams for target in team.targets)
        wanted = {each.entry.id: 1 for each in lock.targets}
        if times != wanted:
            wrong = sorted({*times, *wanted}, key=str.encode)
            named = [each for each in wrong if times.get(each) != wanted.get(each)]
            yield fault("SSJ-TASK-TEAM-TARGETS", at("$.teams"), targets="、".join(named))

    def _team_faults(self, path: str, team: CurrentTeam, state: Task, lock: Lock) -> Iterator[Fault]:
        yield from _past_faults(path, team)
        found = Counter(each.slot for each in team.members)
        if found != {index: slot.count for index, slot in enumerate(self.slots)}:
            yield fault("SSJ-TASK-TEAM-PLACES", at(f"{path}.members"), unit=team.unit)
            return
        leaders = [each for each in team.members if each.leader]
        if len(leaders) != 1 or not self.slots[leaders[0].slot].leads:
            yield fault("SSJ-TASK-TEAM-LEADER", at(f"{path}.members"), unit=team.unit)
        barred = state.recused_from(team.targets)
        for place, member in enumerate(team.members):
            if member.inspector in barred or not self._suits(member, team, lock):
                where = at(f"{path}.members[{place}]")
                yield fault("SSJ-TASK-TEAM-MEMBER", where, inspector=member.inspector, unit=team.unit)

    def _suits(self, member: CurrentMember, team: CurrentTeam, lock: Lock) -> bool:
        """Say whether a member may take the place: standing, department, skills and area (spec 7.1)."""
        slot = self.slots[member.slot]
        entry = next((each for each in self.pool if each.id == member.inspector), None)
        targets = [found.entry for id_ in team.targets if (found := lock.target(id_))]
        return (
            entry is not None
            and entry.eligible
            and entry.part == member.department == slot.department
            and all(set(each.codes) <= set(entry.codes) for each in targets)
            and all(area_holds(slot, entry.area, each.area) for each in targets)
        )

    def after(self, state: Task) -> Task:
        """Give the state that follows: the list is as it was, and now has its teams."""
        if state.lock is None:
            return state
        made = Assignment(by=self.by, at=self.at, slots=self.slots, teams=self.teams)
        lock = evolve(state.lock, assignment=made, pool=self.pool, names=self.names)
        return evolve(state, lock=lock, teams=self.teams)

    def relies(self) -> tuple[str, ...]:
        """The confirmation is the registry's."""
        return (registry_stream("inspectors"),)

    def relied_faults(self, others: Others) -> Iterator[Fault]:
        """Compare the confirmation with the latest one."""
        stream = registry_stream("inspectors")
        known: Confirmations | None = others(stream)
        if known is None or known.latest != self.confirmed:
            yield fault("SSJ-ACT-FACT", at("$.confirmed"), stream=stream)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"teams": len(self.teams), "pool": len(self.pool)}


def _past_faults(path: str, team: CurrentTeam) -> Iterator[Fault]:
    """A new team has no past: who came later or went is the matter of substitutions (第十三条)."""
    came = [f"{path}.members[{place}].since" for place, each in enumerate(team.members) if each.since]
    went = [f"{path}.former[{place}]" for place in range(len(team.former))]
    for where in (*came, *went):
        yield fault("SSJ-TASK-TEAM-FORMER", at(where), unit=team.unit)
