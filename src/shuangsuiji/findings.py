"""预警与例外批准 (设计决定 6): what a rule says about an act that it does not forbid outright.

A warning stops the act until somebody answers for it with an override: reason, person, time. A notice goes on
record and stops nothing. Both stay in the journal for ever.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Literal

from attrs import frozen

from shuangsuiji.errors import Fault, Place, fault, raise_if
from shuangsuiji.forms import filled, free_texts, identifiers, instants
from shuangsuiji.rulebook import Rulebook

Severity = Literal["warning", "notice"]
"""预警: needs an override; 提示: is only recorded."""


@frozen(kw_only=True)
class Datum:
    """One datum that a finding's sentence names."""

    name: str
    value: str | int


@frozen(kw_only=True)
class Finding:
    """预警: what questions an act.

    Args:
        code: stable, such as `SSJ-A13-6`: the article and the requirement under it.
        article: the article.
        severity: whether it needs an override.
        key: the rulebook's key that it comes from; empty where the article leaves nothing to set.
        subject: which of several things it is about, such as a target's id; may be empty.
        data: what its sentence names.
    """

    code: str
    article: str
    severity: Severity
    key: str
    subject: str
    data: tuple[Datum, ...]

    def fault(self) -> Fault:
        """Give it as a fault: its sentence is in `messages` under its code."""
        params = {each.name: each.value for each in self.data}
        return fault(self.code, Place(path=self.subject), article=self.article, **params)


@frozen(kw_only=True)
class Override:
    """例外批准: somebody answers for an act in spite of a finding.

    Args:
        code: the finding's code.
        subject: the finding's subject; empty for all subjects of the code.
        reason: why.
        by: who answers for it.
        at: when.
    """

    code: str
    reason: str
    by: str
    at: str
    subject: str = ""

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(by=self.by),
                *filled(code=self.code, reason=self.reason),
                *free_texts(code=self.code, reason=self.reason, subject=self.subject),
                *instants(at=self.at),
            ]
        )

    def covers(self, finding: Finding) -> bool:
        """Say whether it answers for a finding."""
        return self.code == finding.code and self.subject in {"", finding.subject}


@frozen(kw_only=True)
class Noted:
    """A finding as the journal keeps it, with the override that answered for it."""

    finding: Finding
    override: Override | None


def finding(
    code: str,
    rules: Rulebook,
    key: str,
    *,
    severity: Severity = "warning",
    subject: str = "",
    **data: str | int,
) -> Finding:
    """Make a finding under a key of the rulebook: its article is the key's."""
    return article_finding(code, rules.rule(key).article, key=key, severity=severity, subject=subject, **data)


def article_finding(
    code: str,
    article: str,
    *,
    key: str = "",
    severity: Severity = "warning",
    subject: str = "",
    **data: str | int,
) -> Finding:
    """Make a finding under an article that leaves nothing to set."""
    listed = tuple(Datum(name=name, value=value) for name, value in data.items())
    return Finding(code=code, article=article, severity=severity, key=key, subject=subject, data=listed)


def noted(findings: Iterable[Finding], overrides: Sequence[Override]) -> tuple[Noted, ...]:
    """Put each finding together with the first override that covers it."""
    return tuple(
        Noted(finding=each, override=next((o for o in overrides if o.covers(each)), None))
        for each in findings
    )


def unanswered(listed: Iterable[Noted]) -> list[Finding]:
    """Give the warnings that nobody answers for."""
    return [each.finding for each in listed if each.finding.severity == "warning" and each.override is None]


def idle(overrides: Iterable[Override], listed: Sequence[Noted]) -> list[Override]:
    """Give the overrides that answer for nothing: probably misspelt."""
    used = [each.override for each in listed if each.override]
    return [each for each in overrides if each not in used]


def approver_findings(
    code: str, approver: str, doers: Container[str], rules: Rulebook, subject: str = ""
) -> Iterator[Finding]:
    """审批分开: nobody approves what he does himself, or what is done with him.

    Args:
        code: the finding's code.
        approver: who approved it.
        doers: who does it, and with whom it is done.
        rules: the rulebook, which may leave this open.
        subject: the finding's subject.
    """
    if rules.keys.separation.value and approver in doers:
        yield finding(code, rules, "separation", subject=subject, approver=approver)
