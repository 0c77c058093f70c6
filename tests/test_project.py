"""What holds the house together, and would otherwise fail without a word."""

import ast
import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command, get_commands
from django.db import OperationalError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from hanoi.storage import StaticStorage

ROOT = Path(settings.BASE_DIR)
APPS = ("hanoi", "articles", "contributors")
MODULES = [path for app in APPS for path in sorted((ROOT / app).rglob("*.py"))]
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


def name_of(path: Path) -> str:
    """The path as a reader of a failure knows it."""
    return str(path.relative_to(ROOT))


# --- Imports -----------------------------------------------------------------------------------


def imported_packages(path: Path) -> set[str]:
    """The first words of everything that a module imports, inside functions too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0] if not node.level else path.parent.name)
    return found


@pytest.mark.parametrize(
    ("app", "above"), [("contributors", {"articles", "hanoi"}), ("articles", {"hanoi"})]
)
def test_imports_point_one_way(app: str, above: set[str]):
    """`hanoi` may import `articles`, and `articles` may import `contributors`; never back."""
    offenders = {
        name_of(path): sorted(wrong)
        for path in MODULES
        if path.is_relative_to(ROOT / app) and (wrong := imported_packages(path) & above)
    }

    assert offenders == {}


# --- The way from draft to reader --------------------------------------------------------------

RELEASE_FIELDS = {"status", "release_at", "withdraw_at"}
WRITERS_OF_RELEASES = {
    "articles/workflow.py",
    "articles/waves.py",
    "articles/models/take.py",  # `carry_release` gives articles the date of their wave.
    "articles/admin/collection.py",  # Puts a wave's date back, for the verb to move it.
}


def written_release_fields(source: str) -> Iterator[str]:
    """The fields of a release that code sets: on an object, by a query, or when it makes a row."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store | ast.Del):
            yield from {node.attr} & RELEASE_FIELDS
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id == "setattr" and isinstance(node.args[1], ast.Constant):
                yield from {str(node.args[1].value)} & RELEASE_FIELDS
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            made_by_wave = "Wave" in ast.unparse(node.func)  # A wave's own date is a plain field.
            if node.func.attr in {"update", "create", "get_or_create", "update_or_create"}:
                fields = {keyword.arg or "" for keyword in node.keywords}
                yield from fields & RELEASE_FIELDS - ({"release_at"} if made_by_wave else set())


@pytest.mark.parametrize(
    "source",
    [
        "article.status = 'approved'",
        "article.release_at: object = None",
        "article.withdraw_at = article.release_at = None",
        "setattr(article, 'status', 'approved')",
        "Article.objects.filter(pk=1).update(status='approved')",
        "Article.objects.create(title='A', release_at=now)",
    ],
)
def test_a_release_that_is_set_by_hand_is_seen(source: str):
    assert list(written_release_fields(source))


def test_only_the_workflow_sets_a_release():
    offenders = {
        name_of(path): fields
        for path in MODULES
        if "migrations" not in path.parts
        and name_of(path) not in WRITERS_OF_RELEASES
        and (fields := list(written_release_fields(path.read_text())))
    }

    assert offenders == {}


# --- Migrations --------------------------------------------------------------------------------


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_migration_can_be_taken_back():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    one_way = [
        f"{app}.{name}: {operation.describe()}"
        for (app, name), migration in loader.disk_migrations.items()
        if app in APPS
        for operation in migration.operations
        if not operation.reversible
    ]

    assert one_way == []


# --- Headers -----------------------------------------------------------------------------------


def directives(policy: str) -> dict[str, list[str]]:
    """A Content-Security-Policy as names and their sources."""
    parts = (part.split() for part in policy.split(";") if part.strip())
    return {name: sources for name, *sources in parts}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status"),
    [("/", 200), ("/collections/", 200), ("/no-such-page/", 404), ("/admin/login/", 200)],
)
def test_every_page_carries_the_security_headers(client: Client, address: str, status: int):
    response = client.get(address)
    policy = directives(response["Content-Security-Policy"])

    assert response.status_code == status
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert response["X-Frame-Options"] == "DENY"
    assert policy["default-src"] == ["'none'"]
    assert policy["frame-ancestors"] == ["'none'"]
    assert policy["base-uri"] == ["'none'"]
    assert policy["form-action"] == ["'self'"]
    assert "unsafe" not in response["Content-Security-Policy"]


@pytest.mark.django_db
def test_a_public_page_allows_nothing_but_files_of_its_own(client: Client):
    """No nonce either, which could not be cached, and no cookie for strangers."""
    response = client.get("/")
    policy = directives(response["Content-Security-Policy"])
    sources = {source for name in policy for source in policy[name]}

    assert sources <= {"'self'", "'none'"}
    assert not response.cookies


# --- Settings ----------------------------------------------------------------------------------


def run_bare(program: str, folder: Path, **variables: str) -> Any:
    """What `program` prints as JSON, run with no setting but its folder, and a careless umask."""
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(folder), **variables}
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment,
        umask=0,
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(done.stdout)


SHOW_SETTINGS = """
import json
from hanoi import settings
print(json.dumps({name: getattr(settings, name) for name in dir(settings)}, default=str))
"""


