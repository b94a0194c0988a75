"""收件的表 (第四条): the sheets that a person hands in, and their columns.

A column may go on in further ones with the same header and `（续）`: what no cell holds is written over several.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from attrs import frozen

from shuangsuiji.errors import Fault, InvalidInput, Place, fault
from shuangsuiji.ports.registry_source import Cell, CellKind, Row, Table
from shuangsuiji.registries.columns import SEARCHED_ROWS, column_letters
from shuangsuiji_excel import workbook
from shuangsuiji_excel.long_texts import GOES_ON, cells_over, headers_over, widths

RECEIPTS: Final = "回执"
VERDICTS: Final = "审核"
NOTICES: Final = "部门回执"
DRAWN: Final = "平台名单"

HOW_TO_ANSWER: Final = "录入平台以后，填写平台编号和收件时间；平台不收的，结论写“退回”并写明理由。存好后把这个文件放进“收件”文件夹"
_PLAIN: Final = frozenset({CellKind.TEXT, CellKind.DATE, CellKind.EMPTY})


@frozen(kw_only=True)
class Form:
    """一种表: a sheet's columns.

    Args:
        headers: all of them.
        needed: how many of them, from the first on, the sheet must have.
    """

    headers: tuple[str, ...]
    needed: int


RECEIPT: Final = Form(
    headers=("文件编号", "文件摘要", "结论", "平台编号", "平台收件时间", "退回理由"), needed=2
)
VERDICT: Final = Form(
    headers=(
        *("抽查任务编号", "统一社会信用代码/注册号", "版次", "审核部门", "审核人", "结论", "理由"),
        *("审核时间", "平台编号"),
    ),
    needed=6,
)
NOTICE: Final = Form(headers=("文件编号", "文件摘要", "编号", "平台", "收件时间"), needed=5)
DRAWN_LIST: Final = Form(
    headers=(
        *("抽查任务编号", "平台", "抽取编号", "抽取时间", "统一社会信用代码/注册号", "企业名称"),
        *("管辖单位", "分层", "抽查事项", "所属主体代码", "所属主体名称"),
    ),
    needed=6,
)
FORMS: Final = {RECEIPTS: RECEIPT, VERDICTS: VERDICT, NOTICES: NOTICE, DRAWN: DRAWN_LIST}


@frozen(kw_only=True)
class Entry:
    """一行: what somebody wrote, by header, and where.

    Args:
        place: the row.
        texts: of each header of the form, the text.
        cells: of each header that the sheet has, the cell's name.
        faults: of cells that show an error or hold a number.
    """

    place: Place
    texts: dict[str, str]
    cells: dict[str, str]
    faults: tuple[Fault, ...]

    def fault(self, header: str, code: str, **params: str | int) -> Fault:
        """Say what is wrong with a cell."""
        return fault(code, self.at(header), **params)

    def at(self, header: str) -> Place:
        """Give the place of a cell."""
        where = self.place
        return Place(
            file=where.file, sheet=where.sheet, row=where.row, column=header, cell=self.cells.get(header, "")
        )


def entries(path: Path, sheet: str) -> Iterator[Entry]:
    """Give the rows of one of the forms' sheets.

    Raises:
        InvalidInput: the file is no workbook that can be read, or the sheet lacks columns.
    """
    table = workbook.read(path, sheet, exact=True)
    form = FORMS[sheet]
    columns, rows = _begin(table, form)
    for row in rows:
        if any(cell.text for cell in row.cells):
            yield _entry(table, row, columns, form)


def spread(form: Form, rows: Sequence[dict[str, str]]) -> list[tuple[str, ...]]:
    """Give header and rows of a form's sheet, long texts over as many columns as they need."""
    texts = [[row.get(header, "") for header in form.headers] for row in rows]
    over = widths(form.headers, texts)
    return [headers_over(form.headers, over), *(cells_over(row, over) for row in texts)]


def _begin(table: Table, form: Form) -> tuple[list[tuple[str, int]], Iterator[Row]]:
    """Find the header row; give its columns, those that go on too, and the rows below."""
    for number, row in enumerate(table.rows, 1):
        found = [_header(cell) for cell in row.cells]
        if set(form.headers[: form.needed]) <= set(found):
            columns = [
                (name, place)
                for place, name in enumerate(found)
                if name.removesuffix(GOES_ON) in form.headers
            ]
            return columns, table.rows
        if number == SEARCHED_ROWS:
            break
    headers = "、".join(form.headers[: form.needed])
    raise InvalidInput(fault("SSJ-REG-HEADER", Place(file=table.file, sheet=table.sheet), headers=headers))


def _header(cell: Cell) -> str:
    return "".join(cell.text.split())


def _entry(table: Table, row: Row, columns: Sequence[tuple[str, int]], form: Form) -> Entry:
    texts = dict.fromkeys(form.headers, "")
    cells: dict[str, str] = {}
    faults: list[Fault] = []
    for name, place in columns:
        header, cell = name.removesuffix(GOES_ON), f"{column_letters(place)}{row.number}"
        cells.setdefault(header, cell)
        if place >= len(row.cells):
            continue
        found = row.cells[place]
        if found.kind not in _PLAIN:
            where = Place(file=table.file, sheet=table.sheet, row=row.number, column=header, cell=cell)
            faults.append(fault("SSJ-FOLDER-CELL", where, value=found.text))
        texts[header] += found.text
    place_ = Place(file=table.file, sheet=table.sheet, row=row.number)
    return Entry(place=place_, texts=texts, cells=cells, faults=tuple(faults))
