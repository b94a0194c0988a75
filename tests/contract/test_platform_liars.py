"""Platforms that break a promise: each is caught by the kit's test of that promise, or by the port itself."""

import re
import unicodedata
from collections.abc import Callable
from functools import partial
from typing import cast
from urllib.parse import unquote

import pytest
from attrs import evolve

from shuangsuiji import canonical, wire
from shuangsuiji.errors import (
    AdapterFault,
    Conflict,
    Fault,
    InvalidInput,
    NotAuthorised,
    Rejected,
    ShuangsuijiError,
    Unavailable,
    fault,
)
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.results import Publication, ResultEntry
from shuangsuiji.ports.platform import MAX_BYTES, Platform
from shuangsuiji.testing.contract_platform import PlatformContract
from shuangsuiji.testing.contract_platform_hooks import PLAIN
from shuangsuiji.testing.platform_documents import reworded
from shuangsuiji_mock.platform import MockPlatform


class Kit(PlatformContract):
    """The kit on any platform, which stands for those of the hooks as well."""

    def __init__(self, make: Callable[[], Platform]) -> None:
        self._make = make

    def make(self) -> Platform:
        return self._make()

    unavailable = losing = stranger = make

    def run(self, test: str) -> None:
        """Run a test by its name, which its case may follow."""
        name, _, case = test.partition(" ")
        getattr(self, name)(**({"name": case} if case else {}))


class AnotherKey(MockPlatform):
    def _deliver(self, document: Document) -> Receipt:
        return evolve(super()._deliver(document), key="checklist/别的/1")


class AnotherDigest(MockPlatform):
    def _deliver(self, document: Document) -> Receipt:
        return evolve(super()._deliver(document), digest="0" * 64)


class FirstReceiptForRivals(MockPlatform):
    def _deliver(self, document: Document) -> Receipt:
        return self._receipts.get(document.key) or super()._deliver(document)


class AnotherKeysReceipt(MockPlatform):
    def _receipt(self, key: str) -> Receipt | None:
        return next(iter(self._receipts.values()), None)


class PublishesTwice(MockPlatform):
    def _published(self, task: str) -> tuple[Publication, ...]:
        return tuple(each for each in super()._published(task) for _ in range(2))


class NewestFirst(MockPlatform):
    def _published(self, task: str) -> tuple[Publication, ...]:
        return super()._published(task)[::-1]


class OrderOfUnits(MockPlatform):
    def _published(self, task: str) -> tuple[Publication, ...]:
        return tuple(sorted(super()._published(task), key=lambda each: each.target.encode("utf-16-be")))


class AllTasks(MockPlatform):
    def _published(self, task: str) -> tuple[Publication, ...]:
        found = self._taken.under(Publication)
        return tuple(sorted(found, key=lambda each: each.target.encode()))


class Entries(MockPlatform):
    def _published(self, task: str) -> tuple[Publication, ...]:
        return cast("tuple[Publication, ...]", self._taken.under(ResultEntry, task))


class NoTask(MockPlatform):
    def _published(self, task: str) -> tuple[Publication, ...]:
        if not self._taken.task(task):
            raise KeyError(task)
        return super()._published(task)


class NoKey(MockPlatform):
    def _receipt(self, key: str) -> Receipt | None:
        return self._receipts[key]


class NoReceipt(MockPlatform):
    def _deliver(self, document: Document) -> Receipt:
        super()._deliver(document)
        return None  # type: ignore[return-value]


class Cut(MockPlatform):
    def _deliver(self, document: Document) -> Receipt:
        raise ConnectionResetError


PORT = [
    (AnotherKey, "test_p1_a_receipt_repeats_key_and_digest", "SSJ-PLATFORM-RECEIPT"),
    (AnotherDigest, "test_p1_a_receipt_repeats_key_and_digest", "SSJ-PLATFORM-RECEIPT"),
    (FirstReceiptForRivals, "test_p3_another_document_under_a_taken_key", "SSJ-PLATFORM-RECEIPT"),
    (AnotherKeysReceipt, "test_p6_no_receipt_of_what_was_not_taken", "SSJ-PLATFORM-RECEIPT"),
    (PublishesTwice, "test_p7_only_what_is_published_is_shown", "SSJ-PLATFORM-PUBLISHED"),
    (NewestFirst, "test_p7_targets_are_shown_in_the_order_of_their_bytes", "SSJ-PLATFORM-PUBLISHED"),
    (OrderOfUnits, "test_p7_targets_are_shown_in_the_order_of_their_bytes", "SSJ-PLATFORM-PUBLISHED"),
    (AllTasks, "test_p7_other_tasks_are_not_mixed_in", "SSJ-PLATFORM-PUBLISHED"),
    (Entries, "test_p7_only_what_is_published_is_shown", "SSJ-PLATFORM-PUBLISHED"),
    (NoTask, "test_p11_odd_questions_are_answered", "SSJ-PLATFORM-ESCAPED"),
    (NoKey, "test_p6_no_receipt_of_what_was_not_taken", "SSJ-PLATFORM-ESCAPED"),
    (NoReceipt, "test_p1_a_receipt_repeats_key_and_digest", "SSJ-PLATFORM-ESCAPED"),
    (Cut, "test_p9_no_answer_is_unavailable", "SSJ-PLATFORM-ESCAPED"),
]


