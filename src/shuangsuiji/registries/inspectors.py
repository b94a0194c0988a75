"""执法检查人员名录 (第九条、第十二条): inspectors as a table lists them, and who of them can be drawn for certain days.

There is no field for a resident ID number, a phone or a home address. A certificate's area is never looked at: an
inspector may be sent anywhere (第十二条).
"""

import re
from collections.abc import Container, Sequence
from datetime import date, timedelta
from typing import Final, Literal, TypeVar

from attrs import asdict, frozen

from shuangsuiji.errors import InvalidInput
from shuangsuiji.ids.certificate import Certificate, parse_valid_from, parse_valid_until
from shuangsuiji.ports.registry_source import CellKind, Table
from shuangsuiji.registries.columns import Wanted, lay_out
from shuangsuiji.registries.days import Period, read_periods
from shuangsuiji.registries.privacy import is_resident_id
from shuangsuiji.registries.reading import Line, Reading, read_rows, wide_fault
from shuangsuiji.texts import identifier_fault

Status = Literal["active", "inactive", "suspended"]

ELIGIBLE: Final = "eligible"
INACTIVE: Final = "excluded:inactive"
SUSPENDED: Final = "excluded:suspended"
UNQUALIFIED: Final = "excluded:unqualified"
CERTIFICATE_MISSING: Final = "excluded:certificate-missing"
CERTIFICATE_EXPIRED: Final = "excluded:certificate-expired"
OUT_OF_SCOPE: Final = "excluded:out-of-scope"
ON_LEAVE: Final = "excluded:on-leave"

_STATUSES: Final[dict[str, Status]] = {
    "1": "active",
    "有效": "active",
    "在岗": "active",
    "2": "inactive",
    "失效": "inactive",
    "3": "suspended",
    "暂停": "suspended",
    "资格暂停": "suspended",
}
_NO_CERTIFICATE: Final = frozenset({"", "无", "N", "没有"})
_QUALIFIED: Final = {"是": True, "有": True, "Y": True, "否": False, "无": False, "N": False}
_ISO_LENGTH: Final = 10
_OPTIONAL: Final = frozenset(
    {"issuer", "valid_from", "away", "scope", "level", "region", "home", "qualified"}
)


