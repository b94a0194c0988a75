"""轮次 (第十一条; spec 3.4, 3.5): sources are revealed, a round is voided; the draw's own journal is kept with the task."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Act, Moment
from shuangsuiji.draw.announcement import Announcement
from shuangsuiji.draw.entropy import Contribution
from shuangsuiji.draw.journal import Round
from shuangsuiji.draw.journal_entries import Body, Revealed, Voided
from shuangsuiji.errors import ActRefused, Fault, fault
from shuangsuiji.findings import Finding, approver_findings, article_finding
from shuangsuiji.forms import all_identifiers, at, at_least, digests, filled, free_texts, identifiers
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.state import Task


def within(member: str, found: Fault) -> Fault:
    """Give a fault of a member at its place in the act."""
    return found.at(at(f"$.{member}{found.place.path.removeprefix('$')}"))


def journalled_faults(state: Task, body: Body, announcement: Announcement, instant: str) -> Iterator[Fault]:
    """Judge whether the draw's own journal allows an entry now (spec 3.4, 3.5, 13)."""
    try:
        state.draw_journal().append(body, announcement.digest(), instant, announcement.h)
    except ActRefused as error:
        yield from (each.at(at("")) for each in error.faults)


def with_entry(state: Task, body: Body, announcement: Announcement, instant: str) -> Task:
    """Give the task with one more entry of the draw's own journal."""
    journal = state.draw_journal().append(body, announcement.digest(), instant, announcement.h)
    return evolve(state, draw=journal.entries)


def current_round(state: Task) -> Round | None:
    """Give the last announced round; None before the first."""
    rounds = state.draw_journal().rounds()
    return rounds[-1] if rounds else None


def ended_faults(state: Task) -> Iterator[Fault]:
    """取消、终止: judge that a task did not end; afterwards nothing is drawn, assigned or replaced in it."""
    if state.ended:
        yield fault("SSJ-TASK-ENDED", at("$"), at=state.ended.at, reason=state.ended.reason)


def round_faults_of(state: Task, announcement: str) -> Iterator[Fault]:
    """Judge that an act is of the round that was announced last, and the task did not end."""
    yield from ended_faults(state)
    if not state.announcements:
        yield fault("SSJ-TASK-NOT-ANNOUNCED")
    elif state.announcements[-1].digest() != announcement:
        yield fault("SSJ-TASK-ANNOUNCEMENT", at("$.announcement"), round=len(state.announcements))


@frozen(kw_only=True)
class RevealSource(Act[Task]):
    """揭示 (spec 4): a source of chance gives its value; its digest goes on record before anybody draws."""

    announcement: str
    index: int
    reveal: str
    kind: Literal["reveal-source"] = "reveal-source"
    article: ClassVar[str] = "第十一条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from digests(announcement=self.announcement, reveal=self.reveal)
        yield from at_least(0, index=self.index)

    def faults(self, state: Task, rules: Rulebook) -> Iterator[Fault]:
        """It is of the open round."""
        yield from round_faults_of(state, self.announcement)
        if state.announcements:
            if self.index >= len(state.announcements[-1].entropy):
                yield fault("SSJ-JOURNAL-INDEX", at("$.index"), index=self.index)
            yield from journalled_faults(state, self._body(), state.announcements[-1], self.at)

    def after(self, state: Task) -> Task:
        """Give the state that follows."""
        return with_entry(state, self._body(), state.announcements[-1], self.at)

    def _body(self) -> Revealed:
        return Revealed(index=self.index, reveal=self.reveal)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"index": self.index + 1, "digest": self.reveal[:12]}


@frozen(kw_only=True)
class VoidRound(Act[Task]):
    """作废 (第十一条; spec 3.5): before confirmation only, with approver and reason, on record for ever."""

    announcement: str
    approver: str
    reason: str
    withheld: tuple[str, ...] = ()
    kind: Literal["void-round"] = "void-round"
    article: ClassVar[str] = "第十一条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from digests(announcement=self.announcement)
        yield from identifiers(approver=self.approver)
        yield from filled(reason=self.reason)
        yield from free_texts(reason=self.reason)
        yield from all_identifiers(".withheld", self.withheld)

    def faults(self, state: Task, rules: Rulebook) -> Iterator[Fault]:
        """It is of the open round, the rules allow a new draw, and only parties that did not reveal are called withholding."""
        if rules.keys.redraw_policy.value == "never":
            yield fault("SSJ-TASK-REDRAW", at("$"))
        yield from round_faults_of(state, self.announcement)
        if state.announcements:
            yield from self._withheld_faults(state)
            yield from journalled_faults(state, self._body(), state.announcements[-1], self.at)

    def _withheld_faults(self, state: Task) -> Iterator[Fault]:
        entropy = state.announcements[-1].entropy
        known = current_round(state)
        revealed = {each.body.index for each in known.reveals} if known else set[int]()
        places = {each.party: i for i, each in enumerate(entropy) if isinstance(each, Contribution)}
        for index, party in enumerate(self.withheld):
            place = at(f"$.withheld[{index}]")
            if party not in places:
                listed = "、".join(places) or "—"
                yield fault("SSJ-OFFICE-WITHHELD-UNKNOWN", place, party=party, known=listed)
            elif places[party] in revealed:
                yield fault("SSJ-OFFICE-WITHHELD-REVEALED", place, party=party)

    def findings(self, state: Task, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """A void always goes on record; whoever voids does not approve it himself."""
        yield from approver_findings("SSJ-X-36-APPROVER", self.approver, (self.by,), rules)
        yield article_finding(
            "SSJ-A11-12", "第十一条", severity="notice", round=len(state.announcements), reason=self.reason
        )

    def after(self, state: Task) -> Task:
        """Give the state that follows."""
        return with_entry(state, self._body(), state.announcements[-1], self.at)

    def _body(self) -> Voided:
        return Voided(approver=self.approver, reason=self.reason, withheld=self.withheld)

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"approver": self.approver, "reason": self.reason}
