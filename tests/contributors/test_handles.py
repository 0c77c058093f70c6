"""Handles are read from whatever people send, and kept in one form."""

import pytest
from django.core.exceptions import ValidationError

from contributors import handles
from contributors.models import Contributor


@pytest.mark.parametrize(
    "sent",
    [
        "sample_name",
        "@sample_name",
        "  @sample_name ",
        "https://twitter.com/sample_name",
        "http://www.twitter.com/sample_name/",
        "https://x.com/sample_name?lang=en",
        "x.com/sample_name",
        "https://mobile.twitter.com/@sample_name",
        "HTTPS://M.Twitter.com/sample_name#top",
        "https://twitter.com/#!/sample_name",
    ],
)
def test_twitter_handles_take_one_form(sent):
    assert handles.parse_twitter(sent) == "sample_name"


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ("sixteen_letters_", "1 to 15"),
        ("with space", "1 to 15"),
        ("naïve", "1 to 15"),
        ("@@name", "1 to 15"),
        ("@", "1 to 15"),
        ("＠name", "1 to 15"),
        ("https://twitter.com@example.org/name", "example.org"),
        ("https://x.com/Messages", "does not lead to a person"),
        ("name\n@other", "1 to 15"),
        ("https://example.org/name", "example.org"),
        ("https://x.com.example.org/name", "x.com.example.org"),
        ("https://x.com/name/status/1", "does not lead to a person"),
        ("https://x.com/", "does not lead to a person"),
        ("https://twitter.com/search?q=x", "does not lead to a person"),
        ("javascript:alert(1)//x.com/name", "Twitter"),
        ("https://[broken/name", "1 to 15"),
    ],
)
def test_other_twitter_handles_are_refused_with_a_reason(sent, reason):
    with pytest.raises(ValidationError) as refusal:
        handles.parse_twitter(sent)
    assert reason in " ".join(refusal.value.messages)


@pytest.mark.parametrize(
    ("parse", "sent", "stored"),
    [
        (handles.parse_bluesky, "@Name.bsky.social", "name.bsky.social"),
        (handles.parse_bluesky, "https://bsky.app/profile/name.example.org", "name.example.org"),
        (
            handles.parse_bluesky,
            "https://www.bsky.app/profile/name.bsky.social?ref=x",
            "name.bsky.social",
        ),
        (handles.parse_mastodon, "@name@Server.example", "name@server.example"),
        (handles.parse_mastodon, "https://server.example/@name", "name@server.example"),
        (handles.parse_orcid, "0000-0002-1825-0097", "0000-0002-1825-0097"),
        (handles.parse_orcid, "https://orcid.org/0000000218250097", "0000-0002-1825-0097"),
        (handles.parse_orcid, "0000-0002-1694-233x", "0000-0002-1694-233X"),
    ],
)
def test_other_sites_take_one_form(parse, sent, stored):
    assert parse(sent) == stored
    assert parse(stored) == stored
    assert parse("") == ""


@pytest.mark.parametrize(
    ("parse", "sent", "reason"),
    [
        (handles.parse_bluesky, "name", "name.bsky.social"),
        (handles.parse_bluesky, "https://bsky.app/feeds", "profile"),
        (handles.parse_bluesky, "https://example.org/name", "not another address"),
        (handles.parse_mastodon, "name", "@name@server.org"),
        (handles.parse_mastodon, "@name@server", "@name@server.org"),
        (handles.parse_mastodon, '@name@server.org"><b>', "@name@server.org"),
        (handles.parse_bluesky, "@", "name.bsky.social"),
        (handles.parse_mastodon, "@", "@name@server.org"),
        (handles.parse_orcid, "0000-0002-1825-0098", "check digit"),
        (handles.parse_orcid, "0000-0002-1694-2330", "check digit"),
        # Digits of other scripts are digits, and not those of an iD.
        (handles.parse_orcid, "٠٠٠٠-0002-1825-0097", "16 digits"),
        (handles.parse_orcid, "０000-0002-1825-0097", "16 digits"),
        (handles.parse_orcid, "1234", "16 digits"),
    ],
)
def test_what_is_no_handle_is_refused_with_a_reason(parse, sent, reason):
    with pytest.raises(ValidationError) as refusal:
        parse(sent)
    assert reason in " ".join(refusal.value.messages)


@pytest.mark.django_db
def test_a_form_shows_the_reason_at_the_field():
    contributor = Contributor(name="Sample Person", slug="sample", twitter="not a handle")
    with pytest.raises(ValidationError) as refusal:
        contributor.full_clean()
    assert "1 to 15" in refusal.value.message_dict["twitter"][0]


@pytest.mark.django_db
def test_saving_alone_keeps_the_one_form_and_refuses_any_other():
    contributor = Contributor.objects.create(name="Sample", twitter="https://x.com/sample_a")
    assert contributor.twitter == "sample_a"
    contributor.refresh_from_db()
    assert contributor.twitter == "sample_a"
    with pytest.raises(ValidationError):
        Contributor.objects.create(name="Sample", twitter="not a handle")
    rows = Contributor.objects.filter(pk=contributor.pk)
    rows.update(twitter="https://x.com/sample_b", orcid="000000021694233x")
    contributor.refresh_from_db()
    assert (contributor.twitter, contributor.orcid) == ("sample_b", "0000-0002-1694-233X")
    with pytest.raises(ValidationError):
        rows.update(twitter="not a handle")


@pytest.mark.django_db
def test_two_contributors_cannot_share_a_handle_in_any_case():
    Contributor.objects.create(name="Sample A", twitter="Sample_A")
    twin = Contributor(name="Sample B", slug="sample-b", twitter="@sample_a")
    with pytest.raises(ValidationError) as refusal:
        twin.full_clean()
    assert "Another contributor" in str(refusal.value)
