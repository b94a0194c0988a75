"""录入、审核、公示 (第十九条, P5): what a result needs on its way to the public."""

from collections.abc import Iterator

from shuangsuiji.errors import Fault, Place, fault
from shuangsuiji.exchange.objections import ObjectionFeedback
from shuangsuiji.exchange.planning import PlanNotice, TaskNotice
from shuangsuiji.exchange.results import EntryEvidence, Publication, ResultEntry, ReviewDecision
from shuangsuiji_mock.missing import absent, department_faults, executing, name_faults, target_faults
from shuangsuiji_mock.taken import Taken
from shuangsuiji_mock.teams import ever


def entry_faults(document: ResultEntry, taken: Taken) -> Iterator[Fault]:
    """录入: an entry needs the dispatch of its target and, from the second version on, the return of the one before."""
    yield from target_faults("$.target", document.task, document.target, taken)
    yield from _version_faults(document, taken)
    yield from _presence_faults(document, taken)
    if task := taken.task(document.task):
        yield from _line_faults(document, task)


def _version_faults(document: ResultEntry, taken: Taken) -> Iterator[Fault]:
    if document.version == 1:
        return
    before = (document.task, document.target, document.version - 1)
    entry = taken.one(ResultEntry, *before)
    if entry is None:
        yield absent("$.version", "entry", *before)
    elif not _returns(*before, taken):
        yield fault("SSJ-PLATFORM-UNRETURNED", Place(path="$.version"), key=entry.key)


def _presence_faults(document: ResultEntry, taken: Taken) -> Iterator[Fault]:
    target = taken.target(document.task, document.target)
    if target is None:
        return
    members = ever(target, document.task, taken)
    named = {f"$.inspectors[{index}]": inspector for index, inspector in enumerate(document.inspectors)}
    for path, inspector in {"$.responsible": document.responsible, **named}.items():
        if inspector not in members:
            yield fault("SSJ-PLATFORM-INSPECTOR", Place(path=path), inspector=inspector, target=target.id)


def _line_faults(document: ResultEntry, task: TaskNotice) -> Iterator[Fault]:
    items = {each.id: each.name for each in task.items}
    for index, line in enumerate(document.lines):
        path = f"$.lines[{index}]"
        if line.item in items:
            yield from name_faults(f"{path}.name", line.name, items[line.item])
        else:
            yield fault("SSJ-PLATFORM-ITEM", Place(path=f"{path}.item"), item=line.item, key=task.key)


def evidence_faults(document: EntryEvidence, taken: Taken) -> Iterator[Fault]:
    """证据附件: evidence needs the entry that it stands behind."""
    version = (document.task, document.target, document.version)
    if not taken.one(ResultEntry, *version):
        yield absent("$.version", "entry", *version)


def feedback_faults(document: ObjectionFeedback, taken: Taken) -> Iterator[Fault]:
    """异议反馈 (第二十条): feedback needs the publication that was objected to, and speaks of its items alone."""
    version = (document.task, document.target, document.version)
    published = taken.one(Publication, *version)
    if published is None:
        yield absent("$.version", "publicity", *version)
        return
    shown = {line.item for line in published.lines}
    for index, each in enumerate(document.outcomes):
        if each.item not in shown:
            place = Place(path=f"$.outcomes[{index}].item")
            yield fault("SSJ-PLATFORM-ITEM", place, item=each.item, key=published.key)


def review_faults(document: ReviewDecision, taken: Taken) -> Iterator[Fault]:
    """审核: a verdict needs the entry, comes from an executing department, and from nobody after a return."""
    version = (document.task, document.target, document.version)
    if not taken.one(ResultEntry, *version):
        yield absent("$.version", "entry", *version)
    yield from department_faults(document.department, taken.task(document.task))
    yield from _returned_faults(*version, taken)


def publication_faults(document: Publication, taken: Taken) -> Iterator[Fault]:
    """公示: a publication needs every executing department's pass, and shows the results as entered."""
    if document.corrects:
        yield from _correction_faults(document, taken)
        return
    version = (document.task, document.target, document.version)
    entry = taken.one(ResultEntry, *version)
    if entry is None:
        yield absent("$.version", "entry", *version)
    elif entry.lines != document.lines:
        yield fault("SSJ-PLATFORM-RESULTS", Place(path="$.lines"), key=entry.key)
    yield from _returned_faults(*version, taken)
    if task := taken.task(document.task):
        reviewed = {each.department for each in taken.under(ReviewDecision, *version)}
        for department in executing(task):
            if department not in reviewed:
                yield absent("$.version", "review", *version, department)
        yield from _shown_faults(document, task, taken)


def _correction_faults(document: Publication, taken: Taken) -> Iterator[Fault]:
    """更正 (第二十条): a correction takes the place of the latest publication, and shows the same in all but the results."""
    before = taken.one(Publication, document.task, document.target, document.corrects)
    if before is None:
        yield absent("$.corrects", "publicity", document.task, document.target, document.corrects)
        return
    if (later := taken.under(Publication, document.task, document.target)[-1]) != before:
        yield fault("SSJ-PLATFORM-CORRECTED", Place(path="$.corrects"), key=later.key)
    for name in ("task_name", "plan", "plan_name", "target_name", "finished_on", "type"):
        yield from name_faults(f"$.{name}", getattr(document, name), getattr(before, name))
    if _items(document) != _items(before):
        yield fault("SSJ-PLATFORM-RESULTS", Place(path="$.lines"), key=before.key)


def _items(document: Publication) -> list[tuple[str, str]]:
    return [(line.item, line.name) for line in document.lines]


def _shown_faults(document: Publication, task: TaskNotice, taken: Taken) -> Iterator[Fault]:
    yield from name_faults("$.task_name", document.task_name, task.name)
    yield from name_faults("$.plan", document.plan, task.line)
    if target := taken.target(task.code, document.target):
        yield from name_faults("$.target_name", document.target_name, target.name)
    lines = [line for plan in taken.under(PlanNotice, task.department, task.year) for line in plan.lines]
    names = [line.task for line in lines if line.id == task.line]
    # A plan's later version may name its line anew; the task was set up under an earlier one.
    if document.plan_name not in names:
        yield from name_faults("$.plan_name", document.plan_name, names[-1])


def _returned_faults(task: str, target: str, version: int, taken: Taken) -> Iterator[Fault]:
    for each in _returns(task, target, version, taken):
        yield fault("SSJ-PLATFORM-RETURNED", Place(path="$.version"), key=each.key)


def _returns(task: str, target: str, version: int, taken: Taken) -> list[ReviewDecision]:
    """退回: give the verdicts by which a version went back to the team."""
    decisions = taken.under(ReviewDecision, task, target, version)
    return [each for each in decisions if each.verdict == "return"]
