"""`shuangsuiji demo`: the whole draw of examples/yuxi's first task, with three parties, ending in its verification."""

import re
import shutil
from datetime import timedelta
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Final

import typer

from shuangsuiji import plugins
from shuangsuiji.cli.commands import (
    announce_task,
    confirm_task,
    draw_task,
    head_of,
    now,
    screen_of,
    show_commitments,
    show_drawing,
)
from shuangsuiji.cli.screen import Screen
from shuangsuiji.cli.shown import report_data, show_announced, show_report
from shuangsuiji.draw.record import Record, read_record
from shuangsuiji.errors import ActRefused, InvalidInput, Place, fault
from shuangsuiji.office.checking import verify_at
from shuangsuiji.office.folder import RECORD, TaskFolder, write
from shuangsuiji.office.secrets import draw_nonce
from shuangsuiji.task.toml import read_task

TASK: Final = "task-a.toml"
_DAYS: Final = 7
_NONCE_FILE: Final = re.compile(r'nonce_file = "(nonces/[a-z]+\.json)"')
_POWERSHELL: Final = (
    '-join ([Security.Cryptography.SHA256]::Create().ComputeHash([Text.Encoding]::UTF8.GetBytes("{message}"))'
    ' | % {{ $_.ToString("x2") }})'
)
_DRAW_BY: Final = re.compile(r"^draw_by = .*$", re.MULTILINE)


def demo(
    context: typer.Context,
    out: Annotated[Path | None, typer.Option(help="SSJ-HELP-DEMO-OUT", metavar="DIR")] = None,
) -> None:
    """SSJ-HELP-DEMO"""
    screen = screen_of(context)
    folder = out or Path(f"shuangsuiji-demo-{now():%Y%m%d-%H%M%S}")
    if folder.is_file() or (folder.exists() and any(folder.iterdir())):
        raise ActRefused(fault("SSJ-CLI-EXISTS", Place(file=str(folder))))
    task, reveals = _prepare(screen, folder)
    draws = folder / "draw"
    _command(screen, "announce", str(task), "--out", str(draws))
    show_announced(screen, announce_task(screen, task, draws))
    _command(screen, "draw", str(draws), *(word for path in reveals for word in ("--reveal", str(path))))
    show_drawing(screen, draws, draw_task(screen, draws, reveals, []))
    _command(screen, "confirm", str(draws), "--by", screen.text("SSJ-DEMO-CONFIRMER"))
    head = confirm_task(screen, draws, screen.text("SSJ-DEMO-CONFIRMER")).head
    _command(screen, "verify", str(draws), "--head", head)
    report = verify_at(draws, [], now(), plugins.beacon(), head=head_of(head))
    show_report(screen, report, now())
    _show_ticket(screen, draws, report.key)
    screen.result({**report_data(screen, report, now()), "folder": str(folder)})
    if not report.complete:
        raise typer.Exit(1)


def _prepare(screen: Screen, folder: Path) -> tuple[Path, list[Path]]:
    """Lay out the example's files; each party draws its own secret, the bureau sees the others' commitments only."""
    example = _example()
    (folder / "nonces").mkdir(parents=True)
    task = read_task((example / TASK).read_bytes(), Place(file=TASK))
    for each in (task.targets, task.inspectors, task.recusals, task.history):
        if each:
            shutil.copyfile(example / each.file, folder / each.file)
    text = (example / TASK).read_text("utf-8")
    text = _DRAW_BY.sub(f"draw_by = {(now() + timedelta(days=_DAYS)).isoformat()}", text)
    reveals: list[Path] = []
    for number, (name, source) in enumerate(zip(_NONCE_FILE.findall(text), task.entropy, strict=True)):
        party = getattr(source, "party", "")
        path = folder / name
        _command(screen, "nonce", "--party", party, "--task", task.code, "--out", str(path))
        nonce = draw_nonce(party, task.code, 1)
        write(path, nonce.file(), secret=True)
        commitment = show_commitments(screen, nonce)[task.hash]
        if number:
            text = text.replace(f'nonce_file = "{name}"', f'commitment = "{commitment}"')
            reveals.append(path)
    write(folder / TASK, text.encode())
    return folder / TASK, reveals


def _example() -> Path:
    """Find examples/yuxi: in the wheel beside the package, in a checkout beside `src`."""
    package = Path(str(files("shuangsuiji")))
    for path in (package / "examples" / "yuxi", package.parents[1] / "examples" / "yuxi"):
        if (path / TASK).is_file():
            return path
    raise InvalidInput(fault("SSJ-FILE-MISSING", Place(file="examples/yuxi")))


def _command(screen: Screen, *words: str) -> None:
    shown = " ".join(f'"{word}"' if " " in word else word for word in ("shuangsuiji", *words))
    screen.say("SSJ-CLI-COMMAND", style="bold cyan", command=shown)


def _show_ticket(screen: Screen, draws: Path, key: str) -> None:
    record: Record = read_record((TaskFolder(draws).round_path(1) / RECORD).read_bytes())
    first = record.drawn[0]
    powershell = _POWERSHELL.format(message=f"{key}:{first.id}")
    screen.say("SSJ-DEMO-TICKET", key=key, id=first.id, ticket=first.ticket, powershell=powershell)
