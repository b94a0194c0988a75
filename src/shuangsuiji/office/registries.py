"""两库的读取 (第九条): a task's registries, read through the installed sources; every fault of every file at once."""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, TypeVar

from attrs import evolve, fields_dict, frozen

from shuangsuiji import plugins
from shuangsuiji.errors import Fault, InvalidInput, Place, fault, raise_if
from shuangsuiji.office.watch import Watch
from shuangsuiji.ports.registry_source import Table
from shuangsuiji.registries.history import HistoryColumns, InspectionRecord, capped_ids, read_history
from shuangsuiji.registries.inspectors import InspectorColumns, InspectorRecord, read_inspectors
from shuangsuiji.registries.reading import Reading
from shuangsuiji.registries.recusals import RecusalColumns, RecusalRecord, read_recusals
from shuangsuiji.registries.targets import TargetColumns, TargetRecord, read_targets
from shuangsuiji.task.freezing import department_faults, list_of
from shuangsuiji.task.scheme import Scheme

Record = TypeVar("Record")
Columns = TypeVar("Columns")

_NEVER_EMPTY: Final = frozenset({"targets", "inspectors", "imported"})


@frozen(kw_only=True)
class Source:
    """来源: where a registry came from and what became of its rows; it stands in the round's folder.

    Args:
        file: the file's name, without its folders.
        sheet: the worksheet; empty for a CSV.
        encoding: how a CSV was read; empty for a workbook.
        sha256: the file's digest.
        rows: how many data rows it has.
        rejected: how many of them were left out (`--reject-to`).
        dropped_columns: columns with persons' data, which were not read.
        stripped: how many rows had persons' data in another column, which were not kept.
    """

    file: str
    sheet: str
    encoding: str
    sha256: str
    rows: int
    rejected: int
    dropped_columns: tuple[str, ...]
    stripped: int = 0


@frozen(kw_only=True)
class Rejected:
    """退回: the rows of one file that were left out."""

    file: str
    reading: (
        Reading[TargetRecord] | Reading[InspectorRecord] | Reading[RecusalRecord] | Reading[InspectionRecord]
    )


@frozen(kw_only=True)
class Registries:
    """两库: what a task's files held.

    Args:
        targets: the targets' records, of the standing registry.
        imported: the records of the imported list; None where there is none.
        inspectors: the inspectors' records; None where none are drawn.
        recusals: the recusals.
        history: the year's inspections, as their table lists them.
        capped: targets inspected as often as the cap allows.
        unknown: how many targets of the history the registry does not know.
        sources: of each file, by its key in TASK.toml, where it came from.
        rejected: the rows that were left out.
    """

    targets: tuple[TargetRecord, ...]
    imported: tuple[TargetRecord, ...] | None
    inspectors: tuple[InspectorRecord, ...] | None
    recusals: tuple[RecusalRecord, ...]
    history: tuple[InspectionRecord, ...]
    capped: frozenset[str]
    unknown: int
    sources: Mapping[str, Source]
    rejected: tuple[Rejected, ...]

    @property
    def drawn_from(self) -> tuple[TargetRecord, ...]:
        """Whom the targets are drawn from: the registry, or the imported list (第十一条)."""
        return self.targets if self.imported is None else tuple(list_of(self.targets, self.imported))


class _Desk:
    """Reads one file after the other and gathers faults, sources and rejected rows."""

    def __init__(self, base: Path, watch: Watch, *, reject: bool) -> None:
        self._base, self._watch, self._reject = base, watch, reject
        self.faults: list[Fault] = []
        self.sources: dict[str, Source] = {}
        self.rejected: list[Rejected] = []

    def read(
        self, key: str, file: str, sheet: str | None, read: Callable[[Table], Reading[Record]]
    ) -> tuple[Record, ...]:
        path = self._base / file
        try:
            table = plugins.registry_source(path).read(path, sheet)
            watched = evolve(table, file=file, rows=self._watch.rows(f"SSJ-WATCH-{key.upper()}", table.rows))
            reading = read(watched)
        except InvalidInput as error:
            self.faults += error.faults
            return ()
        self._note(key, file, table, reading)
        return reading.records

    def _note(self, key: str, file: str, table: Table, reading: Reading[Record]) -> None:
        path = self._base / file
        if not reading.rows and key in _NEVER_EMPTY:
            self.faults.append(fault("SSJ-REG-NO-ROWS", Place(file=file, sheet=table.sheet)))
        # A recusal left out would let somebody inspect who must not: such a row is never rejected, only refused.
        if not self._reject or key == "recusals":
            self.faults += reading.faults
        elif reading.rejected:
            self.rejected.append(Rejected(file=path.name, reading=reading))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        with path.open("rb") as data:
            digest = hashlib.file_digest(data, "sha256").hexdigest()
        self.sources[key] = Source(
            file=path.name,
            sheet=table.sheet,
            encoding=table.encoding,
            sha256=digest,
            rows=reading.rows,
            rejected=len(reading.rejected),
            dropped_columns=reading.dropped_columns,
            stripped=len(reading.stripped_rows),
        )


