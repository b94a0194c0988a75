"""联合清单 (第五条、第六条): which acts are refused, which are questioned, and what follows from the others."""

from datetime import date, datetime

import pytest
from attrs import evolve
from tests.unit.acts_tables import (
    CHECKLIST,
    RULEBOOK,
    Case,
    Unborn,
    acknowledge,
    adopt,
    adopted,
    copy_of,
    documents,
    issue,
    issued,
    judge_questioned,
    judge_refused,
    judge_unborn,
    named,
    receipt,
    rule,
    show,
    shown,
)

from shuangsuiji.checklist.edition import Edition, Publicity
from shuangsuiji.checklist.issuing import PublishEdition
from shuangsuiji.checklist.item import Item, Material
from shuangsuiji.checklist.state import Checklist
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.planning import ChecklistNotice
from shuangsuiji.procedure import AnyAct
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import BUREAU, EMERGENCY, ITEMS, MARKET, edition
from shuangsuiji_mock.platform import MockPlatform

WEBSITE = "部门网站"


def second() -> Edition:
    """A second edition that follows the first."""
    return evolve(edition(), number=2, effective_from="2026-07-01", cause="改")


def with_first(item: Item) -> tuple[Item, ...]:
    """The items with another first one."""
    return (item, *ITEMS[1:])


FIRST = ITEMS[0]


def shown_on(day: str) -> PublishEdition:
    """Show the edition on another day than today."""
    return evolve(show(WEBSITE), publicity=evolve(show(WEBSITE).publicity, on=day))


def unknown(notice: Document) -> AnyAct:
    """A receipt for a second edition."""
    return acknowledge(notice, evolve(receipt(notice), key=f"checklist/{BUREAU}/2"))


REFUSED = (
    Case(
        name="the first edition is not number 1",
        stage=adopted,
        stream=CHECKLIST,
        act=lambda _: issue(second()),
        says=("SSJ-CHECKLIST-NUMBER $.edition.number",),
    ),
    Case(
        name="a second edition that takes effect on the same day",
        stage=issued,
        stream=CHECKLIST,
        act=lambda _: issue(evolve(second(), effective_from="2026-01-10")),
        says=("SSJ-CHECKLIST-EFFECTIVE $.edition.effective_from",),
    ),
    Case(
        name="a category that the rulebook does not know",
        stage=adopted,
        stream=CHECKLIST,
        act=lambda _: issue(edition(with_first(evolve(FIRST, category="民爆")))),
        says=("SSJ-CHECKLIST-CATEGORY $.edition.items[0].category",),
    ),
    Case(
        name="a method that the rulebook does not know",
        stage=adopted,
        stream=CHECKLIST,
        act=lambda _: issue(edition(with_first(evolve(FIRST, methods=("实地检查", "电话询问"))))),
        says=("SSJ-CHECKLIST-METHOD $.edition.items[0].methods[1]",),
    ),
    Case(
        name="everything wrong with an edition at once",
        stage=issued,
        stream=CHECKLIST,
        act=lambda _: issue(
            evolve(
                second(),
                number=3,
                effective_from="2025-01-10",
                items=with_first(evolve(FIRST, category="民爆", methods=("电话询问",))),
            )
        ),
        says=(
            "SSJ-CHECKLIST-NUMBER $.edition.number",
            "SSJ-CHECKLIST-EFFECTIVE $.edition.effective_from",
            "SSJ-CHECKLIST-CATEGORY $.edition.items[0].category",
            "SSJ-CHECKLIST-METHOD $.edition.items[0].methods[0]",
        ),
    ),
    Case(
        name="showing an edition that is not there",
        stage=issued,
        stream=CHECKLIST,
        act=lambda _: show(WEBSITE, 2),
        says=("SSJ-CHECKLIST-UNKNOWN $.edition",),
    ),
    Case(
        name="showing an edition that is not there on a channel that is none",
        stage=issued,
        stream=CHECKLIST,
        act=lambda _: show("公告栏", 2),
        says=("SSJ-CHECKLIST-UNKNOWN $.edition", "SSJ-CHECKLIST-CHANNEL $.publicity.channel"),
    ),
    Case(
        name="showing an edition tomorrow",
        stage=issued,
        stream=CHECKLIST,
        act=lambda _: shown_on("2026-01-09"),
        says=("SSJ-RECORD-FUTURE $.publicity.on",),
    ),
    Case(
        name="showing an edition on the same channel again",
        stage=shown,
        stream=CHECKLIST,
        act=lambda _: show(WEBSITE),
        says=("SSJ-CHECKLIST-PUBLISHED $.publicity.channel",),
    ),
    Case(
        name="a receipt for an edition that is not there",
        stage=issued,
        stream=CHECKLIST,
        act=lambda line: unknown(documents(line, CHECKLIST)[0]),
        says=("SSJ-RECEIPT-UNKNOWN",),
    ),
    Case(
        name="a receipt that is said to be another channel than the platform's",
        stage=issued,
        stream=CHECKLIST,
        act=lambda line: evolve(acknowledge(documents(line, CHECKLIST)[0]), channel=WEBSITE),  # type: ignore[call-arg]
        says=("SSJ-CHECKLIST-CHANNEL $.channel",),
        holds=("A06-4",),
    ),
)

