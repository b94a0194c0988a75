"""归档 (第二十五条): the initiating department archives a task, in the form that it chooses; later changes make another edition."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Act, Moment, Others
from shuangsuiji.archive.dossier import Dossier, dossier, dossier_faults
from shuangsuiji.clocks import Period, deadline_of
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, article_finding, finding
from shuangsuiji.followup.state import FollowUp, followup_stream
from shuangsuiji.forms import at, at_least, filled, free_texts, identifiers
from shuangsuiji.objection.state import Objection, objection_stream
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.target_file import TargetFile, file_stream
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Task
from shuangsuiji.texts import path_of


def archive_stream(task: str) -> str:
    """Name the stream of a task's archive.

    >>> archive_stream("YXGX-2026-01")
    'archive/YXGX-2026-01'
    """
    return path_of("archive", task)


@frozen(kw_only=True)
class ArchiveEdition:
    """案卷的一版 (第二十五条).

    Args:
        dossier: what it is made of.
        form: 归档保存方式, as the initiating department chose it.
        place: where it is kept.
        department: who archived it.
        at: when.
    """

    dossier: Dossier
    form: str
    place: str
    department: str
    at: str


@frozen(kw_only=True)
class Archive:
    """任务档案 (第二十五条): its editions, the latest last; none is ever changed."""

    editions: tuple[ArchiveEdition, ...] = ()


@frozen(kw_only=True)
class ArchiveTask(Act[Archive]):
    """归档 (第二十五条).

    The journal cites every stream that it is made of, with place and digest: that is its manifest.

    Args:
        edition: from 1; one more where something was corrected, objected to or followed up afterwards.
        department: who archives: the initiating department.
        dossier: what it is made of.
        form: 归档保存方式, which the initiating department chooses.
        place: where it is kept.
    """

    edition: int
    department: str
    dossier: Dossier
    form: str
    place: str
    kind: Literal["archive-task"] = "archive-task"
    article: ClassVar[str] = "第二十五条"
    checkpoint: ClassVar[bool] = True

    def stream(self) -> str:
        """One archive a task."""
        return archive_stream(self.dossier.task)

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from at_least(1, edition=self.edition)
        yield from identifiers(department=self.department)
        yield from filled(form=self.form, place=self.place)
        yield from free_texts(form=self.form, place=self.place)

    def faults(self, state: Archive, rules: Rulebook) -> Iterator[Fault]:
        """The initiating department archives what is whole; another edition has something new."""
        expected = len(state.editions) + 1
        if self.edition != expected:
            yield fault("SSJ-ARCHIVE-NUMBER", at("$.edition"), expected=expected, found=self.edition)
        if self.department != self.dossier.initiating:
            yield fault("SSJ-ARCHIVE-DEPARTMENT", at("$.department"), expected=self.dossier.initiating)
        if state.editions and state.editions[-1].dossier == self.dossier:
            yield fault("SSJ-ARCHIVE-SAME", at("$.dossier"), edition=len(state.editions))
        yield from dossier_faults(self.dossier)

    def findings(self, state: Archive, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """What the rulebook leaves open, who was not followed up, and who may still object."""
        if rules.keys.retention_years.value is None:
            yield finding("SSJ-A25-3", rules, "retention_years", subject="retention_years")
        if rules.keys.archive_format.value not in {"", self.form}:
            expected = rules.keys.archive_format.value
            yield finding("SSJ-A25-4", rules, "archive_format", expected=expected, found=self.form)
        for each in self.dossier.entries:
            for item in each.refused:
                yield article_finding("SSJ-A21-1-OPEN", "第二十一条", subject=each.target, item=item)
            for number in each.untransferred:
                yield article_finding("SSJ-A21-3-OPEN", "第二十一条", subject=each.target, number=number)
        yield from self._window_findings(rules, moment)

    def _window_findings(self, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        last = max((shown.on for each in self.dossier.entries for shown in each.shown), default="")
        if not last or moment.calendar is None:
            return
        key, days = "objection_days", rules.keys.objection_days.value
        period = Period(
            code="SSJ-DUE-OBJECTION",
            article=rules.keys.objection_days.article,
            key=key,
            stream=task_stream(self.dossier.task),
            subject=self.dossier.task,
            since=last,
            n=days,
            unit="day",
        )
        due = deadline_of(period, moment.calendar).latest.isoformat()
        if self.day <= due:
            yield finding("SSJ-A20-5-OPEN", rules, key, last=due)

    def after(self, state: Archive) -> Archive:
        """Give the state that follows."""
        made = ArchiveEdition(
            dossier=self.dossier, form=self.form, place=self.place, department=self.department, at=self.at
        )
        return evolve(state, editions=(*state.editions, made))

    def relies(self) -> tuple[str, ...]:
        """Everything in it is of the task and what belongs to it."""
        return tuple(dict.fromkeys((*self.dossier.beside, *own_streams(self.dossier))))

    def relied_faults(self, others: Others) -> Iterator[Fault]:
        """Compare it with all of them."""
        code = self.dossier.task
        task: Task | None = others(task_stream(code))
        files: list[TargetFile] = []
        objections: list[Objection] = []
        followups: list[FollowUp] = []
        for each in self.dossier.entries:
            file: TargetFile | None = others(file_stream(code, each.target)) if each.opened else None
            files += [file] if file else []
            numbered = (others(objection_stream(code, each.target, number)) for number in each.objections)
            objections += [found for found in numbered if found]
            handed = (others(followup_stream(code, each.target, number)) for number in each.follow_ups)
            followups += [found for found in handed if found]
        named = frozenset(self.relies())

        def cited(stream: str) -> Any:  # noqa: ANN401  -- each kind of stream has its own state
            return others(stream) if stream in named else None

        if task is None or dossier(task, files, objections, followups, cited) != self.dossier:
            yield fault("SSJ-ACT-FACT", at("$.dossier"), stream=task_stream(code))

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {
            "edition": self.edition,
            "targets": len(self.dossier.entries),
            "form": self.form,
            "place": self.place,
        }


def own_streams(dossier: Dossier) -> Iterator[str]:
    """Name the streams of a task that its archive is made of: its own, its files, objections and follow-ups."""
    code = dossier.task
    yield task_stream(code)
    for each in dossier.entries:
        if each.opened:
            yield file_stream(code, each.target)
        yield from (objection_stream(code, each.target, number) for number in each.objections)
        yield from (followup_stream(code, each.target, number) for number in each.follow_ups)
