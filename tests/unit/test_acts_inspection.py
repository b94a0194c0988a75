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
    file_of,
    judge_questioned,
    judge_refused,
    judge_unborn,
    locked,
    named,
    opened,
    passed,
    published,
    recorded,
    returned,
    rule,
    target,
)

from shuangsuiji.codes import KNOWN, RESULTS, Result
from shuangsuiji.exchange import ResultEntry, digest_of
from shuangsuiji.findings import Override
from shuangsuiji.inspection import EnterResult, RecordInspection, entry_due
from shuangsuiji.office.rulebooks import builtin_rulebook
from shuangsuiji.target_file import (
    Inspection,
    ItemResult,
    OpenFile,
    Signature,
    TargetFile,
    Visit,
    file_stream,
    new_file,
)
from shuangsuiji.task.announcing import AnnounceDraw
from shuangsuiji.task.lock import CurrentTeam
from shuangsuiji.task.setup import ItemsLeft, task_stream
from shuangsuiji.testing.line import BUREAU, CALENDAR, CODE, EMERGENCY, ITEMS, MARKET, Line

FILE = file_of()
OTHER_DIGEST = "0" * 64
PROBLEM = "台账缺三个月"


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
        name="a file that is open",
        stage=opened,
        stream=FILE,
        act=lambda _: open_file(),
        says=("SSJ-ACT-BEGUN",),
    ),
)


# ── the record ────────────────────────────────────────────────────────────────────────────────────────────


def team() -> CurrentTeam:
    """The first target's team."""
    found = locked().task().team(target())
    assert found
    return found


def result(item: str, *codes: Result, problem: str = "", measures: tuple[str, ...] = ()) -> ItemResult:
    """The result of an item."""
    return ItemResult(item=item, results=codes or ("NO_PROBLEM",), problem=problem, measures=measures)


def visit() -> Visit:
    """Two of the team were there."""
    return Visit(on="2026-05-12", officers=team().inspectors[:2], method="实地检查")


def inspection(*results: ItemResult) -> Inspection:
    """A record that all have signed on the day of the visit."""
    return Inspection(
        visit=visit(),
        results=results or tuple(result(each.id) for each in ITEMS),
        signatures=tuple(Signature(inspector=each, on="2026-05-12") for each in team().inspectors),
        countersigned=True,
    )


def make(inspected: Inspection) -> RecordInspection:
    """Make a record."""
    return RecordInspection(
        by=team().leader,
        at="2026-05-12T17:00:00+08:00",
        task=CODE,
        target=target(),
        team=team(),
        inspection=inspected,
    )


def with_results(*results: ItemResult) -> RecordInspection:
    """Make a record of other results."""
    return make(inspection(*results))


def with_visit(seen: Visit | None) -> RecordInspection:
    """Make a record of another visit, or of none."""
    return make(evolve(inspection(), visit=seen))


def with_signatures(*signatures: Signature) -> RecordInspection:
    """Make a record that others signed."""
    return make(evolve(inspection(), signatures=signatures))


@cache
def tomorrow() -> Line:
    """The first target's file is opened, and it is the day after the visit."""
    line = copy_of(opened())
    line.clock = "2026-05-13T08:00:00+08:00"
    return line


def first_signed(signature: Signature) -> RecordInspection:
    """Make a record of which the first signature is another."""
    return with_signatures(signature, *inspection().signatures[1:])


def unsigned_by_target(refusal: str = "") -> Inspection:
    """A record that the target did not sign."""
    return evolve(inspection(), countersigned=False, refusal=refusal)


GROUND = "登记的住所已拆除，留存的联系方式无人应答"


def direct(code: Result = "UNREACHABLE", ground: str = GROUND) -> Inspection:
    """A record without a visit, of a result that may be stated directly."""
    results = (result("GX01", code, problem=ground), result("GX02", code, problem=ground))
    return evolve(inspection(*results), visit=None)


