"""`shuangsuiji outbox`: what is owed to the platform, why it has not arrived, a person's word to send it again, and sending."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Annotated

import typer
from attrs import frozen
from rich.markup import escape

from shuangsuiji import plugins
from shuangsuiji.cli.reconciling import options_of
from shuangsuiji.cli.screen import Data, Screen
from shuangsuiji.cli.words import PlatformName, Settings, calendar_of, journal_at, screen_of, show_notices
from shuangsuiji.errors import InvalidInput, Place, fault, raise_if
from shuangsuiji.office.clock import CHINA, now
from shuangsuiji.office.outgoing import Outgoing, Queue, Queued, retried
from shuangsuiji.office.service import Contents, Failure, Office
from shuangsuiji.office.streams import Streams
from shuangsuiji.ports.outbox import Outbox
from shuangsuiji.ports.store import Store
from shuangsuiji.stores.contents import FolderContents

Journal = Annotated[str, typer.Argument(help="SSJ-HELP-REPLAY-DIR", metavar="DIR")]


@frozen(kw_only=True)
class _Seen:
    """A journal's queue with its outbox, at an instant."""

    outbox: Outbox
    now: str
    queue: tuple[Queued, ...]

    def named(self, keys: Sequence[str]) -> list[Queued]:
        """Give the documents of these keys.

        Raises:
            InvalidInput: nothing of such a key is owed; every one.
        """
        known = {each.document.key for each in self.queue}
        raise_if(fault("SSJ-CLI-OUTBOX-KEY", Place(path="KEY"), key=key) for key in keys if key not in known)
        return [each for each in self.queue if each.document.key in keys]


@contextmanager
def _opened(journal: str) -> Generator[tuple[Store, Outbox], None, None]:
    with closing(journal_at(journal)) as store, closing(plugins.outbox_at(journal)) as outbox:
        if store.head() is None:
            raise InvalidInput(fault("SSJ-CLI-OUTBOX-EMPTY", Place(file=plugins.shown(journal))))
        yield store, outbox


@contextmanager
def _seen(journal: str, takes: frozenset[str] | None = None) -> Generator[_Seen, None, None]:
    with _opened(journal) as (store, outbox):
        at = now().astimezone(CHINA).isoformat()
        queue = Queue(Streams(store), outbox.known(), at, takes=takes)
        yield _Seen(outbox=outbox, now=at, queue=tuple(queue.walk()))


def list_queue(
    context: typer.Context, journal: Journal, platform: PlatformName = "", set_: Settings = None
) -> None:
    """SSJ-HELP-OUTBOX-LIST"""
    screen = screen_of(context)
    takes: frozenset[str] | None = None
    if platform:
        with closing(plugins.platform(platform, options_of(set_ or ()))) as other:
            takes = other.takes
    with _seen(journal, takes) as seen:
        given_up = [each.standing for each in seen.queue].count("given-up")
        screen.say("SSJ-CLI-OUTBOX", style="bold", number=len(seen.queue))
        for each in seen.queue:
            _tell(screen, each)
        if given_up:
            screen.say("SSJ-CLI-OUTBOX-GIVEN-UP", style="bold red", number=given_up)
        listed: list[Data] = [_data(screen, each) for each in seen.queue]
        screen.result({"ok": True, "given_up": given_up, "owed": listed})


def retry(
    context: typer.Context,
    journal: Journal,
    keys: Annotated[list[str] | None, typer.Argument(help="SSJ-HELP-OUTBOX-KEYS", metavar="KEY")] = None,
) -> None:
    """SSJ-HELP-OUTBOX-RETRY"""
    screen = screen_of(context)
    with _seen(journal) as seen:
        given_up = [each for each in seen.queue if each.standing == "given-up"]
        asked = seen.named(keys) if keys else given_up
        again = [(each.document.key, retried(each.tried, seen.now)) for each in asked if each.tried]
        for _, tried in again:
            seen.outbox.note(tried)
    untried = [each for each in asked if not each.tried]
    waiting: list[Data] = [_data(screen, each) for each in untried if each.standing != "due"]
    screen.say("SSJ-CLI-OUTBOX-RETRIED", style="bold", number=len(again))
    for each in untried:
        _tell(screen, each)
    screen.result({"ok": not waiting, "retried": [key for key, _ in again], "waiting": waiting})
    if waiting:
        raise typer.Exit(1)


