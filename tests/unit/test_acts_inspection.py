"""检查与录入 (第十四条至第十九条): which acts are refused, which are questioned, and what follows from the others."""

from functools import cache

import pytest
from attrs import evolve
from tests.unit.acts_tables import (
    TASK,
    Case,
    Unborn,
    acknowledge,
    announced,
    copy_of,
    created,
    documents,
    entered,
    inspected_before,
    judge_questioned,
    judge_refused,
    judge_unborn,
    locked,
    named,
    notified,
    opened,
    passed,
    published,
    recorded,
    returned,
    rule,
    target,
)
from tests.unit.inspection_tables import (
    ATTEMPTS,
    FILE,
    PROBLEM,
    direct,
    ground,
    inspection,
    make,
    result,
    sign,
    team,
    visit,
    with_results,
)

from shuangsuiji.content_digest import digest_of
from shuangsuiji.exchange.results import ResultEntry
from shuangsuiji.filing import OpenFile, new_file
from shuangsuiji.findings import Override
from shuangsuiji.inspection.entering import EnterResult, entry_due
from shuangsuiji.inspection.recording import RecordInspection
from shuangsuiji.office.rulebooks import builtin_rulebook
from shuangsuiji.sheets.items import Measure
from shuangsuiji.sheets.record import drafted, present
from shuangsuiji.target_file import TargetFile, file_stream
from shuangsuiji.task.announcing import AnnounceDraw
from shuangsuiji.task.setup import ItemsLeft, task_stream
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import BUREAU, CALENDAR, CODE, EMERGENCY, ITEMS, MARKET

OTHER_DIGEST = "0" * 64


# ── opening ───────────────────────────────────────────────────────────────────────────────────────────────


def fresh() -> TargetFile:
    """The first target's file as it is opened."""
    found = new_file(locked().task(), target())
    assert found
    return found


def open_file(file: TargetFile | None = None) -> OpenFile:
    """Open a file, the first target's unless another is given."""
    return OpenFile(by="经办员甲", at="2026-05-06T09:00:00+08:00", file=file or fresh())


OPEN_REFUSED = (
    Case(
        name="a file with a record in it",
        stage=locked,
        stream=FILE,
        act=lambda _: open_file(evolve(fresh(), inspection=inspection())),
        says=("SSJ-FILE-NOT-NEW $.file",),
    ),
    Case(
        name="a file that says that it is published",
        stage=locked,
        stream=FILE,
        act=lambda _: open_file(evolve(fresh(), published="2026-05-20T09:00:00+08:00")),
        says=("SSJ-FILE-NOT-NEW $.file",),
    ),
    Case(
        name="a file with fewer items than the task has",
        stage=locked,
        stream=FILE,
        act=lambda _: open_file(evolve(fresh(), items=fresh().items[:1])),
        says=("SSJ-ACT-FACT $.file",),
    ),
    Case(
        name="the file of a target that was not drawn",
        stage=locked,
        stream=file_stream(CODE, "对象9999"),
        act=lambda _: open_file(evolve(fresh(), target="对象9999")),
        says=("SSJ-ACT-FACT $.file",),
        holds=("A02-3",),
    ),
    Case(
        name="the file of a task that is not locked",
        stage=announced,
        stream=FILE,
        act=lambda _: open_file(),
        says=("SSJ-ACT-FACT $.file",),
        holds=("A02-3",),
    ),
    Case(
        name="before the list was locked",
        stage=locked,
        stream=FILE,
        act=lambda _: evolve(open_file(), at="2026-04-23T09:00:00+08:00"),
        says=("SSJ-ACT-BEFORE $.at",),
        holds=("A02-3",),
    ),
    Case(
        name="a file that is open",
        stage=opened,
        stream=FILE,
        act=lambda _: open_file(),
        says=("SSJ-ACT-BEGUN",),
    ),
)


# ── the record ────────────────────────────────────────────────────────────────────────────────────────────


