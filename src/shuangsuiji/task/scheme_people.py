"""TASK.toml: 导入的名单 and 检查人员的产生 (第十一条、第十二条), as the file says them."""

from attrs import frozen

from shuangsuiji.errors import Fault, fault, raise_if
from shuangsuiji.forms import at, at_least, filled, free_texts, identifiers, instants
from shuangsuiji.task.selection import Loan, Mode, SelectionMode, Weighed


@frozen(kw_only=True)
class ImportedScheme:
    """导入的名单 (第十一条): `[imported]`; its columns are those of `[targets]`.

    Args:
        file: the list's file.
        reason: why the standing registry is not drawn from.
        importer: who imported it.
        imported_at: when.
        criterion: by which standard it was made; may be left out.
        sheet: the worksheet.
    """

    file: str
    reason: str
    importer: str
    imported_at: str
    criterion: str = ""
    sheet: str | None = None

    def __attrs_post_init__(self) -> None:
        words = {"file": self.file, "reason": self.reason}
        raise_if(
            [
                *filled(**words),
                *free_texts(**words, criterion=self.criterion),
                *identifiers(importer=self.importer),
                *instants(imported_at=self.imported_at),
            ]
        )


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
