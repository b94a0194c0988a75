"""名单 (第九条、第十六条): reads the list of targets and the lists of those drawn, with every fault of every file at once.

Ids are compared without regard to case and width: two publications of one target often differ in that. Whoever stands on a list twice
is counted once and reported.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final
from unicodedata import normalize

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from shuangsuiji.errors import Fault, InvalidInput, Place, fault
from shuangsuiji.ports.registry_source import Table
from shuangsuiji.registries.columns import Layout, Wanted, has_header, lay_out
from shuangsuiji.registries.reading import Line
from shuangsuiji.testing.fairness.probabilities import Counts

ID_HEADERS: Final = ("统一社会信用代码/注册号", "统一社会信用代码", "注册号")
"""What a column of ids is called, where nothing else is said: the first of these that a table has."""

Open = Callable[[Path], Table]
"""Opens a table."""


@frozen(kw_only=True)
class Headers:
    """列 (第九条): which columns are read.

    Args:
        id: the ids; empty for the first of `ID_HEADERS` that a table has.
        frame: further columns of the list of targets: orders, groups, strata.
        replaced: of a published list, whom the target of this row took the place of; empty where it has no such column.
    """

    id: str = ""
    frame: tuple[str, ...] = ()
    replaced: str = ""


@frozen(kw_only=True, eq=False)
class Frame:
    """检查对象名录 (第九条): the targets from which was drawn, each once, in the order of the file.

    Args:
        file: the file.
        id_header: what it calls the ids.
        numbers: of each target its number among all targets of all lists.
        places: of each such number, its place here.
        texts: by header, what stands there; the ids by `""`.
        groups: by header, the number of what stands there.
        labels: by header, what those numbers stand for.
        twice: ids of which there are several rows, and how many.
    """

    file: str
    id_header: str
    numbers: Counts
    places: Mapping[int, int]
    texts: Mapping[str, NDArray[np.str_]]
    groups: Mapping[str, Counts]
    labels: Mapping[str, tuple[str, ...]]
    twice: Mapping[str, int]


@frozen(kw_only=True, eq=False)
class Drawn:
    """公布的抽查名单 (第十六条): who was drawn, as places in the list of targets.

    Args:
        file: the file.
        places: of those drawn, before anyone took another's place.
        replaced: places of those drawn whose place another took.
        substitutes: the places of those others, one for each.
        unknown: ids that the list of targets does not have.
        twice: ids of which there are several rows, and how many.
        rows: how many rows there are.
    """

    file: str
    places: Counts
    replaced: Counts
    substitutes: Counts
    unknown: tuple[str, ...]
    twice: Mapping[str, int]
    rows: int


@frozen
class Reader:
    """Reads the lists of one audit, so that one target has one number in all of them.

    Args:
        opened: opens a table.
        headers: which columns are read.
    """

    opened: Open
    headers: Headers
    faults: list[Fault] = field(factory=list[Fault], init=False)
    _known: dict[str, int] = field(factory=dict[str, int], init=False)

    def frame(self, path: Path) -> Frame | None:
        """Read a list of targets; nothing where it has faults, which are kept."""
        wanted = [Wanted(field=each, header=each) for each in self.headers.frame]
        columns: dict[str, list[str]] = {each: [] for each in self.headers.frame}
        ids: list[str] = []
        many: Counter[str] = Counter()

        def take(line: Line) -> None:
            identifier = _folded(line.identifier("id"))
            many[identifier] += 1
            if many[identifier] == 1:
                ids.append(identifier)
                for name, texts in columns.items():
                    texts.append(normalize("NFKC", line.text(name)))

        if not (id_header := self._rows(path, wanted, take)):
            return None
        numbers = np.array([self._known.setdefault(each, len(self._known)) for each in ids], dtype=np.int64)
        texts = {"": np.array(ids), **{name: np.array(each) for name, each in columns.items()}}
        coded = {name: np.unique(each, return_inverse=True) for name, each in texts.items() if name}
        return Frame(
            file=str(path),
            id_header=id_header,
            numbers=numbers,
            places={int(number): place for place, number in enumerate(numbers)},
            texts=texts,
            groups={name: codes.astype(np.int64) for name, (_, codes) in coded.items()},
            labels={name: tuple(str(each) for each in labels) for name, (labels, _) in coded.items()},
            twice={each: number for each, number in many.items() if number > 1},
        )

    def drawn(self, path: Path, frame: Frame | None) -> Drawn | None:
        """Read a published list; nothing where it has faults, which are kept, or where its frame has."""
        header = self.headers.replaced
        wanted = [Wanted(field="replaced", header=header)] if header else []
        pairs: list[tuple[str, str]] = []

        def take(line: Line) -> None:
            identifier = _folded(line.identifier("id"))
            instead = _folded(line.identifier("replaced", may_be_empty=True)) if header else ""
            pairs.append((identifier, "" if instead == identifier else instead))

        if not self._rows(path, wanted, take) or frame is None:
            return None
        many = Counter(instead or identifier for identifier, instead in pairs)
        many_after = Counter(identifier for identifier, _ in pairs)
        unknown: list[str] = []

        def place(identifier: str) -> int:
            found = frame.places.get(self._known.get(identifier, -1), -1)
            if found < 0:
                unknown.append(identifier)
            return found

        places = [place(each) for each in many]
        swaps = {instead: identifier for identifier, instead in pairs if instead}
        swapped = [(place(instead), place(identifier)) for instead, identifier in swaps.items()]
        both = np.array([each for each in swapped if min(each) >= 0], dtype=np.int64).reshape(-1, 2)
        return Drawn(
            file=str(path),
            places=np.array([each for each in places if each >= 0], dtype=np.int64),
            replaced=both[:, 0],
            substitutes=both[:, 1],
            unknown=tuple(dict.fromkeys(unknown)),
            twice={each: number for each, number in (many_after | many).items() if number > 1},
            rows=len(pairs),
        )

    def ids(self, path: Path) -> frozenset[int]:
        """Read a list of ids, such as of those that could not be drawn; ids that no list has are of no account."""
        found: list[str] = []
        self._rows(path, (), lambda line: found.append(_folded(line.identifier("id"))))
        return frozenset(self._known[each] for each in found if each in self._known)

    def _rows(self, path: Path, wanted: Sequence[Wanted], take: Callable[[Line], None]) -> str:
        """Go through a table's rows; give what it calls the ids, nothing where it has faults."""
        before, header = len(self.faults), ""
        try:
            layout = self._layout(path, wanted)
            rows, header = 0, layout.headers["id"]
            for row in layout.rows:
                line = Line(layout, row)
                take(line)
                self.faults.extend(line.faults)
                rows += 1
            if not rows:
                self.faults.append(fault("SSJ-AUDIT-EMPTY", Place(file=str(path))))
        except InvalidInput as error:
            self.faults.extend(error.faults)
        return header if len(self.faults) == before else ""

    def _layout(self, path: Path, wanted: Sequence[Wanted]) -> Layout:
        header = self.headers.id or next(
            (each for each in ID_HEADERS if has_header(self.opened(path), each)), ID_HEADERS[0]
        )
        return lay_out(self.opened(path), [Wanted(field="id", header=header), *wanted])


def _folded(identifier: str) -> str:
    """Give an id as it is compared.

    >>> _folded("9１530499ma6k00006f")
    '91530499MA6K00006F'
    """
    return (
        identifier if identifier.isascii() and identifier.isupper() else normalize("NFKC", identifier).upper()
    )
