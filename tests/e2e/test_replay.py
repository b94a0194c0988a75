"""`shuangsuiji replay` on a folder: the history as people read it, and whatever somebody did to the files."""

import errno
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.e2e.bureau import COMMAND, Answer, Bureau, copy, environment, tree
from tests.properties.journals import TASK, bureau, chained, go

from shuangsuiji import adoption, canonical
from shuangsuiji.adoption import AdoptRulebook
from shuangsuiji.chain import check
from shuangsuiji.checklist.state import STREAM as CHECKLIST
from shuangsuiji.cli.replaying import read_store
from shuangsuiji.journal import line_digest, read_link
from shuangsuiji.stores.folder import FolderStore
from shuangsuiji.stores.memory import MemoryStore
from shuangsuiji.stores.names import file_of

FOLDER = "日志"
LINES = 53
STREAMS = 8
PLAN = "plan/2026/市工业和信息化局"
STREAM_NAMES = (
    *("rulebook", "checklist", "registry/targets", "registry/inspectors"),
    *(PLAN, TASK, "file/YXGX-2026-01/对象0014", "file/YXGX-2026-01/对象0018"),
)
FIRST, SECOND = "file/YXGX-2026-01/对象0014", "file/YXGX-2026-01/对象0018"
CP936 = environment(PYTHONIOENCODING="cp936", LANG="C", LC_ALL="C")
ASCII = environment(PYTHONIOENCODING="ascii", LANG="C", LC_ALL="C")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Bureau:
    """A bureau whose whole line stands in a journal; no test changes it."""
    path = tmp_path_factory.mktemp("replay")
    go(bureau(FolderStore(path / FOLDER)))
    return Bureau(path)


@pytest.fixture
def spoilt(kept: Bureau, tmp_path: Path) -> Bureau:
    """A copy that may be spoilt."""
    return copy(kept, tmp_path)


def head(found: Bureau) -> str:
    """Number and digest of the last line, as the head file has them."""
    number, digest, *_ = (found.path / FOLDER / "head").read_text("utf-8").split()
    return f"{number}:{digest}"


def path_of(found: Bureau, stream: str) -> Path:
    """A stream's file."""
    return found.path / FOLDER / file_of(stream)


def lines_of(found: Bureau, stream: str) -> list[bytes]:
    """A stream's lines."""
    return path_of(found, stream).read_bytes().splitlines()


def put(found: Bureau, stream: str, lines: list[bytes]) -> None:
    """Write a stream's lines."""
    path_of(found, stream).write_bytes(b"".join(line + b"\n" for line in lines))


# ── a good journal ────────────────────────────────────────────────────────────────────────────────────────


def test_a_good_journal_is_told_line_by_line_and_ends_with_its_head(kept: Bureau) -> None:
    shown = kept.run("replay", FOLDER).out.splitlines()
    told = [line for line in shown if line[:4].strip().isdigit()]
    assert [int(line[:4]) for line in told] == list(range(1, LINES + 1))
    assert told[9] == (
        "  10  2026-04-21 09:00  经办员甲  设置任务 YXGX-2026-01“2026年工业和信息化领域联合抽查”，抽查比例“10%”（第十条）"
    )
    assert shown[-2] == f"重放：{LINES} 行，{STREAMS} 个流，没有发现删改；末行 {head(kept)}"
    assert shown[-1].startswith("未与局外留存的末行核对")
    last = json.loads((lines_of(kept, SECOND))[-1])
    assert head(kept) == f"{last['number']}:{line_digest(lines_of(kept, SECOND)[-1])}"


@pytest.mark.requirement("X-35")
def test_findings_stand_under_their_entry_with_who_answered_and_why(kept: Bureau) -> None:
    shown = kept.run("replay", FOLDER).out.splitlines()
    at = next(index for index, line in enumerate(shown) if line.startswith("  51  "))
    assert shown[at + 1] == (
        "      预警：检查日期 2026-07-02 不在任务执行时间 2026-05-06 至 2026-06-30 之内〔SSJ-A10-3-VISIT〕；"
        "局长丁 批准：已报批（SSJ-A10-3-VISIT）"
    )
    at = next(index for index, line in enumerate(shown) if line.startswith("  16  "))
    assert shown[at + 1].startswith("      提示：")


