"""公示结果查询: the dialect of the public result queries, which are read and take nothing.

One question by subject, the number by which the platform knows it (`pripId`): its checks in pages, each with its items in an answer of its
own (`url`) or within the row (`details`, JSON inside a text). What is public of a task cannot be asked, and what is told has neither the
target's own id, nor a version, nor the items' codes, so that it is no `Publication`: see `HttpPlatform.public_results`.
The URL that is given is the query's own, one that whoever connects may use; nothing is searched for.
"""

import re
from functools import partial
from typing import cast

from shuangsuiji.platform_words import read_result
from shuangsuiji_http.dialect import OPEN, Dialect
from shuangsuiji_http.envelopes import Coded
from shuangsuiji_http.listing import Listing, Offsets, Row, listed
from shuangsuiji_http.public_results import PublicLine, PublicResult
from shuangsuiji_http.questions import Question, Talk, path_to
from shuangsuiji_http.reading import Names, day_of, inner, text_of

PAGES = Offsets(start="start", size="length", count=5, draw="draw")
CHECKS = Listing(
    paging=PAGES,
    rows=(("data", "list"), ("data",)),
    totals=(("recordsTotal",), ("data", "totalCount")),
    pages=(("totalPage",),),
)
ITEMS = Listing(paging=PAGES, rows=(("data",),), pages=(("totalPage",),))
CHECK = Names(
    {
        "task": ("raninsTaskId",),
        "task_name": ("raninsTaskName",),
        "plan": ("raninsPlanId",),
        "plan_name": ("raninsPlaneName", "raninsPlanName"),
        "type": ("raninsTypeName",),
        "agency": ("insAuth", "insAuth_CN"),
    }
)
REST = Names({"day": ("insDate",), "details": ("details",), "url": ("url",)})
ITEM = Names({"item": ("raninsItemName",), "words": ("raninsCheckResName",)})
LINK = re.compile(r"/(?!/)[!-~]*")


def _ask(path: str, query: dict[str, str | int]) -> Question:
    joint = "&" if "?" in path else "?"
    return Question(method="GET", path=path + path_to(**query).replace("?", joint, 1))


def _checks(subject: str, query: dict[str, str | int]) -> Question:
    return Question(method="GET", path=path_to(pripId=subject, **query))


def _public(subject: str) -> Talk[tuple[PublicResult, ...]]:
    rows = yield from listed(partial(_checks, subject), CHECKS)
    found: list[PublicResult] = []
    for row in rows:
        lines = yield from _lines(row)
        day = day_of(REST.read(row)["day"], "day", "instant", "epoch-ms")
        found.append(PublicResult(subject=subject, checked_on=day, lines=lines, **CHECK.texts(row)))
    return tuple(found)


def _lines(row: Row) -> Talk[tuple[PublicLine, ...]]:
    rest = REST.read(row)
    details, link = inner(rest["details"]), text_of(rest["url"])
    if isinstance(details, list):
        return tuple(map(_line, cast("list[object]", details)))
    if not link:
        return ()
    if not LINK.fullmatch(link) or ".." in link or "#" in link:  # it stays with the platform that was named
        raise ValueError
    items = yield from listed(partial(_ask, link), ITEMS)
    return tuple(_line(each) for each in items)


def _line(row: object) -> PublicLine:
    told = ITEM.texts(row)
    results = (read_result(told["words"]),) if told["words"] else ()
    return PublicLine(item=told["item"], results=results)


GSXT = Dialect(envelope=Coded(ok=(None, 200), data=""), account=OPEN, public=_public)
"""The public result query."""