FULL = evolve(
    FIRST,
    provincial_edition="2025",
    area="食盐",
    kinds=("食盐批发企业",),
    level="市级、县级",
    content="购销台账、储备量",
    ratio_cap="不超过10%",
    frequency_cap="每年不超过1次",
    needs=("食盐",),
    materials=(Material(name="购销台账"), Material(name="许可证", form="original")),
    territorial=True,
    guidance="食盐检查指引",
    remark="可以合并检查",
)

QUESTIONED = (
    Case(
        name="an item that says everything that an item may say, in an edition that names its law",
        stage=adopted,
        stream=CHECKLIST,
        act=lambda _: issue(evolve(edition(with_first(FULL)), legal="《食盐专营办法》修订", cause="改")),
        says=(),
        holds=("A05-7", "A06-1"),
    ),
    Case(
        name="an item without a legal basis",
        stage=adopted,
        stream=CHECKLIST,
        act=lambda _: issue(edition(with_first(evolve(FIRST, basis="")))),
        says=("SSJ-A05-7 warning GX01",),
    ),
    Case(
        name="an item that a department added",
        stage=adopted,
        stream=CHECKLIST,
        act=lambda _: issue(edition(with_first(evolve(FIRST, provincial="")))),
        says=("SSJ-A05-2 warning GX01",),
    ),
    Case(
        name="every item with neither",
        stage=adopted,
        stream=CHECKLIST,
        act=lambda _: issue(edition(tuple(evolve(each, basis="", provincial="") for each in ITEMS))),
        says=(
            "SSJ-A05-7 warning GX01",
            "SSJ-A05-2 warning GX01",
            "SSJ-A05-7 warning GX02",
            "SSJ-A05-2 warning GX02",
        ),
    ),
)

