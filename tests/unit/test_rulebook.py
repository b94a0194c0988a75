"""规则集 (设计决定 5): what is read of a file, what is refused, and what is adopted."""

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import attrs
import pytest
from attrs import evolve
from tests.unit.acts_tables import (
    RULEBOOK,
    TASK,
    Case,
    Unborn,
    adopt,
    adopted,
    copy_of,
    created,
    judge_questioned,
    judge_refused,
    judge_unborn,
    lines,
    named,
    nothing,
    rule,
)

import shuangsuiji
from shuangsuiji import canonical, rule_keys, wire
from shuangsuiji.adoption import AdoptRulebook, Interpretation, InterpretRule, Rulebooks
from shuangsuiji.errors import ActRefused, InvalidInput, Place
from shuangsuiji.office.rulebooks import YUXI, builtin_rulebook
from shuangsuiji.replay import replay
from shuangsuiji.rule_keys import Keys
from shuangsuiji.rule_kinds import (
    AreaCaps,
    Choice,
    Count,
    Limit,
    Quiet,
    QuietPeriod,
    Rule,
    Switch,
    Text,
    Word,
    YearDay,
)
from shuangsuiji.rulebook import Layer, Rulebook, read_layers, read_rulebook
from shuangsuiji.task.setting import CreateTask
from shuangsuiji.testing.line import Line

SOURCE = Path(shuangsuiji.__file__).parent
FILE = (files("shuangsuiji") / "rulebooks" / YUXI).read_text("utf-8")
RULES = builtin_rulebook("2026-01-01")
ALL_KEYS = [each.name for each in attrs.fields(Keys)]


def changed(old: str, new: str) -> bytes:
    """The built-in file with one place changed."""
    assert FILE.count(old) >= 1
    return FILE.replace(old, new, 1).encode()


def table(key: str) -> str:
    """The text of a key's table in the built-in file."""
    begin = FILE.index(f"[keys.{key}]")
    end = FILE.find("[keys.", begin + 1)
    return FILE[begin : end if end > 0 else len(FILE)]


def given(**values: str) -> bytes:
    """The built-in file with other values of some keys, as TOML writes them; empty leaves the key open."""
    text = FILE
    for key, value in values.items():
        rest = "".join(
            line for line in table(key).splitlines(keepends=True) if not line.startswith("value = ")
        )
        head, _, tail = rest.partition("\n")
        line = f"value = {value}\n" if value else ""
        text = text.replace(table(key), f"{head}\n{line}{tail}", 1)
    return text.encode()


def read(data: bytes) -> Rulebook:
    """Read a rulebook's file."""
    return read_rulebook(data, Place(file="本局.toml"))


def layer(day: str = "2026-06-01", **changed: object) -> Layer:
    """A layer that sets one key from a day on."""
    entry = {"value": 10, "unit": "工作日", "article": "国发〔2019〕5号", "strength": "W", "reading": "从严"}
    plain: dict[str, Any] = {"title": "上级规则", "source": "某文件", "keys": {"entry_wd": entry}}
    return Layer(**{**plain, "effective_from": day, **changed})


def above(*layers: Layer) -> Rulebook:
    """The built-in rulebook under superior rules."""
    return evolve(RULES, layers=layers)


def setting(key: str, value: object, **members: object) -> dict[str, Any]:
    """What a layer says that sets a key to a value."""
    found: Any = wire.write(RULES.rule(key))
    return {key: {**found, "value": value, **members}}


def second() -> Rulebook:
    """The next edition of the built-in rulebook."""
    return evolve(rule("entry_wd", 30), edition=2)


def interpret(line: Line) -> InterpretRule:
    """Say how a key is to be understood."""
    return InterpretRule(
        by="领导小组办公室",
        at="2026-02-10T09:00:00+08:00",
        key="entry_wd",
        text="检查结果作出之日指最后一名检查人员签字之日",
        document="玉工信双随机〔2026〕3号",
        body=line.rules.keys.interpreting_body.value or "领导小组",
    )


@cache
def prepared_under(rules: Rulebook) -> Line:
    """A bureau that is ready to set up its task, under other rules."""
    line = Line(rules=rules)
    line.prepare()
    return line


