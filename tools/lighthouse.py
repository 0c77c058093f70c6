"""`make lighthouse`: what Lighthouse finds on the sample's landing page and an article.

Needs Node.js; its npm package is put into var/lighthouse. It looks as a telephone does. Prints
performance, accessibility, best practices and search engines for each run, and the times and shifts
they come from. A run on a machine that does something else at the time says little: look at the
load, and run again.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from pictures import ADDRESS, PROJECT, sample

VERSION = "12.8.2"
FOLDER = PROJECT / "var" / "lighthouse"
RUNS = int(os.environ.get("RUNS", "3"))
PAGES = ("/collections/libraries-2040/", "/articles/count-the-keys/")
KINDS = ("performance", "accessibility", "best-practices", "seo")
MEASURES = (
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
)


def bring() -> Path:
    """The program, brought by npm where it is not there."""
    program = FOLDER / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        package = f"lighthouse@{VERSION}"
        npm = ["npm", "install", "--no-fund", "--no-audit", "--prefix", str(FOLDER), package]
        subprocess.run(npm, check=True)  # noqa: S603  # Our own words.
    return program


def look(program: Path, address: str) -> dict[str, Any]:
    """What Lighthouse reports of a page, with a browser that knows nothing yet."""
    with tempfile.TemporaryDirectory() as profile:
        flags = ["--headless=new", "--disable-gpu", "--disable-quic", "--no-first-run"]
        flags += [f"--user-data-dir={profile}", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
        line = [
            str(program),
            address,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(KINDS)}",
            "--no-enable-error-reporting",
            f"--chrome-flags={' '.join(flags)}",
        ]
        said = subprocess.run(line, check=True, stdout=subprocess.PIPE).stdout  # noqa: S603  # Ours.
    report: dict[str, Any] = json.loads(said)
    return report


def say(path: str, report: dict[str, Any]) -> None:
    """The figures of a run, in a line."""
    figures = "/".join(f"{report['categories'][kind]['score'] * 100:.0f}" for kind in KINDS)
    times = ", ".join(
        f"{report['audits'][name]['title']} {report['audits'][name]['displayValue']}"
        for name in MEASURES
    )
    load = os.getloadavg()[0]
    sys.stdout.write(f"{path}  {figures}  ({times}; load {load:.1f})\n")
    sys.stdout.flush()


def main() -> None:
    """Serve the sample, and look at each page as often as RUNS says."""
    sys.path.insert(0, str(PROJECT))
    from tests.browser.chromium import installed

    chromium = installed()
    if chromium:
        os.environ["CHROME_PATH"] = chromium
    program = bring()
    with sample():
        for path in PAGES:
            look(program, f"{ADDRESS}{path}")  # The first one waits for what the server remembers.
            for _ in range(RUNS):
                say(path, look(program, f"{ADDRESS}{path}"))


if __name__ == "__main__":
    main()