def signed_on(inspected: Inspection, day: str) -> Inspection:
    """The same record, signed by all on another day."""
    return evolve(inspected, signatures=tuple(evolve(each, on=day) for each in inspected.signatures))


def half_direct() -> Inspection:
    """A record without a visit, of one result that may be stated directly and one that may not."""
    return evolve(inspection(result("GX01", "UNREACHABLE", problem=GROUND), result("GX02")), visit=None)


OTHERS = evolve(team(), members=team().members[:3])

RECORD_REFUSED = (
    Case(
        name="the first record of a target that was not drawn",
        stage=locked,
        stream=file_stream(CODE, "对象9999"),
        act=lambda _: evolve(make(inspection()), target="对象9999"),
        says=("SSJ-OFFICE-NOT-DRAWN",),
        holds=("A02-3",),
    ),
    Case(
        name="the first record of a target, in the file of another",
        stage=locked,
        stream=FILE,
        act=lambda _: evolve(make(inspection()), target=target(1)),
        says=("SSJ-ACT-STREAM-OTHER",),
    ),
    Case(
        name="a first record that is not signed by all, which opens nothing",
        stage=locked,
        stream=FILE,
        act=lambda _: with_signatures(*inspection().signatures[:-1]),
        says=("SSJ-RECORD-UNSIGNED $.inspection.signatures",),
    ),
    Case(
        name="a first record by another team than the task's, which opens nothing",
        stage=locked,
        stream=FILE,
        act=lambda _: evolve(with_signatures(*inspection().signatures[:3]), team=OTHERS),
        says=("SSJ-ACT-FACT $.team",),
    ),
    Case(
        name="while the result is under review",
        stage=entered,
        stream=FILE,
        act=lambda _: evolve(make(inspection()), at="2026-05-13T10:00:00+08:00"),
        says=("SSJ-FILE-UNDER-REVIEW",),
    ),
    Case(
        name="after every department has passed it",
        stage=passed,
        stream=FILE,
        act=lambda _: evolve(make(inspection()), at="2026-05-15T09:00:00+08:00"),
        says=("SSJ-FILE-UNDER-REVIEW",),
    ),
    Case(
        name="after it was made public",
        stage=published,
        stream=FILE,
        act=lambda _: evolve(make(inspection()), at="2026-06-15T09:00:00+08:00"),
        says=("SSJ-FILE-UNDER-REVIEW",),
    ),
    Case(
        name="the record of another target",
        stage=opened,
        stream=FILE,
        act=lambda _: evolve(make(inspection()), target=target(1)),
        says=("SSJ-FILE-OTHER $.target",),
    ),
    Case(
        name="the record of another task",
        stage=opened,
        stream=FILE,
        act=lambda _: evolve(make(inspection()), task="YXGX-2026-02"),
        says=("SSJ-FILE-OTHER $.target",),
    ),
    Case(
        name="no problem, and nobody was there",
        stage=opened,
        stream=FILE,
        act=lambda _: with_visit(None),
        says=("SSJ-RECORD-NO-VISIT $.inspection.visit",),
    ),
    Case(
        name="one item stated directly, the other one not",
        stage=opened,
        stream=FILE,
        act=lambda _: make(half_direct()),
        says=("SSJ-RECORD-NO-VISIT $.inspection.visit",),
    ),
    Case(
        name="one inspector alone",
        stage=opened,
        stream=FILE,
        act=lambda _: with_visit(evolve(visit(), officers=team().inspectors[:1])),
        says=("SSJ-RECORD-OFFICERS $.inspection.visit.officers",),
    ),
    Case(
        name="somebody on site who is not of the team",
        stage=opened,
        stream=FILE,
        act=lambda _: with_visit(evolve(visit(), officers=(*team().inspectors[:2], "E900"))),
        says=("SSJ-RECORD-STRANGER $.inspection.visit.officers[2]",),
    ),
    Case(
        name="a visit tomorrow, signed today",
        stage=opened,
        stream=FILE,
        act=lambda _: make(
            evolve(signed_on(inspection(), "2026-05-13"), visit=evolve(visit(), on="2026-05-13"))
        ),
        says=(
            "SSJ-RECORD-FUTURE $.inspection.visit.on",
            *(f"SSJ-RECORD-FUTURE $.inspection.signatures[{index}].on" for index in range(4)),
        ),
    ),
    Case(
        name="a visit before the list was locked",
        stage=opened,
        stream=FILE,
        act=lambda _: with_visit(evolve(visit(), on="2026-04-23")),
        says=("SSJ-RECORD-BEFORE $.inspection.visit.on",),
    ),
    Case(
        name="without a visit, signed before the list was locked",
        stage=opened,
        stream=FILE,
        act=lambda _: make(signed_on(direct(), "2026-04-23")),
        says=tuple(f"SSJ-RECORD-EARLY $.inspection.signatures[{index}].on" for index in range(4)),
    ),
    Case(
        name="by a method that no item has",
        stage=opened,
        stream=FILE,
        act=lambda _: with_visit(evolve(visit(), method="书面检查")),
        says=("SSJ-CHECKLIST-METHOD $.inspection.visit.method",),
        holds=("A15-1",),
    ),
    Case(
        name="an item without a result",
        stage=opened,
        stream=FILE,
        act=lambda _: with_results(result("GX02")),
        says=("SSJ-RECORD-MISSING $.inspection.results",),
    ),
    Case(
        name="a result of an item that was not to be inspected",
        stage=opened,
        stream=FILE,
        act=lambda _: with_results(result("GX01"), result("GX02"), result("GX03")),
        says=("SSJ-RECORD-ITEM $.inspection.results[2].item",),
    ),
    Case(
        name="a member of the team who has not signed",
        stage=opened,
        stream=FILE,
        act=lambda _: with_signatures(*inspection().signatures[:-1]),
        says=("SSJ-RECORD-UNSIGNED $.inspection.signatures",),
    ),
    Case(
        name="somebody who signs without being of the team",
        stage=opened,
        stream=FILE,
        act=lambda _: with_signatures(*inspection().signatures, Signature(inspector="E900", on="2026-05-12")),
        says=("SSJ-RECORD-STRANGER $.inspection.signatures[4].inspector",),
    ),
    Case(
        name="signed the day before the visit",
        stage=opened,
        stream=FILE,
        act=lambda _: first_signed(evolve(inspection().signatures[0], on="2026-05-11")),
        says=("SSJ-RECORD-EARLY $.inspection.signatures[0].on",),
    ),
    Case(
        name="a target that did not sign, and nobody says why",
        stage=opened,
        stream=FILE,
        act=lambda _: make(unsigned_by_target()),
        says=("SSJ-RECORD-COUNTERSIGN $.inspection.refusal",),
    ),
    Case(
        name="a target that signed, and a reason why it did not",
        stage=opened,
        stream=FILE,
        act=lambda _: make(evolve(inspection(), refusal="负责人拒绝签字")),
        says=("SSJ-RECORD-COUNTERSIGN $.inspection.refusal",),
    ),
    Case(
        name="a result stated directly, and nobody says on what ground",
        stage=opened,
        stream=FILE,
        act=lambda _: make(direct(ground="")),
        says=(
            "SSJ-RECORD-GROUND $.inspection.results[0].problem",
            "SSJ-RECORD-GROUND $.inspection.results[1].problem",
        ),
    ),
    Case(
        name="words about a problem where there was none",
        stage=opened,
        stream=FILE,
        act=lambda _: with_results(result("GX01", problem=PROBLEM), result("GX02")),
        says=("SSJ-RECORD-NO-PROBLEM $.inspection.results[0].measures",),
    ),
    Case(
        name="the very record that was returned",
        stage=returned,
        stream=FILE,
        act=lambda _: evolve(make(inspection()), at="2026-05-15T09:00:00+08:00"),
        says=(
            "SSJ-RECORD-SAME $.inspection",
            *(f"SSJ-RECORD-EARLY $.inspection.signatures[{index}].on" for index in range(4)),
        ),
    ),
    Case(
        name="another record than the returned one, signed before the return",
        stage=returned,
        stream=FILE,
        act=lambda _: evolve(
            make(signed_on(inspection(result("GX01", "NO_ACTIVITY"), result("GX02")), "2026-05-13")),
            at="2026-05-15T09:00:00+08:00",
        ),
        says=tuple(f"SSJ-RECORD-EARLY $.inspection.signatures[{index}].on" for index in range(4)),
    ),
    Case(
        name="no problem and a problem at once",
        stage=opened,
        stream=FILE,
        act=lambda _: with_results(
            result("GX01", "NO_PROBLEM", "PENDING", problem=PROBLEM, measures=("督促整改",)),
            result("GX02"),
        ),
        says=("SSJ-RECORD-ALONE $.inspection.results[0].results",),
    ),
    Case(
        name="a problem without words",
        stage=opened,
        stream=FILE,
        act=lambda _: with_results(result("GX01", "PENDING", measures=("督促整改",)), result("GX02")),
        says=("SSJ-RECORD-MEASURE $.inspection.results[0].measures",),
    ),
    Case(
        name="a problem without a measure",
        stage=opened,
        stream=FILE,
        act=lambda _: with_results(result("GX01"), result("GX02", "CORRECTED", problem=PROBLEM)),
        says=("SSJ-RECORD-MEASURE $.inspection.results[1].measures",),
    ),
    Case(
        name="a measure where there was no problem",
        stage=opened,
        stream=FILE,
        act=lambda _: with_results(result("GX01", measures=("督促整改",)), result("GX02")),
        says=("SSJ-RECORD-NO-PROBLEM $.inspection.results[0].measures",),
    ),
    Case(
        name="a measure that the rulebook does not know",
        stage=opened,
        stream=FILE,
        act=lambda _: with_results(
            result("GX01", "PENDING", problem=PROBLEM, measures=("督促整改", "罚款五千")),
            result("GX02"),
        ),
        says=("SSJ-RECORD-MEASURE-UNKNOWN $.inspection.results[0].measures[1]",),
    ),
    Case(
        name="another team than the task has",
        stage=opened,
        stream=FILE,
        act=lambda _: evolve(make(inspection()), team=OTHERS),
        says=("SSJ-RECORD-STRANGER $.inspection.signatures[3].inspector",),
    ),
    Case(
        name="a team that is the task's no longer, signed by all of it",
        stage=opened,
        stream=FILE,
        act=lambda _: evolve(
            with_signatures(*inspection().signatures[:3]),
            team=OTHERS,
        ),
        says=("SSJ-ACT-FACT $.team",),
    ),
    Case(
        name="everything wrong with a record at once",
        stage=entered,
        stream=FILE,
        act=lambda _: evolve(
            make(
                Inspection(
                    visit=Visit(on="2026-06-12", officers=("E900",), method="电话询问"),
                    results=(
                        result("GX01", "NO_PROBLEM", "PENDING"),
                        result("GX09", measures=("罚款五千",)),
                    ),
                    signatures=(Signature(inspector="E901", on="2026-05-12"),),
                    countersigned=False,
                )
            ),
            target=target(1),
            at="2026-05-13T10:00:00+08:00",
        ),
        says=(
            "SSJ-FILE-UNDER-REVIEW",
            "SSJ-FILE-OTHER $.target",
            "SSJ-RECORD-OFFICERS $.inspection.visit.officers",
            "SSJ-RECORD-STRANGER $.inspection.visit.officers[0]",
            "SSJ-RECORD-FUTURE $.inspection.visit.on",
            "SSJ-CHECKLIST-METHOD $.inspection.visit.method",
            "SSJ-RECORD-MISSING $.inspection.results",
            "SSJ-RECORD-ITEM $.inspection.results[1].item",
            "SSJ-RECORD-ALONE $.inspection.results[0].results",
            "SSJ-RECORD-MEASURE $.inspection.results[0].measures",
            "SSJ-RECORD-NO-PROBLEM $.inspection.results[1].measures",
            "SSJ-RECORD-MEASURE-UNKNOWN $.inspection.results[1].measures[0]",
            "SSJ-RECORD-UNSIGNED $.inspection.signatures",
            "SSJ-RECORD-STRANGER $.inspection.signatures[0].inspector",
            "SSJ-RECORD-EARLY $.inspection.signatures[0].on",
            "SSJ-RECORD-COUNTERSIGN $.inspection.refusal",
        ),
    ),
)

