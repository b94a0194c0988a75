"""Section 7 of the protocol: the second random, inspectors."""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.properties.judging import WHOLE_ROUNDS, Json, changed, codes, parsed, sample
from tests.second import draw as second
from tests.second import forms
from tests.second import rolls as second_rolls

from shuangsuiji.digests import Hash
from shuangsuiji.draw.announcement import Area, Matching, Slot
from shuangsuiji.draw.groups import form_groups, match_groups
from shuangsuiji.draw.inspectors import Teams
from shuangsuiji.draw.matching import form_teams
from shuangsuiji.draw.seed import Seed
from shuangsuiji.draw.suiting import Rules
from shuangsuiji.draw.verify import verify
from shuangsuiji.errors import DrawStopped, Fault
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.testing.strategies import CODES, code_sets, digests, drawn_rounds, hashes, identifiers, tasks
from shuangsuiji.testing.tasks import DrawnRound, Task

AREAS = ("", "a", "b")
area_rules = st.sampled_from(["any", "same", "different"])


def people(number: int, part: str = "d", **members: object) -> list[Entry]:
    """Give inspectors i0, i1, ... of a department."""
    entry = Entry(id="", part=part)
    return [evolve(entry, id=f"{part}{index}", **members) for index in range(number)]  # type: ignore[arg-type]


def things(number: int) -> list[Entry]:
    """Give targets t0, t1, ..."""
    return [Entry(id=f"t{index}", part="x") for index in range(number)]


@pytest.mark.requirement("A09-14", "A12-9")
class TestSuits:
    """7.1 An inspector suits a target for a slot when: of the slot's department; eligible; skills contain all of the target's needs; the pair is not in the recusals; and the area rule holds (`same`: areas equal and not empty; `different`: areas differ and neither is empty; `any`: no rule)."""

    @given(
        st.builds(
            Entry,
            id=st.sampled_from("ij"),
            part=st.just("d"),
            standing=st.sampled_from(["eligible", "eligible", "excluded:on-leave"]),
            area=st.sampled_from(AREAS),
            codes=code_sets(),
        ),
        st.builds(
            Entry, id=st.sampled_from("tu"), part=st.just("x"), area=st.sampled_from(AREAS), codes=code_sets()
        ),
        area_rules,
    )
    def test_who_suits(self, inspector: Entry, target: Entry, area: Area) -> None:
        slot = Slot(department="d", count=2, leads=True, area=area)
        rules = Rules(slots=(slot,), inspectors=(inspector,), recused={"t": frozenset("i")})
        same = bool(inspector.area) and inspector.area == target.area
        different = bool(inspector.area) and bool(target.area) and inspector.area != target.area
        expected = (
            inspector.standing == "eligible"
            and all(code in inspector.codes for code in target.codes)
            and (target.id, inspector.id) != ("t", "i")
            and {"any": True, "same": same, "different": different}[area]
        )
        assert rules.suits(inspector, target, slot) == expected

    @WHOLE_ROUNDS
    @given(drawn_rounds(inspectors=True, matching="dealing"))
    def test_everybody_placed_suits(self, drawn: DrawnRound) -> None:
        rolls, announced = drawn.task.rolls, drawn.task.announcement.inspectors
        assert announced
        assert rolls.inspectors
        recused = rolls.recusals.by_target if rolls.recusals else {}
        slots = {slot.department: slot for slot in announced.slots}
        for team in drawn.record.teams or ():
            target = rolls.targets.find(team.target)
            assert target
            for member in team.members:
                entry = rolls.inspectors.find(member.inspector)
                assert entry
                assert entry.standing == "eligible"
                assert entry.part == member.department in slots
                assert set(entry.codes) >= set(target.codes)
                assert entry.id not in recused.get(target.id, frozenset())
                area = slots[entry.part].area
                assert area == "any" or (
                    entry.area and target.area and (entry.area == target.area) == (area == "same")
                )


