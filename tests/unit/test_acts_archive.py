"""归档与任务完成 (第十九条、第二十四条、第二十五条): what an archive needs, that it stays as it is, and who was late."""

from collections import Counter
from datetime import date
from functools import cache

import pytest
from attrs import evolve, fields
from tests.unit.acts_tables import (
    TASK,
    Case,
    Unborn,
    copy_of,
    created,
    judge_questioned,
    judge_refused,
    judge_unborn,
    lines,
    locked,
    named,
    opened,
    passed,
    published,
    receive_all,
    recorded,
    returned,
    rule,
    target,
)
from tests.unit.aftermath_tables import (
    ARCHIVE,
    FILE,
    FOLLOWUP,
    OBJECTION,
    acknowledge_followup,
    application,
    archive,
    archived,
    change,
    close_followup,
    conclude,
    correct,
    dismiss,
    feedback,
    found,
    keeping,
    note,
    open_followup,
    paper,
    problem,
    seal,
    seal_all,
    sealed,
    settle,
    settled,
    withheld,
    withhold,
)

from shuangsuiji.acts import Act
from shuangsuiji.archive.archiving import ArchiveTask
from shuangsuiji.archive.integrity import extract, manifest_faults
from shuangsuiji.archive.leaves import Leaf
from shuangsuiji.archive.sealing import SealFile, required
from shuangsuiji.bureau import bureau_of
from shuangsuiji.codes import RESULTS
from shuangsuiji.completion import Completion, Lateness, completion
from shuangsuiji.deadlines import clocks
from shuangsuiji.followup.state import Matter
from shuangsuiji.inspection.clocks import entry_period
from shuangsuiji.neighbours import Neighbours, neighbour_faults
from shuangsuiji.outcomes import Change, Material
from shuangsuiji.procedure import AnyAct
from shuangsuiji.sheets.grounds import Evidence, Ground
from shuangsuiji.sheets.items import Measure
from shuangsuiji.target_file import TargetFile, file_stream
from shuangsuiji.task.ending import CancelTask, CloseTask
from shuangsuiji.task.state import Task
from shuangsuiji.teams.recusing import DeclareRecusal
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import CALENDAR, CODE, EMERGENCY


@cache
def half_sealed() -> Line:
    """The first file alone is put together."""
    line = copy_of(settled())
    line.do(FILE, seal(line))
    return line


@cache
def sealed_early() -> Line:
    """Every file is put together while its target can still object."""
    line = copy_of(settled())
    seal_all(line, at="2026-07-06T09:00:00+08:00")
    return line


@cache
def objecting() -> Line:
    """Everything is put together, and there is an objection."""
    line = copy_of(sealed())
    line.do(OBJECTION, application(line))
    return line


@cache
def owing_correction() -> Line:
    """An objection was right, the target was told so, and nothing is corrected."""
    line = copy_of(objecting())
    line.do(OBJECTION, conclude("GX02"))
    line.do(OBJECTION, feedback())
    return line


@cache
def correcting() -> Line:
    """A correction has not reached the platform."""
    line = copy_of(sealed())
    line.do(FILE, correct())
    return line


@cache
def erring() -> Line:
    """An error was found in a result after its file was put together."""
    line = copy_of(sealed())
    line.do(FILE, note())
    return line


@cache
def corrected_after() -> Line:
    """The task is archived, and a result was corrected afterwards."""
    line = copy_of(archived())
    line.do(FILE, correct())
    receive_all(line)
    return line


def later_archive(line: Line) -> ArchiveTask:
    """Archive the task once more, after the last day of objections to what was corrected."""
    return evolve(archive(line, 2), at="2026-08-10T09:00:00+08:00")


@cache
def pending() -> Line:
    """Something is to be dealt with, and nobody does."""
    line = copy_of(found())
    finish(line)
    return line


def finish(line: Line) -> None:
    """Bring everything to publicity and put it together; the first target's record is there."""
    line.enter(target())
    line.review(target())
    receive_all(line)
    settle(line)
    seal_all(line)


