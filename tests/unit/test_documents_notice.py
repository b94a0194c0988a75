"""联合抽查通知书、行政检查通知书 (附件): what they say, what they must not say, and what is questioned about them."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.acts_tables import locked, notified, rule, target
from tests.unit.papers_tables import (
    RULES,
    SHOWN,
    file_in,
    fresh_file,
    judge_golden,
    judge_paper,
    matter_of,
    plain_matter,
    planned,
    with_items,
    words,
)

from shuangsuiji.checklist.item import Item, Material
from shuangsuiji.departments import Departments, Unit
from shuangsuiji.documents.content import Planned, blank_content, issued_content, planned_content
from shuangsuiji.documents.lists import public_list
from shuangsuiji.documents.matter import Matter
from shuangsuiji.documents.moj import PROHIBITED, Given, chosen_paper, moj_paper
from shuangsuiji.documents.notice import notice_paper
from shuangsuiji.documents.wording import BLANK
from shuangsuiji.errors import InvalidInput
from shuangsuiji.printed import Paper, Table
from shuangsuiji.task.scheme_document import ItemScheme, NoNotice, SchemeDocument
from shuangsuiji.testing.samples import BUREAU, EMERGENCY, ITEMS, MARKET

AT = "2026-05-11T10:00:00+08:00"


def notice(matter: Matter | None = None, **members: object) -> Paper:
    """The notice that is planned for the twelfth of May."""
    matter = matter or plain_matter()
    return notice_paper(matter, planned(matter, **members))


def codes(paper: Paper) -> list[str]:
    """The codes of what is questioned about a paper."""
    return [each.code for each in paper.findings]


def keyed(key: str, value: object) -> Matter:
    """The task under a rulebook of which one key is otherwise."""
    return evolve(plain_matter(), rules=rule(key, value))


def with_materials(*materials: Material) -> Matter:
    """The task whose first item asks for these materials."""
    return with_items((evolve(ITEMS[0], materials=materials), ITEMS[1]))


@pytest.mark.requirement("N-17", "N-3", "N-12", "A16-7")
def test_the_annex_reads_as_the_regulation_has_it() -> None:
    judge_golden("notice", notice(certificates={each: f"滇F{each}" for each in team()}))


@pytest.mark.requirement("N-17", "N-6")
def test_a_blank_notice_leaves_day_and_inspectors_to_the_hand() -> None:
    matter = plain_matter()
    judge_golden("notice-blank", notice_paper(matter, blank_content(matter, fresh_file(matter))))


@pytest.mark.requirement("N-18")
def test_the_form_of_2025_reads_as_its_elements_ask() -> None:
    given_ = Given(used=0, contact="玉溪市工业和信息化局政策法规科")
    judge_golden("moj-notice", moj_paper(plain_matter(), planned(plain_matter()), given_))


def team() -> tuple[str, ...]:
    """The first target's team."""
    found = locked().task().team(target())
    assert found
    return found.inspectors


@pytest.mark.requirement("N-1")
def test_it_is_addressed_to_the_name_at_the_draw_and_a_later_name_stands_beside_it() -> None:
    name = fresh_file(plain_matter()).target_name
    assert notice().addressee == name
    assert notice(renamed="新名称有限公司").addressee == f"{name}（现登记名称：新名称有限公司）"


@pytest.mark.requirement("N-2")
def test_its_basis_names_the_edition_of_the_checklist_and_the_year_of_the_plan() -> None:
    found = words(notice())
    assert "联合抽查事项清单（玉工信联〔2026〕1号，第1版）" in found
    assert "2026年度抽查工作计划第1项“工业和信息化领域联合抽查”" in found


@pytest.mark.requirement("N-2")
def test_a_special_check_without_a_row_names_its_own_approval() -> None:
    matter = plain_matter()
    setup = evolve(matter.task.setup, row="", special_approval="玉工信专〔2026〕3号")
    special = evolve(matter, task=evolve(matter.task, setup=setup))
    assert "2026年度专项检查计划（玉工信专〔2026〕3号）" in words(notice(special))


