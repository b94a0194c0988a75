"""所能所不能、附件与状态 (P12 to P16): what a platform says of itself, content by its digest, and what became of a document."""

from typing import Final

import pytest
from attrs import evolve

from shuangsuiji.content_digest import H
from shuangsuiji.errors import NotOffered, Rejected, Undecided
from shuangsuiji.exchange.attachment import attachment_of, content_key
from shuangsuiji.exchange.documents import KINDS, Document
from shuangsuiji.exchange.reasons import reasons_of
from shuangsuiji.exchange.results import EntryEvidence
from shuangsuiji.exchange.status import Status
from shuangsuiji.ports.platform import ALL, EDITION, MAX_BYTES, Platform
from shuangsuiji.testing.contract_platform_hooks import PLAIN, PlatformHooks, deliver_all
from shuangsuiji.testing.contract_platform_trouble import questions
from shuangsuiji.testing.platform_documents import reworded
from shuangsuiji.testing.platform_order import OTHER_WORDS

CONTENTS: Final = {
    "nothing": b"",
    "every_byte": bytes(range(256)),
    "four_bytes": "𠀀照片".encode(),
    "line_ends": b"\r\n\n\r\x00\x1a",
    "percent": b"%00%2F{}\"'<b>",
    "the_most_bytes": bytes(MAX_BYTES),
}
"""Contents that something between here and there may well change."""


class OfferContract(PlatformHooks):
    """A platform does what it says it does, and says so of the rest."""

    def test_p12_it_is_of_this_edition(self) -> None:
        """P12: the adapter was written for the edition that this kit tests."""
        with self.fresh() as platform:
            assert platform.edition == EDITION

    def test_p13_only_what_there_is_can_be_offered(self) -> None:
        """P13: kinds and questions are those of the port, and whoever takes evidence takes its content."""
        with self.fresh() as platform:
            assert platform.takes <= KINDS
            assert platform.offers <= ALL
            naming = platform.takes & {"announcement", "record", "evidence"}
            assert not naming or "attach" in platform.offers

    def test_p13_what_it_names_is_there(self) -> None:
        """P13: no kind that it takes, and nothing that it offers, is answered with `NotOffered`."""
        with self.fresh() as platform:
            for ask in questions(platform):
                ask()
            for document in self.documents(platform):
                assert platform.deliver(document).key == document.key

    def test_p13_what_it_does_not_name_is_not_there(self) -> None:
        """P13: everything else is answered with `NotOffered`, before and after anything was delivered."""
        with self.fresh() as platform:
            others = [each for each in PLAIN.documents() if each.kind not in platform.takes]
            for _ in range(2):
                for document in others:
                    with pytest.raises(NotOffered):
                        platform.deliver(document)
                deliver_all(platform, *self.documents(platform)[:1])

    @pytest.mark.parametrize("name", CONTENTS)
    def test_p14_content_arrives(self, name: str) -> None:
        """P14, P2, P6: content of any bytes is taken once, and its receipt says so."""
        content = CONTENTS[name]
        key = content_key(H.hex(content))
        with self.fresh("attach") as platform:
            assert platform.receipt(key) is None
            receipt = platform.attach(content, H.hex(content))
            assert (receipt.key, receipt.digest) == (key, H.hex(content))
            assert platform.attach(content, H.hex(content)) == platform.receipt(key) == receipt

    @pytest.mark.parametrize("name", CONTENTS)
    def test_p15_a_document_needs_its_content(self, name: str) -> None:
        """P15, P4: without its content a document is rejected, and taken as soon as all of it is there."""
        content = CONTENTS[name]
        attachment = attachment_of(content, "现场照片.jpg", "image/jpeg")
        with self.fresh("attach") as platform:
            document = self._evidence(platform)
            document = evolve(document, attachments=(*document.attachments, attachment))
            assert attachment.digest in _reasons(platform, document)
            assert platform.receipt(document.key) is None
            platform.attach(content, attachment.digest)
            assert platform.deliver(document).digest == document.digest()

    def test_p15_content_of_another_size_is_another(self) -> None:
        """P15: a document that has its content's size wrong is rejected."""
        with self.fresh("attach") as platform:
            document = self._evidence(platform)
            (attachment,) = document.attachments
            wrong = evolve(document, attachments=(evolve(attachment, size=attachment.size + 1),))
            assert attachment.digest in _reasons(platform, wrong)
            assert platform.receipt(document.key) is None

    @staticmethod
    def _evidence(platform: Platform) -> EntryEvidence:
        """Give evidence for an entry that the platform has."""
        if "evidence" not in platform.takes:
            pytest.skip("P13: the platform does not take evidence")
        target = PLAIN.targets[1]
        deliver_all(platform, *PLAIN.before_entry(), PLAIN.entry(target))
        return PLAIN.evidence(target)

    def test_p16_what_was_taken_is_taken(self) -> None:
        """P16, P6: a key is `taken` exactly if it has a receipt, and otherwise `unknown`."""
        with self.fresh("status") as platform:
            for document in self.documents(platform):
                assert platform.status(document.key) == Status(key=document.key, stage="unknown")
                platform.deliver(document)
                assert platform.status(document.key) == Status(key=document.key, stage="taken")

    def test_p16_what_was_rejected_is_rejected_for_its_reasons(self) -> None:
        """P16: every reason is told again, until another document of the key is taken."""
        target = PLAIN.targets[0]
        document = PLAIN.publication(target)
        with self.fresh("status") as platform:
            deliver_all(platform, *PLAIN.before_entry(), *PLAIN.before_publication(target)[:2])
            with pytest.raises(Rejected) as caught:
                platform.deliver(document)
            found = platform.status(document.key)
            assert found == Status(
                key=document.key, stage="rejected", reasons=reasons_of(caught.value.faults)
            )
            deliver_all(platform, *PLAIN.passes(target)[1:], reworded(document, OTHER_WORDS))
            assert platform.status(document.key) == Status(key=document.key, stage="taken")

    def test_p16_what_is_not_decided_waits(self) -> None:
        """P16, P9: until the platform has decided, the delivery raises `Undecided` and its status is `waiting`."""
        with self.fresh("status") as platform:
            self.pause(platform)
            for document in (PLAIN.checklist, PLAIN.task):
                for _ in range(2):
                    with pytest.raises(Undecided):
                        platform.deliver(document)
                assert platform.status(document.key) == Status(key=document.key, stage="waiting")
                assert platform.receipt(document.key) is None
            self.resume(platform)
            assert platform.status(PLAIN.checklist.key).stage == "taken"
            assert platform.status(PLAIN.task.key).stage == "rejected"
            assert platform.deliver(PLAIN.checklist) == platform.receipt(PLAIN.checklist.key)


def _reasons(platform: Platform, document: Document) -> str:
    """Give why a document is rejected."""
    try:
        platform.deliver(document)
    except Rejected as error:
        return error.text()
    return ""
