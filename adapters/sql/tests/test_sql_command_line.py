"""The command line reads a journal in a database as it reads one in a folder."""

import contextlib
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from sqlalchemy import URL, make_url, text
from sqlalchemy.exc import ProgrammingError

from shuangsuiji import plugins
from shuangsuiji.chain import check
from shuangsuiji.cli.main import call
from shuangsuiji.cli.replaying import Read, read_journal, read_store
from shuangsuiji.errors import AdapterMissing, Damaged, InvalidInput
from shuangsuiji.stores.folder import FolderStore
from shuangsuiji.testing.contract_store_model import everything
from shuangsuiji.testing.line import Line
from shuangsuiji_sql.store import SqlStore

from .conftest import fresh

PAGE = Path(__file__).parents[3] / "docs/howto/keep-the-journal-in-a-database.md"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bureau's journal in a folder, with one record; no test changes it."""
    path = tmp_path_factory.mktemp("journal") / "日志"
    line = Line(store=FolderStore(path, lasting=False))
    line.prepare()
    task = line.drawn()
    assert task.lock
    line.record(task.lock.targets[0].entry.id)
    return path


def ask(*words: str) -> tuple[int, Any]:
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(out):
        code = call([*words, "--json"])
    out.flush()
    return code, json.loads(out.buffer.getvalue())


def moved(old: Path, new: str) -> str:
    """Move a journal as the page says."""
    (block,) = [
        each
        for each in re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
        if "closing" in each
    ]
    exec(block.replace('"日志"', repr(str(old))).replace('"sqlite:///日志.db"', repr(new)), {})  # noqa: S102  -- the page's own words
    return new


@pytest.mark.parametrize(
    "words",
    [
        ("replay",),
        ("due", "--on", "2026-06-09"),
        ("report", "distribution", "--on", "2026-06-01"),
        ("explain", "SSJ-A19-2", "--journal"),
    ],
    ids=lambda words: words[0],
)
def test_a_database_says_what_the_folder_says(folder: Path, address: str, words: tuple[str, ...]) -> None:
    moved(folder, address)

    def said(where: str) -> tuple[int, Any]:
        return ask(*words, where) if words[-1] == "--journal" else ask(words[0], where, *words[1:])

    assert said(address) == said(str(folder))
    assert said(address)[0] == 0


