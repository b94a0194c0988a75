"""检查人员产生方式的判断 (第十二条): what the rules ask of each department's mode, at the announcement and at the lock."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from shuangsuiji.departments import Departments
from shuangsuiji.draw.announcement import Inspectors, Slot
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, article_finding, finding
from shuangsuiji.forms import at
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.selection import NOT_ASSIGNED, SelectionMode
from shuangsuiji.task.setup import Setup


def places_of(department: str, announced: Inspectors | None) -> int:
    """Give how many places of one team a department fills."""
    slots = announced.slots if announced else ()
    return sum(each.count for each in slots if each.department == department)


def mode_faults(
    modes: Sequence[SelectionMode], setup: Setup, announced: Inspectors | None, when: str, rules: Rulebook
) -> Iterator[Fault]:
    """Judge the modes: one a department, as the rules know them; nobody is missing, assigned or lent without ground.

    Args:
        modes: as the announcing act has them.
        setup: the task's settings.
        announced: how inspectors are drawn; None where none are.
        when: the instant of the act.
        rules: the rulebook.
    """
    missing = [each for each in setup.departments if each not in {mode.department for mode in modes}]
    for department in missing:
        yield fault("SSJ-TASK-MODE-MISSING", at("$.modes"), department=department)
    known, factors = rules.keys.selection_modes.value, rules.keys.selection_factors.value
    for index, mode in enumerate(modes):
        place = f"$.modes[{index}]"
        if mode.department not in setup.departments:
            yield fault("SSJ-TASK-DEPARTMENT", at(f"{place}.department"), department=mode.department)
        if mode.mode not in known:
            yield fault("SSJ-TASK-MODE", at(f"{place}.mode"), value=mode.mode, known="、".join(known))
        for each in mode.factors:
            if each.factor not in factors:
                yield fault(
                    "SSJ-TASK-FACTOR", at(f"{place}.factors"), value=each.factor, known="、".join(factors)
                )
        if mode.reach == 0:
            yield fault("SSJ-TASK-NOBODY", at(f"{place}.pool"), department=mode.department)
        yield from _people_faults(place, mode, announced)
        yield from _loan_faults(place, mode, when)


def _people_faults(place: str, mode: SelectionMode, announced: Inspectors | None) -> Iterator[Fault]:
    """直接委派 fills the department's places exactly, so that no lot is drawn for them; nobody else assigns."""
    if mode.mode != "direct-assignment":
        if mode.assigned:
            yield fault("SSJ-TASK-ASSIGNED-DRAWN", at(f"{place}.assigned"), department=mode.department)
        return
    groups = (announced.groups if announced else None) or 1
    places = places_of(mode.department, announced) * groups
    if announced and len(mode.assigned) != places:
        yield fault("SSJ-TASK-ASSIGNED", at(f"{place}.assigned"), places=places, found=len(mode.assigned))


def _loan_faults(place: str, mode: SelectionMode, when: str) -> Iterator[Fault]:
    if (mode.mode == "neighbour-random") != bool(mode.loans):
        yield fault("SSJ-TASK-LOANS", at(f"{place}.loans"), department=mode.department)
    for index, loan in enumerate(mode.loans):
        if datetime.fromisoformat(loan.consented_at) > datetime.fromisoformat(when):
            yield fault("SSJ-TASK-CONSENT", at(f"{place}.loans[{index}]"), unit=loan.unit)


def territorial_faults(
    modes: Sequence[SelectionMode], setup: Setup, announced: Inspectors | None
) -> Iterator[Fault]:
    """另有规定的除外 (第十二条): for a territorial item inspectors are of the target's own region, and nobody is lent."""
    items = [each.id for each in setup.items if each.territorial]
    if not items:
        return
    for index, slot in enumerate(announced.slots if announced else ()):
        if slot.area != "same":
            place = at(f"$.announcement.inspectors.slots[{index}].area")
            yield fault("SSJ-TASK-TERRITORIAL", place, item="、".join(items))
    for index, mode in enumerate(modes):
        if mode.loans:
            yield fault("SSJ-TASK-TERRITORIAL", at(f"$.modes[{index}].loans"), item="、".join(items))


def adjacency_faults(modes: Sequence[SelectionMode], known: Departments) -> Iterator[Fault]:
    """相邻区域 (第十二条): the list of units says that both regions are adjacent, and who lies where."""
    for index, mode in enumerate(modes):
        for place, loan in enumerate(mode.loans):
            pairs = ((mode.department, mode.region), (loan.unit, loan.region))
            there = all(
                found and found.region == region for unit, region in pairs for found in [known.unit(unit)]
            )
            if not (there and known.are_adjacent(mode.region, loan.region)):
                where = at(f"$.modes[{index}].loans[{place}]")
                yield fault("SSJ-TASK-ADJACENT", where, region=mode.region or "—", other=loan.region)


