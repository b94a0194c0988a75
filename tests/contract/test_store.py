"""Both stores keep the port's promises; the kit shows a store that does not, and the port lets nothing else out."""

import errno
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import cast
from urllib.parse import unquote

import pytest

from shuangsuiji.errors import AdapterFault, Conflict, InvalidInput, ShuangsuijiError, Unavailable, fault
from shuangsuiji.ports.store import MAX_PARTS, Head, Store, check_next
from shuangsuiji.stores.folder import FolderStore
from shuangsuiji.stores.memory import MemoryStore
from shuangsuiji.testing.contract_store import StoreContract
from shuangsuiji.testing.contract_store_model import everything


class TestMemoryStore(StoreContract):
    def make(self, tmp_path: Path) -> Store:
        return MemoryStore()

    def reopen(self, store: Store) -> Store:
        return store


class TestFolderStore(StoreContract):
    def make(self, tmp_path: Path) -> Store:
        return FolderStore(tmp_path / "journal")

    def reopen(self, store: Store) -> Store:
        assert isinstance(store, FolderStore)
        return FolderStore(store.path)


class TestFolderStoreThatNeedNotLast(TestFolderStore):
    def make(self, tmp_path: Path) -> Store:
        return FolderStore(tmp_path / "journal", lasting=False)


# ── stores that lie ───────────────────────────────────────────────────────────────────────────────────────


class Kept(MemoryStore):
    """Keeps another line than the one that was given."""

    def __init__(self, change: Callable[[bytes], bytes]) -> None:
        super().__init__()
        self.change = change

    def _append(self, stream: str, line: bytes, seq: int, number: int) -> None:
        super()._append(stream, self.change(line), seq, number)


class Renamed(MemoryStore):
    """Keeps a line under another name."""

    def __init__(self, change: Callable[[str], str]) -> None:
        super().__init__()
        self.change = change

    def _append(self, stream: str, line: bytes, seq: int, number: int) -> None:
        super()._append(self.change(stream), line, seq, number)

    def _read(self, stream: str) -> Iterable[bytes]:
        return super()._read(self.change(stream))


class Slow(MemoryStore):
    """Looks, waits, and then writes; what is checked differs."""

    seconds = 0.0
    seq = True
    number = True
    before = 0

    def _append(self, stream: str, line: bytes, seq: int, number: int) -> None:
        kept = self._lines.get(stream, [])
        lines = len(kept) if self.seq else seq - 1
        total = (self._last.number if self._last else 0) if self.number else number - 1
        if self.before:
            self._lines.setdefault(stream, kept).append(line[: self.before])
        time.sleep(self.seconds)
        check_next(stream, seq=seq, number=number, lines=lines, total=total)
        if self.before:
            self._lines[stream].pop()
        self._lines.setdefault(stream, kept).append(line)
        self._last = Head(number, stream, seq, line)


class WithoutLock(Slow):
    seconds = 0.02


class AnySeq(Slow):
    seq = False


class AnyNumber(Slow):
    number = False


class KeepsRefused(Slow):
    before = -1


class HalfLines(Slow):
    seconds = 0.01
    before = 1000


class Once(MemoryStore):
    """Keeps of equal lines one."""

    def _read(self, stream: str) -> Iterable[bytes]:
        return dict.fromkeys(super()._read(stream))


class Overwriting(MemoryStore):
    """Puts a new line over the first where there are three."""

    def _append(self, stream: str, line: bytes, seq: int, number: int) -> None:
        super()._append(stream, line, seq, number)
        if seq == 3:
            self._lines[stream][0] = line


class Cached(MemoryStore):
    """Reads a stream once and believes it for ever."""

    def __init__(self) -> None:
        super().__init__()
        self.read_before: dict[str, tuple[bytes, ...]] = {}

    def _read(self, stream: str) -> Iterable[bytes]:
        return self.read_before.setdefault(stream, tuple(super()._read(stream)))


class HeadByName(MemoryStore):
    """Takes the last line of the last stream for the last of all."""

    def _head(self) -> Head | None:
        if self._last is None:
            return None
        stream = max(self._lines)
        return Head(self._last.number, stream, len(self._lines[stream]), self._lines[stream][-1])


class Pattern(MemoryStore):
    """Takes `_` for any character, as SQL's LIKE does."""

    def _streams(self, prefix: str) -> Iterable[str]:
        return [
            stream
            for stream in self._lines
            if len(stream) >= len(prefix)
            and all(asked in ("_", found) for asked, found in zip(prefix, stream, strict=False))
        ]


