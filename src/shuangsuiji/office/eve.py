"""冻结之前 (第八条、第九条、第二十三条): what an office's journal and a task's history say of who may be drawn."""

from collections.abc import Container, Iterable

from shuangsuiji.office.registries import Registries
from shuangsuiji.office.service import Office
from shuangsuiji.registries.targets import TargetRecord
from shuangsuiji.rolls.roll import Roll
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.differentiation import FlaggedTarget
from shuangsuiji.task.exclusions import (
    Check,
    Exclusions,
    Subject,
    exclusions,
    wanted_of,
    years_that_count,
)
from shuangsuiji.task.freezing import Known, flagged_stratum
from shuangsuiji.task.scheme import Scheme
from shuangsuiji.task.setup import ItemsLeft, Waiver
from shuangsuiji.task.state import Task


class Eve:
    """冻结之前: what the office knows of a task's registry on the day on which a roll is frozen of it.

    Args:
        office: the bureau's office.
        task: the task.
        scheme: its TASK.toml.
        rules: the rules of the day.
        day: the day.
        waivers: who may be drawn all the same.
    """

    def __init__(
        self,
        office: Office,
        task: Task,
        scheme: Scheme,
        rules: Rulebook,
        day: str,
        waivers: tuple[Waiver, ...],
    ) -> None:
        self._office, self._task, self._scheme, self._rules, self._day = office, task, scheme, rules, day
        self.waivers = waivers
        self._wanted = wanted_of(task)

    def known(self, registries: Registries) -> Known:
        """Give what the freeze has to know."""
        words = self._words(registries.drawn_from)
        return Known(
            excluded=self._exclusions(registries).standings,
            flagged=words,
            specialism=self._rules.keys.match_specialism.value,
            item_ids=self._task.setup.item_ids,
        )

    def left(self, registries: Registries, roll: Roll) -> tuple[ItemsLeft, ...]:
        """Give who is inspected for some of the items only."""
        suits = {each.id: each.suits for each in self._subjects(registries.drawn_from)}
        return tuple(
            ItemsLeft(target=target, items=items, suits=suits[target] or ())
            for target, items in self._exclusions(registries).items.items()
            if roll.index(target) is not None
        )

    def flagged(self, registries: Registries, roll: Roll) -> tuple[FlaggedTarget, ...]:
        """Give who is flagged, and where he stands in the roll, with the things that belong to him."""
        return tuple(
            FlaggedTarget(
                target=target,
                words=words,
                stratum=flagged_stratum(self._scheme, words) if entries else "",
                entries=entries,
            )
            for target, words in self._flags().items()
            for entries in [
                tuple(
                    each.id
                    for each in registries.drawn_from
                    if target in {each.id, each.owner, each.former} and roll.index(each.id) is not None
                )
            ]
        )

    def checks(self, registries: Registries) -> list[Check]:
        """What the journal holds and what the task's history lists beside it count together (第八条)."""
        years = years_that_count(self._rules, self._wanted.year)
        own = [each for each in self._office.checks() if each.task != self._task.setup.code]
        listed = not_on_record(self.history(registries), own, self._own_names)
        return [each for each in (*own, *listed) if each.year in years]

    @property
    def _own_names(self) -> frozenset[str]:
        """What a table may call the bureau's own."""
        return frozenset({"", self._rules.bureau, *self._task.setup.departments})

    def history(self, registries: Registries) -> list[Check]:
        """An inspection without a day counts for any year; one without a body is the bureau's own."""
        own = self._own_names
        numbers = {each.name: each.id for each in self._task.setup.items}
        bodies = {each.id: each.owner for each in registries.drawn_from}
        return [
            Check(
                target=each.target,
                items=tuple(numbers.get(item, item) for item in each.items),
                year=each.day.year if each.day else self._wanted.year,
                entity=bodies.get(each.target, ""),
                areas=each.areas,
                nature=each.nature,
                body="" if each.body in own else each.body,
                first=each.day.isoformat() if each.day else "",
                last=each.day.isoformat() if each.day else "",
            )
            for each in registries.history
        ]

    def _exclusions(self, registries: Registries) -> Exclusions:
        subjects = self._subjects(registries.drawn_from)
        return exclusions(self.checks(registries), subjects, self._wanted, self._rules, self.waivers)

    def _subjects(self, records: Iterable[TargetRecord]) -> list[Subject]:
        items, flagged = self._task.setup.items, self._words(records)
        return [
            Subject(
                id=each.id,
                entity=each.owner,
                former=each.former,
                suits=None
                if each.items is None
                else tuple(item.id for item in items if {item.id, item.name} & set(each.items)),
                flagged=each.id in flagged,
            )
            for each in records
        ]

    def _words(self, records: Iterable[TargetRecord]) -> dict[str, tuple[str, ...]]:
        """Give of each flagged target of the registry why: of a thing, why its body is."""
        flags = self._flags()
        found: dict[str, tuple[str, ...]] = {}
        for each in records:
            words = [word for name in (each.id, each.owner, each.former) for word in flags.get(name, ())]
            if words:
                found[each.id] = tuple(dict.fromkeys(words))
        return found

    def _flags(self) -> dict[str, tuple[str, ...]]:
        return self._office.flags().flagged_on(self._day)


def not_on_record(listed: Iterable[Check], own: Iterable[Check], names: Container[str]) -> list[Check]:
    """Give the checks that a table lists and that are not on record; each on record stands for one row only.

    Args:
        listed: what the table lists.
        own: what is on record.
        names: what the bureau's own checks may be called.
    """
    left = [each for each in own if not each.task]
    found: list[Check] = []
    for row in listed:
        same = next((each for each in left if _is_same(row, each, names)), None)
        if same is None:
            found.append(row)
        else:
            left.remove(same)
    return found


def _is_same(row: Check, other: Check, names: Container[str]) -> bool:
    """Say whether a row of a table is a check that is on record, as far as the row tells its day."""
    return _occasion(row, names) == _occasion(other, names) and row.first in {"", other.first}


def _occasion(check: Check, names: Container[str]) -> tuple[str, frozenset[str], int, str, str]:
    body = "" if check.body in names else check.body
    return (check.target, frozenset(check.items), check.year, check.nature, body)