@cache
def tomorrow() -> Line:
    """The first target's notice has arrived, and it is the day after the visit."""
    line = copy_of(notified())
    line.clock = "2026-05-13T08:00:00+08:00"
    return line


def anew(day: str) -> RecordInspection:
    """The same visit, signed anew on another day."""
    at = f"{day}T10:00:00+08:00"
    return make(sign(inspection(), at), at)


def signed_places() -> list[str]:
    """Where the inspectors sign."""
    sheets = [f"$.inspection.sheets[{sheet}].signatures[{index}]" for sheet in (0, 1) for index in (0, 1)]
    return [*(f"$.inspection.signatures[{index}]" for index in range(4)), *sheets]


def told_of() -> list[str]:
    """Where a direct result says on which day something was."""
    path = "$.inspection.grounds[0]"
    grounds = [f"{path}.decided_on", *(f"{path}.attempts[{index}].on" for index in (0, 1))]
    return [*grounds, *(f"$.inspection.signatures[{index}].on" for index in range(4))]


OTHERS = evolve(team(), members=team().members[:3])

RECORD_REFUSED = (
    Case(
        name="the first record of a target that was not drawn",
        stage=locked,
        stream=file_stream(CODE, "对象9999"),
        act=lambda _: evolve(make(direct()), target="对象9999"),
        says=("SSJ-OFFICE-NOT-DRAWN",),
        holds=("A02-3",),
    ),
    Case(
        name="the first record of a target, in the file of another",
        stage=locked,
        stream=FILE,
        act=lambda _: evolve(make(direct()), target=target(1)),
        says=("SSJ-ACT-STREAM-OTHER",),
    ),
    Case(
        name="a first record that is not signed by all, which opens nothing",
        stage=locked,
        stream=FILE,
        act=lambda _: make(evolve(direct(), signatures=direct().signatures[:-1])),
        says=("SSJ-RECORD-UNSIGNED $.inspection.signatures",),
    ),
    Case(
        name="a first record by another team than the task's, which opens nothing",
        stage=locked,
        stream=FILE,
        act=lambda _: evolve(make(evolve(direct(), signatures=direct().signatures[:3])), team=OTHERS),
        says=("SSJ-ACT-FACT $.team",),
    ),
    Case(
        name="while the result is under review",
        stage=entered,
        stream=FILE,
        act=lambda _: anew("2026-05-13"),
        says=("SSJ-FILE-UNDER-REVIEW",),
    ),
    Case(
        name="after every department has passed it",
        stage=passed,
        stream=FILE,
        act=lambda _: anew("2026-05-15"),
        says=("SSJ-FILE-UNDER-REVIEW",),
    ),
    Case(
        name="after it was made public",
        stage=published,
        stream=FILE,
        act=lambda _: anew("2026-06-15"),
        says=("SSJ-FILE-UNDER-REVIEW",),
    ),
    Case(
        name="the record of another target",
        stage=notified,
        stream=FILE,
        act=lambda _: evolve(make(inspection()), target=target(1)),
        says=("SSJ-FILE-OTHER $.target",),
    ),
    Case(
        name="the record of another task",
        stage=notified,
        stream=FILE,
        act=lambda _: evolve(make(inspection()), task="YXGX-2026-02"),
        says=("SSJ-FILE-OTHER $.target",),
    ),
    Case(
        name="the very record that was returned",
        stage=returned,
        stream=FILE,
        act=lambda _: make(inspection(), "2026-05-15T09:00:00+08:00"),
        says=(
            "SSJ-RECORD-SAME $.inspection",
            *(f"SSJ-RECORD-EARLY {place}.on" for place in signed_places()),
        ),
        holds=("A19-7",),
    ),
    Case(
        name="another record than the returned one, signed before the return",
        stage=returned,
        stream=FILE,
        act=lambda _: make(
            sign(inspection(result("GX01", "NO_ACTIVITY")), "2026-05-13T17:00:00+08:00"),
            "2026-05-15T09:00:00+08:00",
        ),
        says=tuple(f"SSJ-RECORD-EARLY {place}.on" for place in signed_places()),
        holds=("A19-7",),
    ),
    Case(
        name="before the list was locked, and so before everything that it tells of",
        stage=opened,
        stream=FILE,
        act=lambda _: make(direct(), "2026-04-23T17:00:00+08:00"),
        says=(
            "SSJ-ACT-BEFORE $.at",
            *(f"SSJ-RECORD-FUTURE {place}" for place in told_of()),
        ),
        holds=("A17-5",),
    ),
    Case(
        name="on the day of the return, before it",
        stage=returned,
        stream=FILE,
        act=lambda _: make(sign(inspection(), "2026-05-14T08:00:00+08:00"), "2026-05-14T08:00:00+08:00"),
        says=("SSJ-ACT-BEFORE $.at",),
        holds=("A19-7",),
    ),
    Case(
        name="everything wrong with a record at once",
        stage=opened,
        stream=FILE,
        act=lambda _: everything_wrong(),
        says=(
            "SSJ-RECORD-INSPECTORS $.inspection.visits[0].present",
            "SSJ-RECORD-STRANGER $.inspection.visits[0].present[0]",
            "SSJ-RECORD-NO-NOTICE $.inspection.visits[0].started_at",
            "SSJ-RECORD-MISSING $.inspection.results",
            "SSJ-RECORD-SHEET $.inspection.sheets",
            "SSJ-RECORD-ITEM $.inspection.results[1].item",
            "SSJ-RECORD-ALONE $.inspection.results[0].results",
            "SSJ-RECORD-MEASURE $.inspection.results[0].measures",
            "SSJ-CHECKLIST-METHOD $.inspection.sheets[0].methods[0]",
            "SSJ-RECORD-VISIT-METHOD $.inspection.visits",
            "SSJ-RECORD-MISMATCH $.inspection.results[0].results",
            "SSJ-RECORD-UNSIGNED $.inspection.signatures",
            "SSJ-RECORD-UNSIGNED $.inspection.sheets[0].signatures",
            "SSJ-RECORD-COUNTERSIGN $.inspection.refusal",
        ),
    ),
)


