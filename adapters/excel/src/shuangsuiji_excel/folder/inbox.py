"""收件 (第四条): what a person hands in becomes events; a row that is faulty becomes none, and comes back with its faults."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from attrs import frozen

from shuangsuiji.errors import Fault, InvalidInput, Place, fault, raise_if
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.incoming import DrawnLine, DrawnList, Incoming, ReceiptNotice, Verdict
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.results import ReviewDecision
from shuangsuiji.exchange.results import Verdict as VerdictWord
from shuangsuiji_excel import workbook
from shuangsuiji_excel.folder.columns import DRAWN, FORMS, NOTICES, RECEIPTS, VERDICTS, Entry, Form, entries
from shuangsuiji_excel.folder.desk import Desk, came_about, future_faults, instant_of, made
from shuangsuiji_excel.folder.events import Declined, Event, Held, Took
from shuangsuiji_excel.folder.standing import Standing

_TAKEN: Final = frozenset({"", "已收"})
_DECLINED: Final = "退回"
_WORDS: Final[Mapping[str, VerdictWord]] = {"通过": "pass", "退回": "return"}


@frozen(kw_only=True)
class Returned:
    """退回的行: rows of one sheet that made no event.

    Args:
        sheet: the sheet's name.
        form: its columns.
        rows: each row with its faults.
    """

    sheet: str
    form: Form
    rows: tuple[tuple[Entry, tuple[Fault, ...]], ...]


@frozen(kw_only=True)
class HandedIn:
    """收到的一份: what a workbook came to."""

    events: tuple[Event, ...]
    returned: tuple[Returned, ...]


def read_workbook(path: Path, standing: Standing, name: str, now: dt.datetime) -> HandedIn:
    """Read a workbook that was handed in.

    Args:
        path: the file.
        standing: what is there so far.
        name: what receipts call the platform.
        now: the present.

    Raises:
        InvalidInput: it is no workbook that can be read, has none of the sheets, or a sheet lacks columns.
    """
    sheets = [each for each in workbook.sheet_names(path) if each in FORMS]
    if not sheets:
        raise InvalidInput(fault("SSJ-FOLDER-SHEETS", Place(file=str(path)), sheets="、".join(FORMS)))
    receipts, came = dict(standing.receipts), dict(standing.came.known)
    desk = Desk(standing=standing, name=name, now=now, receipts=receipts, came=came)
    events: list[Event] = []
    returned: list[Returned] = []
    for sheet in sheets:
        bad: list[tuple[Entry, tuple[Fault, ...]]] = []
        for group in _groups(sheet, entries(path, sheet)):
            try:
                found = list(_READERS[sheet](group, desk))
                desk.note(found)
                events += found
            except InvalidInput as error:
                bad += _shared_out(group, error.faults)
        if bad:
            returned.append(Returned(sheet=sheet, form=FORMS[sheet], rows=tuple(bad)))
    return HandedIn(events=tuple(events), returned=tuple(returned))


def _shared_out(group: list[Entry], faults: tuple[Fault, ...]) -> Iterator[tuple[Entry, tuple[Fault, ...]]]:
    for entry in group:
        yield entry, tuple(each for each in faults if each.place.row == entry.place.row)


def _groups(sheet: str, rows: Iterator[Entry]) -> Iterator[list[Entry]]:
    """A row is a thing; but the rows of one drawn list are one, wherever they stand."""
    if sheet != DRAWN:
        yield from ([row] for row in rows)
        return
    draws: dict[tuple[str, ...], list[Entry]] = {}
    for row in rows:
        draws.setdefault(_draw(row), []).append(row)
    yield from draws.values()


def _draw(entry: Entry) -> tuple[str, ...]:
    return tuple(entry.texts[header] for header in ("抽查任务编号", "平台", "抽取编号"))


def _receipt(group: list[Entry], desk: Desk) -> Iterator[Event]:
    (entry,) = group
    key, digest, said, number, when, words = (entry.texts[header] for header in FORMS[RECEIPTS].headers)
    document, first = desk.standing.sent.get(key), desk.receipts.get(key)
    faults = [*entry.faults, *_known_faults(entry, document, first)]
    if said.strip() == _DECLINED:
        if not words:
            faults.append(entry.fault("退回理由", "SSJ-TEXT-EMPTY"))
        if first:
            faults.append(entry.fault("结论", "SSJ-FOLDER-RECEIVED", number=first.number, at=first.at))
        raise_if(faults)
        yield Declined(key=key, digest=digest, words=words)
        return
    faults += future_faults(entry, "平台收件时间", desk)
    if said.strip() not in _TAKEN:
        faults.append(entry.fault("结论", "SSJ-FOLDER-ANSWER", value=said, known="已收、退回"))
    raise_if(faults)
    receipt = made(
        entry,
        {"number": "平台编号", "at": "平台收件时间", "digest": "文件摘要"},
        lambda: Receipt(
            key=key, digest=digest, number=number.strip(), platform=desk.name, at=instant_of(when)
        ),
    )
    if first is None:
        yield Took(receipt=receipt)
    elif first.number != receipt.number:
        raise_if([entry.fault("平台编号", "SSJ-FOLDER-NUMBER", key=key, number=first.number)])
    elif first != receipt:
        raise_if([entry.fault("平台收件时间", "SSJ-FOLDER-RECEIVED", number=first.number, at=first.at)])


def _known_faults(entry: Entry, document: Document | None, first: Receipt | None) -> Iterator[Fault]:
    digest = document.digest() if document else first.digest if first else ""
    if not digest:
        yield entry.fault("文件编号", "SSJ-FOLDER-UNKNOWN", key=entry.texts["文件编号"])
    elif digest != entry.texts["文件摘要"]:
        yield entry.fault("文件摘要", "SSJ-FOLDER-OTHER", key=entry.texts["文件编号"])


def _verdict(group: list[Entry], desk: Desk) -> Iterator[Event]:
    (entry,) = group
    task, target, version, department, reviewer, word, reason, when, number = entry.texts.values()
    faults = list(entry.faults)
    if word not in _WORDS:
        faults.append(entry.fault("结论", "SSJ-FOLDER-ANSWER", value=word, known="、".join(_WORDS)))
    if not (version.isascii() and version.isdigit()):
        faults.append(entry.fault("版次", "SSJ-FOLDER-ANSWER", value=version, known="1、2、3……"))
    raise_if([*faults, *future_faults(entry, "审核时间", desk)])
    headers = FORMS[VERDICTS].headers
    members = ("task", "target", "version", "department", "reviewer", "verdict", "reason", "at", "number")
    item = made(
        entry,
        dict(zip(members, headers, strict=True)),
        lambda: Verdict(
            decision=ReviewDecision(
                task=task,
                target=target,
                version=int(version),
                department=department,
                reviewer=reviewer,
                verdict=_WORDS[word],
                reason=reason,
            ),
            at=instant_of(when),
        ),
    )
    yield from came_about(entry, "结论", item, desk)
    decision, standing = item.decision, desk.standing
    if decision.key not in desk.receipts and not standing.pending(decision.key):
        receipt = made(
            entry,
            {"number": "平台编号"},
            lambda: Receipt(
                key=decision.key, digest=decision.digest(), number=number, platform=desk.name, at=item.at
            ),
        )
        if not standing.faults(decision):
            yield Held(document=decision)
            yield Took(receipt=receipt)


def _notice(group: list[Entry], desk: Desk) -> Iterator[Event]:
    (entry,) = group
    key, digest, number, platform, when = entry.texts.values()
    raise_if([*entry.faults, *future_faults(entry, "收件时间", desk)])
    names = {
        "key": "文件编号",
        "digest": "文件摘要",
        "number": "编号",
        "platform": "平台",
        "at": "收件时间",
    }
    item = made(
        entry,
        names,
        lambda: ReceiptNotice(
            receipt=Receipt(key=key, digest=digest, number=number, platform=platform, at=instant_of(when))
        ),
    )
    yield from came_about(entry, "编号", item, desk)


def _drawn(group: list[Entry], desk: Desk) -> Iterator[Event]:
    first = group[0]
    raise_if([each for entry in group for each in (*entry.faults, *future_faults(entry, "抽取时间", desk))])
    task, platform, number, when = list(first.texts.values())[:4]
    lines: list[DrawnLine] = []
    faults: list[Fault] = []
    for entry in group:
        try:
            lines.append(_line(entry))
        except InvalidInput as error:
            faults += error.faults
    raise_if(faults)
    item: Incoming = made(
        first,
        {"task": "抽查任务编号", "platform": "平台", "number": "抽取编号", "drawn_at": "抽取时间"},
        lambda: DrawnList(
            task=task, platform=platform, number=number, drawn_at=instant_of(when), targets=tuple(lines)
        ),
    )
    yield from came_about(first, "抽取编号", item, desk)


def _line(entry: Entry) -> DrawnLine:
    id_, name, area, stratum, items, entity, entity_name = list(entry.texts.values())[4:]
    members = ("id", "name", "area", "stratum", "items", "entity", "entity_name")
    return made(
        entry,
        dict(zip(members, FORMS[DRAWN].headers[4:], strict=True)),
        lambda: DrawnLine(
            id=id_,
            name=name,
            area=area,
            stratum=stratum,
            items=tuple(items.split("\n")) if items else (),
            entity=entity,
            entity_name=entity_name,
        ),
    )


_READERS: Final[Mapping[str, Callable[[list[Entry], Desk], Iterator[Event]]]] = {
    RECEIPTS: _receipt,
    VERDICTS: _verdict,
    NOTICES: _notice,
    DRAWN: _drawn,
}
