"""The settings of the tests: the real ones, over a folder of their own and plain HTTP."""

import atexit
import os
import tempfile
from pathlib import Path

# The data of whoever runs the tests is never touched.
DATA_FOLDER = tempfile.TemporaryDirectory(prefix="hanoi-tests-", ignore_cleanup_errors=True)
atexit.register(DATA_FOLDER.cleanup)
os.environ["DATA_DIR"] = DATA_FOLDER.name
os.environ["HTTPS"] = "0"
os.environ["DEBUG"] = "0"

from hanoi.settings import *  # noqa: E402, F403  # The environment has to be set before.

# Fast hashing: the tests log in hundreds of times.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Files as they lie in the folders: no collectstatic before each run.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
Path(DATA_FOLDER.name, "static").mkdir()
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":  # noqa: F405
    # Many who save at once on a machine that is busy wait long; a deadlock is an error at once.
    DATABASES["default"]["OPTIONS"] = {**SQLITE_OPTIONS, "timeout": 600}  # noqa: F405
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
