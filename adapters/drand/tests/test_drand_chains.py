"""Chains: the pinned ones, a user's own, the time of a round, and the beacon that holds them."""

import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangsuiji import plugins
from shuangsuiji.draw.entropy import Drand, check_reveals
from shuangsuiji.errors import InvalidInput
from shuangsuiji_drand.__main__ import call
from shuangsuiji_drand.beacon import DrandBeacon, make
from shuangsuiji_drand.info import read_chain
from shuangsuiji_drand.pinned import FASTNET, MAINNET, PINNED, QUICKNET
from shuangsuiji_drand.schemes import ON_G1, RFC9380

VECTORS = Path(__file__).parents[3] / "tests/vectors/draw-v1/quicknet.json"
QUICK = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"
INFO: dict[str, Any] = {
    "public_key": "81d320f220ee9c79e60e19dedc838c31e3ab919b15481e9feb52f643628c4f6a13fdc52129493875a818109d767272ca0541cbcdcea9335f2870d781b39b845ba8cbd44fdfe4967781cf72ca5917fc9398bcf97ca0548ed5a709016c4b1ff0f3",
    "period": 3,
    "genesis_time": 1687506816,
    "hash": "af8b6fc95693b058a3a59efe586eb31c2c352fe00cf40c62a427d87c34f7a235",
    "groupHash": "02d678e93908888871b70e3f015b396a8c082bc1493ae5479f8743cb5d972b54",
    "schemeID": "bls-unchained-g1-rfc9380",
    "metadata": {"beaconID": "walkthrough"},
}
"""A chain of drand's own tests, as `/info` gives it."""
NEWER = {
    **{name: INFO[name] for name in ("public_key", "period", "genesis_time")},
    "genesis_seed": INFO["groupHash"],
    "chain_hash": INFO["hash"],
    "scheme": INFO["schemeID"],
    "beacon_id": "walkthrough",
}
SIGNATURE_38 = (
    "95c93585c513ebbcb4777ff15599b3140e5ec0295faa0e483f3deadd88fa6d43f0d3703e3a4ce106e8fd6c6987f32126"
)
TESTS = json.loads(VECTORS.read_bytes())["tests"]


def written(path: Path, content: object) -> Path:
    file = path / "info.json"
    file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return file


def refused(path: Path, content: object) -> list[tuple[str, str]]:
    file = written(path, content)
    with pytest.raises(InvalidInput) as caught:
        read_chain(file)
    assert {each.place.file for each in caught.value.faults} == {str(file)}
    assert all(each.sentence("zh") and each.sentence("en") for each in caught.value.faults)
    return [(each.code, each.place.path) for each in caught.value.faults]


def test_the_pinned_chains_have_the_hashes_by_which_they_are_known() -> None:
    assert list(PINNED) == [QUICK, "dbd506d6ef76e5f386f41c651dcb808c5bcbd75471cc4eafa3f4df7ad4e4c493"]
    assert (QUICKNET.scheme, FASTNET.scheme) == (RFC9380, ON_G1)


@pytest.mark.requirement("X-2")
@pytest.mark.parametrize("test", TESTS, ids=lambda test: test["id"])
def test_the_protocols_vectors_of_quicknet(test: dict[str, Any]) -> None:
    assert (test["chain"], test["public_key"]) == (QUICK, QUICKNET.key.hex())
    reveal = {"randomness": test["randomness"], "signature": test["signature"]}
    source = Drand(chain=QUICK, round=test["round"])
    (checked,) = check_reveals([source], [reveal], lambda *_: False, beacon=make())
    assert (checked.fault is None) is (test["result"] == "valid")
    if test["result"] == "valid":
        assert checked.existed == datetime.fromtimestamp(test["time"], UTC)


@pytest.mark.requirement("X-2")
@pytest.mark.parametrize(
    ("reveal", "code"),
    [
        ({"signature": SIGNATURE_38.upper()}, "SSJ-REVEAL-DRAND"),
        ({"signature": SIGNATURE_38[:-1]}, "SSJ-REVEAL-DRAND"),
        ({"randomness": "b2" * 32}, "SSJ-REVEAL-RANDOMNESS"),
        ({"round": 39}, "SSJ-REVEAL-SIGNATURE"),
        ({"chain": QUICK}, "SSJ-REVEAL-SIGNATURE"),
    ],
)
def test_what_is_wrong_with_a_reveal_is_said(tmp_path: Path, reveal: dict[str, Any], code: str) -> None:
    whole = {
        "chain": INFO["hash"],
        "round": 38,
        "randomness": "b2fc21325a24904a6a9e81a6c63f65f6cec3f0b2400df3f4a56b214770e9ccca",
        "signature": SIGNATURE_38,
        **reveal,
    }
    source = Drand(chain=whole["chain"], round=whole["round"])
    value = {name: whole[name] for name in ("randomness", "signature")}
    beacon = make([written(tmp_path, INFO)])
    (checked,) = check_reveals([source], [value], lambda *_: False, beacon=beacon)
    assert checked.fault
    assert checked.fault.code == code


def test_a_chained_chain_and_an_unknown_one_are_not_checked() -> None:
    assert make().chains == PINNED == DrandBeacon().chains
    reveal = {"randomness": sha256(b"\0").hexdigest(), "signature": "00"}
    for chain, code in ((MAINNET, "SSJ-DRAND-CHAINED"), ("ab" * 32, "SSJ-REVEAL-NO-BEACON")):
        source = Drand(chain=chain, round=1)
        (checked,) = check_reveals([source], [reveal], lambda *_: False, beacon=make())
        assert checked.unchecked
        assert checked.unchecked.code == code
        assert checked.unchecked.place.path == "$.reveals[0]"


