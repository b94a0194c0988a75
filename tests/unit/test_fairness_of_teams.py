"""Dealings of inspectors are judged: ours passes, every known defect is caught, and it is said what was left out."""

import sys
from collections import Counter
from collections.abc import Collection, Sequence
from random import Random
from typing import Final

import numpy as np
import pytest

from shuangsuiji.errors import InvalidInput
from shuangsuiji.testing.fairness import examine
from shuangsuiji.testing.fairness.command import DealCommand
from shuangsuiji.testing.fairness.dealing import Asked, Deal, Dealt, Recusals, run_deals
from shuangsuiji.testing.fairness.ours import deal_by_tickets
from shuangsuiji.testing.fairness.teams import Promise, examine_teams
from shuangsuiji.testing.fairness.trials import plain_ids, seeds
from shuangsuiji.testing.unfair_teams import DEALINGS

Teams = list[list[str]]
UNEVEN: Final[Promise] = "loads"
LEADERLESS: Final[Promise] = "leaders"


def independent(
    inspectors: Sequence[str], targets: Sequence[str], k: int, seed: bytes, recusals: Recusals
) -> Teams:
    """Each team is a sample of its own: fair, and uneven."""
    random = Random(seed)
    return [
        random.sample([each for each in sorted(inspectors) if (target, each) not in recusals], k)
        for target in targets
    ]


def least_loaded(
    inspectors: Sequence[str], targets: Sequence[str], k: int, seed: bytes, recusals: Recusals
) -> Teams:
    """The least loaded by a generator's lots: another's construction of even loads."""
    random, loads, teams = Random(seed), Counter[str](), Teams()
    for target in targets:
        may = [each for each in sorted(inspectors) if (target, each) not in recusals]
        team = sorted(may, key=lambda each: (loads[each], random.random()))[:k]
        loads.update(team)
        teams.append(random.sample(team, k))
    return teams


SHAPES = [(13, 10, 2), (6, 1, 3), (4, 4, 4), (5, 5, 1), (3, 4, 2)]


@pytest.mark.parametrize(
    ("deal", "n", "targets", "k"),
    [(deal_by_tickets, *SHAPES[0]), *((least_loaded, *shape) for shape in SHAPES)],
)
def test_a_fair_dealing_passes(deal: Deal, n: int, targets: int, k: int) -> None:
    report = examine_teams(deal, inspectors=n, targets=targets, k=k, trials=200)
    assert report.ok, report.text("en")
    assert report.findings == ()


def test_independent_teams_pass_where_even_loads_are_not_promised() -> None:
    unpromised = examine_teams(independent, inspectors=9, targets=6, trials=150, without=(UNEVEN,))
    assert unpromised.ok, unpromised.text("en")
    assert "SSJ-FAIR-LEFT-LOADS" in {each.code for each in unpromised.left_out}
    promised = examine_teams(independent, inspectors=9, targets=6, trials=150)
    assert promised.codes() == {"SSJ-FAIR-LOADS"}


CAUGHT = [
    # dealing, a code, of what
    ("round_robin", "SSJ-FAIR-PAIR", "SSJ-FAIR-OF-TEAMS"),
    ("round_robin", "SSJ-FAIR-DISTINCT", "SSJ-FAIR-OF-TEAMS"),
    ("fixed_pairs", "SSJ-FAIR-PAIR", "SSJ-FAIR-OF-TEAMS"),
    ("favourite_leader", "SSJ-FAIR-LEADER-RANK", ""),
    ("favourite_leader", "SSJ-FAIR-POSITION", "SSJ-FAIR-OF-LEADERS"),
    ("next_on_the_list", "SSJ-FAIR-POSITION", "SSJ-FAIR-OF-RECUSAL"),
    ("next_on_the_list", "SSJ-FAIR-LOADS", ""),
    ("leftover_to_the_first", "SSJ-FAIR-POSITION", "SSJ-FAIR-OF-EXTRAS"),
    ("leftover_to_the_first", "SSJ-FAIR-PLACE", ""),
]


@pytest.mark.parametrize(("name", "code", "about"), CAUGHT)
def test_a_known_defect_is_caught(name: str, code: str, about: str) -> None:
    report = examine_teams(DEALINGS[name], inspectors=13, targets=10, trials=1000)
    assert not report.ok
    assert (code, about) in {(each.code, each.about) for each in report.findings}, report.text("en")


def test_every_known_defect_is_tried() -> None:
    assert {name for name, *_ in CAUGHT} == set(DEALINGS)


def cut(teams: Teams, k: int) -> Teams:
    return [team[: k - 1] for team in teams]


BROKEN: list[tuple[str, Deal]] = [
    ("SIZE", lambda who, targets, k, seed, r: cut(least_loaded(who, targets, k, seed, r), k)),
    ("NUMBER", lambda who, targets, k, seed, r: least_loaded(who, targets[1:], k, seed, r)),
    ("MEMBER", lambda who, targets, k, seed, r: [["nobody"] * k for _ in targets]),
    ("RECUSED", lambda who, targets, k, seed, r: least_loaded(who, targets, k, seed, ())),
    ("RAISES", lambda who, targets, k, seed, r: [[who[99]]]),
]