@cache
def adopted_under(rules: Rulebook) -> Line:
    """A bureau that has adopted other rules."""
    line = Line(rules=rules)
    line.do(RULEBOOK, adopt(line))
    return line


@cache
def create(_line: Line) -> CreateTask:
    """Set up the task as the line does it under rules of its year."""
    found = created().office.replay().done[-1].act
    assert isinstance(found, CreateTask)
    return found


UNBORN = (
    Unborn(
        name="a file that is not UTF-8",
        make=lambda: read(FILE.encode("gb18030")),
        says=("SSJ-RULES-TOML",),
    ),
    Unborn(
        name="a file that is no TOML",
        make=lambda: read(b"title = "),
        says=("SSJ-RULES-TOML",),
    ),
    Unborn(
        name="a key that stands there twice",
        make=lambda: read((FILE + "\n" + table("entry_wd")).encode()),
        says=("SSJ-RULES-TOML",),
    ),
    Unborn(
        name="a day that there is not",
        make=lambda: read(changed('"03-31"', '"02-30"')),
        says=("SSJ-RULES-YEAR-DAY $.keys.plan_publish_by.value",),
    ),
    Unborn(
        name="a misspelt key",
        make=lambda: read(changed("[keys.entry_wd]", "[keys.entry_days]")),
        says=("SSJ-JSON-EXTRA $.keys", "SSJ-JSON-MISSING $.keys"),
    ),
    Unborn(
        name="a key that is missing",
        make=lambda: read(changed(table("entry_wd"), "")),
        says=("SSJ-JSON-MISSING $.keys",),
    ),
    Unborn(
        name="a key without its article",
        make=lambda: read(
            changed(table("entry_wd"), table("entry_wd").replace('article = "第十九条"\n', ""))
        ),
        says=("SSJ-JSON-MISSING $.keys.entry_wd",),
    ),
    Unborn(
        name="a member that a rule does not have",
        make=lambda: read(changed("[keys.entry_wd]", "[keys.entry_wd]\nmaximum = 30")),
        says=("SSJ-JSON-EXTRA $.keys.entry_wd",),
    ),
    Unborn(
        name="values of other types",
        make=lambda: read(given(entry_wd='"20"').replace(b"value = true", b"value = 1", 1)),
        says=(
            "SSJ-JSON-TYPE $.keys.entry_wd.value",
            "SSJ-JSON-TYPE $.keys.plan_required.value",
        ),
    ),
    Unborn(
        name="one inspector on site, and no inspection a year",
        make=lambda: read(given(min_onsite="1", object_annual_cap="0", min_drawn_team="1")),
        says=(
            "SSJ-FORM-LEAST $.keys.min_drawn_team.value",
            "SSJ-FORM-LEAST $.keys.min_onsite.value",
            "SSJ-FORM-LEAST $.keys.object_annual_cap.value",
        ),
    ),
    Unborn(
        name="fewer than no days",
        make=lambda: read(given(entry_wd="-1")),
        says=("SSJ-FORM-LEAST $.keys.entry_wd.value",),
    ),
    Unborn(
        name="fewer than nobody",
        make=lambda: read(given(min_onsite="-1", max_visit_hours="-1")),
        says=("SSJ-FORM-LEAST $.keys.min_onsite.value", "SSJ-FORM-LEAST $.keys.max_visit_hours.value"),
    ),
    Unborn(
        name="a strength that there is not",
        make=lambda: read(changed(table("min_onsite"), table("min_onsite").replace('"E"', '"必须"'))),
        says=("SSJ-JSON-CHOICE $.keys.min_onsite.strength",),
    ),
    Unborn(
        name="a rule without a reading, from no article",
        make=lambda: Count(value=1, unit="", article="", strength="E", reading=""),
        says=("SSJ-TEXT-EMPTY .article", "SSJ-TEXT-EMPTY .reading"),
    ),
    Unborn(
        name="words that are none",
        make=lambda: Choice(value=("好", " 好"), unit="", article="第六条", strength="E", reading="读"),
        says=("SSJ-TEXT-SPACE .value",),
    ),
    Unborn(
        name="a reading that there is not",
        make=lambda: read(given(plan_amendment='"never"', rounding='"bankers"')),
        says=("SSJ-JSON-CHOICE $.keys.plan_amendment.value", "SSJ-JSON-CHOICE $.keys.rounding.value"),
    ),
    Unborn(
        name="a number that is left open where there must be one",
        make=lambda: read(given(entry_wd="", separation="")),
        says=("SSJ-JSON-MISSING $.keys.entry_wd", "SSJ-JSON-MISSING $.keys.separation"),
    ),
    Unborn(
        name="words with a meaning of their own that are not on their lists",
        make=lambda: read(
            given(
                platform_channel='"微信公众号"',
                onsite_method='"现场"',
                commission_method='"外包"',
                complaints_word='"投诉"',
                recusal_circumstance='"避嫌"',
                other_circumstance='"另"',
                oral_measures='["督促整改", "口头警告"]',
                linked_measures='["拘留"]',
            )
        ),
        says=(
            "SSJ-RULES-WORD $.keys.platform_channel.value",
            "SSJ-RULES-WORD $.keys.onsite_method.value",
            "SSJ-RULES-WORD $.keys.commission_method.value",
            "SSJ-RULES-WORD $.keys.complaints_word.value",
            "SSJ-RULES-WORD $.keys.recusal_circumstance.value",
            "SSJ-RULES-WORD $.keys.other_circumstance.value",
            "SSJ-RULES-WORD $.keys.oral_measures.value[1]",
            "SSJ-RULES-WORD $.keys.linked_measures.value[0]",
        ),
    ),
    Unborn(
        name="quiet days that no month has",
        make=lambda: read(
            given(
                quiet_periods="["
                '{region = "", first = 0, last = 32, random_exempt = true},'
                '{region = "", first = 15, last = 1, random_exempt = true}]'
            )
        ),
        says=(
            "SSJ-RULES-QUIET $.keys.quiet_periods.value[0].first",
            "SSJ-RULES-QUIET $.keys.quiet_periods.value[0].last",
            "SSJ-RULES-QUIET $.keys.quiet_periods.value[1].last",
        ),
    ),
    Unborn(
        name="a cap that allows nothing in no years",
        make=lambda: read(given(annual_cap_by_area='[{area = "食盐", times = 0, years = 0, hard = true}]')),
        says=(
            "SSJ-FORM-LEAST $.keys.annual_cap_by_area.value[0].times",
            "SSJ-FORM-LEAST $.keys.annual_cap_by_area.value[0].years",
        ),
    ),
    Unborn(
        name="a rulebook that starts from one that there is not",
        make=lambda: read(b'base = "kunming"\ntitle = "x"\n'),
        says=("SSJ-RULES-BASE $.base",),
    ),
    Unborn(
        name="a rulebook that starts from another and has no table of keys",
        make=lambda: read_rulebook(b'base = "yuxi"\nkeys = 3\n', bases={"yuxi": RULES}),
        says=(
            "SSJ-JSON-TYPE $.keys",
            "SSJ-JSON-MISSING $",
            "SSJ-JSON-MISSING $",
            "SSJ-JSON-MISSING $",
            "SSJ-JSON-MISSING $",
        ),
    ),
    Unborn(
        name="a source text that is no digest",
        make=lambda: evolve(RULES, source="yuxi-regulation.txt"),
        says=("SSJ-TEXT-HEX .source",),
        holds=("A01-1",),
    ),
    Unborn(
        name="a layer without title and source, from no day on, with a key that there is not",
        make=lambda: layer("明天", title="", source="", keys={"entry_days": {}}),
        says=(
            "SSJ-JSON-EXTRA .keys",
            "SSJ-TEXT-DAY .effective_from",
            "SSJ-TEXT-EMPTY .source",
            "SSJ-TEXT-EMPTY .title",
        ),
        holds=("X-31", "X-34"),
    ),
    Unborn(
        name="layers with which the rules are rules no more",
        make=lambda: above(
            layer(),
            layer(keys=setting("min_onsite", 1)),
            layer(keys={**setting("entry_wd", "20"), **setting("separation", value=True, maximum=3)}),
        ),
        says=(
            "SSJ-FORM-LEAST .layers[1].keys.min_onsite.value",
            "SSJ-JSON-EXTRA .layers[2].keys.separation",
            "SSJ-JSON-TYPE .layers[2].keys.entry_wd.value",
        ),
        holds=("X-34",),
    ),
    Unborn(
        name="a rulebook without title and bureau, edition 0, from no day on",
        make=lambda: evolve(RULES, title="", bureau="", edition=0, effective_from="明天"),
        says=(
            "SSJ-TEXT-EMPTY .title",
            "SSJ-TEXT-EMPTY .bureau",
            "SSJ-FORM-LEAST .edition",
            "SSJ-TEXT-DAY .effective_from",
        ),
    ),
)

