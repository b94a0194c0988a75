"""A bureau with spreadsheets alone: everything that is owed reaches the platform by a clerk's hands, as its page says."""

import re
import shlex
from pathlib import Path

import pytest
from tests.contract.folder_clerk import Clerk
from tests.e2e.bureau import Bureau

from shuangsuiji.stores.folder import FolderStore
from shuangsuiji.testing.line import Line
from shuangsuiji.testing.platform_documents import credit_codes

PAGE = Path(__file__).parents[2] / "docs" / "howto" / "work-with-spreadsheets.md"
FOLDER, DESK = "日志", "平台往来"
COMMANDS = [
    shlex.split(line)[1:]
    for block in re.findall(r"```sh\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    for line in block.splitlines()
]
SEND = ("outbox", "send", FOLDER, "--platform", "folder", "--set", f"path={DESK}", "--json")


@pytest.fixture
def kept(tmp_path: Path) -> Bureau:
    """A bureau that owes the platform what a drawn task has come to."""
    line = Line(store=FolderStore(tmp_path / FOLDER, lasting=False))
    line.prepare()
    line.drawn()
    (tmp_path / DESK).mkdir()
    first, second = credit_codes(2)
    header = "统一社会信用代码/注册号,企业名称,管辖单位,登记状态,专业资质资格\n"
    (tmp_path / "名录.csv").write_text(f"{header}{first},样例甲,甲区,存续,\n", "utf-8")
    (tmp_path / "变更.csv").write_text(f"{header}{second},样例乙,乙区,存续,\n", "utf-8")
    return Bureau(tmp_path)


def test_the_commands_of_the_page_run(kept: Bureau) -> None:
    assert {words[0] for words in COMMANDS} == {"registry", "outbox", "pull"}
    for words in COMMANDS:
        kept.run(*words)


@pytest.mark.requirement("A11-9")
def test_everything_that_is_owed_arrives_by_a_clerks_hands(kept: Bureau) -> None:
    clerk = Clerk(kept.path / DESK)
    sent = lying = 0
    for _ in range(40):
        answer = kept.run(*SEND, expect=None).json
        sent += len(answer["taken"])
        if not answer["left"]:
            break
        out = list((kept.path / DESK / "发件").glob("*.xlsx"))
        lying = max(lying, len(out))
        clerk.work()
    assert kept.run(*SEND).json["left"] == 0
    assert sent > 5
    assert lying > 1  # what is independent does not wait for one another
    assert kept.run("replay", FOLDER, "--json").json["ok"]
