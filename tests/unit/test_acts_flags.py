"""差异化监管的情形 (第八条): who is flagged on a day, and what an announcement says of them."""

from collections.abc import Callable
from fractions import Fraction
from functools import cache

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.acts_tables import (
    TASK,
    Case,
    Unborn,
    adopted,
    copy_of,
    created,
    inspected_before,
    judge_questioned,
    judge_refused,
    judge_unborn,
    lock,
    locked,
    named,
    rule,
)
from tests.unit.registries_tables import codes, credit_code, table

from shuangsuiji.draw.announce import FrozenRolls, StratumPlan
from shuangsuiji.findings import Override
from shuangsuiji.registries.flag_list import read_flags
from shuangsuiji.registries.flags import STREAM, ClearFlag, Flag, Flags, FlagTarget, ImportFlags
from shuangsuiji.rolls.roll import freeze
from shuangsuiji.rule_kinds import AreaCap
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.announcing import AnnounceDraw
from shuangsuiji.task.differentiation import FlaggedTarget
from shuangsuiji.task.exclusions import Check
from shuangsuiji.task.locking import LockDraw
from shuangsuiji.task.setting import CreateTask
from shuangsuiji.task.setup import Waiver, task_stream
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import CODE, H, setup

AT = "2026-04-20T10:00:00+08:00"
LISTED = "经营异常名录"
COMPLAINTS = "投诉举报多"
OWN = "重点监管"
IDS = ("对象0001", "对象0002", "对象0003")


def flag(**changed: object) -> Flag:
    """One flag."""
    plain = {"target": "对象0001", "word": LISTED, "source": "省级平台", "first": "2026-03-01"}
    return Flag(**{**plain, **changed})  # type: ignore[arg-type]


def flags(**changed: object) -> FlagTarget:
    """Flag a target."""
    return FlagTarget(by="经办员甲", at=AT, flag=flag(**changed))


def clear(on: str = "2026-04-21", **changed: object) -> ClearFlag:
    """Clear it."""
    plain = {"target": "对象0001", "word": LISTED, "source": "省级平台", "reason": "移出"}
    return ClearFlag(by="经办员甲", at="2026-04-21T09:00:00+08:00", on=on, **{**plain, **changed})  # type: ignore[arg-type]


def listing(*listed: Flag, on: str = "2026-04-20") -> ImportFlags:
    """Import a list."""
    return ImportFlags(by="经办员甲", at=AT, word=LISTED, source="省级平台", on=on, listed=listed)


@cache
def one_flagged() -> Line:
    """One target is flagged."""
    line = copy_of(adopted())
    line.do(STREAM, flags())
    return line


@cache
def many_settled() -> Line:
    """The rulebook says how many complaints are many."""
    line = Line(rules=rule("complaints_many_threshold", 3))
    line.prepare()
    return line


@cache
def flagged(rules: Rulebook | None = None, cap: AreaCap | None = None) -> Line:
    """Three targets are flagged and stand in a stratum of their own; the task is set up."""
    line = Line(rules=rules if cap is None else rule("annual_cap_by_area", (cap,)))
    line.targets = [evolve(each, part=OWN) if each.id in IDS else each for each in line.targets]
    line.rolls = FrozenRolls(targets=freeze(line.targets, H), inspectors=freeze(line.inspectors, H))
    line.prepare()
    for each in IDS:
        line.do(STREAM, flags(target=each))
    line.create_task()
    return line


def announce(line: Line, ratio: Fraction = Fraction(1, 2), stratum: str = OWN) -> AnnounceDraw:
    """Announce, with the flagged drawn by some ratio."""
    plans = (StratumPlan(name="企业", ratio=Fraction(1, 10)), StratumPlan(name=OWN, ratio=ratio))
    act = line.announcing(strata=plans)
    return evolve(act, flagged=tuple(evolve(each, stratum=stratum) for each in act.flagged))


def equal_cap() -> Line:
    """Flagged targets may be inspected no more often than others."""
    return flagged(rule("flagged_annual_cap", 1))


def few() -> Line:
    """At most 5 % of the library may be drawn at once."""
    return flagged(rule("max_library_share_percent", 5))


def hard() -> Line:
    """Nobody may be inspected twice a year, for whatever."""
    return flagged(None, AreaCap(area="", times=1, years=1, hard=True))


