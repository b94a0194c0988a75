"""检查小组与更换 (第十三条): which acts are refused, which are questioned, and what follows from the others.

That the draw is never touched and that the next in order follows from it is `tests/properties/test_teams.py`.
"""

from functools import cache

import pytest
from attrs import evolve
from tests.unit.acts_tables import (
    TASK,
    Case,
    Unborn,
    acknowledge,
    copy_of,
    documents,
    judge_questioned,
    judge_refused,
    judge_unborn,
    locked,
    named,
    revealed,
    rule,
    target,
)

from shuangsuiji.draw.announce import FrozenRolls
from shuangsuiji.draw.announcement import Slot
from shuangsuiji.exchange import SubstitutionNotice
from shuangsuiji.findings import Override
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rolls.roll import freeze
from shuangsuiji.task.lock import CurrentMember, CurrentTeam
from shuangsuiji.task.state import Pair
from shuangsuiji.teams import DeclareRecusal, SubstituteInspector, next_in_order
from shuangsuiji.testing.line import BUREAU, CODE, EMERGENCY, MARKET, H, Line

STRANGER = Entry(id="E900", part=MARKET)


def team(line: Line) -> CurrentTeam:
    """The first team as it stands now."""
    return line.task().teams[0]


def member(line: Line, department: str, *, leader: bool = False) -> CurrentMember:
    """A member of the first team who fills a department's place."""
    return next(
        each for each in team(line).members if each.department == department and each.leader is leader
    )


def entry(line: Line, id_: str) -> Entry:
    """An inspector as the frozen roll has him."""
    return next(each for each in line.inspectors if each.id == id_)


def substitute(line: Line, department: str = MARKET, *, leader: bool = False) -> SubstituteInspector:
    """Replace a member by the next in order."""
    out = member(line, department, leader=leader).inspector
    after = next_in_order(line.task(), team(line).unit, out)
    assert after
    return SubstituteInspector(
        by="科长乙",
        at="2026-05-11T09:00:00+08:00",
        unit=team(line).unit,
        out=out,
        substitute=after,
        name=line.names[after.id],
        circumstance="健康",
        approver="局领导丁",
        approved_at="2026-05-11T08:30:00+08:00",
    )


def appoint(line: Line, who: Entry, department: str = MARKET) -> SubstituteInspector:
    """Replace a member by somebody who is appointed."""
    return evolve(substitute(line, department), substitute=who, name="某某", method="appointed")


def other_market(line: Line) -> Entry:
    """An inspector of the market bureau who is neither in the team nor the next in order."""
    taken = {*team(line).inspectors, substitute(line).substitute.id}
    return next(each for each in line.inspectors if each.part == MARKET and each.id not in taken)


def recuse(line: Line) -> DeclareRecusal:
    """The next in order turns out to be barred from the first target."""
    return DeclareRecusal(
        by="科长乙",
        at="2026-05-10T09:00:00+08:00",
        target=target(),
        inspector=substitute(line).substitute.id,
        reason="与法定代表人有近亲属关系",
    )


@cache
def recused() -> Line:
    """The next in order is recused from the first target."""
    line = copy_of(locked())
    line.do(TASK, recuse(line))
    return line


@cache
def skilled() -> Line:
    """Targets need a skill and lie in an area, which every inspector of the roll has."""
    line = Line()
    line.targets = [evolve_entry(each) for each in line.targets]
    line.inspectors = [evolve_entry(each) for each in line.inspectors]
    line.rolls = FrozenRolls(targets=freeze(line.targets, H), inspectors=freeze(line.inspectors, H))
    line.prepare()
    slots = tuple(
        Slot(department=department, count=count, leads=department == BUREAU, area="same")
        for department, count in ((BUREAU, 2), (MARKET, 1), (EMERGENCY, 1))
    )
    line.drawn(CODE, slots=slots)
    return line


@cache
def without_appointments() -> Line:
    """The rulebook asks for the next in order, and the list is locked."""
    line = Line(rules=rule("substitution_methods", ("next-in-order",)))
    line.prepare()
    line.drawn()
    return line


def evolve_entry(found: Entry) -> Entry:
    """The same entry with a skill and an area."""
    return evolve(found, codes=("盐业",), area="红塔区")


@cache
def substituted() -> Line:
    """The market bureau's member is replaced by the next in order."""
    line = copy_of(locked())
    line.do(TASK, substitute(line))
    return line


def back(line: Line) -> SubstituteInspector:
    """Whoever was replaced comes back, without a word."""
    went = line.task().substitutions[0].out
    act = evolve(appoint(line, entry(line, went)), at="2026-05-15T09:00:00+08:00")
    return evolve(act, name=line.names[went])


