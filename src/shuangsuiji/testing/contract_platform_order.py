"""次序与公示 (P5, P7): what comes too early is rejected, and the public sees what was published."""

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from shuangsuiji.errors import Conflict, Rejected
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.results import Publication
from shuangsuiji.ports.platform import Platform
from shuangsuiji.testing.contract_platform_hooks import (
    FEW,
    PLAIN,
    PlatformHooks,
    carried,
    deliver_all,
    published_of,
)
from shuangsuiji.testing.platform_documents import Correspondence
from shuangsuiji.testing.platform_order import TOO_EARLY, deliveries, model_of
from shuangsuiji.testing.platform_strategies import NASTY_TARGETS


class OrderContract(PlatformHooks):
    """Documents are taken in their order, and nothing is shown before its publication."""

    @pytest.mark.parametrize("name", TOO_EARLY)
    def test_p5_what_comes_too_early_is_rejected(self, name: str) -> None:
        """P4, P5: whatever is missing is named, all of it at once, and nothing is kept."""
        case = TOO_EARLY[name](PLAIN)
        with self.fresh() as platform:
            involved = (*case.given, case.document)
            if carried(platform, involved) != involved:
                pytest.skip(f"P13: the platform does not take {case.document.kind}")
            deliver_all(platform, *case.given)
            before = platform.published(PLAIN.code)
            with pytest.raises(Rejected) as caught:
                platform.deliver(case.document)
            reasons = caught.value.text()
            assert [each for each in case.named if each not in reasons] == []
            assert platform.receipt(case.document.key) is None
            assert platform.published(PLAIN.code) == before

    def test_p5_what_came_too_early_is_taken_in_its_time(self) -> None:
        """P5: whatever was missing, once it is there the same document is taken."""
        case = TOO_EARLY["publication_without_any_review"](PLAIN)
        with self.fresh() as platform:
            involved = (*case.given, case.document)
            if carried(platform, involved) != involved:
                pytest.skip(f"P13: the platform does not take {case.document.kind}")
            deliver_all(platform, *case.given)
            with pytest.raises(Rejected):
                platform.deliver(case.document)
            deliver_all(platform, *PLAIN.passes(PLAIN.targets[0]), case.document)
            assert platform.published(PLAIN.code) == (case.document,)

    @settings(FEW, max_examples=20)
    @given(data=st.data())
    def test_p5_any_order_with_repetitions(self, data: st.DataObject) -> None:
        """P1 to P7: in any order, with repetitions and rivals, the platform takes what a plain model takes."""
        c = Correspondence(targets=PLAIN.targets[:1])
        model = model_of(c)
        receipts: dict[str, Receipt] = {}
        with self.fresh() as platform:
            for document in carried(platform, data.draw(deliveries(c))):
                expected = model.deliver(document)
                assert self._outcome(platform, document, receipts) == expected, document.key
            for key in model.needs:
                assert platform.receipt(key) == receipts.get(key)
            assert platform.published(c.code) == model.published()

    def test_p7_only_what_is_published_is_shown(self) -> None:
        """P7: a result is shown from its publication on, unchanged, and nothing is shown before."""
        with self.fresh("published") as platform:
            shown: tuple[Document, ...] = ()
            for document in carried(platform, PLAIN.documents()):
                platform.deliver(document)
                if isinstance(document, Publication):
                    shown = (*shown, document)
                assert set(platform.published(PLAIN.code)) == set(shown)

    def test_p7_what_is_corrected_stays_where_it_is(self) -> None:
        """P7: a correction is shown beside the publication whose place it takes; that one is unchanged."""
        target = PLAIN.targets[0]
        first, second = PLAIN.publication(target), PLAIN.correction(target)
        third = evolve(PLAIN.correction(target, 3), lines=first.lines)
        with self.fresh("published") as platform:
            deliver_all(platform, *PLAIN.before_entry(), *PLAIN.before_publication(target))
            shown: tuple[Publication, ...] = ()
            for each in (first, second, third):
                platform.deliver(each)
                shown = (*shown, each)
                assert platform.published(PLAIN.code) == shown

    def test_p7_targets_are_shown_in_the_order_of_their_bytes(self) -> None:
        """P7: whatever the order of publication, targets are shown in the order of their ids' bytes."""
        c = Correspondence(targets=NASTY_TARGETS)
        with self.fresh("published") as platform:
            deliver_all(platform, *c.before_entry())
            for target in c.targets:
                deliver_all(platform, *c.before_publication(target), c.publication(target))
            ordered = sorted(c.targets, key=str.encode)
            assert platform.published(c.code) == tuple(map(c.publication, ordered))

    def test_p7_other_tasks_are_not_mixed_in(self) -> None:
        """P7: of two tasks whose codes look alike, each shows its own results."""
        first, *others = (Correspondence(code=code) for code in ("样/1", "样%2F1", "样", "样/1/2"))
        with self.fresh("published") as platform:
            deliver_all(platform, *carried(platform, first.documents()))
            assert [platform.published(each.code) for each in others] == [()] * len(others)
            for each in others:
                deliver_all(platform, *carried(platform, each.documents()))
            for each in (first, *others):
                assert platform.published(each.code) == published_of(each)

    @staticmethod
    def _outcome(platform: Platform, document: Document, receipts: dict[str, Receipt]) -> str:
        """Deliver a document, keep its first receipt, and say what became of it."""
        try:
            receipt = platform.deliver(document)
        except Conflict:
            return "conflict"
        except Rejected:
            return "rejected"
        if document.key not in receipts:
            receipts[document.key] = receipt
            return "taken"
        return "again" if receipts[document.key] == receipt else "another receipt"
