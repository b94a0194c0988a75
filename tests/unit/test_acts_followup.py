"""后续监管 (第二十一条): what was found is handed over, acknowledged and brought to an end."""

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
    opened,
    rule,
    target,
)
from tests.unit.aftermath_tables import (
    FOLLOWUP,
    acknowledge_followup,
    close_followup,
    closed,
    followed,
    found,
    open_followup,
    problem,
    received,
)

from shuangsuiji.clocks import Period
from shuangsuiji.followup import (
    FollowUp,
    Matter,
    followup_period,
    followup_stream,
    open_follow_ups,
    transfer_period,
    unfollowed,
)
from shuangsuiji.testing.line import BUREAU, CODE, Line

NEXT = followup_stream(CODE, target(), 2)


def state(line: Line) -> FollowUp:
    """The first follow-up."""
    made: FollowUp = line.office.state(FOLLOWUP)
    return made


def under(key: str, days: int, matter: Matter) -> Line:
    """A follow-up is open under a rulebook that gives a number of days."""
    line = Line(rules=rule(key, value=days))
    line.prepare()
    line.drawn()
    line.record(target(), results=problem())
    line.do(FOLLOWUP, evolve(open_followup(), matter=matter))
    return line


@cache
def crime() -> Line:
    """A suspected crime is to be transferred within 3 days."""
    return under("crime_transfer_days", 3, "涉嫌犯罪")


@cache
def limited() -> Line:
    """A penalty is to be brought to an end within 30 days, by the department itself."""
    line = under("followup_alert_days", 30, "处罚惩戒")
    line.do(FOLLOWUP, acknowledge_followup())
    return line


@cache
def own() -> Line:
    """The department sees to it itself."""
    line = copy_of(found())
    line.do(FOLLOWUP, evolve(open_followup(), competent=BUREAU))
    return line


REFUSED = (
    Case(
        name="where nothing was found",
        stage=found,
        stream=FOLLOWUP,
        act=lambda _: evolve(open_followup(), item="GX01", results=("NO_PROBLEM",), found_on="2026-05-15"),
        says=("SSJ-FOLLOWUP-NOTHING $.results", "SSJ-RECORD-FUTURE $.found_on"),
        holds=("A21-2",),
    ),
    Case(
        name="with other results than the file has, by a department that has no part in it",
        stage=found,
        stream=FOLLOWUP,
        act=lambda _: evolve(open_followup(), results=("CORRECTED",), department="市民政局"),
        says=("SSJ-ACT-FACT $.results", "SSJ-ACT-FACT $.department"),
        holds=("A21-2",),
    ),
    Case(
        name="a second one where there is no first",
        stage=found,
        stream=NEXT,
        act=lambda _: evolve(open_followup(), number=2),
        says=("SSJ-ACT-FACT $.number",),
    ),
    Case(
        name="acknowledged before it was handed over",
        stage=followed,
        stream=FOLLOWUP,
        act=lambda _: evolve(acknowledge_followup(), sent_on="2026-05-19"),
        says=("SSJ-FOLLOWUP-ORDER $.sent_on",),
        holds=("A21-3",),
    ),
    Case(
        name="handed over before it was found",
        stage=followed,
        stream=FOLLOWUP,
        act=lambda _: evolve(acknowledge_followup(), sent_on="2026-05-11"),
        says=("SSJ-FOLLOWUP-ORDER $.sent_on",),
        holds=("A21-3",),
    ),
    Case(
        name="acknowledged twice",
        stage=received,
        stream=FOLLOWUP,
        act=lambda _: acknowledge_followup(),
        says=("SSJ-FOLLOWUP-HANDED",),
    ),
    Case(
        name="acknowledged after its end",
        stage=closed,
        stream=FOLLOWUP,
        act=lambda _: acknowledge_followup(),
        says=("SSJ-FOLLOWUP-CLOSED", "SSJ-FOLLOWUP-HANDED"),
    ),
    Case(
        name="ended before the other department has it",
        stage=followed,
        stream=FOLLOWUP,
        act=lambda _: close_followup(),
        says=("SSJ-FOLLOWUP-UNRECEIVED",),
        holds=("A21-2",),
    ),
    Case(
        name="ended twice",
        stage=closed,
        stream=FOLLOWUP,
        act=lambda _: close_followup(),
        says=("SSJ-FOLLOWUP-CLOSED",),
    ),
)

