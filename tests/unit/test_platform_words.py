"""平台用语对照 (第十八条、第十九条): every known name of a result is read, every other one is kept and questioned."""

from typing import Final

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from shuangsuiji.codes import KNOWN, RESULTS, Result
from shuangsuiji.platform_words import ALIASES, OTHER, read_result


@frozen(kw_only=True)
class Case:
    """What a platform says, and what is said of it."""

    name: str
    words: str
    says: tuple[str, ...]
    holds: tuple[str, ...] = ("X-22",)


QUESTIONED: Final = (
    Case(
        name="a result that no table has",
        words="发现问题，另案处理",
        says=("SSJ-X-22 warning 发现问题，另案处理",),
    ),
    Case(
        name="a known result with something added",
        words="注销（样例）",
        says=("SSJ-X-22 warning 注销（样例）",),
    ),
    Case(name="no words at all", words="", says=("SSJ-X-22 warning",)),
    Case(name="a result by an older name", words="不予配合情节严重", says=()),
)

TABLES: Final = (QUESTIONED,)

NAMES: Final = [(code, RESULTS[code].words) for code in KNOWN] + [
    (code, name) for code, names in ALIASES.items() for name in names
]


@pytest.mark.parametrize(
    "case",
    [pytest.param(each, id=each.name, marks=[pytest.mark.requirement(*each.holds)]) for each in QUESTIONED],
)
def test_questioned(case: Case) -> None:
    found = [
        f"{each.code} {each.severity} {each.subject}".strip() for each in read_result(case.words).findings()
    ]
    assert tuple(found) == case.says


@pytest.mark.requirement("X-22")
@pytest.mark.parametrize(("code", "name"), NAMES, ids=[name for _, name in NAMES])
def test_every_name_of_a_result_is_read(code: Result, name: str) -> None:
    assert read_result(name).code == code
    assert read_result(f" {name}\u3000").code == code
    assert read_result(name.replace("（", "(").replace("）", ")")).code == code


def test_no_name_means_two_results() -> None:
    assert len({name for _, name in NAMES}) == len(NAMES)


@pytest.mark.requirement("X-22")
@given(st.text())
def test_whatever_a_platform_says_is_kept_to_the_character(words: str) -> None:
    found = read_result(words)
    assert found.words == words
    assert found.code in (*KNOWN, OTHER)
    assert bool(found.findings()) == (found.code == OTHER)