@pytest.mark.parametrize(("liar", "test", "code"), PORT, ids=[each[0].__name__ for each in PORT])
def test_the_port_catches(liar: type[Platform], test: str, code: str) -> None:
    with pytest.raises(AdapterFault) as caught:
        Kit(liar).run(test)
    assert caught.value.code == code


class KeepsNoReceipts(MockPlatform):
    def _receipt(self, key: str) -> Receipt | None:
        return None


class Forgets(MockPlatform):
    def _deliver(self, document: Document) -> Receipt:
        receipt = super()._deliver(document)
        self._receipts.clear()
        return receipt


class AnotherTime(MockPlatform):
    def _receipt(self, key: str) -> Receipt | None:
        found = super()._receipt(key)
        return found and evolve(found, at="2026-01-01T00:00:00Z")


class TakesOnlySmall(MockPlatform):
    def _deliver(self, document: Document) -> Receipt:
        if len(text_of(document)) > 2**20:
            raise Rejected(fault("SSJ-PLATFORM-SIZE", key=document.key, size=2**20, most=2**20))
        return super()._deliver(document)


class NewNumbers(MockPlatform):
    def _deliver(self, document: Document) -> Receipt:
        known = document.key in self._receipts
        receipt = super()._deliver(document)
        return evolve(receipt, number=f"{receipt.number}-2") if known else receipt


class NewNumbersLater(MockPlatform):
    """Knows what is repeated only at once."""

    def _deliver(self, document: Document) -> Receipt:
        receipt = super()._deliver(document)
        last = list(self._receipts)[-1] == document.key
        return receipt if last else evolve(receipt, number=f"{receipt.number}-2")


class Overwrites(MockPlatform):
    def _deliver(self, document: Document) -> Receipt:
        first = self._receipts.get(document.key)
        if first:
            self._receipts[document.key] = evolve(first, digest=document.digest())
        return super()._deliver(document)


class ShowsRivals(MockPlatform):
    """Refuses a rival and shows it all the same."""

    def _deliver(self, document: Document) -> Receipt:
        if document.key in self._receipts:
            self._taken.add(document)
        return super()._deliver(document)

    def _published(self, task: str) -> tuple[Publication, ...]:
        last = {(each.target, each.version): each for each in super()._published(task)}
        return tuple(last.values())


class ShowsTheLatest(MockPlatform):
    """Takes down what is corrected."""

    def _published(self, task: str) -> tuple[Publication, ...]:
        return tuple({each.target: each for each in super()._published(task)}.values())


class RejectsRivals(MockPlatform):
    def _deliver(self, document: Document) -> Receipt:
        try:
            return super()._deliver(document)
        except Conflict as error:
            raise Rejected(*error.faults) from error


class Folds(MockPlatform):
    """Takes for the same what is the same in its own form of texts."""

    fold: Callable[[str], str]

    def __init__(self, fold: Callable[[str], str]) -> None:
        super().__init__()
        self.fold = fold
        self._kept: dict[str, Receipt] = {}

    def _deliver(self, document: Document) -> Receipt:
        folded = self.fold(text_of(document))
        if folded not in self._kept:
            self._kept[folded] = super()._deliver(document)
        return evolve(self._kept[folded], digest=document.digest())


class FoldsKeys(MockPlatform):
    def _receipt(self, key: str) -> Receipt | None:
        for each in self._receipts.values():
            if each.key.casefold().strip() == key.casefold().strip():
                return evolve(each, key=key)
        return None


class UnescapesKeys(MockPlatform):
    def _receipt(self, key: str) -> Receipt | None:
        for each in self._receipts.values():
            if unquote(each.key) == unquote(key):
                return evolve(each, key=key)
        return None


