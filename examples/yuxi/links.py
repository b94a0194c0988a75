"""回避登记 and 本年已抽查: what joins targets with inspectors and with earlier checks."""

from datetime import date, timedelta
from typing import Final

import chance
import targets
from inspectors import Inspector
from targets import Target

RECUSAL_HEADERS: Final = ("统一社会信用代码/注册号", "单位工号", "回避事由")
RECUSAL_HINTS: Final = ("填写说明：与检查对象名录库一致", "与执法检查人员名录库一致", "一项一行")
RECUSAL_SAMPLE: Final = (targets.SAMPLE[0], "GX000", "近亲属在该单位任职")
REASONS: Final = (
    "近亲属在该单位任职",
    "本人曾在该单位任职",
    "本人或近亲属持有该单位股份",
    "与该单位负责人有其他利害关系",
)
RECUSING_DEPARTMENTS: Final = ("市工业和信息化局", "市市场监督管理局", "市应急管理局")

HISTORY_HEADERS: Final = ("统一社会信用代码/注册号", "检查日期")


def recusals(registry: tuple[Target, ...], inspectors: tuple[Inspector, ...]) -> list[tuple[str, ...]]:
    """Make 59 pairs in 60 rows: the last pair has a second reason."""
    possible = [person for person in inspectors if person.department in RECUSING_DEPARTMENTS]
    rows = [
        (
            target.id,
            chance.pick(possible, "recused", target.id).id,
            chance.pick(REASONS[:-1], "reason", target.id),
        )
        for target in _in_business(registry, "recusals")[:59]
    ]
    return [*rows, (*rows[-1][:2], REASONS[-1])]


def history(registry: tuple[Target, ...]) -> list[tuple[str, ...]]:
    """Make 200 checks of this year, in the order of their days."""
    checked = _in_business(registry, "history")[:200]
    rows = [(_day(target.id), target.id) for target in checked]
    return [(identifier, day) for day, identifier in sorted(rows)]


def _in_business(registry: tuple[Target, ...], label: str) -> list[Target]:
    salt = targets.salt_wholesalers(registry)
    standing = [each for each in registry if each.status == targets.IN_BUSINESS and each not in salt]
    return chance.mixed(standing, label)


def _day(identifier: str) -> str:
    return str(date(2026, 1, 5) + timedelta(days=chance.number(300, "day", identifier)))
