"""回避清单 (spec 2.8): who must not inspect whom, frozen for one draw."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from attrs import frozen

from shuangsuiji.digests import Hash, is_hex
from shuangsuiji.errors import Fault, InvalidInput, Place, fault, raise_if
from shuangsuiji.merkle import root
from shuangsuiji.rolls.entry import KEY_BYTES, SALT_LENGTH, TAB, Form
from shuangsuiji.rolls.outline import Outline
from shuangsuiji.rolls.roll import Roll
from shuangsuiji.texts import identifier_fault


@frozen(kw_only=True)
class Recusal:
    """回避: an inspector who must not inspect a target, and why (2.8)."""

    target: str
    inspector: str
    reason: str


@frozen(kw_only=True, eq=False)
class Recusals:
    """回避清单: the frozen recusals of one draw; made by `freeze_recusals` or `read_recusals`.

    Args:
        form: open or sealed.
        lines: `target-id inspector-id reason [salt]`, strictly ascending by their bytes.
        root: the Merkle tree hash of the lines, 64 hex characters.
        by_target: of each target that has any, the inspectors who must not inspect it.
    """

    form: Form
    lines: Sequence[bytes]
    root: str
    by_target: Mapping[str, frozenset[str]]

    @property
    def size(self) -> int:
        """The number of lines."""
        return len(self.lines)

    def file(self) -> bytes:
        """Give the bytes of its file: each line ended by LF."""
        return b"".join(line + b"\n" for line in self.lines)


def freeze_recusals(
    recusals: Iterable[Recusal], targets: Roll | Outline, inspectors: Roll, key: bytes | None = None
) -> Recusals:
    """Make recusals of rows in any order; with a key of their own, sealed ones.

    Raises:
        InvalidInput: an id does not stand in its roll, a line occurs twice, there is none, or the key has not 32
            bytes.
    """
    if key is not None and len(key) != KEY_BYTES:
        raise InvalidInput(fault("SSJ-ROLL-KEY", length=len(key)))
    h = targets.hash
    lines: list[bytes] = []
    for each in recusals:
        pair = f"{each.target}\t{each.inspector}".encode(errors="surrogatepass")
        line = pair + TAB + each.reason.encode(errors="surrogatepass")
        lines.append(line if key is None else line + TAB + h.hmac(key, pair)[:SALT_LENGTH].encode())
    form: Form = "open" if key is None else "sealed"
    return read_recusals(sorted(lines), targets, inspectors, form)


def read_recusals(
    lines: Sequence[bytes], targets: Roll | Outline, inspectors: Roll, form: Form, place: Place | None = None
) -> Recusals:
    """Read recusals from their lines, in order, without LF.

    Raises:
        InvalidInput: a line breaks the form or the order, names an id that stands in neither roll, or there is
            none; every fault is listed with its line.
    """
    if not lines:
        raise InvalidInput(fault("SSJ-ROLL-EMPTY", place))
    file = (place or Place()).file
    faults: list[Fault] = []
    by_target: dict[str, set[str]] = {}
    for number, line in enumerate(lines, 1):
        at = Place(file=file, row=number)
        recusal, found = _recusal(line, form, at)
        faults += found
        if recusal:
            faults += _unknown(recusal, targets, inspectors, at)
            by_target.setdefault(recusal.target, set()).add(recusal.inspector)
    faults += _disorder(lines, file)
    raise_if(faults)
    return Recusals(
        form=form,
        lines=lines,
        root=root(lines, targets.hash).hex(),
        by_target={target: frozenset(barred) for target, barred in by_target.items()},
    )


def _disorder(lines: Sequence[bytes], file: str) -> Iterator[Fault]:
    for number, (before, line) in enumerate(pairwise(lines), 2):
        if before == line:
            yield fault("SSJ-RECUSAL-TWICE", Place(file=file, row=number), first=number - 1)
        elif before > line:
            yield fault("SSJ-RECUSAL-ORDER", Place(file=file, row=number))


def _recusal(line: bytes, form: Form, at: Place) -> tuple[Recusal | None, list[Fault]]:
    try:
        fields = line.decode().split("\t")
    except UnicodeDecodeError as error:
        return None, [fault("SSJ-JSON-UTF8", at, position=error.start + 1)]
    expected = 4 if form == "sealed" else 3
    if len(fields) != expected:
        return None, [fault("SSJ-ROLL-FIELDS", at, found=len(fields), expected=expected)]
    faults = [found for field in fields[:3] if (found := identifier_fault(field, at))]
    if form == "sealed" and not is_hex(fields[3], SALT_LENGTH):
        faults.append(fault("SSJ-ROLL-SALT", at, value=fields[3][:80]))
    return Recusal(target=fields[0], inspector=fields[1], reason=fields[2]), faults


def _unknown(recusal: Recusal, targets: Roll | Outline, inspectors: Roll, at: Place) -> Iterator[Fault]:
    if targets.find(recusal.target) is None:
        yield fault("SSJ-RECUSAL-TARGET", at, id=recusal.target)
    if inspectors.index(recusal.inspector) is None:
        yield fault("SSJ-RECUSAL-INSPECTOR", at, id=recusal.inspector)


def recusal_salt_faults(
    recusals: Recusals, key: bytes, h: Hash, place: Place | None = None
) -> Iterator[Fault]:
    """Recompute each salt of sealed recusals from their key (2.8) and give those that differ."""
    file = (place or Place()).file
    for number, line in enumerate(recusals.lines, 1):
        target, inspector, _, salt = line.split(TAB)
        expected = h.hmac(key, target + TAB + inspector)[:SALT_LENGTH]
        if expected.encode() != salt:
            yield fault(
                "SSJ-ROLL-SALT-KEY", Place(file=file, row=number), expected=expected, found=salt.decode()
            )
