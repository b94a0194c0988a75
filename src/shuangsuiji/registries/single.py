"""单户录入 (第九条): one record entered by hand goes through the very same validation as a row of a table."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeVar

from shuangsuiji.errors import Fault, Place, fault, raise_if
from shuangsuiji.ports.registry_source import Row, Table, text_cell
from shuangsuiji.registries.inspectors import (
    STANDARD_COLUMNS as INSPECTOR_COLUMNS,
)
from shuangsuiji.registries.inspectors import (
    InspectorColumns,
    InspectorRecord,
    read_inspectors,
)
from shuangsuiji.registries.reading import Reading
from shuangsuiji.registries.targets import (
    ONE_STRATUM,
    TargetColumns,
    TargetRecord,
    read_targets,
)
from shuangsuiji.registries.targets import (
    STANDARD_COLUMNS as TARGET_COLUMNS,
)

Record = TypeVar("Record", TargetRecord, InspectorRecord)

ENTERED: Final = "单户录入"
"""What stands for a file's name where something was entered by hand."""


def enter_target(
    cells: Mapping[str, str],
    registry: Iterable[TargetRecord] = (),
    columns: TargetColumns = TARGET_COLUMNS,
    *,
    stratum: str = ONE_STRATUM,
) -> TargetRecord:
    """单户录入检查对象: make a target's record of what somebody entered.

    Args:
        cells: of each column's header, what was entered.
        registry: who stands in the registry already.
        columns: what the columns are called.
        stratum: the one stratum of all targets, where no column gives it.

    Raises:
        InvalidInput: what a row of a table would be rejected for, all of it; or it stands in the registry already.

    >>> entered = {"统一社会信用代码/注册号": "91530499MA6K00006F", "企业名称": "某盐业有限公司", "管辖单位": "",
    ...            "登记状态": "存续", "专业资质资格": "食盐"}
    >>> enter_target(entered).needs
    ('食盐',)
    """
    record = _single(cells, lambda table: read_targets(table, columns, stratum=stratum))
    ids = {record.id, record.former} - {""}
    raise_if(_twice("SSJ-REG-TARGET-TWICE", record.id, (e for e in registry if ids & {e.id, e.former})))
    return record


def enter_inspector(
    cells: Mapping[str, str],
    registry: Iterable[InspectorRecord] = (),
    columns: InspectorColumns = INSPECTOR_COLUMNS,
    *,
    certificate_pattern: str = "",
) -> InspectorRecord:
    """单户录入执法检查人员: make an inspector's record of what somebody entered; members as `enter_target`.

    Raises:
        InvalidInput: as `enter_target`.
    """
    record = _single(
        cells, lambda table: read_inspectors(table, columns, certificate_pattern=certificate_pattern)
    )
    raise_if(_twice("SSJ-REG-INSPECTOR-TWICE", record.id, (e for e in registry if e.id == record.id)))
    return record


def _single(cells: Mapping[str, str], read: Callable[[Table], Reading[Record]]) -> Record:
    """Read a table of one row."""
    header = Row(1, tuple(map(text_cell, cells)))
    row = Row(2, tuple(map(text_cell, cells.values())))
    reading = read(Table(file=ENTERED, sheet="", encoding="", rows=iter((header, row))))
    raise_if(reading.faults)
    raise_if([] if reading.records else [fault("SSJ-REG-SINGLE", Place(file=ENTERED))])
    return reading.records[0]


def _twice(code: str, id_: str, others: Iterable[TargetRecord | InspectorRecord]) -> list[Fault]:
    return [fault(code, Place(file=ENTERED), value=id_, other=each.row) for each in others]
