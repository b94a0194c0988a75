"""平台抽取的导入 (第四条、第十一条): what may be taken over, what is said of it, and that it is never called verified."""

from functools import cache

import pytest
from attrs import evolve
from tests.unit.acts_tables import (
    TASK,
    Case,
    Unborn,
    announced,
    copy_of,
    created,
    judge_questioned,
    judge_refused,
    judge_unborn,
    locked,
    named,
    prepared,
    rule,
    taken_over,
    voided,
)
from tests.unit.aftermath_tables import other_check
from tests.unit.test_acts_task import announce
from tests.unit.test_acts_task_selection import task_of

from shuangsuiji.checklist.state import Repeal
from shuangsuiji.dispatch import dispatch_lists
from shuangsuiji.draw.announcement import Slot
from shuangsuiji.errors import ActRefused
from shuangsuiji.findings import Override
from shuangsuiji.other_checks import EnterOtherCheck, checks_stream
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.task.assigning import AssignTeams
from shuangsuiji.task.criterion import Criterion
from shuangsuiji.task.current_team import CurrentMember, CurrentTeam
from shuangsuiji.task.exclusions import Check
from shuangsuiji.task.importing import ImportDraw
from shuangsuiji.task.lock import DrawnTarget, PlatformDraw
from shuangsuiji.task.setup import task_stream
from shuangsuiji.teams.substituting import SubstituteInspector
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import BUREAU, CODE, EMERGENCY, MARKET, setup

OTHER = "YXGX-2026-08"
LISTED = tuple(f"对象{number:04}" for number in range(55, 61))


@cache
def local_alone() -> Line:
    """The rulebook allows no platform's draw."""
    line = Line(rules=rule("draw_origin_allowed", ("local",)))
    line.prepare()
    line.create_task()
    return line


@cache
def stale() -> Line:
    """The rulebook wants a registry that was confirmed the day before."""
    line = Line(rules=rule("library_max_age_days", 1))
    line.prepare()
    line.create_task()
    return line


@cache
def imported() -> Line:
    """The platform's list is locked."""
    line = copy_of(created())
    line.do(TASK, taken_over(line))
    return line


@cache
def directed() -> Line:
    """The range is one region, in which no target lies."""
    line = copy_of(prepared())
    line.do(TASK, task_of(setup(criteria=(Criterion(column="area", values=("红塔区",)),))))
    return line


@cache
def drawn_elsewhere() -> Line:
    """Another task has drawn the same targets."""
    line = copy_of(created())
    line.create_task(OTHER)
    line.do(task_stream(OTHER), taken_over(line))
    return line


@cache
def confirmed_twice_before() -> Line:
    """The registry was confirmed again before the platform drew."""
    line = copy_of(created())
    line.confirm_registries("2026-04-22T09:00:00+08:00")
    return line


@cache
def confirmed_again_after() -> Line:
    """The registry was confirmed again after the platform drew, before its list is taken over."""
    line = copy_of(created())
    line.confirm_registries("2026-04-23T17:00:00+08:00")
    return line


@cache
def inspected_elsewhere() -> Line:
    """Another bureau has inspected one of the targets of the list."""
    line = copy_of(created())
    check = evolve(other_check(line, LISTED[0]).check, on="2026-03-03")
    entered = EnterOtherCheck(by="经办员甲", at="2026-04-22T10:00:00+08:00", check=check)
    line.do(checks_stream("2026"), entered)
    return line


def at_times(line: Line, drawn: str, retrieved: str) -> ImportDraw:
    """Take over a list with other times."""
    act = taken_over(line)
    return evolve(act, drawn=evolve(act.drawn, drawn_at=drawn, retrieved_at=retrieved))


def with_items(line: Line, *items: str) -> ImportDraw:
    """Take over a list whose first target has other items."""
    act = taken_over(line)
    return evolve(act, targets=(evolve(act.targets[0], items=items), *act.targets[1:]))


def all_before(line: Line) -> ImportDraw:
    """Take over a list and say all that another task drew of it."""
    act, other = taken_over(line), line.task(OTHER)
    return evolve(
        act,
        earlier=tuple(
            Check(
                target=each.entry.id,
                items=each.items,
                year=2026,
                task=OTHER,
                first=other.setup.first,
                last=other.setup.last,
            )
            for each in act.targets
        ),
    )