RECORD_QUESTIONED = (
    Case(
        name="a first record, which opens the file",
        stage=locked,
        stream=FILE,
        act=lambda _: make(inspection()),
        says=(),
    ),
    Case(
        name="a first record of a visit before the task's days, which opens nothing before somebody answers for it",
        stage=locked,
        stream=FILE,
        act=lambda _: with_visit(evolve(visit(), on="2026-05-05")),
        says=("SSJ-A10-3-VISIT warning",),
    ),
    Case(
        name="a record as it should be",
        stage=opened,
        stream=FILE,
        act=lambda _: make(inspection()),
        says=(),
    ),
    Case(
        name="a record that is made anew before it is entered",
        stage=recorded,
        stream=FILE,
        act=lambda _: evolve(make(inspection()), at="2026-05-12T18:00:00+08:00"),
        says=("SSJ-A17-4 warning",),
    ),
    Case(
        name="a record that is made on Tuesday and put on record on Wednesday",
        stage=tomorrow,
        stream=FILE,
        act=lambda _: make(inspection()),
        says=("SSJ-A04-6 notice",),
    ),
    Case(
        name="problems, with words and measures",
        stage=opened,
        stream=FILE,
        act=lambda _: with_results(
            result("GX01", "NOT_DISCLOSED", "PENDING", problem=PROBLEM, measures=("督促整改", "移送")),
            result("GX02", "NO_ACTIVITY"),
        ),
        says=(),
    ),
    Case(
        name="results that may be stated without a visit",
        stage=opened,
        stream=FILE,
        act=lambda _: make(direct()),
        says=(),
    ),
    Case(
        name="a visit before the task's days",
        stage=opened,
        stream=FILE,
        act=lambda _: with_visit(evolve(visit(), on="2026-05-05")),
        says=("SSJ-A10-3-VISIT warning",),
    ),
    Case(
        name="a visit after the task's days, and the target did not sign",
        stage=opened,
        stream=FILE,
        act=lambda _: evolve(
            make(
                evolve(
                    signed_on(unsigned_by_target("负责人拒绝签字"), "2026-07-01"),
                    visit=evolve(visit(), on="2026-07-01"),
                )
            ),
            at="2026-07-01T17:00:00+08:00",
        ),
        says=("SSJ-A10-3-VISIT warning", "SSJ-A16-17 notice"),
    ),
    Case(
        name="a target that did not sign, and it is said why",
        stage=opened,
        stream=FILE,
        act=lambda _: make(unsigned_by_target("负责人拒绝签字")),
        says=("SSJ-A16-17 notice",),
    ),
)


