"""汇总表与专项检查表 (第十四条至第十七条): items, methods, measures, signatures."""

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
    notified,
    recorded,
    target,
)
from tests.unit.inspection_tables import (
    AT,
    DAY,
    FILE,
    ORDER,
    PROBLEM,
    changed,
    inspection,
    make,
    other_sheets,
    result,
    sign,
    team,
    under,
    visit,
    with_results,
    with_sheet,
)
from tests.unit.test_acts_before import commission

from shuangsuiji.inspection.recording import RecordInspection
from shuangsuiji.sheets.before import Conclusion
from shuangsuiji.sheets.items import CheckPoint, ItemResult, ItemSheet, Measure, Order
from shuangsuiji.sheets.record import Inspection, drafted, present, signed
from shuangsuiji.sheets.signing import Countersignature, Refusal, Signature
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import CODE, ITEMS

ORAL = (Measure(name="督促整改", form="oral"),)
DIGEST = "0" * 64


def oral_order() -> Order:
    """What the leader said."""
    return Order(
        item="GX01",
        measure="督促整改",
        text="三日内补齐台账",
        at=f"{DAY}T10:30:00+08:00",
        by=team().leader,
    )


def ordered(*orders: Order) -> RecordInspection:
    """A record of a problem whose correction was ordered by word of mouth."""
    return changed(
        results=(result("GX01", "CORRECTED", problem=PROBLEM, measures=ORAL), result("GX02")),
        sheets=other_sheets(results=("CORRECTED",), problem=PROBLEM),
        orders=orders,
    )


def signatures(*changed_: Signature) -> RecordInspection:
    """A record with other signatures than the team's, first those."""
    found = inspection().signatures
    return make(evolve(inspection(), signatures=(*changed_, *found[len(changed_) :])))


def first_signature() -> Signature:
    """The first member's."""
    return inspection().signatures[0]


def finished_later() -> RecordInspection:
    """The first item was done with on the next day, when its sheet and the target's column were signed."""
    at, plain = "2026-05-13T17:00:00+08:00", inspection()
    first, *others = plain.sheets
    done = evolve(first, finished_at="2026-05-13T16:00:00+08:00")
    made = sign(evolve(plain, sheets=(done, *others)), at)
    earlier = tuple(evolve(each, on=DAY) for each in made.signatures)
    return make(evolve(made, signatures=earlier), at)


def sheet_signatures(*made: Signature) -> RecordInspection:
    """A record with other signatures under the first sheet."""
    first, *others = inspection().sheets
    return make(evolve(inspection(), sheets=(evolve(first, signatures=made), *others)))


def refused_by_target(refusal: Refusal | None) -> RecordInspection:
    """A record that the target did not sign."""
    return make(evolve(sign(inspection(), capacity=""), refusal=refusal))


def countersigned(**members: str) -> RecordInspection:
    """A record that the target signed otherwise."""
    found = inspection().countersigned
    assert found
    return make(evolve(inspection(), countersigned=evolve(found, **members)))


def from_afar(*, visited: bool, needs: str = "") -> RecordInspection:
    """Under a rulebook whose method on site is another, items are inspected from afar; the first one may need a visit."""
    methods = ("实地检查", *(("书面检查",) if visited else ()))
    return changed(
        visits=(visit(),) if visited else (),
        sheets=other_sheets(methods=methods, needs_onsite=needs),
    )


def adopted(valid_to: str) -> Conclusion:
    """A laboratory's report."""
    return Conclusion(
        item="GX01",
        issuer="某检测公司",
        number="JC-2026-7",
        on="2026-05-01",
        valid_to=valid_to,
        text="碘含量合格",
    )


WITNESSED = Refusal(reason="负责人拒绝签字", witness="社区工作人员")


@cache
def commissioned() -> Line:
    """Everything is inspected by commission, and for the first item there is one."""
    line = copy_of(under("commission_method", "实地检查"))
    line.do(FILE, evolve(commission(), at="2026-05-11T11:00:00+08:00"))
    return line