def everything_wrong() -> RecordInspection:
    """A record of two items of which one is none, by a stranger, on no method of theirs, signed by nobody."""
    first = inspection().sheets[0]
    return make(
        evolve(
            inspection(),
            visits=(evolve(visit(), present=present(("E900",))),),
            results=(result("GX01", "NO_PROBLEM", "PENDING"), result("GX09")),
            sheets=(evolve(first, methods=("飞行检查",), signatures=()),),
            signatures=(),
            countersigned=None,
        )
    )


LATER = "2026-05-18T17:00:00+08:00"


def visited_again(*, kept: bool) -> RecordInspection:
    """After the return there was another visit; the first one stays on record, or does not."""
    again = evolve(visit("2026-05-18"), reason="补查电表")
    made = evolve(drafted(ITEMS, again), visits=(visit(), again) if kept else (again,))
    return make(sign(made, LATER), LATER)


@cache
def not_found() -> Line:
    """Nobody could be reached, which does not count as a check; the result is returned."""
    line = copy_of(notified())
    line.do(FILE, make(direct()))
    line.enter(target())
    line.review(target(), returned_by=BUREAU, reason="门口有人值班")
    return line


RECORD_QUESTIONED = (
    Case(
        name="after a return, of a second visit alone",
        stage=returned,
        stream=FILE,
        act=lambda _: visited_again(kept=False),
        says=(f"SSJ-A19-7 warning {visit().started_at}",),
        holds=("A19-7",),
    ),
    Case(
        name="after a return, of both visits",
        stage=returned,
        stream=FILE,
        act=lambda _: visited_again(kept=True),
        says=("SSJ-A14-4 warning",),
        holds=("A19-7",),
    ),
    Case(
        name="who could not be reached is found after all, and may have been drawn elsewhere meanwhile",
        stage=not_found,
        stream=FILE,
        act=lambda _: visited_again(kept=False),
        says=("SSJ-A23-1-BACK warning",),
        holds=("A18-9", "A23-1"),
    ),
    Case(
        name="who could not be reached is again not found",
        stage=not_found,
        stream=FILE,
        act=lambda _: make(sign(direct(), LATER, capacity=""), LATER),
        says=(),
        holds=("A18-9",),
    ),
    Case(
        name="a first record, which opens the file",
        stage=locked,
        stream=FILE,
        act=lambda _: make(direct()),
        says=(),
    ),
    Case(
        name="a first record that is questioned, which opens nothing before somebody answers for it",
        stage=locked,
        stream=FILE,
        act=lambda _: make(direct(ground(attempts=ATTEMPTS[:1]))),
        says=("SSJ-A18-2 warning",),
    ),
    Case(
        name="a record as it should be",
        stage=notified,
        stream=FILE,
        act=lambda _: make(inspection()),
        says=(),
    ),
    Case(
        name="a record that is made on Tuesday and put on record on Wednesday",
        stage=tomorrow,
        stream=FILE,
        act=lambda _: make(inspection()),
        says=("SSJ-A04-6 warning",),
    ),
)


