"""Single texts: canonical JSON, identifiers, free texts, instants, ratios, public values."""

from sealing import Json
from vectors import data, refused, sound

# ── canonical JSON ────────────────────────────────────────────────────────────────────────────────────────

CANONICAL: tuple[tuple[str, str, str], ...] = (
    ("null", "Null.", "null"),
    ("true", "True.", "true"),
    ("false", "False.", "false"),
    ("zero", "Zero.", "0"),
    ("negative", "A negative integer.", "-17"),
    ("largest-integer", "2^53-1.", "9007199254740991"),
    ("smallest-integer", "-(2^53-1).", "-9007199254740991"),
    ("empty-string", "An empty string.", '""'),
    ("empty-array", "An empty array.", "[]"),
    ("empty-object", "An empty object.", "{}"),
    ("one-line-feed", "One LF may follow.", "{}\n"),
    ("sorted", "Members are sorted.", '{"a":1,"b":2}'),
    ("sorted-upper-before-lower", "Capitals stand before small letters.", '{"A":1,"B":2,"a":3}'),
    ("sorted-prefix-first", "A name stands before those that it begins.", '{"a":1,"aa":2,"ab":3}'),
    (
        "sorted-by-utf-16",
        "Names are sorted by UTF-16 code units: U+1F3ED before U+FF21.",
        '{"\U0001f3ed":1,"\uff21":2}',
    ),
    ("nested", "Arrays and objects in one another.", '{"a":[{"b":[]},[null,true]]}'),
    ("escapes", "The seven escapes that have a short form, and no others.", '"\\"\\\\\\b\\f\\n\\r\\t"'),
    ("control-characters", "Other control characters are escaped in small letters.", '"\\u0000\\u001f"'),
    ("delete-character", "U+007F is not escaped.", '"\x7f"'),
    ("solidus", "The solidus is not escaped.", '"shuangsuiji/draw/1"'),
    ("chinese", "Letters beyond ASCII are not escaped.", '"\u53cc\u968f\u673a"'),
    ("line-separator", "U+2028 is not escaped.", '"\u2028"'),
    ("four-byte", "A character beyond U+FFFF is not escaped.", '"\U00020bb7"'),
    ("number-as-text", "A number in a string is text.", '"1.0"'),
)

