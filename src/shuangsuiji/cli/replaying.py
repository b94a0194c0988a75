"""`shuangsuiji replay`: a bureau's journal is read again from nothing, and shown as people read it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Annotated, Final

import typer
from attrs import frozen
from rich.markup import escape

from shuangsuiji.bureau import Bureau, bureau_of, until
from shuangsuiji.cli.screen import SHOWN_FAULTS, Bars, Data, Screen
from shuangsuiji.cli.telling import finding_text, show_told
from shuangsuiji.cli.words import head_of, journal_at, screen_of
from shuangsuiji.errors import Damaged, Fault, InvalidInput, Place, Unavailable, fault, raise_if
from shuangsuiji.findings import Noted
from shuangsuiji.history import Told, history
from shuangsuiji.journal import head_faults, line_digest
from shuangsuiji.messages.text import visible
from shuangsuiji.plugins import shown
from shuangsuiji.ports.store import Head, Store
from shuangsuiji.procedure import KINDS
from shuangsuiji.replay import Replayed, replay
from shuangsuiji.stores.folder import FolderStore
from shuangsuiji.stores.names import HEAD, SUFFIX

_MEDIUM: Final = "SSJ-STORE-MEDIUM"
_TRIES: Final = 3
"""How often a journal is read that somebody writes in meanwhile."""


@frozen(kw_only=True)
class Read:
    """What a folder or database holds of a journal.

    Args:
        streams: of every stream that can be read its lines.
        head: the last line of all, as the place itself has it; None where that cannot be read.
        faults: what cannot be read, or is not as that says.
    """

    streams: Mapping[str, tuple[bytes, ...]]
    head: Head | None
    faults: tuple[Fault, ...]

    @property
    def head_text(self) -> str:
        """Number and digest of the last line, as `--head` takes them."""
        return f"{self.head.number}:{line_digest(self.head.line)}" if self.head else ""


def replay_journal(
    context: typer.Context,
    journal: Annotated[str, typer.Argument(help="SSJ-HELP-REPLAY-DIR", metavar="DIR")],
    stream: Annotated[str, typer.Option(help="SSJ-HELP-REPLAY-STREAM", metavar="NAME")] = "",
    head: Annotated[str | None, typer.Option(help="SSJ-HELP-REPLAY-HEAD", metavar="N:DIGEST")] = None,
) -> None:
    """SSJ-HELP-REPLAY"""
    screen = screen_of(context)
    kept = head_of(head)
    with Bars(screen).phase("SSJ-WATCH-REPLAY"):
        read = read_journal(journal)
        replayed = replay(read.streams, kept)
    faults = (*read.faults, *(replayed.faults if read.streams else ()))
    lines = list(history(replayed.done, stream))
    if stream and not lines and read.streams:
        raise InvalidInput(fault("SSJ-CLI-REPLAY-STREAM", Place(path="--stream"), stream=stream))
    _show(screen, lines)
    _show_faults(screen, faults)
    show_end(screen, replayed, read.head_text, len(faults), kept)
    screen.result(_data(screen, replayed, read, lines, faults) | {"outside_head": head})
    if faults:
        raise typer.Exit(1)


def read_journal(where: str) -> Read:
    """Read a journal, as far as it can be read; nothing is written.

    Raises:
        InvalidInput: there is nothing of that name, or no journal in it.
        AdapterMissing: the package that reads it is not installed.
        Unavailable: the medium fails.
    """
    with closing(journal_at(where)) as store:
        if isinstance(store, FolderStore) and not _is_journal(store.path):
            raise InvalidInput(fault("SSJ-CLI-REPLAY-NONE", Place(file=shown(where))))
        read = read_store(store)
    if not (read.streams or read.faults or isinstance(store, FolderStore)):
        raise InvalidInput(fault("SSJ-CLI-REPLAY-EMPTY", Place(file=shown(where))))
    return read


def read_store(store: Store) -> Read:
    """Read a store's journal, as far as it can be read.

    Raises:
        Unavailable: the medium fails.
    """
    read = _read(store)
    for _ in range(_TRIES):
        if not read.head or store.head() == read.head:
            break
        read = _read(store)  # somebody was writing
    return read


def _read(store: Store) -> Read:
    try:
        head, names = (
            store.head(),
            store.streams(),
        )  # in this order: a line that has come in meanwhile is seen
    except (Damaged, Unavailable) as error:
        return Read(streams={}, head=None, faults=_damage(error))
    streams: dict[str, tuple[bytes, ...]] = {}
    faults: list[Fault] = []
    for name in names:
        try:
            streams[name] = store.read(name)
        except (Damaged, Unavailable) as error:
            faults += _damage(error)
    unread = sorted({*names} - {*streams})
    return Read(streams=streams, head=head, faults=(*faults, *_head_faults(head, streams, unread)))


def bureau_in(screen: Screen, journal: str, day: date | None = None) -> Bureau:
    """Read a bureau's journal from its folder or database, as it was known on a day; of a damaged one nothing is shown.

    Raises:
        InvalidInput: there is no journal.
        Damaged: something is wrong with it; every fault.
    """
    with Bars(screen).phase("SSJ-WATCH-REPLAY"):
        read = read_journal(journal)
        replayed = replay(read.streams)
        raise_if((*read.faults, *replayed.faults), Damaged)
        return until(replayed, day.isoformat()) if day else bureau_of(replayed)


def _is_journal(path: Path) -> bool:
    return (path / HEAD).exists() or any(
        (path / kind).is_dir() or (path / f"{kind}{SUFFIX}").exists() for kind in KINDS
    )


def _damage(error: Damaged | Unavailable) -> tuple[Fault, ...]:
    """Give what somebody did to the files; a medium that fails says nothing about the journal."""
    if any(each.code == _MEDIUM for each in error.faults):
        raise error
    return error.faults


def _head_faults(
    head: Head | None, streams: Mapping[str, Sequence[bytes]], unread: Collection[str]
) -> Iterator[Fault]:
    """Compare the head with the streams: it comes from the same hands, but shows what was done by accident."""
    if head is None:
        return
    yield from head_faults(head.number, head.stream, head.seq, head.line)
    lines = streams.get(head.stream, ())
    if head.stream not in unread and tuple(lines[head.seq - 1 : head.seq]) != (head.line,):
        yield fault("SSJ-CLI-REPLAY-LAST", Place(file=head.stream, row=head.seq), number=head.number)
    total = sum(map(len, streams.values()))
    if total > head.number or (total < head.number and not unread):
        yield fault("SSJ-CLI-REPLAY-BEYOND", Place(file=HEAD), number=head.number, lines=total)


def _show(screen: Screen, lines: Sequence[Told]) -> None:
    """Show the history in the order of the numbers, under the stream's name wherever that changes."""
    if screen.as_json:
        return
    shown = ""
    for each in lines:
        if each.stream != shown:
            screen.console.print(escape(visible(each.stream)), style="bold cyan", soft_wrap=True)
        shown = each.stream
        show_told(screen, each)


