"""The article on the desk: in the order of writing, with what is done to it beside."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from articles import workflow
from articles.admin.article_form import ArticleForm
from articles.admin.autosaving import Autosaving
from articles.admin.bulk import BulkActs
from articles.admin.bulk_acts import AddTags, SayVerb, SetSection
from articles.admin.bylines import BylineRows
from articles.admin.checks import Checks
from articles.admin.clash import ClashViews
from articles.admin.filters import (
    ArticleStateFilter,
    CollectionFilter,
    OpenNotesFilter,
    ReleaseFilter,
    SectionFilter,
    open_notes,
)
from articles.admin.histories import HistoryViews
from articles.admin.live import LivePreview
from articles.admin.notes import NotesViews
from articles.admin.presence import Pulse
from articles.admin.release import ReleaseAdmin
from articles.admin.saving import Saving, texts_of
from articles.admin.tags import TagNamesView, tags_field
from articles.models import Article, Collection
from articles.models.search import SearchEntry
from articles.search.engine import matching
from articles.search.query import parsed
from contributors.desk import CsvExport, address
from contributors.desk.zone import short
from contributors.text import WORDS_PER_MINUTE

# Titles of collections are whole questions.
NAME_IN_COLUMN = 36


@admin.register(Article)
class ArticleAdmin(
    Autosaving,
    Pulse,
    LivePreview,
    Checks,
    BulkActs,
    CsvExport,
    Saving,
    ClashViews,
    HistoryViews,
    NotesViews,
    ReleaseAdmin,
):
    """Articles. Writers see their own; who may change which, the article says."""

    form = ArticleForm
    change_form_template = "admin/desk/article_form.html"
    inlines = [BylineRows]
    bulk_acts = [
        SayVerb("submit"),
        SayVerb("send_back"),
        SayVerb("approve"),
        SetSection(),
        AddTags(),
    ]
    fieldsets = [
        (
            None,
            {"fields": ["title", "dek", "editors_note", "body"], "classes": ["writing"]},
        ),
        (_("Where it stands"), {"fields": ["section", "language", "tags", "choice_place"]}),
        (_("Lead image"), {"fields": ["lead_image", "image_caption", "image_credit"]}),
        (_("Address"), {"fields": ["slug"]}),
        (
            ReleaseAdmin.date_fieldset[0],
            {
                "fields": [
                    *ReleaseAdmin.date_fieldset[1]["fields"],
                    "saved_at",
                    "created_by",
                    "word_count",
                ],
                "classes": ["collapse"],
            },
        ),
    ]
    readonly_fields = [*ReleaseAdmin.readonly_fields, "saved_at", "created_by", "word_count"]
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["lead_image"]
    list_display = ["title", "state_and_notes", "by", "released", "where", "saved"]
    list_filter = [
        *(ArticleStateFilter, OpenNotesFilter),
        *(SectionFilter, CollectionFilter, ReleaseFilter),
    ]
    search_fields = ["title"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Article]:
        """Those that this person may look at: all, or their own."""
        articles: models.QuerySet[Article] = super().get_queryset(request)
        articles = articles.select_related(
            "lead_image",
            "section",
            "created_by",
            "take__collection",
            "take__wave",
            "working_revision__made_by",
            "live_revision__made_by",
        ).defer("live_revision__snapshot")
        if request.user.has_perm("articles.edit_any_article"):
            return articles
        return articles.filter(created_by=request.user.pk)

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        """What the search of the desk finds by title, dek, names and text; and titles that hold
        what was typed as a part of a word. The texts themselves would take seconds to read."""
        by_title, doubles = super().get_search_results(request, queryset, search_term)
        query = parsed(search_term)
        if not query.wanted:
            return by_title, doubles
        found = matching(query, SearchEntry.Kind.ARTICLE)
        return by_title | queryset.filter(pk__in=found), doubles

    def list_rows(self, queryset: Any) -> Any:
        """Each with what the columns show, and without its texts."""
        rows = queryset.for_listing().defer("working_revision__snapshot")
        return rows.annotate(open_notes=open_notes())

    def csv_columns(self, request: HttpRequest) -> list[Any]:
        """The columns of the list, with the length, and where readers find it."""
        return [
            (_("title"), lambda one: one.title),
            (_("by"), self.by),
            (_("state"), self.state_shown),
            (_("release"), lambda one: one.release_at),
            (_("section"), lambda one: one.section),
            (_("collection"), _collection_of),
            (_("words"), lambda one: one.word_count),
            (_("saved"), lambda one: one.saved_at),
            (_("address"), address(request)),
        ]

    @admin.display(description=_("state"), ordering="status")
    def state_shown(self, subject: Any) -> str:
        """What decisions and clock make of it, and whether changes wait on top of it."""
        state = super().state_shown(subject)
        if not subject.has_waiting_changes:
            return state
        if subject.is_public():
            return _now("%(state)s, with unpublished changes") % {"state": state}
        return _now("%(state)s, with changes that wait") % {"state": state}

    @admin.display(description=_("saved"), ordering="saved_at")
    def saved(self, subject: Any) -> str:
        """When somebody saved the text last, for a column."""
        return short(subject.saved_at)

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

    def get_urls(self) -> list[Any]:
        """The screens of the admin, and the names of the tags."""
        wrap = self.admin_site.admin_view
        names = TagNamesView.as_view(admin_site=self.admin_site)
        return [
            path("tag-names/", wrap(names), name="articles_article_tag_names"),
            *super().get_urls(),
        ]

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        """The page, with corrections, and the place in a collection."""
        context["words_per_minute"] = WORDS_PER_MINUTE
        context["show_save_and_add_another"] = False  # One text at a time; and the bar is short.
        if obj is not None:
            context["corrections"] = list(obj.corrections.all())
            context["texts"] = texts_of(obj)
            context["may_publish_changes"] = (
                obj.status == Article.Status.APPROVED
                and workflow.is_allowed("publish_changes", obj, request.user)
            )
            context["take"] = getattr(obj, "take", None)
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description=_("by"))
    def by(self, article: Article) -> str:
        """The names of the bylines, in order."""
        return ", ".join(str(byline.contributor) for byline in article.bylines.all())

    @admin.display(description=_("where"), ordering="section__name")
    def where(self, article: Article) -> SafeString:
        """The section, and the collection that it answers in; one column is narrow."""
        places = [article.section, _collection_of(article)]
        names = [Truncator(place).chars(NAME_IN_COLUMN) for place in places if place]
        return format_html_join(mark_safe("<br>"), "{}", ((name,) for name in names))


def _collection_of(article: Article) -> Collection | None:
    return article.take.collection if hasattr(article, "take") else None