def test_a_file_of_sqlite_is_named_like_a_folder(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "日 志?#%.db"
    with contextlib.closing(plugins.store("sqlite", {"path": str(file)})) as store:
        assert isinstance(store, SqlStore)
        store.append("a", b"x", seq=1, number=1)
    with contextlib.closing(plugins.store_at(str(file))) as store:
        assert isinstance(store, SqlStore)
        assert everything(store)[1] == {"a": (b"x",)}
    assert isinstance(plugins.store_at(str(folder)), FolderStore)


def codes(read: Read) -> set[str]:
    """What is wrong with a journal as it was read."""
    return {each.code for each in (*read.faults, *check(read.streams))}


@pytest.mark.requirement("A04-1")
def test_whichever_row_was_removed_it_is_found(folder: Path, tmp_path: Path) -> None:
    """Without a head that was kept elsewhere the last one of all can go unseen, and no other."""
    good = read_journal(str(folder))
    assert good.head
    total = good.head.number
    found: dict[int, set[str]] = {}
    for number in range(1, total + 1):
        store = SqlStore.at(moved(folder, f"sqlite:///{tmp_path / f'{number}.db'}"))
        change(store, "DELETE FROM shuangsuiji_lines WHERE number = :number", number=number)
        found[number] = codes(read_store(store))
        store.close()
    assert [number for number, each in found.items() if not each] == [total]
    assert codes(good) == set()


@pytest.mark.requirement("A04-1")
def test_places_that_were_changed_are_found_and_nothing_is_written_after_them(
    folder: Path, address: str
) -> None:
    store = SqlStore.at(moved(folder, address))
    head = store.head()
    assert head
    change(store, "UPDATE shuangsuiji_lines SET number = 99 WHERE number = :number", number=head.number)
    assert {"SSJ-JOURNAL-HEAD", "SSJ-CLI-REPLAY-BEYOND"} <= codes(read_store(store))
    with pytest.raises(Damaged) as caught:
        Line(store=store).prepare()
    assert caught.value.code == "SSJ-JOURNAL-HEAD"
    assert store.head() == evolve(head, number=99)
    change(
        store,
        "UPDATE shuangsuiji_lines SET number = :number, seq = seq + 10 WHERE number = 99",
        number=head.number,
    )
    assert "SSJ-STORE-ROW" in codes(read_store(store))
    code, found = ask("replay", address)
    assert (code, found["ok"]) == (1, False)


def blocks(language: str) -> list[str]:
    """The page's blocks of a language."""
    return re.findall(rf"```{language}\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


def test_the_commands_of_the_page_run(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    moved(folder, "sqlite:///日志.db")
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    commands = [line.split()[1:] for line in lines if line.startswith("shuangsuiji ") and "://" not in line]
    assert len(commands) == 6
    assert {" ".join(words): ask(*words)[0] for words in commands} == {
        " ".join(words): 0 for words in commands
    }


def test_a_move_that_was_broken_off_goes_on(folder: Path, address: str) -> None:
    store = SqlStore.at(moved(folder, address))
    head = store.head()
    change(store, "DELETE FROM shuangsuiji_lines WHERE number > 4")
    moved(folder, address)
    assert store.head() == head
    assert everything(store) == everything(FolderStore(folder))
    store.close()


def test_the_rights_of_the_page_let_the_application_add_and_nothing_else(
    folder: Path, postgresql: URL
) -> None:
    address = fresh(postgresql)
    store = SqlStore.at(moved(folder, address))
    options = str(make_url(address).query["options"])
    schema = options.partition("=")[2]
    for role in ("shuangsuiji_admin", "shuangsuiji_app"):
        change(store, f"CREATE ROLE {role}")
        change(store, f"GRANT USAGE ON SCHEMA {schema} TO {role}")
    change(store, f"GRANT CREATE ON SCHEMA {schema} TO shuangsuiji_admin")
    change(
        store, "ALTER TABLE shuangsuiji_lines OWNER TO shuangsuiji_app"
    )  # as if it had been made by the application
    for block in blocks("sql"):
        change(store, block)
    head = store.head()
    store.close()
    assert head
    as_app = make_url(address).update_query_dict({"options": f"{options} -crole=shuangsuiji_app"})
    app = SqlStore.at(as_app.render_as_string(hide_password=False))
    app.append("z", b"x", seq=1, number=head.number + 1)
    for statement in ("DELETE FROM shuangsuiji_lines", "UPDATE shuangsuiji_lines SET number = -number"):
        with pytest.raises(ProgrammingError):
            change(app, statement)
    app.close()


def change(store: SqlStore, statement: str, **data: object) -> None:
    """Change the rows behind the store's back."""
    with store.database.engine.begin() as connection:
        connection.execute(text(statement), data)


@pytest.mark.parametrize("name", ["日志.db", "日志.SQLITE", "日志.sqlite3"])
def test_a_file_that_is_not_there_yet_is_told_by_its_name(tmp_path: Path, name: str) -> None:
    with contextlib.closing(plugins.store_at(str(tmp_path / name))) as store:
        store.append("a", b"x", seq=1, number=1)
    assert (tmp_path / name).is_file()


def test_an_empty_file_is_a_database_and_a_folder_is_none_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "日志").touch()
    (tmp_path / "夹.db").mkdir()
    assert isinstance(plugins.store_at(str(tmp_path / "日志")), SqlStore)
    assert isinstance(plugins.store_at(str(tmp_path / "夹.db")), FolderStore)


@pytest.mark.parametrize(
    "words",
    [
        ("replay",),
        ("outbox", "list"),
        ("reconcile", "YXGX-2026-01", "--platform", "mock"),
        ("pull", "--by", "甲", "--platform", "mock"),
    ],
    ids=lambda words: words[0],
)
def test_no_password_of_an_address_is_shown(postgresql: URL, words: tuple[str, ...]) -> None:
    secret = "geheim"  # noqa: S105  -- nobody's
    server = make_url(fresh(postgresql)).set(password=secret).update_query_dict({"sslpassword": secret})
    address = server.render_as_string(hide_password=False)
    cut = 2 if words[0] == "outbox" else 1
    _, found = ask(*words[:cut], address, *words[cut:])
    assert found["faults"]
    assert "geheim" not in json.dumps(found)


def test_an_empty_database_has_no_journal(address: str) -> None:
    code, found = ask("replay", address)
    assert (code, found["faults"][0]["code"]) == (2, "SSJ-CLI-REPLAY-EMPTY")


@pytest.mark.parametrize(
    ("where", "code"),
    [
        ("没有.db", "SSJ-FILE-MISSING"),
        ("mysql://h/x", "SSJ-PLUGIN-UNKNOWN"),
        ("sqlite+x://", "SSJ-STORE-URL"),
    ],
)
def test_a_place_that_is_none_is_refused(where: str, code: str) -> None:
    exit_code, found = ask("replay", where)
    assert (exit_code, found["faults"][0]["code"]) == (2, code)


def test_without_this_package_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plugins, "entry_points", lambda **_: ())
    with pytest.raises(AdapterMissing) as caught:
        plugins.store_at("postgresql://h/x")
    assert "shuangsuiji-sql" in caught.value.text()


@pytest.mark.parametrize(
    ("name", "options", "codes"),
    [
        ("sqlite", {"pth": "1"}, ["SSJ-PLUGIN-OPTION", "SSJ-PLUGIN-OPTION-MISSING"]),
        ("postgresql", {"path": "1"}, ["SSJ-PLUGIN-OPTION", "SSJ-PLUGIN-OPTION-MISSING"]),
        ("postgresql", {"url": "1"}, ["SSJ-STORE-URL"]),
    ],
)
def test_wrong_options_are_refused_all_at_once(name: str, options: dict[str, str], codes: list[str]) -> None:
    with pytest.raises(InvalidInput) as caught:
        plugins.store(name, options)
    assert [each.code for each in caught.value.faults] == codes
