"""Values and JSON: what the wire says must be exactly what the value is, and every fault has its path."""

from types import NoneType
from typing import Literal

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.judging import Json, refused

from shuangsuiji import wire
from shuangsuiji.errors import InvalidInput, Place, fault


@frozen(kw_only=True)
class Leaf:
    """A value that judges itself."""

    name: str
    count: int = 1

    def __attrs_post_init__(self) -> None:
        if self.count < 0:
            raise InvalidInput(fault("SSJ-FORM-LEAST", Place(path=".count"), least=0, found=self.count))


@frozen(kw_only=True)
class Red:
    """One of two kinds."""

    hue: int
    kind: Literal["red"] = "red"


@frozen(kw_only=True)
class Blue:
    """The other kind."""

    leaf: Leaf
    kind: Literal["blue"] = "blue"


@frozen(kw_only=True)
class Whole:
    """Everything that the protocol's values have."""

    text: str
    flag: bool
    choice: Literal["a", "b"]
    leaves: tuple[Leaf, ...]
    maybe: Leaf | None
    number: int | None
    mixed: tuple[Leaf | str, ...]
    colour: Red | Blue
    nothing: NoneType  # type: ignore[nonetype-type]


GOOD: dict[str, Json] = {
    "text": "x",
    "flag": True,
    "choice": "a",
    "leaves": [{"name": "n", "count": 0}],
    "maybe": None,
    "number": None,
    "mixed": ["s", {"name": "n", "count": 1}],
    "colour": {"kind": "blue", "leaf": {"name": "n", "count": 1}},
    "nothing": None,
}


def faults(value: Json) -> list[tuple[str, str]]:
    """Give code and path of each fault."""
    try:
        wire.read(Whole, value)
    except InvalidInput as error:
        return [(each.code, each.place.path) for each in error.faults]
    return []


def test_there_and_back() -> None:
    value = wire.read(Whole, GOOD)
    assert value.colour == Blue(leaf=Leaf(name="n"))
    assert value.mixed == ("s", Leaf(name="n"))
    assert wire.write(value) == GOOD


@pytest.mark.parametrize(
    ("members", "found"),
    [
        ({"text": 1}, [("SSJ-JSON-TYPE", "$.text")]),
        ({"text": None}, [("SSJ-JSON-TYPE", "$.text")]),
        ({"text": ["x"]}, [("SSJ-JSON-TYPE", "$.text")]),
        ({"flag": 1}, [("SSJ-JSON-TYPE", "$.flag")]),
        ({"flag": "true"}, [("SSJ-JSON-TYPE", "$.flag")]),
        ({"choice": "c"}, [("SSJ-JSON-CHOICE", "$.choice")]),
        ({"choice": ["a"]}, [("SSJ-JSON-CHOICE", "$.choice")]),
        ({"choice": True}, [("SSJ-JSON-CHOICE", "$.choice")]),
        ({"leaves": "nn"}, [("SSJ-JSON-TYPE", "$.leaves")]),
        ({"leaves": {}}, [("SSJ-JSON-TYPE", "$.leaves")]),
        ({"leaves": [1]}, [("SSJ-JSON-TYPE", "$.leaves[0]")]),
        (
            {"leaves": [None, {"name": 1, "count": True}]},
            [
                ("SSJ-JSON-TYPE", "$.leaves[0]"),
                ("SSJ-JSON-TYPE", "$.leaves[1].name"),
                ("SSJ-JSON-TYPE", "$.leaves[1].count"),
            ],
        ),
        ({"leaves": [{"name": "n", "count": -1}]}, [("SSJ-FORM-LEAST", "$.leaves[0].count")]),
        ({"maybe": 0}, [("SSJ-JSON-TYPE", "$.maybe")]),
        ({"maybe": {}}, [("SSJ-JSON-MISSING", "$.maybe")]),
        ({"maybe": {"name": "n", "count": 1, "x": 1, "a": 1}}, [("SSJ-JSON-EXTRA", "$.maybe")] * 2),
        ({"number": True}, [("SSJ-JSON-TYPE", "$.number")]),
        ({"number": "1"}, [("SSJ-JSON-TYPE", "$.number")]),
        ({"mixed": [1]}, [("SSJ-JSON-TYPE", "$.mixed[0]")]),
        ({"mixed": [[]]}, [("SSJ-JSON-TYPE", "$.mixed[0]")]),
        ({"colour": None}, [("SSJ-JSON-TYPE", "$.colour")]),
        ({"colour": {"hue": 1}}, [("SSJ-JSON-CHOICE", "$.colour.kind")]),
        ({"colour": {"kind": "green"}}, [("SSJ-JSON-CHOICE", "$.colour.kind")]),
        ({"colour": {"kind": ["red"]}}, [("SSJ-JSON-CHOICE", "$.colour.kind")]),
        ({"colour": {"kind": "red", "hue": 1, "leaf": 1}}, [("SSJ-JSON-EXTRA", "$.colour")]),
        ({"colour": {"kind": "blue", "leaf": {"name": "n"}}}, []),
        ({"nothing": False}, [("SSJ-JSON-TYPE", "$.nothing")]),
        ({"more": 1}, [("SSJ-JSON-EXTRA", "$")]),
        (
            {"text": 1, "flag": 1, "more": 1},
            [("SSJ-JSON-TYPE", "$.text"), ("SSJ-JSON-TYPE", "$.flag"), ("SSJ-JSON-EXTRA", "$")],
        ),
    ],
)
def test_every_fault_with_its_path(members: dict[str, Json], found: list[tuple[str, str]]) -> None:
    assert sorted(faults({**GOOD, **members})) == sorted(found)


@pytest.mark.parametrize("name", sorted(set(GOOD) - {"nothing"}))
def test_a_missing_member(name: str) -> None:
    assert faults({key: value for key, value in GOOD.items() if key != name}) == [("SSJ-JSON-MISSING", "$")]


@pytest.mark.parametrize("value", [None, [], "x", 1, True])
def test_a_document_is_an_object(value: Json) -> None:
    assert faults(value) == [("SSJ-JSON-TYPE", "$")]


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.sampled_from(["red", "blue", "a"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*GOOD, "kind", "hue", "leaf", "name", "count"]), inner, max_size=4)
    ),
    max_leaves=10,
)


@given(st.sampled_from(sorted(GOOD)), anything)
def test_anything_is_read_back_the_same_or_refused(name: str, value: Json) -> None:
    given_ = {**GOOD, name: value}
    if not refused(wire.read, Whole, given_):
        read = wire.read(Whole, given_)
        assert wire.read(Whole, wire.write(read)) == read
        written = wire.write(read)
        assert isinstance(written, dict)
        assert type(written[name]) is type(value)


def test_a_path_begins_where_the_document_does() -> None:
    with pytest.raises(InvalidInput) as caught:
        wire.read(Leaf, {"name": 1, "count": 1}, "$.leaf")
    assert caught.value.faults[0].place.path == "$.leaf.name"
