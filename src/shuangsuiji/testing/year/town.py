"""一座样例城市: its units, checklist, plans and registries; nobody of it exists."""

from datetime import date
from fractions import Fraction
from math import floor
from typing import Final

from attrs import frozen

from shuangsuiji.checklist.edition import Edition
from shuangsuiji.checklist.item import Item
from shuangsuiji.departments import Adjacent, Departments, Unit
from shuangsuiji.ids.credit import credit_check_character
from shuangsuiji.plan.rows import PlanRow
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.supervision import SupervisionItem
from shuangsuiji.task.scheme_document import Guidance, ItemScheme, NoNotice, SchemeDocument
from shuangsuiji.workdays import Calendar, CalendarYear

YEAR: Final = 2026
BUREAU: Final = "市工业和信息化局"
MARKET: Final = "市市场监督管理局"
EMERGENCY: Final = "市应急管理局"
EAST: Final = "东山县工业和信息化局"
WEST: Final = "西山县工业和信息化局"
PARTIES: Final = (BUREAU, "市监委驻局纪检组")
"""Who shakes the drum."""

UNITS: Final = Departments(
    units=(
        Unit(id=BUREAU, kind="department", region="城区", head="局长丁"),
        Unit(id=MARKET, kind="department", region="城区", head="局长戊", enforces=False),
        Unit(id=EMERGENCY, kind="department", region="城区", head="局长己"),
        Unit(id=EAST, kind="county", parent=BUREAU, region="东山县", head="局长庚"),
        Unit(id=WEST, kind="county", parent=BUREAU, region="西山县", head="局长辛"),
    ),
    adjacent=(Adjacent(first="东山县", second="西山县"),),
)


def _holidays() -> frozenset[date]:
    days = ("01-01", "02-16", "02-17", "02-18", "04-05", "05-01", "06-19", "09-25", "10-01", "10-02", "10-03")
    return frozenset(date.fromisoformat(f"{year}-{day}") for year in (YEAR, YEAR + 1) for day in days)


CALENDAR: Final = Calendar(
    years=tuple(
        CalendarYear(
            number=year,
            rest=frozenset(day for day in _holidays() if day.year == year),
            worked=frozenset(),
        )
        for year in (YEAR, YEAR + 1)
    )
)
"""An invented calendar, announced for both years."""


def _item(number: int, name: str, basis: str, kinds: tuple[str, ...], initiating: str = BUREAU) -> Item:
    others = tuple(each for each in (BUREAU, MARKET, EMERGENCY) if each != initiating)
    return Item(
        id=f"GX{number:02}",
        name=name,
        category="一般检查事项",
        methods=("实地检查", "书面检查"),
        initiating=initiating,
        participating=others,
        basis=basis,
        provincial=f"YN-{number:03}",
        provincial_edition="2025年版",
        kinds=kinds,
    )


SALT: Final = _item(1, "食盐专营检查", "《食盐专营办法》第四条", ("食盐",))
ENERGY: Final = _item(2, "工业节能监察", "《节约能源法》第十二条", ("东山", "西山"))
BLASTING: Final = _item(
    3, "民用爆炸物品安全检查", "《民用爆炸物品安全管理条例》第四条", ("一般", "重点"), EMERGENCY
)
DATA: Final = _item(4, "工业数据安全检查", "《数据安全法》第六条", ("数据",))

GUIDANCE: Final = Guidance(title="工业和信息化领域双随机检查指引", version="2026年版")


def edition(number: int) -> Edition:
    """Give an edition: the first of January, the second of June with another item."""
    first = number == 1
    items = (SALT, ENERGY, BLASTING)
    return Edition(
        number=number,
        bureau=BUREAU,
        issuer="市双随机一公开领导小组",
        document=f"玉工信联〔2026〕{number}号",
        issued_on="2026-01-05" if first else "2026-06-01",
        effective_from="2026-01-10" if first else "2026-06-10",
        cause="立" if first else "改",
        items=items if first else (*items, DATA),
        legal="" if first else "《数据安全法》实施",
    )


SUPERVISED: Final = tuple(
    SupervisionItem(id=f"J{number}", name=each.name, items=(each.id,))
    for number, each in enumerate((SALT, ENERGY), 1)
)
"""监管事项清单 of the bureau."""


INTERNAL: Final = PlanRow(
    id="N1",
    task="工业节能日常监察",
    items=("J2",),
    range="市属重点用能单位",
    ratio="10%",
    frequency="每年1次",
    first="2026-03-02",
    last="2026-11-30",
    initiating=BUREAU,
    participating=(),
)
"""内部计划的一行."""


