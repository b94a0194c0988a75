"""检查之前 (第十四条至第十六条): pre-check, notice, commission: which acts are refused, which are questioned."""

from functools import cache

import pytest
from attrs import evolve
from tests.unit.acts_tables import (
    PLAN,
    Case,
    Unborn,
    adopted,
    copy_of,
    file_of,
    issue,
    judge_questioned,
    judge_refused,
    judge_unborn,
    locked,
    named,
    notified,
    opened,
    prepared,
    publish,
    target,
)
from tests.unit.inspection_tables import team, under

from shuangsuiji.acts import Moment
from shuangsuiji.checklist.state import STREAM as CHECKLIST
from shuangsuiji.filing import OpenFile, new_file
from shuangsuiji.notice.commissioning import CommissionExpert
from shuangsuiji.notice.issuing import DeliverNotice, IssueNotice
from shuangsuiji.notice.pre_check import RecordPreCheck
from shuangsuiji.sheets.before import Commission, Conclusion, Delivery, NamedInspector
from shuangsuiji.target_file import TargetFile, file_stream
from shuangsuiji.task.ending import CloseTask
from shuangsuiji.task.scheme_document import NoNotice
from shuangsuiji.task.setting import CreateTask
from shuangsuiji.task.setup import task_stream
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import BUREAU, CODE, ITEMS, SCHEME, edition, setup

FILE = file_of()
AT = "2026-05-11T10:00:00+08:00"


def pre_check() -> RecordPreCheck:
    """The leader looks the first target up."""
    return RecordPreCheck(
        by=team().leader,
        at=AT,
        task=CODE,
        target=target(),
        team=team(),
        inspector=team().leader,
        sources=("省级平台", "行业业务系统", "纸质档案"),
        summary="存续，年报已公示",
    )


def delivery() -> Delivery:
    """It is handed over when it is issued."""
    return Delivery(method="直接送达", recipient="联络员", at=AT, receipt="已签收")


def notice() -> IssueNotice:
    """The notice of a visit on 12 May, delivered at once."""
    return IssueNotice(
        by=team().leader,
        at=AT,
        task=CODE,
        target=target(),
        team=team(),
        inspectors=tuple(
            NamedInspector(inspector=each, name=f"{each}号", certificate="滇F1") for each in team().inspectors
        ),
        planned_on="2026-05-12",
        materials=("营业执照",),
        delivery=delivery(),
    )


def deliver() -> DeliverNotice:
    """The second version arrives an hour after it was issued."""
    arrived = evolve(delivery(), method="邮寄", at="2026-05-11T12:00:00+08:00")
    return DeliverNotice(by="经办员甲", at="2026-05-11T13:00:00+08:00", version=2, delivery=arrived)


def commission() -> CommissionExpert:
    """A laboratory is commissioned for the first item."""
    made = Commission(
        institution="某检测公司",
        qualification="CMA-530499-01",
        matter="检验检测",
        items=("GX01",),
        contract_on="2026-05-11",
        reason="须测食盐碘含量",
        payer=BUREAU,
    )
    return CommissionExpert(by=team().leader, at=AT, task=CODE, target=target(), team=team(), commission=made)


@cache
def secret() -> Line:
    """Neither item may be told to a target in advance."""
    line = copy_of(prepared())
    told = NoNotice(reason="告知后可能转移证据", approver="局领导丁", items=tuple(each.id for each in ITEMS))
    made = next(each.act for each in opened().office.replay().done if isinstance(each.act, CreateTask))
    line.do(task_stream(CODE), evolve(made, setup=setup(scheme=evolve(SCHEME, no_notice=told))))
    line.reveal(announced := line.announce())
    line.lock(line.draw(announced))
    line.file(target())
    return line


@cache
def half_secret() -> Line:
    """The second item may not be told, and its scheme wants to see something of its own."""
    line = copy_of(prepared())
    told = NoNotice(reason="告知后可能转移证据", approver="局领导丁", items=("GX02",))
    first, second = SCHEME.items
    items = (
        evolve(first, materials=("购销台账", "营业执照")),
        evolve(second, materials=("电表台账", "营业执照")),
    )
    made = next(each.act for each in opened().office.replay().done if isinstance(each.act, CreateTask))
    line.do(task_stream(CODE), evolve(made, setup=setup(scheme=evolve(SCHEME, items=items, no_notice=told))))
    line.reveal(announced := line.announce())
    line.lock(line.draw(announced))
    line.file(target())
    return line


@cache
def ended() -> Line:
    """The task was closed before anybody inspected the first target."""
    line = copy_of(opened())
    at = "2026-05-08T09:00:00+08:00"
    line.do(task_stream(CODE), CloseTask(by="经办员甲", at=at, reason="上级统一安排", approver="局领导丁"))
    return line


