"""更正与不予公示 (第二条、第二十条): nobody changes what is public; an error is corrected by a version beside it."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.acts_tables import (
    Case,
    Unborn,
    acknowledge,
    copy_of,
    documents,
    judge_questioned,
    judge_refused,
    judge_unborn,
    named,
    opened,
    passed,
    published,
    receipt,
    receive_all,
    target,
)
from tests.unit.aftermath_tables import (
    FILE,
    OBJECTION,
    SECOND,
    application,
    change,
    conclude,
    concluded,
    correct,
    corrected,
    dismiss,
    note,
    noted,
    objected,
    objection,
    paper,
    withheld,
    withhold,
)
from tests.unit.test_acts_sheets import oral_order, ordered

from shuangsuiji.clocks import clock
from shuangsuiji.codes import RESULTS, Result
from shuangsuiji.content_digest import digest_of
from shuangsuiji.correction import CorrectResult, correction_period, correction_periods
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.results import Publication
from shuangsuiji.found_errors import NoteError, open_errors, open_items
from shuangsuiji.objection.clocks import objection_clocks
from shuangsuiji.objection.state import disputed
from shuangsuiji.outcomes import Change
from shuangsuiji.procedure import AnyAct
from shuangsuiji.publicity import public_results, publications, shown_versions
from shuangsuiji.sheets.grounds import Evidence, Ground
from shuangsuiji.sheets.items import Measure, Order
from shuangsuiji.target_file import TargetFile
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import BUREAU, CALENDAR, CODE, MARKET
from shuangsuiji_mock.platform import MockPlatform


def state(line: Line) -> TargetFile:
    """The first target's file."""
    found = line.office.file(CODE, target())
    assert found
    return found


def because(line: Line) -> CorrectResult:
    """Correct what the re-examination found wrong, on the fifth working day."""
    return evolve(
        correct(),
        at="2026-07-02T09:00:00+08:00",
        found_on="2026-06-25",
        objection=1,
        conclusion=objection(line).conclusion,
    )


@cache
def upheld() -> Line:
    """The re-examination found nothing wrong."""
    line = copy_of(objected())
    line.do(OBJECTION, conclude())
    return line


@cache
def sixth() -> Line:
    """The result is public, and it is the sixth working day after an error was found."""
    line = copy_of(published())
    line.clock = "2026-06-16T09:00:00+08:00"
    return line


def both() -> NoteError:
    """Both items are found wrong."""
    return evolve(note(), items=("GX01", "GX02"))


@cache
def half() -> Line:
    """Both items were found wrong, on one day and another, and the later one of them is corrected."""
    line = copy_of(published())
    line.do(FILE, both())
    line.do(FILE, evolve(correct(), found_on=note().found_on))
    return line


@cache
def twice() -> Line:
    """GX02 was found wrong on Friday, GX01 on Monday."""
    line = copy_of(noted())
    line.do(FILE, evolve(note(), items=("GX01",), found_on="2026-06-08"))
    return line


@cache
def cleared() -> Line:
    """What was found wrong was none."""
    line = copy_of(noted())
    line.do(FILE, dismiss())
    return line


def rest() -> Change:
    """Change the other item."""
    return change("GX01", ("NO_PROBLEM",), ("CORRECTED",))


def said() -> Order:
    """What the leader said at the visit."""
    leader = state(published()).team.leader
    return Order(
        item="GX02", measure="督促整改", text="三日内补齐台账", at="2026-05-12T10:30:00+08:00", by=leader
    )


def by_word() -> CorrectResult:
    """A correction takes over what was ordered by word of mouth."""
    line = evolve(correct().changes[0], measures=(Measure(name="督促整改", form="oral"),))
    return evolve(correct(), changes=(line,), orders=(said(),))


@cache
def spoken() -> Line:
    """It was."""
    line = copy_of(published())
    line.do(FILE, by_word())
    return line


@cache
def ordered_at_once() -> Line:
    """A result is public that came with an order by word of mouth."""
    line = copy_of(opened())
    line.prepare_visit(target())
    line.do(FILE, ordered(oral_order()))
    line.enter(target())
    line.review(target())
    receive_all(line)
    return line


def gone() -> Ground:
    """The registry says that the target was deregistered."""
    read = Evidence(source="登记机关注销登记信息", on="2026-06-08")
    return Ground(result="DEREGISTERED", facts="已注销", decided_on="2026-06-08", evidence=(read,))