# ── the entry ─────────────────────────────────────────────────────────────────────────────────────────────


def enter() -> EnterResult:
    """Enter the signed record."""
    return EnterResult(
        by=team().leader,
        at="2026-05-13T09:00:00+08:00",
        record=digest_of(inspection()),
        responsible=team().leader,
    )


ENTER_REFUSED = (
    Case(
        name="before there is a record",
        stage=opened,
        stream=FILE,
        act=lambda _: enter(),
        says=("SSJ-FILE-NO-RECORD",),
    ),
    Case(
        name="the same record twice",
        stage=entered,
        stream=FILE,
        act=lambda _: enter(),
        says=("SSJ-FILE-NO-RECORD",),
    ),
    Case(
        name="after a return, without a new record",
        stage=returned,
        stream=FILE,
        act=lambda _: evolve(enter(), at="2026-05-15T09:00:00+08:00"),
        says=("SSJ-FILE-NO-RECORD",),
    ),
    Case(
        name="before the record was signed",
        stage=recorded,
        stream=FILE,
        act=lambda _: evolve(enter(), at="2026-05-12T16:59:59+08:00"),
        says=("SSJ-ACT-BEFORE $.at",),
        holds=("A17-4", "A19-3"),
    ),
    Case(
        name="something else than was signed",
        stage=recorded,
        stream=FILE,
        act=lambda _: evolve(enter(), record=OTHER_DIGEST),
        says=("SSJ-FILE-RECORD $.record",),
        holds=("A19-3",),
    ),
    Case(
        name="answered for by somebody who is not of the team",
        stage=recorded,
        stream=FILE,
        act=lambda _: evolve(enter(), responsible="录入员丙"),
        says=("SSJ-RECORD-STRANGER $.responsible",),
        holds=("A03-1",),
    ),
    Case(
        name="everything wrong with an entry at once",
        stage=recorded,
        stream=FILE,
        act=lambda _: evolve(enter(), record=OTHER_DIGEST, responsible="录入员丙"),
        says=("SSJ-FILE-RECORD $.record", "SSJ-RECORD-STRANGER $.responsible"),
    ),
    Case(
        name="without a record, and by nobody of the team",
        stage=opened,
        stream=FILE,
        act=lambda _: evolve(enter(), responsible="录入员丙"),
        says=("SSJ-FILE-NO-RECORD", "SSJ-RECORD-STRANGER $.responsible"),
    ),
)

DUE = "2026-06-09"
"""Twenty working days after 12 May, by the line's calendar."""


