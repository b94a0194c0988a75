"""核验的办理 (spec section 9, 10): what of a draw is at hand on disk, verified; proofs made and checked."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from attrs import evolve

from shuangsuiji.digests import is_hex
from shuangsuiji.draw.entropy import Beacon
from shuangsuiji.draw.evidence import Evidence
from shuangsuiji.draw.journal import read_journal
from shuangsuiji.draw.proof import Answer, Proof, check, prove, read_proof
from shuangsuiji.draw.record import read_extract, read_record
from shuangsuiji.draw.report import Report
from shuangsuiji.draw.seed import seed_of
from shuangsuiji.draw.verify import verify
from shuangsuiji.errors import ActRefused, InvalidInput, Place, fault
from shuangsuiji.office import folder as files
from shuangsuiji.office.folder import TaskFolder
from shuangsuiji.rolls.entry import KEY_BYTES
from shuangsuiji.rolls.roll import read_file

_ROLLS: Final = {"targets": files.TARGETS, "inspectors": files.INSPECTORS, "recusals": files.RECUSALS}


def evidence_at(path: Path, number: int | None = None) -> Evidence:
    """Gather what is at hand: of a task's folder, of one round's folder, or of a record or extract alone.

    Args:
        path: a folder or a file.
        number: which round of a task's folder; without it the last that has a record or an extract.

    Raises:
        InvalidInput: there is nothing to verify.
    """
    if path.is_file():
        return _file(path)
    if not path.is_dir():
        raise InvalidInput(fault("SSJ-FILE-MISSING", Place(file=str(path))))
    if _has_result(path):
        return _round(path)
    rounds = sorted(int(each.name) for each in path.iterdir() if each.is_dir() and each.name.isdecimal())
    if not rounds and not (path / files.JOURNAL).is_file():
        return _round(path)
    return _task(TaskFolder(path), rounds, number)


def _file(path: Path) -> Evidence:
    data = path.read_bytes()
    if path.name not in {files.RECORD, files.EXTRACT} and b'"protocol"' not in data:
        raise InvalidInput(fault("SSJ-OFFICE-NOT-EVIDENCE", Place(file=str(path))))
    # Only an extract has the record's digest; what cannot be read at all is judged as a record.
    return Evidence(extract=data) if b'"record":"' in data else Evidence(record=data)


def _round(path: Path) -> Evidence:
    found = _round_files(path)
    if found.record is None and found.extract is None:
        raise InvalidInput(fault("SSJ-OFFICE-NO-RECORD", Place(file=str(path))))
    return found


def _round_files(path: Path) -> Evidence:
    return Evidence(
        record=_bytes(path / files.RECORD),
        extract=_bytes(path / files.EXTRACT),
        announcement=_bytes(path / files.ANNOUNCEMENT),
        targets=_bytes(path / files.TARGETS),
        inspectors=_bytes(path / files.INSPECTORS),
        recusals=_bytes(path / files.RECUSALS),
        journal=_bytes(path / files.JOURNAL),
    )


def _task(folder: TaskFolder, rounds: Sequence[int], number: int | None) -> Evidence:
    drawn = [each for each in rounds if _has_result(folder.round_path(each))]
    wanted = number or max(drawn, default=0)
    if wanted not in drawn:
        raise InvalidInput(fault("SSJ-OFFICE-NO-RECORD", Place(file=str(folder.path / str(wanted or "")))))
    earlier = [_bytes(folder.round_path(each) / files.ANNOUNCEMENT) for each in range(1, wanted)]
    complete = tuple(each for each in earlier if each is not None)
    return evolve(
        _round_files(folder.round_path(wanted)),
        journal=_bytes(folder.path / files.JOURNAL),
        head_beside=folder.head(),
        earlier=complete if len(complete) == wanted - 1 else (),
        keys=_keys(folder, wanted),
    )


def _has_result(path: Path) -> bool:
    return (path / files.RECORD).is_file() or (path / files.EXTRACT).is_file()


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _keys(folder: TaskFolder, number: int) -> Mapping[str, bytes]:
    found = {name: folder.secret(number, files.key_name(name)) for name in _ROLLS}
    texts = {name: data.decode("ascii", "replace").strip() for name, data in found.items() if data}
    return {name: bytes.fromhex(text) for name, text in texts.items() if is_hex(text, 2 * KEY_BYTES)}


def verify_at(
    path: Path,
    public: Sequence[str],
    now: datetime,
    beacon: Beacon | None,
    number: int | None = None,
    head: tuple[int, str] | None = None,
) -> Report:
    """核验: verify what is at hand.

    Args:
        path: a task's folder, a round's folder, `record.json` or `extract.json`.
        public: the values of the public sources, in their order, as the user looked them up.
        now: the present.
        beacon: checks a beacon's signature.
        number: which round.
        head: number and digest of a journal line, as the user kept it elsewhere.

    Raises:
        InvalidInput: there is nothing to verify, or more public values than public sources.
    """
    evidence = evidence_at(path, number)
    given = evolve(evidence, public=tuple(public), now=now, beacon=beacon, head=head)
    report = verify(given)
    if report.task and len(public) > report.public_sources:
        raise InvalidInput(fault("SSJ-OFFICE-PUBLIC", expected=report.public_sources, found=len(public)))
    return report


def prove_at(folder: TaskFolder, id_: str, now: datetime, number: int | None = None) -> Proof:
    """自证: make the proof for one target of a drawn round.

    Raises:
        InvalidInput: nothing is drawn yet, or the id is not in the roll.
        ActRefused: `publish_from` is still to come (spec 10.3).
    """
    evidence = evidence_at(folder.path, number)
    if evidence.record is None or evidence.targets is None:
        raise InvalidInput(fault("SSJ-OFFICE-NO-RECORD", Place(file=str(folder.path))))
    record = read_record(evidence.record, Place(file=files.RECORD))
    announcement = record.announcement
    if announcement.publish_from and now < datetime.fromisoformat(announcement.publish_from):
        raise ActRefused(fault("SSJ-OFFICE-SECRET", publish_from=announcement.publish_from))
    form = announcement.targets.form
    roll = read_file(evidence.targets, announcement.h, form, Place(file=files.TARGETS))
    seed = seed_of(announcement.digest(), record.reveals, announcement.h)
    return prove(announcement, roll, id_, seed)


def check_proof_at(proof: Path, extract: Path | None, journal: Path | None) -> Answer:
    """自证的核对: check a proof against the public extract and, where given, the journal.

    Raises:
        InvalidInput: a file is missing or broken, or the proof does not hold.
    """
    paths = [path for path in (proof, extract, journal) if path is not None]
    missing = [fault("SSJ-FILE-MISSING", Place(file=str(path))) for path in paths if not path.is_file()]
    if missing:
        raise InvalidInput(*missing)
    read = read_extract(extract.read_bytes(), Place(file=str(extract))) if extract else None
    lines = read_journal(journal.read_bytes(), Place(file=str(journal))) if journal else None
    return check(read_proof(proof.read_bytes(), Place(file=str(proof))), read, lines)
