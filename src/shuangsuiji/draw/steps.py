"""The ten steps of a verification (spec section 9): `step_N` performs step N of its table and nothing else.

Each takes the case, leaves what it read there for later steps, and says what it found. What could not be looked
at becomes a limit, never a pass.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from attrs import evolve

from shuangsuiji.digests import Hash
from shuangsuiji.draw import compare, rounds
from shuangsuiji.draw.announcement import (
    Announcement,
    read_announcement,
)
from shuangsuiji.draw.entropy import check_reveals
from shuangsuiji.draw.evidence import (
    ANNOUNCEMENT,
    EXTRACT,
    INSPECTORS,
    JOURNAL,
    RECORD,
    RECUSALS,
    TARGETS,
    Case,
    Documents,
    Found,
)
from shuangsuiji.draw.journal import Journal, existence_faults, faults, read_journal, round_faults
from shuangsuiji.draw.matching import form_teams
from shuangsuiji.draw.record import draw_all_targets, extract_of, read_extract, read_record, rules_of
from shuangsuiji.draw.roll_step import absent, step_3
from shuangsuiji.draw.rounds import missing_parties
from shuangsuiji.draw.seed import seed_of
from shuangsuiji.errors import DrawStopped, Fault, InvalidInput, Place, fault
from shuangsuiji.forms import ascending, at


def _not_run(limit: Fault) -> Found:
    return Found(limits=(limit,), ran=False)


# ── 1: the documents ──────────────────────────────────────────────────────────────────────────────────────


def step_1(case: Case) -> Found:
    """Record and extract are well-formed and canonical; announcement.json and extract.json equal the record's."""
    given = case.given
    if given.record is None and given.extract is None:
        return Found(faults=(fault("SSJ-VER-NOTHING"),))
    try:
        case.documents = _documents(given.record, given.extract)
    except InvalidInput as error:
        return Found(faults=error.faults)
    documents = case.documents
    found: list[Fault] = []
    if given.record is not None and given.extract is not None:
        found += _same_bytes(given.extract, documents.extract.encoded(), EXTRACT)
    if given.announcement is not None:
        found += _same_bytes(given.announcement, documents.announcement.encoded(), ANNOUNCEMENT)
    if documents.announcement.targets.form == "sealed" and documents.record is None:
        found += ascending(".drawn", documents.extract.ids())
    return Found(faults=tuple(found))


def _documents(record: bytes | None, extract: bytes | None) -> Documents:
    if record is not None:
        read = read_record(record, RECORD)
        # The bytes are proved canonical, so that the digest is theirs.
        digest = read.announcement.h.hex(record.removesuffix(b"\n"))
        return Documents(record=read, extract=extract_of(read, digest), digest=digest)
    alone = read_extract(extract or b"", EXTRACT)
    Hash(alone.announcement.hash)  # a machine without it can check nothing
    return Documents(record=None, extract=alone, digest=alone.record)


def _same_bytes(given: bytes, expected: bytes, place: Place) -> Iterator[Fault]:
    found = given.removesuffix(b"\n")
    if found != expected:
        pairs = zip(found, expected, strict=False)
        position = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(found), len(expected)))
        around = slice(max(0, position - 10), position + 30)
        yield fault(
            "SSJ-VER-BYTES",
            place,
            position=position + 1,
            expected=expected[around].decode(errors="replace"),
            found=found[around].decode(errors="replace"),
        )


# ── 2: rounds and journal ─────────────────────────────────────────────────────────────────────────────────


def step_2(case: Case) -> Found:
    """The announcement's digest, its round and voids against the rounds before it, and the journal's order."""
    found: list[Fault] = []
    limits: list[Fault] = []
    unknown = case.announcement.round > 1 and not case.given.earlier
    if unknown:
        limits.append(fault("SSJ-VER-NO-EARLIER", round=case.announcement.round))
    elif case.given.earlier:
        found += _earlier_faults(case)
    if case.given.journal is None:
        if unknown:
            return _not_run(limits[0])
        limits.append(fault("SSJ-VER-NO-JOURNAL"))
    else:
        found += _journal_faults(case, case.given.journal)
        limits += _journal_limits(case)
    return Found(faults=tuple(found), limits=tuple(limits))


