"""A registry in CSV goes to a platform page by page: memory does not grow with its rows."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

WORDS = """
import resource, sys
from pathlib import Path
from shuangsuiji.exchange.registries import RegistryPage
from shuangsuiji.office.registry_exchange import send_registry
from shuangsuiji_excel.reader import SpreadsheetSource

class Sink:
    rows = 0
    def deliver(self, page):
        assert isinstance(page, RegistryPage)
        self.rows += len(page.rows)

sink = Sink()
sent = send_registry(sink, "targets", "00" * 32, SpreadsheetSource().read(Path(sys.argv[1])))
assert sent.rows == sink.rows
print(sent.rows, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
"""Sends a registry and prints how many rows it had and the most memory that was taken, in KB."""


def peak(folder: Path, rows: int) -> int:
    """Give the most memory in KB that a registry of so many rows takes in a process of its own."""
    path = folder / f"{rows}.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("统一社会信用代码/注册号", "企业名称", "管辖单位", "登记状态"))
        writer.writerows(
            (f"91530499MA{number:08}", f"样例{number}有限公司", "甲区", "存续") for number in range(rows)
        )
    done = subprocess.run(
        [sys.executable, "-c", WORDS, str(path)], check=True, capture_output=True, text=True, timeout=900
    )
    sent, most = map(int, done.stdout.split())
    assert sent == rows
    return most


@pytest.mark.skipif(os.name == "nt", reason="the system does not tell the most memory that a process took")
@pytest.mark.no_cover
@pytest.mark.parametrize(
    "rows", [40_000, pytest.param(1_000_000, marks=pytest.mark.soak)], ids=["some", "a_million"]
)
def test_memory_does_not_grow_with_the_rows(tmp_path: Path, rows: int) -> None:
    assert peak(tmp_path, rows) < peak(tmp_path, 4_000) + 8 * 1024
