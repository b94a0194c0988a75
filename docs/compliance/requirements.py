"""The requirements, as `requirements.csv` beside this script lists them."""

import csv
import re
from pathlib import Path
from typing import Final

from attrs import frozen

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parents[1]
KEY: Final = re.compile(r"[`\[]([a-z][a-z_]+)(?:=[^`\]]*)?[`\]]")
LETTERS: Final = "EWMRD"


@frozen(kw_only=True)
class Requirement:
    """One row.

    Args:
        id: such as `A08-3`: the article and a number under it; `N-1` the annex; `X-1` the whole text.
        article: such as 第八条.
        strength: one letter of E, W, M, R, D, or several.
        actor: who must, in short words that `page.py` spells out.
        trigger: when it is asked.
        deadline: until when.
        zh: what is asked, in one Chinese sentence.
        text: the same at length, with edges and with how an unclear sentence is read.
        modules: where it is held, beside the modules that its codes and keys lead to.
        codes: codes and keys that hold it, beside those that its id, its text and its tests lead to.
        left_out: why nothing is built for it; empty where something is.
    """

    id: str
    article: str
    strength: str
    actor: str
    trigger: str
    deadline: str
    zh: str
    text: str
    modules: tuple[str, ...]
    codes: tuple[str, ...]
    left_out: str

    @property
    def letters(self) -> str:
        """The letters of its strength, in the order of their weight: `E(data)/W(late)` is EW."""
        said = re.sub(r"\(.*?\)", "", self.strength)
        return "".join(letter for letter in LETTERS if letter in said)

    @property
    def wants_a_test(self) -> bool:
        """Whether a test must name it: the library enforces it or warns."""
        return not self.left_out and bool({*self.letters} & {"E", "W"})

    @property
    def keys(self) -> tuple[str, ...]:
        """What its text names as keys of the rulebook; other words in the same brackets may be among them."""
        return tuple(KEY.findall(self.text))


def requirements() -> tuple[Requirement, ...]:
    """Read all rows, in their order."""
    with (HERE / "requirements.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_requirement(row) for row in csv.DictReader(file))


def _requirement(row: dict[str, str]) -> Requirement:
    plain = {name: row[name] for name in row if name not in {"module", "codes"}}
    return Requirement(**plain, modules=_several(row["module"]), codes=_several(row["codes"]))


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())
