"""Canonical JSON: nasty bytes are refused with their place, never repaired, and never break the reader."""

import json
import sys

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.judging import Json, refused

from shuangsuiji.canonical import MAX_DEPTH, decode, encode
from shuangsuiji.errors import InvalidInput, Place

PLACE = Place(file="record.json")


@pytest.mark.requirement("X-5")
@pytest.mark.parametrize(
    ("data", "code", "params"),
    [
        (b'{"a":1,"b":2,"a":3}', "SSJ-JSON-DUPLICATE", {"member": "a"}),
        (b'[{"x":{"":1,"":1}}]', "SSJ-JSON-DUPLICATE", {"member": ""}),
        (b"[1.0]", "SSJ-JSON-NUMBER", {"value": "1.0"}),
        (b"[-0]", "SSJ-JSON-NUMBER", {"value": "-0"}),
        (b"[1e3]", "SSJ-JSON-NUMBER", {"value": "1e3"}),
        (b"[1E+3]", "SSJ-JSON-NUMBER", {"value": "1E+3"}),
        (b"[9007199254740992]", "SSJ-JSON-NUMBER", {"value": "9007199254740992"}),
        (b"[-9007199254740992]", "SSJ-JSON-NUMBER", {"value": "-9007199254740992"}),
        (b"[" + b"1" * 100_000 + b"]", "SSJ-JSON-NUMBER", {"value": "1" * 40}),
        (b"[NaN]", "SSJ-JSON-NUMBER", {"value": "NaN"}),
        (b'"\xc3\x28"', "SSJ-JSON-UTF8", {"position": 2}),
        (b'"\xed\xa0\x80"', "SSJ-JSON-UTF8", {"position": 2}),
        (b'"\xf8\x88\x80\x80\x80"', "SSJ-JSON-UTF8", {"position": 2}),
        (b"\xff\xfe[\x00]\x00", "SSJ-JSON-UTF8", {"position": 1}),
        (b"", "SSJ-JSON-SYNTAX", {"position": 1, "reason": "Expecting value"}),
        (b"[1,]", "SSJ-JSON-SYNTAX", {"position": 4}),
        (b"{'a':1}", "SSJ-JSON-SYNTAX", {"position": 2}),
        (b"[1]\n\n", "SSJ-JSON-CANONICAL", {"position": 4}),
        (b"[1]\r\n", "SSJ-JSON-CANONICAL", {"position": 4}),
        (b" [1]", "SSJ-JSON-CANONICAL", {"position": 1}),
        (b'{"b":1,"a":1}', "SSJ-JSON-CANONICAL", {"position": 3}),
        (b'"\\u00e9"', "SSJ-JSON-CANONICAL", {"position": 2}),
        (b'"\\u000a"', "SSJ-JSON-CANONICAL", {"position": 3}),
        (b'"\\u001F"', "SSJ-JSON-CANONICAL", {"position": 7}),
        (b'"\\ud83d\\ude00"', "SSJ-JSON-CANONICAL", {"position": 2}),
        (b'"\\udc00\\ud800"', "SSJ-JSON-VALUE", {}),
        (b'{"\\ud800":0}', "SSJ-JSON-VALUE", {}),
        ('"e\u0301"'.encode(), "SSJ-TEXT-NFC", {"value": "e\u0301"}),
        ('{"e\u0301":1}'.encode(), "SSJ-TEXT-NFC", {"value": "e\u0301"}),
        ('["\\n\u0303","\u212b"]'.encode(), "SSJ-TEXT-NFC", {"value": "\u212b"}),
    ],
)
def test_refused_with_its_place(data: bytes, code: str, params: dict[str, object]) -> None:
    with pytest.raises(InvalidInput) as caught:
        decode(data, PLACE)
    (found,) = caught.value.faults
    assert (found.code, found.place) == (code, PLACE)
    assert params.items() <= dict(found.params).items()


