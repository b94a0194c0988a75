"""细则原文 (X-37): the text is read as it comes, and what is lost on the way is missed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuangsuiji.errors import InvalidInput, Place
from shuangsuiji.office.rulebooks import builtin_regulation, builtin_rulebook, regulation_of
from shuangsuiji.ratios.numerals import numeral
from shuangsuiji.regulation import Regulation, article_name, read_regulation, references
from shuangsuiji.rule_keys import keys

TEXT = builtin_regulation()
RULES = builtin_rulebook("2026-01-01")
SMALL = """某局细则
（试行）

第一章 总则
第一条 为了样例，
制定本细则。
第 二 条 按下列程序：
（一）先抽。
（二）后查。
第2章 附则
[bookmark: _GoBack]第三条 自印发之日起施行。
附件：
通知书（样表）
"""


def read(text: str) -> Regulation:
    """Read a text."""
    return read_regulation(text.encode(), Place(file="细则.txt"))


@pytest.mark.requirement("X-37")
class TestTheText:
    """The text of 玉溪's regulation is read whole in spite of its form."""

    def test_there_are_28_articles_in_5_chapters_and_the_numbers_go_on(self) -> None:
        assert [each.number for each in TEXT.articles] == list(range(1, 29))
        assert [each.chapter for each in TEXT.articles] == [1] * 4 + [2] * 4 + [3] + [4] * 10 + [5] * 9
        assert TEXT.chapters == (
            "总则",
            "抽查清单和计划管理",
            "“两库”管理",
            "实施抽查",
            "抽查结果后续处理及应用",
        )

    def test_spaces_within_a_numeral_do_not_matter(self) -> None:
        assert [TEXT.articles[index].name for index in (9, 12)] == ["第十条", "第十三条"]
        assert TEXT.articles[12].text.startswith("各任务执行科室抽取的执法人员组成检查小组")

    def test_a_line_break_within_a_sentence_is_taken_out(self) -> None:
        assert "有严重违法违规记录" in TEXT.articles[7].text
        assert "\n" not in TEXT.articles[7].text

    def test_paragraphs_stay(self) -> None:
        paragraphs = TEXT.articles[15].text.split("\n")
        assert [each[:3] for each in paragraphs[1:]] == ["（一）", "（二）", "（三）"]

    def test_bookmarks_are_gone(self) -> None:
        assert TEXT.articles[26].text.startswith("本细则由")
        assert "bookmark" not in "".join(each.text for each in TEXT.articles)

    def test_the_annex_is_kept_with_its_open_quotation_mark_and_blanks(self) -> None:
        assert "作为“不予配合情节严重情形" in TEXT.annex
        assert TEXT.annex.count("“") == TEXT.annex.count("”") + 1
        assert "三 C 认证" in TEXT.annex
        assert TEXT.annex.endswith("xx 年 xx 月 xx 日")
        assert TEXT.articles[27].text == "本细则自印发之日起施行。"

    def test_its_title_is_the_rulebooks(self) -> None:
        assert TEXT.title == RULES.title


@pytest.mark.requirement("A01-1")
def test_a_rulebook_names_its_bureau_title_edition_trial_and_the_digest_of_its_text() -> None:
    assert (RULES.bureau, RULES.edition, RULES.trial) == ("玉溪市工业和信息化局", 1, True)
    assert RULES.source == TEXT.digest
    assert regulation_of(RULES) == TEXT
    assert regulation_of(builtin_rulebook(name="nanfen")) is None


@pytest.mark.parametrize("key", keys())
def test_every_key_of_the_builtin_rulebook_cites_articles_that_there_are(key: str) -> None:
    names = references(RULES.rule(key).article)
    assert names
    assert len(TEXT.cited(RULES.rule(key).article)) == len([each for each in names if each != "附件"])


def test_a_small_text() -> None:
    found = read(SMALL)
    assert found.title == "某局细则（试行）"
    assert [(each.name, each.chapter, each.text) for each in found.articles] == [
        ("第一条", 1, "为了样例，制定本细则。"),
        ("第二条", 1, "按下列程序：\n（一）先抽。\n（二）后查。"),
        ("第三条", 2, "自印发之日起施行。"),
    ]
    assert found.annex == "通知书（样表）"
    assert [each.number for each in found.cited("第一条、第三条、附件")] == [1, 3]
    assert found.cited("国办发〔2024〕54号") == ()


def test_line_ends_and_byte_order_mark_do_not_change_the_digest_and_words_do() -> None:
    written = "\ufeff" + SMALL.replace("\n", "\r\n")
    assert read_regulation(written.encode()) == read(SMALL)
    assert read(SMALL.replace("样例", "范例")).digest != read(SMALL).digest


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("没有条文", ["SSJ-REGULATION-EMPTY 0"]),
        (SMALL.replace("第 二 条", "第 四 条"), ["SSJ-REGULATION-ORDER 7"]),
        (SMALL.replace("第2章", "第3章"), ["SSJ-REGULATION-ORDER 10"]),
        (SMALL.replace("第 二 条", "第二二条").replace("第2章", "第二十二二章"), ["SSJ-REGULATION-ORDER 7", "SSJ-REGULATION-ORDER 10"]),
        (SMALL.replace("第三条", "第 四 条").replace("第一章", "第二章"), ["SSJ-REGULATION-ORDER 4", "SSJ-REGULATION-ORDER 11"]),
        ("\n".join(f"第{number}条 文" for number in range(1, 1001)), ["SSJ-REGULATION-LONG 0"]),
    ],
    ids=["none", "one left out", "a chapter left out", "numerals that are none", "two faults", "too many"],
)  # fmt: skip
@pytest.mark.requirement("X-37")
def test_what_is_missing_is_named_with_its_line(text: str, says: list[str]) -> None:
    with pytest.raises(InvalidInput) as caught:
        read(text)
    assert sorted(f"{each.code} {each.place.row}" for each in caught.value.faults) == sorted(says)
    assert {each.place.file for each in caught.value.faults} == {"细则.txt"}
    assert all(each.text(language) for each in caught.value.faults for language in ("zh", "en"))


def test_another_encoding_is_refused() -> None:
    with pytest.raises(InvalidInput) as caught:
        read_regulation(SMALL.encode("gb18030"))
    assert caught.value.code == "SSJ-REGULATION-TEXT"


@given(number=st.integers(min_value=1, max_value=999))
def test_an_articles_name_is_read_back_as_its_number(number: int) -> None:
    name = article_name(number)
    assert numeral(name.strip("第条")) == number
    assert references(name) == (name,)
