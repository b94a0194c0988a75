"""The folder platform beside its contract: what lies there for the clerk, and what he does with it."""

import datetime as dt
import os
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import pytest
from attrs import evolve
from openpyxl import load_workbook
from openpyxl.cell import Cell
from tests.contract.folder_clerk import AT, Clerk

from shuangsuiji import canonical, wire
from shuangsuiji.content_digest import H
from shuangsuiji.errors import Conflict, InvalidInput, Rejected, Unavailable
from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.incoming import DrawnList
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.ports.platform import Platform
from shuangsuiji.testing.contract_platform_hooks import PLAIN
from shuangsuiji.testing.platform_documents import CONTENT, reworded
from shuangsuiji.testing.platform_strategies import LONG_TEXT
from shuangsuiji_excel.folder.columns import DRAWN, DRAWN_LIST, RECEIPT, RECEIPTS, entries
from shuangsuiji_excel.folder.platform import BACK, DONE, IN, OUT, FolderPlatform
from shuangsuiji_excel.folder.plugin import make
from shuangsuiji_excel.folder.register import FILE

WAITING = "SSJ-FOLDER-OUT"
HELD = "SSJ-FOLDER-HELD"
OTHERS = "另一份"


def codes(error: Unavailable | Rejected | InvalidInput) -> list[str]:
    return [each.code for each in error.faults]


def waits(platform: Platform, document: Document) -> list[str]:
    """Deliver a document that has no receipt yet, and give why."""
    with pytest.raises(Unavailable) as caught:
        platform.deliver(document)
    return codes(caught.value)


def noticed(platform: Platform) -> list[tuple[str, str]]:
    """Give what it met in files, and why."""
    return [(each.place.file, each.code) for each in platform.notices()]


def lying(folder: Path) -> list[str]:
    """Give what the clerk has to type in, by kind."""
    return sorted(each.name.partition("-")[0] for each in (folder / OUT).glob("*.xlsx"))


def answer(document: Document, **said: str) -> Mapping[str, str]:
    row = dict.fromkeys(RECEIPT.headers, "")
    return row | {"文件编号": document.key, "文件摘要": document.digest()} | said


