"""`shuangsuiji pull` and `office.taking_in`: what came about on the platform becomes acts, each once, or waits for a person."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest
from attrs import evolve
from tests.e2e.bureau import Bureau
from tests.unit.acts_tables import hand_over

from shuangsuiji import plugins
from shuangsuiji.acts import Act, State
from shuangsuiji.errors import Conflict, NotOffered, fault
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.incoming import DrawnLine, DrawnList, ReceiptNotice, Verdict
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.results import ReviewDecision
from shuangsuiji.exchange.results import Verdict as Word
from shuangsuiji.findings import Override
from shuangsuiji.office import taking_in
from shuangsuiji.office.service import Done, Office
from shuangsuiji.office.taking_in import TakenIn, take_in
from shuangsuiji.ports.platform import Platform
from shuangsuiji.procedure import RECEIPTS, kind_of
from shuangsuiji.stores.folder import FolderStore
from shuangsuiji.target_file import file_stream
from shuangsuiji.task.setup import task_stream
from shuangsuiji.testing.contract_store_model import everything
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.platform_documents import Correspondence
from shuangsuiji.testing.samples import BUREAU, CALENDAR, CODE, EMERGENCY, MARKET
from shuangsuiji.testing.year.postbox import Postbox
from shuangsuiji.texts import parts_of
from shuangsuiji_mock.platform import MockPlatform

FOLDER = "日志"
BY = "经办员甲"
TASK = task_stream(CODE)


@pytest.fixture
def line(tmp_path: Path) -> Line:
    """A bureau whose documents go nowhere."""
    return Line(store=FolderStore(tmp_path / FOLDER, lasting=False), targets=20, inspectors=12)


@pytest.fixture
def platform(line: Line) -> MockPlatform:
    return MockPlatform(clock=lambda: datetime.fromisoformat(line.clock), name="省级平台")


def owed_documents(line: Line) -> list[Document]:
    """Give what is owed, in its order."""
    by_key = {
        each.key: each
        for name, _ in line.office.owed()
        for each in kind_of(name).documents(line.office.state(name))
    }
    return [by_key[key] for _, key in line.office.owed()]


def notices(line: Line, platform: MockPlatform) -> list[ReceiptNotice]:
    """Deliver everything past the office, and give the receipts as notices."""
    hand_over(line, platform)
    return [ReceiptNotice(receipt=platform.deliver(each)) for each in owed_documents(line)]


def drawn_list(line: Line, count: int = 2, task: str = CODE) -> DrawnList:
    """A list that the platform drew."""
    return DrawnList(
        task=task,
        platform="省级平台",
        number="530400202604230001",
        drawn_at="2026-04-23T02:00:00Z",
        targets=tuple(
            DrawnLine(id=each.id, name=line.names[each.id], area=each.area) for each in line.targets[:count]
        ),
    )


def pulled(line: Line, platform: Platform, after: str = "") -> TakenIn:
    return take_in(line.office, platform, BY, after)


def codes(found: TakenIn) -> list[list[str]]:
    return [[each.code for each in one.faults] for one in found.refused]


def entered(line: Line, platform: MockPlatform) -> tuple[str, ReviewDecision]:
    """Give a target whose result is entered, everything delivered, and a department's verdict."""
    line.office._platform = platform
    line.prepare()
    task = line.drawn()
    assert task.lock
    target = task.lock.targets[0].entry.id
    line.record(target)
    line.enter(target)
    line.clock = "2026-05-14T17:00:00+08:00"
    return target, verdict(target, MARKET)


def verdict(target: str, department: str, word: Word = "pass", reason: str = "") -> ReviewDecision:
    return ReviewDecision(
        task=CODE,
        target=target,
        version=1,
        department=department,
        reviewer=f"{department}审核员",
        verdict=word,
        reason=reason,
    )


