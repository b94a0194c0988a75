"""Messages about text, canonical JSON and digests."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-HASH-MISSING": Text(
        "这台机器的 OpenSSL 没有 {hash}；请改用 sha256，或换用带国密算法的 OpenSSL",
        "this machine's OpenSSL has no {hash}; use sha256, or an OpenSSL that has it",
    ),
    "SSJ-JSON-CANONICAL": Text(
        "不是规范形式（RFC 8785）的 JSON，从第 {position} 个字节起不同；文件可能被编辑或重新排版过，请用原文件",
        "not canonical JSON (RFC 8785): differs from byte {position} on; it may have been edited or re-formatted, use the original",
    ),
    "SSJ-JSON-CHOICE": Text(
        "应为 {allowed} 之一，实为 {found}",
        "must be one of {allowed}, but is {found}",
    ),
    "SSJ-JSON-DUPLICATE": Text(
        "同一对象里成员“{member}”出现两次；请用原文件",
        "the member '{member}' occurs twice in one object; use the original file",
    ),
    "SSJ-JSON-EXTRA": Text(
        "多出成员“{member}”；协议只允许列出的成员",
        "has a member '{member}' beyond those that the protocol lists",
    ),
    "SSJ-JSON-MISSING": Text(
        "缺少成员“{member}”；协议要求每个成员都在",
        "lacks the member '{member}', which the protocol requires",
    ),
    "SSJ-JSON-NUMBER": Text(
        "{value} 不是允许的数：只能是 ±(2^53-1) 以内的整数，没有小数、指数和 -0",
        "{value} is not a number allowed here: integers within ±(2^53-1) only, no fraction, exponent or -0",
    ),
    "SSJ-JSON-SYNTAX": Text(
        "不是 JSON，从第 {position} 个字符起读不懂（{reason}）；请用原文件",
        "not JSON: cannot be read from character {position} on ({reason}); use the original file",
    ),
    "SSJ-JSON-TYPE": Text(
        "应为{expected}，实为 {found}",
        "must be {expected}, but is {found}",
    ),
    "SSJ-JSON-UTF8": Text(
        "第 {position} 个字节起不是 UTF-8；协议文件只用不带 BOM 的 UTF-8",
        "not UTF-8 from byte {position} on; protocol files are UTF-8 without BOM",
    ),
    "SSJ-JSON-VALUE": Text(
        "不能写成规范 JSON：{reason}",
        "cannot be written as canonical JSON: {reason}",
    ),
    "SSJ-TEXT-CHARACTER": Text(
        "第 {position} 个字符是看不见的或不允许的字符 {character}；请删去后重新输入",
        "character {position} is {character}, which is invisible or not allowed; delete it and type the text again",
    ),
    "SSJ-TEXT-EMPTY": Text("不能为空；请填写", "must not be empty; fill it in"),
    "SSJ-TEXT-HEX": Text(
        "应为 {length} 个小写十六进制字符，实为“{value}”",
        "must be {length} lowercase hex characters, but is '{value}'",
    ),
    "SSJ-TEXT-INSTANT": Text(
        "“{value}”不是带时区的时刻；请写成 2026-04-01T09:00:00+08:00",
        "'{value}' is not an instant with its offset; write it like 2026-04-01T09:00:00+08:00",
    ),
    "SSJ-TEXT-LONG": Text(
        "有 {length} 个字节，超过 128；请缩短",
        "has {length} bytes, more than 128; shorten it",
    ),
    "SSJ-TEXT-NFC": Text(
        "“{value}”不是 Unicode NFC 形式；请用规范化后的文字",
        "'{value}' is not in Unicode NFC; use the normalised text",
    ),
    "SSJ-TEXT-SPACE": Text(
        "“{value}”的首尾有空白；请删去",
        "'{value}' begins or ends with white space; delete it",
    ),
    "SSJ-FORM-TWICE": Text(
        "“{name}”出现了两次；每个只能有一个",
        "'{name}' stands there twice; each may occur once",
    ),
    "SSJ-TEXT-DAY": Text(
        "“{value}”不是日期；请写成 2026-12-07",
        "'{value}' is not a day; write it like 2026-12-07",
    ),
}