NOT_CANONICAL: tuple[tuple[str, str, str | bytes], ...] = (
    ("fraction-zero", "1.0 is a fraction, though its value is whole.", "1.0"),
    ("fraction", "A fraction.", "0.5"),
    ("exponent", "An exponent.", "1e3"),
    ("exponent-capital", "An exponent with a capital.", "1E3"),
    ("exponent-zero", "An exponent of zero.", "1e0"),
    ("minus-zero", "-0.", "-0"),
    ("integer-2-53", "2^53.", "9007199254740992"),
    ("integer-minus-2-53", "-(2^53).", "-9007199254740992"),
    ("integer-huge", "An integer of fifty digits.", "1" * 50),
    ("nan", "NaN is no JSON.", "NaN"),
    ("infinity", "Infinity is no JSON.", "Infinity"),
    ("minus-infinity", "-Infinity is no JSON.", "-Infinity"),
    ("leading-zero", "A leading zero.", "01"),
    ("plus-sign", "A plus sign.", "+1"),
    ("hexadecimal", "A hexadecimal number.", "0x10"),
    ("duplicate-member", "A member stands twice.", '{"a":1,"a":2}'),
    ("duplicate-member-same-value", "A member stands twice with one value.", '{"a":1,"a":1}'),
    ("duplicate-member-deep", "A member stands twice, deep inside.", '[{"b":{"a":1,"a":1}}]'),
    ("duplicate-member-escaped", "A member stands twice, once with an escape.", '{"a":1,"\\u0061":1}'),
    ("surrogate-high-alone", "A lone high surrogate.", '"\\ud842"'),
    ("surrogate-low-alone", "A lone low surrogate.", '"\\udfb7"'),
    ("surrogates-reversed", "A pair of surrogates in reverse.", '"\\udfb7\\ud842"'),
    ("surrogate-in-name", "A lone surrogate in a member's name.", '{"\\ud842":1}'),
    ("surrogate-pair-escaped", "A character beyond U+FFFF as two escapes.", '"\\ud842\\udfb7"'),
    ("byte-order-mark", "A byte-order mark.", b"\xef\xbb\xbf{}"),
    ("two-line-feeds", "Two LFs.", "{}\n\n"),
    ("carriage-return", "CR LF.", "{}\r\n"),
    ("line-feed-before", "An LF before the value.", "\n{}"),
    ("space-before", "A space before the value.", " {}"),
    ("space-after", "A space after the value.", "{} "),
    ("space-after-colon", "A space after a colon.", '{"a": 1}'),
    ("space-after-comma", "A space after a comma.", "[1, 2]"),
    ("members-unsorted", "Members in another order.", '{"b":1,"a":2}'),
    ("members-sorted-by-code-points", "Members sorted by code points or UTF-8, not by UTF-16: U+FF21 before U+1F3ED.", '{"\uff21":2,"\U0001f3ed":1}'),
    ("solidus-escaped", "An escaped solidus.", '"a\\/b"'),
    ("letter-escaped", "A letter as an escape.", '"\\u0061"'),
    ("chinese-escaped", "Letters beyond ASCII as escapes.", '"\\u53cc"'),
    ("line-feed-as-number", "An LF by its number, not by its short form.", '"\\u000a"'),
    ("escape-in-capitals", "An escape in capitals.", '"\\u001F"'),
    ("delete-escaped", "An escape of U+007F.", '"\\u007f"'),
    ("control-character-raw", "A control character as it is.", '"\x01"'),
    ("tab-raw", "A TAB as it is.", '"a\tb"'),
    ("not-nfc", "A string that is not in NFC (1.2).", '"e\u0301"'),
    ("not-utf-8", "A byte that is not of UTF-8.", b'"\xff"'),
    ("overlong", "An overlong form.", b'"\xc0\x80"'),
    ("surrogate-as-bytes", "A surrogate as three bytes.", b'"\xed\xa0\x80"'),
    ("utf-16", "UTF-16.", '{"a":1}'.encode("utf-16-le")),
    ("gb18030", "GB18030.", '"检查"'.encode("gb18030")),
    ("single-quotes", "Single quotes.", "{'a':1}"),
    ("trailing-comma", "A comma after the last item.", "[1,]"),
    ("comment", "A comment.", "{}//"),
    ("name-without-quotes", "A name without quotes.", "{a:1}"),
    ("capital-true", "True as another language writes it.", "True"),
    ("two-values", "Two values.", "{}{}"),
    ("cut-short", "An object that is not closed.", '{"a":1'),
    ("empty", "Nothing.", ""),
    ("line-feed-alone", "An LF alone.", "\n"),
    ("nul-after", "A NUL after the value.", "{}\x00"),
)  # fmt: skip


def canonical() -> list[Json]:
    why = "A verifier compares bytes: refused is what RFC 8785 would not write, and what 1.3 excludes of it."
    found = [sound(name, comment, bytes=data(text.encode())) for name, comment, text in CANONICAL]
    for name, comment, content in NOT_CANONICAL:
        raw = content.encode() if isinstance(content, str) else content
        rule = "1.2" if name == "not-nfc" else "1.3"
        flags = ["bytes"] if isinstance(content, bytes) else []
        found.append(refused(name, comment, rule, why, flags, bytes=data(raw)))
    return found


# ── texts ─────────────────────────────────────────────────────────────────────────────────────────────────

