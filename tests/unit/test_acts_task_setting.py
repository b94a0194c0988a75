"""任务的设置与结束 (第十条、第十四条、第十六条、第二十二条): which schemes, special checks and ends are refused or questioned."""

from functools import cache

import pytest
from attrs import evolve
from tests.unit.acts_tables import (
    PLAN,
    TASK,
    Case,
    Unborn,
    announced,
    copy_of,
    created,
    judge_questioned,
    judge_refused,
    judge_unborn,
    lock,
    locked,
    named,
    prepared,
    revealed,
    rule,
    target,
    void,
    voided,
)
from tests.unit.test_acts_plan import amend
from tests.unit.test_acts_task import create, next_round, reveal, task_of

from shuangsuiji.errors import ActRefused, ShuangsuijiError
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.criterion import Criterion
from shuangsuiji.task.ending import CancelTask, CloseTask
from shuangsuiji.task.scheme_document import Guidance, ItemScheme, NoNotice, SchemeDocument
from shuangsuiji.task.selection import Loan, SelectionMode, Weighed
from shuangsuiji.task.setting import CreateTask
from shuangsuiji.task.setup import FirstStage, Setup, task_stream
from shuangsuiji.task.special import Cause, Origin
from shuangsuiji.teams.recusing import DeclareRecusal
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import BUREAU, CODE, GUIDANCE, SCHEME, plan_row, setup

SPECIAL = "YXGX-2026-09"
SPECIAL_STREAM = task_stream(SPECIAL)


def under(rules: Rulebook) -> Line:
    """The bureau with a rulebook of its own, as far as its registries."""
    line = Line(rules=rules)
    line.prepare()
    return line


# ── set-up ────────────────────────────────────────────────────────────────────────────────────────────────


def no_plan() -> CreateTask:
    """Set up a task that stands in no plan."""
    return evolve(create(), row=None, setup=setup(row="", plan_name=""))


def special(ratio: str = "10%", frequency: str = "每年1次", **changed: object) -> CreateTask:
    """Set up a special check that the first drawn target of `locked` caused, at the origin's own ratio."""
    cause = Cause(task=CODE, target=target(), item="GX01", problem="台账普遍不全")
    made = setup(
        SPECIAL,
        **{
            "check": "special",
            "derived_from": (cause,),
            "ratio": ratio,
            "special_approval": "玉政办〔2026〕9号",
        }
        | changed,
    )
    origin = Origin(task=CODE, ratio="10%", frequency="每年1次")
    row = plan_row(frequency=frequency)
    return evolve(task_of(made), at="2026-04-25T09:00:00+08:00", origins=(origin,), row=row)


@cache
def without_plan() -> Line:
    """The rulebook asks for no plan."""
    return under(rule("plan_required", value=False))


@cache
def numbered() -> Line:
    """The rulebook has a pattern of task numbers: region, day, serial."""
    return under(rule("task_number_pattern", r"[0-9]{6}[0-9]{8}[0-9]{4}"))


@cache
def coded() -> Line:
    """The rulebook asks for an inspection code."""
    return under(rule("inspection_code_required", value=True))


@cache
def approved() -> Line:
    """The rulebook asks for an approval."""
    return under(rule("approval_required", value=True))


@cache
def rarely_planned() -> Line:
    """After the lock the plan's row is made to come every second year."""
    line = copy_of(locked())
    line.do(PLAN, evolve(amend(plan_row(frequency="每两年1次")), at="2026-04-24T10:00:00+08:00"))
    return line


def with_scheme(scheme: SchemeDocument) -> CreateTask:
    """Set up the task with another scheme."""
    return task_of(setup(scheme=scheme))


