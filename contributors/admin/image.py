"""The screens for pictures: the library."""

from typing import Any
from uuid import UUID

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from contributors.admin.choosing import Choosing
from contributors.admin.image_form import ImageForm, WantsFilter
from contributors.admin.uploading import Uploading
from contributors.admin.uses import uses_of
from contributors.desk import DeskAdmin
from contributors.models import HeldUpload, Image
from contributors.pictures import FACE, SHAPES, Rendition, cut_size, small

# Wide enough to see in it what matters, in pixels.
PREVIEW = 960


@admin.register(Image)
class ImageAdmin(Uploading, Choosing, DeskAdmin):
    """Pictures. A file stays as it was uploaded: articles that show it stay true."""

    form = ImageForm
    change_form_template = "admin/desk/image_form.html"
    change_list_template = "admin/desk/image_list.html"
    view_on_site = False
    list_display = ["thumbnail", "title", "wants", "alt", "credit"]
    list_display_links = ["thumbnail", "title"]
    list_filter = [WantsFilter]
    search_fields = ["title", "alt", "caption", "credit", "licence"]
    words = ["title", "alt", "ornamental", "caption", "credit"]
    rights = (_("Rights"), {"fields": ["licence", "rights_expire_on"]})

    def get_fieldsets(self, request: HttpRequest, obj: Image | None = None) -> Any:
        """The file when it is uploaded, the picture afterwards."""
        if obj is None:
            return [(None, {"fields": ["file", *self.words]}), self.rights]
        return [
            (None, {"fields": ["thumbnail", *self.words]}),
            self.rights,
            (
                _("What matters most"),
                {
                    "fields": ["focus", ("focal_x", "focal_y")],
                    "description": _(
                        "Where a picture is cut to another shape, this point stays in it. Click on "
                        "the picture, or change the numbers."
                    ),
                },
            ),
            (
                _("Upload"),
                {
                    "fields": ["size", "rendered", "created_by", "created_at"],
                    "classes": ["collapse"],
                },
            ),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Image | None = None) -> list[str]:
        """What nobody types."""
        shown = ["thumbnail", "focus", "size", "rendered", "created_by", "created_at"]
        return [*shown, "file"] if obj else [*shown, "focal_x", "focal_y"]

    def get_urls(self) -> list[Any]:
        """The screens of the admin, and the pictures that are held for forms with errors."""
        wrap = self.admin_site.admin_view
        held = wrap(require_safe(self.held_view))
        return [
            path("held/<uuid:key>/", held, name="contributors_image_held"),
            path("upload/", wrap(self.upload_view), name="contributors_image_upload"),
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

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        """The page, with where the picture stands."""
        if obj is not None:
            context["uses"] = uses_of(obj, request, self.admin_site)
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description=_("picture"))
    def thumbnail(self, image: Image) -> SafeString | str:
        """The picture, small."""
        if not image.public_file:
            return ""
        return format_html(
            '<img class="thumbnail" src="{}" alt="{}" width="160" loading="lazy">',
            address(image.fitting_name(FACE)),
            image.alt or image.title,
        )

    @admin.display(description=_("what it wants"))
    def wants(self, image: Image) -> str:
        """What somebody has to see to, for a column."""
        said = [_now("alternative text")] if image.lacks_alt else []
        return ", ".join([*said, *([expiry(image)] if image.is_expired() else [])])

    @admin.display(description=_("picture"))
    def focus(self, image: Image) -> str:
        """The picture with the point that matters most in it, and what is left of it when cut."""
        cuts = []
        for shape in SHAPES:
            width, height = cut_size(shape, image.width, image.height)
            name = image.rendition_name(Rendition(shape, width, "jpg"))
            made = address(name) if image.is_cut else address(image.fitting_name(PREVIEW))
            ratio = shape.replace("x", ":")
            cuts.append({"shape": shape, "ratio": ratio, "address": made, "size": (width, height)})
        context = {"image": image, "address": address(image.fitting_name(PREVIEW)), "cuts": cuts}
        return render_to_string("admin/desk/_focus.html", context)

    @admin.display(description=_("size"))
    def size(self, image: Image) -> str:
        """Width and height in pixels."""
        return f"{image.width} × {image.height}"

    @admin.display(description=_("copies for readers"))
    def rendered(self, image: Image) -> str:
        """Whether they are made."""
        return _now("made") if image.is_rendered else _now("waiting to be made")


def address(name: str) -> str:
    """Where the desk gets a copy of a picture from."""
    return reverse("articles:image", kwargs={"name": name})


def expiry(image: Image) -> str:
    """When the rights ended."""
    return _now("rights expired on %(day)s") % {
        "day": date_format(image.rights_expire_on, "DATE_FORMAT") if image.rights_expire_on else ""
    }
