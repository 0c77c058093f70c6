#!/usr/bin/env python
"""Runs Django's commands for this project."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import OperationalError

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hanoi.settings")
    try:
        execute_from_command_line(sys.argv)
    except (ImproperlyConfigured, OperationalError) as error:
        # Whoever set it up wants to know what to put right, not where in the code it was seen.
        if "--traceback" in sys.argv:
            raise
        said = "The database says: " if isinstance(error, OperationalError) else ""
        sys.exit(f"{said}{error}".strip())
