"""两库的栏目 (第九条): kinds, owners, items, regions, certificates, and what is kept or left out."""

from datetime import date

import pytest
from tests.unit.registries_tables import codes, credit_code, table

from shuangsuiji.errors import InvalidInput
from shuangsuiji.ids.certificate import Certificate
from shuangsuiji.ids.credit import credit_check_character
from shuangsuiji.ids.region import current_name
from shuangsuiji.registries.confirmation import confirming_inspectors, confirming_targets, registry_digest
from shuangsuiji.registries.inspectors import InspectorRecord, read_inspectors, standing_of_inspector
from shuangsuiji.registries.reading import Reading
from shuangsuiji.registries.single import enter_inspector, enter_target
from shuangsuiji.registries.staff import StaffMember, missing_staff, read_staff
from shuangsuiji.registries.targets import TargetColumns, TargetRecord, read_targets, same_names

A, B = credit_code(1), credit_code(2)
OLD = "530499000000016"
TARGET = {
    "统一社会信用代码/注册号": A,
    "企业名称": "甲公司",
    "管辖单位": "",
    "登记状态": "存续",
    "专业资质资格": "",
}
PERSON = {
    "单位工号": "G1", "姓名": "甲某", "所在业务部门（机构）": "信用科", "地区": "", "岗位资质资格": "",
    "执法证编号": "YZ-1", "执法证有效期": "长期", "执法人员状态": "有效",
}  # fmt: skip
AT = "2026-04-20T09:00:00+08:00"


def resident_id() -> str:
    body = "53049919000101000"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11]


def targets(*rows: dict[str, str]) -> Reading[TargetRecord]:
    found = [{**TARGET, **each} for each in rows]
    return read_targets(table(tuple(found[0]), *(tuple(each.values()) for each in found)))


def target(**cells: str) -> TargetRecord:
    found = targets(cells)
    assert found.faults == ()
    return found.records[0]


def people(*rows: dict[str, str], pattern: str = "") -> Reading[InspectorRecord]:
    found = [{**PERSON, **each} for each in rows]
    made = table(tuple(found[0]), *(tuple(each.values()) for each in found))
    return read_inspectors(made, certificate_pattern=pattern)


def person(**cells: str) -> InspectorRecord:
    found = people(cells)
    assert found.faults == ()
    return found.records[0]


