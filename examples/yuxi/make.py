"""Make the made-up bureau's registries: `python examples/yuxi/make.py`.

With `--check` nothing is written: each committed file is compared with what this script makes of it.
"""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import faults
import inspectors
import links
import sheets
import targets

HERE: Final = Path(__file__).resolve().parent


def contents() -> Mapping[str, bytes]:
    """Make every file: its path below this folder, and its bytes."""
    registry, people = targets.registry(), inspectors.registry()
    faulty = faults.files(registry, people)
    return {
        "targets.xlsx": target_registry("检查对象名录库", registry),
        "targets-c.xlsx": target_registry("食盐定点批发企业名录库", targets.salt_wholesalers(registry)),
        "inspectors.xlsx": inspector_registry(people),
        "recusals.xlsx": recusals(registry, people),
        "history.csv": sheets.csv([links.HISTORY_HEADERS, *links.history(registry)], "gb18030"),
        **{f"faulty/{each.name}": each.content for each in faulty},
        "faulty/README.md": faults.readme(faulty).encode(),
    }


def target_registry(title: str, registry: tuple[targets.Target, ...]) -> bytes:
    """检查对象名录库, as a workbook."""
    rows = [target.cells() for target in registry]
    return sheets.workbook(title, [targets.HEADERS, targets.HINTS, targets.SAMPLE, *rows])


def inspector_registry(people: tuple[inspectors.Inspector, ...]) -> bytes:
    """执法检查人员名录库, as a workbook with its code lists."""
    rows = [person.cells() for person in people]
    table = [inspectors.HEADERS, inspectors.HINTS, inspectors.SAMPLE, *rows]
    return sheets.workbook("执法检查人员名录库", table, inspectors.PARAMETERS)


def recusals(registry: tuple[targets.Target, ...], people: tuple[inspectors.Inspector, ...]) -> bytes:
    """回避登记, as a workbook."""
    head = [links.RECUSAL_HEADERS, links.RECUSAL_HINTS, links.RECUSAL_SAMPLE]
    return sheets.workbook("回避登记", [*head, *links.recusals(registry, people)])


def write(made: Mapping[str, bytes]) -> None:
    """Write the files beside this script."""
    for name, content in made.items():
        path = HERE / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        print(f"{len(content):>9,}  {name}")


def differing(made: Mapping[str, bytes]) -> list[str]:
    """Name the files that are missing, not made here, or other than what is made here."""
    found = {path.relative_to(HERE).as_posix() for path in HERE.glob("faulty/*")}
    wrong = [name for name, content in made.items() if not _is(HERE / name, content)]
    return sorted({*wrong, *(found - set(made))})


def main() -> int:
    """Make, or check with `--check`; give the exit status."""
    made = contents()
    if sys.argv[1:] != ["--check"]:
        write(made)
        return 0
    wrong = differing(made)
    for name in wrong:
        print(f"{name}：与 make.py 生成的不一致；请运行 python examples/yuxi/make.py")
    return 1 if wrong else 0


def _is(path: Path, content: bytes) -> bool:
    return path.is_file() and sheets.same(path.read_bytes(), content)


if __name__ == "__main__":
    sys.exit(main())
