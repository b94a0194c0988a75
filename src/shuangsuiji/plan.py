"""年度抽查工作计划 (第七条): what a department will inspect in a year, made public by 31 March, in versions."""

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar, Final, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Acknowledge, Act, Moment, Opening, Others, Sending
from shuangsuiji.checklist import STREAM, Checklist, Edition
from shuangsuiji.errors import Fault, InvalidInput, fault, raise_if
from shuangsuiji.exchange import PlanLine, PlanNotice
from shuangsuiji.findings import Finding, article_finding, finding
from shuangsuiji.forms import (
    all_identifiers,
    at,
    at_least,
    at_least_one,
    days,
    filled,
    free_texts,
    identifiers,
    is_day,
    no_twice,
)
from shuangsuiji.ratios.draw_ratio import ratio_text, to_draw_ratio
from shuangsuiji.ratios.wording import parse_ratio
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.texts import path_of


def plan_stream(year: int, department: str) -> str:
    """Name the stream of a department's plan.

    >>> plan_stream(2026, "市工业和信息化局")
    'plan/2026/市工业和信息化局'
    """
    return path_of("plan", str(year), department)


@frozen(kw_only=True)
class PlanRow:
    """计划的一行 (第七条): an inspection that is planned.

    Args:
        id: its number in the plan.
        task: 抽查任务.
        items: the numbers of its 检查事项.
        range: 抽查范围.
        ratio: 抽查比例, in its own words.
        frequency: 频次, in its own words.
        first: 实施检查时间, the first day.
        last: the last day.
        initiating: 发起部门.
        participating: 参与部门.
    """

    id: str
    task: str
    items: tuple[str, ...]
    range: str
    ratio: str
    frequency: str
    first: str
    last: str
    initiating: str
    participating: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        words = {"task": self.task, "range": self.range, "ratio": self.ratio, "frequency": self.frequency}
        raise_if(
            [
                *identifiers(id=self.id, initiating=self.initiating),
                *filled(**words),
                *free_texts(**words),
                *at_least_one(".items", self.items),
                *all_identifiers(".items", self.items),
                *no_twice(".items", self.items),
                *days(first=self.first, last=self.last),
                *at_least_one(".participating", self.participating),
                *all_identifiers(".participating", self.participating),
                *no_twice(".participating", (self.initiating, *self.participating)),
                *window_faults(self.first, self.last),
            ]
        )

    @property
    def departments(self) -> tuple[str, ...]:
        """Who takes part, the initiating department first."""
        return (self.initiating, *self.participating)

    def line(self) -> PlanLine:
        """Give it as the platform is told of it."""
        return PlanLine(
            id=self.id,
            task=self.task,
            items=self.items,
            range=self.range,
            ratio=self.ratio,
            frequency=self.frequency,
            first=self.first,
            last=self.last,
            initiating=self.initiating,
            participating=self.participating,
        )


def window_faults(first: str, last: str) -> Iterator[Fault]:
    """Judge that a first day does not come after the last one."""
    if is_day(first) and is_day(last) and last < first:
        yield fault("SSJ-TASK-DAYS", at(".last"), first=first, last=last)


_ANY_BASE: Final = 10**9
"""Large enough for a wording that asks for a number of targets."""


def settled(ratio: str) -> bool:
    """Say whether a wording gives a ratio to draw by; “根据实际情况确定” does not.

    >>> settled("不低于3%"), settled("根据实际情况确定")
    (True, False)
    """
    return bool(settled_ratios(ratio, _ANY_BASE))


def settled_ratios(ratio: str, *bases: int) -> frozenset[str]:
    """Give the ratios that a wording settles, as announcements write them: `p/q`, of each of these bases.

    >>> sorted(settled_ratios("10%", 60))
    ['1/10']
    """
    found: set[str] = set()
    for base in bases:
        try:
            found.add(ratio_text(to_draw_ratio(parse_ratio(ratio), max(base, 1)).value))
        except InvalidInput:
            continue
    return frozenset(found)


@frozen(kw_only=True)
class Version:
    """计划的一版: from the first publication, and from each amendment on.

    Args:
        number: from 1.
        edition: the checklist's edition that it rests on.
        rows: its rows.
        at: when it was made public.
        reason: why it was amended; empty for the first.
        approver: who approved that.
    """

    number: int
    edition: int
    rows: tuple[PlanRow, ...]
    at: str
    reason: str = ""
    approver: str = ""


@frozen(kw_only=True)
class Plan(Sending):
    """年度计划: one department's plan of a year, all versions, and the platform's receipts."""

    bureau: str
    department: str
    year: int
    versions: tuple[Version, ...]

    @property
    def current(self) -> Version:
        """The latest version."""
        return self.versions[-1]

    def row(self, id_: str) -> PlanRow | None:
        """Give a row of the latest version; None where there is none."""
        return next((each for each in self.current.rows if each.id == id_), None)


def plan_notices(plan: Plan) -> Iterator[PlanNotice]:
    """Give what the platform is told of every version."""
    for each in plan.versions:
        yield PlanNotice(
            bureau=plan.bureau,
            department=plan.department,
            year=plan.year,
            version=each.number,
            edition=each.edition,
            lines=tuple(row.line() for row in each.rows),
        )


