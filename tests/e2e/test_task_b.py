"""Task B through the command line: sealed rolls, groups, sm3, nothing known in advance."""

import csv
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.e2e.bureau import Bureau, copy

from shuangsuiji.digests import Hash

STRATA = {"甲", "乙", "丙", "丁"}


def test_confirmed_draw_verifies_in_ten_steps(task_b: Bureau) -> None:
    answer = task_b.run("verify", "draw", "--json")
    assert answer.outcomes() == dict.fromkeys(range(1, 11), "passed")
    assert answer.json["hash"] == "sm3"
    assert task_b.complete()
    assert (answer.json["seed"], answer.json["key"]) == ("", "")  # they stay in the office until publish_from


@pytest.mark.requirement("A16-8", "X-8")
def test_proof_seed_and_key_stay_until_publish_from(task_b: Bureau, tmp_path: Path) -> None:
    id_ = task_b.json("draw/1/extract.json")["drawn"][0]
    words = ("prove", "draw", id_, "--out", tmp_path / "p.json", "--json")
    assert task_b.run(*words, expect=2).codes() == ["SSJ-OFFICE-SECRET"]
    assert not (tmp_path / "p.json").exists()


def test_announcing_and_drawing_say_that_it_is_secret(bureau: Bureau) -> None:
    bureau.small_task(("hash = ", "publish_from = 2999-01-01T00:00:00+08:00\nhash = "))
    announced = bureau.run("announce", "TASK.toml", "--out", "draw", "--json").json
    assert "SSJ-NOTE-SECRET" in {each["code"] for each in announced["notes"]}
    assert "SSJ-NOTE-SECRET" in bureau.run("draw", "draw").out


@pytest.mark.requirement("X-8")
def test_lists_show_no_class_and_no_ticket(task_b: Bureau) -> None:
    record = task_b.json("draw/1/record.json")
    with (task_b.path / "draw/1/抽取对象名单.csv").open(encoding="utf-8-sig", newline="") as file:
        listed = list(csv.reader(file))
    assert listed[0] == ["序号", "企业名称", "统一社会信用代码/注册号", "管辖单位"]
    ids = [row[2].strip() for row in listed[1:]]
    assert ids == sorted(each["id"] for each in record["drawn"])
    tickets = {each["ticket"] for each in record["drawn"]}
    for name in ("抽取对象名单.csv", "检查人员分组表.csv"):
        with (task_b.path / "draw/1" / name).open(encoding="utf-8-sig", newline="") as file:
            cells = {cell for row in csv.reader(file) for cell in row}
        assert not cells & (STRATA | tickets)


@pytest.mark.requirement("X-8")
def test_screen_shows_no_class_and_no_ticket_of_a_drawn_target(task_b: Bureau, tmp_path: Path) -> None:
    bureau = copy(task_b, tmp_path)
    shutil.rmtree(bureau.path / "draw")
    bureau.run("announce", "TASK.toml", "--out", "draw")
    shown = bureau.run("draw", "draw").out.splitlines()
    record = bureau.json("draw/1/record.json")
    ids = {each["id"] for each in record["drawn"]}
    lines = [line for line in shown if any(id_ in line for id_ in ids)]
    assert lines
    for line in lines:
        cells = {cell.strip() for cell in line.split("│")}
        assert not cells & STRATA
        assert "…" not in line


@pytest.mark.requirement("X-8")
def test_extract_of_a_sealed_roll_gives_ids_alone(task_b: Bureau) -> None:
    extract = task_b.json("draw/1/extract.json")
    assert extract["drawn"] == sorted(extract["drawn"])
    assert all(isinstance(each, str) for each in extract["drawn"])
    assert "teams" not in extract


def test_a_ticket_is_one_line_of_sm3(task_b: Bureau) -> None:
    record = task_b.json("draw/1/record.json")
    key = Hash("sm3").hex(f"{record['seed']}/targets".encode())[:32]
    drawn = record["drawn"][0]
    roll = (task_b.path / "draw/1/targets.roll.tsv").read_text("utf-8").splitlines()
    salt = next(line.split("\t")[5] for line in roll if line.startswith(drawn["id"] + "\t"))
    text = f"{key}:{salt}:{drawn['id']}"
    assert Hash("sm3").hex(text.encode()) == drawn["ticket"]
    shell = f"printf '%s' '{text}' | openssl dgst -sm3"
    found = subprocess.run(["sh", "-c", shell], capture_output=True, text=True, check=False)
    if found.returncode == 0:  # an openssl without sm3 is no fault of ours
        assert found.stdout.split()[-1] == drawn["ticket"]


@pytest.fixture
def outside(task_b: Bureau, tmp_path: Path) -> Bureau:
    """What is handed on of a sealed draw: announcement, extract and journal."""
    (tmp_path / "draw/1").mkdir(parents=True)
    for name in ("journal.jsonl", "1/announcement.json", "1/extract.json"):
        shutil.copyfile(task_b.path / "draw" / name, tmp_path / "draw" / name)
    return Bureau(tmp_path)


def test_an_outsider_verifies_what_is_handed_on(outside: Bureau) -> None:
    answer = outside.run("verify", "draw", "--json")
    not_run = {number for number, outcome in answer.outcomes().items() if outcome == "not run"}
    assert not_run == {3, 7, 8, 9}
    assert (answer.json["ok"], answer.json["complete"]) == (True, False)
    reasons = {
        each["code"] for step in answer.json["steps"] if step["step"] in not_run for each in step["limits"]
    }
    assert reasons == {"SSJ-VER-SEALED"}


def test_an_outsider_verifies_extract_and_journal_alone(outside: Bureau) -> None:
    (outside.path / "draw/1/announcement.json").unlink()
    answer = outside.run("verify", "draw", "--json")
    assert {n for n, outcome in answer.outcomes().items() if outcome == "passed"} == {1, 2, 4, 5, 6, 10}


def test_with_sealed_rolls_but_no_keys_the_salts_are_not_checked(task_b: Bureau, tmp_path: Path) -> None:
    bureau = copy(task_b, tmp_path)
    shutil.rmtree(bureau.path / "draw/private")
    answer = bureau.run("verify", "draw", "--json")
    assert answer.json["ok"] is True
    assert answer.json["complete"] is False
    limits = [each["code"] for step in answer.json["steps"] for each in step["limits"]]
    assert limits.count("SSJ-VER-NO-KEY") == 2


def test_a_wrong_roll_key_is_found(task_b: Bureau, tmp_path: Path) -> None:
    bureau = copy(task_b, tmp_path)
    (bureau.path / "draw/private/1/targets.key").write_text("0" * 64 + "\n")
    assert bureau.run("verify", "draw", "--json", expect=1).outcomes()[3] == "failed"


def test_after_publish_from_a_drawn_target_proves_itself(bureau: Bureau) -> None:
    bureau.nonces("YXGX-2026-02", hash_="sm3")
    bureau.example_task("b", ("publish_from = 2026-", "publish_from = 2000-"))
    bureau.run("announce", "TASK.toml", "--out", "draw")
    bureau.run("draw", "draw")
    id_ = bureau.json("draw/1/extract.json")["drawn"][0]
    bureau.run("prove", "draw", id_, "--out", "p.json")
    answer = bureau.run("check-proof", "p.json", "--extract", "draw/1/extract.json", "--json").json
    assert answer["standing"] == "drawn"
    assert json.loads((bureau.path / "p.json").read_bytes())["line"].startswith(id_)