QUESTIONED = (
    Case(
        name="a hand-over",
        stage=found,
        stream=FOLLOWUP,
        act=lambda _: open_followup(),
        says=(),
        holds=("A21-2",),
    ),
    Case(
        name="a second one about the same target",
        stage=followed,
        stream=NEXT,
        act=lambda _: evolve(open_followup(), number=2, matter="处罚惩戒"),
        says=(),
        holds=("A21-1",),
    ),
    Case(
        name="its receipt",
        stage=followed,
        stream=FOLLOWUP,
        act=lambda _: acknowledge_followup(),
        says=(),
        holds=("A21-2",),
    ),
    Case(
        name="a suspected crime transferred on the third day",
        stage=crime,
        stream=FOLLOWUP,
        act=lambda _: acknowledge_followup(),
        says=(),
        holds=("A21-3",),
    ),
    Case(
        name="a suspected crime transferred later",
        stage=crime,
        stream=FOLLOWUP,
        act=lambda _: evolve(acknowledge_followup(), sent_on="2026-05-18"),
        says=("SSJ-A21-3 notice",),
        holds=("A21-3",),
    ),
    Case(
        name="the end, where the rulebook gives no number",
        stage=received,
        stream=FOLLOWUP,
        act=lambda _: close_followup(),
        says=(),
        holds=("A21-1",),
    ),
    Case(
        name="the end of what the department sees to itself",
        stage=own,
        stream=FOLLOWUP,
        act=lambda _: close_followup(),
        says=(),
    ),
    Case(
        name="the end on the last day that the rulebook gives",
        stage=limited,
        stream=FOLLOWUP,
        act=lambda _: evolve(close_followup(), at="2026-06-11T09:00:00+08:00"),
        says=(),
        holds=("A21-1",),
    ),
    Case(
        name="the end after the last day that the rulebook gives",
        stage=limited,
        stream=FOLLOWUP,
        act=lambda _: evolve(close_followup(), at="2026-06-12T09:00:00+08:00"),
        says=("SSJ-A21-1 notice",),
        holds=("A21-1",),
    ),
)

UNBORN = (
    Unborn(
        name="a follow-up without basis, number and day",
        make=lambda: evolve(open_followup(), basis="", number=0, found_on="前天"),
        says=("SSJ-TEXT-EMPTY .basis", "SSJ-FORM-LEAST .number", "SSJ-TEXT-DAY .found_on"),
    ),
    Unborn(
        name="a receipt of nobody without a number",
        make=lambda: evolve(acknowledge_followup(), body="", number=""),
        says=("SSJ-TEXT-EMPTY .body", "SSJ-TEXT-EMPTY .number"),
    ),
    Unborn(
        name="an end without an outcome",
        make=lambda: evolve(close_followup(), outcome=""),
        says=("SSJ-TEXT-EMPTY .outcome",),
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


# ── what follows ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.requirement("A21-2", "A21-4")
def test_what_was_found_and_not_followed_up_is_named() -> None:
    file = found().office.file(CODE, target())
    assert file
    assert unfollowed(file, [], "PENDING") == ("GX02",)
    assert unfollowed(file, [state(followed())], "PENDING") == ()
    assert unfollowed(file, [], "NON_COOPERATION") == ()
    plain = opened().office.file(CODE, target())
    assert plain
    assert unfollowed(plain, [], "PENDING") == ()


@pytest.mark.requirement("A21-4")
def test_those_that_are_open_are_listed_the_oldest_first() -> None:
    newer, older = state(followed()), evolve(state(received()), number=2, found_on="2026-05-01")
    assert open_follow_ups([newer, older, state(closed())]) == [older, newer]


def shown(period: Period | None) -> tuple[str, int, str, bool] | None:
    """Give what a clock runs from, how long, when it ended, and whether it is only an alert."""
    return (period.since, period.n, period.met_on, period.alert) if period else None


@pytest.mark.requirement("A21-1", "A21-3")
def test_there_is_a_clock_only_where_the_rulebook_gives_a_number() -> None:
    plain = followed().rules
    assert followup_period(state(followed()), plain) is None
    assert transfer_period(state(crime()), plain) is None
    assert shown(transfer_period(state(crime()), crime().rules)) == ("2026-05-12", 3, "", True)
    assert transfer_period(state(limited()), crime().rules) is None
    assert shown(followup_period(state(limited()), limited().rules)) == ("2026-05-12", 30, "", True)
