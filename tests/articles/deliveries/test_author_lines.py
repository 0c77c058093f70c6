"""What is known of an author, written as lines and read back."""

import pytest
from django.core.exceptions import ValidationError

from articles.admin.author_lines import as_handles, as_lines, read_handles, read_lines
from articles.importers.documents import AffiliationLine, Author

LINES = {
    "Fellow; Sample Foundation; 2015": AffiliationLine("Sample Foundation", "Fellow", 2015, 2015),
    "Fellow; Sample Foundation; 2015–2018": AffiliationLine(
        "Sample Foundation", "Fellow", 2015, 2018
    ),
    "Fellow; Sample Foundation; 2015–": AffiliationLine("Sample Foundation", "Fellow", 2015, None),
    "Fellow; Sample Foundation; –2018": AffiliationLine("Sample Foundation", "Fellow", None, 2018),
    "Fellow; Sample Foundation": AffiliationLine("Sample Foundation", "Fellow"),
    "Sample Foundation": AffiliationLine("Sample Foundation"),
    "Sample Foundation; –2018": AffiliationLine("Sample Foundation", "", None, 2018),
}


@pytest.mark.parametrize("written", LINES)
def test_an_affiliation_is_written_as_a_line_and_read_back(written):
    line = LINES[written]
    assert as_lines([line]) in {written, f"; {written}"}
    assert read_lines(written) == (line,)
    assert read_lines(as_lines([line])) == (line,)


def test_lines_that_are_empty_are_none():
    assert read_lines("\n  \r\n") == ()
    assert len(read_lines("A; B\r\n\r\nC; D\n")) == 2


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("a; b; c; d", "cannot be read"),
        ("Fellow;", "cannot be read"),
        ("Fellow; Sample; 1815", "Years lie between"),
        ("Fellow; Sample; 2018–2015", "cannot end before it begins"),
        (f"Fellow; {'x' * 201}", "too long"),
        (f"{'x' * 201}; Sample", "too long"),
    ],
)
def test_what_is_no_affiliation_is_said(typed, said):
    with pytest.raises(ValidationError, match=said):
        read_lines(typed)


def test_handles_are_told_apart_by_their_form():
    author = Author("A", twitter="ann", bluesky="ann.example.org", mastodon="ann@sample.org")
    written = as_handles(author)
    assert written == "@ann @ann@sample.org ann.example.org"
    found = {"twitter": "ann", "bluesky": "ann.example.org", "mastodon": "ann@sample.org"}
    assert read_handles(written) == found
    profiles = "https://x.com/ann, https://bsky.app/profile/ann.example.org; ann@sample.org"
    assert read_handles(profiles) == found
    assert not any(read_handles("  ").values())


@pytest.mark.parametrize("typed", ["han!dle", "@ann @other", "https://example.org/a/b/c"])
def test_what_is_no_handle_is_said(typed):
    with pytest.raises(ValidationError):
        read_handles(typed)