def soft() -> Line:
    """Nobody should be inspected twice a year, for whatever."""
    return flagged(None, AreaCap(area="", times=1, years=1, hard=False))


def waive(act: AnnounceDraw, target: str, ground: str) -> AnnounceDraw:
    """Let a target be drawn in spite of a check before."""
    waiver = Waiver(target=target, reason="专项整治", approver="局领导丁", ground=ground)  # type: ignore[arg-type]
    return evolve(act, waivers=(waiver,), earlier=(Check(target=target, items=(), year=2026),))


@cache
def short() -> Line:
    """Of the targets all but three are gone."""
    line = Line()
    line.targets = [
        evolve(each, standing="excluded:deregistered") if number > 2 else each
        for number, each in enumerate(line.targets)
    ]
    line.rolls = FrozenRolls(targets=freeze(line.targets, H), inspectors=freeze(line.inspectors, H))
    line.prepare()
    line.create_task()
    return line


@cache
def locking_after(make: Callable[[], Line]) -> Line:
    """The draw of flagged targets is revealed."""
    line = copy_of(make())
    act = announce(line)
    line.do(TASK, act)
    line.reveal(act.announcement)
    return line


def locks(line: Line, *, earlier: bool = False) -> LockDraw:
    """Lock, with another body's ordinary check of the first target or without."""
    made = lock(line)
    if not earlier:
        return made
    check = inspected_before(line, made.targets[0].entry.id, "YJ07", nature="ordinary")
    return evolve(made, earlier=(check,))


def hard_announced() -> Line:
    """As `locking_after` under a hard cap."""
    return locking_after(hard)


def soft_announced() -> Line:
    """As `locking_after` under a soft cap."""
    return locking_after(soft)


@cache
def misplaced() -> Line:
    """A target that is flagged is announced as standing elsewhere than it does."""
    line = copy_of(flagged())
    act = announce(line, Fraction(1))
    wrong = evolve(act.flagged[0], stratum="")
    answer = Override(code="SSJ-A08-7", reason="已核实", by="局领导丁", at=act.at)
    line.do(TASK, evolve(act, flagged=(wrong, *act.flagged[1:])), answer)
    line.reveal(act.announcement)
    return line


@cache
def unlisted() -> Line:
    """A target that is flagged is announced as if it were not in the roll."""
    line = copy_of(flagged())
    act = announce(line, Fraction(1))
    line.do(TASK, evolve(act, flagged=(evolve(act.flagged[0], stratum="", entries=()), *act.flagged[1:])))
    line.reveal(act.announcement)
    return line


def place_of(target: str) -> int:
    """Give the place of a target in the list that `misplaced` draws."""
    return [each.entry.id for each in locks(misplaced()).targets].index(target)


@cache
def across_years() -> Line:
    """A task without a plan, whose inspections reach into the next year."""
    line = Line(rules=rule("plan_required", value=False))
    line.prepare()
    line.do(
        TASK,
        CreateTask(
            by="经办员甲",
            at="2026-04-21T09:00:00+08:00",
            setup=setup(CODE, last="2027-01-10", row="", plan_name=""),
            edition=1,
            channels=line.office.checklist().editions[0].channels,
            row=None,
        ),
    )
    return line


@cache
def drawn_elsewhere() -> Line:
    """Another task has drawn some targets; this one is set up."""
    line = copy_of(locked())
    line.create_task("YXGX-2026-02")
    return line


def locked_ids() -> list[str]:
    """Give whom the first task has drawn."""
    task = locked().task()
    assert task.lock
    return [each.entry.id for each in task.lock.targets]


