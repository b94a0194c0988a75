"""日志存放的约定测试: the contract kit of `ports.store`; tests are named by the obligation that they hold.

class TestOurStore(StoreContract):
    def make(self, tmp_path: Path) -> Store:
        return OurStore(tmp_path / "journal")

    def reopen(self, store: Store) -> Store:
        return OurStore(...)  # the same journal, as another process would open it

S9 and S10, and kills (S4), are the medium's own: whoever writes a store tests what happens when its disk is full, its
database gone, its process killed.
"""

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from itertools import count, pairwise, permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from shuangsuiji.errors import Conflict, InvalidInput, Unavailable
from shuangsuiji.ports.store import MAX_LINE_BYTES, Head, Store
from shuangsuiji.testing.contract_store_model import StoreBesideModel, add, everything
from shuangsuiji.testing.store_oddities import NASTY_LINES, NASTY_STREAMS, REFUSED_LINES, REFUSED_STREAMS


def _act(store: Store, stream: str, line: bytes, number: int) -> Callable[[], None]:
    seq = len(store.read(stream)) + 1
    return lambda: store.append(stream, line, seq=seq, number=number)


def at_once(acts: list[Callable[[], None]]) -> list[BaseException | None]:
    """Do acts in as many threads, which begin together; give what each raised."""
    barrier = threading.Barrier(len(acts))
    raised: list[BaseException | None] = [None] * len(acts)

    def run(place: int) -> None:
        barrier.wait()
        try:
            acts[place]()
        except Exception as error:  # noqa: BLE001  -- handed to the thread that judges it
            raised[place] = error

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


