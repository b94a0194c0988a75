"""What came back from a database, checked and put together to the record (spec 5.3, 6.2, 8.1)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from attrs import frozen

from shuangsuiji.canonical import Json
from shuangsuiji.digests import is_hex
from shuangsuiji.draw.announcement import Announcement
from shuangsuiji.draw.inspectors import Teams
from shuangsuiji.draw.matching import form_teams
from shuangsuiji.draw.record import Record, assemble, other_rolls, rules_of
from shuangsuiji.draw.seed import Seed, seed_of, ticket
from shuangsuiji.draw.sql.tables import RollTable
from shuangsuiji.draw.targets import Draw
from shuangsuiji.errors import Fault, Place, fault, raise_if
from shuangsuiji.rolls.entry import SALT_LENGTH, Entry, codes_of
from shuangsuiji.rolls.recusals import Recusals
from shuangsuiji.rolls.roll import Roll

_SHOWN: Final = 80


@frozen(kw_only=True)
class Row:
    """One drawn target as a database gave it.

    Args:
        ticket: 64 lowercase hex characters.
        id: the target's id.
        stratum: the stratum's name.
        salt: in a sealed roll its salt, else nothing.
        area: its area; None where the table's needs were not read.
        needs: its needs, joined by commas; None where they were not read.
    """

    ticket: str
    id: str
    stratum: str
    salt: str = ""
    area: str | None = None
    needs: str | None = None

    @property
    def tail(self) -> bytes:
        """What follows the key and a colon in its ticket's message (5.3)."""
        return (f"{self.salt}:{self.id}" if self.salt else self.id).encode()

    def entry(self) -> Entry:
        """Give the roll's entry, as far as the second draw needs it."""
        return Entry(id=self.id, part=self.stratum, area=self.area or "", codes=codes_of(self.needs or ""))


def read_rows(table: RollTable, fetched: Iterable[Sequence[object]]) -> list[Row]:
    """Take the rows of a draw's statement as the database gave them; columns beyond the table's are left out.

    Raises:
        InvalidInput: a row is too short or a value is no text; every fault is listed with its row.
    """
    rows: list[Row] = []
    faults: list[Fault] = []
    for number, values in enumerate(fetched, 1):
        given = dict(zip(table.columns, values, strict=False))
        texts = {name: value for name, value in given.items() if isinstance(value, str)}
        missing = [name for name in table.columns if name not in texts]
        faults += (fault("SSJ-SQL-VALUE", Place(row=number, column=name)) for name in missing)
        if not missing:
            rows.append(Row(**texts))
    raise_if(faults)
    return rows


def assemble_from_rows(
    announcement: Announcement,
    reveals: Sequence[Json],
    rows: Sequence[Row],
    inspectors: Roll | None = None,
    recusals: Recusals | None = None,
) -> Record:
    """抽取记录: put the record together of what a database drew, and form the teams.

    The tickets are recomputed, the order and every stratum's number are checked. That no eligible row with a lower
    ticket was passed over, and that the table is the announced roll, only the verification shows, from the roll's
    file.

    Args:
        announcement: the announcement.
        reveals: the revealed values, in the order of its entropy; `entropy.check_reveals` judges them first.
        rows: the drawn rows in drawn order.
        inspectors: the announced roll of inspectors; None where the announcement has none.
        recusals: the announced recusals; None where there are none.

    Raises:
        InvalidInput: the rows are not this draw's, or a roll is not the announced one; every fault is listed.
        DrawStopped: a place that nobody suits (7.5).
    """
    seed = seed_of(announcement.digest(), reveals, announcement.h)
    raise_if(
        [
            *_quota_faults(announcement, rows),
            *_ticket_faults(announcement, rows, seed.key("targets")),
            *_order_faults(rows),
            *_second_draw_faults(announcement, rows, inspectors, recusals),
        ]
    )
    drawn = [Draw(bytes.fromhex(row.ticket), row.id.encode(), row.stratum) for row in rows]
    teams = _teams(announcement, rows, inspectors, recusals, seed)
    return assemble(announcement, reveals, seed, drawn, teams)


def _teams(
    announcement: Announcement,
    rows: Sequence[Row],
    inspectors: Roll | None,
    recusals: Recusals | None,
    seed: Seed,
) -> Teams | None:
    if announcement.inspectors is None or inspectors is None:
        return None
    rules = rules_of(announcement.inspectors, inspectors, recusals)
    return form_teams(announcement.inspectors, rules, (row.entry() for row in rows), seed)


def _quota_faults(announcement: Announcement, rows: Sequence[Row]) -> Iterator[Fault]:
    found = Counter(row.stratum for row in rows)
    for stratum in announcement.targets.strata:
        if (count := found.pop(stratum.name, 0)) != stratum.quota:
            yield fault("SSJ-SQL-QUOTA", stratum=stratum.name, expected=stratum.quota, found=count)
    for name, count in found.items():
        yield fault("SSJ-SQL-STRATUM", stratum=name[:_SHOWN], found=count)


def _ticket_faults(announcement: Announcement, rows: Sequence[Row], key: str) -> Iterator[Fault]:
    sealed = announcement.targets.form == "sealed"
    for number, row in enumerate(rows, 1):
        if not (is_hex(row.salt, SALT_LENGTH) if sealed else row.salt == ""):
            yield fault("SSJ-SQL-SALT", Place(row=number), id=row.id, form=announcement.targets.form)
        elif (expected := ticket(announcement.h, key, row.tail).hex()) != row.ticket:
            found = row.ticket[:_SHOWN]
            yield fault("SSJ-SQL-TICKET", Place(row=number), id=row.id, expected=expected, found=found)


def _order_faults(rows: Sequence[Row]) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for number, row in enumerate(rows, 1):
        if first.setdefault(row.id, number) != number:
            yield fault("SSJ-SQL-TWICE", Place(row=number), id=row.id, first=first[row.id])
    for number, (before, row) in enumerate(pairwise(rows), 2):
        # A repeated row is named by TWICE; here only what stands before its turn.
        if (before.ticket, before.id) > (row.ticket, row.id):
            yield fault("SSJ-SQL-ORDER", Place(row=number), id=row.id)


def _second_draw_faults(
    announcement: Announcement, rows: Sequence[Row], inspectors: Roll | None, recusals: Recusals | None
) -> Iterator[Fault]:
    announced = announcement.inspectors
    yield from other_rolls(
        ("inspectors", announced, inspectors), ("recusals", announced and announced.recusals, recusals)
    )
    if announced and any(row.area is None or row.needs is None for row in rows):
        yield fault("SSJ-SQL-NEEDS")
