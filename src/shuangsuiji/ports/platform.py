"""省级平台 (第四条): the port to 国家企业信用信息公示系统, or to whatever another province has in its place.

What there is to send is in `exchange.documents`, what comes from there in `exchange.incoming`. An adapter fills in the underscored
methods, two that every platform has and one for each of its `offers`; the public ones are final and check what it does.
Obligations of an adapter:

P1.  `deliver` returns when the platform has the document, with a receipt that repeats key and digest.
P2.  The same document delivered again takes effect once and gets the first receipt, number and time included.
P3.  Another document under a key that is taken raises `Conflict`; the first stays.
P4.  A document that the platform does not take raises `Rejected` with every reason; nothing of it is kept but those (P16).
P5.  Order: a plan needs its checklist, a task its plan's line, a dispatch its task, a substitution or an entry the
     dispatch, a review the entry, a publication every review passed and the results as entered. A second entry needs
     the return of the first. A correction (`corrects`) needs the publication whose place it takes, the latest one, and
     neither an entry nor a review of its own. A round's announcement needs its task, the announcement of the round
     before, and that nothing is recorded yet; a record needs the latest announcement, and names the same record as
     the dispatched lists. A registry's page needs the page before, evidence its entry, feedback the publication that
     it is about. Whatever is missing is named in the `Rejected`.
P6.  `receipt` gives back the receipt of a key, None where nothing was taken.
P7.  `published` gives what the public can see of a task's results: of each target every publication, the corrected
     ones too, in the order of the ids' bytes and of the versions; never what is not published, and unchanged for ever.
P8.  Texts arrive as they were sent, every character.
P9.  No answer, an answer too late, too many requests or a fault on the other side raise `Unavailable`, and the same
     delivery may be repeated.
P10. A wrong or missing account raises `NotAuthorised`.
P11. Nothing else is raised, and no call lasts longer than the adapter's time limit.
P12. `edition` is the edition of this contract that the adapter was written for. One that does not say is of edition 1: it takes
     the eight kinds of documents of then (`FIRST`), and offers `published` and nothing of what follows.
P13. A kind of document that `takes` does not name and a question that `offers` does not name raise `NotOffered`, always; what
     they name is never answered so. Whoever takes documents that name content offers `attach`.
P14. `attach` returns when the platform has the content, whatever its bytes, none and `MAX_BYTES` included, with a receipt
     that repeats the content's key and digest; attached again it takes effect once and gets the first receipt.
P15. A document that names content needs it (P5): of content that is not there, or is of another size, the digest is named in the
     `Rejected`.
P16. `status` says `taken` of a key exactly if it has a receipt; `rejected`, with every reason as it was told, after a
     delivery was rejected and until one is taken; `waiting` while the platform has a delivery and has not decided, for which
     `deliver` raises `Undecided`; otherwise `unknown`.
P17. `incoming` gives what came about on the platform, oldest first, from behind a position, the empty one being the
     beginning: whoever goes on from page to page gets each thing once, none left out, whatever comes or is delivered
     meanwhile, and an old position gives the same again. An empty page gives back its own position, to ask again later.
P18. `registry` does the same with the rows of a registry: each entry that is there from the first page to the last stands on
     one page, whatever is added or struck out meanwhile, and the columns stay the same.
P19. A page has no more than `limit` things, and `MAX_BYTES` unless it is of one thing; where there is any, it has one.
P20. A position that the platform never gave raises `Rejected`.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, ClassVar, Final, Literal, TypeVar, final, get_args

from shuangsuiji import canonical, wire
from shuangsuiji.content_digest import H
from shuangsuiji.errors import (
    AdapterFault,
    Fault,
    InvalidInput,
    NotOffered,
    ShuangsuijiError,
    fault,
    raise_if,
)
from shuangsuiji.exchange.attachment import content_key
from shuangsuiji.exchange.documents import KINDS, Document
from shuangsuiji.exchange.incoming import IncomingPage, RowsPage
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.registries import RegistryName
from shuangsuiji.exchange.results import Publication
from shuangsuiji.exchange.status import Status
from shuangsuiji.forms import at, digests, filled, free_texts, identifiers

MAX_BYTES: Final = 16 * 2**20
"""A document has at most so many bytes of canonical JSON, and so has content, and a page of several things."""

MAX_PAGE: Final = 1000
"""A page has at most so many things."""

EDITION: Final = 2
"""The edition of this contract (P12)."""

Offer = Literal["published", "attach", "status", "incoming", "registry"]
"""What a platform may have beyond taking documents, named by its question."""

FIRST: Final = KINDS - {"announcement", "record", "registry", "evidence", "feedback"}
"""The kinds of documents of edition 1."""

ALL: Final[frozenset[Offer]] = frozenset(get_args(Offer))
"""Every offer."""

Answer = TypeVar("Answer")


class Platform(ABC):
    """A platform; adapters fill in `_deliver`, `_receipt`, and the question of each of their offers."""

    edition: ClassVar[int] = 1
    takes: frozenset[str] = FIRST
    offers: frozenset[Offer] = frozenset({"published"})

    @final
    def deliver(self, document: Document) -> Receipt:
        """Hand a document to the platform.

        Raises:
            InvalidInput: the document is larger than `MAX_BYTES`.
            NotOffered: the platform takes no documents of its kind.
            Rejected: the platform does not take it, and says why.
            Conflict: another document has its key.
            Undecided: the platform has it, and somebody there has yet to decide; deliver the same again later.
            Unavailable: no answer now; deliver the same again later.
            NotAuthorised: the platform does not know us.
            AdapterFault: the adapter broke one of its obligations.
        """
        self._check_offered(document.kind, self.takes)
        size = len(canonical.encode(wire.write(document)))
        if size > MAX_BYTES:
            raise InvalidInput(fault("SSJ-PLATFORM-SIZE", key=document.key, size=size, most=MAX_BYTES))
        receipt = self._guarded(lambda: self._deliver(document), Receipt)
        if (receipt.key, receipt.digest) != (document.key, document.digest()):
            raise AdapterFault(fault("SSJ-PLATFORM-RECEIPT", key=document.key, found=receipt.key))
        return receipt

    @final
    def receipt(self, key: str) -> Receipt | None:
        """Give the receipt of a document that the platform has; None where it has none.

        Raises:
            InvalidInput: the key is empty or no free text.
            Unavailable: no answer now.
            NotAuthorised: the platform does not know us.
            AdapterFault: the adapter broke one of its obligations.
        """
        raise_if([*filled(key=key), *free_texts(key=key)])
        receipt = self._guarded(lambda: self._receipt(key), Receipt | None)
        if receipt is not None and receipt.key != key:
            raise AdapterFault(fault("SSJ-PLATFORM-RECEIPT", key=key, found=receipt.key))
        return receipt

    @final
    def published(self, task: str) -> tuple[Publication, ...]:
        """Give what the public can see of a task's results, in the order of the targets' ids and the versions.

        Raises:
            NotOffered: the platform does not tell what the public sees.
            InvalidInput: the task's code is no identifier.
            Unavailable: no answer now.
            NotAuthorised: the platform does not know us.
            AdapterFault: the adapter broke one of its obligations.
        """
        self._check_offered("published", self.offers)
        raise_if(identifiers(task=task))
        found = self._guarded(lambda: tuple(self._published(task)), tuple)
        kinds = {type(each) for each in found}
        if not kinds <= {Publication} or any(each.task != task for each in found):
            raise AdapterFault(fault("SSJ-PLATFORM-PUBLISHED", task=task))
        shown = [(each.target.encode(), each.version) for each in found]
        if any(before >= after for before, after in pairwise(shown)):
            raise AdapterFault(fault("SSJ-PLATFORM-PUBLISHED", task=task))
        return found

    @final
    def attach(self, content: bytes, digest: str) -> Receipt:
        """附件: hand over content, before the documents that name it.

        Args:
            content: the bytes.
            digest: their H, as the documents name it.

        Raises:
            NotOffered: the platform takes no content.
            InvalidInput: the content is larger than `MAX_BYTES`, or has another digest.
            Rejected: the platform does not take it, and says why.
            Unavailable: no answer now; attach the same again later.
            NotAuthorised: the platform does not know us.
            AdapterFault: the adapter broke one of its obligations.
        """
        self._check_offered("attach", self.offers)
        key = content_key(digest)
        if len(content) > MAX_BYTES:
            raise InvalidInput(fault("SSJ-PLATFORM-SIZE", key=key, size=len(content), most=MAX_BYTES))
        raise_if([*digests(digest=digest), *_content_faults(content, digest)])
        receipt = self._guarded(lambda: self._attach(content, digest), Receipt)
        if (receipt.key, receipt.digest) != (key, digest):
            raise AdapterFault(fault("SSJ-PLATFORM-RECEIPT", key=key, found=receipt.key))
        return receipt

    @final
    def status(self, key: str) -> Status:
        """Ask what the platform says of a document by its key.

        Raises:
            NotOffered: the platform does not say.
            InvalidInput: the key is empty or no free text.
            Unavailable: no answer now.
            NotAuthorised: the platform does not know us.
            AdapterFault: the adapter broke one of its obligations.
        """
        self._check_offered("status", self.offers)
        raise_if([*filled(key=key), *free_texts(key=key)])
        found = self._guarded(lambda: self._status(key), Status)
        if found.key != key:
            raise AdapterFault(fault("SSJ-PLATFORM-STATUS", key=key, found=found.key))
        return found

    @final
    def incoming(self, after: str = "", limit: int = MAX_PAGE) -> IncomingPage:
        """平台来文: give what came about on the platform, from behind a position.

        Args:
            after: the position, as the page before gave it; empty for the beginning.
            limit: how many things at most, from 1 to `MAX_PAGE`.

        Raises:
            NotOffered: the platform tells nothing by itself.
            InvalidInput: the position is no free text, or the limit is none.
            Rejected: the platform never gave such a position.
            Unavailable: no answer now.
            NotAuthorised: the platform does not know us.
            AdapterFault: the adapter broke one of its obligations.
        """
        self._check_offered("incoming", self.offers)
        raise_if(_asked_faults(after, limit))
        page = self._guarded(lambda: self._incoming(after, limit), IncomingPage)
        size = len(canonical.encode(wire.write(page)))
        self._check_page(len(page.items), size, (after, page.next), limit)
        return page

    @final
    def registry(self, name: RegistryName, after: str = "", limit: int = MAX_PAGE) -> RowsPage:
        """“两库” (第九条): give rows of one of the platform's registries, from behind a position.

        Args:
            name: which registry.
            after: the position, as the page before gave it; empty for the beginning.
            limit: how many rows at most, from 1 to `MAX_PAGE`.

        Raises:
            NotOffered: the platform gives no registries.
            InvalidInput: the position is no free text, or the limit is none.
            Rejected: the platform never gave such a position.
            Unavailable: no answer now.
            NotAuthorised: the platform does not know us.
            AdapterFault: the adapter broke one of its obligations.
        """
        self._check_offered("registry", self.offers)
        raise_if(_asked_faults(after, limit))
        page = self._guarded(lambda: self._registry(name, after, limit), RowsPage)
        size = sum(len(cell.encode("utf-8", "surrogatepass")) for row in page.rows for cell in row)
        self._check_page(len(page.rows), size, (after, page.next), limit)
        return page

    @final
    def notices(self) -> tuple[Fault, ...]:
        """提示: give what the last call met that a person should see to, though it failed in nothing."""
        return self._notices()

    def _check_offered(self, what: str, offered: frozenset[Any]) -> None:
        if what not in offered:
            raise NotOffered(fault("SSJ-PLATFORM-NOT-OFFERED", what=what))

    def _check_page(self, count: int, size: int, positions: tuple[str, str], limit: int) -> None:
        """Let no page through that is too large, or that leads nowhere (P17 to P19)."""
        after, following = positions
        beyond = count > limit or (size > MAX_BYTES and count > 1)
        if beyond or (following == after) != (count == 0):
            name = type(self).__name__
            raise AdapterFault(fault("SSJ-PLATFORM-PAGES", adapter=name, after=after, count=count))

    def _guarded(self, call: Callable[[], Answer], kind: object) -> Answer:
        """Let nothing but this library's errors out, and nothing but the promised kind (P11)."""
        try:
            answer = call()
        except ShuangsuijiError:
            raise
        except Exception as error:
            name = f"{type(self).__name__}: {type(error).__name__}"
            raise AdapterFault(fault("SSJ-PLATFORM-ESCAPED", error=name)) from error
        if not isinstance(answer, kind):  # type: ignore[arg-type]
            raise AdapterFault(
                fault("SSJ-PLATFORM-ESCAPED", error=f"{type(self).__name__}: {type(answer).__name__}")
            )
        return answer

    def close(self) -> None:  # noqa: B027  -- most adapters hold nothing
        """Let go of connections; an adapter that holds any overrides this."""

    @abstractmethod
    def _deliver(self, document: Document) -> Receipt: ...

    @abstractmethod
    def _receipt(self, key: str) -> Receipt | None: ...

    def _notices(self) -> tuple[Fault, ...]:
        return ()

    def _published(self, task: str) -> tuple[Publication, ...]:
        raise NotImplementedError

    def _attach(self, content: bytes, digest: str) -> Receipt:
        raise NotImplementedError

    def _status(self, key: str) -> Status:
        raise NotImplementedError

    def _incoming(self, after: str, limit: int) -> IncomingPage:
        raise NotImplementedError

    def _registry(self, name: RegistryName, after: str, limit: int) -> RowsPage:
        raise NotImplementedError


def _content_faults(content: bytes, digest: str) -> Iterator[Fault]:
    found = H.hex(content)
    if found != digest:
        yield fault("SSJ-PLATFORM-DIGEST", at("digest"), expected=found, found=digest[:80])


def _asked_faults(after: str, limit: int) -> Iterator[Fault]:
    yield from free_texts(after=after)
    if not 1 <= limit <= MAX_PAGE:
        yield fault("SSJ-PLATFORM-LIMIT", at("limit"), most=MAX_PAGE, found=limit)