def team_size_faults(slots: Sequence[Slot], rules: Rulebook, path: str) -> Iterator[Fault]:
    """每个检查小组至少抽几人 (第十二条、第十六条)."""
    least, found = rules.keys.min_drawn_team.value, sum(each.count for each in slots)
    if slots and found < least:
        yield fault("SSJ-TASK-TEAM-SIZE", at(path), least=least, found=found)


def slot_faults(slots: Sequence[Slot], setup: Setup, path: str) -> Iterator[Fault]:
    """Every executing department has its places in each team, and no other has; the initiating one leads (第十三条)."""
    for index, slot in enumerate(slots):
        place = at(f"{path}[{index}]")
        if slot.department not in setup.departments:
            yield fault("SSJ-TASK-DEPARTMENT", place, department=slot.department)
        if slot.leads and slot.department != setup.initiating:
            yield fault("SSJ-TASK-LEADS", place, department=slot.department)
    known = {slot.department for slot in slots}
    for department in setup.departments:
        if department not in known:
            yield fault("SSJ-TASK-NO-SLOT", at(path), department=department)


def mode_findings(
    modes: Sequence[SelectionMode], announced: Inspectors | None, rules: Rulebook
) -> Iterator[Finding]:
    """Question direct assignment from a large pool, a choice without factors, a draw that leaves no choice, a loan."""
    for mode in modes:
        department, needed = mode.department, places_of(mode.department, announced)
        if mode.mode == "direct-assignment":
            yield from _direct_findings(mode, needed, rules)
        elif mode.reach <= needed:
            yield article_finding(
                "SSJ-A12-10", "第十二条", subject=department, pool=mode.reach, needed=needed
            )
        weighed = {each.factor for each in mode.factors}
        missing = [each for each in rules.keys.selection_factors.value if each not in weighed]
        if missing and mode.mode != "random":
            yield finding(
                "SSJ-A12-1",
                rules,
                "selection_factors",
                subject=department,
                department=department,
                missing="、".join(missing),
            )
        yield from _loan_findings(mode, rules)
        leads = any(
            each.leads and each.department == department for each in (announced.slots if announced else ())
        )
        if mode.lent and leads:
            lent = "、".join(mode.lent)
            yield article_finding(
                "SSJ-A13-2-LENT", "第十三条", subject=department, department=department, lent=lent
            )


def _direct_findings(mode: SelectionMode, needed: int, rules: Rulebook) -> Iterator[Finding]:
    """不能满足随机抽查基本条件 (第十二条): the pool is no larger than the rule says, or than what is needed."""
    limit = rules.keys.direct_if_pool_lte.value
    most = (needed or len(mode.assigned) or rules.keys.min_drawn_team.value) if limit is None else limit
    if mode.pool > most:
        yield finding(
            "SSJ-A12-3", rules, "direct_if_pool_lte", subject=mode.department, pool=mode.pool, most=most
        )


def _loan_findings(mode: SelectionMode, rules: Rulebook) -> Iterator[Finding]:
    for loan in mode.loans:
        if rules.keys.assistance_basis_required.value and not loan.basis:
            yield finding("SSJ-A12-5", rules, "assistance_basis_required", subject=loan.unit, unit=loan.unit)


def pool_faults(modes: Sequence[SelectionMode], pool: Sequence[Entry]) -> Iterator[Fault]:
    """Compare the modes with the frozen roll: who could be drawn, who was assigned, and who is lent."""
    for mode in modes:
        lent = set(mode.lent)
        part = [each for each in pool if each.part == mode.department]
        own = [each for each in part if each.id not in lent]
        direct = mode.mode == "direct-assignment"
        able = [each for each in own if each.eligible or (direct and each.standing == NOT_ASSIGNED)]
        eligible = {each.id for each in own if each.eligible}
        if len(able) != mode.pool:
            yield fault(
                "SSJ-TASK-POOL", at("$.pool"), department=mode.department, said=mode.pool, found=len(able)
            )
        if (mode.assigned and eligible != set(mode.assigned)) or not lent <= {each.id for each in part}:
            yield fault("SSJ-TASK-POOL-PEOPLE", at("$.pool"), department=mode.department)
