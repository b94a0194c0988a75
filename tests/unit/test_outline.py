"""A roll's outline is what the roll itself says, though no line is kept."""

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.test_sql import Case, cases

from shuangsuiji.digests import Hash
from shuangsuiji.errors import InvalidInput
from shuangsuiji.rolls.entry import Entry
from shuangsuiji.rolls.outline import outline
from shuangsuiji.rolls.roll import freeze, read

SHA256 = Hash("sha256")


class TestOutline:
    """名录概要与名录一致: root, size, strata, kinds and the named entries are those of the roll that was read."""

    @given(case=cases(), named=st.sets(st.integers(0, 39), max_size=3))
    def test_it_is_the_rolls(self, case: Case, named: set[int]) -> None:
        roll = case.roll
        ids = {entry.id for number, entry in enumerate(roll.entries()) if number in named}
        found = outline(roll.lines, SHA256, roll.form, named=ids)
        assert (found.root, found.size, found.kinds, found.form) == (
            roll.root,
            roll.size,
            roll.kinds,
            roll.form,
        )
        assert [(p.name, p.scope, p.eligible) for p in found.parts] == [
            (p.name, p.scope, p.eligible) for p in roll.parts
        ]
        assert {id_: found.find(id_) for id_ in ids} == {id_: roll.find(id_) for id_ in ids}
        firsts = {(e.part, e.standing, e.area, e.codes): e for e in reversed(list(roll.entries()))}
        assert {e.id for e in found.entries()} == {e.id for e in firsts.values()} | ids


def lines(size: int) -> list[bytes]:
    return [Entry(id=f"{n:08}", part=f"{n % 3}", area="区").line() for n in range(size)]


@pytest.mark.parametrize("size", [1, 1023, 1024, 1025, 5000])
def test_any_number_of_batches(size: int) -> None:
    given_lines = lines(size)
    found, roll = outline(iter(given_lines), SHA256, "open"), read(given_lines, SHA256, "open")
    assert (found.root, found.size) == (roll.root, size)
    assert [(p.scope, p.eligible) for p in found.parts] == [(p.scope, p.eligible) for p in roll.parts]


def test_memory_does_not_grow_with_the_roll() -> None:
    def peak(size: int) -> int:
        tracemalloc.start()
        outline((Entry(id=f"{n:08}", part="企业").line() for n in range(size)), SHA256, "open")
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert peak(20_000) < 1.2 * peak(4_000)


def test_faults_are_those_of_a_roll_with_their_rows() -> None:
    wrong = [b"b\t1\teligible\t\t", b"a\t1\teligible\t\t", b"c\t1\tyes\t\t", b"c\t1\teligible\t\t"]
    with pytest.raises(InvalidInput) as error:
        outline(wrong, SHA256, "open")
    with pytest.raises(InvalidInput) as expected:
        read(wrong, SHA256, "open")
    assert error.value.faults == expected.value.faults
    with pytest.raises(InvalidInput) as error:
        outline([], SHA256, "open")
    assert error.value.code == "SSJ-ROLL-EMPTY"


def test_a_named_id_that_is_not_there_is_not_found() -> None:
    roll = freeze([Entry(id="a", part="企业"), Entry(id="b", part="企业")], SHA256, b"\x01" * 32)
    found = outline(roll.lines, SHA256, "sealed", named=["c"])
    assert found.find("c") is None
    assert found.find("a") == roll.find("a")