@cache
def followed_up() -> Line:
    """Something is to be dealt with, and somebody has done so."""
    line = copy_of(handed_over())
    line.do(FOLLOWUP, acknowledge_followup())
    line.do(FOLLOWUP, close_followup())
    return line


@cache
def handed_over(matter: Matter = "衔接移交") -> Line:
    """Something is to be dealt with, and nobody has answered yet; everything else is put together."""
    line = copy_of(found())
    line.do(FOLLOWUP, evolve(open_followup(), matter=matter))
    finish(line)
    return line


@cache
def found_otherwise() -> Line:
    """A follow-up of an older result has ended, and a correction says that more is to be dealt with."""
    line = copy_of(found_undisclosed())
    line.do(FOLLOWUP, evolve(open_followup(), results=("NOT_DISCLOSED",)))
    line.do(FOLLOWUP, acknowledge_followup())
    line.do(FOLLOWUP, close_followup())
    line.do(FILE, evolve(correct(), changes=(change("GX02", ("NOT_DISCLOSED",), ("PENDING",)),)))
    receive_all(line)
    return line


@cache
def found_undisclosed() -> Line:
    """A problem was found that leaves nothing pending; everything is put together."""
    line = copy_of(opened())
    line.record(target(), results=problem("NOT_DISCLOSED"))
    finish(line)
    return line


@cache
def crime() -> Line:
    """A suspected crime that nobody has acknowledged, of a result that leaves nothing pending."""
    line = copy_of(found_undisclosed())
    line.do(
        FOLLOWUP, evolve(open_followup(), results=("NOT_DISCLOSED",), matter="涉嫌犯罪", competent="市公安局")
    )
    return line


@cache
def refusing() -> Line:
    """It came out that the first target had refused to cooperate, and nobody followed it up."""
    line = copy_of(sealed())
    (change,) = correct().changes
    shut = Ground(
        result="NON_COOPERATION",
        facts="拒绝提供台账",
        decided_on="2026-06-08",
        evidence=(Evidence(source="现场录像", on="2026-05-12"),),
        warnings=("告知拒不配合的后果",),
    )
    refused = Change(item=change.item, before=change.before, results=("NON_COOPERATION",))
    line.do(FILE, evolve(correct(), changes=(refused,), grounds=(shut,)))
    receive_all(line)
    return line


END = {"by": "经办员甲", "reason": "机构改革", "approver": "局领导丁"}


@cache
def cancelled() -> Line:
    """The task is cancelled before a list was drawn."""
    line = copy_of(created())
    line.do(TASK, CancelTask(at="2026-04-25T09:00:00+08:00", **END))
    return line


@cache
def closing() -> Line:
    """The task is closed when one target was inspected and another one's file was opened; the first is public."""
    line = copy_of(recorded())
    second = line.task(CODE).lock
    assert second
    line.office.open_file(CODE, second.targets[1].entry.id, "经办员甲", "2026-05-12T17:00:00+08:00")
    line.do(TASK, CloseTask(at="2026-05-14T11:00:00+08:00", **END))
    line.enter(target())
    line.review(target())
    receive_all(line)
    return line


@cache
def closed() -> Line:
    """The task is closed, and what was inspected is put together."""
    line = copy_of(closing())
    line.do(FILE, evolve(seal(line), at="2026-08-03T09:00:00+08:00"))
    return line


def ruled(key: str, value: object) -> Line:
    """Everything is put together, under another rulebook."""
    line = Line(rules=rule(key, value))
    line.prepare()
    line.drawn()
    settle(line)
    seal_all(line)
    return line


@cache
def keeping_ten_years() -> Line:
    """The rulebook gives a time of retention."""
    return ruled("retention_years", 10)


@cache
def on_paper() -> Line:
    """The rulebook gives a form of archives."""
    return ruled("archive_format", "纸质")


def recuse() -> DeclareRecusal:
    """Somebody is recused."""
    member = next(each for each in locked().inspectors if each.id not in _team())
    return DeclareRecusal(
        by="科长乙", at="2026-08-05T09:00:00+08:00", target=target(), inspector=member.id, reason="近亲属"
    )


