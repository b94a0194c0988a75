"""清单、计划和监管事项 (第六条、第七条): what holds of any list."""

from collections.abc import Sequence
from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from shuangsuiji.checklist.edition import edition_diff
from shuangsuiji.checklist.item import Item
from shuangsuiji.checklist.state import Checklist, Listed, Repeal, unsupported
from shuangsuiji.departments import Unit, joint_kind
from shuangsuiji.differences import difference
from shuangsuiji.plan.judging import reductions
from shuangsuiji.plan.rows import PlanRow
from shuangsuiji.supervision import SupervisionItem, coverage
from shuangsuiji.testing.samples import ITEMS, edition, plan_row

IDS = [f"GX{number:02}" for number in range(1, 9)]
DAYS = [f"2026-{month:02}-{day:02}" for month in range(1, 13) for day in (1, 15)]


def named_items(ids: list[str], names: list[str]) -> tuple[Item, ...]:
    """Make items of these numbers; there are more names than may be needed."""
    return tuple(evolve(ITEMS[0], id=id_, name=f"{id_}{names[index]}") for index, id_ in enumerate(ids))


def planned_row(id_: str, items: list[str], ratio: str, frequency: str) -> PlanRow:
    """Make a row."""
    return plan_row(id=id_, items=tuple(items), ratio=ratio, frequency=frequency)


