"""What may follow what: a refused act exits with 2 and leaves the folder as it was, byte for byte."""

import shutil
import time
from datetime import datetime
from pathlib import Path

import pytest
from tests.e2e.bureau import BALLS, BUREAU, DISCIPLINE, INSPECTORS, Bureau, copy, moment, tree

PUBLIC = '[[entropy]]\nkind = "public"\nsource = "双色球某期，写法“03 08 12 19 27 31+09”"\n'
OTHER = f'[[entropy]]\nkind = "contribution"\nparty = "{DISCIPLINE}"\ncommitment = "%s"\n'
VOID = ("void", "draw", "--reason", "改正名录", "--approver", "李某某")
CONFIRM = ("confirm", "draw", "--by", "张某某")


def refuse(bureau: Bureau, *words: str) -> list[str]:
    """Require that a command is refused and changes nothing; give the codes."""
    before = tree(bureau.path)
    codes = bureau.run(*words, "--json", expect=2).codes()
    assert tree(bureau.path) == before
    return codes


@pytest.fixture
def waiting(bureau: Bureau) -> Bureau:
    """A round of one party's commitment and a public source, announced."""
    commitment = bureau.nonce(DISCIPLINE, "SMALL-1", "discipline.json")
    bureau.small_task(more=OTHER % commitment + PUBLIC)
    bureau.run("announce", "TASK.toml", "--out", "draw")
    return bureau


def test_a_public_value_together_with_a_contribution_is_refused(waiting: Bureau) -> None:
    both = ("draw", "draw", "--reveal", "discipline.json", "--public", BALLS)
    assert refuse(waiting, *both) == ["SSJ-OFFICE-LATE"]


def test_a_public_value_before_a_contribution_is_refused(waiting: Bureau) -> None:
    assert refuse(waiting, "draw", "draw", "--public", BALLS) == ["SSJ-OFFICE-LATE"]


def test_first_the_reveals_then_the_public_value(waiting: Bureau) -> None:
    first = waiting.run("draw", "draw", "--reveal", "discipline.json", "--json").json
    assert (first["drawn"], first["revealed"], len(first["missing"])) == (False, 1, 1)
    assert refuse(waiting, "draw", "draw", "--reveal", "discipline.json") == ["SSJ-CLI-NOTHING-NEW"]
    assert refuse(waiting, "draw", "draw") == ["SSJ-CLI-NOTHING-NEW"]
    assert waiting.run("draw", "draw", "--public", BALLS, "--json").json["drawn"] is True
    assert waiting.run("verify", "draw", "--public", BALLS, "--json").json["trust"] == "public"


def test_a_second_public_value_is_refused(waiting: Bureau) -> None:
    waiting.run("draw", "draw", "--reveal", "discipline.json")
    waiting.run("draw", "draw", "--public", BALLS)
    assert refuse(waiting, "draw", "draw", "--public", BALLS[::-1]) == ["SSJ-JOURNAL-REVEALED"]
    assert refuse(waiting, "draw", "draw", "--public", BALLS, "--public", "1") == ["SSJ-OFFICE-PUBLIC"]


@pytest.mark.requirement("A11-13")
def test_drawing_again_changes_no_protocol_file(small: Bureau, tmp_path: Path) -> None:
    bureau = copy(small, tmp_path)
    bureau.run("draw", "draw")
    before = protocol_files(bureau)
    assert bureau.run("draw", "draw", "--json").json["drawn"] is True
    assert protocol_files(bureau) == before


def protocol_files(bureau: Bureau) -> dict[str, str]:
    """Digests of what is drawn and journalled."""
    return {name: digest for name, digest in tree(bureau.path / "draw").items() if not name.endswith(".xlsx")}


@pytest.mark.requirement("A11-10")
def test_a_changed_record_is_never_overwritten(small: Bureau, tmp_path: Path) -> None:
    bureau = copy(small, tmp_path)
    bureau.run("draw", "draw")
    path = bureau.path / "draw/1/record.json"
    path.write_bytes(path.read_bytes().replace(b'"lap":1', b'"lap":2', 1))
    assert refuse(bureau, "draw", "draw") == ["SSJ-OFFICE-RECORD"]
    assert refuse(bureau, *CONFIRM)[0] == "SSJ-OFFICE-UNVERIFIED"


@pytest.mark.requirement("A11-10")
def test_after_the_confirmation_the_list_is_locked(small_confirmed: Bureau, tmp_path: Path) -> None:
    bureau = copy(small_confirmed, tmp_path)
    for words in (CONFIRM, VOID, ("draw", "draw"), ("announce", "TASK.toml", "--out", "draw")):
        assert refuse(bureau, *words) == ["SSJ-OFFICE-CONFIRMED"]


def test_an_open_round_is_not_announced_over(small: Bureau, tmp_path: Path) -> None:
    bureau = copy(small, tmp_path)
    assert refuse(bureau, "announce", "TASK.toml", "--out", "draw") == ["SSJ-OFFICE-OPEN"]
    bureau.run("draw", "draw")
    assert refuse(bureau, "announce", "TASK.toml", "--out", "draw") == ["SSJ-OFFICE-OPEN"]


