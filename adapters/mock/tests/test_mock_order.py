"""The platform in memory: what it refuses of each kind of document, every reason at once, and what it takes."""

from collections.abc import Sequence
from typing import Any

import pytest
from attrs import evolve

from shuangsuiji.errors import Rejected
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.planning import PlanLine, PlanNotice
from shuangsuiji.exchange.teams import MemberLine, SubstitutionNotice
from shuangsuiji.testing.platform_documents import Correspondence
from shuangsuiji_mock.order import order_faults
from shuangsuiji_mock.platform import MockPlatform
from shuangsuiji_mock.taken import Taken

C = Correspondence()
ONE, TWO = C.targets
LINE = C.plan.lines[1]
LEADER, OUT, OTHER = C.team
COMES = C.substitution.members[1]
DISPATCHED = C.before_entry()
STRANGER = "样例外单位"


def taken(*documents: Document) -> Taken:
    found = Taken()
    for each in documents:
        found.add(each)
    return found


def faults(given: Sequence[Document], document: Document) -> list[tuple[str, str]]:
    found = order_faults(document, taken(*given))
    assert all(each.text("zh") and each.text("en") for each in found)
    return [(each.code.removeprefix("SSJ-PLATFORM-"), each.place.path) for each in found]


def missing(given: Sequence[Document], document: Document) -> list[tuple[str, str]]:
    found = order_faults(document, taken(*given))
    return [(str(dict(each.params)["key"]), each.place.path) for each in found]


def plan(version: int, line: PlanLine) -> PlanNotice:
    """Give a version of the plan that has another line for the task."""
    return evolve(C.plan, version=version, lines=(C.plan.lines[0], line))


def substitution(number: int, out: MemberLine, comes: MemberLine, *stay: MemberLine) -> SubstitutionNotice:
    return evolve(
        C.substitution,
        number=number,
        out=out.inspector,
        substitute=comes.inspector,
        members=(*stay, comes),
    )


def test_everything_is_taken_in_its_order() -> None:
    given: list[Document] = []
    for document in C.documents():
        assert faults(given, document) == []
        given.append(document)


class TestPredecessors:
    """A document that comes too early is told the key of what has to come first."""

    def test_plan(self) -> None:
        assert missing([], C.plan) == [(C.checklist.key, "$.edition")]
        other = evolve(C.checklist, bureau="另一个局")
        assert missing([other], C.plan) == [(C.checklist.key, "$.edition")]

    def test_task(self) -> None:
        assert missing([C.checklist], C.task) == [("plan/民爆科/2026", "$.line")]

    def test_dispatch(self) -> None:
        assert missing([C.checklist, C.plan], C.dispatches[0]) == [(C.task.key, "$.task")]

    def test_substitution(self) -> None:
        assert missing([C.task], evolve(C.substitution, targets=C.targets)) == [
            (f"dispatch/{C.code}", "$.targets[0]"),
            (f"dispatch/{C.code}", "$.targets[1]"),
        ]

    def test_entry(self) -> None:
        assert missing([C.task], C.entry(ONE)) == [(f"dispatch/{C.code}", "$.target")]
        assert missing([C.task], C.entry(ONE, 3)) == [
            (f"dispatch/{C.code}", "$.target"),
            (C.entry(ONE, 2).key, "$.version"),
        ]

    def test_review(self) -> None:
        assert missing(DISPATCHED, C.passes(ONE)[0]) == [(C.entry(ONE).key, "$.version")]

    def test_publication(self) -> None:
        assert missing(DISPATCHED, C.publication(ONE)) == [
            (C.entry(ONE).key, "$.version"),
            *((each.key, "$.version") for each in C.passes(ONE)),
        ]


