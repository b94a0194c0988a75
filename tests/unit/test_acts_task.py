"""抽查任务 (第十条、第十一条): which acts are refused, which are questioned, and what follows from the others."""

from collections.abc import Callable
from functools import cache
from typing import get_args

import pytest
from attrs import evolve, fields_dict
from tests.unit.acts_tables import (
    CHECKLIST,
    PLAN,
    RULEBOOK,
    TARGETS,
    TASK,
    Case,
    Unborn,
    adopt,
    announced,
    announcement,
    confirm,
    copy_of,
    created,
    documents,
    inspected_before,
    issue,
    issued,
    judge_questioned,
    judge_refused,
    judge_unborn,
    lines,
    lock,
    locked,
    named,
    prepared,
    publish,
    published,
    record,
    revealed,
    rule,
    show,
    shown,
    void,
    voided,
)

from shuangsuiji.acts import Moment
from shuangsuiji.digests import Hash
from shuangsuiji.draw.announcement import Announcement, Slot, Voids
from shuangsuiji.draw.entropy import Contribution, Public, commitment
from shuangsuiji.draw.journal import reveal_digest
from shuangsuiji.draw.record import Record
from shuangsuiji.exchange.planning import TaskNotice
from shuangsuiji.findings import Override
from shuangsuiji.office.rulebooks import builtin_rulebook
from shuangsuiji.procedure import KINDS, act_of
from shuangsuiji.rolls.recusals import Recusal, freeze_recusals
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.announcing import AnnounceDraw
from shuangsuiji.task.current_team import drawn_teams
from shuangsuiji.task.exclusions import Check, Subject, Wanted, checks_of, exclusions
from shuangsuiji.task.locking import LockDraw, locking
from shuangsuiji.task.rounds import RevealSource, current_round
from shuangsuiji.task.setting import CreateTask
from shuangsuiji.task.setup import ItemsLeft, Setup, Waiver
from shuangsuiji.task.state import Pair
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import (
    BUREAU,
    CODE,
    EMERGENCY,
    ITEMS,
    MARKET,
    PARTIES,
    edition,
    plan_row,
    setup,
)

CHANNELS = ("省级平台", "市政府信息公开网", "部门网站")
OTHER_DIGEST = "0" * 64


# ── set-up ────────────────────────────────────────────────────────────────────────────────────────────────


def create() -> CreateTask:
    """Set up the task."""
    return CreateTask(
        by="经办员甲",
        at="2026-04-21T09:00:00+08:00",
        setup=setup(),
        edition=1,
        channels=CHANNELS,
        row=plan_row(),
    )


def task_of(made: Setup) -> CreateTask:
    """Set up another task."""
    return evolve(create(), setup=made)


def plan_and_registries(line: Line) -> Line:
    """Publish the plan and confirm the registries."""
    line.do(PLAN, publish())
    line.confirm_registries("2026-04-20T09:00:00+08:00")
    return line


@cache
def unseen() -> Line:
    """The checklist is shown nowhere."""
    return plan_and_registries(copy_of(issued()))


@cache
def seen_once() -> Line:
    """The checklist is shown on one channel."""
    line = copy_of(issued())
    line.do(CHECKLIST, show("部门网站"))
    return plan_and_registries(line)


@cache
def two_editions() -> Line:
    """A second edition is in force since 20 April, shown as the first one is."""
    line = copy_of(shown())
    line.do(PLAN, publish())
    at = "2026-04-01T09:00:00+08:00"
    second = evolve(edition(), number=2, effective_from="2026-04-20")
    line.do(CHECKLIST, evolve(issue(second), at=at))
    for channel in CHANNELS:
        line.do(CHECKLIST, evolve(show(channel, 2), at=at))
    return line


@cache
def just_planned() -> Line:
    """The plan is published, late, and it is that second."""
    line = copy_of(shown())
    line.do(PLAN, evolve(publish(), at="2026-04-21T09:00:00+08:00"))
    return line


def under(rules: Rulebook) -> Line:
    """The bureau with a rulebook of its own, as far as its registries."""
    line = Line(rules=rules)
    line.prepare()
    return line


@cache
def under_later_rules() -> Line:
    """The rulebook holds from June on."""
    return under(builtin_rulebook("2026-06-01"))


@cache
def item_of_another() -> Line:
    """The first item is initiated by another department, in checklist and plan."""
    line = copy_of(shown())
    at = "2026-02-01T09:00:00+08:00"
    items = (evolve(ITEMS[0], initiating=MARKET, participating=(BUREAU, EMERGENCY)), ITEMS[1])
    second = evolve(edition(items), number=2, effective_from="2026-02-01")
    line.do(CHECKLIST, evolve(issue(second), at=at))
    line.do(CHECKLIST, evolve(show("部门网站", 2), at=at))
    answered = Override(code="SSJ-A07-7", reason="两部门商定", by="局领导丁", at="2026-03-02T08:00:00+08:00")
    line.do(PLAN, evolve(publish(), edition=second), answered)
    return line


