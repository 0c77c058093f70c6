"""Settings: one file, driven by the environment, safe by default.

Without any variable set this is a production configuration for one machine: SQLite, HTTPS only,
no debug pages. What the software makes for itself (database file, pictures, secret key) lives in
`DATA_DIR`. `docs/operations.md` lists every variable.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var"))).resolve()


@contextmanager
def keeping_files() -> Iterator[None]:
    """While something is made in `DATA_DIR`: a sentence where that cannot be."""
    try:
        yield
    except OSError as error:
        raise ImproperlyConfigured(
            f"DATA_DIR is {DATA_DIR}, where nothing can be kept: {error.strerror}. "
            "Give it a folder that this account may write in."
        ) from error


with keeping_files():
    DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)

DEBUG = env.bool("DEBUG", default=False)
# Off only for a server that speaks plain HTTP to its own machine, such as `make demo`.
HTTPS = env.bool("HTTPS", default=not DEBUG)


def made_on_first_use(path: Path) -> str:
    """The secret kept in `path`; made, readable by its owner only, when there is none.

    The file is written whole under another name and linked into place, so that of two processes
    that start together one wins and neither reads half a key.
    """
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            pass  # Another process was first; its key is the one.
        finally:
            draft.unlink()
    kept = path.read_text().strip()
    if not kept:
        raise ImproperlyConfigured(
            f"{path} is empty. Delete it, and another is made; everybody has to log in again."
        )
    return kept


# --- Identity --------------------------------------------------------------------------------

with keeping_files():
    SECRET_KEY = env.str("SECRET_KEY", default="") or made_on_first_use(DATA_DIR / "secret_key")
ALLOWED_HOSTS = [
    host.strip() for host in env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
]
CSRF_TRUSTED_ORIGINS = [origin.strip() for origin in env.list("CSRF_TRUSTED_ORIGINS", default=[])]

SITE_NAME = env.str("SITE_NAME", default="Hanoi")
SITE_TAGLINE = env.str("SITE_TAGLINE", default="One question, many experts, every answer")
# What administrators write of the magazine; the names above hold while they have written nothing.
IDENTITY_MODEL = "hanoi.Identity"
# Whole articles in feeds; else their summaries.
FEED_FULL_TEXT = env.bool("FEED_FULL_TEXT", default=True)

# --- Applications ----------------------------------------------------------------------------

INSTALLED_APPS = [
    "django_tasks_db",  # Before our own, which takes its screen off the desk.
    "hanoi.apps.HanoiConfig",  # Before the admin, whose templates it extends.
    "articles.apps.ArticlesConfig",
    "contributors.apps.ContributorsConfig",
    "hanoi.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "taggit",
    "django_prose_editor",
    "django.forms",  # Its templates, beside those of our own widgets.
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Outside ConditionalGet, so that a page is known by its content, however it is packed.
    "hanoi.compression.CompressionMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "hanoi.middleware.PreviousPathMiddleware",
]

ROOT_URLCONF = "hanoi.urls"
WSGI_APPLICATION = "hanoi.wsgi.application"
AUTH_USER_MODEL = "hanoi.User"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hanoi.context.site",
            ],
        },
    }
]

# --- Database --------------------------------------------------------------------------------

# IMMEDIATE takes the write lock when a transaction begins, so that two editors who read and then
# write wait for each other instead of failing with "database is locked". They wait long: SQLite
# keeps no queue, and of eight who save at once on a busy machine one may come last.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 40,
    "init_command": ("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"),
}

DATABASE_FILE = DATA_DIR / "hanoi.sqlite3"
if not env.str("DATABASE_URL", default=""):
    # Made here rather than by SQLite, so that nobody else on the machine can read it; the files
    # that SQLite puts beside it get the same mode.
    with keeping_files():
        DATABASE_FILE.touch(mode=0o600)

try:
    DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATABASE_FILE}")}
except ValueError:  # A port that is no number, say.
    DATABASES = {"default": {}}
if DATABASES["default"].get("ENGINE", "").rpartition(".")[2] not in {"sqlite3", "postgresql"}:
    # What it says instead is not repeated: there may be a password in it.
    raise ImproperlyConfigured(
        "DATABASE_URL is no address of a database that can be used. It looks like "
        "postgres://user:password@host:5432/name, or it is left out for SQLite in DATA_DIR."
    )
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
    # A file, not memory: the tests' server threads get connections of their own, as in real life.
    DATABASES["default"]["TEST"] = {"NAME": DATA_DIR / "test.sqlite3"}
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)

# --- Files -----------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
WHITENOISE_ALLOW_ALL_ORIGINS = False  # Fonts and scripts are for our own pages.
STATICFILES_DIRS = [BASE_DIR / "static"]
# Pictures are never served from this folder by name: a view asks first whether they are public.
MEDIA_ROOT = DATA_DIR / "media"
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "hanoi.storage.StaticStorage"
    },
}

# --- Tasks -----------------------------------------------------------------------------------

# What takes longer than a person should wait is written down in the database, and done by a process
# of its own: `manage.py db_worker`.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# Whether the addresses that texts link to are asked if there is a page. Off where the server may
# not reach the web, which would take every link for broken.
CHECK_OUTWARD_LINKS = env.bool("CHECK_OUTWARD_LINKS", default=True)

# --- Language and time -----------------------------------------------------------------------

LANGUAGE_CODE = env.str("LANGUAGE_CODE", default="en-gb")
LANGUAGES = [("en-gb", "English"), ("ko", "한국어")]
LOCALE_PATHS = [BASE_DIR / "hanoi" / "locale"]
FORMAT_MODULE_PATH = ["hanoi.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", default="UTC")

# --- Security --------------------------------------------------------------------------------

# Public pages: nothing inline, nothing from elsewhere, and no nonce, so that a page can be cached.
SECURE_CSP: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000 if HTTPS else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
# Set only behind a proxy that always overwrites this header; else a visitor could send it.
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
# The forms of the desk hold 80 takes at about 12 fields each; that of an import has the texts of 80
# documents as well (`articles.deliveries.taking` counts both). Without scripts as many files come
# at once.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000
DATA_UPLOAD_MAX_MEMORY_SIZE = 8_000_000
DATA_UPLOAD_MAX_NUMBER_FILES = 500

AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

# --- Mail and log ----------------------------------------------------------------------------

MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend"
        if env.str("EMAIL_HOST", default="")
        else "django.core.mail.backends.console.EmailBackend",
        "OPTIONS": {
            "host": env.str("EMAIL_HOST", default=""),
            "port": env.int("EMAIL_PORT", default=587),
            "username": env.str("EMAIL_USER", default=""),
            "password": env.str("EMAIL_PASSWORD", default=""),
            "use_tls": env.bool("EMAIL_TLS", default=True),
        }
        if env.str("EMAIL_HOST", default="")
        else {},
    }
}
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="editors@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_tokens": {"()": "hanoi.logs.WithoutTokens"}},
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["without_tokens"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}

# --- Tags ------------------------------------------------------------------------------------

TAGGIT_CASE_INSENSITIVE = True
