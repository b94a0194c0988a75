"""`shuangsuiji audit`: what lists that were published say of the draws behind them; as a table, for programs, and as a page."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from rich.markup import escape

from shuangsuiji import plugins
from shuangsuiji.cli.kit import kit
from shuangsuiji.cli.screen import Bars, Data, Screen
from shuangsuiji.cli.words import screen_of
from shuangsuiji.errors import Fault, fault, raise_if
from shuangsuiji.ports.registry_source import Table
from shuangsuiji.stores.whole import write

_HEADERS: Final = (
    "SSJ-FAIR-PAGE-WHAT",
    "SSJ-CLI-AUDIT-PLACES",
    "SSJ-FAIR-PAGE-P",
    "SSJ-AUDIT-PAGE-PLACE",
    "SSJ-FAIR-PAGE-JUDGED",
)


def audit(  # noqa: PLR0913  -- typer's form: an option a parameter
    context: typer.Context,
    frame: Annotated[Path, typer.Argument(help="SSJ-HELP-AUDIT-FRAME", metavar="FRAME.csv")],
    drawn: Annotated[list[Path], typer.Argument(help="SSJ-HELP-AUDIT-DRAWN", metavar="DRAWN.csv...")],
    *,
    id_header: Annotated[str, typer.Option("--id", help="SSJ-HELP-AUDIT-ID", metavar="HEADER")] = "",
    by: Annotated[list[str] | None, typer.Option(help="SSJ-HELP-AUDIT-BY", metavar="HEADER")] = None,
    order: Annotated[list[str] | None, typer.Option(help="SSJ-HELP-AUDIT-ORDER", metavar="HEADER")] = None,
    stratum: Annotated[str, typer.Option(help="SSJ-HELP-AUDIT-STRATUM", metavar="HEADER")] = "",
    replaced: Annotated[str, typer.Option(help="SSJ-HELP-AUDIT-REPLACED", metavar="HEADER")] = "",
    exclude: Annotated[
        list[Path] | None, typer.Option(help="SSJ-HELP-AUDIT-EXCLUDE", metavar="FILE.csv")
    ] = None,
    frames: Annotated[
        list[str] | None,
        typer.Option("--frame", help="SSJ-HELP-AUDIT-FRAMES", metavar="DRAWN.csv=FRAME.csv"),
    ] = None,
    no_repeats: Annotated[bool, typer.Option("--no-repeats", help="SSJ-HELP-AUDIT-NO-REPEATS")] = False,
    rate: Annotated[float, typer.Option(help="SSJ-HELP-AUDIT-RATE", metavar="NUMBER")] = 1e-6,
    out: Annotated[Path | None, typer.Option(help="SSJ-HELP-AUDIT-OUT", metavar="FILE.html")] = None,
) -> None:
    """SSJ-HELP-AUDIT"""
    screen = screen_of(context)
    raise_if(_faults(drawn, rate))
    own = _own_frames(frames or (), drawn)
    auditing = kit("shuangsuiji.audit.auditing")
    question = auditing.Question(
        id=id_header,
        by=tuple(by or ()),
        order=tuple(order or ()),
        stratum=stratum,
        replaced=replaced,
        excluded=tuple(exclude or ()),
        frames=own,
        no_repeats=no_repeats,
        rate=rate,
    )
    with Bars(screen).phase("SSJ-CLI-AUDIT-RUNNING"):
        report = auditing.audit(frame, drawn, _opened, question)
    if out:
        write(out, import_module("shuangsuiji.audit.page").page(report, screen.language).encode())
    _show(screen, report)
    if out:
        screen.say("SSJ-CLI-FAIR-WRITTEN", file=str(out))
    screen.result(_data(screen, report, out))
    if not report.ok:
        raise typer.Exit(1)


def _opened(path: Path) -> Table:
    return plugins.registry_source(path).read(path)


def _faults(drawn: Sequence[Path], rate: float) -> Iterator[Fault]:
    for each in sorted({each for each in drawn if drawn.count(each) > 1}):
        yield fault("SSJ-CLI-AUDIT-SAME", file=str(each))
    if not 0 < rate < 1:
        yield fault("SSJ-CLI-AUDIT-RATE", value=f"{rate:g}")


def _own_frames(frames: Sequence[str], drawn: Sequence[Path]) -> Mapping[Path, Path]:
    """Give the lists of targets of their own that published lists have.

    Raises:
        InvalidInput: one is not of the form DRAWN.csv=FRAME.csv, or names no list of the command; every one is listed.
    """
    pairs = [(each, *each.partition("=")) for each in frames]
    raise_if(
        fault("SSJ-CLI-AUDIT-FRAME", value=each)
        for each, list_, _, frame in pairs
        if not frame or Path(list_) not in drawn
    )
    return {Path(list_): Path(frame) for _, list_, _, frame in pairs}


def _show(screen: Screen, report: Any) -> None:  # noqa: ANN401  -- of the kit
    if screen.as_json:
        return
    language = screen.language
    kinds: dict[str, list[tuple[Any, str]]] = {}
    for look, judged in report.rows():
        kinds.setdefault(look.name(language), []).append((look, judged))
    worst = ((name, min(each, key=lambda row: row[0].p), len(each)) for name, each in kinds.items())
    rows = [
        (
            name,
            str(many),
            f"{max(look.p, 1e-12):.2g}",
            look.place(language),
            screen.text(f"SSJ-FAIR-PAGE-IS-{judged.upper()}"),
        )
        for name, (look, judged), many in worst
    ]
    screen.table("SSJ-CLI-AUDIT-TITLE", _HEADERS, rows)
    # Of each kind the most certain is told: a step that all years share is one thing, not thirty.
    many = Counter(each.code for each in report.findings)
    for each in report.findings:
        if not many[each.code]:
            continue
        mark = "[yellow]![/]" if each.weight == "notice" else "[red]×[/]"
        screen.console.print(f"{mark} {escape(each.sentence(language))}〔{each.code}〕", soft_wrap=True)
        if many[each.code] > 1:
            screen.say("SSJ-CLI-AUDIT-MORE", style="dim", number=many[each.code] - 1)
        many[each.code] = 0
    screen.note(report.left_out)
    screen.say("SSJ-AUDIT-PAGE-CONCLUSIONS", style="bold")
    for each in report.conclusions:
        screen.console.print(f"· {escape(each.sentence(language))}", soft_wrap=True)
    verdict = "GOOD" if report.ok else "BAD"
    screen.say(f"SSJ-FAIR-PAGE-{verdict}", style="bold green" if report.ok else "bold red")


def _data(screen: Screen, report: Any, out: Path | None) -> dict[str, Data]:  # noqa: ANN401  -- of the kit
    language = screen.language
    return {
        "ok": report.ok,
        "rate": f"{report.rate:g}",
        "lists": [
            {
                "file": each.file,
                "frame": each.frame,
                "n": each.n,
                "k": each.k,
                "unknown": each.unknown,
                "replaced": each.swapped,
            }
            for each in report.lists
        ],
        "measured": [
            {
                "code": look.code,
                "files": list(look.files),
                "stratum": look.stratum or None,
                "order": look.order,
                "p": f"{look.p:.3g}",
                "judged": judged,
            }
            for look, judged in report.rows()
        ],
        "findings": [
            {
                "code": each.code,
                "weight": each.weight,
                "text": each.sentence(language),
                "files": list(each.files),
                "data": dict(each.data),
            }
            for each in report.findings
        ],
        "often": [
            {"times": each.times, "found": each.found, "expected": f"{each.expected:.1f}"}
            for each in report.often
        ],
        "left_out": [screen.fault(each) for each in report.left_out],
        "conclusions": [screen.fault(each) for each in report.conclusions],
        "page": str(out) if out else None,
    }