CREATE_REFUSED = (
    Case(
        name="under a checklist that nobody was shown",
        stage=unseen,
        stream=TASK,
        act=lambda _: evolve(create(), channels=()),
        says=("SSJ-TASK-CHANNELS $.channels",),
    ),
    Case(
        name="another name than the plan's",
        stage=prepared,
        stream=TASK,
        act=lambda _: task_of(setup(plan_name="民爆行业联合抽查")),
        says=("SSJ-TASK-ROW $.setup.row",),
    ),
    Case(
        name="another row than the plan's",
        stage=prepared,
        stream=TASK,
        act=lambda _: task_of(setup(row="2")),
        says=("SSJ-TASK-ROW $.setup.row",),
    ),
    Case(
        name="a day before the plan's days",
        stage=prepared,
        stream=TASK,
        act=lambda _: task_of(setup(first="2026-03-31")),
        says=("SSJ-TASK-WINDOW $.setup.first",),
    ),
    Case(
        name="a day after the plan's days",
        stage=prepared,
        stream=TASK,
        act=lambda _: task_of(setup(last="2026-12-01")),
        says=("SSJ-TASK-WINDOW $.setup.first",),
    ),
    Case(
        name="an item that the plan's row does not have",
        stage=prepared,
        stream=TASK,
        act=lambda _: evolve(create(), row=plan_row(items=("GX01",))),
        says=("SSJ-TASK-ITEM $.setup.items[1]",),
    ),
    Case(
        name="a ratio that settles nothing",
        stage=prepared,
        stream=TASK,
        act=lambda _: task_of(setup(ratio="根据实际情况确定")),
        says=("SSJ-TASK-RATIO $.setup.ratio",),
    ),
    Case(
        name="before the rulebook holds",
        stage=under_later_rules,
        stream=TASK,
        act=lambda _: create(),
        says=("SSJ-TASK-RULES",),
    ),
    Case(
        name="everything wrong with a task at once",
        stage=under_later_rules,
        stream=TASK,
        act=lambda _: evolve(
            task_of(setup(initiating=MARKET, participating=(BUREAU,), first="2026-01-01", ratio="适当")),
            channels=(),
            row=plan_row(items=("GX02",)),
        ),
        says=(
            "SSJ-TASK-CHANNELS $.channels",
            "SSJ-TASK-ROW $.setup.row",
            "SSJ-TASK-WINDOW $.setup.first",
            "SSJ-TASK-ITEM $.setup.items[0]",
            "SSJ-TASK-RATIO $.setup.ratio",
            "SSJ-TASK-RULES",
        ),
    ),
    Case(
        name="channels that the checklist is not shown on",
        stage=seen_once,
        stream=TASK,
        act=lambda _: create(),
        says=("SSJ-ACT-FACT $.edition",),
    ),
    Case(
        name="an item with another content than the checklist's, and a row other than the plan's",
        stage=prepared,
        stream=TASK,
        act=lambda _: evolve(
            task_of(setup(items=(evolve(ITEMS[0], basis="《食盐专营办法》"), ITEMS[1]))),
            row=plan_row(frequency="每年2次"),
        ),
        says=("SSJ-ACT-FACT $.setup.items[0]", "SSJ-ACT-FACT $.row"),
    ),
    Case(
        name="an edition that another one has overtaken",
        stage=two_editions,
        stream=TASK,
        act=lambda _: create(),
        says=("SSJ-ACT-FACT $.edition",),
        holds=("A06-2",),
    ),
    Case(
        name="without checklist and plan",
        stage=issued,
        stream=TASK,
        act=lambda _: task_of(setup(year=2027)),
        says=("SSJ-ACT-FACT $.edition", "SSJ-ACT-FACT $.row"),
        holds=("A02-1", "A02-2", "A07-2"),
    ),
    Case(
        name="the task in the stream of another",
        stage=prepared,
        stream="task/YXGX-2026-02",
        act=lambda _: create(),
        says=("SSJ-ACT-STREAM-OTHER",),
    ),
    Case(
        name="before the plan was published and the checklist shown",
        stage=prepared,
        stream=TASK,
        act=lambda _: evolve(create(), at="2026-01-07T09:00:00+08:00"),
        says=("SSJ-TASK-NO-EDITION $.edition", "SSJ-ACT-FACT $.row"),
    ),
    Case(
        name="the same task once more",
        stage=created,
        stream=TASK,
        act=lambda _: create(),
        says=("SSJ-ACT-BEGUN",),
    ),
)

CREATE_QUESTIONED = (
    Case(
        name="a task as it should be",
        stage=prepared,
        stream=TASK,
        act=lambda _: create(),
        says=(),
    ),
    Case(
        name="in the very second of the plan's publication",
        stage=just_planned,
        stream=TASK,
        act=lambda _: evolve(create(), at="2026-04-21T09:00:00+08:00"),
        says=(),
    ),
    Case(
        name="under the edition in force on the day",
        stage=two_editions,
        stream=TASK,
        act=lambda _: evolve(create(), edition=2),
        says=(),
    ),
    Case(
        name="channels that are missing",
        stage=seen_once,
        stream=TASK,
        act=lambda _: evolve(create(), channels=("部门网站",)),
        says=("SSJ-A06-4 warning 省级平台", "SSJ-A06-4 warning 市政府信息公开网"),
    ),
    Case(
        name="another ratio and other departments than the plan's",
        stage=prepared,
        stream=TASK,
        act=lambda _: task_of(setup(ratio="20%", participating=(MARKET,))),
        says=("SSJ-A10-6 warning", "SSJ-A07-7 warning 1"),
    ),
    Case(
        name="the plan's ratio in other words",
        stage=prepared,
        stream=TASK,
        act=lambda _: task_of(setup(ratio="十分之一")),
        says=(),
    ),
    Case(
        name="the range in other words than the plan's",
        stage=prepared,
        stream=TASK,
        act=lambda _: task_of(setup(range="全市食盐定点企业")),
        says=("SSJ-A10-5 notice",),
    ),
    Case(
        name="put on record on the day after",
        stage=announced,
        stream="task/YXGX-2026-02",
        act=lambda _: task_of(setup("YXGX-2026-02")),
        says=("SSJ-A04-6 warning",),
    ),
    Case(
        name="an item that another department initiates",
        stage=item_of_another,
        stream=TASK,
        act=lambda line: evolve(
            task_of(setup(items=line.office.checklist().editions[1].edition.items)),
            edition=2,
            channels=("部门网站",),
        ),
        says=(
            "SSJ-A06-4 warning 省级平台",
            "SSJ-A06-4 warning 市政府信息公开网",
            "SSJ-A05-3 warning GX01",
        ),
    ),
)


# ── announcement ──────────────────────────────────────────────────────────────────────────────────────────


def announce() -> AnnounceDraw:
    """Announce round 1, as `announced` did."""
    found = next(done.act for done in announced().office.replay().done if done.act.article == "第十一条")
    assert isinstance(found, AnnounceDraw)
    return found


def with_announcement(made: Announcement) -> AnnounceDraw:
    """Announce something else."""
    return evolve(announce(), announcement=made)


def first_round() -> Announcement:
    """Round 1 as it was announced."""
    return announce().announcement


def with_slots(*slots: Slot) -> Announcement:
    """Announce other slots."""
    inspectors = first_round().inspectors
    assert inspectors
    return evolve(first_round(), inspectors=evolve(inspectors, slots=slots))


def with_stratum(quota: int, scope: int) -> Announcement:
    """Announce another quota and scope of the one stratum."""
    targets = first_round().targets
    (stratum,) = targets.strata
    changed = evolve(stratum, quota=quota, scope=scope)
    return evolve(first_round(), targets=evolve(targets, strata=(changed,)))


def slot(department: str, *, leads: bool = False) -> Slot:
    """A slot of one place."""
    return Slot(department=department, count=1, leads=leads, area="any")


THREE = (slot(BUREAU, leads=True), slot(MARKET), slot(EMERGENCY))
"""A slot of one place for each department of the task."""


def next_round(line: Line, voids: Voids | None = None) -> AnnounceDraw:
    """Announce round 2 after a void one."""
    before = current_round(line.task())
    assert before
    assert before.voided
    named_void = voids or Voids(announcement=before.announced.announcement, reason=before.voided.body.reason)
    entropy = tuple(
        Contribution(party=party, commitment=commitment(Hash("sha256"), party, CODE, 2, line.nonces[party]))
        for party in PARTIES
    )
    made = evolve(first_round(), round=2, voids=named_void, entropy=entropy)
    return evolve(announce(), announcement=made, at="2026-04-24T09:00:00+08:00")


@cache
def withheld() -> Line:
    """Round 1 is void after one party revealed and the other did not."""
    line = copy_of(announced())
    line.do(TASK, reveal(line))
    line.do(TASK, void(line))
    return line


