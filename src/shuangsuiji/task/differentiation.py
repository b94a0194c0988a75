"""差异化监管 (第八条): flagged targets are drawn by a higher ratio, as a stratum of their own, and may be inspected more often."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from attrs import frozen

from shuangsuiji.draw.announcement import Announcement, Stratum
from shuangsuiji.draw.quota import rounded
from shuangsuiji.errors import Fault, fault, raise_if
from shuangsuiji.findings import Finding, article_finding, finding
from shuangsuiji.forms import all_identifiers, at, at_least_one, identifiers, no_twice
from shuangsuiji.plan.ratio import settled_ratios
from shuangsuiji.ratios.draw_ratio import parse_ratio_text
from shuangsuiji.rulebook import Rulebook

_PERCENT: Final = 100


@frozen(kw_only=True)
class FlaggedTarget:
    """有情形的检查对象 (第八条): a target that is flagged on the day of the freeze.

    Args:
        target: its id, as the flags have it.
        words: why.
        stratum: the stratum of the flagged in which it stands; empty where they have none.
        entries: its ids in the roll: its own, and those of the things that belong to it; none where it is not in it.
    """

    target: str
    words: tuple[str, ...]
    stratum: str = ""
    entries: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *identifiers(target=self.target),
                *at_least_one(".words", self.words),
                *all_identifiers(".words", self.words),
                *(identifiers(stratum=self.stratum) if self.stratum else ()),
                *all_identifiers(".entries", self.entries),
                *no_twice(".entries", self.entries),
            ]
        )


def flagged_faults(
    flagged: Sequence[FlaggedTarget], announced: Announcement, ratio: str, rules: Rulebook
) -> Iterator[Fault]:
    """加大抽查比例、增加抽查频次: neither may be less for the flagged than for others."""
    strata = {each.name: each for each in announced.targets.strata}
    for index, each in enumerate(flagged):
        if each.stratum and each.stratum not in strata:
            yield fault("SSJ-TASK-FLAGGED-STRATUM", at(f"$.flagged[{index}].stratum"), stratum=each.stratum)
    for stratum in _own(flagged, announced):
        base = _base(ratio, stratum)
        if base is not None and stratum.fraction < base:
            data = {"stratum": stratum.name, "ratio": stratum.ratio, "base": ratio}
            yield fault("SSJ-TASK-FLAGGED-RATIO", at("$.announcement.targets.strata"), **data)
    keys = rules.keys
    if _present(flagged) and keys.flagged_annual_cap.value < keys.object_annual_cap.value:
        yield fault(
            "SSJ-TASK-FLAGGED-CAP",
            cap=keys.flagged_annual_cap.value,
            base=keys.object_annual_cap.value,
        )


def flagged_findings(
    flagged: Sequence[FlaggedTarget], announced: Announcement, ratio: str, rules: Rulebook
) -> Iterator[Finding]:
    """A ratio or a cap that is no higher for the flagged, and a census of them, which is no draw."""
    code, key = "SSJ-A08-7", "risk_flags"
    for stratum in _own(flagged, announced):
        if stratum.fraction == _base(ratio, stratum) and stratum.fraction < 1:
            yield finding(code, rules, key, subject=stratum.name, ratio=ratio, count=stratum.eligible)
        if stratum.fraction == 1:
            yield article_finding(
                "SSJ-A08-9", "第八条", severity="notice", subject=stratum.name, count=stratum.eligible
            )
    among = sum(len(each.entries) for each in flagged if not each.stratum)
    if among and any(each.fraction < 1 for each in announced.targets.strata):
        yield finding(code, rules, key, ratio=ratio, count=among)
    keys = rules.keys
    if _present(flagged) and keys.flagged_annual_cap.value == keys.object_annual_cap.value:
        cap = keys.flagged_annual_cap.value
        yield finding("SSJ-A08-7-CAP", rules, "flagged_annual_cap", cap=cap)


def size_findings(announced: Announcement, rules: Rulebook) -> Iterator[Finding]:
    """可抽的不够 (第八条): what a stratum lacks is on record, never filled; and how much of the library is drawn at once."""
    for each in announced.targets.strata:
        required = rounded(
            each.fraction, each.scope if each.base == "scope" else each.eligible, each.rounding
        )
        if required > each.quota:
            # Of a census everybody is drawn who can be; of a share somebody has to answer for the rest.
            yield finding(
                "SSJ-A08-5",
                rules,
                "object_annual_cap",
                severity="notice" if each.fraction == 1 else "warning",
                subject=each.name,
                required=required,
                quota=each.quota,
            )
    most = rules.keys.max_library_share_percent.value
    drawn = sum(each.quota for each in announced.targets.strata)
    if most is not None and drawn * _PERCENT > most * announced.targets.size:
        yield finding(
            "SSJ-A08-1-SHARE",
            rules,
            "max_library_share_percent",
            drawn=drawn,
            size=announced.targets.size,
            percent=most,
        )


def own_strata(flagged: Sequence[FlaggedTarget]) -> frozenset[str]:
    """Name the strata that flagged targets have of their own."""
    return frozenset(each.stratum for each in flagged if each.stratum)


def place_faults(flagged: Sequence[FlaggedTarget], drawn: Sequence[tuple[str, str]]) -> Iterator[Fault]:
    """Judge drawn (id, stratum): who is flagged stands in the stratum of the flagged, and nobody else does.

    Args:
        flagged: the flagged targets, as they were announced.
        drawn: the drawn targets.
    """
    places = {id_: each.stratum for each in flagged for id_ in each.entries if each.stratum}
    own = own_strata(flagged)
    for index, (id_, stratum) in enumerate(drawn):
        expected = places.get(id_)
        if (expected or stratum in own) and expected != stratum:
            yield fault("SSJ-TASK-FLAGGED-PLACE", at(f"$.targets[{index}]"), target=id_, stratum=stratum)


def entry_faults(flagged: Sequence[FlaggedTarget], drawn: Sequence[tuple[str, str]]) -> Iterator[Fault]:
    """Judge drawn (id, body): whoever is flagged, or belongs to somebody who is, was announced as such.

    Args:
        flagged: the flagged targets, as they were announced.
        drawn: the drawn targets, and the bodies that they belong to; empty for a body.
    """
    entries = {each.target: each.entries for each in flagged}
    for index, (id_, body) in enumerate(drawn):
        for name in (id_, body):
            if name in entries and id_ not in entries[name]:
                yield fault("SSJ-TASK-FLAGGED-ENTRY", at(f"$.targets[{index}]"), target=id_, flagged=name)


def _present(flagged: Sequence[FlaggedTarget]) -> bool:
    return any(each.entries for each in flagged)


def _own(flagged: Sequence[FlaggedTarget], announced: Announcement) -> list[Stratum]:
    own = own_strata(flagged)
    return [each for each in announced.targets.strata if each.name in own]


def _base(ratio: str, stratum: Stratum) -> Fraction | None:
    """Give the task's own ratio as it would be of this stratum; None where its wording settles none."""
    found = settled_ratios(ratio, stratum.scope)
    return max(map(parse_ratio_text, found), default=None)
