"""公告与锁定 (第十一条、第十二条): what the rules ask of modes, quotas, orders, batches, imported lists and secret draws."""

from collections.abc import Callable
from functools import cache

import pytest
from attrs import evolve
from tests.unit.acts_tables import (
    CHECKLIST,
    PLAN,
    RULEBOOK,
    TASK,
    Case,
    Unborn,
    adopt,
    announcement,
    copy_of,
    created,
    issue,
    judge_questioned,
    judge_refused,
    judge_unborn,
    lock,
    locked,
    named,
    prepared,
    publish,
    revealed,
    rule,
)
from tests.unit.papers_tables import matter_of, words
from tests.unit.test_acts_task import announce, first_round, task_of, with_announcement, with_ratio

from shuangsuiji.acts import Moment
from shuangsuiji.checklist.item import Item
from shuangsuiji.departments import STREAM as DEPARTMENTS
from shuangsuiji.departments import Adjacent, Departments, ListDepartments, Unit
from shuangsuiji.dispatch import dispatch_lists
from shuangsuiji.documents.lists import drawn_list
from shuangsuiji.draw.announce import FrozenRolls
from shuangsuiji.draw.announcement import Announcement
from shuangsuiji.draw.entropy import Public
from shuangsuiji.findings import Override
from shuangsuiji.publicity import publications
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rolls.roll import freeze
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.announcing import AnnounceDraw
from shuangsuiji.task.batches import Batch
from shuangsuiji.task.criterion import Criterion
from shuangsuiji.task.current_team import drawn_teams
from shuangsuiji.task.library import ImportedLibrary
from shuangsuiji.task.lock import Named, Witness
from shuangsuiji.task.lock_rules import LastDuty, last_duties
from shuangsuiji.task.locking import LockDraw, locking
from shuangsuiji.task.scheme_document import NoNotice
from shuangsuiji.task.selection import (
    NOT_ASSIGNED,
    Loan,
    Mode,
    SelectionMode,
    Weighed,
    random_modes,
)
from shuangsuiji.task.setup import FirstStage, task_stream
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import BUREAU, CODE, EMERGENCY, ITEMS, MARKET, SCHEME, H, edition, setup

FACTORS = tuple(
    Weighed(factor=each, found="已比较") for each in ("地理环境", "人员配备", "业务专长", "保障水平")
)
DIGEST = "0" * 64
SECOND = "YXGX-2026-02"
SECOND_STREAM = task_stream(SECOND)


def under(rules: Rulebook) -> Line:
    """The bureau with a rulebook of its own, its task set up."""
    line = Line(rules=rules)
    line.prepare()
    line.create_task()
    return line


# ── how departments find their inspectors ─────────────────────────────────────────────────────────────────


def chosen(mode: Mode = "direct-assignment", **changed: object) -> SelectionMode:
    """市场监管局's mode, with all factors weighed."""
    plain: dict[str, object] = {
        "department": MARKET,
        "pool": 6,
        "mode": mode,
        "factors": FACTORS,
        "reason": "只有一人有专业资质",
        "chosen_by": "市场局科长",
        "assigned": ("E001",) if mode == "direct-assignment" else (),
    }
    return SelectionMode(**{**plain, **changed})  # type: ignore[arg-type]


def with_mode(mode: SelectionMode) -> AnnounceDraw:
    """Announce with another mode of one department."""
    others = [each for each in announce().modes if each.department != mode.department]
    return evolve(announce(), modes=(*others, mode))


def loan(**changed: object) -> Loan:
    """A loan of the neighbouring county."""
    plain: dict[str, object] = {
        "unit": "邻县市场监管局",
        "region": "530498",
        "inspectors": ("E001",),
        "consented_by": "邻县局长",
        "consented_at": "2026-04-20T09:00:00+08:00",
        "basis": "跨区域执法协作协议",
    }
    return Loan(**{**plain, **changed})  # type: ignore[arg-type]


def batch(first: str, last: str, size: int) -> Batch:
    """A batch of the drawn order."""
    return Batch(first=first, last=last, size=size)