@cache
def confirmed_in_march() -> Line:
    """Both registries were confirmed on 23 March, and the task is set up."""
    line = copy_of(shown())
    line.do(PLAN, publish())
    line.confirm_registries("2026-03-23T09:00:00+08:00")
    line.create_task()
    return line


@cache
def just_confirmed() -> Line:
    """Both registries are confirmed again, and it is that second."""
    line = copy_of(created())
    line.confirm_registries("2026-04-22T09:00:00+08:00")
    return line


@cache
def more_confirmed() -> Line:
    """One target more is confirmed than the roll has."""
    line = copy_of(created())
    at = "2026-04-21T10:00:00+08:00"
    line.do(TARGETS, evolve(confirm("targets", line), at=at, count=61))
    return line


def with_ratio(ratio: str, quota: int) -> Announcement:
    """Announce another ratio and quota of the one stratum."""
    targets = first_round().targets
    changed = evolve(targets.strata[0], ratio=ratio, quota=quota)
    return evolve(first_round(), targets=evolve(targets, strata=(changed,)))


def announce_on(line: Line, at: str) -> AnnounceDraw:
    """Announce at another time, under the confirmations there are."""
    found = [line.office.registry(name).latest for name in ("targets", "inspectors")]
    return evolve(announce(), at=at, confirmed=tuple(each for each in found if each))


ANNOUNCE_REFUSED = (
    Case(
        name="before the task is set up",
        stage=prepared,
        stream=TASK,
        act=lambda _: announce(),
        says=("SSJ-ACT-NOT-BEGUN",),
        holds=("A11-1",),
    ),
    Case(
        name="the announcement of another task",
        stage=created,
        stream=TASK,
        act=lambda _: with_announcement(evolve(first_round(), task="YXGX-2026-02")),
        says=("SSJ-TASK-OTHER $.announcement",),
    ),
    Case(
        name="round 2 first",
        stage=created,
        stream=TASK,
        act=lambda _: with_announcement(
            evolve(first_round(), round=2, voids=Voids(announcement=OTHER_DIGEST, reason=""))
        ),
        says=("SSJ-TASK-ROUND $.announcement.round",),
    ),
    Case(
        name="a registry that is not confirmed",
        stage=created,
        stream=TASK,
        act=lambda _: evolve(announce(), confirmed=announce().confirmed[:1]),
        says=("SSJ-TASK-UNCONFIRMED $.confirmed",),
    ),
    Case(
        name="a registry that was confirmed last year",
        stage=created,
        stream=TASK,
        act=lambda _: evolve(
            announce(),
            confirmed=(
                evolve(announce().confirmed[0], at="2025-12-31T09:00:00+08:00"),
                announce().confirmed[1],
            ),
        ),
        says=("SSJ-TASK-UNCONFIRMED $.confirmed",),
    ),
    Case(
        name="the digest of one registry alone",
        stage=created,
        stream=TASK,
        act=lambda _: evolve(announce(), digests=announce().digests[:1]),
        says=("SSJ-TASK-UNCONFIRMED $.digests",),
    ),
    Case(
        name="a confirmation that is not the registry's",
        stage=created,
        stream=TASK,
        act=lambda _: evolve(
            announce(), confirmed=(evolve(announce().confirmed[0], count=61), announce().confirmed[1])
        ),
        says=("SSJ-ACT-FACT $.confirmed[0]",),
    ),
    Case(
        name="a slot of a department that has no part in the task",
        stage=created,
        stream=TASK,
        act=lambda _: with_announcement(with_slots(*THREE, slot("市民政局"))),
        says=("SSJ-TASK-DEPARTMENT $.announcement.inspectors.slots[3]",),
    ),
    Case(
        name="a leader of another department than the initiating one",
        stage=created,
        stream=TASK,
        act=lambda _: with_announcement(with_slots(slot(BUREAU), slot(MARKET, leads=True), THREE[2])),
        says=("SSJ-TASK-LEADS $.announcement.inspectors.slots[1]",),
    ),
    Case(
        name="a department without a slot",
        stage=created,
        stream=TASK,
        act=lambda _: with_announcement(with_slots(*THREE[:2])),
        says=("SSJ-TASK-NO-SLOT $.announcement.inspectors.slots",),
    ),
    Case(
        name="a registry that is confirmed a second later",
        stage=created,
        stream=TASK,
        act=lambda _: evolve(
            announce(),
            confirmed=(
                evolve(announce().confirmed[0], at="2026-04-22T09:00:01+08:00"),
                announce().confirmed[1],
            ),
        ),
        says=("SSJ-TASK-UNCONFIRMED $.confirmed",),
    ),
    Case(
        name="a target of which no item is inspected already, and one of which a strange one is left",
        stage=created,
        stream=TASK,
        act=lambda _: evolve(
            announce(),
            left=(
                ItemsLeft(target="甲", items=("GX01", "GX02")),
                ItemsLeft(target="乙", items=("GX09",)),
            ),
        ),
        says=("SSJ-TASK-TARGET-ITEMS $.left[0].items", "SSJ-TASK-TARGET-ITEMS $.left[1].items"),
    ),
    Case(
        name="a quota that does not follow from its ratio",
        stage=created,
        stream=TASK,
        act=lambda _: with_announcement(with_stratum(5, 60)),
        says=("SSJ-VER-QUOTA $.announcement.targets.strata[0]",),
    ),
    Case(
        name="strata of more targets than the roll has",
        stage=created,
        stream=TASK,
        act=lambda _: with_announcement(with_stratum(7, 61)),
        says=("SSJ-VER-SCOPES $.announcement.targets",),
    ),
    Case(
        name="everything wrong with an announcement at once",
        stage=announced,
        stream=TASK,
        act=lambda _: evolve(
            with_announcement(evolve(with_slots(slot("市民政局", leads=True), slot(BUREAU)), task="甲")),
            confirmed=(),
        ),
        says=(
            "SSJ-TASK-OTHER $.announcement",
            "SSJ-TASK-ROUND $.announcement.round",
            "SSJ-TASK-UNCONFIRMED $.confirmed",
            "SSJ-TASK-DEPARTMENT $.announcement.inspectors.slots[0]",
            "SSJ-TASK-LEADS $.announcement.inspectors.slots[0]",
            "SSJ-TASK-NO-SLOT $.announcement.inspectors.slots",
            "SSJ-TASK-NO-SLOT $.announcement.inspectors.slots",
            "SSJ-JOURNAL-FOLLOWS",
        ),
    ),
    Case(
        name="round 1 once more",
        stage=announced,
        stream=TASK,
        act=lambda _: announce(),
        says=(
            "SSJ-TASK-ROUND $.announcement.round",
            "SSJ-JOURNAL-FOLLOWS",
            "SSJ-JOURNAL-AGAIN",
        ),
    ),
    Case(
        name="another round of a locked list",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(
            announce(),
            at="2026-04-25T09:00:00+08:00",
            announcement=evolve(
                first_round(),
                round=2,
                voids=Voids(announcement=announcement(line).digest(), reason="重来"),
            ),
        ),
        says=("SSJ-JOURNAL-FOLLOWS",),
        holds=("A11-10", "A11-11", "A11-12"),
    ),
    Case(
        name="a round that names another round, under another hash, for another reason",
        stage=voided,
        stream=TASK,
        act=lambda line: _under_sm3(next_round(line, Voids(announcement=OTHER_DIGEST, reason="名录有误"))),
        says=(
            "SSJ-ROUND-MEMBER $.announcement.hash",
            "SSJ-ROUND-MEMBER $.announcement.voids.announcement",
            "SSJ-ROUND-REASON $.announcement.voids.reason",
        ),
    ),
    Case(
        name="a round of contributions alone after somebody withheld",
        stage=withheld,
        stream=TASK,
        act=next_round,
        says=("SSJ-ROUND-WITHHELD $.announcement.entropy",),
    ),
)


