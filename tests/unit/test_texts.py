"""Texts: the first fault of a text, with its place."""

import pytest

from shuangsuiji.errors import Place
from shuangsuiji.texts import free_text_fault, identifier_fault, instant_fault, normalised


@pytest.mark.parametrize(
    ("text", "code", "params"),
    [
        ("", "SSJ-TEXT-EMPTY", {}),
        ("ab\u200bc", "SSJ-TEXT-CHARACTER", {"character": "U+200B", "position": 3}),
        ("\ufeffa", "SSJ-TEXT-CHARACTER", {"character": "U+FEFF", "position": 1}),
        ("a\U000e0001", "SSJ-TEXT-CHARACTER", {"character": "U+E0001", "position": 2}),
        ("a\U00100000", "SSJ-TEXT-CHARACTER", {"character": "U+100000", "position": 2}),
        ("\ud800", "SSJ-TEXT-CHARACTER", {"character": "U+D800", "position": 1}),
        ("e\u0301", "SSJ-TEXT-NFC", {"value": "e\u0301"}),
        ("\uf900", "SSJ-TEXT-NFC", {"value": "\uf900"}),
        ("\u1100\u1161", "SSJ-TEXT-NFC", {}),
        ("a\u3000", "SSJ-TEXT-SPACE", {"value": "a\u3000"}),
        ("\u202fa", "SSJ-TEXT-SPACE", {}),
        (" ", "SSJ-TEXT-SPACE", {}),
        ("x" * 129, "SSJ-TEXT-LONG", {"length": 129}),
        ("字" * 43, "SSJ-TEXT-LONG", {"length": 129}),
    ],
)
def test_identifiers_that_are_refused(text: str, code: str, params: dict[str, object]) -> None:
    found = identifier_fault(text, Place(row=7))
    assert found
    assert (found.code, found.place.row) == (code, 7)
    assert params.items() <= dict(found.params).items()


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "字" * 42 + "ab",
        "x" * 128,
        "a  b",
        "a\u3000b",
        "é",
        "\u0378",
        "\uffff",
        "\u0301",
        "零",
        "\U00020000",
    ],
)
def test_identifiers_that_are_taken(text: str) -> None:
    assert identifier_fault(text) is None


def test_free_texts_may_be_empty_long_and_spaced() -> None:
    for text in ("", " a ", "字" * 1000):
        assert free_text_fault(text) is None
    assert free_text_fault("a\nb")


@pytest.mark.parametrize(
    "text",
    [
        "2026-04-01T09:00:00+08:00",
        "2024-02-29T23:59:59Z",
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59-23:59",
        "2026-04-01T00:00:00+00:00",
    ],
)
def test_instants(text: str) -> None:
    assert instant_fault(text) is None


def test_normalising_repairs_what_it_can() -> None:
    assert normalised("\u3000e\u0301 \u00a0") == "é"
    assert normalised("\uf900") == "\u8c48"
