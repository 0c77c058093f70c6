"""What `make demo` does once the packages are there: data, static files, and a real server.

Every step can be said again: a second run keeps the data, and builds the static files anew only
where one of their sources has changed.
"""

import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from io import StringIO
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import OperationalError

PROJECT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
PATIENCE = 60  # seconds


def say(*lines: str) -> None:
    """Tell the person at the terminal."""
    print(*lines, sep="\n", flush=True)  # noqa: T201  # It speaks to a terminal.


def is_taken(port: int) -> bool:
    """Whether something else listens on `port` already."""
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) == 0


def static_sources() -> str:
    """A digest of all that the collected static files are made of."""
    digest = hashlib.sha256(Path(PROJECT, "uv.lock").read_bytes())
    for finder in get_finders():
        for path, storage in sorted(finder.list(None), key=lambda found: found[0]):
            state = Path(storage.path(path)).stat()
            digest.update(f"{path}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def collect_static() -> None:
    """Collect the static files, unless they are what they would become."""
    stamp = Path(settings.STATIC_ROOT, ".sources.sha256")
    sources = static_sources()
    if stamp.exists() and stamp.read_text() == sources:
        return
    say("Collecting the static files ...")
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(sources)


def load_sample() -> str:
    """Put the sample magazine into the database; returns what it says, with log-ins."""
    say("Loading the sample magazine ...")
    said = StringIO()
    try:
        call_command("load_sample", stdout=said)
    except CommandError as refusal:
        # The texts of somebody: they are served as they are, without the sample.
        return str(refusal)
    return said.getvalue().strip()


def wait_for(server: subprocess.Popen[bytes], address: str) -> bool:
    """Wait until the server at `address` says that it is well; False if it stops, or never does."""
    end = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=5):  # noqa: S310
                return True
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    return False


def main() -> int:
    """Prepare, serve until stopped, and return the server's exit code."""
    port = int(os.environ.get("PORT") or 8000)
    address = f"http://{HOST}:{port}"
    if is_taken(port):
        say(f"Port {port} is taken. Choose another: make demo PORT={port + 1}")
        return 1

    # The settings of production, but for TLS, which nobody can give to 127.0.0.1.
    os.environ |= {"DEBUG": "0", "HTTPS": "0", "DJANGO_SETTINGS_MODULE": "hanoi.settings"}
    os.environ |= {"PORT": str(port), "BIND": f"{HOST}:{port}"}
    sys.path.insert(0, str(PROJECT))
    os.chdir(PROJECT)
    try:
        django.setup()
        call_command("migrate", interactive=False, verbosity=0)
    except (ImproperlyConfigured, OperationalError) as error:
        say(str(error).strip())
        return 1
    collect_static()
    sample = load_sample()

    gunicorn = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.py", "hanoi.wsgi"]
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    server = subprocess.Popen(gunicorn)  # noqa: S603  # Nothing that anybody typed.
    started = [server]
    try:
        if not wait_for(server, address):
            say(f"The server does not answer on {address}.")
            return 1
        # The copies of pictures are made beside the server, while people look round already.
        worker = [sys.executable, "manage.py", "db_worker", "--no-reload", "--verbosity", "0"]
        started.append(subprocess.Popen(worker))  # noqa: S603  # Nothing that anybody typed.
        say("", sample, "", f"Readers:  {address}/", f"The desk: {address}/admin/", "")
        say("Ctrl-C stops the server; the data stay.")
        return server.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait()


if __name__ == "__main__":
    sys.exit(main())
