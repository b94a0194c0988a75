"""抽取记录与公开摘要 (spec section 8): what the draw gave, and the part of it that everyone may see."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from shuangsuiji import canonical, wire
from shuangsuiji.canonical import Json
from shuangsuiji.draw.announcement import AnnouncedRecusals, Announcement, Inspectors, Targets
from shuangsuiji.draw.entropy import check_reveals
from shuangsuiji.draw.forms import protocol_known, read_document
from shuangsuiji.draw.inspectors import Team, Teams
from shuangsuiji.draw.matching import form_teams
from shuangsuiji.draw.seed import Seed, seed_of
from shuangsuiji.draw.suiting import Rules
from shuangsuiji.draw.targets import Draw, draw_targets
from shuangsuiji.errors import Fault, Place, fault, raise_if
from shuangsuiji.forms import all_identifiers, at, at_least, digests
from shuangsuiji.rolls.recusals import Recusals
from shuangsuiji.rolls.roll import Roll

Announced = Targets | Inspectors | AnnouncedRecusals
"""What an announcement says of a roll or of the recusals."""


@frozen(kw_only=True)
class Cutoff:
    """入选线: a stratum's cutoff; None where none of it is drawn (6.3)."""

    stratum: str
    cutoff: str | None


@frozen(kw_only=True)
class Drawn:
    """被抽取的检查对象: a drawn target with its stratum and its ticket."""

    id: str
    stratum: str
    ticket: str


@frozen(kw_only=True)
class Record:
    """抽取记录 (8.1): everything of one draw.

    Args:
        protocol: `shuangsuiji/draw/1`.
        announcement: the announcement.
        reveals: the revealed values, in the order of its entropy.
        seed: the seed.
        cutoffs: one a stratum, ascending by name bytes.
        drawn: the drawn targets in drawn order.
        teams: one a drawn target, in drawn order; None where no inspectors are drawn.
    """

    protocol: str
    announcement: Announcement
    reveals: tuple[Json, ...]
    seed: str
    cutoffs: tuple[Cutoff, ...]
    drawn: tuple[Drawn, ...]
    teams: tuple[Team, ...] | None

    def __attrs_post_init__(self) -> None:
        raise_if([*_common_faults(self), *drawn_faults(self.drawn), *self._team_faults()])

    def _team_faults(self) -> Iterator[Fault]:
        if (self.teams is None) != (self.announcement.inspectors is None):
            yield fault("SSJ-FORM-TEAMS", at(".teams"))
        teams = self.teams or ()
        yield from all_identifiers(".teams", (team.target for team in teams))
        groups = sorted({team.group for team in teams if team.group is not None})
        yield from all_identifiers(".teams", groups)
        names = {(m.inspector, m.department) for team in teams for m in team.members}
        yield from all_identifiers(".teams", (name for pair in sorted(names) for name in pair))
        laps = [member.lap for team in teams for member in team.members]
        laps += [team.lap for team in teams if team.lap is not None]
        yield from at_least(1, teams=min(laps, default=1))

    def encoded(self) -> bytes:
        """Give its canonical bytes."""
        return canonical.encode(wire.write(self))

    def digest(self) -> str:
        """Give H of its canonical bytes."""
        return self.announcement.h.hex(self.encoded())


@frozen(kw_only=True)
class Extract:
    """公开摘要 (8.4): what may be published of a record.

    Args:
        protocol: `shuangsuiji/draw/1`.
        announcement: the announcement.
        reveals: the revealed values.
        seed: the seed.
        cutoffs: as in the record.
        drawn: as in the record; of a sealed roll the drawn ids alone, ascending by bytes.
        record: the record's digest.
    """

    protocol: str
    announcement: Announcement
    reveals: tuple[Json, ...]
    seed: str
    cutoffs: tuple[Cutoff, ...]
    drawn: tuple[Drawn | str, ...]
    record: str

    def __attrs_post_init__(self) -> None:
        raise_if([*_common_faults(self), *digests(record=self.record), *self._drawn_faults()])

    def _drawn_faults(self) -> Iterator[Fault]:
        objects = [each for each in self.drawn if isinstance(each, Drawn)]
        if len(objects) != (len(self.drawn) if self.announcement.targets.form == "open" else 0):
            yield fault("SSJ-FORM-DRAWN", at(".drawn"))
        yield from drawn_faults(objects)
        yield from all_identifiers(".drawn", self.ids())

    def ids(self) -> list[str]:
        """Give the drawn targets' ids, in the order that the extract has them."""
        return [each.id if isinstance(each, Drawn) else each for each in self.drawn]

    def encoded(self) -> bytes:
        """Give its canonical bytes."""
        return canonical.encode(wire.write(self))


def _common_faults(document: Record | Extract) -> Iterator[Fault]:
    yield from protocol_known(document.protocol)
    yield from digests(seed=document.seed)
    yield from all_identifiers(".cutoffs", (each.stratum for each in document.cutoffs))
    for index, each in enumerate(document.cutoffs):
        if each.cutoff is not None:
            yield from (f.at(at(f".cutoffs[{index}].cutoff")) for f in digests(cutoff=each.cutoff))


def drawn_faults(drawn: Sequence[Drawn]) -> Iterator[Fault]:
    """Judge the forms of drawn entries."""
    yield from all_identifiers(".drawn", (each.id for each in drawn))
    yield from all_identifiers(".drawn", sorted({each.stratum for each in drawn}))
    for index, each in enumerate(drawn):
        yield from (f.at(at(f".drawn[{index}].ticket")) for f in digests(ticket=each.ticket))


def read_record(data: bytes, place: Place | None = None) -> Record:
    """Read a record from the bytes of its file.

    Raises:
        InvalidInput: it is not canonical, of another protocol, or breaks a form; every fault is listed.
    """
    return read_document(Record, data, place)


