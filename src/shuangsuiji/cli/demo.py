"""`shuangsuiji demo`: the whole story of an invented bureau, from checklist to publicity, over HTTP, ending in two proofs.

The platform is the sandbox, a program of its own that is reached over a real socket. The draw is that of
examples/yuxi's first task, with three parties; its folder and the journal stay, to be verified by anybody.
"""

import re
import shutil
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Final

import typer

from shuangsuiji import plugins
from shuangsuiji.cli.drawing import show_commitments, show_drawing
from shuangsuiji.cli.replaying import show_end
from shuangsuiji.cli.sandboxed import sandbox
from shuangsuiji.cli.screen import Bars, Screen
from shuangsuiji.cli.shown import report_data, show_announced, show_report
from shuangsuiji.cli.story import CLERK, HEAD, Story
from shuangsuiji.cli.telling import show_told
from shuangsuiji.cli.words import head_of, screen_of
from shuangsuiji.cli.year import whole_year
from shuangsuiji.draw.record import Record, read_record
from shuangsuiji.draw.report import Report
from shuangsuiji.errors import ActRefused, InvalidInput, Place, fault
from shuangsuiji.history import told
from shuangsuiji.journal import line_digest
from shuangsuiji.office.checking import verify_at
from shuangsuiji.office.clock import now
from shuangsuiji.office.drawing import draw_round
from shuangsuiji.office.folder import RECORD, TaskFolder
from shuangsuiji.office.secrets import draw_nonce
from shuangsuiji.ports.platform import Platform
from shuangsuiji.replay import Replayed
from shuangsuiji.sheets.items import ItemResult, Measure
from shuangsuiji.stores.folder import FolderStore
from shuangsuiji.stores.whole import write
from shuangsuiji.task.toml import read_task
from shuangsuiji.testing.year.year import FULL, SHORT

TASK: Final = "task-a.toml"
_NONCE_FILE: Final = re.compile(r'nonce_file = "(nonces/[a-z]+\.json)"')
_POWERSHELL: Final = (
    '-join ([Security.Cryptography.SHA256]::Create().ComputeHash([Text.Encoding]::UTF8.GetBytes("{message}"))'
    ' | % {{ $_.ToString("x2") }})'
)


def demo(
    context: typer.Context,
    out: Annotated[Path | None, typer.Option(help="SSJ-HELP-DEMO-OUT", metavar="DIR")] = None,
    *,
    year: Annotated[bool, typer.Option("--year", help="SSJ-HELP-DEMO-YEAR")] = False,
    inspected: Annotated[
        int, typer.Option(help="SSJ-HELP-DEMO-INSPECTED", metavar="N", min=SHORT, max=FULL)
    ] = FULL,
) -> None:
    """SSJ-HELP-DEMO"""
    screen = screen_of(context)
    folder = out or Path(f"shuangsuiji-demo-{now():%Y%m%d-%H%M%S}")
    if year:
        whole_year(screen, folder, inspected)
        return
    if folder.is_file() or (folder.exists() and any(folder.iterdir())):
        raise ActRefused(fault("SSJ-CLI-EXISTS", Place(file=str(folder))))
    with sandbox() as (platform, tick):
        screen.say("SSJ-DEMO-BEGIN", style="bold")
        reveals = _prepare(screen, folder)
        store = FolderStore(folder / "journal")
        scheme = read_task((folder / TASK).read_bytes(), Place(file=TASK))
        story = Story(store, platform, folder, scheme, lambda done: show_told(screen, told(done)), tick)
        _set_up(screen, story)
        _draw(screen, story, folder / "draw", reveals)
        _inspect(screen, story, platform)
        report, replayed = _check(screen, story, folder)
    head = store.head()
    screen.result(
        {
            **report_data(screen, report, now()),
            "folder": str(folder),
            "journal": {
                "ok": replayed.ok,
                "entries": replayed.lines,
                "streams": replayed.streams,
                "head": f"{head.number}:{line_digest(head.line)}" if head else "",
            },
        }
    )
    if not (report.complete and replayed.ok):
        raise typer.Exit(1)


def _prepare(screen: Screen, folder: Path) -> list[Path]:
    """Lay out the example's files; each party draws its own secret, the bureau sees the others' commitments only."""
    example = _example()
    (folder / "nonces").mkdir(parents=True)
    task = read_task((example / TASK).read_bytes(), Place(file=TASK))
    for each in (task.targets, task.inspectors, task.recusals, task.history):
        if each:
            shutil.copyfile(example / each.file, folder / each.file)
    text = (example / TASK).read_text("utf-8")
    reveals: list[Path] = []
    _stage(screen, "SSJ-DEMO-NONCES")
    for number, (name, source) in enumerate(zip(_NONCE_FILE.findall(text), task.entropy, strict=True)):
        party = getattr(source, "party", "")
        path = folder / name
        nonce = draw_nonce(party, task.code, 1)
        write(path, nonce.file(), secret=True)
        screen.say("SSJ-DEMO-PARTY", party=party, file=str(path))
        commitment = show_commitments(screen, nonce)[task.hash]
        if number:
            text = text.replace(f'nonce_file = "{name}"', f'commitment = "{commitment}"')
            reveals.append(path)
    write(folder / TASK, text.encode())
    return reveals


