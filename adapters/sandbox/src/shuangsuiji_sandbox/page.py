"""页面: what the sandbox received, for people to read; it changes nothing and asks nobody else for anything."""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256
from importlib.resources import files
from typing import Final, get_args
from urllib.parse import urlencode

from shuangsuiji.exchange.registries import RegistryName
from shuangsuiji.exchange.results import Publication
from shuangsuiji_sandbox.clock import Clock
from shuangsuiji_sandbox.events import Paused, Resumed
from shuangsuiji_sandbox.kept import NAME, KeptPlatform
from shuangsuiji_sandbox.markup import Html, Inside, element, joined
from shuangsuiji_sandbox.page_words import INCOMING, KINDS, REGISTRIES, STAGES, TROUBLES
from shuangsuiji_sandbox.received import (
    ON_A_PAGE,
    Line,
    Wanted,
    chosen,
    contents,
    lines,
    publications,
    task_of,
    things,
)
from shuangsuiji_sandbox.troubles import Befallen

STYLE: Final = (files("shuangsuiji_sandbox") / "page.css").read_text("utf-8")

HEADERS: Final = {
    "Content-Security-Policy": (
        f"default-src 'none'; style-src 'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""What goes with the page: it may load nothing but its own style, and run nothing at all."""

SHOWN: Final = 120
"""So many characters of a text are shown."""

LISTED: Final = 100
"""So many things of a list are shown."""


def page(platform: KeptPlatform, clock: Clock, troubles: Befallen, wanted: Wanted) -> str:
    """Make the page.

    Args:
        platform: what received it.
        clock: the sandbox's clock.
        troubles: what goes wrong on purpose.
        wanted: which documents are shown.
    """
    received = lines(platform)
    body = joined(
        _header(platform, clock, troubles),
        element(
            "main",
            _counts(platform, received),
            _rejected(received),
            _documents(received, wanted),
            _published(chosen(received, Wanted(task=wanted.task))),
            _incoming(platform),
            _registries(platform),
            _troubles(troubles),
        ),
    )
    head = joined(
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", "沙箱收到的 · shuangsuiji-sandbox"),
        element("style", Html(STYLE)),
    )
    return (
        "<!doctype html>" + element("html", element("head", head), element("body", body), lang="zh-CN").text
    )


def _header(platform: KeptPlatform, clock: Clock, troubles: Befallen) -> Html:
    turns = [each for each in platform.events if isinstance(each, Paused | Resumed)]
    paused = bool(turns) and isinstance(turns[-1], Paused)
    skew = troubles.set.skew
    said = (
        f"时钟 {clock().isoformat(sep=' ', timespec='seconds')}",
        "停在那里" if clock.stands else "随机器走",
        *([f"故意快 {skew} 秒" if skew > 0 else f"故意慢 {-skew} 秒"] if skew else []),
        "暂停办理，送来的先放着" if paused else "随到随办",
    )
    return element(
        "header",
        element("h1", "沙箱收到的", element("small", NAME)),
        element("p", "，".join(said), "。数据都是试用的，不是真的平台。"),
    )


def _counts(platform: KeptPlatform, received: Sequence[Line]) -> Html:
    stages = [each.status.stage for each in received]
    told = things(platform.events)
    counted = (
        ("已收文件", stages.count("taken"), "documents"),
        ("退回", stages.count("rejected"), "rejected"),
        ("待办", stages.count("waiting"), "documents"),
        ("已公示", len(publications(received)), "published"),
        ("未取的来文", max(0, len(told) - platform.given), "incoming"),
        ("附件内容", contents(platform.events), "documents"),
    )
    items = (
        element("li", element("a", element("b", count), element("span", name), href=f"#{where}"))
        for name, count, where in counted
    )
    return element("ul", *items, class_="counts")


def _documents(received: Sequence[Line], wanted: Wanted) -> Html:
    found = chosen(received, wanted)
    begin = (wanted.page - 1) * ON_A_PAGE
    rows = (_document(each) for each in found[begin : begin + ON_A_PAGE])
    table = _table(("时间", "类别", "任务", "编号", "状态", "回执号"), rows)
    return _section("收到的文件", "documents", _form(wanted), table, _pages(len(found), wanted))


def _document(line: Line) -> tuple[Inside, ...]:
    stage = line.status.stage
    return (
        _time(line.at),
        KINDS[line.document.kind],
        _task(task_of(line.document)),
        element("code", _short(line.document.key), title=f"摘要 {line.document.digest()}"),
        element("span", STAGES[stage], class_=stage),
        element("code", line.receipt.number) if line.receipt else "—",
    )


def _form(wanted: Wanted) -> Html:
    kinds = {"": "全部", **KINDS}
    options = (
        element("option", word, value=kind, **({"selected": "selected"} if kind == wanted.kind else {}))
        for kind, word in kinds.items()
    )
    return element(
        "form",
        element("label", "类别", element("select", *options, name="kind")),
        element("label", "任务编号", element("input", name="task", value=wanted.task, placeholder="全部")),
        element("button", "查看", type="submit"),
        method="get",
        action="/",
    )


def _pages(count: int, wanted: Wanted) -> Html:
    last = max(1, -(-count // ON_A_PAGE))
    links = [
        element("a", word, href=_link(wanted.kind, wanted.task, number))
        for word, number in (("← 较新的", wanted.page - 1), ("较早的 →", wanted.page + 1))
        if 1 <= number <= last
    ]
    return element("nav", element("span", f"共 {count} 份，第 {wanted.page} / {last} 页"), *links)


def _rejected(received: Sequence[Line]) -> Html:
    found = [each for each in received if each.status.stage == "rejected"]
    rows = (
        (
            _time(each.at),
            KINDS[each.document.kind],
            element("code", _short(each.document.key)),
            element("ul", *(element("li", _short(reason.zh)) for reason in each.status.reasons)),
        )
        for each in found[:LISTED]
    )
    return _section("退回的和理由", "rejected", _table(("时间", "类别", "编号", "理由"), rows), _rest(found))


def _published(received: Sequence[Line]) -> Html:
    found = publications(received)
    rows = (
        (
            _task(each.task),
            joined(_short(each.target_name), " ", element("code", _short(each.target))),
            f"{each.version}（更正第 {each.corrects} 版）" if each.corrects else str(each.version),
            each.finished_on,
            _results(each),
        )
        for each in found[:LISTED]
    )
    table = _table(("任务", "检查对象", "版本", "完成日期", "结果"), rows)
    return _section("公示的结果", "published", table, _rest(found))


def _results(publication: Publication) -> Html:
    items = (
        element("li", _short(each.name), "：", _short("；".join(each.results)))
        for each in publication.lines[:LISTED]
    )
    return element("ul", *items)


def _incoming(platform: KeptPlatform) -> Html:
    told = list(enumerate(things(platform.events), 1))
    rows = (
        (
            str(position),
            INCOMING[each.kind],
            element("code", _short(each.key)),
            element("span", "已取", class_="taken")
            if position <= platform.given
            else element("span", "未取", class_="waiting"),
        )
        for position, each in reversed(told[-LISTED:])
    )
    table = _table(("位置", "类别", "编号", "本次启动后"), rows)
    return _section("平台来文", "incoming", table, _rest(told))


def _registries(platform: KeptPlatform) -> Html:
    rows = ((REGISTRIES[name], f"{platform.entries(name)} 条") for name in get_args(RegistryName))
    return _section("名录", "registries", _table(("名录", "条目"), rows))


def _troubles(troubles: Befallen) -> Html:
    rows = (
        (
            TROUBLES[each.what],
            element("code", f"{each.method or '任何方法'} {_short(each.path)}"),
            f"{each.times} 次" if each.times else "不停",
            f"千分之 {each.share}",
            f"{befell} 次",
        )
        for each, befell in zip(troubles.set.faults, troubles.befell, strict=True)
    )
    table = _table(("故障", "落在", "落几次", "机会", "已落"), rows)
    return _section("故障开关", "faults", table)


def _section(title: str, english: str, *inside: Inside) -> Html:
    return element("section", element("h2", title, element("small", english, lang="en")), *inside, id=english)


def _table(columns: Sequence[str], rows: Iterable[Sequence[Inside]]) -> Html:
    made = [
        element("tr", *(_cell(name, cell) for name, cell in zip(columns, row, strict=True))) for row in rows
    ]
    if not made:
        return element("p", "没有。")
    head = element("thead", element("tr", *(element("th", name, scope="col") for name in columns)))
    return element("table", head, element("tbody", *made))


def _cell(column: str, inside: Inside) -> Html:
    """Make a cell, which bears its column's name for where a row is shown as a list."""
    return element("td", element("div", inside), data_name=column)


def _rest(found: Sequence[object]) -> Html:
    beyond = len(found) - LISTED
    return element("p", f"另有 {beyond} 件没有列出。") if beyond > 0 else Html("")


def _time(at: str) -> Html:
    return element("time", at[:19].replace("T", " "), datetime=at)


def _task(code: str) -> Inside:
    return element("a", _short(code), href=_link("", code, 1)) if code else "—"


def _link(kind: str, task: str, number: int) -> str:
    asked = {name: value for name, value in (("kind", kind), ("task", task)) if value}
    return "/?" + urlencode(asked | ({"page": str(number)} if number > 1 else {}))


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"