REFUSED = (
    Case(
        name="before the task is set up",
        stage=prepared,
        stream=TASK,
        act=taken_over,
        says=("SSJ-ACT-NOT-BEGUN",),
        holds=("A11-1",),
    ),
    Case(
        name="a platform's list where the rulebook allows none",
        stage=local_alone,
        stream=TASK,
        act=taken_over,
        says=("SSJ-TASK-ORIGIN $",),
    ),
    Case(
        name="a platform's list while a round is open",
        stage=announced,
        stream=TASK,
        act=taken_over,
        says=("SSJ-TASK-IMPORT-ROUND $",),
    ),
    Case(
        name="a platform's list in place of a locked one",
        stage=locked,
        stream=TASK,
        act=taken_over,
        says=("SSJ-TASK-IMPORT-LOCKED $",),
        holds=("A11-10",),
    ),
    Case(
        name="a platform's list in place of another one",
        stage=imported,
        stream=TASK,
        act=taken_over,
        says=("SSJ-TASK-IMPORT-LOCKED $",),
        holds=("A11-10",),
    ),
    Case(
        name="a round here after a platform's list was locked",
        stage=imported,
        stream=TASK,
        act=lambda _: announce(),
        says=("SSJ-TASK-IMPORTED $",),
        holds=("A11-10",),
    ),
    Case(
        name="retrieved before it was drawn",
        stage=created,
        stream=TASK,
        act=lambda line: at_times(line, "2026-04-23T10:00:00+08:00", "2026-04-23T09:59:59+08:00"),
        says=("SSJ-TASK-IMPORT-TIMES $.drawn",),
    ),
    Case(
        name="drawn after it was taken over",
        stage=created,
        stream=TASK,
        act=lambda line: at_times(line, "2026-04-24T09:00:01+08:00", "2026-04-24T09:00:02+08:00"),
        says=("SSJ-TASK-IMPORT-TIMES $.drawn",),
    ),
    Case(
        name="drawn before the registry was confirmed",
        stage=created,
        stream=TASK,
        act=lambda line: at_times(line, "2026-01-01T10:00:00+08:00", "2026-04-23T10:05:00+08:00"),
        says=("SSJ-TASK-UNCONFIRMED $.confirmed",),
        holds=("A09-16",),
    ),
    Case(
        name="drawn last year",
        stage=created,
        stream=TASK,
        act=lambda line: at_times(line, "2025-04-23T10:00:00+08:00", "2026-04-23T10:05:00+08:00"),
        says=("SSJ-TASK-UNCONFIRMED $.confirmed",),
        holds=("A09-16",),
    ),
    Case(
        name="drawn from a registry of which nothing is said",
        stage=created,
        stream=TASK,
        act=lambda line: taken_over(line, confirmed=()),
        says=("SSJ-TASK-UNCONFIRMED $.confirmed",),
        holds=("A09-16",),
    ),
    Case(
        name="drawn from a registry that was confirmed otherwise",
        stage=created,
        stream=TASK,
        act=lambda line: taken_over(
            line, confirmed=tuple(evolve(each, count=61) for each in taken_over(line).confirmed)
        ),
        says=("SSJ-ACT-FACT $.confirmed[0]",),
        holds=("A09-16",),
    ),
    Case(
        name="the registry as it was confirmed before, and not as it stood at the draw",
        stage=confirmed_twice_before,
        stream=TASK,
        act=lambda line: taken_over(line, confirmed=(line.office.registry("targets").confirmations[0],)),
        says=("SSJ-ACT-FACT $.confirmed[0]",),
        holds=("A09-16",),
    ),
    Case(
        name="a repeal that the checklist does not have",
        stage=created,
        stream=TASK,
        act=lambda line: taken_over(
            line, repeals=(Repeal(law="某办法", on="2026-01-01", document="废止决定"),)
        ),
        says=("SSJ-ACT-FACT $.repeals",),
        holds=("A06-4",),
    ),
    Case(
        name="a target out of the range",
        stage=directed,
        stream=TASK,
        act=taken_over,
        says=tuple(f"SSJ-TASK-RANGE $.targets[{index}]" for index in range(6)),
        holds=("A10-5",),
    ),
    Case(
        name="a target with an item that the task does not have",
        stage=created,
        stream=TASK,
        act=lambda line: with_items(line, "GX01", "GX09"),
        says=("SSJ-TASK-TARGET-ITEMS $.targets[0].items",),
        holds=("A10-4",),
    ),
    Case(
        name="targets that another task has drawn, without a word",
        stage=drawn_elsewhere,
        stream=TASK,
        act=taken_over,
        says=("SSJ-TASK-EARLIER $.earlier",) * 6,
        holds=("A08-1", "A23-1"),
    ),
    Case(
        name="a target that was inspected by another body, without a word",
        stage=inspected_elsewhere,
        stream=TASK,
        act=taken_over,
        says=("SSJ-TASK-EARLIER-OTHER $.earlier",),
        holds=("A08-1", "A23-1"),
    ),
)

