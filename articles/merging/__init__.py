"""Two people changed one text: both changes come together, and where they contradict, who asks.

Pure functions over snapshots (see `articles.kinds` for their fields). Fields, bylines and the
paragraphs of a text merge by themselves where only one side changed them; the rest is a `Clash`,
for a person to settle. Nothing that either side wrote is dropped without being shown in one.
"""

from articles.blocks import split_blocks
from articles.merging.clash import Clash, Merged, Taken, Unsettled
from articles.merging.whole import merge, settle

__all__ = ["Clash", "Merged", "Taken", "Unsettled", "merge", "settle", "split_blocks"]
