"""The store in a database keeps the port's promises, on SQLite and on PostgreSQL."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL, text

from shuangsuiji.errors import InvalidInput, ShuangsuijiError, Unavailable
from shuangsuiji.ports.store import Head, Store
from shuangsuiji.testing.contract_store import StoreContract, at_once
from shuangsuiji.testing.contract_store_model import add, everything
from shuangsuiji_sql.database import _MAKING
from shuangsuiji_sql.plugin import sqlite_database
from shuangsuiji_sql.store import SqlStore
from shuangsuiji_sql.tables import LINES

from .conftest import fresh


class OnSql(StoreContract):
    """The kit for a database; a test looks at one journal at a time, and what was opened before is closed."""

    @pytest.fixture(autouse=True)
    def _closing(self) -> Iterator[None]:
        self.opened: list[SqlStore] = []
        yield
        self._close()

    def _close(self) -> None:
        while self.opened:
            self.opened.pop().close()

    def address(self, tmp_path: Path) -> str:
        raise NotImplementedError

    def make(self, tmp_path: Path) -> Store:
        self._close()
        self.opened.append(SqlStore.at(self.address(tmp_path)))
        return self.opened[-1]

    def reopen(self, store: Store) -> Store:
        assert isinstance(store, SqlStore)
        url = store.database.engine.url.render_as_string(hide_password=False)
        self.opened.append(SqlStore.at(url))
        return self.opened[-1]


class TestSqliteFile(OnSql):
    def address(self, tmp_path: Path) -> str:
        return f"sqlite:///{tmp_path / 'journal.db'}"


class TestSqliteInMemory(OnSql):
    def address(self, tmp_path: Path) -> str:
        return "sqlite://"

    def reopen(self, store: Store) -> Store:
        return store


class TestPostgresql(OnSql):
    @pytest.fixture(autouse=True)
    def _server(self, postgresql: URL) -> None:
        self.server = postgresql

    def address(self, tmp_path: Path) -> str:
        return fresh(self.server)


def change(store: SqlStore, statement: str, **data: object) -> None:
    """Change the rows behind the store's back."""
    with store.database.engine.connect() as connection:
        connection.execute(text(statement), data)
        connection.commit()


@pytest.fixture
def store(address: str) -> Iterator[SqlStore]:
    made = SqlStore.at(address)
    yield made
    made.close()


def test_looking_makes_nothing(tmp_path: Path) -> None:
    store = SqlStore.at(f"sqlite:///{tmp_path / 'journal.db'}")
    assert everything(store) == (None, {})
    assert list(tmp_path.iterdir()) == []


def test_s9_a_file_of_another_kind_is_unavailable(tmp_path: Path) -> None:
    file = tmp_path / "journal.db"
    file.write_text("not a database\n" * 100)
    store = SqlStore.at(f"sqlite:///{file}")
    for call in (store.head, store.streams, lambda: store.read("a"), lambda: add(store, "a", b"x")):
        with pytest.raises(Unavailable) as caught:
            call()
        assert caught.value.code == "SSJ-STORE-MEDIUM"
        assert caught.value.faults[0].place.file == str(file)


