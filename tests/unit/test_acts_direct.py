"""直接形成结果 (第十八条): which grounds are refused, which are questioned, and what follows."""

import pytest
from attrs import evolve
from tests.unit.acts_tables import (
    Case,
    Unborn,
    copy_of,
    documents,
    judge_questioned,
    judge_refused,
    judge_unborn,
    locked,
    named,
    notified,
    opened,
    target,
)
from tests.unit.inspection_tables import (
    ATTEMPTS,
    DAY,
    FILE,
    direct,
    ground,
    inspection,
    make,
    result,
    sign,
    team,
    under,
    visit,
)

from shuangsuiji.codes import RESULTS, Result
from shuangsuiji.content_digest import digest_of
from shuangsuiji.exchange.results import ResultEntry
from shuangsuiji.inspection.entering import EnterResult
from shuangsuiji.inspection.recording import RecordInspection
from shuangsuiji.sheets.grounds import Attempt, Evidence, Ground
from shuangsuiji.sheets.record import Inspection, drafted
from shuangsuiji.testing.samples import CODE, ITEMS

REGISTRY = Evidence(source="国家企业信用信息公示系统", on="2026-05-11", reference="注销公告")


def stated(made: Ground) -> RecordInspection:
    """State a result for every item."""
    return make(direct(made))


def revoked() -> Inspection:
    """The licence of the first item was revoked; the second one was inspected as usual."""
    made = ground("LICENCE_REVOKED", evidence=(REGISTRY,), licence="食盐定点批发许可证", items=("GX01",))
    plain = drafted(ITEMS, visit(), (result("GX01", "LICENCE_REVOKED"),))
    return sign(evolve(plain, grounds=(made,)))


REFUSED = (
    Case(
        name="one item stated directly, the other one not, and nobody was there",
        stage=notified,
        stream=FILE,
        act=lambda _: make(sign(evolve(revoked(), visits=()), capacity="")),
        says=("SSJ-RECORD-NO-VISIT $.inspection.visits",),
        holds=("A18-4",),
    ),
    Case(
        name="a result stated directly, and nobody says on what ground",
        stage=opened,
        stream=FILE,
        act=lambda _: make(sign(evolve(direct(), grounds=()), capacity="")),
        says=(
            "SSJ-RECORD-GROUND $.inspection.results[0].results",
            "SSJ-RECORD-GROUND $.inspection.results[1].results",
        ),
        holds=("A18-1", "A18-8"),
    ),
    Case(
        name="a ground of a result that no item has",
        stage=opened,
        stream=FILE,
        act=lambda _: make(
            sign(evolve(direct(), grounds=(ground(), ground("NON_COOPERATION"))), capacity="")
        ),
        says=("SSJ-RECORD-GROUND-IDLE $.inspection.grounds[1].result",),
        holds=("A18-1",),
    ),
    Case(
        name="a target that nobody tried to reach",
        stage=opened,
        stream=FILE,
        act=lambda _: stated(ground(attempts=())),
        says=("SSJ-RECORD-ATTEMPTS $.inspection.grounds[0].attempts",),
        holds=("A18-2",),
    ),
    Case(
        name="a deregistration that no registry bears out",
        stage=opened,
        stream=FILE,
        act=lambda _: stated(ground("DEREGISTERED")),
        says=("SSJ-RECORD-EVIDENCE $.inspection.grounds[0].evidence",),
        holds=("A18-3",),
    ),
    Case(
        name="a target that moved nobody says where",
        stage=opened,
        stream=FILE,
        act=lambda _: stated(ground("MOVED_OUT", evidence=(REGISTRY,))),
        says=("SSJ-RECORD-REGION $.inspection.grounds[0].region",),
        holds=("A18-7",),
    ),
    Case(
        name="a revoked licence for an item that is not under it",
        stage=opened,
        stream=FILE,
        act=lambda _: stated(
            ground("LICENCE_REVOKED", evidence=(REGISTRY,), licence="食盐定点批发许可证", items=("GX01",))
        ),
        says=("SSJ-RECORD-LICENCE $.inspection.results[1].results",),
        holds=("A18-4",),
    ),
    Case(
        name="decided, looked for and looked up tomorrow",
        stage=opened,
        stream=FILE,
        act=lambda _: stated(
            ground(
                decided_on="2026-05-13",
                attempts=(evolve(ATTEMPTS[0], on="2026-05-13"), ATTEMPTS[1]),
                evidence=(evolve(REGISTRY, on="2026-05-13"),),
            )
        ),
        says=(
            "SSJ-RECORD-FUTURE $.inspection.grounds[0].decided_on",
            "SSJ-RECORD-FUTURE $.inspection.grounds[0].attempts[0].on",
            "SSJ-RECORD-FUTURE $.inspection.grounds[0].evidence[0].on",
        ),
        holds=("A18-2", "A18-3"),
    ),
    Case(
        name="decided before the list was locked",
        stage=opened,
        stream=FILE,
        act=lambda _: stated(ground(decided_on="2026-04-23")),
        says=("SSJ-RECORD-BEFORE $.inspection.grounds[0].decided_on",),
        holds=("A17-5",),
    ),
    Case(
        name="decided before the last attempt",
        stage=opened,
        stream=FILE,
        act=lambda _: stated(ground(decided_on="2026-05-11")),
        says=("SSJ-RECORD-DECIDED $.inspection.grounds[0].decided_on",),
        holds=("A17-5", "A18-2"),
    ),
    Case(
        name="signed before the list was locked",
        stage=opened,
        stream=FILE,
        act=lambda _: make(sign(direct(), "2026-04-23T09:00:00+08:00", capacity="")),
        says=tuple(f"SSJ-RECORD-EARLY $.inspection.signatures[{index}].on" for index in range(4)),
        holds=("A18-6",),
    ),
    Case(
        name="a direct result that not all of the team have signed",
        stage=opened,
        stream=FILE,
        act=lambda _: make(evolve(direct(), signatures=direct().signatures[1:])),
        says=("SSJ-RECORD-UNSIGNED $.inspection.signatures",),
        holds=("A18-6", "A17-2"),
    ),
)

