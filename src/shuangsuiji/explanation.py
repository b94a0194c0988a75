"""说明 (设计决定 6): what a code says, the article's own words, the rule that it applies, and how that is understood.

>>> from shuangsuiji.office.rulebooks import builtin_regulation, builtin_rulebook
>>> found = explain("SSJ-A19-2", builtin_rulebook(), builtin_regulation())
>>> found.articles[0].name, [(each.key, each.rule.unit) for each in found.keys]
('第十九条', [('entry_wd', '工作日')])
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Final, cast

from attrs import frozen

from shuangsuiji.adoption import Interpretation
from shuangsuiji.citations import TABLE
from shuangsuiji.errors import Fault, InvalidInput, Place, fault
from shuangsuiji.findings import Finding, Severity
from shuangsuiji.messages import CATALOGUE, text
from shuangsuiji.messages.text import Language
from shuangsuiji.regulation import ANNEX, Article, Regulation, references
from shuangsuiji.rule_kinds import AreaCap, QuietPeriod, Rule
from shuangsuiji.rulebook import Rulebook

_NEAR: Final = 3
_SEVERITIES: Final[tuple[Severity, ...]] = ("warning", "notice")


@frozen(kw_only=True)
class Citation:
    """Where a code comes from.

    Args:
        code: the code.
        article: the article that it is raised under; empty where its keys say it, or where it comes from none.
        keys: the keys that decide it.
        severities: how severe it is as a finding; empty of a fault, which nobody can answer for.
    """

    code: str
    article: str
    keys: tuple[str, ...]
    severities: tuple[Severity, ...]


@frozen(kw_only=True)
class ExplainedKey:
    """A key as an explanation shows it: its rule, and what was said of it later."""

    key: str
    rule: Rule
    interpretations: tuple[Interpretation, ...]


@frozen(kw_only=True)
class Explanation:
    """说明.

    Args:
        code: the code.
        said: what it says, in Chinese and in English; data that it names stand in braces where they are not known.
        severities: how severe it is as a finding; empty of a fault.
        article: under which article, as the rules in force say.
        articles: those articles' own words.
        annex: the annex's own words where it comes from there; else empty.
        keys: the rules that it applies.
    """

    code: str
    said: Mapping[Language, str]
    severities: tuple[Severity, ...]
    article: str
    articles: tuple[Article, ...]
    annex: str
    keys: tuple[ExplainedKey, ...]

    def lines(self, language: Language = "zh") -> Iterator[str]:
        """Give it as lines for people; the regulation's and the rules' own words stay Chinese."""
        yield f"{self.code}  {'、'.join(self._severities(language))}"
        yield self.said[language]
        if self.article:
            yield text("SSJ-EXPLAIN-ARTICLE", {"article": self.article}, language)
        for each in self.articles:
            yield from _indented(f"{each.name}  {each.text}")
        if self.annex:
            yield from _indented(f"{ANNEX}  {self.annex}")
        for key in self.keys:
            yield from key_lines(key, language)

    def _severities(self, language: Language) -> list[str]:
        named = self.severities or ("fault",)
        return [text(f"SSJ-EXPLAIN-{each.upper()}", {}, language) for each in named]


def explain(
    about: str | Finding,
    rules: Rulebook,
    regulation: Regulation | None = None,
    interpretations: Sequence[Interpretation] = (),
) -> Explanation:
    """说明: say where a finding or a code comes from.

    Args:
        about: a finding, or the code of a finding or of a fault.
        rules: the rules in force; `rulebook.on(day)` of a day.
        regulation: the text that the rules come from, where it is at hand.
        interpretations: what was said of the keys (第二十七条).

    Raises:
        InvalidInput: there is no such code; those that are near are named.
    """
    code = about.code if isinstance(about, Finding) else about
    if code not in CATALOGUE:
        near = get_close_matches(code, CATALOGUE, n=_NEAR, cutoff=0.5) or sorted(CATALOGUE)[:_NEAR]
        raise InvalidInput(fault("SSJ-EXPLAIN-UNKNOWN", asked=code, near="、".join(near)))
    cited = _citation_of(about) if isinstance(about, Finding) else citation(code)
    keys = tuple(explained_key(key, rules, interpretations) for key in cited.keys)
    named = (cited.article, *(each.rule.article for each in keys))
    article = "、".join(dict.fromkeys(part for each in named for part in each.split("、") if part))
    return Explanation(
        code=code,
        said=_said(about),
        severities=cited.severities,
        article=article,
        articles=regulation.cited(article) if regulation else (),
        annex=regulation.annex if regulation and ANNEX in references(article) else "",
        keys=keys,
    )


def explained_key(key: str, rules: Rulebook, interpretations: Sequence[Interpretation]) -> ExplainedKey:
    """Give a key's rule with what was said of it."""
    said = tuple(each for each in interpretations if each.key == key)
    return ExplainedKey(key=key, rule=rules.rule(key), interpretations=said)


