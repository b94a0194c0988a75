"""抽取与日志 (第四条、第十一条): a task's draw in its folder, and the same draw as acts in the journal.

The folder is what others verify; the acts are what the bureau answers for. Each entry of the folder's journal has
its act, in the same order: `follow` journals what has none yet, also after a crash between the two.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from shuangsuiji import wire
from shuangsuiji.acts import DAY_LENGTH
from shuangsuiji.canonical import Json
from shuangsuiji.draw.announcement import Announcement
from shuangsuiji.draw.entropy import Beacon, Contribution
from shuangsuiji.draw.journal_entries import (
    AnnouncedEntry,
    ConfirmedEntry,
    JournalEntry,
    RevealedEntry,
    VoidedEntry,
)
from shuangsuiji.draw.record import read_record
from shuangsuiji.draw.report import Report
from shuangsuiji.errors import ActRefused, Fault, Place, fault, raise_if
from shuangsuiji.findings import Override, noted
from shuangsuiji.office import draw_facts
from shuangsuiji.office import folder as files
from shuangsuiji.office.announcing import Announced, Gate, announce_round
from shuangsuiji.office.draw_facts import DrawFacts
from shuangsuiji.office.eve import Eve
from shuangsuiji.office.folder import TaskFolder
from shuangsuiji.office.lists import read_names
from shuangsuiji.office.rolls import read_rolls
from shuangsuiji.office.service import Done, Office
from shuangsuiji.office.settling import confirm_round, void_round
from shuangsuiji.office.watch import Watch
from shuangsuiji.procedure import LATE, AnyAct
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.announcing import AnnounceDraw
from shuangsuiji.task.criterion import Criterion
from shuangsuiji.task.exclusions import years_that_count
from shuangsuiji.task.lock_rules import last_duties
from shuangsuiji.task.locking import LockDraw, locking
from shuangsuiji.task.rounds import RevealSource, VoidRound
from shuangsuiji.task.scheme import Scheme
from shuangsuiji.task.setup import Setup, Waiver, task_stream
from shuangsuiji.task.state import Task
from shuangsuiji.texts import china_day


def scheme_faults(scheme: Scheme, setup: Setup) -> Iterator[Fault]:
    """Judge that a TASK.toml is the task that was set up (第十条), and not another one under its code."""
    task = scheme.task
    compared = (
        ("code", setup.code, scheme.code),
        ("name", setup.name, scheme.name),
        ("task.from", setup.first, task.from_),
        ("task.to", setup.last, task.to),
        ("task.items", "、".join(each.name for each in setup.items), "、".join(task.items)),
        ("task.range", setup.range, task.range),
        ("task.initiating", setup.initiating, task.initiating),
        ("task.participating", "、".join(setup.participating), "、".join(task.participating)),
        ("targets.criteria", _criteria(setup.criteria), _criteria(scheme.targets.criteria)),
    )
    for key, expected, found in compared:
        if expected != found:
            yield fault("SSJ-TASK-SCHEME", Place(path=key), expected=expected, found=found)


def _cap_faults(scheme: Scheme, rules: Rulebook) -> Iterator[Fault]:
    """The cap is the rulebook's; a TASK.toml cannot have another."""
    cap = rules.keys.object_annual_cap.value
    if scheme.history and scheme.history.cap != cap:
        yield fault("SSJ-TASK-SCHEME", Place(path="history.cap"), expected=cap, found=scheme.history.cap)


def _criteria(criteria: Iterable[Criterion]) -> str:
    return "；".join(each.text for each in criteria) or "—"


