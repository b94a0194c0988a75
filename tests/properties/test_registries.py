"""两库 (第九条): a registry is what it holds, however its records came in."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.registries_tables import credit_code, table

from shuangsuiji.registries.confirmation import registry_digest
from shuangsuiji.registries.inspectors import read_inspectors
from shuangsuiji.registries.single import enter_inspector, enter_target
from shuangsuiji.registries.targets import TargetRecord, read_targets

TARGET_HEADERS: Final = (
    "统一社会信用代码/注册号", "企业名称", "管辖单位", "登记状态", "专业资质资格", "抽查事项", "行政区划代码", "备注",
)  # fmt: skip
PERSON_HEADERS: Final = (
    "单位工号", "姓名", "所在业务部门（机构）", "地区", "岗位资质资格", "执法证编号", "执法证有效期", "执法人员状态", "备注",
)  # fmt: skip
WORDS: Final = st.sampled_from(("", "甲", "乙，丙", "丁；甲", "13800000000"))


@st.composite
def target_rows(draws: st.DrawFn) -> list[tuple[str, ...]]:
    serials = draws(st.lists(st.integers(1, 40), min_size=1, max_size=6, unique=True))
    return [
        (
            credit_code(each),
            draws(st.sampled_from(("某公司", " 某厂 "))),
            draws(st.sampled_from(("", "城关所"))),
            draws(st.sampled_from(("存续", "注销", "吊销，未注销"))),
            draws(WORDS),
            draws(WORDS),
            draws(st.sampled_from(("", "530421", "530499"))),
            draws(WORDS),
        )
        for each in serials
    ]


@st.composite
def person_rows(draws: st.DrawFn) -> list[tuple[str, ...]]:
    serials = draws(st.lists(st.integers(1, 40), min_size=1, max_size=6, unique=True))
    return [
        (
            f"G{each}",
            "某人",
            "信用科",
            draws(st.sampled_from(("", "城关"))),
            draws(WORDS),
            draws(st.sampled_from(("YZ-1", "YZ-1；YZ-2"))),
            draws(st.sampled_from(("长期", "2026-12-31"))),
            draws(st.sampled_from(("有效", "失效", "暂停"))),
            draws(WORDS),
        )
        for each in serials
    ]


@pytest.mark.requirement("A09-2")
class TestBatchAndSingle:
    """批量导入 and 单户录入 (第九条): the same rows by both ways, in any order, are the same registry."""

    @given(target_rows(), st.randoms(use_true_random=False), st.integers(0, 6))
    def test_targets(self, rows: list[tuple[str, ...]], chance: st.DataObject, split: int) -> None:
        batch = read_targets(table(TARGET_HEADERS, *rows))
        assert batch.faults == ()
        mixed = list(rows)
        chance.shuffle(mixed)  # type: ignore[attr-defined]
        known: list[TargetRecord] = []
        if mixed[:split]:
            known += read_targets(table(TARGET_HEADERS, *mixed[:split])).records
        for row in mixed[split:]:
            known.append(enter_target(dict(zip(TARGET_HEADERS, row, strict=True)), known))
        assert registry_digest(known) == registry_digest(batch.records)
        assert all("13800000000" not in repr(each.extra) for each in known)

    @given(person_rows())
    def test_inspectors(self, rows: list[tuple[str, ...]]) -> None:
        batch = read_inspectors(table(PERSON_HEADERS, *rows))
        assert batch.faults == ()
        known = [enter_inspector(dict(zip(PERSON_HEADERS, row, strict=True))) for row in reversed(rows)]
        assert registry_digest(known) == registry_digest(batch.records)
