"""公告的办理 (第九条至第十一条): registries in, rolls frozen, the next round's folder and the journal out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from attrs import frozen

from shuangsuiji import canonical, wire
from shuangsuiji.digests import Hash
from shuangsuiji.draw.announce import FrozenRolls, Occasion, announce
from shuangsuiji.draw.announcement import Announcement, Voids
from shuangsuiji.draw.entropy import Contribution, Public, Source
from shuangsuiji.draw.journal import Round
from shuangsuiji.draw.rounds import withheld_faults
from shuangsuiji.errors import ActRefused, Fault, InvalidInput, Place, fault, raise_if
from shuangsuiji.office import folder as files
from shuangsuiji.office.announcing_notes import announcing_notes
from shuangsuiji.office.beacons import check_beacons
from shuangsuiji.office.folder import TaskFolder
from shuangsuiji.office.registries import Registries, read_registries
from shuangsuiji.office.secrets import Nonce, draw_nonce, draw_roll_key, read_nonce
from shuangsuiji.office.watch import Watch
from shuangsuiji.rolls.recusals import freeze_recusals
from shuangsuiji.rolls.roll import freeze
from shuangsuiji.task import freezing
from shuangsuiji.task.scheme import ContributionScheme, PublicScheme, Scheme
from shuangsuiji.task.stratum_plans import inspector_plan, stratum_plans


@frozen(kw_only=True)
class Announced:
    """公告的结果: what was announced, and what whoever announces it should know.

    Args:
        announcement: the announcement.
        digest: its digest.
        rolls: the frozen rolls.
        registries: what the files held.
        excluded: how many entries cannot be drawn, by roll and reason.
        notes: what is not wrong, but worth knowing.
    """

    announcement: Announcement
    digest: str
    rolls: FrozenRolls
    registries: Registries
    excluded: Mapping[str, Mapping[str, int]]
    notes: tuple[Fault, ...]


@frozen(kw_only=True)
class Gate:
    """What an office that keeps a journal has to say about an announcement.

    Args:
        know: gives what it knows beside the registries: who is excluded for earlier inspections, by its journal and by
            the task's history, and who is flagged; None leaves it to the history alone.
        pattern: what certificates' numbers must match; empty takes every number.
        allow: judges the announcement before anything is written; raises where it is not allowed, and gives
            what the act that records it needs again, to be kept in private.
    """

    know: Callable[[Registries], freezing.Known] | None = None
    pattern: str = ""
    allow: Callable[[Announced], Mapping[str, canonical.Json]] = lambda _: {}


_OPEN: Final = Gate()


def announce_round(
    folder: TaskFolder,
    task: Scheme,
    base: Path,
    at: str,
    watch: Watch,
    *,
    reject: bool = False,
    gate: Gate = _OPEN,
) -> Announced:
    """公告: freeze the registries and announce a task's first round, or the next one after a void.

    Args:
        folder: where the task's draw is kept.
        task: the task.
        base: the folder that file names start from.
        at: the instant of the act.
        watch: who watches.
        reject: leave faulty rows of the registries out instead of refusing their file.
        gate: what an office that keeps a journal has to say.

    Raises:
        InvalidInput: with every fault of the task and its files; nothing is written.
        ActRefused: the last round is not void, or the folder is another task's; nothing is written.
        AdapterMissing: no installed source reads a file.
    """
    _check_time(task, at)
    unchecked = check_beacons(task, at)
    if task.targets.flagged and gate.know is None:
        raise InvalidInput(fault("SSJ-TASK-FLAGGED-NO-JOURNAL", Place(path="targets.flagged")))
    before = _before(folder, task)
    registries = read_registries(task, base, watch, reject=reject, certificate_pattern=gate.pattern)
    number = before.number + 1 if before else 1
    nonces = _nonces(task, base, number)
    with watch.phase("SSJ-WATCH-FREEZE"):
        rolls, keys = _freeze(task, registries, gate)
        announcement = _announcement(task, rolls, nonces, at, before)
    if before:
        earlier = folder.announcement(before.number)
        raise_if(withheld_faults(announcement, before, earlier), ActRefused)
    announced = Announced(
        announcement=announcement,
        digest=announcement.digest(),
        rolls=rolls,
        registries=registries,
        excluded=_excluded(rolls),
        notes=(*announcing_notes(task, announcement, rolls, registries), *unchecked),
    )
    _keep(folder, announced, before, nonces, keys, gate.allow(announced))
    return announced


def _check_time(task: Scheme, at: str) -> None:
    if datetime.fromisoformat(task.draw_by) <= datetime.fromisoformat(at):
        raise InvalidInput(fault("SSJ-OFFICE-DRAW-BY", Place(path="draw_by"), draw_by=task.draw_by, now=at))


def _before(folder: TaskFolder, task: Scheme) -> Round | None:
    """Give the void round before; None for the first. The folder must be this task's, and free for a round."""
    rounds = folder.journal().rounds()
    remains = folder.remains(len(rounds) + 1)
    if remains:
        place = Place(file=str(folder.path))
        raise ActRefused(fault("SSJ-OFFICE-REMAINS", place, round=len(rounds) + 1, names="、".join(remains)))
    if not rounds:
        return None
    last = rounds[-1]
    earlier = folder.announcement(last.number)
    if earlier.task != task.code:
        wrong = fault("SSJ-TASK-OTHER", Place(file=str(folder.path)), expected=earlier.task, found=task.code)
        raise ActRefused(wrong)
    if last.state != "voided":
        code = "SSJ-OFFICE-CONFIRMED" if last.confirmed else "SSJ-OFFICE-OPEN"
        raise ActRefused(fault(code, Place(file=str(folder.path)), round=last.number))
    if earlier.hash != task.hash:
        raise InvalidInput(fault("SSJ-TASK-HASH", Place(path="hash"), expected=earlier.hash, found=task.hash))
    return last


