"""事由 (第五条、第七条、第十条): what every paper of a task relies on, and how papers speak of it."""

from typing import Final

from attrs import frozen

from shuangsuiji.checklist.edition import Edition
from shuangsuiji.departments import Departments
from shuangsuiji.documents.wording import BLANK
from shuangsuiji.printed import Field
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.task.state import Task

UNLISTED: Final = Departments()
"""Where no units are listed, each department's name stands for itself."""


@frozen(kw_only=True)
class Matter:
    """事由: a task with what stands behind it.

    Args:
        task: the task.
        edition: the edition of the checklist that it was created under.
        rules: the rulebook that it is under.
        departments: the units, where they are listed: a section's papers are its bureau's.
    """

    task: Task
    edition: Edition
    rules: Rulebook
    departments: Departments = UNLISTED

    @property
    def bureau(self) -> str:
        """发起部门: the bureau that issues the papers."""
        return self.departments.bureau_of(self.task.setup.initiating)

    @property
    def partners(self) -> tuple[str, ...]:
        """参与部门: the other bureaus that take part."""
        found = (self.departments.bureau_of(each) for each in self.task.setup.participating)
        return tuple(each for each in dict.fromkeys(found) if each != self.bureau)

    @property
    def inspecting(self) -> str:
        """检查机关 in a sentence: the initiating bureau with those that take part."""
        return f"{self.bureau}会同{'、'.join(self.partners)}" if self.partners else self.bureau

    @property
    def checklist_title(self) -> str:
        """联合清单 (第五条) by the name that the regulation gives it, with its bureau, number and edition."""
        edition = self.edition
        return f"{edition.bureau}市场监管领域部门联合抽查事项清单（{edition.document}，第{edition.number}版）"

    @property
    def plan_title(self) -> str:
        """年度计划 (第七条) by its year and row; of a special check without a row its own approval."""
        setup = self.task.setup
        if setup.row:
            return f"{setup.year}年度抽查工作计划第{setup.row}项“{setup.plan_name}”"
        return f"{setup.year}年度专项检查计划（{setup.special_approval or BLANK}）"

    @property
    def fields(self) -> tuple[Field, ...]:
        """任务 as the head of a form."""
        setup = self.task.setup
        return (Field(name="任务编号", value=setup.code), Field(name="任务名称", value=setup.name))

    def name(self, inspector: str) -> str:
        """Give an inspector by his name; where that is not known, by the number that the roll knows him by."""
        return self.task.name(inspector) or inspector
