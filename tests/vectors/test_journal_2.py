"""The frozen journal replays, with this and every later version."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from shuangsuiji.bureau import Bureau, bureau_of
from shuangsuiji.procedure import KINDS
from shuangsuiji.replay import replay
from shuangsuiji.texts import parts_of

FILE = Path(__file__).parent / "journal-2" / "year.json"


def frozen() -> tuple[dict[str, list[bytes]], tuple[int, str]]:
    """The streams, and the head that was kept."""
    found: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    number, digest = found["head"].split(":")
    streams = {name: [line.encode() for line in lines] for name, lines in found["streams"].items()}
    return streams, (int(number), digest)


@pytest.mark.requirement("A04-1")
def test_the_frozen_journal_replays_up_to_its_head() -> None:
    streams, head = frozen()
    replayed = replay(streams, head)
    assert [each.text() for each in replayed.faults] == []
    assert replayed.lines == head[0]


def test_it_has_something_of_every_stream() -> None:
    streams, _ = frozen()
    assert {parts_of(name)[0] for name in streams} == set(KINDS)


def test_its_files_ended_as_they_did() -> None:
    streams, head = frozen()
    bureau: Bureau = bureau_of(replay(streams, head))
    files = [state for _, state in bureau.of("file")]
    ended = Counter((bool(each.published), bool(each.withheld), len(each.corrections)) for each in files)
    assert ended == {(True, False, 0): 11, (True, False, 1): 1, (False, True, 0): 1}
    assert all(each.sealed for each in files)
