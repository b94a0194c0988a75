"""送达情况的约定测试: the contract kit of `ports.outbox`; tests are named by the obligation that they hold.

class TestOurOutbox(OutboxContract):
    def make(self, tmp_path: Path) -> Outbox:
        return OurOutbox(tmp_path / "journal")

    def reopen(self, outbox: Outbox) -> Outbox:
        return OurOutbox(...)  # the same outbox, as another process would open it

O5, and kills (O1), are the medium's own.
"""

from abc import ABC, abstractmethod
from functools import partial
from pathlib import Path
from typing import Final

import pytest
from attrs import evolve

from shuangsuiji.errors import InvalidInput, Unavailable
from shuangsuiji.exchange.reasons import Reason
from shuangsuiji.ports.outbox import Outbox, Tried
from shuangsuiji.testing.contract_store import at_once

ONE: Final = Tried(
    stream="task/YXGX-2026-01",
    key="dispatch/YXGX-2026-01/市公安局",
    digest="ab" * 32,
    attempts=1,
    first="2026-05-01T09:00:00+08:00",
    last="2026-05-01T09:00:00+08:00",
    next="2026-05-01T09:00:30+08:00",
    reasons=(Reason(code="SSJ-STORE-MEDIUM", zh="“没有应答”；' \\ \n \t 😀", en="no answer"),),
)
OTHERS: Final = (
    evolve(ONE, stream="task/yxgx-2026-01"),
    evolve(ONE, stream="task/YXGX-2026-01/x"),
    evolve(ONE, key="dispatch/YXGX-2026-01/市公安局%2F"),
    evolve(ONE, key="DISPATCH/YXGX-2026-01/市公安局"),
    evolve(ONE, key="'; DROP TABLE tried; --"),
    evolve(ONE, digest="ba" * 32),
    evolve(ONE, stream="/".join([":" * 128] * 8), key="字" * 2000, next="", attempts=0, reasons=()),
)
"""Documents that differ from `ONE` in what a medium likes to take for the same."""


class OutboxContract(ABC):
    """What every outbox must pass; a subclass makes it."""

    @abstractmethod
    def make(self, tmp_path: Path) -> Outbox:
        """Make an empty outbox; called with a new folder each time."""

    @abstractmethod
    def reopen(self, outbox: Outbox) -> Outbox:
        """Give the same outbox as another process would open it; the first goes on as well."""

    def test_o1_nothing_is_known_before_anything_was_noted(self, tmp_path: Path) -> None:
        """And forgetting it does nothing."""
        outbox = self.make(tmp_path)
        outbox.forget(*ONE.document)
        assert outbox.known() == self.reopen(outbox).known() == ()

    def test_o1_what_was_noted_is_told_whole(self, tmp_path: Path) -> None:
        """By whoever opens it, and more than once."""
        outbox = self.make(tmp_path)
        for each in (ONE, *OTHERS):
            outbox.note(each)
            assert each in outbox.known()
            assert each in self.reopen(outbox).known()
        assert set(outbox.known()) == {ONE, *OTHERS}
        assert outbox.known() == self.reopen(outbox).known()

    def test_o2_the_latest_takes_the_place_of_the_one_before(self, tmp_path: Path) -> None:
        """In another process too; the others stay."""
        outbox = self.make(tmp_path)
        for each in (ONE, *OTHERS):
            outbox.note(each)
        later = evolve(ONE, attempts=2, last="2026-05-01T09:00:31+08:00", next="", reasons=())
        self.reopen(outbox).note(later)
        assert set(outbox.known()) == {later, *OTHERS}
        outbox.note(ONE)
        assert set(outbox.known()) == {ONE, *OTHERS}

    def test_o3_one_document_is_forgotten_and_no_other(self, tmp_path: Path) -> None:
        """Twice is as good as once."""
        outbox = self.make(tmp_path)
        for each in (ONE, *OTHERS):
            outbox.note(each)
        left = {ONE, *OTHERS}
        for each in (*OTHERS, *OTHERS, ONE):
            outbox.forget(*each.document)
            left -= {each}
            assert set(self.reopen(outbox).known()) == left

    def test_o3_what_is_no_document_is_refused(self, tmp_path: Path) -> None:
        """With every fault."""
        with pytest.raises(InvalidInput) as caught:
            self.make(tmp_path).forget("..", "", "x")
        assert len(caught.value.faults) == len(("stream", "key", "digest"))

    def test_o4_of_several_who_note_at_once_all_are_kept(self, tmp_path: Path) -> None:
        """Four, each with documents of its own; whoever was told that it is busy tries again."""
        first = self.make(tmp_path)
        outboxes = [first, *(self.reopen(first) for _ in range(3))]
        noted = [[evolve(ONE, key=f"{place}/{turn}") for turn in range(4)] for place in range(4)]

        def note(place: int) -> None:
            for each in noted[place]:
                for _ in range(20):
                    try:
                        outboxes[place].note(each)
                    except Unavailable:
                        continue
                    break

        assert at_once([partial(note, place) for place in range(4)]) == [None] * 4
        assert set(first.known()) == {each for listed in noted for each in listed}