CREATE_REFUSED = (
    Case(
        name="a task that stands in no plan",
        stage=prepared,
        stream=TASK,
        act=lambda _: no_plan(),
        says=("SSJ-TASK-NO-PLAN $.row",),
        holds=("A02-2",),
    ),
    Case(
        name="a number that the rulebook does not know",
        stage=numbered,
        stream=TASK,
        act=lambda _: create(),
        says=("SSJ-TASK-NUMBER $.setup.code",),
        holds=("A10-9",),
    ),
    Case(
        name="a method that the checklist does not allow",
        stage=prepared,
        stream=TASK,
        act=lambda _: with_scheme(
            SchemeDocument(
                items=(
                    ItemScheme(item="GX02", methods=("实地检查", "书面检查"), guidance=(GUIDANCE,)),
                    ItemScheme(item="GX01", guidance=(GUIDANCE,)),
                )
            )
        ),
        says=("SSJ-TASK-METHOD $.setup.scheme.items[0].methods[1]",),
        holds=("A10-7",),
    ),
    Case(
        name="a special check that says nothing of the task that caused it",
        stage=locked,
        stream=SPECIAL_STREAM,
        act=lambda _: evolve(special(), origins=()),
        says=("SSJ-TASK-ORIGINS $.origins",),
        holds=("A22-1",),
    ),
    Case(
        name="a special check caused by another item and a ratio that the task did not have",
        stage=locked,
        stream=SPECIAL_STREAM,
        act=lambda _: evolve(
            special(derived_from=(Cause(task=CODE, target=target(), item="GX09", problem="台账不全"),)),
            origins=(Origin(task=CODE, ratio="5%", frequency="每年1次"),),
        ),
        says=("SSJ-ACT-FACT $.origins[0]", "SSJ-TASK-CAUSE-UNKNOWN $.setup.derived_from[0]"),
        holds=("A22-1",),
    ),
    Case(
        name="a special check caused by a target that was not drawn",
        stage=locked,
        stream=SPECIAL_STREAM,
        act=lambda _: special(
            derived_from=(Cause(task=CODE, target="对象9999", item="GX01", problem="台账不全"),)
        ),
        says=("SSJ-TASK-CAUSE-UNKNOWN $.setup.derived_from[0]",),
        holds=("A22-1",),
    ),
    Case(
        name="a second stage of regions that the first did not draw",
        stage=locked,
        stream=SPECIAL_STREAM,
        act=lambda _: task_of(setup(SPECIAL, first_stage=FirstStage(task=CODE, drawn=("样本区",)))),
        says=("SSJ-ACT-FACT $.setup.first_stage",),
        holds=("X-10",),
    ),
)

CREATE_QUESTIONED = (
    Case(
        name="no plan where none is asked for",
        stage=without_plan,
        stream=TASK,
        act=lambda _: no_plan(),
        says=(),
        holds=("A02-2",),
    ),
    Case(
        name="a number as the rulebook wants it",
        stage=numbered,
        stream=task_stream("530499202604210001"),
        act=lambda _: task_of(setup("530499202604210001")),
        says=(),
        holds=("A10-9",),
    ),
    Case(
        name="a scheme that names no guidance",
        stage=prepared,
        stream=TASK,
        act=lambda _: with_scheme(SchemeDocument(items=(ItemScheme(item="GX01", guidance=(GUIDANCE,)),))),
        says=("SSJ-A14-1 warning GX02",),
        holds=("A14-1",),
    ),
    Case(
        name="no inspection code",
        stage=coded,
        stream=TASK,
        act=lambda _: create(),
        says=("SSJ-A10-7-CODE warning",),
        holds=("A10-7",),
    ),
    Case(
        name="an inspection code",
        stage=coded,
        stream=TASK,
        act=lambda _: with_scheme(evolve(SCHEME, inspection_code="530499-2026-0001")),
        says=(),
        holds=("A10-7",),
    ),
    Case(
        name="no approval",
        stage=approved,
        stream=TASK,
        act=lambda _: create(),
        says=("SSJ-A10-7-APPROVAL warning",),
        holds=("A10-7",),
    ),
    Case(
        name="an approval",
        stage=approved,
        stream=TASK,
        act=lambda _: with_scheme(evolve(SCHEME, approval="玉工信执法审〔2026〕3号")),
        says=(),
        holds=("A10-7",),
    ),
    Case(
        name="what is not told in advance, approved by whoever set it up",
        stage=prepared,
        stream=TASK,
        act=lambda _: with_scheme(
            evolve(SCHEME, no_notice=NoNotice(reason="防止转移证据", approver="经办员甲"))
        ),
        says=("SSJ-A16-8 warning",),
        holds=("A16-8",),
    ),
    Case(
        name="what is not told in advance, approved by somebody else",
        stage=prepared,
        stream=TASK,
        act=lambda _: with_scheme(
            evolve(SCHEME, no_notice=NoNotice(reason="防止转移证据", approver="局领导丁"))
        ),
        says=(),
        holds=("A16-8",),
    ),
    Case(
        name="a special check as heavy as what caused it",
        stage=locked,
        stream=SPECIAL_STREAM,
        act=lambda _: special(),
        says=(),
        holds=("A22-1", "A22-3"),
    ),
    Case(
        name="a special check of fewer targets",
        stage=locked,
        stream=SPECIAL_STREAM,
        act=lambda _: special(ratio="5%"),
        says=("SSJ-A10-6 warning", "SSJ-A22-3 warning YXGX-2026-01"),
        holds=("A22-3", "A10-6"),
    ),
    Case(
        name="a special check that is rarer",
        stage=rarely_planned,
        stream=SPECIAL_STREAM,
        act=lambda _: special(frequency="每两年1次"),
        says=("SSJ-A22-3-FREQUENCY warning YXGX-2026-01",),
        holds=("A22-3",),
    ),
)


