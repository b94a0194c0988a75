"""隔开的平台 (第四条): a platform that keeps everything, as it looks to somebody for whom nothing is there yet.

A test area of a live system still has what earlier tests delivered. So every test gets names of its own: a mark stands in front
of the bureau, the departments and the tasks' codes, registries have other editions and contents end in the mark. What comes back is given
without it, so that the contract kit needs to know nothing of all this. Whatever the platform says that does not follow from what was
delivered stays as it is, for the kit to find.
"""

import re
import time
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar, cast

from attrs import evolve, field, frozen

from shuangsuiji import canonical, wire
from shuangsuiji.content_digest import H
from shuangsuiji.errors import Fault, ShuangsuijiError
from shuangsuiji.exchange.attachment import content_key
from shuangsuiji.exchange.documents import Document, read_document
from shuangsuiji.exchange.incoming import IncomingPage, RowsPage
from shuangsuiji.exchange.reasons import Reason
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.registries import RegistryName
from shuangsuiji.exchange.results import Publication
from shuangsuiji.exchange.status import Status
from shuangsuiji.ports.platform import MAX_BYTES, Offer, Platform
from shuangsuiji.texts import MAX_IDENTIFIER_BYTES, parts_of, path_of

SPARE: Final = 1024
"""A document of the kit grows by fewer bytes than this."""

_NAMES: Final = frozenset({"bureau", "department", "initiating", "participating", "code"})
"""Members of documents, however deep, that name whose they are, or whose task."""

_NAMES_IN_KEYS: Final[Mapping[str, tuple[int, ...]]] = {"dispatch": (0, 1), "review": (0, 3)}
"""Where keys name whose they are; others do so right after their kind."""

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_SHOWN: Final = 300

Answer = TypeVar("Answer")


@frozen
class Exchange:
    """一次往来: what was asked of a platform last, and what came.

    Args:
        asked: the call.
        came: its answer or its error, shortened.
        seconds: how long it took.
    """

    asked: str
    came: str
    seconds: float


@frozen(eq=False)
class Heard:
    """往来的记录: what went on with a platform.

    Args:
        exchanges: the last exchange of all, and the longest, by these words.
        counts: how often each question was asked.
    """

    exchanges: dict[str, Exchange] = field(factory=dict[str, Exchange])
    counts: dict[str, int] = field(factory=dict[str, int])

    def ask(self, name: str, what: str, call: Callable[[], Answer]) -> Answer:
        """Ask, and keep what was asked and what came."""
        begun = time.monotonic()
        came: object = None
        try:
            came = answer = call()
        except Exception as error:
            came = error
            raise
        finally:
            found = Exchange(f"{name}({what})"[:_SHOWN], _told(came), time.monotonic() - begun)
            self.counts[name] = self.counts.get(name, 0) + 1
            longest = self.exchanges.get("longest", found)
            self.exchanges.update(last=found, longest=max(found, longest, key=lambda each: each.seconds))
        return answer


def _told(came: object) -> str:
    if isinstance(came, ShuangsuijiError):
        return f"{type(came).__name__}: {came.text()}"[:_SHOWN]
    if isinstance(came, tuple):
        found = cast("tuple[object, ...]", came)
        return f"{len(found)} × {', '.join(sorted({type(each).__name__ for each in found}))}".rstrip(" ×")
    if isinstance(came, IncomingPage | RowsPage):
        number = len(
            came.items if isinstance(came, IncomingPage) else came.rows
        )  # never what they say: rows hold persons
        return f"{type(came).__name__}: {number}, next={came.next!r}"[:_SHOWN]
    return repr(came)[:_SHOWN]