class Shows(MockPlatform):
    """Shows something else of each publication's agency."""

    def __init__(self, change: Callable[[str], str]) -> None:
        super().__init__()
        self.change = change

    def _published(self, task: str) -> tuple[Publication, ...]:
        return tuple(evolve(each, agency=self.change(each.agency)) for each in super()._published(task))


class ShowsEntries(MockPlatform):
    def _published(self, task: str) -> tuple[Publication, ...]:
        entries = sorted(self._taken.under(ResultEntry, task), key=lambda each: each.target.encode())
        return tuple({each.target: PLAIN.publication(each.target, each.version) for each in entries}.values())


class ShowsOne(MockPlatform):
    def _published(self, task: str) -> tuple[Publication, ...]:
        return super()._published(task)[-1:]


class AnotherTasksResults(MockPlatform):
    def _published(self, task: str) -> tuple[Publication, ...]:
        found = self._taken.under(Publication)
        return tuple(evolve(each, task=task) for each in sorted(found, key=lambda each: each.target.encode()))


class Forces(MockPlatform):
    """Takes what it should refuse, where nothing but certain faults are found; all faults where none are named."""

    def __init__(self, *forgiven: str) -> None:
        super().__init__()
        self.forgiven = set(forgiven)

    def _deliver(self, document: Document) -> Receipt:
        try:
            return super()._deliver(document)
        except Rejected as error:
            if self.forgiven and not {each.code for each in error.faults} <= self.forgiven:
                raise
        self._taken.add(document)
        self._receipts[document.key] = forced_receipt(document)
        return self._receipts[document.key]


class KeepsTheRejected(MockPlatform):
    def _deliver(self, document: Document) -> Receipt:
        try:
            return super()._deliver(document)
        except Rejected:
            self._receipts[document.key] = forced_receipt(document)
            raise


class RejectsForEver(MockPlatform):
    def __init__(self) -> None:
        super().__init__()
        self.rejected: dict[str, tuple[Fault, ...]] = {}

    def _deliver(self, document: Document) -> Receipt:
        if document.key in self.rejected:
            raise Rejected(*self.rejected[document.key])
        try:
            return super()._deliver(document)
        except Rejected as error:
            self.rejected[document.key] = error.faults
            raise


class Tells(MockPlatform):
    """Tells something else about what it rejects."""

    def __init__(self, change: Callable[[tuple[Fault, ...]], tuple[Fault, ...]]) -> None:
        super().__init__()
        self.change = change

    def _deliver(self, document: Document) -> Receipt:
        try:
            return super()._deliver(document)
        except Rejected as error:
            raise Rejected(*self.change(error.faults)) from error


class Raises(MockPlatform):
    """Answers nothing but an error."""

    def __init__(self, error: type[ShuangsuijiError]) -> None:
        super().__init__()
        self.error = error

    def _deliver(self, document: Document) -> Receipt:
        raise self.error(fault("SSJ-PLATFORM-ABSENT", key=document.key))

    def _receipt(self, key: str) -> Receipt | None:
        raise self.error(fault("SSJ-PLATFORM-ABSENT", key=key))

    def _published(self, task: str) -> tuple[Publication, ...]:
        raise self.error(fault("SSJ-PLATFORM-ABSENT", key=task))


class RaisesOnceEach(Raises):
    """Is there again at the second call."""

    def _receipt(self, key: str) -> Receipt | None:
        return None


class Loses(MockPlatform):
    """Takes the first delivery and loses the answer; of what it repeats it tells what it is told to."""

    def __init__(self, repeated: Callable[[Receipt, int], Receipt] = lambda receipt, _: receipt) -> None:
        super().__init__()
        self.repeated = repeated
        self.calls = 0

    def _deliver(self, document: Document) -> Receipt:
        receipt = super()._deliver(document)
        self.calls += 1
        if self.calls == 1:
            raise Unavailable(fault("SSJ-PLATFORM-ABSENT", key=document.key))
        return self.repeated(receipt, self.calls)


def text_of(document: Document) -> str:
    return canonical.encode(wire.write(document)).decode()


def forced_receipt(document: Document) -> Receipt:
    return Receipt(
        key=document.key, digest=document.digest(), number="1", platform="mock", at="2026-01-01T00:00:00Z"
    )


def renumbered(receipt: Receipt, calls: int) -> Receipt:
    return evolve(receipt, number=f"{receipt.number}-{calls}")