def _set_up(screen: Screen, story: Story) -> None:
    _stage(screen, "SSJ-DEMO-CHECKLIST")
    story.rules_and_checklist()
    _stage(screen, "SSJ-DEMO-PLAN")
    story.plan()
    _stage(screen, "SSJ-DEMO-REGISTRIES")
    story.registries(Bars(screen))
    _stage(screen, "SSJ-DEMO-TASK")
    story.task()


def _draw(screen: Screen, story: Story, folder: Path, reveals: list[Path]) -> None:
    draw = story.draw(folder)
    _stage(screen, "SSJ-DEMO-ANNOUNCE")
    at = story.at("2026-11-27T09:00:00+08:00")
    announced = draw.announce(
        story.scheme, folder.parent, CLERK, at, Bars(screen), overrides=story.ratios_approved(at)
    )
    show_announced(screen, announced)
    _stage(screen, "SSJ-DEMO-DRAW")
    at = story.at("2026-11-30T09:30:00+08:00")
    drawing = draw_round(TaskFolder(folder), reveals, [], at, plugins.beacon(), Bars(screen))
    draw.follow(CLERK)
    show_drawing(screen, folder, drawing)
    _stage(screen, "SSJ-DEMO-LOCK")
    draw.lock(HEAD, story.at("2026-12-01T09:00:00+08:00"), plugins.beacon())


def _inspect(screen: Screen, story: Story, platform: Platform) -> None:
    first, second = story.targets()[:2]
    _stage(screen, "SSJ-DEMO-SUBSTITUTE")
    story.substitute(first, "2026-12-04T09:00:00+08:00", "健康", "next-in-order", leader=True)
    story.substitute(second, "2026-12-04T09:30:00+08:00", "工作", "appointed", leader=False)
    _stage(screen, "SSJ-DEMO-INSPECT")
    story.notify(first, "2026-12-07T10:00:00+08:00", "2026-12-09")
    story.notify(second, "2026-12-07T10:30:00+08:00", "2026-12-09")
    story.inspect(first, "2026-12-09T16:00:00+08:00")
    problem = ItemResult(
        item="GX01",
        results=("CORRECTED",),
        problem="进货台账缺两页，当场补齐",
        measures=(Measure(name="督促整改"),),
    )
    story.inspect(second, "2026-12-09T18:00:00+08:00", problem)
    story.enter(first, "2026-12-10T09:00:00+08:00")
    story.enter(second, "2026-12-10T09:20:00+08:00")
    _stage(screen, "SSJ-DEMO-REVIEW")
    department = story.scheme.task.participating[0]
    story.review(first, "2026-12-11T09:00:00+08:00")
    story.review(second, "2026-12-11T10:00:00+08:00", department, "整改照片不清，请重新核实")
    story.inspect(second, "2026-12-14T15:00:00+08:00", problem)
    story.enter(second, "2026-12-14T17:00:00+08:00")
    story.review(second, "2026-12-15T10:00:00+08:00")
    _stage(screen, "SSJ-DEMO-PUBLIC")
    rows = [
        (each.target_name, each.target, line.name, "、".join(line.results), each.finished_on)
        for each in platform.published(story.scheme.code)
        for line in each.lines
    ]
    headers = ("SSJ-COLUMN-NAME", "SSJ-COLUMN-ID", "SSJ-COLUMN-ITEM", "SSJ-COLUMN-RESULT", "SSJ-COLUMN-DAY")
    screen.table("SSJ-TABLE-PUBLISHED", headers, rows)


def _check(screen: Screen, story: Story, folder: Path) -> tuple[Report, Replayed]:
    _stage(screen, "SSJ-DEMO-CHECK")
    draws = folder / "draw"
    head = TaskFolder(draws).head()
    known = f"{head[0]}:{head[1]}" if head else ""
    _command(screen, "verify", str(draws), "--head", known)
    report = verify_at(draws, [], now(), plugins.beacon(), head=head_of(known))
    show_report(screen, report, now())
    _show_ticket(screen, draws, report.key)
    _command(screen, "replay", str(folder / "journal"))
    replayed = story.office.replay()
    for each in replayed.faults:
        screen.note([each])
    last = story.office.store.head()
    show_end(
        screen, replayed, f"{last.number}:{line_digest(last.line)}" if last else "", len(replayed.faults)
    )
    return report, replayed


def _example() -> Path:
    """Find examples/yuxi: in the wheel beside the package, in a checkout beside `src`."""
    package = Path(str(files("shuangsuiji")))
    for path in (package / "examples" / "yuxi", package.parents[1] / "examples" / "yuxi"):
        if (path / TASK).is_file():
            return path
    raise InvalidInput(fault("SSJ-FILE-MISSING", Place(file="examples/yuxi")))


def _stage(screen: Screen, code: str) -> None:
    screen.say("SSJ-DEMO-STAGE", style="bold cyan", stage=screen.text(code))


def _command(screen: Screen, *words: str) -> None:
    shown = " ".join(f'"{word}"' if " " in word else word for word in ("shuangsuiji", *words))
    screen.say("SSJ-CLI-COMMAND", style="bold cyan", command=shown)


def _show_ticket(screen: Screen, draws: Path, key: str) -> None:
    record: Record = read_record((TaskFolder(draws).round_path(1) / RECORD).read_bytes())
    first = record.drawn[0]
    powershell = _POWERSHELL.format(message=f"{key}:{first.id}")
    screen.say("SSJ-DEMO-TICKET", key=key, id=first.id, ticket=first.ticket, powershell=powershell)
