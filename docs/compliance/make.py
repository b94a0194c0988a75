"""Make `docs/compliance.md`: `python docs/compliance/make.py`.

With `--check` nothing is written, and every fault is named: a requirement that the library enforces or warns of
and no test names, an id that there is not, a row that names no code, key or module of the library, a stale page.
"""

import sys
from collections.abc import Iterator
from typing import Final

from marks import Collected, collected
from page import page
from requirements import ROOT, Requirement, requirements
from sources import Place, place_of, unknown_names

PAGE: Final = ROOT / "docs" / "compliance.md"


def faults(listed: tuple[Requirement, ...], found: Collected, places: dict[str, Place]) -> Iterator[str]:
    """Name everything that is wrong with the list, the marks and the page."""
    for unknown in sorted(found.marked.keys() - places.keys()):
        where = "、".join(sorted({f"{each.file}::{each.function}" for each in found.marked[unknown]}))
        yield f"{unknown}：requirements.csv 没有这一条；改正 {where} 的标记"
    for each in listed:
        if each.wants_a_test and not places[each.id].tests:
            yield f"{each.id}（{each.strength}）：没有测试写明守着它；补测试，或者在 left_out 写明为什么不建"
        for name in unknown_names(each):
            yield f"{each.id}：“{name}”不是代码、规则键，也不是模块；改正 requirements.csv"
    if not PAGE.is_file() or PAGE.read_text("utf-8") != page(listed, places):
        yield "docs/compliance.md：与现在的测试和代码不一致；请运行 python docs/compliance/make.py"


def main(arguments: list[str]) -> int:
    """Make, or check with `--check`; give the exit status."""
    listed, found = requirements(), collected()
    places = {each.id: place_of(each, found) for each in listed}
    if arguments != ["--check"]:
        PAGE.write_text(page(listed, places), encoding="utf-8", newline="\n")
        return 0
    wrong = list(faults(listed, found, places))
    for each in wrong:
        print(each)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