class TestTargets:
    """检查对象 (第九条)."""

    @pytest.mark.requirement("A09-6")
    @pytest.mark.parametrize(
        ("start", "kind"),
        [("91", "企业"), ("92", "个体工商户"), ("93", "农民专业合作社"), ("N1", "其他组织")],
    )
    def test_the_kind_follows_from_the_id_where_the_table_does_not_say(self, start: str, kind: str) -> None:
        body = start + A[2:17]
        assert target(**{"统一社会信用代码/注册号": body + credit_check_character(body)}).kind == kind

    @pytest.mark.requirement("A09-6", "A23-2")
    def test_a_thing_has_an_id_of_its_own_and_belongs_to_a_body(self) -> None:
        thing = target(**{"统一社会信用代码/注册号": "XM-001", "检查对象类型": "项目", "所属主体代码": B})
        assert (thing.id, thing.kind, thing.owner, thing.entity) == ("XM-001", "项目", B, B)
        assert target().entity == A

    @pytest.mark.requirement("A09-6")
    @pytest.mark.parametrize(
        ("cells", "code"),
        [
            ({"检查对象类型": "车辆"}, "SSJ-REG-KIND"),
            ({"检查对象类型": "产品", "所属主体代码": ""}, "SSJ-TEXT-EMPTY"),
            ({"检查对象类型": "产品"}, "SSJ-REG-OWNER-MISSING"),
            ({"检查对象类型": "企业", "所属主体代码": B}, "SSJ-REG-OWNER"),
            ({"原注册号": B}, "SSJ-REG-FORMER"),
            ({"行政区划代码": "5304"}, "SSJ-ID-REGION-FORM"),
        ],
    )
    def test_what_is_wrong(self, cells: dict[str, str], code: str) -> None:
        assert codes(targets(cells).faults) == [code]

    @pytest.mark.requirement("A09-4")
    def test_items_that_it_can_be_inspected_for(self) -> None:
        assert target(抽查事项="食盐专营检查，GX02").items == ("GX02", "食盐专营检查")
        assert target(抽查事项="无").items == ()
        assert target().items is None

    @pytest.mark.requirement("A09-3", "A09-5")
    def test_level_region_and_who_supervises_it(self) -> None:
        found = target(层级="县级", 行政区划代码="530499", 审批部门="市工业和信息化局", 主管部门="乙局、甲局")
        assert (found.level, found.region) == ("县级", "530499")
        assert (found.approving, found.competent) == (("市工业和信息化局",), ("乙局", "甲局"))

    @pytest.mark.requirement("A09-8")
    def test_a_region_is_its_own_field_and_a_historic_code_is_shown_under_todays_name(self) -> None:
        assert target().region == ""  # although the credit code has one
        assert target(行政区划代码="530422").region == "530422"
        assert (current_name("530422"), current_name("530421")) == ("澄江市", "江川区")

    @pytest.mark.requirement("A09-7")
    def test_a_body_under_its_old_number_and_its_new_code_is_refused(self) -> None:
        found = targets({"原注册号": OLD}, {"统一社会信用代码/注册号": OLD, "原注册号": ""})
        assert codes(found.faults) == ["SSJ-REG-TARGET-TWICE"] * 2

    @pytest.mark.requirement("A09-7")
    def test_one_name_with_two_codes_and_old_numbers_are_told_when_the_registry_is_confirmed(self) -> None:
        found = targets(
            {}, {"统一社会信用代码/注册号": OLD}, {"统一社会信用代码/注册号": B, "企业名称": "乙"}
        )
        assert same_names(found.records) == ("甲公司",)
        act = confirming_targets({"对象.xlsx": found}, by="管理员", at=AT)
        assert (act.count, act.same_names, act.legacy) == (3, ("甲公司",), 1)

    @pytest.mark.requirement("A09-1")
    def test_every_other_column_is_kept_and_counts(self) -> None:
        found = target(许可证编号="滇盐001", 备注="")
        assert found.extra == (("许可证编号", "滇盐001"),)
        assert registry_digest([found]) != registry_digest([target(许可证编号="滇盐002", 备注="")])

    def test_the_column_that_a_task_makes_strata_of_is_kept_too(self) -> None:
        made = table((*TARGET, "片区"), (*TARGET.values(), "东"))
        other = table((*TARGET, "片区"), (*TARGET.values(), "东"))
        by_area = read_targets(made, TargetColumns(stratum="片区")).records
        assert (by_area[0].stratum, by_area[0].extra) == ("东", (("片区", "东"),))
        assert registry_digest(by_area) == registry_digest(read_targets(other).records)

    @pytest.mark.requirement("A09-1")
    def test_a_rejected_row_is_listed_with_its_reason(self) -> None:
        found = targets({}, {"统一社会信用代码/注册号": B, "登记状态": "在业"})
        act = confirming_targets({"对象.xlsx": found}, by="管理员", at=AT)
        assert [(each.source, each.row, each.codes) for each in act.rejected] == [
            ("对象.xlsx", 3, ("SSJ-REG-STATUS",))
        ]


class TestPrivacy:
    """个人信息 (X-23): resident ID numbers and phones never get in, by whatever column."""

    @pytest.mark.requirement("X-23", "A09-13")
    @pytest.mark.parametrize("text", ["13800000000", f"甲某{resident_id()}", "电话：13900000000（办）"])
    def test_an_unread_column_with_them_is_stripped_and_told(self, text: str) -> None:
        found = targets(
            {"备注": text, "联系方式": "某"}, {"统一社会信用代码/注册号": B, "备注": "老字号", "联系方式": ""}
        )
        assert [each.extra for each in found.records] == [(), (("备注", "老字号"),)]
        assert (found.stripped_rows, found.dropped_columns) == ((2,), ("联系方式",))
        act = confirming_targets({"对象.xlsx": found}, by="管理员", at=AT)
        assert act.dropped == ("联系方式",)


