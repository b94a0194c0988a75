"""Recorded against recomputed (spec section 9, steps 4, 7, 8, 9): each difference with expected and found values."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from shuangsuiji.draw.announcement import MIN_TEAM, Announcement, Stratum
from shuangsuiji.draw.inspectors import Member, Team
from shuangsuiji.draw.quota import quota
from shuangsuiji.draw.record import Cutoff, Drawn, cutoffs_of
from shuangsuiji.draw.seed import Seed, ticket
from shuangsuiji.draw.suiting import NOBODY
from shuangsuiji.draw.targets import Draw
from shuangsuiji.errors import Fault, fault
from shuangsuiji.forms import at
from shuangsuiji.rolls.recusals import Recusals
from shuangsuiji.rolls.roll import Roll


def arithmetic_faults(announcement: Announcement) -> Iterator[Fault]:
    """Step 4 without a roll: quotas recomputed, and numbers that contradict each other."""
    targets = announcement.targets
    for index, stratum in enumerate(targets.strata):
        place = at(f"$.announcement.targets.strata[{index}]")
        if stratum.scope < 1:
            yield fault("SSJ-FORM-LEAST", place, least=1, found=stratum.scope)
        if stratum.eligible > stratum.scope:
            yield fault("SSJ-VER-ELIGIBLE", place, scope=stratum.scope, found=stratum.eligible)
        expected = expected_quota(stratum)
        if stratum.quota != expected:
            yield fault("SSJ-VER-QUOTA", place, stratum=stratum.name, expected=expected, found=stratum.quota)
    if (total := sum(stratum.scope for stratum in targets.strata)) != targets.size:
        yield fault("SSJ-VER-SCOPES", at("$.announcement.targets"), expected=targets.size, found=total)


def expected_quota(stratum: Stratum) -> int:
    """Recompute a stratum's quota from what is announced (3.2)."""
    base = stratum.scope if stratum.base == "scope" else stratum.eligible
    return quota(stratum.fraction, base, stratum.rounding, stratum.eligible)


def strata_faults(announcement: Announcement, roll: Roll) -> Iterator[Fault]:
    """Step 4 with the roll: exactly the strata that occur in it, with their numbers."""
    announced = {stratum.name: stratum for stratum in announcement.targets.strata}
    occurring = {part.name: part for part in roll.parts}
    place = at("$.announcement.targets.strata")
    for name in sorted(occurring.keys() - announced.keys()):
        yield fault("SSJ-VER-STRATUM-MISSING", place, stratum=name)
    for name in sorted(announced.keys() - occurring.keys()):
        yield fault("SSJ-VER-STRATUM-EXTRA", place, stratum=name)
    for name in sorted(announced.keys() & occurring.keys()):
        stratum, part = announced[name], occurring[name]
        for member, expected, found in (
            ("scope", part.scope, stratum.scope),
            ("eligible", part.eligible, stratum.eligible),
        ):
            if expected != found:
                yield fault(
                    "SSJ-VER-COUNT", place, stratum=name, member=member, expected=expected, found=found
                )


def drawn_faults(expected: Sequence[Draw], found: Sequence[object], roll: Roll) -> Iterator[Fault]:
    """Step 7: the drawn list; an extract of a sealed roll holds ids alone."""
    tickets = {each.id.decode(): each for each in expected}
    ids = [each.id if isinstance(each, Drawn) else str(each) for each in found]
    for id_, times in Counter(ids).items():
        if times > 1:
            yield fault("SSJ-VER-TWICE", at("$.drawn"), id=id_)
    for id_ in dict.fromkeys(ids):
        if id_ not in tickets:
            yield _intruder(id_, roll)
    for id_ in sorted(tickets.keys() - set(ids)):
        yield fault("SSJ-VER-LEFT-OUT", at("$.drawn"), id=id_, ticket=tickets[id_].ticket.hex())
    entries = [each for each in found if isinstance(each, Drawn)]
    yield from _entry_faults(tickets, entries)
    in_order = [each.id.decode() for each in expected]
    if entries and sorted(ids) == sorted(in_order) and ids != in_order:
        place = next(i for i, (a, b) in enumerate(zip(in_order, ids, strict=True)) if a != b)
        yield fault("SSJ-VER-ORDER", at(f"$.drawn[{place}]"), expected=in_order[place], found=ids[place])


def plain_faults(
    announcement: Announcement, seed: Seed, found: Sequence[object], cutoffs: Sequence[Cutoff]
) -> Iterator[Fault]:
    """Step 7 without the roll: what contradicts the quotas, or in an open roll the tickets, fails all the same."""
    strata = announcement.targets.strata
    entries = [each for each in found if isinstance(each, Drawn)]
    drawn = Counter(each.stratum for each in entries)
    if (total := sum(stratum.quota for stratum in strata)) != len(found):
        yield fault("SSJ-VER-NUMBER", at("$.drawn"), expected=total, found=len(found))
    elif entries:
        for stratum in strata:
            if drawn[stratum.name] != stratum.quota:
                yield fault(
                    "SSJ-VER-NUMBER", at("$.drawn"), expected=stratum.quota, found=drawn[stratum.name]
                )
    if announcement.targets.form == "open":
        key = seed.key("targets")
        expected = [Draw(ticket(seed.h, key, e.id.encode()), e.id.encode(), e.stratum) for e in entries]
        yield from _entry_faults({each.id.decode(): each for each in expected}, entries)
        yield from cutoff_faults(announcement, expected, cutoffs)
        if expected != sorted(expected):
            yield fault("SSJ-VER-UNSORTED", at("$.drawn"))
    elif [each.stratum for each in cutoffs] != [stratum.name for stratum in strata]:
        yield fault("SSJ-VER-CUTOFFS", at("$.cutoffs"))