class StoreContract(ABC):
    """What every store must pass; a subclass makes the store."""

    @abstractmethod
    def make(self, tmp_path: Path) -> Store:
        """Make an empty store; called with a new folder each time."""

    @abstractmethod
    def reopen(self, store: Store) -> Store:
        """Give the same journal as another process would open it; the first store goes on as well."""

    def test_s1_lines_come_back_byte_for_byte_in_order(self, tmp_path: Path) -> None:
        """Whatever they hold, twice the same included."""
        store = self.make(tmp_path)
        for kept, line in enumerate(NASTY_LINES):
            add(store, "task/YXGX-2026-01", line)
            assert store.read("task/YXGX-2026-01") == NASTY_LINES[: kept + 1]
        assert self.reopen(store).read("task/YXGX-2026-01") == NASTY_LINES

    def test_s1_streams_do_not_mix(self, tmp_path: Path) -> None:
        """Lines that come in turns stay with their streams."""
        store = self.make(tmp_path)
        for turn in range(3):
            for stream in ("a", "b", "a/b"):
                add(store, stream, f"{stream}{turn}".encode())
        assert store.read("a") == (b"a0", b"a1", b"a2")
        assert store.read("b") == (b"b0", b"b1", b"b2")
        assert store.read("a/b") == (b"a/b0", b"a/b1", b"a/b2")

    def test_s1_a_new_journal_is_empty(self, tmp_path: Path) -> None:
        """No head, no stream, no lines, and looking makes none."""
        store = self.make(tmp_path)
        assert store.read("checklist") == ()
        assert everything(store) == (None, {})
        assert everything(self.reopen(store)) == (None, {})

    def test_s1_acts_in_any_order_are_kept_as_a_model_keeps_them(self, tmp_path: Path) -> None:
        """Appends, wrong places, reading and opening again, against lists in memory."""
        numbers = count()

        def machine() -> RuleBasedStateMachine:
            folder = tmp_path / str(next(numbers))
            folder.mkdir()
            return StoreBesideModel(self.make(folder), self.reopen)

        run_state_machine_as_test(
            machine,  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  -- its text allows a function
            settings=settings(
                stateful_step_count=20,
                deadline=None,
                report_multiple_bugs=False,
                suppress_health_check=[HealthCheck.too_slow],
            ),
        )

    def test_s2_a_reader_beside_a_writer_sees_whole_lines(self, tmp_path: Path) -> None:
        """What a reader sees grows line by line, none of them cut, and holds the head that he saw before."""
        store = self.make(tmp_path)
        lines = tuple(bytes([turn + 65]) * 70_000 for turn in range(12))
        beside = self.reopen(store)
        seen: list[tuple[Head | None, tuple[bytes, ...]]] = []
        done = threading.Event()

        def read() -> None:
            while not done.is_set():
                seen.append((beside.head(), beside.read("task/1")))

        def write() -> None:
            try:
                add(store, "task/1", *lines)
            finally:
                done.set()

        assert at_once([read, write]) == [None, None]
        for (_, before), (head, now) in pairwise([(None, ()), *seen, (store.head(), store.read("task/1"))]):
            assert now == lines[: len(now)]
            assert len(now) >= len(before)
            assert head is None or now[head.seq - 1] == head.line

    def test_s3_only_the_next_place_is_taken(self, tmp_path: Path) -> None:
        """Neither a gap nor a place that is taken, in the stream or in the whole; nothing is changed."""
        store = self.make(tmp_path)
        for stream, seq, number in (("a", 1, 2), ("a", 2, 1), ("a", 2, 2)):
            with pytest.raises(Conflict):
                store.append(stream, b"x", seq=seq, number=number)
        assert everything(store) == (None, {})
        add(store, "a", b"1", b"2")
        add(store, "b", b"3")
        before = everything(store)
        right = {"a": (3, 4), "b": (2, 4), "c": (1, 4)}
        for stream, next_place in right.items():
            for seq in range(1, 6):
                for number in (*range(1, 7), 2**53):
                    if (seq, number) != next_place:
                        with pytest.raises(Conflict):
                            store.append(stream, b"x", seq=seq, number=number)
        assert everything(store) == before
        add(store, "c", b"4")

    def test_s3_who_comes_second_has_a_conflict(self, tmp_path: Path) -> None:
        """Two that opened the journal before see each other's lines."""
        first = self.make(tmp_path)
        second = self.reopen(first)
        first.append("a", b"first", seq=1, number=1)
        for stream in ("a", "b"):
            with pytest.raises(Conflict):
                second.append(stream, b"second", seq=1, number=1)
        second.append("b", b"second", seq=1, number=2)
        with pytest.raises(Conflict):
            first.append("a", b"third", seq=2, number=2)
        assert everything(first) == everything(second)
        assert first.head() == Head(2, "b", 1, b"second")

    def test_s3_of_many_at_once_one_is_first(self, tmp_path: Path) -> None:
        """Of four that append in the same moment one gets through, eight times over, in one stream and in several."""
        stores = [self.make(tmp_path)]
        stores += [self.reopen(stores[0]) for _ in range(3)]
        rounds = 8
        for number in range(1, rounds + 1):
            stream = "a" if number % 2 else "{}"
            acts = [
                _act(store, stream.format(place), f"{place}".encode(), number)
                for place, store in enumerate(stores)
            ]
            raised = at_once(acts)
            assert {type(error) for error in raised if error} <= {Conflict, Unavailable}
            first = [place for place, error in enumerate(raised) if error is None]
            assert len(first) == 1
            head = stores[-1].head()
            assert head is not None
            assert (head.number, head.line) == (number, f"{first[0]}".encode())
        assert sum(len(lines) for lines in everything(stores[0])[1].values()) == rounds

    def test_s4_what_was_appended_is_there_for_whoever_opens_the_journal(self, tmp_path: Path) -> None:
        """After every line, with the first store still open, and the next line fits."""
        store = self.make(tmp_path)
        for number in range(1, 6):
            stream = f"task/{number % 2}"
            add(store, stream, f"{number}".encode())
            other = self.reopen(store)
            assert other.head() == store.head()
            assert other.read(stream)[-1] == f"{number}".encode()
            store = other

    def test_s5_nothing_is_changed_by_what_comes_after(self, tmp_path: Path) -> None:
        """What was read once stands at the beginning of all that is read later, and what was given stays."""
        store = self.make(tmp_path)
        seen: list[dict[str, tuple[bytes, ...]]] = []
        for turn in range(4):
            for stream in ("a", "b"):
                add(store, stream, f"{stream}{turn}".encode())
                seen.append(everything(store)[1])
        for before, after in pairwise(seen):
            assert all(after[stream][: len(lines)] == lines for stream, lines in before.items())
        assert seen[0] == {"a": (b"a0",)}

    def test_s6_names_are_kept_exactly(self, tmp_path: Path) -> None:
        """Each in a journal of its own, as it was written."""
        for place, stream in enumerate(NASTY_STREAMS):
            folder = tmp_path / str(place)
            folder.mkdir()
            store = self.make(folder)
            add(store, stream, stream.encode(), b"2")
            assert store.head() == Head(2, stream, 2, b"2")
            assert self.reopen(store).streams() == (stream,)
            assert self.reopen(store).read(stream) == (stream.encode(), b"2")

    def test_s6_names_are_told_apart(self, tmp_path: Path) -> None:
        """All in one journal; none gets the lines of another."""
        store = self.make(tmp_path)
        for stream in NASTY_STREAMS:
            assert store.read(stream) == ()
            add(store, stream, stream.encode())
        for stream in NASTY_STREAMS:
            assert store.read(stream) == (stream.encode(),)

    def test_s6_streams_are_ascending_by_bytes(self, tmp_path: Path) -> None:
        """Not by case, language or time."""
        store = self.make(tmp_path)
        for stream in NASTY_STREAMS:
            add(store, stream, b"x")
        assert store.streams() == tuple(sorted(NASTY_STREAMS, key=str.encode))

    def test_s6_streams_are_found_by_how_they_begin(self, tmp_path: Path) -> None:
        """Exactly: no pattern, no case, no border between parts."""
        store = self.make(tmp_path)
        for stream in NASTY_STREAMS:
            add(store, stream, b"x")
        begun = {stream[:end] for stream in NASTY_STREAMS for end in (1, 4, 5, 6, 10, len(stream))}
        for prefix in sorted({"", "nobody", "nobody/", "task/YXGX-2026-01/x/y/", *begun}):
            expected = {each for each in NASTY_STREAMS if each.startswith(prefix)}
            assert set(store.streams(prefix)) == expected

    def test_s6_what_is_no_name_is_refused(self, tmp_path: Path) -> None:
        """For appending and for reading; nothing is made."""
        store = self.make(tmp_path)
        for stream in REFUSED_STREAMS:
            with pytest.raises(InvalidInput):
                store.append(stream, b"x", seq=1, number=1)
            with pytest.raises(InvalidInput):
                store.read(stream)
        assert everything(store) == (None, {})

    def test_s7_the_longest_line_is_kept(self, tmp_path: Path) -> None:
        """64 MiB, and one of 1 byte before and after it."""
        store = self.make(tmp_path)
        longest = b"\xe7\x8e\x89!" * (MAX_LINE_BYTES // 4)
        add(store, "a", b"1", longest, b"3")
        head = self.reopen(store).head()
        assert head == Head(3, "a", 3, b"3")
        assert store.read("a")[1] == longest
        assert len(store.read("a")) == len("123")

    def test_s7_what_is_no_line_is_refused(self, tmp_path: Path) -> None:
        """Empty, broken or too long; nothing is kept of it."""
        store = self.make(tmp_path)
        for line in REFUSED_LINES:
            with pytest.raises(InvalidInput):
                store.append("a", line, seq=1, number=1)
        assert everything(store) == (None, {})

    def test_s7_every_fault_is_listed(self, tmp_path: Path) -> None:
        """Name, line and places in one error."""
        with pytest.raises(InvalidInput) as caught:
            self.make(tmp_path).append("..//x", b"", seq=0, number=-1)
        assert [each.place.path for each in caught.value.faults] == [
            ".stream[0]",
            ".stream[1]",
            ".line",
            ".seq",
            ".number",
        ]

    def test_s8_head_is_the_last_line_of_all(self, tmp_path: Path) -> None:
        """In whatever order streams are written, for every order of three."""
        for place, order in enumerate(permutations(("a", "b", "b/c"))):
            folder = tmp_path / str(place)
            folder.mkdir()
            store = self.make(folder)
            for number, stream in enumerate(order * 2, 1):
                add(store, stream, f"{number}".encode())
                seq = 1 + (number > len(order))
                assert store.head() == Head(number, stream, seq, f"{number}".encode())
                assert stream in store.streams()
