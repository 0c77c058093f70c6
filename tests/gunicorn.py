"""A real server on the database of a test, as operations start it, which may be killed."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client

PROJECT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
SECRET = "s" * 32
# What a request to a server that is gone, or goes meanwhile, comes to.
CUT_OFF = (OSError, HTTPException)


class Server:
    """Processes that serve the database of the test on a port of their own."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind((HOST, 0))
            self.port = probe.getsockname()[1]
        # What it keeps in temporary folders goes with the folder of the test, however it ends.
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "DATABASE_URL": database_url(),
            "SECRET_KEY": settings.SECRET_KEY,
            "BIND": f"{HOST}:{self.port}",
            "TMPDIR": str(folder),
        }

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.py"]
        self.process = subprocess.Popen(  # noqa: S603  # Our own words.
            [*command, "hanoi.wsgi"], cwd=PROJECT, env=self.environment, start_new_session=True
        )
        while not self._answers():
            assert self.process.poll() is None, "the server stopped instead of serving"
            time.sleep(0.1)

    def kill(self) -> None:
        """End all its processes where they stand, as a power cut does; wait until they are gone."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        while self._is_listening():
            time.sleep(0.1)

    def ask(
        self, client: Client, path: str, data: dict[str, list[str]] | None = None
    ) -> tuple[int, str]:
        """The status and the text of the answer to a GET, or to a POST of `data`.

        Whoever is logged in with `client` is logged in here: both read the same sessions.
        """
        cookies = {name: morsel.value for name, morsel in client.cookies.items()}
        cookies["csrftoken"] = SECRET
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
        body = None
        if data is not None:
            body = urlencode({**data, "csrfmiddlewaretoken": SECRET}, doseq=True)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        link = HTTPConnection(HOST, self.port, timeout=120)
        try:
            link.request("GET" if data is None else "POST", path, body, headers)
            answer = link.getresponse()
            return answer.status, answer.read().decode()
        finally:
            link.close()

    def _answers(self) -> bool:
        try:
            return self.ask(Client(), "/healthz")[0] == HttpResponse.status_code
        except CUT_OFF:
            return False

    def _is_listening(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex((HOST, self.port)) == 0


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """A server as long as the block; its temporary files lie in `folder`."""
    server = Server(folder)
    server.start()
    try:
        yield server
    finally:
        server.kill()
        wait_for_others()


def wait_for_others() -> None:
    """Until the database has ended the work of clients that are gone."""
    if connection.vendor != "postgresql":
        return
    others = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND pid <> pg_backend_pid()"
    )
    while True:
        with connection.cursor() as cursor:
            cursor.execute(others)
            if not cursor.fetchone()[0]:
                return
        time.sleep(0.1)


def database_url() -> str:
    """The address of the database that the test writes to."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
