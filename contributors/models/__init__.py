"""People, organisations and their pictures."""

from contributors.models.address import Addressed, PreviousPath
from contributors.models.alias import Alias
from contributors.models.contributor import Contributor
from contributors.models.held import HeldUpload
from contributors.models.illustrated import Illustrated
from contributors.models.image import Image, digest
from contributors.models.organisation import Affiliation, Organisation
from contributors.models.saved_filter import SavedFilter

__all__ = [
    "Addressed",
    "Affiliation",
    "Alias",
    "Contributor",
    "HeldUpload",
    "Illustrated",
    "Image",
    "Organisation",
    "PreviousPath",
    "SavedFilter",
    "digest",
]
