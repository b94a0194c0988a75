"""Sender and clerk are killed at any point: every document is taken once all the same, and nothing is lost."""

import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from time import monotonic, sleep
from typing import Any, cast

import pytest

from shuangsuiji import canonical
from shuangsuiji.testing.contract_platform_hooks import PLAIN, published_of
from shuangsuiji_excel.folder.platform import FolderPlatform
from shuangsuiji_excel.folder.register import FILE

ROOT = Path(__file__).parents[3]
WORDS = """
import sys
from pathlib import Path
from tests.contract.folder_clerk import Clerk
from shuangsuiji.content_digest import H
from shuangsuiji.testing.contract_platform_hooks import PLAIN
from shuangsuiji.testing.platform_documents import CONTENT
from shuangsuiji_excel.folder.platform import FolderPlatform

clerk = Clerk(Path(sys.argv[1]))

def pauses():
    clerk.work()
    yield

platform = FolderPlatform(clerk.path, pauses=pauses)
platform.attach(CONTENT, H.hex(CONTENT))
for document in PLAIN.documents():
    platform.deliver(document)
"""
"""Delivers everything from the beginning, with a clerk who answers."""


def run(folder: Path) -> "subprocess.Popen[bytes]":
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    return subprocess.Popen(
        [sys.executable, "-c", WORDS, str(folder)], cwd=ROOT, env=os.environ | {"PYTHONPATH": path}
    )


def lines(folder: Path) -> int:
    path = folder / FILE
    return path.read_bytes().count(b"\n") if path.exists() else 0


@pytest.mark.skipif(os.name == "nt", reason="a killed process is tried where there are signals")
@pytest.mark.no_cover
@pytest.mark.parametrize(
    "steps", [(2,), pytest.param((1, 2, 3, 4, 5, 6), marks=pytest.mark.soak)], ids=["one", "six"]
)
def test_what_is_killed_goes_on_where_it_was(tmp_path: Path, steps: tuple[int, ...]) -> None:
    for step in steps:
        child, end = run(tmp_path), monotonic() + 60
        while child.poll() is None and lines(tmp_path) < 7 * step and monotonic() < end:
            sleep(0.0007 * step)
        child.send_signal(signal.SIGKILL)
        child.wait(60)
    assert run(tmp_path).wait(120) == 0
    platform = FolderPlatform(tmp_path)
    events = [cast("Any", canonical.decode(line)) for line in (tmp_path / FILE).read_bytes().splitlines()]
    taken = Counter(each["receipt"]["key"] for each in events if each["kind"] == "took")
    assert taken == Counter(each.key for each in PLAIN.documents())
    assert all(platform.receipt(each.key) for each in PLAIN.documents())
    assert platform.published(PLAIN.code) == published_of(PLAIN)
