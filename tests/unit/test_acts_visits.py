"""实地检查 (第十六条、第二十五条、第二十六条): two of the team at least, announced, filmed, and no burden."""

from functools import cache

import pytest
from attrs import evolve
from tests.unit.acts_tables import (
    Case,
    Unborn,
    copy_of,
    judge_questioned,
    judge_refused,
    judge_unborn,
    named,
    notified,
    opened,
    target,
)
from tests.unit.inspection_tables import FILE, changed, make, team, under, visit, with_visit
from tests.unit.test_acts_before import notice, pre_check
from tests.unit.test_acts_teams import arrange, substitute

from shuangsuiji.acts import Moment
from shuangsuiji.inspection.recording import RecordInspection
from shuangsuiji.notice.issuing import DeliverNotice
from shuangsuiji.rule_kinds import QuietPeriod
from shuangsuiji.sheets.record import drafted, present, signed
from shuangsuiji.sheets.visits import AvRecord, Presence, Visit
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Assignment
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.plain_acts import file_team, visit_on
from shuangsuiji.testing.samples import BUREAU, CODE, ITEMS

VISIT = "$.inspection.visits[0]"
QUIET = QuietPeriod(region="", first=1, last=15, random_exempt=False)


def inspectors(count: int) -> tuple[Presence, ...]:
    """So many of the team."""
    return present(team().inspectors[:count])


def without_bureau() -> tuple[Presence, ...]:
    """Those of the team who are not of the initiating department."""
    return present(each.inspector for each in team().members if each.department != BUREAU)


def one_after_the_other() -> tuple[Presence, ...]:
    """Two of the team, of whom the second comes as the first leaves."""
    first, second = inspectors(2)
    handover = "2026-05-12T10:00:00+08:00"
    return (evolve(first, left_at=handover), evolve(second, arrived_at=handover))


@cache
def noticed() -> Line:
    """A notice was issued and has not arrived; nothing was looked up."""
    line = copy_of(opened())
    line.do(FILE, evolve(notice(), delivery=None))
    return line


@cache
def at_the_door() -> Line:
    """The notice was handed over when the visit began."""
    line = copy_of(opened())
    line.do(FILE, evolve(pre_check(), at="2026-05-12T08:00:00+08:00"))
    arrived = "2026-05-12T09:29:30+08:00"
    handed = evolve(notice(), at=arrived)
    assert handed.delivery
    line.do(FILE, evolve(handed, delivery=evolve(handed.delivery, at=arrived)))
    return line


@cache
def late() -> Line:
    """The notice was issued before the visit and arrived after it had begun."""
    line = copy_of(opened())
    line.do(FILE, evolve(pre_check(), at="2026-05-12T08:00:00+08:00"))
    handed = evolve(notice(), at="2026-05-12T09:00:00+08:00")
    line.do(FILE, evolve(handed, delivery=None))
    line.do(FILE, deliver_at("2026-05-12T09:30:00+08:00"))
    return line


@cache
def arranged_otherwise() -> Line:
    """The notice has arrived, and then the leader sends two members of the team on the next day."""
    return arranged_on(("2026-05-13", team().inspectors[:2]))


def arranged_on(*days: tuple[str, tuple[str, ...]]) -> Line:
    """The notice has arrived, and then the leader sends who goes on each day."""
    line = copy_of(notified())
    sent = tuple(Assignment(target=target(), on=day, inspectors=who) for day, who in days)
    act = evolve(arrange(line), at="2026-05-11T11:00:00+08:00", assignments=sent)
    line.do(task_stream(CODE), act)
    return line


@cache
def arranged_for_two_days() -> Line:
    """Two of the team go on the first day, all of them on the second."""
    who = team().inspectors
    return arranged_on(("2026-05-11", who[:2]), ("2026-05-12", who))


@cache
def arranged_crosswise() -> Line:
    """All of the team go on the first day, two of them on the second."""
    who = team().inspectors
    return arranged_on(("2026-05-11", who), ("2026-05-12", who[:2]))


def showing(certificate: str) -> tuple[Presence, ...]:
    """The whole team, of whom the first shows a certificate."""
    first, *others = inspectors(4)
    return (evolve(first, certificate=certificate), *others)


def film(day: str) -> AvRecord:
    """What was filmed on a day."""
    return visit_on(day, team()).recordings[0]


def deliver_at(at: str) -> DeliverNotice:
    """The notice arrives."""
    found = notice().delivery
    assert found
    return DeliverNotice(by="经办员甲", at=at, version=1, delivery=evolve(found, at=at))