def library(**changed: object) -> ImportedLibrary:
    """A list of the 60 targets that are announced."""
    plain: dict[str, object] = {
        "source": "重点企业名单.xlsx",
        "reason": "名录库没有这类标签",
        "importer": "经办员甲",
        "imported_at": "2026-04-21T16:00:00+08:00",
        "digest": DIGEST,
        "standing": 60,
        "listed": 60,
    }
    return ImportedLibrary(**{**plain, **changed})  # type: ignore[arg-type]


def with_stratum(**changed: object) -> AnnounceDraw:
    """Announce with another one stratum."""
    targets = first_round().targets
    made = evolve(first_round(), targets=evolve(targets, strata=(evolve(targets.strata[0], **changed),)))
    return with_announcement(made)


def order(*batches: Batch) -> AnnounceDraw:
    """Announce an order of all targets."""
    return evolve(with_announcement(with_ratio("1/1", 60)), draw_mode="order", batches=batches)


def secret(publish_from: str | None) -> AnnounceDraw:
    """Announce when the list may be public."""
    return with_announcement(evolve(first_round(), publish_from=publish_from))


@cache
def secret_task() -> Line:
    """The whole activity is not told in advance."""
    line = copy_of(prepared())
    scheme = evolve(SCHEME, no_notice=NoNotice(reason="防止转移证据", approver="局领导丁"))
    line.do(TASK, task_of(setup(scheme=scheme)))
    return line


@cache
def census() -> Line:
    """The task inspects everybody, although the plan says 10%."""
    line = copy_of(prepared())
    at = "2026-04-21T09:00:00+08:00"
    answered = Override(code="SSJ-A10-6", reason="重点事项全覆盖", by="局领导丁", at=at)
    line.do(TASK, task_of(setup(ratio="100%")), answered)
    return line


def list_neighbours(line: Line) -> None:
    """List 市场监管局 and the neighbouring county's bureau, and say that their regions are adjacent."""
    units = (
        Unit(id=MARKET, kind="department", region="530499"),
        Unit(id=BUREAU, kind="department", region="530499"),
        Unit(id="邻县市场监管局", kind="county", region="530498", parent=MARKET),
    )
    adjacent = (Adjacent(first="530498", second="530499"),)
    listed = Departments(units=units, adjacent=adjacent)
    line.do(
        DEPARTMENTS,
        ListDepartments(by="政策法规科", at="2026-04-21T10:00:00+08:00", departments=listed),
    )


@cache
def neighbours() -> Line:
    """The neighbouring county's bureau is listed after the task is set up."""
    line = copy_of(created())
    list_neighbours(line)
    return line


@cache
def without_basis() -> Line:
    """The rulebook asks for a basis of assistance, and neighbours are listed."""
    line = copy_of(under(rule("assistance_basis_required", value=True)))
    list_neighbours(line)
    return line


def with_item(**changed: object) -> tuple[Item, ...]:
    """The task's items, the first one changed."""
    return (evolve(ITEMS[0], **changed), ITEMS[1])


def edited(**changed: object) -> Line:
    """The bureau as far as its registries, its first item changed."""
    line = Line()
    line.do(RULEBOOK, adopt(line))
    made = edition(with_item(**changed))
    line.do(CHECKLIST, issue(made))
    line.show()
    line.do(PLAN, evolve(publish(), edition=made))
    line.confirm_registries("2026-04-20T09:00:00+08:00")
    return line


@cache
def territorial() -> Line:
    """The task's first item is territorial."""
    line = edited(territorial=True)
    line.do(TASK, task_of(setup(items=with_item(territorial=True))))
    return line


@cache
def capped() -> Line:
    """The checklist says of the first item that at most 8% are inspected."""
    return edited(ratio_cap="8%")


def ruled(key: str, value: object) -> Callable[[], Line]:
    """The bureau with another value of one key, its task set up."""
    return cache(lambda: under(rule(key, value)))


CREATE_REFUSED = (
    Case(
        name="a ratio above what the checklist allows for an item",
        stage=capped,
        stream=TASK,
        act=lambda _: task_of(setup(items=with_item(ratio_cap="8%"))),
        says=("SSJ-TASK-RATIO-CAP $.setup.items[0]",),
        holds=("A10-6",),
    ),
)

