"""检查对象名录 (第九条): targets as a table lists them, and whether their registration lets them be drawn."""

import unicodedata
from collections.abc import Container, Mapping
from typing import Final

from attrs import frozen

from shuangsuiji.errors import InvalidInput, Place, fault
from shuangsuiji.ids.target_id import parse_target_id
from shuangsuiji.ports.registry_source import Table
from shuangsuiji.registries.columns import Wanted, lay_out
from shuangsuiji.registries.reading import Line, Reading, read_rows
from shuangsuiji.texts import identifier_fault

ELIGIBLE: Final = "eligible"
ANNUAL_CAP: Final = "excluded:annual-cap"
DEREGISTERED: Final = "excluded:deregistered"
LICENCE_REVOKED: Final = "excluded:licence-revoked"
REGISTRATION_CANCELLED: Final = "excluded:registration-cancelled"
MOVED_OUT: Final = "excluded:moved-out"

STATUS_WORDS: Final = {
    ELIGIBLE: (
        "存续（在营、开业、在册）", "存续", "在营", "开业", "在册", "正常", "变更", "档案", "注销中",
        "K", "B", "A", "X", "Q",
    ),
    DEREGISTERED: ("注销", "已注销", "吊销已注销", "吊销，已注销", "XX", "DX"),
    LICENCE_REVOKED: ("吊销", "已吊销", "吊销未注销", "吊销，未注销", "D", "DA"),
    REGISTRATION_CANCELLED: ("撤销", "已撤销", "C"),
    MOVED_OUT: ("迁出", "已迁出", "QX"),
}  # fmt: skip
"""Of each standing, the words and the platforms' codes that mean it."""


def _folded(status: str) -> str:
    """Bring a status to the form in which it is compared: half width, capitals."""
    return unicodedata.normalize("NFKC", status).upper()


STANDINGS: Final[Mapping[str, str]] = {
    _folded(word): standing for standing, words in STATUS_WORDS.items() for word in words
}
"""登记状态 to standing, folded. `Q` is 迁出 in one list of the platforms and existing (存续) in their groups and
their draw filter; it is read as existing here, since who is drawn wrongly shows at the check, and who is left out
wrongly shows nowhere. `DA` (电子档案) is grouped with revoked licences."""


@frozen(kw_only=True)
class TargetColumns:
    """What a table of targets calls its columns; None says that it has no such column.

    Args:
        id: the credit code or registration number.
        name: the name.
        area: the unit in whose area it lies.
        status: the registration status; without it every target counts as existing.
        needs: the qualifications that its inspection needs.
        stratum: the column whose values are the strata; without it all are in one.
    """

    id: str = "统一社会信用代码/注册号"
    name: str = "企业名称"
    area: str | None = "管辖单位"
    status: str | None = "登记状态"
    needs: str | None = "专业资质资格"
    stratum: str | None = None


STANDARD_COLUMNS: Final = TargetColumns()
"""The platforms' headers."""

ONE_STRATUM: Final = "全部"


@frozen(kw_only=True)
class TargetRecord:
    """检查对象: one target of the registry.

    Args:
        id: its credit code or registration number.
        name: its name.
        area: the unit in whose area it lies; may be empty.
        status: its registration status as the table has it; empty where the table has none.
        needs: codes of the qualifications that its inspection needs, in ascending byte order.
        stratum: its stratum.
        row: the row that it comes from.
    """

    id: str
    name: str
    area: str
    status: str
    needs: tuple[str, ...]
    stratum: str
    row: int


def standing_of_status(status: str) -> str:
    """登记状态: say whether a target of this status can be drawn: `eligible`, or `excluded:` and the reason.

    Raises:
        InvalidInput: the status is empty or unknown; those that are known are listed.

    >>> standing_of_status("存续（在营、开业、在册）"), standing_of_status("吊销，未注销")
    ('eligible', 'excluded:licence-revoked')
    """
    standing = STANDINGS.get(_folded(status))
    if standing is None:
        known = "、".join(word for words in STATUS_WORDS.values() for word in words)
        raise InvalidInput(fault("SSJ-REG-STATUS", value=status, known=known))
    return standing


def standing_of_target(record: TargetRecord, capped: Container[str] = frozenset()) -> str:
    """Say whether a target can be drawn; the status is asked first, then the annual cap (第八条).

    Args:
        record: the target.
        capped: ids of the targets that were inspected often enough this year (`history.capped_ids`).
    """
    standing = standing_of_status(record.status) if record.status else ELIGIBLE
    return ANNUAL_CAP if standing == ELIGIBLE and record.id in capped else standing


def read_targets(
    table: Table, columns: TargetColumns = STANDARD_COLUMNS, *, stratum: str = ONE_STRATUM
) -> Reading[TargetRecord]:
    """Read the registry of targets.

    Args:
        table: the table.
        columns: what it calls its columns.
        stratum: the one stratum of all targets, where no column gives it.

    Raises:
        InvalidInput: a column is missing or stands there twice, or the stratum's name is no identifier. What is
            wrong with rows is in the reading.
    """
    layout = lay_out(table, tuple(_wanted(columns)))
    if problem := identifier_fault(stratum, Place(file=table.file, sheet=table.sheet)):
        raise InvalidInput(problem)

    def make(line: Line) -> tuple[str | None, TargetRecord]:
        return _target(line, stratum)

    return read_rows(layout, make, "id", "SSJ-REG-TARGET-TWICE")


def target_id(line: Line, field: str) -> str:
    """Give the id of a target that stands in a field; empty where it is none, which is noted."""
    before = len(line.faults)
    text = line.digits(field)
    if not text:
        if len(line.faults) == before:
            line.fault(field, "SSJ-TEXT-EMPTY")
        return ""
    try:
        return parse_target_id(text).text
    except InvalidInput as error:
        line.move(field, error.faults)
        return ""


def _wanted(columns: TargetColumns) -> list[Wanted]:
    named = (
        ("id", columns.id),
        ("name", columns.name),
        ("area", columns.area),
        ("status", columns.status),
        ("needs", columns.needs),
        ("stratum", columns.stratum),
    )
    return [Wanted(field=field, header=header) for field, header in named if header is not None]


def _target(line: Line, stratum: str) -> tuple[str | None, TargetRecord]:
    id_ = target_id(line, "id")
    record = TargetRecord(
        id=id_,
        name=line.free_text("name"),
        area=line.identifier("area", may_be_empty=True),
        status=_status(line),
        needs=line.codes("needs"),
        stratum=line.identifier("stratum") if line.has("stratum") else stratum,
        row=line.number,
    )
    return id_ or None, record


def _status(line: Line) -> str:
    status = line.text("status")
    if line.has("status") and _folded(status) not in STANDINGS:
        try:
            standing_of_status(status)
        except InvalidInput as error:
            line.move("status", error.faults)
    return status
