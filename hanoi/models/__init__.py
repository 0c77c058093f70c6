"""Staff accounts, the identity of the site, and its pages about itself."""

from hanoi.models.identity import Identity
from hanoi.models.page import Page
from hanoi.models.user import User

__all__ = ["Identity", "Page", "User"]
