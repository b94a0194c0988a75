"""案卷 (第二十五条): what a task's streams come to, as its archive names it: one entry a drawn target."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from attrs import frozen

from shuangsuiji.errors import Fault, fault
from shuangsuiji.followup import FollowUp, unfollowed
from shuangsuiji.forms import at
from shuangsuiji.objection.clocks import corrected_on
from shuangsuiji.objection.state import Objection
from shuangsuiji.publicity import Shown, publications, shown_versions
from shuangsuiji.target_file import TargetFile
from shuangsuiji.task.state import Task


@frozen(kw_only=True)
class FileEntry:
    """一户的案卷目录 (第二十五条).

    Args:
        target: the target's id.
        sealed_at: when its file was put together; empty where it was not.
        withheld: why its result is not public; empty where it is.
        materials: the roles and digests of what it holds.
        records: the digest of the signed record of each version that was entered.
        reviews: how many verdicts its versions had.
        shown: 公示凭证: every version that the platform shows.
        unshown: how many publications the platform has not acknowledged.
        objections: the numbers of its objections.
        open_objections: those that are not answered yet.
        uncorrected: those that were right, and where nothing was corrected.
        follow_ups: the numbers of its follow-ups.
        pending: items 发现问题待后续处理 that nobody followed up.
        refused: items 不配合检查情节严重 that nobody followed up.
    """

    target: str
    sealed_at: str = ""
    withheld: str = ""
    materials: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    reviews: int = 0
    shown: tuple[Shown, ...] = ()
    unshown: int = 0
    objections: tuple[int, ...] = ()
    open_objections: tuple[int, ...] = ()
    uncorrected: tuple[int, ...] = ()
    follow_ups: tuple[int, ...] = ()
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
        entries: one a drawn target, in drawn order.
    """

    task: str
    initiating: str
    edition: int
    plan: str
    draw: str
    substitutions: int
    entries: tuple[FileEntry, ...]


def dossier(
    task: Task,
    files: Iterable[TargetFile],
    objections: Iterable[Objection] = (),
    followups: Iterable[FollowUp] = (),
) -> Dossier:
    """Put together what a task's streams come to."""
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
        entries=tuple(
            _entry(known[target], objected[target], followed[target])
            if target in known
            else FileEntry(target=target)
            for target in drawn
        ),
    )


Value = TypeVar("Value")


def _number(found: Objection | FollowUp) -> int:
    return found.number


def _by_target(found: Iterable[tuple[str, Value]]) -> Mapping[str, list[Value]]:
    listed: dict[str, list[Value]] = defaultdict(list)
    for target, each in found:
        listed[target].append(each)
    return listed


def _entry(file: TargetFile, objections: list[Objection], followups: list[FollowUp]) -> FileEntry:
    shown = shown_versions(file)
    sealed = file.sealed
    return FileEntry(
        target=file.target,
        sealed_at=sealed.at if sealed else "",
        withheld=file.withheld.ground if file.withheld else "",
        materials=tuple(f"{each.role} {each.paper.digest}" for each in sealed.materials) if sealed else (),
        records=tuple(each.record for each in file.submissions),
        reviews=sum(len(each.reviews) for each in file.submissions),
        shown=shown,
        unshown=len(tuple(publications(file))) - len(shown),
        objections=tuple(each.number for each in objections),
        open_objections=tuple(each.number for each in objections if each.open),
        uncorrected=tuple(each.number for each in objections if _owed_correction(each, file)),
        follow_ups=tuple(each.number for each in followups),
        pending=unfollowed(file, followups, "PENDING"),
        refused=unfollowed(file, followups, "NON_COOPERATION"),
    )


def _owed_correction(objection: Objection, file: TargetFile) -> bool:
    made = objection.conclusion
    return bool(made and made.wrong) and not corrected_on(objection, file)


def dossier_faults(dossier: Dossier) -> Iterator[Fault]:
    """Give what is missing of an archive; all of it at once."""
    if not dossier.draw:
        yield fault("SSJ-ARCHIVE-UNLOCKED", at("$.dossier.draw"), task=dossier.task)
    for index, each in enumerate(dossier.entries):
        place = at(f"$.dossier.entries[{index}]")
        if not each.sealed_at:
            yield fault("SSJ-ARCHIVE-FILE", place, target=each.target)
        if each.unshown:
            yield fault("SSJ-ARCHIVE-UNSHOWN", place, target=each.target, number=each.unshown)
        for number in each.open_objections:
            yield fault("SSJ-ARCHIVE-OBJECTION", place, target=each.target, number=number)
        for number in each.uncorrected:
            yield fault("SSJ-ARCHIVE-UNCORRECTED", place, target=each.target, number=number)
        for item in each.pending:
            yield fault("SSJ-ARCHIVE-PENDING", place, target=each.target, item=item)