GOOD: tuple[tuple[str, str, str, str], ...] = (
    ("identifier", "credit-code", "A credit code.", "91530499MA6K00006F"),
    ("identifier", "chinese", "A Chinese name.", "玉溪市红塔区第一小学"),
    ("identifier", "one-byte", "One byte.", "7"),
    ("identifier", "128-bytes", "128 bytes.", "x" * 128),
    ("identifier", "126-bytes-of-42-characters", "42 characters of three bytes.", "字" * 42),
    ("identifier", "four-byte", "A character beyond U+FFFF.", "\U00020bb7野家"),
    ("identifier", "symbol", "A pictograph, which is of category So.", "\U0001f3ed"),
    ("identifier", "space-inside", "A space inside.", "No. 3 workshop"),
    ("identifier", "ideographic-space-inside", "An ideographic space inside.", "通海\u3000江川"),
    ("identifier", "full-width", "Full-width letters are what they are: NFC keeps them.", "\uff21\uff11"),
    ("identifier", "ligature", "A ligature is what it is: NFC keeps it.", "\ufb01rm"),
    ("identifier", "combining-without-composite", "A combining mark that composes with nothing.", "x\u0301"),
    ("identifier", "composed", "A composed letter.", "caf\u00e9"),
    ("identifier", "punctuation", "Signs that the formats use elsewhere.", "a:b,c/d\\e\"f'g"),
    ("identifier", "unassigned", "A code point that no version has assigned so far (Cn).", "a\u0378"),
    ("free-text", "sentence", "A sentence.", "双色球 2026038 期：六个红球升序"),
    ("free-text", "spaces-at-ends", "White space at the ends, which only identifiers exclude.", " a "),
    ("free-text", "long", "More than 128 bytes.", "字" * 200),
    ("instant", "china", "Local time with its offset.", "2026-04-01T09:00:00+08:00"),
    ("instant", "utc", "UTC.", "2026-04-01T01:00:00Z"),
    ("instant", "plus-zero", "UTC as an offset.", "2026-04-01T01:00:00+00:00"),
    ("instant", "west", "An offset to the west with minutes.", "2026-03-31T21:30:00-03:30"),
    ("instant", "leap-day", "A leap day.", "2028-02-29T00:00:00+08:00"),
    ("instant", "last-second", "The last second of a day.", "2026-12-31T23:59:59+08:00"),
    ("ratio", "three-percent", "3 %.", "3/100"),
    ("ratio", "one", "Everybody.", "1/1"),
    ("ratio", "smallest", "The smallest ratio there is.", "1/9007199254740991"),
    ("ratio", "largest-below-one", "The largest one below 1.", "9007199254740990/9007199254740991"),
    ("public-value", "numbers", "Numbers.", "05 11 19 22 26 31 + 08"),
    ("public-value", "one-character", "One character.", "7"),
    ("public-value", "128-characters", "128 characters.", "7" * 128),
    ("public-value", "signs", "Signs of ASCII.", "\"'\\/<>&~!"),
    ("public-value", "two-spaces-inside", "Two spaces inside are two spaces.", "7  8"),
)  # fmt: skip