@pytest.mark.requirement("A22-2")
def test_a_special_check_has_no_list_and_no_team_before_it_is_drawn() -> None:
    line = copy_of(locked())
    task = line.do(SPECIAL_STREAM, special()).state
    assert (task.lock, task.teams) == (None, ())
    drawn = evolve(lock(revealed()), at="2026-04-25T10:00:00+08:00")
    line.clock = drawn.at
    with pytest.raises(ActRefused) as caught:
        line.office.do(SPECIAL_STREAM, drawn)
    assert "SSJ-TASK-NOT-ANNOUNCED" in {each.code for each in caught.value.faults}
    with pytest.raises(ShuangsuijiError) as unopened:
        line.office.open_file(SPECIAL, target(), "经办员甲", drawn.at)
    assert [each.code for each in unopened.value.faults] == ["SSJ-OFFICE-NOT-DRAWN"]


# ── cancel and close ──────────────────────────────────────────────────────────────────────────────────────


def cancel(at: str = "2026-04-25T09:00:00+08:00") -> CancelTask:
    """Cancel the task."""
    return CancelTask(by="经办员甲", at=at, reason="上级统一安排", approver="局领导丁")


def close(at: str = "2026-05-20T09:00:00+08:00") -> CloseTask:
    """Close the task."""
    return CloseTask(by="经办员甲", at=at, reason="企业停产整治", approver="局领导丁")


@cache
def cancelled() -> Line:
    """The task is cancelled after its first round was voided."""
    line = copy_of(voided())
    line.do(TASK, cancel("2026-04-23T11:00:00+08:00"))
    return line


@cache
def closed() -> Line:
    """The task is closed after its list was locked."""
    line = copy_of(locked())
    line.do(TASK, close("2026-04-25T09:00:00+08:00"))
    return line


@cache
def never_redrawn() -> Line:
    """The rulebook allows no new draw, and round 1 is announced."""
    line = under(rule("redraw_policy", "never"))
    line.create_task()
    line.announce()
    return line


@cache
def unseparated() -> Line:
    """The rulebook lets one person do and approve."""
    line = under(rule("separation", value=False))
    line.create_task()
    return line


