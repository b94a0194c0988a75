"""抽取 (第十一条至第十三条): the commands of a draw: each takes its words, calls the office, and shows what came of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, get_args

import typer
from attrs import evolve

from shuangsuiji import plugins
from shuangsuiji.cli.screen import Bars, Screen
from shuangsuiji.cli.shown import show_announced, show_drawn, source_name
from shuangsuiji.cli.words import Chains, Folder, Publics, must_be_folder, screen_of
from shuangsuiji.digests import Hash, HashName
from shuangsuiji.draw.report import Report
from shuangsuiji.errors import ActRefused, Fault, InvalidInput, Place, fault
from shuangsuiji.office.announcing import Announced, announce_round
from shuangsuiji.office.clock import now
from shuangsuiji.office.drawing import Drawing, draw_round
from shuangsuiji.office.folder import TaskFolder
from shuangsuiji.office.lists import read_names, rejected_list, rejected_sheets
from shuangsuiji.office.secrets import Nonce, draw_nonce
from shuangsuiji.office.settling import confirm_round, void_round
from shuangsuiji.stores.whole import write
from shuangsuiji.task.toml import read_task


def nonce(
    context: typer.Context,
    party: Annotated[str, typer.Option(help="SSJ-HELP-PARTY", metavar="NAME")],
    task: Annotated[str, typer.Option(help="SSJ-HELP-TASK-CODE", metavar="CODE")],
    out: Annotated[Path, typer.Option(help="SSJ-HELP-NONCE-OUT", metavar="FILE")],
    round_: Annotated[int, typer.Option("--round", help="SSJ-HELP-NONCE-ROUND", min=1)] = 1,
) -> None:
    """SSJ-HELP-NONCE"""
    screen = screen_of(context)
    if out.exists():
        raise ActRefused(fault("SSJ-CLI-EXISTS", Place(file=str(out))))
    drawn = draw_nonce(party, task, round_)
    write(out, drawn.file(), secret=True)
    screen.say("SSJ-CLI-NONCE", file=str(out))
    commitments = show_commitments(screen, drawn)
    screen.say("SSJ-CLI-HAND-OVER")
    screen.result(
        {
            "ok": True,
            "party": party,
            "commitment": commitments["sha256"],
            "commitments": commitments,
            "file": str(out),
        }
    )


def show_commitments(screen: Screen, drawn: Nonce) -> dict[str, str]:
    """Show a nonce's commitment under each hash that a task may have and this machine knows."""
    commitments: dict[str, str] = {}
    for name in get_args(HashName):
        try:
            commitments[name] = drawn.commitment(Hash(name))
        except InvalidInput:
            continue
        screen.say("SSJ-CLI-COMMITMENT", style="bold", hash=name, commitment=commitments[name])
    return commitments


def announce(
    context: typer.Context,
    task: Annotated[Path, typer.Argument(help="SSJ-HELP-TASK", metavar="TASK.toml")],
    out: Annotated[Path, typer.Option(help="SSJ-HELP-OUT", metavar="DIR")],
    reject_to: Annotated[Path | None, typer.Option(help="SSJ-HELP-REJECT", metavar="FILE")] = None,
) -> None:
    """SSJ-HELP-ANNOUNCE"""
    screen = screen_of(context)
    if reject_to:
        _must_be_new(reject_to)
    announced = announce_task(screen, task, out, reject=reject_to is not None)
    if reject_to:
        _write_rejected(screen, announced, reject_to)
    show_announced(screen, announced)
    screen.say("SSJ-CLI-PUBLISH", folder=str(out / str(announced.announcement.round)))
    screen.result(
        {
            "ok": True,
            "round": announced.announcement.round,
            "announcement": announced.digest,
            "folder": str(out / str(announced.announcement.round)),
            "strata": [{"name": s.name, "quota": s.quota} for s in announced.announcement.targets.strata],
            "excluded": announced.excluded,
            "notes": [screen.fault(each) for each in announced.notes],
        }
    )


def _must_be_new(path: Path) -> None:
    """Look before anything is announced: the list of what was left out must not be lost, nor replace a registry."""
    if path.exists():
        raise ActRefused(fault("SSJ-CLI-EXISTS", Place(file=str(path))))
    if not path.parent.is_dir():
        raise InvalidInput(fault("SSJ-FILE-MISSING", Place(file=str(path.parent))))


def announce_task(screen: Screen, task: Path, out: Path, *, reject: bool = False) -> Announced:
    """Read a TASK.toml and announce its next round."""
    if not task.is_file():
        raise InvalidInput(fault("SSJ-FILE-MISSING", Place(file=str(task))))
    read = read_task(task.read_bytes(), Place(file=str(task)))
    at = now().isoformat()
    try:
        return announce_round(TaskFolder(out), read, task.parent, at, Bars(screen), reject=reject)
    except InvalidInput as error:
        raise InvalidInput(*(_in_task(each, task) for each in error.faults)) from error