def _nonces(task: Scheme, base: Path, number: int) -> dict[int, Nonce]:
    """Give our own nonces by their place in the entropy; where there is no source at all, draw one."""
    if not task.entropy:
        return {0: draw_nonce(task.task.initiating, task.code, number)}
    nonces: dict[int, Nonce] = {}
    faults: list[Fault] = []
    for index, source in enumerate(task.entropy):
        if isinstance(source, ContributionScheme) and source.nonce_file is not None:
            try:
                nonces[index] = _own_nonce(source, base / source.nonce_file, task, number)
            except InvalidInput as error:
                faults += error.faults
    raise_if(faults)
    return nonces


def _own_nonce(source: ContributionScheme, path: Path, task: Scheme, number: int) -> Nonce:
    place = Place(file=str(source.nonce_file))
    if not path.is_file():
        raise InvalidInput(fault("SSJ-FILE-MISSING", place))
    found = read_nonce(path.read_bytes(), place)
    compared: tuple[tuple[str, str | int, str | int], ...] = (
        ("party", source.party, found.party),
        ("task", task.code, found.task),
        ("round", number, found.round),
    )
    raise_if(
        fault("SSJ-OFFICE-NONCE-FOR", place, member=member, expected=expected, found=value)
        for member, expected, value in compared
        if expected != value
    )
    return found


def _sources(task: Scheme, nonces: Mapping[int, Nonce]) -> Iterator[Source]:
    h = Hash(task.hash)
    if not task.entropy:
        yield Contribution(party=nonces[0].party, commitment=nonces[0].commitment(h))
    for index, source in enumerate(task.entropy):
        if isinstance(source, ContributionScheme):
            own = nonces.get(index)
            commitment = own.commitment(h) if own else source.commitment or ""
            yield Contribution(party=source.party, commitment=commitment)
        elif isinstance(source, PublicScheme):
            yield Public(source=source.source)
        else:
            yield source


