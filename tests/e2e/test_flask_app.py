"""A bureau's developer embeds the library: an application of sixty lines, from a locked task to publicity, and its page."""

import json
import re
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import Any, Final, Protocol, cast
from urllib.parse import quote

import pytest
import requests
from examples.flask_app import app as module
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.serving import make_server

from shuangsuiji import wire
from shuangsuiji.cli.main import call
from shuangsuiji.errors import Unavailable, fault
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.results import Publication
from shuangsuiji.filing import new_file
from shuangsuiji.journal import line_digest
from shuangsuiji.messages import CATALOGUE
from shuangsuiji.office.service import Office
from shuangsuiji.office.streams import replay_store
from shuangsuiji.ports.platform import Platform
from shuangsuiji.sheets.record import drafted, signed
from shuangsuiji.stores.folder import FolderStore
from shuangsuiji.target_file import file_stream
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Assignment, Task
from shuangsuiji.teams.arranging import ArrangeWork
from shuangsuiji.teams.candidates import candidates
from shuangsuiji.teams.substituting import SubstituteInspector
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.plain_acts import visit_on
from shuangsuiji.testing.samples import BUREAU, CALENDAR, CODE, EMERGENCY, MARKET
from shuangsuiji_mock.platform import MockPlatform
from shuangsuiji_sandbox.server import Running, running

DEPARTMENTS: Final = (BUREAU, MARKET, EMERGENCY)
TASK: Final = f"/tasks/{CODE}"
SUBSTITUTIONS: Final = f"{TASK}/substitutions"
PRE_CHECK: Final = "record-pre-check"
NOTICE: Final = "issue-notice"
RECORD: Final = "record-inspection"
ENTER: Final = "enter-result"
REVIEW: Final = "review-result"
APP: Final = Path(module.__file__)
PAGE: Final = APP.parents[2] / "docs/howto/use-in-your-system.md"
Answer = tuple[int, Any]


class Out(Platform):
    """A platform that is out of reach for a while."""

    def __init__(self, behind: Platform) -> None:
        self.behind, self.away = behind, False

    def _deliver(self, document: Document) -> Receipt:
        if self.away:
            raise Unavailable(fault("SSJ-STORE-MEDIUM", reason="away"))
        return self.behind.deliver(document)

    def _receipt(self, key: str) -> Receipt | None:
        return self.behind.receipt(key)

    def _published(self, task: str) -> tuple[Publication, ...]:
        return self.behind.published(task)


class Browser(Protocol):
    """Asks the application, as somebody who is logged in; as nobody where no user is named."""

    def __call__(
        self, path: str, body: object = None, *, user: str = "", department: str = BUREAU, language: str = ""
    ) -> Answer: ...


