"""经办人: plays the person who types what lies in a folder platform into the real one, and hands in what that says."""

from itertools import count
from pathlib import Path
from typing import Final

from shuangsuiji.content_digest import H
from shuangsuiji.exchange.incoming import Incoming, ReceiptNotice, Verdict
from shuangsuiji_excel import workbook
from shuangsuiji_excel.folder.columns import DRAWN, FORMS, NOTICES, RECEIPT, RECEIPTS, VERDICTS, spread
from shuangsuiji_excel.folder.platform import IN, OUT
from shuangsuiji_excel.plain_book import Sheet, book

AT: Final = "2026-05-11 09:30:00"
WORDS: Final = {"通过": "pass", "退回": "return"}


class Clerk:
    """Types everything in at once, unless told to pause; answers `taken`, or whatever `answer` says.

    Args:
        path: the platform's folder.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.paused = False
        self.declines = ""
        self._numbers = count(1)

    def work(self) -> None:
        """Answer whatever lies there."""
        if not self.paused:
            for each in sorted((self.path / OUT).glob("*.xlsx")):
                rows = list(workbook.read(each, RECEIPTS, exact=True).rows)
                key, digest = (cell.text for cell in rows[2].cells[:2])
                number = H.hex(key.encode())[:20]
                said = ("退回", "", "", self.declines) if self.declines else ("", number, AT, "")
                row = dict(zip(RECEIPT.headers, (key, digest, *said), strict=True))
                self.hand_in(RECEIPTS, [row])
                each.unlink()

    def hand_in(self, sheet: str, rows: list[dict[str, str]]) -> Path:
        """Put a workbook of one sheet into the inbox."""
        path = self.path / IN / f"{next(self._numbers):06}.xlsx"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(book([Sheet(name=sheet, rows=spread(FORMS[sheet], rows))]))
        return path

    def tell(self, *items: Incoming) -> None:
        """Hand in what came about on the platform."""
        for each in items:
            self.hand_in(*rows_of(each))


def rows_of(item: Incoming) -> tuple[str, list[dict[str, str]]]:
    """Give the sheet and the rows in which a thing is handed in, as whoever works on the platform would fill them in."""
    if isinstance(item, ReceiptNotice):
        receipt = item.receipt
        cells = (receipt.key, receipt.digest, receipt.number, receipt.platform, receipt.at)
        return NOTICES, [dict(zip(FORMS[NOTICES].headers, cells, strict=True))]
    if isinstance(item, Verdict):
        each, word = item.decision, {said: zh for zh, said in WORDS.items()}
        cells = (
            *(each.task, each.target, str(each.version), each.department, each.reviewer),
            *(word[each.verdict], each.reason, item.at, f"平台{each.digest()[:12]}"),
        )
        return VERDICTS, [dict(zip(FORMS[VERDICTS].headers, cells, strict=True))]
    head = (item.task, item.platform, item.number, item.drawn_at)
    return DRAWN, [
        dict(
            zip(
                FORMS[DRAWN].headers,
                (
                    *head,
                    *(each.id, each.name, each.area, each.stratum, "\n".join(each.items)),
                    *(each.entity, each.entity_name),
                ),
                strict=True,
            )
        )
        for each in item.targets
    ]
