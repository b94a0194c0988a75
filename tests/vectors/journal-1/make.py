"""Makes line.json: the journal of an invented bureau's whole line, frozen. `--check` says whether it is what it was.

The file is a promise: a later version must replay it. A member that is added to an act or a state later has a default,
and is left out of the canonical form where it has it (docs/decisions/0032).
"""

import json
import sys
from datetime import datetime
from pathlib import Path

from shuangsuiji.journal import line_digest
from shuangsuiji.sheets.items import ItemResult, Measure
from shuangsuiji.task.setup import task_stream
from shuangsuiji.teams.candidates import candidates
from shuangsuiji.teams.substituting import SubstituteInspector
from shuangsuiji.testing.line import CODE, MARKET, Line
from shuangsuiji_mock.platform import MockPlatform

FILE = Path(__file__).with_name("line.json")


def made() -> str:
    """Go the whole line with two targets, a substitution and a return, and give the journal."""
    line = Line(
        platform=MockPlatform(clock=lambda: datetime.fromisoformat(line.clock), name="模拟省级平台"),
        targets=20,
        inspectors=12,
    )
    line.prepare()
    task = line.drawn()
    first, second = (each.entry.id for each in (task.lock.targets if task.lock else ())[:2])
    team = task.team(first)
    leader = team.leader if team else ""
    at = "2026-05-07T09:00:00+08:00"
    act = SubstituteInspector(
        by="科长乙",
        at=at,
        task=task.setup.code,
        unit=first,
        out=leader,
        substitute=candidates(task, first, leader)[0],
        name="接替人员",
        circumstance="健康",
        approver="局长丙",
        approved_at="2026-05-07T08:00:00+08:00",
    )
    line.do(task_stream(CODE), act)
    line.record(first)
    line.enter(first)
    line.review(first)
    problem = ItemResult(
        item="GX01", results=("CORRECTED",), problem="台账缺页", measures=(Measure(name="督促整改"),)
    )
    other = ItemResult(item="GX02", results=("NO_PROBLEM",))
    line.record(second, results=(problem, other))
    line.enter(second)
    line.review(second, returned_by=MARKET, reason="照片不清")
    line.record(second, at="2026-05-15T17:00:00+08:00", results=(problem, other))
    line.enter(second, at="2026-05-16T09:00:00+08:00")
    line.review(second, at="2026-05-18T09:00:00+08:00")
    store = line.office.store
    head = store.head()
    found = {
        "format": "shuangsuiji/journal/1",
        "head": f"{head.number}:{line_digest(head.line)}" if head else "",
        "streams": {name: [each.decode() for each in store.read(name)] for name in store.streams()},
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        sys.exit(0 if FILE.read_text("utf-8") == made() else "line.json is not what make.py makes")
    FILE.write_text(made(), "utf-8")
