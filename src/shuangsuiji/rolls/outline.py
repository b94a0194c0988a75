"""名录概要: what an announcement says of a roll, read from its lines as they pass, in memory independent of their number."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from attrs import frozen

from shuangsuiji.digests import Hash
from shuangsuiji.errors import Place
from shuangsuiji.merkle import batches
from shuangsuiji.rolls.entry import TAB, Entry, Form, entry_of
from shuangsuiji.rolls.reading import Reading

_MOST_FAULTS: Final = 100


@frozen(kw_only=True)
class Share:
    """One stratum of a roll that passed: its name, how many entries it has, how many of them can be drawn."""

    name: str
    scope: int
    eligible: int


@frozen(kw_only=True, eq=False)
class Outline:
    """名录概要: a roll without its lines, for rolls that stay in a database; made by `outline`.

    Args:
        form: open or sealed.
        hash: the H of its root and salts.
        size: the number of entries.
        parts: its strata in ascending byte order of their names.
        root: the Merkle tree hash of the lines, 64 hex characters.
        kinds: the distinct rests of the lines, without id and salt, that occur in it.
        kept: of each kind the first entry, and the named entries, by id.
    """

    form: Form
    hash: Hash
    size: int
    parts: tuple[Share, ...]
    root: str
    kinds: tuple[bytes, ...]
    kept: Mapping[str, Entry]

    def find(self, id_: str) -> Entry | None:
        """Give the entry of a named id; None where it is not in the roll, or was not named."""
        return self.kept.get(id_)

    def entries(self) -> Iterator[Entry]:
        """Give the entries that were kept."""
        return iter(self.kept.values())


def outline(
    lines: Iterable[bytes], h: Hash, form: Form, place: Place | None = None, named: Collection[str] = ()
) -> Outline:
    r"""概要: read lines in order, without LF, judge them as `rolls.roll.read` does, and keep none.

    Args:
        lines: the lines.
        h: the H of the root.
        form: open or sealed.
        place: where the lines come from.
        named: the ids whose entries are kept, such as those with recusals.

    Raises:
        InvalidInput: a line breaks the form or the order, or there is no line; every fault is listed, of very many
            the first hundred.

    >>> found = outline(["a\t企业\teligible\t\t".encode()], Hash("sha256"), "open")
    >>> found.size, found.parts
    (1, (Share(name='企业', scope=1, eligible=1),))
    """
    passing = _Passing(h, form, place or Place(), named)
    for batch in batches(lines):
        passing.add(batch)
    passing.finish()
    return Outline(
        form=form,
        hash=h,
        size=passing.size,
        parts=passing.shares(),
        root=passing.root(),
        kinds=passing.kinds(),
        kept=passing.kept,
    )


class _Passing(Reading):
    """A reading that counts and forgets after each batch."""

    def __init__(self, h: Hash, form: Form, place: Place, named: Collection[str]) -> None:
        super().__init__(h, form, place)
        self._sealed = form == "sealed"
        self._named = frozenset(id_.encode(errors="surrogatepass") for id_ in named)
        self._counts: Counter[str] = Counter()
        self._eligible: Counter[str] = Counter()
        self._kinds_seen = 0
        self.kept: dict[str, Entry] = {}

    def add(self, batch: list[bytes]) -> None:
        super().add(batch)
        if len(self._faults) > _MOST_FAULTS:
            self.finish()
        if not self._faults:
            self._keep(batch)
        self._forget()

    def shares(self) -> tuple[Share, ...]:
        """Give the parts in ascending byte order of their names."""
        return tuple(
            Share(name=name, scope=self._counts[name], eligible=self._eligible[name])
            for name in sorted(self._counts, key=str.encode)
        )

    def _keep(self, batch: list[bytes]) -> None:
        """Keep the named entries, and the first of each kind that this batch brought."""
        if self._named:
            wanted = self._named.intersection(line.partition(TAB)[0] for line in batch)
            self._hold(line for line in batch if line.partition(TAB)[0] in wanted)
        fresh = set(self.kinds()[self._kinds_seen :])
        self._kinds_seen += len(fresh)
        for line in batch if fresh else ():
            rest = line.partition(TAB)[2]
            kind = rest.rpartition(TAB)[0] if self._sealed else rest
            if kind in fresh:
                fresh.discard(kind)
                self._hold([line])

    def _hold(self, lines: Iterable[bytes]) -> None:
        for line in lines:
            entry = entry_of(line, "sealed" if self._sealed else "open")
            self.kept[entry.id] = entry

    def _forget(self) -> None:
        for name, tails in self._tails.items():
            self._eligible[name] += len(tails)
            self._counts[name] += len(tails)
            tails.clear()
        for name, tails in self._excluded.items():
            self._counts[name] += len(tails)
            tails.clear()
        self.lines.clear()