def _earlier_faults(case: Case) -> list[Fault]:
    earlier: list[Announcement] = []
    found: list[Fault] = []
    for number, data in enumerate(case.given.earlier, 1):
        try:
            earlier.append(read_announcement(data, Place(file=f"{number}/announcement.json")))
        except InvalidInput as error:
            found += error.faults
    case.earlier = () if found else earlier
    return found or list(rounds.earlier_faults(case.announcement, earlier))


def _journal_faults(case: Case, data: bytes) -> list[Fault]:
    announcement = case.announcement
    try:
        journal = read_journal(data, JOURNAL)
    except InvalidInput as error:
        return list(error.faults)
    case.journal = journal
    digest = announcement.digest()
    here = [each for each in journal.rounds() if each.announced.announcement == digest]
    case.journal_round = here[0] if here else None
    found = [*faults(journal, announcement.h), *_head_faults(case, journal)]
    found += rounds.journal_faults(announcement, digest, journal, case.earlier)
    if case.journal_round:
        found += round_faults(case.journal_round, announcement, case.read.reveals)
    return [each.at(evolve(each.place, file=each.place.file or JOURNAL.file)) for each in found]


def _head_faults(case: Case, journal: Journal) -> Iterator[Fault]:
    """A line's digest that was kept elsewhere covers all lines up to it, the last one's time and name included."""
    heads = {head for head in (case.given.head, case.given.head_beside) if head}
    for seq, digest in sorted(heads):
        found = case.announcement.h.hex(journal.lines[seq - 1]) if 1 <= seq <= len(journal.lines) else "—"
        if found != digest:
            yield fault("SSJ-VER-HEAD", Place(row=seq), expected=digest, found=found)


def _journal_limits(case: Case) -> Iterator[Fault]:
    """What the journal alone cannot show."""
    length = len(case.journal.lines) if case.journal else 0
    if case.given.head is None or case.given.head[0] < length:
        yield fault("SSJ-VER-NO-HEAD", row=length)
    journalled = case.journal.rounds() if case.journal else ()
    if len(journalled) > case.announcement.round:
        yield fault("SSJ-VER-LATER", round=case.announcement.round, last=len(journalled))
    for each, announcement in zip(journalled, case.earlier, strict=False):
        if parties := missing_parties(each, announcement):
            yield fault("SSJ-VER-PARTLY", round=each.number, parties="、".join(parties))


# ── 4: quotas ─────────────────────────────────────────────────────────────────────────────────────────────


def step_4(case: Case) -> Found:
    """Each stratum's scope and eligible, from the roll, and the recomputed quota."""
    found = list(compare.arithmetic_faults(case.announcement))
    if case.targets is None:
        return Found(faults=tuple(found), limits=(fault("SSJ-VER-ARITHMETIC"),))
    return Found(faults=(*compare.strata_faults(case.announcement, case.targets), *found))


# ── 5, 6: entropy and seed ────────────────────────────────────────────────────────────────────────────────


def step_5(case: Case) -> Found:
    """Each reveal against its commitment, its beacon's key, or the value that the verifier's user gives."""
    announcement, given = case.announcement, case.given
    checked = check_reveals(
        announcement.entropy, case.read.reveals, announcement.committed, given.public, given.beacon
    )
    case.checked = checked
    found = [each.fault for each in checked if each.fault]
    limits = [each.unchecked for each in checked if each.unchecked]
    ran = not limits
    if case.journal_round:
        found += existence_faults(case.journal_round, announcement, checked)
    elif any(each.existed for each in checked):
        limits.append(fault("SSJ-VER-EXISTENCE"))
    return Found(faults=tuple(found), limits=tuple(limits), ran=ran)


def step_6(case: Case) -> Found:
    """The seed, from announcement and reveals; the keys follow from it."""
    seed = seed_of(case.announcement.digest(), case.read.reveals, case.announcement.h)
    if seed.text != case.read.extract.seed:
        wrong = fault("SSJ-VER-VALUE", at("$.seed"), expected=seed.text, found=case.read.extract.seed)
        return Found(faults=(wrong,))
    case.seed = seed
    return Found()