ANNOUNCE_REFUSED = (
    Case(
        name="nothing said of how departments find their inspectors",
        stage=created,
        stream=TASK,
        act=lambda _: evolve(announce(), modes=announce().modes[:1]),
        says=("SSJ-TASK-MODE-MISSING $.modes",) * 2,
        holds=("A12-1",),
    ),
    Case(
        name="the mode of a department that is none of the task's",
        stage=created,
        stream=TASK,
        act=lambda _: evolve(announce(), modes=(*announce().modes, SelectionMode(department="丁局", pool=3))),
        says=("SSJ-TASK-DEPARTMENT $.modes[3].department",),
        holds=("A12-1",),
    ),
    Case(
        name="a mode and a factor that the rulebook does not know",
        stage=ruled("selection_modes", ("random",)),
        stream=TASK,
        act=lambda _: with_mode(chosen(factors=(*FACTORS, Weighed(factor="天气", found="雨季")))),
        says=("SSJ-TASK-MODE $.modes[2].mode", "SSJ-TASK-FACTOR $.modes[2].factors"),
        holds=("A12-1",),
    ),
    Case(
        name="a department without anybody who could inspect",
        stage=created,
        stream=TASK,
        act=lambda _: with_mode(SelectionMode(department=MARKET, pool=0)),
        says=("SSJ-TASK-NOBODY $.modes[2].pool",),
        holds=("A12-8",),
    ),
    Case(
        name="two people assigned to one place",
        stage=created,
        stream=TASK,
        act=lambda _: with_mode(chosen(assigned=("E001", "E004"))),
        says=("SSJ-TASK-ASSIGNED $.modes[2].assigned",),
        holds=("A12-3",),
    ),
    Case(
        name="people named and drawn at once",
        stage=created,
        stream=TASK,
        act=lambda _: with_mode(chosen("random", assigned=("E001",))),
        says=("SSJ-TASK-ASSIGNED-DRAWN $.modes[2].assigned",),
        holds=("A02-4",),
    ),
    Case(
        name="neighbours that lend nobody",
        stage=created,
        stream=TASK,
        act=lambda _: with_mode(chosen("neighbour-random")),
        says=("SSJ-TASK-LOANS $.modes[2].loans",),
        holds=("A12-4",),
    ),
    Case(
        name="a loan that is yet to be consented to",
        stage=created,
        stream=TASK,
        act=lambda _: with_mode(
            chosen("neighbour-random", loans=(loan(consented_at="2026-04-23T09:00:00+08:00"),))
        ),
        says=("SSJ-TASK-CONSENT $.modes[2].loans[0]",),
        holds=("A12-4",),
    ),
    Case(
        name="a loan by whom nobody listed as a neighbour",
        stage=created,
        stream=TASK,
        act=lambda _: with_mode(chosen("neighbour-random", region="530499", loans=(loan(),))),
        says=("SSJ-TASK-ADJACENT $.modes[2].loans[0]",),
        holds=("A12-4",),
    ),
    Case(
        name="a loan for an item that is territorial, in places of any area",
        stage=territorial,
        stream=TASK,
        act=lambda _: with_mode(chosen("neighbour-random", region="530499", loans=(loan(),))),
        says=(
            *(f"SSJ-TASK-TERRITORIAL $.announcement.inspectors.slots[{index}].area" for index in range(3)),
            "SSJ-TASK-TERRITORIAL $.modes[2].loans",
        ),
        holds=("A12-6",),
    ),
    Case(
        name="teams that are smaller than the rulebook's",
        stage=ruled("min_drawn_team", 5),
        stream=TASK,
        act=lambda _: announce(),
        says=("SSJ-TASK-TEAM-SIZE $.announcement.inspectors.slots",),
        holds=("A16-1",),
    ),
    Case(
        name="an order where the rulebook knows none, and not of everybody",
        stage=ruled("draw_modes", ("select",)),
        stream=TASK,
        act=lambda _: evolve(announce(), draw_mode="order"),
        says=("SSJ-TASK-DRAW-MODE $.draw_mode", "SSJ-TASK-ORDER $.announcement.targets.strata"),
        holds=("X-9",),
    ),
    Case(
        name="batches that leave somebody out, go back in time and leave the task's days",
        stage=created,
        stream=TASK,
        act=lambda _: evolve(
            announce(),
            batches=(
                batch("2026-06-01", "2026-06-30", 3),
                batch("2026-05-05", "2026-05-20", 1),
                batch("2026-06-01", "2026-07-01", 1),
            ),
        ),
        says=(
            "SSJ-TASK-BATCH-SIZE $.batches",
            "SSJ-TASK-BATCH-ORDER $.batches[1]",
            "SSJ-TASK-BATCH-DAYS $.batches[1]",
            "SSJ-TASK-BATCH-DAYS $.batches[2]",
        ),
        holds=("X-9",),
    ),
    Case(
        name="an imported list that is not the roll, imported after the announcement",
        stage=created,
        stream=TASK,
        act=lambda _: evolve(announce(), library=library(listed=59, imported_at="2026-04-22T09:00:01+08:00")),
        says=("SSJ-LIBRARY-SIZE $.library", "SSJ-LIBRARY-LATE $.library.imported_at"),
        holds=("A11-6",),
    ),
    Case(
        name="a ratio of another base, rounded otherwise",
        stage=created,
        stream=TASK,
        act=lambda _: with_stratum(base="eligible", rounding="down"),
        says=(
            "SSJ-TASK-BASE $.announcement.targets.strata[0].base",
            "SSJ-TASK-ROUNDING $.announcement.targets.strata[0].rounding",
        ),
        holds=("A11-3", "A11-4"),
    ),
    Case(
        name="rounded as the wording asks, where the rulebook has a rounding of its own",
        stage=ruled("rounding", "half-up"),
        stream=TASK,
        act=lambda _: announce(),
        says=("SSJ-TASK-ROUNDING $.announcement.targets.strata[0].rounding",),
        holds=("A11-3",),
    ),
    Case(
        name="fewer targets than the rulebook's least",
        stage=ruled("min_selected", 7),
        stream=TASK,
        act=lambda _: announce(),
        says=("SSJ-TASK-LEAST $.announcement.targets.strata",),
        holds=("A11-3",),
    ),
    *(
        Case(
            name=f"a secret activity whose list is public {words}",
            stage=secret_task,
            stream=TASK,
            act=lambda _, day=day: secret(day),  # type: ignore[misc]
            says=("SSJ-TASK-PUBLISH-FROM $.announcement.publish_from",),
            holds=("A16-8",),
        )
        for words, day in (("at once", None), ("on its last day", "2026-06-30T18:00:00+08:00"))
    ),
)

