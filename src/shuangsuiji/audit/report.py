"""审计结果 (第十一条): what an audit measured, where, and what of it chance does not explain."""

from typing import Final, Literal

from attrs import field, frozen

from shuangsuiji.audit.draws import AS_LISTED, Draw
from shuangsuiji.errors import Fault
from shuangsuiji.messages.text import Language
from shuangsuiji.testing.fairness.measured import Measured
from shuangsuiji.testing.fairness.report import rejected

Judged = Literal["unfair", "notice", "fair"]
"""不公, 提示, 没有发现."""

_JOINT: Final = {"zh": "、", "en": ", "}


@frozen(kw_only=True)
class Look(Measured):
    """看一处: one thing that was measured at one place.

    Args:
        files: the published lists that it is about.
        stratum: which stratum; empty for no one of them.
        order: by which column the targets were sorted; None where no order matters.
    """

    files: tuple[str, ...] = ()
    stratum: str = ""
    order: str | None = None

    def place(self, language: Language = "zh") -> str:
        """Say where this was measured."""
        parts = [_JOINT[language].join(self.files)]
        if self.stratum:
            parts.append(Fault("SSJ-AUDIT-STRATUM", (("stratum", self.stratum),)).sentence(language))
        if self.order == AS_LISTED:
            parts.append(Fault("SSJ-AUDIT-AS-LISTED").sentence(language))
        elif self.order:
            parts.append(Fault("SSJ-AUDIT-SORTED", (("header", self.order),)).sentence(language))
        return ("；" if language == "zh" else "; ").join(parts)

    def name(self, language: Language = "zh") -> str:
        """Give what was measured in a few words."""
        return Fault(f"SSJ-AUDIT-NAME-{self.code.removeprefix('SSJ-AUDIT-')}").sentence(language)

    def sentence(self, language: Language = "zh") -> str:
        """Say what is wrong, where, with numbers."""
        said = super().sentence(language)
        return f"{self.place(language)}{'：' if language == 'zh' else ': '}{said}"


@frozen(kw_only=True)
class Listed:
    """一份名单: the numbers of one published list, for whoever reads the report.

    Args:
        file: the list.
        frame: the list of targets that it was drawn from.
        n: how many could be drawn.
        k: how many were drawn.
        unknown: how many stand there that the list of targets does not have.
        swapped: how many were replaced by others.
    """

    file: str
    frame: str
    n: int
    k: int
    unknown: int
    swapped: int


@frozen(kw_only=True)
class Share:
    """一组所占: how many of a group were drawn, over all lists.

    Args:
        header: the column.
        label: the group.
        targets: how many of it could be drawn, all lists added up.
        found: how many were drawn.
        expected: how many an even draw gives on average.
        p: how likely an even draw is so far out.
    """

    header: str
    label: str
    targets: int
    found: int
    expected: float
    p: float


@frozen(kw_only=True)
class Often:
    """几次被抽: how many of the targets that stood on every list of targets were drawn so often, and how many on average by chance."""

    times: int
    found: int
    expected: float


@frozen(kw_only=True)
class AuditReport:
    """审计报告: what was found in published lists.

    Args:
        lists: the lists, in the order given.
        looks: everything that was measured, also what is as it should be.
        rate: how often at most even draws are called unfair.
        shares: by group, how many were drawn.
        often: how often targets were drawn over all lists; empty for one list.
        left_out: what was not measured, and why.
        conclusions: what these lists could have shown, and what no list shows.
        draws: the draws, for whoever draws pictures of them.
    """

    lists: tuple[Listed, ...]
    looks: tuple[Look, ...]
    rate: float
    shares: tuple[Share, ...] = ()
    often: tuple[Often, ...] = ()
    left_out: tuple[Fault, ...] = ()
    conclusions: tuple[Fault, ...] = ()
    draws: tuple[Draw, ...] = field(default=(), eq=False, repr=False)

    @property
    def findings(self) -> tuple[Look, ...]:
        """What chance does not explain: what is unfair before what wants an answer, most certain first."""
        return tuple(
            sorted(rejected(self.looks, self.rate), key=lambda each: (each.weight == "notice", each.p))
        )

    @property
    def ok(self) -> bool:
        """Whether nothing unfair was found."""
        return all(each.weight == "notice" for each in self.findings)

    def rows(self) -> list[tuple[Look, Judged]]:
        """Give, of each kind at each place, the one with the smallest p and how it is judged, in the order of measuring."""
        found: dict[int, Judged] = {id(each): each.weight for each in self.findings}
        rows: dict[tuple[object, ...], Look] = {}
        for each in self.looks:
            key = each.code, each.files, each.stratum, each.order
            if key not in rows or each.p < rows[key].p:
                rows[key] = each
        return [(each, found.get(id(each), "fair")) for each in rows.values()]

    def codes(self) -> set[str]:
        """Give the codes of what was found."""
        return {each.code for each in self.findings}
