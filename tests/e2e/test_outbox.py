"""`shuangsuiji outbox`: what is owed, what it waits for, why it failed, and a person's word to send it again."""

from datetime import datetime
from pathlib import Path

import pytest
from tests.e2e.bureau import Bureau

from shuangsuiji import plugins
from shuangsuiji.cli import outbox
from shuangsuiji.errors import Rejected, ShuangsuijiError, Unavailable, fault
from shuangsuiji.exchange.attachment import attachment_of
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.inspection.evidence import AttachEvidence
from shuangsuiji.office.outgoing import Outgoing, Pace
from shuangsuiji.office.service import Office
from shuangsuiji.ports.platform import Platform
from shuangsuiji.stores.folder import FolderStore
from shuangsuiji.stores.outbox import FolderOutbox
from shuangsuiji.target_file import file_stream
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import BUREAU, CALENDAR, CODE
from shuangsuiji_mock.platform import MockPlatform

FOLDER = "日志"
CHECKLIST, PLAN = f"checklist/{BUREAU}/1", f"plan/{BUREAU}/2026/1"
FIRST = "2026-05-20T09:00:00+08:00"


class Refusing(MockPlatform):
    """Answers with an error as long as it has one."""

    error: ShuangsuijiError | None = None

    def _deliver(self, document: Document) -> Receipt:
        if self.error:
            raise self.error
        return super()._deliver(document)


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """A bureau that owes a checklist and a plan."""
    Line(store=FolderStore(tmp_path / FOLDER, lasting=False)).prepare()
    return Bureau(tmp_path)


def send(bureau: Bureau, error: ShuangsuijiError | None, at: str = FIRST) -> None:
    """Let the bureau's office send, as another process would."""
    platform = Refusing(clock=lambda: datetime.fromisoformat(at))
    platform.error = error
    outgoing = Outgoing(outbox=FolderOutbox(bureau.path / FOLDER), pace=Pace(chance=lambda: 0.0))
    store = FolderStore(bureau.path / FOLDER, lasting=False)
    Office(store, CALENDAR, platform, lambda: datetime.fromisoformat(at), outgoing=outgoing).send()


def refused() -> Rejected:
    return Rejected(fault("SSJ-PLATFORM-ABSENT", key="x"))


def silent() -> Unavailable:
    return Unavailable(fault("SSJ-STORE-MEDIUM", reason="没有应答"))


def listed(bureau: Bureau) -> dict[str, str]:
    """The standing of each owed document."""
    found = bureau.run("outbox", "list", FOLDER, "--json").json["owed"]
    return {each["key"]: each["standing"] for each in found}


def test_what_was_not_tried_is_due_and_what_rests_on_it_waits(bureau: Bureau) -> None:
    assert listed(bureau) == {CHECKLIST: "due", PLAN: "behind"}
    shown = bureau.run("outbox", "list", FOLDER).out
    assert "待送平台 2 件" in shown
    assert f"排在 {CHECKLIST} 之后" in shown
    assert FIRST[:10] not in shown


def test_what_was_refused_waits_for_a_person_who_has_it_sent_again(bureau: Bureau) -> None:
    send(bureau, refused())
    assert listed(bureau) == {CHECKLIST: "given-up", PLAN: "behind"}
    assert "不再自动重试" in bureau.run("outbox", "list", FOLDER).out
    assert bureau.run("outbox", "list", FOLDER, "--json").json["given_up"] == 1
    send(bureau, None, "2098-05-20T09:00:00+08:00")
    assert listed(bureau) == {CHECKLIST: "given-up", PLAN: "behind"}
    assert bureau.run("outbox", "retry", FOLDER, "--json").json["retried"] == [CHECKLIST]
    assert listed(bureau) == {CHECKLIST: "due", PLAN: "behind"}
    send(bureau, None, "2098-05-20T10:00:00+08:00")
    assert listed(bureau) == {}
    assert bureau.run("replay", FOLDER, "--json").json["ok"]


def test_it_is_explained_in_both_languages(bureau: Bureau) -> None:
    send(bureau, refused())
    shown = bureau.run("outbox", "explain", FOLDER, CHECKLIST).out
    assert "不再自动重试" in shown
    assert "试过 1 次" in shown
    assert "SSJ-PLATFORM-ABSENT" in shown
    assert "办理下一版" in shown
    assert "no longer tried" in bureau.run("outbox", "explain", FOLDER, CHECKLIST, "--lang", "en").out
    assert CHECKLIST in bureau.run("outbox", "explain", FOLDER, PLAN).out
    found = bureau.run("outbox", "explain", FOLDER, CHECKLIST, "--json").json["document"]
    assert (found["attempts"], found["first"], found["next"]) == (1, FIRST, None)
    assert [each["code"] for each in found["reasons"]] == ["SSJ-PLATFORM-ABSENT"]


def test_what_had_no_answer_says_when_it_is_tried_again(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "now", lambda: datetime.fromisoformat(FIRST))
    send(bureau, silent())
    assert listed(bureau) == {CHECKLIST: "later", PLAN: "behind"}
    found = bureau.run("outbox", "explain", FOLDER, CHECKLIST, "--json").json["document"]
    assert found["next"] == "2026-05-20T09:00:15+08:00"
    assert bureau.run("outbox", "retry", FOLDER, "--json").json["retried"] == []  # it was not given up
    assert bureau.run("outbox", "retry", FOLDER, CHECKLIST, "--json").json["retried"] == [CHECKLIST]
    assert listed(bureau)[CHECKLIST] == "due"