def _intruder(id_: str, roll: Roll) -> Fault:
    entry = roll.find(id_)
    if entry is None:
        return fault("SSJ-VER-STRANGER", at("$.drawn"), id=id_)
    if not entry.eligible:
        return fault("SSJ-VER-EXCLUDED", at("$.drawn"), id=id_, standing=entry.standing)
    return fault("SSJ-VER-ABOVE", at("$.drawn"), id=id_, stratum=entry.part)


def _entry_faults(tickets: Mapping[str, Draw], entries: Sequence[Drawn]) -> Iterator[Fault]:
    for index, each in enumerate(entries):
        wanted = tickets.get(each.id)
        if wanted and wanted.ticket.hex() != each.ticket:
            place = at(f"$.drawn[{index}].ticket")
            yield fault("SSJ-VER-TICKET", place, id=each.id, expected=wanted.ticket.hex(), found=each.ticket)
        if wanted and wanted.stratum != each.stratum:
            place = at(f"$.drawn[{index}].stratum")
            yield fault("SSJ-VER-VALUE", place, expected=wanted.stratum, found=each.stratum)


def cutoff_faults(
    announcement: Announcement, expected: Sequence[Draw], found: Sequence[Cutoff]
) -> Iterator[Fault]:
    """Step 7: one cutoff a stratum, in order, each the ticket of its last drawn entry."""
    wanted = cutoffs_of(announcement, expected)
    if [each.stratum for each in wanted] != [each.stratum for each in found]:
        names = ("、".join(each.stratum for each in side) for side in (wanted, found))
        yield fault("SSJ-VER-VALUE", at("$.cutoffs"), expected=next(names), found=next(names))
        return
    for index, (want, got) in enumerate(zip(wanted, found, strict=True)):
        if want != got:
            place = at(f"$.cutoffs[{index}].cutoff")
            yield fault("SSJ-VER-VALUE", place, expected=want.cutoff or "null", found=got.cutoff or "null")


def team_faults(expected: Sequence[Team], found: Sequence[Team]) -> Iterator[Fault]:
    """Step 8: the teams as replayed, in drawn order."""
    if len(expected) != len(found):
        yield fault("SSJ-VER-TEAMS", at("$.teams"), expected=len(expected), found=len(found))
    for index, (want, got) in enumerate(zip(expected, found, strict=False)):
        if want != got:
            place = at(f"$.teams[{index}]")
            yield fault("SSJ-VER-TEAM", place, target=want.target, expected=_shown(want), found=_shown(got))


def _shown(team: Team) -> str:
    members = "、".join(
        f"{each.inspector}@{each.department}#{each.lap}{'*' if each.leader else ''}" for each in team.members
    )
    return f"{team.target}：{f'{team.group}#{team.lap} ' if team.group else ''}{members}"


def team_rule_faults(
    teams: Sequence[Team], announcement: Announcement, inspectors: Roll, recusals: Recusals | None
) -> Iterator[Fault]:
    """Step 9: at least two inspectors, one leader, of the leading department, no recused pair (第十三条、第十六条)."""
    slots = announcement.inspectors.slots if announcement.inspectors else ()
    leading = next((slot.department for slot in slots if slot.leads), "")
    recused: Mapping[str, frozenset[str]] = recusals.by_target if recusals else {}
    for index, team in enumerate(teams):
        place = at(f"$.teams[{index}]")
        if len({each.inspector for each in team.members}) < MIN_TEAM:
            found = len({each.inspector for each in team.members})
            yield fault("SSJ-VER-TOO-FEW", place, target=team.target, found=found)
        leaders = [each for each in team.members if each.leader]
        if len(leaders) != 1:
            yield fault("SSJ-VER-LEADERS", place, target=team.target, found=len(leaders))
        for leader in leaders:
            yield from _leader_faults(leader, leading, inspectors, index)
        for member in team.members:
            if member.inspector in recused.get(team.target, NOBODY):
                yield fault("SSJ-VER-RECUSED", place, target=team.target, inspector=member.inspector)


def _leader_faults(leader: Member, leading: str, inspectors: Roll, index: int) -> Iterator[Fault]:
    entry = inspectors.find(leader.inspector)
    department = entry.part if entry else "—"
    if department != leading:
        yield fault(
            "SSJ-VER-LEADER",
            at(f"$.teams[{index}]"),
            inspector=leader.inspector,
            expected=leading,
            found=department,
        )