@pytest.mark.requirement("A12-2", "A13-1")
class TestDealing:
    """7.2 Dealing (发牌). Take targets in drawn order, slots in the announced order, the places of a slot one by one."""

    @WHOLE_ROUNDS
    @given(drawn_rounds(inspectors=True, matching="dealing"))
    def test_replayed_by_the_second_implementation(self, drawn: DrawnRound) -> None:
        assert_replayed(drawn)

    @WHOLE_ROUNDS
    @given(drawn_rounds(inspectors=True, matching="dealing"))
    def test_each_place_by_its_rule(self, drawn: DrawnRound) -> None:
        """A place goes, among those who suit and are not yet in the team, to the least load; among equals to the smallest `(ticket, id)` with `ticket = H(key("inspectors") ":" lap TAB inspector-id)`, `lap = load + 1` in decimal, load being the one before the place is taken."""
        rolls, announced = drawn.task.rolls, drawn.task.announcement.inspectors
        assert announced
        assert rolls.inspectors
        recused = rolls.recusals.by_target if rolls.recusals else {}
        rules = Rules(slots=announced.slots, inspectors=tuple(rolls.inspectors.entries()), recused=recused)
        h, key = drawn.task.announcement.h, drawn.seed.key("inspectors")
        loads: Counter[str] = Counter()
        forced = 0
        assert [team.target for team in drawn.record.teams or ()] == [each.id for each in drawn.record.drawn]
        for team in drawn.record.teams or ():
            target = rolls.targets.find(team.target)
            assert target
            assert (team.group, team.lap) == (None, None)
            places = [slot for slot in announced.slots for _ in range(slot.count)]
            here: list[str] = []
            for slot, member in zip(places, team.members, strict=True):
                suiting = [
                    (loads[e.id], h.hex(f"{key}:{loads[e.id] + 1}\t{e.id}".encode()), e.id.encode())
                    for e in rules.of(slot)
                    if rules.suits(e, target, slot) and e.id not in here
                ]
                load, _, id_ = min(suiting)
                assert (member.inspector.encode(), member.lap) == (id_, load + 1)
                assert member.department == slot.department
                forced += len(suiting) == 1
                loads[member.inspector] += 1
                here.append(member.inspector)
        assert drawn.forced == forced

    @pytest.mark.parametrize(
        "change",
        [
            lambda teams: teams.reverse(),
            lambda teams: teams.pop(),
            lambda teams: teams[0]["members"].reverse(),
            lambda teams: teams[0]["members"][0].update(lap=2),
            lambda teams: teams[0].update(members=teams[1]["members"]),
            lambda teams: teams[0].update(group="group/1"),
            lambda teams: teams[0].update(lap=1),
            lambda teams: teams[0].update(target=teams[1]["target"]),
            lambda teams: teams.append(teams[0]),
        ],
    )
    def test_another_team_fails_step_8(self, change: Callable[[Json], object]) -> None:
        drawn = sample()
        record = changed(drawn.record.encoded(), lambda it: change(it["teams"]))
        report = verify(evolve(drawn.evidence(), record=record, extract=None))
        assert codes(report, 8) <= {"SSJ-VER-TEAM", "SSJ-VER-TEAMS"}
        assert codes(report, 8)


def assert_replayed(drawn: DrawnRound) -> None:
    """Compare teams and forced places with the second implementation's."""
    rolls = drawn.task.rolls
    assert rolls.inspectors
    whole, forced = second.replay(
        drawn.task.announcement.encoded(),
        drawn.task.reveals,
        rolls.targets.file(),
        rolls.inspectors.file(),
        rolls.recusals.file() if rolls.recusals else None,
    )
    assert forms.canonical(whole) == drawn.record.encoded()
    assert forced == drawn.forced


@pytest.mark.requirement("A12-2")
class TestLoads:
    """Without constraints loads differ by at most one and every team is equally likely for every target"""

    @given(st.integers(2, 9), st.integers(1, 4), st.integers(0, 12), digests(), hashes())
    def test_loads(self, inspectors: int, count: int, targets: int, seed: str, h: Hash) -> None:
        assume(count <= inspectors)
        slots = (
            Slot(department="d", count=count, leads=True, area="any"),
            Slot(department="e", count=2, leads=False, area="any"),
        )
        everybody = [*people(inspectors), *people(5, "e")]
        rules = Rules(slots=slots, inspectors=everybody, recused={})
        teams = form_teams_by(rules, "dealing", things(targets), Seed(seed, h))
        loads = Counter(member.inspector for team in teams.teams for member in team.members)
        for part in "de":
            held = [loads[entry.id] for entry in everybody if entry.part == part]
            assert max(held) - min(held) <= 1
        assert sum(loads.values()) == targets * (count + 2)
        assert teams.forced == (targets if count == inspectors else 0)


