"""What the tables of acts share: a small bureau at every stage of its line, and how a case is judged.

A stage is made once and never changed: whoever does an act that goes through takes a copy (`copy_of`).
"""

from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from copy import copy
from datetime import datetime
from functools import cache
from typing import Any

import pytest
from attrs import evolve, frozen

from shuangsuiji import adoption
from shuangsuiji.acts import Acknowledge
from shuangsuiji.adoption import AdoptRulebook
from shuangsuiji.checklist.edition import Edition, Publicity
from shuangsuiji.checklist.issuing import IssueEdition, PublishEdition
from shuangsuiji.checklist.state import STREAM as CHECKLIST
from shuangsuiji.content_digest import H, digest_of
from shuangsuiji.draw.announcement import Announcement
from shuangsuiji.draw.record import Record
from shuangsuiji.errors import ActRefused, Fault, InvalidInput, OverrideNeeded
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.findings import Override
from shuangsuiji.journal import Entry, read_entry
from shuangsuiji.office.rulebooks import builtin_rulebook
from shuangsuiji.office.service import Done, Office
from shuangsuiji.other_checks import EnterOtherCheck, Kind, OtherCheck, checks_stream
from shuangsuiji.plan.publishing import PublishPlan
from shuangsuiji.plan.state import plan_stream
from shuangsuiji.ports.platform import Platform
from shuangsuiji.procedure import RECEIPTS, AnyAct, kind_of
from shuangsuiji.registries.confirmation import ConfirmRegistry, RegistryName, registry_stream
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.stores.memory import MemoryStore
from shuangsuiji.target_file import file_stream
from shuangsuiji.task.exclusions import Check
from shuangsuiji.task.importing import ImportDraw
from shuangsuiji.task.lock import DrawnTarget, PlatformDraw
from shuangsuiji.task.locking import LockDraw, locking
from shuangsuiji.task.rounds import VoidRound
from shuangsuiji.task.setup import task_stream
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import BUREAU, CALENDAR, CODE, edition, entries_digest, plan_row

RULEBOOK = adoption.STREAM
PLAN = plan_stream(2026, BUREAU)
TASK = task_stream(CODE)
TARGETS = registry_stream("targets")
INSPECTORS = registry_stream("inspectors")
RECEIVED = "2026-06-01T09:00:00+08:00"
"""When the platform took what was there by then."""


@frozen(kw_only=True)
class Case:
    """One act at one stage, and what is said of it.

    Args:
        name: what is done, in a few words.
        stage: makes the bureau as it stands before.
        stream: the stream of the act.
        act: makes the act.
        says: refused: each fault's code and path; questioned: each finding's code, severity and subject.
        holds: the requirements that it holds.
    """

    name: str
    stage: Callable[[], Line]
    stream: str
    act: Callable[[Line], AnyAct]
    says: tuple[str, ...]
    holds: tuple[str, ...] = ()


@frozen(kw_only=True)
class Unborn:
    """A value that cannot come to be: what makes it, and each fault's code and path."""

    name: str
    make: Callable[[], object]
    says: tuple[str, ...]
    holds: tuple[str, ...] = ()


def named(cases: Iterable[Case | Unborn]) -> list[Any]:
    """Give cases as parameters under their names."""
    return [
        pytest.param(each, id=each.name, marks=[pytest.mark.requirement(*each.holds)] if each.holds else [])
        for each in cases
    ]


def rule(key: str, value: object, effective_from: str = "2026-01-01") -> Rulebook:
    """Give the rulebook of 玉溪 with another value of one key."""
    rules = builtin_rulebook(effective_from)
    changed: Any = evolve(rules.rule(key), value=value)  # type: ignore[call-arg]
    return evolve(rules, keys=evolve(rules.keys, **{key: changed}))


# ── the stages ────────────────────────────────────────────────────────────────────────────────────────────


