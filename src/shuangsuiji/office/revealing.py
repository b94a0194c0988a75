"""揭示的办理 (spec 3.4, 4.1 to 4.4): values read, checked and journalled, before anything is computed of them.

Contributions are revealed before the value of a drand or public source is given (4.4): one that comes in the same
call as such a value, or later, counts as missing. The journal holds digests only; the values wait in private/.
"""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import cast

from attrs import frozen

from shuangsuiji import canonical
from shuangsuiji.canonical import Json
from shuangsuiji.draw.announcement import Announcement
from shuangsuiji.draw.entropy import Beacon, Contribution, Drand, Public, check_reveals
from shuangsuiji.draw.journal import Round, existence_faults, reveal_digest
from shuangsuiji.draw.journal_entries import Revealed
from shuangsuiji.errors import ActRefused, Fault, InvalidInput, Place, fault, raise_if
from shuangsuiji.office import folder as files
from shuangsuiji.office.folder import TaskFolder
from shuangsuiji.office.secrets import Nonce, read_nonce
from shuangsuiji.stores.whole import write


@frozen(kw_only=True)
class Values:
    """What is revealed of a round: every value by its place in the entropy, and how many of them are new."""

    values: Mapping[int, Json]
    new: int


def reveal(
    folder: TaskFolder,
    announcement: Announcement,
    current: Round,
    reveals: Sequence[Path],
    public: Sequence[str],
    at: str,
    beacon: Beacon | None,
) -> Values:
    """揭示: take what is given beside our own nonces, check it, and journal what is new.

    Args:
        folder: the task's folder, locked.
        announcement: the round's announcement.
        current: the round in the journal.
        reveals: files of nonces and of beacon rounds.
        public: values of the public sources, in their order.
        at: the instant of the act.
        beacon: checks a beacon's signature.

    Raises:
        InvalidInput: a reveal is wrong, of no source, or another than was journalled; nothing is written.
        ActRefused: a contribution comes too late, or a journalled value was changed or lost; nothing is written.
    """
    given = _given(folder, announcement, reveals, public)
    known = _journalled(folder, announcement, current, given)
    new = {index: value for index, value in sorted(given.items()) if index not in known}
    _check(announcement, current, new, beacon)
    _check_order(announcement, known, new)
    _keep(folder, announcement, known | new)
    _journal(folder, announcement, new, at)
    return Values(values=known | new, new=len(new))


def _given(
    folder: TaskFolder, announcement: Announcement, reveals: Sequence[Path], public: Sequence[str]
) -> dict[int, Json]:
    given: dict[int, Json] = dict(_own(folder, announcement))
    faults: list[Fault] = []
    for path in reveals:
        try:
            index, value = _read(path, announcement, given)
        except InvalidInput as error:
            faults += error.faults
        else:
            given[index] = value
    places = [i for i, source in enumerate(announcement.entropy) if isinstance(source, Public)]
    if len(public) > len(places):
        faults.append(fault("SSJ-OFFICE-PUBLIC", expected=len(places), found=len(public)))
    raise_if(faults)
    return given | dict(zip(places, public, strict=False))


def _own(folder: TaskFolder, announcement: Announcement) -> Iterator[tuple[int, Json]]:
    for index in range(len(announcement.entropy)):
        name = files.nonce_name(index)
        data = folder.secret(announcement.round, name)
        if data is not None:
            yield index, read_nonce(data, Place(file=name)).nonce


def _read(path: Path, announcement: Announcement, given: Mapping[int, Json]) -> tuple[int, Json]:
    """Read a nonce file or a beacon's round, and find the source that it reveals."""
    place = Place(file=str(path))
    if not path.is_file():
        raise InvalidInput(fault("SSJ-FILE-MISSING", place))
    data = path.read_bytes()
    beacon = _beacon_round(data)
    if beacon is not None:
        index = _drand_index(beacon, announcement, given, place)
        return index, {name: beacon[name] for name in ("randomness", "signature")}
    nonce = read_nonce(data, place)
    for index, source in enumerate(announcement.entropy):
        if isinstance(source, Contribution) and source.party == nonce.party:
            raise_if(_nonce_faults(nonce, announcement, place))
            if not announcement.committed(source, nonce.nonce):
                raise InvalidInput(fault("SSJ-REVEAL-COMMITMENT", place, party=source.party))
            return index, nonce.nonce
    raise InvalidInput(fault("SSJ-OFFICE-PARTY", place, party=nonce.party))


