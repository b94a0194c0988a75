"""回避 (第十二条): which inspector must not inspect which target, as a table lists it."""

from collections.abc import Container
from typing import Final

from attrs import frozen

from shuangsuiji.ports.registry_source import Table
from shuangsuiji.registries.columns import Wanted, lay_out
from shuangsuiji.registries.reading import Line, Reading, read_rows
from shuangsuiji.registries.targets import target_id


@frozen(kw_only=True)
class RecusalColumns:
    """What a table of recusals calls its columns.

    Args:
        target: the target's credit code or registration number.
        inspector: the number by which the unit knows the inspector.
        reason: why.
    """

    target: str = "统一社会信用代码/注册号"
    inspector: str = "单位工号"
    reason: str = "回避事由"


STANDARD_COLUMNS: Final = RecusalColumns()
"""The headers that this library gives, since no platform has such a table."""


@frozen(kw_only=True)
class RecusalRecord:
    """回避: one row of the table.

    Args:
        target: the target's id.
        inspector: the inspector's id.
        reason: why; one pair may have several reasons.
        row: the row that it comes from.
    """

    target: str
    inspector: str
    reason: str
    row: int


def read_recusals(
    table: Table,
    targets: Container[str],
    inspectors: Container[str],
    columns: RecusalColumns = STANDARD_COLUMNS,
) -> Reading[RecusalRecord]:
    """Read recusals; a misspelt id would silently void one, so both ids must be known.

    Args:
        table: the table.
        targets: the ids of the registry of targets.
        inspectors: the ids of the registry of inspectors.
        columns: what the table calls its columns.

    Raises:
        InvalidInput: a column is missing or stands there twice. What is wrong with rows is in the reading.
    """
    wanted = (
        Wanted(field="target", header=columns.target),
        Wanted(field="inspector", header=columns.inspector),
        Wanted(field="reason", header=columns.reason),
    )

    def make(line: Line) -> tuple[list[tuple[str, str, str]], RecusalRecord]:
        target = _known(line, "target", target_id(line, "target"), targets)
        inspector = _known(line, "inspector", line.identifier("inspector", narrow=True), inspectors)
        reason = line.identifier("reason")
        keys = [(target, inspector, reason)] if target and inspector and reason else []
        return keys, RecusalRecord(target=target, inspector=inspector, reason=reason, row=line.number)

    return read_rows(lay_out(table, wanted), make, "target", "SSJ-REG-RECUSAL-TWICE")


_UNKNOWN: Final = {"target": "SSJ-REG-RECUSAL-TARGET", "inspector": "SSJ-REG-RECUSAL-INSPECTOR"}


def _known(line: Line, field: str, id_: str, registry: Container[str]) -> str:
    if id_ and id_ not in registry:
        line.fault(field, _UNKNOWN[field], value=id_)
    return id_
