"""审核与公示 (第十九条): which acts are refused, which are questioned, and what follows from the others."""

from functools import cache

import pytest
from attrs import evolve
from tests.unit.acts_tables import (
    Case,
    Unborn,
    acknowledge,
    copy_of,
    documents,
    entered,
    file_of,
    judge_questioned,
    judge_refused,
    judge_unborn,
    lines,
    locked,
    named,
    opened,
    passed,
    published,
    receipt,
    recorded,
    returned,
    rule,
    target,
)
from tests.unit.test_acts_visits import by_those_who_were_there, replaced_after_the_visit

from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.results import Publication, ReviewDecision
from shuangsuiji.inspection.entering import EnterResult
from shuangsuiji.office.rulebooks import builtin_rulebook
from shuangsuiji.publicity import publications
from shuangsuiji.review import ReviewResult, judged_items
from shuangsuiji.target_file import TargetFile
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import BUREAU, CODE, EMERGENCY, MARKET

FILE = file_of()


def review(department: str = BUREAU) -> ReviewResult:
    """Pass the first version."""
    return ReviewResult(
        by=f"{department}审核员",
        at="2026-05-14T09:00:00+08:00",
        department=department,
        version=1,
        verdict="pass",
    )


def send_back(department: str = BUREAU) -> ReviewResult:
    """Return the first version."""
    return evolve(review(department), verdict="return", reason="照片缺页")


def leader() -> str:
    """The leader of the first target's team."""
    found = locked().task().team(target())
    assert found
    return found.leader


@cache
def entered_again() -> Line:
    """The result was returned, recorded and entered anew."""
    line = copy_of(returned())
    line.record(target(), at="2026-05-18T17:00:00+08:00")
    line.enter(target(), at="2026-05-19T09:00:00+08:00")
    return line


@cache
def recorded_again() -> Line:
    """The result was returned and recorded anew."""
    line = copy_of(returned())
    line.record(target(), at="2026-05-18T17:00:00+08:00")
    return line


@cache
def strict() -> Line:
    """The same, where the rulebook gives ten working days."""
    line = Line(rules=rule("resubmit_wd", value=10))
    line.prepare()
    line.drawn()
    line.record(target())
    line.enter(target())
    line.review(target(), returned_by=BUREAU, reason="照片缺页")
    line.record(target(), at="2026-05-18T17:00:00+08:00")
    return line


def anew(line: Line, at: str) -> EnterResult:
    """Enter the record that was made anew."""
    file = state(line)
    return EnterResult(by=file.team.leader, at=at, record=file.record, responsible=file.team.leader)


@cache
def half_passed() -> Line:
    """The bureau has passed the result, the others not yet."""
    line = copy_of(entered())
    line.do(FILE, review())
    return line


def sent(line: Line) -> Line:
    """The same bureau, where the platform has every entry and every review."""
    copied = copy_of(line)
    for each in documents(copied, FILE):
        if each.kind != "publicity":
            copied.do(FILE, acknowledge(each))
    return copied


@cache
def passed_at_last() -> Line:
    """The bureau has passed the result on one day, the others on the next, and the platform knows."""
    line = copy_of(half_passed())
    for department in state(line).departments[1:]:
        line.do(FILE, evolve(review(department), at="2026-05-15T09:00:00+08:00"))
    return sent(line)


@cache
def all_sent() -> Line:
    """Everybody has passed the result, and the platform knows."""
    return sent(passed())


@cache
def half_sent() -> Line:
    """The bureau has passed the result, the others not yet, and the platform knows."""
    return sent(half_passed())


@cache
def return_sent() -> Line:
    """The result is returned, and the platform knows."""
    return sent(returned())


@cache
def without_separation() -> Line:
    """The rulebook lets members of the team review; the first result is entered."""
    line = Line(rules=rule("reviewer_separate", value=False))
    line.prepare()
    line.drawn()
    line.record(target())
    line.enter(target())
    return line


def publication() -> Publication:
    """What is made public of the first result."""
    (found,) = publications(state(passed()))
    return found


def taken_at(at: str) -> Receipt:
    """Acknowledge the publication at a time."""
    return evolve(receipt(publication()), at=at)


def state(line: Line) -> TargetFile:
    """The first target's file."""
    found = line.office.file(CODE, target())
    assert found
    return found


@cache
def typed() -> Line:
    """The result is entered by a clerk, for whom the leader answers."""
    line = copy_of(recorded())
    file = line.office.file(CODE, target())
    assert file
    at, leader = "2026-05-13T09:00:00+08:00", file.team.leader
    line.do(FILE, EnterResult(by="录入员丙", at=at, record=file.record, responsible=leader))
    return line


