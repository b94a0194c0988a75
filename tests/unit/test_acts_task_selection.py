"""公告与锁定 (第十一条、第十二条): what the rules ask of modes, quotas, orders, batches, imported lists and secret draws."""

from collections.abc import Callable
from functools import cache

import pytest
from attrs import evolve
from tests.unit.acts_tables import (
    TASK,
    Case,
    Unborn,
    announcement,
    copy_of,
    created,
    judge_questioned,
    judge_refused,
    judge_unborn,
    lock,
    named,
    prepared,
    rule,
)
from tests.unit.test_acts_task import announce, first_round, task_of, with_announcement, with_ratio

from shuangsuiji.draw.announce import FrozenRolls
from shuangsuiji.draw.announcement import Announcement
from shuangsuiji.draw.entropy import Public
from shuangsuiji.findings import Override
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rolls.roll import freeze
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.announcing import AnnounceDraw
from shuangsuiji.task.batches import Batch
from shuangsuiji.task.library import ImportedLibrary
from shuangsuiji.task.scheme_document import NoNotice
from shuangsuiji.task.selection import (
    NOT_ASSIGNED,
    Loan,
    Mode,
    SelectionMode,
    Weighed,
    random_modes,
)
from shuangsuiji.testing.line import BUREAU, EMERGENCY, MARKET, SCHEME, H, Line, setup

FACTORS = tuple(
    Weighed(factor=each, found="已比较") for each in ("地理环境", "人员配备", "业务专长", "保障水平")
)
DIGEST = "0" * 64


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


def ruled(key: str, value: object) -> Callable[[], Line]:
    """The bureau with another value of one key, its task set up."""
    return cache(lambda: under(rule(key, value)))


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
        stage=ruled("assistance_basis_required", value=True),
        stream=TASK,
        act=lambda _: with_mode(chosen("neighbour-random", loans=(loan(basis=""),))),
        says=("SSJ-A12-5 warning 邻县市场监管局",),
        holds=("A12-5",),
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


LOCK_REFUSED = (
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

REFUSED = (*ANNOUNCE_REFUSED, *LOCK_REFUSED)
QUESTIONED = ANNOUNCE_QUESTIONED
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