def test_a_streams_name_stands_where_its_entries_begin(kept: Bureau) -> None:
    shown = kept.run("replay", FOLDER).out.splitlines()
    assert shown[0] == adoption.STREAM
    at = next(index for index, line in enumerate(shown) if line.startswith("  21  "))
    assert (shown[at - 1], shown[at + 1]) == (adoption.STREAM, TASK)


def test_one_stream_or_several_are_picked_by_how_their_names_begin(kept: Bureau) -> None:
    for prefix, streams in (
        (TASK, {TASK}),
        ("file/", {FIRST, SECOND}),
        ("file/YXGX-2026-01/对象0018", {SECOND}),
        ("", {TASK, FIRST, SECOND, PLAN, "rulebook", "checklist", "registry/targets", "registry/inspectors"}),
    ):
        found = kept.run("replay", FOLDER, "--stream", prefix, "--json").json
        assert {each["stream"] for each in found["history"]} == streams
        assert (found["lines"], found["streams"], found["ok"]) == (LINES, STREAMS, True)


def test_a_prefix_that_no_stream_has_is_said(kept: Bureau) -> None:
    answer = kept.run("replay", FOLDER, "--stream", "task/没有", "--json", expect=2)
    assert answer.codes() == ["SSJ-CLI-REPLAY-STREAM"]


def test_json_has_one_structure(kept: Bureau) -> None:
    found = kept.run("replay", FOLDER, "--json").json
    assert set(found) == {"ok", "lines", "streams", "head", "outside_head", "history", "faults"}
    assert (found["ok"], found["faults"], found["head"]) == (True, [], head(kept))
    members = {"number", "stream", "at", "by", "code", "what", "article", "findings"}
    assert {frozenset(each) for each in found["history"]} == {frozenset(members)}
    entry = found["history"][23]
    assert entry["stream"] == TASK
    assert entry["at"] == "2026-05-07T10:00:00+08:00"
    assert [each["severity"] for each in entry["findings"]] == ["notice", "warning"]
    finding = entry["findings"][1]
    assert set(finding) == {"code", "article", "severity", "subject", "text", "override"}
    assert finding["override"] == {
        "by": "局长丁",
        "at": "2026-05-07T09:30:00+08:00",
        "reason": "已报批（SSJ-A13-6）",
    }
    assert entry["findings"][0]["override"] is None


def test_english_has_its_own_sentences_and_the_same_data(kept: Bureau) -> None:
    shown = kept.run("replay", FOLDER, "--lang", "en").out
    assert f"replayed: {LINES} lines, {STREAMS} streams, nothing found changed; head {head(kept)}\n" in shown
    assert "  10  2026-04-21 09:00  经办员甲  set up task YXGX-2026-01" in shown
    assert "局长丁 answered: 已报批" in shown
    for word in ("重放", "预警", "提示", "设置任务", "批准："):
        assert word not in shown


def test_help_in_both_languages(kept: Bureau) -> None:
    for words in ((), ("--lang", "en")):
        shown = kept.run("replay", "--help", *words).out
        assert "SSJ-" not in shown
        assert "--stream" in shown
        assert "--head" in shown
        assert "replay" in kept.run("--help", *words).out


# ── the head ──────────────────────────────────────────────────────────────────────────────────────────────


def test_a_head_that_somebody_kept_is_compared(kept: Bureau) -> None:
    assert kept.run("replay", FOLDER, "--head", head(kept), "--json").json["ok"] is True
    earlier = lines_of(kept, TASK)[4]
    number = json.loads(earlier)["number"]
    kept.run("replay", FOLDER, "--head", f"{number}:{line_digest(earlier)}")
    wrong = kept.run("replay", FOLDER, "--head", f"{number}:{'0' * 64}", "--json", expect=1)
    assert wrong.codes() == ["SSJ-REPLAY-HEAD"]
    assert wrong.json["faults"][0]["where"] == {"file": TASK, "row": 5}
    longer = kept.run("replay", FOLDER, "--head", f"{LINES + 1}:{'0' * 64}", "--json", expect=1)
    assert longer.codes() == ["SSJ-REPLAY-HEAD-MISSING"]


