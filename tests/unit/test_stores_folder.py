"""A journal in a folder: redo after a crash at any point, torn tails, edits, reading only, names of files."""

import errno
import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from shuangsuiji.errors import Conflict, InvalidInput, Unavailable
from shuangsuiji.ports.store import MAX_PARTS, Head, stream_faults
from shuangsuiji.stores import folder as folder_module
from shuangsuiji.stores import whole
from shuangsuiji.stores.folder import FolderStore
from shuangsuiji.stores.names import file_of, stream_of
from shuangsuiji.testing.contract_store_model import add, everything
from shuangsuiji.testing.store_oddities import NASTY_STREAMS

TASK = "task/YXGX-2026-01"
FILE = "task/YXGX-2026-01.jsonl"


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    """An empty journal."""
    return FolderStore(tmp_path / "journal")


def tree(store: FolderStore) -> dict[str, bytes]:
    """Every file of a journal but its lock and what a broken-off write left, with its bytes."""
    found = sorted(each for each in store.path.rglob("*") if each.is_file())
    files = {each.relative_to(store.path).as_posix(): each.read_bytes() for each in found}
    return {name: data for name, data in files.items() if name not in {".lock", ".head.partial"}}


def code_of(act: Callable[[], object]) -> str:
    """The code with which a store does not answer."""
    with pytest.raises(Unavailable) as caught:
        act()
    assert caught.value.text("en")
    return caught.value.code


def put(store: FolderStore, file: str, data: bytes) -> None:
    """Put bytes into a file behind the store's back."""
    (store.path / file).write_bytes(data)


# ── the files ─────────────────────────────────────────────────────────────────────────────────────────────


def test_people_can_read_the_files(store: FolderStore) -> None:
    add(store, "checklist", b'{"a":1}')
    add(store, "plan/2026/市工业和信息化局", b'{"b":1}', '{"b":"食盐"}'.encode())
    assert set(tree(store)) == {"head", "checklist.jsonl", "plan/2026/市工业和信息化局.jsonl"}
    assert tree(store)["plan/2026/市工业和信息化局.jsonl"].decode() == '{"b":1}\n{"b":"食盐"}\n'
    places, line, before = tree(store)["head"].decode().splitlines()
    assert places.split(" ")[::2] == ["3", "2"]
    assert places.endswith(" plan/2026/市工业和信息化局")
    assert line == '{"b":"食盐"}'
    assert before.startswith("8 ")


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "journal").write_bytes(b"")
    with pytest.raises(InvalidInput) as caught:
        FolderStore(tmp_path / "journal")
    assert caught.value.code == "SSJ-STORE-FILE"


def test_a_folder_below_a_file_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "journal").write_bytes(b"")
    store = FolderStore(tmp_path / "journal" / "x")
    assert code_of(lambda: add(store, TASK, b"1")) == "SSJ-STORE-MEDIUM"


def test_the_folder_is_made_by_the_first_line(store: FolderStore) -> None:
    assert everything(store) == (None, {})
    with pytest.raises(InvalidInput):
        store.append("..", b"x", seq=1, number=1)
    assert not store.path.exists()
    add(store, TASK, b"1")
    assert store.path.is_dir()


def test_files_that_are_no_streams_are_passed_by(store: FolderStore) -> None:
    add(store, TASK, b"1")
    for name in (
        "副本 (1).txt",
        "task/YXGX-2026-01.jsonl.bak",
        "task/%zz.jsonl",
        "task/%FF.jsonl",
        "a.b.jsonl",
    ):
        put(store, name, b"x\n")
    put(store, "empty.jsonl", b"")
    assert everything(store) == (Head(1, TASK, 1, b"1"), {TASK: (b"1",)})
    add(store, "empty", b"2")
    assert tree(store)["empty.jsonl"] == b"2\n"