def in_second_team(line: Line) -> SubstituteInspector:
    """Whoever went from the first team is appointed to the second."""
    went, second = line.task().substitutions[0].out, line.task().teams[1]
    out = next(each for each in second.members if each.department == MARKET)
    assert out.inspector != went
    return evolve(
        appoint(line, entry(line, went)),
        unit=second.unit,
        out=out.inspector,
        name=line.names[went],
        at="2026-05-15T09:00:00+08:00",
    )


REFUSED = (
    Case(
        name="before the list is locked",
        stage=revealed,
        stream=TASK,
        act=lambda _: substitute(locked()),
        says=("SSJ-TEAM-UNLOCKED",),
    ),
    Case(
        name="in the team of a target that was not drawn",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(substitute(line), unit="对象9999"),
        says=("SSJ-TEAM-UNIT $.unit",),
        holds=("A02-4",),
    ),
    Case(
        name="somebody who is not in the team",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(substitute(line), out=other_market(line).id),
        says=("SSJ-TEAM-NOT-MEMBER $.out",),
    ),
    Case(
        name="somebody who was replaced already",
        stage=substituted,
        stream=TASK,
        act=lambda _: evolve(substitute(locked()), at="2026-05-12T09:00:00+08:00"),
        says=("SSJ-TEAM-NOT-MEMBER $.out",),
    ),
    Case(
        name="by somebody who is in the team already",
        stage=locked,
        stream=TASK,
        act=lambda line: appoint(line, entry(line, member(line, EMERGENCY).inspector)),
        says=("SSJ-TEAM-ALREADY $.substitute",),
    ),
    Case(
        name="by somebody whose certificate is not valid",
        stage=locked,
        stream=TASK,
        act=lambda line: appoint(line, evolve(other_market(line), standing="excluded:certificate-expired")),
        says=("SSJ-TEAM-UNQUALIFIED $.substitute",),
    ),
    Case(
        name="by somebody who is recused from the target",
        stage=recused,
        stream=TASK,
        act=lambda _: evolve(substitute(locked()), method="appointed"),
        says=("SSJ-TEAM-RECUSED $.substitute",),
    ),
    Case(
        name="by somebody without the skill that the target needs",
        stage=skilled,
        stream=TASK,
        act=lambda line: appoint(line, evolve(other_market(line), codes=())),
        says=("SSJ-TEAM-SKILLS $.substitute",),
    ),
    Case(
        name="by somebody of another area than the slot asks for",
        stage=skilled,
        stream=TASK,
        act=lambda line: appoint(line, evolve(other_market(line), area="江川区")),
        says=("SSJ-TEAM-AREA $.substitute",),
    ),
    Case(
        name="the leading place, by somebody of another department",
        stage=locked,
        stream=TASK,
        act=lambda line: appoint(line, other_market(line), BUREAU),
        says=("SSJ-TEAM-LEADING $.substitute",),
    ),
    Case(
        name="by somebody else than the next in order, as if he were that",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(substitute(line), substitute=other_market(line)),
        says=("SSJ-TEAM-ORDER $.substitute",),
    ),
    Case(
        name="by who was replaced in this team before, without a word",
        stage=substituted,
        stream=TASK,
        act=back,
        says=("SSJ-TEAM-BACK $.note",),
    ),
    Case(
        name="for a circumstance that the rulebook does not know",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(substitute(line), circumstance="本人要求"),
        says=("SSJ-TEAM-CHOICE $.circumstance",),
    ),
    Case(
        name="by appointment, where the rulebook asks for the next in order",
        stage=without_appointments,
        stream=TASK,
        act=lambda line: appoint(line, other_market(line)),
        says=("SSJ-TEAM-CHOICE $.method",),
    ),
    Case(
        name="for something else, without words",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(substitute(line), circumstance="其他"),
        says=("SSJ-TEAM-NOTE $.note",),
    ),
    Case(
        name="before it is approved",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(substitute(line), approved_at="2026-05-11T09:00:01+08:00"),
        says=("SSJ-TEAM-APPROVAL $.approved_at",),
    ),
    Case(
        name="before it is approved, said in another zone",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(substitute(line), approved_at="2026-05-11T01:00:01Z"),
        says=("SSJ-TEAM-APPROVAL $.approved_at",),
    ),
    Case(
        name="approved before the list was locked",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(substitute(line), approved_at="2026-04-24T08:59:59+08:00"),
        says=("SSJ-TEAM-APPROVAL-EARLY $.approved_at",),
    ),
    Case(
        name="everything wrong with a substitution at once",
        stage=skilled,
        stream=TASK,
        act=lambda line: evolve(
            substitute(line, BUREAU),
            substitute=evolve(
                entry(line, member(line, MARKET).inspector), codes=(), area="", standing="excluded:inactive"
            ),
            circumstance="其他",
            approved_at="2026-06-01T09:00:00+08:00",
        ),
        says=(
            "SSJ-TEAM-ALREADY $.substitute",
            "SSJ-TEAM-UNQUALIFIED $.substitute",
            "SSJ-TEAM-SKILLS $.substitute",
            "SSJ-TEAM-AREA $.substitute",
            "SSJ-TEAM-LEADING $.substitute",
            "SSJ-TEAM-ORDER $.substitute",
            "SSJ-TEAM-NOTE $.note",
            "SSJ-TEAM-APPROVAL $.approved_at",
        ),
    ),
    Case(
        name="a recusal before the list is locked",
        stage=revealed,
        stream=TASK,
        act=lambda _: recuse(locked()),
        says=("SSJ-TEAM-UNIT $.target",),
    ),
    Case(
        name="a recusal of who is in the team",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(recuse(line), inspector=team(line).leader),
        says=("SSJ-TEAM-RECUSE-MEMBER $.inspector",),
    ),
    Case(
        name="a recusal that is on record",
        stage=recused,
        stream=TASK,
        act=lambda _: recuse(locked()),
        says=("SSJ-TEAM-RECUSED $.inspector",),
    ),
)