def conflicting(receipt: Receipt, _calls: int) -> Receipt:
    raise Conflict(fault("SSJ-PLATFORM-CONFLICT", key=receipt.key))


P3_LOOK = "test_p3_what_looks_alike_is_another_document"
P5 = "test_p5_what_comes_too_early_is_rejected"

KIT: dict[str, tuple[Callable[[], Platform], str]] = {
    "keeps no receipts": (KeepsNoReceipts, "test_p1_a_receipt_repeats_key_and_digest"),
    "forgets": (Forgets, "test_p1_a_receipt_repeats_key_and_digest"),
    "another time": (AnotherTime, "test_p1_a_receipt_repeats_key_and_digest"),
    "takes only what is small": (TakesOnlySmall, "test_p1_a_document_of_the_most_bytes_arrives"),
    "new numbers": (NewNumbers, "test_p2_the_first_receipt_comes_again"),
    "new numbers later": (NewNumbersLater, "test_p2_the_first_receipt_comes_again"),
    "overwrites": (Overwrites, "test_p3_another_document_under_a_taken_key"),
    "shows rivals": (ShowsRivals, "test_p3_another_document_under_a_taken_key"),
    "rejects rivals": (RejectsRivals, "test_p3_another_document_under_a_taken_key"),
    "strips the end": (lambda: Folds(lambda text: text.replace(' "', '"')), f"{P3_LOOK} space_after"),
    "strips the beginning": (lambda: Folds(lambda text: text.replace('" ', '"')), f"{P3_LOOK} space_before"),
    "strips wide spaces": (lambda: Folds(lambda text: text.replace("\u3000", "")), f"{P3_LOOK} wide_space"),
    "ignores case": (lambda: Folds(str.casefold), f"{P3_LOOK} case"),
    "ignores width": (lambda: Folds(partial(unicodedata.normalize, "NFKC")), f"{P3_LOOK} width"),
    "reads numbers": (lambda: Folds(lambda text: text.replace("01", "1")), f"{P3_LOOK} zero"),
    "unescapes": (lambda: Folds(unquote), f"{P3_LOOK} percent"),
    "three bytes": (lambda: Folds(partial(re.sub, "[^\0-\uffff]", "?")), f"{P3_LOOK} four_bytes"),
    "drops marks": (lambda: Folds(lambda text: text.replace("\u00e9", "e")), f"{P3_LOOK} mark"),
    "cuts short": (lambda: Folds(partial(re.sub, "长{50000}长+𠀀?", "长")), f"{P3_LOOK} end_of_a_long_text"),
    "keeps the rejected": (KeepsTheRejected, "test_p4_nothing_is_kept_of_what_is_rejected"),
    "first reason only": (lambda: Tells(lambda faults: faults[:1]), "test_p4_every_reason_is_listed"),
    "no reason": (
        lambda: Tells(lambda faults: tuple(evolve(each, params=(("key", "?"),)) for each in faults[:1])),
        f"{P5} plan_without_checklist",
    ),
    "takes all too early": (Forces, "test_p4_nothing_is_kept_of_what_is_rejected"),
    "takes all in any order": (Forces, "test_p5_any_order_with_repetitions"),
    "publishes other results": (
        lambda: Forces("SSJ-PLATFORM-RESULTS"),
        f"{P5} publication_of_other_results",
    ),
    "publishes the unreviewed": (
        lambda: Forces("SSJ-PLATFORM-ABSENT"),
        f"{P5} publication_without_the_last_review",
    ),
    "publishes the returned": (
        lambda: Forces("SSJ-PLATFORM-RETURNED"),
        f"{P5} publication_of_what_was_returned",
    ),
    "takes a second entry": (
        lambda: Forces("SSJ-PLATFORM-UNRETURNED"),
        f"{P5} second_entry_before_review",
    ),
    "takes a page after the last": (lambda: Forces("SSJ-PLATFORM-PAGE"), f"{P5} page_after_the_last"),
    "takes a round after the record": (
        lambda: Forces("SSJ-PLATFORM-LOCKED"),
        f"{P5} announcement_of_a_locked_task",
    ),
    "keeps another round's record": (
        lambda: Forces("SSJ-PLATFORM-ROUND"),
        f"{P5} record_of_an_earlier_round",
    ),
    "dispatches another record": (lambda: Forces("SSJ-PLATFORM-DRAWN"), f"{P5} dispatch_of_another_record"),
    "tells of what nobody published": (
        lambda: Forces("SSJ-PLATFORM-ITEM"),
        f"{P5} feedback_of_an_item_that_is_not_shown",
    ),
    "rejects for ever": (RejectsForEver, "test_p5_what_came_too_early_is_taken_in_its_time"),
    "ignores case of keys": (FoldsKeys, "test_p6_no_receipt_of_what_was_not_taken"),
    "ignores case of codes": (FoldsKeys, "test_p6_odd_codes_are_told_apart"),
    "unescapes keys": (UnescapesKeys, "test_p6_a_slash_in_a_name_is_no_border"),
    "shows entries": (ShowsEntries, "test_p7_only_what_is_published_is_shown"),
    "shows one": (ShowsOne, "test_p7_only_what_is_published_is_shown"),
    "takes down what is corrected": (ShowsTheLatest, "test_p7_what_is_corrected_stays_where_it_is"),
    "shows another task's": (AnotherTasksResults, "test_p7_other_tasks_are_not_mixed_in"),
    "shows stripped texts": (lambda: Shows(str.strip), "test_p8_texts_arrive_as_they_were_sent"),
    "shows cut texts": (lambda: Shows(lambda text: text[:59_999]), "test_p8_long_texts_arrive_whole"),
    "answers": (MockPlatform, "test_p9_no_answer_is_unavailable"),
    "rejects without an answer": (lambda: Raises(Rejected), "test_p9_no_answer_is_unavailable"),
    "has nothing without an answer": (
        lambda: RaisesOnceEach(Unavailable),
        "test_p9_no_answer_is_unavailable",
    ),
    "repeats anew": (lambda: Loses(renumbered), "test_p9_a_lost_answer_is_found_again"),
    "conflicts with itself": (lambda: Loses(conflicting), "test_p9_a_lost_answer_is_found_again"),
    "knows everybody": (MockPlatform, "test_p10_a_stranger_is_not_authorised"),
    "is not there for strangers": (lambda: Raises(Unavailable), "test_p10_a_stranger_is_not_authorised"),
    "has nothing for strangers": (
        lambda: RaisesOnceEach(NotAuthorised),
        "test_p10_a_stranger_is_not_authorised",
    ),
    "conflicts where it rejects": (lambda: Raises(Conflict), "test_p11_refusals_repeat_odd_texts"),
}