@cache
def closed_early() -> Line:
    """The task was closed before any file was opened."""
    line = copy_of(locked())
    at = "2026-05-08T09:00:00+08:00"
    line.do(task_stream(CODE), CloseTask(by="经办员甲", at=at, reason="上级统一安排", approver="局领导丁"))
    return line


def opening(line: Line) -> OpenFile:
    """Open the first target's file, after all."""
    new = new_file(line.task(), target())
    assert new is not None
    return OpenFile(by="经办员甲", at="2026-05-09T09:00:00+08:00", file=new)


@cache
def undelivered() -> Line:
    """A second version is issued and not delivered."""
    line = copy_of(notified())
    line.do(FILE, evolve(notice(), at="2026-05-11T11:00:00+08:00", delivery=None))
    return line


@cache
def delivered() -> Line:
    """The second version has arrived."""
    line = copy_of(undelivered())
    line.do(FILE, deliver())
    return line


@cache
def richer() -> Line:
    """The checklist has an item more than the task, which its departments could inspect as well."""
    line, more = copy_of(adopted()), evolve(ITEMS[0], id="GX03", name="盐业价格检查")
    line.do(CHECKLIST, issue(edition((*ITEMS, more))))
    line.show()
    line.do(PLAN, evolve(publish(), edition=edition((*ITEMS, more))))
    line.confirm_registries("2026-04-20T09:00:00+08:00")
    line.create_task()
    line.reveal(announced := line.announce())
    line.lock(line.draw(announced))
    line.file(target())
    return line


def beyond(*items: str) -> RecordPreCheck:
    """The leader finds more items that apply."""
    return evolve(pre_check(), beyond=items)


REFUSED = (
    Case(
        name="a pre-check by somebody who is not of the team",
        stage=opened,
        stream=FILE,
        act=lambda _: evolve(pre_check(), inspector="E900"),
        says=("SSJ-RECORD-STRANGER $.inspector",),
        holds=("A16-1",),
    ),
    Case(
        name="a pre-check of another target",
        stage=opened,
        stream=FILE,
        act=lambda _: evolve(pre_check(), target=target(1)),
        says=("SSJ-FILE-OTHER $.target",),
    ),
    Case(
        name="a pre-check by another team than the task's",
        stage=opened,
        stream=FILE,
        act=lambda _: evolve(pre_check(), team=evolve(team(), members=team().members[:3])),
        says=("SSJ-ACT-FACT $.team",),
    ),
    Case(
        name="a pre-check of a target that was not drawn",
        stage=locked,
        stream=file_stream(CODE, "对象9999"),
        act=lambda _: evolve(pre_check(), target="对象9999"),
        says=("SSJ-OFFICE-NOT-DRAWN",),
    ),
    Case(
        name="a notice that names somebody otherwise than the roll",
        stage=opened,
        stream=FILE,
        act=lambda _: evolve(
            notice(), inspectors=(evolve(notice().inspectors[0], name="冒名者"), *notice().inspectors[1:])
        ),
        says=("SSJ-ACT-FACT $.inspectors[0].name",),
        holds=("N-13", "N-14"),
    ),
    Case(
        name="a pre-check that finds items which the checklist does not have",
        stage=opened,
        stream=FILE,
        act=lambda _: beyond("GX09"),
        says=("SSJ-ACT-FACT $.beyond",),
        holds=("A14-3",),
    ),
    Case(
        name="a notice to a target that must not be told of anything",
        stage=secret,
        stream=FILE,
        act=lambda _: notice(),
        says=("SSJ-NOTICE-NONE",),
        holds=("A16-8", "N-16"),
    ),
    Case(
        name="a notice that asks for what only a silent item needs",
        stage=half_secret,
        stream=FILE,
        act=lambda _: evolve(notice(), materials=("购销台账", "营业执照", "电表台账")),
        says=("SSJ-NOTICE-SILENT $.materials[2]",),
        holds=("A16-8", "N-16"),
    ),
    Case(
        name="a notice in a task that was closed before the visit",
        stage=ended,
        stream=FILE,
        act=lambda _: notice(),
        says=("SSJ-TASK-ENDED $.task",),
        holds=("A08-1",),
    ),
    Case(
        name="a file of a target that nobody had begun with when the task was closed",
        stage=closed_early,
        stream=FILE,
        act=opening,
        says=("SSJ-TASK-ENDED $.file.task",),
        holds=("A08-1",),
    ),
    Case(
        name="a notice with others than the team",
        stage=opened,
        stream=FILE,
        act=lambda _: evolve(notice(), inspectors=notice().inspectors[:2]),
        says=("SSJ-NOTICE-INSPECTORS $.inspectors",),
        holds=("N-13", "N-14"),
    ),
    Case(
        name="a notice of a visit after the task's days",
        stage=opened,
        stream=FILE,
        act=lambda _: evolve(notice(), planned_on="2026-07-01"),
        says=("SSJ-NOTICE-WINDOW $.planned_on",),
        holds=("N-4",),
    ),
    Case(
        name="a notice of a visit yesterday",
        stage=opened,
        stream=FILE,
        act=lambda _: evolve(notice(), planned_on="2026-05-10"),
        says=("SSJ-NOTICE-PAST $.planned_on",),
        holds=("N-15",),
    ),
    Case(
        name="a notice that arrived before it was issued",
        stage=opened,
        stream=FILE,
        act=lambda _: evolve(notice(), delivery=evolve(delivery(), at="2026-05-11T09:59:59+08:00")),
        says=("SSJ-NOTICE-EARLY $.delivery.at",),
        holds=("A16-5",),
    ),
    Case(
        name="a notice that will arrive",
        stage=opened,
        stream=FILE,
        act=lambda _: evolve(notice(), delivery=evolve(delivery(), at="2026-05-11T10:00:01+08:00")),
        says=("SSJ-RECORD-FUTURE $.delivery.at",),
        holds=("A16-5",),
    ),
    Case(
        name="the delivery of a version that there is not",
        stage=opened,
        stream=FILE,
        act=lambda _: deliver(),
        says=("SSJ-NOTICE-UNKNOWN $.version",),
        holds=("A16-5",),
    ),
    Case(
        name="the delivery of what has arrived",
        stage=delivered,
        stream=FILE,
        act=lambda _: evolve(deliver(), at="2026-05-11T14:00:00+08:00"),
        says=("SSJ-NOTICE-TWICE $.version",),
        holds=("A16-5",),
    ),
    Case(
        name="a delivery that is yet to come",
        stage=undelivered,
        stream=FILE,
        act=lambda _: evolve(deliver(), delivery=evolve(delivery(), at="2026-05-11T13:00:01+08:00")),
        says=("SSJ-RECORD-FUTURE $.delivery.at",),
        holds=("A16-5",),
    ),
    Case(
        name="a delivery before the version was issued",
        stage=undelivered,
        stream=FILE,
        act=lambda _: evolve(deliver(), delivery=evolve(delivery(), at="2026-05-11T10:59:59+08:00")),
        says=("SSJ-NOTICE-EARLY $.delivery.at",),
        holds=("A16-5",),
    ),
    Case(
        name="a commission for something else, for an item of somebody else, under a contract of tomorrow",
        stage=opened,
        stream=FILE,
        act=lambda _: evolve(
            commission(),
            commission=evolve(
                commission().commission, matter="代为检查", items=("GX09",), contract_on="2026-05-12"
            ),
        ),
        says=(
            "SSJ-COMMISSION-MATTER $.commission.matter",
            "SSJ-RECORD-ITEM $.commission.items[0]",
            "SSJ-RECORD-FUTURE $.commission.contract_on",
        ),
        holds=("A15-4",),
    ),
)