def _team() -> tuple[str, ...]:
    team = locked().task().team(target())
    assert team
    return team.inspectors


def stray(role: str) -> Material:
    """Some paper that is none of the file's."""
    return Material(role=role, paper=paper("别处的"))


def scanned(line: Line) -> SealFile:
    """A file of scans, each of which says what it is a copy of, with a paper that the journal knows nothing of."""
    made = seal(line)
    scans = (
        evolve(each, paper=paper(f"扫描件 {each.paper.title}"), copy_of=each.paper.digest)
        for each in made.materials
    )
    return evolve(made, materials=(*scans, stray("来访登记")))


REFUSED = (
    Case(
        name="a file put together before its result is public",
        stage=passed,
        stream=FILE,
        act=lambda line: evolve(seal(line), materials=seal(line).materials[1:]),
        says=("SSJ-SEAL-UNSETTLED", "SSJ-SEAL-MISSING $.materials"),
        holds=("A25-1",),
    ),
    Case(
        name="a file with nothing but a record sheet of any digest",
        stage=settled,
        stream=FILE,
        act=lambda line: evolve(seal(line), materials=(stray("记录表"),)),
        says=(*("SSJ-SEAL-MISSING $.materials",) * 6, "SSJ-SEAL-OTHER $.materials[0]"),
        holds=("A25-1",),
    ),
    Case(
        name="a file with everything, and the recording of another visit",
        stage=settled,
        stream=FILE,
        act=lambda line: evolve(seal(line), materials=(*seal(line).materials, stray("音像记录"))),
        says=("SSJ-SEAL-OTHER $.materials[6]",),
        holds=("A25-1", "A25-2"),
    ),
    Case(
        name="a file put together twice",
        stage=half_sealed,
        stream=FILE,
        act=seal,
        says=("SSJ-SEAL-TWICE",),
        holds=("A25-5",),
    ),
    Case(
        name="a file withheld after it was put together",
        stage=half_sealed,
        stream=FILE,
        act=lambda _: withhold(),
        says=("SSJ-WITHHOLD-PUBLISHED",),
        holds=("A25-5",),
    ),
    Case(
        name="before the list is locked, by another department",
        stage=created,
        stream=ARCHIVE,
        act=lambda line: evolve(archive(line), department=EMERGENCY),
        says=("SSJ-ARCHIVE-DEPARTMENT $.department", "SSJ-ARCHIVE-UNLOCKED $.dossier.draw"),
        holds=("A25-4",),
    ),
    Case(
        name="of a closed task, while what was inspected is not put together",
        stage=closing,
        stream=ARCHIVE,
        act=archive,
        says=("SSJ-ARCHIVE-FILE $.dossier.entries[0]",),
        holds=("A25-1",),
    ),
    Case(
        name="of a closed task, without the file that was only opened",
        stage=closed,
        stream=ARCHIVE,
        act=lambda line: evolve(
            archive(line),
            dossier=evolve(
                archive(line).dossier,
                entries=tuple(
                    evolve(each, opened=each.opened and not each.given_back)
                    for each in archive(line).dossier.entries
                ),
            ),
        ),
        says=("SSJ-ARCHIVE-MISSING $",),
        holds=("A25-1",),
    ),
    Case(
        name="while the files are not put together",
        stage=half_sealed,
        stream=ARCHIVE,
        act=archive,
        says=tuple(f"SSJ-ARCHIVE-FILE $.dossier.entries[{index}]" for index in range(1, 6)),
        holds=("A25-1", "A19-11", "A02-8"),
    ),
    Case(
        name="while an objection is open",
        stage=objecting,
        stream=ARCHIVE,
        act=archive,
        says=("SSJ-ARCHIVE-OBJECTION $.dossier.entries[0]",),
        holds=("A25-1",),
    ),
    Case(
        name="while what was objected to with right is not corrected",
        stage=owing_correction,
        stream=ARCHIVE,
        act=archive,
        says=("SSJ-ARCHIVE-UNCORRECTED $.dossier.entries[0]",),
        holds=("A25-1",),
    ),
    Case(
        name="while an error that was found is not corrected",
        stage=erring,
        stream=ARCHIVE,
        act=archive,
        says=("SSJ-ARCHIVE-ERROR $.dossier.entries[0]",),
        holds=("A20-2", "A25-1"),
    ),
    Case(
        name="while a correction has not reached the platform",
        stage=correcting,
        stream=ARCHIVE,
        act=archive,
        says=("SSJ-ARCHIVE-UNSHOWN $.dossier.entries[0]",),
        holds=("A25-1",),
    ),
    Case(
        name="while nobody follows up what is to be dealt with",
        stage=pending,
        stream=ARCHIVE,
        act=archive,
        says=("SSJ-ARCHIVE-PENDING $.dossier.entries[0]",),
        holds=("A21-2",),
    ),
    Case(
        name="while nobody has answered to whom it was handed over",
        stage=handed_over,
        stream=ARCHIVE,
        act=archive,
        says=("SSJ-ARCHIVE-PENDING $.dossier.entries[0]",),
        holds=("A21-2",),
    ),
    Case(
        name="with a follow-up of what was public before a correction",
        stage=found_otherwise,
        stream=ARCHIVE,
        act=archive,
        says=("SSJ-ARCHIVE-PENDING $.dossier.entries[0]",),
        holds=("A21-2",),
    ),
    Case(
        name="without what it rests on",
        stage=sealed,
        stream=ARCHIVE,
        act=lambda line: evolve(archive(line), dossier=evolve(archive(line).dossier, beside=())),
        says=("SSJ-ACT-FACT $.dossier",),
        holds=("A25-1",),
    ),
    Case(
        name="without an objection that there is",
        stage=objecting,
        stream=ARCHIVE,
        act=lambda _: archive(sealed()),
        says=("SSJ-ARCHIVE-MISSING $",),
        holds=("A25-1",),
    ),
    Case(
        name="with another dossier than there is",
        stage=sealed,
        stream=ARCHIVE,
        act=lambda line: evolve(archive(line), dossier=evolve(archive(line).dossier, substitutions=7)),
        says=("SSJ-ACT-FACT $.dossier",),
        holds=("A25-5",),
    ),
    Case(
        name="again with nothing new, under the same number",
        stage=archived,
        stream=ARCHIVE,
        act=archive,
        says=("SSJ-ARCHIVE-NUMBER $.edition", "SSJ-ARCHIVE-SAME $.dossier"),
        holds=("A25-5",),
    ),
    Case(
        name="a recusal after the task is archived",
        stage=archived,
        stream=TASK,
        act=lambda _: recuse(),
        says=("SSJ-ARCHIVE-CLOSED",),
        holds=("A25-5",),
    ),
)

