"""抽查任务与方案 (第十条): what a TASK.toml says, as values.

The six elements of a task (任务名称、执行时间、检查事项、检查对象范围、抽查比例、参与部门) are all asked for; every
key is in docs/howto/run-a-draw.md, section 8, and no other is taken.
"""

from datetime import date
from typing import Literal

from attrs import frozen

from shuangsuiji.digests import HashName
from shuangsuiji.draw.announcement import Area, Matching
from shuangsuiji.draw.entropy import Drand
from shuangsuiji.draw.quota import Base
from shuangsuiji.errors import Fault, fault, raise_if
from shuangsuiji.forms import at, at_least, digests, free_texts, identifiers, instants, is_day, no_twice
from shuangsuiji.ratios.draw_ratio import Rounding
from shuangsuiji.task.batches import Batch, DrawMode
from shuangsuiji.task.criterion import Criterion
from shuangsuiji.task.scheme_people import ImportedScheme, SelectionScheme, selection_pool_faults


def _filled(**members: str) -> list[Fault]:
    empty = [fault("SSJ-TEXT-EMPTY", at(f".{name}")) for name, text in members.items() if not text.strip()]
    return [*empty, *free_texts(**members)]


@frozen(kw_only=True)
class Elements:
    """任务要素 (第十条): who inspects what, where and when.

    Args:
        from_: the first day of the inspections, `from` in the file.
        to: the last day.
        items: 检查事项.
        range: 检查对象范围.
        initiating: 发起科室, whose inspector leads each team (第十三条).
        participating: 参与部门.
    """

    from_: str
    to: str
    items: tuple[str, ...]
    range: str
    initiating: str
    participating: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        days = [
            fault("SSJ-TASK-DAY", at(f".{name}"), value=text)
            for name, text in (("from", self.from_), ("to", self.to))
            if not is_day(text)
        ]
        names = [fault_ for each in self.participating for fault_ in identifiers(participating=each)]
        items = [found for each in self.items for found in _filled(items=each)]
        if not self.items:
            items.append(fault("SSJ-FORM-LEAST", at(".items"), least=1, found=0))
        raise_if(
            [*_filled(range=self.range), *identifiers(initiating=self.initiating), *names, *items, *days]
        )
        if self.last < self.first:
            raise_if([fault("SSJ-TASK-DAYS", at(".to"), first=self.from_, last=self.to)])

    @property
    def first(self) -> date:
        """The first day of the inspections."""
        return date.fromisoformat(self.from_)

    @property
    def last(self) -> date:
        """The last day of the inspections."""
        return date.fromisoformat(self.to)


@frozen(kw_only=True)
class StratumScheme:
    """分层方案: `[[targets.strata]]`.

    Args:
        name: the stratum's name, which is published.
        ratio: its ratio in a plan's wording; without it the registry's.
        values: which values of the column make it up; without them the name itself.
    """

    name: str
    ratio: str | None = None
    values: tuple[str, ...] | None = None

    def __attrs_post_init__(self) -> None:
        raise_if(identifiers(name=self.name))


@frozen(kw_only=True)
class FlaggedScheme:
    """有情形的检查对象的分层 (第八条): `[[targets.flagged]]`.

    Args:
        name: the stratum's name, which is published.
        ratio: its ratio, higher than the registry's.
        flags: which of the rulebook's 情形 make it up; without them all. Who has several stands where the ratio is highest.
    """

    name: str
    ratio: str
    flags: tuple[str, ...] | None = None

    def __attrs_post_init__(self) -> None:
        flags = [found for each in self.flags or () for found in identifiers(flags=each)]
        raise_if([*identifiers(name=self.name), *_filled(ratio=self.ratio), *flags])


@frozen(kw_only=True)
class TargetColumnNames:
    """Headers of the targets' columns; an empty text says that there is no such column."""

    id: str | None = None
    name: str | None = None
    area: str | None = None
    status: str | None = None
    needs: str | None = None
    kind: str | None = None
    owner: str | None = None
    items: str | None = None
    level: str | None = None
    region: str | None = None
    approving: str | None = None
    competent: str | None = None
    former: str | None = None