@cache
def after_the_due_day() -> Line:
    """The record waits, and the day after the due day has begun."""
    line = copy_of(recorded())
    line.clock = "2026-06-10T08:00:00+08:00"
    return line


ENTER_QUESTIONED = (
    Case(
        name="by somebody who is not of the team",
        stage=recorded,
        stream=FILE,
        act=lambda _: evolve(enter(), by="录入员丙"),
        says=("SSJ-A03-1 notice",),
        holds=("A03-1",),
    ),
    Case(
        name="on the last day in time",
        stage=recorded,
        stream=FILE,
        act=lambda _: evolve(enter(), at=f"{DUE}T23:59:59+08:00"),
        says=(),
    ),
    Case(
        name="on the last day in time, and put on record on the day after",
        stage=after_the_due_day,
        stream=FILE,
        act=lambda _: evolve(enter(), at=f"{DUE}T17:00:00+08:00"),
        says=("SSJ-A19-2 notice", "SSJ-A04-6 warning"),
    ),
    Case(
        name="on the day after",
        stage=recorded,
        stream=FILE,
        act=lambda _: evolve(enter(), at="2026-06-10T00:00:00+08:00"),
        says=("SSJ-A19-2 notice",),
    ),
)

UNBORN = (
    Unborn(
        name="an entry of no digest that nobody answers for",
        make=lambda: EnterResult(by="丙", at="2026-05-13T09:00:00+08:00", record="摘要", responsible=""),
        says=("SSJ-TEXT-HEX .record", "SSJ-TEXT-EMPTY .responsible"),
    ),
)

REFUSED = (*OPEN_REFUSED, *RECORD_REFUSED, *ENTER_REFUSED)
QUESTIONED = (*RECORD_QUESTIONED, *ENTER_QUESTIONED)
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


# ── what follows ──────────────────────────────────────────────────────────────────────────────────────────


def state(line: Line) -> TargetFile:
    """The first target's file."""
    found = line.office.file(CODE, target())
    assert found
    return found


def test_a_new_file_says_what_the_task_says() -> None:
    file = state(opened())
    assert file == fresh()
    assert (file.task, file.target, file.target_name) == (CODE, target(), f"{target()}号")
    assert file.departments == (BUREAU, MARKET, EMERGENCY)
    assert file.items == ITEMS
    assert file.team == team()
    assert (file.current, file.passed, file.open_for_record, file.record) == (None, False, True, "")
    assert file.item("GX03") is None


def test_only_a_drawn_target_with_a_team_has_a_file() -> None:
    assert new_file(locked().task(), "对象9999") is None
    assert new_file(announced().task(), target()) is None


def test_the_record_waits_to_be_entered() -> None:
    file = state(recorded())
    assert file.inspection == inspection()
    assert file.record == digest_of(inspection())
    assert (file.submissions, file.open_for_record) == ((), True)


def test_the_entry_is_a_version_and_the_record_waits_no_longer() -> None:
    file = state(entered())
    (made,) = file.submissions
    assert (made.version, made.entered_by, made.responsible) == (1, team().leader, team().leader)
    assert (made.inspection, made.record) == (inspection(), digest_of(inspection()))
    assert (file.inspection, file.record, file.open_for_record) == (None, "", False)


@pytest.mark.requirement("A19-7")
def test_after_a_return_a_new_record_is_entered_as_the_next_version() -> None:
    line = copy_of(returned())
    assert state(line).open_for_record
    at = "2026-05-15T09:00:00+08:00"
    again = sign(inspection(result("GX01", "NO_ACTIVITY")), at)
    line.do(FILE, make(again, at))
    line.do(
        FILE, evolve(enter(), record=digest_of(again), at="2026-07-30T09:00:00+08:00")
    )  # no second deadline
    assert [each.version for each in state(line).submissions] == [1, 2]
    assert line.office.replay().faults == ()