class Bureau:
    """A bureau whose task is locked and dispatched, and the application over its journal."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.at = folder, ""
        self.platform = Out(MockPlatform(clock=self.now))
        self.line = Line(store=FolderStore(folder), platform=self.platform)
        self.line.prepare()
        self.drawn = self.line.drawn()
        self.at = "2026-05-12T17:00:00+08:00"
        monkeypatch.setattr(module, "now", self.now)
        self.app = module.create_app(str(folder), self.platform)
        self.app.config["SECRET_KEY"] = TASK

    def now(self) -> datetime:
        return datetime.fromisoformat(self.at or self.line.clock)

    def office(self) -> Office:
        """Somebody else's office over the same journal."""
        return Office(FolderStore(self.folder), CALENDAR, self.platform, self.now)

    @property
    def task(self) -> Task:
        found = self.office().task(CODE)
        assert found
        return found

    def inspection(self, target: str, **changed: object) -> dict[str, object]:
        """What the team sends after a visit on which nothing was found; after a return, of the same visit."""
        task = self.task
        team = task.team(target)
        assert team
        file = self.office().file(CODE, target) or new_file(task, target)
        assert file
        before = file.current.inspection.visits if file.current else ()
        draft = drafted(file.items, before[0] if before else visit_on(self.at[:10], team))
        made = signed(draft, team, f"{self.at[:10]}T17:00:00+08:00", "经营者")
        record = cast("dict[str, object]", wire.write(made))
        facts = {"team": wire.write(team), "arranged": wire.write(task.arranged(target))}
        return {"task": CODE, "target": target, **facts, "inspection": {**record, **changed}}

    def browser(self) -> Browser:
        """Ask through Flask's own client."""

        def ask(
            path: str, body: object = None, *, user: str = "", department: str = BUREAU, language: str = ""
        ) -> Answer:
            client = self.app.test_client()
            client.set_cookie("session", self.cookie(user, department))
            headers = {"Accept-Language": language} if language else {}
            answer = client.open(path, method="GET" if body is None else "POST", json=body, headers=headers)
            return answer.status_code, answer.json

        return ask

    def cookie(self, user: str, department: str) -> str:
        """What the bureau's login page would have put into the session."""
        signed = cast("Any", self.app.session_interface).get_signing_serializer(self.app)
        return str(signed.dumps({"user": user, "department": department} if user else {}))

    @contextmanager
    def served(self) -> Generator[Browser]:
        """Ask over a real socket."""
        server = make_server("127.0.0.1", 0, self.app, threaded=True)
        thread = Thread(target=server.serve_forever)
        thread.start()

        def ask(
            path: str, body: object = None, *, user: str = "", department: str = BUREAU, language: str = ""
        ) -> Answer:
            answer = requests.request(
                "GET" if body is None else "POST",
                f"http://127.0.0.1:{server.server_port}{quote(path)}",
                json=cast("Any", body),
                headers={"Accept-Language": language} if language else {},
                cookies={"session": self.cookie(user, department)},
                timeout=30,
            )
            is_json = answer.headers["Content-Type"] == "application/json"
            return answer.status_code, answer.json() if is_json else None

        try:
            yield ask
        finally:
            server.shutdown()
            thread.join()
            server.server_close()