def _show_faults(screen: Screen, faults: Sequence[Fault]) -> None:
    if screen.as_json:
        return
    for each in faults[:SHOWN_FAULTS]:
        screen.console.print(f"[red]×[/] {escape(each.text(screen.language))}", soft_wrap=True)
    if len(faults) > SHOWN_FAULTS:
        screen.say("SSJ-CLI-MORE", style="dim", number=len(faults) - SHOWN_FAULTS)


def show_end(
    screen: Screen, replayed: Replayed, head: str, faults: int, kept: tuple[int, str] | None = None
) -> None:
    """Show what a replay came to, and whether it was compared with a head that was kept elsewhere."""
    shown = head or "—"
    numbers = {"lines": replayed.lines, "streams": replayed.streams}
    if faults:
        screen.say("SSJ-CLI-NOT-REPLAYED", style="bold red", **numbers, faults=faults, head=shown)
        return
    screen.say("SSJ-CLI-REPLAYED", style="bold green", **numbers, head=shown)
    if kept:
        screen.say("SSJ-CLI-REPLAYED-HEAD", style="bold green", number=kept[0])
    else:
        screen.say("SSJ-CLI-REPLAYED-ALONE", head=shown)


def _data(
    screen: Screen, replayed: Replayed, read: Read, lines: Sequence[Told], faults: Sequence[Fault]
) -> dict[str, Data]:
    return {
        "ok": not faults,
        "lines": replayed.lines,
        "streams": replayed.streams,
        "head": read.head_text,
        "history": [_told_data(screen, each) for each in lines],
        "faults": [screen.fault(each) for each in faults],
    }


def _told_data(screen: Screen, told: Told) -> dict[str, Data]:
    return {
        "number": told.number,
        "stream": told.stream,
        "at": told.at,
        "by": told.by,
        "code": told.what.code,
        "what": told.sentence(screen.language),
        "article": told.article,
        "findings": [_noted_data(screen, each) for each in told.noted],
    }


def _noted_data(screen: Screen, noted: Noted) -> dict[str, Data]:
    found, made = noted.finding, noted.override
    return {
        "code": found.code,
        "article": found.article,
        "severity": found.severity,
        "subject": found.subject,
        "text": finding_text(found, screen.language),
        "override": {"by": made.by, "at": made.at, "reason": made.reason} if made else None,
    }
