"""始终成立的 (不变量): what holds of the bureau after every act, each told from rolls, records and states on its own."""

from collections import Counter
from collections.abc import Iterator
from math import ceil

from attrs import evolve
from tests.properties.life.bureau import ASKED, RATIO, YEAR, Bureau, Unit

from shuangsuiji.chain import check
from shuangsuiji.content_digest import digest_of
from shuangsuiji.documents.content import blank_content, issued_content
from shuangsuiji.documents.lists import public_list
from shuangsuiji.documents.matter import Matter
from shuangsuiji.documents.moj import moj_paper
from shuangsuiji.documents.notice import notice_paper
from shuangsuiji.documents.plain import plain
from shuangsuiji.draw.record import Record, draw
from shuangsuiji.errors import Fault
from shuangsuiji.journal import line_digest
from shuangsuiji.rolls.roll import freeze
from shuangsuiji.target_file import TargetFile
from shuangsuiji.task.lock import Lock
from shuangsuiji.task.setup import task_stream
from shuangsuiji.testing.samples import BUREAU, ITEMS, H

CAP, REPEAT = "SSJ-A08-1", "SSJ-A23-1"
NOT_COUNTED = {"UNREACHABLE"}
WIDE = 100_000
"""Columns of a paper in which no word is broken."""


def locks(bureau: Bureau) -> Iterator[tuple[str, Lock]]:
    """Give every lock with its task's code."""
    for task in bureau.tasks():
        if task.lock:
            yield task.setup.code, task.lock


def record_of(lock: Lock) -> Record:
    """Give the record of a draw that was made here."""
    if lock.record is None:
        raise LookupError(lock.at)
    return lock.record


def drawn_rightly(bureau: Bureau) -> None:
    """Judge that as many are drawn as must be or as there are, which is on record; nobody who is excluded is drawn."""
    for code, lock in locks(bureau):
        announced = record_of(lock).announcement
        entries = list(bureau.frozen[announced.digest()].rolls.targets.entries())
        in_range = {each.id for each in bureau.line.targets}
        eligible = {each.id for each in entries if each.standing == "eligible"}
        excluded = {each.id for each in entries} - eligible
        drawn = [each.id for each in record_of(lock).drawn]
        required = ceil(RATIO * len(entries))
        assert len(drawn) == len(set(drawn)) == min(required, len(eligible))
        assert set(drawn) <= eligible <= in_range
        assert not set(drawn) & excluded
        short = "SSJ-A08-5" in dict(bureau.noted(task_stream(code), "announce-draw"))
        assert short or len(drawn) == required


def drawn_again(bureau: Bureau, code: str, *, reverse: bool) -> None:
    """Judge that the same rolls and numbers give the same record, and another exclusion another root."""
    lock = bureau.line.task(code).lock
    assert lock
    announced = record_of(lock).announcement
    rolls = bureau.frozen[announced.digest()].rolls
    entries = sorted(rolls.targets.entries(), key=lambda each: each.id, reverse=reverse)
    again = freeze(entries, H)
    assert again.root == rolls.targets.root == announced.targets.root
    made = draw(announced, list(record_of(lock).reveals), again, rolls.inspectors, rolls.recusals).record
    assert made.encoded() == record_of(lock).encoded()
    for index, each in enumerate(entries):
        if each.eligible:
            excluded = [*entries[:index], evolve(each, standing="excluded:annual-cap"), *entries[index + 1 :]]
            assert freeze(excluded, H).root != announced.targets.root


def lists_kept(bureau: Bureau) -> None:
    """Judge that what is locked is what was locked."""
    assert {code: digest_of(lock) for code, lock in locks(bureau)} == bureau.lists


def teams_right(bureau: Bureau) -> None:
    """Judge every team as it stands."""
    for code, lock in locks(bureau):
        task = bureau.line.task(code)
        assert lock.record == bureau.records[code]
        for team in task.teams:
            known = {each.id: each for each in bureau.line.inspectors}
            assert len(team.inspectors) == len(set(team.inspectors)) >= 2
            assert all(known[each].eligible for each in team.inspectors)
            assert known[team.leader].part == BUREAU
            assert [each.leader for each in team.members].count(True) == 1
            assert not set(team.inspectors) & recused(bureau, code, team.targets[0])


def recused(bureau: Bureau, code: str, target: str) -> set[str]:
    """Give who is barred from a target, by the task's acts."""
    task = bureau.line.task(code)
    gone = {each.out for each in task.substitutions if each.recuses and target in each.targets}
    return gone | {each.inspector for each in task.recused if each.target == target}


def none_too_often(bureau: Bureau) -> None:
    """Judge every target's year: above the cap, or for an item again, only where somebody answers for it."""
    times: Counter[str] = Counter()
    done: set[tuple[str, str]] = set()
    order = sorted(locks(bureau), key=lambda each: each[1].at)
    for code, lock in order:
        answered = bureau.noted(task_stream(code), "lock-draw")
        waived = bureau.frozen[record_of(lock).announcement.digest()].waived
        for each in lock.targets:
            target = each.entry.id
            if not counted(bureau, (code, target)):
                continue
            times[target] += 1
            listed = target in waived
            assert times[target] <= bureau.cap or listed or (CAP, target) in answered
            pairs = {(target, item) for item in each.items}
            assert not pairs & done or listed or (REPEAT, target) in answered
            done |= pairs


