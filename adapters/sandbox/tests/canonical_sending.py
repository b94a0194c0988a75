"""What schemathesis sends as JSON: canonical, or the sandbox would read none of it further than its first space."""

import json
from typing import Any

import schemathesis


@schemathesis.serializer("application/json")
def canonical_json(_context: object, value: Any) -> bytes:  # noqa: ANN401  -- whatever it made up
    if isinstance(value, bytes):  # no JSON, and on purpose
        return value
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass")
