"""What texts become before either database sees them."""

import re
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.sample import documents
from articles.search.folding import LONGEST, is_unspaced, terms, words
from articles.search.stemming import stem


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Łučja Żółć", ["lucja", "zolc"]),
        ("Straße, ŒUVRE", ["strasse", "oeuvre"]),
        ("e\u0301lan \u00e9lan", ["elan", "elan"]),
        ("Nguyễn Thị Đào", ["nguyen", "thi", "dao"]),
        ("Путин ΑΘΗΝΑ", ["putin", "athina"]),
        ("ＡＢＣ ﬁn x²", ["abc", "fin", "x2"]),
        ("co\u00adoperate\u200f", ["cooperate"]),
        ("government’s e-mail", ["government", "s", "e", "mail"]),
        ("\x00\ud800 \U0001f600 -- !?", []),
    ],
)
def test_letters_of_every_script_are_folded(text: str, expected: list[str]):
    assert words(text) == expected


def test_scripts_without_spaces_become_pairs_and_a_last_character():
    pairs = words("東京湾")

    assert len(pairs) == 3
    assert all(is_unspaced(pair) for pair in pairs)
    assert words("東京湾", open_end=True) == pairs[:2]
    assert words("東京GDP") == [*words("東京"), "gdp"]


@given(st.text())
def test_any_text_becomes_short_terms_of_letters_and_digits(text: str):
    assert all(re.fullmatch(r"[a-z0-9]+", term) and len(term) <= LONGEST for term in terms(text))


def test_stems_are_those_of_the_porter_stemmer_of_sqlite():
    """Over every word of the sample’s documents."""
    text = " ".join(str(part) for part in vars(documents).values()).lower()
    source = "".join(path.read_text().lower() for path in _sources())
    vocabulary = sorted({*re.findall("[a-z]+", text), *re.findall("[a-z]+", source)})
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE text USING fts5(word, tokenize='porter ascii')")
    database.execute("CREATE VIRTUAL TABLE stems USING fts5vocab(text, 'instance')")
    database.executemany("INSERT INTO text(rowid, word) VALUES (?, ?)", enumerate(vocabulary))
    stems = dict(database.execute("SELECT doc, term FROM stems"))
    database.close()

    assert len(vocabulary) > 3000
    assert {word: stem(word) for word in vocabulary} == {
        word: stems[number] for number, word in enumerate(vocabulary)
    }


def _sources():
    from pathlib import Path

    return sorted(Path(documents.__file__).parent.glob("*.py"))