@pytest.mark.requirement("A11-8")
def test_nothing_is_confirmed_before_it_is_drawn(small: Bureau, tmp_path: Path) -> None:
    assert refuse(copy(small, tmp_path), *CONFIRM) == ["SSJ-OFFICE-NO-RECORD"]


@pytest.mark.requirement("A11-12")
def test_a_void_round_is_over(small: Bureau, tmp_path: Path) -> None:
    bureau = copy(small, tmp_path)
    bureau.run(*VOID)
    for words in (CONFIRM, VOID, ("draw", "draw")):
        assert refuse(bureau, *words) == ["SSJ-OFFICE-VOIDED"]
    bureau.run("announce", "TASK.toml", "--out", "draw")
    assert bureau.json("draw/2/announcement.json")["voids"]["reason"] == "改正名录"
    bureau.run("draw", "draw")
    bureau.run(*CONFIRM)
    assert bureau.complete()


@pytest.mark.requirement("A11-12", "X-7")
def test_a_round_drawn_and_then_void_shows_that_its_result_was_known(small: Bureau, tmp_path: Path) -> None:
    bureau = copy(small, tmp_path)
    bureau.run("draw", "draw")
    bureau.run(*VOID)
    answer = bureau.run("verify", "draw", "--json").json
    assert [(each["state"], each["complete"]) for each in answer["rounds"]] == [("voided", True)]
    assert answer["complete"] is False


@pytest.mark.requirement("A11-12")
@pytest.mark.parametrize(("option", "text"), [("--reason", ""), ("--approver", ""), ("--reason", "一\n二")])
def test_a_void_needs_reason_and_approver(small: Bureau, tmp_path: Path, option: str, text: str) -> None:
    words = {"--reason": "原因", "--approver": "李某某"} | {option: text}
    codes = refuse(copy(small, tmp_path), "void", "draw", *(word for pair in words.items() for word in pair))
    assert codes in (["SSJ-TEXT-EMPTY"], ["SSJ-TEXT-CHARACTER"])


@pytest.mark.requirement("A11-8")
def test_a_confirmation_needs_a_name(small: Bureau, tmp_path: Path) -> None:
    bureau = copy(small, tmp_path)
    bureau.run("draw", "draw")
    assert refuse(bureau, "confirm", "draw", "--by", "") == ["SSJ-TEXT-EMPTY"]


def test_what_cannot_be_verified_is_not_confirmed(small: Bureau, tmp_path: Path) -> None:
    bureau = copy(small, tmp_path)
    bureau.run("draw", "draw")
    (bureau.path / "draw/1/targets.roll.tsv").unlink()
    assert refuse(bureau, *CONFIRM)[0] == "SSJ-OFFICE-UNVERIFIED"


def test_a_folder_that_is_no_tasks_is_left_alone(bureau: Bureau) -> None:
    (bureau.path / "draw").mkdir()
    (bureau.path / "draw/我的.txt").write_text("x")
    for words in (("draw", "draw"), CONFIRM, VOID):
        assert refuse(bureau, *words) == ["SSJ-OFFICE-NOTHING"]
    assert refuse(bureau, "verify", "draw") == ["SSJ-OFFICE-NO-RECORD"]
    for command in ("draw", "verify"):
        assert refuse(bureau, command, "nowhere") == ["SSJ-FILE-MISSING"]


def test_a_drawn_round_without_its_journal_is_not_announced_over(
    small_confirmed: Bureau, tmp_path: Path
) -> None:
    bureau = copy(small_confirmed, tmp_path)
    (bureau.path / "draw/journal.jsonl").unlink()
    assert refuse(bureau, "announce", "TASK.toml", "--out", "draw") == ["SSJ-OFFICE-REMAINS"]


def test_a_folder_that_happens_to_be_named_1_is_not_replaced(bureau: Bureau) -> None:
    bureau.small_task()
    (bureau.path / "draw/1").mkdir(parents=True)
    (bureau.path / "draw/1/我的.txt").write_text("x")
    assert refuse(bureau, "announce", "TASK.toml", "--out", "draw") == ["SSJ-OFFICE-REMAINS"]


def test_a_changed_announcement_is_not_drawn(small: Bureau, tmp_path: Path) -> None:
    bureau = copy(small, tmp_path)
    path = bureau.path / "draw/1/announcement.json"
    path.write_bytes(path.read_bytes().replace(b"SMALL-1", b"SMALL-2"))
    assert refuse(bureau, "draw", "draw") == ["SSJ-ROUND-DIGEST"]


@pytest.mark.requirement("A11-13", "X-2")
def test_a_changed_roll_is_not_drawn(small: Bureau, tmp_path: Path) -> None:
    bureau = copy(small, tmp_path)
    path = bureau.path / "draw/1/targets.roll.tsv"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[1:]))
    before = set(tree(bureau.path))
    assert bureau.run("draw", "draw", "--json", expect=2).codes()
    assert not set(tree(bureau.path)) - before & {"draw/1/record.json"}