def copy_of(line: Line, before: int | None = None) -> Line:
    """Give the same bureau with a journal of its own, all of it or what stands before an entry."""
    copied, store = copy(line), MemoryStore()
    for entry, written in lines(line):
        if before is not None and entry.number >= before:
            break
        store.append(entry.stream, written, seq=entry.seq, number=entry.number)
    copied.store = store
    copied.office = Office(store, CALENDAR, clock=lambda: datetime.fromisoformat(copied.clock))
    return copied


def lines(line: Line) -> list[tuple[Entry, bytes]]:
    """Give every entry of the journal with its bytes, in the order of the numbers."""
    store = line.store
    found = [(read_entry(each), each) for name in store.streams() for each in store.read(name)]
    return sorted(found, key=lambda pair: pair[0].number)


@cache
def nothing() -> Line:
    """A bureau that has not begun."""
    return Line()


def adopt(line: Line) -> AdoptRulebook:
    """Adopt the line's rulebook."""
    return AdoptRulebook(by="领导小组办公室", at="2026-01-04T09:00:00+08:00", rulebook=line.rules)


def issue(made: Edition) -> IssueEdition:
    """Issue an edition."""
    return IssueEdition(by="市双随机一公开领导小组", at="2026-01-05T09:00:00+08:00", edition=made)


def show(channel: str, number: int = 1) -> PublishEdition:
    """Show an edition on a channel."""
    shown = Publicity(channel=channel, address=f"{channel}公告栏", on="2026-01-08")
    return PublishEdition(by="政策法规科", at="2026-01-08T09:00:00+08:00", edition=number, publicity=shown)


def publish() -> PublishPlan:
    """Publish the plan."""
    return PublishPlan(
        by="经办员甲",
        at="2026-03-02T09:00:00+08:00",
        department=BUREAU,
        year=2026,
        edition=edition(),
        rows=(plan_row(),),
    )


def confirm(registry: RegistryName, line: Line) -> ConfirmRegistry:
    """Confirm a registry."""
    found = line.targets if registry == "targets" else line.inspectors
    return ConfirmRegistry(
        by="名录管理员",
        at="2026-04-20T09:00:00+08:00",
        registry=registry,
        count=len(found),
        digest=entries_digest(found),
    )


@cache
def adopted() -> Line:
    """The rulebook is adopted."""
    line = Line()
    line.do(RULEBOOK, adopt(line))
    return line


@cache
def issued() -> Line:
    """The checklist is issued and shown nowhere."""
    line = copy_of(adopted())
    line.do(CHECKLIST, issue(edition()))
    return line


@cache
def shown() -> Line:
    """The checklist is shown on every channel."""
    line = copy_of(issued())
    line.show()
    return line


@cache
def prepared() -> Line:
    """Checklist, plan and registries are there."""
    line = Line()
    line.prepare()
    return line


@cache
def created() -> Line:
    """The task is set up."""
    line = copy_of(prepared())
    line.create_task()
    return line


@cache
def announced() -> Line:
    """Round 1 is announced."""
    line = copy_of(created())
    line.announce()
    return line


@cache
def revealed() -> Line:
    """Both sources of round 1 are revealed."""
    line = copy_of(announced())
    line.reveal(announcement(line))
    return line


@cache
def voided() -> Line:
    """Round 1 is void, before anybody revealed."""
    line = copy_of(announced())
    line.do(TASK, void(line))
    return line


@cache
def locked() -> Line:
    """The list is locked."""
    line = copy_of(revealed())
    line.lock(record(line))
    return line


def target(index: int = 0) -> str:
    """Give the id of a drawn target of `locked`."""
    task = locked().task()
    assert task.lock
    return task.lock.targets[index].entry.id


def file_of(index: int = 0) -> str:
    """Give the stream of a drawn target's file."""
    return file_stream(CODE, target(index))


@cache
def opened() -> Line:
    """The first drawn target's file is opened."""
    line = copy_of(locked())
    line.file(target())
    return line


@cache
def notified() -> Line:
    """Its team has looked up what is known of it, and its notice has arrived."""
    line = copy_of(opened())
    line.prepare_visit(target())
    return line