@cache
def replaced() -> Line:
    """Somebody visited the first target and was replaced before the record; its result is entered."""
    line = copy_of(replaced_after_the_visit())
    line.do(FILE, by_those_who_were_there(line))
    line.enter(target())
    return line


def gone(line: Line) -> str:
    """Who was replaced."""
    return line.task().substitutions[0].out


@pytest.mark.requirement("A20-8")
def test_who_was_replaced_is_among_those_who_inspected() -> None:
    file = state(replaced())
    assert gone(replaced()) not in file.team.inspectors
    assert file.inspectors == (*file.team.inspectors, gone(replaced()))


@pytest.mark.requirement("A19-4")
def test_the_initiating_department_judges_the_whole_and_each_other_one_its_own_items() -> None:
    file = state(entered())
    first, second = file.items
    divided = evolve(file, items=(first, evolve(second, participating=(EMERGENCY,))))
    judged = [[each.id for each in judged_items(divided, name)] for name in (BUREAU, MARKET, EMERGENCY)]
    assert judged == [["GX01", "GX02"], ["GX01"], ["GX01", "GX02"]]
    back = evolve(send_back(MARKET), items=("GX02",))
    assert [each.code for each in back.faults(divided, builtin_rulebook())] == ["SSJ-REVIEW-ITEM"]
    again = evolve(send_back(), items=("GX02",)).after(divided).current
    assert again
    assert again.returned
    assert again.returned.items == ("GX02",)


