"""解读: from a plan's wording to its figures, each with what holds for it.

The wording is read from left to right: a bound (不低于) and a period (每年) hold for the next figure; a comma or
bracket ends the bound. Nothing is guessed: a digit that nothing explains or a bound without a figure is a fault.
"""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from attrs import evolve, frozen

from shuangsuiji.errors import Fault, fault
from shuangsuiji.ratios.labels import label_after, label_before
from shuangsuiji.ratios.rule import Measure, Period, figure_faults, quoted
from shuangsuiji.ratios.tokens import Token, TokenKind, fold, foreign_digits, tokens


@frozen(kw_only=True)
class Quantity:
    """One figure of a wording with what holds for it.

    Args:
        measure: ratio, count or times.
        lo: at least; None where there is no lower bound.
        hi: at most; None where there is no upper bound.
        period: in what time; None where none is said.
        label: what the words before it (or in the bracket after it) say it is for; may be empty.
        nested: 其中, a part of what was named before.
        each: 各, so much each time.
        alternative: 或, instead of what was named before.
        piece: the wording of the figure, for messages.
        end: where it ends in the wording.
    """

    measure: Measure
    lo: Fraction | None
    hi: Fraction | None
    period: Period | None = None
    label: str = ""
    nested: bool = False
    each: bool = False
    alternative: bool = False
    piece: str = ""
    end: int = 0


@frozen(kw_only=True)
class Reading:
    """What a wording was read as.

    Args:
        quantities: its figures in order.
        used: the spans of the wording that were understood as figures, bounds and periods.
        faults: what could not be read.
    """

    quantities: tuple[Quantity, ...]
    used: tuple[tuple[int, int], ...]
    faults: tuple[Fault, ...]


_OPERATOR_ONLY: Final = re.compile(r"\s*(?:=|≥|>=|≤|<=)\s*(\d{1,15})\s*", re.ASCII)
_DIRECTLY: Final = re.compile(r"\s*(?:[^,;。、()\d]{0,15}的)?\s*")
_INCLUDED: Final = re.compile(r"\s*(?:\(含(?:本数)?\))?\s*")
_SEVERAL_TIMES: Final = Fraction(2)


def read(text: str) -> Reading:
    """Read the figures of a wording."""
    folded = fold(text)
    if _OPERATOR_ONLY.fullmatch(folded):
        folded += "次"
    reader = _Reader(text, folded)
    for place in foreign_digits(folded):
        reader.blame("SSJ-RATIO-UNREADABLE", place, place + 1)
    for token in tokens(folded):
        reader.take(token)
    return reader.finish()