QUESTIONED = (
    Case(
        name="the next in order, which goes on record all the same",
        stage=locked,
        stream=TASK,
        act=substitute,
        says=(f"SSJ-A13-4 notice {target()}",),
    ),
    Case(
        name="somebody of another department",
        stage=locked,
        stream=TASK,
        act=lambda line: appoint(line, other_market(line), EMERGENCY),
        says=(
            f"SSJ-A13-4 notice {target()}",
            f"SSJ-A13-6 warning {other_market(locked()).id}",
        ),
    ),
    Case(
        name="somebody who is not in the frozen roll",
        stage=locked,
        stream=TASK,
        act=lambda line: appoint(line, STRANGER),
        says=(f"SSJ-A13-4 notice {target()}", "SSJ-A13-6-ROLL warning E900"),
    ),
    Case(
        name="a stranger of another department",
        stage=locked,
        stream=TASK,
        act=lambda line: appoint(line, STRANGER, EMERGENCY),
        says=(
            f"SSJ-A13-4 notice {target()}",
            "SSJ-A13-6 warning E900",
            "SSJ-A13-6-ROLL warning E900",
        ),
    ),
    Case(
        name="approved by whoever does it",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(substitute(line), approver="科长乙"),
        says=(f"SSJ-A13-4 notice {target()}", f"SSJ-A13-8 warning {target()}"),
    ),
    Case(
        name="approved by whoever goes",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(substitute(line), approver=substitute(line).out),
        says=(f"SSJ-A13-4 notice {target()}", f"SSJ-A13-8 warning {target()}"),
    ),
    Case(
        name="approved by whoever comes",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(substitute(line), approver=substitute(line).substitute.id),
        says=(f"SSJ-A13-4 notice {target()}", f"SSJ-A13-8 warning {target()}"),
    ),
    Case(
        name="somebody of the roll, given otherwise than the roll has him",
        stage=locked,
        stream=TASK,
        act=lambda line: appoint(line, evolve(other_market(line), codes=("盐业",))),
        says=(
            f"SSJ-A13-4 notice {target()}",
            f"SSJ-A13-6-ROLL warning {other_market(locked()).id}",
        ),
    ),
    Case(
        name="who was replaced in another team, without a word",
        stage=substituted,
        stream=TASK,
        act=in_second_team,
        says=(f"SSJ-A13-4 notice {target(1)}",),
    ),
    Case(
        name="who was replaced comes back, and it is said why",
        stage=substituted,
        stream=TASK,
        act=lambda line: evolve(back(line), note="病愈返岗"),
        says=(f"SSJ-A13-4 notice {target()}",),
    ),
    Case(
        name="a recusal after the draw",
        stage=locked,
        stream=TASK,
        act=recuse,
        says=(),
    ),
)

