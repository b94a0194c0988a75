"""审核 (第十九条): the initiating and every participating department pass a result, or one returns it to the team."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Acknowledge, Act, Moment
from shuangsuiji.checklist.item import Item
from shuangsuiji.errors import Fault, fault
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.results import ReviewDecision, Verdict
from shuangsuiji.findings import Finding, finding
from shuangsuiji.forms import at, at_least, filled, free_texts, identifiers, no_twice
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.target_file import Review, TargetFile, department_faults


@frozen(kw_only=True)
class ReviewResult(Act[TargetFile]):
    """审核检查结果 (第十九条).

    Args:
        department: for which department.
        version: the version that was read.
        verdict: passed or returned.
        reason: why it is returned; may be empty where it is passed.
        items: which items it is returned for; empty for all that the department judges.
    """

    department: str
    version: int
    verdict: Verdict
    reason: str = ""
    items: tuple[str, ...] = ()
    kind: Literal["review-result"] = "review-result"
    article: ClassVar[str] = "第十九条"

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        yield from identifiers(department=self.department)
        yield from at_least(1, version=self.version)
        yield from filled(reason=self.reason) if self.verdict == "return" else ()
        yield from free_texts(reason=self.reason)
        yield from no_twice(".items", self.items)
        if self.items and self.verdict == "pass":
            yield fault("SSJ-REVIEW-PASS-ITEMS", at(".items"))

    def faults(self, state: TargetFile, rules: Rulebook) -> Iterator[Fault]:
        """A result was entered before, it is this version, it was not returned yet, and each department judges once."""
        current = state.current
        if current is None:
            yield fault("SSJ-FILE-NOT-ENTERED", target=state.target)
            return
        yield from self.early_faults(current.at)
        if self.version != current.version:
            yield fault("SSJ-REVIEW-VERSION", at("$.version"), expected=current.version, found=self.version)
        yield from department_faults(state, self.department)
        if current.returned:
            yield fault("SSJ-REVIEW-RETURNED", department=current.returned.department)
        elif any(each.department == self.department for each in current.reviews):
            yield fault("SSJ-REVIEW-TWICE", at("$.department"), department=self.department)
        judged = {each.id for each in judged_items(state, self.department)}
        for index, each in enumerate(self.items):
            if each not in judged:
                place = at(f"$.items[{index}]")
                yield fault("SSJ-REVIEW-ITEM", place, item=each, department=self.department)

    def findings(self, state: TargetFile, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """Who inspected, entered or reviewed it for another department should not review it."""
        if not rules.keys.reviewer_separate.value or state.current is None:
            return
        current = state.current
        reviewed = {each.reviewer for each in current.reviews}
        entered = {each.entered_by for each in state.submissions}
        former = {each.inspector for each in state.team.former}
        if self.by in {*state.inspectors, *former, *entered, *reviewed}:
            yield finding("SSJ-A19-5", rules, "reviewer_separate", by=self.by)

    def after(self, state: TargetFile) -> TargetFile:
        """Give the state that follows."""
        made = Review(
            department=self.department,
            reviewer=self.by,
            verdict=self.verdict,
            reason=self.reason,
            items=self.items,
            at=self.at,
        )
        current = state.submissions[-1]
        judged = evolve(current, reviews=(*current.reviews, made))
        return evolve(state, submissions=(*state.submissions[:-1], judged))

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        verdict = "通过" if self.verdict == "pass" else "退回"
        items = f"（{'、'.join(self.items)}）" if self.items else ""
        reason = f"{items}：{self.reason}" if self.reason else ""
        return {"department": self.department, "version": self.version, "verdict": verdict + reason}


def judged_items(file: TargetFile, department: str) -> tuple[Item, ...]:
    """各审各的 (第十九条): the initiating department judges the whole result, each participating one its own items."""
    if department == file.agency:
        return file.items
    return tuple(each for each in file.items if department in each.departments)


def review_decisions(file: TargetFile) -> Iterator[ReviewDecision]:
    """Give what the platform is told of every review."""
    for submission in file.submissions:
        for each in submission.reviews:
            yield ReviewDecision(
                task=file.task,
                target=file.target,
                version=submission.version,
                department=each.department,
                reviewer=each.reviewer,
                verdict=each.verdict,
                reason=each.reason,
            )


@frozen(kw_only=True)
class ReceiveReview(Acknowledge[TargetFile]):
    """审核意见送达平台 (第十九条)."""

    kind: Literal["receive-review"] = "receive-review"
    article: ClassVar[str] = "第十九条"

    def documents(self, state: TargetFile) -> Iterator[ReviewDecision]:
        """Give the decisions of all versions."""
        return review_decisions(state)

    def since(self, state: TargetFile, document: Document) -> str:
        """A decision came to be when it was made."""
        reviews = [each for submission in state.submissions for each in submission.reviews]
        decisions = review_decisions(state)
        return next(each.at for each, made in zip(reviews, decisions, strict=True) if made == document)
