"""任务与清单 (第二条、第五条、第六条): what the checklist and the units say of a task that is set up."""

from typing import Any

import pytest
from attrs import evolve
from tests.unit.acts_tables import (
    CHECKLIST,
    PLAN,
    TASK,
    Case,
    adopted,
    copy_of,
    created,
    file_of,
    issue,
    issued,
    judge_questioned,
    judge_refused,
    lines,
    named,
    notified,
    prepared,
    publish,
    show,
    shown,
)
from tests.unit.inspection_tables import inspection, make
from tests.unit.test_acts_lists import (
    EXTRA,
    LISTED,
    list_departments,
    propose,
    publish_supplement,
    repeal,
)
from tests.unit.test_acts_plan import ADDED, IN_FEBRUARY, by_rules
from tests.unit.test_acts_task import CHANNELS, create, task_of

from shuangsuiji import departments
from shuangsuiji.checklist.edition import Publicity
from shuangsuiji.departments import Unit
from shuangsuiji.procedure import AnyAct, act_of
from shuangsuiji.task.scheme_document import SchemeDocument
from shuangsuiji.task.setting import CreateTask
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import BUREAU, edition, plan_row, setup

TODAY = "2026-04-21"
OFFICE = "食盐科"


def shown_today(*times: str) -> Line:
    """The checklist is shown everywhere on the very day of the task, each time known or empty."""
    line = copy_of(issued())
    line.do(PLAN, publish())
    for channel, time in zip(CHANNELS, times, strict=True):
        there = Publicity(channel=channel, address="公告栏", on=TODAY, at=time and f"{TODAY}T{time}:00+08:00")
        line.do(CHECKLIST, evolve(show(channel), at=f"{TODAY}T08:59:00+08:00", publicity=there))
    line.confirm_registries(f"{TODAY}T08:59:00+08:00")
    return line


def with_supplement(*, published: bool) -> Line:
    """A supplement is proposed, published or not, and planned by a plan that could be."""
    line = copy_of(shown())
    line.do(CHECKLIST, propose(at=IN_FEBRUARY))
    if published:
        line.do(CHECKLIST, publish_supplement(at=IN_FEBRUARY))
        line.do(PLAN, evolve(publish(), rows=(ADDED,), added=(EXTRA,)))
    else:
        line.do(PLAN, publish())
    line.confirm_registries("2026-04-20T09:00:00+08:00")
    return line


SCHEME = SchemeDocument(items=(evolve(setup().scheme.items[0], item=EXTRA.id),))


def extra_task() -> CreateTask:
    """Inspect the supplement."""
    return evolve(
        create(),
        setup=setup(items=(EXTRA,), participating=ADDED.participating, scheme=SCHEME),
        row=ADDED,
    )


def expired() -> Line:
    """The only edition expired before the task."""
    line = copy_of(adopted())
    line.do(CHECKLIST, issue(evolve(edition(), effective_to="2026-04-20")))
    for channel in CHANNELS:
        line.do(CHECKLIST, show(channel))
    line.do(PLAN, evolve(publish(), edition=evolve(edition(), effective_to="2026-04-20")))
    line.confirm_registries("2026-04-20T09:00:00+08:00")
    return line


def law_is_gone(on: str) -> Line:
    """The law of the first item is repealed from a day on."""
    line = copy_of(prepared())
    act = repeal(at="2026-04-20T10:00:00+08:00")
    line.do(CHECKLIST, evolve(act, repeal=evolve(act.repeal, on=on)))
    return line


def sections_alone(**changed: Any) -> Line:  # noqa: ANN401  -- a rule's value
    """Only the bureau and one of its sections inspect, and the units are listed."""
    line = copy_of(shown())
    line.do(departments.STREAM, evolve(list_departments(), at=IN_FEBRUARY))
    for key, value in changed.items():
        by_rules(line, key, value)
    plan = evolve(publish(), rows=(plan_row(),))
    line.do(PLAN, evolve(plan, units=LISTED.named(plan.names())))
    line.confirm_registries("2026-04-20T09:00:00+08:00")
    return line


