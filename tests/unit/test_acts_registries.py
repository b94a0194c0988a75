"""“两库”更新确认 (第九条): which acts are refused, and what follows from the others."""

from datetime import date
from itertools import permutations

import pytest
from attrs import evolve
from tests.unit.acts_tables import (
    INSPECTORS,
    TARGETS,
    Case,
    Unborn,
    confirm,
    copy_of,
    judge_questioned,
    judge_refused,
    judge_unborn,
    named,
    nothing,
    prepared,
    shown,
)

from shuangsuiji.ids.certificate import Certificate
from shuangsuiji.registries.confirmation import (
    Confirmation,
    ConfirmRegistry,
    Rejection,
    registry_digest,
    registry_stream,
)
from shuangsuiji.registries.days import Period
from shuangsuiji.registries.inspectors import InspectorRecord
from shuangsuiji.registries.staff import GROUNDS, StaffMember
from shuangsuiji.registries.targets import TargetRecord
from shuangsuiji.testing.platform_documents import credit_codes

LATER = "2026-05-20T09:00:00+08:00"


def targets() -> ConfirmRegistry:
    """Confirm the targets' registry."""
    return confirm("targets", nothing())


REFUSED = (
    Case(
        name="targets among the confirmations of inspectors",
        stage=prepared,
        stream=INSPECTORS,
        act=lambda _: targets(),
        says=("SSJ-ACT-STREAM-OTHER",),
    ),
    Case(
        name="inspectors among the confirmations of targets",
        stage=prepared,
        stream=TARGETS,
        act=lambda line: confirm("inspectors", line),
        says=("SSJ-ACT-STREAM-OTHER",),
    ),
    Case(
        name="a registry that there is not",
        stage=prepared,
        stream="registry/objects",
        act=lambda _: targets(),
        says=("SSJ-ACT-STREAM-OTHER",),
    ),
)

QUESTIONED = (
    Case(
        name="a confirmation, which nothing questions",
        stage=shown,
        stream=TARGETS,
        act=lambda _: evolve(targets(), sources=("检查对象.xlsx",)),
        says=(),
        holds=("A09-16",),
    ),
    Case(
        name="targets with rejected rows, a name with two codes and old numbers, from a table with phones",
        stage=shown,
        stream=TARGETS,
        act=lambda _: evolve(
            targets(),
            rejected=(Rejection(source="对象.xlsx", row=7, codes=("SSJ-REG-STATUS",)),),
            same_names=("样例盐业有限公司",),
            legacy=3,
            dropped=("联系电话",),
        ),
        says=(
            "SSJ-A09-1 warning",
            "SSJ-A09-7 warning 样例盐业有限公司",
            "SSJ-A09-7-LEGACY warning",
            "SSJ-X-23 notice",
        ),
        holds=("A09-1", "A09-7", "X-23"),
    ),
    Case(
        name="inspectors, of whom the staff list has more",
        stage=shown,
        stream=INSPECTORS,
        act=lambda line: evolve(
            confirm("inspectors", line),
            missing=tuple(
                StaffMember(id=id_, ground=ground)
                for id_, ground in zip(("E1", "E2", "E3"), GROUNDS, strict=True)
            ),
        ),
        says=("SSJ-A09-10 warning E1", "SSJ-A09-11 warning E2", "SSJ-A09-12 warning E3"),
        holds=("A09-10", "A09-11", "A09-12"),
    ),
)

