"""从表到记录: the three scripts beside this one differ in how they reach their engine; the draw is this."""

import argparse
from fractions import Fraction
from pathlib import Path

from shuangsuiji import canonical
from shuangsuiji.draw import sql
from shuangsuiji.draw.announce import Occasion, PassedRolls, StratumPlan, announce
from shuangsuiji.draw.entropy import Public
from shuangsuiji.draw.journal import Journal
from shuangsuiji.draw.journal_entries import Revealed
from shuangsuiji.draw.record import extract_of
from shuangsuiji.office import folder as files
from shuangsuiji.office.clock import now
from shuangsuiji.office.folder import TaskFolder


def announce_table(given: argparse.Namespace, engine: sql.Engine, run: sql.Run) -> None:
    """公告: the roll passes once, in the order of its ids, into its file and its root."""
    folder = TaskFolder(given.folder)
    path = folder.round_path(1)
    path.mkdir(parents=True)
    with (path / files.TARGETS).open("wb") as file:
        targets = sql.pass_roll(sql.RollTable(engine=engine, name=given.table), run, keep=file.write)
    source, at = Public(source=given.source), now().isoformat()
    announcement = announce(
        Occasion(task=given.task, entropy=(source,), made_at=at, draw_by=given.draw_by),
        PassedRolls(targets=targets),
        [StratumPlan(name=part.name, ratio=Fraction(given.ratio)) for part in targets.parts],
    )
    digest, h = announcement.digest(), announcement.h
    (path / files.ANNOUNCEMENT).write_bytes(announcement.encoded() + b"\n")
    folder.keep(Journal().append(None, digest, at, h), h)
    print(f"公告 {digest}：{targets.size} 户，名录 {targets.root}")


def draw_table(given: argparse.Namespace, engine: sql.Engine, run: sql.Run) -> None:
    """抽取: the value that came about after the announcement is journalled, then the engine draws."""
    folder = TaskFolder(given.folder)
    path, announcement = folder.round_path(1), folder.announcement(1)
    table = sql.table_of(announcement, engine, given.table)
    record = sql.draw_in_database(table, announcement, [given.value], run)
    digest, h = announcement.digest(), announcement.h
    revealed = Revealed(index=0, reveal=h.hex(canonical.encode(given.value)))
    folder.keep(folder.journal().append(revealed, digest, now().isoformat(), h), h)
    (path / files.RECORD).write_bytes(record.encoded() + b"\n")
    (path / files.EXTRACT).write_bytes(extract_of(record).encoded() + b"\n")
    print(f"抽中 {len(record.drawn)} 户，记录 {record.digest()}")


def arguments(engine: str) -> argparse.ArgumentParser:
    """Give what the command line takes: where the table is, the task's folder, and one of two steps."""
    options = argparse.ArgumentParser(description=f"Announce and draw from a table of {engine}.")
    options.add_argument("where", help="the database, file or cluster")
    options.add_argument("folder", type=Path, help="the task's folder")
    options.add_argument("--table", default="roll", help="id, stratum, standing, area, needs")
    steps = options.add_subparsers(required=True)
    first = steps.add_parser("announce")
    first.add_argument("--task", required=True)
    first.add_argument("--ratio", required=True, help="3/100")
    first.add_argument("--source", required=True, help="the public event whose value nobody knows yet")
    first.add_argument("--draw-by", required=True, help="2026-12-10T17:00:00+08:00")
    first.set_defaults(step=announce_table)
    second = steps.add_parser("draw")
    second.add_argument("--value", required=True, help="what the public event gave")
    second.set_defaults(step=draw_table)
    return options
