"""Makes year.json: the journal of an invented city's shortest year, frozen. `--check` says whether it is what it was.

The file is a promise: a later version must replay it. A member that is added to an act or a state later has a default,
and is left out of the canonical form where it has it; a rule that is added questions nothing under a rulebook that lacks
its key (docs/decisions/0032 and 0033).
"""

import json
import sys
from pathlib import Path

from shuangsuiji.journal import line_digest
from shuangsuiji.testing.year.year import SHORT, Year
from shuangsuiji_mock.platform import MockPlatform

FILE = Path(__file__).with_name("year.json")


def made() -> str:
    """Do the year, and give its journal with its head."""
    year = Year(SHORT, platform=lambda clock: MockPlatform(clock=clock, name="模拟省级平台"))
    for _ in year.run():
        pass
    head = year.store.head()
    if head is None:
        raise ValueError
    streams = {
        name: [line.decode() for line in year.store.read(name)] for name in sorted(year.store.streams())
    }
    found = {"head": f"{head.number}:{line_digest(head.line)}", "streams": streams}
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        sys.exit(0 if FILE.read_text("utf-8") == made() else "year.json is not what make.py makes")
    FILE.write_text(made(), "utf-8")