class Missing(MemoryStore):
    """Lists what begins with whole parts only."""

    def _streams(self, prefix: str) -> Iterable[str]:
        return [stream for stream in self._lines if stream.startswith(prefix) and "/" in (prefix or "/")]


LIES: dict[str, tuple[Callable[[], Store], str]] = {
    "trims": (lambda: Kept(lambda line: line.strip() or line), "test_s1_lines_come_back"),
    "ends at NUL": (lambda: Kept(lambda line: line.split(b"\0")[0] or line), "test_s1_lines_come_back"),
    "repairs text": (
        lambda: Kept(lambda line: line.decode("utf-8", "replace").encode()),
        "test_s1_lines_come_back",
    ),
    "short column": (lambda: Kept(lambda line: line[:65535]), "test_s1_lines_come_back"),
    "shorter than the longest": (lambda: Kept(lambda line: line[: 2**24]), "test_s7_the_longest"),
    "once": (Once, "test_s1_lines_come_back"),
    "missing, in a model": (Missing, "test_s1_acts_in_any_order"),
    "one stream": (lambda: Renamed(lambda _: "a"), "test_s1_streams_do_not_mix"),
    "cached": (Cached, "test_s1_lines_come_back"),
    "half lines": (HalfLines, "test_s2_a_reader"),
    "any seq": (AnySeq, "test_s3_only_the_next"),
    "any number": (AnyNumber, "test_s3_only_the_next"),
    "any number, second": (AnyNumber, "test_s3_who_comes_second"),
    "keeps what it refuses": (KeepsRefused, "test_s3_only_the_next"),
    "without lock": (WithoutLock, "test_s3_of_many"),
    "overwrites": (Overwriting, "test_s5_nothing_is_changed"),
    "folds case": (lambda: Renamed(str.casefold), "test_s6_names_are_told_apart"),
    "folds case, names": (lambda: Renamed(str.casefold), "test_s6_names_are_kept_exactly"),
    "decodes percent": (lambda: Renamed(unquote), "test_s6_names_are_told_apart"),
    "drops dots": (lambda: Renamed(lambda name: name.rstrip(".") or name), "test_s6_names_are_told_apart"),
    "short names": (lambda: Renamed(lambda name: name[:127]), "test_s6_names_are_kept_exactly"),
    "pattern": (Pattern, "test_s6_streams_are_found"),
    "missing": (Missing, "test_s6_streams_are_found"),
    "head by name": (HeadByName, "test_s8_head"),
}


class Lying(StoreContract):
    """The kit for a store that lies."""

    def __init__(self, make: Callable[[], Store]) -> None:
        self._make = make

    def make(self, tmp_path: Path) -> Store:
        return self._make()

    def reopen(self, store: Store) -> Store:
        return store


class Forgetting(Lying):
    """The kit for a store that lives only in its process."""

    def reopen(self, store: Store) -> Store:
        return self._make()


def run(kit: StoreContract, begin: str, tmp_path: Path) -> None:
    """Run the one test of the kit whose name begins so."""
    (name,) = (name for name in dir(StoreContract) if name.startswith(begin))
    getattr(kit, name)(tmp_path)


@pytest.mark.parametrize("lie", LIES)
def test_the_kit_shows_a_store_that_lies(lie: str, tmp_path: Path) -> None:
    make, begin = LIES[lie]
    with pytest.raises((AssertionError, ShuangsuijiError, pytest.fail.Exception)):
        run(Lying(make), begin, tmp_path)


@pytest.mark.parametrize(
    "begin", ["test_s1_lines_come_back", "test_s4_what_was_appended", "test_s6_names_are_kept"]
)
def test_the_kit_shows_a_store_that_forgets(begin: str, tmp_path: Path) -> None:
    with pytest.raises((AssertionError, ShuangsuijiError)):
        run(Forgetting(MemoryStore), begin, tmp_path)


def test_a_true_store_passes_what_shows_the_lies(tmp_path: Path) -> None:
    for place, begin in enumerate(sorted({begin for _, begin in LIES.values()})):
        folder = tmp_path / str(place)
        folder.mkdir()
        run(Lying(MemoryStore), begin, folder)
    run(Lying(Slow), "test_s3_only_the_next", tmp_path)
    run(Lying(Slow), "test_s3_who_comes_second", tmp_path)


# ── the port ──────────────────────────────────────────────────────────────────────────────────────────────