def _under_sm3(act: AnnounceDraw) -> AnnounceDraw:
    return evolve(act, announcement=evolve(act.announcement, hash="sm3"))


ANNOUNCE_QUESTIONED = (
    Case(
        name="an announcement as it should be",
        stage=created,
        stream=TASK,
        act=lambda _: announce(),
        says=(),
    ),
    Case(
        name="the round after a void one",
        stage=voided,
        stream=TASK,
        act=next_round,
        says=(),
    ),
    Case(
        name="a round with a public source after somebody withheld",
        stage=withheld,
        stream=TASK,
        act=lambda line: _with_public(next_round(line)),
        says=(),
    ),
    Case(
        name="registries confirmed 30 days ago",
        stage=confirmed_in_march,
        stream=TASK,
        act=lambda line: announce_on(line, "2026-04-22T09:00:00+08:00"),
        says=(),
    ),
    Case(
        name="registries confirmed 31 days ago",
        stage=confirmed_in_march,
        stream=TASK,
        act=lambda line: announce_on(line, "2026-04-23T09:00:00+08:00"),
        says=("SSJ-A09-15 warning targets", "SSJ-A09-15 warning inspectors"),
    ),
    Case(
        name="registries confirmed at that very second",
        stage=just_confirmed,
        stream=TASK,
        act=lambda line: announce_on(line, "2026-04-22T09:00:00+08:00"),
        says=(),
    ),
    Case(
        name="a registry that has changed since it was confirmed",
        stage=created,
        stream=TASK,
        act=lambda _: evolve(announce(), digests=(OTHER_DIGEST, announce().digests[1])),
        says=("SSJ-A09-16 warning targets",),
    ),
    Case(
        name="a roll that is smaller than what was confirmed",
        stage=more_confirmed,
        stream=TASK,
        act=lambda line: announce_on(line, "2026-04-22T09:00:00+08:00"),
        says=("SSJ-A11-7 warning targets",),
    ),
    Case(
        name="a stratum that is drawn by another ratio than the task's",
        stage=created,
        stream=TASK,
        act=lambda _: with_announcement(with_ratio("1/20", 3)),
        says=("SSJ-A10-6 warning 企业",),
    ),
    Case(
        name="on the day on which the inspections begin",
        stage=created,
        stream=TASK,
        act=lambda _: evolve(announce(), at="2026-05-06T00:00:00+08:00"),
        says=("SSJ-A10-3 warning",),
    ),
    Case(
        name="targets that may be drawn in spite of the cap",
        stage=created,
        stream=TASK,
        act=lambda _: evolve(
            announce(),
            waivers=(
                Waiver(target="对象0001", reason="投诉举报集中", approver="局领导丁"),
                Waiver(target="对象0002", reason="经营异常", approver="局领导丁"),
            ),
        ),
        says=("SSJ-A08-4 notice 对象0001", "SSJ-A08-4 notice 对象0002"),
    ),
    Case(
        name="an exception that whoever announces approves",
        stage=created,
        stream=TASK,
        act=lambda _: evolve(
            announce(), waivers=(Waiver(target="对象0001", reason="投诉举报集中", approver=announce().by),)
        ),
        says=("SSJ-A08-4 notice 对象0001", "SSJ-X-36-APPROVER warning 对象0001"),
        holds=("X-36",),
    ),
    Case(
        name="one party alone",
        stage=created,
        stream=TASK,
        act=lambda _: with_announcement(evolve(first_round(), entropy=first_round().entropy[:1])),
        says=("SSJ-X-3 warning",),
    ),
    Case(
        name="everything that questions an announcement, at once",
        stage=confirmed_in_march,
        stream=TASK,
        act=lambda line: evolve(
            announce_on(line, "2026-05-07T09:00:00+08:00"),
            announcement=evolve(first_round(), entropy=first_round().entropy[:1]),
            digests=(OTHER_DIGEST, OTHER_DIGEST),
            waivers=(Waiver(target="对象0001", reason="投诉举报集中", approver="局领导丁"),),
        ),
        says=(
            "SSJ-A09-15 warning targets",
            "SSJ-A09-15 warning inspectors",
            "SSJ-A09-16 warning targets",
            "SSJ-A09-16 warning inspectors",
            "SSJ-A10-3 warning",
            "SSJ-A08-4 notice 对象0001",
            "SSJ-X-3 warning",
        ),
    ),
)


def _with_public(act: AnnounceDraw) -> AnnounceDraw:
    source = Public(source="2026年4月30日双色球，写法：六个红球从小到大，各两位")
    made = act.announcement
    return evolve(act, announcement=evolve(made, entropy=(*made.entropy, source)))


# ── reveal and void ───────────────────────────────────────────────────────────────────────────────────────


def reveal(line: Line, index: int = 0, at: str = "2026-04-23T09:00:00+08:00") -> RevealSource:
    """Put a source's reveal on record."""
    return RevealSource(
        by="纪检组", at=at, announcement=announcement(line).digest(), index=index, reveal="a" * 64
    )


def reveal_early() -> RevealSource:
    """A reveal of a round that is not announced."""
    return reveal(announced())


@cache
def half_revealed() -> Line:
    """One source of two is revealed."""
    line = copy_of(announced())
    line.do(TASK, reveal(line))
    return line


REVEAL_REFUSED = (
    Case(
        name="before anything is announced",
        stage=created,
        stream=TASK,
        act=lambda _: reveal_early(),
        says=("SSJ-TASK-NOT-ANNOUNCED",),
        holds=("A11-1",),
    ),
    Case(
        name="of another announcement",
        stage=announced,
        stream=TASK,
        act=lambda line: evolve(reveal(line), announcement=OTHER_DIGEST),
        says=("SSJ-TASK-ANNOUNCEMENT $.announcement",),
    ),
    Case(
        name="of a source that there is not",
        stage=announced,
        stream=TASK,
        act=lambda line: reveal(line, 2),
        says=("SSJ-JOURNAL-INDEX $.index",),
    ),
    Case(
        name="of a source for the second time",
        stage=revealed,
        stream=TASK,
        act=lambda line: reveal(line, 1, "2026-04-23T10:00:00+08:00"),
        says=("SSJ-JOURNAL-REVEALED",),
    ),
    Case(
        name="of a void round",
        stage=voided,
        stream=TASK,
        act=lambda line: reveal(line, 0, "2026-04-23T11:00:00+08:00"),
        says=("SSJ-JOURNAL-CLOSED",),
    ),
)

