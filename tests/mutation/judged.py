"""What was judged of the changes that no test notices: the table of a decision record."""

import re
from collections.abc import Iterator
from typing import Final

from tests.mutation.changes import PACKAGE, ROOT, Change, changes

RECORD: Final = ROOT / "docs" / "decisions" / "0041-mutation-of-legal-rules.md"
Key = tuple[str, str, str, str]


def judgements() -> dict[Key, str]:
    """Give the reason of each change that changes nothing that the law asks for."""
    return {(module, *rest): reason for module, *rest, reason in _rows()}  # type: ignore[misc]


def _rows() -> Iterator[list[str]]:
    for line in RECORD.read_text("utf-8").partition("\n## Judged")[2].splitlines():
        if line.startswith("| `"):
            yield cells(line)


def cells(line: str) -> list[str]:
    """Read a row of the table."""
    return [cell.strip().replace("\\|", "|").strip("`") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def row(change: Change, reason: str = "?") -> str:
    """Write a row of the table."""
    named = [f"`{cell}`".replace("|", "\\|") for cell in change.key]
    return f"| {' | '.join([*named, reason])} |"


def stale() -> list[Key]:
    """Give the judged changes that cannot be made any longer: what was judged reads otherwise now."""
    judged = judgements()
    there = {key[0] for key in judged if (PACKAGE / key[0]).is_file()}
    possible = {change.key for module in there for change in changes(module)}
    return sorted(judged.keys() - possible)
