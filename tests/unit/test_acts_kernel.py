"""行为 (设计决定 3): what holds of every act, and that no code of theirs is without a case.

One line that does every act once is the example of them all (`examples`).
"""

import ast
import os
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final, get_args

import attrs
import pytest
from attrs import evolve
from tests.unit.acts_tables import (
    CHECKLIST,
    PLAN,
    RECEIVED,
    RULEBOOK,
    TASK,
    Unborn,
    acknowledge,
    adopted,
    confirm,
    copy_of,
    documents,
    issue,
    issued,
    judge_unborn,
    kept,
    named,
    nothing,
    receipt,
    receive_all,
    shown_faults,
    taken_over,
    void,
)
from tests.unit.aftermath_tables import aftermath
from tests.unit.test_acts_lists import LISTS
from tests.unit.test_acts_plan import amend
from tests.unit.test_acts_task_assigning import assign, wait

import shuangsuiji
from shuangsuiji import canonical, wire
from shuangsuiji.acts import Acknowledge, Act, Moment, Opening, apply
from shuangsuiji.adoption import InterpretRule
from shuangsuiji.canonical import Json
from shuangsuiji.content_digest import digest_of
from shuangsuiji.errors import ActRefused, InvalidInput, ShuangsuijiError, raise_if
from shuangsuiji.exchange.attachment import attachment_of
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.history import told
from shuangsuiji.inspection.evidence import AttachEvidence
from shuangsuiji.messages import CATALOGUE
from shuangsuiji.messages.text import Language
from shuangsuiji.notice.commissioning import CommissionExpert
from shuangsuiji.notice.issuing import DeliverNotice, IssueNotice
from shuangsuiji.procedure import KINDS, RECEIPTS, AnyAct, act_of, kind_of, owed
from shuangsuiji.registries.flags import ClearFlag, Flag, FlagTarget, ImportFlags
from shuangsuiji.replay import Journalled
from shuangsuiji.sheets.before import Commission, Delivery, NamedInspector
from shuangsuiji.target_file import file_stream
from shuangsuiji.task.ending import CancelTask, CloseTask
from shuangsuiji.task.setup import task_stream
from shuangsuiji.task.state import Assignment
from shuangsuiji.teams.arranging import ArrangeWork
from shuangsuiji.teams.candidates import next_in_order
from shuangsuiji.teams.recusing import DeclareRecusal
from shuangsuiji.teams.substituting import SubstituteInspector
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.samples import BUREAU, CALENDAR, CODE, MARKET, edition, plan_row
from shuangsuiji.texts import parts_of

SOURCE: Final = Path(shuangsuiji.__file__).parent
ACTS: Final = sorted(
    (act for kind in KINDS.values() for act in (get_args(kind.acts) or (kind.acts,))),
    key=lambda act: str(act.__name__),
)
"""Every act that a stream takes."""


def every(act: type[AnyAct]) -> Any:  # noqa: ANN401  -- pytest's own type
    """An act as a parameter under its name."""
    return pytest.param(act, id=act.__name__)


def is_opening(act: type[AnyAct]) -> bool:
    """Say whether a stream begins with an act."""
    return issubclass(act, Opening)


# ── one line that does every act ──────────────────────────────────────────────────────────────────────────


def flag_and_clear(line: Line) -> None:
    """Flag two targets, by hand and by a list, and clear both before anything is drawn."""
    word, source = "重点关注对象名单", "市级名单"
    flag = Flag(target="对象0001", word=word, source=source, first="2026-03-20")
    other = Flag(target="对象0002", word="经营异常名录", source="省级平台", first="2026-03-20")
    for act in (
        FlagTarget(by="经办员甲", at="2026-04-20T10:00:00+08:00", flag=flag),
        ImportFlags(
            by="经办员甲",
            at="2026-04-20T10:00:00+08:00",
            word=other.word,
            source=other.source,
            on="2026-04-01",
            listed=(other,),
        ),
        ImportFlags(
            by="经办员甲",
            at="2026-04-20T11:00:00+08:00",
            word=other.word,
            source=other.source,
            on="2026-04-20",
            listed=(),
        ),
        ClearFlag(
            by="经办员甲",
            at="2026-04-20T11:00:00+08:00",
            target="对象0001",
            word=word,
            source=source,
            on="2026-04-20",
            reason="移出名单",
        ),
    ):
        line.do("flags", act)


