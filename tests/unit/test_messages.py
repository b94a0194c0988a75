"""Every code that is used has its sentences, and every sentence is used."""

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import shuangsuiji
from shuangsuiji import messages
from shuangsuiji.messages import CATALOGUE

SOURCE = Path(shuangsuiji.__file__).parent
ADAPTERS = Path(__file__).parents[2] / "adapters"
CODE = re.compile(r"SSJ(?:-[A-Z0-9]+)+")
START = re.compile(r"SSJ(?:-[A-Z0-9]+)+-")
"""What a code begins with that is put together where it is used."""


@cache
def modules() -> tuple[Path, ...]:
    """Give every module that may use a code."""
    files = (file for folder in (SOURCE, *ADAPTERS.glob("*/src")) for file in folder.rglob("*.py"))
    return tuple(file for file in files if SOURCE / "messages" not in file.parents)


@cache
def texts() -> tuple[tuple[str, Path], ...]:
    """Give each text that stands in a module; documentation that is more than a code (the command line takes a
    function's whole docstring for one) is left out."""
    return tuple((text, file) for file in modules() for text in texts_of(file))


def texts_of(file: Path) -> Iterator[str]:
    """Give each text that stands in one module."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    documentation = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if id(node) not in documentation or CODE.fullmatch(node.value):
            yield node.value


def written(pattern: re.Pattern[str]) -> dict[str, Path]:
    """Give each text of a form that occurs in a module, with one such module."""
    return {found: file for text, file in texts() for found in pattern.findall(text)}


def used() -> dict[str, Path]:
    """Give each code that stands written out in a module."""
    return dict(written(re.compile(CODE.pattern + r"(?![A-Z0-9-])")).items())


def put_together() -> set[str]:
    """Give what codes begin with whose ends are filled in where they are used."""
    return set(written(re.compile(START.pattern + "$")))


def placeholders(template: str) -> set[str]:
    """Give the names of the data that a template shows."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def test_every_code_that_is_used_has_its_sentences() -> None:
    assert {code: str(file) for code, file in used().items() if code not in CATALOGUE} == {}


def test_every_sentence_is_used() -> None:
    starts = tuple(put_together())
    assert sorted(code for code in set(CATALOGUE) - set(used()) if not code.startswith(starts)) == []


def test_every_beginning_of_a_code_has_its_sentences() -> None:
    assert [
        start for start in sorted(put_together()) if not any(code.startswith(start) for code in CATALOGUE)
    ] == []


def test_causes_of_a_stop() -> None:
    """The one code of the draw's core that is put together, of the causes of 7.5."""
    for cause in ("STANDING", "SKILLS", "RECUSAL", "AREA"):
        assert f"SSJ-STOP-{cause}" in CATALOGUE


def test_no_code_stands_in_two_tables() -> None:
    tables = [table.TEXTS for table in vars(messages).values() if hasattr(table, "TEXTS")]
    assert len(tables) >= 10
    assert sum(map(len, tables)) == len(CATALOGUE)


def wrong_with(code: str) -> Iterator[str]:
    """Say what is wrong with a code's sentences."""
    entry, names = CATALOGUE[code], placeholders(CATALOGUE[code].zh)
    data: dict[str, str | int] = dict.fromkeys(names, "值")
    if not CODE.fullmatch(code):
        yield "no code"
    if names != placeholders(entry.en):
        yield "other data in English"
    for language in ("zh", "en"):
        found = messages.text(code, data, language)
        if not found.strip() or (data and "值" not in found):
            yield f"nothing in {language}"
    words = re.search("[A-Za-z]", entry.en.format_map(dict.fromkeys(names, "")))
    if entry.zh != entry.en and words and not re.search(r"[\u4e00-\u9fff]", entry.zh):
        yield "no Chinese"
    if re.search(r"[，。；：]", entry.en):
        yield "Chinese marks in English"


def test_both_languages() -> None:
    wrong = {code: list(wrong_with(code)) for code in sorted(CATALOGUE)}
    assert {code: found for code, found in wrong.items() if found} == {}


def calls() -> Iterator[tuple[str, set[str], Path]]:
    """Give each call of `fault` with a code written out: code, names of its data, module."""
    for file in modules():
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "fault"
            if not named or not isinstance(node, ast.Call) or not node.args:
                continue
            code = node.args[0]
            if isinstance(code, ast.Constant) and all(keyword.arg for keyword in node.keywords):
                yield str(code.value), {str(keyword.arg) for keyword in node.keywords} - {"place"}, file


def test_every_fault_carries_what_its_sentence_names() -> None:
    wrong = [
        (code, sorted(placeholders(CATALOGUE[code].zh) - given), str(file))
        for code, given, file in calls()
        if code in CATALOGUE and placeholders(CATALOGUE[code].zh) - given
    ]
    assert wrong == []
