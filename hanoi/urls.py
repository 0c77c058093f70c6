"""Every address of the site; `docs/architecture.md` lists them with their pages."""

from django.contrib import admin
from django.urls import include, path

from hanoi.pages import page
from hanoi.views import favicon, healthz

urlpatterns = [
    path("", include("articles.urls")),
    path("", include("contributors.urls")),
    path("pages/<slug:slug>/", page, name="page"),
    path("admin/", admin.site.urls),
    path("favicon.ico", favicon, name="favicon"),
    path("healthz", healthz, name="healthz"),
]