def test_a_key_has_a_line_of_its_own(bureau: Bureau) -> None:
    send(bureau, refused())
    assert {CHECKLIST, PLAN} <= set(bureau.run("outbox", "list", FOLDER).out.splitlines())


def test_who_has_something_sent_again_that_was_never_tried_is_told_what_it_waits_for(bureau: Bureau) -> None:
    answer = bureau.run("outbox", "retry", FOLDER, PLAN, "--json", expect=1).json
    assert (answer["ok"], answer["retried"]) == (False, [])
    assert [(each["key"], each["behind"]) for each in answer["waiting"]] == [(PLAN, CHECKLIST)]
    assert f"排在 {CHECKLIST} 之后" in bureau.run("outbox", "retry", FOLDER, PLAN, expect=1).out
    assert "下次发送时就送" in bureau.run("outbox", "retry", FOLDER, CHECKLIST).out


def test_it_sends_and_says_what_came_of_it(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    platform, given = Refusing(clock=lambda: datetime.fromisoformat(FIRST)), list[object]()

    def made(name: str, options: object) -> Platform:
        given.append((name, options))
        return platform

    monkeypatch.setattr(plugins, "platform", made)
    platform.error = refused()
    words = ("outbox", "send", FOLDER, "--platform", "mock", "--set", "name=x")
    answer = bureau.run(*words, "--json", expect=1).json
    assert given == [("mock", {"name": "x"})]
    assert [(each["key"], each["faults"][0]["code"]) for each in answer["failed"]] == [
        (CHECKLIST, "SSJ-PLATFORM-ABSENT")
    ]
    assert (answer["ok"], answer["taken"], answer["left"]) == (False, [], 2)
    assert (
        "送到 0 件，等那边办理 0 件，没有送到 0 件；连同这些，仍待送 2 件" in bureau.run(*words).out
    )  # it waits for a person
    platform.error = None
    bureau.run("outbox", "retry", FOLDER)
    assert bureau.run(*words, "--json").json["taken"] == [CHECKLIST, PLAN]
    assert listed(bureau) == {}
    assert bureau.run("replay", FOLDER, "--json").json["ok"]


def test_what_failed_to_be_sent_is_named(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    platform = Refusing()
    platform.error = silent()
    monkeypatch.setattr(plugins, "platform", lambda *_: platform)
    assert f"没有送到 {CHECKLIST}" in bureau.run("outbox", "send", FOLDER, expect=1).out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("list", "没有"), "SSJ-FILE-MISSING"),
        (("list", "空的"), "SSJ-CLI-OUTBOX-EMPTY"),
        (("retry", FOLDER, "x", "y"), "SSJ-CLI-OUTBOX-KEY"),
        (("explain", FOLDER, "x"), "SSJ-CLI-OUTBOX-KEY"),
        (("send", "空的", "--platform", "mock"), "SSJ-CLI-OUTBOX-EMPTY"),
    ],
)
def test_what_there_is_not_is_refused(bureau: Bureau, words: tuple[str, ...], code: str) -> None:
    (bureau.path / "空的").mkdir()
    assert set(bureau.run("outbox", *words, "--json", expect=2).codes()) == {code}


def test_alone_it_says_which_commands_it_has(bureau: Bureau) -> None:
    shown = bureau.run("outbox").out
    assert all(each in shown for each in ("list", "retry", "explain", "send"))


def test_originals_of_evidence_are_found_in_a_folder(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    line = Line(store=FolderStore(bureau.path / FOLDER, lasting=False))
    task = line.drawn()
    assert task.lock
    unit = task.lock.targets[0].entry.id
    line.record(unit)
    line.enter(unit)
    shot = attachment_of(b"a picture", "现场照片.jpg", "image/jpeg")
    at = "2026-05-13T10:00:00+08:00"
    line.do(file_stream(CODE, unit), AttachEvidence(by="录入员丙", at=at, version=1, attachments=(shot,)))
    platform = MockPlatform(clock=lambda: datetime.fromisoformat(FIRST))
    monkeypatch.setattr(plugins, "platform", lambda *_: platform)
    key = f"evidence/{CODE}/{unit}/1"
    words = ("outbox", "send", FOLDER, "--platform", "mock", "--json")
    failed = bureau.run(*words, expect=1).json["failed"]
    assert [(each["key"], each["faults"][0]["code"]) for each in failed] == [(key, "SSJ-OFFICE-CONTENT")]
    assert bureau.run(*words, "--contents", "没有", expect=2).codes() == ["SSJ-FILE-MISSING"]
    (bureau.path / "照片").mkdir()
    (bureau.path / "照片" / "IMG_0001.jpg").write_bytes(b"a picture")
    bureau.run("outbox", "retry", FOLDER)
    assert bureau.run(*words, "--contents", "照片").json["taken"] == [key]
    assert listed(bureau) == {}


def test_with_a_platform_what_it_does_not_take_is_not_listed(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    platform = MockPlatform()
    platform.takes = frozenset({"plan"})
    monkeypatch.setattr(plugins, "platform", lambda *_: platform)
    found = bureau.run("outbox", "list", FOLDER, "--platform", "mock", "--json").json["owed"]
    assert {each["key"]: each["standing"] for each in found} == {PLAN: "due"}
    assert listed(bureau) == {CHECKLIST: "due", PLAN: "behind"}
