"""Bureaus in which a task is finished; made once a session, never changed by a test."""

from pathlib import Path

import pytest
from tests.e2e.bureau import BALLS, BUREAU, DISCIPLINE, INSPECTORS, NOTARY, Bureau, copy


@pytest.fixture
def bureau(tmp_path: Path) -> Bureau:
    """An empty bureau."""
    return Bureau(tmp_path)


@pytest.fixture(scope="session")
def task_a(tmp_path_factory: pytest.TempPathFactory) -> Bureau:
    """Task A, open, three parties, announced, drawn and confirmed in `draw`."""
    bureau = Bureau(tmp_path_factory.mktemp("task-a"))
    (bureau.path / "nonces").mkdir()
    code = "YXGX-2026-01"
    bureau.nonce(BUREAU, code, "nonces/bureau.json")
    theirs = {name: bureau.nonce(party, code, f"nonces/{name}.json") for name, party in _OTHERS.items()}
    replaced = [(f'nonce_file = "nonces/{n}.json"', f'commitment = "{c}"') for n, c in theirs.items()]
    bureau.example_task("a", *replaced)
    bureau.run("announce", "TASK.toml", "--out", "draw")
    reveals = [word for name in theirs for word in ("--reveal", f"nonces/{name}.json")]
    bureau.run("draw", "draw", *reveals)
    bureau.run("confirm", "draw", "--by", "张某某")
    return bureau


_OTHERS = {"discipline": DISCIPLINE, "notary": NOTARY}


@pytest.fixture(scope="session")
def task_b(tmp_path_factory: pytest.TempPathFactory) -> Bureau:
    """Task B, sealed, groups, sm3, not to be known in advance, drawn and confirmed in `draw`."""
    bureau = Bureau(tmp_path_factory.mktemp("task-b"))
    bureau.nonces("YXGX-2026-02", hash_="sm3")
    bureau.example_task("b", ("publish_from = 2026-", "publish_from = 2999-"))
    bureau.run("announce", "TASK.toml", "--out", "draw")
    bureau.run("draw", "draw")
    bureau.run("confirm", "draw", "--by", "张某某")
    return bureau


@pytest.fixture(scope="session")
def task_c(tmp_path_factory: pytest.TempPathFactory) -> Bureau:
    """Task C: round 1 withheld and void, round 2 with a public source, drawn and confirmed in `draw`."""
    bureau = Bureau(tmp_path_factory.mktemp("task-c"))
    bureau.nonces("YXGX-2026-03")
    bureau.example_task("c")
    bureau.run("announce", "TASK.toml", "--out", "draw")
    void = ("--reason", "一方到期未揭示", "--approver", "李某某", "--withheld", DISCIPLINE)
    bureau.run("void", "draw", *void)
    bureau.example_task("c-round2")
    bureau.run("announce", "TASK.toml", "--out", "draw")
    bureau.run("draw", "draw", "--public", BALLS)
    bureau.run("confirm", "draw", "--by", "张某某")
    return bureau


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Bureau:
    """A small task with inspectors, announced in `draw`, not drawn yet."""
    bureau = Bureau(tmp_path_factory.mktemp("small"))
    bureau.small_task(more=INSPECTORS)
    bureau.run("announce", "TASK.toml", "--out", "draw")
    return bureau


@pytest.fixture(scope="session")
def small_confirmed(small: Bureau, tmp_path_factory: pytest.TempPathFactory) -> Bureau:
    """The small task, drawn and confirmed."""
    bureau = copy(small, tmp_path_factory.mktemp("small-confirmed"))
    bureau.run("draw", "draw")
    bureau.run("confirm", "draw", "--by", "张某某")
    return bureau