QUESTIONED = (
    Case(
        name="a target that nobody can reach, without visit, notice and its signature",
        stage=locked,
        stream=FILE,
        act=lambda _: stated(ground()),
        says=(),
        holds=("A18-1", "A18-2", "A18-6", "A16-17"),
    ),
    Case(
        name="a target that was looked for by one route, twice",
        stage=opened,
        stream=FILE,
        act=lambda _: stated(ground(attempts=(ATTEMPTS[0], evolve(ATTEMPTS[0], on=DAY)))),
        says=("SSJ-A18-2 warning",),
        holds=("A18-2",),
    ),
    Case(
        name="a target that was looked for by one route, which the rulebook finds enough",
        stage=lambda: under("unreachable_min_routes", 1),
        stream=FILE,
        act=lambda _: stated(ground(attempts=ATTEMPTS[:1])),
        says=(),
        holds=("A18-2",),
    ),
    Case(
        name="a deregistration before the draw",
        stage=opened,
        stream=FILE,
        act=lambda _: stated(ground("DEREGISTERED", evidence=(evolve(REGISTRY, on="2026-04-23"),))),
        says=("SSJ-A18-3 warning DEREGISTERED",),
        holds=("A18-3",),
    ),
    Case(
        name="a deregistration on the day of the draw",
        stage=opened,
        stream=FILE,
        act=lambda _: stated(ground("DEREGISTERED", evidence=(evolve(REGISTRY, on="2026-04-24"),))),
        says=(),
        holds=("A18-3",),
    ),
    Case(
        name="the licence of one item was revoked, and the other one was inspected as usual",
        stage=notified,
        stream=FILE,
        act=lambda _: make(revoked()),
        says=(),
        holds=("A18-4",),
    ),
    Case(
        name="a target that does not co-operate, without a warning",
        stage=opened,
        stream=FILE,
        act=lambda _: stated(ground("NON_COOPERATION", evidence=(REGISTRY,))),
        says=("SSJ-A18-5 warning",),
        holds=("A18-5",),
    ),
    Case(
        name="a target that does not co-operate, with evidence and a warning",
        stage=opened,
        stream=FILE,
        act=lambda _: stated(ground("NON_COOPERATION", evidence=(REGISTRY,), warnings=("5月11日书面告诫",))),
        says=(),
        holds=("A18-5",),
    ),
    Case(
        name="a target that moved to another region",
        stage=opened,
        stream=FILE,
        act=lambda _: stated(ground("MOVED_OUT", evidence=(REGISTRY,), region="某市某区")),
        says=("SSJ-A18-7 notice",),
        holds=("A18-7",),
    ),
    Case(
        name="something that the article does not name",
        stage=opened,
        stream=FILE,
        act=lambda _: stated(ground("OTHER", facts="厂区因灾封闭")),
        says=("SSJ-A18-1 warning OTHER",),
        holds=("A18-1",),
    ),
    Case(
        name="a visit that found nobody, and no notice before it",
        stage=opened,
        stream=FILE,
        act=lambda _: make(sign(evolve(direct(), visits=(visit(),)), capacity="")),
        says=(),
        holds=("A18-6",),
    ),
)