@frozen(kw_only=True)
class TargetScheme:
    """检查对象: `[targets]`.

    Args:
        file: the registry's file.
        ratio: 抽查比例 in a plan's wording, for strata without one of their own.
        stratum: the header of the column that gives the stratum; without it all targets are one.
        sheet: the worksheet.
        sealed: whether the roll is sealed.
        columns: headers other than the standard ones.
        base: what a ratio is of.
        rounding: how a quota is rounded; without it as the wording asks (不低于 up, 不超过 down).
        strata: the strata; without them each value of the column is one.
        flagged: strata of the flagged (第八条), who then stand in no other.
        criteria: 定向抽查: which targets lie in the range; without them all do.
    """

    file: str
    ratio: str
    stratum: str | None = None
    sheet: str | None = None
    sealed: bool = False
    columns: TargetColumnNames = TargetColumnNames()
    base: Base = "scope"
    rounding: Rounding | None = None
    strata: tuple[StratumScheme, ...] = ()
    flagged: tuple[FlaggedScheme, ...] = ()
    criteria: tuple[Criterion, ...] = ()

    def __attrs_post_init__(self) -> None:
        names = [*(each.name for each in self.strata), *(each.name for each in self.flagged)]
        twice = no_twice(".flagged", names) if self.flagged else ()
        raise_if([*_filled(file=self.file, ratio=self.ratio), *twice])


@frozen(kw_only=True)
class SlotScheme:
    """名额: `[[inspectors.slots]]`; one department's places in each team."""

    department: str
    count: int = 1
    leads: bool = False
    area: Area = "any"

    def __attrs_post_init__(self) -> None:
        raise_if([*identifiers(department=self.department), *at_least(1, count=self.count)])


@frozen(kw_only=True)
class InspectorColumnNames:
    """Headers of the inspectors' columns; an empty text says that there is no such column."""

    id: str | None = None
    name: str | None = None
    department: str | None = None
    area: str | None = None
    skills: str | None = None
    certificate: str | None = None
    issuer: str | None = None
    valid_until: str | None = None
    status: str | None = None
    away: str | None = None
    valid_from: str | None = None
    scope: str | None = None
    level: str | None = None
    region: str | None = None
    home: str | None = None
    qualified: str | None = None


@frozen(kw_only=True)
class InspectorScheme:
    """执法检查人员: `[inspectors]`.

    Args:
        file: the registry's file.
        slots: one a department.
        sheet: the worksheet.
        sealed: whether the roll is sealed.
        columns: headers other than the standard ones.
        matching: dealing or groups.
        groups: how many groups; with groups only.
    """

    file: str
    slots: tuple[SlotScheme, ...]
    sheet: str | None = None
    sealed: bool = False
    columns: InspectorColumnNames = InspectorColumnNames()
    matching: Matching = "dealing"
    groups: int | None = None

    def __attrs_post_init__(self) -> None:
        raise_if(_filled(file=self.file))


@frozen(kw_only=True)
class RecusalColumnNames:
    """Headers of the recusals' columns."""

    target: str | None = None
    inspector: str | None = None
    reason: str | None = None


@frozen(kw_only=True)
class RecusalScheme:
    """回避: `[recusals]`."""

    file: str
    sheet: str | None = None
    sealed: bool = False
    columns: RecusalColumnNames = RecusalColumnNames()

    def __attrs_post_init__(self) -> None:
        raise_if(_filled(file=self.file))


@frozen(kw_only=True)
class HistoryColumnNames:
    """Headers of the columns of a year's inspections."""

    target: str | None = None
    date: str | None = None
    items: str | None = None
    nature: str | None = None
    area: str | None = None
    body: str | None = None


