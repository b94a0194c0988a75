"""A dialect is one small module of the vocabulary alone; an integrator's own goes by its dotted name; requests are signed."""

import ast
import hmac
import logging
import re
import sys
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest
from adapters.http.tests.served import serving
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

import shuangsuiji_http
from shuangsuiji.errors import AdapterFault, InvalidInput, NotAuthorised, Unavailable
from shuangsuiji.testing.platform_documents import Correspondence
from shuangsuiji_http.dialect import Dialect
from shuangsuiji_http.platform import HttpPlatform
from shuangsuiji_http.plugin import dialect_of, make
from shuangsuiji_http.signing import Signing, hmac_sha256

FOLDER: Final = Path(str(shuangsuiji_http.__file__)).parent
DIALECTS: Final = sorted(FOLDER.glob("dialect_*.py"))
MOST_LINES: Final = 150
VOCABULARY: Final = frozenset(
    {"code_tables", "dialect", "envelopes", "listing", "marks", "public_results", "questions", "reading"}
)
PLAIN_PYTHON: Final = frozenset({"base64", "collections", "functools", "re", "typing"})
README: Final = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
KEY: Final = "mi-yao-4711-0123456789"
URL: Final = "https://platform.example/api"


@pytest.mark.parametrize("path", DIALECTS, ids=lambda path: path.stem)
def test_a_dialect_is_one_small_module_of_the_vocabulary(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    for node in ast.walk(ast.parse(text)):
        assert not isinstance(node, ast.Import) or {each.name for each in node.names} <= PLAIN_PYTHON
        if isinstance(node, ast.ImportFrom):
            package, _, module = (node.module or "").partition(".")
            assert package in PLAIN_PYTHON | {"shuangsuiji"} or (
                package == "shuangsuiji_http" and module in VOCABULARY
            )


def test_no_other_module_knows_one() -> None:
    """The default apart, a dialect is found by its name, so that the second and the third changed nothing elsewhere."""
    assert {path.stem for path in DIALECTS} == {"dialect_gsxt", "dialect_phone", "dialect_sandbox"}
    for path in set(FOLDER.glob("*.py")) - set(DIALECTS):
        found = re.findall(r"^from shuangsuiji_http\.(dialect_\w+)", path.read_text("utf-8"), re.MULTILINE)
        assert found == (["dialect_sandbox"] if path.stem == "platform" else [])


class TestAnIntegratorsOwn:
    @pytest.fixture
    @staticmethod
    def yang(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
        """Import the README's example as the module that it would be."""
        (code,) = re.findall(r"```python\n(\"\"\"样省.*?)```", README, re.DOTALL)
        module = ModuleType("yang_platform")
        monkeypatch.setitem(sys.modules, "yang_platform", module)
        exec(compile(code, "yang_platform.py", "exec"), vars(module))  # noqa: S102  -- the example of the README
        return module

    def test_the_example(self, yang: ModuleType) -> None:
        assert isinstance(yang.YANG, Dialect)
        kept: dict[str, object] = {}
        c = Correspondence()
        document = c.entry(c.targets[0])
        document = type(document)(
            **{
                name: getattr(document, name)
                for name in ("task", "target", "version", "record", "made_on", "entered_by")
            },
            responsible=document.responsible,
            inspectors=document.inspectors,
            lines=document.lines[:1],
        )

        def answer(request: Request, body: bytes) -> Response:
            assert request.headers["authorization"] == "Bearer ling-pai"
            if request.method == "POST":
                kept[document.key] = {"body": body, "no": "样7", "time": "2026-06-01T09:00:00+08:00"}
            found = kept.get(document.key)
            if not isinstance(found, dict):
                return JSONResponse({"status": "none", "info": "", "result": None})
            result = {"no": found["no"], "time": found["time"], "digest": document.digest()}
            return JSONResponse({"status": "ok", "info": "", "result": result})

        with serving(answer) as url:
            options = {"url": url, "dialect": "yang_platform:YANG", "token": "ling-pai"}
            with make(options) as platform:
                assert platform.takes == {"entry"}
                assert platform.receipt(document.key) is None
                receipt = platform.deliver(document)
                assert platform.receipt(document.key) == receipt
                assert receipt.number == "样7"
        sent = kept[document.key]
        assert isinstance(sent, dict)
        assert b'"result":["1"]' in sent["body"]

    @pytest.mark.parametrize(
        "name", ["", "none", "no.such:ONE", "shuangsuiji_http.dialect:TOKEN", ":", "a b"]
    )
    def test_no_dialect(self, name: str) -> None:
        with pytest.raises(InvalidInput) as caught:
            dialect_of(name)
        assert caught.value.code == "SSJ-HTTP-DIALECT"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("def", "SyntaxError"),
        ("ONE = nobody", "NameError"),
        ("import no_such_module", "no_such_module"),
        ("ONE = int([])", "TypeError"),
    ],
)
def test_a_dialect_that_fails_says_how(
    source: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"broken_{told.lower()}"
    (tmp_path / f"{name}.py").write_text(source, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(InvalidInput) as caught:
        dialect_of(f"{name}:ONE")
    assert caught.value.code == "SSJ-HTTP-DIALECT-BROKEN"
    assert told in caught.value.text()


def turned(key: str, message: bytes) -> str:
    """Sign in an integrator's own way."""
    return f"{key[::-1]}-{len(message)}"


class TestSigning:
    OPTIONS: Final = {"url": URL, "token": "ling-pai", "sign": "hmac-sha256", "key": KEY, "key_name": "k1"}

    def test_what_is_signed(self) -> None:
        """The signature is that of the five lines of the documentation, computed here anew."""
        signing = Signing(
            algorithm="hmac-sha256", sign=hmac_sha256, key=KEY, nonce=lambda: "0f", milliseconds=lambda: 17
        )
        digest = sha256(b"x").hexdigest()
        message = f"POST\n/api/a%2F1?b=%20\n{digest}\n17\n0f".encode()
        assert signing.headers("POST", "/api/a%2F1?b=%20", b"x") == {
            "X-Signature-Algorithm": "hmac-sha256",
            "X-Signature-Timestamp": "17",
            "X-Signature-Nonce": "0f",
            "X-Signature": hmac.new(KEY.encode(), message, "sha256").hexdigest(),
        }

    def test_each_attempt_anew_and_over_what_goes_over_the_wire(self) -> None:
        asked: list[Request] = []

        def answer(request: Request, _: bytes) -> Response:
            asked.append(request)
            return Response(status_code=503)

        with serving(answer) as url:
            signing = Signing(algorithm="hmac-sha256", sign=hmac_sha256, key=KEY, key_name="k1")
            asker = HttpPlatform(url=f"{url}/a", token=KEY, signing=signing, attempts=2, sleep=lambda _: None)
            with asker as platform, pytest.raises(Unavailable):
                platform.receipt("样/1")
        for each in asked:
            given = each.headers
            lines = ("GET", "/a/v1/receipts/%E6%A0%B7%2F1", sha256(b"").hexdigest())
            message = "\n".join([*lines, given["x-signature-timestamp"], given["x-signature-nonce"]]).encode()
            assert given["x-signature"] == hmac_sha256(KEY, message)
            assert given["x-signature-key"] == "k1"
        assert len({each.headers["x-signature-nonce"] for each in asked}) == 2

    def test_one_of_ones_own(self, monkeypatch: pytest.MonkeyPatch) -> None:
        module = ModuleType("sm2_sample")
        vars(module)["sign"] = turned
        monkeypatch.setitem(sys.modules, "sm2_sample", module)
        seen: list[str] = []

        def answer(request: Request, _: bytes) -> Response:
            seen.append(request.headers["x-signature"])
            return Response(status_code=401)

        with (
            serving(answer) as url,
            make({**self.OPTIONS, "url": url, "sign": "sm2_sample:sign"}) as platform,
            pytest.raises(NotAuthorised),
        ):
            platform.receipt("x")
        assert seen[0].startswith(KEY[::-1])

    def test_a_name_that_no_header_holds(self) -> None:
        with pytest.raises(InvalidInput) as caught:
            make({**self.OPTIONS, "key_name": "样1"})
        assert (caught.value.code, caught.value.faults[0].place.path) == ("SSJ-HTTP-TOKEN", "key_name")

    @pytest.mark.parametrize("name", ["md5", "hmac:new:x", "no.such:sign", ""])
    def test_no_way_to_sign(self, name: str) -> None:
        with pytest.raises(InvalidInput) as caught:
            make({**self.OPTIONS, "sign": name})
        assert caught.value.code == "SSJ-HTTP-SIGN"

    def test_a_key_is_needed_and_never_shown(self, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.DEBUG)
        with pytest.raises(InvalidInput) as caught:
            make({**self.OPTIONS, "key": ""})
        assert [(each.code, each.place.path) for each in caught.value.faults] == [
            ("SSJ-HTTP-OPTION-MISSING", "key")
        ]

        def answer(_request: Request, _body: bytes) -> Response:
            return Response(f"the key is {KEY}, is it not?", status_code=418)

        with serving(answer) as url, make({**self.OPTIONS, "url": url}) as platform:
            with pytest.raises(AdapterFault) as other:
                platform.receipt("x")
            shown = [repr(platform), repr(vars(platform)), other.value.text(), caplog.text]
        assert "***" in other.value.text()
        assert [text for text in shown if KEY in text or "ling-pai" in text] == []
