"""`shuangsuiji demo`: what the README promises, on a real disk and in a real shell."""

import json
import re
import subprocess

import pytest
from tests.e2e.bureau import Answer, Bureau, tree

PUBLIC = {"announcement.json", "record.json", "extract.json", "sources.json"}
ROLLS = {"targets.roll.tsv", "inspectors.roll.tsv", "recusals.tsv"}
LISTS = {f"{title}{end}" for title in ("抽取对象名单", "检查人员分组表") for end in (".csv", ".xlsx")}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Bureau, Answer]:
    bureau = Bureau(tmp_path_factory.mktemp("demo"))
    return bureau, bureau.process("demo", "--out", "演示", "--json")


def test_demo_ends_with_ten_passed_steps(demo: tuple[Bureau, Answer]) -> None:
    _, answer = demo
    assert answer.outcomes() == dict.fromkeys(range(1, 11), "passed")
    assert answer.json["complete"] is True
    assert answer.json["trust"] == "multi-party"


def test_demo_tells_the_whole_story_and_its_journal_replays(demo: tuple[Bureau, Answer]) -> None:
    bureau, answer = demo
    told = answer.json["journal"]
    assert told["ok"] is True
    lines = sorted(
        (
            json.loads(line)
            for path in bureau.path.glob("演示/journal/**/*.jsonl")
            for line in path.read_text("utf-8").splitlines()
        ),
        key=lambda each: each["number"],
    )
    assert [each["number"] for each in lines] == list(range(1, told["entries"] + 1))
    kinds = [each["act"]["kind"] for each in lines]
    assert kinds.count("substitute-inspector") == 2
    assert kinds.count("publish-result") == 2
    assert [e["act"]["verdict"] for e in lines if e["act"]["kind"] == "review-result"].count("return") == 1
    assert kinds.index("issue-edition") < kinds.index("lock-draw") < kinds.index("publish-result")


def test_demo_leaves_no_sandbox_behind(demo: tuple[Bureau, Answer]) -> None:
    del demo
    running = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert not [line for line in running.splitlines() if "sandbox --stop-with-stdin" in line]


def test_demo_leaves_every_file(demo: tuple[Bureau, Answer]) -> None:
    bureau, _ = demo
    draw = bureau.path / "演示" / "draw"
    assert {each.name for each in draw.iterdir()} == {"1", "private", "journal.jsonl", "journal.head"}
    assert {each.name for each in (draw / "1").iterdir()} == PUBLIC | ROLLS | LISTS
    assert not [name for name in tree(bureau.path) if "partial" in name]


def test_demo_leaves_secrets_to_their_owner_alone(demo: tuple[Bureau, Answer]) -> None:
    bureau, _ = demo
    secrets = [*bureau.path.glob("演示/draw/private/1/*"), *bureau.path.glob("演示/nonces/*")]
    assert secrets
    assert {each.stat().st_mode & 0o777 for each in secrets} == {0o600}
    assert (bureau.path / "演示/draw/private").stat().st_mode & 0o777 == 0o700


def test_a_ticket_of_the_demo_is_one_line_of_shell(demo: tuple[Bureau, Answer]) -> None:
    bureau, answer = demo
    drawn = bureau.json("演示/draw/1/record.json")["drawn"]
    for each in (drawn[0], drawn[-1]):
        line = f"printf '%s:%s' {answer.json['key']} {each['id']} | sha256sum"
        found = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=True).stdout
        assert found.split()[0] == each["ticket"]


def test_demo_into_the_same_folder_is_refused(demo: tuple[Bureau, Answer]) -> None:
    bureau, _ = demo
    before = tree(bureau.path)
    again = bureau.run("demo", "--out", "演示", "--json", expect=2)
    assert again.codes() == ["SSJ-CLI-EXISTS"]
    assert tree(bureau.path) == before


def test_demo_into_a_file_is_refused(bureau: Bureau) -> None:
    (bureau.path / "演示").write_text("x")
    assert bureau.run("demo", "--out", "演示", "--json", expect=2).codes() == ["SSJ-CLI-EXISTS"]


def test_demo_without_a_folder_makes_one_and_shows_the_commands(bureau: Bureau) -> None:
    shown = bureau.run("demo").out
    assert len(list(bureau.path.glob("shuangsuiji-demo-*"))) == 1
    for command in ("verify", "replay"):
        assert f"$ shuangsuiji {command} " in shown
    for stage in ("第五条", "第七条", "第九条", "第十条", "第十一条", "第十三条", "第十六条", "第十九条"):
        assert re.search(rf"^■ .*{stage}", shown, re.MULTILINE), stage
    assert "通过 10 步，未通过 0 步，未核验 0 步" in shown