@pytest.mark.parametrize("text", ["", "47", "47:", ":" + "0" * 64, "0:" + "0" * 64, "47:" + "0" * 63, "x"])
def test_a_head_of_another_form_is_bad_input(kept: Bureau, text: str) -> None:
    assert kept.run("replay", FOLDER, "--head", text, "--json", expect=2).codes() == ["SSJ-CLI-HEAD-FORM"]


def roll_back(found: Bureau) -> None:
    """Take the very last line away, from its file and from the head file too, as somebody would who knows both."""
    *before, last = lines_of(found, SECOND)
    put(found, SECOND, before)
    data = b"".join(line + b"\n" for line in before)
    number = json.loads(last)["number"] - 1
    digest, size = line_digest(before[-1]), len(data) - len(before[-1]) - 1
    first = f"{number} {digest} {len(before)} {SECOND}\n".encode()
    (found.path / FOLDER / "head").write_bytes(
        first + before[-1] + b"\n" + f"{size} {line_digest(before[-2])}\n".encode()
    )


def test_the_very_last_line_can_be_taken_away_unseen_without_a_head_that_was_kept_elsewhere(
    spoilt: Bureau,
) -> None:
    known = head(spoilt)
    roll_back(spoilt)
    assert spoilt.run("replay", FOLDER, "--json").json["lines"] == LINES - 1
    answer = spoilt.run("replay", FOLDER, "--head", known, "--json", expect=1)
    assert answer.codes() == ["SSJ-REPLAY-HEAD-MISSING"]
    assert answer.json["faults"][0]["number"] == LINES


# ── what somebody did to the files ────────────────────────────────────────────────────────────────────────


def dropped(found: Bureau) -> None:
    lines = lines_of(found, TASK)
    put(found, TASK, lines[:4] + lines[5:])


def last_of_a_stream_dropped(found: Bureau) -> None:
    put(found, FIRST, lines_of(found, FIRST)[:-1])


def swapped(found: Bureau) -> None:
    lines = lines_of(found, TASK)
    put(found, TASK, [*lines[:2], lines[3], lines[2], *lines[4:]])


def moved(found: Bureau) -> None:
    lines = lines_of(found, FIRST)
    put(found, FIRST, lines[:2] + lines[3:])
    put(found, TASK, [*lines_of(found, TASK), lines[2]])


def doubled(found: Bureau) -> None:
    lines = lines_of(found, CHECKLIST)
    put(found, CHECKLIST, [*lines, lines[-1]])


def byte_edited(found: Bureau) -> None:
    path = path_of(found, TASK)
    path.write_bytes(path.read_bytes().replace("抽查比例".encode(), "抽查比列".encode()))
    path.write_bytes(path.read_bytes().replace("科长乙".encode(), "科长丙".encode(), 1))


def last_line_edited(found: Bureau) -> None:
    lines = lines_of(found, SECOND)
    put(found, SECOND, [*lines[:-1], lines[-1].replace(b"2026-07-03", b"2026-07-04")])


def no_json(found: Bureau) -> None:
    lines = lines_of(found, PLAN)
    put(found, PLAN, [b"\xff\x1b[2J", *lines[1:]])


def emptied(found: Bureau) -> None:
    path_of(found, "registry/targets").write_bytes(b"")


def removed(found: Bureau) -> None:
    path_of(found, FIRST).unlink()


def renamed(found: Bureau) -> None:
    path_of(found, FIRST).rename(path_of(found, "file/YXGX-2026-01/对象0019"))


def cut_short(found: Bureau) -> None:
    path = path_of(found, TASK)
    path.write_bytes(path.read_bytes()[:-5])


def head_removed(found: Bureau) -> None:
    (found.path / FOLDER / "head").unlink()


def head_damaged(found: Bureau) -> None:
    path = found.path / FOLDER / "head"
    path.write_bytes(path.read_bytes().replace(b"2026-07-03", b"2026-07-04"))


def head_of_an_older_copy(found: Bureau) -> None:
    lines = lines_of(found, SECOND)
    roll_back(found)
    put(found, SECOND, lines)


def chained_anew(found: Bureau, stream: str, change: Callable[[list[dict[str, object]]], object]) -> None:
    """Change a stream's entries, and make its chain and the head file fit again."""
    entries = [json.loads(line) for line in lines_of(found, stream)]
    change(entries)
    put(found, stream, list(chained([canonical.encode(each) for each in entries])))