class TestWaiting:
    """A document waits for the person who types it in, and what depends on it waits with it."""

    def test_the_receipt_is_what_the_clerk_brings(self, tmp_path: Path) -> None:
        platform, clerk = FolderPlatform(tmp_path, name="省平台"), Clerk(tmp_path)
        assert waits(platform, PLAIN.checklist) == [WAITING]
        assert platform.status(PLAIN.checklist.key).stage == "waiting"
        row = answer(PLAIN.checklist, 平台编号="2026-0007", 平台收件时间=AT)
        clerk.hand_in(RECEIPTS, [dict(row)])
        expected = Receipt(
            key=PLAIN.checklist.key,
            digest=PLAIN.checklist.digest(),
            number="2026-0007",
            platform="省平台",
            at="2026-05-11T09:30:00+08:00",
        )
        assert platform.deliver(PLAIN.checklist) == expected
        assert FolderPlatform(tmp_path).receipt(PLAIN.checklist.key) == expected
        assert lying(tmp_path) == []

    def test_the_workbook_that_was_sent_is_filled_in(self, tmp_path: Path) -> None:
        """The clerk types into Excel, where a time becomes a date cell, and puts the same file into the inbox."""
        platform = FolderPlatform(tmp_path)
        waits(platform, PLAIN.checklist)
        (path,) = (tmp_path / OUT).glob("*.xlsx")
        book = load_workbook(path)
        book[RECEIPTS]["D3"] = "0012"
        book[RECEIPTS]["E3"] = dt.datetime(2026, 5, 11, 9, 30)  # noqa: DTZ001  -- as a cell holds it
        book.save(tmp_path / IN / path.name)
        receipt = platform.deliver(PLAIN.checklist)
        assert (receipt.number, receipt.at) == ("0012", "2026-05-11T09:30:00+08:00")

    def test_what_builds_on_it_is_held_back_until_it_is_decided(self, tmp_path: Path) -> None:
        platform, clerk = FolderPlatform(tmp_path), Clerk(tmp_path)
        for each in (PLAIN.checklist, PLAIN.plan, PLAIN.task):
            assert waits(platform, each) == [HELD if each.key != PLAIN.checklist.key else WAITING]
        for kinds in (["联合抽查事项清单"], ["年度抽查工作计划"], ["抽查任务和方案"]):
            assert lying(tmp_path) == kinds
            clerk.work()
            platform.receipt(PLAIN.task.key)
        assert platform.status(PLAIN.task.key).stage == "taken"

    def test_what_waits_is_no_other_document(self, tmp_path: Path) -> None:
        platform = FolderPlatform(tmp_path)
        waits(platform, PLAIN.checklist)
        with pytest.raises(Conflict):
            platform.deliver(reworded(PLAIN.checklist, OTHERS))

    def test_the_clerks_refusal_is_told_once_and_stays_on_record(self, tmp_path: Path) -> None:
        platform, clerk = FolderPlatform(tmp_path), Clerk(tmp_path)
        waits(platform, PLAIN.checklist)
        clerk.declines = "文号重复\n请改"
        clerk.work()
        assert platform.status(PLAIN.checklist.key).stage == "rejected"
        with pytest.raises(Rejected, match="文号重复"):
            FolderPlatform(tmp_path).deliver(PLAIN.checklist)
        assert waits(platform, PLAIN.checklist) == [WAITING]
        clerk.declines = ""
        clerk.work()
        assert platform.deliver(PLAIN.checklist).digest == PLAIN.checklist.digest()

    def test_a_wait_of_seconds_finds_the_receipt_within_the_call(self, tmp_path: Path) -> None:
        clerk = Clerk(tmp_path)

        def pauses() -> list[None]:
            clerk.work()
            return [None]

        platform = FolderPlatform(tmp_path, pauses=pauses)
        assert platform.deliver(PLAIN.checklist).platform == "folder"

    def test_a_folder_that_is_not_there_is_not_made(self, tmp_path: Path) -> None:
        platform = FolderPlatform(tmp_path / "没有")
        assert waits(platform, PLAIN.checklist) == ["SSJ-FOLDER-AWAY"]
        assert not (tmp_path / "没有").exists()


class TestFiles:
    """What lies in the folder can be opened everywhere, and read by nobody else."""

    def test_files_are_for_their_owner_alone(self, tmp_path: Path) -> None:
        platform, clerk = FolderPlatform(tmp_path), Clerk(tmp_path)
        platform.attach(CONTENT, H.hex(CONTENT))
        for each in PLAIN.before_entry():
            waits(platform, each)
            clerk.work()
            platform.deliver(each)
        modes = {stat.S_IMODE(each.stat().st_mode) for each in tmp_path.rglob("*") if each.is_file()}
        assert os.name == "nt" or modes <= {0o600, 0o644}
        registered = (tmp_path / FILE).stat().st_mode
        assert os.name == "nt" or stat.S_IMODE(registered) == 0o600

    @pytest.mark.parametrize("code", ['..\\/:*?"<>|', "CON", "x" * 120, "𠀀.", "=1+1 "])
    def test_names_are_safe_everywhere(self, tmp_path: Path, code: str) -> None:
        platform, clerk = FolderPlatform(tmp_path), Clerk(tmp_path)
        task = evolve(PLAIN.task, code=code.strip())
        for each in (PLAIN.checklist, PLAIN.plan):
            waits(platform, each)
            clerk.work()
        waits(platform, task)
        (name,) = (each.name for each in (tmp_path / OUT).iterdir())
        assert H.hex(task.key.encode())[:12] in name
        assert not set(name) & set('\\/:*?"<>| ')
        assert len(name.encode()) < 200

    def test_what_looks_like_a_formula_stays_text(self, tmp_path: Path) -> None:
        for number, text in enumerate(("=1+1", "+1", "@SUM(A1)", "-2", "_x0041_", "  两端空格 ", "𠀀🧨")):
            folder = tmp_path / str(number)
            folder.mkdir()
            waits(
                FolderPlatform(folder), evolve(PLAIN.checklist, items=(evolve(PLAIN.items[0], basis=text),))
            )
            (path,) = (folder / OUT).glob("*.xlsx")
            sheet = load_workbook(path)["抽查事项"]
            (cell,) = (row[-1] for row in sheet.iter_rows(min_row=2))
            assert (cell.data_type, cell.number_format) in {("inlineStr", "@"), ("s", "@")}
            assert cell.value == ("_x005F_x0041_" if text == "_x0041_" else text)

    def test_a_text_that_no_cell_holds_stands_whole_beside(self, tmp_path: Path) -> None:
        document = reworded(PLAIN.checklist, LONG_TEXT)
        waits(FolderPlatform(tmp_path), document)
        (beside,) = (tmp_path / OUT).glob("*.json")
        assert canonical.decode(beside.read_bytes()) == wire.write(document)
        (path,) = (tmp_path / OUT).glob("*.xlsx")
        texts = [str(c.value) for sheet in load_workbook(path) for row in sheet for c in row]
        assert max(map(len, texts)) <= 32_767
        assert any("全文在同名的 .json 里" in text for text in texts)

    def test_content_lies_beside_what_names_it(self, tmp_path: Path) -> None:
        platform, clerk = FolderPlatform(tmp_path), Clerk(tmp_path)
        platform.attach(CONTENT, H.hex(CONTENT))
        target = PLAIN.targets[1]
        for each in (*PLAIN.before_entry(), PLAIN.entry(target)):
            waits(platform, each)
            clerk.work()
            platform.deliver(each)
        waits(platform, PLAIN.evidence(target))
        (folder,) = (tmp_path / OUT).glob("*.附件")
        assert [each.read_bytes() for each in folder.iterdir()] == [CONTENT]
        clerk.work()
        platform.deliver(PLAIN.evidence(target))
        assert not folder.exists()


