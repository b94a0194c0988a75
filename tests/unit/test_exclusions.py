"""抽取前排除 (第八条、第二十三条): what counts, for whom, and what an exception lets through."""

from collections.abc import Sequence

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.acts_tables import (
    announced,
    copy_of,
    file_of,
    lock,
    locked,
    opened,
    published,
    recorded,
    revealed,
    rule,
    target,
)
from tests.unit.aftermath_tables import correct
from tests.unit.inspection_tables import ground
from tests.unit.registries_tables import credit_code

from shuangsuiji.earlier_checks import checks_known, repeat_faults
from shuangsuiji.ids.certificate import Certificate
from shuangsuiji.outcomes import Change
from shuangsuiji.registries.inspectors import InspectorRecord
from shuangsuiji.registries.targets import TargetRecord
from shuangsuiji.rule_kinds import AreaCap
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.announcing import AnnounceDraw
from shuangsuiji.task.exclusions import Check, Subject, Wanted, exclusions, left_out, years_that_count
from shuangsuiji.task.freezing import Known, flagged_stratum, inspector_entries, target_entries
from shuangsuiji.task.locking import LockDraw
from shuangsuiji.task.repeats import area_cap_faults, repeat_findings
from shuangsuiji.task.setup import ItemsLeft, Waiver
from shuangsuiji.task.state import Ended
from shuangsuiji.task.toml import read_task
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import CODE

RULES = rule("object_annual_cap", 1)
WANTED = Wanted(items=("GX01", "GX02"), year=2026, areas=("盐业",))
BODY, THING, OTHER, OLD = "甲公司", "产品一", "产品二", "旧号"


def check(target: str = BODY, *items: str, **changed: object) -> Check:
    """A check of this year."""
    plain: dict[str, object] = {"target": target, "items": items, "year": 2026}
    return Check(**{**plain, **changed})  # type: ignore[arg-type]


def found(
    checks: Sequence[Check],
    rules: Rulebook = RULES,
    waivers: Sequence[Waiver] = (),
    **subject: object,
) -> tuple[str, tuple[str, ...]]:
    """Give a target's standing, empty where it may be drawn, and the items that are left of the task's."""
    made = Subject(**{"id": BODY, **subject})  # type: ignore[arg-type]
    out = exclusions(checks, [made], WANTED, rules, waivers)
    return out.standings.get(made.id, ""), out.items.get(made.id, WANTED.items)


def waiver(ground: str) -> Waiver:
    """An exception."""
    return Waiver(target=BODY, reason="专项整治", approver="局领导", ground=ground)  # type: ignore[arg-type]


CAP = "excluded:annual-cap"
ALL = WANTED.items


@pytest.mark.requirement("A08-1")
@pytest.mark.parametrize(
    ("scope", "body", "standing"),
    [("bureau", "", CAP), ("bureau", "市应急管理局", ""), ("all", "市应急管理局", CAP)],
)
def test_other_bodies_checks_count_only_where_the_rulebook_says_so(
    scope: str, body: str, standing: str
) -> None:
    assert found([check(body=body)], rule("cap_scope", scope))[0] == standing


@pytest.mark.requirement("A08-1")
@pytest.mark.parametrize(("years", "standing"), [(0, ""), (1, ""), (2, "excluded:already-inspected")])
def test_earlier_years_count_as_far_back_as_the_rulebook_says(years: int, standing: str) -> None:
    rules = rule("exclusion_lookback_years", years)
    assert found([check(year=2024)], rules)[0] == standing
    assert list(years_that_count(rules, 2026)) == list(range(2026 - years, 2027))


@pytest.mark.requirement("A08-1", "A08-4")
@pytest.mark.parametrize("ground", ["approved", "art22", "risk-flag"])
def test_who_is_let_through_is_let_through_for_earlier_years_too(ground: str) -> None:
    assert found([check(year=2025)], rule("exclusion_lookback_years", 1), [waiver(ground)]) == ("", ALL)