def test_a_round_past_its_time_is_abandoned_and_can_only_be_void(bureau: Bureau) -> None:
    ends = moment(seconds=5)
    bureau.small_task(draw_by=ends)
    bureau.run("announce", "TASK.toml", "--out", "draw")
    late = copy(bureau, bureau.path.with_name("late"))
    bureau.run("draw", "draw")
    while datetime.now().astimezone() <= datetime.fromisoformat(ends):
        time.sleep(0.2)
    time.sleep(1)
    assert refuse(bureau, *CONFIRM) == ["SSJ-OFFICE-ABANDONED"]
    assert refuse(late, "draw", "draw") == ["SSJ-OFFICE-ABANDONED"]
    assert bureau.run("verify", "draw", "--json").json["rounds"][0]["state"] == "abandoned"
    bureau.run(*VOID)
    assert bureau.run("verify", "draw", "--json").json["rounds"][0]["state"] == "voided"


def test_a_reveal_must_be_a_nonce_of_this_round(waiting: Bureau) -> None:
    bureau = waiting
    bureau.nonce(DISCIPLINE, "SMALL-1", "again.json")
    bureau.nonce("谁", "SMALL-1", "stranger.json")
    bureau.nonce(DISCIPLINE, "SMALL-2", "other-task.json")
    bureau.nonce(DISCIPLINE, "SMALL-1", "other-round.json", round_=2)
    (bureau.path / "no-nonce.json").write_text("{}")
    (bureau.path / "no-json.json").write_bytes(b"\xff\xfe")
    expected = {
        "again.json": "SSJ-REVEAL-COMMITMENT",
        "stranger.json": "SSJ-OFFICE-PARTY",
        "other-task.json": "SSJ-OFFICE-NONCE-FOR",
        "other-round.json": "SSJ-OFFICE-NONCE-FOR",
        "no-nonce.json": "SSJ-OFFICE-NONCE",
        "no-json.json": "SSJ-OFFICE-NONCE",
        "nowhere.json": "SSJ-FILE-MISSING",
    }
    words = [word for name in expected for word in ("--reveal", name)]
    assert refuse(bureau, "draw", "draw", *words) == list(expected.values())


def test_secrets_are_not_repeated_in_messages(waiting: Bureau) -> None:
    nonce = waiting.nonce("谁", "SMALL-1", "stranger.json")
    held = waiting.json("stranger.json")["nonce"]
    answer = waiting.run("draw", "draw", "--reveal", "stranger.json", expect=2)
    assert held not in answer.text
    assert nonce not in answer.text


def test_the_own_nonce_must_be_for_this_task_and_party(bureau: Bureau) -> None:
    own = f'[[entropy]]\nkind = "contribution"\nparty = "{BUREAU}"\nnonce_file = "n.json"\n'
    bureau.small_task(more=own)
    cases = ((DISCIPLINE, "SMALL-1", 1), (BUREAU, "SMALL-2", 1), (BUREAU, "SMALL-1", 2))
    for party, task, round_ in cases:
        (bureau.path / "n.json").unlink(missing_ok=True)
        bureau.nonce(party, task, "n.json", round_=round_)
        assert refuse(bureau, "announce", "TASK.toml", "--out", "draw") == ["SSJ-OFFICE-NONCE-FOR"]
    (bureau.path / "n.json").unlink()
    assert refuse(bureau, "announce", "TASK.toml", "--out", "draw") == ["SSJ-FILE-MISSING"]


@pytest.mark.requirement("A12-9")
def test_a_draw_that_stops_says_who_and_writes_no_record(bureau: Bureau) -> None:
    # One group of two counties' inspectors, who may go to neither county: a stop that no announcement can rule out.
    groups = INSPECTORS.replace('"dealing"', '"groups"\ngroups = 1').replace('"any"', '"different"')
    needless = ("sealed = false\nstratum", 'sealed = false\ncolumns = { needs = "" }\nstratum')
    bureau.small_task(needless, ('"20%"', '"100%"'), more=groups)
    announced = bureau.run("announce", "TASK.toml", "--out", "draw", "--json").json
    assert "SSJ-NOTE-GROUPS" in {each["code"] for each in announced["notes"]}
    answer = bureau.run("draw", "draw", "--json", expect=1)
    assert set(answer.codes()) == {"SSJ-STOP-AREA"}
    assert not (bureau.path / "draw/1/record.json").exists()
    assert "抽取停止" in bureau.run("draw", "draw", expect=1).err
    bureau.run(*VOID)


def test_a_lost_private_folder_still_verifies_but_does_not_draw(small: Bureau, tmp_path: Path) -> None:
    bureau = copy(small, tmp_path)
    shutil.rmtree(bureau.path / "draw/private")
    assert bureau.run("draw", "draw", "--json", expect=2).codes() == ["SSJ-CLI-NOTHING-NEW"]