class TestReceipts:
    """回执 (第十一条): each department's receipt for its list, and any other that came later."""

    @pytest.mark.parametrize("each", Correspondence().documents(), ids=lambda each: each.kind)
    def test_every_kind_that_is_owed_has_its_stream(self, each: Document) -> None:
        """A receipt that came later finds the stream that owes the document, whatever kind it is."""
        found = taking_in._stream_of(parts_of(each.key))
        assert bool(found) == (each.kind in RECEIPTS)
        if found:
            assert kind_of(found)

    def test_each_goes_on_record_once(self, line: Line, platform: MockPlatform) -> None:
        line.prepare()
        line.drawn()
        told = notices(line, platform)
        assert {f"dispatch/{CODE}/{each}" for each in (BUREAU, MARKET, EMERGENCY)} <= {
            each.receipt.key for each in told
        }
        platform.tell(*told)
        found = pulled(line, platform)
        assert (found.done, found.known, found.refused) == (tuple(each.key for each in told), 0, ())
        assert line.office.owed() == []
        before = everything(line.store)
        again = pulled(line, platform)
        assert (again.done, again.known, again.refused) == ((), len(told), ())
        assert everything(line.store) == before
        assert line.office.replay().faults == ()

    def test_what_the_office_has_sent_meanwhile_is_known(self, line: Line, platform: MockPlatform) -> None:
        line.prepare()
        platform.tell(*notices(line, platform))
        line.office._platform = platform
        line.office.send()
        assert pulled(line, platform).known == 2

    def test_what_no_act_can_be_made_of_waits_for_a_person(self, line: Line, platform: MockPlatform) -> None:
        line.prepare()
        first, second = notices(line, platform)
        wrong: list[Receipt] = [
            evolve(first.receipt, digest="0" * 64),
            evolve(second.receipt, key="plan/没有/2026/1"),
            evolve(first.receipt, key="telegram/1"),
            evolve(first.receipt, key="plan/没有/二〇二六/1"),
            evolve(first.receipt, key=f"task/{CODE}"),
            evolve(second.receipt, at="2099-01-01T00:00:00+08:00"),
        ]
        platform.tell(*(ReceiptNotice(receipt=each) for each in wrong))
        found = pulled(line, platform)
        assert found.done == ()
        assert codes(found) == [
            ["SSJ-RECEIPT-OTHER"],
            ["SSJ-ACT-NOT-BEGUN"],
            ["SSJ-INCOMING-DOCUMENT"],
            ["SSJ-INCOMING-DOCUMENT"],
            ["SSJ-ACT-NOT-BEGUN"],
            ["SSJ-RECEIPT-FUTURE"],
        ]
        assert [each.stream for each in found.refused][2] == ""
        assert len(line.office.owed()) == 2


