"""审计 (第十一条、第十二条): reads the lists, looks at everything, and says what came of it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Final

import numpy as np
from attrs import field, frozen

from shuangsuiji.audit import shares, substitutes, years
from shuangsuiji.audit.conclusions import conclusions
from shuangsuiji.audit.draws import AS_LISTED, Draw, by_strata, draw_of, orders_of
from shuangsuiji.audit.lists import Drawn, Frame, Headers, Open, Reader
from shuangsuiji.audit.order import ends_together, in_order, periods, unreached
from shuangsuiji.audit.report import AuditReport, Listed, Look
from shuangsuiji.errors import Fault, Place, fault, raise_if
from shuangsuiji.testing.fairness.report import RATE

_NAMED: Final = 5


@frozen(kw_only=True)
class Question:
    """审什么: what the lists mean.

    Args:
        id: the header of the ids; empty for the usual ones.
        by: headers of the list of targets; whether each of their groups had its share is measured.
        order: headers of the list of targets; where those drawn stand is measured sorted by each as well.
        stratum: the header of what was drawn apart, such as the risk class; empty where one draw was made of all.
        replaced: the header, in published lists, of whom the row's target took the place of; empty where there is none.
        excluded: lists of those that could not be drawn.
        frames: of a published list, the list of targets that it was drawn from, where that is another one.
        no_repeats: whether who was drawn in an earlier list could not be drawn again.
        rate: how often at most even draws are called unfair.
    """

    id: str = ""
    by: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    stratum: str = ""
    replaced: str = ""
    excluded: tuple[Path, ...] = ()
    frames: Mapping[Path, Path] = field(factory=dict[Path, Path])
    no_repeats: bool = False
    rate: float = RATE

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of lists of targets that are read besides the ids."""
        return tuple(dict.fromkeys((*self.by, *self.order, *((self.stratum,) if self.stratum else ()))))


def audit(frame: Path, drawn: Sequence[Path], opened: Open, question: Question | None = None) -> AuditReport:
    """Audit published lists.

    Args:
        frame: the list of targets.
        drawn: the published lists, the earliest first.
        opened: opens a table.
        question: what the lists mean.

    Raises:
        InvalidInput: a table cannot be read, or a row has no usable id; every fault of every file is listed.
    """
    asked = question or Question()
    reader = Reader(opened, Headers(id=asked.id, frame=asked.columns, replaced=asked.replaced))
    paths = dict.fromkeys((*(asked.frames.get(each, frame) for each in drawn),))
    frames = {path: reader.frame(path) for path in paths}
    lists = [(frames[asked.frames.get(path, frame)], path) for path in drawn]
    pairs = [(each, reader.drawn(path, each)) for each, path in lists]
    excluded = frozenset[int]().union(*(reader.ids(path) for path in asked.excluded))
    raise_if(reader.faults)
    known = [(each, list_) for each, list_ in pairs if each is not None and list_ is not None]
    return _Audit(asked, known, excluded).report()


