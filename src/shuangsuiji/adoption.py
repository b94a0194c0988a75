"""采用和解释规则集 (第一条、第二十七条、第二十八条): since when which rules hold, and how they are understood.

The journal carries the rules itself: whoever reads it later needs no file of ours.
"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import ClassVar, Final, Literal

from attrs import evolve, frozen

from shuangsuiji.acts import Act, Moment
from shuangsuiji.errors import Fault, fault
from shuangsuiji.findings import Finding, finding
from shuangsuiji.forms import at, filled, free_texts
from shuangsuiji.rule_keys import keys
from shuangsuiji.rulebook import Rulebook

STREAM: Final = "rulebook"
"""The one stream of rulebooks."""


_YEAR: Final = 4


@frozen(kw_only=True)
class Interpretation:
    """解释 (第二十七条): a dated note on one key; it changes no value, a new edition of the rulebook does.

    Args:
        key: the key.
        text: how it is to be understood.
        document: 文号.
        body: who interprets.
        on: since when.
        rulebook: the digest of the rulebook that was in force.
    """

    key: str
    text: str
    document: str
    body: str
    on: str
    rulebook: str


@frozen(kw_only=True)
class Rulebooks:
    """采用过的规则集.

    Args:
        rulebooks: the rulebooks, the latest last.
        interpretations: what was said of their keys, the latest last.
    """

    rulebooks: tuple[Rulebook, ...] = ()
    interpretations: tuple[Interpretation, ...] = ()

    @property
    def current(self) -> Rulebook | None:
        """The one that new tasks are created under; None before the first."""
        return self.rulebooks[-1] if self.rulebooks else None

    def find(self, digest: str) -> Rulebook | None:
        """Give a rulebook by its digest; None where it was never adopted."""
        return next((each for each in self.rulebooks if each.digest() == digest), None)


@frozen(kw_only=True)
class AdoptRulebook(Act[Rulebooks]):
    """采用规则集 (第二十八条): from now on; what was begun under another keeps that one."""

    rulebook: Rulebook
    kind: Literal["adopt-rulebook"] = "adopt-rulebook"
    article: ClassVar[str] = "第二十七条、第二十八条"

    def stream(self) -> str:
        """There is one stream of rulebooks."""
        return STREAM

    def faults(self, state: Rulebooks, rules: Rulebook) -> Iterator[Fault]:
        """It says since when it holds, and is not in force already."""
        if self.rulebook.effective_from is None:
            yield fault("SSJ-RULES-EFFECTIVE", at("$.rulebook.effective_from"))
        current = state.current
        if current and current.title == self.rulebook.title and self.rulebook.edition <= current.edition:
            yield fault("SSJ-RULES-SAME", at("$.rulebook.edition"), edition=current.edition)

    def after(self, state: Rulebooks) -> Rulebooks:
        """Give the state that follows."""
        return evolve(state, rulebooks=(*state.rulebooks, self.rulebook))

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {
            "title": self.rulebook.title,
            "edition": self.rulebook.edition,
            "effective": self.rulebook.effective_from or "—",
        }


@frozen(kw_only=True)
class InterpretRule(Act[Rulebooks]):
    """解释规则 (第二十七条): a note on a key of the rulebook in force.

    Args:
        key: the key.
        text: how it is to be understood.
        document: 文号.
        body: who interprets: 领导小组.
    """

    key: str
    text: str
    document: str
    body: str
    kind: Literal["interpret-rule"] = "interpret-rule"
    article: ClassVar[str] = "第二十七条"

    def stream(self) -> str:
        """There is one stream of rulebooks."""
        return STREAM

    def forms(self) -> Iterator[Fault]:
        """Judge its own members."""
        words = {"key": self.key, "text": self.text, "document": self.document, "body": self.body}
        yield from (*filled(**words), *free_texts(**words))

    def faults(self, state: Rulebooks, rules: Rulebook) -> Iterator[Fault]:
        """There is a rulebook, and it has that key."""
        if self.key not in keys():
            near = get_close_matches(self.key, keys()) or keys()[:3]
            yield fault("SSJ-RULES-KEY", at("$.key"), key=self.key, near="、".join(near))

    def findings(self, state: Rulebooks, rules: Rulebook, moment: Moment) -> Iterator[Finding]:
        """Only the body that the rulebook names interprets it."""
        known = rules.keys.interpreting_body.value
        if known and self.body != known:
            yield finding(
                "SSJ-A27-1", rules, "interpreting_body", subject=self.key, body=self.body, known=known
            )

    def after(self, state: Rulebooks) -> Rulebooks:
        """Give the state that follows: no rule has changed."""
        made = Interpretation(
            key=self.key,
            text=self.text,
            document=self.document,
            body=self.body,
            on=self.day,
            rulebook=state.current.digest() if state.current else "",
        )
        return evolve(state, interpretations=(*state.interpretations, made))

    def told(self) -> Mapping[str, str | int]:
        """Give the data of its sentence in a history."""
        return {"key": self.key, "text": self.text, "document": self.document, "body": self.body}


def trial_findings(rules: Rulebook, day: str) -> Iterator[Finding]:
    """试行期限 (第一条、第二十八条): rules on trial for too long are to be evaluated and issued anew."""
    years, since = rules.keys.trial_max_years.value, rules.effective_from
    if not rules.trial or years is None or since is None:
        return
    until = f"{int(since[:_YEAR]) + years:04}{since[_YEAR:]}"
    if day > until:
        yield finding("SSJ-A28-2", rules, "trial_max_years", since=since, until=until, years=years)