# ── the entry ─────────────────────────────────────────────────────────────────────────────────────────────


def enter() -> EnterResult:
    """Enter the signed record."""
    return EnterResult(
        by="录入员丙",
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
        name="something else than was signed",
        stage=recorded,
        stream=FILE,
        act=lambda _: evolve(enter(), record=OTHER_DIGEST),
        says=("SSJ-FILE-RECORD $.record",),
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
        says=("SSJ-A19-2 notice", "SSJ-A04-6 notice"),
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
        name="an inspector who is on site twice, on no day, by no method",
        make=lambda: Visit(on="五月", officers=("E001", "E001"), method=""),
        says=("SSJ-TEXT-DAY .on", "SSJ-FORM-TWICE .officers[1]", "SSJ-TEXT-EMPTY .method"),
    ),
    Unborn(
        name="an item with no result",
        make=lambda: ItemResult(item="GX01", results=()),
        says=("SSJ-FORM-LEAST .results",),
    ),
    Unborn(
        name="an item with one result and one measure twice",
        make=lambda: result("GX01", "PENDING", "PENDING", problem="缺", measures=("移送", "移送")),
        says=("SSJ-FORM-TWICE .results[1]", "SSJ-FORM-TWICE .measures[1]"),
    ),
    Unborn(
        name="a record of one item twice, signed by one twice",
        make=lambda: evolve(
            inspection(),
            results=(result("GX01"), result("GX01")),
            signatures=inspection().signatures[:1] * 2,
        ),
        says=("SSJ-FORM-TWICE .results[1]", "SSJ-FORM-TWICE .signatures[1]"),
    ),
    Unborn(
        name="a record of nothing",
        make=lambda: evolve(inspection(), results=()),
        says=("SSJ-FORM-LEAST .results",),
    ),
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
    assert (made.version, made.entered_by, made.responsible) == (1, "录入员丙", team().leader)
    assert (made.inspection, made.record) == (inspection(), digest_of(inspection()))
    assert (file.inspection, file.record, file.open_for_record) == (None, "", False)


