"""The page shows what was received, to whoever has the token, and whatever a text holds it stays a text."""

import base64
import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import quote

import pytest
from adapters.sandbox.tests.asking import Reached, ask, heard, put, switch
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from shuangsuiji.content_digest import H
from shuangsuiji.testing.contract_platform_pages import incoming_things
from shuangsuiji.testing.platform_documents import CONTENT, Correspondence
from shuangsuiji_sandbox.markup import element
from shuangsuiji_sandbox.page import SHOWN
from shuangsuiji_sandbox.received import ON_A_PAGE
from shuangsuiji_sandbox.server import Running, running
from shuangsuiji_sandbox.troubles import Trouble, Troubles

PLAIN: Final = Correspondence()
NASTY: Final = "<script>document.title='坏'</script>\"'&amp;<img src=x onerror=alert(1)></td></table>"
ODD: Final = Correspondence(code="<i>二</i>", mark="<i>", text=NASTY + "长" * 1000)
CHROMIUM: Final = shutil.which("chromium")
FLAGS: Final = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)

WIDTHS: Final = (375, 1280)
MEASURING: Final = """<script>
onload = () => {
  const measured = [...document.querySelectorAll("iframe")].map((each) => {
    const inner = each.contentDocument, root = inner.documentElement
    const head = each.contentWindow.getComputedStyle(inner.querySelector("thead")).display
    return [each.width, root.scrollWidth, head].join(":")
  })
  document.querySelector("pre").textContent = measured.join(" ")
}
</script>"""


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Running]:
    """A sandbox that has received everything there is, nasty texts included."""
    with running(token="a.b-c") as found:  # noqa: S106  -- of no account
        fill(found)
        yield found


def fill(sandbox: Running) -> None:
    switch(sandbox, "clock", "2026-03-02T09:00:00+08:00")
    sandbox.platform.attach(CONTENT, H.hex(CONTENT))
    for each in PLAIN.documents():
        assert put(sandbox, each).status == 201
    for each in ODD.documents():
        assert put(sandbox, each).status == 201
    assert put(sandbox, evolve(PLAIN.task, code=NASTY, line="<i>")).status == 422
    assert put(sandbox, evolve(PLAIN.plan, year=2031, edition=77)).status == 422
    switch(sandbox, "incoming", incoming_things(1))
    assert ask(sandbox, "GET", "/v1/incoming?limit=1").status == 200
    switch(sandbox, "registries/targets", {"headers": ["代码"], "rows": [["1"], ["2"]]})
    assert ask(sandbox, "DELETE", "/sandbox/registries/targets/1").status == 200
    cut = Trouble(what="cut-after", times=3, share=100, path="/v1/documents/<b>")
    switch(sandbox, "faults", Troubles(faults=(cut,), skew=-30))
    switch(sandbox, "paused", value=True)
    assert put(sandbox, evolve(PLAIN.checklist, edition=9)).status == 202


