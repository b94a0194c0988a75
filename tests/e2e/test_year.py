"""A whole year of an invented city: it goes through, leaves some of everything, and all of it can be checked."""

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from tests.e2e.bureau import Bureau as Folder

from shuangsuiji.bureau import Bureau, bureau_of
from shuangsuiji.deadlines import clocks
from shuangsuiji.procedure import KINDS
from shuangsuiji.publicity import publications
from shuangsuiji.reports.catalogue import REPORTS, Query
from shuangsuiji.testing.year.postbox import Postbox
from shuangsuiji.testing.year.town import CALENDAR, JOBS, YEAR, target_ids
from shuangsuiji.testing.year.year import FULL, SHORT, Year
from shuangsuiji.texts import parts_of
from shuangsuiji_mock.platform import MockPlatform

LONG_AFTER = date(YEAR + 1, 3, 1)
ABOUT_300 = range(280, 350)
ABOUT_10_000 = range(9_000, 11_000)


def lived(inspected: int) -> Year:
    """A year that is over; the platform is the mock, which takes nothing out of order."""
    year = Year(inspected, platform=lambda clock: MockPlatform(clock=clock))
    for _ in year.run():
        pass
    return year


@cache
def short() -> tuple[Year, Bureau]:
    """The shortest year."""
    year = lived(SHORT)
    return year, bureau_of(year.office.replay())


def kinds(bureau: Bureau) -> Counter[str]:
    """Count the acts by kind."""
    return Counter(str(getattr(each.act, "kind", "")) for each in bureau.done)


def judge(year: Year) -> None:
    """Replay, verify, rebuild every state; nothing is owed."""
    replayed = year.office.replay()
    assert [each.text() for each in replayed.faults] == []
    assert len(year.drawings) == len(JOBS)
    assert all(each.complete for each in year.verified())
    assert {name: year.office.state(name) for name in replayed.states} == dict(replayed.states)
    assert year.office.owed() == []


@pytest.mark.requirement("A04-1", "A04-5", "X-6")
def test_a_short_year_replays_verifies_and_is_rebuilt() -> None:
    year, bureau = short()
    judge(year)
    assert len(bureau.done) in ABOUT_300


def test_a_short_year_has_something_of_every_stream_and_of_most_acts() -> None:
    _, bureau = short()
    assert {parts_of(name)[0] for name in bureau.states} == set(KINDS)
    expected = (
        "amend-plan",
        "import-flags",
        "void-round",
        "arrange-work",
        "substitute-inspector",
        "deliver-notice",
        "withhold-result",
        "correct-result",
        "receive-objection",
        "send-feedback",
        "open-follow-up",
        "close-follow-up",
        "file-case",
        "enter-other-check",
        "seal-file",
        "archive-task",
        "record-misconduct",
    )
    assert [each for each in expected if not kinds(bureau)[each]] == []


def test_every_report_of_a_year_has_rows_that_add_up() -> None:
    year, bureau = short()
    query = Query(
        on=LONG_AFTER,
        year=YEAR,
        calendar=CALENDAR,
        task=JOBS[0].code,
        target=year.desk.problems[0],
        registry=tuple(target_ids(JOBS[0], 1000)),
    )
    rows = {name: make(bureau, query).rows for name, make in REPORTS.items()}
    assert [name for name in rows if not rows[name] and name not in {"followups", "late"}] == []
    drawn = sum(int(row[9]) for row in rows["draws"])
    assert drawn == sum(int(row[10]) for row in rows["plan"]) == sum(int(row[3]) for row in rows["counties"])
    inspected = sum(int(row[11]) for row in rows["plan"])
    others = sum(not each.task for each in bureau.checks)
    times = sum(int(times) * int(number) for times, number, _ in rows["distribution"])
    assert times == inspected + others


@pytest.mark.requirement("A19-2")
def test_every_clock_of_a_year_that_is_over_has_stopped_or_run_out() -> None:
    _, bureau = short()
    found = clocks(bureau, LONG_AFTER, CALENDAR)
    open_ = {each.period.code for each in found if not each.period.met_on}
    assert open_ <= {"SSJ-DUE-OBJECTION", "SSJ-DUE-PLAN", "SSJ-DUE-JOINT"}
    assert "SSJ-DUE-FEEDBACK" in {each.period.code for each in found}


def test_two_years_are_the_same_to_the_byte() -> None:
    first, _ = short()
    second = lived(SHORT)
    assert {name: first.store.read(name) for name in first.store.streams()} == {
        name: second.store.read(name) for name in second.store.streams()
    }


def test_the_command_does_a_year_and_shows_every_report(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    shown = folder.run("demo", "--year", "--inspected", str(SHORT), "--out", "年").out
    for words in (
        "6 次抽取，完整核验通过 6 次",
        "状态都从日志重建",
        "责任链",
        "例外批准台账",
        "没有发现删改",
    ):
        assert words in shown
    again = folder.run("replay", "年/journal", "--json").json
    assert again["ok"]
    assert again["lines"] in ABOUT_300
    refused = folder.run("demo", "--year", "--out", "年", expect=2)
    assert "SSJ-CLI-EXISTS" in refused.text


@pytest.mark.soak
def test_a_full_year() -> None:
    year = lived(FULL)
    judge(year)
    bureau = bureau_of(year.office.replay())
    found = kinds(bureau)
    assert len(bureau.done) in ABOUT_10_000
    assert found["open-file"] == FULL
    assert found["substitute-inspector"] == 20
    assert found["receive-objection"] == 12
    late = [state for _, state in bureau.of("objection") if state.late]
    assert 0 < len(late) < 12
    assert found["correct-result"] > 3
    assert found["archive-task"] == len(JOBS)


def test_the_postbox_gives_the_same_receipt_twice_and_shows_what_is_public() -> None:
    year, bureau = short()
    box = Postbox(year.agenda.clock)
    publication = next(publications(file) for _, file in bureau.of("file") if file.published)
    document = next(iter(publication))
    assert box.deliver(document) == box.deliver(document) == box.receipt(document.key)
    assert box.published(document.task) == (document,)
