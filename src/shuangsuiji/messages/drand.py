"""Messages about rounds of drand's beacons and the chains that they belong to."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-DRAND-CHAINED": Text(
        "这是链式信标（pedersen-bls-chained）：每轮的签名接着上一轮，协议 4.2 不收；请改用不成链的，例如 quicknet",
        "this beacon is chained (pedersen-bls-chained), each signature resting on the one before, which 4.2 of the protocol has no room for; use an unchained one, such as quicknet",
    ),
    "SSJ-DRAND-HASH": Text(
        "链信息的 hash 与其余各项算出的不符：算得 {expected}，写的是 {found}；请从信标的服务器重新取得，不要改动",
        "the hash is not that of the other members: {expected} computed, {found} given; fetch the chain's information again and leave it as it is",
    ),
    "SSJ-DRAND-HELP": Text(
        "给出某一时刻起第一轮信标，写成 TASK.toml 的一段。不联网。",
        "Give the first beacon round from an instant on, as a section of TASK.toml. Nothing is asked of the network.",
    ),
    "SSJ-DRAND-HELP-CHAIN": Text(
        "链信息的 JSON 文件；默认 quicknet", "a chain's information, a JSON file; quicknet by default"
    ),
    "SSJ-DRAND-HELP-MOMENT": Text(
        "时刻，带时区，例如 2026-12-08T21:15:00+08:00", "an instant, such as 2026-12-08T21:15:00+08:00"
    ),
    "SSJ-DRAND-INFO": Text(
        "不是链信息：应为一个 JSON 对象，即信标服务器的 /info 给出的内容；请重新取得",
        "no chain information: it must be the JSON object that a beacon's server gives at /info; fetch it again",
    ),
    "SSJ-DRAND-KEY": Text(
        "公钥不对：方案 {scheme} 的公钥是 {length} 个字节的压缩点，写成小写十六进制，在其子群内，且不是无穷远点；请核对链信息",
        "wrong public key: under {scheme} it is a compressed point of {length} bytes in lowercase hex, inside its subgroup and not infinity; look at the chain's information",
    ),
    "SSJ-DRAND-LIBRARY": Text(
        "没有核对信标签名的库；请安装 drand-verify 或 py_ecc",
        "no library for a beacon's signature is installed; install drand-verify or py_ecc",
    ),
    "SSJ-DRAND-MEMBER": Text(
        "链信息缺少 {member}，或类型不对；请从信标的服务器重新取得",
        "the chain's information lacks {member}, or has it in another type; fetch it again",
    ),
    "SSJ-DRAND-NUMBER": Text(
        "{value} 不在允许的范围内；请核对链信息",
        "{value} is out of range; look at the chain's information",
    ),
    "SSJ-DRAND-SCHEME": Text(
        "不认识签名方案“{scheme}”；能核对的：{known}",
        "the scheme '{scheme}' is not known here; those that are: {known}",
    ),
}