def override_removed(found: Bureau) -> None:
    chained_anew(found, TASK, lambda entries: [n.update(override=None) for n in entries[13]["noted"]])  # type: ignore[attr-defined]


def finding_removed(found: Bureau) -> None:
    chained_anew(found, TASK, lambda entries: entries[13].update(noted=[]))


def rulebook_swapped(found: Bureau) -> None:
    chained_anew(found, adoption.STREAM, lambda entries: entries[0]["act"]["rulebook"].update(title="另一份"))  # type: ignore[index]


def checkpoint_edited(found: Bureau) -> None:
    chained_anew(found, FIRST, lambda entries: entries[-1].update(state="0" * 64))


KINDS: list[tuple[Callable[[Bureau], None], str, str, int]] = [
    (dropped, "SSJ-JOURNAL-SEQ", TASK, 5),
    (last_of_a_stream_dropped, "SSJ-JOURNAL-GAP", "", 0),
    (swapped, "SSJ-JOURNAL-SEQ", TASK, 3),
    (moved, "SSJ-JOURNAL-STREAM", TASK, 16),
    (doubled, "SSJ-JOURNAL-NUMBER-TWICE", "checklist", 5),
    (byte_edited, "SSJ-JOURNAL-PREV", TASK, 8),
    (last_line_edited, "SSJ-CLI-REPLAY-LAST", SECOND, 6),
    (no_json, "SSJ-JSON-UTF8", PLAN, 1),
    (emptied, "SSJ-JOURNAL-GAP", "", 0),
    (removed, "SSJ-JOURNAL-GAP", "", 0),
    (renamed, "SSJ-JOURNAL-STREAM", "file/YXGX-2026-01/对象0019", 1),
    (cut_short, "SSJ-STORE-TORN", f"{FOLDER}/{file_of(TASK)}", 0),
    (head_removed, "SSJ-STORE-HEAD-LOST", f"{FOLDER}/head", 0),
    (head_damaged, "SSJ-STORE-HEAD-DAMAGED", f"{FOLDER}/head", 0),
    (head_of_an_older_copy, "SSJ-CLI-REPLAY-BEYOND", "head", 0),
    (override_removed, "SSJ-REPLAY-OVERRIDE", TASK, 14),
    (finding_removed, "SSJ-REPLAY-FINDING", TASK, 14),
    (rulebook_swapped, "SSJ-REPLAY-RULES", TASK, 1),
    (checkpoint_edited, "SSJ-REPLAY-STATE", FIRST, 20),
]


@pytest.mark.requirement("A04-1")
@pytest.mark.parametrize(("tamper", "code", "file", "row"), KINDS, ids=[each[0].__name__ for each in KINDS])
def test_what_was_done_to_the_files_is_named_with_its_place(
    spoilt: Bureau, tamper: Callable[[Bureau], None], code: str, file: str, row: int
) -> None:
    tamper(spoilt)
    before = tree(spoilt.path)
    answer = spoilt.run("replay", FOLDER, "--json", expect=1)
    assert answer.json["ok"] is False
    where = {"file": file} | ({"row": row} if row else {}) if file else {}
    assert (code, where) in [(each["code"], each["where"]) for each in answer.json["faults"]]
    for words, sentence in (((), "重放未通过"), (("--lang", "en"), "replay failed")):
        shown = spoilt.run("replay", FOLDER, *words, expect=1).out
        assert f"{sentence}" in shown.splitlines()[-1]
        assert any(line.startswith("× ") and code in line and file in line for line in shown.splitlines())
    assert tree(spoilt.path) == before


@pytest.mark.parametrize("tamper", [dropped, byte_edited, finding_removed, last_line_edited, cut_short])
def test_a_filter_does_not_hide_what_was_done_elsewhere(
    spoilt: Bureau, tamper: Callable[[Bureau], None]
) -> None:
    tamper(spoilt)
    answer = spoilt.run("replay", FOLDER, "--stream", "registry/inspectors", "--json", expect=1)
    assert [each["number"] for each in answer.json["history"]] == [9, 47]
    assert answer.json["faults"]


