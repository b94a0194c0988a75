"""异议的状态 (第二十条): which publication is objected to, what was handed in, what the re-examination came to."""

from typing import Literal

from attrs import frozen

from shuangsuiji.acts import Sending
from shuangsuiji.errors import raise_if
from shuangsuiji.forms import (
    all_identifiers,
    at_least,
    days,
    filled,
    free_texts,
    identifiers,
)
from shuangsuiji.papers import Paper
from shuangsuiji.publicity import shown_versions
from shuangsuiji.target_file import TargetFile
from shuangsuiji.texts import path_of

Verdict = Literal["wrong", "right"]
"""一个事项有错误、无错误."""

Outcome = Literal["wrong", "right", "partly"]
"""复查结论 (第二十条): 有错误、无错误、部分有错误."""

Nature = Literal["objection", "internal"]
"""复查的性质: of an objection, or of the department's own where the application was late or never complete."""


def objection_stream(task: str, target: str, number: int) -> str:
    """Name an objection's stream.

    >>> objection_stream("YXGX-2026-01", "91530499MA6K00006F", 1)
    'objection/YXGX-2026-01/91530499MA6K00006F/1'
    """
    return path_of("objection", task, target, str(number))


@frozen(kw_only=True)
class Disputed:
    """所异议的公示 (第二十条): a published version, as the target's file has it.

    Args:
        task: the task's code.
        target: the target's id.
        agency: the initiating department, to whom objections go.
        version: the published version.
        published_on: the day on which it was made public.
        items: the items that it says something new about.
        inspectors: the team, and who inspected and was replaced since.
        entity: of a product, project or act, the body that it belongs to, which objects; empty for a body.
    """

    task: str
    target: str
    agency: str
    version: int
    published_on: str
    items: tuple[str, ...]
    inspectors: tuple[str, ...]
    entity: str = ""

    @property
    def party(self) -> str:
        """被检查对象 (第二十条): who may object: of a thing the body that it belongs to, else the target."""
        return self.entity or self.target

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(task=self.task, target=self.target, agency=self.agency),
                *(identifiers(entity=self.entity) if self.entity else ()),
                *at_least(1, version=self.version),
                *days(published_on=self.published_on),
                *all_identifiers(".items", self.items),
                *all_identifiers(".inspectors", self.inspectors),
            ]
        )


def disputed(file: TargetFile, version: int) -> Disputed | None:
    """Give a published version as an objection names it; None where the platform does not show it."""
    shown = next((each for each in shown_versions(file) if each.version == version), None)
    if shown is None:
        return None
    return Disputed(
        task=file.task,
        target=file.target,
        agency=file.agency,
        version=version,
        published_on=shown.on,
        items=shown.items,
        inspectors=file.inspectors,
        entity=file.entity,
    )


@frozen(kw_only=True)
class Before:
    """前一次异议 (第二十条): the objection of the same target before this one.

    Args:
        number: its number.
        version: the published version that it was about.
        evidence: the digests of all evidence that was handed in up to then.
    """

    number: int
    version: int
    evidence: tuple[str, ...]


@frozen(kw_only=True)
class Supplement:
    """补正 (第二十条): what the initiating department asked for, or what came.

    Args:
        wanted: what is missing; empty where something came.
        papers: what came; empty where something was asked for.
        on: the day.
        until: 补正期限: the last day for what was asked for; empty where something came.
    """

    wanted: str
    papers: tuple[Paper, ...]
    on: str
    until: str = ""


@frozen(kw_only=True)
class ItemOutcome:
    """一个事项的复查结论 (第二十条)."""

    item: str
    outcome: Verdict
    reason: str

    def __attrs_post_init__(self) -> None:
        raise_if([*identifiers(item=self.item), *filled(reason=self.reason), *free_texts(reason=self.reason)])


@frozen(kw_only=True)
class Conclusion:
    """复查结论 (第二十条).

    Args:
        nature: of an objection, or internal.
        reviewers: who examined it again.
        outcomes: one an item that was objected to.
        on: the day, from which correction and feedback count.
    """

    nature: Nature
    reviewers: tuple[str, ...]
    outcomes: tuple[ItemOutcome, ...]
    on: str

    @property
    def wrong(self) -> tuple[str, ...]:
        """The items that are to be corrected."""
        return tuple(each.item for each in self.outcomes if each.outcome == "wrong")

    @property
    def outcome(self) -> Outcome:
        """What it comes to as a whole; “partly” is treated as wrong for the items that are."""
        if not self.wrong:
            return "right"
        return "wrong" if len(self.wrong) == len(self.outcomes) else "partly"


@frozen(kw_only=True)
class Feedback:
    """反馈 (第二十条): what the target was told, and how it may go on."""

    paper: Paper
    remedies: str
    on: str


@frozen(kw_only=True)
class Objection(Sending):
    """异议 (第二十条): what an objection has come to.

    Args:
        number: which of the target's, from 1.
        disputed: the publication that it is about.
        items: the items that it is about.
        application: the written application; None while it is missing.
        evidence: what proves it.
        received_by: who took it: the initiating department, another one, or the platform.
        received_on: the day.
        last_day: the last day on which it could be handed in.
        known: the digests of all evidence up to now, with that of the objections before it.
        forwarded_on: the day on which the initiating department had it; empty while it lies elsewhere.
        supplements: what was asked for and what came, in order of time.
        complete_on: the day on which the initiating department had all of it; empty before.
        conclusion: what the re-examination came to; None before.
        feedback: what the target was told; None before.
    """

    number: int
    disputed: Disputed
    items: tuple[str, ...]
    application: Paper | None
    evidence: tuple[Paper, ...]
    received_by: str
    received_on: str
    last_day: str
    known: tuple[str, ...]
    forwarded_on: str = ""
    supplements: tuple[Supplement, ...] = ()
    complete_on: str = ""
    conclusion: Conclusion | None = None
    feedback: Feedback | None = None

    @property
    def late(self) -> bool:
        """逾期 (第二十条): it is no objection any more, but the initiating department must look at it all the same."""
        return self.received_on > self.last_day

    @property
    def complete(self) -> bool:
        """Whether both the application and evidence are there."""
        return self.application is not None and bool(self.evidence)

    @property
    def nature(self) -> Nature:
        """As what it is examined: late or incomplete, it is the department's own affair (及时更正)."""
        return "internal" if self.late or not self.complete else "objection"

    @property
    def waits_until(self) -> str:
        """等待补正: the last day on which what is missing may come; empty where nothing is asked for, or waited for."""
        asked = [each.until for each in self.supplements if each.until]
        return max([*asked, self.last_day]) if asked else ""

    @property
    def open(self) -> bool:
        """Whether something is still to be done: the re-examination, or the feedback of an objection."""
        if self.conclusion is None:
            return True
        return self.conclusion.nature == "objection" and self.feedback is None

    def before(self) -> Before:
        """Give it as the next objection of the same target names it."""
        return Before(number=self.number, version=self.disputed.version, evidence=self.known)