def with_section() -> CreateTask:
    """Inspect with one's own section instead of the plan's departments."""
    act = task_of(setup(participating=(OFFICE,)))
    return evolve(act, units=LISTED.named((BUREAU, OFFICE)))


def ready_to_announce(on: str) -> Line:
    """The task is set up, and then the law of its first item is repealed from a day on."""
    line = copy_of(created())
    act = repeal(at="2026-04-21T10:00:00+08:00")
    line.do(CHECKLIST, evolve(act, repeal=evolve(act.repeal, on=on)))
    return line


def announcing(_line: Line, **changed: Any) -> AnyAct:  # noqa: ANN401  -- an act's members
    """Announce the draw on the day after."""
    copied = copy_of(created())
    copied.announce()
    entry = lines(copied)[-1][0]
    made: AnyAct = evolve(act_of(TASK, entry.act), **changed)
    return made


REPEALED = (evolve(repeal().repeal, on="2026-04-22"),)


def expired_since() -> Line:
    """The task is set up, and the edition expires before the draw."""
    line = copy_of(adopted())
    short = evolve(edition(), effective_to=TODAY)
    line.do(CHECKLIST, issue(short))
    line.show()
    line.do(PLAN, evolve(publish(), edition=short))
    line.confirm_registries("2026-04-20T09:00:00+08:00")
    line.create_task()
    return line


def notified_and_repealed(*laws: str) -> Line:
    """The target is told of the visit, and then laws are repealed before it."""
    line = copy_of(notified())
    for law in laws:
        act = repeal(law, at=line.clock)
        line.do(CHECKLIST, evolve(act, repeal=evolve(act.repeal, on="2026-05-10")))
    return line


def recording(line: Line) -> AnyAct:
    """Make the plain record, with what is repealed by then."""
    made = make(inspection())
    return evolve(made, repeals=line.office.checklist().repeals_on(made.day))


REFUSED = (
    Case(
        name="a record that does not say what is repealed",
        stage=lambda: notified_and_repealed("食盐专营办法"),
        stream=file_of(),
        act=lambda _: make(inspection()),
        says=("SSJ-ACT-FACT $.repeals",),
        holds=("A06-3",),
    ),
    Case(
        name="a draw for an item whose law is repealed by now",
        stage=lambda: ready_to_announce("2026-04-22"),
        stream=TASK,
        act=lambda line: announcing(line, repeals=REPEALED),
        says=("SSJ-TASK-REPEALED $.repeals",),
        holds=("A06-3",),
    ),
    Case(
        name="a draw that does not say what is repealed",
        stage=lambda: ready_to_announce("2026-04-22"),
        stream=TASK,
        act=announcing,
        says=("SSJ-ACT-FACT $.repeals",),
        holds=("A06-3",),
    ),
    Case(
        name="a draw while no edition is in force",
        stage=expired_since,
        stream=TASK,
        act=announcing,
        says=("SSJ-TASK-NO-EDITION $.at",),
        holds=("A06-2",),
    ),
    Case(
        name="an edition that has expired",
        stage=expired,
        stream=TASK,
        act=lambda _: create(),
        says=("SSJ-TASK-NO-EDITION $.edition",),
        holds=("A06-2",),
    ),
    Case(
        name="a channel that shows it only later that day",
        stage=lambda: shown_today("08:00", "08:30", "09:01"),
        stream=TASK,
        act=lambda _: create(),
        says=("SSJ-ACT-FACT $.edition",),
        holds=("A02-1",),
    ),
    Case(
        name="a channel that is not said to have no time",
        stage=lambda: shown_today("08:00", "08:30", ""),
        stream=TASK,
        act=lambda _: create(),
        says=("SSJ-ACT-FACT $.edition",),
        holds=("A02-1",),
    ),
    Case(
        name="a supplement that is not published",
        stage=lambda: with_supplement(published=False),
        stream=TASK,
        act=lambda _: extra_task(),
        says=("SSJ-SUPPLEMENT-UNPUBLISHED $.setup.items[0]", "SSJ-ACT-FACT $.row"),
        holds=("A06-6",),
    ),
    Case(
        name="an item whose only law is repealed",
        stage=lambda: law_is_gone(TODAY),
        stream=TASK,
        act=lambda _: create(),
        says=("SSJ-TASK-REPEALED $.setup.items[0]",),
        holds=("A06-3",),
    ),
    Case(
        name="units that are listed and left out",
        stage=sections_alone,
        stream=TASK,
        act=lambda _: create(),
        says=("SSJ-ACT-FACT $.units",),
        holds=("A02-5",),
    ),
    Case(
        name="a unit that is listed otherwise",
        stage=sections_alone,
        stream=TASK,
        act=lambda _: evolve(with_section(), units=(Unit(id=BUREAU, kind="department"), LISTED.units[1])),
        says=("SSJ-ACT-FACT $.units",),
        holds=("A02-5",),
    ),
)