REFUSED = (
    Case(
        name="before the file is opened",
        stage=locked,
        stream=FILE,
        act=lambda _: review(),
        says=("SSJ-ACT-NOT-BEGUN",),
    ),
    Case(
        name="before there is a record",
        stage=opened,
        stream=FILE,
        act=lambda _: review(),
        says=("SSJ-FILE-NOT-ENTERED",),
    ),
    Case(
        name="before the record is entered",
        stage=recorded,
        stream=FILE,
        act=lambda _: review(),
        says=("SSJ-FILE-NOT-ENTERED",),
    ),
    Case(
        name="another version than there is",
        stage=entered,
        stream=FILE,
        act=lambda _: evolve(review(), version=2),
        says=("SSJ-REVIEW-VERSION $.version",),
    ),
    Case(
        name="the returned version when there is a new one",
        stage=entered_again,
        stream=FILE,
        act=lambda _: evolve(review(), at="2026-05-20T09:00:00+08:00"),
        says=("SSJ-REVIEW-VERSION $.version",),
    ),
    Case(
        name="for a department that has no part in the task",
        stage=entered,
        stream=FILE,
        act=lambda _: review("市民政局"),
        says=("SSJ-REVIEW-DEPARTMENT $.department",),
    ),
    Case(
        name="a version that was returned",
        stage=returned,
        stream=FILE,
        act=lambda _: review(MARKET),
        says=("SSJ-REVIEW-RETURNED",),
    ),
    Case(
        name="a second time for the same department",
        stage=half_passed,
        stream=FILE,
        act=lambda _: review(),
        says=("SSJ-REVIEW-TWICE $.department",),
    ),
    Case(
        name="returned by a department that has passed it",
        stage=passed,
        stream=FILE,
        act=lambda _: send_back(EMERGENCY),
        says=("SSJ-REVIEW-TWICE $.department",),
    ),
    Case(
        name="before the result was entered",
        stage=entered,
        stream=FILE,
        act=lambda _: evolve(review(), at="2026-05-13T08:59:59+08:00"),
        says=("SSJ-ACT-BEFORE $.at",),
        holds=("A19-4",),
    ),
    Case(
        name="returned for an item that is none of its own",
        stage=entered,
        stream=FILE,
        act=lambda _: evolve(send_back(MARKET), items=("GX01", "GX09")),
        says=("SSJ-REVIEW-ITEM $.items[1]",),
        holds=("A19-4",),
    ),
    Case(
        name="everything wrong with a review at once",
        stage=returned,
        stream=FILE,
        act=lambda _: evolve(review("市民政局"), version=7),
        says=(
            "SSJ-REVIEW-VERSION $.version",
            "SSJ-REVIEW-DEPARTMENT $.department",
            "SSJ-REVIEW-RETURNED",
        ),
    ),
    Case(
        name="published before every department has passed it",
        stage=half_sent,
        stream=FILE,
        act=lambda _: acknowledge(publication()),
        says=("SSJ-RECEIPT-UNKNOWN",),
        holds=("A19-4",),
    ),
    Case(
        name="published after a return",
        stage=return_sent,
        stream=FILE,
        act=lambda _: acknowledge(publication()),
        says=("SSJ-RECEIPT-UNKNOWN",),
    ),
    Case(
        name="published with another content",
        stage=all_sent,
        stream=FILE,
        act=lambda _: acknowledge(publication(), evolve(receipt(publication()), digest="0" * 64)),
        says=("SSJ-RECEIPT-OTHER",),
    ),
    Case(
        name="published before the platform has entry and reviews",
        stage=passed,
        stream=FILE,
        act=lambda _: acknowledge(publication()),
        says=("SSJ-RECEIPT-EARLY",) * 4,
    ),
    Case(
        name="published by somebody else than the platform",
        stage=all_sent,
        stream=FILE,
        act=lambda _: evolve(acknowledge(publication()), by="录入员丙"),
        says=("SSJ-RECEIPT-FORGED $.by",),
    ),
    Case(
        name="published on a day before the last department has passed it",
        stage=all_sent,
        stream=FILE,
        act=lambda _: acknowledge(
            publication(), evolve(receipt(publication()), at="2026-05-13T23:54:59+08:00")
        ),
        says=("SSJ-RECEIPT-BEFORE $.receipt.at",),
        holds=("A19-4", "A20-5"),
    ),
    Case(
        name="published on a day later than it goes on record",
        stage=all_sent,
        stream=FILE,
        act=lambda _: evolve(
            acknowledge(publication(), evolve(receipt(publication()), at="2026-06-02T00:05:01+08:00")),
            at="2026-06-01T09:00:00+08:00",
        ),
        says=("SSJ-RECEIPT-FUTURE $.receipt.at",),
        holds=("A20-5",),
    ),
    Case(
        name="published on a day before the last department, though not the first, has passed it",
        stage=passed_at_last,
        stream=FILE,
        act=lambda _: acknowledge(publication(), taken_at("2026-05-14T18:00:00+08:00")),
        says=("SSJ-RECEIPT-BEFORE $.receipt.at",),
        holds=("A19-7",),
    ),
    Case(
        name="an entry taken on a day before it was made",
        stage=entered,
        stream=FILE,
        act=lambda line: acknowledge(
            documents(line, FILE)[0],
            evolve(receipt(documents(line, FILE)[0]), at="2026-05-12T23:54:59+08:00"),
        ),
        says=("SSJ-RECEIPT-BEFORE $.receipt.at",),
        holds=("A19-1",),
    ),
    Case(
        name="a review taken on a day before it was made",
        stage=passed,
        stream=FILE,
        act=lambda line: acknowledge(
            documents(line, FILE)[1],
            evolve(receipt(documents(line, FILE)[1]), at="2026-05-13T23:54:59+08:00"),
        ),
        says=("SSJ-RECEIPT-BEFORE $.receipt.at",),
        holds=("A19-4",),
    ),
    Case(
        name="published twice",
        stage=published,
        stream=FILE,
        act=lambda _: acknowledge(publication()),
        says=("SSJ-RECEIPT-TWICE",),
    ),
)

