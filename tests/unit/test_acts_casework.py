"""个案、其他检查与违规线索 (第二十三条、第二十六条): what goes on beside the drawn tasks."""

import os
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from attrs import evolve
from tests.unit.acts_tables import (
    TASK,
    Case,
    Unborn,
    adopt,
    copy_of,
    judge_questioned,
    judge_refused,
    judge_unborn,
    locked,
    named,
    prepared,
    rule,
    shown_faults,
)
from tests.unit.aftermath_tables import (
    CASE,
    CHECKS,
    FILE,
    MISCONDUCT,
    answered,
    case_check,
    close_lead,
    file_case,
    lead,
    misconduct,
    other_check,
    said,
)

from shuangsuiji import wire
from shuangsuiji.casework import Case as Lead
from shuangsuiji.casework import lead_period
from shuangsuiji.earlier_checks import checks_known
from shuangsuiji.errors import InvalidInput
from shuangsuiji.misconduct import Misconduct
from shuangsuiji.other_checks import Kind, OtherCheck, OtherChecks, Repeated, repeated_by
from shuangsuiji.procedure import act_of
from shuangsuiji.restricted import PrivateReason
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.stores.restricted import RestrictedFolder, new_salt
from shuangsuiji.task.exclusions import Check
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import EMERGENCY


def begun(rules: Rulebook | None = None) -> Line:
    """Nothing but the rulebook is there, and a lead."""
    line = Line(rules=rules)
    line.do("rulebook", adopt(line))
    line.do(CASE, lead())
    return line


@cache
def registered() -> Line:
    """A lead is registered, on a target that a task has drawn."""
    line = copy_of(locked())
    line.do(CASE, lead())
    return line


@cache
def filed() -> Line:
    """The case is filed."""
    line = copy_of(registered())
    line.do(CASE, file_case())
    return line


@cache
def closed() -> Line:
    """The lead is closed."""
    line = copy_of(registered())
    line.do(CASE, close_lead())
    return line


@cache
def limited() -> Line:
    """Leads are to be looked into within 3 days."""
    return begun(rule("case_alert_days", value=3))


@cache
def lenient() -> Line:
    """The rulebook lets items be inspected again; the list is locked."""
    line = Line(rules=rule("item_repeat_exclusion", value=False))
    line.prepare()
    line.drawn()
    return line


@cache
def noted() -> Line:
    """The other check is on record."""
    line = copy_of(locked())
    act = other_check(line)
    line.do(CHECKS, act, answered(act, "SSJ-A23-1-CHECK"))
    return line


def state(line: Line) -> Lead:
    """The case."""
    found: Lead = line.office.state(CASE)
    return found


REFUSED = (
    Case(
        name="inspected before the lead came",
        stage=registered,
        stream=CASE,
        act=lambda _: evolve(case_check(), on="2026-07-05"),
        says=("SSJ-CASE-DAY $.on",),
    ),
    Case(
        name="inspected after it was closed",
        stage=closed,
        stream=CASE,
        act=lambda _: case_check(),
        says=("SSJ-CASE-CLOSED",),
    ),
    Case(
        name="filed twice",
        stage=filed,
        stream=CASE,
        act=lambda _: file_case(),
        says=("SSJ-CASE-FILED",),
        holds=("A23-5",),
    ),
    Case(
        name="filed after it was closed",
        stage=closed,
        stream=CASE,
        act=lambda _: file_case(),
        says=("SSJ-CASE-CLOSED",),
    ),
    Case(
        name="closed twice",
        stage=closed,
        stream=CASE,
        act=lambda _: close_lead(),
        says=("SSJ-CASE-CLOSED",),
    ),
    Case(
        name="another check that is yet to come",
        stage=locked,
        stream=CHECKS,
        act=lambda line: evolve(other_check(line), at="2026-07-02T09:00:00+08:00"),
        says=("SSJ-RECORD-FUTURE $.check.on",),
    ),
    Case(
        name="another check twice",
        stage=noted,
        stream=CHECKS,
        act=other_check,
        says=("SSJ-CHECKS-TWICE",),
    ),
    Case(
        name="another check that does not say what a joint task inspects",
        stage=locked,
        stream=CHECKS,
        act=lambda line: evolve(other_check(line), repeated=()),
        says=("SSJ-CHECKS-REPEATED $.repeated",),
        holds=("A23-1",),
    ),
    Case(
        name="another check that says what no task inspects",
        stage=locked,
        stream=CHECKS,
        act=lambda line: evolve(
            other_check(line), repeated=(evolve(other_check(line).repeated[0], items=("YJ07",)),)
        ),
        says=("SSJ-ACT-FACT $.repeated[0]",),
        holds=("A23-1",),
    ),
)