@pytest.mark.parametrize("content", [INFO, NEWER, {**INFO, "more": [1]}])
def test_a_chain_of_ones_own_is_read_and_its_rounds_checked(tmp_path: Path, content: object) -> None:
    beacon = plugins.beacon([written(tmp_path, content)])
    assert beacon
    assert beacon(INFO["hash"], 38, bytes.fromhex(SIGNATURE_38)) == datetime(
        2023, 6, 23, 7, 55, 27, tzinfo=UTC
    )
    assert beacon(INFO["hash"], 39, bytes.fromhex(SIGNATURE_38)) is None
    assert beacon(QUICK, 1, b"") is None


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"public_key": QUICKNET.key.hex()}, [("SSJ-DRAND-HASH", "hash")]),
        ({"period": 30}, [("SSJ-DRAND-HASH", "hash")]),
        ({"genesis_time": 1687506817}, [("SSJ-DRAND-HASH", "hash")]),
        ({"metadata": {"beaconID": "default"}}, [("SSJ-DRAND-HASH", "hash")]),
        ({"metadata": None}, [("SSJ-DRAND-HASH", "hash")]),
        ({"groupHash": "00" * 32}, [("SSJ-DRAND-HASH", "hash")]),
        ({"hash": QUICK}, [("SSJ-DRAND-HASH", "hash")]),
        ({"schemeID": "pedersen-bls-chained"}, [("SSJ-DRAND-CHAINED", "schemeID")]),
        ({"schemeID": "bls-bn254-unchained-on-g1"}, [("SSJ-DRAND-SCHEME", "schemeID")]),
        ({"schemeID": "pedersen-bls-unchained"}, [("SSJ-DRAND-KEY", "public_key")]),
        ({"public_key": INFO["public_key"].upper()}, [("SSJ-DRAND-KEY", "public_key")]),
        ({"public_key": INFO["public_key"][:-1]}, [("SSJ-DRAND-KEY", "public_key")]),
        ({"public_key": "c0" + "00" * 95}, [("SSJ-DRAND-KEY", "public_key")]),
        ({"public_key": "", "period": 0}, [("SSJ-DRAND-MEMBER", "public_key")]),
        (
            {"period": 0, "genesis_time": -1, "metadata": {"beaconID": "a\nb"}},
            [
                ("SSJ-DRAND-NUMBER", "period"),
                ("SSJ-DRAND-NUMBER", "genesis_time"),
                ("SSJ-TEXT-CHARACTER", ".beacon"),
            ],
        ),
        ({"period": 2**32}, [("SSJ-DRAND-NUMBER", "period")]),
        ({"genesis_time": 10**12}, [("SSJ-DRAND-NUMBER", "genesis_time")]),
        (
            {"period": "3", "genesis_time": True, "hash": 7, "schemeID": None},
            [("SSJ-DRAND-MEMBER", each) for each in ("hash", "schemeID", "period", "genesis_time")],
        ),
        ({"groupHash": "xy", "hash": "AB"}, [("SSJ-TEXT-HEX", ".groupHash"), ("SSJ-TEXT-HEX", ".hash")]),
    ],
)
def test_wrong_information_is_refused_with_every_reason(
    tmp_path: Path, changed: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert refused(tmp_path, {**INFO, **changed}) == expected


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff", b'{"period": 1' + b"0" * 9000 + b"}", b"[" * 60_000]
)
def test_what_is_no_information_is_refused(tmp_path: Path, content: bytes) -> None:
    assert refused(tmp_path, content) == [("SSJ-DRAND-INFO", "")]


def test_every_file_is_judged(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    files = [tmp_path / "none.json", written(tmp_path, b"{}"), written(tmp_path / "other", INFO)]
    with pytest.raises(InvalidInput) as caught:
        plugins.beacon(files)
    codes = [each.code for each in caught.value.faults]
    assert codes[:2] == ["SSJ-FILE-MISSING", "SSJ-DRAND-MEMBER"]
    assert str(files[2]) not in {each.place.file for each in caught.value.faults}


@given(st.integers(1, 10**9), st.timedeltas(timedelta(0), timedelta(seconds=2.999)))
def test_a_round_is_the_first_from_every_instant_after_the_one_before(
    number: int, earlier: timedelta
) -> None:
    assert QUICKNET.first_from(QUICKNET.existed(number) - earlier) == number


def test_a_rounds_time_is_known_before_its_signature_and_has_an_end() -> None:
    assert make()(QUICK, 657413, None) == datetime(2023, 9, 15, 11, 0, 3, tzinfo=UTC)
    assert make()(QUICK, 2**53 - 1, None) == make()(QUICK, 2**40, None) == datetime(9999, 12, 30, tzinfo=UTC)
    with pytest.raises(LookupError):
        make()("ab" * 32, 1, None)


def test_before_its_genesis_a_chains_first_round_comes_first() -> None:
    assert QUICKNET.first_from(datetime(2020, 1, 1, tzinfo=UTC)) == 1


def test_the_program_gives_the_section_of_a_task(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["2023-06-23T15:55:25+08:00", "--chain", str(written(tmp_path, INFO))]) == 0
    assert capsys.readouterr().out == (
        f'[[entropy]]\nkind = "drand"\nchain = "{INFO["hash"]}"  # walkthrough\n'
        "round = 38  # 2023-06-23T15:55:27+08:00\n"
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["2023-06-23"], "SSJ-TEXT-INSTANT"),
        (["9999-12-31T23:59:59Z"], "SSJ-TEXT-INSTANT"),
        (["2023-06-23T15:55:25+08:00", "--chain", "none.json"], "SSJ-FILE-MISSING"),
    ],
)
def test_the_program_says_what_is_wrong(
    words: list[str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(words) == 2
    out, err = capsys.readouterr()
    assert (out, code in err) == ("", True)