REFUSED = (
    Case(
        name="an item without a result",
        stage=notified,
        stream=FILE,
        act=lambda _: changed(results=(result("GX02"),)),
        says=("SSJ-RECORD-MISSING $.inspection.results",),
        holds=("A14-2",),
    ),
    Case(
        name="an item without a sheet",
        stage=notified,
        stream=FILE,
        act=lambda _: changed(sheets=inspection().sheets[1:]),
        says=("SSJ-RECORD-SHEET $.inspection.sheets",),
        holds=("A16-2",),
    ),
    Case(
        name="line, sheet and conclusion of an item that was not to be inspected",
        stage=notified,
        stream=FILE,
        act=lambda _: changed(
            results=(*inspection().results, result("GX03")),
            sheets=(*inspection().sheets, evolve(inspection().sheets[0], item="GX03")),
            adopted=(evolve(adopted(""), item="GX03"),),
        ),
        says=(
            "SSJ-RECORD-ITEM $.inspection.results[2].item",
            "SSJ-RECORD-ITEM $.inspection.sheets[2].item",
            "SSJ-RECORD-ITEM $.inspection.adopted[0].item",
        ),
        holds=("A12-7", "A16-2"),
    ),
    Case(
        name="the sheet says something else than the summary, in two cells",
        stage=notified,
        stream=FILE,
        act=lambda _: changed(
            results=(result("GX01", "PENDING", problem=PROBLEM, measures=ORDER), result("GX02"))
        ),
        says=(
            "SSJ-RECORD-MISMATCH $.inspection.results[0].results",
            "SSJ-RECORD-MISMATCH $.inspection.results[0].problem",
        ),
        holds=("A17-1",),
    ),
    Case(
        name="no problem and a problem at once",
        stage=notified,
        stream=FILE,
        act=lambda _: with_results(result("GX01", "NO_PROBLEM", "PENDING", problem=PROBLEM, measures=ORDER)),
        says=("SSJ-RECORD-ALONE $.inspection.results[0].results",),
        holds=("A14-2",),
    ),
    Case(
        name="no activity and a problem at once",
        stage=notified,
        stream=FILE,
        act=lambda _: with_results(result("GX01", "PENDING", "NO_ACTIVITY", problem=PROBLEM, measures=ORDER)),
        says=("SSJ-RECORD-ALONE $.inspection.results[0].results",),
        holds=("A14-2",),
    ),
    Case(
        name="a problem without words",
        stage=notified,
        stream=FILE,
        act=lambda _: with_results(result("GX01", "PENDING", problem=" ", measures=ORDER)),
        says=("SSJ-RECORD-MEASURE $.inspection.results[0].measures",),
        holds=("A16-15",),
    ),
    Case(
        name="a problem without a measure",
        stage=notified,
        stream=FILE,
        act=lambda _: with_results(result("GX02", "PENDING", problem=PROBLEM)),
        says=("SSJ-RECORD-MEASURE $.inspection.results[1].measures",),
        holds=("A16-15",),
    ),
    Case(
        name="a measure where there was no problem",
        stage=notified,
        stream=FILE,
        act=lambda _: with_results(result("GX01", measures=ORDER)),
        says=("SSJ-RECORD-NO-PROBLEM $.inspection.results[0].measures",),
        holds=("A16-15",),
    ),
    Case(
        name="words about a problem where there was none",
        stage=notified,
        stream=FILE,
        act=lambda _: with_results(result("GX01", problem=PROBLEM)),
        says=("SSJ-RECORD-NO-PROBLEM $.inspection.results[0].measures",),
        holds=("A16-15",),
    ),
    Case(
        name="a measure that the rulebook does not know",
        stage=notified,
        stream=FILE,
        act=lambda _: with_results(
            result("GX01", "PENDING", problem=PROBLEM, measures=(Measure(name="口头警告"),))
        ),
        says=("SSJ-RECORD-MEASURE-UNKNOWN $.inspection.results[0].measures[0]",),
        holds=("A16-12",),
    ),
    Case(
        name="a transfer by word of mouth",
        stage=notified,
        stream=FILE,
        act=lambda _: with_results(
            result("GX01", "PENDING", problem=PROBLEM, measures=(Measure(name="移送", form="oral"),))
        ),
        says=("SSJ-RECORD-FORM $.inspection.results[0].measures[0].form",),
        holds=("A16-13",),
    ),
    Case(
        name="an order by word of mouth that stands nowhere",
        stage=notified,
        stream=FILE,
        act=lambda _: ordered(),
        says=("SSJ-RECORD-ORAL $.inspection.orders",),
        holds=("A16-14",),
    ),
    Case(
        name="an order of another item, tomorrow, by somebody who is not of the team",
        stage=notified,
        stream=FILE,
        act=lambda _: ordered(
            oral_order(), evolve(oral_order(), item="GX02", at="2026-05-13T09:00:00+08:00", by="E900")
        ),
        says=(
            "SSJ-RECORD-ORDER $.inspection.orders[1]",
            "SSJ-RECORD-STRANGER $.inspection.orders[1].by",
            "SSJ-RECORD-FUTURE $.inspection.orders[1].at",
        ),
        holds=("A16-14",),
    ),
    Case(
        name="by a method that the item does not have, and nobody went for any item",
        stage=notified,
        stream=FILE,
        act=lambda _: changed(
            sheets=tuple(evolve(each, methods=("书面检查",)) for each in inspection().sheets)
        ),
        says=(
            "SSJ-CHECKLIST-METHOD $.inspection.sheets[0].methods[0]",
            "SSJ-CHECKLIST-METHOD $.inspection.sheets[1].methods[0]",
            "SSJ-RECORD-VISIT-METHOD $.inspection.visits",
        ),
        holds=("A15-1",),
    ),
    Case(
        name="inspected on site, and nobody was there",
        stage=notified,
        stream=FILE,
        act=lambda _: changed(visits=()),
        says=("SSJ-RECORD-NO-VISIT $.inspection.visits", "SSJ-RECORD-NO-VISIT $.inspection.visits"),
        holds=("A15-1",),
    ),
    Case(
        name="what was found from afar needs a visit, and there was none",
        stage=lambda: under("onsite_method", "书面检查"),
        stream=FILE,
        act=lambda _: from_afar(visited=False, needs="网上页面与许可不符"),
        says=("SSJ-RECORD-ESCALATION $.inspection.sheets[0].needs_onsite",),
        holds=("A15-2",),
    ),
    Case(
        name="a visit that nothing asked for",
        stage=lambda: under("onsite_method", "书面检查"),
        stream=FILE,
        act=lambda _: from_afar(visited=True),
        says=("SSJ-CHECKLIST-METHOD $.inspection.sheets[0].methods[1]",),
        holds=("A15-1",),
    ),
    Case(
        name="done tomorrow, by somebody who is not of the team",
        stage=notified,
        stream=FILE,
        act=lambda _: with_sheet(finished_at="2026-05-13T09:00:00+08:00", responsible=("E900",)),
        says=(
            "SSJ-RECORD-FUTURE $.inspection.sheets[0].finished_at",
            "SSJ-RECORD-STRANGER $.inspection.sheets[0].responsible[0]",
            "SSJ-RECORD-EARLY $.inspection.sheets[0].signatures[0].on",
            "SSJ-RECORD-COUNTERSIGN-EARLY $.inspection.countersigned.at",
        ),
        holds=("A17-3", "A16-16"),
    ),
    Case(
        name="a member of the team who has not signed",
        stage=notified,
        stream=FILE,
        act=lambda _: make(evolve(inspection(), signatures=inspection().signatures[:-1])),
        says=("SSJ-RECORD-UNSIGNED $.inspection.signatures",),
        holds=("A17-2",),
    ),
    Case(
        name="somebody who signs without being of the team",
        stage=notified,
        stream=FILE,
        act=lambda _: make(
            evolve(
                inspection(),
                signatures=(*inspection().signatures, evolve(first_signature(), inspector="E900")),
            )
        ),
        says=("SSJ-RECORD-STRANGER $.inspection.signatures[4].inspector",),
        holds=("A17-2",),
    ),
    Case(
        name="signed the day before the visit",
        stage=notified,
        stream=FILE,
        act=lambda _: signatures(evolve(first_signature(), on="2026-05-11")),
        says=("SSJ-RECORD-EARLY $.inspection.signatures[0].on",),
        holds=("A17-4",),
    ),
    Case(
        name="the sheet is done the day after the visit, and the summary is signed before that",
        stage=notified,
        stream=FILE,
        act=lambda _: finished_later(),
        says=tuple(f"SSJ-RECORD-EARLY $.inspection.signatures[{index}].on" for index in range(4)),
        holds=("A17-4", "A17-5"),
    ),
    Case(
        name="an item that was done with on site before the visit began",
        stage=notified,
        stream=FILE,
        act=lambda _: with_sheet(finished_at=f"{DAY}T09:29:59+08:00"),
        says=("SSJ-RECORD-FINISHED $.inspection.sheets[0].finished_at",),
        holds=("A16-16",),
    ),
    Case(
        name="an item that was done with before the list was locked",
        stage=notified,
        stream=FILE,
        act=lambda _: with_sheet(finished_at="2026-04-23T09:00:00+08:00"),
        says=("SSJ-RECORD-BEFORE $.inspection.sheets[0].finished_at",),
        holds=("A17-5",),
    ),
    Case(
        name="signed tomorrow",
        stage=notified,
        stream=FILE,
        act=lambda _: signatures(evolve(first_signature(), on="2026-05-13")),
        says=("SSJ-RECORD-FUTURE $.inspection.signatures[0].on",),
    ),
    Case(
        name="signed as somebody who was not there, though he was",
        stage=notified,
        stream=FILE,
        act=lambda _: signatures(evolve(first_signature(), present=False)),
        says=("SSJ-RECORD-PRESENT $.inspection.signatures[0].present",),
        holds=("A17-2",),
    ),
    Case(
        name="changed after all had signed",
        stage=notified,
        stream=FILE,
        act=lambda _: make(evolve(inspection(), orders=(oral_order(),))),
        says=(
            "SSJ-RECORD-ORDER $.inspection.orders[0]",
            *(f"SSJ-RECORD-TEXT $.inspection.signatures[{index}].text" for index in range(4)),
            "SSJ-RECORD-TEXT $.inspection.countersigned.text",
        ),
        holds=("A17-4",),
    ),
    Case(
        name="a sheet that is changed after it was signed",
        stage=notified,
        stream=FILE,
        act=lambda _: sheet_signatures(
            *(evolve(each, text=DIGEST) for each in inspection().sheets[0].signatures)
        ),
        says=(
            "SSJ-RECORD-TEXT $.inspection.sheets[0].signatures[0].text",
            "SSJ-RECORD-TEXT $.inspection.sheets[0].signatures[1].text",
        ),
        holds=("A17-4",),
    ),
    Case(
        name="a sheet that nobody signed who is responsible for it",
        stage=notified,
        stream=FILE,
        act=lambda _: sheet_signatures(),
        says=("SSJ-RECORD-UNSIGNED $.inspection.sheets[0].signatures",),
        holds=("A17-3",),
    ),
    Case(
        name="a sheet that somebody else signed as well",
        stage=notified,
        stream=FILE,
        act=lambda _: sheet_signatures(
            *inspection().sheets[0].signatures,
            evolve(inspection().sheets[0].signatures[0], inspector=team().inspectors[3]),
        ),
        says=("SSJ-RECORD-STRANGER $.inspection.sheets[0].signatures[2].inspector",),
        holds=("A17-3",),
    ),
    Case(
        name="a target that did not sign, and nobody says why",
        stage=notified,
        stream=FILE,
        act=lambda _: refused_by_target(None),
        says=("SSJ-RECORD-COUNTERSIGN $.inspection.refusal",),
        holds=("A16-16", "A16-17"),
    ),
    Case(
        name="a target that signed, and a reason why it did not",
        stage=notified,
        stream=FILE,
        act=lambda _: make(evolve(inspection(), refusal=WITNESSED)),
        says=("SSJ-RECORD-COUNTERSIGN $.inspection.refusal",),
        holds=("A16-17",),
    ),
    Case(
        name="a target that did not sign, and nobody saw it",
        stage=notified,
        stream=FILE,
        act=lambda _: refused_by_target(Refusal(reason="负责人拒绝签字")),
        says=("SSJ-RECORD-WITNESS $.inspection.refusal",),
        holds=("A16-17",),
    ),
    Case(
        name="a target that did not sign, where the rulebook forbids it",
        stage=lambda: under("refusal_to_sign", "forbid"),
        stream=FILE,
        act=lambda _: refused_by_target(WITNESSED),
        says=("SSJ-RECORD-REFUSED $.inspection.refusal",),
        holds=("A16-17",),
    ),
    Case(
        name="a target that signed before the last item was done",
        stage=notified,
        stream=FILE,
        act=lambda _: countersigned(at=f"{DAY}T10:59:59+08:00"),
        says=("SSJ-RECORD-COUNTERSIGN-EARLY $.inspection.countersigned.at",),
        holds=("A16-16",),
    ),
    Case(
        name="a target that will sign tomorrow, and something else",
        stage=notified,
        stream=FILE,
        act=lambda _: countersigned(at="2026-05-13T09:00:00+08:00", text=DIGEST),
        says=(
            "SSJ-RECORD-FUTURE $.inspection.countersigned.at",
            "SSJ-RECORD-TEXT $.inspection.countersigned.text",
        ),
        holds=("A17-4",),
    ),
)

