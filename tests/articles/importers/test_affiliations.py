"""Where authors work and where to follow them, read from their bios. All are invented."""

import pytest

from tests.articles.importers.takes import with_bio


@pytest.mark.parametrize(
    ("bio", "lines"),
    [
        ("Ann Example is Ship’s Librarian at the Sample Seafarers’ Library.",
         [("Sample Seafarers’ Library", "Ship’s Librarian", None, None)]),
        ("Ann Example is Professor of History at the University of Samples.",
         [("University of Samples", "Professor of History", None, None)]),
        ("Ann Example is Director of the Reeds Programme at the Sample Centre since 2019.",
         [("Sample Centre", "Director of the Reeds Programme", 2019, None)]),
        ("Ann Example served as editor of Sample Review from 2010 to 2014.",
         [("Sample Review", "Editor", 2010, 2014)]),
        ("Ann Example was a fellow with the Mock Trust between 2001 and 2003.",
         [("Mock Trust", "Fellow", 2001, 2003)]),
        ("Ann Example is a fellow at the Centre for Reeds and Inland Ponds, where she rows.",
         [("Centre for Reeds and Inland Ponds", "Fellow", None, None)]),
        ("Ann Example, a keeper at Mock House, is the author of Reeds.",
         [("Mock House", "Keeper", None, None)]),
        ("Ann Example teaches drawing at Sample College.",
         [("Sample College", "", None, None)]),
        ("Ann Example was head of Mock Archive until 2018.",
         [("Mock Archive", "Head", None, 2018)]),
        ("Ann Example is a fellow at the Center for a New Sample Security.",
         [("Center for a New Sample Security", "Fellow", None, None)]),
        ("Ann Example is a Senior Fellow (non-resident) at Mock House.",
         [("Mock House", "Senior Fellow (non-resident)", None, None)]),
        ("Ann Example is a resident scholar at Mock House.",
         [("Mock House", "Resident scholar", None, None)]),
        ("Ann Example is the Mary and John Sample Professor of History at Mock College.",
         [("Mock College", "Mary and John Sample Professor of History", None, None)]),
        ("Ann Example is of counsel at Ham, Stubb & Mock LLP in D.C. She ran Mock Inn until 2003.",
         [("Ham, Stubb & Mock LLP", "Of counsel", None, None),
          ("Mock Inn", "Head", None, 2003)]),
        ("Ann Example is a poet. From 2010-14 she was chief historian at Mock House.",
         [("Mock House", "Chief historian", 2010, 2014)]),
        ("Ann Example is a poet. From 2009 to 2013, she was director of Mock House.",
         [("Mock House", "Director", 2009, 2013)]),
        ("Ann Example writes for Mock Monthly and teaches at Sample College.",
         [("Mock Monthly", "", None, None), ("Sample College", "", None, None)]),
        ("Ann Example was Deputy Secretary of Harbours from 2015 to 2017.", []),
        ("Ann Example is Minister for Remote Ponds.", []),
        ("Ann Example is Secretary of the Guild of Small Ponds.",
         [("Guild of Small Ponds", "Secretary", None, None)]),
        ("Ann Example is a graduate of Sample College and lives in Mockton.", []),
        ("Ann Example is a former director at Sample House and analyst at Mock House.", []),
    ],
)  # fmt: skip
def test_affiliations_are_read_from_what_a_bio_says(bio, lines):
    (author,) = with_bio(bio).authors
    assert [
        (line.organisation, line.role, line.from_year, line.to_year) for line in author.affiliations
    ] == lines


def test_past_role_without_a_year_is_told_and_not_recorded():
    """Open ends would claim that it is held today."""
    found = with_bio(
        "Ann Example is a writer for Mock Monthly. Previously, she was a fellow at Sample House."
    )
    assert [line.organisation for line in found.authors[0].affiliations] == ["Mock Monthly"]
    assert found.unsure == (
        "a past role without years is not recorded: “a fellow at Sample House”",
    )


@pytest.mark.parametrize(
    ("bio", "handle"),
    [
        ("Ann Example is a writer. Follow her on Twitter @ann_ex.", "ann_ex"),
        ("Ann Example is a writer (@ann_ex).", "ann_ex"),
        ("Ann Example is a writer. Twitter: ann_ex", "ann_ex"),
        ("Ann Example is a writer. She is at https://twitter.com/ann_ex?s=20.", "ann_ex"),
        ("Ann Example is a writer. Find her at x.com/ann_ex.", "ann_ex"),
        ("Ann Example is a writer. Write to ann@example.org.", ""),
        ("Ann Example is a writer. See https://twitter.com/search?q=reeds.", ""),
        ("Ann Example is a writer. Share it: https://x.com/intent/post", ""),
    ],
)
def test_twitter_handle_is_found_and_nothing_else_is_taken_for_one(bio, handle):
    (author,) = with_bio(bio).authors
    assert author.twitter == handle


@pytest.mark.parametrize(
    ("bio", "doubts"),
    [
        ("Ann Example (@ann_ex) is a fellow at Mock House.", []),
        ("Ann Example is a fellow at Mock House and a poet (@ann_ex).", []),
        (
            "Ann Example is a fellow at Mock House (@mockhouse).",
            ["@mockhouse may be that of the place before it"],
        ),
    ],
)
def test_handle_that_stands_behind_a_place_is_in_doubt(bio, doubts):
    assert [str(doubt) for doubt in with_bio(bio).unsure if doubt.part == "handles"] == doubts


def test_role_and_place_behind_the_name_are_an_affiliation_without_a_verb():
    (author,) = with_bio("Ann Example, Professor of Ponds, Mock College").authors
    assert [(line.role, line.organisation) for line in author.affiliations] == [
        ("Professor of Ponds", "Mock College")
    ]
