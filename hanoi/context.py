"""What every template knows of the site."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, str]:
    """The site's name and its line."""
    return {"site_name": settings.SITE_NAME, "site_tagline": settings.SITE_TAGLINE}