ANNOUNCE_QUESTIONED = (
    Case(
        name="somebody assigned from a pool that could be drawn from",
        stage=created,
        stream=TASK,
        act=lambda _: with_mode(chosen()),
        says=("SSJ-A12-3 warning 市市场监督管理局",),
        holds=("A12-3",),
    ),
    Case(
        name="somebody assigned from a pool of no choice, factors not weighed",
        stage=created,
        stream=TASK,
        act=lambda _: with_mode(chosen(pool=1, factors=FACTORS[:3])),
        says=("SSJ-A12-1 warning 市市场监督管理局",),
        holds=("A12-1", "A12-3"),
    ),
    Case(
        name="somebody assigned from a pool that the rulebook calls small",
        stage=ruled("direct_if_pool_lte", 6),
        stream=TASK,
        act=lambda _: with_mode(chosen()),
        says=(),
        holds=("A12-3",),
    ),
    Case(
        name="a draw without choice",
        stage=created,
        stream=TASK,
        act=lambda _: with_mode(SelectionMode(department=BUREAU, pool=2)),
        says=("SSJ-A12-10 warning 市工业和信息化局",),
        holds=("A12-10",),
    ),
    Case(
        name="a loan without a basis of assistance",
        stage=without_basis,
        stream=TASK,
        act=lambda _: with_mode(chosen("neighbour-random", region="530499", loans=(loan(basis=""),))),
        says=("SSJ-A12-5 warning 邻县市场监管局",),
        holds=("A12-5",),
    ),
    Case(
        name="a loan to the department whose people lead",
        stage=neighbours,
        stream=TASK,
        act=lambda _: with_mode(
            chosen(
                "neighbour-random",
                department=BUREAU,
                region="530499",
                loans=(loan(inspectors=("E003",)),),
            )
        ),
        says=(f"SSJ-A13-2-LENT warning {BUREAU}",),
        holds=("A12-4", "A13-2"),
    ),
    Case(
        name="the whole registry imported with a stranger in it",
        stage=created,
        stream=TASK,
        act=lambda _: evolve(announce(), library=library(listed=59, standing=59, strangers=("外来企业",))),
        says=("SSJ-A11-6 warning",),
        holds=("A11-5", "A11-6"),
    ),
    Case(
        name="a list that leaves half of the registry out",
        stage=created,
        stream=TASK,
        act=lambda _: evolve(announce(), library=library(standing=120)),
        says=("SSJ-A11-7-LIST warning",),
        holds=("A11-7",),
    ),
    Case(
        name="a list that leaves half of the registry out by a criterion",
        stage=created,
        stream=TASK,
        act=lambda _: evolve(announce(), library=library(standing=120, criterion="年用电量前六十位")),
        says=("SSJ-A11-7-LIST notice",),
        holds=("A11-7",),
    ),
    Case(
        name="a list of exactly those who are needed",
        stage=created,
        stream=TASK,
        act=lambda _: evolve(with_announcement(with_ratio("1/1", 60)), library=library()),
        says=("SSJ-A10-6 warning 企业", "SSJ-A11-7-EXACT warning"),
        holds=("A11-7",),
    ),
    Case(
        name="a list all of which is drawn",
        stage=census,
        stream=TASK,
        act=lambda _: evolve(with_announcement(with_ratio("1/1", 60)), library=library()),
        says=("SSJ-A11-7-CENSUS warning",),
        holds=("A11-7",),
    ),
    Case(
        name="an order of everybody, in batches",
        stage=created,
        stream=TASK,
        act=lambda _: order(batch("2026-05-06", "2026-05-31", 30), batch("2026-06-01", "2026-06-30", 30)),
        says=("SSJ-A10-6 warning 企业",),
        holds=("X-9",),
    ),
    Case(
        name="six balls alone",
        stage=created,
        stream=TASK,
        act=lambda _: evolve(
            with_announcement(evolve(first_round(), entropy=(Public(source="4月23日福彩双色球六个红球"),))),
            outcomes=1107568,
        ),
        says=("SSJ-X-3-SMALL warning",),
        holds=("X-3",),
    ),
    Case(
        name="a secret activity whose list is public when it is over",
        stage=secret_task,
        stream=TASK,
        act=lambda _: secret("2026-07-01T09:00:00+08:00"),
        says=(),
        holds=("A16-8",),
    ),
)