@pytest.mark.requirement("A08-1", "A08-10", "A23-1")
def test_what_is_found_at_the_lock_of_a_target_that_was_inspected_meanwhile() -> None:
    """第八条、第二十三条: it would be the third time; who is let through is asked for the items all the same."""
    task = locked().task()
    assert task.lock
    (drawn, *_) = task.lock.targets
    other = [check(drawn.entry.id, *drawn.items[:1], task=each) for each in ("T8", "T9")]
    cap = rule("annual_cap_by_area", (AreaCap(area="", times=1, years=1, hard=False),))
    noted = list(repeat_findings([drawn], other, task, cap))
    assert [(each.code, each.subject) for each in noted] == [
        ("SSJ-A08-1", drawn.entry.id),
        ("SSJ-A08-10", drawn.entry.id),
        ("SSJ-A23-1", drawn.entry.id),
    ]
    assert {each.name: each.value for each in noted[0].data}["times"] == 3
    before = [check(drawn.entry.id, year=2025)]
    assert [
        each.code for each in repeat_findings([drawn], before, task, rule("exclusion_lookback_years", 1))
    ] == ["SSJ-A08-1"]
    passed = evolve(task, waivers=(evolve(waiver("risk-flag"), target=drawn.entry.id),))
    assert [each.code for each in repeat_findings([drawn], other, passed, cap)] == ["SSJ-A23-1"]
    assert list(area_cap_faults([drawn], other, task, cap)) == []
    hard = rule("annual_cap_by_area", (AreaCap(area="", times=1, years=1, hard=True),))
    assert [each.code for each in area_cap_faults([drawn], other, task, hard)] == ["SSJ-TASK-AREA-CAP"]
    passed = evolve(task, waivers=(evolve(waiver("approved"), target=drawn.entry.id),))
    assert list(repeat_findings([drawn], other, passed, cap)) == []


@pytest.mark.requirement("A18-9", "A08-2")
@pytest.mark.parametrize(
    ("results", "standing"),
    [
        ((), "excluded:annual-cap-and-item-repeated"),
        (("UNREACHABLE",), ""),
        (("UNREACHABLE", "NO_PROBLEM"), "excluded:annual-cap-and-item-repeated"),
        (("CLOSED",), "excluded:annual-cap-and-item-repeated"),
    ],
)
def test_a_check_at_which_nobody_was_found_gives_the_protection_back(
    results: tuple[str, ...], standing: str
) -> None:
    assert found([check(BODY, "GX01", results=results)])[0] == standing


@pytest.mark.requirement("A23-3", "A08-10")
@pytest.mark.parametrize("nature", ["case", "ordinary", "special"])
def test_only_random_checks_count_for_the_cap_and_cases_never(nature: str) -> None:
    assert found([check(BODY, "GX01", nature=nature)]) == ("", ALL)


@pytest.mark.requirement("A09-6", "A23-2")
def test_how_often_is_counted_for_the_body_and_which_items_for_the_thing() -> None:
    earlier = [check(THING, "GX01", entity=BODY)]
    twice = rule("object_annual_cap", 2)
    assert found(earlier) == (CAP, ALL)
    assert found(earlier, id=OTHER, entity=BODY) == (CAP, ALL)
    assert found(earlier, id=THING, entity=BODY) == ("excluded:annual-cap-and-item-repeated", ALL)
    assert found(earlier, twice, id=OTHER, entity=BODY) == ("", ALL)
    assert found(earlier, twice, id=THING, entity=BODY) == ("", ("GX02",))


@pytest.mark.requirement("A23-2")
def test_a_check_of_a_thing_is_left_out_for_its_body_too() -> None:
    """Whoever names the earlier checks of a body names those of its things, of other tasks, once."""
    other = check(THING, entity=BODY, task="T2")
    assert left_out([], [other], {BODY}, "T1") == [other]
    assert left_out([], [other], {THING}, "T1") == [other]
    assert left_out([], [other], {OTHER}, "T1") == []
    assert left_out([], [other], {BODY}, "T2") == []
    assert left_out([other], [other], {BODY}, "T1") == []