REFUSED = (
    Case(
        name="a rulebook that does not say since when it holds",
        stage=nothing,
        stream=RULEBOOK,
        act=lambda line: evolve(adopt(line), rulebook=builtin_rulebook()),
        says=("SSJ-RULES-EFFECTIVE $.rulebook.effective_from",),
    ),
    Case(
        name="the rulebook that is in force",
        stage=adopted,
        stream=RULEBOOK,
        act=adopt,
        says=("SSJ-RULES-SAME $.rulebook.edition",),
    ),
    Case(
        name="other rules under the same edition",
        stage=adopted,
        stream=RULEBOOK,
        act=lambda line: evolve(adopt(line), rulebook=rule("entry_wd", 30)),
        says=("SSJ-RULES-SAME $.rulebook.edition",),
    ),
    Case(
        name="the same edition, without a day",
        stage=adopted,
        stream=RULEBOOK,
        act=lambda line: evolve(adopt(line), rulebook=builtin_rulebook()),
        says=("SSJ-RULES-EFFECTIVE $.rulebook.effective_from", "SSJ-RULES-SAME $.rulebook.edition"),
    ),
    Case(
        name="an interpretation of a key that there is not",
        stage=adopted,
        stream=RULEBOOK,
        act=lambda line: evolve(interpret(line), key="entry_days"),
        says=("SSJ-RULES-KEY $.key",),
        holds=("A27-1",),
    ),
    Case(
        name="an interpretation of nothing that is like a key",
        stage=adopted,
        stream=RULEBOOK,
        act=lambda line: evolve(interpret(line), key="期限"),
        says=("SSJ-RULES-KEY $.key",),
        holds=("A27-1",),
    ),
    Case(
        name="a task before the day of the rules",
        stage=lambda: prepared_under(builtin_rulebook("2026-04-22")),
        stream=TASK,
        act=create,
        says=("SSJ-TASK-RULES",),
        holds=("A28-1", "A28-3"),
    ),
    Case(
        name="a rulebook in another stream",
        stage=adopted,
        stream="rulebook/2",
        act=lambda line: evolve(adopt(line), rulebook=second()),
        says=("SSJ-ACT-STREAM-OTHER",),
    ),
)

