"""检验结果 (第十一条): what an examination measured, and what of it chance does not explain."""

from collections.abc import Iterable
from typing import Final, Literal, TypeVar

from attrs import field, frozen

from shuangsuiji.errors import Fault
from shuangsuiji.messages.text import Language
from shuangsuiji.testing.fairness.dealing import Dealt
from shuangsuiji.testing.fairness.measured import Measured
from shuangsuiji.testing.fairness.trials import Trials

RATE: Final = 1e-6
"""How often at most a fair draw is called unfair, where nothing else is said."""

AnyMeasured = TypeVar("AnyMeasured", bound=Measured)

Judged = Literal["unfair", "notice", "fair"]
"""不公, 提示, 没有发现."""


@frozen(kw_only=True)
class Row:
    """表中一行: what was measured of one kind, and how it is judged."""

    code: str
    about: str
    p: float
    judged: Judged

    def name(self, language: Language = "zh") -> str:
        """Give what was measured in a few words."""
        kind = self.code.removeprefix("SSJ-FAIR-")
        name = Fault(f"SSJ-FAIR-NAME-{'TEAM-BROKEN' if kind.startswith('TEAM-') else kind}").sentence(
            language
        )
        if not self.about:
            return name
        return Fault(self.about).sentence(language) + ("：" if language == "zh" else ": ") + name


@frozen(kw_only=True)
class Report:
    """检验报告: what was measured of one draw.

    Args:
        n: how many ids there were.
        k: how many were drawn.
        trials: how many times.
        rate: how often at most a fair draw is called unfair.
        measured: everything that was measured, also what is as it should be.
        left_out: what was not measured, and why.
        kept: the trials that were measured, for whoever draws pictures of them.
        teams: with inspectors, the whole dealings.
    """

    n: int
    k: int
    trials: int
    rate: float
    measured: tuple[Measured, ...]
    left_out: tuple[Fault, ...] = ()
    kept: Trials | None = field(default=None, eq=False, repr=False)
    teams: Dealt | None = field(default=None, eq=False, repr=False)

    @property
    def findings(self) -> tuple[Measured, ...]:
        """What chance does not explain: what is unfair before notices, most certain first."""
        found = rejected(self.measured, self.rate)
        return tuple(sorted(found, key=lambda each: (each.weight == "notice", each.p)))

    @property
    def ok(self) -> bool:
        """Whether nothing unfair was found."""
        return all(each.weight == "notice" for each in self.findings)

    def rows(self) -> list[Row]:
        """Give a row for each kind that was measured, with its smallest p, in the order of measuring."""
        found: dict[int, Judged] = {id(each): each.weight for each in self.findings}
        rows: dict[tuple[str, str], Row] = {}
        for each in self.measured:
            key = each.code, each.about
            if key not in rows or each.p < rows[key].p:
                judged: Judged = found.get(id(each), "fair")
                rows[key] = Row(code=each.code, about=each.about, p=each.p, judged=judged)
        return list(rows.values())

    def codes(self) -> set[str]:
        """Give the codes of what was found."""
        return {each.code for each in self.findings}

    def resemblances(self) -> set[str]:
        """Give the codes of the known defects that it looks like."""
        return {each.like for each in self.findings} - {""}

    def text(self, language: Language = "zh") -> str:
        """Give what was found, one a line; one line where nothing was."""
        if not self.findings:
            data = (("n", self.n), ("k", self.k), ("trials", self.trials), ("tests", len(self.measured)))
            return Fault("SSJ-FAIR-OK", data).text(language)
        ends = ("〔", "〕") if language == "zh" else (" [", "]")
        return "\n".join(f"{each.sentence(language)}{ends[0]}{each.code}{ends[1]}" for each in self.findings)


def rejected(measured: Iterable[AnyMeasured], rate: float) -> list[AnyMeasured]:
    """Give what is certain and what Holm's method rejects: the smallest p against rate/m, the next against rate/(m-1), ...

    >>> ps = (0.5, 0.009, 0.02)
    >>> [each.p for each in rejected([Measured(code="", p=p) for p in ps], 0.03)]
    [0.009]
    """
    known = list(measured)
    found = [each for each in known if each.certain]
    tested = sorted((each for each in known if not each.certain), key=lambda each: each.p)
    for left, each in zip(range(len(tested), 0, -1), tested, strict=True):
        if each.p > rate / left:
            break
        found.append(each)
    return found
