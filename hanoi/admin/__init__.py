"""The screens for administrators: accounts, the site's identity and its pages."""

from django.contrib import admin
from django_tasks_db.models import DBTaskResult

from hanoi.admin import accounts, site

# What waits to be done is the server's affair, not the desk's.
admin.site.unregister(DBTaskResult)

__all__ = ["accounts", "site"]
