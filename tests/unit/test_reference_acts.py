"""The pages of acts are what happens: their examples run, and they name every act, member and code, and no other."""

import doctest
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Final

import attrs
import pytest
from tests.unit.acts_tables import Case, copy_of
from tests.unit.test_acts_kernel import ACTS, MODULES, TABLED, raised

from shuangsuiji.messages import CATALOGUE
from shuangsuiji.testing.line import Line

FOLDER: Final = Path(__file__).parents[2] / "docs" / "reference"
PAGES: Final = {page.name: page.read_text("utf-8") for page in sorted(FOLDER.glob("acts*.md"))}
FIRST: Final = PAGES["acts.md"]
TEXT: Final = "\n## \n".join(PAGES.values())
HEADING: Final = re.compile(r"^### (?P<chinese>\S+) · `(?P<name>\w+)`$", re.MULTILINE)
CODE: Final = re.compile(r"SSJ(?:-[A-Z0-9]+)+")
ROWS: Final = ("依据", "流", "谁办", "成员", "不准", "预警", "之后")
FORMS: Final = (
    "SSJ-FLAG-LIST",
    "SSJ-FLAG-ORDER",
    "SSJ-TASK-DAYS",
    "SSJ-TASK-ELEMENT",
    "SSJ-TASK-SCHEME-ITEM",
    "SSJ-TASK-SPECIAL",
    "SSJ-RULES-BASE",
    "SSJ-RULES-TOML",
    "SSJ-RULES-YEAR-DAY",
    "SSJ-ACT-STREAM",
    "SSJ-JSON-",
    "SSJ-UNIT-",
    "SSJ-CHECKLIST-EXPIRY",
    "SSJ-CHECKLIST-DAY",
    "SSJ-SUPPLEMENT-EARLY",
)
"""What codes of values that cannot come to be begin with: the page says once that there are such."""


def of_acts(codes: set[str]) -> set[str]:
    """Leave out what the page explains once, and what is said of values rather than of acts."""
    return {each for each in codes - general() if not each.startswith(FORMS)}


def fenced(text: str) -> str:
    """Give the page with the lines of its fences emptied, so that line numbers stay."""
    return re.sub(r"^```\w*$", "", text, flags=re.MULTILINE)


@cache
def sections() -> Mapping[str, str]:
    """Give the part of its page that each act has, up to the next heading."""
    found: dict[str, str] = {}
    for match in HEADING.finditer(TEXT):
        rest = TEXT[match.end() :]
        end = re.search(r"^#{1,3} ", rest, re.MULTILINE)
        found[match["name"]] = rest[: end.start() if end else len(rest)]
    return found


def rows(section: str) -> dict[str, str]:
    """Give the rows of a section's table by their first cell."""
    found = re.findall(r"^\| (\S+) \| (.+) \|$", section, re.MULTILINE)
    return {name: cell for name, cell in found if name != "---"}


@cache
def cases() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Give what the tables of cases say of each act: refused with which codes, questioned by which findings."""
    said: dict[str, dict[str, set[str]]] = defaultdict(lambda: {"REFUSED": set(), "QUESTIONED": set()})
    for module in map(import_module, (f"tests.unit.{name}" for name in TABLED)):
        for kind in ("REFUSED", "QUESTIONED"):
            for case in _of(getattr(module, kind, ())):
                said[type(case.act(copied(case.stage))).__name__][kind].update(case.says)
    return {act: {kind: frozenset(each) for kind, each in found.items()} for act, found in said.items()}


@cache
def copied(stage: Callable[[], Line]) -> Line:
    """Give a stage's bureau for whoever only looks at what kind of act a case makes."""
    return copy_of(stage())


def _of(table: tuple[Case, ...]) -> Iterator[Case]:
    yield from (each for each in table if isinstance(each, Case))


def general() -> set[str]:
    """Give the codes that the page explains once for all acts."""
    return set(CODE.findall(FIRST[: FIRST.index("## 准备")]))


