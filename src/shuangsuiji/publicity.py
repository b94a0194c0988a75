"""公示 (第十九条): what every department has passed is made public by the platform, without anybody's further doing."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Acknowledge
from shuangsuiji.errors import Fault, fault
from shuangsuiji.exchange import Publication
from shuangsuiji.inspection import result_entries, result_lines
from shuangsuiji.review import review_decisions
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.target_file import TargetFile


def publications(file: TargetFile) -> Iterator[Publication]:
    """Give what is made public: nothing before every department has passed the latest version, and nothing beyond this."""
    current = file.current
    if current is None or not file.passed:
        return
    visit = current.inspection.visit
    yield Publication(
        task=file.task,
        task_name=file.task_name,
        plan=file.plan,
        plan_name=file.plan_name,
        agency=file.agency,
        target=file.target,
        target_name=file.target_name,
        version=current.version,
        finished_on=visit.on if visit else current.inspection.made_on,
        lines=result_lines(file, current.inspection),
    )


@frozen(kw_only=True)
class PublishResult(Acknowledge[TargetFile]):
    """公示检查结果 (第十九条): the platform shows it; from then on nobody changes it (第二十条)."""

    kind: Literal["publish-result"] = "publish-result"
    article: ClassVar[str] = "第十九条"
    checkpoint: ClassVar[bool] = True

    def documents(self, state: TargetFile) -> Iterator[Publication]:
        """Give the publication."""
        return publications(state)

    def faults(self, state: TargetFile, rules: Rulebook) -> Iterator[Fault]:
        """The platform has every entry and every review before it."""
        yield from super().faults(state, rules)
        for each in state.owed([*result_entries(state), *review_decisions(state)]):
            yield fault("SSJ-RECEIPT-EARLY", key=each.key)

    def after(self, state: TargetFile) -> TargetFile:
        """Give the state that follows."""
        return evolve(super().after(state), published=self.receipt.at)