REFUSED = (
    Case(
        name="a word that the rulebook does not know",
        stage=adopted,
        stream=STREAM,
        act=lambda _: flags(word="看不顺眼"),
        says=("SSJ-FLAG-WORD $.flag.word",),
        holds=("A08-6",),
    ),
    Case(
        name="many complaints, for no reason, where no number settles how many",
        stage=adopted,
        stream=STREAM,
        act=lambda _: flags(word=COMPLAINTS, complaints=30),
        says=("SSJ-FLAG-REASON $.flag.reason",),
        holds=("A08-6",),
    ),
    Case(
        name="fewer complaints than the rulebook calls many",
        stage=many_settled,
        stream=STREAM,
        act=lambda _: flags(word=COMPLAINTS, complaints=2, reason="多"),
        says=("SSJ-FLAG-FEW $.flag.complaints",),
        holds=("A08-6",),
    ),
    Case(
        name="the same by the same source again",
        stage=one_flagged,
        stream=STREAM,
        act=lambda _: flags(first="2026-04-01"),
        says=("SSJ-FLAG-TWICE $.flag",),
    ),
    Case(
        name="what does not hold cannot be cleared",
        stage=one_flagged,
        stream=STREAM,
        act=lambda _: clear(source="别处"),
        says=("SSJ-FLAG-NONE $.target",),
    ),
    Case(
        name="a list of a word that the rulebook does not know",
        stage=adopted,
        stream=STREAM,
        act=lambda _: evolve(listing(), word="黑名单", listed=(flag(word="黑名单"),)),
        says=("SSJ-FLAG-WORD $.listed[0].word",),
    ),
    Case(
        name="a list of many complaints, for no reason",
        stage=adopted,
        stream=STREAM,
        act=lambda _: evolve(listing(), word=COMPLAINTS, listed=(flag(word=COMPLAINTS),)),
        says=("SSJ-FLAG-REASON $.listed[0].reason",),
        holds=("A08-6",),
    ),
    Case(
        name="a list of few complaints",
        stage=many_settled,
        stream=STREAM,
        act=lambda _: evolve(listing(), word=COMPLAINTS, listed=(flag(word=COMPLAINTS, complaints=1),)),
        says=("SSJ-FLAG-FEW $.listed[0].complaints",),
        holds=("A08-6",),
    ),
    Case(
        name="an exception that does not say which task has drawn the target",
        stage=drawn_elsewhere,
        stream=task_stream("YXGX-2026-02"),
        act=lambda line: evolve(
            waive(line.announcing("YXGX-2026-02"), locked_ids()[0], "approved"), earlier=()
        ),
        says=("SSJ-TASK-EARLIER $.earlier",),
        holds=("A08-4",),
    ),
    Case(
        name="flagged targets by a lower ratio than the others",
        stage=flagged,
        stream=TASK,
        act=lambda line: announce(line, Fraction(1, 20)),
        says=("SSJ-TASK-FLAGGED-RATIO $.announcement.targets.strata",),
        holds=("A08-7",),
    ),
    Case(
        name="flagged targets less often than the others",
        stage=lambda: flagged(rule("flagged_annual_cap", 0)),
        stream=TASK,
        act=announce,
        says=("SSJ-TASK-FLAGGED-CAP",),
        holds=("A08-7",),
    ),
    Case(
        name="flagged targets in a stratum that there is not",
        stage=flagged,
        stream=TASK,
        act=lambda line: announce(line, stratum="别的"),
        says=tuple(f"SSJ-TASK-FLAGGED-STRATUM $.flagged[{index}].stratum" for index in range(3)),
    ),
    Case(
        name="a flag of the day left out",
        stage=flagged,
        stream=TASK,
        act=lambda line: evolve(announce(line), flagged=announce(line).flagged[1:]),
        says=("SSJ-ACT-FACT $.flagged",),
        holds=("A08-8",),
    ),
    Case(
        name="a target flagged that is not",
        stage=created,
        stream=TASK,
        act=lambda line: evolve(
            line.announcing(), flagged=(FlaggedTarget(target="对象0001", words=(LISTED,)),)
        ),
        says=("SSJ-ACT-FACT $.flagged",),
        holds=("A08-8",),
    ),
    Case(
        name="an exception for a flag that is not there, and one for article 22 in an ordinary task",
        stage=flagged,
        stream=TASK,
        act=lambda line: evolve(
            waive(announce(line), "对象0009", "risk-flag"),
            waivers=(
                *waive(announce(line), "对象0009", "risk-flag").waivers,
                *waive(announce(line), "对象0008", "art22").waivers,
            ),
        ),
        says=("SSJ-TASK-WAIVER-FLAG $.waivers[0]", "SSJ-TASK-WAIVER-SPECIAL $.waivers[1]"),
        holds=("A08-4", "A22-4"),
    ),
    Case(
        name="an exception from a hard cap",
        stage=hard,
        stream=TASK,
        act=lambda line: waive(announce(line), "对象0009", "approved"),
        says=("SSJ-TASK-WAIVER-HARD $.waivers[0]",),
        holds=("A08-10",),
    ),
    Case(
        name="a check that no task made",
        stage=flagged,
        stream=TASK,
        act=lambda line: evolve(
            announce(line), earlier=(Check(target="甲", items=(), year=2026, task="编造"),)
        ),
        says=("SSJ-TASK-EARLIER-UNKNOWN $.earlier",),
    ),
    Case(
        name="a check of another body that nobody put on record",
        stage=flagged,
        stream=TASK,
        act=lambda line: evolve(
            announce(line),
            earlier=(Check(target="对象0009", items=("GX01",), year=2026, body="市应急管理局"),),
        ),
        says=("SSJ-TASK-EARLIER-OTHER-UNKNOWN $.earlier",),
        holds=("A08-1", "A23-1"),
    ),
    Case(
        name="a flagged target that was announced as standing elsewhere",
        stage=misplaced,
        stream=TASK,
        act=locks,
        says=(f"SSJ-TASK-FLAGGED-PLACE $.targets[{place_of(IDS[0])}]",),
        holds=("A08-8",),
    ),
    Case(
        name="a flagged target that was announced as not being in the roll",
        stage=unlisted,
        stream=TASK,
        act=locks,
        says=tuple(f"SSJ-TASK-FLAGGED-{word} $.targets[{place_of(IDS[0])}]" for word in ("ENTRY", "PLACE")),
        holds=("A08-7", "A08-8"),
    ),
    Case(
        name="a target that came to a hard cap of its area since the freeze",
        stage=hard_announced,
        stream=TASK,
        act=lambda line: locks(copy_of(line), earlier=True),
        says=("SSJ-TASK-AREA-CAP $.targets[0]",),
        holds=("A08-10",),
    ),
)

