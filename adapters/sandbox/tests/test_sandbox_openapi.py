"""The OpenAPI document is true: of the routes, of every value, and of whatever schemathesis sends."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Final, get_args
from urllib.parse import quote

import attrs
import pytest
from adapters.sandbox.tests.asking import ask, put, switch
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from starlette.applications import Starlette
from starlette.routing import Route

from shuangsuiji import canonical, wire
from shuangsuiji.content_digest import H
from shuangsuiji.errors import InvalidInput
from shuangsuiji.exchange.documents import KINDS, Document, read_document
from shuangsuiji.exchange.incoming import Incoming
from shuangsuiji.testing.contract_platform_pages import incoming_things
from shuangsuiji.testing.platform_documents import CONTENT, Correspondence
from shuangsuiji.testing.platform_strategies import correspondences
from shuangsuiji_mock.platform import MockPlatform
from shuangsuiji_sandbox.app import application
from shuangsuiji_sandbox.clock import Clock
from shuangsuiji_sandbox.connections import Connections
from shuangsuiji_sandbox.kept import KeptPlatform
from shuangsuiji_sandbox.openapi import document
from shuangsuiji_sandbox.operations import OPERATIONS
from shuangsuiji_sandbox.schemas import Schemas
from shuangsuiji_sandbox.server import running
from shuangsuiji_sandbox.troubles import Schedule, by_chance

HERE: Final = Path(__file__).parent
PLAIN: Final = Correspondence()
WHOLE: Final = document(OPERATIONS)


def validator(schema: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator({**schema, "components": WHOLE["components"]})


DOCUMENTS: Final = validator(
    WHOLE["paths"]["/v1/documents/{key}"]["put"]["requestBody"]["content"]["application/json"]["schema"]
)


def test_it_is_a_valid_document() -> None:
    OpenAPIV31SpecValidator(WHOLE).validate()
    assert set(WHOLE["components"]["schemas"]) >= {each.__name__ for each in get_args(Document)}


def test_anybody_may_have_it() -> None:
    with running() as sandbox:
        found = ask(attrs.evolve(sandbox, token="wrong"), "GET", "/openapi.json")  # noqa: S106  -- that is the point
        assert (found.status, found.json) == (200, WHOLE)


def test_what_is_brought_along_has_no_switches_of_its_own() -> None:
    with running(MockPlatform()) as sandbox:
        found = ask(sandbox, "GET", "/openapi.json").json
    missing = {path for path in WHOLE["paths"] if path not in found["paths"]}
    assert {path for path in missing if path.startswith("/sandbox/")} == {
        *("/sandbox/clock", "/sandbox/incoming", "/sandbox/paused"),
        *("/sandbox/registries/{name}", "/sandbox/registries/{name}/{id}"),
    }


class TestSchemas:
    """A schema takes exactly what `wire` writes and reads."""

    @settings(max_examples=5)
    @given(correspondences())
    def test_every_document_that_wire_writes(self, c: Correspondence) -> None:
        for each in c.documents():
            DOCUMENTS.validate(wire.write(each))
        assert {each.kind for each in c.documents()} == KINDS

    def test_what_came_about(self) -> None:
        schema = validator(Schemas().of(tuple[Incoming, ...]))
        things = [*incoming_things(1), *incoming_things(2)]
        schema.validate([wire.write(each) for each in things])
        assert {each.kind for each in things} == {"receipt", "verdict", "drawn"}

    @given(st.sampled_from(PLAIN.documents()), st.data())
    def test_a_wrong_member_is_one_to_both(self, document: Document, data: st.DataObject) -> None:
        json_: Any = json.loads(canonical.encode(wire.write(document)))
        name = data.draw(st.sampled_from(sorted(json_)))
        match data.draw(st.sampled_from(["type", "more", "kind"])):
            case "type":
                json_[name] = 0.5
            case "more":
                json_["更多"] = json_[name]
            case _:
                del json_["kind"]
        assert not DOCUMENTS.is_valid(json_)
        with pytest.raises(InvalidInput) as caught:
            read_document(json_)
        assert caught.value.code in {"SSJ-JSON-TYPE", "SSJ-JSON-EXTRA", "SSJ-JSON-CHOICE"}

    def test_every_member_is_explained_once_its_class_does(self) -> None:
        schemas = WHOLE["components"]["schemas"]
        for each in get_args(Document):
            assert schemas[each.__name__]["description"] == (each.__doc__ or "").partition("\n")[0]
        assert schemas["Receipt"]["properties"]["at"]["description"] == "when the platform took it."

    def test_every_answer_of_a_whole_correspondence(self) -> None:
        with running() as sandbox:
            sandbox.platform.attach(CONTENT, H.hex(CONTENT))
            for each in PLAIN.documents():
                self.check("deliver", put(sandbox, each))
                self.check("deliver", put(sandbox, each))
            self.check("tell", switch(sandbox, "incoming", incoming_things(1)))
            self.check("set_faults", switch(sandbox, "faults", by_chance("1", 0)))
            for path in ("incoming", "registries/targets", f"status/{H.hex(b'')}", "receipts/x"):
                self.check(path.partition("/")[0].rstrip("s"), ask(sandbox, "GET", f"/v1/{path}"))
            for target in ("x", quote(PLAIN.code, safe="")):
                self.check("publicity", ask(sandbox, "GET", f"/v1/tasks/{target}/publicity"))
            self.check("deliver", ask(sandbox, "PUT", "/v1/documents/x", b"{}"))

    @staticmethod
    def check(name: str, answer: Any) -> None:  # noqa: ANN401  -- an answer
        names = {"statu": "status", "registrie": "registry"}
        (each,) = (each for each in OPERATIONS if each.id == names.get(name, name))
        said = WHOLE["paths"][each.path][each.method]["responses"][str(answer.status)]
        validator(said["content"]["application/json"]["schema"]).validate(answer.json)


def test_its_paths_are_the_routes() -> None:
    made = application(KeptPlatform(Clock()), "x", Clock(), Schedule(), Connections())._app
    assert isinstance(made, Starlette)
    routes = {
        (each.path.replace(":path}", "}"), method.lower())
        for each in made.routes
        if isinstance(each, Route)
        for method in (each.methods or set()) - {"HEAD"}
    }
    assert routes == {(path, method) for path, methods in WHOLE["paths"].items() for method in methods}


@pytest.mark.parametrize(
    ("what", "phases", "examples"),
    [
        ("--exclude-path", "fuzzing,stateful", 6),
        ("--include-path", "fuzzing", 6),
        pytest.param("--exclude-path", "coverage,fuzzing,stateful", 200, marks=pytest.mark.soak),
        pytest.param("--include-path", "coverage,fuzzing", 200, marks=pytest.mark.soak),
    ],
)
def test_schemathesis(what: str, phases: str, examples: int) -> None:
    """It finds nothing; by itself is tried what sets faults, for they would befall the others."""
    with running() as sandbox:
        found = subprocess.run(
            [
                *(Path(sys.executable).parent / "schemathesis", "--config-file", HERE / "schemathesis.toml"),
                *("run", f"{sandbox.url}/openapi.json", "-H", f"Authorization: Bearer {sandbox.token}"),
                *("--generation-deterministic", "--phases", phases, "--max-examples", str(examples)),
                *("--no-color", "--suppress-health-check", "all", what, "/sandbox/faults"),
            ],
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join([str(HERE), os.environ.get("PYTHONPATH", "")]),
                "SCHEMATHESIS_HOOKS": "canonical_sending",
                "PYTHONIOENCODING": "utf-8",
            },
        )
    assert found.returncode == 0, found.stdout + found.stderr
    assert re.search(r"[1-9][0-9]* generated", found.stdout)
