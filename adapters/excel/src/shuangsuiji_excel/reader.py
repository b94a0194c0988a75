"""Registries from spreadsheets: `.xlsx` and `.csv` as rows of cells with their places.

A workbook's cells keep their kind (text, number, date, ...); in a CSV every cell is text, and what a spreadsheet
program did to an identifier before (`9.15305E+17`) is found by whoever reads its meaning.
"""

from pathlib import Path
from typing import Final

from shuangsuiji.errors import InvalidInput, Place, fault
from shuangsuiji.ports.registry_source import RegistrySource, Table
from shuangsuiji_excel import delimited, workbook

WORKBOOK_SUFFIXES: Final = frozenset({".xlsx", ".xlsm"})
CSV_SUFFIX: Final = ".csv"
OLD_SUFFIX: Final = ".xls"


class SpreadsheetSource(RegistrySource):
    """Reads `.xlsx`, `.xlsm` and `.csv`; of an `.xls` it says how to save it anew.

    A CSV has no worksheets: naming one is a fault.
    """

    def _suits(self, path: Path) -> bool:
        return path.suffix.lower() in {*WORKBOOK_SUFFIXES, CSV_SUFFIX, OLD_SUFFIX}

    def _sheets(self, path: Path) -> tuple[str, ...]:
        return () if path.suffix.lower() == CSV_SUFFIX else tuple(workbook.shown_sheets(path))

    def _read(self, path: Path, sheet: str | None) -> Table:
        suffix = path.suffix.lower()
        if suffix == CSV_SUFFIX:
            if sheet is not None:
                raise InvalidInput(fault("SSJ-FILE-CSV-SHEET", Place(file=str(path)), sheet=sheet))
            return delimited.read(path)
        return workbook.read(path, sheet)
