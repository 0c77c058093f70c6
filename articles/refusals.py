"""Why a verb was not obeyed, in a sentence for the person at the desk."""

from django.core.exceptions import PermissionDenied


class NotAllowed(PermissionDenied):
    """This person has no right to this act."""


class NotPossible(Exception):  # noqa: N818  # It is no error of the software.
    """The act makes no sense in the present state; the message says why and what to do."""
