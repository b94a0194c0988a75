"""记录表 (第十六条、第十七条): 汇总表 with its item sheets, visits and signatures, as one value."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cached_property

from attrs import evolve, frozen

from shuangsuiji.checklist.item import Item
from shuangsuiji.content_digest import digest_of
from shuangsuiji.errors import raise_if
from shuangsuiji.forms import at_least_one, no_twice
from shuangsuiji.sheets.before import Conclusion
from shuangsuiji.sheets.grounds import Ground
from shuangsuiji.sheets.items import ItemResult, ItemSheet, Order
from shuangsuiji.sheets.signing import Countersignature, Refusal, Signature
from shuangsuiji.sheets.visits import Presence, Visit
from shuangsuiji.task.current_team import CurrentTeam
from shuangsuiji.texts import china_day


@frozen(kw_only=True, slots=False)
class Inspection:
    """记录表 (第十六条、第十七条): what was inspected and found, signed.

    Args:
        results: 汇总表, a line an item.
        sheets: 专项检查表, one an item; none of a result that is stated directly.
        signatures: 汇总表 is signed by every member of the team.
        visits: the visits; none where everything was looked at from afar, or stated directly.
        orders: what was ordered by word of mouth.
        grounds: why results are stated directly (第十八条).
        adopted: conclusions of others that were adopted (第十五条).
        countersigned: the target's signature; None where it did not sign.
        refusal: why it did not.
    """

    results: tuple[ItemResult, ...]
    sheets: tuple[ItemSheet, ...] = ()
    signatures: tuple[Signature, ...] = ()
    visits: tuple[Visit, ...] = ()
    orders: tuple[Order, ...] = ()
    grounds: tuple[Ground, ...] = ()
    adopted: tuple[Conclusion, ...] = ()
    countersigned: Countersignature | None = None
    refusal: Refusal | None = None

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *at_least_one(".results", self.results),
                *no_twice(".results", (each.item for each in self.results)),
                *no_twice(".sheets", (each.item for each in self.sheets)),
                *no_twice(".signatures", (each.inspector for each in self.signatures)),
                *no_twice(".grounds", (each.result for each in self.grounds)),
            ]
        )

    @cached_property
    def text(self) -> str:
        """The digest of what team and target sign: everything but the signatures."""
        return digest_of(
            evolve(
                self,
                sheets=tuple(evolve(each, signatures=()) for each in self.sheets),
                signatures=(),
                countersigned=None,
                refusal=None,
            )
        )

    @property
    def direct(self) -> bool:
        """Whether every result was stated directly (第十八条)."""
        return all(each.direct for each in self.results)

    @property
    def made_on(self) -> str:
        """检查结果作出之日: the day of the last signature; where all is stated directly, of the decision."""
        decided = max((each.decided_on for each in self.grounds), default="")
        if self.direct and decided:
            return decided
        return max((each.on for each in self.signed), default="")

    @property
    def began_on(self) -> str:
        """检查开始之日: the day of the first visit; where there was none, the day on which the result was made."""
        return min((each.on for each in self.visits), default=self.made_on)

    @property
    def finished_on(self) -> str:
        """检查完成之日: the day of the last visit; where there was none, the day on which the result was made."""
        return max((each.on for each in self.visits), default=self.made_on)

    @property
    def inspectors(self) -> tuple[str, ...]:
        """Who was on site, each once; where nobody went, who signed."""
        seen = dict.fromkeys(each for visit in self.visits for each in visit.inspectors)
        return tuple(seen) or tuple(each.inspector for each in self.signatures)

    @property
    def signed(self) -> tuple[Signature, ...]:
        """Every inspector's signature, on 汇总表 and on the item sheets."""
        return (*self.signatures, *(each for sheet in self.sheets for each in sheet.signatures))

    @property
    def hands(self) -> frozenset[str]:
        """Who had a hand in it: who was on site, signed, ordered, or was responsible for an item."""
        responsible = (each for sheet in self.sheets for each in sheet.responsible)
        signed, ordered = (each.inspector for each in self.signed), (each.by for each in self.orders)
        return frozenset({*self.inspectors, *signed, *ordered, *responsible})

    def acted_after(self, inspector: str, instant: str) -> bool:
        """Say whether somebody came on site or ordered something at an instant or later, or signed on a later day."""
        came = [
            presence.arrived_at or visit.started_at
            for visit in self.visits
            for presence in visit.present
            if presence.inspector == inspector
        ]
        ordered, then = (
            [each.at for each in self.orders if each.by == inspector],
            datetime.fromisoformat(instant),
        )
        later = any(datetime.fromisoformat(each) >= then for each in (*came, *ordered))
        days = (each.on for each in self.signed if each.inspector == inspector)
        return later or any(each > china_day(instant) for each in days)


def present(inspectors: Iterable[str]) -> tuple[Presence, ...]:
    """Give inspectors who were there from the beginning to the end."""
    return tuple(Presence(inspector=each) for each in inspectors)


def drafted(
    items: Sequence[Item],
    visit: Visit,
    results: Sequence[ItemResult] = (),
    responsible: Sequence[str] = (),
) -> Inspection:
    """起草记录表: give the unsigned record of one visit, each item inspected by the first of its methods.

    Args:
        items: the target's items.
        visit: the visit.
        results: the lines that are not plain; every other item has no problem.
        responsible: who is responsible for the items; the first two on site unless given.
    """
    named = {each.item: each for each in results}
    lines = {
        each.id: named.get(each.id) or ItemResult(item=each.id, results=("NO_PROBLEM",)) for each in items
    }
    sheets = tuple(
        ItemSheet(
            item=each.id,
            methods=each.methods[:1],
            finished_at=visit.ended_at,
            results=lines[each.id].results,
            problem=lines[each.id].problem,
            responsible=tuple(responsible) or visit.inspectors[:2],
        )
        for each in items
        if not lines[each.id].direct
    )
    return Inspection(results=tuple(lines.values()), sheets=sheets, visits=(visit,))


def signed(inspection: Inspection, team: CurrentTeam, at: str, capacity: str = "") -> Inspection:
    """签字: give a record that all who must have signed, by its present text; earlier signatures are void.

    Args:
        inspection: the record.
        team: the team, all of which signs 汇总表; who is responsible for an item signs its sheet.
        at: when.
        capacity: in which capacity the target signed; empty where it did not.
    """
    day, text = china_day(at), inspection.text
    there = {each for visit in inspection.visits for each in visit.inspectors} or set(team.inspectors)
    return evolve(
        inspection,
        sheets=tuple(_sheet_signed(each, day) for each in inspection.sheets),
        signatures=tuple(
            Signature(inspector=each, on=day, text=text, present=each in there) for each in team.inspectors
        ),
        countersigned=Countersignature(capacity=capacity, at=at, text=text) if capacity else None,
    )


def _sheet_signed(sheet: ItemSheet, day: str) -> ItemSheet:
    signatures = (Signature(inspector=each, on=day, text=sheet.text) for each in sheet.responsible)
    return evolve(sheet, signatures=tuple(signatures))
