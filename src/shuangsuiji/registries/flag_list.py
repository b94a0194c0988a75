"""名单 (第八条): a list of flagged targets as a table has it, such as 经营异常名录."""

from typing import Final, cast

from attrs import frozen

from shuangsuiji.errors import InvalidInput
from shuangsuiji.ports.registry_source import Table
from shuangsuiji.registries.columns import Wanted, lay_out
from shuangsuiji.registries.days import read_day
from shuangsuiji.registries.flags import Flag
from shuangsuiji.registries.reading import Line, Reading, read_rows
from shuangsuiji.registries.targets import target_id


@frozen(kw_only=True)
class FlagColumns:
    """What a list of flagged targets calls its columns; from `reason` on it may do without one.

    Args:
        target: the credit code or registration number.
        first: since when it is on the list.
        reason: why.
        complaints: how many complaints there were in a year.
    """

    target: str = "统一社会信用代码/注册号"
    first: str = "列入日期"
    reason: str = "事由"
    complaints: str = "投诉件数"


STANDARD_COLUMNS: Final = FlagColumns()


def read_flags(
    table: Table, word: str, source: str, columns: FlagColumns = STANDARD_COLUMNS
) -> Reading[Flag]:
    """Read a list of flagged targets; its records make an `ImportFlags`.

    Args:
        table: the table.
        word: 情形.
        source: whose list it is.
        columns: what it calls its columns.

    Raises:
        InvalidInput: a column is missing or stands there twice. What is wrong with rows is in the reading.
    """
    wanted = (
        Wanted(field="target", header=columns.target),
        Wanted(field="first", header=columns.first),
        Wanted(field="reason", header=columns.reason, optional=True),
        Wanted(field="complaints", header=columns.complaints, optional=True),
    )

    def make(line: Line) -> tuple[list[str], Flag | None]:
        return _flag(line, word, source)

    found = read_rows(lay_out(table, wanted), make, "target", "SSJ-REG-TARGET-TWICE")
    return cast("Reading[Flag]", found)  # a row without a flag has a fault, and gives no record


def _flag(line: Line, word: str, source: str) -> tuple[list[str], Flag | None]:
    target, first = target_id(line, "target"), _first(line)
    reason, complaints = line.text("reason"), line.text("complaints")
    if complaints and not (complaints.isascii() and complaints.isdecimal()):
        line.fault("complaints", "SSJ-FLAG-COMPLAINTS", value=complaints)
    keys = [target] if target else []
    if line.faults:
        return keys, None
    number = int(complaints) if complaints else None
    return keys, Flag(target=target, word=word, source=source, first=first, reason=reason, complaints=number)


def _first(line: Line) -> str:
    try:
        return read_day(line.text("first")).isoformat()
    except InvalidInput as error:
        line.move("first", error.faults)
        return ""
