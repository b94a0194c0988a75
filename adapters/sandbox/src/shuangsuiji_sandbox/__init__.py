"""沙箱 (第四条): the mock platform behind HTTP, to try adapters and procedures against.

| request | answer |
| --- | --- |
| `PUT /v1/documents/{key}`, body: the document | 201 the first time, 200 afterwards: its receipt |
| `GET /v1/receipts/{key}` | 200: the receipt; 404: there is none |
| `PUT /v1/content/{digest}`, body: the content, `application/octet-stream` | 201 the first time, 200 afterwards: its receipt |
| `GET /v1/status/{key}` | 200: what the platform says of the document |
| `GET /v1/incoming?after={position}&limit={number}` | 200: a page of what came about, from behind the position |
| `GET /v1/registries/{name}?after={position}&limit={number}` | 200: a page of rows of `targets` or `inspectors` |
| `GET /v1/tasks/{code}/publicity` | 200: the task's publications as the public sees them, a list |
| `GET /v1/health` | 200: `{"status":"ok"}`; needs no account |
| `GET /?kind={kind}&task={code}&page={number}` | 200: a page for people; the token is the password |
| `GET /openapi.json` | 200: all of this as an OpenAPI 3.1 document; needs no account |
| `PUT /sandbox/incoming`, body: a list of things | 200: they came about on the platform, in this order |
| `PUT /sandbox/clock`, body: an instant with its offset, as JSON | 200: the instant; from now on the sandbox's clock stands there |
| `PUT /sandbox/paused`, body: true or false | 200: from now on the platform decides nothing, or decides what waits |
| `PUT /sandbox/registries/{name}`, body: `{"headers","rows"}` | 200: the entries stand in the registry |
| `DELETE /sandbox/registries/{name}/{id}` | 200: the entry is struck out of it |
| `PUT /sandbox/faults`, body: see `troubles` | 200: from now on that goes wrong on purpose |
| `GET /sandbox/faults` | 200: what goes wrong, and how many requests it befell |

A key or code is one percent-encoded piece of the path, `/` and `%` included: the document `task/玉工信抽查%2F2026%2F1` is
`PUT /v1/documents/task%2F%E7%8E%89...%252F2026%252F1`. Documents, receipts and publications are canonical JSON (RFC
8785, UTF-8, `application/json`), at most 16 MiB. Every other request carries `Authorization: Bearer TOKEN`.

A request's `X-Request-Id` comes back with its answer. The bodies of `/sandbox/` may be JSON of any form.

Errors are JSON, `{"error": "...", "faults": [{"code", "params", "path", "text_zh", "text_en"}]}`:

| status | `error` | what |
| --- | --- | --- |
| 202 | `undecided` | the platform has the document, and somebody there has yet to decide |
| 400 | `invalid` | no canonical JSON, not a valid document, another key or digest than the path's, no instant, no page; every fault with its path |
| 401 | `unauthorised` | the token is missing or wrong |
| 404 | `not-found` | no such path, no receipt, no such registry, or no such entry |
| 404 | `not-offered` | what stands behind the sandbox has no such thing |
| 405 | `invalid` | this path does not take the method |
| 409 | `conflict` | another document has the key |
| 413 | `too-large` | more than 16 MiB |
| 422 | `rejected` | the platform does not take it: every reason |
| 429 | `too-many` | as was asked |
| 500 | `fault` | as was asked, or the sandbox is at fault itself |
| 503 | `unavailable` | out of order, as was asked |
"""
