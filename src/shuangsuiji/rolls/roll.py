"""名录快照 (spec 2.1 to 2.7): a frozen roll, how it is made, and how it is read back."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from shuangsuiji.digests import Hash
from shuangsuiji.errors import Fault, InvalidInput, Place, fault, raise_if
from shuangsuiji.merkle import batches
from shuangsuiji.rolls.entry import KEY_BYTES, SALT_LENGTH, TAB, Entry, Form, entry_of
from shuangsuiji.rolls.reading import Part, Reading


@frozen(kw_only=True, eq=False)
class Roll:
    """名录快照: a frozen roll; made by `freeze` or `read`, which prove its form.

    Args:
        form: open or sealed.
        hash: the H of its root and salts.
        lines: the lines, without LF, in ascending order of id.
        parts: strata or departments, in ascending byte order of their names.
        root: the Merkle tree hash of the lines, 64 hex characters.
        kinds: the distinct rests of the lines, without id and salt, that occur in it.
    """

    form: Form
    hash: Hash
    lines: Sequence[bytes]
    parts: tuple[Part, ...]
    root: str
    kinds: tuple[bytes, ...]

    @property
    def size(self) -> int:
        """The number of entries."""
        return len(self.lines)

    def index(self, id_: str) -> int | None:
        """Give the place of an entry, from 0; None where the id is not in the roll."""
        start = id_.encode(errors="surrogatepass") + TAB
        at = bisect_left(self.lines, start)
        return at if at < len(self.lines) and self.lines[at].startswith(start) else None

    def find(self, id_: str) -> Entry | None:
        """Give the entry of an id; None where it is not in the roll."""
        at = self.index(id_)
        return None if at is None else entry_of(self.lines[at], self.form)

    def entries(self) -> Iterator[Entry]:
        """Give all entries in order."""
        return (entry_of(line, self.form) for line in self.lines)

    def file(self) -> bytes:
        """Give the bytes of its file: each line ended by LF."""
        return b"".join(line + b"\n" for line in self.lines)


def freeze(entries: Iterable[Entry], h: Hash, key: bytes | None = None) -> Roll:
    r"""冻结: make a roll of entries in any order; with a roll key, a sealed one.

    Raises:
        InvalidInput: an entry breaks a form, an id occurs twice, or there is no entry; every fault is listed.

    >>> roll = freeze([Entry(id="b", part="企业"), Entry(id="a", part="企业")], Hash("sha256"))
    >>> roll.size, roll.lines[0].decode()
    (2, 'a\t企业\teligible\t\t')
    """
    if key is not None and len(key) != KEY_BYTES:
        raise InvalidInput(fault("SSJ-ROLL-KEY", length=len(key)))
    known = list(entries)
    raise_if(_code_faults(known))
    found = sorted((entry.id.encode(errors="surrogatepass"), entry.line()) for entry in known)
    if key is None:
        return read((line for _, line in found), h, "open")
    lines = (line + TAB + h.hmac(key, id_)[:SALT_LENGTH].encode() for id_, line in found)
    return read(lines, h, "sealed")


def _code_faults(entries: Iterable[Entry]) -> Iterator[Fault]:
    """Find codes that a line, which joins them by commas, would turn into others (2.4)."""
    for entry in entries:
        for code in entry.codes:
            if not code or "," in code:
                yield fault("SSJ-ROLL-CODES", value=",".join(entry.codes))


def read_file(data: bytes, h: Hash, form: Form, place: Place | None = None) -> Roll:
    """Read a roll from its file form.

    Raises:
        InvalidInput: the file or a line breaks the form; every fault is listed with its line.
    """
    return read(file_lines(data, place), h, form, place)


def file_lines(data: bytes, place: Place | None = None) -> list[bytes]:
    """Cut a file into its lines, each of which must end with LF.

    Raises:
        InvalidInput: the last line has no LF, or the file is empty.
    """
    lines = data.split(b"\n")
    if not data:
        raise InvalidInput(fault("SSJ-ROLL-EMPTY", place))
    if lines.pop():
        raise InvalidInput(fault("SSJ-ROLL-LF", place))
    return lines


def read(lines: Iterable[bytes], h: Hash, form: Form, place: Place | None = None) -> Roll:
    """Read a roll from its lines, in order, without LF.

    Raises:
        InvalidInput: a line breaks the form or the order, or there is no line; every fault is listed.
    """
    reading = Reading(h, form, place or Place())
    for batch in batches(lines):
        reading.add(batch)
    reading.finish()
    return Roll(
        form=form,
        hash=h,
        lines=reading.lines,
        parts=reading.parts(),
        root=reading.root(),
        kinds=reading.kinds(),
    )


def salt_faults(roll: Roll, key: bytes, place: Place | None = None) -> Iterator[Fault]:
    """Recompute each salt of a sealed roll from its key (2.5) and give those that differ."""
    file = (place or Place()).file
    for number, line in enumerate(roll.lines, 1):
        head, _, salt = line.rpartition(TAB)
        expected = roll.hash.hmac(key, head.partition(TAB)[0])[:SALT_LENGTH]
        if expected.encode() != salt:
            yield fault(
                "SSJ-ROLL-SALT-KEY", Place(file=file, row=number), expected=expected, found=salt.decode()
            )