@cache
def whole() -> Line:
    """A line that does every act at least once."""
    line = Line()
    line.prepare()
    line.do(
        RULEBOOK,
        InterpretRule(
            by="领导小组办公室",
            at="2026-02-10T09:00:00+08:00",
            key="entry_wd",
            text="检查结果作出之日指最后一名检查人员签字之日",
            document="玉工信双随机〔2026〕3号",
            body=line.rules.keys.interpreting_body.value,
        ),
    )
    line.do(PLAN, amend(plan_row(frequency="每年2次"), plan_row(id="2")))
    line.do(PLAN, amend(plan_row()))
    flag_and_clear(line)
    line.create_task()
    line.announce()
    line.do(TASK, void(line))
    again = line.announce(round_=2)
    line.reveal(again)
    task = line.lock(line.draw(again))
    first, second = task.teams[:2]
    out = next(each.inspector for each in first.members if each.department == MARKET)
    after = next_in_order(task, first.unit, out)
    assert after
    line.do(
        TASK,
        SubstituteInspector(
            by="科长乙",
            at="2026-05-11T09:00:00+08:00",
            task=CODE,
            unit=first.unit,
            out=out,
            substitute=after,
            name=line.names[after.id],
            circumstance="健康",
            approver="局领导丁",
            approved_at="2026-05-11T08:30:00+08:00",
        ),
    )
    line.do(
        TASK,
        DeclareRecusal(
            by="科长乙",
            at="2026-05-11T10:00:00+08:00",
            target=second.unit,
            inspector=out if second.member(out) is None else after.id,
            reason="近亲属",
        ),
    )
    line.do(
        TASK,
        ArrangeWork(
            by=task.teams[1].leader,
            at="2026-05-11T11:00:00+08:00",
            unit=second.unit,
            assignments=(Assignment(target=second.unit, on="2026-05-13", inspectors=second.inspectors[:2]),),
        ),
    )
    line.prepare_visit(second.unit)
    file = file_stream(CODE, second.unit)
    made = IssueNotice(
        by="经办员甲",
        at="2026-05-12T09:00:00+08:00",
        task=CODE,
        target=second.unit,
        team=second,
        arranged=line.task().arranged(second.unit),
        inspectors=tuple(
            NamedInspector(inspector=each, name=f"{each}号", certificate="F1") for each in second.inspectors
        ),
        planned_on="2026-05-13",
    )
    line.do(file, made)
    delivery = Delivery(method="邮寄", recipient="联络员", at="2026-05-12T10:00:00+08:00")
    line.do(file, DeliverNotice(by="经办员甲", at="2026-05-12T11:00:00+08:00", version=2, delivery=delivery))
    commission = Commission(
        institution="某检测公司",
        qualification="CMA-1",
        matter="检验检测",
        items=("GX01",),
        contract_on="2026-05-11",
        reason="须测碘含量",
        payer=BUREAU,
    )
    line.do(
        file,
        CommissionExpert(
            by=second.leader,
            at="2026-05-12T12:00:00+08:00",
            task=CODE,
            target=second.unit,
            team=second,
            commission=commission,
        ),
    )
    line.record(first.unit)
    line.enter(first.unit)
    shot = attachment_of(b"picture", "现场照片.jpg", "image/jpeg")
    at = "2026-05-13T10:00:00+08:00"
    line.do(
        file_stream(CODE, first.unit), AttachEvidence(by="录入员丙", at=at, version=1, attachments=(shot,))
    )
    line.review(first.unit)
    end: dict[str, Any] = {"reason": "上级统一安排", "approver": "局领导丁"}
    line.create_task("YXGX-2026-02")
    at = "2026-05-14T11:00:00+08:00"
    line.create_task("YXGX-2026-03")
    wait(line, "YXGX-2026-03", 1001)
    line.do(task_stream("YXGX-2026-03"), assign(line, "YXGX-2026-03"))
    line.do(task_stream("YXGX-2026-02"), CancelTask(by="经办员甲", at=at, **end))
    line.do(task_stream("YXGX-2026-03"), CloseTask(by="经办员甲", at=at, **end))
    line.create_task("YXGX-2026-04")
    line.do(task_stream("YXGX-2026-04"), taken_over(line, at=at))
    receive_all(line)
    aftermath(line, first.unit, second.unit)
    for stream, act in LISTS:
        line.do(stream, act)
    return line


