"""What tabs, home screens and readers of feeds show of the site."""

import pytest
from django.contrib.staticfiles import finders
from django.templatetags.static import static

from hanoi.models import Identity
from tests.articles.pictures import fetch, make_image

pytestmark = pytest.mark.django_db

ICON = '<link rel="icon" href="{}">'
TOUCH = '<link rel="apple-touch-icon" href="{}">'


@pytest.mark.parametrize("address", ["/", "/contributors/", "/admin/login/", "/articles/none/"])
def test_every_page_names_hanois_own_where_the_site_has_no_mark(client, address):
    page = client.get(address).text
    assert ICON.format(static("img/icon.svg")) in page
    assert TOUCH.format(static("img/icon.png")) in page


@pytest.mark.parametrize("address", ["/", "/admin/login/"])
def test_the_mark_of_the_site_goes_before(client, address):
    mark = make_image("gold")
    Identity.objects.create(name="The Sample Quarterly", mark=mark)
    page = client.get(address).text
    found = client.get("/favicon.ico")
    assert ICON.format(found["Location"]) in page
    assert TOUCH.format(found["Location"]) in page
    assert fetch(client, found["Location"])[0].status_code == 200


def test_who_asks_without_having_read_a_page_is_sent_to_it(client):
    found = client.get("/favicon.ico")
    assert (found.status_code, found["Location"]) == (302, static("img/icon.png"))
    assert finders.find("img/icon.png")
    assert "max-age=86400" in found["Cache-Control"]
    assert client.post("/favicon.ico").status_code == 405