class TestTask:
    """A task is held against its line in the plan's latest version."""

    def test_items_are_those_of_the_line(self) -> None:
        given: list[Document] = [C.checklist, plan(1, evolve(LINE, items=(C.items[0].id,)))]
        assert faults(given, C.task) == [("ITEM", "$.items[1].id")]
        assert faults(given, evolve(C.task, items=C.items[:1])) == []

    @pytest.mark.parametrize("order", [(0, 1), (1, 0)])
    def test_the_latest_version_counts(self, order: tuple[int, int]) -> None:
        versions = (C.plan, plan(2, evolve(LINE, id="改过的行")))
        given = [versions[place] for place in order]
        assert faults(given, C.task) == [("LINE", "$.line")]
        assert faults(given, evolve(C.task, line="改过的行")) == []


class TestDispatch:
    """Every executing department, and nobody else, gets the same locked list."""

    def test_departments(self) -> None:
        assert faults([C.task], C.dispatch(STRANGER)) == [("DEPARTMENT", "$.department")]

    def test_the_list_is_locked(self) -> None:
        given: list[Document] = [C.task, C.dispatches[0]]
        line = C.dispatches[1].targets[0]
        changes: tuple[dict[str, Any], ...] = (
            {"record": "0" * 64},
            {"seed": "0" * 64},
            {"round": 2},
            {"targets": C.dispatches[1].targets[::-1]},
            {"targets": (line,)},
            {"targets": (evolve(line, members=line.members[:2]), *C.dispatches[1].targets[1:])},
        )
        for each in changes:
            assert faults(given, evolve(C.dispatches[1], **each)) == [("DRAWN", "$.targets")]


class TestSubstitution:
    """A substitution starts from the team as it is, and says the team as it is from then on."""

    def test_numbers_have_no_gaps(self) -> None:
        assert missing(DISPATCHED, evolve(C.substitution, number=3)) == [
            (f"substitution/{C.code}/1", "$.number")
        ]

    def test_who_goes_was_there(self) -> None:
        found = evolve(C.substitution, out=STRANGER, members=(*C.team, COMES))
        assert faults(DISPATCHED, found) == [("OUT", "$.out")]

    def test_who_comes_was_not_there(self) -> None:
        found = substitution(1, OUT, OTHER, LEADER)
        assert faults(DISPATCHED, found) == [("SUBSTITUTE", "$.substitute")]

    @pytest.mark.parametrize(
        "members",
        [
            (LEADER, OTHER),
            (LEADER, COMES),
            (LEADER, OUT, OTHER, COMES),
            (evolve(LEADER, department=STRANGER), OTHER, COMES),
            (evolve(COMES, inspector=STRANGER), LEADER, OTHER, COMES),
        ],
    )
    def test_the_others_stay(self, members: tuple[MemberLine, ...]) -> None:
        found = evolve(C.substitution, members=members)
        assert faults(DISPATCHED, found) == [("MEMBERS", "$.members")]

    def test_anybody_may_lead_afterwards_and_come_from_elsewhere(self) -> None:
        comes = evolve(COMES, department=STRANGER, leader=True)
        assert faults(DISPATCHED, substitution(1, LEADER, comes, OUT, OTHER)) == []

    def test_one_follows_another(self) -> None:
        given = [*DISPATCHED, C.substitution]
        assert faults(given, substitution(2, COMES, OUT, LEADER, OTHER)) == []
        again = substitution(2, OUT, evolve(COMES, inspector="样005"), LEADER, OTHER, COMES)
        assert faults(given, again) == [("OUT", "$.out")]

    def test_every_target_is_judged_by_its_own_team(self) -> None:
        given = [*DISPATCHED, C.substitution]
        both = evolve(
            substitution(2, OUT, evolve(COMES, inspector="样005"), LEADER, OTHER), targets=C.targets
        )
        assert faults(given, both) == [("OUT", "$.out"), ("MEMBERS", "$.members")]
        assert faults(given, evolve(both, targets=(TWO,))) == []