@pytest.mark.requirement("N-3")
def test_the_initiating_bureau_inspects_with_those_that_take_part() -> None:
    assert f"{BUREAU}会同{MARKET}、{EMERGENCY}拟于2026年5月12日" in words(notice())
    assert notice().issuer == f"{BUREAU}（印章）"


@pytest.mark.requirement("N-3")
def test_a_sections_notice_is_its_bureaus() -> None:
    units = (
        Unit(id="玉溪市工业和信息化局", kind="department"),
        *(Unit(id=each, kind="section", parent="玉溪市工业和信息化局") for each in (BUREAU, MARKET)),
        Unit(id=EMERGENCY, kind="department"),
    )
    found = notice(evolve(plain_matter(), departments=Departments(units=units)))
    assert found.issuer == "玉溪市工业和信息化局（印章）"
    assert f"玉溪市工业和信息化局会同{EMERGENCY}拟于" in words(found)


@pytest.mark.requirement("N-4")
def test_the_planned_day_is_in_the_tasks_days_and_a_period_is_questioned() -> None:
    assert "SSJ-N-4" not in codes(notice())
    period = notice(planned_to="2026-05-14")
    assert "拟于2026年5月12日至2026年5月14日依法" in words(period)
    assert codes(period).count("SSJ-N-4") == 1
    assert "SSJ-N-4" not in codes(notice(planned_to="2026-05-12"))


