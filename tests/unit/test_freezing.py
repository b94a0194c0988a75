"""从名录到快照、应抽数的口径 (第八条至第十二条): who stands in which roll, and what a task's wordings come to."""

from typing import Any

import pytest
from attrs import evolve
from tests.unit.acts_tables import created
from tests.unit.test_exclusions import SCHEME

from shuangsuiji.content_digest import H
from shuangsuiji.errors import InvalidInput
from shuangsuiji.ids.certificate import Certificate
from shuangsuiji.registries.inspectors import InspectorRecord
from shuangsuiji.registries.targets import TargetRecord
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rolls.roll import Roll, freeze
from shuangsuiji.task.freezing import (
    Known,
    department_faults,
    excluded,
    flagged_stratum,
    inspector_entries,
    modes_of,
    other_departments,
    target_entries,
)
from shuangsuiji.task.scheme import Scheme
from shuangsuiji.task.scheme_people import InspectorScheme, SelectionScheme, SlotScheme
from shuangsuiji.task.scheme_targets import FlaggedScheme, StratumScheme
from shuangsuiji.task.stratum_plans import stratum_plans
from shuangsuiji.task.toml import read_task

TASK = read_task(SCHEME.replace("甲局", "甲市场监督管理局").replace("乙局", "乙应急管理局").encode())
STAFFED = evolve(
    TASK,
    inspectors=InspectorScheme(
        file="inspectors.xlsx",
        slots=(SlotScheme(department="甲市场监督管理局"), SlotScheme(department="乙应急管理局")),
    ),
)


def targets(scheme: Scheme = TASK, **members: Any) -> Scheme:  # noqa: ANN401  -- any member of the scheme
    """The task with other words about its targets; nobody is flagged."""
    return evolve(scheme, targets=evolve(scheme.targets, **{"flagged": (), **members}))


def target(number: int, **members: Any) -> TargetRecord:  # noqa: ANN401  -- any member of a record
    """A target of the registry."""
    plain: dict[str, Any] = {"area": "", "status": "存续", "needs": (), "stratum": "一般", "row": number}
    return TargetRecord(**{"id": f"对象{number}", "name": f"企业{number}", **plain, **members})


def inspector(number: int, department: str, **members: Any) -> InspectorRecord:  # noqa: ANN401  -- as above
    """An inspector of the registry."""
    plain: dict[str, Any] = {"area": "", "skills": (), "status": "active", "away": (), "row": number}
    plain["certificates"] = (Certificate(number=str(number), issuer=""),)
    own = {"id": f"E{number}", "name": "甲", "department": department}
    return InspectorRecord(**{**plain, **own, **members})


def roll(**eligible: int) -> Roll:
    """A roll of so many targets a stratum, and one of each that cannot be drawn."""
    entries = [Entry(id=f"{part}{n}", part=part) for part, count in eligible.items() for n in range(count)]
    entries += [Entry(id=f"{part}x", part=part, standing="excluded:annual-cap") for part in eligible]
    return freeze(entries, H)


def refused(scheme: Scheme, frozen: Roll) -> list[str]:
    """Give the faults of a scheme for a roll, each with its place."""
    with pytest.raises(InvalidInput) as caught:
        stratum_plans(scheme, frozen)
    return [f"{each.code} {each.place.path if each.place else ''}" for each in caught.value.faults]


# ── who stands where ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.requirement("A09-4")
def test_a_target_is_there_for_an_item_by_its_name_or_its_number() -> None:
    records = (target(1, items=("食盐专营检查",)), target(2, items=("节能监察",)))
    made = target_entries(records, TASK, ())
    assert [each.standing for each in made] == ["eligible", "excluded:no-item"]
    assert excluded(made) == {"no-item": 1}


@pytest.mark.requirement("A10-6")
def test_a_value_belongs_to_one_stratum_and_every_value_to_some() -> None:
    twice = (StratumScheme(name="高", values=("一般", "高")), StratumScheme(name="低", values=("一般",)))
    with pytest.raises(InvalidInput) as caught:
        target_entries([], targets(strata=twice), ())
    assert [each.code for each in caught.value.faults] == ["SSJ-TASK-STRATUM-TWICE"]
    with pytest.raises(InvalidInput) as caught:
        target_entries([target(1, stratum="未评级")], targets(strata=twice[:1]), ())
    assert [each.code for each in caught.value.faults] == ["SSJ-TASK-STRATUM-VALUE"]


@pytest.mark.requirement("A12-5")
def test_who_is_not_assigned_says_so_unless_he_could_not_be_drawn_anyway() -> None:
    direct = SelectionScheme(
        department="甲市场监督管理局",
        mode="direct-assignment",
        reason="人数少",
        chosen_by="局领导丁",
        assigned=("E1",),
    )
    people = (
        inspector(1, "甲市场监督管理局"),
        inspector(2, "甲市场监督管理局"),
        inspector(3, "甲市场监督管理局", status="inactive"),
        inspector(4, "乙应急管理局"),
    )
    made = inspector_entries(people, evolve(STAFFED, selection=(direct,)))
    assert [each.standing for each in made] == [
        "eligible",
        "excluded:not-assigned",
        "excluded:inactive",
        "eligible",
    ]


