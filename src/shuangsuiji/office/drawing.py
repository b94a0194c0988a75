"""抽取的办理 (第十一条、第十二条): reveals in, journalled before anything is computed; record and lists out.

Contributions are revealed before the value of a drand or public source is given (spec 4.4): one that comes in the
same call as such a value, or later, counts as missing.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import cast

from attrs import frozen

from shuangsuiji import canonical
from shuangsuiji.canonical import Json
from shuangsuiji.draw.announcement import Announcement
from shuangsuiji.draw.entropy import Beacon, Contribution, Drand, Public, Source, check_reveals
from shuangsuiji.draw.journal import Revealed, RevealedEntry, Round, reveal_digest
from shuangsuiji.draw.record import Result, draw, extract_of
from shuangsuiji.errors import ActRefused, Fault, InvalidInput, Place, fault, raise_if
from shuangsuiji.office import folder as files
from shuangsuiji.office.folder import TaskFolder
from shuangsuiji.office.lists import write_lists
from shuangsuiji.office.secrets import Nonce, read_nonce
from shuangsuiji.office.watch import Watch
from shuangsuiji.rolls.recusals import read_recusals
from shuangsuiji.rolls.roll import file_lines, read_file


@frozen(kw_only=True)
class Drawing:
    """抽取的结果: what was revealed, and the draw, once everything is.

    Args:
        announcement: the round's announcement.
        revealed: how many values were journalled by this call.
        missing: the sources that are not revealed yet.
        result: the draw; None while something is missing.
        written: the files that were written.
    """

    announcement: Announcement
    revealed: int
    missing: tuple[Source, ...]
    result: Result | None = None
    written: tuple[Path, ...] = ()


def draw_round(
    folder: TaskFolder,
    reveals: Sequence[Path],
    public: Sequence[str],
    at: str,
    beacon: Beacon | None,
    watch: Watch,
) -> Drawing:
    """抽取: journal what is revealed and, once everything is, draw.

    Args:
        folder: the task's folder.
        reveals: files of nonces and of beacon rounds.
        public: values of the public sources, in their order.
        at: the instant of the act.
        beacon: checks a beacon's signature.
        watch: who watches.

    Raises:
        InvalidInput: a reveal is wrong or of no source; nothing is written.
        ActRefused: the round is over, or a contribution comes too late; nothing is written.
        DrawStopped: a place that nobody suits; the reveals stay journalled.
    """
    with folder.lock_existing():
        current = folder.current()
        announcement = _announcement(folder, current, at)
        known = _known(folder, current)
        given = _given(folder, announcement, known, reveals, public)
        _check(announcement, current, given, beacon)
        _check_order(announcement, known, given)
        _journal(folder, announcement, given, at)
        values = known | given
        missing = tuple(s for index, s in enumerate(announcement.entropy) if index not in values)
        if missing:
            return Drawing(announcement=announcement, revealed=len(given), missing=missing)
        with watch.phase("SSJ-WATCH-DRAW"):
            result = _draw(folder, announcement, [values[i] for i in range(len(values))])
        written = _write(folder, result)
    return Drawing(announcement=announcement, revealed=len(given), missing=(), result=result, written=written)


def _announcement(folder: TaskFolder, current: Round, at: str) -> Announcement:
    place = Place(file=str(folder.path))
    if current.state != "open":
        raise ActRefused(fault(f"SSJ-OFFICE-{current.state.upper()}", place, round=current.number))
    announcement = folder.announcement(current.number)
    if announcement.digest() != current.announced.announcement:
        expected, found = current.announced.announcement, announcement.digest()
        changed = fault("SSJ-ROUND-DIGEST", place, round=current.number, expected=expected, found=found)
        raise ActRefused(changed)
    if datetime.fromisoformat(at) > datetime.fromisoformat(announcement.draw_by):
        raise ActRefused(
            fault("SSJ-OFFICE-ABANDONED", place, round=current.number, draw_by=announcement.draw_by)
        )
    return announcement


def _known(folder: TaskFolder, current: Round) -> dict[int, Json]:
    """Give the values that are journalled already; each must be the one that was."""
    known: dict[int, Json] = {}
    for entry in current.reveals:
        name = files.reveal_name(entry.body.index)
        data = folder.secret(current.number, name)
        if data is None:
            raise ActRefused(
                fault("SSJ-FILE-MISSING", Place(file=f"{files.PRIVATE}/{current.number}/{name}"))
            )
        known[entry.body.index] = canonical.decode(data, Place(file=name))
    return known


def _given(
    folder: TaskFolder,
    announcement: Announcement,
    known: Mapping[int, Json],
    reveals: Sequence[Path],
    public: Sequence[str],
) -> dict[int, Json]:
    """Give the values that are new, by their place in the entropy."""
    given: dict[int, Json] = dict(_own(folder, announcement))
    faults: list[Fault] = []
    for path in reveals:
        try:
            index, value = _read_reveal(path, announcement)
        except InvalidInput as error:
            faults += error.faults
            continue
        given[index] = value
    places = [i for i, source in enumerate(announcement.entropy) if isinstance(source, Public)]
    if len(public) > len(places):
        faults.append(fault("SSJ-OFFICE-PUBLIC", expected=len(places), found=len(public)))
    given |= dict(zip(places, public, strict=False))
    faults += (
        fault("SSJ-JOURNAL-REVEALED", index=index)
        for index, value in given.items()
        if index in known and known[index] != value
    )
    raise_if(faults)
    return {index: value for index, value in sorted(given.items()) if index not in known}


def _own(folder: TaskFolder, announcement: Announcement) -> Iterator[tuple[int, Json]]:
    for index in range(len(announcement.entropy)):
        name = files.nonce_name(index)
        data = folder.secret(announcement.round, name)
        if data is not None:
            yield index, read_nonce(data, Place(file=name)).nonce


def _read_reveal(path: Path, announcement: Announcement) -> tuple[int, Json]:
    """Read a nonce file or a beacon's round, and find the source that it reveals."""
    place = Place(file=str(path))
    if not path.is_file():
        raise InvalidInput(fault("SSJ-FILE-MISSING", place))
    data = path.read_bytes()
    beacon = _beacon_round(data)
    if beacon is not None:
        return _drand_index(beacon, announcement, place), {k: beacon[k] for k in ("randomness", "signature")}
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
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return None
    found = cast("dict[str, Json]", value) if isinstance(value, dict) else {}
    return found if {"round", "randomness", "signature"} <= found.keys() else None