QUESTIONED = (
    Case(
        name="a review as it should be",
        stage=entered,
        stream=FILE,
        act=lambda _: review(),
        says=(),
    ),
    Case(
        name="a return with its reason",
        stage=half_passed,
        stream=FILE,
        act=lambda _: send_back(MARKET),
        says=(),
    ),
    Case(
        name="a return for an item of its own",
        stage=entered,
        stream=FILE,
        act=lambda _: evolve(send_back(MARKET), items=("GX01",)),
        says=(),
        holds=("A19-4",),
    ),
    Case(
        name="by a member of the team",
        stage=entered,
        stream=FILE,
        act=lambda _: evolve(review(), by=leader()),
        says=("SSJ-A19-5 warning",),
        holds=("A19-5",),
    ),
    Case(
        name="by who visited, and is not of the team any more",
        stage=replaced,
        stream=FILE,
        act=lambda line: evolve(review(), by=gone(line)),
        says=("SSJ-A19-5 warning",),
        holds=("A19-5",),
    ),
    Case(
        name="by who entered it",
        stage=typed,
        stream=FILE,
        act=lambda _: evolve(review(), by="录入员丙"),
        says=("SSJ-A19-5 warning",),
        holds=("A19-5",),
    ),
    Case(
        name="by who has reviewed it for another department",
        stage=half_passed,
        stream=FILE,
        act=lambda _: evolve(review(MARKET), by=review().by),
        says=("SSJ-A19-5 warning",),
        holds=("A19-5",),
    ),
    Case(
        name="by a member of the team, where the rulebook does not mind",
        stage=without_separation,
        stream=FILE,
        act=lambda _: evolve(review(), by=leader()),
        says=(),
    ),
    Case(
        name="entered anew on the twentieth working day after the return",
        stage=recorded_again,
        stream=FILE,
        act=lambda line: anew(line, "2026-06-11T09:00:00+08:00"),
        says=(),
        holds=("A19-7", "A19-8"),
    ),
    Case(
        name="entered anew a working day later",
        stage=recorded_again,
        stream=FILE,
        act=lambda line: anew(line, "2026-06-12T09:00:00+08:00"),
        says=("SSJ-A19-8 notice",),
        holds=("A19-8",),
    ),
    Case(
        name="entered anew after the number of working days that the rulebook gives",
        stage=strict,
        stream=FILE,
        act=lambda line: anew(line, "2026-05-29T09:00:00+08:00"),
        says=("SSJ-A19-8 notice",),
        holds=("A19-8",),
    ),
    Case(
        name="the publication of what everybody has passed",
        stage=all_sent,
        stream=FILE,
        act=lambda _: acknowledge(publication()),
        says=(),
    ),
    Case(
        name="its publication 20 working days after the visit",
        stage=all_sent,
        stream=FILE,
        act=lambda _: acknowledge(publication(), taken_at("2026-06-09T23:59:59+08:00")),
        says=(),
        holds=("A19-9",),
    ),
    Case(
        name="its publication 20 working days after the visit, whose receipt is entered in September",
        stage=all_sent,
        stream=FILE,
        act=lambda _: evolve(
            acknowledge(publication(), taken_at("2026-06-09T23:59:59+08:00")), at="2026-09-01T09:00:00+08:00"
        ),
        says=(),
        holds=("A19-9",),
    ),
    Case(
        name="its publication a day later",
        stage=all_sent,
        stream=FILE,
        act=lambda _: acknowledge(publication(), taken_at("2026-06-10T00:00:00+08:00")),
        says=("SSJ-A19-9 notice",),
        holds=("A19-9",),
    ),
)