END_REFUSED = (
    Case(
        name="cancel while a round is open",
        stage=revealed,
        stream=TASK,
        act=lambda _: cancel(),
        says=("SSJ-TASK-ROUND-OPEN $",),
    ),
    Case(
        name="cancel what is locked",
        stage=locked,
        stream=TASK,
        act=lambda _: cancel(),
        says=("SSJ-TASK-LOCKED $",),
    ),
    Case(
        name="cancel what is cancelled",
        stage=cancelled,
        stream=TASK,
        act=lambda _: cancel(),
        says=("SSJ-TASK-ENDED $",),
    ),
    Case(
        name="close what is not locked",
        stage=created,
        stream=TASK,
        act=lambda _: close(),
        says=("SSJ-TASK-NOT-LOCKED $",),
    ),
    Case(
        name="close what is closed",
        stage=closed,
        stream=TASK,
        act=lambda _: close(),
        says=("SSJ-TASK-ENDED $",),
    ),
    Case(
        name="announce a cancelled task again",
        stage=cancelled,
        stream=TASK,
        act=next_round,
        says=("SSJ-TASK-ENDED $",),
    ),
    Case(
        name="reveal in a cancelled task",
        stage=cancelled,
        stream=TASK,
        act=lambda line: evolve(reveal(line), at="2026-04-24T09:00:00+08:00"),
        says=("SSJ-TASK-ENDED $", "SSJ-JOURNAL-CLOSED"),
    ),
    Case(
        name="recuse somebody in a closed task",
        stage=closed,
        stream=TASK,
        act=lambda line: DeclareRecusal(
            by="科长乙",
            at="2026-05-21T09:00:00+08:00",
            target=target(),
            inspector=next(
                each.id for each in line.inspectors if each.id not in line.task().teams[0].inspectors
            ),
            reason="近亲属",
        ),
        says=("SSJ-TASK-ENDED $",),
    ),
    Case(
        name="void a round where nothing may be drawn again",
        stage=never_redrawn,
        stream=TASK,
        act=void,
        says=("SSJ-TASK-REDRAW $",),
        holds=("A11-12",),
    ),
)

END_QUESTIONED = (
    Case(name="cancel before any draw", stage=created, stream=TASK, act=lambda _: cancel(), says=()),
    Case(name="cancel after a void", stage=voided, stream=TASK, act=lambda _: cancel(), says=()),
    Case(
        name="cancel after a round lapsed",
        stage=announced,
        stream=TASK,
        act=lambda _: cancel("2026-05-01T09:00:00+08:00"),
        says=(),
    ),
    Case(name="close after the lock", stage=locked, stream=TASK, act=lambda _: close(), says=()),
    Case(
        name="cancel and approve by one person",
        stage=created,
        stream=TASK,
        act=lambda _: evolve(cancel(), by=cancel().approver),
        says=("SSJ-X-36-APPROVER warning",),
        holds=("X-36",),
    ),
    Case(
        name="close and approve by one person",
        stage=locked,
        stream=TASK,
        act=lambda _: evolve(close(), by=close().approver),
        says=("SSJ-X-36-APPROVER warning",),
        holds=("X-36",),
    ),
    Case(
        name="cancel and approve by one person where roles need not be separate",
        stage=unseparated,
        stream=TASK,
        act=lambda _: evolve(cancel(), by=cancel().approver),
        says=(),
        holds=("X-36",),
    ),
)


# ── values that cannot come to be ─────────────────────────────────────────────────────────────────────────