def counted(bureau: Bureau, unit: Unit) -> bool:
    """Say whether what was drawn counts: nobody was found, or the task ended before anybody went, counts not."""
    task, file = bureau.line.task(unit[0]), bureau.file(unit)
    made = (file.inspection or (file.current.inspection if file.current else None)) if file else None
    if made is None:
        return task.ended is None
    return not {code for each in made.results for code in each.results} <= NOT_COUNTED


def public_rightly(bureau: Bureau) -> None:
    """Judge every result that is public: what it rests on, and that its text is what it was."""
    for file in bureau.files():
        stream = f"file/{file.task}/{file.target}"
        texts = {each.key: each.digest() for each in bureau.documents(stream) if each.kind == "publicity"}
        arrived = {each.key for each in file.receipts} & set(texts)
        assert all(bureau.shown[key] == texts[key] for key in arrived)
        assert {
            key for key in bureau.shown if key.startswith(f"publicity/{file.task}/{file.target}/")
        } == arrived
        if file.published:
            rests_on(bureau, file)


def rests_on(bureau: Bureau, file: TargetFile) -> None:
    """Judge that a public result has plan, task and draw, two inspectors or a direct ground, all signatures, all reviews."""
    plan = bureau.office.plan(YEAR, BUREAU)
    lock = bureau.line.task(file.task).lock
    assert plan
    assert plan.row(file.plan)
    assert lock
    assert lock.target(file.target)
    current = file.current
    assert current
    made = current.inspection
    signed = {each.inspector for each in made.signatures}
    assert all(each.text == made.text for each in made.signatures)
    for visit in made.visits:
        assert len(set(visit.inspectors) & signed) >= 2
    for each in made.results:
        grounds = {ground.result for ground in made.grounds}
        sheet = next((one for one in made.sheets if one.item == each.item), None)
        assert set(each.results) <= grounds if sheet is None else sheet.results == each.results
        assert sheet is None or {one.inspector for one in sheet.signatures} == set(sheet.responsible)
    assert made.visits or made.direct
    assert made.direct or made.countersigned or made.refusal
    assert {item.item for item in made.results} == {each.id for each in file.items}
    verdicts = {each.department: each.verdict for each in current.reviews}
    assert verdicts == dict.fromkeys(file.departments, "pass")
    assert digest_of(made) == current.record


def nothing_told(bureau: Bureau) -> None:
    """Judge that nothing that the target or the public can read names an item that must not be told, before the visit."""
    names = {each.id: each.name for each in ITEMS}
    for file in bureau.files():
        visited = file.submissions or file.inspection
        if visited:
            continue
        told = "".join(
            (
                *(item for each in file.notices for item in each.items),
                *_materials(file),
                *_papers(bureau, file),
            )
        )
        for item in file.no_notice:
            assert item not in told
            assert names[item] not in told
            assert ASKED[item] not in told
        stream = f"file/{file.task}/{file.target}"
        assert all(each.kind != "publicity" for each in bureau.documents(stream))


def _materials(file: TargetFile) -> Iterator[str]:
    for each in file.notices:
        yield from each.materials


def _papers(bureau: Bureau, file: TargetFile) -> Iterator[str]:
    """Give every paper that the target or the public can read by now: notices in both forms, and the list."""
    task = bureau.line.task(file.task)
    edition = bureau.office.checklist().editions[task.edition - 1].edition
    matter = Matter(task=task, edition=edition, rules=bureau.line.rules)
    contents = [issued_content(matter, file, each.version) for each in file.notices]
    if file.told_items:
        contents.append(blank_content(matter, file))
    made = [paper for each in contents for paper in (notice_paper(matter, each), moj_paper(matter, each))]
    if file.told_items and not task.secret_until:
        made.append(public_list(matter, bureau.line.clock))
    yield from (plain(each, WIDE) for each in made)


def replays(bureau: Bureau) -> None:
    """Judge that the journal alone gives every state again."""
    found = bureau.office.replay()
    assert found.faults == ()
    assert dict(found.states) == {k: v for k, v in bureau.states().items() if k in found.states}
    assert set(found.states) == set(bureau.states())


def tampering_found(bureau: Bureau, pick: int) -> None:
    """Judge that a line that is taken away, or two that change places, are named by their streams."""
    head = bureau.line.store.head()
    assert head
    kept = (head.number, line_digest(head.line))
    rows = {name: list(lines) for name, lines in bureau.rows().items()}
    assert check(rows, kept) == ()
    numbered = [(name, index) for name in sorted(rows) for index in range(len(rows[name]))]
    name, index = numbered[pick % len(numbered)]
    less = {**rows, name: [*rows[name][:index], *rows[name][index + 1 :]]}
    assert names_stream(check(less, kept), name)
    longer = sorted(each for each, lines in rows.items() if len(lines) > 1)
    name = longer[pick % len(longer)]
    index = pick % (len(rows[name]) - 1)
    lines = [*rows[name]]
    lines[index], lines[index + 1] = lines[index + 1], lines[index]
    assert names_stream(check({**rows, name: lines}, kept), name)


def names_stream(found: tuple[Fault, ...], stream: str) -> bool:
    """Say whether a fault stands in a stream, or speaks of it or of the number that is gone."""
    return any(each.place.file == stream or {"stream", "number"} & {*dict(each.params)} for each in found)