@pytest.fixture
def bureau(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bureau:
    return Bureau(tmp_path / "日志", monkeypatch)


@pytest.fixture
def ask(bureau: Bureau) -> Browser:
    return bureau.browser()


@pytest.fixture(params=["client", "socket"])
def either(request: pytest.FixtureRequest, bureau: Bureau) -> Iterator[Browser]:
    if request.param == "client":
        yield bureau.browser()
        return
    with bureau.served() as asked:
        yield asked


def file_of(target: str, kind: str = "") -> str:
    return f"/files/{CODE}/{target}" + (f"/{kind}" if kind else "")


def codes(answer: Answer) -> list[str]:
    return [each["code"] for each in answer[1]["faults"]]


def substitution(task: Task, *, other: bool = False) -> dict[str, object]:
    """Replace the market department's member of the first team: by the next in order, or by another department's."""
    team = task.teams[0]
    member = next(each for each in team.members if each.department == MARKET)
    able = candidates(task, team.unit, member.inspector)
    if other:
        assert task.lock
        able = [each for each in task.lock.pool if each.part == EMERGENCY and each.id not in team.inspectors]
    return {
        "unit": team.unit,
        "out": member.inspector,
        "substitute": wire.write(able[0]),
        "name": task.name(able[0].id),
        "circumstance": "健康",
        "method": "appointed" if other else "next-in-order",
        "approver": "局长丁",
        "approved_at": "2026-05-11T09:00:00+08:00",
    }


def notified(ask: Browser, bureau: Bureau, target: str, day: str) -> None:
    """预查比对 and 通知书, on the morning of the visit."""
    bureau.at = f"{day}T08:00:00+08:00"
    team = bureau.task.team(target)
    assert team
    facts = {"task": CODE, "target": target, "team": wire.write(team)}
    arranged = next(each[2] for each in ask(TASK, user="组长")[1]["drawn"] if each[0] == target)
    looked = {"inspector": team.leader, "sources": ["省级平台"], "summary": "存续"}
    assert ask(file_of(target, PRE_CHECK), {**facts, **looked}, user="组长")[0] == 200
    told = {
        "inspectors": [
            {"inspector": each, "name": bureau.task.name(each), "certificate": "滇F1"}
            for each in team.inspectors
        ],
        "planned_on": day,
        "delivery": {"method": "直接送达", "recipient": "联络员", "at": bureau.at},
        "arranged": arranged,
    }
    assert ask(file_of(target, NOTICE), {**facts, **told}, user="组长")[0] == 200


def entered(ask: Browser, bureau: Bureau, target: str, day: str) -> None:
    """检查 and 录入 on one day."""
    file = bureau.office().file(CODE, target)
    if file is None or not file.notices:
        notified(ask, bureau, target, day)
    bureau.at = f"{day}T17:00:00+08:00"
    assert ask(file_of(target, RECORD), bureau.inspection(target), user="组长")[0] == 200
    record = ask(file_of(target), user="录入员丙")[1]["record"]
    responsible = bureau.task.team(target)
    assert responsible
    body = {"record": record, "responsible": responsible.leader}
    assert ask(file_of(target, ENTER), body, user="录入员丙")[0] == 200


def reviewed(ask: Browser, target: str, version: int, departments: Sequence[str] = DEPARTMENTS) -> None:
    for each in departments:
        body = {"version": version, "verdict": "pass"}
        status, answer = ask(file_of(target, REVIEW), body, user=f"{each}审核人", department=each)
        assert (status, answer) == (200, {"noted": [], "unsent": []})


def sound(bureau: Bureau) -> bool:
    return replay_store(FolderStore(bureau.folder)).ok


class TestTheWholeLine:
    """From the locked list to publicity: a substitution that somebody answers for, a returned record, and a sound journal."""

    def test_goes_to_publicity(self, either: Browser, bureau: Bureau) -> None:
        ask = either
        status, task = ask(TASK, user="经办员甲")
        assert status == 200
        assert task["owed"] == []
        assert [each[0] for each in task["drawn"]] == [e.id for e in bureau.drawn.lock.record.drawn]  # type: ignore[union-attr]
        target = task["teams"][0]["targets"][0]

        wanted = substitution(bureau.task, other=True)
        substitute = cast("Any", wanted["substitute"])["id"]
        status, answer = ask(SUBSTITUTIONS, wanted, user="科长乙")
        assert status == 428
        assert [(each["code"], each["path"]) for each in answer["faults"]] == [("SSJ-A13-6", substitute)]
        override = {"code": "SSJ-A13-6", "subject": substitute, "reason": "本部门无人可派"}
        status, answer = ask(SUBSTITUTIONS, {**wanted, "overrides": [override]}, user="科长乙")
        assert status == 200
        assert {each["code"]: each["override"] for each in answer["noted"]} == {
            "SSJ-A13-4": None,
            "SSJ-A13-6": {**override, "by": "科长乙", "at": bureau.at},
        }
        members = ask(TASK, user="经办员甲")[1]["teams"][0]["members"]
        assert substitute in [each["inspector"] for each in members]

        entered(ask, bureau, target, "2026-05-13")
        reviewed(ask, target, 1, [BUREAU])
        back = {"version": 1, "verdict": "return", "reason": "照片不清"}
        assert ask(file_of(target, REVIEW), back, user="审核人丁", department=MARKET)[0] == 200
        assert ask(f"/published/{CODE}") == (200, [])
        entered(ask, bureau, target, "2026-05-14")
        reviewed(ask, target, 2)

        status, (shown,) = ask(f"/published/{CODE}")
        assert (status, shown["target"], shown["version"]) == (200, target, 2)
        assert not {each.id for each in bureau.task.lock.pool} & set(re.findall(r"E\d+", json.dumps(shown)))  # type: ignore[union-attr]
        assert ask(file_of(target), user="经办员甲")[1]["file"]["published"] == bureau.at
        assert ask(TASK, user="经办员甲")[1]["owed"] == []
        assert sound(bureau)

    def test_goes_by_what_the_leader_arranged(self, either: Browser, bureau: Bureau) -> None:
        ask, team = either, bureau.task.teams[0]
        sent = Assignment(target=team.unit, on="2026-05-13", inspectors=team.inspectors)
        made = ArrangeWork(by=team.leader, at=bureau.at, unit=team.unit, assignments=(sent,))
        bureau.office().do(task_stream(CODE), made)
        drawn = ask(TASK, user="组长")[1]["drawn"]
        assert {each[0]: each[2] for each in drawn if each[2]} == {team.unit: [wire.write(sent)]}
        notified(ask, bureau, team.unit, "2026-05-13")
        bureau.at = "2026-05-13T17:00:00+08:00"
        body = bureau.inspection(team.unit)
        refused = ask(file_of(team.unit, RECORD), {**body, "arranged": []}, user="组长")
        assert (refused[0], codes(refused)) == (422, ["SSJ-ACT-FACT"])
        assert ask(file_of(team.unit, RECORD), body, user="组长")[0] == 200

    def test_its_history_is_told(self, either: Browser, bureau: Bureau) -> None:
        ask = either
        target = bureau.task.teams[0].unit
        entered(ask, bureau, target, "2026-05-13")
        told = ask(f"/history/file/{CODE}/{target}", user="纪检员戊")[1]
        assert [each["code"] for each in told] == [
            "SSJ-ACT-OPEN-FILE",
            "SSJ-ACT-RECORD-PRE-CHECK",
            "SSJ-ACT-ISSUE-NOTICE",
            "SSJ-ACT-RECORD-INSPECTION",
            "SSJ-ACT-ENTER-RESULT",
            "SSJ-ACT-RECEIVE-ENTRY",
        ]
        assert [each["by"] for each in told] == ["组长", "组长", "组长", "组长", "录入员丙", "mock"]
        assert told[3]["text"].startswith("检查记录：2026-05-13")
        english = ask(f"/history/file/{CODE}/{target}", user="纪检员戊", language="en-GB")[1]
        assert english[3]["text"].startswith("record of 2026-05-13")
        assert ask(f"/history/task/{CODE}/更多", user="纪检员戊") == (200, [])

    def test_a_code_with_slashes(self, tmp_path: Path, bureau: Bureau) -> None:
        code = "玉工信抽查/2026/1"
        line = Line(store=FolderStore(tmp_path / "另一个"), platform=MockPlatform())
        line.prepare()
        target = line.drawn(code).teams[0].unit
        line.file(target, code)
        bureau.app = module.create_app(str(tmp_path / "另一个"), bureau.platform)
        bureau.app.config["SECRET_KEY"] = TASK
        ask = bureau.browser()
        assert len(ask(f"/tasks/{code}", user="经办员甲")[1]["drawn"]) == 6
        assert codes(ask(f"/files/{code}/{target}/{ENTER}", {}, user="录入员丙")) == ["SSJ-JSON-MISSING"] * 2
        assert ask(f"/files/{code}/{target}", user="经办员甲")[1]["file"]["task"] == code
        assert len(ask(f"/history/{file_stream(code, target).replace('%', '%25')}", user="经办员甲")[1]) == 1


class TestWhatIsRefused:
    """Every fault at once, with its code, its path and its sentence; nothing is written."""

    def test_what_breaks_a_form(self, ask: Browser, bureau: Bureau) -> None:
        wanted = substitution(bureau.task)
        cast("dict[str, object]", wanted["substitute"])["codes"] = "无"
        body = {
            **wanted,
            "approver": 7,
            "at": "2026-01-01T00:00:00+08:00",
            "overrides": [{"code": "", "by": "别人"}],
        }
        answer = ask(SUBSTITUTIONS, body, user="科长乙")
        assert answer[0] == 400
        assert sorted((each["code"], each["path"]) for each in answer[1]["faults"]) == [
            ("SSJ-JSON-EXTRA", "$"),
            ("SSJ-JSON-EXTRA", "$.overrides[0]"),
            ("SSJ-JSON-MISSING", "$.overrides[0]"),
            ("SSJ-JSON-TYPE", "$.approver"),
            ("SSJ-JSON-TYPE", "$.substitute.codes"),
        ]

    def test_what_the_rules_forbid(self, ask: Browser, bureau: Bureau) -> None:
        target = bureau.task.teams[0].unit
        assert bureau.office().file(CODE, target) is None
        made = cast("Any", bureau.inspection(target)["inspection"])
        visit = {**made["visits"][0], "present": [{"inspector": "E999"}]}
        wrong = bureau.inspection(
            target, visits=[visit], results=[{"item": "GX09", "results": ["NO_PROBLEM"]}]
        )
        answer = ask(file_of(target, RECORD), wrong, user="组长")
        assert answer[0] == 422
        assert codes(answer) == [
            "SSJ-RECORD-INSPECTORS",
            "SSJ-RECORD-STRANGER",
            "SSJ-RECORD-NO-NOTICE",
            "SSJ-RECORD-MISSING",
            "SSJ-RECORD-MISSING",
            "SSJ-RECORD-ITEM",
            *["SSJ-RECORD-PRESENT", "SSJ-RECORD-TEXT"] * 4,
            "SSJ-RECORD-TEXT",
        ]
        paths = [each["path"] for each in answer[1]["faults"]]
        assert paths[1] == "$.inspection.visits[0].present[0]"
        assert bureau.office().file(CODE, target) is None

    def test_what_somebody_else_changed(self, ask: Browser, bureau: Bureau) -> None:
        target = bureau.task.teams[0].unit
        notified(ask, bureau, target, "2026-05-13")
        seen = bureau.inspection(target)
        bureau.at = "2026-05-13T08:30:00+08:00"
        assert ask(SUBSTITUTIONS, substitution(bureau.task), user="科长乙")[0] == 200
        bureau.at = "2026-05-13T17:00:00+08:00"
        answer = ask(file_of(target, RECORD), seen, user="组长")
        assert (answer[0], codes(answer)) == (422, ["SSJ-ACT-FACT"])
        answer = ask(file_of(target, RECORD), bureau.inspection(target), user="组长")
        assert (answer[0], codes(answer)) == (428, ["SSJ-A16-4-TEAM"])
        answered = {"overrides": [{"code": "SSJ-A16-4-TEAM", "reason": "已当面告知"}]}
        assert ask(file_of(target, RECORD), {**bureau.inspection(target), **answered}, user="组长")[0] == 200
        answer = ask(file_of(target, ENTER), {"record": "0" * 64, "responsible": "E003"}, user="录入员丙")
        assert (answer[0], "SSJ-FILE-RECORD" in codes(answer)) == (422, True)

    def test_an_override_that_answers_for_nothing(self, ask: Browser, bureau: Bureau) -> None:
        idle = {"code": "SSJ-A13-6", "reason": "以防万一"}
        answer = ask(SUBSTITUTIONS, {**substitution(bureau.task), "overrides": [idle]}, user="科长乙")
        assert (answer[0], codes(answer)) == (400, ["SSJ-OVERRIDE-IDLE"])
        assert bureau.task.substitutions == ()

    @pytest.mark.parametrize(
        ("language", "begins"),
        [
            ("", "接替人员来自别的部门"),
            ("zh-CN,zh;q=0.9,en;q=0.8", "接替人员来自别的部门"),
            ("fr", "接替人员来自别的部门"),
            ("en-US,en;q=0.9", "the substitute is another department's"),
        ],
    )
    def test_in_the_reader_s_language(self, ask: Browser, bureau: Bureau, language: str, begins: str) -> None:
        answer = ask(SUBSTITUTIONS, substitution(bureau.task, other=True), user="科长乙", language=language)
        assert answer[1]["faults"][0]["text"].startswith(begins)

    def test_nobody_who_is_not_logged_in(self, ask: Browser, bureau: Bureau) -> None:
        target = bureau.task.teams[0].unit
        assert ask(TASK)[0] == 401
        assert ask(file_of(target, RECORD), bureau.inspection(target))[0] == 401
        assert ask(f"/history/task/{CODE}")[0] == 401
        assert ask(f"/published/{CODE}")[0] == 200

    def test_a_department_that_is_not_the_reviewer_s(self, ask: Browser, bureau: Bureau) -> None:
        target = bureau.task.teams[0].unit
        entered(ask, bureau, target, "2026-05-13")
        body = {"version": 1, "verdict": "pass", "department": MARKET}
        answer = ask(file_of(target, REVIEW), body, user="审核人丁", department=BUREAU)
        assert (answer[0], codes(answer)) == (400, ["SSJ-JSON-EXTRA"])

    @pytest.mark.parametrize("kind", ["publish-result", "receive-entry", "open-file", "lock-draw"])
    def test_what_only_the_platform_or_the_office_does(self, ask: Browser, bureau: Bureau, kind: str) -> None:
        assert ask(file_of(bureau.task.teams[0].unit, kind), {}, user="经办员甲")[0] == 405

    def test_a_form_of_another_site(self, bureau: Bureau) -> None:
        client = bureau.app.test_client()
        client.set_cookie("session", bureau.cookie("科长乙", BUREAU))
        assert client.post(SUBSTITUTIONS, data={"unit": "对象0042"}).status_code == 415
        assert client.post(SUBSTITUTIONS, data="{", content_type="application/json").status_code == 400

    def test_what_there_is_not(self, ask: Browser, bureau: Bureau) -> None:
        assert ask("/tasks/没有", user="经办员甲")[0] == 404
        assert ask("/tasks/..", user="经办员甲")[0] in {400, 404}
        answer = ask(file_of("对象9999", RECORD), {}, user="组长")
        assert (answer[0], set(codes(answer))) == (400, {"SSJ-JSON-MISSING"})
        assert ask(f"/files/{CODE}/对象9999", user="组长")[0] == 404


@pytest.mark.requirement("X-13")
class TestWhoeverWasFirst:
    """Of two who act at once one is first; the other reads 409, loads again and decides again. Nothing is lost."""

    def test_the_other_reads_conflict(
        self, bureau: Bureau, ask: Browser, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        append = FolderStore._append
        task = bureau.task
        theirs = {
            **substitution(task),
            "task": CODE,
            "kind": "substitute-inspector",
            "by": "科长乙",
            "at": bureau.at,
        }
        act = wire.read(SubstituteInspector, cast("Any", theirs))

        def late(store: FolderStore, stream: str, line: bytes, seq: int, number: int) -> None:
            monkeypatch.setattr(FolderStore, "_append", append)
            bureau.office().do(task_stream(CODE), act)
            append(store, stream, line, seq, number)

        monkeypatch.setattr(FolderStore, "_append", late)
        answer = ask(SUBSTITUTIONS, substitution(task), user="科长己")
        assert (answer[0], codes(answer)[0]) == (409, "SSJ-STORE-SEQ")
        assert len(bureau.task.substitutions) == 1
        answer = ask(SUBSTITUTIONS, substitution(task), user="科长己")
        assert (answer[0], codes(answer)[0]) == (422, "SSJ-TEAM-NOT-MEMBER")
        assert sound(bureau)

    def test_all_departments_at_once(self, bureau: Bureau) -> None:
        targets = [each.unit for each in bureau.task.teams[:3]]
        with bureau.served() as ask, ThreadPoolExecutor(9) as pool:
            for each in targets:
                entered(ask, bureau, each, "2026-05-13")

            def review(target: str, department: str) -> set[int]:
                seen: set[int] = set()
                for _ in range(40):
                    body = {"version": 1, "verdict": "pass"}
                    status, answer = ask(
                        file_of(target, REVIEW), body, user=f"{department}审核人", department=department
                    )
                    seen.add(status)
                    if status == 200:
                        assert answer == {"noted": [], "unsent": []}
                        break
                return seen

            asked = [pool.submit(review, target, each) for target in targets for each in DEPARTMENTS]
            statuses = [each.result() for each in asked]
        assert all(200 in each and each <= {200, 409, 503} for each in statuses)
        assert bureau.office().send().failed == ()
        assert [each["target"] for each in bureau.browser()(f"/published/{CODE}")[1]] == sorted(targets)
        assert sound(bureau)


class TestWhatDoesNotAnswer:
    """A platform out of reach leaves documents owed; a store out of reach refuses the act."""

    def test_the_act_stands_and_is_sent_later(self, ask: Browser, bureau: Bureau) -> None:
        bureau.platform.away = True
        status, answer = ask(SUBSTITUTIONS, substitution(bureau.task), user="科长乙")
        assert (status, [each["code"] for each in answer["unsent"]]) == (200, ["SSJ-STORE-MEDIUM"])
        owed = ask(TASK, user="经办员甲")[1]["owed"]
        assert owed == [[task_stream(CODE), f"substitution/{CODE}/1"]]
        bureau.platform.away = False
        assert [each.key for each in bureau.office().send().receipts] == [f"substitution/{CODE}/1"]
        assert ask(TASK, user="经办员甲")[1]["owed"] == []
        assert sound(bureau)

    def test_a_store_that_fails(self, ask: Browser, bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
        def fails(*_: object) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr(FolderStore, "_append", fails)
            answer = ask(SUBSTITUTIONS, substitution(bureau.task), user="科长乙")
        assert (answer[0], codes(answer)) == (503, ["SSJ-STORE-MEDIUM"])
        assert ask(SUBSTITUTIONS, substitution(bureau.task), user="科长乙")[0] == 200


JSON: Final = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)
MEMBERS: Final = ("unit", "out", "substitute", "overrides", "inspection", "team", "record", "version", "by")


class TestWhateverIsSent:
    """No body and no path makes the application fail, and none that is wrong is journalled."""

    def test_it_is_answered(self, bureau: Bureau) -> None:
        ask = bureau.browser()
        target = bureau.task.teams[0].unit
        ask(file_of(target, RECORD), {}, user="组长")  # which opens the file
        before = FolderStore(bureau.folder).head()

        @given(JSON | st.dictionaries(st.sampled_from(MEMBERS), JSON))
        def look(body: object) -> None:
            for path in (
                SUBSTITUTIONS,
                file_of(target, RECORD),
                file_of(target, ENTER),
                file_of(target, REVIEW),
            ):
                if body is not None:
                    status, answer = ask(path, body, user="科长乙")
                    assert status in {400, 422}
                    assert all(set(each) == {"code", "path", "text"} for each in answer["faults"])

        @given(st.text(min_size=1))
        def wander(name: str) -> None:
            for path in (f"/tasks/{quote(name)}", f"/history/{quote(name)}", f"/published/{quote(name)}"):
                assert ask(path, user="科长乙")[0] < 500

        look()
        wander()
        assert FolderStore(bureau.folder).head() == before


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def program(names: str) -> str:
    """The page's program that has these words."""
    (found,) = [each for each in blocks("python") if names in each]
    return found


def executed(code: str) -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(compile(code, str(PAGE), "exec"), names)  # noqa: S102  -- the page's own program
    return names


def exchanges() -> list[tuple[str, object, int, object]]:
    """What the page sends and what it is answered: path, body, status, answer."""
    found: list[tuple[str, object, int, object]] = []
    for block in blocks("http"):
        asked, answered = block.split("\n\n")
        first, _, body = asked.partition("\n")
        status, _, answer = answered.partition("\n")
        method, path = first.split()
        assert method == ("POST" if body else "GET")
        found.append((path, json.loads(body) if body else None, int(status), json.loads(answer)))
    return found


def holds(shown: object, found: object) -> bool:
    """Say whether an answer is what the page shows; `…` stands for what the page leaves out."""
    if shown == "…":
        return True
    if isinstance(shown, dict) and isinstance(found, dict):
        members = cast("dict[str, object]", shown)
        if "…" not in members and set(members) != set(cast("dict[str, object]", found)):
            return False
        return all(
            name in found and holds(each, found[name]) for name, each in members.items() if name != "…"
        )
    if isinstance(shown, list) and isinstance(found, list):
        listed, whole = cast("list[object]", shown), cast("list[object]", found)
        if listed[:1] == ["…"]:
            listed, whole = listed[1:], whole[len(whole) - len(listed) + 1 :]
        elif listed[-1:] == ["…"]:
            listed, whole = listed[:-1], whole[: len(listed) - 1]
        return len(listed) == len(whole) and all(map(holds, listed, whole))
    return shown == found


@pytest.fixture
def behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Running]:
    """The environment that the page asks for: a platform over HTTP, a key, a folder."""
    with running() as sandbox:
        monkeypatch.setenv("PLATFORM_URL", sandbox.url)
        monkeypatch.setenv("PLATFORM_TOKEN", sandbox.token)
        monkeypatch.setenv("FLASK_SECRET_KEY", CODE)
        monkeypatch.setenv("JOURNAL", str(tmp_path / "日志"))
        yield sandbox


class TestThePage:
    """What the page says is what happens."""

    def test_it_shows_the_application_itself(self) -> None:
        assert blocks("python")[0] == APP.read_text("utf-8")

    def test_the_application_has_sixty_lines(self) -> None:
        assert len([line for line in APP.read_text("utf-8").splitlines() if line.strip()]) <= 60

    def test_requests_are_answered_as_shown(self, either: Browser) -> None:
        assert [status for _, _, status, _ in exchanges()] == [200, 400, 422, 428, 200, 200]
        for path, body, status, answer in exchanges():
            found = either(path, body, user="科长乙", department=BUREAU)
            assert found[0] == status, found
            assert holds(answer, found[1]), found[1]

    def test_every_code_has_its_sentence(self) -> None:
        codes = set(re.findall(r"SSJ-[A-Z0-9-]+", PAGE.read_text("utf-8")))
        assert len(codes) > 10
        assert codes <= set(CATALOGUE)

    def test_every_status_is_explained(self) -> None:
        rows = re.findall(r"^\| (\d{3}) \| `(\w+)` \|", PAGE.read_text("utf-8"), re.MULTILINE)
        assert {name: int(status) for status, name in rows} == module._STATUS

    def test_every_link_leads_somewhere(self) -> None:
        links = re.findall(r"\]\(([^)#]+)\)", PAGE.read_text("utf-8"))
        assert links
        assert [each for each in links if not (PAGE.parent / each).exists()] == []

    def test_it_begins_over_http_with_a_login(self, behind: Running, tmp_path: Path) -> None:
        line = Line(store=FolderStore(tmp_path / "日志"))
        line.prepare()
        line.drawn()
        behind.clock.set(line.clock)
        Office(line.store, CALENDAR, behind.platform, lambda: datetime.fromisoformat(line.clock)).send()
        client = executed(program("def login()"))["app"].test_client()
        assert client.get(TASK).status_code == 401
        assert client.post("/login", data={"account": "li"}).status_code == 401
        assert client.post("/login", data={"account": "zhang"}).text == "经办员甲"
        assert client.get(TASK).json["owed"] == []
        assert client.get(f"/published/{CODE}").json == []
        answer = client.post(SUBSTITUTIONS, json=substitution(line.task()))
        assert (answer.status_code, answer.json["unsent"]) == (200, [])
        assert behind.platform.receipt(f"substitution/{CODE}/1")

    def test_without_a_key_nobody_is_logged_in(
        self, behind: Running, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("FLASK_SECRET_KEY")
        assert executed(program("def login()"))["app"].test_client().get(TASK).status_code == 401

    def test_what_is_owed_is_sent_later(
        self, behind: Running, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        line = Line(store=FolderStore(tmp_path / "日志"))
        line.prepare()
        line.drawn()
        assert len(line.office.owed()) == 8
        executed(program("office.send()"))
        assert (capsys.readouterr().out, line.office.owed()) == ("", [])
        assert behind.platform.receipt(f"task/{CODE}")

    def test_a_sample_begins_at_the_lock_and_replays(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.chdir(tmp_path)
        made = executed(program("line.drawn()"))
        task = made["line"].task()
        assert [len(task.lock.record.drawn), task.lock.record.announcement.targets.size] == [6, 60]
        assert {len(each.members) for each in task.teams} == {4}
        ports = executed(program('plugins.platform("mock")'))
        assert ports["store"].streams() == FolderStore("日志").streams() != ()
        executed(program("replayed.ok"))
        assert capsys.readouterr().out == "True []\n"

    def test_the_command_replays(self, bureau: Bureau, capsys: pytest.CaptureFixture[str]) -> None:
        assert "shuangsuiji replay 日志\n" in blocks("sh")
        head = FolderStore(bureau.folder).head()
        assert head
        words = ["replay", str(bureau.folder)]
        assert call(words) == 0
        assert call([*words, "--head", f"{head.number}:{line_digest(head.line)}"]) == 0
        assert call([*words, "--head", f"{head.number}:{'0' * 64}"]) == 1
        capsys.readouterr()

    def test_a_word_that_was_changed_is_found(self, bureau: Bureau) -> None:
        path = next(bureau.folder.glob("task/*.jsonl"))
        path.write_bytes(path.read_bytes().replace("科长乙".encode(), "科长己".encode(), 1))
        assert not sound(bureau)

    def test_what_an_office_offers(self, bureau: Bureau) -> None:
        told: list[int] = []
        office = Office(
            FolderStore(bureau.folder),
            CALENDAR,
            bureau.platform,
            bureau.now,
            lambda each: told.append(each.entry.number),
        )
        json_: Any = {
            **substitution(bureau.task),
            "task": CODE,
            "kind": "substitute-inspector",
            "by": "科长乙",
            "at": bureau.at,
        }
        act = wire.read(SubstituteInspector, json_)
        head = FolderStore(bureau.folder).head()
        assert head
        assert [each.finding.code for each in office.check(task_stream(CODE), act)] == ["SSJ-A13-4"]
        assert told == []
        office.do(task_stream(CODE), act, send=False)
        assert told == [head.number + 1]
        assert office.owed() == [(task_stream(CODE), f"substitution/{CODE}/1")]
        assert office.rules_of(task_stream(CODE)).keys.entry_wd.value == 20