def _in_task(found: Fault, task: Path) -> Fault:
    """A fault that has a key but no file is of the TASK.toml."""
    place = found.place
    if place.file or not place.path:
        return found
    return found.at(evolve(place, file=str(task), path=place.path.removeprefix(".")))


def _write_rejected(screen: Screen, announced: Announced, path: Path) -> None:
    content = rejected_list(announced.registries.rejected, screen.language)
    writers = {writer.suffix(): writer for writer in plugins.list_writers()}
    writer = writers.get(path.suffix.lower(), writers.get(".csv") or next(iter(writers.values())))
    if writer.marks:
        writer.write_marked(path, rejected_sheets(announced.registries.rejected, screen.language))
    else:
        writer.write(path, content)
    screen.say("SSJ-CLI-REJECTED", number=len(content.rows), file=str(path))


def draw(
    context: typer.Context,
    folder: Folder,
    reveal: Annotated[list[Path] | None, typer.Option(help="SSJ-HELP-REVEAL", metavar="FILE")] = None,
    public: Publics = None,
    chain: Chains = None,
) -> None:
    """SSJ-HELP-DRAW"""
    screen = screen_of(context)
    drawing = draw_task(screen, folder, reveal or [], public or [], chain or [])
    missing = [source_name(source) for source in drawing.missing]
    if drawing.result is None:
        if not drawing.revealed:
            raise ActRefused(fault("SSJ-CLI-NOTHING-NEW", missing="、".join(missing)))
        screen.say("SSJ-CLI-WAITING", style="yellow", number=drawing.revealed, missing="、".join(missing))
        screen.result({"ok": True, "drawn": False, "revealed": drawing.revealed, "missing": list(missing)})
        return
    show_drawing(screen, folder, drawing)
    record = drawing.result.record
    screen.result(
        {
            "ok": True,
            "drawn": True,
            "targets": len(record.drawn),
            "forced": drawing.result.forced,
            "record": record.digest(),
            "written": [str(each) for each in drawing.written],
        }
    )


def draw_task(
    screen: Screen, folder: Path, reveals: list[Path], public: list[str], chains: Sequence[Path] = ()
) -> Drawing:
    """Reveal and draw in a task's folder."""
    must_be_folder(folder)
    at = now().isoformat()
    return draw_round(TaskFolder(folder), reveals, public, at, plugins.beacon(chains), Bars(screen))


def show_drawing(screen: Screen, folder: Path, drawing: Drawing) -> None:
    """Show a finished draw and its files."""
    if drawing.result is None:
        return
    record = drawing.result.record
    names = read_names(TaskFolder(folder), record.announcement.round)
    show_drawn(screen, record, names, drawing.result.forced)
    for each in drawing.written:
        screen.say("SSJ-CLI-WRITTEN", file=str(each))
    if record.announcement.publish_from:
        screen.note([fault("SSJ-NOTE-SECRET", publish_from=record.announcement.publish_from)])
    screen.say("SSJ-CLI-DRAWN", style="bold", targets=len(record.drawn), digest=record.digest())


def confirm(
    context: typer.Context,
    folder: Folder,
    by: Annotated[str, typer.Option(help="SSJ-HELP-BY", metavar="NAME")],
) -> None:
    """SSJ-HELP-CONFIRM"""
    screen = screen_of(context)
    must_be_folder(folder)
    report = confirm_task(screen, folder, by)
    screen.result({"ok": True, "record": report.record, "by": by, "head": report.head})


def confirm_task(screen: Screen, folder: Path, by: str) -> Report:
    """Confirm the drawn round in a task's folder."""
    report = confirm_round(TaskFolder(folder), by, now().isoformat(), plugins.beacon())
    screen.say("SSJ-CLI-CONFIRMED", style="bold green", by=by, digest=report.record)
    screen.say("SSJ-CLI-HEAD", digest=report.head)
    screen.note([fault("SSJ-NOTE-LOCAL")])
    return report


def void(
    context: typer.Context,
    folder: Folder,
    reason: Annotated[str, typer.Option(help="SSJ-HELP-REASON", metavar="TEXT")],
    approver: Annotated[str, typer.Option(help="SSJ-HELP-APPROVER", metavar="NAME")],
    withheld: Annotated[list[str] | None, typer.Option(help="SSJ-HELP-WITHHELD", metavar="PARTY")] = None,
) -> None:
    """SSJ-HELP-VOID"""
    screen = screen_of(context)
    must_be_folder(folder)
    voided = void_round(TaskFolder(folder), reason, approver, withheld or [], now().isoformat())
    screen.say("SSJ-CLI-VOIDED", style="bold", round=voided.number)
    if withheld:
        screen.say("SSJ-CLI-VOIDED-WITHHELD", style="yellow")
    screen.result({"ok": True, "round": voided.number, "withheld": list(withheld or [])})