@pytest.mark.requirement("A09-6")
def test_a_task_that_comes_to_a_body_and_to_its_things_comes_once() -> None:
    both = [check(THING, entity=BODY, task="T1"), check(OTHER, entity=BODY, task="T1")]
    assert found(both, rule("object_annual_cap", 2))[0] == ""
    assert found([*both, check(task="T2")], rule("object_annual_cap", 2))[0] == CAP


@pytest.mark.requirement("A09-7")
def test_what_was_inspected_under_the_old_number_counts() -> None:
    assert found([check(OLD, "GX01")], former=OLD)[0] == "excluded:annual-cap-and-item-repeated"
    assert found([check(OLD, "GX01")])[0] == ""


@pytest.mark.requirement("A08-7", "A08-8")
def test_flagged_targets_have_a_cap_of_their_own() -> None:
    assert found([check()], flagged=True)[0] == ""
    assert found([check(), check()], flagged=True)[0] == CAP


@pytest.mark.requirement("A23-7")
@pytest.mark.parametrize(
    ("cap", "standing", "left"),
    [(1, "excluded:annual-cap-and-item-repeated", ALL), (2, "", ("GX02",))],
)
def test_a_partly_inspected_target_keeps_the_rest_and_both_reasons_show(
    cap: int, standing: str, left: tuple[str, ...]
) -> None:
    assert found([check(BODY, "GX01")], rule("object_annual_cap", cap)) == (standing, left)


@pytest.mark.requirement("A23-1")
def test_items_of_an_earlier_year_are_not_repeated() -> None:
    """第二十三条: what was inspected in this year; last year's items may be inspected again."""
    assert found([check(BODY, "GX01", year=2025)]) == ("", ALL)


@pytest.mark.requirement("A08-1", "A08-10")
@pytest.mark.parametrize(
    ("lookback", "years", "first"), [(0, (1,), 2026), (2, (1,), 2024), (0, (1, 3), 2024), (1, (3, 4), 2023)]
)
def test_the_years_that_count_reach_back_to_the_longest_rule(
    lookback: int, years: tuple[int, ...], first: int
) -> None:
    caps = tuple(AreaCap(area="", times=1, years=each, hard=True) for each in years)
    rules = rule("annual_cap_by_area", caps)
    changed = evolve(rules.rule("exclusion_lookback_years"), value=lookback)  # type: ignore[call-arg]
    rules = evolve(rules, keys=evolve(rules.keys, exclusion_lookback_years=changed))
    assert list(years_that_count(rules, 2026)) == list(range(first, 2027))


@pytest.mark.requirement("A23-1")
def test_items_may_be_repeated_where_the_rulebook_lets_them() -> None:
    rules = rule("item_repeat_exclusion", value=False)
    assert found([check(BODY, "GX01")], rules) == (CAP, ALL)


@pytest.mark.requirement("A22-4", "A08-4")
@pytest.mark.parametrize(
    ("ground", "items", "expected"),
    [
        ("approved", ("GX01", "GX02"), ("", ALL)),
        ("art22", (), ("", ALL)),
        ("art22", ("GX01",), ("", ("GX02",))),
        ("art22", ("GX01", "GX02"), ("excluded:item-repeated", ALL)),
        ("risk-flag", ("GX01", "GX02"), ("excluded:item-repeated", ALL)),
    ],
)
def test_only_an_approval_of_its_own_lets_items_be_repeated(
    ground: str, items: tuple[str, ...], expected: tuple[str, tuple[str, ...]]
) -> None:
    assert found([check(BODY, *items)], waivers=[waiver(ground)]) == expected


