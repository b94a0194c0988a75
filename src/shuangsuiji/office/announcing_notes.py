"""公告时的提示: what is not wrong with an announcement, but worth knowing."""

from collections.abc import Iterator

from shuangsuiji.draw.announce import FrozenRolls
from shuangsuiji.draw.announcement import Announcement
from shuangsuiji.draw.entropy import parties_of
from shuangsuiji.draw.feasibility import groups_may_stop
from shuangsuiji.draw.record import rules_of
from shuangsuiji.errors import Fault, Place, fault
from shuangsuiji.office.registries import Registries
from shuangsuiji.task import freezing
from shuangsuiji.task.scheme import ContributionScheme, Scheme


def announcing_notes(
    task: Scheme, announcement: Announcement, rolls: FrozenRolls, registries: Registries
) -> Iterator[Fault]:
    """Give what whoever announces should know.

    Args:
        task: the task.
        announcement: what is announced.
        rolls: the frozen rolls.
        registries: what the files held.
    """
    parties = tuple(parties_of(announcement.entropy))
    if len(parties) == len(announcement.entropy) == 1:
        yield fault("SSJ-NOTE-SINGLE-PARTY", party=parties[0])
    if announcement.inspectors and announcement.inspectors.groups and rolls.inspectors:
        rules = rules_of(announcement.inspectors, rolls.inspectors, rolls.recusals)
        if groups_may_stop(rolls.targets, rules):
            yield fault("SSJ-NOTE-GROUPS")
    for stratum in announcement.targets.strata:
        if 0 < stratum.eligible == stratum.quota:
            yield fault("SSJ-NOTE-CENSUS", stratum=stratum.name, eligible=stratum.eligible)
    own = [each.name for each in task.targets.flagged]
    if own and announcement.targets.form == "open":
        yield fault("SSJ-NOTE-FLAGGED", strata="、".join(own))
    if task.publish_from:
        yield fault("SSJ-NOTE-SECRET", publish_from=task.publish_from)
    yield from _office_notes(task, registries)
    yield from _source_notes(registries)


def _office_notes(task: Scheme, registries: Registries) -> Iterator[Fault]:
    own = [s.party for s in task.entropy if isinstance(s, ContributionScheme) and s.nonce_file is not None]
    if len(own) > 1:
        yield fault("SSJ-NOTE-NONCES", parties="、".join(own))
    if others := freezing.other_departments(registries.inspectors or (), task):
        listed = "、".join(f"{name}（{count}）" for name, count in sorted(others.items()))
        yield fault("SSJ-NOTE-DEPARTMENTS", departments=listed)
    yield fault("SSJ-NOTE-LOCAL")


def _source_notes(registries: Registries) -> Iterator[Fault]:
    if registries.unknown:
        yield fault("SSJ-NOTE-HISTORY", unknown=registries.unknown)
    for source in registries.sources.values():
        place = Place(file=source.file, sheet=source.sheet)
        if source.dropped_columns:
            yield fault("SSJ-NOTE-DROPPED", place, columns="、".join(source.dropped_columns))
        if source.stripped:
            yield fault("SSJ-NOTE-STRIPPED", place, rows=source.stripped)
        if source.rejected:
            yield fault("SSJ-NOTE-REJECTED", place, rejected=source.rejected, rows=source.rows)