UNBORN = (
    Unborn(
        name="a pass of one item, twice",
        make=lambda: evolve(review(), items=("GX01", "GX01")),
        says=("SSJ-FORM-TWICE .items[1]", "SSJ-REVIEW-PASS-ITEMS .items"),
        holds=("A19-4",),
    ),
    Unborn(
        name="a return without a reason",
        make=lambda: evolve(review(), verdict="return"),
        says=("SSJ-TEXT-EMPTY .reason",),
    ),
    Unborn(
        name="a review of version 0 for nobody",
        make=lambda: evolve(review(), version=0, department=""),
        says=("SSJ-FORM-LEAST .version", "SSJ-TEXT-EMPTY .department"),
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


@pytest.mark.requirement("A19-4")
def test_a_result_has_passed_when_every_department_has_passed_it() -> None:
    line = copy_of(entered())
    seen = [state(line).passed]
    for department in (EMERGENCY, BUREAU, MARKET):
        line.do(FILE, review(department))
        seen.append(state(line).passed)
    assert seen == [False, False, False, True]
    current = state(line).current
    assert current
    assert [each.department for each in current.reviews] == [EMERGENCY, BUREAU, MARKET]
    assert {(each.reviewer, each.verdict, each.reason) for each in current.reviews} == {
        (f"{department}审核员", "pass", "") for department in (BUREAU, MARKET, EMERGENCY)
    }


@pytest.mark.requirement("A19-7")
def test_one_return_sends_it_back_to_the_team() -> None:
    line = copy_of(half_passed())
    line.do(FILE, send_back(MARKET))
    file = state(line)
    assert file.current
    assert file.current.returned
    assert (file.current.returned.department, file.current.returned.reason) == (MARKET, "照片缺页")
    assert (file.passed, file.open_for_record) == (False, True)
    assert [each.kind for each in documents(line, FILE)] == ["entry", "review", "review"]


@pytest.mark.requirement("A19-7")
def test_what_was_passed_of_a_returned_version_counts_for_nothing_in_the_next() -> None:
    line = copy_of(half_passed())
    line.do(FILE, send_back(MARKET))
    line.record(target(), at="2026-05-18T17:00:00+08:00")
    line.enter(target(), at="2026-05-19T09:00:00+08:00")
    for department in (MARKET, EMERGENCY):
        line.do(FILE, evolve(review(department), version=2, at="2026-05-20T09:00:00+08:00"))
    assert not state(line).passed
    assert documents(line, FILE)[-1].kind != "publicity"
    line.do(FILE, evolve(review(), version=2, at="2026-05-20T09:00:00+08:00"))
    assert state(line).passed
    assert documents(line, FILE)[-1].key == f"publicity/{CODE}/{target()}/2"


def test_reviews_are_told_between_the_entries_that_they_are_about() -> None:
    line = copy_of(entered_again())
    line.review(target(), at="2026-05-20T09:00:00+08:00")
    keys = [each.key.removesuffix(f"/{BUREAU}") for each in documents(line, FILE)]
    about = f"{CODE}/{target()}"
    assert keys == [
        f"entry/{about}/1",
        f"review/{about}/1",
        f"entry/{about}/2",
        f"review/{about}/2",
        f"review/{about}/2/{MARKET}",
        f"review/{about}/2/{EMERGENCY}",
        f"publicity/{about}/2",
    ]
    first = documents(line, FILE)[1]
    assert isinstance(first, ReviewDecision)
    assert (first.verdict, first.reason, first.reviewer) == ("return", "照片缺页", f"{BUREAU}审核人")


@pytest.mark.requirement("A19-10")
def test_the_public_sees_the_result_in_its_public_words_and_nothing_else() -> None:
    found = publication()
    assert (found.plan, found.plan_name) == ("1", "工业和信息化领域联合抽查")
    assert (found.agency, found.target_name, found.finished_on) == (BUREAU, f"{target()}号", "2026-05-12")
    assert [(each.name, each.results) for each in found.lines] == [
        ("食盐专营检查", ("未发现问题",)),
        ("工业节能监察", ("未发现问题",)),
    ]
    inspectors = {each.id for each in locked().inspectors}
    assert not any(each in str(found) for each in inspectors)


def test_a_file_says_how_far_it_has_come() -> None:
    stages = {
        stage: state(made()).stage
        for stage, made in (
            ("opened", opened),
            ("recorded", recorded),
            ("entered", entered),
            ("half passed", half_passed),
            ("returned", returned),
            ("passed", passed),
            ("published", published),
        )
    }
    assert stages == {each: each for each in stages} | {"half passed": "entered"}
    line = copy_of(returned())
    line.record(target(), at="2026-05-18T17:00:00+08:00")
    assert state(line).stage == "recorded"


def test_the_history_says_who_passed_and_who_returned_and_why() -> None:
    line = copy_of(half_passed())
    line.do(FILE, send_back(MARKET))
    assert [each.sentence() for each in line.office.history(FILE)[-2:]] == [
        f"“{BUREAU}”审核第 1 版：通过",
        f"“{MARKET}”审核第 1 版：退回：照片缺页",
    ]


@pytest.mark.requirement("A19-4", "A19-6")
def test_nothing_is_published_before_it_has_passed() -> None:
    for stage in (opened, recorded, entered, returned, half_passed):
        assert list(publications(state(stage()))) == []


def test_when_the_platform_shows_it_the_file_says_so_and_the_journal_keeps_the_states_digest() -> None:
    file = state(published())
    assert file.published == "2026-06-01T09:00:00+08:00"
    assert file.receipts[-1].key == publication().key
    last = [entry for entry, _ in lines(published()) if entry.stream == FILE][-1]
    assert last.state is not None
    assert published().office.owed() == []
    assert published().office.replay().faults == ()


@pytest.mark.requirement("A03-2")
def test_who_inspected_who_entered_and_who_reviewed_stand_apart() -> None:
    current = state(passed()).current
    assert current
    team = locked().task().team(target())
    assert team
    assert set(current.inspection.inspectors) <= set(team.inspectors)
    assert (current.entered_by, current.responsible) == (team.leader, team.leader)
    assert {each.reviewer for each in current.reviews}.isdisjoint(team.inspectors)
    entry = next(each for each in documents(passed(), FILE) if each.kind == "entry")
    assert (entry.entered_by, entry.responsible) == (team.leader, team.leader)


def test_each_review_came_to_be_when_it_was_made() -> None:
    file = state(passed_at_last())
    since = {
        each.department: acknowledge(each).since(file, each)
        for each in documents(passed_at_last(), FILE)
        if isinstance(each, ReviewDecision)
    }
    assert since.pop(BUREAU) == "2026-05-14T09:00:00+08:00"
    assert set(since.values()) == {"2026-05-15T09:00:00+08:00"}
