"""抽取前公告 (第十一条): the registries are confirmed, the rolls frozen, and the source of chance is fixed."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import DAY_LENGTH, Act, Moment, Others
from shuangsuiji.checklist.state import STREAM as CHECKLIST
from shuangsuiji.checklist.state import Repeal
from shuangsuiji.departments import STREAM as DEPARTMENTS
from shuangsuiji.draw.announcement import Announcement
from shuangsuiji.draw.compare import arithmetic_faults
from shuangsuiji.draw.entropy import Public, parties_of
from shuangsuiji.draw.rounds import earlier_faults, withheld_faults
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, approver_findings, article_finding, finding
from shuangsuiji.forms import at, at_least, digests, no_twice
from shuangsuiji.registries.confirmation import (
    REGISTRIES,
    Confirmation,
    registry_stream,
    titles_of,
)
from shuangsuiji.registries.flags import STREAM as FLAGS
from shuangsuiji.registries.flags import Flags
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.batches import Batch, DrawMode, batch_faults, order_faults
from shuangsuiji.task.differentiation import (
    FlaggedTarget,
    flagged_faults,
    flagged_findings,
    own_strata,
    size_findings,
)
from shuangsuiji.task.drawing_rules import age_findings, confirmation_faults, day_findings, registry_faults
from shuangsuiji.task.exclusions import Check, Ledger, Subject, wanted_of
from shuangsuiji.task.library import ImportedLibrary, library_faults
from shuangsuiji.task.listing import draw_faults, repealed_faults
from shuangsuiji.task.quota_rules import quota_faults, ratio_findings
from shuangsuiji.task.rounds import current_round, ended_faults, journalled_faults, with_entry, within
from shuangsuiji.task.selection import SelectionMode
from shuangsuiji.task.selection_rules import (
    adjacency_faults,
    mode_faults,
    mode_findings,
    slot_faults,
    team_size_faults,
    territorial_faults,
)
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
        left: targets in the roll that are inspected for some of the items only (第九条、第二十三条).
        earlier: the checks that waivers and `left` rest on.
        flagged: every target that is flagged on the day (第八条), and where it stands in the roll.
        modes: how each executing department finds its inspectors (第十二条).
        library: the initiating department's own list, where the targets come from one; None for the standing registry.
        draw_mode: 抽出应抽数, or 全部排出次序.
        batches: how the drawn order is cut; none where it is not.
        outcomes: where chance comes from public sources alone, how many values they can have; 0 where nobody said.
        repeals: the laws that are repealed by now, as the checklist has them (第六条).
    """

    announcement: Announcement
    confirmed: tuple[Confirmation, ...]
    digests: tuple[str, ...]
    waivers: tuple[Waiver, ...] = ()
    left: tuple[ItemsLeft, ...] = ()
    earlier: tuple[Check, ...] = ()
    flagged: tuple[FlaggedTarget, ...] = ()
    modes: tuple[SelectionMode, ...] = ()
    library: ImportedLibrary | None = None
    draw_mode: DrawMode = "select"
    batches: tuple[Batch, ...] = ()
    outcomes: int = 0
    repeals: tuple[Repeal, ...] = ()
    kind: Literal["announce-draw"] = "announce-draw"
    article: ClassVar[str] = "第十一条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        for digest in self.digests:
            yield from digests(digests=digest)
        yield from no_twice(".waivers", (each.target for each in self.waivers))
        yield from no_twice(".left", (each.target for each in self.left))
        yield from no_twice(".flagged", (each.target for each in self.flagged))
        yield from no_twice(".modes", (each.department for each in self.modes))
        yield from at_least(0, outcomes=self.outcomes)

    def faults(self, state: Task, rules: Rulebook) -> Iterator[Fault]:
        """Both registries are confirmed this year, slots are of the task's departments, quotas follow from the ratios."""
        announced = self.announcement
        yield from ended_faults(state)
        if state.lock and state.lock.asserted:
            imported = state.lock.asserted
            yield fault("SSJ-TASK-IMPORTED", at("$"), platform=imported.platform, number=imported.number)
        if announced.task != state.setup.code:
            yield fault(
                "SSJ-TASK-OTHER", at("$.announcement"), expected=state.setup.code, found=announced.task
            )
        if announced.round != len(state.announcements) + 1:
            place = at("$.announcement.round")
            yield fault("SSJ-TASK-ROUND", place, expected=len(state.announcements) + 1, found=announced.round)
        yield from self._registry_faults()
        yield from self._slot_faults(state)
        yield from self._left_faults(state, rules)
        yield from self._waiver_faults(state, rules)
        yield from flagged_faults(self.flagged, announced, state.setup.ratio, rules)
        yield from arithmetic_faults(announced)
        yield from repealed_faults(state.setup.items, self.repeals)
        yield from self._rule_faults(state, rules)
        yield from self._succession_faults(state)
        yield from journalled_faults(state, None, announced, self.at)

    def _left_faults(self, state: Task, rules: Rulebook) -> Iterator[Fault]:
        """What is left follows from what was inspected, and from what a target can be inspected for."""
        ledger, wanted = Ledger(self.earlier, rules), wanted_of(state)
        waivers = {each.target: each for each in self.waivers}
        for index, each in enumerate(self.left):
            found = ledger.judge(self._subject(each.target, each.suits or None), wanted)
            waiver = waivers.get(each.target)
            left = found.items if waiver and waiver.repeats else found.left
            if each.items != left or left == wanted.items:
                yield fault("SSJ-TASK-TARGET-ITEMS", at(f"$.left[{index}].items"), target=each.target)

    def _waiver_faults(self, state: Task, rules: Rulebook) -> Iterator[Fault]:
        """An exception rests on what it says: a flag, a special check; and no hard cap has one (第八条)."""
        ledger, wanted = Ledger(self.earlier, rules), wanted_of(state)
        flagged = {id_ for each in self.flagged for id_ in each.entries}
        for index, each in enumerate(self.waivers):
            place = at(f"$.waivers[{index}]")
            if each.ground == "risk-flag" and each.target not in flagged:
                yield fault("SSJ-TASK-WAIVER-FLAG", place, target=each.target)
            if each.ground == "art22" and state.setup.check != "special":
                yield fault("SSJ-TASK-WAIVER-SPECIAL", place, target=each.target)
            if ledger.judge(self._subject(each.target), wanted).is_barred:
                yield fault("SSJ-TASK-WAIVER-HARD", place, target=each.target)

    def _subject(self, target: str, suits: tuple[str, ...] | None = None) -> Subject:
        found = (each for each in self.earlier if each.target == target and each.entity)
        body = next((each.entity for each in found), "")
        flagged = any(target in each.entries for each in self.flagged)
        return Subject(id=target, entity=body, suits=suits, flagged=flagged)

    def _rule_faults(self, state: Task, rules: Rulebook) -> Iterator[Fault]:
        """What the rules ask of quotas, modes, order, batches, an imported list, and of what is secret."""
        announced, setup = self.announcement, state.setup
        strata = announced.targets.strata
        yield from quota_faults(strata, setup.ratio, rules)
        yield from mode_faults(self.modes, setup, announced.inspectors, self.at, rules)
        yield from territorial_faults(self.modes, setup, announced.inspectors)
        slots = announced.inspectors.slots if announced.inspectors else ()
        yield from team_size_faults(slots, rules, "$.announcement.inspectors.slots")
        yield from order_faults(self.draw_mode, rules.keys.draw_modes.value, strata)
        yield from batch_faults(self.batches, strata, setup.first, setup.last)
        yield from library_faults(self.library, announced.targets.size, self.at)
        if setup.scheme.secret and (announced.publish_from or "")[:DAY_LENGTH] <= setup.last:
            yield fault("SSJ-TASK-PUBLISH-FROM", at("$.announcement.publish_from"), last=setup.last)

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
        """Places are needed unless no department draws."""
        drawn = self.announcement.inspectors
        if drawn or not self._all_assign:
            yield from slot_faults(
                drawn.slots if drawn else (), state.setup, "$.announcement.inspectors.slots"
            )

    @property
    def _all_assign(self) -> bool:
        """直接委派 everywhere (第十二条): no department draws, and teams are assigned after the lock."""
        return bool(self.modes) and all(each.mode == "direct-assignment" for each in self.modes)

    def _registry_faults(self) -> Iterator[Fault]:
        wanted = REGISTRIES if self.announcement.inspectors else REGISTRIES[:1]
        if len(self.digests) != len(wanted):
            yield fault(
                "SSJ-TASK-UNCONFIRMED", at("$.digests"), year=self.day[:4], registries=titles_of(wanted)
            )
        yield from registry_faults(self.confirmed, wanted, self.at)

    def findings(self, state: Task, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """Old or changed registries, a draw after the inspections began, exceptions to the cap, one party alone."""
        yield from age_findings(self.confirmed, self.day, rules)
        for each, digest in zip(self.confirmed, self.digests, strict=False):
            if digest != each.digest:
                yield article_finding("SSJ-A09-16", "第九条", subject=each.registry, at=each.at[:10])
        yield from self._size_findings(state)
        own = own_strata(self.flagged)  # which article 8 asks for
        others = tuple(each for each in self.announcement.targets.strata if each.name not in own)
        yield from ratio_findings(others, state.setup.ratio)
        yield from mode_findings(self.modes, self.announcement.inspectors, rules)
        if self.library:
            yield from self.library.findings(state.setup.ratio, self.announcement.targets.strata)
        yield from flagged_findings(self.flagged, self.announcement, state.setup.ratio, rules)
        yield from size_findings(self.announcement, rules)
        yield from day_findings(state.setup, self.day, rules)
        for waiver in self.waivers:
            data = {"target": waiver.target, "reason": waiver.reason, "approver": waiver.approver}
            yield finding(
                "SSJ-A08-4", rules, "object_annual_cap", severity="notice", subject=waiver.target, **data
            )
            yield from approver_findings(
                "SSJ-X-36-APPROVER", waiver.approver, (self.by,), rules, waiver.target
            )
        yield from self._source_findings()

    def _source_findings(self) -> Iterator[Finding]:
        """One party alone, or public sources alone, of which somebody could have tried every value."""
        entropy = self.announcement.entropy
        if len(entropy) == 1 and (parties := list(parties_of(entropy))):
            yield article_finding("SSJ-X-3", "第十一条", party=parties[0])
        if all(isinstance(each, Public) for each in entropy):
            outcomes = f"{self.outcomes}" if self.outcomes else "—"
            yield article_finding("SSJ-X-3-SMALL", "第十一条", outcomes=outcomes)

    def _size_findings(self, state: Task) -> Iterator[Finding]:
        """A roll that is smaller than the confirmed registry leaves targets or inspectors without a chance."""
        announced = self.announcement
        chosen = self.library is not None or bool(
            state.setup.criteria
        )  # which has its own words for who is left out
        rolls = (None if chosen else announced.targets, announced.inspectors)
        for each, roll in zip(self.confirmed, rolls, strict=False):
            if roll and roll.size != each.count:
                yield article_finding(
                    "SSJ-A11-7", "第十一条", subject=each.registry, count=each.count, size=roll.size
                )

    def after(self, state: Task) -> Task:
        """Give the state that follows."""
        state = evolve(
            state,
            announcements=(*state.announcements, self.announcement),
            announcers=(*state.announcers, self.by),
            waivers=self.waivers,
            left=self.left,
            flagged=self.flagged,
            confirmed=self.confirmed,
            modes=self.modes,
            library=self.library,
            draw_mode=self.draw_mode,
            batches=self.batches,
        )
        return with_entry(state, None, self.announcement, self.at)

    def relies(self) -> tuple[str, ...]:
        """Confirmations are the registries', repeals the checklist's, flags have a stream of their own; who is whose neighbour stands in the list of units."""
        neighbours = (DEPARTMENTS,) if any(each.loans for each in self.modes) else ()
        return (CHECKLIST, FLAGS, *(registry_stream(each.registry) for each in self.confirmed), *neighbours)

    def relied_faults(self, others: Others) -> Iterator[Fault]:
        """Compare confirmations, repeals, flags and loans with where they come from."""
        flags: Flags = others(FLAGS)
        if {each.target: each.words for each in self.flagged} != flags.flagged_on(self.day):
            yield fault("SSJ-ACT-FACT", at("$.flagged"), stream=FLAGS)
        yield from draw_faults(others(CHECKLIST), self.repeals, self.day)
        if any(each.loans for each in self.modes):
            yield from adjacency_faults(self.modes, others(DEPARTMENTS))
        yield from confirmation_faults(self.confirmed, others, self.at)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        quota = sum(each.quota for each in self.announcement.targets.strata)
        return {
            "round": self.announcement.round,
            "size": self.announcement.targets.size,
            "quota": quota,
            "digest": self.announcement.digest()[:12],
            "confirmed": "、".join(dict.fromkeys(each.by for each in self.confirmed)),
        }
