"""钉住的信标链: chains of the League of Entropy whose keys this adapter holds itself; nobody is asked for them."""

from collections.abc import Mapping
from typing import Final

from shuangsuiji_drand.chain import Chain
from shuangsuiji_drand.schemes import ON_G1, RFC9380

QUICKNET: Final = Chain(
    scheme=RFC9380,
    key=bytes.fromhex(
        "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451"
        "0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a"
    ),
    period=3,
    genesis=1692803367,
    seed=bytes.fromhex("f477d5c89f21a17c863a7f937c6a6d15859414d2be09cd448d4279af331c5d3e"),
    beacon="quicknet",
)
"""A round every three seconds since August 2023: the one to announce."""

FASTNET: Final = Chain(
    scheme=ON_G1,
    key=bytes.fromhex(
        "a0b862a7527fee3a731bcb59280ab6abd62d5c0b6ea03dc4ddf6612fdfc9d01f01c31542541771903475eb1ec6615f8d"
        "0df0b8b6dce385811d6dcf8cbefb8759e5e616a3dfd054c928940766d9a5b9db91e3b697e5d70a975181e007f87fca5e"
    ),
    period=3,
    genesis=1677685200,
    seed=bytes.fromhex("a81e9d63f614ccdb144b8ff79fbd4d5a2d22055c0bfe4ee9a8092003dab1c6c0"),
    beacon="fastnet",
)
"""The chain before quicknet, given up since: for the draws that rest on it."""

PINNED: Final[Mapping[str, Chain]] = {each.digest(): each for each in (QUICKNET, FASTNET)}
"""The chains by their hashes."""

MAINNET: Final = "8990e7a9aaed2ffed73dbd7092123d6f289930540d7651336225dc172e51b2ce"
"""The League's first chain, named by whoever takes a server's default; it is chained."""