QUESTIONED = (
    Case(
        name="many complaints, as somebody says, with a reason",
        stage=adopted,
        stream=STREAM,
        act=lambda _: flags(word=COMPLAINTS, reason="三个月内七件属实"),
        says=(),
        holds=("A08-6",),
    ),
    Case(
        name="many complaints, by number",
        stage=many_settled,
        stream=STREAM,
        act=lambda _: flags(word=COMPLAINTS, complaints=3),
        says=(),
        holds=("A08-6",),
    ),
    Case(
        name="flagged targets by a higher ratio",
        stage=flagged,
        stream=TASK,
        act=announce,
        says=(),
        holds=("A08-7", "A08-8", "A09-17"),
    ),
    Case(
        name="flagged targets by the same ratio as the others",
        stage=flagged,
        stream=TASK,
        act=lambda line: announce(line, Fraction(1, 10)),
        says=(f"SSJ-A08-7 warning {OWN}",),
        holds=("A08-7",),
    ),
    Case(
        name="flagged targets among the others",
        stage=flagged,
        stream=TASK,
        act=lambda line: announce(line, Fraction(1, 10), stratum=""),
        says=("SSJ-A08-7 warning",),
        holds=("A08-7",),
    ),
    Case(
        name="all of the flagged: a census",
        stage=flagged,
        stream=TASK,
        act=lambda line: announce(line, Fraction(1)),
        says=(f"SSJ-A08-9 notice {OWN}",),
        holds=("A08-9",),
    ),
    Case(
        name="flagged targets no more often than the others",
        stage=equal_cap,
        stream=TASK,
        act=announce,
        says=("SSJ-A08-7-CAP warning",),
        holds=("A08-7",),
    ),
    Case(
        name="more than a share of the library at once",
        stage=few,
        stream=TASK,
        act=announce,
        says=("SSJ-A08-1-SHARE warning",),
        holds=("A08-1",),
    ),
    Case(
        name="too few who can be drawn",
        stage=short,
        stream=TASK,
        act=lambda line: line.announcing(),
        says=("SSJ-A08-5 warning 企业",),
        holds=("A08-5",),
    ),
    Case(
        name="a census of whom there is",
        stage=short,
        stream=TASK,
        act=lambda line: line.announcing(strata=(StratumPlan(name="企业", ratio=Fraction(1)),)),
        says=("SSJ-A08-5 notice 企业", "SSJ-A10-6 warning 企业"),
        holds=("A08-5", "A08-9"),
    ),
    Case(
        name="inspections that reach into the next year",
        stage=across_years,
        stream=TASK,
        act=lambda line: line.announcing(),
        says=("SSJ-A08-2 warning",),
        holds=("A08-2",),
    ),
    Case(
        name="a target that came to a soft cap of its area since the freeze",
        stage=soft_announced,
        stream=TASK,
        act=lambda line: locks(line, earlier=True),
        says=("SSJ-A04-3 notice", f"SSJ-A08-10 warning {locks(soft_announced()).targets[0].entry.id}"),
        holds=("A08-10",),
    ),
)

