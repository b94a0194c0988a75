"""送达与回执 (P1 to P4, P6): a document is taken once, and its receipt says so."""

from typing import Final

import pytest
from attrs import evolve

from shuangsuiji import canonical, wire
from shuangsuiji.errors import Conflict, Rejected
from shuangsuiji.exchange.documents import Document
from shuangsuiji.ports.platform import MAX_BYTES
from shuangsuiji.testing.contract_platform_hooks import PLAIN, PlatformHooks, deliver_all, shown
from shuangsuiji.testing.platform_documents import Correspondence, reworded
from shuangsuiji.testing.platform_order import OTHER_WORDS
from shuangsuiji.testing.platform_strategies import LONG_TEXT, NASTY_IDENTIFIERS

LOOK_ALIKES: Final = {
    "space_after": ("样例", "样例 "),
    "space_before": ("样例", " 样例"),
    "wide_space": ("样例", "样例\u3000"),
    "case": ("样例A", "样例a"),
    "width": ("样例A", "样例\uff21"),
    "zero": ("样例1", "样例01"),
    "percent": ("样例/", "样例%2F"),
    "four_bytes": ("样例\U00020000", "样例\U00020001"),
    "mark": ("样例e", "样例\u00e9"),
    "end_of_a_long_text": (LONG_TEXT, LONG_TEXT[:-1]),
}
"""Texts that are not the same."""


class ReceiptContract(PlatformHooks):
    """What is delivered has one receipt, what is rejected has none."""

    def test_p1_a_receipt_repeats_key_and_digest(self) -> None:
        """P1: the platform has the document when `deliver` returns, and the receipt says which."""
        with self.fresh() as platform:
            for document in self.documents(platform):
                receipt = platform.deliver(document)
                assert (receipt.key, receipt.digest) == (document.key, document.digest())
                assert platform.receipt(document.key) == receipt

    def test_p1_a_document_of_the_most_bytes_arrives(self) -> None:
        """P1: up to `MAX_BYTES` every document is taken."""
        size = len(canonical.encode(wire.write(reworded(PLAIN.checklist, ""))))
        largest = reworded(PLAIN.checklist, "x" * (MAX_BYTES - self.spare - size))
        with self.fresh() as platform:
            receipt = platform.deliver(largest)
            assert platform.receipt(largest.key) == receipt

    def test_p2_the_first_receipt_comes_again(self) -> None:
        """P2: delivered again at once or long after, a document gets its first receipt and has no effect."""
        with self.fresh() as platform:
            documents = self.documents(platform)
            receipts = [deliver_all(platform, each, each) for each in documents]
            assert all(first == again for first, again in receipts)
            published = shown(platform)
            later = [platform.deliver(each) for each in reversed(documents)]
            assert later[::-1] == [first for first, _ in receipts]
            assert shown(platform) == published

    def test_p3_another_document_under_a_taken_key(self) -> None:
        """P3: it raises `Conflict`, the first stays and gets its first receipt."""
        with self.fresh() as platform:
            for document in self.documents(platform):
                receipt = platform.deliver(document)
                published = shown(platform)
                with pytest.raises(Conflict):
                    platform.deliver(reworded(document, OTHER_WORDS))
                assert platform.receipt(document.key) == receipt
                assert shown(platform) == published
                assert platform.deliver(document) == receipt

    @pytest.mark.parametrize("name", LOOK_ALIKES)
    def test_p3_what_looks_alike_is_another_document(self, name: str) -> None:
        """P3, P8: a document that differs in one character is another one."""
        words, others = LOOK_ALIKES[name]
        with self.fresh() as platform:
            deliver_all(platform, *PLAIN.before_entry(), PLAIN.entry(PLAIN.targets[1]))
            reviews: tuple[Document, ...] = PLAIN.passes(PLAIN.targets[1])
            for document in (*reviews, PLAIN.publication(PLAIN.targets[1])):
                receipt = platform.deliver(reworded(document, words))
                with pytest.raises(Conflict):
                    platform.deliver(reworded(document, others))
                assert platform.receipt(document.key) == receipt

    def test_p4_nothing_is_kept_of_what_is_rejected(self) -> None:
        """P4: after `Rejected` there is no receipt, and another document of that key is taken."""
        with self.fresh() as platform:
            if "checklist" not in platform.takes:
                pytest.skip("P13: the platform takes nothing that others need")
            documents = self.documents(platform)
            for document in [each for each in reversed(documents) if each not in PLAIN.free]:
                with pytest.raises(Rejected):
                    platform.deliver(document)
                assert platform.receipt(document.key) is None
            assert shown(platform) == ()
            others = [reworded(each, OTHER_WORDS) for each in documents]
            assert [each.key for each in deliver_all(platform, *others)] == [each.key for each in others]

    def test_p4_every_reason_is_listed(self) -> None:
        """P4: a publication that lacks two reviews is told of both."""
        target = PLAIN.targets[0]
        with self.fresh() as platform:
            deliver_all(platform, *PLAIN.before_entry(), *PLAIN.before_publication(target)[:2])
            with pytest.raises(Rejected) as caught:
                platform.deliver(PLAIN.publication(target))
            reasons = caught.value.text()
            assert [each for each in PLAIN.departments[1:] if each not in reasons] == []

    def test_p6_no_receipt_of_what_was_not_taken(self) -> None:
        """P6: a key gets a receipt exactly if its document was taken, and no other key does."""
        key = PLAIN.checklist.key
        with self.fresh() as platform:
            assert platform.receipt(key) is None
            receipt = platform.deliver(PLAIN.checklist)
            others = (
                key + "0",
                key[:-2],
                key + "/",
                key + " ",
                " " + key,
                "/" + key,
                key.upper(),
                key + "?",
                "1",
            )
            assert [platform.receipt(each) for each in others] == [None] * len(others)
            assert platform.receipt(key) == receipt

    def test_p6_odd_codes_are_told_apart(self) -> None:
        """P6, P8: tasks whose codes look alike are different tasks, each with its own receipt."""
        tasks = [evolve(PLAIN.task, code=code) for code in NASTY_IDENTIFIERS]
        with self.fresh() as platform:
            deliver_all(platform, PLAIN.checklist, PLAIN.plan)
            for place, task in enumerate(tasks):
                assert [each.code for each in tasks[place:] if platform.receipt(each.key)] == []
                platform.deliver(task)
            found = [platform.receipt(each.key) for each in tasks]
            assert [each and each.digest for each in found] == [each.digest() for each in tasks]

    def test_p6_a_slash_in_a_name_is_no_border(self) -> None:
        """P6: a key is read by its escaped names, so that a task's code and a target's id never run together."""
        one = Correspondence(code="样例", targets=("甲/乙",))
        two = Correspondence(code="样例/甲", targets=("乙",))
        with self.fresh() as platform:
            both = (*self.documents(platform, one), *self.documents(platform, two))
            documents = {each.key: each for each in both}
            deliver_all(platform, *documents.values())
            found = {key: platform.receipt(key) for key in documents}
            assert [key for key, each in documents.items() if found[key] != platform.deliver(each)] == []
