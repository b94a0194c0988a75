"""任务的一生 (不变量一至十): random acts, allowed or not, over the whole life of two tasks that meet in the same year.

Invariants 3 and 8 are not told from a life: that every target is drawn as often as its ratio says is held by exact
enumeration in `test_fairness`, and how days are counted in `test_workdays`.
"""

from typing import Any, Final

import pytest
from hypothesis import settings
from tests.properties.life import forbidden_after, forbidden_files, forbidden_tasks, teams
from tests.properties.life.machine import Life, locked, passed, prepared, published, recorded

Step = tuple[str, dict[str, Any]]

pytestmark = pytest.mark.requirement(
    *("A08-1", "A11-10", "A11-11", "A11-12", "A13-5", "A13-9", "A13-10", "A16-8", "A16-9"),
    *("A17-1", "A17-4", "A19-4", "A19-6", "A20-1", "A20-2", "A23-1", "A25-5", "X-1"),
)

TestLife = Life.TestCase
TestLife.settings = settings(max_examples=max(settings().max_examples // 4, 1), stateful_step_count=40)


def step(name: str, pick: int = 0, **members: object) -> Step:
    """A step of a script: a rule with the numbers that it draws."""
    return name, {"pick": pick, **members}


TWO_DRAWS: Final = (
    step("create", kind=2),
    step("create", kind=0),
    step("announce", waive=False),
    step("announce", waive=False),
    step("reveal", 2),
    step("void", 1),
    step("announce", waive=False),
    step("reveal"),
    step("reveal"),
    step("lock", reverse=True),
    step("reveal"),
    step("void"),
    step("announce", waive=True),
    step("reveal"),
    step("reveal"),
    step("reveal"),
    step("lock", reverse=False),
    step("close", 1),
)
"""Two tasks announced side by side: a party withholds, a round is voided, the second list meets the first."""

NEVER_DRAWN: Final = (step("create", kind=1), step("cancel"))

TEAMS: Final = (
    step("substitute"),
    step("appoint", recuses=False),
    step("appoint", 5, recuses=True),
    step("bring_back"),
    step("recuse"),
    step("arrange"),
    step("pre_check"),
    step("notify", delivered=False),
    step("deliver"),
    step("substitute"),
    step("record", way=2),
    step("record", 1, way=9),
    step("enter", by=""),
    step("review", all_=False),
    step("send_back"),
    step("record", way=0),
    step("enter", by="录入员辛"),
    step("review", all_=True),
)
"""A team that changes again and again, a result that is returned."""

RETURNED: Final = (step("enter", by=""), step("review", all_=False), step("send_back"))

WITHHELD: Final[tuple[Step, ...]] = (
    step("withhold"),
    ("wait", {"days": 3}),
    ("receive", {}),
    step("receive_all"),
)

OBJECTIONS: Final = (
    step("object_to", complete=False, late=False),
    step("forward"),
    step("request"),
    step("supplement"),
    step("conclude", wrong=1),
    step("feed_back"),
    step("correct_after_objection"),
    step("receive_all"),
    step("note_error"),
    step("correct"),
    step("note_error"),
    step("dismiss_error"),
    step("receive_all"),
    step("object_to", complete=False, late=True),
    step("forward"),
    step("conclude", wrong=0),
    step("follow_up", own=False),
    step("acknowledge"),
    step("close_follow_up"),
    step("seal"),
    step("seal"),
    step("archive"),
    step("correct"),
    step("receive_all"),
    step("archive"),
)
"""A result that is objected to, corrected, followed up, filed away, and corrected again."""

SCRIPTS: Final = (
    (prepared, TWO_DRAWS),
    (prepared, NEVER_DRAWN),
    (locked, TEAMS),
    (recorded, RETURNED),
    (passed, WITHHELD),
    (published, OBJECTIONS),
)


def sweep(life: Life, seen: set[str]) -> None:
    """Try all that is forbidden now and was not tried before."""
    bureau = life.bureau
    for name in set(forbidden_tasks.RULES) - seen - life.fired:
        any(life.refuse(name, forbidden_tasks.refusal(name, bureau, task)) for task in bureau.tasks())
    for name in set(teams.FORBIDDEN) - seen - life.fired:
        any(life.refuse(name, teams.FORBIDDEN[name](bureau, unit)) for unit in life.live())
    for name in set(forbidden_files.RULES) - seen - life.fired:
        any(life.refuse(name, forbidden_files.refusal(name, bureau, unit)) for unit in life.unsealed())
    for forbidden in forbidden_after.RULES.values():
        for refused in forbidden(bureau):
            if refused.code not in seen | life.fired:
                life.refuse(refused.code, refused)


def invariants_of(life: Life) -> None:
    """Judge what holds after every step."""
    for name in vars(Life):
        if name.startswith("invariant_"):
            getattr(life, name)()


def test_every_rule_can_fire() -> None:
    """What the machine can do, allowed or not, comes to pass: no rule waits for a state that there never is."""
    done: set[str] = set()
    refused: set[str] = set()
    for begin, script in SCRIPTS:
        life = Life()
        life.begin(begin, 1)
        for name, members in script:
            sweep(life, refused)
            getattr(life, name)(**members)
            done.add(name)
            invariants_of(life)
        sweep(life, refused)
        life.teardown()
        refused |= life.fired
    rules = {name for name, found in vars(Life).items() if hasattr(found, "hypothesis_stateful_rule")}
    assert {name for name in rules if not name.startswith("forbidden")} == done
    forbidden = {*forbidden_tasks.RULES, *teams.FORBIDDEN, *forbidden_files.RULES, *forbidden_after.CODES}
    assert forbidden - refused == set()
