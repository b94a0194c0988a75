"""抽查任务与方案 (第十条): what a TASK.toml says, as values.

The six elements of a task (任务名称、执行时间、检查事项、检查对象范围、抽查比例、参与部门) are all asked for; every
key is in docs/howto/run-a-draw.md, section 8, and no other is taken.
"""

from datetime import date
from typing import Literal

from attrs import frozen

from shuangsuiji.digests import HashName
from shuangsuiji.draw.entropy import Drand
from shuangsuiji.errors import Fault, fault, raise_if
from shuangsuiji.forms import at, at_least, digests, filled_texts, identifiers, instants, is_day, no_twice
from shuangsuiji.task.batches import Batch, DrawMode
from shuangsuiji.task.scheme_people import (
    InspectorScheme,
    RecusalScheme,
    SelectionScheme,
    selection_pool_faults,
)
from shuangsuiji.task.scheme_targets import HistoryScheme, ImportedScheme, TargetScheme


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
        items = [found for each in self.items for found in filled_texts(items=each)]
        if not self.items:
            items.append(fault("SSJ-FORM-LEAST", at(".items"), least=1, found=0))
        raise_if(
            [*filled_texts(range=self.range), *identifiers(initiating=self.initiating), *names, *items, *days]
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
        raise_if(filled_texts(source=self.source))


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
                *filled_texts(name=self.name),
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
