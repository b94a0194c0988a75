"""`shuangsuiji outbox`: what is owed to the platform, why it has not arrived, and a person's word to send it again."""

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing, contextmanager
from typing import Annotated, Final

import typer
from attrs import frozen

from shuangsuiji.cli.screen import Data, Screen
from shuangsuiji.cli.words import journal_at, screen_of
from shuangsuiji.errors import InvalidInput, Place, fault, raise_if
from shuangsuiji.office.outgoing import Queued, queue, retried
from shuangsuiji.office.service import CHINA, now
from shuangsuiji.office.streams import Streams
from shuangsuiji.plugins import outbox_at
from shuangsuiji.ports.outbox import Outbox

_HEADERS: Final = tuple(
    f"SSJ-COLUMN-QUEUE-{name}" for name in ("KEY", "STANDING", "ATTEMPTS", "LAST", "NEXT", "REASON")
)

Journal = Annotated[str, typer.Argument(help="SSJ-HELP-REPLAY-DIR", metavar="DIR")]


@frozen(kw_only=True)
class _Seen:
    """A journal's queue with its outbox, at an instant."""

    streams: Streams
    outbox: Outbox
    now: str
    queue: tuple[Queued, ...]

    def standing(self, each: Queued) -> str:
        """A publication that must not be public yet is held; else what it waits for."""
        return "held" if self.streams.held(each.document, self.now) else each.standing(self.now)

    def named(self, keys: Sequence[str]) -> list[Queued]:
        """Give the documents of these keys.

        Raises:
            InvalidInput: nothing of such a key is owed; every one.
        """
        known = {each.document.key for each in self.queue}
        raise_if(fault("SSJ-CLI-OUTBOX-KEY", Place(path="KEY"), key=key) for key in keys if key not in known)
        return [each for each in self.queue if each.document.key in keys]


@contextmanager
def _seen(journal: str) -> Generator[_Seen, None, None]:
    with closing(journal_at(journal)) as store, closing(outbox_at(journal)) as outbox:
        if store.head() is None:
            raise InvalidInput(fault("SSJ-CLI-OUTBOX-EMPTY", Place(file=journal)))
        streams = Streams(store)
        found = tuple(queue(streams, outbox.known()))
        yield _Seen(streams=streams, outbox=outbox, now=now().astimezone(CHINA).isoformat(), queue=found)


def list_queue(context: typer.Context, journal: Journal) -> None:
    """SSJ-HELP-OUTBOX-LIST"""
    screen = screen_of(context)
    with _seen(journal) as seen:
        standings = [seen.standing(each) for each in seen.queue]
        rows = [_row(screen, each, standing) for each, standing in zip(seen.queue, standings, strict=True)]
        given_up = standings.count("given-up")
        screen.say("SSJ-CLI-OUTBOX", style="bold", number=len(rows))
        if rows:
            screen.table("SSJ-CLI-OUTBOX-TITLE", _HEADERS, rows)
        if given_up:
            screen.say("SSJ-CLI-OUTBOX-GIVEN-UP", style="bold red", number=given_up)
        listed: list[Data] = [_data(screen, seen, each) for each in seen.queue]
        screen.result({"ok": True, "given_up": given_up, "owed": listed})


def retry(
    context: typer.Context,
    journal: Journal,
    keys: Annotated[list[str] | None, typer.Argument(help="SSJ-HELP-OUTBOX-KEYS", metavar="KEY")] = None,
) -> None:
    """SSJ-HELP-OUTBOX-RETRY"""
    screen = screen_of(context)
    with _seen(journal) as seen:
        asked = (
            seen.named(keys)
            if keys
            else [each for each in seen.queue if each.standing(seen.now) == "given-up"]
        )
        again = [(each.document.key, retried(each.tried, seen.now)) for each in asked if each.tried]
        for _, tried in again:
            seen.outbox.note(tried)
        screen.say("SSJ-CLI-OUTBOX-RETRIED", style="bold", number=len(again))
        screen.result({"ok": True, "retried": [key for key, _ in again]})


def explain_queued(
    context: typer.Context,
    journal: Journal,
    key: Annotated[str, typer.Argument(help="SSJ-HELP-OUTBOX-KEY", metavar="KEY")],
) -> None:
    """SSJ-HELP-OUTBOX-EXPLAIN"""
    screen = screen_of(context)
    with _seen(journal) as seen:
        (found,) = seen.named([key])[:1]
        standing, tried = seen.standing(found), found.tried
        document = {"stream": found.stream, "key": key, "digest": found.document.digest()}
        screen.say("SSJ-CLI-OUTBOX-DOCUMENT", style="bold", **document)
        behind, later = found.behind or "—", tried.next if tried and tried.next else "—"
        screen.say(f"SSJ-CLI-OUTBOX-IS-{standing.upper()}", behind=behind, next=later)
        if tried:
            times: Mapping[str, str] = {"first": tried.first, "last": tried.last}
            screen.say("SSJ-CLI-OUTBOX-TRIED", attempts=tried.attempts, **times)
            for each in tried.reasons:
                screen.say("SSJ-CLI-OUTBOX-REASON", reason=each.text(screen.language))
        screen.result({"ok": True, "document": _data(screen, seen, found)})


def _row(screen: Screen, each: Queued, standing: str) -> tuple[str, ...]:
    tried = each.tried
    return (
        each.document.key,
        screen.text(f"SSJ-QUEUE-{standing.upper()}"),
        str(tried.attempts) if tried else "0",
        tried.last if tried else "",
        tried.next if tried and standing == "later" else each.behind,
        "、".join(dict.fromkeys(reason.code for reason in tried.reasons)) if tried else "",
    )


def _data(screen: Screen, seen: _Seen, each: Queued) -> dict[str, Data]:
    tried = each.tried
    return {
        "stream": each.stream,
        "key": each.document.key,
        "digest": each.document.digest(),
        "standing": seen.standing(each),
        "behind": each.behind or None,
        "attempts": tried.attempts if tried else 0,
        "first": tried.first if tried else None,
        "last": tried.last if tried else None,
        "next": tried.next or None if tried else None,
        "reasons": [
            {"code": reason.code, "text": reason.text(screen.language)}
            for reason in (tried.reasons if tried else ())
        ],
    }


OUTBOX: Final[Mapping[str, Callable[..., None]]] = {
    "list": list_queue,
    "retry": retry,
    "explain": explain_queued,
}
"""The commands of `shuangsuiji outbox` by their names."""
