"""`shuangsuiji report`: what a bureau reports, as a table, as a list in a file, or for programs."""

from datetime import date
from pathlib import Path
from typing import Annotated, cast

import typer
from rich.markup import escape

from shuangsuiji import adoption, plugins
from shuangsuiji.adoption import Rulebooks
from shuangsuiji.bureau import Bureau
from shuangsuiji.cli.replaying import bureau_in
from shuangsuiji.cli.rules import layers_data, show_unadopted
from shuangsuiji.cli.screen import Data, Screen
from shuangsuiji.cli.words import calendar_of, day_of, screen_of
from shuangsuiji.errors import InvalidInput, Place, fault, raise_if
from shuangsuiji.office.rulebooks import unadopted
from shuangsuiji.registries.targets import read_targets
from shuangsuiji.reports.catalogue import REPORTS, Query
from shuangsuiji.reports.report import Report, ReportName, printed
from shuangsuiji.rulebook import Layer

_SHOWN = 200


def report(  # noqa: PLR0913  -- typer's form: an option a parameter
    context: typer.Context,
    journal: Annotated[str, typer.Argument(help="SSJ-HELP-REPLAY-DIR", metavar="DIR")],
    name: Annotated[str, typer.Argument(help="SSJ-HELP-REPORT-NAME", metavar="NAME")],
    *,
    year: Annotated[int, typer.Option(help="SSJ-HELP-REPORT-YEAR", metavar="YYYY")] = 0,
    on: Annotated[str, typer.Option(help="SSJ-HELP-DUE-ON", metavar="YYYY-MM-DD")] = "",
    of: Annotated[tuple[str, str], typer.Option(help="SSJ-HELP-REPORT-OF", metavar="CODE ID")] = ("", ""),
    calendar: Annotated[Path | None, typer.Option(help="SSJ-HELP-DUE-CALENDAR", metavar="DIR")] = None,
    registry: Annotated[Path | None, typer.Option(help="SSJ-HELP-REPORT-REGISTRY", metavar="FILE")] = None,
    years: Annotated[int, typer.Option(help="SSJ-HELP-REPORT-YEARS", metavar="N", min=1)] = 1,
    out: Annotated[Path | None, typer.Option(help="SSJ-HELP-REPORT-OUT", metavar="FILE")] = None,
) -> None:
    """SSJ-HELP-REPORT"""
    screen = screen_of(context)
    day = day_of(on)
    known = _known(name, of, registry)
    bureau = bureau_in(screen, journal, day)
    query = Query(
        on=day,
        year=year or day.year,
        calendar=calendar_of(calendar),
        task=of[0],
        target=of[1],
        registry=_registry(registry),
        years=years,
    )
    made = REPORTS[known](bureau, query)
    if out:
        _write(screen, made, out)
    show_made(screen, made, query.on, query.year)
    left = _unadopted(bureau)
    show_unadopted(screen, left)
    head: dict[str, Data] = {"ok": True, "report": made.name, "year": query.year, "on": query.on.isoformat()}
    screen.result({**head, "superior": layers_data(left), "rows": _data(made)})


def _unadopted(bureau: Bureau) -> tuple[Layer, ...]:
    """上级规则未采用: a report is under the bureau's rules alone, and says which superior ones there are."""
    current = bureau.states.get(adoption.STREAM, Rulebooks()).current
    return unadopted(current) if current else ()


def _registry(file: Path | None) -> tuple[str, ...]:
    if file is None:
        return ()
    found = read_targets(plugins.registry_source(file).read(file))
    raise_if(found.faults)
    return tuple(each.id for each in found.records)


def _known(name: str, of: tuple[str, str], registry: Path | None) -> ReportName:
    if name not in REPORTS:
        place = Place(path="NAME")
        raise InvalidInput(fault("SSJ-CLI-REPORT-NAME", place, value=name, known="、".join(REPORTS)))
    if name == "chain" and not all(of):
        raise InvalidInput(fault("SSJ-CLI-REPORT-CHAIN", Place(path="--of")))
    if name == "never-drawn" and registry is None:
        raise InvalidInput(fault("SSJ-CLI-REPORT-REGISTRY", Place(path="--registry")))
    return cast("ReportName", name)


def show_made(screen: Screen, made: Report, on: date, year: int, limit: int = _SHOWN) -> None:
    """Show a report to people: the columns that a screen has room for, and so many rows at most."""
    brief = made.on_screen()
    rows = [tuple(escape(str(cell)) for cell in row) for row in brief.rows]
    screen.say("SSJ-CLI-REPORT", style="bold", title=screen.text(made.title), year=year, day=on.isoformat())
    if rows:
        screen.table(brief.title, brief.headers, rows[:limit], max(len(rows) - limit, 0))
        if brief != made:
            screen.say(
                "SSJ-CLI-REPORT-BRIEF", style="dim", shown=len(brief.columns), columns=len(made.columns)
            )
    else:
        screen.say("SSJ-CLI-REPORT-EMPTY")


def _data(made: Report) -> list[Data]:
    return [
        {column.lower().replace("-", "_"): cell for column, cell in zip(made.columns, row, strict=True)}
        for row in made.rows
    ]


def _write(screen: Screen, made: Report, out: Path) -> None:
    writers = {each.suffix(): each for each in plugins.list_writers()}
    writer = writers.get(out.suffix.lower())
    if writer is None:
        place = Place(file=str(out))
        raise InvalidInput(fault("SSJ-CLI-REPORT-SUFFIX", place, known="、".join(writers)))
    headers = tuple(screen.text(each) for each in made.headers)
    writer.write(out, printed(made, screen.text(made.title), headers))
    screen.say("SSJ-CLI-REPORT-OUT", file=str(out), rows=len(made.rows))