QUESTIONED = (
    Case(
        name="a pre-check, which opens the file",
        stage=locked,
        stream=FILE,
        act=lambda _: pre_check(),
        says=(),
        holds=("A16-1",),
    ),
    Case(
        name="a pre-check that finds what could be inspected at the same time",
        stage=richer,
        stream=FILE,
        act=lambda _: beyond("GX03"),
        says=("SSJ-A14-3 warning",),
        holds=("A14-3",),
    ),
    Case(
        name="a notice",
        stage=opened,
        stream=FILE,
        act=lambda _: notice(),
        says=(),
        holds=("A16-4", "A16-5", "A16-7"),
    ),
    Case(
        name="a notice without the target's rights",
        stage=opened,
        stream=FILE,
        act=lambda _: evolve(notice(), rights=False),
        says=("SSJ-A16-6 warning",),
        holds=("A16-6",),
    ),
    Case(
        name="a notice that asks for what the bureau can get by itself",
        stage=lambda: under("shared_materials", ("营业执照",)),
        stream=FILE,
        act=lambda _: evolve(notice(), at="2026-05-11T11:00:00+08:00", delivery=None),
        says=("SSJ-N-9 warning 营业执照",),
        holds=("N-9",),
    ),
    Case(
        name="a delivery by post",
        stage=undelivered,
        stream=FILE,
        act=lambda _: deliver(),
        says=(),
        holds=("A16-5",),
    ),
    Case(
        name="a commission that the department pays for",
        stage=opened,
        stream=FILE,
        act=lambda _: commission(),
        says=(),
        holds=("A15-4",),
    ),
    Case(
        name="a commission that the target pays for",
        stage=opened,
        stream=FILE,
        act=lambda _: evolve(commission(), commission=evolve(commission().commission, payer=f"{target()}号")),
        says=("SSJ-A15-4 warning 某检测公司",),
        holds=("A15-4",),
    ),
)

