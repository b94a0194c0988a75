"""检查小组 (第十三条): who is and who ever was of a target's team, and what a substitution needs."""

from collections.abc import Iterable, Iterator

from shuangsuiji.errors import Fault, Place, fault
from shuangsuiji.exchange.teams import MemberLine, SubstitutionNotice, TargetLine
from shuangsuiji_mock.taken import Taken


def team(target: TargetLine, task: str, taken: Taken) -> tuple[MemberLine, ...]:
    """Give the team as it is after every substitution."""
    substitutions = taken.substitutions(task, target.id)
    return substitutions[-1].members if substitutions else target.members


def ever(target: TargetLine, task: str, taken: Taken) -> frozenset[str]:
    """Give everyone who ever was of the team: who was substituted answers for what he did before."""
    teams = (target.members, *(each.members for each in taken.substitutions(task, target.id)))
    return frozenset(each.inspector for members in teams for each in members)


def change_faults(
    document: SubstitutionNotice, target: TargetLine, before: Iterable[MemberLine]
) -> Iterator[Fault]:
    """更换 (第十三条): judge a substitution in one target's team.

    Args:
        document: the substitution.
        target: the target.
        before: its team until then.
    """
    departments = {each.inspector: each.department for each in before}
    after = {each.inspector: each.department for each in document.members}
    if document.out not in departments:
        yield _fault("SSJ-PLATFORM-OUT", "$.out", document.out, target)
    if document.substitute in departments:
        yield _fault("SSJ-PLATFORM-SUBSTITUTE", "$.substitute", document.substitute, target)
    departments.pop(document.out, None)
    if after != departments | {document.substitute: after.get(document.substitute)}:
        yield _fault("SSJ-PLATFORM-MEMBERS", "$.members", document.substitute, target)


def _fault(code: str, path: str, inspector: str, target: TargetLine) -> Fault:
    return fault(code, Place(path=path), inspector=inspector, target=target.id)