@cache
def recorded() -> Line:
    """Its record is signed."""
    line = copy_of(notified())
    line.record(target())
    return line


@cache
def entered() -> Line:
    """Its result is entered."""
    line = copy_of(recorded())
    line.enter(target())
    return line


@cache
def returned() -> Line:
    """Its result is returned by the bureau."""
    line = copy_of(entered())
    line.review(target(), returned_by=BUREAU, reason="照片缺页")
    return line


@cache
def passed() -> Line:
    """Its result is passed by every department."""
    line = copy_of(entered())
    line.review(target())
    return line


@cache
def published() -> Line:
    """Everything that was owed has arrived, its publication too."""
    line = copy_of(passed())
    receive_all(line)
    return line


# ── what several tables do ────────────────────────────────────────────────────────────────────────────────


def inspected_before(
    line: Line, subject: str, *items: str, year: int = 2026, nature: Kind = "random"
) -> Check:
    """Put on record that the bureau had inspected somebody without a task of this journal."""
    made = OtherCheck(
        subject=subject,
        items=items,
        on=f"{year}-01-09",
        nature=nature,
        body=line.rules.bureau,
        reference=f"检〔{year}〕{subject}",
    )
    line.do(checks_stream(str(year)), EnterOtherCheck(by="经办员甲", at=line.clock, check=made))
    return next(each for each in line.office.checks(year) if not each.task and each.target == subject)


def announcement(line: Line) -> Announcement:
    """Give the last announcement."""
    return line.task().announcements[-1]


def record(line: Line) -> Record:
    """Draw the last announced round."""
    return line.draw(announcement(line))


def lock(line: Line, made: Record | None = None) -> LockDraw:
    """Lock a record, the honest one unless another is given."""
    return locking(
        line.task(),
        made or record(line),
        line.rolls,
        line.names,
        (),
        by="科长乙",
        at="2026-04-24T09:00:00+08:00",
    )


def taken_over(line: Line, at: str = "2026-04-24T09:00:00+08:00", **changed: object) -> ImportDraw:
    """Take over a list of a tenth of the targets that the platform drew."""
    drawn: dict[str, str] = {
        "platform": "省级平台",
        "number": "530400202604230001",
        "drawn_at": "2026-04-23T10:00:00+08:00",
        "retrieved_at": "2026-04-23T10:05:00+08:00",
        "source": "抽取名单.xlsx",
        "digest": "ab" * 32,
    }
    task = line.office.task(CODE)
    here = {each.entry.id for each in task.lock.targets} if task and task.lock else set[str]()
    listed = tuple(
        DrawnTarget(entry=each, name=line.names[each.id], items=("GX01", "GX02"), index=0, path=())
        for each in [each for each in line.targets if each.id not in here][-6:]
    )
    latest = line.office.registry("targets").latest
    plain: dict[str, Any] = {
        "drawn": PlatformDraw(**drawn),
        "targets": listed,
        "confirmed": (latest,) if latest else (),
    }
    return ImportDraw(by="科长乙", at=at, **{**plain, **changed})


def void(line: Line) -> VoidRound:
    """Void the last round."""
    return VoidRound(
        by="经办员甲",
        at="2026-04-23T10:00:00+08:00",
        announcement=announcement(line).digest(),
        approver="局领导丁",
        reason="公告有误",
    )


def receipt(document: Document, at: str = RECEIVED) -> Receipt:
    """Acknowledge a document as the platform does."""
    return Receipt(
        key=document.key,
        digest=document.digest(),
        number="滇平-0001",
        platform="省级平台",
        at=at,
    )


def acknowledge(document: Document, made: Receipt | None = None) -> Acknowledge[Any]:
    """Give the act by which a document's receipt goes on record, the honest one unless another is given."""
    found = made or receipt(document)
    made = RECEIPTS[document.kind]
    return made(by=found.platform, at=found.at, receipt=found, **made.ruled(builtin_rulebook()))