class _Texts(HTMLParser):
    """The texts of a page, by the element that they stand in, and every element's name."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(sandbox: Reached, query: str = "") -> str:
    answer = ask(sandbox, "GET", f"/{query}")
    assert answer.status == 200
    return answer.body.decode()


class TestWhatItShows:
    def test_everything(self, sandbox: Running) -> None:
        text = "".join(_Texts(shown(sandbox, query)).text for query in ("", "?page=2"))
        for each in PLAIN.documents():
            assert each.key in text
            receipt = sandbox.platform.receipt(each.key)
            assert receipt
            assert receipt.number in text
        for word in (
            "2026-03-02 09:00:00",
            "停在那里",
            "故意慢 30 秒",
            "暂停办理",
            "已取",
            "未取",
            "更正第 2 版",
        ):
            assert word in text
        for word in ("检查对象名录库1 条", "生效后断开", "千分之 100", "平台上还没有"):
            assert word in text

    def test_counts(self, sandbox: Running) -> None:
        counted = re.findall(r"<b>(\d+)</b><span>([^<]+)</span>", shown(sandbox))
        names = {name: int(count) for count, name in counted}
        assert names["已收文件"] == len(PLAIN.documents()) + len(ODD.documents())
        assert (names["退回"], names["待办"], names["附件内容"]) == (2, 1, 1)
        assert names["未取的来文"] == len(incoming_things(1)) - 1

    def test_entries_that_were_refused_are_not_counted(self) -> None:
        with running() as sandbox:
            switch(sandbox, "registries/targets", {"headers": ["代码"], "rows": [["1"]]})
            other = {"headers": ["名称"], "rows": [["2"], ["3"]]}
            assert switch(sandbox, "registries/targets", other).status == 400
            assert "检查对象名录库1 条" in _Texts(shown(sandbox)).text

    def test_a_kind_and_a_task(self, sandbox: Running) -> None:
        text = _Texts(shown(sandbox, f"?kind=review&task={quote(PLAIN.code)}")).text
        listed = text.partition("收到的文件documents")[2].partition("公示的结果")[0]
        assert "review/" in listed
        assert "checklist/" not in listed
        assert "共 0 份" in _Texts(shown(sandbox, "?task=none")).text

    def test_pages(self) -> None:
        with running() as sandbox:
            for number in range(1, ON_A_PAGE + 2):
                put(sandbox, evolve(PLAIN.checklist, edition=number))
            first, second = (_Texts(shown(sandbox, query)).text for query in ("", "?page=2"))
        assert f"共 {ON_A_PAGE + 1} 份，第 1 / 2 页较早的" in first
        assert f"checklist/{PLAIN.checklist.bureau}/{ON_A_PAGE + 1}" in first
        assert f"checklist/{PLAIN.checklist.bureau}/1" in second

    @pytest.mark.parametrize("query", ["?page=0", "?page=x", "?page=10000000", "?kind=letter"])
    def test_what_there_is_none_of(self, sandbox: Running, query: str) -> None:
        assert ask(sandbox, "GET", f"/{query}").status == 400


class TestWhatItKeepsOut:
    def test_a_text_stays_a_text(self, sandbox: Running) -> None:
        for query in ("", f"?task={quote(NASTY)}"):
            page = shown(sandbox, query)
            found = _Texts(page)
            assert not found.names & {"script", "img", "i", "b-"}
            assert not {name for name in found.attributes if name.startswith("on")}
        assert NASTY in _Texts(page).text

    @given(st.text(), st.text())
    def test_any_text(self, inside: str, attribute: str) -> None:
        found = _Texts(element("p", inside, title=attribute).text)
        assert (found.names, found.attributes) == ({"p"}, {"title"})
        if not set(inside) & set("\r\0"):
            assert found.text == inside

    def test_long_texts_are_cut_off(self, sandbox: Running) -> None:
        assert "长" * SHOWN not in shown(sandbox)

    def test_nothing_comes_from_elsewhere(self, sandbox: Running) -> None:
        answer = ask(sandbox, "GET", "/")
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        assert "unsafe" not in policy
        (style,) = re.findall("<style>(.*?)</style>", answer.body.decode(), re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
        assert not _Texts(answer.body.decode()).attributes & {"src", "style", "srcset"}
        assert set(re.findall(r' (?:href|action)="([^"]?)', answer.body.decode())) == {"/", "#"}
        assert answer.headers["cache-control"] == "no-store"


class TestAccount:
    @staticmethod
    def asked(sandbox: Reached, path: str, authorization: str | None) -> bytes:
        line = f"Authorization: {authorization}\r\n" if authorization else ""
        data = f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{line}\r\n"
        return heard(sandbox, data.encode())[0]

    def test_the_password_is_the_token(self, sandbox: Running) -> None:
        for user in ("", "anybody", "谁"):
            given = base64.b64encode(f"{user}:{sandbox.token}".encode()).decode()
            assert self.asked(sandbox, "/", f"Basic {given}").startswith(b"HTTP/1.1 200 ")
            assert self.asked(sandbox, "/v1/incoming", f"Basic {given}").startswith(b"HTTP/1.1 401 ")

    @pytest.mark.parametrize("given", [None, "Basic", "Basic !", "Basic YTpi", "Basic YQ==", "Bearer x"])
    def test_a_stranger_is_asked_for_it(self, sandbox: Running, given: str | None) -> None:
        found = self.asked(sandbox, "/", given)
        assert found.startswith(b"HTTP/1.1 401 ")
        assert (
            b'www-authenticate: Basic realm="shuangsuiji-sandbox", charset="UTF-8"'
            in found.lower().replace(b"basic", b"Basic").replace(b"utf-8", b"UTF-8")
        )
        assert PLAIN.code.encode() not in found


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
class TestInChromium:
    """A browser makes of the page what was meant: no script runs, nothing is loaded, nothing sticks out."""

    @staticmethod
    def run(folder: Path, *words: str) -> str:
        found = subprocess.run(
            [str(CHROMIUM), *FLAGS, f"--user-data-dir={folder / 'user'}", "--dump-dom", *words],
            check=True,
            capture_output=True,
            timeout=60,
            env={**os.environ, "HOME": str(folder)},
        )
        return found.stdout.decode()

    def test_no_script_runs(self, sandbox: Running, tmp_path: Path) -> None:
        found = self.run(tmp_path, sandbox.url.replace("://", f"://me:{sandbox.token}@"))
        assert "<title>沙箱收到的 · shuangsuiji-sandbox</title>" in found
        assert PLAIN.code in found
        assert not _Texts(found).names & {"script", "img"}

    def test_nothing_sticks_out(self, sandbox: Running, tmp_path: Path) -> None:
        """Nowhere is the page wider than a desktop's window or a telephone's."""
        page = shown(sandbox).replace("&", "&amp;").replace('"', "&quot;")
        frames = "".join(
            f'<iframe width="{width}" height="900" srcdoc="{page}"></iframe>' for width in WIDTHS
        )
        file = tmp_path / "page.html"
        file.write_text(
            f"<!doctype html><meta charset=utf-8>{frames}<pre></pre>{MEASURING}", encoding="utf-8"
        )
        found = self.run(tmp_path, "--window-size=2000,1000", file.as_uri())
        measured = re.findall(r"<pre>([^<]*)</pre>", found)
        assert measured == [
            " ".join(f"{width}:{width}:{'none' if width < 720 else 'table-header-group'}" for width in WIDTHS)
        ]
