"""行为 (设计决定 3): who did what and when, as frozen values, and what follows from them.

Each stage's module defines its acts. An act says what forbids it (`faults`), what questions it (`findings`), what
state follows (`after`), and which other streams it takes facts from (`relies`): such a fact stands in the act itself,
so that a stream's state is the fold of its own acts and nothing else, and `relied_faults` compares it with its source.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, ClassVar, Final, Generic, TypeVar, cast

from attrs import evolve, frozen

from shuangsuiji.clocks import Period, deadline_of
from shuangsuiji.errors import ActRefused, Fault, fault, raise_if
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.findings import Finding, finding
from shuangsuiji.forms import at, identifiers, instants
from shuangsuiji.rulebook import Rulebook
from shuangsuiji.texts import china_day
from shuangsuiji.workdays import Calendar

State = TypeVar("State")

OFFSET: Final = "+08:00"
"""The time that acts are written in: China has had no other since 1991."""

DAY_LENGTH: Final = 10

AHEAD: Final = timedelta(minutes=5)
"""How far two clocks may be apart: the office's, whoever acts', the platform's."""

Others = Callable[[str], Any]
"""Gives the state of another stream, None where there is none; each stage knows the type of what it asks for."""


@frozen(kw_only=True)
class Moment:
    """办理之时: when an act is put on record, and by which calendar; what was said of it then is not judged again.

    Args:
        recorded: the office's own time.
        calendar: the working days as they were announced then; None where the act is only done again (`replay`).
    """

    recorded: str
    calendar: Calendar | None = None

    @property
    def on(self) -> str:
        """The day of the record: a date that somebody types makes nothing timely."""
        return china_day(self.recorded)


def overdue_findings(
    code: str, rules: Rulebook, period: Period, moment: Moment, on: str = ""
) -> Iterator[Finding]:
    """逾期办理: mark an act that goes on record after the last day of its period; it is accepted, and marked for ever.

    Args:
        code: the finding's code.
        rules: the rulebook; the period's key gives the article.
        period: the period that the act ends.
        moment: when it goes on record, and the working days.
        on: the day that counts, where another body's paper bears it; otherwise that of the record.
    """
    if moment.calendar is None:
        return
    due = deadline_of(period, moment.calendar).latest.isoformat()
    if (on or moment.on) > due:
        since, days = period.since, period.n
        yield finding(code, rules, period.key, severity="notice", since=since, due=due, days=days)


