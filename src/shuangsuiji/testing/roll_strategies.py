"""取样策略：文本与名录 (spec sections 1 and 2): identifiers, free texts, instants, entries, rolls, recusals."""

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from shuangsuiji.digests import Hash, HashName
from shuangsuiji.rolls.entry import KEY_BYTES, Entry
from shuangsuiji.rolls.recusals import Recusal
from shuangsuiji.rolls.roll import Roll, freeze
from shuangsuiji.texts import free_text_fault, identifier_fault

CODES: Final = ("民爆", "节能", "食盐")
"""What samples' targets need and inspectors are skilled in, in ascending byte order."""

AREAS: Final = ("", "江川区", "红塔区")
ELSEWHERE: Final = "外区"
"""An area that no sample's target lies in."""

STANDINGS: Final = (
    "eligible",
    "eligible",
    "eligible",
    "eligible",
    "excluded:annual-cap",
    "excluded:already-inspected",
    "excluded:x9",
)

_ODD: Final = (
    "a" * 128,
    "字" * 42 + "ab",
    "\U0002000b",
    "e\u0323\u0302",
    "\u00e9",
    "a  b",
    "#",
    '"\\',
    "\u0378",
)


# ── 1: texts ──────────────────────────────────────────────────────────────────────────────────────────────


def _texts(max_size: int) -> SearchStrategy[str]:
    characters = st.one_of(
        st.sampled_from("aAzZ09-_.:/ 企业个体甲乙丙\u00e9\u0301\U00020000"),
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Zl", "Zp")),
    )
    return st.text(characters, max_size=max_size).map(lambda text: unicodedata.normalize("NFC", text))


@cache
def identifiers() -> SearchStrategy[str]:
    """标识: identifiers (1.5), most of them short, non-ASCII and the longest ones included."""
    short = _texts(8).filter(lambda text: identifier_fault(text) is None)
    odd = [unicodedata.normalize("NFC", text) for text in _ODD]
    return st.one_of(st.text("0123456789ABCDEFGH", min_size=1, max_size=18), short, st.sampled_from(odd))


@cache
def code_identifiers() -> SearchStrategy[str]:
    """代码: identifiers that can stand in needs and skills, without a comma (2.4)."""
    return identifiers().filter(lambda text: "," not in text)


@cache
def free_texts() -> SearchStrategy[str]:
    """自由文本: free texts (1.5), the empty one included."""
    return _texts(12).filter(lambda text: free_text_fault(text) is None)


@cache
def instants() -> SearchStrategy[str]:
    """时刻: instants (1.6) with every kind of offset."""
    times = st.datetimes().map(lambda time: time.isoformat(timespec="seconds"))
    hours, minutes = st.integers(0, 23), st.integers(0, 59)
    offsets = st.builds("{}{:02}:{:02}".format, st.sampled_from("+-"), hours, minutes)
    zones = st.one_of(st.just("Z"), st.just("+08:00"), offsets.filter("-00:00".__ne__))
    return st.builds(str.__add__, times, zones)


@cache
def hashes(names: tuple[HashName, ...] = ("sha256", "sm3")) -> SearchStrategy[Hash]:
    """H, either one."""
    return st.sampled_from([Hash(name) for name in names])


@cache
def roll_keys() -> SearchStrategy[bytes]:
    """快照密钥: keys of sealed rolls, 32 bytes."""
    return st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES)


@cache
def digests() -> SearchStrategy[str]:
    """摘要: 64 lowercase hex characters."""
    return st.binary(min_size=32, max_size=32).map(bytes.hex)


nonces = digests
"""随机数: what parties contribute, 64 lowercase hex characters."""


# ── 2: rolls ──────────────────────────────────────────────────────────────────────────────────────────────


@cache
def code_sets(codes: tuple[str, ...] = CODES) -> SearchStrategy[tuple[str, ...]]:
    """Codes in ascending byte order, none of them included."""
    return st.sets(st.sampled_from(codes)).map(lambda found: tuple(sorted(found, key=str.encode)))


@st.composite
def entries(
    draws: DrawFn,
    parts: SearchStrategy[str],
    *,
    min_size: int = 1,
    max_size: int = 12,
    areas: Sequence[str] = AREAS,
) -> list[Entry]:
    """名录条目: entries with distinct ids, in any order.

    Args:
        draws: given by hypothesis.
        parts: strategy of strata or departments.
        min_size: how many at least.
        max_size: how many at most.
        areas: where they lie.
    """
    ids = draws(st.lists(identifiers(), min_size=min_size, max_size=max_size, unique=True))
    one = st.tuples(parts, st.sampled_from(STANDINGS), st.sampled_from(areas), code_sets())
    rest = draws(st.lists(one, min_size=len(ids), max_size=len(ids)))
    return [
        Entry(id=id_, part=part, standing=standing, area=area, codes=codes)
        for id_, (part, standing, area, codes) in zip(ids, rest, strict=True)
    ]


@st.composite
def part_names(draws: DrawFn, max_size: int = 3) -> list[str]:
    """分层或部门: distinct names of strata or departments."""
    return draws(st.lists(identifiers(), min_size=1, max_size=max_size, unique=True))


@st.composite
def target_entries(draws: DrawFn, max_size: int = 12, areas: Sequence[str] = AREAS) -> list[Entry]:
    """检查对象: a registry's entries in any order, in one to three strata."""
    names = draws(part_names())
    return draws(entries(st.sampled_from(names), max_size=max_size, areas=areas))


@cache
def sealing(*, sealed: bool | None = None) -> SearchStrategy[bytes | None]:
    """A roll key for a sealed roll, nothing for an open one; either where `sealed` is None."""
    if sealed is None:
        return st.one_of(st.none(), st.none(), roll_keys())
    return roll_keys() if sealed else st.none()


def rolls(max_size: int = 12, *, sealed: bool | None = None) -> SearchStrategy[Roll]:
    """名录快照: frozen rolls of targets, open and sealed, under either H."""
    return st.builds(freeze, target_entries(max_size), hashes(), sealing(sealed=sealed))


@st.composite
def recusals_of(draws: DrawFn, targets: Roll, inspectors: Sequence[str], most: int) -> list[Recusal]:
    """回避: recusals in any order; a target has at most `most` inspectors recused, a pair may have two reasons.

    Args:
        draws: given by hypothesis.
        targets: the frozen targets.
        inspectors: the ids of inspectors who may be recused.
        most: how many of them for one target.
    """
    if not inspectors or not most:
        return []
    ids = [entry.id for entry in targets.entries()]
    rows = st.tuples(st.sampled_from(ids), st.sampled_from(inspectors), st.sampled_from(("亲属", "利害关系")))
    barred: dict[str, set[str]] = {}
    found: list[Recusal] = []
    for target, inspector, reason in draws(st.lists(rows, max_size=6, unique=True)):
        if len(barred.setdefault(target, set()) | {inspector}) <= most:
            barred[target].add(inspector)
            found.append(Recusal(target=target, inspector=inspector, reason=reason))
    return found
