"""Both outboxes keep the port's promises, and the port lets nothing else out."""

from collections.abc import Iterable
from pathlib import Path
from typing import cast

import pytest
from attrs import evolve

from shuangsuiji.errors import AdapterFault, InvalidInput, Unavailable
from shuangsuiji.ports.outbox import Outbox, Tried
from shuangsuiji.stores.outbox import FILE, FolderOutbox, MemoryOutbox
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
def test_a_file_that_was_changed_is_named_and_left_as_it_is(tmp_path: Path, data: bytes) -> None:
    outbox = FolderOutbox(tmp_path)
    (tmp_path / FILE).write_bytes(data)
    for call in CALLS.values():
        with pytest.raises(Unavailable) as caught:
            call(outbox)
        assert caught.value.code == "SSJ-OUTBOX-DAMAGED"
    assert (tmp_path / FILE).read_bytes() == data


def test_knowledge_names_a_document_and_its_times() -> None:
    with pytest.raises(InvalidInput) as caught:
        evolve(ONE, stream="a//b", key="", digest="x", attempts=-1, first="gestern", next="morgen")
    assert len(caught.value.faults) == 6