QUESTIONED = (
    Case(
        name="a lead on a target that a task has drawn",
        stage=locked,
        stream=CASE,
        act=lambda _: lead(),
        says=(),
        holds=("A23-3",),
    ),
    Case(
        name="a check because of it, of what a joint task inspects",
        stage=registered,
        stream=CASE,
        act=lambda _: case_check(),
        says=(),
        holds=("A23-3",),
    ),
    Case(
        name="the case's number",
        stage=registered,
        stream=CASE,
        act=lambda _: file_case(),
        says=(),
        holds=("A23-5",),
    ),
    Case(name="its end", stage=filed, stream=CASE, act=lambda _: close_lead(), says=()),
    Case(
        name="looked into on the third day",
        stage=limited,
        stream=CASE,
        act=lambda _: evolve(case_check(), at="2026-07-09T09:00:00+08:00", on="2026-07-09"),
        says=(),
        holds=("A23-4",),
    ),
    Case(
        name="looked into on the fourth day",
        stage=limited,
        stream=CASE,
        act=lambda _: evolve(case_check(), at="2026-07-10T09:00:00+08:00", on="2026-07-10"),
        says=("SSJ-A23-4 notice",),
        holds=("A23-4",),
    ),
    Case(
        name="filed on the fourth day, with nothing done before",
        stage=limited,
        stream=CASE,
        act=lambda _: evolve(file_case(), at="2026-07-10T09:00:00+08:00"),
        says=("SSJ-A23-4 notice",),
        holds=("A23-4",),
    ),
    Case(
        name="closed late, with nothing done before",
        stage=limited,
        stream=CASE,
        act=lambda _: close_lead(),
        says=("SSJ-A23-4 notice",),
        holds=("A23-4",),
    ),
    Case(
        name="an ordinary check of what a joint task inspects this year",
        stage=locked,
        stream=CHECKS,
        act=other_check,
        says=("SSJ-A23-1-CHECK warning YXGX-2026-01",),
        holds=("A23-1",),
    ),
    Case(
        name="an ordinary check of what no joint task inspects",
        stage=prepared,
        stream=CHECKS,
        act=other_check,
        says=(),
        holds=("A23-1",),
    ),
    Case(
        name="an ordinary check where the rulebook does not mind",
        stage=lenient,
        stream=CHECKS,
        act=other_check,
        says=(),
        holds=("A23-1",),
    ),
    Case(
        name="what somebody is said to have done",
        stage=locked,
        stream=MISCONDUCT,
        act=lambda _: misconduct(),
        says=(),
        holds=("A26-2",),
    ),
)