@pytest.mark.requirement("A04-1")
@pytest.mark.parametrize("kind", ["folder", "memory"])
def test_whichever_line_was_removed_it_is_found(kept: Bureau, spoilt: Bureau, kind: str) -> None:
    """The last line of all is in the head file, too; in memory there is no more of it."""
    found: dict[int, bool] = {}
    for stream in FolderStore(kept.path / FOLDER).streams():
        lines = lines_of(kept, stream)
        for at, line in enumerate(lines):
            left = [*lines[:at], *lines[at + 1 :]]
            put(spoilt, stream, left)
            read = read_store(FolderStore(spoilt.path / FOLDER) if kind == "folder" else in_memory(spoilt))
            found[read_link(line).number] = bool(read.faults or check(read.streams))
            put(spoilt, stream, lines)
    assert [number for number in sorted(found) if not found[number]] == [LINES] * (kind == "folder")
    assert len(found) == LINES


def in_memory(spoilt: Bureau) -> MemoryStore:
    """A store that has the lines of the files, and the last one from the head."""
    store, folder = MemoryStore(), spoilt.path / FOLDER
    kept = {stream: lines_of(spoilt, stream) for stream in STREAM_NAMES}
    store._lines = {stream: lines for stream, lines in kept.items() if lines}
    store._last = FolderStore(folder).head()
    return store


def test_a_gap_names_the_numbers_and_where_they_belong(spoilt: Bureau) -> None:
    removed(spoilt)
    shown = spoilt.run("replay", FOLDER, expect=1).out
    assert "缺第 26–45 号日志" in shown
    assert "“registry/targets”第 2 行" in shown


def test_the_rest_of_a_spoilt_journal_is_still_told(spoilt: Bureau) -> None:
    byte_edited(spoilt)
    no_json(spoilt)
    found = spoilt.run("replay", FOLDER, "--json", expect=1).json
    assert [each["number"] for each in found["history"]] == [n for n in range(1, LINES + 1) if n != 6]


def test_a_line_that_stands_only_in_the_head_file_is_there(spoilt: Bureau) -> None:
    put(spoilt, SECOND, lines_of(spoilt, SECOND)[:-1])  # as a process that was killed leaves it
    assert spoilt.run("replay", FOLDER, "--json").json["lines"] == LINES


def test_other_files_in_the_folder_are_passed_by(spoilt: Bureau) -> None:
    (spoilt.path / FOLDER / "说明.txt").write_text("x", "utf-8")
    (spoilt.path / FOLDER / "task" / ".DS_Store").write_bytes(b"\0")
    assert spoilt.run("replay", FOLDER, "--json").json["lines"] == LINES


def test_many_faults_are_counted_and_the_first_shown(spoilt: Bureau) -> None:
    for stream in (TASK, FIRST, SECOND):
        put(spoilt, stream, [b"[" * 90 for _ in range(30)])
    shown = spoilt.run("replay", FOLDER, expect=1).out.splitlines()
    assert sum(line.startswith("× ") for line in shown) == 40
    assert "另有" in shown[-2]


def test_what_somebody_wrote_cannot_repaint_the_screen(spoilt: Bureau) -> None:
    def disguised(entries: list[dict[str, object]]) -> None:
        noted: Any = entries[1]["noted"]
        noted[0]["finding"].update(
            code="SSJ\x1b[2J", subject="\x1b[31m", data=[{"name": "article", "value": "\x07"}]
        )

    chained_anew(spoilt, SECOND, disguised)
    answer = spoilt.run("replay", FOLDER, expect=1)
    assert "\x1b" not in answer.text
    assert "\x07" not in answer.text
    assert "\\u{1B}[2J" in answer.out


# ── folders and consoles ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("没有", "SSJ-FILE-MISSING"),
        ("一个文件", "SSJ-STORE-FILE"),
        ("空的", "SSJ-CLI-REPLAY-NONE"),
        ("抽取", "SSJ-CLI-REPLAY-NONE"),
        (".", "SSJ-CLI-REPLAY-NONE"),
    ],
)
def test_what_is_no_journal_is_bad_input_and_stays_as_it_is(spoilt: Bureau, path: str, code: str) -> None:
    (spoilt.path / "一个文件").write_text("x", "utf-8")
    (spoilt.path / "空的").mkdir()
    (spoilt.path / "抽取").mkdir()
    (spoilt.path / "抽取" / "journal.jsonl").write_text("{}\n", "utf-8")
    before = tree(spoilt.path)
    assert spoilt.run("replay", path, "--json", expect=2).codes() == [code]
    assert code in spoilt.run("replay", path, expect=2).err
    assert tree(spoilt.path) == before


