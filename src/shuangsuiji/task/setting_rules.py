"""任务设置的判断 (第十条、第十四条、第十六条、第二十二条): what a task's scheme and the tasks before it must come up to."""

from collections.abc import Iterable, Iterator

from shuangsuiji.acts import Others
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, approver_findings, article_finding, finding
from shuangsuiji.forms import at
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.setup import Setup, task_stream
from shuangsuiji.task.special import Origin, lower_ratio
from shuangsuiji.task.state import Task


def method_faults(setup: Setup) -> Iterator[Fault]:
    """检查方式 (第十条): a scheme's methods are those that the checklist allows for the item."""
    allowed = {each.id: each.methods for each in setup.items}
    for index, scheme in enumerate(setup.scheme.items):
        for place, method in enumerate(scheme.methods):
            if method not in allowed[scheme.item]:
                where = at(f"$.setup.scheme.items[{index}].methods[{place}]")
                known = "、".join(allowed[scheme.item])
                yield fault("SSJ-TASK-METHOD", where, method=method, item=scheme.item, known=known)


def cap_faults(setup: Setup) -> Iterator[Fault]:
    """比例上限 (第十条): the ratio is not above what the checklist allows for an item."""
    for index, item in enumerate(setup.items):
        if item.ratio_cap and lower_ratio(item.ratio_cap, setup.ratio):
            place = at(f"$.setup.items[{index}]")
            yield fault("SSJ-TASK-RATIO-CAP", place, item=item.id, cap=item.ratio_cap, ratio=setup.ratio)


def scheme_findings(setup: Setup, rules: Rulebook, by: str) -> Iterator[Finding]:
    """方案 (第十四条、第十六条): items without guidance, no code, no approval, and who approved what is not told."""
    scheme = setup.scheme
    for each in setup.items:
        if not (scheme.item(each.id).guidance or each.guidance):
            yield article_finding("SSJ-A14-1", "第十四条", subject=each.id, item=each.name)
    if rules.keys.inspection_code_required.value and not scheme.inspection_code:
        yield finding("SSJ-A10-7-CODE", rules, "inspection_code_required")
    if rules.keys.approval_required.value and not scheme.approval:
        yield finding("SSJ-A10-7-APPROVAL", rules, "approval_required")
    if scheme.no_notice:
        yield from approver_findings("SSJ-A16-8", scheme.no_notice.approver, (by,), rules)


def origin_faults(setup: Setup, origins: Iterable[Origin], others: Others) -> Iterator[Fault]:
    """起因 (第二十二条): the tasks are there as they are named, and the targets were drawn in them for the items."""
    for index, each in enumerate(origins):
        stream = task_stream(each.task)
        task: Task | None = others(stream)
        known = Origin(task=each.task, ratio=task.setup.ratio, frequency=task.frequency) if task else None
        if known != each:
            yield fault("SSJ-ACT-FACT", at(f"$.origins[{index}]"), stream=stream)
    for index, cause in enumerate(setup.derived_from):
        found: Task | None = others(task_stream(cause.task))
        drawn = found.lock.target(cause.target) if found and found.lock else None
        if drawn is None or cause.item not in drawn.items:
            place = at(f"$.setup.derived_from[{index}]")
            yield fault("SSJ-TASK-CAUSE-UNKNOWN", place, task=cause.task, target=cause.target)


def first_stage_faults(setup: Setup, others: Others) -> Iterator[Fault]:
    """第一阶段 (第十一条): the regions are those that the first stage drew, in its order."""
    stage = setup.first_stage
    if stage is None:
        return
    stream = task_stream(stage.task)
    task: Task | None = others(stream)
    drawn = tuple(each.entry.id for each in task.lock.targets) if task and task.lock else ()
    if drawn != stage.drawn:
        yield fault("SSJ-ACT-FACT", at("$.setup.first_stage"), stream=stream)
