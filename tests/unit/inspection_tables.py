"""What the tables of records share: a plain record of the first drawn target, and how it is changed and signed again."""

from functools import cache
from typing import Any

from attrs import evolve
from tests.unit.acts_tables import file_of, locked, rule, target

from shuangsuiji.codes import Result
from shuangsuiji.inspection.recording import RecordInspection
from shuangsuiji.sheets.grounds import Attempt, Ground
from shuangsuiji.sheets.items import ItemResult, ItemSheet, Measure
from shuangsuiji.sheets.record import Inspection, drafted, signed
from shuangsuiji.sheets.visits import Visit
from shuangsuiji.task.current_team import CurrentTeam
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.plain_acts import visit_on
from shuangsuiji.testing.samples import CODE, ITEMS

FILE = file_of()
DAY = "2026-05-12"
AT = f"{DAY}T17:00:00+08:00"
PROBLEM = "台账缺三个月"
GROUND = "登记的住所已拆除，留存的联系方式无人应答"
ORDER = (Measure(name="督促整改"),)


def team() -> CurrentTeam:
    """The first target's team."""
    found = locked().task().team(target())
    assert found
    return found


def visit(day: str = DAY) -> Visit:
    """The whole team was there."""
    return visit_on(day, team())


def result(item: str, *codes: Result, problem: str = "", measures: tuple[Measure, ...] = ()) -> ItemResult:
    """The result of an item."""
    return ItemResult(item=item, results=codes or ("NO_PROBLEM",), problem=problem, measures=measures)


def sign(made: Inspection, at: str = AT, capacity: str = "法定代表人") -> Inspection:
    """All sign, and the target too unless it is said otherwise."""
    return signed(made, team(), at, capacity)


def inspection(*results: ItemResult) -> Inspection:
    """A record that all have signed on the day of the visit."""
    return sign(drafted(ITEMS, visit(), results))


def make(inspected: Inspection, at: str = AT) -> RecordInspection:
    """Make a record."""
    return RecordInspection(
        by=team().leader, at=at, task=CODE, target=target(), team=team(), inspection=inspected
    )


def changed(**members: Any) -> RecordInspection:  # noqa: ANN401  -- a record's members
    """Make a record with other members, signed again."""
    return make(sign(evolve(inspection(), **members)))


def with_results(*results: ItemResult) -> RecordInspection:
    """Make a record of other results, each item's sheet saying the same."""
    return make(inspection(*results))


def with_visit(**members: Any) -> RecordInspection:  # noqa: ANN401  -- a visit's members
    """Make a record of a visit that was otherwise."""
    return changed(visits=(evolve(visit(), **members),))


def with_sheet(**members: Any) -> RecordInspection:  # noqa: ANN401  -- a sheet's members
    """Make a record of which the first sheet is otherwise."""
    first, *others = inspection().sheets
    return changed(sheets=(evolve(first, **members), *others))


def other_sheets(**members: Any) -> tuple[ItemSheet, ...]:  # noqa: ANN401  -- a sheet's members
    """Sheets of which the first is otherwise."""
    first, *others = inspection().sheets
    return (evolve(first, **members), *others)


ATTEMPTS = (
    Attempt(route="登记的住所", on="2026-05-11", outcome="已拆除"),
    Attempt(route="留存的电话", on="2026-05-12", outcome="空号"),
)


def ground(code: Result = "UNREACHABLE", **members: Any) -> Ground:  # noqa: ANN401  -- a ground's members
    """A ground, that of a target that nobody can reach unless another is asked for."""
    plain: dict[str, Any] = {"result": code, "facts": GROUND, "decided_on": DAY}
    if code == "UNREACHABLE":
        plain["attempts"] = ATTEMPTS
    return Ground(**{**plain, **members})


def direct(made: Ground | None = None) -> Inspection:
    """A record without a visit, of a result that is stated directly."""
    found = made or ground()
    lines = tuple(result(each.id, found.result) for each in ITEMS)
    return sign(Inspection(results=lines, grounds=(found,)), capacity="")


@cache
def under(key: str, value: object) -> Line:
    """The first target's notice has arrived, under another value of one key."""
    line = Line(rules=rule(key, value))
    line.prepare()
    line.drawn()
    line.prepare_visit(target())
    return line
