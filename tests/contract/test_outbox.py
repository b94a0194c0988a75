"""Both outboxes keep the port's promises, and the port lets nothing else out."""

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import cast

import pytest
from attrs import evolve

from shuangsuiji.errors import AdapterFault, InvalidInput, Unavailable
from shuangsuiji.ports.outbox import Outbox, Tried
from shuangsuiji.stores.outbox import DAMAGED, FILE, FolderOutbox, MemoryOutbox
from shuangsuiji.testing.contract_outbox import ONE, OutboxContract


class TestMemoryOutbox(OutboxContract):
    def make(self, tmp_path: Path) -> Outbox:
        return MemoryOutbox()

    def reopen(self, outbox: Outbox) -> Outbox:
        return outbox


class TestFolderOutbox(OutboxContract):
    def make(self, tmp_path: Path) -> Outbox:
        return FolderOutbox(tmp_path / "journal")

    def reopen(self, outbox: Outbox) -> Outbox:
        assert isinstance(outbox, FolderOutbox)
        return FolderOutbox(outbox.path)


class Answering(Outbox):
    """Gives back whatever it is told to, or raises it."""

    def __init__(self, answer: object) -> None:
        self.answer = answer

    def _note(self, tried: Tried) -> None:
        self._known()

    def _forget(self, stream: str, key: str, digest: str) -> None:
        self._known()

    def _known(self) -> Iterable[Tried]:
        if isinstance(self.answer, Exception):
            raise self.answer
        return cast("Iterable[Tried]", self.answer)


CALLS = {
    "note": lambda outbox: outbox.note(ONE),
    "forget": lambda outbox: outbox.forget(*ONE.document),
    "known": lambda outbox: outbox.known(),
}


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    ("error", "kind"), [(OSError(28, "full"), Unavailable), (KeyError("x"), AdapterFault)]
)
def test_o5_nothing_else_escapes(call: str, error: Exception, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        CALLS[call](Answering(error))


@pytest.mark.parametrize("answer", [[ONE, evolve(ONE, attempts=2)], [ONE, "x"]])
def test_o2_an_answer_that_breaks_the_promise_is_named(answer: list[object]) -> None:
    with pytest.raises(AdapterFault) as caught:
        Answering(answer).known()
    assert caught.value.code == "SSJ-OUTBOX-O2"


@pytest.mark.parametrize("data", [b"", b"{", b"1", b"[1]", b'[{"stream":"a"}]', b"\xff"])
def test_a_file_that_was_changed_is_named_and_put_aside_when_something_is_noted(
    tmp_path: Path, data: bytes
) -> None:
    outbox = FolderOutbox(tmp_path)
    (tmp_path / FILE).write_bytes(data)
    for call in ("known", "forget"):
        with pytest.raises(Unavailable) as caught:
            CALLS[call](outbox)
        assert caught.value.code == "SSJ-OUTBOX-DAMAGED"
    assert (tmp_path / FILE).read_bytes() == data
    outbox.note(ONE)
    assert outbox.known() == (ONE,)
    assert (tmp_path / DAMAGED).read_bytes() == data


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    FolderOutbox(tmp_path).note(ONE)
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600


def test_knowledge_names_a_document_and_its_times() -> None:
    with pytest.raises(InvalidInput) as caught:
        evolve(ONE, stream="a//b", key="", digest="x", attempts=-1, first="gestern", next="morgen")
    assert len(caught.value.faults) == 6


# ── outboxes that lie ─────────────────────────────────────────────────────────────────────────────────────


class Changing(MemoryOutbox):
    """Keeps something else than what it was given."""

    def __init__(self, change: Callable[[Tried], Tried]) -> None:
        super().__init__()
        self.change = change

    def _note(self, tried: Tried) -> None:
        super()._note(self.change(tried))


class ByKey(MemoryOutbox):
    """Takes what has the same key for the same document."""

    def _note(self, tried: Tried) -> None:
        self._tried = {each.document: each for each in self._tried.values() if each.key != tried.key}
        super()._note(tried)


class FirstWins(MemoryOutbox):
    """Keeps what was known before."""

    def _note(self, tried: Tried) -> None:
        if tried.document not in self._tried:
            super()._note(tried)


class ForgetsStream(MemoryOutbox):
    """Forgets all documents of a stream at once."""

    def _forget(self, stream: str, key: str, digest: str) -> None:
        self._tried = {name: each for name, each in self._tried.items() if name[0] != stream}


class Insists(MemoryOutbox):
    """Cannot forget what it does not know."""

    def _forget(self, stream: str, key: str, digest: str) -> None:
        del self._tried[stream, key, digest]


class ReadsAndWrites(MemoryOutbox):
    """Reads everything, waits, and writes everything back."""

    def _note(self, tried: Tried) -> None:
        known = dict(self._tried)
        time.sleep(0.005)
        self._tried = {**known, tried.document: tried}


LIES: dict[str, tuple[Callable[[], Outbox], str]] = {
    "drops reasons": (lambda: Changing(lambda each: evolve(each, reasons=())), "test_o1_what_was_noted"),
    "loses the first time": (
        lambda: Changing(lambda each: evolve(each, first=each.last.replace("00", "01", 1))),
        "test_o1_what_was_noted",
    ),
    "short column": (
        lambda: Changing(lambda each: evolve(each, key=each.key[:255])),
        "test_o1_what_was_noted",
    ),
    "folds case": (
        lambda: Changing(lambda each: evolve(each, stream=each.stream.casefold())),
        "test_o1_what_was_noted",
    ),
    "by key": (ByKey, "test_o1_what_was_noted"),
    "first wins": (FirstWins, "test_o2_the_latest"),
    "forgets a stream": (ForgetsStream, "test_o3_one_document"),
    "insists": (Insists, "test_o3_one_document"),
    "reads and writes": (ReadsAndWrites, "test_o4_of_several"),
}


class Lying(OutboxContract):
    """The kit for an outbox that lies."""

    def __init__(self, make: Callable[[], Outbox]) -> None:
        self._make = make

    def make(self, tmp_path: Path) -> Outbox:
        return self._make()

    def reopen(self, outbox: Outbox) -> Outbox:
        return outbox


def run(kit: OutboxContract, begin: str, tmp_path: Path) -> None:
    """Run the one test of the kit whose name begins so."""
    (name,) = (name for name in dir(OutboxContract) if name.startswith(begin))
    getattr(kit, name)(tmp_path)


@pytest.mark.parametrize("lie", LIES)
def test_the_kit_shows_an_outbox_that_lies(lie: str, tmp_path: Path) -> None:
    make, begin = LIES[lie]
    with pytest.raises((AssertionError, AdapterFault)):
        run(Lying(make), begin, tmp_path)


def test_a_true_outbox_passes_what_shows_the_lies(tmp_path: Path) -> None:
    for begin in sorted({begin for _, begin in LIES.values()}):
        run(Lying(MemoryOutbox), begin, tmp_path)
