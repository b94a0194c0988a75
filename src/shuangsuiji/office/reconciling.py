"""逐项核对 (设计决定 11): where the journal and the platform differ about a task, with both values; nothing is overwritten."""

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import fields, frozen

from shuangsuiji import canonical, wire
from shuangsuiji.acts import Sending
from shuangsuiji.errors import Fault, Place, fault
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.results import Publication
from shuangsuiji.office.streams import Streams
from shuangsuiji.ports.platform import Platform
from shuangsuiji.procedure import kind_of

_RECEIPT: Final = "receipt"
_PUBLISHED: Final = "published"


@frozen(kw_only=True)
class Difference:
    """两边不一致之处.

    Args:
        key: the document's key.
        member: what differs: a member of the receipt or of what is public, or one of these as a whole.
        ours: its value in the journal; empty where it is not there.
        theirs: its value on the platform; empty where it is not there.
    """

    key: str
    member: str
    ours: str
    theirs: str

    def fault(self) -> Fault:
        """Give it as people are told of it, with what to do."""
        place, told = Place(file=self.key), {"member": self.member}
        if not self.theirs:
            return fault("SSJ-RECONCILE-OURS", place, ours=self.ours, **told)
        if not self.ours:
            return fault("SSJ-RECONCILE-THEIRS", place, theirs=self.theirs, **told)
        return fault("SSJ-RECONCILE-BOTH", place, ours=self.ours, theirs=self.theirs, **told)


def reconcile(seen: Streams, platform: Platform, task: str) -> tuple[Difference, ...]:
    """逐项核对: ask the platform for every receipt of a task, and for what is public of it, and list what differs.

    Args:
        seen: the journal.
        platform: the other side; it is asked and told nothing.
        task: the task's code.

    Raises:
        InvalidInput: no task can be called so.
        Damaged: the journal is.
        Unavailable: the platform or the store does not answer.
        NotAuthorised: the platform does not know us.
        AdapterFault: the platform's adapter broke one of its obligations.
    """
    documents: dict[str, Document] = {}
    receipts: dict[str, Receipt] = {}
    for name in seen.streams_of(task):
        state = seen.state(name)
        if isinstance(state, Sending):
            documents.update((each.key, each) for each in kind_of(name).documents(state))
            receipts.update((each.key, each) for each in state.receipts)
    found: list[Difference] = []
    for key, document in documents.items():
        found += _receipt_differences(document, receipts.get(key), platform.receipt(key))
    ours = {key: each for key, each in documents.items() if isinstance(each, Publication)}
    if "published" not in platform.offers:
        return tuple(found)
    theirs = {each.key: each for each in platform.published(task)}
    for key in dict.fromkeys((*ours, *theirs)):
        if key in theirs or key in receipts:
            found += _shown_differences(key, ours.get(key), theirs.get(key))
    return tuple(found)


def _receipt_differences(
    document: Document, ours: Receipt | None, theirs: Receipt | None
) -> Iterator[Difference]:
    mine = ours.number if ours else ""
    if ours is None and theirs is not None and theirs.digest != document.digest():
        yield Difference(key=document.key, member="digest", ours=document.digest(), theirs=theirs.digest)
    elif (ours is None) != (theirs is None):
        other = theirs.number if theirs else ""
        yield Difference(key=document.key, member=_RECEIPT, ours=mine, theirs=other)
    elif ours and theirs:
        for each in fields(Receipt):
            before, after = getattr(ours, each.name), getattr(theirs, each.name)
            if before != after:
                yield Difference(key=document.key, member=each.name, ours=before, theirs=after)


def _shown_differences(
    key: str, ours: Publication | None, theirs: Publication | None
) -> Iterator[Difference]:
    if ours is None or theirs is None:
        mine, other = (each.digest() if each else "" for each in (ours, theirs))
        yield Difference(key=key, member=_PUBLISHED, ours=mine, theirs=other)
        return
    before, after = _members(ours), _members(theirs)
    for name, value in before.items():
        if value != after[name]:
            yield Difference(key=key, member=name, ours=value, theirs=after[name])


def _members(shown: Publication) -> Mapping[str, str]:
    return {
        each.name: canonical.encode(wire.write(getattr(shown, each.name))).decode()
        for each in fields(Publication)
    }
