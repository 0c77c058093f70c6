"""The addresses of contributors and organisations."""

from django.urls import path

from contributors import views

app_name = "contributors"
urlpatterns = [
    path("contributors/", views.contributors, name="contributors"),
    path("contributors/<slug:slug>/", views.contributor, name="contributor"),
    path("organisations/<slug:slug>/", views.organisation, name="organisation"),
]
