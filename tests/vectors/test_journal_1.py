"""The frozen journal replays, with this and every later version."""

import json
from pathlib import Path
from typing import Any

from shuangsuiji.replay import replay
from shuangsuiji.target_file import TargetFile

FILE = Path(__file__).parent / "journal-1" / "line.json"


def frozen() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    return found


def test_the_frozen_journal_replays_up_to_its_head() -> None:
    found = frozen()
    number, digest = found["head"].split(":")
    streams = {name: [line.encode() for line in lines] for name, lines in found["streams"].items()}
    replayed = replay(streams, (int(number), digest))
    assert [each.text() for each in replayed.faults] == []
    assert replayed.lines == int(number)
    files = [state for state in replayed.states.values() if isinstance(state, TargetFile)]
    assert sorted((each.stage, len(each.submissions)) for each in files) == [
        ("published", 1),
        ("published", 2),
    ]
