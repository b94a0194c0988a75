"""`shuangsuiji reconcile` and `office.reconciling`: what differs is listed with both values, and nothing is changed."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from attrs import evolve
from tests.e2e.bureau import Bureau
from tests.unit.acts_tables import hand_over, receive_all

from shuangsuiji import plugins
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.results import Publication
from shuangsuiji.office.reconciling import Difference, reconcile
from shuangsuiji.office.streams import Streams
from shuangsuiji.ports.platform import Platform
from shuangsuiji.stores.folder import FolderStore
from shuangsuiji.testing.contract_store import everything
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import CODE
from shuangsuiji_mock.platform import MockPlatform

FOLDER = "日志"


class Told(MockPlatform):
    """The mock platform, whose answers somebody changes."""

    def __init__(self, line: Line) -> None:
        super().__init__(clock=lambda: datetime.fromisoformat(line.clock))
        self.receipts: Callable[[Receipt | None], Receipt | None] = lambda found: found
        self.shown: Callable[[tuple[Publication, ...]], tuple[Publication, ...]] = lambda found: found

    def _receipt(self, key: str) -> Receipt | None:
        return self.receipts(super()._receipt(key))

    def _published(self, task: str) -> tuple[Publication, ...]:
        return self.shown(tuple(super()._published(task)))


def told(path: Path) -> tuple[Line, Told]:
    """A bureau with one public result, and its platform."""
    line = Line(store=FolderStore(path / FOLDER, lasting=False), targets=20, inspectors=12)
    platform = Told(line)
    line.office._platform = platform
    line.prepare()
    task = line.drawn()
    assert task.lock
    target = task.lock.targets[0].entry.id
    line.record(target)
    line.enter(target)
    line.review(target)
    assert line.office.owed() == []
    return line, platform


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Bureau, Line, Told]:
    """No test changes the journal."""
    path = tmp_path_factory.mktemp("reconcile")
    line, platform = told(path)
    return Bureau(path), line, platform


def found(line: Line, platform: Platform) -> tuple[Difference, ...]:
    """What differs; neither side is changed by looking."""
    before = everything(line.store)
    differences = reconcile(Streams(line.store), platform, CODE)
    assert everything(line.store) == before
    return differences


@pytest.mark.requirement("X-29")
def test_where_both_agree_nothing_is_listed(kept: tuple[Bureau, Line, Told]) -> None:
    _, line, platform = kept
    assert len(platform.published(CODE)) == 1
    assert found(line, platform) == ()


@pytest.mark.requirement("X-29")
def test_what_the_platform_has_lost_or_given_anew_is_listed(
    kept: tuple[Bureau, Line, Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, line, platform = kept
    monkeypatch.setattr(platform, "receipts", lambda each: None if each.key.startswith("task/") else each)
    (one,) = found(line, platform)
    assert (one.key, one.member, one.theirs) == (f"task/{CODE}", "receipt", "")
    assert one.fault().code == "SSJ-RECONCILE-OURS"
    assert one.ours in one.fault().text()
    monkeypatch.setattr(
        platform,
        "receipts",
        lambda each: evolve(each, number="N2", digest="ab" * 32) if each.key.startswith("entry/") else each,
    )
    assert [(each.member, each.theirs) for each in found(line, platform)] == [
        ("digest", "ab" * 32),
        ("number", "N2"),
    ]


@pytest.mark.requirement("X-29", "A20-1")
def test_what_the_public_sees_otherwise_is_listed_with_both_values(
    kept: tuple[Bureau, Line, Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, line, platform = kept
    (public,) = platform.published(CODE)
    monkeypatch.setattr(
        platform, "shown", lambda _: (evolve(public, finished_on="2026-05-01", agency="别的机关"),)
    )
    differences = found(line, platform)
    assert [(each.member, each.ours, each.theirs) for each in differences] == [
        ("agency", f'"{public.agency}"', '"别的机关"'),
        ("finished_on", f'"{public.finished_on}"', '"2026-05-01"'),
    ]
    assert {each.fault().code for each in differences} == {"SSJ-RECONCILE-BOTH"}
    monkeypatch.setattr(platform, "shown", lambda _: ())
    assert [(each.member, each.theirs) for each in found(line, platform)] == [("published", "")]
    second = evolve(public, version=2)
    monkeypatch.setattr(platform, "shown", lambda _: (public, second))
    assert [(each.key, each.ours, each.theirs) for each in found(line, platform)] == [
        (second.key, "", second.digest())
    ]


@pytest.mark.requirement("X-29")
def test_what_arrived_although_the_answer_was_lost_is_listed(tmp_path: Path) -> None:
    line = Line(store=FolderStore(tmp_path / FOLDER, lasting=False), targets=20, inspectors=12)
    line.prepare()
    line.drawn()
    platform = Told(line)
    hand_over(line, platform)
    for each in line.office.queue():
        platform.deliver(each.document)
    assert {each.member for each in found(line, platform)} == {"receipt"}
    assert {each.fault().code for each in found(line, platform)} == {"SSJ-RECONCILE-THEIRS"}
    receive_all(line)
    assert {each.member for each in found(line, platform)} >= {"number"}


def test_the_command_line_lists_and_exits_with_1(
    kept: tuple[Bureau, Line, Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    bureau, _, platform = kept
    given: list[object] = []

    def made(name: str, options: object) -> Platform:
        given.append((name, options))
        return platform

    monkeypatch.setattr(plugins, "platform", made)
    words = ("reconcile", FOLDER, CODE, "--platform", "mock", "--set", "name=x=y", "--json")
    assert bureau.run(*words).json == {"ok": True, "task": CODE, "owed": 0, "differences": []}
    assert given == [("mock", {"name": "x=y"})]
    monkeypatch.setattr(platform, "shown", lambda _: ())
    answer = bureau.run(*words, expect=1).json
    assert [each["code"] for each in answer["differences"]] == ["SSJ-RECONCILE-OURS"]
    assert "1 处不一致" in bureau.run(*words[:-1], expect=1).out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((FOLDER, "X-1", "--platform", "mock"), "SSJ-CLI-RECONCILE-TASK"),
        ((FOLDER, CODE, "--platform", "mock", "--set", "token"), "SSJ-CLI-RECONCILE-OPTION"),
        ((FOLDER, CODE, "--platform", "mock", "--set", "token=$NOBODY_SETS"), "SSJ-CLI-RECONCILE-VARIABLE"),
        ((FOLDER, CODE, "--platform", "没有"), "SSJ-PLUGIN-UNKNOWN"),
        (("没有", CODE), "SSJ-FILE-MISSING"),
    ],
)
def test_what_there_is_not_is_refused(
    kept: tuple[Bureau, Line, Told], words: tuple[str, ...], code: str
) -> None:
    assert kept[0].run("reconcile", *words, "--json", expect=2).codes() == [code]


def test_what_is_still_owed_is_said_beside_what_agrees(tmp_path: Path) -> None:
    line = Line(store=FolderStore(tmp_path / FOLDER, lasting=False), targets=20, inspectors=12)
    line.prepare()
    line.drawn()
    number = len(line.office.owed(line.office.streams_of(CODE)))
    assert number > 1
    bureau = Bureau(tmp_path)
    words = ("reconcile", FOLDER, CODE, "--platform", "mock")
    found = bureau.run(*words, "--json").json
    assert (found["ok"], found["owed"], found["differences"]) == (True, number, [])
    assert f"另有 {number} 份文件欠送平台" in bureau.run(*words).out


def test_a_variable_that_is_not_set_is_named(kept: tuple[Bureau, Line, Told]) -> None:
    words = ("reconcile", FOLDER, CODE, "--platform", "mock", "--set", "token=$NOBODY_SETS")
    assert "NOBODY_SETS" in kept[0].run(*words, expect=2).err
