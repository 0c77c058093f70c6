"""Views about the site itself."""

from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from contributors.site import site

DAY = 24 * 60 * 60  # seconds


@cache_control(public=True, max_age=DAY)
@require_safe
def favicon(request: HttpRequest) -> HttpResponseRedirect:
    """The mark of the site, for readers of feeds and others who ask without having read a page."""
    return HttpResponseRedirect(site().mark or static("img/icon.png"))


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Liveness by answering at all; readiness by a database that answers and is migrated, and by
    static files that were collected."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except OperationalError:
        return JsonResponse({"status": "no database"}, status=503)
    if waiting:
        return JsonResponse({"status": "migrations waiting"}, status=503)
    if not getattr(staticfiles_storage, "is_collected", True):
        return JsonResponse({"status": "static files missing"}, status=503)
    return JsonResponse({"status": "ok"})
