"""What is recognised in documents as authors send them. All people and places are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importers.documents import AffiliationLine, DocumentError, TakeDocument
from articles.importers.reading import read
from articles.importers.recognise import recognise
from contributors.markup import word_set
from contributors.text import clean, plain
from tests.articles.importers.files import document
from tests.articles.importers.takes import BODY, take


def recognised(name: str) -> TakeDocument:
    return recognise(read(name, document(name)), name)


NAMES = {
    "bare.txt": ["Ines Exemplar"],
    "bio-first.txt": ["Tamsin Dummyfield"],
    "caption.txt": ["Ottilie Faux"],
    "footnotes.md": ["Nadia Beispiel"],
    "frontmatter.md": ["Jón Dæmi"],
    "full.txt": ["Marla Sampleton"],
    "notes.txt": ["Hugo Specimen"],
    "straight.txt": ["Oren Placeholder"],
    "three.txt": ["Ada Fixture", "Bo Stubbs", "Cy van der Mock"],
    "two.txt": ["Pim Samplebury", "Rosalind O’Mock"],
    "web-page.html": ["Ruth Muster"],
    "word-export.html": ["Elke Attrappe"],
    "wrapped.txt": ["Lotte Prøve"],
}
TITLES = {
    "bare.txt": "A Short Word on Umbrellas",
    "bio-first.txt": "Wind, Reconsidered",
    "caption.txt": "The Orchard Votes",
    "footnotes.md": "The Museum of Lost Gloves",
    "frontmatter.md": "Snow, and Who Owns It",
    "straight.txt": "Why the Clock Tower Runs Late",
    "web-page.html": "Gate 4 Is Closed, and Always Was",
    "word-export.html": "The Lighthouse Keeper’s Holiday",
    "wrapped.txt": "A Ferry Without a Timetable",
}
PARAGRAPHS = {
    "bare.txt": 2,
    "bio-first.txt": 2,
    "caption.txt": 2,
    "frontmatter.md": 2,
    "full.txt": 4,
    "notes.txt": 2,
    "straight.txt": 2,
    "three.txt": 2,
    "two.txt": 2,
    "web-page.html": 3,
    "wrapped.txt": 2,
}
DEKS = {
    "bare.txt": "",
    "caption.txt": "A count of apples, with one abstention.",
    "frontmatter.md": "The answer lies on the pavement.",
    "straight.txt": "“It isn’t late — it’s thoughtful,” the sexton said.",
    "three.txt": "“Nobody has ever won an argument with a courgette.”",
    "two.txt": "",
    "word-export.html": "Nobody asked who lights the lamp in August.",
}
CREDITS = {
    "caption.txt": "Mock Images",
    "footnotes.md": "Specimen Photo",
    "full.txt": "Sample Pictures",
    "straight.txt": "A. Sample/Example Agency",
    "two.txt": "Placeholder News",
    "bare.txt": "",
}


@pytest.mark.parametrize("name", NAMES)
def test_authors_are_found_in_order_wherever_they_are_named(name):
    assert [author.name for author in recognised(name).authors] == NAMES[name]


@pytest.mark.parametrize("name", TITLES)
def test_title_is_found_without_marks_and_labels(name):
    assert recognised(name).title == TITLES[name]


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_body_is_what_is_left_when_all_else_is_taken_away(name):
    assert recognised(name).body.count("<p>") == PARAGRAPHS[name]


@pytest.mark.parametrize("name", DEKS)
def test_dek_is_found_or_is_left_in_the_text(name):
    assert recognised(name).dek == DEKS[name]


@pytest.mark.parametrize("name", CREDITS)
def test_credit_is_found_under_its_many_labels(name):
    assert recognised(name).image_credit == CREDITS[name]


@pytest.mark.parametrize("name", NAMES)
def test_everything_recognised_is_clean(name):
    take = recognised(name)
    for markup in (take.body, take.editors_note, *(author.bio for author in take.authors)):
        assert clean(markup) == markup


def test_take_in_the_plain_text_form_is_recognised_whole():
    take = recognised("full.txt")
    assert take.title == (
        "The Tidewater Question – We Asked Marla Sampleton What Happens Next With Harbour Seals"
    )
    assert take.dek == (
        "“Seals keep better calendars than we do, and they will be back on the north pier before "
        "the tickets are printed.”"
    )
    assert take.editors_note.startswith("<p>This is a sample document.")
    assert take.body.startswith("<p>The harbour’s quiet winter")
    assert take.body.endswith("Go and look, but take a coat.</p>")
    (author,) = take.authors
    assert author.twitter == "msampleton_x"
    assert author.bio.startswith("<p>Marla Sampleton is a former")
    assert author.affiliations == (
        AffiliationLine("The Sample", "Pier Correspondent"),
        AffiliationLine("Institute for Defense of Rockpools", "Tidal Studies Fellow", 2015, 2015),
    )
    assert take.unsure == (
        "a past role without years is not recorded: “a former Example Coast seal counter”",
    )


def test_straight_quotes_and_double_hyphens_become_typographic():
    take = recognised("straight.txt")
    assert "since the ’90s… and nobody minds" in take.body
    assert "visitors – all of them invented – and" in take.body
    assert "the clock—it is" in take.body
    assert "40' tall" in take.body


def test_each_of_several_authors_gets_the_own_bio_and_handles():
    pim, rosalind = recognised("two.txt").authors
    assert (pim.twitter, rosalind.mastodon) == ("pim_buns", "rosalind@crumbs.example")
    assert pim.affiliations == (AffiliationLine("Example Oven Works", "Master Baker"),)
    assert [line.organisation for line in rosalind.affiliations] == [
        "University of Specimens",
        "Sample Bread Weekly",
    ]


def test_one_paragraph_about_three_authors_is_split_among_them():
    ada, bo, cy = recognised("three.txt").authors
    assert ada.bio == "<p>Ada Fixture is chair of the Example Allotment Society.</p>"
    assert bo.affiliations[1] == AffiliationLine("Specimen College", "Visiting fellow", 2016, 2018)
    assert cy.bio == "<p>Cy van der Mock lives on a boat.</p>"


def test_bluesky_and_mastodon_are_found_by_name_and_by_address():
    assert recognised("bio-first.txt").authors[0].bluesky == "tamsin.example.org"
    ottilie = recognised("caption.txt").authors[0]
    assert (ottilie.mastodon, ottilie.twitter) == ("ottilie@orchard.example", "ottilie_faux")


def test_caption_is_told_from_credit():
    assert recognised("caption.txt").image_caption == "Two trees and a ladder in the orchard."


@pytest.mark.parametrize(
    ("name", "notes"),
    [
        ("footnotes.md", ["Counted by hand, see", "It has not answered, being asleep.", "Counted"]),
        ("notes.txt", ["See <em>The Sample Guide to Scales</em>", "Except in the year of the"]),
        ("word-export.html", ["The cable is a sample cable.</span>"]),
        ("web-page.html", ["From the east.</span>"]),
    ],
)
def test_footnotes_move_into_their_sentences(name, notes):
    body = recognised(name).body
    parts = body.split('<span class="footnote">')[1:]
    assert len(parts) == len(notes)
    assert all(part.startswith(note) for part, note in zip(parts, notes, strict=True))
    assert "[1]" not in body
    assert "Notes" not in plain(body)


def test_links_lists_and_emphasis_survive():
    body = recognised("footnotes.md").body
    assert "<em>Society for the Other Glove</em>" in body
    assert "<li>found on trams</li>" in body
    assert "<blockquote>" in body
    word = recognised("word-export.html").body
    assert '<a href="https://example.org/stairs" rel="noopener">the stairs</a>' in word
    assert "<em>since the cable came</em>" in word
    assert "<ul><li>one hundred and eleven steps</li>" in word


def test_emphasis_in_text_files_survives_where_it_is_unmistakable():
    body = recognised("notes.txt").body
    assert "<em>only</em>" in body
    assert "<em>very</em>" in body
    assert "snake_case_name and 2*3*4" in body
    assert 'href="https://example.org/weighbridge?year=1911&amp;page=2"' in body


def test_what_surrounds_an_article_on_a_web_page_is_left_out():
    body = recognised("web-page.html").body
    assert "gladly" in body
    for stray in ("Shop", "Advertisement", "All rights", "alert", "not text", "javascript", "img"):
        assert stray not in body


@pytest.mark.parametrize(
    "line",
    [
        "Editor's Note: A sample note.",
        "Editor’s note - A sample note.",
        "EDITORS’ NOTE: A sample note.",
        "Editor's Note\nA sample note.",
    ],
)
def test_editors_note_is_stored_without_its_label(line):
    found = take(f"A Title\n\nBy Ann Example\n\n{line}\n\n{BODY}")
    assert found.editors_note == "<p>A sample note.</p>"
    assert found.body.count("<p>") == 2


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("The Reeds – We Asked Ann Example What Happens Next", ["Ann Example"]),
        ("We asked Dr. Ann Example and Bo van Mock how it ends", ["Ann Example", "Bo van Mock"]),
        ("We Asked Ann d’Example, Li Bo, and Cy Mock Why", ["Ann d’Example", "Li Bo", "Cy Mock"]),
        ("We Asked 80 Experts What Happens Next", []),
        ("We Asked Some Experts Why", []),
    ],
)  # fmt: skip
def test_author_is_taken_from_a_title_that_asks_them(title, names):
    assert [author.name for author in take(f"{title}\n\n{BODY}").authors] == names


def test_line_that_says_where_to_follow_joins_the_bio_above_it():
    found = take(
        f"A Title\n\nBy Ann Example\n\n{BODY}\n\nAnn Example is a writer.\n\nFollow her at @ann_ex."
    )
    assert found.authors[0].twitter == "ann_ex"
    assert found.authors[0].bio == "<p>Ann Example is a writer.</p>\n<p>Follow her at @ann_ex.</p>"
    assert "Follow" not in found.body


def test_missing_author_is_told():
    found = take(f"A Title\n\n{BODY}")
    assert found.authors == ()
    assert found.unsure == ("no author was found",)


def test_last_paragraph_about_somebody_else_stays_in_the_text():
    found = take(
        f"A Title\n\nBy Ann Example\n\n{BODY}\n\n"
        "Bo Sample is unlikely to agree with any of this, and he will say so loudly."
    )
    assert "Bo Sample is unlikely" in found.body
    assert found.authors[0].bio == ""


def test_paragraph_that_may_be_a_bio_of_nobody_known_is_not_lost():
    found = take(
        f"A Title\n\nBy Ann Example\n\n{BODY}\n\nBo Sample is a professor at Mock College."
    )
    assert "Bo Sample is a professor at Mock College." in found.body
    assert any("may be a bio" in remark for remark in found.unsure)


def test_guessed_dek_is_told():
    found = take(f"A Title\n\nBy Ann Example\n\nA heron explains the dyke.\n\n{BODY}\n\n{BODY}")
    assert found.dek == "A heron explains the dyke."
    assert found.unsure[0] == "the dek is a guess: “A heron explains the dyke.”"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Only a title", "There is a title but no text under it."),
        ("x" * 400 + "\n\n" + BODY, "No title was found"),
        ("***\n\n---", "There is no text in it."),
        ("Title\n\nBy Ann Example\n\nImage: Mock", "There is a title but no text under it."),
    ],
)
def test_document_without_title_or_text_is_refused(text, message):
    with pytest.raises(DocumentError, match=message):
        take(text)


PIECES = st.sampled_from(
    sorted(
        word_set(
            "“ ” \" ' – -- by and By Editor's Note: Image: Photo: Notes [1] 1. # * _ @x Ann is "
            "Example was a former fellow at the University of X since 2019 from to ; , . ( ) We "
            "Asked What <b> <p> & https://x.com/a Follow her on Twitter | --- Title: Caption:"
        )
    )
)
TEXTS = st.one_of(
    st.text(min_size=1, max_size=400),
    st.lists(st.one_of(PIECES, st.just("\n"), st.just("\n\n")), max_size=60).map(" ".join),
)


@settings(max_examples=60)
@given(TEXTS, st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_any_text_is_recognised_or_refused(text, name):
    """Nothing but a DocumentError comes out of what authors could type."""
    try:
        found = recognise(read(name, text.encode("utf-8", "replace")))
    except DocumentError:
        return
    assert found.title
    assert plain(found.body)
    assert clean(found.body) == found.body
    assert TakeDocument.from_data(found.as_data()) == found
