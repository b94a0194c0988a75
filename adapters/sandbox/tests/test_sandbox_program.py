"""The sandbox as a program: one line when it is ready, and a clean end."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

WAIT = 30


@contextmanager
def started(*words: str, **environment: str) -> Generator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "shuangsuiji_sandbox", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def ready(process: subprocess.Popen[str]) -> tuple[str, str]:
    assert process.stdout is not None
    line = json.loads(process.stdout.readline())
    assert set(line) == {"url", "token"}
    return line["url"], line["token"]


def health(url: str) -> int:
    connection = HTTPConnection(urlsplit(url).netloc, timeout=WAIT)
    try:
        connection.request("GET", "/v1/health")
        with connection.getresponse() as answer:
            return answer.status
    finally:
        connection.close()


def rest(process: subprocess.Popen[str]) -> tuple[str, str]:
    """Give what else was written, once it has ended."""
    found = process.communicate(timeout=WAIT)
    return found[0] or "", found[1] or ""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_says_when_it_is_ready_and_ends_at_a_signal(number: signal.Signals) -> None:
    with started() as process:
        url, token = ready(process)
        assert health(url) == 200
        assert len(token) >= 32
        process.send_signal(number)
        assert rest(process) == ("", "")
        assert process.returncode == 0
    with pytest.raises(ConnectionRefusedError):
        health(url)


def test_it_ends_with_its_standard_input_if_asked() -> None:
    with started("--stop-with-stdin", "--token", "a.b-c") as process:
        url, token = ready(process)
        assert token == "a.b-c"  # noqa: S105  -- of no account
        assert process.stdin is not None
        process.stdin.write("whatever\n")
        process.stdin.flush()
        assert health(url) == 200
        assert rest(process) == ("", "")
        assert process.returncode == 0


def test_it_outlives_its_standard_input_if_not_asked() -> None:
    with started() as process:
        url, _ = ready(process)
        assert process.stdin is not None
        process.stdin.close()
        process.stdin = None
        assert health(url) == 200
        assert process.poll() is None
        process.terminate()
        assert rest(process) == ("", "")


def test_two_tokens_differ() -> None:
    with started() as one, started() as other:
        assert ready(one)[1] != ready(other)[1]


def test_it_logs_if_asked_and_never_the_token() -> None:
    with started("--verbose") as process:
        url, token = ready(process)
        health(url)
        process.terminate()
        out, err = rest(process)
    assert out == ""
    assert "GET /v1/health" in err
    assert token not in err


def test_a_port_of_ones_choice() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with started("--port", port) as process:
            out, err = rest(process)
            assert (process.returncode, out) == (2, "")
            assert "SSJ-SANDBOX-BIND" in err
    with started("--port", port, "--host", "localhost") as process:
        assert ready(process)[0] == f"http://127.0.0.1:{port}"


@pytest.mark.parametrize(
    "words",
    [
        ["--port", "99999"],
        ["--port", "many"],
        ["--port", "-1"],
        ["--host", "no such host"],
        ["--token", "a b"],
        ["--token", ""],
        ["--database", "/nowhere/at/all.sqlite"],
        ["--faults", "/nowhere.json"],
        ["--unknown"],
    ],
)
def test_what_cannot_begin_says_why(words: Sequence[str]) -> None:
    with started(*words) as process:
        out, err = rest(process)
        assert (process.returncode, out) == (2, "")
        assert err
        assert "Traceback" not in err


def test_faults_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "故障.json"
    file.write_text('{"faults": [{"what": "broken", "path": "/v1/health"}], "seed": "1"}', encoding="utf-8")
    with started("--faults", str(file)) as process:
        url, _ = ready(process)
        assert [health(url), health(url)] == [500, 200]
    file.write_text('{"faults": [{"what": "fire"}], "skew": "late"}', encoding="utf-8")
    with started("--faults", str(file)) as process:
        out, err = rest(process)
        assert (process.returncode, out) == (2, "")
        assert "SSJ-JSON-CHOICE" in err
        assert "SSJ-JSON-TYPE" in err


@pytest.mark.parametrize(("language", "word"), [("zh", "监听"), ("en", "listen"), ("fr", "监听")])
def test_help(language: str, word: str) -> None:
    with started("--help", SHUANGSUIJI_LANG=language) as process:
        out, _ = rest(process)
        assert process.returncode == 0
        assert word in out


def test_a_console_that_knows_no_chinese() -> None:
    with started("--help", PYTHONIOENCODING="ascii") as process:
        out, err = rest(process)
        assert (process.returncode, err) == (0, "")
        assert "--port" in out