items_ = st.builds(
    named_items,
    st.lists(st.sampled_from(IDS), min_size=1, max_size=6, unique=True),
    st.lists(st.sampled_from(["食盐", "节能", "民爆"]), min_size=6, max_size=6),
)
rows_ = st.lists(
    st.builds(
        planned_row,
        st.sampled_from([str(number) for number in range(1, 7)]),
        st.lists(st.sampled_from(IDS), min_size=1, max_size=4, unique=True),
        st.sampled_from(["5%", "10%", "不低于3%", "20户", "根据实际情况确定"]),
        st.sampled_from(["每年1次", "每年2次", "每2年1次", "不定期"]),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda row: row.id,
)
supervised_ = st.lists(
    st.builds(
        SupervisionItem,
        id=st.sampled_from([f"J{number:02}" for number in range(1, 9)]),
        name=st.just("监管事项"),
        items=st.lists(st.sampled_from(IDS), max_size=3, unique=True).map(tuple),
        exception=st.sampled_from(["", "", "", "只按个案办理"]),
    ),
    max_size=8,
    unique_by=lambda item: item.id,
)


def planned(rows: Sequence[PlanRow]) -> list[str]:
    """Give the planned items of rows."""
    return [item for row in rows for item in row.items]


@pytest.mark.requirement("A06-1")
@given(before=items_, after=items_)
def test_a_difference_applied_to_the_earlier_version_gives_the_later_one(
    before: tuple[Item, ...], after: tuple[Item, ...]
) -> None:
    first, second = edition(before), edition(after)
    found = edition_diff(first, second)
    assert found.applied(first.items) == {each.id: each for each in second.items}
    assert (found.text() == "") == (set(first.items) == set(second.items))
    back = edition_diff(second, first)
    assert set(back.added) == set(found.removed)
    assert set(back.removed) == set(found.added)
    assert {(each.after, each.before) for each in back.changed} == {
        (each.before, each.after) for each in found.changed
    }


@pytest.mark.requirement("A07-12")
@given(before=rows_, after=rows_)
def test_a_plans_versions_differ_by_their_difference(before: list[PlanRow], after: list[PlanRow]) -> None:
    assert difference(before, after).applied(before) == {each.id: each for each in after}


@pytest.mark.requirement("A07-9")
@given(rows=rows_, supervised=supervised_, data=st.data())
def test_removing_a_row_uncovers_exactly_what_no_other_row_covers(
    rows: list[PlanRow], supervised: list[SupervisionItem], data: st.DataObject
) -> None:
    gone = data.draw(st.sampled_from(rows))
    rest = [each for each in rows if each is not gone]
    before, after = coverage(supervised, planned(rows)), coverage(supervised, planned(rest))
    others = set(planned(rest))
    lost = {
        each
        for each in supervised
        if not each.exception and set(each.items) & set(gone.items) and not set(each.items) & others
    }
    assert set(after.missing) - set(before.missing) == lost
    assert set(before.missing) <= set(after.missing)


@pytest.mark.requirement("A07-9")
@given(rows=rows_, supervised=supervised_)
def test_every_supervised_item_is_in_exactly_one_of_three(
    rows: list[PlanRow], supervised: list[SupervisionItem]
) -> None:
    found = coverage(supervised, planned(rows))
    assert sorted(each.id for each in (*found.covered, *found.missing, *found.excepted)) == sorted(
        each.id for each in supervised
    )
    assert (found.share == 1) == (not found.missing)


@pytest.mark.requirement("A07-12")
@given(rows=rows_, more=rows_, data=st.data())
def test_adding_rows_reduces_nothing_and_dropping_one_reduces_that_one(
    rows: list[PlanRow], more: list[PlanRow], data: st.DataObject
) -> None:
    known = {each.id for each in rows}
    assert reductions(rows, [*rows, *(each for each in more if each.id not in known)]) == ()
    gone = data.draw(st.sampled_from(rows))
    assert reductions(rows, [each for each in rows if each is not gone]) == (gone.id,)


@pytest.mark.requirement("A06-2")
@given(starts=st.lists(st.sampled_from(DAYS), min_size=1, max_size=5, unique=True), data=st.data())
def test_on_every_day_at_most_one_edition_is_in_force_and_it_is_the_latest_that_began(
    starts: list[str], data: st.DataObject
) -> None:
    ordered = sorted(starts)
    ends = [data.draw(st.sampled_from(["", *(day for day in DAYS if day >= start)])) for start in ordered]
    editions = tuple(
        Listed(edition=evolve(edition(), number=number, effective_from=start, effective_to=end))
        for number, (start, end) in enumerate(zip(ordered, ends, strict=True), 1)
    )
    state = Checklist(editions=editions)
    for day in DAYS:
        begun = [each for each in editions if each.edition.effective_from <= day]
        last = begun[-1] if begun else None
        expected = (
            last if last and (not last.edition.effective_to or day <= last.edition.effective_to) else None
        )
        assert state.in_force(date.fromisoformat(day)) == expected


@pytest.mark.requirement("A06-3")
@given(
    laws=st.lists(st.sampled_from("甲乙丙丁"), min_size=1, unique=True),
    repealed=st.lists(st.sampled_from("甲乙丙丁"), unique=True),
    on=st.sampled_from(DAYS),
    day=st.sampled_from(DAYS),
)
def test_an_item_falls_with_the_last_of_its_laws(
    laws: list[str], repealed: list[str], on: str, day: str
) -> None:
    item = evolve(ITEMS[0], basis="、".join(f"《{law}法》第一条" for law in laws))
    repeals = tuple(Repeal(law=f"{law}法", document="某令", on=on) for law in repealed)
    fallen = bool(unsupported([item], Checklist(repeals=repeals).repeals_on(day)))
    assert fallen == (on <= day and set(laws) <= set(repealed))


@pytest.mark.requirement("A02-5")
@given(
    parents=st.dictionaries(st.sampled_from("一二三四"), st.sampled_from(["甲局", "乙局"]), max_size=4),
    names=st.lists(st.sampled_from([*"一二三四", "甲局", "乙局", "丙局"]), min_size=1, max_size=5),
)
def test_whoever_else_takes_part_an_inspection_does_not_become_less_joint(
    parents: dict[str, str], names: list[str]
) -> None:
    units = [Unit(id=name, kind="section", parent=parent) for name, parent in parents.items()]
    order = ("single", "section", "department")
    kinds = [order.index(joint_kind(names[:length], units)) for length in range(1, len(names) + 1)]
    assert kinds == sorted(kinds)
    assert joint_kind(names, units) == joint_kind(names[::-1], units)
