"""办事的: serves each request from the platform."""

from starlette.requests import Request
from starlette.responses import Response

from shuangsuiji.digests import is_hex
from shuangsuiji.errors import Rejected, fault
from shuangsuiji.exchange.attachment import content_key
from shuangsuiji.exchange.documents import read_document
from shuangsuiji.exchange.incoming import IncomingPage
from shuangsuiji.ports.platform import Platform
from shuangsuiji_sandbox.answers import INVALID, NOT_FOUND, Refused, value_answer
from shuangsuiji_sandbox.asked import content_of, json_of, piece, position, registry_name
from shuangsuiji_sandbox.disturbing import BACK
from shuangsuiji_sandbox.kept import KeptPlatform


class Desk:
    """Serves requests from a platform."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform

    async def put(self, request: Request) -> Response:
        """Take a document."""
        document = read_document(await json_of(request))
        key = piece(request, "key")
        if document.key != key:
            raise Refused(INVALID, fault("SSJ-SANDBOX-KEY", path=key, key=document.key))
        known = self._platform.receipt(key) is not None
        return value_answer(self._platform.deliver(document), 200 if known else 201)

    async def attach(self, request: Request) -> Response:
        """Take content."""
        digest, content = piece(request, "digest"), await content_of(request)
        known = is_hex(digest) and self._platform.receipt(content_key(digest)) is not None
        return value_answer(self._platform.attach(content, digest), 200 if known else 201)

    async def receipt(self, request: Request) -> Response:
        """Give a receipt."""
        key = piece(request, "key")
        found = self._seen(request).receipt(key)
        if found is None:
            raise Refused(NOT_FOUND, fault("SSJ-SANDBOX-RECEIPT", key=key))
        return value_answer(found)

    async def status(self, request: Request) -> Response:
        """Say what became of a document."""
        return value_answer(self._seen(request).status(piece(request, "key")))

    async def incoming(self, request: Request) -> Response:
        """Give a page of what came about."""
        after, limit = position(request)
        try:
            return value_answer(self._seen(request).incoming(after, limit))
        except Rejected:
            if BACK not in request.scope:
                raise
            # A copy that lags behind does not know the position yet, and has nothing behind it.
            return value_answer(IncomingPage(items=(), next=after))

    async def registry(self, request: Request) -> Response:
        """Give a page of a registry."""
        name = registry_name(request)
        return value_answer(self._seen(request).registry(name, *position(request)))

    async def publicity(self, request: Request) -> Response:
        """Give what the public sees of a task."""
        return value_answer(self._seen(request).published(piece(request, "code")))

    def _seen(self, request: Request) -> Platform:
        """Give the platform as this request is to see it."""
        back = request.scope.get(BACK)
        if back and isinstance(self._platform, KeptPlatform):
            return self._platform.earlier(back)
        return self._platform
