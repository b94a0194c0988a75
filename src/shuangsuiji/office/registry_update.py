"""名录更新 (第九条): the changes of a file go over a registry's file; the result is read as a registry before it is given."""

from pathlib import Path
from typing import Final

from attrs import evolve

from shuangsuiji import plugins
from shuangsuiji.errors import InvalidInput, Place, fault, raise_if
from shuangsuiji.exchange.registries import RegistryName
from shuangsuiji.ports.list_writer import PrintedList
from shuangsuiji.ports.registry_source import Table
from shuangsuiji.registries.inspectors import STANDARD_COLUMNS as INSPECTOR_COLUMNS
from shuangsuiji.registries.inspectors import read_inspectors
from shuangsuiji.registries.reading import RejectedRow
from shuangsuiji.registries.targets import STANDARD_COLUMNS as TARGET_COLUMNS
from shuangsuiji.registries.targets import read_targets
from shuangsuiji.registries.updating import Updated, update

TITLES: Final = {"targets": "检查对象名录库", "inspectors": "执法检查人员名录库"}


def update_files(name: RegistryName, registry: Path, changes: Path) -> Updated:
    """更新名录: put a file of changes over a registry's file; neither file is changed.

    Args:
        name: which registry.
        registry: its file.
        changes: the changes' file.

    Raises:
        InvalidInput: a file cannot be read, or what would come of it is no registry; every fault of what is new or
            changes.
        AdapterMissing: nothing installed reads such a file.
    """
    id_header = TARGET_COLUMNS.id if name == "targets" else INSPECTOR_COLUMNS.id
    updated = update(_read(registry), _read(changes), id_header)
    touched = {*updated.new, *(each.id for each in updated.changes)}
    rejected = [each for each in _rejected(name, updated, str(changes)) if each.cells[0] in touched]
    raise_if(
        found.at(evolve(found.place, file=str(changes), row=0, cell="", path=row.cells[0]))
        for row in rejected
        for found in row.faults
    )
    return updated


def _read(path: Path) -> Table:
    return plugins.registry_source(path).read(path)


def write_registry(updated: Updated, name: RegistryName, path: Path) -> None:
    """Write a registry into a new file, as the writer of its ending does.

    Raises:
        InvalidInput: no installed writer writes such files.
        AdapterMissing: there is no writer.
    """
    writers = {each.suffix(): each for each in plugins.list_writers()}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        known = "、".join(sorted(writers))
        raise InvalidInput(fault("SSJ-REG-UPDATE-SUFFIX", Place(file=str(path)), known=known))
    writer.write(path, PrintedList(title=TITLES[name], headers=updated.headers, rows=updated.rows))


def _rejected(name: RegistryName, updated: Updated, file: str) -> tuple[RejectedRow, ...]:
    table = updated.table(file)
    return read_targets(table).rejected if name == "targets" else read_inspectors(table).rejected
