"""一个局的一年: the small bureau with two overlapping tasks, the acts of a task up to the lock, and what must not change.

Every act is put on record with somebody who answers for its warnings; before that the bureau tries it without, and
nothing may have changed.
"""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from datetime import datetime, timedelta
from fractions import Fraction
from functools import cache
from typing import Any, Final

import pytest
from attrs import evolve, frozen
from tests.unit.acts_tables import copy_of, receipt, rule

from shuangsuiji.content_digest import digest_of
from shuangsuiji.draw.announce import FrozenRolls, InspectorPlan, Occasion, StratumPlan, announce
from shuangsuiji.draw.announcement import Announcement, Slot, Voids
from shuangsuiji.draw.entropy import Contribution, Public, commitment
from shuangsuiji.draw.journal import reveal_digest
from shuangsuiji.draw.record import Record, draw
from shuangsuiji.draw.rounds import missing_parties
from shuangsuiji.errors import ActRefused, OverrideNeeded
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.findings import Noted, Override
from shuangsuiji.journal import read_entry
from shuangsuiji.procedure import RECEIPTS, AnyAct, kind_of
from shuangsuiji.registries.confirmation import REGISTRIES
from shuangsuiji.rolls.roll import freeze
from shuangsuiji.target_file import TargetFile
from shuangsuiji.task.announcing import AnnounceDraw
from shuangsuiji.task.current_team import CurrentTeam
from shuangsuiji.task.ending import CancelTask, CloseTask
from shuangsuiji.task.exclusions import Subject, exclusions, wanted_of
from shuangsuiji.task.locking import LockDraw, locking
from shuangsuiji.task.rounds import RevealSource, VoidRound, current_round
from shuangsuiji.task.scheme_document import ItemScheme, NoNotice, SchemeDocument
from shuangsuiji.task.selection import random_modes
from shuangsuiji.task.setting import CreateTask
from shuangsuiji.task.setup import ItemsLeft, Waiver, task_stream
from shuangsuiji.task.state import Task
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import (
    BUREAU,
    EMERGENCY,
    GUIDANCE,
    ITEMS,
    MARKET,
    PARTIES,
    H,
    entries_digest,
    plan_row,
    setup,
)

TASKS: Final = ("YXGX-2026-01", "YXGX-2026-02")
RATIO: Final = Fraction(3, 5)
"""Of three targets two are drawn, so that two tasks always meet."""
ASKED: Final = {"GX01": "食盐购销台账", "GX02": "电表台账"}
"""What the scheme wants to see of an item: who reads of it knows what is inspected."""
SLOTS: Final = (
    Slot(department=BUREAU, count=2, leads=True, area="any"),
    Slot(department=MARKET, count=1, leads=False, area="any"),
    Slot(department=EMERGENCY, count=1, leads=False, area="any"),
)
YEAR: Final = 2026

PUBLIC: Final = "010203040506"
"""What the public source comes to that a round needs after somebody withheld."""

Unit = tuple[str, str]
"""A task's code and a target that it has drawn."""


def nonce(party: str, code: str, number: int) -> str:
    """Give what a party has in its hands for a round."""
    return H.hex(f"{party}/{code}/{number}".encode())


@frozen(kw_only=True)
class Frozen:
    """What a round was announced with.

    Args:
        rolls: the frozen rolls.
        waived: who may be drawn in spite of a cap or a repeat.
    """

    rolls: FrozenRolls
    waived: tuple[str, ...]


@frozen(kw_only=True)
class Refused:
    """An act that is not allowed now, and the code that says why."""

    stream: str
    act: AnyAct
    code: str


