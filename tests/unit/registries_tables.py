"""Tables in memory for the tests of the registries."""

from collections.abc import Sequence

from shuangsuiji.errors import Fault
from shuangsuiji.ids.credit import credit_check_character
from shuangsuiji.ports.registry_source import Cell, CellKind, Row, Table, text_cell


def number(text: str) -> Cell:
    return Cell(text, CellKind.NUMBER)


def table(*rows: Sequence[str | Cell], first: int = 1) -> Table:
    """Make a table of texts and cells, its rows numbered from the first."""
    made = (
        Row(at, tuple(text_cell(each) if isinstance(each, str) else each for each in row))
        for at, row in enumerate(rows, first)
    )
    return Table(file="名录.xlsx", sheet="表", encoding="", rows=made)


def credit_code(serial: int) -> str:
    """Make an invented credit code of region 530499, which does not exist."""
    body = f"91530499MA6K{serial:05d}"
    return body + credit_check_character(body)


def codes(faults: Sequence[Fault]) -> list[str]:
    return [each.code for each in faults]


def cells(faults: Sequence[Fault]) -> list[str]:
    return [each.place.cell for each in faults]