@pytest.mark.requirement("A08-10")
@pytest.mark.parametrize(
    ("area", "years", "hard", "waived", "standing"),
    [
        ("", 1, False, False, "excluded:area-cap"),
        ("", 1, False, True, ""),
        ("", 1, True, True, "excluded:area-cap"),
        ("盐业", 1, True, False, "excluded:area-cap"),
        ("节能", 1, True, False, ""),
    ],
)
def test_a_cap_by_area_counts_ordinary_and_special_checks(
    *, area: str, years: int, hard: bool, waived: bool, standing: str
) -> None:
    rules = rule("annual_cap_by_area", (AreaCap(area=area, times=2, years=years, hard=hard),))
    earlier = [
        check(nature="ordinary", areas=("盐业",)),
        check(nature="special", areas=("盐业",), body="别处"),
    ]
    assert found(earlier, rules, [waiver("approved")] if waived else [])[0] == standing
    assert found([evolve(each, nature="case") for each in earlier], rules)[0] == ""
    assert found([evolve(each, year=2025) for each in earlier], rules)[0] == ""


@pytest.mark.requirement("A08-10")
def test_a_cap_by_area_counts_the_checks_of_that_area() -> None:
    rules = rule("annual_cap_by_area", (AreaCap(area="盐业", times=1, years=1, hard=True),))
    assert found([check(nature="ordinary", areas=("节能",))], rules)[0] == ""
    assert found([check(nature="ordinary", areas=("节能", "盐业"))], rules)[0] == "excluded:area-cap"


def test_only_targets_with_fewer_items_than_the_task_are_listed_with_theirs() -> None:
    out = exclusions([check(BODY, "GX01")], [Subject(id=BODY)], WANTED, RULES, [waiver("approved")])
    assert (out.standings, out.items) == ({}, {})


@pytest.mark.requirement("A08-10")
def test_a_cap_by_area_may_be_of_several_years() -> None:
    rules = rule("annual_cap_by_area", (AreaCap(area="", times=1, years=3, hard=True),))
    assert [found([check(year=year)], rules)[0] for year in (2023, 2024)] == ["", "excluded:area-cap"]


@pytest.mark.requirement("A09-4", "A02-7")
def test_a_target_without_an_item_of_the_task_cannot_be_drawn() -> None:
    assert found([], suits=()) == ("excluded:no-item", ALL)
    assert found([], suits=("GX02",)) == ("", ("GX02",))
    assert found([], waivers=[waiver("approved")], suits=())[0] == "excluded:no-item"


@pytest.mark.requirement("A08-3", "A23-1")
@given(
    st.lists(
        st.tuples(st.sampled_from((BODY, "乙", "丙")), st.sampled_from(("GX01", "GX02", "GX03"))), max_size=5
    ),
    st.integers(1, 3),
)
def test_nobody_who_may_be_drawn_is_above_the_cap_or_has_an_item_twice(
    earlier: list[tuple[str, str]], cap: int
) -> None:
    """第八条、第二十三条: who is not excluded has a check to spare, and items that were not inspected this year."""
    checks = [check(*each) for each in earlier]
    subjects = [Subject(id=each) for each in (BODY, "乙", "丙")]
    out = exclusions(checks, subjects, WANTED, rule("object_annual_cap", cap))
    for each in subjects:
        done = [item for name, item in earlier if name == each.id]
        if each.id not in out.standings:
            assert len(done) < cap
            assert not set(out.items.get(each.id, WANTED.items)) & set(done)
        else:
            assert len(done) >= cap or set(WANTED.items) <= set(done)


@pytest.mark.requirement("A08-2")
def test_a_check_counts_for_the_year_of_the_visit_and_a_closed_task_gives_back_what_it_did_not_inspect() -> (
    None
):
    line = copy_of(recorded())
    task = line.task()
    known = {each.target: each for each in checks_known([task], line.office.file)}
    assert known[target()].results == ("NO_PROBLEM",)
    assert {each.year for each in known.values()} == {2026}
    closed = evolve(
        task,
        ended=Ended(how="closed", by="甲", reason="机构改革", approver="丁", at="2026-06-01T09:00:00+08:00"),
    )
    assert [each.target for each in checks_known([closed], line.office.file)] == [target()]


def checked(line: Line, unit: str) -> Check:
    """What is known of one target's check in the task."""
    return next(each for each in checks_known([line.task()], line.office.file) if each.target == unit)