QUESTIONED = (
    Case(
        name="a file put together",
        stage=settled,
        stream=FILE,
        act=seal,
        says=(),
        holds=("A25-1",),
    ),
    Case(
        name="a file of scans put together, with something more",
        stage=settled,
        stream=FILE,
        act=scanned,
        says=(),
        holds=("A25-1",),
    ),
    Case(
        name="a withheld file put together",
        stage=withheld,
        stream=FILE,
        act=seal,
        says=(),
        holds=("A02-8", "A25-1"),
    ),
    Case(
        name="an archive after the last day of objections",
        stage=sealed,
        stream=ARCHIVE,
        act=archive,
        says=("SSJ-A25-3 warning retention_years",),
        holds=("A25-3", "A25-4"),
    ),
    Case(
        name="an archive of a cancelled task",
        stage=cancelled,
        stream=ARCHIVE,
        act=archive,
        says=("SSJ-A25-3 warning retention_years",),
        holds=("A25-1",),
    ),
    Case(
        name="an archive of a closed task, with what it has",
        stage=closed,
        stream=ARCHIVE,
        act=archive,
        says=("SSJ-A25-3 warning retention_years",),
        holds=("A25-1",),
    ),
    Case(
        name="an archive on the last day of objections",
        stage=sealed_early,
        stream=ARCHIVE,
        act=lambda line: evolve(archive(line), at="2026-07-31T10:00:00+08:00"),
        says=("SSJ-A25-3 warning retention_years", "SSJ-A20-5-OPEN warning"),
        holds=("A25-1",),
    ),
    Case(
        name="an archive where the rules give a time of retention",
        stage=keeping_ten_years,
        stream=ARCHIVE,
        act=archive,
        says=(),
        holds=("A25-3",),
    ),
    Case(
        name="an archive in another form than the rules'",
        stage=on_paper,
        stream=ARCHIVE,
        act=archive,
        says=("SSJ-A25-3 warning retention_years", "SSJ-A25-4 warning"),
        holds=("A25-4",),
    ),
    Case(
        name="an archive of what is followed up",
        stage=followed_up,
        stream=ARCHIVE,
        act=archive,
        says=("SSJ-A25-3 warning retention_years",),
        holds=("A21-2",),
    ),
    Case(
        name="an archive where nobody followed up who refused to cooperate",
        stage=refusing,
        stream=ARCHIVE,
        act=lambda line: evolve(archive(line), at="2026-08-10T09:00:00+08:00"),
        says=("SSJ-A25-3 warning retention_years", f"SSJ-A21-1-OPEN warning {target()}"),
        holds=("A21-1",),
    ),
    Case(
        name="an archive where a suspected crime is not transferred",
        stage=crime,
        stream=ARCHIVE,
        act=archive,
        says=("SSJ-A25-3 warning retention_years", f"SSJ-A21-3-OPEN warning {target()}"),
        holds=("A21-3",),
    ),
    Case(
        name="another edition after a correction",
        stage=corrected_after,
        stream=ARCHIVE,
        act=later_archive,
        says=("SSJ-A25-3 warning retention_years",),
        holds=("A25-5",),
    ),
    Case(
        name="a correction after the task is archived",
        stage=archived,
        stream=FILE,
        act=lambda _: evolve(correct(), at="2026-08-05T09:00:00+08:00", found_on="2026-08-05"),
        says=(),
        holds=("A25-5", "A20-2"),
    ),
    Case(
        name="an error that is found after the task is archived",
        stage=archived,
        stream=FILE,
        act=lambda _: evolve(note(), at="2026-08-05T09:00:00+08:00", found_on="2026-08-05"),
        says=(),
        holds=("A25-5", "A20-2"),
    ),
    Case(
        name="an objection after the task is archived",
        stage=archived,
        stream=OBJECTION,
        act=lambda line: evolve(application(line), at="2026-08-05T09:00:00+08:00"),
        says=("SSJ-A20-5 notice",),
        holds=("A25-5",),
    ),
)

