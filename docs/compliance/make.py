"""Make `docs/compliance.md`: `python docs/compliance/make.py`.

With `--check` nothing is written, and every fault is named: a requirement that the library enforces or warns of
and no test names, an id that there is not, a row that names no code, key or module of the library, a stale page.
"""

import sys
from collections.abc import Iterator
from typing import Final

from marks import Held, collected
from page import page
from requirements import ROOT, Requirement, requirements
from sources import unknown_names

PAGE: Final = ROOT / "docs" / "compliance.md"


def faults(listed: tuple[Requirement, ...], tests: dict[str, list[Held]]) -> Iterator[str]:
    """Name everything that is wrong with the list, the marks and the page."""
    known = {each.id for each in listed}
    for unknown in sorted(tests.keys() - known):
        where = "、".join(sorted({f"{each.file}::{each.function}" for each in tests[unknown]}))
        yield f"{unknown}：requirements.csv 没有这一条；改正 {where} 的标记"
    for each in listed:
        if each.wants_a_test and not tests.get(each.id):
            yield f"{each.id}（{each.strength}）：没有测试写明守着它；补测试，或者在 left_out 写明为什么不建"
        for name in unknown_names(each):
            yield f"{each.id}：“{name}”不是代码、规则键，也不是模块；改正 requirements.csv"
    if not PAGE.is_file() or PAGE.read_text("utf-8") != page(listed, tests):
        yield "docs/compliance.md：与现在的测试和代码不一致；请运行 python docs/compliance/make.py"


def main(arguments: list[str]) -> int:
    """Make, or check with `--check`; give the exit status."""
    listed, tests = requirements(), collected()
    if arguments != ["--check"]:
        PAGE.write_text(page(listed, tests), encoding="utf-8", newline="\n")
        return 0
    found = list(faults(listed, tests))
    for each in found:
        print(each)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
