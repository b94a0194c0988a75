"""组织机构、增补事项、法律废止、监管事项 (第二条、第六条、第七条): what is refused and questioned, and what follows."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve
from tests.unit.acts_tables import (
    CHECKLIST,
    Case,
    Unborn,
    adopted,
    copy_of,
    issue,
    judge_questioned,
    judge_refused,
    judge_unborn,
    named,
    shown,
)

from shuangsuiji import departments
from shuangsuiji.checklist.edition import Edition, Publicity, edition_diff
from shuangsuiji.checklist.issuing import IssueEdition
from shuangsuiji.checklist.item import Item, Material
from shuangsuiji.checklist.repeal import RepealLaw
from shuangsuiji.checklist.state import Repeal, Supplement, unsupported
from shuangsuiji.checklist.supplements import ProposeSupplement, PublishSupplement
from shuangsuiji.departments import (
    Adjacent,
    Departments,
    ListDepartments,
    Unit,
    counts_as_joint,
    joint_kind,
)
from shuangsuiji.office.rulebooks import builtin_rulebook
from shuangsuiji.procedure import AnyAct
from shuangsuiji.supervision import ListSupervision, SupervisionItem, coverage, supervision_stream
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import BUREAU, EMERGENCY, ITEMS, MARKET, edition

SALT = "食盐科"
LAW = "政策法规科"
COUNTY = "红塔区工业和信息化局"
UNITS = (
    Unit(id=BUREAU, kind="department", region="530499", head="局领导丁"),
    Unit(id=SALT, kind="section", parent=BUREAU, head="科长乙"),
    Unit(id=LAW, kind="section", parent=BUREAU, enforces=False),
    Unit(id=COUNTY, kind="county", parent=BUREAU, region="530402", founded="2001-05-01"),
    Unit(id=MARKET, kind="department"),
    Unit(id=EMERGENCY, kind="department"),
)
LISTED = Departments(units=UNITS, adjacent=(Adjacent(first="530402", second="530403"),))
AT = "2026-06-10T09:00:00+08:00"
SUPERVISED = (
    SupervisionItem(id="J01", name="食盐批发监管", items=("GX01",)),
    SupervisionItem(id="J02", name="节能监察", items=("GX02", "GX09")),
    SupervisionItem(id="J03", name="民爆个案核查", exception="只按个案办理"),
)
EXTRA = Item(
    id="ZB01",
    name="工业固废利用检查",
    category="一般检查事项",
    methods=("书面检查",),
    initiating=BUREAU,
    participating=(MARKET,),
    basis="《清洁生产促进法》第二十七条",
)


def list_departments() -> ListDepartments:
    """List the units."""
    return ListDepartments(by="政策法规科", at=AT, departments=LISTED)


def list_supervision() -> ListSupervision:
    """List what the bureau supervises."""
    return ListSupervision(by="政策法规科", at=AT, department=BUREAU, items=SUPERVISED)


def propose(item: Item = EXTRA, at: str = AT) -> ProposeSupplement:
    """Propose a supplement, reported on the same day."""
    made = Supplement(item=item, proposer=SALT, reason="本市工业固废企业多", reported_on=at[:10])
    return ProposeSupplement(by="经办员甲", at=at, supplement=made)


def publish_supplement(item: str = EXTRA.id, at: str = "2026-06-12T09:00:00+08:00") -> PublishSupplement:
    """Publish a supplement."""
    there = Publicity(channel="部门网站", address="公告栏", on=at[:10])
    return PublishSupplement(by="政策法规科", at=at, item=item, publicity=there)


def repeal(law: str = "食盐专营办法", at: str = "2026-06-15T09:00:00+08:00") -> RepealLaw:
    """Record that a law is repealed."""
    return RepealLaw(
        by="政策法规科", at=at, repeal=Repeal(law=law, document="国务院令第999号", on="2026-07-01")
    )


LISTS: tuple[tuple[str, AnyAct], ...] = (
    (departments.STREAM, list_departments()),
    (supervision_stream(BUREAU), list_supervision()),
    (CHECKLIST, propose()),
    (CHECKLIST, publish_supplement()),
    (CHECKLIST, repeal()),
)
"""Every act of this page once, in order, where a checklist is shown."""


def proposed() -> Line:
    """A checklist with a supplement that is proposed and not published."""
    line = copy_of(shown())
    line.do(CHECKLIST, propose())
    return line


def supplemented() -> Line:
    """A checklist with a supplement that is published."""
    line = proposed()
    line.do(CHECKLIST, publish_supplement())
    return line


def repealed() -> Line:
    """A checklist of which one law is repealed."""
    line = copy_of(shown())
    line.do(CHECKLIST, repeal())
    return line


def second(items: tuple[Item, ...] = ITEMS, **changed: object) -> Edition:
    """A second edition that follows the first."""
    plain: dict[str, object] = {"number": 2, "effective_from": "2026-07-01", "cause": "改", "items": items}
    made: Edition = evolve(edition(), **{**plain, **changed})  # type: ignore[arg-type]
    return made


def reissue(made: Edition) -> IssueEdition:
    """Issue an edition in summer."""
    return evolve(issue(made), at="2026-06-20T09:00:00+08:00")


def with_first(**changed: object) -> tuple[Item, ...]:
    """The items with something else of the first one."""
    return (evolve(ITEMS[0], **changed), *ITEMS[1:])  # type: ignore[arg-type]


TAKEN_NAME = evolve(EXTRA, name="食盐 专营检查")

REFUSED = (
    Case(
        name="a later edition that just drops a provincial item",
        stage=shown,
        stream=CHECKLIST,
        act=lambda _: issue(second(ITEMS[:1])),
        says=("SSJ-CHECKLIST-DROPPED $.edition.items",),
        holds=("A06-7",),
    ),
    Case(
        name="a supplement with a provincial number",
        stage=shown,
        stream=CHECKLIST,
        act=lambda _: propose(evolve(EXTRA, provincial="YN-009")),
        says=("SSJ-SUPPLEMENT-PROVINCIAL $.supplement.item.provincial",),
        holds=("A06-7",),
    ),
    Case(
        name="a supplement that takes the name of a listed item, written with a space",
        stage=shown,
        stream=CHECKLIST,
        act=lambda _: propose(TAKEN_NAME),
        says=("SSJ-SUPPLEMENT-TAKEN $.supplement.item",),
        holds=("A06-7", "A05-8"),
    ),
    Case(
        name="a supplement that takes the number of another one",
        stage=proposed,
        stream=CHECKLIST,
        act=lambda _: propose(evolve(EXTRA, name="另一事项")),
        says=("SSJ-SUPPLEMENT-TAKEN $.supplement.item",),
        holds=("A05-8",),
    ),
    Case(
        name="a supplement that is reported tomorrow",
        stage=shown,
        stream=CHECKLIST,
        act=lambda _: evolve(propose(), supplement=evolve(propose().supplement, reported_on="2026-06-11")),
        says=("SSJ-RECORD-FUTURE $.supplement.reported_on",),
        holds=("A06-5",),
    ),
    Case(
        name="a supplement of a category that the rulebook does not know",
        stage=shown,
        stream=CHECKLIST,
        act=lambda _: propose(evolve(EXTRA, category="民爆")),
        says=("SSJ-CHECKLIST-CATEGORY $.supplement.item.category",),
        holds=("A05-5",),
    ),
    Case(
        name="a supplement by a method that the rulebook does not know",
        stage=shown,
        stream=CHECKLIST,
        act=lambda _: propose(evolve(EXTRA, methods=("电话询问",))),
        says=("SSJ-CHECKLIST-METHOD $.supplement.item.methods[0]",),
        holds=("A05-6",),
    ),
    Case(
        name="publishing a supplement that nobody proposed, on a channel that is none",
        stage=shown,
        stream=CHECKLIST,
        act=lambda _: evolve(
            publish_supplement(), publicity=evolve(publish_supplement().publicity, channel="公告栏")
        ),
        says=("SSJ-SUPPLEMENT-UNKNOWN $.item", "SSJ-CHECKLIST-CHANNEL $.publicity.channel"),
    ),
    Case(
        name="publishing a supplement before it was reported",
        stage=proposed,
        stream=CHECKLIST,
        act=lambda _: evolve(
            publish_supplement(), publicity=evolve(publish_supplement().publicity, on="2026-06-09")
        ),
        says=("SSJ-SUPPLEMENT-UNREPORTED $.publicity.on",),
        holds=("A06-5",),
    ),
    Case(
        name="publishing a supplement again",
        stage=supplemented,
        stream=CHECKLIST,
        act=lambda _: publish_supplement(),
        says=("SSJ-SUPPLEMENT-PUBLISHED $.item",),
        holds=("A06-5",),
    ),
    Case(
        name="repealing a law again",
        stage=repealed,
        stream=CHECKLIST,
        act=lambda _: repeal(),
        says=("SSJ-CHECKLIST-REPEALED $.repeal.law",),
        holds=("A06-3",),
    ),
)

QUESTIONED = (
    Case(
        name="an edition that drops a provincial item because a law is repealed",
        stage=shown,
        stream=CHECKLIST,
        act=lambda _: reissue(second(ITEMS[:1], cause="废")),
        says=(),
        holds=("A06-7",),
    ),
    Case(
        name="an edition in which a provincial item has another number of ours",
        stage=shown,
        stream=CHECKLIST,
        act=lambda _: reissue(second(with_first(id="GX11"))),
        says=(),
        holds=("A05-2", "A06-7"),
    ),
    Case(
        name="an edition in which the province renumbered an item",
        stage=shown,
        stream=CHECKLIST,
        act=lambda _: reissue(second(with_first(provincial="YN-101", provincial_edition="2026"))),
        says=(),
        holds=("A05-2", "A06-7"),
    ),
    Case(
        name="an edition in which fewer departments inspect a provincial item",
        stage=shown,
        stream=CHECKLIST,
        act=lambda _: reissue(second(with_first(participating=(MARKET,)))),
        says=("SSJ-A06-7 warning GX01",),
        holds=("A06-7",),
    ),
    Case(
        name="an edition in which a provincial item is only for some kinds of targets",
        stage=shown,
        stream=CHECKLIST,
        act=lambda _: reissue(second(with_first(kinds=("食盐批发企业",)))),
        says=("SSJ-A06-7 warning GX01",),
        holds=("A06-7",),
    ),
    Case(
        name="an edition in which a provincial item is inspected in more ways by more departments",
        stage=shown,
        stream=CHECKLIST,
        act=lambda _: reissue(
            second(
                with_first(methods=("实地检查", "书面检查"), participating=(MARKET, EMERGENCY, "市民政局"))
            )
        ),
        says=(),
        holds=("A06-7",),
    ),
    Case(
        name="an edition that takes up a published supplement",
        stage=supplemented,
        stream=CHECKLIST,
        act=lambda _: reissue(second((*ITEMS, EXTRA))),
        says=(),
        holds=("A05-2",),
    ),
    Case(
        name="an edition that takes up a supplement before it is published",
        stage=proposed,
        stream=CHECKLIST,
        act=lambda _: reissue(second((*ITEMS, EXTRA))),
        says=("SSJ-A05-2 warning ZB01",),
        holds=("A05-2", "A06-6"),
    ),
    Case(
        name="a supplement that rests on no law",
        stage=shown,
        stream=CHECKLIST,
        act=lambda _: propose(evolve(EXTRA, basis="")),
        says=("SSJ-A05-7 warning ZB01",),
        holds=("A05-7",),
    ),
    Case(
        name="the repeal of a law on which one item rests",
        stage=shown,
        stream=CHECKLIST,
        act=lambda _: repeal(),
        says=("SSJ-A06-3 notice GX01",),
        holds=("A06-3",),
    ),
    Case(
        name="the repeal of a law on which nothing rests",
        stage=repealed,
        stream=CHECKLIST,
        act=lambda _: repeal("乡镇煤矿管理条例"),
        says=(),
        holds=("A06-3",),
    ),
    Case(
        name="the list of units",
        stage=adopted,
        stream=departments.STREAM,
        act=lambda _: list_departments(),
        says=(),
        holds=("A02-5", "A24-1"),
    ),
    Case(
        name="the list of supervised items",
        stage=adopted,
        stream=supervision_stream(BUREAU),
        act=lambda _: list_supervision(),
        says=(),
        holds=("A07-9",),
    ),
)


def units(*more: Unit) -> Departments:
    """The list with more units."""
    return Departments(units=(*UNITS, *more))


UNBORN = (
    Unborn(
        name="a section that is nobody's",
        make=lambda: Unit(id="运行科", kind="section"),
        says=("SSJ-UNIT-SECTION .parent",),
        holds=("A02-5",),
    ),
    Unborn(
        name="two units of one name",
        make=lambda: units(UNITS[1]),
        says=("SSJ-FORM-TWICE .units[6]",),
    ),
    Unborn(
        name="a section of a department that is not listed",
        make=lambda: units(Unit(id="运行科", kind="section", parent="市发改委")),
        says=("SSJ-UNIT-PARENT .units[6].parent",),
    ),
    Unborn(
        name="a section of a section, a section of itself, and a department below another",
        make=lambda: units(
            Unit(id="一股", kind="section", parent=SALT),
            Unit(id="运行科", kind="section", parent="运行科"),
            Unit(id="分局", kind="department", parent=BUREAU),
        ),
        says=(
            "SSJ-UNIT-TREE .units[6].parent",
            "SSJ-UNIT-TREE .units[7].parent",
            "SSJ-UNIT-TREE .units[8].parent",
        ),
    ),
    Unborn(
        name="a region that is adjacent to itself",
        make=lambda: Adjacent(first="530402", second="530402"),
        says=("SSJ-FORM-TWICE .second[1]",),
    ),
    Unborn(
        name="a list of no units",
        make=lambda: evolve(list_departments(), departments=Departments()),
        says=("SSJ-FORM-LEAST .departments.units",),
    ),
    Unborn(
        name="a list of no supervised items",
        make=lambda: evolve(list_supervision(), items=()),
        says=("SSJ-FORM-LEAST .items",),
    ),
    Unborn(
        name="a proposal that is published already",
        make=lambda: evolve(
            propose(), supplement=evolve(propose().supplement, publicity=publish_supplement().publicity)
        ),
        says=("SSJ-SUPPLEMENT-EARLY .supplement.publicity",),
        holds=("A06-6",),
    ),
    Unborn(
        name="an edition that expires before it begins",
        make=lambda: evolve(edition(), effective_to="2026-01-09"),
        says=("SSJ-CHECKLIST-EXPIRY .effective_to",),
        holds=("A06-2",),
    ),
    Unborn(
        name="publicity at a time of another day, and of another country",
        make=lambda: Publicity(
            channel="部门网站", address="/1", on="2026-01-08", at="2026-01-09T09:00:00+07:00"
        ),
        says=("SSJ-ACT-OFFSET .at", "SSJ-CHECKLIST-DAY .on"),
        holds=("A02-1",),
    ),
    Unborn(
        name="an item whose caps cannot be read, and whose materials stand there twice",
        make=lambda: evolve(
            EXTRA,
            ratio_cap="随便",
            frequency_cap="0次/年",
            materials=(Material(name="台账"), Material(name="台账", form="original")),
        ),
        says=(
            "SSJ-RATIO-UNREADABLE .ratio_cap",
            "SSJ-RATIO-ZERO .frequency_cap",
            "SSJ-FORM-TWICE .materials[1]",
        ),
        holds=("A05-7",),
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


# ── units ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.requirement("A24-1")
def test_a_department_has_its_sections_and_guides_its_county_bureaus() -> None:
    line = copy_of(adopted())
    line.do(departments.STREAM, list_departments())
    found = line.office.departments()
    assert [each.id for each in found.below(BUREAU)] == [SALT, LAW, COUNTY]
    assert [found.bureau_of(each) for each in (SALT, COUNTY, MARKET, "市民政局")] == [
        BUREAU,
        COUNTY,
        MARKET,
        "市民政局",
    ]
    assert found.named(("市民政局", SALT)) == (UNITS[1],)
    assert found.are_adjacent("530403", "530402")
    assert not found.are_adjacent("530402", "530402")
    assert not found.are_adjacent("530402", "530404")


@pytest.mark.requirement("A02-5")
@pytest.mark.parametrize(
    ("names", "kind", "strict", "wide"),
    [
        ((BUREAU,), "single", False, False),
        ((SALT, SALT), "single", False, False),
        ((BUREAU, SALT), "section", False, True),
        ((SALT, LAW), "section", False, True),
        ((SALT, LAW, MARKET), "department", True, True),
        ((SALT, COUNTY), "department", True, True),
        ((BUREAU, "市民政局"), "department", True, True),
    ],
)
def test_joint_is_of_departments_and_of_sections_where_the_rulebook_counts_them(
    names: tuple[str, ...],
    kind: str,
    strict: bool,  # noqa: FBT001  -- a table's column
    wide: bool,  # noqa: FBT001  -- a table's column
) -> None:
    rules = builtin_rulebook("2026-01-01")
    key = rules.keys.joint_counts_internal_sections
    narrow = evolve(rules, keys=evolve(rules.keys, joint_counts_internal_sections=evolve(key, value=False)))
    assert joint_kind(names, UNITS) == kind
    assert counts_as_joint(names, UNITS, narrow) is strict
    assert counts_as_joint(names, UNITS, rules) is wide


def test_a_later_list_takes_the_place_of_the_one_before() -> None:
    line = copy_of(adopted())
    line.do(departments.STREAM, list_departments())
    line.do(departments.STREAM, evolve(list_departments(), departments=Departments(units=UNITS[:1])))
    assert line.office.departments().units == UNITS[:1]
    line.do(supervision_stream(BUREAU), list_supervision())
    line.do(supervision_stream(BUREAU), evolve(list_supervision(), items=SUPERVISED[:1]))
    assert line.office.supervision(BUREAU).items == SUPERVISED[:1]
    assert line.office.replay().faults == ()


# ── supplements, repeals, editions ────────────────────────────────────────────────────────────────────────


@pytest.mark.requirement("A06-6")
def test_a_supplement_can_be_used_from_its_publication_on() -> None:
    state = supplemented().office.checklist()
    found = {day: state.item_on("ZB01", day) for day in ("2026-06-11", "2026-06-12", "2026-12-31")}
    assert found == {"2026-06-11": None, "2026-06-12": EXTRA, "2026-12-31": EXTRA}
    assert proposed().office.checklist().item_on("ZB01", "2026-12-31") is None
    assert state.item_on("GX01", "2026-06-12") == ITEMS[0]


@pytest.mark.requirement("A06-5")
def test_a_supplement_says_who_wants_it_why_and_when_it_was_reported() -> None:
    (made,) = supplemented().office.checklist().supplements
    assert (made.proposer, made.reason, made.reported_on) == (SALT, "本市工业固废企业多", "2026-06-10")
    assert made.publicity == publish_supplement().publicity


@pytest.mark.requirement("A06-3")
def test_what_rests_on_another_law_too_is_not_repealed_and_nothing_is_before_its_day() -> None:
    state = repealed().office.checklist()
    both = evolve(ITEMS[0], basis="《食盐专营办法》第四条、《食品安全法》第二条")
    none = evolve(ITEMS[0], basis="")
    assert unsupported(ITEMS, state.repeals_on("2026-06-30")) == ()
    assert unsupported(ITEMS, state.repeals_on("2026-07-01")) == ITEMS[:1]
    assert unsupported([both, none], state.repeals_on("2026-07-01")) == ()


def test_a_basis_names_its_laws_in_title_marks() -> None:
    nested = evolve(EXTRA, basis="《云南省实施〈节约能源法〉办法》第三条；《节约能源法》第十二条")
    assert nested.laws == ("云南省实施〈节约能源法〉办法", "节约能源法")
    assert evolve(EXTRA, basis="省政府令第12号").laws == ("省政府令第12号",)
    assert evolve(EXTRA, basis="").laws == ()


@pytest.mark.requirement("A06-2")
def test_an_edition_that_expired_leaves_a_gap_in_which_none_is_in_force() -> None:
    line = copy_of(adopted())
    line.do(CHECKLIST, issue(evolve(edition(), effective_to="2026-05-31")))
    line.do(CHECKLIST, issue(second()))
    state = line.office.checklist()
    found = {
        day: listed.edition.number if (listed := state.in_force(date.fromisoformat(day))) else None
        for day in ("2026-01-09", "2026-05-31", "2026-06-01", "2026-06-30", "2026-07-01")
    }
    assert found == {
        "2026-01-09": None,
        "2026-05-31": 1,
        "2026-06-01": None,
        "2026-06-30": None,
        "2026-07-01": 2,
    }
    assert state.item_on("GX01", "2026-06-01") is None


@pytest.mark.requirement("A06-1")
def test_the_difference_of_two_editions_in_words() -> None:
    after = second(
        (
            evolve(
                ITEMS[0],
                methods=("实地检查", "书面检查"),
                territorial=True,
                area="食盐",
                materials=(Material(name="购销台账"), Material(name="许可证", form="original")),
            ),
            EXTRA,
        ),
        legal="食盐专营办法修订",
    )
    found = edition_diff(edition(), after)
    assert found.text() == (
        "增加：ZB01 工业固废利用检查\n"
        "变更：GX01 食盐专营检查，检查方式 由“实地检查”改为“实地检查、书面检查”\n"
        "变更：GX01 食盐专营检查，领域 由“—”改为“食盐”\n"
        "变更：GX01 食盐专营检查，检查材料 由“—”改为“购销台账（复印件）、许可证（原件）”\n"
        "变更：GX01 食盐专营检查，属地 由“—”改为“√”\n"
        "取消：GX02 工业节能监察"
    )
    assert found.text("en").splitlines()[0] == "added: ZB01 工业固废利用检查"
    assert edition_diff(after, after).text() == ""


# ── coverage ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.requirement("A07-9")
def test_every_supervised_item_is_covered_missing_or_excepted() -> None:
    found = coverage(SUPERVISED, ["GX09"])
    assert (found.covered, found.missing, found.excepted) == (
        SUPERVISED[1:2],
        SUPERVISED[:1],
        SUPERVISED[2:],
    )
    assert found.share == Fraction(1, 2)
    assert coverage(SUPERVISED, ["J01", "GX02"]).share == 1
    assert coverage(SUPERVISED[2:], []).share == 1