@cache
def examples() -> Mapping[type[AnyAct], Journalled]:
    """Of every act the last time that it was done."""
    replayed = whole().office.replay()
    assert replayed.faults == ()
    return {type(each.act): each for each in replayed.done}


@cache
def before(number: int) -> Line:
    """The line as it stood before an entry."""
    return copy_of(whole(), before=number)


def test_the_line_does_every_act() -> None:
    assert set(examples()) == set(ACTS)


# ── over the wire ─────────────────────────────────────────────────────────────────────────────────────────


def places(json: Json, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Give every place in a document; of a list's members the first two."""
    yield path
    if isinstance(json, dict):
        for name, each in json.items():
            yield from places(each, (*path, name))
    if isinstance(json, list):
        for index, each in enumerate(json[:2]):
            yield from places(each, (*path, index))


def at(json: Json, path: tuple[str | int, ...]) -> Any:  # noqa: ANN401  -- JSON has no type of its own
    """Give what stands at a place."""
    found: Any = json
    for step in path:
        found = found[step]
    return found


def put(json: Json, path: tuple[str | int, ...], value: object) -> Json:
    """Give the document with something else at a place."""
    if not path:
        return value  # type: ignore[return-value]
    changed: Any = deepcopy(json)
    at(changed, path[:-1])[path[-1]] = value
    return changed  # type: ignore[no-any-return]


def written(path: tuple[str | int, ...]) -> str:
    """Give a place as a fault names it."""
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)


def reading(act: type[AnyAct], json: Json) -> list[str]:
    """Read a document that must be refused as an act, and give the faults."""
    with pytest.raises(InvalidInput) as caught:
        act_of(examples()[act].entry.stream, json)
    return shown_faults(caught.value.faults)


def anything(path: tuple[str | int, ...]) -> bool:
    """Say whether any JSON may stand at a place: a revealed value is what its source gives."""
    return "reveals" in path


@pytest.mark.parametrize("act", [every(act) for act in ACTS])
def test_every_act_goes_over_the_wire(act: type[AnyAct]) -> None:
    example = examples()[act]
    again = canonical.decode(canonical.encode(wire.write(example.act)))
    assert act_of(example.entry.stream, again) == example.act


@pytest.mark.parametrize("act", [every(act) for act in ACTS])
def test_a_member_too_many_is_refused_wherever_it_stands(act: type[AnyAct]) -> None:
    json = wire.write(examples()[act].act)
    for path in places(json):
        if isinstance(at(json, path), dict) and not anything(path):
            faults = reading(act, put(json, (*path, "memo"), "备注"))
            assert faults == [f"SSJ-JSON-EXTRA {written(path)}"], written(path)


@pytest.mark.parametrize("act", [every(act) for act in ACTS])
def test_a_value_of_another_type_is_refused_wherever_it_stands(act: type[AnyAct]) -> None:
    json = wire.write(examples()[act].act)
    for path in places(json):
        if not anything(path):
            other = 1.5 if isinstance(at(json, path), str | int) else True
            faults = reading(act, put(json, path, other))
            assert all(each.endswith(written(path)) for each in faults), (written(path), faults)
            assert {each.split()[0] for each in faults} <= {"SSJ-JSON-TYPE", "SSJ-JSON-CHOICE"}