class TestInspectors:
    """执法检查人员 (第九条)."""

    FIRST, LAST = date(2026, 5, 1), date(2026, 6, 30)

    @pytest.mark.requirement("A09-13")
    def test_every_field(self) -> None:
        found = person(
            执法证编号="YZ-1；YZ-2",
            执法证发证机关="甲市人民政府；乙部",
            执法证有效期起="2024-01-01",
            执法证有效期="2026-05-31；长期",
            执法事项范围="食盐专营检查",
            层级="市级",
            行政区划代码="530499",
            借调前单位="县局",
        )
        start = date(2024, 1, 1)
        assert found.certificates == (
            Certificate(
                number="YZ-1", issuer="甲市人民政府", valid_from=start, valid_until=date(2026, 5, 31)
            ),
            Certificate(number="YZ-2", issuer="乙部", valid_from=start),
        )
        assert (found.scope, found.level, found.region) == (("食盐专营检查",), "市级", "530499")
        assert (found.department, found.home) == ("信用科", "县局")

    @pytest.mark.requirement("A09-14", "A09-12", "A26-3")
    @pytest.mark.parametrize(
        ("cells", "standing"),
        [
            ({}, "eligible"),
            ({"执法人员状态": "暂停"}, "excluded:suspended"),
            ({"是否具有执法资格": "否"}, "excluded:unqualified"),
            ({"是否具有执法资格": "否", "执法证编号": "", "执法证有效期": ""}, "excluded:unqualified"),
            ({"执法证有效期": "2026-06-29"}, "excluded:certificate-expired"),
            ({"执法证有效期起": "2026-05-02"}, "excluded:certificate-expired"),
            (
                {
                    "执法证编号": "1；2",
                    "执法证有效期": "2026-05-31；2026-06-30",
                    "执法证有效期起": "2026-01-01；2026-06-01",
                },
                "eligible",
            ),
            (
                {
                    "执法证编号": "1；2",
                    "执法证有效期": "2026-05-31；2026-06-30",
                    "执法证有效期起": "2026-01-01；2026-06-02",
                },
                "excluded:certificate-expired",
            ),
            ({"执法事项范围": "食盐专营检查，安全检查"}, "eligible"),
            ({"执法事项范围": "安全检查"}, "excluded:out-of-scope"),
            ({"执法事项范围": "安全检查", "执法人员状态": "失效"}, "excluded:inactive"),
        ],
    )
    def test_who_can_be_drawn_for_the_planned_days(self, cells: dict[str, str], standing: str) -> None:
        found = person(**cells)
        assert standing_of_inspector(found, self.FIRST, self.LAST, {"GX01", "食盐专营检查"}) == standing

    def test_scope_is_not_asked_where_specialism_is_not(self) -> None:
        assert standing_of_inspector(person(执法事项范围="安全检查"), self.FIRST, self.LAST) == "eligible"

    @pytest.mark.requirement("X-24")
    @pytest.mark.parametrize(
        ("cells", "pattern", "expected"),
        [
            ({}, "", []),
            ({}, r"YZ-\d", []),
            ({}, r"YZ-\d\d", ["SSJ-REG-CERTIFICATE-FORM"]),
            ({"执法证有效期": ""}, "", ["SSJ-REG-VALID-UNTIL"]),
            ({"执法证编号": "1；2；3", "执法证有效期": "长期；长期"}, "", ["SSJ-REG-CERTIFICATES"]),
            ({"执法证编号": "１"}, "", ["SSJ-REG-WIDE"]),
            ({"是否具有执法资格": "也许"}, "", ["SSJ-REG-QUALIFIED"]),
        ],
    )
    def test_a_number_is_opaque_its_form_is_the_rulebooks_and_its_end_is_asked(
        self, cells: dict[str, str], pattern: str, expected: list[str]
    ) -> None:
        assert codes(people(cells, pattern=pattern).faults) == expected


class TestSingleEntry:
    """单户录入 (第九条)."""

    def test_what_a_row_is_rejected_for_is_refused_here_all_of_it(self) -> None:
        with pytest.raises(InvalidInput) as caught:
            enter_target({**TARGET, "企业名称": "", "登记状态": "在业"})
        assert codes(caught.value.faults) == ["SSJ-TEXT-EMPTY", "SSJ-REG-STATUS"]

    def test_who_stands_there_already_is_refused(self) -> None:
        listed = target(原注册号=OLD)
        for cells in (TARGET, {**TARGET, "统一社会信用代码/注册号": OLD}):
            with pytest.raises(InvalidInput) as caught:
                enter_target(cells, [listed])
            assert codes(caught.value.faults) == ["SSJ-REG-TARGET-TWICE"]
        with pytest.raises(InvalidInput) as caught:
            enter_inspector(PERSON, [person()])
        assert codes(caught.value.faults) == ["SSJ-REG-INSPECTOR-TWICE"]

    def test_a_sample_is_no_record(self) -> None:
        with pytest.raises(InvalidInput) as caught:
            enter_inspector({**PERSON, "姓名": "示例"})
        assert codes(caught.value.faults) == ["SSJ-REG-SINGLE"]


class TestStaff:
    """应录尽录 (第九条)."""

    @pytest.mark.requirement("A09-10", "A09-11", "A09-12")
    def test_who_is_missing_is_told_when_the_registry_is_confirmed(self) -> None:
        staff = read_staff(
            table(("单位工号", "人员类别"), ("G1", "行政执法公务员"), ("G2", "从事日常监管"), ("G3", "亲属"))
        )
        assert codes(staff.faults) == ["SSJ-REG-STAFF-GROUND"]
        act = confirming_inspectors({"人员.xlsx": people({})}, (), staff.records, by="管理员", at=AT)
        assert act.missing == (StaffMember(id="G2", ground="从事日常监管"),)
        assert missing_staff(staff.records, {"G1", "G2"}) == ()