QUESTIONED = (
    Case(
        name="problems, with words and measures",
        stage=notified,
        stream=FILE,
        act=lambda _: with_results(
            result(
                "GX01",
                "NOT_DISCLOSED",
                "PENDING",
                problem=PROBLEM,
                measures=(Measure(name="督促整改"), Measure(name="移送", number="玉工信移〔2026〕1号")),
            ),
            result("GX02", "NO_ACTIVITY"),
        ),
        says=(),
        holds=("A14-2", "A16-12", "A16-15"),
    ),
    Case(
        name="an order by word of mouth that stands in the summary",
        stage=notified,
        stream=FILE,
        act=lambda _: ordered(oral_order()),
        says=(),
        holds=("A16-13", "A16-14"),
    ),
    Case(
        name="a penalty without a number",
        stage=notified,
        stream=FILE,
        act=lambda _: with_results(
            result("GX01", "PENDING", problem=PROBLEM, measures=(Measure(name="行政处罚"),))
        ),
        says=("SSJ-A16-12 notice GX01",),
        holds=("A16-12",),
    ),
    Case(
        name="correction was ordered, but no measure orders it",
        stage=notified,
        stream=FILE,
        act=lambda _: with_results(
            result("GX01", "CORRECTED", problem=PROBLEM, measures=(Measure(name="固定证据"),))
        ),
        says=("SSJ-A16-15 warning GX01",),
        holds=("A16-15",),
    ),
    Case(
        name="everything from afar, as the items are inspected",
        stage=lambda: under("onsite_method", "书面检查"),
        stream=FILE,
        act=lambda _: make(sign(from_afar(visited=False).inspection, capacity="")),
        says=(),
        holds=("A15-1", "A15-7"),
    ),
    Case(
        name="what was found from afar needs a visit, and there was one",
        stage=lambda: under("onsite_method", "书面检查"),
        stream=FILE,
        act=lambda _: from_afar(visited=True, needs="网上页面与许可不符"),
        says=(),
        holds=("A15-1", "A15-2", "A15-3"),
    ),
    Case(
        name="a commission that is on file for one of two items",
        stage=commissioned,
        stream=FILE,
        act=lambda _: make(inspection()),
        says=("SSJ-A15-4-NONE warning GX02",),
        holds=("A15-4",),
    ),
    Case(
        name="a conclusion of another body that is valid that day, and one that had expired",
        stage=notified,
        stream=FILE,
        act=lambda _: changed(adopted=(adopted("2026-05-12"), adopted("2026-05-11"), adopted(""))),
        says=("SSJ-A15-6 warning GX01",),
        holds=("A15-6",),
    ),
    Case(
        name="two who were there, and two who sign that they know of it",
        stage=notified,
        stream=FILE,
        act=lambda _: changed(visits=(evolve(visit(), present=present(team().inspectors[:2])),)),
        says=("SSJ-A17-2 notice",),
        holds=("A17-2",),
    ),
    Case(
        name="a target that did not sign, before a witness",
        stage=notified,
        stream=FILE,
        act=lambda _: refused_by_target(WITNESSED),
        says=("SSJ-A16-17 notice",),
        holds=("A16-17",),
    ),
    Case(
        name="a target that did not sign, on film",
        stage=notified,
        stream=FILE,
        act=lambda _: refused_by_target(Refusal(reason="负责人拒绝签字", recording="现场.mp4")),
        says=("SSJ-A16-17 notice",),
        holds=("A16-17",),
    ),
    Case(
        name="somebody who is authorised signs for the target",
        stage=notified,
        stream=FILE,
        act=lambda _: countersigned(capacity="授权人"),
        says=(),
        holds=("A16-18",),
    ),
    Case(
        name="a record that is made anew before it is entered",
        stage=recorded,
        stream=FILE,
        act=lambda _: make(inspection(), f"{DAY}T18:00:00+08:00"),
        says=("SSJ-A17-4 warning",),
        holds=("A17-4",),
    ),
)

