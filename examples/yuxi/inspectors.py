"""执法检查人员名录库: a hundred and eighty inspectors of five departments."""

from datetime import date
from typing import Final

import chance
from attrs import frozen
from words import COUNTIES, GIVEN, SURNAMES

HEADERS: Final = (
    *("单位工号", "姓名", "岗位资质资格", "执法事项范围", "地区", "层级", "担任职务", "所在业务部门（机构）"),
    *("是否专家", "执法证编号", "执法证有效期", "执法人员状态", "请假期间"),
)
HINTS: Final = (
    "填写说明：本单位唯一，按文本填写",
    "与执法证一致",
    "多项以逗号分隔，没有的留空",
    "多项以逗号分隔",
    "县（市、区）",
    "市级或县级",
    "见参数表",
    "见参数表",
    "是或否",
    "按文本填写",
    "年-月-日",
    "有效或失效；失效人员不纳入抽取范围",
    "起始日至截止日；多段以分号分隔，没有的留空",
)
SAMPLE: Final = (
    *("示例：GX000", "示例某某", "食盐,节能", "食盐专营检查", "红塔区", "市级", "科员", "市工业和信息化局"),
    *("否", "样例执00000", "2027-12-31", "有效", "2026-04-01至2026-04-20；2026-06-01至2026-06-05"),
)
DEPARTMENTS: Final = (
    ("GX", "市工业和信息化局"),
    ("SC", "市市场监督管理局"),
    ("YJ", "市应急管理局"),
    ("HJ", "市生态环境局"),
    ("FG", "市发展和改革委员会"),
)
EACH: Final = 36
"""Inspectors of a department."""
ALL_SKILLS: Final = "食盐,民爆，监控化学品,节能"
SKILLS: Final = (
    ("", 3),
    ("节能", 3),
    ("食盐", 3),
    ("食盐，节能", 2),
    ("监控化学品", 2),
    ("民爆,监控化学品", 1),
    ("节能,监控化学品", 1),
)
ITEMS: Final = ("食盐专营检查", "工业节能监察", "监控化学品检查", "民用爆炸物品销售检查", "安全生产检查")
POSTS: Final = (("科员", 6), ("四级主任科员", 3), ("副科长", 2), ("科长", 1))
PARAMETERS: Final = (
    ("担任职务", "所在业务部门（机构）", "岗位资质资格"),
    ("科员", "市工业和信息化局", "食盐"),
    ("四级主任科员", "市市场监督管理局", "民爆"),
    ("副科长", "市应急管理局", "监控化学品"),
    ("科长", "市生态环境局", "节能"),
    ("", "市发展和改革委员会", ""),
)


@frozen(kw_only=True)
class Inspector:
    """执法检查人员: one row of the registry, as its cells."""

    id: str
    name: str
    skills: str
    scope: str
    county: str
    level: str
    post: str
    department: str
    expert: str
    certificate: str
    valid_until: date | str
    status: str
    leave: str

    def cells(self) -> tuple[date | str, ...]:
        """Give the row in the order of `HEADERS`."""
        return (
            *(self.id, self.name, self.skills, self.scope, self.county, self.level, self.post),
            *(self.department, self.expert, self.certificate, self.valid_until, self.status, self.leave),
        )


@frozen(kw_only=True)
class Absences:
    """Who of a department cannot go, by number in the department."""

    expired: list[int]
    inactive: list[int]
    on_leave: list[int]
    on_leave_before: list[int]


def registry() -> tuple[Inspector, ...]:
    """Make the registry, department by department."""
    return tuple(
        _inspector(prefix, department, place, _absences(prefix))
        for prefix, department in DEPARTMENTS
        for place in range(EACH)
    )


def _absences(prefix: str) -> Absences:
    ordinary = chance.mixed([place for place in range(EACH) if place % 6], "absences", prefix)
    return Absences(
        expired=ordinary[:3],
        inactive=ordinary[3:4],
        on_leave=[30, *ordinary[4:7]],
        on_leave_before=ordinary[7:10],
    )


def _inspector(prefix: str, department: str, place: int, absences: Absences) -> Inspector:
    identifier = f"{prefix}{place + 1:03d}"
    serial = [letters for letters, _ in DEPARTMENTS].index(prefix) * EACH + place
    return Inspector(
        id=identifier,
        name=_name(serial),
        skills=_skills(identifier, place),
        scope="，".join(item for item in ITEMS if chance.number(2, "scope", identifier, item)) or ITEMS[0],
        county=chance.pick([county for county, _ in COUNTIES], "county", identifier),
        level=chance.pick(("市级", "县级"), "level", identifier),
        post=chance.weighted(POSTS, "post", identifier),
        department=department,
        expert="是" if chance.number(9, "expert", identifier) == 0 else "否",
        certificate=f"样例执{serial + 1:05d}",
        valid_until=_valid_until(
            identifier, absences.expired.index(place) if place in absences.expired else -1
        ),
        status="失效" if place in absences.inactive else "有效",
        leave=_leave(identifier, place, absences),
    )


def _name(serial: int) -> str:
    surname, given = serial % len(SURNAMES), serial // len(SURNAMES)
    return f"{SURNAMES[surname]}{'例样'[serial % 2]}{GIVEN[given]}"


def _skills(identifier: str, place: int) -> str:
    """Every sixth inspector of a department holds every skill, so that every target finds a team."""
    return ALL_SKILLS if place % 6 == 0 else chance.weighted(SKILLS, "skills", identifier)


def _valid_until(identifier: str, expired: int) -> date | str:
    """Give the last day, a date in every third cell and text in the others, as sheets come from many hands."""
    past = ("2025-12-31", "2026-06-30", "2026-12-10")
    future = (
        f"{2027 + chance.number(4, 'year', identifier)}-{1 + chance.number(12, 'month', identifier):02d}-28"
    )
    text = future if expired < 0 else past[expired]
    return date.fromisoformat(text) if chance.number(3, "date", identifier) == 0 else text


def _leave(identifier: str, place: int, absences: Absences) -> str:
    if place in absences.on_leave:
        return chance.pick(
            ("2026-12-01至2026-12-31", "2026-03-02至2026-03-13；2026-12-14至2026-12-18"), "leave", identifier
        )
    return "2026-04-01至2026-04-20" if place in absences.on_leave_before else ""