def test_appending_does_not_look_at_other_streams(
    store: FolderStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, TASK, b"1")
    add(store, "a", b"2")
    opened: list[str] = []
    real = Path.stat

    def spy(self: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        opened.append(self.name)
        return real(self, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", spy)
    monkeypatch.setattr(Path, "iterdir", None)
    store.append("b", b"3", seq=1, number=3)
    assert FILE.rpartition("/")[2] not in opened
    assert store.read("b") == (b"3",)


# ── crashes ───────────────────────────────────────────────────────────────────────────────────────────────


class Killed(BaseException):
    """The process dies here."""


CALLS = ((os, "fsync"), (os, "open"), (Path, "open"), (Path, "replace"), (Path, "mkdir"), (Path, "unlink"))


def die_at(
    monkeypatch: pytest.MonkeyPatch, place: int, error: type[BaseException] = Killed
) -> Callable[[], bool]:
    """Die instead of the call of that place among those that change the medium; say afterwards whether it came."""
    left = [place]

    def dying(real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **options: object) -> object:
            left[0] -= 1
            if left[0] == -1:
                raise error(errno.EIO, "died")
            return real(*args, **options)

        return call

    for owner, name in CALLS:
        monkeypatch.setattr(owner, name, dying(getattr(owner, name)))
    return lambda: left[0] < 0


def begin(store: FolderStore, stream: str) -> None:
    """Some lines before the one that is broken off."""
    add(store, TASK, b"same", b"same")
    add(store, stream, b"same", b"other") if stream != "new/1" else add(store, "a", b"same")


@pytest.mark.requirement("A04-1")
class TestRedo:
    """Wherever an append dies, its line is kept whole or not at all, and the next append goes on from there."""

    @pytest.mark.parametrize("error", [Killed, OSError])
    @pytest.mark.parametrize("stream", [TASK, "a", "new/1"])
    def test_dying_at_each_call(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stream: str, error: type[BaseException]
    ) -> None:
        outcomes = []
        for place in range(40):
            store = FolderStore(tmp_path / str(place))
            begin(store, stream)
            before = everything(store)
            with monkeypatch.context() as patched:
                died = die_at(patched, place, error)
                try:
                    add(store, stream, b"same")
                except (Killed, Unavailable):
                    returned = False
                else:
                    returned = True
            if not died():
                break
            after = everything(FolderStore(store.path))
            head = Head(4, stream, len(before[1].get(stream, ())) + 1, b"same")
            if stream != "new/1":
                head = Head(5, stream, head.seq, b"same")
            kept = (head, before[1] | {stream: (*before[1].get(stream, ()), b"same")})
            assert after == kept if returned else after in (before, kept)
            outcomes.append((returned, after == kept))
            add(FolderStore(store.path), stream, b"next")
            assert FolderStore(store.path).read(stream) == (*after[1].get(stream, ()), b"next")
            assert tree(store)[file_of(stream)] == b"".join(line + b"\n" for line in store.read(stream))
        assert not died()
        assert (False, False) in outcomes
        assert ((False, True) if error is Killed else (True, True)) in outcomes

    @pytest.mark.parametrize("zeros", [0, 1, 3])
    @pytest.mark.parametrize("line", [b"x", b"same", '{"名":"盐"}'.encode(), b"a\0\0"])
    @pytest.mark.parametrize("before", [(), (b"same",), (b"x", b"same")])
    def test_a_line_cut_at_each_byte(
        self, store: FolderStore, before: tuple[bytes, ...], line: bytes, zeros: int
    ) -> None:
        add(store, "a", b"0")
        add(store, TASK, *before, line)
        right, whole_file = everything(store), tree(store)[FILE]
        for cut in range(zeros + 1, len(line) + 2):
            torn = whole_file[:-cut] + b"\0" * zeros
            put(store, FILE, torn)
            assert everything(store) == right
            assert tree(store)[FILE] == torn
            with pytest.raises(Conflict):
                store.append("a", b"x", seq=1, number=1)
            assert tree(store)[FILE] == whole_file
            assert everything(store) == right

    def test_a_file_that_was_not_made_yet(self, store: FolderStore) -> None:
        add(store, TASK, b"1")
        (store.path / FILE).unlink()
        (store.path / "task").rmdir()
        assert everything(store) == (Head(1, TASK, 1, b"1"), {TASK: (b"1",)})
        assert store.streams("task/Y") == (TASK,)
        assert not (store.path / "task").exists()
        add(store, "a", b"2")
        assert tree(store)[FILE] == b"1\n"

    def test_a_full_disk_after_the_head_keeps_the_line(
        self, store: FolderStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        add(store, TASK, b"1")

        real = FolderStore._settle
        full = iter([False, True, True])

        def settle(each: FolderStore, logged: Any) -> None:  # noqa: ANN401  -- a private kind
            if next(full):
                raise OSError(errno.ENOSPC, "No space left on device")
            real(each, logged)

        with monkeypatch.context() as patched:
            patched.setattr(FolderStore, "_settle", settle)
            add(store, TASK, b"2")
            assert store.read(TASK) == (b"1", b"2")
            assert tree(store)[FILE] == b"1\n"
            before = tree(store)
            assert code_of(lambda: add(store, "a", b"3")) == "SSJ-STORE-MEDIUM"
            assert tree(store) == before
        add(store, "a", b"3")
        assert tree(store)[FILE] == b"1\n2\n"


@pytest.mark.requirement("A04-1")
def test_what_append_returned_for_is_on_the_medium(
    store: FolderStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line's file, the head, and every folder on the way: also of a line that somebody else broke off."""
    synced: set[int] = set()
    real = os.fsync

    def fsync(handle: int) -> None:
        synced.add(os.fstat(handle).st_ino)
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    add(store, TASK, b"1")
    ways = [store.path / FILE, store.path / "head", store.path / "task", store.path, store.path.parent]
    assert {each.stat().st_ino for each in ways} <= synced
    synced.clear()
    add(store, "a", b"2")
    assert {each.stat().st_ino for each in [store.path / "a.jsonl", *ways]} <= synced
    add(store, "a", b"3")
    synced.clear()
    add(store, "a", b"4")
    assert {
        each.stat().st_ino for each in [store.path / "a.jsonl", store.path / "head", store.path]
    } <= synced


def test_a_store_that_need_not_last_waits_for_no_medium(
    store: FolderStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(handle: int) -> None:
        raise AssertionError(handle)

    quick = FolderStore(store.path, lasting=False)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", never)
        add(quick, TASK, b"1")
        add(quick, "a", b"2")
    assert everything(store) == (Head(2, "a", 1, b"2"), {TASK: (b"1",), "a": (b"2",)})
    add(store, TASK, b"3")
    assert tree(store)[FILE] == b"1\n3\n"


class TestReadingWhileOthersWrite:
    """A reader takes what was kept when it looked at the head, or later; never half a line, never a false alarm."""

    def stale(self, monkeypatch: pytest.MonkeyPatch, store: FolderStore, *first: object) -> None:
        """Show a reader these heads first."""
        heads: Iterator[object] = iter(first)
        real = FolderStore._logged
        monkeypatch.setattr(FolderStore, "_logged", lambda each: next(heads, None) or real(each))

    def test_a_line_that_is_being_written(self, store: FolderStore, monkeypatch: pytest.MonkeyPatch) -> None:
        add(store, TASK, b"first")
        old = store._logged()
        add(store, TASK, b"second")
        put(store, FILE, b"first\nsec")
        self.stale(monkeypatch, store, old)
        assert store.read(TASK) == (b"first", b"second")

    def test_a_line_that_came_after_the_head_was_read(
        self, store: FolderStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        add(store, TASK, b"first")
        old = store._logged()
        add(store, TASK, b"second")
        self.stale(monkeypatch, store, old)
        assert store.read(TASK) == (b"first", b"second")

    def test_the_first_line_of_all(self, store: FolderStore, monkeypatch: pytest.MonkeyPatch) -> None:
        add(store, TASK, b"first")
        real = folder_module._bytes
        answers = iter([None])
        monkeypatch.setattr(folder_module, "_bytes", lambda path: next(answers, real(path)))
        assert store.head() == Head(1, TASK, 1, b"first")


# ── what somebody changed ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.requirement("A04-4")
class TestEdits:
    """What somebody changed is neither hidden nor repaired."""

    @pytest.mark.parametrize(
        ("data", "lines"),
        [
            (b"1\n3\n", (b"1", b"3")),
            (b"2\n3\n", (b"2", b"3")),
            (b"3\n", (b"3",)),
            (b"x\n2\n3\n", (b"x", b"2", b"3")),
            (b"1\n\n2\n3\n", (b"1", b"", b"2", b"3")),
            (b"2\n1\n3\n", (b"2", b"1", b"3")),
            (b"1\n2\n3\n3\n", (b"1", b"2", b"3", b"3")),
            (b"1\n2\n3\n4\n", (b"1", b"2", b"3", b"4")),
        ],
    )
    def test_rows_are_given_as_they_stand(
        self, store: FolderStore, data: bytes, lines: tuple[bytes, ...]
    ) -> None:
        add(store, TASK, b"1", b"2", b"3")
        put(store, FILE, data)
        assert store.read(TASK) == lines
        add(store, "a", b"4")
        assert tree(store)[FILE] == data

    @pytest.mark.parametrize("data", [b"1\n2\nx\n", b"1\n2\n3\r\n", b"1\n3\n2\n", b"1\n", b"1\r\n2\r\n3\r\n"])
    def test_nothing_is_added_while_the_head_holds_the_only_copy(
        self, store: FolderStore, data: bytes
    ) -> None:
        add(store, TASK, b"1", b"2", b"3")
        put(store, FILE, data)
        before = tree(store)
        assert store.read(TASK) == tuple(data.split(b"\n")[:-1])
        assert code_of(lambda: store.append("a", b"4", seq=1, number=4)) == "SSJ-STORE-CHANGED"
        assert tree(store) == before
        put(store, FILE, b"1\n2\n3\n")
        add(store, "a", b"4")

    def test_a_torn_tail_that_no_append_left(self, store: FolderStore) -> None:
        add(store, TASK, b"1", b"2")
        add(store, "a", b"3")
        put(store, FILE, b"1\n2")
        before = tree(store)
        assert code_of(lambda: store.read(TASK)) == "SSJ-STORE-TORN"
        assert code_of(lambda: store.append(TASK, b"4", seq=2, number=4)) == "SSJ-STORE-TORN"
        assert tree(store) == before
        assert store.streams() == ("a", TASK)
        add(store, "a", b"4")
        assert store.read("a") == (b"3", b"4")

    @pytest.mark.parametrize(
        "data", [b"1\n2\nxx", b"1\n2\n33x", b"1\n33", b"1\n2\n33\0\0", b"x\n3", b"1\nx\n33"]
    )
    def test_a_torn_tail_that_the_head_does_not_explain(self, store: FolderStore, data: bytes) -> None:
        add(store, TASK, b"1", b"2", b"33")
        put(store, FILE, data)
        before = tree(store)
        assert code_of(lambda: store.read(TASK)) == "SSJ-STORE-TORN"
        assert code_of(lambda: store.append("a", b"4", seq=1, number=4)) == "SSJ-STORE-CHANGED"
        assert tree(store) == before

    def test_a_stream_that_was_removed(self, store: FolderStore) -> None:
        add(store, "a", b"1")
        add(store, TASK, b"2", b"3")
        (store.path / "a.jsonl").unlink()
        assert everything(store) == (Head(3, TASK, 2, b"3"), {TASK: (b"2", b"3")})
        with pytest.raises(Conflict):
            store.append("a", b"4", seq=2, number=4)
        (store.path / FILE).unlink()
        assert store.read(TASK) == ()
        assert code_of(lambda: store.append("a", b"4", seq=1, number=4)) == "SSJ-STORE-MEDIUM"

    def test_a_head_that_was_removed(self, store: FolderStore) -> None:
        add(store, TASK, b"1", b"2")
        (store.path / "head").unlink()
        before = tree(store)
        for act in (store.head, store.streams, lambda: store.read(TASK)):
            assert code_of(act) == "SSJ-STORE-HEAD-LOST"
        assert code_of(lambda: store.append("a", b"x", seq=1, number=1)) == "SSJ-STORE-HEAD-LOST"
        assert tree(store) == before

    @pytest.mark.parametrize(
        "change",
        [
            lambda _: b"",
            lambda data: data[:-1],
            lambda data: data + b"\n",
            lambda data: data.replace(b"\n", b"\r\n"),
            lambda data: b"0" + data[1:],
            lambda data: data.replace(b"{2}", b"{3}"),
            lambda data: data.replace(b"task/", b"task//"),
            lambda data: data.replace(b"task/", b"task\xff"),
        ],
    )
    def test_a_head_that_was_damaged(self, store: FolderStore, change: Callable[[bytes], bytes]) -> None:
        add(store, TASK, b"{1}", b"{2}")
        put(store, "head", change(tree(store)["head"]))
        before = tree(store)
        for act in (store.head, store.streams, lambda: store.read(TASK)):
            assert code_of(act) == "SSJ-STORE-HEAD-DAMAGED"
        assert code_of(lambda: store.append("a", b"x", seq=1, number=3)) == "SSJ-STORE-HEAD-DAMAGED"
        assert tree(store) == before

    def test_a_head_of_an_older_copy(self, store: FolderStore) -> None:
        """The chain's check sees it: there are more lines than the head says."""
        add(store, TASK, b"1")
        old = tree(store)["head"]
        add(store, TASK, b"2")
        put(store, "head", old)
        assert store.read(TASK) == (b"1", b"2")
        assert store.head() == Head(1, TASK, 1, b"1")

    @given(st.data())
    def test_whatever_is_changed_nothing_worse_comes_of_it(
        self, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
    ) -> None:
        store = FolderStore(tmp_path_factory.mktemp("edited"))
        add(store, "a", b"aa", b"ab")
        add(store, TASK, b"ba", b"bb", b"bc")
        file = data.draw(st.sampled_from(["head", "a.jsonl", FILE]))
        old = tree(store)[file]
        start = data.draw(st.integers(0, len(old)))
        end = data.draw(st.integers(start, len(old)))
        new = data.draw(
            st.binary(max_size=4) | st.sampled_from([b"\n", b"\r\n", b"\0\0", b"b", old[start:end] * 2])
        )
        put(store, file, old[:start] + new + old[end:])
        edited = tree(store)
        for act in (store.head, store.streams, lambda: store.read("a"), lambda: store.read(TASK)):
            with suppress(Unavailable):  # and nothing else
                act()
        assert tree(store) == edited
        for stream in ("a", TASK, "c"):
            with suppress(Unavailable, Conflict):
                add(store, stream, b"new")
        after = tree(store)
        for name in {"a.jsonl", FILE} - {file}:
            assert after[name].startswith(edited[name])
        rows = edited.get(file, b"").rpartition(b"\n")
        assert file == "head" or after[file].startswith(rows[0] + rows[1])


# ── reading only ──────────────────────────────────────────────────────────────────────────────────────────

WATCHED = """
import os, sys
from pathlib import Path
from shuangsuiji.stores.folder import FolderStore
from shuangsuiji.testing.contract_store_model import everything
folder = sys.argv[1]
written = []
def watch(event, args):
    if event == "open" and str(args[0]).startswith(folder) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        written.append(args)
    if event in {"os.mkdir", "os.remove", "os.rename", "os.truncate", "os.chmod", "fcntl.flock", "os.utime"}:
        written.append((event, args))
sys.addaudithook(watch)
head, lines = everything(FolderStore(folder))
print(head.number, len(lines), written)
"""


def test_reading_writes_nothing_and_takes_no_lock(store: FolderStore) -> None:
    """An auditor's copy, broken off in the middle of a line, while somebody else holds the lock."""
    add(store, "a", b"1")
    add(store, TASK, b"2", b"33")
    put(store, FILE, b"2\n3")
    (store.path / ".head.partial").write_bytes(b"3 ")
    before = {each: (each.stat().st_mtime_ns, each.stat().st_size) for each in store.path.rglob("*")}
    with FileLock(store.path / ".lock"):
        command = [sys.executable, "-c", WATCHED, str(store.path)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "3 2 []"
    assert {each: (each.stat().st_mtime_ns, each.stat().st_size) for each in store.path.rglob("*")} == before


def test_reading_a_copy_without_a_lock_file_makes_none(store: FolderStore) -> None:
    add(store, TASK, b"1")
    (store.path / ".lock").unlink()
    assert everything(store)[1] == {TASK: (b"1",)}
    assert not (store.path / ".lock").exists()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_copy_without_write_permission(store: FolderStore) -> None:
    add(store, TASK, b"1")
    (store.path / ".lock").unlink()
    store.path.chmod(0o555)
    try:
        assert everything(store)[1] == {TASK: (b"1",)}
        assert code_of(lambda: add(store, TASK, b"2")) == "SSJ-STORE-MEDIUM"
    finally:
        store.path.chmod(0o755)


# ── the lock and the medium ───────────────────────────────────────────────────────────────────────────────


def test_while_another_writes_it_says_so(store: FolderStore, monkeypatch: pytest.MonkeyPatch) -> None:
    add(store, TASK, b"1")
    monkeypatch.setattr(folder_module, "_LOCK_SECONDS", 0)
    with FileLock(store.path / ".lock"):
        assert code_of(lambda: add(store, TASK, b"2")) == "SSJ-STORE-BUSY"
    add(store, TASK, b"2")


def test_a_share_without_locks(store: FolderStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def without(_: FileLock) -> None:
        raise NotImplementedError("FileSystem does not appear to support flock")

    monkeypatch.setattr(FileLock, "acquire", without)
    assert code_of(lambda: add(store, TASK, b"1")) == "SSJ-STORE-MEDIUM"
    assert everything(store) == (None, {})


def test_a_system_that_cannot_name_the_file(store: FolderStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def gbk(path: Path) -> bytes:
        return str(path).encode("gbk")

    monkeypatch.setattr(os, "fsencode", gbk)
    assert code_of(lambda: store.read("task/\U0002000b")) == "SSJ-STORE-MEDIUM"


def test_what_forbids_writing_shows_before_anything_is_kept(store: FolderStore) -> None:
    add(store, "a", b"1")
    before = everything(store)
    put(store, "task", b"a file where a folder should be")
    assert code_of(lambda: store.append(TASK, b"2", seq=1, number=2)) == "SSJ-STORE-MEDIUM"
    assert everything(store) == before


def test_a_file_that_must_not_be_written_shows_before_anything_is_kept(
    store: FolderStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, TASK, b"1")
    add(store, "a", b"2")
    before, real = everything(store), Path.open

    def guarded(self: Path, mode: str = "r", *given: Any) -> Any:  # noqa: ANN401  -- what `open` takes and gives
        if self.name == "YXGX-2026-01.jsonl" and mode != "rb":
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return real(self, mode, *given)

    monkeypatch.setattr(Path, "open", guarded)
    assert code_of(lambda: add(store, TASK, b"3")) == "SSJ-STORE-MEDIUM"
    assert everything(store) == before


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "x"
    (tmp_path / ".x.partial").write_bytes(b"what a broken-off write left")
    whole.write(path, b"first")
    whole.write(path, b"second", secret=True)
    assert path.read_bytes() == b"second"
    assert [each.name for each in tmp_path.iterdir()] == ["x"]
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("number", "passes"), [(errno.EINVAL, True), (errno.EBADF, True), (errno.EIO, False)]
)
def test_a_folder_that_cannot_be_synced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, *, passes: bool
) -> None:
    def failing(_: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "fsync", failing)
    if passes:
        whole.sync_folder(tmp_path)
    else:
        with pytest.raises(OSError, match="no"):
            whole.sync_folder(tmp_path)


def test_a_system_on_which_folders_are_not_synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "O_DIRECTORY")
    monkeypatch.setattr(os, "open", None)
    whole.sync_folder(tmp_path)


# ── names of files ────────────────────────────────────────────────────────────────────────────────────────

_PARTS = (
    st.text(st.sampled_from("aAzZ09-_.~% :/\\()字（\u00e9\uff21\U0002000b"), min_size=1, max_size=9)
    | st.text(min_size=1, max_size=9)
    | st.sampled_from(["con", "COM1", "head", "." * 128, "aB" * 64, "字" * 42, "%con", "." * 66 + "con"])
)


@st.composite
def names(draw: DrawFn) -> str:
    """Names of streams, many of which differ in case only."""
    stream = unicodedata.normalize("NFC", "/".join(draw(st.lists(_PARTS, min_size=1, max_size=3))))
    return draw(st.sampled_from([stream, stream.upper(), stream.lower(), stream.swapcase()]))


class TestNames:
    """A stream's file is its own on every file system, and says whose it is."""

    @given(names())
    def test_a_file_gives_its_stream_back(self, stream: str) -> None:
        if stream_faults(stream) == []:
            file = file_of(stream)
            assert stream_of(file) == stream
            self.check(file)

    @given(names(), names())
    def test_no_two_share_a_file(self, one: str, other: str) -> None:
        if one != other and stream_faults(one) == stream_faults(other) == []:
            assert file_of(one).casefold() != file_of(other).casefold()
            assert not file_of(one).casefold().startswith(file_of(other).casefold() + "/")

    @given(st.text(st.sampled_from("aA0~%/2F.字"), max_size=12).map(lambda text: text + ".jsonl"))
    def test_a_file_is_no_streams_or_exactly_one_s(self, file: str) -> None:
        stream = stream_of(file)
        assert stream is None or file_of(stream) == file

    @pytest.mark.parametrize("stream", NASTY_STREAMS)
    def test_nasty_names(self, stream: str) -> None:
        assert stream_of(file_of(stream)) == stream
        self.check(file_of(stream))
        for other in NASTY_STREAMS:
            assert stream == other or file_of(stream).casefold() != file_of(other).casefold()

    @staticmethod
    def check(file: str) -> None:
        """No name that a system has for itself, is too long, hidden, or loses its end."""
        *folders, last = file.split("/")
        for name in (*folders, last.removesuffix(".jsonl")):
            assert name.lower() not in {"con", "nul", "aux", "com1", "head"}
            assert not set(name) & set('.<>:"|?*\\')
            assert name == name.strip()
            assert len(name.encode()) <= 201
        assert last.endswith(".jsonl")

    @pytest.mark.parametrize(
        ("stream", "file"),
        [
            ("task/YXGX-2026-01", "task/YXGX-2026-01.jsonl"),
            ("file/YXGX-2026-01/91530499MA6K00006F", "file/YXGX-2026-01/91530499MA6K00006F.jsonl"),
            ("registry/targets", "registry/targets.jsonl"),
            ("task/玉工信抽查%2F2026%2F1", "task/玉工信抽查%252F2026%252F1.jsonl"),
            ("task/Yuxi-2026", "task/Y~uxi-2026.jsonl"),
            ("TASK", "~TASK.jsonl"),
            ("x~", "x%7E.jsonl"),
            ("nul", "%6Eul.jsonl"),
            ("v1.2", "~v1%2E2.jsonl"),
        ],
    )
    def test_names_that_people_read(self, stream: str, file: str) -> None:
        assert file_of(stream) == file

    def test_the_longest_name_is_kept(self, store: FolderStore) -> None:
        stream = "/".join(["." * 128] * MAX_PARTS)
        add(store, stream, b"1")
        assert store.streams("." * 128 + "/") == (stream,)