# ── what the frozen roll says of it ───────────────────────────────────────────────────────────────────────


def drawing(modes: tuple[SelectionMode, ...], inspectors: list[Entry] | None = None) -> Line:
    """The task is announced with modes, and revealed; with a roll of inspectors where one is given."""
    line = copy_of(created())
    if inspectors is not None:
        line.inspectors = inspectors
        line.rolls = FrozenRolls(targets=line.rolls.targets, inspectors=freeze(inspectors, H))
        line.confirm_registries("2026-04-21T10:00:00+08:00")
    made = announced_with(line, modes)
    line.reveal(made)
    return line


def announced_with(line: Line, modes: tuple[SelectionMode, ...]) -> Announcement:
    """Announce with modes, whatever questions them."""
    return line.announce(modes=modes)


def assigned_pool() -> list[Entry]:
    """The pool with everybody of 市场监管局 but E001 not assigned."""
    return [
        evolve(each, standing=NOT_ASSIGNED) if each.part == MARKET and each.id != "E001" else each
        for each in created().inspectors
    ]


def few() -> SelectionMode:
    """市场监管局 has E001 alone."""
    return chosen(pool=1)


@cache
def miscounted() -> Line:
    """One more of 市场监管局 is said to be there than the roll has."""
    modes = random_modes((BUREAU, MARKET, EMERGENCY), created().inspectors)
    return drawing((modes[0], evolve(modes[1], pool=7), modes[2]))


