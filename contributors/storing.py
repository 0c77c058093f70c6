"""Files that appear whole or not at all, also when the server is killed while it writes them."""

import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.files.storage import storages


def keep(path: str, content: bytes) -> None:
    """Store `content` at this path in the media folder, in the place of what may be there.

    The file is written under another name and then put in its place.
    """
    place = Path(storages["default"].path(path))
    place.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=place.parent, prefix=".draft-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(draft).chmod(settings.FILE_UPLOAD_PERMISSIONS or 0o640)
        Path(draft).replace(place)
    finally:
        Path(draft).unlink(missing_ok=True)