class JournalledDraw:
    """抽取的办理: the draw of one task, in its folder and on record.

    Args:
        office: the bureau's office; the task is set up there.
        folder: where the task's draw is kept.
        code: the task's code.
    """

    def __init__(self, office: Office, folder: TaskFolder, code: str) -> None:
        self._office, self._folder, self._code = office, folder, code

    @property
    def task(self) -> Task:
        """The task as it stands.

        Raises:
            ActRefused: it is not set up.
        """
        found = self._office.task(self._code)
        if found is None:
            raise ActRefused(fault("SSJ-OFFICE-NO-TASK", task=self._code))
        return found

    def announce(
        self,
        scheme: Scheme,
        base: Path,
        by: str,
        at: str,
        watch: Watch,
        waivers: Sequence[Waiver] = (),
        overrides: Sequence[Override] = (),
    ) -> Announced:
        """公告: freeze and announce, unless the act that records it would be refused.

        Targets that this bureau's own tasks have drawn this year are excluded before the roll is frozen (第八条、第二十三条).

        Raises:
            ActRefused: the act is refused, or the folder is not free; nothing is written.
            OverrideNeeded: a finding that nobody answers for; nothing is written.
            InvalidInput: with every fault of the scheme and its files; nothing is written.
        """
        rules = self._rules(at)
        raise_if([*scheme_faults(scheme, self.task.setup), *_cap_faults(scheme, rules)])

        eve = Eve(self._office, self.task, scheme, rules, china_day(at), tuple(waivers))

        def allow(announced: Announced) -> Mapping[str, Json]:
            facts = draw_facts.gathered(self._office, self.task.setup, scheme, announced, eve, by, overrides)
            act = self._announce_act(announced.announcement, facts, at)
            self._office.check(task_stream(self._code), act, overrides)
            return {"act": wire.write(facts)}

        gate = Gate(know=eve.known, allow=allow, pattern=rules.keys.certificate_pattern.value)
        announced = announce_round(self._folder, scheme, base, at, watch, gate=gate)
        self.follow(by)
        return announced

    @property
    def _year(self) -> int:
        return int(self.task.setup.first[:4])

    def _rules(self, at: str) -> Rulebook:
        """Give the task's rules as they are on the day of an act: superior layers have taken effect."""
        return self._office.rules_of(task_stream(self._code)).on(china_day(at))

    def _announce_act(self, announcement: Announcement, facts: DrawFacts, at: str) -> AnnounceDraw:
        return facts.act(announcement, at, self._office.checklist().repeals_on(at[:DAY_LENGTH]))

    def lock(self, by: str, at: str, beacon: Beacon | None, overrides: Sequence[Override] = ()) -> Report:
        """确认并锁定: the record is verified, confirmed in the folder and locked on record.

        Raises:
            ActRefused: the act is refused, or the record does not verify; nothing is written.
            OverrideNeeded: a finding that nobody answers for; nothing is written.
            InvalidInput: nothing is drawn yet.
        """
        self.follow(by, overrides)
        self._office.check(task_stream(self._code), self._lock_act(self._round(), by, at), overrides)
        report = confirm_round(self._folder, by, at, beacon)
        self.follow(by, overrides)
        return report

    def void(
        self,
        reason: str,
        approver: str,
        withheld: Sequence[str],
        by: str,
        at: str,
        overrides: Sequence[Override] = (),
    ) -> None:
        """作废: the round is void in the folder and on record.

        Raises:
            ActRefused: the round is confirmed or void already.
            OverrideNeeded: a finding that nobody answers for; nothing is written.
            InvalidInput: a text is empty, a party is none of this round's, or an override answers for nothing.
        """
        self.follow(by, overrides)
        number = self._round()
        act = VoidRound(
            by=by,
            at=at,
            announcement=self._folder.announcement(number).digest(),
            approver=approver,
            reason=reason,
            withheld=tuple(withheld),
        )
        self._office.check(task_stream(self._code), act, overrides)
        void_round(self._folder, reason, approver, withheld, at)
        self.follow(by, overrides)

    def follow(self, by: str, overrides: Sequence[Override] = ()) -> list[Done[Task]]:
        """Journal every entry of the folder's journal that is not on record yet, then send.

        Args:
            by: who acts, where the entry does not say, and who answers for what goes on record later than it was done.
            overrides: who answers for what questions the acts; each act takes those that fit it, an announcement also
                those that it kept.

        Raises:
            ActRefused: the folder's journal and the record differ, or an act is refused.
            OverrideNeeded: a finding that nobody answers for.
        """
        entries = self._folder.journal().entries
        known = self.task.draw
        if entries[: len(known)] != known:
            raise ActRefused(fault("SSJ-OFFICE-DRAW-DIFFERS", Place(file=str(self._folder.path))))
        number = sum(isinstance(each, AnnouncedEntry) for each in known)
        done: list[Done[Task]] = []
        for entry in entries[len(known) :]:
            number += isinstance(entry, AnnouncedEntry)
            act = self._act(entry, number, by)
            kept = (
                draw_facts.kept(self._folder, number).overrides if isinstance(entry, AnnouncedEntry) else ()
            )
            answers = self._answers(act, [*kept, *overrides, self._late(by)])
            done.append(self._office.do(task_stream(self._code), act, answers, send=False))
        self._office.send([task_stream(self._code)])
        return done

    def _answers(self, act: AnyAct, given: Sequence[Override]) -> list[Override]:
        """Of what is given, what this act is asked: an override that answers for nothing would be refused."""
        asked = noted(self._office.findings(task_stream(self._code), act), given)
        return list(dict.fromkeys(each.override for each in asked if each.override))

    def _late(self, by: str) -> Override:
        """What is put on record on a later day has stood in the draw's own chained journal since it was done."""
        reason = "抽取日志当时已有这一条，事后记入办理日志"
        return Override(code=LATE, reason=reason, by=by, at=self._office.instant())

    def _act(self, entry: JournalEntry, number: int, by: str) -> AnyAct:
        announcement = self._folder.announcement(number)
        match entry:
            case AnnouncedEntry():
                return self._announce_act(announcement, draw_facts.kept(self._folder, number), entry.at)
            case RevealedEntry():
                source = announcement.entropy[entry.body.index]
                return RevealSource(
                    by=source.party if isinstance(source, Contribution) else by,
                    at=entry.at,
                    announcement=entry.announcement,
                    index=entry.body.index,
                    reveal=entry.body.reveal,
                )
            case ConfirmedEntry():
                return self._lock_act(number, entry.body.by, entry.at)
            case VoidedEntry():
                return VoidRound(
                    by=by,
                    at=entry.at,
                    announcement=entry.announcement,
                    approver=entry.body.approver,
                    reason=entry.body.reason,
                    withheld=entry.body.withheld,
                )

    def _round(self) -> int:
        return self._folder.current().number

    def _lock_act(self, number: int, by: str, at: str) -> LockDraw:
        path = self._folder.round_path(number)
        record_path = path / files.RECORD
        if not record_path.is_file():
            raise ActRefused(fault("SSJ-OFFICE-NO-RECORD", Place(file=str(path))))
        record = read_record(record_path.read_bytes(), Place(file=files.RECORD))
        rolls = read_rolls(path, record.announcement)
        names = read_names(self._folder, number)
        every = {**names["targets"], **names["inspectors"]}
        kept = draw_facts.kept(self._folder, number)
        rules = self._rules(at)
        years = years_that_count(rules, self._year)
        checks = [each for each in self._office.checks() if each.year in years]
        bodies = dict(kept.entities)
        task = self.task
        rotated = rules.keys.inspector_rotation.value
        last = last_duties(self._office.tasks(), task.setup) if rotated else ()
        return locking(task, record, rolls, every, checks, by=by, at=at, last=last, entities=bodies)
