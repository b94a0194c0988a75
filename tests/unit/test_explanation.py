"""说明 (设计决定 6): where a code comes from, in the regulation's own words."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from shuangsuiji.adoption import Interpretation
from shuangsuiji.errors import InvalidInput
from shuangsuiji.explanation import Citation, citation, citations, explain, value_text
from shuangsuiji.findings import finding
from shuangsuiji.messages import CATALOGUE
from shuangsuiji.office.rulebooks import builtin_layers, builtin_regulation, builtin_rulebook
from shuangsuiji.rule_keys import keys
from shuangsuiji.rule_kinds import AreaCap, QuietPeriod

TEXT = builtin_regulation()
RULES = builtin_rulebook("2024-01-01")
NOTE = Interpretation(
    key="entry_wd",
    text="作出之日指最后一名检查人员签字之日",
    document="玉工信双随机〔2026〕3号",
    body="领导小组",
    on="2026-02-10",
    rulebook=RULES.digest(),
)


@pytest.mark.requirement("X-33")
class TestExplain:
    """说明: a code's sentence, its articles' own words, its rules with value, unit, strength and reading."""

    def test_a_finding_under_a_key(self) -> None:
        found = explain("SSJ-A19-2", RULES, TEXT, [NOTE])
        assert list(found.lines()) == [
            "SSJ-A19-2  提示（只记下，不拦）",
            CATALOGUE["SSJ-A19-2"].zh,
            "依据：第十九条",
            f"  第十九条  {TEXT.articles[18].text}",
            "规则：entry_wd = 20 工作日（第十九条；预警）",
            f"  读法：{RULES.keys.entry_wd.reading}",
            "  解释：2026-02-10，领导小组，玉工信双随机〔2026〕3号：作出之日指最后一名检查人员签字之日",
        ]

    def test_in_english_the_frame_is_english_and_the_regulation_is_not_translated(self) -> None:
        lines = list(explain("SSJ-A19-2", RULES, TEXT, [NOTE]).lines("en"))
        assert lines[0] == "SSJ-A19-2  notice (goes on record, stops nothing)"
        assert lines[1] == CATALOGUE["SSJ-A19-2"].en
        assert lines[2] == "Under: 第十九条"
        assert lines[4].startswith("Rule: entry_wd = 20 工作日 (")
        assert lines[6].startswith("  Interpretation: 2026-02-10, 领导小组, ")

    def test_a_finding_of_a_journal_is_told_with_its_own_data(self) -> None:
        said = finding("SSJ-A28-2", RULES, "trial_max_years", since="2024-01-01", until="2026-01-01", years=2)
        found = explain(said, RULES, TEXT)
        assert found.said["zh"] == said.fault().sentence("zh")
        assert "2024-01-01" in found.said["zh"]
        assert [each.name for each in found.articles] == ["第一条", "第二十八条"]
        assert [(each.key, each.rule) for each in found.keys] == [
            ("trial_max_years", RULES.keys.trial_max_years)
        ]
        assert found.severities == ("warning",)

    def test_a_fault_is_explained_by_its_act_and_its_rules(self) -> None:
        found = explain("SSJ-TASK-CHANNELS", RULES, TEXT)
        assert found.severities == ()
        assert next(found.lines()) == "SSJ-TASK-CHANNELS  不准"
        assert [each.name for each in found.articles] == ["第二条", "第六条", "第十条"]
        assert [each.key for each in found.keys] == ["min_channels_for_draw"]

    def test_what_comes_from_the_annex_shows_the_annex(self) -> None:
        said = finding("SSJ-A16-17", RULES, "annex_presence_clause", reason="x")
        found = explain(said, RULES, TEXT)
        assert (found.articles, found.annex) == ((), TEXT.annex)
        assert any(line.startswith("  附件  玉溪市") for line in found.lines())

    def test_a_superior_rule_is_cited_as_what_it_is(self) -> None:
        held = evolve(RULES, layers=builtin_layers()).on("2026-02-01")
        said = finding("SSJ-A16-17", held, "approval_required", reason="x")
        found = explain(said, held, TEXT)
        assert (found.article, found.articles) == ("国办发〔2024〕54号", ())

    def test_without_the_text_the_article_is_still_named(self) -> None:
        found = explain("SSJ-A19-2", RULES)
        assert (found.article, found.articles, found.annex) == ("第十九条", (), "")

    def test_a_code_of_no_article_has_its_sentence_alone(self) -> None:
        found = explain("SSJ-FILE-MISSING", RULES, TEXT)
        assert list(found.lines()) == ["SSJ-FILE-MISSING  不准", CATALOGUE["SSJ-FILE-MISSING"].zh]
        assert citation("SSJ-FILE-MISSING") == Citation(
            code="SSJ-FILE-MISSING", article="", keys=(), severities=()
        )

    @pytest.mark.parametrize(("asked", "near"), [("SSJ-A19-22", "SSJ-A19-2"), ("什么", "SSJ-A02-")])
    def test_an_unknown_code_is_refused_with_those_that_are_near(self, asked: str, near: str) -> None:
        with pytest.raises(InvalidInput) as caught:
            explain(asked, RULES, TEXT)
        assert caught.value.code == "SSJ-EXPLAIN-UNKNOWN"
        assert near in caught.value.text()

    def test_every_code_of_an_article_can_be_explained_in_both_languages(self) -> None:
        for code in sorted(citations()):
            found = explain(code, RULES, TEXT)
            assert found.article, code
            assert found.articles or found.annex, code
            for language in ("zh", "en"):
                lines = list(found.lines(language))
                assert all(line.strip() and "SSJ-EXPLAIN" not in line for line in lines), code

    @given(code=st.sampled_from(sorted(CATALOGUE)))
    def test_every_code_has_an_explanation(self, code: str) -> None:
        lines = list(explain(code, RULES, TEXT).lines())
        assert lines[0].startswith(code)
        assert lines[1] == CATALOGUE[code].zh


@pytest.mark.parametrize("key", keys())
def test_every_value_has_words_in_both_languages(key: str) -> None:
    assert all(value_text(RULES.rule(key), language).strip() for language in ("zh", "en"))


def test_values_of_every_kind_in_words() -> None:
    caps = evolve(
        RULES.keys.annual_cap_by_area,
        value=(
            AreaCap(area="无线电", times=1, years=1, hard=True),
            AreaCap(area="", times=2, years=3, hard=False),
        ),
    )
    assert value_text(caps) == "无线电 1 年 1 次（不得超过）、— 3 年 2 次"
    quiet = evolve(
        RULES.keys.quiet_periods,
        value=(
            QuietPeriod(region="530115", first=1, last=15, random_exempt=False),
            QuietPeriod(region="", first=1, last=20, random_exempt=True),
        ),
    )
    assert value_text(quiet) == "530115 每月 1 至 15 日、— 每月 1 至 20 日（双随机除外）"
    assert value_text(RULES.keys.certificate_pattern) == "—"
    assert value_text(RULES.keys.witness_required, "en") == "no"
    assert value_text(RULES.keys.quiet_periods) == "—"


@pytest.mark.requirement("X-31", "X-33")
@pytest.mark.parametrize(
    ("code", "article", "keys", "severities"),
    [
        ("SSJ-A02-1", "第二条", (), ("warning",)),
        ("SSJ-A04-3", "", ("draw_origin_allowed",), ("notice",)),
        ("SSJ-A09-15", "", ("library_max_age_days",), ("warning",)),
        ("SSJ-A09-10", "第九条", (), ("warning",)),
        ("SSJ-A20-10", "第二十条", ("objection_correction_wd",), ("notice",)),
        ("SSJ-A16-15", "第十六条", (), ("warning",)),
    ],
)
def test_a_code_is_cited_under_its_own_article_and_by_its_own_keys(
    code: str, article: str, keys: tuple[str, ...], severities: tuple[str, ...]
) -> None:
    found = citation(code)
    assert (found.article, found.keys, found.severities) == (article, keys, severities)
