"""TASK.toml: 执法检查人员、回避 and 检查人员的产生 (第九条、第十二条、第十三条), as the file says them."""

from attrs import frozen

from shuangsuiji.draw.announcement import Area, Matching
from shuangsuiji.errors import Fault, fault, raise_if
from shuangsuiji.forms import at, at_least, filled_texts, identifiers
from shuangsuiji.task.selection import Loan, Mode, SelectionMode, Weighed


@frozen(kw_only=True)
class SlotScheme:
    """名额: `[[inspectors.slots]]`; one department's places in each team."""

    department: str
    count: int = 1
    leads: bool = False
    area: Area = "any"

    def __attrs_post_init__(self) -> None:
        raise_if([*identifiers(department=self.department), *at_least(1, count=self.count)])


@frozen(kw_only=True)
class InspectorColumnNames:
    """Headers of the inspectors' columns; an empty text says that there is no such column."""

    id: str | None = None
    name: str | None = None
    department: str | None = None
    area: str | None = None
    skills: str | None = None
    certificate: str | None = None
    issuer: str | None = None
    valid_until: str | None = None
    status: str | None = None
    away: str | None = None
    valid_from: str | None = None
    scope: str | None = None
    level: str | None = None
    region: str | None = None
    home: str | None = None
    qualified: str | None = None


@frozen(kw_only=True)
class InspectorScheme:
    """执法检查人员: `[inspectors]`.

    Args:
        file: the registry's file.
        slots: one a department.
        sheet: the worksheet.
        sealed: whether the roll is sealed.
        columns: headers other than the standard ones.
        matching: dealing or groups.
        groups: how many groups; with groups only.
    """

    file: str
    slots: tuple[SlotScheme, ...]
    sheet: str | None = None
    sealed: bool = False
    columns: InspectorColumnNames = InspectorColumnNames()
    matching: Matching = "dealing"
    groups: int | None = None

    def __attrs_post_init__(self) -> None:
        raise_if(filled_texts(file=self.file))


@frozen(kw_only=True)
class RecusalColumnNames:
    """Headers of the recusals' columns."""

    target: str | None = None
    inspector: str | None = None
    reason: str | None = None


@frozen(kw_only=True)
class RecusalScheme:
    """回避: `[recusals]`."""

    file: str
    sheet: str | None = None
    sealed: bool = False
    columns: RecusalColumnNames = RecusalColumnNames()

    def __attrs_post_init__(self) -> None:
        raise_if(filled_texts(file=self.file))


@frozen(kw_only=True)
class SelectionScheme:
    """产生方式 (第十二条): `[[selection]]`, one department's; without it the department draws at random.

    Args:
        department: the executing department.
        mode: how it finds its inspectors.
        reason: why, in words.
        chosen_by: who of the department chose.
        factors: the objective factors that were weighed.
        region: the department's region, where it borrows.
        assigned: whom it assigns.
        loans: who is lent.
        pool: how many of its people could inspect; only where no inspectors are read.
    """

    department: str
    mode: Mode
    reason: str = ""
    chosen_by: str = ""
    factors: tuple[Weighed, ...] = ()
    region: str = ""
    assigned: tuple[str, ...] = ()
    loans: tuple[Loan, ...] = ()
    pool: int | None = None

    def __attrs_post_init__(self) -> None:
        self.chosen(self.pool or 0)
        if self.pool is not None:
            raise_if(at_least(0, pool=self.pool))

    def chosen(self, pool: int) -> SelectionMode:
        """Give it as the announcing act has it.

        Args:
            pool: how many of the department's own people could inspect.

        Raises:
            InvalidInput: a member breaks its form.
        """
        return SelectionMode(
            department=self.department,
            pool=pool,
            mode=self.mode,
            factors=self.factors,
            reason=self.reason,
            chosen_by=self.chosen_by,
            region=self.region,
            assigned=self.assigned,
            loans=self.loans,
        )


def selection_pool_faults(selection: tuple[SelectionScheme, ...], *, read: bool) -> list[Fault]:
    """Judge that a pool is written exactly where no inspectors are read from whom it could be counted."""
    return [
        fault("SSJ-TASK-SELECTION-POOL", at(f".selection[{index}].pool"), department=each.department)
        for index, each in enumerate(selection)
        if (each.pool is None) != read
    ]
