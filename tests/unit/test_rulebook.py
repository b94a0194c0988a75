"""规则集 (设计决定 5): what is read of a file, what is refused, and what is adopted."""

import tomllib
from datetime import date
from importlib.resources import files
from pathlib import Path

import attrs
import pytest
from attrs import evolve
from tests.unit.acts_tables import (
    RULEBOOK,
    Case,
    Unborn,
    adopt,
    adopted,
    copy_of,
    judge_questioned,
    judge_refused,
    judge_unborn,
    named,
    nothing,
    rule,
)

import shuangsuiji
from shuangsuiji import canonical, wire
from shuangsuiji.adoption import AdoptRulebook, Rulebooks
from shuangsuiji.errors import InvalidInput, Place
from shuangsuiji.office.rulebooks import YUXI, builtin_rulebook
from shuangsuiji.rule_keys import Keys
from shuangsuiji.rule_kinds import Choice, Count, Switch, YearDay
from shuangsuiji.rulebook import Rulebook, read_rulebook

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


def read(data: bytes) -> Rulebook:
    """Read a rulebook's file."""
    return read_rulebook(data, Place(file="本局.toml"))


def second() -> Rulebook:
    """The next edition of the built-in rulebook."""
    return evolve(rule("entry_wd", 30), edition=2)


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
        make=lambda: read(changed("value = 20", 'value = "20"').replace(b"value = true", b"value = 1", 1)),
        says=(
            "SSJ-JSON-TYPE $.keys.entry_wd.value",
            "SSJ-JSON-TYPE $.keys.separation.value",
        ),
    ),
    Unborn(
        name="one inspector on site, and no inspection a year",
        make=lambda: read(
            changed(table("min_onsite"), table("min_onsite").replace("value = 2", "value = 1")).replace(
                table("object_annual_cap").encode(),
                table("object_annual_cap").replace("value = 1", "value = 0").encode(),
            )
        ),
        says=(
            "SSJ-FORM-LEAST $.keys.min_onsite.value",
            "SSJ-FORM-LEAST $.keys.object_annual_cap.value",
        ),
    ),
    Unborn(
        name="fewer than no days",
        make=lambda: read(changed("value = 20", "value = -1")),
        says=("SSJ-FORM-LEAST $.keys.entry_wd.value",),
    ),
    Unborn(
        name="fewer than nobody",
        make=lambda: read(
            changed(table("min_onsite"), table("min_onsite").replace("value = 2", "value = -1"))
        ),
        says=("SSJ-FORM-LEAST $.keys.min_onsite.value",),
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


@pytest.mark.parametrize("key", ALL_KEYS)
def test_the_file_gives_every_key_what_the_value_has(key: str) -> None:
    given = tomllib.loads(FILE)["keys"][key]
    assert wire.write(RULES.rule(key)) == given
    assert given["article"].startswith("第")


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


def test_every_rule_has_one_of_the_four_kinds_of_values() -> None:
    kinds = {type(RULES.rule(key)) for key in ALL_KEYS}
    assert kinds == {Count, Switch, Choice, YearDay}


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
    ],
    ids=["day", "number", "switch", "words", "edition", "trial", "reading"],
)
def test_whatever_is_changed_changes_the_digest(other: Rulebook) -> None:
    assert other.digest() != RULES.digest()


def test_the_same_rulebook_has_the_same_digest() -> None:
    assert read(FILE.encode()).digest() == builtin_rulebook().digest()


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
