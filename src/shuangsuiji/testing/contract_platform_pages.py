"""平台来文与名录 (P17 to P20): pages that neither skip nor repeat, whatever comes in between."""

from collections.abc import Iterator
from itertools import count, islice
from typing import Final

import pytest
from attrs import evolve

from shuangsuiji.content_digest import H
from shuangsuiji.errors import Rejected
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.incoming import DrawnLine, DrawnList, Incoming, ReceiptNotice, Verdict
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.registries import registry_pages
from shuangsuiji.ports.platform import MAX_BYTES, MAX_PAGE, Platform
from shuangsuiji.testing.contract_platform_hooks import PLAIN, PlatformHooks, deliver_all
from shuangsuiji.testing.platform_strategies import LONG_TEXT, NASTY_IDENTIFIERS, NASTY_TARGETS, NASTY_TEXTS

HEADERS: Final = ("统一社会信用代码/注册号", "企业名称", "管辖单位")

NEVER_GIVEN: Final = ("没有给过", "-1", "999999999999", "0x1", "1e3", " ", "٣")
"""Positions that no platform gives."""


def incoming_things(number: int) -> tuple[Incoming, ...]:
    """来文: give things of every kind, told apart by a number, with odd texts."""
    text = NASTY_TEXTS[number % len(NASTY_TEXTS)]
    code = f"来文{number}{NASTY_IDENTIFIERS[number % len(NASTY_IDENTIFIERS)]}"[:40]
    at = "2026-05-11T09:00:00+08:00"
    list_ = evolve(PLAIN.dispatches[0], task=code)
    receipt = Receipt(key=list_.key, digest=list_.digest(), number=f"号{number}", platform="省级平台", at=at)
    line = DrawnLine(id=NASTY_TARGETS[0], name=f"样例{text}", area=text, items=(PLAIN.items[0].id,))
    decision = evolve(PLAIN.passes(PLAIN.targets[0])[0], task=code, reason=f"{text}{number}")
    return (
        ReceiptNotice(receipt=receipt),
        Verdict(decision=decision, at=at),
        DrawnList(task=code, platform="省级平台", number=f"{number}", drawn_at=at, targets=(line,)),
    )


def entry(number: int, words: str = "") -> tuple[str, ...]:
    """Give a registry's entry, told apart by a number."""
    text = NASTY_TEXTS[number % len(NASTY_TEXTS)]
    return (f"{NASTY_TARGETS[number % len(NASTY_TARGETS)]}{number}", f"样例{number}{text}{words}", "")


def told(platform: Platform, after: str = "", limit: int = MAX_PAGE) -> tuple[list[Incoming], str]:
    """Read everything that came about behind a position, and give the last one."""
    found: list[Incoming] = []
    while (page := platform.incoming(after, limit)).items:
        found += page.items
        after = page.next
    return found, after


def rows_of(platform: Platform, limit: int = MAX_PAGE) -> Iterator[tuple[str, ...]]:
    """Read the registry of targets from its beginning to its end."""
    after = ""
    while (page := platform.registry("targets", after, limit)).rows:
        yield from page.rows
        after = page.next


