"""`shuangsuiji fairness`: is a draw or a dealing fair, whoever made it; as a table, for programs, and as a page."""

from pathlib import Path
from typing import Annotated, Any, Final

import typer
from rich.markup import escape

from shuangsuiji.cli.kit import kit as kit_of
from shuangsuiji.cli.screen import Bars, Data, Screen
from shuangsuiji.cli.words import screen_of
from shuangsuiji.stores.whole import write

_KIT: Final = "shuangsuiji.testing.fairness.commission"
_HEADERS: Final = ("SSJ-FAIR-PAGE-WHAT", "SSJ-FAIR-PAGE-P", "SSJ-FAIR-PAGE-JUDGED")


def fairness(  # noqa: PLR0913  -- typer's form: an option a parameter
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="SSJ-HELP-FAIRNESS-NAME", metavar="[MODULE:FUNCTION]")] = "",
    *,
    command: Annotated[str, typer.Option(help="SSJ-HELP-FAIRNESS-COMMAND", metavar="WORDS")] = "",
    n: Annotated[int, typer.Option("--n", help="SSJ-HELP-FAIRNESS-N", metavar="NUMBER")] = 100,
    k: Annotated[int | None, typer.Option("--k", help="SSJ-HELP-FAIRNESS-K", metavar="NUMBER")] = None,
    trials: Annotated[
        int | None, typer.Option(help="SSJ-HELP-FAIRNESS-TRIALS", metavar="NUMBER", min=1)
    ] = None,
    targets: Annotated[
        int | None, typer.Option(help="SSJ-HELP-FAIRNESS-TARGETS", metavar="NUMBER", min=1)
    ] = None,
    without: Annotated[
        list[str] | None, typer.Option(help="SSJ-HELP-FAIRNESS-WITHOUT", metavar="loads|leaders")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="SSJ-HELP-FAIRNESS-OUT", metavar="FILE.html")] = None,
) -> None:
    """SSJ-HELP-FAIRNESS"""
    screen, kit = screen_of(context), kit_of(_KIT)
    asked = kit.Commission(
        name=name,
        command=command,
        n=n,
        k=_usual(n, targets) if k is None else k,
        trials=trials,
        targets=targets,
        without=without or (),
    )
    with Bars(screen).phase("SSJ-CLI-FAIR-RUNNING"):
        report = asked.examined()
    if out:
        write(out, kit.page(report, asked.title, screen.language).encode())
    _show(screen, report)
    if out:
        screen.say("SSJ-CLI-FAIR-WRITTEN", file=str(out))
    screen.result(_data(screen, asked.title, report, out))
    if not report.ok:
        raise typer.Exit(1)


def _usual(n: int, targets: int | None) -> int:
    """Give how many are drawn where that is not said: a team of two, or three in ten."""
    return 2 if targets else max(1, n * 3 // 10)


def _show(screen: Screen, report: Any) -> None:  # noqa: ANN401  -- of the kit
    rows = [
        (
            each.name(screen.language),
            f"{max(each.p, 1e-12):.2g}",
            screen.text(f"SSJ-FAIR-PAGE-IS-{each.judged.upper()}"),
        )
        for each in report.rows()
    ]
    screen.table("SSJ-CLI-FAIR-TITLE", _HEADERS, rows)
    if screen.as_json:
        return
    for each in report.findings:
        mark = "[yellow]![/]" if each.weight == "notice" else "[red]×[/]"
        screen.console.print(
            f"{mark} {escape(each.sentence(screen.language))}〔{each.code}〕", soft_wrap=True
        )
    screen.note(report.left_out)
    verdict = "GOOD" if report.ok else "BAD"
    screen.say(f"SSJ-FAIR-PAGE-{verdict}", style="bold green" if report.ok else "bold red")


def _data(screen: Screen, title: str, report: Any, out: Path | None) -> dict[str, Data]:  # noqa: ANN401  -- of the kit
    return {
        "ok": report.ok,
        "examined": title,
        "n": report.n,
        "k": report.k,
        "targets": int(report.teams.teams.shape[1]) if report.teams else None,
        "trials": report.trials,
        "rate": f"{report.rate:g}",
        "measured": [
            {"code": each.code, "about": each.about or None, "p": f"{each.p:.3g}", "judged": each.judged}
            for each in report.rows()
        ],
        "findings": [
            {
                "code": each.code,
                "weight": each.weight,
                "text": each.sentence(screen.language),
                "like": each.like or None,
                "data": dict(each.data),
            }
            for each in report.findings
        ],
        "left_out": [screen.fault(each) for each in report.left_out],
        "page": str(out) if out else None,
    }
