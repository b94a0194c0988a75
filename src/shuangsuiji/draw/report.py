"""核验报告 (spec section 9): what each of the ten steps found; nothing is called valid that was not run."""

from datetime import datetime
from enum import Enum

from attrs import frozen

from shuangsuiji.draw.entropy import Trust
from shuangsuiji.errors import Fault


class Outcome(Enum):
    """What became of a step."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_RUN = "not run"


@frozen(kw_only=True)
class Step:
    """核验步骤: one of the ten steps.

    Args:
        number: 1 to 10.
        outcome: passed, failed or not run.
        faults: why it failed, with expected and found values.
        limits: why it was not run, or what a passed step could not check.
    """

    number: int
    outcome: Outcome
    faults: tuple[Fault, ...] = ()
    limits: tuple[Fault, ...] = ()


@frozen(kw_only=True)
class RoundNote:
    """轮次: one round as the journal has it.

    Args:
        number: from 1.
        announcement: its announcement's digest.
        state: confirmed, voided, open, or abandoned (3.5).
        complete: whether all its reveals were in the journal, so that its result could have been known; None
            where its announcement was not given.
        reason: why it was voided.
        approver: who approved that.
        withheld: who withheld a reveal.
        late: whether `draw_by` passed before it was voided, or passes without a decision (3.5).
    """

    number: int
    announcement: str
    state: str
    complete: bool | None = None
    reason: str = ""
    approver: str = ""
    withheld: tuple[str, ...] = ()
    late: bool = False


@frozen(kw_only=True)
class Report:
    """核验报告: the ten steps and what they rest on.

    Args:
        steps: the ten steps in order.
        task: the task's code; empty where step 1 failed, as are the members that follow.
        round: the round.
        hash: the H used.
        announcement: the announcement's digest.
        record: the record's digest.
        publish_from: the instant before which list, seed and key must not be shown (第十六条); empty where any time
            will do.
        seed: the recomputed seed.
        key: the key for targets, for a ticket's check with one shell command.
        trust: what trust the entropy gives (4.5).
        public_sources: how many public sources the announcement names.
        parties: the contributing parties' names, which nobody has authenticated.
        drawn: how many targets are drawn.
        forced: forced places (with groups: targets), where step 8 was run.
        rounds: every round that the journal holds.
        head: number and H of the journal's last line, `5:3af0...`, to be kept elsewhere.
        unicode: the Unicode version that characters were judged by.
    """

    steps: tuple[Step, ...]
    unicode: str
    task: str = ""
    round: int = 0
    hash: str = ""
    announcement: str = ""
    record: str = ""
    publish_from: str = ""
    seed: str = ""
    key: str = ""
    trust: Trust = "none"
    public_sources: int = 0
    parties: tuple[str, ...] = ()
    drawn: int = 0
    forced: int | None = None
    rounds: tuple[RoundNote, ...] = ()
    head: str = ""

    def held_back(self, now: datetime) -> bool:
        """Whether list, seed and key must not be shown yet (10.3)."""
        return bool(self.publish_from) and now < datetime.fromisoformat(self.publish_from)

    @property
    def ok(self) -> bool:
        """Whether no step failed. It is no proof: steps that were not run are not held against it."""
        return all(step.outcome is not Outcome.FAILED for step in self.steps)

    @property
    def complete(self) -> bool:
        """Whether everything there is to check was checked, and nothing failed.

        Where no inspectors are drawn there are no teams to check; any other step must have passed without a limit.
        """
        return all(
            (step.outcome is Outcome.PASSED and not step.limits)
            or [each.code for each in step.limits] == ["SSJ-VER-NO-INSPECTORS"]
            for step in self.steps
        )