@pytest.mark.requirement("A08-2")
def test_a_check_counts_for_the_planned_year_until_somebody_was_there() -> None:
    """第八条: who was drawn is counted from the lock on, his file opened or not."""
    line = copy_of(opened())
    for unit in (target(), target(1)):
        known = checked(line, unit)
        assert (known.year, known.results) == (2026, ())


@pytest.mark.requirement("A08-2", "A20-2")
def test_a_check_counts_with_the_results_as_corrected() -> None:
    line = copy_of(published())
    assert checked(line, target()).results == ("NO_PROBLEM",)
    change = Change(item="GX02", before=("NO_PROBLEM",), results=("UNREACHABLE",))
    line.do(file_of(), evolve(correct(), changes=(change,), grounds=(ground(),)))
    assert checked(line, target()).results == ("NO_PROBLEM", "UNREACHABLE")


@pytest.mark.requirement("A08-2")
def test_a_check_counts_for_the_year_of_the_first_visit_whichever_stands_first() -> None:
    line = copy_of(recorded())
    file = line.office.file(CODE, target())
    assert file
    assert file.inspection
    (visit,) = file.inspection.visits
    started, ended = "2027-01-05T09:00:00+08:00", "2027-01-05T10:00:00+08:00"
    late = evolve(visit, started_at=started, ended_at=ended, recordings=())
    both = evolve(file, inspection=evolve(file.inspection, visits=(late, visit)))
    assert [each.year for each in checks_known([line.task()], lambda *_: both)][:1] == [2026]
    after = evolve(file, inspection=evolve(file.inspection, visits=(late,)))
    assert [each.year for each in checks_known([line.task()], lambda *_: after)][:1] == [2027]


@pytest.mark.requirement("A08-1")
def test_a_check_that_was_entered_under_the_bureaus_own_name_is_its_own() -> None:
    assert found([check(body=RULES.bureau)])[0] == CAP


@pytest.mark.requirement("A09-17")
def test_who_answers_for_the_registries_is_named_with_the_draw() -> None:
    assert [each.by for each in locked().task().confirmed] == ["名录管理员", "名录管理员"]
    told = [each.what.text("zh") for each in locked().office.history("task/YXGX-2026-01")]
    assert any("由 名录管理员 确认" in each for each in told)


SCHEME = """
code = "T1"
name = "联合抽查"
draw_by = 2026-04-30T17:00:00+08:00
[task]
from = 2026-05-06
to = 2026-06-30
items = ["食盐专营检查"]
range = "全部"
initiating = "甲局"
participating = ["乙局"]
[targets]
file = "targets.xlsx"
ratio = "10%"
[[targets.flagged]]
name = "列异"
ratio = "20%"
flags = ["经营异常名录"]
[[targets.flagged]]
name = "重点"
ratio = "不低于30%"
"""