@cache
def not_left_out() -> Line:
    """E001 is assigned out of one, and the roll has six who can be drawn."""
    modes = random_modes((BUREAU, EMERGENCY), created().inspectors)
    return drawing((*modes, few()))


@cache
def assigned_one() -> Line:
    """E001 is all that 市场监管局 has, and is assigned."""
    inspectors = [each for each in created().inspectors if each.part != MARKET or each.id == "E001"]
    modes = random_modes((BUREAU, EMERGENCY), inspectors)
    return drawing((*modes, few()), inspectors)


@cache
def directed() -> Line:
    """The range is one region, in which no target of the roll lies."""
    line = copy_of(prepared())
    line.do(TASK, task_of(setup(criteria=(Criterion(column="area", values=("红塔区",)),))))
    line.reveal(line.announce())
    return line


@cache
def second_stage() -> Line:
    """A second task draws targets of the regions that the first one drew: here its six targets stand for regions."""
    line = copy_of(locked())
    task = line.task()
    drawn = tuple(each.entry.id for each in task.lock.targets) if task.lock else ()
    made = setup(SECOND, first_stage=FirstStage(task=CODE, drawn=drawn))
    line.do(SECOND_STREAM, evolve(task_of(made), at="2026-04-24T10:00:00+08:00"))
    line.reveal(line.announce(SECOND))
    return line


@cache
def drawn_under(key: str, value: object) -> Line:
    """The bureau with another value of one key, its first round revealed."""
    line = copy_of(under(rule(key, value)))
    line.reveal(line.announce())
    return line


@cache
def twice_under_rotation() -> Line:
    """Inspectors rotate; a first task is locked, and a second one revealed."""
    line = under(rule("inspector_rotation", value=True))
    line.reveal(line.announce())
    line.lock(line.draw(announcement(line)))
    line.do(SECOND_STREAM, evolve(task_of(setup(SECOND)), at="2026-04-24T10:00:00+08:00"))
    line.reveal(line.announce(SECOND))
    return line


def second_lock(line: Line, last: tuple[LastDuty, ...] = ()) -> LockDraw:
    """Lock the second task, waiving that its targets are drawn again."""
    task = line.task(SECOND)
    made = line.draw(task.announcements[-1])
    at = "2026-04-24T11:00:00+08:00"
    return locking(
        task, made, line.rolls, line.names, line.office.checks(2026), by="科长乙", at=at, last=last
    )


LOCK_REFUSED = (
    Case(
        name="targets outside the range",
        stage=directed,
        stream=TASK,
        act=lock,
        says=tuple(f"SSJ-TASK-RANGE $.targets[{index}]" for index in range(6)),
        holds=("A10-5",),
    ),
    Case(
        name="targets of regions that the first stage did not draw",
        stage=second_stage,
        stream=SECOND_STREAM,
        act=second_lock,
        says=tuple(f"SSJ-TASK-STAGE $.targets[{index}]" for index in range(6)),
        holds=("X-10",),
    ),
    Case(
        name="who inspected last time left out",
        stage=twice_under_rotation,
        stream=SECOND_STREAM,
        act=second_lock,
        says=("SSJ-TASK-LAST $.last",),
        holds=("A12-5",),
    ),
    Case(
        name="a name of somebody who is not in the roll",
        stage=revealed,
        stream=TASK,
        act=lambda line: evolve(lock(line), names=(*lock(line).names, Named(id="E099", name="某某"))),
        says=(f"SSJ-TASK-NAMED $.names[{len(lock(revealed()).names)}]",),
    ),
    Case(
        name="people in the last task's teams who were not",
        stage=twice_under_rotation,
        stream=SECOND_STREAM,
        act=lambda line: second_lock(line, (LastDuty(department=MARKET, task=CODE, inspectors=("E001",)),)),
        says=("SSJ-ACT-FACT $.last[0]",),
    ),
    Case(
        name="a pool that was miscounted",
        stage=miscounted,
        stream=TASK,
        act=lock,
        says=("SSJ-TASK-POOL $.pool",),
        holds=("A12-3",),
    ),
    Case(
        name="people who were not assigned and could be drawn all the same",
        stage=not_left_out,
        stream=TASK,
        act=lock,
        says=("SSJ-TASK-POOL $.pool", "SSJ-TASK-POOL-PEOPLE $.pool"),
        holds=("A12-3",),
    ),
)

