"""TASK.toml: 检查对象、导入的名单 and 本年已检查 (第八条、第十条、第十一条), as the file says them."""

from attrs import frozen

from shuangsuiji.draw.quota import Base
from shuangsuiji.errors import raise_if
from shuangsuiji.forms import at_least, filled, filled_texts, free_texts, identifiers, instants, no_twice
from shuangsuiji.ratios.draw_ratio import Rounding
from shuangsuiji.task.criterion import Criterion


@frozen(kw_only=True)
class StratumScheme:
    """分层方案: `[[targets.strata]]`.

    Args:
        name: the stratum's name, which is published.
        ratio: its ratio in a plan's wording; without it the registry's.
        values: which values of the column make it up; without them the name itself.
    """

    name: str
    ratio: str | None = None
    values: tuple[str, ...] | None = None

    def __attrs_post_init__(self) -> None:
        raise_if(identifiers(name=self.name))


@frozen(kw_only=True)
class FlaggedScheme:
    """有情形的检查对象的分层 (第八条): `[[targets.flagged]]`.

    Args:
        name: the stratum's name, which is published.
        ratio: its ratio, higher than the registry's.
        flags: which of the rulebook's 情形 make it up; without them all. Who has several stands where the ratio is highest.
    """

    name: str
    ratio: str
    flags: tuple[str, ...] | None = None

    def __attrs_post_init__(self) -> None:
        flags = [found for each in self.flags or () for found in identifiers(flags=each)]
        raise_if([*identifiers(name=self.name), *filled_texts(ratio=self.ratio), *flags])


@frozen(kw_only=True)
class TargetColumnNames:
    """Headers of the targets' columns; an empty text says that there is no such column."""

    id: str | None = None
    name: str | None = None
    area: str | None = None
    status: str | None = None
    needs: str | None = None
    kind: str | None = None
    owner: str | None = None
    items: str | None = None
    level: str | None = None
    region: str | None = None
    approving: str | None = None
    competent: str | None = None
    former: str | None = None


@frozen(kw_only=True)
class TargetScheme:
    """检查对象: `[targets]`.

    Args:
        file: the registry's file.
        ratio: 抽查比例 in a plan's wording, for strata without one of their own.
        stratum: the header of the column that gives the stratum; without it all targets are one.
        sheet: the worksheet.
        sealed: whether the roll is sealed.
        columns: headers other than the standard ones.
        base: what a ratio is of.
        rounding: how a quota is rounded; without it as the wording asks (不低于 up, 不超过 down).
        strata: the strata; without them each value of the column is one.
        flagged: strata of the flagged (第八条), who then stand in no other.
        criteria: 定向抽查: which targets lie in the range; without them all do.
    """

    file: str
    ratio: str
    stratum: str | None = None
    sheet: str | None = None
    sealed: bool = False
    columns: TargetColumnNames = TargetColumnNames()
    base: Base = "scope"
    rounding: Rounding | None = None
    strata: tuple[StratumScheme, ...] = ()
    flagged: tuple[FlaggedScheme, ...] = ()
    criteria: tuple[Criterion, ...] = ()

    def __attrs_post_init__(self) -> None:
        names = [*(each.name for each in self.strata), *(each.name for each in self.flagged)]
        twice = no_twice(".flagged", names) if self.flagged else ()
        raise_if([*filled_texts(file=self.file, ratio=self.ratio), *twice])


@frozen(kw_only=True)
class HistoryColumnNames:
    """Headers of the columns of a year's inspections."""

    target: str | None = None
    date: str | None = None
    items: str | None = None
    nature: str | None = None
    area: str | None = None
    body: str | None = None


@frozen(kw_only=True)
class HistoryScheme:
    """本年已检查 (第八条): `[history]`; a target inspected `cap` times or more is excluded."""

    file: str
    cap: int = 1
    sheet: str | None = None
    columns: HistoryColumnNames = HistoryColumnNames()

    def __attrs_post_init__(self) -> None:
        raise_if([*filled_texts(file=self.file), *at_least(1, cap=self.cap)])


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