class TestVerdicts:
    """审核 (第十九条): a department judges on the platform."""

    def test_a_verdict_goes_on_record_at_its_own_time(self, line: Line, platform: MockPlatform) -> None:
        target, said = entered(line, platform)
        platform.tell(Verdict(decision=said, at="2026-05-13T08:00:00Z"))
        found = pulled(line, platform)
        assert (len(found.done), found.refused) == (1, ())
        (review,) = line.file(target).submissions[0].reviews
        assert (review.department, review.reviewer) == (MARKET, said.reviewer)
        assert review.at == "2026-05-13T16:00:00+08:00"
        assert pulled(line, platform).known == 1

    def test_the_platform_has_it_already_and_gives_its_receipt(
        self, line: Line, platform: MockPlatform
    ) -> None:
        target, said = entered(line, platform)
        platform.tell(Verdict(decision=said, at="2026-05-14T09:00:00+08:00"))
        before = platform.receipt(said.key)
        pulled(line, platform)
        assert before
        assert line.office.send([file_stream(CODE, target)]).receipts == (before,)
        assert line.office.replay().faults == ()

    def test_what_was_returned_on_the_platform_is_returned_here(
        self, line: Line, platform: MockPlatform
    ) -> None:
        target, _ = entered(line, platform)
        said = verdict(target, EMERGENCY, "return", "照片与记录不符")
        platform.tell(Verdict(decision=said, at="2026-05-14T09:00:00+08:00"))
        assert pulled(line, platform).refused == ()
        current = line.file(target).submissions[0]
        assert current.returned
        assert current.returned.reason == said.reason

    def test_what_no_act_can_be_made_of_waits_for_a_person(self, line: Line, platform: MockPlatform) -> None:
        target, said = entered(line, platform)
        at = "2026-05-14T09:00:00+08:00"
        wrong = [
            evolve(said, version=2),
            evolve(said, target="没有"),
            evolve(said, department="市消防支队"),
            evolve(said, department=EMERGENCY, reviewer="审核员 "),
        ]
        platform.tell(*(Verdict(decision=each, at=at) for each in wrong))
        found = pulled(line, platform)
        assert (found.done, found.next) == ((), "")
        assert codes(found) == [
            ["SSJ-REVIEW-VERSION"],
            ["SSJ-ACT-NOT-BEGUN"],
            ["SSJ-REVIEW-DEPARTMENT"],
            ["SSJ-TEXT-SPACE"],
        ]
        assert line.file(target).submissions[0].reviews == ()

    def test_one_that_contradicts_what_is_on_record(self, line: Line, platform: MockPlatform) -> None:
        _, said = entered(line, platform)
        platform.tell(Verdict(decision=said, at="2026-05-14T09:00:00+08:00"))
        pulled(line, platform)
        elsewhere = MockPlatform()
        elsewhere.tell(Verdict(decision=evolve(said, reviewer="别的审核员"), at="2026-05-14T10:00:00+08:00"))
        assert codes(pulled(line, elsewhere)) == [["SSJ-REVIEW-TWICE"]]


class TestDrawnLists:
    """平台抽取 (第四条、第十一条): taken over as asserted, never called verified."""

    def test_a_list_is_locked_as_asserted(self, line: Line, platform: MockPlatform) -> None:
        line.prepare()
        line.create_task()
        line.clock = "2026-04-24T09:00:00+08:00"
        drawn = drawn_list(line)
        platform.tell(drawn)
        found = pulled(line, platform)
        assert found.refused == ()
        assert found.done == (drawn.key,)
        lock = line.task().lock
        assert lock
        assert lock.asserted
        assert (lock.asserted.number, lock.by) == (drawn.number, BY)
        assert lock.asserted.drawn_at == "2026-04-23T10:00:00+08:00"
        assert [each.entry.id for each in lock.targets] == [each.id for each in drawn.targets]
        assert pulled(line, platform).known == 1
        assert line.office.replay().faults == ()

    def test_one_that_is_questioned_waits_for_somebody_who_answers_for_it(
        self, line: Line, platform: MockPlatform
    ) -> None:
        line.prepare()
        line.create_task()
        line.clock = "2026-04-24T09:00:00+08:00"
        platform.tell(drawn_list(line, 3))
        found = pulled(line, platform)
        assert codes(found) == [["SSJ-A10-6"]]
        answer = Override(code="SSJ-A10-6", reason="平台按户数取整", by="科长乙", at=line.clock)
        assert len(take_in(line.office, platform, BY, overrides=[answer]).done) == 1
        assert line.office.replay().faults == ()

    def test_another_list_of_a_locked_task_waits_for_a_person(
        self, line: Line, platform: MockPlatform
    ) -> None:
        line.prepare()
        line.create_task()
        line.clock = "2026-04-24T09:00:00+08:00"
        platform.tell(drawn_list(line), evolve(drawn_list(line, 1), number="530400202604230002"))
        found = pulled(line, platform)
        assert len(found.done) == 1
        assert codes(found) == [["SSJ-TASK-IMPORT-LOCKED"]]

    def test_a_list_of_no_task_waits_until_there_is_one(self, line: Line, platform: MockPlatform) -> None:
        line.prepare()
        platform.tell(drawn_list(line))
        assert codes(pulled(line, platform)) == [["SSJ-INCOMING-TASK"]]
        line.create_task()
        line.clock = "2026-04-24T09:00:00+08:00"
        assert len(pulled(line, platform).done) == 1


