"""请求: what a request says, read within its bounds."""

from typing import Final, cast, get_args

from starlette.requests import Request

from shuangsuiji import canonical
from shuangsuiji.errors import fault
from shuangsuiji.exchange.documents import KINDS
from shuangsuiji.exchange.registries import RegistryName
from shuangsuiji.ports.platform import MAX_BYTES, MAX_PAGE
from shuangsuiji_sandbox.answers import INVALID, NOT_FOUND, TOO_LARGE, Refused
from shuangsuiji_sandbox.received import LAST_PAGE, Wanted

JSON_TYPE: Final = "application/json"
CONTENT_TYPE: Final = "application/octet-stream"
DIGITS: Final = len(str(MAX_BYTES))


def piece(request: Request, name: str) -> str:
    """Give a piece of the path."""
    return str(request.path_params[name])


def position(request: Request) -> tuple[str, int]:
    """Give the position and the limit that are asked for.

    Raises:
        Refused: the limit is no number.
    """
    return request.query_params.get("after", ""), _number(request, "limit", MAX_PAGE)


def wanted(request: Request) -> Wanted:
    """Give which documents the page is to show.

    Raises:
        Refused: there is no such kind, or the page is no number.
    """
    kind, task = (request.query_params.get(name, "") for name in ("kind", "task"))
    page = _number(request, "page", 1)
    if kind not in {"", *KINDS}:
        raise Refused(INVALID, fault("SSJ-SANDBOX-KIND", found=kind))
    if not 1 <= page <= LAST_PAGE:
        raise Refused(INVALID, fault("SSJ-SANDBOX-PAGE", found=page, most=LAST_PAGE))
    return Wanted(kind=kind, task=task, page=page)


def _number(request: Request, name: str, usual: int) -> int:
    found = request.query_params.get(name, str(usual))
    if not (found.isascii() and found.isdigit()) or len(found) > DIGITS:
        raise Refused(INVALID, fault("SSJ-SANDBOX-LIMIT", name=name, found=found))
    return int(found)


def registry_name(request: Request) -> RegistryName:
    """Give the registry that the path names.

    Raises:
        Refused: there is no such registry.
    """
    name = piece(request, "name")
    if name not in get_args(RegistryName):
        raise Refused(NOT_FOUND, fault("SSJ-SANDBOX-PATH"))
    return cast("RegistryName", name)


async def json_of(request: Request) -> canonical.Json:
    """Read the JSON that was sent.

    Raises:
        InvalidInput: it is no canonical JSON.
        Refused: it is of another type, or too large.
    """
    return canonical.decode(await content_of(request, JSON_TYPE))


async def switch_of(request: Request) -> canonical.Json:
    """Read the JSON of a switch, in whatever form somebody wrote it.

    Raises:
        InvalidInput: it holds a text or a number that has no canonical form.
        Refused: it is no JSON, of another type, or too large.
    """
    data = await content_of(request, JSON_TYPE)
    try:
        found = cast("canonical.Json", canonical.parse(data))
    except ValueError as error:
        raise Refused(INVALID, fault("SSJ-SANDBOX-SWITCH", reason=str(error))) from error
    canonical.encode(found)
    return found


async def content_of(request: Request, kind: str = CONTENT_TYPE) -> bytes:
    """Read what was sent, and never more than may be sent.

    Raises:
        Refused: it is of another type, or too large.
    """
    _check_type(request, kind)
    body = bytearray()
    announced = request.headers.get("content-length", "").lstrip("0")
    large = len(announced) > DIGITS or int(announced or 0) > MAX_BYTES
    if not large:
        async for chunk in request.stream():
            body += chunk
            if large := len(body) > MAX_BYTES:
                break
    if large:
        raise Refused(TOO_LARGE, fault("SSJ-SANDBOX-LARGE", most=MAX_BYTES))
    return bytes(body)


def _check_type(request: Request, wanted: str) -> None:
    given = request.headers.get("content-type", "")
    if given.partition(";")[0].strip().lower() != wanted:
        raise Refused(INVALID, fault("SSJ-SANDBOX-TYPE", type=given, wanted=wanted))