def arrived(document: Document) -> AnyAct:
    """The platform took a document on the twelfth of June."""
    return acknowledge(document, receipt(document, "2026-06-12T09:00:00+08:00"))


REFUSED = (
    Case(
        name="before it is public",
        stage=passed,
        stream=FILE,
        act=lambda _: correct(),
        says=("SSJ-CORRECT-UNPUBLISHED",),
        holds=("A20-1", "A20-2"),
    ),
    Case(
        name="by a department that has no part in it, of another target, tomorrow",
        stage=published,
        stream=FILE,
        act=lambda _: evolve(correct(), department="市民政局", target=target(1), found_on="2026-06-20"),
        says=(
            "SSJ-FILE-OTHER $.target",
            "SSJ-REVIEW-DEPARTMENT $.department",
            "SSJ-RECORD-FUTURE $.found_on",
        ),
        holds=("A20-2",),
    ),
    Case(
        name="from what is not public, to what it was, of an item that was not inspected, two that exclude each other",
        stage=published,
        stream=FILE,
        act=lambda _: evolve(
            correct(),
            changes=(
                change("GX01", ("PENDING",), ("PENDING",)),
                change("GX02", ("NO_PROBLEM",), ("NO_ACTIVITY", "CORRECTED")),
                change("GX07", (), ("CORRECTED",)),
            ),
        ),
        says=(
            "SSJ-CORRECT-BEFORE $.changes[0].before",
            "SSJ-CORRECT-SAME $.changes[0].results",
            "SSJ-RECORD-ALONE $.changes[1].results",
            "SSJ-RECORD-ITEM $.changes[2].item",
        ),
        holds=("A20-1", "A24-3"),
    ),
    Case(
        name="stated directly without a ground, a problem without a measure",
        stage=published,
        stream=FILE,
        act=lambda _: evolve(
            correct(),
            changes=(
                Change(item="GX01", before=("NO_PROBLEM",), results=("DEREGISTERED",)),
                Change(item="GX02", before=("NO_PROBLEM",), results=("CORRECTED",)),
            ),
        ),
        says=("SSJ-RECORD-GROUND $.changes[0].results", "SSJ-RECORD-MEASURE $.changes[1].measures"),
        holds=("A20-2", "A18-3", "A16-15"),
    ),
    Case(
        name="on a ground without evidence, and one of nothing, by a measure that the rules do not know",
        stage=published,
        stream=FILE,
        act=lambda _: evolve(
            correct(),
            changes=(
                Change(item="GX01", before=("NO_PROBLEM",), results=("DEREGISTERED",)),
                evolve(correct().changes[0], measures=(Measure(name="口头警告"),)),
            ),
            grounds=(
                evolve(gone(), evidence=()),
                evolve(gone(), result="MOVED_OUT", region="昆明市", decided_on="2026-06-09"),
            ),
        ),
        says=(
            "SSJ-RECORD-MEASURE-UNKNOWN $.changes[1].measures[0]",
            "SSJ-RECORD-EVIDENCE $.grounds[0].evidence",
            "SSJ-RECORD-GROUND-IDLE $.grounds[1].result",
            "SSJ-RECORD-FUTURE $.grounds[1].decided_on",
        ),
        holds=("A20-2", "A18-3"),
    ),
    Case(
        name="by word of mouth, which nobody said, and what a stranger will say of another item",
        stage=published,
        stream=FILE,
        act=lambda _: evolve(
            by_word(), orders=(evolve(said(), item="GX01", at="2026-06-09T09:00:00+08:00", by="E900"),)
        ),
        says=(
            "SSJ-RECORD-ORAL $.orders",
            "SSJ-RECORD-ORDER $.orders[0]",
            "SSJ-RECORD-STRANGER $.orders[0].by",
            "SSJ-RECORD-FUTURE $.orders[0].at",
        ),
        holds=("A20-2", "A16-14"),
    ),
    Case(
        name="found wrong before it was entered",
        stage=published,
        stream=FILE,
        act=lambda _: evolve(correct(), found_on="2026-05-12"),
        says=("SSJ-CORRECT-FOUND-EARLY $.found_on",),
        holds=("A20-2",),
    ),
    Case(
        name="after an objection without its conclusion",
        stage=concluded,
        stream=FILE,
        act=lambda line: evolve(because(line), conclusion=None),
        says=("SSJ-CORRECT-OBJECTION $.conclusion",),
        holds=("A20-10",),
    ),
    Case(
        name="after an objection that concluded something else",
        stage=concluded,
        stream=FILE,
        act=lambda line: evolve(because(line), conclusion=conclude("GX01", "GX02").conclusion()),
        says=("SSJ-ACT-FACT $.conclusion",),
        holds=("A20-10",),
    ),
    Case(
        name="after an objection that there is not",
        stage=concluded,
        stream=FILE,
        act=lambda line: evolve(because(line), objection=2),
        says=("SSJ-ACT-FACT $.conclusion",),
        holds=("A20-10",),
    ),
    Case(
        name="of what was upheld, found on another day",
        stage=upheld,
        stream=FILE,
        act=lambda line: evolve(because(line), found_on="2026-06-24"),
        says=("SSJ-CORRECT-UPHELD $.changes[0].item", "SSJ-CORRECT-FOUND $.found_on"),
        holds=("A20-9",),
    ),
    Case(
        name="an error of what is not public",
        stage=passed,
        stream=FILE,
        act=lambda _: note(),
        says=("SSJ-CORRECT-UNPUBLISHED",),
        holds=("A20-2",),
    ),
    Case(
        name="an error found tomorrow by a stranger, of another target and of what was not inspected",
        stage=published,
        stream=FILE,
        act=lambda _: evolve(
            note(), department="市民政局", target=target(1), items=("GX07",), found_on="2026-06-20"
        ),
        says=(
            "SSJ-FILE-OTHER $.target",
            "SSJ-REVIEW-DEPARTMENT $.department",
            "SSJ-RECORD-FUTURE $.found_on",
            "SSJ-RECORD-ITEM $.items[0]",
        ),
        holds=("A20-2",),
    ),
    Case(
        name="an error found before the result was entered",
        stage=published,
        stream=FILE,
        act=lambda _: evolve(note(), found_on="2026-05-12"),
        says=("SSJ-CORRECT-FOUND-EARLY $.found_on",),
        holds=("A20-2",),
    ),
    Case(
        name="an error that is on record",
        stage=noted,
        stream=FILE,
        act=lambda _: both(),
        says=("SSJ-ERROR-NOTED $.items[1]",),
        holds=("A20-2",),
    ),
    Case(
        name="found wrong on another day than is on record",
        stage=noted,
        stream=FILE,
        act=lambda _: correct(),
        says=("SSJ-CORRECT-NOTED $.found_on",),
        holds=("A20-2", "A24-3"),
    ),
    Case(
        name="of two errors, found on the later day",
        stage=twice,
        stream=FILE,
        act=lambda _: evolve(correct(), changes=(rest(), *correct().changes)),
        says=("SSJ-CORRECT-NOTED $.found_on",),
        holds=("A20-2",),
    ),
    Case(
        name="the rest of an error, found on another day",
        stage=half,
        stream=FILE,
        act=lambda _: evolve(correct(), changes=(rest(),)),
        says=("SSJ-CORRECT-NOTED $.found_on",),
        holds=("A20-2",),
    ),
    Case(
        name="dismissed though nothing was found, by a stranger",
        stage=published,
        stream=FILE,
        act=lambda _: evolve(dismiss(), department="市民政局"),
        says=("SSJ-REVIEW-DEPARTMENT $.department", "SSJ-ERROR-UNKNOWN $.number"),
        holds=("A20-2",),
    ),
    Case(
        name="dismissed before it was found",
        stage=noted,
        stream=FILE,
        act=lambda _: evolve(dismiss(), at="2026-06-08T09:00:00+08:00"),
        says=("SSJ-ACT-BEFORE $.at",),
        holds=("A20-2",),
    ),
    Case(
        name="dismissed twice",
        stage=cleared,
        stream=FILE,
        act=lambda _: dismiss(),
        says=("SSJ-ERROR-UNKNOWN $.number",),
        holds=("A20-2",),
    ),
    Case(
        name="withheld before there is a result",
        stage=opened,
        stream=FILE,
        act=lambda _: withhold(),
        says=("SSJ-FILE-NOT-ENTERED",),
        holds=("A02-8",),
    ),
    Case(
        name="withheld after it is public",
        stage=published,
        stream=FILE,
        act=lambda _: evolve(withhold(), at="2026-06-02T09:00:00+08:00"),
        says=("SSJ-WITHHOLD-PUBLISHED",),
        holds=("A20-1", "A02-8"),
    ),
    Case(
        name="withheld twice",
        stage=withheld,
        stream=FILE,
        act=lambda _: withhold(),
        says=("SSJ-WITHHOLD-TWICE",),
    ),
    Case(
        name="published though it is withheld",
        stage=withheld,
        stream=FILE,
        act=lambda _: acknowledge(next(publications(state(passed())))),
        says=("SSJ-RECEIPT-UNKNOWN", *("SSJ-RECEIPT-EARLY",) * 4),
        holds=("A02-8",),
    ),
)