class PageContract(PlatformHooks):
    """Whoever reads page by page reads everything once."""

    def test_p17_nothing_came_about_yet(self) -> None:
        """P17: an empty page gives back its own position."""
        with self.fresh("incoming") as platform:
            page = platform.incoming()
            assert (page.items, page.next) == ((), "")

    @pytest.mark.parametrize("limit", [1, 2, 7])
    def test_p17_each_thing_is_given_once_in_its_order(self, limit: int) -> None:
        """P17, P19: with pages of any size, and more things and documents coming in between, all is given once."""
        sent = [each for number in range(3) for each in incoming_things(number)]
        with self.fresh("incoming") as platform:
            self.tell(platform, *sent)
            found, after = list[Incoming](), ""
            documents: tuple[Document, ...] = (PLAIN.checklist, PLAIN.plan, PLAIN.task)
            for document, number in zip(documents, count(3), strict=False):
                page = platform.incoming(after, limit)
                assert len(page.items) == min(limit, len(sent) - len(found))
                found, after = [*found, *page.items], page.next
                more = incoming_things(number)
                self.tell(platform, *more)
                platform.deliver(document)
                sent += more
            rest, _ = told(platform, after, limit)
            assert [*found, *rest] == sent

    def test_p17_an_old_position_gives_the_same_again(self) -> None:
        """P17: whoever was cut off asks again from where it was."""
        with self.fresh("incoming") as platform:
            self.tell(platform, *incoming_things(1), *incoming_things(2))
            first = platform.incoming("", 2)
            second = platform.incoming(first.next, 2)
            self.tell(platform, *incoming_things(3))
            assert platform.incoming("", 2) == first
            assert platform.incoming(first.next, 2) == second
            rest, end = told(platform, second.next)
            assert rest == [*incoming_things(2)[1:], *incoming_things(3)]
            assert (platform.incoming(end).items, platform.incoming(end).next) == ((), end)
            self.tell(platform, incoming_things(4)[0])
            assert platform.incoming(end).items == incoming_things(4)[:1]

    def test_p17_long_texts_arrive_whole(self) -> None:
        """P17, P8: a verdict with a reason of 65,000 characters comes as it was given."""
        _, verdict, _ = incoming_things(1)
        assert isinstance(verdict, Verdict)
        long = evolve(verdict, decision=evolve(verdict.decision, reason=LONG_TEXT))
        with self.fresh("incoming") as platform:
            self.tell(platform, long)
            assert platform.incoming().items == (long,)

    def test_p18_a_registry_without_entries(self) -> None:
        """P18: no entry, one empty page."""
        with self.fresh("registry") as platform:
            page = platform.registry("inspectors")
            assert (page.rows, page.next) == ((), "")

    @pytest.mark.parametrize("limit", [1, 2, 7])
    def test_p18_what_is_there_all_the_time_is_given_once(self, limit: int) -> None:
        """P18, P19: between pages an entry comes, one that was given goes, and one that was not; the others are given once."""
        rows = {row[0]: row for row in map(entry, range(20))}
        ahead, new = list(rows), map(entry, range(20, 25))
        found: list[tuple[str, ...]] = []
        with self.fresh("registry") as platform:
            self.enrol(platform, HEADERS, rows.values())
            after = ""
            while (page := platform.registry("targets", after, limit)).rows:
                assert len(page.rows) <= limit
                assert page.headers == HEADERS
                found, after = [*found, *page.rows], page.next
                ahead = [each for each in ahead if each not in {row[0] for row in page.rows}]
                self.enrol(platform, HEADERS, islice(new, 1))
                for gone in {page.rows[0][0], *ahead[1:2]} & set(rows):
                    del rows[gone]
                    self.strike(platform, gone)
                ahead = [each for each in ahead if each in rows]
            ids = [row[0] for row in found]
            assert len(set(ids)) == len(ids)
            assert [row for row in found if row[0] in rows] == list(rows.values())

    def test_p18_an_entry_that_changes_stays_one(self) -> None:
        """P18: an entry that was given already and changes is not given again."""
        rows = [entry(number) for number in range(6)]
        with self.fresh("registry") as platform:
            self.enrol(platform, HEADERS, rows)
            first = platform.registry("targets", "", 3)
            self.enrol(platform, HEADERS, [entry(1, "变更"), entry(4, "变更")])
            rest = platform.registry("targets", first.next)
            assert first.rows == tuple(rows[:3])
            assert rest.rows == (rows[3], entry(4, "变更"), rows[5])

    def test_p18_a_large_registry(self) -> None:
        """P18: many rows are read page by page; odd and long texts among them arrive whole."""
        rows = [*(entry(number) for number in range(self.large)), ("长", LONG_TEXT, LONG_TEXT)]
        with self.fresh("registry") as platform:
            self.enrol(platform, HEADERS, rows)
            assert list(rows_of(platform)) == rows

    def test_p1_a_large_registry_is_delivered(self) -> None:
        """P1, P2: a registry of no row and one of many are taken page by page, and each page once."""
        with self.fresh() as platform:
            if "registry" not in platform.takes:
                pytest.skip("P13: the platform does not take registry")
            for number in (0, self.large):
                rows = map(entry, range(number))
                pages = list(registry_pages("targets", H.hex(f"{number}".encode()), HEADERS, rows))
                receipts = deliver_all(platform, *pages)
                assert [each.digest for each in receipts] == [each.digest() for each in pages]
                assert platform.deliver(pages[-1]) == receipts[-1]

    @pytest.mark.parametrize("limit", [1, 2, MAX_PAGE])
    def test_p19_pages_are_bounded(self, limit: int) -> None:
        """P19: of large entries a page has as many as go in, and one at least."""
        third = "𠀀" * (MAX_BYTES // 12)
        rows = [(f"大{number}", third, "") for number in range(5)]
        with self.fresh("registry") as platform:
            self.enrol(platform, HEADERS, rows)
            assert list(rows_of(platform, limit)) == rows

    @pytest.mark.parametrize("position", NEVER_GIVEN)
    def test_p20_a_position_that_was_never_given(self, position: str) -> None:
        """P20: it raises `Rejected`, whatever there is."""
        with self.fresh() as platform:
            if "incoming" in platform.offers:
                self.tell(platform, *incoming_things(1))
                with pytest.raises(Rejected):
                    platform.incoming(position)
            if "registry" in platform.offers:
                self.enrol(platform, HEADERS, [entry(1)])
                with pytest.raises(Rejected):
                    platform.registry("targets", position)
