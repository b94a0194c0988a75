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
    entered,
    file_of,
    judge_questioned,
    judge_refused,
    judge_unborn,
    locked,
    named,
    opened,
    published,
    recorded,
    revealed,
    rule,
    target,
)
from tests.unit.aftermath_tables import withheld
from tests.unit.test_acts_before import pre_check

from shuangsuiji import departments
from shuangsuiji.acts import Moment
from shuangsuiji.departments import Departments, ListDepartments, Unit
from shuangsuiji.draw.announce import FrozenRolls
from shuangsuiji.draw.announcement import Slot
from shuangsuiji.exchange.teams import SubstitutionNotice
from shuangsuiji.findings import Override
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rolls.roll import freeze
from shuangsuiji.task.current_team import CurrentMember, CurrentTeam
from shuangsuiji.task.ending import CloseTask
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Assignment, Pair, PassedOver
from shuangsuiji.teams.arranging import ArrangeWork
from shuangsuiji.teams.candidates import candidates, next_in_order
from shuangsuiji.teams.leading import led
from shuangsuiji.teams.recusing import DeclareRecusal
from shuangsuiji.teams.substituting import SubstituteInspector
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import BUREAU, CODE, EMERGENCY, MARKET, H
from shuangsuiji.texts import path_of

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
        task=CODE,
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
def looked_up() -> Line:
    """Who is to be replaced has looked up what is known of the first target."""
    line, out = copy_of(opened()), substitute(opened()).out
    line.do(file_of(), evolve(pre_check(), inspector=out))
    return line


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


def passing(line: Line) -> SubstituteInspector:
    """The next in order is on leave, and the one after him comes."""
    act = substitute(line)
    after = next_in_order(line.task(), act.unit, act.out, [act.substitute.id])
    assert after
    skipped = PassedOver(inspector=act.substitute.id, reason="休假至6月底")
    return evolve(act, substitute=after, name=line.names[after.id], passed_over=(skipped,))


def arrange(line: Line) -> ArrangeWork:
    """The leader sends the whole team to the first target."""
    sent = Assignment(target=target(), on="2026-05-12", inspectors=team(line).inspectors)
    return ArrangeWork(
        by=team(line).leader, at="2026-05-06T10:00:00+08:00", unit=team(line).unit, assignments=(sent,)
    )


@cache
def arranged() -> Line:
    """The first team's work is arranged."""
    line = copy_of(locked())
    line.do(TASK, arrange(line))
    return line


def elsewhere() -> CurrentTeam:
    """Another team in which somebody of the first team serves too."""
    first, *others = locked().task().teams
    return next(each for each in others if set(each.inspectors) & set(first.inspectors))


def shared() -> CurrentMember:
    """Somebody who serves in both."""
    first = locked().task().teams[0]
    return next(each for each in elsewhere().members if each.inspector in first.inspectors)


def arrange_second(day: str) -> ArrangeWork:
    """The leader of the other team sends him there."""
    unit = elsewhere().unit
    sent = Assignment(target=unit, on=day, inspectors=(shared().inspector,))
    return ArrangeWork(by=elsewhere().leader, at="2026-05-06T11:00:00+08:00", unit=unit, assignments=(sent,))


@cache
def closed() -> Line:
    """The task is closed before its time."""
    line = copy_of(locked())
    at = "2026-05-07T09:00:00+08:00"
    line.do(TASK, CloseTask(by="经办员甲", at=at, reason="上级统一安排", approver="局领导丁"))
    return line


@cache
def headed() -> Line:
    """The list of units says who heads the market bureau."""
    line = copy_of(locked())
    listed = Departments(units=(Unit(id=MARKET, kind="department", head="局长戊"),))
    line.do(
        departments.STREAM,
        ListDepartments(by="局办公室", at="2026-05-06T08:00:00+08:00", departments=listed),
    )
    return line


@cache
def strict() -> Line:
    """A rulebook under which one substitution is too many."""
    line = Line(rules=rule("substitution_alert_percent", 1))
    line.prepare()
    line.drawn()
    return line