BAD: tuple[tuple[str, str, str, str], ...] = (
    ("identifier", "empty", "Nothing.", ""),
    ("identifier", "space-at-start", "A space at the start.", " a"),
    ("identifier", "space-at-end", "A space at the end.", "a "),
    ("identifier", "space-alone", "A space alone.", " "),
    ("identifier", "no-break-space-at-end", "A no-break space at the end.", "a\u00a0"),
    ("identifier", "ideographic-space-at-start", "An ideographic space at the start.", "\u3000a"),
    ("identifier", "hair-space-at-end", "A hair space at the end.", "a\u200a"),
    ("identifier", "ogham-space-at-end", "An Ogham space mark at the end.", "a\u1680"),
    ("identifier", "mathematical-space-at-end", "A medium mathematical space at the end.", "a\u205f"),
    ("identifier", "narrow-space-at-end", "A narrow no-break space at the end.", "a\u202f"),
    ("identifier", "zero-width-space", "A zero-width space inside.", "a\u200bb"),
    ("identifier", "zero-width-joiner", "A zero-width joiner inside.", "a\u200db"),
    ("identifier", "byte-order-mark", "A byte-order mark, as files begin with.", "\ufeffa"),
    ("identifier", "soft-hyphen", "A soft hyphen.", "a\u00adb"),
    ("identifier", "bidi-override", "A right-to-left override.", "a\u202eb"),
    ("identifier", "word-joiner", "A word joiner.", "a\u2060b"),
    ("identifier", "tag-character", "A tag character beyond U+FFFF, of category Cf.", "a\U000e0061"),
    ("identifier", "tab", "A TAB.", "a\tb"),
    ("identifier", "line-feed", "An LF.", "a\nb"),
    ("identifier", "line-feed-at-end", "An LF at the end.", "a\n"),
    ("identifier", "nul", "A NUL.", "a\u0000b"),
    ("identifier", "delete-character", "U+007F.", "a\u007fb"),
    ("identifier", "next-line", "U+0085.", "a\u0085b"),
    ("identifier", "private-use", "A private-use character.", "a\ue000"),
    ("identifier", "private-use-four-byte", "A private-use character beyond U+FFFF.", "a\U000f0000"),
    ("identifier", "line-separator", "A line separator.", "a\u2028b"),
    ("identifier", "paragraph-separator", "A paragraph separator.", "a\u2029b"),
    ("identifier", "nfd", "A letter and its mark apart.", "cafe\u0301"),
    ("identifier", "marks-out-of-order", "Two marks in another order.", "q\u0307\u0323"),
    ("identifier", "angstrom", "A sign that NFC replaces by a letter.", "\u212b"),
    ("identifier", "compatibility-ideograph", "An ideograph that NFC replaces by another one.", "\ufa10"),
    ("identifier", "compatibility-ideograph-four-byte", "The same beyond U+FFFF.", "\U0002f800"),
    ("identifier", "hangul-apart", "A Hangul syllable as its letters.", "\u1112\u1161\u11ab"),
    ("identifier", "129-bytes", "129 bytes.", "x" * 129),
    ("identifier", "129-bytes-of-43-characters", "43 characters of three bytes.", "字" * 43),
    ("free-text", "line-feed", "An LF.", "a\nb"),
    ("free-text", "zero-width-space", "A zero-width space.", "a\u200bb"),
    ("free-text", "line-separator", "A line separator.", "a\u2028b"),
    ("free-text", "private-use", "A private-use character.", "\ue000"),
    ("free-text", "nfd", "A letter and its mark apart.", "cafe\u0301"),
    ("instant", "without-offset", "No offset.", "2026-04-01T09:00:00"),
    ("instant", "small-letters", "Small letters.", "2026-04-01t09:00:00z"),
    ("instant", "space", "A space in place of T.", "2026-04-01 09:00:00+08:00"),
    ("instant", "without-colon", "An offset without its colon.", "2026-04-01T09:00:00+0800"),
    ("instant", "offset-hours-alone", "An offset without minutes.", "2026-04-01T09:00:00+08"),
    ("instant", "minus-zero", "-00:00.", "2026-04-01T09:00:00-00:00"),
    ("instant", "fraction", "A fraction of a second.", "2026-04-01T09:00:00.5+08:00"),
    ("instant", "without-seconds", "No seconds.", "2026-04-01T09:00+08:00"),
    ("instant", "hour-24", "Hour 24.", "2026-04-01T24:00:00+08:00"),
    ("instant", "minute-60", "Minute 60.", "2026-04-01T09:60:00+08:00"),
    ("instant", "second-60", "A leap second.", "2026-12-31T23:59:60Z"),
    ("instant", "no-such-day", "29 February of a common year.", "2026-02-29T09:00:00+08:00"),
    ("instant", "day-31", "31 April.", "2026-04-31T09:00:00+08:00"),
    ("instant", "month-13", "Month 13.", "2026-13-01T09:00:00+08:00"),
    ("instant", "day-0", "Day 0.", "2026-04-00T09:00:00+08:00"),
    ("instant", "short-year", "A year of two digits.", "26-04-01T09:00:00+08:00"),
    ("instant", "basic-format", "The format without hyphens.", "20260401T090000+0800"),
    ("instant", "full-width-digits", "Full-width digits.", "\uff12\uff10\uff12\uff16-04-01T09:00:00+08:00"),
    ("instant", "line-feed", "An LF at the end.", "2026-04-01T09:00:00Z\n"),
    ("instant", "date", "A date.", "2026-04-01"),
    ("instant", "empty", "Nothing.", ""),
    ("ratio", "not-in-lowest-terms", "Not in lowest terms.", "6/200"),
    ("ratio", "one-not-in-lowest-terms", "All of all, not in lowest terms.", "100/100"),
    ("ratio", "above-one", "More than everybody.", "101/100"),
    ("ratio", "zero", "Nobody.", "0/1"),
    ("ratio", "of-zero", "Of nothing.", "1/0"),
    ("ratio", "leading-zero", "A leading zero.", "03/100"),
    ("ratio", "leading-zero-below", "A leading zero below.", "3/0100"),
    ("ratio", "negative", "A sign.", "-3/100"),
    ("ratio", "plus", "A plus sign.", "+3/100"),
    ("ratio", "percent", "Percent.", "3%"),
    ("ratio", "decimal", "A decimal.", "0.03"),
    ("ratio", "whole", "A whole number.", "1"),
    ("ratio", "spaces", "Spaces.", "3 / 100"),
    ("ratio", "q-2-53", "q is 2^53.", "1/9007199254740992"),
    ("ratio", "huge", "q has thirty digits.", "1/" + "1" * 30),
    ("ratio", "full-width", "Full-width digits.", "\uff13/100"),
    ("ratio", "line-feed", "An LF at the end.", "3/100\n"),
    ("ratio", "empty", "Nothing.", ""),
    ("ratio", "two-slashes", "Three numbers.", "1/2/3"),
    ("public-value", "empty", "Nothing.", ""),
    ("public-value", "space-alone", "A space alone.", " "),
    ("public-value", "space-at-start", "A space at the start.", " 7"),
    ("public-value", "space-at-end", "A space at the end.", "7 "),
    ("public-value", "129-characters", "129 characters.", "7" * 129),
    ("public-value", "tab", "A TAB.", "7\t8"),
    ("public-value", "line-feed", "An LF.", "7\n8"),
    ("public-value", "delete-character", "U+007F.", "7\u007f"),
    ("public-value", "full-width-digits", "Full-width digits.", "\uff10\uff17"),
    ("public-value", "chinese", "Letters beyond ASCII.", "红 7"),
    ("public-value", "no-break-space", "A no-break space.", "7\u00a08"),
)  # fmt: skip