UNBORN = (
    Unborn(
        name="a file of nothing",
        make=lambda: evolve(seal(settled()), materials=()),
        says=("SSJ-FORM-LEAST .materials",),
    ),
    Unborn(
        name="a material twice",
        make=lambda: evolve(
            seal(settled()), materials=(*seal(settled()).materials, seal(settled()).materials[0])
        ),
        says=("SSJ-FORM-TWICE .materials[6]",),
    ),
    Unborn(
        name="a material without a role",
        make=lambda: Material(role="", paper=paper("记录表")),
        says=("SSJ-TEXT-EMPTY .role",),
    ),
    Unborn(
        name="an archive without a form and a place",
        make=lambda: evolve(archive(sealed()), form="", place="", edition=0),
        says=("SSJ-FORM-LEAST .edition", "SSJ-TEXT-EMPTY .form", "SSJ-TEXT-EMPTY .place"),
        holds=("A25-4",),
    ),
)

TABLES = (REFUSED, QUESTIONED, UNBORN)


@pytest.mark.parametrize("case", named(REFUSED))
def test_refused(case: Case) -> None:
    judge_refused(case)


@pytest.mark.parametrize("case", named(QUESTIONED))
def test_questioned(case: Case) -> None:
    judge_questioned(case)


@pytest.mark.parametrize("case", named(UNBORN))
def test_unborn(case: Unborn) -> None:
    judge_unborn(case)


