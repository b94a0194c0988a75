"""Signatures of real rounds, and what is none: both libraries give the same answers."""

import sys
from types import SimpleNamespace

import pytest

from shuangsuiji.errors import AdapterMissing, InvalidInput
from shuangsuiji_drand import pure, rust, signature
from shuangsuiji_drand.chain import Chain
from shuangsuiji_drand.pinned import FASTNET, QUICKNET
from shuangsuiji_drand.schemes import ON_G1, RFC9380, UNCHAINED, Scheme
from shuangsuiji_drand.signature import Verify, engine, is_signed

ENGINES = [pytest.param(rust.verify, id="rust"), pytest.param(pure.verify, id="pure")]

WALKTHROUGH = "81d320f220ee9c79e60e19dedc838c31e3ab919b15481e9feb52f643628c4f6a13fdc52129493875a818109d767272ca0541cbcdcea9335f2870d781b39b845ba8cbd44fdfe4967781cf72ca5917fc9398bcf97ca0548ed5a709016c4b1ff0f3"
SWAPPED = "876f6fa8073736e22f6ff4badaab35c637503718f7a452d178ce69c45d2d8129a54ad2f988ab10c9666f87ab603c59bf013409a5b500555da31720f8eec294d9809b8796f40d5372c71a44ca61226f1eb978310392f98074a608747f77e66c5a"
TESTNET = "8200fc249deb0148eb918d6e213980c5d01acd7fc251900d9260136da3b54836ce125172399ddc69c4e3e11429b62c11"
QUICK, FAST = QUICKNET.key.hex(), FASTNET.key.hex()

QUICK_1 = "b55e7cb2d5c613ee0b2e28d6750aabbb78c39dcc96bd9d38c2c2e12198df95571de8e8e402a0cc48871c7089a2b3af4b"
QUICK_1000 = (
    "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39"
)
WALKTHROUGH_38 = (
    "95c93585c513ebbcb4777ff15599b3140e5ec0295faa0e483f3deadd88fa6d43f0d3703e3a4ce106e8fd6c6987f32126"
)
FAST_5713537 = (
    "9391bf57538cf1c0012fabc0d933408d21f785324bcbb4f9850503e5a31e268f6e523e1c1db91ab4bf950752474e1580"
)
SWAPPED_3 = "ac7c3ca14bc88bd014260f22dc016b4fe586f9313c3a549c83d195811a99a5d2d4999d4df6daec73ff51fafadd6d5bb5"
TESTNET_223344 = "94f6b85df7cce7237e8e7df66d794ddad092de5d8bb6a791b97e905aa89852e506ac36a792eba7021e22eebf34891f8914bf9a8dd9233ea0a4c5ca00ef8404999f899073dd2eade61fe54077fee8168f83dcb61a758b6883b38904054e64a433"
TESTNET_1 = "86ecea71376e78abd19aaf0ad52f462a6483626563b1023bd04815a7b953da888c74f5bf6ee672a5688603ab310026230522898f33f23a7de363c66f90ffd49ec77ebf7f6c1478a9ecd6e714b4d532ab43d044da0a16fed13b4791d7fc999e2b"
OUTSIDE = f"{(1 << 383) + 4:096x}"
"""On the curve, but outside the subgroup."""
OUTSIDE_G2 = f"{1 << 383:096x}{2:096x}"
INFINITE = "c0" + "00" * 47
MODULUS = 0x1A0111EA397FE69A4B1BA7B6434BACD764774B84F38512BF6730D2A0F6B0F6241EABFFFEB153FFFFB9FEFFFFFFFFAAAB


def chain(scheme: Scheme, key: str) -> Chain:
    return Chain(scheme=scheme, key=bytes.fromhex(key), period=3, genesis=0, seed=bytes(32))


def flipped(text: str, mask: int, index: int = 0) -> str:
    data = bytearray.fromhex(text)
    data[index] ^= mask
    return data.hex()


@pytest.mark.requirement("X-2")
@pytest.mark.parametrize("verify", ENGINES)
@pytest.mark.parametrize(
    ("scheme", "key", "number", "signed"),
    [
        pytest.param(RFC9380, QUICK, 1000, QUICK_1000, id="quicknet"),
        pytest.param(RFC9380, WALKTHROUGH, 38, WALKTHROUGH_38, id="walkthrough"),
        pytest.param(ON_G1, FAST, 5713537, FAST_5713537, id="fastnet"),
        pytest.param(ON_G1, SWAPPED, 3, SWAPPED_3, id="on-g1"),
        pytest.param(UNCHAINED, TESTNET, 223344, TESTNET_223344, id="on-g2"),
    ],
)
def test_a_real_round_is_signed(
    monkeypatch: pytest.MonkeyPatch, verify: Verify, scheme: Scheme, key: str, number: int, signed: str
) -> None:
    monkeypatch.setattr(signature, "engine", lambda: verify)
    assert is_signed(chain(scheme, key), number, bytes.fromhex(signed))