@pytest.mark.parametrize("act", [every(act) for act in ACTS])
def test_a_member_that_is_missing_is_refused(act: type[AnyAct]) -> None:
    json = wire.write(examples()[act].act)
    assert isinstance(json, dict)
    for field in attrs.fields(act):
        if field.default is attrs.NOTHING:
            short = {name: each for name, each in json.items() if name != field.name}
            assert reading(act, short) == ["SSJ-JSON-MISSING $"]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_stream_takes_no_act_of_another(kind: str) -> None:
    own = get_args(KINDS[kind].acts) or (KINDS[kind].acts,)
    for act in ACTS:
        json = wire.write(examples()[act].act)
        if act not in own:
            with pytest.raises(InvalidInput):
                act_of(f"{kind}/甲", json)


def test_kinds_are_told_apart_by_their_names() -> None:
    names = [attrs.fields_dict(act)["kind"].default for act in ACTS]
    assert len(set(names)) == len(names)
    assert {attrs.fields_dict(act)["kind"].default for act in RECEIPTS.values()} <= set(names)
    assert set(RECEIPTS.values()) == {act for act in ACTS if issubclass(act, Acknowledge)}


# ── what is told ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("act", [every(act) for act in ACTS])
def test_every_act_is_told_with_all_its_data(act: type[AnyAct], language: Language) -> None:
    line = told(examples()[act])
    text = CATALOGUE[line.what.code]
    names = set(re.findall(r"\{(\w+)\}", text.zh))
    data = dict(line.what.params)
    assert set(data) == names
    assert all(str(value).strip() not in {"", "None"} for value in data.values())
    sentence = line.sentence(language)
    assert sentence
    assert all(str(value) in sentence for value in data.values())
    assert not re.search(r"[{}]|SSJ-", sentence)
    assert line.article.startswith("第")
    assert (line.by, line.at) == (examples()[act].act.by, examples()[act].act.at)


# ── applied ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.requirement("A04-4")
@pytest.mark.parametrize("act", [every(act) for act in ACTS])
def test_applying_an_act_gives_a_new_state_and_leaves_the_old_one(act: type[AnyAct]) -> None:
    example = examples()[act]
    stream, line = example.entry.stream, before(example.entry.number)
    state = line.office.state(stream)
    digest = digest_of(state)
    after = apply(state, example.act, line.rules)
    assert after == apply(state, example.act, line.rules)
    assert after != state
    assert digest_of(line.office.state(stream)) == digest == digest_of(state)


@pytest.mark.parametrize("act", [every(act) for act in ACTS if is_opening(act)])
def test_what_has_begun_is_not_begun_again(act: type[AnyAct]) -> None:
    example = examples()[act]
    state = whole().office.state(example.entry.stream)
    with pytest.raises(ActRefused) as caught:
        apply(state, example.act, whole().rules)
    assert shown_faults(caught.value.faults) == ["SSJ-ACT-BEGUN"]


@pytest.mark.parametrize("act", [every(act) for act in ACTS if not is_opening(act)])
def test_what_has_not_begun_takes_no_other_act(act: type[AnyAct]) -> None:
    with pytest.raises(ActRefused) as caught:
        apply(None, examples()[act].act, whole().rules)
    assert shown_faults(caught.value.faults) == ["SSJ-ACT-NOT-BEGUN"]


def test_an_act_that_says_nothing_of_itself_forbids_questions_and_tells_nothing() -> None:
    act: Act[Any] = Act(by="甲", at="2026-01-01T09:00:00+08:00")
    rules = whole().rules
    assert list(act.faults(None, rules)) == []
    assert list(act.findings(None, rules, Moment(recorded=act.at))) == []
    assert (act.stream(), act.relies(), act.told(), act.day) == (None, (), {}, "2026-01-01")
    assert list(act.relied_faults(lambda _: None)) == []
    opening: Opening[Any] = Opening(by="甲", at=act.at)
    for unfinished in (act.after, opening.after):
        with pytest.raises(NotImplementedError):
            unfinished(None)