@pytest.mark.requirement("A19-7")
def test_after_a_return_a_new_record_is_entered_as_the_next_version() -> None:
    line = copy_of(returned())
    assert state(line).open_for_record
    again = signed_on(inspection(result("GX01", "NO_ACTIVITY"), result("GX02")), "2026-05-15")
    line.do(FILE, evolve(make(again), at="2026-05-15T09:00:00+08:00"))
    line.do(
        FILE, evolve(enter(), record=digest_of(again), at="2026-07-30T09:00:00+08:00")
    )  # no second deadline
    assert [each.version for each in state(line).submissions] == [1, 2]
    assert line.office.replay().faults == ()


def test_a_record_that_is_replaced_leaves_the_entry_due_from_the_first() -> None:
    line = copy_of(recorded())
    later = evolve(signed_on(inspection(), "2026-05-20"), visit=evolve(visit(), on="2026-05-20"))
    replaced = Override(code="SSJ-A17-4", reason="漏记一项", by="局领导丁", at="2026-05-20T08:00:00+08:00")
    line.do(FILE, evolve(make(later), at="2026-05-20T17:00:00+08:00"), replaced)
    assert (state(line).first_made_on, state(line).inspection) == ("2026-05-12", later)
    done = line.do(FILE, evolve(enter(), record=digest_of(later), at="2026-06-10T09:00:00+08:00"))
    assert [each.finding.code for each in done.noted] == ["SSJ-A19-2"]
    assert state(line).first_made_on == ""