def form_teams_by(
    rules: Rules, matching: Matching, targets: list[Entry], seed: Seed, groups: int | None = None
) -> Teams:
    """Form teams by rules alone."""
    announced = sample().task.announcement.inspectors
    assert announced
    return form_teams(
        evolve(announced, slots=rules.slots, matching=matching, groups=groups), rules, targets, seed
    )


@pytest.mark.requirement("A12-10")
class TestForced:
    """the report says how many places were forced: leaving out those already in the team, exactly one inspector suited."""

    @WHOLE_ROUNDS
    @given(drawn_rounds(inspectors=True))
    def test_reported(self, drawn: DrawnRound) -> None:
        report = verify(drawn.evidence())
        assert report.forced == drawn.forced
        assert_replayed(drawn)

    def test_two_for_two_places(self) -> None:
        slot = Slot(department="d", count=2, leads=True, area="any")
        rules = Rules(slots=(slot,), inspectors=people(2), recused={})
        assert form_teams_by(rules, "dealing", things(3), Seed("0" * 64, Hash("sha256"))).forced == 3
        recused = Rules(slots=(slot,), inspectors=people(3), recused={"t0": frozenset({"d1"})})
        assert form_teams_by(recused, "dealing", things(3), Seed("0" * 64, Hash("sha256"))).forced == 1


@pytest.mark.requirement("A12-11")
class TestGroups:
    """7.3 With `"groups"` (检查小组) it first forms the groups `group/1` ... `group/G` in that order, by the same rule but using only inspectors of load 0 and ignoring needs, recusals and area, even where a target bears such an id."""

    @WHOLE_ROUNDS
    @given(drawn_rounds(inspectors=True, matching="groups"))
    def test_replayed_by_the_second_implementation(self, drawn: DrawnRound) -> None:
        assert_replayed(drawn)

    @given(st.integers(1, 4), st.integers(1, 3), st.integers(0, 3), digests(), hashes())
    def test_formed(self, number: int, count: int, more: int, seed: str, h: Hash) -> None:
        slot = Slot(department="d", count=count, leads=True, area="same")
        everybody = people(number * count + more, codes=("never",))
        rules = Rules(
            slots=(slot,), inspectors=everybody, recused={"group/1": frozenset(e.id for e in everybody)}
        )
        key = Seed(seed, h).key("inspectors")
        order = sorted((h.hex(f"{key}:1\t{entry.id}".encode()), entry.id) for entry in everybody)
        groups = form_groups(rules, number, Seed(seed, h))
        assert [group.id for group in groups] == [f"group/{index}" for index in range(1, number + 1)]
        placed = [member.inspector for group in groups for member in group.members]
        assert placed == [id_ for _, id_ in order[: number * count]]
        assert {member.lap for group in groups for member in group.members} == {1}

    @WHOLE_ROUNDS
    @given(drawn_rounds(inspectors=True, matching="groups"))
    def test_nobody_is_in_two_groups(self, drawn: DrawnRound) -> None:
        members = {
            team.group: [member.inspector for member in team.members] for team in drawn.record.teams or ()
        }
        placed = [inspector for group in members.values() for inspector in group]
        assert len(placed) == len(set(placed))
        assert all(
            {m.inspector for m in team.members} == set(members[team.group])
            for team in drawn.record.teams or ()
        )


