"""The process that reads documents: run by `worker.Worker`, never imported by the web process.

It knows no database and no secrets, may use 512 MB of memory and 30 s for each document, and cannot
write a file. A request is one line of JSON ({"name": …, "size": …}) and as many bytes; an answer is
one line with a length, and as many bytes of JSON.
"""

import json
import resource
import sys
from typing import Any

import django
from django.conf import settings


def limit_memory(megabytes: int) -> None:
    """Let this process have no more address space than this, and write no files."""
    size = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_time(seconds: int) -> None:
    """End this process after `seconds` more of computing, even if nobody waits for it any more."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, hard))


def answer(name: str, data: bytes) -> dict[str, Any]:
    """Return {"document": …} or {"error": …} for one document."""
    from articles.importers.documents import DocumentError
    from articles.importers.reading import read
    from articles.importers.recognise import recognise

    try:
        return {"document": recognise(read(name, data), name).as_data()}
    except DocumentError as error:
        return {"error": error.message}
    except (MemoryError, RecursionError):
        return {"error": "", "too_much": True}


def main(options: dict[str, Any]) -> None:
    """Answer requests from standard input until it closes."""
    settings.configure(
        USE_I18N=True,
        LANGUAGE_CODE=options["language"],
        LOCALE_PATHS=options["locale_paths"],
    )
    django.setup()
    answer("warm-up.txt", b"A title\n\nA text.")  # what is imported now need not fit in later
    limit_memory(options["megabytes"])
    while line := sys.stdin.buffer.readline():
        request = json.loads(line)
        limit_time(options["seconds"])
        data = sys.stdin.buffer.read(request["size"])
        reply = json.dumps(answer(request["name"], data)).encode()
        sys.stdout.buffer.write(b"%d\n" % len(reply) + reply)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
