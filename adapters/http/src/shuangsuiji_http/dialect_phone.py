"""检查人员手机端接口: the dialect of the phone client's API of a city's platform.

It takes entries (录入) for tasks and targets that stand on the platform, and nothing else: tasks and lists come about there, reviews
are given there, and a file belongs to a result that is still to be submitted, so that evidence, which follows its entry, comes too late.
The platform keeps no key, no digest and no time of what it took: 主要检查情况 ends in `marks`, from which receipts are read, and their time
is that of our sending. Matters are matched by their code. A result that the table or the platform's own list does not have is refused
before anything is sent; so is what needs a person: a draft that stands there, the lead organisation's 联合总表, a result that is neither
合格 nor 不合格.
"""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from typing import cast

from shuangsuiji.errors import Conflict, Fault, Rejected, fault, raise_if
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.results import ResultEntry
from shuangsuiji.platform_words import read_result
from shuangsuiji_http.code_tables import RESULT_CODES
from shuangsuiji_http.dialect import Account, Dialect, Here
from shuangsuiji_http.envelopes import Coded
from shuangsuiji_http.listing import Listing, Numbered, Row, listed
from shuangsuiji_http.marks import Marks, marked, marks_of, names_in, receipt_of, told
from shuangsuiji_http.questions import Question, Talk, json_of, path_to
from shuangsuiji_http.reading import text_of

PAGES = Numbered(number="page", size="rows", count=100)
TASKS = Listing(paging=PAGES, rows=(("list",), ()), identity=lambda row: row["task_id"])
WORKS = Listing(paging=PAGES, rows=(("list",), ()), identity=lambda row: row["id"])
NONE: Row = {}


def _get(*path: str, **query: str | int) -> Question:
    return Question(method="GET", path=path_to("api", "app", *path, **query), absent=path[-1] == "info")


def _log_in(given: Mapping[str, str]) -> Talk[str]:
    secret = b64encode(given["password"].encode()).decode()
    body = json_of({"username": given["username"], "password": secret})
    data = yield Question(method="POST", path=path_to("api", "auth"), body=body, account=False)
    return text_of(cast("Row", data)["token"])


def _work(task: str, target: str) -> Talk[tuple[Row | None, Row]]:
    """Find a task by its code, and its target's work by the target's number; empty where there is none."""
    listed_tasks = yield from listed(lambda query: _get("checkUser", "taskList", **query), TASKS)
    tasks = [each for each in listed_tasks if each["task_code"] == task]
    if not tasks:
        return None, NONE
    path = ("checkUser", "task", str(tasks[0]["task_id"]), "workList")
    works = yield from listed(lambda query: _get(*path, state="all", **query), WORKS)
    found = [each for each in works if each["ep_no"] == target]
    if len(tasks) > 1 or len(found) > 1:
        raise ValueError
    return tasks[0], found[0] if found else NONE


def _info(work: Row) -> Talk[tuple[Row, Marks]]:
    info = cast("Row", (yield _get("checkUser", "work", str(work["id"]), "info")) or {})
    return info, marks_of(info.get("check_result"))


def _receipt(key: str, here: Here) -> Talk[Receipt | None]:
    names = names_in(key, "entry", 3)
    _, work = (yield from _work(*names[:2])) if names else (None, NONE)
    if not work or not names:
        return None
    _, marks = yield from _info(work)
    mark = next((each for version, each in marks.items() if str(version) == names[2]), None)
    return receipt_of(key, mark, work["id"], here.platform) if mark else None


def _deliver(document: Document, here: Here) -> Talk[Receipt]:
    entry = cast("ResultEntry", document)
    task, work = yield from _work(entry.task, entry.target)
    if not work:
        name, member = (entry.target, "ep_no") if task else (entry.task, "task_code")
        raise Rejected(fault("SSJ-HTTP-MISSING", name=name, member=member))
    _, marks = yield from _info(work)
    if mark := marks.get(entry.version):
        if mark[0] != entry.digest():
            raise Conflict(fault("SSJ-PLATFORM-CONFLICT", key=entry.key))
        return receipt_of(entry.key, mark, work["id"], here.platform)
    words = cast("list[str]", (yield _get("resultNameList")))
    users = cast("list[Row]", (yield _get("org", "getAuditUserList")))
    auditor = next((each for each in users if str(each["user_id"]) == here.options["auditor"]), NONE)
    said = {line.item: _said(line.results, words) for line in entry.lines}
    faults = [*_stage_faults(entry, work, max(marks, default=0)), *_matter_faults(entry, work, said)]
    if not auditor:
        faults.append(fault("SSJ-HTTP-MISSING", name=here.options["auditor"], member="audit_user_id"))
    raise_if(faults, Rejected)
    marks[entry.version] = entry.digest(), here.at
    body = _body(entry, marks, auditor, said)
    path = _get("checkUser", "work", str(work["id"]), "submitCheckResult").path
    yield Question(method="POST", path=path, body=json_of(body), again=False)
    info, _ = yield from _info(work)
    kept = {str(each["code"]): each["result"] for each in cast("list[Row]", info["matter_check_result"])}
    if info["check_result"] != body["check_result"] or kept != said:  # what cannot be read back was not taken
        raise ValueError
    return receipt_of(entry.key, marks[entry.version], work["id"], here.platform)


def _said(results: tuple[str, ...], words: list[str]) -> str:
    """Give the platform's word for a result, empty where it has none, or where there are several."""
    codes = RESULT_CODES.codes("2019", read_result(results[0]).code) if len(results) == 1 else ()
    return next((each for each in codes if each in words), "")


def _stage_faults(entry: ResultEntry, work: Row, last: int) -> Iterator[Fault]:
    state = text_of(work["state"])
    returned = state == "退回" and last > 0
    if not (state.startswith("未") or returned) or entry.version != last + 1:
        yield fault("SSJ-HTTP-STAGE", key=entry.key, stage=state)
    if work.get("is_union_head_org") not in (None, False, "0"):
        yield fault("SSJ-HTTP-BY-HAND", member="联合总表")


def _matter_faults(entry: ResultEntry, work: Row, said: Mapping[str, str]) -> Iterator[Fault]:
    for item in sorted({str(each["code"]) for each in cast("list[Row]", work["matter"])} ^ said.keys()):
        yield fault("SSJ-HTTP-MISSING", name=item, member="matter.code")
    for line in entry.lines:
        if not said[line.item]:
            yield fault("SSJ-HTTP-WORD", word="、".join(line.results), member=line.item)


def _body(entry: ResultEntry, marks: Marks, auditor: Row, said: Mapping[str, str]) -> dict[str, object]:
    problem = any(RESULT_CODES.meaning("2019", each) != "NO_PROBLEM" for each in said.values())
    matters = [{"code": each.item, "name": each.name, "result": said[each.item]} for each in entry.lines]
    return {
        "check_result": marked(told(entry), marks),
        "operate": "提交审核",
        "check_date": entry.made_on,
        "is_pass": "不合格" if problem else "合格",
        "audit_user_id": auditor["user_id"],
        "audit_user_name": auditor["user_name"],
        "matter_check_result": matters,
        "files": [],
    }


PHONE = Dialect(
    envelope=Coded(ok=(0,), rejected=(1,), unauthorised=(401, 403), not_found=(404,)),
    account=Account(needs=("username", "password"), log_in=_log_in),
    options=("auditor",),
    documents={"entry": _deliver},
    receipt=_receipt,
)
"""The phone client's API."""