UNBORN = (
    Unborn(
        name="a list without source, of more listed than there are",
        make=lambda: library(source="", listed=61, strangers=("甲", "甲")),
        says=("SSJ-TEXT-EMPTY .source", "SSJ-FORM-LEAST .standing", "SSJ-FORM-TWICE .strangers[1]"),
        holds=("A11-6",),
    ),
    Unborn(
        name="a batch of nobody that ends before it begins",
        make=lambda: batch("2026-05-06", "2026-05-05", 0),
        says=("SSJ-TASK-DAYS .last", "SSJ-FORM-LEAST .size"),
    ),
    Unborn(
        name="a department's mode twice, and fewer outcomes than none",
        make=lambda: evolve(announce(), modes=announce().modes[:1] * 2, outcomes=-1),
        says=("SSJ-FORM-TWICE .modes[1]", "SSJ-FORM-LEAST .outcomes"),
    ),
)

LOCK_QUESTIONED = (
    Case(
        name="nobody watched where the rules ask for it",
        stage=lambda: drawn_under("witness_required", value=True),
        stream=TASK,
        act=lock,
        says=("SSJ-A04-3 notice", "SSJ-X-11 warning"),
        holds=("X-11",),
    ),
    Case(
        name="whoever announced is called a witness",
        stage=lambda: drawn_under("witness_required", value=True),
        stream=TASK,
        act=lambda line: evolve(lock(line), witnesses=(Witness(name="经办员甲"),)),
        says=("SSJ-A04-3 notice", "SSJ-X-36 warning 经办员甲"),
        holds=("X-36",),
    ),
    Case(
        name="somebody watched, and it was recorded",
        stage=lambda: drawn_under("witness_required", value=True),
        stream=TASK,
        act=lambda line: evolve(
            lock(line),
            witnesses=(Witness(name="公证员戊", unit="市公证处"),),
            video="执法记录仪 2026-0424-01",
        ),
        says=("SSJ-A04-3 notice",),
        holds=("X-11",),
    ),
    Case(
        name="everybody who inspected last time, and one target of last time",
        stage=twice_under_rotation,
        stream=SECOND_STREAM,
        act=lambda line: second_lock(line, last_duties(line.office.tasks(), setup(SECOND))),
        says=(
            "SSJ-A04-3 notice",
            "SSJ-A03-3-TARGET notice 对象0010",
            *(f"SSJ-A12-2-ROTATION warning E{number:03}" for number in range(1, 19)),
            "SSJ-A08-1 warning 对象0010",
            "SSJ-A23-1 warning 对象0010",
        ),
        holds=("A03-3",),
    ),
    Case(
        name="a list that lies for twelve days before anybody inspects",
        stage=lambda: drawn_under("max_lock_to_check_days", 11),
        stream=TASK,
        act=lock,
        says=("SSJ-A04-3 notice", "SSJ-A11-15 warning"),
        holds=("A11-15",),
    ),
    Case(
        name="a list that lies for no longer than it may",
        stage=lambda: drawn_under("max_lock_to_check_days", 12),
        stream=TASK,
        act=lock,
        says=("SSJ-A04-3 notice",),
        holds=("A11-15",),
    ),
)

REFUSED = (*CREATE_REFUSED, *ANNOUNCE_REFUSED, *LOCK_REFUSED)
QUESTIONED = (*ANNOUNCE_QUESTIONED, *LOCK_QUESTIONED)
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