@pytest.mark.parametrize(
    ("members", "code"),
    [
        pytest.param({"planned_on": "2026-05-05", "on": ""}, "SSJ-NOTICE-WINDOW", id="before the task"),
        pytest.param({"planned_on": "2026-07-01"}, "SSJ-NOTICE-WINDOW", id="after the task"),
        pytest.param({"planned_to": "2026-07-01"}, "SSJ-NOTICE-WINDOW", id="ends after the task"),
        pytest.param({"planned_to": "2026-05-11"}, "SSJ-PAPER-PERIOD", id="ends before it begins"),
        pytest.param({"on": "2026-05-13"}, "SSJ-NOTICE-PAST", id="dated after the visit"),
        pytest.param({"inspectors": ("E001",)}, "SSJ-PAPER-INSPECTORS", id="one inspector"),
        pytest.param({"inspectors": ("无此人", "也无此人")}, "SSJ-PAPER-STRANGER", id="not of the team"),
    ],
)
@pytest.mark.requirement("N-4", "N-13", "N-14", "N-15")
def test_refused(members: dict[str, Any], code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        notice(**members)
    assert code in {each.code for each in refused.value.faults}


@pytest.mark.requirement("N-15")
def test_it_may_be_dated_on_the_day_of_the_visit() -> None:
    assert notice(on="2026-05-12").on == "2026-05-12"


@pytest.mark.requirement("N-5")
def test_the_samples_own_item_is_replaced_and_that_is_said_once() -> None:
    assert "公示信息行为" not in words(notice())
    assert "对你单位的“食盐专营检查”“工业节能监察”事项进行检查" in words(notice())
    assert codes(notice()).count("SSJ-N-5") == 1
    disclosed = with_items((evolve(ITEMS[0], name="公示信息检查"), ITEMS[1]))
    assert "SSJ-N-5" not in codes(notice(disclosed))


@pytest.mark.requirement("N-6")
def test_liaison_and_telephone_are_asked_for_and_never_filled_in() -> None:
    assert f"联络员：{BLANK}（电话：{BLANK}）" in words(notice())


@pytest.mark.requirement("N-7")
def test_heads_need_not_be_there_unless_the_rulebook_prints_it_which_is_questioned() -> None:
    assert "负责人员在场" not in words(notice())
    assert "SSJ-N-7" not in codes(notice())
    (softened,) = [each for each in notice().findings if each.code == "SSJ-N-7-SOFT"]
    assert (softened.severity, softened.key) == ("notice", "annex_presence_clause")
    printed = notice(keyed("annex_presence_clause", "printed"))
    assert "请通知本单位财务、行政管理等部门负责人员在场配合检查" in words(printed)
    assert codes(printed).count("SSJ-N-7") == 1
    assert "SSJ-N-7-SOFT" not in codes(printed)


@pytest.mark.requirement("N-8", "A16-7")
def test_materials_are_what_the_items_ask_for_each_as_original_or_copy() -> None:
    found = words(notice())
    assert "1.营业执照（原件）" in found
    assert "进货台账及票据（复印件）" in found
    for absent in ("身份证", "纳税", "劳动合同", "知识产权"):
        assert absent not in found


@pytest.mark.requirement("N-8")
def test_what_the_scheme_asks_for_without_a_flag_may_be_either() -> None:
    scheme = SchemeDocument(items=(ItemScheme(item="GX01", materials=("仓储记录",)),))
    assert "1.仓储记录（原件或复印件）" in words(notice(with_items(ITEMS, scheme)))


@pytest.mark.requirement("N-8", "N-9")
def test_where_no_item_asks_for_anything_nothing_is_asked_for() -> None:
    found = words(notice(with_items(ITEMS)))
    assert "不要求你单位事先准备材料" in found
    assert "复印件" not in found


@pytest.mark.requirement("N-9")
def test_what_can_be_shared_or_is_personal_is_questioned() -> None:
    identity = with_materials(Material(name="经营者的身份证"))
    assert codes(notice(identity)).count("SSJ-N-9-PRIVACY") == 1
    licence = with_materials(Material(name="营业执照"))
    shared = evolve(licence, rules=rule("shared_materials", ["营业执照（复印件）"]))
    assert [each.subject for each in notice(shared).findings if each.code == "SSJ-N-9"] == [
        "营业执照（复印件）"
    ]
    assert not {"SSJ-N-9", "SSJ-N-9-PRIVACY"} & set(codes(notice(licence)))


@pytest.mark.requirement("N-9")
def test_taxes_and_insurance_are_asked_for_only_where_an_item_needs_them() -> None:
    assert "纳税证明" in words(notice(with_materials(Material(name="纳税证明"))))
    assert "纳税证明" not in words(notice())


@pytest.mark.requirement("N-10")
def test_what_concerns_sales_says_so() -> None:
    found = words(notice())
    assert "2.销售企业准备：进货台账及票据（复印件）" in found
    assert "1.营业执照" in found


@pytest.mark.requirement("N-11", "N-12")
def test_the_consequence_names_its_basis_and_the_platform_in_balanced_marks() -> None:
    matter = keyed("non_cooperation_basis", "《企业信息公示暂行条例》（2024年修订）")
    found = words(notice(matter))
    assert (
        "将依据《企业信息公示暂行条例》（2024年修订）作为“不予配合情节严重情形”予以记录"
        "并通过国家企业信用信息公示系统（云南）公示。"
    ) in found
    elsewhere = notice(keyed("platform_name", "国家企业信用信息公示系统（江西）"))
    assert "国家企业信用信息公示系统（江西）" in words(elsewhere)
    judge_paper(elsewhere)


@pytest.mark.requirement("N-13")
def test_every_inspector_stands_there_with_name_and_certificate() -> None:
    first, *others = team()
    (table,) = [each for each in notice(certificates={first: "滇F001"}).parts if isinstance(each, Table)]
    assert [row[1] for row in table.rows] == [f"{each}号" for each in team()]
    assert [row[2] for row in table.rows] == ["滇F001", *[BLANK] * len(others)]


@pytest.mark.requirement("N-14")
def test_some_of_the_team_are_enough() -> None:
    assert len(planned(plain_matter(), inspectors=team()[:2]).inspectors) == 2


@pytest.mark.requirement("N-14", "N-17")
def test_an_issued_notice_is_printed_as_it_was_issued() -> None:
    line = notified()
    matter, file = matter_of(line), file_in(line)
    content = issued_content(matter, file)
    found = notice_paper(matter, content)
    assert (found.version, found.on) == (1, "2026-05-11")
    assert [each.certificate for each in content.inspectors] == [f"滇F{each}" for each in team()]
    assert "SSJ-N-14" not in codes(found)
    assert "版" not in words(found).replace("第1版", "")
    with pytest.raises(InvalidInput):
        issued_content(matter, file, 2)


@pytest.mark.requirement("N-14")
def test_after_a_substitution_the_old_notice_is_questioned_and_the_new_one_is_another_version() -> None:
    line = notified()
    matter, file = matter_of(line), file_in(line)
    changed = tuple(
        evolve(each, members=(evolve(each.members[0], inspector="E999"), *each.members[1:]))
        if target() in each.targets
        else each
        for each in matter.task.teams
    )
    after = evolve(matter, task=evolve(matter.task, teams=changed))
    assert codes(notice_paper(after, issued_content(after, file))).count("SSJ-N-14") == 1
    again = notice_paper(after, planned_content(after, file, Planned(planned_on="2026-05-12")))
    assert again.version == 2
    assert "本通知书为第2版，此前发放的通知书不再使用" in words(again)


@pytest.mark.requirement("N-18")
def test_the_annex_is_questioned_once_for_all_that_it_lacks() -> None:
    (found,) = [each for each in notice().findings if each.code == "SSJ-N-18"]
    assert found.severity == "warning"
    (silent,) = [each for each in notice(rights=False).findings if each.code == "SSJ-N-18"]
    assert silent.data[0].value == f"{found.data[0].value}、权利告知"
    assert "四、你单位的权利" not in words(notice(rights=False))


@pytest.mark.requirement("N-18")
def test_the_rulebook_chooses_the_form() -> None:
    content = planned(plain_matter())
    assert chosen_paper(plain_matter(), content).kind == "notice"
    modern = chosen_paper(keyed("notice_form", "moj2025"), content)
    assert modern.kind == "moj-notice"
    assert "SSJ-N-18" not in codes(modern)


@pytest.mark.requirement("N-18")
def test_the_form_of_2025_has_what_the_annex_lacks() -> None:
    matter = plain_matter()
    scheme = evolve(matter.task.setup.scheme, approval="玉工信检〔2026〕7号", inspection_code="J530499")
    approved = evolve(matter, task=evolve(matter.task, setup=evolve(matter.task.setup, scheme=scheme)))
    found = moj_paper(approved, planned(approved), Given(used=2, contact="政策法规科"))
    text = words(found)
    for each in (
        "玉工信检〔2026〕7号",
        "J530499",
        "本年度已检查2次，上限1次",
        "政策法规科",
        "申请其回避",
        *PROHIBITED,
    ):
        assert each in text
    assert found.issuer.endswith("（印章）")
    assert "SSJ-N-18-MOJ" not in codes(found)


@pytest.mark.requirement("N-18")
def test_what_the_form_of_2025_still_lacks_is_said_once() -> None:
    (found,) = moj_paper(plain_matter(), planned(plain_matter())).findings
    assert found.code == "SSJ-N-18-MOJ"
    assert found.data[0].value == "批准文号、检查频次、咨询、监督联系方式"
    coded = keyed("inspection_code_required", value=True)
    (asked,) = moj_paper(coded, planned(coded)).findings
    assert "检查码" in str(asked.data[0].value)


SECRETS = st.sets(st.sampled_from([f"GX{number:02}" for number in range(1, 6)]))
FIVE = tuple(
    Item(
        id=f"GX{number:02}",
        name=f"{name}检查",
        category="一般检查事项",
        methods=("实地检查",),
        initiating=BUREAU,
        participating=(MARKET, EMERGENCY),
        basis=f"《{name}办法》",
        materials=(Material(name=f"{name}台账"),),
        content=f"{name}情况",
    )
    for number, name in enumerate(("食盐", "节能", "民爆", "监控化学品", "无线电"), 1)
)


@given(hidden=SECRETS, whole=st.booleans())
@pytest.mark.requirement("A16-8", "N-16")
def test_nothing_that_a_target_or_the_public_reads_before_the_visit_names_what_must_not_be_told(
    hidden: set[str],
    whole: bool,  # noqa: FBT001  -- hypothesis gives it
) -> None:
    """不宜告知 (第十六条): in no notice and in no public list stands an item's name, basis, material or number."""
    told = NoNotice(
        reason="告知后可能转移证据", approver="局领导丁", items=() if whole else tuple(sorted(hidden))
    )
    secret = {each.id for each in FIVE} if whole or not hidden else hidden
    matter = with_every_item(SchemeDocument(no_notice=told))
    papers = object_facing(matter)
    assert len(papers) == (4 if len(secret) < len(FIVE) else 0)
    for paper in papers:
        judge_paper(paper)
        text = words(paper)
        for each in FIVE:
            hint = each.name.removesuffix("检查")
            assert (hint in text) == (each.id not in secret)
            assert each.id not in text


def with_every_item(scheme: SchemeDocument) -> Matter:
    """The locked task as if every target were inspected for five items."""
    matter = with_items(FIVE, scheme)
    lock = matter.task.lock
    assert lock
    targets = tuple(evolve(each, items=tuple(item.id for item in FIVE)) for each in lock.targets)
    return evolve(matter, task=evolve(matter.task, lock=evolve(lock, targets=targets)))


def object_facing(matter: Matter) -> list[Paper]:
    """Every paper that a target or the public gets before the visit, as far as it is not refused."""
    makers: tuple[Callable[[], Paper], ...] = (
        lambda: notice_paper(matter, planned(matter)),
        lambda: notice_paper(matter, blank_content(matter, fresh_file(matter))),
        lambda: moj_paper(matter, planned(matter)),
        lambda: public_list(matter, AT),
    )
    found: list[Paper] = []
    for make in makers:
        with suppress(InvalidInput):
            found.append(make())
    return found


@pytest.mark.requirement("A16-8", "N-16")
def test_a_name_that_gives_it_away_is_refused() -> None:
    told = NoNotice(reason="告知后可能转移证据", approver="局领导丁", items=("GX01",))
    matter = with_items(ITEMS, SchemeDocument(no_notice=told))
    setup = evolve(matter.task.setup, plan_name="全市食盐专营检查")
    named = evolve(matter, task=evolve(matter.task, setup=setup))
    with pytest.raises(InvalidInput, match="SSJ-PAPER-TOLD"):
        notice(named)
    assert notice(matter)


@pytest.mark.parametrize(
    ("told", "secret", "named"),
    [
        pytest.param(
            "工业节能监察", "工业节能监察（飞行检查）", True, id="the secret name has the told one in it"
        ),
        pytest.param(
            "工业节能监察（飞行检查）", "工业节能监察", False, id="the told name has the secret one in it"
        ),
    ],
)
@pytest.mark.requirement("A16-8")
def test_a_name_within_another_neither_hides_nor_betrays_it(told: str, secret: str, *, named: bool) -> None:
    hidden = NoNotice(reason="告知后可能转移证据", approver="局领导丁", items=("GX02",))
    items = (evolve(ITEMS[0], name=told), evolve(ITEMS[1], name=secret))
    matter = with_items(items, SchemeDocument(no_notice=hidden))
    assert notice(matter)
    setup = evolve(matter.task.setup, plan_name="工业节能监察（飞行检查）")
    planned_ = evolve(matter, task=evolve(matter.task, setup=setup))
    if not named:
        assert notice(planned_)
        return
    with pytest.raises(InvalidInput, match="SSJ-PAPER-TOLD"):
        notice(planned_)


def test_the_shown_items_are_the_lines_own() -> None:
    assert [each.id for each in SHOWN] == [each.id for each in ITEMS]
    assert RULES.keys.min_onsite.value == 2
