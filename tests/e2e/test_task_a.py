"""Task A through the command line: open rolls, three parties, dealing, proofs."""

import json
from pathlib import Path

import pytest
from tests.e2e.bureau import BUREAU, Bureau, copy, tree


def rows(bureau: Bureau) -> list[list[str]]:
    """The targets' roll, as fields."""
    text = (bureau.path / "draw/1/targets.roll.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines()]


def test_nonce_is_secret_and_never_overwritten(bureau: Bureau) -> None:
    words = ("nonce", "--party", BUREAU, "--task", "T-1", "--out", "n.json")
    answer = bureau.run(*words)
    held = bureau.json("n.json")
    path = bureau.path / "n.json"
    assert path.stat().st_mode & 0o777 == 0o600
    assert held["nonce"] not in answer.text
    before = path.read_bytes()
    again = bureau.run(*words, "--json", expect=2)
    assert again.codes() == ["SSJ-CLI-EXISTS"]
    assert path.read_bytes() == before


def test_two_nonces_differ(bureau: Bureau) -> None:
    first, second = (bureau.nonce(BUREAU, "T-1", f"{n}.json") for n in "12")
    assert first != second


def test_nonce_refuses_a_name_that_is_no_identifier(bureau: Bureau) -> None:
    answer = bureau.run("nonce", "--party", "甲\u200b", "--task", "T", "--out", "n", "--json", expect=2)
    assert answer.codes() == ["SSJ-TEXT-CHARACTER"]
    assert tree(bureau.path) == {}


@pytest.mark.requirement("X-6")
def test_confirmed_draw_verifies_in_ten_steps(task_a: Bureau) -> None:
    answer = task_a.process("verify", "draw", "--json")
    assert answer.outcomes() == dict.fromkeys(range(1, 11), "passed")
    assert task_a.complete()
    assert answer.json["parties"] == [BUREAU, "市监委驻局纪检组", "玉溪市某公证处"]
    assert answer.json["drawn"] == len(task_a.json("draw/1/record.json")["drawn"])


def test_bureau_never_held_the_others_nonces_before_they_were_revealed(task_a: Bureau) -> None:
    announced = {each.name for each in (task_a.path / "draw/private/1").glob("nonce-*")}
    assert announced == {"nonce-0.json"}


@pytest.mark.requirement("A11-3")
def test_quotas_are_met_in_each_stratum(task_a: Bureau) -> None:
    record = task_a.json("draw/1/record.json")
    for stratum in record["announcement"]["targets"]["strata"]:
        drawn = [each for each in record["drawn"] if each["stratum"] == stratum["name"]]
        assert len(drawn) == stratum["quota"] > 0


@pytest.mark.parametrize("standing", ["drawn", "not drawn", "excluded"])
def test_a_target_proves_its_standing(task_a: Bureau, tmp_path: Path, standing: str) -> None:
    record = task_a.json("draw/1/record.json")
    drawn = {each["id"] for each in record["drawn"]}
    kinds = {row[0]: _standing(row, drawn) for row in rows(task_a)}
    id_ = next(key for key, kind in kinds.items() if kind == standing)
    proof = tmp_path / "自证.json"
    task_a.run("prove", "draw", id_, "--out", proof)
    extract, journal = ("--extract", "draw/1/extract.json"), ("--journal", "draw/journal.jsonl")
    answer = task_a.run("check-proof", proof, *extract, *journal, "--json").json
    assert (answer["ok"], answer["standing"], answer["id"]) == (True, standing, id_)
    assert answer["confirmed"] is True
    assert task_a.run("check-proof", proof, *extract, "--json").json["confirmed"] is None
    shown = task_a.run("prove", "draw", id_).out
    assert shown.encode() == proof.read_bytes()


def _standing(row: list[str], drawn: set[str]) -> str:
    if row[2] != "eligible":
        return "excluded"
    return "drawn" if row[0] in drawn else "not drawn"


def test_a_proof_without_the_extract_is_not_bound(task_a: Bureau, tmp_path: Path) -> None:
    proof = tmp_path / "p.json"
    task_a.run("prove", "draw", rows(task_a)[0][0], "--out", proof)
    answer = task_a.run("check-proof", proof, "--json", expect=1).json
    assert (answer["ok"], answer["standing"]) == (False, "not bound")


def test_a_changed_proof_fails(task_a: Bureau, tmp_path: Path) -> None:
    proof = tmp_path / "p.json"
    task_a.run("prove", "draw", rows(task_a)[0][0], "--out", proof)
    held = json.loads(proof.read_text("utf-8"))
    held["ticket"] = "0" * 64
    proof.write_text(json.dumps(held, ensure_ascii=False, sort_keys=True, separators=(",", ":")), "utf-8")
    answer = task_a.run("check-proof", proof, "--extract", "draw/1/extract.json", "--json", expect=1)
    assert answer.codes() == ["SSJ-VER-TICKET"]


def test_a_proof_for_nobody_is_refused(task_a: Bureau, tmp_path: Path) -> None:
    words = ("prove", "draw", "91530499MA0000000X", "--out", tmp_path / "p.json", "--json")
    assert task_a.run(*words, expect=2).codes() == ["SSJ-PROOF-UNKNOWN"]
    assert not (tmp_path / "p.json").exists()


def test_nothing_secret_stands_outside_private(task_a: Bureau) -> None:
    private = task_a.path / "draw/private/1"
    assert (private / "reveal-1.json").exists()
    own = json.loads((private / "nonce-0.json").read_bytes())["nonce"]
    announced = (task_a.path / "draw/1/announcement.json").read_text("utf-8")
    assert own not in announced


def test_verifying_changes_nothing(task_a: Bureau, tmp_path: Path) -> None:
    bureau = copy(task_a, tmp_path / "a")
    before = tree(bureau.path)
    bureau.run("verify", "draw")
    bureau.run("prove", "draw", rows(bureau)[0][0])
    assert tree(bureau.path) == before
