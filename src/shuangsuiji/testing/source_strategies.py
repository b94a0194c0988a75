"""取样策略：随机数来源 (spec section 4): commitments, public events and beacons, with reveals that fit them."""

from functools import cache
from hashlib import sha256

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from shuangsuiji.canonical import Json
from shuangsuiji.digests import Hash
from shuangsuiji.draw.entropy import Contribution, Drand, Public, Source, commitment
from shuangsuiji.testing.roll_strategies import digests, free_texts, identifiers, nonces
from shuangsuiji.testing.tasks import Sources


@st.composite
def contributions(draws: DrawFn, h: Hash, task: str, round_: int) -> list[tuple[Source, Json]]:
    """承诺与揭示: up to three parties' commitments, each with the nonce that fits it."""
    parties = draws(st.lists(identifiers(), max_size=3, unique=True))
    revealed = [draws(nonces()) for _ in parties]
    return [
        (Contribution(party=party, commitment=commitment(h, party, task, round_, nonce)), nonce)
        for party, nonce in zip(parties, revealed, strict=True)
    ]


@cache
def public_values() -> SearchStrategy[str]:
    """公共事件的值: 1 to 128 printable ASCII characters, no space at either end (4.3)."""
    return (
        st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=128)
        .map(str.strip)
        .filter(bool)
    )


@st.composite
def publics(draws: DrawFn) -> list[tuple[Source, Json]]:
    """公共事件: up to two public sources with their values."""
    texts = draws(st.lists(free_texts(), max_size=2))
    return [(Public(source=text), draws(public_values())) for text in texts]


@st.composite
def beacons(draws: DrawFn) -> list[tuple[Source, Json]]:
    """公共随机信标: at most one beacon's round with its reveal."""
    if not draws(st.booleans()):
        return []
    signature = draws(st.binary(min_size=48, max_size=48))
    reveal = {"randomness": sha256(signature).hexdigest(), "signature": signature.hex()}
    source = Drand(chain=draws(digests()), round=draws(st.integers(1, 2**53 - 1)))
    return [(source, reveal)]


@st.composite
def sources(draws: DrawFn, h: Hash, task: str = "T", round_: int = 1) -> Sources:
    """随机数来源: one to six sources of all kinds in any order, with reveals that fit them."""
    found = draws(contributions(h, task, round_)) + draws(publics()) + draws(beacons())
    if not found:
        found = [(Public(source="福彩双色球"), draws(public_values()))]
    found = draws(st.permutations(found))
    return Sources(
        entropy=tuple(source for source, _ in found),
        reveals=tuple(reveal for _, reveal in found),
        public=tuple(str(reveal) for source, reveal in found if isinstance(source, Public)),
        signatures={
            (source.chain, source.round): bytes.fromhex(str(reveal["signature"]))
            for source, reveal in found
            if isinstance(source, Drand) and isinstance(reveal, dict)
        },
    )