VOID_REFUSED = (
    Case(
        name="voiding nothing",
        stage=created,
        stream=TASK,
        act=lambda _: void(announced()),
        says=("SSJ-TASK-NOT-ANNOUNCED",),
    ),
    Case(
        name="voiding another announcement",
        stage=announced,
        stream=TASK,
        act=lambda line: evolve(void(line), announcement=OTHER_DIGEST),
        says=("SSJ-TASK-ANNOUNCEMENT $.announcement",),
    ),
    Case(
        name="voiding twice",
        stage=voided,
        stream=TASK,
        act=void,
        says=("SSJ-JOURNAL-CLOSED",),
    ),
    Case(
        name="voiding a locked list",
        stage=locked,
        stream=TASK,
        act=lambda line: evolve(void(line), at="2026-04-25T09:00:00+08:00"),
        says=("SSJ-JOURNAL-CLOSED",),
        holds=("A11-10", "A11-12"),
    ),
    Case(
        name="because of a party that there is not, and of one that has revealed",
        stage=half_revealed,
        stream=TASK,
        act=lambda line: evolve(void(line), withheld=("公证处", PARTIES[0], PARTIES[1])),
        says=("SSJ-OFFICE-WITHHELD-UNKNOWN $.withheld[0]", "SSJ-OFFICE-WITHHELD-REVEALED $.withheld[1]"),
    ),
)

VOID_QUESTIONED = (
    Case(
        name="a void, which always goes on record",
        stage=revealed,
        stream=TASK,
        act=void,
        says=("SSJ-A11-12 notice",),
    ),
    Case(
        name="a void that one person makes and approves",
        stage=revealed,
        stream=TASK,
        act=lambda line: evolve(void(line), by=void(line).approver),
        says=(
            "SSJ-X-36-APPROVER warning",
            "SSJ-A11-12 notice",
        ),
        holds=("X-36",),
    ),
)


# ── lock ──────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def under_platform_draws() -> Line:
    """Only draws inside the platform may be confirmed; round 1 is revealed."""
    line = under(rule("draw_origin_allowed", ("platform",)))
    line.create_task()
    line.reveal(line.announce())
    return line


@cache
def otherwise_revealed() -> Line:
    """Both sources are on record, the second with another value than the party has."""
    line = copy_of(announced())
    whole = [done.act for done in revealed().office.replay().done if isinstance(done.act, RevealSource)]
    line.do(TASK, whole[0])
    line.do(TASK, evolve(whole[1], reveal="a" * 64))
    return line


FALSE_NONCE = "b" * 64


@cache
def falsely_revealed() -> Line:
    """Both sources are on record, the second with a nonce that was never committed to."""
    line = copy_of(announced())
    whole = [done.act for done in revealed().office.replay().done if isinstance(done.act, RevealSource)]
    line.do(TASK, whole[0])
    line.do(TASK, evolve(whole[1], reveal=reveal_digest(FALSE_NONCE, Hash("sha256"))))
    return line


def with_reveal(made: Record, nonce: str) -> Record:
    """The record with another nonce in the second place."""
    return evolve(made, reveals=(made.reveals[0], nonce))


def shortened(made: Record) -> Record:
    """The record without its last target and that one's team."""
    return evolve(made, drawn=made.drawn[:-1], teams=(made.teams or ())[:-1])


def with_first_team(made: Record, inspector: str = "") -> Record:
    """The record with the last member of its first team replaced, or removed."""
    assert made.teams
    first, *rest = made.teams
    *others, last = first.members
    members = (*others, last._replace(inspector=inspector)) if inspector else tuple(others)
    return evolve(made, teams=(first._replace(members=members), *rest))


def other_record(line: Line) -> Record:
    """The record of an announcement that was never made."""
    made = record(line)
    return evolve(made, announcement=evolve(made.announcement, draw_by="2026-12-31T17:00:00+08:00"))


def drawn_before(act: LockDraw, index: int, *items: str, year: int = 2026) -> Check:
    """Another body's check of a drawn target, as the task's history has it."""
    return Check(target=act.targets[index].entry.id, items=items, year=year)


def with_first_target(line: Line, area: str | None = None, index: int | None = None) -> LockDraw:
    """Lock a list whose first target has another area, or another place in the roll."""
    act = lock(line)
    first = act.targets[0]
    if area is not None:
        first = evolve(first, entry=evolve(first.entry, area=area))
    if index is not None:
        first = evolve(first, index=index)
    return evolve(act, targets=(first, *act.targets[1:]))


@cache
def drawn_twice() -> Line:
    """The one target that there is was drawn by another task, and this task's round is revealed."""
    line = Line(targets=1)
    line.prepare()
    line.create_task()
    line.reveal(line.announce())
    line.drawn("YXGX-2026-02")
    return line


def named_before(line: Line, *checked: tuple[int, tuple[str, ...]], year: int = 2026) -> LockDraw:
    """Lock a list of which some, by their places, had been inspected for some items without a task, and say so."""
    act = lock(line)
    ids = [each.entry.id for each in act.targets]
    made = (inspected_before(line, ids[index], *items, year=year) for index, items in checked)
    return evolve(act, earlier=tuple(made))