def _freeze(task: Scheme, registries: Registries, gate: Gate) -> tuple[FrozenRolls, dict[str, bytes]]:
    """Freeze the rolls, and give the keys of the sealed ones."""
    h = Hash(task.hash)
    sealed = {
        "targets": task.targets.sealed,
        "inspectors": bool(task.inspectors and task.inspectors.sealed),
        "recusals": bool(task.recusals and task.recusals.sealed),
    }
    keys = {name: draw_roll_key() for name, wanted in sealed.items() if wanted}
    known = gate.know(registries) if gate.know else freezing.NOTHING_KNOWN
    capped = () if gate.know else registries.capped
    entries = freezing.target_entries(registries.drawn_from, task, capped, known)
    targets = freeze(entries, h, keys.get("targets"))
    if registries.inspectors is None:
        return FrozenRolls(targets=targets), keys
    inspectors = freeze(
        freezing.inspector_entries(registries.inspectors, task, known), h, keys.get("inspectors")
    )
    # Who is known and lies outside the range or the list cannot be drawn: nobody needs to be recused from him.
    rows = freezing.recusal_rows(
        each for each in registries.recusals if targets.index(each.target) is not None
    )
    recusals = freeze_recusals(rows, targets, inspectors, keys.get("recusals")) if rows else None
    return FrozenRolls(targets=targets, inspectors=inspectors, recusals=recusals), keys


def _announcement(
    task: Scheme, rolls: FrozenRolls, nonces: Mapping[int, Nonce], at: str, before: Round | None
) -> Announcement:
    voided = before.voided.body if before and before.voided else None
    occasion = Occasion(
        task=task.code,
        entropy=tuple(_sources(task, nonces)),
        made_at=at,
        draw_by=task.draw_by,
        round=before.number + 1 if before else 1,
        voids=Voids(announcement=before.announced.announcement, reason=voided.reason)
        if before and voided
        else None,
        publish_from=task.publish_from,
    )
    plans = stratum_plans(task, rolls.targets)
    return announce(occasion, rolls, plans, inspector_plan(task))


def _excluded(rolls: FrozenRolls) -> dict[str, dict[str, int]]:
    found = {"targets": freezing.excluded(tuple(rolls.targets.entries()))}
    if rolls.inspectors:
        found["inspectors"] = freezing.excluded(tuple(rolls.inspectors.entries()))
    return found


def _keep(
    folder: TaskFolder,
    announced: Announced,
    before: Round | None,
    nonces: Mapping[int, Nonce],
    keys: Mapping[str, bytes],
    facts: Mapping[str, canonical.Json],
) -> None:
    announcement, rolls, number = announced.announcement, announced.rolls, announced.announcement.round
    public = {
        files.ANNOUNCEMENT: announcement.encoded() + b"\n",
        files.TARGETS: rolls.targets.file(),
        files.SOURCES: _json({key: wire.write(each) for key, each in announced.registries.sources.items()}),
    }
    if rolls.inspectors:
        public[files.INSPECTORS] = rolls.inspectors.file()
    if rolls.recusals:
        public[files.RECUSALS] = rolls.recusals.file()
    secret = {files.nonce_name(index): nonce.file() for index, nonce in nonces.items()}
    secret |= {files.key_name(name): key.hex().encode() + b"\n" for name, key in keys.items()}
    secret[files.NAMES] = _json({**_names(announced.registries), **facts})
    folder.path.mkdir(parents=True, exist_ok=True)
    with folder.lock():
        journal = folder.journal()
        if len(journal.rounds()) != (before.number if before else 0):
            raise ActRefused(fault("SSJ-OFFICE-BUSY", Place(file=str(folder.path))))
        longer = journal.append(None, announced.digest, announcement.made_at, announcement.h)
        folder.add_round(number, public, secret, guarded=_sealed(rolls))
        folder.keep(longer, announcement.h)


def _sealed(rolls: FrozenRolls) -> set[str]:
    """Name the files that are not handed on (spec 13)."""
    forms = {
        files.TARGETS: rolls.targets.form,
        files.INSPECTORS: rolls.inspectors.form if rolls.inspectors else "open",
        files.RECUSALS: rolls.recusals.form if rolls.recusals else "open",
    }
    return {name for name, form in forms.items() if form == "sealed"}


def _names(registries: Registries) -> dict[str, canonical.Json]:
    """Names are not in the rolls; lists for people need them."""
    inspectors: Sequence[canonical.Json] = [[each.id, each.name] for each in registries.inspectors or ()]
    targets = {each.id: each.name for each in (*(registries.imported or ()), *registries.targets)}
    return {"targets": [[id_, name] for id_, name in targets.items()], "inspectors": inspectors}


def _json(value: canonical.Json) -> bytes:
    return canonical.encode(value) + b"\n"