def read_registries(
    task: Scheme, base: Path, watch: Watch, *, reject: bool = False, certificate_pattern: str = ""
) -> Registries:
    """Read every file that a task names.

    Args:
        task: the task.
        base: the folder that file names start from.
        watch: who watches.
        reject: leave faulty rows out instead of refusing the file.
        certificate_pattern: what certificates' numbers must match; empty takes every number.

    Raises:
        InvalidInput: with every fault of every file; where rows may be left out, only what is wrong with a whole
            file.
        AdapterMissing: no installed source reads such a file.
    """
    desk = _Desk(base, watch, reject=reject)
    targets = _targets(task, desk)
    imported = _imported(task, desk)
    inspectors = _inspectors(task, desk, certificate_pattern)
    recusals = _recusals(task, desk, (*targets, *(imported or ())), inspectors or ())
    history = _history(task, desk)
    raise_if(desk.faults)
    known = frozenset(record.id for record in targets)
    cap = task.history.cap if task.history else 1
    capped = capped_ids(history, known, cap, task.task.first.year)
    return Registries(
        targets=targets,
        imported=imported,
        inspectors=inspectors,
        recusals=recusals,
        history=history,
        capped=capped.ids,
        unknown=capped.unknown,
        sources=desk.sources,
        rejected=tuple(desk.rejected),
    )


def _targets(task: Scheme, desk: _Desk) -> tuple[TargetRecord, ...]:
    scheme = task.targets
    columns = evolve(_columns(TargetColumns(), scheme.columns), stratum=scheme.stratum)
    return desk.read("targets", scheme.file, scheme.sheet, lambda table: read_targets(table, columns))


def _imported(task: Scheme, desk: _Desk) -> tuple[TargetRecord, ...] | None:
    scheme = task.imported
    if scheme is None:
        return None
    columns = evolve(_columns(TargetColumns(), task.targets.columns), stratum=task.targets.stratum)
    return desk.read("imported", scheme.file, scheme.sheet, lambda table: read_targets(table, columns))


def _inspectors(task: Scheme, desk: _Desk, pattern: str) -> tuple[InspectorRecord, ...] | None:
    scheme = task.inspectors
    if scheme is None:
        return None
    columns = _columns(InspectorColumns(), scheme.columns)

    def read(table: Table) -> Reading[InspectorRecord]:
        return read_inspectors(table, columns, certificate_pattern=pattern)

    found = desk.read("inspectors", scheme.file, scheme.sheet, read)
    source = desk.sources.get("inspectors")
    place = Place(file=scheme.file, sheet=source.sheet if source else "", column=columns.department)
    desk.faults += (each.at(evolve(place, row=each.place.row)) for each in department_faults(found, task))
    return found


def _recusals(
    task: Scheme, desk: _Desk, targets: tuple[TargetRecord, ...], inspectors: tuple[InspectorRecord, ...]
) -> tuple[RecusalRecord, ...]:
    scheme = task.recusals
    if scheme is None or desk.faults:  # ids of a registry that could not be read would all be called unknown
        return ()
    columns = _columns(RecusalColumns(), scheme.columns)
    target_ids = {record.id for record in targets}
    inspector_ids = {record.id for record in inspectors}

    def read(table: Table) -> Reading[RecusalRecord]:
        return read_recusals(table, target_ids, inspector_ids, columns)

    return desk.read("recusals", scheme.file, scheme.sheet, read)


def _history(task: Scheme, desk: _Desk) -> tuple[InspectionRecord, ...]:
    scheme = task.history
    if scheme is None:
        return ()
    columns = _columns(HistoryColumns(), scheme.columns)
    return desk.read("history", scheme.file, scheme.sheet, lambda table: read_history(table, columns))


def _columns(standard: Columns, named: object) -> Columns:
    """Replace the standard headers by those that the task names; an empty one says that there is no such column."""
    given = {name: getattr(named, name) for name in fields_dict(type(named))}  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    changed = {name: header or None for name, header in given.items() if header is not None}
    return evolve(standard, **changed)  # type: ignore[misc]  # pyright: ignore[reportArgumentType, reportCallIssue]
