"""Errors carry codes, places and data; words are made when somebody reads them."""

import pytest

from shuangsuiji.errors import (
    ActRefused,
    AdapterMissing,
    DrawStopped,
    Fault,
    InvalidInput,
    Place,
    ShuangsuijiError,
    fault,
    raise_if,
)


def test_one_tree() -> None:
    for leaf in (InvalidInput, ActRefused, DrawStopped, AdapterMissing):
        assert issubclass(leaf, ShuangsuijiError)
        assert issubclass(leaf, ValueError) == (leaf is InvalidInput)


def test_all_faults_one_a_line() -> None:
    error = InvalidInput(
        fault("SSJ-ROLL-EMPTY", Place(file="a.tsv")), fault("SSJ-TEXT-LONG", Place(row=3), length=129)
    )
    assert error.code == "SSJ-ROLL-EMPTY"
    zh = str(error).splitlines()
    assert zh == error.text().splitlines()
    assert zh[0].startswith("a.tsv：")
    assert zh[0].endswith("〔SSJ-ROLL-EMPTY〕")
    assert zh[1].startswith("第 3 行：有 129 个字节")
    assert error.text("en").splitlines()[1].startswith("row 3: has 129 bytes")


@pytest.mark.parametrize("value", ["{", "{0}", "{x}", "%s", "字"])
def test_data_with_braces_are_shown_as_they_are(value: str) -> None:
    assert value in fault("SSJ-JSON-EXTRA", member=value).text()


def test_data_cannot_break_the_line() -> None:
    assert len(fault("SSJ-JSON-EXTRA", member="a\n\u202eb\u2028").text().splitlines()) == 1


def test_place_in_words() -> None:
    place = Place(file="对象.xlsx", sheet="检查对象", row=17, column="企业名称", cell="B17", path="$.x")
    assert place.text("en") == "对象.xlsx, sheet '检查对象', row 17, column '企业名称' (B17), $.x"
    assert Place().text() == Place().text("en") == ""
    assert Place(column="A").text() == "“A”列"


def test_a_fault_moves_and_compares_by_value() -> None:
    found = fault("SSJ-ROLL-EMPTY")
    assert found.at(Place(row=2)) == Fault("SSJ-ROLL-EMPTY", (), Place(row=2)) != found


def test_raise_if() -> None:
    raise_if([])
    raise_if(iter(()))
    with pytest.raises(ActRefused) as caught:
        raise_if((fault("SSJ-ROLL-EMPTY") for _ in range(2)), ActRefused)
    assert len(caught.value.faults) == 2


def test_a_code_of_somebody_else_is_told_with_its_data() -> None:
    assert fault("PROVINCE-17", line=3, why="不收\n").text() == "line=3, why=不收\\u{A}〔PROVINCE-17〕"


def test_a_missing_datum_is_our_own_mistake() -> None:
    with pytest.raises(KeyError):
        fault("SSJ-TEXT-LONG").text()
