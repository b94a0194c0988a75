"""Task C through the command line: census, a withheld reveal, a second round with a public source."""

import shutil
from pathlib import Path

import pytest
from tests.e2e.bureau import BALLS, DISCIPLINE, Bureau, copy, tree

OTHER_BALLS = "03 08 12 19 27 31+10"
ALL = dict.fromkeys(range(1, 11), "passed")


def test_with_the_public_value_all_ten_steps_pass(task_c: Bureau) -> None:
    answer = task_c.run("verify", "draw", "--public", BALLS, "--json")
    assert answer.outcomes() == ALL
    assert (answer.json["trust"], answer.json["round"]) == ("public", 2)


def test_without_the_public_value_step_5_is_not_run_and_trust_is_none(task_c: Bureau) -> None:
    answer = task_c.run("verify", "draw", "--json")
    assert answer.outcomes() == ALL | {5: "not run"}
    assert (answer.json["ok"], answer.json["complete"], answer.json["trust"]) == (True, False, "none")
    assert [each["code"] for each in answer.json["steps"][4]["limits"]] == ["SSJ-REVEAL-UNCONFIRMED"]


def test_a_wrong_public_value_fails_step_5(task_c: Bureau) -> None:
    answer = task_c.run("verify", "draw", "--public", OTHER_BALLS, "--json", expect=1)
    assert answer.outcomes()[5] == "failed"
    assert answer.json["ok"] is False
    assert "核验未通过" in task_c.run("verify", "draw", "--public", OTHER_BALLS, expect=1).out


def test_more_public_values_than_sources_are_refused(task_c: Bureau) -> None:
    words = ("verify", "draw", "--public", BALLS, "--public", BALLS, "--json")
    assert task_c.run(*words, expect=2).codes() == ["SSJ-OFFICE-PUBLIC"]


@pytest.mark.requirement("A11-12", "X-7")
def test_the_void_round_stays_visible(task_c: Bureau) -> None:
    first, second = task_c.run("verify", "draw", "--json").json["rounds"]
    assert (first["state"], second["state"]) == ("voided", "confirmed")
    assert first["withheld"] == [DISCIPLINE]
    assert (first["reason"], first["approver"], first["complete"]) == ("一方到期未揭示", "李某某", False)
    shown = task_c.run("verify", "draw").out
    assert "已作废" in shown
    assert "一方到期未揭示" in shown.replace(" ", "")


def test_the_second_rounds_folder_alone_cannot_check_the_rounds_before(task_c: Bureau) -> None:
    answer = task_c.run("verify", "draw/2", "--public", BALLS, "--json")
    assert answer.outcomes() == ALL | {2: "not run", 10: "not run"}


def test_a_round_that_was_not_drawn_has_nothing_to_verify(task_c: Bureau) -> None:
    assert task_c.run("verify", "draw", "--round", "1", "--json", expect=2).codes() == [
        "SSJ-OFFICE-NO-RECORD"
    ]
    assert task_c.run("verify", "draw", "--round", "3", "--json", expect=2).codes() == [
        "SSJ-OFFICE-NO-RECORD"
    ]


@pytest.fixture
def withheld(bureau: Bureau) -> Bureau:
    """Round 1 of task C, void because a party withheld its reveal."""
    bureau.nonces("YXGX-2026-03")
    bureau.example_task("c")
    bureau.run("announce", "TASK.toml", "--out", "draw")
    void = ("--reason", "未揭示", "--approver", "李某某", "--withheld", DISCIPLINE)
    voided = bureau.run("void", "draw", *void)
    assert "下一轮必须有信标或公共来源" in voided.out
    return bureau


@pytest.mark.requirement("A11-12")
def test_after_a_withheld_reveal_the_next_round_needs_a_public_source(withheld: Bureau) -> None:
    shutil.rmtree(withheld.path / "nonces")
    withheld.nonces("YXGX-2026-03", round_=2)
    before = tree(withheld.path)
    refused = withheld.run("announce", "TASK.toml", "--out", "draw", "--json", expect=2)
    assert refused.codes() == ["SSJ-ROUND-WITHHELD"]
    assert tree(withheld.path) == before


def test_the_next_round_takes_new_nonces(withheld: Bureau) -> None:
    before = tree(withheld.path)
    refused = withheld.run("announce", "TASK.toml", "--out", "draw", "--json", expect=2)
    assert set(refused.codes()) == {"SSJ-OFFICE-NONCE-FOR"}
    assert len(refused.codes()) == 2
    assert tree(withheld.path) == before


def test_the_next_round_keeps_task_and_hash(withheld: Bureau) -> None:
    withheld.example_task("c-round2", ('hash = "sha256"', 'hash = "sm3"'))
    assert withheld.run("announce", "TASK.toml", "--out", "draw", "--json", expect=2).codes() == [
        "SSJ-TASK-HASH"
    ]
    withheld.example_task("c-round2", ('code = "YXGX-2026-03"', 'code = "YXGX-2026-04"'))
    assert withheld.run("announce", "TASK.toml", "--out", "draw", "--json", expect=2).codes() == [
        "SSJ-TASK-OTHER"
    ]


@pytest.mark.parametrize("parties", [("谁",), ("谁", "另一个")])
def test_only_parties_of_the_round_can_have_withheld(withheld: Bureau, parties: tuple[str, ...]) -> None:
    withheld.example_task("c-round2")
    withheld.run("announce", "TASK.toml", "--out", "draw")
    words = [word for party in parties for word in ("--withheld", party)]
    answer = withheld.run("void", "draw", "--reason", "x", "--approver", "y", *words, "--json", expect=2)
    assert answer.codes() == ["SSJ-OFFICE-WITHHELD-UNKNOWN"] * len(parties)


@pytest.mark.parametrize("value", ["", " 1", "1 ", "号", "a" * 129, "a\nb"])
def test_a_public_value_has_one_spelling(task_c: Bureau, tmp_path: Path, value: str) -> None:
    bureau = copy(task_c, tmp_path)
    bureau.example_task("c-round2", ("2026-03", "2026-05"))
    bureau.run("announce", "TASK.toml", "--out", "other")
    before = tree(bureau.path)
    answer = bureau.run("draw", "other", "--public", value, "--json", expect=2)
    assert answer.codes() == ["SSJ-REVEAL-PUBLIC"]
    assert tree(bureau.path) == before
