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
    published,
    receive_all,
    rule,
    target,
)
from tests.unit.aftermath_tables import (
    FILE,
    FOLLOWUP,
    acknowledge_followup,
    change,
    close_followup,
    closed,
    correct,
    followed,
    found,
    open_followup,
    problem,
    received,
)

from shuangsuiji.clocks import Period
from shuangsuiji.codes import Result
from shuangsuiji.followup.clocks import followup_period, transfer_period
from shuangsuiji.followup.handing import CloseFollowUp, Corrected, Moved
from shuangsuiji.followup.opening import OpenFollowUp
from shuangsuiji.followup.state import (
    FollowUp,
    Matter,
    followup_stream,
    found_between,
    open_follow_ups,
    unfollowed,
    untransferred,
)
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import BUREAU, CODE, MARKET

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


@cache
def still_wrong() -> Line:
    """What was handed over was public, and a correction says that it is another problem."""
    return handed_and_corrected("CORRECTED")


@cache
def taken_away() -> Line:
    """What was handed over was public, and a correction says that there was nothing."""
    return handed_and_corrected("NO_PROBLEM")


def handed_and_corrected(after: Result) -> Line:
    """A problem is handed over and public, and was then corrected."""
    line = copy_of(followed())
    line.enter(target())
    line.review(target())
    receive_all(line)
    line.do(FILE, evolve(correct(), changes=(change("GX02", ("PENDING",), (after,)),)))
    return line


@cache
def added() -> Line:
    """A correction says that there was a problem."""
    line = copy_of(published())
    line.do(FILE, correct())
    return line


@cache
def astray() -> Line:
    """A suspected crime went to the wrong body, and another follow-up takes it to the right one."""
    line = copy_of(crime())
    line.do(NEXT, evolve(open_followup(), matter="涉嫌犯罪", number=2, competent="市公安局"))
    return line


@cache
def ended_astray() -> Line:
    """The first of them has ended as moved to the second."""
    line = copy_of(astray())
    line.do(FOLLOWUP, moved())
    return line


def moved(number: int = 2) -> CloseFollowUp:
    """End it because another one goes on with it."""
    made = Moved(
        task=CODE, target=target(), number=number, matter="涉嫌犯罪", item="GX02", found_on="2026-05-12"
    )
    return evolve(close_followup(), moved=made)


def late_found() -> OpenFollowUp:
    """A suspected crime that an investigation brought out after the result."""
    return evolve(open_followup(), matter="涉嫌犯罪", found_on="2026-05-13", after_result="2026-05-12")