@pytest.mark.requirement("X-2")
@pytest.mark.parametrize("verify", ENGINES)
@pytest.mark.parametrize(
    ("scheme", "key", "number", "signed"),
    [
        pytest.param(RFC9380, QUICK, 2, QUICK_1, id="another-round"),
        pytest.param(RFC9380, WALKTHROUGH, 55, WALKTHROUGH_38, id="another-round-of-walkthrough"),
        pytest.param(UNCHAINED, TESTNET, 223344, TESTNET_1, id="another-round-on-g2"),
        pytest.param(RFC9380, WALKTHROUGH, 1000, QUICK_1000, id="another-chain"),
        pytest.param(RFC9380, SWAPPED, 3, SWAPPED_3, id="another-scheme"),
        pytest.param(RFC9380, QUICK, 1000, TESTNET_223344, id="another-group"),
        pytest.param(RFC9380, QUICK, 1000, flipped(QUICK_1000, 0x20), id="negated"),
        pytest.param(RFC9380, QUICK, 1000, flipped(QUICK_1000, 1, -1), id="last-bit"),
        pytest.param(RFC9380, QUICK, 1000, flipped(QUICK_1000, 0x80), id="not-compressed"),
        pytest.param(RFC9380, QUICK, 1000, f"{(1 << 383) + MODULUS:096x}", id="not-reduced"),
        pytest.param(RFC9380, QUICK, 1000, OUTSIDE, id="outside-the-subgroup"),
        pytest.param(UNCHAINED, TESTNET, 223344, OUTSIDE_G2, id="outside-the-subgroup-on-g2"),
        pytest.param(RFC9380, QUICK, 1000, INFINITE, id="infinity"),
        pytest.param(RFC9380, QUICK, 1000, QUICK_1000[:-2], id="truncated"),
        pytest.param(RFC9380, QUICK, 1000, QUICK_1000 + "00", id="longer"),
        pytest.param(RFC9380, QUICK, 1000, "", id="empty"),
    ],
)
def test_anything_else_is_not(
    monkeypatch: pytest.MonkeyPatch, verify: Verify, scheme: Scheme, key: str, number: int, signed: str
) -> None:
    monkeypatch.setattr(signature, "engine", lambda: verify)
    assert not is_signed(chain(scheme, key), number, bytes.fromhex(signed))


@pytest.mark.parametrize("bit", range(0, 384, 5))
def test_no_bit_may_be_flipped(bit: int) -> None:
    assert not is_signed(QUICKNET, 1000, bytes.fromhex(flipped(QUICK_1000, 1 << bit % 8, bit // 8)))


@pytest.mark.parametrize("verify", ENGINES)
@pytest.mark.parametrize(
    ("scheme", "key", "signed"), [(RFC9380, OUTSIDE_G2, QUICK_1), (UNCHAINED, OUTSIDE, TESTNET_1)]
)
def test_a_key_outside_its_subgroup_is_named(
    monkeypatch: pytest.MonkeyPatch, verify: Verify, scheme: Scheme, key: str, signed: str
) -> None:
    monkeypatch.setattr(signature, "engine", lambda: verify)
    with pytest.raises(InvalidInput) as caught:
        is_signed(chain(scheme, key), 1, bytes.fromhex(signed))
    assert caught.value.code == "SSJ-DRAND-KEY"


@pytest.mark.parametrize(
    "key", [INFINITE + "00" * 48, QUICK[:-2], QUICK + "00", flipped(QUICK, 0x80), "", TESTNET]
)
def test_no_chain_has_infinity_or_another_groups_point_as_its_key(key: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        chain(RFC9380, key)
    assert [each.code for each in caught.value.faults] == ["SSJ-DRAND-KEY"]


def test_what_ends_a_program_is_not_taken_for_a_bad_key(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(rust, "_CALLS", {RFC9380: interrupted})
    with pytest.raises(KeyboardInterrupt):
        rust.verify(RFC9380, QUICKNET.key, 1, bytes.fromhex(QUICK_1))


def test_without_the_compiled_library_the_other_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    assert engine() is rust.verify
    monkeypatch.setitem(sys.modules, "shuangsuiji_drand.rust", None)  # type: ignore[arg-type]
    assert engine() is pure.verify


def test_without_either_the_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("rust", "pure"):
        monkeypatch.setitem(sys.modules, f"shuangsuiji_drand.{name}", None)  # type: ignore[arg-type]
    with pytest.raises(AdapterMissing) as caught:
        is_signed(QUICKNET, 1, bytes.fromhex(QUICK_1))
    assert "drand-verify" in caught.value.text()
    assert "py_ecc" in caught.value.text("en")


def test_a_library_is_imported_only_for_a_signature_that_may_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    called = SimpleNamespace(count=0)

    def counted() -> Verify:
        called.count += 1
        return rust.verify

    monkeypatch.setattr(signature, "engine", counted)
    assert not is_signed(QUICKNET, 1, b"")
    assert called.count == 0