@frozen(kw_only=True)
class Job:
    """一个任务的安排: what is drawn where by whom, and when.

    Args:
        number: which task of the year.
        name: its name.
        initiating: 发起部门.
        participating: 参与部门.
        items: what is inspected.
        ratio: 抽查比例, in the plan's wording.
        stratum: the strata that are drawn from, with their exact ratios.
        range: the range in words.
        created: the day on which it is set up.
        first: 执行时间, the first day.
        last: the last day.
        share: how many of 60 drawn targets are this task's.
        edition: the checklist's edition.
        scheme: the scheme.
    """

    number: int
    name: str
    initiating: str
    participating: tuple[str, ...]
    items: tuple[Item, ...]
    ratio: str
    stratum: tuple[tuple[str, Fraction], ...]
    range: str
    created: str
    first: str
    last: str
    share: int
    edition: int = 1
    no_notice: NoNotice | None = None

    @property
    def code(self) -> str:
        """任务编号."""
        return f"YXGX-{YEAR}-{self.number:02}"

    @property
    def departments(self) -> tuple[str, ...]:
        """Who executes it, the initiating department first."""
        return (self.initiating, *self.participating)

    @property
    def scheme(self) -> SchemeDocument:
        """方案."""
        items = tuple(ItemScheme(item=each.id, guidance=(GUIDANCE,)) for each in self.items)
        return SchemeDocument(items=items, no_notice=self.no_notice)

    def row(self) -> PlanRow:
        """Give the plan's row that it is done under."""
        return PlanRow(
            id=str(self.number),
            task=self.name,
            items=tuple(each.id for each in self.items),
            range=self.range,
            ratio=self.ratio,
            frequency="每年1次",
            first=self.first,
            last=self.last,
            initiating=self.initiating,
            participating=self.participating,
        )


JOBS: Final = (
    Job(
        number=1,
        name="食盐专营联合抽查",
        initiating=BUREAU,
        participating=(MARKET, EMERGENCY),
        items=(SALT,),
        ratio="15%",
        stratum=(("食盐", Fraction(15, 100)),),
        range="全市食盐定点企业",
        created="2026-04-07",
        first="2026-04-20",
        last="2026-06-30",
        share=18,
    ),
    Job(
        number=2,
        name="东山县节能联合抽查",
        initiating=EAST,
        participating=(MARKET,),
        items=(ENERGY,),
        ratio="25%",
        stratum=(("东山", Fraction(1, 4)),),
        range="东山县重点用能单位",
        created="2026-04-14",
        first="2026-05-06",
        last="2026-07-31",
        share=10,
    ),
    Job(
        number=3,
        name="西山县节能联合抽查",
        initiating=WEST,
        participating=(MARKET,),
        items=(ENERGY,),
        ratio="30%",
        stratum=(("西山", Fraction(3, 10)),),
        range="西山县重点用能单位",
        created="2026-05-11",
        first="2026-05-25",
        last="2026-08-31",
        share=6,
    ),
    Job(
        number=4,
        name="工业数据安全联合抽查",
        initiating=BUREAU,
        participating=(MARKET,),
        items=(DATA,),
        ratio="30%",
        stratum=(("数据", Fraction(3, 10)),),
        range="年度数据处理量排名靠前的企业",
        created="2026-06-22",
        first="2026-07-06",
        last="2026-09-30",
        share=9,
        edition=2,
    ),
    Job(
        number=5,
        name="食盐质量专项检查",
        initiating=BUREAU,
        participating=(MARKET,),
        items=(SALT,),
        ratio="20%",
        stratum=(("食盐", Fraction(1, 5)),),
        range="全市食盐定点企业",
        created="2026-08-17",
        first="2026-09-01",
        last="2026-10-31",
        share=10,
        edition=2,
    ),
    Job(
        number=6,
        name="民用爆炸物品安全联合抽查",
        initiating=EMERGENCY,
        participating=(BUREAU,),
        items=(BLASTING,),
        ratio="10%",
        stratum=(("一般", Fraction(1, 10)), ("重点", Fraction(3, 10))),
        range="全市民用爆炸物品从业单位",
        created="2026-07-13",
        first="2026-08-03",
        last="2026-09-30",
        share=7,
        edition=2,
    ),
)
"""六个任务: three departments; a county that borrows inspectors; one that assigns them; an imported list; a special
check that the first one made necessary; and one whose first round is void."""


def quota(job: Job, inspected: int) -> int:
    """Say how many targets a task draws, of all that are inspected in the year; at least two."""
    return max(job.share * inspected // 60, 2)


def quotas(job: Job, inspected: int) -> tuple[int, ...]:
    """应抽数: give how many are drawn of each stratum."""
    whole = quota(job, inspected)
    if len(job.stratum) == 1:
        return (whole,)
    first = max(whole * 4 // 7, 1)
    return (first, whole - first)


def in_range(job: Job, inspected: int) -> list[tuple[str, str]]:
    """检查对象范围: give (stratum, id) of as many targets as make the quotas."""
    drawn = zip(quotas(job, inspected), job.stratum, strict=True)
    strata = [name for number, (name, ratio) in drawn for _ in range(floor(number / ratio))]
    return list(zip(strata, target_ids(job, len(strata)), strict=True))


def registry(inspected: int) -> list[Entry]:
    """检查对象名录库: give every target of every range, once."""
    known = {id_: stratum for job in JOBS for stratum, id_ in in_range(job, inspected)}
    return [Entry(id=id_, part=stratum) for id_, stratum in known.items()]


def target_ids(job: Job, size: int) -> list[str]:
    """Give invented credit codes with valid check characters, of a region that does not exist.

    A stratum's are the same in every task that draws from it.
    """
    kind = next(each.number for each in JOBS if each.stratum[0][0] == job.stratum[0][0])
    bodies = (f"91530499MA1{kind}{number:05}" for number in range(size))
    return [body + credit_check_character(body) for body in bodies]


def inspectors() -> list[Entry]:
    """执法检查人员: give the inspectors, as a roll would have them; the counties have few."""
    counts = {BUREAU: 24, MARKET: 24, EMERGENCY: 18, EAST: 3, WEST: 2}
    return [
        Entry(id=f"{letter}{number:03}", part=department)
        for letter, (department, count) in zip("GSYDX", counts.items(), strict=True)
        for number in range(1, count + 1)
    ]