# ── the manifest ──────────────────────────────────────────────────────────────────────────────────────────


def streams(line: Line) -> dict[str, tuple[bytes, ...]]:
    """Every stream's lines."""
    return {name: line.store.read(name) for name in line.store.streams()}


@pytest.mark.requirement("A25-1", "A25-5")
def test_the_journal_cites_all_that_an_archive_is_made_of_and_finds_what_was_changed() -> None:
    entry = next(entry for entry, _ in lines(archived()) if entry.stream == ARCHIVE)
    named_ = {each.stream for each in entry.cites}
    whole = streams(archived())
    assert named_ == {
        name
        for name in whole
        if name.split("/")[0] in {"rulebook", "checklist", "plan", "registry", "task", "file"}
    }
    assert list(manifest_faults(entry.cites, whole)) == []
    lost = {**whole, FILE: whole[FILE][:-1]}
    assert [each.code for each in manifest_faults(entry.cites, lost)] == ["SSJ-ARCHIVE-LOST"]
    changed = {**whole, FILE: (*whole[FILE][:-1], whole[FILE][0])}
    assert [each.code for each in manifest_faults(entry.cites, changed)] == ["SSJ-ARCHIVE-CHANGED"]
    more = streams(corrected_after())
    assert list(manifest_faults(entry.cites, more)) == []
    assert entry.state is not None


@pytest.mark.requirement("A25-1")
def test_a_dossier_names_what_each_file_holds() -> None:
    entry = archive(sealed()).dossier.entries[0]
    file = sealed().office.file(CODE, target())
    assert file
    assert (len(entry.materials), entry.records) == (6, (file.submissions[0].record,))
    assert [each.version for each in entry.shown] == [1]
    assert {each.role for each in entry.materials} == {
        *("通知书", "送达回证", "记录表", "专项检查表", "音像记录")
    }


def roles(leaves: tuple[Leaf, ...]) -> Counter[str]:
    """How many documents of each kind."""
    return Counter(each.role for each in leaves)


@pytest.mark.requirement("A25-1")
def test_a_dossier_lists_every_document_of_a_task_with_its_digest() -> None:
    made = archive(sealed()).dossier
    task = sealed().task()
    assert task.lock
    assert roles(made.leaves) == {
        "联合抽查事项清单": 1,
        "年度计划": 1,
        "任务与方案": 1,
        "两库更新确认": 2,
        "人员选取方式": 3,
        "抽取前公告": 1,
        "抽取记录": 1,
        "抽取日志": 1,
        "平台回执": len(task.receipts),
    }
    digests = {each.role: each.digest for each in made.leaves}
    assert digests["抽取记录"] == task.lock.digest
    assert digests["抽取前公告"] == task.announcements[0].digest()
    file = sealed().office.file(CODE, target())
    assert file
    assert roles(made.entries[0].leaves) == {
        "预查比对": 1,
        "通知书": 1,
        "送达回证": 1,
        "记录表": 1,
        "专项检查表": 2,
        "音像记录": 1,
        "审核意见": 3,
        "公示凭证": 1,
    }
    kept = {each.key: each.digest for each in file.receipts}
    (shown,) = (each for each in made.entries[0].leaves if each.role == "公示凭证")
    assert shown.digest in kept.values()


@pytest.mark.requirement("A25-1", "A20-2")
def test_a_dossier_lists_what_came_later_too() -> None:
    line = copy_of(objecting())
    line.do(OBJECTION, conclude("GX02"))
    line.do(OBJECTION, feedback())
    line.do(FILE, correct())
    before, after = archive(sealed()).dossier, archive(line).dossier
    added = roles(after.entries[0].leaves) - roles(before.entries[0].leaves)
    assert added == {
        "更正决定": 1,
        "更正依据": 1,
        "异议申请": 1,
        "异议证明材料": 1,
        "复查结论": 1,
        "复查反馈": 1,
    }
    assert after.leaves == before.leaves