LOCK_REFUSED = (
    Case(
        name="before anything is announced",
        stage=created,
        stream=TASK,
        act=lambda _: lock(revealed()),
        says=("SSJ-TASK-NOT-ANNOUNCED",),
        holds=("A11-1",),
    ),
    Case(
        name="the record of another announcement",
        stage=revealed,
        stream=TASK,
        act=lambda line: lock(line, other_record(line)),
        says=("SSJ-TASK-ANNOUNCEMENT $.announcement",),
    ),
    Case(
        name="a draw made where the rulebook allows none",
        stage=under_platform_draws,
        stream=TASK,
        act=lock,
        says=("SSJ-TASK-ORIGIN $",),
    ),
    Case(
        name="a second after the latest time",
        stage=revealed,
        stream=TASK,
        act=lambda line: evolve(lock(line), at="2026-04-30T17:00:01+08:00"),
        says=("SSJ-TASK-LATE",),
    ),
    Case(
        name="a target with another area than the roll has",
        stage=revealed,
        stream=TASK,
        act=lambda line: with_first_target(line, area="江川区"),
        says=("SSJ-TASK-STRANGER $.targets[0]",),
    ),
    Case(
        name="a target at another place of the roll",
        stage=revealed,
        stream=TASK,
        act=lambda line: with_first_target(line, index=lock(line).targets[1].index),
        says=("SSJ-TASK-STRANGER $.targets[0]",),
    ),
    Case(
        name="a target that another task has locked, without a word",
        stage=drawn_twice,
        stream=TASK,
        act=lambda line: evolve(lock(line), earlier=()),
        says=("SSJ-TASK-EARLIER $.earlier",),
    ),
    Case(
        name="a list without the last target",
        stage=revealed,
        stream=TASK,
        act=lambda line: evolve(lock(line), targets=lock(line).targets[:-1]),
        says=("SSJ-TASK-LIST $.targets", "SSJ-TASK-RECORD $.record"),
    ),
    Case(
        name="a list in another order",
        stage=revealed,
        stream=TASK,
        act=lambda line: evolve(lock(line), targets=lock(line).targets[::-1]),
        says=("SSJ-TASK-LIST $.targets",),
    ),
    Case(
        name="a target with fewer items than it is to be inspected for",
        stage=revealed,
        stream=TASK,
        act=lambda line: evolve(
            lock(line),
            targets=(evolve(lock(line).targets[0], items=("GX01",)), *lock(line).targets[1:]),
        ),
        says=("SSJ-TASK-TARGET-ITEMS $.targets[0].items",),
    ),
    Case(
        name="a pool that is not the frozen roll",
        stage=revealed,
        stream=TASK,
        act=lambda line: evolve(lock(line), pool=lock(line).pool[1:]),
        says=("SSJ-DRAW-ROLL", "SSJ-TASK-NAMED $.names[0]", "SSJ-TASK-RECORD $.record"),
    ),
    Case(
        name="recusals that were never announced",
        stage=revealed,
        stream=TASK,
        act=lambda line: evolve(lock(line), recusals=("对象0001\tE001\t亲属",)),
        says=("SSJ-DRAW-ROLL",),
    ),
    Case(
        name="while a source is not revealed",
        stage=half_revealed,
        stream=TASK,
        act=lambda line: evolve(lock(line), at="2026-04-24T10:00:00+08:00"),
        says=("SSJ-TASK-UNREVEALED",),
    ),
    Case(
        name="a record of other reveals than those on record",
        stage=otherwise_revealed,
        stream=TASK,
        act=lock,
        says=("SSJ-JOURNAL-REVEAL $.record.reveals",),
    ),
    Case(
        name="a nonce that nobody committed to, on record as it is",
        stage=falsely_revealed,
        stream=TASK,
        act=lambda line: lock(line, with_reveal(record(line), FALSE_NONCE)),
        says=("SSJ-REVEAL-COMMITMENT $.record.reveals", "SSJ-TASK-RECORD $.record"),
    ),
    Case(
        name="a target less than the quota, and its team",
        stage=revealed,
        stream=TASK,
        act=lambda line: lock(line, shortened(record(line))),
        says=("SSJ-TASK-QUOTA $.record.drawn", "SSJ-TASK-RECORD $.record"),
    ),
    Case(
        name="another seed",
        stage=revealed,
        stream=TASK,
        act=lambda line: lock(line, evolve(record(line), seed=OTHER_DIGEST)),
        says=("SSJ-TASK-RECORD $.record",),
    ),
    Case(
        name="a place given to somebody else",
        stage=revealed,
        stream=TASK,
        act=lambda line: lock(line, with_first_team(record(line), inspector="E003")),
        says=("SSJ-TASK-RECORD $.record",),
    ),
    Case(
        name="a team without its last member",
        stage=revealed,
        stream=TASK,
        act=lambda line: lock(line, with_first_team(record(line))),
        says=("SSJ-TASK-RECORD $.record",),
    ),
    Case(
        name="no teams where inspectors are drawn",
        stage=revealed,
        stream=TASK,
        act=lambda line: lock(line, evolve(record(line), teams=())),
        says=("SSJ-TASK-RECORD $.record",),
    ),
    Case(
        name="a void round",
        stage=voided,
        stream=TASK,
        act=lock,
        says=("SSJ-TASK-UNREVEALED", "SSJ-JOURNAL-CLOSED"),
    ),
    Case(
        name="a locked list once more",
        stage=locked,
        stream=TASK,
        act=lock,
        says=("SSJ-JOURNAL-CLOSED",),
    ),
    Case(
        name="everything wrong with a list at once",
        stage=half_revealed,
        stream=TASK,
        act=lambda line: evolve(
            lock(line),
            at="2026-05-01T09:00:00+08:00",
            targets=(evolve(lock(line).targets[1], items=("GX02",)),),
            pool=(),
            names=lock(line).names[:1],
            recusals=("对象0001\tE001\t亲属",),
        ),
        says=(
            "SSJ-TASK-LATE",
            "SSJ-TASK-LIST $.targets",
            "SSJ-TASK-NAMED $.names[0]",
            "SSJ-TASK-TARGET-ITEMS $.targets[0].items",
            "SSJ-TASK-UNREVEALED",
            "SSJ-ROLL-EMPTY $.record",
        ),
    ),
)

LOCK_QUESTIONED = (
    Case(
        name="a local draw, at the last moment",
        stage=revealed,
        stream=TASK,
        act=lambda line: evolve(lock(line), at="2026-04-30T17:00:00+08:00"),
        says=("SSJ-A04-3 notice",),
    ),
    Case(
        name="a target that another task has locked, and it is said",
        stage=drawn_twice,
        stream=TASK,
        act=lambda line: evolve(lock(line), earlier=tuple(line.office.checks(2026))),
        says=(
            "SSJ-A04-3 notice",
            "SSJ-A03-3-TARGET notice 对象0001",
            "SSJ-A08-1 warning 对象0001",
            "SSJ-A23-1 warning 对象0001",
        ),
    ),
    Case(
        name="confirmed by the one who announced it",
        stage=revealed,
        stream=TASK,
        act=lambda line: evolve(lock(line), by="经办员甲"),
        says=("SSJ-A04-3 notice", "SSJ-A11-8 warning"),
    ),
    Case(
        name="targets that another task has drawn meanwhile",
        stage=revealed,
        stream=TASK,
        act=lambda line: named_before(line, (0, ("GX01",)), (1, ())),
        says=(
            "SSJ-A04-3 notice",
            f"SSJ-A08-1 warning {record(revealed()).drawn[0].id}",
            f"SSJ-A23-1 warning {record(revealed()).drawn[0].id}",
            f"SSJ-A08-1 warning {record(revealed()).drawn[1].id}",
        ),
    ),
    Case(
        name="targets of the year before, which count for nothing",
        stage=revealed,
        stream=TASK,
        act=lambda line: named_before(line, (0, ("GX01",)), year=2025),
        says=("SSJ-A04-3 notice",),
    ),
)

