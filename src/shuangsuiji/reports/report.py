"""报表的数据: a table whose columns have codes, so that it can be shown in either language, written as a list, or read by programs."""

from typing import Literal, Self

from attrs import evolve, frozen

from shuangsuiji.errors import raise_if
from shuangsuiji.forms import no_twice
from shuangsuiji.ports.list_writer import PrintedList

Cell = str | int
"""A text, or a number."""

ReportName = Literal[
    "chain",
    "plan",
    "coverage",
    "duty",
    "distribution",
    "never-drawn",
    "draws",
    "substitutions",
    "results",
    "objections",
    "followups",
    "overrides",
    "counties",
    "late",
]
"""责任链, 计划完成, 监管事项覆盖, 每年一次, 检查次数分布, 从未抽到, 抽取的计划与实际, 更换, 检查结果, 异议, 后续, 例外批准, 县区进度, 逾期录入."""


@frozen(kw_only=True)
class Report:
    """报表.

    Args:
        name: which report.
        columns: what each column is called, as the end of its message code.
        rows: as many cells a row as there are columns.
        shown: the columns that a screen has room for; all of them unless given.
    """

    name: ReportName
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shown: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        raise_if(no_twice(".columns", self.columns))

    @property
    def title(self) -> str:
        """The code of its title."""
        return f"SSJ-REPORT-{self.name.upper()}"

    @property
    def headers(self) -> tuple[str, ...]:
        """The codes of its columns' names."""
        return tuple(f"SSJ-REPORT-COLUMN-{each}" for each in self.columns)

    def on_screen(self) -> Self:
        """Give the report as a screen shows it, with the columns that it has room for.

        >>> whole = Report(name="late", columns=("CODE", "TARGET"), rows=(("YX-1", "对象1"),), shown=("TARGET",))
        >>> whole.on_screen().rows
        (('对象1',),)
        """
        if not self.shown:
            return self
        places = [self.columns.index(each) for each in self.shown]
        rows = tuple(tuple(row[place] for place in places) for row in self.rows)
        return evolve(self, columns=self.shown, rows=rows, shown=())


def printed(report: Report, title: str, headers: tuple[str, ...]) -> PrintedList:
    """Give a report as a list for people: every cell a text.

    Args:
        report: the report.
        title: its title in the language of whoever reads it.
        headers: its columns' names in that language.
    """
    rows = tuple(tuple(str(cell) for cell in row) for row in report.rows)
    return PrintedList(title=title, headers=headers, rows=rows)


def percent(part: int, whole: int) -> str:
    """Give a share with one decimal, rounded half up in whole numbers; a dash where there is nothing to share.

    >>> percent(1, 3), percent(2, 2), percent(0, 0)
    ('33.3%', '100.0%', '—')
    """
    if not whole:
        return "—"
    tenths = (2000 * part + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}%"
