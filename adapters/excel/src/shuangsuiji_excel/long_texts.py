"""长文字: a text that no cell holds goes on in further columns, under the same header and `（续）`."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

from shuangsuiji_excel.plain_book import MAX_UNITS, units

GOES_ON: Final = "（续）"
_PIECE: Final = MAX_UNITS // 2


def widths(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> list[int]:
    """Give how many columns each of a table's columns needs."""
    found = [1] * len(headers)
    for row in rows:
        found = [max(width, len(_pieces(text))) for width, text in zip(found, row, strict=True)]
    return found


def headers_over(headers: Sequence[str], over: Sequence[int]) -> tuple[str, ...]:
    """Give the headers of so many columns each.

    >>> headers_over(["结论", "理由"], [1, 2])
    ('结论', '理由', '理由（续）')
    """
    return tuple(
        chain.from_iterable(
            (header, *[header + GOES_ON] * (width - 1)) for header, width in zip(headers, over, strict=True)
        )
    )


def cells_over(row: Sequence[str], over: Sequence[int]) -> tuple[str, ...]:
    """Give a row's cells over so many columns each."""
    return tuple(
        chain.from_iterable(
            (_pieces(text) + [""] * width)[:width] for text, width in zip(row, over, strict=True)
        )
    )


def _pieces(text: str) -> list[str]:
    if len(text) <= _PIECE or units(text) <= MAX_UNITS:
        return [text]
    return [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)]