@pytest.mark.parametrize("userinfo", ["u:ge@heim", "u:g@e@heim"])
def test_an_at_sign_in_a_password_is_refused_before_anybody_shows_its_end(userinfo: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        SqlStore.at(f"postgresql://{userinfo}@127.0.0.1:1/db")
    assert caught.value.code == "SSJ-STORE-URL-AT"
    assert "heim" not in caught.value.text()


def test_s9_a_server_that_does_not_answer_is_unavailable_and_no_password_is_shown() -> None:
    store = SqlStore.at("postgresql://u:geheim@127.0.0.1:1/x?password=geheim")
    with pytest.raises(Unavailable) as caught:
        store.head()
    assert caught.value.code == "SSJ-STORE-MEDIUM"
    assert "geheim" not in caught.value.text()


def test_s9_who_waits_too_long_for_another_writer_is_told_so(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shuangsuiji_sql.database._SECONDS", 1)
    first, second = SqlStore.at(address), SqlStore.at(address)
    add(first, "a", b"1")
    with first.database.writing(LINES) as connection:
        connection.execute(
            text("INSERT INTO shuangsuiji_lines (number, stream, seq, line) VALUES (2, 'b', 1, :line)"),
            {"line": b"x"},
        )
        with pytest.raises(Unavailable) as caught:
            second.append("b", b"2", seq=1, number=2)
        assert caught.value.code == "SSJ-STORE-BUSY"
        assert second.head() == Head(1, "a", 1, b"1")
    first.close()
    second.close()


def test_who_waits_for_another_writer_has_a_conflict(address: str) -> None:
    """The second one has looked before the first is through, and learns of it from the database alone."""
    first, second = SqlStore.at(address), SqlStore.at(address)
    add(first, "a", b"1")
    raised: list[BaseException | None] = []
    for number in range(2, 12):
        raised += at_once(
            [
                lambda number=number: first.append(f"b{number}", b"2", seq=1, number=number),
                lambda number=number: second.append(f"c{number}", b"2", seq=1, number=number),
            ]
        )
    assert sum(each is None for each in raised) == 10
    assert {each.code for each in raised if isinstance(each, ShuangsuijiError)} == {"SSJ-STORE-NUMBER"}
    first.close()
    second.close()


def test_s10_rows_that_were_changed_are_given_as_they_stand(store: SqlStore) -> None:
    add(store, "a", b"1", b"2", b"3")
    change(store, "UPDATE shuangsuiji_lines SET line = :line WHERE number = 2", line=b"two")
    assert store.read("a") == (b"1", b"two", b"3")
    assert store.head() == Head(3, "a", 3, b"3")


@pytest.mark.parametrize(
    ("statement", "number"),
    [
        ("DELETE FROM shuangsuiji_lines WHERE number = 1", 2),
        ("DELETE FROM shuangsuiji_lines WHERE number = 2", 3),
        ("UPDATE shuangsuiji_lines SET seq = seq + 10 WHERE number = 3", 3),
        ("UPDATE shuangsuiji_lines SET seq = -seq", -1),
        ("UPDATE shuangsuiji_lines SET number = 0 WHERE number = 1", 0),
        ("UPDATE shuangsuiji_lines SET number = 9 WHERE number = 2", 3),
    ],
)
def test_s10_a_stream_whose_rows_have_left_their_places_is_named(
    store: SqlStore, statement: str, number: int
) -> None:
    add(store, "a", b"1", b"2", b"3")
    change(store, statement)
    assert store.streams() == ("a",)
    with pytest.raises(Unavailable) as caught:
        store.read("a")
    assert [each.code for each in caught.value.faults] == ["SSJ-STORE-ROW"]
    assert str(number) in caught.value.text() or number < 0


@pytest.mark.parametrize("line", [b"", b"1\n2", b"\r"])
def test_s10_what_was_never_a_line_is_named(store: SqlStore, line: bytes) -> None:
    add(store, "a", b"1", b"2")
    change(store, "UPDATE shuangsuiji_lines SET line = :line WHERE number = 2", line=line)
    for call in (store.head, lambda: store.read("a")):
        with pytest.raises(Unavailable) as caught:
            call()
        assert [each.code for each in caught.value.faults] == ["SSJ-STORE-ROW"]
        assert "第 2 号" in caught.value.text()


def test_s10_what_was_never_a_name_is_named(store: SqlStore) -> None:
    add(store, "a", b"1")
    change(store, "UPDATE shuangsuiji_lines SET stream = 'a//..'")
    with pytest.raises(Unavailable) as caught:
        store.streams()
    assert caught.value.code == "SSJ-STORE-ROW-NAME"
    with pytest.raises(Unavailable) as caught:
        store.head()
    assert caught.value.code == "SSJ-STORE-ROW"


def test_s10_a_text_in_the_place_of_bytes_is_read_as_its_bytes(tmp_path: Path) -> None:
    """SQLite keeps what it is given, whatever the column is called."""
    store = SqlStore.at(f"sqlite:///{tmp_path / 'journal.db'}")
    add(store, "a", b"1")
    change(store, "UPDATE shuangsuiji_lines SET line = 'x' || line")
    assert store.read("a") == (b"x1",)


def test_a_sqlite_file_is_its_owners_alone_and_stays_as_it_is_opened_to(tmp_path: Path) -> None:
    file = tmp_path / "journal.db"
    store = SqlStore.at(f"sqlite:///{file}")
    add(store, "a", b"1")
    assert {each.stat().st_mode & 0o777 for each in tmp_path.iterdir()} == {0o600}
    assert len(list(tmp_path.iterdir())) == 3
    file.chmod(0o640)
    add(store, "a", b"2")
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_sqlite_file_is_in_wal_mode_and_waits_for_the_disk(tmp_path: Path) -> None:
    store = SqlStore.at(f"sqlite:///{tmp_path / 'journal.db'}")
    add(store, "a", b"1")
    with store.database.engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}
    store.close()


@pytest.mark.parametrize(
    "url", ["", "日志", "mysql://u:geheim@h/x", "oracle://h", "postgresql+asyncpg://h/x", "x://"]
)
def test_an_address_that_is_none_is_refused_without_being_shown(url: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        SqlStore.at(url)
    assert caught.value.code == "SSJ-STORE-URL"
    assert "geheim" not in caught.value.text()
    assert "postgresql://" in caught.value.text()


# ── who waits, who is forked off, who may only read ───────────────────────────────────────────────────────


def test_who_waits_for_another_who_makes_the_tables_is_told_so(
    postgresql: URL, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And in the words of no language: the code alone says it."""
    monkeypatch.setattr("shuangsuiji_sql.database._SECONDS", 1)
    address = fresh(postgresql)
    first, second = SqlStore.at(address), SqlStore.at(address)
    with first.database.engine.begin() as connection:
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_MAKING})"))
        with pytest.raises(Unavailable) as caught:
            add(second, "a", b"1")
    assert caught.value.code == "SSJ-STORE-BUSY"
    first.close()
    second.close()


def test_a_statement_that_takes_too_long_is_given_up(
    postgresql: URL, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shuangsuiji_sql.database._STATEMENT_SECONDS", 1)
    store = SqlStore.at(fresh(postgresql))
    add(store, "a", b"1")
    with pytest.raises(Unavailable) as caught:
        sleep(store)
    assert caught.value.code == "SSJ-STORE-MEDIUM"
    assert store.read("a") == (b"1",)
    store.close()


def sleep(store: SqlStore) -> None:
    """Ask for what takes half a minute."""
    with store.database.reading(LINES) as connection:
        assert connection
        connection.execute(text("SELECT pg_sleep(30)"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="此系统没有 fork (no fork here)")
def test_a_process_that_was_forked_off_has_connections_of_its_own(address: str) -> None:
    store = SqlStore.at(address)
    add(store, "a", b"1")
    with store.database.engine.connect() as kept:
        pool = store.database.engine.pool
        child = os.fork()
        if not child:
            good = store.database.engine.pool is not pool and store.read("a") == (b"1",)
            add(store, "b", b"2")
            os._exit(0 if good else 1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert store.database.engine.pool is pool
        assert kept.execute(text("SELECT 1")).scalar() == 1
    assert store.head() == Head(2, "b", 1, b"2")
    store.close()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="此系统没有 POSIX 权限 (no POSIX rights here)")
def test_whoever_may_only_read_a_sqlite_file_reads_it(open_folder: Path) -> None:
    """Where nobody has it open; a file beside it that holds lines cannot be read past."""
    file = open_folder / "日 志?.db"
    store = SqlStore(sqlite_database({"path": str(file)}))
    add(store, "a", b"1")
    store.close()
    file.chmod(0o444)
    file.parent.chmod(0o555)
    assert reader_says(file) == "Head(number=1, stream='a', seq=1, line=b'1')"
    assert [each.name for each in file.parent.iterdir()] == [file.name]
    file.parent.chmod(0o755)
    file.with_name(f"{file.name}-wal").write_bytes(b"x")
    file.parent.chmod(0o555)
    assert reader_says(file) == "SSJ-STORE-MEDIUM"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody comes to; that of the tests is their owner's."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)
        Path(name).chmod(0o755)


def reader_says(file: Path) -> str:
    """What somebody without any rights but to read sees; nobody else than the administrator has to become somebody."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        if os.geteuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        store = SqlStore(sqlite_database({"path": str(file)}))
        try:
            said = repr(store.head())
        except ShuangsuijiError as error:
            said = error.code
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as said_there:
        return said_there.read()
