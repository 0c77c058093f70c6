"""The addresses of articles, collections and their pictures."""

from django.urls import path

from articles import views

app_name = "articles"
urlpatterns = [
    path("", views.front, name="front"),
    path("articles/<slug:slug>/", views.article, name="article"),
    path("collections/", views.collections, name="collections"),
    path("collections/<slug:slug>/", views.collection, name="collection"),
    path("sections/<slug:slug>/", views.section, name="section"),
    path("tags/<slug:slug>/", views.tag, name="tag"),
    path("search/", views.search, name="search"),
    path("search/suggest/", views.suggest, name="suggest"),
    path("preview/<str:token>/", views.preview, name="preview"),
    path("preview/<str:token>/image/<str:name>", views.preview_image, name="preview_image"),
    path("images/<str:name>", views.image, name="image"),
]
