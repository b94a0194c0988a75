"""`shuangsuiji registry`: what a file of changes would do to a registry, and the registry as it is afterwards."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.markup import escape

from shuangsuiji.cli.screen import Screen
from shuangsuiji.cli.words import screen_of
from shuangsuiji.errors import ActRefused, Place, fault
from shuangsuiji.exchange.registries import RegistryName
from shuangsuiji.office.registry_update import FilesUpdated, update_files, write_registry
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
    found = update_files(name, registry, changes)
    updated = found.updated
    if not screen.as_json:
        _show(screen, updated)
        _show_unread(screen, found)
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
            "dropped": list(updated.dropped),
            "stripped": [{"id": each.id, "column": each.header} for each in updated.stripped],
            "unread": list(found.unread),
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
    _list(screen, lines)


def _show_unread(screen: Screen, found: FilesUpdated) -> None:
    """Show what of the files is not in the result."""
    updated = found.updated
    if found.unread:
        screen.say(
            "SSJ-CLI-REGISTRY-SHEETS", style="yellow", header=found.id_header, sheets="、".join(found.unread)
        )
    if updated.dropped:
        screen.say("SSJ-CLI-REGISTRY-DROPPED", style="yellow", columns="、".join(updated.dropped))
    if updated.stripped:
        screen.say("SSJ-CLI-REGISTRY-STRIPPED", style="yellow", number=len(updated.stripped))
        _list(screen, [f"× {each.id} {each.header}" for each in updated.stripped])


def _list(screen: Screen, lines: Sequence[str]) -> None:
    for line in lines[:_SHOWN]:
        screen.console.print(escape(line), soft_wrap=True)
    if len(lines) > _SHOWN:
        screen.say("SSJ-CLI-REGISTRY-MORE", number=len(lines) - _SHOWN)