@pytest.mark.parametrize(
    "data",
    [
        b"null",
        b"true",
        b"[]",
        b"{}",
        b'""',
        b"9007199254740991",
        b"-9007199254740991",
        b'"\\u0000\\u001f\x7f\\n\\"\\\\/"',
        '"\\n\u0303"'.encode(),
        '"\u0301"'.encode(),
        '"\uffff\ufdd0\U0010ffff\u0378"'.encode(),
        '{"\U00010000":1,"\uffff":2}'.encode(),
    ],
)
def test_taken_as_it_is(data: bytes) -> None:
    assert encode(decode(data)) == data == encode(decode(data + b"\n"))
    assert decode(data) == json.loads(data)


@pytest.mark.parametrize("depth", [1, 50, MAX_DEPTH, MAX_DEPTH + 2, 500, 990, 2_000, 100_000])
@pytest.mark.parametrize("inside", ['"x"', '"e\u0301"', '"\\ud800"', "1.5"])
@pytest.mark.parametrize("brackets", ["[]", "{}"])
def test_nesting_never_breaks_the_reader(depth: int, inside: str, brackets: str) -> None:
    start, end = brackets[0], brackets[1]
    label = '"a":' if start == "{" else ""
    data = ((start + label) * depth + inside + end * depth).encode()
    good = depth <= MAX_DEPTH and inside == '"x"'
    assert bool(refused(decode, data)) != good


@pytest.mark.parametrize("data", [b"[" * 100_000, b'[{"a":' * 100_000, b'["[\\"' + b"[" * 100_000])
def test_nesting_breaks_no_program_that_lets_itself_recurse(data: bytes) -> None:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(10**6)
    try:
        assert refused(decode, data) == ["SSJ-JSON-SYNTAX"]
    finally:
        sys.setrecursionlimit(before)


def test_brackets_within_texts_are_no_nesting() -> None:
    value: list[Json] = ["[{" * 200 + '\\"', {"甲[" * 101: "]"}]
    assert decode(encode(value)) == value


@pytest.mark.requirement("X-5")
@pytest.mark.parametrize(
    "value",
    [1.0, float("nan"), b"x", {1: 2}, object(), 2**53, {"a": {"b": [0.5]}}, {"\ud800": 1}, "\ud800", {1, 2}],
)
def test_what_cannot_be_written(value: Json) -> None:
    found = refused(encode, value)
    assert found in (["SSJ-JSON-VALUE"], ["SSJ-JSON-NUMBER"])


def test_nesting_is_refused_in_writing_too() -> None:
    value: list[Json] = []
    for _ in range(5_000):
        value = [value]
    assert refused(encode, value) == ["SSJ-JSON-VALUE"]


letters = st.text(
    st.sampled_from('ae\u0301\u00e9\x00\x1f\x7f\n\t"\\/\u2028\ue000\uffff\U00010000\ud800'), max_size=3
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | letters | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(letters, inner, max_size=3),
)


@pytest.mark.requirement("X-5")
@given(values)
def test_any_value_gives_the_bytes_of_rfc_8785(value: Json) -> None:
    if not refused(encode, value):
        assert encode(value) == rfc8785.dumps(value)
        assert decode(encode(value)) == value


def test_a_value_of_more_than_a_hundred_brackets_is_taken_as_it_is() -> None:
    value: Json = [[["\U00010000", 1]] * 50, {"a": [{}]}]
    assert decode(encode(value)) == value
    assert encode(value) == rfc8785.dumps(value)
    assert refused(decode, encode(value).replace(b",1]", b",1.0]")) == ["SSJ-JSON-NUMBER"]


@pytest.mark.requirement("X-5")
@given(st.binary(max_size=40))
def test_any_bytes_give_a_value_or_faults(data: bytes) -> None:
    if not refused(decode, data):
        assert encode(decode(data)) == data.removesuffix(b"\n")