@pytest.mark.requirement("A12-11")
class TestGroupOfATarget:
    """Then each target in drawn order goes to a group all of whose members suit it, each for the slot that placed them: the least group load (the number of targets it holds), among equals the smallest `(ticket, group id)`, `ticket = H(key("groups") ":" lap TAB group-id)`, lap = group load + 1."""

    @given(
        st.integers(1, 4),
        st.lists(
            st.tuples(identifiers(), st.sets(st.integers(0, 3), max_size=3)),
            max_size=6,
            unique_by=lambda e: e[0],
        ),
        digests(),
        hashes(),
    )
    def test_by_its_rule(self, number: int, targets: list[tuple[str, set[int]]], seed: str, h: Hash) -> None:
        slot = Slot(department="d", count=2, leads=True, area="any")
        made = Seed(seed, h)
        rules = Rules(slots=(slot,), inspectors=people(2 * number), recused={})
        groups = form_groups(rules, number, made)
        recused = {
            id_: frozenset(groups[index].members[index % 2].inspector for index in bars if index < number)
            for id_, bars in targets
        }
        entries = [Entry(id=id_, part="x") for id_, _ in targets]
        key = made.key("groups")
        loads: Counter[str] = Counter()
        expected = []
        forced = 0
        for entry in entries:
            suiting = [
                (loads[g.id], h.hex(f"{key}:{loads[g.id] + 1}\t{g.id}".encode()), g.id)
                for g in groups
                if not {member.inspector for member in g.members} & recused[entry.id]
            ]
            if not suiting:
                with pytest.raises(DrawStopped):
                    match_groups(evolve(rules, recused=recused), groups, entries, made)
                return
            load, _, id_ = min(suiting)
            loads[id_] += 1
            forced += len(suiting) == 1
            expected.append((entry.id, id_, load + 1))
        teams = match_groups(evolve(rules, recused=recused), groups, entries, made)
        assert [(team.target, team.group, team.lap) for team in teams.teams] == expected
        assert teams.forced == forced


@pytest.mark.requirement("A12-10")
class TestForcedGroups:
    """With groups a target is forced when exactly one group suits, and places taken while forming groups are not counted."""

    def test_one_group(self) -> None:
        slot = Slot(department="d", count=2, leads=True, area="any")
        rules = Rules(slots=(slot,), inspectors=people(4), recused={})
        seed = Seed("0" * 64, Hash("sha256"))
        assert form_teams_by(rules, "groups", things(5), seed, 1).forced == 5
        assert form_teams_by(rules, "groups", things(5), seed, 2).forced == 0


@pytest.mark.requirement("A13-2")
class TestLeader:
    """7.4 The leader (组长) is, among the members placed by the leading slot, the one with the smallest `(H(key("leaders") ":" unit TAB inspector-id), inspector-id)`, unit being the target's id, or the group's id with groups."""

    @WHOLE_ROUNDS
    @given(drawn_rounds(inspectors=True))
    def test_each_team(self, drawn: DrawnRound) -> None:
        announced = drawn.task.announcement.inspectors
        assert announced
        leading = next(slot.department for slot in announced.slots if slot.leads)
        h, key = drawn.task.announcement.h, drawn.seed.key("leaders")
        for team in drawn.record.teams or ():
            unit = team.group or team.target
            of_slot = [m.inspector for m in team.members if m.department == leading]
            expected = min(of_slot, key=lambda id_: (h.hex(f"{key}:{unit}\t{id_}".encode()), id_.encode()))
            assert [member.inspector for member in team.members if member.leader] == [expected]

    def test_another_leader_fails_step_8(self) -> None:
        drawn = sample()

        def swap(it: Json) -> None:
            members = it["teams"][0]["members"]
            for member in members:
                member["leader"] = not member["leader"] and member["department"] == "乙局"

        record = changed(drawn.record.encoded(), swap)
        assert codes(verify(evolve(drawn.evidence(), record=record, extract=None)), 8) == {"SSJ-VER-TEAM"}


def causes(found: Fault) -> dict[str, str | int]:
    """Give a fault's data."""
    return dict(found.params)


