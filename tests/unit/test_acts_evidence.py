"""证据附件 (第十六条、第十九条): what is attached is owed with its content, and a picture that is lost holds up nothing else."""

from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
from attrs import evolve
from tests.unit.acts_tables import (
    RECEIVED,
    Case,
    Unborn,
    copy_of,
    entered,
    file_of,
    judge_refused,
    judge_unborn,
    named,
    opened,
    passed,
    receive_all,
    recorded,
    returned,
    target,
)
from tests.unit.aftermath_tables import sealed

from shuangsuiji.errors import InvalidInput
from shuangsuiji.exchange.attachment import Attachment, attachment_of
from shuangsuiji.exchange.results import EntryEvidence
from shuangsuiji.inspection.evidence import AttachEvidence
from shuangsuiji.office.outgoing import Outgoing, retried
from shuangsuiji.office.service import Office
from shuangsuiji.procedure import owed
from shuangsuiji.stores.contents import FolderContents
from shuangsuiji.stores.outbox import MemoryOutbox
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import CALENDAR, CODE
from shuangsuiji_mock.platform import MockPlatform

FILE = file_of()
PHOTO, VIDEO = b"a picture of the shelf", b"a recording of the visit"
SHOTS = (attachment_of(PHOTO, "现场照片.jpg", "image/jpeg"), attachment_of(VIDEO, "录像.mp4", "video/mp4"))
KEY = f"evidence/{CODE}/{target()}/1"


def attach(at: str = "2026-05-13T10:00:00+08:00") -> AttachEvidence:
    """Attach a picture and a recording to the first version."""
    return AttachEvidence(by="录入员丙", at=at, version=1, attachments=SHOTS)


@cache
def attached() -> Line:
    """The first version has its evidence."""
    line = copy_of(entered())
    line.do(FILE, attach())
    return line


@cache
def entered_again() -> Line:
    """The first version was returned and another one entered."""
    line = copy_of(returned())
    line.record(target(), at="2026-05-18T17:00:00+08:00")
    line.enter(target(), at="2026-05-19T09:00:00+08:00")
    return line


REFUSED = (
    Case(
        name="to a result that was not entered",
        stage=recorded,
        stream=FILE,
        act=lambda _: attach(),
        says=("SSJ-EVIDENCE-VERSION $.version",),
    ),
    Case(
        name="to no version at all",
        stage=opened,
        stream=FILE,
        act=lambda _: attach(),
        says=("SSJ-EVIDENCE-VERSION $.version",),
    ),
    Case(
        name="to a version to come",
        stage=entered,
        stream=FILE,
        act=lambda _: evolve(attach(), version=2),
        says=("SSJ-EVIDENCE-VERSION $.version",),
    ),
    Case(
        name="before the result was entered",
        stage=entered,
        stream=FILE,
        act=lambda _: attach("2026-05-13T08:59:59+08:00"),
        says=("SSJ-ACT-BEFORE $.at",),
    ),
    Case(
        name="a second time",
        stage=attached,
        stream=FILE,
        act=lambda _: attach("2026-05-13T11:00:00+08:00"),
        says=("SSJ-EVIDENCE-TWICE",),
    ),
    Case(
        name="to a file that was put together",
        stage=sealed,
        stream=FILE,
        act=lambda _: attach("2026-08-04T09:00:00+08:00"),
        says=("SSJ-EVIDENCE-SEALED",),
    ),
)

UNBORN = (
    Unborn(
        name="nothing",
        make=lambda: evolve(attach(), attachments=()),
        says=("SSJ-FORM-LEAST .attachments",),
    ),
    Unborn(
        name="the same twice",
        make=lambda: evolve(attach(), attachments=(*SHOTS, SHOTS[0])),
        says=("SSJ-FORM-TWICE .attachments[2]",),
    ),
    Unborn(
        name="to version nought",
        make=lambda: evolve(attach(), version=0),
        says=("SSJ-FORM-LEAST .version",),
    ),
)


TABLES = (REFUSED, UNBORN)


@pytest.mark.parametrize("case", named(REFUSED))
def test_refused(case: Case) -> None:
    judge_refused(case)


@pytest.mark.parametrize("case", named(UNBORN))
def test_unborn(case: Unborn) -> None:
    judge_unborn(case)