class _Reader:
    """The state of one reading: what waits for a figure, and what was found so far; lives within `read`."""

    def __init__(self, text: str, folded: str) -> None:
        self._text = text
        self._folded = folded
        self._bound: Token | None = None
        self._period: Period | None = None
        self._unspent = False
        self._flags: set[TokenKind] = set()
        self._label_from = 0
        self._label_to: int | None = None
        self._quantities: list[Quantity] = []
        self._used: list[tuple[int, int]] = []
        self._faults: list[Fault] = []

    def take(self, token: Token) -> None:
        taker = _TAKERS.get(token.kind)
        if taker:
            taker(self, token)

    def finish(self) -> Reading:
        self._drop_bound()
        return Reading(quantities=tuple(self._quantities), used=tuple(self._used), faults=tuple(self._faults))

    def _piece(self, start: int, end: int) -> str:
        return quoted(self._text[start:end].strip())

    def _use(self, token: Token) -> None:
        self._used.append((token.start, token.end))

    def blame(self, code: str, start: int, end: int) -> None:
        self._faults.append(fault(code, found=self._piece(start, end)))

    def _mark_label_end(self, token: Token) -> None:
        if self._label_to is None:
            self._label_to = token.start

    def take_bound(self, token: Token) -> None:
        self._mark_label_end(token)
        self._bound = token

    def _drop_bound(self) -> None:
        """Blame a bound that no figure followed; a comparison in other words (高于去年) is no bound."""
        if self._bound and self._bound.kind in {"min", "max"}:
            self.blame("SSJ-RATIO-NO-FIGURE", self._bound.start, len(self._text))
        self._bound = None
        self._label_to = None

    def take_flag(self, token: Token) -> None:
        self._flags.add(token.kind)
        self._use(token)
        if token.kind == "within":
            self._label_from = token.end
        else:
            self._mark_label_end(token)

    def take_split(self, token: Token) -> None:
        self._drop_bound()
        self._flags -= {"each"}
        if token.kind == "or":
            self._flags.add("or")

    def take_period(self, token: Token) -> None:
        if token.period is None:
            self.blame("SSJ-RATIO-UNREADABLE", token.start, token.end)
        self._period, self._unspent = token.period, True
        self._use(token)
        if self._bound is None:
            self._label_from = token.end

    def take_per(self, token: Token) -> None:
        apart = not self._quantities or self._folded[self._quantities[-1].end : token.start].strip()
        if apart or token.period is None:
            self.blame("SSJ-RATIO-UNREADABLE", token.start, token.end)
            return
        self._quantities[-1] = evolve(self._quantities[-1], period=token.period, end=token.end)
        self._use(token)
        self._label_from = token.end

    def take_instalments(self, token: Token) -> None:
        """分次: several times, where a period says in what time; else only a way of doing it."""
        if self._period is None:
            return
        self._add(
            Quantity(measure="times", lo=_SEVERAL_TIMES, hi=None, piece=token.kind, end=token.end), token
        )

    def take_unexplained(self, token: Token) -> None:
        self._bound = None
        code = "SSJ-RATIO-UNIT" if token.kind == "bare" else "SSJ-RATIO-UNREADABLE"
        self.blame(code, token.start, token.end)

    def take_after(self, token: Token) -> None:
        """以上, 以下, 左右: bound the figure that stands directly before."""
        last = self._quantities[-1] if self._quantities else None
        if last is None or not _INCLUDED.fullmatch(self._folded, last.end, token.start):
            return
        self._use(token)
        start = token.start - len(last.piece)
        if token.kind == "vague":
            self.blame("SSJ-RATIO-ABOUT", max(start, 0), token.end)
            return
        if last.lo != last.hi:
            self.blame("SSJ-RATIO-TWO-BOUNDS", max(start, 0), token.end)
            return
        lo, hi = (last.lo, None) if token.kind == "floor" else (None, last.hi)
        self._quantities[-1] = evolve(last, lo=lo, hi=hi, end=token.end)
        self._label_from = token.end

    def take_figure(self, token: Token) -> None:
        if self._bound and not self._bound_reaches(token):
            self._bound = None
        start = self._bound.start if self._bound else token.start
        end = min(token.end, len(self._text))
        lo, hi = self._bounded(token, start, end)
        piece = self._piece(start, end)
        self._faults += figure_faults(token.measure, lo, hi, piece)
        if self._bound:
            self._use(self._bound)
        self._add(Quantity(measure=token.measure, lo=lo, hi=hi, piece=piece, end=token.end), token)

    def _bound_reaches(self, token: Token) -> bool:
        """Say whether the waiting bound is about this figure: 不低于 reaches through words, 超过 does not."""
        if self._bound is None or self._bound.kind in {"min", "max"}:
            return self._bound is not None
        return _DIRECTLY.fullmatch(self._folded, self._bound.end, token.start) is not None

    def _bounded(self, token: Token, start: int, end: int) -> tuple[Fraction | None, Fraction | None]:
        kind = self._bound.kind if self._bound else "equal"
        refusals = {"strict": "SSJ-RATIO-STRICT", "about": "SSJ-RATIO-ABOUT"}
        if kind in refusals:
            self.blame(refusals[kind], start, end)
        if kind == "minus":
            return -token.hi, -token.lo
        if kind in {"min", "max"} and token.lo != token.hi:
            self.blame("SSJ-RATIO-TWO-BOUNDS", start, end)
            return token.lo, token.hi
        return (None if kind == "max" else token.lo), (None if kind == "min" else token.hi)

    def _add(self, quantity: Quantity, token: Token) -> None:
        label_to = token.start if self._label_to is None else self._label_to
        label = label_before(self._folded[self._label_from : label_to])
        label_from = token.end
        bracket = label_after(self._folded, token.end)
        if bracket and quantity.measure == "ratio":
            label, label_from = label or bracket.text, bracket.end
        in_period = quantity.measure == "times" or self._unspent
        self._quantities.append(
            evolve(
                quantity,
                label=label,
                period=self._period if in_period else None,
                nested="within" in self._flags,
                each="each" in self._flags,
                alternative="or" in self._flags,
            )
        )
        self._use(token)
        if quantity.measure == "times":
            self._unspent = False
        self._flags.clear()
        self._bound, self._label_to, self._label_from = None, None, label_from


_TAKERS: Final[Mapping[TokenKind, Callable[[_Reader, Token], None]]] = MappingProxyType(
    {
        "figure": _Reader.take_figure,
        **dict.fromkeys(("min", "max", "equal", "strict", "about", "minus"), _Reader.take_bound),
        **dict.fromkeys(("floor", "ceiling", "vague"), _Reader.take_after),
        **dict.fromkeys(("every", "period"), _Reader.take_period),
        "per": _Reader.take_per,
        "instalments": _Reader.take_instalments,
        **dict.fromkeys(("each", "within"), _Reader.take_flag),
        **dict.fromkeys(("or", "split"), _Reader.take_split),
        **dict.fromkeys(("bare", "odd"), _Reader.take_unexplained),
    }
)
"""What each kind of piece does to a reading; the other kinds do nothing."""
