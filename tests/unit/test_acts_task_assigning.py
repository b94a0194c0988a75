"""直接委派 (第十二条): where no department draws, teams are assigned after the lock, and everything later works with them."""

from functools import cache

import pytest
from attrs import evolve
from tests.unit.acts_tables import (
    TASK,
    Case,
    Unborn,
    copy_of,
    created,
    judge_questioned,
    judge_refused,
    judge_unborn,
    locked,
    named,
    receive_all,
    revealed,
)
from tests.unit.test_acts_task import announce, first_round
from tests.unit.test_acts_task_selection import FACTORS

from shuangsuiji.dispatch import department_part, dispatch_lists
from shuangsuiji.draw.announce import FrozenRolls
from shuangsuiji.draw.announcement import Slot
from shuangsuiji.registries.confirmation import Confirmation
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rolls.roll import freeze
from shuangsuiji.task.announcing import AnnounceDraw
from shuangsuiji.task.assigning import AssignTeams
from shuangsuiji.task.current_team import CurrentMember, CurrentTeam, FormerMember
from shuangsuiji.task.lock import Named
from shuangsuiji.task.selection import SelectionMode
from shuangsuiji.teams.candidates import candidates
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import BUREAU, CODE, EMERGENCY, MARKET, H

SLOTS = (
    Slot(department=BUREAU, count=1, leads=True, area="any"),
    Slot(department=MARKET, count=1, leads=False, area="any"),
    Slot(department=EMERGENCY, count=1, leads=False, area="any"),
)
POOL = (
    Entry(id="E003", part=BUREAU),
    Entry(id="E006", part=BUREAU),
    Entry(id="E001", part=MARKET),
    Entry(id="E002", part=EMERGENCY),
    Entry(id="E005", part=EMERGENCY, standing="excluded:on-leave"),
)
"""Who there is: two, one, and one who is not on leave."""


def mode(department: str, pool: int) -> SelectionMode:
    """A department that assigns directly."""
    return SelectionMode(
        department=department,
        pool=pool,
        mode="direct-assignment",
        factors=FACTORS,
        reason="人员有限",
        chosen_by="科长乙",
    )


MODES = (mode(BUREAU, 2), mode(MARKET, 1), mode(EMERGENCY, 1))


def announce_targets() -> AnnounceDraw:
    """Announce a draw of targets alone."""
    made = announce()
    return evolve(
        made,
        announcement=evolve(first_round(), inspectors=None),
        confirmed=made.confirmed[:1],
        digests=made.digests[:1],
        modes=MODES,
    )


def wait(line: Line, code: str = CODE, first: int = 1) -> None:
    """Lock a list of targets alone, of 60 that are numbered from the first one on."""
    before = line.rolls
    targets = [Entry(id=f"对象{number:04}", part="企业") for number in range(first, first + 60)]
    line.rolls = FrozenRolls(targets=freeze(targets, H))
    line.reveal(line.announce(code, modes=MODES))
    line.lock(line.draw(line.task(code).announcements[-1]))
    line.rolls = before


@cache
def waiting() -> Line:
    """The list is locked, and no department draws its inspectors."""
    line = copy_of(created())
    wait(line)
    return line


@cache
def assigned() -> Line:
    """Its teams are assigned."""
    line = copy_of(waiting())
    line.do(TASK, assign(line))
    return line


@cache
def confirmed_again() -> Line:
    """The registry of inspectors is confirmed again after the lock."""
    line = copy_of(waiting())
    line.confirm_registries("2026-04-24T17:00:00+08:00")
    return line


def assign(line: Line, code: str = CODE) -> AssignTeams:
    """Assign the same three people to all targets."""
    task, confirmed = line.task(code), line.office.registry("inspectors").latest
    assert task.lock
    assert confirmed
    members = tuple(
        CurrentMember(inspector=id_, department=slot.department, slot=index, leader=slot.leads)
        for index, (id_, slot) in enumerate(zip(("E003", "E001", "E002"), SLOTS, strict=True))
    )
    targets = tuple(each.entry.id for each in task.lock.targets)
    return AssignTeams(
        by="科长乙",
        at="2026-04-25T09:00:00+08:00",
        slots=SLOTS,
        teams=(CurrentTeam(unit="第一组", targets=targets, members=members),),
        pool=POOL,
        names=(Named(id="E001", name="E001号"),),
        confirmed=confirmed,
    )