def citation(code: str) -> Citation:
    """Give where a code comes from; of most codes that is no article."""
    return citations().get(code) or Citation(code=code, article="", keys=(), severities=())


@cache
def citations() -> Mapping[str, Citation]:
    """Give where the codes come from that come from an article."""
    rows = (line.split("|") for line in TABLE.splitlines())
    return {
        code: Citation(
            code=code,
            article=article,
            keys=tuple(keys.split()),
            severities=tuple(each for each in _SEVERITIES if each in severities.split()),
        )
        for code, article, keys, severities in rows
    }


def _citation_of(found: Finding) -> Citation:
    keys = (found.key,) if found.key else ()
    return Citation(code=found.code, article=found.article, keys=keys, severities=(found.severity,))


def _said(about: str | Finding) -> Mapping[Language, str]:
    if isinstance(about, Finding):
        made = Fault(about.code, about.fault().params, Place())
        return {"zh": made.sentence("zh"), "en": made.sentence("en")}
    return {"zh": CATALOGUE[about].zh, "en": CATALOGUE[about].en}


def key_lines(explained: ExplainedKey, language: Language) -> Iterator[str]:
    """Give a rule and what was said of it as lines for people."""
    rule = explained.rule
    data = {
        "key": explained.key,
        "value": value_text(rule, language),
        "article": rule.article,
        "strength": text(f"SSJ-EXPLAIN-STRENGTH-{rule.strength}", {}, language),
    }
    yield text("SSJ-EXPLAIN-KEY", data, language)
    yield from _indented(text("SSJ-EXPLAIN-READING", {"reading": rule.reading}, language))
    for each in explained.interpretations:
        members = {"on": each.on, "text": each.text, "body": each.body, "document": each.document}
        yield from _indented(text("SSJ-EXPLAIN-INTERPRETATION", members, language))


def value_text(rule: Rule, language: Language = "zh") -> str:
    """Give a rule's value in words, with its unit.

    >>> from shuangsuiji.office.rulebooks import builtin_rulebook
    >>> keys = builtin_rulebook().keys
    >>> value_text(keys.entry_wd), value_text(keys.separation), value_text(keys.resubmit_wd), value_text(keys.draw_modes)
    ('20 工作日', '是', '未定', 'select、order')
    """
    value: object = getattr(rule, "value", None)
    if isinstance(value, bool):
        return text("SSJ-EXPLAIN-YES" if value else "SSJ-EXPLAIN-NO", {}, language)
    if isinstance(value, tuple):
        return "、".join(_member_text(each, language) for each in cast("tuple[object, ...]", value)) or "—"
    if value is None:
        return text("SSJ-EXPLAIN-OPEN", {}, language)
    return f"{value} {rule.unit}".strip() or "—"


def _member_text(member: object, language: Language) -> str:
    if isinstance(member, AreaCap):
        data: dict[str, str | int] = {
            "area": member.area or "—",
            "times": member.times,
            "years": member.years,
        }
        return text("SSJ-EXPLAIN-CAP-HARD" if member.hard else "SSJ-EXPLAIN-CAP", data, language)
    if isinstance(member, QuietPeriod):
        days: dict[str, str | int] = {
            "region": member.region or "—",
            "first": member.first,
            "last": member.last,
        }
        return text(
            "SSJ-EXPLAIN-QUIET-EXEMPT" if member.random_exempt else "SSJ-EXPLAIN-QUIET", days, language
        )
    return str(member)


def _indented(said: str) -> Iterator[str]:
    yield from (f"  {line}" for line in said.split("\n"))