@pytest.mark.requirement("A09-14")
def test_an_inspectors_scope_names_an_item_by_its_name_or_its_number() -> None:
    people = [
        inspector(each, "丙局", scope=(item,)) for each, item in enumerate(("食盐专营检查", "GX01", "GX02"))
    ]
    made = inspector_entries(people, TASK, Known(item_ids=("GX01",)))
    assert [each.standing for each in made] == ["eligible", "eligible", "excluded:out-of-scope"]


@pytest.mark.requirement("A08-8")
def test_who_is_flagged_for_several_reasons_stands_where_one_of_them_is_named() -> None:
    assert (
        flagged_stratum(targets(flagged=TASK.targets.flagged[:1]), ("投诉举报多", "经营异常名录")) == "列异"
    )


@pytest.mark.requirement("A12-1")
def test_who_chooses_no_mode_draws_at_random_from_who_could_inspect() -> None:
    setup = created().task().setup
    first, second, *others = setup.departments
    pool = (
        Entry(id="E1", part=first),
        Entry(id="E2", part=first, standing="excluded:not-assigned"),
        Entry(id="E3", part=first, standing="excluded:inactive"),
        Entry(id="E4", part=second),
    )
    assert [(each.department, each.mode, each.pool) for each in modes_of(TASK, setup, pool)] == [
        (first, "random", 2),
        (second, "random", 1),
        *((each, "random", 0) for each in others),
    ]


@pytest.mark.requirement("A09-1")
def test_a_department_that_is_misspelt_of_a_few_is_refused_and_another_one_is_counted() -> None:
    few = [inspector(each, "甲市场监督管局") for each in range(3)]
    others = [inspector(9, "丙局"), inspector(10, "甲市场监督管理局")]
    found = list(department_faults([*few, *others], STAFFED))
    assert [(each.code, each.place and each.place.row) for each in found] == [
        ("SSJ-TASK-DEPARTMENT-NEAR", number) for number in range(3)
    ]
    assert {dict(each.params)["near"] for each in found} == {"甲市场监督管理局"}
    assert list(department_faults([*few, inspector(3, "甲市场监督管局")], STAFFED)) == []
    assert other_departments(others, STAFFED) == {"丙局": 1}
    assert other_departments(others, TASK) == {"丙局": 1, "甲市场监督管理局": 1}


# ── what the wordings come to ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.requirement("A11-3", "A11-4")
def test_each_stratum_is_drawn_by_its_own_wording() -> None:
    flagged = (FlaggedScheme(name="重点", ratio="30%"), FlaggedScheme(name="列异", ratio="20%"))
    made = stratum_plans(targets(flagged=flagged), roll(全部=8, 重点=3))
    assert [(each.name, each.ratio.numerator, each.ratio.denominator) for each in made] == [
        ("全部", 1, 10),
        ("重点", 3, 10),
    ]
    strata = (StratumScheme(name="高", ratio="50%"), StratumScheme(name="低"))
    made = stratum_plans(targets(strata=strata), roll(高=3, 低=4))
    assert [(each.name, each.ratio.denominator) for each in made] == [("高", 2), ("低", 10)]


@pytest.mark.requirement("A11-3", "A11-4")
def test_a_count_is_of_the_base_and_a_quota_is_rounded_as_the_task_or_its_wording_says() -> None:
    (made,) = stratum_plans(targets(ratio="4户"), roll(全部=7))
    assert (made.ratio.numerator, made.ratio.denominator) == (1, 2)
    (made,) = stratum_plans(targets(ratio="4户", base="eligible"), roll(全部=7))
    assert (made.ratio.numerator, made.ratio.denominator) == (4, 7)
    assert [
        stratum_plans(targets(ratio=wording, rounding=rounding), roll(全部=7))[0].rounding
        for wording, rounding in (("不超过10%", None), ("不超过10%", "up"), ("10%", None))
    ] == ["down", "up", "up"]


@pytest.mark.requirement("A10-6")
def test_a_wording_that_says_more_than_a_ratio_or_none_is_refused_with_its_place() -> None:
    assert refused(targets(ratio="10%，视情况调整"), roll(全部=7)) == ["SSJ-TASK-PROVISO targets.ratio"]
    strata = (StratumScheme(name="高", ratio="50%"), StratumScheme(name="低", ratio="10%"))
    assert refused(targets(strata=strata), roll(高=3)) == ["SSJ-PLAN-EMPTY targets.strata[1]"]
    unused = refused(targets(ratio="150%", strata=strata[:1]), roll(高=3))
    assert [each.split()[1] for each in unused] == ["targets.ratio"]
