"""Who a document says its authors are. All people and places are invented."""

import pytest

from tests.articles.importers.takes import BODY, take, under_title, with_bio


def names(document):
    return [author.name for author in document.authors]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ann Example, Ph.D., and Bo Mock, MD, MPH", ["Ann Example", "Bo Mock"]),
        ("By Jack Ma and Li Ba", ["Jack Ma", "Li Ba"]),
        ("By Jack Ma, MA", ["Jack Ma"]),
        ("By Ann Example / Bo Mock", ["Ann Example", "Bo Mock"]),
        ("By Ann Example, Jr., and Col. (Ret.) Bo Mock III", ["Ann Example Jr.", "Bo Mock III"]),
        ("Von Ann Example", ["Ann Example"]),
        ("Par Ann Example", ["Ann Example"]),
        ("מאת נועם דוגמה", ["נועם דוגמה"]),
        ("作者：样本花", ["样本花"]),
        ("By\u00a0Ann\u200b Example", ["Ann Example"]),
        ("By He\u0301le\u0300ne Exemple", ["Hélène Exemple"]),
        ("Ann Example*", ["Ann Example"]),
    ],
)
def test_authors_are_named_in_many_ways(line, expected):
    assert names(take(f"A Title\n\n{line}\n\n{BODY}")) == expected


def test_each_of_two_authors_has_the_place_that_stands_behind_the_name():
    found = take(
        "A Title\n\nBy Ann Example, Professor of Law at Mock College; and Bo Stubb, Director of "
        f"Mock House\n\n{BODY}"
    )
    ann, bo = found.authors
    assert [line.organisation for line in ann.affiliations] == ["Mock College"]
    assert [(line.role, line.organisation) for line in bo.affiliations] == [
        ("Director", "Mock House")
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ann Example, Sample University and Port Mock Polytechnic", ["Ann Example"]),
        ("By Ann Example, Professor of History and Law", ["Ann Example"]),
    ],
)
def test_second_half_of_a_place_is_no_second_author(line, expected):
    assert names(take(f"A Title\n\n{line}\n\n{BODY}")) == expected


def test_handle_in_a_byline_is_the_authors():
    found = with_bio("Ann Example is a fellow at Mock House.", "By Ann Example (@ann_ex)")
    assert found.authors[0].twitter == "ann_ex"
    assert found.unsure == ()


def test_what_a_byline_says_and_nothing_uses_is_told():
    found = with_bio("Ann Example is a fellow at Mock House.", "By Ann Example, with love")
    assert found.unsure == ("“with love” in the byline was not used",)


def test_line_of_role_and_place_below_the_name_is_no_dek():
    found = take(f"A Title\n\nAnn Example\nProfessor of Ponds, University of Samples\n\n{BODY}")
    assert found.dek == ""
    (line,) = found.authors[0].affiliations
    assert (line.role, line.organisation) == ("Professor of Ponds", "University of Samples")


def test_name_role_and_handle_under_the_text_are_the_author_and_it_is_told():
    found = take(f"A Title\n\n{BODY}\n\nAnn Example\nSenior Fellow, Mock House\n@ann_ex")
    (author,) = found.authors
    assert (author.name, author.twitter) == ("Ann Example", "ann_ex")
    assert [(line.role, line.organisation) for line in author.affiliations] == [
        ("Senior Fellow", "Mock House")
    ]
    assert "the author was taken from the line “Ann Example”" in found.unsure


def test_name_alone_under_a_text_whose_author_is_known_is_dropped():
    found = take(f"A Title\n\nBy Ann Example\n\n{BODY}\n\n— Ann Example")
    assert names(found) == ["Ann Example"]
    assert found.body.endswith("before.</p>")


@pytest.mark.parametrize("name", ["paul van der mock", "An Nguyen"])
def test_typed_name_that_does_not_look_like_one_is_taken_and_told(name):
    found = take(f"A Title\n\nby {name}\n\n{BODY}")
    assert names(found) == [name]
    assert f"the author was taken from the line “by {name}”" in found.unsure


def test_byline_of_an_institution_is_neither_author_nor_dek():
    found = take(f"A Title\n\nBy the Mock Parish Council\n\n{BODY}")
    assert (found.authors, found.dek) == ((), "")
    assert "By the Mock Parish Council" in found.body
    assert found.unsure[0] == (
        "“By the Mock Parish Council” may say whose text this is; it was left in the text"
    )


def test_crosshead_is_no_author_where_the_bio_names_one():
    found = under_title("Salt Water")
    assert names(found) == ["Ann Example"]
    assert found.dek == "Salt Water"


def test_author_at_the_end_of_the_title_is_cut_off_where_the_bio_names_them_too():
    text = f"{BODY}\n\nAnn Example is a fellow at Mock House."
    assert take(f"The Reeds, by Ann Example\n\n{text}").title == "The Reeds"
    assert take(f"The Reeds – Ann Example\n\n{text}").title == "The Reeds"
    assert take(f"The Reeds, by Half Measures\n\n{text}").title == "The Reeds, by Half Measures"


def test_name_in_capitals_is_written_as_the_bio_writes_it():
    found = with_bio("Ann McExample is a fellow at Mock House.", "BY ANN MCEXAMPLE")
    assert names(found) == ["Ann McExample"]
    assert found.unsure == ()


def test_name_in_capitals_throughout_is_written_small_and_it_is_told():
    found = with_bio(
        "ANN VAN DER O'EXAMPLE is a fellow at Mock House.", "BY ANN VAN DER O'EXAMPLE AND BO MOCK"
    )
    assert names(found) == ["Ann van der O’Example", "Bo Mock"]
    assert found.unsure[0] == "the name was in capitals; it was written “Ann van der O’Example”"


def test_other_form_of_the_name_in_the_bio_is_told():
    found = with_bio("Annie Example is a planner.")
    assert found.authors[0].bio == "<p>Annie Example is a planner.</p>"
    assert found.unsure[0] == (
        "the byline or title says Ann Example, but a bio speaks of Annie Example"
    )