def strict_target() -> str:
    """The unit of its first team."""
    return team(strict()).unit


def again(line: Line) -> SubstituteInspector:
    """Who came into the first team comes into another one as well."""
    came = line.task().substitutions[0].substitute
    other = next(each for each in line.task().teams[1:] if came.id not in each.inspectors)
    out = next(each for each in other.members if each.department == came.part)
    return evolve(
        appoint(line, came),
        unit=other.unit,
        out=out.inspector,
        name=line.names[came.id],
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
        name="before the last substitution in the same team",
        stage=substituted,
        stream=TASK,
        act=lambda line: evolve(back(line), at="2026-05-11T08:59:59+08:00", note="病愈"),
        says=("SSJ-ACT-BEFORE $.at",),
        holds=("A13-13",),
    ),
    Case(
        name="before the visit at which who goes was on site",
        stage=recorded,
        stream=TASK,
        act=lambda line: evolve(substitute(line), at="2026-05-12T09:30:00+08:00"),
        says=("SSJ-TEAM-ACTED $.at",),
        holds=("A13-13",),
    ),
    Case(
        name="a day before who goes signed what was entered",
        stage=entered,
        stream=TASK,
        act=substitute,
        says=("SSJ-TEAM-ACTED $.at",),
        holds=("A13-13",),
    ),
    Case(
        name="in the team of another task",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(substitute(line), task="YXGX-2026-02"),
        says=("SSJ-TEAM-TASK $.task",),
    ),
    Case(
        name="in the team of a target as if it were a standing group's",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(substitute(line), targets=(target(), target(1))),
        says=("SSJ-TEAM-TARGETS $.targets",),
    ),
    Case(
        name="in the team of a target whose result is public",
        stage=published,
        stream=TASK,
        act=lambda line: evolve(substitute(line), at="2026-06-20T09:00:00+08:00"),
        says=("SSJ-TEAM-PUBLISHED $.unit",),
        holds=("A13-13",),
    ),
    Case(
        name="in the team of a target whose result has passed and is withheld",
        stage=withheld,
        stream=TASK,
        act=lambda line: evolve(substitute(line), at="2026-06-20T09:00:00+08:00"),
        says=("SSJ-TEAM-PUBLISHED $.unit",),
        holds=("A13-13",),
    ),
    Case(
        name="before who goes looked up what is known of the target",
        stage=looked_up,
        stream=TASK,
        act=lambda line: evolve(substitute(line), at="2026-05-11T09:30:00+08:00"),
        says=("SSJ-TEAM-ACTED $.at",),
        holds=("A13-13",),
    ),
    Case(
        name="another head of the department than the list has",
        stage=headed,
        stream=TASK,
        act=substitute,
        says=("SSJ-ACT-FACT $.head",),
        holds=("A13-8",),
    ),
    Case(
        name="for illness, with what it is in clear",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(substitute(line), note="住院手术", evidence="诊断书"),
        says=("SSJ-TEAM-PRIVATE $.note", "SSJ-TEAM-PRIVATE $.evidence"),
        holds=("A13-5", "A26-2"),
    ),
    Case(
        name="for something else, with white space for words",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(substitute(line), circumstance="其他", note="  "),
        says=("SSJ-TEAM-NOTE $.note",),
        holds=("A13-5",),
    ),
    Case(
        name="a recusal that does not bar him, and something else that does",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(substitute(line), circumstance="回避"),
        says=("SSJ-TEAM-RECUSES $.recuses",),
        holds=("A13-5",),
    ),
    Case(
        name="somebody is barred though it is no recusal",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(substitute(line), recuses=True),
        says=("SSJ-TEAM-RECUSES $.recuses",),
        holds=("A13-5",),
    ),
    Case(
        name="somebody is passed over who would not have come before",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(
            substitute(line), passed_over=(PassedOver(inspector=other_market(line).id, reason="出差"),)
        ),
        says=("SSJ-TEAM-PASSED $.passed_over[0].inspector",),
        holds=("A13-7",),
    ),
    Case(
        name="somebody is passed over for who is appointed, which follows no order",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(passing(line), method="appointed"),
        says=("SSJ-TEAM-PASSED $.passed_over[0].inspector",),
        holds=("A13-7",),
    ),
    Case(
        name="somebody else than the next in order after who is passed over",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(passing(line), substitute=substitute(line).substitute),
        says=("SSJ-TEAM-ORDER $.substitute", "SSJ-TEAM-PASSED $.passed_over[0].inspector"),
        holds=("A13-7",),
    ),
    Case(
        name="work in the team of a target that was not drawn",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(arrange(line), unit="对象9999"),
        says=("SSJ-TEAM-UNIT $.unit",),
        holds=("A13-3",),
    ),
    Case(
        name="a recusal in a task that ended",
        stage=closed,
        stream=TASK,
        act=lambda line: recuse(line),  # noqa: PLW0108  -- called when the case is judged
        says=("SSJ-TASK-ENDED $",),
        holds=("A12-10",),
    ),
    Case(
        name="in a task that ended",
        stage=closed,
        stream=TASK,
        act=lambda _: substitute(locked()),
        says=("SSJ-TASK-ENDED $",),
        holds=("A13-7",),
    ),
    Case(
        name="work in a task that ended",
        stage=closed,
        stream=TASK,
        act=lambda _: evolve(arrange(locked()), at="2026-05-07T10:00:00+08:00"),
        says=("SSJ-TASK-ENDED $",),
    ),
    Case(
        name="work at another team's target, by somebody who is not of the team",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(
            arrange(line),
            assignments=(Assignment(target=target(1), on="2026-05-12", inspectors=("E900",)),),
        ),
        says=(
            "SSJ-TEAM-UNIT $.assignments[0].target",
            "SSJ-TEAM-NOT-MEMBER $.assignments[0].inspectors[0]",
        ),
        holds=("A13-3",),
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
        name="a recusal that is dated before the list was locked",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(recuse(line), at="2026-04-24T08:59:59+08:00"),
        says=("SSJ-ACT-BEFORE $.at",),
        holds=("A12-10",),
    ),
    Case(
        name="work that is arranged before the list was locked",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(arrange(line), at="2026-04-24T08:59:59+08:00"),
        says=("SSJ-ACT-BEFORE $.at",),
        holds=("A13-3",),
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
        name="approved by the head of the department",
        stage=headed,
        stream=TASK,
        act=lambda line: evolve(substitute(line), approver="局长戊", head="局长戊"),
        says=(f"SSJ-A13-4 notice {target()}",),
        holds=("A13-8",),
    ),
    Case(
        name="approved by somebody else than the head of the department",
        stage=headed,
        stream=TASK,
        act=lambda line: evolve(substitute(line), head="局长戊"),
        says=(f"SSJ-A13-4 notice {target()}", f"SSJ-A13-8-HEAD warning {target()}"),
        holds=("A13-8",),
    ),
    Case(
        name="for illness, with the digest of what is kept apart",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(substitute(line), evidence="0" * 64),
        says=(f"SSJ-A13-4 notice {target()}",),
        holds=("A13-5",),
    ),
    Case(
        name="who would come next is on leave, which is said",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(passing(line), circumstance="工作", evidence="调令〔2026〕12号"),
        says=(
            f"SSJ-A13-4 notice {target()}",
            f"SSJ-A13-7 notice {substitute(locked()).substitute.id}",
        ),
        holds=("A13-7",),
    ),
    Case(
        name="so many are replaced that it is hardly a random team",
        stage=strict,
        stream=TASK,
        act=substitute,
        says=(f"SSJ-A13-4 notice {strict_target()}", "SSJ-A13-11 warning"),
        holds=("A13-11",),
    ),
    Case(
        name="the same substitute for the second time",
        stage=substituted,
        stream=TASK,
        act=again,
        says=(
            f"SSJ-A13-11-AGAIN notice {substitute(locked()).substitute.id}",
            f"SSJ-A13-4 notice {again(substituted()).unit}",
        ),
        holds=("A13-11",),
    ),
    Case(
        name="work that the leader arranges",
        stage=locked,
        stream=TASK,
        act=arrange,
        says=(),
        holds=("A13-3",),
    ),
    Case(
        name="work that somebody else arranges, after the task's days",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(
            arrange(line),
            by="经办员甲",
            assignments=(Assignment(target=target(), on="2026-07-01", inspectors=(team(line).leader,)),),
        ),
        says=("SSJ-A13-3 warning", f"SSJ-A10-3-VISIT warning {target()}"),
        holds=("A13-3",),
    ),
    Case(
        name="somebody who is at another team's target on that day",
        stage=arranged,
        stream=TASK,
        act=lambda _: arrange_second("2026-05-12"),
        says=(f"SSJ-A13-2 warning {shared().inspector}",),
        holds=("A13-2",),
    ),
    Case(
        name="somebody who is at another team's target on another day",
        stage=arranged,
        stream=TASK,
        act=lambda _: arrange_second("2026-05-13"),
        says=(),
        holds=("A13-2",),
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
        name="a substitute without number and department, with a skill and targets that are none, of an unreadable area",
        make=lambda: evolve(
            substitute(locked()),
            substitute=Entry(id="", part="", codes=("盐业", ""), area="红\u200b塔区"),
            targets=("",),
        ),
        says=(
            "SSJ-TEXT-EMPTY .substitute.id",
            "SSJ-TEXT-EMPTY .substitute.part",
            "SSJ-TEXT-CHARACTER .substitute.area",
            "SSJ-TEXT-EMPTY .substitute.codes[1]",
            "SSJ-TEXT-EMPTY .targets[0]",
        ),
    ),
    Unborn(
        name="a substitution in words that nobody can read",
        make=lambda: evolve(
            substitute(locked()),
            head="局\u200b长",
            name="某\u200b某",
            note="调\u200b离",
            evidence="调\u200b令",
        ),
        says=(
            "SSJ-TEXT-CHARACTER .head",
            "SSJ-TEXT-CHARACTER .name",
            "SSJ-TEXT-CHARACTER .note",
            "SSJ-TEXT-CHARACTER .evidence",
        ),
    ),
    Unborn(
        name="somebody is passed over twice",
        make=lambda: evolve(passing(locked()), passed_over=passing(locked()).passed_over * 2),
        says=("SSJ-FORM-TWICE .passed_over[1]",),
    ),
    Unborn(
        name="work of no team, for nobody",
        make=lambda: evolve(arrange(locked()), unit="", assignments=()),
        says=("SSJ-TEXT-EMPTY .unit", "SSJ-FORM-LEAST .assignments"),
    ),
    Unborn(
        name="a recusal of nobody from nothing",
        make=lambda: evolve(recuse(locked()), target="", inspector=""),
        says=("SSJ-TEXT-EMPTY .target", "SSJ-TEXT-EMPTY .inspector"),
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
        evolve(each, inspector=act.substitute.id, since=act.at) if each.inspector == act.out else each
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


@pytest.mark.requirement("A13-13")
def test_who_went_stays_a_member_of_the_time_before() -> None:
    act = substitute(locked())
    after = team(substituted())
    (gone,) = after.former
    assert (gone.inspector, gone.since, gone.until) == (act.out, "", act.at)
    before, then = "2026-05-11T08:59:59+08:00", "2026-05-11T01:00:00Z"
    assert [after.served(act.out, each) for each in (before, then)] == [True, False]
    assert [after.served(act.substitute.id, each) for each in (before, then)] == [False, True]


def test_when_a_member_goes_the_leader_stays() -> None:
    assert team(substituted()).leader == team(locked()).leader


@pytest.mark.requirement("A12-9")
def test_who_goes_for_a_recusal_is_barred_from_the_target() -> None:
    line = copy_of(locked())
    act = evolve(substitute(line), circumstance="回避", recuses=True)
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
    act = evolve(
        substitute(locked()),
        unit=group.unit,
        targets=group.targets,
        out=out,
        substitute=after,
        name="某某",
    )
    judge_refused(
        Case(
            name="the team of a standing group, without its targets",
            stage=lambda: line,
            stream=TASK,
            act=lambda _: evolve(act, targets=()),
            says=("SSJ-TEAM-TARGETS $.targets",),
        )
    )
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


@pytest.mark.requirement("A13-2", "A13-10")
def test_who_is_lent_leads_only_where_nobody_else_of_the_department_is_left() -> None:
    lock, found = locked().task().lock, team(locked())
    assert lock
    first, second = (each.inspector for each in found.members if each.department == BUREAU)
    for lent in ({first}, {second}):
        changed = led(found.members, lock, found.unit, lent)
        assert [each.inspector for each in changed if each.leader] == list({first, second} - lent)
    assert led(found.members, lock, found.unit, {first, second}) == found.members


@pytest.mark.requirement("A13-3", "A10-3")
@pytest.mark.parametrize("end", ["first", "last"])
def test_each_leader_arranges_his_own_teams_work_on_any_day_of_the_task(end: str) -> None:
    """第十条、第十三条: the first and the last day are the task's, and who leads one team does not lead the others."""
    line = locked()
    task = line.task()
    assert len({each.leader for each in task.teams}) > 1
    for each in task.teams:
        sent = Assignment(target=each.targets[0], on=getattr(task.setup, end), inspectors=each.inspectors)
        act = ArrangeWork(by=each.leader, at="2026-05-06T10:00:00+08:00", unit=each.unit, assignments=(sent,))
        assert list(act.faults(task, line.rules)) == []
        assert list(act.findings(task, line.rules, Moment(recorded=act.at))) == []


def test_a_history_tells_from_which_day_to_which_work_is_arranged() -> None:
    act = arrange(locked())
    (sent,) = act.assignments
    told = evolve(act, assignments=(evolve(sent, on="2026-05-20"), sent)).told()
    assert (told["first"], told["last"]) == ("2026-05-12", "2026-05-20")


@pytest.mark.requirement("A13-3")
def test_what_was_arranged_before_stays_on_record() -> None:
    task, act = arranged().task(), arrange(locked())
    assert [each.at for each in act.after(task).arrangements] == [task.arrangements[0].at, act.at]
    assert list(act.findings(task, arranged().rules, Moment(recorded=act.at))) == []


@pytest.mark.requirement("A13-11")
@pytest.mark.parametrize(("percent", "codes"), [(99, []), (0, ["SSJ-A13-11"])])
def test_only_a_share_above_the_rulebooks_is_questioned(percent: int, codes: list[str]) -> None:
    """第十三条: one who is replaced is more than none of a hundred, and fewer than ninety-nine."""
    task, act = locked().task(), substitute(locked())
    rules = rule("substitution_alert_percent", percent)
    noted = act.findings(task, rules, Moment(recorded=act.at))
    assert [each.code for each in noted if each.code == "SSJ-A13-11"] == codes


@pytest.mark.requirement("A13-11")
def test_as_many_as_the_rulebook_allows_are_not_questioned() -> None:
    """A share is exceeded by more, not by as much."""
    act, task = substitute(locked()), substituted().task()
    assert task.lock
    drawn = sorted({each for one in task.lock.drawn for each in one.inspectors})
    half = [each for each in drawn if each != act.out][: len(drawn) // 2 - 1]
    (made,) = task.substitutions
    replaced = evolve(task, substitutions=tuple(evolve(made, out=each) for each in half))
    for percent, found in ((50, False), (49, True)):
        rules = rule("substitution_alert_percent", percent)
        noted = {each.code for each in act.findings(replaced, rules, Moment(recorded=act.at))}
        assert ("SSJ-A13-11" in noted) is found


@pytest.mark.requirement("A13-7")
def test_who_was_replaced_does_not_come_as_the_next_in_order() -> None:
    """第十三条: who could no longer serve in one team is not sent to another one."""
    task = substituted().task()
    (made,) = task.substitutions
    assert not made.recuses
    units = [each for each in task.teams if made.out not in each.inspectors]
    assert units
    for each in units:
        for placed in each.members:
            assert made.out not in {entry.id for entry in candidates(task, each.unit, placed.inspector)}


@pytest.mark.requirement("A12-9", "A13-7")
def test_who_was_recused_from_one_target_may_come_to_another() -> None:
    """第十三条: a recusal bars from the team's targets and says nothing of the others; no other circumstance lets him come."""
    task = substituted().task()
    (made,) = task.substitutions
    recused_ = evolve(
        task,
        substitutions=(evolve(made, recuses=True),),
        recused=tuple(Pair(target=each, inspector=made.out) for each in made.targets),
    )
    unit, out = next(
        (each.unit, placed.inspector)
        for each in task.teams
        if made.out not in each.inspectors and each.unit != made.unit
        for placed in each.members
        if placed.department == MARKET
    )
    came = [each.id for each in candidates(recused_, unit, out)]
    assert made.out in came
    assert [each for each in came if each != made.out] == [each.id for each in candidates(task, unit, out)]
    first = team(substituted())
    assert made.out not in {
        each.id for placed in first.members for each in candidates(recused_, made.unit, placed.inspector)
    }


@pytest.mark.requirement("A13-6", "A13-10")
def test_the_roll_says_whose_inspector_it_is_who_takes_the_leading_place() -> None:
    """第十三条: nobody leads because the act gives him to the initiating department; of strangers the act must be believed."""
    line = locked()
    who = evolve(other_market(line), part=BUREAU)
    for substitute_, found in ((who, ["SSJ-TEAM-LEADING"]), (evolve(STRANGER, part=BUREAU), [])):
        act = appoint(line, substitute_, BUREAU)
        assert [each.code for each in act.faults(line.task(), line.rules)] == found


@pytest.mark.requirement("A13-7")
def test_nobody_is_next_in_order_of_a_draw_whose_seed_is_not_known() -> None:
    """第十三条: what was drawn elsewhere has an order only where its seed is on record."""
    task, act = locked().task(), substitute(locked())
    assert task.lock
    assert candidates(evolve(task, lock=evolve(task.lock, record=None)), act.unit, act.out) == []


@pytest.mark.requirement("A13-13")
def test_a_team_is_not_changed_behind_the_last_of_its_changes() -> None:
    """第十三条: behind the first and before the last is behind, too."""
    task = substituted().task()
    (made,) = task.substitutions
    twice = evolve(
        task, substitutions=(made, evolve(made, number=2, at="2026-05-13T09:00:00+08:00", out="E901"))
    )
    act = evolve(back(substituted()), note="病愈返岗")
    for at, found in (
        ("2026-05-12T09:00:00+08:00", ["SSJ-ACT-BEFORE"]),
        ("2026-05-13T09:00:00+08:00", []),
    ):
        faults = evolve(act, at=at).faults(twice, substituted().rules)
        assert [each.code for each in faults] == found


@pytest.mark.requirement("A13-13")
def test_a_standing_group_changes_while_any_of_its_targets_is_not_settled() -> None:
    """第十三条: for what is left to inspect the team may change; only when all is settled it may not."""
    task = locked_in_groups().task()
    group = task.teams[0]
    out = next(each.inspector for each in group.members if each.department == MARKET)
    act = evolve(substitute(locked()), unit=group.unit, targets=group.targets, out=out)
    at = "2026-06-20T09:00:00+08:00"
    settled, open_ = published().office.file(CODE, target()), opened().office.file(CODE, target())
    assert settled
    assert settled.settled
    known = {task_stream(CODE): task, departments.STREAM: Departments()}
    first, *rest = (path_of("file", CODE, each) for each in group.targets)
    for files, found in (
        ({first: open_} | dict.fromkeys(rest, settled), []),
        ({first: settled} | dict.fromkeys(rest, settled), ["SSJ-TEAM-PUBLISHED"]),
        (dict.fromkeys(rest, settled), []),
    ):
        others = known | files
        assert [each.code for each in evolve(act, at=at).relied_faults(others.get)] == found


@pytest.mark.requirement("A13-8")
def test_an_approval_may_be_as_old_as_the_list() -> None:
    """第十三条: approved before the list was locked is too early, with it is not."""
    line = locked()
    lock = line.task().lock
    assert lock
    assert list(evolve(substitute(line), approved_at=lock.at).faults(line.task(), line.rules)) == []


@pytest.mark.requirement("A13-8")
@pytest.mark.parametrize(("asked", "codes"), [("head", ["SSJ-A13-8-HEAD"]), ("anyone", [])])
def test_only_where_the_rulebook_asks_for_the_head_another_approver_is_questioned(
    asked: str, codes: list[str]
) -> None:
    """第十三条: who approves a substitution is the rulebook's to say."""
    act, rules = evolve(substitute(locked()), head="局长戊"), rule("substitution_approver", asked)
    noted = act.findings(locked().task(), rules, Moment(recorded=act.at))
    assert [each.code for each in noted if each.code == "SSJ-A13-8-HEAD"] == codes


@pytest.mark.requirement("A13-10")
def test_the_leader_stays_whoever_comes_for_another_member() -> None:
    """第十三条: a leader is found anew only when the leader goes, even if who comes would have led."""
    line, task = locked(), locked().task()
    lock, would_have_led = task.lock, 0
    assert lock
    for each in task.teams:
        other = next(one for one in each.members if one.department == BUREAU and not one.leader)
        for come in candidates(task, each.unit, other.inspector):
            act = evolve(substitute(line), unit=each.unit, out=other.inspector, substitute=come)
            changed = next(one for one in act.after(task).teams if one.unit == each.unit)
            assert (changed.leader, come.id in changed.inspectors) == (each.leader, True)
            anew = led(changed.members, lock, each.unit, ())
            would_have_led += next(one.inspector for one in anew if one.leader) == come.id
    assert would_have_led


@pytest.mark.requirement("A13-13")
def test_who_was_never_replaced_comes_without_a_word_into_a_team_that_has_changed() -> None:
    """第十三条: only who comes back must be spoken for, not whoever comes after him."""
    line = substituted()
    act = evolve(substitute(line, EMERGENCY), at="2026-05-15T09:00:00+08:00")
    assert (act.unit, act.note) == (line.task().substitutions[0].unit, "")
    assert list(act.faults(line.task(), line.rules)) == []


@pytest.mark.requirement("A13-13")
def test_everybody_who_went_stays_on_record_and_everybody_who_is_barred_stays_barred() -> None:
    """第十三条: a second substitution leaves what the first one put down."""
    line = copy_of(recused())
    barred = line.task().recused
    first = substitute(line)
    line.do(TASK, first)
    second = evolve(
        substitute(line, EMERGENCY), circumstance="回避", recuses=True, at="2026-05-15T09:00:00+08:00"
    )
    line.do(TASK, second)
    task = line.task()
    assert [each.inspector for each in team(line).former] == [first.out, second.out]
    assert [(each.number, each.out) for each in task.substitutions] == [(1, first.out), (2, second.out)]
    assert task.recused == (*barred, Pair(target=target(), inspector=second.out))


@pytest.mark.requirement("A13-7")
def test_nobody_is_next_in_order_for_who_has_no_place() -> None:
    """第十三条: only a member's place is filled, in a team that there is."""
    task, act = locked().task(), substitute(locked())
    for unit, out in ((act.unit, STRANGER.id), (act.unit, act.substitute.id), ("对象9999", act.out)):
        assert candidates(task, unit, out) == []
        assert next_in_order(task, unit, out) is None


@pytest.mark.requirement("A13-13")
def test_a_team_may_be_changed_before_the_last_change_of_another_team() -> None:
    """第十三条: what one team has come to says nothing of the others."""
    line = substituted()
    act = evolve(in_second_team(line), at="2026-05-11T08:59:59+08:00")
    assert act.at < line.task().substitutions[-1].at
    assert list(act.faults(line.task(), line.rules)) == []