def with_members(line: Line, **changed: object) -> AssignTeams:
    """Assign with the first member changed."""
    act = assign(line)
    (team,) = act.teams
    first = evolve(team.members[0], **changed)
    return evolve(act, teams=(evolve(team, members=(first, *team.members[1:])),))


def with_a_past(line: Line) -> AssignTeams:
    """Somebody is said to have left the new team, and somebody to have joined it later."""
    act = with_members(line, since="2026-04-20T09:00:00+08:00")
    (team,) = act.teams
    gone = FormerMember(inspector="E900", department=BUREAU, since="", until="2099-01-01T00:00:00+08:00")
    return evolve(act, teams=(evolve(team, former=(gone,)),))


def with_targets(line: Line) -> AssignTeams:
    """Leave the last target out, and name somebody who was not drawn."""
    act = assign(line)
    (team,) = act.teams
    return evolve(act, teams=(evolve(team, targets=(*team.targets[:-1], "对象9999")),))


REFUSED = (
    Case(
        name="announce no draw of inspectors while one department draws",
        stage=created,
        stream=TASK,
        act=lambda _: evolve(
            announce_targets(), modes=(*MODES[:2], SelectionMode(department=EMERGENCY, pool=1))
        ),
        says=("SSJ-TASK-NO-SLOT $.announcement.inspectors.slots",) * 3,
        holds=("A02-4", "A12-1"),
    ),
    Case(
        name="assign teams before the lock",
        stage=revealed,
        stream=TASK,
        act=lambda _: assign(waiting()),
        says=("SSJ-TEAM-UNLOCKED",),
        holds=("A02-4",),
    ),
    Case(
        name="assign teams where they were drawn",
        stage=locked,
        stream=TASK,
        act=assign,
        says=("SSJ-TASK-TEAMS-THERE $.teams",),
        holds=("A02-4",),
    ),
    Case(
        name="assign teams once more",
        stage=assigned,
        stream=TASK,
        act=assign,
        says=("SSJ-TASK-TEAMS-THERE $.teams",),
        holds=("A02-4",),
    ),
    Case(
        name="a target without a team, and a team for nobody drawn",
        stage=waiting,
        stream=TASK,
        act=with_targets,
        says=("SSJ-TASK-TEAM-TARGETS $.teams",),
    ),
    Case(
        name="somebody who is not listed leads",
        stage=waiting,
        stream=TASK,
        act=lambda line: with_members(line, inspector="E009"),
        says=("SSJ-TASK-TEAM-MEMBER $.teams[0].members[0]",),
    ),
    Case(
        name="somebody on leave of another department, and nobody leads",
        stage=waiting,
        stream=TASK,
        act=lambda line: with_members(line, inspector="E005", leader=False),
        says=("SSJ-TASK-TEAM-MEMBER $.teams[0].members[0]", "SSJ-TASK-TEAM-LEADER $.teams[0].members"),
    ),
    Case(
        name="somebody who left the team and somebody who joined it before there was one",
        stage=waiting,
        stream=TASK,
        act=with_a_past,
        says=(
            "SSJ-TASK-TEAM-FORMER $.teams[0].members[0].since",
            "SSJ-TASK-TEAM-FORMER $.teams[0].former[0]",
        ),
        holds=("A16-10", "A13-13"),
    ),
    Case(
        name="two in one place and nobody in another",
        stage=waiting,
        stream=TASK,
        act=lambda line: with_members(line, slot=1),
        says=("SSJ-TASK-TEAM-PLACES $.teams[0].members",),
    ),
    Case(
        name="more people than were said to be there",
        stage=waiting,
        stream=TASK,
        act=lambda line: evolve(assign(line), pool=(*POOL, Entry(id="E004", part=MARKET))),
        says=("SSJ-TASK-POOL $.pool",),
        holds=("A12-3",),
    ),
    Case(
        name="places of a strange department, led by a participating one, too few, and none of another",
        stage=waiting,
        stream=TASK,
        act=lambda line: evolve(
            assign(line),
            slots=(
                evolve(SLOTS[0], leads=False),
                evolve(SLOTS[1], leads=True),
                evolve(SLOTS[2], department="丁局"),
            ),
        ),
        says=(
            "SSJ-TASK-LEADS $.slots[1]",
            "SSJ-TASK-DEPARTMENT $.slots[2]",
            "SSJ-TASK-NO-SLOT $.slots",
            "SSJ-TASK-TEAM-LEADER $.teams[0].members",
            "SSJ-TASK-TEAM-MEMBER $.teams[0].members[2]",
        ),
    ),
    Case(
        name="one place in all",
        stage=waiting,
        stream=TASK,
        act=lambda line: evolve(assign(line), slots=SLOTS[:1], teams=(_alone(assign(line)),)),
        says=("SSJ-TASK-NO-SLOT $.slots",) * 2 + ("SSJ-TASK-TEAM-SIZE $.slots",),
        holds=("A16-1",),
    ),
    Case(
        name="under a confirmation of the other registry",
        stage=waiting,
        stream=TASK,
        act=lambda line: evolve(assign(line), confirmed=_other(line)),
        says=("SSJ-TASK-UNCONFIRMED $.confirmed",),
        holds=("A09-1",),
    ),
    Case(
        name="under a confirmation that another one has followed",
        stage=confirmed_again,
        stream=TASK,
        act=lambda line: evolve(assign(line), confirmed=assign(waiting()).confirmed),
        says=("SSJ-ACT-FACT $.confirmed",),
    ),
)