UNBORN = (
    Unborn(
        name="a pre-check by nobody, nowhere, with nothing found, and items beyond twice",
        make=lambda: evolve(pre_check(), inspector="", sources=(), summary=" ", beyond=("GX03", "GX03")),
        says=(
            "SSJ-TEXT-EMPTY .inspector",
            "SSJ-FORM-LEAST .sources",
            "SSJ-TEXT-EMPTY .summary",
            "SSJ-FORM-TWICE .beyond[1]",
        ),
    ),
    Unborn(
        name="an inspector without number, name and certificate",
        make=lambda: NamedInspector(inspector="", name="", certificate=" "),
        says=("SSJ-TEXT-EMPTY .inspector", "SSJ-TEXT-EMPTY .name", "SSJ-TEXT-EMPTY .certificate"),
        holds=("N-13",),
    ),
    Unborn(
        name="a notice of no day, with an inspector twice and a material twice",
        make=lambda: evolve(
            notice(), planned_on="五月", inspectors=notice().inspectors[:1] * 2, materials=("账册", "账册")
        ),
        says=("SSJ-TEXT-DAY .planned_on", "SSJ-FORM-TWICE .inspectors[1]", "SSJ-FORM-TWICE .materials[1]"),
    ),
    Unborn(
        name="a delivery to nobody by no means at no time",
        make=lambda: Delivery(method="", recipient="", at="昨天"),
        says=("SSJ-TEXT-EMPTY .method", "SSJ-TEXT-EMPTY .recipient", "SSJ-TEXT-INSTANT .at"),
        holds=("A16-5",),
    ),
    Unborn(
        name="the delivery of no version",
        make=lambda: evolve(deliver(), version=0),
        says=("SSJ-FORM-LEAST .version",),
    ),
    Unborn(
        name="a commission of nobody for nothing",
        make=lambda: Commission(
            institution="",
            qualification="",
            matter="",
            items=(),
            contract_on="",
            reason=" ",
            payer="",
        ),
        says=(
            "SSJ-TEXT-EMPTY .institution",
            "SSJ-TEXT-EMPTY .qualification",
            "SSJ-TEXT-EMPTY .reason",
            "SSJ-TEXT-EMPTY .payer",
            "SSJ-TEXT-EMPTY .matter",
            "SSJ-FORM-LEAST .items",
            "SSJ-TEXT-DAY .contract_on",
        ),
        holds=("A15-4",),
    ),
    Unborn(
        name="a conclusion of nobody about nothing",
        make=lambda: Conclusion(item="", issuer="", number="", on="", text="", valid_to="永久"),
        says=(
            "SSJ-TEXT-EMPTY .item",
            "SSJ-TEXT-EMPTY .issuer",
            "SSJ-TEXT-EMPTY .number",
            "SSJ-TEXT-EMPTY .text",
            "SSJ-TEXT-DAY .on",
            "SSJ-TEXT-DAY .valid_to",
        ),
        holds=("A15-6",),
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


def _moment() -> Moment:
    return Moment(recorded=AT)


@pytest.mark.requirement("A14-3")
def test_what_applies_besides_is_said_once() -> None:
    line = copy_of(richer())
    act = beyond("GX03")
    file = line.office.file(CODE, target())
    assert file
    again = act.after(file)
    assert [each.code for each in act.findings(file, line.rules, _moment())] == ["SSJ-A14-3"]
    assert list(act.findings(again, line.rules, _moment())) == []
    scope = under("one_visit_scope", "task").rules
    assert list(act.findings(file, scope, _moment())) == []


def fresh() -> TargetFile:
    """The first target's file as it was opened."""
    found = opened().office.file(CODE, target())
    assert found
    return found


@pytest.mark.requirement("A16-8", "N-16")
def test_a_notice_names_only_what_may_be_told() -> None:
    rules = opened().rules
    partly = evolve(fresh(), no_notice=("GX01",))
    assert list(notice().faults(partly, rules)) == []
    assert notice().after(partly).notices[0].items == ("GX02",)
    wholly = evolve(fresh(), no_notice=("GX01", "GX02"))
    assert [each.code for each in notice().faults(wholly, rules)] == ["SSJ-NOTICE-NONE"]


def test_a_notice_that_is_issued_anew_is_the_next_version() -> None:
    file = delivered().office.file(CODE, target())
    assert file
    assert [(each.version, each.items) for each in file.notices] == [
        (1, ("GX01", "GX02")),
        (2, ("GX01", "GX02")),
    ]
    assert [each.delivery.method for each in file.notices if each.delivery] == ["直接送达", "邮寄"]
    assert file.stage == "opened"