QUESTIONED = (
    Case(
        name="the first rulebook",
        stage=nothing,
        stream=RULEBOOK,
        act=adopt,
        says=(),
    ),
    Case(
        name="the next edition",
        stage=adopted,
        stream=RULEBOOK,
        act=lambda line: evolve(adopt(line), rulebook=second()),
        says=(),
    ),
    Case(
        name="an interpretation by the body that the regulation names",
        stage=adopted,
        stream=RULEBOOK,
        act=interpret,
        says=(),
        holds=("A27-1",),
    ),
    Case(
        name="an interpretation by somebody else",
        stage=adopted,
        stream=RULEBOOK,
        act=lambda line: evolve(interpret(line), body="市司法局"),
        says=("SSJ-A27-1 warning entry_wd",),
        holds=("A27-1",),
    ),
    Case(
        name="an interpretation where the rules name nobody",
        stage=lambda: adopted_under(rule("interpreting_body", "")),
        stream=RULEBOOK,
        act=lambda line: evolve(interpret(line), body="市司法局"),
        says=(),
        holds=("A27-1",),
    ),
    Case(
        name="a task on the day on which the trial is full",
        stage=lambda: prepared_under(builtin_rulebook("2024-04-21")),
        stream=TASK,
        act=create,
        says=(),
        holds=("A28-2",),
    ),
    Case(
        name="a task on the day after",
        stage=lambda: prepared_under(builtin_rulebook("2024-04-20")),
        stream=TASK,
        act=create,
        says=("SSJ-A28-2 warning",),
        holds=("A28-2",),
    ),
    Case(
        name="a task under old rules that are not on trial",
        stage=lambda: prepared_under(evolve(builtin_rulebook("2020-02-29"), trial=False)),
        stream=TASK,
        act=create,
        says=(),
        holds=("A28-2",),
    ),
    Case(
        name="a task under an old trial of which nobody says how long it may be",
        stage=lambda: prepared_under(rule("trial_max_years", None, "2020-02-29")),
        stream=TASK,
        act=create,
        says=(),
        holds=("A28-2",),
    ),
    Case(
        name="the first edition of another regulation",
        stage=adopted,
        stream=RULEBOOK,
        act=lambda line: evolve(adopt(line), rulebook=evolve(line.rules, title="另一部细则")),
        says=(),
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


# ── the file ──────────────────────────────────────────────────────────────────────────────────────────────


def test_every_fault_names_the_file() -> None:
    with pytest.raises(InvalidInput) as caught:
        read(changed("[keys.entry_wd]", "[keys.entry_days]"))
    assert {each.place.file for each in caught.value.faults} == {"本局.toml"}
    with pytest.raises(InvalidInput) as caught:
        read(b"title = ")
    assert caught.value.faults[0].place.file == "本局.toml"


@pytest.mark.requirement("X-31")
@pytest.mark.parametrize("key", ALL_KEYS)
def test_the_file_gives_every_key_what_the_value_has(key: str) -> None:
    members = tomllib.loads(FILE)["keys"][key]
    assert wire.write(RULES.rule(key)) == {"value": None, **members}
    assert members["article"].startswith(("第", "附件"))
    assert "value" in members or isinstance(RULES.rule(key), Limit)


@pytest.mark.requirement("X-31")
@pytest.mark.parametrize("key", ALL_KEYS)
def test_some_rule_reads_every_key(key: str) -> None:
    sources = [each.read_text("utf-8") for each in SOURCE.rglob("*.py") if each != SOURCE / "rulebook.py"]
    assert any(f"keys.{key}" in source for source in sources)


def test_a_day_may_stand_there_as_tomls_own() -> None:
    data = b"effective_from = 2026-03-01\n" + FILE.encode()
    text = b'effective_from = "2026-03-01"\n' + FILE.encode()
    assert read(data) == read(text) == builtin_rulebook("2026-03-01")


def test_without_a_day_nobody_has_said_since_when_it_holds() -> None:
    assert read(FILE.encode()).effective_from is None


def test_a_year_day_is_a_day_of_every_year() -> None:
    by = RULES.keys.plan_publish_by
    assert [by.of(year) for year in (2024, 2026)] == [date(2024, 3, 31), date(2026, 3, 31)]


@pytest.mark.parametrize("key", ["retention_years", "max_visit_hours", "entry_wd"])
def test_what_is_left_open_asks_for_nothing_and_what_is_given_is_asked(key: str) -> None:
    given_ = read(given(**{key: "7"}))
    assert getattr(given_.keys, key).value == 7
    if isinstance(RULES.rule(key), Limit):
        assert getattr(read(given(**{key: ""})).keys, key).value is None
        assert given_.digest() != RULES.digest()


def test_a_quiet_period_holds_from_its_first_day_to_its_last() -> None:
    period = QuietPeriod(region="530122", first=1, last=15, random_exempt=True)
    held = [day for day in range(1, 32) if period.holds(date(2026, 1, day))]
    assert held == list(range(1, 16))


def test_every_kind_of_rule_occurs() -> None:
    kinds = {type(RULES.rule(key)) for key in ALL_KEYS}
    generic = {Count, Limit, Switch, Text, Word, Choice, YearDay, AreaCaps, Quiet}
    readings = {
        each for each in vars(rule_keys).values() if isinstance(each, type) and issubclass(each, Rule)
    }
    assert kinds == generic | (readings - {Rule}) - {Keys}


def test_the_rulebook_goes_over_the_wire() -> None:
    assert wire.read(Rulebook, canonical.decode(canonical.encode(wire.write(RULES)))) == RULES


@pytest.mark.parametrize(
    "other",
    [
        builtin_rulebook("2026-01-02"),
        rule("entry_wd", 21),
        rule("separation", value=False),
        rule("channels", RULES.keys.channels.value[:2]),
        evolve(RULES, edition=2),
        evolve(RULES, trial=False),
        evolve(RULES, keys=evolve(RULES.keys, entry_wd=evolve(RULES.keys.entry_wd, reading="另一种读法"))),
        above(layer()),
        above(layer("2026-06-02")),
    ],
    ids=["day", "number", "switch", "words", "edition", "trial", "reading", "layer", "another layer"],
)
def test_whatever_is_changed_changes_the_digest(other: Rulebook) -> None:
    assert other.digest() != RULES.digest()


def test_the_same_rulebook_has_the_same_digest() -> None:
    assert read(FILE.encode()).digest() == builtin_rulebook().digest()


def test_no_two_of_these_rulebooks_have_the_same_digest() -> None:
    books = [
        RULES,
        above(layer()),
        above(layer("2026-06-02")),
        above(layer(), layer()),
        above(layer(title="另")),
    ]
    assert len({each.digest() for each in books}) == len(books)


# ── superior rules ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.requirement("X-34")
class TestLayers:
    """上级规则: a layer takes the place of keys from its own day on, a later layer before an earlier one."""

    def test_it_holds_from_its_day_on(self) -> None:
        book = above(layer("2026-06-01"))
        assert [book.on(day).keys.entry_wd.value for day in ("2026-05-31", "2026-06-01", "2027-01-01")] == [
            20,
            10,
            10,
        ]
        assert book.on("2026-06-01").keys.entry_wd.article == "国发〔2019〕5号"
        assert book.keys.entry_wd.value == 20

    @pytest.mark.parametrize("turned", [False, True], ids=["as dated", "the other way round"])
    def test_a_later_one_goes_before_an_earlier_one(self, *, turned: bool) -> None:
        both = (layer("2026-03-01", keys=setting("entry_wd", 15)), layer("2026-06-01"))
        book = above(*(both[::-1] if turned else both))
        days = ("2026-02-28", "2026-03-01", "2026-05-31", "2026-06-01")
        assert [book.on(day).keys.entry_wd.value for day in days] == [20, 15, 15, 10]

    def test_of_one_day_the_last_that_is_listed_goes_before(self) -> None:
        book = above(layer(), layer(keys=setting("entry_wd", 5)))
        assert book.on("2026-06-01").keys.entry_wd.value == 5

    def test_what_it_does_not_set_stays(self) -> None:
        held = above(layer()).on("2026-06-01")
        assert {key for key in ALL_KEYS if held.rule(key) != RULES.rule(key)} == {"entry_wd"}
        assert held.layers == ()

    def test_without_layers_the_rules_are_always_the_same(self) -> None:
        assert RULES.on("1999-01-01") is RULES
        assert above(layer()).on("2026-05-31").keys == RULES.keys

    def test_a_file_of_its_own_is_read_as_strictly(self) -> None:
        head = 'title = "甲"\nsource = "乙"\neffective_from = 2026-06-01\n'
        text = "[[layers]]\n" + head + table("entry_wd").replace("[keys", "[layers.keys")
        read_ = read_layers((text + text.replace("06-01", "07-01")).encode(), Place(file="上级.toml"))
        assert [each.effective_from for each in read_] == ["2026-06-01", "2026-07-01"]
        assert above(*read_).on("2026-06-01").keys == RULES.keys
        wrong = text + text.replace("entry_wd", "entry_days")
        with pytest.raises(InvalidInput) as caught:
            read_layers(wrong.encode(), Place(file="上级.toml"))
        found = caught.value.faults[0]
        assert (found.code, found.place.file, found.place.path) == (
            "SSJ-JSON-EXTRA",
            "上级.toml",
            "$.layers[1].keys",
        )

    @pytest.mark.parametrize("text", ["layers = 1", "layers = [1]", "[layers]", ""])
    def test_a_file_without_layers_is_none(self, text: str) -> None:
        with pytest.raises(InvalidInput) as caught:
            read_layers(text.encode(), Place(file="上级.toml"))
        assert {each.place.file for each in caught.value.faults} == {"上级.toml"}
        assert {each.code for each in caught.value.faults} <= {"SSJ-JSON-TYPE", "SSJ-JSON-MISSING"}

    def test_a_rulebook_with_layers_goes_over_the_wire(self) -> None:
        book = above(layer())
        again = wire.read(Rulebook, canonical.decode(canonical.encode(wire.write(book))))
        assert again.digest() == book.digest()
        assert again.on("2026-06-01").keys == book.on("2026-06-01").keys


# ── adopted ───────────────────────────────────────────────────────────────────────────────────────────────


def test_the_latest_adopted_is_current_and_every_earlier_one_is_found() -> None:
    first, latest = builtin_rulebook("2026-01-01"), second()
    line = copy_of(adopted())
    assert Rulebooks().current is None
    line.do(RULEBOOK, AdoptRulebook(by="丁", at="2026-01-20T09:00:00+08:00", rulebook=latest))
    state: Rulebooks = line.office.state(RULEBOOK)
    assert state.current == latest == line.office.rules()
    assert [state.find(each.digest()) for each in (first, latest)] == [first, latest]
    assert state.find("0" * 64) is None


@pytest.mark.requirement("A27-1")
class TestInterpretation:
    """解释 (第二十七条): a dated note on a key, that changes no value."""

    def test_it_stands_beside_the_rules_with_its_day_and_changes_none(self) -> None:
        line = copy_of(adopted())
        act = interpret(line)
        line.do(RULEBOOK, act)
        state: Rulebooks = line.office.state(RULEBOOK)
        assert state.interpretations == (
            Interpretation(
                key="entry_wd",
                text=act.text,
                document=act.document,
                body=act.body,
                on="2026-02-10",
                rulebook=line.rules.digest(),
            ),
        )
        assert state.current == line.rules
        assert line.office.replay().faults == ()

    def test_a_change_of_a_reading_is_a_new_edition(self) -> None:
        keys = RULES.keys
        other = evolve(RULES, keys=evolve(keys, entry_wd=evolve(keys.entry_wd, reading="另一种读法")))
        line = copy_of(adopted())
        act = AdoptRulebook(by="丁", at="2026-02-11T09:00:00+08:00", rulebook=other)
        with pytest.raises(ActRefused) as caught:
            line.do(RULEBOOK, act)
        assert caught.value.code == "SSJ-RULES-SAME"
        line.do(RULEBOOK, evolve(act, rulebook=evolve(other, edition=2)))
        assert line.office.rules().keys.entry_wd.reading == "另一种读法"

    def test_before_the_first_rulebook_there_is_nothing_to_interpret(self) -> None:
        line = copy_of(nothing())
        with pytest.raises(ActRefused) as caught:
            line.do(RULEBOOK, interpret(line))
        assert caught.value.code == "SSJ-OFFICE-RULES"

    def test_one_that_was_slipped_in_before_any_rulebook_is_found(self) -> None:
        line = copy_of(adopted())
        line.do(RULEBOOK, interpret(line))
        entries = [entry for entry, _ in lines(line)]
        alone = evolve(entries[1], seq=1, number=1, prev=None, follows=None)
        faults = replay({RULEBOOK: [alone.line()]}).faults
        assert [each.code for each in faults] == ["SSJ-REPLAY-RULES"]


@pytest.mark.requirement("A01-1", "A28-3", "X-32")
def test_a_task_stays_under_the_edition_that_it_was_created_under() -> None:
    """Nothing is retroactive: neither a later edition nor the superior rules that it takes up judge an older task."""
    line = copy_of(prepared_under(RULES))
    line.create_task()
    strict = evolve(
        above(layer("2026-01-01")),
        edition=2,
        keys=evolve(
            RULES.keys,
            channels=evolve(RULES.keys.channels, value=("公报",)),
            platform_channel=evolve(RULES.keys.platform_channel, value="公报"),
        ),
    )
    line.do(RULEBOOK, AdoptRulebook(by="丁", at="2026-04-21T10:00:00+08:00", rulebook=strict))
    line.announce()
    pins = {entry.rules for entry, _ in lines(line) if entry.stream == TASK}
    assert pins == {RULES.digest()}
    assert line.office.rules_of(TASK) == RULES
    assert line.office.rules() == strict
    assert line.office.replay().faults == ()
