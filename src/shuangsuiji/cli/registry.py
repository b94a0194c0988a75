"""`shuangsuiji registry`: what a file of changes would do to a registry, and the registry as it is afterwards."""

from pathlib import Path
from typing import Annotated, Final

import typer
from rich.markup import escape

from shuangsuiji.cli.screen import Screen
from shuangsuiji.cli.words import screen_of
from shuangsuiji.errors import ActRefused, Place, fault
from shuangsuiji.exchange.registries import RegistryName
from shuangsuiji.office.registry_update import update_files, write_registry
from shuangsuiji.registries.updating import Updated

_SHOWN: Final = 20


def update_registry(
    context: typer.Context,
    registry: Annotated[Path, typer.Argument(help="SSJ-HELP-REGISTRY-FILE", metavar="FILE")],
    changes: Annotated[Path, typer.Argument(help="SSJ-HELP-REGISTRY-CHANGES", metavar="CHANGES")],
    inspectors: Annotated[  # noqa: FBT002  -- typer's form of a flag
        bool, typer.Option("--inspectors", help="SSJ-HELP-REGISTRY-INSPECTORS")
    ] = False,
    out: Annotated[Path | None, typer.Option(help="SSJ-HELP-REGISTRY-OUT", metavar="NEW")] = None,
) -> None:
    """SSJ-HELP-REGISTRY-UPDATE"""
    screen = screen_of(context)
    if out and out.exists():
        raise ActRefused(fault("SSJ-CLI-EXISTS", Place(file=str(out))))
    name: RegistryName = "inspectors" if inspectors else "targets"
    updated = update_files(name, registry, changes)
    if not screen.as_json:
        _show(screen, updated)
    if out:
        write_registry(updated, name, out)
        screen.say("SSJ-CLI-REGISTRY-WRITTEN", file=str(out), rows=len(updated.rows))
    screen.result(
        {
            "ok": True,
            "written": str(out) if out else None,
            "rows": len(updated.rows),
            "new": list(updated.new),
            "changed": [
                {"id": each.id, "column": each.header, "before": each.before, "after": each.after}
                for each in updated.changes
            ],
            "unchanged": updated.unchanged,
            "missing": list(updated.missing),
        }
    )


def _show(screen: Screen, updated: Updated) -> None:
    changed = {each.id for each in updated.changes}
    screen.say(
        "SSJ-CLI-REGISTRY-UPDATE",
        style="bold",
        new=len(updated.new),
        changed=len(changed),
        unchanged=updated.unchanged,
        missing=len(updated.missing),
    )
    lines = [
        *(f"+ {each}" for each in updated.new),
        *(f"~ {each.id} {each.header}：{each.before} → {each.after}" for each in updated.changes),
        *(f"? {each}" for each in updated.missing),
    ]
    for line in lines[:_SHOWN]:
        screen.console.print(escape(line), soft_wrap=True)
    if len(lines) > _SHOWN:
        screen.say("SSJ-CLI-REGISTRY-MORE", number=len(lines) - _SHOWN)