@frozen(kw_only=True)
class Act(Generic[State]):
    """行为: something that a person or the platform does.

    Args:
        by: who.
        at: when, in the time of China (`+08:00`), so that its day is the day that deadlines count.
    """

    by: str
    at: str

    article: ClassVar[str] = ""
    """The article that it is done under."""

    checkpoint: ClassVar[bool] = False
    """Whether the journal keeps the digest of the state that follows: at lock, publicity, archive."""

    def __attrs_post_init__(self) -> None:
        abroad = [] if self.at.endswith(OFFSET) else [fault("SSJ-ACT-OFFSET", at(".at"), offset=OFFSET)]
        raise_if([*identifiers(by=self.by), *instants(at=self.at), *abroad, *self.forms()])

    @property
    def day(self) -> str:
        """The day on which it is done."""
        return self.at[:DAY_LENGTH]

    def stream(self) -> str | None:
        """Name the stream that it belongs to, where it says so itself; None where only the state can tell."""
        return None

    def forms(self) -> Iterator[Fault]:
        """Judge its own members, whatever the state."""
        yield from ()

    def faults(self, state: State, rules: Rulebook) -> Iterator[Fault]:
        """Give what forbids it."""
        yield from ()

    def calendar_faults(self, rules: Rulebook, calendar: Calendar) -> Iterator[Fault]:
        """Give what forbids it by the working days of then; a replay, which does not know them, asks nothing of this."""
        yield from ()

    def early_faults(self, since: str) -> Iterator[Fault]:
        """Judge that it is not done before what it rests on.

        Args:
            since: the time of the act that it rests on, or the day of something else; empty where there is none.
        """
        if self.at < since:  # acts have one offset, so that their times compare as they are written
            yield fault("SSJ-ACT-BEFORE", at("$.at"), at=self.at, since=since)

    def findings(self, state: State, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """Give what questions it."""
        yield from ()

    def after(self, state: State) -> State:
        """Give the state that follows."""
        raise NotImplementedError

    def relies(self) -> tuple[str, ...]:
        """Name the streams that it takes facts from."""
        return ()

    def relied_faults(self, others: Others) -> Iterator[Fault]:
        """Compare the facts that it holds with where they come from."""
        yield from ()

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history; the sentence is `SSJ-ACT-` and its kind."""
        return {}


@frozen(kw_only=True)
class Opening(Act[State]):
    """An act that a stream begins with: there is no state before it, and it looks at none."""

    def after(self, state: State | None) -> State:
        """Give the state that follows."""
        raise NotImplementedError


@frozen(kw_only=True)
class Sending:
    """A state that gives rise to documents for the platform.

    Args:
        receipts: what the platform acknowledged, in order of time.
    """

    receipts: tuple[Receipt, ...] = ()

    def owed(self, documents: Iterable[Document]) -> list[Document]:
        """Give those of the documents that the platform has not acknowledged."""
        known = {each.key for each in self.receipts}
        return [each for each in documents if each.key not in known]


Sender = TypeVar("Sender", bound=Sending)


@frozen(kw_only=True)
class Acknowledge(Act[Sender]):
    """回执: the platform has a document.

    Args:
        receipt: what the platform gave.
    """

    receipt: Receipt

    @classmethod
    def ruled(cls, rules: Rulebook) -> Mapping[str, Any]:  # noqa: ARG003  -- some kinds of receipts need it
        """Give the members that the rulebook says, where there are any."""
        return {}

    def documents(self, state: Sender) -> Iterable[Document]:
        """Give the documents of this kind that the state gives rise to."""
        raise NotImplementedError

    def since(self, state: Sender, document: Document) -> str:
        """Give when a document came to be; empty where the state does not know."""
        return ""

    def faults(self, state: Sender, rules: Rulebook) -> Iterator[Fault]:
        """A receipt comes from the platform, is of a document that there is, of that very document, in its time and once."""
        key = self.receipt.key
        document = next((each for each in self.documents(state) if each.key == key), None)
        if self.by != self.receipt.platform:
            yield fault("SSJ-RECEIPT-FORGED", at("$.by"), platform=self.receipt.platform)
        if document is None:
            yield fault("SSJ-RECEIPT-UNKNOWN", key=key)
        elif document.digest() != self.receipt.digest:
            yield fault("SSJ-RECEIPT-OTHER", key=key)
        if any(each.key == key for each in state.receipts):
            yield fault("SSJ-RECEIPT-TWICE", key=key)
        yield from self._time_faults(self.since(state, document) if document else "")

    def _time_faults(self, since: str) -> Iterator[Fault]:
        """The platform took it no day before it came to be, and none to come: from that day on others' periods run.

        Days are compared, since periods are counted in days and many platforms tell no more than the day.
        """
        taken = datetime.fromisoformat(self.receipt.at)
        if china_day((taken - AHEAD).isoformat()) > self.day:
            yield fault("SSJ-RECEIPT-FUTURE", at("$.receipt.at"), taken=self.receipt.at, at=self.at)
        if since and china_day((taken + AHEAD).isoformat()) < china_day(since):
            yield fault("SSJ-RECEIPT-BEFORE", at("$.receipt.at"), taken=self.receipt.at, since=since)

    def after(self, state: Sender) -> Sender:
        """Give the state that follows."""
        return evolve(state, receipts=(*state.receipts, self.receipt))

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"number": self.receipt.number, "key": self.receipt.key}


def apply(state: State | None, act: Act[State], rules: Rulebook) -> State:
    """Give the state that follows from an act.

    Args:
        state: the state before; None where the stream has not begun.
        act: the act.
        rules: the rulebook that it is done under; superior layers take effect on the act's own day.

    Raises:
        ActRefused: what forbids it, every fault; nothing has changed.
    """
    if isinstance(act, Opening):
        raise_if([fault("SSJ-ACT-BEGUN")] if state is not None else (), ActRefused)
    elif state is None:
        raise ActRefused(fault("SSJ-ACT-NOT-BEGUN"))
    before = cast("State", state)  # an opening act does not look at it
    raise_if(act.faults(before, rules.on(act.day)), ActRefused)
    return act.after(before)