@pytest.mark.requirement("A15-1")
@pytest.mark.parametrize(
    ("method", "refused"), [("书面检查", False), ("实地检查", False), ("网络监测", True)]
)
def test_a_visit_is_by_a_method_of_the_items_or_on_site(method: str, refused: bool) -> None:  # noqa: FBT001  -- a table's column
    file = state(opened())
    items = tuple(evolve(each, methods=("书面检查",)) for each in file.items)
    faults = list(
        with_visit(evolve(visit(), method=method)).faults(evolve(file, items=items), opened().rules)
    )
    assert bool(faults) is refused


@pytest.mark.requirement("A13-13")
def test_the_file_keeps_the_team_that_made_the_record() -> None:
    line = copy_of(opened())
    member = team().members[-1]
    changed = evolve(team(), members=(*team().members[:-1], evolve(member, inspector="E900")))
    assert make(inspection()).after(state(line)).team == team()
    assert evolve(make(inspection()), team=changed).after(state(line)).team == changed


def test_the_platform_is_told_the_public_words_in_the_order_of_the_items() -> None:
    line = copy_of(opened())
    found = evolve(
        inspection(),
        results=(
            result("GX02"),
            result("GX01", "NOT_DISCLOSED", "PENDING", problem=PROBLEM, measures=("移送",)),
        ),
    )
    line.do(FILE, make(found))
    line.do(FILE, evolve(enter(), record=digest_of(found)))
    (document,) = documents(line, FILE)
    assert isinstance(document, ResultEntry)
    assert document.key == f"entry/{CODE}/{target()}/1"
    assert document.officers == visit().officers
    assert document.made_on == "2026-05-12"
    assert [(each.item, each.results) for each in document.lines] == [
        ("GX01", ("未按规定公示应当公示的信息", "发现问题待后续处理")),
        ("GX02", ("未发现问题",)),
    ]
    line.do(FILE, acknowledge(document))
    assert line.office.owed([FILE]) == []