def _nonce_faults(nonce: Nonce, announcement: Announcement, place: Place) -> Iterator[Fault]:
    if nonce.task != announcement.task:
        yield fault(
            "SSJ-OFFICE-NONCE-FOR", place, member="task", expected=announcement.task, found=nonce.task
        )
    if nonce.round != announcement.round:
        yield fault(
            "SSJ-OFFICE-NONCE-FOR", place, member="round", expected=announcement.round, found=nonce.round
        )


def _beacon_round(data: bytes) -> dict[str, Json] | None:
    """Read a round as drand's interfaces give it; the newer one leaves out the randomness, which follows."""
    try:
        value = canonical.parse(data)
    except ValueError:
        return None
    found = cast("dict[str, Json]", value) if isinstance(value, dict) else {}
    if not {"round", "signature"} <= found.keys():
        return None
    return {"randomness": _randomness(found["signature"]), **found}


def _randomness(signature: Json) -> Json:
    try:
        return sha256(bytes.fromhex(str(signature))).hexdigest()
    except ValueError:
        return None


def _drand_index(
    beacon: Mapping[str, Json], announcement: Announcement, given: Mapping[int, Json], place: Place
) -> int:
    """Find the first such round that is not given yet; a file that names its chain reveals that chain's."""
    for index, source in enumerate(announcement.entropy):
        if not isinstance(source, Drand) or index in given:
            continue
        if source.round == beacon["round"] and source.chain == beacon.get("chain", source.chain):
            return index
    raise InvalidInput(fault("SSJ-OFFICE-BEACON", place, round=str(beacon["round"])))


def _journalled(
    folder: TaskFolder, announcement: Announcement, current: Round, given: Mapping[int, Json]
) -> dict[int, Json]:
    """Give the values that are journalled already, as kept or as given again; each must be the journalled one."""
    known: dict[int, Json] = {}
    for entry in current.reveals:
        index = entry.body.index
        name = files.reveal_name(index)
        place = Place(file=f"{files.PRIVATE}/{current.number}/{name}")
        data = folder.secret(current.number, name)
        if index in given:
            known[index] = given[index]
        elif data is not None:
            known[index] = canonical.decode(data, place)
        else:
            raise ActRefused(fault("SSJ-OFFICE-REVEAL-LOST", place, index=index))
        if reveal_digest(known[index], announcement.h) != entry.body.reveal:
            if index in given:
                raise InvalidInput(fault("SSJ-JOURNAL-REVEALED", index=index))
            raise ActRefused(fault("SSJ-OFFICE-REVEAL-CHANGED", place, index=index))
    return known


def _check(
    announcement: Announcement, current: Round, new: Mapping[int, Json], beacon: Beacon | None
) -> None:
    sources = [announcement.entropy[index] for index in new]
    public = [str(new[i]) for i in new if isinstance(announcement.entropy[i], Public)]
    checked = check_reveals(sources, list(new.values()), announcement.committed, public, beacon)
    raise_if(each.fault for each in checked if each.fault)
    raise_if((each.unchecked for each in checked if each.unchecked), ActRefused)
    raise_if(existence_faults(current, announcement, checked))


def _check_order(announcement: Announcement, known: Mapping[int, Json], new: Mapping[int, Json]) -> None:
    """With a value that exists already, a contribution that is not journalled yet is late (4.4)."""
    contributions = {i: s for i, s in enumerate(announcement.entropy) if isinstance(s, Contribution)}
    if any(index not in contributions for index in new):
        late = [source.party for index, source in contributions.items() if index not in known]
        raise_if([fault("SSJ-OFFICE-LATE", parties="、".join(late))] if late else [], ActRefused)


def _keep(folder: TaskFolder, announcement: Announcement, values: Mapping[int, Json]) -> None:
    path = folder.private_path(announcement.round)
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    for index, value in values.items():
        write(path / files.reveal_name(index), canonical.encode(value), secret=True)


def _journal(folder: TaskFolder, announcement: Announcement, new: Mapping[int, Json], at: str) -> None:
    if not new:
        return
    journal, h, digest = folder.journal(), announcement.h, announcement.digest()
    for index, value in new.items():
        body = Revealed(index=index, reveal=reveal_digest(value, h))
        journal = journal.append(body, digest, at, h)
    folder.keep(journal, h)