LONG: Final = os.environ.get("HYPOTHESIS_PROFILE") == "soak"
MOST_CHANGES: Final = 300
"""So many changes of an act are tried where time is short."""


def alternatives(found: object) -> list[object]:
    """Give what could stand there instead, of the same type."""
    match found:
        case bool():
            return [not found]
        case int():
            return [found + 1, found - 1, 10**15]
        case str():
            return [f"{found}x", "x", "", "\ud800", "0" * 64]
        case list():
            members: list[object] = list(found)  # pyright: ignore[reportUnknownArgumentType]  -- of any JSON
            return [[], members[1:], members[:-1], members[::-1], [*members, *members[:1]]]
        case None:
            return ["x", 1]
        case _:
            return []


def outcome(act: type[AnyAct], json: Json) -> str:
    """Do a changed act where the true one was done: say what became of it."""
    example = examples()[act]
    stream, line = example.entry.stream, before(example.entry.number)
    state = line.office.state(stream)
    found = "unborn"
    try:
        made = act_of(stream, json)
        found = "refused"
        after = apply(state, made, line.rules)
        raise_if(made.relied_faults(line.office.state), ActRefused)
        moment = Moment(recorded=example.entry.recorded, calendar=CALENDAR)
        texts = [each.fault().text("en") for each in made.findings(state, line.rules, moment)]
        texts += [told(evolve(example, act=made)).sentence("en"), digest_of(after)]
        texts += [each.digest() for each in owed(stream, after)]
    except (InvalidInput, ActRefused) as error:
        return found if error.text("en") and error.text("zh") else "speechless"
    return "done" if all(texts) else "speechless"


@pytest.mark.parametrize("act", [every(act) for act in ACTS])
def test_an_act_that_is_changed_in_one_place_is_done_or_refused_and_nothing_else(
    act: type[AnyAct],
) -> None:
    """Whatever is written into a journal, nothing but an error of our own comes of it."""
    json = wire.write(examples()[act].act)
    changes = [
        (path, other)
        for path in places(json)
        for other in alternatives(at(json, path))
        if other != at(json, path)
    ]
    step = 1 if LONG else 1 + len(changes) // MOST_CHANGES
    seen = {outcome(act, put(json, path, other)) for path, other in changes[::step]}
    assert {"unborn", "done"} <= seen <= {"unborn", "refused", "done"}


SETTLED: Final[Mapping[str, tuple[str, ...]]] = {
    "LockDraw": (
        "record",
        "pool",
        "recusals",
        *(f"targets[{index}].{member}" for index in (0, 1) for member in ("entry", "items", "index", "path")),
    ),
    "OpenFile": ("file",),
    **dict.fromkeys(
        ("CommissionExpert", "IssueNotice", "RecordInspection", "RecordPreCheck"),
        ("task", "target", "team"),
    ),
    "EnterResult": ("record", "responsible"),
    "PublishPlan": ("edition", "added", "units", "supervised", "beside"),
    "AmendPlan": ("edition", "added", "units", "supervised", "beside"),
    "CreateTask": ("edition", "channels", "undated", "units"),
    "RevealSource": ("announcement", "index"),
    "VoidRound": ("announcement",),
    **{act.__name__: ("receipt.key", "receipt.digest") for act in RECEIPTS.values()},
}
"""Of which members of which act everything follows from what is there already."""


@pytest.mark.parametrize("act", [every(act) for act in ACTS if act.__name__ in SETTLED])
def test_what_follows_from_what_is_there_cannot_be_written_otherwise(act: type[AnyAct]) -> None:
    json = wire.write(examples()[act].act)
    for path in places(json):
        if written(path)[2:].startswith(SETTLED[act.__name__]):
            for other in alternatives(at(json, path)):
                if other != at(json, path):
                    assert outcome(act, put(json, path, other)) != "done", (written(path), other)


