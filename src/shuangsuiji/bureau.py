"""一个局的现状: what a whole journal has come to, by kind of stream, for deadlines, reports and papers to look at."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from attrs import frozen

from shuangsuiji import adoption, departments
from shuangsuiji.adoption import Rulebooks
from shuangsuiji.checklist.state import STREAM as CHECKLIST
from shuangsuiji.checklist.state import Checklist
from shuangsuiji.departments import Departments
from shuangsuiji.earlier_checks import checks_known
from shuangsuiji.inspection.entering import EnterResult
from shuangsuiji.plan.state import Plan
from shuangsuiji.procedure import kind_of, task_of
from shuangsuiji.replay import Journalled, Replayed
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.target_file import TargetFile, file_stream
from shuangsuiji.task.exclusions import Check
from shuangsuiji.task.state import Task
from shuangsuiji.texts import china_day


@frozen(kw_only=True, slots=False)
class Bureau:
    """一个局的现状.

    Args:
        states: the state of every stream.
        done: every act, in the order of the journal's numbers.
    """

    states: Mapping[str, Any]
    done: tuple[Journalled, ...]

    def of(self, kind: str) -> Iterator[tuple[str, Any]]:
        """Give every stream of a kind with its state, in the order of the names' bytes."""
        return ((name, self.states[name]) for name in self._by_kind.get(kind, ()))

    @property
    def departments(self) -> Departments:
        """组织机构, as they are listed; none where nothing is."""
        found: Departments = self.states.get(departments.STREAM, Departments())
        return found

    @property
    def checklist(self) -> Checklist:
        """联合清单."""
        found: Checklist = self.states.get(CHECKLIST, Checklist())
        return found

    @property
    def plans(self) -> list[Plan]:
        """年度计划."""
        return [state for _, state in self.of("plan")]

    @property
    def tasks(self) -> list[Task]:
        """抽查任务."""
        return [state for _, state in self.of("task")]

    def files(self, task: str) -> list[TargetFile]:
        """Give the files of a task that are opened."""
        return self._files.get(task, [])

    @cached_property
    def checks(self) -> Sequence[Check]:
        """已抽查 (第八条、第二十三条): what was drawn, as far as it is known how it ended, and the other checks."""
        others = [state for _, state in self.of("checks")]
        return list(
            checks_known(self.tasks, lambda task, target: self.states.get(file_stream(task, target)), others)
        )

    @cached_property
    def entered(self) -> Mapping[str, Sequence[str]]:
        """录入之日 (第十九条): of each file's stream the days on which its entries were put on record, in order."""
        found: dict[str, list[str]] = {}
        for each in self.done:
            if isinstance(each.act, EnterResult):
                found.setdefault(each.entry.stream, []).append(china_day(each.entry.recorded))
        return found

    def recorded_on(self, stream: str, day: str, *acts: type) -> str:
        """记入日志之日 (第四条): give the day on which what was done on a day was put on record; that day where nothing was.

        Args:
            stream: the stream.
            day: the day of the act, as the act says it.
            acts: the kinds of acts that count; of several acts of a day the one that was put on record first does.
        """
        found = (self._recorded.get((stream, act, day), "") for act in acts)
        return max(day, min((each for each in found if each), default=""))

    def inspected(self, target: str, year: int, rules: Rulebook, besides: str = "") -> int:
        """已检查次数 (第八条): how often a target was inspected in a year, of what counts; one that is only drawn was not.

        Args:
            target: the target's id.
            year: the year.
            rules: the rules as they hold, which say what counts.
            besides: the code of a task that is left out; empty for none.
        """
        return sum(
            target in {each.target, each.subject} and each.year == year and each.counts(rules)
            for each in self.checks
            if (each.results and each.task != besides) or not each.task
        )

    def rules(self, stream: str, day: str) -> Rulebook | None:
        """Give the rulebook that a stream is under, a task's own or else the current one, as it holds on a day.

        Args:
            stream: the stream.
            day: the day, from which superior layers count (`Rulebook.on`).
        """
        adopted: Rulebooks = self.states.get(adoption.STREAM, Rulebooks())
        pinned = self._pinned.get(task_of(stream) or "")
        found = (adopted.find(pinned) if pinned else None) or adopted.current
        return found.on(day) if found else None

    @cached_property
    def _recorded(self) -> Mapping[tuple[str, type, str], str]:
        found: dict[tuple[str, type, str], str] = {}
        for each in self.done:
            found.setdefault(
                (each.entry.stream, type(each.act), each.act.day), china_day(each.entry.recorded)
            )
        return found

    @cached_property
    def _by_kind(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in sorted(self.states, key=str.encode):
            found.setdefault(name.partition("/")[0], []).append(name)
        return found

    @cached_property
    def _files(self) -> dict[str, list[TargetFile]]:
        found: dict[str, list[TargetFile]] = {}
        for _, state in self.of("file"):
            found.setdefault(state.task, []).append(state)
        return found

    @cached_property
    def _pinned(self) -> dict[str, str]:
        """Of each task's stream the rulebook that it was created under."""
        return {
            each.entry.stream: each.entry.rules
            for each in self.done
            if each.entry.seq == 1 and each.entry.rules and task_of(each.entry.stream) == each.entry.stream
        }


def bureau_of(replayed: Replayed) -> Bureau:
    """Give what a replay has rebuilt."""
    return Bureau(states=replayed.states, done=replayed.done)


def until(replayed: Replayed, day: str) -> Bureau:
    """截至 (第四条): give what was on record by the end of a day, of a journal with which nothing is wrong.

    Args:
        replayed: the whole journal.
        day: the day.
    """
    done = tuple(each for each in replayed.done if china_day(each.entry.recorded) <= day)
    states: dict[str, Any] = {}
    for each in done:
        stream = each.entry.stream
        states[stream] = each.act.after(states.get(stream, kind_of(stream).start))
    return Bureau(states=states, done=done)
