"""What every template knows of the site."""

from typing import Any

from django.http import HttpRequest

from contributors import site as identity


def site(request: HttpRequest) -> dict[str, Any]:
    """The site, and under names of their own what stands also where `site` is another's: Django's
    page to log in has one."""
    found = identity.site()
    named = {"site_name": found.name, "site_tagline": found.tagline, "site_mark": found.mark}
    return {"site": found, **named}
