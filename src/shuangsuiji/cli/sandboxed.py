"""演示的平台: the sandbox, a program of its own that is reached over a real socket."""

import json
import shutil
import subprocess
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final, cast

from shuangsuiji import plugins
from shuangsuiji.errors import AdapterMissing, fault
from shuangsuiji.ports.platform import Platform

SANDBOX: Final = "shuangsuiji-sandbox"
"""The program that plays the provincial platform."""


@contextmanager
def sandbox() -> Generator[Platform]:
    """模拟平台: start the sandbox as a program of its own, and reach it over HTTP.

    Raises:
        AdapterMissing: the sandbox or the HTTP adapter is not installed; the package is named.
    """
    program = _beside_python() or shutil.which(SANDBOX)
    if program is None:
        raise AdapterMissing(fault("SSJ-DEMO-SANDBOX", package=SANDBOX))
    with subprocess.Popen(  # noqa: S603  -- our own program, found by its name
        [program, "--stop-with-stdin"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        try:
            line = process.stdout.readline() if process.stdout else b""
            platform = plugins.platform("http", cast("Mapping[str, str]", json.loads(line or b"{}")))
            yield platform
            platform.close()
        finally:
            if process.stdin:
                process.stdin.close()
            process.terminate()


def _beside_python() -> str | None:
    """Find the program beside the interpreter: an environment need not be active."""
    return shutil.which(SANDBOX, path=str(Path(sys.executable).parent))