class Bureau:
    """一个局: acts one after the other, each at a time of its own.

    Args:
        cap: how often a year a target may be inspected.
    """

    def __init__(self, cap: int = 1) -> None:
        self.line = Line(targets=3, inspectors=15, rules=rule("object_annual_cap", cap))
        self.line.prepare()
        self.cap = cap
        self.frozen: dict[str, Frozen] = {}
        self.records: dict[str, Record] = {}
        self.lists: dict[str, str] = {}
        self.shown: dict[str, str] = {}

    def copy(self) -> "Bureau":
        """Give the same bureau with a journal of its own."""
        made = copy(self)
        made.line = copy_of(self.line)
        for name in ("frozen", "records", "lists", "shown"):
            setattr(made, name, dict(getattr(self, name)))
        return made

    # ── what there is ─────────────────────────────────────────────────────────────────────────────────────

    @property
    def office(self) -> Any:  # noqa: ANN401  -- states of streams are of any type
        """The office."""
        return self.line.office

    @property
    def today(self) -> str:
        """The day."""
        return self.line.clock[:10]

    def task(self, code: str) -> Task | None:
        """Give a task; None where it is not set up."""
        found: Task | None = self.office.task(code)
        return found

    def tasks(self) -> list[Task]:
        """Give the tasks that are set up."""
        return [task for code in TASKS if (task := self.task(code))]

    def open_tasks(self) -> list[Task]:
        """Give those that did not end."""
        return [each for each in self.tasks() if not each.ended]

    def archived(self, code: str) -> bool:
        """Say whether a task is archived."""
        return bool(self.line.store.read(f"archive/{code}"))

    def units(self) -> list[Unit]:
        """Give every drawn target of every locked task."""
        return [
            (task.setup.code, each.entry.id)
            for task in self.tasks()
            for each in (task.lock.targets if task.lock else ())
        ]

    def file(self, unit: Unit) -> TargetFile | None:
        """Give a target's file; None where it is not opened."""
        found: TargetFile | None = self.office.file(*unit)
        return found

    def files(self) -> list[TargetFile]:
        """Give every file that is opened."""
        return [file for unit in self.units() if (file := self.file(unit))]

    def team(self, unit: Unit) -> CurrentTeam:
        """Give a drawn target's team."""
        task = self.task(unit[0])
        team = task.team(unit[1]) if task else None
        if team is None:
            raise LookupError(unit)
        return team

    def rows(self) -> Mapping[str, Sequence[bytes]]:
        """Give the whole journal."""
        store = self.line.store
        return {name: tuple(store.read(name)) for name in store.streams()}

    def states(self) -> dict[str, object]:
        """Give what every stream has come to."""
        return {name: self.office.state(name) for name in self.line.store.streams()}

    # ── how it is done ────────────────────────────────────────────────────────────────────────────────────

    def later(self, minutes: int = 10) -> str:
        """Let some minutes pass."""
        at = datetime.fromisoformat(self.line.clock) + timedelta(minutes=minutes)
        self.line.clock = at.isoformat(timespec="seconds")
        return self.line.clock

    def next_day(self, days: int = 1) -> str:
        """Let it be five in the afternoon of the next day, or of a later one."""
        at = datetime.fromisoformat(self.line.clock) + timedelta(days=days)
        self.line.clock = at.replace(hour=17, minute=0, second=0).isoformat(timespec="seconds")
        return self.line.clock

    def do(self, stream: str, act: AnyAct) -> Any:  # noqa: ANN401  -- each kind of stream has its own state
        """Do an act that is allowed; without anybody who answers for its warnings it does not pass."""
        warned = [each for each in self.office.findings(stream, act) if each.severity == "warning"]
        pairs = dict.fromkeys((each.code, each.subject) for each in warned)
        overrides = [
            Override(code=code, subject=subject, reason="已核实，情况特殊", by="局领导丁", at=act.at)
            for code, subject in pairs
        ]
        if pairs:
            found = self.rejected(stream, act, OverrideNeeded)
            assert set(found) == {code for code, _ in pairs}
        done = self.line.do(stream, act, *overrides)
        return done.state

    def refuse(self, refused: Refused) -> None:
        """Try an act that is not allowed: it says why, and nothing has changed."""
        assert refused.code in self.rejected(refused.stream, refused.act, ActRefused), refused.code

    def rejected(self, stream: str, act: AnyAct, error: type[ActRefused | OverrideNeeded]) -> list[str]:
        """Give the codes by which an act does not pass; the journal's bytes and every state are as before."""
        before = (self.line.store.head(), self.rows(), self.states())
        with pytest.raises(error) as caught:
            self.office.do(stream, act)
        assert type(caught.value) is error
        assert (self.line.store.head(), self.rows(), self.states()) == before
        return [each.code for each in caught.value.faults]

    # ── receipts ──────────────────────────────────────────────────────────────────────────────────────────

    def documents(self, stream: str) -> list[Document]:
        """Give everything that a stream has for the platform, whether it has arrived or not."""
        return list(kind_of(stream).documents(self.office.state(stream)))

    def owed(self) -> Iterator[tuple[str, Document]]:
        """Give what is owed, stream by stream, in order."""
        known = {
            name: {each.key: each for each in self.documents(name)} for name in self.line.store.streams()
        }
        for name, key in self.office.owed():
            yield name, known[name][key]

    def acknowledging(self, document: Document, **changed: str) -> AnyAct:
        """Make the act by which a receipt of the platform goes on record."""
        by = changed.pop("by", "省级平台")
        found: Receipt = evolve(receipt(document), at=self.later(1), **changed)
        made = RECEIPTS[document.kind]
        return made(by=by, at=self.line.clock, receipt=found, **made.ruled(self.line.rules))

    def receive(self, stream: str, document: Document) -> None:
        """The platform has a document."""
        self.do(stream, self.acknowledging(document))
        if document.kind == "publicity":
            self.shown[document.key] = document.digest()

    # ── a task up to its lock ─────────────────────────────────────────────────────────────────────────────

    def creating(self, code: str, kind: int = 0) -> CreateTask:
        """Make the act that sets up a task: of both items, of one, or of both with one that is not told."""
        items = ITEMS[:1] if kind == 1 else ITEMS
        scheme = SchemeDocument(
            items=tuple(
                ItemScheme(item=each.id, materials=(ASKED[each.id],), guidance=(GUIDANCE,)) for each in items
            ),
            no_notice=NoNotice(reason="易于转移", approver="局领导丁", items=("GX02",))
            if kind == 2
            else None,
        )
        made = setup(code, items=items, ratio="60%", last="2026-11-30", scheme=scheme)
        channels = self.office.checklist().editions[0].channels
        return CreateTask(
            by="经办员甲", at=self.later(), setup=made, edition=1, channels=channels, row=plan_row()
        )

    def values(self, announced: Announcement) -> list[str]:
        """Give what the sources of a round come to, in their order."""
        return [
            nonce(each.party, announced.task, announced.round) if isinstance(each, Contribution) else PUBLIC
            for each in announced.entropy
        ]

    def announcing(self, code: str, *, waive: bool = False) -> tuple[AnnounceDraw, Frozen]:
        """Make the act that announces a round, and give what it was frozen with."""
        task = self.line.task(code)
        checks = [each for each in self.office.checks() if each.task != code]
        subjects, wanted = [Subject(id=each.id) for each in self.line.targets], wanted_of(task)
        out = exclusions(checks, subjects, wanted, self.line.rules)
        waivers = tuple(
            Waiver(target=each, reason="专项整治", approver="局领导丁")
            for each in sorted(out.standings)[:waive]
        )
        out = exclusions(checks, subjects, wanted, self.line.rules, waivers)
        entries = [
            evolve(each, standing=out.standings.get(each.id, each.standing)) for each in self.line.targets
        ]
        frozen_ = Frozen(
            rolls=FrozenRolls(targets=freeze(entries, H), inspectors=self.line.rolls.inspectors),
            waived=tuple(each.target for each in waivers),
        )
        act = AnnounceDraw(
            by="经办员甲",
            at=self.later(),
            announcement=announce(
                self._occasion(task),
                frozen_.rolls,
                [StratumPlan(name="企业", ratio=RATIO)],
                InspectorPlan(slots=SLOTS),
            ),
            confirmed=tuple(each for name in REGISTRIES if (each := self.office.registry(name).latest)),
            digests=(entries_digest(self.line.targets), entries_digest(self.line.inspectors)),
            waivers=waivers,
            left=tuple(ItemsLeft(target=target, items=items) for target, items in out.items.items()),
            earlier=tuple(checks),
            modes=random_modes(task.setup.departments, self.line.inspectors),
        )
        return act, frozen_

    def _occasion(self, task: Task) -> Occasion:
        before, code, number = current_round(task), task.setup.code, len(task.announcements) + 1
        last = task.announcements[-1].digest() if task.announcements else ""
        reason = before.voided.body.reason if before and before.voided else "上一轮作废"
        made_at = datetime.fromisoformat(self.line.clock)
        withheld = missing_parties(before, task.announcements[-1]) if before else ()
        return Occasion(
            task=code,
            entropy=(
                *(
                    Contribution(
                        party=party, commitment=commitment(H, party, code, number, nonce(party, code, number))
                    )
                    for party in PARTIES
                ),
                *((Public(source="双色球当期红球"),) if withheld else ()),
            ),
            made_at=made_at.isoformat(),
            draw_by=(made_at + timedelta(days=9)).isoformat(),
            round=number,
            voids=Voids(announcement=last, reason=reason) if last else None,
        )

    def announce(self, code: str, *, waive: bool = False) -> None:
        """抽取前公告."""
        act, frozen_ = self.announcing(code, waive=waive)
        self.do(task_stream(code), act)
        self.frozen[act.announcement.digest()] = frozen_

    def round_open(self, task: Task) -> bool:
        """Say whether a round is open, in time."""
        found = current_round(task)
        return bool(found and found.state == "open") and self._in_time(task)

    def _in_time(self, task: Task) -> bool:
        last = datetime.fromisoformat(task.announcements[-1].draw_by)
        return datetime.fromisoformat(self.line.clock) + timedelta(hours=1) < last

    def unrevealed(self, task: Task) -> list[int]:
        """Give the sources of an open round that have their turn: what is public comes after every party's."""
        found, announced = current_round(task), task.announcements[-1]
        done = {each.body.index for each in found.reveals} if found else set[int]()
        left = [index for index in range(len(announced.entropy)) if index not in done]
        parties = [each for each in left if isinstance(announced.entropy[each], Contribution)]
        return parties or left

    def revealing(self, task: Task, index: int) -> RevealSource:
        """Make the act by which a source reveals."""
        announced = task.announcements[-1]
        return RevealSource(
            by=PARTIES[index % len(PARTIES)],
            at=self.later(),
            announcement=announced.digest(),
            index=index,
            reveal=reveal_digest(self.values(announced)[index], H),
        )

    def voiding(self, task: Task) -> VoidRound:
        """Make the act that voids a round."""
        return VoidRound(
            by="经办员甲",
            at=self.later(),
            announcement=task.announcements[-1].digest(),
            approver="局领导丁",
            reason="公告有误",
        )

    def drawn(self, task: Task) -> Record:
        """Draw the last round, as everybody can who has the rolls."""
        announced, rolls = task.announcements[-1], self.frozen[task.announcements[-1].digest()].rolls
        return draw(announced, self.values(announced), rolls.targets, rolls.inspectors, rolls.recusals).record

    def locking(self, task: Task) -> LockDraw:
        """Make the act that locks the list."""
        rolls = self.frozen[task.announcements[-1].digest()].rolls
        checks, names = self.office.checks(), self.line.names
        return locking(task, self.drawn(task), rolls, names, checks, by="科长乙", at=self.later())

    def lock(self, task: Task) -> None:
        """确认并锁定."""
        code, act = task.setup.code, self.locking(task)
        self.do(task_stream(code), act)
        self.records[code] = act.record
        self.lists[code] = digest_of(self.line.task(code).lock)

    def cancelling(self) -> CancelTask:
        """Make the act that cancels a task."""
        return CancelTask(by="经办员甲", at=self.later(), reason="计划取消", approver="局领导丁")

    def closing(self) -> CloseTask:
        """Make the act that closes a task."""
        return CloseTask(by="经办员甲", at=self.later(), reason="机构改革", approver="局领导丁")

    def noted(self, stream: str, kind: str) -> set[tuple[str, str]]:
        """Give (code, subject) of what somebody answered for in a stream's entries of one kind."""
        return {
            (each.finding.code, each.finding.subject)
            for line in self.line.store.read(stream)
            for each in _answered(line, kind)
        }


@cache
def _answered(line: bytes, kind: str) -> list[Noted]:
    entry = read_entry(line)
    wanted = isinstance(entry.act, Mapping) and entry.act["kind"] == kind
    return [each for each in entry.noted if each.override] if wanted else []