@cache
def changed_team() -> Line:
    """After the notice a member was replaced."""
    line = copy_of(notified())
    line.do(task_stream(CODE), evolve(substitute(line), at="2026-05-11T15:00:00+08:00"))
    return line


def by_the_changed_team(line: Line) -> RecordInspection:
    """The team as it stands visits and signs."""
    now = file_team(line.task(), target())
    made = signed(drafted(ITEMS, visit_on("2026-05-12", now)), now, "2026-05-12T17:00:00+08:00", "经营者")
    return evolve(with_visit(), by=now.leader, team=now, inspection=made)


@cache
def replaced_after_the_visit() -> Line:
    """After the visit, before the record, a member was replaced."""
    line = copy_of(notified())
    line.do(task_stream(CODE), evolve(substitute(line), at="2026-05-12T15:00:00+08:00"))
    return line


def by_those_who_were_there(line: Line) -> RecordInspection:
    """The visit was the former team's, the record is signed by the present one."""
    now = file_team(line.task(), target())
    made = signed(drafted(ITEMS, visit()), now, "2026-05-12T17:00:00+08:00", "经营者")
    return evolve(with_visit(), by=now.leader, team=now, inspection=made)


def too_soon(line: Line) -> RecordInspection:
    """The substitute was there before he was one."""
    now = file_team(line.task(), target())
    made = signed(drafted(ITEMS, visit_on("2026-05-12", now)), now, "2026-05-12T17:00:00+08:00", "经营者")
    return evolve(with_visit(), by=now.leader, team=now, inspection=made)


def place_of_the_substitute() -> int:
    """Which of the team he is."""
    team_ = file_team(replaced_after_the_visit().task(), target())
    return next(index for index, each in enumerate(team_.members) if each.since)


def again(reason: str = "") -> RecordInspection:
    """There was a second visit."""
    second = evolve(visit("2026-05-14"), reason=reason)
    made = drafted(ITEMS, visit())
    made = signed(evolve(made, visits=(visit(), second)), team(), "2026-05-14T17:00:00+08:00", "经营者")
    return evolve(with_visit(), at="2026-05-14T17:00:00+08:00", inspection=made)


def only_on(day: str) -> RecordInspection:
    """The visit was on another day."""
    at = f"{day}T17:00:00+08:00"
    return make(signed(drafted(ITEMS, visit(day)), team(), at, "经营者"), at)


REFUSED = (
    Case(
        name="as if nothing had been arranged",
        stage=arranged_otherwise,
        stream=FILE,
        act=lambda _: with_visit(),
        says=("SSJ-ACT-FACT $.arranged",),
        holds=("A13-3",),
    ),
    Case(
        name="one inspector alone",
        stage=notified,
        stream=FILE,
        act=lambda _: with_visit(present=inspectors(1)),
        says=(f"SSJ-RECORD-INSPECTORS {VISIT}.present",),
        holds=("A16-10",),
    ),
    Case(
        name="one inspector and one whose certificate has expired, with an expert",
        stage=notified,
        stream=FILE,
        act=lambda _: with_visit(
            present=(inspectors(1)[0], evolve(inspectors(2)[1], valid_to="2026-05-11")),
            auxiliaries=("某检测公司专家",),
        ),
        says=(
            f"SSJ-RECORD-INSPECTORS {VISIT}.present",
            f"SSJ-RECORD-EXPIRED {VISIT}.present[1].valid_to",
        ),
        holds=("A16-10", "A15-5"),
    ),
    Case(
        name="two inspectors, one after the other",
        stage=notified,
        stream=FILE,
        act=lambda _: with_visit(present=one_after_the_other()),
        says=(f"SSJ-RECORD-INSPECTORS {VISIT}.present",),
        holds=("A16-10",),
    ),
    Case(
        name="one inspector, and one who comes when the visit ends",
        stage=notified,
        stream=FILE,
        act=lambda _: with_visit(
            present=(inspectors(1)[0], evolve(inspectors(2)[1], arrived_at=visit().ended_at))
        ),
        says=(f"SSJ-RECORD-INSPECTORS {VISIT}.present",),
        holds=("A16-10",),
    ),
    Case(
        name="fewer than the rulebook asks for",
        stage=lambda: under("min_onsite", 3),
        stream=FILE,
        act=lambda _: with_visit(present=inspectors(2)),
        says=(f"SSJ-RECORD-INSPECTORS {VISIT}.present",),
        holds=("A16-10",),
    ),
    Case(
        name="somebody on site who is not of the team",
        stage=notified,
        stream=FILE,
        act=lambda _: with_visit(present=(*inspectors(4), Presence(inspector="E900"))),
        says=(f"SSJ-RECORD-STRANGER {VISIT}.present[4]",),
        holds=("A16-9", "A15-5"),
    ),
    Case(
        name="a substitute who was on site before he was one",
        stage=replaced_after_the_visit,
        stream=FILE,
        act=too_soon,
        says=(f"SSJ-RECORD-STRANGER {VISIT}.present[{place_of_the_substitute()}]",),
        holds=("A13-8", "A13-13", "A16-9"),
    ),
    Case(
        name="a visit that ends tomorrow",
        stage=notified,
        stream=FILE,
        act=lambda _: with_visit(ended_at="2026-05-13T00:30:00+08:00"),
        says=(f"SSJ-RECORD-FUTURE {VISIT}.ended_at",),
    ),
    Case(
        name="a visit before the list was locked, and before the notice",
        stage=notified,
        stream=FILE,
        act=lambda _: with_visit(
            started_at="2026-04-23T09:00:00+08:00", ended_at="2026-04-23T10:00:00+08:00", recordings=()
        ),
        says=(
            f"SSJ-RECORD-BEFORE {VISIT}.started_at",
            f"SSJ-RECORD-NO-NOTICE {VISIT}.started_at",
        ),
        holds=("A16-4",),
    ),
    Case(
        name="a visit without a notice",
        stage=opened,
        stream=FILE,
        act=lambda _: with_visit(),
        says=(f"SSJ-RECORD-NO-NOTICE {VISIT}.started_at",),
        holds=("A16-4",),
    ),
    Case(
        name="a notice that arrived when the visit had begun",
        stage=late,
        stream=FILE,
        act=lambda _: with_visit(),
        says=(f"SSJ-RECORD-NOTICE-LATE {VISIT}.started_at",),
        holds=("A16-4",),
    ),
)