QUESTIONED = (
    Case(
        name="a registry that was confirmed again after the platform drew",
        stage=confirmed_again_after,
        stream=TASK,
        act=lambda line: taken_over(line, confirmed=(line.office.registry("targets").confirmations[0],)),
        says=("SSJ-X-14 notice",),
        holds=("A09-16",),
    ),
    Case(
        name="a platform's list, which is asserted",
        stage=created,
        stream=TASK,
        act=taken_over,
        says=("SSJ-X-14 notice",),
    ),
    Case(
        name="another number than the ratio comes to",
        stage=created,
        stream=TASK,
        act=lambda line: evolve(taken_over(line), targets=taken_over(line).targets[1:]),
        says=("SSJ-A10-6 warning 全市食盐定点企业和重点用能单位", "SSJ-X-14 notice"),
        holds=("A10-6",),
    ),
    Case(
        name="drawn from a registry that was confirmed long before",
        stage=stale,
        stream=TASK,
        act=taken_over,
        says=("SSJ-A09-15 warning targets", "SSJ-X-14 notice"),
        holds=("A09-15",),
    ),
    Case(
        name="drawn when the inspections had begun",
        stage=created,
        stream=TASK,
        act=lambda line: evolve(
            at_times(line, "2026-05-06T10:00:00+08:00", "2026-05-06T10:05:00+08:00"),
            at="2026-05-06T11:00:00+08:00",
        ),
        says=("SSJ-A10-3 warning", "SSJ-X-14 notice"),
        holds=("A10-3",),
    ),
    Case(
        name="a platform's list after a void round",
        stage=voided,
        stream=TASK,
        act=taken_over,
        says=("SSJ-X-14 notice",),
    ),
    Case(
        name="targets that another task has drawn, and it is said",
        stage=drawn_elsewhere,
        stream=TASK,
        act=all_before,
        says=(
            *(f"SSJ-A08-1 warning {each}" for each in LISTED),
            *(f"SSJ-A23-1 warning {each}" for each in LISTED),
            "SSJ-X-14 notice",
        ),
    ),
)


def unreadable() -> tuple[DrawnTarget, ...]:
    """Two targets, of which one has a character in its id that nobody sees, and one is of no stratum."""
    one, two = taken_over(created()).targets[:2]
    return (
        evolve(one, entry=evolve(one.entry, id=f"{one.entry.id}\u200b")),
        evolve(two, entry=evolve(two.entry, part="")),
    )