@frozen(kw_only=True)
class InspectorColumns:
    """What a table of inspectors calls its columns; None says that it has no such column.

    Args:
        id: the number by which the unit knows the inspector; never a resident ID number.
        name: the name.
        department: the department or unit.
        area: the area that the inspector belongs to.
        skills: the qualifications.
        certificate: the certificate's number; several are separated by semicolons, and so are the three after it.
        issuer: who issued it.
        valid_from: from when the certificate is valid; without it no day is too early.
        valid_until: until when the certificate is valid; without it certificates count as having no end.
        status: 有效, 失效 or 暂停; without it everybody counts as active.
        away: the days of leave.
        scope: names or numbers of the items that he may inspect; without the column, all.
        level: 层级.
        region: 行政区划代码.
        home: of somebody who is lent to the department, the unit that he comes from.
        qualified: whether he is qualified to enforce the law; without it everybody counts as qualified.

    `issuer`, `valid_from`, and from `away` on the table may do without a column.
    """

    id: str = "单位工号"
    name: str = "姓名"
    department: str = "所在业务部门（机构）"
    area: str | None = "地区"
    skills: str | None = "岗位资质资格"
    certificate: str = "执法证编号"
    issuer: str | None = "执法证发证机关"
    valid_from: str | None = "执法证有效期起"
    valid_until: str | None = "执法证有效期"
    status: str | None = "执法人员状态"
    away: str | None = "请假期间"
    scope: str | None = "执法事项范围"
    level: str | None = "层级"
    region: str | None = "行政区划代码"
    home: str | None = "借调前单位"
    qualified: str | None = "是否具有执法资格"


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
        certificates: the enforcement certificates; none for who has none.
        status: whether the inspector is active, or his qualification suspended (第二十六条).
        away: the days of leave.
        row: the row that it comes from.
        qualified: whether he is qualified at all; who does daily supervision without it is listed and never drawn.
        scope: names or numbers of the items that he may inspect; None where the table does not say.
        level: 层级; may be empty.
        region: the region code as the table has it; may be empty.
        home: of somebody who is lent to the department, the unit that he comes from; else empty.
        extra: (header, text) of the table's other columns, as they stand.
    """

    id: str
    name: str
    department: str
    area: str
    skills: tuple[str, ...]
    certificates: tuple[Certificate, ...]
    status: Status
    away: tuple[Period, ...]
    row: int
    qualified: bool = True
    scope: tuple[str, ...] | None = None
    level: str = ""
    region: str = ""
    home: str = ""
    extra: tuple[tuple[str, str], ...] = ()

    def certified_throughout(self, first: date, last: date) -> bool:
        """Say whether on every day from the first to the last one certificate or another is valid."""
        day = first
        while day <= last:
            valid = [each for each in self.certificates if each.valid_on(day)]
            ends = [each.valid_until for each in valid]
            if not valid:
                return False
            if None in ends:
                return True
            day = max(each for each in ends if each) + timedelta(days=1)
        return True

    def covers(self, items: Container[str]) -> bool:
        """Say whether he may inspect one of these items at least."""
        return self.scope is None or any(each in items for each in self.scope)


def standing_of_inspector(
    record: InspectorRecord, first: date, last: date, items: Container[str] | None = None
) -> str:
    """Say whether an inspector can be drawn for the days from first to last: `eligible`, or why not.

    The first cause counts: inactive, suspended, not qualified, no certificate, certificates not valid on all days, no
    item in his scope, leave on one of the days.

    Args:
        record: the inspector.
        first: the first day on which inspections are planned.
        last: the last one.
        items: names and numbers of the task's items; None where his scope is not asked.

    Raises:
        InvalidInput: the last day lies before the first.
    """
    days = Period(first=first, last=last)
    causes = (
        (INACTIVE, record.status == "inactive"),
        (SUSPENDED, record.status == "suspended"),
        (UNQUALIFIED, not record.qualified),
        (CERTIFICATE_MISSING, not record.certificates),
        (CERTIFICATE_EXPIRED, not record.certified_throughout(days.first, days.last)),
        (OUT_OF_SCOPE, items is not None and not record.covers(items)),
        (ON_LEAVE, any(each.overlaps(days.first, days.last) for each in record.away)),
    )
    return next((cause for cause, holds in causes if holds), ELIGIBLE)


def read_inspectors(
    table: Table, columns: InspectorColumns = STANDARD_COLUMNS, *, certificate_pattern: str = ""
) -> Reading[InspectorRecord]:
    """Read the registry of inspectors.

    Args:
        table: the table.
        columns: what it calls its columns.
        certificate_pattern: what a certificate's number must match as a whole; empty takes every number.

    Raises:
        InvalidInput: a column is missing or stands there twice. What is wrong with rows is in the reading.
    """
    layout = lay_out(table, tuple(_wanted(columns)))

    def make(line: Line) -> tuple[list[str], InspectorRecord]:
        return _inspector(line, re.compile(certificate_pattern or ".*"))

    return read_rows(layout, make, "id", "SSJ-REG-INSPECTOR-TWICE")


def _wanted(columns: InspectorColumns) -> list[Wanted]:
    named: dict[str, str | None] = asdict(columns)
    return [
        Wanted(field=field, header=header, optional=field in _OPTIONAL)
        for field, header in named.items()
        if header is not None
    ]


def _inspector(line: Line, pattern: re.Pattern[str]) -> tuple[list[str], InspectorRecord]:
    id_ = _id(line)
    record = InspectorRecord(
        id=id_,
        name=line.free_text("name"),
        department=line.identifier("department"),
        area=line.identifier("area", may_be_empty=True),
        skills=line.codes("skills"),
        certificates=_certificates(line, pattern),
        status=_status(line),
        away=_away(line),
        row=line.number,
        qualified=_qualified(line),
        scope=line.codes("scope") if line.has("scope") else None,
        level=line.identifier("level", may_be_empty=True),
        region=line.region(),
        home=line.identifier("home", may_be_empty=True),
        extra=line.others(),
    )
    return [id_] if id_ else [], record


def _id(line: Line) -> str:
    found = line.identifier("id", narrow=True)
    if is_resident_id(found):
        line.fault("id", "SSJ-REG-RESIDENT-ID")
        return ""
    return found


def _certificates(line: Line, pattern: re.Pattern[str]) -> tuple[Certificate, ...]:
    """Read the certificates: numbers, issuers and days stand in the same order, or one for all."""
    cell = line.cell("certificate")
    if cell.text in _NO_CERTIFICATE and cell.kind in {CellKind.TEXT, CellKind.EMPTY}:
        return ()
    numbers = [found for each in line.parts("certificate") if (found := _number(line, each, pattern))]
    issuers = line.parts("issuer") or ("",)
    starts, ends = _days(line, "valid_from"), _days(line, "valid_until")
    columns = {"issuer": issuers, "valid_from": starts, "valid_until": ends}
    for field, listed in columns.items():
        if len(listed) not in {1, len(numbers)} and numbers:
            line.fault(field, "SSJ-REG-CERTIFICATES", found=len(listed), numbers=len(numbers))
    if line.faults:
        return ()
    return tuple(
        Certificate(
            number=number, issuer=_of(issuers, at), valid_from=_of(starts, at), valid_until=_of(ends, at)
        )
        for at, number in enumerate(numbers)
    )


_Listed = TypeVar("_Listed")


def _of(listed: Sequence[_Listed], at: int) -> _Listed:
    return listed[at if len(listed) > 1 else 0]


def _number(line: Line, text: str, pattern: re.Pattern[str]) -> str:
    """A number is opaque; a rulebook may say what it looks like."""
    if problem := wide_fault(text) or identifier_fault(text):
        line.move("certificate", (problem,))
        return ""
    if not pattern.fullmatch(text):
        line.fault("certificate", "SSJ-REG-CERTIFICATE-FORM", value=text, pattern=pattern.pattern)
        return ""
    return text


def _days(line: Line, field: str) -> Sequence[date | None]:
    """Read days of certificates; whoever has one must say until when it is valid."""
    if not line.has(field):
        return (None,)
    text = line.text(field)
    if line.cell(field).kind is CellKind.DATE:
        text = text[:_ISO_LENGTH]
    parts = [part for each in re.split("[;；]", text) if (part := each.strip())]
    if not parts:
        if field == "valid_until":
            line.fault(field, "SSJ-REG-VALID-UNTIL")
        return (None,)
    try:
        return [
            parse_valid_until(each) if field == "valid_until" else parse_valid_from(each) for each in parts
        ]
    except InvalidInput as error:
        line.move(field, error.faults)
        return (None,)


def _qualified(line: Line) -> bool:
    text = line.text("qualified")
    if line.has("qualified") and text not in _QUALIFIED:
        line.fault("qualified", "SSJ-REG-QUALIFIED", value=text, known="、".join(_QUALIFIED))
    return _QUALIFIED.get(text, True)


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