class TestEntry:
    """An entry is held against the task's items and the target's team."""

    def test_inspectors_are_of_the_team(self) -> None:
        found = evolve(C.entry(ONE), responsible=STRANGER, inspectors=(LEADER.inspector, COMES.inspector))
        assert faults(DISPATCHED, found) == [("INSPECTOR", "$.responsible"), ("INSPECTOR", "$.inspectors[1]")]

    def test_who_was_substituted_and_who_came_are_of_the_team(self) -> None:
        found = evolve(C.entry(ONE), responsible=OUT.inspector, inspectors=(OUT.inspector, COMES.inspector))
        assert faults([*DISPATCHED, C.substitution], found) == []
        assert faults([*DISPATCHED, C.substitution], evolve(found, target=TWO)) == [
            ("INSPECTOR", "$.inspectors[1]")
        ]

    def test_items_are_those_of_the_task(self) -> None:
        first, second = C.results
        outside = evolve(C.entry(ONE), lines=(evolve(first, item="S01"), evolve(second, name="另一名称")))
        assert faults(DISPATCHED, outside) == [("ITEM", "$.lines[0].item"), ("NAME", "$.lines[1].name")]
        assert faults(DISPATCHED, evolve(C.entry(ONE), lines=(second,))) == []

    def test_targets_are_those_of_the_dispatch(self) -> None:
        assert faults(DISPATCHED, C.entry(STRANGER)) == [("TARGET", "$.target")]
        found = evolve(C.substitution, targets=(ONE, STRANGER))
        assert faults(DISPATCHED, found) == [("TARGET", "$.targets[1]")]

    def test_a_new_version_needs_the_return_of_the_last(self) -> None:
        entered = [*DISPATCHED, C.entry(ONE)]
        assert faults(entered, C.entry(ONE, 2)) == [("UNRETURNED", "$.version")]
        assert faults([*entered, *C.passes(ONE)], C.entry(ONE, 2)) == [("UNRETURNED", "$.version")]
        assert faults([*DISPATCHED, *C.returned(ONE)], C.entry(ONE, 2)) == []
        assert faults([*DISPATCHED, *C.returned(ONE), C.entry(ONE, 2)], C.entry(ONE, 3)) == [
            ("UNRETURNED", "$.version")
        ]


class TestReview:
    """Executing departments review, and nobody after a return."""

    def test_departments(self) -> None:
        given = [*DISPATCHED, C.entry(ONE)]
        assert faults(given, C.review(ONE, 1, STRANGER)) == [("DEPARTMENT", "$.department")]

    def test_after_a_return(self) -> None:
        given = [*DISPATCHED, *C.returned(ONE)]
        for verdict in ("pass", "return"):
            found = C.review(ONE, 1, C.departments[0], verdict)
            assert faults(given, found) == [("RETURNED", "$.version")]


class TestPublication:
    """The public sees what was entered and passed, under the names that were sent before."""

    def test_names(self) -> None:
        given = [*DISPATCHED, *C.before_publication(ONE)]
        for name in ("task_name", "plan", "target_name", "plan_name"):
            changed: dict[str, Any] = {name: "另一名称"}
            found = evolve(C.publication(ONE), **changed)
            assert faults(given, found) == [("NAME", f"$.{name}")]

    def test_a_renamed_line_has_two_names(self) -> None:
        given = [*DISPATCHED, plan(2, evolve(LINE, task="民爆企业检查（调整）")), *C.before_publication(ONE)]
        for name, found in {"民爆企业检查": [], "民爆企业检查（调整）": [], "别的": ["NAME"]}.items():
            published = evolve(C.publication(ONE), plan_name=name)
            assert [code for code, _ in faults(given, published)] == found

    def test_every_reason_at_once(self) -> None:
        given = [*DISPATCHED, *C.returned(ONE)]
        found = evolve(C.publication(ONE), lines=C.results[1:], task_name="另一名称", target_name="")
        assert faults(given, found) == [
            ("RESULTS", "$.lines"),
            ("RETURNED", "$.version"),
            ("ABSENT", "$.version"),
            ("ABSENT", "$.version"),
            ("NAME", "$.task_name"),
            ("NAME", "$.target_name"),
        ]
        with pytest.raises(Rejected) as caught:
            deliver(*given, found)
        assert len(caught.value.faults) == 6


def deliver(*documents: Document) -> None:
    platform = MockPlatform()
    for each in documents:
        platform.deliver(each)
