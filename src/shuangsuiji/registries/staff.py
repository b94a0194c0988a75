"""人员应录尽录 (第九条): the registry of inspectors holds everybody whom the article names; a staff list says who that is."""

from collections.abc import Container, Iterable
from typing import Final, Literal, cast

from attrs import frozen

from shuangsuiji.errors import raise_if
from shuangsuiji.forms import identifiers
from shuangsuiji.ports.registry_source import Table
from shuangsuiji.registries.columns import Wanted, lay_out
from shuangsuiji.registries.reading import Line, Reading, read_rows

Ground = Literal["行政执法公务员", "具有行政执法资格", "从事日常监管"]
"""Why somebody belongs in the registry."""

GROUNDS: Final[tuple[Ground, ...]] = ("行政执法公务员", "具有行政执法资格", "从事日常监管")


@frozen(kw_only=True)
class StaffMember:
    """应录人员: somebody who belongs in the registry of inspectors.

    Args:
        id: the number by which the unit knows him.
        ground: why he belongs there.
    """

    id: str
    ground: Ground

    def __attrs_post_init__(self) -> None:
        raise_if(identifiers(id=self.id))


@frozen(kw_only=True)
class StaffColumns:
    """What a staff list calls its columns."""

    id: str = "单位工号"
    ground: str = "人员类别"


STANDARD_COLUMNS: Final = StaffColumns()


def read_staff(table: Table, columns: StaffColumns = STANDARD_COLUMNS) -> Reading[StaffMember]:
    """Read a staff list.

    Raises:
        InvalidInput: a column is missing or stands there twice. What is wrong with rows is in the reading.
    """
    wanted = [Wanted(field="id", header=columns.id), Wanted(field="ground", header=columns.ground)]
    found = read_rows(lay_out(table, wanted), _member, "id", "SSJ-REG-INSPECTOR-TWICE")
    return cast("Reading[StaffMember]", found)  # a row without a member has a fault, and gives no record


def missing_staff(staff: Iterable[StaffMember], registry: Container[str]) -> tuple[StaffMember, ...]:
    """Give those of a staff list whom the registry does not have, in the order of the list."""
    return tuple(each for each in staff if each.id not in registry)


def _member(line: Line) -> tuple[list[str], StaffMember | None]:
    id_, ground = line.identifier("id", narrow=True), line.text("ground")
    if ground not in GROUNDS:
        line.fault("ground", "SSJ-REG-STAFF-GROUND", value=ground, known="、".join(GROUNDS))
    if line.faults:
        return [id_] if id_ else [], None
    return [id_], StaffMember(id=id_, ground=cast("Ground", ground))
