"""办公桌: where the year's acts are done: the office, the agenda, and who answers for which warning."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from shuangsuiji.acts import Act, State
from shuangsuiji.errors import OverrideNeeded
from shuangsuiji.findings import Override
from shuangsuiji.office.service import Done, Office
from shuangsuiji.testing.year.agenda import Agenda

ANSWERS: Final[Mapping[str, str]] = {
    "SSJ-A02-8": "经保密审查",
    "SSJ-A05-3": "县局按市级清单在本县组织",
    "SSJ-A07-7": "县局按市级清单在本县组织",
    "SSJ-A07-9": "节能监察列入同日公布的内部计划",
    "SSJ-A13-2": "更换之后同日上下午错开",
    "SSJ-A13-2-LENT": "抽到借来的人任组长的，由本县股长到场协调",
    "SSJ-A25-3": "保存期限由市档案局另文规定",
}
"""What is said in answer to each warning that the year meets with; any other one stops it."""


class Desk:
    """办公桌.

    Args:
        office: the bureau's office.
        agenda: the day's business.
    """

    def __init__(self, office: Office, agenda: Agenda) -> None:
        self.office, self.agenda = office, agenda
        self.names: dict[str, str] = {}
        self.problems: list[str] = []
        """Targets with a problem that are public, in order of time."""
        self.answered: Counter[str] = Counter()

    def do(self, stream: str, act: Act[State]) -> Done[State]:
        """Do an act; whatever questions it is answered for by the head, where the year expects it."""
        self.agenda.now = max(self.agenda.now, act.at)
        try:
            return self.office.do(stream, act)
        except OverrideNeeded as error:
            codes = [each.code for each in error.faults]
            if not set(codes) <= set(ANSWERS):
                raise
            self.answered.update(codes)
            overrides = [
                Override(code=code, reason=ANSWERS[code], by="局长丁", at=act.at)
                for code in dict.fromkeys(codes)
            ]
            return self.office.do(stream, act, overrides)

    def state(self, stream: str) -> Any:  # noqa: ANN401  -- each kind of stream has its own state
        """Give a stream's state."""
        return self.office.state(stream)
