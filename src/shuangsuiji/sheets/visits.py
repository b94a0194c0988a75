"""实地检查 (第十六条第二项、第二十五条): who was there, from when to when, and what was filmed."""

from collections.abc import Iterator
from datetime import datetime

from attrs import frozen

from shuangsuiji.errors import Fault, fault, raise_if
from shuangsuiji.forms import (
    at,
    at_least_one,
    days,
    digests,
    filled,
    free_texts,
    identifiers,
    instants,
    no_twice,
    texts,
)
from shuangsuiji.texts import china_day, instant_fault


def period_faults(first: str, last: str) -> Iterator[Fault]:
    """Judge that what has a beginning does not end before it."""
    if instant_fault(first) or instant_fault(last):
        return
    if datetime.fromisoformat(last) < datetime.fromisoformat(first):
        yield fault("SSJ-RECORD-PERIOD", at(".ended_at"), started=first, ended=last)


@frozen(kw_only=True)
class Presence:
    """到场 (第十六条第二项): a member of the team on site.

    Args:
        inspector: who.
        certificate: the certificate that he showed; empty where it is not on record.
        valid_to: the last day on which that is valid; empty where it is not on record.
        arrived_at: when he came, where he was not there from the beginning.
        left_at: when he left, where he was not there to the end.
    """

    inspector: str
    certificate: str = ""
    valid_to: str = ""
    arrived_at: str = ""
    left_at: str = ""

    def __attrs_post_init__(self) -> None:
        times = {"arrived_at": self.arrived_at, "left_at": self.left_at}
        raise_if(
            [
                *identifiers(inspector=self.inspector),
                *free_texts(certificate=self.certificate),
                *(days(valid_to=self.valid_to) if self.valid_to else ()),
                *instants(**{name: each for name, each in times.items() if each}),
            ]
        )


@frozen(kw_only=True)
class AvRecord:
    """音像记录 (第二十五条).

    Args:
        file: where it is kept.
        digest: the file's digest.
        started_at: when it begins.
        ended_at: when it ends.
        recorder: who took it.
        place: where.
    """

    file: str
    digest: str
    started_at: str
    ended_at: str
    recorder: str
    place: str = ""

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *filled(file=self.file, recorder=self.recorder),
                *free_texts(file=self.file, recorder=self.recorder, place=self.place),
                *digests(digest=self.digest),
                *instants(started_at=self.started_at, ended_at=self.ended_at),
                *period_faults(self.started_at, self.ended_at),
            ]
        )


def _stay_faults(started: str, ended: str, inspectors: tuple[Presence, ...]) -> Iterator[Fault]:
    """Judge that everybody came and left while the visit lasted, and left no earlier than he came."""
    if instant_fault(started) or instant_fault(ended):
        return
    for index, each in enumerate(inspectors):
        times = (started, each.arrived_at or started, each.left_at or ended, ended)
        moments = [datetime.fromisoformat(time) for time in times]
        if (each.arrived_at or each.left_at) and moments != sorted(moments):
            where, came, left = at(f".present[{index}]"), times[1], times[2]
            yield fault("SSJ-RECORD-STAY", where, came=came, left=left, started=started, ended=ended)


def _recording_faults(started: str, ended: str, recordings: tuple[AvRecord, ...]) -> Iterator[Fault]:
    """Judge that what was filmed is this visit: of its days, by whichever clock the camera has."""
    if instant_fault(started) or instant_fault(ended):
        return
    first, last = china_day(started), china_day(ended)
    for index, each in enumerate(recordings):
        if china_day(each.ended_at) < first or china_day(each.started_at) > last:
            place = at(f".recordings[{index}]")
            yield fault("SSJ-RECORD-RECORDING", place, day=china_day(each.started_at), visited=first)


@frozen(kw_only=True)
class Visit:
    """一次实地检查 (第十六条第二项).

    Args:
        started_at: when it began.
        ended_at: when it ended.
        present: the members of the team who were there.
        place: where; empty where nobody entered it.
        auxiliaries: who else was there: assistants, experts; they never count.
        recordings: what was filmed.
        reason: why there is a visit besides the first; empty for the first.
        objection: what the target has against the day; empty where it has nothing.
    """

    started_at: str
    ended_at: str
    present: tuple[Presence, ...]
    place: str = ""
    auxiliaries: tuple[str, ...] = ()
    recordings: tuple[AvRecord, ...] = ()
    reason: str = ""
    objection: str = ""

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *instants(started_at=self.started_at, ended_at=self.ended_at),
                *period_faults(self.started_at, self.ended_at),
                *_stay_faults(self.started_at, self.ended_at, self.present),
                *_recording_faults(self.started_at, self.ended_at, self.recordings),
                *at_least_one(".present", self.present),
                *no_twice(".present", self.inspectors),
                *texts(".auxiliaries", self.auxiliaries),
                *free_texts(place=self.place, reason=self.reason, objection=self.objection),
            ]
        )

    def there(self, inspector: Presence, instant: str) -> bool:
        """Say whether an inspector was there at an instant; who came and went with the visit always was."""
        if not (inspector.arrived_at or inspector.left_at):
            return True
        came, then = inspector.arrived_at or self.started_at, datetime.fromisoformat(instant)
        left = inspector.left_at or self.ended_at
        return datetime.fromisoformat(came) <= then < datetime.fromisoformat(left)

    @property
    def on(self) -> str:
        """The day on which it began."""
        return china_day(self.started_at)

    @property
    def ended_on(self) -> str:
        """The day on which it ended."""
        return china_day(self.ended_at)

    @property
    def inspectors(self) -> tuple[str, ...]:
        """The ids of the members who were there."""
        return tuple(each.inspector for each in self.present)
