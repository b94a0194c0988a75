"""`verify` on whatever is at hand: it says what it could not check, and never calls that valid."""

import shutil
from pathlib import Path

import pytest
from tests.e2e.bureau import Bureau, copy, environment

ALL = dict.fromkeys(range(1, 11), "passed")


def without(*steps: int) -> dict[int, str]:
    """All steps passed but these, which were not run."""
    return ALL | dict.fromkeys(steps, "not run")


@pytest.fixture
def draw(task_a: Bureau, tmp_path: Path) -> Bureau:
    """A copy of task A's folder, to be cut down."""
    return copy(task_a, tmp_path)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("draw", ALL),
        ("draw/1", without(10)),
        ("draw/1/record.json", without(3, 7, 8, 9, 10)),
        ("draw/1/extract.json", without(3, 7, 8, 9, 10)),
    ],
)
def test_each_part_of_a_draw_is_verified_as_far_as_it_goes(
    task_a: Bureau, path: str, expected: dict[int, str]
) -> None:
    answer = task_a.run("verify", path, "--json")
    assert answer.outcomes() == expected
    assert answer.json["complete"] is False  # nobody has kept the journal's head elsewhere


@pytest.mark.parametrize(
    ("gone", "expected"),
    [
        ("1/targets.roll.tsv", without(3, 7, 8, 9)),
        ("1/inspectors.roll.tsv", without(8, 9)),
        ("1/announcement.json", ALL),
        ("1/extract.json", ALL),
        ("1/record.json", without(8, 9)),
        ("journal.jsonl", without(10)),
        ("journal.head", ALL),
        ("private", ALL),
        ("1/sources.json", ALL),
    ],
)
def test_with_a_part_missing_the_rest_is_verified(draw: Bureau, gone: str, expected: dict[int, str]) -> None:
    path = draw.path / "draw" / gone
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert draw.run("verify", "draw", "--json").outcomes() == expected


def test_missing_recusals_fail_step_3(draw: Bureau) -> None:
    (draw.path / "draw/1/recusals.tsv").unlink()
    answer = draw.run("verify", "draw", "--json", expect=1)
    assert answer.outcomes()[3] == "failed"


def test_without_the_head_file_step_2_says_what_it_could_not_see(draw: Bureau) -> None:
    (draw.path / "draw/journal.head").unlink()
    answer = draw.run("verify", "draw", "--json")
    assert [each["code"] for each in answer.json["steps"][1]["limits"]] == ["SSJ-VER-NO-HEAD"]
    assert answer.json["complete"] is False


def test_a_head_kept_elsewhere_is_compared(task_a: Bureau) -> None:
    assert task_a.complete()
    number = task_a.head().partition(":")[0]
    wrong = task_a.run("verify", "draw", "--head", f"{number}:{'0' * 64}", "--json", expect=1)
    assert wrong.outcomes()[2] == "failed"
    assert task_a.run("verify", "draw", "--head", "5", "--json", expect=2).codes() == ["SSJ-CLI-HEAD-FORM"]


def test_json_has_one_structure(task_a: Bureau) -> None:
    answer = task_a.run("verify", "draw", "--json").json
    members = {
        "ok", "complete", "task", "round", "hash", "announcement", "record", "seed", "key", "trust", "parties",
        "publish_from", "drawn", "forced", "head", "unicode", "steps", "rounds",
    }  # fmt: skip
    assert set(answer) == members
    for step in answer["steps"]:
        assert set(step) == {"step", "checks", "outcome", "faults", "limits"}
    for each in answer["rounds"]:
        assert set(each) >= {"round", "announcement", "state", "complete", "reason", "approver", "withheld"}


@pytest.mark.requirement("X-3")
def test_a_draw_of_one_party_says_that_it_proves_nothing(small_confirmed: Bureau) -> None:
    assert small_confirmed.run("verify", "draw", "--json").json["trust"] == "single-party"
    assert "它本可以挑选结果" in small_confirmed.run("verify", "draw").out
    assert "could have chosen the result" in small_confirmed.run("--lang", "en", "verify", "draw").out