def test_a_record_that_is_replaced_leaves_the_entry_due_from_the_first() -> None:
    line = copy_of(recorded())
    at = "2026-05-20T17:00:00+08:00"
    later = sign(inspection(), at)
    replaced = Override(code="SSJ-A17-4", reason="漏记一项", by="局领导丁", at="2026-05-20T08:00:00+08:00")
    line.do(FILE, make(later, at), replaced)
    assert (state(line).first_made_on, state(line).inspection) == ("2026-05-12", later)
    done = line.do(FILE, evolve(enter(), record=digest_of(later), at="2026-06-10T09:00:00+08:00"))
    assert [each.finding.code for each in done.noted] == ["SSJ-A19-2"]
    assert state(line).first_made_on == ""


def test_the_file_keeps_the_team_that_made_the_record() -> None:
    line = copy_of(opened())
    member = team().members[-1]
    other = evolve(team(), members=(*team().members[:-1], evolve(member, inspector="E900")))
    assert make(inspection()).after(state(line)).team == team()
    assert evolve(make(inspection()), team=other).after(state(line)).team == other


def test_the_platform_is_told_the_public_words_in_the_order_of_the_items() -> None:
    line = copy_of(notified())
    transfer = (Measure(name="移送"),)
    problem = result("GX01", "NOT_DISCLOSED", "PENDING", problem=PROBLEM, measures=transfer)
    found = inspection(problem)
    found = sign(evolve(found, results=found.results[::-1]))
    line.do(FILE, make(found))
    line.do(FILE, evolve(enter(), record=digest_of(found)))
    (document,) = documents(line, FILE)
    assert isinstance(document, ResultEntry)
    assert document.key == f"entry/{CODE}/{target()}/1"
    assert document.inspectors == visit().inspectors
    assert document.made_on == "2026-05-12"
    assert [(each.item, each.results) for each in document.lines] == [
        ("GX01", ("未按规定公示应当公示的信息", "发现问题待后续处理")),
        ("GX02", ("未发现问题",)),
    ]
    line.do(FILE, acknowledge(document))
    assert line.office.owed([FILE]) == []


def test_the_entry_is_due_after_twenty_working_days_or_what_the_rulebook_says() -> None:
    assert entry_due("2026-05-12", builtin_rulebook("2026-01-01"), CALENDAR).isoformat() == DUE
    assert entry_due("2026-05-12", rule("entry_wd", 1), CALENDAR).isoformat() == "2026-05-13"


@cache
def partly() -> Line:
    """The first target was inspected for the first item this year already; the list is locked."""
    line = copy_of(created())
    act = next(done.act for done in announced().office.replay().done if isinstance(done.act, AnnounceDraw))
    left = ItemsLeft(target=target(), items=("GX02",))
    earlier = inspected_before(line, target(), "GX01")
    line.do(TASK, evolve(act, left=(left,), earlier=(earlier,)))
    line.reveal(act.announcement)
    twice = Override(code="SSJ-A08-1", reason="只查余下事项", by="局领导丁", at="2026-04-24T09:00:00+08:00")
    line.lock(line.draw(act.announcement), twice)
    line.prepare_visit(target())
    return line


@pytest.mark.requirement("A23-7")
def test_a_target_that_was_partly_inspected_is_inspected_for_the_rest() -> None:
    assert [each.id for each in state(partly()).items] == ["GX02"]
    judge_refused(
        Case(
            name="a result of an item that was inspected this year already",
            stage=partly,
            stream=FILE,
            act=lambda _: with_results(),
            says=(
                "SSJ-RECORD-ITEM $.inspection.results[0].item",
                "SSJ-RECORD-ITEM $.inspection.sheets[0].item",
            ),
        )
    )


def test_streams_are_of_a_task_and_of_a_target() -> None:
    assert (task_stream(CODE), file_stream(CODE, "甲/乙")) == (f"task/{CODE}", f"file/{CODE}/甲%2F乙")