UNBORN = (
    Unborn(
        name="a list of nobody",
        make=lambda: taken_over(created(), targets=()),
        says=("SSJ-FORM-LEAST .targets",),
    ),
    Unborn(
        name="a list with one target twice",
        make=lambda: taken_over(created(), targets=(taken_over(created()).targets[0],) * 2),
        says=("SSJ-FORM-TWICE .targets[1]",),
        holds=("A11-2",),
    ),
    Unborn(
        name="a list with a target, and another's stratum, that nobody can read",
        make=lambda: taken_over(created(), targets=unreadable()),
        says=("SSJ-TEXT-CHARACTER .targets[0]", "SSJ-TEXT-EMPTY .targets[1]"),
        holds=("A11-2",),
    ),
    Unborn(
        name="a platform's draw without number and digest, at no time",
        make=lambda: PlatformDraw(
            platform="省级平台",
            number="",
            drawn_at="昨天",
            retrieved_at="2026-04-23T10:05:00+08:00",
            source="抽取名单.xlsx",
            digest="ab",
        ),
        says=("SSJ-TEXT-EMPTY .number", "SSJ-TEXT-HEX .digest", "SSJ-TEXT-INSTANT .drawn_at"),
        holds=("A04-2",),
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


@pytest.mark.requirement("X-14", "A04-2")
def test_what_a_platform_says_is_asserted_and_what_anybody_can_draw_again_is_not() -> None:
    there, here = imported().task().lock, locked().task().lock
    assert there
    assert here
    assert (there.origin, there.evidence, there.seed) == ("platform", "asserted", None)
    assert (here.origin, here.evidence) == ("local", "reproducible")
    assert there.asserted
    assert there.asserted.number == "530400202604230001"
    assert here.asserted is None


@pytest.mark.requirement("X-14", "A02-4")
def test_teams_are_assigned_to_a_platforms_list_and_no_document_says_more_than_the_platform_did() -> None:
    line = copy_of(imported())
    assert list(dispatch_lists(line.task())) == []
    line.do(TASK, assign(line))
    assert {each.leader for each in line.task().teams} == {"E003"}
    lists = list(dispatch_lists(line.task()))
    assert [each.seed for each in lists] == [""] * 3
    assert {tuple(target.id for target in each.targets) for each in lists} == {LISTED}
    assert len({each.record for each in lists}) == 1
    assert line.office.replay().faults == ()


@pytest.mark.requirement("A13-2", "A13-10")
def test_a_leader_of_an_assigned_team_is_followed_by_one_of_the_initiating_department() -> None:
    line = copy_of(imported())
    line.do(TASK, assign(line))
    after = next(each for each in line.inspectors if each.part == BUREAU and each.id != "E003")
    act = SubstituteInspector(
        by="科长乙",
        at="2026-04-26T09:00:00+08:00",
        task=CODE,
        unit="第一组",
        targets=line.task().teams[0].targets,
        out="E003",
        substitute=after,
        name="某某",
        circumstance="健康",
        method="appointed",
        approver="局领导丁",
        approved_at="2026-04-25T10:00:00+08:00",
    )
    line.do(TASK, act, Override(code="SSJ-A13-6-ROLL", reason="人员名录内", by="局领导丁", at=act.at))
    assert [each.leader for each in line.task().teams] == [after.id]


def assign(line: Line) -> AssignTeams:
    """Assign one team to the platform's list."""
    people = {BUREAU: "E003", MARKET: "E001", EMERGENCY: "E002"}
    slots = tuple(Slot(department=each, count=1, leads=each == BUREAU, area="any") for each in people)
    members = tuple(
        CurrentMember(inspector=id_, department=department, slot=index, leader=department == BUREAU)
        for index, (department, id_) in enumerate(people.items())
    )
    lock, confirmed = line.task().lock, line.office.registry("inspectors").latest
    assert lock
    assert confirmed
    targets = tuple(each.entry.id for each in lock.targets)
    return AssignTeams(
        by="科长乙",
        at="2026-04-25T09:00:00+08:00",
        slots=slots,
        teams=(CurrentTeam(unit="第一组", targets=targets, members=members),),
        pool=tuple(Entry(id=id_, part=department) for department, id_ in people.items()),
        names=(),
        confirmed=confirmed,
    )


@pytest.mark.requirement("A09-16")
def test_a_refused_import_asks_for_the_registry_of_targets_alone() -> None:
    line = copy_of(created())
    with pytest.raises(ActRefused) as caught:
        line.do(TASK, taken_over(line, confirmed=()))
    (found,) = caught.value.faults
    assert "检查对象名录库" in found.sentence("zh")
    assert "执法检查人员名录库" not in found.sentence("zh")


def test_a_check_of_no_task_is_told_by_who_made_it_and_when() -> None:
    line = copy_of(inspected_elsewhere())
    with pytest.raises(ActRefused) as caught:
        line.do(TASK, taken_over(line))
    (missing,) = caught.value.faults
    strange = Check(target="对象0001", items=(), year=2025)
    with pytest.raises(ActRefused) as caught:
        line.do(TASK, taken_over(line, earlier=(*line.office.checks(), strange)))
    (unknown,) = caught.value.faults
    assert ("—" in missing.sentence("zh"), "—" in unknown.sentence("zh")) == (False, False)
    assert f"{LISTED[0]} 在 2026-03-03 已由 {EMERGENCY} 检查过" in missing.sentence("zh")
    assert f"{line.rules.bureau} 在 2025 检查过 对象0001" in unknown.sentence("zh")


def test_the_order_is_the_platforms() -> None:
    line = copy_of(created())
    act = taken_over(line)
    line.do(TASK, evolve(act, targets=act.targets[::-1]))
    lock = line.task(CODE).lock
    assert lock
    assert [each.entry.id for each in lock.targets] == list(LISTED[::-1])
    assert line.task().teams == ()