def test_without_a_folder_the_usage_is_said(kept: Bureau) -> None:
    assert kept.run("replay", "--json", expect=2).codes() == ["SSJ-CLI-USAGE-MISSING"]


def test_a_folder_that_nobody_may_write_to_is_read_and_nothing_is_written(spoilt: Bureau) -> None:
    folder = spoilt.path / FOLDER
    (folder / ".lock").unlink(missing_ok=True)
    before = tree(spoilt.path)
    times = {each: each.stat().st_mtime_ns for each in (folder, *folder.rglob("*"))}
    everything = [folder, *folder.rglob("*")]
    for each in everything:
        each.chmod(0o555 if each.is_dir() else 0o444)
    try:
        assert spoilt.process("replay", FOLDER, "--json").json["ok"] is True
    finally:
        for each in everything:
            each.chmod(0o755 if each.is_dir() else 0o644)
    assert tree(spoilt.path) == before
    assert {each: each.stat().st_mtime_ns for each in everything} == times


def test_a_medium_that_fails_is_no_tampering(kept: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_store: FolderStore, _stream: str) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(FolderStore, "_read", fail)
    assert kept.run("replay", FOLDER, "--json", expect=2).codes() == ["SSJ-STORE-MEDIUM"]


@pytest.mark.parametrize("columns", ["30", "60", "200"])
def test_lines_are_never_broken_so_that_they_can_be_copied(kept: Bureau, columns: str) -> None:
    answer = kept.process("replay", FOLDER, env=environment(COLUMNS=columns))
    assert answer.out == kept.run("replay", FOLDER).out


def test_a_cp936_console_shows_it_all(kept: Bureau) -> None:
    assert kept.process("replay", FOLDER, env=CP936).out == kept.run("replay", FOLDER).out


def test_an_ascii_console_keeps_working(spoilt: Bureau) -> None:
    assert "\\u91cd\\u653e" in spoilt.process("replay", FOLDER, env=ASCII).out
    dropped(spoilt)
    found = spoilt.process("replay", FOLDER, "--json", env=ASCII, expect=1).json
    assert "这" not in json.dumps(found)
    assert {each["where"]["file"] for each in found["faults"] if each["where"]} >= {TASK}


def test_names_with_markup_emoji_and_rare_characters_are_shown_as_they_are(tmp_path: Path) -> None:
    name = "[red]甲[/] :warning: 𠀀"
    line = bureau(FolderStore(tmp_path / FOLDER))
    act = AdoptRulebook(by=name, at="2026-01-04T09:00:00+08:00", rulebook=line.rules)
    line.do(adoption.STREAM, act)
    found = Bureau(tmp_path)
    assert f"   1  2026-01-04 09:00  {name}  采用规则集" in found.run("replay", FOLDER).out
    assert "\\U00020000" in found.process("replay", FOLDER, env=CP936).out


def test_what_is_piped_holds_no_colours(kept: Bureau) -> None:
    shown = kept.process("replay", FOLDER, env=environment(TERM="xterm-256color")).text
    assert "\x1b" not in shown
    assert "\r" not in shown


def test_a_reader_that_goes_away_is_no_error(kept: Bureau) -> None:
    words = " ".join(f"'{word}'" for word in COMMAND) + f" replay {FOLDER} | true"
    done = subprocess.run(
        ["sh", "-c", words], cwd=kept.path, env=environment(), capture_output=True, check=False
    )
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


def test_the_command_is_the_same_in_a_process_of_its_own(spoilt: Bureau) -> None:
    assert spoilt.process("replay", FOLDER, expect=0).out == spoilt.run("replay", FOLDER).out
    dropped(spoilt)
    answer: Answer = spoilt.process("replay", FOLDER, expect=1)
    assert answer.err == ""