def _drand_index(beacon: Mapping[str, Json], announcement: Announcement, place: Place) -> int:
    for index, source in enumerate(announcement.entropy):
        if isinstance(source, Drand) and source.round == beacon["round"]:
            return index
    raise InvalidInput(fault("SSJ-OFFICE-BEACON", place, round=str(beacon["round"])))


def _check(
    announcement: Announcement, current: Round, given: Mapping[int, Json], beacon: Beacon | None
) -> None:
    sources = [announcement.entropy[index] for index in given]
    public = [str(given[i]) for i in given if isinstance(announcement.entropy[i], Public)]
    checked = check_reveals(sources, list(given.values()), announcement.committed, public, beacon)
    raise_if(each.fault for each in checked if each.fault)
    raise_if((each.unchecked for each in checked if each.unchecked), ActRefused)
    before = [current.announced.at, *(entry.at for entry in current.reveals)]
    raise_if(
        fault("SSJ-VER-EXISTED", existed=each.existed.isoformat(), journal=max(before))
        for each in checked
        if each.existed and any(each.existed <= datetime.fromisoformat(text) for text in before)
    )


def _check_order(announcement: Announcement, known: Mapping[int, Json], given: Mapping[int, Json]) -> None:
    """With a value that exists already, a contribution that is not journalled yet is late (4.4)."""
    contributions = {i: s for i, s in enumerate(announcement.entropy) if isinstance(s, Contribution)}
    if any(index not in contributions for index in given):
        late = [source.party for index, source in contributions.items() if index not in known]
        raise_if([fault("SSJ-OFFICE-LATE", parties="、".join(late))] if late else [], ActRefused)


def _journal(folder: TaskFolder, announcement: Announcement, given: Mapping[int, Json], at: str) -> None:
    if not given:
        return
    journal, h, digest = folder.journal(), announcement.h, announcement.digest()
    for index, value in given.items():
        body = Revealed(index=index, reveal=reveal_digest(value, h))
        journal = journal.append(RevealedEntry, body, digest, at, h)
    for index, value in given.items():
        path = folder.private_path(announcement.round)
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        files.write(path / files.reveal_name(index), canonical.encode(value), secret=True)
    folder.keep(journal, h)


def _draw(folder: TaskFolder, announcement: Announcement, reveals: Sequence[Json]) -> Result:
    path, h = folder.round_path(announcement.round), announcement.h
    targets = read_file(
        (path / files.TARGETS).read_bytes(), h, announcement.targets.form, Place(file=files.TARGETS)
    )
    announced = announcement.inspectors
    if announced is None:
        return draw(announcement, reveals, targets)
    place = Place(file=files.INSPECTORS)
    inspectors = read_file((path / files.INSPECTORS).read_bytes(), h, announced.form, place)
    recusals = None
    if announced.recusals:
        place = Place(file=files.RECUSALS)
        lines = file_lines((path / files.RECUSALS).read_bytes(), place)
        recusals = read_recusals(lines, targets, inspectors, announced.recusals.form, place)
    return draw(announcement, reveals, targets, inspectors, recusals)


def _write(folder: TaskFolder, result: Result) -> tuple[Path, ...]:
    """Write record, extract and lists; a record that is there already must be this one."""
    path = folder.round_path(result.record.announcement.round)
    record, extract = path / files.RECORD, path / files.EXTRACT
    encoded = result.record.encoded() + b"\n"
    if record.is_file() and record.read_bytes().removesuffix(b"\n") != encoded.removesuffix(b"\n"):
        raise ActRefused(fault("SSJ-OFFICE-RECORD", Place(file=str(record))))
    files.write(record, encoded)
    files.write(extract, extract_of(result.record).encoded() + b"\n")
    return (record, extract, *write_lists(folder, result.record))
