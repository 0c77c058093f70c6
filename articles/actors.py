"""Who acts: the least that the verbs must know of an account."""

from typing import Any, Protocol


class Actor(Protocol):
    """An account, or nobody in particular (`AnonymousUser`)."""

    @property
    def pk(self) -> Any:
        """The key of the account; nothing for nobody."""

    @property
    def is_active(self) -> Any:
        """Whether the account is in use."""

    @property
    def is_staff(self) -> Any:
        """Whether it may use the desk."""

    def has_perm(self, perm: str, obj: Any = None, /) -> bool:
        """Whether it has the permission `app.codename`."""
