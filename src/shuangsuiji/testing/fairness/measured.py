"""测得的 (第十一条): one thing that an examination measured, and its sentence."""

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
        about: the code of what was looked at, where that is not the draw as a whole.
    """

    code: str
    p: float
    data: dict[str, str | int] = field(factory=dict[str, str | int])
    like: str = ""
    weight: Weight = "unfair"
    certain: bool = False
    about: str = ""

    def sentence(self, language: Language = "zh") -> str:
        """Say what is wrong, with numbers, and which known defect it looks like."""
        said = Fault(self.code, tuple({**self.data, "p": shown(self.p)}.items())).sentence(language)
        if self.about:
            said = Fault(self.about).sentence(language) + ("：" if language == "zh" else ": ") + said
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