UNBORN = (
    Unborn(
        name="a task that ends before it begins",
        make=lambda: evolve(setup(), first="2026-06-01", last="2026-05-31"),
        says=("SSJ-TASK-DAYS .last",),
    ),
    Unborn(
        name="a task without items, participants and a year",
        make=lambda: evolve(setup(), items=(), participating=(), year=0, name="", range=""),
        says=(
            "SSJ-TASK-ELEMENT .items",
            "SSJ-TASK-ELEMENT .participating",
            "SSJ-FORM-LEAST .year",
            "SSJ-TASK-ELEMENT .name",
            "SSJ-TASK-ELEMENT .range",
        ),
        holds=("A10-2",),
    ),
    Unborn(
        name="a task under edition 0",
        make=lambda: evolve(create(), edition=0),
        says=("SSJ-FORM-LEAST .edition",),
    ),
    Unborn(
        name="an announcement that waives a target twice, under digests that are none",
        make=lambda: evolve(
            announce(),
            digests=("摘要", OTHER_DIGEST),
            waivers=(Waiver(target="甲", reason="举报", approver="丁"),) * 2,
            left=(ItemsLeft(target="乙", items=("GX01",)),) * 2,
        ),
        says=("SSJ-TEXT-HEX .digests", "SSJ-FORM-TWICE .waivers[1]", "SSJ-FORM-TWICE .left[1]"),
    ),
    Unborn(
        name="a waiver that nobody approved, for no reason",
        make=lambda: Waiver(target="甲", reason="", approver=""),
        says=("SSJ-TEXT-EMPTY .reason", "SSJ-TEXT-EMPTY .approver"),
    ),
    Unborn(
        name="a target that no item is left of",
        make=lambda: ItemsLeft(target="甲", items=()),
        says=("SSJ-FORM-LEAST .items",),
    ),
    Unborn(
        name="a reveal before the first source, of no digest",
        make=lambda: evolve(reveal_early(), index=-1, reveal="a"),
        says=("SSJ-FORM-LEAST .index", "SSJ-TEXT-HEX .reveal"),
    ),
    Unborn(
        name="a void that nobody approved, for no reason",
        make=lambda: evolve(void(announced()), approver="", reason=""),
        says=("SSJ-TEXT-EMPTY .approver", "SSJ-TEXT-EMPTY .reason"),
    ),
    Unborn(
        name="a lock of an empty list",
        make=lambda: evolve(lock(revealed()), targets=()),
        says=("SSJ-FORM-LEAST .targets",),
    ),
)


@pytest.mark.requirement("A09-16")
def test_an_announcement_put_on_record_after_a_new_confirmation_names_the_one_it_was_made_under() -> None:
    line = copy_of(created())
    line.confirm_registries("2026-04-22T17:00:00+08:00")
    assert line.do(TASK, announce()).state.confirmed == announce().confirmed


REFUSED = (*CREATE_REFUSED, *ANNOUNCE_REFUSED, *REVEAL_REFUSED, *VOID_REFUSED, *LOCK_REFUSED)
QUESTIONED = (*CREATE_QUESTIONED, *ANNOUNCE_QUESTIONED, *VOID_QUESTIONED, *LOCK_QUESTIONED)
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


def test_a_task_begins_with_its_settings_and_nothing_else() -> None:
    task = created().task()
    assert task.setup == setup()
    assert task.setup.departments == (BUREAU, MARKET, EMERGENCY)
    assert (task.edition, task.draw, task.announcements, task.lock, task.teams) == (1, (), (), None, ())
    assert current_round(task) is None
    (notice,) = documents(created(), TASK)
    assert isinstance(notice, TaskNotice)
    assert (notice.key, notice.line, notice.ratio) == (f"task/{CODE}", "1", "10%")


def test_the_announcement_reveals_and_the_lock_are_lines_of_the_draws_own_journal() -> None:
    task = locked().task()
    assert [each.kind for each in task.draw] == ["announced", "revealed", "revealed", "confirmed"]
    assert [each.seq for each in task.draw] == [1, 2, 3, 4]
    assert task.draw_journal().rounds()[0].state == "confirmed"
    assert task.announcers == ("经办员甲",)


@pytest.mark.requirement("A11-12", "X-7")
def test_a_void_round_stays_and_the_next_one_is_locked() -> None:
    line = copy_of(voided())
    again = line.announce(round_=2)
    line.reveal(again)
    task = line.lock(line.draw(again))
    assert [each.state for each in task.draw_journal().rounds()] == ["voided", "confirmed"]
    assert [each.round for each in task.announcements] == [1, 2]
    assert task.lock
    assert task.lock.record.announcement.voids == Voids(
        announcement=task.announcements[0].digest(), reason="公告有误"
    )
    assert line.office.replay().faults == ()


@pytest.mark.requirement("A11-10")
def test_the_lock_holds_the_list_the_pool_and_the_names() -> None:
    task, line = locked().task(), locked()
    assert task.lock
    assert [each.entry.id for each in task.lock.targets] == [each.id for each in task.lock.record.drawn]
    assert len(task.lock.targets) == 6
    assert {each.items for each in task.lock.targets} == {("GX01", "GX02")}
    assert line.rolls.inspectors
    assert task.lock.pool == tuple(line.rolls.inspectors.entries())
    assert task.name("E001") == "E001号"
    assert task.name("E999") == ""
    assert task.lock.target("对象9999") is None
    assert task.teams == drawn_teams(task.lock.record)
    assert task.team(task.lock.targets[0].entry.id) == task.teams[0]


def test_the_journal_keeps_the_digest_of_the_locked_state_and_of_no_state_before() -> None:
    found = [(entry, act_of(TASK, entry.act)) for entry, _ in lines(locked()) if entry.stream == TASK]
    kept_states = {type(act): entry.state is not None for entry, act in found}
    assert kept_states == {
        CreateTask: False,
        AnnounceDraw: False,
        RevealSource: False,
        LockDraw: True,
    }


def test_a_lock_names_what_other_tasks_have_drawn_of_its_targets_and_nothing_else() -> None:
    line = drawn_twice()
    others = [check("对象0002", "GX01"), Check(target="对象0001", items=(), year=2026, task=CODE)]
    act = locking(
        line.task(),
        record(line),
        line.rolls,
        line.names,
        [*line.office.checks(2026), *others],
        by="科长乙",
        at="2026-04-24T09:00:00+08:00",
    )
    assert [(each.target, each.task) for each in act.earlier] == [("对象0001", "YXGX-2026-02")]


@pytest.mark.requirement("A12-9")
def test_who_was_recused_before_the_draw_is_in_no_team_and_stays_barred() -> None:
    line = Line()
    barred = next(each.inspector for each in locked().task().teams[0].members if each.department == MARKET)
    rows = [Recusal(target=each.id, inspector=barred, reason="近亲属") for each in line.targets]
    assert line.rolls.inspectors
    line.rolls = evolve(line.rolls, recusals=freeze_recusals(rows, line.rolls.targets, line.rolls.inspectors))
    line.prepare()
    task = line.drawn()
    assert task.recused == tuple(Pair(target=each.id, inspector=barred) for each in line.targets)
    assert barred not in {each for team in task.teams for each in team.inspectors}
    assert len(task.teams) == 6
    assert line.office.replay().faults == ()


