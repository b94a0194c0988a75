"""执法检查人员名录 (第九条、第十二条): inspectors as a table lists them, and who of them can be drawn for certain days.

There is no field for a resident ID number, a phone or a home address. A certificate's area is never looked at: an
inspector may be sent anywhere (第十二条).
"""

import re
from datetime import date
from typing import Final, Literal

from attrs import frozen

from shuangsuiji.errors import InvalidInput
from shuangsuiji.ids.certificate import Certificate, parse_valid_until
from shuangsuiji.ports.registry_source import CellKind, Table
from shuangsuiji.registries.columns import Wanted, lay_out
from shuangsuiji.registries.days import Period, read_periods
from shuangsuiji.registries.reading import Line, Reading, read_rows

Status = Literal["active", "inactive"]

ELIGIBLE: Final = "eligible"
INACTIVE: Final = "excluded:inactive"
CERTIFICATE_MISSING: Final = "excluded:certificate-missing"
CERTIFICATE_EXPIRED: Final = "excluded:certificate-expired"
ON_LEAVE: Final = "excluded:on-leave"

_STATUSES: Final[dict[str, Status]] = {
    "1": "active",
    "有效": "active",
    "在岗": "active",
    "2": "inactive",
    "失效": "inactive",
}
_NO_CERTIFICATE: Final = frozenset({"", "无", "N", "没有"})
_RESIDENT_ID: Final = re.compile(r"[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9][0-9]{3}[0-9Xx]")
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_CHARACTERS: Final = "10X98765432"
_ISO_LENGTH: Final = 10
_OPTIONAL: Final = frozenset({"issuer", "away"})


@frozen(kw_only=True)
class InspectorColumns:
    """What a table of inspectors calls its columns; None says that it has no such column.

    Args:
        id: the number by which the unit knows the inspector; never a resident ID number.
        name: the name.
        department: the department or unit.
        area: the area that the inspector belongs to.
        skills: the qualifications.
        certificate: the certificate's number.
        issuer: who issued it; the table may do without it.
        valid_until: until when the certificate is valid; without it certificates count as having no end.
        status: 有效 or 失效; without it everybody counts as active.
        away: the days of leave; the table may do without it.
    """

    id: str = "单位工号"
    name: str = "姓名"
    department: str = "所在业务部门（机构）"
    area: str | None = "地区"
    skills: str | None = "岗位资质资格"
    certificate: str = "执法证编号"
    issuer: str | None = "执法证发证机关"
    valid_until: str | None = "执法证有效期"
    status: str | None = "执法人员状态"
    away: str | None = "请假期间"


STANDARD_COLUMNS: Final = InspectorColumns()
"""The platforms' headers."""


@frozen(kw_only=True)
class InspectorRecord:
    """执法检查人员: one inspector of the registry.

    Args:
        id: the number by which the unit knows the inspector.
        name: the name.
        department: the department or unit.
        area: the area; may be empty.
        skills: codes of the qualifications, in ascending byte order.
        certificate: the enforcement certificate; None where there is none.
        status: whether the inspector is active.
        away: the days of leave.
        row: the row that it comes from.
    """

    id: str
    name: str
    department: str
    area: str
    skills: tuple[str, ...]
    certificate: Certificate | None
    status: Status
    away: tuple[Period, ...]
    row: int


def standing_of_inspector(record: InspectorRecord, first: date, last: date) -> str:
    """Say whether an inspector can be drawn for the days from first to last: `eligible`, or why not.

    The first cause counts: inactive, no certificate, certificate not valid on all days, leave on one of them.

    Raises:
        InvalidInput: the last day lies before the first.
    """
    days = Period(first=first, last=last)
    if record.status == "inactive":
        return INACTIVE
    if record.certificate is None:
        return CERTIFICATE_MISSING
    if not record.certificate.valid_throughout(days.first, days.last):
        return CERTIFICATE_EXPIRED
    return ON_LEAVE if any(each.overlaps(days.first, days.last) for each in record.away) else ELIGIBLE


def read_inspectors(table: Table, columns: InspectorColumns = STANDARD_COLUMNS) -> Reading[InspectorRecord]:
    """Read the registry of inspectors.

    Raises:
        InvalidInput: a column is missing or stands there twice. What is wrong with rows is in the reading.
    """
    layout = lay_out(table, tuple(_wanted(columns)))
    return read_rows(layout, _inspector, "id", "SSJ-REG-INSPECTOR-TWICE")


def _wanted(columns: InspectorColumns) -> list[Wanted]:
    named = (
        ("id", columns.id),
        ("name", columns.name),
        ("department", columns.department),
        ("area", columns.area),
        ("skills", columns.skills),
        ("certificate", columns.certificate),
        ("issuer", columns.issuer),
        ("valid_until", columns.valid_until),
        ("status", columns.status),
        ("away", columns.away),
    )
    return [
        Wanted(field=field, header=header, optional=field in _OPTIONAL)
        for field, header in named
        if header is not None
    ]


def _inspector(line: Line) -> tuple[str | None, InspectorRecord]:
    id_ = _id(line)
    record = InspectorRecord(
        id=id_,
        name=line.free_text("name"),
        department=line.identifier("department"),
        area=line.identifier("area", may_be_empty=True),
        skills=line.codes("skills"),
        certificate=_certificate(line),
        status=_status(line),
        away=_away(line),
        row=line.number,
    )
    return id_ or None, record


def _id(line: Line) -> str:
    found = line.identifier("id", narrow=True)
    if _is_resident_id(found):
        line.fault("id", "SSJ-REG-RESIDENT-ID")
        return ""
    return found


def _is_resident_id(text: str) -> bool:
    if not _RESIDENT_ID.fullmatch(text):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text[:17], _WEIGHTS, strict=True))
    return _CHECK_CHARACTERS[total % 11] == text[17].upper()


def _certificate(line: Line) -> Certificate | None:
    if line.cell("certificate").text in _NO_CERTIFICATE and line.cell("certificate").kind in {
        CellKind.TEXT,
        CellKind.EMPTY,
    }:
        return None
    number = line.identifier("certificate", narrow=True)
    issuer = line.identifier("issuer", may_be_empty=True)
    until = _valid_until(line)
    return Certificate(number=number, issuer=issuer, valid_until=until) if number else None


def _valid_until(line: Line) -> date | None:
    text = line.text("valid_until")
    if line.cell("valid_until").kind is CellKind.DATE:
        text = text[:_ISO_LENGTH]
    if not line.has("valid_until"):
        return None
    if line.cell("valid_until").kind is CellKind.EMPTY:
        line.fault("valid_until", "SSJ-REG-VALID-UNTIL")
        return None
    try:
        return parse_valid_until(text)
    except InvalidInput as error:
        line.move("valid_until", error.faults)
        return None


def _status(line: Line) -> Status:
    text = line.text("status")
    if not line.has("status"):
        return "active"
    status = _STATUSES.get(text)
    if status is None:
        line.fault("status", "SSJ-REG-INSPECTOR-STATUS", value=text, known="、".join(_STATUSES))
    return status or "inactive"


def _away(line: Line) -> tuple[Period, ...]:
    try:
        return read_periods(line.text("away"))
    except InvalidInput as error:
        line.move("away", error.faults)
        return ()