def documents(line: Line, stream: str) -> list[Document]:
    """Give everything that a stream ever owed the platform, in order."""
    return list(kind_of(stream).documents(line.office.state(stream)))


def hand_over(line: Line, platform: Platform) -> None:
    """Hand over all content that anything owed may name."""
    for stream in line.store.streams():
        for content in kind_of(stream).contents(line.office.state(stream)):
            platform.attach(content, H.hex(content))


def receive_all(line: Line) -> None:
    """Acknowledge everything that is owed, as of the first of June, or as soon as it came to be."""
    while owed := line.office.owed():
        stream, key = owed[0]
        made = next(each for each in documents(line, stream) if each.key == key)
        since = acknowledge(made).since(line.office.state(stream), made)
        line.do(stream, acknowledge(made, receipt(made, max(RECEIVED, since))))


# ── how a case is judged ──────────────────────────────────────────────────────────────────────────────────


def kept(line: Line) -> list[object]:
    """Give all that a bureau has: every line of its journal, and what every stream's state is."""
    store = line.store
    streams = store.streams()
    states = [(name, digest_of(line.office.state(name))) for name in streams]
    return [*((name, *store.read(name)) for name in streams), *states]


@contextmanager
def clock_at(line: Line, at: str) -> Generator[None]:
    """Let it be the time of an act, or later if it is so already, and afterwards the time that it was."""
    before, line.clock = line.clock, max(line.clock, at)
    yield
    line.clock = before


def shown_faults(faults: Iterable[Fault]) -> list[str]:
    """Give each fault's code and path; each has its sentence in both languages."""
    found = list(faults)
    assert all(each.text(language).strip() for each in found for language in ("zh", "en"))
    return sorted(f"{each.code} {each.place.path}".strip() for each in found)


def judge_refused(case: Case) -> None:
    """The act is refused with exactly these faults, all at once, and nothing has changed."""
    line = case.stage()
    before, act = kept(line), case.act(line)
    with clock_at(line, act.at), pytest.raises(ActRefused) as caught:
        line.office.do(case.stream, act)
    assert not isinstance(caught.value, OverrideNeeded)
    assert shown_faults(caught.value.faults) == sorted(case.says)
    assert kept(line) == before


def judge_unborn(case: Unborn) -> None:
    """The value is refused at birth with exactly these faults, all at once."""
    with pytest.raises(InvalidInput) as caught:
        case.make()
    assert shown_faults(caught.value.faults) == sorted(case.says)


def judge_questioned(case: Case) -> Done[Any]:
    """The act passes only where every warning has its override, and the journal keeps findings and overrides."""
    line = copy_of(case.stage())
    act = case.act(line)
    warned = [each.split() for each in case.says if each.split()[1] == "warning"]
    if warned:
        _judge_unanswered(line, case, act)
    overrides = [
        Override(code=code, subject="".join(subject), reason="已核实，情况特殊", by="局领导丁", at=act.at)
        for code, _, *subject in {tuple(each): None for each in warned}
    ]
    done = line.do(case.stream, act, *overrides)
    assert _shown_findings(done.entry) == sorted(case.says)
    written = [entry for entry, _ in lines(line) if entry.stream == case.stream][-1]
    assert written.noted == done.noted
    assert {each.override for each in written.noted} - {None} == set(overrides)
    assert line.office.replay().faults == ()
    return done


def _judge_unanswered(line: Line, case: Case, act: AnyAct) -> None:
    before = kept(line)
    with clock_at(line, act.at), pytest.raises(OverrideNeeded) as caught:
        line.office.do(case.stream, act)
    expected = [each for each in case.says if each.split()[1] == "warning"]
    assert shown_faults(caught.value.faults) == sorted(each.replace(" warning", "") for each in expected)
    assert kept(line) == before


def _shown_findings(entry: Entry) -> list[str]:
    found = [each.finding for each in entry.noted]
    assert all(each.article for each in found)
    assert all(each.override is None for each in entry.noted if each.finding.severity == "notice")
    return sorted(f"{each.code} {each.severity} {each.subject}".strip() for each in found)