@pytest.mark.requirement("A25-6")
def test_each_department_gets_its_part() -> None:
    line = archived()
    made = archive(line).dossier
    files = line.office.files(CODE)
    part = extract(made, files, EMERGENCY)
    assert [each.entry for each in part.parts] == list(made.entries)
    assert {each.items for each in part.parts} == {("GX01", "GX02")}
    assert extract(made, files, "市民政局").parts == ()


@pytest.mark.requirement("A25-5")
def test_what_is_archived_later_is_another_edition_and_the_first_stays() -> None:
    line = copy_of(corrected_after())
    first = line.office.state(ARCHIVE).editions[0]
    act = later_archive(line)
    line.do(ARCHIVE, act, *keeping(act))
    assert line.office.state(ARCHIVE).editions[0] == first
    assert len(line.office.state(ARCHIVE).editions) == 2
    assert line.office.replay().faults == ()


@pytest.mark.requirement("A25-5")
def test_what_is_put_together_takes_only_corrections_and_receipts() -> None:
    file = half_sealed().office.file(CODE, target())
    seen = Neighbours(begun=lambda _: False, below=lambda _: (), checks=lambda _: (), ended=lambda _: None)
    plain: AnyAct = Act(by="甲", at="2026-08-05T09:00:00+08:00")
    assert [each.code for each in neighbour_faults(plain, file, seen)] == ["SSJ-SEAL-CLOSED"]
    for act in (note(), dismiss(), correct()):
        assert list(neighbour_faults(act, file, seen)) == []
    assert list(neighbour_faults(plain, published().office.file(CODE, target()), seen)) == []


# ── completion ────────────────────────────────────────────────────────────────────────────────────────────


def standing(line: Line, day: str) -> Completion:
    """How far the task has come on a day."""
    bureau = bureau_of(line.office.replay())
    on = date.fromisoformat(day)
    return completion(line.task(), bureau.files(CODE), bureau.entered, on, line.rules, CALENDAR)


@pytest.mark.requirement("A19-11", "A02-8")
def test_a_task_is_complete_when_every_drawn_target_is_public_or_withheld() -> None:
    assert not standing(published(), "2026-06-01").complete
    assert standing(settled(), "2026-06-01").complete
    line = copy_of(withheld())
    settle(line)
    found_ = standing(line, "2026-06-01")
    assert (found_.complete, found_.withheld, len(found_.published)) == (True, (target(),), 5)
    assert not standing(created(), "2026-06-01").complete


@pytest.mark.requirement("A24-2", "A24-4")
def test_who_is_late_is_deemed_incomplete_from_the_days_alone() -> None:
    assert not standing(recorded(), "2026-06-09").deemed_incomplete
    assert standing(recorded(), "2026-06-10").late == (
        Lateness(target=target(), reason="not-entered", due="2026-06-09"),
    )
    lates = standing(recorded(), "2026-07-01").late
    assert [each.reason for each in lates].count("not-inspected") == 5
    assert {each.due for each in lates if each.reason == "not-inspected"} == {"2026-06-30"}


@pytest.mark.requirement("A19-11")
def test_what_is_neither_public_nor_withheld_is_open() -> None:
    found_ = standing(recorded(), "2026-06-01")
    assert (found_.published, found_.withheld, len(found_.open)) == ((), (), found_.drawn)
    one = Completion(task=CODE, drawn=1, published=(target(),), withheld=(), open=(), late=())
    assert (one.complete, evolve(one, drawn=0).complete) == (True, False)


@pytest.mark.requirement("A24-2", "A24-4")
def test_nobody_is_late_on_the_last_day_nor_for_an_entry_that_came_in_time() -> None:
    assert standing(recorded(), "2026-06-30").late == (
        Lateness(target=target(), reason="not-entered", due="2026-06-09"),
    )
    assert target() not in {each.target for each in standing(published(), "2026-12-01").late}
    assert [each.reason for each in standing(opened(), "2026-12-01").late if each.target == target()] == [
        "not-inspected"
    ]


