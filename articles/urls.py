"""The addresses of articles, collections and their pictures."""

from django.urls import path

from articles import views
from articles.views import cards, machines

app_name = "articles"
urlpatterns = [
    path("", views.front, name="front"),
    path("articles/<slug:slug>/", views.article, name="article"),
    path("collections/", views.collections, name="collections"),
    path("collections/<slug:slug>/", views.collection, name="collection"),
    path("collections/<slug:slug>/positions.csv", views.positions, name="positions"),
    path("sections/<slug:slug>/", views.section, name="section"),
    path("tags/<slug:slug>/", views.tag, name="tag"),
    path("search/", views.search, name="search"),
    path("search/suggest/", views.suggest, name="suggest"),
    path("preview/<str:token>/", views.preview, name="preview"),
    path("preview/<str:token>/image/<str:name>", views.preview_image, name="preview_image"),
    path("preview/<str:token>/<slug:slug>/", views.preview_answer, name="preview_answer"),
    path(
        "preview/<str:token>/<slug:slug>/image/<str:name>",
        views.preview_answer_image,
        name="preview_answer_image",
    ),
    path("images/<str:name>", views.image, name="image"),
    path("to/<str:kind>/<str:pk>/", views.reference, name="reference"),
    path("articles/<slug:slug>/card.png", cards.article_card, name="article_card"),
    path(
        "articles/<slug:slug>/picture-<str:shape>.jpg",
        cards.article_picture,
        name="article_picture",
    ),
    path("collections/<slug:slug>/card.png", cards.collection_card, name="collection_card"),
    path(
        "articles/<slug:slug>/citation.ris",
        machines.article_citation,
        {"form": "ris"},
        name="article_ris",
    ),
    path(
        "articles/<slug:slug>/citation.bib",
        machines.article_citation,
        {"form": "bibtex"},
        name="article_bibtex",
    ),
    path(
        "collections/<slug:slug>/citation.ris",
        machines.collection_citation,
        {"form": "ris"},
        name="collection_ris",
    ),
    path(
        "collections/<slug:slug>/citation.bib",
        machines.collection_citation,
        {"form": "bibtex"},
        name="collection_bibtex",
    ),
    path("feeds/site/<str:form>", machines.site_feed, name="site_feed"),
    path("feeds/<slug:scope>/<slug:slug>/<str:form>", machines.feed, name="feed"),
    path("sitemap.xml", machines.sitemap_index, name="sitemap_index"),
    path("sitemap-<slug:section>.xml", machines.sitemap, name="sitemap"),
    path("news-sitemap.xml", machines.news_sitemap, name="news_sitemap"),
    path("robots.txt", machines.robots, name="robots"),
]