def _alone(act: AssignTeams) -> CurrentTeam:
    (team,) = act.teams
    return evolve(team, members=team.members[:1])


def _other(line: Line) -> Confirmation:
    found = line.office.registry("targets").latest
    assert found
    return found


QUESTIONED = (
    Case(
        name="announce a draw of targets alone, where every department assigns",
        stage=created,
        stream=TASK,
        act=lambda _: announce_targets(),
        says=(),
        holds=("A12-3",),
    ),
    Case(
        name="assign teams after the lock", stage=waiting, stream=TASK, act=assign, says=(), holds=("A12-3",)
    ),
)

UNBORN = (
    Unborn(
        name="no teams, out of the same person twice",
        make=lambda: evolve(assign(waiting()), teams=(), pool=POOL[:1] * 2),
        says=("SSJ-FORM-LEAST .teams", "SSJ-FORM-TWICE .pool[1]"),
    ),
)

TABLES = (REFUSED, QUESTIONED, UNBORN)


@pytest.mark.parametrize("case", named(REFUSED))
def test_refused(case: Case) -> None:
    judge_refused(case)


@pytest.mark.parametrize("case", named(QUESTIONED))
def test_questioned(case: Case) -> None:
    judge_questioned(case)


@pytest.mark.parametrize("case", named(UNBORN))
def test_unborn(case: Unborn) -> None:
    judge_unborn(case)


@pytest.mark.requirement("A11-9", "A12-3")
def test_assigned_teams_are_dispatched_substituted_and_inspect() -> None:
    assert list(dispatch_lists(waiting().task())) == []
    line = copy_of(assigned())
    task = line.task()
    assert task.lock
    assert task.lock.record == waiting().task().lock.record  # type: ignore[union-attr]
    first = task.lock.targets[0].entry.id
    lists = list(dispatch_lists(task))
    assert [each.department for each in lists] == [BUREAU, MARKET, EMERGENCY]
    assert {member.inspector for each in lists[0].targets for member in each.members} == {
        "E003",
        "E001",
        "E002",
    }
    assert [each.id for each in candidates(task, "第一组", "E003")] == ["E006"]
    receive_all(line)
    file = line.record(first, at="2026-05-12T17:00:00+08:00")
    assert file.team.inspectors == ("E003", "E001", "E002")
    assert line.office.replay().faults == ()


@pytest.mark.requirement("A11-14")
def test_each_department_has_its_part_of_the_list() -> None:
    task = waiting().task()
    assert task.lock
    assert department_part(task, MARKET) == task.lock.targets
    assert department_part(task, "丁局") == ()
    own = evolve(task.setup.items[0], participating=("丁局",))
    other = evolve(task, setup=evolve(task.setup, items=(own, task.setup.items[1])))
    assert {each.items for each in department_part(other, "丁局")} == {("GX01",)}
    assert {each.items for each in department_part(other, MARKET)} == {("GX02",)}
