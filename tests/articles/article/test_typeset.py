"""Tables that scroll by themselves."""

import pytest

from articles.typeset import with_scrolling_tables

REGION = '<div class="scroll" role="region" tabindex="0" aria-label="{}">'


def test_each_table_stands_in_a_region_with_a_name():
    table = "<table><tbody><tr><td>1</td></tr></tbody></table>"
    named = "<table><caption>Letters <em>by ward</em></caption><tr><td>2</td></tr></table>"

    assert with_scrolling_tables(f"<p>A</p>{table}{named}<p>B</p>") == (
        f"<p>A</p>{REGION.format('Table 1')}{table}</div>"
        f"{REGION.format('Letters by ward')}{named}</div><p>B</p>"
    )


def test_a_table_within_a_table_scrolls_with_it():
    inner = "<table><tr><td>1</td></tr></table>"
    outer = f"<table><tr><td>{inner}</td></tr></table>"

    assert with_scrolling_tables(outer) == f"{REGION.format('Table 1')}{outer}</div>"


def test_a_name_cannot_end_the_attribute_it_stands_in():
    html = '<table><caption>"&gt;&lt;b onclick=x</caption><tr><td>1</td></tr></table>'

    assert 'aria-label="&quot;&gt;&lt;b onclick=x"' in with_scrolling_tables(html)


def test_a_note_in_a_caption_is_not_part_of_the_name():
    html = '<table><caption>Wards<span class="footnote">A note.</span></caption></table>'

    assert REGION.format("Wards") in with_scrolling_tables(html)


@pytest.mark.parametrize("html", ["", "<p>No table.</p>", "</table><p>Stray.</p>"])
def test_everything_else_stays_as_it_was(html):
    assert with_scrolling_tables(html) == html