UNBORN = (
    Unborn(
        name="a lead without a number and a matter",
        make=lambda: evolve(lead(), number="", matter=""),
        says=("SSJ-TEXT-EMPTY .number", "SSJ-TEXT-EMPTY .matter"),
    ),
    Unborn(
        name="a check of nobody, by nobody",
        make=lambda: evolve(case_check(), inspectors=(), found="", on="昨天"),
        says=("SSJ-TEXT-DAY .on", "SSJ-FORM-LEAST .inspectors", "SSJ-TEXT-EMPTY .found"),
    ),
    Unborn(
        name="an end without an outcome",
        make=lambda: evolve(close_lead(), outcome=""),
        says=("SSJ-TEXT-EMPTY .outcome",),
    ),
    Unborn(
        name="another check of the same thing twice, of no item, area and reference, that repeats one task twice",
        make=lambda: evolve(
            other_check(locked()),
            check=evolve(
                other_check(locked()).check,
                items=("GX02", "GX02", ""),
                areas=("",),
                entity="甲\u200b公司",
                reference="",
            ),
            repeated=other_check(locked()).repeated * 2,
        ),
        says=(
            "SSJ-TEXT-EMPTY .check.items[2]",
            "SSJ-FORM-TWICE .check.items[1]",
            "SSJ-TEXT-EMPTY .check.reference",
            "SSJ-TEXT-CHARACTER .check.entity",
            "SSJ-TEXT-EMPTY .check.areas[0]",
            "SSJ-FORM-TWICE .repeated[1]",
        ),
    ),
    Unborn(
        name="another check of nothing",
        make=lambda: evolve(
            other_check(locked()), check=evolve(other_check(locked()).check, items=(), body="", on="七月")
        ),
        says=("SSJ-FORM-LEAST .check.items", "SSJ-TEXT-EMPTY .check.body", "SSJ-TEXT-DAY .check.on"),
    ),
    Unborn(
        name="misconduct of nobody",
        make=lambda: evolve(said(), person="", facts="", salt="salt"),
        says=("SSJ-TEXT-HEX .salt", "SSJ-TEXT-EMPTY .person", "SSJ-TEXT-EMPTY .facts"),
        holds=("A26-2",),
    ),
    Unborn(
        name="a record of misconduct in clear",
        make=lambda: evolve(misconduct(), digest="收受土特产"),
        says=("SSJ-TEXT-HEX .digest",),
        holds=("A26-2",),
    ),
    Unborn(
        name="a private reason of nobody",
        make=lambda: PrivateReason(salt="", person="", text=""),
        says=("SSJ-TEXT-HEX .salt", "SSJ-TEXT-EMPTY .person", "SSJ-TEXT-EMPTY .text"),
        holds=("A13-5",),
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


@pytest.mark.requirement("A23-3")
def test_a_case_counts_for_no_draw() -> None:
    line = copy_of(registered())
    before = line.office.checks(2026)
    for act in (case_check(), file_case(), close_lead()):
        line.do(CASE, act)
    assert line.office.checks(2026) == before
    found = state(line)
    assert (found.handled_on, found.file_number, found.closed_on) == (
        "2026-07-08",
        "玉工信立〔2026〕3号",
        "2026-07-20",
    )


@pytest.mark.requirement("A23-6")
def test_a_case_check_is_never_a_random_one_and_fills_no_tasks_number() -> None:
    json = wire.write(case_check())
    assert isinstance(json, dict)
    for stream in (TASK, FILE):
        with pytest.raises(InvalidInput):
            act_of(stream, json)
    with pytest.raises(InvalidInput) as caught:
        act_of(CASE, {**json, "task": "YXGX-2026-01"})
    assert shown_faults(caught.value.faults) == ["SSJ-JSON-EXTRA $"]
    assert set(get_args(Kind)) == {"random", "ordinary", "special"}
    other = wire.write(other_check(locked()))
    assert isinstance(other, dict)
    made = other["check"]
    assert isinstance(made, dict)
    for nature in ("joint-random", "case"):
        with pytest.raises(InvalidInput) as caught:
            act_of(CHECKS, {**other, "check": {**made, "nature": nature}})
        assert shown_faults(caught.value.faults) == ["SSJ-JSON-CHOICE $.check.nature"]


@pytest.mark.requirement("A23-4")
def test_a_lead_has_a_clock_only_where_the_rulebook_gives_a_number() -> None:
    assert lead_period(state(registered()), registered().rules) is None
    period = lead_period(state(limited()), limited().rules)
    assert period
    assert (period.since, period.n, period.unit, period.met_on, period.alert) == (
        "2026-07-06",
        3,
        "day",
        "",
        True,
    )


@pytest.mark.requirement("A23-1")
def test_the_years_other_checks_are_kept_as_they_were_entered() -> None:
    found: OtherChecks = noted().office.state(CHECKS)
    assert found.checks == (other_check(locked()).check,)
    assert isinstance(found.checks[0], OtherCheck)


@pytest.mark.requirement("A26-2")
def test_a_history_tells_only_that_there_is_a_record() -> None:
    line = copy_of(locked())
    line.do(MISCONDUCT, misconduct())
    (told,) = line.office.history(MISCONDUCT)
    assert told.sentence() == "登记违规线索 JJ-2026-01（内容限有权人员查阅）"
    shown = " ".join(
        f"{each.stream} {each.by} {each.sentence()} {each.sentence('en')}"
        for each in line.office.history(MISCONDUCT)
    )
    journal = b"".join(line.store.read(MISCONDUCT)).decode()
    content = said()
    assert not any(
        text in shown or text in journal
        for text in (content.person, content.facts, content.task, content.wrong, content.handled_by)
    )
    assert line.office.state(MISCONDUCT).digest == content.digest
    assert line.office.owed() == locked().office.owed()


@pytest.mark.requirement("A26-2")
def test_what_is_restricted_lies_apart_and_its_owner_alone_may_read_it(tmp_path: Path) -> None:
    folder = RestrictedFolder(tmp_path / "限制查阅")
    content = evolve(said(), salt=new_salt())
    digest = folder.keep(content)
    (file,) = folder.path.iterdir()
    assert folder.read(Misconduct, digest) == content
    if os.name == "posix":
        assert (file.stat().st_mode & 0o777, folder.path.stat().st_mode & 0o777) == (0o600, 0o700)
    assert evolve(content, salt=new_salt()).digest != digest
    with pytest.raises(InvalidInput, match="SSJ-RESTRICTED-LOST"):
        folder.read(Misconduct, said().digest)
    other = folder.path / f"{folder.keep(said())}.json"
    file.write_bytes(other.read_bytes())
    with pytest.raises(InvalidInput, match="SSJ-RESTRICTED-CHANGED"):
        folder.read(Misconduct, digest)


@pytest.mark.requirement("A23-1")
def test_a_check_repeats_only_what_was_drawn_of_the_same_thing_in_the_same_year() -> None:
    """第二十三条: items that no joint task inspects are not repeated, nor is anything of another year or target."""
    made = other_check(locked()).check
    drawn = Check(target=made.subject, items=("GX02", "GX09"), year=2026, task="T1")
    assert repeated_by(made, [drawn]) == (Repeated(task="T1", items=("GX02",)),)
    for other in (
        evolve(drawn, target="别的公司"),
        evolve(drawn, year=2025),
        evolve(drawn, task=""),
        evolve(drawn, items=("GX09",)),
    ):
        assert repeated_by(made, [other]) == ()


@pytest.mark.requirement("A23-1")
def test_a_check_that_repeats_a_task_without_a_list_relies_on_nothing() -> None:
    act = other_check(locked())
    assert [each.code for each in act.relied_faults(lambda _: locked().task())] == []
    for task in (None, prepared().task(), evolve(locked().task(), lock=None)):
        assert [each.code for each in act.relied_faults(lambda _, task=task: task)] == ["SSJ-ACT-FACT"]


@pytest.mark.requirement("A23-1")
def test_a_check_may_be_put_on_record_on_its_own_day_and_every_one_of_a_year_counts() -> None:
    """第二十三条: only what is yet to come is refused; nothing that was entered before is lost."""
    first = other_check(locked())
    second = evolve(
        first,
        at="2026-07-03T18:00:00+08:00",
        check=evolve(first.check, reference="应急检〔2026〕13号"),
    )
    assert list(second.faults(OtherChecks(), locked().rules)) == []
    known = second.after(first.after(OtherChecks()))
    assert known.checks == (first.check, second.check)
    made = first.check
    counted = Check(
        target=made.subject,
        items=made.items,
        year=2026,
        nature="ordinary",
        body=EMERGENCY,
        entity="甲公司",
        first=made.on,
        last=made.on,
    )
    of_things = OtherChecks(checks=(evolve(made, entity="甲公司"), evolve(made, areas=("盐业",))))
    assert list(checks_known([], lambda *_: None, [known, of_things])) == [
        evolve(counted, entity=""),
        evolve(counted, entity=""),
        counted,
        evolve(counted, entity="", areas=("盐业",)),
    ]
    assert [each.code for each in first.faults(known, locked().rules)] == ["SSJ-CHECKS-TWICE"]
