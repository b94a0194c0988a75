"""How long a task's notices take as Word documents, beside their plain text, all in one run.

    python benchmarks/papers.py --papers 1000

An invented bureau draws ten times as many targets as there are to be papers, with a ratio of ten percent. Then the notice of every drawn target is
made, printed as plain text and as a Word document, and read back; and the whole command, from the journal's folder to the folder of
documents, runs in a process of its own. Times depend on the machine, the ratio of Word to plain text hardly does.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final, TypeVar

from shuangsuiji.documents.content import Planned, planned_content
from shuangsuiji.documents.matter import Matter
from shuangsuiji.documents.notice import notice_paper
from shuangsuiji.documents.plain import plain
from shuangsuiji.filing import new_file
from shuangsuiji.office.rulebooks import builtin_rulebook
from shuangsuiji.printed import Paper
from shuangsuiji.stores.folder import FolderStore
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import CODE, edition
from shuangsuiji_docx.writer import DocxWriter

TARGETS_A_PAPER: Final = 10
"""How many targets the roll has for each that is drawn."""

COMMAND: Final = (sys.executable, "-c", "from shuangsuiji.cli.main import run; run()")

Result = TypeVar("Result")


def timed(name: str, action: Callable[[], Result], papers: int) -> tuple[Result, float]:
    """Run an action, print how long it took, and give what came of it."""
    start = perf_counter()
    result = action()
    seconds = perf_counter() - start
    print(f"{name:<34}{seconds:8.2f} s{seconds / papers * 1000:9.2f} ms a paper", flush=True)
    return result, seconds


def draw(folder: Path, papers: int) -> Line:
    """Draw so many targets, and keep the journal in a folder."""
    line = Line(FolderStore(folder, lasting=False), targets=papers * TARGETS_A_PAPER)
    line.prepare()
    line.drawn()
    return line


def notices(line: Line) -> list[Paper]:
    """Make the notice of every drawn target."""
    matter = Matter(task=line.task(), edition=edition(), rules=builtin_rulebook("2026-01-01"))
    lock = matter.task.lock
    files = [new_file(matter.task, each.entry.id) for each in (lock.targets if lock else ())]
    planned = Planned(planned_on="2026-05-12", on="2026-05-08")
    return [notice_paper(matter, planned_content(matter, each, planned)) for each in files if each]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--papers", type=int, default=1_000)
    papers = parser.parse_args(arguments).papers
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        line = draw(folder / "journal", papers)
        made, _ = timed("making the papers", lambda: notices(line), papers)
        assert len(made) == papers
        _, base = timed("as plain text", lambda: [plain(each) for each in made], papers)
        writer = DocxWriter()
        files, seconds = timed(
            "as Word documents, read back", lambda: [writer.printed(each) for each in made], papers
        )
        print(f"{'Word to plain text':<34}{seconds / base:8.1f}")
        print(f"{'size of a document':<34}{sum(map(len, files)) / papers / 1024:8.1f} KiB")
        words = ("paper", folder / "journal", "notice", "--task", CODE, "--planned", "2026-05-12", "--all")
        command = [*COMMAND, *map(str, words), "--out", str(folder / "notices")]
        timed("the whole command", lambda: run(command, check=True, capture_output=True), papers)  # noqa: S603  -- our own command line
        assert len(list((folder / "notices").iterdir())) == papers


if __name__ == "__main__":
    main()