QUESTIONED = (
    Case(
        name="an error found on the day of the entry",
        stage=published,
        stream=FILE,
        act=lambda _: evolve(note(), found_on="2026-05-13"),
        says=(),
        holds=("A20-2",),
    ),
    Case(
        name="a correction by what was ordered by word of mouth at the visit, as it was entered",
        stage=ordered_at_once,
        stream=FILE,
        act=lambda _: evolve(
            correct(),
            changes=(
                evolve(
                    change("GX01", ("CORRECTED",), ("PENDING",)),
                    measures=(Measure(name="督促整改", form="oral"),),
                ),
            ),
        ),
        says=(),
        holds=("A16-14", "A20-2"),
    ),
    Case(
        name="a correction by the initiating department",
        stage=published,
        stream=FILE,
        act=lambda _: correct(),
        says=(),
        holds=("A20-2", "A24-3"),
    ),
    Case(
        name="a correction by a participating department",
        stage=published,
        stream=FILE,
        act=lambda _: evolve(correct(), department=MARKET),
        says=(),
        holds=("A20-2",),
    ),
    Case(
        name="a correction to what is stated directly, with what bears it out",
        stage=published,
        stream=FILE,
        act=lambda _: evolve(
            correct(),
            changes=(Change(item="GX02", before=("NO_PROBLEM",), results=("DEREGISTERED",)),),
            grounds=(gone(),),
        ),
        says=(),
        holds=("A18-3", "A20-2"),
    ),
    Case(
        name="a correction to what was ordered by word of mouth, with what was said",
        stage=published,
        stream=FILE,
        act=lambda _: by_word(),
        says=(),
        holds=("A16-14", "A20-2"),
    ),
    Case(
        name="another correction of what was ordered by word of mouth, with what the first one said",
        stage=spoken,
        stream=FILE,
        act=lambda _: evolve(
            by_word(),
            changes=(evolve(by_word().changes[0], before=("CORRECTED",), results=("PENDING",)),),
            orders=(),
        ),
        says=(),
        holds=("A16-14", "A20-2"),
    ),
    Case(
        name="by who approves it, to what the regulation does not name",
        stage=published,
        stream=FILE,
        act=lambda _: evolve(
            correct(),
            approver=correct().by,
            changes=(Change(item="GX02", before=("NO_PROBLEM",), results=("OTHER",)),),
            grounds=(evolve(gone(), result="OTHER"),),
        ),
        says=("SSJ-X-36-APPROVER warning", "SSJ-A18-1 warning OTHER"),
        holds=("X-36", "A18-1"),
    ),
    Case(
        name="found and done within five working days, and put on record on the sixth",
        stage=sixth,
        stream=FILE,
        act=lambda _: correct(),
        says=("SSJ-A20-2 notice", "SSJ-A04-6 warning"),
        holds=("A04-6", "A20-2"),
    ),
    Case(
        name="on the fifth working day",
        stage=published,
        stream=FILE,
        act=lambda _: evolve(correct(), at="2026-06-15T23:00:00+08:00"),
        says=(),
        holds=("A20-2",),
    ),
    Case(
        name="on the sixth working day",
        stage=published,
        stream=FILE,
        act=lambda _: evolve(correct(), at="2026-06-16T09:00:00+08:00"),
        says=("SSJ-A20-2 notice",),
        holds=("A20-2",),
    ),
    Case(
        name="an error that is found",
        stage=published,
        stream=FILE,
        act=lambda _: note(),
        says=(),
        holds=("A20-2", "A24-3"),
    ),
    Case(
        name="another error of what was dismissed",
        stage=cleared,
        stream=FILE,
        act=lambda _: evolve(note(), at="2026-06-08T15:00:00+08:00"),
        says=(),
        holds=("A20-2",),
    ),
    Case(
        name="an error that is none after all",
        stage=noted,
        stream=FILE,
        act=lambda _: dismiss(),
        says=(),
        holds=("A20-2",),
    ),
    Case(
        name="an error that is none, says who approves it",
        stage=noted,
        stream=FILE,
        act=lambda _: evolve(dismiss(), approver=dismiss().by),
        says=("SSJ-X-36-APPROVER warning",),
        holds=("X-36",),
    ),
    Case(
        name="a correction of what is on record, on the sixth working day after it was found",
        stage=noted,
        stream=FILE,
        act=lambda _: evolve(correct(), at="2026-06-15T09:00:00+08:00", found_on="2026-06-05"),
        says=("SSJ-A20-2 notice",),
        holds=("A20-2",),
    ),
    Case(
        name="a correction of two errors, from the first day",
        stage=twice,
        stream=FILE,
        act=lambda _: evolve(correct(), changes=(rest(), *correct().changes), found_on="2026-06-05"),
        says=(),
        holds=("A20-2",),
    ),
    Case(
        name="a correction of another item than is on record",
        stage=noted,
        stream=FILE,
        act=lambda _: evolve(correct(), changes=(rest(),)),
        says=(),
        holds=("A20-2",),
    ),
    Case(
        name="a correction of what was taken for none",
        stage=cleared,
        stream=FILE,
        act=lambda _: correct(),
        says=(),
        holds=("A20-2",),
    ),
    Case(
        name="after an objection, on the fifth working day",
        stage=concluded,
        stream=FILE,
        act=because,
        says=(),
        holds=("A20-10",),
    ),
    Case(
        name="after an objection, on the sixth working day",
        stage=concluded,
        stream=FILE,
        act=lambda line: evolve(because(line), at="2026-07-03T09:00:00+08:00"),
        says=("SSJ-A20-10 notice",),
        holds=("A20-10",),
    ),
    Case(
        name="the publication of a correction, long after the inspection",
        stage=corrected,
        stream=FILE,
        act=lambda line: arrived(documents(line, FILE)[-1]),
        says=(),
        holds=("A20-2",),
    ),
    Case(
        name="a result that is withheld by who approves it",
        stage=passed,
        stream=FILE,
        act=lambda _: evolve(withhold(), approver=withhold().by),
        says=("SSJ-A02-8 warning", "SSJ-X-36-APPROVER warning"),
        holds=("A02-8", "X-36"),
    ),
    Case(
        name="a result that is withheld",
        stage=passed,
        stream=FILE,
        act=lambda _: withhold(),
        says=("SSJ-A02-8 warning",),
        holds=("A02-8",),
    ),
    Case(
        name="a result that is withheld and approved by one person",
        stage=passed,
        stream=FILE,
        act=lambda _: evolve(withhold(), by=withhold().approver),
        says=(
            "SSJ-X-36-APPROVER warning",
            "SSJ-A02-8 warning",
        ),
        holds=("X-36",),
    ),
    Case(
        name="a correction that one person makes and approves",
        stage=published,
        stream=FILE,
        act=lambda _: evolve(correct(), by=correct().approver),
        says=("SSJ-X-36-APPROVER warning",),
        holds=("X-36",),
    ),
)