QUESTIONED = (
    Case(
        name="the day and the people of the second of two that were arranged",
        stage=arranged_for_two_days,
        stream=FILE,
        act=lambda line: evolve(with_visit(), arranged=line.task().arranged(target())),
        says=(),
        holds=("A13-3",),
    ),
    Case(
        name="the people of one day on another one",
        stage=arranged_crosswise,
        stream=FILE,
        act=lambda line: evolve(with_visit(), arranged=line.task().arranged(target())),
        says=("SSJ-A13-3-WHO notice 1",),
        holds=("A13-3",),
    ),
    Case(
        name="another day and other people than were arranged",
        stage=arranged_otherwise,
        stream=FILE,
        act=lambda line: evolve(with_visit(), arranged=line.task().arranged(target())),
        says=("SSJ-A13-3-DAY notice 1", "SSJ-A13-3-WHO notice 1"),
        holds=("A13-3",),
    ),
    Case(
        name="a notice of another day than was arranged",
        stage=arranged_otherwise,
        stream=FILE,
        act=lambda line: evolve(
            notice(), at="2026-05-11T12:00:00+08:00", delivery=None, arranged=line.task().arranged(target())
        ),
        says=("SSJ-A13-3-DAY notice",),
        holds=("A13-3",),
    ),
    Case(
        name="a certificate that is not the one on the notice",
        stage=notified,
        stream=FILE,
        act=lambda _: with_visit(present=showing("滇F9999")),
        says=(f"SSJ-A16-11 warning {team().inspectors[0]}",),
        holds=("A16-11",),
    ),
    Case(
        name="the certificate that is on the notice",
        stage=notified,
        stream=FILE,
        act=lambda _: with_visit(present=showing(f"滇F{team().inspectors[0]}")),
        says=(),
        holds=("A16-11",),
    ),
    Case(
        name="a visit as it should be",
        stage=notified,
        stream=FILE,
        act=lambda _: with_visit(),
        says=(),
        holds=("A16-4", "A16-10", "A16-11", "A25-2"),
    ),
    Case(
        name="two of the team, with their certificates",
        stage=notified,
        stream=FILE,
        act=lambda _: with_visit(
            present=tuple(
                evolve(each, certificate=f"滇F{each.inspector}", valid_to="2026-05-12")
                for each in inspectors(2)
            )
        ),
        says=("SSJ-A17-2 notice",),
        holds=("A16-10", "A16-11"),
    ),
    Case(
        name="nothing was looked up, and the notice has not arrived",
        stage=noticed,
        stream=FILE,
        act=lambda _: with_visit(),
        says=("SSJ-A16-1 warning", "SSJ-A16-5 warning"),
        holds=("A16-1", "A16-5"),
    ),
    Case(
        name="a notice at the door",
        stage=at_the_door,
        stream=FILE,
        act=lambda _: with_visit(),
        says=("SSJ-A16-4 warning",),
        holds=("A16-4",),
    ),
    Case(
        name="a notice later than the rulebook asks for",
        stage=lambda: under("notice_min_lead_hours", 48),
        stream=FILE,
        act=lambda _: with_visit(),
        says=("SSJ-A16-4 warning",),
        holds=("A16-4",),
    ),
    Case(
        name="a notice that names somebody who was replaced since",
        stage=changed_team,
        stream=FILE,
        act=by_the_changed_team,
        says=("SSJ-A16-4-TEAM warning",),
        holds=("N-14",),
    ),
    Case(
        name="who was replaced after the visit stays on its record",
        stage=replaced_after_the_visit,
        stream=FILE,
        act=by_those_who_were_there,
        says=("SSJ-A17-2 notice",),
        holds=("A13-13",),
    ),
    Case(
        name="a visit that was not filmed",
        stage=notified,
        stream=FILE,
        act=lambda _: with_visit(recordings=()),
        says=("SSJ-A25-2 warning 1",),
        holds=("A25-2",),
    ),
    Case(
        name="a visit that was not filmed, where the rulebook does not ask",
        stage=lambda: under("av_required", value=False),
        stream=FILE,
        act=lambda _: with_visit(recordings=()),
        says=(),
        holds=("A25-2",),
    ),
    Case(
        name="nobody of the department whose items they are",
        stage=notified,
        stream=FILE,
        act=lambda _: with_visit(present=without_bureau()),
        says=("SSJ-A16-10 warning 1", "SSJ-A17-2 notice"),
        holds=("A16-10",),
    ),
    Case(
        name="fewer of two departments than the rulebook asks for",
        stage=lambda: under("min_onsite_per_department", 2),
        stream=FILE,
        act=lambda _: with_visit(),
        says=("SSJ-A16-10-EACH warning 1", "SSJ-A16-10-EACH warning 1"),
        holds=("A16-10",),
    ),
    Case(
        name="a visit that takes too long",
        stage=lambda: under("max_visit_hours", 1),
        stream=FILE,
        act=lambda _: with_visit(),
        says=("SSJ-A26-1-LONG warning 1",),
        holds=("A26-1",),
    ),
    Case(
        name="a visit that begins too early",
        stage=lambda: under("visit_from_hour", 10),
        stream=FILE,
        act=lambda _: with_visit(),
        says=("SSJ-A26-1-EARLY warning 1",),
        holds=("A26-1",),
    ),
    Case(
        name="a visit that ends too late",
        stage=lambda: under("visit_to_hour", 10),
        stream=FILE,
        act=lambda _: with_visit(),
        says=("SSJ-A26-1-LATE warning 1",),
        holds=("A26-1",),
    ),
    Case(
        name="a visit that ends at the last moment",
        stage=lambda: under("visit_to_hour", 11),
        stream=FILE,
        act=lambda _: with_visit(),
        says=(),
        holds=("A26-1",),
    ),
    Case(
        name="a visit on a Saturday",
        stage=notified,
        stream=FILE,
        act=lambda _: only_on("2026-05-16"),
        says=("SSJ-A26-1-REST warning 1",),
        holds=("A26-1",),
    ),
    Case(
        name="a visit in a quiet period from which nothing is exempt",
        stage=lambda: under("quiet_periods", (QUIET,)),
        stream=FILE,
        act=lambda _: with_visit(),
        says=("SSJ-A26-1-QUIET warning 1",),
        holds=("A26-1",),
    ),
    Case(
        name="a visit in quiet periods of another region, on other days, or not for random inspections",
        stage=lambda: under(
            "quiet_periods",
            (
                evolve(QUIET, region="江川区"),
                evolve(QUIET, last=11),
                evolve(QUIET, random_exempt=True),
            ),
        ),
        stream=FILE,
        act=lambda _: with_visit(),
        says=(),
        holds=("A26-1",),
    ),
    Case(
        name="a target that objects to the day",
        stage=notified,
        stream=FILE,
        act=lambda _: with_visit(objection="当日盘点，请改期"),
        says=("SSJ-A26-1 warning 1",),
        holds=("A26-1",),
    ),
    Case(
        name="a visit after the task's days",
        stage=notified,
        stream=FILE,
        act=lambda _: only_on("2026-07-01"),
        says=("SSJ-A10-3-VISIT warning",),
    ),
    Case(
        name="a second visit on another day, and nobody says why",
        stage=notified,
        stream=FILE,
        act=lambda _: again(),
        says=("SSJ-A14-4 warning", "SSJ-A02-6 warning 2"),
        holds=("A02-6", "A14-4"),
    ),
    Case(
        name="a second visit on another day, and it is said why",
        stage=notified,
        stream=FILE,
        act=lambda _: again(reason="设备停机，次日补测"),
        says=("SSJ-A14-4 warning",),
        holds=("A02-6", "A14-4"),
    ),
)

