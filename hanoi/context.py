"""What every template knows of the site."""

from typing import Any

from django.http import HttpRequest

from contributors import site as identity


def site(request: HttpRequest) -> dict[str, Any]:
    """The site, and its name and line under names of their own."""
    found = identity.site()
    return {"site": found, "site_name": found.name, "site_tagline": found.tagline}
