"""What every screen of the desk is made of: fields, rows and the base of the admins.

It stands at the bottom, so that the admins of people and those of articles share it. What it knows
of acts it tells the admin site, which writes them down.
"""

from contributors.desk.base import DeskAdmin, DeskChangeList
from contributors.desk.export import CsvExport, address
from contributors.desk.filters import CountedFilter
from contributors.desk.forms import (
    DeskForm,
    OrderField,
)
from contributors.desk.held import HeldFileField, HeldFileInput, HoldingForm
from contributors.desk.moments import ZonedDateTimeField, ZonedSplitDateTime
from contributors.desk.prose import ProseField, ProseWidget
from contributors.desk.relations import LabelledSelect, LabelledSelectMultiple
from contributors.desk.rows import RowForm, RowFormSet, StackedRows, TabularRows

__all__ = [
    "CountedFilter",
    "CsvExport",
    "DeskAdmin",
    "DeskChangeList",
    "DeskForm",
    "HeldFileField",
    "HeldFileInput",
    "HoldingForm",
    "LabelledSelect",
    "LabelledSelectMultiple",
    "OrderField",
    "ProseField",
    "ProseWidget",
    "RowForm",
    "RowFormSet",
    "StackedRows",
    "TabularRows",
    "ZonedDateTimeField",
    "ZonedSplitDateTime",
    "address",
]
