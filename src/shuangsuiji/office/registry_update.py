"""名录更新 (第九条): the changes of a file go over a registry's file; the result is read as a registry before it is given."""

from pathlib import Path
from typing import Final, Self

from attrs import evolve, frozen

from shuangsuiji import plugins
from shuangsuiji.errors import InvalidInput, Place, fault, raise_if
from shuangsuiji.exchange.registries import RegistryName
from shuangsuiji.ports.list_writer import PrintedList
from shuangsuiji.ports.registry_source import Table
from shuangsuiji.registries.columns import has_header
from shuangsuiji.registries.inspectors import STANDARD_COLUMNS as INSPECTOR_COLUMNS
from shuangsuiji.registries.inspectors import read_inspectors
from shuangsuiji.registries.reading import RejectedRow
from shuangsuiji.registries.targets import STANDARD_COLUMNS as TARGET_COLUMNS
from shuangsuiji.registries.targets import read_targets
from shuangsuiji.registries.updating import Updated, update

TITLES: Final = {"targets": "检查对象名录库", "inspectors": "执法检查人员名录库"}


@frozen(kw_only=True)
class FilesUpdated:
    """更新的结果.

    Args:
        updated: the registry as it would be, and what is different.
        id_header: what the column of the ids is called.
        unread: the sheets of the changes that have no such column.
    """

    updated: Updated
    id_header: str
    unread: tuple[str, ...]


def update_files(name: RegistryName, registry: Path, changes: Path) -> FilesUpdated:
    """更新名录: put a file of changes over a registry's file; neither file is changed.

    Of a workbook every shown sheet that has the column of the ids is read; a registry has one.

    Args:
        name: which registry.
        registry: its file.
        changes: the changes' file.

    Raises:
        InvalidInput: a file cannot be read, has no sheet that fits, or a registry has several; or what would come of it is no
            registry; every fault of what is new or changes.
        AdapterMissing: nothing installed reads such a file.
    """
    id_header = TARGET_COLUMNS.id if name == "targets" else INSPECTOR_COLUMNS.id
    kept, said = _Fitting.of(registry, id_header), _Fitting.of(changes, id_header)
    if len(kept.sheets) > 1:
        sheets = "、".join(kept.sheets)
        raise InvalidInput(fault("SSJ-REG-UPDATE-SEVERAL", Place(file=str(registry)), sheets=sheets))
    updated = update(kept.tables()[0], said.tables(), id_header)
    touched = {*updated.new, *(each.id for each in updated.changes)}
    rejected = [each for each in _rejected(name, updated, str(registry)) if each.cells[0] in touched]
    raise_if(
        found.at(evolve(found.place, file=str(changes), row=0, cell="", path=row.cells[0]))
        for row in rejected
        for found in row.faults
    )
    return FilesUpdated(updated=updated, id_header=id_header, unread=said.unread)


@frozen(kw_only=True)
class _Fitting:
    """The sheets of a file that have the column of the ids; the whole of a file that has no sheets, or one."""

    path: Path
    sheets: tuple[str, ...]
    unread: tuple[str, ...]

    @classmethod
    def of(cls, path: Path, id_header: str) -> Self:
        source = plugins.registry_source(path)
        sheets = source.sheets(path)
        if len(sheets) <= 1:
            return cls(path=path, sheets=sheets, unread=())
        fitting = tuple(each for each in sheets if has_header(source.read(path, each), id_header))
        if not fitting:
            listed = "、".join(sheets)
            raise InvalidInput(
                fault("SSJ-REG-UPDATE-SHEETS", Place(file=str(path)), header=id_header, sheets=listed)
            )
        return cls(path=path, sheets=fitting, unread=tuple(each for each in sheets if each not in fitting))

    def tables(self) -> list[Table]:
        source = plugins.registry_source(self.path)
        return [source.read(self.path, each) for each in self.sheets or (None,)]


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