UNBORN = (
    Unborn(
        name="an edition that nobody issued, without a number of its own",
        make=lambda: evolve(edition(), issuer="", document=""),
        says=("SSJ-TEXT-EMPTY .issuer", "SSJ-TEXT-EMPTY .document"),
        holds=("A05-1",),
    ),
    Unborn(
        name="an item that nobody initiates, of no category",
        make=lambda: evolve(FIRST, initiating="", category=""),
        says=("SSJ-TEXT-EMPTY .initiating", "SSJ-TEXT-EMPTY .category"),
        holds=("A05-3", "A05-5"),
    ),
    Unborn(
        name="an edition without items",
        make=lambda: edition(()),
        says=("SSJ-FORM-LEAST .items",),
    ),
    Unborn(
        name="two items of one number and of one name, written otherwise",
        make=lambda: edition((FIRST, evolve(FIRST, name="食盐　专营检查"))),
        says=("SSJ-FORM-TWICE .items[1]", "SSJ-FORM-TWICE .items[1]"),
        holds=("A05-8",),
    ),
    Unborn(
        name="an item that nobody participates in, by no method, without a name",
        make=lambda: evolve(FIRST, name="", methods=(), participating=()),
        says=("SSJ-TEXT-EMPTY .name", "SSJ-FORM-LEAST .methods", "SSJ-FORM-LEAST .participating"),
        holds=("A05-4", "A05-6"),
    ),
    Unborn(
        name="an item whose initiating department participates as well",
        make=lambda: evolve(FIRST, participating=(MARKET, BUREAU)),
        says=("SSJ-FORM-TWICE .participating[2]",),
    ),
    Unborn(
        name="an edition numbered 0, of no days",
        make=lambda: evolve(edition(), number=0, issued_on="2026-02-30", effective_from="即日"),
        says=("SSJ-FORM-LEAST .number", "SSJ-TEXT-DAY .issued_on", "SSJ-TEXT-DAY .effective_from"),
    ),
    Unborn(
        name="shown at no address, on no day",
        make=lambda: Publicity(channel=WEBSITE, address="", on="1月8日"),
        says=("SSJ-TEXT-EMPTY .address", "SSJ-TEXT-DAY .on"),
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


@pytest.mark.requirement("A06-2")
def test_an_edition_is_in_force_from_its_day_until_the_next_one_is() -> None:
    line = copy_of(issued())
    line.do(CHECKLIST, issue(second()))
    state = line.office.checklist()
    found = {
        day: listed.edition.number if (listed := state.in_force(date.fromisoformat(day))) else None
        for day in ("2026-01-09", "2026-01-10", "2026-06-30", "2026-07-01")
    }
    assert found == {"2026-01-09": None, "2026-01-10": 1, "2026-06-30": 1, "2026-07-01": 2}


def test_editions_are_found_by_their_numbers_alone() -> None:
    state = issued().office.checklist()
    assert [state.listed(number) is not None for number in (0, 1, 2, -1)] == [False, True, False, False]
    assert state.editions[0].edition.item("GX02") == ITEMS[1]
    assert state.editions[0].edition.item("GX03") is None


@pytest.mark.requirement("A06-4")
def test_each_edition_is_shown_for_itself() -> None:
    line = copy_of(shown())
    at = "2026-06-01T09:00:00+08:00"
    line.do(CHECKLIST, evolve(issue(second()), at=at))
    line.do(CHECKLIST, evolve(show(WEBSITE, 2), at=at))
    first, latest = line.office.checklist().editions
    assert first.channels == ("省级平台", "市政府信息公开网", WEBSITE)
    assert latest.channels == (WEBSITE,)


def test_what_the_platform_has_is_shown_there() -> None:
    line = copy_of(issued())
    (notice,) = documents(line, CHECKLIST)
    line.do(CHECKLIST, acknowledge(notice))
    (listed,) = line.office.checklist().editions
    there = Publicity(
        channel="省级平台", address="滇平-0001", on="2026-06-01", at="2026-06-01T09:00:00+08:00"
    )
    assert listed.publicity == (there,)
    assert line.office.owed() == []


@pytest.mark.requirement("A06-4")
def test_which_channel_the_platform_is_the_rulebook_says() -> None:
    platform = MockPlatform(clock=lambda: datetime.fromisoformat(line.clock))
    line = Line(platform=platform, rules=rule("platform_channel", WEBSITE))
    line.do(RULEBOOK, adopt(line))
    line.do(CHECKLIST, issue(edition()))
    (listed,) = line.office.checklist().editions
    assert listed.channels == (WEBSITE,)


def test_what_was_shown_on_the_platform_by_hand_stays_as_it_was() -> None:
    line = copy_of(shown())
    before = line.office.checklist().editions
    line.do(CHECKLIST, acknowledge(documents(line, CHECKLIST)[0]))
    after: Checklist = line.office.checklist()
    assert after.editions == before
    assert len(after.receipts) == 1


@pytest.mark.requirement("A05-1")
def test_the_notice_says_what_the_edition_says() -> None:
    (notice,) = documents(issued(), CHECKLIST)
    assert isinstance(notice, ChecklistNotice)
    assert notice.key == f"checklist/{BUREAU}/1"
    assert [each.id for each in notice.items] == ["GX01", "GX02"]
    assert notice.items[0].participating == (MARKET, EMERGENCY)