@frozen
class _Audit:
    asked: Question
    pairs: Sequence[tuple[Frame, Drawn]]
    excluded: frozenset[int]

    def report(self) -> AuditReport:
        wholes, looks = self.wholes()
        by_list = [list(by_strata(whole, self.asked.stratum)) for whole in wholes]
        draws = [draw for each in by_list for draw in each]
        choices = [draw for draw in draws if draw.is_choice]
        groups = [
            each
            for header in self.asked.by
            if header != self.asked.stratum
            for each in shares.of_groups(choices, header)
        ]
        looks += self.places(wholes, choices)
        looks += self.replaced(choices)
        looks += [look for look, _ in groups]
        looks += self.across(by_list)
        tested = sum(1 for each in looks if not each.certain)
        threshold, no_repeats = self.asked.rate / max(1, tested), self.asked.no_repeats
        return AuditReport(
            lists=tuple(self.listed(by_list)),
            looks=tuple(looks),
            rate=self.asked.rate,
            shares=tuple(share for _, share in groups if share),
            often=() if len(by_list) == 1 or no_repeats else years.how_often(by_list, self.size()),
            left_out=tuple(self.left_out(draws)),
            conclusions=tuple(conclusions(by_list, threshold, _same_targets(choices), no_repeats=no_repeats)),
            draws=tuple(draws),
        )

    def places(self, wholes: Sequence[Draw], choices: Sequence[Draw]) -> Iterator[Look]:
        """Look where those drawn stand, in every order."""
        for draw in choices:
            for order in (AS_LISTED, *draw.orders):
                yield from in_order(draw, order)
        if self.asked.stratum:
            for whole in (each for each in wholes if each.is_choice):
                for order in (AS_LISTED, *whole.orders):
                    yield from periods(whole, order, self.asked.stratum)
        for order in dict.fromkeys((AS_LISTED, *(name for draw in choices for name in draw.orders))):
            same = [draw for draw in choices if order == AS_LISTED or order in draw.orders]
            yield from ends_together(same, order)
        for each in _same_targets(choices):
            for order in (AS_LISTED, *each[0].orders):
                yield unreached(each, order)

    def replaced(self, choices: Sequence[Draw]) -> Iterator[Look]:
        """Look who took whose place."""
        for draw in choices:
            for order in (AS_LISTED, *draw.orders):
                yield from substitutes.of_swaps(draw, order)
            for header in self.asked.by:
                yield from substitutes.of_groups(draw, header)

    def size(self) -> int:
        return 1 + max(int(frame.numbers.max()) for frame, _ in self.pairs)

    def wholes(self) -> tuple[list[Draw], list[Look]]:
        """Give the draw of each list, not yet in strata, and what is wrong with them without any chance."""
        wholes: list[Draw] = []
        looks: list[Look] = []
        gone = set(self.excluded)
        sorted_by = {id(frame): orders_of(frame, ("", *self.asked.order)) for frame, _ in self.pairs}
        for frame, drawn in self.pairs:
            looks += _broken(frame, drawn)
            own = {int(frame.numbers[each]) for each in drawn.places}
            looks += self.not_allowed(drawn, own, gone)
            named = {name or frame.id_header: order for name, order in sorted_by[id(frame)].items()}
            wholes.append(draw_of(frame, drawn, frozenset(gone), named))
            if self.asked.no_repeats:
                gone |= own
        return wholes, looks

    def not_allowed(self, drawn: Drawn, own: set[int], gone: set[int]) -> Iterator[Look]:
        for code, those in (
            ("SSJ-AUDIT-EXCLUDED-DRAWN", own & self.excluded),
            ("SSJ-AUDIT-DRAWN-AGAIN", own & (gone - self.excluded)),
        ):
            if those:
                yield Look(code=code, p=0.0, certain=True, data={"found": len(those)}, files=(drawn.file,))

    def across(self, by_list: Sequence[Sequence[Draw]]) -> Iterator[Look]:
        """Look at lists together."""
        size = self.size()
        for number, now in enumerate(by_list):
            if number and not self.asked.no_repeats:
                earlier = [draw for each in by_list[:number] for draw in each]
                yield from years.between([each for each in now if each.is_choice], earlier, size)
        for before, now in combinations(by_list, 2):
            for draw in now:
                for other in (each for each in before if each.stratum == draw.stratum):
                    yield from substitutes.again(draw, other)
                    if draw.is_choice and other.is_choice:
                        for order in (AS_LISTED, *draw.orders):
                            yield from years.shifted(draw, other, order)

    def listed(self, by_list: Sequence[Sequence[Draw]]) -> Iterator[Listed]:
        for (frame, drawn), draws in zip(self.pairs, by_list, strict=True):
            yield Listed(
                file=drawn.file,
                frame=frame.file,
                n=sum(draw.n for draw in draws),
                k=sum(draw.k for draw in draws),
                unknown=len(drawn.unknown),
                swapped=len(drawn.replaced),
            )

    def left_out(self, draws: Sequence[Draw]) -> Iterator[Fault]:
        """Say what could not be measured, and why."""
        for draw in draws:
            if not draw.is_choice:
                name = f"{draw.file}：{draw.stratum}" if draw.stratum else draw.file
                yield fault("SSJ-AUDIT-LEFT-ALL", Place(file=name), n=draw.n, k=draw.k)
        if len(self.pairs) == 1:
            yield fault("SSJ-AUDIT-LEFT-ONE")
        elif self.asked.no_repeats:
            yield fault("SSJ-AUDIT-LEFT-REPEATS")
        if not self.asked.by:
            yield fault("SSJ-AUDIT-LEFT-GROUPS")
        if not self.asked.replaced:
            yield fault("SSJ-AUDIT-LEFT-SWAPS")


def _same_targets(draws: Sequence[Draw]) -> list[list[Draw]]:
    """Put draws together that are of the same targets in the same order."""
    found: list[list[Draw]] = []
    for draw in draws:
        own = (each for each in found if np.array_equal(each[0].numbers, draw.numbers))
        known = next(own, None)
        if known is None:
            found.append([draw])
        else:
            known.append(draw)
    return found


def _broken(frame: Frame, drawn: Drawn) -> Iterator[Look]:
    """Give what is wrong with a list whatever chance does."""
    for code, those, files in (
        ("SSJ-AUDIT-UNKNOWN", drawn.unknown, (drawn.file,)),
        ("SSJ-AUDIT-TWICE", tuple(drawn.twice), (drawn.file,)),
        ("SSJ-AUDIT-FRAME-TWICE", tuple(frame.twice), (drawn.file, frame.file)),
    ):
        if those:
            named = "、".join(those[:_NAMED]) + ("……" if len(those) > _NAMED else "")
            yield Look(
                code=code,
                p=0.0,
                certain=True,
                weight="notice",
                data={"found": len(those), "named": named},
                files=files,
            )
