"""What a verification is given (spec sections 9 and 13), and what its steps read of it, one after the other."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from attrs import define, field, frozen

from shuangsuiji.canonical import Json
from shuangsuiji.draw.announcement import Announcement
from shuangsuiji.draw.entropy import Beacon, Checked
from shuangsuiji.draw.journal import Journal, Round
from shuangsuiji.draw.record import Cutoff, Drawn, Extract, Record
from shuangsuiji.draw.seed import Seed
from shuangsuiji.draw.targets import Draw
from shuangsuiji.errors import Fault, Place
from shuangsuiji.rolls.recusals import Recusals
from shuangsuiji.rolls.roll import Roll

RECORD: Final = Place(file="record.json")
EXTRACT: Final = Place(file="extract.json")
ANNOUNCEMENT: Final = Place(file="announcement.json")
TARGETS: Final = Place(file="targets.roll.tsv")
INSPECTORS: Final = Place(file="inspectors.roll.tsv")
RECUSALS: Final = Place(file="recusals.tsv")
JOURNAL: Final = Place(file="journal.jsonl")


@frozen(kw_only=True)
class Evidence:
    """证据: the bytes of the files of one round, as far as they are at hand, and what the user knows.

    Args:
        record: `record.json`.
        extract: `extract.json`; one of the two must be given.
        announcement: `announcement.json`.
        targets: `targets.roll.tsv`.
        inspectors: `inspectors.roll.tsv`.
        recusals: `recusals.tsv`.
        journal: `journal.jsonl` of the task.
        head: (seq, digest) of a journal line, as the user kept it elsewhere.
        head_beside: the same, as it stood beside the journal; it shows accidents only.
        earlier: `announcement.json` of every round before, in order.
        public: the values of the public sources as the user looked them up, in their order; None where unknown.
        beacon: checks a beacon's signature, where the user holds the chain's key.
        keys: roll keys by `targets`, `inspectors`, `recusals`, for those who hold them.
        now: the present, by which an unfinished round is abandoned.
    """

    record: bytes | None = None
    extract: bytes | None = None
    announcement: bytes | None = None
    targets: bytes | None = None
    inspectors: bytes | None = None
    recusals: bytes | None = None
    journal: bytes | None = None
    head: tuple[int, str] | None = None
    head_beside: tuple[int, str] | None = None
    earlier: tuple[bytes, ...] = ()
    public: tuple[str | None, ...] = ()
    beacon: Beacon | None = None
    keys: Mapping[str, bytes] = field(factory=dict[str, bytes], repr=False)
    now: datetime | None = None


@frozen(kw_only=True)
class Documents:
    """What step 1 read: the record, or the extract alone.

    Args:
        record: the record, where it was given.
        extract: the extract; of the record, where that was given.
        digest: the record's digest.
    """

    record: Record | None
    extract: Extract
    digest: str

    @property
    def announcement(self) -> Announcement:
        """The announcement."""
        return self.extract.announcement

    @property
    def reveals(self) -> Sequence[Json]:
        """The revealed values."""
        return self.extract.reveals

    @property
    def cutoffs(self) -> Sequence[Cutoff]:
        """The cutoffs as they were recorded."""
        return self.extract.cutoffs

    @property
    def drawn(self) -> Sequence[Drawn | str]:
        """The drawn entries as they were recorded; from the extract of a sealed roll ids alone."""
        return self.record.drawn if self.record else self.extract.drawn


@define(kw_only=True)
class Case:
    """One verification under way: what a step read stands here for later steps.

    Args:
        given: the evidence.
        documents: from step 1.
        earlier: from step 2, the announcements of the rounds before, where all can be read.
        journal: from step 2, where it was given and can be read.
        journal_round: from step 2, this round in the journal.
        targets: from step 3.
        inspectors: from step 3.
        recusals: from step 3.
        checked: from step 5.
        seed: from step 6.
        expected: from step 7, the recomputed drawn list.
        forced: from step 8.
    """

    given: Evidence
    documents: Documents | None = None
    earlier: Sequence[Announcement] = ()
    journal: Journal | None = None
    journal_round: Round | None = None
    targets: Roll | None = None
    inspectors: Roll | None = None
    recusals: Recusals | None = None
    checked: Sequence[Checked] = ()
    seed: Seed | None = None
    expected: Sequence[Draw] = ()
    forced: int | None = None

    @property
    def read(self) -> Documents:
        """What step 1 read; only steps that need it come here."""
        assert self.documents is not None  # noqa: S101  -- every other step needs step 1
        return self.documents

    @property
    def announcement(self) -> Announcement:
        """The announcement that step 1 read."""
        return self.read.announcement


@frozen(kw_only=True)
class Found:
    """What a step found: faults make it fail; without any, `ran` says whether it was run."""

    faults: tuple[Fault, ...] = ()
    limits: tuple[Fault, ...] = ()
    ran: bool = True