# ── receipts ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.requirement("X-26")
@pytest.mark.parametrize("kind", sorted(RECEIPTS))
def test_a_receipt_is_of_a_document_that_there_is_of_that_very_one_and_comes_once(kind: str) -> None:
    example = examples()[RECEIPTS[kind]]
    stream, line = example.entry.stream, before(example.entry.number)
    document = next(
        each
        for each in documents(line, stream)
        if each.key == example.act.receipt.key  # type: ignore[attr-defined]
    )
    since = acknowledge(document).since(line.office.state(stream), document)
    honest = receipt(document, max(RECEIVED, since))
    cases = (
        (evolve(honest, key=f"{honest.key}/x"), line, ["SSJ-RECEIPT-UNKNOWN"]),
        (evolve(honest, digest="0" * 64), line, ["SSJ-RECEIPT-OTHER"]),
        (honest, whole(), ["SSJ-RECEIPT-TWICE"]),
        (evolve(honest, digest="0" * 64), whole(), ["SSJ-RECEIPT-OTHER", "SSJ-RECEIPT-TWICE"]),
    )
    for given, stage, says in cases:
        _judge_receipt(stage, stream, acknowledge(document, given), says)


def _judge_receipt(line: Line, stream: str, act: AnyAct, says: list[str]) -> None:
    before_it = kept(line)
    with pytest.raises(ActRefused) as caught:
        line.office.do(stream, act)
    assert shown_faults(caught.value.faults) == says
    assert kept(line) == before_it


@pytest.mark.requirement("A11-9")
def test_what_is_acknowledged_is_owed_no_longer() -> None:
    assert whole().office.owed() == []
    for stream in whole().store.streams():
        assert owed(stream, whole().office.state(stream)) == []
    (notice,) = documents(issued(), CHECKLIST)
    assert issued().office.checklist().owed([notice]) == [notice]


# ── forms and streams ─────────────────────────────────────────────────────────────────────────────────────


def example(name: str) -> AnyAct:
    """The example of an act by its name."""
    return next(each.act for each in examples().values() if type(each.act).__name__ == name)


def confirmed_without_offset() -> AnyAct:
    """Confirm a registry of nothing, at a time without its offset."""
    return evolve(confirm("targets", whole()), at="2026-05-14T09:00:00", count=0)


UNBORN = (
    Unborn(
        name="an act of nobody at no time",
        make=lambda: evolve(example("OpenFile"), by="", at="2026-05-06"),
        says=("SSJ-TEXT-EMPTY .by", "SSJ-TEXT-INSTANT .at", "SSJ-ACT-OFFSET .at"),
    ),
    Unborn(
        name="an act in the time of another country",
        make=lambda: evolve(example("OpenFile"), at="2026-05-06T01:00:00Z"),
        says=("SSJ-ACT-OFFSET .at",),
    ),
    Unborn(
        name="an act by somebody with white space around the name",
        make=lambda: evolve(example("ReviewResult"), by=" 丙 "),
        says=("SSJ-TEXT-SPACE .by",),
    ),
    Unborn(
        name="an act whose time has no offset, and whose own members are wrong as well",
        make=confirmed_without_offset,
        says=("SSJ-TEXT-INSTANT .at", "SSJ-ACT-OFFSET .at", "SSJ-FORM-LEAST .count"),
    ),
    Unborn(
        name="a receipt of nothing",
        make=lambda: Receipt(key="", digest="", number="", platform="", at=""),
        says=(
            "SSJ-TEXT-EMPTY .key",
            "SSJ-TEXT-HEX .digest",
            "SSJ-TEXT-EMPTY .number",
            "SSJ-TEXT-EMPTY .platform",
            "SSJ-TEXT-INSTANT .at",
        ),
    ),
    Unborn(
        name="a stream that there is not",
        make=lambda: kind_of("tasks/YXGX-2026-01"),
        says=("SSJ-ACT-STREAM",),
    ),
    Unborn(
        name="an act of a stream that there is not",
        make=lambda: act_of("", {}),
        says=("SSJ-ACT-STREAM",),
    ),
)

TABLES = (UNBORN,)


@pytest.mark.parametrize("case", named(UNBORN))
def test_unborn(case: Unborn) -> None:
    judge_unborn(case)


