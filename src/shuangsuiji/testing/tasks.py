"""抽查任务样例: invented tasks, ready to be drawn, and rounds that were drawn, journalled and confirmed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from attrs import field, frozen

from shuangsuiji.canonical import Json
from shuangsuiji.draw.announce import FrozenRolls
from shuangsuiji.draw.announcement import Announcement
from shuangsuiji.draw.entropy import Beacon, Contribution, Source
from shuangsuiji.draw.evidence import Evidence
from shuangsuiji.draw.journal import Journal, reveal_digest
from shuangsuiji.draw.journal_entries import Confirmed, Revealed
from shuangsuiji.draw.record import Extract, Record, draw, extract_of
from shuangsuiji.draw.seed import Seed

MADE_AT: Final = "2026-04-01T09:00:00+08:00"
ANNOUNCED_AT: Final = "2026-04-01T09:00:01+08:00"
CONTRIBUTED_AT: Final = "2026-04-02T09:00:00+08:00"
EXISTED_AT: Final = "2026-04-02T12:00:00+08:00"
"""When the value of every beacon's round comes to exist."""
PUBLISHED_AT: Final = "2026-04-02T13:00:00+08:00"
CONFIRMED_AT: Final = "2026-04-03T09:00:00+08:00"
DRAW_BY: Final = "2026-04-10T18:00:00+08:00"


@frozen(kw_only=True)
class Sources:
    """随机数来源及其揭示: sources of entropy with the reveals that fit them.

    Args:
        entropy: the sources.
        reveals: the revealed values, in the order of the sources.
        public: the values of the public sources, in their order.
        signatures: the signature of each beacon's round, by chain and round.
    """

    entropy: tuple[Source, ...]
    reveals: tuple[Json, ...]
    public: tuple[str, ...]
    signatures: Mapping[tuple[str, int], bytes]

    @property
    def nonces(self) -> dict[str, str]:
        """The nonces by party."""
        return {
            source.party: str(reveal)
            for source, reveal in zip(self.entropy, self.reveals, strict=True)
            if isinstance(source, Contribution)
        }

    @property
    def beacon(self) -> Beacon:
        """Knows the signatures, and that all values came to exist at `EXISTED_AT`."""
        return Signatures(self.signatures)


@frozen
class Signatures:
    """信标替身: takes a signature for right exactly if it is the one that it was given.

    Args:
        known: the signature of each round, by chain and round.
    """

    known: Mapping[tuple[str, int], bytes]

    def __call__(self, chain: str, round_: int, signature: bytes | None) -> datetime | None:
        """Check a signature, as `entropy.Beacon` does.

        Raises:
            LookupError: the chain or the round is unknown.
        """
        right = self.known[chain, round_] == signature
        return datetime.fromisoformat(EXISTED_AT) if right else None


@frozen(kw_only=True)
class Task:
    """抽查任务: one round of a task, announced and revealed, ready to be drawn.

    Args:
        announcement: the announcement.
        rolls: the frozen rolls.
        sources: the announced sources and their reveals.
        keys: the roll keys of what is sealed, by `targets`, `inspectors`, `recusals`.
    """

    announcement: Announcement
    rolls: FrozenRolls
    sources: Sources
    keys: Mapping[str, bytes] = field(repr=False)

    @property
    def reveals(self) -> tuple[Json, ...]:
        """The revealed values, in the order of the sources."""
        return self.sources.reveals

    @property
    def nonces(self) -> dict[str, str]:
        """The contributing parties' nonces."""
        return self.sources.nonces

    def journal(self) -> Journal:
        """Give the journal up to the last reveal: contributions come before every other source's value (4.4)."""
        digest, h = self.announcement.digest(), self.announcement.h
        journal = Journal().append(None, digest, ANNOUNCED_AT, h)
        contributed = [isinstance(source, Contribution) for source in self.sources.entropy]
        for index in sorted(range(len(contributed)), key=lambda each: not contributed[each]):
            body = Revealed(index=index, reveal=reveal_digest(self.reveals[index], h))
            at = CONTRIBUTED_AT if contributed[index] else PUBLISHED_AT
            journal = journal.append(body, digest, at, h)
        return journal

    def drawn(self) -> "DrawnRound":
        """Draw, journal and confirm.

        Raises:
            DrawStopped: a place that nobody suits, where the task was made without looking for that.
        """
        rolls = self.rolls
        result = draw(self.announcement, self.reveals, rolls.targets, rolls.inspectors, rolls.recusals)
        body = Confirmed(by="张三", record=result.record.digest())
        digest, h = self.announcement.digest(), self.announcement.h
        journal = self.journal().append(body, digest, CONFIRMED_AT, h)
        return DrawnRound(task=self, record=result.record, forced=result.forced, journal=journal)


@frozen(kw_only=True)
class DrawnRound:
    """已抽取的轮次: a task that was drawn and confirmed.

    Args:
        task: the task.
        record: the record.
        forced: how many places (with groups: targets) were forced.
        journal: the journal up to the confirmation.
    """

    task: Task
    record: Record
    forced: int
    journal: Journal

    @property
    def extract(self) -> Extract:
        """The public extract."""
        return extract_of(self.record)

    @property
    def seed(self) -> Seed:
        """The seed."""
        return Seed(self.record.seed, self.task.announcement.h)

    @property
    def head(self) -> tuple[int, str]:
        """The journal's last line by number and digest, as it is time-stamped elsewhere."""
        return len(self.journal.lines), self.task.announcement.h.hex(self.journal.lines[-1])

    def evidence(self) -> Evidence:
        """Give everything that a verification can be given: it passes all steps that apply."""
        rolls = self.task.rolls
        return Evidence(
            record=self.record.encoded(),
            extract=self.extract.encoded(),
            announcement=self.task.announcement.encoded(),
            targets=rolls.targets.file(),
            inspectors=rolls.inspectors.file() if rolls.inspectors else None,
            recusals=rolls.recusals.file() if rolls.recusals else None,
            journal=self.journal.file(),
            head=self.head,
            public=self.task.sources.public,
            beacon=self.task.sources.beacon,
            keys=self.task.keys,
        )
