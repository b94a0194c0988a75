"""Make the page of codes and the table that `explain` reads: `python docs/reference/make.py`.

With `--check` nothing is written, and every fault is named: a finding that is raised and has no sentence, a sentence
that nothing raises, a stale page or table.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from raised import FINDING, SOURCE, Raised, raised

from shuangsuiji.explanation import value_text
from shuangsuiji.messages import CATALOGUE
from shuangsuiji.office.rulebooks import builtin_regulation, builtin_rulebook
from shuangsuiji.regulation import ANNEX, references

PAGE: Final = Path(__file__).resolve().parent / "findings.md"
TABLE: Final = SOURCE / "citations.py"
FEW: Final = 4
"""A code that is raised under more articles than this comes from none of them."""

WORDS: Final = {"warning": "预警", "notice": "提示"}
HEAD: Final = """\
# 预警和不准的代码

由 `python docs/reference/make.py` 生成，不要手改：代码、条文、规则键和等级从程序里找出，句子在 `messages`，条文是细则的原文。
句子说哪里不对、怎么办；`{…}` 是数据。**预警**要有人具名批准（`Override`）才办得下去；**提示**只记下，不拦；**不准**没有例外，改了再办。
一个代码的全文、条文、规则和解释：`shuangsuiji explain 代码`，或 `shuangsuiji.explanation.explain`。

"""


def table(found: Mapping[str, Raised]) -> str:
    """Write the module that `explain` reads."""
    text = TABLE.read_text("utf-8")
    begin, end = text.index('"""\\\n') + 5, text.rindex('"""\n"""')
    lines = (
        _line(code, each) for code, each in found.items() if each.severities or article(each) or each.keys
    )
    return text[:begin] + "".join(lines) + text[end:]


def _line(code: str, each: Raised) -> str:
    return f"{code}|{article(each)}|{' '.join(each.keys)}|{' '.join(each.severities)}\n"


def article(found: Raised) -> str:
    """Give the articles that a code is raised under, each once, in order; empty where its keys say it."""
    names = dict.fromkeys(references("、".join(found.articles)))
    return "、".join(sorted(names, key=_place)) if len(names) <= FEW else ""


def _place(name: str) -> int:
    numbers = {each.name: each.number for each in builtin_regulation().articles}
    return numbers.get(name, len(numbers) + 1)


def page(found: Mapping[str, Raised]) -> str:
    """Write the page: article by article, its findings, then its faults."""
    regulation = builtin_regulation()
    parts = [HEAD]
    for name, words in [*((each.name, each.text) for each in regulation.articles), (ANNEX, "")]:
        mine = {code: each for code, each in found.items() if _first(code, each) == name}
        if mine:
            parts.append(f"## {name}\n\n")
            parts += [f"> {line}\n" for line in words.split("\n") if line]
            parts += ["\n", "| 代码 | | 说什么、怎么办 | 规则 |\n| --- | --- | --- | --- |\n"]
            ordered = sorted(mine.items(), key=lambda pair: (not pair[1].severities, _natural(pair[0])))
            parts += [_row(code, each) for code, each in ordered]
            parts.append("\n")
    return "".join(parts).rstrip() + "\n"


def _first(code: str, found: Raised) -> str:
    """Give the article under which a code stands on the page: of a finding the one that its name says."""
    number = re.match(r"SSJ-A(\d\d)-", code)
    if number:
        return builtin_regulation().articles[int(number[1]) - 1].name
    rules = builtin_rulebook()
    named = article(found) or "、".join(rules.rule(key).article for key in found.keys)
    return next(iter(references(named)), ANNEX if found.severities else "")


def _natural(code: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", code)]


def _row(code: str, found: Raised) -> str:
    rules = builtin_rulebook()
    kind = "、".join(WORDS[each] for each in found.severities) or "不准"
    keys = "；".join(f"`{key}` {value_text(rules.rule(key))}" for key in found.keys)
    sentence = CATALOGUE[code].zh.replace("|", "\\|")
    return f"| `{code}` | {kind} | {sentence} | {keys.replace('|', chr(92) + '|')} |\n"


def faults(found: Mapping[str, Raised]) -> Iterator[str]:
    """Name everything that is wrong."""
    said = {code for code, each in found.items() if each.severities}
    sentences = {code for code in CATALOGUE if FINDING.match(code)}
    for code in sorted(said - sentences):
        yield f"{code}：作为预警提出，却没有句子，或者不像预警的代码（SSJ-A19-1、SSJ-N-1、SSJ-X-1）"
    for code in sorted(sentences - said):
        yield f"{code}：有句子，没有哪里作为预警提出"
    for code in sorted(set(found) - set(CATALOGUE)):
        yield f"{code}：没有句子"
    for code in sorted(said):
        if not found[code].articles and not found[code].keys:
            yield f"{code}：看不出依据哪一条、哪个键；请在 finding(...) 里写明"
    if TABLE.read_text("utf-8") != table(found):
        yield "src/shuangsuiji/citations.py：过时；请运行 python docs/reference/make.py"
    if not PAGE.is_file() or PAGE.read_text("utf-8") != page(found):
        yield "docs/reference/findings.md：过时；请运行 python docs/reference/make.py"


def main(arguments: list[str]) -> int:
    """Make, or check with `--check`; give the exit status."""
    found = raised()
    if arguments != ["--check"]:
        TABLE.write_text(table(found), encoding="utf-8", newline="\n")
        PAGE.write_text(page(found), encoding="utf-8", newline="\n")
        return 0
    wrong = list(faults(found))
    for each in wrong:
        print(each)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
