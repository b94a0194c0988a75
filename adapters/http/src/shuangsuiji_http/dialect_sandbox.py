"""沙箱的接口: the dialect of shuangsuiji-sandbox, which takes every document and answers every question."""

from typing import TypeVar, cast

from shuangsuiji import canonical, wire
from shuangsuiji.exchange.documents import KINDS, Document
from shuangsuiji.exchange.incoming import IncomingPage, RowsPage
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.registries import RegistryName
from shuangsuiji.exchange.results import Publication
from shuangsuiji.exchange.status import Status
from shuangsuiji_http.dialect import Dialect, Here
from shuangsuiji_http.envelopes import Statuses
from shuangsuiji_http.questions import MAX_SEGMENT, Question, Talk, path_to, segment

Value = TypeVar("Value")


def _asked(kind: type[Value], question: Question) -> Talk[Value]:
    """Ask, and read the value of the answer."""
    return wire.read(kind, cast("canonical.Json", (yield question)))


def _deliver(document: Document, _here: Here) -> Talk[Receipt]:
    body = canonical.encode(wire.write(document))
    return _asked(Receipt, Question(method="PUT", path=path_to("v1", "documents", document.key), body=body))


def _receipt(key: str, _here: Here) -> Talk[Receipt | None]:
    if len(segment(key)) > MAX_SEGMENT:  # no document has such a key, and no server takes such a line
        return None
    found = yield Question(method="GET", path=path_to("v1", "receipts", key), absent=True)
    return None if found is None else wire.read(Receipt, cast("canonical.Json", found))


def _published(task: str) -> Talk[tuple[Publication, ...]]:
    found = yield Question(method="GET", path=path_to("v1", "tasks", task, "publicity"))
    read = wire.read_one_of(tuple[Publication, ...], cast("canonical.Json", found))
    return cast("tuple[Publication, ...]", read)


def _attach(content: bytes, digest: str) -> Talk[Receipt]:
    path, kind = path_to("v1", "content", digest), "application/octet-stream"
    return _asked(Receipt, Question(method="PUT", path=path, body=content, media_type=kind))


def _status(key: str) -> Talk[Status]:
    if len(segment(key)) > MAX_SEGMENT:
        return Status(key=key, stage="unknown")
    return (yield from _asked(Status, Question(method="GET", path=path_to("v1", "status", key))))


def _incoming(after: str, limit: int) -> Talk[IncomingPage]:
    path = path_to("v1", "incoming", after=after, limit=limit)
    return _asked(IncomingPage, Question(method="GET", path=path))


def _registry(name: RegistryName, after: str, limit: int) -> Talk[RowsPage]:
    path = path_to("v1", "registries", name, after=after, limit=limit)
    return _asked(RowsPage, Question(method="GET", path=path))


SANDBOX = Dialect(
    envelope=Statuses(),
    documents=dict.fromkeys(KINDS, _deliver),
    receipt=_receipt,
    published=_published,
    attach=_attach,
    status=_status,
    incoming=_incoming,
    registry=_registry,
    echo="X-Request-Id",
)
"""The sandbox's own dialect."""