def test_without_any_setting_it_is_safe(tmp_path: Path):
    made = run_bare(SHOW_SETTINGS, tmp_path / "data")

    assert made["DEBUG"] is False
    assert made["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert made["SESSION_COOKIE_SECURE"] is True
    assert made["CSRF_COOKIE_SECURE"] is True
    assert made["SECURE_SSL_REDIRECT"] is True
    assert made["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert "SECURE_PROXY_SSL_HEADER" not in made


def test_secret_key_and_database_are_made_once_and_for_their_owner_alone(tmp_path: Path):
    folder = tmp_path / "data"
    first, second = (run_bare(SHOW_SETTINGS, folder)["SECRET_KEY"] for _ in range(2))

    assert len(first) >= 50
    assert first == second
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert modes == {"secret_key": 0o600, "hanoi.sqlite3": 0o600}


def test_a_secret_key_that_is_given_is_not_written_down(tmp_path: Path):
    made = run_bare(SHOW_SETTINGS, tmp_path / "data", SECRET_KEY="lantern")

    assert made["SECRET_KEY"] == "lantern"
    assert not (tmp_path / "data" / "secret_key").exists()


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"DATABASE_URL": "nonsense"}, "DATABASE_URL is no address of a database"),
        ({"DATABASE_URL": "mysql://me:lantern@host/name"}, "It looks like postgres://"),
        ({"DATABASE_URL": "postgres://me:lantern@host:port/name"}, "It looks like postgres://"),
        ({"DATABASE_URL": "postgres://me:lantern@127.0.0.1:1/name"}, "The database says: "),
        ({"DATA_DIR": "{folder}/file/data"}, "file/data, where nothing can be kept: Not a dir"),
        ({"DATA_DIR": "{folder}/file"}, "file, where nothing can be kept: File exists"),
        ({"DATA_DIR": "{folder}"}, "secret_key is empty. Delete it, and another is made"),
    ],
)
def test_what_is_set_wrong_is_told_in_a_sentence(tmp_path: Path, variables: Any, said: str):
    """Neither a traceback nor a word of the password."""
    (tmp_path / "file").touch()
    (tmp_path / "secret_key").touch()
    given = {name: value.format(folder=tmp_path) for name, value in variables.items()}
    done = subprocess.run(
        [sys.executable, "manage.py", "migrate", "--check"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path / "data"), **given},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert "lantern" not in done.stderr


ASK_SQLITE = """
import json, os, sqlite3
os.environ["DJANGO_SETTINGS_MODULE"] = "hanoi.settings"
import django
django.setup()
from django.db import connection, transaction
answers = {}
with connection.cursor() as cursor:
    for name in ("journal_mode", "foreign_keys", "busy_timeout", "synchronous"):
        answers[name] = cursor.execute(f"PRAGMA {name}").fetchone()[0]
with transaction.atomic():
    other = sqlite3.connect(connection.settings_dict["NAME"], timeout=0)
    try:
        other.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        answers["second writer"] = str(error)
print(json.dumps(answers))
"""


def test_sqlite_keeps_its_promises(tmp_path: Path):
    """Readers do not wait for writers, references hold, and a transaction locks as it begins."""
    assert run_bare(ASK_SQLITE, tmp_path / "data") == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "busy_timeout": 40_000,
        "synchronous": 1,  # NORMAL
        "second writer": "database is locked",
    }


# --- Health ------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_healthz_is_well(client: Client):
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db
def test_healthz_waits_for_migrations(client: Client):
    MigrationRecorder.Migration.objects.filter(app="articles").delete()

    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (503, {"status": "migrations waiting"})


@pytest.mark.django_db
def test_healthz_says_when_the_database_is_away(client: Client, monkeypatch: pytest.MonkeyPatch):
    def away(*_arguments: object) -> None:
        raise OperationalError("The server has gone away.")

    with monkeypatch.context() as patch:
        patch.setattr(connection, "cursor", away)
        response = client.get("/healthz")

    assert (response.status_code, response.json()) == (503, {"status": "no database"})


@pytest.mark.django_db
def test_without_collected_files_it_is_not_ready_and_pages_say_why(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    storage = StaticStorage(location=tmp_path)
    monkeypatch.setattr("hanoi.views.staticfiles_storage", storage)
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (503, {"status": "static files missing"})
    with pytest.raises(ImproperlyConfigured, match=r"run manage\.py collectstatic"):
        storage.url("img/icon.svg")


# --- Documents ---------------------------------------------------------------------------------


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_commands_that_documents_name_exist(document: Path):
    text = document.read_text()
    code = "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL))
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))

    assert set(re.findall(r"\bmake ([a-z-]+)", code)) <= targets
    assert set(re.findall(r"manage\.py ([a-z_]+)", code)) <= set(get_commands())


def test_every_setting_is_documented():
    sources = [ROOT / "hanoi/settings.py", ROOT / "deploy/gunicorn.py"]
    reads = re.compile(r"""\benv(?:iron)?\.\w+\(\s*"(\w+)\"""")
    variables = {name for path in sources for name in reads.findall(path.read_text())}
    documented = set(re.findall(r"`([A-Z_]+)`", (ROOT / "docs/operations.md").read_text()))

    assert {"DATA_DIR", "BIND"} <= variables <= documented


def test_the_readme_opens_with_the_two_commands():
    readme = (ROOT / "README.md").read_text()

    assert 0 < readme.index("make demo") < 1000
    assert 0 < readme.index("make test") < 1000