@pytest.mark.parametrize("page", PAGES)
def test_every_example_runs_and_gives_what_the_page_says(page: str) -> None:
    text = PAGES[page]
    example = doctest.DocTestParser().get_doctest(fenced(text), {}, page, page, 0)
    assert len(example.examples) > 2 * len(HEADING.findall(text))
    said: list[str] = []
    doctest.DocTestRunner(verbose=False).run(example, out=said.append)
    assert not said, "".join(said)


def test_the_pages_name_every_act_and_no_other() -> None:
    assert sorted(sections()) == [act.__name__ for act in ACTS]
    assert len(HEADING.findall(TEXT)) == len(ACTS)


@pytest.mark.parametrize("page", PAGES)
def test_the_overview_names_the_acts_in_the_order_of_the_page(page: str) -> None:
    text = PAGES[page]
    overview = text[: text.index("\n## ")]
    named = re.findall(r"`([A-Z]\w+)`", overview[overview.index("| 阶段") :])
    assert named == [match["name"] for match in HEADING.finditer(text)]
    assert f"本页 {len(named)} 个行为" in overview


@pytest.mark.parametrize("act", ACTS, ids=lambda act: str(act.__name__))
class TestSection:
    """What the page says of an act is what the act is."""

    def test_its_table_has_every_row(self, act: type) -> None:
        assert tuple(rows(sections()[act.__name__])) == ROWS

    def test_its_article(self, act: type) -> None:
        assert rows(sections()[act.__name__])["依据"] == act.article  # type: ignore[attr-defined]

    def test_its_members(self, act: type) -> None:
        cell = rows(sections()[act.__name__])["成员"]
        fields = [each.name for each in attrs.fields(act) if each.name not in {"by", "at", "kind"}]
        assert re.findall(r"(?:^|；)`(\w+)`", cell) == fields

    def test_its_example_does_it_once(self, act: type) -> None:
        code = [line for line in sections()[act.__name__].splitlines() if line.startswith((">>>", "..."))]
        assert any(f"import {act.__name__}" in line or f", {act.__name__}" in line for line in code) or (
            act.__name__ == "LockDraw"  # made by `locking`
        )
        assert any("line.do(" in line for line in code)

    def test_its_codes_are_those_of_the_cases(self, act: type) -> None:
        named = set(CODE.findall(rows(sections()[act.__name__])["不准"]))
        known = cases().get(act.__name__, {}).get("REFUSED", frozenset())
        assert of_acts(named) == of_acts({each.split()[0] for each in known})

    def test_its_findings_are_those_of_the_cases_and_as_severe(self, act: type) -> None:
        cell = rows(sections()[act.__name__])["预警"]
        words = {"warning": "预警", "notice": "提示"}
        known = cases().get(act.__name__, {}).get("QUESTIONED", frozenset())
        expected = {(each.split()[0], words[each.split()[1]]) for each in known}
        named = set(re.findall(r"`(SSJ-[A-Z0-9-]+)`（(预警|提示)）", cell))
        assert {code for code, _ in named} == set(CODE.findall(cell))
        assert named == {each for each in expected if each[0] not in general()}
        assert bool(named) != (cell == "无")


def test_every_code_on_the_page_is_in_the_catalogue() -> None:
    assert set(CODE.findall(TEXT)) - set(CATALOGUE) == set()


def test_every_code_of_the_acts_is_on_the_page() -> None:
    codes = {code for module in MODULES for code in raised(module)}
    assert of_acts(codes) - set(CODE.findall(TEXT)) == set()


@pytest.mark.parametrize("page", [*PAGES, "README.md"])
def test_every_link_leads_somewhere(page: str) -> None:
    text = (FOLDER / page).read_text("utf-8")
    links = re.findall(r"\]\(([^)#]+)\)", text)
    assert links
    assert [link for link in links if not (FOLDER / link).exists()] == []
    headings = {re.sub(r"[^\w-]", "", each) for each in re.findall(r"^## (.+)$", text, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= headings
