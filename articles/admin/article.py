"""The article on the desk: in the order of writing, with what is done to it beside."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from articles import views, workflow
from articles.admin.bylines import BylineRows
from articles.admin.filters import (
    CollectionFilter,
    OpenNotesFilter,
    ReleaseFilter,
    SectionFilter,
    StateFilter,
    open_notes,
)
from articles.admin.notes import NotesViews
from articles.admin.release import ReleaseAdmin
from articles.admin.tags import TagNamesView, TagsField, tags_field, unknown
from articles.models import Article
from contributors.desk import DeskForm


class ArticleForm(DeskForm):
    """An article. New tags need the right to add tags."""

    tags = TagsField(required=False)

    def clean_tags(self) -> list[str]:
        """The names; new ones only from who may add tags."""
        words: list[str] = self.cleaned_data["tags"]
        if "tags" not in self.changed_data or self.user.has_perm("articles.add_tag"):
            return words
        if new := unknown(words):
            raise ValidationError(
                _now("You may not add new tags: %(tags)s. Choose others, or ask an editor.")
                % {"tags": ", ".join(new)}
            )
        return words


@admin.register(Article)
class ArticleAdmin(NotesViews, ReleaseAdmin):
    """Articles. Writers see their own; who may change which, the article says."""

    form = ArticleForm
    inlines = [BylineRows]
    fieldsets = [
        (
            None,
            {"fields": ["title", "dek", "editors_note", "body"], "classes": ["rows-follow"]},
        ),
        (_("Where it stands"), {"fields": [("section", "language"), "tags", "choice_place"]}),
        (_("Lead image"), {"fields": ["lead_image", "image_caption", "image_credit"]}),
        (_("Address"), {"fields": ["slug"]}),
        (
            ReleaseAdmin.date_fieldset[0],
            {
                "fields": [
                    *ReleaseAdmin.date_fieldset[1]["fields"],
                    "created_by",
                    "word_count",
                ],
                "classes": ["collapse"],
            },
        ),
    ]
    readonly_fields = [*ReleaseAdmin.readonly_fields, "created_by", "word_count"]
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["lead_image"]
    list_display = ["title", "by", "state_and_notes", "released", "section", "collection", "saved"]
    list_filter = [StateFilter, OpenNotesFilter, SectionFilter, CollectionFilter, ReleaseFilter]
    search_fields = ["title", "dek", "body", "bylines__contributor__name"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Article]:
        """Those that this person may look at: all, or their own."""
        articles: models.QuerySet[Article] = super().get_queryset(request)
        articles = articles.select_related(
            "lead_image", "created_by", "take__collection", "take__wave"
        )
        if request.user.has_perm("articles.edit_any_article"):
            return articles
        return articles.filter(created_by=request.user.pk)

    def list_rows(self, queryset: Any) -> Any:
        """Each with what the columns show, and without its texts."""
        return queryset.for_listing().annotate(open_notes=open_notes())

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What nobody types; and what stands on the front page is the editors’ choice."""
        fields = super().get_readonly_fields(request, obj)
        if request.user.has_perm("articles.edit_any_article"):
            return fields
        return [*fields, "choice_place"]

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """The form, with the tags as this person may choose them."""
        form = super().get_form(request, obj, change=change, **kwargs)
        if "tags" in form.base_fields:
            may_add = request.user.has_perm("articles.add_tag")
            field = tags_field(self.admin_site, may_add=may_add)
            field.label = _("Tags")
            field.help_text = (
                _("Type a part of a tag and choose it; a new one, type out and end with a comma.")
                if may_add
                else _("Type a part of a tag and choose it.")
            )
            form.base_fields["tags"] = field
        return form

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Their own, or all."""
        seen = obj is None or obj.created_by_id == request.user.pk
        everything = request.user.has_perm("articles.edit_any_article")
        return (seen or everything) and super().has_view_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """As the article itself says."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or obj.may_be_changed_by(request.user))

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """Save; a new one belongs to whoever made it."""
        if not change:
            obj.created_by = request.user  # type: ignore[assignment]  # Nobody else gets here.
        super().save_model(request, obj, form, change)

    def get_urls(self) -> list[Any]:
        """The screens of the admin, and those of the preview and the tags."""
        wrap = self.admin_site.admin_view
        names = TagNamesView.as_view(admin_site=self.admin_site)
        return [
            path("tag-names/", wrap(names), name="articles_article_tag_names"),
            path(
                "<path:object_id>/preview/",
                wrap(self.preview_view),
                name="articles_article_preview",
            ),
            path("<path:object_id>/share/", wrap(self.share_view), name="articles_article_share"),
            *super().get_urls(),
        ]

    def preview_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The article's page as readers would get it now, for the desk only."""
        article: Any = self.get_object(request, unquote(object_id))
        if not self.has_view_permission(request, article):
            raise workflow.NotAllowed
        return views.render_article(request, article, preview=True)

    def share_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Make a link for people without an account (POST); its address is shown this once."""
        article: Any = self.get_object(request, unquote(object_id))
        if not article.may_be_changed_by(request.user):
            raise workflow.NotAllowed
        if request.method != "POST":
            context = {
                **self.admin_site.each_context(request),
                "title": _("Make a preview link"),
                "opts": self.opts,
                "subject": article,
                "back": self.url_of("change", article),
            }
            return TemplateResponse(request, "admin/desk/share.html", context)
        token = workflow.share_preview(article, request.user)
        address = request.build_absolute_uri(reverse("articles:preview", kwargs={"token": token}))
        self.message_user(
            request,
            format_html(
                "{} <code>{}</code>",
                _now("This link shows the text for 7 days to whoever has it. Copy it now:"),
                address,
            ),
            messages.SUCCESS,
        )
        return HttpResponseRedirect(self.url_of("change", article))

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        """The page, with previews, corrections, and the place in a collection."""
        if obj is not None:
            context["preview_url"] = self.url_of("preview", obj)
            if obj.may_be_changed_by(request.user):
                context["share_url"] = self.url_of("share", obj)
            context["corrections"] = list(obj.corrections.all())
            context["take"] = getattr(obj, "take", None)
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description=_("by"))
    def by(self, article: Article) -> str:
        """The names of the bylines, in order."""
        return ", ".join(str(byline.contributor) for byline in article.bylines.all())

    @admin.display(description=_("collection"), ordering="take__collection__title")
    def collection(self, article: Article) -> str:
        """The collection that it answers in."""
        return str(article.take.collection) if hasattr(article, "take") else ""