def corrected_away(results: tuple[Result, ...] = ("NO_PROBLEM",)) -> CloseFollowUp:
    """End it because a correction left nothing of it."""
    made = Corrected(task=CODE, target=target(), item="GX02", results=results)
    return evolve(close_followup(), at="2026-06-09T09:00:00+08:00", corrected=made)


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
        name="a suspected crime that the department keeps to itself",
        stage=found,
        stream=FOLLOWUP,
        act=lambda _: evolve(open_followup(), matter="涉嫌犯罪", competent=BUREAU),
        says=("SSJ-FOLLOWUP-JUDICIAL $.competent",),
        holds=("A21-3",),
    ),
    Case(
        name="found after the result was made, so that the clock starts later",
        stage=found,
        stream=FOLLOWUP,
        act=lambda _: evolve(open_followup(), matter="涉嫌犯罪", found_on="2026-05-13"),
        says=("SSJ-FOLLOWUP-FOUND $.found_on",),
        holds=("A21-3",),
    ),
    Case(
        name="found before the list was locked",
        stage=found,
        stream=FOLLOWUP,
        act=lambda _: evolve(open_followup(), found_on="2026-04-01"),
        says=("SSJ-FOLLOWUP-FOUND $.found_on",),
        holds=("A21-2",),
    ),
    Case(
        name="acknowledged by somebody to whom it was not handed over",
        stage=followed,
        stream=FOLLOWUP,
        act=lambda _: evolve(acknowledge_followup(), body=MARKET),
        says=("SSJ-FOLLOWUP-BODY $.body",),
        holds=("A21-2", "A21-3"),
    ),
    Case(
        name="a suspected crime that ends before it was transferred",
        stage=crime,
        stream=FOLLOWUP,
        act=lambda _: close_followup(),
        says=("SSJ-FOLLOWUP-UNRECEIVED",),
        holds=("A21-3",),
    ),
    Case(
        name="ended because of a correction that there was not",
        stage=followed,
        stream=FOLLOWUP,
        act=lambda _: corrected_away(),
        says=("SSJ-ACT-FACT $.corrected",),
        holds=("A21-2",),
    ),
    Case(
        name="ended because of a correction that leaves a problem",
        stage=still_wrong,
        stream=FOLLOWUP,
        act=lambda _: corrected_away(("CORRECTED",)),
        says=("SSJ-FOLLOWUP-STANDS $.corrected.results",),
        holds=("A21-2",),
    ),
    Case(
        name="ended because of a correction of another item",
        stage=taken_away,
        stream=FOLLOWUP,
        act=lambda _: evolve(close_followup(), corrected=evolve(corrected_away().corrected, item="GX01")),
        says=("SSJ-FOLLOWUP-OTHER $.corrected",),
    ),
    Case(
        name="ended as moved to itself",
        stage=astray,
        stream=FOLLOWUP,
        act=lambda _: moved(1),
        says=("SSJ-FOLLOWUP-MOVED $.moved",),
        holds=("A21-3",),
    ),
    Case(
        name="ended as moved to one of another kind and day",
        stage=astray,
        stream=FOLLOWUP,
        act=lambda _: evolve(moved(), moved=evolve(moved().moved, matter="衔接移交", found_on="2026-05-13")),
        says=("SSJ-FOLLOWUP-MOVED $.moved",),
        holds=("A21-3",),
    ),
    Case(
        name="ended as moved to one that there is not",
        stage=crime,
        stream=FOLLOWUP,
        act=lambda _: moved(),
        says=("SSJ-ACT-FACT $.moved",),
        holds=("A21-3",),
    ),
    Case(
        name="ended as moved to one that was itself moved here",
        stage=ended_astray,
        stream=NEXT,
        act=lambda _: moved(1),
        says=("SSJ-FOLLOWUP-IDLE $.moved.number",),
        holds=("A21-3",),
    ),
    Case(
        name="a problem that was found and corrected on site, as if it came out later",
        stage=added,
        stream=FOLLOWUP,
        act=lambda _: evolve(
            open_followup(),
            at="2026-06-10T09:00:00+08:00",
            results=("CORRECTED",),
            found_on="2026-06-09",
            after_result="2026-06-08",
        ),
        says=("SSJ-FOLLOWUP-FOUND $.found_on", "SSJ-FOLLOWUP-AFTER $.after_result"),
        holds=("A21-2",),
    ),
    Case(
        name="found after another result than there is",
        stage=found,
        stream=FOLLOWUP,
        act=lambda _: evolve(late_found(), after_result="2026-05-11"),
        says=("SSJ-FOLLOWUP-FOUND $.found_on", "SSJ-FOLLOWUP-AFTER $.after_result"),
        holds=("A21-3",),
    ),
    Case(
        name="found on the day of the result, and said to be found after it",
        stage=found,
        stream=FOLLOWUP,
        act=lambda _: evolve(late_found(), found_on="2026-05-12"),
        says=("SSJ-FOLLOWUP-AFTER $.after_result",),
        holds=("A21-3",),
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
        name="the end of what a correction took away, with nobody's receipt",
        stage=taken_away,
        stream=FOLLOWUP,
        act=lambda _: corrected_away(),
        says=(),
        holds=("A21-2",),
    ),
    Case(
        name="a follow-up of what a correction added",
        stage=added,
        stream=FOLLOWUP,
        act=lambda _: evolve(
            open_followup(), at="2026-06-09T09:00:00+08:00", results=("CORRECTED",), found_on="2026-06-08"
        ),
        says=(),
        holds=("A21-2",),
    ),
    Case(
        name="what came out while an earlier follow-up was seen to",
        stage=followed,
        stream=NEXT,
        act=lambda _: evolve(open_followup(), number=2, matter="涉嫌犯罪", found_on="2026-05-14"),
        says=(),
        holds=("A21-3",),
    ),
    Case(
        name="a suspected crime that an investigation brought out after the result",
        stage=found,
        stream=FOLLOWUP,
        act=lambda _: late_found(),
        says=("SSJ-A21-3-FOUND warning",),
        holds=("A21-3",),
    ),
    Case(
        name="what was to be dealt with later, and came out after the result",
        stage=found,
        stream=FOLLOWUP,
        act=lambda _: evolve(late_found(), matter="衔接移交"),
        says=("SSJ-A21-3-FOUND warning",),
        holds=("A21-2",),
    ),
    Case(
        name="the end of what went astray, with which another one goes on",
        stage=astray,
        stream=FOLLOWUP,
        act=lambda _: moved(),
        says=(),
        holds=("A21-3",),
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


@pytest.mark.requirement("A21-2")
def test_a_follow_up_of_other_results_is_not_of_what_stands_now() -> None:
    file = found().office.file(CODE, target())
    assert file
    assert unfollowed(file, [evolve(state(followed()), results=("CORRECTED",))], "PENDING") == ("GX02",)


@pytest.mark.requirement("A21-2", "A21-3")
def test_what_a_correction_added_was_found_by_the_day_of_the_correction() -> None:
    file, before = added().office.file(CODE, target()), published().office.file(CODE, target())
    assert file
    assert before
    assert found_between(before, "GX02") == (file.locked_on, "2026-05-12")
    assert found_between(file, "GX02") == (file.locked_on, "2026-06-08")
    assert found_between(file, "GX01") == (file.locked_on, "2026-05-12")


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


@pytest.mark.requirement("A21-3", "A21-4")
def test_the_clock_of_what_went_astray_goes_on_in_the_one_that_goes_on_with_it() -> None:
    rules = rule("crime_transfer_days", value=3)
    ended, goes_on = state(ended_astray()), ended_astray().office.state(NEXT)
    first, second = transfer_period(ended, rules), transfer_period(goes_on, rules)
    assert first
    assert second
    assert (first.met_on, second.met_on) == (ended.closed_on, "")
    assert first.since == second.since
    assert untransferred([ended, goes_on]) == (2,)
    file = ended_astray().office.file(CODE, target())
    assert file
    assert unfollowed(file, [ended], "PENDING") == ("GX02",)
    assert unfollowed(file, [ended, goes_on], "PENDING") == ()