UNBORN = (
    Unborn(
        name="a task without any of its six elements",
        make=lambda: Setup(
            code=CODE,
            name="",
            first="",
            last="",
            items=(),
            range="",
            ratio="",
            initiating="",
            participating=(),
            year=2026,
        ),
        says=(
            "SSJ-TASK-ELEMENT .name",
            "SSJ-TASK-ELEMENT .first",
            "SSJ-TASK-ELEMENT .items",
            "SSJ-TASK-ELEMENT .range",
            "SSJ-TASK-ELEMENT .ratio",
            "SSJ-TASK-ELEMENT .initiating",
            "SSJ-TASK-ELEMENT .participating",
        ),
        holds=("A10-2",),
    ),
    *(
        Unborn(
            name=f"a task without its {member}",
            make=lambda member=member, empty=empty: setup(**{member: empty}),  # type: ignore[misc]
            says=(f"SSJ-TASK-ELEMENT .{member}",),
            holds=("A10-2",),
        )
        for member, empty in (
            ("name", ""),
            ("first", ""),
            ("range", ""),
            ("ratio", ""),
            ("participating", ()),
        )
    ),
    Unborn(
        name="a special check without a cause",
        make=lambda: setup(check="special"),
        says=("SSJ-TASK-SPECIAL .derived_from",),
        holds=("A22-1",),
    ),
    Unborn(
        name="a joint check with a cause, named twice",
        make=lambda: setup(derived_from=(Cause(task="甲", target="乙", item="丙", problem="丁"),) * 2),
        says=("SSJ-TASK-SPECIAL .derived_from", "SSJ-FORM-TWICE .derived_from[1]"),
    ),
    Unborn(
        name="a scheme of items that the task does not have",
        make=lambda: setup(
            scheme=SchemeDocument(
                items=(ItemScheme(item="GX09"),),
                no_notice=NoNotice(reason="防止转移证据", approver="局领导丁", items=("GX01", "GX08")),
            )
        ),
        says=(
            "SSJ-TASK-SCHEME-ITEM .scheme.items[0].item",
            "SSJ-TASK-SCHEME-ITEM .scheme.no_notice.items[1]",
        ),
    ),
    Unborn(
        name="guidance without a title",
        make=lambda: Guidance(title=""),
        says=("SSJ-TEXT-EMPTY .title",),
    ),
    Unborn(
        name="nothing told in advance, without reason and approver",
        make=lambda: NoNotice(reason="", approver=""),
        says=("SSJ-TEXT-EMPTY .reason", "SSJ-TEXT-EMPTY .approver"),
        holds=("A16-8",),
    ),
    Unborn(
        name="a directed range of no values",
        make=lambda: Criterion(column="area", values=()),
        says=("SSJ-FORM-LEAST .values",),
    ),
    Unborn(
        name="a first stage that drew nothing",
        make=lambda: FirstStage(task="甲", drawn=()),
        says=("SSJ-FORM-LEAST .drawn",),
    ),
    Unborn(
        name="a direct assignment without a reason",
        make=lambda: SelectionMode(department=BUREAU, pool=1, mode="direct-assignment"),
        says=("SSJ-TEXT-EMPTY .reason", "SSJ-TEXT-EMPTY .chosen_by"),
        holds=("A12-1",),
    ),
    Unborn(
        name="a factor of which nothing was found, and a loan that nobody consented to",
        make=lambda: (Weighed(factor="地理环境", found=""),),
        says=("SSJ-TEXT-EMPTY .found",),
    ),
    Unborn(
        name="a loan that nobody consented to",
        make=lambda: Loan(
            unit="邻县局", region="530423", inspectors=("E1",), consented_by="", consented_at=""
        ),
        says=("SSJ-TEXT-EMPTY .consented_by", "SSJ-TEXT-INSTANT .consented_at"),
        holds=("A12-4",),
    ),
)

REFUSED = (*CREATE_REFUSED, *END_REFUSED)
QUESTIONED = (*CREATE_QUESTIONED, *END_QUESTIONED)
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


@pytest.mark.requirement("A16-8")
@pytest.mark.parametrize(
    ("items", "secret", "told"),
    [((), True, []), (("GX02",), False, ["GX01"])],
    ids=["the whole activity", "one item"],
)
def test_what_is_not_told_in_advance(items: tuple[str, ...], secret: bool, told: list[str]) -> None:  # noqa: FBT001  -- a case's expectation
    line = copy_of(prepared())
    scheme = evolve(SCHEME, no_notice=NoNotice(reason="防止转移证据", approver="局领导丁", items=items))
    task = line.do(TASK, with_scheme(scheme)).state
    assert task.setup.scheme.secret is secret
    assert [each for each in ("GX01", "GX02") if not task.no_notice(each)] == told


@pytest.mark.requirement("A10-5")
def test_a_range_is_printed_with_its_criteria() -> None:
    criteria = (
        Criterion(column="area", values=("红塔区", "江川区")),
        Criterion(column="needs", values=("特种设备",)),
    )
    assert setup().range_text == "不定向：全市食盐定点企业和重点用能单位"
    directed = setup(criteria=criteria)
    assert (
        directed.range_text
        == "定向：全市食盐定点企业和重点用能单位（管辖单位：红塔区、江川区；专业资质：特种设备）"
    )
    inside = Entry(id="甲", part="企业", area="江川区", codes=("危化", "特种设备"))
    assert [each.holds(inside) for each in criteria] == [True, True]
    assert [each.holds(evolve(inside, area="", codes=())) for each in criteria] == [False, False]


def test_what_ended_says_how_and_why() -> None:
    ended = [line.task().ended for line in (cancelled(), closed())]
    assert [(each.how, each.reason) for each in ended if each] == [
        ("cancelled", "上级统一安排"),
        ("closed", "企业停产整治"),
    ]
    assert closed().task().lock == locked().task().lock
