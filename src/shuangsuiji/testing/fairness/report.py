"""检验结果 (第十一条): what an examination measured, and what of it chance does not explain."""

from collections.abc import Iterable
from typing import Final, Literal

from attrs import field, frozen

from shuangsuiji.errors import Fault
from shuangsuiji.messages.text import Language

Weight = Literal["unfair", "notice"]
"""不公: the draw is not fair; 提示: it is fair only if whoever calls it sees to something."""

SHOWN: Final = 1e-12
"""Smaller p-values are shown as this one: the arithmetic goes no further."""


@frozen(kw_only=True)
class Measured:
    """One thing that was measured.

    Args:
        code: stable, such as `SSJ-FAIR-POSITION`.
        p: how likely a fair draw is so far out; 0 where no fair draw does this at all.
        data: what its sentence names.
        like: the code of the known defect that it looks like; empty where it looks like none.
        weight: what follows if chance does not explain it.
        certain: whether it rests on no chance, so that it uses up nothing of the error rate.
    """

    code: str
    p: float
    data: dict[str, str | int] = field(factory=dict[str, str | int])
    like: str = ""
    weight: Weight = "unfair"
    certain: bool = False

    def sentence(self, language: Language = "zh") -> str:
        """Say what is wrong, with numbers, and which known defect it looks like."""
        said = Fault(self.code, tuple({**self.data, "p": shown(self.p)}.items())).sentence(language)
        if not self.like:
            return said
        joint = "；" if language == "zh" else "; "
        return said + joint + Fault(self.like).sentence(language)


def certain(code: str, *, like: str = "", weight: Weight = "unfair", **data: str | int) -> Measured:
    """Give what no fair draw does, whatever its seed."""
    return Measured(code=code, p=0.0, data=data, like=like, weight=weight, certain=True)


def shown(p: float) -> str:
    """Give a p-value as a sentence shows it.

    >>> shown(0.00123), shown(0.0)
    ('0.0012', '1e-12')
    """
    return f"{max(p, SHOWN):.2g}"


@frozen(kw_only=True)
class Report:
    """检验报告: what was measured of one draw.

    Args:
        n: how many ids there were.
        k: how many were drawn.
        trials: how many times.
        rate: how often at most a fair draw is called unfair.
        measured: everything that was measured, also what is as it should be.
    """

    n: int
    k: int
    trials: int
    rate: float
    measured: tuple[Measured, ...]

    @property
    def findings(self) -> tuple[Measured, ...]:
        """What chance does not explain: what is unfair before notices, most certain first."""
        found = rejected(self.measured, self.rate)
        return tuple(sorted(found, key=lambda each: (each.weight == "notice", each.p)))

    @property
    def ok(self) -> bool:
        """Whether nothing unfair was found."""
        return all(each.weight == "notice" for each in self.findings)

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


def rejected(measured: Iterable[Measured], rate: float) -> list[Measured]:
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