UNBORN = (
    Unborn(
        name="a flag that ends before it begins, of nobody",
        make=lambda: flag(target="", source="", until="2026-02-28", complaints=-1),
        says=(
            "SSJ-TEXT-EMPTY .target",
            "SSJ-TEXT-EMPTY .source",
            "SSJ-FORM-LEAST .complaints",
            "SSJ-FLAG-ORDER .until",
        ),
    ),
    Unborn(
        name="a list with another word and with somebody twice",
        make=lambda: listing(flag(), flag(), flag(target="对象0002", word=COMPLAINTS)),
        says=("SSJ-FORM-TWICE .listed[1]", "SSJ-FLAG-LIST .listed[2]"),
    ),
    Unborn(
        name="a list with somebody who is not on it yet",
        make=lambda: listing(flag(first="2026-05-01")),
        says=("SSJ-FLAG-LIST .listed[0]",),
        holds=("A08-8",),
    ),
    Unborn(
        name="cleared for no reason on no day",
        make=lambda: clear("某日", reason=""),
        says=("SSJ-TEXT-EMPTY .reason", "SSJ-TEXT-DAY .on"),
    ),
    Unborn(
        name="a flagged target for no reason",
        make=lambda: FlaggedTarget(target="", words=(), entries=("甲", "甲")),
        says=("SSJ-TEXT-EMPTY .target", "SSJ-FORM-LEAST .words", "SSJ-FORM-TWICE .entries[1]"),
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


@pytest.mark.requirement("A08-8")
def test_who_was_taken_from_the_list_yesterday_is_not_flagged_today() -> None:
    line = copy_of(one_flagged())
    line.do(STREAM, clear("2026-04-21"))
    found = line.office.flags()
    assert [found.flagged_on(day) for day in ("2026-02-28", "2026-04-20", "2026-04-21")] == [
        {},
        {"对象0001": (LISTED,)},
        {},
    ]
    assert line.office.replay().faults == ()


@pytest.mark.requirement("A08-6", "A08-8")
def test_a_list_clears_who_is_not_on_it_any_more_and_leaves_other_lists_alone() -> None:
    line = copy_of(one_flagged())
    line.do(STREAM, flags(word="重点关注对象名单", source="市级"))
    line.do(STREAM, listing(flag(target="对象0002", first="2026-04-10"), on="2026-04-20"))
    found = line.office.flags()
    assert found.flagged_on("2026-04-19") == {
        "对象0001": (LISTED, "重点关注对象名单"),
        "对象0002": (LISTED,),
    }
    assert found.flagged_on("2026-04-20") == {"对象0001": ("重点关注对象名单",), "对象0002": (LISTED,)}


@given(
    st.lists(
        st.tuples(st.sampled_from("甲乙"), st.integers(1, 28), st.none() | st.integers(1, 28)), max_size=6
    ),
    st.integers(1, 28),
)
@pytest.mark.requirement("A08-8")
def test_flags_are_evaluated_by_date(listed: list[tuple[str, int, int | None]], day: int) -> None:
    """第八条: a target is flagged on exactly the days from which it is on a list until it is taken off."""
    made = [
        flag(target=target, first=f"2026-03-{first:02}", until=f"2026-03-{until:02}" if until else "")
        for target, first, until in listed
        if until is None or until >= first
    ]
    expected = {
        target
        for target, first, until in listed
        if first <= day and (until is None or day < until) and (until is None or until >= first)
    }
    assert set(Flags(flags=tuple(made)).flagged_on(f"2026-03-{day:02}")) == expected


def test_a_list_is_read_from_a_table() -> None:
    header = ("统一社会信用代码/注册号", "列入日期", "事由", "投诉件数")
    found = read_flags(
        table(header, (credit_code(1), "2026年3月1日", "失联", ""), (credit_code(2), "去年", "", "许多")),
        LISTED,
        "省级平台",
    )
    assert [(each.target, each.first, each.reason) for each in found.records] == [
        (credit_code(1), "2026-03-01", "失联")
    ]
    assert codes(found.faults) == ["SSJ-REG-DAY", "SSJ-FLAG-COMPLAINTS"]