UNBORN = (
    Unborn(
        name="a measure without a name",
        make=lambda: Measure(name=""),
        says=("SSJ-TEXT-EMPTY .name",),
    ),
    Unborn(
        name="an order of nothing by nobody",
        make=lambda: Order(item="", measure="", text=" ", at="", by=""),
        says=(
            "SSJ-TEXT-EMPTY .item",
            "SSJ-TEXT-EMPTY .measure",
            "SSJ-TEXT-EMPTY .by",
            "SSJ-TEXT-EMPTY .text",
            "SSJ-TEXT-INSTANT .at",
        ),
        holds=("A16-14",),
    ),
    Unborn(
        name="an item with no result",
        make=lambda: ItemResult(item="GX01", results=()),
        says=("SSJ-FORM-LEAST .results",),
    ),
    Unborn(
        name="an item with one result and one measure twice",
        make=lambda: result("GX01", "PENDING", "PENDING", problem="缺", measures=ORDER * 2),
        says=("SSJ-FORM-TWICE .results[1]", "SSJ-FORM-TWICE .measures[1]"),
    ),
    Unborn(
        name="a sheet by no method, of no result, that nobody is responsible for",
        make=lambda: ItemSheet(item="", methods=(), finished_at="", results=(), responsible=()),
        says=(
            "SSJ-TEXT-EMPTY .item",
            "SSJ-FORM-LEAST .methods",
            "SSJ-TEXT-INSTANT .finished_at",
            "SSJ-FORM-LEAST .results",
            "SSJ-FORM-LEAST .responsible",
        ),
        holds=("A16-2", "A17-3"),
    ),
    Unborn(
        name="a check point without words",
        make=lambda: CheckPoint(name=" ", answer="yes"),
        says=("SSJ-TEXT-EMPTY .name",),
    ),
    Unborn(
        name="a signature of nobody on no day under nothing",
        make=lambda: Signature(inspector="", on="", text=""),
        says=("SSJ-TEXT-EMPTY .inspector", "SSJ-TEXT-DAY .on", "SSJ-TEXT-HEX .text"),
    ),
    Unborn(
        name="a target's signature of nobody under nothing",
        make=lambda: Countersignature(capacity="", at="", text=""),
        says=("SSJ-TEXT-EMPTY .capacity", "SSJ-TEXT-INSTANT .at", "SSJ-TEXT-HEX .text"),
        holds=("A16-18",),
    ),
    Unborn(
        name="a refusal without a reason",
        make=lambda: Refusal(reason="  "),
        says=("SSJ-TEXT-EMPTY .reason",),
        holds=("A16-17",),
    ),
    Unborn(
        name="a record of one item twice, signed by one twice",
        make=lambda: evolve(
            inspection(),
            results=(result("GX01"), result("GX01")),
            sheets=inspection().sheets[:1] * 2,
            signatures=inspection().signatures[:1] * 2,
        ),
        says=(
            "SSJ-FORM-TWICE .results[1]",
            "SSJ-FORM-TWICE .sheets[1]",
            "SSJ-FORM-TWICE .signatures[1]",
        ),
        holds=("A16-2",),
    ),
    Unborn(
        name="a record of nothing",
        make=lambda: Inspection(results=()),
        says=("SSJ-FORM-LEAST .results",),
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


@pytest.mark.requirement("A17-5")
def test_the_result_is_made_on_the_day_of_the_last_signature() -> None:
    later = evolve(first_signature(), on="2026-05-14")
    made = evolve(inspection(), signatures=(later, *inspection().signatures[1:]))
    first, *others = inspection().sheets
    on_a_sheet = evolve(first, signatures=(evolve(first.signatures[0], on="2026-05-15"),))
    sheet_later = evolve(inspection(), sheets=(on_a_sheet, *others))
    assert [each.made_on for each in (inspection(), made, sheet_later)] == [DAY, "2026-05-14", "2026-05-15"]
    assert drafted(ITEMS, visit()).made_on == ""


@pytest.mark.requirement("A17-4")
def test_signatures_are_no_part_of_what_is_signed_and_everything_else_is() -> None:
    made = inspection()
    assert made.text == drafted(ITEMS, visit()).text == sign(made, capacity="").text
    others = (
        evolve(made, visits=()),
        evolve(made, results=made.results[:1]),
        evolve(made, sheets=made.sheets[:1]),
        evolve(made, orders=(oral_order(),)),
        evolve(made, adopted=(adopted(""),)),
    )
    assert len({made.text, *(each.text for each in others)}) == 1 + len(others)


def test_a_plain_record_is_a_few_lines() -> None:
    file = notified().office.file(CODE, target())
    assert file
    made = signed(drafted(file.items, visit()), file.team, AT, "经营者")
    assert [each.results for each in made.results] == [("NO_PROBLEM",)] * 2
    assert [each.responsible for each in made.sheets] == [file.team.inspectors[:2]] * 2
    assert made.inspectors == file.team.inspectors
    assert list(make(made).faults(file, notified().rules)) == []
