"""问话: what a platform is asked, and a conversation of several questions.

A conversation is a generator that yields questions and is given what each was answered, so that a dialect holds no connection,
waits for nothing and sees no secret: it says what is asked, and reads what comes back.
"""

import json
from collections.abc import Generator
from typing import Final, TypeAlias, TypeVar
from urllib.parse import quote, urlencode

from attrs import field, frozen

Result = TypeVar("Result")

MAX_SEGMENT: Final = 8000
"""A percent-encoded key has at most so many characters; one of identifiers has fewer than 2500."""

JSON: Final = "application/json"


@frozen(kw_only=True)
class Question:
    """A request.

    Args:
        method: its method.
        path: its path and query as they go over the wire, behind the platform's URL.
        body: its body.
        media_type: what the body is.
        again: whether it may be sent again although the platform may have acted upon it: it only reads, or takes effect once.
        absent: whether the platform may have nothing there, so that `None` is an answer.
        account: whether it is asked with the account's token.
    """

    method: str
    path: str
    body: bytes | None = field(default=None, repr=False)
    media_type: str = JSON
    again: bool = True
    absent: bool = False
    account: bool = True


Talk: TypeAlias = Generator[Question, object, Result]
"""A conversation, and what it comes to."""


def segment(text: str) -> str:
    """Give a text as one segment of a path, dots included: `..` would be a step upwards.

    >>> segment("样/1..")
    '%E6%A0%B7%2F1%2E%2E'
    """
    return quote(text, safe="").replace(".", "%2E")


def path_to(*segments: str, **query: str | int) -> str:
    """Give a path of segments that are written out as they are named, and its query.

    >>> path_to("v1", "tasks", "样/1", "publicity", limit=3)
    '/v1/tasks/%E6%A0%B7%2F1/publicity?limit=3'
    """
    asked = f"?{urlencode(query, quote_via=quote, safe='')}" if query else ""
    return "".join(f"/{segment(each)}" for each in segments) + asked


def json_of(value: object) -> bytes:
    """Give a body: the JSON of plain values."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
