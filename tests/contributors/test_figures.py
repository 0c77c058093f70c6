"""Figures in stored markup: in one form each, and nothing that only looks like one."""

import pytest

from contributors.embeds import PROVIDERS, recognised
from contributors.figures import Embed, Picture, pictures_in, split_figures, without_figures
from contributors.text import clean, excerpt, plain, word_count

WHOLE = Picture(12, "The <em>harbour</em>", 'By <a href="/x" rel="noopener">her</a>').markup
EMBED = Embed("https://youtu.be/aaaaaaaaaaa?a=1&amp;b=2", "A title").markup


def test_a_picture_and_an_embed_are_clean_markup():
    markup = f"<p>One.</p>{WHOLE}{EMBED}<blockquote>{Picture(3).markup}</blockquote>"
    assert clean(markup) == markup
    assert pictures_in(markup) == [12, 3]
    kinds = [type(part).__name__ for part in split_figures(markup)]
    assert kinds == ["str", "Picture", "str", "Embed", "str", "Picture", "str"]


def test_a_picture_is_no_word_of_the_text_but_its_caption_is():
    markup = f"{Picture(12).markup}<p>One two.</p>{Picture(3, 'Three').markup}"
    assert plain(markup) == "One two.\n\nThree"
    assert word_count(markup) == 3
    assert excerpt(markup) == "One two. Three"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ('<img src="/to/image/12/">', ""),
        ('<p>a<img src="/to/image/12/">b</p>', "<p>ab</p>"),
        ('<figure class="picture"><img src="https://x.example/a.png"></figure>', ""),
        ('<figure class="picture"><img src="/to/image/0/"></figure>', ""),
        ('<figure class="picture"><img src="/to/image/1/x/"></figure>', ""),
        (f'<figure class="picture"><img src="/to/image/{"9" * 19}/"></figure>', ""),
        ('<figure class="picture"><img src="/images/a.jpg"></figure>', ""),
        ('<figure class="picture"><p>Words</p></figure>', "<figure><p>Words</p></figure>"),
        ('<figure><img src="/to/image/12/"></figure>', ""),
        ('<p class="credit">Words</p>', "<p>Words</p>"),
        ('<p class="MsoNormal">Words</p>', "<p>Words</p>"),
        (
            '<figure class="picture wide"><img onerror=x src="/to/image/7/" alt="y"></figure>',
            Picture(7).markup,
        ),
        (
            '<figure class="embed"><p><a href="javascript:x">T</a></p></figure>',
            "<figure><p>T</p></figure>",
        ),
        (
            '<figure class="embed"><iframe src="https://x.example"></iframe></figure>',
            "",
        ),
        (
            '<figure class="embed"><p><a href="https://x.example/"><em>T</em></a></p></figure>',
            '<figure><p><a href="https://x.example/" rel="noopener"><em>T</em></a></p></figure>',
        ),
    ],
)
def test_what_only_looks_like_a_figure_is_none(given: str, kept: str):
    assert clean(given) == kept
    assert clean(kept) == kept


def test_where_no_figure_stands_a_picture_goes_and_an_embed_is_a_link():
    link = '<a href="https://youtu.be/aaaaaaaaaaa?a=1&amp;b=2" rel="noopener">A title</a>'
    assert without_figures(f"<p>One.</p>{WHOLE}{EMBED}") == f"<p>One.</p><p>{link}</p>"


@pytest.mark.parametrize(
    ("address", "frame"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "/embed/dQw4w9WgXcQ"),
        ("https://youtube.com/watch?list=PL1&v=dQw4w9WgXcQ&t=42s", "/embed/dQw4w9WgXcQ"),
        ("https://m.youtube.com/shorts/dQw4w9WgXcQ", "/embed/dQw4w9WgXcQ"),
        ("https://youtu.be/dQw4w9WgXcQ?si=abc", "/embed/dQw4w9WgXcQ"),
        ("https://vimeo.com/76979871", "/video/76979871?dnt=1"),
        (
            "https://bsky.app/profile/a.example/post/3kabc",
            "/embed/a.example/app.bsky.feed.post/3kabc",
        ),
        (
            "https://bsky.app/profile/did:plc:abc/post/3kabc",
            "/embed/did:plc:abc/app.bsky.feed.post/3kabc",
        ),
        ("https://x.com/somebody/status/20", "/embed/Tweet.html?dnt=true&id=20"),
        ("https://twitter.com/somebody/status/20?s=20", "/embed/Tweet.html?dnt=true&id=20"),
        ("https://open.spotify.com/episode/4rOoJ6Egrf8K2", "/embed/episode/4rOoJ6Egrf8K2"),
        (
            "https://soundcloud.com/some-body/a-song",
            "/player/?url=https:%2F%2Fsoundcloud.com%2Fsome-body%2Fa-song",
        ),
    ],
)  # fmt: skip
def test_an_address_is_known_and_becomes_a_frame_of_its_provider(address: str, frame: str):
    shown = recognised(address)
    assert shown
    assert shown.frame.partition(shown.provider.host)[2] == frame
    assert shown.frame.startswith(shown.origin + "/")


@pytest.mark.parametrize(
    "address",
    [
        "http://youtu.be/dQw4w9WgXcQ",
        "https://youtu.be.evil.example/dQw4w9WgXcQ",
        "https://evil.example/https://youtu.be/dQw4w9WgXcQ",
        "https://www.youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
        "https://wwwxyoutube.com/watch?v=dQw4w9WgXcQ",
        "https://notyoutube.com/watch?v=dQw4w9WgXcQ",
        "https://youtu.be@evil.example/dQw4w9WgXcQ",
        "https://user:word@youtu.be/dQw4w9WgXcQ",
        "https://youtu.be:444/dQw4w9WgXcQ",
        "https://youtu.be\\@evil.example/dQw4w9WgXcQ",
        "https://y\u043eutu.be/dQw4w9WgXcQ",
        'https://youtu.be/dQw4w9WgXcQ"onload="x',
        "https://youtu.be/dQw4w9WgXcQ?x='><script>",
        "https://youtu.be/dQw4w9WgXcQ/../../x",
        "https://youtu.be/dQw4w9WgXc\u0661",
        "https://youtu.be/dQw4w9WgXcQ\nhttps://evil.example",
        "https://www.youtube.com/watch?v=short",
        "https://www.youtube.com/redirect?q=https://evil.example&v=dQw4w9WgXcQ",
        "https://vimeo.com/1/../../evil",
        "https://x.com/i/flow/login",
        "data:text/html,https://youtu.be/dQw4w9WgXcQ",
        "javascript:alert('https://youtu.be/dQw4w9WgXcQ')",
        "//youtu.be/dQw4w9WgXcQ",
        "",
    ],
)
def test_every_other_address_is_a_link(address: str):
    assert recognised(address) is None


def test_recognising_takes_time_in_proportion():
    """Patterns without a choice to go back to: long addresses end as short ones do."""
    for start in ("https://www.youtube.com/watch?", "https://bsky.app/profile/did:plc:"):
        assert recognised(start + "a=1&" * 50_000 + "\0") is None
        assert recognised(start + "a" * 100_000) is None


def test_every_provider_has_one_host_and_https():
    hosts = [one.host for one in PROVIDERS]
    assert len(set(hosts)) == len(hosts)
    assert all(pattern.startswith("https:") or "(https:" in pattern
               for one in PROVIDERS for pattern in one.patterns)  # fmt: skip
