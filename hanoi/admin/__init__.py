"""The screens for administrators: accounts, the site's identity and its pages."""

from hanoi.admin import accounts, site

__all__ = ["accounts", "site"]
