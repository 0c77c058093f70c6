"""How two snapshots differ, for people: field by field, in the order of writing."""

from articles.difference.fields import FieldDifference, RowDifference, difference
from articles.difference.labels import field_label, figures_in_words
from articles.difference.markup import Part, compare_markup
from articles.difference.words import compare_text

__all__ = [
    "FieldDifference",
    "Part",
    "RowDifference",
    "compare_markup",
    "compare_text",
    "difference",
    "field_label",
    "figures_in_words",
]
