"""抽取的共同要求 (第八条至第十一条): what is asked of every draw, our own and a platform's: its registries and its day."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from shuangsuiji.acts import Others
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, article_finding, finding
from shuangsuiji.forms import at
from shuangsuiji.plan.ratio import planned_number
from shuangsuiji.registries.confirmation import (
    Confirmation,
    Confirmations,
    RegistryName,
    registry_stream,
    titles_of,
)
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.setup import Setup
from shuangsuiji.texts import china_day


def registry_faults(
    confirmed: Sequence[Confirmation], wanted: Sequence[RegistryName], drawn_at: str
) -> Iterator[Fault]:
    """更新确认 (第九条): each registry that is drawn from was confirmed in the year of the draw, and before it.

    Args:
        confirmed: their confirmations.
        wanted: the registries.
        drawn_at: when it is drawn.
    """
    said = {"year": china_day(drawn_at)[:4], "registries": titles_of(wanted)}
    if tuple(each.registry for each in confirmed) != tuple(wanted):
        yield fault("SSJ-TASK-UNCONFIRMED", at("$.confirmed"), **said)
    for each in confirmed:
        late = datetime.fromisoformat(each.at) > datetime.fromisoformat(drawn_at)
        if each.at[:4] != said["year"] or late:
            yield fault("SSJ-TASK-UNCONFIRMED", at("$.confirmed"), **said)


def confirmation_faults(confirmed: Iterable[Confirmation], others: Others, drawn_at: str) -> Iterator[Fault]:
    """Compare confirmations with the registries', as they stood when it was drawn.

    Args:
        confirmed: the confirmations.
        others: gives the state of a stream.
        drawn_at: when it was drawn; a registry that was confirmed again after that is not what was drawn from.
    """
    for index, each in enumerate(confirmed):
        stream = registry_stream(each.registry)
        known: Confirmations | None = others(stream)
        if known is None or known.standing_at(drawn_at) != each:
            yield fault("SSJ-ACT-FACT", at(f"$.confirmed[{index}]"), stream=stream)


def age_findings(confirmed: Iterable[Confirmation], day: str, rules: Rulebook) -> Iterator[Finding]:
    """名录库陈旧 (第九条): a registry that was confirmed too long before the day of the draw."""
    most = rules.keys.library_max_age_days.value
    for each in confirmed:
        age = (date.fromisoformat(day) - datetime.fromisoformat(each.at).date()).days
        if age > most:
            yield finding("SSJ-A09-15", rules, "library_max_age_days", subject=each.registry, days=age)


def day_findings(setup: Setup, day: str, rules: Rulebook) -> Iterator[Finding]:
    """抽取之日 (第八条、第十条): it lies in the year of the inspections, and before they begin."""
    if len({day[:4], setup.first[:4], setup.last[:4]}) > 1:
        yield finding("SSJ-A08-2", rules, "object_annual_cap", drawn=day, first=setup.first, last=setup.last)
    if day >= setup.first:
        yield article_finding("SSJ-A10-3", "第十条", first=setup.first)


def number_findings(setup: Setup, drawn: int, size: int) -> Iterator[Finding]:
    """预定的比例 (第十一条): how many were drawn of a registry, where no range and no first stage narrows it."""
    if setup.criteria or setup.first_stage:
        return
    if drawn != planned_number(setup.ratio, size):
        yield article_finding(
            "SSJ-A10-6", "第十条", subject=setup.range, planned=setup.ratio, ratio=f"{drawn}/{size}"
        )