@pytest.mark.parametrize(
    ("at", "done"), [("2026-01-04T09:05:00+08:00", True), ("2026-01-04T09:05:01+08:00", False)]
)
def test_nothing_is_done_that_is_yet_to_come(at: str, done: bool) -> None:  # noqa: FBT001  -- a table's column
    line = adopted()
    before_it, act = kept(line), evolve(issue(edition()), at=at)
    if done:
        assert line.office.check(CHECKLIST, act) == ()
    else:
        with pytest.raises(ActRefused) as caught:
            line.office.do(CHECKLIST, act)
        assert shown_faults(caught.value.faults) == ["SSJ-ACT-FUTURE $.at"]
    assert kept(line) == before_it


@pytest.mark.parametrize("act", [every(act) for act in ACTS])
def test_an_act_stands_in_its_own_stream_and_in_no_other(act: type[AnyAct]) -> None:
    example = examples()[act]
    own = example.act.stream()
    assert own in {None, example.entry.stream}
    if own is not None:
        other = f"{example.entry.stream}x" if "/" in own else f"{own}/x"
        line = before(example.entry.number)
        before_it = kept(line)
        with pytest.raises(ActRefused) as caught:
            line.office.do(other, example.act)
        assert shown_faults(caught.value.faults) == ["SSJ-ACT-STREAM-OTHER"]
        assert kept(line) == before_it


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_first_act_of_a_stream_names_it(kind: str) -> None:
    """Later acts are judged by the state, which began with one that names its stream."""
    acts = get_args(KINDS[kind].acts) or (KINDS[kind].acts,)
    for act in acts:
        is_first = is_opening(act) or KINDS[kind].start is not None
        assert not is_first or examples()[act].act.stream() is not None


def test_where_there_is_no_such_stream_nothing_is_done() -> None:
    with pytest.raises(ShuangsuijiError) as caught:
        adopted().office.do("tasks/1", example("CreateTask"))
    assert shown_faults(caught.value.faults) == ["SSJ-ACT-STREAM"]
    assert nothing().store.streams() == ()


def test_every_stream_is_of_a_kind() -> None:
    assert {parts_of(stream)[0] for stream in whole().store.streams()} <= set(KINDS)
    assert file_stream(CODE, "甲").startswith("file/")


# ── no code without a case ────────────────────────────────────────────────────────────────────────────────

MODULES: Final = (
    "acts",
    "adoption",
    "archive/archiving",
    "archive/dossier",
    "archive/integrity",
    "archive/sealing",
    "casework",
    "checklist/edition",
    "checklist/issuing",
    "checklist/item",
    "checklist/repeal",
    "checklist/state",
    "checklist/supplements",
    "correction",
    "departments",
    "dispatch",
    "findings",
    "filing",
    "found_errors",
    "followup/handing",
    "followup/opening",
    "misconduct",
    "neighbours",
    "inspection/direct",
    "inspection/entering",
    "inspection/evidence",
    "inspection/recording",
    "inspection/results",
    "inspection/seen",
    "inspection/signing",
    "inspection/visiting",
    "notice/commissioning",
    "notice/issuing",
    "notice/pre_check",
    "objection/concluding",
    "objection/receiving",
    "objection/sending",
    "objection/supplementing",
    "other_checks",
    "plan/judging",
    "plan/publishing",
    "plan/rows",
    "plan/state",
    "procedure",
    "publicity",
    "registries/confirmation",
    "registries/flags",
    "review",
    "rulebook",
    "sheets/grounds",
    "sheets/visits",
    "supervision",
    "target_file",
    "task/announcing",
    "task/assigning",
    "task/batches",
    "task/criterion",
    "task/differentiation",
    "task/ending",
    "task/exclusions",
    "task/library",
    "task/listing",
    "task/importing",
    "task/lock",
    "task/lock_rules",
    "task/locking",
    "task/quota_rules",
    "task/repeats",
    "task/rounds",
    "task/scheme_document",
    "task/selection",
    "task/selection_rules",
    "task/sending",
    "task/setting",
    "task/setting_rules",
    "task/setup",
    "task/special",
    "task/state",
    "teams/arranging",
    "teams/candidates",
    "teams/recusing",
    "teams/sending",
    "teams/substituting",
)
"""The modules of the acts."""