def _rows_faults(year: int, department: str, rows: Iterable[PlanRow], edition: Edition) -> Iterator[Fault]:
    """Rows lie in the plan's year, the department takes part in each, and their items stand in the checklist."""
    for index, row in enumerate(rows):
        if department not in row.departments:
            yield fault("SSJ-PLAN-DEPARTMENT-ROW", at(f"$.rows[{index}]"), department=department)
        if not row.first[:4] == row.last[:4] == str(year):
            yield fault("SSJ-PLAN-YEAR", at(f"$.rows[{index}]"), year=year, first=row.first, last=row.last)
        for place, id_ in enumerate(row.items):
            if edition.item(id_) is None:
                where = at(f"$.rows[{index}].items[{place}]")
                yield fault("SSJ-PLAN-ITEM", where, item=id_, edition=edition.number)


def _rows_findings(rows: Iterable[PlanRow], edition: Edition) -> Iterator[Finding]:
    for row in rows:
        if not settled(row.ratio):
            yield article_finding("SSJ-A07-5", "第七条", subject=row.id, ratio=row.ratio)
        for id_ in row.items:
            item = edition.item(id_)
            listed = {item.initiating, *item.participating} if item else set[str]()
            if item and (row.initiating != item.initiating or not set(row.participating) <= listed):
                yield article_finding("SSJ-A07-7", "第七条", subject=row.id, item=item.name)


def _edition_faults(edition: Edition, others: Others) -> Iterator[Fault]:
    checklist: Checklist | None = others(STREAM)
    listed = checklist.listed(edition.number) if checklist else None
    if listed is None or listed.edition != edition:
        yield fault("SSJ-ACT-FACT", at("$.edition"), stream=STREAM)


@frozen(kw_only=True)
class PublishPlan(Opening[Plan]):
    """公布年度计划 (第七条).

    Args:
        department: whose plan it is.
        year: the year.
        edition: the checklist's edition that it rests on.
        rows: its rows.
    """

    department: str
    year: int
    edition: Edition
    rows: tuple[PlanRow, ...]
    kind: Literal["publish-plan"] = "publish-plan"
    article: ClassVar[str] = "第七条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from identifiers(department=self.department)
        yield from at_least(1, year=self.year)
        yield from at_least_one(".rows", self.rows)
        yield from no_twice(".rows", (each.id for each in self.rows))

    def stream(self) -> str:
        """One plan a department and year."""
        return plan_stream(self.year, self.department)

    def faults(self, state: Plan, rules: Rulebook) -> Iterator[Fault]:
        """Rows lie in the year, their items stand in the checklist, and the department takes part in each."""
        yield from _rows_faults(self.year, self.department, self.rows, self.edition)

    def findings(self, state: Plan, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """A late plan, a ratio left open, departments other than the checklist's."""
        if self._late(rules):
            due = rules.keys.plan_publish_by.of(self.year).isoformat()
            yield finding("SSJ-A07-1", rules, "plan_publish_by", severity="notice", due=due, at=self.day)
        yield from _rows_findings(self.rows, self.edition)

    def _late(self, rules: Rulebook) -> bool:
        return self.day > rules.keys.plan_publish_by.of(self.year).isoformat()

    def after(self, state: Plan | None) -> Plan:
        """Give the state that follows."""
        first = Version(number=1, edition=self.edition.number, rows=self.rows, at=self.at)
        return Plan(bureau=self.edition.bureau, department=self.department, year=self.year, versions=(first,))

    def relies(self) -> tuple[str, ...]:
        """The edition is the checklist's."""
        return (STREAM,)

    def relied_faults(self, others: Others) -> Iterator[Fault]:
        """Compare the edition with the checklist's."""
        yield from _edition_faults(self.edition, others)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"year": self.year, "department": self.department, "rows": len(self.rows)}


@frozen(kw_only=True)
class AmendPlan(Act[Plan]):
    """调整年度计划 (第七条): a new version, with reason and approver."""

    edition: Edition
    rows: tuple[PlanRow, ...]
    reason: str
    approver: str
    kind: Literal["amend-plan"] = "amend-plan"
    article: ClassVar[str] = "第七条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from filled(reason=self.reason)
        yield from free_texts(reason=self.reason)
        yield from identifiers(approver=self.approver)
        yield from at_least_one(".rows", self.rows)
        yield from no_twice(".rows", (each.id for each in self.rows))

    def faults(self, state: Plan, rules: Rulebook) -> Iterator[Fault]:
        """Rows lie in the year, their items stand in the checklist, and the department takes part in each."""
        yield from _rows_faults(state.year, state.department, self.rows, self.edition)

    def findings(self, state: Plan, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """A ratio left open, departments other than the checklist's."""
        yield from _rows_findings(self.rows, self.edition)

    def after(self, state: Plan) -> Plan:
        """Give the state that follows."""
        version = Version(
            number=len(state.versions) + 1,
            edition=self.edition.number,
            rows=self.rows,
            at=self.at,
            reason=self.reason,
            approver=self.approver,
        )
        return evolve(state, versions=(*state.versions, version))

    def relies(self) -> tuple[str, ...]:
        """The edition is the checklist's."""
        return (STREAM,)

    def relied_faults(self, others: Others) -> Iterator[Fault]:
        """Compare the edition with the checklist's."""
        yield from _edition_faults(self.edition, others)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"reason": self.reason, "approver": self.approver, "rows": len(self.rows)}


@frozen(kw_only=True)
class ReceivePlan(Acknowledge[Plan]):
    """年度计划送达平台 (第七条)."""

    kind: Literal["receive-plan"] = "receive-plan"
    article: ClassVar[str] = "第七条"

    def documents(self, state: Plan) -> Iterator[PlanNotice]:
        """Give the notices of all versions."""
        return plan_notices(state)
