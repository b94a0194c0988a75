"""Platforms of other dialects, each behind a real socket: constructed payloads and a small city's platform."""

import json
import re
import socket
from base64 import b64decode
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

from attrs import define, field
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from uvicorn import Config, Server

from shuangsuiji.testing.platform_documents import Correspondence

Answering = Callable[[Request, bytes], Response]
USER, WORD = "yang-li", "样例口令 p@ss/w0rd"
WORDS = ["未发现问题", "发现问题经责令已改正", "发现问题待后续处理", "其他情形"]


class _Server(Server):
    def __init__(self, config: Config) -> None:
        super().__init__(config)
        self.settled = Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.settled.set()


@contextmanager
def serving(answer: Answering) -> Generator[str]:
    """Serve every path with one function; give the URL."""

    async def endpoint(request: Request) -> Response:
        return answer(request, await request.body())

    app = Starlette(routes=[Route("/{rest:path}", endpoint, methods=["GET", "POST", "PUT"])])
    app.router.redirect_slashes = False
    server = _Server(Config(app, http="h11", ws="none", lifespan="off", log_config=None, access_log=False))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        thread = Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        server.settled.wait()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def said(data: object, code: int = 0, msg: str = "") -> Response:
    return JSONResponse({"code": code, "msg": msg, "data": data})


@define(slots=False)
class City:
    """A city's platform as its phone client sees it: tasks and works are there, results come in."""

    tasks: dict[str, dict[str, Any]] = field(factory=dict[str, dict[str, Any]])
    works: dict[str, list[dict[str, Any]]] = field(factory=dict[str, list[dict[str, Any]]])
    infos: dict[str, dict[str, Any]] = field(factory=dict[str, dict[str, Any]])
    tokens: list[str] = field(factory=list[str])
    asked: list[str] = field(factory=list[str])
    submitted: list[dict[str, Any]] = field(factory=list[dict[str, Any]])
    size: int = 100
    lost: int = 0
    reorders: bool = False

    def enrol(self, c: Correspondence) -> None:
        """Have a correspondence's task, and a work for each of its targets."""
        if c.code in self.tasks:
            return
        task = f"t{len(self.tasks) + 1}"
        self.tasks[c.code] = {"task_id": task, "task_code": c.code, "task_name": c.task.name}
        matter = [{"code": each.id, "name": each.name} for each in c.items]
        self.works[task] = [
            {
                "id": f"{task}-{number}",
                "ep_no": target,
                "ep_name": c.target_name(target),
                "state": "未检查",
                "is_union_head_org": False,
                "matter": matter,
            }
            for number, target in enumerate(c.targets, 1)
        ]

    def work(self, id_: str) -> dict[str, Any]:
        return next(each for works in self.works.values() for each in works if each["id"] == id_)

    def give_back(self, id_: str) -> None:
        self.work(id_)["state"] = "退回"

    def expire(self) -> None:
        """Know no token any longer."""
        self.tokens = []

    def answer(self, request: Request, body: bytes) -> Response:
        path = "/" + request.path_params["rest"]
        self.asked.append(f"{request.method} {path}")
        if path == "/api/auth":
            return self.let_in(json.loads(body))
        if request.headers.get("authorization", "").removeprefix("Bearer ") not in self.tokens:
            return said(None, 401, "登录已失效")
        return self.route(request, path, body)

    def let_in(self, given: dict[str, str]) -> Response:
        if (given["username"], b64decode(given["password"]).decode()) != (USER, WORD):
            return said(None, 1, f"口令 {given['password']} 不对")
        self.tokens.append(f"ling-pai-{len(self.asked)}")
        return said({"token": self.tokens[-1], "fullname": "样例", "uid": 7})

    def route(self, request: Request, path: str, body: bytes) -> Response:
        if path.endswith("/taskList"):
            return self.page(request, self.tasks.values())
        if found := re.fullmatch(r"/api/app/checkUser/task/(.*)/workList", path):
            return self.page(request, self.works.get(found[1], []))
        if path.endswith("/resultNameList"):
            return said(WORDS)
        if path.endswith("/getAuditUserList"):
            return said([{"user_id": 3, "user_name": "样例审核员"}])
        id_ = path.split("/")[5]
        if path.endswith("/info"):
            return said(self.infos.get(id_))
        return self.submit(id_, json.loads(body))

    def page(self, request: Request, rows: Iterable[dict[str, Any]]) -> Response:
        number = int(request.query_params["page"])
        size = min(int(request.query_params["rows"]), self.size)
        return said(list(rows)[(number - 1) * size : number * size])

    def submit(self, id_: str, given: dict[str, Any]) -> Response:
        self.submitted.append(given)
        if self.reorders:
            results = [each["result"] for each in given["matter_check_result"]][::-1]
            for each, result in zip(given["matter_check_result"], results, strict=True):
                each["result"] = result
        self.infos[id_] = given
        self.work(id_)["state"] = "已提交"
        if self.lost:
            self.lost -= 1
            return Response(status_code=503)
        return said(None)
