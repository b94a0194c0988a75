"""案卷 (第二十五条): what a task's streams come to, as its archive names it: one entry a drawn target."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from attrs import frozen

from shuangsuiji import adoption
from shuangsuiji.acts import Others
from shuangsuiji.archive.leaves import Leaf, file_leaves, followup_leaves, objection_leaves, task_leaves
from shuangsuiji.checklist.state import STREAM as CHECKLIST
from shuangsuiji.departments import STREAM as DEPARTMENTS
from shuangsuiji.errors import Fault, fault
from shuangsuiji.followup.state import FollowUp, unfollowed, untransferred
from shuangsuiji.forms import at
from shuangsuiji.found_errors import open_errors
from shuangsuiji.objection.clocks import corrected_on
from shuangsuiji.objection.state import Objection
from shuangsuiji.outcomes import Material
from shuangsuiji.plan.state import plan_stream
from shuangsuiji.publicity import Shown, publications, shown_versions
from shuangsuiji.registries.confirmation import REGISTRIES, registry_stream
from shuangsuiji.registries.flags import STREAM as FLAGS
from shuangsuiji.target_file import TargetFile
from shuangsuiji.task.state import Ended, Task


@frozen(kw_only=True)
class FileEntry:
    """一户的案卷目录 (第二十五条).

    Args:
        target: the target's id.
        opened: whether it has a file.
        given_back: 交回: the task ended before anybody inspected it; what its file holds stays as it is.
        sealed_at: when its file was put together; empty where it was not.
        withheld: why its result is not public; empty where it is.
        materials: what was put together in it, where it lies, with its digests.
        leaves: 卷内文件: every document of its life, with its digest: its own, of its objections and follow-ups.
        records: the digest of the signed record of each version that was entered.
        shown: 公示凭证: every version that the platform shows.
        unshown: how many publications the platform has not acknowledged.
        objections: the numbers of its objections.
        open_objections: those that are not answered yet.
        uncorrected: those that were right, and where nothing was corrected.
        open_errors: the numbers of the errors that are found and not corrected.
        follow_ups: the numbers of its follow-ups.
        untransferred: those of suspected crimes that the judicial organs have not acknowledged.
        pending: items 发现问题待后续处理 whose hand-over has no receipt and result yet.
        refused: items 不配合检查情节严重 that nobody followed up.
    """

    target: str
    opened: bool = False
    given_back: bool = False
    sealed_at: str = ""
    withheld: str = ""
    materials: tuple[Material, ...] = ()
    leaves: tuple[Leaf, ...] = ()
    records: tuple[str, ...] = ()
    shown: tuple[Shown, ...] = ()
    unshown: int = 0
    objections: tuple[int, ...] = ()
    open_objections: tuple[int, ...] = ()
    uncorrected: tuple[int, ...] = ()
    open_errors: tuple[int, ...] = ()
    follow_ups: tuple[int, ...] = ()
    untransferred: tuple[int, ...] = ()
    pending: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


@frozen(kw_only=True)
class Dossier:
    """任务案卷 (第二十五条): what a task's archive is made of.

    Args:
        task: the task's code.
        initiating: the initiating department, which archives.
        edition: the checklist's edition.
        plan: the plan's row; empty where the task has none.
        draw: the digest of the record of the draw; empty where nothing is locked.
        substitutions: how many inspectors were substituted.
        leaves: 任务材料: every document of the task itself, with its digest.
        beside: the streams that the task rests on beside its own: rules, checklist, plan, units, flags, both registries.
        entries: one a drawn target, in drawn order.
        ended: 取消、终止: how the task ended before its time; None where it did not.
    """

    task: str
    initiating: str
    edition: int
    plan: str
    draw: str
    substitutions: int
    leaves: tuple[Leaf, ...]
    beside: tuple[str, ...]
    entries: tuple[FileEntry, ...]
    ended: Ended | None = None


def dossier(
    task: Task,
    files: Iterable[TargetFile],
    objections: Iterable[Objection],
    followups: Iterable[FollowUp],
    others: Others,
) -> Dossier:
    """Put together what a task's streams come to.

    Args:
        task: the task.
        files: its targets' files.
        objections: theirs.
        followups: theirs.
        others: gives the states of checklist and plan.
    """
    known = {each.target: each for each in files}
    objected = _by_target((each.disputed.target, each) for each in sorted(objections, key=_number))
    followed = _by_target((each.target, each) for each in sorted(followups, key=_number))
    drawn = [each.entry.id for each in task.lock.targets] if task.lock else []
    return Dossier(
        task=task.setup.code,
        initiating=task.setup.initiating,
        edition=task.edition,
        plan=task.setup.row,
        draw=task.lock.digest if task.lock else "",
        substitutions=len(task.substitutions),
        leaves=task_leaves(task, others),
        beside=beside(task),
        entries=tuple(
            _entry(known[target], objected[target], followed[target], ended=task.ended is not None)
            if target in known
            else FileEntry(target=target, given_back=task.ended is not None)
            for target in drawn
        ),
        ended=task.ended,
    )


def beside(task: Task) -> tuple[str, ...]:
    """任务以外的依据 (第二十五条): name the streams that a task rests on beside its own; one that has not begun is not cited."""
    setup = task.setup
    plan = (plan_stream(setup.year, setup.initiating),) if setup.row else ()
    return (adoption.STREAM, CHECKLIST, *plan, DEPARTMENTS, FLAGS, *map(registry_stream, REGISTRIES))


Value = TypeVar("Value")


def _number(found: Objection | FollowUp) -> int:
    return found.number


def _by_target(found: Iterable[tuple[str, Value]]) -> Mapping[str, list[Value]]:
    listed: dict[str, list[Value]] = defaultdict(list)
    for target, each in found:
        listed[target].append(each)
    return listed


def _entry(
    file: TargetFile, objections: list[Objection], followups: list[FollowUp], *, ended: bool
) -> FileEntry:
    shown = shown_versions(file)
    sealed = file.sealed
    return FileEntry(
        target=file.target,
        opened=True,
        given_back=ended and not file.begun,
        sealed_at=sealed.at if sealed else "",
        withheld=file.withheld.ground if file.withheld else "",
        materials=sealed.materials if sealed else (),
        leaves=(
            *file_leaves(file),
            *(leaf for each in objections for leaf in objection_leaves(each)),
            *(leaf for each in followups for leaf in followup_leaves(each)),
        ),
        records=tuple(each.record for each in file.submissions),
        shown=shown,
        unshown=len(tuple(publications(file))) - len(shown),
        objections=tuple(each.number for each in objections),
        open_objections=tuple(each.number for each in objections if each.open),
        uncorrected=tuple(each.number for each in objections if _owed_correction(each, file)),
        open_errors=tuple(each.number for each in open_errors(file)),
        follow_ups=tuple(each.number for each in followups),
        untransferred=untransferred(followups),
        pending=unfollowed(file, [each for each in followups if each.closed_on], "PENDING"),
        refused=unfollowed(file, followups, "NON_COOPERATION"),
    )


def _owed_correction(objection: Objection, file: TargetFile) -> bool:
    made = objection.conclusion
    return bool(made and made.wrong) and not corrected_on(objection, file)


def dossier_faults(dossier: Dossier) -> Iterator[Fault]:
    """Give what is missing of an archive; all of it at once. A task that ended before its time has what it has."""
    if not dossier.draw and dossier.ended is None:
        yield fault("SSJ-ARCHIVE-UNLOCKED", at("$.dossier.draw"), task=dossier.task)
    for index, each in enumerate(dossier.entries):
        place = at(f"$.dossier.entries[{index}]")
        if not each.sealed_at and not each.given_back:
            yield fault("SSJ-ARCHIVE-FILE", place, target=each.target)
        if each.unshown:
            yield fault("SSJ-ARCHIVE-UNSHOWN", place, target=each.target, number=each.unshown)
        for number in each.open_objections:
            yield fault("SSJ-ARCHIVE-OBJECTION", place, target=each.target, number=number)
        for number in each.uncorrected:
            yield fault("SSJ-ARCHIVE-UNCORRECTED", place, target=each.target, number=number)
        for number in each.open_errors:
            yield fault("SSJ-ARCHIVE-ERROR", place, target=each.target, number=number)
        for item in each.pending:
            yield fault("SSJ-ARCHIVE-PENDING", place, target=each.target, item=item)
