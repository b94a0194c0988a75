"""The outbox in a database keeps the port's promises, beside a journal's lines in the same database."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL, text

from shuangsuiji import plugins
from shuangsuiji.errors import Unavailable
from shuangsuiji.ports.outbox import Outbox
from shuangsuiji.testing.contract_outbox import ONE, OutboxContract
from shuangsuiji.testing.contract_store_model import add, everything
from shuangsuiji_sql.outbox import SqlOutbox
from shuangsuiji_sql.store import SqlStore

from .conftest import fresh


class TestSqliteFile(OutboxContract):
    def make(self, tmp_path: Path) -> Outbox:
        return SqlOutbox.at(f"sqlite:///{tmp_path / 'journal.db'}")

    def reopen(self, outbox: Outbox) -> Outbox:
        assert isinstance(outbox, SqlOutbox)
        return SqlOutbox.at(outbox.database.engine.url.render_as_string(hide_password=False))


class TestPostgresql(TestSqliteFile):
    @pytest.fixture(autouse=True)
    def _server(self, postgresql: URL) -> None:
        self.server = postgresql

    def make(self, tmp_path: Path) -> Outbox:
        return SqlOutbox.at(fresh(self.server))


@pytest.fixture
def both(address: str) -> Iterator[tuple[SqlStore, SqlOutbox]]:
    """A store and an outbox that share a database."""
    store = SqlStore.at(address)
    yield store, SqlOutbox(store.database)
    store.close()


def test_journal_and_knowledge_lie_side_by_side(both: tuple[SqlStore, SqlOutbox]) -> None:
    store, outbox = both
    outbox.note(ONE)
    assert everything(store) == (None, {})
    add(store, "a", b"1")
    outbox.forget(*ONE.document)
    assert (outbox.known(), store.read("a")) == ((), (b"1",))


def test_a_journal_from_before_there_was_an_outbox_is_read(both: tuple[SqlStore, SqlOutbox]) -> None:
    store, outbox = both
    add(store, "a", b"1")
    with store.database.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE shuangsuiji_tried")
    again = SqlStore.at(store.database.engine.url.render_as_string(hide_password=False))
    assert (again.read("a"), SqlOutbox(again.database).known()) == ((b"1",), ())
    SqlOutbox(again.database).note(ONE)
    assert outbox.known() == (ONE,)


@pytest.mark.parametrize("change", ["reasons = '{'", "reasons = '1'", "first = 'gestern'", "attempts = -1"])
def test_a_row_that_was_changed_is_named(both: tuple[SqlStore, SqlOutbox], change: str) -> None:
    _, outbox = both
    outbox.note(ONE)
    with outbox.database.engine.begin() as connection:
        connection.execute(text(f"UPDATE shuangsuiji_tried SET {change}"))  # noqa: S608  -- our own words
    with pytest.raises(Unavailable) as caught:
        outbox.known()
    assert caught.value.code == "SSJ-OUTBOX-DAMAGED"


def test_o5_a_file_of_another_kind_is_unavailable(tmp_path: Path) -> None:
    file = tmp_path / "journal.db"
    file.write_text("not a database\n" * 100)
    outbox = SqlOutbox.at(f"sqlite:///{file}")
    calls: tuple[Callable[[], object], ...] = (
        outbox.known,
        lambda: outbox.note(ONE),
        lambda: outbox.forget(*ONE.document),
    )
    for call in calls:
        with pytest.raises(Unavailable):
            call()


def test_an_outbox_is_found_where_its_store_is(address: str) -> None:
    outbox = plugins.outbox_at(address)
    assert isinstance(outbox, SqlOutbox)
    assert outbox.known() == ()