@pytest.mark.requirement("A19-2")
def test_it_is_owed_behind_its_entry_and_before_the_reviews() -> None:
    line = copy_of(attached())
    line.review(target())
    kinds = [each.kind for each in owed(FILE, line.office.state(FILE))]
    assert kinds[:3] == ["entry", "evidence", "review"]
    document = next(each for each in owed(FILE, line.office.state(FILE)) if each.kind == "evidence")
    assert document == EntryEvidence(task=CODE, target=target(), version=1, attachments=SHOTS)
    receive_all(line)
    assert KEY in {each.key for each in line.office.state(FILE).receipts}
    assert line.office.replay().ok


def test_a_version_that_was_returned_keeps_its_evidence_and_the_next_has_its_own() -> None:
    line = copy_of(entered_again())
    line.do(FILE, attach("2026-05-19T10:00:00+08:00"))
    later = evolve(attach("2026-05-19T11:00:00+08:00"), version=2, attachments=SHOTS[:1])
    line.do(FILE, later)
    keys = [each.key for each in owed(FILE, line.office.state(FILE)) if each.kind == "evidence"]
    assert keys == [KEY, KEY[:-1] + "2"]


def test_the_history_says_how_much_was_attached() -> None:
    assert [each.sentence() for each in attached().office.history(FILE)][-1] == "给第 1 版附上证据 2 件"


class TestSending:
    """Content goes before the document that names it."""

    def line(self, found: dict[str, bytes]) -> tuple[Line, MockPlatform, MemoryOutbox]:
        line = copy_of(passed())
        line.do(FILE, attach("2026-05-15T10:00:00+08:00"))
        line.clock = RECEIVED
        platform = MockPlatform(clock=lambda: datetime.fromisoformat(RECEIVED))
        outbox = MemoryOutbox()
        line.office = Office(
            line.store,
            CALENDAR,
            platform,
            clock=lambda: datetime.fromisoformat(RECEIVED),
            outgoing=Outgoing(outbox=outbox),
            contents=lambda wanted: found.get(wanted.name),
        )
        return line, platform, outbox

    def test_with_its_content_it_arrives(self) -> None:
        line, platform, _ = self.line({"现场照片.jpg": PHOTO, "录像.mp4": VIDEO})
        assert line.office.send().failed == ()
        assert line.office.owed() == []
        assert platform.receipt(KEY)
        assert all(platform.receipt(f"content/{each.digest}") for each in SHOTS)

    @pytest.mark.parametrize(
        "found",
        [{"录像.mp4": VIDEO}, {"现场照片.jpg": b"another one", "录像.mp4": VIDEO}],
        ids=["lost", "changed"],
    )
    def test_what_is_lost_is_named_and_holds_up_nothing_else(self, found: dict[str, bytes]) -> None:
        line, platform, outbox = self.line(found)
        (failed,) = line.office.send().failed
        assert [(each.code, dict(each.params)["name"]) for each in failed.error.faults] == [
            ("SSJ-OFFICE-CONTENT", "现场照片.jpg")
        ]
        assert [key for _, key in line.office.owed()] == [KEY]
        assert [each.target for each in platform.published(CODE)] == [target()]
        found["现场照片.jpg"] = PHOTO
        for each in outbox.known():
            outbox.note(retried(each, RECEIVED))
        line.office.send()
        assert line.office.owed() == []


class TestFolder:
    """Originals are found by what they are, whatever they are called."""

    def test_by_size_and_digest(self, tmp_path: Path) -> None:
        (tmp_path / "below").mkdir()
        (tmp_path / "below" / "IMG_0001").write_bytes(PHOTO)
        (tmp_path / "other").write_bytes(b"x" * len(PHOTO))
        find = FolderContents(tmp_path)
        assert [find(each) for each in SHOTS] == [PHOTO, None]
        assert find(Attachment(digest="0" * 64, name="x", media_type="image/png", size=len(PHOTO))) is None

    def test_there_must_be_one(self, tmp_path: Path) -> None:
        with pytest.raises(InvalidInput) as caught:
            FolderContents(tmp_path / "none")
        assert [each.code for each in caught.value.faults] == ["SSJ-FILE-MISSING"]