UNBORN = (
    Unborn(
        name="a correction of nothing, without reason, evidence and approver",
        make=lambda: evolve(correct(), changes=(), reason="", evidence=(), approver="", objection=-1),
        says=(
            "SSJ-TEXT-EMPTY .approver",
            "SSJ-TEXT-EMPTY .reason",
            "SSJ-FORM-LEAST .changes",
            "SSJ-FORM-LEAST .evidence",
            "SSJ-FORM-LEAST .objection",
        ),
        holds=("A20-2",),
    ),
    Unborn(
        name="an error of nothing on no day",
        make=lambda: evolve(note(), items=(), wrong="", found_on="昨天"),
        says=("SSJ-TEXT-EMPTY .wrong", "SSJ-FORM-LEAST .items", "SSJ-TEXT-DAY .found_on"),
        holds=("A20-2",),
    ),
    Unborn(
        name="a dismissal of nothing, without reason and approver",
        make=lambda: evolve(dismiss(), number=0, reason="", approver=""),
        says=("SSJ-FORM-LEAST .number", "SSJ-TEXT-EMPTY .approver", "SSJ-TEXT-EMPTY .reason"),
        holds=("A20-2",),
    ),
    Unborn(
        name="a correction that rests on one ground twice",
        make=lambda: evolve(correct(), grounds=(gone(), gone())),
        says=("SSJ-FORM-TWICE .grounds[1]",),
        holds=("A18-3",),
    ),
    Unborn(
        name="a change to nothing",
        make=lambda: Change(item="", before=(), results=()),
        says=("SSJ-TEXT-EMPTY .item", "SSJ-FORM-LEAST .results"),
    ),
    Unborn(
        name="a result withheld without a ground",
        make=lambda: evolve(withhold(), ground=""),
        says=("SSJ-TEXT-EMPTY .ground",),
        holds=("A02-8",),
    ),
    Unborn(
        name="a paper without a digest",
        make=lambda: evolve(paper("照片"), digest="无", reference=""),
        says=("SSJ-TEXT-EMPTY .reference", "SSJ-TEXT-HEX .digest"),
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


@pytest.mark.requirement("A20-1", "A20-2")
def test_a_correction_is_published_beside_what_it_corrects() -> None:
    first, second = publications(state(corrected()))
    assert [first] == list(publications(state(published())))
    assert (second.version, second.corrects, first.corrects) == (2, 1, 0)
    assert [each.results for each in second.lines] == [("未发现问题",), ("发现问题已责令改正",)]
    assert evolve(second, version=1, corrects=0, lines=first.lines) == first
    assert state(corrected()).published == state(published()).published
    assert [each.kind for each in documents(corrected(), FILE)[-2:]] == ["publicity", "publicity"]
    made = state(corrected()).corrections[0]
    assert (made.reason, made.approver, made.by, made.department) == (
        correct().reason,
        correct().approver,
        correct().by,
        BUREAU,
    )


@pytest.mark.requirement("A20-1", "A20-2")
def test_corrections_reach_the_platform_which_shows_every_version() -> None:
    platform = MockPlatform(clock=lambda: datetime.fromisoformat(line.clock), name="省级平台")
    line = Line(platform=platform)
    line.prepare()
    line.drawn()
    for step in (line.record, line.enter, line.review):
        step(target())
    line.do(FILE, correct())
    line.do(FILE, evolve(correct(), changes=(back(),), at="2026-06-17T09:00:00+08:00", found_on="2026-06-17"))
    assert line.office.owed() == []
    assert [(each.version, each.corrects) for each in platform.published(CODE)] == [(1, 0), (2, 1), (3, 2)]
    assert list(platform.published(CODE)) == list(publications(state(line)))
    assert line.office.replay().faults == ()


def back() -> Change:
    """Take the correction back."""
    (made,) = correct().changes
    return change(made.item, made.results, made.before)


@pytest.mark.requirement("A20-13")
def test_a_corrected_publication_opens_a_new_window_for_the_corrected_items() -> None:
    line = copy_of(corrected())
    assert disputed(state(line), 2) is None
    receive_all(line)
    public = disputed(state(line), 2)
    assert public
    assert public.items == ("GX02",)
    assert [(each.version, each.items) for each in shown_versions(state(line))] == [
        (1, ("GX01", "GX02")),
        (2, ("GX02",)),
    ]
    act = evolve(application(line, version=2), at="2026-07-20T09:00:00+08:00", last_day="2026-08-07")
    line.do(OBJECTION, act)
    line.do(
        SECOND,
        evolve(
            application(line),
            at=act.at,
            number=2,
            before=objection(line).before(),
        ),
    )
    assert [each.disputed.version for each in (objection(line), objection(line, 2))] == [2, 1]


@pytest.mark.requirement("A20-10", "A20-15")
def test_the_clock_of_the_correction_ends_with_it() -> None:
    line = copy_of(concluded())
    line.do(FILE, because(line))
    periods = objection_clocks(objection(line), line.rules, state(line))
    found = {each.key: each.met_on for each in periods}
    assert found["objection_correction_wd"] == "2026-07-02"
    (made,) = state(line).corrections
    period = correction_period(made, state(line), line.rules)
    assert clock(period, date(2026, 7, 3), CALENDAR).standing == "met"


@pytest.mark.requirement("A20-2", "A24-3")
def test_an_error_is_open_until_all_of_it_is_corrected() -> None:
    assert [open_items(each, state(half())) for each in state(half()).errors] == [("GX01",)]
    line = copy_of(half())
    line.do(FILE, evolve(correct(), changes=(rest(),), found_on=note().found_on))
    assert open_errors(state(line)) == ()
    assert [each.answers for each in state(line).corrections] == [(1,), (1,)]
    assert open_errors(state(cleared())) == ()


@pytest.mark.requirement("A20-2", "A20-10")
def test_a_correction_after_an_objection_ends_what_was_found_before() -> None:
    line = copy_of(concluded())
    line.do(FILE, evolve(note(), at="2026-06-26T09:00:00+08:00"))
    line.do(FILE, because(line))
    found = {each.key: (each.since, each.met_on) for each in correction_periods(state(line), line.rules)}
    assert found == {
        "correction_alert_wd": ("2026-06-05", "2026-07-02"),
        "objection_correction_wd": ("2026-06-25", "2026-07-02"),
    }


@pytest.mark.requirement("A20-2", "A24-3")
def test_an_error_that_is_found_again_is_open_again() -> None:
    line = copy_of(noted())
    line.do(FILE, evolve(correct(), found_on=note().found_on))
    line.do(FILE, evolve(note(), at="2026-06-09T10:00:00+08:00", found_on="2026-06-09"))
    assert [each.number for each in open_errors(state(line))] == [2]


@pytest.mark.requirement("A20-2", "A20-15")
def test_an_error_has_one_clock_which_the_rulebook_and_no_regulation_gives() -> None:
    for made in (corrected(), noted(), half()):
        (period,) = correction_periods(state(made), made.rules)
        assert (period.key, period.alert) == ("correction_alert_wd", True)
    line = copy_of(concluded())
    line.do(FILE, because(line))
    (period,) = correction_periods(state(line), line.rules)
    assert (period.key, period.alert) == ("objection_correction_wd", False)


@pytest.mark.requirement("A20-1")
def test_the_journal_keeps_the_digest_of_what_a_correction_comes_to() -> None:
    line = copy_of(published())
    made = line.do(FILE, correct())
    assert made.entry.state == digest_of(state(line))


def codes() -> st.SearchStrategy[tuple[Result, ...]]:
    """Results that may stand together."""
    alone: list[Result] = [each for each in RESULTS if RESULTS[each].alone and not RESULTS[each].direct]
    others: list[Result] = [each for each in RESULTS if not RESULTS[each].alone]
    one: st.SearchStrategy[tuple[Result, ...]] = st.sampled_from(alone).map(lambda each: (each,))
    some: st.SearchStrategy[tuple[Result, ...]] = st.lists(
        st.sampled_from(others), min_size=1, unique=True
    ).map(tuple)
    return one | some


@pytest.mark.requirement("A20-1")
@settings(max_examples=25, deadline=None)
@given(steps=st.lists(st.tuples(st.sampled_from(("GX01", "GX02")), codes()), max_size=4))
def test_what_is_public_never_changes(steps: Sequence[tuple[str, tuple[Result, ...]]]) -> None:
    """第二十条: whatever is corrected, every version that was public stays so to the byte, and each names the one before."""
    line, seen = copy_of(published()), list[Publication]()
    for item, after in steps:
        seen = list(publications(state(line)))
        before = public_results(state(line))[item]
        if after != before:
            made = change(item, before, after)
            line.do(FILE, evolve(correct(), changes=(made,)))
        found = list(publications(state(line)))
        assert found[: len(seen)] == seen
        assert [each.corrects for each in found] == [each.version - 1 for each in found]
        assert public_results(state(line))[item] == after


@pytest.mark.requirement("A02-8", "A19-11")
def test_a_withheld_result_is_reviewed_and_goes_to_nobody() -> None:
    assert [each.kind for each in documents(withheld(), FILE)] == ["entry", *("review",) * 3]
    assert state(withheld()).settled
    assert not state(passed()).settled
    assert state(published()).settled


@pytest.mark.requirement("A19-10")
def test_exactly_what_the_regulation_lists_is_public() -> None:
    (found,) = publications(state(published()))
    assert {name for name in Publication.__annotations__ if name not in {"kind", "version", "corrects"}} == {
        "plan",
        "plan_name",
        "task",
        "task_name",
        "type",
        "agency",
        "target",
        "target_name",
        "finished_on",
        "lines",
    }
    assert found.type == "不定向"