@pytest.mark.parametrize("name", KIT)
def test_the_kit_catches(name: str) -> None:
    make, test = KIT[name]
    with pytest.raises((AssertionError, pytest.fail.Exception, ShuangsuijiError)) as caught:
        Kit(make).run(test)
    assert not isinstance(caught.value, AdapterFault)


HONEST: dict[str, tuple[Callable[[], Platform], str]] = {
    "no answer": (lambda: Raises(Unavailable), "test_p9_no_answer_is_unavailable"),
    "a lost answer": (Loses, "test_p9_a_lost_answer_is_found_again"),
    "a stranger": (lambda: Raises(NotAuthorised), "test_p10_a_stranger_is_not_authorised"),
}


@pytest.mark.parametrize("name", HONEST)
def test_the_hooks_let_pass_what_keeps_the_promise(name: str) -> None:
    make, test = HONEST[name]
    Kit(make).run(test)


def test_each_test_of_the_kit_catches_somebody() -> None:
    tests = {name for name in dir(PlatformContract) if name.startswith("test_")}
    caught = {test.partition(" ")[0] for _, test in KIT.values()} | {test for _, test, _ in PORT}
    assert tests - caught == set()


class TestThePort:
    """What the port's final methods refuse themselves, before an adapter sees it."""

    def test_a_document_beyond_the_most_bytes(self) -> None:
        platform = MockPlatform()
        with pytest.raises(InvalidInput) as caught:
            platform.deliver(reworded(PLAIN.checklist, "x" * MAX_BYTES))
        assert caught.value.code == "SSJ-PLATFORM-SIZE"
        assert platform.receipt(PLAIN.checklist.key) is None

    @pytest.mark.parametrize("key", ["", "e\u0301", "checklist\n"])
    def test_what_is_no_key(self, key: str) -> None:
        with pytest.raises(InvalidInput):
            Raises(Unavailable).receipt(key)

    @pytest.mark.parametrize("task", ["", " 样例", "x" * 129])
    def test_what_is_no_code(self, task: str) -> None:
        with pytest.raises(InvalidInput):
            Raises(Unavailable).published(task)