@pytest.mark.requirement("A24-2")
def test_what_was_entered_late_stays_late_and_is_public_all_the_same() -> None:
    line = copy_of(recorded())
    line.enter(target(), at="2026-06-10T09:00:00+08:00")
    line.review(target(), at="2026-06-11T09:00:00+08:00")
    receive_all(line)
    settle(line)
    found_ = standing(line, "2026-12-01")
    assert (found_.complete, found_.deemed_incomplete) == (True, True)
    assert [each for each in found_.late if each.target == target()] == [
        Lateness(target=target(), reason="not-entered", due="2026-06-09", done_on="2026-06-10"),
    ]


@pytest.mark.requirement("A24-2", "A19-1")
def test_an_entry_that_is_dated_back_is_late_all_the_same() -> None:
    line = copy_of(recorded())
    line.clock = "2026-06-10T09:00:00+08:00"
    line.enter(target(), at="2026-05-13T09:00:00+08:00")
    assert [each for each in standing(line, "2026-12-01").late if each.reason == "not-entered"] == [
        Lateness(target=target(), reason="not-entered", due="2026-06-09", done_on="2026-06-10"),
    ]
    found_ = clocks(bureau_of(line.office.replay()), date(2026, 6, 11), CALENDAR)
    assert [
        (each.period.met_on, each.standing) for each in found_ if each.period.code == "SSJ-DUE-ENTRY"
    ] == [("2026-06-10", "met-late")]


@pytest.mark.requirement("A24-2")
def test_nobody_sets_by_hand_what_follows_from_the_days() -> None:
    assert {each.name for each in fields(Task)} & {
        "late",
        "incomplete",
        "complete",
        "deemed_incomplete",
    } == set()
    assert {each.name for each in fields(TargetFile)} & {"late", "incomplete", "complete"} == set()


@pytest.mark.requirement("A19-1")
def test_the_clock_of_the_entry_ends_with_the_first() -> None:
    file = returned().office.file(CODE, target())
    assert file
    entered = bureau_of(returned().office.replay()).entered[file_stream(CODE, target())]
    period = entry_period(file, returned().rules, entered)
    assert (period.since, period.n, period.met_on) == ("2026-05-12", 20, "2026-05-13")


@pytest.mark.requirement("A25-1")
def test_one_scan_stands_for_several_papers_each_of_which_it_names() -> None:
    line = copy_of(settled())
    made, scan = seal(line), paper("案卷扫描件")
    scans = tuple(evolve(each, paper=scan, copy_of=each.paper.digest) for each in made.materials)
    line.do(FILE, evolve(made, materials=scans))
    sealed_as = _file(line).sealed
    assert sealed_as
    assert {each.copy_of for each in sealed_as.materials} == {each.paper.digest for each in made.materials}


@pytest.mark.requirement("A25-1", "A20-2")
def test_what_a_correction_rests_on_lies_in_the_file() -> None:
    line = copy_of(published())
    measure = Measure(name="督促整改", number="责改〔2026〕7号")
    change = evolve(correct().changes[0], measures=(measure,))
    line.do(FILE, evolve(correct(), changes=(change,)))
    gone = Ground(
        result="DEREGISTERED",
        facts="已注销",
        decided_on="2026-06-09",
        evidence=(Evidence(source="登记机关注销登记信息", on="2026-06-09"),),
    )
    stated = Change(item="GX01", before=("NO_PROBLEM",), results=("DEREGISTERED",))
    later = evolve(
        correct(), at="2026-06-09T15:00:00+08:00", found_on="2026-06-09", changes=(stated,), grounds=(gone,)
    )
    line.do(FILE, later)
    held = {(each.role, each.title) for each in required(_file(line))}
    assert ("监管措施文书", "督促整改 责改〔2026〕7号") in held
    assert ("直接认定依据", RESULTS["DEREGISTERED"].words) in held


def _file(line: Line) -> TargetFile:
    file = line.office.file(CODE, target())
    assert file
    return file
