"""检查对象名录库: six thousand targets in nine counties."""

from typing import Final

import chance
import identifiers
from attrs import frozen
from words import COUNTIES, CROPS, FIRST, SECOND, SHOPS, TRADES

HEADERS: Final = (
    *("统一社会信用代码/注册号", "企业名称", "市场主体类型", "分类", "登记机关", "管辖单位", "登记状态"),
    *("专业资质资格", "许可证名称", "许可证编号", "有效期至"),
)
HINTS: Final = (
    "填写说明：18 位统一社会信用代码，没有的填注册号；按文本填写",
    "与营业执照一致",
    "按登记类型填写",
    "填甲、乙、丙、丁之一",
    "市场监督管理部门全称",
    "县（市、区）",
    "与登记系统一致",
    "需要的资质；多项以逗号分隔，没有的留空",
    "没有的留空",
    "没有的留空",
    "年-月-日；长期填9999-09-09",
)
SAMPLE: Final = (
    *(
        f"示例：{identifiers.credit_code('91', 'MA', 9999)}",
        "示例某某有限公司",
        "有限责任公司",
        "甲",
        "红塔区市场监督管理局",
        "红塔区",
    ),
    *("存续（在营、开业、在册）", "食盐,节能", "食盐定点批发企业证书", "样例证第0000号", "9999-09-09"),
)
IN_BUSINESS: Final = "存续（在营、开业、在册）"
STATUSES: Final = (
    (IN_BUSINESS, 184),
    ("注销", 6),
    ("吊销，未注销", 4),
    ("迁出", 3),
    ("撤销", 3),
)
GRADES: Final = (("甲", 55), ("乙", 30), ("丙", 12), ("丁", 3))
NEEDS: Final = (
    ("", 842),
    ("节能", 60),
    ("食盐", 40),
    ("监控化学品", 25),
    ("节能，监控化学品", 10),
    ("食盐,节能", 8),
    ("民爆", 8),
    ("民爆，节能", 4),
    ("监控化学品,节能，民爆", 3),
)
LICENCES: Final = {
    "食盐": "食盐定点批发企业证书",
    "民爆": "民用爆炸物品销售许可证",
    "监控化学品": "监控化学品生产特别许可证书",
}
SALT: Final = "食盐批发企业"


@frozen(kw_only=True)
class Kind:
    """A kind of target: how many, how they are named, which identifiers they hold."""

    name: str
    count: int
    code: str
    issuer: str = "MA"
    trades: tuple[str, ...] = TRADES
    ending: str
    registration_numbers: int = 0
    old_registration_numbers: int = 0
    needs: bool = False


KINDS: Final = (
    Kind(name=SALT, count=24, code="91", trades=("盐业",), ending="有限公司", needs=True),
    Kind(name="有限责任公司", count=3376, code="91", ending="有限公司", needs=True),
    Kind(name="股份有限公司", count=90, code="91", ending="股份有限公司", needs=True),
    Kind(name="有限责任公司分公司", count=400, code="91", ending="有限公司分公司", needs=True),
    Kind(
        name="个人独资企业",
        count=310,
        code="91",
        ending="厂",
        registration_numbers=24,
        old_registration_numbers=8,
    ),
    Kind(
        name="个体工商户",
        count=1150,
        code="92",
        trades=SHOPS,
        ending="",
        registration_numbers=12,
        old_registration_numbers=4,
    ),
    Kind(name="农民专业合作社", count=480, code="93", trades=CROPS, ending="专业合作社"),
    Kind(name="社会团体", count=60, code="51", issuer="MJ", ending="行业协会"),
    Kind(name="民办非企业单位", count=50, code="52", issuer="MJ", ending="职业培训学校"),
    Kind(name="事业单位", count=30, code="12", issuer="MB", ending="技术服务中心"),
    Kind(name="农村集体经济组织", count=30, code="N1", issuer="MF", trades=("",), ending="股份经济合作社"),
)


@frozen(kw_only=True)
class Target:
    """检查对象: one row of the registry, as its cells."""

    id: str
    name: str
    kind: str
    grade: str
    county: str
    status: str
    needs: str
    licence: str
    licence_number: str
    valid_until: str

    def cells(self) -> tuple[str, ...]:
        """Give the row in the order of `HEADERS`."""
        return (
            *(self.id, self.name, self.kind, self.grade, f"{self.county}市场监督管理局", self.county),
            *(self.status, self.needs, self.licence, self.licence_number, self.valid_until),
        )


def registry() -> tuple[Target, ...]:
    """Make the registry: every kind's targets, in an order of chance."""
    places = [(kind, place) for kind in KINDS for place in range(kind.count)]
    made = [_target(serial, kind, place) for serial, (kind, place) in enumerate(places)]
    return tuple(chance.mixed(made, "order"))


def salt_wholesalers(registry: tuple[Target, ...]) -> tuple[Target, ...]:
    """食盐定点批发企业: the small registry of a census."""
    return tuple(target for target in registry if "盐业" in target.name)


def _target(serial: int, kind: Kind, place: int) -> Target:
    needs = _needs(serial, kind)
    licence = next((name for need, name in LICENCES.items() if need in needs), "")
    return Target(
        id=_identifier(serial, kind, place),
        name=_name(kind, place),
        kind="有限责任公司" if kind.name == SALT else kind.name,
        grade=chance.weighted(GRADES, "grade", serial),
        county=chance.weighted(COUNTIES, "county", serial),
        status=IN_BUSINESS if kind.name == SALT else chance.weighted(STATUSES, "status", serial),
        needs=needs,
        licence=licence,
        licence_number=f"样例证第{serial:04d}号" if licence else "",
        valid_until=_valid_until(serial) if licence else "",
    )


def _identifier(serial: int, kind: Kind, place: int) -> str:
    if place < kind.registration_numbers:
        return identifiers.registration_number(serial)
    if place < kind.registration_numbers + kind.old_registration_numbers:
        return identifiers.old_registration_number(serial)
    return identifiers.credit_code(kind.code, kind.issuer, serial)


def _name(kind: Kind, place: int) -> str:
    """Give a name that no other place of the kind has: 7919 shares no factor with the number of combinations."""
    middles = len(FIRST) * len(SECOND)
    trade, middle = divmod(place * 7919 % (middles * len(kind.trades)), middles)
    first, second = divmod(middle, len(SECOND))
    return f"样例{FIRST[first]}{SECOND[second]}{kind.trades[trade]}{kind.ending}"


def _needs(serial: int, kind: Kind) -> str:
    if kind.name == SALT:
        return "食盐"
    return chance.weighted(NEEDS, "needs", serial) if kind.needs else ""


def _valid_until(serial: int) -> str:
    if chance.number(10, "long-term", serial) == 0:
        return "9999-09-09"
    year, month = 2027 + chance.number(3, "year", serial), 1 + chance.number(12, "month", serial)
    return f"{year}-{month:02d}-28"
