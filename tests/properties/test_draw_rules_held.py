"""Each numbered rule of sections 1 to 10 is held by a class, whose docstring is the page's own sentence."""

import ast
import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "spec" / "draw-v1.md"
RULE = re.compile(r"(?:10|[1-8])\.[0-9]+(?= )")
ELSEWHERE = {"10.3"}
"""Held where things leave the office, not by the protocol's core."""


def flat(text: str) -> str:
    """Give a text with every run of white space as one space."""
    return " ".join(text.split())


def sentences() -> list[tuple[str, str]]:
    """Give the docstring of each class of the section files, with where it stands."""
    found: list[tuple[str, str]] = []
    for file in sorted(HERE.glob("test_draw_section_*.py")):
        body = ast.parse(file.read_text(encoding="utf-8")).body
        classes = [node for node in body if isinstance(node, ast.ClassDef) and node.name.startswith("Test")]
        found += ((f"{file.name}::{node.name}", ast.get_docstring(node) or "") for node in classes)
    return found


@pytest.mark.parametrize(("name", "sentence"), sentences(), ids=[name for name, _ in sentences()])
def test_the_sentence_is_the_pages(name: str, sentence: str) -> None:
    assert sentence, name
    page = flat(PAGE.read_text(encoding="utf-8"))
    wanted = RULE.match(sentence)
    if wanted:
        number = wanted.group()
        whole = page[page.index(f" {number} ") :]
        following = re.search(r" (?:10|[1-9])\.[0-9]+ (?=[A-Z`\"])| ## ", whole[6:])
        rule = whole[: following.start() + 6] if following else whole
        assert flat(sentence.removeprefix(number)) in rule
    else:
        assert flat(sentence) in page


def test_every_numbered_rule_is_held() -> None:
    page = PAGE.read_text(encoding="utf-8")
    numbered = set(re.findall(r"^([0-9]+\.[0-9]+) ", page, flags=re.MULTILINE))
    core = {number for number in numbered if int(number.partition(".")[0]) <= 10} - ELSEWHERE
    held = {found.group() for _, sentence in sentences() if (found := RULE.match(sentence))}
    assert len(core) == 44
    assert sorted(core - held) == []


def test_every_step_of_section_9_is_held() -> None:
    rows = re.findall(r"^\| ([0-9]+) \| (.*) \|$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert [number for number, _ in rows] == [str(number) for number in range(1, 11)]
    held = dict(sentences())
    for number, text in rows:
        assert flat(held[f"test_draw_section_09.py::TestStep{number}"]) == flat(text)
