"""Which paragraphs speak of the authors, wherever they stand. All people are invented."""

import pytest

from tests.articles.importers.takes import BODY, take, under_title, with_bio

HOUSE = "Ann Example is a fellow at Mock House."


@pytest.mark.parametrize(
    "bio",
    [
        "Ambassador (ret.) Ann Example, a keeper of keys, is a fellow at Mock House.",
        "Captain Ann Example, Mock Navy (Ret.), is a fellow at Mock House.",
        "— Ann Example is a mason at Stone & Sons.",
        "* Ann Example is a mason at Stone & Sons.",
        "Bio: Ann Example is a mason.",
        "(Ann Example is a mason at Stone & Sons.)",
        "About the author: Ann Example is a mason.",
        "The author is a mason at Stone & Sons.",
        "Ann Example (b. 1961) has written three novels.",
    ],
)
def test_bio_is_found_by_the_name_that_opens_it(bio):
    found = with_bio(bio)
    assert found.body.endswith("before.</p>")
    assert len(found.authors[0].bio) > 20
    assert "Bio" not in found.authors[0].bio


@pytest.mark.parametrize(
    ("byline", "bio"),
    [
        ("By 김보기", "김보기는 보기대학교 교수이다."),
        ("作者：样本花", "样本花是样本大学的教授。"),
        ("מאת נועם דוגמה", "נועם דוגמה הוא חוקר במכון."),
        ("Von Ann Muster", "Ann Muster forscht am Institut für Schilf."),
    ],
)
def test_bio_of_a_known_author_is_found_in_any_language(byline, bio):
    assert with_bio(bio, byline).authors[0].bio == f"<p>{bio}</p>"


def test_each_line_to_follow_somebody_belongs_to_the_bio_above_it():
    ann, bo = with_bio(
        f"{HOUSE}\n\nFollow her: @ann_ex\n\nBo Mock is a mason.\n\nTwitter handle: @bo_mock",
        "By Ann Example and Bo Mock",
    ).authors
    assert (ann.twitter, bo.twitter) == ("ann_ex", "bo_mock")


def test_bio_of_several_lines_is_kept_together():
    found = with_bio(
        f"{HOUSE}\nHer latest book is “Reeds”.\nFollow her at @ann_ex\n"
        "Website: https://example.org\nThe views expressed here are her own."
    )
    assert found.authors[0].bio.count("<p>") == 5
    assert found.authors[0].twitter == "ann_ex"
    assert found.body.count("<p>") == 2


def test_two_people_of_one_family_are_told_apart_by_more_than_the_generation():
    ann, bo = with_bio(
        "Ann Example, Jr., is a fellow at Mock House. Bo Example III is a mason.",
        "By Ann Example Jr. and Bo Example III",
    ).authors
    assert ann.bio == "<p>Ann Example, Jr., is a fellow at Mock House.</p>"
    assert bo.bio == "<p>Bo Example III is a mason.</p>"


def test_last_sentence_about_somebody_else_stays_in_the_text():
    found = with_bio(f"They say she writes to the county. He lives in hope.\n\n{HOUSE}")
    assert "They say she writes" in found.body
    assert found.authors[0].bio == f"<p>{HOUSE}</p>"


@pytest.mark.parametrize(
    "text",
    [
        f"A Title\n\nBy Ann Example\n{HOUSE}\n\n{BODY}",
        f"A Title\n\nBy Ann Example\n\nThe reeds are high.\n\n{HOUSE}\n\n{BODY}",
        f"A Title\n\nBy Ann Example\n\n{BODY}\n\n{HOUSE}\n\nann@example.org\n\nSent from my desk",
        f"Title: A Title\nAuthor: Ann Example\nBio: {HOUSE}\n\n{BODY}",
    ],
)
def test_bio_in_the_midst_is_taken_and_told(text):
    found = take(text)
    assert found.authors[0].bio == f"<p>{HOUSE}</p>"
    assert HOUSE not in found.body + found.dek
    assert any("did not stand at the end" in doubt for doubt in found.unsure)


def test_interview_is_not_taken_for_bios():
    found = take(
        "We Asked Ann Example What Happens Next\n\nHanoi: What happens?\n\n"
        f"Ann Example: The heron is high.\n\n{BODY}\n\nAnn Example: It is so."
    )
    assert found.body.count("Ann Example:") == 2
    assert found.authors[0].bio == ""


def test_who_the_author_speaks_of_is_not_the_author():
    found = take(
        f"A Title\n\n{BODY}\n\nBo Mock is the director of our yard, and he taught me to caulk."
    )
    assert found.authors == ()
    assert "Bo Mock is the director" in found.body


def test_guessed_name_under_the_title_is_sure_once_the_bio_says_it_too():
    found = under_title("Ann Example")
    assert [author.name for author in found.authors] == ["Ann Example"]
    assert found.unsure == ()
