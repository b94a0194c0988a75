"""How a roll's lines are judged (spec 2.1 to 2.6): whole batches at a time, a line alone only where a batch fails."""

import re
from collections.abc import Callable, Sequence
from operator import ge
from typing import Final

from attrs import frozen

from shuangsuiji.digests import Hash, is_hex
from shuangsuiji.errors import Fault, InvalidInput, Place, fault, raise_if
from shuangsuiji.merkle import Tree
from shuangsuiji.rolls.entry import ELIGIBLE, SALT_LENGTH, TAB, Form
from shuangsuiji.texts import identifier_fault

_STANDING: Final = re.compile(r"eligible|excluded:[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_PLAIN_IDS: Final = re.compile(rb"(?:[!-~]{1,128}\n)*")
_SALTS: Final = re.compile(rb"(?:[0-9a-f]{32})*")
_FIELDS_BEHIND_ID: Final = 4
_SHOWN: Final = 80


@frozen(kw_only=True)
class Part:
    """One stratum of the targets, or one department of the inspectors.

    Args:
        name: its name.
        scope: how many entries it has, excluded ones included.
        tails: of each eligible entry, in roll order, what follows the key and a colon in its ticket's message:
            the id, in a sealed roll the salt, a colon and the id (5.3).
    """

    name: str
    scope: int
    tails: Sequence[bytes]

    @property
    def eligible(self) -> int:
        """How many of its entries can be drawn."""
        return len(self.tails)


class Reading:
    """A roll being read: lines go in by batches, then faults, root, parts and kinds come out.

    Args:
        h: the H of the root.
        form: open or sealed.
        place: the file that the lines come from.

    Attributes:
        lines: the lines so far.
        size: how many they were.
    """

    def __init__(self, h: Hash, form: Form, place: Place) -> None:
        self._hash, self._form, self._place = h, form, place
        self._tree = Tree(h)
        self.lines: list[bytes] = []
        self._faults: list[Fault] = []
        self._tails: dict[str, list[bytes]] = {}
        self._excluded: dict[str, list[bytes]] = {}
        self._sinks: dict[bytes, Callable[[bytes], None]] = {}
        self._last_id = b""
        self.size = 0

    def add(self, batch: list[bytes]) -> None:
        """Take the next lines: `merkle.BATCH` of them, fewer only at the end."""
        heads, salts = self._unsalted(batch) if self._form == "sealed" else (batch, [])
        cut = [head.partition(TAB) for head in heads]
        ids = [id_ for id_, _, _ in cut]
        self._check_ids(ids)
        tails = [salt + b":" + id_ for salt, id_ in zip(salts, ids, strict=True)] if salts else ids
        sinks = self._sinks
        for number, ((_, _, rest), tail) in enumerate(zip(cut, tails, strict=True), self.size + 1):
            try:
                sinks[rest](tail)
            except KeyError:
                self._sink(rest, number)(tail)
        self._tree.add(batch)
        self.size += len(batch)
        self.lines += batch

    def finish(self) -> None:
        """Say that no line follows.

        Raises:
            InvalidInput: with every fault of every line, or because there was no line.
        """
        if not self.size:
            raise InvalidInput(fault("SSJ-ROLL-EMPTY", self._place))
        if any(each.code == "SSJ-ROLL-ORDER" for each in self._faults):
            self._find_repeats()
        raise_if(sorted(self._faults, key=lambda each: each.place.row))

    def root(self) -> str:
        """Give the root of the lines as 64 hex characters."""
        return self._tree.root().hex()

    def parts(self) -> tuple[Part, ...]:
        """Give the parts in ascending byte order of their names."""
        names = sorted({*self._tails, *self._excluded}, key=str.encode)
        return tuple(self._part(name) for name in names)

    def kinds(self) -> tuple[bytes, ...]:
        """Give the distinct rests of the lines, without id and salt."""
        return tuple(self._sinks)

    def _part(self, name: str) -> Part:
        tails = self._tails.get(name, [])
        return Part(name=name, scope=len(tails) + len(self._excluded.get(name, [])), tails=tails)

    def _unsalted(self, batch: list[bytes]) -> tuple[list[bytes], list[bytes]]:
        salts = [line[-SALT_LENGTH:] for line in batch]
        joined = b"".join(salts)
        tabbed = all(line[-SALT_LENGTH - 1 : -SALT_LENGTH] == TAB for line in batch)
        if not (tabbed and len(joined) == SALT_LENGTH * len(batch) and _SALTS.fullmatch(joined)):
            for number, line in enumerate(batch, self.size + 1):
                salt = line.rpartition(TAB)[2].decode(errors="replace")
                if not is_hex(salt, SALT_LENGTH):
                    self._fault("SSJ-ROLL-SALT", number, value=salt[:_SHOWN])
        return [line.rpartition(TAB)[0] for line in batch], salts

    def _check_ids(self, ids: list[bytes]) -> None:
        before = [self._last_id, *ids]
        if any(map(ge, before, ids)):
            self._find_disorder(before, ids)
        self._last_id = ids[-1]
        joined = b"\n".join(ids) + b"\n"
        if joined.count(b"\n") != len(ids) or not _PLAIN_IDS.fullmatch(joined):
            for number, id_ in enumerate(ids, self.size + 1):
                self._check_text(id_, number)

    def _find_disorder(self, before: list[bytes], ids: list[bytes]) -> None:
        for number, (previous, id_) in enumerate(zip(before, ids, strict=False), self.size + 1):
            shown = id_.decode(errors="replace")[:_SHOWN]
            if previous == id_ and id_:
                self._fault("SSJ-ROLL-TWICE", number, id=shown, first=number - 1)
            elif previous > id_:
                self._fault("SSJ-ROLL-ORDER", number, id=shown)

    def _find_repeats(self) -> None:
        """Name both places of each repeated id, where lines are out of order too (2.6)."""
        places: dict[bytes, int] = {}
        before = b""
        for number, line in enumerate(self.lines, 1):
            id_ = line.partition(TAB)[0]
            first = places.setdefault(id_, number)
            if first != number and before != id_:
                self._fault("SSJ-ROLL-TWICE", number, id=id_.decode(errors="replace")[:_SHOWN], first=first)
            before = id_

    def _check_text(self, text: bytes, number: int) -> str:
        try:
            decoded = text.decode()
        except UnicodeDecodeError as error:
            self._fault("SSJ-JSON-UTF8", number, position=error.start + 1)
            return ""
        if found := identifier_fault(decoded, self._at(number)):
            self._faults.append(found)
        return decoded

    def _sink(self, rest: bytes, number: int) -> Callable[[bytes], None]:
        """Judge the rest of a line, once for each kind that occurs, and give where its tails go."""
        before = len(self._faults)
        fields = rest.split(TAB)
        if len(fields) != _FIELDS_BEHIND_ID:
            salted = 1 + (self._form == "sealed")
            self._fault(
                "SSJ-ROLL-FIELDS", number, found=len(fields) + salted, expected=_FIELDS_BEHIND_ID + salted
            )
            return _nowhere
        part = self._check_text(fields[0], number)
        standing = fields[1].decode(errors="replace")
        if not _STANDING.fullmatch(standing):
            self._fault("SSJ-ROLL-STANDING", number, value=standing[:_SHOWN])
        if fields[2]:
            self._check_text(fields[2], number)
        self._check_codes(fields[3], number)
        sink = (self._tails if standing == ELIGIBLE else self._excluded).setdefault(part, []).append
        if len(self._faults) == before:
            self._sinks[rest] = sink
        return sink

    def _check_codes(self, field: bytes, number: int) -> None:
        codes = field.split(b",") if field else []
        for code in codes:
            self._check_text(code, number)
        if any(map(ge, codes, codes[1:])):
            self._fault("SSJ-ROLL-CODES", number, value=field.decode(errors="replace")[:_SHOWN])

    def _fault(self, code: str, number: int, **params: str | int) -> None:
        self._faults.append(fault(code, self._at(number), **params))

    def _at(self, number: int) -> Place:
        return Place(file=self._place.file, row=number)


def _nowhere(_tail: bytes) -> None:
    """Where the tails of a faulty line go."""
