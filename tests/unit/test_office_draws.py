"""A draw in its folder and the same draw on record: each entry of the folder's journal has its act, also after a crash."""

import csv
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from openpyxl import load_workbook
from tests.e2e.bureau import EXAMPLE

from shuangsuiji.cli.story import CLERK, HEAD, Story
from shuangsuiji.errors import ActRefused, InvalidInput, OverrideNeeded
from shuangsuiji.findings import Override
from shuangsuiji.ids.certificate import Certificate
from shuangsuiji.ids.credit import credit_check_character, organisation_check_character
from shuangsuiji.office import draws
from shuangsuiji.office.announcing import announce_round
from shuangsuiji.office.drawing import draw_round
from shuangsuiji.office.draws import JournalledDraw
from shuangsuiji.office.eve import not_on_record
from shuangsuiji.office.folder import TaskFolder
from shuangsuiji.office.registries import read_registries
from shuangsuiji.office.secrets import draw_nonce
from shuangsuiji.office.settling import void_round
from shuangsuiji.office.streams import replay_store
from shuangsuiji.office.watch import Unwatched
from shuangsuiji.other_checks import EnterOtherCheck, OtherCheck, checks_stream
from shuangsuiji.plugins import registry_source
from shuangsuiji.procedure import LATE
from shuangsuiji.registries.flags import Flag, FlagTarget
from shuangsuiji.registries.inspectors import InspectorRecord
from shuangsuiji.rulebook import Layer
from shuangsuiji.stores.memory import MemoryStore
from shuangsuiji.stores.whole import write
from shuangsuiji.task.exclusions import Check
from shuangsuiji.task.freezing import inspector_entries, modes_of
from shuangsuiji.task.lock_rules import LastDuty
from shuangsuiji.task.scheme_targets import FlaggedScheme, ImportedScheme
from shuangsuiji.task.selection_rules import pool_faults
from shuangsuiji.task.setup import Waiver
from shuangsuiji.task.toml import read_task
from shuangsuiji_mock.platform import MockPlatform

ANNOUNCED = "2026-11-27T09:00:00+08:00"
DRAWN = "2026-11-30T09:30:00+08:00"
LOCKED = "2026-12-01T09:00:00+08:00"
NONCES = ("bureau", "discipline", "notary")


class Crash(Exception):
    """The machine stops here."""


@pytest.fixture(scope="module")
def registries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's registries, of the targets whoever is named elsewhere and every tenth of the others."""
    folder = tmp_path_factory.mktemp("registries")
    for name in ("targets.xlsx", "inspectors.xlsx", "recusals.xlsx", "history.csv"):
        shutil.copyfile(EXAMPLE / name, folder / name)
    recused = registry_source(folder / "recusals.xlsx").read(folder / "recusals.xlsx")
    named = {row.cells[0].text for row in recused.rows}
    named |= {line.split(",")[0] for line in (folder / "history.csv").read_text("gb18030").splitlines()}
    workbook = load_workbook(folder / "targets.xlsx")
    sheet = workbook["检查对象名录库"]
    rows = list(sheet.values)
    first = 1 + next(index for index, row in enumerate(rows) if str(row[0]).startswith("填写说明"))
    sheet.delete_rows(first + 1, len(rows) - first)
    for index, row in enumerate(rows[first:]):
        if index % 10 == 0 or row[0] in named:
            sheet.append(row)
    workbook.save(folder / "targets.xlsx")
    return folder


@pytest.fixture
def story(tmp_path: Path, registries: Path) -> Story:
    """The bureau with its task set up, its files laid out, and a nonce of each party."""
    shutil.copytree(registries, tmp_path, dirs_exist_ok=True)
    scheme = read_task((EXAMPLE / "task-a.toml").read_bytes())
    (tmp_path / "nonces").mkdir()
    for name, source in zip(NONCES, scheme.entropy, strict=True):
        nonce = draw_nonce(getattr(source, "party", ""), scheme.code, 1)
        write(tmp_path / "nonces" / f"{name}.json", nonce.file(), secret=True)
    times: list[str] = []
    platform = MockPlatform(clock=lambda: datetime.fromisoformat(times[-1]))
    found = Story(MemoryStore(), platform, tmp_path, scheme, lambda _: None, times.append)
    found.rules_and_checklist()
    found.plan()
    found.registries(Unwatched())
    found.task()
    return found


def announce(story: Story, folder: Path, waivers: tuple[Waiver, ...] = ()) -> JournalledDraw:
    """Announce the first round, with the director's answers."""
    draw = story.draw(folder / "draw")
    at = story.at(ANNOUNCED)
    answers = story.ratios_approved(at)
    draw.announce(story.scheme, folder, CLERK, at, Unwatched(), waivers, answers)
    return draw


