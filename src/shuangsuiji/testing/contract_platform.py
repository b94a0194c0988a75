"""平台适配器约定 (第四条): the contract kit of the platform port, one or more tests for each obligation P1 to P11.

An adapter's author writes a class in a test module, and pytest does the rest:

    from shuangsuiji.testing.contract_platform import PlatformContract

    class TestMyPlatform(PlatformContract):
        def make(self) -> Platform:
            return MyPlatform(empty_sandbox().url, account="样例")

P9 and P10 cannot be brought about from outside; the hooks `unavailable`, `losing` and `stranger` do so, and without
them these tests are skipped. The kit keeps no time: that no call outlasts the adapter's limit (P11) is for its own
tests.
"""

from abc import ABC, abstractmethod
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

import pytest
from attrs import evolve
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from shuangsuiji import canonical, wire
from shuangsuiji.errors import (
    Conflict,
    NotAuthorised,
    Rejected,
    Unavailable,
)
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.results import Publication
from shuangsuiji.ports.platform import MAX_BYTES, Platform
from shuangsuiji.testing.platform_documents import Correspondence, reworded
from shuangsuiji.testing.platform_order import OTHER_WORDS, TOO_EARLY, deliveries, model_of
from shuangsuiji.testing.platform_strategies import (
    LONG_TEXT,
    NASTY_IDENTIFIERS,
    NASTY_TARGETS,
    NASTY_TEXTS,
    correspondences,
    nasty_codes,
)

