"""接口说明: the OpenAPI 3.1 document of the requests that a sandbox answers."""

import re
from collections.abc import Iterable
from typing import Any, Final

from shuangsuiji.ports.platform import MAX_BYTES
from shuangsuiji_sandbox.answers import Telling
from shuangsuiji_sandbox.operations import BYTES, JSON, PIECES, QUERY, Operation
from shuangsuiji_sandbox.schemas import Schema, Schemas

VERSION: Final = "3.1.0"

_ALWAYS: Final = (500, 503)
_PIECE: Final = re.compile(r"\{(\w+)\}")
_ABOUT: Final = (
    "省级平台的沙箱。正文都是规范 JSON（RFC 8785，UTF-8），不超过 16 MiB。"
    "路径里的编号是一段，全部百分号编码：编号里的“/”写成 %2F，“%”写成 %25。\n\n"
    "The sandbox of a provincial platform. Bodies are canonical JSON (RFC 8785, UTF-8) of at most 16 MiB. A key is one "
    "percent-encoded piece of the path, its '/' as %2F and its '%' as %25.\n\n"
    "请求带着 X-Request-Id 的，应答带着同一个。 A request's X-Request-Id comes back with its answer."
)
_WORDS: Final = {
    200: "好了。 Done.",
    201: "收下了。 Taken, for the first time.",
    202: "平台已有这份文件，还没有办。 The platform has it, and somebody there has yet to decide.",
    400: "正文、路径或参数不成立，每一处都有位置。 Body, path or parameters are not valid; every fault with its place.",
    401: "没有令牌，或令牌不对。 The token is missing or wrong.",
    404: "没有这一件，或平台没有这项功能。 There is no such thing, or the platform does not offer it.",
    409: "编号已被另一份文件占用。 Another document has the key.",
    413: "超过 16 MiB。 Larger than 16 MiB.",
    422: "平台不收，列出每一条理由。 The platform does not take it; every reason.",
    429: "故障开关要求的。 As was asked.",
    500: "故障开关要求的，或沙箱自身出错。 As was asked, or the sandbox is at fault.",
    503: "故障开关要求的，或不能写数据库文件。 As was asked, or the file cannot be written.",
}
_RETRY: Final = {
    "Retry-After": {
        "description": "多少秒以后，或到什么时候，再发。 When to send it again, in seconds or as a date.",
        "schema": {"type": "string"},
    }
}


def document(operations: Iterable[Operation]) -> dict[str, Any]:
    """Make the document of requests."""
    schemas = Schemas()
    paths: dict[str, dict[str, Any]] = {}
    for each in operations:
        paths.setdefault(each.path, {})[each.method] = _operation(each, schemas)
    return {
        "openapi": VERSION,
        "info": {"title": "双随机、一公开沙箱 shuangsuiji-sandbox", "version": "1", "description": _ABOUT},
        "paths": paths,
        "components": {
            "schemas": schemas.classes,
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "page": {"type": "http", "scheme": "basic"},
            },
        },
    }


def _operation(each: Operation, schemas: Schemas) -> dict[str, Any]:
    refused = (*each.refusals, *(() if each.way == "open" else (401,)), *_ALWAYS)
    answers = {
        str(status): _answer(status, schemas.of(kind), each.media) for status, kind in each.answers.items()
    }
    answers |= {str(status): _answer(status, schemas.of(Telling), JSON) for status in sorted(refused)}
    made: dict[str, Any] = {
        "operationId": each.id,
        "summary": each.words,
        "security": [] if each.way == "open" else [{each.way: []}],
        "parameters": [*_pieces(each), *_query(each)],
        "responses": answers,
    }
    if each.body is not None:
        made["requestBody"] = {"required": True, "content": _sent(each.body, schemas)}
    return made


def _answer(status: int, schema: Schema, media: str) -> dict[str, Any]:
    made: dict[str, Any] = {"description": _WORDS[status], "content": {media: {"schema": schema}}}
    return made | ({"headers": _RETRY} if status in {429, 503} else {})


def _sent(body: Any, schemas: Schemas) -> dict[str, Any]:  # noqa: ANN401  -- types as values have no type of their own
    if body is bytes:
        about = f"最多 {MAX_BYTES} 字节。 At most {MAX_BYTES} bytes."
        return {BYTES: {"schema": {"type": "string", "format": "binary", "description": about}}}
    return {JSON: {"schema": schemas.of(body)}}


def _pieces(each: Operation) -> Iterable[dict[str, Any]]:
    for name in _PIECE.findall(each.path):
        words, schema = PIECES[name]
        yield {"name": name, "in": "path", "required": True, "description": words, "schema": schema}


def _query(each: Operation) -> Iterable[dict[str, Any]]:
    for name in each.query:
        words, schema = QUERY[name]
        yield {"name": name, "in": "query", "description": words, "schema": schema}
