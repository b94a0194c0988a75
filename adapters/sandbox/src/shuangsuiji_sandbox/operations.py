"""接口一览: every request that the sandbox answers; its routes and its OpenAPI document are both made of this table."""

import re
from collections.abc import Mapping
from typing import Any, Final, Literal, get_args

from attrs import frozen

from shuangsuiji.exchange.documents import KINDS, Document
from shuangsuiji.exchange.incoming import Incoming, IncomingPage, RowsPage
from shuangsuiji.exchange.receipt import Receipt
from shuangsuiji.exchange.registries import RegistryName
from shuangsuiji.exchange.results import Publication
from shuangsuiji.exchange.status import Status
from shuangsuiji.ports.platform import MAX_PAGE
from shuangsuiji_sandbox.received import LAST_PAGE
from shuangsuiji_sandbox.schemas import Instant
from shuangsuiji_sandbox.switches import Entries
from shuangsuiji_sandbox.troubles import Befallen, Troubles

Way = Literal["open", "token", "page"]
"""Who may ask: everybody; whoever has the token; whoever has it as the password of a browser."""

JSON: Final = "application/json"
BYTES: Final = "application/octet-stream"
HTML: Final = "text/html"

_PLATFORM: Final = (404, 429)
_NAME: Final = re.compile(r"\{((?!name\})\w+)\}")


@frozen(kw_only=True)
class Healthy:
    """在运行: the sandbox answers."""

    status: Literal["ok"]


@frozen(kw_only=True)
class Operation:
    """一个请求: what is asked, and what may be answered.

    Args:
        id: its name.
        method: its method.
        path: its path.
        words: what it does.
        answers: what is answered when all goes well, by status.
        refusals: what else may be answered, beyond what every request may be.
        way: who may ask.
        body: what is sent.
        query: what may be asked for behind the path.
        media: what is answered.
    """

    id: str
    method: Literal["get", "put", "delete"]
    path: str
    words: str
    answers: Mapping[int, Any]
    refusals: tuple[int, ...] = ()
    way: Way = "token"
    body: Any = None
    query: tuple[str, ...] = ()
    media: str = JSON

    @property
    def route(self) -> str:
        """Give its path as the router has it: a name's decoded slashes belong to it."""
        return _NAME.sub(r"{\1:path}", self.path)


TAKEN: Final[Mapping[int, Any]] = {200: Receipt, 201: Receipt}