UNBORN = (
    Unborn(
        name="a ground of a result that takes an inspection, without facts, decided on no day",
        make=lambda: Ground(
            result="NO_PROBLEM", facts=" ", decided_on="", warnings=("",), items=("GX01", "GX01")
        ),
        says=(
            "SSJ-TEXT-EMPTY .facts",
            "SSJ-TEXT-DAY .decided_on",
            "SSJ-TEXT-EMPTY .warnings[0]",
            "SSJ-FORM-TWICE .items[1]",
            "SSJ-RECORD-NOT-DIRECT .result",
        ),
        holds=("A18-1",),
    ),
    Unborn(
        name="a revoked licence that no item is under",
        make=lambda: ground("LICENCE_REVOKED", licence="食盐定点批发许可证"),
        says=("SSJ-FORM-LEAST .items",),
        holds=("A18-4",),
    ),
    Unborn(
        name="an attempt by no route on no day",
        make=lambda: Attempt(route="", on="", outcome=""),
        says=("SSJ-TEXT-EMPTY .route", "SSJ-TEXT-EMPTY .outcome", "SSJ-TEXT-DAY .on"),
        holds=("A18-2",),
    ),
    Unborn(
        name="evidence from nowhere on no day",
        make=lambda: Evidence(source="", on=""),
        says=("SSJ-TEXT-EMPTY .source", "SSJ-TEXT-DAY .on"),
        holds=("A18-3",),
    ),
    Unborn(
        name="two grounds of one result",
        make=lambda: evolve(direct(), grounds=(ground(), ground())),
        says=("SSJ-FORM-TWICE .grounds[1]",),
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


def borne_out(code: Result) -> Ground:
    """A ground with everything that any ground needs."""
    return ground(code, attempts=ATTEMPTS, evidence=(REGISTRY,), warnings=("书面告诫",), region="某市某区")


@pytest.mark.requirement("A18-1", "A18-6")
@pytest.mark.parametrize("code", [code for code, meaning in RESULTS.items() if meaning.direct])
def test_every_direct_result_goes_without_a_visit(code: Result) -> None:
    file = opened().office.file(CODE, target())
    assert file
    assert list(stated(borne_out(code)).faults(file, opened().rules)) == []


@pytest.mark.requirement("A17-5")
def test_a_direct_result_is_made_on_the_day_on_which_it_was_decided() -> None:
    early = direct(ground(decided_on="2026-05-11"))
    assert (early.made_on, early.finished_on) == ("2026-05-11", "2026-05-11")
    assert revoked().made_on == inspection().made_on == DAY


@pytest.mark.requirement("A18-6")
def test_where_nobody_went_those_who_signed_are_told() -> None:
    line = copy_of(opened())
    line.do(FILE, stated(ground()))
    entry = EnterResult(
        by=team().leader,
        at="2026-05-13T09:00:00+08:00",
        record=digest_of(direct()),
        responsible=team().leader,
    )
    line.do(FILE, entry)
    (document,) = documents(line, FILE)
    assert isinstance(document, ResultEntry)
    assert document.inspectors == team().inspectors
    assert [each.results for each in document.lines] == [(RESULTS["UNREACHABLE"].words,)] * 2
