"""组织机构 (第二条、第七条、第二十四条): which sections, departments and county bureaus there are, and who belongs to whom."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar, Final, Literal

from attrs import frozen

from shuangsuiji.acts import Act, Others
from shuangsuiji.errors import Fault, fault, raise_if
from shuangsuiji.findings import Finding, finding
from shuangsuiji.forms import at, at_least_one, days, free_texts, identifiers, no_twice
from shuangsuiji.rulebook import Rulebook

STREAM: Final = "departments"
"""The one stream of the list of units."""

UnitKind = Literal["section", "department", "county"]
"""科室, 部门, 县市区局."""

JointKind = Literal["single", "section", "department"]
"""一家, 科室联合, 部门联合: what kind of joint inspection its units make it."""


@frozen(kw_only=True)
class Unit:
    """单位: a section, a department or a county bureau.

    Args:
        id: the name that plans, tasks and registries use.
        kind: what it is.
        parent: whose section it is; of a county bureau the department that guides it (第二十四条); may be empty.
        region: where it is responsible; may be empty.
        head: 负责人; may be empty.
        enforces: 执法科室: whether it enforces, so that it owes a joint inspection a year (第七条).
        founded: since when there is such a unit; empty where it always was.
    """

    id: str
    kind: UnitKind
    parent: str = ""
    region: str = ""
    head: str = ""
    enforces: bool = True
    founded: str = ""

    def __attrs_post_init__(self) -> None:
        alone = self.kind == "section" and not self.parent
        raise_if(
            [
                *identifiers(id=self.id),
                *free_texts(parent=self.parent, region=self.region, head=self.head),
                *(days(founded=self.founded) if self.founded else ()),
                *([fault("SSJ-UNIT-SECTION", at(".parent"), unit=self.id)] if alone else ()),
            ]
        )

    @property
    def bureau(self) -> str:
        """The department or county bureau that answers for it: its own id unless it is a section."""
        return self.parent if self.kind == "section" else self.id


@frozen(kw_only=True)
class Adjacent:
    """相邻区域 (第十二条): two regions whose inspectors may be matched at random."""

    first: str
    second: str

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(first=self.first, second=self.second),
                *no_twice(".second", (self.first, self.second)),
            ]
        )


@frozen(kw_only=True)
class Departments:
    """组织机构: all units of the bureau and its partners, and which regions are adjacent.

    Args:
        units: the units; a section's parent, and a county bureau's, stands there too.
        adjacent: pairs of adjacent regions, either way round.
    """

    units: tuple[Unit, ...] = ()
    adjacent: tuple[Adjacent, ...] = ()

    def __attrs_post_init__(self) -> None:
        kinds: dict[str, UnitKind] = {each.id: each.kind for each in self.units}
        raise_if(
            [
                *no_twice(".units", (each.id for each in self.units)),
                *(
                    found
                    for index, each in enumerate(self.units)
                    for found in _parent_faults(index, each, kinds)
                ),
            ]
        )

    def unit(self, id_: str) -> Unit | None:
        """Give a unit; None where it is not listed."""
        return next((each for each in self.units if each.id == id_), None)

    def named(self, ids: Iterable[str]) -> tuple[Unit, ...]:
        """Give those of the units that are listed, in the order asked for: what an act carries of them."""
        return tuple(found for each in ids if (found := self.unit(each)))

    def bureau_of(self, id_: str) -> str:
        """Give the department that a unit belongs to; a name that is not listed stands for itself."""
        found = self.unit(id_)
        return found.bureau if found else id_

    def below(self, id_: str) -> tuple[Unit, ...]:
        """Give the sections of a department, and the county bureaus that it guides (第二十四条)."""
        return tuple(each for each in self.units if each.parent == id_)

    def are_adjacent(self, first: str, second: str) -> bool:
        """Say whether two regions are adjacent."""
        return any({each.first, each.second} == {first, second} for each in self.adjacent)


def _parent_faults(index: int, unit: Unit, kinds: Mapping[str, UnitKind]) -> Iterator[Fault]:
    """A parent is listed and is no section; a department is nobody's part."""
    place = at(f".units[{index}].parent")
    if not unit.parent:
        return
    if unit.parent not in kinds:
        yield fault("SSJ-UNIT-PARENT", place, unit=unit.id, parent=unit.parent)
    elif unit.kind == "department" or kinds[unit.parent] == "section" or unit.parent == unit.id:
        yield fault("SSJ-UNIT-TREE", place, unit=unit.id, parent=unit.parent)


@frozen(kw_only=True)
class ListDepartments(Act[Departments]):
    """登记组织机构 (第二条、第七条): the list takes the place of the one before, which the journal keeps."""

    departments: Departments
    kind: Literal["list-departments"] = "list-departments"
    article: ClassVar[str] = "第二条、第七条"

    def stream(self) -> str:
        """There is one list."""
        return STREAM

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from at_least_one(".departments.units", self.departments.units)

    def after(self, state: Departments) -> Departments:
        """Give the state that follows."""
        return self.departments

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"units": len(self.departments.units), "adjacent": len(self.departments.adjacent)}


def unit_faults(names: Iterable[str], units: Sequence[Unit], others: Others) -> Iterator[Fault]:
    """Compare the units that an act carries with the list: those of the named departments that are listed, in order."""
    known: Departments = others(STREAM) or Departments()
    if known.named(names) != tuple(units):
        yield fault("SSJ-ACT-FACT", at("$.units"), stream=STREAM)


def joint_kind(names: Iterable[str], units: Iterable[Unit]) -> JointKind:
    """Say what kind of joint inspection departments make (第二条“联合”); a name that is not listed is a department.

    >>> office = Unit(id="运行科", kind="section", parent="市工信局")
    >>> joint_kind(["市工信局", "运行科"], [office])
    'section'
    >>> joint_kind(["运行科", "市应急局"], [office])
    'department'
    """
    listed = set(names)
    bureaus = {each.id: each.bureau for each in units}
    if len(listed) < 2:  # noqa: PLR2004  -- two make it joint
        return "single"
    return "section" if len({bureaus.get(each, each) for each in listed}) == 1 else "department"


def counts_as_joint(names: Iterable[str], units: Iterable[Unit], rules: Rulebook) -> bool:
    """Say whether an inspection counts as joint: of departments always, of one department's sections by the rulebook."""
    kind = joint_kind(names, units)
    return kind == "department" or (kind == "section" and rules.keys.joint_counts_internal_sections.value)


def joint_findings(
    names: Sequence[str], units: Sequence[Unit], rules: Rulebook, subject: str = ""
) -> Iterator[Finding]:
    """A joint inspection in which only sections of one department take part is questioned where they do not count."""
    if not counts_as_joint(names, units, rules):
        bureau = next((each.bureau for each in units), "—")
        yield finding(
            "SSJ-A02-5", rules, "joint_counts_internal_sections", subject=subject, department=bureau
        )