def read_extract(data: bytes, place: Place | None = None) -> Extract:
    """Read a public extract from the bytes of its file.

    Raises:
        InvalidInput: it is not canonical, of another protocol, or breaks a form; every fault is listed.
    """
    return read_document(Extract, data, place)


def extract_of(record: Record, digest: str | None = None) -> Extract:
    """公开摘要: give the extract of a record (8.4).

    Args:
        record: the record.
        digest: its digest, where it is known already.
    """
    sealed = record.announcement.targets.form == "sealed"
    ids = sorted((each.id for each in record.drawn), key=str.encode)
    return Extract(
        protocol=record.protocol,
        announcement=record.announcement,
        reveals=record.reveals,
        seed=record.seed,
        cutoffs=record.cutoffs,
        drawn=tuple(ids) if sealed else record.drawn,
        record=digest or record.digest(),
    )


@frozen(kw_only=True)
class Result:
    """What a draw gives: the record, and how many places were forced (7.2)."""

    record: Record
    forced: int


def draw(
    announcement: Announcement,
    reveals: Sequence[Json],
    targets: Roll,
    inspectors: Roll | None = None,
    recusals: Recusals | None = None,
) -> Result:
    """抽取: both draws, from frozen rolls and what was revealed; the same input gives the same bytes.

    Commitments and the forms of reveals are checked; whether a beacon's signature or a public value is right is for
    `entropy.check_reveals`, which is given what the caller knows.

    Args:
        announcement: the announcement.
        reveals: the revealed values, in the order of its entropy.
        targets: the announced roll of targets.
        inspectors: the announced roll of inspectors; None where the announcement has none.
        recusals: the announced recusals; None where there are none.

    Raises:
        InvalidInput: a roll is not the announced one, or a reveal is missing, malformed or not as committed (4.4).
        DrawStopped: a place that nobody suits (7.5).
    """
    announced = announcement.inspectors
    raise_if(
        other_rolls(
            ("targets", announcement.targets, targets),
            ("inspectors", announced, inspectors),
            ("recusals", announced and announced.recusals, recusals),
        )
    )
    checked = check_reveals(announcement.entropy, reveals, announcement.committed)
    raise_if(each.fault for each in checked if each.fault)
    return recompute(announcement, reveals, targets, inspectors, recusals)


def recompute(
    announcement: Announcement,
    reveals: Sequence[Json],
    targets: Roll,
    inspectors: Roll | None = None,
    recusals: Recusals | None = None,
) -> Result:
    """Compute what follows from rolls and reveals, whatever they are worth; `draw` judges them first.

    Raises:
        DrawStopped: a place that nobody suits (7.5).
    """
    seed = seed_of(announcement.digest(), reveals, announcement.h)
    drawn = draw_all_targets(announcement, targets, seed)
    teams = draw_all_teams(announcement, drawn, targets, inspectors, recusals, seed)
    record = assemble(announcement, reveals, seed, drawn, teams)
    return Result(record=record, forced=teams.forced if teams else 0)


def draw_all_targets(announcement: Announcement, targets: Roll, seed: Seed) -> list[Draw]:
    """First random: every stratum's quota, in drawn order."""
    quotas = {stratum.name: stratum.quota for stratum in announcement.targets.strata}
    return draw_targets(targets, quotas, seed.key("targets"))


def draw_all_teams(
    announcement: Announcement,
    drawn: Sequence[Draw],
    targets: Roll,
    inspectors: Roll | None,
    recusals: Recusals | None,
    seed: Seed,
) -> Teams | None:
    """Second random: a team for each drawn target; None where no inspectors are drawn."""
    if announcement.inspectors is None or inspectors is None:
        return None
    entries = (entry for each in drawn if (entry := targets.find(each.id.decode())))
    rules = rules_of(announcement.inspectors, inspectors, recusals)
    return form_teams(announcement.inspectors, rules, entries, seed)


def rules_of(announced: Inspectors, inspectors: Roll, recusals: Recusals | None) -> Rules:
    """Give what decides who suits whom."""
    recused: Mapping[str, frozenset[str]] = recusals.by_target if recusals else {}
    return Rules(slots=announced.slots, inspectors=tuple(inspectors.entries()), recused=recused)


def assemble(
    announcement: Announcement,
    reveals: Sequence[Json],
    seed: Seed,
    drawn: Sequence[Draw],
    teams: Teams | None,
) -> Record:
    """Put the record together of what was drawn (8.1)."""
    return Record(
        protocol=announcement.protocol,
        announcement=announcement,
        reveals=tuple(reveals),
        seed=seed.text,
        cutoffs=cutoffs_of(announcement, drawn),
        drawn=tuple(
            Drawn(id=each.id.decode(), stratum=each.stratum, ticket=each.ticket.hex()) for each in drawn
        ),
        teams=teams.teams if teams else None,
    )


def cutoffs_of(announcement: Announcement, drawn: Sequence[Draw]) -> tuple[Cutoff, ...]:
    """入选线: give each stratum's cutoff, the ticket of its last drawn entry; None where none is drawn (6.3)."""
    last = {each.stratum: each.ticket.hex() for each in drawn}
    return tuple(
        Cutoff(stratum=stratum.name, cutoff=last.get(stratum.name)) for stratum in announcement.targets.strata
    )


def other_rolls(*rolls: tuple[str, Announced | None, Roll | Recusals | None]) -> Iterator[Fault]:
    """Judge that what is given is what was announced: for each roll its name, as announced, as given."""
    for name, wanted, given in rolls:
        expected, found = (each.root if each else "null" for each in (wanted, given))
        if expected != found:
            yield fault("SSJ-DRAW-ROLL", roll=name, expected=expected, found=found)