@pytest.mark.parametrize(("what", "deal"), BROKEN)
def test_what_is_no_dealing_is_said(what: str, deal: Deal) -> None:
    report = examine_teams(deal, inspectors=7, targets=4, k=3, trials=20)
    assert f"SSJ-FAIR-TEAM-{what}" in report.codes(), report.text("en")
    assert not report.ok
    assert report.text("en") != report.text("zh")


def test_a_draw_that_takes_the_list_in_one_order_only_is_told_and_not_raised() -> None:
    def strict(
        inspectors: Sequence[str], targets: Sequence[str], k: int, seed: bytes, recusals: Recusals
    ) -> Teams:
        if list(inspectors) != sorted(inspectors):
            raise KeyError("order")
        return least_loaded(inspectors, targets, k, seed, recusals)

    found = examine_teams(strict, inspectors=7, targets=4, trials=20).findings
    assert [(each.code, each.data["error"]) for each in found] == [
        ("SSJ-FAIR-TEAM-RAISES", "KeyError: 'order'")
    ]
    draw = examine(lambda ids, k, seed: strict(ids, [""], k, seed, ())[0], n=9, k=2, trials=20, pages=())
    assert "SSJ-FAIR-RAISES" in draw.codes()


def test_a_dealing_that_gives_another_each_time_is_caught() -> None:
    random = Random(7)
    report = examine_teams(
        lambda who, targets, k, _seed, r: least_loaded(who, targets, k, random.randbytes(9), r),
        inspectors=7,
        targets=4,
        trials=20,
    )
    assert report.codes() == {"SSJ-FAIR-UNREPEATABLE"}


def test_loads_are_counted() -> None:
    dealt = Dealt(n=4, teams=np.array([[[0, 1], [2, 0]], [[3, 1], [1, 3]]]))
    assert dealt.loads().tolist() == [[2, 1, 1, 0], [0, 2, 0, 2]]
    assert dealt.turns().drawn.tolist() == [[0, 1], [1, 3]]
    assert dealt.leaders().drawn.tolist() == [[0], [1]]


def test_it_is_said_what_was_left_out_and_why() -> None:
    def reasons(n: int, targets: int, without: Collection[Promise] = ()) -> set[str]:
        report = examine_teams(least_loaded, inspectors=n, targets=targets, trials=5, without=without)
        return {each.code.removeprefix("SSJ-FAIR-LEFT-") for each in report.left_out}

    assert reasons(5, 4) == {"SHIFT"}
    assert reasons(4, 4, (LEADERLESS,)) == {"SHIFT", "EXTRAS", "LEADERS"}
    assert reasons(2, 3) == {"SHIFT", "EXTRAS", "RECUSALS"}
    broken = examine_teams(BROKEN[2][1], inspectors=5, targets=4, trials=5)
    assert broken.left_out[0].code == "SSJ-FAIR-LEFT-BROKEN"


def test_a_draw_says_what_was_left_out_and_why() -> None:
    def reasons(n: int, k: int, ids: Sequence[str] = ()) -> set[str]:
        report = examine(
            lambda ids, k, seed: Random(seed).sample(ids, k), n=n, k=k, trials=60, pages=(1_000,), ids=ids
        )
        return {each.code.removeprefix("SSJ-FAIR-LEFT-") for each in report.left_out}

    assert reasons(6, 3) == set()
    assert reasons(50, 2, plain_ids(50)) == {"FEW", "OWN"}
    assert reasons(5, 5) == {"NO-CHOICE"}
    assert reasons(600, 300) == {"PAIRS"}


def test_a_program_deals() -> None:
    program = "import sys; who=[line.split()[1] for line in sys.stdin if line[0]=='i']; print('\\t'.join(who[:int(sys.argv[1])]))"
    asked = Asked(inspectors=("a", "b", "c"), targets=("t",), k=2, recusals=(("t", "c"),))
    faults, dealt = run_deals(DealCommand((sys.executable, "-S", "-c", program)), asked, seeds(b"", "", 2))
    assert faults == []
    assert dealt is not None
    assert dealt.teams.tolist() == [[[0, 1]], [[0, 1]]]


@pytest.mark.parametrize(("k", "targets", "trials"), [(8, 3, 9), (0, 3, 9), (2, 0, 9), (2, 3, 0)])
def test_what_cannot_be_examined_is_refused(k: int, targets: int, trials: int) -> None:
    with pytest.raises(InvalidInput) as refused:
        examine_teams(deal_by_tickets, inspectors=7, targets=targets, k=k, trials=trials)
    assert refused.value.code == "SSJ-FAIR-TEAM-ARGUMENTS"
