"""方言: everything in which one province's platform differs from another's, as one value.

    SAMPLE = Dialect(
        envelope=Coded(ok=(0,), rejected=(1,)),   how an answer says that it is one (`envelopes`)
        account=TOKEN,                            how the platform knows us
        documents={"task": deliver_task},         what it takes, and how each is told
        receipt=find_receipt,                     how it is asked whether it has a document
    )

`documents` and the questions that are there are what the platform takes and offers (P13); they cannot disagree with what
the dialect can do. Functions of a dialect are conversations (`questions`); lists in pages are read by `listing`, names, codes and days
by `reading`. A `Rejected` or `Conflict` is raised by its name, an answer in another form by any `ValueError`, `TypeError` or
`LookupError`; what HTTP itself says is the engine's.
"""

from collections.abc import Callable, Mapping
from typing import Final, Protocol

from attrs import field, frozen

from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.incoming import IncomingPage, RowsPage
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.registries import RegistryName
from shuangsuiji.exchange.results import Publication
from shuangsuiji.exchange.status import Status
from shuangsuiji.ports.platform import ALL, Offer
from shuangsuiji_http.answers import Answer
from shuangsuiji_http.public_results import PublicResult
from shuangsuiji_http.questions import Question, Talk


class Envelope(Protocol):
    """How an answer says what it is."""

    def opened(self, answer: Answer, question: Question) -> object:
        """Give what an answer carries, None where nothing is there and that may be so.

        Raises:
            ShuangsuijiError: what it stands for instead.
            ValueError: it has not the form of an answer.
        """
        ...


@frozen(kw_only=True)
class Account:
    """账号: how the platform knows us.

    Args:
        needs: the names of what whoever connects has to give; all but `username` are secrets.
        log_in: gets a token for them, which is kept until it is refused; None where `token` is given, or nothing is needed.
    """

    needs: tuple[str, ...] = ()
    log_in: Callable[[Mapping[str, str]], Talk[str]] | None = None


TOKEN: Final = Account(needs=("token",))
"""A token that was given out beforehand."""

OPEN: Final = Account()
"""Everybody may ask."""


@frozen(kw_only=True)
class Here:
    """What a conversation about a document knows besides it.

    Args:
        platform: what the platform is called in receipts that the dialect makes itself.
        at: the instant, by our clock.
        options: the dialect's own options, such as the number of whoever audits.
    """

    platform: str
    at: str
    options: Mapping[str, str]


Deliver = Callable[[Document, Here], Talk[Receipt]]
"""How a document is delivered."""


def nothing_taken(_key: str, _here: Here) -> Talk[None]:
    """Say of every key that there is no receipt, for a platform that takes nothing (P6)."""
    yield from ()


@frozen(kw_only=True)
class Dialect:
    """一种平台接口.

    Args:
        envelope: how an answer says what it is.
        account: how the platform knows us.
        options: the names of options that only this dialect needs.
        documents: of each kind of document that the platform takes, how one is delivered.
        receipt: how it is asked for the receipt of a key.
        published: how it is asked what the public sees of a task; None where it cannot be asked, and so on.
        attach: how content is handed over.
        status: how it is asked what became of a document.
        incoming: how it is asked what came about on it.
        registry: how it is asked for a registry.
        public: how it is asked what is public of a subject, whoever published it.
        echo: the header that an answer has back from its request, so that none is taken for another's; empty where there is none.
    """

    envelope: Envelope
    account: Account = TOKEN
    options: tuple[str, ...] = ()
    documents: Mapping[str, Deliver] = field(factory=dict[str, Deliver])
    receipt: Callable[[str, Here], Talk[Receipt | None]] = nothing_taken
    published: Callable[[str], Talk[tuple[Publication, ...]]] | None = None
    attach: Callable[[bytes, str], Talk[Receipt]] | None = None
    status: Callable[[str], Talk[Status]] | None = None
    incoming: Callable[[str, int], Talk[IncomingPage]] | None = None
    registry: Callable[[RegistryName, str, int], Talk[RowsPage]] | None = None
    public: Callable[[str], Talk[tuple[PublicResult, ...]]] | None = None
    echo: str = ""

    @property
    def takes(self) -> frozenset[str]:
        """The kinds of documents that the platform takes."""
        return frozenset(self.documents)

    @property
    def offers(self) -> frozenset[Offer]:
        """The questions that it answers."""
        return frozenset(each for each in ALL if getattr(self, each) is not None)

    def known(self, given: Mapping[str, str]) -> Mapping[str, str]:
        """Give what the account needs of what was given."""
        return {each: given[each] for each in self.account.needs}

    def own(self, given: Mapping[str, str]) -> Mapping[str, str]:
        """Give what the dialect itself needs of it."""
        return {each: given[each] for each in self.options}