UNBORN = (
    Unborn(
        name="a substitution without anybody, approved by nobody at no time",
        make=lambda: evolve(
            substitute(locked()), unit="", out="", name="", approver="", circumstance="", approved_at="昨天"
        ),
        says=(
            "SSJ-TEXT-EMPTY .unit",
            "SSJ-TEXT-EMPTY .out",
            "SSJ-TEXT-EMPTY .name",
            "SSJ-TEXT-EMPTY .approver",
            "SSJ-TEXT-EMPTY .circumstance",
            "SSJ-TEXT-INSTANT .approved_at",
        ),
    ),
    Unborn(
        name="a substitute without number and department, with a skill that is none",
        make=lambda: evolve(substitute(locked()), substitute=Entry(id="", part="", codes=("盐业", ""))),
        says=(
            "SSJ-TEXT-EMPTY .substitute.id",
            "SSJ-TEXT-EMPTY .substitute.part",
            "SSJ-TEXT-EMPTY .substitute.codes[1]",
        ),
    ),
    Unborn(
        name="a recusal for no reason",
        make=lambda: evolve(recuse(locked()), reason=""),
        says=("SSJ-TEXT-EMPTY .reason",),
    ),
    Unborn(
        name="a recusal for a reason that nobody can read",
        make=lambda: evolve(recuse(locked()), reason="亲\u200b属"),
        says=("SSJ-TEXT-CHARACTER .reason",),
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


@pytest.mark.requirement("A13-7")
def test_a_member_goes_and_the_next_in_order_comes() -> None:
    act = substitute(locked())
    before, after = team(locked()), team(substituted())
    assert [
        evolve(each, inspector=act.substitute.id) if each.inspector == act.out else each
        for each in before.members
    ] == list(after.members)
    task = substituted().task()
    assert task.teams[1:] == locked().task().teams[1:]
    assert task.lock == locked().task().lock
    (made,) = task.substitutions
    assert (made.number, made.out, made.circumstance, made.members) == (1, act.out, "健康", after.members)
    assert task.recused == ()


@pytest.mark.requirement("A13-10")
def test_when_the_leader_goes_one_of_the_initiating_department_leads() -> None:
    line = copy_of(locked())
    act = substitute(line, BUREAU, leader=True)
    line.do(TASK, act)
    after = team(line)
    assert act.out not in after.inspectors
    assert [each.department for each in after.members if each.leader] == [BUREAU]
    assert after.leader in after.inspectors


def test_when_a_member_goes_the_leader_stays() -> None:
    assert team(substituted()).leader == team(locked()).leader


@pytest.mark.requirement("A12-9")
def test_who_goes_for_a_recusal_is_barred_from_the_target() -> None:
    line = copy_of(locked())
    act = evolve(substitute(line), circumstance="回避")
    line.do(TASK, act)
    assert line.task().recused == (Pair(target=target(), inspector=act.out),)
    assert line.task().recused_from([target()]) == {act.out}
    comes_back = evolve(appoint(line, entry(line, act.out)), note="误会", at="2026-05-12T09:00:00+08:00")
    judge_refused(
        Case(
            name="who is barred does not come back",
            stage=lambda: line,
            stream=TASK,
            act=lambda _: comes_back,
            says=("SSJ-TEAM-RECUSED $.substitute",),
        )
    )


def test_who_is_recused_after_the_draw_is_passed_over() -> None:
    barred = substitute(locked()).substitute.id
    assert recused().task().recused == (Pair(target=target(), inspector=barred),)
    assert substitute(recused()).substitute.id != barred
    assert team(recused()) == team(locked())


def test_a_name_that_comes_with_the_substitute_is_known_from_then_on() -> None:
    line = copy_of(locked())
    line.do(TASK, appoint(line, STRANGER), _answered())
    assert line.task().name("E900") == "某某"


def _answered() -> Override:
    return Override(
        code="SSJ-A13-6-ROLL", reason="新调入，已发证", by="局领导丁", at="2026-05-11T08:00:00+08:00"
    )


def test_the_platform_is_told_who_goes_who_comes_and_who_is_in_the_team() -> None:
    line = copy_of(locked())
    line.do(TASK, evolve(substitute(line), circumstance="其他", note="临时抽调"))
    notice = documents(line, TASK)[-1]
    act = substitute(locked())
    assert isinstance(notice, SubstitutionNotice)
    assert (notice.key, notice.targets) == (f"substitution/{CODE}/1", (target(),))
    assert (notice.out, notice.substitute, notice.circumstance) == (
        act.out,
        act.substitute.id,
        "其他",
    )
    assert [each.inspector for each in notice.members] == list(team(line).inspectors)
    line.do(TASK, acknowledge(notice))
    assert notice.key not in [key for _, key in line.office.owed()]


def test_a_standing_group_changes_for_all_its_targets() -> None:
    line = copy_of(locked_in_groups())
    group = line.task().teams[0]
    assert group.unit.startswith("group/")
    out = next(each.inspector for each in group.members if each.department == MARKET)
    after = next_in_order(line.task(), group.unit, out)
    assert after
    act = evolve(substitute(locked()), unit=group.unit, out=out, substitute=after, name="某某")
    line.do(TASK, act)
    assert {line.task().team(each) for each in group.targets} == {line.task().teams[0]}
    assert after.id in line.task().teams[0].inspectors
    assert line.task().substitutions[0].targets == group.targets


@cache
def locked_in_groups() -> Line:
    """A locked list whose inspectors work in three standing groups."""
    line = Line(targets=120)
    line.prepare()
    line.drawn(CODE, matching="groups", groups=3)
    return line
