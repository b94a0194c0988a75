"""A draw that rests on a drand beacon, from TASK.toml to another machine's verification; rounds and keys are real."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from tests.e2e.bureau import BUREAU, Answer, Bureau, copy

from shuangsuiji import plugins
from shuangsuiji.cli import drawing

PAGE = Path(__file__).parents[2] / "docs" / "howto" / "run-a-draw.md"
QUICKNET = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"
ANNOUNCED, CONTRIBUTED = "2023-09-15T18:00:00+08:00", "2023-09-15T18:30:00+08:00"
EXISTED, DRAWN = "2023-09-15T19:00:03+08:00", "2023-09-15T19:05:00+08:00"
ROUND: dict[str, Any] = {
    "round": 657413,
    "randomness": "fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587",
    "signature": "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b",
}
"""Round 657413 of quicknet, of `EXISTED`, as `/public/657413` gives it."""
OWN: dict[str, Any] = {
    "public_key": "81d320f220ee9c79e60e19dedc838c31e3ab919b15481e9feb52f643628c4f6a13fdc52129493875a818109d767272ca0541cbcdcea9335f2870d781b39b845ba8cbd44fdfe4967781cf72ca5917fc9398bcf97ca0548ed5a709016c4b1ff0f3",
    "period": 3,
    "genesis_time": 1687506816,
    "hash": "af8b6fc95693b058a3a59efe586eb31c2c352fe00cf40c62a427d87c34f7a235",
    "groupHash": "02d678e93908888871b70e3f015b396a8c082bc1493ae5479f8743cb5d972b54",
    "schemeID": "bls-unchained-g1-rfc9380",
    "metadata": {"beaconID": "walkthrough"},
}
OWN_ROUND = {
    "round": 38,
    "randomness": "b2fc21325a24904a6a9e81a6c63f65f6cec3f0b2400df3f4a56b214770e9ccca",
    "signature": "95c93585c513ebbcb4777ff15599b3140e5ec0295faa0e483f3deadd88fa6d43f0d3703e3a4ce106e8fd6c6987f32126",
}
CONTRIBUTION = f'[[entropy]]\nkind = "contribution"\nparty = "{BUREAU}"\nnonce_file = "nonces/bureau.json"\n'
CONTRIBUTION_BY_OTHERS = (
    f'[[entropy]]\nkind = "contribution"\nparty = "某公证处"\ncommitment = "{"ab" * 32}"\n'
)


def source(chain: str = QUICKNET, round_: int = ROUND["round"]) -> str:
    return f'[[entropy]]\nkind = "drand"\nchain = "{chain}"\nround = {round_}\n'


class Office:
    """A bureau whose clock stands where a test puts it."""

    def __init__(self, bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
        self.bureau = bureau
        self.monkeypatch = monkeypatch

    def at(self, instant: str, *words: str, expect: int | None = 0) -> Answer:
        self.monkeypatch.setattr(drawing, "now", lambda: datetime.fromisoformat(instant))
        return self.bureau.run(*words, expect=expect)

    def write(self, name: str, content: object) -> str:
        (self.bureau.path / name).write_text(json.dumps(content), "utf-8")
        return name

    def announce(self, *sources: str, at: str = ANNOUNCED, expect: int = 0) -> Answer:
        self.bureau.small_task(draw_by="2023-09-16T18:00:00+08:00", more="".join(sources))
        return self.at(at, "announce", "TASK.toml", "--out", "draw", "--json", expect=expect)


@pytest.fixture
def office(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> Office:
    return Office(bureau, monkeypatch)


@pytest.fixture
def announced(office: Office) -> Office:
    """The bureau's own nonce and a beacon's round, announced an hour before it."""
    (office.bureau.path / "nonces").mkdir()
    office.bureau.nonce(BUREAU, "SMALL-1", "nonces/bureau.json")
    assert "SSJ-NOTE-NO-BEACON" not in {
        each["code"] for each in office.announce(CONTRIBUTION, source()).json["notes"]
    }
    return office


@pytest.mark.requirement("X-2")
@pytest.mark.parametrize("left_out", ["", "randomness"])
def test_a_draw_rests_on_a_round_that_came_after_it_and_another_machine_finds_it_public(
    announced: Office, left_out: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    waiting = announced.at(CONTRIBUTED, "draw", "draw", "--json").json
    assert (waiting["drawn"], waiting["revealed"]) == (False, 1)
    given = {name: value for name, value in ROUND.items() if name != left_out} | {"previous_signature": ""}
    words = ("--reveal", announced.write("信标.json", given))
    assert announced.at(DRAWN, "draw", "draw", *words, "--json").json["drawn"] is True
    announced.at(DRAWN, "confirm", "draw", "--by", "张某某")
    elsewhere = copy(announced.bureau, tmp_path_factory.mktemp("elsewhere"))
    shutil.rmtree(elsewhere.path / "draw/private")
    found = elsewhere.process("verify", "draw", "--json")
    assert set(found.outcomes().values()) <= {"passed", "not run"}
    assert [each["outcome"] for each in found.json["steps"][:7]] == ["passed"] * 7
    assert found.json["trust"] == "public"
    reveals = elsewhere.json("draw/1/record.json")["reveals"]
    assert reveals[1] == {name: ROUND[name] for name in ("randomness", "signature")}


@pytest.mark.requirement("X-2")
@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"round": 657414}, "SSJ-OFFICE-BEACON"),
        ({"signature": ROUND["signature"].upper()}, "SSJ-REVEAL-DRAND"),
        ({"signature": ROUND["signature"][:-1]}, "SSJ-REVEAL-DRAND"),
        ({"signature": 7, "randomness": ROUND["randomness"]}, "SSJ-REVEAL-DRAND"),
        ({"randomness": OWN_ROUND["randomness"]}, "SSJ-REVEAL-RANDOMNESS"),
        ({"signature": OWN_ROUND["signature"]}, "SSJ-REVEAL-SIGNATURE"),
        ({"signature": "c0" + "00" * 47}, "SSJ-REVEAL-SIGNATURE"),
        ({"signature": ROUND["signature"][:-2]}, "SSJ-REVEAL-SIGNATURE"),
    ],
)
def test_another_value_is_refused_and_the_round_can_still_be_drawn(
    announced: Office, changed: dict[str, Any], code: str
) -> None:
    announced.at(CONTRIBUTED, "draw", "draw")
    wrong = {name: value for name, value in ROUND.items() if name != "randomness"} | changed
    words = ("draw", "draw", "--reveal", announced.write("wrong.json", wrong), "--json")
    assert announced.at(DRAWN, *words, expect=2).codes() == [code]
    words = ("draw", "draw", "--reveal", announced.write("信标.json", ROUND), "--json")
    assert announced.at(DRAWN, *words).json["drawn"] is True


@pytest.mark.requirement("X-2")
@pytest.mark.parametrize(
    ("at", "round_", "code"),
    [
        (EXISTED, 657413, "SSJ-OFFICE-BEACON-PAST"),
        (ANNOUNCED, 1, "SSJ-OFFICE-BEACON-PAST"),
        (ANNOUNCED, 657413 + 28_800, "SSJ-OFFICE-BEACON-LATE"),
        (ANNOUNCED, 2**53 - 1, "SSJ-OFFICE-BEACON-LATE"),
    ],
)
def test_a_round_that_no_draw_could_use_is_not_announced(
    office: Office, at: str, round_: int, code: str
) -> None:
    answer = office.announce(CONTRIBUTION_BY_OTHERS, source(round_=round_), at=at, expect=2)
    assert [(each["code"], each["where"]["path"]) for each in answer.json["faults"]] == [
        (code, "entropy[1].round")
    ]
    assert not (office.bureau.path / "draw").exists()


def test_a_round_that_was_there_before_an_announcement_without_adapter_is_refused_later(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(plugins, "beacon", lambda: None)
        notes = office.announce(source(), at=EXISTED).json["notes"]
    assert "SSJ-NOTE-NO-BEACON" in {each["code"] for each in notes}
    words = ("draw", "draw", "--reveal", office.write("信标.json", ROUND), "--json")
    assert office.at(DRAWN, *words, expect=2).codes() == ["SSJ-VER-EXISTED"]


def test_a_chain_of_ones_own_needs_its_information_everywhere(office: Office) -> None:
    notes = office.announce(source(OWN["hash"], 38), at="2023-06-23T15:00:00+08:00").json["notes"]
    assert "SSJ-REVEAL-NO-BEACON" in {each["code"] for each in notes}
    words = ("draw", "draw", "--reveal", office.write("信标.json", OWN_ROUND), "--json")
    later = "2023-06-23T16:00:00+08:00"
    assert office.at(later, *words, expect=2).codes() == ["SSJ-REVEAL-NO-BEACON"]
    chain = ("--chain", office.write("链.json", OWN))
    assert office.at(later, *words, *chain).json["drawn"] is True
    office.at(later, "confirm", "draw", "--by", "张某某")
    assert office.bureau.run("verify", "draw", *chain, "--json").json["trust"] == "public"
    unchecked = office.bureau.run("verify", "draw", "--json")
    assert (unchecked.json["trust"], unchecked.outcomes()[5]) == ("none", "not run")
    spoiled = ("--chain", office.write("链.json", {**OWN, "period": 30}))
    assert office.bureau.run("verify", "draw", *spoiled, "--json", expect=2).codes() == ["SSJ-DRAND-HASH"]


def test_a_chained_beacon_is_said_to_be_one_when_it_is_announced(office: Office) -> None:
    mainnet = "8990e7a9aaed2ffed73dbd7092123d6f289930540d7651336225dc172e51b2ce"
    answer = office.announce(source(mainnet, 3311596))
    assert "SSJ-DRAND-CHAINED" in {each["code"] for each in answer.json["notes"]}
    chained = {**ROUND, "round": 3311596, "previous_signature": "ab"}
    words = ("draw", "draw", "--reveal", office.write("信标.json", chained), "--json")
    assert office.at(DRAWN, *words, expect=2).codes() == ["SSJ-DRAND-CHAINED"]


def test_the_page_says_what_works(announced: Office) -> None:
    text = PAGE.read_text("utf-8")
    section = text[text.index("### 信标") : text.index("## 四、")]
    commands_ = [
        shlex.split(line)
        for block in re.findall(r"```sh\n(.*?)```", section, re.DOTALL)
        for line in block.splitlines()
    ]
    (shown,) = re.findall(r"```toml\n(.*?)```", section, re.DOTALL)
    (python, *words), first, *rest = commands_
    assert python == "python"
    given = subprocess.run([sys.executable, *words], capture_output=True, encoding="utf-8", check=True)
    assert given.stdout == shown
    announced.bureau.path.joinpath("draw").rename(announced.bureau.path / "任务文件夹")
    announced.write("信标.json", ROUND)
    announced.write("链信息.json", OWN)
    announced.at(CONTRIBUTED, "draw", "任务文件夹")
    assert first[:2] == ["shuangsuiji", "draw"]
    announced.at(DRAWN, *first[1:])
    assert rest
    for command in rest:
        announced.at(DRAWN, *command[1:])