@pytest.mark.requirement("A12-9")
class TestStop:
    """7.5 A place that nobody suits MUST stop the whole draw with the target, the slot, and the inspectors of the department counted by the first cause that applies: standing, skills, recusal, area, already in the team."""

    @WHOLE_ROUNDS
    @given(tasks(inspectors=True, matching="dealing", feasible=False))
    def test_as_the_second_implementation_stops(self, task: Task) -> None:
        mine = stop_of(task)
        theirs = second_stop_of(task)
        assert (mine is None) == (theirs is None)
        if mine is None or theirs is None:
            return
        (found,) = mine.faults
        assert found.code == "SSJ-STOP-NOBODY"
        data = causes(found)
        assert (data.pop("target"), data.pop("department")) == (theirs.unit, theirs.slot)
        assert data == {
            ("team" if name.startswith("already") else name): n for name, n in theirs.causes.items()
        }

    def test_first_cause(self) -> None:
        everybody = [
            Entry(id="a", part="d", standing="excluded:on-leave"),
            Entry(id="b", part="d", codes=()),
            Entry(id="c", part="d", codes=CODES),
            Entry(id="e", part="d", codes=CODES, area="other"),
            Entry(id="f", part="d", codes=CODES, area="here"),
        ]
        slot = Slot(department="d", count=2, leads=True, area="same")
        rules = Rules(slots=(slot,), inspectors=everybody, recused={"t": frozenset("abc")})
        target = Entry(id="t", part="x", codes=CODES[:1], area="here")
        with pytest.raises(DrawStopped) as stop:
            form_teams_by(rules, "dealing", [target], Seed("0" * 64, Hash("sha256")))
        assert causes(stop.value.faults[0]) == {
            "target": "t",
            "department": "d",
            "standing": 1,
            "skills": 1,
            "recusal": 1,
            "area": 1,
            "team": 1,
        }

    def test_a_replay_that_stops_fails_step_8(self) -> None:
        drawn = sample()
        made = drawn.task.announcement
        assert made.inspectors
        slots = (made.inspectors.slots[0], evolve(made.inspectors.slots[1], count=8))
        announcement = evolve(made, inspectors=evolve(made.inspectors, slots=slots))
        record = evolve(drawn.record, announcement=announcement)
        found = second.drawn_targets(
            parsed(announcement.encoded()),
            seed := second.seed_of(parsed(announcement.encoded()), drawn.task.reveals),
            second_rolls.read_roll(drawn.task.rolls.targets.file(), "open", "x"),
        )
        value = parsed(evolve(record, seed=seed).encoded())
        value["cutoffs"], value["drawn"] = found[1], second.drawn_json(found[0])
        evidence = evolve(
            drawn.evidence(), record=forms.canonical(value), extract=None, announcement=None, journal=None
        )
        assert codes(verify(evidence), 8) == {"SSJ-VER-STOPPED", "SSJ-STOP-NOBODY"}


@pytest.mark.requirement("A12-9")
class TestGroupStop:
    """While forming groups the unit is the group's id and the causes are standing and already in a group; where no group suits, the report gives the target and, for each group, the first unsuited member and cause."""

    @WHOLE_ROUNDS
    @given(tasks(inspectors=True, matching="groups", feasible=False))
    def test_as_the_second_implementation_stops(self, task: Task) -> None:
        mine = stop_of(task)
        theirs = second_stop_of(task)
        assert (mine is None) == (theirs is None)
        if mine is None or theirs is None:
            return
        if theirs.slot is not None:
            (found,) = mine.faults
            assert found.code == "SSJ-STOP-GROUP"
            assert causes(found) == {
                "group": theirs.unit,
                "department": theirs.slot,
                "standing": theirs.causes["standing"],
                "grouped": theirs.causes["already in a group"],
            }
        else:
            listed = {
                str(causes(each)["group"]): (
                    causes(each)["inspector"],
                    each.code.removeprefix("SSJ-STOP-").lower(),
                )
                for each in mine.faults
            }
            assert listed == theirs.causes
            assert {causes(each)["target"] for each in mine.faults} == {theirs.unit}


def stop_of(task: Task) -> DrawStopped | None:
    """Give how our draw stops."""
    try:
        task.drawn()
    except DrawStopped as stop:
        return stop
    return None


def second_stop_of(task: Task) -> second.Stopped | None:
    """Give how the second implementation's draw stops."""
    rolls = task.rolls
    assert rolls.inspectors
    try:
        second.draw(
            task.announcement.encoded(),
            task.reveals,
            rolls.targets.file(),
            rolls.inspectors.file(),
            rolls.recusals.file() if rolls.recusals else None,
        )
    except second.Stopped as stop:
        return stop
    return None


@pytest.mark.requirement("A12-9")
class TestNeverShort:
    """A short team is never formed silently."""

    @WHOLE_ROUNDS
    @given(tasks(inspectors=True, feasible=False))
    def test_every_team_is_full(self, task: Task) -> None:
        announced = task.announcement.inspectors
        assert announced
        if stop_of(task) is None:
            teams = task.drawn().record.teams
            assert teams is not None
            for team in teams:
                departments = Counter(member.department for member in team.members)
                assert departments == {slot.department: slot.count for slot in announced.slots}
                assert len({member.inspector for member in team.members}) == len(team.members)
                order = [slot.department for slot in announced.slots]
                places = [order.index(member.department) for member in team.members]
                assert all(one <= two for one, two in pairwise(places))