@frozen(kw_only=True)
class HistoryScheme:
    """本年已检查 (第八条): `[history]`; a target inspected `cap` times or more is excluded."""

    file: str
    cap: int = 1
    sheet: str | None = None
    columns: HistoryColumnNames = HistoryColumnNames()

    def __attrs_post_init__(self) -> None:
        raise_if([*_filled(file=self.file), *at_least(1, cap=self.cap)])


@frozen(kw_only=True)
class ContributionScheme:
    """A party's contribution: its commitment, or the nonce file that is our own."""

    party: str
    commitment: str | None = None
    nonce_file: str | None = None
    kind: Literal["contribution"] = "contribution"

    def __attrs_post_init__(self) -> None:
        both = (self.commitment is None) == (self.nonce_file is None)
        raise_if(
            [
                *identifiers(party=self.party),
                *(digests(commitment=self.commitment) if self.commitment is not None else ()),
                *([fault("SSJ-TASK-COMMITMENT", at(".commitment"), party=self.party)] if both else ()),
            ]
        )


@frozen(kw_only=True)
class PublicScheme:
    """A public event."""

    source: str
    kind: Literal["public"] = "public"

    def __attrs_post_init__(self) -> None:
        raise_if(_filled(source=self.source))


@frozen(kw_only=True)
class Scheme:
    """抽查任务 (第十条): a whole TASK.toml.

    Args:
        code: 任务编号.
        name: 任务名称.
        draw_by: the latest time of a confirmation.
        task: the elements.
        targets: the registry of targets.
        hash: the draw's hash.
        publish_from: for inspections that must not be known in advance (第十六条): when they may be.
        inspectors: the registry of inspectors; without it none are drawn here.
        recusals: recusals, if any.
        history: this year's inspections, if any.
        entropy: the sources; without any, one party's nonce is made, which proves nothing against that party.
        imported: the initiating department's own list, where it is drawn from.
        selection: how departments find their inspectors; who is not named draws at random.
        draw_mode: 抽出应抽数 or 全部排出次序.
        batches: how the drawn order is cut.
        outcomes: how many values public sources can have, where they are all there is; 0 where nobody says.
    """

    code: str
    name: str
    draw_by: str
    task: Elements
    targets: TargetScheme
    hash: HashName = "sha256"
    publish_from: str | None = None
    inspectors: InspectorScheme | None = None
    recusals: RecusalScheme | None = None
    history: HistoryScheme | None = None
    entropy: tuple[ContributionScheme | PublicScheme | Drand, ...] = ()
    imported: ImportedScheme | None = None
    selection: tuple[SelectionScheme, ...] = ()
    draw_mode: DrawMode = "select"
    batches: tuple[Batch, ...] = ()
    outcomes: int = 0

    def __attrs_post_init__(self) -> None:
        times = {"publish_from": self.publish_from} if self.publish_from is not None else {}
        raise_if(
            [
                *identifiers(code=self.code),
                *_filled(name=self.name),
                *instants(draw_by=self.draw_by, **times),
                *self._department_faults(),
                *no_twice(".selection", (each.department for each in self.selection)),
                *selection_pool_faults(self.selection, read=self.inspectors is not None),
                *at_least(0, outcomes=self.outcomes),
            ]
        )

    def _department_faults(self) -> list[Fault]:
        """The leader is the initiating department's (第十三条); every slot is of a department of the task."""
        slots = self.inspectors.slots if self.inspectors else ()
        task = {self.task.initiating, *self.task.participating}
        strange = [
            fault("SSJ-TASK-DEPARTMENT", at(f".inspectors.slots[{index}]"), department=slot.department)
            for index, slot in enumerate(slots)
            if slot.department not in task
        ]
        leading = [
            fault("SSJ-TASK-LEADS", at(f".inspectors.slots[{index}]"), department=slot.department)
            for index, slot in enumerate(slots)
            if slot.leads and slot.department != self.task.initiating
        ]
        alone = [fault("SSJ-TASK-RECUSALS", at(".recusals"))] if self.recusals and not self.inspectors else []
        return [*strange, *leading, *alone]