class TestFreezing:
    """从名录到快照 (第八条、第九条)."""

    @staticmethod
    def target(number: int, **changed: object) -> TargetRecord:
        plain = {
            "name": "某公司",
            "area": "",
            "status": "存续",
            "needs": ("食盐",),
            "stratum": "全部",
            "row": number,
        }
        return TargetRecord(id=credit_code(number), **{**plain, **changed})  # type: ignore[arg-type]

    @pytest.mark.requirement("A08-8")
    def test_of_several_flags_the_highest_ratio_wins(self) -> None:
        scheme = read_task(SCHEME.encode())
        found_ = [
            flagged_stratum(scheme, words)
            for words in ((), ("经营异常名录",), ("投诉举报多", "经营异常名录"))
        ]
        assert found_ == ["", "重点", "重点"]
        first = evolve(scheme, targets=evolve(scheme.targets, flagged=scheme.targets.flagged[:1]))
        assert [flagged_stratum(first, (word,)) for word in ("经营异常名录", "投诉举报多")] == ["列异", ""]

    @pytest.mark.requirement("A08-8", "A09-4", "A09-9")
    def test_who_stands_where_and_who_cannot_be_drawn(self) -> None:
        scheme = read_task(SCHEME.encode())
        records = [
            self.target(1),
            self.target(2, items=("节能监察",)),
            self.target(3, items=("GX01",)),
            self.target(4, status="注销", items=()),
        ]
        known = Known(flagged={records[0].id: ("投诉举报多",)}, item_ids=("GX01",), specialism=False)
        made = target_entries(records, scheme, (), known)
        assert [(each.part, each.standing, each.codes) for each in made] == [
            ("重点", "eligible", ()),
            ("全部", "excluded:no-item", ()),
            ("全部", "eligible", ()),
            ("全部", "excluded:deregistered", ()),
        ]

    @pytest.mark.requirement("A09-14")
    @pytest.mark.parametrize(
        ("specialism", "standing"), [(True, "excluded:out-of-scope"), (False, "eligible")]
    )
    def test_an_inspectors_scope_is_asked_where_the_rulebook_asks(
        self, *, specialism: bool, standing: str
    ) -> None:
        person = InspectorRecord(
            id="E1", name="甲", department="甲局", area="", skills=(), status="active", away=(), row=2,
            certificates=(Certificate(number="1", issuer=""),), scope=("节能监察",),
        )  # fmt: skip
        made = inspector_entries([person], read_task(SCHEME.encode()), Known(specialism=specialism))
        assert [each.standing for each in made] == [standing]


def announcing() -> AnnounceDraw:
    """The announcement of the line's first round."""
    return next(done.act for done in announced().office.replay().done if isinstance(done.act, AnnounceDraw))


@pytest.mark.requirement("A08-1", "A23-1")
class TestNamed:
    """An announcement and a lock name every earlier check of those of whom they speak."""

    def missing(self, act: LockDraw | AnnounceDraw, *checks: Check) -> list[dict[str, str | int]]:
        """What is said to be missing of some checks."""
        line = revealed()
        return [dict(each.params) for each in repeat_faults(act, line.task(), checks, line.rules)]

    def test_a_lock_names_those_of_its_targets_and_of_the_bodies_that_they_belong_to(self) -> None:
        act = lock(revealed())
        first, *others = act.targets
        thing = evolve(act, targets=(evolve(first, entity="某公司"), *others))
        known = [
            check(first.entry.id, task="另一任务"),
            check("某公司", task="另一任务"),
            check("他人", task="另一任务"),
        ]
        assert [each["target"] for each in self.missing(thing, *known)] == [first.entry.id, "某公司"]
        assert [each["target"] for each in self.missing(act, *known)] == [first.entry.id]

    def test_an_announcement_names_those_of_whom_it_leaves_items_or_lets_be_drawn(self) -> None:
        act = evolve(
            announcing(),
            waivers=(Waiver(target="甲", reason="投诉举报集中", approver="局领导丁"),),
            left=(ItemsLeft(target="乙", items=("GX02",)),),
        )
        found = self.missing(act, *(check(each, task="另一任务") for each in "甲乙丙"))
        assert [each["target"] for each in found] == ["甲", "乙"]

    def test_years_that_cannot_exclude_anybody_need_no_name(self) -> None:
        act = lock(revealed())
        id_ = act.targets[0].entry.id
        long_ago = years_that_count(revealed().rules, 2026)[0] - 1
        assert self.missing(act, check(id_, task="另一任务", year=long_ago)) == []
        assert self.missing(act, check(id_, task="另一任务", year=long_ago + 1))

    @pytest.mark.parametrize(
        ("given", "body", "on"),
        [
            ({"body": "邻县局", "first": "2026-01-09"}, "邻县局", "2026-01-09"),
            ({"first": "2026-01-09"}, "玉溪市工业和信息化局", "2026-01-09"),
            ({}, "玉溪市工业和信息化局", "2026"),
        ],
    )
    def test_a_check_of_no_task_is_told_by_who_and_when(
        self, given: dict[str, object], body: str, on: str
    ) -> None:
        act = lock(revealed())
        id_ = act.targets[0].entry.id
        assert self.missing(act, check(id_, **given)) == [{"target": id_, "body": body, "on": on}]