def explain_queued(
    context: typer.Context,
    journal: Journal,
    key: Annotated[str, typer.Argument(help="SSJ-HELP-OUTBOX-KEY", metavar="KEY")],
) -> None:
    """SSJ-HELP-OUTBOX-EXPLAIN"""
    screen = screen_of(context)
    with _seen(journal) as seen:
        found = seen.named([key])[0]
    _tell(screen, found)
    screen.say("SSJ-CLI-OUTBOX-DOCUMENT", stream=found.stream, digest=found.document.digest())
    if found.standing == "given-up":
        screen.say("SSJ-CLI-OUTBOX-REMEDY")
    screen.result({"ok": True, "document": _data(screen, found)})


def send(
    context: typer.Context,
    journal: Journal,
    platform: PlatformName = "http",
    set_: Settings = None,
    calendar: Annotated[Path | None, typer.Option(help="SSJ-HELP-DUE-CALENDAR", metavar="DIR")] = None,
    contents: Annotated[Path | None, typer.Option(help="SSJ-HELP-OUTBOX-CONTENTS", metavar="DIR")] = None,
) -> None:
    """SSJ-HELP-OUTBOX-SEND"""
    screen = screen_of(context)
    options, days = options_of(set_ or ()), calendar_of(calendar)
    found: Contents = FolderContents(contents) if contents else lambda _: None
    with (
        _opened(journal) as (store, outbox),
        closing(plugins.platform(platform, options)) as other,
    ):
        office = Office(store, days, other, outgoing=Outgoing(outbox=outbox), contents=found)
        sent, left, notices = office.send(), len(office.owed()), other.notices()
    numbers = {
        "taken": len(sent.receipts),
        "waiting": len(sent.waiting),
        "failed": len(sent.failed),
        "left": left,
    }
    screen.say("SSJ-CLI-OUTBOX-SENT", style="bold", **numbers)
    for each in sent.failed:
        screen.say("SSJ-CLI-OUTBOX-FAILED", key=each.key, reason=each.error.text(screen.language))
    for each in sent.waiting:
        screen.say("SSJ-CLI-OUTBOX-WAITING", reason=each.error.text(screen.language))
    show_notices(screen, notices)
    failed, waiting = _not_taken(screen, sent.failed), _not_taken(screen, sent.waiting)
    taken = [each.key for each in sent.receipts]
    told: list[Data] = [screen.fault(each) for each in notices]
    screen.result(
        {
            "ok": not failed,
            "taken": taken,
            "waiting": waiting,
            "failed": failed,
            "left": left,
            "notices": told,
        }
    )
    if failed:
        raise typer.Exit(1)


def _not_taken(screen: Screen, those: Sequence[Failure]) -> list[Data]:
    return [
        {"stream": each.stream, "key": each.key, "faults": [screen.fault(why) for why in each.error.faults]}
        for each in those
    ]


def _tell(screen: Screen, each: Queued) -> None:
    """A document's key has a line of its own, so that it can be copied; below it stands what it waits for."""
    if screen.as_json:
        return
    tried = each.tried
    params: Mapping[str, str] = {"behind": each.behind, "next": tried.next if tried else ""}
    told = [screen.text(f"SSJ-CLI-OUTBOX-IS-{each.standing.upper()}", **params)]
    if tried:
        times: Mapping[str, str] = {"first": tried.first, "last": tried.last}
        told.append(screen.text("SSJ-CLI-OUTBOX-TRIED", attempts=tried.attempts, **times))
        told += [
            screen.text("SSJ-CLI-OUTBOX-REASON", reason=why.text(screen.language)) for why in tried.reasons
        ]
    screen.console.print(escape(each.document.key), style="bold", soft_wrap=True)
    for sentence in told:
        screen.console.print(f"  {escape(sentence)}", soft_wrap=True)


def _data(screen: Screen, each: Queued) -> dict[str, Data]:
    tried = each.tried
    return {
        "stream": each.stream,
        "key": each.document.key,
        "digest": each.document.digest(),
        "standing": each.standing,
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