class Apart(Platform):
    """隔开的平台 (第四条): another platform, on which nothing of a new mark is known.

    Args:
        inner: the platform that keeps everything.
        mark: ASCII letters and digits; whoever comes with another sees nothing of this one's.
        contents: contents by their digests that are told apart like documents; a document may name them before they are there.
        heard: keeps what was asked and what came.
    """

    def __init__(self, inner: Platform, mark: str, contents: Mapping[str, bytes], heard: Heard) -> None:
        self._inner = inner
        self._mark = f"{mark}-"
        self._heard = heard
        self._contents = contents
        self._ours: dict[str, str] = {}
        self.takes: frozenset[str] = inner.takes
        self.offers: frozenset[Offer] = inner.offers

    def _deliver(self, document: Document) -> Receipt:
        theirs = read_document(self._document(document))
        self._ours[theirs.digest()] = document.digest()
        receipt = self._ask("deliver", theirs.key, lambda: self._inner.deliver(theirs))
        return evolve(receipt, key=document.key, digest=document.digest())

    def _receipt(self, key: str) -> Receipt | None:
        theirs = self._key(key)
        found = self._ask("receipt", theirs, lambda: self._inner.receipt(theirs))
        return found and evolve(found, key=key, digest=self._ours.get(found.digest, found.digest))

    def _published(self, task: str) -> tuple[Publication, ...]:
        theirs = self._name(task)
        found = self._ask("published", theirs, lambda: self._inner.published(theirs))
        return tuple(evolve(each, task=task) for each in found)

    def _attach(self, content: bytes, digest: str) -> Receipt:
        their_digest, theirs = self._content(digest) if digest in self._contents else (digest, content)
        receipt = self._ask(
            "attach", content_key(their_digest), lambda: self._inner.attach(theirs, their_digest)
        )
        return evolve(receipt, key=content_key(digest), digest=digest)

    def _status(self, key: str) -> Status:
        theirs = self._key(key)
        found = self._ask("status", theirs, lambda: self._inner.status(theirs))
        reasons = tuple(
            Reason(code=each.code, zh=self._text(each.zh), en=self._text(each.en)) for each in found.reasons
        )
        return evolve(found, key=key, reasons=reasons)

    def _incoming(self, after: str, limit: int) -> IncomingPage:
        return self._ask("incoming", f"{after!r}, {limit}", lambda: self._inner.incoming(after, limit))

    def _registry(self, name: RegistryName, after: str, limit: int) -> RowsPage:
        asked = f"{name}, {after!r}, {limit}"
        return self._ask("registry", asked, lambda: self._inner.registry(name, after, limit))

    def _ask(self, name: str, what: str, call: Callable[[], Answer]) -> Answer:
        try:
            return self._heard.ask(name, what, call)
        except ShuangsuijiError as error:
            found = type(error)(*(self._fault(each) for each in error.faults))
        raise found

    def _content(self, digest: str) -> tuple[str, bytes]:
        """Give a known content as it is there: it ends in the mark."""
        mark = self._mark.encode()
        theirs = self._contents[digest][: MAX_BYTES - len(mark)] + mark
        their_digest = H.hex(theirs)
        self._ours[their_digest] = digest
        return their_digest, theirs

    def _name(self, name: str) -> str:
        """Put the mark in front of a name; one that has no room for it has its digest in its place."""
        marked = self._mark + name
        if len(marked.encode()) <= MAX_IDENTIFIER_BYTES:
            return marked
        return self._mark + H.hex(name.encode())

    def _edition(self, digest: str) -> str:
        theirs = H.hex(f"{self._mark}{digest}".encode())
        self._ours[theirs] = digest
        return theirs

    def _key(self, key: str) -> str:
        first, *rest = parts_of(key)
        if not rest:
            return key
        if first == "content":
            found = [self._content(each)[0] if each in self._contents else each for each in rest]
            return path_of(first, *found)
        if first == "registry":
            found = [self._edition(each) if _DIGEST.fullmatch(each) else each for each in rest]
            return path_of(first, *found)
        places = _NAMES_IN_KEYS.get(first, (0,))
        return path_of(
            first, *(self._name(each) if place in places else each for place, each in enumerate(rest))
        )

    def _document(self, document: Document) -> canonical.Json:
        json = cast("dict[str, Any]", wire.write(document))
        if document.kind == "registry":
            return {**json, "edition": self._edition(json["edition"])}
        found = cast("dict[str, Any]", self._walked(json))
        if document.kind != "plan" and "task" in found:
            found["task"] = self._name(found["task"])
        return found

    def _walked(self, json: object) -> object:
        if isinstance(json, list | tuple):
            return [self._walked(each) for each in cast("list[object]", json)]
        if not isinstance(json, dict):
            return json
        members = cast("Mapping[str, object]", json)
        found = {
            name: self._named(value) if name in _NAMES else self._walked(value)
            for name, value in members.items()
        }
        digest = found.get("digest")
        return found if digest not in self._contents else {**found, **self._attachment(found)}

    def _named(self, value: object) -> object:
        if isinstance(value, str):
            return self._name(value)
        return [self._named(each) for each in cast("list[object]", value)]

    def _attachment(self, found: Mapping[str, object]) -> dict[str, object]:
        """Name content as it is there; a size that is wrong by so much stays wrong by so much."""
        digest, size = cast("str", found["digest"]), cast("int", found["size"])
        their_digest, theirs = self._content(digest)
        return {"digest": their_digest, "size": size + len(theirs) - len(self._contents[digest])}

    def _fault(self, found: Fault) -> Fault:
        params = tuple(
            (name, self._text(datum) if isinstance(datum, str) else datum) for name, datum in found.params
        )
        return evolve(found, params=params, place=evolve(found.place, path=self._text(found.place.path)))

    def _text(self, text: str) -> str:
        """Give what the platform says as if the names had no mark."""
        return _DIGEST.sub(lambda each: self._ours.get(each[0], each[0]), text.replace(self._mark, ""))
