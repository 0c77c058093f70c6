"""The screens for people, organisations and pictures."""

import hashlib
from typing import Any
from uuid import UUID

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from contributors.desk import DeskAdmin, HeldFileField, HeldFileInput, HoldingForm, TabularRows
from contributors.models import Affiliation, Contributor, HeldUpload, Image, Organisation
from contributors.pictures import public_copy, small


class AffiliationRows(TabularRows):
    """Where a contributor works or worked, in order."""

    model = Affiliation
    fields = ["order", "organisation", "role", "from_year", "to_year", "is_primary"]
    autocomplete_fields = ["organisation"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Affiliation]:
        """Each with its organisation."""
        return super().get_queryset(request).select_related("organisation")


@admin.register(Contributor)
class ContributorAdmin(DeskAdmin):
    """People who write. Their e-mail is for those who may change them."""

    fieldsets = [
        (None, {"fields": ["name", "sort_name", "bio"], "classes": ["rows-follow"]}),
        (_("Portrait"), {"fields": ["portrait"]}),
        (_("Where to follow them"), {"fields": ["twitter", "bluesky", "mastodon", "website"]}),
        (_("For editors"), {"fields": ["email", "orcid"]}),
        (_("Address"), {"fields": ["slug"]}),
    ]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["portrait"]
    inlines = [AffiliationRows]
    list_display = ["name", "sort_name", "affiliation", "twitter"]
    search_fields = ["name", "sort_name", "twitter", "bluesky", "mastodon"]
    ordering = ["sort_name", "pk"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Contributor]:
        """Each with its portrait."""
        return super().get_queryset(request).select_related("portrait")

    def list_rows(self, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """Each with its affiliations and their organisations."""
        affiliations = Affiliation.objects.select_related("organisation")
        return queryset.prefetch_related(models.Prefetch("affiliations", affiliations))

    def get_search_fields(self, request: HttpRequest) -> list[str]:
        """Name and handles; the private e-mail only for those who see it."""
        fields = self.search_fields
        return [*fields, "email"] if self._sees_email(request) else fields

    def get_fieldsets(self, request: HttpRequest, obj: Contributor | None = None) -> Any:
        """All, or all but the private e-mail."""
        fieldsets = super().get_fieldsets(request, obj)
        if self._sees_email(request):
            return fieldsets
        return [
            (name, {**options, "fields": [f for f in options["fields"] if f != "email"]})
            for name, options in fieldsets
        ]

    @admin.display(description=_("affiliation"))
    def affiliation(self, contributor: Contributor) -> str:
        """The one named beside the person."""
        return contributor.affiliation_line

    def _sees_email(self, request: HttpRequest) -> bool:
        return self.has_change_permission(request)


@admin.register(Organisation)
class OrganisationAdmin(DeskAdmin):
    """Where contributors work."""

    fieldsets = [(None, {"fields": ["name", "website", "slug"]})]
    prepopulated_fields = {"slug": ["name"]}
    search_fields = ["name"]
    list_display = ["name", "website", "people"]
    ordering = [Lower("name"), "pk"]

    def list_rows(self, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """Each with the number of people affiliated with it."""
        people = models.Count("affiliations__contributor", distinct=True)
        rows: models.QuerySet[Any] = queryset.annotate(people=people)
        return rows

    @admin.display(description=_("people"), ordering="people")
    def people(self, organisation: Organisation) -> int:
        """How many are affiliated with it."""
        return int(organisation.people)  # type: ignore[attr-defined]  # Counted by the list.


class ImageForm(HoldingForm):
    """A picture. Its file is looked at here, so that a bad one is an error at the field."""

    file = HeldFileField(
        label=_("File"),
        widget=HeldFileInput(
            attrs={"aria-label": _("File"), "accept": ".jpg,.jpeg,.png,.webp,.avif,.tif,.tiff"}
        ),
        help_text=_("JPEG, PNG, WebP, AVIF or TIFF. Readers get a copy without camera data."),
    )

    def clean_file(self) -> Any:
        """The file; an error names the image that has it already, or says what is wrong with it."""
        file = self.cleaned_data["file"]
        content = file.read()
        file.seek(0)
        public_copy(content)
        twin = Image.objects.filter(digest=hashlib.sha256(content).hexdigest()).first()
        if twin:
            raise ValidationError(
                _now("This file is here already, as “%(title)s”. Use that one."),
                params={"title": twin.title},
            )
        return file


@admin.register(Image)
class ImageAdmin(DeskAdmin):
    """Pictures. A file stays as it was uploaded: articles that show it stay true."""

    form = ImageForm
    view_on_site = False
    list_display = ["thumbnail", "title", "alt", "credit", "size", "created_at"]
    list_display_links = ["thumbnail", "title"]
    search_fields = ["title", "alt", "caption", "credit"]

    def get_fieldsets(self, request: HttpRequest, obj: Image | None = None) -> Any:
        """The file when it is uploaded, the picture afterwards."""
        if obj is None:
            return [(None, {"fields": ["file", "title", "alt", "caption", "credit"]})]
        return [
            (None, {"fields": ["thumbnail", "title", "alt", "caption", "credit"]}),
            (
                _("Upload"),
                {"fields": ["size", "created_by", "created_at"], "classes": ["collapse"]},
            ),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Image | None = None) -> list[str]:
        """What nobody types."""
        shown = ["thumbnail", "size", "created_by", "created_at"]
        return [*shown, "file"] if obj else shown

    def get_urls(self) -> list[Any]:
        """The screens of the admin, and the pictures that are held for forms with errors."""
        view = self.admin_site.admin_view(require_safe(self.held_view))
        return [
            path("held/<uuid:key>/", view, name="contributors_image_held"),
            *super().get_urls(),
        ]

    def held_view(self, request: HttpRequest, key: UUID) -> HttpResponse:
        """A small copy of the picture that this person chose; 404 for everybody else."""
        held = HeldUpload.objects.of(request.user, str(key))
        if held is None:
            raise Http404
        return HttpResponse(
            small(held.content()),
            content_type="image/webp",
            headers={"Content-Security-Policy": "sandbox; default-src 'none'"},
        )

    def save_model(self, request: HttpRequest, obj: Image, form: Any, change: bool) -> None:
        """Save; the upload belongs to whoever made it."""
        if not change:
            obj.created_by = request.user  # type: ignore[assignment]  # Nobody else gets here.
        super().save_model(request, obj, form, change)

    @admin.display(description=_("picture"))
    def thumbnail(self, image: Image) -> SafeString | str:
        """The picture, small."""
        if not image.public_file:
            return ""
        return format_html(
            '<img class="thumbnail" src="{}" alt="{}" width="160" loading="lazy">',
            image.get_absolute_url(),
            image.alt or image.title,
        )

    @admin.display(description=_("size"))
    def size(self, image: Image) -> str:
        """Width and height in pixels."""
        return f"{image.width} × {image.height}"