OPERATIONS: Final = (
    Operation(
        id="deliver",
        method="put",
        path="/v1/documents/{key}",
        words="送来一份文件；第一次 201，同样的再送 200，回执不变。 Deliver a document.",
        body=Document,
        answers=TAKEN,
        refusals=(202, 400, 409, 413, 422, *_PLATFORM),
    ),
    Operation(
        id="receipt",
        method="get",
        path="/v1/receipts/{key}",
        words="取回执。 Give a receipt.",
        answers={200: Receipt},
        refusals=(400, *_PLATFORM),
    ),
    Operation(
        id="attach",
        method="put",
        path="/v1/content/{digest}",
        words="送来附件的内容，先于写着它的文件；第一次 201，再送 200。 Hand over content, before the documents that name it.",
        body=bytes,
        answers=TAKEN,
        refusals=(400, 413, 422, *_PLATFORM),
    ),
    Operation(
        id="status",
        method="get",
        path="/v1/status/{key}",
        words="平台怎么说一份文件。 Say what became of a document.",
        answers={200: Status},
        refusals=(400, *_PLATFORM),
    ),
    Operation(
        id="incoming",
        method="get",
        path="/v1/incoming",
        words="位置之后的一页来文。 Give a page of what came about, from behind a position.",
        query=("after", "limit"),
        answers={200: IncomingPage},
        refusals=(400, 422, *_PLATFORM),
    ),
    Operation(
        id="registry",
        method="get",
        path="/v1/registries/{name}",
        words="名录中位置之后的一页。 Give a page of a registry, from behind a position.",
        query=("after", "limit"),
        answers={200: RowsPage},
        refusals=(400, 422, *_PLATFORM),
    ),
    Operation(
        id="publicity",
        method="get",
        path="/v1/tasks/{code}/publicity",
        words="一项任务公示的结果，公众看到的样子。 Give what the public sees of a task.",
        answers={200: tuple[Publication, ...]},
        refusals=(400, *_PLATFORM),
    ),
    Operation(
        id="health",
        method="get",
        path="/v1/health",
        words="在运行。 Say that it runs.",
        way="open",
        answers={200: Healthy},
        refusals=(429,),
    ),
    Operation(
        id="tell",
        method="put",
        path="/sandbox/incoming",
        words="平台上依次发生了这些事。 Let things come about on the platform, in this order.",
        body=tuple[Incoming, ...],
        answers={200: tuple[Incoming, ...]},
        refusals=(400, 413),
    ),
    Operation(
        id="enrol",
        method="put",
        path="/sandbox/registries/{name}",
        words="名录里有了这些条目；同编号的换成新的。 Put entries into a registry.",
        body=Entries,
        answers={200: Entries},
        refusals=(400, 404, 413),
    ),
    Operation(
        id="strike",
        method="delete",
        path="/sandbox/registries/{name}/{id}",
        words="名录里去掉一条。 Strike an entry out of a registry.",
        answers={200: str},
        refusals=(400, 404),
    ),
    Operation(
        id="pause",
        method="put",
        path="/sandbox/paused",
        words="true：送来的先放着不办；false：依次办理。 Decide nothing from now on, or decide what waits.",
        body=bool,
        answers={200: bool},
        refusals=(400, 413),
    ),
    Operation(
        id="clock",
        method="put",
        path="/sandbox/clock",
        words="时钟停在这个时刻（带时区）。 Let the clock stand still at an instant, which has its offset.",
        body=Instant,
        answers={200: str},
        refusals=(400, 413),
    ),
    Operation(
        id="set_faults",
        method="put",
        path="/sandbox/faults",
        words="从现在起故意出这些故障，替换以前设的。 Let faults befall requests from now on, instead of those before.",
        body=Troubles,
        answers={200: Befallen},
        refusals=(400, 413),
    ),
    Operation(
        id="show_faults",
        method="get",
        path="/sandbox/faults",
        words="设了哪些故障，各落了几次。 Show the faults, and how many requests each befell.",
        answers={200: Befallen},
    ),
    Operation(
        id="openapi",
        method="get",
        path="/openapi.json",
        words="这份说明。 This document.",
        way="open",
        answers={200: dict[str, Any]},
    ),
    Operation(
        id="page",
        method="get",
        path="/",
        words="给人看的页面：收到了什么。密码是令牌，用户名任意。 A page for people; the password is the token.",
        way="page",
        query=("kind", "task", "page"),
        answers={200: str},
        refusals=(400,),
        media=HTML,
    ),
)
"""Every request that is answered."""

PIECES: Final[Mapping[str, tuple[str, Mapping[str, Any]]]] = {
    "key": ("文件的编号，与正文的一致。 The document's key.", {"type": "string", "minLength": 1}),
    "digest": ("内容的 SHA-256。 The content's SHA-256.", {"type": "string", "pattern": "^[0-9a-f]{64}$"}),
    "code": ("任务的编号。 The task's code.", {"type": "string", "minLength": 1}),
    "name": ("哪个名录。 Which registry.", {"type": "string", "enum": list(get_args(RegistryName))}),
    "id": ("条目的编号。 The entry's id.", {"type": "string", "minLength": 1}),
}
"""What stands in paths, and its schema."""

QUERY: Final[Mapping[str, tuple[str, Mapping[str, Any]]]] = {
    "after": (
        "位置，上一页的 next；空着从头开始。 The position, as the page before gave it; empty for the beginning.",
        {"type": "string", "default": ""},
    ),
    "limit": (
        "最多几条。 How many at most.",
        {"type": "integer", "minimum": 1, "maximum": MAX_PAGE, "default": MAX_PAGE},
    ),
    "kind": (
        "哪一类文件，空着为全部。 Documents of which kind.",
        {"type": "string", "enum": ["", *sorted(KINDS)]},
    ),
    "task": ("哪个任务，空着为全部。 Documents of which task.", {"type": "string"}),
    "page": ("第几页，最新的在前。 Which page.", {"type": "integer", "minimum": 1, "maximum": LAST_PAGE}),
}
"""What may be asked for, and its schema."""