def test_an_unconfirmed_draw_verifies_in_nine_steps(small: Bureau, tmp_path: Path) -> None:
    bureau = copy(small, tmp_path)
    bureau.run("draw", "draw")
    answer = bureau.run("verify", "draw", "--json")
    assert answer.outcomes() == without(10)
    assert "还没有锁定" in bureau.run("verify", "draw").out.replace("\n", "")


@pytest.mark.parametrize(
    "words",
    [("--lang", "en", "verify", "draw"), ("verify", "draw", "--lang", "en"), ("verify", "--lang=EN", "draw")],
)
def test_english_may_be_asked_for_anywhere(small_confirmed: Bureau, words: tuple[str, ...]) -> None:
    shown = small_confirmed.run(*words).out
    assert "verified: 10 steps passed" in shown
    assert "核验" not in shown


def test_english_may_be_asked_for_in_the_environment(small_confirmed: Bureau) -> None:
    shown = small_confirmed.process("verify", "draw", env=environment(SHUANGSUIJI_LANG="en_GB.UTF-8"))
    assert "verified: 10 steps passed" in shown.out


def test_another_language_is_refused(bureau: Bureau) -> None:
    for words in (("--lang", "fr", "verify", "x"), ("verify", "x", "--lang"), ("--lang=", "verify", "x")):
        assert bureau.run("--json", *words, expect=2).codes() == ["SSJ-CLI-LANG"]
    answer = bureau.process("--json", "verify", "x", env=environment(SHUANGSUIJI_LANG="fr"), expect=2)
    assert answer.codes() == ["SSJ-CLI-LANG"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("verify",), "SSJ-CLI-USAGE-MISSING"),
        (("verify", "x", "--nonsense"), "SSJ-CLI-USAGE-OPTION"),
        (("nonsense",), "SSJ-CLI-USAGE-COMMAND"),
        (("verify", "x", "--round", "0"), "SSJ-CLI-USAGE"),
        (("nonce", "--party", "x", "--task", "y", "--out", "z", "--hash", "sm3"), "SSJ-CLI-USAGE-OPTION"),
    ],
)
def test_wrong_usage_exits_with_2(bureau: Bureau, words: tuple[str, ...], code: str) -> None:
    assert bureau.run("--json", *words, expect=2).codes() == [code]
    assert code in bureau.run(*words, expect=2).err


def test_what_is_missing_is_named_with_what_it_is(bureau: Bureau) -> None:
    assert "缺少 --task（任务编号）" in bureau.run("paper", "x", "notice", expect=2).err
    assert "NAME is missing (which report" in bureau.run("--lang", "en", "report", "x", expect=2).err


def test_a_group_of_commands_alone_says_which(bureau: Bureau) -> None:
    assert "diff" in bureau.run("rules").out


@pytest.mark.parametrize(
    "words",
    [
        ("nonce", "--party", "x", "--task", "y", "--out", "没有/这个/文件夹.json"),
        ("nonce", "--party", "x", "--task", "y", "--out", "TASK.toml/n.json"),
        ("announce", "TASK.toml", "--out", "TASK.toml"),
        ("announce", "TASK.toml", "--out", "TASK.toml/draw"),
        ("announce", ".", "--out", "draw"),
        ("demo", "--out", "TASK.toml/demo"),
        ("draw", "TASK.toml"),
        ("check-proof", "."),
    ],
)
def test_a_path_that_cannot_be_is_bad_input(bureau: Bureau, words: tuple[str, ...]) -> None:
    bureau.small_task()
    before = sorted(bureau.path.rglob("*"))
    answer = bureau.run(*words, "--json", expect=2)
    assert set(answer.codes()) <= {"SSJ-CLI-DISK", "SSJ-FILE-MISSING", "SSJ-CLI-EXISTS"}
    assert sorted(bureau.path.rglob("*")) == before


def test_every_command_has_help_in_both_languages(bureau: Bureau) -> None:
    chinese = bureau.run("--help").out
    english = bureau.run("--help", "--lang", "en").out
    for command in ("demo", "nonce", "announce", "draw", "confirm", "void", "verify", "prove", "check-proof"):
        assert command in chinese
        assert command in english
        assert "SSJ-" not in bureau.run(command, "--help").out
        assert "SSJ-" not in bureau.run(command, "--help", "--lang", "en").out
    assert "退出码" in chinese
    assert "退出码" not in english