UNBORN = (
    Unborn(
        name="inspectors who come before it and after it, leave after it, and leave before they come",
        make=lambda: evolve(
            visit(),
            present=tuple(
                Presence(
                    inspector=f"E90{index}",
                    arrived_at=came and f"2026-05-{came}:00+08:00",
                    left_at=left and f"2026-05-{left}:00+08:00",
                )
                for index, (came, left) in enumerate(
                    (
                        ("12T09:29", ""),
                        ("21T09:00", ""),
                        ("", "12T11:01"),
                        ("12T10:30", "12T10:29"),
                        ("12T09:30", "12T11:00"),
                    )
                )
            ),
        ),
        says=tuple(f"SSJ-RECORD-STAY .present[{index}]" for index in range(4)),
        holds=("A16-10",),
    ),
    Unborn(
        name="a visit with a recording of another year, and one of the day after",
        make=lambda: evolve(visit(), recordings=(film("2025-05-12"), film("2026-05-12"), film("2026-05-13"))),
        says=("SSJ-RECORD-RECORDING .recordings[0]", "SSJ-RECORD-RECORDING .recordings[2]"),
        holds=("A25-2",),
    ),
    Unborn(
        name="a visit of nobody that ends before it begins, with an assistant without a name",
        make=lambda: Visit(
            started_at="2026-05-12T10:00:00+08:00",
            ended_at="2026-05-12T09:00:00+08:00",
            present=(),
            auxiliaries=("",),
        ),
        says=("SSJ-RECORD-PERIOD .ended_at", "SSJ-FORM-LEAST .present", "SSJ-TEXT-EMPTY .auxiliaries[0]"),
    ),
    Unborn(
        name="a visit at no time, of one who is there twice",
        make=lambda: Visit(started_at="昨天", ended_at="今天", present=inspectors(1) * 2),
        says=(
            "SSJ-TEXT-INSTANT .started_at",
            "SSJ-TEXT-INSTANT .ended_at",
            "SSJ-FORM-TWICE .present[1]",
        ),
    ),
    Unborn(
        name="somebody with a certificate of no day who came at no time",
        make=lambda: Presence(inspector="", valid_to="长期", arrived_at="早上"),
        says=("SSJ-TEXT-EMPTY .inspector", "SSJ-TEXT-DAY .valid_to", "SSJ-TEXT-INSTANT .arrived_at"),
        holds=("A16-11",),
    ),
    Unborn(
        name="a film of nothing by nobody",
        make=lambda: AvRecord(file="", digest="摘要", started_at="", ended_at="", recorder=" "),
        says=(
            "SSJ-TEXT-EMPTY .file",
            "SSJ-TEXT-EMPTY .recorder",
            "SSJ-TEXT-HEX .digest",
            "SSJ-TEXT-INSTANT .started_at",
            "SSJ-TEXT-INSTANT .ended_at",
        ),
        holds=("A25-2",),
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


@pytest.mark.requirement("A16-8")
def test_what_must_not_be_told_needs_no_notice() -> None:
    file = opened().office.file(CODE, target())
    assert file
    secret = evolve(file, no_notice=("GX01", "GX02"))
    assert list(changed().faults(secret, opened().rules)) == []
    findings = changed().findings(secret, opened().rules, Moment(recorded="2026-05-12T17:00:00+08:00"))
    assert [each.code for each in findings] == ["SSJ-A16-1"]


@pytest.mark.requirement("A26-1")
def test_a_quiet_period_that_exempts_random_inspections_holds_for_special_ones() -> None:
    line = under("quiet_periods", (evolve(QUIET, random_exempt=True),))
    file = line.office.file(CODE, target())
    assert file
    moment = Moment(recorded="2026-05-12T17:00:00+08:00")
    special = evolve(file, random=False)
    assert list(with_visit().findings(file, line.rules, moment)) == []
    codes = [each.code for each in with_visit().findings(special, line.rules, moment)]
    assert codes == ["SSJ-A26-1-QUIET"]