class TestInbox:
    """What is handed in is taken in row by row, whatever else lies there."""

    @pytest.fixture
    def sent(self, tmp_path: Path) -> FolderPlatform:
        platform = FolderPlatform(tmp_path)
        waits(platform, PLAIN.checklist)
        return platform

    def test_what_is_half_written_or_open_is_left_alone(self, tmp_path: Path, sent: FolderPlatform) -> None:
        path = Clerk(tmp_path).hand_in(
            RECEIPTS, [dict(answer(PLAIN.checklist, 平台编号="1", 平台收件时间=AT))]
        )
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) // 2])
        (tmp_path / IN / "~$1.xlsx").write_bytes(b"lock")
        (tmp_path / IN / ".1.xlsx.tmp").write_bytes(b"half")
        for _ in range(2):
            assert waits(sent, PLAIN.checklist) == [WAITING]
            assert noticed(sent) == [(str(path), "SSJ-FILE-XLSX-DAMAGED")]
        path.write_bytes(whole)
        assert sent.deliver(PLAIN.checklist).number == "1"
        assert noticed(sent) == []
        assert sorted(each.name for each in (tmp_path / IN).iterdir()) == [".1.xlsx.tmp", "~$1.xlsx"]

    def test_what_is_no_workbook_is_named(self, tmp_path: Path, sent: FolderPlatform) -> None:
        names = ["回执.csv", "回执.et", "回执.xls", "回执.zip"]
        for each in names:
            (tmp_path / IN / each).write_bytes(b"1")
        (tmp_path / IN / "回执夹.xlsx").mkdir()
        sent.receipt(PLAIN.checklist.key)
        assert noticed(sent) == [
            (str(tmp_path / IN / each), "SSJ-FOLDER-SUFFIX") for each in (*names, "回执夹.xlsx")
        ]

    def test_a_workbook_that_somebody_has_open_waits_until_it_is_closed(
        self, tmp_path: Path, sent: FolderPlatform
    ) -> None:
        path = Clerk(tmp_path).hand_in(
            RECEIPTS, [dict(answer(PLAIN.checklist, 平台编号="1", 平台收件时间=AT))]
        )
        beside = path.with_name(f"~${path.name}")
        beside.write_bytes(b"lock")
        assert sent.receipt(PLAIN.checklist.key) is None
        assert noticed(sent) == [(str(path), "SSJ-FOLDER-OPEN")]
        beside.unlink()
        assert sent.deliver(PLAIN.checklist).number == "1"

    def test_a_workbook_that_cannot_be_moved_yet_goes_back_once(
        self, tmp_path: Path, sent: FolderPlatform, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Windows moves no file that is open: what is right in it counts at once, what is faulty comes back when it is closed."""
        good = dict(answer(PLAIN.checklist, 平台编号="1", 平台收件时间=AT))
        path = Clerk(tmp_path).hand_in(RECEIPTS, [good, good | {"文件编号": "没有"}])
        replace = Path.replace

        def opened(self: Path, target: Path) -> Path:
            if self == path:
                raise PermissionError
            return replace(self, target)

        monkeypatch.setattr(Path, "replace", opened)
        for _ in range(2):
            assert sent.deliver(PLAIN.checklist).number == "1"
            assert noticed(sent) == [(str(path), "SSJ-FOLDER-OPEN")]
            assert list((tmp_path / BACK).iterdir()) == []
        lines = (tmp_path / FILE).read_bytes()
        monkeypatch.undo()
        assert sent.deliver(PLAIN.checklist).number == "1"
        assert noticed(sent) == []
        assert [len(list((tmp_path / each).iterdir())) for each in (BACK, IN, OUT)] == [1, 0, 0]
        assert (tmp_path / FILE).read_bytes() == lines

    @pytest.mark.parametrize(
        ("said", "code", "column"),
        [
            ({}, "SSJ-TEXT-EMPTY", "平台编号"),
            ({"结论": "已阅"}, "SSJ-FOLDER-ANSWER", "结论"),
            ({"结论": "退回"}, "SSJ-TEXT-EMPTY", "退回理由"),
            ({"平台编号": "1", "平台收件时间": "昨天"}, "SSJ-TEXT-INSTANT", "平台收件时间"),
            ({"文件编号": "checklist/没有/1"}, "SSJ-FOLDER-UNKNOWN", "文件编号"),
            ({"文件摘要": "00" * 32}, "SSJ-FOLDER-OTHER", "文件摘要"),
        ],
    )
    def test_a_faulty_row_comes_back_marked_and_is_handed_in_again(
        self, tmp_path: Path, sent: FolderPlatform, said: dict[str, str], code: str, column: str
    ) -> None:
        Clerk(tmp_path).hand_in(RECEIPTS, [dict(answer(PLAIN.checklist, **said))])
        assert waits(sent, PLAIN.checklist) == [WAITING]
        (back,) = (tmp_path / BACK).iterdir()
        book = load_workbook(back)
        cell = book[RECEIPTS].cell(2, 1 + RECEIPT.headers.index(column))
        assert str(cast("Any", cell.fill).start_color.rgb) == "FFFFC7CE"
        assert cell.comment is not None
        assert code in cell.comment.text
        assert [row[5].value for row in book["错误清单"].iter_rows(min_row=2)].count(code) == 1
        for header, text in answer(PLAIN.checklist, 平台编号="7", 平台收件时间=AT).items():
            cast("Cell", book[RECEIPTS].cell(2, 1 + RECEIPT.headers.index(header))).value = text or None
        book.save(tmp_path / IN / back.name)
        assert sent.deliver(PLAIN.checklist).number == "7"

    def test_a_long_text_of_a_faulty_row_comes_back_whole(self, tmp_path: Path, sent: FolderPlatform) -> None:
        words = "因" * 60_000
        said = dict(answer(PLAIN.checklist, 结论="不收", 退回理由=words))
        Clerk(tmp_path).hand_in(RECEIPTS, [said])
        assert waits(sent, PLAIN.checklist) == [WAITING]
        (back,) = (tmp_path / BACK).iterdir()
        assert [each.texts["退回理由"] for each in entries(back, RECEIPTS)] == [words]
        book = load_workbook(back)
        headers = [cell.value for cell in book[RECEIPTS][1]]
        cast("Cell", book[RECEIPTS].cell(2, 1 + headers.index("结论"))).value = "退回"
        book.save(tmp_path / IN / back.name)
        with pytest.raises(Rejected) as caught:
            sent.deliver(PLAIN.checklist)
        assert dict(caught.value.faults[0].params)["words"] == words

    def test_the_good_rows_of_a_workbook_are_taken(self, tmp_path: Path, sent: FolderPlatform) -> None:
        good = dict(answer(PLAIN.checklist, 平台编号="1", 平台收件时间=AT))
        Clerk(tmp_path).hand_in(RECEIPTS, [good | {"文件编号": "没有"}, good, good])
        assert sent.deliver(PLAIN.checklist).number == "1"
        assert len(list((tmp_path / BACK).iterdir())) == 1

    def test_another_number_later_is_a_fault(self, tmp_path: Path, sent: FolderPlatform) -> None:
        clerk = Clerk(tmp_path)
        for number in ("1", "2"):
            clerk.hand_in(RECEIPTS, [dict(answer(PLAIN.checklist, 平台编号=number, 平台收件时间=AT))])
        assert sent.deliver(PLAIN.checklist).number == "1"
        (back,) = (tmp_path / BACK).iterdir()
        assert load_workbook(back)["错误清单"]["F2"].value == "SSJ-FOLDER-NUMBER"

    def test_two_workbooks_of_one_name_are_both_kept_and_both_come_back(
        self, tmp_path: Path, sent: FolderPlatform
    ) -> None:
        for key in ("甲局", "乙局"):
            path = Clerk(tmp_path).hand_in(RECEIPTS, [dict(answer(PLAIN.checklist, 文件编号=key))])
            path.replace(path.with_name("回执.xlsx"))
            assert waits(sent, PLAIN.checklist) == [WAITING]
        for where in (BACK, DONE):
            books = [load_workbook(each)[RECEIPTS] for each in (tmp_path / where).iterdir()]
            keys = {cell.value for book in books for cell in book["A"]}
            assert keys >= {"甲局", "乙局"}, where
        for back in list((tmp_path / BACK).iterdir()):
            back.replace(tmp_path / IN / back.name)
        assert waits(sent, PLAIN.checklist) == [WAITING]
        names = [each.name for each in (tmp_path / BACK).iterdir()]
        assert all(each.count("-") == 1 for each in names), names

    @pytest.mark.parametrize(
        ("said", "code"),
        [
            ({"平台编号": "1", "平台收件时间": "2026-05-12 09:30:00"}, "SSJ-FOLDER-RECEIVED"),
            ({"结论": "退回", "退回理由": "格式不符"}, "SSJ-FOLDER-RECEIVED"),
            ({"平台编号": "1", "平台收件时间": "2062-05-11 09:30:00"}, "SSJ-FOLDER-FUTURE"),
        ],
    )
    def test_what_contradicts_a_receipt_or_is_still_to_come_is_given_back(
        self, tmp_path: Path, sent: FolderPlatform, said: dict[str, str], code: str
    ) -> None:
        good = {"平台编号": "1", "平台收件时间": AT}
        Clerk(tmp_path).hand_in(RECEIPTS, [dict(answer(PLAIN.checklist, **each)) for each in (good, said)])
        receipt = sent.deliver(PLAIN.checklist)
        assert (receipt.number, receipt.at) == ("1", "2026-05-11T09:30:00+08:00")
        (back,) = (tmp_path / BACK).iterdir()
        assert load_workbook(back)["错误清单"]["F2"].value == code

    def test_a_drawn_list_is_whole_wherever_its_rows_stand(self, tmp_path: Path) -> None:
        platform, clerk = FolderPlatform(tmp_path), Clerk(tmp_path)
        rows = [
            dict.fromkeys(DRAWN_LIST.headers, "")
            | {"抽查任务编号": "样〔2026〕1号", "平台": "省平台", "抽取编号": number, "抽取时间": AT}
            | {"统一社会信用代码/注册号": id_, "企业名称": id_}
            for id_ in ("甲", "乙")
            for number in ("1", "2")
        ]
        clerk.hand_in(DRAWN, rows)
        drawn = [item for item in platform.incoming().items if isinstance(item, DrawnList)]
        assert [[each.id for each in item.targets] for item in drawn] == [["甲", "乙"]] * 2
        clerk.hand_in(DRAWN, rows[:1])
        clerk.hand_in(DRAWN, rows)
        assert len(platform.incoming().items) == 2
        (back,) = (tmp_path / BACK).iterdir()
        assert load_workbook(back)["错误清单"]["F2"].value == "SSJ-FOLDER-CAME"

    def test_a_workbook_of_something_else_stays_and_is_named(
        self, tmp_path: Path, sent: FolderPlatform
    ) -> None:
        (path,) = (tmp_path / OUT).glob("*.xlsx")
        book = load_workbook(path)
        del book[RECEIPTS]
        book.save(tmp_path / IN / "别的.xlsx")
        assert waits(sent, PLAIN.checklist) == [WAITING]
        assert noticed(sent) == [(str(tmp_path / IN / "别的.xlsx"), "SSJ-FOLDER-SHEETS")]
        assert (tmp_path / IN / "别的.xlsx").exists()

    def test_what_is_done_with_is_put_away(self, tmp_path: Path, sent: FolderPlatform) -> None:
        clerk = Clerk(tmp_path)
        clerk.hand_in(RECEIPTS, [dict(answer(PLAIN.checklist, 平台编号="1", 平台收件时间=AT))])
        sent.deliver(PLAIN.checklist)
        assert len(list((tmp_path / DONE).iterdir())) == 2
        assert list((tmp_path / IN).iterdir()) == []


class TestRegister:
    """What happened is there for whoever opens the folder next, whenever the one before was killed."""

    def test_a_line_that_was_cut_off_is_written_anew(self, tmp_path: Path) -> None:
        platform, clerk = FolderPlatform(tmp_path), Clerk(tmp_path)
        waits(platform, PLAIN.checklist)
        whole = (tmp_path / FILE).read_bytes()
        for length in range(0, len(whole), 7):
            (tmp_path / FILE).write_bytes(whole[:length])
            assert waits(FolderPlatform(tmp_path), PLAIN.checklist) == [WAITING]
            assert (tmp_path / FILE).read_bytes() == whole
        clerk.work()
        assert platform.deliver(PLAIN.checklist)

    def test_a_line_that_was_changed_is_found(self, tmp_path: Path) -> None:
        platform = FolderPlatform(tmp_path)
        waits(platform, PLAIN.checklist)
        whole = (tmp_path / FILE).read_bytes()
        (tmp_path / FILE).write_bytes(whole.replace(b'"kind":"sent"', b'"kind":"lost"'))
        assert waits(FolderPlatform(tmp_path), PLAIN.checklist) == ["SSJ-FOLDER-DAMAGED"]
        (tmp_path / FILE).write_bytes(b"")
        assert waits(platform, PLAIN.checklist) == ["SSJ-FOLDER-DAMAGED"]

    def test_two_processes_send_once(self, tmp_path: Path) -> None:
        words = (
            "import sys, pathlib\n"
            "from shuangsuiji.errors import Unavailable\n"
            "from shuangsuiji.testing.contract_platform_hooks import PLAIN\n"
            "from shuangsuiji_excel.folder.platform import FolderPlatform\n"
            "for _ in range(5):\n"
            "    try:\n"
            "        FolderPlatform(pathlib.Path(sys.argv[1])).deliver(PLAIN.checklist)\n"
            "    except Unavailable as error:\n"
            "        assert error.faults[0].code == 'SSJ-FOLDER-OUT', error\n"
        )
        both = [subprocess.Popen([sys.executable, "-c", words, str(tmp_path)]) for _ in range(2)]
        assert [each.wait(60) for each in both] == [0, 0]
        assert len((tmp_path / FILE).read_bytes().splitlines()) == 1
        assert lying(tmp_path) == ["联合抽查事项清单"]


class TestOptions:
    def test_it_is_made_of_options(self, tmp_path: Path) -> None:
        platform = make({"path": str(tmp_path), "name": "省平台", "wait": "0"})
        assert waits(platform, PLAIN.checklist) == [WAITING]

    def test_every_wrong_option_is_named(self) -> None:
        with pytest.raises(InvalidInput) as caught:
            make({"wait": "-1", "name": "", "x": ""})
        assert sorted(codes(caught.value)) == [
            "SSJ-FOLDER-WAIT",
            "SSJ-PLUGIN-OPTION",
            "SSJ-PLUGIN-OPTION-MISSING",
            "SSJ-TEXT-EMPTY",
        ]