def test_where_nobody_went_those_who_signed_are_told() -> None:
    line = copy_of(opened())
    line.do(FILE, make(direct()))
    line.do(FILE, evolve(enter(), record=digest_of(direct())))
    (document,) = documents(line, FILE)
    assert isinstance(document, ResultEntry)
    assert document.officers == team().inspectors


@pytest.mark.requirement("A18-6")
@pytest.mark.parametrize("code", [each for each in KNOWN if RESULTS[each].direct])
def test_every_direct_result_goes_without_a_visit(code: Result) -> None:
    assert list(make(direct(code)).faults(state(opened()), opened().rules)) == []


@pytest.mark.requirement("A17-5")
def test_the_result_is_made_on_the_day_of_the_last_signature() -> None:
    first, *rest = inspection().signatures
    signed = evolve(inspection(), signatures=(evolve(first, on="2026-05-14"), *rest))
    assert (inspection().made_on, signed.made_on) == ("2026-05-12", "2026-05-14")
    assert evolve(inspection(), signatures=()).made_on == ""


@pytest.mark.requirement("A19-1")
def test_the_entry_is_due_after_twenty_working_days_or_what_the_rulebook_says() -> None:
    assert entry_due("2026-05-12", builtin_rulebook("2026-01-01"), CALENDAR).isoformat() == DUE
    assert entry_due("2026-05-12", rule("entry_wd", 1), CALENDAR).isoformat() == "2026-05-13"


@cache
def partly() -> Line:
    """The first target was inspected for the first item this year already; the list is locked."""
    line = copy_of(created())
    act = next(done.act for done in announced().office.replay().done if isinstance(done.act, AnnounceDraw))
    line.do(TASK, evolve(act, left=(ItemsLeft(target=target(), items=("GX02",)),)))
    line.reveal(act.announcement)
    line.lock(line.draw(act.announcement))
    line.file(target())
    return line


@pytest.mark.requirement("A23-7")
def test_a_target_that_was_partly_inspected_is_inspected_for_the_rest() -> None:
    assert [each.id for each in state(partly()).items] == ["GX02"]
    judge_refused(
        Case(
            name="a result of an item that was inspected this year already",
            stage=partly,
            stream=FILE,
            act=lambda _: with_results(result("GX01"), result("GX02")),
            says=("SSJ-RECORD-ITEM $.inspection.results[0].item",),
        )
    )


def test_streams_are_of_a_task_and_of_a_target() -> None:
    assert (task_stream(CODE), file_stream(CODE, "甲/乙")) == (f"task/{CODE}", f"file/{CODE}/甲%2F乙")
