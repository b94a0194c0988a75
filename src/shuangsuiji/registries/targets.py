"""检查对象名录 (第九条): targets as a table lists them, and whether their registration lets them be drawn.

Targets are bodies (企业、农民专业合作社、个体工商户、其他组织), or things (产品、项目、行为) that have an id of their own
and belong to a body: how often is counted for the body (第八条), which items for the thing (第二十三条).
"""

import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from typing import Final, Literal

from attrs import asdict, frozen

from shuangsuiji.errors import InvalidInput, Place, fault
from shuangsuiji.ids.credit import CreditCode
from shuangsuiji.ids.registration import RegistrationNumber
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


TargetKind = Literal["企业", "农民专业合作社", "个体工商户", "其他组织", "产品", "项目", "行为"]
"""检查对象的种类 (第九条)."""

KINDS: Final = ("企业", "农民专业合作社", "个体工商户", "其他组织", "产品", "项目", "行为")
THINGS: Final = frozenset({"产品", "项目", "行为"})
"""What has an id of its own and belongs to a body."""

_KINDS_BY_CODE: Final[dict[str, TargetKind]] = {"91": "企业", "92": "个体工商户", "93": "农民专业合作社"}
_OPTIONAL: Final = frozenset(
    {"kind", "owner", "items", "level", "region", "approving", "competent", "former"}
)


@frozen(kw_only=True)
class TargetColumns:
    """What a table of targets calls its columns; None says that it has no such column.

    From `kind` on the table may do without a column.

    Args:
        id: the credit code or registration number.
        name: the name.
        area: the unit in whose area it lies.
        status: the registration status; without it every target counts as existing.
        needs: the qualifications that its inspection needs.
        stratum: the column whose values are the strata; without it all are in one.
        kind: 种类; without it, it follows from the id.
        owner: of a thing, the credit code of the body that it belongs to.
        items: names or numbers of the items that it can be inspected for; without the column, all.
        level: 层级.
        region: 行政区划代码.
        approving: who approves it, and so supervises it (谁审批谁监管).
        competent: who is competent for it, and so supervises it (谁主管谁监管).
        former: the registration number that it had before its credit code.
    """

    id: str = "统一社会信用代码/注册号"
    name: str = "企业名称"
    area: str | None = "管辖单位"
    status: str | None = "登记状态"
    needs: str | None = "专业资质资格"
    stratum: str | None = None
    kind: str | None = "检查对象类型"
    owner: str | None = "所属主体代码"
    items: str | None = "抽查事项"
    level: str | None = "层级"
    region: str | None = "行政区划代码"
    approving: str | None = "审批部门"
    competent: str | None = "主管部门"
    former: str | None = "原注册号"


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
        kind: 种类.
        owner: of a thing, the body that it belongs to; empty for a body.
        items: names or numbers of the items that it can be inspected for; None where the table does not say.
        level: 层级; may be empty.
        region: its region code as the table has it; may be empty.
        approving: who approves it.
        competent: who is competent for it.
        former: the registration number that it had before; may be empty.
        extra: (header, text) of the table's other columns, as they stand.
    """

    id: str
    name: str
    area: str
    status: str
    needs: tuple[str, ...]
    stratum: str
    row: int
    kind: TargetKind = "企业"
    owner: str = ""
    items: tuple[str, ...] | None = None
    level: str = ""
    region: str = ""
    approving: tuple[str, ...] = ()
    competent: tuple[str, ...] = ()
    former: str = ""
    extra: tuple[tuple[str, str], ...] = ()

    @property
    def entity(self) -> str:
        """市场主体: the body for which inspections are counted (第八条): of a thing its owner, else itself."""
        return self.owner or self.id

    @property
    def is_legacy(self) -> bool:
        """Whether it still stands under a registration number from before the credit code."""
        return self.kind not in THINGS and isinstance(parse_target_id(self.id), RegistrationNumber)


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

    def make(line: Line) -> tuple[list[str], TargetRecord]:
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


def same_names(records: Iterable[TargetRecord]) -> tuple[str, ...]:
    """同名不同码 (第九条): give the names that bodies with different codes share; somebody should look at them."""
    counts = Counter(each.name for each in records if each.kind not in THINGS)
    return tuple(sorted(name for name, count in counts.items() if count > 1))


def _wanted(columns: TargetColumns) -> list[Wanted]:
    named: dict[str, str | None] = asdict(columns)
    return [
        Wanted(field=field, header=header, optional=field in _OPTIONAL, kept=field == "stratum")
        for field, header in named.items()
        if header is not None
    ]


def _target(line: Line, stratum: str) -> tuple[list[str], TargetRecord]:
    kind = _kind(line)
    id_ = line.identifier("id", narrow=True) if kind in THINGS else target_id(line, "id")
    former = _former(line)
    record = TargetRecord(
        id=id_,
        name=line.free_text("name"),
        area=line.identifier("area", may_be_empty=True),
        status=_status(line),
        needs=line.codes("needs"),
        stratum=line.identifier("stratum") if line.has("stratum") else stratum,
        row=line.number,
        kind=kind or _kind_of(id_),
        owner=_owner(line, kind),
        items=line.codes("items") if line.has("items") else None,
        level=line.identifier("level", may_be_empty=True),
        region=line.region(),
        approving=line.codes("approving"),
        competent=line.codes("competent"),
        former=former,
        extra=line.others(),
    )
    return [each for each in dict.fromkeys((id_, former)) if each], record


def _kind(line: Line) -> TargetKind | None:
    """Read the kind; None where the table does not say."""
    text = line.text("kind")
    if text and text not in KINDS:
        line.fault("kind", "SSJ-REG-KIND", value=text, known="、".join(KINDS))
    return next((each for each in KINDS if each == text), None)


def _kind_of(id_: str) -> TargetKind:
    """Give the kind that an id tells."""
    if not id_:
        return "企业"
    found = parse_target_id(id_)
    if isinstance(found, CreditCode):
        return _KINDS_BY_CODE.get(found.text[:2], "其他组织")
    return "个体工商户" if found.holder == "个体工商户" else "企业"


def _owner(line: Line, kind: TargetKind | None) -> str:
    """A thing belongs to a body; a body belongs to nobody."""
    if kind in THINGS:
        if not line.has("owner"):
            line.fault("id", "SSJ-REG-OWNER-MISSING", kind=str(kind))
            return ""
        return target_id(line, "owner")
    if line.text("owner"):
        line.fault("owner", "SSJ-REG-OWNER", value=line.text("owner"))
    return ""


def _former(line: Line) -> str:
    """原注册号 of a body that has a credit code by now."""
    found = target_id(line, "former") if line.digits("former") else ""
    if found and not isinstance(parse_target_id(found), RegistrationNumber):
        line.fault("former", "SSJ-REG-FORMER", value=found)
        return ""
    return found


def _status(line: Line) -> str:
    status = line.text("status")
    if line.has("status") and _folded(status) not in STANDINGS:
        try:
            standing_of_status(status)
        except InvalidInput as error:
            line.move("status", error.faults)
    return status