def test_who_was_cut_off_goes_on_and_nothing_that_waits_is_passed(line: Line, platform: MockPlatform) -> None:
    line.prepare()
    first, second = notices(line, platform)
    platform.tell(first)
    found = pulled(line, platform)
    platform.tell(drawn_list(line), second)
    later = pulled(line, platform, found.next)
    assert (later.done, later.known) == ((second.key,), 0)
    assert later.next == found.next
    assert len(later.refused) == 1


class Meanwhile(Office):
    """Somebody else is always a little faster; at first with the same act."""

    mine = True

    def do(
        self, stream: str, act: Act[State], overrides: Sequence[Override] = (), *, send: bool = True
    ) -> Done[State]:
        if self.mine:
            self.mine = False
            super().do(stream, act, overrides, send=send)
        raise Conflict(fault("SSJ-OFFICE-CROWDED", tries=1))


def test_what_somebody_else_takes_in_meanwhile_is_done_once(line: Line, platform: MockPlatform) -> None:
    line.prepare()
    first, second = notices(line, platform)
    office = Meanwhile(line.store, CALENDAR, clock=lambda: datetime.fromisoformat(line.clock))
    platform.tell(first)
    found = take_in(office, platform, BY)
    assert (found.done, found.known) == ((), 1)
    assert [key for _, key in line.office.owed()] == [second.receipt.key]
    platform.tell(second)
    with pytest.raises(Conflict):
        take_in(office, platform, BY)


def test_a_platform_that_tells_nothing_says_so(line: Line) -> None:
    line.prepare()
    with pytest.raises(NotOffered):
        pulled(line, Postbox(lambda: datetime.fromisoformat(line.clock)))


@pytest.fixture
def bureau(tmp_path: Path, line: Line, platform: MockPlatform, monkeypatch: pytest.MonkeyPatch) -> Bureau:
    """A bureau whose platform has told a receipt and a list of no task."""
    line.prepare()
    first, _ = notices(line, platform)
    platform.tell(first, drawn_list(line, task="X-1"))
    monkeypatch.setattr(plugins, "platform", lambda _name, _options: platform)
    return Bureau(tmp_path)


def test_the_command(bureau: Bureau) -> None:
    words = ("pull", FOLDER, "--by", BY, "--platform", "mock")
    found = bureau.run(*words, "--json", expect=1).json
    assert (len(found["done"]), found["known"]) == (1, 0)
    assert [each["key"] for each in found["refused"]] == ["drawn/X-1/530400202604230001"]
    assert found["refused"][0]["faults"][0]["code"] == "SSJ-INCOMING-TASK"
    shown = bureau.run(*words, expect=1).out
    assert "收进 0 件，日志里已有 1 件，要人处理 1 件" in shown
    assert "drawn/X-1/530400202604230001" in shown
    assert "SSJ-INCOMING-TASK" in shown
    assert "0 taken in" in bureau.run(*words, "--lang", "en", expect=1).out
    assert bureau.run("replay", FOLDER, "--json").json["ok"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("没有", "--by", BY), "SSJ-FILE-MISSING"),
        ((FOLDER, "--by", " "), "SSJ-TEXT-SPACE"),
        ((FOLDER, "--by", BY, "--set", "token"), "SSJ-CLI-RECONCILE-OPTION"),
        (("空的", "--by", BY), "SSJ-CLI-OUTBOX-EMPTY"),
    ],
)
def test_what_there_is_not_is_refused(bureau: Bureau, words: tuple[str, ...], code: str) -> None:
    (bureau.path / "空的").mkdir()
    assert bureau.run("pull", *words, "--json", expect=2).codes() == [code]