@pytest.mark.parametrize(
    ("act", "text"),
    [
        (
            lambda: evolve(announce(), digests=(OTHER_DIGEST, announce().digests[1])),
            "targets：名录库在 2026-04-20 确认之后有变动；请重新确认〔SSJ-A09-16〕",
        ),
        (
            lambda: with_announcement(evolve(first_round(), entropy=first_round().entropy[:1])),
            "只有“市工业和信息化局”一方提供随机数：它本可以挑选结果；请至少再请一方，或加一个公共来源〔SSJ-X-3〕",
        ),
    ],
    ids=["changed", "alone"],
)
def test_what_questions_an_announcement_says_by_what(act: Callable[[], AnnounceDraw], text: str) -> None:
    made = act()
    moment = Moment(recorded=made.at)
    found = list(made.findings(created().task(), created().rules, moment))
    assert [each.fault().text() for each in found] == [text]


@pytest.mark.requirement("X-32", "A01-1", "A28-3")
def test_a_task_keeps_its_rulebook_when_another_is_adopted() -> None:
    line = copy_of(revealed())
    other = evolve(rule("draw_origin_allowed", ("platform",)), edition=2)
    line.do(RULEBOOK, evolve(adopt(line), rulebook=other, at="2026-04-23T12:00:00+08:00"))
    assert line.office.rules() == other
    assert line.lock(record(line)).lock
    assert line.office.replay().faults == ()


@pytest.mark.requirement("A08-4", "A23-7")
def test_targets_that_are_waived_or_partly_inspected_are_drawn_as_announced() -> None:
    waived, partly = (record(revealed()).drawn[index].id for index in (0, 1))
    line = copy_of(created())
    line.do(
        TASK,
        evolve(
            announce(),
            waivers=(Waiver(target=waived, reason="投诉举报集中", approver="局领导丁"),),
            left=(ItemsLeft(target=partly, items=("GX02",)),),
            earlier=(inspected_before(line, partly, "GX01"),),
        ),
    )
    line.reveal(first_round())
    task = line.task()
    assert task.waived == (waived,)
    assert (task.items_of(waived), task.items_of(partly)) == (("GX01", "GX02"), ("GX02",))
    act = lock(line)
    assert [each.items for each in act.targets[:2]] == [("GX01", "GX02"), ("GX02",)]
    before = evolve(act, earlier=(drawn_before(act, 0, "GX01"), drawn_before(act, 1, "GX01")))
    questioned = list(before.findings(task, line.rules, Moment(recorded=act.at)))
    assert [(each.code, each.subject) for each in questioned] == [
        ("SSJ-A04-3", ""),
        ("SSJ-A08-1", partly),
    ]


# ── who may not be drawn ──────────────────────────────────────────────────────────────────────────────────


def check(target: str, *items: str, year: int = 2026) -> Check:
    """A check of this year."""
    return Check(target=target, items=items, year=year)


@pytest.mark.requirement("A08-3", "A23-1")
@pytest.mark.parametrize(
    ("checks", "cap", "standings", "left"),
    [
        pytest.param([], 1, {}, {}, id="nobody was inspected"),
        pytest.param([check("甲", "GX01", year=2025)], 1, {}, {}, id="last year counts for nothing"),
        pytest.param(
            [check("甲", "GX01")],
            1,
            {"甲": "excluded:annual-cap-and-item-repeated"},
            {},
            id="the cap is reached",
        ),
        pytest.param([check("甲")], 1, {"甲": "excluded:annual-cap"}, {}, id="items need not be known"),
        pytest.param([check("甲")], 2, {}, {}, id="below the cap, items unknown"),
        pytest.param([check("甲", "GX01")], 2, {}, {"甲": ("GX02",)}, id="some items are left"),
        pytest.param([check("甲", "GX09")], 2, {}, {}, id="items that the task does not have"),
        pytest.param(
            [check("甲", "GX02", "GX01")], 2, {"甲": "excluded:item-repeated"}, {}, id="no item is left"
        ),
        pytest.param(
            [check("甲", "GX02"), check("甲", "GX01")],
            3,
            {"甲": "excluded:item-repeated"},
            {},
            id="no item is left of two checks",
        ),
        pytest.param(
            [check("甲", "GX02"), check("甲", "GX01")],
            2,
            {"甲": "excluded:annual-cap-and-item-repeated"},
            {},
            id="both reasons",
        ),
        pytest.param([check("免"), check("乙")], 1, {"乙": "excluded:annual-cap"}, {}, id="one is waived"),
    ],
)
def test_exclusions(
    checks: list[Check], cap: int, standings: dict[str, str], left: dict[str, tuple[str, ...]]
) -> None:
    waiver = Waiver(target="免", reason="投诉举报集中", approver="局领导丁")
    subjects = [Subject(id=id_) for id_ in ("甲", "乙", "免")]
    wanted = Wanted(items=("GX01", "GX02"), year=2026)
    found = exclusions(checks, subjects, wanted, rule("object_annual_cap", cap), [waiver])
    assert (dict(found.standings), dict(found.items)) == (standings, left)


@pytest.mark.requirement("A02-7", "A09-4")
def test_a_target_is_drawn_for_those_items_alone_that_apply_to_it() -> None:
    subjects = [
        Subject(id="甲", suits=("GX02",)),
        Subject(id="乙", suits=("GX09",)),
        Subject(id="丙"),
    ]
    wanted = Wanted(items=("GX01", "GX02"), year=2026)
    found = exclusions([], subjects, wanted, rule("object_annual_cap", 1), [])
    assert dict(found.standings) == {"乙": "excluded:no-item"}
    assert dict(found.items) == {"甲": ("GX02",)}


@pytest.mark.requirement("A10-8")
def test_no_act_changes_what_a_task_was_set_up_with() -> None:
    settings = created().task().setup
    for stage in (announced, revealed, voided, locked, published):
        assert stage().task().setup == settings
    acts = get_args(KINDS["task"].acts)
    assert [each.__name__ for each in acts if "setup" in fields_dict(each)] == ["CreateTask"]


@pytest.mark.requirement("A08-2", "X-20")
def test_what_a_locked_task_has_drawn_counts_for_the_year() -> None:
    assert checks_of([revealed().task()]) == []
    found = checks_of([revealed().task(), locked().task()])
    assert [each.target for each in found] == [each.id for each in record(revealed()).drawn]
    assert {(each.items, each.year, each.task) for each in found} == {(("GX01", "GX02"), 2026, CODE)}
    assert locked().office.checks(2026) == found
    assert locked().office.checks(2025) == []
