"""省级平台 (第四条): the port to 国家企业信用信息公示系统, or to whatever another province has in its place.

What there is to send is in `exchange.documents`. An adapter fills in the three underscored methods; the public ones are final
and check what it does. Obligations of an adapter:

P1.  `deliver` returns when the platform has the document, with a receipt that repeats key and digest.
P2.  The same document delivered again takes effect once and gets the first receipt, number and time included.
P3.  Another document under a key that is taken raises `Conflict`; the first stays.
P4.  A document that the platform does not take raises `Rejected` with every reason; nothing of it is kept.
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
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from itertools import pairwise
from typing import Final, TypeVar, final

from shuangsuiji import canonical, wire
from shuangsuiji.errors import AdapterFault, InvalidInput, ShuangsuijiError, fault, raise_if
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.results import Publication
from shuangsuiji.forms import filled, free_texts, identifiers

MAX_BYTES: Final = 16 * 2**20
"""A document has at most so many bytes of canonical JSON."""

Answer = TypeVar("Answer")


class Platform(ABC):
    """A platform; adapters fill in `_deliver`, `_receipt` and `_published`."""

    @final
    def deliver(self, document: Document) -> Receipt:
        """Hand a document to the platform.

        Raises:
            InvalidInput: the document is larger than `MAX_BYTES`.
            Rejected: the platform does not take it, and says why.
            Conflict: another document has its key.
            Unavailable: no answer now; deliver the same again later.
            NotAuthorised: the platform does not know us.
            AdapterFault: the adapter broke one of its obligations.
        """
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
            InvalidInput: the task's code is no identifier.
            Unavailable: no answer now.
            NotAuthorised: the platform does not know us.
            AdapterFault: the adapter broke one of its obligations.
        """
        raise_if(identifiers(task=task))
        found = self._guarded(lambda: tuple(self._published(task)), tuple)
        kinds = {type(each) for each in found}
        if not kinds <= {Publication} or any(each.task != task for each in found):
            raise AdapterFault(fault("SSJ-PLATFORM-PUBLISHED", task=task))
        shown = [(each.target.encode(), each.version) for each in found]
        if any(before >= after for before, after in pairwise(shown)):
            raise AdapterFault(fault("SSJ-PLATFORM-PUBLISHED", task=task))
        return found

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

    @abstractmethod
    def _published(self, task: str) -> tuple[Publication, ...]: ...