@pytest.mark.requirement("A12-3", "A12-10")
def test_who_is_assigned_is_in_every_team_and_the_others_stand_in_the_roll() -> None:
    line = assigned_one()
    task = copy_of(line).lock(line.draw(announcement(line)))
    assert all(team.member("E001") for team in task.teams)
    assert [each.mode for each in task.modes] == ["random", "random", "direct-assignment"]


@pytest.mark.requirement("X-9")
def test_an_order_is_cut_into_batches_in_the_drawn_order() -> None:
    line = copy_of(created())
    line.do(
        TASK,
        evolve(
            announce(), batches=(batch("2026-05-06", "2026-05-15", 4), batch("2026-06-01", "2026-06-30", 2))
        ),
    )
    assert line.task().batch_targets() == ()
    line.reveal(first_round())
    task = line.lock(line.draw(first_round()))
    assert task.lock
    drawn = [each.id for each in task.lock.record.drawn]
    assert task.batch_targets() == (tuple(drawn[:4]), tuple(drawn[4:]))
    tickets = [each.ticket for each in task.lock.record.drawn]
    assert tickets == sorted(tickets)


@pytest.mark.requirement("A12-5")
def test_who_was_drawn_last_time_is_questioned_and_nobody_else() -> None:
    line = twice_under_rotation()
    last = last_duties(line.office.tasks(), line.task(SECOND).setup)
    assert [(each.department, each.task) for each in last] == [
        (each, CODE) for each in (BUREAU, MARKET, EMERGENCY)
    ]
    act = second_lock(line, last)
    found = act.findings(line.task(SECOND), line.rules, Moment(recorded=act.at))
    asked = {each.subject for each in found if each.code == "SSJ-A12-2-ROTATION"}
    before = {id_ for team in line.task().teams for id_ in team.inspectors}
    now = {id_ for team in drawn_teams(act.record) for id_ in team.inspectors}
    assert asked == before & now
    assert asked


@pytest.mark.requirement("A12-4")
def test_who_is_lent_is_drawn_for_the_department_that_borrows() -> None:
    line = copy_of(neighbours())
    guest = Entry(id="邻01", part=MARKET, area="530498")
    own = next(each for each in line.inspectors if each.part == MARKET)
    inspectors = [each for each in line.inspectors if each.part != MARKET or each == own]
    modes = random_modes((BUREAU, EMERGENCY), inspectors)
    borrowed = chosen("neighbour-random", pool=1, region="530499", loans=(loan(inspectors=("邻01",)),))
    line.inspectors = [*inspectors, guest]
    line.rolls = FrozenRolls(targets=line.rolls.targets, inspectors=freeze(line.inspectors, H))
    line.confirm_registries("2026-04-21T11:00:00+08:00")
    line.reveal(line.announce(modes=(*modes, borrowed)))
    task = line.lock(line.draw(announcement(line)))
    assert {team.members[2].inspector for team in task.teams} == {"邻01", own.id}
    assert (task.home("邻01"), task.home(own.id)) == ("邻县市场监管局", "")
    assert f"{MARKET}，借自邻县市场监管局" in words(drawn_list(matter_of(line)))
    assert line.office.replay().ok


@pytest.mark.requirement("A16-8")
def test_a_result_of_a_secret_list_is_held_until_the_list_may_be_public() -> None:
    line = copy_of(created())
    act = secret("2026-07-01T09:00:00+08:00")
    line.do(TASK, act)
    line.reveal(act.announcement)
    task = line.lock(line.draw(act.announcement))
    assert {each.seed for each in dispatch_lists(task)} == {""}
    first = task.teams[0].unit
    line.record(first)
    line.enter(first)
    line.review(first)
    (publication,) = publications(line.file(first))
    assert line.office.held(publication, "2026-07-01T08:59:59+08:00")
    assert not line.office.held(publication, "2026-07-01T09:00:00+08:00")
    assert not any(line.office.held(each, "2026-05-01T09:00:00+08:00") for each in dispatch_lists(task))
