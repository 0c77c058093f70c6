"""Documents are read in a child process with limits, so that none can harm the one that asks."""

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.importers.documents import DocumentError, TakeDocument

_ROOT = Path(__file__).resolve().parents[2]
_MAX_ANSWER = 40_000_000


class Worker:
    """One long-lived child that reads documents; replaced when it dies or takes too long.

    Use it as a context manager. `seconds` is for one document, `megabytes` for the process.
    """

    def __init__(self, *, seconds: int = 30, megabytes: int = 512) -> None:
        self.seconds = seconds
        self.megabytes = megabytes
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def read(self, reference: str, data: bytes) -> TakeDocument:
        """Return what the document of this name holds. Raises DocumentError."""
        process = self._running()
        request = json.dumps({"name": reference, "size": len(data)}).encode() + b"\n"
        try:
            reply = self._exchange(process, request + data)
        except TimeoutError as error:
            self.close()
            raise self._too_slow() from error
        except (EOFError, BrokenPipeError) as error:
            status = process.wait()
            self.close()
            if status > 0:  # an exception that nobody foresaw, not a limit
                raise DocumentError(
                    _(
                        "Reading it failed in a way nobody foresaw. "
                        "Copy the text into a new document."
                    )
                ) from error
            raise (self._too_slow() if status == -signal.SIGXCPU else self._too_much()) from error
        answer = json.loads(reply)
        if answer.get("too_much"):
            # What a failed reading has left in memory would count against the next one.
            self.close()
            raise self._too_much()
        if "error" in answer:
            raise DocumentError(answer["error"])
        return TakeDocument.from_data(answer["document"])

    def close(self) -> None:
        """End the child, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(BrokenPipeError):  # the rest of a request that nobody reads any more
                    stream.close()
        process.wait()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = self._start()
        return self._process

    def _start(self) -> subprocess.Popen[bytes]:
        options = {
            "seconds": self.seconds,
            "megabytes": self.megabytes,
            "language": get_language() or settings.LANGUAGE_CODE,
            "locale_paths": [str(path) for path in settings.LOCALE_PATHS],
        }
        return subprocess.Popen(  # noqa: S603 - the interpreter itself, with options made here
            [sys.executable, "-m", "articles.importers.child", json.dumps(options)],
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Nothing of this process's surroundings: no database address, no secret key.
            env={"PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8"},
        )

    def _exchange(self, process: subprocess.Popen[bytes], request: bytes) -> bytes:
        """Send a request and return the answer.

        Raises TimeoutError, or EOFError or BrokenPipeError if the child has ended.
        """
        assert process.stdin is not None  # noqa: S101 - both are pipes, see _start
        assert process.stdout is not None  # noqa: S101
        process.stdin.write(request)
        process.stdin.flush()
        deadline = time.monotonic() + self.seconds
        received = bytearray()
        length: int | None = None
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            while length is None or len(received) < length:
                left = deadline - time.monotonic()
                if left <= 0 or not selector.select(left):
                    raise TimeoutError
                chunk = os.read(process.stdout.fileno(), 1 << 16)
                if not chunk:
                    raise EOFError
                received += chunk
                if length is None and b"\n" in received:
                    head, _newline, rest = received.partition(b"\n")
                    length, received = int(head), rest
                if len(received) > _MAX_ANSWER:
                    process.kill()
                    raise EOFError
        return bytes(received)

    def _too_slow(self) -> DocumentError:
        return DocumentError(
            _(
                "Reading it took longer than %(seconds)s s, so it was given up. "
                "Copy the text into a new document."
            )
            % {"seconds": self.seconds}
        )

    def _too_much(self) -> DocumentError:
        return DocumentError(
            _(
                "Reading it needs more than %(megabytes)s MB of memory, so it was given up. "
                "Copy the text into a new document."
            )
            % {"megabytes": self.megabytes}
        )