class Answering(Store):
    """Gives back whatever it is told to, or raises it."""

    def __init__(self, answer: object) -> None:
        self.answer = answer

    def _given(self) -> object:
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def _append(self, stream: str, line: bytes, seq: int, number: int) -> None:
        self._given()

    def _read(self, stream: str) -> Iterable[bytes]:
        return cast("Iterable[bytes]", self._given())

    def _streams(self, prefix: str) -> Iterable[str]:
        return cast("Iterable[str]", self._given())

    def _head(self) -> Head | None:
        return cast("Head | None", self._given())


CALLS: dict[str, Callable[[Store], object]] = {
    "append": lambda store: store.append("a", b"x", seq=1, number=1),
    "read": lambda store: store.read("a"),
    "streams": lambda store: store.streams("a"),
    "head": lambda store: store.head(),
}


@pytest.mark.parametrize("call", CALLS)
def test_s9_a_failing_medium_is_unavailable(call: str) -> None:
    store = Answering(OSError(errno.ENOSPC, "No space left on device", "journal/head"))
    with pytest.raises(Unavailable) as caught:
        CALLS[call](store)
    assert caught.value.code == "SSJ-STORE-MEDIUM"
    assert caught.value.faults[0].place.file == "journal/head"
    assert "No space left" in caught.value.text()


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    "error", [KeyError("x"), InvalidInput(fault("SSJ-STORE-EMPTY")), MemoryError()], ids=repr
)
def test_s9_nothing_else_escapes(call: str, error: Exception) -> None:
    with pytest.raises(AdapterFault) as caught:
        CALLS[call](Answering(error))
    assert caught.value.code == "SSJ-STORE-S9"
    assert type(error).__name__ in caught.value.text("en")


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("kind", [Conflict, Unavailable, AdapterFault])
def test_s9_what_an_adapter_may_raise_goes_through(call: str, kind: type[ShuangsuijiError]) -> None:
    error = kind(fault("SSJ-STORE-BUSY"))
    with pytest.raises(kind) as caught:
        CALLS[call](Answering(error))
    assert caught.value is error


@pytest.mark.parametrize(
    ("call", "answer", "code"),
    [
        ("read", b"ab", "SSJ-STORE-S1"),
        ("read", ["text"], "SSJ-STORE-S1"),
        ("read", [b"one\ntwo"], "SSJ-STORE-S1"),
        ("read", None, "SSJ-STORE-S9"),
        ("streams", ["b"], "SSJ-STORE-S6"),
        ("streams", ["a", "a/"], "SSJ-STORE-S6"),
        ("streams", ["a", "b", "a"], "SSJ-STORE-S6"),
        ("streams", ["a", "a"], "SSJ-STORE-S6"),
        ("streams", [b"a"], "SSJ-STORE-S6"),
        ("head", (1, "a", 1, b"x"), "SSJ-STORE-S8"),
    ],
)
def test_an_answer_that_breaks_a_promise_names_it(call: str, answer: object, code: str) -> None:
    with pytest.raises(AdapterFault) as caught:
        CALLS[call](Answering(answer))
    assert caught.value.code == code


def test_the_port_orders_names() -> None:
    assert Answering(["b", "a/\U0002000b", "a/\uff21", "a"]).streams() == (
        "a",
        "a/\uff21",
        "a/\U0002000b",
        "b",
    )


@pytest.mark.parametrize("prefix", ["a//", "../a", "\u200b", "a/\n", "x" * 129 + "/", "a/" * (MAX_PARTS + 1)])
def test_no_name_begins_so(prefix: str) -> None:
    with pytest.raises(InvalidInput):
        MemoryStore().streams(prefix)


def test_a_head_is_a_line_that_a_store_can_hold() -> None:
    with pytest.raises(InvalidInput) as caught:
        Head(0, "a//b", 0, b"\r")
    assert [each.code for each in caught.value.faults] == [
        "SSJ-TEXT-EMPTY",
        "SSJ-STORE-BREAK",
        "SSJ-FORM-LEAST",
        "SSJ-FORM-LEAST",
    ]


def test_a_conflict_names_both_places() -> None:
    store = MemoryStore()
    with pytest.raises(Conflict) as caught:
        store.append("task/1", b"x", seq=3, number=9)
    assert [each.code for each in caught.value.faults] == ["SSJ-STORE-SEQ", "SSJ-STORE-NUMBER"]
    assert "“task/1”的下一行是第 1 行" in caught.value.text()
    assert everything(store) == (None, {})