TABLED: Final = (
    "test_acts_archive",
    "test_acts_casework",
    "test_acts_before",
    "test_acts_checklist",
    "test_acts_flags",
    "test_acts_correction",
    "test_acts_direct",
    "test_acts_evidence",
    "test_acts_followup",
    "test_acts_inspection",
    "test_acts_kernel",
    "test_acts_listing",
    "test_acts_lists",
    "test_acts_objection",
    "test_acts_plan",
    "test_acts_registries",
    "test_acts_review_publicity",
    "test_acts_sheets",
    "test_acts_task",
    "test_acts_task_assigning",
    "test_acts_task_selection",
    "test_acts_task_importing",
    "test_acts_task_setting",
    "test_acts_teams",
    "test_acts_visits",
    "test_findings",
    "test_platform_words",
    "test_rulebook",
)
"""The tables of cases."""

ELSEWHERE: Final[Mapping[str, str]] = {
    "SSJ-ARCHIVE-CHANGED": "test_acts_archive: it is found in an archive, not in an act",
    "SSJ-SEAL-CLOSED": "test_acts_archive: of acts that nothing else forbids then",
    "SSJ-ARCHIVE-LOST": "test_acts_archive: it is found in an archive, not in an act",
    "SSJ-RECEIPT-UNKNOWN": "above, for every kind of document",
    "SSJ-RECEIPT-OTHER": "above, for every kind of document",
    "SSJ-RECEIPT-TWICE": "above, for every kind of document",
    "SSJ-ACT-FUTURE": "above: the case is one of the office's clock",
    "SSJ-OVERRIDE-FUTURE": "test_findings: it is said of an override, not of an act",
    "SSJ-OVERRIDE-IDLE": "test_findings: it is said of an override, not of an act",
    "SSJ-JSON-EXTRA": "above, for every act; and tests/unit/test_office_for_applications",
}
"""Codes that have their tests, though not in a table."""


def raised(module: str) -> set[str]:
    """Give the codes that are written out in a module, its documentation and the names of clocks left out."""
    tree = ast.parse((SOURCE / f"{module}.py").read_text("utf-8"))
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation
    )
    return {text for text in texts if re.fullmatch(r"SSJ(?!-DUE-)(?:-[A-Z0-9]+)+", text)}


def tabled() -> set[str]:
    """Give the codes that have a case."""
    found: set[str] = set()
    for name in TABLED:
        for table in import_module(f"tests.unit.{name}").TABLES:
            found |= {each.split()[0] for case in table for each in case.says}
    return found


def codes_of_acts() -> set[str]:
    """Give the codes that the acts' modules raise, and those that the office raises about an act or an override."""
    office = {each for each in raised("office/service") if each.startswith(("SSJ-OVERRIDE-", "SSJ-ACT-"))}
    return office.union(*map(raised, MODULES))


def test_the_modules_are_those_that_have_acts() -> None:
    assert {act.__module__.removeprefix("shuangsuiji.").replace(".", "/") for act in ACTS} <= set(MODULES)


def test_every_code_of_the_acts_has_a_case() -> None:
    assert len(codes_of_acts()) > 100
    assert codes_of_acts() - tabled() - set(ELSEWHERE) == set()


def test_what_is_said_to_be_elsewhere_is_raised() -> None:
    assert set(ELSEWHERE) - codes_of_acts() == set()


def test_every_code_of_a_case_is_in_the_catalogue() -> None:
    assert tabled() - set(CATALOGUE) == set()


def test_every_finding_of_the_catalogue_has_a_case() -> None:
    findings = {code for code in CATALOGUE if re.match(r"SSJ-(?:A\d\d|X)-", code)}
    assert findings - tabled() == set()
