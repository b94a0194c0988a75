"""一条线的样例: an invented small bureau's checklist, plan, task and registries, as the small line has them."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from shuangsuiji.checklist.edition import Edition
from shuangsuiji.checklist.item import Item
from shuangsuiji.digests import Hash
from shuangsuiji.plan.rows import PlanRow
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rolls.roll import freeze
from shuangsuiji.task.scheme_document import Guidance, ItemScheme, SchemeDocument
from shuangsuiji.task.setup import Setup
from shuangsuiji.workdays import Calendar, CalendarYear

BUREAU: Final = "市工业和信息化局"
MARKET: Final = "市市场监督管理局"
EMERGENCY: Final = "市应急管理局"
CODE: Final = "YXGX-2026-01"
H: Final = Hash("sha256")
PARTIES: Final = (BUREAU, "市监委驻局纪检组")
"""Who shakes the drum."""

ITEMS: Final = tuple(
    Item(
        id=f"GX{number:02}",
        name=name,
        category="一般检查事项",
        methods=("实地检查",),
        initiating=BUREAU,
        participating=(MARKET, EMERGENCY),
        basis=basis,
        provincial=f"YN-{number:03}",
    )
    for number, (name, basis) in enumerate(
        (("食盐专营检查", "《食盐专营办法》第四条"), ("工业节能监察", "《节约能源法》第十二条")), 1
    )
)

GUIDANCE: Final = Guidance(title="工业和信息化领域双随机检查指引", version="2026年版")
SCHEME: Final = SchemeDocument(items=tuple(ItemScheme(item=each.id, guidance=(GUIDANCE,)) for each in ITEMS))
"""方案 of the examples' task."""

_HOLIDAYS: Final = ("2026-01-01", "2026-05-01", "2026-10-01", "2026-10-02", "2026-10-03")
CALENDAR: Final = Calendar(
    years=(
        CalendarYear(
            number=2026, rest=frozenset(date.fromisoformat(day) for day in _HOLIDAYS), worked=frozenset()
        ),
    )
)
"""A calendar for examples: the fixed holidays alone."""


def edition(items: tuple[Item, ...] = ITEMS) -> Edition:
    """Give the first edition of the checklist."""
    return Edition(
        number=1,
        bureau=BUREAU,
        issuer="市双随机一公开领导小组",
        document="玉工信联〔2026〕1号",
        issued_on="2026-01-05",
        effective_from="2026-01-10",
        cause="立",
        items=items,
    )


def plan_row(**changed: object) -> PlanRow:
    """Give the plan's one row."""
    plain: dict[str, object] = {
        "id": "1",
        "task": "工业和信息化领域联合抽查",
        "items": tuple(each.id for each in ITEMS),
        "range": "全市食盐定点企业和重点用能单位",
        "ratio": "10%",
        "frequency": "每年1次",
        "first": "2026-04-01",
        "last": "2026-11-30",
        "initiating": BUREAU,
        "participating": (MARKET, EMERGENCY),
    }
    return PlanRow(**{**plain, **changed})  # type: ignore[arg-type]


def setup(code: str = CODE, **changed: object) -> Setup:
    """Give the six elements of the task."""
    plain: dict[str, object] = {
        "code": code,
        "name": "2026年工业和信息化领域联合抽查",
        "first": "2026-05-06",
        "last": "2026-06-30",
        "items": ITEMS,
        "range": "全市食盐定点企业和重点用能单位",
        "ratio": "10%",
        "initiating": BUREAU,
        "participating": (MARKET, EMERGENCY),
        "year": 2026,
        "row": "1",
        "plan_name": "工业和信息化领域联合抽查",
        "scheme": SCHEME,
    }
    return Setup(**{**plain, **changed})  # type: ignore[arg-type]


def entries(targets: int, inspectors: int) -> tuple[list[Entry], list[Entry]]:
    """Give registries of invented targets and of inspectors, spread over the three departments."""
    departments = (BUREAU, MARKET, EMERGENCY)
    return (
        [Entry(id=f"对象{number:04}", part="企业") for number in range(1, targets + 1)],
        [Entry(id=f"E{number:03}", part=departments[number % 3]) for number in range(1, inspectors + 1)],
    )


def entries_digest(found: Sequence[Entry]) -> str:
    """Give the digest of a registry that is a list of entries: its roll's root."""
    return freeze(found, H).root