# ── 7, 8, 9: lists and teams ──────────────────────────────────────────────────────────────────────────────


def step_7(case: Case) -> Found:
    """Every drawn ticket, the order, the cutoffs, and that no eligible entry at or below a cutoff is missing."""
    assert case.seed  # noqa: S101  -- this step needs step 6
    if case.targets is None:
        missing = (absent(case.announcement.targets.form, TARGETS),)
        plain = compare.plain_faults(case.announcement, case.seed, case.read.drawn, case.read.cutoffs)
        return Found(faults=tuple(plain), limits=missing, ran=False)
    case.expected = draw_all_targets(case.announcement, case.targets, case.seed)
    return Found(
        faults=(
            *compare.drawn_faults(case.expected, case.read.drawn, case.targets),
            *compare.cutoff_faults(case.announcement, case.expected, case.read.cutoffs),
        )
    )


def step_8(case: Case) -> Found:
    """Teams, replayed from 7.2 to 7.4; forced places counted."""
    obstacle = _team_obstacle(case)
    if obstacle or case.announcement.inspectors is None or case.seed is None:
        return _not_run(obstacle or fault("SSJ-VER-NO-INSPECTORS"))
    assert case.targets and case.inspectors and case.read.record  # noqa: S101, PT018  -- no obstacle
    targets = (entry for each in case.expected if (entry := case.targets.find(each.id.decode())))
    rules = rules_of(case.announcement.inspectors, case.inspectors, case.recusals)
    try:
        replayed = form_teams(case.announcement.inspectors, rules, targets, case.seed)
    except DrawStopped as stop:
        return Found(faults=(fault("SSJ-VER-STOPPED"), *stop.faults))
    case.forced = replayed.forced
    return Found(faults=tuple(compare.team_faults(replayed.teams, case.read.record.teams or ())))


def step_9(case: Case) -> Found:
    """Every team: at least two inspectors, one leader, of the leading department; no recused pair."""
    if obstacle := _team_obstacle(case):
        return _not_run(obstacle)
    assert case.inspectors and case.read.record  # noqa: S101, PT018  -- no obstacle
    teams = case.read.record.teams or ()
    return Found(
        faults=tuple(compare.team_rule_faults(teams, case.announcement, case.inspectors, case.recusals))
    )


def _team_obstacle(case: Case) -> Fault | None:
    """Why teams cannot be looked at, if so."""
    announced = case.announcement.inspectors
    if announced is None:
        return fault("SSJ-VER-NO-INSPECTORS")
    if case.targets is None:
        return absent(case.announcement.targets.form, TARGETS)
    if case.inspectors is None:
        return absent(announced.form, INSPECTORS)
    if announced.recusals and case.recusals is None:
        return absent(announced.recusals.form, RECUSALS)
    return fault("SSJ-VER-NO-TEAMS") if case.read.record is None else None


# ── 10: the confirmation ──────────────────────────────────────────────────────────────────────────────────


def step_10(case: Case) -> Found:
    """The record's digest against the confirmation in the journal."""
    if case.given.journal is None:
        return _not_run(fault("SSJ-VER-NO-JOURNAL"))
    if case.journal is None:
        return Found(faults=(fault("SSJ-VER-JOURNAL-UNREADABLE", JOURNAL),))
    confirmed = case.journal_round.confirmed if case.journal_round else None
    if case.journal_round and case.journal_round.voided:
        return _not_run(fault("SSJ-VER-VOIDED", reason=case.journal_round.voided.body.reason))
    if confirmed is None:
        return _not_run(fault("SSJ-VER-UNCONFIRMED"))
    if confirmed.body.record != case.read.digest:
        place = evolve(JOURNAL, row=confirmed.seq)
        wrong = fault("SSJ-VER-VALUE", place, expected=confirmed.body.record, found=case.read.digest)
        return Found(faults=(wrong,))
    return Found()


STEPS: Final[Sequence[Callable[[Case], Found]]] = (
    step_1,
    step_2,
    step_3,
    step_4,
    step_5,
    step_6,
    step_7,
    step_8,
    step_9,
    step_10,
)