QUESTIONED = (
    Case(
        name="an open task in which an item is inspected whose law is repealed by now",
        stage=lambda: notified_and_repealed("食盐专营办法", "乡镇煤矿管理条例"),
        stream=file_of(),
        act=recording,
        says=("SSJ-A06-3 warning GX01",),
        holds=("A06-3",),
    ),
    Case(
        name="an open task while a law is repealed on which none of its items rests",
        stage=lambda: notified_and_repealed("乡镇煤矿管理条例"),
        stream=file_of(),
        act=recording,
        says=(),
        holds=("A06-3",),
    ),
    Case(
        name="a draw while a law is repealed from tomorrow on",
        stage=lambda: ready_to_announce("2026-04-23"),
        stream=TASK,
        act=announcing,
        says=(),
        holds=("A06-3",),
    ),
    Case(
        name="a checklist that was shown that day, nobody knows when",
        stage=lambda: shown_today("", "", ""),
        stream=TASK,
        act=lambda _: evolve(create(), undated=CHANNELS),
        says=("SSJ-A02-1 warning",),
        holds=("A02-1",),
    ),
    Case(
        name="a checklist that was shown that day, once for certain before",
        stage=lambda: shown_today("", "09:00", ""),
        stream=TASK,
        act=lambda _: evolve(create(), undated=(CHANNELS[0], CHANNELS[2])),
        says=(),
        holds=("A02-1",),
    ),
    Case(
        name="a supplement that is published",
        stage=lambda: with_supplement(published=True),
        stream=TASK,
        act=lambda _: extra_task(),
        says=(),
        holds=("A06-6",),
    ),
    Case(
        name="an item whose law is repealed from tomorrow on",
        stage=lambda: law_is_gone("2026-04-22"),
        stream=TASK,
        act=lambda _: create(),
        says=(),
        holds=("A06-3",),
    ),
    Case(
        name="a section of one's own, which counts",
        stage=sections_alone,
        stream=TASK,
        act=lambda _: with_section(),
        says=("SSJ-A07-7 warning 1",),
        holds=("A02-5",),
    ),
    Case(
        name="a section of one's own, which does not count",
        stage=lambda: sections_alone(joint_counts_internal_sections=False),
        stream=TASK,
        act=lambda _: with_section(),
        says=("SSJ-A02-5 warning", "SSJ-A07-7 warning 1"),
        holds=("A02-5",),
    ),
)

TABLES = (REFUSED, QUESTIONED)


@pytest.mark.parametrize("case", named(REFUSED))
def test_refused(case: Case) -> None:
    judge_refused(case)


@pytest.mark.parametrize("case", named(QUESTIONED))
def test_questioned(case: Case) -> None:
    judge_questioned(case)