RULES = {"identifier": "1.5", "free-text": "1.5", "instant": "1.6", "ratio": "1.4", "public-value": "4.3"}
WHYS = {
    "identifier": "An identifier is 1 to 128 bytes of UTF-8 in NFC, no Cc, Cf, Cs, Co, Zl, Zp, no white space at either end.",
    "free-text": "A free text is NFC with no Cc, Cf, Cs, Co, Zl, Zp character.",
    "instant": "An instant is YYYY-MM-DDThh:mm:ss with Z, +hh:mm or -hh:mm: a real date, capital letters, never -00:00.",
    "ratio": "A ratio is p/q in lowest terms, both decimal without leading zeros, 0 < p <= q <= 2^53-1.",
    "public-value": "A public value is 1 to 128 characters of U+0020 to U+007E with no space at either end.",
}


def texts() -> list[Json]:
    found = [
        sound(f"{kind}-{name}", comment, flags_of(name), kind=kind, text=text)
        for kind, name, comment, text in GOOD
    ]
    for kind, name, comment, text in BAD:
        members = {"kind": kind, "text": text}
        found.append(refused(f"{kind}-{name}", comment, RULES[kind], WHYS[kind], flags_of(name), **members))
    return found


def flags_of(name: str) -> list[str]:
    flags = {
        "four-byte": name.endswith("four-byte") or name == "tag-character",
        "unicode": name == "unassigned",
    }
    return [flag for flag, holds in flags.items() if holds]
