"""How two snapshots differ, for people: field by field, in the order of writing."""

from articles.difference.fields import FieldDifference, RowDifference, difference
from articles.difference.labels import field_label
from articles.difference.markup import Part

__all__ = ["FieldDifference", "Part", "RowDifference", "difference", "field_label"]
