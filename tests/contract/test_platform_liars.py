"""Platforms that break a promise: each is caught by the kit's test of that promise, or by the port itself."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import partial
from inspect import signature
from typing import cast
from urllib.parse import unquote

import pytest
from attrs import evolve
from tests.contract.mock_hooks import MockHooks

from shuangsuiji import canonical, wire
from shuangsuiji.content_digest import H
from shuangsuiji.errors import (
    AdapterFault,
    Conflict,
    Fault,
    InvalidInput,
    NotAuthorised,
    NotOffered,
    Rejected,
    ShuangsuijiError,
    Unavailable,
    fault,
)
from shuangsuiji.exchange.attachment import content_key
from shuangsuiji.exchange.documents import KINDS, Document, attachments_of
from shuangsuiji.exchange.incoming import Incoming, IncomingPage, RowsPage, Verdict
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.registries import RegistryName, RegistryPage
from shuangsuiji.exchange.results import Publication, ResultEntry
from shuangsuiji.exchange.status import Status
from shuangsuiji.ports.platform import ALL, FIRST, MAX_BYTES, MAX_PAGE, Platform
from shuangsuiji.testing.contract_platform import PlatformContract
from shuangsuiji.testing.contract_platform_hooks import PLAIN
from shuangsuiji.testing.contract_platform_pages import HEADERS
from shuangsuiji.testing.platform_documents import reworded
from shuangsuiji_mock.platform import MockPlatform


class Kit(MockHooks, PlatformContract):
    """The kit on any platform, which stands for those of the hooks as well."""

    def __init__(self, make: Callable[[], Platform]) -> None:
        self._make = make

    def make(self) -> Platform:
        return self._make()

    unavailable = losing = stranger = make

    def run(self, test: str) -> None:
        """Run a test by its name, which its case may follow."""
        name, _, case = test.partition(" ")
        test_ = getattr(self, name)
        (given, *_) = (*signature(test_).parameters, "")
        test_(**({given: int(case) if given == "limit" else case} if case else {}))


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


class AnotherContent(MockPlatform):
    def _attach(self, content: bytes, digest: str) -> Receipt:
        return evolve(super()._attach(content, digest), digest="0" * 64)


class AnotherStatus(MockPlatform):
    def _status(self, key: str) -> Status:
        return evolve(super()._status(key), key="checklist/别的/1")


class Lags(MockPlatform):
    """Gives everybody the answer to the question before."""

    last: IncomingPage | None = None

    def _incoming(self, after: str, limit: int) -> IncomingPage:
        before, self.last = self.last, super()._incoming(after, limit)
        return before or self.last


class TooMany(MockPlatform):
    def _incoming(self, after: str, limit: int) -> IncomingPage:
        return super()._incoming(after, limit + 1)


class StandsStill(MockPlatform):
    def _registry(self, name: RegistryName, after: str, limit: int) -> RowsPage:
        return evolve(super()._registry(name, after, limit), next=after)


class GoesOnFromNothing(MockPlatform):
    def _registry(self, name: RegistryName, after: str, limit: int) -> RowsPage:
        page = super()._registry(name, after, limit)
        return page if page.rows else evolve(page, next=f"{after}0")


class TooLarge(MockPlatform):
    def _registry(self, name: RegistryName, after: str, limit: int) -> RowsPage:
        rows = [row for row in self._registries[name]._rows if row]
        return RowsPage(headers=HEADERS, rows=tuple(rows[:limit]), next=after + "1")


class OffersWithoutHaving(MockPlatform):
    _status = Platform._status


PORT = [
    (AnotherContent, "test_p14_content_arrives nothing", "SSJ-PLATFORM-RECEIPT"),
    (AnotherStatus, "test_p16_what_was_taken_is_taken", "SSJ-PLATFORM-STATUS"),
    (Lags, "test_p17_an_old_position_gives_the_same_again", "SSJ-PLATFORM-PAGES"),
    (TooMany, "test_p17_each_thing_is_given_once_in_its_order 2", "SSJ-PLATFORM-PAGES"),
    (StandsStill, "test_p18_a_large_registry", "SSJ-PLATFORM-PAGES"),
    (GoesOnFromNothing, "test_p18_a_registry_without_entries", "SSJ-PLATFORM-PAGES"),
    (TooLarge, "test_p19_pages_are_bounded 1000", "SSJ-PLATFORM-PAGES"),
    (OffersWithoutHaving, "test_p13_what_it_names_is_there", "SSJ-PLATFORM-ESCAPED"),
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

    def _attach(self, content: bytes, digest: str) -> Receipt:
        raise self.error(fault("SSJ-PLATFORM-ABSENT", key=digest))

    def _status(self, key: str) -> Status:
        raise self.error(fault("SSJ-PLATFORM-ABSENT", key=key))

    def _incoming(self, after: str, limit: int) -> IncomingPage:
        raise self.error(fault("SSJ-PLATFORM-ABSENT", key=after))

    def _registry(self, name: RegistryName, after: str, limit: int) -> RowsPage:
        raise self.error(fault("SSJ-PLATFORM-ABSENT", key=after))


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


class OfTheFirstEdition(MockPlatform):
    edition = 1


class TakesWithoutContent(MockPlatform):
    offers = ALL - {"attach"}


class TakesWhatThereIsNot(MockPlatform):
    takes = KINDS | {"telegram"}


class NamesTooMuch(MockPlatform):
    """Says that it takes evidence, and does not."""

    def _deliver(self, document: Document) -> Receipt:
        if document.kind == "evidence":
            raise NotOffered(fault("SSJ-PLATFORM-NOT-OFFERED", what=document.kind))
        return super()._deliver(document)


class NewReceiptsForContent(MockPlatform):
    def _attach(self, content: bytes, digest: str) -> Receipt:
        known = content_key(digest) in self._receipts
        receipt = super()._attach(content, digest)
        return evolve(receipt, number=f"{receipt.number}-2") if known else receipt


class Cuts(MockPlatform):
    """Keeps less of content than there is."""

    def _attach(self, content: bytes, digest: str) -> Receipt:
        receipt = super()._attach(content, digest)
        self._contents[digest] = min(len(content), 2**20)
        return receipt


class NeedsNoContent(MockPlatform):
    """Takes documents whose content is not there, or only if it is of another size."""

    def __init__(self, *, sizes: bool) -> None:
        super().__init__()
        self.sizes = sizes

    def _deliver(self, document: Document) -> Receipt:
        known = dict(self._contents)
        for each in attachments_of(document):
            if self.sizes or each.digest not in known:
                self._contents[each.digest] = each.size
        try:
            return super()._deliver(document)
        finally:
            self._contents = known


class KnowsNothing(MockPlatform):
    def _status(self, key: str) -> Status:
        return Status(key=key, stage="unknown")


class ForgetsWhy(MockPlatform):
    def _status(self, key: str) -> Status:
        found = super()._status(key)
        return evolve(found, reasons=found.reasons[:1])


class RejectedForEver(MockPlatform):
    def _status(self, key: str) -> Status:
        reasons = self._refused.get(key)
        return Status(key=key, stage="rejected", reasons=reasons) if reasons else super()._status(key)


class TakesAtOnce(MockPlatform):
    def _status(self, key: str) -> Status:
        found = super()._status(key)
        return evolve(found, stage="taken") if found.stage == "waiting" else found


class TellsTwice(MockPlatform):
    """Steps one back with every page."""

    def _incoming(self, after: str, limit: int) -> IncomingPage:
        back = str(int(after) - 1) if limit > 1 and after not in {"", "1"} else after
        page = super()._incoming(back, limit)
        return page if page.next != after else super()._incoming(after, limit)


class Skips(MockPlatform):
    """Leaves one out between pages."""

    def _incoming(self, after: str, limit: int) -> IncomingPage:
        page = super()._incoming(after, limit)
        beyond = super()._incoming(page.next, 1) if page.items else page
        return evolve(page, next=beyond.next)


class TellsNewestFirst(MockPlatform):
    def _incoming(self, after: str, limit: int) -> IncomingPage:
        page = super()._incoming(after, limit)
        return evolve(page, items=page.items[::-1])


class TellsOnce(MockPlatform):
    """Forgets what it has told."""

    gone: set[str] | None = None

    def _incoming(self, after: str, limit: int) -> IncomingPage:
        page = super()._incoming(after, limit)
        gone = self.gone = self.gone or set()
        items = tuple(each for each in page.items if each.key not in gone)
        gone |= {each.key for each in page.items}
        return evolve(page, items=items, next=page.next if items else after)


class CutsReasons(MockPlatform):
    def _incoming(self, after: str, limit: int) -> IncomingPage:
        page = super()._incoming(after, limit)
        return evolve(page, items=tuple(self.cut(each) for each in page.items))

    @staticmethod
    def cut(item: Incoming) -> Incoming:
        if not isinstance(item, Verdict):
            return item
        return evolve(item, decision=evolve(item.decision, reason=item.decision.reason[:60_000]))


class Counts(MockPlatform):
    """Counts rows from the beginning of what is there now: who is struck out makes it skip."""

    def _registry(self, name: RegistryName, after: str, limit: int) -> RowsPage:
        rows = [row for row in self._registries[name]._rows if row]
        begin = int(after) if after.isascii() and after.isdigit() else 0
        page = tuple(rows[begin : begin + limit])
        return RowsPage(headers=HEADERS, rows=page, next=str(begin + len(page)) if page else after)


class LatestChangeLast(MockPlatform):
    """Gives an entry again when it has changed."""

    def enrol(self, name: RegistryName, headers: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
        for row in rows:
            if row[0] in self._registries[name]._places:
                self.strike(name, row[0])
            super().enrol(name, headers, [row])


class StripsCells(MockPlatform):
    def _registry(self, name: RegistryName, after: str, limit: int) -> RowsPage:
        page = super()._registry(name, after, limit)
        return evolve(page, rows=tuple(tuple(cell.strip() for cell in row) for row in page.rows))


class EndsAtWhatIsLarge(MockPlatform):
    """Gives nothing where the next entry is large."""

    def _registry(self, name: RegistryName, after: str, limit: int) -> RowsPage:
        page = super()._registry(name, after, limit)
        small = tuple(row for row in page.rows if len(row[1]) < 2**20)
        return evolve(page, rows=small, next=page.next if small else after)


class TakesFewRows(MockPlatform):
    def _deliver(self, document: Document) -> Receipt:
        if isinstance(document, RegistryPage) and document.number > 1:
            raise Rejected(fault("SSJ-PLATFORM-SIZE", key=document.key, size=2, most=1))
        return super()._deliver(document)


class BeginsAnew(MockPlatform):
    """Takes any odd position for the beginning."""

    def _incoming(self, after: str, limit: int) -> IncomingPage:
        try:
            return super()._incoming(after, limit)
        except Rejected:
            return super()._incoming("", limit)


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
    "shows cut texts": (lambda: Shows(lambda text: text[:64_999]), "test_p8_long_texts_arrive_whole"),
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
    "is of the first edition": (OfTheFirstEdition, "test_p12_it_is_of_this_edition"),
    "takes without content": (TakesWithoutContent, "test_p13_only_what_there_is_can_be_offered"),
    "takes what there is not": (TakesWhatThereIsNot, "test_p13_only_what_there_is_can_be_offered"),
    "names too much": (NamesTooMuch, "test_p13_what_it_names_is_there"),
    "new receipts for content": (NewReceiptsForContent, "test_p14_content_arrives every_byte"),
    "cuts content": (Cuts, "test_p15_a_document_needs_its_content the_most_bytes"),
    "needs no content": (
        lambda: NeedsNoContent(sizes=False),
        "test_p15_a_document_needs_its_content four_bytes",
    ),
    "looks at no size": (
        lambda: NeedsNoContent(sizes=True),
        "test_p15_content_of_another_size_is_another",
    ),
    "knows nothing of what it took": (KnowsNothing, "test_p16_what_was_taken_is_taken"),
    "knows nothing of what it rejected": (
        KnowsNothing,
        "test_p16_what_was_rejected_is_rejected_for_its_reasons",
    ),
    "forgets why": (ForgetsWhy, "test_p16_what_was_rejected_is_rejected_for_its_reasons"),
    "says rejected for ever": (
        RejectedForEver,
        "test_p16_what_was_rejected_is_rejected_for_its_reasons",
    ),
    "says taken at once": (TakesAtOnce, "test_p16_what_is_not_decided_waits"),
    "tells twice": (TellsTwice, "test_p17_each_thing_is_given_once_in_its_order 2"),
    "skips": (Skips, "test_p17_each_thing_is_given_once_in_its_order 2"),
    "tells the newest first": (TellsNewestFirst, "test_p17_each_thing_is_given_once_in_its_order 2"),
    "tells once": (TellsOnce, "test_p17_an_old_position_gives_the_same_again"),
    "cuts reasons": (CutsReasons, "test_p17_long_texts_arrive_whole"),
    "counts rows": (Counts, "test_p18_what_is_there_all_the_time_is_given_once 2"),
    "gives what changed again": (LatestChangeLast, "test_p18_an_entry_that_changes_stays_one"),
    "strips cells": (StripsCells, "test_p18_a_large_registry"),
    "takes one page": (TakesFewRows, "test_p1_a_large_registry_is_delivered"),
    "ends at what is large": (EndsAtWhatIsLarge, "test_p19_pages_are_bounded 1"),
    "begins anew": (BeginsAnew, "test_p20_a_position_that_was_never_given 没有给过"),
    "conflicts where it rejects": (lambda: Raises(Conflict), "test_p11_refusals_repeat_odd_texts"),
}


@pytest.mark.parametrize("name", KIT)
def test_the_kit_catches(name: str) -> None:
    make, test = KIT[name]
    with pytest.raises((AssertionError, pytest.fail.Exception, ShuangsuijiError)) as caught:
        Kit(make).run(test)
    assert not isinstance(caught.value, AdapterFault)


class TakesTheFirstKinds(MockPlatform):
    takes = FIRST


HONEST: dict[str, tuple[Callable[[], Platform], str]] = {
    "no answer": (lambda: Raises(Unavailable), "test_p9_no_answer_is_unavailable"),
    "a lost answer": (Loses, "test_p9_a_lost_answer_is_found_again"),
    "takes no announcements": (
        TakesTheFirstKinds,
        "test_p13_what_it_does_not_name_is_not_there",
    ),
    "takes no announcements, in any order": (TakesTheFirstKinds, "test_p5_any_order_with_repetitions"),
    "a stranger": (lambda: Raises(NotAuthorised), "test_p10_a_stranger_is_not_authorised"),
}


@pytest.mark.parametrize("name", HONEST)
def test_the_hooks_let_pass_what_keeps_the_promise(name: str) -> None:
    make, test = HONEST[name]
    Kit(make).run(test)


def test_each_test_of_the_kit_catches_somebody() -> None:
    tests = {name for name in dir(PlatformContract) if name.startswith("test_")}
    told = [*(test for _, test in KIT.values()), *(test for _, test, _ in PORT)]
    # That a platform refuses what it does not name is the port's own doing, which no adapter can spoil.
    kept = {"test_p13_what_it_does_not_name_is_not_there", "test_p17_nothing_came_about_yet"}
    assert tests - {each.partition(" ")[0] for each in told} == kept


class TestThePort:
    """What the port's final methods refuse themselves, before an adapter sees it."""

    def test_content_of_another_digest(self) -> None:
        with pytest.raises(InvalidInput) as caught:
            MockPlatform().attach(b"a", H.hex(b"b"))
        assert caught.value.code == "SSJ-PLATFORM-DIGEST"

    def test_content_beyond_the_most_bytes(self) -> None:
        content = bytes(MAX_BYTES + 1)
        with pytest.raises(InvalidInput) as caught:
            MockPlatform().attach(content, H.hex(content))
        assert caught.value.code == "SSJ-PLATFORM-SIZE"

    @pytest.mark.parametrize("limit", [0, -1, MAX_PAGE + 1])
    def test_a_limit_that_is_none(self, limit: int) -> None:
        for ask in (MockPlatform().incoming, partial(MockPlatform().registry, "targets")):
            with pytest.raises(InvalidInput) as caught:
                ask("", limit)
            assert caught.value.code == "SSJ-PLATFORM-LIMIT"

    def test_a_platform_of_the_first_edition_offers_nothing_more(self) -> None:
        class First(Platform):
            _deliver, _receipt, _published = (
                MockPlatform._deliver,
                MockPlatform._receipt,
                MockPlatform._published,
            )

        platform = First()
        asked: list[Callable[[], object]] = [
            lambda: platform.deliver(PLAIN.pages[0]),
            lambda: platform.attach(b"", H.hex(b"")),
            lambda: platform.status("x"),
            platform.incoming,
            lambda: platform.registry("inspectors"),
        ]
        for ask in asked:
            with pytest.raises(NotOffered):
                ask()

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