def enter_listed(story: Story, folder: Path, target: str) -> None:
    """Put on record what the task's history lists of a target."""
    rows = read_registries(story.scheme, folder, Unwatched()).history
    numbers = {each.name: each.id for each in story.locked.setup.items}
    for each in (row for row in rows if row.target == target):
        assert each.day
        check = OtherCheck(
            subject=target,
            items=tuple(numbers.get(item, item) for item in each.items),
            on=each.day.isoformat(),
            nature=each.nature,  # type: ignore[arg-type]
            body=each.body or story.office.rules_of("checks/2026").bureau,
            reference="检〔2026〕1号",
        )
        act = EnterOtherCheck(by=CLERK, at=story.at("2026-11-26T09:00:00+08:00"), check=check)
        story.office.do(checks_stream(str(each.day.year)), act)


def sound(story: Story, folder: Path) -> None:
    """The folder's journal is the task's, to the byte, and the whole journal replays."""
    journal = (folder / "draw" / "journal.jsonl").read_bytes()
    assert story.locked.draw_journal().file() == journal
    assert [each.text() for each in replay_store(story.office.store).faults] == []


@pytest.mark.requirement("A04-1")
def test_what_a_crash_left_out_is_put_on_record_later(
    story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise Crash

    with monkeypatch.context() as patched:
        patched.setattr(JournalledDraw, "follow", crash)
        with pytest.raises(Crash):
            announce(story, tmp_path)
    assert story.locked.announcements == ()
    draw_round(TaskFolder(tmp_path / "draw"), [], [], story.at(DRAWN), None, Unwatched())
    story.at("2026-11-30T18:00:00+08:00")
    story.office.send()
    draw = story.draw(tmp_path / "draw")
    followed = draw.follow(HEAD)
    assert [each.entry.act["kind"] for each in followed] == ["announce-draw"] + ["reveal-source"] * 3  # type: ignore[call-overload,index]
    noted = [found for each in followed for found in each.noted if found.finding.code == LATE]
    assert [each.override and each.override.by for each in noted] == [HEAD]
    assert story.locked.announcers == (CLERK,)
    draw.lock(HEAD, story.at(LOCKED), None)
    assert draw.follow(HEAD) == []
    assert story.locked.lock
    sound(story, tmp_path)


def test_an_announcement_that_nobody_answers_for_leaves_nothing(story: Story, tmp_path: Path) -> None:
    draw = story.draw(tmp_path / "draw")
    with pytest.raises(OverrideNeeded) as caught:
        draw.announce(story.scheme, tmp_path, CLERK, story.at(ANNOUNCED), Unwatched())
    assert {each.code for each in caught.value.faults} == {"SSJ-A10-6"}
    assert not (tmp_path / "draw" / "1").exists()
    assert story.locked.announcements == ()


@pytest.mark.requirement("A10-9")
def test_another_task_under_the_same_code_is_refused(story: Story, tmp_path: Path) -> None:
    changed = evolve(
        story.scheme,
        name="另一个任务",
        task=evolve(story.scheme.task, range="某一家", to="2027-01-31"),
        history=evolve(story.scheme.history, cap=3),  # type: ignore[type-var]
    )
    with pytest.raises(InvalidInput) as caught:
        story.draw(tmp_path / "draw").announce(changed, tmp_path, CLERK, story.at(ANNOUNCED), Unwatched())
    keys = [each.place.path for each in caught.value.faults]
    assert keys == ["name", "task.to", "task.range", "history.cap"]
    assert not (tmp_path / "draw").exists()


@pytest.mark.requirement("A08-1", "X-33")
def test_the_cap_and_the_rotation_are_those_that_superior_rules_set_on_the_day(
    story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = story.office.rules_of(f"task/{story.scheme.code}")
    reading = {"unit": "", "article": "第八条", "strength": "W", "reading": "上级规则"}
    keys = {
        "object_annual_cap": {**reading, "value": 2},
        "inspector_rotation": {**reading, "value": True},
    }
    layer = Layer(title="上级办法", source="省局", effective_from="2026-11-01", keys=keys)
    layered = evolve(rules, layers=(layer,))
    asked: list[str] = []

    def duties(*_: object) -> tuple[LastDuty, ...]:
        asked.append("last")
        return ()

    with monkeypatch.context() as patched:
        patched.setattr(story.office, "rules_of", lambda _: layered)
        with pytest.raises(InvalidInput) as caught:
            announce(story, tmp_path)
    (found,) = caught.value.faults
    assert (found.place.path, dict(found.params)["expected"]) == ("history.cap", 2)
    draw = announce(story, tmp_path)
    draw_round(TaskFolder(tmp_path / "draw"), [], [], story.at(DRAWN), None, Unwatched())
    with monkeypatch.context() as patched:
        patched.setattr(story.office, "rules_of", lambda _: layered)
        patched.setattr(draws, "last_duties", duties)
        draw.lock(HEAD, story.at(LOCKED), None)
    assert asked


@pytest.mark.requirement("A08-4")
def test_history_and_waivers_count_with_the_journal(story: Story, tmp_path: Path) -> None:
    line = (tmp_path / "history.csv").read_text("gb18030").splitlines()[1]
    waived = next(cell for cell in line.split(",") if cell.startswith("9") and len(cell) == 18)
    waivers = (Waiver(target=waived, reason="投诉举报多", approver="局长丙"),)
    with pytest.raises(ActRefused) as caught:
        announce(story, tmp_path, waivers)
    assert [each.code for each in caught.value.faults] == ["SSJ-TASK-EARLIER-OTHER-UNKNOWN"]
    enter_listed(story, tmp_path, waived)
    draw = announce(story, tmp_path, waivers)
    roll = (tmp_path / "draw" / "1" / "targets.roll.tsv").read_text("utf-8")
    standings = {line.split("\t")[0]: line.split("\t")[2] for line in roll.splitlines()}
    assert standings[waived] != "excluded:annual-cap"
    assert list(standings.values()).count("excluded:annual-cap") > 100
    assert draw.task.waived == (waived,)
    sound(story, tmp_path)


@pytest.mark.requirement("A11-12", "X-7")
def test_a_void_round_is_void_in_both(story: Story, tmp_path: Path) -> None:
    draw = announce(story, tmp_path)
    with pytest.raises(ActRefused) as caught:
        draw.void("来源错了", "局长丙", ["不认识的一方"], CLERK, story.at(DRAWN))
    assert [each.code for each in caught.value.faults] == ["SSJ-OFFICE-WITHHELD-UNKNOWN"]
    draw.void("来源错了", "局长丙", [], CLERK, story.at(DRAWN))
    assert [each.state for each in draw.task.draw_journal().rounds()] == ["voided"]
    sound(story, tmp_path)


@pytest.mark.requirement("X-7")
def test_whoever_puts_a_reveal_on_record_later_answers_for_it_himself(story: Story, tmp_path: Path) -> None:
    draw = announce(story, tmp_path)
    draw_round(TaskFolder(tmp_path / "draw"), [], [], story.at(DRAWN), None, Unwatched())
    story.at("2026-12-02T18:00:00+08:00")
    followed = draw.follow(HEAD)
    noted = [found for each in followed for found in each.noted]
    assert [(each.finding.code, each.override and each.override.by) for each in noted] == [(LATE, HEAD)] * 3
    assert HEAD not in {each.entry.act["by"] for each in followed}  # type: ignore[call-overload,index]
    sound(story, tmp_path)


@pytest.mark.requirement("X-36")
def test_a_void_that_its_clerk_approves_is_answered_for(story: Story, tmp_path: Path) -> None:
    draw = announce(story, tmp_path)
    at = story.at(DRAWN)
    with pytest.raises(OverrideNeeded) as caught:
        draw.void("来源错了", CLERK, [], CLERK, at)
    assert [each.code for each in caught.value.faults] == ["SSJ-X-36-APPROVER"]
    assert [each.state for each in TaskFolder(tmp_path / "draw").journal().rounds()] == ["open"]
    answer = Override(code="SSJ-X-36-APPROVER", reason="只有一人在岗", by="局长丙", at=at)
    draw.void("来源错了", CLERK, [], CLERK, at, [answer])
    assert [each.state for each in draw.task.draw_journal().rounds()] == ["voided"]
    sound(story, tmp_path)


@pytest.mark.requirement("X-36")
def test_a_void_in_the_folder_alone_is_put_on_record_with_its_answer_and_what_was_revealed_before(
    story: Story, tmp_path: Path
) -> None:
    draw = announce(story, tmp_path)
    folder = TaskFolder(tmp_path / "draw")
    draw_round(folder, [], [], story.at(DRAWN), None, Unwatched())
    void_round(folder, "来源错了", CLERK, [], at := story.at(LOCKED))
    with pytest.raises(OverrideNeeded):
        draw.follow(CLERK)
    answer = Override(code="SSJ-X-36-APPROVER", reason="只有一人在岗", by="局长丙", at=at)
    draw.follow(CLERK, [answer])
    assert [each.state for each in draw.task.draw_journal().rounds()] == ["voided"]
    sound(story, tmp_path)


@pytest.mark.requirement("A08-1", "A23-1")
def test_a_check_on_record_stands_for_one_row_of_the_table_of_its_day_and_body() -> None:
    def check(body: str, day: str = "2026-03-02") -> Check:
        return Check(target="甲", items=("GX01",), year=2026, body=body, first=day, last=day)

    own = [check("市工业和信息化局")]
    names = {"", "市工业和信息化局", "市市场监督管理局"}
    same, later, other, bare = check(""), check("", "2026-03-03"), check("乙局"), check("", "")
    assert not_on_record([same], own, names) == []
    assert not_on_record([bare], own, names) == []
    assert not_on_record([check("市市场监督管理局")], own, names) == []
    assert not_on_record([later, other], own, names) == [later, other]
    assert not_on_record([same, same], own, names) == [same]
    assert not_on_record([same], [evolve(own[0], task="T1")], names) == [same]


def test_a_folder_of_another_draw_is_refused(story: Story, tmp_path: Path) -> None:
    draw = announce(story, tmp_path)
    journal = tmp_path / "draw" / "journal.jsonl"
    journal.write_bytes(journal.read_bytes().replace(b'"seq":1', b'"seq":2'))
    with pytest.raises(ActRefused) as caught:
        draw.follow(CLERK)
    assert caught.value.code == "SSJ-OFFICE-DRAW-DIFFERS"


@pytest.mark.requirement("A08-7", "A08-8", "A08-9")
def test_who_is_flagged_on_the_day_stands_in_a_stratum_of_his_own(story: Story, tmp_path: Path) -> None:
    found = read_registries(story.scheme, tmp_path, Unwatched())
    able = [
        each.id for each in found.targets if each.stratum == "有限责任公司" and each.status.startswith("存续")
    ]
    checked = {each.target for each in found.history}
    first, second = [each for each in able if each not in checked][:2]
    for target, until in ((first, ""), (second, "2026-11-26")):
        flag = Flag(target=target, word="经营异常名录", source="省级平台", first="2026-03-01", until=until)
        story.office.do("flags", FlagTarget(by=CLERK, at=story.at("2026-11-26T10:00:00+08:00"), flag=flag))
    own = FlaggedScheme(name="重点监管", ratio="100%")
    flagged = evolve(story.scheme, targets=evolve(story.scheme.targets, flagged=(own,)))
    at = story.at(ANNOUNCED)
    draw = story.draw(tmp_path / "draw")
    draw.announce(flagged, tmp_path, CLERK, at, Unwatched(), (), story.ratios_approved(at))
    strata = {each.name: each for each in draw.task.announcements[-1].targets.strata}
    assert (strata["重点监管"].scope, strata["重点监管"].quota) == (1, 1)
    assert [(each.target, each.stratum, each.entries) for each in draw.task.flagged] == [
        (first, "重点监管", (first,))
    ]
    draw_round(TaskFolder(tmp_path / "draw"), [], [], story.at(DRAWN), None, Unwatched())
    draw.lock(HEAD, story.at(LOCKED), None)
    assert first in {each.entry.id for each in draw.task.lock.targets}  # type: ignore[union-attr]
    sound(story, tmp_path)


def test_strata_of_the_flagged_need_a_journal(story: Story, tmp_path: Path) -> None:
    own = FlaggedScheme(name="重点监管", ratio="100%")
    flagged = evolve(story.scheme, targets=evolve(story.scheme.targets, flagged=(own,)))
    with pytest.raises(InvalidInput) as caught:
        announce_round(TaskFolder(tmp_path / "draw"), flagged, tmp_path, story.at(ANNOUNCED), Unwatched())
    assert [each.code for each in caught.value.faults] == ["SSJ-TASK-FLAGGED-NO-JOURNAL"]


def credit_code(serial: str) -> str:
    """An invented credit code of the region that does not exist."""
    organisation = f"MA{serial}"
    body = f"91530499{organisation}{organisation_check_character(organisation)}"
    return body + credit_check_character(body)


def half(folder: Path) -> tuple[str, int]:
    """Write a list of every second target of the registry and of one that it does not have; give that one, and how many."""
    table = registry_source(folder / "targets.xlsx").read(folder / "targets.xlsx", "检查对象名录库")
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    start = next(index for index, row in enumerate(rows) if "统一社会信用代码/注册号" in row)
    header = rows[start]
    column = header.index("统一社会信用代码/注册号")
    listed = [row for row in rows[start + 1 :] if row[column][:1].isdigit()][::2]
    stranger = credit_code("0009X9")
    new = list(listed[0])
    new[column] = stranger
    with (folder / "list.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header, *listed, new])
    return stranger, len(listed)


@pytest.mark.requirement("A11-5", "A11-6", "A11-7")
def test_a_list_of_the_initiating_department_is_drawn_from_and_what_it_leaves_out_is_on_record(
    story: Story, tmp_path: Path
) -> None:
    stranger, listed = half(tmp_path)
    imported = ImportedScheme(
        file="list.csv", reason="专项清单", importer=CLERK, imported_at="2026-11-26T17:00:00+08:00"
    )
    story.scheme = evolve(story.scheme, imported=imported)
    draw, at = story.draw(tmp_path / "draw"), story.at(ANNOUNCED)
    with pytest.raises(OverrideNeeded) as caught:
        draw.announce(story.scheme, tmp_path, CLERK, at, Unwatched(), overrides=story.ratios_approved(at))
    assert sorted(each.code for each in caught.value.faults) == ["SSJ-A11-6", "SSJ-A11-7-LIST"]
    answers = [
        *story.ratios_approved(at),
        *(
            Override(code=code, reason="局长办公会同意", by="局长丙", at=at)
            for code in ("SSJ-A11-6", "SSJ-A11-7-LIST")
        ),
    ]
    announced = draw.announce(story.scheme, tmp_path, CLERK, at, Unwatched(), overrides=answers)
    library = story.locked.library
    assert library
    assert (library.listed, library.strangers, library.source) == (listed, (stranger,), "list.csv")
    assert library.standing == len(announced.registries.targets)
    assert announced.announcement.targets.size == library.size == listed + 1
    roll = announced.rolls.targets
    assert roll.index(stranger) is not None
    sound(story, tmp_path)


SELECTION = """
[[selection]]
department = "市应急管理局"
mode = "direct-assignment"
reason = "只有一人有专业资质"
chosen_by = "应急局科长"
assigned = ["YJ0001"]
factors = [{ factor = "业务专长", found = "危化执法资质只有一人" }]

[[selection]]
department = "市市场监督管理局"
mode = "neighbour-random"
reason = "人员不足"
chosen_by = "市场局科长"
region = "530499"

[[selection.loans]]
unit = "邻县市场监管局"
region = "530498"
inspectors = ["LX0001"]
consented_by = "邻县局长"
consented_at = 2026-11-20T09:00:00+08:00
"""


def person(id_: str, department: str) -> InspectorRecord:
    """An inspector with a certificate that has no end."""
    certificate = Certificate(number=f"Y{id_}", issuer="市政府", valid_until=None)
    plain: dict[str, Any] = {"area": "", "skills": (), "status": "active", "away": (), "row": 1}
    return InspectorRecord(id=id_, name=id_, department=department, certificates=(certificate,), **plain)


@pytest.mark.requirement("A12-1", "A12-3", "A12-4", "A12-5")
def test_a_task_file_says_how_departments_find_their_inspectors(story: Story) -> None:
    scheme = read_task((EXAMPLE / "task-a.toml").read_bytes() + SELECTION.encode())
    people = [
        person("GX0001", "市工业和信息化局"),
        person("YJ0001", "市应急管理局"),
        person("YJ0002", "市应急管理局"),
        person("SC0001", "市市场监督管理局"),
        person("LX0001", "邻县市场监管局"),
    ]
    entries = inspector_entries(people, scheme)
    assert {each.id: (each.part, each.standing) for each in entries} == {
        "GX0001": ("市工业和信息化局", "eligible"),
        "YJ0001": ("市应急管理局", "eligible"),
        "YJ0002": ("市应急管理局", "excluded:not-assigned"),
        "SC0001": ("市市场监督管理局", "eligible"),
        "LX0001": ("市市场监督管理局", "eligible"),
    }
    modes = modes_of(scheme, story.locked.setup, entries)
    assert [(each.mode, each.pool, each.reach) for each in modes] == [
        ("random", 1, 1),
        ("neighbour-random", 1, 2),
        ("direct-assignment", 2, 2),
    ]
    assert list(pool_faults(modes, entries)) == []


def test_a_pool_is_written_exactly_where_no_inspectors_are_read() -> None:
    text = (EXAMPLE / "task-a.toml").read_text("utf-8") + SELECTION.replace("assigned", "pool = 3\nassigned")
    with pytest.raises(InvalidInput) as caught:
        read_task(text.encode())
    assert [(each.code, each.place.path) for each in caught.value.faults] == [
        ("SSJ-TASK-SELECTION-POOL", "selection[0].pool")
    ]
