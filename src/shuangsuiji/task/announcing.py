"""抽取前公告 (第十一条): the registries are confirmed, the rolls frozen, and the source of chance is fixed."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Act, Moment, Others
from shuangsuiji.draw.announcement import Announcement
from shuangsuiji.draw.compare import arithmetic_faults
from shuangsuiji.draw.entropy import parties_of
from shuangsuiji.draw.rounds import earlier_faults, withheld_faults
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, article_finding, finding
from shuangsuiji.forms import at, digests, no_twice
from shuangsuiji.plan.ratio import settled_ratios
from shuangsuiji.registries.confirmation import (
    REGISTRIES,
    Confirmation,
    Confirmations,
    registry_stream,
)
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.rounds import current_round, ended_faults, journalled_faults, with_entry, within
from shuangsuiji.task.setup import ItemsLeft, Waiver
from shuangsuiji.task.state import Task


@frozen(kw_only=True)
class AnnounceDraw(Act[Task]):
    """抽取前公告 (第十一条): the rolls are frozen and announced, and the source of chance is fixed.

    Args:
        announcement: the announcement.
        confirmed: the latest confirmation of each registry that is drawn from.
        digests: the digests of the registries at the freeze, in the same order.
        waivers: targets in the roll that a cap or a repeat would have excluded (第八条).
        left: targets in the roll that some items were inspected of this year already (第二十三条).
    """

    announcement: Announcement
    confirmed: tuple[Confirmation, ...]
    digests: tuple[str, ...]
    waivers: tuple[Waiver, ...] = ()
    left: tuple[ItemsLeft, ...] = ()
    kind: Literal["announce-draw"] = "announce-draw"
    article: ClassVar[str] = "第十一条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        for digest in self.digests:
            yield from digests(digests=digest)
        yield from no_twice(".waivers", (each.target for each in self.waivers))
        yield from no_twice(".left", (each.target for each in self.left))

    def faults(self, state: Task, rules: Rulebook) -> Iterator[Fault]:
        """Both registries are confirmed this year, slots are of the task's departments, quotas follow from the ratios."""
        announced = self.announcement
        yield from ended_faults(state)
        if announced.task != state.setup.code:
            yield fault(
                "SSJ-TASK-OTHER", at("$.announcement"), expected=state.setup.code, found=announced.task
            )
        if announced.round != len(state.announcements) + 1:
            place = at("$.announcement.round")
            yield fault("SSJ-TASK-ROUND", place, expected=len(state.announcements) + 1, found=announced.round)
        yield from self._registry_faults()
        yield from self._slot_faults(state)
        items = {each.id for each in state.setup.items}
        for index, each in enumerate(self.left):
            if not set(each.items) < items:
                yield fault("SSJ-TASK-TARGET-ITEMS", at(f"$.left[{index}].items"), target=each.target)
        yield from arithmetic_faults(announced)
        yield from self._succession_faults(state)
        yield from journalled_faults(state, None, announced, self.at)

    def _succession_faults(self, state: Task) -> Iterator[Fault]:
        """A later round names the void one before it, and a public source where somebody withheld (spec 3.5, 4.4)."""
        announced, before = self.announcement, current_round(state)
        follows = before is not None and (announced.task, announced.round) == (
            state.setup.code,
            before.number + 1,
        )
        if before is None or before.voided is None or not follows:
            return
        yield from (within("announcement", each) for each in earlier_faults(announced, state.announcements))
        known = before.voided.body.reason
        if announced.voids and announced.voids.reason != known:
            place = at("$.announcement.voids.reason")
            yield fault("SSJ-ROUND-REASON", place, expected=known, found=announced.voids.reason)
        withheld = withheld_faults(announced, before, state.announcements[-1])
        yield from (within("announcement", each) for each in withheld)

    def _slot_faults(self, state: Task) -> Iterator[Fault]:
        """Every executing department has its places in each team, and no other has; the initiating one leads (第十三条)."""
        slots = self.announcement.inspectors.slots if self.announcement.inspectors else ()
        for index, slot in enumerate(slots):
            place = at(f"$.announcement.inspectors.slots[{index}]")
            if slot.department not in state.setup.departments:
                yield fault("SSJ-TASK-DEPARTMENT", place, department=slot.department)
            if slot.leads and slot.department != state.setup.initiating:
                yield fault("SSJ-TASK-LEADS", place, department=slot.department)
        known = {slot.department for slot in slots}
        for department in state.setup.departments:
            if department not in known:
                yield fault("SSJ-TASK-NO-SLOT", at("$.announcement.inspectors"), department=department)

    def _registry_faults(self) -> Iterator[Fault]:
        wanted = REGISTRIES if self.announcement.inspectors else REGISTRIES[:1]
        found = tuple(each.registry for each in self.confirmed)
        if found != wanted or len(self.digests) != len(wanted):
            yield fault("SSJ-TASK-UNCONFIRMED", at("$.confirmed"), year=self.at[:4])
        for each in self.confirmed:
            late = datetime.fromisoformat(each.at) > datetime.fromisoformat(self.at)
            if each.at[:4] != self.at[:4] or late:
                yield fault("SSJ-TASK-UNCONFIRMED", at("$.confirmed"), year=self.at[:4])

    def findings(self, state: Task, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """Old or changed registries, a draw after the inspections began, exceptions to the cap, one party alone."""
        today = datetime.fromisoformat(self.at).date()
        most = rules.keys.library_max_age_days.value
        for each, digest in zip(self.confirmed, self.digests, strict=False):
            age = (today - datetime.fromisoformat(each.at).date()).days
            if age > most:
                yield finding("SSJ-A09-15", rules, "library_max_age_days", subject=each.registry, days=age)
            if digest != each.digest:
                yield article_finding("SSJ-A09-16", "第九条", subject=each.registry, at=each.at[:10])
        yield from self._size_findings()
        yield from self._ratio_findings(state)
        if today.isoformat() >= state.setup.first:
            yield article_finding("SSJ-A10-3", "第十条", first=state.setup.first)
        for waiver in self.waivers:
            data = {"target": waiver.target, "reason": waiver.reason, "approver": waiver.approver}
            yield finding(
                "SSJ-A08-4", rules, "object_annual_cap", severity="notice", subject=waiver.target, **data
            )
        if len(self.announcement.entropy) == 1 and (parties := list(parties_of(self.announcement.entropy))):
            yield article_finding("SSJ-X-3", "第十一条", party=parties[0])

    def _size_findings(self) -> Iterator[Finding]:
        """A roll that is smaller than the confirmed registry leaves targets or inspectors without a chance."""
        announced = self.announcement
        rolls = (announced.targets, announced.inspectors)
        for each, roll in zip(self.confirmed, rolls, strict=False):
            if roll and roll.size != each.count:
                yield article_finding(
                    "SSJ-A11-7", "第十一条", subject=each.registry, count=each.count, size=roll.size
                )

    def _ratio_findings(self, state: Task) -> Iterator[Finding]:
        """预定的比例 (第十一条): strata that are drawn by another ratio than the task's."""
        for each in self.announcement.targets.strata:
            if each.ratio not in settled_ratios(state.setup.ratio, each.scope, each.eligible):
                yield article_finding(
                    "SSJ-A10-6", "第十条", subject=each.name, planned=state.setup.ratio, ratio=each.ratio
                )

    def after(self, state: Task) -> Task:
        """Give the state that follows."""
        state = evolve(
            state,
            announcements=(*state.announcements, self.announcement),
            announcers=(*state.announcers, self.by),
            waived=tuple(each.target for each in self.waivers),
            left=self.left,
        )
        return with_entry(state, None, self.announcement, self.at)

    def relies(self) -> tuple[str, ...]:
        """Confirmations are the registries'."""
        return tuple(registry_stream(each.registry) for each in self.confirmed)

    def relied_faults(self, others: Others) -> Iterator[Fault]:
        """Compare the confirmations with the latest ones."""
        for index, each in enumerate(self.confirmed):
            stream = registry_stream(each.registry)
            known: Confirmations | None = others(stream)
            if known is None or known.latest != each:
                yield fault("SSJ-ACT-FACT", at(f"$.confirmed[{index}]"), stream=stream)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        quota = sum(each.quota for each in self.announcement.targets.strata)
        return {
            "round": self.announcement.round,
            "size": self.announcement.targets.size,
            "quota": quota,
            "digest": self.announcement.digest()[:12],
        }