FEW: Final = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=10,
    suppress_health_check=[
        HealthCheck.differing_executors,  # every adapter's class runs the same tests, and that is the point
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
"""The same few examples in every run, so that a platform behind a network is not kept busy."""

PLAIN: Final = Correspondence()
"""A correspondence without any odd text."""

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


def deliver_all(platform: Platform, *documents: Document) -> list[Receipt]:
    """Deliver documents one after another."""
    return [platform.deliver(each) for each in documents]


class PlatformContract(ABC):
    """平台适配器约定 (第四条): what every platform adapter holds, whatever stands behind it."""

    @abstractmethod
    def make(self) -> Platform:
        """Give a platform that has nothing yet; each call gives another."""

    def unmake(self, platform: Platform) -> None:
        """Put away what `make` or another hook gave; nothing to do where nothing is left open."""
        del platform

    def unavailable(self) -> Platform | None:
        """Give a platform that never answers, answers too late or with a fault of its own (P9)."""
        return None

    def losing(self) -> Platform | None:
        """Give a platform that takes the first delivery and loses the answer to it (P9)."""
        return None

    def stranger(self) -> Platform | None:
        """Give a platform with a wrong account or none (P10)."""
        return None

    @contextmanager
    def fresh(self) -> Generator[Platform, None, None]:
        """Open a platform that has nothing yet."""
        platform = self.make()
        try:
            yield platform
        finally:
            self.unmake(platform)

    @contextmanager
    def _hooked(self, platform: Platform | None, reason: str) -> Generator[Platform, None, None]:
        if platform is None:
            pytest.skip(reason)
        try:
            yield platform
        finally:
            self.unmake(platform)

    def test_p1_a_receipt_repeats_key_and_digest(self) -> None:
        """P1: the platform has the document when `deliver` returns, and the receipt says which."""
        with self.fresh() as platform:
            for document in PLAIN.documents():
                receipt = platform.deliver(document)
                assert (receipt.key, receipt.digest) == (document.key, document.digest())
                assert platform.receipt(document.key) == receipt

    def test_p1_a_document_of_the_most_bytes_arrives(self) -> None:
        """P1: up to `MAX_BYTES` every document is taken."""
        size = len(canonical.encode(wire.write(reworded(PLAIN.checklist, ""))))
        largest = reworded(PLAIN.checklist, "x" * (MAX_BYTES - size))
        with self.fresh() as platform:
            receipt = platform.deliver(largest)
            assert platform.receipt(largest.key) == receipt

    def test_p2_the_first_receipt_comes_again(self) -> None:
        """P2: delivered again at once or long after, a document gets its first receipt and has no effect."""
        documents = PLAIN.documents()
        with self.fresh() as platform:
            receipts = [deliver_all(platform, each, each) for each in documents]
            assert all(first == again for first, again in receipts)
            published = platform.published(PLAIN.code)
            later = [platform.deliver(each) for each in reversed(documents)]
            assert later[::-1] == [first for first, _ in receipts]
            assert platform.published(PLAIN.code) == published

    def test_p3_another_document_under_a_taken_key(self) -> None:
        """P3: it raises `Conflict`, the first stays and gets its first receipt."""
        with self.fresh() as platform:
            for document in PLAIN.documents():
                receipt = platform.deliver(document)
                published = platform.published(PLAIN.code)
                with pytest.raises(Conflict):
                    platform.deliver(reworded(document, OTHER_WORDS))
                assert platform.receipt(document.key) == receipt
                assert platform.published(PLAIN.code) == published
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
            for document in PLAIN.documents()[:0:-1]:
                with pytest.raises(Rejected):
                    platform.deliver(document)
                assert platform.receipt(document.key) is None
            assert platform.published(PLAIN.code) == ()
            others = [reworded(each, OTHER_WORDS) for each in PLAIN.documents()]
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

    @pytest.mark.parametrize("name", TOO_EARLY)
    def test_p5_what_comes_too_early_is_rejected(self, name: str) -> None:
        """P4, P5: whatever is missing is named, all of it at once, and nothing is kept."""
        case = TOO_EARLY[name](PLAIN)
        with self.fresh() as platform:
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
            for document in data.draw(deliveries(c)):
                expected = model.deliver(document)
                assert self._outcome(platform, document, receipts) == expected, document.key
            for key in model.needs:
                assert platform.receipt(key) == receipts.get(key)
            assert platform.published(c.code) == model.published()

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
        documents = {each.key: each for each in (*one.documents(), *two.documents())}
        with self.fresh() as platform:
            deliver_all(platform, *documents.values())
            found = {key: platform.receipt(key) for key in documents}
            assert [key for key, each in documents.items() if found[key] != platform.deliver(each)] == []

    def test_p7_only_what_is_published_is_shown(self) -> None:
        """P7: a result is shown from its publication on, unchanged, and nothing is shown before."""
        with self.fresh() as platform:
            shown: tuple[Document, ...] = ()
            for document in PLAIN.documents():
                platform.deliver(document)
                if isinstance(document, Publication):
                    shown = (*shown, document)
                assert set(platform.published(PLAIN.code)) == set(shown)

    def test_p7_what_is_corrected_stays_where_it_is(self) -> None:
        """P7: a correction is shown beside the publication whose place it takes; that one is unchanged."""
        target = PLAIN.targets[0]
        first, second = PLAIN.publication(target), PLAIN.correction(target)
        third = evolve(PLAIN.correction(target, 3), lines=first.lines)
        with self.fresh() as platform:
            deliver_all(platform, *PLAIN.before_entry(), *PLAIN.before_publication(target))
            shown: tuple[Publication, ...] = ()
            for each in (first, second, third):
                platform.deliver(each)
                shown = (*shown, each)
                assert platform.published(PLAIN.code) == shown

    def test_p7_targets_are_shown_in_the_order_of_their_bytes(self) -> None:
        """P7: whatever the order of publication, targets are shown in the order of their ids' bytes."""
        c = Correspondence(targets=NASTY_TARGETS)
        with self.fresh() as platform:
            deliver_all(platform, *c.before_entry())
            for target in c.targets:
                deliver_all(platform, *c.before_publication(target), c.publication(target))
            ordered = sorted(c.targets, key=str.encode)
            assert platform.published(c.code) == tuple(map(c.publication, ordered))

    def test_p7_other_tasks_are_not_mixed_in(self) -> None:
        """P7: of two tasks whose codes look alike, each shows its own results."""
        first, *others = (Correspondence(code=code) for code in ("样/1", "样%2F1", "样", "样/1/2"))
        with self.fresh() as platform:
            deliver_all(platform, *first.documents())
            assert [platform.published(each.code) for each in others] == [()] * len(others)
            for each in others:
                deliver_all(platform, *each.documents())
            for each in (first, *others):
                assert platform.published(each.code) == self._published_of(each)

    @settings(FEW)
    @given(c=correspondences())
    @example(c=Correspondence(text="".join(NASTY_TEXTS), targets=NASTY_TARGETS[:1]))
    def test_p8_texts_arrive_as_they_were_sent(self, c: Correspondence) -> None:
        """P8, P11: odd texts and identifiers go there and come back, every character, and nothing is raised."""
        documents = c.documents()
        with self.fresh() as platform:
            receipts = deliver_all(platform, *documents)
            assert deliver_all(platform, *documents) == receipts
            assert [platform.receipt(each.key) for each in documents] == receipts
            assert platform.published(c.code) == self._published_of(c)

    def test_p8_long_texts_arrive_whole(self) -> None:
        """P8: texts of 60,000 characters arrive, the last character included, in every kind of document."""
        documents = [reworded(each, LONG_TEXT) for each in PLAIN.documents()]
        with self.fresh() as platform:
            deliver_all(platform, *documents)
            shown = [each.agency for each in platform.published(PLAIN.code)]
            assert shown == [LONG_TEXT] * len(self._published_of(PLAIN))

    def test_p9_no_answer_is_unavailable(self) -> None:
        """P9: where there is no answer, every call says so, every time."""
        with self._hooked(
            self.unavailable(), "P9: the adapter's tests give no `unavailable` platform"
        ) as platform:
            for _ in range(2):
                with pytest.raises(Unavailable):
                    platform.deliver(PLAIN.checklist)
                with pytest.raises(Unavailable):
                    platform.receipt(PLAIN.checklist.key)
                with pytest.raises(Unavailable):
                    platform.published(PLAIN.code)

    def test_p9_a_lost_answer_is_found_again(self) -> None:
        """P9, P2: after `Unavailable` the same delivery is repeated, and what was taken is taken once."""
        with self._hooked(self.losing(), "P9: the adapter's tests give no `losing` platform") as platform:
            with pytest.raises(Unavailable):
                platform.deliver(PLAIN.checklist)
            receipt = platform.deliver(PLAIN.checklist)
            assert platform.deliver(PLAIN.checklist) == platform.receipt(PLAIN.checklist.key) == receipt

    def test_p10_a_stranger_is_not_authorised(self) -> None:
        """P10: a wrong or missing account can neither deliver nor ask."""
        with self._hooked(self.stranger(), "P10: the adapter's tests give no `stranger`") as platform:
            with pytest.raises(NotAuthorised):
                platform.deliver(PLAIN.checklist)
            with pytest.raises(NotAuthorised):
                platform.receipt(PLAIN.checklist.key)
            with pytest.raises(NotAuthorised):
                platform.published(PLAIN.code)

    @settings(FEW)
    @given(codes=st.lists(nasty_codes(), min_size=1, max_size=8))
    @example(codes=list(NASTY_IDENTIFIERS))
    def test_p11_odd_questions_are_answered(self, codes: list[str]) -> None:
        """P11: of what it does not have, the platform says so, whatever it is called."""
        with self.fresh() as platform:
            for code in codes:
                assert platform.receipt(code) is None
                assert platform.receipt(evolve(PLAIN.task, code=code).key) is None
                assert platform.published(code) == ()

    def test_p11_refusals_repeat_odd_texts(self) -> None:
        """P11: odd texts in what is refused raise `Rejected` and `Conflict`, nothing else."""
        with self.fresh() as platform:
            platform.deliver(PLAIN.checklist)
            for code in NASTY_IDENTIFIERS:
                with pytest.raises(Rejected):
                    platform.deliver(evolve(PLAIN.task, code=code, line=code))
            for text in NASTY_TEXTS:
                with pytest.raises(Conflict):
                    platform.deliver(reworded(PLAIN.checklist, text))

    @staticmethod
    def _published_of(c: Correspondence) -> tuple[Publication, ...]:
        found = [each for each in c.documents() if isinstance(each, Publication)]
        return tuple(sorted(found, key=lambda each: (each.target.encode(), each.version)))

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