UNBORN = (
    Unborn(
        name="what is known to be wrong, said wrongly",
        make=lambda: evolve(
            targets(),
            legacy=-1,
            dropped=("",),
            same_names=(" ",),
            missing=(StaffMember(id="E1", ground=GROUNDS[0]),) * 2,
        ),
        says=(
            "SSJ-FORM-LEAST .legacy",
            "SSJ-FORM-TWICE .missing[1]",
            "SSJ-TEXT-EMPTY .dropped[0]",
            "SSJ-TEXT-EMPTY .same_names[0]",
        ),
    ),
    Unborn(
        name="a rejected row that is none",
        make=lambda: Rejection(source="", row=0, codes=()),
        says=("SSJ-FORM-LEAST .codes", "SSJ-FORM-LEAST .row", "SSJ-TEXT-EMPTY .source[0]"),
    ),
    Unborn(
        name="a person without a number",
        make=lambda: StaffMember(id="", ground=GROUNDS[0]),
        says=("SSJ-TEXT-EMPTY .id",),
    ),
    Unborn(
        name="nothing, under no digest, from a file without a name",
        make=lambda: evolve(targets(), count=0, digest="摘要", sources=("检查对象.xlsx", " ")),
        says=("SSJ-FORM-LEAST .count", "SSJ-TEXT-HEX .digest", "SSJ-TEXT-EMPTY .sources[1]"),
    ),
    Unborn(
        name="a confirmation of nothing by nobody at no time",
        make=lambda: Confirmation(registry="targets", by="", at="昨天", count=0, digest="摘要"),
        says=(
            "SSJ-TEXT-EMPTY .by",
            "SSJ-TEXT-INSTANT .at",
            "SSJ-FORM-LEAST .count",
            "SSJ-TEXT-HEX .digest",
        ),
    ),
    Unborn(
        name="by nobody",
        make=lambda: evolve(targets(), by=""),
        says=("SSJ-TEXT-EMPTY .by",),
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


@pytest.mark.requirement("A09-15", "A04-4")
def test_the_latest_confirmation_counts_and_every_earlier_one_stays() -> None:
    line = copy_of(prepared())
    assert shown().office.registry("targets").latest is None
    line.do(TARGETS, evolve(targets(), at=LATER, count=61, by="名录管理员乙"))
    found = line.office.registry("targets")
    assert [(each.by, each.count) for each in found.confirmations] == [
        ("名录管理员", 60),
        ("名录管理员乙", 61),
    ]
    assert found.latest == found.confirmations[-1]
    assert found.confirmations[-1].year == 2026


def test_each_registry_has_its_stream() -> None:
    assert (registry_stream("targets"), registry_stream("inspectors")) == (
        "registry/targets",
        "registry/inspectors",
    )


def inspector(id_: str, row: int) -> InspectorRecord:
    """A row of the inspectors' registry."""
    return InspectorRecord(
        id=id_,
        name=f"{id_}号",
        department="市工业和信息化局",
        area="",
        skills=("盐业",),
        certificates=(Certificate(number=f"YN-{id_}", issuer="", valid_until=date(2027, 12, 31)),),
        status="active",
        away=(Period(first=date(2026, 7, 1), last=date(2026, 7, 5)),),
        row=row,
    )


INSPECTOR_ROWS = [inspector(f"E{number:03}", number + 3) for number in range(3)]
TARGET_ROWS = [
    TargetRecord(id=code, name="某食盐公司", area="", status="存续", needs=(), stratum="全部", row=number)
    for number, code in enumerate(credit_codes(2), 4)
]


@pytest.mark.requirement("A09-2")
def test_a_registry_has_one_digest_whatever_the_order_of_its_rows() -> None:
    digests = {
        registry_digest(evolve(each, row=number) for number, each in enumerate(rows, 9))
        for rows in permutations(INSPECTOR_ROWS)
    }
    assert digests == {registry_digest(INSPECTOR_ROWS)}


@pytest.mark.parametrize(
    "changed",
    [
        evolve(INSPECTOR_ROWS[0], id="E009"),
        evolve(INSPECTOR_ROWS[0], skills=()),
        evolve(INSPECTOR_ROWS[0], status="inactive"),
        evolve(INSPECTOR_ROWS[0], certificates=()),
        evolve(INSPECTOR_ROWS[0], away=(Period(first=date(2026, 7, 1), last=date(2026, 7, 6)),)),
    ],
    ids=["id", "skills", "status", "certificate", "away"],
)
def test_whatever_is_changed_changes_the_digest(changed: InspectorRecord) -> None:
    assert registry_digest([changed, *INSPECTOR_ROWS[1:]]) != registry_digest(INSPECTOR_ROWS)


def test_a_row_more_or_twice_changes_the_digest() -> None:
    digests = [
        registry_digest(rows) for rows in (TARGET_ROWS, TARGET_ROWS[:1], [*TARGET_ROWS, TARGET_ROWS[0]])
    ]
    assert len(set(digests)) == 3
